/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of days as a hand makes them on the timeline: a bar moved, the end of a rung
 * dragged, a gap drawn.
 *
 * 1. Each is one changeset, whatever it moves along: one step of undo.
 * 2. The day on which a goal was done is a fact and no part of its schedule.
 * 3. A gap takes days from stays but never a whole stay, and it never cuts into the
 *    current one: whether a person is in a role is for them to say.
 */

#include "rung-edit-private.h"

#include <glib/gi18n.h>

#include "rung-day.h"
#include "rung-timeline.h"
#include "rung-uid.h"

/* --- Goals ---------------------------------------------------------------- */

static gboolean
check_done_day (RungPlan    *plan,
                RungRecord  *goal,
                guint32      start,
                GError     **error)
{
  guint32 done = rung_record_get_day (goal, RUNG_GOAL_DONE_DAY);
  g_autofree char *day = NULL;

  if (done == RUNG_NO_DAY || start <= done)
    return TRUE;
  day = rung_day_to_text (done);
  return rung_plan_refuse (error, RUNG_PLAN_ERROR_SPAN, NULL,
                           NC_("plan error", "“%s” was done on %s and cannot start after that."), "td",
                           rung_edit_get_title (plan, goal), day);
}

/**
 * rung_edit_schedule_goal:
 * @plan: a plan
 * @uid: a goal
 * @start: its first day, or %RUNG_NO_DAY for none
 * @due: the day it is due, inclusive, or %RUNG_NO_DAY for none
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Sets both days of a goal at once.  Those of one that is done may change too, say to put
 * right when it began; its done day stays, and it cannot start after that.
 *
 * Returns: (transfer full): the changeset, or %NULL, with %RUNG_PLAN_ERROR_NOTHING when
 *   these are its days
 */
RungChangeset *
rung_edit_schedule_goal (RungPlan    *plan,
                         const char  *uid,
                         guint32      start,
                         guint32      due,
                         GError     **error)
{
  RungRecord *goal = rung_edit_find (plan, RUNG_KIND_GOAL, uid, error);
  RungRecordBuilder builder;

  if (goal == NULL || !check_done_day (plan, goal, start, error))
    return NULL;
  rung_record_builder_init_from (&builder, goal);
  rung_record_builder_set_day (&builder, RUNG_GOAL_START, start);
  rung_record_builder_set_day (&builder, RUNG_GOAL_DUE, due);
  return rung_edit_finish_one (plan, RUNG_LABEL_EDIT_GOAL, rung_edit_get_title (plan, goal), goal,
                               rung_record_builder_end (&builder), error);
}

/* --- The end of a rung ------------------------------------------------------ */

static const char *
get_role_uid (RungRecord *stay)
{
  return rung_record_get_text (stay, RUNG_STAY_ROLE);
}

static const char *
get_role_title (RungPlan   *plan,
                RungRecord *stay)
{
  return rung_edit_get_title (plan, rung_plan_find_record (plan, RUNG_KIND_ROLE, get_role_uid (stay)));
}

/* The last day that a stay is shown to have: without one it lasts until the next planned
 * one starts. */
static guint32
find_shown_last_day (RungRecord *stay,
                     GPtrArray  *planned_after)
{
  guint32 last = rung_edit_get_last_day (stay);

  if (last == RUNG_NO_DAY && planned_after->len > 0)
    last = rung_record_get_day (planned_after->pdata[0], RUNG_STAY_START) - 1;
  return last;
}

/**
 * rung_edit_stretch_stay:
 * @plan: a plan
 * @uid: a stay
 * @last_day: its new last day, inclusive
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Moves the end of a stay: the end of one that is past, the expected end of another.
 * Planned stays of its track that followed it directly move along; where it is past, only
 * those that it would run into.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_stretch_stay (RungPlan    *plan,
                        const char  *uid,
                        guint32      last_day,
                        GError     **error)
{
  RungRecord *stay = rung_edit_find (plan, RUNG_KIND_STAY, uid, error);
  g_autoptr(GPtrArray) planned = NULL;
  RungChangeset *changeset;
  guint32 old_last;
  gboolean is_past;

  if (stay == NULL)
    return NULL;
  if (last_day == RUNG_NO_DAY)
    {
      rung_plan_refuse (error, RUNG_PLAN_ERROR_MISSING, NULL,
                        NC_("plan error", "There is no last day to move the end to."), "");
      return NULL;
    }
  is_past = rung_record_has (stay, RUNG_STAY_END);
  planned = rung_edit_list_planned_after (plan, stay);
  old_last = is_past ? RUNG_NO_DAY : find_shown_last_day (stay, planned);
  changeset = rung_changeset_new (RUNG_LABEL_EDIT_STAY, get_role_title (plan, stay));
  rung_edit_replace (changeset, stay,
                     rung_record_with (stay, is_past ? RUNG_STAY_END : RUNG_STAY_EXPECTED_END,
                                       g_variant_new_int64 (last_day)));
  /* A last day before the first is for the rules to refuse, and no place to move others to. */
  if (last_day >= rung_record_get_day (stay, RUNG_STAY_START) && last_day != old_last)
    rung_edit_move_along (changeset, planned, old_last, last_day);
  return rung_edit_finish (plan, changeset, error);
}

