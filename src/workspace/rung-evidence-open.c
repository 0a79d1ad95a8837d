/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening what evidence keeps or links to.
 *
 * 1. A kept file is named by its hash, but programs go by names: it is opened as a
 *    read-only copy under its own name in a folder for this login only.  What is done to
 *    that copy never reaches the kept file.
 * 2. A name from a plan may come from somebody else: it is one part of a path, without
 *    control or direction characters, and it hides nothing.
 * 3. Only addresses that are plainly links are followed. */

#include "rung-evidence-files.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rung-workspace-private.h"

/* Most file systems end at 255 bytes, and a copy under way has seven more. */
#define NAME_MAX_BYTES 200
#define SUFFIX_MAX_BYTES 20

/* --- Addresses --- */

/**
 * rung_workspace_may_open_uri:
 * @uri: (nullable): an address
 *
 * Returns: whether it is an address that Rung follows: http, https, mailto or file
 */
gboolean
rung_workspace_may_open_uri (const char *uri)
{
  static const char *const schemes[] = { "https", "http", "mailto", "file" };
  g_autofree char *scheme = uri != NULL ? g_uri_parse_scheme (uri) : NULL;

  if (scheme == NULL || !g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * rung_workspace_dup_local_path:
 * @uri: (nullable): an address
 *
 * Returns: (transfer full) (nullable): the file that a file: address names on this
 *   machine; %NULL for all other addresses
 */
char *
rung_workspace_dup_local_path (const char *uri)
{
  g_autofree char *host = NULL;
  g_autofree char *path = NULL;

  if (uri == NULL || g_ascii_strncasecmp (uri, "file:", strlen ("file:")) != 0)
    return NULL;
  path = g_filename_from_uri (uri, &host, NULL);
  if (host != NULL && g_ascii_strcasecmp (host, "localhost") != 0)
    return NULL;
  return g_steal_pointer (&path);
}

/* --- Names --- */

static gboolean
is_unsafe (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  /* FORMAT holds the marks that turn the direction: "exe.txt" must not read "txt.exe". */
  return c == '/' || c == '\\' || type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
         type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* The end with the suffix stays: it says which program opens the file. */
static char *
shorten (const char *name)
{
  const char *dot = strrchr (name, '.');
  const char *suffix = dot != NULL && strlen (dot) <= SUFFIX_MAX_BYTES ? dot : "";
  const char *end = name + NAME_MAX_BYTES - strlen (suffix);

  if (strlen (name) <= NAME_MAX_BYTES)
    return g_strdup (name);
  end = g_utf8_find_prev_char (name, end + 1);
  return g_strdup_printf ("%.*s%s", (int) (end - name), name, suffix);
}

/**
 * rung_workspace_dup_safe_name:
 * @file_name: (nullable): a file name that may come from anywhere
 *
 * Returns: (transfer full): the name as it may stand in a folder: one part of a path, not
 *   hidden, of at most 200 bytes, with its suffix
 */
char *
rung_workspace_dup_safe_name (const char *file_name)
{
  g_autofree char *valid = g_utf8_make_valid (file_name != NULL ? file_name : "", -1);
  g_autoptr(GString) safe = g_string_new (NULL);
  g_autofree char *stripped = NULL;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    if (is_unsafe (g_utf8_get_char (at)))
      g_string_append_c (safe, '_');
    else
      g_string_append_unichar (safe, g_utf8_get_char (at));
  stripped = g_strstrip (g_strdup (safe->str));
  /* A dot hides a file, a hyphen is taken for an option. */
  for (char *at = stripped; *at == '.' || *at == '-'; at++)
    *at = '_';
  return *stripped != '\0' ? shorten (stripped) : g_strdup ("file");
}

/* --- Copies --- */

static char *
require_kept_path (const char  *plan_path,
                   RungRecord  *evidence,
                   GError     **error)
{
  const char *name = rung_record_get_text (evidence, RUNG_EVIDENCE_FILE_NAME);
  g_autofree char *path = rung_workspace_dup_file_path (plan_path, evidence);

  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&path);
  rung_workspace_set_error (error, RUNG_WORKSPACE_ERROR_NOT_FOUND, RUNG_WANTED_FILE, RUNG_KIND_EVIDENCE,
                            name != NULL ? name : rung_record_get_text (evidence, RUNG_EVIDENCE_TITLE), NULL);
  return NULL;
}

/* A folder a file, so that two of one name do not meet. */
static char *
copy_below (const char  *base,
            const char  *from,
            RungRecord  *evidence,
            GError     **error)
{
  g_autofree char *name = rung_workspace_dup_safe_name (rung_record_get_text (evidence, RUNG_EVIDENCE_FILE_NAME));
  g_autofree char *folder = g_build_filename (base, "rung", "opened", rung_record_get_uid (evidence), NULL);
  char *to;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "“%s” could not be made (%s).", folder, g_strerror (errno));
      return NULL;
    }
  to = g_build_filename (folder, name, NULL);
  if (rung_attachments_copy_to (from, to, 0400, error))
    return to;
  g_free (to);
  return NULL;
}

