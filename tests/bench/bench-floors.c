/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floors: bare SQLite, bare json-glib, bare Cairo and Pango. */

#include "bench-floors.h"

#include <cairo-pdf.h>
#include <json-glib/json-glib.h>
#include <pango/pangocairo.h>
#include <sqlite3.h>
#include <string.h>

#include "rung-day.h"
#include "rung-phrases.h"
#include "rung-plan.h"
#include "rung-progress.h"

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

/* A floor has to do the same work without Rung, or the ratio says nothing: so it sets
 * the texts that the development plan sets for each goal (title, due day, done when,
 * progress, start, steps with their days, and the next step once more in the table at
 * the end), at the same sizes and widths, right-aligned where they are there, on as
 * many pages.  It does not do what is Rung's own: finding and wording the texts (they
 * are made beforehand), counting the pages before, placing, marks, rules, bands,
 * headers and footers, the outline, tags and links. */

typedef enum { FONT_TITLE, FONT_SMALL, FONT_TINY, FONT_SMALL_STRONG, N_FONTS } Font;

typedef struct
{
  Font     font;
  double   x, width;
  gboolean is_right;
  char    *text;
} FloorText;

#define TODAY 740000
#define LEFT 50.0
#define RIGHT 545.0
#define DUE_WIDTH 150.0

static void
free_text (gpointer data)
{
  FloorText *self = data;

  g_free (self->text);
  g_free (self);
}

static void
add_text (GPtrArray *texts,
          Font       font,
          double     x,
          double     width,
          gboolean   is_right,
          char      *text)
{
  FloorText *self;

  if (text == NULL)
    return;
  self = g_new (FloorText, 1);
  *self = (FloorText) { font, x, width, is_right, text };
  g_ptr_array_add (texts, self);
}

static void
add_step (GPtrArray  *texts,
          RungWords  *words,
          RungRecord *step)
{
  guint32 day = rung_record_get_day (step, rung_record_has (step, RUNG_STEP_DONE_DAY) ? RUNG_STEP_DONE_DAY : RUNG_STEP_DUE);

  add_text (texts, FONT_SMALL, LEFT + 37, 308, FALSE, g_strdup (rung_record_get_text (step, RUNG_STEP_TITLE)));
  if (day != RUNG_NO_DAY)
    add_text (texts, FONT_TINY, RIGHT - DUE_WIDTH, DUE_WIDTH, TRUE, rung_words_format_near_day (words, day, TODAY));
}

static void
add_goal (GPtrArray  *texts,
          RungPlan   *plan,
          RungWords  *words,
          RungRecord *goal,
          GPtrArray  *steps,
          guint       n)
{
  const char *done_when = rung_record_get_text (goal, RUNG_GOAL_DONE_WHEN);
  guint32 start = rung_record_get_day (goal, RUNG_GOAL_START);
  char *percent = g_strdup_printf ("%u %%", (guint) (rung_progress_of_goal (plan, goal) * 100 + 0.5));

  add_text (texts, FONT_TITLE, LEFT + 24, 311, FALSE, g_strdup_printf ("1.%u  %s", n, rung_record_get_text (goal, RUNG_GOAL_TITLE)));
  add_text (texts, FONT_SMALL, RIGHT - DUE_WIDTH, DUE_WIDTH, TRUE, rung_phrase_due (words, goal, TODAY));
  if (done_when != NULL)
    add_text (texts, FONT_SMALL, LEFT + 24, 471, FALSE, g_strdup_printf ("Done when: %s", done_when));
  add_text (texts, FONT_TINY, LEFT + 252, 40, FALSE, percent);
  if (start != RUNG_NO_DAY)
    {
      g_autofree char *day = rung_words_format_day (words, start, RUNG_DATE_MEDIUM);

      add_text (texts, FONT_TINY, RIGHT - DUE_WIDTH, DUE_WIDTH, TRUE, g_strdup_printf ("Start %s", day));
    }
  for (guint i = 0; i < steps->len; i++)
    add_step (texts, words, g_ptr_array_index (steps, i));
}

static void
add_next_step (GPtrArray  *texts,
               RungWords  *words,
               RungRecord *goal,
               GPtrArray  *steps)
{
  guint32 due = rung_record_get_day (goal, RUNG_GOAL_DUE);

  for (guint i = 0; i < steps->len; i++)
    {
      RungRecord *step = g_ptr_array_index (steps, i);

      if (rung_record_has (step, RUNG_STEP_DONE_DAY))
        continue;
      due = rung_record_has (step, RUNG_STEP_DUE) ? rung_record_get_day (step, RUNG_STEP_DUE) : due;
      add_text (texts, FONT_SMALL_STRONG, LEFT, 188, FALSE, g_strdup (rung_record_get_text (step, RUNG_STEP_TITLE)));
      add_text (texts, FONT_SMALL, LEFT + 198, 129, FALSE, g_strdup (rung_record_get_text (goal, RUNG_GOAL_TITLE)));
      add_text (texts, FONT_SMALL, LEFT + 337, 64, FALSE, g_strdup ("Alex"));
      if (due != RUNG_NO_DAY)
        add_text (texts, FONT_SMALL, LEFT + 406, 89, TRUE, rung_words_format_near_day (words, due, TODAY));
      return;
    }
}

/* Returns: (transfer full): what floor_pdf() sets */
GPtrArray *
floor_texts_new (RungSnapshot *snapshot)
{
  g_autoptr(RungPlan) plan = rung_plan_new (snapshot);
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (plan, NULL);
  GPtrArray *texts = g_ptr_array_new_with_free_func (free_text);
  RungWords *words = rung_words_get_english ();

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < goals->len; i++)
      {
        RungRecord *goal = g_ptr_array_index (goals, i);
        g_autoptr(GPtrArray) steps = rung_plan_list_steps (plan, rung_record_get_uid (goal));

        if (pass == 0)
          add_goal (texts, plan, words, goal, steps, i + 1);
        else if (rung_goal_is_open (goal))
          add_next_step (texts, words, goal, steps);
      }
  return texts;
}

static void
set_text (cairo_t                    *cr,
          PangoLayout                *layout,
          const PangoFontDescription *font,
          const FloorText            *text,
          double                      y)
{
  PangoRectangle logical;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (text->width * PANGO_SCALE));
  pango_layout_set_text (layout, text->text, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  cairo_move_to (cr, text->is_right ? text->x + text->width - logical.width / (double) PANGO_SCALE : text->x, y);
  pango_cairo_show_layout (cr, layout);
}

void
floor_pdf (GPtrArray  *texts,
           guint       n_pages,
           const char *path)
{
  static const char *const fonts[N_FONTS] = { "Bold 9.5", "8.5", "7.5", "Bold 8.5" };
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *descriptions[N_FONTS];
  guint n_a_page = (texts->len + n_pages - 1) / n_pages;

  for (guint i = 0; i < N_FONTS; i++)
    {
      g_autofree char *name = g_strconcat ("Cantarell, Noto Sans, Noto Sans CJK SC ", fonts[i], NULL);

      descriptions[i] = pango_font_description_from_string (name);
    }
  for (guint i = 0; i < texts->len; i++)
    {
      const FloorText *text = g_ptr_array_index (texts, i);

      if (i > 0 && i % n_a_page == 0)
        cairo_show_page (cr);
      set_text (cr, layout, descriptions[text->font], text, 50 + (i % n_a_page) * 740.0 / n_a_page);
    }
  cairo_show_page (cr);
  for (guint i = 0; i < N_FONTS; i++)
    pango_font_description_free (descriptions[i]);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}
