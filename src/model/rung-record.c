/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record: one value of one kind, never changed after it is made.
 *
 * 1. A record is one block of memory: the header, a value for each field of its
 *    kind, then the bytes of its texts.  Opening a plan makes tens of thousands
 *    of them, so each costs one allocation.
 * 2. Texts point into the block; variants are counted references.
 * 3. The count is atomic: any thread may hold, read and drop a record.
 */

#include "rung-record.h"

#include <math.h>
#include <string.h>

struct _RungRecord
{
  gatomicrefcount ref_count;
  RungKind        kind;
  guint32         set;
  const char     *uid;
  RungValue       values[];
};

G_DEFINE_BOXED_TYPE (RungRecord, rung_record, rung_record_ref, rung_record_unref)

typedef enum
{
  HOLDS_INTEGER,
  HOLDS_NUMBER,
  HOLDS_TEXT,
  HOLDS_VARIANT,
} Holds;

static const guint8 holds[] = {
  [RUNG_FIELD_TEXT] = HOLDS_TEXT,
  [RUNG_FIELD_LOCALIZED] = HOLDS_VARIANT,
  [RUNG_FIELD_LOCALIZED_LIST] = HOLDS_VARIANT,
  [RUNG_FIELD_INTEGER] = HOLDS_INTEGER,
  [RUNG_FIELD_DAY] = HOLDS_INTEGER,
  [RUNG_FIELD_INSTANT] = HOLDS_INTEGER,
  [RUNG_FIELD_NUMBER] = HOLDS_NUMBER,
  [RUNG_FIELD_FRACTION] = HOLDS_NUMBER,
  [RUNG_FIELD_BOOLEAN] = HOLDS_INTEGER,
  [RUNG_FIELD_ENUM] = HOLDS_INTEGER,
  [RUNG_FIELD_REFERENCE] = HOLDS_TEXT,
  [RUNG_FIELD_BYTES] = HOLDS_VARIANT,
};

static inline const RungFieldInfo *
get_fields (RungKind kind)
{
  return rung_kind_get_info (kind)->fields;
}

static inline gboolean
is_set (guint32 set,
        guint   field)
{
  return (set >> field) & 1;
}

static const GVariantType *
get_variant_type (RungFieldType type)
{
  switch (type)
    {
    case RUNG_FIELD_TEXT:
    case RUNG_FIELD_REFERENCE:
      return G_VARIANT_TYPE_STRING;
    case RUNG_FIELD_LOCALIZED:
      return G_VARIANT_TYPE ("a{ss}");
    case RUNG_FIELD_LOCALIZED_LIST:
      return G_VARIANT_TYPE ("aa{ss}");
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      return G_VARIANT_TYPE_DOUBLE;
    case RUNG_FIELD_BOOLEAN:
      return G_VARIANT_TYPE_BOOLEAN;
    case RUNG_FIELD_BYTES:
      return G_VARIANT_TYPE_BYTESTRING;
    case RUNG_FIELD_INTEGER:
    case RUNG_FIELD_DAY:
    case RUNG_FIELD_INSTANT:
    case RUNG_FIELD_ENUM:
    default:
      return G_VARIANT_TYPE_INT64;
    }
}

/**
 * rung_record_builder_init:
 * @builder: (out caller-allocates): a builder on the stack
 * @kind: the kind of record
 * @uid: its uid, borrowed until the end
 *
 * Starts a record with every field unset.  Nothing has to be freed when the
 * builder is given up.
 */
void
rung_record_builder_init (RungRecordBuilder *builder,
                          RungKind           kind,
                          const char        *uid)
{
  g_return_if_fail (uid != NULL);

  builder->kind = kind;
  builder->uid = uid;
  builder->set = 0;
}

/**
 * rung_record_builder_init_from:
 * @builder: (out caller-allocates): a builder on the stack
 * @record: a record, which has to live until the end
 *
 * Starts a record with the values of another.
 */
void
rung_record_builder_init_from (RungRecordBuilder *builder,
                               const RungRecord  *record)
{
  guint n_fields = rung_kind_get_info (record->kind)->n_fields;

  rung_record_builder_init (builder, record->kind, record->uid);
  builder->set = record->set;
  memcpy (builder->values, record->values, n_fields * sizeof (RungValue));
}

static inline void
mark_set (RungRecordBuilder *builder,
          guint              field,
          Holds              what)
{
  const RungKindInfo *info = rung_kind_get_info (builder->kind);

  g_assert (field < info->n_fields);
  g_assert (holds[info->fields[field].type] == what);
  builder->set |= 1u << field;
}

