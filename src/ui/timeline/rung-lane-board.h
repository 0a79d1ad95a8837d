/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-time-pane.h"
#include "rung-timeline.h"

G_BEGIN_DECLS

/* An opened role's responsibilities under one time axis, each a lane with its goals. */
#define RUNG_TYPE_LANE_BOARD (rung_lane_board_get_type ())
G_DECLARE_FINAL_TYPE (RungLaneBoard, rung_lane_board, RUNG, LANE_BOARD, RungTimePane)

GtkWidget *rung_lane_board_new        (void);
/* Takes `role`; what is looked at stays as far as it lies within the new limits. */
void       rung_lane_board_show       (RungLaneBoard    *self,
                                       RungRoleTimeline *role);
/* Moves the focus to a goal, in the first lane that has it, and brings it into view. */
gboolean   rung_lane_board_focus_goal (RungLaneBoard    *self,
                                       const char       *goal_uid);

G_END_DECLS
