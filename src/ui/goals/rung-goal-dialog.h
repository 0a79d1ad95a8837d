/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"
#include "rung-plan.h"

G_BEGIN_DECLS

/* Adds a goal to a responsibility, with ideas to start from. */
#define RUNG_TYPE_GOAL_DIALOG (rung_goal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalDialog, rung_goal_dialog, RUNG, GOAL_DIALOG, RungDialog)
/* Signal ::added (const char *goal_uid) */

RungDialog *rung_goal_dialog_new      (RungPlan       *plan,
                                       const char     *responsibility_uid,
                                       const char     *title);
/* The days of a goal that is drawn on the timeline; 0 for none. */
void        rung_goal_dialog_set_days (RungGoalDialog *self,
                                       guint32         start,
                                       guint32         due);

G_END_DECLS
