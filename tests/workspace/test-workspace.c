/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Use cases on a data folder of each test's own: the library, names, imports,
 * deleting and bringing back, backups, kept files, background work. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "rung-day.h"
#include "rung-json-guard.h"
#include "rung-paths.h"
#include "rung-plan-json.h"
#include "rung-translator.h"
#include "rung-workspace.h"
#include "test-folder.h"

#define ARCHITECT "architect"
#define CORE "engineer.core-features"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *data_dir = NULL;

  fixture->folder = test_folder_new ();
  data_dir = g_build_filename (fixture->folder, "data", NULL);
  rung_paths_set_data_dir (data_dir);
  rung_clock_set_today (rung_day_from_text ("2026-11-23"));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  rung_paths_set_data_dir (NULL);
  rung_clock_set_today (0);
}

/* --- Making things --- */

static char *
get_path (Fixture    *fixture,
          const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static RungStore *
create_plan (const char *title)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) ladder = rung_library_find_ladder ("software", &error);
  RungRecord *role = ladder != NULL ? rung_workspace_find_in_ladder (ladder, RUNG_KIND_ROLE, "engineer", &error) : NULL;
  RungNewPlan settings = { .title = title, .since = rung_day_from_text ("2021-07-01") };
  RungStore *store;

  g_assert_no_error (error);
  settings.role = rung_record_get_uid (role);
  store = rung_workspace_create ("software", &settings, &error);
  g_assert_no_error (error);
  return store;
}

/* Returns its path. */
static char *
create_closed_plan (const char *title)
{
  g_autoptr(RungStore) store = create_plan (title);

  return g_strdup (rung_store_get_path (store));
}

static void
commit (RungStore     *store,
        RungChangeset *edit)
{
  g_autoptr(RungChangeset) owned = edit;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (owned);
  g_assert_true (rung_store_commit (store, owned, RUNG_ORIGIN_USER, &error));
  g_assert_no_error (error);
}

static RungRecord *
find (RungStore  *store,
      RungKind    kind,
      const char *name)
{
  g_autoptr(GError) error = NULL;
  RungRecord *record = rung_workspace_find_record (rung_store_get_plan (store), kind, name, &error);

  g_assert_no_error (error);
  return record;
}

static void
add_goal (RungStore  *store,
          const char *title)
{
  g_autoptr(GError) error = NULL;
  RungNewGoal settings = {
    .title = title,
    .responsibility = rung_record_get_uid (find (store, RUNG_KIND_RESPONSIBILITY, CORE)),
    .priority = RUNG_PRIORITY_NORMAL,
  };

  commit (store, rung_edit_add_goal (rung_store_get_plan (store), &settings, rung_clock_get_now_usec (), &error));
  g_assert_no_error (error);
}

static guint
count_goals (RungStore *store)
{
  return rung_plan_get_n_records (rung_store_get_plan (store), RUNG_KIND_GOAL);
}

static void
write_file (const char *path,
            const char *text)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static guint
count_backups (void)
{
  g_autoptr(GPtrArray) backups = rung_backup_list (rung_paths_get_backup_dir (), NULL);

  return backups->len;
}

/* --- Paths and the clock --- */

