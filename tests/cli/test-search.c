/* SPDX-License-Identifier: GPL-3.0-or-later */

/* rungctl search: what holds these words. */

#include "test-run.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
add_goal (Fixture    *fixture,
          const char *plan,
          const char *title)
{
  return g_strdup (test_run (fixture, 0, "goal", "add", plan, "--for", "engineer.hard-bugs", "--title", title, NULL));
}

static const char *
member (JsonNode   *results,
        guint       position,
        const char *name)
{
  return json_object_get_string_member_with_default (test_nth (results, position), name, NULL);
}

static void
test_words_are_found_in_every_text (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *goal = add_goal (fixture, "alex", "Deploy the billing service");
  g_autofree char *chinese = add_goal (fixture, "alex", "准备设计评审");
  g_autoptr(JsonNode) results = NULL;

  test_run (fixture, 0, "step", "add", "alex", goal, "Rehearse with zebras", NULL);
  test_run (fixture, 0, "checkin", "alex", goal, "It was deployed twice, zebra", NULL);
  test_run (fixture, 0, "evidence", "alex", "--for", goal, "--title", "Zebra notes", NULL);
  test_run (fixture, 0, "goal", "set", "alex", chinese, "note", "with a zebra", NULL);

  results = test_json (fixture, "search", "zebra", "--plan", "alex", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (results)), ==, 4);
  g_assert_cmpstr (member (results, 0, "uid"), ==, chinese);
  g_assert_cmpstr (member (results, 0, "excerpt"), ==, "with a zebra");
  g_assert_cmpstr (member (results, 1, "kind"), ==, "step");
  g_assert_cmpstr (member (results, 1, "owner"), ==, goal);
  g_assert_cmpstr (member (results, 2, "kind"), ==, "check_in");
  g_assert_cmpstr (member (results, 3, "kind"), ==, "evidence");
  g_assert_cmpstr (member (results, 3, "owner_title"), ==, "Deploy the billing service");
}

static void
test_stems_and_single_characters_are_found (Fixture       *fixture,
                                            gconstpointer  data)
{
  static const char *const typed[] = { "deploying", "BILLINGS", "bill", "评", "设计", "备设计评", "deployed service" };
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *goal = add_goal (fixture, "alex", "Deploy the billing service 准备设计评审");

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr(JsonNode) results = test_json (fixture, "search", typed[i], NULL);

      g_assert_cmpstr (member (results, 0, "uid"), ==, goal);
    }
  test_run (fixture, 0, "search", "评设", NULL);
  g_assert_cmpstr (fixture->out, ==, "");
  test_assert_contains (fixture->err, "Nothing was found.");
}

/* Edits are seen at once, and so is that a plan is gone. */
static void
test_results_follow_the_plans (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *goal = add_goal (fixture, "alex", "Zebra");

  test_assert_contains (test_run (fixture, 0, "search", "zebra", NULL), "Zebra");
  test_run (fixture, 0, "goal", "set", "alex", goal, "title", "Quagga", NULL);
  g_assert_cmpstr (test_run (fixture, 0, "search", "zebra", NULL), ==, "");
  test_assert_contains (test_run (fixture, 0, "search", "quagga", NULL), "Quagga");
  test_run (fixture, 0, "undo", "alex", NULL);
  test_assert_contains (test_run (fixture, 0, "search", "zebra", NULL), "Zebra");
  test_run (fixture, 0, "goal", "done", "alex", goal, NULL);
  test_assert_contains (test_run (fixture, 0, "search", "zebra", NULL), "Done");
  test_run (fixture, 0, "delete", "alex", NULL);
  g_assert_cmpstr (test_run (fixture, 0, "search", "zebra", NULL), ==, "");
}

static void
test_damaged_cache_is_no_error (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *goal = add_goal (fixture, "alex", "Zebra");
  g_autofree char *cache = g_build_filename (fixture->data_dir, "cache", NULL);
  g_autofree char *file = g_build_filename (cache, "search.db", NULL);
  g_autofree char *lock = g_strconcat (file, ".lock", NULL);

  test_assert_contains (test_run (fixture, 0, "search", "zebra", NULL), "Zebra");
  g_assert_true (g_file_set_contents (file, "damaged", -1, NULL));
  test_assert_contains (test_run (fixture, 0, "search", "zebra", NULL), "Zebra");
  g_assert_cmpstr (fixture->err, ==, "");
  g_unlink (lock);
  g_unlink (file);
  g_rmdir (cache);
  g_assert_true (g_file_set_contents (cache, "in the way", -1, NULL));
  test_assert_contains (test_run (fixture, 0, "search", "zebra", NULL), "Zebra");
  g_assert_cmpstr (fixture->err, ==, "");
}

/* A plan that cannot be read keeps nobody from searching the others. */
static void
test_damaged_plan_is_passed_over (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *goal = add_goal (fixture, "alex", "Zebra");
  g_autofree char *file = g_build_filename (fixture->data_dir, "plans", "bad.rung", NULL);

  g_assert_true (g_file_set_contents (file, "no plan", -1, NULL));
  test_assert_contains (test_run (fixture, 0, "search", "zebra", NULL), "Zebra");
  test_assert_contains (test_run (fixture, 0, "search", "zebra", NULL), "Zebra");
}

static void
test_hidden_responsibilities_are_found_and_say_so (Fixture       *fixture,
                                                   gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) results = NULL;

  test_run (fixture, 0, "responsibility", "hide", "alex", "engineer.hard-bugs", NULL);
  results = test_json (fixture, "search", "hardest faults", "--plan", "alex", NULL);
  g_assert_cmpstr (member (results, 0, "kind"), ==, "responsibility");
  g_assert_cmpstr (member (results, 0, "state"), ==, "hidden");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST_ADD ("/cli/search/words-are-found-in-every-text", test_words_are_found_in_every_text);
  TEST_ADD ("/cli/search/stems-and-single-characters-are-found", test_stems_and_single_characters_are_found);
  TEST_ADD ("/cli/search/results-follow-the-plans", test_results_follow_the_plans);
  TEST_ADD ("/cli/search/damaged-cache-is-no-error", test_damaged_cache_is_no_error);
  TEST_ADD ("/cli/search/damaged-plan-is-passed-over", test_damaged_plan_is_passed_over);
  TEST_ADD ("/cli/search/hidden-responsibilities-are-found-and-say-so", test_hidden_responsibilities_are_found_and_say_so);
  return g_test_run ();
}
