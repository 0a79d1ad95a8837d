/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of what gathers around a goal or a responsibility: steps, check-ins, ratings;
 * evidence is in rung-edit-evidence.c.  A rating is never edited; a new one is a new record, so history stays. */

#include "rung-edit-private.h"

#include <glib/gi18n.h>

#include "rung-day.h"
#include "rung-progress.h"
#include "rung-uid.h"

/* --- Steps ---------------------------------------------------------------- */

static RungRecord *
new_step (const char *uid,
          const char *goal_uid,
          gint64      ordinal,
          const char *title)
{
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_STEP, uid);
  rung_record_builder_set_text (&builder, RUNG_STEP_GOAL, goal_uid);
  rung_record_builder_set_integer (&builder, RUNG_STEP_ORDINAL, ordinal);
  rung_record_builder_set_text (&builder, RUNG_STEP_TITLE, title);
  return rung_record_builder_end (&builder);
}

/* One step a line, blank lines left out; the first is what the changeset is named for. */
static GPtrArray *
split_titles (const char  *text,
              GError     **error)
{
  g_auto(GStrv) lines = g_strsplit_set (text ? text : "", "\r\n", -1);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = rung_edit_clean_text (lines[i]);
      char *title;

      if (line == NULL)
        continue;
      title = rung_edit_clean_title (line, error);
      if (title == NULL)
        return NULL;
      g_ptr_array_add (titles, title);
    }
  if (titles->len == 0)
    g_ptr_array_add (titles, rung_edit_clean_title (NULL, error));
  return titles->pdata[0] ? g_steal_pointer (&titles) : NULL;
}

/**
 * rung_edit_add_step:
 * @plan: a plan
 * @goal_uid: a goal
 * @title: the step, or several, one a line
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Adds steps to the end of a goal's.
 *
 * Returns: (transfer full): the changeset, whose created uid is the first step's; or %NULL
 */
RungChangeset *
rung_edit_add_step (RungPlan    *plan,
                    const char  *goal_uid,
                    const char  *title,
                    GError     **error)
{
  g_autoptr(GPtrArray) titles = NULL;
  g_autoptr(GPtrArray) steps = NULL;
  RungChangeset *changeset;
  gint64 ordinal;

  if (rung_edit_find (plan, RUNG_KIND_GOAL, goal_uid, error) == NULL ||
      (titles = split_titles (title, error)) == NULL)
    return NULL;
  changeset = rung_changeset_new (RUNG_LABEL_ADD_STEP, titles->pdata[0]);
  steps = rung_plan_list_steps (plan, goal_uid);
  ordinal = rung_edit_make_room (changeset, steps, steps->len, RUNG_STEP_ORDINAL);
  for (guint i = 0; i < titles->len; i++)
    {
      g_autofree char *uid = rung_uid_new ();

      if (i == 0)
        rung_changeset_set_created_uid (changeset, uid);
      rung_changeset_take (changeset, NULL, new_step (uid, goal_uid, ordinal + i, titles->pdata[i]));
    }
  return rung_edit_finish (plan, changeset, error);
}

/**
 * rung_edit_tick_step:
 * @plan: a plan
 * @uid: a step
 * @day: the day it was done
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Ticks a step off.  The goal stays open even with its last step: completing it is
 * the person's word.
 *
 * Returns: (transfer full): the changeset, or %NULL with %RUNG_PLAN_ERROR_NOTHING when it
 *   is ticked already
 */
RungChangeset *
rung_edit_tick_step (RungPlan    *plan,
                     const char  *uid,
                     guint32      day,
                     GError     **error)
{
  RungRecord *step = rung_edit_find (plan, RUNG_KIND_STEP, uid, error);

  if (step == NULL)
    return NULL;
  return rung_edit_finish_one (plan, RUNG_LABEL_TICK_STEP, rung_edit_get_title (plan, step), step,
                               rung_record_has (step, RUNG_STEP_DONE_DAY)
                                 ? rung_record_ref (step)
                                 : rung_record_with (step, RUNG_STEP_DONE_DAY, g_variant_new_int64 (day)),
                               error);
}

/**
 * rung_edit_untick_step:
 * @plan: a plan
 * @uid: a step
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Takes the tick of a step away.
 *
 * Returns: (transfer full): the changeset, or %NULL with %RUNG_PLAN_ERROR_NOTHING when it
 *   has none
 */
