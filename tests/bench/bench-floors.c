/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floors: bare SQLite, bare json-glib, bare Cairo and Pango. */

#include "bench-floors.h"

#include <cairo-pdf.h>
#include <json-glib/json-glib.h>
#include <pango/pangocairo.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  gint64  integer;
  double  number;
  char   *text;
} Cell;

static sqlite3 *edits;
static sqlite3_stmt *edit;

static sqlite3 *
open_or_die (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_exec (db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON",
                NULL, NULL, NULL);
  return db;
}

static void
read_row (sqlite3_stmt *stmt,
          Cell         *cells,
          int           n_columns)
{
  for (int i = 0; i < n_columns; i++)
    switch (sqlite3_column_type (stmt, i))
      {
      case SQLITE_INTEGER:
        cells[i].integer = sqlite3_column_int64 (stmt, i);
        break;
      case SQLITE_FLOAT:
        cells[i].number = sqlite3_column_double (stmt, i);
        break;
      case SQLITE_TEXT:
        cells[i].text = g_strdup ((const char *) sqlite3_column_text (stmt, i));
        break;
      default:
        break;
      }
}

static void
free_row (Cell *cells,
          int   n_columns)
{
  for (int i = 0; i < n_columns; i++)
    g_free (cells[i].text);
  g_free (cells);
}

static void
read_table (sqlite3    *db,
            const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY uid", table);
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  sqlite3_stmt *stmt = NULL;
  int n_columns;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  n_columns = sqlite3_column_count (stmt);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      Cell *cells = g_new0 (Cell, n_columns);

      read_row (stmt, cells, n_columns);
      g_ptr_array_add (rows, cells);
    }
  sqlite3_finalize (stmt);
  for (guint i = 0; i < rows->len; i++)
    free_row (rows->pdata[i], n_columns);
}

void
floor_read_rows (const char *path)
{
  sqlite3 *db = open_or_die (path);

  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    read_table (db, rung_kind_get_info (kind)->name);
  sqlite3_close (db);
}

void
floor_open_edits (const char *path)
{
  edits = open_or_die (path);
  sqlite3_exec (edits, "CREATE TABLE goal (uid TEXT PRIMARY KEY, title TEXT) STRICT; INSERT INTO goal VALUES ('a', 'b')",
                NULL, NULL, NULL);
  if (sqlite3_prepare_v2 (edits, "UPDATE goal SET title = ? WHERE uid = 'a'", -1, &edit, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (edits));
}

void
floor_edit (guint n)
{
  char title[32];

  g_snprintf (title, sizeof title, "title %u", n);
  sqlite3_exec (edits, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  sqlite3_bind_text (edit, 1, title, -1, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (edit), ==, SQLITE_DONE);
  sqlite3_reset (edit);
  g_assert_cmpint (sqlite3_exec (edits, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
}

void
floor_close_edits (void)
{
  sqlite3_finalize (edit);
  sqlite3_close (edits);
}

/* @path: a copy of the plan file, so that the table and its index are the same. */
void
floor_insert (const char    *path,
              RungChangeset *changeset)
{
  sqlite3 *db = open_or_die (path);
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, "INSERT INTO check_in (uid, goal, day, instant, text) VALUES (?, ?, ?, ?, ?)", -1, &stmt,
                          NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    {
      const RungRecord *record = rung_changeset_get (changeset, i)->after;

      sqlite3_bind_text (stmt, 1, rung_record_get_uid (record), -1, SQLITE_STATIC);
      sqlite3_bind_text (stmt, 2, rung_record_get_text (record, RUNG_CHECK_IN_GOAL), -1, SQLITE_STATIC);
      sqlite3_bind_int64 (stmt, 3, rung_record_get_integer (record, RUNG_CHECK_IN_DAY));
      sqlite3_bind_int64 (stmt, 4, rung_record_get_integer (record, RUNG_CHECK_IN_INSTANT));
      sqlite3_bind_text (stmt, 5, rung_record_get_text (record, RUNG_CHECK_IN_TEXT), -1, SQLITE_STATIC);
      if (sqlite3_step (stmt) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (db));
      sqlite3_reset (stmt);
    }
  if (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

gpointer
floor_json_load (GBytes *bytes)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!json_parser_load_from_data (parser, text, length, &error))
    g_error ("%s", error->message);
  return json_parser_steal_root (parser);
}

void
floor_json_parse (GBytes *bytes)
{
  json_node_unref (floor_json_load (bytes));
}

void
floor_json_generate (gpointer node)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, node);
  g_free (json_generator_to_data (generator, NULL));
}

/* --- A document ----------------------------------------------------------- */

typedef struct
{
  cairo_t     *cr;
  PangoLayout *layout;
  double       y;
} Page;

static void
write_line (Page       *page,
            const char *text)
{
  PangoRectangle logical;

  if (text == NULL)
    return;
  pango_layout_set_text (page->layout, text, -1);
  pango_layout_get_extents (page->layout, NULL, &logical);
  if (page->y + logical.height / (double) PANGO_SCALE > 785)
    {
      cairo_show_page (page->cr);
      page->y = 57;
    }
  cairo_move_to (page->cr, 57, page->y);
  pango_cairo_show_layout (page->cr, page->layout);
  page->y += logical.height / (double) PANGO_SCALE;
}

/* The texts of a plan, one after the other, over and over until there are
 * @n_pages: what Cairo and Pango ask for a document of that length. */
void
floor_pdf (RungSnapshot *snapshot,
           guint         n_pages,
           const char   *path)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  Page page = { cairo_create (surface), NULL, 57 };
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, Noto Sans, Noto Sans CJK SC 9.5");
  guint first, n_goals, lines = 0;

  page.layout = pango_cairo_create_layout (page.cr);
  pango_layout_set_font_description (page.layout, font);
  pango_layout_set_width (page.layout, 481 * PANGO_SCALE);
  rung_snapshot_get_range (snapshot, RUNG_KIND_GOAL, &first, &n_goals);
  for (guint i = 0; lines < n_pages * 52; i++, lines += 2)
    {
      RungRecord *goal = rung_snapshot_get (snapshot, first + i % n_goals);

      write_line (&page, rung_record_get_text (goal, RUNG_GOAL_TITLE));
      write_line (&page, rung_record_get_text (goal, RUNG_GOAL_DONE_WHEN));
    }
  cairo_show_page (page.cr);
  pango_font_description_free (font);
  g_object_unref (page.layout);
  cairo_destroy (page.cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}
