/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each hint, to the day. */

#include "rung-hints.h"

#include "rung-day.h"
#include "rung-edit.h"
#include "rung-test-plan.h"

typedef struct
{
  RungPlan *plan;
  GError   *error;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->plan = rung_test_plan_new ();
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_no_error (fixture->error);
  g_clear_object (&fixture->plan);
}

static void
set (Fixture    *fixture,
     const char *goal,
     guint       field,
     GVariant   *value)
{
  rung_test_commit (fixture->plan,
                    rung_edit_set_field (fixture->plan, RUNG_KIND_GOAL, goal, field, value, &fixture->error));
}

static void
set_hours (Fixture *fixture,
           double   hours)
{
  rung_test_commit (fixture->plan,
                    rung_edit_set_field (fixture->plan, RUNG_KIND_PLAN, rung_plan_get_uid (fixture->plan),
                                         RUNG_PLAN_HOURS_PER_WEEK, g_variant_new_double (hours), &fixture->error));
}

/* A goal that starts and is due on the days given, 0 for none; each of these goals would
 * otherwise have no hint at all. */
static char *
add_goal (Fixture *fixture,
          guint32  start,
          guint32  due)
{
  const RungNewGoal settings = {
    .title = "Goal", .responsibility = "needs", .done_when = "Seen", .start = start, .due = due,
    .today = RUNG_TEST_TODAY, .priority = RUNG_PRIORITY_NORMAL,
  };

  return rung_test_commit_new (fixture->plan,
                               rung_edit_add_goal (fixture->plan, &settings, RUNG_TEST_NOW_USEC, &fixture->error));
}

static RungHint *
find_hint (GPtrArray    *hints,
           RungHintKind  kind)
{
  for (guint i = 0; i < hints->len; i++)
    {
      RungHint *hint = g_ptr_array_index (hints, i);

      if (hint->kind == kind)
        return hint;
    }
  return NULL;
}

static gboolean
has_hint_on (Fixture      *fixture,
             const char   *goal,
             RungHintKind  kind,
             guint32       today)
{
  g_autoptr(GPtrArray) hints = rung_hints_list (fixture->plan, goal, today);

  return find_hint (hints, kind) != NULL;
}

static gboolean
has_hint (Fixture      *fixture,
          const char   *goal,
          RungHintKind  kind)
{
  return has_hint_on (fixture, goal, kind, RUNG_TEST_TODAY);
}

static void
test_no_measure (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_true (has_hint (fixture, "runbook", RUNG_HINT_NO_MEASURE));
  set (fixture, "runbook", RUNG_GOAL_DONE_WHEN, g_variant_new_string ("A new hire resolves a page alone"));
  g_assert_false (has_hint (fixture, "runbook", RUNG_HINT_NO_MEASURE));
  /* A measure with both ends says it too; what is closed is not asked. */
  g_assert_false (has_hint (fixture, "clinic", RUNG_HINT_NO_MEASURE));
  g_assert_false (has_hint (fixture, "rewrite", RUNG_HINT_NO_MEASURE));
  g_assert_false (has_hint (fixture, "talk", RUNG_HINT_NO_MEASURE));
}

static void
test_no_scale (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_false (has_hint (fixture, "clinic", RUNG_HINT_NO_SCALE));
  set (fixture, "clinic", RUNG_GOAL_MEASURE_FROM, NULL);
  g_assert_true (has_hint (fixture, "clinic", RUNG_HINT_NO_SCALE));
  g_assert_true (has_hint (fixture, "clinic", RUNG_HINT_NO_MEASURE));
  set (fixture, "clinic", RUNG_GOAL_MEASURE_FROM, g_variant_new_double (0));
  set (fixture, "clinic", RUNG_GOAL_MEASURE_TO, NULL);
  g_assert_true (has_hint (fixture, "clinic", RUNG_HINT_NO_SCALE));
  set (fixture, "clinic", RUNG_GOAL_PROGRESS_BY, g_variant_new_int64 (RUNG_PROGRESS_BY_STEPS));
  g_assert_false (has_hint (fixture, "clinic", RUNG_HINT_NO_SCALE));
}

static void
test_no_date (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_false (has_hint (fixture, "review", RUNG_HINT_NO_DATE));
  set (fixture, "review", RUNG_GOAL_DUE, NULL);
  g_assert_true (has_hint (fixture, "review", RUNG_HINT_NO_DATE));
  rung_test_commit (fixture->plan, rung_edit_pause_goal (fixture->plan, "review", NULL, &fixture->error));
  g_assert_false (has_hint (fixture, "review", RUNG_HINT_NO_DATE));
  g_assert_false (has_hint (fixture, "talk", RUNG_HINT_NO_DATE));
}

