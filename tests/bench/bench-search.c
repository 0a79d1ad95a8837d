/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search against its floor: a bare FTS5 table of the same texts, asked for the twenty
 * newest rows of a word.
 * usage: bench-search [GOALS...]   (work files go to a folder of its own below TMPDIR) */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "bench-plan.h"
#include "rung-edit.h"
#include "rung-paths.h"
#include "rung-search-page.h"
#include "rung-search.h"
#include "rung-ui.h"

#define ROUNDS 9

/* Common, rarer, beginnings of every length, two words, none. */
static const char *const typed[] = { "s", "se", "service", "trace", "t", "answer within", "77", "lock gone", "工程师", "nothing" };

static char *folder;

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
quantile (double *values,
          guint   n_values,
          double  part)
{
  qsort (values, n_values, sizeof (double), compare_doubles);
  return values[MIN ((guint) (part * n_values), n_values - 1)];
}

#define TIME(statement, result)                              \
  do {                                                       \
    gint64 started_ = g_get_monotonic_time ();               \
    statement;                                               \
    result = (g_get_monotonic_time () - started_) / 1000.0;  \
  } while (0)

static void
say (const char *what,
     guint       n_goals,
     double      rung_ms,
     double      floor_ms,
     const char *goal)
{
  g_autofree char *line = g_strdup_printf ("%s, %u goals", what, n_goals);

  g_print ("%-46s %9.2f ms %9.2f ms %6.2f   %s\n", line, rung_ms, floor_ms, rung_ms / floor_ms, goal);
}

/* --- the floor --- */

static void
exec (sqlite3    *db,
      const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
}

static sqlite3 *
fill_floor (RungSnapshot *snapshot)
{
  g_autofree char *path = g_build_filename (folder, "floor.db", NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *insert = NULL;

  g_unlink (path);
  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  exec (db, "CREATE VIRTUAL TABLE t USING fts5 (x, prefix = '1 2 3'); BEGIN");
  sqlite3_prepare_v2 (db, "INSERT INTO t (x) VALUES (?1)", -1, &insert, NULL);
  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    {
      g_auto(RungSearchText) text = { 0 };
      g_autofree char *all = NULL;

      if (!rung_search_text_init (&text, rung_snapshot_get (snapshot, i)))
        continue;
      all = g_strdup_printf ("%s %s", text.title, text.text);
      sqlite3_bind_text (insert, 1, all, -1, SQLITE_STATIC);
      sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  exec (db, "COMMIT");
  return db;
}

static void
ask_floor (sqlite3    *db,
           const char *words)
{
  g_autofree char *query = g_strdup_printf ("%s*", words);
  sqlite3_stmt *stmt = NULL;

  sqlite3_prepare_v2 (db, "SELECT x FROM t WHERE t MATCH ?1 ORDER BY rowid DESC LIMIT 20", -1, &stmt, NULL);
  sqlite3_bind_text (stmt, 1, query, -1, SQLITE_STATIC);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    sqlite3_column_text (stmt, 0);
  sqlite3_finalize (stmt);
}

static void
edit_floor (sqlite3 *db,
            guint    n)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE t SET x = 'Another title %u' WHERE rowid = %u", n, n + 1);

  exec (db, sql);
}

/* --- Rung --- */

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = rung_search_find_finish (RUNG_SEARCH (source), result, &error);

  if (found == NULL)
    g_error ("%s", error->message);
  *(gboolean *) data = TRUE;
}

static void
ask_rung (RungSearch *search,
          const char *words)
{
  g_autoptr(RungQuery) query = rung_query_new (words);
  gboolean is_done = FALSE;

  rung_search_find_async (search, query, FALSE, 5, "en", NULL, found_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
edit_plan (RungStore *store,
           guint      n)
{
  RungPlan *plan = rung_store_get_plan (store);
  const char *uid = rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_GOAL, n));
  g_autofree char *title = g_strdup_printf ("Another title %u", n);
  g_autoptr(RungChangeset) edit = rung_edit_set_field (plan, RUNG_KIND_GOAL, uid, RUNG_GOAL_TITLE,
                                                       g_variant_new_string (title), NULL);

  if (!rung_store_commit (store, edit, RUNG_ORIGIN_USER, NULL))
    g_error ("an edit failed");
}

/* --- the screen --- */

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *entry;
  gboolean   is_painted;
} Screen;

static GtkWidget *
find_entry (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_SEARCH_ENTRY (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);
  return found;
}

static void
painted_cb (Screen *screen)
{
  screen->is_painted = !rung_search_page_is_asking (RUNG_SEARCH_PAGE (screen->page));
}

