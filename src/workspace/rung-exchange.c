/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes in from a file and what goes out to one.
 *
 * 1. An import is first a value, RungImport: read, held against the rules and
 *    compared with what is here, with nothing changed.  A file that cannot be
 *    read never gets further than that.
 * 2. Kept files come before the records that name them, so a plan never names a
 *    file that is on its way; one that is not what its name says stops the import.
 * 3. What goes out is made from a snapshot, written beside and renamed. */

#include "rung-workspace-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rung-ladder-json.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-plan-json.h"
#include "rung-translator.h"
#include "rung-uid.h"

void
rung_import_free (RungImport *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->plan_uid);
  g_free (self->source);
  g_clear_pointer (&self->incoming, rung_snapshot_unref);
  g_clear_object (&self->changes);
  g_free (self);
}

/* plan.json has its files in plan.files, x.rung in x.files. */
static char *
dup_files_dir_beside (const char *file)
{
  g_autofree char *stem = g_strdup (file);
  char *dot = strrchr (stem, '.');

  if (dot != NULL && strchr (dot, G_DIR_SEPARATOR) == NULL && dot != stem)
    *dot = '\0';
  return g_strconcat (stem, ".files", NULL);
}

/* --- Preview --- */

static RungSnapshot *
read_json (const char  *file,
           gboolean    *is_ladder,
           GError     **error)
{
  g_autoptr(GBytes) bytes = rung_workspace_load_file (file, error);
  g_autofree char *name = g_path_get_basename (file);
  RungJsonKind kind;

  if (bytes == NULL || !rung_json_sniff (bytes, name, &kind, error))
    return NULL;
  *is_ladder = kind == RUNG_JSON_LADDER;
  return *is_ladder ? rung_ladder_json_read (bytes, name, error) : rung_plan_json_read (bytes, name, error);
}

/**
 * rung_workspace_read_incoming:
 * @file: a plan or a ladder as JSON, or a plan file
 * @is_ladder: (out): which of the two
 * @error: return location; as rung_workspace_preview_import()
 *
 * Reads a file that somebody handed over, and compares it with nothing.
 *
 * Returns: (transfer full) (nullable): its records
 */
RungSnapshot *
rung_workspace_read_incoming (const char  *file,
                              gboolean    *is_ladder,
                              GError     **error)
{
  *is_ladder = FALSE;
  if (rung_workspace_is_plan_file (file))
    return rung_workspace_read (file, error);
  return read_json (file, is_ladder, error);
}

static RungRecord *
get_first (RungSnapshot *snapshot,
           RungKind      kind)
{
  guint first, n_records;

  rung_snapshot_get_range (snapshot, kind, &first, &n_records);
  return n_records > 0 ? rung_snapshot_get (snapshot, first) : NULL;
}

static void
count_changes (RungImport *self)
{
  for (guint i = 0; i < rung_changeset_get_size (self->changes); i++)
    {
      const RungChange *change = rung_changeset_get (self->changes, i);

      if (change->before == NULL)
        self->n_added++;
      else if (change->after == NULL)
        self->n_removed++;
      else
        self->n_changed++;
    }
}

static void
count_files (RungImport *self)
{
  g_autoptr(GPtrArray) hashes = rung_attachments_list_hashes (self->incoming);
  g_autofree char *beside = dup_files_dir_beside (self->source);
  g_autofree char *here = rung_paths_plan_files_dir (self->plan_uid);

  for (guint i = 0; i < hashes->len; i++)
    {
      g_autofree char *coming = g_build_filename (beside, hashes->pdata[i], NULL);
      g_autofree char *kept = g_build_filename (here, hashes->pdata[i], NULL);

      if (g_file_test (coming, G_FILE_TEST_EXISTS))
        self->n_files++;
      else if (!g_file_test (kept, G_FILE_TEST_EXISTS))
        self->n_files_missing++;
    }
}

static gboolean
compare_with_here (RungImport  *self,
                   GError     **error)
{
  g_autofree char *path = rung_paths_plan_file (self->plan_uid);
  g_autoptr(RungSnapshot) here = NULL;

  self->is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  if (self->is_new)
    {
      self->n_added = rung_snapshot_get_size (self->incoming);
      return TRUE;
    }
  here = rung_workspace_read (path, error);
  if (here == NULL)
    return FALSE;
  self->changes = rung_snapshot_diff (here, self->incoming, RUNG_LABEL_IMPORT, self->title);
  count_changes (self);
  return TRUE;
}

