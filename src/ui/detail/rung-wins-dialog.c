/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All evidence of the plan, newest first.
 *
 * 1. Rows are kept while their evidence is listed, so that what is being typed and the
 *    focus stay when the plan changes.
 * 2. Only so many rows are made at once; more are made on demand. */

#include "rung-wins-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-evidence-row.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-ui.h"
#include "rung-workspace.h"

#define ROWS_AT_ONCE 100

/* What can be chosen to be shown. */
typedef enum
{
  SHOW_ALL,
  SHOW_UNLINKED,
  SHOW_TEXTS,
  SHOW_LINKS,
  SHOW_FILES,
  SHOW_TROUBLE,
} Wanted;

struct _RungWinsDialog
{
  RungDialog      parent_instance;

  AdwEntryRow    *win_row;
  GtkSearchEntry *search_entry;
  AdwComboRow    *kind_row;
  GtkListBox     *list;
  GtkWidget      *empty_label;
  GtkWidget      *more_button;

  RungStore      *store;
  GSignalGroup   *store_signals;
  GHashTable     *rows; /* uid -> row */
  guint           n_most;
};

G_DEFINE_FINAL_TYPE (RungWinsDialog, rung_wins_dialog, RUNG_TYPE_DIALOG)

static RungPlan *
get_plan (RungWinsDialog *self)
{
  return rung_store_get_plan (self->store);
}

/* --- Which are wanted --- */

static gboolean
is_unlinked (RungWinsDialog *self,
             RungRecord     *evidence)
{
  g_autoptr(GPtrArray) targets = rung_plan_list_shown_by (get_plan (self), rung_record_get_uid (evidence));

  return targets->len == 0;
}

static gboolean
is_of_wanted_kind (RungWinsDialog *self,
                   RungRecord     *evidence,
                   Wanted          wanted)
{
  RungFileState state;

  switch (wanted)
    {
    case SHOW_UNLINKED:
      return is_unlinked (self, evidence);
    case SHOW_TEXTS:
    case SHOW_LINKS:
    case SHOW_FILES:
      return rung_record_get_integer (evidence, RUNG_EVIDENCE_KIND) == RUNG_EVIDENCE_IS_TEXT + (gint64) (wanted - SHOW_TEXTS);
    case SHOW_TROUBLE:
      state = rung_workspace_peek_file_state (rung_store_get_path (self->store), evidence);
      return state == RUNG_FILE_MISSING || state == RUNG_FILE_CHANGED;
    case SHOW_ALL:
    default:
      return TRUE;
    }
}

static gboolean
has_words (RungRecord *evidence,
           const char *folded_words)
{
  static const guint fields[] = { RUNG_EVIDENCE_TITLE, RUNG_EVIDENCE_TEXT, RUNG_EVIDENCE_URI, RUNG_EVIDENCE_WITNESS,
                                  RUNG_EVIDENCE_WITNESS_WORDS, RUNG_EVIDENCE_FILE_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = rung_record_get_text (evidence, fields[i]);
      g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

      if (folded != NULL && strstr (folded, folded_words) != NULL)
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
list_wanted (RungWinsDialog *self)
{
  g_autoptr(GPtrArray) all = rung_plan_list_all_evidence (get_plan (self));
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  Wanted wanted = adw_combo_row_get_selected (self->kind_row);
  GPtrArray *result = g_ptr_array_new ();

  g_strstrip (words);
  for (guint i = 0; i < all->len; i++)
    if ((*words == '\0' || has_words (all->pdata[i], words)) && is_of_wanted_kind (self, all->pdata[i], wanted))
      g_ptr_array_add (result, all->pdata[i]);
  return result;
}

/* --- Rows --- */

static gboolean
is_listed (GPtrArray  *wanted,
           guint       n_rows,
           const char *uid)
{
  for (guint i = 0; i < n_rows; i++)
    if (g_str_equal (rung_record_get_uid (wanted->pdata[i]), uid))
      return TRUE;
  return FALSE;
}

static void
remove_others (RungWinsDialog *self,
               GPtrArray      *wanted,
               guint           n_rows)
{
  GHashTableIter iter;
  gpointer uid, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &uid, &row))
    if (!is_listed (wanted, n_rows, uid))
      {
        gtk_list_box_remove (self->list, row);
        g_hash_table_iter_remove (&iter);
      }
}

