/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one door: what goes through it, what is refused, what two processes see. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "rung-connection.h"
#include "rung-random-plan.h"
#include "rung-uid.h"
#include "store-fixture.h"

static void
count_cb (RungStore     *store,
          RungChangeset *changeset,
          int            origin,
          gpointer       data)
{
  guint *counts = data;

  counts[origin]++;
}

static void
test_commit_is_durable_then_seen_then_told (Fixture       *fixture,
                                            gconstpointer  data)
{
  guint counts[5] = { 0, };
  g_autofree char *title = NULL;
  g_autoptr(RungSnapshot) snapshot = NULL;

  g_signal_connect (fixture->store, "committed", G_CALLBACK (count_cb), counts);
  commit_title (fixture->store, "Learn to say no");
  title = goal_title (fixture->store);
  g_assert_cmpstr (title, ==, "Learn to say no");
  g_assert_cmpuint (counts[RUNG_ORIGIN_USER], ==, 1);
  snapshot = snapshot_of (fixture->store);
  assert_file_holds (fixture->path, snapshot);
  fixture_reopen (fixture);
  assert_plan_is (fixture->store, snapshot);
}

static void
read_in_handler_cb (RungStore     *store,
                    RungChangeset *changeset,
                    int            origin,
                    gpointer       data)
{
  g_autofree char *title = goal_title (store);

  if (g_str_equal (title, "first"))
    commit_title (store, "second");
}

static void
test_handler_may_commit (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *title = NULL;

  g_signal_connect (fixture->store, "committed", G_CALLBACK (read_in_handler_cb), NULL);
  commit_title (fixture->store, "first");
  title = goal_title (fixture->store);
  g_assert_cmpstr (title, ==, "second");
}

static void
test_orphan_is_refused_and_changes_nothing (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autofree char *uid = rung_uid_new ();
  g_autofree char *nowhere = rung_uid_new ();
  g_autoptr(RungRecord) blank = rung_record_new (RUNG_KIND_STEP, uid);
  g_autoptr(RungRecord) titled = rung_record_with (blank, RUNG_STEP_TITLE, g_variant_new_string ("x"));
  g_autoptr(RungRecord) orphan = rung_record_with (titled, RUNG_STEP_GOAL, g_variant_new_string (nowhere));
  g_autoptr(RungChangeset) add = rung_changeset_new (RUNG_LABEL_ADD_STEP, NULL);
  g_autoptr(RungSnapshot) before = snapshot_of (fixture->store);
  g_autoptr(GError) error = NULL;

  rung_changeset_add (add, NULL, orphan);
  g_assert_false (rung_store_commit (fixture->store, add, RUNG_ORIGIN_USER, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, uid));
  assert_plan_is (fixture->store, before);
  assert_file_holds (fixture->path, before);
  g_assert_false (rung_store_can_undo (fixture->store));
}

static void
test_empty_changeset_leaves_no_trace (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr(RungChangeset) empty = rung_changeset_new (RUNG_LABEL_IMPORT, NULL);
  g_autoptr(GPtrArray) history = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rung_store_commit (fixture->store, empty, RUNG_ORIGIN_IMPORT, &error));
  history = rung_store_list_history (fixture->store, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 0);
}

static void
test_undo_and_redo_move_along_one_line (Fixture       *fixture,
                                        gconstpointer  data)
{
  static const char *const titles[] = { "one", "two", "three" };
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    commit_title (fixture->store, titles[i]);
  g_assert_true (rung_store_undo (fixture->store, &error));
  fixture_reopen (fixture);
  g_assert_true (rung_store_undo (fixture->store, &error));
  title = goal_title (fixture->store);
  g_assert_cmpstr (title, ==, "one");
  g_assert_true (rung_store_can_redo (fixture->store));
  fixture_reopen (fixture);
  g_assert_true (rung_store_redo (fixture->store, &error));
  g_free (title);
  title = goal_title (fixture->store);
  g_assert_cmpstr (title, ==, "two");
  /* What is undone and redone can be undone again. */
  g_assert_true (rung_store_undo (fixture->store, &error));
  g_assert_true (rung_store_redo (fixture->store, &error));
  g_assert_true (rung_store_redo (fixture->store, &error));
  g_assert_false (rung_store_can_redo (fixture->store));
  g_free (title);
  title = goal_title (fixture->store);
  g_assert_cmpstr (title, ==, "three");
}

