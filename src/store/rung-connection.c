/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One plan file open.
 *
 * 1. Nothing is written to a file before it was read whole and found well: the
 *    header first, then the format, then every record.  Closing a connection writes
 *    too (SQLite moves the write-ahead log into the file), so that is held back
 *    until then.
 * 2. A migration is one transaction, and a copy of the file is made before it.
 * 3. A new file is written under another name and gets its own when it is complete.
 */

#include "rung-connection.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rung-files.h"

static void
hold_back_writing_on_close (sqlite3  *db,
                            gboolean  hold_back)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, hold_back, NULL);
}

/**
 * rung_connection_new:
 * @db: (transfer full): an open plan file
 * @schema: the formats this program knows
 *
 * Returns: (transfer full): it, with nothing read yet
 */
RungConnection *
rung_connection_new (sqlite3          *db,
                     const RungSchema *schema)
{
  RungConnection *self = g_new0 (RungConnection, 1);

  self->db = db;
  self->schema = schema;
  self->rows = rung_rows_new (db);
  self->journal = rung_journal_new (db);
  return self;
}

void
rung_connection_free (RungConnection *self)
{
  rung_rows_free (self->rows);
  rung_journal_free (self->journal);
  sqlite3_finalize (self->begin);
  sqlite3_finalize (self->commit);
  sqlite3_finalize (self->ask_version);
  sqlite3_close (self->db);
  g_free (self);
}

/**
 * rung_connection_drop:
 * @self: a connection after a commit that failed
 *
 * Closes without moving the log into the file, so that whoever opens it next reads
 * what really reached the disk.
 */
void
rung_connection_drop (RungConnection *self)
{
  hold_back_writing_on_close (self->db, TRUE);
  rung_connection_free (self);
}

static gboolean
is_log_of (sqlite3 *db)
{
  sqlite3_file *log = NULL;
  int moved = 0;

  sqlite3_file_control (db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log == NULL || log->pMethods == NULL)
    return FALSE;
  log->pMethods->xFileControl (log, SQLITE_FCNTL_HAS_MOVED, &moved);
  return !moved;
}

/**
 * rung_connection_abandon:
 * @self: a connection whose file was replaced by another
 *
 * Closes it, and removes the log of the file that is gone if that still stands beside
 * the new one: SQLite would take it for the new file's and mix the two.
 */
void
rung_connection_abandon (RungConnection *self)
{
  g_autofree char *path = g_strdup (sqlite3_db_filename (self->db, "main"));
  gboolean is_stale = is_log_of (self->db);

  rung_connection_drop (self);
  if (is_stale)
    rung_files_remove_log (path);
}

static gboolean
ask_data_version (RungConnection  *self,
                  gint64          *value,
                  GError         **error)
{
  RungStep step;

  if (self->ask_version == NULL)
    self->ask_version = rung_sqlite_prepare (self->db, "PRAGMA data_version", "read", error);
  if (self->ask_version == NULL)
    return FALSE;
  step = rung_sqlite_step (self->ask_version, "read", error);
  *value = step == RUNG_STEP_ROW ? sqlite3_column_int64 (self->ask_version, 0) : 0;
  sqlite3_reset (self->ask_version);
  return step == RUNG_STEP_ROW;
}

/**
 * rung_connection_has_news:
 * @self: a connection
 * @has_news: (out): whether another connection has written since the last load
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Returns: whether the file could be asked
 */
gboolean
rung_connection_has_news (RungConnection  *self,
                          gboolean        *has_news,
                          GError         **error)
{
  gint64 now;

  if (!ask_data_version (self, &now, error))
    return FALSE;
  *has_news = now != self->data_version;
  return TRUE;
}

/**
 * rung_connection_has_moved:
 * @self: a connection
 *
 * Returns: whether the file that is open no longer stands under its name; what
 *   would be written into it could never be found again
 */
gboolean
rung_connection_has_moved (RungConnection *self)
{
  int moved = 0;

  sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != 0;
}

