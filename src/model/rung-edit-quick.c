/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is noted down in one line: a goal that serves several responsibilities or none, and
 * a win, which is evidence of kind text.  One line is one changeset, so one Undo. */

#include "rung-edit-private.h"

#include <string.h>

#include "rung-quick.h"
#include "rung-uid.h"

/* Borrowed uids, up to NULL. */
static const char **
list_uids (const RungQuick *quick)
{
  const char **uids = g_new0 (const char *, quick->responsibilities->len + 1);

  for (guint i = 0; i < quick->responsibilities->len; i++)
    uids[i] = rung_record_get_uid (quick->responsibilities->pdata[i]);
  return uids;
}

/**
 * rung_edit_add_quick_goal:
 * @plan: a plan
 * @quick: a goal that was noted down
 * @today: the present day
 * @now_usec: the present instant
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Adds a goal with all that was understood of a line.  It serves what was named, and
 * nothing when nothing was: a goal of no responsibility is one that finds its place later.
 *
 * Returns: (transfer full): the changeset, whose created uid is the goal's; or %NULL, with
 *   %RUNG_PLAN_ERROR_TEXT when no title is left and %RUNG_PLAN_ERROR_SPAN when it would be
 *   due before it starts
 */
RungChangeset *
rung_edit_add_quick_goal (RungPlan         *plan,
                          const RungQuick  *quick,
                          guint32           today,
                          gint64            now_usec,
                          GError          **error)
{
  g_autofree const char **uids = list_uids (quick);
  RungNewGoal settings = {
    .title = quick->title,
    .also_serves = uids,
    .start = quick->start,
    .due = quick->due,
    .today = today,
    .priority = quick->priority,
    .way = RUNG_WAY_DO,
    .progress_by = RUNG_PROGRESS_BY_STEPS,
  };

  return rung_edit_add_goal (plan, &settings, now_usec, error);
}

/* --- Wins ------------------------------------------------------------------- */

static RungRecord *
new_win (const char *uid,
         const char *title,
         const char *text,
         guint32     day)
{
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_EVIDENCE, uid);
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_TITLE, title);
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_TEXT, text);
  rung_record_builder_set_day (&builder, RUNG_EVIDENCE_DAY, day);
  return rung_record_builder_end (&builder);
}

static RungRecord *
new_win_link (const char *evidence_uid,
              const char *responsibility_uid)
{
  g_autofree char *uid = rung_uid_new ();
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_EVIDENCE_LINK, uid);
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_LINK_EVIDENCE, evidence_uid);
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_LINK_RESPONSIBILITY, responsibility_uid);
  return rung_record_builder_end (&builder);
}

static gboolean
link_win (RungPlan           *plan,
          RungChangeset      *changeset,
          const char         *uid,
          const char *const  *responsibilities,
          GError            **error)
{
  g_autoptr(GHashTable) linked = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; responsibilities != NULL && responsibilities[i] != NULL; i++)
    {
      if (rung_edit_find (plan, RUNG_KIND_RESPONSIBILITY, responsibilities[i], error) == NULL)
        return FALSE;
      if (g_hash_table_add (linked, (gpointer) responsibilities[i]))
        rung_changeset_take (changeset, NULL, new_win_link (uid, responsibilities[i]));
    }
  return TRUE;
}

/**
 * rung_edit_log_win:
 * @plan: a plan
 * @text: what went well; its first line is the title, and of several all are kept as text
 * @responsibilities: (nullable) (array zero-terminated=1): uids of what it shows; none, or
 *   %NULL, for a win that shows nothing in particular
 * @day: the day it was, or %RUNG_NO_DAY
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Logs a win as evidence.
 *
 * Returns: (transfer full): the changeset, whose created uid is the evidence's; or %NULL
 */
RungChangeset *
rung_edit_log_win (RungPlan           *plan,
                   const char         *text,
                   const char *const  *responsibilities,
                   guint32             day,
                   GError            **error)
{
  g_autofree char *clean = rung_edit_clean_text (text);
  g_autofree char *first_line = clean != NULL ? g_strndup (clean, strcspn (clean, "\r\n")) : NULL;
  g_autofree char *title = rung_edit_clean_title (first_line, error);
  g_autofree char *uid = rung_uid_new ();
  g_autoptr(RungChangeset) changeset = NULL;

  if (title == NULL)
    return NULL;
  changeset = rung_changeset_new (RUNG_LABEL_LOG_WIN, title);
  rung_changeset_set_created_uid (changeset, uid);
  rung_changeset_take (changeset, NULL, new_win (uid, title, strcmp (clean, title) != 0 ? clean : NULL, day));
  if (!link_win (plan, changeset, uid, responsibilities, error))
    return NULL;
  return rung_edit_finish (plan, g_steal_pointer (&changeset), error);
}

/**
 * rung_edit_log_quick_win:
 * @plan: a plan
 * @quick: a win that was noted down
 * @today: the present day, which the win is of unless another was named
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Logs a win with all that was understood of a line.
 *
 * Returns: (transfer full): the changeset, whose created uid is the evidence's; or %NULL
 */
RungChangeset *
rung_edit_log_quick_win (RungPlan         *plan,
                         const RungQuick  *quick,
                         guint32           today,
                         GError          **error)
{
  g_autofree const char **uids = list_uids (quick);

  return rung_edit_log_win (plan, quick->body, uids, quick->day != 0 ? quick->day : today, error);
}