/**
 * rung_record_builder_set_text:
 * @builder: a builder
 * @field: a field of type text or reference
 * @text: (nullable): UTF-8, borrowed until the end; %NULL unsets
 */
void
rung_record_builder_set_text (RungRecordBuilder *builder,
                              guint              field,
                              const char        *text)
{
  mark_set (builder, field, HOLDS_TEXT);
  builder->values[field].text = text;
  if (text == NULL)
    rung_record_builder_unset (builder, field);
}

/**
 * rung_record_builder_set_integer:
 * @builder: a builder
 * @field: a field of type integer, day, instant, boolean or enum
 * @value: the value
 */
void
rung_record_builder_set_integer (RungRecordBuilder *builder,
                                 guint              field,
                                 gint64             value)
{
  mark_set (builder, field, HOLDS_INTEGER);
  builder->values[field].integer = value;
}

/**
 * rung_record_builder_set_day:
 * @builder: a builder
 * @field: a field of type day
 * @day: a Julian day; 0 unsets
 */
void
rung_record_builder_set_day (RungRecordBuilder *builder,
                             guint              field,
                             guint32            day)
{
  rung_record_builder_set_integer (builder, field, day);
  if (day == 0)
    rung_record_builder_unset (builder, field);
}

/**
 * rung_record_builder_set_number:
 * @builder: a builder
 * @field: a field of type number or fraction
 * @value: a finite number
 */
void
rung_record_builder_set_number (RungRecordBuilder *builder,
                                guint              field,
                                double             value)
{
  mark_set (builder, field, HOLDS_NUMBER);
  /* -0 and 0 are one number and must be one record. */
  builder->values[field].number = value == 0 ? 0 : value;
}

/**
 * rung_record_builder_set_variant:
 * @builder: a builder
 * @field: a field of type localized text, list of it, or bytes
 * @value: (nullable): the value in the form of the field's type, borrowed until
 *   the end; %NULL unsets
 */
void
rung_record_builder_set_variant (RungRecordBuilder *builder,
                                 guint              field,
                                 GVariant          *value)
{
  mark_set (builder, field, HOLDS_VARIANT);
  builder->values[field].variant = value;
  if (value == NULL)
    rung_record_builder_unset (builder, field);
}

/**
 * rung_record_builder_unset:
 * @builder: a builder
 * @field: any field
 */
void
rung_record_builder_unset (RungRecordBuilder *builder,
                           guint              field)
{
  builder->set &= ~(1u << field);
}

static inline const char *
put_text (char      **place,
          const char *text,
          gsize       size)
{
  char *copy = memcpy (*place, text, size);

  *place += size;
  return copy;
}

/**
 * rung_record_builder_end:
 * @builder: a builder; it may be used again afterwards
 *
 * Makes the record.
 *
 * Returns: (transfer full): a new record that owns all it holds
 */
RungRecord *
rung_record_builder_end (RungRecordBuilder *builder)
{
  const RungKindInfo *info = rung_kind_get_info (builder->kind);
  gsize sizes[RUNG_MAX_FIELDS];
  gsize uid_size = strlen (builder->uid) + 1;
  gsize head = sizeof (RungRecord) + info->n_fields * sizeof (RungValue);
  gsize total = head + uid_size;
  RungRecord *self;
  char *place;

  for (guint i = 0; i < info->n_fields; i++)
    if (is_set (builder->set, i) && holds[info->fields[i].type] == HOLDS_TEXT)
      total += sizes[i] = strlen (builder->values[i].text) + 1;

  self = g_malloc (total);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = builder->kind;
  self->set = builder->set;
  place = (char *) self + head;
  self->uid = put_text (&place, builder->uid, uid_size);

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (!is_set (builder->set, i))
        self->values[i].integer = 0;
      else if (holds[info->fields[i].type] == HOLDS_TEXT)
        self->values[i].text = put_text (&place, builder->values[i].text, sizes[i]);
      else if (holds[info->fields[i].type] == HOLDS_VARIANT)
        self->values[i].variant = g_variant_ref_sink (builder->values[i].variant);
      else
        self->values[i] = builder->values[i];
    }
  return self;
}

/**
 * rung_record_new:
 * @kind: a kind
 * @uid: a uid, see rung-uid.h
 *
 * Returns: (transfer full): a record of that kind with every field unset
 */
RungRecord *
rung_record_new (RungKind    kind,
                 const char *uid)
{
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, kind, uid);
  return rung_record_builder_end (&builder);
}

