/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-timeline.h"

G_BEGIN_DECLS

/* The ladder as rising steps on a time axis. */
#define RUNG_TYPE_TIMELINE_CANVAS (rung_timeline_canvas_get_type ())
G_DECLARE_FINAL_TYPE (RungTimelineCanvas, rung_timeline_canvas, RUNG, TIMELINE_CANVAS, GtkWidget)

GtkWidget *rung_timeline_canvas_new        (void);
void       rung_timeline_canvas_set        (RungTimelineCanvas *self,
                                            RungPlan           *plan,
                                            RungTimeline       *timeline);
gboolean   rung_timeline_canvas_focus_role (RungTimelineCanvas *self,
                                            const char         *role_uid);

GtkWidget *rung_timeline_canvas_get_current (RungTimelineCanvas *self); /* nullable, the rung one is in */

G_END_DECLS
