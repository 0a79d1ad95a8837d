/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-edit.h"

#include <string.h>

#include "rung-day.h"
#include "rung-progress.h"
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

static RungRecord *
get_goal (Fixture    *fixture,
          const char *uid)
{
  RungRecord *goal = rung_plan_find_record (fixture->plan, RUNG_KIND_GOAL, uid);

  g_assert_nonnull (goal);
  return goal;
}

static RungGoalStatus
get_status (Fixture    *fixture,
            const char *uid)
{
  return rung_record_get_integer (get_goal (fixture, uid), RUNG_GOAL_STATUS);
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  RungNewGoal settings = {
    .title = "  Lead the\ncheckout redesign ", .responsibility = "features", .done_when = " It ships ", .why = "  ",
    .due = rung_day_new (2027, 4, 30), .priority = RUNG_PRIORITY_HIGH, .way = RUNG_WAY_PEOPLE, .private_ = TRUE,
  };
  RungChangeset *add = rung_edit_add_goal (fixture->plan, &settings, RUNG_TEST_NOW_USEC, &fixture->error);
  g_autofree char *uid = NULL;
  g_autoptr(GPtrArray) of_features = NULL;
  g_autoptr(GPtrArray) all = NULL;
  RungRecord *goal;

  rung_test_assert_label (add, RUNG_LABEL_ADD_GOAL, "Lead the checkout redesign");
  uid = rung_test_commit_new (fixture->plan, add);
  goal = get_goal (fixture, uid);
  g_assert_cmpstr (rung_record_get_text (goal, RUNG_GOAL_TITLE), ==, "Lead the checkout redesign");
  g_assert_cmpstr (rung_record_get_text (goal, RUNG_GOAL_DONE_WHEN), ==, "It ships");
  g_assert_false (rung_record_has (goal, RUNG_GOAL_WHY));
  g_assert_cmpint (rung_record_get_integer (goal, RUNG_GOAL_PRIORITY), ==, RUNG_PRIORITY_HIGH);
  g_assert_cmpint (rung_record_get_integer (goal, RUNG_GOAL_WAY), ==, RUNG_WAY_PEOPLE);
  g_assert_cmpint (rung_record_get_integer (goal, RUNG_GOAL_CREATED), ==, RUNG_TEST_NOW_USEC);
  g_assert_cmpuint (rung_record_get_day (goal, RUNG_GOAL_DUE), ==, rung_day_new (2027, 4, 30));
  g_assert_true (rung_record_is_private (goal));

  of_features = rung_plan_list_goals (fixture->plan, "features");
  g_assert_true (of_features->pdata[of_features->len - 1] == goal);
  all = rung_plan_list_goals (fixture->plan, NULL);
  g_assert_true (all->pdata[all->len - 1] == goal);
}

static void
test_new_goal_is_planned_unless_begun (Fixture       *fixture,
                                       gconstpointer  data)
{
  static const struct
  {
    int            days_from_today;
    RungGoalStatus status;
  } cases[] = { { -1, RUNG_GOAL_ACTIVE }, { 0, RUNG_GOAL_ACTIVE }, { 1, RUNG_GOAL_PLANNED } };
  RungNewGoal settings = { .title = "T", .priority = RUNG_PRIORITY_NORMAL };
  g_autofree char *without_start =
    rung_test_commit_new (fixture->plan, rung_edit_add_goal (fixture->plan, &settings, RUNG_TEST_NOW_USEC, NULL));

  g_assert_cmpint (get_status (fixture, without_start), ==, RUNG_GOAL_PLANNED);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uid = NULL;

      settings.start = RUNG_TEST_TODAY + cases[i].days_from_today;
      uid = rung_test_commit_new (fixture->plan,
                                  rung_edit_add_goal (fixture->plan, &settings, RUNG_TEST_NOW_USEC, NULL));
      g_assert_cmpint (get_status (fixture, uid), ==, cases[i].status);
    }

  /* East of Greenwich the day has begun that is yet to come in UTC. */
  {
    g_autofree char *uid = NULL;

    settings.start = settings.today = RUNG_TEST_TODAY + 1;
    uid = rung_test_commit_new (fixture->plan, rung_edit_add_goal (fixture->plan, &settings, RUNG_TEST_NOW_USEC, NULL));
    g_assert_cmpint (get_status (fixture, uid), ==, RUNG_GOAL_ACTIVE);
  }
}

