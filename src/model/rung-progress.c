/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far things are: pure questions to a plan and, where time matters, to today.
 *
 * 1. A derived percent is never stored; whoever shows one asks here.
 * 2. Counts are counts: nothing here adds up to a score to be promoted by.
 */

#include "rung-progress.h"

#include "rung-day.h"

#include <math.h>

/* A self rating this much newer than the mentor's newest counts before it. */
#define MENTOR_RATING_MONTHS 12

/* A responsibility is met from this level on: "on my own". */
#define LEVEL_MET 3

static double
progress_by_steps (RungPlan   *plan,
                   RungRecord *goal)
{
  g_autoptr(GPtrArray) steps = rung_plan_list_referrers (plan, RUNG_KIND_STEP, RUNG_STEP_GOAL, rung_record_get_uid (goal));
  guint n_done = 0;

  for (guint i = 0; i < steps->len; i++)
    n_done += rung_record_get_day (steps->pdata[i], RUNG_STEP_DONE_DAY) != RUNG_NO_DAY;
  return steps->len > 0 ? (double) n_done / steps->len : 0;
}

static double
progress_by_measure (RungRecord *goal)
{
  double from = rung_record_get_number (goal, RUNG_GOAL_MEASURE_FROM);
  double to = rung_record_get_number (goal, RUNG_GOAL_MEASURE_TO);
  double now = rung_record_get_number (goal, RUNG_GOAL_MEASURE_NOW);

  /* Counting starts at nothing when nothing else is said. */
  if (isnan (from))
    from = 0;
  if (isnan (to) || isnan (now))
    return 0;
  if (from == to)
    return now >= to ? 1 : 0;
  /* Halved, because the difference of two numbers may be more than a double holds. */
  return CLAMP ((now / 2 - from / 2) / (to / 2 - from / 2), 0, 1);
}

/* Newer by day, then instant; the uid only so that the answer is one. */
static gboolean
is_newer (RungRecord *a,
          RungRecord *b,
          guint       day_field,
          guint       instant_field)
{
  gint64 day_a = rung_record_get_day (a, day_field);
  gint64 day_b = rung_record_get_day (b, day_field);
  gint64 instant_a = rung_record_get_integer (a, instant_field);
  gint64 instant_b = rung_record_get_integer (b, instant_field);

  if (day_a != day_b)
    return day_a > day_b;
  if (instant_a != instant_b)
    return instant_a > instant_b;
  return g_strcmp0 (rung_record_get_uid (a), rung_record_get_uid (b)) > 0;
}

/**
 * rung_progress_newest_percent:
 * @plan: a plan
 * @goal_uid: a goal
 *
 * Finds the newest check-in that says a percent: where progress is told by hand, that
 * is what counts, before the goal's own field.
 *
 * Returns: (transfer none) (nullable): a CHECK_IN record
 */
RungRecord *
rung_progress_newest_percent (RungPlan   *plan,
                              const char *goal_uid)
{
  g_autoptr(GPtrArray) check_ins = rung_plan_list_referrers (plan, RUNG_KIND_CHECK_IN, RUNG_CHECK_IN_GOAL, goal_uid);
  RungRecord *newest = NULL;

  for (guint i = 0; i < check_ins->len; i++)
    {
      RungRecord *check_in = check_ins->pdata[i];

      if (rung_record_has (check_in, RUNG_CHECK_IN_PERCENT) &&
          (newest == NULL || is_newer (check_in, newest, RUNG_CHECK_IN_DAY, RUNG_CHECK_IN_INSTANT)))
        newest = check_in;
    }
  return newest;
}

static double
progress_by_hand (RungPlan   *plan,
                  RungRecord *goal)
{
  RungRecord *check_in = rung_progress_newest_percent (plan, rung_record_get_uid (goal));
  gint64 percent = check_in ? rung_record_get_integer (check_in, RUNG_CHECK_IN_PERCENT)
                            : rung_record_get_integer (goal, RUNG_GOAL_PERCENT);

  return CLAMP (percent, 0, 100) / 100.0;
}

/**
 * rung_progress_of_goal:
 * @plan: the plan the goal is of
 * @goal: a GOAL record
 *
 * Says how far a goal is.  Its "progress by" decides: ticked steps of all steps (0 without
 * steps); the way the measure has come; or what the newest check-in or the field says.
 *
 * Returns: 0 to 1; 1 for a goal that is done
 */
