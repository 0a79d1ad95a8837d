/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite as Rung speaks to it.  The idea: nobody else looks at SQLite's result
 * codes.  A connection belongs to the thread that opened it (NOMUTEX); a plan file
 * comes from anywhere, so triggers and views in it never run, and its schema is
 * not trusted. */

#include "rung-sqlite.h"

#include <errno.h>
#include <string.h>

#include "rung-store.h"

#define BUSY_TIMEOUT_MS 5000

static RungStoreError
classify_missing_access (int system_errno)
{
  switch (system_errno)
    {
    case ENOENT:
    case ENOTDIR:
      return RUNG_STORE_ERROR_NOT_FOUND;
    case EACCES:
    case EPERM:
    case EROFS:
      return RUNG_STORE_ERROR_READ_ONLY;
    case ENOSPC:
    case EDQUOT:
      return RUNG_STORE_ERROR_FULL;
    default:
      return RUNG_STORE_ERROR_FAILED;
    }
}

static RungStoreError
classify (int code,
          int system_errno)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return RUNG_STORE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return RUNG_STORE_ERROR_BUSY;
    case SQLITE_READONLY:
      return RUNG_STORE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return RUNG_STORE_ERROR_DAMAGED;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return RUNG_STORE_ERROR_INVALID;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      return classify_missing_access (system_errno);
    default:
      return RUNG_STORE_ERROR_FAILED;
    }
}

static const char *
advise (RungStoreError code)
{
  switch (code)
    {
    case RUNG_STORE_ERROR_FULL:
      return "the disk is full; make room and try again";
    case RUNG_STORE_ERROR_BUSY:
      return "another program is saving it; try again in a moment";
    case RUNG_STORE_ERROR_READ_ONLY:
      return "the file or its folder cannot be written to";
    case RUNG_STORE_ERROR_DAMAGED:
      return "the file is damaged; it was kept as it is, restore a backup";
    case RUNG_STORE_ERROR_INVALID:
      return "the file refuses the change";
    case RUNG_STORE_ERROR_NOT_FOUND:
      return "there is no such file";
    default:
      return "the disk or the file system reported a failure";
    }
}

/**
 * rung_sqlite_set_error:
 * @error: (nullable): where the error goes
 * @db: (nullable): the connection that failed; %NULL means no memory
 * @what: what was tried, the end of the sentence "Could not …"
 *
 * Puts the last failure of a connection into a #RUNG_STORE_ERROR that names the
 * file, what can be done, and in brackets what SQLite said.
 */
void
rung_sqlite_set_error (GError     **error,
                       sqlite3     *db,
                       const char  *what)
{
  int code = db != NULL ? sqlite3_extended_errcode (db) : SQLITE_NOMEM;
  int system_errno = db != NULL ? sqlite3_system_errno (db) : 0;
  const char *path = db != NULL ? sqlite3_db_filename (db, "main") : NULL;
  RungStoreError reason = classify (code, system_errno);

  g_set_error (error, RUNG_STORE_ERROR, reason,
               "Could not %s “%s”: %s [SQLite %d: %s%s%s]",
               what, path != NULL ? path : "", advise (reason), code,
               db != NULL ? sqlite3_errmsg (db) : "out of memory",
               system_errno != 0 ? ", " : "",
               system_errno != 0 ? g_strerror (system_errno) : "");
}

