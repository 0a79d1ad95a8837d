/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes out of the search, bounded: however common a word is, only so many rows are
 * looked at.
 *
 * 1. Up to PROBE rows are found at once, wherever they are.  A word that has fewer is ranked
 *    exactly: titles before other texts, open before done, newest first.
 * 2. A more common one is asked for group by group, which walks the best first (see the
 *    numbers in rung-index-private.h) and stops when a group is full.  Newest is then by when
 *    the search first saw a record.
 * 3. For each question about words that begin so, FTS5 gathers all rows of all of them.  Where
 *    the word as it was typed is a common one, it alone is asked for. */

#include "rung-index-private.h"

#include <string.h>

#include "rung-store.h"

#define PROBE 400

typedef struct
{
  gint64          id; /* of the row of the title alone */
  gboolean        is_in_title;
  char           *uid;
  char           *owner;
  char           *languages;
  RungSearchState state;
  gint64          age_rank;
} Candidate;

typedef struct
{
  char *path;
  char *uid;
  char *title;
} PlanRow;

typedef struct
{
  RungIndex  *index;
  const RungQuery *query;
  guint       n_per_group;
  GHashTable *plans;      /* gint64 -> PlanRow */
  GHashTable *seen;       /* gint64 -> Candidate, in candidates */
  GPtrArray  *candidates;
} Search;

static void
free_candidate (Candidate *candidate)
{
  g_free (candidate->uid);
  g_free (candidate->owner);
  g_free (candidate->languages);
  g_free (candidate);
}

static void
free_plan_row (PlanRow *row)
{
  g_free (row->path);
  g_free (row->uid);
  g_free (row->title);
  g_free (row);
}

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->plans, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

void
rung_index_hit_free (RungIndexHit *self)
{
  g_free (self->plan_path);
  g_free (self->plan_uid);
  g_free (self->plan_title);
  g_free (self->uid);
  g_free (self->owner);
  g_free (self->owner_title);
  g_free (self->owner_languages);
  g_free (self->title);
  g_free (self->languages);
  g_free (self->text);
  g_free (self);
}

static char *
dup_column (sqlite3_stmt *stmt,
            int           column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static RungKind
get_kind (gint64 id)
{
  return MIN ((guint) (id >> RUNG_INDEX_KIND_SHIFT) & 31, RUNG_N_KINDS - 1);
}

/* --- finding rows --- */

static void
take_row (Search *self,
          gint64  rowid)
{
  gint64 id = rowid | RUNG_INDEX_TITLE_BIT;
  Candidate *candidate = g_hash_table_lookup (self->seen, &id);

  if (candidate == NULL)
    {
      candidate = g_new0 (Candidate, 1);
      candidate->id = id;
      g_ptr_array_add (self->candidates, candidate);
      g_hash_table_insert (self->seen, &candidate->id, candidate);
    }
  candidate->is_in_title = candidate->is_in_title || rowid == id;
}

/* Walks down a range of numbers; @n_rows tells how many rows there were, up to the limit. */
static gboolean
walk (Search      *self,
      const char  *expression,
      gint64       first,
      gint64       last,
      guint        limit,
      guint       *n_rows,
      GError     **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self->index, RUNG_INDEX_FIND_WORDS, error);
  RungStep step;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, expression, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, first);
  sqlite3_bind_int64 (stmt, 3, last);
  sqlite3_bind_int64 (stmt, 4, limit);
  for (*n_rows = 0; (step = rung_sqlite_step (stmt, "search in", error)) == RUNG_STEP_ROW; (*n_rows)++)
    take_row (self, sqlite3_column_int64 (stmt, 0));
  sqlite3_reset (stmt);
  return step == RUNG_STEP_DONE;
}

static gboolean
has_group (Search    *self,
           gint64     first,
           gint64     last,
           gboolean  *is_there,
           GError   **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self->index, RUNG_INDEX_HAS_RECORDS, error);
  RungStep step;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, first);
  sqlite3_bind_int64 (stmt, 2, last);
  step = rung_sqlite_step (stmt, "search in", error);
  *is_there = step == RUNG_STEP_ROW;
  sqlite3_reset (stmt);
  return step != RUNG_STEP_ERROR;
}

