/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All records of one plan, as lists that can be watched and asked.
 *
 * 1. A plan changes only by rung_plan_apply(), which cannot fail; who calls it
 *    has called rung_plan_check() and has made the change durable.
 * 2. A plan does not know where it is stored.
 * 3. Who refers to a record is looked up in indexes that are built when first
 *    asked for and follow small changes; a large change drops them.
 */

#include "rung-plan.h"

#include <string.h>

#include "rung-record-list-private.h"

/* From this many changes on, building an index again is cheaper than following. */
#define MANY_CHANGES 64

struct _RungPlan
{
  GObject         parent_instance;
  RungRecordList *lists[RUNG_N_KINDS];
  GHashTable     *referrers[RUNG_N_KINDS][RUNG_MAX_FIELDS]; /* uid -> GPtrArray of RungRecord; NULL until asked */
  RungSnapshot   *snapshot; /* NULL after a change until asked for */
};

G_DEFINE_FINAL_TYPE (RungPlan, rung_plan, G_TYPE_OBJECT)

static void
drop_indexes (RungPlan *self)
{
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    for (guint field = 0; field < RUNG_MAX_FIELDS; field++)
      g_clear_pointer (&self->referrers[kind][field], g_hash_table_unref);
}

static void
rung_plan_finalize (GObject *object)
{
  RungPlan *self = RUNG_PLAN (object);

  drop_indexes (self);
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    g_clear_object (&self->lists[kind]);
  g_clear_pointer (&self->snapshot, rung_snapshot_unref);
  G_OBJECT_CLASS (rung_plan_parent_class)->finalize (object);
}

static void
rung_plan_class_init (RungPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_plan_finalize;
}

static void
rung_plan_init (RungPlan *self)
{
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    self->lists[kind] = rung_record_list_new (kind);
}

/**
 * rung_plan_new:
 * @snapshot: the records; that they obey the rules is the caller's business
 *
 * Returns: (transfer full): a plan that holds them
 */
RungPlan *
rung_plan_new (RungSnapshot *snapshot)
{
  RungPlan *self = g_object_new (RUNG_TYPE_PLAN, NULL);
  guint n_records = rung_snapshot_get_size (snapshot);

  for (guint i = 0; i < n_records; i++)
    {
      RungRecord *record = rung_snapshot_get (snapshot, i);

      rung_record_list_append (self->lists[rung_record_get_kind (record)], record);
    }
  self->snapshot = rung_snapshot_ref (snapshot);
  return self;
}

static RungSnapshot *
make_snapshot (RungPlan *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);

  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    for (guint i = 0; i < rung_record_list_get_size (self->lists[kind]); i++)
      g_ptr_array_add (records, rung_record_ref (rung_record_list_get (self->lists[kind], i)));
  return rung_snapshot_new_take (records);
}

/**
 * rung_plan_dup_snapshot:
 * @self: a plan
 *
 * Returns: (transfer full): the plan as it is now, as a value for any thread
 */
RungSnapshot *
rung_plan_dup_snapshot (RungPlan *self)
{
  g_return_val_if_fail (RUNG_IS_PLAN (self), NULL);

  if (self->snapshot == NULL)
    self->snapshot = make_snapshot (self);
  return rung_snapshot_ref (self->snapshot);
}

static RungRecord *
get_only (RungPlan *self,
          RungKind  kind)
{
  return rung_record_list_get_size (self->lists[kind]) > 0 ? rung_record_list_get (self->lists[kind], 0) : NULL;
}

/**
 * rung_plan_get_record:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): the PLAN record; %NULL only for a plan
 *   made from an incomplete snapshot
 */
RungRecord *
rung_plan_get_record (RungPlan *self)
{
  g_return_val_if_fail (RUNG_IS_PLAN (self), NULL);

  return get_only (self, RUNG_KIND_PLAN);
}

const char *
rung_plan_get_uid (RungPlan *self)
{
  RungRecord *record = rung_plan_get_record (self);

  return record ? rung_record_get_uid (record) : NULL;
}

RungRecord *
rung_plan_get_ladder (RungPlan *self)
{
  g_return_val_if_fail (RUNG_IS_PLAN (self), NULL);

  return get_only (self, RUNG_KIND_LADDER);
}

/**
 * rung_plan_get_list:
 * @self: a plan
 * @kind: a kind
 *
 * Returns: (transfer none): the kind's entities in uid order; the same object
 *   for the life of the plan
 */
GListModel *
rung_plan_get_list (RungPlan *self,
                    RungKind  kind)
{
  g_return_val_if_fail (RUNG_IS_PLAN (self), NULL);
  g_return_val_if_fail ((guint) kind < RUNG_N_KINDS, NULL);

  return G_LIST_MODEL (self->lists[kind]);
}

guint
rung_plan_get_n_records (RungPlan *self,
                         RungKind  kind)
{
  g_return_val_if_fail (RUNG_IS_PLAN (self), 0);

  return rung_record_list_get_size (self->lists[kind]);
}

RungRecord *
rung_plan_get_nth (RungPlan *self,
                   RungKind  kind,
                   guint     position)
{
  g_return_val_if_fail (RUNG_IS_PLAN (self), NULL);
  g_return_val_if_fail (position < rung_record_list_get_size (self->lists[kind]), NULL);

  return rung_record_list_get (self->lists[kind], position);
}

/**
 * rung_plan_find_record:
 * @self: a plan
 * @kind: a kind
 * @uid: (nullable): a uid
 *
 * Returns: (transfer none) (nullable): the record
 */
RungRecord *
rung_plan_find_record (RungPlan   *self,
                       RungKind    kind,
                       const char *uid)
{
  guint position;

  g_return_val_if_fail (RUNG_IS_PLAN (self), NULL);

  if (uid == NULL || !rung_record_list_find (self->lists[kind], uid, &position))
    return NULL;
  return rung_record_list_get (self->lists[kind], position);
}