RungChangeset *
rung_edit_untick_step (RungPlan    *plan,
                       const char  *uid,
                       GError     **error)
{
  RungRecord *step = rung_edit_find (plan, RUNG_KIND_STEP, uid, error);

  if (step == NULL)
    return NULL;
  return rung_edit_finish_one (plan, RUNG_LABEL_UNTICK_STEP, rung_edit_get_title (plan, step), step,
                               rung_record_without (step, RUNG_STEP_DONE_DAY), error);
}

/**
 * rung_edit_remove_step:
 * @plan: a plan
 * @uid: a step
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Removes a step.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_remove_step (RungPlan    *plan,
                       const char  *uid,
                       GError     **error)
{
  RungRecord *step = rung_edit_find (plan, RUNG_KIND_STEP, uid, error);

  if (step == NULL)
    return NULL;
  return rung_edit_delete (plan, RUNG_LABEL_REMOVE_STEP, rung_edit_get_title (plan, step), step, error);
}

/* --- Check-ins ------------------------------------------------------------ */

static gboolean
may_take_percent (RungPlan    *plan,
                  RungRecord  *goal,
                  int          percent,
                  GError     **error)
{
  if (percent < 0 || percent > 100)
    {
      g_autofree char *number = g_strdup_printf ("%d", percent);

      return rung_plan_refuse (error, RUNG_PLAN_ERROR_RANGE, NULL,
                               NC_("plan error", "A percent lies between 0 and 100, not at %s."), "t", number);
    }
  return rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY) == RUNG_PROGRESS_BY_HAND ||
         rung_edit_refuse_derived (rung_edit_get_title (plan, goal), error);
}

static RungRecord *
new_check_in (const char *uid,
              const char *goal_uid,
              const char *text,
              int         percent,
              guint32     day,
              gint64      now_usec)
{
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_CHECK_IN, uid);
  rung_record_builder_set_text (&builder, RUNG_CHECK_IN_GOAL, goal_uid);
  rung_record_builder_set_day (&builder, RUNG_CHECK_IN_DAY, day);
  rung_record_builder_set_integer (&builder, RUNG_CHECK_IN_INSTANT, now_usec);
  rung_record_builder_set_text (&builder, RUNG_CHECK_IN_TEXT, text);
  if (percent >= 0)
    rung_record_builder_set_integer (&builder, RUNG_CHECK_IN_PERCENT, percent);
  return rung_record_builder_end (&builder);
}

/**
 * rung_edit_add_check_in:
 * @plan: a plan
 * @goal_uid: a goal
 * @text: (nullable): what happened; required unless a percent is given
 * @percent: 0 to 100, or -1 for none; only where progress goes by hand
 * @day: the day it is about
 * @now_usec: the present instant
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Notes how a goal goes.
 *
 * Returns: (transfer full): the changeset, whose created uid is the check-in's; or %NULL,
 *   with %RUNG_PLAN_ERROR_DERIVED when the goal's percent follows from steps or a measure
 */
RungChangeset *
rung_edit_add_check_in (RungPlan    *plan,
                        const char  *goal_uid,
                        const char  *text,
                        int          percent,
                        guint32      day,
                        gint64       now_usec,
                        GError     **error)
{
  RungRecord *goal = rung_edit_find (plan, RUNG_KIND_GOAL, goal_uid, error);
  g_autofree char *clean = rung_edit_clean_text (text);
  g_autofree char *uid = rung_uid_new ();

  if (goal == NULL || (percent != -1 && !may_take_percent (plan, goal, percent, error)))
    return NULL;
  if (clean == NULL && percent == -1)
    {
      rung_plan_refuse (error, RUNG_PLAN_ERROR_TEXT, NULL, NC_("plan error", "A check-in needs a text or a percent."), "");
      return NULL;
    }
  return rung_edit_finish_one (plan, RUNG_LABEL_ADD_CHECK_IN, rung_edit_get_title (plan, goal),
                               NULL, new_check_in (uid, goal_uid, clean, percent, day, now_usec), error);
}

