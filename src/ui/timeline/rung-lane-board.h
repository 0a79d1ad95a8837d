/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-timeline.h"

G_BEGIN_DECLS

/* The lanes of a role below one time axis. */
#define RUNG_TYPE_LANE_BOARD (rung_lane_board_get_type ())
G_DECLARE_FINAL_TYPE (RungLaneBoard, rung_lane_board, RUNG, LANE_BOARD, GtkWidget)

GtkWidget *rung_lane_board_new  (void);
void       rung_lane_board_show (RungLaneBoard *self,
                                 RungPlan      *plan,
                                 RungRecord    *role,
                                 RungRecord    *stay,
                                 guint32        today);

G_END_DECLS