static void
test_fourth_high_goal_is_one_too_many (Fixture       *fixture,
                                       gconstpointer  data)
{
  static const char *const more[] = { "review", "clinic" };
  g_autoptr(GPtrArray) hints = NULL;
  g_autofree char *third = add_goal (fixture, RUNG_TEST_TODAY, RUNG_TEST_TODAY + 1);

  set (fixture, third, RUNG_GOAL_PRIORITY, g_variant_new_int64 (RUNG_PRIORITY_HIGH));
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    set (fixture, more[i], RUNG_GOAL_PRIORITY, g_variant_new_int64 (RUNG_PRIORITY_HIGH));
  /* The clinic is planned, so three are active. */
  g_assert_false (has_hint (fixture, NULL, RUNG_HINT_MANY_HIGH));
  rung_test_commit (fixture->plan, rung_edit_start_goal (fixture->plan, "clinic", RUNG_TEST_TODAY, &fixture->error));
  hints = rung_hints_list (fixture->plan, NULL, RUNG_TEST_TODAY);
  g_assert_cmpuint (find_hint (hints, RUNG_HINT_MANY_HIGH)->n_goals, ==, 4);
  g_assert_null (find_hint (hints, RUNG_HINT_MANY_HIGH)->goal_uid);
  g_assert_true (has_hint (fixture, "clinic", RUNG_HINT_MANY_HIGH));
  /* A goal that has no part in it. */
  set (fixture, "clinic", RUNG_GOAL_PRIORITY, g_variant_new_int64 (RUNG_PRIORITY_LOW));
  g_assert_false (has_hint (fixture, "runbook", RUNG_HINT_MANY_HIGH));
}

static void
test_only_study (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const others[] = { "runbook", "review", "clinic" };
  g_autofree char *goal = add_goal (fixture, RUNG_NO_DAY, RUNG_TEST_TODAY + 1);
  g_autoptr(GPtrArray) of_responsibility = NULL;
  g_autoptr(GPtrArray) of_plan = NULL;

  /* The book, which rests, serves the same responsibility: it is no doing. */
  g_assert_false (has_hint (fixture, NULL, RUNG_HINT_ONLY_STUDY));
  set (fixture, goal, RUNG_GOAL_WAY, g_variant_new_int64 (RUNG_WAY_STUDY));
  of_responsibility = rung_hints_list (fixture->plan, goal, RUNG_TEST_TODAY);
  g_assert_cmpstr (find_hint (of_responsibility, RUNG_HINT_ONLY_STUDY)->responsibility_uid, ==, "needs");
  g_assert_cmpuint (find_hint (of_responsibility, RUNG_HINT_ONLY_STUDY)->n_goals, ==, 1);
  g_assert_true (has_hint (fixture, NULL, RUNG_HINT_ONLY_STUDY));
  g_assert_false (has_hint (fixture, "runbook", RUNG_HINT_ONLY_STUDY));

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    set (fixture, others[i], RUNG_GOAL_WAY, g_variant_new_int64 (RUNG_WAY_STUDY));
  of_plan = rung_hints_list (fixture->plan, NULL, RUNG_TEST_TODAY);
  g_assert_null (find_hint (of_plan, RUNG_HINT_ONLY_STUDY)->responsibility_uid);
  g_assert_cmpuint (find_hint (of_plan, RUNG_HINT_ONLY_STUDY)->n_goals, ==, 4);

  set (fixture, goal, RUNG_GOAL_WAY, g_variant_new_int64 (RUNG_WAY_PEOPLE));
  g_assert_false (has_hint (fixture, goal, RUNG_HINT_ONLY_STUDY));
}

static void
test_too_much_names_the_first_week (Fixture       *fixture,
                                    gconstpointer  data)
{
  /* Today is a Monday.  Two weeks of 5 hours each, then one that shares its days. */
  g_autofree char *first = add_goal (fixture, RUNG_NO_DAY, RUNG_TEST_TODAY + 13);
  g_autofree char *second = add_goal (fixture, RUNG_TEST_TODAY + 7, RUNG_TEST_TODAY + 13);
  g_autoptr(GPtrArray) hints = NULL;
  RungHint *hint;

  set (fixture, first, RUNG_GOAL_EFFORT_HOURS, g_variant_new_double (10));
  set (fixture, second, RUNG_GOAL_EFFORT_HOURS, g_variant_new_double (2));
  g_assert_false (has_hint (fixture, NULL, RUNG_HINT_TOO_MUCH));
  set_hours (fixture, 7);
  g_assert_false (has_hint (fixture, NULL, RUNG_HINT_TOO_MUCH));
  set_hours (fixture, 5);
  hints = rung_hints_list (fixture->plan, NULL, RUNG_TEST_TODAY);
  hint = find_hint (hints, RUNG_HINT_TOO_MUCH);
  g_assert_nonnull (hint);
  g_assert_cmpuint (hint->day, ==, RUNG_TEST_TODAY + 7);
  g_assert_cmpfloat_with_epsilon (hint->hours, 7, 1e-9);
  g_assert_cmpfloat_with_epsilon (hint->hours_over, 2, 1e-9);
  g_assert_true (has_hint (fixture, first, RUNG_HINT_TOO_MUCH));
  g_assert_true (has_hint (fixture, second, RUNG_HINT_TOO_MUCH));
  g_assert_false (has_hint (fixture, "review", RUNG_HINT_TOO_MUCH));
  /* What rests takes no hours. */
  rung_test_commit (fixture->plan, rung_edit_pause_goal (fixture->plan, second, NULL, &fixture->error));
  g_assert_false (has_hint (fixture, NULL, RUNG_HINT_TOO_MUCH));
}

