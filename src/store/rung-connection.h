/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-journal.h"
#include "rung-rows.h"
#include "rung-schema.h"

G_BEGIN_DECLS

/* One plan file open for writing: SQLite, the records and the history in it. */
typedef struct
{
  sqlite3          *db;
  const RungSchema *schema;
  RungRows         *rows;
  RungJournal      *journal;
  sqlite3_stmt     *begin;
  sqlite3_stmt     *commit;
  sqlite3_stmt     *ask_version;
  gint64            data_version; /* of what was loaded last */
} RungConnection;

RungConnection *rung_connection_open       (const char        *path,
                                            const RungSchema  *schema,
                                            RungSnapshot     **snapshot,
                                            GError           **error) G_GNUC_WARN_UNUSED_RESULT;
RungConnection *rung_connection_new        (sqlite3           *db,
                                            const RungSchema  *schema) G_GNUC_WARN_UNUSED_RESULT;
void            rung_connection_free       (RungConnection    *self);
void            rung_connection_drop       (RungConnection    *self);
void            rung_connection_abandon    (RungConnection    *self);
RungSnapshot   *rung_connection_load       (RungConnection    *self,
                                            GError           **error) G_GNUC_WARN_UNUSED_RESULT;
RungSnapshot   *rung_connection_load_sound (RungConnection    *self,
                                            GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        rung_connection_has_news   (RungConnection    *self,
                                            gboolean          *has_news,
                                            GError           **error);
gboolean        rung_connection_migrate    (RungConnection    *self,
                                            GError           **error);
gboolean        rung_connection_copy_to    (RungConnection    *self,
                                            const char        *path,
                                            GError           **error);
gboolean        rung_connection_has_moved  (RungConnection    *self);
gboolean        rung_connection_create     (const char        *path,
                                            const RungSchema  *schema,
                                            RungSnapshot      *snapshot,
                                            GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungConnection, rung_connection_free)

G_END_DECLS
