/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* A row for each field of a goal that a person edits. */
#define RUNG_TYPE_GOAL_FIELDS (rung_goal_fields_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalFields, rung_goal_fields, RUNG, GOAL_FIELDS, AdwBin)

void       rung_goal_fields_show    (RungGoalFields *self,
                                     RungPlan       *plan,
                                     RungRecord     *goal); /* (nullable) */
GtkWidget *rung_goal_fields_get_row (RungGoalFields *self,
                                     guint           field); /* (nullable) */
void       rung_goal_fields_focus   (RungGoalFields *self,
                                     guint           field);

G_END_DECLS