static void
test_folders_are_private (Fixture       *fixture,
                          gconstpointer  data)
{
  const char *paths[] = { rung_paths_get_plans_dir (), rung_paths_get_backup_dir (), rung_paths_get_ladder_dir () };
  g_autofree char *plan = create_closed_plan ("Private");
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
  g_autofree char *second = create_closed_plan ("Bravo");
  g_autofree char *first = create_closed_plan ("Alpha");
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
  g_autofree char *first = create_closed_plan ("Alpha");
  g_autofree char *second = create_closed_plan ("Bravo");
  g_autofree char *third = NULL;
  g_autoptr(RungLibrary) library = rung_library_new ();
  Change change = { 0 };

  g_signal_connect (library, "items-changed", G_CALLBACK (note_change_cb), &change);
  rung_library_reload (library);
  g_assert_cmpuint (change.n_signals, ==, 0);

  third = create_closed_plan ("Aztec");
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
  g_autofree char *good = create_closed_plan ("Good");
  g_autofree char *broken = g_build_filename (rung_paths_get_plans_dir (), "broken.rung", NULL);
  g_autoptr(RungLibrary) library = NULL;
  guint n_errors = 0;

  write_file (broken, "this is no plan");
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

static void
test_plan_is_found_by_uid_file_and_title (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autofree char *path = create_closed_plan ("Café des Artistes");
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
  g_autofree char *shorter = create_closed_plan ("Plan");
  g_autofree char *longer = create_closed_plan ("Plan B");
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
  g_autoptr(RungStore) store = create_plan ("Names");
  RungRecord *architect = find (store, RUNG_KIND_ROLE, ARCHITECT);
  g_autoptr(GError) error = NULL;

  g_assert_true (find (store, RUNG_KIND_ROLE, "架构") == architect);
  g_assert_true (find (store, RUNG_KIND_ROLE, "ARCH") == architect);
  g_assert_true (find (store, RUNG_KIND_ROLE, rung_record_get_uid (architect)) == architect);
  g_assert_true (rung_plan_find_record (rung_store_get_plan (store), RUNG_KIND_ROLE,
                                        rung_record_get_text (find (store, RUNG_KIND_STAY, ARCHITECT), RUNG_STAY_ROLE)) == architect);

  g_assert_null (rung_workspace_find_record (rung_store_get_plan (store), RUNG_KIND_ROLE, "技术", &error));
  g_assert_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "manager"));
  g_assert_nonnull (strstr (error->message, "director"));
  g_clear_error (&error);

  g_assert_null (rung_workspace_find_record (rung_store_get_plan (store), RUNG_KIND_ROLE, "", &error));
  g_assert_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_NOT_FOUND);
}

/* --- Import and export --- */

static char *
export_plan (Fixture    *fixture,
             RungStore  *store,
             const char *name)
{
  g_autoptr(GError) error = NULL;
  char *file = get_path (fixture, name);

  g_assert_true (rung_workspace_export (store, file, TRUE, FALSE, &error));
  g_assert_no_error (error);
  return file;
}

static void
test_import_of_an_unknown_plan_makes_one (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr(RungStore) store = create_plan ("Traveller");
  g_autofree char *file = export_plan (fixture, store, "plan.json");
  g_autofree char *elsewhere = get_path (fixture, "elsewhere");
  g_autoptr(RungSnapshot) before = rung_plan_dup_snapshot (rung_store_get_plan (store));
  g_autoptr(RungSnapshot) after = NULL;
  g_autoptr(RungImport) import = NULL;
  g_autofree char *path = NULL;
  g_autofree char *uid = NULL;
  g_autoptr(GError) error = NULL;

  rung_paths_set_data_dir (elsewhere);
  import = rung_workspace_preview_import (file, &error);
  g_assert_no_error (error);
  g_assert_true (import->is_new);
  g_assert_null (import->changes);
  g_assert_cmpstr (import->title, ==, "Traveller");
  uid = rung_workspace_import (import, NULL, &error);
  g_assert_no_error (error);
  path = rung_paths_plan_file (uid);
  after = rung_store_read (path, &error);
  g_assert_no_error (error);
  g_assert_true (rung_snapshot_equal (before, after));
}

static void
test_preview_changes_nothing (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(RungStore) store = create_plan ("Previewed");
  g_autofree char *file = export_plan (fixture, store, "plan.json");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(RungImport) import = NULL;
  g_autoptr(GError) error = NULL;

  add_goal (store, "Added after the export");
  g_clear_object (&store);
  before = test_folder_describe (fixture->folder);
  import = rung_workspace_preview_import (file, &error);
  g_assert_no_error (error);
  after = test_folder_describe (fixture->folder);
  g_assert_cmpstr (before, ==, after);

  g_assert_false (import->is_new);
  g_assert_cmpuint (import->n_removed, ==, 2); /* the goal and its link */
  g_assert_cmpuint (import->n_added, ==, 0);
}

