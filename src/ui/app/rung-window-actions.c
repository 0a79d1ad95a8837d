/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done in the window: its actions, and when each is possible.  Those of roles
 * are in rung-window-roles.c, those of files in rung-window-files.c. */

#include "rung-window-private.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-day.h"
#include "rung-field-row.h"
#include "rung-goal-dialog.h"
#include "rung-ladder-dialog.h"
#include "rung-pause-dialog.h"
#include "rung-plan-dialog.h"
#include "rung-ui.h"
#include "rung-workspace.h"

static RungPlan *
get_plan (RungWindow *self)
{
  return rung_store_get_plan (self->store);
}

/* --- undo and redo --- */

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);
  RungHistoryEntry *entry = self->store != NULL ? rung_store_peek_undo (self->store) : NULL;
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;

  if (self->deleted_backup != NULL)
    {
      g_clear_pointer (&entry, rung_history_entry_free);
      gtk_widget_activate_action (widget, "win.undelete", "s", self->deleted_backup);
      return;
    }
  if (entry == NULL)
    return;
  label = rung_committer_dup_label (widget, entry->label, entry->argument);
  rung_history_entry_free (entry);
  if (!rung_store_undo (self->store, &error))
    {
      rung_committer_tell_error (widget, error);
      return;
    }
  /* Translators: %s is the edit that was taken back. */
  message = g_strdup_printf (_("Undone: %s"), label);
  rung_window_tell_of_edit (self, message);
}

static void
redo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);
  RungHistoryEntry *entry = self->store != NULL ? rung_store_peek_redo (self->store) : NULL;
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;

  if (entry == NULL)
    return;
  label = rung_committer_dup_label (widget, entry->label, entry->argument);
  rung_history_entry_free (entry);
  if (!rung_store_redo (self->store, &error))
    {
      rung_committer_tell_error (widget, error);
      return;
    }
  /* Translators: %s is the edit that was done again. */
  message = g_strdup_printf (_("Done again: %s"), label);
  rung_window_tell_of_edit (self, message);
}

/* Whether letters are typed where the focus is that a text entry can take back itself. */
static gboolean
has_letters (GtkWidget *focus)
{
  GtkWidget *row;

  if (!GTK_IS_TEXT (focus))
    return GTK_IS_TEXT_VIEW (focus);
  row = gtk_widget_get_ancestor (focus, RUNG_TYPE_FIELD_ROW);
  if (row != NULL && rung_field_row_get_uid (RUNG_FIELD_ROW (row)) != NULL)
    return rung_field_row_is_dirty (RUNG_FIELD_ROW (row));
  return *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0';
}

/* Ctrl+Z takes back letters first, then edits of the plan.  A GtkText swallows the key
 * even when it has nothing to take back, so the window looks at it before. */
static gboolean
undo_key_cb (GtkEventControllerKey *controller,
             guint                  key,
             guint                  keycode,
             GdkModifierType        state,
             RungWindow            *self)
{
  gboolean is_redo;

  state &= gtk_accelerator_get_default_mod_mask ();
  if (gdk_keyval_to_lower (key) == GDK_KEY_z && (state & ~GDK_SHIFT_MASK) == GDK_CONTROL_MASK)
    is_redo = (state & GDK_SHIFT_MASK) != 0;
  else if (gdk_keyval_to_lower (key) == GDK_KEY_y && state == GDK_CONTROL_MASK)
    is_redo = TRUE;
  else
    return GDK_EVENT_PROPAGATE;

  if (has_letters (gtk_window_get_focus (GTK_WINDOW (self))))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), is_redo ? "win.redo" : "win.undo", NULL);
  return GDK_EVENT_STOP;
}

