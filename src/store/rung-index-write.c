/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes into the search: the texts of a plan, by difference.
 *
 * 1. A record is written only when a hash of what there is to find in it has changed.
 * 2. All rows of one go are written in the order of their numbers: FTS5 writes out what it
 *    has gathered whenever a number is smaller than the one before. */

#include "rung-index-private.h"

#include <string.h>

#include "rung-store.h"

/* A record that changed; without text when it is gone. */
typedef struct
{
  RungRecord     *record;  /* nullable */
  RungSearchText  text;
  gint64          hash;
  gint64          old_id;  /* 0: not known yet */
  gint64          id;
} Entry;

/* One row of words that goes or comes. */
typedef struct
{
  gint64      rowid;
  const char *title; /* NULL: goes */
  const char *text;
} Row;

typedef struct
{
  RungIndex *index;
  gint64     plan;
  gint64     counter;
  GArray    *entries;
  GArray    *rows;
} Batch;

static void
clear_entry (Entry *entry)
{
  g_clear_pointer (&entry->record, rung_record_unref);
  rung_search_text_clear (&entry->text);
}

static void
batch_init (Batch     *self,
            RungIndex *index)
{
  self->index = index;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, (GDestroyNotify) clear_entry);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
}

static void
batch_clear (Batch *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

/* --- what changed --- */

/* FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo). */
static guint64
hash_text (guint64     hash,
           const char *text)
{
  for (const char *at = text != NULL ? text : ""; *at != '\0'; at++)
    hash = (hash ^ (guint8) *at) * G_GUINT64_CONSTANT (1099511628211);
  return (hash ^ 0xff) * G_GUINT64_CONSTANT (1099511628211);
}

static gint64
hash_search_text (const RungSearchText *text)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  hash = hash_text (hash, text->title);
  hash = hash_text (hash, text->languages);
  hash = hash_text (hash, text->text);
  hash = hash_text (hash, text->owner);
  hash = (hash ^ text->state) * G_GUINT64_CONSTANT (1099511628211);
  return (gint64) (hash ^ (guint64) text->age_rank);
}

/* @record: (nullable): as it is now. */
static void
take_record (Batch      *self,
             RungRecord *record,
             gint64      old_id,
             gint64      old_hash)
{
  Entry entry = { .old_id = old_id };

  if (record != NULL && rung_search_text_init (&entry.text, record))
    {
      entry.hash = hash_search_text (&entry.text);
      entry.record = rung_record_ref (record);
    }
  if (entry.record == NULL ? old_id == 0 : old_id != 0 && entry.hash == old_hash)
    clear_entry (&entry);
  else
    g_array_append_val (self->entries, entry);
}

/* --- rows --- */

static int
compare_by_age (gconstpointer a,
                gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;
  gint64 first_rank = first->text.age_rank;
  gint64 second_rank = second->text.age_rank;

  return first_rank < second_rank ? -1 : first_rank > second_rank;
}

/* A record keeps its age for as long as it is known. */
static void
number_entry (Batch *self,
              Entry *entry)
{
  gint64 age = entry->old_id != 0 ? entry->old_id & RUNG_INDEX_AGE_MASK : self->counter++;

  entry->id = (self->plan << RUNG_INDEX_PLAN_SHIFT) |
              ((gint64) rung_record_get_kind (entry->record) << RUNG_INDEX_KIND_SHIFT) |
              RUNG_INDEX_TITLE_BIT | (entry->text.state == RUNG_SEARCH_OPEN ? RUNG_INDEX_OPEN_BIT : 0) | age;
}

static void
add_row (Batch      *self,
         gint64      rowid,
         const char *title,
         const char *text)
{
  Row row = { rowid, title, text };

  g_array_append_val (self->rows, row);
}

