/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever the disk does, the plan is as before or as after, never between, and who
 * asked is told.  Each write, sync, truncate, open and delete fails in turn: the first,
 * the second, … until the work gets through. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "fault-vfs.h"
#include "rung-backup.h"
#include "rung-connection.h"
#include "rung-random-plan.h"
#include "rung-schema-private.h"
#include "store-fixture.h"

/* More calls than anything here needs. */
#define MANY 2000

static RungSnapshot *
read_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  RungSnapshot *snapshot = rung_store_read (path, &error);

  g_assert_no_error (error);
  return snapshot;
}

/* Memory is before or after; so is the file, as a crash would leave it and as closing
 * leaves it; and all three are the same. */
static void
assert_before_or_after (Fixture      *fixture,
                        RungSnapshot *before,
                        RungSnapshot *after)
{
  g_autoptr(RungSnapshot) here = snapshot_of (fixture->store);

  g_assert_true (rung_snapshot_equal (here, before) || rung_snapshot_equal (here, after));
  assert_file_holds (fixture->path, here);
  fixture_reopen (fixture);
  assert_plan_is (fixture->store, here);
}

/* Puts the plan back to a known state without faults. */
static void
start_over (Fixture      *fixture,
            RungSnapshot *wanted)
{
  g_autoptr(RungSnapshot) here = snapshot_of (fixture->store);
  g_autoptr(RungChangeset) back = rung_snapshot_diff (here, wanted, RUNG_LABEL_NONE, NULL);
  g_autoptr(GError) error = NULL;

  rung_store_commit (fixture->store, back, RUNG_ORIGIN_USER, &error);
  g_assert_no_error (error);
}

/* @stride: 1 fails each call, 3 each third. */
static void
fail_each_call_of_commit (Fixture       *fixture,
                          Fault          fault,
                          RungSnapshot  *before,
                          RungSnapshot  *after,
                          gboolean       for_ever,
                          guint          stride)
{
  for (guint n = 1; n < MANY; n += stride)
    {
      g_autoptr(RungChangeset) step = NULL;
      g_autoptr(GError) error = NULL;
      gboolean committed, failed;

      start_over (fixture, before);
      step = rung_snapshot_diff (before, after, RUNG_LABEL_IMPORT, "there");
      (for_ever ? fault_vfs_arm_for_ever : fault_vfs_arm) (fault, n);
      committed = rung_store_commit (fixture->store, step, RUNG_ORIGIN_USER, &error);
      failed = fault_vfs_disarm ();
      if (committed)
        assert_plan_is (fixture->store, after);
      else
        g_assert_true (error != NULL && error->domain == RUNG_STORE_ERROR && strlen (error->message) > 0);
      /* With a disk that stays broken, the file may be asked only once it works again. */
      if (!committed)
        rung_store_refresh (fixture->store, NULL);
      assert_before_or_after (fixture, before, after);
      if (!failed)
        {
          g_assert_true (committed);
          g_assert_cmpuint (n, >, 1);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_commit (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(RungSnapshot) before = snapshot_of (fixture->store);
  g_autoptr(RungSnapshot) after = rung_random_snapshot_mutate (before);

  for (guint fault = 0; fault < N_FAULTS; fault++)
    {
      fail_each_call_of_commit (fixture, fault, before, after, FALSE, 1);
      if (fault == FAULT_EIO)
        fail_each_call_of_commit (fixture, fault, before, after, TRUE, 1);
    }
}

static void
test_full_disk_is_told_as_such (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(RungChangeset) edit = NULL;
  g_autoptr(RungSnapshot) before = NULL;
  g_autoptr(GError) error = NULL;

  /* The first commit after opening opens the log; the second only writes. */
  commit_title (fixture->store, "first");
  before = snapshot_of (fixture->store);
  edit = retitle_goal (fixture->store, "x");
  fault_vfs_arm (FAULT_ENOSPC, 1);
  g_assert_false (rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, &error));
  g_assert_true (fault_vfs_disarm ());
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, fixture->path));
  assert_plan_is (fixture->store, before);
  g_assert_true (rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, NULL));
}

/* Of many records; each third call, for it makes many. */
static void
test_large_commit (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(RungSnapshot) before = snapshot_of (fixture->store);
  g_autoptr(RungSnapshot) after = rung_random_snapshot_new (25);

  fail_each_call_of_commit (fixture, g_test_rand_int_range (0, N_FAULTS), before, after, FALSE, 3);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(RungSnapshot) before = snapshot_of (fixture->store);
  g_autoptr(RungSnapshot) after = NULL;

  commit_title (fixture->store, "to undo");
  after = snapshot_of (fixture->store);
  for (guint n = 1; n < MANY; n++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RungSnapshot) here = NULL;
      gboolean undone, failed;

      fault_vfs_arm (n % N_FAULTS, n);
      undone = rung_store_undo (fixture->store, &error);
      failed = fault_vfs_disarm ();
      g_assert_true (undone || error != NULL);
      assert_before_or_after (fixture, before, after);
      here = snapshot_of (fixture->store);
      /* The cursor moved if and only if the plan did. */
      g_assert_true (rung_store_can_redo (fixture->store) == rung_snapshot_equal (here, before));
      g_assert_true (rung_store_can_undo (fixture->store) == rung_snapshot_equal (here, after));
      if (!failed)
        return;
      if (rung_snapshot_equal (here, before))
        g_assert_true (rung_store_redo (fixture->store, NULL));
    }
  g_assert_not_reached ();
}

