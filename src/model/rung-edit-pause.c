/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of pauses: leave, illness, study, part-time.
 *
 * 1. A pause is private unless somebody says otherwise: the record says "public", never
 *    "private", and one that says nothing is private.
 * 2. What is the default anyway is left unset, and what reads the same already is left as
 *    it is, so an edit that means nothing changes nothing.
 * 3. A pause has no title.  Its label names the kind by its name in the field table
 *    ("parental_leave"), and rung-phrase-tables.c says that in the reader's language.
 */

#include "rung-edit-private.h"

#include <glib/gi18n.h>

#include "rung-day.h"
#include "rung-uid.h"

/* Nothing for a kind there is none of: the rules refuse it. */
static const char *
get_kind_name (gint64 kind)
{
  const char *const *names = rung_kind_get_field (RUNG_KIND_PAUSE, RUNG_PAUSE_KIND)->names;

  return kind >= 0 && kind < (gint64) g_strv_length ((GStrv) names) ? names[kind] : NULL;
}

/**
 * rung_edit_read_pause:
 * @pause: a PAUSE record
 * @settings: (out caller-allocates): gets what it is, defaults included
 *
 * Reads a pause as settings, for changing part of them.  The note lives as long as @pause.
 */
void
rung_edit_read_pause (RungRecord   *pause,
                      RungNewPause *settings)
{
  *settings = (RungNewPause) {
    .start = rung_record_get_day (pause, RUNG_PAUSE_START),
    .end = rung_record_get_day (pause, RUNG_PAUSE_END),
    .kind = rung_record_get_integer (pause, RUNG_PAUSE_KIND),
    .pace = rung_record_has (pause, RUNG_PAUSE_PACE) ? rung_record_get_number (pause, RUNG_PAUSE_PACE) : 0,
    .private_ = rung_record_get_boolean (pause, RUNG_PAUSE_PRIVATE),
    .note = rung_record_get_text (pause, RUNG_PAUSE_NOTE),
  };
}

static void
set_or_unset (RungRecordBuilder *builder,
              guint              field,
              gint64             value)
{
  if (value != rung_kind_get_field (RUNG_KIND_PAUSE, field)->default_value)
    rung_record_builder_set_integer (builder, field, value);
  else
    rung_record_builder_unset (builder, field);
}

/* @blank_or_before says what the fields read as so far. */
static RungRecord *
pause_with (RungRecord         *blank_or_before,
            const RungNewPause *settings)
{
  g_autofree char *note = rung_edit_clean_text (settings->note);
  RungRecordBuilder builder;
  RungNewPause before;

  rung_edit_read_pause (blank_or_before, &before);
  rung_record_builder_init_from (&builder, blank_or_before);
  rung_record_builder_set_day (&builder, RUNG_PAUSE_START, settings->start);
  rung_record_builder_set_day (&builder, RUNG_PAUSE_END, settings->end);
  if (settings->kind != before.kind)
    set_or_unset (&builder, RUNG_PAUSE_KIND, settings->kind);
  if (!settings->private_ != !before.private_)
    set_or_unset (&builder, RUNG_PAUSE_PRIVATE, settings->private_ != FALSE);
  if (settings->pace == 0 && before.pace != 0)
    rung_record_builder_unset (&builder, RUNG_PAUSE_PACE);
  else if (settings->pace != before.pace)
    rung_record_builder_set_number (&builder, RUNG_PAUSE_PACE, settings->pace);
  rung_record_builder_set_text (&builder, RUNG_PAUSE_NOTE, note);
  return rung_record_builder_end (&builder);
}

static gboolean
needs_start (const RungNewPause  *settings,
             GError             **error)
{
  return settings->start != RUNG_NO_DAY ||
         rung_plan_refuse (error, RUNG_PLAN_ERROR_MISSING, NULL, NC_("plan error", "A pause needs its first day."), "");
}

/**
 * rung_edit_add_pause:
 * @plan: a plan
 * @settings: the pause; its first day is required
 * @error: return location for a %RUNG_PLAN_ERROR: %RUNG_PLAN_ERROR_MISSING without first
 *   day, %RUNG_PLAN_ERROR_SPAN when it ends before it starts, %RUNG_PLAN_ERROR_RANGE for a
 *   pace outside 0 to 1
 *
 * Adds a pause.  Pauses may overlap one another and any stay: life does.
 *
 * Returns: (transfer full): the changeset, whose created uid is the pause's; or %NULL
 */
RungChangeset *
rung_edit_add_pause (RungPlan            *plan,
                     const RungNewPause  *settings,
                     GError             **error)
{
  g_autofree char *uid = rung_uid_new ();
  g_autoptr(RungRecord) blank = rung_record_new (RUNG_KIND_PAUSE, uid);

  if (!needs_start (settings, error))
    return NULL;
  return rung_edit_finish_one (plan, RUNG_LABEL_ADD_PAUSE, get_kind_name (settings->kind),
                               NULL, pause_with (blank, settings), error);
}

/**
 * rung_edit_change_pause:
 * @plan: a plan
 * @uid: a pause
 * @settings: what it is to be, all of it; see rung_edit_read_pause()
 * @error: return location for a %RUNG_PLAN_ERROR, as for rung_edit_add_pause();
 *   %RUNG_PLAN_ERROR_NOTHING when it is like that already
 *
 * Changes a pause in one step.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_change_pause (RungPlan            *plan,
                        const char          *uid,
                        const RungNewPause  *settings,
                        GError             **error)
{
  RungRecord *pause = rung_edit_find (plan, RUNG_KIND_PAUSE, uid, error);
  g_autoptr(RungRecord) after = NULL;

  if (pause == NULL || !needs_start (settings, error))
    return NULL;
  after = pause_with (pause, settings);
  if (rung_record_equal (pause, after))
    {
      rung_plan_refuse (error, RUNG_PLAN_ERROR_NOTHING, NULL,
                        NC_("plan error", "There is nothing to change: the pause is like that already."), "");
      return NULL;
    }
  return rung_edit_finish_one (plan, RUNG_LABEL_EDIT_PAUSE, get_kind_name (settings->kind),
                               pause, g_steal_pointer (&after), error);
}

/**
 * rung_edit_remove_pause:
 * @plan: a plan
 * @uid: a pause
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Removes a pause.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_remove_pause (RungPlan    *plan,
                        const char  *uid,
                        GError     **error)
{
  RungRecord *pause = rung_edit_find (plan, RUNG_KIND_PAUSE, uid, error);

  if (pause == NULL)
    return NULL;
  return rung_edit_delete (plan, RUNG_LABEL_REMOVE_PAUSE,
                           get_kind_name (rung_record_get_integer (pause, RUNG_PAUSE_KIND)), pause, error);
}
