/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed when, and the cursor of undo and redo along it.
 *
 * 1. An entry is appended in the transaction of the change it is of; none is
 *    without its change, no change without its entry.
 * 2. Undo takes the newest live edit and marks it taken back; redo takes the oldest
 *    that is taken back, which is the one taken back last, and makes it live.
 * 3. A new edit makes what was taken back unreachable: there is one line.
 * 4. Undo and redo append entries too.  They name their target and hold no
 *    changeset: it is the target's, or its opposite.
 */

#include "rung-journal.h"

#include "rung-changeset.h"
#include "rung-pack.h"

/* Old entries go a hundred at a time: a commit should not pay for it each time. */
#define PRUNE_EVERY 100

/* Column "undone". */
enum
{
  LIVE,
  TAKEN_BACK,
  GONE,
};

typedef enum
{
  APPEND,
  MARK,
  FORGET_REDO,
  PRUNE,
  PEEK_UNDO,
  PEEK_REDO,
  LOAD,
  LIST,
  WALK,
  LAST_INSTANT,
  N_STATEMENTS
} Statement;

#define ENTRY_COLUMNS "id, instant, origin, label, argument, undone, n_changes"

static const char *const statements[N_STATEMENTS] = {
  [APPEND] = "INSERT INTO journal (instant, origin, label, undone, n_changes, target, argument, changeset) "
             "VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6, ?7)",
  [MARK] = "UPDATE journal SET undone = ?2 WHERE id = ?1",
  [FORGET_REDO] = "UPDATE journal SET undone = 2 WHERE undone = 1",
  [PRUNE] = "DELETE FROM journal WHERE id <= ?1",
  /* Origins that are edits: user, import, outside (RungOrigin). */
  [PEEK_UNDO] = "SELECT " ENTRY_COLUMNS " FROM journal WHERE undone = 0 AND origin IN (0, 3, 4) "
                "ORDER BY id DESC LIMIT 1",
  [PEEK_REDO] = "SELECT " ENTRY_COLUMNS " FROM journal WHERE undone = 1 ORDER BY id LIMIT 1",
  [LOAD] = "SELECT changeset, label, argument FROM journal WHERE id = ?1",
  [LIST] = "SELECT " ENTRY_COLUMNS " FROM journal ORDER BY id DESC LIMIT ?1",
  [WALK] = "SELECT j.id, j.instant, j.origin, j.label, j.argument, j.undone, j.n_changes, "
           "coalesce(j.changeset, t.changeset) "
           "FROM journal AS j LEFT JOIN journal AS t ON t.id = j.target ORDER BY j.id DESC",
  [LAST_INSTANT] = "SELECT instant FROM journal ORDER BY id DESC LIMIT 1",
};

G_STATIC_ASSERT (RUNG_ORIGIN_USER == 0 && RUNG_ORIGIN_IMPORT == 3 && RUNG_ORIGIN_OUTSIDE == 4);

struct _RungJournal
{
  sqlite3      *db;
  sqlite3_stmt *statements[N_STATEMENTS];
};

/**
 * rung_journal_new:
 * @db: a connection, borrowed; it has to live longer
 *
 * Returns: (transfer full): the history in its file
 */
RungJournal *
rung_journal_new (sqlite3 *db)
{
  RungJournal *self = g_new0 (RungJournal, 1);

  self->db = db;
  return self;
}

void
rung_journal_free (RungJournal *self)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  g_free (self);
}

void
rung_history_entry_free (RungHistoryEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->argument);
  g_clear_object (&self->changes);
  g_free (self);
}

/* Prepared on first use, then only rewound. */
static sqlite3_stmt *
ensure (RungJournal  *self,
        Statement     which,
        GError      **error)
{
  if (self->statements[which] == NULL)
    self->statements[which] = rung_sqlite_prepare (self->db, statements[which], "read the history of", error);
  return self->statements[which];
}

static gboolean
run_with_ids (RungJournal  *self,
              Statement     which,
              gint64        first,
              gint64        second,
              GError      **error)
{
  sqlite3_stmt *stmt = ensure (self, which, error);

  if (stmt == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (stmt) > 0)
    sqlite3_bind_int64 (stmt, 1, first);
  if (sqlite3_bind_parameter_count (stmt) > 1)
    sqlite3_bind_int64 (stmt, 2, second);
  return rung_sqlite_run (stmt, "save the history of", error);
}

