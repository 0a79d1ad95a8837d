/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-goal-list.h"

G_BEGIN_DECLS

/* Shows one line of a goal list; recycled by the list view. */
#define RUNG_TYPE_GOAL_ROW (rung_goal_row_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalRow, rung_goal_row, RUNG, GOAL_ROW, GtkWidget)

GtkWidget *rung_goal_row_new      (void);
void       rung_goal_row_set_line (RungGoalRow  *self,
                                   RungGoalLine *line,
                                   RungStore    *store);

RungGoalLine *rung_goal_row_get_line (RungGoalRow  *self); /* (nullable) */
void       rung_goal_row_set_drop (RungGoalRow  *self,
                                   gboolean      is_above,
                                   gboolean      is_below);

G_END_DECLS
