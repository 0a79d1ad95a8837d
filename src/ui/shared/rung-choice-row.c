/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One enumerated field of one record.  A choice that can't be committed goes back to
 * what the record says, and the reason is told. */

#include "rung-choice-row.h"

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-phrases.h"
#include "rung-ui.h"

struct _RungChoiceRow
{
  AdwComboRow  parent_instance;

  char        *field_name; /* "goal.priority" */
  RungKind     kind;
  guint        field;
  char        *uid;        /* NULL: an input of a form */
  gboolean     is_showing; /* the record's value is being shown, not chosen */
};

typedef enum
{
  PROP_FIELD = 1,
} RungChoiceRowProperty;

static GParamSpec *properties[PROP_FIELD + 1];

G_DEFINE_FINAL_TYPE (RungChoiceRow, rung_choice_row, ADW_TYPE_COMBO_ROW)

static void
show_value (RungChoiceRow *self,
            RungRecord    *record)
{
  self->is_showing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), (guint) rung_record_get_integer (record, self->field));
  self->is_showing = FALSE;
}

static void
selected_cb (RungChoiceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;
  RungPlan *plan;
  RungRecord *record;

  if (self->is_showing || self->uid == NULL || store == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  plan = rung_store_get_plan (store);
  changeset = rung_edit_set_field (plan, self->kind, self->uid, self->field, g_variant_new_int64 (selected), &error);
  rung_committer_commit (GTK_WIDGET (self), changeset, error);
  record = rung_plan_find_record (plan, self->kind, self->uid);
  if (record != NULL)
    show_value (self, record);
}

static void
fill (RungChoiceRow *self)
{
  const RungFieldInfo *info = rung_kind_get_field (self->kind, self->field);
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; info->names[i] != NULL; i++)
    gtk_string_list_append (model, rung_phrase_enum (rung_ui_get_words (), self->kind, self->field, i));
  self->is_showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), (guint) info->default_value);
  self->is_showing = FALSE;
}

static void
rung_choice_row_constructed (GObject *object)
{
  RungChoiceRow *self = RUNG_CHOICE_ROW (object);
  g_auto(GStrv) parts = NULL;

  G_OBJECT_CLASS (rung_choice_row_parent_class)->constructed (object);
  if (self->field_name == NULL)
    return;
  parts = g_strsplit (self->field_name, ".", 2);
  if (!rung_kind_from_name (parts[0], &self->kind) ||
      !rung_kind_find_field (self->kind, parts[1], &self->field))
    {
      g_critical ("There is no field %s", self->field_name);
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (object),
                                 rung_phrase_field (rung_ui_get_words (), self->kind, self->field));
  fill (self);
}

static void
rung_choice_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch ((RungChoiceRowProperty) prop_id)
    {
    case PROP_FIELD:
      RUNG_CHOICE_ROW (object)->field_name = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_choice_row_finalize (GObject *object)
{
  RungChoiceRow *self = RUNG_CHOICE_ROW (object);

  g_free (self->field_name);
  g_free (self->uid);
  G_OBJECT_CLASS (rung_choice_row_parent_class)->finalize (object);
}

static void
rung_choice_row_class_init (RungChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rung_choice_row_constructed;
  object_class->finalize = rung_choice_row_finalize;
  object_class->set_property = rung_choice_row_set_property;

  properties[PROP_FIELD] =
    g_param_spec_string ("field", NULL, NULL, NULL,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rung_choice_row_init (RungChoiceRow *self)
{
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * rung_choice_row_set_record:
 * @self: a row
 * @record: (nullable): the record to edit; its kind is the field's
 *
 * Shows a record's choice.
 */
void
rung_choice_row_set_record (RungChoiceRow *self,
                            RungRecord    *record)
{
  g_return_if_fail (RUNG_IS_CHOICE_ROW (self));

  g_free (self->uid);
  self->uid = record != NULL ? g_strdup (rung_record_get_uid (record)) : NULL;
  if (record != NULL)
    show_value (self, record);
}
