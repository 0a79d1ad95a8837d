/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite finds no memory, at the first request, the second, …, once or from then on:
 * a clean error, and the plan is as before or as after. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "fault-vfs.h"
#include "rung-backup.h"
#include "rung-random-plan.h"
#include "store-fixture.h"

/* More requests than anything here makes. */
#define MANY 100000

static sqlite3_mem_methods real_memory;
static guint requests_left; /* 0: not armed */
static gboolean for_ever;
static gboolean has_failed;

static gboolean
is_time_to_fail (void)
{
  if (has_failed)
    return for_ever;
  if (requests_left == 0 || --requests_left > 0)
    return FALSE;
  has_failed = TRUE;
  return TRUE;
}

static void *
fault_malloc (int size)
{
  return is_time_to_fail () ? NULL : real_memory.xMalloc (size);
}

static void *
fault_realloc (void *memory,
               int   size)
{
  return is_time_to_fail () ? NULL : real_memory.xRealloc (memory, size);
}

static void
install (void)
{
  sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory), ==, SQLITE_OK);
  methods = real_memory;
  methods.xMalloc = fault_malloc;
  methods.xRealloc = fault_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
  /* Without small blocks of its own each connection asks for every one. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
}

static void
arm (guint    nth,
     gboolean from_then_on)
{
  requests_left = nth;
  for_ever = from_then_on;
  has_failed = FALSE;
}

static gboolean
disarm (void)
{
  gboolean came_about = has_failed;

  requests_left = 0;
  has_failed = FALSE;
  return came_about;
}

static void
assert_clean (gboolean      succeeded,
              const GError *error)
{
  g_assert_true (succeeded == (error == NULL));
  if (succeeded)
    return;
  g_assert_true (error->domain == RUNG_STORE_ERROR && strlen (error->message) > 0);
  /* The file is well, and must not be called anything else. */
  g_assert_cmpint (error->code, !=, RUNG_STORE_ERROR_DAMAGED);
}

/* Much asks thousands of times: each of the first requests, then a leap now and then. */
static guint
leap (guint n)
{
  return n < 40 ? 1 : (guint) g_test_rand_int_range (1, 100);
}

static void
test_commit (Fixture       *fixture,
             gconstpointer  data)
{
  gboolean from_then_on = GPOINTER_TO_INT (data);

  for (guint n = 1; n < MANY; n += leap (n))
    {
      g_autofree char *title = g_strdup_printf ("title %u", n);
      g_autoptr(RungChangeset) edit = NULL;
      g_autoptr(RungSnapshot) here = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *title_now = NULL;
      gboolean committed, failed;

      /* Now with every statement to prepare, now with none. */
      if (g_test_rand_int_range (0, 4) == 0)
        fixture_reopen (fixture);
      edit = retitle_goal (fixture->store, title);
      arm (n, from_then_on);
      committed = rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, &error);
      failed = disarm ();
      assert_clean (committed, error);
      g_assert_true (rung_store_refresh (fixture->store, NULL));
      title_now = goal_title (fixture->store);
      if (committed)
        g_assert_cmpstr (title_now, ==, title);
      here = snapshot_of (fixture->store);
      assert_file_holds (fixture->path, here);
      if (!failed)
        return;
    }
  g_assert_not_reached ();
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(RungSnapshot) before = snapshot_of (fixture->store);
  g_autoptr(RungSnapshot) after = NULL;

  commit_title (fixture->store, "to undo");
  after = snapshot_of (fixture->store);
  for (guint n = 1; n < MANY; n += leap (n))
    {
      g_autoptr(RungSnapshot) here = NULL;
      g_autoptr(GError) error = NULL;
      gboolean undone, failed;

      arm (n, GPOINTER_TO_INT (data));
      undone = rung_store_undo (fixture->store, &error);
      failed = disarm ();
      assert_clean (undone, error);
      g_assert_true (rung_store_refresh (fixture->store, NULL));
      here = snapshot_of (fixture->store);
      g_assert_true (rung_snapshot_equal (here, before) || rung_snapshot_equal (here, after));
      if (rung_snapshot_equal (here, before))
        g_assert_true (rung_store_redo (fixture->store, NULL));
      if (!failed)
        return;
    }
  g_assert_not_reached ();
}

static void
test_open_and_read (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = snapshot_of (fixture->store);
  gboolean failed = TRUE;

  g_clear_object (&fixture->store);
  for (guint n = 1; n < MANY && failed; n += leap (n))
    {
      g_autoptr(RungSnapshot) there = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) read_error = NULL;

      arm (n, GPOINTER_TO_INT (data));
      fixture->store = rung_store_open (fixture->path, &error);
      failed = disarm ();
      assert_clean (fixture->store != NULL, error);
      g_clear_object (&fixture->store);
      arm (n, GPOINTER_TO_INT (data));
      there = rung_store_read (fixture->path, &read_error);
      failed = disarm () || failed;
      assert_clean (there != NULL, read_error);
      g_clear_pointer (&there, rung_snapshot_unref);
      assert_file_holds (fixture->path, snapshot);
    }
  g_assert_false (failed);
}

static void
test_create_and_backup (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = snapshot_of (fixture->store);
  g_autofree char *path = g_build_filename (fixture->folder, "other.rung", NULL);
  gboolean failed = TRUE;

  for (guint n = 1; n < MANY && failed; n += leap (n))
    {
      g_autoptr(RungStore) store = NULL;
      g_autofree char *backup = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) backup_error = NULL;
      guint n_backups = count_files (fixture->backups);

      arm (n, GPOINTER_TO_INT (data));
      store = rung_store_create (path, snapshot, &error);
      failed = disarm ();
      assert_clean (store != NULL, error);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == (store != NULL));
      g_clear_object (&store);
      g_remove (path);

      arm (n, GPOINTER_TO_INT (data));
      backup = rung_backup_make (fixture->store, fixture->backups, n * G_USEC_PER_SEC, &backup_error);
      failed = disarm () || failed;
      assert_clean (backup != NULL, backup_error);
      g_assert_cmpuint (count_files (fixture->backups), ==, n_backups + (backup != NULL));
    }
  g_assert_false (failed);
}

#define add(name, func) \
  g_test_add ("/store/memory/" name "-once", Fixture, GINT_TO_POINTER (FALSE), \
              fixture_set_up_plan, func, fixture_tear_down); \
  g_test_add ("/store/memory/" name "-for-ever", Fixture, GINT_TO_POINTER (TRUE), \
              fixture_set_up_plan, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  install ();
  fault_vfs_install (); /* for speed: it syncs nothing */

  add ("commit-fails-cleanly", test_commit);
  add ("undo-fails-cleanly", test_undo);
  add ("open-and-read-fail-cleanly", test_open_and_read);
  add ("create-and-backup-fail-cleanly", test_create_and_backup);
  return g_test_run ();
}
