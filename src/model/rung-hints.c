/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hints: what somebody who knows the plan would ask about it.  Pure questions, like
 * those of rung-progress.c; nothing is ever refused because of one.
 *
 * 1. Measure: a goal says when it is done in words, or by a measure with both ends.
 * 2. What rests is left alone: a paused goal needs no date, takes no hours and balances
 *    nothing.
 * 3. Study: by the rule of thumb that 70 of 100 parts are learned by doing, 20 from
 *    people and 10 from study (McCall, Lombardo, Morrison: The Lessons of Experience,
 *    1988), study alone is too little, even of one goal.  Where all goals of the plan
 *    are study that is one hint, not one for each responsibility.
 * 4. Hours: what is left of a goal's effort is spread evenly over its days, from today or
 *    a later start to its due day; what is late wants all of it today.  Weeks begin on
 *    Monday, each has all its hours, the present one too.
 * 5. Four weeks are 28 days of the calendar, because that is what people count, less the
 *    days of pauses that stop the clocks; while such a pause goes on nothing is said.
 *    Somebody who works part-time still lives four weeks in four weeks. */

#include "rung-hints.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rung-day.h"
#include "rung-progress.h"
#include "rung-phrases.h"

#define MOST_HIGH 3
#define STILL_DAYS 28
#define DAYS_OF_WEEK 7

/* Ten years: an effort that is spread further than that fills no week. */
#define WEEKS_AHEAD 522

/* Less than three minutes are no work too many. */
#define LEAST_HOURS_OVER 0.05

static RungHint *
add_hint (GPtrArray    *hints,
          RungHintKind  kind,
          const char   *goal_uid)
{
  RungHint *hint = g_new0 (RungHint, 1);

  hint->kind = kind;
  hint->goal_uid = g_strdup (goal_uid);
  g_ptr_array_add (hints, hint);
  return hint;
}

static gboolean
has_status (RungRecord     *goal,
            RungGoalStatus  status)
{
  return rung_record_get_integer (goal, RUNG_GOAL_STATUS) == status;
}

/* Open, and not resting. */
static gboolean
is_under_way (RungRecord *goal)
{
  return rung_goal_is_open (goal) && !has_status (goal, RUNG_GOAL_PAUSED);
}

/* --- Measure and date ------------------------------------------------------ */

static gboolean
goes_by_measure (RungRecord *goal)
{
  return rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY) == RUNG_PROGRESS_BY_MEASURE;
}

static gboolean
has_scale (RungRecord *goal)
{
  return rung_record_has (goal, RUNG_GOAL_MEASURE_FROM) && rung_record_has (goal, RUNG_GOAL_MEASURE_TO);
}

static void
look_at_measure (GPtrArray  *hints,
                 RungRecord *goal)
{
  gboolean by_measure = goes_by_measure (goal);

  if (!rung_record_has (goal, RUNG_GOAL_DONE_WHEN) && !(by_measure && has_scale (goal)))
    add_hint (hints, RUNG_HINT_NO_MEASURE, rung_record_get_uid (goal));
  if (by_measure && !has_scale (goal))
    add_hint (hints, RUNG_HINT_NO_SCALE, rung_record_get_uid (goal));
}

static void
look_at_date (GPtrArray  *hints,
              RungRecord *goal)
{
  if (is_under_way (goal) && !rung_record_has (goal, RUNG_GOAL_DUE))
    add_hint (hints, RUNG_HINT_NO_DATE, rung_record_get_uid (goal));
}

/* --- Movement -------------------------------------------------------------- */

static gboolean
stops_clocks (RungRecord *pause)
{
  return !rung_record_has (pause, RUNG_PAUSE_PACE) || rung_record_get_number (pause, RUNG_PAUSE_PACE) <= 0;
}

/* The days from after @first to @today, without those on which a pause stopped the clocks;
 * -1 while one does.  Pauses may overlap: @counted is the last day that is taken care of. */