/**
 * rung_plan_find:
 * @self: a plan
 * @uid: (nullable): a uid of any kind
 *
 * Returns: (transfer none) (nullable): the entity
 */
RungEntity *
rung_plan_find (RungPlan   *self,
                const char *uid)
{
  guint position;

  g_return_val_if_fail (RUNG_IS_PLAN (self), NULL);

  for (guint kind = 0; uid != NULL && kind < RUNG_N_KINDS; kind++)
    if (rung_record_list_find (self->lists[kind], uid, &position))
      {
        g_autoptr(RungEntity) entity = g_list_model_get_item (G_LIST_MODEL (self->lists[kind]), position);

        return entity; /* the list keeps it */
      }
  return NULL;
}

static void
index_add (GHashTable *index,
           const char *target,
           RungRecord *record)
{
  GPtrArray *children = g_hash_table_lookup (index, target);

  if (children == NULL)
    {
      children = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
      g_hash_table_insert (index, g_strdup (target), children);
    }
  g_ptr_array_add (children, rung_record_ref (record));
}

static void
index_remove (GHashTable *index,
              const char *target,
              RungRecord *record)
{
  GPtrArray *children = g_hash_table_lookup (index, target);

  for (guint i = 0; children != NULL && i < children->len; i++)
    if (rung_record_compare (children->pdata[i], record) == 0)
      {
        g_ptr_array_remove_index_fast (children, i);
        return;
      }
}

static GHashTable *
get_index (RungPlan *self,
           RungKind  kind,
           guint     field)
{
  RungRecordList *list = self->lists[kind];
  GHashTable *index = self->referrers[kind][field];

  if (index != NULL)
    return index;
  index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < rung_record_list_get_size (list); i++)
    {
      RungRecord *record = rung_record_list_get (list, i);
      const char *target = rung_record_get_text (record, field);

      if (target != NULL)
        index_add (index, target, record);
    }
  return self->referrers[kind][field] = index;
}

static int
compare_by_uid (gconstpointer a,
                gconstpointer b)
{
  return rung_record_compare (*(RungRecord *const *) a, *(RungRecord *const *) b);
}

/**
 * rung_plan_list_referrers:
 * @self: a plan
 * @kind: the kind that refers
 * @field: its field of type reference
 * @uid: the uid referred to
 *
 * Returns: (transfer container) (element-type RungRecord): the records whose
 *   @field names @uid, in uid order; may be empty; the records are the plan's
 */
GPtrArray *
rung_plan_list_referrers (RungPlan   *self,
                          RungKind    kind,
                          guint       field,
                          const char *uid)
{
  GPtrArray *result = g_ptr_array_new ();
  GPtrArray *children;

  g_return_val_if_fail (RUNG_IS_PLAN (self), result);
  g_return_val_if_fail (rung_kind_get_field (kind, field)->type == RUNG_FIELD_REFERENCE, result);

  children = uid ? g_hash_table_lookup (get_index (self, kind, field), uid) : NULL;
  for (guint i = 0; children != NULL && i < children->len; i++)
    g_ptr_array_add (result, children->pdata[i]);
  g_ptr_array_sort (result, compare_by_uid);
  return result;
}

static void
index_follow (RungPlan         *self,
              const RungChange *change)
{
  RungKind kind = rung_record_get_kind (change->after ? change->after : change->before);

  for (guint field = 0; field < RUNG_MAX_FIELDS; field++)
    {
      GHashTable *index = self->referrers[kind][field];
      const char *before = change->before && index ? rung_record_get_text (change->before, field) : NULL;
      const char *after = change->after && index ? rung_record_get_text (change->after, field) : NULL;

      if (before != NULL)
        index_remove (index, before, change->before);
      if (after != NULL)
        index_add (index, after, change->after);
    }
}

static void
sort_into_kinds (RungChangeset *changeset,
                 GPtrArray     *by_kind[RUNG_N_KINDS])
{
  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    {
      const RungChange *change = rung_changeset_get (changeset, i);
      RungKind kind = rung_record_get_kind (change->after ? change->after : change->before);

      if (by_kind[kind] == NULL)
        by_kind[kind] = g_ptr_array_new ();
      g_ptr_array_add (by_kind[kind], (gpointer) change);
    }
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    if (by_kind[kind] != NULL)
      g_ptr_array_sort (by_kind[kind], rung_change_compare);
}

/**
 * rung_plan_apply:
 * @self: a plan
 * @changeset: changes that rung_plan_check() has let through
 *
 * Changes the plan, then tells: each list that has other items emits
 * `items-changed` once, over the smallest range; each entity that has another
 * record notifies the fields that differ.  Linear in plan and changeset.
 */
void
rung_plan_apply (RungPlan      *self,
                 RungChangeset *changeset)
{
  GPtrArray *by_kind[RUNG_N_KINDS] = { NULL, };
  guint n_changes;

  g_return_if_fail (RUNG_IS_PLAN (self));

  n_changes = rung_changeset_get_size (changeset);
  g_clear_pointer (&self->snapshot, rung_snapshot_unref);
  if (n_changes > MANY_CHANGES)
    drop_indexes (self);
  else
    for (guint i = 0; i < n_changes; i++)
      index_follow (self, rung_changeset_get (changeset, i));

  sort_into_kinds (changeset, by_kind);
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    if (by_kind[kind] != NULL)
      rung_record_list_splice (self->lists[kind], by_kind[kind]);
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    if (by_kind[kind] != NULL)
      {
        rung_record_list_tell (self->lists[kind]);
        g_ptr_array_unref (by_kind[kind]);
      }
}
