/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All of a pause at once, one step of undo.
 *
 * 1. What cannot be is said at the row it is about, and what was typed stays.
 * 2. A new pause is private until the person says otherwise.
 * 3. Part-time with stopped clocks is hardly ever meant, so half the pace is offered; a
 *    pace that the person chose stays. */

#include "rung-pause-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rung-committer.h"
#include "rung-day.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-ui.h"

#define PART_TIME_PERCENT 50

struct _RungPauseDialog
{
  RungDialog           parent_instance;

  AdwComboRow         *kind_row;
  RungFieldRow        *from_row;
  RungFieldRow        *to_row;
  AdwActionRow        *pace_row;
  GtkSpinButton       *pace_spin;
  GtkSwitch           *private_switch;
  AdwEntryRow         *note_row;
  AdwPreferencesGroup *remove_group;

  char                *uid;              /* (nullable): a new one */
  double               pace;             /* as it was, finer than whole percent */
  guint                offered_percent;  /* what the kind suggests */
};

G_DEFINE_FINAL_TYPE (RungPauseDialog, rung_pause_dialog, RUNG_TYPE_DIALOG)

static guint
get_percent (RungPauseDialog *self)
{
  return (guint) gtk_spin_button_get_value_as_int (self->pace_spin);
}

/* Looking at a third does not make it 33 percent. */
static double
get_pace (RungPauseDialog *self)
{
  if (get_percent (self) == (guint) lround (self->pace * 100))
    return self->pace;
  return get_percent (self) / 100.;
}

static void
show_pace (RungPauseDialog *self)
{
  guint percent = get_percent (self);
  g_autofree char *words = NULL;

  if (percent == 0)
    words = g_strdup (_("Clocks stop"));
  else if (percent == 100)
    words = g_strdup (_("Clocks run at full pace"));
  else
    words = g_strdup_printf (ngettext ("Clocks run at %u percent", "Clocks run at %u percent", percent), percent);
  adw_action_row_set_subtitle (self->pace_row, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pace_spin), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
}

static void
kind_selected_cb (RungPauseDialog *self)
{
  guint offer = adw_combo_row_get_selected (self->kind_row) == RUNG_PAUSE_PART_TIME ? PART_TIME_PERCENT : 0;

  if (self->uid == NULL && get_percent (self) == self->offered_percent)
    gtk_spin_button_set_value (self->pace_spin, offer);
  self->offered_percent = offer;
}

static void
fill_kinds (RungPauseDialog *self)
{
  const RungFieldInfo *info = rung_kind_get_field (RUNG_KIND_PAUSE, RUNG_PAUSE_KIND);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; info->names[i] != NULL; i++)
    gtk_string_list_append (names, rung_phrase_enum (rung_ui_get_words (), RUNG_KIND_PAUSE, RUNG_PAUSE_KIND, i));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
}

/* Marks the row an error is about; FALSE when it is about none. */
static gboolean
mark_row (RungPauseDialog *self,
          const GError    *error)
{
  RungFieldRow *row;
  const char *message;

  if (g_error_matches (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_MISSING))
    {
      row = self->from_row;
      message = _("A pause needs its first day.");
    }
  else if (g_error_matches (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_SPAN))
    {
      row = self->to_row;
      message = _("The last day is before the first.");
    }
  else
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  rung_field_row_set_problem (row, message);
  return TRUE;
}

static RungChangeset *
make_edit (RungPauseDialog  *self,
           RungPlan         *plan,
           GError          **error)
{
  RungNewPause settings = {
    .start = rung_field_row_get_day (self->from_row),
    .end = rung_field_row_get_day (self->to_row),
    .kind = adw_combo_row_get_selected (self->kind_row),
    .pace = get_pace (self),
    .private_ = gtk_switch_get_active (self->private_switch),
    .note = gtk_editable_get_text (GTK_EDITABLE (self->note_row)),
  };

  return self->uid != NULL ? rung_edit_change_pause (plan, self->uid, &settings, error)
                           : rung_edit_add_pause (plan, &settings, error);
}

