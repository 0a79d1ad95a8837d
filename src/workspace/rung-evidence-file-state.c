/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the files of evidence are still there and what they were.
 *
 * 1. A kept file is all right when its SHA-256 is its name.  Reading it whole takes as
 *    long as it is large, so what was found is remembered for as long as the file has the
 *    same inode, size and time of change; a changed file is read again.
 * 2. The window only peeks; threads and the terminal read.  What they find is shared by
 *    all threads, behind a lock.
 * 3. A linked file may be changed by its owner: it is there or it is missing. */

#include "rung-evidence-files.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "rung-workspace-private.h"

typedef struct
{
  guint64       inode;
  gint64        size;
  gint64        changed_nsec;
  RungFileState state;
} Finding;

static GMutex findings_lock;
static GHashTable *findings; /* path -> Finding */

/* --- What was found --- */

static void
read_stamp (const struct stat *info,
            Finding           *finding)
{
  finding->inode = info->st_ino;
  finding->size = info->st_size;
  finding->changed_nsec = (gint64) info->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info->st_mtim.tv_nsec;
}

static gboolean
has_same_stamp (const Finding *a,
                const Finding *b)
{
  return a->inode == b->inode && a->size == b->size && a->changed_nsec == b->changed_nsec;
}

static RungFileState
recall (const char    *path,
        const Finding *now)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&findings_lock);
  const Finding *then = findings != NULL ? g_hash_table_lookup (findings, path) : NULL;

  return then != NULL && has_same_stamp (then, now) ? then->state : RUNG_FILE_UNCHECKED;
}

static void
remember (const char    *path,
          const Finding *finding)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&findings_lock);

  if (findings == NULL)
    findings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (findings, g_strdup (path), g_memdup2 (finding, sizeof *finding));
}

/* --- Looking --- */

static char *
dup_kept_path (const char *plan_path,
               RungRecord *evidence)
{
  const char *hash = rung_record_get_text (evidence, RUNG_EVIDENCE_SHA256);
  g_autofree char *dir = NULL;

  if (!rung_attachments_is_hash (hash))
    return NULL;
  dir = rung_workspace_dup_files_dir (plan_path);
  return g_build_filename (dir, hash, NULL);
}

/**
 * rung_workspace_dup_file_path:
 * @plan_path: the plan's file
 * @evidence: an EVIDENCE record of it
 *
 * Returns: (transfer full) (nullable): where the file is that evidence keeps or links to,
 *   whether it is there or not; %NULL for what has no file on this machine
 */
char *
rung_workspace_dup_file_path (const char *plan_path,
                              RungRecord *evidence)
{
  char *kept = dup_kept_path (plan_path, evidence);

  return kept != NULL ? kept : rung_workspace_dup_local_path (rung_record_get_text (evidence, RUNG_EVIDENCE_URI));
}

static RungFileState
read_kept_file (const char *path,
                const char *hash)
{
  g_autofree char *found = rung_attachments_hash (path, NULL);

  if (found == NULL)
    return RUNG_FILE_MISSING;
  return strcmp (found, hash) == 0 ? RUNG_FILE_OK : RUNG_FILE_CHANGED;
}

static RungFileState
look (const char *plan_path,
      RungRecord *evidence,
      gboolean    may_read)
{
  g_autofree char *kept = dup_kept_path (plan_path, evidence);
  g_autofree char *path = rung_workspace_dup_file_path (plan_path, evidence);
  struct stat info;
  Finding finding;

  if (path == NULL)
    return rung_record_get_text (evidence, RUNG_EVIDENCE_SHA256) != NULL ? RUNG_FILE_MISSING : RUNG_FILE_NONE;
  if (stat (path, &info) != 0)
    return RUNG_FILE_MISSING;
  if (kept == NULL)
    return RUNG_FILE_OK;
  if (!S_ISREG (info.st_mode))
    return RUNG_FILE_CHANGED;
  read_stamp (&info, &finding);
  finding.state = recall (path, &finding);
  if (finding.state != RUNG_FILE_UNCHECKED || !may_read)
    return finding.state;
  finding.state = read_kept_file (path, rung_record_get_text (evidence, RUNG_EVIDENCE_SHA256));
  /* What could not be read may become readable without any change of its own. */
  if (finding.state != RUNG_FILE_MISSING)
    remember (path, &finding);
  return finding.state;
}

