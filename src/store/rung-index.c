/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file of the search: every text of every plan of this machine, private ones too, in one
 * SQLite file of mode 0600 in the cache.
 *
 * 1. It is a cache.  What is missing, damaged, of another version or cannot be written is made
 *    anew; where that cannot be done the same is held in memory.  No plan depends on it, and
 *    the format of plans knows nothing of it.
 * 2. The part of a plan carries a stamp of the plan's file.  Any write to the plan changes
 *    it, by whatever program, and the part is then compared with the plan record by record.
 * 3. Several programs may use it at once.  Only opening, which may remake it, is one at a
 *    time, under a lock of its own; a program whose file was remade notices and opens the new one.
 * 4. What was deleted is overwritten in the tables.  Single words of it can remain in FTS5's
 *    lists until those are merged; removing the folder removes them.
 */

#include "rung-index-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rung-files.h"
#include "rung-index-tokenizer.h"
#include "rung-store.h"

/* Any change of the tables, of the tokens or of what is put in needs a new number. */
#define INDEX_VERSION 1
#define INDEX_APPLICATION_ID 0x526e6753 /* "RngS" */
#define BUSY_TIMEOUT_MS 2000

static const char schema[] =
  "CREATE TABLE plan (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, uid TEXT NOT NULL, title TEXT NOT NULL,"
  "                   stamp TEXT NOT NULL) STRICT;"
  "CREATE TABLE record (id INTEGER PRIMARY KEY, plan INTEGER NOT NULL, uid TEXT NOT NULL, owner TEXT, state INTEGER NOT NULL,"
  "                     age_rank INTEGER NOT NULL, languages TEXT, hash INTEGER NOT NULL, UNIQUE (plan, uid)) STRICT;"
  "CREATE TABLE link (plan INTEGER NOT NULL, uid TEXT NOT NULL, evidence TEXT NOT NULL, target TEXT NOT NULL,"
  "                   is_goal INTEGER NOT NULL, PRIMARY KEY (plan, uid)) STRICT;"
  "CREATE INDEX link_of ON link (plan, evidence);"
  "CREATE TABLE counter (value INTEGER NOT NULL) STRICT;"
  "INSERT INTO counter VALUES (1);"
  "CREATE VIRTUAL TABLE words USING fts5 (title, text, tokenize = 'rung', prefix = '1 2 3', columnsize = 0);"
  /* A large plan in few pieces. */
  "INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);"
  "PRAGMA application_id = " G_STRINGIFY (INDEX_APPLICATION_ID) ";"
  "PRAGMA user_version = " G_STRINGIFY (INDEX_VERSION) ";";

static const char *const sql[RUNG_INDEX_N_STATEMENTS] = {
  [RUNG_INDEX_BEGIN] = "BEGIN IMMEDIATE",
  [RUNG_INDEX_COMMIT] = "COMMIT",
  [RUNG_INDEX_FIND_PLAN] = "SELECT number, stamp FROM plan WHERE path = ?1",
  [RUNG_INDEX_ADD_PLAN] = "INSERT INTO plan (path, uid, title, stamp) VALUES (?1, '', '', '')",
  [RUNG_INDEX_SET_PLAN] = "UPDATE plan SET uid = coalesce (?2, uid), title = coalesce (?3, title), stamp = ?4 WHERE number = ?1",
  [RUNG_INDEX_DROP_PLAN] = "DELETE FROM plan WHERE number = ?1",
  [RUNG_INDEX_LIST_PLANS] = "SELECT number, path, uid, title FROM plan ORDER BY number",
  [RUNG_INDEX_LIST_RECORDS] = "SELECT uid, id, hash FROM record WHERE plan = ?1",
  [RUNG_INDEX_FIND_RECORD] = "SELECT id, hash, languages FROM record WHERE plan = ?1 AND uid = ?2",
  [RUNG_INDEX_GET_RECORD] = "SELECT uid, owner, state, age_rank, languages FROM record WHERE id = ?1",
  [RUNG_INDEX_HAS_RECORDS] = "SELECT 1 FROM record WHERE id BETWEEN ?1 AND ?2 LIMIT 1",
  [RUNG_INDEX_ADD_RECORD] = "INSERT INTO record (id, plan, uid, owner, state, age_rank, languages, hash) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
  [RUNG_INDEX_DROP_RECORD] = "DELETE FROM record WHERE id = ?1",
  [RUNG_INDEX_ADD_WORDS] = "INSERT INTO words (rowid, title, text) VALUES (?1, ?2, ?3)",
  [RUNG_INDEX_DROP_WORDS] = "DELETE FROM words WHERE rowid = ?1",
  [RUNG_INDEX_GET_WORDS] = "SELECT title, text FROM words WHERE rowid IN (?1, ?2) ORDER BY rowid LIMIT 1",
  [RUNG_INDEX_FIND_WORDS] = "SELECT rowid FROM words WHERE words MATCH ?1 AND rowid BETWEEN ?2 AND ?3 "
                            "ORDER BY rowid DESC LIMIT ?4",
  [RUNG_INDEX_ADD_LINK] = "INSERT OR REPLACE INTO link (plan, uid, evidence, target, is_goal) VALUES (?1, ?2, ?3, ?4, ?5)",
  [RUNG_INDEX_DROP_LINK] = "DELETE FROM link WHERE plan = ?1 AND uid = ?2",
  [RUNG_INDEX_DROP_LINKS] = "DELETE FROM link WHERE plan = ?1",
  [RUNG_INDEX_FIND_LINK] = "SELECT target FROM link WHERE plan = ?1 AND evidence = ?2 ORDER BY is_goal DESC, uid LIMIT 1",
  [RUNG_INDEX_GET_COUNTER] = "SELECT value FROM counter",
  [RUNG_INDEX_SET_COUNTER] = "UPDATE counter SET value = ?1",
};