static gboolean
walk_groups (Search      *self,
             const char  *expression,
             gint64       plan,
             GError     **error)
{
  guint limit = 2 * (self->n_per_group + 1);

  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    {
      gint64 first = (plan << RUNG_INDEX_PLAN_SHIFT) | ((gint64) kind << RUNG_INDEX_KIND_SHIFT);
      gint64 last = first | ((G_GINT64_CONSTANT (1) << RUNG_INDEX_KIND_SHIFT) - 1);
      gboolean is_there;
      guint n_rows;

      if (!has_group (self, first, last, &is_there, error) ||
          (is_there && !walk (self, expression, first, last, limit, &n_rows, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
walk_plans (Search      *self,
            const char  *expression,
            gint64       plan,
            GError     **error)
{
  GHashTableIter iter;
  gint64 *number;

  if (plan != 0)
    return walk_groups (self, expression, plan, error);
  g_hash_table_iter_init (&iter, self->plans);
  while (g_hash_table_iter_next (&iter, (gpointer *) &number, NULL))
    if (!walk_groups (self, expression, *number, error))
      return FALSE;
  return TRUE;
}

/* @plan: 0 for all. */
static gboolean
find_rows (Search  *self,
           gint64   plan,
           GError **error)
{
  const char *expression = rung_query_get_expression (self->query);
  const char *whole = rung_query_get_whole_expression (self->query);
  gint64 first = (plan != 0 ? plan : 1) << RUNG_INDEX_PLAN_SHIFT;
  gint64 last = ((plan != 0 ? plan : RUNG_INDEX_MAX_PLANS) << RUNG_INDEX_PLAN_SHIFT) |
                ((G_GINT64_CONSTANT (1) << RUNG_INDEX_PLAN_SHIFT) - 1);
  guint n_rows;

  if (!walk (self, expression, first, last, PROBE, &n_rows, error))
    return FALSE;
  if (n_rows < PROBE)
    return TRUE;
  if (!walk (self, whole, first, last, PROBE, &n_rows, error))
    return FALSE;
  return walk_plans (self, n_rows < PROBE ? expression : whole, plan, error);
}

/* --- ranking --- */

static gboolean
read_candidate (Search     *self,
                Candidate  *candidate,
                GError    **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self->index, RUNG_INDEX_GET_RECORD, error);
  RungStep step;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, candidate->id);
  step = rung_sqlite_step (stmt, "search in", error);
  if (step == RUNG_STEP_ROW)
    {
      candidate->uid = dup_column (stmt, 0);
      candidate->owner = dup_column (stmt, 1);
      candidate->state = CLAMP (sqlite3_column_int64 (stmt, 2), RUNG_SEARCH_OPEN, RUNG_SEARCH_HIDDEN);
      candidate->age_rank = sqlite3_column_int64 (stmt, 3);
      candidate->languages = dup_column (stmt, 4);
    }
  sqlite3_reset (stmt);
  return step != RUNG_STEP_ERROR;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = *(const Candidate *const *) a;
  const Candidate *second = *(const Candidate *const *) b;
  int order = (int) rung_search_get_group (get_kind (first->id)) - (int) rung_search_get_group (get_kind (second->id));

  if (order == 0)
    order = second->is_in_title - first->is_in_title;
  if (order == 0)
    order = (int) (first->state != RUNG_SEARCH_OPEN) - (int) (second->state != RUNG_SEARCH_OPEN);
  if (order == 0)
    order = first->age_rank > second->age_rank ? -1 : first->age_rank < second->age_rank;
  return order != 0 ? order : first->id > second->id ? -1 : first->id < second->id;
}

/* --- what a hit shows --- */

static gboolean
read_texts (Search   *self,
            gint64    id,
            char    **title,
            char    **text,
            GError  **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self->index, RUNG_INDEX_GET_WORDS, error);
  RungStep step;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  sqlite3_bind_int64 (stmt, 2, id & ~RUNG_INDEX_TITLE_BIT);
  step = rung_sqlite_step (stmt, "search in", error);
  if (step == RUNG_STEP_ROW)
    {
      *title = dup_column (stmt, 0);
      if (text != NULL)
        *text = dup_column (stmt, 1);
    }
  sqlite3_reset (stmt);
  return step != RUNG_STEP_ERROR;
}

static gboolean
find_evidence_owner (Search        *self,
                     gint64         plan,
                     RungIndexHit  *hit,
                     GError       **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self->index, RUNG_INDEX_FIND_LINK, error);
  RungStep step;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, plan);
  sqlite3_bind_text (stmt, 2, hit->uid, -1, SQLITE_STATIC);
  step = rung_sqlite_step (stmt, "search in", error);
  if (step == RUNG_STEP_ROW)
    hit->owner = dup_column (stmt, 0);
  sqlite3_reset (stmt);
  return step != RUNG_STEP_ERROR;
}

static gboolean
read_owner (Search        *self,
            gint64         plan,
            RungIndexHit  *hit,
            GError       **error)
{
  sqlite3_stmt *stmt;
  RungStep step;
  gint64 id = 0;

  if (hit->kind == RUNG_KIND_EVIDENCE && !find_evidence_owner (self, plan, hit, error))
    return FALSE;
  if (hit->owner == NULL)
    return TRUE;
  stmt = rung_index_prepare (self->index, RUNG_INDEX_FIND_RECORD, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, plan);
  sqlite3_bind_text (stmt, 2, hit->owner, -1, SQLITE_STATIC);
  step = rung_sqlite_step (stmt, "search in", error);
  if (step == RUNG_STEP_ROW)
    {
      id = sqlite3_column_int64 (stmt, 0);
      hit->owner_kind = get_kind (id);
      hit->owner_languages = dup_column (stmt, 2);
    }
  sqlite3_reset (stmt);
  return step != RUNG_STEP_ERROR && (id == 0 || read_texts (self, id, &hit->owner_title, NULL, error));
}