static RungSnapshot *
load_in_transaction (RungConnection  *self,
                     gint64          *data_version,
                     GError         **error)
{
  int version;

  /* The first question starts the transaction's view of the file. */
  if (!ask_data_version (self, data_version, error) ||
      !rung_schema_get_version (self->db, self->schema, &version, error))
    return NULL;
  return rung_rows_load (self->rows, error);
}

/**
 * rung_connection_load:
 * @self: a connection, not in a transaction
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Reads the whole plan as of one moment, and remembers the moment.
 *
 * Returns: (transfer full): the plan, or %NULL
 */
RungSnapshot *
rung_connection_load (RungConnection  *self,
                      GError         **error)
{
  g_autoptr(RungSnapshot) snapshot = NULL;
  gint64 data_version = 0;

  if (!rung_sqlite_exec (self->db, "BEGIN", "read", error))
    return NULL;
  snapshot = load_in_transaction (self, &data_version, error);
  rung_sqlite_roll_back (self->db);
  if (snapshot != NULL)
    self->data_version = data_version;
  return g_steal_pointer (&snapshot);
}

/**
 * rung_connection_copy_to:
 * @self: a connection, not in a transaction
 * @path: where the copy goes; what is there is replaced
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Writes a whole copy as of one moment, mode 0600, which gets its name when it is
 * complete.  Copying reads every row, so a copy is of a file that can be read.
 *
 * Returns: whether it succeeded
 */
gboolean
rung_connection_copy_to (RungConnection  *self,
                         const char      *path,
                         GError         **error)
{
  g_autofree char *temporary = rung_files_make_beside (path, error);

  if (temporary == NULL)
    return FALSE;
  if (rung_sqlite_copy_to (self->db, temporary, error) && rung_files_publish (temporary, path, TRUE, error))
    return TRUE;
  rung_files_remove_database (temporary);
  return FALSE;
}

/**
 * rung_connection_migrate:
 * @self: a connection, not in a transaction
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Brings the file to the newest format, all of it or nothing.
 *
 * Returns: whether it succeeded
 */
gboolean
rung_connection_migrate (RungConnection  *self,
                         GError         **error)
{
  sqlite3 *db = self->db;
  int version;

  if (!rung_sqlite_exec (db, "BEGIN IMMEDIATE", "bring to the new format", error))
    return FALSE;
  /* Another program may have been quicker. */
  if (!rung_schema_get_version (db, self->schema, &version, error) ||
      !rung_schema_migrate (db, self->schema, version, error) ||
      !rung_sqlite_exec (db, "COMMIT", "bring to the new format", error))
    return rung_sqlite_roll_back (db);
  return TRUE;
}

static gboolean
bring_up_to_date (RungConnection  *self,
                  GError         **error)
{
  g_autofree char *kept = NULL;
  int version;

  if (!rung_schema_get_version (self->db, self->schema, &version, error))
    return FALSE;
  if (version == self->schema->version)
    return TRUE;
  kept = g_strdup_printf ("%s.format-%d", sqlite3_db_filename (self->db, "main"), version);
  return rung_connection_copy_to (self, kept, error) && rung_connection_migrate (self, error);
}

/**
 * rung_connection_load_sound:
 * @self: a connection, not in a transaction
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Like rung_connection_load(), and holds the plan against the rules, which is more
 * than SQLite's checks see: a flipped bit may have made a reference lead nowhere.
 * Whoever works with the plan relies on the rules.
 *
 * Returns: (transfer full): the plan, or %NULL
 */
RungSnapshot *
rung_connection_load_sound (RungConnection  *self,
                            GError         **error)
{
  g_autoptr(RungSnapshot) snapshot = rung_connection_load (self, error);
  g_autoptr(GPtrArray) broken = snapshot != NULL ? rung_rules_check_snapshot (snapshot) : NULL;

  if (broken == NULL || broken->len == 0)
    return g_steal_pointer (&snapshot);
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED,
               "“%s” is damaged: %s; the file was kept as it is, restore a backup",
               sqlite3_db_filename (self->db, "main"), ((GError *) broken->pdata[0])->message);
  return NULL;
}

static gboolean
refuse_read_only (const char  *path,
                  GError     **error)
{
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_READ_ONLY,
               "“%s” cannot be written to; it can be looked at, or copied to where you may write", path);
  return FALSE;
}