static void
add_rows (Batch *self,
          Entry *entry)
{
  if (entry->old_id != 0)
    {
      add_row (self, entry->old_id, NULL, NULL);
      add_row (self, entry->old_id & ~RUNG_INDEX_TITLE_BIT, NULL, NULL);
    }
  if (entry->record == NULL)
    return;
  number_entry (self, entry);
  add_row (self, entry->id, entry->text.title, "");
  if (*entry->text.text != '\0')
    add_row (self, entry->id & ~RUNG_INDEX_TITLE_BIT, entry->text.title, entry->text.text);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *first = a;
  const Row *second = b;

  if (first->rowid != second->rowid)
    return first->rowid < second->rowid ? -1 : 1;
  return (first->title != NULL) - (second->title != NULL);
}

static gboolean
write_row (RungIndex  *index,
           const Row  *row,
           GError    **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (index, row->title != NULL ? RUNG_INDEX_ADD_WORDS : RUNG_INDEX_DROP_WORDS, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, row->rowid);
  if (row->title != NULL)
    {
      sqlite3_bind_text (stmt, 2, row->title, -1, SQLITE_STATIC);
      sqlite3_bind_text (stmt, 3, row->text, -1, SQLITE_STATIC);
    }
  return rung_index_run (index, stmt, error);
}

static gboolean
drop_entry (Batch   *self,
            Entry   *entry,
            GError **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self->index, RUNG_INDEX_DROP_RECORD, error);

  if (stmt != NULL)
    sqlite3_bind_int64 (stmt, 1, entry->old_id);
  return rung_index_run (self->index, stmt, error);
}

static gboolean
add_entry (Batch   *self,
           Entry   *entry,
           GError **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self->index, RUNG_INDEX_ADD_RECORD, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, entry->id);
  sqlite3_bind_int64 (stmt, 2, self->plan);
  sqlite3_bind_text (stmt, 3, rung_record_get_uid (entry->record), -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 4, entry->text.owner, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 5, entry->text.state);
  sqlite3_bind_int64 (stmt, 6, entry->text.age_rank);
  sqlite3_bind_text (stmt, 7, entry->text.languages, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 8, entry->hash);
  return rung_index_run (self->index, stmt, error);
}

/* All old ones first: a uid may come again under another number. */
static gboolean
write_entries (Batch   *self,
               GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->old_id != 0 && !drop_entry (self, entry, error))
        return FALSE;
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->record != NULL && !add_entry (self, entry, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_batch (Batch   *self,
             GError **error)
{
  g_array_sort (self->entries, compare_by_age);
  for (guint i = 0; i < self->entries->len; i++)
    add_rows (self, &g_array_index (self->entries, Entry, i));
  g_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    if (!write_row (self->index, &g_array_index (self->rows, Row, i), error))
      return FALSE;
  return write_entries (self, error);
}

/* --- what evidence is for --- */

static gboolean
write_link (Batch       *self,
            const char  *uid,
            RungRecord  *link, /* nullable: gone */
            GError     **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self->index, link != NULL ? RUNG_INDEX_ADD_LINK : RUNG_INDEX_DROP_LINK, error);
  gboolean is_goal = link != NULL && rung_record_has (link, RUNG_EVIDENCE_LINK_GOAL);
  guint target = is_goal ? RUNG_EVIDENCE_LINK_GOAL : RUNG_EVIDENCE_LINK_RESPONSIBILITY;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->plan);
  sqlite3_bind_text (stmt, 2, uid, -1, SQLITE_STATIC);
  if (link != NULL)
    {
      sqlite3_bind_text (stmt, 3, rung_record_get_text (link, RUNG_EVIDENCE_LINK_EVIDENCE), -1, SQLITE_STATIC);
      sqlite3_bind_text (stmt, 4, rung_record_get_text (link, target), -1, SQLITE_STATIC);
      sqlite3_bind_int64 (stmt, 5, is_goal);
    }
  return rung_index_run (self->index, stmt, error);
}