static void
test_hours_are_those_that_are_left (Fixture       *fixture,
                                    gconstpointer  data)
{
  /* 62 percent are done, so 19 of 50 hours are left. */
  set (fixture, "review", RUNG_GOAL_EFFORT_HOURS, g_variant_new_double (50));
  set (fixture, "review", RUNG_GOAL_DUE, g_variant_new_int64 (RUNG_TEST_TODAY + 6));
  set_hours (fixture, 19);
  g_assert_false (has_hint (fixture, NULL, RUNG_HINT_TOO_MUCH));
  set_hours (fixture, 18.9);
  g_assert_true (has_hint (fixture, NULL, RUNG_HINT_TOO_MUCH));
  /* The day after the week, and it is spread over 8 days. */
  set (fixture, "review", RUNG_GOAL_DUE, g_variant_new_int64 (RUNG_TEST_TODAY + 7));
  g_assert_false (has_hint (fixture, NULL, RUNG_HINT_TOO_MUCH));
}

static void
test_late_work_is_wanted_now (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(GPtrArray) hints = NULL;

  set (fixture, "runbook", RUNG_GOAL_EFFORT_HOURS, g_variant_new_double (40));
  set_hours (fixture, 4);
  hints = rung_hints_list (fixture->plan, "runbook", RUNG_TEST_TODAY + 3);
  g_assert_cmpuint (find_hint (hints, RUNG_HINT_TOO_MUCH)->day, ==, RUNG_TEST_TODAY);
  g_assert_cmpfloat_with_epsilon (find_hint (hints, RUNG_HINT_TOO_MUCH)->hours, 10, 1e-9);
}

static void
test_still_for_four_weeks (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *goal = add_goal (fixture, RUNG_TEST_TODAY, RUNG_TEST_TODAY + 90);
  g_autoptr(GPtrArray) hints = NULL;

  g_assert_false (has_hint_on (fixture, goal, RUNG_HINT_NOT_MOVED, RUNG_TEST_TODAY + 27));
  hints = rung_hints_list (fixture->plan, goal, RUNG_TEST_TODAY + 28);
  g_assert_cmpuint (find_hint (hints, RUNG_HINT_NOT_MOVED)->day, ==, RUNG_TEST_TODAY);
  rung_test_commit (fixture->plan, rung_edit_add_check_in (fixture->plan, goal, "On it", -1, RUNG_TEST_TODAY + 1,
                                                           RUNG_TEST_NOW_USEC, &fixture->error));
  g_assert_false (has_hint_on (fixture, goal, RUNG_HINT_NOT_MOVED, RUNG_TEST_TODAY + 28));
  g_assert_true (has_hint_on (fixture, goal, RUNG_HINT_NOT_MOVED, RUNG_TEST_TODAY + 29));
  /* Only what is in progress has to move; the clinic is planned. */
  g_assert_false (has_hint_on (fixture, "clinic", RUNG_HINT_NOT_MOVED, RUNG_TEST_TODAY + 400));
}

static void
add_pause (Fixture *fixture,
           guint32  start,
           guint32  end,
           double   pace)
{
  const RungNewPause settings = { .start = start, .end = end, .kind = RUNG_PAUSE_OTHER, .pace = pace };

  rung_test_commit (fixture->plan, rung_edit_add_pause (fixture->plan, &settings, &fixture->error));
}

