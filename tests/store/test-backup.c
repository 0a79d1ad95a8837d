/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups: made when due, kept as long as promised, put back without losing what is there. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "rung-backup.h"
#include "rung-day.h"
#include "rung-random-plan.h"
#include "rung-uid.h"
#include "store-fixture.h"

#define DAY_USEC (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

static const char *
uid_of (Fixture *fixture)
{
  return rung_plan_get_uid (rung_store_get_plan (fixture->store));
}

static gint64
instant (const char *iso)
{
  gint64 instant_usec;

  g_assert_true (rung_instant_from_text (iso, &instant_usec));
  return instant_usec;
}

static void
test_backup_is_the_plan_at_one_moment (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = snapshot_of (fixture->store);
  gint64 now_usec = instant ("2026-11-23T08:58:00.000000Z");
  g_autofree char *name = g_strdup_printf ("%s-20261123T085800Z.rung", uid_of (fixture));
  g_autofree char *expected = g_build_filename (fixture->backups, name, NULL);
  g_autofree char *second_name = g_strdup_printf ("%s-20261123T085800Z-2.rung", uid_of (fixture));
  g_autofree char *path = NULL;
  g_autofree char *second = NULL;
  g_autofree char *base = NULL;
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf status;
  mode_t old = umask (0);

  path = rung_backup_make (fixture->store, fixture->backups, now_usec, &error);
  umask (old);
  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, expected);
  commit_title (fixture->store, "later");
  assert_file_holds (path, snapshot);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (fixture->backups, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0700);

  second = rung_backup_make (fixture->store, fixture->backups, now_usec, &error);
  base = g_path_get_basename (second);
  g_assert_cmpstr (base, ==, second_name);
  backups = rung_backup_list (fixture->backups, uid_of (fixture));
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_cmpstr (((RungBackup *) backups->pdata[0])->path, ==, second);
  g_assert_cmpint (((RungBackup *) backups->pdata[1])->instant_usec, ==, now_usec);
}

static void
test_list_knows_only_backups (Fixture       *fixture,
                              gconstpointer  data)
{
  static const char *const strangers[] = {
    "note.txt", "plan.rung", "20261123T085800Z.rung", "-20261123T085800Z.rung", ".x-20261123T085800Z.rung",
    "a b-20261123T085800Z.rung", "x20261123T085800Z.rung", "Z.rung", "x-Z.rung",
    "00000000-0000-4000-8000-000000000000-20261123T085800Z.damaged",
    "00000000-0000-4000-8000-000000000000-20261399T085800Z.rung",
    "00000000-0000-4000-8000-000000000000-20261123T085800Z-x.rung",
    "00000000-0000-4000-8000-000000000000-20261123T085800Z-.rung",
  };
  g_autoptr(GPtrArray) none = rung_backup_list (fixture->backups, NULL);
  g_autoptr(GPtrArray) backups = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (g_mkdir (fixture->backups, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autofree char *path = g_build_filename (fixture->backups, strangers[i], NULL);

      g_assert_true (g_file_set_contents (path, "", 0, NULL));
    }
  backups = rung_backup_list (fixture->backups, NULL);
  g_assert_cmpuint (backups->len, ==, 0);
}

/* A plan that was handed over brings its uid, which need not be a UUID. */
static void
test_any_uid_has_backups (Fixture       *fixture,
                          gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *uid;
  } cases[] = {
    { "x-20261123T085800Z.rung", "x" },
    { "plan.2:ZZ-20261123T085801Z.rung", "plan.2:ZZ" },
    { "a-20261123T085800Z-20261123T085802Z-12.rung", "a-20261123T085800Z" },
    { "00000000-0000-4000-8000-00000000000-20261123T085803Z.rung", "00000000-0000-4000-8000-00000000000" },
  };
  g_autoptr(GPtrArray) backups = NULL;

  g_assert_cmpint (g_mkdir (fixture->backups, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->backups, cases[i].name, NULL);
      g_autofree char *uid = rung_backup_dup_plan_uid (path);
      g_autoptr(GPtrArray) found = NULL;

      g_assert_cmpstr (uid, ==, cases[i].uid);
      g_assert_true (g_file_set_contents (path, "", 0, NULL));
      found = rung_backup_list (fixture->backups, cases[i].uid);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpstr (((RungBackup *) found->pdata[0])->path, ==, path);
    }
  backups = rung_backup_list (fixture->backups, NULL);
  g_assert_cmpuint (backups->len, ==, G_N_ELEMENTS (cases));
}