static gboolean
preview_plan (RungImport  *self,
              GError     **error)
{
  RungRecord *plan = get_first (self->incoming, RUNG_KIND_PLAN);

  if (plan == NULL || !rung_uid_is_valid (rung_record_get_uid (plan)))
    {
      g_set_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_VALUE,
                   "“%s”: the plan has no valid uid.", self->source);
      return FALSE;
    }
  self->plan_uid = g_strdup (rung_record_get_uid (plan));
  self->title = g_strdup (rung_record_get_text (plan, RUNG_PLAN_TITLE));
  if (!compare_with_here (self, error))
    return FALSE;
  count_files (self);
  return TRUE;
}

static void
preview_ladder (RungImport *self)
{
  RungRecord *ladder = get_first (self->incoming, RUNG_KIND_LADDER);

  self->is_ladder = TRUE;
  self->is_new = TRUE;
  self->n_added = rung_snapshot_get_size (self->incoming);
  if (ladder != NULL)
    self->title = g_strdup (rung_record_title (ladder, rung_translator_get_screen ()->language));
}

/**
 * rung_workspace_preview_import:
 * @file: a plan or a ladder as JSON, or a plan file
 * @error: return location; RUNG_FORMAT_ERROR with the place, RUNG_STORE_ERROR, or
 *   #GFileError
 *
 * Finds out what an import would do.  Nothing is changed.
 *
 * Returns: (transfer full) (nullable): the import
 */
RungImport *
rung_workspace_preview_import (const char  *file,
                               GError     **error)
{
  g_autoptr(RungImport) import = g_new0 (RungImport, 1);
  gboolean is_ladder;

  import->source = g_strdup (file);
  import->incoming = rung_workspace_read_incoming (file, &is_ladder, error);
  if (import->incoming == NULL)
    return NULL;
  if (is_ladder)
    preview_ladder (import);
  else if (!preview_plan (import, error))
    return NULL;
  return g_steal_pointer (&import);
}

/* --- Import --- */

