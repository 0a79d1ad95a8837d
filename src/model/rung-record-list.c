/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All records of one kind as a list model of entities.
 *
 * 1. Records are in uid order, as in a snapshot.
 * 2. An entity is made when somebody first asks for it, so opening a plan of
 *    60,000 records makes 60,000 records and a handful of objects.
 * 3. A change comes in two halves: splice() changes everything and is silent,
 *    tell() says so.  A plan splices all its lists before it tells, so that
 *    nobody who listens sees half a change.
 */

#include "rung-record-list-private.h"

#include <string.h>

#include "rung-entity-private.h"

struct _RungRecordList
{
  GObject    parent_instance;
  RungKind   kind;
  GPtrArray *records;  /* of RungRecord, owned */
  GPtrArray *entities; /* of RungEntity, owned, NULL until asked for; as long as records */

  GPtrArray *frozen;   /* entities that have news to tell */
  guint      changed_at, n_removed, n_added;
};

static GType
rung_record_list_get_item_type (GListModel *model)
{
  return rung_kind_get_entity_type (RUNG_RECORD_LIST (model)->kind);
}

static guint
rung_record_list_get_n_items (GListModel *model)
{
  return RUNG_RECORD_LIST (model)->records->len;
}

static gpointer
rung_record_list_get_item (GListModel *model,
                           guint       position)
{
  RungRecordList *self = RUNG_RECORD_LIST (model);

  if (position >= self->records->len)
    return NULL;
  if (self->entities->pdata[position] == NULL)
    self->entities->pdata[position] = rung_entity_new (self->records->pdata[position]);
  return g_object_ref (self->entities->pdata[position]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rung_record_list_get_item_type;
  iface->get_n_items = rung_record_list_get_n_items;
  iface->get_item = rung_record_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RungRecordList, rung_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
unref_if_any (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

static void
rung_record_list_finalize (GObject *object)
{
  RungRecordList *self = RUNG_RECORD_LIST (object);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->entities, g_ptr_array_unref);
  g_clear_pointer (&self->frozen, g_ptr_array_unref);
  G_OBJECT_CLASS (rung_record_list_parent_class)->finalize (object);
}

static void
rung_record_list_class_init (RungRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_record_list_finalize;
}

static void
rung_record_list_init (RungRecordList *self)
{
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  self->entities = g_ptr_array_new_with_free_func (unref_if_any);
  self->frozen = g_ptr_array_new_with_free_func (g_object_unref);
}

RungRecordList *
rung_record_list_new (RungKind kind)
{
  RungRecordList *self = g_object_new (RUNG_TYPE_RECORD_LIST, NULL);

  self->kind = kind;
  return self;
}

void
rung_record_list_append (RungRecordList *self,
                         RungRecord     *record)
{
  g_ptr_array_add (self->records, rung_record_ref (record));
  g_ptr_array_add (self->entities, NULL);
}

guint
rung_record_list_get_size (RungRecordList *self)
{
  return self->records->len;
}

RungRecord *
rung_record_list_get (RungRecordList *self,
                      guint           position)
{
  return self->records->pdata[position];
}

/* position is where the record is, or where it would stand. */
gboolean
rung_record_list_find (RungRecordList *self,
                       const char     *uid,
                       guint          *position)
{
  guint low = 0, high = self->records->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (rung_record_get_uid (self->records->pdata[middle]), uid);

      if (order == 0)
        {
          *position = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *position = low;
  return FALSE;
}

static void
replace_record (RungRecordList *self,
                guint           position,
                RungRecord     *record)
{
  RungEntity *entity = self->entities->pdata[position];

  rung_record_unref (self->records->pdata[position]);
  self->records->pdata[position] = rung_record_ref (record);
  if (entity == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (entity));
  g_ptr_array_add (self->frozen, g_object_ref (entity));
  rung_entity_set_record (entity, record);
}

static void
note_range (RungRecordList *self,
            guint           position,
            guint           n_removed,
            guint           n_added)
{
  self->changed_at = position;
  self->n_removed = n_removed;
  self->n_added = n_added;
}

static void
splice_one (RungRecordList   *self,
            const RungChange *change)
{
  guint position;
  gboolean found = rung_record_list_find (self, rung_record_get_uid (change->after ? change->after : change->before),
                                          &position);

  if (change->after == NULL && found)
    {
      g_ptr_array_remove_index (self->records, position);
      g_ptr_array_remove_index (self->entities, position);
      note_range (self, position, 1, 0);
    }
  else if (change->after != NULL && !found)
    {
      g_ptr_array_insert (self->records, position, rung_record_ref (change->after));
      g_ptr_array_insert (self->entities, position, NULL);
      note_range (self, position, 0, 1);
    }
}

/* Moves what stands at @position of the old arrays to the end of the new ones. */
static void
carry_over (RungRecordList *self,
            guint           position,
            GPtrArray      *records,
            GPtrArray      *entities)
{
  g_ptr_array_add (records, g_steal_pointer (&self->records->pdata[position]));
  g_ptr_array_add (entities, g_steal_pointer (&self->entities->pdata[position]));
}

/* Merges sorted additions and removals in one walk over the list. */
static void
splice_many (RungRecordList *self,
             GPtrArray      *changes)
{
  guint n_old = self->records->len, old = 0, first, last_old = 0, last_new = 0;
  g_autoptr(GPtrArray) records = g_ptr_array_new_full (n_old + changes->len, NULL);
  g_autoptr(GPtrArray) entities = g_ptr_array_new_full (n_old + changes->len, NULL);
  const RungChange *lowest = changes->pdata[0];

  rung_record_list_find (self, rung_record_get_uid (lowest->after ? lowest->after : lowest->before), &first);
  for (guint i = 0; i < changes->len; i++)
    {
      const RungChange *change = changes->pdata[i];
      const char *uid = rung_record_get_uid (change->after ? change->after : change->before);

      while (old < n_old && strcmp (rung_record_get_uid (self->records->pdata[old]), uid) < 0)
        carry_over (self, old++, records, entities);
      if (change->after != NULL)
        {
          g_ptr_array_add (records, rung_record_ref (change->after));
          g_ptr_array_add (entities, NULL);
        }
      else
        {
          g_clear_pointer (&self->records->pdata[old], rung_record_unref);
          g_clear_object ((GObject **) &self->entities->pdata[old]);
          old++;
        }
      last_old = old;
      last_new = records->len;
    }
  while (old < n_old)
    carry_over (self, old++, records, entities);

  g_ptr_array_set_free_func (self->records, NULL);
  g_ptr_array_set_free_func (self->entities, NULL);
  g_ptr_array_set_free_func (records, (GDestroyNotify) rung_record_unref);
  g_ptr_array_set_free_func (entities, unref_if_any);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->entities);
  self->records = g_steal_pointer (&records);
  self->entities = g_steal_pointer (&entities);
  note_range (self, first, last_old - first, last_new - first);
}

/**
 * rung_record_list_splice:
 * @self: a list
 * @changes: (element-type RungChange): changes of its kind in uid order, known to fit
 *
 * Changes the list without telling anybody; rung_record_list_tell() follows.
 */
void
rung_record_list_splice (RungRecordList *self,
                         GPtrArray      *changes)
{
  g_autoptr(GPtrArray) moves = g_ptr_array_new ();

  note_range (self, 0, 0, 0);
  for (guint i = 0; i < changes->len; i++)
    {
      const RungChange *change = changes->pdata[i];
      guint position;

      if (change->before == NULL || change->after == NULL)
        g_ptr_array_add (moves, (gpointer) change);
      else if (rung_record_list_find (self, rung_record_get_uid (change->after), &position))
        replace_record (self, position, change->after);
    }
  if (moves->len == 1)
    splice_one (self, moves->pdata[0]);
  else if (moves->len > 1)
    splice_many (self, moves);
}

void
rung_record_list_tell (RungRecordList *self)
{
  g_autoptr(GPtrArray) frozen = g_steal_pointer (&self->frozen);

  self->frozen = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->n_removed > 0 || self->n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), self->changed_at, self->n_removed, self->n_added);
  for (guint i = 0; i < frozen->len; i++)
    g_object_thaw_notify (frozen->pdata[i]);
}
