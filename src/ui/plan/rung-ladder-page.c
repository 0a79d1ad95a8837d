/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first page: the roles, and what the ladder says of itself. */

#include "rung-ladder-pages.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-ui.h"

static void
add_role_cb (GtkWidget *row)
{
  RungStore *store = rung_committer_get_store (row);
  g_autofree char *title = rung_ladder_dup_entry (row);
  g_autoptr(GError) error = NULL;

  if (title != NULL && store != NULL)
    {
      RungChangeset *edit = rung_edit_add_role (rung_store_get_plan (store), title, rung_ui_get_language (), NULL, &error);

      rung_committer_commit_telling (row, edit, error);
    }
}

static void
add_roles (RungRecordPage *page,
           RungPlan       *plan)
{
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (plan, TRUE);
  AdwPreferencesGroup *group = rung_record_page_add_group (page, _("Roles"), _("Changes here are changes of this plan only."));

  for (guint i = 0; i < roles->len; i++)
    {
      RungRecord *role = g_ptr_array_index (roles, i);
      g_autofree char *state = rung_ladder_dup_role_state (plan, role);
      GtkWidget *row = rung_ladder_add_opening_row (group, role, state, rung_record_get_boolean (role, RUNG_ROLE_HIDDEN),
                                                    RUNG_LADDER_SHOW_ROLE);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  rung_ladder_add_adding_row (group, _("Add a role at the top"), G_CALLBACK (add_role_cb));
}

static void
add_ladder (RungRecordPage *page,
            RungRecord     *ladder)
{
  AdwPreferencesGroup *group = rung_record_page_add_group (page, _("Ladder"), NULL);

  rung_record_page_add_localized (page, group, "ladder.title");
  rung_record_page_add_long (page, group, "ladder.summary");
  rung_record_page_add_long (page, group, "ladder.source");
  rung_record_page_add_field (page, group, "ladder.licence");
  rung_record_page_add_field (page, group, "ladder.version");
  rung_record_page_add_fixed (page, group, _("Identifier"), rung_record_get_text (ladder, RUNG_LADDER_ID));
}

GtkWidget *
rung_ladder_page_new (RungPlan          *plan,
                      const char *const *languages)
{
  GtkWidget *page = rung_record_page_new (languages);
  RungRecord *ladder = rung_plan_get_ladder (plan);

  add_roles (RUNG_RECORD_PAGE (page), plan);
  if (ladder != NULL)
    {
      add_ladder (RUNG_RECORD_PAGE (page), ladder);
      rung_record_page_add_languages (RUNG_RECORD_PAGE (page));
    }
  rung_record_page_show (RUNG_RECORD_PAGE (page), plan, ladder);
  return page;
}
