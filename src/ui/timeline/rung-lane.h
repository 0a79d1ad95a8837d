/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-timeline.h"

G_BEGIN_DECLS

/* How far a lane's days begin from its edges: the board's axis has to agree. */
#define RUNG_LANE_PADDING_PX 14
/* The most goals a lane draws; the rest is counted in words. */
#define RUNG_LANE_MAX_BARS 24

/* A responsibility as a card: title, levels, goals on the time axis, a way to add one. */
#define RUNG_TYPE_LANE (rung_lane_get_type ())
G_DECLARE_FINAL_TYPE (RungLane, rung_lane, RUNG, LANE, GtkWidget)

GtkWidget *rung_lane_new       (void);
void       rung_lane_show      (RungLane   *self,
                                RungPlan   *plan,
                                RungRecord *responsibility,
                                GArray     *bars,
                                guint       n_more,
                                guint32     today);
void       rung_lane_set_range (RungLane   *self,
                                guint32     first_day,
                                guint32     last_day);

G_END_DECLS
