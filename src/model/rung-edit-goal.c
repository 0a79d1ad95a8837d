/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of goals and of what they serve.
 *
 * 1. A goal is done if and only if it has a done day; only completing and reopening
 *    change that.
 * 2. A reason stands only with a goal that is paused or dropped.
 */

#include "rung-edit-private.h"

#include <glib/gi18n.h>

#include "rung-day.h"
#include "rung-progress.h"
#include "rung-uid.h"

static RungGoalStatus
get_status (RungRecord *goal)
{
  return rung_record_get_integer (goal, RUNG_GOAL_STATUS);
}

static RungRecord *
new_goal_link (const char *goal_uid,
               const char *responsibility_uid)
{
  g_autofree char *uid = rung_uid_new ();
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_GOAL_LINK, uid);
  rung_record_builder_set_text (&builder, RUNG_GOAL_LINK_GOAL, goal_uid);
  rung_record_builder_set_text (&builder, RUNG_GOAL_LINK_RESPONSIBILITY, responsibility_uid);
  return rung_record_builder_end (&builder);
}

static void
set_enum (RungRecordBuilder *builder,
          guint              field,
          gint64             value)
{
  /* What is the default anyway is left unset, so plans of equal meaning are equal. */
  if (value != rung_kind_get_field (builder->kind, field)->default_value)
    rung_record_builder_set_integer (builder, field, value);
  else
    rung_record_builder_unset (builder, field);
}

static RungRecord *
new_goal (const char        *uid,
          const char        *title,
          const RungNewGoal *settings,
          gint64             ordinal,
          gint64             now_usec)
{
  g_autofree char *why = rung_edit_clean_text (settings->why);
  g_autofree char *done_when = rung_edit_clean_text (settings->done_when);
  g_autofree char *note = rung_edit_clean_text (settings->note);
  guint32 today = settings->today ? settings->today : rung_instant_get_day (now_usec);
  gboolean has_begun = settings->start != RUNG_NO_DAY && settings->start <= today;
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_GOAL, uid);
  rung_record_builder_set_integer (&builder, RUNG_GOAL_CREATED, now_usec);
  rung_record_builder_set_text (&builder, RUNG_GOAL_TITLE, title);
  rung_record_builder_set_text (&builder, RUNG_GOAL_WHY, why);
  rung_record_builder_set_text (&builder, RUNG_GOAL_DONE_WHEN, done_when);
  set_enum (&builder, RUNG_GOAL_STATUS, has_begun ? RUNG_GOAL_ACTIVE : RUNG_GOAL_PLANNED);
  set_enum (&builder, RUNG_GOAL_PRIORITY, settings->priority);
  set_enum (&builder, RUNG_GOAL_WAY, settings->way);
  rung_record_builder_set_day (&builder, RUNG_GOAL_START, settings->start);
  rung_record_builder_set_day (&builder, RUNG_GOAL_DUE, settings->due);
  set_enum (&builder, RUNG_GOAL_PROGRESS_BY, settings->progress_by);
  rung_record_builder_set_integer (&builder, RUNG_GOAL_ORDINAL, ordinal);
  if (settings->private_)
    rung_record_builder_set_integer (&builder, RUNG_GOAL_PRIVATE, TRUE);
  rung_record_builder_set_text (&builder, RUNG_GOAL_NOTE, note);
  return rung_record_builder_end (&builder);
}

/* Behind the last, without sorting all of them for it. */
static gint64
find_ordinal_at_the_end (RungPlan      *plan,
                         RungChangeset *changeset)
{
  g_autoptr(GPtrArray) goals = NULL;
  gint64 last = -1;

  for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_GOAL); i++)
    last = MAX (last, rung_record_get_integer (rung_plan_get_nth (plan, RUNG_KIND_GOAL, i), RUNG_GOAL_ORDINAL));
  if (last < G_MAXINT32)
    return last + 1;
  goals = rung_plan_list_goals (plan, NULL);
  return rung_edit_make_room (changeset, goals, goals->len, RUNG_GOAL_ORDINAL);
}

