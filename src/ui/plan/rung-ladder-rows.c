/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pages of a ladder share.  Nothing of a ladder is deleted, because ratings and
 * goals hang on it; it is hidden and can be shown again. */

#include "rung-ladder-pages.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-focus-key.h"
#include "rung-level-chooser.h"
#include "rung-phrases.h"
#include "rung-progress.h"
#include "rung-ui.h"

/* --- rows --- */

static const char *
get_title (RungRecord *record)
{
  return rung_record_title (record, rung_ui_get_language ());
}

static void
opened_cb (GtkWidget  *row,
           const char *action)
{
  gtk_widget_activate_action (row, action, "s", rung_focus_key_get (row));
}

GtkWidget *
rung_ladder_add_opening_row (AdwPreferencesGroup *group,
                             RungRecord          *record,
                             const char          *subtitle,
                             gboolean             is_hidden,
                             const char          *action)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", get_title (record),
                                 "subtitle", subtitle, "title-lines", 0, "activatable", TRUE, NULL);

  if (is_hidden)
    gtk_widget_add_css_class (row, "dim-label");
  rung_focus_key_set (row, rung_record_get_uid (record));
  g_signal_connect (row, "activated", G_CALLBACK (opened_cb), (gpointer) action);
  adw_preferences_group_add (group, row);
  return row;
}

GtkWidget *
rung_ladder_add_adding_row (AdwPreferencesGroup *group,
                            const char          *title,
                            GCallback            apply)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "show-apply-button", TRUE, NULL);

  rung_focus_key_set (row, "add");
  g_signal_connect (row, "apply", apply, NULL);
  adw_preferences_group_add (group, row);
  return row;
}

char *
rung_ladder_dup_entry (GtkWidget *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* --- hiding --- */

static gboolean
is_hidden (RungRecord *record)
{
  return rung_record_get_boolean (record, rung_record_get_kind (record) == RUNG_KIND_ROLE ? RUNG_ROLE_HIDDEN
                                                                                          : RUNG_RESPONSIBILITY_HIDDEN);
}

static RungRecord *
find_record (RungPlan   *plan,
             const char *uid)
{
  RungRecord *role = rung_plan_find_record (plan, RUNG_KIND_ROLE, uid);

  return role != NULL ? role : rung_plan_find_record (plan, RUNG_KIND_RESPONSIBILITY, uid);
}

static void
hide_cb (GtkWidget *button)
{
  RungStore *store = rung_committer_get_store (button);
  g_autofree char *uid = g_strdup (g_object_get_data (G_OBJECT (button), "uid"));
  RungRecord *record = store != NULL ? find_record (rung_store_get_plan (store), uid) : NULL;
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (record == NULL)
    return;
  if (rung_record_get_kind (record) == RUNG_KIND_ROLE)
    changeset = rung_edit_hide_role (rung_store_get_plan (store), uid, !is_hidden (record), &error);
  else
    changeset = rung_edit_hide_responsibility (rung_store_get_plan (store), uid, !is_hidden (record), &error);
  rung_committer_commit_telling (button, changeset, error);
}

static void
show_hiding (GtkWidget  *button,
             RungPlan   *plan,
             RungRecord *record)
{
  const char *label;

  if (rung_record_get_kind (record) == RUNG_KIND_ROLE)
    label = is_hidden (record) ? _("Show This Role") : _("Hide This Role");
  else
    label = is_hidden (record) ? _("Show This Responsibility") : _("Hide This Responsibility");
  gtk_button_set_label (GTK_BUTTON (button), label);
}

void
rung_ladder_add_hiding (RungRecordPage *page,
                        RungRecord     *record)
{
  AdwPreferencesGroup *group =
    rung_record_page_add_group (page, NULL, _("What is hidden keeps its goals and ratings, and can be shown again."));
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "uid", g_strdup (rung_record_get_uid (record)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (hide_cb), NULL);
  rung_record_page_add_row (page, group, button, show_hiding);
}

/* --- levels --- */

char *
rung_ladder_dup_level (RungPlan   *plan,
                       const char *responsibility_uid)
{
  RungRecord *rating = rung_rating_that_counts (plan, responsibility_uid);
  int level;

  if (rating == NULL)
    return g_strdup (_("Not rated yet"));
  level = rung_record_has (rating, RUNG_RATING_LEVEL) ? (int) rung_record_get_integer (rating, RUNG_RATING_LEVEL) : -1;
  if (level < 0)
    return g_strdup (rung_phrase_level (rung_ui_get_words (), level));
  return g_strdup_printf ("%d · %s", level, rung_phrase_level (rung_ui_get_words (), level));
}

GtkWidget *
rung_ladder_make_rate_button (RungRecord *responsibility)
{
  GtkWidget *chooser = rung_level_chooser_new ();
  GtkWidget *button = gtk_menu_button_new ();
  /* Translators: the name of a button; %s is a responsibility. */
  g_autofree char *name = g_strdup_printf (_("Rate “%s”"), get_title (responsibility));

  rung_level_chooser_set_responsibility (RUNG_LEVEL_CHOOSER (chooser), rung_record_get_uid (responsibility));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Rate"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  rung_ui_set_name (button, name);
  rung_focus_key_set (button, name);
  return button;
}

char *
rung_ladder_dup_role_state (RungPlan   *plan,
                            RungRecord *role)
{
  if (is_hidden (role))
    return g_strdup (_("Hidden"));
  return rung_phrase_met (rung_ui_get_words (), rung_progress_of_role (plan, rung_record_get_uid (role)));
}
