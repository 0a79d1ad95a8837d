/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-timescale.h"

G_BEGIN_DECLS

/* The ticks of a time axis with their labels laid out: made when a widget gets its
 * size, drawn as often as need be. */
typedef struct _RungTimelineAxis RungTimelineAxis;

RungTimelineAxis *rung_timeline_axis_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void              rung_timeline_axis_free     (RungTimelineAxis    *self);
void              rung_timeline_axis_update   (RungTimelineAxis    *self,
                                               GtkWidget           *widget,
                                               const RungTimescale *scale,
                                               double               start_px);
void              rung_timeline_axis_clear    (RungTimelineAxis    *self);
void              rung_timeline_axis_snapshot (RungTimelineAxis    *self,
                                               GtkWidget           *widget,
                                               GtkSnapshot         *snapshot,
                                               double               lines_top_px);
int               rung_timeline_axis_get_label_height (GtkWidget   *widget);

G_END_DECLS
