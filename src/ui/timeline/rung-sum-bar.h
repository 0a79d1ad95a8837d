/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-timeline.h"

G_BEGIN_DECLS

/* The goals of a responsibility in one strip: a button that says how many there are, and
 * opens the role, or the goal when it is only one. */
#define RUNG_TYPE_SUM_BAR (rung_sum_bar_get_type ())
G_DECLARE_FINAL_TYPE (RungSumBar, rung_sum_bar, RUNG, SUM_BAR, GtkButton)

GtkWidget  *rung_sum_bar_new     (void);
void        rung_sum_bar_bind    (RungSumBar            *self,
                                  const RungTimelineSum *sum,
                                  const char            *role_uid);
const char *rung_sum_bar_get_uid (RungSumBar            *self); /* of the responsibility; nullable until bound */
const char *rung_sum_bar_get_goal_uid (RungSumBar       *self); /* nullable: where there is only one */

G_END_DECLS
