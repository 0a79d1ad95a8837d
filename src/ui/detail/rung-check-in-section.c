/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Check-ins: dated notes, newest first.  A goal whose progress is told by hand takes
 * a percentage at the end of the note: "Draft is out, 60 %".  What else a new one has, a
 * percent that is not to be typed into the note, another day, is set beside its entry. */

#include "rung-section.h"

#include <glib/gi18n.h>

#include "rung-check-in-row.h"
#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-names.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-ui.h"

#define DRAFT_KEY "rung-check-in-draft"
#define WIDTH_PX 280

/* What the next check-in is to have beside its text. */
typedef struct
{
  GtkWidget *button;
  GtkWidget *percent_row;
  GtkWidget *day_row;
  GtkWidget *private_switch;
} Draft;

static Draft *
get_draft (RungSection *self)
{
  return g_object_get_data (G_OBJECT (self), DRAFT_KEY);
}

static gboolean
goes_by_hand (RungPlan   *plan,
              const char *goal_uid)
{
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, goal_uid);

  return goal != NULL && rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY) == RUNG_PROGRESS_BY_HAND;
}

static GtkWidget *
make_row (RungSection *self,
          RungRecord  *record)
{
  return rung_check_in_row_new ();
}

static void
update_row (RungSection *self,
            GtkWidget   *row,
            RungPlan    *plan,
            RungRecord  *record)
{
  rung_check_in_row_show (RUNG_CHECK_IN_ROW (row), plan, record);
}

/* --- Adding --- */

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
  text[start] = '\0';
  return (int) g_ascii_strtoll (digits, NULL, 10);
}

/* -1: none. */
static int
get_percent (Draft *draft)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (draft->percent_row));

  return *text != '\0' ? (int) g_ascii_strtoll (text, NULL, 10) : -1;
}

static guint32
get_day (Draft *draft)
{
  guint32 day = rung_field_row_get_day (RUNG_FIELD_ROW (draft->day_row));

  return day != RUNG_NO_DAY ? day : rung_clock_get_today ();
}

static RungChangeset *
add (RungSection  *self,
     RungPlan     *plan,
     const char   *text,
     GError      **error)
{
  Draft *draft = get_draft (self);
  g_autofree char *note = g_strdup (text);
  RungNewCheckIn settings = { .goal = rung_section_get_goal (self), .text = note, .percent = -1, .day = get_day (draft) };

  settings.private_ = gtk_switch_get_active (GTK_SWITCH (draft->private_switch));
  if (goes_by_hand (plan, settings.goal))
    {
      settings.percent = get_percent (draft);
      if (settings.percent < 0)
        settings.percent = take_percent (note);
    }
  return rung_edit_note_check_in (plan, &settings, rung_clock_get_now_usec (), error);
}

/* Each begins as of today and for everybody. */
static void
clear_draft (Draft *draft)
{
  gtk_editable_set_text (GTK_EDITABLE (draft->percent_row), "");
  rung_field_row_set_day (RUNG_FIELD_ROW (draft->day_row), rung_clock_get_today ());
  gtk_switch_set_active (GTK_SWITCH (draft->private_switch), FALSE);
}

static void
added (RungSection *self)
{
  clear_draft (get_draft (self));
}

/* --- The popover --- */

/* Enter in the popover says the same as Enter in the entry: a percent may be all there is. */
static void
add_cb (RungSection *self)
{
  Draft *draft = get_draft (self);

  if (!rung_field_row_is_valid (RUNG_FIELD_ROW (draft->percent_row)) ||
      !rung_field_row_is_valid (RUNG_FIELD_ROW (draft->day_row)))
    return;
  if (!rung_section_add_typed (self))
    return;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (draft->button));
  rung_section_focus_add (self);
}

static void
open_cb (GtkMenuButton *button,
         gpointer       data)
{
  RungSection *self = data;
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));

  if (store != NULL)
    gtk_widget_set_visible (get_draft (self)->percent_row,
                            goes_by_hand (rung_store_get_plan (store), rung_section_get_goal (self)));
}

static GtkWidget *
make_private_row (Draft *draft)
{
  const char *title = rung_phrase_field (rung_ui_get_words (), RUNG_KIND_CHECK_IN, RUNG_CHECK_IN_PRIVATE);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, NULL);

  draft->private_switch = g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, NULL);
  rung_ui_set_name (draft->private_switch, title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), draft->private_switch);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), draft->private_switch);
  return row;
}

static GtkWidget *
make_draft_list (RungSection *self,
                 Draft       *draft)
{
  GtkWidget *list = gtk_list_box_new ();

  draft->percent_row = rung_field_row_new ("check_in.percent", NULL);
  draft->day_row = rung_field_row_new ("check_in.day", NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), draft->percent_row);
  gtk_list_box_append (GTK_LIST_BOX (list), draft->day_row);
  gtk_list_box_append (GTK_LIST_BOX (list), make_private_row (draft));
  g_signal_connect_object (draft->percent_row, "entry-activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft->day_row, "entry-activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static GtkWidget *
make_popover (RungSection *self,
              Draft       *draft)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9,
                                 "width-request", WIDTH_PX, "margin-start", 3, "margin-end", 3, "margin-top", 3,
                                 "margin-bottom", 3, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Add Check-in"),
                                    "css-classes", (const char *[]) { "suggested-action", NULL }, NULL);

  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_draft_list (self, draft));
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  rung_ui_set_name (popover, _("Percent, Day and Privacy"));
  rung_names_mend (popover, _("Percent, Day and Privacy"));
  return popover;
}

static void
set_up (RungSection *self)
{
  Draft *draft = g_new0 (Draft, 1);

  g_object_set_data_full (G_OBJECT (self), DRAFT_KEY, draft, g_free);
  draft->button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "valign", GTK_ALIGN_CENTER,
                                "tooltip-text", _("Percent, Day and Privacy"),
                                "css-classes", (const char *[]) { "flat", NULL }, NULL);
  rung_ui_set_name (draft->button, _("Percent, Day and Privacy"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (draft->button), make_popover (self, draft));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (draft->button), open_cb, self, NULL);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (rung_section_get_add_row (self)), draft->button);
  clear_draft (draft);
}

const RungSectionFuncs rung_check_in_section = {
  .list = rung_plan_list_check_ins,
  .make_row = make_row,
  .update_row = update_row,
  .adds_on_top = TRUE,
  .adds_lines = TRUE,
  .add = add,
  .set_up = set_up,
  .settle = added,
  .added = added,
};