static void
test_pauses_are_no_standstill (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *goal = add_goal (fixture, RUNG_TEST_TODAY, RUNG_TEST_TODAY + 90);

  /* Two that overlap make ten days; half the pace is no stop. */
  add_pause (fixture, RUNG_TEST_TODAY + 1, RUNG_TEST_TODAY + 6, 0);
  add_pause (fixture, RUNG_TEST_TODAY + 4, RUNG_TEST_TODAY + 10, 0);
  add_pause (fixture, RUNG_TEST_TODAY + 12, RUNG_TEST_TODAY + 20, 0.5);
  g_assert_false (has_hint_on (fixture, goal, RUNG_HINT_NOT_MOVED, RUNG_TEST_TODAY + 37));
  g_assert_true (has_hint_on (fixture, goal, RUNG_HINT_NOT_MOVED, RUNG_TEST_TODAY + 38));
  /* While one goes on, to its last day, nothing is said. */
  add_pause (fixture, RUNG_TEST_TODAY + 60, RUNG_TEST_TODAY + 70, 0);
  g_assert_true (has_hint_on (fixture, goal, RUNG_HINT_NOT_MOVED, RUNG_TEST_TODAY + 59));
  g_assert_false (has_hint_on (fixture, goal, RUNG_HINT_NOT_MOVED, RUNG_TEST_TODAY + 60));
  g_assert_false (has_hint_on (fixture, goal, RUNG_HINT_NOT_MOVED, RUNG_TEST_TODAY + 70));
  g_assert_true (has_hint_on (fixture, goal, RUNG_HINT_NOT_MOVED, RUNG_TEST_TODAY + 71));
  add_pause (fixture, RUNG_TEST_TODAY + 80, RUNG_NO_DAY, 0);
  g_assert_false (has_hint_on (fixture, goal, RUNG_HINT_NOT_MOVED, RUNG_TEST_TODAY + 500));
}

static void
test_goal_without_hints (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *goal = add_goal (fixture, RUNG_TEST_TODAY, RUNG_TEST_TODAY + 7);
  g_autoptr(GPtrArray) hints = rung_hints_list (fixture->plan, goal, RUNG_TEST_TODAY);
  g_autoptr(GPtrArray) of_nothing = rung_hints_list (fixture->plan, "nowhere", RUNG_TEST_TODAY);

  g_assert_cmpuint (hints->len, ==, 0);
  g_assert_cmpuint (of_nothing->len, ==, 0);
}

static void
test_every_hint_has_words_and_a_name (Fixture       *fixture,
                                      gconstpointer  data)
{
  RungHint hint = { .n_goals = 4, .day = RUNG_TEST_TODAY, .hours = 9.25, .hours_over = 4, .responsibility_uid = (char *) "needs" };
  static const char *const sentences[RUNG_N_HINT_KINDS] = {
    [RUNG_HINT_NO_MEASURE] = "Nothing says yet when this is done: what will others see?",
    [RUNG_HINT_NO_SCALE] = "Progress goes by a measure, which needs a start and a target.",
    [RUNG_HINT_NO_DATE] = "There is no date yet; even a rough one helps.",
    [RUNG_HINT_NOT_MOVED] = "Nothing has moved since 23 Nov 2026.",
    [RUNG_HINT_MANY_HIGH] = "4 active goals have high priority; of more than three none comes first.",
    [RUNG_HINT_ONLY_STUDY] = "“Settle the key needs” has study only; most is learned by doing.",
    [RUNG_HINT_TOO_MUCH] = "The week of 23 Nov 2026 wants 9.3 h for goals, 4 h more than you have.",
  };
  g_autofree char *of_plan = NULL;

  for (guint i = 0; i < RUNG_N_HINT_KINDS; i++)
    {
      g_autofree char *sentence = NULL;

      hint.kind = i;
      sentence = rung_phrase_hint (rung_words_get_english (), fixture->plan, &hint);
      g_assert_cmpstr (sentence, ==, sentences[i]);
      g_assert_nonnull (rung_hint_kind_get_name (i));
    }
  hint.kind = RUNG_HINT_ONLY_STUDY;
  hint.responsibility_uid = NULL;
  of_plan = rung_phrase_hint (rung_words_get_english (), fixture->plan, &hint);
  g_assert_cmpstr (of_plan, ==, "All open goals are study; most is learned by doing.");
}

#define TEST(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/hints/no-measure", test_no_measure);
  TEST ("/hints/no-scale", test_no_scale);
  TEST ("/hints/no-date", test_no_date);
  TEST ("/hints/fourth-high-goal-is-one-too-many", test_fourth_high_goal_is_one_too_many);
  TEST ("/hints/only-study", test_only_study);
  TEST ("/hints/too-much-names-the-first-week", test_too_much_names_the_first_week);
  TEST ("/hints/hours-are-those-that-are-left", test_hours_are_those_that_are_left);
  TEST ("/hints/late-work-is-wanted-now", test_late_work_is_wanted_now);
  TEST ("/hints/still-for-four-weeks", test_still_for_four_weeks);
  TEST ("/hints/pauses-are-no-standstill", test_pauses_are_no_standstill);
  TEST ("/hints/goal-without-hints", test_goal_without_hints);
  TEST ("/hints/every-hint-has-words-and-a-name", test_every_hint_has_words_and_a_name);

  return g_test_run ();
}