/**
 * rung_edit_remove_check_in:
 * @plan: a plan
 * @uid: a check-in
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Removes a check-in.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_remove_check_in (RungPlan    *plan,
                           const char  *uid,
                           GError     **error)
{
  RungRecord *check_in = rung_edit_find (plan, RUNG_KIND_CHECK_IN, uid, error);
  RungRecord *goal;

  if (check_in == NULL)
    return NULL;
  goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, rung_record_get_text (check_in, RUNG_CHECK_IN_GOAL));
  return rung_edit_delete (plan, RUNG_LABEL_REMOVE_CHECK_IN, rung_edit_get_title (plan, goal), check_in, error);
}

/* --- Ratings -------------------------------------------------------------- */

static RungRecord *
new_rating (RungPlan        *plan,
            const char      *uid,
            const char      *responsibility_uid,
            int              level,
            RungRatingBy     by,
            RungRatingBasis  basis,
            const char      *note,
            guint32          day,
            gint64           now_usec)
{
  RungRecord *head = rung_plan_get_record (plan);
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_RATING, uid);
  rung_record_builder_set_text (&builder, RUNG_RATING_RESPONSIBILITY, responsibility_uid);
  rung_record_builder_set_integer (&builder, RUNG_RATING_BY, by);
  /* The name as it is today: the mentor of a plan may change. */
  if (head != NULL)
    rung_record_builder_set_text (&builder, RUNG_RATING_NAME,
                                  rung_record_get_text (head, by == RUNG_RATING_BY_SELF ? RUNG_PLAN_OWNER
                                                                                        : RUNG_PLAN_MENTOR));
  if (level >= 0)
    rung_record_builder_set_integer (&builder, RUNG_RATING_LEVEL, level);
  rung_record_builder_set_integer (&builder, RUNG_RATING_BASIS, basis);
  rung_record_builder_set_day (&builder, RUNG_RATING_DAY, day);
  rung_record_builder_set_integer (&builder, RUNG_RATING_INSTANT, now_usec);
  rung_record_builder_set_text (&builder, RUNG_RATING_NOTE, note);
  return rung_record_builder_end (&builder);
}

static gboolean
says_the_same (RungRecord *a,
               RungRecord *b)
{
  static const guint fields[] = { RUNG_RATING_LEVEL, RUNG_RATING_BASIS, RUNG_RATING_DAY, RUNG_RATING_NOTE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!rung_record_field_equal (a, b, fields[i]))
      return FALSE;
  return TRUE;
}

/**
 * rung_edit_rate:
 * @plan: a plan
 * @responsibility_uid: a responsibility
 * @level: 0 to 4, or -1 for no opportunity yet
 * @by: who rates
 * @basis: how it is known
 * @note: (nullable): a note
 * @day: the day the rating is of
 * @now_usec: the present instant
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Rates a responsibility.  The rating is a new record beside the earlier ones and bears
 * the name that the plan has for that side.
 *
 * Returns: (transfer full): the changeset, whose created uid is the rating's; or %NULL,
 *   with %RUNG_PLAN_ERROR_NOTHING when the newest rating of that side says the same of
 *   the same day
 */
RungChangeset *
rung_edit_rate (RungPlan         *plan,
                const char       *responsibility_uid,
                int               level,
                RungRatingBy      by,
                RungRatingBasis   basis,
                const char       *note,
                guint32           day,
                gint64            now_usec,
                GError          **error)
{
  RungRecord *responsibility = rung_edit_find (plan, RUNG_KIND_RESPONSIBILITY, responsibility_uid, error);
  g_autofree char *clean = rung_edit_clean_text (note);
  g_autofree char *uid = rung_uid_new ();
  g_autoptr(RungRecord) rating = NULL;
  RungRecord *newest;
  RungChangeset *changeset;

  if (responsibility == NULL)
    return NULL;
  if (level < -1 || level > 4)
    {
      g_autofree char *number = g_strdup_printf ("%d", level);

      rung_plan_refuse (error, RUNG_PLAN_ERROR_RANGE, NULL,
                        NC_("plan error", "A level lies between 0 and 4, not at %s."), "t", number);
      return NULL;
    }
  rating = new_rating (plan, uid, responsibility_uid, level, by, basis, clean, day, now_usec);
  changeset = rung_changeset_new (RUNG_LABEL_RATE, rung_edit_get_title (plan, responsibility));
  newest = rung_rating_newest (plan, responsibility_uid, by);
  if (newest == NULL || !says_the_same (newest, rating))
    {
      rung_changeset_set_created_uid (changeset, uid);
      rung_changeset_add (changeset, NULL, rating);
    }
  return rung_edit_finish (plan, changeset, error);
}
