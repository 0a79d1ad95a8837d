/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of one goal: the journal walked from its newest entry backwards.
 *
 * 1. Most entries are about something else.  They are told by their bytes, in which the
 *    uid of the goal does not occur, and are never unpacked.
 * 2. Evidence does not name its goal, links do.  So the walk knows at each moment which
 *    evidence belongs to the goal: at first what the plan's links name, and further back
 *    what the links named that came and went in between.
 * 3. Of an entry only what concerns the goal is kept.  One that moved nothing but the goal's
 *    place in the list is about the list.
 * 4. An entry that cannot be read ends in an error rather than in a hole.  Where an undo's
 *    edit has been dropped as too old, the history begins.
 */

/* memmem() is neither C nor POSIX 2017, but GNU, BSD, musl and macOS have it. */
#define _GNU_SOURCE

#include "rung-journal-goal.h"

#include <string.h>

#include "rung-goal-past.h"
#include "rung-pack.h"

typedef struct
{
  const RungHistoryRequest *request;
  GHashTable               *evidence; /* uid -> how many links name it, after the entry at hand */
  GPtrArray                *entries;
  gboolean                  found; /* the entry that is to be the last but not in the list */
  GError                   *error;
} Walk;

/* --- Which evidence belongs --- */

static guint
count_links (GHashTable *evidence,
             const char *uid)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (evidence, uid));
}

static void
set_links (GHashTable *evidence,
           const char *uid,
           guint       n_links)
{
  if (n_links == 0)
    g_hash_table_remove (evidence, uid);
  else
    g_hash_table_replace (evidence, g_strdup (uid), GUINT_TO_POINTER (n_links));
}

static gboolean
load_evidence (Walk            *walk,
               RungConnection  *connection,
               GError         **error)
{
  g_autoptr(sqlite3_stmt) stmt = rung_sqlite_prepare (connection->db, "SELECT evidence FROM evidence_link WHERE goal = ?1",
                                                      "read the history of", error);
  RungStep step;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, walk->request->goal_uid, -1, SQLITE_STATIC);
  while ((step = rung_sqlite_step (stmt, "read the history of", error)) == RUNG_STEP_ROW)
    {
      const char *uid = (const char *) sqlite3_column_text (stmt, 0);

      if (uid != NULL)
        set_links (walk->evidence, uid, count_links (walk->evidence, uid) + 1);
    }
  return step == RUNG_STEP_DONE;
}

/* Makes the evidence what it was before the changes. */
static void
rewind_links (Walk          *walk,
              RungChangeset *changes)
{
  const char *goal_uid = walk->request->goal_uid;

  for (guint i = 0; i < rung_changeset_get_size (changes); i++)
    {
      const RungChange *change = rung_changeset_get (changes, i);
      const char *named = rung_goal_past_get_shown_by (change->after, goal_uid);
      const char *named_before = rung_goal_past_get_shown_by (change->before, goal_uid);

      if (named != NULL && count_links (walk->evidence, named) > 0)
        set_links (walk->evidence, named, count_links (walk->evidence, named) - 1);
      if (named_before != NULL)
        set_links (walk->evidence, named_before, count_links (walk->evidence, named_before) + 1);
    }
}

/* --- Which changes concern the goal --- */

static gboolean
mentions (const RungJournalRow *row,
          const char           *text)
{
  return memmem (row->bytes, row->size, text, strlen (text) + 1) != NULL;
}

static gboolean
may_concern (Walk                 *walk,
             const RungJournalRow *row)
{
  GHashTableIter iter;
  const char *uid;

  if (mentions (row, walk->request->goal_uid))
    return TRUE;
  if (g_hash_table_size (walk->evidence) == 0 || !mentions (row, rung_kind_get_info (RUNG_KIND_EVIDENCE)->name))
    return FALSE;
  g_hash_table_iter_init (&iter, walk->evidence);
  while (g_hash_table_iter_next (&iter, (gpointer *) &uid, NULL))
    if (mentions (row, uid))
      return TRUE;
  return FALSE;
}