static gboolean
write_links (Batch         *self,
             RungSnapshot  *snapshot, /* nullable */
             GError       **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self->index, RUNG_INDEX_DROP_LINKS, error);
  guint first = 0, n_links = 0;

  if (stmt != NULL)
    sqlite3_bind_int64 (stmt, 1, self->plan);
  if (!rung_index_run (self->index, stmt, error))
    return FALSE;
  if (snapshot != NULL)
    rung_snapshot_get_range (snapshot, RUNG_KIND_EVIDENCE_LINK, &first, &n_links);
  for (guint i = first; i < first + n_links; i++)
    {
      RungRecord *link = rung_snapshot_get (snapshot, i);

      if (!write_link (self, rung_record_get_uid (link), link, error))
        return FALSE;
    }
  return TRUE;
}

/* --- the transaction --- */

static gboolean
read_counter (Batch   *self,
              GError **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self->index, RUNG_INDEX_GET_COUNTER, error);
  RungStep step = stmt != NULL ? rung_sqlite_step (stmt, "search in", error) : RUNG_STEP_ERROR;

  if (step == RUNG_STEP_ROW)
    self->counter = sqlite3_column_int64 (stmt, 0);
  if (stmt != NULL)
    sqlite3_reset (stmt);
  return step == RUNG_STEP_ROW;
}

static gboolean
add_plan (Batch       *self,
          const char  *plan_path,
          GError     **error)
{
  sqlite3_stmt *stmt;

  if (!rung_index_find_plan (self->index, plan_path, &self->plan, NULL, error))
    return FALSE;
  if (self->plan != 0)
    return TRUE;
  stmt = rung_index_prepare (self->index, RUNG_INDEX_ADD_PLAN, error);
  if (stmt != NULL)
    sqlite3_bind_text (stmt, 1, plan_path, -1, SQLITE_STATIC);
  if (!rung_index_run (self->index, stmt, error))
    return FALSE;
  self->plan = sqlite3_last_insert_rowid (self->index->db);
  if (self->plan <= RUNG_INDEX_MAX_PLANS)
    return TRUE;
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_FAILED, "There are too many plans to search in");
  return FALSE;
}

static gboolean
begin (Batch       *self,
       const char  *plan_path,
       GError     **error)
{
  return rung_index_is_there (self->index, error) &&
         rung_index_run (self->index, rung_index_prepare (self->index, RUNG_INDEX_BEGIN, error), error) &&
         read_counter (self, error) &&
         add_plan (self, plan_path, error);
}

/* @plan: (nullable): its PLAN record, if that may have changed. */
static gboolean
finish (Batch       *self,
        const char  *stamp,
        RungRecord  *plan,
        GError     **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self->index, RUNG_INDEX_SET_PLAN, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->plan);
  if (plan != NULL)
    {
      sqlite3_bind_text (stmt, 2, rung_record_get_uid (plan), -1, SQLITE_STATIC);
      sqlite3_bind_text (stmt, 3, rung_record_get_text (plan, RUNG_PLAN_TITLE), -1, SQLITE_STATIC);
    }
  sqlite3_bind_text (stmt, 4, stamp, -1, SQLITE_STATIC);
  if (!rung_index_run (self->index, stmt, error))
    return FALSE;
  stmt = rung_index_prepare (self->index, RUNG_INDEX_SET_COUNTER, error);
  if (stmt != NULL)
    sqlite3_bind_int64 (stmt, 1, self->counter);
  return rung_index_run (self->index, stmt, error) &&
         rung_index_run (self->index, rung_index_prepare (self->index, RUNG_INDEX_COMMIT, error), error);
}

static gboolean
roll_back (RungIndex *index)
{
  for (guint i = 0; index->db != NULL && i < RUNG_INDEX_N_STATEMENTS; i++)
    sqlite3_reset (index->statements[i]);
  return index->db != NULL && rung_sqlite_roll_back (index->db);
}

/* --- a whole plan --- */

typedef struct
{
  gint64   id;
  gint64   hash;
  gboolean is_there;
} Known;