static int
count_days (RungPlan *plan,
            guint32   first,
            guint32   today)
{
  g_autoptr(GPtrArray) pauses = rung_plan_list_pauses (plan);
  guint32 counted = first;
  int n_days = (int) ((gint64) today - first);

  for (guint i = 0; i < pauses->len; i++)
    {
      RungRecord *pause = g_ptr_array_index (pauses, i);
      guint32 start = rung_record_get_day (pause, RUNG_PAUSE_START);
      guint32 end = rung_record_get_day (pause, RUNG_PAUSE_END);

      if (!stops_clocks (pause) || start > today)
        continue;
      if (end == RUNG_NO_DAY || end >= today)
        return -1;
      start = MAX (start, counted + 1);
      if (end < start)
        continue;
      n_days -= (int) (end - start + 1);
      counted = end;
    }
  return n_days;
}

static void
look_at_movement (GPtrArray  *hints,
                  RungPlan   *plan,
                  RungRecord *goal,
                  guint32     today)
{
  guint32 moved;

  if (!has_status (goal, RUNG_GOAL_ACTIVE))
    return;
  moved = rung_progress_get_last_moved (plan, goal);
  if (moved != RUNG_NO_DAY && (gint64) today - moved >= STILL_DAYS && count_days (plan, moved, today) >= STILL_DAYS)
    add_hint (hints, RUNG_HINT_NOT_MOVED, rung_record_get_uid (goal))->day = moved;
}

static void
look_at_goal (GPtrArray  *hints,
              RungPlan   *plan,
              RungRecord *goal,
              guint32     today)
{
  if (!rung_goal_is_open (goal))
    return;
  look_at_measure (hints, goal);
  look_at_date (hints, goal);
  look_at_movement (hints, plan, goal, today);
}

/* --- Priority -------------------------------------------------------------- */

static gboolean
is_high (RungRecord *goal)
{
  return has_status (goal, RUNG_GOAL_ACTIVE) &&
         rung_record_get_integer (goal, RUNG_GOAL_PRIORITY) == RUNG_PRIORITY_HIGH;
}

static void
look_at_priorities (GPtrArray  *hints,
                    RungPlan   *plan,
                    RungRecord *goal)
{
  guint n_high = 0;

  if (goal != NULL && !is_high (goal))
    return;
  for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_GOAL); i++)
    n_high += is_high (rung_plan_get_nth (plan, RUNG_KIND_GOAL, i));
  if (n_high > MOST_HIGH)
    add_hint (hints, RUNG_HINT_MANY_HIGH, NULL)->n_goals = n_high;
}

/* --- Study and doing ------------------------------------------------------- */

static gboolean
is_study (RungRecord *goal)
{
  return rung_record_get_integer (goal, RUNG_GOAL_WAY) == RUNG_WAY_STUDY;
}

/* How many goals of a plan are under way, if all of those are study; else 0. */
static guint
count_only_study_of_plan (RungPlan *plan)
{
  guint n_study = 0;

  for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_GOAL); i++)
    {
      RungRecord *goal = rung_plan_get_nth (plan, RUNG_KIND_GOAL, i);

      if (is_under_way (goal) && !is_study (goal))
        return 0;
      n_study += is_under_way (goal);
    }
  return n_study;
}

/* The same of a responsibility. */
static guint
count_only_study (RungPlan   *plan,
                  const char *responsibility_uid)
{
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (plan, responsibility_uid);
  guint n_study = 0;

  for (guint i = 0; i < goals->len; i++)
    {
      RungRecord *goal = g_ptr_array_index (goals, i);

      if (is_under_way (goal) && !is_study (goal))
        return 0;
      n_study += is_under_way (goal);
    }
  return n_study;
}

static void
look_at_ways (GPtrArray  *hints,
              RungPlan   *plan,
              RungRecord *goal)
{
  g_autoptr(GPtrArray) responsibilities = NULL;
  guint n_study;

  if (goal != NULL && !(is_under_way (goal) && is_study (goal)))
    return;
  n_study = count_only_study_of_plan (plan);
  if (n_study > 0)
    {
      add_hint (hints, RUNG_HINT_ONLY_STUDY, NULL)->n_goals = n_study;
      return;
    }
  responsibilities = goal != NULL ? rung_plan_list_responsibilities_of_goal (plan, rung_record_get_uid (goal))
                                  : rung_plan_list_responsibilities (plan, NULL, FALSE);
  for (guint i = 0; i < responsibilities->len; i++)
    {
      const char *uid = rung_record_get_uid (g_ptr_array_index (responsibilities, i));

      n_study = count_only_study (plan, uid);
      if (n_study > 0)
        {
          RungHint *hint = add_hint (hints, RUNG_HINT_ONLY_STUDY, NULL);

          hint->responsibility_uid = g_strdup (uid);
          hint->n_goals = n_study;
        }
    }
}

