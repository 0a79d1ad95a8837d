/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Offers the role after the current one, from today. */

#include "rung-new-role-dialog.h"

#include "rung-committer.h"
#include "rung-day.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-ui.h"

struct _RungNewRoleDialog
{
  RungDialog    parent_instance;

  AdwComboRow  *role_row;
  RungFieldRow *from_row;

  GPtrArray    *uids; /* of char *, beside the row's items */
};

G_DEFINE_FINAL_TYPE (RungNewRoleDialog, rung_new_role_dialog, RUNG_TYPE_DIALOG)

static void
fill_roles (RungNewRoleDialog *self,
            RungPlan          *plan)
{
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (plan, FALSE);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  RungRecord *current = rung_plan_get_current_role (plan, rung_clock_get_today ());
  guint next = 0;

  for (guint i = 0; i < roles->len; i++)
    {
      RungRecord *role = g_ptr_array_index (roles, i);

      /* The role somebody has is not a new one. */
      if (role == current)
        {
          next = self->uids->len;
          continue;
        }
      g_ptr_array_add (self->uids, g_strdup (rung_record_get_uid (role)));
      gtk_string_list_append (names, rung_record_title (role, rung_ui_get_language ()));
    }
  adw_combo_row_set_model (self->role_row, G_LIST_MODEL (names));
  if (self->uids->len > 0)
    adw_combo_row_set_selected (self->role_row, MIN (next, self->uids->len - 1));
  rung_dialog_set_accept_enabled (RUNG_DIALOG (self), self->uids->len > 0);
}

static gboolean
rung_new_role_dialog_accept (RungDialog *dialog)
{
  RungNewRoleDialog *self = RUNG_NEW_ROLE_DIALOG (dialog);
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  guint selected = adw_combo_row_get_selected (self->role_row);
  guint32 from = rung_field_row_get_day (self->from_row);
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (store == NULL || selected >= self->uids->len || !rung_field_row_is_valid (self->from_row))
    return FALSE;
  if (from == RUNG_NO_DAY)
    from = rung_clock_get_today ();
  changeset = rung_edit_new_role (rung_store_get_plan (store), g_ptr_array_index (self->uids, selected), from, &error);
  return rung_committer_commit_telling (GTK_WIDGET (self), changeset, error);
}

static void
rung_new_role_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_NEW_ROLE_DIALOG);
  G_OBJECT_CLASS (rung_new_role_dialog_parent_class)->dispose (object);
}

static void
rung_new_role_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (RUNG_NEW_ROLE_DIALOG (object)->uids);
  G_OBJECT_CLASS (rung_new_role_dialog_parent_class)->finalize (object);
}

static void
rung_new_role_dialog_class_init (RungNewRoleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_new_role_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_new_role_dialog_finalize;
  RUNG_DIALOG_CLASS (klass)->accept = rung_new_role_dialog_accept;

  g_type_ensure (RUNG_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-new-role-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RungNewRoleDialog, role_row);
  gtk_widget_class_bind_template_child (widget_class, RungNewRoleDialog, from_row);
}

static void
rung_new_role_dialog_init (RungNewRoleDialog *self)
{
  self->uids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rung_new_role_dialog_new:
 * @plan: the plan to change
 *
 * Creates the dialogue.
 *
 * Returns: (transfer none): a window; present it
 */
RungDialog *
rung_new_role_dialog_new (RungPlan *plan)
{
  RungNewRoleDialog *self = g_object_new (RUNG_TYPE_NEW_ROLE_DIALOG, NULL);

  fill_roles (self, plan);
  rung_field_row_set_day (self->from_row, rung_clock_get_today ());
  return RUNG_DIALOG (self);
}

/**
 * rung_new_role_dialog_set_role:
 * @self: the dialogue
 * @role_uid: (nullable): a role
 *
 * Chooses a role to begin with; one that is not offered, such as the present one, leaves
 * the choice as it is.
 */
void
rung_new_role_dialog_set_role (RungNewRoleDialog *self,
                               const char        *role_uid)
{
  guint position;

  g_return_if_fail (RUNG_IS_NEW_ROLE_DIALOG (self));

  if (role_uid != NULL && g_ptr_array_find_with_equal_func (self->uids, role_uid, g_str_equal, &position))
    adw_combo_row_set_selected (self->role_row, position);
}
