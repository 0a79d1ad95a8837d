/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheets a document can be laid on.  Lengths are points, 1/72 inch: A4 is
 * 210 x 297 mm (ISO 216), Letter 8.5 x 11 inches. */

#include "rung-paper.h"

static const RungPaper papers[] = {
  { "A4", 595.276, 841.890, 50 },
  { "Letter", 612, 792, 50 },
};

/**
 * rung_paper_find:
 * @name: the name of a sheet, in any case
 *
 * Finds a sheet of paper by its name.
 *
 * Returns: (nullable): a static sheet, or %NULL if no sheet has that name
 */
const RungPaper *
rung_paper_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (papers[i].name, name) == 0)
      return &papers[i];
  return NULL;
}
