/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan as a value: all its records, ordered by kind and uid.
 *
 * 1. The order is that of rung_record_compare() and no record stands twice, so
 *    equal plans are equal arrays.
 * 2. diff, apply and equal walk the arrays once: they are linear.
 * 3. apply (a, diff (a, b)) = b, and apply (apply (a, c), invert (c)) = a.
 */

#include "rung-snapshot.h"

#include <glib/gi18n.h>

#include "rung-plan-error.h"

struct _RungSnapshot
{
  gatomicrefcount  ref_count;
  GPtrArray       *records;
};

G_DEFINE_BOXED_TYPE (RungSnapshot, rung_snapshot, rung_snapshot_ref, rung_snapshot_unref)

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  return rung_record_compare (*(RungRecord *const *) a, *(RungRecord *const *) b);
}

static gboolean
is_sorted (GPtrArray *records)
{
  for (guint i = 1; i < records->len; i++)
    if (rung_record_compare (records->pdata[i - 1], records->pdata[i]) > 0)
      return FALSE;
  return TRUE;
}

/**
 * rung_snapshot_new_take:
 * @records: (transfer full) (element-type RungRecord): records in any order, with
 *   rung_record_unref() as the array's free function; no two of one kind and uid
 *
 * Returns: (transfer full): a snapshot of them
 */
RungSnapshot *
rung_snapshot_new_take (GPtrArray *records)
{
  RungSnapshot *self = g_new (RungSnapshot, 1);

  /* What comes from a store or another snapshot is in order already. */
  if (!is_sorted (records))
    g_ptr_array_sort (records, compare_records);
  g_atomic_ref_count_init (&self->ref_count);
  self->records = records;
  return self;
}

RungSnapshot *
rung_snapshot_new_empty (void)
{
  return rung_snapshot_new_take (g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref));
}

RungSnapshot *
rung_snapshot_ref (RungSnapshot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rung_snapshot_unref (RungSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->records);
  g_free (self);
}

guint
rung_snapshot_get_size (const RungSnapshot *self)
{
  return self->records->len;
}

/**
 * rung_snapshot_get:
 * @self: a snapshot
 * @position: less than its size
 *
 * Returns: (transfer none): the record there
 */
RungRecord *
rung_snapshot_get (const RungSnapshot *self,
                   guint               position)
{
  g_return_val_if_fail (position < self->records->len, NULL);

  return self->records->pdata[position];
}

