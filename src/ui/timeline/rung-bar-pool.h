/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-goal-bar.h"
#include "rung-time-pane.h"

G_BEGIN_DECLS

/* The goal bars of a pane: a bar that leaves the view is bound to another goal. */
typedef struct _RungBarPool RungBarPool;

RungBarPool *rung_bar_pool_new    (RungTimePane          *pane) G_GNUC_WARN_UNUSED_RESULT;
void         rung_bar_pool_free   (RungBarPool           *self);
/* The plan changed: bars are bound anew when they are taken next. */
void         rung_bar_pool_reset  (RungBarPool           *self,
                                   RungPlan              *plan,
                                   guint32                today);
/* In place(): begin, one take for each bar in view, end. */
void         rung_bar_pool_begin  (RungBarPool           *self);
GtkWidget   *rung_bar_pool_take   (RungBarPool           *self,
                                   const RungPlacedBar   *placed);  /* bound and placed */
void         rung_bar_pool_end    (RungBarPool           *self);
/* The bar of a goal, and of a group where the goal may stand in several; NULL: not in view. */
GtkWidget   *rung_bar_pool_find   (RungBarPool           *self,
                                   const char            *goal_uid,
                                   guint                  group);
/* How wide a bar's title is, at the most about forty letters; kept. */
double       rung_bar_pool_measure_title (RungBarPool           *self,
                                          const RungTimelineBar *bar);
/* How high a bar with a title has to be. */
double       rung_bar_pool_get_titled_height (RungBarPool *self);
/* Whether the pane's group numbers tell bars of one goal apart. */
void         rung_bar_pool_set_by_group (RungBarPool *self,
                                         gboolean     by_group);

G_END_DECLS
