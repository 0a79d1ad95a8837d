/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The responsibilities a goal serves.  The last one can't be taken away here: a goal
 * without any would be on no lane and in no report. */

#include "rung-section.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-phrases.h"
#include "rung-ui.h"

#define REMOVE_KEY "rung-link-remove"

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

const RungSectionFuncs rung_link_section = { rung_plan_list_responsibilities_of_goal, make_row, update_row, FALSE, NULL };