static gboolean
check_responsibilities (RungPlan           *plan,
                        const RungNewGoal  *settings,
                        GError            **error)
{
  if (settings->responsibility != NULL &&
      rung_edit_find (plan, RUNG_KIND_RESPONSIBILITY, settings->responsibility, error) == NULL)
    return FALSE;
  for (guint i = 0; settings->also_serves != NULL && settings->also_serves[i] != NULL; i++)
    if (rung_edit_find (plan, RUNG_KIND_RESPONSIBILITY, settings->also_serves[i], error) == NULL)
      return FALSE;
  return TRUE;
}

/* Each once, however often it is named. */
static void
link_goal (RungChangeset     *changeset,
           const char        *uid,
           const RungNewGoal *settings)
{
  const char *const *more = settings->also_serves;
  g_autoptr(GHashTable) linked = g_hash_table_new (g_str_hash, g_str_equal);

  if (settings->responsibility != NULL && g_hash_table_add (linked, (gpointer) settings->responsibility))
    rung_changeset_take (changeset, NULL, new_goal_link (uid, settings->responsibility));
  for (guint i = 0; more != NULL && more[i] != NULL; i++)
    if (g_hash_table_add (linked, (gpointer) more[i]))
      rung_changeset_take (changeset, NULL, new_goal_link (uid, more[i]));
}

/**
 * rung_edit_add_goal:
 * @plan: a plan
 * @settings: the goal; its title is required, and it may serve no responsibility, one
 *   or several
 * @now_usec: the present instant
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Adds a goal to the end of the list and links it to what it serves.  It begins as
 * planned, because a goal just noted down is a plan; as in progress when its start is
 * given and is not in the future.
 *
 * Returns: (transfer full): the changeset, whose created uid is the goal's; or %NULL
 */
RungChangeset *
rung_edit_add_goal (RungPlan           *plan,
                    const RungNewGoal  *settings,
                    gint64              now_usec,
                    GError            **error)
{
  g_autofree char *title = rung_edit_clean_title (settings->title, error);
  g_autofree char *uid = rung_uid_new ();
  RungChangeset *changeset;
  gint64 ordinal;

  if (title == NULL || !check_responsibilities (plan, settings, error))
    return NULL;

  changeset = rung_changeset_new (RUNG_LABEL_ADD_GOAL, title);
  rung_changeset_set_created_uid (changeset, uid);
  ordinal = find_ordinal_at_the_end (plan, changeset);
  rung_changeset_take (changeset, NULL, new_goal (uid, title, settings, ordinal, now_usec));
  link_goal (changeset, uid, settings);
  return rung_edit_finish (plan, changeset, error);
}

/**
 * rung_edit_move_goal:
 * @plan: a plan
 * @uid: a goal
 * @before_uid: (nullable): the goal it comes to stand before, or %NULL for the end
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Changes the order of goals.  Others move up where there is no room between two.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_move_goal (RungPlan    *plan,
                     const char  *uid,
                     const char  *before_uid,
                     GError     **error)
{
  RungRecord *goal = rung_edit_find (plan, RUNG_KIND_GOAL, uid, error);
  RungRecord *next = NULL;
  g_autoptr(GPtrArray) goals = NULL;

  if (goal == NULL)
    return NULL;
  if (before_uid != NULL && (next = rung_edit_find (plan, RUNG_KIND_GOAL, before_uid, error)) == NULL)
    return NULL;

  goals = rung_plan_list_goals (plan, NULL);
  return rung_edit_move (plan, RUNG_LABEL_MOVE_GOAL, goal, next, goals, RUNG_GOAL_ORDINAL, error);
}

/* A status with what goes with it: a done day for done, a reason for rest. */
static RungRecord *
goal_with_status (RungRecord     *goal,
                  RungGoalStatus  status,
                  guint32         done_day,
                  const char     *reason)
{
  RungRecordBuilder builder;

  rung_record_builder_init_from (&builder, goal);
  if (status != get_status (goal))
    set_enum (&builder, RUNG_GOAL_STATUS, status);
  rung_record_builder_set_day (&builder, RUNG_GOAL_DONE_DAY, done_day);
  rung_record_builder_set_text (&builder, RUNG_GOAL_REASON, reason);
  return rung_record_builder_end (&builder);
}

