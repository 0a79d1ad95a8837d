/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preview of an import.  The import itself goes through the one door and can be
 * undone; a plan that is new here can be deleted again. */

#include "rung-import-dialog.h"

#include <glib/gi18n.h>

#include "rung-committer.h"

struct _RungImportDialog
{
  RungDialog    parent_instance;

  AdwActionRow *title_row;
  AdwActionRow *effect_row;

  RungImport   *import;
};

enum
{
  IMPORTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungImportDialog, rung_import_dialog, RUNG_TYPE_DIALOG)

static char *
dup_effect (RungImport *import)
{
  if (import->is_ladder)
    return g_strdup (import->is_new ? _("Adds a ladder to start plans from.")
                                    : _("Replaces your copy of this ladder. Plans you have stay as they are."));
  if (import->is_new)
    return g_strdup (_("Adds a new plan beside yours."));
  if (import->n_added + import->n_changed + import->n_removed == 0)
    return g_strdup (_("Nothing: the plan here is the same already."));
  /* Translators: what an import changes in a plan that is here already. */
  return g_strdup_printf (_("Changes the plan that is here: %u added, %u changed, %u removed. You can undo it."),
                          import->n_added, import->n_changed, import->n_removed);
}

/* The open store, when it is the plan that is imported into. */
static RungStore *
find_store (RungImportDialog *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));

  if (store == NULL || self->import->plan_uid == NULL ||
      g_strcmp0 (rung_plan_get_uid (rung_store_get_plan (store)), self->import->plan_uid) != 0)
    return NULL;
  return store;
}

static gboolean
rung_import_dialog_accept (RungDialog *dialog)
{
  RungImportDialog *self = RUNG_IMPORT_DIALOG (dialog);
  g_autoptr(GError) error = NULL;
  g_autofree char *uid = rung_workspace_import (self->import, find_store (self), &error);

  if (uid == NULL)
    {
      rung_committer_tell_error (GTK_WIDGET (self), error);
      return FALSE;
    }
  g_signal_emit (self, signals[IMPORTED], 0, uid, self->import->is_ladder, self->import->is_new);
  return TRUE;
}

static void
rung_import_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (rung_import_dialog_parent_class)->dispose (object);
}

static void
rung_import_dialog_finalize (GObject *object)
{
  g_clear_pointer (&RUNG_IMPORT_DIALOG (object)->import, rung_import_free);
  G_OBJECT_CLASS (rung_import_dialog_parent_class)->finalize (object);
}

static void
rung_import_dialog_class_init (RungImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_import_dialog_finalize;
  RUNG_DIALOG_CLASS (klass)->accept = rung_import_dialog_accept;

  signals[IMPORTED] = g_signal_new ("imported", RUNG_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_BOOLEAN, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RungImportDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, RungImportDialog, effect_row);
}

static void
rung_import_dialog_init (RungImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rung_import_dialog_new:
 * @import: (transfer full): what rung_workspace_preview_import() found
 *
 * Creates the dialogue.
 *
 * Returns: (transfer none): a window; present it
 */
RungDialog *
rung_import_dialog_new (RungImport *import)
{
  RungImportDialog *self = g_object_new (RUNG_TYPE_IMPORT_DIALOG, NULL);
  g_autofree char *effect = dup_effect (import);

  self->import = import;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->title_row), import->title != NULL ? import->title : "");
  adw_action_row_set_subtitle (self->title_row, import->source != NULL ? import->source : "");
  adw_action_row_set_subtitle (self->effect_row, effect);
  return RUNG_DIALOG (self);
}
