/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The few things Rung asks of SQLite, each with a GError of RUNG_STORE_ERROR that
 * says what was tried (`what` ends the sentence "Could not …") and on which file. */

typedef enum
{
  RUNG_STEP_ROW,
  RUNG_STEP_DONE,
  RUNG_STEP_ERROR,
} RungStep;

sqlite3      *rung_sqlite_open      (const char    *path,
                                     int            flags,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      rung_sqlite_exec      (sqlite3       *db,
                                     const char    *sql,
                                     const char    *what,
                                     GError       **error);
sqlite3_stmt *rung_sqlite_prepare   (sqlite3       *db,
                                     const char    *sql,
                                     const char    *what,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;
RungStep      rung_sqlite_step      (sqlite3_stmt  *stmt,
                                     const char    *what,
                                     GError       **error);
gboolean      rung_sqlite_run       (sqlite3_stmt  *stmt,
                                     const char    *what,
                                     GError       **error);
gboolean      rung_sqlite_get_int64 (sqlite3       *db,
                                     const char    *sql,
                                     const char    *what,
                                     gint64        *value,
                                     GError       **error);
gboolean      rung_sqlite_roll_back (sqlite3       *db);
gboolean      rung_sqlite_copy_to   (sqlite3       *db,
                                     const char    *path,
                                     GError       **error);
char         *rung_sqlite_dup_uri   (const char    *path,
                                     const char    *query) G_GNUC_WARN_UNUSED_RESULT;
void          rung_sqlite_set_error (GError       **error,
                                     sqlite3       *db,
                                     const char    *what);

static inline void
rung_sqlite_close (sqlite3 *db)
{
  sqlite3_close (db);
}

static inline void
rung_sqlite_finalize (sqlite3_stmt *stmt)
{
  sqlite3_finalize (stmt);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, rung_sqlite_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, rung_sqlite_finalize)

G_END_DECLS
