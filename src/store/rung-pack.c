/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The changes of a changeset as bytes, for the journal.
 *
 *   changes  = 1 table count change*             the 1 is the version of this form
 *   table    = n_kinds kind*                     the kinds that occur
 *   kind     = name n_fields (name type)*        type: a byte, RungFieldType
 *   change   = kind what uid record? after?      what: bit 0 before, bit 1 after
 *   record   = set value*                        set: bit n, field n has a value
 *   after    = changed set value*                with a before: only what differs
 *
 * 1. Numbers are LEB128 (seven bits a byte, low ones first), signed ones zigzag;
 *    texts are length, bytes and a zero byte; floating numbers eight bytes, low first;
 *    localized text and bytes are length and GVariant data, which has no byte order.
 * 2. Fields go by name: a journal outlives the program that wrote it.
 * 3. What is read back is believed in nothing: each length is held against what is
 *    left, text has to be UTF-8, and the rules are asked again before it is applied.
 *
 * A GVariant of the whole would do too, but took twice the time of writing the rows.
 */

#include "rung-pack.h"

#include <string.h>

#include "rung-store.h"

#define FORM 1
#define HAS_BEFORE 1
#define HAS_AFTER 2

/* --- Writing -------------------------------------------------------------- */

static void
put_number (GByteArray *bytes,
            guint64     value)
{
  guint8 digits[10];
  guint n_digits = 0;

  do
    {
      digits[n_digits] = value & 0x7f;
      value >>= 7;
      digits[n_digits++] |= value != 0 ? 0x80 : 0;
    }
  while (value != 0);
  g_byte_array_append (bytes, digits, n_digits);
}

static void
put_text (GByteArray *bytes,
          const char *text)
{
  gsize length = strlen (text);

  put_number (bytes, length);
  g_byte_array_append (bytes, (const guint8 *) text, length + 1);
}

static void
put_double (GByteArray *bytes,
            double      value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (bytes, (const guint8 *) &bits, sizeof bits);
}

static void
put_variant (GByteArray *bytes,
             GVariant   *value)
{
  gsize size = g_variant_get_size (value);

  put_number (bytes, size);
  if (size > 0)
    g_byte_array_append (bytes, g_variant_get_data (value), size);
}

static void
put_value (GByteArray       *bytes,
           const RungRecord *record,
           guint             field,
           RungFieldType     type)
{
  gint64 integer;

  switch (type)
    {
    case RUNG_FIELD_TEXT:
    case RUNG_FIELD_REFERENCE:
      put_text (bytes, rung_record_get_text (record, field));
      break;
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      put_double (bytes, rung_record_get_number (record, field));
      break;
    case RUNG_FIELD_LOCALIZED:
    case RUNG_FIELD_LOCALIZED_LIST:
    case RUNG_FIELD_BYTES:
      put_variant (bytes, rung_record_get_variant (record, field));
      break;
    case RUNG_FIELD_INTEGER:
    case RUNG_FIELD_DAY:
    case RUNG_FIELD_INSTANT:
    case RUNG_FIELD_BOOLEAN:
    case RUNG_FIELD_ENUM:
    default:
      integer = rung_record_get_integer (record, field);
      put_number (bytes, ((guint64) integer << 1) ^ (guint64) (integer >> 63));
    }
}

static guint32
find_set (const RungRecord *record,
          guint             n_fields)
{
  guint32 set = 0;

  for (guint i = 0; i < n_fields; i++)
    if (rung_record_has (record, i))
      set |= 1u << i;
  return set;
}

static guint32
find_changed (const RungChange *change,
              guint             n_fields)
{
  guint32 changed = 0;

  if (change->before == NULL)
    return G_MAXUINT32;
  for (guint i = 0; i < n_fields; i++)
    if (!rung_record_field_equal (change->before, change->after, i))
      changed |= 1u << i;
  return changed;
}

static void
put_values (GByteArray         *bytes,
            const RungRecord   *record,
            const RungKindInfo *info,
            guint32             wanted)
{
  guint32 set = find_set (record, info->n_fields) & wanted;

  put_number (bytes, set);
  for (guint i = 0; i < info->n_fields; i++)
    if ((set >> i) & 1)
      put_value (bytes, record, i, info->fields[i].type);
}

