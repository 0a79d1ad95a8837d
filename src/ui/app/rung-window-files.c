/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans as files: exporting and importing them, deleting one and bringing it back from a
 * backup. */

#include "rung-window-private.h"

#include <glib/gi18n.h>

#include "rung-backup.h"
#include "rung-committer.h"
#include "rung-compat.h"
#include "rung-export-dialog.h"
#include "rung-import-dialog.h"
#include "rung-paths.h"
#include "rung-ui.h"
#include "rung-workspace.h"

static void
tell (RungWindow *self,
      const char *message)
{
  rung_committer_tell (GTK_WIDGET (self), message);
}

/* --- exporting and importing --- */

static void
exported_cb (RungWindow *self,
             GFile      *file,
             guint       n_pages)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *message =
    /* Translators: %s is a file name. */
    g_strdup_printf (ngettext ("“%s” is written, %u page", "“%s” is written, %u pages", n_pages), name, n_pages);

  rung_window_tell_with_button (self, message, _("_Open"), "app.open-uri", g_variant_new_string (uri));
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);
  RungDialog *dialog;

  if (self->store == NULL)
    return;
  if (self->is_detail_open)
    rung_goal_pane_commit (self->goal_pane);
  dialog = rung_export_dialog_new (self->store);
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  rung_dialog_present (dialog, widget);
}

static void
show_imported_plan (RungWindow *self,
                    const char *uid,
                    gboolean    is_new)
{
  g_autofree char *path = rung_paths_plan_file (uid);

  if (!rung_window_open_path (self, path))
    return;
  if (is_new)
    rung_window_tell_with_button (self, _("The plan is here"), _("_Remove"), "win.delete-plan", NULL);
  else
    RUNG_COMMITTER_GET_IFACE (self)->tell_with_undo (RUNG_COMMITTER (self), _("The changes are in the plan"));
}

static void
imported_cb (RungWindow *self,
             const char *uid,
             gboolean    is_ladder,
             gboolean    is_new)
{
  if (is_ladder)
    tell (self, _("The ladder is here: choose it when you start a plan"));
  else
    show_imported_plan (self, uid, is_new);
}

/* Plans below the data folder are opened where they are, not imported. */
static gboolean
is_own_plan (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_str_has_suffix (path, ".rung") && g_strcmp0 (folder, rung_paths_get_plans_dir ()) == 0;
}

/**
 * rung_window_import_file:
 * @self: a window
 * @file: a plan or a ladder
 *
 * Opens one of the person's plans, or asks whether to import what somebody sent.
 */
void
rung_window_import_file (RungWindow *self,
                         GFile      *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr(GError) error = NULL;
  RungImport *import;
  RungDialog *dialog;

  if (path == NULL)
    {
      tell (self, _("Only files on this computer can be opened. Save it here first."));
      return;
    }
  if (is_own_plan (path))
    {
      rung_window_open_path (self, path);
      return;
    }
  import = rung_workspace_preview_import (path, &error);
  if (import == NULL)
    {
      rung_committer_tell_error (GTK_WIDGET (self), error);
      return;
    }
  dialog = rung_import_dialog_new (import);
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  rung_dialog_present (dialog, GTK_WIDGET (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(RungWindow) self = data;
  g_autoptr(GFile) file = rung_compat_choose_finish (result);

  if (file != NULL)
    rung_window_import_file (self, file);
}

static void
import_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  rung_compat_choose_to_open (GTK_WINDOW (widget), _("Open a Plan or a Ladder"), RUNG_FILES_PLANS,
                              chosen_cb, g_object_ref (widget));
}

/* --- deleting, undeleting, restoring --- */

static void
delete_plan_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);
  g_autofree char *path = NULL;
  g_autofree char *title = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;

  if (self->store == NULL)
    return;
  path = g_strdup (rung_store_get_path (self->store));
  title = g_strdup (rung_record_title (rung_plan_get_record (rung_store_get_plan (self->store)), rung_ui_get_language ()));
  /* The file has to be closed before it is moved away. */
  rung_window_set_store (self, NULL);
  backup = rung_workspace_delete (path, &error);
  if (backup == NULL)
    {
      rung_window_open_path (self, path);
      rung_committer_tell_error (widget, error);
      return;
    }
  rung_window_open_last (self);
  self->deleted_backup = g_strdup (backup);
  rung_window_update_actions (self);
  /* Translators: %s is a plan's title. */
  message = g_strdup_printf (_("“%s” deleted"), title);
  rung_window_tell_with_button (self, message, _("_Undo"), "win.undelete", g_variant_new_string (backup));
}

static void
undelete_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *backup = g_variant_dup_string (parameter, NULL);
  g_autoptr(RungStore) store = rung_workspace_undelete (backup, &error);

  if (store != NULL)
    rung_window_set_store (RUNG_WINDOW (widget), store);
  else
    rung_committer_tell_error (widget, error);
}

/* From the fault page: the damaged file is kept as a backup, and the backup opened. */
void
rung_window_restore (RungWindow *self,
                     const char *backup_path,
                     const char *plan_path)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_strdup (plan_path);

  if (!rung_backup_restore (backup_path, path, rung_paths_get_backup_dir (), rung_clock_get_now_usec (), &error))
    {
      rung_committer_tell_error (GTK_WIDGET (self), error);
      return;
    }
  if (rung_window_open_path (self, path))
    tell (self, _("The backup is restored; the damaged file is kept among the backups"));
}

void
rung_window_class_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "win.delete-plan", NULL, delete_plan_cb);
  gtk_widget_class_install_action (widget_class, "win.undelete", "s", undelete_cb);
}
