/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* The top of a goal's pane: what it is, how it stands, and what to do with it.  Its
 * buttons activate the pane's actions. */
#define RUNG_TYPE_GOAL_HEAD (rung_goal_head_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalHead, rung_goal_head, RUNG, GOAL_HEAD, GtkWidget)

void rung_goal_head_show         (RungGoalHead *self,
                                  RungPlan     *plan,
                                  RungRecord   *goal);
void rung_goal_head_set_closable (RungGoalHead *self,
                                  gboolean      is_closable);
void rung_goal_head_focus        (RungGoalHead *self);

G_END_DECLS
