/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a timeline shows, of careers of any kind.
 *
 *  1. Rungs come from stays, one each: who holds a role twice climbs two rungs, since
 *     they were two times of a life.  A hidden role that was lived in is still shown.
 *  2. After the last stay come the visible roles that follow its role on the ladder and
 *     have no stay yet, one after another, each for its typical time.  Roles below that
 *     were never held are left out: there is no honest place for them on a time axis.
 *     Without any stay all roles are projected, from the career's start or from today.
 *  3. Rungs are ordered by their first day and each is a step above the one before: time
 *     only goes on, and so do the steps, whatever the order of the ladder.
 *  4. A goal stands under one rung: that of its first responsibility's role, and of the
 *     times that role was held the last that had begun when the goal ends.
 *  5. The value holds a bounded number of bars a rung, those that matter most.
 */

#include "rung-timeline.h"

#include "rung-lanes.h"

#define TYPICAL_MONTHS 36       /* of a role that does not say */
#define OPEN_END_MONTHS 60      /* how much of an open end is shown at least */
#define GOAL_WITHOUT_END_MONTHS 3

/**
 * rung_role_get_typical_months:
 * @role: a ROLE record
 *
 * How long a role usually takes: the middle of what the ladder gives, or the one end
 * it gives, or three years when it gives none.
 *
 * Returns: months, at least 1
 */
guint
rung_role_get_typical_months (RungRecord *role)
{
  gint64 least = rung_record_get_integer (role, RUNG_ROLE_MONTHS_MIN);
  gint64 most = rung_record_get_integer (role, RUNG_ROLE_MONTHS_MAX);

  if (least <= 0 && most <= 0)
    return TYPICAL_MONTHS;
  if (least <= 0)
    least = most;
  if (most <= 0)
    most = least;
  /* A ladder may say anything; a century is enough for a picture. */
  return (guint) CLAMP ((least + most) / 2, 1, 1200);
}

static guint32
add_months (guint32 day,
            guint   months)
{
  guint32 later = rung_day_add_months (day, (int) months);

  return later > day ? later : day + months * 30;
}

static guint32
get_typical_end (guint32     start,
                 RungRecord *role)
{
  return add_months (start, rung_role_get_typical_months (role));
}

static const char *
get_track (RungRecord *role)
{
  const char *track = rung_record_get_text (role, RUNG_ROLE_TRACK);

  return track != NULL ? track : "";
}

/* The first day of the next stay of the same track; RUNG_NO_DAY when there is none. */
static guint32
find_next_start (RungPlan   *plan,
                 GPtrArray  *stays,
                 RungRecord *role,
                 guint32     start)
{
  for (guint i = 0; i < stays->len; i++)
    {
      RungRecord *stay = g_ptr_array_index (stays, i);
      guint32 next = rung_record_get_day (stay, RUNG_STAY_START);
      RungRecord *next_role = rung_plan_find_record (plan, RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));

      if (next > start && next_role != NULL && g_str_equal (get_track (next_role), get_track (role)))
        return next;
    }
  return RUNG_NO_DAY;
}

static RungRungState
get_state (RungRecord *stay,
           guint32     today)
{
  guint32 end = rung_record_get_day (stay, RUNG_STAY_END);

  if (end != RUNG_NO_DAY && end < today)
    return RUNG_RUNG_PAST;
  if (rung_record_get_boolean (stay, RUNG_STAY_PLANNED) || rung_record_get_day (stay, RUNG_STAY_START) > today)
    return RUNG_RUNG_PLANNED;
  return RUNG_RUNG_CURRENT;
}

/* The day after a stay's last: what it says, else when the next of its track begins,
 * else what is typical.  Who is still in a role is in it today, whatever was expected. */