void
rung_window_add_undo_keys (RungWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (undo_key_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* "Undo: Complete “Write the runbook”" */
static void
name_button (GtkWidget        *button,
             const char       *verb,
             const char       *format,
             RungHistoryEntry *entry)
{
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;

  if (entry == NULL)
    {
      gtk_widget_set_tooltip_text (button, verb);
      rung_ui_set_name (button, verb);
      return;
    }
  label = rung_committer_dup_label (button, entry->label, entry->argument);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  name = g_strdup_printf (format, label);
#pragma GCC diagnostic pop
  gtk_widget_set_tooltip_text (button, name);
  rung_ui_set_name (button, name);
  rung_history_entry_free (entry);
}

/* --- goals --- */

static void
goal_added_cb (RungWindow *self,
               const char *uid)
{
  rung_window_show_goal (self, uid);
  rung_goal_pane_focus_details (self->goal_pane);
}

/**
 * rung_window_add_goal:
 * @self: a window with a plan
 * @responsibility_uid: (nullable): what it is for
 * @title: (nullable): an idea to start from
 *
 * Asks for a new goal.
 */
void
rung_window_add_goal (RungWindow *self,
                      const char *responsibility_uid,
                      const char *title)
{
  rung_window_add_goal_between (self, responsibility_uid, title, RUNG_NO_DAY, RUNG_NO_DAY);
}

/**
 * rung_window_add_goal_between:
 * @self: a window with a plan
 * @responsibility_uid: (nullable): what it is for
 * @title: (nullable): an idea to start from
 * @start: the day it starts, or %RUNG_NO_DAY
 * @due: the day it is due; with neither day one is proposed
 *
 * Asks for a new goal on days that were drawn.
 */
void
rung_window_add_goal_between (RungWindow *self,
                              const char *responsibility_uid,
                              const char *title,
                              guint32     start,
                              guint32     due)
{
  RungDialog *dialog;

  if (self->store == NULL)
    return;
  dialog = rung_goal_dialog_new (get_plan (self), responsibility_uid, title);
  if (start != RUNG_NO_DAY || due != RUNG_NO_DAY)
    rung_goal_dialog_set_days (RUNG_GOAL_DIALOG (dialog), start, due);
  g_signal_connect_object (dialog, "added", G_CALLBACK (goal_added_cb), self, G_CONNECT_SWAPPED);
  rung_dialog_present (dialog, GTK_WIDGET (self));
}

static void
edit_goal_dates_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);
  const char *uid = g_variant_get_string (parameter, NULL);

  if (self->store == NULL || rung_plan_find_record (get_plan (self), RUNG_KIND_GOAL, uid) == NULL)
    return;
  rung_window_show_goal (self, uid);
  rung_goal_pane_focus_dates (self->goal_pane);
}

static void
add_goal_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  rung_window_add_goal (RUNG_WINDOW (widget), NULL, NULL);
}

/* --- what is shown --- */

static void
view_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);

  if (self->store == NULL)
    return;
  if (self->is_compact && self->is_detail_open)
    rung_window_close_detail (self);
  rung_window_show_page (self, "plan");
  adw_view_stack_set_visible_child_name (self->view_stack, g_variant_get_string (parameter, NULL));
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);
  const char *page = gtk_stack_get_visible_child_name (self->page_stack);

  if (g_strcmp0 (page, "start") == 0 && self->previous_page != NULL)
    {
      g_autofree char *previous = g_steal_pointer (&self->previous_page);

      rung_window_show_page (self, previous);
    }
  else if (rung_window_close_search (self))
    return;
  else if (self->is_detail_open)
    {
      rung_goal_pane_commit (self->goal_pane);
      rung_window_close_detail (self);
    }
}

static void
choose_plan_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);

  gtk_menu_button_popup (self->is_narrow ? self->narrow_plan_button : self->plan_button);
}

static void
new_plan_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);

  if (self->is_detail_open)
    rung_window_close_detail (self);
  rung_window_show_page (self, "start");
}

static void
sample_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);
  g_autoptr(GError) error = NULL;
  g_autoptr(RungStore) store = rung_workspace_open_sample (g_variant_get_string (parameter, NULL),
                                                           rung_ui_get_language (), &error);

  if (store != NULL)
    rung_window_set_store (self, store);
  else
    rung_committer_tell_error (widget, error);
}

/* --- dialogues --- */

