/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-goal-order.h"

G_BEGIN_DECLS

#define RUNG_N_GOAL_RANKS 5

/* What a goal is sorted by. */
typedef struct
{
  RungRecord *goal;
  RungGroup   group;
  const char *responsibility; /* uid; lives as long as the ranks of responsibilities */
  gint64      ranks[RUNG_N_GOAL_RANKS]; /* compared one after the other; the first is the group's */
} RungGoalKey;

struct _RungGoalOrder
{
  guint32         today;
  guint32         quarter_end;
  RungGoalFilter  filter;
  RungGoalSort    sort;
  char           *text;                 /* folded; NULL: any */
  GHashTable     *responsibility_ranks; /* uid -> rank; NULL for other sorts */
  GArray         *keys;                 /* of RungGoalKey, in order */
  GArray         *groups;               /* of RungGoalGroup */
  guint           counts[RUNG_N_GOAL_FILTERS];
};

/* Without differences of case, width and composition. */
char     *rung_goal_order_fold     (const char          *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean  rung_goal_order_has_text (const RungGoalOrder *self,
                                    RungRecord          *goal);
gboolean  rung_goal_order_takes    (RungGoalFilter       filter,
                                    RungRecord          *goal,
                                    guint32              today,
                                    guint32              quarter_end);
/* @goal is borrowed. */
void      rung_goal_key_fill       (const RungGoalOrder *self,
                                    RungGoalKey         *key,
                                    RungPlan            *plan,
                                    RungRecord          *goal);
int       rung_goal_key_compare    (gconstpointer        a,
                                    gconstpointer        b);

G_END_DECLS