/* --- The end of a rung that is only projected ---------------------------- */

static RungRecord *
new_planned_stay (const char *role_uid,
                  guint32     start,
                  guint32     expected_end)
{
  g_autofree char *uid = rung_uid_new ();
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_STAY, uid);
  rung_record_builder_set_text (&builder, RUNG_STAY_ROLE, role_uid);
  rung_record_builder_set_day (&builder, RUNG_STAY_START, start);
  rung_record_builder_set_day (&builder, RUNG_STAY_EXPECTED_END, expected_end);
  rung_record_builder_set_integer (&builder, RUNG_STAY_PLANNED, TRUE);
  return rung_record_builder_end (&builder);
}

/* The last stay of a role that is not over. */
static RungRecord *
find_stay_of_role (RungPlan   *plan,
                   const char *role_uid)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (plan);

  for (guint i = stays->len; i > 0; i--)
    if (g_strcmp0 (get_role_uid (stays->pdata[i - 1]), role_uid) == 0 &&
        !rung_record_has (stays->pdata[i - 1], RUNG_STAY_END))
      return stays->pdata[i - 1];
  return NULL;
}

static const RungTimelineRung *
find_projected (RungTimeline *timeline,
                const char   *role_uid)
{
  for (guint i = 0; i < timeline->rungs->len; i++)
    {
      const RungTimelineRung *rung = &g_array_index (timeline->rungs, RungTimelineRung, i);

      if (rung->stay == NULL && g_strcmp0 (rung_record_get_uid (rung->role), role_uid) == 0)
        return rung;
    }
  return NULL;
}

/* Makes stays of what is projected before @last on its track: else the timeline would
 * project those roles behind it. */
static void
plan_rungs_before (RungPlan               *plan,
                   RungChangeset          *changeset,
                   RungTimeline           *timeline,
                   const RungTimelineRung *last)
{
  const char *track = rung_edit_get_track (plan, rung_record_get_uid (last->role));

  for (guint i = 0; i < timeline->rungs->len; i++)
    {
      const RungTimelineRung *rung = &g_array_index (timeline->rungs, RungTimelineRung, i);
      const char *role_uid = rung_record_get_uid (rung->role);

      if (rung->stay == NULL && rung->span.first < last->span.first &&
          g_str_equal (rung_edit_get_track (plan, role_uid), track))
        rung_changeset_take (changeset, NULL, new_planned_stay (role_uid, rung->span.first, rung->span.end - 1));
    }
}

static RungChangeset *
plan_rung (RungPlan                *plan,
           RungTimeline            *timeline,
           const RungTimelineRung  *rung,
           guint32                  last_day,
           GError                 **error)
{
  RungChangeset *changeset = rung_changeset_new (RUNG_LABEL_ADD_STAY, rung_edit_get_title (plan, rung->role));
  RungRecord *stay = new_planned_stay (rung_record_get_uid (rung->role), rung->span.first, last_day);

  plan_rungs_before (plan, changeset, timeline, rung);
  rung_changeset_set_created_uid (changeset, rung_record_get_uid (stay));
  rung_changeset_take (changeset, NULL, stay);
  return rung_edit_finish (plan, changeset, error);
}

/**
 * rung_edit_plan_role:
 * @plan: a plan
 * @role_uid: a role
 * @last_day: the last day in it, inclusive
 * @today: the present day
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Plans until when a person is to be in a role.  One that the timeline only projects gets
 * a planned stay from where it is projected, and so do the projected roles of its track
 * before it, for their typical times.  Of one with a current or planned stay the end
 * moves, as in rung_edit_stretch_stay().
 *
 * Returns: (transfer full): the changeset, whose created uid is that of the role's new
 *   stay; or %NULL, with %RUNG_PLAN_ERROR_NOT_FOUND when the role is not ahead
 */
