/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Properties of the plan and its stays.  Deleting is the window's deed, because the
 * plan has to be closed first; this dialogue only asks for it. */

#include "rung-plan-dialog.h"

#include <glib/gi18n.h>

#include "rung-choice-row.h"
#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-names.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-ui.h"

struct _RungPlanDialog
{
  RungDialog           parent_instance;

  RungFieldRow        *title_row;
  RungFieldRow        *owner_row;
  RungFieldRow        *mentor_row;
  RungChoiceRow       *kind_row;
  AdwComboRow         *target_row;
  RungFieldRow        *target_day_row;
  RungFieldRow        *career_start_row;
  RungFieldRow        *hours_row;
  RungFieldRow        *vision_row;
  RungFieldRow        *note_row;
  AdwPreferencesGroup *stay_group;

  RungStore           *store;
  GSignalGroup        *store_signals;
  GPtrArray           *roles;     /* uids (char *) beside the target row's items; the last item is none */
  GHashTable          *stay_rows; /* uid -> AdwExpanderRow */
  gboolean             is_showing;
};

G_DEFINE_FINAL_TYPE (RungPlanDialog, rung_plan_dialog, RUNG_TYPE_DIALOG)

static RungPlan *
get_plan (RungPlanDialog *self)
{
  return rung_store_get_plan (self->store);
}

static void
fill_targets (RungPlanDialog *self)
{
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (get_plan (self), FALSE);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < roles->len; i++)
    {
      RungRecord *role = g_ptr_array_index (roles, i);

      g_ptr_array_add (self->roles, g_strdup (rung_record_get_uid (role)));
      gtk_string_list_append (names, rung_record_title (role, rung_ui_get_language ()));
    }
  gtk_string_list_append (names, _("None"));
  self->is_showing = TRUE;
  adw_combo_row_set_model (self->target_row, G_LIST_MODEL (names));
  self->is_showing = FALSE;
}

static void
show_target (RungPlanDialog *self)
{
  RungRecord *target = rung_plan_get_target_role (get_plan (self));
  guint position = self->roles->len;

  for (guint i = 0; target != NULL && i < self->roles->len; i++)
    if (g_str_equal (g_ptr_array_index (self->roles, i), rung_record_get_uid (target)))
      position = i;
  self->is_showing = TRUE;
  adw_combo_row_set_selected (self->target_row, position);
  self->is_showing = FALSE;
}

static void
target_selected_cb (RungPlanDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->target_row);
  const char *uid;
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (self->is_showing || self->store == NULL)
    return;
  uid = selected < self->roles->len ? g_ptr_array_index (self->roles, selected) : NULL;
  changeset = rung_edit_set_target (get_plan (self), uid,
                                    rung_record_get_day (rung_plan_get_record (get_plan (self)), RUNG_PLAN_TARGET_DAY),
                                    &error);
  rung_committer_commit (GTK_WIDGET (self), changeset, error);
  show_target (self);
}

static void
add_stay_field (AdwExpanderRow *expander,
                const char     *field)
{
  GtkWidget *row = rung_field_row_new (field, NULL);
  GPtrArray *rows = g_object_get_data (G_OBJECT (expander), "rows");

  g_ptr_array_add (rows, row);
  adw_expander_row_add_row (expander, row);
}

static void
remove_stay_cb (RungPlanDialog *self,
                GtkButton      *button)
{
  const char *uid = g_object_get_data (G_OBJECT (button), "uid");
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset = rung_edit_remove_stay (get_plan (self), uid, &error);

  rung_committer_commit_telling (GTK_WIDGET (self), changeset, error);
}

static GtkWidget *
make_stay_row (RungPlanDialog *self,
               RungRecord     *stay)
{
  GtkWidget *expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL);
  GtkWidget *remove_row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, NULL);
  GtkWidget *remove = g_object_new (GTK_TYPE_BUTTON, "label", _("Remove This Time"), "halign", GTK_ALIGN_END,
                                    "margin-top", 6, "margin-bottom", 6, "margin-end", 6, NULL);

  g_object_set_data_full (G_OBJECT (expander), "rows", g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  add_stay_field (ADW_EXPANDER_ROW (expander), "stay.start");
  add_stay_field (ADW_EXPANDER_ROW (expander), "stay.end");
  add_stay_field (ADW_EXPANDER_ROW (expander), "stay.expected_end");
  g_object_set_data_full (G_OBJECT (remove), "uid", g_strdup (rung_record_get_uid (stay)), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_stay_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (remove_row), remove);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), remove_row);
  return expander;
}