static const RungRecord *
any_of (const RungChange *change)
{
  return change->after != NULL ? change->after : change->before;
}

static void
put_change (GByteArray       *bytes,
            const RungChange *change,
            const int        *places)
{
  RungKind kind = rung_record_get_kind (any_of (change));
  const RungKindInfo *info = rung_kind_get_info (kind);

  put_number (bytes, places[kind]);
  put_number (bytes, (change->before != NULL ? HAS_BEFORE : 0) | (change->after != NULL ? HAS_AFTER : 0));
  put_text (bytes, rung_record_get_uid (any_of (change)));
  if (change->before != NULL)
    put_values (bytes, change->before, info, G_MAXUINT32);
  if (change->after != NULL)
    {
      guint32 changed = find_changed (change, info->n_fields);

      if (change->before != NULL)
        put_number (bytes, changed);
      put_values (bytes, change->after, info, changed);
    }
}

static void
put_kind (GByteArray         *bytes,
          const RungKindInfo *info)
{
  put_text (bytes, info->name);
  put_number (bytes, info->n_fields);
  for (guint i = 0; i < info->n_fields; i++)
    {
      put_text (bytes, info->fields[i].name);
      put_number (bytes, info->fields[i].type);
    }
}

/* Writes the kinds that occur; @places tells where each came to stand. */
static void
put_table (GByteArray    *bytes,
           RungChangeset *changeset,
           int           *places)
{
  gboolean occurs[RUNG_N_KINDS] = { FALSE, };
  int n_kinds = 0;

  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    occurs[rung_record_get_kind (any_of (rung_changeset_get (changeset, i)))] = TRUE;
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    if (occurs[kind])
      places[kind] = n_kinds++;
  put_number (bytes, n_kinds);
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    if (occurs[kind])
      put_kind (bytes, rung_kind_get_info (kind));
}

/**
 * rung_pack_changes:
 * @changeset: a changeset
 *
 * Returns: (transfer full): its changes, without label and argument
 */
GByteArray *
rung_pack_changes (RungChangeset *changeset)
{
  GByteArray *bytes = g_byte_array_new ();
  int places[RUNG_N_KINDS] = { 0, };

  put_number (bytes, FORM);
  put_table (bytes, changeset, places);
  put_number (bytes, rung_changeset_get_size (changeset));
  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    put_change (bytes, rung_changeset_get (changeset, i), places);
  return bytes;
}

/* --- Reading -------------------------------------------------------------- */

/* A kind as the writer knew it: where its fields stand today. */
typedef struct
{
  RungKind kind;
  guint    n_fields;
  guint    fields[RUNG_MAX_FIELDS];
} Column;

typedef struct
{
  const guint8 *bytes;
  gsize         left;
  const char   *wrong; /* the first thing that was; nothing is read after it */
  Column        columns[RUNG_N_KINDS];
  guint         n_columns;
} Reader;

/* A record while it is read; variants live until it is made. */
typedef struct
{
  RungRecordBuilder builder;
  GVariant         *variants[RUNG_MAX_FIELDS];
  guint             n_variants;
} Draft;

static void
complain (Reader     *reader,
          const char *what)
{
  if (reader->wrong == NULL)
    reader->wrong = what;
  reader->left = 0;
}

static const guint8 *
take (Reader *reader,
      gsize   size)
{
  const guint8 *bytes = reader->bytes;

  if (size > reader->left)
    {
      complain (reader, "it ends too early");
      return NULL;
    }
  reader->bytes += size;
  reader->left -= size;
  return bytes;
}

static guint64
take_number (Reader *reader)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 64; shift += 7)
    {
      const guint8 *digit = take (reader, 1);

      if (digit == NULL)
        return 0;
      value |= (guint64) (*digit & 0x7f) << shift;
      if (!(*digit & 0x80))
        return value;
    }
  complain (reader, "a number in it is too long");
  return 0;
}

static const char *
take_text (Reader *reader)
{
  guint64 length = take_number (reader);
  const char *text = length < reader->left ? (const char *) take (reader, length + 1) : NULL;

  if (text != NULL && text[length] == '\0' && g_utf8_validate_len (text, length, NULL))
    return text;
  complain (reader, "a text in it is broken");
  return "";
}

