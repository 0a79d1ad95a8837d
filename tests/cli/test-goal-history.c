/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of one goal, and back to an earlier state of it. */

#include "test-run.h"

#include <string.h>

static JsonObject *
get_goal (Fixture *fixture)
{
  g_autoptr(JsonNode) node = test_json (fixture, "goals", "alex", NULL);

  return json_object_ref (test_nth (node, 0));
}

static void
add_goal (Fixture *fixture)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Runbook", "--due", "2026-11-14", NULL);
}

/* The number of the newest entry whose label holds @part. */
static char *
find_entry (Fixture    *fixture,
            const char *part)
{
  g_autoptr(JsonNode) node = test_json (fixture, "history", "alex", "--limit", "1000", NULL);

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    if (strstr (json_object_get_string_member (test_nth (node, i), "label"), part) != NULL)
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (test_nth (node, i), "id"));
  g_assert_not_reached ();
}

static void
test_history_of_a_goal_says_what_changed (Fixture       *fixture,
                                          gconstpointer  data)
{
  const char *out;

  add_goal (fixture);
  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Other", NULL);
  test_run (fixture, 0, "goal", "move", "alex", "runbook", "--due", "2026-11-21", NULL);
  test_run (fixture, 0, "step", "add", "alex", "runbook", "Draft it", NULL);
  test_run (fixture, 0, "step", "done", "alex", "draft", NULL);
  out = test_run (fixture, 0, "history", "alex", "--goal", "runbook", NULL);
  test_assert_contains (out, "Due: 14 Nov 2026 → 21 Nov 2026");
  test_assert_contains (out, "Step “Draft it” ticked");
  test_assert_contains (out, "Goal “Runbook” added");
  test_assert_contains_not (out, "Other");
  test_assert_contains (test_run (fixture, 0, "history", "alex", "--goal", "runbook", "--lang", "zh-CN", NULL), "勾选了步骤“Draft it”");
}

static void
test_details_are_a_list_for_programs (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr(JsonNode) node = NULL;
  JsonArray *details;

  add_goal (fixture);
  test_run (fixture, 0, "goal", "move", "alex", "runbook", "--due", "2026-11-21", NULL);
  node = test_json (fixture, "history", "alex", "--goal", "runbook", "--limit", "1", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 1);
  details = json_object_get_array_member (test_nth (node, 0), "details");
  g_assert_cmpuint (json_array_get_length (details), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (details, 0), ==, "Due: 14 Nov 2026 → 21 Nov 2026");
}

static void
test_goal_goes_back_in_one_step_of_undo (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autofree char *entry = NULL;
  g_autoptr(JsonObject) before = NULL;
  g_autoptr(JsonObject) after = NULL;

  add_goal (fixture);
  entry = find_entry (fixture, "Runbook");
  test_run (fixture, 0, "goal", "set", "alex", "runbook", "title", "Handbook", NULL);
  test_run (fixture, 0, "step", "add", "alex", "handbook", "Draft it", NULL);
  test_run (fixture, 0, "goal", "back", "alex", "handbook", entry, NULL);
  before = get_goal (fixture);
  g_assert_cmpstr (json_object_get_string_member (before, "title"), ==, "Runbook");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (before, "steps")), ==, 0);
  test_run (fixture, 0, "undo", "alex", NULL);
  test_assert_contains (fixture->err, "Take “Runbook” back to an earlier state");
  after = get_goal (fixture);
  g_assert_cmpstr (json_object_get_string_member (after, "title"), ==, "Handbook");
}

static void
test_deleted_goal_comes_back (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *entry = NULL;
  g_autofree char *deletion = NULL;
  g_autoptr(JsonObject) goal = NULL;

  add_goal (fixture);
  test_run (fixture, 0, "step", "add", "alex", "runbook", "Draft it", NULL);
  entry = find_entry (fixture, "step");
  test_run (fixture, 0, "goal", "delete", "alex", "runbook", NULL);
  deletion = find_entry (fixture, "Delete");
  test_assert_contains (test_run (fixture, 0, "history", "alex", "--goal", "runbook", NULL), "Goal “Runbook” deleted");
  test_run (fixture, 1, "goal", "back", "alex", "runbook", deletion, NULL);
  test_assert_contains (fixture->err, "At that time there was no such goal.");
  test_run (fixture, 0, "goal", "back", "alex", "runbook", entry, NULL);
  goal = get_goal (fixture);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (goal, "steps")), ==, 1);
}

static void
test_what_is_not_there_is_refused (Fixture       *fixture,
                                   gconstpointer  data)
{
  add_goal (fixture);
  test_run (fixture, 1, "history", "alex", "--goal", "nothing", NULL);
  test_assert_contains (fixture->err, "There is no goal “nothing”.");
  test_run (fixture, 1, "goal", "back", "alex", "runbook", "9999", NULL);
  test_assert_contains (fixture->err, "The history has no such entry");
  test_run (fixture, 2, "goal", "back", "alex", "runbook", "today", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  TEST_ADD ("/cli/history-of-a-goal-says-what-changed", test_history_of_a_goal_says_what_changed);
  TEST_ADD ("/cli/details-are-a-list-for-programs", test_details_are_a_list_for_programs);
  TEST_ADD ("/cli/goal-goes-back-in-one-step-of-undo", test_goal_goes_back_in_one_step_of_undo);
  TEST_ADD ("/cli/deleted-goal-comes-back", test_deleted_goal_comes_back);
  TEST_ADD ("/cli/what-is-not-there-is-refused", test_what_is_not_there_is_refused);
  return g_test_run ();
}
