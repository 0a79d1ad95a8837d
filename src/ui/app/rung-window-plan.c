/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan of the window: opening it, showing it, and following what others do to its
 * file.
 *
 * 1. A monitor of the file and of its write-ahead log, and coming back to the window,
 *    make the store look whether somebody else wrote.
 * 2. A plan that can't be opened is shown as a page that says why; one that can't be
 *    written is shown for looking, and a bar says so.
 * 3. When the program starts the window comes first, and the plan is read beside its
 *    making.  Whatever the person does before it is there wins over it. */

#include "rung-window-private.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-fault-page.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-ring.h"
#include "rung-settings.h"
#include "rung-ui.h"
#include "rung-workspace.h"

#define SETTLE_MS 150 /* a change outside comes as several file events */

void
rung_window_update_plan_button (RungWindow *self)
{
  RungPlan *plan = self->store != NULL ? rung_store_get_plan (self->store) : NULL;
  RungRecord *role = plan != NULL ? rung_plan_get_current_role (plan, rung_clock_get_today ()) : NULL;
  const char *title = plan != NULL ? rung_record_title (rung_plan_get_record (plan), rung_ui_get_language ()) : _("Plans");
  /* Translators: the name of a button that lists plans; %s is the title of the open one. */
  g_autofree char *name = g_strdup_printf (_("Plan: %s"), title);
  RungMetCount none = { 0 };

  gtk_label_set_label (self->plan_label, title);
  gtk_label_set_label (self->narrow_plan_label, title);
  rung_ui_set_name (self->plan_button, name);
  rung_ui_set_name (self->narrow_plan_button, name);
  gtk_widget_set_visible (self->plan_ring, plan != NULL);
  gtk_widget_set_visible (self->sample_label,
                          plan != NULL && rung_record_get_boolean (rung_plan_get_record (plan), RUNG_PLAN_SAMPLE));
  rung_ring_set_count (RUNG_RING (self->plan_ring),
                       role != NULL ? rung_progress_of_role (plan, rung_record_get_uid (role)) : none);
  gtk_window_set_title (GTK_WINDOW (self), plan != NULL ? title : _("Rung"));
}

void
rung_window_follow_commit (RungWindow *self)
{
  rung_window_clear_undo_toast (self);
  g_clear_pointer (&self->deleted_backup, g_free);
  rung_window_update_plan_button (self);
  rung_window_update_actions (self);
}

static gboolean
refresh_cb (gpointer data)
{
  RungWindow *self = data;
  g_autoptr(GError) error = NULL;

  self->refresh_id = 0;
  if (self->store != NULL && !rung_store_refresh (self->store, &error))
    rung_committer_tell_error (GTK_WIDGET (self), error);
  return G_SOURCE_REMOVE;
}

static void
file_changed_cb (RungWindow *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_timeout_add (SETTLE_MS, refresh_cb, self);
}

static GFileMonitor *
watch (RungWindow *self,
       const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  /* Without a monitor the focus is enough. */
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);

  if (monitor != NULL)
    g_signal_connect_object (monitor, "changed", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
  return monitor;
}

static void
watch_plan (RungWindow *self)
{
  const char *path;
  g_autofree char *wal = NULL;

  g_clear_object (&self->plan_monitor);
  g_clear_object (&self->wal_monitor);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->store == NULL)
    return;
  path = rung_store_get_path (self->store);
  wal = g_strconcat (path, "-wal", NULL);
  self->plan_monitor = watch (self, path);
  self->wal_monitor = watch (self, wal);
}

/* Coming back to the window: another day, another process? */
void
rung_window_look_again (RungWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) || self->store == NULL)
    return;
  if (self->shown_day != rung_clock_get_today ())
    {
      self->shown_day = rung_clock_get_today ();
      rung_timeline_view_refresh (self->timeline_view);
      rung_goals_page_set_store (self->goals_page, NULL);
      rung_goals_page_set_store (self->goals_page, self->store);
    }
  if (self->refresh_id == 0)
    refresh_cb (self);
}