static int
bind_entry (sqlite3_stmt  *stmt,
            RungChangeset *changeset,
            GByteArray    *packed,
            RungOrigin     origin,
            gint64         target,
            gint64         now_usec)
{
  int bound = sqlite3_bind_int64 (stmt, 1, now_usec);

  sqlite3_bind_int64 (stmt, 2, origin);
  sqlite3_bind_int64 (stmt, 3, rung_changeset_get_label (changeset));
  sqlite3_bind_int64 (stmt, 4, rung_changeset_get_size (changeset));
  if (target != 0)
    sqlite3_bind_int64 (stmt, 5, target);
  if (bound == SQLITE_OK)
    bound = sqlite3_bind_text (stmt, 6, rung_changeset_get_argument (changeset), -1, SQLITE_STATIC);
  if (bound == SQLITE_OK && packed != NULL)
    bound = sqlite3_bind_blob64 (stmt, 7, packed->data, packed->len, SQLITE_STATIC);
  return bound;
}

static gboolean
insert_entry (RungJournal    *self,
              RungChangeset  *changeset,
              RungOrigin      origin,
              gint64          target,
              gint64          now_usec,
              GError        **error)
{
  g_autoptr(GByteArray) packed = target == 0 ? rung_pack_changes (changeset) : NULL;
  sqlite3_stmt *stmt = ensure (self, APPEND, error);

  if (stmt == NULL)
    return FALSE;
  if (bind_entry (stmt, changeset, packed, origin, target, now_usec) != SQLITE_OK)
    {
      rung_sqlite_set_error (error, self->db, "save the history of");
      sqlite3_clear_bindings (stmt);
      return FALSE;
    }
  return rung_sqlite_run (stmt, "save the history of", error);
}

static gboolean
prune (RungJournal  *self,
       GError      **error)
{
  gint64 id = sqlite3_last_insert_rowid (self->db);

  return id <= RUNG_JOURNAL_LENGTH || id % PRUNE_EVERY != 0 ||
         run_with_ids (self, PRUNE, id - RUNG_JOURNAL_LENGTH, 0, error);
}

static gboolean
move_cursor (RungJournal  *self,
             RungOrigin    origin,
             gint64        target,
             GError      **error)
{
  switch (origin)
    {
    case RUNG_ORIGIN_UNDO:
      return run_with_ids (self, MARK, target, TAKEN_BACK, error);
    case RUNG_ORIGIN_REDO:
      return run_with_ids (self, MARK, target, LIVE, error);
    case RUNG_ORIGIN_USER:
    case RUNG_ORIGIN_IMPORT:
    case RUNG_ORIGIN_OUTSIDE:
    default:
      return run_with_ids (self, FORGET_REDO, 0, 0, error);
    }
}

/**
 * rung_journal_append:
 * @self: a journal, inside the transaction of the change
 * @changeset: the change
 * @origin: who made it
 * @target: the entry that an undo or redo is of, 0 for an edit
 * @now_usec: the instant
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Appends an entry and moves the cursor of undo and redo.
 *
 * Returns: whether it succeeded; if not, the caller rolls back
 */
gboolean
rung_journal_append (RungJournal    *self,
                     RungChangeset  *changeset,
                     RungOrigin      origin,
                     gint64          target,
                     gint64          now_usec,
                     GError        **error)
{
  return move_cursor (self, origin, target, error) &&
         insert_entry (self, changeset, origin, target, now_usec, error) &&
         prune (self, error);
}

static RungLabel
to_label (gint64 value)
{
  return value >= 0 && value < RUNG_N_LABELS ? (RungLabel) value : RUNG_LABEL_NONE;
}

static RungOrigin
to_origin (gint64 value)
{
  return value >= RUNG_ORIGIN_USER && value <= RUNG_ORIGIN_OUTSIDE ? (RungOrigin) value : RUNG_ORIGIN_OUTSIDE;
}

