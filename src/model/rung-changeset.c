/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The difference between two snapshots: a list of records before and after.
 *
 * 1. A record stands in a changeset at most once.
 * 2. Of a change's two records at most one is absent; both have one kind and uid.
 * 3. Inverting swaps before and after, so undo is exact.
 */

#include "rung-changeset.h"

#include "rung-plan.h"

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

/* How a changeset stands in a journal: label, argument, and for each change the
 * kind's name, uid, and the set fields before and after by name.  Names, not
 * numbers: a journal outlives the program that wrote it. */
#define RECORD_TYPE "ma(sv)"
#define CHANGE_TYPE "(ss" RECORD_TYPE RECORD_TYPE ")"
#define CHANGESET_TYPE "(isa" CHANGE_TYPE ")"

static GVariant *
serialize_record (const RungRecord *record)
{
  const RungKindInfo *info;
  GVariantBuilder builder;

  if (record == NULL)
    return g_variant_new_maybe (G_VARIANT_TYPE ("a(sv)"), NULL);
  info = rung_kind_get_info (rung_record_get_kind (record));
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sv)"));
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autoptr(GVariant) value = rung_record_dup_value (record, i);

      if (value != NULL)
        g_variant_builder_add (&builder, "(sv)", info->fields[i].name, value);
    }
  return g_variant_new_maybe (NULL, g_variant_builder_end (&builder));
}

/**
 * rung_changeset_serialize:
 * @self: a changeset
 *
 * Returns: (transfer full): it as a value for rung_changeset_deserialize(), in a
 *   form that later versions will read
 */
GVariant *
rung_changeset_serialize (RungChangeset *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" CHANGE_TYPE));
  for (guint i = 0; i < self->changes->len; i++)
    {
      const RungChange *change = rung_changeset_get (self, i);
      RungRecord *any = change->after ? change->after : change->before;

      g_variant_builder_add (&builder, "(ss@" RECORD_TYPE "@" RECORD_TYPE ")",
                             rung_kind_get_info (rung_record_get_kind (any))->name,
                             rung_record_get_uid (any),
                             serialize_record (change->before),
                             serialize_record (change->after));
    }
  return g_variant_ref_sink (g_variant_new ("(is@a" CHANGE_TYPE ")", self->label,
                                            self->argument ? self->argument : "",
                                            g_variant_builder_end (&builder)));
}

static gboolean
deserialize_record (RungKind      kind,
                    const char   *uid,
                    GVariant     *maybe,
                    RungRecord  **record,
                    GError      **error)
{
  g_autoptr(GVariant) fields = g_variant_get_maybe (maybe);
  RungRecordBuilder builder;
  GVariant *kept[RUNG_MAX_FIELDS];
  guint n_kept = 0;
  gsize n_fields = fields ? g_variant_n_children (fields) : 0;
  gboolean good = n_fields <= RUNG_MAX_FIELDS;

  *record = NULL;
  if (fields == NULL)
    return TRUE;
  rung_record_builder_init (&builder, kind, uid);
  for (gsize i = 0; good && i < n_fields; i++)
    {
      const char *name;
      guint field;

      g_variant_get_child (fields, i, "(&sv)", &name, &kept[n_kept]);
      good = rung_kind_find_field (kind, name, &field) &&
             rung_record_builder_set_value (&builder, field, kept[n_kept]);
      n_kept++;
    }
  if (good)
    *record = rung_record_builder_end (&builder);
  else
    g_set_error (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_NOT_FOUND,
                 "the history holds a %s with fields this version does not know", rung_kind_get_info (kind)->name);
  for (guint i = 0; i < n_kept; i++)
    g_variant_unref (kept[i]);
  return good;
}

static gboolean
deserialize_change (RungChangeset  *self,
                    GVariant       *variant,
                    GError        **error)
{
  g_autoptr(GVariant) before_fields = NULL;
  g_autoptr(GVariant) after_fields = NULL;
  g_autoptr(RungRecord) before = NULL;
  g_autoptr(RungRecord) after = NULL;
  const char *name, *uid;
  RungKind kind;

  g_variant_get (variant, "(&s&s@" RECORD_TYPE "@" RECORD_TYPE ")", &name, &uid, &before_fields, &after_fields);
  if (!rung_kind_from_name (name, &kind))
    {
      g_set_error (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_NOT_FOUND,
                   "the history holds records of a kind this version does not know: %s", name);
      return FALSE;
    }
  if (!deserialize_record (kind, uid, before_fields, &before, error) ||
      !deserialize_record (kind, uid, after_fields, &after, error))
    return FALSE;
  if (before != NULL || after != NULL)
    rung_changeset_take (self, g_steal_pointer (&before), g_steal_pointer (&after));
  return TRUE;
}

/**
 * rung_changeset_deserialize:
 * @variant: what rung_changeset_serialize() gave, perhaps by another version
 * @error: return location for %RUNG_PLAN_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the changeset, or %NULL with @error set
 */
RungChangeset *
rung_changeset_deserialize (GVariant  *variant,
                            GError   **error)
{
  g_autoptr(RungChangeset) self = NULL;
  g_autoptr(GVariant) changes = NULL;
  const char *argument;
  gint32 label;

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (CHANGESET_TYPE)) || !g_variant_is_normal_form (variant))
    {
      g_set_error_literal (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_NOT_FOUND, "the history is damaged");
      return NULL;
    }
  g_variant_get (variant, "(i&s@a" CHANGE_TYPE ")", &label, &argument, &changes);
  self = rung_changeset_new (label >= 0 && label < RUNG_N_LABELS ? (RungLabel) label : RUNG_LABEL_NONE,
                             *argument != '\0' ? argument : NULL);
  for (gsize i = 0; i < g_variant_n_children (changes); i++)
    {
      g_autoptr(GVariant) change = g_variant_get_child_value (changes, i);

      if (!deserialize_change (self, change, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}
