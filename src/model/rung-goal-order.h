/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-plan.h"
#include "rung-words.h"

G_BEGIN_DECLS

/* Goals as a list shows them: which of them, in which groups, in which order, and how many
 * each filter would show. */

typedef enum
{
  RUNG_GOAL_FILTER_ALL,
  RUNG_GOAL_FILTER_OPEN,    /* planned, active, paused */
  RUNG_GOAL_FILTER_OVERDUE,
  RUNG_GOAL_FILTER_QUARTER, /* open and due by the end of this quarter, overdue ones too */
  RUNG_GOAL_FILTER_DONE,    /* not those that were dropped */
  RUNG_N_GOAL_FILTERS
} RungGoalFilter;

typedef enum
{
  RUNG_GOAL_SORT_DUE,
  RUNG_GOAL_SORT_PRIORITY,
  RUNG_GOAL_SORT_RESPONSIBILITY,
  RUNG_GOAL_SORT_PROGRESS,
  RUNG_GOAL_SORT_ORDER, /* the person's own */
  RUNG_N_GOAL_SORTS
} RungGoalSort;

typedef enum
{
  RUNG_GROUP_OVERDUE, /* these four: by due day */
  RUNG_GROUP_QUARTER, /* due by the end of this quarter */
  RUNG_GROUP_LATER,
  RUNG_GROUP_NO_DATE,
  RUNG_GROUP_HIGH,    /* these three: by priority */
  RUNG_GROUP_NORMAL,
  RUNG_GROUP_LOW,
  RUNG_GROUP_UNDER_WAY, /* these two: by progress */
  RUNG_GROUP_NOT_BEGUN,
  RUNG_GROUP_RESPONSIBILITY, /* one for each, and one for goals that serve none */
  RUNG_GROUP_OPEN,    /* by the person's own order */
  RUNG_GROUP_DONE,    /* these two: by whatever order */
  RUNG_GROUP_DROPPED,
  RUNG_N_GROUPS
} RungGroup;

typedef struct
{
  guint32         today;
  RungGoalFilter  filter;
  RungGoalSort    sort;
  const char     *text; /* nullable: only goals with it in a text, whatever case and width */
} RungGoalView;

typedef struct
{
  RungGroup   group;
  const char *responsibility; /* uid; nullable */
  guint       first;          /* its first goal's place in the order */
  guint       n_goals;
} RungGoalGroup;

/* What became of the lines: from @position on @n_removed went and @n_added came. */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} RungLineChange;

typedef struct _RungGoalOrder RungGoalOrder;

RungGoalOrder       *rung_goal_order_new         (RungPlan            *plan,
                                                  const RungGoalView  *view) G_GNUC_WARN_UNUSED_RESULT;
void                 rung_goal_order_free        (RungGoalOrder       *self);
gboolean             rung_goal_order_follow      (RungGoalOrder       *self,
                                                  RungPlan            *plan,
                                                  RungChangeset       *changeset,
                                                  RungLineChange      *change);
guint                rung_goal_order_get_count   (const RungGoalOrder *self,
                                                  RungGoalFilter       filter);
guint                rung_goal_order_get_n_goals (const RungGoalOrder *self);
RungRecord          *rung_goal_order_get_goal    (const RungGoalOrder *self,
                                                  guint                place); /* borrowed */
guint                rung_goal_order_get_n_groups (const RungGoalOrder *self);
const RungGoalGroup *rung_goal_order_get_group   (const RungGoalOrder *self,
                                                  guint                number);
gboolean             rung_goal_order_find        (const RungGoalOrder *self,
                                                  RungPlan            *plan,
                                                  const char          *uid,
                                                  guint               *place);
guint                rung_goal_order_find_group  (const RungGoalOrder *self,
                                                  guint                place); /* the number of the goal's group */

/* Lines: the head of a group, then its goals. */
guint                rung_goal_order_get_n_lines (const RungGoalOrder *self);
guint                rung_goal_order_get_line_of (const RungGoalOrder *self,
                                                  guint                place);
RungRecord          *rung_goal_order_get_line    (const RungGoalOrder *self,
                                                  guint                line,
                                                  guint               *group); /* borrowed; NULL: a head */

gboolean             rung_goal_filter_takes      (RungGoalFilter       filter,
                                                  RungRecord          *goal,
                                                  guint32              today);
char                *rung_goal_group_dup_title   (const RungGoalGroup *group,
                                                  RungPlan            *plan,
                                                  RungWords           *words,
                                                  guint32              today) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungGoalOrder, rung_goal_order_free)

G_END_DECLS
