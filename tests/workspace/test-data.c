/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-data.h"

#include "rung-day.h"
#include "rung-paths.h"

void
test_set_up (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *data_dir = NULL;

  fixture->folder = test_folder_new ();
  data_dir = g_build_filename (fixture->folder, "data", NULL);
  rung_paths_set_data_dir (data_dir);
  rung_clock_set_today (rung_day_from_text ("2026-11-23"));
}

void
test_tear_down (Fixture       *fixture,
                gconstpointer  data)
{
  test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  rung_paths_set_data_dir (NULL);
  rung_clock_set_today (0);
}

char *
test_get_path (Fixture    *fixture,
               const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

RungStore *
test_create_plan (const char *title)
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
char *
test_create_closed_plan (const char *title)
{
  g_autoptr(RungStore) store = test_create_plan (title);

  return g_strdup (rung_store_get_path (store));
}

void
test_commit (RungStore     *store,
             RungChangeset *edit)
{
  g_autoptr(RungChangeset) owned = edit;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (owned);
  g_assert_true (rung_store_commit (store, owned, RUNG_ORIGIN_USER, &error));
  g_assert_no_error (error);
}

RungRecord *
test_find (RungStore  *store,
           RungKind    kind,
           const char *name)
{
  g_autoptr(GError) error = NULL;
  RungRecord *record = rung_workspace_find_record (rung_store_get_plan (store), kind, name, &error);

  g_assert_no_error (error);
  return record;
}

void
test_add_goal (RungStore  *store,
               const char *title)
{
  g_autoptr(GError) error = NULL;
  RungNewGoal settings = {
    .title = title,
    .responsibility = rung_record_get_uid (test_find (store, RUNG_KIND_RESPONSIBILITY, CORE)),
    .priority = RUNG_PRIORITY_NORMAL,
  };

  test_commit (store, rung_edit_add_goal (rung_store_get_plan (store), &settings, rung_clock_get_now_usec (), &error));
  g_assert_no_error (error);
}

guint
test_count_goals (RungStore *store)
{
  return rung_plan_get_n_records (rung_store_get_plan (store), RUNG_KIND_GOAL);
}

void
test_write_file (const char *path,
                 const char *text)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

guint
test_count_backups (void)
{
  g_autoptr(GPtrArray) backups = rung_backup_list (rung_paths_get_backup_dir (), NULL);

  return backups->len;
}

char *
test_export_plan (Fixture    *fixture,
                  RungStore  *store,
                  const char *name)
{
  g_autoptr(GError) error = NULL;
  char *file = test_get_path (fixture, name);

  g_assert_true (rung_workspace_export (store, file, TRUE, FALSE, &error));
  g_assert_no_error (error);
  return file;
}
