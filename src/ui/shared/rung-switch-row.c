/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One yes-or-no field of one record.  A turn that can't be committed goes back to what the
 * record says, and the reason is told. */

#include "rung-switch-row.h"

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-phrases.h"
#include "rung-ui.h"

struct _RungSwitchRow
{
  AdwActionRow  parent_instance;

  GtkWidget    *toggle;
  RungKind      kind;
  guint         field;
  char         *uid;
  gboolean      is_showing; /* the record's value is being shown, not chosen */
};

G_DEFINE_FINAL_TYPE (RungSwitchRow, rung_switch_row, ADW_TYPE_ACTION_ROW)

static void
show_value (RungSwitchRow *self,
            RungRecord    *record)
{
  self->is_showing = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->toggle), rung_record_get_boolean (record, self->field));
  self->is_showing = FALSE;
}

static void
turned_cb (RungSwitchRow *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  gboolean is_active = gtk_switch_get_active (GTK_SWITCH (self->toggle));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;
  RungRecord *record;

  if (self->is_showing || self->uid == NULL || store == NULL)
    return;
  changeset = rung_edit_set_field (rung_store_get_plan (store), self->kind, self->uid, self->field,
                                   g_variant_new_boolean (is_active), &error);
  rung_committer_commit (GTK_WIDGET (self), changeset, error);
  record = rung_plan_find_record (rung_store_get_plan (store), self->kind, self->uid);
  if (record != NULL)
    show_value (self, record);
}

static void
rung_switch_row_finalize (GObject *object)
{
  g_free (RUNG_SWITCH_ROW (object)->uid);
  G_OBJECT_CLASS (rung_switch_row_parent_class)->finalize (object);
}

static void
rung_switch_row_class_init (RungSwitchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_switch_row_finalize;
}

static void
rung_switch_row_init (RungSwitchRow *self)
{
  self->toggle = g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->toggle);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (turned_cb), self);
}

/**
 * rung_switch_row_new:
 * @field: kind and field, as in the field table: "role.estimated"
 *
 * Creates a row titled by the field's name.
 *
 * Returns: (transfer floating): a row without a record
 */
GtkWidget *
rung_switch_row_new (const char *field)
{
  RungSwitchRow *self = g_object_new (RUNG_TYPE_SWITCH_ROW, NULL);
  g_auto(GStrv) parts = g_strsplit (field, ".", 2);
  const char *title;

  if (!rung_kind_from_name (parts[0], &self->kind) || !rung_kind_find_field (self->kind, parts[1], &self->field))
    g_error ("There is no field %s", field);
  title = rung_phrase_field (rung_ui_get_words (), self->kind, self->field);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  rung_ui_set_name (self->toggle, title);
  return GTK_WIDGET (self);
}

/**
 * rung_switch_row_set_record:
 * @self: a row
 * @record: (nullable): the record to edit; its kind is the field's
 *
 * Shows a record's value.
 */
void
rung_switch_row_set_record (RungSwitchRow *self,
                            RungRecord    *record)
{
  g_return_if_fail (RUNG_IS_SWITCH_ROW (self));

  g_free (self->uid);
  self->uid = record != NULL ? g_strdup (rung_record_get_uid (record)) : NULL;
  if (record != NULL)
    show_value (self, record);
}