/* --- Hours ----------------------------------------------------------------- */

/* Where the hours of a goal lie, both inclusive. */
typedef struct
{
  double  hours_left;
  guint32 first;
  guint32 last;
} Work;

/* What is left to do of a goal and when; FALSE for nothing. */
static gboolean
find_work (RungPlan   *plan,
           RungRecord *goal,
           guint32     today,
           Work       *work)
{
  double effort = rung_record_get_number (goal, RUNG_GOAL_EFFORT_HOURS);
  guint32 due = rung_record_get_day (goal, RUNG_GOAL_DUE);

  if (isnan (effort) || due == RUNG_NO_DAY || !is_under_way (goal))
    return FALSE;
  work->hours_left = effort * (1 - rung_progress_of_goal (plan, goal));
  work->last = MAX (due, today);
  work->first = CLAMP (rung_record_get_day (goal, RUNG_GOAL_START), today, work->last);
  return work->hours_left > 0;
}

static double
get_hours_between (const Work *work,
                   guint32     first,
                   guint32     last)
{
  gint64 n_days = (gint64) MIN (last, work->last) - MAX (first, work->first) + 1;

  return n_days > 0 ? work->hours_left * n_days / ((double) work->last - work->first + 1) : 0;
}

static void
add_work (double     *weeks,
          guint32     monday,
          const Work *work)
{
  guint from = (work->first - monday) / DAYS_OF_WEEK;
  guint to = (work->last - monday) / DAYS_OF_WEEK;

  for (guint i = from; i <= to && i < WEEKS_AHEAD; i++)
    weeks[i] += get_hours_between (work, monday + i * DAYS_OF_WEEK, monday + i * DAYS_OF_WEEK + DAYS_OF_WEEK - 1);
}

static void
look_at_hours (GPtrArray  *hints,
               RungPlan   *plan,
               RungRecord *goal,
               guint32     today)
{
  RungRecord *head = rung_plan_get_record (plan);
  double hours = head != NULL ? rung_record_get_number (head, RUNG_PLAN_HOURS_PER_WEEK) : NAN;
  guint32 monday = today - (rung_day_get_weekday (today) - 1);
  g_autofree double *weeks = g_new0 (double, WEEKS_AHEAD);
  Work of_goal = { 0 }, work;
  RungHint *hint;

  if (isnan (hours) || (goal != NULL && !find_work (plan, goal, today, &of_goal)))
    return;
  for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_GOAL); i++)
    if (find_work (plan, rung_plan_get_nth (plan, RUNG_KIND_GOAL, i), today, &work))
      add_work (weeks, monday, &work);
  for (guint i = 0; i < WEEKS_AHEAD; i++)
    {
      guint32 day = monday + i * DAYS_OF_WEEK;

      if (weeks[i] - hours < LEAST_HOURS_OVER ||
          (goal != NULL && get_hours_between (&of_goal, day, day + DAYS_OF_WEEK - 1) <= 0))
        continue;
      hint = add_hint (hints, RUNG_HINT_TOO_MUCH, NULL);
      hint->day = day;
      hint->hours = weeks[i];
      hint->hours_over = weeks[i] - hours;
      return;
    }
}

/* --- The door -------------------------------------------------------------- */

/**
 * rung_hints_list:
 * @plan: a plan
 * @goal_uid: (nullable): a goal, or %NULL for the whole plan
 * @today: the present day
 *
 * Lists what may be worth a thought.  Of a goal: what is about it, and what is about the
 * plan where the goal has a part in it; too much work then means the first such week that
 * the goal has hours in.  Of the plan: what is about each of its goals, in their order,
 * then what is about the plan.
 *
 * Returns: (transfer full) (element-type RungHint): the hints; empty when there is
 *   nothing to say or no such goal
 */
GPtrArray *
rung_hints_list (RungPlan   *plan,
                 const char *goal_uid,
                 guint32     today)
{
  GPtrArray *hints = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_hint_free);
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, goal_uid);
  g_autoptr(GPtrArray) goals = NULL;

  if (goal_uid != NULL && goal == NULL)
    return hints;
  if (goal != NULL)
    look_at_goal (hints, plan, goal, today);
  else
    {
      goals = rung_plan_list_goals (plan, NULL);
      for (guint i = 0; i < goals->len; i++)
        look_at_goal (hints, plan, g_ptr_array_index (goals, i), today);
    }
  look_at_priorities (hints, plan, goal);
  look_at_ways (hints, plan, goal);
  look_at_hours (hints, plan, goal, today);
  return hints;
}

