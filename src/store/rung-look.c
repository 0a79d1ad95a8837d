/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking at a plan without changing a byte in the file or beside it.
 *
 * 1. A file without a write-ahead log is opened as immutable: SQLite then makes no
 *    log and takes no lock.
 * 2. Otherwise the file and its log are copied into a private folder and the copy is
 *    opened.  The same for a file of an older format, so that the copy is migrated.
 * 3. Another program may write meanwhile.  What was read counts only if neither file
 *    was touched between the beginning and the end.
 */

#include "rung-look.h"

#include <string.h>
#include <sys/stat.h>

#include "rung-connection.h"
#include "rung-files.h"
#include "rung-plan.h"
#include "rung-raw.h"

#define ATTEMPTS 5
#define PAUSE_USEC 20000

/* Called with a connection to the plan or to a copy of it. */
typedef gpointer (*LookFunc) (RungConnection  *connection,
                              gpointer         data,
                              GError         **error);

/* Tells whether a file was written to between two looks. */
typedef struct
{
  struct stat file, log;
} Moment;

static void
note_moment (const char *path,
             Moment     *moment)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  memset (moment, 0, sizeof *moment);
  if (stat (path, &moment->file) != 0)
    memset (&moment->file, 0, sizeof moment->file);
  if (stat (log, &moment->log) != 0)
    memset (&moment->log, 0, sizeof moment->log);
}

static gboolean
same_file (const struct stat *a,
           const struct stat *b)
{
  return a->st_ino == b->st_ino && a->st_size == b->st_size &&
         a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static gboolean
same_moment (const Moment *a,
             const Moment *b)
{
  return same_file (&a->file, &b->file) && same_file (&a->log, &b->log);
}

static gpointer
look_through (const char        *name,
              int                flags,
              const RungSchema  *schema,
              LookFunc           func,
              gpointer           data,
              GError           **error)
{
  sqlite3 *db = rung_sqlite_open (name, flags, error);
  g_autoptr(RungConnection) connection = NULL;
  int version;

  if (db == NULL)
    return NULL;
  connection = rung_connection_new (db, schema);
  /* A copy is thrown away: nothing in it has to last. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (!rung_sqlite_exec (db, "PRAGMA synchronous = OFF", "read", error))
    return NULL;
  if (!rung_schema_get_version (db, schema, &version, error))
    return NULL;
  if (version < schema->version && !rung_connection_migrate (connection, error))
    return NULL;
  return func (connection, data, error);
}

static gpointer
look_at_immutable (const char        *path,
                   const RungSchema  *schema,
                   LookFunc           func,
                   gpointer           data,
                   GError           **error)
{
  g_autofree char *uri = rung_sqlite_dup_uri (path, "immutable=1");

  return look_through (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, schema, func, data, error);
}

static gboolean
copy_with_log (const char  *path,
               const char  *copy,
               GError     **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy_log = g_strconcat (copy, "-wal", NULL);

  return rung_raw_copy (path, copy, error) &&
         (!rung_files_have_log (path) || rung_files_copy (log, copy_log, FALSE, error));
}

/* The person knows the plan, not the copy. */
static void
name_original (GError     **error,
               const char  *copy,
               const char  *path)
{
  g_auto(GStrv) pieces = NULL;

  if (error == NULL || *error == NULL)
    return;
  pieces = g_strsplit ((*error)->message, copy, -1);
  g_free ((*error)->message);
  (*error)->message = g_strjoinv (path, pieces);
}

static char *
make_private_folder (GError **error)
{
  g_autoptr(GError) local_error = NULL;
  char *folder = g_dir_make_tmp ("rung-XXXXXX", &local_error);

  if (folder == NULL)
    g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_FAILED,
                 "Could not make a temporary folder: %s", local_error->message);
  return folder;
}

static gpointer
look_at_copy (const char        *path,
              const RungSchema  *schema,
              LookFunc           func,
              gpointer           data,
              GError           **error)
{
  g_autofree char *folder = make_private_folder (error);
  g_autofree char *copy = folder != NULL ? g_build_filename (folder, "plan.rung", NULL) : NULL;
  gpointer result = NULL;

  if (folder == NULL)
    return NULL;
  if (copy_with_log (path, copy, error))
    result = look_through (copy, SQLITE_OPEN_READWRITE, schema, func, data, error);
  rung_files_remove_folder (folder);
  name_original (error, copy, path);
  return result;
}

static gpointer
look_once (const char        *path,
           const RungSchema  *schema,
           LookFunc           func,
           gpointer           data,
           GError           **error)
{
  int version;

  if (!rung_schema_check_header (path, schema, &version, error))
    return NULL;
  return rung_files_have_log (path) || version < schema->version
             ? look_at_copy (path, schema, func, data, error)
             : look_at_immutable (path, schema, func, data, error);
}

static gpointer
look (const char        *path,
      const RungSchema  *schema,
      LookFunc           func,
      gpointer           data,
      GDestroyNotify     free_result,
      GError           **error)
{
  for (guint attempt = 0; attempt < ATTEMPTS; attempt++)
    {
      GError *local_error = NULL;
      gpointer result;
      Moment before, after;

      note_moment (path, &before);
      result = look_once (path, schema, func, data, &local_error);
      note_moment (path, &after);
      if (same_moment (&before, &after))
        {
          if (result == NULL)
            g_propagate_error (error, local_error);
          return result;
        }
      g_clear_pointer (&result, free_result);
      g_clear_error (&local_error);
      g_usleep (PAUSE_USEC);
    }
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_BUSY,
               "“%s” is being written by another program; try again in a moment", path);
  return NULL;
}

