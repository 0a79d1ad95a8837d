/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least that `rungctl show` could cost: a C program that opens the same file
 * and reads one row.  usage: floor-show FILE */

#include <sqlite3.h>
#include <stdio.h>

int
main (int   argc,
      char *argv[])
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  int good = argc == 2 && sqlite3_open (argv[1], &db) == SQLITE_OK &&
             sqlite3_prepare_v2 (db, "SELECT title FROM plan", -1, &stmt, NULL) == SQLITE_OK &&
             sqlite3_step (stmt) == SQLITE_ROW;

  if (good)
    puts ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return good ? 0 : 1;
}