static void
test_create (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (3);

  for (guint n = 1; n < MANY; n++)
    {
      g_autoptr(GError) error = NULL;
      gboolean failed;

      fault_vfs_arm (n % N_FAULTS, n);
      fixture->store = rung_store_create (fixture->path, snapshot, &error);
      failed = fault_vfs_disarm ();
      if (fixture->store == NULL)
        {
          g_assert_nonnull (error);
          g_assert_cmpuint (count_files (fixture->folder), ==, 0);
          continue;
        }
      assert_plan_is (fixture->store, snapshot);
      g_clear_object (&fixture->store);
      assert_file_holds (fixture->path, snapshot);
      if (!failed)
        return;
      g_remove (fixture->path);
    }
  g_assert_not_reached ();
}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = snapshot_of (fixture->store);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.rung", NULL);

  /* A copy is not in WAL mode, so that opening it writes. */
  g_assert_true (rung_store_copy_to (fixture->store, copy, NULL));
  g_clear_object (&fixture->store);
  for (guint n = 1; n < MANY; n++)
    {
      g_autoptr(GError) error = NULL;
      gsize size;
      g_autofree char *bytes = file_bytes (copy, &size);
      gboolean failed;

      g_assert_true (g_file_set_contents (fixture->path, bytes, size, NULL));
      fault_vfs_arm (n % N_FAULTS, n);
      fixture->store = rung_store_open (fixture->path, &error);
      failed = fault_vfs_disarm ();
      g_assert_true (fixture->store != NULL || error != NULL);
      g_clear_object (&fixture->store);
      assert_file_holds (fixture->path, snapshot);
      if (!failed)
        return;
    }
  g_assert_not_reached ();
}

static void
test_migration (Fixture       *fixture,
                gconstpointer  data)
{
  const char *const steps[] = { rung_schema_1, "ALTER TABLE goal ADD COLUMN colour TEXT; UPDATE goal SET note = 'new'" };
  const RungSchema schema = { steps, 2 };
  g_autoptr(RungSnapshot) before = snapshot_of (fixture->store);
  gsize size;
  g_autofree char *bytes = NULL;

  g_clear_object (&fixture->store);
  bytes = file_bytes (fixture->path, &size);
  for (guint n = 1; n < MANY; n++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) read_error = NULL;
      g_autoptr(RungSnapshot) after = NULL;
      g_autoptr(RungSnapshot) there = NULL;
      RungConnection *connection;
      gboolean failed;

      g_assert_true (g_file_set_contents (fixture->path, bytes, size, NULL));
      fault_vfs_arm (n % N_FAULTS, n);
      connection = rung_connection_open (fixture->path, &schema, &after, &error);
      failed = fault_vfs_disarm ();
      g_assert_true (connection != NULL || error != NULL);
      g_clear_pointer (&connection, rung_connection_free);
      /* Either what it was, or refused here as newer and whole there. */
      there = rung_store_read (fixture->path, &read_error);
      if (there != NULL)
        g_assert_true (rung_snapshot_equal (there, before));
      else
        g_assert_error (read_error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NEWER);
      if (!failed)
        return;
    }
  g_assert_not_reached ();
}

static void
test_copy_and_backup (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = snapshot_of (fixture->store);

  for (guint n = 1; n < MANY; n++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *path = NULL;
      guint n_files = count_files (fixture->backups);
      gboolean failed;

      fault_vfs_arm (n % N_FAULTS, n);
      path = rung_backup_make (fixture->store, fixture->backups, n * G_USEC_PER_SEC, &error);
      failed = fault_vfs_disarm ();
      assert_plan_is (fixture->store, snapshot);
      if (path != NULL)
        assert_file_holds (path, snapshot);
      else
        g_assert_nonnull (error);
      g_assert_cmpuint (count_files (fixture->backups), ==, n_files + (path != NULL));
      if (!failed)
        return;
    }
  g_assert_not_reached ();
}

static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(RungSnapshot) old = snapshot_of (fixture->store);
  g_autofree char *backup = rung_backup_make (fixture->store, fixture->backups, 0, NULL);
  g_autoptr(RungSnapshot) present = NULL;

  commit_title (fixture->store, "after the backup");
  present = snapshot_of (fixture->store);
  for (guint n = 1; n < MANY; n++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RungSnapshot) there = NULL;
      gboolean restored, failed;

      start_over (fixture, present);
      g_clear_object (&fixture->store);
      fault_vfs_arm (n % N_FAULTS, n);
      restored = rung_backup_restore (backup, fixture->path, fixture->backups, n * G_USEC_PER_SEC, &error);
      failed = fault_vfs_disarm ();
      g_assert_true (restored || error != NULL);
      there = read_file (fixture->path);
      g_assert_true (rung_snapshot_equal (there, restored ? old : present) || rung_snapshot_equal (there, old));
      fixture_reopen (fixture);
      assert_plan_is (fixture->store, there);
      if (!failed)
        return;
    }
  g_assert_not_reached ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();

  fixture_add ("/store/faults/commit-is-before-or-after", test_commit);
  fixture_add ("/store/faults/full-disk-is-told-as-such", test_full_disk_is_told_as_such);
  fixture_add ("/store/faults/large-commit-is-before-or-after", test_large_commit);
  fixture_add ("/store/faults/undo-is-before-or-after", test_undo);
  fixture_add_empty ("/store/faults/failed-create-leaves-nothing", test_create);
  fixture_add ("/store/faults/failed-open-changes-nothing", test_open);
  fixture_add ("/store/faults/migration-is-before-or-after", test_migration);
  fixture_add ("/store/faults/failed-backup-leaves-nothing", test_copy_and_backup);
  fixture_add ("/store/faults/restore-is-before-or-after", test_restore);
  return g_test_run ();
}
