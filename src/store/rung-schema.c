/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in a plan file, format by format.
 *
 * 1. A format that was released is frozen: its SQL text never changes.  A new
 *    format is one more step at the end.
 * 2. A new plan goes through every step, so there is one way to get to a format.
 * 3. PRAGMA user_version is the number of steps done.  It is changed in the same
 *    transaction as the tables.
 * 4. Whether a file is a plan at all is seen from its first 100 bytes, before
 *    SQLite touches it.
 */

#include "rung-schema.h"

#include <string.h>

#include "rung-files.h"
#include "rung-raw.h"
#include "rung-schema-private.h"
#include "rung-store.h"

/* The database header: https://www.sqlite.org/fileformat.html, 1.3. */
#define HEADER_SIZE 100
#define HEADER_PAGE_SIZE 16
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

static const char *const steps[] = {
  rung_schema_1,
};

G_STATIC_ASSERT (G_N_ELEMENTS (steps) == RUNG_STORE_VERSION);

const RungSchema *
rung_schema_get_current (void)
{
  static const RungSchema current = { steps, G_N_ELEMENTS (steps) };

  return &current;
}

static guint32
read_big_endian (const guint8 *header,
                 gsize         offset)
{
  guint32 value;

  memcpy (&value, header + offset, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
refuse_newer (const char        *path,
              int                version,
              const RungSchema  *schema,
              GError           **error)
{
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NEWER,
               "“%s” was made by a newer Rung: its format is %d and this version knows up to %d; "
               "nothing was changed, install a newer Rung to open it",
               path, version, schema->version);
  return FALSE;
}

static gboolean
refuse_damaged (const char  *path,
                const char  *reason,
                GError     **error)
{
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED,
               "“%s” is no plan of Rung or is damaged: %s; the file was kept as it is, restore a backup",
               path, reason);
  return FALSE;
}

/* SQLite fills up a last page that is cut short with zeros and goes on.  While there
 * is a log, the rest may stand in it. */
static gboolean
is_cut_short (const char   *path,
              const guint8 *header,
              goffset       file_size)
{
  guint page_size = header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1];

  /* 65536 does not fit and is written as 1. */
  if (page_size == 1)
    page_size = 65536;
  return page_size == 0 || (file_size % page_size != 0 && !rung_files_have_log (path));
}

/**
 * rung_schema_check_header:
 * @path: a file
 * @schema: the formats this program knows
 * @version: (out) (optional): the format its first page names
 * @error: return location for %RUNG_STORE_ERROR_NOT_FOUND, %RUNG_STORE_ERROR_DAMAGED,
 *   %RUNG_STORE_ERROR_NEWER or %RUNG_STORE_ERROR_FAILED
 *
 * Looks whether a file is a plan that this program can read, without changing it
 * and without letting SQLite at it.
 *
 * Returns: whether it seems so
 */
gboolean
rung_schema_check_header (const char        *path,
                          const RungSchema  *schema,
                          int               *version,
                          GError           **error)
{
  guint8 header[HEADER_SIZE];
  goffset file_size = 0;
  gint32 value;

  if (!rung_raw_read (path, header, HEADER_SIZE, &file_size, error))
    return FALSE;
  if (file_size == 0)
    return refuse_damaged (path, "it is empty", error);
  if (memcmp (header, "SQLite format 3", 16) != 0)
    return refuse_damaged (path, "it does not begin as a plan does", error);
  if (read_big_endian (header, HEADER_APPLICATION_ID) != RUNG_SCHEMA_APPLICATION_ID)
    return refuse_damaged (path, "it is another program's database", error);
  if (is_cut_short (path, header, file_size))
    return refuse_damaged (path, "it was cut short", error);
  value = (gint32) read_big_endian (header, HEADER_USER_VERSION);
  if (value < 1)
    return refuse_damaged (path, "it names no format", error);
  if (version != NULL)
    *version = value;
  return value <= schema->version || refuse_newer (path, value, schema, error);
}

/**
 * rung_schema_get_version:
 * @db: an open plan file
 * @schema: the formats this program knows
 * @version: (out): the format it has
 * @error: return location for %RUNG_STORE_ERROR_NEWER or what SQLite says
 *
 * Asks SQLite, which knows what stands in the write-ahead log too.
 *
 * Returns: whether it is a format this program knows
 */
gboolean
rung_schema_get_version (sqlite3           *db,
                         const RungSchema  *schema,
                         int               *version,
                         GError           **error)
{
  const char *path = sqlite3_db_filename (db, "main");
  gint64 value;

  if (!rung_sqlite_get_int64 (db, "PRAGMA user_version", "read", &value, error))
    return FALSE;
  if (value < 1)
    return refuse_damaged (path, "it names no format", error);
  if (value > schema->version)
    return refuse_newer (path, value, schema, error);
  *version = value;
  return TRUE;
}

static gboolean
set_version (sqlite3  *db,
             int       version,
             GError  **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);

  return rung_sqlite_exec (db, sql, "write the format of", error);
}

/**
 * rung_schema_migrate:
 * @db: a connection inside a transaction
 * @schema: the formats this program knows
 * @version: the format the file has, 0 for an empty one
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Brings a file to the newest format.  The caller has made a backup and commits,
 * or rolls back when this fails.
 *
 * Returns: whether it succeeded
 */
gboolean
rung_schema_migrate (sqlite3           *db,
                     const RungSchema  *schema,
                     int                version,
                     GError           **error)
{
  for (int i = version; i < schema->version; i++)
    if (!rung_sqlite_exec (db, schema->steps[i], "bring to the new format", error))
      return FALSE;
  return set_version (db, schema->version, error);
}

/**
 * rung_schema_create:
 * @db: a connection to an empty file, inside a transaction
 * @schema: the formats this program knows
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Makes an empty plan file of the newest format.
 *
 * Returns: whether it succeeded
 */
gboolean
rung_schema_create (sqlite3           *db,
                    const RungSchema  *schema,
                    GError           **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d", RUNG_SCHEMA_APPLICATION_ID);

  return rung_sqlite_exec (db, sql, "create", error) && rung_schema_migrate (db, schema, 0, error);
}