static RungIndexHit *
make_hit (Search     *self,
          Candidate  *candidate,
          GError    **error)
{
  RungIndexHit *hit = g_new0 (RungIndexHit, 1);
  gint64 plan = candidate->id >> RUNG_INDEX_PLAN_SHIFT;
  const PlanRow *row = g_hash_table_lookup (self->plans, &plan);

  hit->kind = get_kind (candidate->id);
  hit->owner_kind = -1;
  hit->uid = g_steal_pointer (&candidate->uid);
  hit->owner = g_steal_pointer (&candidate->owner);
  hit->languages = g_steal_pointer (&candidate->languages);
  hit->state = candidate->state;
  hit->is_in_title = candidate->is_in_title;
  hit->plan_path = g_strdup (row != NULL ? row->path : "");
  hit->plan_uid = g_strdup (row != NULL ? row->uid : "");
  hit->plan_title = g_strdup (row != NULL ? row->title : "");
  if (read_texts (self, candidate->id, &hit->title, &hit->text, error) && read_owner (self, plan, hit, error))
    {
      hit->title = hit->title != NULL ? hit->title : g_strdup ("");
      hit->text = hit->text != NULL ? hit->text : g_strdup ("");
      return hit;
    }
  rung_index_hit_free (hit);
  return NULL;
}

/* --- all of it --- */

static gboolean
read_plans (Search  *self,
            GError **error)
{
  sqlite3_stmt *stmt = rung_index_prepare (self->index, RUNG_INDEX_LIST_PLANS, error);
  RungStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = rung_sqlite_step (stmt, "search in", error)) == RUNG_STEP_ROW)
    {
      gint64 number = sqlite3_column_int64 (stmt, 0);
      PlanRow *row = g_new0 (PlanRow, 1);

      row->path = g_strdup ((const char *) sqlite3_column_text (stmt, 1));
      row->uid = dup_column (stmt, 2);
      row->title = dup_column (stmt, 3);
      g_hash_table_insert (self->plans, g_memdup2 (&number, sizeof number), row);
    }
  sqlite3_reset (stmt);
  return step == RUNG_STEP_DONE;
}

static GPtrArray *
make_hits (Search  *self,
           GError **error)
{
  g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_index_hit_free);
  RungIndexHit *last = NULL;
  guint n_in_group = 0;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = self->candidates->pdata[i];

      if (candidate->uid == NULL)
        continue;
      if (last == NULL || last->kind != get_kind (candidate->id))
        n_in_group = 0;
      if (n_in_group++ >= self->n_per_group)
        {
          last->has_more = TRUE;
          continue;
        }
      last = make_hit (self, candidate, error);
      if (last == NULL)
        return NULL;
      g_ptr_array_add (hits, last);
    }
  return g_steal_pointer (&hits);
}

static gboolean
search (Search      *self,
        const char  *plan_path,
        GError     **error)
{
  gint64 plan = 0;

  if (!read_plans (self, error) ||
      (plan_path != NULL && !rung_index_find_plan (self->index, plan_path, &plan, NULL, error)))
    return FALSE;
  if (rung_query_is_empty (self->query) || (plan_path != NULL && plan == 0))
    return TRUE;
  if (!find_rows (self, plan, error))
    return FALSE;
  for (guint i = 0; i < self->candidates->len; i++)
    if (!read_candidate (self, self->candidates->pdata[i], error))
      return FALSE;
  g_ptr_array_sort (self->candidates, compare_candidates);
  return TRUE;
}

/**
 * rung_index_find:
 * @self: a search, brought up to date
 * @query: what is searched for
 * @plan_path: (nullable): the plan to search in; %NULL is all
 * @n_per_group: how many records of each kind are wanted
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Finds records, the best first, kind by kind in the order of rung_search_get_group().
 *
 * Returns: (transfer full) (element-type RungIndexHit): what was found; the array frees it
 */
GPtrArray *
rung_index_find (RungIndex        *self,
                 const RungQuery  *query,
                 const char       *plan_path,
                 guint             n_per_group,
                 GError          **error)
{
  g_auto(Search) one = { .index = self, .query = query, .n_per_group = n_per_group };
  GPtrArray *hits = NULL;

  if (!rung_index_is_there (self, error) || !rung_sqlite_exec (self->db, "BEGIN", "search in", error))
    return NULL;
  one.plans = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) free_plan_row);
  one.seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  one.candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) free_candidate);
  if (search (&one, plan_path, error))
    hits = make_hits (&one, error);
  rung_sqlite_roll_back (self->db);
  return hits;
}
