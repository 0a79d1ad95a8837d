/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-progress.h"

#include "rung-day.h"
#include "rung-test-plan.h"

#define INTEGER(value) g_variant_new_int64 (value)
#define NUMBER(value)  g_variant_new_double (value)
#define TEXT(value)    g_variant_new_string (value)

/* Adds or replaces a record, which is taken. */
static void
put (RungPlan   *plan,
     RungRecord *record)
{
  g_autoptr(RungChangeset) changeset = rung_changeset_new (RUNG_LABEL_NONE, NULL);
  g_autoptr(RungRecord) owned = record;
  RungRecord *before = rung_plan_find_record (plan, rung_record_get_kind (record), rung_record_get_uid (record));

  rung_changeset_add (changeset, before, owned);
  rung_plan_apply (plan, changeset);
}

static RungRecord *
get_goal (RungPlan   *plan,
          const char *uid)
{
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, uid);

  g_assert_nonnull (goal);
  return goal;
}

static void
assert_progress (RungPlan   *plan,
                 const char *uid,
                 double      expected)
{
  g_assert_cmpfloat_with_epsilon (rung_progress_of_goal (plan, get_goal (plan, uid)), expected, 1e-12);
}

static void
test_each_way_of_progress (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();

  assert_progress (plan, "runbook", 0.75); /* 3 of 4 steps */
  assert_progress (plan, "review", 0.62);  /* by hand */
  assert_progress (plan, "clinic", 0.5);   /* 14 of 28 */
  assert_progress (plan, "rewrite", 1);    /* done */
  assert_progress (plan, "book", 0);       /* no steps */
}

static void
test_measure (void)
{
  static const struct
  {
    double from, to, now, progress;
  } cases[] = {
    { 0, 10, 5, 0.5 },
    { 10, 0, 5, 0.5 },        /* down */
    { 10, 0, 12, 0 },         /* worse than at the start */
    { 0, 10, 12, 1 },         /* further than wanted */
    { 0, 10, -1, 0 },
    { -5, 5, 0, 0.5 },
    { 3, 3, 3, 1 },           /* no way to go */
    { 3, 3, 2, 0 },
    { -1e308, 1e308, 0, 0.5 },
  };
  g_autoptr(RungPlan) plan = rung_test_plan_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      put (plan, rung_test_record_new (RUNG_KIND_GOAL, "measured", RUNG_GOAL_TITLE, TEXT ("M"),
                                       RUNG_GOAL_PROGRESS_BY, INTEGER (RUNG_PROGRESS_BY_MEASURE),
                                       RUNG_GOAL_MEASURE_FROM, NUMBER (cases[i].from),
                                       RUNG_GOAL_MEASURE_TO, NUMBER (cases[i].to),
                                       RUNG_GOAL_MEASURE_NOW, NUMBER (cases[i].now), -1));
      assert_progress (plan, "measured", cases[i].progress);
    }
}

static void
test_unfinished_measure_is_nothing (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();

  put (plan, rung_test_record_new (RUNG_KIND_GOAL, "measured", RUNG_GOAL_TITLE, TEXT ("M"),
                                   RUNG_GOAL_PROGRESS_BY, INTEGER (RUNG_PROGRESS_BY_MEASURE),
                                   RUNG_GOAL_MEASURE_NOW, NUMBER (5), -1));
  assert_progress (plan, "measured", 0);
  put (plan, rung_test_record_new (RUNG_KIND_GOAL, "measured", RUNG_GOAL_TITLE, TEXT ("M"),
                                   RUNG_GOAL_PROGRESS_BY, INTEGER (RUNG_PROGRESS_BY_MEASURE),
                                   RUNG_GOAL_MEASURE_TO, NUMBER (10), RUNG_GOAL_MEASURE_NOW, NUMBER (5), -1));
  assert_progress (plan, "measured", 0.5); /* from nothing */
}