RungChangeset *
rung_edit_plan_role (RungPlan    *plan,
                     const char  *role_uid,
                     guint32      last_day,
                     guint32      today,
                     GError     **error)
{
  RungRecord *role = rung_edit_find (plan, RUNG_KIND_ROLE, role_uid, error);
  RungRecord *stay = find_stay_of_role (plan, role_uid);
  g_autoptr(RungTimeline) timeline = NULL;
  const RungTimelineRung *rung;

  if (role == NULL)
    return NULL;
  if (stay != NULL || last_day == RUNG_NO_DAY)
    return rung_edit_stretch_stay (plan, stay ? rung_record_get_uid (stay) : "", last_day, error);
  timeline = rung_timeline_new (plan, today);
  rung = find_projected (timeline, role_uid);
  if (rung != NULL)
    return plan_rung (plan, timeline, rung, last_day, error);
  rung_plan_refuse (error, RUNG_PLAN_ERROR_NOT_FOUND, NULL,
                    NC_("plan error", "“%s” does not lie ahead; add the time in it with its first day."), "t",
                    rung_edit_get_title (plan, role));
  return NULL;
}

/* --- Gaps ----------------------------------------------------------------- */

/* One gap while it is drawn. */
typedef struct
{
  RungPlan      *plan;
  RungChangeset *changeset;
  GPtrArray     *planned;   /* that start within or behind the gap */
  guint32        first_day; /* both inclusive */
  guint32        last_day;
} Gap;

static gboolean
is_open (RungRecord *stay)
{
  return !rung_record_get_boolean (stay, RUNG_STAY_PLANNED) && !rung_record_has (stay, RUNG_STAY_END);
}

static void
replace_days (Gap        *gap,
              RungRecord *stay,
              guint32     start,
              guint       end_field,
              guint32     end)
{
  RungRecordBuilder builder;

  rung_record_builder_init_from (&builder, stay);
  rung_record_builder_set_day (&builder, RUNG_STAY_START, start);
  rung_record_builder_set_day (&builder, end_field, end);
  rung_edit_replace (gap->changeset, stay, rung_record_builder_end (&builder));
}

/* A second stay in the same role, from the day after the gap to where the first ended. */
static void
add_rest (Gap        *gap,
          RungRecord *stay)
{
  g_autofree char *uid = rung_uid_new ();
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_STAY, uid);
  rung_record_builder_set_text (&builder, RUNG_STAY_ROLE, get_role_uid (stay));
  rung_record_builder_set_day (&builder, RUNG_STAY_START, gap->last_day + 1);
  rung_record_builder_set_day (&builder, RUNG_STAY_END, rung_record_get_day (stay, RUNG_STAY_END));
  rung_record_builder_set_day (&builder, RUNG_STAY_EXPECTED_END, rung_record_get_day (stay, RUNG_STAY_EXPECTED_END));
  if (rung_record_get_boolean (stay, RUNG_STAY_PLANNED))
    rung_record_builder_set_integer (&builder, RUNG_STAY_PLANNED, TRUE);
  rung_changeset_take (gap->changeset, NULL, rung_record_builder_end (&builder));
}

static gboolean
refuse_to_cut (Gap         *gap,
               RungRecord  *stay,
               GError     **error)
{
  return rung_plan_refuse (error, RUNG_PLAN_ERROR_OVERLAP, NULL,
                           NC_("plan error", "The time as “%s” goes on through the gap; change its last day first."), "t",
                           get_role_title (gap->plan, stay));
}

static gboolean
refuse_to_swallow (Gap         *gap,
                   RungRecord  *stay,
                   GError     **error)
{
  return rung_plan_refuse (error, RUNG_PLAN_ERROR_OVERLAP, NULL,
                           NC_("plan error", "The gap covers all of the time as “%s”; remove that first."), "t",
                           get_role_title (gap->plan, stay));
}

/* @last: the last day of @stay, or %RUNG_DAY_FOREVER */
static gboolean
cut_stay (Gap         *gap,
          RungRecord  *stay,
          guint32      last,
          GError     **error)
{
  guint32 start = rung_record_get_day (stay, RUNG_STAY_START);
  gboolean is_planned = rung_record_get_boolean (stay, RUNG_STAY_PLANNED);
  guint end_field = rung_record_has (stay, RUNG_STAY_END) ? RUNG_STAY_END : RUNG_STAY_EXPECTED_END;

  if (is_planned && start >= gap->first_day)
    g_ptr_array_add (gap->planned, stay);
  else if (start > gap->last_day || last < gap->first_day)
    return TRUE;
  else if (is_open (stay))
    return refuse_to_cut (gap, stay, error);
  else if (start >= gap->first_day && last <= gap->last_day)
    return refuse_to_swallow (gap, stay, error);
  else if (start >= gap->first_day)
    replace_days (gap, stay, gap->last_day + 1, end_field, last);
  else
    {
      replace_days (gap, stay, start, end_field, gap->first_day - 1);
      if (last > gap->last_day)
        add_rest (gap, stay);
    }
  return TRUE;
}

