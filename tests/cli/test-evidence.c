/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence from the terminal: all that can be said of it, its links, and its files. */

#include "test-run.h"

#include <glib/gstdio.h>
#include <string.h>

#define RESPONSIBILITY "engineer.hard-bugs"

static JsonObject *
get_only (Fixture    *fixture,
          JsonNode  **list)
{
  *list = test_json (fixture, "evidence", "list", "alex", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (*list)), ==, 1);
  return test_nth (*list, 0);
}

static char *
join (JsonObject *object,
      const char *member)
{
  JsonArray *array = json_object_get_array_member (object, member);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (text, "%s ", json_array_get_string_element (array, i));
  return g_string_free (text, FALSE);
}

static void
test_all_of_it (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) list = NULL;
  JsonObject *evidence;

  test_run (fixture, 0, "evidence", "alex", "--for", RESPONSIBILITY, "--title", "On call", "--day", "2026-11-02",
            "--text", "Two nights", "--witness", "Grace", "--words", "It saved my night", "--witness-day", "2026-11-03",
            "--private", NULL);
  evidence = get_only (fixture, &list);
  g_assert_cmpstr (json_object_get_string_member (evidence, "witness"), ==, "Grace");
  g_assert_cmpstr (json_object_get_string_member (evidence, "witness_words"), ==, "It saved my night");
  g_assert_cmpstr (json_object_get_string_member (evidence, "witness_day"), ==, "2026-11-03");
  g_assert_cmpstr (json_object_get_string_member (evidence, "text"), ==, "Two nights");
  g_assert_true (json_object_get_boolean_member (evidence, "private"));
  g_assert_cmpint (json_object_get_int_member (evidence, "age_days"), ==, 21);
  test_assert_contains (test_run (fixture, 0, "evidence", "list", "alex", NULL), "3 weeks ago");
  test_assert_contains (test_run (fixture, 0, "evidence", "list", "alex", "--lang", "zh-CN", NULL), "3 周前");
  test_assert_contains (test_run (fixture, 0, "evidence", "list", "alex", "--format", "csv", NULL), "age_days");
}

static void
test_set_link_unlink_remove (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *goal =
    g_strdup (test_run (fixture, 0, "goal", "add", "alex", "--for", RESPONSIBILITY, "--title", "Runbook", NULL));
  g_autofree char *uid = g_strdup (test_run (fixture, 0, "evidence", "alex", "--for", goal, "--title", "Praise", NULL));
  g_autoptr(JsonNode) linked = NULL, set = NULL;
  g_autofree char *shows = NULL;
  JsonObject *evidence;

  test_run (fixture, 0, "evidence", "link", "alex", "praise", RESPONSIBILITY, NULL);
  shows = join (get_only (fixture, &linked), "shows");
  test_assert_contains (shows, RESPONSIBILITY);
  test_assert_contains (shows, goal);
  test_run (fixture, 0, "evidence", "set", "alex", uid, "witness", "Grace", NULL);
  test_run (fixture, 1, "evidence", "set", "alex", uid, "sha256", "00", NULL);
  test_run (fixture, 0, "evidence", "unlink", "alex", uid, RESPONSIBILITY, NULL);
  test_run (fixture, 1, "evidence", "unlink", "alex", uid, RESPONSIBILITY, NULL);
  g_assert_cmpstr (test_run (fixture, 0, "evidence", "list", "alex", "--unlinked", "--format", "json", NULL), ==, "[]");
  test_run (fixture, 0, "evidence", "unlink", "alex", uid, goal, NULL);
  test_assert_contains (test_run (fixture, 0, "evidence", "list", "alex", "--unlinked", NULL), "Praise");
  evidence = get_only (fixture, &set);
  g_assert_cmpstr (json_object_get_string_member (evidence, "witness"), ==, "Grace");
  test_run (fixture, 0, "evidence", "remove", "alex", uid, NULL);
  test_run (fixture, 0, "undo", "alex", NULL);
  test_run (fixture, 1, "evidence", "remove", "alex", "nothing", NULL);
  test_assert_contains (fixture->err, "There is no evidence");
}

static void
assert_state (Fixture    *fixture,
              const char *state)
{
  g_autoptr(JsonNode) list = NULL;

  g_assert_cmpstr (json_object_get_string_member (get_only (fixture, &list), "file_state"), ==, state);
}

static void
test_kept_file (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *proof = test_path (fixture, "proof.txt");

  g_assert_true (g_file_set_contents (proof, "seen", -1, NULL));
  test_run (fixture, 0, "evidence", "alex", "--for", RESPONSIBILITY, "--file", "proof.txt", NULL);
  assert_state (fixture, "ok");
  test_run (fixture, 0, "evidence", "save", "alex", "proof", "-o", "saved.txt", NULL);
  test_shell (fixture, 0, "cmp proof.txt saved.txt");
  test_shell (fixture, 0, "for file in data/plans/*.files/*; do chmod u+w $file; echo more >> $file; done");
  assert_state (fixture, "changed");
  test_assert_contains (test_run (fixture, 0, "evidence", "list", "alex", NULL), "file changed");
  test_shell (fixture, 0, "rm data/plans/*.files/*");
  assert_state (fixture, "missing");
  test_run (fixture, 1, "evidence", "save", "alex", "proof", "-o", "saved.txt", NULL);
}

static void
test_linked_file (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *proof = test_path (fixture, "proof.txt");

  g_assert_true (g_file_set_contents (proof, "seen", -1, NULL));
  test_run (fixture, 0, "evidence", "alex", "--for", RESPONSIBILITY, "--title", "Seen", "--link", "proof.txt", NULL);
  assert_state (fixture, "ok");
  test_shell (fixture, 0, "! ls data/plans/*.files");
  g_unlink (proof);
  assert_state (fixture, "missing");
}

static void
test_what_is_no_file_is_told (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_run (fixture, 1, "evidence", "alex", "--for", RESPONSIBILITY, "--title", "T", "--file", "data", NULL);
  test_assert_contains (fixture->err, "not a file");
  test_shell (fixture, 0, "truncate -s 10G film.mkv");
  test_run (fixture, 1, "evidence", "alex", "--for", RESPONSIBILITY, "--title", "T", "--file", "film.mkv", NULL);
  test_assert_contains (fixture->err, "1 GiB");
  test_run (fixture, 0, "evidence", "alex", "--for", RESPONSIBILITY, "--title", "T", "--link", "film.mkv", NULL);
  test_run (fixture, 2, "evidence", "alex", "--for", RESPONSIBILITY, "--title", "T", "--link", "a", "--file", "b", NULL);
  test_run (fixture, 2, "evidence", "alex", "--for", RESPONSIBILITY, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD ("/cli/evidence-says-all-of-it", test_all_of_it);
  TEST_ADD ("/cli/evidence-is-set-linked-unlinked-removed", test_set_link_unlink_remove);
  TEST_ADD ("/cli/evidence-keeps-a-file-and-sees-it-change", test_kept_file);
  TEST_ADD ("/cli/evidence-links-to-a-file", test_linked_file);
  TEST_ADD ("/cli/evidence-tells-what-is-no-file", test_what_is_no_file_is_told);
  return g_test_run ();
}