/* --- statements --- */

sqlite3_stmt *
rung_index_prepare (RungIndex           *self,
                    RungIndexStatement   which,
                    GError             **error)
{
  if (self->statements[which] == NULL)
    self->statements[which] = rung_sqlite_prepare (self->db, sql[which], "search in", error);
  else
    sqlite3_reset (self->statements[which]);
  return self->statements[which];
}

gboolean
rung_index_run (RungIndex     *self,
                sqlite3_stmt  *stmt,
                GError       **error)
{
  return stmt != NULL && rung_sqlite_run (stmt, "search in", error);
}

/* --- the file --- */

static void
close_index (RungIndex *self)
{
  for (guint i = 0; i < RUNG_INDEX_N_STATEMENTS; i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
  g_clear_pointer (&self->db, sqlite3_close);
}

static gboolean
create_tables (sqlite3  *db,
               GError  **error)
{
  if (rung_sqlite_exec (db, "BEGIN IMMEDIATE", "prepare the search in", error) &&
      rung_sqlite_exec (db, schema, "prepare the search in", error) &&
      rung_sqlite_exec (db, "COMMIT", "prepare the search in", error))
    return TRUE;
  return rung_sqlite_roll_back (db);
}

static gboolean
check_tables (sqlite3  *db,
              GError  **error)
{
  gint64 id, version, n_tables;

  if (!rung_sqlite_get_int64 (db, "PRAGMA application_id", "search in", &id, error) ||
      !rung_sqlite_get_int64 (db, "PRAGMA user_version", "search in", &version, error) ||
      !rung_sqlite_get_int64 (db, "SELECT count (*) FROM sqlite_schema", "search in", &n_tables, error))
    return FALSE;
  if (n_tables == 0)
    return create_tables (db, error);
  if (id == INDEX_APPLICATION_ID && version == INDEX_VERSION)
    return rung_sqlite_get_int64 (db, "SELECT value FROM counter", "search in", &version, error);
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED, "The search was made by another version of the program");
  return FALSE;
}

