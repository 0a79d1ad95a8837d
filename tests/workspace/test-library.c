/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is on this machine: folders, the list of plans, ladders, and finding things by
 * what a person calls them. */

#include "test-data.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "rung-day.h"
#include "rung-paths.h"

/* --- Paths and the clock --- */

static void
test_folders_are_private (Fixture       *fixture,
                          gconstpointer  data)
{
  const char *paths[] = { rung_paths_get_plans_dir (), rung_paths_get_backup_dir (), rung_paths_get_ladder_dir () };
  g_autofree char *plan = test_create_closed_plan ("Private");
  GStatBuf info;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_assert_cmpint (g_stat (paths[i], &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0700);
    }
  g_assert_cmpint (g_stat (plan, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_fixed_day_fixes_instants_too (Fixture       *fixture,
                                   gconstpointer  data)
{
  guint32 leap_day = rung_day_from_text ("2028-02-29");

  rung_clock_set_today (leap_day);
  g_assert_cmpuint (rung_clock_get_today (), ==, leap_day);
  g_assert_cmpuint (rung_instant_get_day (rung_clock_get_now_usec ()), ==, leap_day);
}

/* --- Library --- */

static const char *
get_title (RungLibrary *library,
           guint        position)
{
  g_autoptr(RungPlanSummary) summary = g_list_model_get_item (G_LIST_MODEL (library), position);

  return rung_plan_summary_get_title (summary);
}

static void
test_library_lists_plans_by_title (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autofree char *second = test_create_closed_plan ("Bravo");
  g_autofree char *first = test_create_closed_plan ("Alpha");
  g_autoptr(RungStore) sample = rung_workspace_open_sample ("engineer", "en", NULL);
  g_autoptr(RungLibrary) library = rung_library_new ();
  g_autoptr(RungPlanSummary) last = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, 3);
  g_assert_cmpstr (get_title (library, 0), ==, "Alpha");
  g_assert_cmpstr (get_title (library, 1), ==, "Bravo");
  last = g_list_model_get_item (G_LIST_MODEL (library), 2);
  g_assert_true (rung_plan_summary_is_sample (last));
  g_assert_nonnull (rung_plan_summary_get_role_title (last, "en"));
  g_assert_cmpuint (rung_plan_summary_get_met (last).total, ==, 2);
}

typedef struct
{
  guint n_signals;
  guint position, removed, added;
} Change;

static void
note_change_cb (GListModel *list,
                guint       position,
                guint       removed,
                guint       added,
                gpointer    data)
{
  Change *change = data;

  change->n_signals++;
  change->position = position;
  change->removed = removed;
  change->added = added;
}

static void
test_reload_touches_only_what_changed (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autofree char *first = test_create_closed_plan ("Alpha");
  g_autofree char *second = test_create_closed_plan ("Bravo");
  g_autofree char *third = NULL;
  g_autoptr(RungLibrary) library = rung_library_new ();
  Change change = { 0 };

  g_signal_connect (library, "items-changed", G_CALLBACK (note_change_cb), &change);
  rung_library_reload (library);
  g_assert_cmpuint (change.n_signals, ==, 0);

  third = test_create_closed_plan ("Aztec");
  rung_library_reload (library);
  g_assert_cmpuint (change.n_signals, ==, 1);
  g_assert_cmpuint (change.position, ==, 1);
  g_assert_cmpuint (change.removed, ==, 0);
  g_assert_cmpuint (change.added, ==, 1);
}

static void
test_broken_file_keeps_its_line (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *good = test_create_closed_plan ("Good");
  g_autofree char *broken = g_build_filename (rung_paths_get_plans_dir (), "broken.rung", NULL);
  g_autoptr(RungLibrary) library = NULL;
  guint n_errors = 0;

  test_write_file (broken, "this is no plan");
  library = rung_library_new ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(RungPlanSummary) summary = g_list_model_get_item (G_LIST_MODEL (library), i);
      const GError *error = rung_plan_summary_get_error (summary);

      if (error == NULL)
        continue;
      n_errors++;
      g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED);
      g_assert_cmpstr (rung_plan_summary_get_title (summary), ==, "broken");
    }
  g_assert_cmpuint (n_errors, ==, 1);
}

