/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values of JSON become fields of records, by the field table.
 *
 * Nothing is forgiven that would be lost: null, a day that is no day, a number
 * out of its range and a name that is none of an enumeration's are problems, not
 * gaps. */

#include "rung-json-reader-private.h"

#include <math.h>
#include <string.h>

#include "rung-day.h"

/* BCP 47 asks to support 35. */
#define MAX_TAG_BYTES 35

static gboolean
holds (JsonNode *node,
       GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* A language tag of BCP 47, by its form: letters and digits, 1 to 8 a part. */
static gboolean
is_language_tag (const char *text)
{
  guint part = 0;
  const char *p;

  for (p = text; *p != '\0'; p++)
    if (*p == '-' && part > 0)
      part = 0;
    else if (!g_ascii_isalnum (*p) || ++part > 8)
      return FALSE;
  return part > 0 && g_ascii_isalpha (text[0]) && p - text <= MAX_TAG_BYTES;
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (a, b);
}

/* Floating; what cannot be read is left out, and complained about. */
static GVariant *
read_localized (RungJsonReader *self,
                JsonObject     *object)
{
  GVariantBuilder builder;
  g_autoptr(GList) tags = g_list_sort (json_object_get_members (object), compare_members);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (GList *l = tags; l != NULL; l = l->next)
    {
      const char *tag = l->data;
      const char *text;

      rung_json_reader_enter (self, tag);
      text = rung_json_reader_get_text (self, json_object_get_member (object, tag));
      if (!is_language_tag (tag))
        rung_json_reader_complain (self, "this is not a language tag; write one such as en or zh-CN");
      else if (text != NULL)
        g_variant_builder_add (&builder, "{ss}", tag, text);
      rung_json_reader_leave (self);
    }
  return g_variant_builder_end (&builder);
}

static gboolean
get_localized (RungJsonReader    *self,
               RungRecordBuilder *builder,
               guint              field,
               JsonNode          *node)
{
  JsonObject *object = rung_json_reader_get_object (self, node);

  if (object == NULL)
    return FALSE;
  if (json_object_get_size (object) == 0)
    return rung_json_reader_complain (self, "no language has a text; write {\"en\": \"…\"} or leave the member out");
  rung_record_builder_set_variant (builder, field, read_localized (self, object));
  return TRUE;
}

static gboolean
get_list (RungJsonReader    *self,
          RungRecordBuilder *builder,
          guint              field,
          JsonNode          *node)
{
  JsonArray *array = rung_json_reader_get_array (self, node);
  GVariantBuilder list;

  if (array == NULL)
    return FALSE;
  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{ss}"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object;

      rung_json_reader_enter_nth (self, i);
      object = rung_json_reader_get_object (self, json_array_get_element (array, i));
      if (object != NULL)
        g_variant_builder_add_value (&list, read_localized (self, object));
      rung_json_reader_leave (self);
    }
  rung_record_builder_set_variant (builder, field, g_variant_builder_end (&list));
  return TRUE;
}

/* JSON has one kind of number: 3.0 is a whole number, too. */
static gboolean
get_whole (JsonNode *node,
           gint64   *value)
{
  double number;

  if (holds (node, G_TYPE_INT64))
    {
      *value = json_node_get_int (node);
      return TRUE;
    }
  if (!holds (node, G_TYPE_DOUBLE))
    return FALSE;
  number = json_node_get_double (node);
  *value = fabs (number) < 1e15 ? (gint64) number : 0;
  return (double) *value == number;
}

static gboolean
get_integer (RungJsonReader    *self,
             RungRecordBuilder *builder,
             guint              field,
             JsonNode          *node)
{
  const RungFieldInfo *info = rung_kind_get_field (builder->kind, field);
  gboolean bounded = info->minimum != 0 || info->maximum != 0;
  gint64 value;

  if (!get_whole (node, &value))
    return rung_json_reader_complain_type (self, node, "a whole number");
  if (bounded && (value < info->minimum || value > info->maximum))
    return rung_json_reader_complain (self, "%" G_GINT64_FORMAT " is not between %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT,
                                      value, info->minimum, info->maximum);
  rung_record_builder_set_integer (builder, field, value);
  return TRUE;
}

static gboolean
get_number (RungJsonReader    *self,
            RungRecordBuilder *builder,
            guint              field,
            JsonNode          *node)
{
  double number;

  if (!holds (node, G_TYPE_INT64) && !holds (node, G_TYPE_DOUBLE))
    return rung_json_reader_complain_type (self, node, "a number");
  number = json_node_get_double (node);
  if (rung_kind_get_field (builder->kind, field)->type == RUNG_FIELD_FRACTION && !(number >= 0 && number <= 1))
    return rung_json_reader_complain (self, "%g is not between 0 and 1", number);
  rung_record_builder_set_number (builder, field, number);
  return TRUE;
}

static gboolean
get_day (RungJsonReader    *self,
         RungRecordBuilder *builder,
         guint              field,
         JsonNode          *node)
{
  const char *text = rung_json_reader_get_text (self, node);
  g_autofree char *quoted = NULL;
  guint32 day;

  if (text == NULL)
    return FALSE;
  day = rung_day_from_text (text);
  if (day != RUNG_NO_DAY)
    {
      rung_record_builder_set_day (builder, field, day);
      return TRUE;
    }
  quoted = rung_json_dup_quoted (text);
  return rung_json_reader_complain (self, "“%s” is not a day; write a day of the calendar as YYYY-MM-DD", quoted);
}

