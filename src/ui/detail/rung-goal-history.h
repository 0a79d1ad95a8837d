/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-store.h"

G_BEGIN_DECLS

/* What changed of one goal when, folded away at first; each entry can be gone back to. */
#define RUNG_TYPE_GOAL_HISTORY (rung_goal_history_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalHistory, rung_goal_history, RUNG, GOAL_HISTORY, AdwPreferencesGroup)

GtkWidget *rung_goal_history_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void       rung_goal_history_set_store (RungGoalHistory *self,
                                        RungStore       *store); /* nullable */
void       rung_goal_history_set_goal  (RungGoalHistory *self,
                                        const char      *goal_uid); /* nullable */

G_END_DECLS