static void
test_one_a_day_and_only_after_a_change (Fixture       *fixture,
                                        gconstpointer  data)
{
  gint64 now_usec = g_get_real_time ();
  g_autoptr(GError) error = NULL;
  g_autofree char *first = rung_backup_make_if_due (fixture->store, fixture->backups, now_usec - 2 * DAY_USEC, &error);
  g_autofree char *unchanged = NULL;
  g_autofree char *second = NULL;
  g_autofree char *same_day = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (first);
  unchanged = rung_backup_make_if_due (fixture->store, fixture->backups, now_usec - DAY_USEC, &error);
  g_assert_no_error (error);
  g_assert_null (unchanged);
  commit_title (fixture->store, "changed");
  second = rung_backup_make_if_due (fixture->store, fixture->backups, now_usec, &error);
  g_assert_nonnull (second);
  commit_title (fixture->store, "changed again");
  same_day = rung_backup_make_if_due (fixture->store, fixture->backups, now_usec, &error);
  g_assert_no_error (error);
  g_assert_null (same_day);
}

/* A year of one backup a day, thrown away each day. */
static void
test_seven_days_and_eight_weeks_stay (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autofree char *uid = g_strdup (uid_of (fixture));
  guint32 first = rung_day_new (2026, 1, 1);

  g_assert_cmpint (g_mkdir (fixture->backups, 0700), ==, 0);
  for (guint32 today = first; today < first + 365; today++)
    {
      int year, month, day;
      g_autofree char *path = NULL;
      g_autofree char *attachments = NULL;

      rung_day_get (today, &year, &month, &day);
      path = g_strdup_printf ("%s/%s-%04d%02d%02dT120000Z.rung", fixture->backups, uid, year, month, day);
      attachments = g_strdup_printf ("%.*s.files", (int) strlen (path) - 5, path);
      g_assert_true (g_file_set_contents (path, "", 0, NULL));
      g_assert_cmpint (g_mkdir (attachments, 0700), ==, 0);
      rung_backup_prune (fixture->backups, uid, today);
      if (today > first + 100)
        {
          g_autoptr(GPtrArray) backups = rung_backup_list (fixture->backups, uid);
          const RungBackup *oldest = backups->pdata[backups->len - 1];
          guint32 age = today - rung_instant_get_day (oldest->instant_usec);

          for (guint i = 0; i < 7; i++)
            g_assert_cmpuint (rung_instant_get_day (((RungBackup *) backups->pdata[i])->instant_usec), ==, today - i);
          g_assert_cmpuint (backups->len, >=, 7 + 7);
          g_assert_cmpuint (backups->len, <=, 7 + 8);
          g_assert_cmpuint (age, >=, 7 * 7);
          g_assert_cmpuint (age, <=, 9 * 7);
          g_assert_cmpuint (count_files (fixture->backups), ==, 2 * backups->len);
        }
    }
}

static char *
get_attachment (const char *plan,
                const char *name)
{
  return g_strdup_printf ("%.*s.files/%s", (int) strlen (plan) - 5, plan, name);
}

static void
test_attachments_go_along_and_come_back (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "plan.files", NULL);
  g_autofree char *live = get_attachment (fixture->path, "abc123");
  g_autofree char *backup = NULL;
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (live, "a diploma", -1, NULL));
  backup = rung_backup_make (fixture->store, fixture->backups, 0, &error);
  g_assert_no_error (error);
  kept = get_attachment (backup, "abc123");
  g_assert_true (g_file_get_contents (kept, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "a diploma");
  g_assert_cmpint (g_remove (live), ==, 0);
  g_clear_object (&fixture->store);
  g_assert_true (rung_backup_restore (backup, fixture->path, fixture->backups, DAY_USEC, &error));
  g_assert_true (g_file_test (live, G_FILE_TEST_IS_REGULAR));
}

