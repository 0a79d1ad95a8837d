/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of the steps of a goal.  Owner, due day and title are fields like any other:
 * rung_edit_set_field(). */

#include "rung-edit-private.h"

#include "rung-day.h"
#include "rung-uid.h"

/* What a line says: "- [x] Draft it" is a step that is done. */
typedef struct
{
  char     *title;
  gboolean  is_ticked;
} Line;

static void
clear_line (Line *line)
{
  g_free (line->title);
}

static RungRecord *
new_step (const char *goal_uid,
          gint64      ordinal,
          const Line *line,
          guint32     day)
{
  g_autofree char *uid = rung_uid_new ();
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_STEP, uid);
  rung_record_builder_set_text (&builder, RUNG_STEP_GOAL, goal_uid);
  rung_record_builder_set_integer (&builder, RUNG_STEP_ORDINAL, ordinal);
  rung_record_builder_set_text (&builder, RUNG_STEP_TITLE, line->title);
  rung_record_builder_set_day (&builder, RUNG_STEP_DONE_DAY, line->is_ticked ? day : RUNG_NO_DAY);
  return rung_record_builder_end (&builder);
}

/* A bullet or a number with a blank behind it, as Markdown has them, then a box; Chinese
 * writes "1、" without a blank.  "3.5 mm" and "-5" are no bullets. */
static GRegex *
get_bullet (void)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex,
                       g_regex_new ("^\\s*(?:(?:[-*+•‣·–—]|\\d{1,3}[.)])(?:\\s+|$)|\\d{1,3}[、．]\\s*)?"
                                    "(?:(\\[[ xX✓✔]?\\]|[☐☑☒✓✔])(?:\\s+|$))?",
                                    G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, NULL));
  return regex;
}

static gboolean
is_tick (const char *box)
{
  static const char *const ticks[] = { "x", "X", "✓", "✔", "☑", "☒" };

  for (guint i = 0; box != NULL && i < G_N_ELEMENTS (ticks); i++)
    if (g_strrstr (box, ticks[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* FALSE for a line that says nothing. */
static gboolean
read_line (const char *text,
           Line       *line)
{
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *box = NULL;
  int end = 0;

  if (g_utf8_validate (text, -1, NULL) && g_regex_match (get_bullet (), text, G_REGEX_MATCH_DEFAULT, &match))
    {
      g_match_info_fetch_pos (match, 0, NULL, &end);
      box = g_match_info_fetch (match, 1);
    }
  line->is_ticked = is_tick (box);
  line->title = rung_edit_clean_text (text + end);
  return line->title != NULL;
}

/* One step a line, blank lines left out. */
static GArray *
read_lines (const char  *text,
            GError     **error)
{
  g_auto(GStrv) lines = g_strsplit_set (text != NULL ? text : "", "\r\n", -1);
  g_autoptr(GArray) steps = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (steps, (GDestroyNotify) clear_line);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Line line;
      char *title;

      if (!read_line (lines[i], &line))
        continue;
      title = rung_edit_clean_title (line.title, error);
      g_free (line.title);
      if (title == NULL)
        return NULL;
      line.title = title;
      g_array_append_val (steps, line);
    }
  if (steps->len > 0)
    return g_steal_pointer (&steps);
  g_free (rung_edit_clean_title (NULL, error));
  return NULL;
}

static RungChangeset *
new_changeset (GArray *lines)
{
  g_autofree char *count = g_strdup_printf ("%u", lines->len);

  if (lines->len == 1)
    return rung_changeset_new (RUNG_LABEL_ADD_STEP, g_array_index (lines, Line, 0).title);
  return rung_changeset_new (RUNG_LABEL_ADD_STEPS, count);
}

/* Where a step stands among those of its goal, or their number for none. */
static gboolean
find_place (RungPlan    *plan,
            GPtrArray   *steps,
            const char  *uid,
            guint       *place,
            GError     **error)
{
  RungRecord *step;

  *place = steps->len;
  if (uid == NULL)
    return TRUE;
  step = rung_edit_find (plan, RUNG_KIND_STEP, uid, error);
  if (step == NULL)
    return FALSE;
  if (g_ptr_array_find (steps, step, place))
    return TRUE;
  rung_edit_refuse_unknown (RUNG_KIND_STEP, uid, error);
  return FALSE;
}

/**
 * rung_edit_add_steps:
 * @plan: a plan
 * @goal_uid: a goal
 * @text: steps, one a line, with or without bullets ("- ", "* ", "1. ") and boxes ("[ ]",
 *   "[x]"); blank lines are left out
 * @before_uid: (nullable): the step of the goal they come to stand before, or %NULL for
 *   the end
 * @day: the day that ticked ones were done, or %RUNG_NO_DAY to leave all open
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Adds steps to a goal, as they are pasted from a list.
 *
 * Returns: (transfer full): the changeset, whose created uid is the first step's; or %NULL
 */
RungChangeset *
rung_edit_add_steps (RungPlan    *plan,
                     const char  *goal_uid,
                     const char  *text,
                     const char  *before_uid,
                     guint32      day,
                     GError     **error)
{
  g_autoptr(GArray) lines = NULL;
  g_autoptr(GPtrArray) steps = NULL;
  RungChangeset *changeset;
  gint64 ordinal;
  guint place;

  if (rung_edit_find (plan, RUNG_KIND_GOAL, goal_uid, error) == NULL)
    return NULL;
  steps = rung_plan_list_steps (plan, goal_uid);
  if (!find_place (plan, steps, before_uid, &place, error) || (lines = read_lines (text, error)) == NULL)
    return NULL;

  changeset = new_changeset (lines);
  ordinal = rung_edit_make_room_for (changeset, steps, place, lines->len, RUNG_STEP_ORDINAL);
  for (guint i = 0; i < lines->len; i++)
    {
      RungRecord *step = new_step (goal_uid, ordinal + i, &g_array_index (lines, Line, i), day);

      if (i == 0)
        rung_changeset_set_created_uid (changeset, rung_record_get_uid (step));
      rung_changeset_take (changeset, NULL, step);
    }
  return rung_edit_finish (plan, changeset, error);
}

/**
 * rung_edit_add_step:
 * @plan: a plan
 * @goal_uid: a goal
 * @title: the step, or several, one a line
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Adds open steps to the end of a goal's.
 *
 * Returns: (transfer full): the changeset, whose created uid is the first step's; or %NULL
 */
RungChangeset *
rung_edit_add_step (RungPlan    *plan,
                    const char  *goal_uid,
                    const char  *title,
                    GError     **error)
{
  return rung_edit_add_steps (plan, goal_uid, title, NULL, RUNG_NO_DAY, error);
}

/**
 * rung_edit_move_step:
 * @plan: a plan
 * @uid: a step
 * @before_uid: (nullable): the step of the same goal it comes to stand before, or %NULL
 *   for the end
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Changes the order of a goal's steps.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_move_step (RungPlan    *plan,
                     const char  *uid,
                     const char  *before_uid,
                     GError     **error)
{
  RungRecord *step = rung_edit_find (plan, RUNG_KIND_STEP, uid, error);
  g_autoptr(GPtrArray) steps = NULL;
  guint place;

  if (step == NULL)
    return NULL;
  steps = rung_plan_list_steps (plan, rung_record_get_text (step, RUNG_STEP_GOAL));
  if (!find_place (plan, steps, before_uid, &place, error))
    return NULL;
  return rung_edit_move (plan, RUNG_LABEL_MOVE_STEP, step, place < steps->len ? steps->pdata[place] : NULL, steps,
                         RUNG_STEP_ORDINAL, error);
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
