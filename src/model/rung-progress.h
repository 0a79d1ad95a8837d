/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-plan.h"

G_BEGIN_DECLS

/* What counts for one responsibility, newest ratings by day then instant. */
typedef enum
{
  RUNG_MET_UNRATED,
  RUNG_MET_NOT_YET,
  RUNG_MET_MET,
  RUNG_MET_NO_OPPORTUNITY, /* neither met nor missed */
} RungMet;

typedef struct
{
  guint met;            /* responsibilities at level 3 or more */
  guint total;          /* responsibilities that are not hidden */
  guint no_opportunity;
  guint unrated;
} RungMetCount;

typedef struct
{
  guint open;    /* planned, active and paused */
  guint overdue; /* open, not paused, with a due day before today */
  guint done;
  guint dropped;
  guint total;
} RungGoalCount;

double        rung_progress_of_goal     (RungPlan   *plan,
                                         RungRecord *goal);  /* 0 to 1 */
RungRecord   *rung_progress_newest_percent (RungPlan   *plan,
                                            const char *goal_uid); /* check-in; borrowed, nullable */
guint32       rung_progress_get_last_moved (RungPlan   *plan,
                                            RungRecord *goal);
guint32       rung_progress_last_shown  (RungPlan   *plan,
                                         const char *uid); /* goal or responsibility; RUNG_NO_DAY: never */
gboolean      rung_goal_is_open         (RungRecord *goal);
gboolean      rung_goal_is_overdue      (RungRecord *goal,
                                         guint32     today);
int           rung_goal_get_days_late   (RungRecord *goal,
                                         guint32     today); /* > 0 late; <= 0 days left; G_MININT without due day */
RungRecord   *rung_rating_newest        (RungPlan   *plan,
                                         const char *responsibility_uid,
                                         RungRatingBy by);   /* borrowed, nullable */
RungRecord   *rung_rating_that_counts   (RungPlan   *plan,
                                         const char *responsibility_uid); /* borrowed, nullable */
RungMet       rung_progress_of_responsibility (RungPlan   *plan,
                                               const char *responsibility_uid);
RungMetCount  rung_progress_of_role     (RungPlan   *plan,
                                         const char *role_uid);
void          rung_goal_count_add       (RungGoalCount *count,
                                         RungRecord *goal,
                                         guint32     today);
RungGoalCount rung_progress_count_goals (RungPlan   *plan,
                                         const char *role_uid, /* nullable: the whole plan */
                                         guint32     today);

/* Goals that are open and overdue or due within @days, most urgent first
 * (by due day, then priority); borrowed records. */
GPtrArray    *rung_progress_list_next   (RungPlan   *plan,
                                         guint32     today,
                                         guint       days) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