/* --- Names --- */

/* Whichever of the two is looked at first. */
static void
test_whole_title_of_a_record_beats_a_beginning (Fixture       *fixture,
                                                gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Order");
  RungRecord *goal;

  test_add_goal (store, "Write");
  for (guint i = 0; i < 8; i++)
    test_add_goal (store, "Write more");
  goal = test_find (store, RUNG_KIND_GOAL, "write");
  g_assert_cmpstr (rung_record_get_text (goal, RUNG_GOAL_TITLE), ==, "Write");
}

static void
test_plan_is_found_by_uid_file_and_title (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autofree char *path = test_create_closed_plan ("Café des Artistes");
  g_autofree char *uid = g_path_get_basename (path);
  g_autofree char *by_uid = NULL, *by_file = NULL, *by_title = NULL;

  uid[36] = '\0';
  by_uid = rung_workspace_find_plan (uid, NULL);
  by_file = rung_workspace_find_plan (path, NULL);
  by_title = rung_workspace_find_plan ("CAFÉ", NULL);
  g_assert_cmpstr (by_uid, ==, path);
  g_assert_cmpstr (by_file, ==, path);
  g_assert_cmpstr (by_title, ==, path);
}

static void
test_whole_title_beats_a_beginning (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autofree char *shorter = test_create_closed_plan ("Plan");
  g_autofree char *longer = test_create_closed_plan ("Plan B");
  g_autoptr(GError) error = NULL;
  g_autofree char *exact = rung_workspace_find_plan ("plan", NULL);
  g_autofree char *none = rung_workspace_find_plan ("pla", &error);

  g_assert_cmpstr (exact, ==, shorter);
  g_assert_null (none);
  g_assert_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "Plan B"));
}

static void
test_record_is_found_in_any_language (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Names");
  RungRecord *architect = test_find (store, RUNG_KIND_ROLE, ARCHITECT);
  g_autoptr(GError) error = NULL;

  g_assert_true (test_find (store, RUNG_KIND_ROLE, "架构") == architect);
  g_assert_true (test_find (store, RUNG_KIND_ROLE, "ARCH") == architect);
  g_assert_true (test_find (store, RUNG_KIND_ROLE, rung_record_get_uid (architect)) == architect);
  g_assert_true (rung_plan_find_record (rung_store_get_plan (store), RUNG_KIND_ROLE,
                                        rung_record_get_text (test_find (store, RUNG_KIND_STAY, ARCHITECT), RUNG_STAY_ROLE)) == architect);

  g_assert_null (rung_workspace_find_record (rung_store_get_plan (store), RUNG_KIND_ROLE, "技术", &error));
  g_assert_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "manager"));
  g_assert_nonnull (strstr (error->message, "director"));
  g_clear_error (&error);

  g_assert_null (rung_workspace_find_record (rung_store_get_plan (store), RUNG_KIND_ROLE, "", &error));
  g_assert_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("folders-are-private", test_folders_are_private);
  ADD ("fixed-day-fixes-instants-too", test_fixed_day_fixes_instants_too);
  ADD ("library-lists-plans-by-title", test_library_lists_plans_by_title);
  ADD ("reload-touches-only-what-changed", test_reload_touches_only_what_changed);
  ADD ("broken-file-keeps-its-line", test_broken_file_keeps_its_line);
  ADD ("plan-is-found-by-uid-file-and-title", test_plan_is_found_by_uid_file_and_title);
  ADD ("whole-title-beats-a-beginning", test_whole_title_beats_a_beginning);
  ADD ("whole-title-of-a-record-beats-a-beginning", test_whole_title_of_a_record_beats_a_beginning);
  ADD ("record-is-found-in-any-language", test_record_is_found_in_any_language);

  return g_test_run ();
}