static GHashTable *
list_known (Batch   *self,
            GError **error)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *stmt = rung_index_prepare (self->index, RUNG_INDEX_LIST_RECORDS, error);
  RungStep step;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, self->plan);
  while ((step = rung_sqlite_step (stmt, "search in", error)) == RUNG_STEP_ROW)
    {
      Known *one = g_new0 (Known, 1);

      one->id = sqlite3_column_int64 (stmt, 1);
      one->hash = sqlite3_column_int64 (stmt, 2);
      g_hash_table_insert (known, g_strdup ((const char *) sqlite3_column_text (stmt, 0)), one);
    }
  sqlite3_reset (stmt);
  return step == RUNG_STEP_DONE ? g_steal_pointer (&known) : NULL;
}

static void
compare_with (Batch        *self,
              RungSnapshot *snapshot, /* nullable */
              GHashTable   *known)
{
  guint n_records = snapshot != NULL ? rung_snapshot_get_size (snapshot) : 0;
  GHashTableIter iter;
  Known *one;

  for (guint i = 0; i < n_records; i++)
    {
      RungRecord *record = rung_snapshot_get (snapshot, i);

      one = g_hash_table_lookup (known, rung_record_get_uid (record));
      if (one != NULL)
        one->is_there = TRUE;
      take_record (self, record, one != NULL ? one->id : 0, one != NULL ? one->hash : 0);
    }
  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &one))
    if (!one->is_there)
      take_record (self, NULL, one->id, one->hash);
}

static RungRecord *
find_plan_record (RungSnapshot *snapshot)
{
  guint first, n_plans = 0;

  if (snapshot != NULL)
    rung_snapshot_get_range (snapshot, RUNG_KIND_PLAN, &first, &n_plans);
  return n_plans > 0 ? rung_snapshot_get (snapshot, first) : NULL;
}

/**
 * rung_index_update:
 * @self: a search
 * @plan_path: a plan file
 * @stamp: of the plan, taken before it was read
 * @snapshot: (nullable): the plan; %NULL when it cannot be read
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Makes the search what a plan is, by writing what is different.
 *
 * Returns: whether it succeeded; if not, nothing changed
 */
gboolean
rung_index_update (RungIndex     *self,
                   const char    *plan_path,
                   const char    *stamp,
                   RungSnapshot  *snapshot,
                   GError       **error)
{
  g_auto(Batch) batch = { 0 };
  g_autoptr(GHashTable) known = NULL;

  batch_init (&batch, self);
  if (!begin (&batch, plan_path, error))
    return roll_back (self);
  known = list_known (&batch, error);
  if (known == NULL)
    return roll_back (self);
  compare_with (&batch, snapshot, known);
  if (!write_batch (&batch, error) ||
      !write_links (&batch, snapshot, error) ||
      !finish (&batch, stamp, find_plan_record (snapshot), error))
    return roll_back (self);
  return TRUE;
}

/* --- changes of a plan --- */

/* What became of each record, by uid; the last change counts. */
static GHashTable *
sum_up (GPtrArray *changesets)
{
  GHashTable *changes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < changesets->len; i++)
    for (guint n = 0; n < rung_changeset_get_size (changesets->pdata[i]); n++)
      {
        const RungChange *change = rung_changeset_get (changesets->pdata[i], n);
        RungRecord *either = change->after != NULL ? change->after : change->before;

        g_hash_table_insert (changes, (gpointer) rung_record_get_uid (either), (gpointer) change);
      }
  return changes;
}

static gboolean
take_change (Batch             *self,
             const char        *uid,
             const RungChange  *change,
             GError           **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self->index, RUNG_INDEX_FIND_RECORD, error);
  gint64 id = 0, hash = 0;
  RungStep step;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->plan);
  sqlite3_bind_text (stmt, 2, uid, -1, SQLITE_STATIC);
  step = rung_sqlite_step (stmt, "search in", error);
  if (step == RUNG_STEP_ROW)
    {
      id = sqlite3_column_int64 (stmt, 0);
      hash = sqlite3_column_int64 (stmt, 1);
    }
  sqlite3_reset (stmt);
  take_record (self, change->after, id, hash);
  return step != RUNG_STEP_ERROR;
}