static void
test_import_into_a_plan_can_be_undone (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autoptr(RungStore) store = create_plan ("Undone");
  g_autofree char *file = export_plan (fixture, store, "plan.json");
  g_autoptr(RungImport) import = NULL;
  g_autofree char *uid = NULL;
  g_autoptr(GError) error = NULL;
  guint n_backups;

  add_goal (store, "Added after the export");
  n_backups = count_backups ();
  import = rung_workspace_preview_import (file, &error);
  uid = rung_workspace_import (import, store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_goals (store), ==, 0);
  g_assert_cmpuint (count_backups (), ==, n_backups + 1);

  g_assert_true (rung_store_undo (store, &error));
  g_assert_cmpuint (count_goals (store), ==, 1);
}

static void
test_import_of_the_same_plan_does_nothing (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr(RungStore) store = create_plan ("Same");
  g_autofree char *file = export_plan (fixture, store, "plan.json");
  g_autoptr(RungImport) import = rung_workspace_preview_import (file, NULL);
  g_autofree char *uid = rung_workspace_import (import, store, NULL);

  g_assert_cmpstr (uid, ==, rung_plan_get_uid (rung_store_get_plan (store)));
  g_assert_cmpuint (rung_changeset_get_size (import->changes), ==, 0);
  g_assert_false (rung_store_can_undo (store));
}