static RungRecord *
any_of (const RungChange *change)
{
  return change->after != NULL ? change->after : change->before;
}

/* Of evidence it cannot be said yet: its link may follow. */
static gboolean
may_belong (const RungChange *change,
            gpointer          data)
{
  const char *goal_uid = data;

  return rung_record_get_kind (any_of (change)) == RUNG_KIND_EVIDENCE ||
         rung_goal_past_belongs (change->before, goal_uid) || rung_goal_past_belongs (change->after, goal_uid);
}

static gboolean
belongs (const RungChange *change,
         Walk             *walk,
         GHashTable       *belonged_after)
{
  const char *uid = rung_record_get_uid (any_of (change));

  return rung_record_get_kind (any_of (change)) != RUNG_KIND_EVIDENCE ||
         g_hash_table_contains (belonged_after, uid) || count_links (walk->evidence, uid) > 0;
}

static GHashTable *
copy_uids (GHashTable *evidence)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  const char *uid;

  g_hash_table_iter_init (&iter, evidence);
  while (g_hash_table_iter_next (&iter, (gpointer *) &uid, NULL))
    g_hash_table_add (copy, g_strdup (uid));
  return copy;
}

/* What of an entry's changes is the goal's, before or after them; the walk is behind it then. */
static RungChangeset *
keep_those_that_belong (Walk          *walk,
                        RungChangeset *changes)
{
  g_autoptr(GHashTable) belonged_after = copy_uids (walk->evidence);
  RungChangeset *kept = rung_changeset_new (rung_changeset_get_label (changes), rung_changeset_get_argument (changes));

  rewind_links (walk, changes);
  for (guint i = 0; i < rung_changeset_get_size (changes); i++)
    {
      const RungChange *change = rung_changeset_get (changes, i);

      if (belongs (change, walk, belonged_after))
        rung_changeset_add (kept, change->before, change->after);
    }
  return kept;
}

/* Another goal that was moved past this one changed its place. */
static gboolean
is_about_its_place (const RungChange *change)
{
  if (change->before == NULL || change->after == NULL || rung_record_get_kind (change->after) != RUNG_KIND_GOAL)
    return FALSE;
  for (guint i = 0; i < RUNG_GOAL_N_FIELDS; i++)
    if (i != RUNG_GOAL_ORDINAL && !rung_record_field_equal (change->before, change->after, i))
      return FALSE;
  return TRUE;
}

static gboolean
is_worth_an_entry (RungChangeset *changes)
{
  guint n_changes = rung_changeset_get_size (changes);

  return n_changes > 1 || (n_changes == 1 && !is_about_its_place (rung_changeset_get (changes, 0)));
}

/* --- The walk --- */

static RungChangeset *
unpack (const RungJournalRow  *row,
        RungHistoryEntry      *entry,
        RungKeepFunc           keep,
        gpointer               data,
        GError               **error)
{
  g_autoptr(RungChangeset) changes = rung_changeset_new (entry->label, entry->argument);
  g_autoptr(GError) reason = NULL;

  if (!rung_unpack_some_changes (changes, keep, data, row->bytes, row->size, &reason))
    {
      g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED,
                   "Entry %" G_GINT64_FORMAT " in the history of “%s” cannot be read: %s; the plan itself is well",
                   row->id, sqlite3_db_filename (sqlite3_db_handle (row->stmt), "main"), reason->message);
      return NULL;
    }
  return row->origin == RUNG_ORIGIN_UNDO ? rung_changeset_invert (changes) : g_steal_pointer (&changes);
}

static gboolean
visit (const RungJournalRow *row,
       gpointer              data)
{
  Walk *walk = data;
  g_autoptr(RungHistoryEntry) entry = NULL;
  g_autoptr(RungChangeset) changes = NULL;
  g_autoptr(RungChangeset) kept = NULL;

  walk->found = row->id == walk->request->after_id;
  if (row->id <= walk->request->after_id || row->bytes == NULL)
    return FALSE;
  if (!may_concern (walk, row))
    return TRUE;
  entry = rung_journal_read_row (row);
  changes = unpack (row, entry, may_belong, (gpointer) walk->request->goal_uid, &walk->error);
  if (changes == NULL)
    return FALSE;
  kept = keep_those_that_belong (walk, changes);
  if (is_worth_an_entry (kept))
    {
      entry->changes = g_steal_pointer (&kept);
      g_ptr_array_add (walk->entries, g_steal_pointer (&entry));
    }
  return walk->entries->len < walk->request->limit;
}

