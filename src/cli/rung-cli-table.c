/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists in three forms.
 *
 * 1. Text: columns as wide as their widest cell on a terminal, two columns for a
 *    wide character.  What a person typed is shown, never obeyed: control and
 *    bidi override characters become a replacement character.
 * 2. JSON: an array of objects; what is unset has no member.
 * 3. CSV (RFC 4180): a line of names, then the rows.  A cell that a spreadsheet
 *    would take for a formula gets an apostrophe in front. */

#include "rung-cli-table.h"

#include <stdarg.h>
#include <string.h>

typedef enum
{
  CELL_UNSET,
  CELL_TEXT,
  CELL_INTEGER,
  CELL_NUMBER,
  CELL_BOOLEAN,
  CELL_TEXTS,
  CELL_TABLE,
} CellType;

typedef struct
{
  CellType type;
  union
  {
    char         *text;
    gint64        integer;
    double        number;
    GStrv         texts;
    RungCliTable *table;
  };
} Cell;

typedef struct
{
  char     *heading;
  gboolean  is_number;
} Column;

struct _RungCliTable
{
  RungCli   *cli;
  GPtrArray *names;   /* of char *, borrowed */
  GArray    *columns; /* of Column */
  GPtrArray *rows;    /* of GArray of Cell; not for text */
  GPtrArray *lines;   /* of GPtrArray of char *; for text */
  guint      next;    /* where the next cell will most likely go */
};

static void
cell_clear (Cell *cell)
{
  switch (cell->type)
    {
    case CELL_TEXT:
      g_free (cell->text);
      break;
    case CELL_TEXTS:
      g_strfreev (cell->texts);
      break;
    case CELL_TABLE:
      rung_cli_table_free (cell->table);
      break;
    case CELL_UNSET:
    case CELL_INTEGER:
    case CELL_NUMBER:
    case CELL_BOOLEAN:
    default:
      break;
    }
  cell->type = CELL_UNSET;
}

static void
column_clear (Column *column)
{
  g_free (column->heading);
}

RungCliTable *
rung_cli_table_new (RungCli *cli)
{
  RungCliTable *self = g_new0 (RungCliTable, 1);

  self->cli = cli;
  self->names = g_ptr_array_new ();
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
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

static gboolean
is_for_people (RungCliTable *self)
{
  return self->cli->format == RUNG_CLI_TEXT;
}

guint
rung_cli_table_get_n_rows (RungCliTable *self)
{
  return is_for_people (self) ? self->lines->len : self->rows->len;
}

const char *
rung_cli_table_get_language (RungCliTable *self)
{
  return is_for_people (self) ? NULL : self->cli->language;
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
  Column column = { g_strdup (heading), is_number };

  g_array_append_val (self->columns, column);
}

void
rung_cli_table_begin_row (RungCliTable *self)
{
  if (is_for_people (self))
    {
      g_ptr_array_add (self->lines, g_ptr_array_new_with_free_func (g_free));
    }
  else
    {
      GArray *row = g_array_sized_new (FALSE, TRUE, sizeof (Cell), self->names->len);

      g_array_set_clear_func (row, (GDestroyNotify) cell_clear);
      g_array_set_size (row, self->names->len);
      g_ptr_array_add (self->rows, row);
      self->next = 0;
    }
}

/* NULL when the table is for people. */
static Cell *
find_cell (RungCliTable *self,
           const char   *name)
{
  Cell *cells;

  if (is_for_people (self))
    return NULL;
  cells = (Cell *) ((GArray *) self->rows->pdata[self->rows->len - 1])->data;
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
  Cell *cell = find_cell (self, name);

  if (cell == NULL || text == NULL)
    return;
  cell->type = CELL_TEXT;
  cell->text = g_strdup (text);
}

void
rung_cli_table_integer (RungCliTable *self,
                        const char   *name,
                        gint64        value)
{
  Cell *cell = find_cell (self, name);

  if (cell == NULL)
    return;
  cell->type = CELL_INTEGER;
  cell->integer = value;
}

void
rung_cli_table_number (RungCliTable *self,
                       const char   *name,
                       double        value)
{
  Cell *cell = find_cell (self, name);

  if (cell == NULL)
    return;
  cell->type = CELL_NUMBER;
  cell->number = value;
}

void
rung_cli_table_boolean (RungCliTable *self,
                        const char   *name,
                        gboolean      value)
{
  Cell *cell = find_cell (self, name);

  if (cell == NULL)
    return;
  cell->type = CELL_BOOLEAN;
  cell->integer = value;
}

void
rung_cli_table_take_texts (RungCliTable *self,
                           const char   *name,
                           GStrv         texts)
{
  Cell *cell = find_cell (self, name);

  if (cell == NULL)
    {
      g_strfreev (texts);
      return;
    }
  cell->type = CELL_TEXTS;
  cell->texts = texts;
}

void
rung_cli_table_take_table (RungCliTable *self,
                           const char   *name,
                           RungCliTable *rows)
{
  Cell *cell = find_cell (self, name);

  if (cell == NULL)
    {
      rung_cli_table_free (rows);
      return;
    }
  cell->type = CELL_TABLE;
  cell->table = rows;
}

/* --- Text --- */

static gboolean
must_not_be_obeyed (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static char *
make_printable (const char *text)
{
  GString *printable = g_string_sized_new (strlen (text));

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '\n' || character == '\t')
        g_string_append_c (printable, ' ');
      else
        g_string_append_unichar (printable, must_not_be_obeyed (character) ? 0xfffd : character);
    }
  return g_string_free (printable, FALSE);
}

