/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The core against its floors, in one process: what, Rung, floor, ratio.  Each
 * figure is a median of rounds in which Rung and its floor take turns.
 * usage: bench-core   (work files go to a folder of its own below TMPDIR) */

#include <glib/gstdio.h>
#include <stdlib.h>

#include "bench-floors.h"
#include "bench-plan.h"
#include "rung-edit.h"
#include "rung-plan-json.h"
#include "rung-plan-report.h"
#include "rung-store.h"

#define ROUNDS 7
#define EDITS 400

static char *folder;

static char *
make_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
remove_plan (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

static void
die (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* @part: 0 to 1; 0.5 is the median. */
static double
quantile (double *values,
          guint   n_values,
          double  part)
{
  qsort (values, n_values, sizeof (double), compare_doubles);
  return values[MIN ((guint) (part * n_values), n_values - 1)];
}

static void
say (const char *what,
     double      rung_ms,
     double      floor_ms,
     double      goal)
{
  g_print ("%-46s %9.2f ms %9.2f ms %6.2f   <= %.1f\n", what, rung_ms, floor_ms, rung_ms / floor_ms, goal);
}

#define TIME(statement, result)                              \
  do {                                                       \
    gint64 started_ = g_get_monotonic_time ();               \
    statement;                                               \
    result = (g_get_monotonic_time () - started_) / 1000.0;  \
  } while (0)

static void
write_plan (RungSnapshot *snapshot,
            const char   *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungStore) store = NULL;

  remove_plan (path);
  store = rung_store_create (path, snapshot, &error);
  die (error);
}

static void
open_plan (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungStore) store = rung_store_open (path, &error);

  die (error);
}

static void
bench_open (guint n_goals)
{
  g_autofree char *path = make_path ("open.rung");
  g_autofree char *what = g_strdup_printf ("open %u goals, %u check-ins", n_goals, n_goals * 5);
  g_autoptr(RungSnapshot) snapshot = bench_plan_new (n_goals);
  double rung[ROUNDS], floor[ROUNDS];

  write_plan (snapshot, path);
  for (guint i = 0; i < ROUNDS; i++)
    {
      TIME (open_plan (path), rung[i]);
      TIME (floor_read_rows (path), floor[i]);
    }
  say (what, quantile (rung, ROUNDS, 0.5), quantile (floor, ROUNDS, 0.5), 3);
}

static void
edit_once (RungStore  *store,
           const char *uid,
           guint       n)
{
  g_autofree char *title = g_strdup_printf ("title %u", n);
  g_autoptr(GError) error = NULL;
  g_autoptr(RungChangeset) changeset =
    rung_edit_set_field (rung_store_get_plan (store), RUNG_KIND_GOAL, uid, RUNG_GOAL_TITLE,
                         g_variant_new_string (title), &error);

  die (error);
  rung_store_commit (store, changeset, RUNG_ORIGIN_USER, &error);
  die (error);
}

static void
bench_edit (void)
{
  g_autofree char *path = make_path ("edit.rung");
  g_autofree char *floor_path = make_path ("edit.floor");
  g_autoptr(RungSnapshot) snapshot = bench_plan_new (1000);
  g_autoptr(RungStore) store = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *uid = NULL;
  double rung[EDITS], floor[EDITS];

  write_plan (snapshot, path);
  store = rung_store_open (path, &error);
  die (error);
  uid = g_strdup (rung_record_get_uid (rung_plan_get_nth (rung_store_get_plan (store), RUNG_KIND_GOAL, 0)));
  floor_open_edits (floor_path);
  for (guint i = 0; i < EDITS; i++)
    {
      TIME (edit_once (store, uid, i), rung[i]);
      TIME (floor_edit (i), floor[i]);
    }
  floor_close_edits ();
  say ("one durable edit, median", quantile (rung, EDITS, 0.5), quantile (floor, EDITS, 0.5), 2);
  say ("one durable edit, p99", quantile (rung, EDITS, 0.99), quantile (floor, EDITS, 0.99), 2);
}

static void
commit (RungStore     *store,
        RungChangeset *changeset)
{
  g_autoptr(GError) error = NULL;

  rung_store_commit (store, changeset, RUNG_ORIGIN_IMPORT, &error);
  die (error);
}

