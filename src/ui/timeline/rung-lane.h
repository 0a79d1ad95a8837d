/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-timeline.h"

G_BEGIN_DECLS

/* How far a lane's days begin from its edges. */
#define RUNG_LANE_PADDING_PX 14
/* So many goals without a day stand in a lane; the rest is counted. */
#define RUNG_LANE_MOST_CHIPS 3

/* What of a lane can have the focus, besides its bars. */
typedef enum
{
  RUNG_LANE_RATING,
  RUNG_LANE_EDIT,
  RUNG_LANE_ADD,
  RUNG_LANE_CHIPS, /* the first goal without a day; the next ones follow */
} RungLanePart;

/* A responsibility's words: title and levels over its bars, and what stands below them: a
 * way to add a goal, and the goals without a day.  The bars are the board's. */
#define RUNG_TYPE_LANE (rung_lane_get_type ())
G_DECLARE_FINAL_TYPE (RungLane, rung_lane, RUNG, LANE, GtkWidget)

GtkWidget  *rung_lane_new           (void);
void        rung_lane_show          (RungLane           *self,
                                     RungPlan           *plan,
                                     const RungRoleLane *lane,
                                     guint32             today);
const char *rung_lane_get_uid       (RungLane           *self); /* of the responsibility; nullable until it is shown */
void        rung_lane_measure_parts (RungLane           *self,
                                     int                 width,
                                     int                *header,
                                     int                *footer);
guint       rung_lane_count_chips   (const RungRoleLane *lane);
GtkWidget  *rung_lane_get_part      (RungLane           *self,
                                     guint               part);
int         rung_lane_get_focus     (RungLane           *self); /* the part that has it; -1: none */
gboolean    rung_lane_has_button_at (RungLane           *self,
                                     double              x,
                                     double              y);

G_END_DECLS
