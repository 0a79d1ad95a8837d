/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is noted down in one line, from the terminal. */

#include "test-run.h"

static JsonObject *
get_goal (JsonNode *goals)
{
  return test_nth (goals, 0);
}

static void
test_goal_comes_from_one_line (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *uid =
    g_strdup (test_run (fixture, 0, "goal", "quick", "alex", "Write runbook by 14 Dec !high #bugs #core", NULL));
  g_autoptr(JsonNode) goals = test_json (fixture, "goals", "alex", NULL);
  JsonObject *goal = get_goal (goals);

  g_assert_true (g_uuid_string_is_valid (uid));
  g_assert_cmpstr (json_object_get_string_member (goal, "title"), ==, "Write runbook");
  g_assert_cmpstr (json_object_get_string_member (goal, "due"), ==, "2026-12-14");
  g_assert_cmpstr (json_object_get_string_member (goal, "priority"), ==, "high");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (goal, "responsibilities")), ==, 2);
  test_run (fixture, 0, "undo", "alex", NULL);
  g_assert_cmpstr (test_run (fixture, 0, "goals", "alex", "--format", "json", NULL), ==, "[]");
}

static void
test_parse_adds_nothing (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) node = NULL;
  JsonObject *quick;
  JsonArray *spans;

  test_run (fixture, 0, "goal", "quick", "alex", "写运行手册 12月14日前 !高 ＃缺陷", "--parse", NULL);
  test_assert_contains (fixture->out, "写运行手册\n");
  test_assert_contains (fixture->out, "Due 14 Dec");
  test_assert_contains (fixture->out, "Priority: High");
  test_assert_contains (fixture->out, "Solve the hardest bugs");

  node = test_json (fixture, "goal", "quick", "alex", "Ship by Friday #nobody", "--parse", NULL);
  quick = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (quick, "title"), ==, "Ship #nobody");
  g_assert_cmpstr (json_object_get_string_member (quick, "due"), ==, "2026-11-27");
  g_assert_true (json_object_get_null_member (quick, "uid"));
  spans = json_object_get_array_member (quick, "spans");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (spans, 1), "state"), ==, "unknown");
  g_assert_cmpstr (test_run (fixture, 0, "goals", "alex", "--format", "json", NULL), ==, "[]");
}

static void
test_what_is_not_understood_is_said (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_run (fixture, 0, "goal", "quick", "alex", "Ship #nobody !soon", NULL);
  test_assert_contains (fixture->err, "#nobody");
  test_assert_contains (fixture->err, "!soon");
  test_run (fixture, 1, "goal", "quick", "alex", "by tomorrow", NULL);
  test_run (fixture, 1, "goal", "quick", "alex", "Ship from 1 Dec 2027 by 1 Dec 2026", NULL);
}

static void
test_win_is_logged (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *uid = g_strdup (test_run (fixture, 0, "win", "alex", "Saved the release yesterday #bugs", NULL));

  g_assert_true (g_uuid_string_is_valid (uid));
  test_run (fixture, 0, "export", "alex", "-o", "-", NULL);
  test_assert_contains (fixture->out, "\"title\": \"Saved the release\"");
  test_assert_contains (fixture->out, "2026-11-22");
  test_run (fixture, 0, "win", "alex", "谢谢客户", "--for", "engineer.core-features", "--day", "2026-11-01", NULL);
  test_run (fixture, 0, "export", "alex", "-o", "-", NULL);
  test_assert_contains (fixture->out, "2026-11-01");
  test_run (fixture, 0, "undo", "alex", NULL);
  test_assert_contains (fixture->err, "谢谢客户");
  test_run (fixture, 1, "win", "alex", "x", "--for", "nobody", NULL);
}

static void
test_goal_is_linked_and_unlinked (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) goals = NULL;

  test_run (fixture, 0, "goal", "quick", "alex", "Learn Rust", NULL);
  test_run (fixture, 0, "link", "alex", "learn", "engineer.hard-bugs", NULL);
  goals = test_json (fixture, "goals", "alex", "--for", "engineer.hard-bugs", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (goals)), ==, 1);
  test_run (fixture, 0, "unlink", "alex", "learn", "engineer.hard-bugs", NULL);
  g_assert_cmpstr (test_run (fixture, 0, "goals", "alex", "--for", "engineer.hard-bugs", "--format", "json", NULL), ==, "[]");
  /* A goal that serves nothing is there all the same, also on paper. */
  test_run (fixture, 0, "goals", "alex", NULL);
  test_assert_contains (fixture->out, "Learn Rust");
  test_run (fixture, 0, "report", "alex", "-o", "plan.pdf", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD ("/cli/quick/goal-comes-from-one-line", test_goal_comes_from_one_line);
  TEST_ADD ("/cli/quick/parse-adds-nothing", test_parse_adds_nothing);
  TEST_ADD ("/cli/quick/what-is-not-understood-is-said", test_what_is_not_understood_is_said);
  TEST_ADD ("/cli/quick/win-is-logged", test_win_is_logged);
  TEST_ADD ("/cli/quick/goal-is-linked-and-unlinked", test_goal_is_linked_and_unlinked);
  return g_test_run ();
}