static void
put_check_in (RungPlan   *plan,
              const char *uid,
              int         day_of_month,
              gint64      instant_usec,
              int         percent)
{
  put (plan, rung_test_record_new (RUNG_KIND_CHECK_IN, uid, RUNG_CHECK_IN_GOAL, TEXT ("review"),
                                   RUNG_CHECK_IN_DAY, INTEGER (rung_day_new (2026, 11, day_of_month)),
                                   RUNG_CHECK_IN_INSTANT, INTEGER (instant_usec),
                                   RUNG_CHECK_IN_PERCENT, INTEGER (percent), -1));
}

static void
test_newest_check_in_counts_before_the_field (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();

  put (plan, rung_test_record_new (RUNG_KIND_CHECK_IN, "words", RUNG_CHECK_IN_GOAL, TEXT ("review"),
                                   RUNG_CHECK_IN_DAY, INTEGER (rung_day_new (2026, 11, 30)),
                                   RUNG_CHECK_IN_TEXT, TEXT ("No percent"), -1));
  assert_progress (plan, "review", 0.62);
  put_check_in (plan, "b", 10, 5, 70);
  assert_progress (plan, "review", 0.70);
  put_check_in (plan, "a", 10, 6, 30); /* the same day, later */
  assert_progress (plan, "review", 0.30);
  put_check_in (plan, "c", 9, 7, 90); /* written last, about an earlier day */
  assert_progress (plan, "review", 0.30);
  g_assert_cmpstr (rung_record_get_uid (rung_progress_newest_percent (plan, "review")), ==, "a");
}

static void
test_overdue (void)
{
  guint32 due = rung_day_new (2026, 11, 14);
  static const struct
  {
    RungGoalStatus status;
    int            days;
    gboolean       overdue;
  } cases[] = {
    { RUNG_GOAL_PLANNED, -1, FALSE }, { RUNG_GOAL_PLANNED, 0, FALSE }, { RUNG_GOAL_PLANNED, 1, TRUE },
    { RUNG_GOAL_ACTIVE, 0, FALSE },   { RUNG_GOAL_ACTIVE, 9, TRUE },   { RUNG_GOAL_PAUSED, 9, FALSE },
    { RUNG_GOAL_DONE, 9, FALSE },     { RUNG_GOAL_DROPPED, 9, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RungRecord) goal =
        rung_test_record_new (RUNG_KIND_GOAL, "goal", RUNG_GOAL_DUE, INTEGER (due),
                              RUNG_GOAL_STATUS, INTEGER (cases[i].status), -1);

      g_assert_cmpint (rung_goal_is_overdue (goal, due + cases[i].days), ==, cases[i].overdue);
      g_assert_cmpint (rung_goal_get_days_late (goal, due + cases[i].days), ==, cases[i].days);
    }
}

static void
test_days_late (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  g_autoptr(RungRecord) someday = rung_record_new (RUNG_KIND_GOAL, "someday");

  g_assert_cmpint (rung_goal_get_days_late (get_goal (plan, "runbook"), RUNG_TEST_TODAY), ==, 9);
  g_assert_cmpint (rung_goal_get_days_late (get_goal (plan, "review"), RUNG_TEST_TODAY), ==, -25);
  /* Done two weeks early: time does not make it late. */
  g_assert_cmpint (rung_goal_get_days_late (get_goal (plan, "rewrite"), RUNG_TEST_TODAY), ==, -14);
  g_assert_cmpint (rung_goal_get_days_late (someday, RUNG_TEST_TODAY), ==, G_MININT);
  g_assert_false (rung_goal_is_overdue (someday, RUNG_TEST_TODAY));
}

static void
put_rating (RungPlan     *plan,
            const char   *uid,
            RungRatingBy  by,
            guint32       day,
            gint64        instant_usec,
            int           level)
{
  g_autoptr(RungRecord) rating =
    rung_test_record_new (RUNG_KIND_RATING, uid, RUNG_RATING_RESPONSIBILITY, TEXT ("bugs"),
                          RUNG_RATING_BY, INTEGER (by), RUNG_RATING_DAY, INTEGER (day),
                          RUNG_RATING_INSTANT, INTEGER (instant_usec), -1);

  put (plan, level < 0 ? g_steal_pointer (&rating) : rung_record_with (rating, RUNG_RATING_LEVEL, INTEGER (level)));
}

