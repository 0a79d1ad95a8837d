/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-timescale.h"

G_BEGIN_DECLS

/* The strip with the labels of a time axis; the lines below it are drawn by whoever has it. */
#define RUNG_TYPE_TIMELINE_AXIS (rung_timeline_axis_get_type ())
G_DECLARE_FINAL_TYPE (RungTimelineAxis, rung_timeline_axis, RUNG, TIMELINE_AXIS, GtkWidget)

GtkWidget *rung_timeline_axis_new              (void);
void       rung_timeline_axis_set_scale        (RungTimelineAxis    *self,
                                                const RungTimescale *scale,
                                                double               inset_px);
void       rung_timeline_axis_snapshot_lines   (RungTimelineAxis    *self,
                                                GtkSnapshot         *snapshot,
                                                double               top_px,
                                                double               bottom_px);
int        rung_timeline_axis_get_label_height (RungTimelineAxis    *self);

G_END_DECLS