static void
test_new_edit_ends_redo (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;

  commit_title (fixture->store, "one");
  commit_title (fixture->store, "two");
  g_assert_true (rung_store_undo (fixture->store, &error));
  commit_title (fixture->store, "three");
  g_assert_false (rung_store_can_redo (fixture->store));
  g_assert_false (rung_store_redo (fixture->store, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  /* Undo skips what is dead: "three", then "one". */
  g_assert_true (rung_store_undo (fixture->store, &error));
  title = goal_title (fixture->store);
  g_assert_cmpstr (title, ==, "one");
  g_assert_true (rung_store_undo (fixture->store, &error));
  g_assert_false (rung_store_can_undo (fixture->store));
  g_assert_false (rung_store_undo (fixture->store, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NOTHING);
}

static void
test_peek_names_the_edit (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(RungHistoryEntry) undo = NULL;
  g_autoptr(RungHistoryEntry) redo = NULL;

  commit_title (fixture->store, "one");
  commit_title (fixture->store, "two");
  g_assert_null (rung_store_peek_redo (fixture->store));
  g_assert_true (rung_store_undo (fixture->store, NULL));
  undo = rung_store_peek_undo (fixture->store);
  redo = rung_store_peek_redo (fixture->store);
  g_assert_cmpint (undo->label, ==, RUNG_LABEL_EDIT_GOAL);
  g_assert_cmpstr (undo->argument, ==, "one");
  g_assert_cmpstr (redo->argument, ==, "two");
  g_assert_true (redo->undone);
  g_assert_cmpuint (undo->n_changes, ==, 1);
}

static void
test_history_says_what_changed_when (Fixture       *fixture,
                                     gconstpointer  data)
{
  static const RungOrigin origins[] = { RUNG_ORIGIN_REDO, RUNG_ORIGIN_UNDO, RUNG_ORIGIN_USER };
  gint64 start_usec = g_get_real_time ();
  g_autoptr(GPtrArray) history = NULL;
  g_autoptr(GPtrArray) newest = NULL;

  commit_title (fixture->store, "one");
  g_assert_true (rung_store_undo (fixture->store, NULL));
  g_assert_true (rung_store_redo (fixture->store, NULL));
  history = rung_store_list_history (fixture->store, 100, NULL);
  g_assert_cmpuint (history->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const RungHistoryEntry *entry = history->pdata[i];

      g_assert_cmpint (entry->origin, ==, origins[i]);
      g_assert_cmpint (entry->label, ==, RUNG_LABEL_EDIT_GOAL);
      g_assert_cmpstr (entry->argument, ==, "one");
      g_assert_cmpint (entry->instant_usec, >=, start_usec);
      g_assert_cmpint (entry->instant_usec, <=, g_get_real_time ());
    }
  newest = rung_store_list_history (fixture->store, 1, NULL);
  g_assert_cmpuint (newest->len, ==, 1);
  g_assert_true (rung_store_was_changed_since (fixture->store, start_usec));
  g_assert_false (rung_store_was_changed_since (fixture->store, g_get_real_time () + 1));
}

static void
test_history_is_looked_at_without_a_trace (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *before = NULL, *after = NULL;
  gsize length_before, length_after;
  g_autoptr(GPtrArray) open = NULL;
  g_autoptr(GPtrArray) closed = NULL;
  g_autoptr(GPtrArray) newest = NULL;
  g_autoptr(GError) error = NULL;

  commit_title (fixture->store, "one");
  commit_title (fixture->store, "two");
  open = rung_store_read_history (fixture->path, 100, &error); /* with a log beside the file */
  g_assert_no_error (error);
  g_assert_cmpuint (open->len, ==, 2);
  g_clear_object (&fixture->store);

  g_assert_true (g_file_get_contents (fixture->path, &before, &length_before, NULL));
  closed = rung_store_read_history (fixture->path, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (closed->len, ==, 2);
  newest = rung_store_read_history (fixture->path, 1, NULL);
  g_assert_cmpuint (newest->len, ==, 1);
  g_assert_cmpstr (((RungHistoryEntry *) newest->pdata[0])->argument, ==, "two");
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_second_process_sees_and_undoes (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungStore) other = rung_store_open (fixture->path, &error);
  guint counts[5] = { 0, };
  g_autoptr(RungSnapshot) snapshot = snapshot_of (fixture->store);
  g_autoptr(RungSnapshot) changed = NULL;
  g_autoptr(GPtrArray) history = NULL;

  g_assert_no_error (error);
  g_signal_connect (other, "committed", G_CALLBACK (count_cb), counts);
  g_assert_false (rung_store_can_undo (other));
  commit_title (fixture->store, "from the first");
  g_assert_true (rung_store_can_undo (other));
  g_assert_true (rung_store_refresh (other, &error));
  g_assert_cmpuint (counts[RUNG_ORIGIN_OUTSIDE], ==, 1);
  changed = snapshot_of (fixture->store);
  assert_plan_is (other, changed);
  g_assert_true (rung_store_refresh (other, &error));
  g_assert_cmpuint (counts[RUNG_ORIGIN_OUTSIDE], ==, 1);

  g_assert_true (rung_store_undo (other, &error));
  assert_plan_is (other, snapshot);
  g_assert_true (rung_store_redo (fixture->store, &error));
  assert_plan_is (fixture->store, changed);
  /* Following what another has written adds nothing to the history. */
  history = rung_store_list_history (other, 100, &error);
  g_assert_cmpuint (history->len, ==, 3);
}

static void
test_edit_of_another_record_goes_through (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr(RungStore) other = rung_store_open (fixture->path, NULL);
  RungRecord *head = rung_plan_get_record (rung_store_get_plan (other));
  g_autoptr(RungRecord) named = rung_record_with (head, RUNG_PLAN_OWNER, g_variant_new_string ("Ada"));
  g_autoptr(RungChangeset) edit = rung_changeset_new (RUNG_LABEL_EDIT_PLAN, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;

  rung_changeset_add (edit, head, named);
  commit_title (fixture->store, "from the first");
  g_assert_true (rung_store_commit (other, edit, RUNG_ORIGIN_USER, &error));
  title = goal_title (other);
  g_assert_cmpstr (title, ==, "from the first");
}

static void
test_conflict_is_refused_and_reloaded (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autoptr(RungStore) other = rung_store_open (fixture->path, NULL);
  g_autoptr(RungChangeset) late = retitle_goal (other, "late");
  g_autoptr(RungSnapshot) first = NULL;
  g_autoptr(GError) error = NULL;
  guint counts[5] = { 0, };

  g_signal_connect (other, "committed", G_CALLBACK (count_cb), counts);
  commit_title (fixture->store, "early");
  first = snapshot_of (fixture->store);
  g_assert_false (rung_store_commit (other, late, RUNG_ORIGIN_USER, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_CONFLICT);
  g_assert_cmpuint (counts[RUNG_ORIGIN_OUTSIDE], ==, 1);
  g_assert_cmpuint (counts[RUNG_ORIGIN_USER], ==, 0);
  assert_plan_is (other, first);
  assert_file_holds (fixture->path, first);
  commit_title (other, "late, but knowing");
}

static void
test_busy_file_is_told (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(RungChangeset) edit = retitle_goal (fixture->store, "x");
  g_autoptr(RungSnapshot) before = snapshot_of (fixture->store);
  g_autoptr(GError) error = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_BUSY);
  assert_plan_is (fixture->store, before);
  sqlite3_close (db);
  g_assert_true (rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, NULL));
}

static void
assert_mode (const char *path,
             guint       mode)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, mode);
}

static void
test_files_are_for_the_owner_only (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (1);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.rung", NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (fixture->path, "-shm", NULL);
  g_autoptr(GError) error = NULL;
  mode_t old = umask (0);

  fixture->store = rung_store_create (fixture->path, snapshot, &error);
  g_assert_no_error (error);
  commit_title (fixture->store, "x");
  g_assert_true (rung_store_copy_to (fixture->store, copy, &error));
  umask (old);
  assert_mode (fixture->path, 0600);
  assert_mode (copy, 0600);
  assert_mode (log, 0600);
  assert_mode (shared, 0600);
}

static void
test_create_refuses_what_is_there (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (1);
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_set_contents (fixture->path, "mine", -1, NULL));
  g_assert_null (rung_store_create (fixture->path, snapshot, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_EXISTS);
  bytes = file_bytes (fixture->path, &size);
  g_assert_cmpstr (bytes, ==, "mine");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_create_refuses_a_plan_that_breaks_rules (Fixture       *fixture,
                                              gconstpointer  data)
{
  g_autoptr(RungSnapshot) empty = rung_snapshot_new_empty ();
  g_autoptr(GError) error = NULL;

  g_assert_null (rung_store_create (fixture->path, empty, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_INVALID);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_missing_file_is_told (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (rung_store_open (fixture->path, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (rung_store_read (fixture->path, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_file_removed_while_open_is_told (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr(RungChangeset) edit = retitle_goal (fixture->store, "x");
  g_autoptr(RungSnapshot) before = snapshot_of (fixture->store);
  g_autofree char *away = g_build_filename (fixture->folder, "away", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  g_assert_false (rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NOT_FOUND);
  assert_plan_is (fixture->store, before);
  /* Put back, it goes on. */
  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  g_assert_true (rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, NULL));
}

static void
test_replaced_file_is_followed (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.rung", NULL);
  g_autoptr(RungSnapshot) before = snapshot_of (fixture->store);
  g_autoptr(RungSnapshot) after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rung_store_copy_to (fixture->store, copy, &error));
  commit_title (fixture->store, "lost with the file");
  g_assert_cmpint (g_rename (copy, fixture->path), ==, 0);
  g_assert_true (rung_store_refresh (fixture->store, &error));
  g_assert_no_error (error);
  assert_plan_is (fixture->store, before);
  commit_title (fixture->store, "in the new file");
  after = snapshot_of (fixture->store);
  fixture_reopen (fixture);
  assert_plan_is (fixture->store, after);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
picture_of_file (const char *folder,
                 const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize size;
  g_autofree char *bytes = file_bytes (path, &size);
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, size);
  GStatBuf status;

  g_stat (path, &status);
  return g_strdup_printf ("%s %s %ld.%ld", name, sum, (long) status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

/* The bytes of everything in a folder, name by name. */
static char *
picture_of (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (lines, picture_of_file (folder, name));
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
assert_looking_changes_nothing (Fixture      *fixture,
                                RungSnapshot *expected)
{
  g_autofree char *before = picture_of (fixture->folder);
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) complaints = NULL;
  g_autoptr(GError) error = NULL;

  assert_file_holds (fixture->path, expected);
  complaints = rung_store_check_file (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (complaints->len, ==, 0);
  after = picture_of (fixture->folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_looking_changes_nothing (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = NULL;

  commit_title (fixture->store, "in the log");
  snapshot = snapshot_of (fixture->store);
  /* While it is open elsewhere, with a log; then closed, without. */
  assert_looking_changes_nothing (fixture, snapshot);
  g_clear_object (&fixture->store);
  assert_looking_changes_nothing (fixture, snapshot);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Looking at a plan must not let go of the locks of the store that has it open here:
 * the other process would take its log away. */
static void
test_looking_keeps_the_locks (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr(RungSnapshot) seen = NULL;
  g_autoptr(RungSnapshot) last = NULL;
  g_autoptr(GSubprocess) other = NULL;
  g_autoptr(GError) error = NULL;

  commit_title (fixture->store, "before");
  seen = rung_store_read (fixture->path, &error);
  g_assert_no_error (error);
  other = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, self, "--open-and-close", fixture->path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (other, NULL, &error));
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  commit_title (fixture->store, "after");
  last = snapshot_of (fixture->store);
  assert_file_holds (fixture->path, last);
}

static int
open_and_close (const char *path)
{
  g_autoptr(RungStore) store = rung_store_open (path, NULL);

  return store != NULL ? 0 : 1;
}

static void
test_journal_keeps_the_last_ten_thousand (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr(GPtrArray) history = NULL;
  sqlite3 *db = NULL;

  /* Ten thousand real commits would take the whole time of the suite. */
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10098) "
                                 "INSERT INTO journal (id, instant, origin, label, undone, n_changes) "
                                 "SELECT i, i, 1, 0, 0, 0 FROM n", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  commit_title (fixture->store, "10099");
  history = rung_store_list_history (fixture->store, 20000, NULL);
  g_assert_cmpuint (history->len, ==, 10099);
  g_clear_pointer (&history, g_ptr_array_unref);
  commit_title (fixture->store, "10100");
  history = rung_store_list_history (fixture->store, 20000, NULL);
  g_assert_cmpuint (history->len, ==, 10000);
  g_assert_true (rung_store_undo (fixture->store, NULL));
}

static void
test_broken_history_entry_is_told_and_changes_nothing (Fixture       *fixture,
                                                       gconstpointer  data)
{
  g_autoptr(RungSnapshot) before = NULL;
  g_autoptr(GError) error = NULL;
  sqlite3 *db = NULL;

  commit_title (fixture->store, "one");
  before = snapshot_of (fixture->store);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE journal SET changeset = x'0105'", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_false (rung_store_undo (fixture->store, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED);
  assert_plan_is (fixture->store, before);
  commit_title (fixture->store, "two");
}

static void
test_row_that_is_not_there_is_told (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr(RungSnapshot) before = snapshot_of (fixture->store);
  RungConnection *raw;
  RungSnapshot *loaded = NULL;
  RungChange gone = { NULL, };
  g_autofree char *uid = rung_uid_new ();
  g_autoptr(RungRecord) absent = rung_record_new (RUNG_KIND_PAUSE, uid);
  g_autoptr(GError) error = NULL;

  raw = rung_connection_open (fixture->path, rung_schema_get_current (), &loaded, &error);
  g_assert_no_error (error);
  gone.before = absent;
  g_assert_false (rung_rows_write (raw->rows, &gone, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED);
  rung_connection_free (raw);
  rung_snapshot_unref (loaded);
  assert_file_holds (fixture->path, before);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--open-and-close") == 0)
    return open_and_close (argv[2]);
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/commit-is-durable-then-seen-then-told", test_commit_is_durable_then_seen_then_told);
  fixture_add ("/store/handler-may-commit", test_handler_may_commit);
  fixture_add ("/store/orphan-is-refused-and-changes-nothing", test_orphan_is_refused_and_changes_nothing);
  fixture_add ("/store/empty-changeset-leaves-no-trace", test_empty_changeset_leaves_no_trace);
  fixture_add ("/store/undo-and-redo-move-along-one-line", test_undo_and_redo_move_along_one_line);
  fixture_add ("/store/new-edit-ends-redo", test_new_edit_ends_redo);
  fixture_add ("/store/peek-names-the-edit", test_peek_names_the_edit);
  fixture_add ("/store/history-says-what-changed-when", test_history_says_what_changed_when);
  fixture_add ("/store/history-is-looked-at-without-a-trace", test_history_is_looked_at_without_a_trace);
  fixture_add ("/store/second-process-sees-and-undoes", test_second_process_sees_and_undoes);
  fixture_add ("/store/edit-of-another-record-goes-through", test_edit_of_another_record_goes_through);
  fixture_add ("/store/conflict-is-refused-and-reloaded", test_conflict_is_refused_and_reloaded);
  fixture_add ("/store/busy-file-is-told", test_busy_file_is_told);
  fixture_add_empty ("/store/files-are-for-the-owner-only", test_files_are_for_the_owner_only);
  fixture_add_empty ("/store/create-refuses-what-is-there", test_create_refuses_what_is_there);
  fixture_add_empty ("/store/create-refuses-a-plan-that-breaks-rules", test_create_refuses_a_plan_that_breaks_rules);
  fixture_add_empty ("/store/missing-file-is-told", test_missing_file_is_told);
  fixture_add ("/store/file-removed-while-open-is-told", test_file_removed_while_open_is_told);
  fixture_add ("/store/replaced-file-is-followed", test_replaced_file_is_followed);
  fixture_add ("/store/looking-changes-nothing", test_looking_changes_nothing);
  fixture_add ("/store/looking-keeps-the-locks", test_looking_keeps_the_locks);
  fixture_add ("/store/journal-keeps-the-last-ten-thousand", test_journal_keeps_the_last_ten_thousand);
  fixture_add ("/store/broken-history-entry-is-told-and-changes-nothing",
               test_broken_history_entry_is_told_and_changes_nothing);
  fixture_add ("/store/row-that-is-not-there-is-told", test_row_that_is_not_there_is_told);
  return g_test_run ();
}