/* What every connection has, and what does not write to the file. */
static gboolean
configure (sqlite3  *db,
           GError  **error)
{
  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  /* Else a "column" that is missing would quietly be the text 'column'. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  return rung_sqlite_exec (db,
                           "PRAGMA synchronous = FULL;"
                           "PRAGMA foreign_keys = ON;"
                           "PRAGMA cell_size_check = ON;"
                           "PRAGMA temp_store = MEMORY;",
                           "open", error);
}

/**
 * rung_sqlite_open:
 * @path: a file name, or a file: URI if @flags has SQLITE_OPEN_URI
 * @flags: SQLITE_OPEN_ flags
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Opens a connection for the calling thread.  Nothing is written.
 *
 * Returns: (transfer full): the connection, or %NULL
 */
sqlite3 *
rung_sqlite_open (const char  *path,
                  int          flags,
                  GError     **error)
{
  g_autoptr(sqlite3) db = NULL;

  if (sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      rung_sqlite_set_error (error, db, "open");
      return NULL;
    }
  if (!configure (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

gboolean
rung_sqlite_exec (sqlite3     *db,
                  const char  *sql,
                  const char  *what,
                  GError     **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  rung_sqlite_set_error (error, db, what);
  return FALSE;
}

sqlite3_stmt *
rung_sqlite_prepare (sqlite3     *db,
                     const char  *sql,
                     const char  *what,
                     GError     **error)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) == SQLITE_OK)
    return stmt;
  rung_sqlite_set_error (error, db, what);
  return NULL;
}

RungStep
rung_sqlite_step (sqlite3_stmt  *stmt,
                  const char    *what,
                  GError       **error)
{
  switch (sqlite3_step (stmt))
    {
    case SQLITE_ROW:
      return RUNG_STEP_ROW;
    case SQLITE_DONE:
      return RUNG_STEP_DONE;
    default:
      rung_sqlite_set_error (error, sqlite3_db_handle (stmt), what);
      return RUNG_STEP_ERROR;
    }
}

/**
 * rung_sqlite_run:
 * @stmt: a prepared statement that gives no rows, bound
 * @what: what is tried
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Runs a statement to its end and makes it ready for the next run; what was
 * bound is let go.
 *
 * Returns: whether it succeeded
 */
gboolean
rung_sqlite_run (sqlite3_stmt  *stmt,
                 const char    *what,
                 GError       **error)
{
  RungStep step = rung_sqlite_step (stmt, what, error);

  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  return step == RUNG_STEP_DONE;
}

gboolean
rung_sqlite_get_int64 (sqlite3     *db,
                       const char  *sql,
                       const char  *what,
                       gint64      *value,
                       GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = rung_sqlite_prepare (db, sql, what, error);

  if (stmt == NULL)
    return FALSE;
  switch (rung_sqlite_step (stmt, what, error))
    {
    case RUNG_STEP_ROW:
      *value = sqlite3_column_int64 (stmt, 0);
      return TRUE;
    case RUNG_STEP_DONE:
      *value = 0;
      return TRUE;
    case RUNG_STEP_ERROR:
    default:
      return FALSE;
    }
}

/**
 * rung_sqlite_roll_back:
 * @db: a connection
 *
 * Ends a transaction without keeping anything of it.  Some failures have ended
 * it already; that is well too.
 *
 * Returns: %FALSE, so that a function that fails can return it
 */
gboolean
rung_sqlite_roll_back (sqlite3 *db)
{
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/**
 * rung_sqlite_dup_uri:
 * @path: a file name
 * @query: what stands after the question mark, such as "immutable=1"
 *
 * Returns: (transfer full): the URI for SQLITE_OPEN_URI
 */
char *
rung_sqlite_dup_uri (const char *path,
                     const char *query)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *) absolute, strlen (absolute), "/");

  return g_strdup_printf ("file:%s?%s", escaped, query);
}

/**
 * rung_sqlite_copy_to:
 * @db: a connection, not in a transaction
 * @path: an empty file
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Fills a file with a copy of the database as of one moment, without its log and
 * without free pages.
 *
 * Returns: whether it succeeded; if not, the file holds anything
 */
gboolean
rung_sqlite_copy_to (sqlite3     *db,
                     const char  *path,
                     GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = rung_sqlite_prepare (db, "VACUUM INTO ?1", "copy", error);

  if (stmt == NULL)
    return FALSE;
  if (sqlite3_bind_text (stmt, 1, path, -1, SQLITE_STATIC) == SQLITE_OK)
    return rung_sqlite_run (stmt, "copy", error);
  rung_sqlite_set_error (error, db, "copy");
  return FALSE;
}