void
rung_window_stop_opening (RungWindow *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

/**
 * rung_window_set_store:
 * @self: a window
 * @store: (nullable): the plan to show
 *
 * Shows another plan, or none.
 */
void
rung_window_set_store (RungWindow *self,
                       RungStore  *store)
{
  rung_window_stop_opening (self);
  if (self->is_detail_open)
    rung_window_close_detail (self);
  rung_window_clear_undo_toast (self);
  g_clear_pointer (&self->deleted_backup, g_free);
  g_set_object (&self->store, store);
  gtk_widget_set_visible (self->read_only_bar, store != NULL && rung_store_is_read_only (store));
  self->shown_day = rung_clock_get_today ();
  g_signal_group_set_target (self->store_signals, store);
  if (self->goal_pane != NULL)
    rung_goal_pane_set_store (self->goal_pane, store);
  rung_goals_page_set_store (self->goals_page, store);
  rung_timeline_view_set_store (self->timeline_view, store);
  rung_window_follow_search (self);
  watch_plan (self);
  rung_window_update_plan_button (self);
  rung_window_update_actions (self);
  if (store != NULL)
    {
      rung_settings_set_last_plan (rung_plan_get_uid (rung_store_get_plan (store)));
      rung_window_show_page (self, "plan");
    }
}

static GtkWidget *
ensure_fault_page (RungWindow *self)
{
  GtkWidget *page = adw_bin_get_child (self->fault_bin);

  if (page != NULL)
    return page;
  page = rung_fault_page_new ();
  g_signal_connect_object (page, "restore", G_CALLBACK (rung_window_restore), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->fault_bin, page);
  return page;
}

/* The plan, or the page that says why it can't be opened. */
static void
show_outcome (RungWindow   *self,
              const char   *path,
              RungStore    *store,
              const GError *error)
{
  g_autoptr(RungStore) looked = g_error_matches (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_READ_ONLY)
                                  ? rung_store_open_to_look (path, NULL) : NULL;

  rung_window_set_store (self, store != NULL ? store : looked);
  if (self->store == NULL)
    {
      rung_fault_page_set_fault (RUNG_FAULT_PAGE (ensure_fault_page (self)), path, error);
      rung_window_show_page (self, "fault");
    }
  else if (store != NULL && rung_workspace_get_backup_error (store) != NULL)
    rung_committer_tell_error (GTK_WIDGET (self), rung_workspace_get_backup_error (store));
}

/**
 * rung_window_open_path:
 * @self: a window
 * @path: a plan file of this machine's plans
 *
 * Opens a plan; one that can't be opened shows a page that says why and what can be done.
 *
 * Returns: whether the plan is open, to change or to look at
 */
gboolean
rung_window_open_path (RungWindow *self,
                       const char *path)
{
  g_autoptr(RungStore) store = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (RUNG_IS_WINDOW (self), FALSE);

  if (self->store != NULL && g_strcmp0 (rung_store_get_path (self->store), path) == 0)
    {
      rung_window_show_page (self, "plan");
      return TRUE;
    }
  store = rung_workspace_open (path, &error);
  show_outcome (self, path, store, error);
  return self->store != NULL;
}

/* The last plan is found by its name: the library looks into every plan, which takes
 * longer than opening one. */
static char *
find_last (RungWindow *self)
{
  g_autofree char *uid = rung_settings_dup_last_plan ();
  g_autofree char *path = *uid != '\0' ? rung_paths_plan_file (uid) : NULL;
  g_autoptr(RungPlanSummary) first = NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  rung_library_reload (rung_window_get_library (self));
  first = g_list_model_get_item (G_LIST_MODEL (self->library), 0);
  return first != NULL ? g_strdup (rung_plan_summary_get_path (first)) : NULL;
}

/* The plans that can be opened; @path is the first one's. */
static guint
count_sound_plans (RungWindow  *self,
                   char       **path)
{
  GListModel *library = G_LIST_MODEL (rung_window_get_library (self));
  guint n_sound = 0;

  rung_library_reload (self->library);
  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(RungPlanSummary) summary = g_list_model_get_item (library, i);

      if (rung_plan_summary_get_error (summary) == NULL && n_sound++ == 0)
        *path = g_strdup (rung_plan_summary_get_path (summary));
    }
  return n_sound;
}

/* Somebody made a plan elsewhere: the only one is shown, of several one is chosen. */
static gboolean
notice_plans_cb (gpointer data)
{
  RungWindow *self = data;
  g_autofree char *path = NULL;
  guint n_plans;

  self->notice_id = 0;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->page_stack), "welcome") != 0)
    return G_SOURCE_REMOVE;
  n_plans = count_sound_plans (self, &path);
  if (n_plans == 1 && self->deleted_backup == NULL)
    rung_window_open_path (self, path);
  else
    rung_window_show_page (self, "welcome");
  return G_SOURCE_REMOVE;
}

static void
folder_changed_cb (RungWindow *self)
{
  if (self->notice_id == 0)
    self->notice_id = g_timeout_add (SETTLE_MS, notice_plans_cb, self);
}

static void
watch_folder (RungWindow *self)
{
  g_autoptr(GFile) folder = g_file_new_for_path (rung_paths_get_plans_dir ());

  if (self->folder_monitor != NULL)
    return;
  self->folder_monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->folder_monitor != NULL)
    g_signal_connect_object (self->folder_monitor, "changed", G_CALLBACK (folder_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
welcome (RungWindow *self)
{
  watch_folder (self);
  rung_window_set_store (self, NULL);
  rung_window_show_page (self, "welcome");
}

/**
 * rung_window_open_last:
 * @self: a window
 *
 * Shows the plan that was open last, else the first there is, else the welcome page.
 */
void
rung_window_open_last (RungWindow *self)
{
  g_autofree char *path = NULL;

  g_return_if_fail (RUNG_IS_WINDOW (self));

  path = find_last (self);
  if (path != NULL)
    rung_window_open_path (self, path);
  else
    welcome (self);
}

typedef struct
{
  RungWindow   *window;
  GApplication *application; /* held: it must not end in the middle of an opening */
  char         *path;
} Opening;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Opening *opening = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RungStore) store = rung_workspace_open_finish (result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_outcome (opening->window, opening->path, store, error);
  g_application_release (opening->application);
  g_object_unref (opening->window);
  g_free (opening->path);
  g_free (opening);
}

/**
 * rung_window_start:
 * @self: a new window
 *
 * Like rung_window_open_last(), but the plan comes when it is read.
 */
void
rung_window_start (RungWindow *self)
{
  Opening *opening;
  char *path;

  g_return_if_fail (RUNG_IS_WINDOW (self));

  path = find_last (self);
  if (path == NULL)
    {
      welcome (self);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->application = g_application_get_default ();
  opening->path = path;
  g_application_hold (opening->application);
  self->opening = g_cancellable_new ();
  rung_workspace_open_async (path, self->opening, opened_cb, opening);
}