static void
undo (RungStore *store)
{
  g_autoptr(GError) error = NULL;

  rung_store_undo (store, &error);
  die (error);
}

static void
bench_bulk (guint n_records)
{
  g_autofree char *path = make_path ("bulk.rung");
  g_autofree char *floor_path = make_path ("bulk-floor.rung");
  g_autofree char *apply_what = g_strdup_printf ("apply %u records", n_records);
  g_autofree char *undo_what = g_strdup_printf ("undo %u records", n_records);
  g_autoptr(RungSnapshot) snapshot = bench_plan_new (1000);
  g_autoptr(RungChangeset) changeset = bench_check_ins_new (snapshot, n_records);
  double applied[3], undone[3], floor[3];

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(RungStore) store = NULL;
      g_autoptr(GError) error = NULL;

      write_plan (snapshot, path);
      write_plan (snapshot, floor_path);
      store = rung_store_open (path, &error);
      die (error);
      TIME (commit (store, changeset), applied[i]);
      TIME (floor_insert (floor_path, changeset), floor[i]);
      TIME (undo (store), undone[i]);
    }
  say (apply_what, quantile (applied, 3, 0.5), quantile (floor, 3, 0.5), 2);
  say (undo_what, quantile (undone, 3, 0.5), quantile (floor, 3, 0.5), 2);
}

static GBytes *
write_json (RungSnapshot *snapshot)
{
  return rung_plan_json_write (snapshot);
}

static void
read_json (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) snapshot = rung_plan_json_read (bytes, "bench.json", &error);

  die (error);
}

static void
bench_json (guint n_goals)
{
  g_autofree char *export_what = g_strdup_printf ("export %u goals as JSON", n_goals);
  g_autofree char *import_what = g_strdup_printf ("import %u goals from JSON", n_goals);
  g_autoptr(RungSnapshot) snapshot = bench_plan_new (n_goals);
  g_autoptr(GBytes) bytes = write_json (snapshot);
  gpointer node = floor_json_load (bytes);
  double exported[ROUNDS], imported[ROUNDS], generated[ROUNDS], parsed[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      TIME (g_bytes_unref (write_json (snapshot)), exported[i]);
      TIME (floor_json_generate (node), generated[i]);
      TIME (read_json (bytes), imported[i]);
      TIME (floor_json_parse (bytes), parsed[i]);
    }
  say (export_what, quantile (exported, ROUNDS, 0.5), quantile (generated, ROUNDS, 0.5), 2);
  say (import_what, quantile (imported, ROUNDS, 0.5), quantile (parsed, ROUNDS, 0.5), 2);
}

static guint
write_pdf (RungSnapshot *snapshot,
           const char   *path)
{
  RungReportOptions options = { rung_paper_find ("A4"), rung_words_get_english (), 740000 };
  g_autoptr(GError) error = NULL;
  guint n_pages = 0;

  rung_plan_report_write (snapshot, &options, path, &n_pages, NULL, &error);
  die (error);
  return n_pages;
}

static void
bench_pdf (guint n_goals)
{
  g_autofree char *path = make_path ("plan.pdf");
  g_autofree char *floor_path = make_path ("floor.pdf");
  g_autoptr(RungSnapshot) snapshot = bench_plan_new (n_goals);
  g_autoptr(GPtrArray) texts = floor_texts_new (snapshot);
  guint n_pages = write_pdf (snapshot, path); /* also warms up the fonts */
  g_autofree char *what = g_strdup_printf ("PDF of %u pages", n_pages);
  double rung[5], floor[5];

  for (guint i = 0; i < 5; i++)
    {
      TIME (write_pdf (snapshot, path), rung[i]);
      TIME (floor_pdf (texts, n_pages, floor_path), floor[i]);
    }
  say (what, quantile (rung, 5, 0.5), quantile (floor, 5, 0.5), 1.4);
}

static void
remove_folder (void)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = make_path (name);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 100, 1000, 10000, 100000 };

  folder = g_dir_make_tmp ("rung-bench-XXXXXX", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    bench_open (sizes[i]);
  bench_edit ();
  bench_bulk (5000);
  bench_bulk (50000);
  bench_json (1000);
  bench_json (10000);
  bench_pdf (950);
  bench_pdf (9500);
  remove_folder ();
  return 0;
}
