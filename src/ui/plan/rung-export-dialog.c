/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for paper, language and file, then writes in a thread.  Closing the dialogue
 * while it writes cancels; no half file is left. */

#include "rung-export-dialog.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-compat.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-plan-report.h"
#include "rung-translator.h"
#include "rung-ui.h"
#include "rung-workspace.h"

#define PULSE_INTERVAL_MS 100

struct _RungExportDialog
{
  RungDialog      parent_instance;

  AdwComboRow    *paper_row;
  AdwComboRow    *language_row;
  AdwEntryRow    *file_row;
  GtkWidget      *option_group;
  GtkProgressBar *progress_bar;

  RungStore      *store;
  GCancellable   *cancellable;
  guint           pulse_id;
  gboolean        is_writing;
};

enum
{
  EXPORTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungExportDialog, rung_export_dialog, RUNG_TYPE_DIALOG)

/* In the order of the rows' items. */
static const char *const papers[] = { "A4", "Letter" };
static const char *const languages[] = { "en", "zh-CN" };

/* A title as a file name: what no file system takes becomes "-". */
static char *
dup_file_name (RungPlan *plan)
{
  const char *title = rung_record_title (rung_plan_get_record (plan), rung_ui_get_language ());
  g_autofree char *name = g_strdelimit (g_strdup (title), "/\\:*?\"<>|\n\t", '-');

  return g_strdup_printf ("%s.pdf", *name != '\0' ? name : "plan");
}

static char *
dup_default_path (RungPlan *plan)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = dup_file_name (plan);

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    folder = g_get_home_dir ();
  return g_build_filename (folder, name, NULL);
}

static char *
dup_path (RungExportDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->file_row))));

  if (g_str_has_prefix (text, "~/"))
    return g_build_filename (g_get_home_dir (), text + 2, NULL);
  if (*text != '\0' && !g_path_is_absolute (text))
    return g_build_filename (g_get_home_dir (), text, NULL);
  return g_steal_pointer (&text);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (RUNG_EXPORT_DIALOG (data)->progress_bar);
  return G_SOURCE_CONTINUE;
}

static void
file_changed_cb (RungExportDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->file_row));

  rung_dialog_set_accept_enabled (RUNG_DIALOG (self), *text != '\0' && !self->is_writing);
}

static void
set_writing (RungExportDialog *self,
             gboolean          is_writing)
{
  self->is_writing = is_writing;
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  if (is_writing)
    self->pulse_id = g_timeout_add (PULSE_INTERVAL_MS, pulse_cb, self);
  /* A text entry that has the focus must lose it before it becomes insensitive. */
  if (is_writing)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), is_writing);
  gtk_widget_set_sensitive (self->option_group, !is_writing);
  file_changed_cb (self);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(RungExportDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;
  g_autofree char *path = NULL;
  guint n_pages = 0;
  gboolean is_written = rung_workspace_report_finish (result, &n_pages, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  set_writing (self, FALSE);
  if (!is_written)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->file_row));
      rung_committer_tell_error (GTK_WIDGET (self), error);
      return;
    }
  path = dup_path (self);
  file = g_file_new_for_path (path);
  g_signal_emit (self, signals[EXPORTED], 0, file, n_pages);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
rung_export_dialog_accept (RungDialog *dialog)
{
  RungExportDialog *self = RUNG_EXPORT_DIALOG (dialog);
  g_autofree char *path = dup_path (self);
  RungReportOptions options = {
    .paper = rung_paper_find (papers[adw_combo_row_get_selected (self->paper_row)]),
    .words = rung_translator_get (languages[adw_combo_row_get_selected (self->language_row)]),
    .today = rung_clock_get_today (),
  };

  if (self->is_writing || *path == '\0')
    return FALSE;
  set_writing (self, TRUE);
  rung_workspace_report_async (self->store, &options, path, self->cancellable, written_cb, g_object_ref (self));
  return FALSE;
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(RungExportDialog) self = data;
  g_autoptr(GFile) file = rung_compat_choose_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && !g_cancellable_is_cancelled (self->cancellable))
    gtk_editable_set_text (GTK_EDITABLE (self->file_row), path);
}

static void
choose_cb (RungExportDialog *self)
{
  g_autofree char *path = dup_path (self);
  g_autofree char *name = g_path_get_basename (path);

  rung_compat_choose_to_save (GTK_WINDOW (self), _("Export as PDF"), RUNG_FILES_PDF, name, chosen_cb, g_object_ref (self));
}

static void
rung_export_dialog_dispose (GObject *object)
{
  RungExportDialog *self = RUNG_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (rung_export_dialog_parent_class)->dispose (object);
}

static void
rung_export_dialog_finalize (GObject *object)
{
  g_clear_object (&RUNG_EXPORT_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (rung_export_dialog_parent_class)->finalize (object);
}

static void
rung_export_dialog_class_init (RungExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_export_dialog_finalize;
  RUNG_DIALOG_CLASS (klass)->accept = rung_export_dialog_accept;

  signals[EXPORTED] = g_signal_new ("exported", RUNG_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RungExportDialog, paper_row);
  gtk_widget_class_bind_template_child (widget_class, RungExportDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, RungExportDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, RungExportDialog, option_group);
  gtk_widget_class_bind_template_child (widget_class, RungExportDialog, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_changed_cb);
}

static void
rung_export_dialog_init (RungExportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rung_export_dialog_new:
 * @store: the plan to write
 *
 * Creates the dialogue; the document's language is the screen's at first.
 *
 * Returns: (transfer none): a window; present it
 */
RungDialog *
rung_export_dialog_new (RungStore *store)
{
  RungExportDialog *self = g_object_new (RUNG_TYPE_EXPORT_DIALOG, NULL);
  g_autofree char *path = dup_default_path (rung_store_get_plan (store));

  self->store = g_object_ref (store);
  gtk_editable_set_text (GTK_EDITABLE (self->file_row), path);
  adw_combo_row_set_selected (self->language_row, g_str_has_prefix (rung_ui_get_language (), "zh") ? 1 : 0);
  return RUNG_DIALOG (self);
}
