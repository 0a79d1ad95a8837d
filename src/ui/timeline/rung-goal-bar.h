/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-timeline.h"

G_BEGIN_DECLS

/* A goal on a time axis: a button that says the goal's sentence and does "timeline.open-goal". */
#define RUNG_TYPE_GOAL_BAR (rung_goal_bar_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalBar, rung_goal_bar, RUNG, GOAL_BAR, GtkButton)

GtkWidget  *rung_goal_bar_new         (void);
const char *rung_goal_bar_get_uid     (RungGoalBar           *self);
void        rung_goal_bar_set_bar     (RungGoalBar           *self,
                                       RungPlan              *plan,
                                       const RungTimelineBar *bar,
                                       guint32                today,
                                       gboolean               with_title);
int         rung_goal_bar_get_title_width (RungGoalBar       *self);
void        rung_goal_bar_set_track   (RungGoalBar           *self,
                                       int                    x,
                                       int                    width);

/* A widget's goal bars, kept by goal, so that the focus survives an edit. */
void        rung_goal_bars_update     (GtkWidget             *parent,
                                       GtkWidget             *before,
                                       GHashTable            *widgets, /* uid -> RungGoalBar, borrowed */
                                       RungPlan              *plan,
                                       GArray                *bars,
                                       guint32                today,
                                       gboolean               with_title);

G_END_DECLS