static void
test_broken_import_changes_nothing (Fixture       *fixture,
                                    gconstpointer  data)
{
  static const struct
  {
    const char *text;
    int         code;
  } files[] = {
    { "", RUNG_FORMAT_ERROR_SYNTAX },
    { "{", RUNG_FORMAT_ERROR_SYNTAX },
    { "{\"format\": \"rung-plan\", \"version\": 1}", RUNG_FORMAT_ERROR_VALUE },
    { "{\"format\": \"rung-plan\", \"version\": 99, \"plan\": {}}", RUNG_FORMAT_ERROR_NEWER },
    { "{\"format\": \"shopping-list\", \"version\": 1}", RUNG_FORMAT_ERROR_FORMAT },
    { "{\"format\": \"rung-plan\", \"version\": 1, \"plan\": {\"uid\": \"../../escape\", \"title\": \"x\"}}", RUNG_FORMAT_ERROR_VALUE },
    { "\xff\xfe", RUNG_FORMAT_ERROR_ENCODING },
  };
  g_autofree char *plan = create_closed_plan ("Untouched");
  g_autofree char *file = get_path (fixture, "broken.json");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *before = NULL, *after = NULL;
      g_autoptr(GError) error = NULL;

      write_file (file, files[i].text);
      before = test_folder_describe (fixture->folder);
      g_assert_null (rung_workspace_preview_import (file, &error));
      g_test_message ("%s: %s", files[i].text, error->message);
      g_assert_true (error->domain == RUNG_FORMAT_ERROR);
      if (files[i].code != RUNG_FORMAT_ERROR_VALUE)
        g_assert_cmpint (error->code, ==, files[i].code);
      after = test_folder_describe (fixture->folder);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_ladder_import_goes_to_the_ladders (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr(GBytes) built_in = g_resources_lookup_data ("/io/github/rungapp/Rung/ladders/software.json", 0, NULL);
  const char *text = g_bytes_get_data (built_in, NULL);
  g_auto(GStrv) pieces = g_strsplit (text, "io.github.rungapp.software", -1);
  g_autofree char *renamed = g_strjoinv ("org.example.my-craft", pieces);
  g_autofree char *file = get_path (fixture, "ladder.json");
  g_autoptr(RungImport) import = NULL;
  g_autofree char *name = NULL;
  g_autoptr(RungSnapshot) ladder = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  renamed[g_bytes_get_size (built_in) + (g_strv_length (pieces) - 1) * (strlen ("org.example.my-craft") - strlen ("io.github.rungapp.software"))] = '\0';
  write_file (file, renamed);
  import = rung_workspace_preview_import (file, &error);
  g_assert_no_error (error);
  g_assert_true (import->is_ladder);
  name = rung_workspace_import (import, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "my-craft");

  ladder = rung_library_find_ladder ("my-craft", &error);
  g_assert_no_error (error);
  g_assert_true (rung_snapshot_equal (ladder, import->incoming));
  entries = rung_library_list_ladders (&error);
  g_assert_cmpuint (entries->len, ==, 2);
}

static void
test_broken_ladder_hides_no_other (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autofree char *file = g_build_filename (rung_paths_get_ladder_dir (), "broken.json", NULL);
  g_autoptr(GPtrArray) entries = NULL, errors = NULL;
  g_autoptr(GError) error = NULL;

  write_file (file, "{}");
  entries = rung_library_list_ladders (&error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  errors = rung_library_list_ladder_errors ();
  g_assert_cmpuint (errors->len, ==, 1);
  g_assert_null (rung_library_find_ladder ("broken", &error));
  g_assert_true (error->domain == RUNG_FORMAT_ERROR);
}

/* --- Deleting --- */

static void
test_delete_keeps_history_for_undelete (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr(RungStore) store = create_plan ("Deleted");
  g_autofree char *path = g_strdup (rung_store_get_path (store));
  g_autoptr(RungSnapshot) before = NULL;
  g_autoptr(RungSnapshot) after = NULL;
  g_autofree char *backup = NULL;
  g_autoptr(GError) error = NULL;

  add_goal (store, "A goal");
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
  g_assert_cmpuint (count_goals (store), ==, 0);
}

static void
test_undelete_never_replaces_a_plan (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *path = create_closed_plan ("Here");
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

  write_file (path, "damaged beyond reading");
  kept = rung_workspace_delete (path, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "damaged beyond reading");
  g_assert_cmpuint (count_backups (), ==, 0);
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
  g_autofree char *path = create_closed_plan ("Daily");

  open_and_close (path, "2090-01-01");
  g_assert_cmpuint (count_backups (), ==, 1);
  open_and_close (path, "2090-01-01");
  g_assert_cmpuint (count_backups (), ==, 1);
  open_and_close (path, "2090-01-02"); /* another day, but nothing changed */
  g_assert_cmpuint (count_backups (), ==, 1);
}

static void
test_backup_follows_a_change_of_another_day (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autofree char *path = create_closed_plan ("Changed");
  g_autoptr(RungStore) store = NULL;

  open_and_close (path, "2001-01-01");
  g_assert_cmpuint (count_backups (), ==, 1);
  store = rung_store_open (path, NULL);
  add_goal (store, "Something new");
  g_clear_object (&store);
  open_and_close (path, "2001-01-01"); /* the same day */
  g_assert_cmpuint (count_backups (), ==, 1);
  open_and_close (path, "2001-01-02");
  g_assert_cmpuint (count_backups (), ==, 2);
}

static void
test_failing_backup_keeps_nobody_from_opening (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_autofree char *path = create_closed_plan ("No room");
  g_autofree char *folder = g_build_filename (rung_paths_get_data_dir (), "backups", NULL);
  g_autoptr(RungStore) store = NULL;
  g_autoptr(GError) error = NULL;

  g_rmdir (folder);
  write_file (folder, "a file where the folder should be");
  store = rung_workspace_open (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rung_workspace_get_backup_error (store));
}

/* --- Kept files --- */

static char *
attach (Fixture    *fixture,
        RungStore  *store,
        const char *text)
{
  g_autofree char *file = get_path (fixture, "proof.txt");
  g_autofree char *uid = NULL;
  g_autoptr(GError) error = NULL;
  RungRecord *evidence;

  write_file (file, text);
  uid = rung_workspace_attach_file (store, RUNG_KIND_RESPONSIBILITY,
                                    rung_record_get_uid (find (store, RUNG_KIND_RESPONSIBILITY, CORE)),
                                    "Proof", file, rung_clock_get_today (), &error);
  g_assert_no_error (error);
  evidence = find (store, RUNG_KIND_EVIDENCE, uid);
  g_assert_cmpstr (rung_record_get_text (evidence, RUNG_EVIDENCE_FILE_NAME), ==, "proof.txt");
  g_assert_cmpint (rung_record_get_integer (evidence, RUNG_EVIDENCE_KIND), ==, RUNG_EVIDENCE_IS_FILE);
  return g_strdup (rung_record_get_text (evidence, RUNG_EVIDENCE_SHA256));
}

static void
test_kept_files_travel_with_a_plan (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr(RungStore) store = create_plan ("With files");
  g_autofree char *hash = attach (fixture, store, "proof");
  g_autofree char *file = export_plan (fixture, store, "plan.json");
  g_autofree char *exported = g_build_filename (fixture->folder, "plan.files", hash, NULL);
  g_autofree char *elsewhere = get_path (fixture, "elsewhere");
  g_autofree char *uid = NULL, *path = NULL, *files_dir = NULL, *kept = NULL, *text = NULL;
  g_autoptr(RungImport) import = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_test (exported, G_FILE_TEST_IS_REGULAR));
  rung_paths_set_data_dir (elsewhere);
  import = rung_workspace_preview_import (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (import->n_files, ==, 1);
  uid = rung_workspace_import (import, NULL, &error);
  g_assert_no_error (error);

  path = rung_paths_plan_file (uid);
  files_dir = rung_paths_plan_files_dir (uid);
  kept = g_build_filename (files_dir, hash, NULL);
  g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "proof");
  problems = rung_workspace_check_plan (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  write_file (kept, "something else");
  g_clear_pointer (&problems, g_ptr_array_unref);
  problems = rung_workspace_check_plan (path, &error);
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_wrong_kept_file_stops_the_import (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autoptr(RungStore) store = create_plan ("Forged");
  g_autofree char *hash = attach (fixture, store, "proof");
  g_autofree char *file = export_plan (fixture, store, "plan.json");
  g_autofree char *exported = g_build_filename (fixture->folder, "plan.files", hash, NULL);
  g_autofree char *elsewhere = get_path (fixture, "elsewhere");
  g_autoptr(RungImport) import = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  write_file (exported, "forged");
  rung_paths_set_data_dir (elsewhere);
  import = rung_workspace_preview_import (file, &error);
  g_assert_no_error (error);
  g_assert_null (rung_workspace_import (import, NULL, &error));
  g_assert_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_VALUE);
  path = rung_paths_plan_file (import->plan_uid);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_link_is_not_followed_out_of_an_import (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autoptr(RungStore) store = create_plan ("Linked");
  g_autofree char *hash = attach (fixture, store, "proof");
  g_autofree char *file = export_plan (fixture, store, "plan.json");
  g_autofree char *exported = g_build_filename (fixture->folder, "plan.files", hash, NULL);
  g_autofree char *secret = get_path (fixture, "proof.txt");
  g_autofree char *elsewhere = get_path (fixture, "elsewhere");
  g_autoptr(RungImport) import = NULL;
  g_autoptr(GError) error = NULL;

  g_unlink (exported);
  g_assert_cmpint (symlink (secret, exported), ==, 0);
  rung_paths_set_data_dir (elsewhere);
  import = rung_workspace_preview_import (file, &error);
  g_assert_null (rung_workspace_import (import, NULL, &error));
  g_assert_true (error->domain == G_FILE_ERROR);
}

static void
test_delete_and_undelete_keep_files (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr(RungStore) store = create_plan ("Files too");
  g_autofree char *hash = attach (fixture, store, "proof");
  g_autofree char *path = g_strdup (rung_store_get_path (store));
  g_autofree char *files_dir = rung_workspace_dup_files_dir (path);
  g_autofree char *kept = g_build_filename (files_dir, hash, NULL);
  g_autofree char *backup = NULL;
  g_autoptr(GError) error = NULL;

  g_clear_object (&store);
  backup = rung_workspace_delete (path, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (files_dir, G_FILE_TEST_EXISTS));
  store = rung_workspace_undelete (backup, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_REGULAR));
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
  g_autoptr(RungStore) store = create_plan ("Background");
  g_autofree char *pdf = get_path (fixture, "plan.pdf");
  RungReportOptions options = {
    .paper = rung_paper_find ("A4"), .words = rung_translator_get ("en"), .today = rung_clock_get_today (),
  };
  g_autoptr(GAsyncResult) read = NULL, written = NULL, failed = NULL;
  g_autoptr(RungSnapshot) snapshot = NULL;
  g_autoptr(GError) error = NULL;
  guint n_pages = 0;

  rung_workspace_open_async (rung_store_get_path (store), NULL, take_result_cb, &read);
  snapshot = rung_workspace_open_finish (wait_for (&read), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rung_snapshot_get_size (snapshot), >, 20);

  rung_workspace_report_async (store, &options, pdf, NULL, take_result_cb, &written);
  g_assert_true (rung_workspace_report_finish (wait_for (&written), &n_pages, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >, 0);
  g_assert_true (g_file_test (pdf, G_FILE_TEST_IS_REGULAR));

  rung_workspace_open_async ("/nowhere/plan.rung", NULL, take_result_cb, &failed);
  g_assert_null (rung_workspace_open_finish (wait_for (&failed), &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NOT_FOUND);
}

static void
test_every_error_is_put_into_words (void)
{
  RungWords *words = rung_translator_get ("en");

  for (int code = RUNG_STORE_ERROR_FAILED; code <= RUNG_STORE_ERROR_NOTHING; code++)
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

#define ADD(path, func) g_test_add ("/workspace/" path, Fixture, NULL, set_up, func, tear_down)

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
  ADD ("record-is-found-in-any-language", test_record_is_found_in_any_language);
  ADD ("import-of-an-unknown-plan-makes-one", test_import_of_an_unknown_plan_makes_one);
  ADD ("preview-changes-nothing", test_preview_changes_nothing);
  ADD ("import-into-a-plan-can-be-undone", test_import_into_a_plan_can_be_undone);
  ADD ("import-of-the-same-plan-does-nothing", test_import_of_the_same_plan_does_nothing);
  ADD ("broken-import-changes-nothing", test_broken_import_changes_nothing);
  ADD ("ladder-import-goes-to-the-ladders", test_ladder_import_goes_to_the_ladders);
  ADD ("broken-ladder-hides-no-other", test_broken_ladder_hides_no_other);
  ADD ("delete-keeps-history-for-undelete", test_delete_keeps_history_for_undelete);
  ADD ("undelete-never-replaces-a-plan", test_undelete_never_replaces_a_plan);
  ADD ("deleting-a-damaged-plan-keeps-its-bytes", test_deleting_a_damaged_plan_keeps_its_bytes);
  ADD ("backup-on-opening-is-once-a-day-after-a-change", test_backup_on_opening_is_once_a_day_after_a_change);
  ADD ("backup-follows-a-change-of-another-day", test_backup_follows_a_change_of_another_day);
  ADD ("failing-backup-keeps-nobody-from-opening", test_failing_backup_keeps_nobody_from_opening);
  ADD ("kept-files-travel-with-a-plan", test_kept_files_travel_with_a_plan);
  ADD ("wrong-kept-file-stops-the-import", test_wrong_kept_file_stops_the_import);
  ADD ("link-is-not-followed-out-of-an-import", test_link_is_not_followed_out_of_an_import);
  ADD ("delete-and-undelete-keep-files", test_delete_and_undelete_keep_files);
  ADD ("every-sample-opens-in-both-languages", test_every_sample_opens_in_both_languages);
  ADD ("background-work-calls-back", test_background_work_calls_back);
  g_test_add_func ("/workspace/every-error-is-put-into-words", test_every_error_is_put_into_words);

  return g_test_run ();
}