static gboolean
take_changes (Batch       *self,
              GHashTable  *changes,
              RungRecord **plan,
              GError     **error)
{
  GHashTableIter iter;
  const char *uid;
  const RungChange *change;

  g_hash_table_iter_init (&iter, changes);
  while (g_hash_table_iter_next (&iter, (gpointer *) &uid, (gpointer *) &change))
    {
      RungKind kind = rung_record_get_kind (change->after != NULL ? change->after : change->before);

      if (kind == RUNG_KIND_PLAN)
        *plan = change->after;
      if (kind == RUNG_KIND_EVIDENCE_LINK ? !write_link (self, uid, change->after, error)
                                          : !take_change (self, uid, change, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rung_index_follow:
 * @self: a search that knows the plan as it was
 * @plan_path: a plan file
 * @stamp: of the plan with these changes and no others
 * @changesets: (element-type RungChangeset): what changed since, in order
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Follows edits of a plan, without looking at the rest of it.
 *
 * Returns: whether it succeeded; if not, nothing changed
 */
gboolean
rung_index_follow (RungIndex   *self,
                   const char  *plan_path,
                   const char  *stamp,
                   GPtrArray   *changesets,
                   GError     **error)
{
  g_auto(Batch) batch = { 0 };
  g_autoptr(GHashTable) changes = sum_up (changesets);
  RungRecord *plan = NULL;

  batch_init (&batch, self);
  if (!begin (&batch, plan_path, error) ||
      !take_changes (&batch, changes, &plan, error) ||
      !write_batch (&batch, error) ||
      !finish (&batch, stamp, plan, error))
    return roll_back (self);
  return TRUE;
}

/* --- plans that are gone --- */

static gboolean
drop_plan (RungIndex   *self,
           const char  *plan_path,
           GError     **error)
{
  gint64 number;
  sqlite3_stmt *stmt;

  if (!rung_index_update (self, plan_path, "", NULL, error) ||
      !rung_index_find_plan (self, plan_path, &number, NULL, error))
    return FALSE;
  stmt = rung_index_prepare (self, RUNG_INDEX_DROP_PLAN, error);
  if (stmt != NULL)
    sqlite3_bind_int64 (stmt, 1, number);
  return rung_index_run (self, stmt, error);
}

static GPtrArray *
list_plan_paths (RungIndex  *self,
                 GError    **error)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt = rung_index_is_there (self, error) ? rung_index_prepare (self, RUNG_INDEX_LIST_PLANS, error) : NULL;
  RungStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = rung_sqlite_step (stmt, "search in", error)) == RUNG_STEP_ROW)
    g_ptr_array_add (paths, g_strdup ((const char *) sqlite3_column_text (stmt, 1)));
  sqlite3_reset (stmt);
  return step == RUNG_STEP_DONE ? g_steal_pointer (&paths) : NULL;
}

/**
 * rung_index_keep_only:
 * @self: a search
 * @plan_paths: (element-type utf8): the plans there are
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Forgets the plans that are gone.
 *
 * Returns: whether it succeeded
 */
gboolean
rung_index_keep_only (RungIndex  *self,
                      GPtrArray  *plan_paths,
                      GError    **error)
{
  g_autoptr(GPtrArray) known = list_plan_paths (self, error);

  for (guint i = 0; known != NULL && i < known->len; i++)
    if (!g_ptr_array_find_with_equal_func (plan_paths, known->pdata[i], g_str_equal, NULL) &&
        !drop_plan (self, known->pdata[i], error))
      return FALSE;
  return known != NULL;
}
