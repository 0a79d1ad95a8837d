/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of what gathers around a goal or a responsibility: check-ins, ratings; steps and
 * evidence have files of their own.  A rating is never edited; a new one is a new record, so history stays. */

#include "rung-edit-private.h"

#include <glib/gi18n.h>

#include "rung-day.h"
#include "rung-progress.h"
#include "rung-uid.h"

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
new_check_in (const char           *uid,
              const RungNewCheckIn *settings,
              const char           *text,
              gint64                now_usec)
{
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_CHECK_IN, uid);
  rung_record_builder_set_text (&builder, RUNG_CHECK_IN_GOAL, settings->goal);
  rung_record_builder_set_day (&builder, RUNG_CHECK_IN_DAY, settings->day);
  rung_record_builder_set_integer (&builder, RUNG_CHECK_IN_INSTANT, now_usec);
  rung_record_builder_set_text (&builder, RUNG_CHECK_IN_TEXT, text);
  if (settings->percent >= 0)
    rung_record_builder_set_integer (&builder, RUNG_CHECK_IN_PERCENT, settings->percent);
  if (settings->private_)
    rung_record_builder_set_integer (&builder, RUNG_CHECK_IN_PRIVATE, TRUE);
  return rung_record_builder_end (&builder);
}

/**
 * rung_edit_note_check_in:
 * @plan: a plan
 * @settings: the check-in: its text is required unless a percent is given, which is taken
 *   only where progress goes by hand
 * @now_usec: the present instant
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Notes how a goal goes.
 *
 * Returns: (transfer full): the changeset, whose created uid is the check-in's; or %NULL,
 *   with %RUNG_PLAN_ERROR_DERIVED when the goal's percent follows from steps or a measure
 */
RungChangeset *
rung_edit_note_check_in (RungPlan              *plan,
                         const RungNewCheckIn  *settings,
                         gint64                 now_usec,
                         GError               **error)
{
  RungRecord *goal = rung_edit_find (plan, RUNG_KIND_GOAL, settings->goal, error);
  g_autofree char *clean = rung_edit_clean_text (settings->text);
  g_autofree char *uid = rung_uid_new ();

  if (goal == NULL || (settings->percent != -1 && !may_take_percent (plan, goal, settings->percent, error)))
    return NULL;
  if (clean == NULL && settings->percent == -1)
    {
      rung_edit_refuse_empty_check_in (error);
      return NULL;
    }
  return rung_edit_finish_one (plan, RUNG_LABEL_ADD_CHECK_IN, rung_edit_get_title (plan, goal),
                               NULL, new_check_in (uid, settings, clean, now_usec), error);
}

gboolean
rung_edit_refuse_empty_check_in (GError **error)
{
  return rung_plan_refuse (error, RUNG_PLAN_ERROR_TEXT, NULL, NC_("plan error", "A check-in needs a text or a percent."), "");
}

/* What most check-ins are: public. */
RungChangeset *
rung_edit_add_check_in (RungPlan    *plan,
                        const char  *goal_uid,
                        const char  *text,
                        int          percent,
                        guint32      day,
                        gint64       now_usec,
                        GError     **error)
{
  const RungNewCheckIn settings = { .goal = goal_uid, .text = text, .percent = percent, .day = day };

  return rung_edit_note_check_in (plan, &settings, now_usec, error);
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
