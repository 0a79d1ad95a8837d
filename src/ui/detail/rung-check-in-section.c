/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Check-ins: dated notes, newest first.  A goal whose progress is told by hand takes
 * a percentage at the end of the note: "Draft is out, 60 %". */

#include "rung-section.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-paths.h"
#include "rung-ui.h"

static void
remove_cb (RungSection *self,
           GtkButton   *button)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (store == NULL)
    return;
  changeset = rung_edit_remove_check_in (rung_store_get_plan (store),
                                         rung_section_get_row_uid (GTK_WIDGET (button)), &error);
  rung_committer_commit_telling (GTK_WIDGET (self), changeset, error);
}

static GtkWidget *
make_row (RungSection *self,
          RungRecord  *record)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             rung_section_make_button ("user-trash-symbolic", _("Remove Check-in"),
                                                       G_CALLBACK (remove_cb), self));
  return row;
}

static void
update_row (RungSection *self,
            GtkWidget   *row,
            RungPlan    *plan,
            RungRecord  *record)
{
  g_autofree char *day = rung_words_format_near_day (rung_ui_get_words (),
                                                     rung_record_get_day (record, RUNG_CHECK_IN_DAY),
                                                     rung_clock_get_today ());
  g_autofree char *subtitle = g_strdup (day);

  if (rung_record_has (record, RUNG_CHECK_IN_PERCENT))
    {
      g_free (subtitle);
      /* Translators: a date and the progress on it. */
      subtitle = g_strdup_printf (_("%s · %d %%"), day, (int) rung_record_get_integer (record, RUNG_CHECK_IN_PERCENT));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rung_record_get_text (record, RUNG_CHECK_IN_TEXT));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

/* Cuts "60 %" off the end of @text; -1 when there is none. */
static int
take_percent (char *text)
{
  g_autoptr(GRegex) regex = g_regex_new ("[\\s,;(，；（]*(\\d{1,3})\\s*[%％]\\s*[)）.。]?\\s*$", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *digits = NULL;
  int start = 0;

  if (!g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
    return -1;
  digits = g_match_info_fetch (match, 1);
  g_match_info_fetch_pos (match, 0, &start, NULL);
  if (start > 0)
    text[start] = '\0';
  return (int) g_ascii_strtoll (digits, NULL, 10);
}

static RungChangeset *
add (RungSection  *self,
     RungPlan     *plan,
     const char   *text,
     GError      **error)
{
  const char *goal_uid = rung_section_get_goal (self);
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, goal_uid);
  g_autofree char *note = g_strdup (text);
  int percent = -1;

  if (goal != NULL && rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY) == RUNG_PROGRESS_BY_HAND)
    percent = take_percent (note);
  return rung_edit_add_check_in (plan, goal_uid, note, percent, rung_clock_get_today (), rung_clock_get_now_usec (), error);
}

const RungSectionFuncs rung_check_in_section = { rung_plan_list_check_ins, make_row, update_row, TRUE, add };
