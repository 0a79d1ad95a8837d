/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preferences take effect at once; there is nothing to accept.  Whether Rung reminds while it
 * is closed is no setting: the autostart entry is asked and written, so that it agrees with
 * the desktop's own list of startup programs. */

#include "rung-preferences-dialog.h"

#include <glib/gi18n.h>

#include "rung-autostart.h"
#include "rung-committer.h"
#include "rung-notifier.h"
#include "rung-ui.h"

/* The times to choose from. */
#define STEP_MINUTES 30
#define N_TIMES      (24 * 60 / STEP_MINUTES)

struct _RungPreferencesDialog
{
  RungDialog           parent_instance;

  AdwPreferencesPage  *page;
  AdwPreferencesGroup *kinds_group;
  GtkWidget           *overdue_switch;
  GtkWidget           *due_soon_switch;
  GtkWidget           *days_row;
  GtkAdjustment       *days_adjustment;
  GtkWidget           *stalled_switch;
  GtkWidget           *review_switch;
  GtkWidget           *review_row;
  GtkAdjustment       *review_adjustment;
  AdwComboRow         *time_row;
  GtkWidget           *titles_switch;
  GtkWidget           *closed_switch;
  gboolean             is_showing; /* the state is being shown, not chosen */
};

G_DEFINE_FINAL_TYPE (RungPreferencesDialog, rung_preferences_dialog, RUNG_TYPE_DIALOG)

static GDBusConnection *
get_bus (void)
{
  GApplication *application = g_application_get_default ();

  return application != NULL ? g_application_get_dbus_connection (application) : NULL;
}

/* --- The time --- */

static void
fill_times (RungPreferencesDialog *self)
{
  g_autoptr(GtkStringList) times = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_TIMES; i++)
    gtk_string_list_take (times, g_strdup_printf ("%02u:%02u", i * STEP_MINUTES / 60, i * STEP_MINUTES % 60));
  adw_combo_row_set_model (self->time_row, G_LIST_MODEL (times));
}

/* A time set elsewhere that is not on the list stays what it is until another is chosen. */
static void
show_time (RungPreferencesDialog *self)
{
  RungRemindSettings settings;

  rung_remind_settings_read (&settings);
  self->is_showing = TRUE;
  adw_combo_row_set_selected (self->time_row, settings.minute / STEP_MINUTES);
  self->is_showing = FALSE;
}

static void
time_selected_cb (RungPreferencesDialog *self)
{
  GSettings *settings = rung_remind_settings_get ();
  guint selected = adw_combo_row_get_selected (self->time_row);

  if (!self->is_showing && settings != NULL && selected < N_TIMES)
    g_settings_set_int (settings, "remind-time", selected * STEP_MINUTES);
}

/* --- The helper --- */

static void
show_helper (RungPreferencesDialog *self)
{
  self->is_showing = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->closed_switch), rung_autostart_is_on ());
  self->is_showing = FALSE;
}

static void
closed_switched_cb (RungPreferencesDialog *self)
{
  g_autoptr(GError) error = NULL;

  if (self->is_showing)
    return;
  if (!rung_autostart_set (gtk_switch_get_active (GTK_SWITCH (self->closed_switch)), get_bus (), &error))
    rung_committer_tell_error (GTK_WIDGET (self), error);
  show_helper (self);
}

/* --- The test --- */

static void
test_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GDBusConnection *bus = get_bus ();

  if (bus != NULL && rung_notifier_find_service (bus, NULL))
    rung_notifier_tell_test (g_application_get_default (), rung_ui_get_words ());
  else
    rung_committer_tell (widget, _("There is nothing here that shows notifications."));
}

/* --- The dialogue --- */

static void
bind_settings (RungPreferencesDialog *self,
               GSettings             *settings)
{
  g_settings_bind (settings, "remind-overdue", self->overdue_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "remind-due-soon", self->due_soon_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "remind-stalled", self->stalled_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "remind-review", self->review_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "remind-titles", self->titles_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "remind-days-before", self->days_adjustment, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "remind-review-day", self->review_adjustment, "value", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::remind-time", G_CALLBACK (show_time), self, G_CONNECT_SWAPPED);
}

static void
rung_preferences_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_PREFERENCES_DIALOG);
  G_OBJECT_CLASS (rung_preferences_dialog_parent_class)->dispose (object);
}

static void
rung_preferences_dialog_class_init (RungPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RungPreferencesDialog, page);
  gtk_widget_class_bind_template_child (widget_class, RungPreferencesDialog, kinds_group);
  gtk_widget_class_bind_template_child (widget_class, RungPreferencesDialog, overdue_switch);
  gtk_widget_class_bind_template_child (widget_class, RungPreferencesDialog, due_soon_switch);
  gtk_widget_class_bind_template_child (widget_class, RungPreferencesDialog, days_row);
  gtk_widget_class_bind_template_child (widget_class, RungPreferencesDialog, days_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RungPreferencesDialog, stalled_switch);
  gtk_widget_class_bind_template_child (widget_class, RungPreferencesDialog, review_switch);
  gtk_widget_class_bind_template_child (widget_class, RungPreferencesDialog, review_row);
  gtk_widget_class_bind_template_child (widget_class, RungPreferencesDialog, review_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RungPreferencesDialog, time_row);
  gtk_widget_class_bind_template_child (widget_class, RungPreferencesDialog, titles_switch);
  gtk_widget_class_bind_template_child (widget_class, RungPreferencesDialog, closed_switch);
  gtk_widget_class_bind_template_callback (widget_class, time_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_switched_cb);
  gtk_widget_class_install_action (widget_class, "preferences.test", NULL, test_cb);
}

static void
rung_preferences_dialog_init (RungPreferencesDialog *self)
{
  GSettings *settings = rung_remind_settings_get ();

  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_times (self);
  if (settings != NULL)
    bind_settings (self, settings);
  else
    {
      adw_preferences_group_set_description (self->kinds_group, _("The settings of Rung are not installed, so nothing can be chosen here."));
      gtk_widget_set_sensitive (GTK_WIDGET (self->page), FALSE);
    }
  g_object_bind_property (self->due_soon_switch, "active", self->days_row, "sensitive", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->review_switch, "active", self->review_row, "sensitive", G_BINDING_SYNC_CREATE);
  show_time (self);
  show_helper (self);
}

RungDialog *
rung_preferences_dialog_new (void)
{
  return g_object_new (RUNG_TYPE_PREFERENCES_DIALOG, NULL);
}
