/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of steps, check-ins, evidence, ratings, and of the plan's own ladder. */

#include "rung-edit.h"

#include "rung-day.h"
#include "rung-progress.h"
#include "rung-test-plan.h"
#include "rung-text.h"
#include "rung-uid.h"

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
get (Fixture    *fixture,
     RungKind    kind,
     const char *uid)
{
  RungRecord *record = rung_plan_find_record (fixture->plan, kind, uid);

  g_assert_nonnull (record);
  return record;
}

static void
assert_steps (Fixture    *fixture,
              const char *goal,
              const char *expected)
{
  g_autoptr(GPtrArray) steps = rung_plan_list_steps (fixture->plan, goal);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    g_string_append_printf (text, "%s%s|", rung_record_has (steps->pdata[i], RUNG_STEP_DONE_DAY) ? "x " : "",
                            rung_record_get_text (steps->pdata[i], RUNG_STEP_TITLE));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  RungChangeset *add = rung_edit_add_step (fixture->plan, "review", " Read it ", &fixture->error);
  g_autofree char *uid = NULL;

  rung_test_assert_label (add, RUNG_LABEL_ADD_STEP, "Read it");
  uid = rung_test_commit_new (fixture->plan, add);
  rung_test_commit (fixture->plan, rung_edit_add_step (fixture->plan, "review", "Two\r\n\n  Three  \nFour", &fixture->error));
  assert_steps (fixture, "review", "Read it|Two|Three|Four|");
  rung_test_commit (fixture->plan, rung_edit_tick_step (fixture->plan, uid, RUNG_TEST_TODAY, &fixture->error));
  assert_steps (fixture, "review", "x Read it|Two|Three|Four|");
  rung_test_assert_refused (rung_edit_tick_step (fixture->plan, uid, RUNG_TEST_TODAY + 1, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_commit (fixture->plan, rung_edit_untick_step (fixture->plan, uid, &fixture->error));
  rung_test_assert_refused (rung_edit_untick_step (fixture->plan, uid, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_commit (fixture->plan, rung_edit_remove_step (fixture->plan, uid, &fixture->error));
  assert_steps (fixture, "review", "Two|Three|Four|");
  rung_test_assert_refused (rung_edit_remove_step (fixture->plan, uid, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  rung_test_assert_refused (rung_edit_add_step (fixture->plan, "review", " \n ", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_TEXT);
  rung_test_assert_refused (rung_edit_add_step (fixture->plan, "nowhere", "Title", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
}

static void
test_last_step_leaves_the_goal_open (Fixture       *fixture,
                                     gconstpointer  data)
{
  rung_test_commit (fixture->plan, rung_edit_tick_step (fixture->plan, "step-4", RUNG_TEST_TODAY, &fixture->error));
  g_assert_cmpfloat (rung_progress_of_goal (fixture->plan, get (fixture, RUNG_KIND_GOAL, "runbook")), ==, 1);
  g_assert_true (rung_goal_is_open (get (fixture, RUNG_KIND_GOAL, "runbook")));
}

static void
test_check_ins (Fixture       *fixture,
                gconstpointer  data)
{
  RungChangeset *add =
    rung_edit_add_check_in (fixture->plan, "review", "Went well", 80, RUNG_TEST_TODAY, RUNG_TEST_NOW_USEC, &fixture->error);
  g_autofree char *uid = NULL;
  g_autofree char *only_percent = NULL;

  rung_test_assert_label (add, RUNG_LABEL_ADD_CHECK_IN, "Design review for search");
  uid = rung_test_commit_new (fixture->plan, add);
  g_assert_cmpfloat (rung_progress_of_goal (fixture->plan, get (fixture, RUNG_KIND_GOAL, "review")), ==, 0.8);
  only_percent = rung_test_commit_new (fixture->plan,
                                       rung_edit_add_check_in (fixture->plan, "review", NULL, 0, RUNG_TEST_TODAY,
                                                               RUNG_TEST_NOW_USEC + 1, &fixture->error));
  g_assert_cmpfloat (rung_progress_of_goal (fixture->plan, get (fixture, RUNG_KIND_GOAL, "review")), ==, 0);
  rung_test_commit (fixture->plan, rung_edit_remove_check_in (fixture->plan, only_percent, &fixture->error));
  rung_test_commit (fixture->plan, rung_edit_remove_check_in (fixture->plan, uid, &fixture->error));
  g_assert_cmpfloat (rung_progress_of_goal (fixture->plan, get (fixture, RUNG_KIND_GOAL, "review")), ==, 0.62);
}

static void
test_check_in_percent_by_hand_only (Fixture       *fixture,
                                    gconstpointer  data)
{
  static const struct
  {
    const char   *goal, *text;
    int           percent;
    RungPlanError code;
  } cases[] = {
    { "runbook", "T", 50, RUNG_PLAN_ERROR_DERIVED }, { "clinic", "T", 0, RUNG_PLAN_ERROR_DERIVED },
    { "review", "T", 101, RUNG_PLAN_ERROR_RANGE },   { "review", "T", -2, RUNG_PLAN_ERROR_RANGE },
    { "review", " ", -1, RUNG_PLAN_ERROR_TEXT },     { "review", NULL, -1, RUNG_PLAN_ERROR_TEXT },
    { "nowhere", "T", -1, RUNG_PLAN_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    rung_test_assert_refused (rung_edit_add_check_in (fixture->plan, cases[i].goal, cases[i].text, cases[i].percent,
                                                      RUNG_TEST_TODAY, RUNG_TEST_NOW_USEC, &fixture->error),
                              fixture->error, cases[i].code);
  rung_test_commit (fixture->plan, rung_edit_add_check_in (fixture->plan, "runbook", "Only words", -1, RUNG_TEST_TODAY,
                                                           RUNG_TEST_NOW_USEC, &fixture->error));
}

static void
test_evidence (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *link =
    rung_test_commit_new (fixture->plan, rung_edit_add_evidence (fixture->plan, RUNG_KIND_GOAL, "review", NULL,
                                                                 " https://example.org/x ", RUNG_TEST_TODAY, &fixture->error));
  g_autofree char *words =
    rung_test_commit_new (fixture->plan, rung_edit_add_evidence (fixture->plan, RUNG_KIND_RESPONSIBILITY, "needs", "Praise",
                                                                 NULL, RUNG_NO_DAY, &fixture->error));
  RungRecord *record = get (fixture, RUNG_KIND_EVIDENCE, link);
  g_autoptr(GPtrArray) of_needs = rung_plan_list_evidence (fixture->plan, "needs");

  g_assert_cmpstr (rung_record_get_text (record, RUNG_EVIDENCE_TITLE), ==, "https://example.org/x");
  g_assert_cmpint (rung_record_get_integer (record, RUNG_EVIDENCE_KIND), ==, RUNG_EVIDENCE_IS_LINK);
  g_assert_cmpuint (of_needs->len, ==, 1);
  g_assert_cmpstr (rung_record_get_uid (of_needs->pdata[0]), ==, words);
  rung_test_commit (fixture->plan, rung_edit_remove_evidence (fixture->plan, "file", &fixture->error));
  g_assert_null (rung_plan_find (fixture->plan, "show-2"));
  g_assert_null (rung_plan_find (fixture->plan, "show-3"));
  rung_test_assert_refused (rung_edit_add_evidence (fixture->plan, RUNG_KIND_GOAL, "review", " ", "", 0, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_TEXT);
  rung_test_assert_refused (rung_edit_add_evidence (fixture->plan, RUNG_KIND_GOAL, "needs", "T", NULL, 0, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
}

static RungChangeset *
rate (Fixture      *fixture,
      int           level,
      RungRatingBy  by,
      const char   *note)
{
  return rung_edit_rate (fixture->plan, "bugs", level, by, RUNG_BASIS_SAW, note, RUNG_TEST_TODAY, RUNG_TEST_NOW_USEC,
                         &fixture->error);
}

static void
test_ratings (Fixture       *fixture,
              gconstpointer  data)
{
  RungChangeset *first = rate (fixture, 3, RUNG_RATING_BY_SELF, "Clear");
  g_autofree char *uid = NULL;
  g_autofree char *theirs = NULL;

  rung_test_assert_label (first, RUNG_LABEL_RATE, "Fix the hardest faults");
  uid = rung_test_commit_new (fixture->plan, first);
  g_assert_cmpstr (rung_record_get_text (get (fixture, RUNG_KIND_RATING, uid), RUNG_RATING_NAME), ==, "Ada");
  g_assert_cmpint (rung_record_get_integer (get (fixture, RUNG_KIND_RATING, uid), RUNG_RATING_BASIS), ==, RUNG_BASIS_SAW);
  g_assert_cmpint (rung_progress_of_responsibility (fixture->plan, "bugs"), ==, RUNG_MET_MET);
  rung_test_assert_refused (rate (fixture, 3, RUNG_RATING_BY_SELF, " Clear "), fixture->error, RUNG_PLAN_ERROR_NOTHING);

  theirs = rung_test_commit_new (fixture->plan, rate (fixture, -1, RUNG_RATING_BY_MENTOR, NULL));
  g_assert_cmpstr (rung_record_get_text (get (fixture, RUNG_KIND_RATING, theirs), RUNG_RATING_NAME), ==, "Grace");
  g_assert_false (rung_record_has (get (fixture, RUNG_KIND_RATING, theirs), RUNG_RATING_LEVEL));
  g_assert_cmpint (rung_progress_of_responsibility (fixture->plan, "bugs"), ==, RUNG_MET_NO_OPPORTUNITY);
  g_assert_nonnull (rung_plan_find (fixture->plan, uid)); /* history stays */

  rung_test_assert_refused (rate (fixture, 5, RUNG_RATING_BY_SELF, NULL), fixture->error, RUNG_PLAN_ERROR_RANGE);
  rung_test_assert_refused (rate (fixture, -2, RUNG_RATING_BY_SELF, NULL), fixture->error, RUNG_PLAN_ERROR_RANGE);
}

/* --- The ladder ----------------------------------------------------------- */

static void
assert_roles (Fixture    *fixture,
              gboolean    with_hidden,
              const char *expected)
{
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (fixture->plan, with_hidden);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < roles->len; i++)
    g_string_append_printf (text, "%s ", rung_record_get_text (roles->pdata[i], RUNG_ROLE_ID));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_add_role (Fixture       *fixture,
               gconstpointer  data)
{
  RungChangeset *add = rung_edit_add_role (fixture->plan, "Staff engineer!", "en", "engineer", &fixture->error);
  g_autofree char *uid = NULL;
  g_autofree char *expected_uid = rung_uid_new_for_item ("test", "staff-engineer");
  g_autofree char *twin = NULL;
  g_autofree char *chinese = NULL;

  rung_test_assert_label (add, RUNG_LABEL_ADD_ROLE, "Staff engineer!");
  uid = rung_test_commit_new (fixture->plan, add);
  g_assert_cmpstr (uid, ==, expected_uid);
  g_assert_cmpstr (rung_record_get_text (get (fixture, RUNG_KIND_ROLE, uid), RUNG_ROLE_TRACK), ==, "technical");
  assert_roles (fixture, TRUE, "programmer engineer staff-engineer architect manager cto ");

  twin = rung_test_commit_new (fixture->plan, rung_edit_add_role (fixture->plan, "Staff Engineer", "en", NULL, &fixture->error));
  g_assert_cmpstr (twin, !=, uid);
  chinese = rung_test_commit_new (fixture->plan, rung_edit_add_role (fixture->plan, "专家", "zh-CN", NULL, &fixture->error));
  g_assert_cmpstr (rung_text_pick (rung_record_get_variant (get (fixture, RUNG_KIND_ROLE, chinese), RUNG_ROLE_TITLE), "zh-CN"),
                   ==, "专家");

  rung_test_assert_refused (rung_edit_add_role (fixture->plan, "T", "no tag", NULL, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_RANGE);
  rung_test_assert_refused (rung_edit_add_role (fixture->plan, "", "en", NULL, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_TEXT);
  rung_test_assert_refused (rung_edit_add_role (fixture->plan, "T", "en", "nowhere", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
}

static void
test_add_responsibility (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *uid =
    rung_test_commit_new (fixture->plan, rung_edit_add_responsibility (fixture->plan, "engineer", "Help others", NULL, &fixture->error));
  g_autoptr(GPtrArray) of_engineer = rung_plan_list_responsibilities (fixture->plan, "engineer", FALSE);

  g_assert_cmpuint (of_engineer->len, ==, 3);
  g_assert_cmpstr (rung_record_get_uid (of_engineer->pdata[2]), ==, uid);
  g_assert_cmpstr (rung_record_get_text (of_engineer->pdata[2], RUNG_RESPONSIBILITY_ID), ==, "engineer.help-others");
  rung_test_assert_refused (rung_edit_add_responsibility (fixture->plan, "nowhere", "T", NULL, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
}

static void
test_hide (Fixture       *fixture,
           gconstpointer  data)
{
  RungChangeset *hide = rung_edit_hide_role (fixture->plan, "manager", TRUE, &fixture->error);

  rung_test_assert_label (hide, RUNG_LABEL_HIDE_ROLE, "Technical manager");
  rung_test_commit (fixture->plan, hide);
  assert_roles (fixture, FALSE, "programmer engineer architect cto ");
  assert_roles (fixture, TRUE, "programmer engineer architect manager cto ");
  rung_test_assert_refused (rung_edit_hide_role (fixture->plan, "manager", TRUE, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_commit (fixture->plan, rung_edit_hide_role (fixture->plan, "manager", FALSE, &fixture->error));
  assert_roles (fixture, FALSE, "programmer engineer architect manager cto ");

  rung_test_commit (fixture->plan, rung_edit_hide_responsibility (fixture->plan, "bugs", TRUE, &fixture->error));
  g_assert_cmpuint (rung_progress_of_role (fixture->plan, "engineer").total, ==, 1);
  rung_test_assert_refused (rung_edit_hide_responsibility (fixture->plan, "needs", FALSE, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
}

static void
test_check_in_says_something (Fixture       *fixture,
                              gconstpointer  data)
{
  const RungNewCheckIn settings = {
    .goal = "review", .text = "One\ntwo", .percent = 70, .day = RUNG_TEST_TODAY, .private_ = TRUE,
  };
  g_autofree char *uid = NULL;

  uid = rung_test_commit_new (fixture->plan,
                              rung_edit_note_check_in (fixture->plan, &settings, RUNG_TEST_NOW_USEC, &fixture->error));
  g_assert_true (rung_record_is_private (get (fixture, RUNG_KIND_CHECK_IN, uid)));
  g_assert_cmpstr (rung_record_get_text (get (fixture, RUNG_KIND_CHECK_IN, uid), RUNG_CHECK_IN_TEXT), ==, "One\ntwo");
  rung_test_commit (fixture->plan, rung_edit_set_field (fixture->plan, RUNG_KIND_CHECK_IN, uid, RUNG_CHECK_IN_PERCENT, NULL,
                                                        &fixture->error));
  rung_test_assert_refused (rung_edit_set_field (fixture->plan, RUNG_KIND_CHECK_IN, uid, RUNG_CHECK_IN_TEXT,
                                                 g_variant_new_string ("  "), &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_TEXT);
}

#define ADD(name, function) \
  g_test_add ("/edit/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("step/many-lines-are-many-steps", test_steps);
  ADD ("step/the-last-leaves-the-goal-open", test_last_step_leaves_the_goal_open);
  ADD ("check-in/moves-a-goal-by-hand", test_check_ins);
  ADD ("check-in/has-a-percent-by-hand-only", test_check_in_percent_by_hand_only);
  ADD ("evidence/is-linked-to-what-it-shows", test_evidence);
  ADD ("rating/is-a-new-record-each-time", test_ratings);
  ADD ("ladder/a-role-comes-where-it-is-put", test_add_role);
  ADD ("ladder/a-responsibility-comes-last", test_add_responsibility);
  ADD ("ladder/hidden-is-not-lost", test_hide);
  ADD ("check-in-says-something", test_check_in_says_something);

  return g_test_run ();
}