static void
add_pause_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);

  if (self->store != NULL)
    rung_dialog_present (rung_pause_dialog_new (get_plan (self), NULL, RUNG_NO_DAY, RUNG_NO_DAY), widget);
}

static void
edit_pause_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);
  const char *uid = g_variant_get_string (parameter, NULL);

  if (self->store != NULL && rung_plan_find_record (get_plan (self), RUNG_KIND_PAUSE, uid) != NULL)
    rung_dialog_present (rung_pause_dialog_new (get_plan (self), uid, RUNG_NO_DAY, RUNG_NO_DAY), widget);
}

void
rung_window_show_ladder (RungWindow *self,
                         const char *role_uid,
                         const char *responsibility_uid)
{
  RungDialog *dialog;

  if (self->store == NULL)
    return;
  dialog = rung_ladder_dialog_new (self->store);
  if (responsibility_uid != NULL)
    rung_ladder_dialog_show_responsibility (RUNG_LADDER_DIALOG (dialog), responsibility_uid);
  else if (role_uid != NULL)
    rung_ladder_dialog_show_role (RUNG_LADDER_DIALOG (dialog), role_uid);
  rung_dialog_present (dialog, GTK_WIDGET (self));
}

static void
ladder_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  rung_window_show_ladder (RUNG_WINDOW (widget), NULL, NULL);
}

static void
properties_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);

  if (self->store != NULL)
    rung_dialog_present (rung_plan_dialog_new (self->store), widget);
}

/* --- the table --- */

/**
 * rung_window_update_actions:
 * @self: a window
 *
 * Makes possible what is possible now, and names what Undo and Redo would do.
 */
void
rung_window_update_actions (RungWindow *self)
{
  static const char *const of_a_plan[] = { "win.view", "win.ladder", "win.properties", "win.export", "win.search" };
  static const char *const of_a_writable_plan[] = { "win.add-goal", "win.new-role", "win.add-stay", "win.edit-stay", "win.add-gap",
                                                    "win.add-pause", "win.edit-pause", "win.edit-goal-dates", "win.delete-plan" };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_plan = self->store != NULL;
  gboolean can_write = has_plan && !rung_store_is_read_only (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (of_a_plan); i++)
    gtk_widget_action_set_enabled (widget, of_a_plan[i], has_plan);
  for (guint i = 0; i < G_N_ELEMENTS (of_a_writable_plan); i++)
    gtk_widget_action_set_enabled (widget, of_a_writable_plan[i], can_write);
  gtk_widget_action_set_enabled (widget, "win.undo",
                                 self->deleted_backup != NULL || (has_plan && rung_store_can_undo (self->store)));
  gtk_widget_action_set_enabled (widget, "win.redo", has_plan && rung_store_can_redo (self->store));
  /* Translators: what the button would do; %s is an edit: Undo: Complete “…” */
  name_button (self->undo_button, _("Undo"), _("Undo: %s"), has_plan ? rung_store_peek_undo (self->store) : NULL);
  name_button (self->redo_button, _("Redo"), _("Redo: %s"), has_plan ? rung_store_peek_redo (self->store) : NULL);
}

void
rung_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.add-goal", NULL, add_goal_cb);
  gtk_widget_class_install_action (widget_class, "win.edit-goal-dates", "s", edit_goal_dates_cb);
  gtk_widget_class_install_action (widget_class, "win.view", "s", view_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.choose-plan", NULL, choose_plan_cb);
  gtk_widget_class_install_action (widget_class, "win.new-plan", NULL, new_plan_cb);
  gtk_widget_class_install_action (widget_class, "win.sample", "s", sample_cb);
  rung_window_class_install_role_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.add-pause", NULL, add_pause_cb);
  gtk_widget_class_install_action (widget_class, "win.edit-pause", "s", edit_pause_cb);
  gtk_widget_class_install_action (widget_class, "win.ladder", NULL, ladder_cb);
  gtk_widget_class_install_action (widget_class, "win.properties", NULL, properties_cb);
  rung_window_class_install_file_actions (widget_class);
  rung_window_class_install_search_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
}