static void
test_add_refuses_nonsense (Fixture       *fixture,
                           gconstpointer  data)
{
  static const char *const blanks[] = { NULL, "", "  \n\t " };
  RungNewGoal lost = { .title = "T", .responsibility = "nowhere" };
  RungNewGoal backwards = { .title = "T", .start = RUNG_TEST_TODAY, .due = RUNG_TEST_TODAY - 1 };
  RungNewGoal bytes = { .title = "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      RungNewGoal blank = { .title = blanks[i] };

      rung_test_assert_refused (rung_edit_add_goal (fixture->plan, &blank, RUNG_TEST_NOW_USEC, &fixture->error),
                                fixture->error, RUNG_PLAN_ERROR_TEXT);
    }
  rung_test_assert_refused (rung_edit_add_goal (fixture->plan, &bytes, RUNG_TEST_NOW_USEC, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_TEXT);
  rung_test_assert_refused (rung_edit_add_goal (fixture->plan, &lost, RUNG_TEST_NOW_USEC, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  rung_test_assert_refused (rung_edit_add_goal (fixture->plan, &backwards, RUNG_TEST_NOW_USEC, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_SPAN);
}

static void
test_complete_and_reopen (Fixture       *fixture,
                          gconstpointer  data)
{
  RungChangeset *complete = rung_edit_complete_goal (fixture->plan, "runbook", RUNG_TEST_TODAY, &fixture->error);
  RungRecord *goal;

  rung_test_assert_label (complete, RUNG_LABEL_COMPLETE_GOAL, "Write the on-call runbook");
  rung_test_commit (fixture->plan, complete);
  goal = get_goal (fixture, "runbook");
  g_assert_cmpint (get_status (fixture, "runbook"), ==, RUNG_GOAL_DONE);
  g_assert_cmpuint (rung_record_get_day (goal, RUNG_GOAL_DONE_DAY), ==, RUNG_TEST_TODAY);
  g_assert_cmpfloat (rung_progress_of_goal (fixture->plan, goal), ==, 1);
  rung_test_assert_refused (rung_edit_complete_goal (fixture->plan, "runbook", RUNG_TEST_TODAY + 1, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);

  rung_test_commit (fixture->plan, rung_edit_reopen_goal (fixture->plan, "runbook", &fixture->error));
  goal = get_goal (fixture, "runbook");
  g_assert_cmpint (get_status (fixture, "runbook"), ==, RUNG_GOAL_ACTIVE);
  g_assert_false (rung_record_has (goal, RUNG_GOAL_DONE_DAY));
  rung_test_assert_refused (rung_edit_reopen_goal (fixture->plan, "runbook", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
}

static void
test_reopened_goal_is_what_it_shows (Fixture       *fixture,
                                     gconstpointer  data)
{
  static const struct
  {
    const char    *uid;
    RungGoalStatus status;
  } cases[] = {
    { "rewrite", RUNG_GOAL_ACTIVE }, /* it had a start */
    { "talk", RUNG_GOAL_PLANNED },   /* neither start nor progress */
    { "book", RUNG_GOAL_PLANNED },
    { "clinic", RUNG_GOAL_ACTIVE },  /* its measure has moved */
  };

  rung_test_commit (fixture->plan, rung_edit_drop_goal (fixture->plan, "clinic", NULL, &fixture->error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rung_test_commit (fixture->plan, rung_edit_reopen_goal (fixture->plan, cases[i].uid, &fixture->error));
      g_assert_cmpint (get_status (fixture, cases[i].uid), ==, cases[i].status);
      g_assert_false (rung_record_has (get_goal (fixture, cases[i].uid), RUNG_GOAL_REASON));
    }
}

static void
test_rest_keeps_a_reason (Fixture       *fixture,
                          gconstpointer  data)
{
  rung_test_commit (fixture->plan, rung_edit_pause_goal (fixture->plan, "review", " Holidays ", &fixture->error));
  g_assert_cmpint (get_status (fixture, "review"), ==, RUNG_GOAL_PAUSED);
  g_assert_cmpstr (rung_record_get_text (get_goal (fixture, "review"), RUNG_GOAL_REASON), ==, "Holidays");
  rung_test_assert_refused (rung_edit_pause_goal (fixture->plan, "review", "Holidays", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);

  rung_test_commit (fixture->plan, rung_edit_drop_goal (fixture->plan, "review", "Not mine", &fixture->error));
  g_assert_cmpint (get_status (fixture, "review"), ==, RUNG_GOAL_DROPPED);
  g_assert_cmpstr (rung_record_get_text (get_goal (fixture, "review"), RUNG_GOAL_REASON), ==, "Not mine");

  rung_test_commit (fixture->plan, rung_edit_complete_goal (fixture->plan, "review", RUNG_TEST_TODAY, &fixture->error));
  g_assert_false (rung_record_has (get_goal (fixture, "review"), RUNG_GOAL_REASON));
}

static void
test_done_goal_is_reopened_first (Fixture       *fixture,
                                  gconstpointer  data)
{
  rung_test_assert_refused (rung_edit_drop_goal (fixture->plan, "rewrite", NULL, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_DONE_DAY);
  rung_test_assert_refused (rung_edit_pause_goal (fixture->plan, "rewrite", NULL, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_DONE_DAY);
  rung_test_assert_refused (rung_edit_start_goal (fixture->plan, "rewrite", RUNG_TEST_TODAY, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_DONE_DAY);
}

static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  rung_test_commit (fixture->plan, rung_edit_start_goal (fixture->plan, "clinic", RUNG_TEST_TODAY, &fixture->error));
  g_assert_cmpint (get_status (fixture, "clinic"), ==, RUNG_GOAL_ACTIVE);
  g_assert_cmpuint (rung_record_get_day (get_goal (fixture, "clinic"), RUNG_GOAL_START), ==, RUNG_TEST_TODAY);
  rung_test_assert_refused (rung_edit_start_goal (fixture->plan, "clinic", RUNG_TEST_TODAY, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);

  /* Late before it begins: no start behind the due day. */
  rung_test_commit (fixture->plan, rung_edit_start_goal (fixture->plan, "book", RUNG_TEST_TODAY, &fixture->error));
  g_assert_cmpint (get_status (fixture, "book"), ==, RUNG_GOAL_ACTIVE);
  g_assert_false (rung_record_has (get_goal (fixture, "book"), RUNG_GOAL_START));
  g_assert_false (rung_record_has (get_goal (fixture, "book"), RUNG_GOAL_REASON));
}

static char *
join_order (Fixture *fixture)
{
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (fixture->plan, NULL);
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < goals->len; i++)
    g_string_append_printf (order, "%s%s", i > 0 ? " " : "", rung_record_get_uid (goals->pdata[i]));
  return g_string_free (order, FALSE);
}

static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char *uid, *before;
    const char *order;
  } cases[] = {
    { "book", "runbook", "book runbook review clinic rewrite talk" },
    { "book", NULL, "runbook review clinic rewrite talk book" },
    { "runbook", "clinic", "review runbook clinic rewrite talk book" },
    { "talk", "review", "talk review runbook clinic rewrite book" },
    { "review", "book", "talk runbook clinic rewrite review book" },
    { "review", "talk", "review talk runbook clinic rewrite book" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *order = NULL;

      rung_test_commit (fixture->plan,
                        rung_edit_move_goal (fixture->plan, cases[i].uid, cases[i].before, &fixture->error));
      order = join_order (fixture);
      g_assert_cmpstr (order, ==, cases[i].order);
    }
  rung_test_assert_refused (rung_edit_move_goal (fixture->plan, "review", "talk", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_move_goal (fixture->plan, "review", "review", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_move_goal (fixture->plan, "book", NULL, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
}

static void
test_move_among_equal_and_last_ordinals (Fixture       *fixture,
                                         gconstpointer  data)
{
  static const char *const uids[] = { "runbook", "review", "clinic", "rewrite", "talk", "book" };
  g_autoptr(RungChangeset) strange = rung_changeset_new (RUNG_LABEL_NONE, NULL);
  RungNewGoal settings = { .title = "Behind the last" };
  g_autofree char *uid = NULL;
  g_autofree char *order = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (uids); i++)
    {
      RungRecord *goal = get_goal (fixture, uids[i]);

      rung_changeset_take (strange, rung_record_ref (goal),
                           rung_record_with (goal, RUNG_GOAL_ORDINAL, g_variant_new_int64 (G_MAXINT32)));
    }
  rung_plan_apply (fixture->plan, strange);
  rung_test_commit (fixture->plan, rung_edit_move_goal (fixture->plan, "talk", "clinic", &fixture->error));
  order = join_order (fixture);
  g_assert_true (strstr (order, "talk clinic") != NULL);
  uid = rung_test_commit_new (fixture->plan, rung_edit_add_goal (fixture->plan, &settings, RUNG_TEST_NOW_USEC, &fixture->error));
  g_free (order);
  order = join_order (fixture);
  g_assert_true (g_str_has_suffix (order, uid));
}

static void
test_delete_takes_what_belongs (Fixture       *fixture,
                                gconstpointer  data)
{
  static const char *const gone[] = {
    "runbook", "step-1", "step-2", "step-3", "step-4", "check-in", "link-1", "link-2", "show-1", "show-2",
    "notes", /* it showed nothing else */
  };
  static const char *const kept[] = { "file", "show-3", "item", "action", "session", "review", "link-3", "bugs" };

  rung_test_commit (fixture->plan, rung_edit_delete_goal (fixture->plan, "runbook", &fixture->error));
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_null (rung_plan_find (fixture->plan, gone[i]));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_nonnull (rung_plan_find (fixture->plan, kept[i]));
  g_assert_false (rung_record_has (rung_plan_find_record (fixture->plan, RUNG_KIND_AGENDA_ITEM, "item"),
                                   RUNG_AGENDA_ITEM_GOAL));
  g_assert_false (rung_record_has (rung_plan_find_record (fixture->plan, RUNG_KIND_ACTION, "action"),
                                   RUNG_ACTION_GOAL));
  rung_test_assert_refused (rung_edit_delete_goal (fixture->plan, "runbook", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) responsibilities = NULL;

  rung_test_commit (fixture->plan, rung_edit_link_goal (fixture->plan, "review", "needs", &fixture->error));
  responsibilities = rung_plan_list_responsibilities_of_goal (fixture->plan, "review");
  g_assert_cmpuint (responsibilities->len, ==, 2);
  rung_test_assert_refused (rung_edit_link_goal (fixture->plan, "review", "needs", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_link_goal (fixture->plan, "review", "nowhere", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);

  rung_test_commit (fixture->plan, rung_edit_unlink_goal (fixture->plan, "review", "needs", &fixture->error));
  rung_test_assert_refused (rung_edit_unlink_goal (fixture->plan, "review", "needs", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  g_assert_nonnull (rung_plan_find (fixture->plan, "review"));
}

static void
test_any_status_can_be_chosen (Fixture       *fixture,
                               gconstpointer  data)
{
  static const RungGoalStatus statuses[] = {
    RUNG_GOAL_ACTIVE, RUNG_GOAL_PLANNED, RUNG_GOAL_PAUSED, RUNG_GOAL_PLANNED, RUNG_GOAL_DROPPED, RUNG_GOAL_ACTIVE,
    RUNG_GOAL_DONE, RUNG_GOAL_PLANNED, RUNG_GOAL_DONE, RUNG_GOAL_ACTIVE, RUNG_GOAL_PAUSED, RUNG_GOAL_DROPPED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      rung_test_commit (fixture->plan, rung_edit_set_status (fixture->plan, "clinic", statuses[i], RUNG_TEST_TODAY, &fixture->error));
      g_assert_cmpint (get_status (fixture, "clinic"), ==, statuses[i]);
      rung_test_assert_refused (rung_edit_set_status (fixture->plan, "clinic", statuses[i], RUNG_TEST_TODAY, &fixture->error),
                                fixture->error, RUNG_PLAN_ERROR_NOTHING);
    }
  /* A reason is not lost by choosing what is chosen. */
  rung_test_commit (fixture->plan, rung_edit_drop_goal (fixture->plan, "clinic", "No time", &fixture->error));
  rung_test_assert_refused (rung_edit_set_status (fixture->plan, "clinic", RUNG_GOAL_DROPPED, RUNG_TEST_TODAY, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_set_status (fixture->plan, "rewrite", RUNG_GOAL_PAUSED, RUNG_TEST_TODAY, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_DONE_DAY);
}

#define ADD(name, function) \
  g_test_add ("/edit/goal/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("is-added-last-and-linked", test_add);
  ADD ("is-planned-unless-it-has-begun", test_new_goal_is_planned_unless_begun);
  ADD ("without-title-or-place-is-refused", test_add_refuses_nonsense);
  ADD ("done-has-a-day-and-reopened-has-none", test_complete_and_reopen);
  ADD ("reopened-is-what-it-shows", test_reopened_goal_is_what_it_shows);
  ADD ("at-rest-keeps-a-reason", test_rest_keeps_a_reason);
  ADD ("that-is-done-has-to-be-reopened-first", test_done_goal_is_reopened_first);
  ADD ("starts-today", test_start);
  ADD ("moves-to-where-it-is-put", test_move);
  ADD ("moves-among-equal-and-last-ordinals", test_move_among_equal_and_last_ordinals);
  ADD ("deleted-takes-what-belongs-to-it", test_delete_takes_what_belongs);
  ADD ("is-linked-once", test_links);
  ADD ("any-status-can-be-chosen", test_any_status_can_be_chosen);

  return g_test_run ();
}