static sqlite3 *
open_for_writing (const char  *path,
                  GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(sqlite3) db = NULL;

  /* SQLite would quietly open it for reading only, or fail without a reason that
   * helps: its log stands in the same folder. */
  if (g_access (path, W_OK) != 0 || g_access (folder, W_OK) != 0)
    {
      refuse_read_only (path, error);
      return NULL;
    }
  db = rung_sqlite_open (path, SQLITE_OPEN_READWRITE, error);
  if (db == NULL)
    return NULL;
  hold_back_writing_on_close (db, rung_files_have_log (path));
  return g_steal_pointer (&db);
}

/* A backup put in place is not in WAL mode yet.  While another program has it open
 * it has to stay so for now; that is slower, not less safe. */
static gboolean
switch_to_log (sqlite3  *db,
               GError  **error)
{
  g_autoptr(GError) local_error = NULL;

  hold_back_writing_on_close (db, FALSE);
  if (rung_sqlite_exec (db, "PRAGMA journal_mode = WAL", "open", &local_error) ||
      g_error_matches (local_error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_BUSY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * rung_connection_open:
 * @path: a plan file
 * @schema: the formats this program knows
 * @snapshot: (out) (transfer full): the plan in it
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Opens a plan for writing and brings it to the newest format.  A file that is no
 * plan, is damaged or too new is left byte for byte as it was.
 *
 * Returns: (transfer full): the connection, or %NULL
 */
RungConnection *
rung_connection_open (const char        *path,
                      const RungSchema  *schema,
                      RungSnapshot     **snapshot,
                      GError           **error)
{
  g_autoptr(RungConnection) self = NULL;
  g_autoptr(RungSnapshot) loaded = NULL;
  sqlite3 *db;

  if (!rung_schema_check_header (path, schema, NULL, error))
    return NULL;
  db = open_for_writing (path, error);
  if (db == NULL)
    return NULL;
  self = rung_connection_new (db, schema);
  if (!bring_up_to_date (self, error))
    return NULL;
  loaded = rung_connection_load_sound (self, error);
  if (loaded == NULL || !switch_to_log (db, error))
    return NULL;
  *snapshot = g_steal_pointer (&loaded);
  return g_steal_pointer (&self);
}

static gboolean
write_new (sqlite3           *db,
           const RungSchema  *schema,
           RungSnapshot      *snapshot,
           GError           **error)
{
  g_autoptr(RungRows) rows = rung_rows_new (db);

  if (!rung_sqlite_exec (db, "PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE", "create", error) ||
      !rung_schema_create (db, schema, error))
    return FALSE;
  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    {
      RungChange change = { NULL, rung_snapshot_get (snapshot, i) };

      if (!rung_rows_write (rows, &change, error))
        return FALSE;
    }
  return rung_sqlite_exec (db, "COMMIT", "create", error);
}

static gboolean
write_temporary (const char        *temporary,
                 const RungSchema  *schema,
                 RungSnapshot      *snapshot,
                 GError           **error)
{
  g_autoptr(sqlite3) db = rung_sqlite_open (temporary, SQLITE_OPEN_READWRITE, error);

  return db != NULL && write_new (db, schema, snapshot, error);
}

/**
 * rung_connection_create:
 * @path: where there is no file yet
 * @schema: the formats this program knows
 * @snapshot: the plan
 * @error: return location for %RUNG_STORE_ERROR_EXISTS or another #RUNG_STORE_ERROR
 *
 * Writes a new plan file of mode 0600.  Nothing is left behind when it fails.
 *
 * Returns: whether it succeeded
 */
gboolean
rung_connection_create (const char        *path,
                        const RungSchema  *schema,
                        RungSnapshot      *snapshot,
                        GError           **error)
{
  g_autofree char *temporary = rung_files_make_beside (path, error);

  if (temporary == NULL)
    return FALSE;
  if (write_temporary (temporary, schema, snapshot, error) &&
      rung_files_publish (temporary, path, FALSE, error))
    return TRUE;
  rung_files_remove_database (temporary);
  return FALSE;
}
