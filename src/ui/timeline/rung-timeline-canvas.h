/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-time-pane.h"
#include "rung-timeline.h"

G_BEGIN_DECLS

/* The ladder as rising steps on a time axis. */
#define RUNG_TYPE_TIMELINE_CANVAS (rung_timeline_canvas_get_type ())
G_DECLARE_FINAL_TYPE (RungTimelineCanvas, rung_timeline_canvas, RUNG, TIMELINE_CANVAS, RungTimePane)

GtkWidget *rung_timeline_canvas_new        (void);
void       rung_timeline_canvas_set        (RungTimelineCanvas *self,
                                            RungPlan           *plan,
                                            RungTimeline       *timeline);
RungTimeline *rung_timeline_canvas_get_timeline (RungTimelineCanvas *self); /* nullable, borrowed */
/* A named zoom; the years, the quarter around what is looked at, or today where it is in view. */
void       rung_timeline_canvas_zoom_to    (RungTimelineCanvas *self,
                                            RungZoom            zoom);
/* What it is at; RUNG_N_ZOOMS: none of them. */
RungZoom   rung_timeline_canvas_get_zoom   (RungTimelineCanvas *self);
gboolean   rung_timeline_canvas_focus_role (RungTimelineCanvas *self,
                                            const char         *role_uid);
gboolean   rung_timeline_canvas_focus_goal (RungTimelineCanvas *self,
                                            const char         *goal_uid);
/* Up or down to the role one is in; in time it stays. */
void       rung_timeline_canvas_show_current (RungTimelineCanvas *self);
void       rung_timeline_canvas_show_looked_at (RungTimelineCanvas *self);

GtkWidget *rung_timeline_canvas_get_current (RungTimelineCanvas *self); /* nullable, the rung one is in */

G_END_DECLS
