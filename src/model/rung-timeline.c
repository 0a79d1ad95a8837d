/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a timeline shows, of careers of any kind.
 *
 *  1. Rungs come from stays, one each: who holds a role twice climbs two rungs, since
 *     they were two times of a life.  A hidden role that was lived in is still shown.
 *  2. Each track that a person has been on is stairs of its own, and so is each that the
 *     ladder leads to.  The one that was taken first is the lowest.
 *  3. After the last stay of a track come the visible roles that follow its role on the
 *     ladder and have no stay yet, one after another, each for its typical time.  Roles
 *     below that were never held are left out: there is no honest place for them on a time
 *     axis.  A track without stays begins where the present role, or the last, ends.
 *     Without any stay all roles are projected, from the career's start or from today.
 *  4. In its stairs each rung begins after the one before and is a step above it: time
 *     only goes on, and so do the steps, whatever the order of the ladder.
 *  5. A goal stands under one rung: that of its first responsibility's role, and of the
 *     times that role was held the last that had begun when the goal ends.
 *  6. What costs time is reckoned once a plan, and grows with n log n; what only those in
 *     view need (the progress of a goal, sentences) is left to whoever shows them.
 */

#include "rung-timeline-private.h"

#include <string.h>

#define TYPICAL_MONTHS 36       /* of a role that does not say */
#define OPEN_END_MONTHS 60      /* how much of an open end is shown at least */
#define LEAST_GAP_DAYS 15       /* what is shorter is a weekend and some leave, not a gap */

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

/* The stairs of a track, which may be new. */
static guint
find_or_add_track (RungTimeline *self,
                   const char   *track)
{
  for (guint i = 0; i < self->tracks->len; i++)
    if (g_str_equal (g_ptr_array_index (self->tracks, i), track))
      return i;
  g_ptr_array_add (self->tracks, g_strdup (track));
  return self->tracks->len - 1;
}

static void
add_rung (RungTimeline  *self,
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
  rung.met = rung_progress_of_role (self->plan, rung_record_get_uid (role));
  rung.track = find_or_add_track (self, get_track (role));
  g_array_append_val (self->rungs, rung);
}

static gboolean
has_rung (RungTimeline *self,
          RungRecord   *role)
{
  for (guint i = 0; i < self->rungs->len; i++)
    if (g_str_equal (rung_record_get_uid (get_rung (self, i)->role), rung_record_get_uid (role)))
      return TRUE;
  return FALSE;
}

static void
add_lived_rungs (RungTimeline *self)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (self->plan);

  for (guint i = 0; i < stays->len; i++)
    {
      RungRecord *stay = g_ptr_array_index (stays, i);
      RungRecord *role = rung_plan_find_record (self->plan, RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));
      RungSpan span;

      if (role == NULL)
        continue;
      span.first = rung_record_get_day (stay, RUNG_STAY_START);
      span.end = get_stay_end (self->plan, stays, stay, role, self->today);
      add_rung (self, role, stay, get_state (stay, self->today), span);
    }
}

/* --- Roles to come ---------------------------------------------------------------- */

/* The rung from which a track goes on: its own last one; of a track without any the
 * present one, or the last of all; NULL before the first stay. */
static const RungTimelineRung *
find_base (RungTimeline *self,
           guint         n_lived,
           const char   *track)
{
  const RungTimelineRung *own = NULL, *present = NULL, *last = NULL;

  /* Stays came by their first day. */
  for (guint i = 0; i < n_lived; i++)
    {
      last = get_rung (self, i);
      if (g_str_equal (get_track (last->role), track))
        own = last;
      if (last->state == RUNG_RUNG_CURRENT)
        present = last;
    }
  return own != NULL ? own : present != NULL ? present : last;
}