static gboolean
take_files (RungImport  *import,
            GError     **error)
{
  g_autoptr(GPtrArray) hashes = rung_attachments_list_hashes (import->incoming);
  g_autofree char *beside = dup_files_dir_beside (import->source);
  g_autofree char *here = rung_paths_plan_files_dir (import->plan_uid);

  for (guint i = 0; i < hashes->len; i++)
    {
      g_autofree char *coming = g_build_filename (beside, hashes->pdata[i], NULL);

      if (g_file_test (coming, G_FILE_TEST_EXISTS) && !rung_attachments_copy (coming, here, hashes->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
import_new_plan (RungImport  *import,
                 GError     **error)
{
  g_autofree char *path = rung_paths_plan_file (import->plan_uid);
  g_autofree char *files_dir = rung_paths_plan_files_dir (import->plan_uid);
  g_autoptr(RungStore) store = NULL;

  if (take_files (import, error))
    store = rung_store_create (path, import->incoming, error);
  if (store == NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    rung_attachments_remove_dir (files_dir);
  return store != NULL;
}

static gboolean
import_into_plan (RungImport  *import,
                  RungStore   *open_store,
                  GError     **error)
{
  g_autofree char *path = rung_paths_plan_file (import->plan_uid);
  g_autoptr(RungStore) store = open_store != NULL ? g_object_ref (open_store) : rung_store_open (path, error);
  g_autofree char *backup = NULL;

  if (store == NULL)
    return FALSE;
  if (rung_changeset_get_size (import->changes) == 0)
    return take_files (import, error);
  backup = rung_backup_make (store, rung_paths_get_backup_dir (), rung_clock_get_now_usec (), error);
  return backup != NULL &&
         take_files (import, error) &&
         rung_store_commit (store, import->changes, RUNG_ORIGIN_IMPORT, error);
}

/* "io.github.rungapp.software" -> "software"; only letters, digits and - stay. */
static char *
make_ladder_name (const char *id)
{
  const char *dot = id != NULL ? strrchr (id, '.') : NULL;
  g_autofree char *name = g_ascii_strdown (dot != NULL ? dot + 1 : id != NULL ? id : "", -1);

  g_strcanon (name, "abcdefghijklmnopqrstuvwxyz0123456789-", '-');
  return name[0] != '\0' && name[0] != '-' ? g_steal_pointer (&name) : g_strdup ("ladder");
}

static gboolean
name_is_taken (const char *name,
               const char *id)
{
  g_autoptr(RungSnapshot) other = rung_library_find_ladder (name, NULL);
  g_autofree char *path = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%s.json", rung_paths_get_ladder_dir (), name);
  RungRecord *ladder = other != NULL ? get_first (other, RUNG_KIND_LADDER) : NULL;

  if (ladder != NULL)
    return g_strcmp0 (rung_record_get_text (ladder, RUNG_LADDER_ID), id) != 0;
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* An own ladder that is replaced stays among the backups. */
static gboolean
keep_replaced_ladder (const char  *path,
                      const char  *name,
                      GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *kept = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  bytes = rung_workspace_load_file (path, error);
  kept = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "ladder-%s.%" G_GINT64_FORMAT ".json",
                          rung_paths_get_backup_dir (), name, g_get_real_time ());
  return bytes != NULL && rung_workspace_save_file (kept, bytes, error);
}

static char *
import_ladder (RungImport  *import,
               GError     **error)
{
  RungRecord *ladder = get_first (import->incoming, RUNG_KIND_LADDER);
  const char *id = ladder != NULL ? rung_record_get_text (ladder, RUNG_LADDER_ID) : NULL;
  g_autofree char *stem = make_ladder_name (id);
  g_autofree char *name = g_strdup (stem);
  g_autofree char *path = NULL;
  g_autoptr(GBytes) bytes = rung_ladder_json_write (import->incoming);

  for (guint n = 2; name_is_taken (name, id); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", stem, n);
    }
  path = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%s.json", rung_paths_get_ladder_dir (), name);
  if (!keep_replaced_ladder (path, name, error) || !rung_workspace_save_file (path, bytes, error))
    return NULL;
  return g_steal_pointer (&name);
}

/**
 * rung_workspace_import:
 * @import: what rung_workspace_preview_import() found
 * @store: (nullable): the plan, if it is open in this process
 * @error: return location; %RUNG_STORE_ERROR_CONFLICT when the plan here changed
 *   since the preview
 *
 * Takes it in: a plan that is not here becomes a new one, one that is here gets
 * what is different as one edit that can be undone, after a backup; a ladder goes
 * to ladders/.
 *
 * Returns: (transfer full) (nullable): the uid of the plan or the name of the ladder
 */
char *
rung_workspace_import (RungImport  *import,
                       RungStore   *store,
                       GError     **error)
{
  gboolean done;

  if (import->is_ladder)
    return import_ladder (import, error);
  if (import->is_new)
    done = import_new_plan (import, error);
  else
    done = import_into_plan (import, store, error);
  return done ? g_strdup (import->plan_uid) : NULL;
}

/* --- Export --- */

static gboolean
give_files (RungSnapshot  *snapshot,
            const char    *plan_path,
            const char    *file,
            GError       **error)
{
  g_autoptr(GPtrArray) hashes = rung_attachments_list_hashes (snapshot);
  g_autofree char *from = rung_workspace_dup_files_dir (plan_path);
  g_autofree char *to = dup_files_dir_beside (file);

  for (guint i = 0; i < hashes->len; i++)
    {
      g_autofree char *kept = g_build_filename (from, hashes->pdata[i], NULL);

      if (!rung_attachments_copy (kept, to, hashes->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rung_workspace_export:
 * @store: an open plan
 * @file: where to; replaced when it is there
 * @with_files: whether the kept files come along, in a folder beside it
 * @without_private: whether private records stay out
 * @error: return location
 *
 * Writes the whole plan as JSON.
 *
 * Returns: whether it is written; if not, an older file is as it was
 */
gboolean
rung_workspace_export (RungStore   *store,
                       const char  *file,
                       gboolean     with_files,
                       gboolean     without_private,
                       GError     **error)
{
  g_autoptr(RungSnapshot) whole = rung_plan_dup_snapshot (rung_store_get_plan (store));

  return rung_workspace_export_snapshot (whole, rung_store_get_path (store), file, with_files, without_private, error);
}

/**
 * rung_workspace_export_snapshot:
 * @snapshot: a plan
 * @plan_path: the plan's file, beside which its kept files are
 * @file: where to
 * @with_files: as in rung_workspace_export()
 * @without_private: as in rung_workspace_export()
 * @error: return location
 *
 * The same for a plan that is only looked at.
 *
 * Returns: whether it is written
 */
gboolean
rung_workspace_export_snapshot (RungSnapshot  *snapshot,
                                const char    *plan_path,
                                const char    *file,
                                gboolean       with_files,
                                gboolean       without_private,
                                GError       **error)
{
  g_autoptr(RungSnapshot) shared = without_private ? rung_snapshot_without_private (snapshot)
                                                   : rung_snapshot_ref (snapshot);
  g_autoptr(GBytes) bytes = rung_plan_json_write (shared);

  if (with_files && !give_files (shared, plan_path, file, error))
    return FALSE;
  return rung_workspace_save_file (file, bytes, error);
}