static gboolean
get_instant (RungJsonReader    *self,
             RungRecordBuilder *builder,
             guint              field,
             JsonNode          *node)
{
  const char *text = rung_json_reader_get_text (self, node);
  g_autofree char *quoted = NULL;
  gint64 instant_usec;

  if (text == NULL)
    return FALSE;
  if (rung_instant_from_text (text, &instant_usec))
    {
      rung_record_builder_set_integer (builder, field, instant_usec);
      return TRUE;
    }
  quoted = rung_json_dup_quoted (text);
  return rung_json_reader_complain (self, "“%s” is not an instant; write it as 2026-11-23T08:58:00Z, in UTC", quoted);
}

static gboolean
get_boolean (RungJsonReader    *self,
             RungRecordBuilder *builder,
             guint              field,
             JsonNode          *node)
{
  if (!holds (node, G_TYPE_BOOLEAN))
    return rung_json_reader_complain_type (self, node, "true or false");
  rung_record_builder_set_integer (builder, field, json_node_get_boolean (node));
  return TRUE;
}

static gboolean
get_enum (RungJsonReader    *self,
          RungRecordBuilder *builder,
          guint              field,
          JsonNode          *node)
{
  const char *const *names = rung_kind_get_field (builder->kind, field)->names;
  const char *text = rung_json_reader_get_text (self, node);
  g_autofree char *quoted = NULL;
  g_autofree char *known = NULL;

  if (text == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], text) == 0)
      {
        rung_record_builder_set_integer (builder, field, i);
        return TRUE;
      }
  quoted = rung_json_dup_quoted (text);
  known = g_strjoinv (", ", (char **) names);
  return rung_json_reader_complain (self, "“%s” is none of %s", quoted, known);
}

/* Strict: g_base64_decode() skips what it does not know. */
static gboolean
get_bytes (RungJsonReader    *self,
           RungRecordBuilder *builder,
           guint              field,
           JsonNode          *node)
{
  const char *text = rung_json_reader_get_text (self, node);
  g_autofree char *again = NULL;
  guchar *data;
  gsize size;

  if (text == NULL)
    return FALSE;
  data = g_base64_decode (text, &size);
  again = g_base64_encode (data, size);
  if (strcmp (again, text) != 0)
    {
      g_free (data);
      return rung_json_reader_complain (self, "this is not base64 (RFC 4648, with padding)");
    }
  rung_record_builder_set_variant (builder, field,
                                   g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, data, size, TRUE, g_free, data));
  return TRUE;
}

/**
 * rung_json_reader_get_field:
 * @self: a reader at the value
 * @builder: the record it belongs to; texts are borrowed from the parsed file
 * @field: the field
 * @node: the value
 *
 * Reads one value in the form its field's type has in JSON.
 *
 * Returns: %FALSE after a complaint; the field is then unset
 */
gboolean
rung_json_reader_get_field (RungJsonReader    *self,
                            RungRecordBuilder *builder,
                            guint              field,
                            JsonNode          *node)
{
  const char *text;

  switch (rung_kind_get_field (builder->kind, field)->type)
    {
    case RUNG_FIELD_TEXT:
    case RUNG_FIELD_REFERENCE:
      text = rung_kind_get_field (builder->kind, field)->type == RUNG_FIELD_TEXT
               ? rung_json_reader_get_text (self, node) : rung_json_reader_get_uid (self, node);
      rung_record_builder_set_text (builder, field, text);
      return text != NULL;
    case RUNG_FIELD_LOCALIZED:
      return get_localized (self, builder, field, node);
    case RUNG_FIELD_LOCALIZED_LIST:
      return get_list (self, builder, field, node);
    case RUNG_FIELD_INTEGER:
      return get_integer (self, builder, field, node);
    case RUNG_FIELD_DAY:
      return get_day (self, builder, field, node);
    case RUNG_FIELD_INSTANT:
      return get_instant (self, builder, field, node);
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      return get_number (self, builder, field, node);
    case RUNG_FIELD_BOOLEAN:
      return get_boolean (self, builder, field, node);
    case RUNG_FIELD_ENUM:
      return get_enum (self, builder, field, node);
    case RUNG_FIELD_BYTES:
      return get_bytes (self, builder, field, node);
    default:
      g_assert_not_reached ();
    }
}

/**
 * rung_json_reader_find_field:
 * @kind: a kind of record
 * @name: a member's name
 * @field: (inout): the field to look at first, then the one found
 *
 * Finds a field by its exact name.  A canonical file has its members in the
 * order of the table, so the search starts where the last one ended.
 *
 * Returns: whether there is one
 */
gboolean
rung_json_reader_find_field (RungKind    kind,
                             const char *name,
                             guint      *field)
{
  const RungKindInfo *info = rung_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      guint candidate = (*field + i) % info->n_fields;

      if (strcmp (info->fields[candidate].name, name) == 0)
        {
          *field = candidate;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * rung_json_reader_need:
 * @self: a reader at a record
 * @kind: the record's kind
 * @seen: bit n: field n stood there, right or wrong
 *
 * Complains about required fields that are missing.
 */
void
rung_json_reader_need (RungJsonReader *self,
                       RungKind        kind,
                       guint32         seen)
{
  const RungKindInfo *info = rung_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & RUNG_FIELD_REQUIRED) && !(seen & (1u << i)))
      rung_json_reader_complain (self, "“%s” is missing", info->fields[i].name);
}