static guint32
get_stay_end (RungPlan   *plan,
              GPtrArray  *stays,
              RungRecord *stay,
              RungRecord *role,
              guint32     today)
{
  guint32 start = rung_record_get_day (stay, RUNG_STAY_START);
  guint32 last = rung_record_get_day (stay, RUNG_STAY_END);
  guint32 end;

  if (last == RUNG_NO_DAY)
    last = rung_record_get_day (stay, RUNG_STAY_EXPECTED_END);
  end = last != RUNG_NO_DAY ? last + 1 : find_next_start (plan, stays, role, start);
  if (end == RUNG_NO_DAY)
    end = get_typical_end (start, role);
  if (get_state (stay, today) == RUNG_RUNG_CURRENT)
    end = MAX (end, today + 1);
  return MAX (end, start + 1);
}

static guint32
get_career_start (RungPlan *plan)
{
  RungRecord *record = rung_plan_get_record (plan);

  return record != NULL ? rung_record_get_day (record, RUNG_PLAN_CAREER_START) : RUNG_NO_DAY;
}

static void
add_rung (RungTimeline  *self,
          RungPlan      *plan,
          RungRecord    *role,
          RungRecord    *stay,
          RungRungState  state,
          RungSpan       span)
{
  RungTimelineRung rung = { 0 };

  rung.role = rung_record_ref (role);
  rung.stay = stay != NULL ? rung_record_ref (stay) : NULL;
  rung.state = state;
  rung.span = span;
  rung.met = rung_progress_of_role (plan, rung_record_get_uid (role));
  g_array_append_val (self->rungs, rung);
}

static gboolean
has_rung (RungTimeline *self,
          RungRecord   *role)
{
  for (guint i = 0; i < self->rungs->len; i++)
    if (g_str_equal (rung_record_get_uid (g_array_index (self->rungs, RungTimelineRung, i).role),
                     rung_record_get_uid (role)))
      return TRUE;
  return FALSE;
}

/* Gives the ordinal of the last stay's role, -1 without stays. */
static gint64
add_lived_rungs (RungTimeline *self,
                 RungPlan     *plan)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (plan);
  gint64 ordinal = -1;

  for (guint i = 0; i < stays->len; i++)
    {
      RungRecord *stay = g_ptr_array_index (stays, i);
      RungRecord *role = rung_plan_find_record (plan, RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));
      RungSpan span;

      if (role == NULL)
        continue;
      span.first = rung_record_get_day (stay, RUNG_STAY_START);
      span.end = get_stay_end (plan, stays, stay, role, self->today);
      add_rung (self, plan, role, stay, get_state (stay, self->today), span);
      ordinal = rung_record_get_integer (role, RUNG_ROLE_ORDINAL);
    }
  return ordinal;
}

static void
add_projected_rungs (RungTimeline *self,
                     RungPlan     *plan,
                     gint64        after_ordinal)
{
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (plan, FALSE);
  guint32 day = self->today;

  if (self->rungs->len == 0)
    day = MAX (day, get_career_start (plan));
  for (guint i = 0; i < self->rungs->len; i++)
    day = MAX (day, g_array_index (self->rungs, RungTimelineRung, i).span.end);

  for (guint i = 0; i < roles->len; i++)
    {
      RungRecord *role = g_ptr_array_index (roles, i);
      RungSpan span = { day, get_typical_end (day, role) };

      if (rung_record_get_integer (role, RUNG_ROLE_ORDINAL) <= after_ordinal || has_rung (self, role))
        continue;
      add_rung (self, plan, role, NULL, RUNG_RUNG_PLANNED, span);
      day = span.end;
    }
}

static int
compare_rungs_cb (gconstpointer a,
                  gconstpointer b)
{
  const RungTimelineRung *x = a, *y = b;
  gint64 difference;

  if (x->span.first != y->span.first)
    return x->span.first < y->span.first ? -1 : 1;
  difference = rung_record_get_integer (x->role, RUNG_ROLE_ORDINAL) - rung_record_get_integer (y->role, RUNG_ROLE_ORDINAL);
  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return strcmp (rung_record_get_uid (x->role), rung_record_get_uid (y->role));
}

/* The first and last day of Career zoom: all rungs, today, and a little air.  Takes
 * the ends before the last one is opened. */
