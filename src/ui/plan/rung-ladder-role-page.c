/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a role: its responsibilities, then everything the ladder says of it. */

#include "rung-ladder-pages.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-order-row.h"
#include "rung-ui.h"
#include "rung-watch-row.h"

static void
add_responsibility_cb (GtkWidget *row)
{
  RungStore *store = rung_committer_get_store (row);
  const char *role_uid = g_object_get_data (G_OBJECT (row), "role");
  g_autofree char *title = rung_ladder_dup_entry (row);
  g_autoptr(GError) error = NULL;

  if (title != NULL && store != NULL)
    {
      RungChangeset *edit = rung_edit_add_responsibility (rung_store_get_plan (store), role_uid, title,
                                                          rung_ui_get_language (), &error);

      rung_committer_commit_telling (row, edit, error);
    }
}

static void
add_responsibility (AdwPreferencesGroup *group,
                    RungPlan            *plan,
                    RungRecord          *record)
{
  gboolean is_hidden = rung_record_get_boolean (record, RUNG_RESPONSIBILITY_HIDDEN);
  g_autofree char *level = is_hidden ? g_strdup (_("Hidden")) : rung_ladder_dup_level (plan, rung_record_get_uid (record));
  GtkWidget *row = rung_ladder_add_opening_row (group, record, level, is_hidden, RUNG_LADDER_SHOW_RESPONSIBILITY);

  if (!is_hidden)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), rung_ladder_make_rate_button (record));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static void
add_responsibilities (RungRecordPage *page,
                      RungPlan       *plan,
                      RungRecord     *role)
{
  const char *uid = rung_record_get_uid (role);
  g_autoptr(GPtrArray) records = rung_plan_list_responsibilities (plan, uid, TRUE);
  AdwPreferencesGroup *group = rung_record_page_add_group (page, _("Responsibilities"), NULL);
  GtkWidget *adding_row;

  for (guint i = 0; i < records->len; i++)
    add_responsibility (group, plan, g_ptr_array_index (records, i));
  adding_row = rung_ladder_add_adding_row (group, _("Add a responsibility"), G_CALLBACK (add_responsibility_cb));
  g_object_set_data_full (G_OBJECT (adding_row), "role", g_strdup (uid), g_free);
}

static void
show_order (GtkWidget  *row,
            RungPlan   *plan,
            RungRecord *record)
{
  rung_order_row_show (RUNG_ORDER_ROW (row), plan, record);
}

static void
add_role (RungRecordPage *page,
          RungRecord     *role)
{
  AdwPreferencesGroup *group = rung_record_page_add_group (page, _("Role"), NULL);

  rung_record_page_add_localized (page, group, "role.title");
  rung_record_page_add_long (page, group, "role.summary");
  rung_record_page_add_long (page, group, "role.condition");
  rung_record_page_add_choice (page, group, "role.level");
  rung_record_page_add_field (page, group, "role.track");
  rung_record_page_add_row (page, group, rung_order_row_new (), show_order);
  if (rung_record_has (role, RUNG_ROLE_ID))
    rung_record_page_add_fixed (page, group, _("Identifier"), rung_record_get_text (role, RUNG_ROLE_ID));
}

static void
add_time (RungRecordPage *page)
{
  AdwPreferencesGroup *group = rung_record_page_add_group (page, _("Time in This Role"), NULL);

  rung_record_page_add_field (page, group, "role.months_min");
  rung_record_page_add_field (page, group, "role.months_max");
  rung_record_page_add_switch (page, group, "role.estimated");
  rung_record_page_add_switch (page, group, "role.open_ended");
}

static void
show_watch (GtkWidget  *row,
            RungPlan   *plan,
            RungRecord *role)
{
  rung_watch_row_set_record (RUNG_WATCH_ROW (row), role);
}

static void
add_watch_point (RungRecordPage *page)
{
  AdwPreferencesGroup *group =
    rung_record_page_add_group (page, _("Watch Point"), _("A flag on the timeline, at a time of the career when many people wonder."));

  rung_record_page_add_long (page, group, "role.watch_point");
  rung_record_page_add_row (page, group, rung_watch_row_new (TRUE), show_watch);
  rung_record_page_add_row (page, group, rung_watch_row_new (FALSE), show_watch);
}

GtkWidget *
rung_ladder_role_page_new (RungPlan          *plan,
                           RungRecord        *role,
                           const char *const *languages)
{
  RungRecordPage *page = RUNG_RECORD_PAGE (rung_record_page_new (languages));

  add_responsibilities (page, plan, role);
  add_role (page, role);
  rung_record_page_add_list (page, "role.aliases", _("Add another name"));
  rung_record_page_add_list (page, "role.expectations", _("Add an expectation"));
  add_time (page);
  add_watch_point (page);
  rung_record_page_add_list (page, "role.side_moves", _("Add a move to the side"));
  rung_record_page_add_list (page, "role.variants", _("Add a variant"));
  rung_record_page_add_languages (page);
  rung_ladder_add_hiding (page, role);
  rung_record_page_show (page, plan, role);
  return GTK_WIDGET (page);
}