static gboolean
refuse_done (RungPlan    *plan,
             RungRecord  *goal,
             GError     **error)
{
  if (get_status (goal) != RUNG_GOAL_DONE)
    return FALSE;
  return !rung_edit_refuse_done (rung_edit_get_title (plan, goal), error);
}

/* Not when it is late before it begins: a start behind the due day is no span. */
static gboolean
wants_start (RungRecord *goal,
             guint32     today)
{
  guint32 start = rung_record_get_day (goal, RUNG_GOAL_START);
  guint32 due = rung_record_get_day (goal, RUNG_GOAL_DUE);

  return (start == RUNG_NO_DAY || start > today) && (due == RUNG_NO_DAY || due >= today);
}

/**
 * rung_edit_start_goal:
 * @plan: a plan
 * @uid: a goal that is not done
 * @today: the present day
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Begins a goal, or takes up one that was paused or dropped.  Its start becomes today
 * when it had none or one in the future.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_start_goal (RungPlan    *plan,
                      const char  *uid,
                      guint32      today,
                      GError     **error)
{
  RungRecord *goal = rung_edit_find (plan, RUNG_KIND_GOAL, uid, error);
  RungRecord *started;

  if (goal == NULL || refuse_done (plan, goal, error))
    return NULL;
  started = goal_with_status (goal, RUNG_GOAL_ACTIVE, RUNG_NO_DAY, NULL);
  if (get_status (goal) != RUNG_GOAL_ACTIVE && wants_start (goal, today))
    {
      g_autoptr(RungRecord) without_start = started;

      started = rung_record_with (without_start, RUNG_GOAL_START, g_variant_new_int64 (today));
    }
  return rung_edit_finish_one (plan, RUNG_LABEL_START_GOAL, rung_edit_get_title (plan, goal), goal, started, error);
}

/**
 * rung_edit_complete_goal:
 * @plan: a plan
 * @uid: a goal
 * @day: the day it was done
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Marks a goal as done.  Steps keep their state: what was left out stays visible.
 *
 * Returns: (transfer full): the changeset, or %NULL with %RUNG_PLAN_ERROR_NOTHING when it
 *   is done already
 */
RungChangeset *
rung_edit_complete_goal (RungPlan    *plan,
                         const char  *uid,
                         guint32      day,
                         GError     **error)
{
  RungRecord *goal = rung_edit_find (plan, RUNG_KIND_GOAL, uid, error);

  if (goal == NULL)
    return NULL;
  return rung_edit_finish_one (plan, RUNG_LABEL_COMPLETE_GOAL, rung_edit_get_title (plan, goal), goal,
                               get_status (goal) == RUNG_GOAL_DONE
                                 ? rung_record_ref (goal)
                                 : goal_with_status (goal, RUNG_GOAL_DONE, day, NULL),
                               error);
}

static RungChangeset *
put_to_rest (RungPlan        *plan,
             const char      *uid,
             RungGoalStatus   status,
             RungLabel        label,
             const char      *reason,
             GError         **error)
{
  RungRecord *goal = rung_edit_find (plan, RUNG_KIND_GOAL, uid, error);
  g_autofree char *clean = rung_edit_clean_text (reason);

  if (goal == NULL || refuse_done (plan, goal, error))
    return NULL;
  return rung_edit_finish_one (plan, label, rung_edit_get_title (plan, goal), goal,
                               goal_with_status (goal, status, RUNG_NO_DAY, clean), error);
}