static double
take_double (Reader *reader)
{
  const guint8 *bytes = take (reader, sizeof (guint64));
  guint64 bits = 0;
  double value;

  if (bytes != NULL)
    memcpy (&bits, bytes, sizeof bits);
  bits = GUINT64_FROM_LE (bits);
  memcpy (&value, &bits, sizeof value);
  return value;
}

static const GVariantType *
get_variant_type (RungFieldType type)
{
  switch ((int) type)
    {
    case RUNG_FIELD_LOCALIZED:
      return G_VARIANT_TYPE ("a{ss}");
    case RUNG_FIELD_LOCALIZED_LIST:
      return G_VARIANT_TYPE ("aa{ss}");
    default:
      return G_VARIANT_TYPE_BYTESTRING;
    }
}

static void
take_variant (Reader        *reader,
              Draft         *draft,
              guint          field,
              RungFieldType  type)
{
  guint64 size = take_number (reader);
  const guint8 *data = take (reader, size);
  g_autoptr(GBytes) bytes = NULL;
  GVariant *value;

  if (data == NULL)
    return;
  bytes = g_bytes_new (data, size);
  value = g_variant_ref_sink (g_variant_new_from_bytes (get_variant_type (type), bytes, FALSE));
  draft->variants[draft->n_variants++] = value;
  if (g_variant_is_normal_form (value))
    rung_record_builder_set_variant (&draft->builder, field, value);
  else
    complain (reader, "a value in it is broken");
}

static void
take_value (Reader *reader,
            Draft  *draft,
            guint   field)
{
  RungFieldType type = rung_kind_get_field (draft->builder.kind, field)->type;
  guint64 number;

  switch (type)
    {
    case RUNG_FIELD_TEXT:
    case RUNG_FIELD_REFERENCE:
      rung_record_builder_set_text (&draft->builder, field, take_text (reader));
      break;
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      rung_record_builder_set_number (&draft->builder, field, take_double (reader));
      break;
    case RUNG_FIELD_LOCALIZED:
    case RUNG_FIELD_LOCALIZED_LIST:
    case RUNG_FIELD_BYTES:
      take_variant (reader, draft, field, type);
      break;
    case RUNG_FIELD_INTEGER:
    case RUNG_FIELD_DAY:
    case RUNG_FIELD_INSTANT:
    case RUNG_FIELD_BOOLEAN:
    case RUNG_FIELD_ENUM:
    default:
      number = take_number (reader);
      rung_record_builder_set_integer (&draft->builder, field, (gint64) ((number >> 1) ^ -(number & 1)));
    }
}

/* Reads values into a builder; of the fields in @changed, those that are not set are
 * unset. */
static RungRecord *
take_record (Reader       *reader,
             const Column *column,
             Draft        *draft,
             guint32       changed)
{
  guint32 set = (guint32) take_number (reader);
  RungRecord *record = NULL;

  draft->n_variants = 0;
  for (guint i = 0; i < column->n_fields && reader->wrong == NULL; i++)
    if ((set >> i) & 1)
      take_value (reader, draft, column->fields[i]);
    else if ((changed >> i) & 1)
      rung_record_builder_unset (&draft->builder, column->fields[i]);
  if (column->n_fields < 32 && set >> column->n_fields != 0)
    complain (reader, "a record in it has too many fields");
  if (reader->wrong == NULL)
    record = rung_record_builder_end (&draft->builder);
  for (guint i = 0; i < draft->n_variants; i++)
    g_variant_unref (draft->variants[i]);
  return record;
}

static RungRecord *
take_before (Reader       *reader,
             const Column *column,
             const char   *uid)
{
  Draft draft;

  rung_record_builder_init (&draft.builder, column->kind, uid);
  return take_record (reader, column, &draft, 0);
}

static RungRecord *
take_after (Reader       *reader,
            const Column *column,
            RungRecord   *before)
{
  guint32 changed = (guint32) take_number (reader);
  Draft draft;

  rung_record_builder_init_from (&draft.builder, before);
  return take_record (reader, column, &draft, changed);
}

