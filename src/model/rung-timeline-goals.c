/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which goals stand under which rung, each for itself and summed up by responsibility. */

#include "rung-timeline-private.h"

static void
clear_sum_cb (gpointer data)
{
  RungTimelineSum *sum = data;

  g_clear_pointer (&sum->responsibility, rung_record_unref);
  g_clear_pointer (&sum->only, rung_record_unref);
}

static RungRecord *
find_first_responsibility (RungPlan   *plan,
                           RungRecord *goal)
{
  g_autoptr(GPtrArray) responsibilities = rung_plan_list_responsibilities_of_goal (plan, rung_record_get_uid (goal));

  return responsibilities->len > 0 ? g_ptr_array_index (responsibilities, 0) : NULL;
}

/* The rung a goal stands under; -1 when its role has none. */
static int
find_rung_of_goal (RungTimeline *self,
                   const char   *role_uid,
                   guint32       end)
{
  int found = -1;

  for (guint i = 0; i < self->rungs->len; i++)
    {
      const RungTimelineRung *rung = get_rung (self, i);

      if (g_str_equal (rung_record_get_uid (rung->role), role_uid) && (found < 0 || rung->span.first < end))
        found = (int) i;
    }
  return found;
}

/* The goals of a rung, and the responsibility that each is under. */
typedef struct
{
  GPtrArray *goals, *responsibilities;
} Sorted;

static RungTimelineSum *
find_or_add_sum (GArray     *sums,
                 RungRecord *responsibility,
                 RungSpan    span)
{
  RungTimelineSum sum = { NULL, span };

  for (guint i = 0; i < sums->len; i++)
    if (g_array_index (sums, RungTimelineSum, i).responsibility == responsibility)
      return &g_array_index (sums, RungTimelineSum, i);
  sum.responsibility = rung_record_ref (responsibility);
  g_array_append_val (sums, sum);
  return &g_array_index (sums, RungTimelineSum, sums->len - 1);
}

static void
add_to_sum (GArray     *sums,
            RungRecord *responsibility,
            RungRecord *goal,
            guint32     today)
{
  RungSpan span = rung_goal_get_bar_span (goal, NULL);
  RungTimelineSum *sum;

  if (span.first == RUNG_NO_DAY)
    return;
  sum = find_or_add_sum (sums, responsibility, span);
  sum->span.first = MIN (sum->span.first, span.first);
  sum->span.end = MAX (sum->span.end, span.end);
  rung_goal_count_add (&sum->count, goal, today);
  g_clear_pointer (&sum->only, rung_record_unref);
  if (sum->count.total == 1)
    sum->only = rung_record_ref (goal);
}

static int
compare_sums_cb (gconstpointer a,
                 gconstpointer b)
{
  const RungTimelineSum *x = a, *y = b;
  gint64 i = rung_record_get_integer (x->responsibility, RUNG_RESPONSIBILITY_ORDINAL);
  gint64 j = rung_record_get_integer (y->responsibility, RUNG_RESPONSIBILITY_ORDINAL);

  if (i != j)
    return i < j ? -1 : 1;
  return rung_record_compare (x->responsibility, y->responsibility);
}

static void
fill_rung (RungTimeline     *self,
           RungTimelineRung *rung,
           const Sorted     *sorted)
{
  rung->sums = rung_timeline_new_array (sizeof (RungTimelineSum), clear_sum_cb);
  for (guint i = 0; i < sorted->goals->len; i++)
    add_to_sum (rung->sums, g_ptr_array_index (sorted->responsibilities, i), g_ptr_array_index (sorted->goals, i), self->today);
  g_array_sort (rung->sums, compare_sums_cb);
  rung->bars = rung_bar_set_new (sorted->goals, self->today);
  rung->goals = rung_bar_set_get_count (rung->bars);
}

static void
sort_goal (RungTimeline *self,
           RungRecord   *goal,
           Sorted       *by_rung)
{
  RungRecord *responsibility = find_first_responsibility (self->plan, goal);
  RungSpan span = rung_goal_get_bar_span (goal, NULL);
  int rung;

  if (span.first == RUNG_NO_DAY && rung_goal_is_open (goal))
    g_ptr_array_add (self->undated, rung_record_ref (goal));
  if (responsibility == NULL)
    return;
  rung = find_rung_of_goal (self, rung_record_get_text (responsibility, RUNG_RESPONSIBILITY_ROLE), span.end);
  if (rung < 0)
    return;
  g_ptr_array_add (by_rung[rung].goals, goal);
  g_ptr_array_add (by_rung[rung].responsibilities, responsibility);
}

/* Fills bars, sums and counts of each rung, and the goals without a day. */
void
rung_timeline_add_goals (RungTimeline *self)
{
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (self->plan, NULL);
  g_autofree Sorted *by_rung = g_new (Sorted, self->rungs->len);

  for (guint i = 0; i < self->rungs->len; i++)
    by_rung[i] = (Sorted) { g_ptr_array_new (), g_ptr_array_new () };
  for (guint i = 0; i < goals->len; i++)
    sort_goal (self, g_ptr_array_index (goals, i), by_rung);
  for (guint i = 0; i < self->rungs->len; i++)
    {
      fill_rung (self, &g_array_index (self->rungs, RungTimelineRung, i), &by_rung[i]);
      g_ptr_array_unref (by_rung[i].goals);
      g_ptr_array_unref (by_rung[i].responsibilities);
    }
}