/* The first position at or after (kind, uid). */
static guint
lower_bound (const RungSnapshot *self,
             RungKind            kind,
             const char         *uid)
{
  guint low = 0, high = self->records->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const RungRecord *record = self->records->pdata[middle];
      RungKind record_kind = rung_record_get_kind (record);

      if (record_kind < kind || (record_kind == kind && g_strcmp0 (rung_record_get_uid (record), uid) < 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * rung_snapshot_get_range:
 * @self: a snapshot
 * @kind: a kind
 * @first: (out): position of the kind's first record
 * @n_records: (out): how many it has
 */
void
rung_snapshot_get_range (const RungSnapshot *self,
                         RungKind            kind,
                         guint              *first,
                         guint              *n_records)
{
  *first = lower_bound (self, kind, NULL);
  *n_records = lower_bound (self, kind + 1, NULL) - *first;
}

/**
 * rung_snapshot_find:
 * @self: a snapshot
 * @kind: a kind
 * @uid: a uid
 *
 * Returns: (nullable) (transfer none): the record
 */
RungRecord *
rung_snapshot_find (const RungSnapshot *self,
                    RungKind            kind,
                    const char         *uid)
{
  guint position = lower_bound (self, kind, uid);
  RungRecord *record;

  if (position == self->records->len)
    return NULL;
  record = self->records->pdata[position];
  return rung_record_get_kind (record) == kind && g_str_equal (rung_record_get_uid (record), uid) ? record : NULL;
}

/**
 * rung_snapshot_equal:
 * @a: a snapshot
 * @b: a snapshot
 *
 * Returns: whether both hold the same records
 */
gboolean
rung_snapshot_equal (const RungSnapshot *a,
                     const RungSnapshot *b)
{
  if (a->records->len != b->records->len)
    return FALSE;
  for (guint i = 0; i < a->records->len; i++)
    if (!rung_record_equal (a->records->pdata[i], b->records->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * rung_snapshot_diff:
 * @from: a snapshot
 * @to: another
 * @label: what to call the difference
 * @argument: (nullable): the label's argument
 *
 * Returns: (transfer full): what turns @from into @to, in snapshot order
 */
RungChangeset *
rung_snapshot_diff (const RungSnapshot *from,
                    const RungSnapshot *to,
                    RungLabel           label,
                    const char         *argument)
{
  RungChangeset *changeset = rung_changeset_new (label, argument);
  guint i = 0, j = 0;

  while (i < from->records->len || j < to->records->len)
    {
      RungRecord *before = i < from->records->len ? from->records->pdata[i] : NULL;
      RungRecord *after = j < to->records->len ? to->records->pdata[j] : NULL;
      int order = before == NULL ? 1 : after == NULL ? -1 : rung_record_compare (before, after);

      if (order < 0)
        rung_changeset_add (changeset, before, NULL);
      else if (order > 0)
        rung_changeset_add (changeset, NULL, after);
      else if (!rung_record_equal (before, after))
        rung_changeset_add (changeset, before, after);
      i += order <= 0;
      j += order >= 0;
    }
  return changeset;
}

static GPtrArray *
sort_changes (RungChangeset *changeset)
{
  guint n_changes = rung_changeset_get_size (changeset);
  GPtrArray *sorted = g_ptr_array_sized_new (n_changes);

  for (guint i = 0; i < n_changes; i++)
    g_ptr_array_add (sorted, (gpointer) rung_changeset_get (changeset, i));
  g_ptr_array_sort (sorted, rung_change_compare);
  return sorted;
}

static gboolean
conflict (const RungChange  *change,
          GError           **error)
{
  const RungRecord *record = change->before ? change->before : change->after;

  return rung_plan_refuse (error, RUNG_PLAN_ERROR_CONFLICT, record,
                           NC_("plan error", "it was changed meanwhile"), "");
}

/**
 * rung_snapshot_apply:
 * @self: a snapshot
 * @changeset: what to change
 * @error: return location for %RUNG_PLAN_ERROR_CONFLICT, when a record's before
 *   is not what @self holds
 *
 * The rules of plans are not looked at here.
 *
 * Returns: (transfer full): the changed snapshot, or %NULL with @error set
 */
RungSnapshot *
rung_snapshot_apply (const RungSnapshot  *self,
                     RungChangeset       *changeset,
                     GError             **error)
{
  g_autoptr(GPtrArray) sorted = sort_changes (changeset);
  g_autoptr(GPtrArray) result = g_ptr_array_new_full (self->records->len + sorted->len,
                                                      (GDestroyNotify) rung_record_unref);
  guint i = 0;

  for (guint j = 0; j < sorted->len; j++)
    {
      const RungChange *change = sorted->pdata[j];
      RungRecord *key = change->before ? change->before : change->after;
      RungRecord *present = NULL;

      while (i < self->records->len && rung_record_compare (self->records->pdata[i], key) < 0)
        g_ptr_array_add (result, rung_record_ref (self->records->pdata[i++]));
      if (i < self->records->len && rung_record_compare (self->records->pdata[i], key) == 0)
        present = self->records->pdata[i++];
      if ((present == NULL) != (change->before == NULL) ||
          (present != NULL && !rung_record_equal (present, change->before)))
        return conflict (change, error), NULL;
      if (change->after != NULL)
        g_ptr_array_add (result, rung_record_ref (change->after));
    }
  while (i < self->records->len)
    g_ptr_array_add (result, rung_record_ref (self->records->pdata[i++]));
  return rung_snapshot_new_take (g_steal_pointer (&result));
}

/* Whether what a record belongs to has been left out, in which case it goes too. */
static gboolean
belongs_to_hidden (const RungRecord *record,
                   GHashTable       *hidden)
{
  const RungKindInfo *info = rung_kind_get_info (rung_record_get_kind (record));

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & RUNG_FIELD_OWNER) && rung_record_has (record, i) &&
        g_hash_table_contains (hidden, rung_record_get_text (record, i)))
      return TRUE;
  return FALSE;
}

/* A copy without private texts and without references to what is hidden. */
static RungRecord *
strip_record (RungRecord *record,
              GHashTable *hidden)
{
  const RungKindInfo *info = rung_kind_get_info (rung_record_get_kind (record));
  RungRecordBuilder builder;
  gboolean changed = FALSE;

  rung_record_builder_init_from (&builder, record);
  for (guint i = 0; i < info->n_fields; i++)
    if (rung_record_has (record, i) &&
        ((info->fields[i].flags & RUNG_FIELD_PRIVATE) ||
         (info->fields[i].type == RUNG_FIELD_REFERENCE &&
          g_hash_table_contains (hidden, rung_record_get_text (record, i)))))
      {
        rung_record_builder_unset (&builder, i);
        changed = TRUE;
      }
  return changed ? rung_record_builder_end (&builder) : rung_record_ref (record);
}

/* Evidence that is shown by hidden links only would tell what it was for. */
static void
hide_evidence_of_hidden (const RungSnapshot *self,
                         GHashTable         *hidden)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint first, n_links;

  rung_snapshot_get_range (self, RUNG_KIND_EVIDENCE_LINK, &first, &n_links);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = first; i < first + n_links; i++)
      {
        RungRecord *link = self->records->pdata[i];
        const char *evidence = rung_record_get_text (link, RUNG_EVIDENCE_LINK_EVIDENCE);

        if (evidence == NULL)
          continue;
        if (pass == 0 && !g_hash_table_contains (hidden, rung_record_get_uid (link)))
          g_hash_table_add (seen, (gpointer) evidence);
        if (pass == 1 && !g_hash_table_contains (seen, evidence))
          g_hash_table_add (hidden, (gpointer) evidence);
      }
}

/* Hides the private records, and what belongs to them, until nothing more is
 * hidden: a record may belong to one that stands later in the order. */
static GHashTable *
find_hidden (const RungSnapshot *self)
{
  GHashTable *hidden = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_before;

  do
    {
      n_before = g_hash_table_size (hidden);
      for (guint i = 0; i < self->records->len; i++)
        {
          RungRecord *record = self->records->pdata[i];

          if (rung_record_get_kind (record) == RUNG_KIND_BASELINE || rung_record_is_private (record) ||
              belongs_to_hidden (record, hidden))
            g_hash_table_add (hidden, (gpointer) rung_record_get_uid (record));
        }
      hide_evidence_of_hidden (self, hidden);
    }
  while (g_hash_table_size (hidden) > n_before);
  return hidden;
}

/**
 * rung_snapshot_without_private:
 * @self: a snapshot
 *
 * Leaves out private records, what belongs to them, private texts and baselines,
 * and clears references to what was left out.
 *
 * Returns: (transfer full): a snapshot fit for somebody else's eyes
 */
RungSnapshot *
rung_snapshot_without_private (const RungSnapshot *self)
{
  g_autoptr(GHashTable) hidden = find_hidden (self);
  GPtrArray *result = g_ptr_array_new_full (self->records->len, (GDestroyNotify) rung_record_unref);

  for (guint i = 0; i < self->records->len; i++)
    if (!g_hash_table_contains (hidden, rung_record_get_uid (self->records->pdata[i])))
      g_ptr_array_add (result, strip_record (self->records->pdata[i], hidden));
  return rung_snapshot_new_take (result);
}
