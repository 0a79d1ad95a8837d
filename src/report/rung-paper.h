/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;       /* "A4" */
  double      width_pt, height_pt;
  double      margin_pt;
} RungPaper;

/* "A4" or "Letter", any case; NULL if unknown. */
const RungPaper *rung_paper_find (const char *name);

G_END_DECLS
