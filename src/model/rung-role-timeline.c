/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an opened role shows: a lane for each of its responsibilities. */

#include "rung-timeline-private.h"

#define NEAR_DAYS 400
#define LEAST_RANGE_DAYS 120

static RungRecord *
find_last_stay (RungPlan   *plan,
                const char *role_uid)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (plan);

  for (guint i = stays->len; i > 0; i--)
    if (g_strcmp0 (rung_record_get_text (g_ptr_array_index (stays, i - 1), RUNG_STAY_ROLE), role_uid) == 0)
      return g_ptr_array_index (stays, i - 1);
  return NULL;
}

GPtrArray *
rung_timeline_list_pauses (RungPlan *plan)
{
  g_autoptr(GPtrArray) borrowed = rung_plan_list_pauses (plan);
  GPtrArray *pauses = g_ptr_array_new_full (borrowed->len, (GDestroyNotify) rung_record_unref);

  for (guint i = 0; i < borrowed->len; i++)
    g_ptr_array_add (pauses, rung_record_ref (g_ptr_array_index (borrowed, i)));
  return pauses;
}

static void
clear_lane_cb (gpointer data)
{
  RungRoleLane *lane = data;

  g_clear_pointer (&lane->responsibility, rung_record_unref);
  g_clear_pointer (&lane->bars, rung_bar_set_unref);
}

static RungSpan
unite (RungSpan a,
       RungSpan b)
{
  if (a.end <= a.first)
    return b;
  return b.end <= b.first ? a : (RungSpan) { MIN (a.first, b.first), MAX (a.end, b.end) };
}

static RungSpan
get_span_of_lanes (const RungRoleTimeline *self)
{
  RungSpan span = { 0, 0 };

  for (guint i = 0; i < self->lanes->len; i++)
    span = unite (span, rung_bar_set_get_span (g_array_index (self->lanes, RungRoleLane, i).bars));
  return span;
}

/* Without goals: the time of a role that is over or to come; who is in it looks at the
 * months around today, not at years without goals. */
static RungSpan
get_span_without_goals (const RungRoleTimeline *self)
{
  guint32 first, last;

  if (self->stay == NULL)
    return (RungSpan) { self->today, self->today + 1 };
  first = rung_record_get_day (self->stay, RUNG_STAY_START);
  last = rung_record_get_day (self->stay, RUNG_STAY_END);
  if (last == RUNG_NO_DAY && first <= self->today)
    return (RungSpan) { self->today, self->today + 1 };
  return (RungSpan) { first, last != RUNG_NO_DAY ? last + 1 : first + NEAR_DAYS };
}

/* All bars, today if it is near them, and a little air. */
static void
find_range_of_role (RungRoleTimeline *self)
{
  RungSpan span = get_span_of_lanes (self);
  guint32 air;

  if (span.end <= span.first)
    span = get_span_without_goals (self);
  if (self->today + NEAR_DAYS >= span.first && self->today <= span.end + NEAR_DAYS)
    span = unite (span, (RungSpan) { self->today, self->today + 1 });
  air = MAX ((span.end - span.first) / 24, span.end - span.first < LEAST_RANGE_DAYS ? LEAST_RANGE_DAYS : 14);
  self->first_day = span.first > air ? span.first - air : 1;
  self->last_day = span.end + air;
}

/**
 * rung_role_timeline_new:
 * @plan: a plan
 * @role_uid: a role
 * @today: the day it is
 *
 * Says what an opened role shows: a lane for each of its responsibilities.
 *
 * Returns: (transfer full) (nullable): free with rung_role_timeline_free(); %NULL when
 *   @plan has no such role
 */
RungRoleTimeline *
rung_role_timeline_new (RungPlan   *plan,
                        const char *role_uid,
                        guint32     today)
{
  RungRecord *role = rung_plan_find_record (plan, RUNG_KIND_ROLE, role_uid);
  g_autoptr(GPtrArray) responsibilities = NULL;
  RungRoleTimeline *self;

  if (role == NULL)
    return NULL;
  self = g_new0 (RungRoleTimeline, 1);
  self->plan = g_object_ref (plan);
  self->role = rung_record_ref (role);
  self->stay = find_last_stay (plan, role_uid);
  if (self->stay != NULL)
    rung_record_ref (self->stay);
  self->lanes = rung_timeline_new_array (sizeof (RungRoleLane), clear_lane_cb);
  self->pauses = rung_timeline_list_pauses (plan);
  self->today = today;
  responsibilities = rung_plan_list_responsibilities (plan, role_uid, FALSE);
  for (guint i = 0; i < responsibilities->len; i++)
    {
      RungRoleLane lane = { rung_record_ref (g_ptr_array_index (responsibilities, i)), NULL };
      g_autoptr(GPtrArray) goals = rung_plan_list_goals (plan, rung_record_get_uid (lane.responsibility));

      lane.bars = rung_bar_set_new (goals, today);
      g_array_append_val (self->lanes, lane);
    }
  find_range_of_role (self);
  return self;
}

void
rung_role_timeline_free (RungRoleTimeline *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->lanes);
  g_ptr_array_unref (self->pauses);
  g_clear_pointer (&self->stay, rung_record_unref);
  rung_record_unref (self->role);
  g_object_unref (self->plan);
  g_free (self);
}

/* Where one may pan and zoom to: the goals, the time in the role, and some time around. */
RungTimeView
rung_role_timeline_get_limits (const RungRoleTimeline *self)
{
  double first = self->first_day, end = self->last_day + 1.0;

  if (self->stay != NULL)
    {
      first = MIN (first, rung_record_get_day (self->stay, RUNG_STAY_START));
      end = MAX (end, rung_record_get_day (self->stay, RUNG_STAY_END));
      end = MAX (end, rung_record_get_day (self->stay, RUNG_STAY_EXPECTED_END));
    }
  return rung_timeline_make_limits (first, end);
}
