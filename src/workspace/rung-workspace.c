/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Use cases that end in a plan file: make, open, delete, bring back, check.  Each either does all of what it says or leaves things as they were.
 *
 * 1. Opening makes the day's backup.  When that fails the plan opens all the
 *    same, since a full disk must not keep a person from looking; the reason is
 *    kept for whoever shows it.
 * 2. Deleting is moving to the backups: the copy is there before the plan goes. */

#include "rung-workspace-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "rung-paths.h"
#include "rung-plan-json.h"
#include "rung-uid.h"

static GQuark
backup_error_quark (void)
{
  return g_quark_from_static_string ("rung-workspace-backup-error");
}

/* --- Making and opening --- */

static void
back_up_if_due (RungStore *store)
{
  const char *uid = rung_plan_get_uid (rung_store_get_plan (store));
  const char *folder = rung_paths_get_backup_dir ();
  g_autoptr(GError) error = NULL;
  g_autofree char *path = rung_backup_make_if_due (store, folder, rung_clock_get_now_usec (), &error);

  if (error != NULL)
    g_object_set_qdata_full (G_OBJECT (store), backup_error_quark (), g_steal_pointer (&error),
                             (GDestroyNotify) g_error_free);
  else if (path != NULL)
    rung_backup_prune (folder, uid, rung_clock_get_today ());
}

/**
 * rung_workspace_open:
 * @path: a plan file
 * @error: return location; RUNG_STORE_ERROR
 *
 * Opens a plan for working on it, and makes the backup of the day when one is due.
 *
 * Returns: (transfer full) (nullable): the plan's store
 */
RungStore *
rung_workspace_open (const char  *path,
                     GError     **error)
{
  RungStore *store = rung_store_open (path, error);

  if (store != NULL)
    back_up_if_due (store);
  return store;
}

/**
 * rung_workspace_get_backup_error:
 * @store: a store that rung_workspace_open() gave
 *
 * Returns: (transfer none) (nullable): why the backup on opening could not be
 *   made, or %NULL when it was made or none was due
 */
const GError *
rung_workspace_get_backup_error (RungStore *store)
{
  return g_object_get_qdata (G_OBJECT (store), backup_error_quark ());
}

/* As long as a writer waits for another. */
#define PATIENCE_USEC (5 * G_USEC_PER_SEC)
#define PAUSE_USEC 20000

/* Pauses and says TRUE when it may be worth while to look again. */
static gboolean
wait_for_quiet (const GError *reason,
                gint64        give_up_usec)
{
  if (!g_error_matches (reason, RUNG_STORE_ERROR, RUNG_STORE_ERROR_BUSY) ||
      g_get_monotonic_time () > give_up_usec)
    return FALSE;
  /* Two that wait must not keep step. */
  g_usleep (PAUSE_USEC + g_random_int_range (0, PAUSE_USEC));
  return TRUE;
}

/**
 * rung_workspace_read:
 * @path: a plan file
 * @error: return location; RUNG_STORE_ERROR
 *
 * Reads a plan for looking at it, without changing a byte.  While other programs
 * write to it, waits up to five seconds for a quiet moment.
 *
 * Returns: (transfer full) (nullable): its records
 */
