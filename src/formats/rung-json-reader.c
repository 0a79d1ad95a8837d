/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the readers of plans and ladders share: a file is guarded, recognised and
 * parsed; values become fields of records by the field table; what is wrong is
 * told with its line, column and JSON pointer.
 *
 * Nothing is forgiven that would be lost: an unknown member, null, a day that is
 * no day and a number out of its range are problems, not gaps. */

#include "rung-json-reader-private.h"

#include <math.h>
#include <string.h>

#include "rung-day.h"
#include "rung-json-guard-private.h"
#include "rung-ladder-json.h"
#include "rung-plan.h"
#include "rung-uid.h"

/* roles/0/responsibilities/0/ideas/0/en is the deepest there is. */
#define MAX_STEPS 8

/* How many problems a message lists. */
#define MAX_PROBLEMS 8

/* How many uids may share a hash; among a million random ones three do. */
#define MAX_UIDS_OF_A_HASH 32

/* BCP 47 asks to support 35. */
#define MAX_TAG_BYTES 35

struct _RungJsonReader
{
  char         *name;
  const char   *data; /* behind the byte order mark */
  JsonParser   *parser;
  RungJsonStep  steps[MAX_STEPS];
  guint         n_steps;
  GString      *problems;
  guint         n_problems;
};

static const struct
{
  const char *format;
  const char *noun;
  int         version;
} kinds[] = {
  [RUNG_JSON_PLAN] = { "rung-plan", "plan", RUNG_PLAN_JSON_VERSION },
  [RUNG_JSON_LADDER] = { "rung-ladder", "ladder", RUNG_LADDER_JSON_VERSION },
};

static gboolean
recognise (const RungJsonHead  *head,
           const char          *name,
           RungJsonKind        *kind,
           GError             **error)
{
  if (head->format != NULL && *head->format == '"')
    for (*kind = 0; *kind < G_N_ELEMENTS (kinds); *kind += 1)
      if (rung_json_string_equal (head->format, kinds[*kind].format))
        return TRUE;
  g_set_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_FORMAT,
               "%s is neither a plan nor a ladder of Rung: its “format” is not “rung-plan” or “rung-ladder”", name);
  return FALSE;
}

static gboolean
check_version (const RungJsonHead  *head,
               const char          *name,
               RungJsonKind         kind,
               GError             **error)
{
  char *end = NULL;
  /* The guard has seen the number and the bracket behind it. */
  gint64 version = head->version ? g_ascii_strtoll (head->version, &end, 10) : 0;

  if (version < 1 || strchr (".eE", *end) != NULL)
    {
      g_set_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_FORMAT,
                   "%s does not say which version of the format it has: “version” should be %d",
                   name, kinds[kind].version);
      return FALSE;
    }
  if (version > kinds[kind].version)
    {
      g_set_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_NEWER,
                   "%s is a %s of format version %" G_GINT64_FORMAT ", this Rung reads version %d; open it with a newer Rung",
                   name, kinds[kind].noun, version, kinds[kind].version);
      return FALSE;
    }
  return TRUE;
}

static gboolean
guard_bytes (GBytes        *bytes,
             const char    *name,
             RungJsonHead  *head,
             RungJsonKind  *kind,
             GError       **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return rung_json_guard_scan (data, length, name, head, error) && recognise (head, name, kind, error);
}

/**
 * rung_json_sniff:
 * @bytes: the whole file
 * @name: (nullable): the file's name, for messages
 * @kind: (out): what the file says it is
 * @error: return location, %RUNG_FORMAT_ERROR
 *
 * Guards a file and tells a plan from a ladder, without parsing it.
 *
 * Returns: %FALSE if the file is not JSON or neither of the two
 */
gboolean
rung_json_sniff (GBytes        *bytes,
                 const char    *name,
                 RungJsonKind  *kind,
                 GError       **error)
{
  RungJsonHead head;

  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  return guard_bytes (bytes, name ? name : "the text", &head, kind, error);
}

/**
 * rung_json_reader_new:
 * @bytes: the whole file; has to outlive the reader
 * @name: (nullable): the file's name, for messages
 * @kind: what is expected
 * @error: return location, %RUNG_FORMAT_ERROR
 *
 * Guards, recognises and parses a file.
 *
 * Returns: (transfer full) (nullable): a reader at the outermost object
 */