static void
open_screen (Screen    *screen,
             RungStore *store)
{
  screen->window = gtk_window_new ();
  screen->page = rung_search_page_new ();
  screen->entry = find_entry (screen->page);
  rung_search_page_set_store (RUNG_SEARCH_PAGE (screen->page), store);
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (screen->window), screen->page);
  gtk_window_present (GTK_WINDOW (screen->window));
  while (!gtk_widget_get_mapped (screen->page))
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (screen->window), "after-paint", G_CALLBACK (painted_cb), screen);
}

static void
type (Screen     *screen,
      const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (screen->entry), words);
  /* GTK tells the change when it is back in its loop. */
  while (!rung_search_page_is_asking (RUNG_SEARCH_PAGE (screen->page)))
    g_main_context_iteration (NULL, TRUE);
  while (rung_search_page_is_asking (RUNG_SEARCH_PAGE (screen->page)))
    g_main_context_iteration (NULL, TRUE);
  screen->is_painted = FALSE;
  gtk_widget_queue_draw (screen->entry);
  while (!screen->is_painted)
    g_main_context_iteration (NULL, TRUE);
}

/* --- all of it --- */

static void
bench_keys (RungSearch *search,
            RungStore  *store,
            sqlite3    *floor,
            guint       n_goals)
{
  double found[G_N_ELEMENTS (typed) * ROUNDS], shown[G_N_ELEMENTS (typed) * ROUNDS], least[G_N_ELEMENTS (typed) * ROUNDS];
  Screen screen = { 0 };
  guint n = 0;

  open_screen (&screen, store);
  type (&screen, "x");
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++, n++)
      {
        TIME (ask_rung (search, typed[i]), found[n]);
        TIME (type (&screen, typed[i]), shown[n]);
        TIME (ask_floor (floor, typed[i]), least[n]);
        if (g_getenv ("BENCH_DETAIL") != NULL && round == ROUNDS - 1)
          g_print ("  “%s”: %.2f ms, %.2f ms on screen, floor %.2f ms\n", typed[i], found[n], shown[n], least[n]);
      }
  gtk_window_destroy (GTK_WINDOW (screen.window));
  say ("search keystroke to results, median", n_goals, quantile (found, n, 0.5), quantile (least, n, 0.5), "<= 8 ms at 10,000");
  say ("search keystroke to results, p95", n_goals, quantile (found, n, 0.95), quantile (least, n, 0.95), "<= 8 ms at 10,000");
  say ("search keystroke to the screen, median", n_goals, quantile (shown, n, 0.5), quantile (least, n, 0.5), "<= 16 ms at 10,000");
  say ("search keystroke to the screen, p95", n_goals, quantile (shown, n, 0.95), quantile (least, n, 0.95), "<= 16 ms at 10,000");
}

static void
bench_edit (RungSearch *search,
            RungStore  *store,
            sqlite3    *floor,
            guint       n_goals)
{
  double followed[ROUNDS], least[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      edit_plan (store, i);
      TIME (ask_rung (search, "nothing"), followed[i]);
      TIME (edit_floor (floor, i), least[i]);
    }
  say ("search after one edit", n_goals, quantile (followed, ROUNDS, 0.5), quantile (least, ROUNDS, 0.5), "");
}

static void
bench (guint n_goals)
{
  g_autofree char *name = g_strdup_printf ("%u.rung", n_goals);
  g_autofree char *path = g_build_filename (rung_paths_get_plans_dir (), name, NULL);
  g_autoptr(RungSnapshot) snapshot = bench_plan_new (n_goals);
  g_autoptr(RungStore) store = rung_store_create (path, snapshot, NULL);
  g_autoptr(RungSearch) search = rung_search_new ();
  double built, least;
  sqlite3 *floor;

  rung_search_set_store (search, store);
  TIME (ask_rung (search, ""), built);
  TIME (floor = fill_floor (snapshot), least);
  say ("search made anew", n_goals, built, least, "");
  bench_keys (search, store, floor, n_goals);
  bench_edit (search, store, floor, n_goals);
  sqlite3_close (floor);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 100, 1000, 10000, 100000 };

  folder = g_dir_make_tmp ("rung-bench-XXXXXX", NULL);
  rung_paths_set_data_dir (folder);
  rung_ui_init_words ();
  adw_init ();
  rung_ui_init ();
  rung_ui_init_style ();
  for (int i = 1; i < argc; i++)
    bench (atoi (argv[i]));
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (sizes); i++)
    bench (sizes[i]);
  remove_tree (folder);
  g_free (folder);
  return 0;
}