/**
 * rung_workspace_get_file_state:
 * @plan_path: the plan's file
 * @evidence: an EVIDENCE record of it
 *
 * Looks whether the file of evidence is there and what it was.  May read the whole file:
 * not for the thread that draws.  May be called from any thread.
 *
 * Returns: the state, never %RUNG_FILE_UNCHECKED
 */
RungFileState
rung_workspace_get_file_state (const char *plan_path,
                               RungRecord *evidence)
{
  g_return_val_if_fail (plan_path != NULL, RUNG_FILE_NONE);

  return look (plan_path, evidence, TRUE);
}

/**
 * rung_workspace_peek_file_state:
 * @plan_path: the plan's file
 * @evidence: an EVIDENCE record of it
 *
 * Says what is known of the file of evidence without reading it.
 *
 * Returns: the state; %RUNG_FILE_UNCHECKED when it would have to be read
 */
RungFileState
rung_workspace_peek_file_state (const char *plan_path,
                                RungRecord *evidence)
{
  g_return_val_if_fail (plan_path != NULL, RUNG_FILE_NONE);

  return look (plan_path, evidence, FALSE);
}

/* --- In a thread --- */

typedef struct
{
  char      *plan_path;
  GPtrArray *evidence;
} CheckJob;

static void
check_job_free (CheckJob *job)
{
  g_free (job->plan_path);
  g_ptr_array_unref (job->evidence);
  g_free (job);
}

static void
check_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  CheckJob *job = data;

  for (guint i = 0; i < job->evidence->len && !g_cancellable_is_cancelled (cancellable); i++)
    rung_workspace_get_file_state (job->plan_path, job->evidence->pdata[i]);
  g_task_return_boolean (task, TRUE);
}

/**
 * rung_workspace_check_files_async:
 * @plan_path: the plan's file
 * @evidence: (element-type RungRecord): evidence of it; copied
 * @cancellable: (nullable): ends after the file that is being read
 * @callback: told when rung_workspace_peek_file_state() knows all of them
 * @data: for @callback
 *
 * Reads in a thread what has not been read yet.
 */
void
rung_workspace_check_files_async (const char          *plan_path,
                                  GPtrArray           *evidence,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  CheckJob *job = g_new0 (CheckJob, 1);

  job->plan_path = g_strdup (plan_path);
  job->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  for (guint i = 0; i < evidence->len; i++)
    g_ptr_array_add (job->evidence, rung_record_ref (evidence->pdata[i]));
  g_task_set_source_tag (task, rung_workspace_check_files_async);
  g_task_set_task_data (task, job, (GDestroyNotify) check_job_free);
  g_task_run_in_thread (task, check_in_thread);
}

gboolean
rung_workspace_check_files_finish (GAsyncResult  *result,
                                   GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- In words --- */

/**
 * rung_workspace_phrase_file_state:
 * @words: the language
 * @state: of the file of evidence
 *
 * Returns: (nullable): "missing", "changed"; %NULL when there is nothing to say
 */
const char *
rung_workspace_phrase_file_state (RungWords     *words,
                                  RungFileState  state)
{
  switch (state)
    {
    case RUNG_FILE_MISSING:
      return rung_words_get_in_context (words, "file of evidence", "file missing");
    case RUNG_FILE_CHANGED:
      return rung_words_get_in_context (words, "file of evidence", "file changed");
    case RUNG_FILE_NONE:
    case RUNG_FILE_UNCHECKED:
    case RUNG_FILE_OK:
    default:
      return NULL;
    }
}

const char *
rung_workspace_name_file_state (RungFileState state)
{
  static const char *const names[] = {
    [RUNG_FILE_UNCHECKED] = "unchecked", [RUNG_FILE_OK] = "ok", [RUNG_FILE_MISSING] = "missing", [RUNG_FILE_CHANGED] = "changed",
  };

  return names[state];
}