/**
 * rung_edit_drop_goal:
 * @plan: a plan
 * @uid: a goal that is not done
 * @reason: (nullable): why
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Drops a goal; of one that is dropped already it changes the reason.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_drop_goal (RungPlan    *plan,
                     const char  *uid,
                     const char  *reason,
                     GError     **error)
{
  return put_to_rest (plan, uid, RUNG_GOAL_DROPPED, RUNG_LABEL_DROP_GOAL, reason, error);
}

/**
 * rung_edit_pause_goal:
 * @plan: a plan
 * @uid: a goal that is not done
 * @reason: (nullable): why
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Pauses a goal; of one that is paused already it changes the reason.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_pause_goal (RungPlan    *plan,
                      const char  *uid,
                      const char  *reason,
                      GError     **error)
{
  return put_to_rest (plan, uid, RUNG_GOAL_PAUSED, RUNG_LABEL_PAUSE_GOAL, reason, error);
}

/* What a goal was before it was closed is not stored; what it shows tells. */
static RungGoalStatus
guess_open_status (RungPlan   *plan,
                   RungRecord *goal)
{
  g_autoptr(RungRecord) open = goal_with_status (goal, RUNG_GOAL_ACTIVE, RUNG_NO_DAY, NULL);

  if (rung_record_has (goal, RUNG_GOAL_START) || rung_progress_of_goal (plan, open) > 0)
    return RUNG_GOAL_ACTIVE;
  return RUNG_GOAL_PLANNED;
}

/**
 * rung_edit_reopen_goal:
 * @plan: a plan
 * @uid: a goal that is done, dropped or paused
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Opens a goal again, without done day and reason: as in progress if it had a start or
 * shows progress, else as planned.
 *
 * Returns: (transfer full): the changeset, or %NULL with %RUNG_PLAN_ERROR_NOTHING when it
 *   is open
 */
RungChangeset *
rung_edit_reopen_goal (RungPlan    *plan,
                       const char  *uid,
                       GError     **error)
{
  RungRecord *goal = rung_edit_find (plan, RUNG_KIND_GOAL, uid, error);
  RungRecord *after;

  if (goal == NULL)
    return NULL;
  if (get_status (goal) == RUNG_GOAL_PLANNED || get_status (goal) == RUNG_GOAL_ACTIVE)
    after = rung_record_ref (goal);
  else
    after = goal_with_status (goal, guess_open_status (plan, goal), RUNG_NO_DAY, NULL);
  return rung_edit_finish_one (plan, RUNG_LABEL_REOPEN_GOAL, rung_edit_get_title (plan, goal), goal, after, error);
}

/**
 * rung_edit_set_status:
 * @plan: a plan
 * @uid: a goal
 * @status: what it is to be
 * @today: the present day
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Does what a status stands for, wherever a person chooses one from all: starts a goal,
 * completes it today, pauses or drops it without a reason, or opens it again as what was
 * chosen.  A done goal has to be opened before it can be paused or dropped.
 *
 * Returns: (transfer full): the changeset, or %NULL with %RUNG_PLAN_ERROR_NOTHING when it
 *   has that status
 */
RungChangeset *
rung_edit_set_status (RungPlan        *plan,
                      const char      *uid,
                      RungGoalStatus   status,
                      guint32          today,
                      GError         **error)
{
  RungRecord *goal = rung_edit_find (plan, RUNG_KIND_GOAL, uid, error);

  if (goal == NULL)
    return NULL;
  if (status == RUNG_GOAL_DONE)
    return rung_edit_complete_goal (plan, uid, today, error);
  /* A reason that is there stays when the status does. */
  if (status == get_status (goal))
    return rung_edit_finish_one (plan, RUNG_LABEL_EDIT_GOAL, NULL, goal, rung_record_ref (goal), error);
  if (status == RUNG_GOAL_PAUSED)
    return rung_edit_pause_goal (plan, uid, NULL, error);
  if (status == RUNG_GOAL_DROPPED)
    return rung_edit_drop_goal (plan, uid, NULL, error);
  if (status == RUNG_GOAL_ACTIVE && get_status (goal) == RUNG_GOAL_PLANNED)
    return rung_edit_start_goal (plan, uid, today, error);
  return rung_edit_finish_one (plan, get_status (goal) == RUNG_GOAL_ACTIVE ? RUNG_LABEL_EDIT_GOAL : RUNG_LABEL_REOPEN_GOAL,
                               rung_edit_get_title (plan, goal), goal,
                               goal_with_status (goal, status, RUNG_NO_DAY, NULL), error);
}

