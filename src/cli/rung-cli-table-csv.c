/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists for spreadsheets, as RFC 4180 has them: a line of names, then the rows.  A
 * cell that would be taken for a formula gets an apostrophe in front. */

#include "rung-cli-table-private.h"

#include <string.h>

static void
append_csv (GString    *out,
            const char *text)
{
  gboolean is_formula = text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL;

  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      if (is_formula)
        g_string_append_c (out, '\'');
      g_string_append (out, text);
      return;
    }
  g_string_append (out, is_formula ? "\"'" : "\"");
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

/* What stands for a row in a cell of another list. */
static char *
name_rows (RungCliTable *table)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < table->rows->len; i++)
    for (guint j = 0; j < table->names->len; j++)
      {
        const RungCliCell *cell = &g_array_index ((GArray *) table->rows->pdata[i], RungCliCell, j);

        if (strcmp (table->names->pdata[j], "title") == 0 && cell->type == RUNG_CLI_CELL_TEXT)
          g_ptr_array_add (names, cell->text);
      }
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("; ", (GStrv) names->pdata);
}

static void
cell_to_csv (const RungCliCell *cell,
             GString    *out)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *joined = NULL;

  switch (cell->type)
    {
    case RUNG_CLI_CELL_TEXT:
      append_csv (out, cell->text);
      break;
    /* A number is no formula, not even a negative one. */
    case RUNG_CLI_CELL_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, cell->integer);
      break;
    case RUNG_CLI_CELL_NUMBER:
      g_string_append (out, rung_cli_format_number (buffer, sizeof buffer, cell->number));
      break;
    case RUNG_CLI_CELL_BOOLEAN:
      g_string_append (out, cell->integer != 0 ? "true" : "false");
      break;
    case RUNG_CLI_CELL_TEXTS:
      joined = g_strjoinv ("; ", cell->texts);
      append_csv (out, joined);
      break;
    case RUNG_CLI_CELL_TABLE:
      joined = name_rows (cell->table);
      append_csv (out, joined);
      break;
    case RUNG_CLI_CELL_UNSET:
    default:
      break;
    }
}

void
rung_cli_table_to_csv (RungCliTable *self,
                       GString      *out)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_csv (out, self->names->pdata[i]);
    }
  g_string_append (out, "\r\n");
  for (guint i = 0; i < self->rows->len; i++)
    {
      for (guint j = 0; j < self->names->len; j++)
        {
          if (j > 0)
            g_string_append_c (out, ',');
          cell_to_csv (&g_array_index ((GArray *) self->rows->pdata[i], RungCliCell, j), out);
        }
      g_string_append (out, "\r\n");
    }
}