static gboolean
rung_pause_dialog_accept (RungDialog *dialog)
{
  RungPauseDialog *self = RUNG_PAUSE_DIALOG (dialog);
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  gboolean is_from_valid = rung_field_row_is_valid (self->from_row);
  gboolean is_to_valid = rung_field_row_is_valid (self->to_row);
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (store == NULL || !is_from_valid || !is_to_valid)
    return FALSE;
  /* Digits just typed count, though the focus is still on them. */
  gtk_spin_button_update (self->pace_spin);
  changeset = make_edit (self, rung_store_get_plan (store), &error);
  if (changeset == NULL && mark_row (self, error))
    return FALSE;
  return rung_committer_commit_telling (GTK_WIDGET (self), changeset, error);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RungPauseDialog *self = RUNG_PAUSE_DIALOG (widget);
  RungStore *store = rung_committer_get_store (widget);
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (store == NULL || self->uid == NULL)
    return;
  changeset = rung_edit_remove_pause (rung_store_get_plan (store), self->uid, &error);
  if (rung_committer_commit_telling (widget, changeset, error))
    gtk_window_destroy (GTK_WINDOW (widget));
}

static void
rung_pause_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_PAUSE_DIALOG);
  G_OBJECT_CLASS (rung_pause_dialog_parent_class)->dispose (object);
}

static void
rung_pause_dialog_finalize (GObject *object)
{
  g_free (RUNG_PAUSE_DIALOG (object)->uid);
  G_OBJECT_CLASS (rung_pause_dialog_parent_class)->finalize (object);
}

static void
rung_pause_dialog_class_init (RungPauseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_pause_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_pause_dialog_finalize;
  RUNG_DIALOG_CLASS (klass)->accept = rung_pause_dialog_accept;

  g_type_ensure (RUNG_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-pause-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RungPauseDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, RungPauseDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, RungPauseDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, RungPauseDialog, pace_row);
  gtk_widget_class_bind_template_child (widget_class, RungPauseDialog, pace_spin);
  gtk_widget_class_bind_template_child (widget_class, RungPauseDialog, private_switch);
  gtk_widget_class_bind_template_child (widget_class, RungPauseDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, RungPauseDialog, remove_group);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_pace);
  gtk_widget_class_install_action (widget_class, "pause.remove", NULL, remove_cb);
}

static void
rung_pause_dialog_init (RungPauseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
  /* The spin button has no such property of its own before GTK 4.14. */
  gtk_text_set_activates_default (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->pace_spin))), TRUE);
  show_pace (self);
}

static void
show_settings (RungPauseDialog    *self,
               const RungNewPause *settings)
{
  self->pace = settings->pace;
  adw_combo_row_set_selected (self->kind_row, settings->kind);
  rung_field_row_set_day (self->from_row, settings->start);
  rung_field_row_set_day (self->to_row, settings->end);
  gtk_spin_button_set_value (self->pace_spin, round (settings->pace * 100));
  gtk_switch_set_active (self->private_switch, settings->private_);
  gtk_editable_set_text (GTK_EDITABLE (self->note_row), settings->note != NULL ? settings->note : "");
}

/**
 * rung_pause_dialog_new:
 * @plan: the plan to change
 * @uid: (nullable): the pause to edit, or %NULL for a new one
 * @first_day: what a new one starts with; %RUNG_NO_DAY for today
 * @last_day: what a new one ends with; %RUNG_NO_DAY while it goes on
 *
 * Creates the dialogue.
 *
 * Returns: (transfer none): a window; present it
 */
RungDialog *
rung_pause_dialog_new (RungPlan   *plan,
                       const char *uid,
                       guint32     first_day,
                       guint32     last_day)
{
  RungPauseDialog *self = g_object_new (RUNG_TYPE_PAUSE_DIALOG, NULL);
  RungRecord *pause = uid != NULL ? rung_plan_find_record (plan, RUNG_KIND_PAUSE, uid) : NULL;
  RungNewPause settings = {
    .start = first_day != RUNG_NO_DAY ? first_day : rung_clock_get_today (),
    .end = last_day,
    .kind = RUNG_PAUSE_PARENTAL_LEAVE,
    .private_ = TRUE,
  };

  if (pause != NULL)
    {
      self->uid = g_strdup (uid);
      rung_edit_read_pause (pause, &settings);
    }
  g_object_set (self,
                "title", pause != NULL ? _("Edit Pause") : _("Add a Pause"),
                "accept-label", pause != NULL ? _("_Save") : _("_Add"),
                NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->remove_group), pause != NULL);
  show_settings (self, &settings);
  return RUNG_DIALOG (self);
}