/**
 * rung_workspace_copy_for_opening:
 * @plan_path: the plan's file
 * @evidence: an EVIDENCE record of it that keeps a file
 * @error: return location
 *
 * Makes a read-only copy of a kept file under its own name, in the folder of this login,
 * which goes when the person logs out; where there is no room, in the folder of what can
 * be made anew.
 *
 * Returns: (transfer full) (nullable): the copy
 */
char *
rung_workspace_copy_for_opening (const char  *plan_path,
                                 RungRecord  *evidence,
                                 GError     **error)
{
  g_autofree char *from = require_kept_path (plan_path, evidence, error);
  char *copy;

  if (from == NULL)
    return NULL;
  copy = copy_below (g_get_user_runtime_dir (), from, evidence, NULL);
  return copy != NULL ? copy : copy_below (g_get_user_cache_dir (), from, evidence, error);
}

typedef struct
{
  char       *plan_path;
  RungRecord *evidence;
} OpenJob;

static void
open_job_free (OpenJob *job)
{
  g_free (job->plan_path);
  rung_record_unref (job->evidence);
  g_free (job);
}

static void
copy_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  OpenJob *job = data;
  g_autoptr(GError) error = NULL;
  char *copy = rung_workspace_copy_for_opening (job->plan_path, job->evidence, &error);

  if (copy != NULL)
    g_task_return_pointer (task, copy, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * rung_workspace_copy_for_opening_async:
 * @plan_path: the plan's file
 * @evidence: an EVIDENCE record of it that keeps a file
 * @cancellable: (nullable): gives up the wait, not the copying
 * @callback: told when the copy is there
 * @data: for @callback
 *
 * Does in the background what rung_workspace_copy_for_opening() does.
 */
void
rung_workspace_copy_for_opening_async (const char          *plan_path,
                                       RungRecord          *evidence,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  OpenJob *job = g_new0 (OpenJob, 1);

  job->plan_path = g_strdup (plan_path);
  job->evidence = rung_record_ref (evidence);
  g_task_set_source_tag (task, rung_workspace_copy_for_opening_async);
  g_task_set_task_data (task, job, (GDestroyNotify) open_job_free);
  g_task_run_in_thread (task, copy_in_thread);
}

char *
rung_workspace_copy_for_opening_finish (GAsyncResult  *result,
                                        GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rung_workspace_save_kept_file:
 * @plan_path: the plan's file
 * @evidence: an EVIDENCE record of it that keeps a file
 * @to: where the person wants it
 * @error: return location
 *
 * Writes a copy of a kept file somewhere else; what is there is replaced when the copy is
 * whole.
 *
 * Returns: whether it is written; if not, what was at @to is as it was
 */
gboolean
rung_workspace_save_kept_file (const char  *plan_path,
                               RungRecord  *evidence,
                               const char  *to,
                               GError     **error)
{
  g_autofree char *from = require_kept_path (plan_path, evidence, error);

  return from != NULL && rung_attachments_copy_to (from, to, 0600, error);
}
