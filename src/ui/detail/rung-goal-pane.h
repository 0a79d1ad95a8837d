/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-store.h"

G_BEGIN_DECLS

/* Everything about one goal, edited in place. */
#define RUNG_TYPE_GOAL_PANE (rung_goal_pane_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalPane, rung_goal_pane, RUNG, GOAL_PANE, GtkWidget)
/* Signal ::closed (), when the person closes it or the goal is gone. */

GtkWidget  *rung_goal_pane_new       (void);
void        rung_goal_pane_set_store    (RungGoalPane *self,
                                      RungStore    *store);
const char *rung_goal_pane_get_goal  (RungGoalPane *self);
void        rung_goal_pane_set_goal  (RungGoalPane *self,
                                      const char   *uid);
void        rung_goal_pane_set_closable (RungGoalPane *self,
                                         gboolean      is_closable);
void        rung_goal_pane_focus_title (RungGoalPane *self);
void        rung_goal_pane_focus_details (RungGoalPane *self);
void        rung_goal_pane_focus_dates   (RungGoalPane *self);
void        rung_goal_pane_commit    (RungGoalPane *self);

G_END_DECLS
