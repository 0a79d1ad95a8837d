/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a plan file for measurements of whole programs.
 * usage: bench-plan-file N-GOALS FILE */

#include <stdlib.h>

#include "bench-plan.h"
#include "rung-store.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(RungSnapshot) snapshot = NULL;
  g_autoptr(RungStore) store = NULL;
  g_autoptr(GError) error = NULL;

  if (argc != 3)
    return 2;
  snapshot = bench_plan_new (atoi (argv[1]));
  store = rung_store_create (argv[2], snapshot, &error);
  if (store == NULL)
    g_printerr ("%s\n", error->message);
  return store ? 0 : 1;
}