static void
test_restore_first_keeps_what_is_there (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr(RungSnapshot) old = snapshot_of (fixture->store);
  g_autofree char *uid = g_strdup (uid_of (fixture));
  g_autofree char *backup = rung_backup_make (fixture->store, fixture->backups, 0, NULL);
  g_autoptr(RungSnapshot) present = NULL;
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GError) error = NULL;

  commit_title (fixture->store, "after the backup");
  present = snapshot_of (fixture->store);
  g_clear_object (&fixture->store);
  g_assert_true (rung_backup_restore (backup, fixture->path, fixture->backups, DAY_USEC, &error));
  g_assert_no_error (error);
  assert_file_holds (fixture->path, old);
  backups = rung_backup_list (fixture->backups, uid);
  g_assert_cmpuint (backups->len, ==, 2);
  assert_file_holds (((RungBackup *) backups->pdata[0])->path, present);
  fixture_reopen (fixture);
  commit_title (fixture->store, "and on we go");
}

static void
test_other_process_follows_a_restore (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr(RungSnapshot) old = snapshot_of (fixture->store);
  g_autofree char *backup = rung_backup_make (fixture->store, fixture->backups, 0, NULL);
  g_autoptr(GError) error = NULL;

  commit_title (fixture->store, "after the backup");
  /* This store stands for the other process. */
  g_assert_true (rung_backup_restore (backup, fixture->path, fixture->backups, DAY_USEC, &error));
  g_assert_true (rung_store_refresh (fixture->store, &error));
  assert_plan_is (fixture->store, old);
  g_assert_false (rung_store_can_undo (fixture->store));
  commit_title (fixture->store, "and on we go");
}

static void
test_damaged_plan_is_kept_and_replaced (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr(RungSnapshot) old = snapshot_of (fixture->store);
  g_autofree char *uid = g_strdup (uid_of (fixture));
  g_autofree char *backup = rung_backup_make (fixture->store, fixture->backups, 0, NULL);
  g_autofree char *live = g_strdup_printf ("%s/%s.rung", fixture->folder, uid);
  g_autofree char *kept = g_strdup_printf ("%s/%s-19700102T000000Z.damaged", fixture->backups, uid);
  g_autofree char *log = g_strconcat (live, "-wal", NULL);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (live, "damaged", -1, NULL));
  g_assert_true (g_file_set_contents (log, "its log", -1, NULL));
  g_assert_true (rung_backup_restore (backup, live, fixture->backups, DAY_USEC, &error));
  g_assert_no_error (error);
  assert_file_holds (live, old);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (kept, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "damaged");
}

static void
test_deleted_plan_comes_back (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(RungSnapshot) old = snapshot_of (fixture->store);
  g_autofree char *backup = rung_backup_make (fixture->store, fixture->backups, 0, NULL);
  g_autoptr(GError) error = NULL;
  GStatBuf status;

  g_clear_object (&fixture->store);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_true (rung_backup_restore (backup, fixture->path, fixture->backups, DAY_USEC, &error));
  assert_file_holds (fixture->path, old);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (fixture->backups), ==, 1);
}

