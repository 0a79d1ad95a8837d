/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* What may be worth a thought about a goal, each with a way to where it is answered. */
#define RUNG_TYPE_GOAL_HINTS (rung_goal_hints_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalHints, rung_goal_hints, RUNG, GOAL_HINTS, AdwBin)

void rung_goal_hints_show (RungGoalHints *self,
                           RungPlan      *plan,
                           RungRecord    *goal);

G_END_DECLS
