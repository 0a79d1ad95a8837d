/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the readers of plans and ladders share: a file is guarded, recognised and
 * parsed; the reader knows where in it the reading is, and tells what is wrong
 * with line, column and JSON pointer. */

#include "rung-json-reader-private.h"

#include <string.h>

#include "rung-json-guard-private.h"
#include "rung-json-string-private.h"
#include "rung-ladder-json.h"
#include "rung-uid.h"

/* roles/0/responsibilities/0/ideas/0/en is the deepest there is. */
#define MAX_STEPS 8

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

  if (self->n_problems++ >= RUNG_JSON_MAX_PROBLEMS)
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
  if (self->n_problems > RUNG_JSON_MAX_PROBLEMS)
    g_string_append_printf (self->problems, "\n… and %u more", self->n_problems - RUNG_JSON_MAX_PROBLEMS);
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

gboolean
rung_json_reader_complain_type (RungJsonReader *self,
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
  rung_json_reader_complain_type (self, node, "an object, { … }");
  return NULL;
}

JsonArray *
rung_json_reader_get_array (RungJsonReader *self,
                            JsonNode       *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  rung_json_reader_complain_type (self, node, "an array, [ … ]");
  return NULL;
}

const char *
rung_json_reader_get_text (RungJsonReader *self,
                           JsonNode       *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  rung_json_reader_complain_type (self, node, "a text in double quotes");
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