/* The last day on which a stay counts; without one it lasts until the next starts. */
static guint32
find_last_day (GPtrArray *stays,
               guint      position)
{
  guint32 last = rung_edit_get_last_day (stays->pdata[position]);

  if (last != RUNG_NO_DAY)
    return last;
  if (position + 1 < stays->len)
    return rung_record_get_day (stays->pdata[position + 1], RUNG_STAY_START) - 1;
  return RUNG_DAY_FOREVER;
}

static gboolean
cut_stays (Gap         *gap,
           GPtrArray   *stays,
           GError     **error)
{
  for (guint i = 0; i < stays->len; i++)
    if (!cut_stay (gap, stays->pdata[i], find_last_day (stays, i), error))
      return FALSE;
  rung_edit_move_along (gap->changeset, gap->planned, RUNG_NO_DAY, gap->last_day);
  return TRUE;
}

/* That of the stay which goes on, of the newest if there are several; else the only one
 * there is. */
static const char *
find_track (RungPlan  *plan,
            GError   **error)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (plan);
  const char *track = NULL;
  gboolean is_only = TRUE;

  for (guint i = stays->len; i > 0; i--)
    {
      RungRecord *stay = stays->pdata[i - 1];
      const char *other = rung_edit_get_track (plan, get_role_uid (stay));

      if (is_open (stay))
        return other;
      is_only = is_only && (track == NULL || g_str_equal (track, other));
      track = other;
    }
  if (is_only)
    return track != NULL ? track : "";
  rung_plan_refuse (error, RUNG_PLAN_ERROR_MISSING, NULL,
                    NC_("plan error", "The plan has several tracks; say which one the gap is in."), "");
  return NULL;
}

static gboolean
check_gap_days (guint32   first_day,
                guint32   last_day,
                GError  **error)
{
  if (first_day == RUNG_NO_DAY || last_day == RUNG_NO_DAY)
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_MISSING, NULL,
                             NC_("plan error", "A gap needs its first and its last day."), "");
  return first_day <= last_day ||
         rung_plan_refuse (error, RUNG_PLAN_ERROR_SPAN, NULL,
                           NC_("plan error", "The gap ends before it starts."), "");
}

/* "2020-03-01 – 2020-09-30": the model has no words for days, and the history is kept. */
static char *
phrase_days (guint32 first_day,
             guint32 last_day)
{
  g_autofree char *first = rung_day_to_text (first_day);
  g_autofree char *last = rung_day_to_text (last_day);

  return g_strdup_printf ("%s – %s", first, last);
}

/**
 * rung_edit_add_gap:
 * @plan: a plan
 * @track: (nullable): a track; %NULL for that of the current stay, or the only one that
 *   has stays
 * @first_day: first day of the gap, inclusive
 * @last_day: last day of the gap, inclusive
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Makes a time in which the person holds no role of a track.  A stay that runs into it
 * ends the day before, one that is past and began in it starts the day after, and one
 * that runs over all of it becomes two in the same role.  Planned stays that start within
 * it move behind it and keep their lengths, with those that follow them directly.
 *
 * Returns: (transfer full): the changeset; or %NULL, with %RUNG_PLAN_ERROR_OVERLAP when
 *   the current stay goes on in that time or another would be gone, or
 *   %RUNG_PLAN_ERROR_NOTHING when no stay has a day in it
 */
RungChangeset *
rung_edit_add_gap (RungPlan    *plan,
                   const char  *track,
                   guint32      first_day,
                   guint32      last_day,
                   GError     **error)
{
  g_autoptr(GPtrArray) planned = g_ptr_array_new ();
  g_autoptr(GPtrArray) stays = NULL;
  g_autoptr(RungChangeset) changeset = NULL;
  g_autofree char *days = NULL;
  Gap gap = { plan, NULL, planned, first_day, last_day };

  if (!check_gap_days (first_day, last_day, error))
    return NULL;
  if (track == NULL && (track = find_track (plan, error)) == NULL)
    return NULL;
  days = phrase_days (first_day, last_day);
  changeset = rung_changeset_new (RUNG_LABEL_ADD_GAP, days);
  gap.changeset = changeset;
  stays = rung_edit_list_stays_of_track (plan, track);
  if (!cut_stays (&gap, stays, error))
    return NULL;
  if (rung_changeset_get_size (changeset) > 0)
    return rung_edit_finish (plan, g_steal_pointer (&changeset), error);
  rung_plan_refuse (error, RUNG_PLAN_ERROR_NOTHING, NULL,
                    NC_("plan error", "Nobody holds a role of this track in that time already."), "");
  return NULL;
}
