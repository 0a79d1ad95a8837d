/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder of its own for each test of the store, made before and removed after. */

#include "store-fixture.h"

#include <glib/gstdio.h>

#include "rung-random-plan.h"

void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rung-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "plan.rung", NULL);
  fixture->backups = g_build_filename (fixture->folder, "backups", NULL);
}

void
fixture_set_up_plan (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (5);
  g_autoptr(GError) error = NULL;

  fixture_set_up (fixture, data);
  fixture->store = rung_store_create (fixture->path, snapshot, &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  if (fixture->store != NULL)
    g_assert_finalize_object (fixture->store);
  g_chmod (fixture->folder, 0700);
  remove_tree (fixture->folder);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->backups);
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_clear_object (&fixture->store);
  fixture->store = rung_store_open (fixture->path, &error);
  g_assert_no_error (error);
}

RungSnapshot *
snapshot_of (RungStore *store)
{
  return rung_plan_dup_snapshot (rung_store_get_plan (store));
}

void
assert_plan_is (RungStore    *store,
                RungSnapshot *expected)
{
  g_autoptr(RungSnapshot) here = snapshot_of (store);

  g_assert_true (rung_snapshot_equal (here, expected));
}

void
assert_file_holds (const char   *path,
                   RungSnapshot *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) there = rung_store_read (path, &error);

  g_assert_no_error (error);
  g_assert_true (rung_snapshot_equal (there, expected));
}

/* An edit of one field of the first goal. */
RungChangeset *
retitle_goal (RungStore  *store,
              const char *title)
{
  RungRecord *goal = rung_plan_get_nth (rung_store_get_plan (store), RUNG_KIND_GOAL, 0);
  g_autoptr(RungRecord) changed = rung_record_with (goal, RUNG_GOAL_TITLE, g_variant_new_string (title));
  RungChangeset *changeset = rung_changeset_new (RUNG_LABEL_EDIT_GOAL, title);

  rung_changeset_add (changeset, goal, changed);
  return changeset;
}

void
commit_title (RungStore  *store,
              const char *title)
{
  g_autoptr(RungChangeset) edit = retitle_goal (store, title);
  g_autoptr(GError) error = NULL;

  rung_store_commit (store, edit, RUNG_ORIGIN_USER, &error);
  g_assert_no_error (error);
}

char *
goal_title (RungStore *store)
{
  RungRecord *goal = rung_plan_get_nth (rung_store_get_plan (store), RUNG_KIND_GOAL, 0);

  return g_strdup (rung_record_get_text (goal, RUNG_GOAL_TITLE));
}

char *
file_bytes (const char *path,
            gsize      *size)
{
  g_autoptr(GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, size, &error);
  g_assert_no_error (error);
  return bytes;
}

guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

/* Every value of a plan in words: what a frozen plan file is held against. */
char *
text_of (RungSnapshot *snapshot)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    {
      RungRecord *record = rung_snapshot_get (snapshot, i);
      const RungKindInfo *info = rung_kind_get_info (rung_record_get_kind (record));

      g_string_append_printf (text, "%s %s\n", info->name, rung_record_get_uid (record));
      for (guint field = 0; field < info->n_fields; field++)
        {
          g_autoptr(GVariant) value = rung_record_dup_value (record, field);
          g_autofree char *printed = value != NULL ? g_variant_print (value, TRUE) : NULL;

          if (printed != NULL)
            g_string_append_printf (text, "  %s = %s\n", info->fields[field].name, printed);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
