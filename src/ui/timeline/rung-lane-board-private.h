/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-bar-pool.h"
#include "rung-lane-board.h"
#include "rung-timeline-layout.h"

G_BEGIN_DECLS

/* What a lane's words need over and below its bars. */
typedef struct { int header, footer; } RungLaneHeights;

struct _RungLaneBoard
{
  RungTimePane      parent_instance;

  RungRoleTimeline *role;    /* nullable until something is shown */
  RungLaneMetrics   metrics;
  RungLaneStack    *stack;   /* nullable until it is measured */
  RungLaneLayout   *layout;  /* of what is in view */

  GPtrArray        *lanes;   /* of RungLane, borrowed: a pool */
  GPtrArray        *cards;   /* what is behind each of them */
  GPtrArray        *sums;    /* of RungSumBar: a pool */
  RungBarPool      *bars;
  GtkWidget        *ghost;   /* a goal that is being drawn */
  GHashTable       *fresh;   /* of lanes and strips that show the plan as it is now */

  GArray           *heights; /* of RungLaneHeights by lane, for a width and a font */
  int               heights_width;
  guint             heights_font;
};

static inline const RungRoleLane *
rung_lane_board_get_lane (RungLaneBoard *self,
                          guint          position)
{
  return &g_array_index (self->role->lanes, RungRoleLane, position);
}

static inline const char *
rung_lane_board_get_lane_uid (RungLaneBoard *self,
                              guint          position)
{
  return rung_record_get_uid (rung_lane_board_get_lane (self, position)->responsibility);
}

/* rung-lane-board-place.c */
double     rung_lane_board_measure_content (RungTimePane        *pane,
                                            double               width,
                                            double               height,
                                            double               per_day);
void       rung_lane_board_place           (RungTimePane        *pane,
                                            const RungTimescale *scale,
                                            double               top,
                                            double               bottom);
gboolean   rung_lane_board_pick            (RungTimePane        *pane,
                                            double               x,
                                            double               y,
                                            RungTimeTarget      *target);
GtkWidget *rung_lane_board_find_lane       (RungLaneBoard       *self,
                                            guint                position); /* nullable: not in view */
GtkWidget *rung_lane_board_find_sum        (RungLaneBoard       *self,
                                            guint                position); /* nullable: not in view */

/* rung-lane-board-focus.c */
gboolean   rung_lane_board_move_focus      (RungTimePane        *pane,
                                            GtkDirectionType     direction);

G_END_DECLS