void
rung_hint_free (RungHint *hint)
{
  g_free (hint->goal_uid);
  g_free (hint->responsibility_uid);
  g_free (hint);
}

const char *
rung_hint_kind_get_name (RungHintKind kind)
{
  static const char *const names[RUNG_N_HINT_KINDS] = {
    [RUNG_HINT_NO_MEASURE] = "no-measure", [RUNG_HINT_NO_SCALE] = "no-scale",   [RUNG_HINT_NO_DATE] = "no-date",
    [RUNG_HINT_NOT_MOVED] = "not-moved",   [RUNG_HINT_MANY_HIGH] = "many-high", [RUNG_HINT_ONLY_STUDY] = "only-study",
    [RUNG_HINT_TOO_MUCH] = "too-much",
  };

  g_return_val_if_fail ((guint) kind < RUNG_N_HINT_KINDS, NULL);

  return names[kind];
}

/* --- Words ----------------------------------------------------------------- */

/* One decimal, where there is any. */
static char *
format_hours (double hours)
{
  return g_strdup_printf ("%.10g", round (hours * 10) / 10);
}

static char *
phrase_only_study (RungWords      *words,
                   RungPlan       *plan,
                   const RungHint *hint)
{
  RungRecord *responsibility = rung_plan_find_record (plan, RUNG_KIND_RESPONSIBILITY, hint->responsibility_uid);

  if (responsibility == NULL)
    return g_strdup (rung_words_get (words, "All open goals are study; most is learned by doing."));
  /* Translators: %s is a responsibility. */
  return g_strdup_printf (rung_words_get (words, "“%s” has study only; most is learned by doing."),
                          rung_record_title (responsibility, words->language));
}

static char *
phrase_too_much (RungWords      *words,
                 const RungHint *hint)
{
  g_autofree char *day = rung_words_format_day (words, hint->day, RUNG_DATE_MEDIUM);
  g_autofree char *hours = format_hours (hint->hours);
  g_autofree char *hours_over = format_hours (hint->hours_over);

  /* Translators: the first %s is the Monday of a week, the others are numbers of hours. */
  return g_strdup_printf (rung_words_get (words, "The week of %s wants %s h for goals, %s h more than you have."),
                          day, hours, hours_over);
}

static char *
phrase_not_moved (RungWords      *words,
                  const RungHint *hint)
{
  g_autofree char *day = rung_words_format_day (words, hint->day, RUNG_DATE_MEDIUM);

  /* Translators: %s is a date. */
  return g_strdup_printf (rung_words_get (words, "Nothing has moved since %s."), day);
}

/**
 * rung_phrase_hint:
 * @words: the language
 * @plan: the plan the hint is of
 * @hint: a hint
 *
 * Says a hint.  The goal it is about is not named: it stands beside it.
 *
 * Returns: (transfer full): a sentence
 */
char *
rung_phrase_hint (RungWords      *words,
                  RungPlan       *plan,
                  const RungHint *hint)
{
  switch (hint->kind)
    {
    case RUNG_HINT_NO_MEASURE:
      return g_strdup (rung_words_get (words, "Nothing says yet when this is done: what will others see?"));
    case RUNG_HINT_NO_SCALE:
      return g_strdup (rung_words_get (words, "Progress goes by a measure, which needs a start and a target."));
    case RUNG_HINT_NO_DATE:
      return g_strdup (rung_words_get (words, "There is no date yet; even a rough one helps."));
    case RUNG_HINT_NOT_MOVED:
      return phrase_not_moved (words, hint);
    case RUNG_HINT_MANY_HIGH:
      return g_strdup_printf (rung_words_get_plural (words,
                                                     "%u active goal has high priority; of more than three none comes first.",
                                                     "%u active goals have high priority; of more than three none comes first.",
                                                     hint->n_goals),
                              hint->n_goals);
    case RUNG_HINT_ONLY_STUDY:
      return phrase_only_study (words, plan, hint);
    case RUNG_HINT_TOO_MUCH:
      return phrase_too_much (words, hint);
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
