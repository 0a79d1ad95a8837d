/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-timeline-layout.h"

G_BEGIN_DECLS

/* A goal on a time axis: a button that says the goal's sentence and does "timeline.open-goal". */
#define RUNG_TYPE_GOAL_BAR (rung_goal_bar_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalBar, rung_goal_bar, RUNG, GOAL_BAR, GtkButton)

GtkWidget  *rung_goal_bar_new             (void);
const char *rung_goal_bar_get_uid         (RungGoalBar           *self);
RungRecord *rung_goal_bar_get_goal        (RungGoalBar           *self); /* nullable until bound */
/* Shows a goal; `plan` is only asked, not kept. */
void        rung_goal_bar_bind            (RungGoalBar           *self,
                                           RungPlan              *plan,
                                           const RungTimelineBar *bar,
                                           guint32                today);
/* Track and title as the layout has them; gives the place that covers both. */
void        rung_goal_bar_place           (RungGoalBar           *self,
                                           const RungPlacedBar   *placed,
                                           GtkAllocation         *place);
/* "Write the runbook · 9 days late": what stands on a bar. */
char       *rung_goal_bar_dup_title       (const RungTimelineBar *bar,
                                           guint32                today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