double
rung_progress_of_goal (RungPlan   *plan,
                       RungRecord *goal)
{
  if (rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DONE)
    return 1;
  switch ((RungProgressBy) rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY))
    {
    case RUNG_PROGRESS_BY_MEASURE:
      return progress_by_measure (goal);
    case RUNG_PROGRESS_BY_HAND:
      return progress_by_hand (plan, goal);
    case RUNG_PROGRESS_BY_STEPS:
    default:
      return progress_by_steps (plan, goal);
    }
}

static guint32
latest_day (GPtrArray *records,
            guint      field,
            guint32    latest)
{
  for (guint i = 0; i < records->len; i++)
    latest = MAX (latest, rung_record_get_day (g_ptr_array_index (records, i), field));
  return latest;
}

/**
 * rung_progress_get_last_moved:
 * @plan: a plan
 * @goal: a GOAL record of it
 *
 * Says when a goal last moved: the newest of its check-ins, ticked steps and evidence,
 * else the day it started or was written down.  Edits of its text are no movement.
 *
 * Returns: a Julian day, in UTC where only an instant is known; %RUNG_NO_DAY when
 *   nothing says
 */
guint32
rung_progress_get_last_moved (RungPlan   *plan,
                              RungRecord *goal)
{
  const char *uid = rung_record_get_uid (goal);
  g_autoptr(GPtrArray) steps = rung_plan_list_steps (plan, uid);
  g_autoptr(GPtrArray) check_ins = rung_plan_list_check_ins (plan, uid);
  g_autoptr(GPtrArray) evidence = rung_plan_list_evidence (plan, uid);
  guint32 day = rung_record_get_day (goal, RUNG_GOAL_START);

  if (rung_record_has (goal, RUNG_GOAL_CREATED))
    day = MAX (day, rung_instant_get_day (rung_record_get_integer (goal, RUNG_GOAL_CREATED)));
  day = latest_day (steps, RUNG_STEP_DONE_DAY, day);
  day = latest_day (check_ins, RUNG_CHECK_IN_DAY, day);
  return latest_day (evidence, RUNG_EVIDENCE_DAY, day);
}

/**
 * rung_progress_last_shown:
 * @plan: a plan
 * @uid: a goal or a responsibility of it
 *
 * Says when evidence last showed something.
 *
 * Returns: the day of the newest evidence; %RUNG_NO_DAY when there is none that has a day
 */
guint32
rung_progress_last_shown (RungPlan   *plan,
                          const char *uid)
{
  g_autoptr(GPtrArray) evidence = rung_plan_list_evidence (plan, uid);

  return latest_day (evidence, RUNG_EVIDENCE_DAY, RUNG_NO_DAY);
}

/**
 * rung_goal_is_open:
 * @goal: a GOAL record
 *
 * Returns: whether the goal is planned, active or paused
 */
gboolean
rung_goal_is_open (RungRecord *goal)
{
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);

  return status != RUNG_GOAL_DONE && status != RUNG_GOAL_DROPPED;
}

/**
 * rung_goal_is_overdue:
 * @goal: a GOAL record
 * @today: the present day
 *
 * Returns: whether the goal is open, does not rest, and was due before @today
 */
gboolean
rung_goal_is_overdue (RungRecord *goal,
                      guint32     today)
{
  guint32 due = rung_record_get_day (goal, RUNG_GOAL_DUE);

  return due != RUNG_NO_DAY && due < today && rung_goal_is_open (goal) &&
         rung_record_get_integer (goal, RUNG_GOAL_STATUS) != RUNG_GOAL_PAUSED;
}

/**
 * rung_goal_get_days_late:
 * @goal: a GOAL record
 * @today: the present day
 *
 * Compares a goal's due day with today, or with the day it was done.
 *
 * Returns: more than 0 for days late, 0 or less for days that are left; %G_MININT
 *   without due day
 */
int
rung_goal_get_days_late (RungRecord *goal,
                         guint32     today)
{
  guint32 due = rung_record_get_day (goal, RUNG_GOAL_DUE);
  guint32 done_day = rung_record_get_day (goal, RUNG_GOAL_DONE_DAY);

  if (due == RUNG_NO_DAY)
    return G_MININT;
  return (int) ((gint64) (done_day ? done_day : today) - due);
}