static void
project_track (RungTimeline *self,
               GPtrArray    *roles,
               guint         n_lived,
               const char   *track)
{
  const RungTimelineRung *base = find_base (self, n_lived, track);
  gint64 after = base != NULL ? rung_record_get_integer (base->role, RUNG_ROLE_ORDINAL) : -1;
  guint32 day = MAX (self->today, base != NULL ? base->span.end : get_career_start (self->plan));

  /* A later stay of a lower role may be over long after the last one began. */
  for (guint i = 0; i < n_lived; i++)
    if (g_str_equal (get_track (get_rung (self, i)->role), track))
      day = MAX (day, get_rung (self, i)->span.end);
  for (guint i = 0; i < roles->len; i++)
    {
      RungRecord *role = g_ptr_array_index (roles, i);
      RungSpan span = { day, get_typical_end (day, role) };

      if (!g_str_equal (get_track (role), track) || rung_record_get_integer (role, RUNG_ROLE_ORDINAL) <= after ||
          has_rung (self, role))
        continue;
      add_rung (self, role, NULL, RUNG_RUNG_PLANNED, span);
      day = span.end;
    }
}

static void
add_projected_rungs (RungTimeline *self)
{
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (self->plan, FALSE);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_lived = self->rungs->len;

  for (guint i = 0; i < roles->len; i++)
    {
      const char *track = get_track (g_ptr_array_index (roles, i));

      if (g_hash_table_add (seen, (gpointer) track))
        project_track (self, roles, n_lived, track);
    }
}

static int
compare_rungs_cb (gconstpointer a,
                  gconstpointer b)
{
  const RungTimelineRung *x = a, *y = b;
  gint64 difference;

  if (x->track != y->track)
    return x->track < y->track ? -1 : 1;
  if (x->span.first != y->span.first)
    return x->span.first < y->span.first ? -1 : 1;
  difference = rung_record_get_integer (x->role, RUNG_ROLE_ORDINAL) - rung_record_get_integer (y->role, RUNG_ROLE_ORDINAL);
  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return strcmp (rung_record_get_uid (x->role), rung_record_get_uid (y->role));
}

static void
sort_rungs (RungTimeline *self)
{
  g_array_sort (self->rungs, compare_rungs_cb);
  for (guint i = 0; i < self->rungs->len; i++)
    g_array_index (self->rungs, RungTimelineRung, i).step = i;
}

/* --- Range, links, gaps, flags ------------------------------------------------------ */

/* The first and last day of Career zoom: all rungs, today, and a little air.  Takes
 * the ends before the last ones are opened. */
static void
find_range (RungTimeline *self)
{
  guint32 first = self->today, end = self->today + 1;
  guint32 air;

  for (guint i = 0; i < self->rungs->len; i++)
    {
      first = MIN (first, get_rung (self, i)->span.first);
      end = MAX (end, get_rung (self, i)->span.end);
    }
  air = MAX ((end - first) / 40, 30);
  self->first_day = first > air ? first - air : 1;
  self->last_day = end + air;
}

static gboolean
is_last_of_track (const RungTimeline *self,
                  guint               position)
{
  return position + 1 == self->rungs->len || get_rung (self, position + 1)->track != get_rung (self, position)->track;
}

static gboolean
has_open_end (const RungTimelineRung *rung)
{
  if (rung->state == RUNG_RUNG_PAST || !rung_record_get_boolean (rung->role, RUNG_ROLE_OPEN_ENDED))
    return FALSE;
  return rung->stay == NULL ||
         (!rung_record_has (rung->stay, RUNG_STAY_END) && !rung_record_has (rung->stay, RUNG_STAY_EXPECTED_END));
}

/* The last rung of stairs that have no end has none on the picture either. */
static void
open_last_rungs (RungTimeline *self)
{
  for (guint i = 0; i < self->rungs->len; i++)
    {
      RungTimelineRung *rung = &g_array_index (self->rungs, RungTimelineRung, i);

      if (is_last_of_track (self, i) && has_open_end (rung))
        rung->span.end = MAX (rung->span.end, add_months (MAX (rung->span.first, self->today), OPEN_END_MONTHS));
    }
  find_range (self);
  for (guint i = 0; i < self->rungs->len; i++)
    if (is_last_of_track (self, i) && has_open_end (get_rung (self, i)))
      g_array_index (self->rungs, RungTimelineRung, i).span.end = RUNG_DAY_FOREVER;
}

/* The rung of other stairs that one left for the side: the last that had begun, rather
 * one that was still going on; -1 when there is none. */
static int
find_branching (const RungTimeline *self,
                guint               position)
{
  const RungTimelineRung *rung = get_rung (self, position);
  int found = -1;

  for (guint i = 0; i < self->rungs->len; i++)
    {
      const RungTimelineRung *other = get_rung (self, i);

      if (other->track == rung->track || other->span.first >= rung->span.first)
        continue;
      if (found < 0 || other->span.first > get_rung (self, found)->span.first)
        found = (int) i;
    }
  return found;
}