RungRecord *
rung_record_ref (RungRecord *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rung_record_unref (RungRecord *self)
{
  const RungKindInfo *info;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  info = rung_kind_get_info (self->kind);
  for (guint i = 0; i < info->n_fields; i++)
    if (is_set (self->set, i) && holds[info->fields[i].type] == HOLDS_VARIANT)
      g_variant_unref (self->values[i].variant);
  g_free (self);
}

RungKind
rung_record_get_kind (const RungRecord *self)
{
  return self->kind;
}

const char *
rung_record_get_uid (const RungRecord *self)
{
  return self->uid;
}

/**
 * rung_record_has:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: whether the field has a value of its own
 */
gboolean
rung_record_has (const RungRecord *self,
                 guint             field)
{
  return is_set (self->set, field);
}

/**
 * rung_record_get_text:
 * @self: a record
 * @field: a field of type text or reference
 *
 * Returns: (nullable): the text, or %NULL when unset; it lives as long as @self
 */
const char *
rung_record_get_text (const RungRecord *self,
                      guint             field)
{
  g_return_val_if_fail (holds[get_fields (self->kind)[field].type] == HOLDS_TEXT, NULL);

  return is_set (self->set, field) ? self->values[field].text : NULL;
}

/**
 * rung_record_get_integer:
 * @self: a record
 * @field: a field of type integer, day, instant, boolean or enum
 *
 * Returns: the value, or the field's default when unset
 */
gint64
rung_record_get_integer (const RungRecord *self,
                         guint             field)
{
  g_return_val_if_fail (holds[get_fields (self->kind)[field].type] == HOLDS_INTEGER, 0);

  return is_set (self->set, field) ? self->values[field].integer : get_fields (self->kind)[field].default_value;
}

gboolean
rung_record_get_boolean (const RungRecord *self,
                         guint             field)
{
  return rung_record_get_integer (self, field) != 0;
}

/**
 * rung_record_get_day:
 * @self: a record
 * @field: a field of type day
 *
 * Returns: a Julian day, or 0 when unset
 */
guint32
rung_record_get_day (const RungRecord *self,
                     guint             field)
{
  return (guint32) rung_record_get_integer (self, field);
}

/**
 * rung_record_get_number:
 * @self: a record
 * @field: a field of type number or fraction
 *
 * Returns: the number, or NAN when unset
 */
double
rung_record_get_number (const RungRecord *self,
                        guint             field)
{
  g_return_val_if_fail (holds[get_fields (self->kind)[field].type] == HOLDS_NUMBER, NAN);

  return is_set (self->set, field) ? self->values[field].number : NAN;
}

/**
 * rung_record_get_variant:
 * @self: a record
 * @field: a field of type localized text, list of it, or bytes
 *
 * Returns: (nullable) (transfer none): the value, or %NULL when unset
 */
GVariant *
rung_record_get_variant (const RungRecord *self,
                         guint             field)
{
  g_return_val_if_fail (holds[get_fields (self->kind)[field].type] == HOLDS_VARIANT, NULL);

  return is_set (self->set, field) ? self->values[field].variant : NULL;
}

/**
 * rung_record_dup_value:
 * @self: a record
 * @field: any of its fields
 *
 * Returns: (nullable) (transfer full): the value in the form that the field's
 *   type has (see #RungFieldType), not floating, or %NULL when unset
 */
GVariant *
rung_record_dup_value (const RungRecord *self,
                       guint             field)
{
  RungFieldType type = get_fields (self->kind)[field].type;
  const RungValue *value = &self->values[field];

  if (!is_set (self->set, field))
    return NULL;
  switch ((Holds) holds[type])
    {
    case HOLDS_TEXT:
      return g_variant_ref_sink (g_variant_new_string (value->text));
    case HOLDS_NUMBER:
      return g_variant_ref_sink (g_variant_new_double (value->number));
    case HOLDS_VARIANT:
      return g_variant_ref (value->variant);
    case HOLDS_INTEGER:
    default:
      return g_variant_ref_sink (type == RUNG_FIELD_BOOLEAN ? g_variant_new_boolean (value->integer != 0)
                                                            : g_variant_new_int64 (value->integer));
    }
}

/**
 * rung_record_is_private:
 * @self: a record
 *
 * Returns: whether the record's own switch makes it private.  What belongs to a
 *   private record is private too; that is rung_snapshot_without_private()'s work.
 */
gboolean
rung_record_is_private (const RungRecord *self)
{
  const RungKindInfo *info = rung_kind_get_info (self->kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & RUNG_FIELD_PRIVATE_SWITCH)
      return rung_record_get_boolean (self, i);
  return FALSE;
}

/**
 * rung_record_field_equal:
 * @a: a record
 * @b: a record of the same kind
 * @field: one of their fields
 *
 * Returns: whether both have the same value there; unset equals only unset
 */
gboolean
rung_record_field_equal (const RungRecord *a,
                         const RungRecord *b,
                         guint             field)
{
  if (is_set (a->set, field) != is_set (b->set, field))
    return FALSE;
  if (!is_set (a->set, field))
    return TRUE;
  switch ((Holds) holds[get_fields (a->kind)[field].type])
    {
    case HOLDS_TEXT:
      return strcmp (a->values[field].text, b->values[field].text) == 0;
    case HOLDS_NUMBER:
      return a->values[field].number == b->values[field].number;
    case HOLDS_VARIANT:
      return a->values[field].variant == b->values[field].variant ||
             g_variant_equal (a->values[field].variant, b->values[field].variant);
    case HOLDS_INTEGER:
    default:
      return a->values[field].integer == b->values[field].integer;
    }
}

/**
 * rung_record_equal:
 * @a: a record
 * @b: a record
 *
 * Returns: whether kind, uid and every field are the same
 */
gboolean
rung_record_equal (const RungRecord *a,
                   const RungRecord *b)
{
  guint n_fields;

  if (a == b)
    return TRUE;
  if (a->kind != b->kind || a->set != b->set || strcmp (a->uid, b->uid) != 0)
    return FALSE;
  n_fields = rung_kind_get_info (a->kind)->n_fields;
  for (guint i = 0; i < n_fields; i++)
    if (!rung_record_field_equal (a, b, i))
      return FALSE;
  return TRUE;
}

/**
 * rung_record_compare:
 * @a: a record
 * @b: a record
 *
 * The order of snapshots and base lists: by kind, then uid as bytes.
 *
 * Returns: less than, equal to or greater than 0
 */
int
rung_record_compare (const RungRecord *a,
                     const RungRecord *b)
{
  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  return strcmp (a->uid, b->uid);
}

/**
 * rung_record_builder_set_value:
 * @builder: a builder
 * @field: a field of the builder's kind
 * @value: a value, borrowed until the end
 *
 * Sets a field of any type.
 *
 * Returns: whether the value has the form of the field's type; if not, nothing
 *   is changed
 */
gboolean
rung_record_builder_set_value (RungRecordBuilder *builder,
                               guint              field,
                               GVariant          *value)
{
  RungFieldType type = get_fields (builder->kind)[field].type;

  if (!g_variant_is_of_type (value, get_variant_type (type)))
    return FALSE;
  switch ((Holds) holds[type])
    {
    case HOLDS_TEXT:
      rung_record_builder_set_text (builder, field, g_variant_get_string (value, NULL));
      break;
    case HOLDS_NUMBER:
      rung_record_builder_set_number (builder, field, g_variant_get_double (value));
      break;
    case HOLDS_VARIANT:
      rung_record_builder_set_variant (builder, field, value);
      break;
    case HOLDS_INTEGER:
    default:
      rung_record_builder_set_integer (builder, field,
                                       type == RUNG_FIELD_BOOLEAN ? g_variant_get_boolean (value)
                                                                  : g_variant_get_int64 (value));
    }
  return TRUE;
}

/**
 * rung_record_with:
 * @self: a record
 * @field: one of its fields
 * @value: (nullable): a value in the form the field's type has; taken if
 *   floating; %NULL unsets
 *
 * Returns: (transfer full): a copy of @self that differs in one field
 */
RungRecord *
rung_record_with (RungRecord *self,
                  guint       field,
                  GVariant   *value)
{
  g_autoptr(GVariant) owned = value ? g_variant_ref_sink (value) : NULL;
  RungRecordBuilder builder;

  g_return_val_if_fail (field < rung_kind_get_info (self->kind)->n_fields, NULL);

  rung_record_builder_init_from (&builder, self);
  if (owned == NULL)
    rung_record_builder_unset (&builder, field);
  else if (!rung_record_builder_set_value (&builder, field, owned))
    g_return_val_if_reached (NULL);
  return rung_record_builder_end (&builder);
}

/**
 * rung_record_without:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: (transfer full): a copy of @self with that field unset
 */
RungRecord *
rung_record_without (RungRecord *self,
                     guint       field)
{
  return rung_record_with (self, field, NULL);
}