void
rung_cli_table_cell (RungCliTable *self,
                     const char   *text)
{
  if (is_for_people (self))
    g_ptr_array_add (self->lines->pdata[self->lines->len - 1], make_printable (text != NULL ? text : ""));
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
    if ((line != NULL ? get_shown (line, i) : g_array_index (self->columns, Column, i).heading)[0] != '\0')
      last = i;
  g_string_append_printf (out, "%*s", (int) indent, "");
  for (guint i = 0; i <= last && i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

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
      const char *heading = g_array_index (self->columns, Column, i).heading;

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

/* --- JSON --- */

static void
cell_to_json (const Cell  *cell,
              RungCliJson *json)
{
  switch (cell->type)
    {
    case CELL_TEXT:
      rung_cli_json_text (json, cell->text);
      break;
    case CELL_INTEGER:
      rung_cli_json_integer (json, cell->integer);
      break;
    case CELL_NUMBER:
      rung_cli_json_number (json, cell->number);
      break;
    case CELL_BOOLEAN:
      rung_cli_json_boolean (json, cell->integer != 0);
      break;
    case CELL_TEXTS:
      rung_cli_json_begin (json, '[');
      for (guint i = 0; cell->texts[i] != NULL; i++)
        rung_cli_json_text (json, cell->texts[i]);
      rung_cli_json_end (json, ']');
      break;
    case CELL_TABLE:
      rung_cli_table_to_json (cell->table, json);
      break;
    case CELL_UNSET:
    default:
      g_assert_not_reached ();
    }
}

void
rung_cli_table_row_to_json (RungCliTable *self,
                            guint         row,
                            RungCliJson  *json)
{
  const Cell *cells = (const Cell *) ((GArray *) self->rows->pdata[row])->data;

  rung_cli_json_begin (json, '{');
  for (guint i = 0; i < self->names->len; i++)
    if (cells[i].type != CELL_UNSET)
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

/* --- CSV --- */

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
        const Cell *cell = &g_array_index ((GArray *) table->rows->pdata[i], Cell, j);

        if (strcmp (table->names->pdata[j], "title") == 0 && cell->type == CELL_TEXT)
          g_ptr_array_add (names, cell->text);
      }
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("; ", (GStrv) names->pdata);
}

static void
cell_to_csv (const Cell *cell,
             GString    *out)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *joined = NULL;

  switch (cell->type)
    {
    case CELL_TEXT:
      append_csv (out, cell->text);
      break;
    /* A number is no formula, not even a negative one. */
    case CELL_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, cell->integer);
      break;
    case CELL_NUMBER:
      g_string_append (out, rung_cli_format_number (buffer, sizeof buffer, cell->number));
      break;
    case CELL_BOOLEAN:
      g_string_append (out, cell->integer != 0 ? "true" : "false");
      break;
    case CELL_TEXTS:
      joined = g_strjoinv ("; ", cell->texts);
      append_csv (out, joined);
      break;
    case CELL_TABLE:
      joined = name_rows (cell->table);
      append_csv (out, joined);
      break;
    case CELL_UNSET:
    default:
      break;
    }
}

static void
table_to_csv (RungCliTable *self,
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
          cell_to_csv (&g_array_index ((GArray *) self->rows->pdata[i], Cell, j), out);
        }
      g_string_append (out, "\r\n");
    }
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
      table_to_csv (self, out);
      break;
    case RUNG_CLI_TEXT:
    default:
      rung_cli_table_to_text (self, 0, out);
      break;
    }
  return rung_cli_write (out->str, out->len, error);
}