static void
assert_counts (RungPlan   *plan,
               const char *uid)
{
  RungRecord *rating = rung_rating_that_counts (plan, "bugs");

  g_assert_cmpstr (rating ? rung_record_get_uid (rating) : NULL, ==, uid);
}

static void
test_mentor_counts_for_a_year (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  guint32 day = rung_day_new (2025, 3, 10);

  assert_counts (plan, NULL);
  g_assert_cmpint (rung_progress_of_responsibility (plan, "bugs"), ==, RUNG_MET_UNRATED);
  put_rating (plan, "mine", RUNG_RATING_BY_SELF, day, 0, 4);
  assert_counts (plan, "mine");
  g_assert_cmpint (rung_progress_of_responsibility (plan, "bugs"), ==, RUNG_MET_MET);
  put_rating (plan, "theirs", RUNG_RATING_BY_MENTOR, day - 100, 0, 2);
  assert_counts (plan, "theirs");
  g_assert_cmpint (rung_progress_of_responsibility (plan, "bugs"), ==, RUNG_MET_NOT_YET);

  put_rating (plan, "theirs", RUNG_RATING_BY_MENTOR, rung_day_new (2024, 3, 10), 0, 2);
  assert_counts (plan, "theirs"); /* twelve months, not more */
  put_rating (plan, "theirs", RUNG_RATING_BY_MENTOR, rung_day_new (2024, 3, 9), 0, 2);
  assert_counts (plan, "mine");
}

static void
test_newest_rating (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  guint32 day = rung_day_new (2026, 2, 1);

  put_rating (plan, "z-older", RUNG_RATING_BY_SELF, day - 1, 900, 4);
  put_rating (plan, "b-early", RUNG_RATING_BY_SELF, day, 100, 4);
  put_rating (plan, "a-late", RUNG_RATING_BY_SELF, day, 200, 1);
  assert_counts (plan, "a-late");
  g_assert_null (rung_rating_newest (plan, "bugs", RUNG_RATING_BY_MENTOR));
}

static void
test_met_from_level_three (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();

  for (int level = -1; level <= 4; level++)
    {
      RungMet expected = level < 0 ? RUNG_MET_NO_OPPORTUNITY : level >= 3 ? RUNG_MET_MET : RUNG_MET_NOT_YET;

      put_rating (plan, "mine", RUNG_RATING_BY_SELF, rung_day_new (2026, 1, 1), 0, level);
      g_assert_cmpint (rung_progress_of_responsibility (plan, "bugs"), ==, expected);
    }
}

static void
test_role_counts (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungMetCount count = rung_progress_of_role (plan, "engineer");
  RungRecord *bugs = rung_plan_find_record (plan, RUNG_KIND_RESPONSIBILITY, "bugs");

  g_assert_cmpuint (count.met, ==, 1); /* the mentor's 3 counts before one's own 2 */
  g_assert_cmpuint (count.total, ==, 2);
  g_assert_cmpuint (count.unrated, ==, 1);
  g_assert_cmpuint (count.no_opportunity, ==, 0);

  put_rating (plan, "mine", RUNG_RATING_BY_SELF, rung_day_new (2026, 1, 1), 0, -1);
  count = rung_progress_of_role (plan, "engineer");
  g_assert_cmpuint (count.no_opportunity, ==, 1);
  g_assert_cmpuint (count.unrated, ==, 0);

  put (plan, rung_record_with (bugs, RUNG_RESPONSIBILITY_HIDDEN, g_variant_new_boolean (TRUE)));
  count = rung_progress_of_role (plan, "engineer");
  g_assert_cmpuint (count.total, ==, 1);
  g_assert_cmpuint (count.no_opportunity, ==, 0);

  count = rung_progress_of_role (plan, "manager");
  g_assert_cmpuint (count.total, ==, 0);
}

