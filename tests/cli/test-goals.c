/* SPDX-License-Identifier: GPL-3.0-or-later */

/* goals and goal ... with several of them. */

#include "test-run.h"

/* Three goals: late, soon and some day. */
static char *
new_plan (Fixture *fixture)
{
  char *plan = test_new_plan (fixture);

  test_run (fixture, 0, "goal", "add", plan, "--for", "engineer.core-features", "--title", "Some day", NULL);
  test_run (fixture, 0, "goal", "add", plan, "--for", "engineer.core-features", "--title", "Soon", "--due", "2026-12-24", "--priority", "high", NULL);
  test_run (fixture, 0, "goal", "add", plan, "--for", "engineer.core-features", "--title", "Late", "--due", "2026-11-01", NULL);
  return plan;
}

/* "Late Soon" */
static void
assert_titles (Fixture    *fixture,
               const char *plan,
               const char *option,
               const char *value,
               const char *expected)
{
  g_autoptr(JsonNode) goals = option != NULL ? test_json (fixture, "goals", plan, option, value, NULL)
                                             : test_json (fixture, "goals", plan, NULL);
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (json_node_get_array (goals)); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", json_object_get_string_member (test_nth (goals, i), "title"));
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_goals_are_sorted_and_filtered (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autofree char *plan = new_plan (fixture);

  assert_titles (fixture, plan, NULL, NULL, "Some day, Soon, Late");
  assert_titles (fixture, plan, "--sort", "due", "Late, Soon, Some day");
  assert_titles (fixture, plan, "--sort", "priority", "Soon, Late, Some day");
  assert_titles (fixture, plan, "--filter", "overdue", "Late");
  assert_titles (fixture, plan, "--filter", "quarter", "Soon, Late");
  assert_titles (fixture, plan, "--filter", "done", "");
  test_run (fixture, 2, "goals", plan, "--sort", "colour", NULL);
}

static void
test_several_goals_are_one_step (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *plan = new_plan (fixture);

  test_run (fixture, 0, "goal", "done", plan, "Late", "Soon", NULL);
  assert_titles (fixture, plan, "--filter", "done", "Soon, Late");
  test_run (fixture, 1, "goal", "done", plan, "Late", "Soon", NULL);
  test_run (fixture, 0, "undo", plan, NULL);
  assert_titles (fixture, plan, "--filter", "done", "");
  test_run (fixture, 0, "goal", "drop", plan, "Late", "Soon", "--reason", "No time", NULL);
  test_run (fixture, 0, "goal", "delete", plan, "Late", "Soon", NULL);
  assert_titles (fixture, plan, NULL, NULL, "Some day");
}

static void
test_goals_are_put_in_order (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *plan = new_plan (fixture);

  test_run (fixture, 0, "goal", "order", plan, "Late", "--before", "Some day", NULL);
  assert_titles (fixture, plan, NULL, NULL, "Late, Some day, Soon");
  test_run (fixture, 0, "goal", "order", plan, "Late", "Some day", NULL);
  assert_titles (fixture, plan, NULL, NULL, "Soon, Late, Some day");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST_ADD ("/cli/goals-are-sorted-and-filtered", test_goals_are_sorted_and_filtered);
  TEST_ADD ("/cli/several-goals-are-one-step", test_several_goals_are_one_step);
  TEST_ADD ("/cli/goals-are-put-in-order", test_goals_are_put_in_order);
  return g_test_run ();
}