/**
 * rung_journal_goal_list:
 * @connection: a plan file that is open
 * @request: of which goal, there or gone, and how much
 * @found: (out) (optional): whether the entry of that number is in the journal
 * @error: return location for %RUNG_STORE_ERROR_DAMAGED or another #RUNG_STORE_ERROR
 *
 * Lists what changed of a goal and of what belongs to it.
 *
 * Returns: (transfer container) (element-type RungHistoryEntry): entries with their
 *   changes, newest first, undo and redo among them; may be empty; or %NULL
 */
GPtrArray *
rung_journal_goal_list (RungConnection            *connection,
                        const RungHistoryRequest  *request,
                        gboolean                  *found,
                        GError                   **error)
{
  g_autoptr(GHashTable) evidence = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_history_entry_free);
  Walk walk = { .request = request, .evidence = evidence, .entries = entries };

  if (!load_evidence (&walk, connection, error) ||
      !rung_journal_walk (connection->journal, visit, &walk, error))
    return NULL;
  if (walk.error != NULL)
    {
      g_propagate_error (error, walk.error);
      return NULL;
    }
  if (found != NULL)
    *found = walk.found;
  return g_steal_pointer (&entries);
}

/* --- Goals that are gone --- */

typedef struct
{
  GHashTable *goals; /* uid -> RungRecord, NULL for one that is there */
  GError     *error;
} Gone;

static gboolean
is_of_goal (const RungChange *change,
            gpointer          data)
{
  return rung_record_get_kind (any_of (change)) == RUNG_KIND_GOAL;
}

/* The newest entry that names a goal says what became of it. */
static gboolean
visit_gone (const RungJournalRow *row,
            gpointer              data)
{
  Gone *gone = data;
  g_autoptr(RungHistoryEntry) entry = NULL;
  g_autoptr(RungChangeset) changes = NULL;

  if (row->bytes == NULL)
    return FALSE;
  if (!mentions (row, rung_kind_get_info (RUNG_KIND_GOAL)->name))
    return TRUE;
  entry = rung_journal_read_row (row);
  changes = unpack (row, entry, is_of_goal, NULL, &gone->error);
  if (changes == NULL)
    return FALSE;
  for (guint i = 0; i < rung_changeset_get_size (changes); i++)
    {
      const RungChange *change = rung_changeset_get (changes, i);
      const char *uid = rung_record_get_uid (any_of (change));

      if (!g_hash_table_contains (gone->goals, uid))
        g_hash_table_insert (gone->goals, g_strdup (uid), change->after == NULL ? rung_record_ref (change->before) : NULL);
    }
  return TRUE;
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    rung_record_unref (record);
}

/**
 * rung_journal_goal_list_gone:
 * @connection: a plan file that is open
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Finds the goals that the plan holds no more and the history still knows.
 *
 * Returns: (transfer full): their records as they were last, and nothing else; or %NULL
 */
RungSnapshot *
rung_journal_goal_list_gone (RungConnection  *connection,
                             GError         **error)
{
  g_autoptr(GHashTable) goals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_record);
  GPtrArray *records;
  Gone gone = { .goals = goals };
  GHashTableIter iter;
  RungRecord *record;

  if (!rung_journal_walk (connection->journal, visit_gone, &gone, error))
    return NULL;
  if (gone.error != NULL)
    {
      g_propagate_error (error, gone.error);
      return NULL;
    }
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  g_hash_table_iter_init (&iter, goals);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &record))
    if (record != NULL)
      g_ptr_array_add (records, rung_record_ref (record));
  return rung_snapshot_new_take (records);
}
