/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes in and what goes out: plans, ladders and the files kept with them. */

#include "test-data.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rung-json-guard.h"
#include "rung-paths.h"

/* --- Import and export --- */

static void
test_import_of_an_unknown_plan_makes_one (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Traveller");
  g_autofree char *file = test_export_plan (fixture, store, "plan.json");
  g_autofree char *elsewhere = test_get_path (fixture, "elsewhere");
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
  g_autoptr(RungStore) store = test_create_plan ("Previewed");
  g_autofree char *file = test_export_plan (fixture, store, "plan.json");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(RungImport) import = NULL;
  g_autoptr(GError) error = NULL;

  test_add_goal (store, "Added after the export");
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
  g_autoptr(RungStore) store = test_create_plan ("Undone");
  g_autofree char *file = test_export_plan (fixture, store, "plan.json");
  g_autoptr(RungImport) import = NULL;
  g_autofree char *uid = NULL;
  g_autoptr(GError) error = NULL;
  guint n_backups;

  test_add_goal (store, "Added after the export");
  n_backups = test_count_backups ();
  import = rung_workspace_preview_import (file, &error);
  uid = rung_workspace_import (import, store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (test_count_goals (store), ==, 0);
  g_assert_cmpuint (test_count_backups (), ==, n_backups + 1);

  g_assert_true (rung_store_undo (store, &error));
  g_assert_cmpuint (test_count_goals (store), ==, 1);
}

static void
test_import_of_the_same_plan_does_nothing (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Same");
  g_autofree char *file = test_export_plan (fixture, store, "plan.json");
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
  g_autofree char *plan = test_create_closed_plan ("Untouched");
  g_autofree char *file = test_get_path (fixture, "broken.json");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *before = NULL, *after = NULL;
      g_autoptr(GError) error = NULL;

      test_write_file (file, files[i].text);
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
  g_autofree char *file = test_get_path (fixture, "ladder.json");
  g_autoptr(RungImport) import = NULL;
  g_autofree char *name = NULL;
  g_autoptr(RungSnapshot) ladder = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  renamed[g_bytes_get_size (built_in) + (g_strv_length (pieces) - 1) * (strlen ("org.example.my-craft") - strlen ("io.github.rungapp.software"))] = '\0';
  test_write_file (file, renamed);
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

  test_write_file (file, "{}");
  entries = rung_library_list_ladders (&error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  errors = rung_library_list_ladder_errors ();
  g_assert_cmpuint (errors->len, ==, 1);
  g_assert_null (rung_library_find_ladder ("broken", &error));
  g_assert_true (error->domain == RUNG_FORMAT_ERROR);
}

/* --- Kept files --- */

static char *
attach (Fixture    *fixture,
        RungStore  *store,
        const char *text)
{
  g_autofree char *file = test_get_path (fixture, "proof.txt");
  g_autofree char *uid = NULL;
  g_autoptr(GError) error = NULL;
  RungRecord *evidence;

  test_write_file (file, text);
  uid = rung_workspace_attach_file (store, RUNG_KIND_RESPONSIBILITY,
                                    rung_record_get_uid (test_find (store, RUNG_KIND_RESPONSIBILITY, CORE)),
                                    "Proof", file, rung_clock_get_today (), &error);
  g_assert_no_error (error);
  evidence = test_find (store, RUNG_KIND_EVIDENCE, uid);
  g_assert_cmpstr (rung_record_get_text (evidence, RUNG_EVIDENCE_FILE_NAME), ==, "proof.txt");
  g_assert_cmpint (rung_record_get_integer (evidence, RUNG_EVIDENCE_KIND), ==, RUNG_EVIDENCE_IS_FILE);
  return g_strdup (rung_record_get_text (evidence, RUNG_EVIDENCE_SHA256));
}

static void
test_kept_files_travel_with_a_plan (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("With files");
  g_autofree char *hash = attach (fixture, store, "proof");
  g_autofree char *file = test_export_plan (fixture, store, "plan.json");
  g_autofree char *exported = g_build_filename (fixture->folder, "plan.files", hash, NULL);
  g_autofree char *elsewhere = test_get_path (fixture, "elsewhere");
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

  test_write_file (kept, "something else");
  g_clear_pointer (&problems, g_ptr_array_unref);
  problems = rung_workspace_check_plan (path, &error);
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_kept_files_come_into_a_plan_that_is_here (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Again");
  g_autofree char *hash = attach (fixture, store, "proof");
  g_autofree char *file = test_export_plan (fixture, store, "plan.json");
  g_autofree char *files_dir = rung_workspace_dup_files_dir (rung_store_get_path (store));
  g_autofree char *kept = g_build_filename (files_dir, hash, NULL);
  g_autoptr(RungImport) import = NULL;
  g_autofree char *uid = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rung_store_undo (store, &error)); /* the evidence goes ... */
  g_assert_cmpint (g_unlink (kept), ==, 0);        /* ... and its file */
  import = rung_workspace_preview_import (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (import->n_added, ==, 2);
  uid = rung_workspace_import (import, store, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_REGULAR));
}

static void
test_wrong_kept_file_stops_the_import (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Forged");
  g_autofree char *hash = attach (fixture, store, "proof");
  g_autofree char *file = test_export_plan (fixture, store, "plan.json");
  g_autofree char *exported = g_build_filename (fixture->folder, "plan.files", hash, NULL);
  g_autofree char *elsewhere = test_get_path (fixture, "elsewhere");
  g_autoptr(RungImport) import = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  test_write_file (exported, "forged");
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
  g_autoptr(RungStore) store = test_create_plan ("Linked");
  g_autofree char *hash = attach (fixture, store, "proof");
  g_autofree char *file = test_export_plan (fixture, store, "plan.json");
  g_autofree char *exported = g_build_filename (fixture->folder, "plan.files", hash, NULL);
  g_autofree char *secret = test_get_path (fixture, "proof.txt");
  g_autofree char *elsewhere = test_get_path (fixture, "elsewhere");
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
  g_autoptr(RungStore) store = test_create_plan ("Files too");
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("import-of-an-unknown-plan-makes-one", test_import_of_an_unknown_plan_makes_one);
  ADD ("preview-changes-nothing", test_preview_changes_nothing);
  ADD ("import-into-a-plan-can-be-undone", test_import_into_a_plan_can_be_undone);
  ADD ("import-of-the-same-plan-does-nothing", test_import_of_the_same_plan_does_nothing);
  ADD ("broken-import-changes-nothing", test_broken_import_changes_nothing);
  ADD ("ladder-import-goes-to-the-ladders", test_ladder_import_goes_to_the_ladders);
  ADD ("broken-ladder-hides-no-other", test_broken_ladder_hides_no_other);
  ADD ("kept-files-travel-with-a-plan", test_kept_files_travel_with_a_plan);
  ADD ("kept-files-come-into-a-plan-that-is-here", test_kept_files_come_into_a_plan_that_is_here);
  ADD ("wrong-kept-file-stops-the-import", test_wrong_kept_file_stops_the_import);
  ADD ("link-is-not-followed-out-of-an-import", test_link_is_not_followed_out_of_an_import);
  ADD ("delete-and-undelete-keep-files", test_delete_and_undelete_keep_files);

  return g_test_run ();
}