RungSnapshot *
rung_workspace_read (const char  *path,
                     GError     **error)
{
  gint64 give_up_usec = g_get_monotonic_time () + PATIENCE_USEC;
  g_autoptr(GError) reason = NULL;
  RungSnapshot *snapshot;

  while ((snapshot = rung_store_read (path, &reason)) == NULL && wait_for_quiet (reason, give_up_usec))
    g_clear_error (&reason);
  if (snapshot == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return snapshot;
}

/**
 * rung_workspace_read_history:
 * @path: a plan file
 * @limit: how many entries at most
 * @error: return location; RUNG_STORE_ERROR
 *
 * Reads what changed when, as rung_workspace_read() reads a plan.
 *
 * Returns: (transfer container) (element-type RungHistoryEntry) (nullable): newest first
 */
GPtrArray *
rung_workspace_read_history (const char  *path,
                             guint        limit,
                             GError     **error)
{
  gint64 give_up_usec = g_get_monotonic_time () + PATIENCE_USEC;
  g_autoptr(GError) reason = NULL;
  GPtrArray *entries;

  while ((entries = rung_store_read_history (path, limit, &reason)) == NULL && wait_for_quiet (reason, give_up_usec))
    g_clear_error (&reason);
  if (entries == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return entries;
}

/**
 * rung_workspace_read_goal_history:
 * @path: a plan file
 * @goal_uid: the uid of a goal, which may be gone
 * @limit: how many entries at most
 * @error: return location; RUNG_STORE_ERROR
 *
 * Reads what changed of one goal when, as rung_workspace_read() reads a plan.
 *
 * Returns: (transfer container) (element-type RungHistoryEntry) (nullable): newest first,
 *   with the changes
 */
GPtrArray *
rung_workspace_read_goal_history (const char  *path,
                                  const char  *goal_uid,
                                  guint        limit,
                                  GError     **error)
{
  gint64 give_up_usec = g_get_monotonic_time () + PATIENCE_USEC;
  g_autoptr(GError) reason = NULL;
  GPtrArray *entries;

  while ((entries = rung_store_read_goal_history (path, goal_uid, limit, &reason)) == NULL &&
         wait_for_quiet (reason, give_up_usec))
    g_clear_error (&reason);
  if (entries == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return entries;
}

/**
 * rung_workspace_find_goal_ever:
 * @plan: a plan
 * @path: its file, which no store of this process has open
 * @name: a uid, or a beginning of the title
 * @error: return location, as rung_workspace_find_record() has it
 *
 * Finds a goal of the plan or, when there is none of that name, one that was deleted.
 *
 * Returns: (transfer full) (nullable): the goal, as it is or was last
 */
RungRecord *
rung_workspace_find_goal_ever (RungPlan    *plan,
                               const char  *path,
                               const char  *name,
                               GError     **error)
{
  g_autoptr(GError) reason = NULL;
  RungRecord *goal = rung_workspace_find_record (plan, RUNG_KIND_GOAL, name, &reason);
  g_autoptr(RungSnapshot) gone = NULL;

  if (goal == NULL && g_error_matches (reason, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_NOT_FOUND))
    gone = rung_store_read_gone_goals (path, NULL);
  if (gone != NULL && rung_snapshot_get_size (gone) > 0)
    {
      g_autoptr(RungPlan) plan_of_gone = rung_plan_new (gone);

      g_clear_error (&reason);
      goal = rung_workspace_find_record (plan_of_gone, RUNG_KIND_GOAL, name, &reason);
      if (goal != NULL)
        return rung_record_ref (goal);
    }
  if (goal != NULL)
    return rung_record_ref (goal);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

static RungStore *
create_from_snapshot (RungSnapshot  *snapshot,
                      GError       **error)
{
  g_autofree char *path = NULL;
  guint first, n_records;

  rung_snapshot_get_range (snapshot, RUNG_KIND_PLAN, &first, &n_records);
  g_return_val_if_fail (n_records == 1, NULL);
  path = rung_paths_plan_file (rung_record_get_uid (rung_snapshot_get (snapshot, first)));
  return rung_store_create (path, snapshot, error);
}

/**
 * rung_workspace_create:
 * @ladder: a ladder's name or id
 * @settings: what the person answered; roles are uids of the ladder
 * @error: return location
 *
 * Starts a plan in the plans folder.
 *
 * Returns: (transfer full) (nullable): the new plan's store
 */
RungStore *
rung_workspace_create (const char         *ladder,
                       const RungNewPlan  *settings,
                       GError            **error)
{
  g_autoptr(RungSnapshot) records = rung_library_find_ladder (ladder, error);
  g_autoptr(RungSnapshot) snapshot = NULL;

  if (records == NULL)
    return NULL;
  snapshot = rung_edit_new_plan (records, settings, rung_clock_get_today (), error);
  return snapshot != NULL ? create_from_snapshot (snapshot, error) : NULL;
}

/**
 * rung_workspace_open_sample:
 * @name: of a sample plan
 * @language: a language tag
 * @error: return location
 *
 * Opens the sample, as the person left it if they looked at it before.
 *
 * Returns: (transfer full) (nullable): the sample's store
 */
RungStore *
rung_workspace_open_sample (const char  *name,
                            const char  *language,
                            GError     **error)
{
  g_autoptr(GBytes) bytes = rung_library_get_sample (name, language, error);
  g_autoptr(RungSnapshot) snapshot = NULL;
  g_autofree char *path = NULL;
  guint first, n_records;

  snapshot = bytes != NULL ? rung_plan_json_read (bytes, name, error) : NULL;
  if (snapshot == NULL)
    return NULL;
  rung_snapshot_get_range (snapshot, RUNG_KIND_PLAN, &first, &n_records);
  path = rung_paths_plan_file (rung_record_get_uid (rung_snapshot_get (snapshot, first)));
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return rung_workspace_open (path, error);
  return rung_store_create (path, snapshot, error);
}

/* --- Deleting and bringing back --- */

/**
 * rung_workspace_dup_files_dir:
 * @path: a plan file
 *
 * Returns: (transfer full): the folder of the files kept for it, there or not
 */
char *
rung_workspace_dup_files_dir (const char *path)
{
  g_autofree char *stem = g_strdup (path);

  if (g_str_has_suffix (stem, ".rung"))
    stem[strlen (stem) - strlen (".rung")] = '\0';
  return g_strconcat (stem, ".files", NULL);
}

static char *
back_up_readable (const char  *path,
                  GError     **error)
{
  g_autoptr(RungStore) store = rung_store_open (path, error);

  return store != NULL
           ? rung_backup_make (store, rung_paths_get_backup_dir (), rung_clock_get_now_usec (), error)
           : NULL;
}

/* What cannot be opened is moved as it is, under a name that no backup has: it
 * must never be offered as one. */
static char *
move_unreadable (const char  *path,
                 GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *moved = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%s.%" G_GINT64_FORMAT ".damaged",
                                            rung_paths_get_backup_dir (), name, g_get_real_time ());
  g_autofree char *log = NULL;
  g_autofree char *moved_log = NULL;

  if (g_rename (path, moved) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                   "“%s” could not be moved to the backups (%s).", path, g_strerror (errno));
      return NULL;
    }
  /* What was written but not yet folded into the file goes along with it. */
  log = g_strconcat (path, "-wal", NULL);
  moved_log = g_strconcat (moved, "-wal", NULL);
  (void) g_rename (log, moved_log);
  return g_steal_pointer (&moved);
}

static gboolean
remove_plan_files (const char  *path,
                   GError     **error)
{
  static const char *const suffixes[] = { "-wal", "-shm" };
  g_autofree char *files_dir = rung_workspace_dup_files_dir (path);

  if (g_unlink (path) != 0 && errno != ENOENT)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                   "“%s” could not be deleted (%s).", path, g_strerror (errno));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = g_strconcat (path, suffixes[i], NULL);

      g_unlink (beside);
    }
  rung_attachments_remove_dir (files_dir);
  return TRUE;
}