static void
find_range (RungTimeline *self)
{
  guint32 first = self->today, end = self->today + 1;
  guint32 air;

  for (guint i = 0; i < self->rungs->len; i++)
    {
      RungSpan span = g_array_index (self->rungs, RungTimelineRung, i).span;

      first = MIN (first, span.first);
      end = MAX (end, span.end);
    }
  air = MAX ((end - first) / 40, 30);
  self->first_day = first > air ? first - air : 1;
  self->last_day = end + air;
}

/* The last rung of a ladder that has no end has none on the picture either. */
static void
open_last_rung (RungTimeline *self)
{
  RungTimelineRung *last;

  if (self->rungs->len == 0)
    return;
  last = &g_array_index (self->rungs, RungTimelineRung, self->rungs->len - 1);
  if (last->state == RUNG_RUNG_PAST || !rung_record_get_boolean (last->role, RUNG_ROLE_OPEN_ENDED))
    return;
  if (last->stay != NULL &&
      (rung_record_has (last->stay, RUNG_STAY_END) || rung_record_has (last->stay, RUNG_STAY_EXPECTED_END)))
    return;
  last->span.end = MAX (last->span.end, add_months (MAX (last->span.first, self->today), OPEN_END_MONTHS));
  find_range (self);
  last->span.end = RUNG_DAY_FOREVER;
}

static void
add_flags (RungTimeline *self,
           RungPlan     *plan)
{
  guint32 start = get_career_start (plan);

  if (start == RUNG_NO_DAY && self->rungs->len > 0)
    start = g_array_index (self->rungs, RungTimelineRung, 0).span.first;

  for (guint i = 0; i < self->rungs->len; i++)
    {
      const RungTimelineRung *rung = &g_array_index (self->rungs, RungTimelineRung, i);
      RungTimelineFlag flag = { rung->role, 0, i };

      if (!rung_record_has (rung->role, RUNG_ROLE_WATCH_POINT) || !rung_record_has (rung->role, RUNG_ROLE_WATCH_MONTH))
        continue;
      flag.day = rung_day_add_months (start, (int) CLAMP (rung_record_get_integer (rung->role, RUNG_ROLE_WATCH_MONTH), 0, 1200));
      if (!rung_span_contains (rung->span, flag.day))
        continue;
      rung_record_ref (flag.role);
      g_array_append_val (self->flags, flag);
    }
}

/* --- Goals --------------------------------------------------------------------- */

static RungSpan
get_goal_span (RungRecord *goal)
{
  guint32 first = rung_record_get_day (goal, RUNG_GOAL_START);
  guint32 last = rung_record_get_day (goal, RUNG_GOAL_DONE_DAY);

  if (last == RUNG_NO_DAY)
    last = rung_record_get_day (goal, RUNG_GOAL_DUE);
  if (first == RUNG_NO_DAY && rung_record_has (goal, RUNG_GOAL_CREATED))
    first = rung_instant_get_day (rung_record_get_integer (goal, RUNG_GOAL_CREATED));
  if (first == RUNG_NO_DAY)
    first = last;
  if (last == RUNG_NO_DAY && first != RUNG_NO_DAY)
    last = add_months (first, GOAL_WITHOUT_END_MONTHS) - 1;
  /* Written down after it was due, or done before it was to start: one day, the last. */
  return (RungSpan) { MIN (first, last), last + 1 };
}

typedef struct
{
  RungTimelineBar bar;
  int             group; /* 0 late, 1 open, 2 done */
  guint32         day;   /* the sooner the more it matters */
} Candidate;

static int
compare_candidates_cb (gconstpointer a,
                       gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->group != y->group)
    return x->group - y->group;
  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return strcmp (rung_record_get_uid (x->bar.goal), rung_record_get_uid (y->bar.goal));
}

static int
compare_bars_cb (gconstpointer a,
                 gconstpointer b)
{
  const RungTimelineBar *x = a, *y = b;

  if (x->span.first != y->span.first)
    return x->span.first < y->span.first ? -1 : 1;
  return x->rank < y->rank ? -1 : 1;
}

static void
clear_bar_cb (gpointer data)
{
  rung_record_unref (((RungTimelineBar *) data)->goal);
}

