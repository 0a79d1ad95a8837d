/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files and links of evidence, as far as they leave the plan.
 *
 * 1. A plan may come from somebody else: only what is plainly a link is opened, and of a
 *    file that is linked to the person sees the path before it is.
 * 2. Copying runs in a thread.  The plan may be another, or the widget gone, when it is
 *    done: the evidence goes into the plan it was meant for all the same. */

#include "rung-evidence-opener.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-compat.h"
#include "rung-paths.h"
#include "rung-ui.h"
#include "rung-workspace.h"

static const char *
get_plan_path (GtkWidget *widget)
{
  RungStore *store = rung_committer_get_store (widget);

  return store != NULL ? rung_store_get_path (store) : NULL;
}

static gboolean
has_kept_file (RungRecord *evidence)
{
  return rung_record_get_text (evidence, RUNG_EVIDENCE_SHA256) != NULL;
}

/* --- Opening --- */

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GtkWidget) widget = data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    rung_committer_tell (widget, _("No program could open it."));
}

static void
launch (GtkWidget  *widget,
        const char *uri)
{
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, launched_cb, g_object_ref (widget));
}

static void
launch_path (GtkWidget  *widget,
             const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  launch (widget, uri);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GtkWidget) widget = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *copy = rung_workspace_copy_for_opening_finish (result, &error);

  if (copy != NULL)
    launch_path (widget, copy);
  else
    rung_committer_tell_error (widget, error);
}

static void
unparent (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

static void
unparent_in_idle (gpointer data)
{
  g_autoptr(GtkWidget) popover = data;

  unparent (popover);
}

/* Not while it is still closing; by then the button may have gone and taken it along. */
static void
unparent_cb (GtkWidget *popover)
{
  g_idle_add_once (unparent_in_idle, g_object_ref (popover));
}

static void
open_clicked_cb (GtkWidget *popover)
{
  GtkWidget *button = gtk_widget_get_parent (popover);
  const char *path = g_object_get_data (G_OBJECT (popover), "path");

  launch_path (button, path);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* Where a link of somebody else's plan leads is seen before it is followed. */
static void
show_path (GtkWidget  *button,
           const char *path)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *open = gtk_button_new_with_label (_("Open This File"));
  g_autofree char *shown_path = g_filename_display_name (path);
  GtkWidget *label = rung_ui_new_label (shown_path, "caption");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  rung_ui_set_name (label, shown_path);
  rung_ui_set_name (popover, _("File"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), open);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_object_set_data_full (G_OBJECT (popover), "path", g_strdup (path), g_free);
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_clicked_cb), popover);
  g_signal_connect (popover, "closed", G_CALLBACK (unparent_cb), NULL);
  gtk_widget_set_parent (popover, button);
  /* A row may go while the popover is open: a button does not let go of such children itself. */
  g_signal_connect_object (button, "destroy", G_CALLBACK (unparent), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (open);
}

/**
 * rung_evidence_can_open:
 * @evidence: an EVIDENCE record
 *
 * Returns: whether it has a file or a link that Rung follows
 */
gboolean
rung_evidence_can_open (RungRecord *evidence)
{
  return has_kept_file (evidence) || rung_workspace_may_open_uri (rung_record_get_text (evidence, RUNG_EVIDENCE_URI));
}

/**
 * rung_evidence_open:
 * @button: what was pressed
 * @evidence: an EVIDENCE record
 *
 * Opens the file or the link of evidence with the program that is for it.
 */
void
rung_evidence_open (GtkWidget  *button,
                    RungRecord *evidence)
{
  const char *uri = rung_record_get_text (evidence, RUNG_EVIDENCE_URI);
  const char *plan_path = get_plan_path (button);
  g_autofree char *path = rung_workspace_dup_local_path (uri);

  if (plan_path == NULL)
    return;
  if (has_kept_file (evidence))
    rung_workspace_copy_for_opening_async (plan_path, evidence, NULL, copied_cb, g_object_ref (button));
  else if (path != NULL)
    show_path (button, path);
  else if (rung_workspace_may_open_uri (uri))
    launch (button, uri);
}

/**
 * rung_evidence_show_folder:
 * @widget: what was pressed
 * @evidence: an EVIDENCE record that links to a file
 *
 * Opens the folder that the file is in.
 */
void
rung_evidence_show_folder (GtkWidget  *widget,
                           RungRecord *evidence)
{
  g_autofree char *path = rung_workspace_dup_local_path (rung_record_get_text (evidence, RUNG_EVIDENCE_URI));
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  if (folder != NULL)
    launch_path (widget, folder);
}

/* --- Saving --- */

typedef struct
{
  GtkWidget  *widget;
  char       *plan_path;
  RungRecord *evidence;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->widget);
  g_free (saving->plan_path);
  rung_record_unref (saving->evidence);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