/**
 * rung_workspace_delete:
 * @path: a plan file that is not open in this process
 * @error: return location
 *
 * Moves a plan, with its history and kept files, to the backups.
 *
 * Returns: (transfer full) (nullable): the backup, for rung_workspace_undelete()
 */
char *
rung_workspace_delete (const char  *path,
                       GError     **error)
{
  g_autoptr(GError) reason = NULL;
  g_autofree char *backup = back_up_readable (path, &reason);

  if (g_error_matches (reason, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED) ||
      g_error_matches (reason, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NEWER))
    return move_unreadable (path, error);
  if (backup == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return remove_plan_files (path, error) ? g_steal_pointer (&backup) : NULL;
}

/**
 * rung_workspace_undelete:
 * @backup_path: what rung_workspace_delete() gave
 * @error: return location; %RUNG_STORE_ERROR_EXISTS when the plan is there
 *
 * Brings a deleted plan back, history and all.
 *
 * Returns: (transfer full) (nullable): its store
 */
RungStore *
rung_workspace_undelete (const char  *backup_path,
                         GError     **error)
{
  g_autofree char *uid = rung_backup_dup_plan_uid (backup_path);
  g_autofree char *path = NULL;

  if (uid == NULL)
    {
      rung_workspace_set_error (error, RUNG_WORKSPACE_ERROR_NOT_FOUND, RUNG_WANTED_BACKUP, RUNG_KIND_PLAN, backup_path, NULL);
      return NULL;
    }
  path = rung_paths_plan_file (uid);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_EXISTS, "There is a plan “%s” already.", path);
      return NULL;
    }
  if (!rung_backup_restore (backup_path, path, rung_paths_get_backup_dir (), rung_clock_get_now_usec (), error))
    return NULL;
  return rung_workspace_open (path, error);
}

/* --- Looking for faults --- */

static void
check_kept_file (const char *path,
                 const char *hash,
                 GPtrArray  *problems)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *found = rung_attachments_hash (path, &error);

  if (found == NULL)
    g_ptr_array_add (problems, g_strdup_printf ("A kept file is missing: %s", error->message));
  else if (strcmp (found, hash) != 0)
    g_ptr_array_add (problems, g_strdup_printf ("A kept file is damaged: “%s” has the SHA-256 %s.", path, found));
}

/**
 * rung_workspace_check_plan:
 * @path: a plan file
 * @error: return location
 *
 * Holds a plan's file, its records and its kept files against what they should be,
 * without changing a byte.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what is wrong, a sentence
 *   each; empty when all is well
 */
GPtrArray *
rung_workspace_check_plan (const char  *path,
                           GError     **error)
{
  g_autoptr(GPtrArray) problems = rung_store_check_file (path, error);
  g_autoptr(RungSnapshot) snapshot = NULL;
  g_autoptr(GPtrArray) hashes = NULL;
  g_autofree char *dir = rung_workspace_dup_files_dir (path);

  if (problems == NULL)
    return NULL;
  snapshot = rung_workspace_read (path, NULL);
  hashes = snapshot != NULL ? rung_attachments_list_hashes (snapshot) : NULL;
  for (guint i = 0; hashes != NULL && i < hashes->len; i++)
    {
      g_autofree char *kept = g_build_filename (dir, hashes->pdata[i], NULL);

      check_kept_file (kept, hashes->pdata[i], problems);
    }
  return g_steal_pointer (&problems);
}
