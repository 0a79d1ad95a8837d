/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "rung-plan-report.h"
#include "rung-timeline.h"

G_BEGIN_DECLS

/* Draws a timeline into a box of any Cairo surface. */
void     rung_timeline_draw  (cairo_t *cr, const RungTimeline *timeline, RungWords *words, double width, double height);
/* The timeline as .png or .svg by the file's ending, written beside and renamed; private left out. */
gboolean rung_timeline_export (RungSnapshot *snapshot, RungWords *words, guint32 today, int width_px, int height_px, const char *path, GError **error);

G_END_DECLS
