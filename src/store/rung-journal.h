/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-sqlite.h"
#include "rung-store.h"

G_BEGIN_DECLS

/* How many entries a plan keeps at least. */
#define RUNG_JOURNAL_LENGTH 10000

/* The history of one connection's plan, with its statements prepared once. */
typedef struct _RungJournal RungJournal;

/* One entry while it is walked over.  @bytes are its changeset as rung-pack.h packs it, or
 * that of the edit an undo or redo is of; NULL where that has been dropped. */
typedef struct
{
  gint64        id;
  RungOrigin    origin;
  const guint8 *bytes;
  gsize         size;
  sqlite3_stmt *stmt;
} RungJournalRow;

/* FALSE ends the walk. */
typedef gboolean (*RungJournalVisit) (const RungJournalRow *row,
                                      gpointer              data);

RungJournal      *rung_journal_new       (sqlite3           *db) G_GNUC_WARN_UNUSED_RESULT;
void              rung_journal_free      (RungJournal       *self);
gboolean          rung_journal_append    (RungJournal       *self,
                                          RungChangeset     *changeset,
                                          RungOrigin         origin,
                                          gint64             target,
                                          gint64             now_usec,
                                          GError           **error);
gboolean          rung_journal_peek      (RungJournal       *self,
                                          RungOrigin         origin,
                                          RungHistoryEntry **entry,
                                          GError           **error);
RungChangeset    *rung_journal_load      (RungJournal       *self,
                                          gint64             id,
                                          GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *rung_journal_list      (RungJournal       *self,
                                          guint              limit,
                                          GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          rung_journal_walk      (RungJournal       *self,
                                          RungJournalVisit   visit,
                                          gpointer           data,
                                          GError           **error);
RungHistoryEntry *rung_journal_read_row  (const RungJournalRow *row) G_GNUC_WARN_UNUSED_RESULT;
gboolean          rung_journal_get_last_instant (RungJournal  *self,
                                                 gint64       *instant_usec,
                                                 GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungJournal, rung_journal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungHistoryEntry, rung_history_entry_free)

G_END_DECLS
