/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The difference between two snapshots: a list of records before and after.
 *
 * 1. A record stands in a changeset at most once.
 * 2. Of a change's two records at most one is absent; both have one kind and uid.
 * 3. Inverting swaps before and after, so undo is exact.
 */

#include "rung-changeset.h"

struct _RungChangeset
{
  GObject    parent_instance;
  GArray    *changes; /* of RungChange */
  RungLabel  label;
  char      *argument;
  char      *created_uid;
};

G_DEFINE_FINAL_TYPE (RungChangeset, rung_changeset, G_TYPE_OBJECT)

static void
clear_change (gpointer data)
{
  RungChange *change = data;

  g_clear_pointer (&change->before, rung_record_unref);
  g_clear_pointer (&change->after, rung_record_unref);
}

static void
rung_changeset_finalize (GObject *object)
{
  RungChangeset *self = RUNG_CHANGESET (object);

  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->argument, g_free);
  g_clear_pointer (&self->created_uid, g_free);
  G_OBJECT_CLASS (rung_changeset_parent_class)->finalize (object);
}

static void
rung_changeset_class_init (RungChangesetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_changeset_finalize;
}

static void
rung_changeset_init (RungChangeset *self)
{
  self->changes = g_array_new (FALSE, FALSE, sizeof (RungChange));
  g_array_set_clear_func (self->changes, clear_change);
}

/**
 * rung_changeset_new:
 * @label: what the edit is
 * @argument: (nullable): what it is about, mostly a title as the person wrote it
 *
 * Returns: (transfer full): a changeset without changes
 */
RungChangeset *
rung_changeset_new (RungLabel   label,
                    const char *argument)
{
  RungChangeset *self = g_object_new (RUNG_TYPE_CHANGESET, NULL);

  self->label = label;
  self->argument = g_strdup (argument);
  return self;
}

/**
 * rung_changeset_take:
 * @self: a changeset that nobody else has seen yet
 * @before: (nullable) (transfer full): the record as it is, %NULL when it is new
 * @after: (nullable) (transfer full): the record as it will be, %NULL when it goes
 */
void
rung_changeset_take (RungChangeset *self,
                     RungRecord    *before,
                     RungRecord    *after)
{
  RungChange change = { before, after };

  g_return_if_fail (RUNG_IS_CHANGESET (self));
  g_return_if_fail (before != NULL || after != NULL);
  g_return_if_fail (before == NULL || after == NULL || rung_record_compare (before, after) == 0);

  g_array_append_val (self->changes, change);
}

/**
 * rung_changeset_add:
 * @self: a changeset that nobody else has seen yet
 * @before: (nullable): the record as it is
 * @after: (nullable): the record as it will be
 *
 * Like rung_changeset_take(), but takes references of its own.
 */
void
rung_changeset_add (RungChangeset *self,
                    RungRecord    *before,
                    RungRecord    *after)
{
  rung_changeset_take (self,
                       before ? rung_record_ref (before) : NULL,
                       after ? rung_record_ref (after) : NULL);
}

guint
rung_changeset_get_size (RungChangeset *self)
{
  g_return_val_if_fail (RUNG_IS_CHANGESET (self), 0);

  return self->changes->len;
}

/**
 * rung_changeset_get:
 * @self: a changeset
 * @position: less than its size
 *
 * Returns: (transfer none): one change
 */
const RungChange *
rung_changeset_get (RungChangeset *self,
                    guint          position)
{
  g_return_val_if_fail (RUNG_IS_CHANGESET (self), NULL);
  g_return_val_if_fail (position < self->changes->len, NULL);

  return &g_array_index (self->changes, RungChange, position);
}

RungLabel
rung_changeset_get_label (RungChangeset *self)
{
  g_return_val_if_fail (RUNG_IS_CHANGESET (self), RUNG_LABEL_NONE);

  return self->label;
}

const char *
rung_changeset_get_argument (RungChangeset *self)
{
  g_return_val_if_fail (RUNG_IS_CHANGESET (self), NULL);

  return self->argument;
}

/**
 * rung_changeset_get_created_uid:
 * @self: a changeset
 *
 * Returns: (nullable): the uid of the record a person would say this edit makes
 *   (the goal, not its link); not kept in the journal
 */
const char *
rung_changeset_get_created_uid (RungChangeset *self)
{
  g_return_val_if_fail (RUNG_IS_CHANGESET (self), NULL);

  return self->created_uid;
}

void
rung_changeset_set_created_uid (RungChangeset *self,
                                const char    *uid)
{
  g_return_if_fail (RUNG_IS_CHANGESET (self));

  g_free (self->created_uid);
  self->created_uid = g_strdup (uid);
}

/**
 * rung_changeset_invert:
 * @self: a changeset
 *
 * Returns: (transfer full): what takes it back, with the same label, and the
 *   changes in the opposite order
 */
RungChangeset *
rung_changeset_invert (RungChangeset *self)
{
  RungChangeset *inverse = rung_changeset_new (self->label, self->argument);

  for (guint i = self->changes->len; i > 0; i--)
    {
      const RungChange *change = rung_changeset_get (self, i - 1);

      rung_changeset_add (inverse, change->after, change->before);
    }
  return inverse;
}

/**
 * rung_change_compare:
 * @a: a pointer to a pointer to a #RungChange, as g_ptr_array_sort() gives it
 * @b: another
 *
 * Returns: less than, equal to or greater than 0, by the order of snapshots
 */
int
rung_change_compare (gconstpointer a,
                     gconstpointer b)
{
  const RungChange *x = *(const RungChange *const *) a, *y = *(const RungChange *const *) b;

  return rung_record_compare (x->before ? x->before : x->after, y->before ? y->before : y->after);
}
