/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to a goal, from the terminal: steps, check-ins, hints. */

#include "test-run.h"

/* Alex with one goal, "Runbook"; its uid. */
static const char *
set_up_goal (Fixture *fixture)
{
  g_autofree char *plan = test_new_plan (fixture);

  return g_intern_string (test_run (fixture, 0, "goal", "add", plan, "--for", "engineer.hard-bugs",
                                    "--title", "Runbook", NULL));
}

static char *
list_steps (Fixture *fixture)
{
  g_autoptr(JsonNode) goals = test_json (fixture, "goals", "alex", NULL);
  JsonArray *steps = json_object_get_array_member (test_nth (goals, 0), "steps");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonObject *step = json_array_get_object_element (steps, i);

      g_string_append_printf (text, "%s%s|", json_object_has_member (step, "done_day") && !json_object_get_null_member (step, "done_day") ? "x " : "",
                              json_object_get_string_member (step, "title"));
    }
  return g_string_free (text, FALSE);
}

static void
assert_steps (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *steps = list_steps (fixture);

  g_assert_cmpstr (steps, ==, expected);
}

static void
test_steps_are_pasted_set_and_moved (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr(JsonNode) goals = NULL;
  JsonObject *step;

  set_up_goal (fixture);
  test_run (fixture, 0, "step", "add", "alex", "runbook", "- Draft it\n- [x] Collect\n\n1. Publish", NULL);
  assert_steps (fixture, "Draft it|x Collect|Publish|");
  test_shell (fixture, 0, "printf '* One\\n* Two\\n' | \"$RUNGCTL\" step add alex runbook - --before collect");
  assert_steps (fixture, "Draft it|One|Two|x Collect|Publish|");
  test_run (fixture, 0, "undo", "alex", NULL);
  assert_steps (fixture, "Draft it|x Collect|Publish|");

  test_run (fixture, 0, "step", "move", "alex", "publish", "--before", "draft it", NULL);
  test_run (fixture, 0, "step", "move", "alex", "draft it", NULL);
  assert_steps (fixture, "Publish|x Collect|Draft it|");
  test_run (fixture, 0, "step", "set", "alex", "publish", "owner", "mentor", NULL);
  test_run (fixture, 0, "step", "set", "alex", "publish", "due", "2026-12-01", NULL);
  test_run (fixture, 0, "step", "set", "alex", "publish", "title", "Publish it", NULL);
  goals = test_json (fixture, "goals", "alex", NULL);
  step = json_array_get_object_element (json_object_get_array_member (test_nth (goals, 0), "steps"), 0);
  g_assert_cmpstr (json_object_get_string_member (step, "title"), ==, "Publish it");
  g_assert_cmpstr (json_object_get_string_member (step, "owner"), ==, "mentor");
  g_assert_cmpstr (json_object_get_string_member (step, "due"), ==, "2026-12-01");

  test_run (fixture, 1, "step", "add", "alex", "runbook", "- \n*\n", NULL);
  test_run (fixture, 1, "step", "move", "alex", "no such step", NULL);
  test_run (fixture, 1, "step", "move", "alex", "collect", "--before", "no such step", NULL);
  test_run (fixture, 2, "step", "set", "alex", "collect", "owner", "somebody", NULL);
}

static void
test_check_ins_are_listed_set_and_removed (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr(JsonNode) list = NULL;
  g_autoptr(JsonNode) left = NULL;
  g_autofree char *check_in = NULL;

  set_up_goal (fixture);
  test_run (fixture, 0, "goal", "set", "alex", "runbook", "progress_by", "hand", NULL);
  test_run (fixture, 0, "checkin", "alex", "runbook", "First", "--day", "2026-11-01", NULL);
  check_in = g_strdup (test_run (fixture, 0, "checkin", "alex", "runbook", "Second\nline", "--percent", "40",
                                 "--day", "2026-11-02", "--private", NULL));
  test_run (fixture, 0, "checkin", "set", "alex", check_in, "percent", "55", NULL);
  test_run (fixture, 0, "checkin", "set", "alex", check_in, "text", "", NULL);
  list = test_json (fixture, "checkin", "list", "alex", "runbook", NULL);
  g_assert_cmpstr (json_object_get_string_member (test_nth (list, 0), "uid"), ==, check_in);
  g_assert_cmpint (json_object_get_int_member (test_nth (list, 0), "percent"), ==, 55);
  g_assert_true (json_object_get_boolean_member (test_nth (list, 0), "private"));
  g_assert_cmpstr (json_object_get_string_member (test_nth (list, 1), "text"), ==, "First");
  /* A check-in that says nothing is none. */
  test_run (fixture, 1, "checkin", "set", "alex", check_in, "percent", "", NULL);
  test_run (fixture, 0, "checkin", "remove", "alex", check_in, NULL);
  left = test_json (fixture, "checkin", "list", "alex", "runbook", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (left)), ==, 1);
}

static void
test_hints_are_listed (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(JsonNode) all = NULL;
  g_autoptr(JsonNode) of_other = NULL;
  const char *goal = set_up_goal (fixture);

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Other", "--due", "2026-11-29",
            "--done-when", "Seen", NULL);
  all = test_json (fixture, "hints", "alex", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (all)), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (test_nth (all, 0), "kind"), ==, "no-measure");
  g_assert_cmpstr (json_object_get_string_member (test_nth (all, 0), "goal"), ==, goal);
  g_assert_cmpstr (json_object_get_string_member (test_nth (all, 1), "kind"), ==, "no-date");

  test_run (fixture, 0, "goal", "set", "alex", "other", "effort_hours", "10", NULL);
  test_run (fixture, 0, "set", "alex", "hours_per_week", "4", NULL);
  of_other = test_json (fixture, "hints", "alex", "--goal", "other", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (of_other)), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (test_nth (of_other, 0), "kind"), ==, "too-much");
  g_assert_cmpstr (json_object_get_string_member (test_nth (of_other, 0), "day"), ==, "2026-11-23");
  g_assert_cmpfloat (json_object_get_double_member (test_nth (of_other, 0), "hours_over"), ==, 6);
  test_assert_contains (test_run (fixture, 0, "hints", "alex", NULL), "Runbook   There is no date yet");
  test_assert_contains (test_run (fixture, 0, "hints", "alex", "--format", "csv", NULL), "too-much,,,,,2026-11-23,10,6,");
  test_run (fixture, 1, "hints", "alex", "--goal", "no such goal", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD ("/cli/steps-are-pasted-set-and-moved", test_steps_are_pasted_set_and_moved);
  TEST_ADD ("/cli/check-ins-are-listed-set-and-removed", test_check_ins_are_listed_set_and_removed);
  TEST_ADD ("/cli/hints-are-listed", test_hints_are_listed);

  return g_test_run ();
}