static sqlite3 *
open_database (const char  *name,
               const char  *pragmas,
               GError     **error)
{
  g_autoptr(sqlite3) db = rung_sqlite_open (name, SQLITE_OPEN_READWRITE, error);

  if (db == NULL)
    return NULL;
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  if (!rung_index_tokenizer_register (db, error) ||
      !rung_sqlite_exec (db, pragmas, "search in", error) ||
      !check_tables (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

static sqlite3 *
open_file (const char  *path,
           GError     **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  /* A failure tells itself in what comes next. */
  if (fd >= 0)
    close (fd);
  return open_database (path, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;", error);
}

static int
take_lock (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strconcat (path, ".lock", NULL);
  int fd;

  g_mkdir_with_parents (folder, 0700);
  fd = g_open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd >= 0)
    flock (fd, LOCK_EX);
  return fd;
}

/* The log goes first: beside another file it would be taken for that file's. */
static void
remove_file (const char *path)
{
  rung_files_remove_log (path);
  rung_files_remove_database (path);
}

static void
open_kept (RungIndex *self,
           gboolean   remake)
{
  g_autoptr(GError) error = NULL;
  int lock = take_lock (self->path);

  if (remake)
    remove_file (self->path);
  self->db = open_file (self->path, &error);
  if (self->db == NULL && !g_error_matches (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_BUSY))
    {
      remove_file (self->path);
      self->db = open_file (self->path, NULL);
    }
  self->is_kept = self->db != NULL;
  if (lock >= 0)
    close (lock);
}

static void
open_index (RungIndex *self,
            gboolean   remake,
            gboolean   in_memory)
{
  self->is_kept = FALSE;
  if (self->path != NULL && !in_memory)
    open_kept (self, remake);
  if (self->db == NULL)
    self->db = open_database (":memory:", "", NULL);
}

/**
 * rung_index_open:
 * @path: (nullable): where the file is, or would be; its folder is made with mode 0700
 *
 * Opens the search.  It is always given: as a file that was there, one made anew, or in
 * memory.
 *
 * Returns: (transfer full): it
 */
RungIndex *
rung_index_open (const char *path)
{
  RungIndex *self = g_new0 (RungIndex, 1);

  self->path = g_strdup (path);
  open_index (self, FALSE, FALSE);
  return self;
}

void
rung_index_free (RungIndex *self)
{
  close_index (self);
  g_free (self->path);
  g_free (self);
}

/**
 * rung_index_is_kept:
 * @self: a search
 *
 * Returns: whether it is in a file, and so still there the next time
 */
gboolean
rung_index_is_kept (RungIndex *self)
{
  return self->is_kept;
}

/**
 * rung_index_start_over:
 * @self: a search of which something failed
 * @reason: what
 *
 * Goes on with an empty search: in a new file, or, when that is no help, in memory.
 */
void
rung_index_start_over (RungIndex    *self,
                       const GError *reason)
{
  gboolean in_memory = self->was_remade || g_error_matches (reason, RUNG_STORE_ERROR, RUNG_STORE_ERROR_BUSY);

  close_index (self);
  open_index (self, !in_memory, in_memory);
  self->was_remade = TRUE;
}

/* Another program may have put a new file in place, or somebody removed it. */
gboolean
rung_index_is_there (RungIndex  *self,
                     GError    **error)
{
  int moved = 0;

  if (self->is_kept)
    sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  if (moved)
    {
      close_index (self);
      open_index (self, FALSE, FALSE);
    }
  if (self->db != NULL)
    return TRUE;
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_FAILED, "SQLite cannot search texts (FTS5 is missing)");
  return FALSE;
}

/* --- stamps --- */

static void
append_stamp (GString    *stamp,
              const char *path)
{
  struct stat info;

  if (stat (path, &info) == 0)
    g_string_append_printf (stamp, "%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld;",
                            (guint64) info.st_ino, (gint64) info.st_size, (gint64) info.st_mtim.tv_sec,
                            (long) info.st_mtim.tv_nsec);
  else
    g_string_append (stamp, "-;");
}

/**
 * rung_index_dup_stamp:
 * @plan_path: a plan file
 *
 * Take it before the plan is read: what is written meanwhile then makes the part of the plan
 * look old, which is harmless.
 *
 * Returns: (transfer full): what changes with every write to the plan
 */
char *
rung_index_dup_stamp (const char *plan_path)
{
  GString *stamp = g_string_new (NULL);
  g_autofree char *log = g_strconcat (plan_path, "-wal", NULL);

  append_stamp (stamp, plan_path);
  append_stamp (stamp, log);
  return g_string_free (stamp, FALSE);
}

gboolean
rung_index_find_plan (RungIndex   *self,
                      const char  *plan_path,
                      gint64      *number,
                      char       **stamp,
                      GError     **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self, RUNG_INDEX_FIND_PLAN, error);
  RungStep step;

  *number = 0;
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, plan_path, -1, SQLITE_STATIC);
  step = rung_sqlite_step (stmt, "search in", error);
  if (step == RUNG_STEP_ROW)
    {
      *number = sqlite3_column_int64 (stmt, 0);
      if (stamp != NULL)
        *stamp = g_strdup ((const char *) sqlite3_column_text (stmt, 1));
    }
  sqlite3_reset (stmt);
  return step != RUNG_STEP_ERROR;
}

/**
 * rung_index_is_current:
 * @self: a search
 * @plan_path: a plan file
 * @stamp: of the plan as it is now
 * @is_current: (out): whether the search knows the plan as it is
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Returns: whether it could be asked
 */
gboolean
rung_index_is_current (RungIndex   *self,
                       const char  *plan_path,
                       const char  *stamp,
                       gboolean    *is_current,
                       GError     **error)
{
  g_autofree char *known = NULL;
  gint64 number;

  *is_current = FALSE;
  if (!rung_index_is_there (self, error) || !rung_index_find_plan (self, plan_path, &number, &known, error))
    return FALSE;
  *is_current = g_strcmp0 (known, stamp) == 0;
  return TRUE;
}