static gpointer
load (RungConnection  *connection,
      gpointer         data,
      GError         **error)
{
  return rung_connection_load_sound (connection, error);
}

/**
 * rung_look:
 * @path: a plan file
 * @schema: the formats this program knows
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Reads a plan without changing anything.
 *
 * Returns: (transfer full): the plan, or %NULL
 */
RungSnapshot *
rung_look (const char        *path,
           const RungSchema  *schema,
           GError           **error)
{
  return look (path, schema, load, NULL, (GDestroyNotify) rung_snapshot_unref, error);
}

static gpointer
list_history (RungConnection  *connection,
              gpointer         data,
              GError         **error)
{
  return rung_journal_list (connection->journal, G_MAXINT, error);
}

/**
 * rung_look_history:
 * @path: a plan file
 * @limit: how many entries at most
 * @schema: the formats this program knows
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Returns: (transfer container) (element-type RungHistoryEntry): what changed when,
 *   newest first; or %NULL
 */
GPtrArray *
rung_look_history (const char        *path,
                   guint              limit,
                   const RungSchema  *schema,
                   GError           **error)
{
  GPtrArray *entries = look (path, schema, list_history, NULL, (GDestroyNotify) g_ptr_array_unref, error);

  if (entries != NULL && entries->len > limit)
    g_ptr_array_set_size (entries, limit);
  return entries;
}

static gpointer
list_goal_history (RungConnection  *connection,
                   gpointer         data,
                   GError         **error)
{
  return rung_journal_goal_list (connection, data, NULL, error);
}

/**
 * rung_look_goal_history:
 * @path: a plan file
 * @request: of which goal, and how much
 * @schema: the formats this program knows
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Returns: (transfer container) (element-type RungHistoryEntry): what changed of a goal
 *   when, newest first; or %NULL
 */
GPtrArray *
rung_look_goal_history (const char                *path,
                        const RungHistoryRequest  *request,
                        const RungSchema          *schema,
                        GError                   **error)
{
  return look (path, schema, list_goal_history, (gpointer) request, (GDestroyNotify) g_ptr_array_unref, error);
}

static gpointer
list_gone_goals (RungConnection  *connection,
                 gpointer         data,
                 GError         **error)
{
  return rung_journal_goal_list_gone (connection, error);
}

/**
 * rung_look_gone_goals:
 * @path: a plan file
 * @schema: the formats this program knows
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Returns: (transfer full): the goals that were deleted, as they were last; or %NULL
 */
RungSnapshot *
rung_look_gone_goals (const char        *path,
                      const RungSchema  *schema,
                      GError           **error)
{
  return look (path, schema, list_gone_goals, NULL, (GDestroyNotify) rung_snapshot_unref, error);
}

/* Adds the rows of a PRAGMA that lists what is wrong; "ok" is nothing. */
static gboolean
add_complaints (sqlite3     *db,
                const char  *pragma,
                int          column,
                const char  *beginning,
                GPtrArray   *complaints,
                GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = rung_sqlite_prepare (db, pragma, "check", error);
  RungStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = rung_sqlite_step (stmt, "check", error)) == RUNG_STEP_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (stmt, column);
      g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

      if (strcmp (valid, "ok") != 0)
        g_ptr_array_add (complaints, g_strconcat (beginning, valid, NULL));
    }
  return step == RUNG_STEP_DONE;
}

static void
add_broken_rules (RungConnection *connection,
                  GPtrArray      *complaints)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) snapshot = rung_connection_load (connection, &error);
  g_autoptr(GPtrArray) broken = NULL;

  if (snapshot == NULL)
    {
      g_ptr_array_add (complaints, g_strdup (error->message));
      return;
    }
  broken = rung_rules_check_snapshot (snapshot);
  for (guint i = 0; i < broken->len; i++)
    g_ptr_array_add (complaints, g_strdup (((GError *) broken->pdata[i])->message));
}

static gpointer
check (RungConnection  *connection,
       gpointer         data,
       GError         **error)
{
  g_autoptr(GPtrArray) complaints = g_ptr_array_new_with_free_func (g_free);

  if (!add_complaints (connection->db, "PRAGMA integrity_check", 0, "In the file: ", complaints, error) ||
      !add_complaints (connection->db, "PRAGMA foreign_key_check", 0, "A reference leads nowhere in the table ",
                       complaints, error))
    return NULL;
  add_broken_rules (connection, complaints);
  return g_steal_pointer (&complaints);
}

/**
 * rung_look_check:
 * @path: a plan file
 * @schema: the formats this program knows
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Looks for damage in every page, table and record, and for broken rules.
 *
 * Returns: (transfer container) (element-type utf8): what is wrong in plain English,
 *   empty when all is well; or %NULL when the file cannot be looked at at all
 */
GPtrArray *
rung_look_check (const char        *path,
                 const RungSchema  *schema,
                 GError           **error)
{
  return look (path, schema, check, NULL, (GDestroyNotify) g_ptr_array_unref, error);
}