RungJsonReader *
rung_json_reader_new (GBytes        *bytes,
                      const char    *name,
                      RungJsonKind   kind,
                      GError       **error)
{
  g_autoptr(RungJsonReader) self = NULL;
  g_autoptr(GError) parse_error = NULL;
  RungJsonHead head;
  RungJsonKind found;
  gsize length;

  if (name == NULL)
    name = "the text";
  if (!guard_bytes (bytes, name, &head, &found, error))
    return NULL;
  if (found != kind)
    {
      g_set_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_FORMAT, "%s is a %s, not a %s",
                   name, kinds[found].noun, kinds[kind].noun);
      return NULL;
    }
  if (!check_version (&head, name, kind, error))
    return NULL;

  self = g_new0 (RungJsonReader, 1);
  self->name = g_strdup (name);
  self->problems = g_string_new (NULL);
  self->parser = json_parser_new ();
  self->data = g_bytes_get_data (bytes, &length);
  rung_json_skip_bom (&self->data, &length);
  if (json_parser_load_from_data (self->parser, self->data, (gssize) length, &parse_error))
    return g_steal_pointer (&self);
  /* Not seen to happen: the guard is stricter than the parser. */
  g_set_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SYNTAX, "%s cannot be read (%s)",
               name, parse_error->message);
  return NULL;
}

void
rung_json_reader_free (RungJsonReader *self)
{
  g_free (self->name);
  g_clear_object (&self->parser);
  if (self->problems != NULL)
    g_string_free (self->problems, TRUE);
  g_free (self);
}

JsonObject *
rung_json_reader_get_root (RungJsonReader *self)
{
  return json_node_get_object (json_parser_get_root (self->parser));
}

static void
enter (RungJsonReader *self,
       RungJsonStep    step)
{
  g_assert (self->n_steps < MAX_STEPS);
  self->steps[self->n_steps++] = step;
}

/**
 * rung_json_reader_enter:
 * @self: a reader
 * @member: a member's name, borrowed until the reader leaves
 *
 * Notes that what follows is about a member of the present place.
 */
void
rung_json_reader_enter (RungJsonReader *self,
                        const char     *member)
{
  enter (self, (RungJsonStep) { .member = member });
}

void
rung_json_reader_enter_nth (RungJsonReader *self,
                            guint           index)
{
  enter (self, (RungJsonStep) { .index = index });
}

void
rung_json_reader_leave (RungJsonReader *self)
{
  g_assert (self->n_steps > 0);
  self->n_steps--;
}

/**
 * rung_json_reader_complain:
 * @self: a reader
 * @format: what is wrong at the present place, and what to do
 * @...: arguments of @format
 *
 * Notes a problem: "plan.json, line 12, column 15 (/goals/0/due): …".
 *
 * Returns: %FALSE
 */
gboolean
rung_json_reader_complain (RungJsonReader *self,
                           const char     *format,
                           ...)
{
  g_autofree char *pointer = NULL;
  guint line, column;
  va_list args;

  if (self->n_problems++ >= MAX_PROBLEMS)
    return FALSE;
  rung_json_count_position (self->data, rung_json_find_place (self->data, self->steps, self->n_steps),
                            &line, &column);
  if (self->problems->len > 0)
    g_string_append_c (self->problems, '\n');
  g_string_append_printf (self->problems, "%s, line %u, column %u", self->name, line, column);
  pointer = rung_json_dup_pointer (self->steps, self->n_steps);
  if (*pointer != '\0')
    g_string_append_printf (self->problems, " (%s)", pointer);
  g_string_append (self->problems, ": ");
  va_start (args, format);
  g_string_append_vprintf (self->problems, format, args);
  va_end (args);
  return FALSE;
}

/**
 * rung_json_reader_finish:
 * @self: a reader that has read everything
 * @error: return location
 *
 * Returns: %FALSE and %RUNG_FORMAT_ERROR_VALUE with the first problems, one a
 *   line, if there were any
 */
gboolean
rung_json_reader_finish (RungJsonReader  *self,
                         GError         **error)
{
  if (self->n_problems == 0)
    return TRUE;
  if (self->n_problems > MAX_PROBLEMS)
    g_string_append_printf (self->problems, "\n… and %u more", self->n_problems - MAX_PROBLEMS);
  g_set_error_literal (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_VALUE, self->problems->str);
  return FALSE;
}

static const char *
describe (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return "an object";
    case JSON_NODE_ARRAY:
      return "an array";
    case JSON_NODE_NULL:
      return "null (leave the member out instead)";
    case JSON_NODE_VALUE:
    default:
      switch (json_node_get_value_type (node))
        {
        case G_TYPE_STRING:
          return "a text";
        case G_TYPE_BOOLEAN:
          return "true or false";
        default:
          return "a number";
        }
    }
}