/* Dropped goals and goals without any day have no bar. */
static void
append_candidate (GArray     *candidates,
                  RungRecord *goal,
                  guint32     today)
{
  Candidate candidate = { 0 };
  RungSpan span = get_goal_span (goal);

  if (rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DROPPED || span.first == RUNG_NO_DAY)
    return;
  candidate.bar.goal = goal;
  candidate.bar.span = span;
  candidate.bar.overdue = rung_goal_is_overdue (goal, today);
  if (rung_goal_is_open (goal))
    {
      candidate.group = candidate.bar.overdue ? 0 : 1;
      candidate.day = rung_record_has (goal, RUNG_GOAL_DUE) ? rung_record_get_day (goal, RUNG_GOAL_DUE) : RUNG_DAY_FOREVER;
    }
  else
    {
      candidate.group = 2;
      candidate.day = RUNG_DAY_FOREVER - span.end;
    }
  g_array_append_val (candidates, candidate);
}

static void
pack_bars (GArray *bars)
{
  g_autofree RungSpan *spans = g_new (RungSpan, bars->len);
  g_autofree guint *rows = g_new (guint, bars->len);

  for (guint i = 0; i < bars->len; i++)
    spans[i] = g_array_index (bars, RungTimelineBar, i).span;
  rung_lanes_pack (spans, bars->len, rows);
  for (guint i = 0; i < bars->len; i++)
    g_array_index (bars, RungTimelineBar, i).row = rows[i];
}

/**
 * rung_timeline_list_bars:
 * @plan: a plan
 * @goals: (element-type RungRecord): GOAL records of it, in any order
 * @today: the day it is
 * @max_bars: the most bars to give
 *
 * Makes bars of goals: of those that are late first, then of those that are open by
 * their due day, then of what was done, the newest first.  Dropped goals have none.
 *
 * Returns: (transfer full) (element-type RungTimelineBar): bars by first day, their rows
 *   packed by days, `rung` 0; each holds its goal
 */
GArray *
rung_timeline_list_bars (RungPlan  *plan,
                         GPtrArray *goals,
                         guint32    today,
                         guint      max_bars)
{
  g_autoptr(GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (RungTimelineBar));

  g_array_set_clear_func (bars, clear_bar_cb);
  for (guint i = 0; i < goals->len; i++)
    append_candidate (candidates, g_ptr_array_index (goals, i), today);
  g_array_sort (candidates, compare_candidates_cb);

  for (guint i = 0; i < MIN (candidates->len, max_bars); i++)
    {
      RungTimelineBar bar = g_array_index (candidates, Candidate, i).bar;

      rung_record_ref (bar.goal);
      bar.progress_fraction = rung_progress_of_goal (plan, bar.goal);
      bar.rank = i;
      g_array_append_val (bars, bar);
    }
  g_array_sort (bars, compare_bars_cb);
  pack_bars (bars);
  return bars;
}

/* The rung a goal stands under; -1 when its role has none. */
static int
find_rung_of_goal (RungTimeline *self,
                   RungPlan     *plan,
                   RungRecord   *goal)
{
  g_autoptr(GPtrArray) responsibilities = rung_plan_list_responsibilities_of_goal (plan, rung_record_get_uid (goal));
  guint32 end = get_goal_span (goal).end;
  const char *role;
  int found = -1;

  if (responsibilities->len == 0)
    return -1;
  role = rung_record_get_text (g_ptr_array_index (responsibilities, 0), RUNG_RESPONSIBILITY_ROLE);
  for (guint i = 0; i < self->rungs->len; i++)
    {
      const RungTimelineRung *rung = &g_array_index (self->rungs, RungTimelineRung, i);

      if (g_str_equal (rung_record_get_uid (rung->role), role) && (found < 0 || rung->span.first < end))
        found = (int) i;
    }
  return found;
}

static void
count_goal (RungGoalCount *count,
            RungRecord    *goal,
            guint32        today)
{
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);

  count->total++;
  count->done += status == RUNG_GOAL_DONE;
  count->dropped += status == RUNG_GOAL_DROPPED;
  count->open += rung_goal_is_open (goal) ? 1 : 0;
  count->overdue += rung_goal_is_overdue (goal, today) ? 1 : 0;
}