static void
add_link (RungTimeline *self,
          guint         from,
          guint         to,
          gboolean      is_branch)
{
  RungTimelineLink link = { from, to, is_branch };

  g_array_append_val (self->links, link);
}

static void
add_links_and_gaps (RungTimeline *self)
{
  for (guint i = 0; i < self->rungs->len; i++)
    {
      const RungTimelineRung *rung = get_rung (self, i);
      RungTimelineGap gap;

      if (i == 0 || get_rung (self, i - 1)->track != rung->track)
        {
          int from = self->tracks->len > 1 ? find_branching (self, i) : -1;

          if (from >= 0)
            add_link (self, (guint) from, i, TRUE);
          continue;
        }
      add_link (self, i - 1, i, FALSE);
      gap.span = (RungSpan) { get_rung (self, i - 1)->span.end, rung->span.first };
      gap.after = i - 1;
      if (gap.span.end > gap.span.first && gap.span.end - gap.span.first >= LEAST_GAP_DAYS)
        g_array_append_val (self->gaps, gap);
    }
}

static guint32
find_career_start (const RungTimeline *self)
{
  guint32 start = get_career_start (self->plan);

  for (guint i = 0; start == RUNG_NO_DAY && i < self->rungs->len; i++)
    start = get_rung (self, i)->span.first;
  return start;
}

static int
compare_flags_cb (gconstpointer a,
                  gconstpointer b)
{
  const RungTimelineFlag *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return x->rung < y->rung ? -1 : 1;
}

static void
add_flags (RungTimeline *self)
{
  guint32 start = find_career_start (self);

  for (guint i = 0; i < self->rungs->len; i++)
    {
      const RungTimelineRung *rung = get_rung (self, i);
      RungTimelineFlag flag = { rung->role, 0, i };

      if (!rung_record_has (rung->role, RUNG_ROLE_WATCH_POINT) || !rung_record_has (rung->role, RUNG_ROLE_WATCH_MONTH))
        continue;
      flag.day = rung_day_add_months (start, (int) CLAMP (rung_record_get_integer (rung->role, RUNG_ROLE_WATCH_MONTH), 0, 1200));
      if (!rung_span_contains (rung->span, flag.day))
        continue;
      rung_record_ref (flag.role);
      g_array_append_val (self->flags, flag);
    }
  g_array_sort (self->flags, compare_flags_cb);
}

/* --- The whole ------------------------------------------------------------------- */

static void
clear_rung_cb (gpointer data)
{
  RungTimelineRung *rung = data;

  g_clear_pointer (&rung->role, rung_record_unref);
  g_clear_pointer (&rung->stay, rung_record_unref);
  g_clear_pointer (&rung->bars, rung_bar_set_unref);
  g_clear_pointer (&rung->sums, g_array_unref);
}

static void
clear_flag_cb (gpointer data)
{
  rung_record_unref (((RungTimelineFlag *) data)->role);
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
  self->plan = g_object_ref (plan);
  self->today = today;
  self->tracks = g_ptr_array_new_with_free_func (g_free);
  self->rungs = rung_timeline_new_array (sizeof (RungTimelineRung), clear_rung_cb);
  self->links = rung_timeline_new_array (sizeof (RungTimelineLink), NULL);
  self->gaps = rung_timeline_new_array (sizeof (RungTimelineGap), NULL);
  self->flags = rung_timeline_new_array (sizeof (RungTimelineFlag), clear_flag_cb);
  self->pauses = rung_timeline_list_pauses (plan);
  self->undated = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);

  add_lived_rungs (self);
  add_projected_rungs (self);
  sort_rungs (self);
  find_range (self);
  open_last_rungs (self);
  add_links_and_gaps (self);
  add_flags (self);
  rung_timeline_add_goals (self);
  return self;
}

void
rung_timeline_free (RungTimeline *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->tracks);
  g_array_unref (self->rungs);
  g_array_unref (self->links);
  g_array_unref (self->gaps);
  g_array_unref (self->flags);
  g_ptr_array_unref (self->pauses);
  g_ptr_array_unref (self->undated);
  g_object_unref (self->plan);
  g_free (self);
}