/**
 * rung_rating_newest:
 * @plan: a plan
 * @responsibility_uid: a responsibility
 * @by: who rated
 *
 * Finds the newest rating of one side, by day, then instant.
 *
 * Returns: (transfer none) (nullable): a RATING record
 */
RungRecord *
rung_rating_newest (RungPlan     *plan,
                    const char   *responsibility_uid,
                    RungRatingBy  by)
{
  g_autoptr(GPtrArray) ratings = rung_plan_list_referrers (plan, RUNG_KIND_RATING, RUNG_RATING_RESPONSIBILITY, responsibility_uid);
  RungRecord *newest = NULL;

  for (guint i = 0; i < ratings->len; i++)
    {
      RungRecord *rating = ratings->pdata[i];

      if (rung_record_get_integer (rating, RUNG_RATING_BY) == by &&
          (newest == NULL || is_newer (rating, newest, RUNG_RATING_DAY, RUNG_RATING_INSTANT)))
        newest = rating;
    }
  return newest;
}

/**
 * rung_rating_that_counts:
 * @plan: a plan
 * @responsibility_uid: a responsibility
 *
 * Finds the rating that counts: the mentor's newest, or the newest of one's own where no
 * mentor has rated or one's own is more than twelve months newer.
 *
 * Returns: (transfer none) (nullable): a RATING record
 */
RungRecord *
rung_rating_that_counts (RungPlan   *plan,
                         const char *responsibility_uid)
{
  RungRecord *self = rung_rating_newest (plan, responsibility_uid, RUNG_RATING_BY_SELF);
  RungRecord *mentor = rung_rating_newest (plan, responsibility_uid, RUNG_RATING_BY_MENTOR);
  guint32 stale_after;

  if (self == NULL || mentor == NULL)
    return mentor ? mentor : self;
  stale_after = rung_day_add_months (rung_record_get_day (mentor, RUNG_RATING_DAY), MENTOR_RATING_MONTHS);
  return rung_record_get_day (self, RUNG_RATING_DAY) > stale_after ? self : mentor;
}

/**
 * rung_progress_of_responsibility:
 * @plan: a plan
 * @responsibility_uid: a responsibility
 *
 * Says whether a responsibility is met: at level 3 or more by the rating that counts.
 * "No opportunity yet" is neither met nor missed.
 *
 * Returns: the state
 */
RungMet
rung_progress_of_responsibility (RungPlan   *plan,
                                 const char *responsibility_uid)
{
  RungRecord *rating = rung_rating_that_counts (plan, responsibility_uid);

  if (rating == NULL)
    return RUNG_MET_UNRATED;
  if (!rung_record_has (rating, RUNG_RATING_LEVEL))
    return RUNG_MET_NO_OPPORTUNITY;
  return rung_record_get_integer (rating, RUNG_RATING_LEVEL) >= LEVEL_MET ? RUNG_MET_MET : RUNG_MET_NOT_YET;
}

/**
 * rung_progress_of_role:
 * @plan: a plan
 * @role_uid: a role
 *
 * Counts the responsibilities of a role; hidden ones are left out.
 *
 * Returns: the counts
 */
RungMetCount
rung_progress_of_role (RungPlan   *plan,
                       const char *role_uid)
{
  g_autoptr(GPtrArray) responsibilities =
    rung_plan_list_referrers (plan, RUNG_KIND_RESPONSIBILITY, RUNG_RESPONSIBILITY_ROLE, role_uid);
  RungMetCount count = { 0, };

  for (guint i = 0; i < responsibilities->len; i++)
    {
      RungMet met;

      if (rung_record_get_boolean (responsibilities->pdata[i], RUNG_RESPONSIBILITY_HIDDEN))
        continue;
      met = rung_progress_of_responsibility (plan, rung_record_get_uid (responsibilities->pdata[i]));
      count.total++;
      count.met += met == RUNG_MET_MET;
      count.no_opportunity += met == RUNG_MET_NO_OPPORTUNITY;
      count.unrated += met == RUNG_MET_UNRATED;
    }
  return count;
}

/**
 * rung_goal_count_add:
 * @count: (inout): counts
 * @goal: a GOAL record
 * @today: the present day
 *
 * Counts a goal in.
 */
