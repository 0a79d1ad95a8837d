/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Use cases on a data folder of each test's own: deleting and bringing back, backups on
 * opening, samples, background work, errors in words. */

#include "test-data.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rung-day.h"
#include "rung-json-guard.h"
#include "rung-paths.h"
#include "rung-translator.h"

/* --- Deleting --- */

static void
test_delete_keeps_history_for_undelete (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Deleted");
  g_autofree char *path = g_strdup (rung_store_get_path (store));
  g_autoptr(RungSnapshot) before = NULL;
  g_autoptr(RungSnapshot) after = NULL;
  g_autofree char *backup = NULL;
  g_autoptr(GError) error = NULL;

  test_add_goal (store, "A goal");
  before = rung_plan_dup_snapshot (rung_store_get_plan (store));
  g_clear_object (&store);
  backup = rung_workspace_delete (path, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  store = rung_workspace_undelete (backup, &error);
  g_assert_no_error (error);
  after = rung_plan_dup_snapshot (rung_store_get_plan (store));
  g_assert_true (rung_snapshot_equal (before, after));
  g_assert_true (rung_store_undo (store, &error));
  g_assert_cmpuint (test_count_goals (store), ==, 0);
}

static void
test_undelete_never_replaces_a_plan (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *path = test_create_closed_plan ("Here");
  g_autoptr(RungStore) store = rung_workspace_open (path, NULL);
  g_autofree char *backup = rung_backup_make (store, rung_paths_get_backup_dir (), rung_clock_get_now_usec (), NULL);
  g_autoptr(GError) error = NULL;

  g_clear_object (&store);
  g_assert_null (rung_workspace_undelete (backup, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (rung_workspace_undelete ("no-backup.rung", &error));
  g_assert_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_NOT_FOUND);
}

static void
test_deleting_a_damaged_plan_keeps_its_bytes (Fixture       *fixture,
                                              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (rung_paths_get_plans_dir (), "00000000-0000-4000-8000-000000000000.rung", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  test_write_file (path, "damaged beyond reading");
  kept = rung_workspace_delete (path, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "damaged beyond reading");
  g_assert_cmpuint (test_count_backups (), ==, 0);
}

/* --- Backups on opening --- */

static void
open_and_close (const char *path,
                const char *today)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungStore) store = NULL;

  rung_clock_set_today (rung_day_from_text (today));
  store = rung_workspace_open (path, &error);
  g_assert_no_error (error);
  g_assert_no_error (rung_workspace_get_backup_error (store));
}

/* The journal keeps real time, so the days here lie after it. */
static void
test_backup_on_opening_is_once_a_day_after_a_change (Fixture       *fixture,
                                                     gconstpointer  data)
{
  g_autofree char *path = test_create_closed_plan ("Daily");

  open_and_close (path, "2090-01-01");
  g_assert_cmpuint (test_count_backups (), ==, 1);
  open_and_close (path, "2090-01-01");
  g_assert_cmpuint (test_count_backups (), ==, 1);
  open_and_close (path, "2090-01-02"); /* another day, but nothing changed */
  g_assert_cmpuint (test_count_backups (), ==, 1);
}

static void
test_backup_follows_a_change_of_another_day (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autofree char *path = test_create_closed_plan ("Changed");
  g_autoptr(RungStore) store = NULL;

  open_and_close (path, "2001-01-01");
  g_assert_cmpuint (test_count_backups (), ==, 1);
  store = rung_store_open (path, NULL);
  test_add_goal (store, "Something new");
  g_clear_object (&store);
  open_and_close (path, "2001-01-01"); /* the same day */
  g_assert_cmpuint (test_count_backups (), ==, 1);
  open_and_close (path, "2001-01-02");
  g_assert_cmpuint (test_count_backups (), ==, 2);
}

static void
test_failing_backup_keeps_nobody_from_opening (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_autofree char *path = test_create_closed_plan ("No room");
  g_autofree char *folder = g_build_filename (rung_paths_get_data_dir (), "backups", NULL);
  g_autoptr(RungStore) store = NULL;
  g_autoptr(GError) error = NULL;

  g_rmdir (folder);
  test_write_file (folder, "a file where the folder should be");
  store = rung_workspace_open (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rung_workspace_get_backup_error (store));
}

/* --- Samples, background, words --- */

static void
test_every_sample_opens_in_both_languages (Fixture       *fixture,
                                           gconstpointer  data)
{
  static const char *const languages[] = { "en", "zh-CN" };
  const char *const *names = rung_library_list_samples ();

  for (guint i = 0; names[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
      {
        g_autoptr(GError) error = NULL;
        g_autoptr(RungStore) store = rung_workspace_open_sample (names[i], languages[j], &error);
        g_autoptr(RungStore) again = NULL;

        g_assert_no_error (error);
        g_assert_true (rung_record_get_boolean (rung_plan_get_record (rung_store_get_plan (store)), RUNG_PLAN_SAMPLE));
        again = rung_workspace_open_sample (names[i], languages[j], &error);
        g_assert_no_error (error);
        g_assert_cmpstr (rung_store_get_path (store), ==, rung_store_get_path (again));
      }
}

static void
take_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_background_work_calls_back (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Background");
  g_autofree char *pdf = test_get_path (fixture, "plan.pdf");
  RungReportOptions options = {
    .paper = rung_paper_find ("A4"), .words = rung_translator_get ("en"), .today = rung_clock_get_today (),
  };
  RungTimelinePicture picture = { .width_px = 800 };
  g_autofree char *png = test_get_path (fixture, "timeline.png");
  g_autoptr(GAsyncResult) opened = NULL, written = NULL, drawn = NULL, failed = NULL;
  g_autoptr(RungStore) same = NULL;
  g_autoptr(RungChangeset) edit = NULL;
  g_autoptr(GError) error = NULL;
  guint n_pages = 0;

  rung_workspace_open_async (rung_store_get_path (store), NULL, take_result_cb, &opened);
  same = rung_workspace_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
  edit = rung_edit_set_field (rung_store_get_plan (same), RUNG_KIND_PLAN, rung_plan_get_uid (rung_store_get_plan (same)),
                              RUNG_PLAN_TITLE, g_variant_new_string ("Handed over"), &error);
  g_assert_no_error (error);
  g_assert_true (rung_store_commit (same, edit, RUNG_ORIGIN_USER, &error));
  g_assert_no_error (error);

  rung_workspace_report_async (store, &options, pdf, NULL, take_result_cb, &written);
  g_assert_true (rung_workspace_report_finish (wait_for (&written), &n_pages, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >, 0);
  g_assert_true (g_file_test (pdf, G_FILE_TEST_IS_REGULAR));

  rung_workspace_export_timeline_async (store, rung_translator_get ("en"), rung_clock_get_today (), &picture, png, NULL, take_result_cb, &drawn);
  g_assert_true (rung_workspace_export_timeline_finish (wait_for (&drawn), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (png, G_FILE_TEST_IS_REGULAR));

  rung_workspace_open_async ("/nowhere/plan.rung", NULL, take_result_cb, &failed);
  g_assert_null (rung_workspace_open_finish (wait_for (&failed), &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NOT_FOUND);
}

static void
test_every_error_is_put_into_words (void)
{
  RungWords *words = rung_translator_get ("en");

  for (int code = RUNG_STORE_ERROR_FAILED; code <= RUNG_STORE_ERROR_OTHER_PLAN; code++)
    {
      g_autoptr(GError) error = g_error_new (RUNG_STORE_ERROR, code, "detail");
      g_autofree char *sentence = rung_workspace_explain (words, error);

      g_assert_cmpstr (sentence, !=, "detail");
    }
  for (int code = RUNG_FORMAT_ERROR_SYNTAX; code <= RUNG_FORMAT_ERROR_INVALID; code++)
    {
      g_autoptr(GError) error = g_error_new (RUNG_FORMAT_ERROR, code, "line 3, column 14");
      g_autofree char *sentence = rung_workspace_explain (words, error);

      g_assert_nonnull (strstr (sentence, "line 3, column 14"));
      g_assert_cmpstr (sentence, !=, "line 3, column 14");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("delete-keeps-history-for-undelete", test_delete_keeps_history_for_undelete);
  ADD ("undelete-never-replaces-a-plan", test_undelete_never_replaces_a_plan);
  ADD ("deleting-a-damaged-plan-keeps-its-bytes", test_deleting_a_damaged_plan_keeps_its_bytes);
  ADD ("backup-on-opening-is-once-a-day-after-a-change", test_backup_on_opening_is_once_a_day_after_a_change);
  ADD ("backup-follows-a-change-of-another-day", test_backup_follows_a_change_of_another_day);
  ADD ("failing-backup-keeps-nobody-from-opening", test_failing_backup_keeps_nobody_from_opening);
  ADD ("every-sample-opens-in-both-languages", test_every_sample_opens_in_both_languages);
  ADD ("background-work-calls-back", test_background_work_calls_back);
  g_test_add_func ("/workspace/every-error-is-put-into-words", test_every_error_is_put_into_words);

  return g_test_run ();
}