/**
 * rung_edit_delete_goal:
 * @plan: a plan
 * @uid: a goal
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Deletes a goal with its steps, check-ins and links, and the evidence that showed
 * nothing but this goal.  Agenda items and actions that name it stay and lose the name.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_delete_goal (RungPlan    *plan,
                       const char  *uid,
                       GError     **error)
{
  RungRecord *goal = rung_edit_find (plan, RUNG_KIND_GOAL, uid, error);

  if (goal == NULL)
    return NULL;
  return rung_edit_delete (plan, RUNG_LABEL_DELETE_GOAL, rung_edit_get_title (plan, goal), goal, error);
}

static RungRecord *
find_goal_link (RungPlan   *plan,
                const char *goal_uid,
                const char *responsibility_uid)
{
  g_autoptr(GPtrArray) links = rung_plan_list_referrers (plan, RUNG_KIND_GOAL_LINK, RUNG_GOAL_LINK_GOAL, goal_uid);

  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (rung_record_get_text (links->pdata[i], RUNG_GOAL_LINK_RESPONSIBILITY), responsibility_uid) == 0)
      return links->pdata[i];
  return NULL;
}

/**
 * rung_edit_link_goal:
 * @plan: a plan
 * @goal_uid: a goal
 * @responsibility_uid: what it is to serve too
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Lets a goal serve one more responsibility.
 *
 * Returns: (transfer full): the changeset, or %NULL with %RUNG_PLAN_ERROR_NOTHING when it
 *   does so already
 */
RungChangeset *
rung_edit_link_goal (RungPlan    *plan,
                     const char  *goal_uid,
                     const char  *responsibility_uid,
                     GError     **error)
{
  RungRecord *goal = rung_edit_find (plan, RUNG_KIND_GOAL, goal_uid, error);
  RungChangeset *changeset;

  if (goal == NULL || rung_edit_find (plan, RUNG_KIND_RESPONSIBILITY, responsibility_uid, error) == NULL)
    return NULL;
  changeset = rung_changeset_new (RUNG_LABEL_LINK_GOAL, rung_edit_get_title (plan, goal));
  if (find_goal_link (plan, goal_uid, responsibility_uid) == NULL)
    {
      RungRecord *link = new_goal_link (goal_uid, responsibility_uid);

      rung_changeset_set_created_uid (changeset, rung_record_get_uid (link));
      rung_changeset_take (changeset, NULL, link);
    }
  return rung_edit_finish (plan, changeset, error);
}

/**
 * rung_edit_unlink_goal:
 * @plan: a plan
 * @goal_uid: a goal
 * @responsibility_uid: what it is not to serve any more
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Takes a link away.  A goal may be left without any: it then stands in the list of
 * goals only.
 *
 * Returns: (transfer full): the changeset, or %NULL with %RUNG_PLAN_ERROR_NOT_FOUND when
 *   there is no such link
 */
RungChangeset *
rung_edit_unlink_goal (RungPlan    *plan,
                       const char  *goal_uid,
                       const char  *responsibility_uid,
                       GError     **error)
{
  RungRecord *goal = rung_edit_find (plan, RUNG_KIND_GOAL, goal_uid, error);
  RungRecord *responsibility, *link;

  if (goal == NULL ||
      (responsibility = rung_edit_find (plan, RUNG_KIND_RESPONSIBILITY, responsibility_uid, error)) == NULL)
    return NULL;
  link = find_goal_link (plan, goal_uid, responsibility_uid);
  if (link == NULL)
    {
      rung_plan_refuse (error, RUNG_PLAN_ERROR_NOT_FOUND, NULL, NC_("plan error", "“%s” does not serve “%s”."), "tt",
                        rung_edit_get_title (plan, goal), rung_edit_get_title (plan, responsibility));
      return NULL;
    }
  return rung_edit_delete (plan, RUNG_LABEL_UNLINK_GOAL, rung_edit_get_title (plan, goal), link, error);
}