static gboolean
holds (JsonNode *node,
       GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
complain_type (RungJsonReader *self,
               JsonNode       *node,
               const char     *expected)
{
  return rung_json_reader_complain (self, "expected %s but found %s", expected, describe (node));
}

JsonObject *
rung_json_reader_get_object (RungJsonReader *self,
                             JsonNode       *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  complain_type (self, node, "an object, { … }");
  return NULL;
}

JsonArray *
rung_json_reader_get_array (RungJsonReader *self,
                            JsonNode       *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  complain_type (self, node, "an array, [ … ]");
  return NULL;
}

const char *
rung_json_reader_get_text (RungJsonReader *self,
                           JsonNode       *node)
{
  if (holds (node, G_TYPE_STRING))
    return json_node_get_string (node);
  complain_type (self, node, "a text in double quotes");
  return NULL;
}

const char *
rung_json_reader_get_uid (RungJsonReader *self,
                          JsonNode       *node)
{
  const char *text = rung_json_reader_get_text (self, node);

  if (text == NULL || rung_uid_is_valid (text))
    return text;
  rung_json_reader_complain (self, "this is not a uid; one has 1 to 100 of the characters A to Z, a to z, 0 to 9 and - _ . : "
                                   "and does not begin with a point");
  return NULL;
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
    return complain_type (self, node, "a whole number");
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
    return complain_type (self, node, "a number");
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
    return complain_type (self, node, "true or false");
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

static const RungRecord *
find_repeated (const RungSnapshot *snapshot)
{
  for (guint i = 1; i < rung_snapshot_get_size (snapshot); i++)
    if (rung_record_compare (rung_snapshot_get (snapshot, i - 1), rung_snapshot_get (snapshot, i)) == 0)
      return rung_snapshot_get (snapshot, i);
  return NULL;
}

static int
compare_hashes (gconstpointer a,
                gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/* Plans look records up in hash tables by g_str_hash(), which has no key: a file
 * of a million uids made to collide would take hours.  No program names records
 * like that. */
static gboolean
has_aimed_uids (const RungSnapshot *snapshot)
{
  g_autoptr(GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_equal = 0;

  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    {
      guint hash = g_str_hash (rung_record_get_uid (rung_snapshot_get (snapshot, i)));

      g_array_append_val (hashes, hash);
    }
  g_array_sort (hashes, compare_hashes);
  for (guint i = 1; i < hashes->len; i++)
    {
      n_equal = g_array_index (hashes, guint, i) == g_array_index (hashes, guint, i - 1) ? n_equal + 1 : 0;
      if (n_equal >= MAX_UIDS_OF_A_HASH)
        return TRUE;
    }
  return FALSE;
}

/* The rules are those of a plan; a ladder is held against them as part of one
 * that has nothing else. */
static RungSnapshot *
make_plan_around (RungSnapshot *snapshot)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  RungRecordBuilder builder;
  guint first, n_plans;

  rung_snapshot_get_range (snapshot, RUNG_KIND_PLAN, &first, &n_plans);
  if (n_plans > 0)
    return rung_snapshot_ref (snapshot);
  rung_record_builder_init (&builder, RUNG_KIND_PLAN, "plan");
  rung_record_builder_set_text (&builder, RUNG_PLAN_TITLE, "plan");
  g_ptr_array_add (records, rung_record_builder_end (&builder));
  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    g_ptr_array_add (records, rung_record_ref (rung_snapshot_get (snapshot, i)));
  return rung_snapshot_new_take (g_steal_pointer (&records));
}

/**
 * rung_json_make_snapshot:
 * @records: (transfer full) (element-type RungRecord): what was read
 * @name: (nullable): the file's name, for messages
 * @error: return location
 *
 * Holds what a file says against the rules of plans.
 *
 * Returns: (transfer full) (nullable): the snapshot, or %NULL and
 *   %RUNG_FORMAT_ERROR_INVALID with the first broken rules, one a line
 */
RungSnapshot *
rung_json_make_snapshot (GPtrArray   *records,
                         const char  *name,
                         GError     **error)
{
  g_autoptr(RungSnapshot) snapshot = rung_snapshot_new_take (records);
  g_autoptr(RungSnapshot) plan = NULL;
  const RungRecord *repeated = find_repeated (snapshot);
  g_autoptr(GPtrArray) broken = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (name == NULL)
    name = "the text";
  if (repeated != NULL)
    {
      g_set_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_INVALID, "%s: the %s %s stands twice; remove one of the two",
                   name, rung_kind_get_info (rung_record_get_kind (repeated))->name, rung_record_get_uid (repeated));
      return NULL;
    }
  if (has_aimed_uids (snapshot))
    {
      g_set_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SIZE,
                   "%s: more than %d uids have the same hash; name records by UUIDs", name, MAX_UIDS_OF_A_HASH);
      return NULL;
    }
  plan = make_plan_around (snapshot);
  broken = rung_rules_check_snapshot (plan);
  if (broken->len == 0)
    return g_steal_pointer (&snapshot);
  for (guint i = 0; i < MIN (broken->len, MAX_PROBLEMS); i++)
    g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", name,
                            ((GError *) g_ptr_array_index (broken, i))->message);
  if (broken->len > MAX_PROBLEMS)
    g_string_append_printf (text, "\n… and %u more", broken->len - MAX_PROBLEMS);
  g_set_error_literal (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_INVALID, text->str);
  return NULL;
}