static void
show_row (RungWinsDialog *self,
          RungRecord     *evidence,
          int             position)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, rung_record_get_uid (evidence));

  if (row == NULL)
    {
      row = rung_evidence_row_new ();
      g_hash_table_insert (self->rows, g_strdup (rung_record_get_uid (evidence)), row);
      gtk_list_box_insert (self->list, row, position);
    }
  else if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != position)
    {
      g_object_ref (row);
      gtk_list_box_remove (self->list, row);
      gtk_list_box_insert (self->list, row, position);
      g_object_unref (row);
    }
  rung_evidence_row_show (RUNG_EVIDENCE_ROW (row), get_plan (self), evidence);
}

static void
show_evidence (RungWinsDialog *self)
{
  g_autoptr(GPtrArray) wanted = NULL;
  guint n_rows;

  /* The first change of a filter comes from the template. */
  if (self->store == NULL)
    return;
  wanted = list_wanted (self);
  n_rows = MIN (wanted->len, self->n_most);
  remove_others (self, wanted, n_rows);
  for (guint i = 0; i < n_rows; i++)
    show_row (self, wanted->pdata[i], i);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_rows > 0);
  gtk_widget_set_visible (self->empty_label, n_rows == 0);
  gtk_widget_set_visible (self->more_button, wanted->len > n_rows);
}

/* --- Callbacks --- */

static void
filter_changed_cb (RungWinsDialog *self)
{
  self->n_most = ROWS_AT_ONCE;
  show_evidence (self);
}

static void
more_cb (RungWinsDialog *self)
{
  self->n_most += ROWS_AT_ONCE;
  show_evidence (self);
}

static void
log_cb (RungWinsDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->win_row));
  RungNewEvidence settings = { .title = text, .day = rung_clock_get_today () };
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (strspn (text, " ") == strlen (text))
    return;
  if (rung_workspace_may_open_uri (text))
    settings.uri = text;
  changeset = rung_edit_note_evidence (get_plan (self), &settings, &error);
  if (rung_committer_commit (GTK_WIDGET (self), changeset, error))
    gtk_editable_set_text (GTK_EDITABLE (self->win_row), "");
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(RungWinsDialog) self = data;

  if (rung_workspace_check_files_finish (result, NULL) && self->store != NULL &&
      adw_combo_row_get_selected (self->kind_row) == SHOW_TROUBLE)
    show_evidence (self);
}

static void
fill_kinds (RungWinsDialog *self)
{
  const char *const names[] = {
    [SHOW_ALL] = _("All evidence"), [SHOW_UNLINKED] = _("Not linked: wins"), [SHOW_TEXTS] = _("Sentences"),
    [SHOW_LINKS] = _("Links"), [SHOW_FILES] = _("Files"), [SHOW_TROUBLE] = _("File missing or changed"), NULL,
  };
  g_autoptr(GtkStringList) model = gtk_string_list_new (names);

  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (model));
}

static void
rung_wins_dialog_dispose (GObject *object)
{
  RungWinsDialog *self = RUNG_WINS_DIALOG (object);

  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_WINS_DIALOG);
  G_OBJECT_CLASS (rung_wins_dialog_parent_class)->dispose (object);
}

static void
rung_wins_dialog_finalize (GObject *object)
{
  g_hash_table_unref (RUNG_WINS_DIALOG (object)->rows);
  G_OBJECT_CLASS (rung_wins_dialog_parent_class)->finalize (object);
}

static void
rung_wins_dialog_class_init (RungWinsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_wins_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_wins_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-wins-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RungWinsDialog, win_row);
  gtk_widget_class_bind_template_child (widget_class, RungWinsDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RungWinsDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, RungWinsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, RungWinsDialog, empty_label);
  gtk_widget_class_bind_template_child (widget_class, RungWinsDialog, more_button);
  gtk_widget_class_bind_template_callback (widget_class, log_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
rung_wins_dialog_init (RungWinsDialog *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_most = ROWS_AT_ONCE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
  self->store_signals = g_signal_group_new (RUNG_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "committed", G_CALLBACK (show_evidence), self);
}

/**
 * rung_wins_dialog_new:
 * @store: the open plan
 *
 * Creates the dialogue.
 *
 * Returns: (transfer none): a window; present it
 */
RungDialog *
rung_wins_dialog_new (RungStore *store)
{
  RungWinsDialog *self = g_object_new (RUNG_TYPE_WINS_DIALOG, NULL);
  g_autoptr(GPtrArray) all = rung_plan_list_all_evidence (rung_store_get_plan (store));

  self->store = g_object_ref (store);
  g_signal_group_set_target (self->store_signals, store);
  show_evidence (self);
  rung_workspace_check_files_async (rung_store_get_path (store), all, NULL, checked_cb, g_object_ref (self));
  return RUNG_DIALOG (self);
}