/* Adds the change unless @keep says no. */
static void
take_change (Reader        *reader,
             RungChangeset *changeset,
             RungKeepFunc   keep, /* nullable */
             gpointer       data)
{
  guint64 place = take_number (reader);
  guint64 what = take_number (reader);
  const char *uid = take_text (reader);
  g_autoptr(RungRecord) before = NULL;
  g_autoptr(RungRecord) after = NULL;

  if (place >= reader->n_columns || what == 0 || what > (HAS_BEFORE | HAS_AFTER))
    complain (reader, "a change in it is broken");
  if (reader->wrong == NULL && (what & HAS_BEFORE))
    before = take_before (reader, &reader->columns[place], uid);
  if (reader->wrong == NULL && (what & HAS_AFTER))
    after = before != NULL ? take_after (reader, &reader->columns[place], before)
                           : take_before (reader, &reader->columns[place], uid);
  if (reader->wrong == NULL && (keep == NULL || keep (&(RungChange) { before, after }, data)))
    rung_changeset_take (changeset, g_steal_pointer (&before), g_steal_pointer (&after));
}

static void
take_column (Reader *reader,
             Column *column)
{
  guint64 n_fields;

  if (!rung_kind_from_name (take_text (reader), &column->kind))
    complain (reader, "it is of a kind that this version does not know");
  n_fields = take_number (reader);
  if (n_fields > RUNG_MAX_FIELDS)
    complain (reader, "a kind in it has too many fields");
  for (column->n_fields = 0; column->n_fields < n_fields && reader->wrong == NULL; column->n_fields++)
    {
      const char *name = take_text (reader);
      guint64 type = take_number (reader);
      guint *field = &column->fields[column->n_fields];

      if (reader->wrong == NULL &&
          (!rung_kind_find_field (column->kind, name, field) ||
           rung_kind_get_field (column->kind, *field)->type != type))
        complain (reader, "it has a field that this version does not know");
    }
}

static void
take_table (Reader *reader)
{
  guint64 n_kinds = take_number (reader);

  if (n_kinds > RUNG_N_KINDS)
    complain (reader, "it has too many kinds");
  for (reader->n_columns = 0; reader->n_columns < n_kinds && reader->wrong == NULL; reader->n_columns++)
    take_column (reader, &reader->columns[reader->n_columns]);
}

/**
 * rung_unpack_some_changes:
 * @changeset: a changeset without changes; they are added to it
 * @keep: (nullable): which of them; %NULL for all
 * @data: for @keep
 * @bytes: what rung_pack_changes() made, or anything else
 * @size: how many bytes
 * @error: return location for %RUNG_STORE_ERROR_DAMAGED
 *
 * Those that are not kept take memory one at a time only.
 *
 * Returns: whether @bytes could be read; if not, @changeset is of no use
 */
gboolean
rung_unpack_some_changes (RungChangeset  *changeset,
                          RungKeepFunc    keep,
                          gpointer        data,
                          const guint8   *bytes,
                          gsize           size,
                          GError        **error)
{
  Reader reader = { .bytes = bytes, .left = size };
  guint64 n_changes;

  if (take_number (&reader) != FORM)
    complain (&reader, "it is of a form that this version does not know");
  take_table (&reader);
  n_changes = take_number (&reader);
  for (guint64 i = 0; i < n_changes && reader.wrong == NULL; i++)
    take_change (&reader, changeset, keep, data);
  if (reader.left > 0)
    complain (&reader, "it goes on after its end");
  if (reader.wrong != NULL)
    g_set_error_literal (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED, reader.wrong);
  return reader.wrong == NULL;
}

/**
 * rung_unpack_changes:
 * @changeset: a changeset without changes; they are added to it
 * @bytes: what rung_pack_changes() made, or anything else
 * @size: how many bytes
 * @error: return location for %RUNG_STORE_ERROR_DAMAGED
 *
 * Returns: whether @bytes could be read; if not, @changeset is of no use
 */
gboolean
rung_unpack_changes (RungChangeset  *changeset,
                     const guint8   *bytes,
                     gsize           size,
                     GError        **error)
{
  return rung_unpack_some_changes (changeset, NULL, NULL, bytes, size, error);
}