static void
test_goal_counts (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungGoalCount count = rung_progress_count_goals (plan, NULL, RUNG_TEST_TODAY);

  g_assert_cmpuint (count.total, ==, 6);
  g_assert_cmpuint (count.open, ==, 4);
  g_assert_cmpuint (count.overdue, ==, 1);
  g_assert_cmpuint (count.done, ==, 1);
  g_assert_cmpuint (count.dropped, ==, 1);

  /* The runbook serves two responsibilities and is one goal. */
  count = rung_progress_count_goals (plan, "engineer", RUNG_TEST_TODAY);
  g_assert_cmpuint (count.total, ==, 4);
  g_assert_cmpuint (count.overdue, ==, 1);
  count = rung_progress_count_goals (plan, "programmer", RUNG_TEST_TODAY);
  g_assert_cmpuint (count.total, ==, 0);
}

static void
test_next_goals (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  g_autoptr(GPtrArray) soon = NULL;
  g_autoptr(GPtrArray) later = NULL;

  put (plan, rung_test_record_new (RUNG_KIND_GOAL, "a-low", RUNG_GOAL_TITLE, TEXT ("Low"),
                                   RUNG_GOAL_DUE, INTEGER (rung_day_new (2026, 12, 18)),
                                   RUNG_GOAL_PRIORITY, INTEGER (RUNG_PRIORITY_LOW), -1));
  soon = rung_progress_list_next (plan, RUNG_TEST_TODAY, 25);
  g_assert_cmpuint (soon->len, ==, 3);
  g_assert_cmpstr (rung_record_get_uid (soon->pdata[0]), ==, "runbook");
  g_assert_cmpstr (rung_record_get_uid (soon->pdata[1]), ==, "review");
  g_assert_cmpstr (rung_record_get_uid (soon->pdata[2]), ==, "a-low");

  g_ptr_array_unref (g_steal_pointer (&soon));
  soon = rung_progress_list_next (plan, RUNG_TEST_TODAY, 24);
  g_assert_cmpuint (soon->len, ==, 1);
  later = rung_progress_list_next (plan, RUNG_TEST_TODAY, G_MAXUINT);
  g_assert_cmpuint (later->len, ==, 4); /* the paused one stays out */
}

static void
test_last_moved (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungRecord *goal = get_goal (plan, "runbook");
  guint32 tick = rung_day_new (2026, 11, 3);

  /* The newest of check-ins, steps and evidence. */
  g_assert_cmpuint (rung_progress_get_last_moved (plan, goal), ==, rung_day_new (2026, 10, 2));
  put (plan, rung_test_record_new (RUNG_KIND_STEP, "step-4", RUNG_STEP_GOAL, TEXT ("runbook"), RUNG_STEP_ORDINAL, INTEGER (3),
                                   RUNG_STEP_TITLE, TEXT ("Publish"), RUNG_STEP_DONE_DAY, INTEGER (tick), -1));
  g_assert_cmpuint (rung_progress_get_last_moved (plan, goal), ==, tick);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/follows-from-steps-hand-or-measure", test_each_way_of_progress);
  g_test_add_func ("/progress/a-measure-is-held-within-0-and-1", test_measure);
  g_test_add_func ("/progress/an-unfinished-measure-is-nothing", test_unfinished_measure_is_nothing);
  g_test_add_func ("/progress/the-newest-check-in-counts-before-the-field", test_newest_check_in_counts_before_the_field);
  g_test_add_func ("/progress/only-open-goals-that-do-not-rest-are-overdue", test_overdue);
  g_test_add_func ("/progress/a-done-goal-does-not-get-later", test_days_late);
  g_test_add_func ("/progress/a-mentor-counts-before-oneself-for-a-year", test_mentor_counts_for_a_year);
  g_test_add_func ("/progress/the-newest-rating-is-by-day-then-instant", test_newest_rating);
  g_test_add_func ("/progress/met-is-level-three-or-more", test_met_from_level_three);
  g_test_add_func ("/progress/hidden-responsibilities-are-not-counted", test_role_counts);
  g_test_add_func ("/progress/a-goal-of-two-responsibilities-is-one", test_goal_counts);
  g_test_add_func ("/progress/a-goal-moves-by-what-is-done-for-it", test_last_moved);
  g_test_add_func ("/progress/the-most-urgent-goal-is-first", test_next_goals);
  return g_test_run ();
}