static void
show_stay (RungPlanDialog *self,
           RungRecord     *stay)
{
  GtkWidget *expander = g_hash_table_lookup (self->stay_rows, rung_record_get_uid (stay));
  RungRecord *role = rung_plan_find_record (get_plan (self), RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));
  g_autofree char *phrase = rung_phrase_stay (rung_ui_get_words (), stay, rung_clock_get_today ());
  GPtrArray *rows;

  if (expander == NULL)
    {
      expander = make_stay_row (self, stay);
      g_hash_table_insert (self->stay_rows, g_strdup (rung_record_get_uid (stay)), expander);
      adw_preferences_group_add (self->stay_group, expander);
      rung_names_mend (expander, role != NULL ? rung_record_title (role, rung_ui_get_language ()) : NULL);
    }
  rows = g_object_get_data (G_OBJECT (expander), "rows");
  for (guint i = 0; i < rows->len; i++)
    rung_field_row_set_record (g_ptr_array_index (rows, i), stay);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander),
                                 role != NULL ? rung_record_title (role, rung_ui_get_language ()) : "");
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), phrase);
}

static void
show_stays (RungPlanDialog *self)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (get_plan (self));
  GHashTableIter iter;
  gpointer uid, row;

  g_hash_table_iter_init (&iter, self->stay_rows);
  while (g_hash_table_iter_next (&iter, &uid, &row))
    if (rung_plan_find_record (get_plan (self), RUNG_KIND_STAY, uid) == NULL)
      {
        adw_preferences_group_remove (self->stay_group, row);
        g_hash_table_iter_remove (&iter);
      }
  for (guint i = 0; i < stays->len; i++)
    show_stay (self, g_ptr_array_index (stays, i));
  gtk_widget_set_visible (GTK_WIDGET (self->stay_group), stays->len > 0);
}

static void
show_plan (RungPlanDialog *self)
{
  RungRecord *record = rung_plan_get_record (get_plan (self));
  RungFieldRow *rows[] = {
    self->title_row, self->owner_row, self->mentor_row, self->target_day_row, self->career_start_row,
    self->hours_row, self->vision_row, self->note_row,
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rung_field_row_set_record (rows[i], record);
  rung_choice_row_set_record (self->kind_row, record);
  show_target (self);
  show_stays (self);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  GtkWindow *above = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (above != NULL)
    gtk_widget_activate_action (GTK_WIDGET (above), "win.delete-plan", NULL);
  gtk_window_destroy (GTK_WINDOW (widget));
}

static void
rung_plan_dialog_dispose (GObject *object)
{
  RungPlanDialog *self = RUNG_PLAN_DIALOG (object);

  g_clear_object (&self->store_signals);
  self->is_showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_PLAN_DIALOG);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (rung_plan_dialog_parent_class)->dispose (object);
}

static void
rung_plan_dialog_finalize (GObject *object)
{
  RungPlanDialog *self = RUNG_PLAN_DIALOG (object);

  g_ptr_array_unref (self->roles);
  g_hash_table_unref (self->stay_rows);
  G_OBJECT_CLASS (rung_plan_dialog_parent_class)->finalize (object);
}

static void
rung_plan_dialog_class_init (RungPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_plan_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_plan_dialog_finalize;

  g_type_ensure (RUNG_TYPE_CHOICE_ROW);
  g_type_ensure (RUNG_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RungPlanDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, RungPlanDialog, owner_row);
  gtk_widget_class_bind_template_child (widget_class, RungPlanDialog, mentor_row);
  gtk_widget_class_bind_template_child (widget_class, RungPlanDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, RungPlanDialog, target_row);
  gtk_widget_class_bind_template_child (widget_class, RungPlanDialog, target_day_row);
  gtk_widget_class_bind_template_child (widget_class, RungPlanDialog, career_start_row);
  gtk_widget_class_bind_template_child (widget_class, RungPlanDialog, hours_row);
  gtk_widget_class_bind_template_child (widget_class, RungPlanDialog, vision_row);
  gtk_widget_class_bind_template_child (widget_class, RungPlanDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, RungPlanDialog, stay_group);
  gtk_widget_class_bind_template_callback (widget_class, target_selected_cb);
  gtk_widget_class_install_action (widget_class, "plan.delete", NULL, delete_cb);
}

static void
rung_plan_dialog_init (RungPlanDialog *self)
{
  self->roles = g_ptr_array_new_with_free_func (g_free);
  self->stay_rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->store_signals = g_signal_group_new (RUNG_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "committed", G_CALLBACK (show_plan), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rung_plan_dialog_new:
 * @store: the plan to edit
 *
 * Creates the dialogue.
 *
 * Returns: (transfer none): a window; present it
 */
RungDialog *
rung_plan_dialog_new (RungStore *store)
{
  RungPlanDialog *self = g_object_new (RUNG_TYPE_PLAN_DIALOG, NULL);

  self->store = g_object_ref (store);
  fill_targets (self);
  show_plan (self);
  g_signal_group_set_target (self->store_signals, store);
  return RUNG_DIALOG (self);
}