static void
test_damaged_backup_changes_nothing (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr(RungSnapshot) present = snapshot_of (fixture->store);
  g_autofree char *backup = rung_backup_make (fixture->store, fixture->backups, 0, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (backup, "SQLite format 3", 16, NULL));
  g_clear_object (&fixture->store);
  g_assert_false (rung_backup_restore (backup, fixture->path, fixture->backups, DAY_USEC, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED);
  assert_file_holds (fixture->path, present);
  g_assert_cmpuint (count_files (fixture->backups), ==, 1);
}

static void
assert_refused (Fixture    *fixture,
                const char *backup,
                const char *path)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (rung_backup_restore (backup, path, fixture->backups, DAY_USEC, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_OTHER_PLAN);
}

/* Two plans of one uid would be the end of one of them. */
static void
test_backup_of_another_plan_changes_nothing (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autofree char *backup = rung_backup_make (fixture->store, fixture->backups, 0, NULL);
  g_autofree char *own_uid = g_strdup (uid_of (fixture));
  g_autoptr(RungSnapshot) other = rung_random_snapshot_new (3);
  g_autofree char *any_name = g_build_filename (fixture->folder, "handed-over.rung", NULL);
  g_autofree char *uid = rung_uid_new ();
  g_autofree char *named = g_strdup_printf ("%s/%s.rung", fixture->folder, uid);
  g_autoptr(RungStore) store = rung_store_create (any_name, other, NULL);

  g_assert_nonnull (store);
  g_clear_object (&store);
  assert_refused (fixture, backup, any_name);
  assert_file_holds (any_name, other);
  /* Nothing is there, or what is there cannot be read: the name says whose place it is. */
  assert_refused (fixture, backup, named);
  g_assert_false (g_file_test (named, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (named, "damaged", -1, NULL));
  assert_refused (fixture, backup, named);
  g_assert_cmpuint (count_files (fixture->backups), ==, 1);
}

/* What another program holds is not damaged, and must not be replaced under it. */
static void
test_busy_plan_is_not_taken_for_a_damaged_one (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_autofree char *backup = rung_backup_make (fixture->store, fixture->backups, 0, NULL);
  g_autoptr(RungSnapshot) present = snapshot_of (fixture->store);
  g_autoptr(GError) error = NULL;
  sqlite3 *other;

  g_clear_object (&fixture->store);
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (rung_backup_restore (backup, fixture->path, fixture->backups, DAY_USEC, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_BUSY);
  sqlite3_close (other);
  g_assert_cmpuint (count_files (fixture->backups), ==, 1);
  assert_file_holds (fixture->path, present);
}

static void
test_folder_that_cannot_be_made_is_told (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autofree char *inside_a_file = g_build_filename (fixture->path, "backups", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (rung_backup_make (fixture->store, inside_a_file, 0, &error));
  g_assert_true (error != NULL && error->domain == RUNG_STORE_ERROR);
  g_assert_nonnull (strstr (error->message, inside_a_file));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/backup/is-the-plan-at-one-moment", test_backup_is_the_plan_at_one_moment);
  fixture_add_empty ("/backup/list-knows-only-backups", test_list_knows_only_backups);
  fixture_add ("/backup/one-a-day-and-only-after-a-change", test_one_a_day_and_only_after_a_change);
  fixture_add ("/backup/seven-days-and-eight-weeks-stay", test_seven_days_and_eight_weeks_stay);
  fixture_add ("/backup/attachments-go-along-and-come-back", test_attachments_go_along_and_come_back);
  fixture_add ("/backup/restore-first-keeps-what-is-there", test_restore_first_keeps_what_is_there);
  fixture_add ("/backup/other-process-follows-a-restore", test_other_process_follows_a_restore);
  fixture_add ("/backup/damaged-plan-is-kept-and-replaced", test_damaged_plan_is_kept_and_replaced);
  fixture_add ("/backup/deleted-plan-comes-back", test_deleted_plan_comes_back);
  fixture_add ("/backup/damaged-backup-changes-nothing", test_damaged_backup_changes_nothing);
  fixture_add ("/backup/any-uid-has-backups", test_any_uid_has_backups);
  fixture_add ("/backup/backup-of-another-plan-changes-nothing", test_backup_of_another_plan_changes_nothing);
  fixture_add ("/backup/busy-plan-is-not-taken-for-a-damaged-one", test_busy_plan_is_not_taken_for_a_damaged_one);
  fixture_add ("/backup/folder-that-cannot-be-made-is-told", test_folder_that_cannot_be_made_is_told);
  return g_test_run ();
}
