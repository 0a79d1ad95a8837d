/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-edit.h"

#include "rung-day.h"
#include "rung-test-plan.h"
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

/* "2021-07-01", "2021-07-01 2027-03-31", with * before a planned and = before an ended one */
static void
assert_stay (Fixture    *fixture,
             const char *uid,
             const char *expected)
{
  RungRecord *stay = rung_plan_find_record (fixture->plan, RUNG_KIND_STAY, uid);
  guint32 end, expected_end;
  g_autofree char *start = NULL;
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (stay);
  end = rung_record_get_day (stay, RUNG_STAY_END);
  expected_end = rung_record_get_day (stay, RUNG_STAY_EXPECTED_END);
  g_assert_true (end == RUNG_NO_DAY || expected_end == RUNG_NO_DAY);
  start = rung_day_to_text (rung_record_get_day (stay, RUNG_STAY_START));
  last = end || expected_end ? rung_day_to_text (end ? end : expected_end) : g_strdup ("");
  text = g_strdup_printf ("%s%s%s%s", rung_record_get_boolean (stay, RUNG_STAY_PLANNED) ? "*" : end ? "=" : "",
                          start, *last ? " " : "", last);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  guint32 first = rung_day_new (2017, 1, 1), last = rung_day_new (2018, 6, 30);
  g_autofree char *uid = NULL;
  RungChangeset *add = rung_edit_add_stay (fixture->plan, "programmer", first, last, RUNG_NO_DAY, FALSE, &fixture->error);

  rung_test_assert_label (add, RUNG_LABEL_ADD_STAY, "Programmer");
  uid = rung_test_commit_new (fixture->plan, add);
  assert_stay (fixture, uid, "=2017-01-01 2018-06-30");
  rung_test_assert_refused (rung_edit_add_stay (fixture->plan, "programmer", last, last + 1, 0, FALSE, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_OVERLAP);
  rung_test_assert_refused (rung_edit_add_stay (fixture->plan, "programmer", 0, last, 0, FALSE, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_MISSING);
  rung_test_assert_refused (rung_edit_add_stay (fixture->plan, "programmer", first - 10, first - 20, 0, FALSE, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_SPAN);
  rung_test_assert_refused (rung_edit_add_stay (fixture->plan, "nobody", first - 10, 0, 0, FALSE, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  rung_test_assert_refused (rung_edit_add_stay (fixture->plan, "programmer", RUNG_TEST_TODAY, 0, 0, FALSE, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_TWO_CURRENT);
}

static void
test_end_of_a_planned_stay_is_expected (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autofree char *uid = NULL;

  rung_test_commit (fixture->plan, rung_edit_remove_stay (fixture->plan, "stay-cto", &fixture->error));
  uid = rung_test_commit_new (fixture->plan,
                              rung_edit_add_stay (fixture->plan, "cto", rung_day_new (2040, 1, 1),
                                                  rung_day_new (2044, 12, 31), RUNG_NO_DAY, TRUE, &fixture->error));
  assert_stay (fixture, uid, "*2040-01-01 2044-12-31");
}

static void
test_change_moves_what_follows (Fixture       *fixture,
                                gconstpointer  data)
{
  rung_test_commit (fixture->plan,
                    rung_edit_change_stay (fixture->plan, "stay-engineer", rung_day_new (2021, 7, 1), RUNG_NO_DAY,
                                           rung_day_new (2027, 9, 30), FALSE, &fixture->error));
  assert_stay (fixture, "stay-engineer", "2021-07-01 2027-09-30");
  assert_stay (fixture, "stay-architect", "*2027-10-01 2031-09-30");
  assert_stay (fixture, "stay-manager", "*2031-10-01 2034-09-30");
  assert_stay (fixture, "stay-cto", "*2034-10-01");

  /* A gap that the person left stays, and is not eaten before it has to be. */
  rung_test_commit (fixture->plan,
                    rung_edit_change_stay (fixture->plan, "stay-architect", rung_day_new (2028, 1, 1), RUNG_NO_DAY,
                                           rung_day_new (2031, 9, 30), TRUE, &fixture->error));
  rung_test_commit (fixture->plan,
                    rung_edit_change_stay (fixture->plan, "stay-engineer", rung_day_new (2021, 7, 1), RUNG_NO_DAY,
                                           rung_day_new (2027, 12, 1), FALSE, &fixture->error));
  assert_stay (fixture, "stay-architect", "*2028-01-01 2031-09-30");
}

static void
test_end_pushes_but_does_not_pull (Fixture       *fixture,
                                   gconstpointer  data)
{
  RungChangeset *end = rung_edit_end_stay (fixture->plan, "stay-engineer", RUNG_TEST_TODAY, &fixture->error);

  rung_test_assert_label (end, RUNG_LABEL_END_STAY, "Engineer");
  rung_test_commit (fixture->plan, end);
  assert_stay (fixture, "stay-engineer", "=2021-07-01 2026-11-23");
  assert_stay (fixture, "stay-architect", "*2027-04-01 2031-03-31");
  rung_test_commit (fixture->plan,
                    rung_edit_end_stay (fixture->plan, "stay-engineer", rung_day_new (2027, 4, 30), &fixture->error));
  assert_stay (fixture, "stay-architect", "*2027-05-01 2031-04-30");
  rung_test_assert_refused (rung_edit_end_stay (fixture->plan, "stay-engineer", rung_day_new (2021, 6, 1), &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_SPAN);
}

static void
test_new_role_takes_the_planned_stay (Fixture       *fixture,
                                      gconstpointer  data)
{
  RungChangeset *promotion =
    rung_edit_new_role (fixture->plan, "architect", rung_day_new (2027, 1, 1), &fixture->error);

  rung_test_assert_label (promotion, RUNG_LABEL_NEW_ROLE, "Architect");
  g_assert_cmpstr (rung_changeset_get_created_uid (promotion), ==, "stay-architect");
  rung_test_commit (fixture->plan, promotion);
  assert_stay (fixture, "stay-engineer", "=2021-07-01 2026-12-31");
  assert_stay (fixture, "stay-architect", "2027-01-01 2030-12-31");
  assert_stay (fixture, "stay-manager", "*2031-01-01 2033-12-31");
  assert_stay (fixture, "stay-cto", "*2034-01-01");
  g_assert_cmpstr (rung_record_get_uid (rung_plan_get_current_role (fixture->plan, rung_day_new (2027, 1, 1))), ==, "architect");
  /* Until then one is in the old one, and knows the last day of it. */
  g_assert_cmpstr (rung_record_get_uid (rung_plan_get_current_role (fixture->plan, rung_day_new (2026, 12, 31))), ==, "engineer");
  rung_test_assert_refused (rung_edit_new_role (fixture->plan, "architect", rung_day_new (2028, 1, 1), &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
}

static void
test_new_role_skips_a_rung (Fixture       *fixture,
                            gconstpointer  data)
{
  rung_test_commit (fixture->plan,
                    rung_edit_new_role (fixture->plan, "manager", rung_day_new (2026, 12, 1), &fixture->error));
  assert_stay (fixture, "stay-engineer", "=2021-07-01 2026-11-30");
  g_assert_null (rung_plan_find (fixture->plan, "stay-architect"));
  assert_stay (fixture, "stay-manager", "2026-12-01 2029-11-30");
  assert_stay (fixture, "stay-cto", "*2029-12-01");
}

static void
test_new_role_without_plans (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *uid = NULL;

  rung_test_commit (fixture->plan, rung_edit_remove_stay (fixture->plan, "stay-architect", &fixture->error));
  uid = rung_test_commit_new (fixture->plan,
                              rung_edit_new_role (fixture->plan, "architect", rung_day_new (2029, 1, 1), &fixture->error));
  assert_stay (fixture, "stay-engineer", "=2021-07-01 2028-12-31");
  assert_stay (fixture, uid, "2029-01-01 2032-12-31"); /* the mean of 36 and 60 months */
  assert_stay (fixture, "stay-manager", "*2033-01-01 2035-12-31");
  assert_stay (fixture, "stay-cto", "*2036-01-01");
}

static void
test_step_back_keeps_the_plans (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *uid =
    rung_test_commit_new (fixture->plan,
                          rung_edit_new_role (fixture->plan, "programmer", rung_day_new (2026, 12, 1), &fixture->error));

  assert_stay (fixture, uid, "2026-12-01 2029-11-30");
  assert_stay (fixture, "stay-architect", "*2029-12-01 2033-11-30");
}

static void
test_new_role_starts_after_the_present_one (Fixture       *fixture,
                                            gconstpointer  data)
{
  rung_test_assert_refused (rung_edit_new_role (fixture->plan, "architect", rung_day_new (2021, 7, 1), &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_SPAN);
  rung_test_commit (fixture->plan, rung_edit_new_role (fixture->plan, "architect", rung_day_new (2021, 7, 2), &fixture->error));
  assert_stay (fixture, "stay-engineer", "=2021-07-01 2021-07-01");
}

/* --- A new plan ----------------------------------------------------------- */

static RungSnapshot *
new_ladder (void)
{
  g_autoptr(RungSnapshot) whole = rung_test_snapshot_new ();
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);

  for (guint i = 0; i < rung_snapshot_get_size (whole); i++)
    {
      RungRecord *record = rung_snapshot_get (whole, i);
      RungKind kind = rung_record_get_kind (record);

      if (kind == RUNG_KIND_LADDER || kind == RUNG_KIND_ROLE || kind == RUNG_KIND_RESPONSIBILITY)
        g_ptr_array_add (records, rung_record_ref (record));
    }
  return rung_snapshot_new_take (records);
}

static char *
join_stays (RungPlan *plan)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < stays->len; i++)
    {
      guint32 last = rung_record_get_day (stays->pdata[i], RUNG_STAY_EXPECTED_END);
      g_autofree char *from = rung_day_to_text (rung_record_get_day (stays->pdata[i], RUNG_STAY_START));
      g_autofree char *to = last ? rung_day_to_text (last) : g_strdup ("…");

      g_string_append_printf (text, "%s%s %s–%s\n", rung_record_get_boolean (stays->pdata[i], RUNG_STAY_PLANNED) ? "*" : "",
                              rung_record_get_text (stays->pdata[i], RUNG_STAY_ROLE), from, to);
    }
  return g_string_free (text, FALSE);
}

static void
assert_new_plan (const RungNewPlan *settings,
                 guint32            today,
                 const char        *expected)
{
  g_autoptr(RungSnapshot) ladder = new_ladder ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) snapshot = rung_edit_new_plan (ladder, settings, today, &error);
  g_autoptr(RungPlan) plan = NULL;
  g_autofree char *stays = NULL;

  g_assert_no_error (error);
  plan = rung_plan_new (snapshot);
  stays = join_stays (plan);
  g_assert_cmpstr (stays, ==, expected);
  g_assert_nonnull (rung_plan_find (plan, "bugs"));
}

static void
test_new_plan_lays_out_the_ladder (void)
{
  /* Five years and four months an engineer: longer than typical, so the quarter after next. */
  assert_new_plan (&(RungNewPlan) { .title = "P", .role = "engineer", .since = rung_day_new (2021, 7, 1) },
                   RUNG_TEST_TODAY,
                   "engineer 2021-07-01–2027-03-31\n"
                   "*architect 2027-04-01–2031-03-31\n"
                   "*manager 2031-04-01–2034-03-31\n"
                   "*cto 2034-04-01–…\n");
  assert_new_plan (&(RungNewPlan) { .title = "P", .role = "engineer", .since = rung_day_new (2025, 1, 1) },
                   RUNG_TEST_TODAY,
                   "engineer 2025-01-01–2029-06-30\n"
                   "*architect 2029-07-01–2033-06-30\n"
                   "*manager 2033-07-01–2036-06-30\n"
                   "*cto 2036-07-01–…\n");
  /* Past the mean of 54 months but not past 60. */
  assert_new_plan (&(RungNewPlan) { .title = "P", .role = "engineer", .since = rung_day_new (2022, 1, 1) },
                   RUNG_TEST_TODAY,
                   "engineer 2022-01-01–2026-12-31\n"
                   "*architect 2027-01-01–2030-12-31\n"
                   "*manager 2031-01-01–2033-12-31\n"
                   "*cto 2034-01-01–…\n");
  assert_new_plan (&(RungNewPlan) { .title = "P", .role = "cto" }, RUNG_TEST_TODAY, "cto 2026-11-23–…\n");
  assert_new_plan (&(RungNewPlan) { .title = "P" }, RUNG_TEST_TODAY, "");
}

static void
test_new_plan_keeps_what_was_said (void)
{
  RungNewPlan settings = {
    .owner = " Ada ", .mentor = "Grace", .language = "zh-CN", .role = "engineer", .target_role = "architect",
    .target_day = rung_day_new (2028, 1, 1), .career_start = rung_day_new (2018, 7, 1), .kind = RUNG_PLAN_MENTEE,
  };
  g_autoptr(RungSnapshot) ladder = new_ladder ();
  g_autoptr(RungSnapshot) one = rung_edit_new_plan (ladder, &settings, RUNG_TEST_TODAY, NULL);
  g_autoptr(RungSnapshot) two = rung_edit_new_plan (ladder, &settings, RUNG_TEST_TODAY, NULL);
  RungRecord *head = rung_snapshot_get (one, 0);

  g_assert_cmpstr (rung_record_get_text (head, RUNG_PLAN_TITLE), ==, "Ada"); /* for want of a title */
  g_assert_cmpstr (rung_record_get_text (head, RUNG_PLAN_OWNER), ==, "Ada");
  g_assert_cmpstr (rung_record_get_text (head, RUNG_PLAN_MENTOR), ==, "Grace");
  g_assert_cmpstr (rung_record_get_text (head, RUNG_PLAN_LANGUAGE), ==, "zh-CN");
  g_assert_cmpstr (rung_record_get_text (head, RUNG_PLAN_TARGET_ROLE), ==, "architect");
  g_assert_cmpuint (rung_record_get_day (head, RUNG_PLAN_TARGET_DAY), ==, settings.target_day);
  g_assert_cmpuint (rung_record_get_day (head, RUNG_PLAN_CAREER_START), ==, settings.career_start);
  g_assert_cmpint (rung_record_get_integer (head, RUNG_PLAN_KIND), ==, RUNG_PLAN_MENTEE);
  g_assert_true (rung_uid_is_valid (rung_record_get_uid (head)));
  g_assert_cmpstr (rung_record_get_uid (head), !=, rung_record_get_uid (rung_snapshot_get (two, 0)));
}

static void
test_new_plan_refuses_unknown_roles (void)
{
  g_autoptr(RungSnapshot) ladder = new_ladder ();
  GError *error = NULL;

  rung_test_assert_refused (rung_edit_new_plan (ladder, &(RungNewPlan) { .title = "P", .role = "king" },
                                                RUNG_TEST_TODAY, &error),
                            error, RUNG_PLAN_ERROR_NOT_FOUND);
  rung_test_assert_refused (rung_edit_new_plan (ladder, &(RungNewPlan) { .title = "P", .target_role = "king" },
                                                RUNG_TEST_TODAY, &error),
                            error, RUNG_PLAN_ERROR_NOT_FOUND);
  rung_test_assert_refused (rung_edit_new_plan (ladder, &(RungNewPlan) { .title = " " }, RUNG_TEST_TODAY, &error),
                            error, RUNG_PLAN_ERROR_TEXT);
}

#define ADD(name, function) \
  g_test_add ("/edit/stay/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("fits-in-between-others", test_add);
  ADD ("planned-has-an-expected-end", test_end_of_a_planned_stay_is_expected);
  ADD ("changed-moves-what-follows", test_change_moves_what_follows);
  ADD ("ended-pushes-but-does-not-pull", test_end_pushes_but_does_not_pull);
  ADD ("planned-becomes-current-with-a-new-role", test_new_role_takes_the_planned_stay);
  ADD ("skipped-goes-with-a-new-role", test_new_role_skips_a_rung);
  ADD ("is-made-for-a-role-nobody-planned", test_new_role_without_plans);
  ADD ("above-is-kept-by-a-step-back", test_step_back_keeps_the_plans);
  ADD ("new-starts-after-the-present-one", test_new_role_starts_after_the_present_one);
  g_test_add_func ("/edit/plan/new-lays-out-the-ladder", test_new_plan_lays_out_the_ladder);
  g_test_add_func ("/edit/plan/new-keeps-what-was-said", test_new_plan_keeps_what_was_said);
  g_test_add_func ("/edit/plan/new-refuses-unknown-roles", test_new_plan_refuses_unknown_roles);
  return g_test_run ();
}
