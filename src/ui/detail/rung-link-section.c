/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The responsibilities a goal serves.  The last one can't be taken away here: a goal
 * without any would be on no lane and in no report. */

#include "rung-section.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-responsibility-list.h"
#include "rung-ui.h"

#define REMOVE_KEY "rung-link-remove"
#define BUTTON_KEY "rung-link-button"

static void
unlink_cb (RungSection *self,
           GtkButton   *button)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (store == NULL)
    return;
  changeset = rung_edit_unlink_goal (rung_store_get_plan (store), rung_section_get_goal (self),
                                     rung_section_get_row_uid (GTK_WIDGET (button)), &error);
  rung_committer_commit_telling (GTK_WIDGET (self), changeset, error);
}

static GtkWidget *
make_row (RungSection *self,
          RungRecord  *record)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, NULL);
  GtkWidget *remove = rung_section_make_button ("list-remove-symbolic", _("Unlink Responsibility"),
                                                G_CALLBACK (unlink_cb), self);

  g_object_set_data (G_OBJECT (row), REMOVE_KEY, remove);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  return row;
}

static void
update_row (RungSection *self,
            GtkWidget   *row,
            RungPlan    *plan,
            RungRecord  *record)
{
  RungRecord *role = rung_plan_find_record (plan, RUNG_KIND_ROLE, rung_record_get_text (record, RUNG_RESPONSIBILITY_ROLE));
  g_autoptr(GPtrArray) all = rung_plan_list_responsibilities_of_goal (plan, rung_section_get_goal (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rung_record_title (record, rung_ui_get_language ()));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), role != NULL ? rung_record_title (role, rung_ui_get_language ()) : "");
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), REMOVE_KEY), all->len > 1);
}

static void
chosen_cb (RungSection   *self,
           GtkListBoxRow *row)
{
  const char *uid = g_object_get_data (G_OBJECT (row), "uid");
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (store == NULL)
    return;
  changeset = rung_edit_link_goal (rung_store_get_plan (store), rung_section_get_goal (self), uid, &error);
  rung_committer_commit (GTK_WIDGET (self), changeset, error);
  gtk_menu_button_popdown (g_object_get_data (G_OBJECT (self), BUTTON_KEY));
}

static gboolean
is_linked (RungPlan   *plan,
           const char *goal_uid,
           const char *responsibility_uid)
{
  g_autoptr(GPtrArray) served = rung_plan_list_responsibilities_of_goal (plan, goal_uid);

  for (guint i = 0; i < served->len; i++)
    if (g_str_equal (rung_record_get_uid (g_ptr_array_index (served, i)), responsibility_uid))
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_link_row (RungPlan   *plan,
               const char *uid)
{
  g_autofree char *name = rung_responsibility_list_name (plan, uid);
  GtkWidget *label, *row;

  label = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 40, NULL);
  row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", label, NULL);
  rung_ui_set_name (row, name);
  g_object_set_data_full (G_OBJECT (row), "uid", g_strdup (uid), g_free);
  return row;
}

static GtkWidget *
make_link_list (RungSection *self,
                RungPlan    *plan)
{
  g_autoptr(GPtrArray) uids = rung_responsibility_list_uids (plan, rung_clock_get_today ());
  GtkWidget *list = gtk_list_box_new ();

  rung_ui_set_name (list, _("Responsibilities"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < uids->len; i++)
    if (!is_linked (plan, rung_section_get_goal (self), g_ptr_array_index (uids, i)))
      gtk_list_box_append (GTK_LIST_BOX (list), make_link_row (plan, g_ptr_array_index (uids, i)));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static void
open_cb (GtkMenuButton *button,
         gpointer       data)
{
  RungSection *self = data;
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  GtkWidget *popover, *scrolled;

  if (store == NULL || rung_section_get_goal (self) == NULL)
    return;
  popover = gtk_popover_new ();
  scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                           "hscrollbar-policy", GTK_POLICY_NEVER,
                           "propagate-natural-height", TRUE,
                           "max-content-height", 360,
                           "child", make_link_list (self, rung_store_get_plan (store)),
                           NULL);
  rung_ui_set_name (popover, _("Link a Responsibility"));
  rung_ui_set_name (scrolled, _("Link a Responsibility"));
  gtk_widget_add_css_class (popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (button, popover);
}

static void
set_up (RungSection *self)
{
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "list-add-symbolic",
                                    "tooltip-text", _("Link a Responsibility"), "valign", GTK_ALIGN_CENTER,
                                    "css-classes", (const char *[]) { "flat", NULL }, NULL);

  rung_ui_set_name (button, _("Link a Responsibility"));
  g_object_set_data (G_OBJECT (self), BUTTON_KEY, button);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_cb, self, NULL);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

const RungSectionFuncs rung_link_section = {
  .list = rung_plan_list_responsibilities_of_goal,
  .make_row = make_row,
  .update_row = update_row,
  .set_up = set_up,
};
