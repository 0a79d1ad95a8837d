/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON for programs that read rungctl: written as it comes, without a tree in
 * between, since a list of ten thousand goals should cost what its text costs. */

#include "rung-cli-json.h"

#include "rung-cli.h"

#include <math.h>

void
rung_cli_json_init (RungCliJson *self,
                    GString     *out)
{
  *self = (RungCliJson) { .out = out };
}

static void
start_line (RungCliJson *self)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

/* A comma and a line of its own, unless the name before it took care of that. */
static void
start_value (RungCliJson *self)
{
  if (!self->has_name && self->has_value)
    g_string_append_c (self->out, ',');
  if (!self->has_name && self->depth > 0)
    start_line (self);
  self->has_name = FALSE;
  self->has_value = TRUE;
}

static void
append_quoted (GString    *out,
               const char *text)
{
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    switch (*c)
      {
      case '"':
        g_string_append (out, "\\\"");
        break;
      case '\\':
        g_string_append (out, "\\\\");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      default:
        if (rung_cli_is_obeyed (g_utf8_get_char (c)))
          g_string_append_printf (out, "\\u%04x", g_utf8_get_char (c));
        else
          g_string_append_len (out, c, g_utf8_next_char (c) - c);
      }
  g_string_append_c (out, '"');
}

void
rung_cli_json_begin (RungCliJson *self,
                     char         bracket)
{
  start_value (self);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->has_value = FALSE;
}

void
rung_cli_json_end (RungCliJson *self,
                   char         bracket)
{
  self->depth--;
  if (self->has_value)
    start_line (self);
  g_string_append_c (self->out, bracket);
  self->has_value = TRUE;
}

void
rung_cli_json_name (RungCliJson *self,
                    const char  *name)
{
  start_value (self);
  append_quoted (self->out, name);
  g_string_append (self->out, ": ");
  self->has_name = TRUE;
}

void
rung_cli_json_text (RungCliJson *self,
                    const char  *text)
{
  start_value (self);
  append_quoted (self->out, text);
}

void
rung_cli_json_integer (RungCliJson *self,
                       gint64       value)
{
  start_value (self);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

const char *
rung_cli_format_number (char   *buffer,
                        gsize   size,
                        double  value)
{
  g_ascii_formatd (buffer, size, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_formatd (buffer, size, "%.17g", value);
  return buffer;
}

/* JSON has no word for what is no number. */
void
rung_cli_json_number (RungCliJson *self,
                      double       value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  start_value (self);
  g_string_append (self->out, isfinite (value) ? rung_cli_format_number (buffer, sizeof buffer, value) : "null");
}

void
rung_cli_json_boolean (RungCliJson *self,
                       gboolean     value)
{
  start_value (self);
  g_string_append (self->out, value ? "true" : "false");
}

void
rung_cli_json_null (RungCliJson *self)
{
  start_value (self);
  g_string_append (self->out, "null");
}
