/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists for people: columns as wide as their widest cell on a terminal.
 *
 * A wide character, such as a Chinese one, takes two columns.  What a person typed is
 * shown, never obeyed: a cell is made printable on its way in. */

#include "rung-cli-table-private.h"

#include <stdarg.h>
#include <string.h>

void
rung_cli_table_cell (RungCliTable *self,
                     const char   *text)
{
  if (rung_cli_table_is_for_people (self))
    g_ptr_array_add (self->lines->pdata[self->lines->len - 1], rung_cli_dup_printable (text != NULL ? text : "", TRUE));
}

void
rung_cli_table_cellf (RungCliTable *self,
                      const char   *format,
                      ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  rung_cli_table_cell (self, text);
}

guint
rung_cli_get_width (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }
  return width;
}

static void
append_padded (GString    *out,
               const char *text,
               guint       width,
               gboolean    to_the_right,
               gboolean    is_last)
{
  guint padding = width - MIN (width, rung_cli_get_width (text));

  if (to_the_right)
    g_string_append_printf (out, "%*s", (int) padding, "");
  g_string_append (out, text);
  if (!to_the_right && !is_last)
    g_string_append_printf (out, "%*s", (int) padding, "");
}

static const char *
get_shown (GPtrArray *line,
           guint      column)
{
  return column < line->len ? line->pdata[column] : "";
}

static void
append_line (RungCliTable *self,
             GPtrArray    *line, /* nullable: the headings */
             const guint  *widths,
             guint         indent,
             GString      *out)
{
  guint last = 0;

  for (guint i = 0; i < self->columns->len; i++)
    if ((line != NULL ? get_shown (line, i) : g_array_index (self->columns, RungCliColumn, i).heading)[0] != '\0')
      last = i;
  g_string_append_printf (out, "%*s", (int) indent, "");
  for (guint i = 0; i <= last && i < self->columns->len; i++)
    {
      const RungCliColumn *column = &g_array_index (self->columns, RungCliColumn, i);

      if (i > 0)
        g_string_append (out, "  ");
      append_padded (out, line != NULL ? get_shown (line, i) : column->heading, widths[i],
                     column->is_number, i == last);
    }
  g_string_append_c (out, '\n');
}

void
rung_cli_table_to_text (RungCliTable *self,
                        guint         indent,
                        GString      *out)
{
  g_autofree guint *widths = g_new0 (guint, self->columns->len);
  gboolean has_headings = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *heading = g_array_index (self->columns, RungCliColumn, i).heading;

      widths[i] = rung_cli_get_width (heading);
      has_headings = has_headings || heading[0] != '\0';
      for (guint j = 0; j < self->lines->len; j++)
        widths[i] = MAX (widths[i], rung_cli_get_width (get_shown (self->lines->pdata[j], i)));
    }
  if (has_headings && self->lines->len > 0)
    append_line (self, NULL, widths, indent, out);
  for (guint j = 0; j < self->lines->len; j++)
    append_line (self, self->lines->pdata[j], widths, indent, out);
}
