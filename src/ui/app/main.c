/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program `rung`: the window. */

#include <glib/gi18n.h>

#include "rung-application.h"
#include "rung-ui.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(RungApplication) application = NULL;

  rung_ui_init_words ();
  rung_ui_init ();
  g_set_application_name (_("Rung"));
  application = rung_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