save_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(Saving) saving = data;
  g_autoptr(GFile) file = rung_compat_choose_finish (result);
  g_autoptr(GError) error = NULL;

  if (file == NULL)
    return;
  if (g_file_peek_path (file) == NULL)
    rung_committer_tell (saving->widget, _("Choose a place on this computer."));
  else if (!rung_workspace_save_kept_file (saving->plan_path, saving->evidence, g_file_peek_path (file), &error))
    rung_committer_tell_error (saving->widget, error);
}

/**
 * rung_evidence_save_copy:
 * @widget: what was pressed
 * @evidence: an EVIDENCE record that keeps a file
 *
 * Asks where to, and writes a copy of the kept file there.
 */
void
rung_evidence_save_copy (GtkWidget  *widget,
                         RungRecord *evidence)
{
  g_autofree char *name = rung_workspace_dup_safe_name (rung_record_get_text (evidence, RUNG_EVIDENCE_FILE_NAME));
  GtkRoot *root = gtk_widget_get_root (widget);
  Saving *saving;

  if (get_plan_path (widget) == NULL || !GTK_IS_WINDOW (root))
    return;
  saving = g_new0 (Saving, 1);
  saving->widget = g_object_ref (widget);
  saving->plan_path = g_strdup (get_plan_path (widget));
  saving->evidence = rung_record_ref (evidence);
  rung_compat_choose_to_save (GTK_WINDOW (root), _("Save a Copy"), RUNG_FILES_ALL, name, save_chosen_cb, saving);
}

/* --- Adding --- */

typedef struct
{
  GtkWidget *widget;
  RungStore *store;
  RungKind   target_kind;
  char      *target_uid;
} Adding;

static void
adding_free (Adding *adding)
{
  g_object_unref (adding->widget);
  g_object_unref (adding->store);
  g_free (adding->target_uid);
  g_free (adding);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Adding, adding_free)

static gboolean
commit (GtkWidget     *widget,
        RungStore     *store,
        RungChangeset *changeset,
        GError        *error)
{
  g_autoptr(RungChangeset) owned = NULL;
  g_autoptr(GError) refused = NULL;

  if (rung_committer_get_store (widget) == store)
    return rung_committer_commit (widget, changeset, error);
  /* Another plan is open by now; what could not be done is told all the same. */
  owned = changeset;
  if (owned != NULL && rung_store_commit (store, owned, RUNG_ORIGIN_USER, &refused))
    return TRUE;
  rung_committer_tell_error (widget, refused != NULL ? refused : error);
  return FALSE;
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(Adding) adding = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RungKeptFile) kept = rung_workspace_keep_file_finish (result, &error);
  RungNewEvidence settings = {
    .target_kind = adding->target_kind, .target_uid = adding->target_uid, .day = rung_clock_get_today (),
  };
  RungChangeset *changeset;

  if (kept == NULL)
    {
      rung_committer_tell_error (adding->widget, error);
      return;
    }
  settings.sha256 = kept->sha256;
  settings.file_name = kept->file_name;
  changeset = rung_edit_note_evidence (rung_store_get_plan (adding->store), &settings, &error);
  if (!commit (adding->widget, adding->store, changeset, error))
    rung_workspace_unkeep_file (kept);
}

static void
add_link (GtkWidget             *widget,
          RungStore             *store,
          const RungNewEvidence *target,
          const char            *path)
{
  RungNewEvidence settings = *target;
  g_autoptr(GError) error = NULL;
  RungChangeset *edit;
  g_autofree char *uri = rung_workspace_dup_file_uri (path, &error);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = g_utf8_make_valid (name, -1);

  if (uri == NULL)
    {
      rung_committer_tell_error (widget, error);
      return;
    }
  settings.title = title;
  settings.uri = uri;
  edit = rung_edit_note_evidence (rung_store_get_plan (store), &settings, &error);
  rung_committer_commit (widget, edit, error);
}

/**
 * rung_evidence_add_file:
 * @widget: where it was asked for
 * @target_kind: %RUNG_KIND_GOAL or %RUNG_KIND_RESPONSIBILITY
 * @target_uid: (nullable): what the file shows; %NULL for a win
 * @file: a file on this computer
 * @keep_copy: whether a copy is kept with the plan, else only the address
 *
 * Adds a file as evidence.
 */
void
rung_evidence_add_file (GtkWidget  *widget,
                        RungKind    target_kind,
                        const char *target_uid,
                        GFile      *file,
                        gboolean    keep_copy)
{
  RungStore *store = rung_committer_get_store (widget);
  RungNewEvidence target = { .target_kind = target_kind, .target_uid = target_uid, .day = rung_clock_get_today () };
  Adding *adding;

  if (store == NULL || g_file_peek_path (file) == NULL)
    return;
  if (!keep_copy)
    {
      add_link (widget, store, &target, g_file_peek_path (file));
      return;
    }
  adding = g_new0 (Adding, 1);
  adding->widget = g_object_ref (widget);
  adding->store = g_object_ref (store);
  adding->target_kind = target_kind;
  adding->target_uid = g_strdup (target_uid);
  rung_workspace_keep_file_async (rung_store_get_path (store), g_file_peek_path (file), NULL, kept_cb, adding);
}
