/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking a file of the person's in as evidence: a copy beside the plan, or its address.
 *
 * 1. The copy comes before the record that names it, so a plan never names a file that
 *    is not there; when the edit fails the copy goes again.
 * 2. A copy that no record names any more stays: undo and the history have to be able
 *    to bring its evidence back.  It goes with the plan.
 * 3. Files are named by their SHA-256, so the same file is there once. */

#include "rung-evidence-files.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rung-workspace-private.h"

void
rung_kept_file_free (RungKeptFile *self)
{
  g_free (self->sha256);
  g_free (self->file_name);
  g_free (self->path);
  g_free (self);
}

static gboolean
refuse (const char          *file,
        RungWorkspaceError   code,
        GError             **error)
{
  g_autofree char *shown = g_filename_display_name (file);

  rung_workspace_set_error (error, code, RUNG_WANTED_FILE, RUNG_KIND_EVIDENCE, shown, NULL);
  return FALSE;
}

/* Found out before anything is read or written, so that the reason can be said. */
static gboolean
may_keep (const char  *file,
          gboolean     as_copy,
          GError     **error)
{
  struct stat info;

  if (stat (file, &info) != 0)
    return refuse (file, errno == EACCES ? RUNG_WORKSPACE_ERROR_UNREADABLE : RUNG_WORKSPACE_ERROR_NOT_FOUND, error);
  if (!S_ISREG (info.st_mode))
    return refuse (file, RUNG_WORKSPACE_ERROR_NO_FILE, error);
  if (as_copy && info.st_size > RUNG_KEPT_FILE_MAX_BYTES)
    return refuse (file, RUNG_WORKSPACE_ERROR_TOO_LARGE, error);
  if (as_copy && g_access (file, R_OK) != 0)
    return refuse (file, RUNG_WORKSPACE_ERROR_UNREADABLE, error);
  return TRUE;
}

/**
 * rung_workspace_keep_file:
 * @plan_path: the plan's file
 * @file: a file of the person's
 * @error: return location; %RUNG_WORKSPACE_ERROR says what is wrong with @file,
 *   #GFileError what kept it from being copied
 *
 * Keeps a copy of a file beside the plan.  Nothing names it yet.
 *
 * Returns: (transfer full) (nullable): the copy; if %NULL, nothing is left behind
 */
RungKeptFile *
rung_workspace_keep_file (const char  *plan_path,
                          const char  *file,
                          GError     **error)
{
  g_autofree char *dir = rung_workspace_dup_files_dir (plan_path);
  g_autofree char *name = g_path_get_basename (file);
  g_autoptr(RungKeptFile) kept = g_new0 (RungKeptFile, 1);

  if (!may_keep (file, TRUE, error))
    return NULL;
  kept->sha256 = rung_attachments_keep (file, dir, &kept->was_there, error);
  if (kept->sha256 == NULL)
    return NULL;
  kept->file_name = g_utf8_make_valid (name, -1);
  kept->path = g_build_filename (dir, kept->sha256, NULL);
  return g_steal_pointer (&kept);
}

/**
 * rung_workspace_unkeep_file:
 * @kept: a copy that no record came to name
 *
 * Takes the copy away, unless it was there before.
 */
void
rung_workspace_unkeep_file (RungKeptFile *kept)
{
  if (!kept->was_there)
    g_unlink (kept->path);
}

/* --- In a thread --- */

typedef struct
{
  char *plan_path;
  char *file;
} KeepJob;

static void
keep_job_free (KeepJob *job)
{
  g_free (job->plan_path);
  g_free (job->file);
  g_free (job);
}

static void
keep_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  KeepJob *job = data;
  g_autoptr(GError) error = NULL;
  RungKeptFile *kept = rung_workspace_keep_file (job->plan_path, job->file, &error);

  if (kept != NULL)
    g_task_return_pointer (task, kept, (GDestroyNotify) rung_kept_file_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * rung_workspace_keep_file_async:
 * @plan_path: the plan's file
 * @file: a file of the person's
 * @cancellable: (nullable): gives up the wait, not the copying
 * @callback: told when it is kept
 * @data: for @callback
 *
 * Does in the background what rung_workspace_keep_file() does.
 */
void
rung_workspace_keep_file_async (const char          *plan_path,
                                const char          *file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  KeepJob *job = g_new0 (KeepJob, 1);

  job->plan_path = g_strdup (plan_path);
  job->file = g_strdup (file);
  g_task_set_source_tag (task, rung_workspace_keep_file_async);
  g_task_set_task_data (task, job, (GDestroyNotify) keep_job_free);
  g_task_run_in_thread (task, keep_in_thread);
}

RungKeptFile *
rung_workspace_keep_file_finish (GAsyncResult  *result,
                                 GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Evidence --- */

/**
 * rung_workspace_keep_evidence:
 * @store: an open plan
 * @settings: the evidence, all but its file
 * @file: a file of the person's; a copy is kept
 * @error: return location
 *
 * Adds evidence that is a file.
 *
 * Returns: (transfer full) (nullable): the uid of the evidence; if %NULL, neither the plan
 *   nor its folder of kept files has changed
 */
char *
rung_workspace_keep_evidence (RungStore              *store,
                              const RungNewEvidence  *settings,
                              const char             *file,
                              GError                **error)
{
  g_autoptr(RungKeptFile) kept = rung_workspace_keep_file (rung_store_get_path (store), file, error);
  g_autoptr(RungChangeset) edit = NULL;
  RungNewEvidence with_file = *settings;

  if (kept == NULL)
    return NULL;
  with_file.sha256 = kept->sha256;
  with_file.file_name = kept->file_name;
  edit = rung_edit_note_evidence (rung_store_get_plan (store), &with_file, error);
  if (edit != NULL && rung_store_commit (store, edit, RUNG_ORIGIN_USER, error))
    return g_strdup (rung_changeset_get_created_uid (edit));
  rung_workspace_unkeep_file (kept);
  return NULL;
}

/**
 * rung_workspace_attach_file:
 * @store: an open plan
 * @target_kind: %RUNG_KIND_GOAL or %RUNG_KIND_RESPONSIBILITY
 * @target_uid: what the file shows
 * @title: what to call the evidence
 * @file: a file of the person's; a copy is kept
 * @day: of the evidence
 * @error: return location
 *
 * Adds evidence that is a file and of which no more is known yet.
 *
 * Returns: (transfer full) (nullable): the uid of the evidence
 */
char *
rung_workspace_attach_file (RungStore   *store,
                            RungKind     target_kind,
                            const char  *target_uid,
                            const char  *title,
                            const char  *file,
                            guint32      day,
                            GError     **error)
{
  const RungNewEvidence settings = { .title = title, .target_kind = target_kind, .target_uid = target_uid, .day = day };

  return rung_workspace_keep_evidence (store, &settings, file, error);
}

/**
 * rung_workspace_dup_file_uri:
 * @file: a file of the person's; relative to the working folder
 * @error: return location; %RUNG_WORKSPACE_ERROR
 *
 * Gives the address of a file, for evidence that only links to it.
 *
 * Returns: (transfer full) (nullable): a file: address
 */
char *
rung_workspace_dup_file_uri (const char  *file,
                             GError     **error)
{
  g_autofree char *absolute = g_canonicalize_filename (file, NULL);

  return may_keep (file, FALSE, error) ? g_filename_to_uri (absolute, NULL, error) : NULL;
}
