/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-time-pane.h"
#include "rung-timeline.h"

G_BEGIN_DECLS

/* The whole of the time in a strip, with a frame around what is in view.  Not there while
 * all of it is. */
#define RUNG_TYPE_TIMELINE_OVERVIEW (rung_timeline_overview_get_type ())
G_DECLARE_FINAL_TYPE (RungTimelineOverview, rung_timeline_overview, RUNG, TIMELINE_OVERVIEW, GtkWidget)

GtkWidget *rung_timeline_overview_new      (void);
void       rung_timeline_overview_set_pane (RungTimelineOverview *self,
                                            RungTimePane         *pane);     /* nullable */
void       rung_timeline_overview_set      (RungTimelineOverview *self,
                                            const RungTimeline   *timeline); /* not kept */
void       rung_timeline_overview_set_role (RungTimelineOverview   *self,
                                            const RungRoleTimeline *role);   /* not kept */
/* Whether so little is in view that a strip helps. */
gboolean   rung_timeline_overview_is_of_use (RungTimeView         view,
                                             double               whole_days);

G_END_DECLS