void
rung_goal_count_add (RungGoalCount *count,
                     RungRecord    *goal,
                     guint32        today)
{
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);

  count->total++;
  count->open += rung_goal_is_open (goal);
  count->overdue += rung_goal_is_overdue (goal, today);
  count->done += status == RUNG_GOAL_DONE;
  count->dropped += status == RUNG_GOAL_DROPPED;
}

/* A goal that serves two responsibilities of a role is one goal of that role. */
static void
count_goals_of_responsibility (RungPlan      *plan,
                               const char    *responsibility_uid,
                               GHashTable    *seen,
                               RungGoalCount *count,
                               guint32        today)
{
  g_autoptr(GPtrArray) links =
    rung_plan_list_referrers (plan, RUNG_KIND_GOAL_LINK, RUNG_GOAL_LINK_RESPONSIBILITY, responsibility_uid);

  for (guint i = 0; i < links->len; i++)
    {
      const char *goal_uid = rung_record_get_text (links->pdata[i], RUNG_GOAL_LINK_GOAL);
      RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, goal_uid);

      if (goal != NULL && g_hash_table_add (seen, goal))
        rung_goal_count_add (count, goal, today);
    }
}

/**
 * rung_progress_count_goals:
 * @plan: a plan
 * @role_uid: (nullable): a role, or %NULL for the whole plan
 * @today: the present day
 *
 * Counts goals, those that serve a responsibility of the role or all.
 *
 * Returns: the counts
 */
RungGoalCount
rung_progress_count_goals (RungPlan   *plan,
                           const char *role_uid,
                           guint32     today)
{
  RungGoalCount count = { 0, };
  g_autoptr(GPtrArray) responsibilities = NULL;
  g_autoptr(GHashTable) seen = NULL;

  if (role_uid == NULL)
    {
      for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_GOAL); i++)
        rung_goal_count_add (&count, rung_plan_get_nth (plan, RUNG_KIND_GOAL, i), today);
      return count;
    }

  seen = g_hash_table_new (NULL, NULL);
  responsibilities = rung_plan_list_referrers (plan, RUNG_KIND_RESPONSIBILITY, RUNG_RESPONSIBILITY_ROLE, role_uid);
  for (guint i = 0; i < responsibilities->len; i++)
    count_goals_of_responsibility (plan, rung_record_get_uid (responsibilities->pdata[i]), seen, &count, today);
  return count;
}

static int
compare_urgency_cb (gconstpointer a,
                    gconstpointer b)
{
  RungRecord *goal_a = *(RungRecord **) a;
  RungRecord *goal_b = *(RungRecord **) b;
  guint32 due_a = rung_record_get_day (goal_a, RUNG_GOAL_DUE);
  guint32 due_b = rung_record_get_day (goal_b, RUNG_GOAL_DUE);
  gint64 priority_a = rung_record_get_integer (goal_a, RUNG_GOAL_PRIORITY);
  gint64 priority_b = rung_record_get_integer (goal_b, RUNG_GOAL_PRIORITY);

  if (due_a != due_b)
    return due_a < due_b ? -1 : 1;
  if (priority_a != priority_b)
    return priority_a > priority_b ? -1 : 1;
  return rung_record_compare (goal_a, goal_b);
}

/**
 * rung_progress_list_next:
 * @plan: a plan
 * @today: the present day
 * @days: how far to look ahead
 *
 * Lists the goals that want attention: open, not paused, and overdue or due within @days
 * of @today; by due day, then priority, the higher first.
 *
 * Returns: (transfer container) (element-type RungRecord): borrowed GOAL records
 */
GPtrArray *
rung_progress_list_next (RungPlan *plan,
                         guint32   today,
                         guint     days)
{
  GPtrArray *next = g_ptr_array_new ();

  for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_GOAL); i++)
    {
      RungRecord *goal = rung_plan_get_nth (plan, RUNG_KIND_GOAL, i);
      guint32 due = rung_record_get_day (goal, RUNG_GOAL_DUE);

      if (due != RUNG_NO_DAY && due <= (guint64) today + days && rung_goal_is_open (goal) &&
          rung_record_get_integer (goal, RUNG_GOAL_STATUS) != RUNG_GOAL_PAUSED)
        g_ptr_array_add (next, goal);
    }
  g_ptr_array_sort (next, compare_urgency_cb);
  return next;
}