static char *
dup_text (sqlite3_stmt *stmt,
          int           column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static RungHistoryEntry *
read_entry (sqlite3_stmt *stmt)
{
  RungHistoryEntry *entry = g_new0 (RungHistoryEntry, 1);

  entry->id = sqlite3_column_int64 (stmt, 0);
  entry->instant_usec = sqlite3_column_int64 (stmt, 1);
  entry->origin = to_origin (sqlite3_column_int64 (stmt, 2));
  entry->label = to_label (sqlite3_column_int64 (stmt, 3));
  entry->argument = dup_text (stmt, 4);
  entry->undone = sqlite3_column_int64 (stmt, 5) != LIVE;
  entry->n_changes = CLAMP (sqlite3_column_int64 (stmt, 6), 0, G_MAXUINT);
  return entry;
}

/**
 * rung_journal_peek:
 * @self: a journal
 * @origin: %RUNG_ORIGIN_UNDO or %RUNG_ORIGIN_REDO
 * @entry: (out) (transfer full) (nullable): the entry it would take, %NULL if none
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Returns: whether the journal could be read
 */
gboolean
rung_journal_peek (RungJournal       *self,
                   RungOrigin         origin,
                   RungHistoryEntry **entry,
                   GError           **error)
{
  sqlite3_stmt *stmt = ensure (self, origin == RUNG_ORIGIN_UNDO ? PEEK_UNDO : PEEK_REDO, error);
  RungStep step;

  *entry = NULL;
  if (stmt == NULL)
    return FALSE;
  step = rung_sqlite_step (stmt, "read the history of", error);
  if (step == RUNG_STEP_ROW)
    *entry = read_entry (stmt);
  sqlite3_reset (stmt);
  return step != RUNG_STEP_ERROR;
}

static RungChangeset *
read_changeset (RungJournal   *self,
                sqlite3_stmt  *stmt,
                gint64         id,
                GError       **error)
{
  g_autofree char *argument = dup_text (stmt, 2);
  g_autoptr(RungChangeset) changeset = rung_changeset_new (to_label (sqlite3_column_int64 (stmt, 1)), argument);
  g_autoptr(GError) reason = NULL;
  const guint8 *bytes = sqlite3_column_blob (stmt, 0);

  if (rung_unpack_changes (changeset, bytes, sqlite3_column_bytes (stmt, 0), &reason))
    return g_steal_pointer (&changeset);
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED,
               "Entry %" G_GINT64_FORMAT " in the history of “%s” cannot be read: %s; the plan itself is well",
               id, sqlite3_db_filename (self->db, "main"), reason->message);
  return NULL;
}

/**
 * rung_journal_load:
 * @self: a journal
 * @id: an entry that is an edit
 * @error: return location for %RUNG_STORE_ERROR_DAMAGED or what SQLite says
 *
 * Returns: (transfer full): the entry's changeset, or %NULL
 */
RungChangeset *
rung_journal_load (RungJournal  *self,
                   gint64        id,
                   GError      **error)
{
  sqlite3_stmt *stmt = ensure (self, LOAD, error);
  RungChangeset *changeset = NULL;
  RungStep step;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, id);
  step = rung_sqlite_step (stmt, "read the history of", error);
  if (step != RUNG_STEP_ERROR)
    changeset = read_changeset (self, stmt, id, error);
  sqlite3_reset (stmt);
  return changeset;
}

/**
 * rung_journal_list:
 * @self: a journal
 * @limit: how many at most
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Returns: (transfer container) (element-type RungHistoryEntry): entries, newest
 *   first, or %NULL; the array frees them
 */
GPtrArray *
rung_journal_list (RungJournal  *self,
                   guint         limit,
                   GError      **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_history_entry_free);
  sqlite3_stmt *stmt = ensure (self, LIST, error);
  RungStep step;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, limit);
  while ((step = rung_sqlite_step (stmt, "read the history of", error)) == RUNG_STEP_ROW)
    g_ptr_array_add (entries, read_entry (stmt));
  sqlite3_reset (stmt);
  return step == RUNG_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

/**
 * rung_journal_walk:
 * @self: a journal
 * @visit: called for each entry, newest first, undo and redo among them
 * @data: for @visit
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Returns: whether the journal could be read, to the end or as far as @visit wanted
 */
gboolean
rung_journal_walk (RungJournal       *self,
                   RungJournalVisit   visit,
                   gpointer           data,
                   GError           **error)
{
  sqlite3_stmt *stmt = ensure (self, WALK, error);
  RungStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = rung_sqlite_step (stmt, "read the history of", error)) == RUNG_STEP_ROW)
    {
      RungJournalRow row = {
        .id = sqlite3_column_int64 (stmt, 0), .origin = to_origin (sqlite3_column_int64 (stmt, 2)),
        .bytes = sqlite3_column_blob (stmt, 7), .size = sqlite3_column_bytes (stmt, 7), .stmt = stmt,
      };

      if (!visit (&row, data))
        break;
    }
  sqlite3_reset (stmt);
  return step != RUNG_STEP_ERROR;
}

/**
 * rung_journal_read_row:
 * @row: an entry that is being walked over
 *
 * Returns: (transfer full): what it is, without its changes
 */
RungHistoryEntry *
rung_journal_read_row (const RungJournalRow *row)
{
  return read_entry (row->stmt);
}

/**
 * rung_journal_get_last_instant:
 * @self: a journal
 * @instant_usec: (out): when the newest entry was made, %G_MININT64 if there is none
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Returns: whether the journal could be read
 */
gboolean
rung_journal_get_last_instant (RungJournal  *self,
                               gint64       *instant_usec,
                               GError      **error)
{
  sqlite3_stmt *stmt = ensure (self, LAST_INSTANT, error);
  RungStep step;

  *instant_usec = G_MININT64;
  if (stmt == NULL)
    return FALSE;
  step = rung_sqlite_step (stmt, "read the history of", error);
  if (step == RUNG_STEP_ROW)
    *instant_usec = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return step != RUNG_STEP_ERROR;
}