static void
append_bars_of_rung (RungTimeline *self,
                     RungPlan     *plan,
                     GPtrArray    *goals,
                     guint         position)
{
  g_autoptr(GArray) bars = rung_timeline_list_bars (plan, goals, self->today, RUNG_TIMELINE_MAX_BARS);

  for (guint i = 0; i < bars->len; i++)
    g_array_index (bars, RungTimelineBar, i).rung = position;
  if (bars->len > 0)
    g_array_append_vals (self->bars, bars->data, bars->len);
  /* The goals' references have moved on. */
  g_array_set_clear_func (bars, NULL);
}

static void
add_goals (RungTimeline *self,
           RungPlan     *plan)
{
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (plan, NULL);
  g_autoptr(GPtrArray) by_rung = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->rungs->len; i++)
    g_ptr_array_add (by_rung, g_ptr_array_new ());
  for (guint i = 0; i < goals->len; i++)
    {
      RungRecord *goal = g_ptr_array_index (goals, i);
      int position = find_rung_of_goal (self, plan, goal);

      if (position < 0)
        continue;
      g_ptr_array_add (g_ptr_array_index (by_rung, position), goal);
      count_goal (&g_array_index (self->rungs, RungTimelineRung, position).goals, goal, self->today);
    }
  for (guint i = 0; i < self->rungs->len; i++)
    append_bars_of_rung (self, plan, g_ptr_array_index (by_rung, i), i);
}

static void
clear_rung_cb (gpointer data)
{
  RungTimelineRung *rung = data;

  g_clear_pointer (&rung->role, rung_record_unref);
  g_clear_pointer (&rung->stay, rung_record_unref);
}

static void
clear_flag_cb (gpointer data)
{
  rung_record_unref (((RungTimelineFlag *) data)->role);
}

static void
add_pauses (RungTimeline *self,
            RungPlan     *plan)
{
  for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_PAUSE); i++)
    g_ptr_array_add (self->pauses, rung_record_ref (rung_plan_get_nth (plan, RUNG_KIND_PAUSE, i)));
}

/**
 * rung_timeline_new:
 * @plan: a plan; any, also one without stays or roles
 * @today: the day it is
 *
 * Looks at a plan and says what its timeline shows.  The value keeps its records alive
 * and does not follow the plan.
 *
 * Returns: (transfer full): free with rung_timeline_free()
 */
RungTimeline *
rung_timeline_new (RungPlan *plan,
                   guint32   today)
{
  RungTimeline *self;

  g_return_val_if_fail (RUNG_IS_PLAN (plan), NULL);
  g_return_val_if_fail (today != RUNG_NO_DAY, NULL);

  self = g_new0 (RungTimeline, 1);
  self->rungs = g_array_new (FALSE, FALSE, sizeof (RungTimelineRung));
  self->bars = g_array_new (FALSE, FALSE, sizeof (RungTimelineBar));
  self->flags = g_array_new (FALSE, FALSE, sizeof (RungTimelineFlag));
  self->pauses = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  g_array_set_clear_func (self->rungs, clear_rung_cb);
  g_array_set_clear_func (self->bars, clear_bar_cb);
  g_array_set_clear_func (self->flags, clear_flag_cb);
  self->today = today;

  add_projected_rungs (self, plan, add_lived_rungs (self, plan));
  g_array_sort (self->rungs, compare_rungs_cb);
  for (guint i = 0; i < self->rungs->len; i++)
    g_array_index (self->rungs, RungTimelineRung, i).step = i;
  find_range (self);
  open_last_rung (self);
  add_flags (self, plan);
  add_goals (self, plan);
  add_pauses (self, plan);
  return self;
}

void
rung_timeline_free (RungTimeline *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rungs);
  g_array_unref (self->bars);
  g_array_unref (self->flags);
  g_ptr_array_unref (self->pauses);
  g_free (self);
}
