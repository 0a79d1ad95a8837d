/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists: filled in by commands, and printed in the form asked for.  JSON is an array
 * of objects, in which what is unset has no member; the other forms have files of
 * their own. */

#include "rung-cli-table-private.h"

#include <stdarg.h>
#include <string.h>
#include <unistd.h>

static void
cell_clear (RungCliCell *cell)
{
  switch (cell->type)
    {
    case RUNG_CLI_CELL_TEXT:
      g_free (cell->text);
      break;
    case RUNG_CLI_CELL_TEXTS:
      g_strfreev (cell->texts);
      break;
    case RUNG_CLI_CELL_TABLE:
      rung_cli_table_free (cell->table);
      break;
    case RUNG_CLI_CELL_UNSET:
    case RUNG_CLI_CELL_INTEGER:
    case RUNG_CLI_CELL_NUMBER:
    case RUNG_CLI_CELL_BOOLEAN:
    default:
      break;
    }
  cell->type = RUNG_CLI_CELL_UNSET;
}

static void
column_clear (RungCliColumn *column)
{
  g_free (column->heading);
}

RungCliTable *
rung_cli_table_new (RungCli *cli)
{
  RungCliTable *self = g_new0 (RungCliTable, 1);

  self->cli = cli;
  self->names = g_ptr_array_new ();
  self->columns = g_array_new (FALSE, TRUE, sizeof (RungCliColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify) column_clear);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
rung_cli_table_free (RungCliTable *self)
{
  g_ptr_array_unref (self->names);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

gboolean
rung_cli_table_is_for_people (RungCliTable *self)
{
  return self->cli->format == RUNG_CLI_TEXT;
}

guint
rung_cli_table_get_n_rows (RungCliTable *self)
{
  return rung_cli_table_is_for_people (self) ? self->lines->len : self->rows->len;
}

const char *
rung_cli_table_get_language (RungCliTable *self)
{
  return rung_cli_table_is_for_people (self) ? NULL : self->cli->language;
}

static gboolean
has_name (RungCliTable *self,
          const char   *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (strcmp (self->names->pdata[i], name) == 0)
      return TRUE;
  return FALSE;
}

static void
add_name (RungCliTable *self,
          const char   *name)
{
  if (!has_name (self, name))
    g_ptr_array_add (self->names, (gpointer) name);
}

void
rung_cli_table_add_names (RungCliTable *self,
                          ...)
{
  va_list args;
  const char *name;

  va_start (args, self);
  while ((name = va_arg (args, const char *)) != NULL)
    add_name (self, name);
  va_end (args);
}

void
rung_cli_table_add_kind (RungCliTable *self,
                         RungKind      kind)
{
  const RungKindInfo *info = rung_kind_get_info (kind);

  add_name (self, "uid");
  for (guint i = 0; i < info->n_fields; i++)
    add_name (self, info->fields[i].name);
}

void
rung_cli_table_add_heading (RungCliTable *self,
                            const char   *heading,
                            gboolean      is_number)
{
  RungCliColumn column = { g_strdup (heading), is_number };

  g_array_append_val (self->columns, column);
}

void
rung_cli_table_begin_row (RungCliTable *self)
{
  if (rung_cli_table_is_for_people (self))
    {
      g_ptr_array_add (self->lines, g_ptr_array_new_with_free_func (g_free));
    }
  else
    {
      GArray *row = g_array_sized_new (FALSE, TRUE, sizeof (RungCliCell), self->names->len);

      g_array_set_clear_func (row, (GDestroyNotify) cell_clear);
      g_array_set_size (row, self->names->len);
      g_ptr_array_add (self->rows, row);
      self->next = 0;
    }
}

/* NULL when the table is for people. */
static RungCliCell *
find_cell (RungCliTable *self,
           const char   *name)
{
  RungCliCell *cells;

  if (rung_cli_table_is_for_people (self))
    return NULL;
  cells = (RungCliCell *) ((GArray *) self->rows->pdata[self->rows->len - 1])->data;
  for (guint i = 0; i < self->names->len; i++)
    {
      guint at = (self->next + i) % self->names->len;

      if (self->names->pdata[at] == (gpointer) name || strcmp (self->names->pdata[at], name) == 0)
        {
          self->next = at + 1;
          cell_clear (&cells[at]);
          return &cells[at];
        }
    }
  g_assert_not_reached ();
}

void
rung_cli_table_text (RungCliTable *self,
                     const char   *name,
                     const char   *text)
{
  RungCliCell *cell = find_cell (self, name);

  if (cell == NULL || text == NULL)
    return;
  cell->type = RUNG_CLI_CELL_TEXT;
  cell->text = g_strdup (text);
}

void
rung_cli_table_integer (RungCliTable *self,
                        const char   *name,
                        gint64        value)
{
  RungCliCell *cell = find_cell (self, name);

  if (cell == NULL)
    return;
  cell->type = RUNG_CLI_CELL_INTEGER;
  cell->integer = value;
}

void
rung_cli_table_number (RungCliTable *self,
                       const char   *name,
                       double        value)
{
  RungCliCell *cell = find_cell (self, name);

  if (cell == NULL)
    return;
  cell->type = RUNG_CLI_CELL_NUMBER;
  cell->number = value;
}

void
rung_cli_table_boolean (RungCliTable *self,
                        const char   *name,
                        gboolean      value)
{
  RungCliCell *cell = find_cell (self, name);

  if (cell == NULL)
    return;
  cell->type = RUNG_CLI_CELL_BOOLEAN;
  cell->integer = value;
}

void
rung_cli_table_take_texts (RungCliTable *self,
                           const char   *name,
                           GStrv         texts)
{
  RungCliCell *cell = find_cell (self, name);

  if (cell == NULL)
    {
      g_strfreev (texts);
      return;
    }
  cell->type = RUNG_CLI_CELL_TEXTS;
  cell->texts = texts;
}

void
rung_cli_table_take_table (RungCliTable *self,
                           const char   *name,
                           RungCliTable *rows)
{
  RungCliCell *cell = find_cell (self, name);

  if (cell == NULL)
    {
      rung_cli_table_free (rows);
      return;
    }
  cell->type = RUNG_CLI_CELL_TABLE;
  cell->table = rows;
}

/* --- JSON --- */

static void
cell_to_json (const RungCliCell  *cell,
              RungCliJson *json)
{
  switch (cell->type)
    {
    case RUNG_CLI_CELL_TEXT:
      rung_cli_json_text (json, cell->text);
      break;
    case RUNG_CLI_CELL_INTEGER:
      rung_cli_json_integer (json, cell->integer);
      break;
    case RUNG_CLI_CELL_NUMBER:
      rung_cli_json_number (json, cell->number);
      break;
    case RUNG_CLI_CELL_BOOLEAN:
      rung_cli_json_boolean (json, cell->integer != 0);
      break;
    case RUNG_CLI_CELL_TEXTS:
      rung_cli_json_begin (json, '[');
      for (guint i = 0; cell->texts[i] != NULL; i++)
        rung_cli_json_text (json, cell->texts[i]);
      rung_cli_json_end (json, ']');
      break;
    case RUNG_CLI_CELL_TABLE:
      rung_cli_table_to_json (cell->table, json);
      break;
    case RUNG_CLI_CELL_UNSET:
    default:
      g_assert_not_reached ();
    }
}

void
rung_cli_table_row_to_json (RungCliTable *self,
                            guint         row,
                            RungCliJson  *json)
{
  const RungCliCell *cells = (const RungCliCell *) ((GArray *) self->rows->pdata[row])->data;

  rung_cli_json_begin (json, '{');
  for (guint i = 0; i < self->names->len; i++)
    if (cells[i].type != RUNG_CLI_CELL_UNSET)
      {
        rung_cli_json_name (json, self->names->pdata[i]);
        cell_to_json (&cells[i], json);
      }
  rung_cli_json_end (json, '}');
}

void
rung_cli_table_to_json (RungCliTable *self,
                        RungCliJson  *json)
{
  rung_cli_json_begin (json, '[');
  for (guint i = 0; i < self->rows->len; i++)
    rung_cli_table_row_to_json (self, i, json);
  rung_cli_json_end (json, ']');
}

/* A file and another program get what was typed; a terminal obeys nothing of it. */
static gboolean
write_csv (RungCliTable  *self,
           GString       *out,
           GError       **error)
{
  g_autofree char *printable = NULL;

  rung_cli_table_to_csv (self, out);
  if (!isatty (STDOUT_FILENO))
    return rung_cli_write (out->str, out->len, error);
  g_string_replace (out, "\r\n", "\n", 0);
  printable = rung_cli_dup_printable (out->str, FALSE);
  return rung_cli_write (printable, -1, error);
}

/**
 * rung_cli_table_print:
 * @self: a list
 * @error: return location
 *
 * Prints it in the format asked for.
 *
 * Returns: whether all of it was written
 */
gboolean
rung_cli_table_print (RungCliTable  *self,
                      GError       **error)
{
  g_autoptr(GString) out = g_string_new (NULL);
  RungCliJson json;

  switch (self->cli->format)
    {
    case RUNG_CLI_JSON:
      rung_cli_json_init (&json, out);
      rung_cli_table_to_json (self, &json);
      g_string_append_c (out, '\n');
      break;
    case RUNG_CLI_CSV:
      return write_csv (self, out, error);
    case RUNG_CLI_TEXT:
    default:
      rung_cli_table_to_text (self, 0, out);
      break;
    }
  return rung_cli_write (out->str, out->len, error);
}
