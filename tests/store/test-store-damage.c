/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are no plans, damaged or too new: told, never a crash, kept byte for byte. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "rung-random-plan.h"
#include "rung-schema.h"
#include "store-fixture.h"

#define PAGE_SIZE 4096

/* A plan file at rest: no log beside it. */
static char *
close_and_read (Fixture *fixture,
                gsize   *size)
{
  commit_title (fixture->store, "something in the history");
  g_clear_object (&fixture->store);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  return file_bytes (fixture->path, size);
}

static void
write_file (const char *path,
            const char *bytes,
            gsize       size)
{
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
assert_untouched (Fixture    *fixture,
                  const char *bytes,
                  gsize       size)
{
  gsize size_now;
  g_autofree char *now = file_bytes (fixture->path, &size_now);

  g_assert_cmpmem (now, size_now, bytes, size);
}

/* Opens, reads and checks; gives the code all three agree on. */
static int
assert_refused (Fixture    *fixture,
                const char *bytes,
                gsize       size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) read_error = NULL;

  write_file (fixture->path, bytes, size);
  g_assert_null (rung_store_open (fixture->path, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == RUNG_STORE_ERROR);
  g_assert_nonnull (strstr (error->message, fixture->path));
  assert_untouched (fixture, bytes, size);
  g_assert_null (rung_store_read (fixture->path, &read_error));
  g_assert_error (read_error, RUNG_STORE_ERROR, error->code);
  assert_untouched (fixture, bytes, size);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  return error->code;
}

static void
test_what_is_no_plan_is_refused (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *zeros = g_malloc0 (3 * PAGE_SIZE);

  g_assert_cmpint (assert_refused (fixture, "", 0), ==, RUNG_STORE_ERROR_DAMAGED);
  g_assert_cmpint (assert_refused (fixture, "x", 1), ==, RUNG_STORE_ERROR_DAMAGED);
  g_assert_cmpint (assert_refused (fixture, "{\"format\":\"rung-plan\"}", 22), ==, RUNG_STORE_ERROR_DAMAGED);
  g_assert_cmpint (assert_refused (fixture, "SQLite format 3", 16), ==, RUNG_STORE_ERROR_DAMAGED);
  g_assert_cmpint (assert_refused (fixture, zeros, 3 * PAGE_SIZE), ==, RUNG_STORE_ERROR_DAMAGED);
}

static void
test_folder_and_pipe_are_refused (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (rung_store_open (fixture->folder, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (rung_store_open ("/dev/null", &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED);
}

static void
test_foreign_database_is_refused (Fixture       *fixture,
                                  gconstpointer  data)
{
  sqlite3 *db = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE goal (uid, title); INSERT INTO goal VALUES (1, 2)",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  bytes = file_bytes (fixture->path, &size);
  g_assert_cmpint (assert_refused (fixture, bytes, size), ==, RUNG_STORE_ERROR_DAMAGED);
}

/* Runs SQL on the closed plan file. */
static void
doctor (Fixture    *fixture,
        const char *sql)
{
  sqlite3 *db = NULL;

  g_clear_object (&fixture->store);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_newer_format_is_refused_by_its_number (Fixture       *fixture,
                                            gconstpointer  data)
{
  gsize size;
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;

  doctor (fixture, "PRAGMA user_version = 73");
  bytes = file_bytes (fixture->path, &size);
  g_assert_cmpint (assert_refused (fixture, bytes, size), ==, RUNG_STORE_ERROR_NEWER);
  g_assert_null (rung_store_open (fixture->path, &error));
  g_assert_nonnull (strstr (error->message, "73"));
  g_assert_nonnull (strstr (error->message, G_STRINGIFY (RUNG_STORE_VERSION)));
}

static void
test_newer_format_in_the_log_is_refused (Fixture       *fixture,
                                         gconstpointer  data)
{
  sqlite3 *db = NULL;
  g_autoptr(RungChangeset) edit = retitle_goal (fixture->store, "x");
  g_autoptr(GError) error = NULL;

  /* A newer Rung has migrated the file that this one has open. */
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 2", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_null (rung_store_open (fixture->path, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NEWER);
  sqlite3_close (db);
}

static void
test_values_that_cannot_be_are_refused (Fixture       *fixture,
                                        gconstpointer  data)
{
  static const char *const wounds[] = {
    "UPDATE goal SET status = 99",
    "UPDATE goal SET status = -1",
    "UPDATE goal SET due = -5",
    "UPDATE goal SET private = 2",
    "UPDATE goal SET title = NULL",
    "UPDATE goal SET title = CAST (x'ff41' AS TEXT)",
    "UPDATE goal SET title = CAST (x'410041' AS TEXT)",
    "UPDATE goal SET effort_hours = 9e999",
    "UPDATE goal SET uid = 'not a uid' WHERE uid = (SELECT min (uid) FROM goal)",
    "UPDATE role SET title = '{''en'': '",
    "UPDATE role SET title = '[1, 2]'",
    "UPDATE role SET aliases = 'x'",
    "UPDATE pause SET pace = 1.5",
    "UPDATE rating SET level = 5",
    "DELETE FROM responsibility",
    "DELETE FROM plan",
    "INSERT INTO plan (uid, title) VALUES ('00000000-0000-4000-8000-000000000000', 'second')",
    "DROP TABLE pause",
    "ALTER TABLE goal DROP COLUMN why",
  };
  gsize healthy_size;
  g_autofree char *healthy = close_and_read (fixture, &healthy_size);

  for (guint i = 0; i < G_N_ELEMENTS (wounds); i++)
    {
      g_autofree char *bytes = NULL;
      gsize size;

      write_file (fixture->path, healthy, healthy_size);
      doctor (fixture, wounds[i]);
      bytes = file_bytes (fixture->path, &size);
      g_test_message ("%s", wounds[i]);
      g_assert_cmpint (assert_refused (fixture, bytes, size), ==, RUNG_STORE_ERROR_DAMAGED);
    }
}

static void
test_triggers_in_a_file_never_run (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(RungSnapshot) before = NULL;
  g_autoptr(RungSnapshot) after = NULL;
  guint first, n_before, n_after;

  doctor (fixture, "CREATE TRIGGER evil AFTER UPDATE ON goal BEGIN DELETE FROM check_in; END");
  fixture_reopen (fixture);
  before = snapshot_of (fixture->store);
  commit_title (fixture->store, "x");
  fixture_reopen (fixture);
  after = snapshot_of (fixture->store);
  rung_snapshot_get_range (before, RUNG_KIND_CHECK_IN, &first, &n_before);
  rung_snapshot_get_range (after, RUNG_KIND_CHECK_IN, &first, &n_after);
  g_assert_cmpuint (n_before, ==, n_after);
}

/* Refused as it is, or opened: then it still is a plan.  Never changed when refused. */
static gboolean
try_file (Fixture    *fixture,
          const char *bytes,
          gsize       size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) snapshot = NULL;
  g_autoptr(GPtrArray) complaints = NULL;
  g_autoptr(RungStore) store = NULL;

  write_file (fixture->path, bytes, size);
  snapshot = rung_store_read (fixture->path, NULL);
  complaints = rung_store_check_file (fixture->path, NULL);
  assert_untouched (fixture, bytes, size);
  store = rung_store_open (fixture->path, &error);
  if (store != NULL)
    {
      rung_store_undo (store, NULL);
      return TRUE;
    }
  g_assert_true (error->domain == RUNG_STORE_ERROR);
  g_assert_null (snapshot);
  assert_untouched (fixture, bytes, size);
  return FALSE;
}

static void
test_truncated_files_are_refused (Fixture       *fixture,
                                  gconstpointer  data)
{
  gsize size;
  g_autofree char *bytes = close_and_read (fixture, &size);

  for (gsize cut = 0; cut < size; cut += cut < 200 ? 9 : 509)
    g_assert_false (try_file (fixture, bytes, cut));
  g_assert_true (try_file (fixture, bytes, size));
}

/* Each page, flipped bits here and there and whole pages of other bytes. */
static void
test_flipped_bits_never_crash (Fixture       *fixture,
                               gconstpointer  data)
{
  gsize size;
  g_autofree char *bytes = close_and_read (fixture, &size);
  guint n_opened = 0, n_tried = 0;

  for (gsize page = 0; page < size; page += PAGE_SIZE)
    for (guint i = 0; i < 5; i++)
      {
        g_autofree char *wounded = g_memdup2 (bytes, size);
        /* Half of them where the page keeps its own order. */
        gsize place = page + (i % 2 ? g_test_rand_int_range (0, 64) : g_test_rand_int_range (0, PAGE_SIZE));

        if (i == 4)
          memset (wounded + page, g_test_rand_int_range (0, 256), PAGE_SIZE);
        else
          wounded[place] ^= 1 << g_test_rand_int_range (0, 8);
        n_opened += try_file (fixture, wounded, size);
        n_tried++;
      }
  g_test_message ("%u of %u could still be opened", n_opened, n_tried);
  g_assert_cmpuint (n_opened, <, n_tried);
}

static void
test_broken_log_beside_a_plan_is_no_danger (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr(RungSnapshot) snapshot = NULL;
  g_autofree char *garbage = g_malloc0 (5000);
  g_autoptr(GError) error = NULL;

  g_clear_object (&fixture->store);
  for (guint i = 0; i < 5000; i++)
    garbage[i] = g_test_rand_int_range (0, 256);
  snapshot = rung_store_read (fixture->path, &error);
  g_assert_no_error (error);
  write_file (log, garbage, 5000);
  assert_file_holds (fixture->path, snapshot);
  fixture_reopen (fixture);
  assert_plan_is (fixture->store, snapshot);
}

static void
test_check_names_what_is_wrong (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(GPtrArray) complaints = NULL;
  g_autoptr(GError) error = NULL;

  doctor (fixture, "PRAGMA foreign_keys = OFF; DELETE FROM goal");
  complaints = rung_store_check_file (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (complaints->len, >, 0);
}

static void
test_read_only_file_is_told_and_can_be_read (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = snapshot_of (fixture->store);
  g_autoptr(GError) error = NULL;

  g_clear_object (&fixture->store);
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  /* Root may write to anything: then it is opened, which is right too. */
  if (g_access (fixture->path, W_OK) != 0)
    {
      g_assert_null (rung_store_open (fixture->path, &error));
      g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_READ_ONLY);
    }
  assert_file_holds (fixture->path, snapshot);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add_empty ("/store/what-is-no-plan-is-refused", test_what_is_no_plan_is_refused);
  fixture_add_empty ("/store/folder-and-pipe-are-refused", test_folder_and_pipe_are_refused);
  fixture_add_empty ("/store/foreign-database-is-refused", test_foreign_database_is_refused);
  fixture_add ("/store/newer-format-is-refused-by-its-number", test_newer_format_is_refused_by_its_number);
  fixture_add ("/store/newer-format-in-the-log-is-refused", test_newer_format_in_the_log_is_refused);
  fixture_add ("/store/values-that-cannot-be-are-refused", test_values_that_cannot_be_are_refused);
  fixture_add ("/store/triggers-in-a-file-never-run", test_triggers_in_a_file_never_run);
  fixture_add ("/store/truncated-files-are-refused", test_truncated_files_are_refused);
  fixture_add ("/store/flipped-bits-never-crash", test_flipped_bits_never_crash);
  fixture_add ("/store/broken-log-beside-a-plan-is-no-danger", test_broken_log_beside_a_plan_is_no_danger);
  fixture_add ("/store/check-names-what-is-wrong", test_check_names_what_is_wrong);
  fixture_add ("/store/read-only-file-is-told-and-can-be-read", test_read_only_file_is_told_and_can_be_read);
  return g_test_run ();
}
