/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the writers of plans and ladders share: text written straight into a
 * buffer (json-glib's generator would take several times as long), by the field
 * table.
 *
 * Canonical: one way to write each value.  Two spaces a level, one member or
 * element a line, no line in an empty bracket; only what JSON demands is escaped,
 * the rest is UTF-8; a number has as many digits as it takes to read back as it. */

#include "rung-json-writer-private.h"

#include <string.h>

#include "rung-day.h"

void
rung_json_writer_init (RungJsonWriter *self)
{
  self->text = g_string_sized_new (64 * 1024);
  self->depth = 0;
  self->first = TRUE;
}

/**
 * rung_json_writer_end:
 * @self: a writer whose brackets are all closed
 *
 * Returns: (transfer full): what was written
 */
GBytes *
rung_json_writer_end (RungJsonWriter *self)
{
  g_assert (self->depth == 0);
  g_string_append_c (self->text, '\n');
  return g_string_free_to_bytes (self->text);
}

static void
add_line (RungJsonWriter *self)
{
  static const char spaces[] = "\n                                ";

  g_assert (self->depth * 2 + 1 < sizeof spaces);
  g_string_append_len (self->text, spaces, self->depth * 2 + 1);
}

static void
add_escape (GString *text,
            guchar   c)
{
  switch (c)
    {
    case '"':
      g_string_append (text, "\\\"");
      break;
    case '\\':
      g_string_append (text, "\\\\");
      break;
    case '\b':
      g_string_append (text, "\\b");
      break;
    case '\f':
      g_string_append (text, "\\f");
      break;
    case '\n':
      g_string_append (text, "\\n");
      break;
    case '\r':
      g_string_append (text, "\\r");
      break;
    case '\t':
      g_string_append (text, "\\t");
      break;
    default:
      g_string_append_printf (text, "\\u%04x", c);
    }
}

/* How many bytes of a character that is written as an escape, 0 of any other.  DEL and the
 * controls from U+0080 to U+009F may stand as they are, but a terminal obeys them. */
static guint
get_escaped_length (const char *p)
{
  if ((guchar) *p < 0x20 || *p == '"' || *p == '\\' || *p == 0x7f)
    return 1;
  return (guchar) *p == 0xc2 && (guchar) p[1] < 0xa0 ? 2 : 0;
}

static void
add_string (GString    *text,
            const char *string)
{
  const char *plain = string;

  g_string_append_c (text, '"');
  for (const char *p = string; *p != '\0'; p++)
    {
      guint length = get_escaped_length (p);

      if (length == 0)
        continue;
      g_string_append_len (text, plain, p - plain);
      add_escape (text, (guchar) p[length - 1]);
      plain = p + length;
      p += length - 1;
    }
  g_string_append (text, plain);
  g_string_append_c (text, '"');
}

/* Whatever stands before a value: comma, line, name. */
static void
add_name (RungJsonWriter *self,
          const char     *name)
{
  if (!self->first)
    g_string_append_c (self->text, ',');
  self->first = FALSE;
  if (self->depth > 0)
    add_line (self);
  if (name == NULL)
    return;
  add_string (self->text, name);
  g_string_append (self->text, ": ");
}

/**
 * rung_json_writer_open:
 * @self: a writer
 * @name: (nullable): the member's name; %NULL in an array and at the start
 * @bracket: `{` or `[`
 */
void
rung_json_writer_open (RungJsonWriter *self,
                       const char     *name,
                       char            bracket)
{
  add_name (self, name);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->first = TRUE;
}

void
rung_json_writer_close (RungJsonWriter *self,
                        char            bracket)
{
  self->depth--;
  if (!self->first)
    add_line (self);
  g_string_append_c (self->text, bracket);
  self->first = FALSE;
}

void
rung_json_writer_add_text (RungJsonWriter *self,
                           const char     *name,
                           const char     *text)
{
  add_name (self, name);
  add_string (self->text, text);
}

void
rung_json_writer_add_integer (RungJsonWriter *self,
                              const char     *name,
                              gint64          value)
{
  add_name (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/* With 15 digits, or 16, or 17: the first that read back as the same number. */
static void
add_number (RungJsonWriter *self,
            const char     *name,
            double          value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, sizeof text, formats[i], value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  add_name (self, name);
  g_string_append (self->text, text);
}

static void
add_localized (RungJsonWriter *self,
               const char     *name,
               GVariant       *localized)
{
  GVariantIter iter;
  const char *tag, *text;

  rung_json_writer_open (self, name, '{');
  g_variant_iter_init (&iter, localized);
  while (g_variant_iter_next (&iter, "{&s&s}", &tag, &text))
    rung_json_writer_add_text (self, tag, text);
  rung_json_writer_close (self, '}');
}

static void
add_list (RungJsonWriter *self,
          const char     *name,
          GVariant       *list)
{
  rung_json_writer_open (self, name, '[');
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr(GVariant) localized = g_variant_get_child_value (list, i);

      add_localized (self, NULL, localized);
    }
  rung_json_writer_close (self, ']');
}

static void
add_bytes (RungJsonWriter *self,
           const char     *name,
           GVariant       *bytes)
{
  gsize size;
  const guchar *data = g_variant_get_fixed_array (bytes, &size, 1);
  g_autofree char *text = g_base64_encode (data, size);

  rung_json_writer_add_text (self, name, text);
}

static void
add_day (RungJsonWriter *self,
         const char     *name,
         guint32         day)
{
  g_autofree char *text = rung_day_to_text (day);

  rung_json_writer_add_text (self, name, text);
}

static void
add_instant (RungJsonWriter *self,
             const char     *name,
             gint64          instant_usec)
{
  g_autofree char *text = rung_instant_to_text (instant_usec);

  rung_json_writer_add_text (self, name, text);
}

/**
 * rung_json_writer_add_field:
 * @self: a writer in the record's object
 * @name: the member's name
 * @record: a record
 * @field: one of its fields
 *
 * Writes a field in the form its type has in JSON; nothing if it is unset.
 */
void
rung_json_writer_add_field (RungJsonWriter   *self,
                            const char       *name,
                            const RungRecord *record,
                            guint             field)
{
  const RungFieldInfo *info = rung_kind_get_field (rung_record_get_kind (record), field);

  if (!rung_record_has (record, field))
    return;
  switch (info->type)
    {
    case RUNG_FIELD_TEXT:
    case RUNG_FIELD_REFERENCE:
      rung_json_writer_add_text (self, name, rung_record_get_text (record, field));
      break;
    case RUNG_FIELD_LOCALIZED:
      add_localized (self, name, rung_record_get_variant (record, field));
      break;
    case RUNG_FIELD_LOCALIZED_LIST:
      add_list (self, name, rung_record_get_variant (record, field));
      break;
    case RUNG_FIELD_INTEGER:
      rung_json_writer_add_integer (self, name, rung_record_get_integer (record, field));
      break;
    case RUNG_FIELD_DAY:
      add_day (self, name, rung_record_get_day (record, field));
      break;
    case RUNG_FIELD_INSTANT:
      add_instant (self, name, rung_record_get_integer (record, field));
      break;
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      add_number (self, name, rung_record_get_number (record, field));
      break;
    case RUNG_FIELD_BOOLEAN:
      add_name (self, name);
      g_string_append (self->text, rung_record_get_boolean (record, field) ? "true" : "false");
      break;
    case RUNG_FIELD_ENUM:
      rung_json_writer_add_text (self, name, info->names[rung_record_get_integer (record, field)]);
      break;
    case RUNG_FIELD_BYTES:
      add_bytes (self, name, rung_record_get_variant (record, field));
      break;
    default:
      g_assert_not_reached ();
    }
}
