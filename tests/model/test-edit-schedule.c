/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-edit.h"

#include "rung-day.h"
#include "rung-test-plan.h"
#include "rung-text.h"
#include "rung-timeline.h"

#define DAY(y, m, d) (rung_day_new (y, m, d))

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

/* "2021-07-01 2027-03-31", with * before a planned and = before an ended one */
static char *
tell_stay (RungRecord *stay)
{
  guint32 end = rung_record_get_day (stay, RUNG_STAY_END);
  guint32 last = end ? end : rung_record_get_day (stay, RUNG_STAY_EXPECTED_END);
  g_autofree char *start = rung_day_to_text (rung_record_get_day (stay, RUNG_STAY_START));
  g_autofree char *to = last ? rung_day_to_text (last) : g_strdup ("…");

  return g_strdup_printf ("%s%s %s", rung_record_get_boolean (stay, RUNG_STAY_PLANNED) ? "*" : end ? "=" : "", start, to);
}

/* All stays of a role, by start, with a comma between them. */
static void
assert_stays (Fixture    *fixture,
              const char *role_uid,
              const char *expected)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (fixture->plan);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < stays->len; i++)
    {
      g_autofree char *stay = tell_stay (stays->pdata[i]);

      if (g_strcmp0 (rung_record_get_text (stays->pdata[i], RUNG_STAY_ROLE), role_uid) == 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", stay);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
remove_stays (Fixture    *fixture,
              const char *first,
              ...)
{
  va_list args;

  va_start (args, first);
  for (const char *uid = first; uid != NULL; uid = va_arg (args, const char *))
    rung_test_commit (fixture->plan, rung_edit_remove_stay (fixture->plan, uid, &fixture->error));
  va_end (args);
}

/* --- Goals ---------------------------------------------------------------- */

static void
assert_days (Fixture    *fixture,
             const char *uid,
             guint32     start,
             guint32     due)
{
  RungRecord *goal = rung_plan_find_record (fixture->plan, RUNG_KIND_GOAL, uid);

  g_assert_cmpuint (rung_record_get_day (goal, RUNG_GOAL_START), ==, start);
  g_assert_cmpuint (rung_record_get_day (goal, RUNG_GOAL_DUE), ==, due);
}

static void
test_both_days_in_one_step (Fixture       *fixture,
                            gconstpointer  data)
{
  guint32 start = DAY (2027, 1, 4), due = DAY (2027, 3, 1);
  RungChangeset *schedule = rung_edit_schedule_goal (fixture->plan, "runbook", start, due, &fixture->error);

  rung_test_assert_label (schedule, RUNG_LABEL_EDIT_GOAL, "Write the on-call runbook");
  g_assert_cmpuint (rung_changeset_get_size (schedule), ==, 1);
  rung_test_commit (fixture->plan, schedule);
  assert_days (fixture, "runbook", start, due);
  rung_test_assert_refused (rung_edit_schedule_goal (fixture->plan, "runbook", start, due, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_schedule_goal (fixture->plan, "runbook", start, start - 1, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_SPAN);
  rung_test_assert_refused (rung_edit_schedule_goal (fixture->plan, "nothing", start, due, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  rung_test_commit (fixture->plan, rung_edit_schedule_goal (fixture->plan, "runbook", 0, 0, &fixture->error));
  assert_days (fixture, "runbook", RUNG_NO_DAY, RUNG_NO_DAY);
}

static void
test_done_day_stays (Fixture       *fixture,
                     gconstpointer  data)
{
  guint32 start = DAY (2026, 2, 1), due = DAY (2026, 6, 30);

  rung_test_commit (fixture->plan, rung_edit_schedule_goal (fixture->plan, "rewrite", start, due, &fixture->error));
  assert_days (fixture, "rewrite", start, due);
  g_assert_cmpuint (rung_record_get_day (rung_plan_find_record (fixture->plan, RUNG_KIND_GOAL, "rewrite"),
                                         RUNG_GOAL_DONE_DAY), ==, DAY (2026, 6, 1));
  rung_test_assert_refused (rung_edit_schedule_goal (fixture->plan, "rewrite", DAY (2026, 6, 2), due, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_SPAN);
}

/* --- The end of a rung ---------------------------------------------------- */

static void
test_stretch_moves_what_follows (Fixture       *fixture,
                                 gconstpointer  data)
{
  RungChangeset *stretch = rung_edit_stretch_stay (fixture->plan, "stay-engineer", DAY (2027, 9, 30), &fixture->error);

  rung_test_assert_label (stretch, RUNG_LABEL_EDIT_STAY, "Engineer");
  rung_test_commit (fixture->plan, stretch);
  assert_stays (fixture, "engineer", "2021-07-01 2027-09-30");
  assert_stays (fixture, "architect", "*2027-10-01 2031-09-30");
  assert_stays (fixture, "manager", "*2031-10-01 2034-09-30");
  assert_stays (fixture, "cto", "*2034-10-01 …");
  rung_test_commit (fixture->plan,
                    rung_edit_stretch_stay (fixture->plan, "stay-architect", DAY (2029, 9, 30), &fixture->error));
  assert_stays (fixture, "manager", "*2029-10-01 2032-09-30");
  rung_test_commit (fixture->plan, rung_edit_stretch_stay (fixture->plan, "stay-cto", DAY (2040, 12, 31), &fixture->error));
  assert_stays (fixture, "cto", "*2032-10-01 2040-12-31");
  rung_test_assert_refused (rung_edit_stretch_stay (fixture->plan, "stay-cto", DAY (2040, 12, 31), &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_stretch_stay (fixture->plan, "stay-cto", DAY (2032, 9, 30), &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_SPAN);
  rung_test_assert_refused (rung_edit_stretch_stay (fixture->plan, "stay-cto", RUNG_NO_DAY, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_MISSING);
}

static void
test_stretch_of_the_past_moves_its_end (Fixture       *fixture,
                                        gconstpointer  data)
{
  rung_test_commit (fixture->plan,
                    rung_edit_stretch_stay (fixture->plan, "stay-programmer", DAY (2021, 3, 31), &fixture->error));
  assert_stays (fixture, "programmer", "=2018-07-01 2021-03-31");
  assert_stays (fixture, "engineer", "2021-07-01 2027-03-31");
  rung_test_assert_refused (rung_edit_stretch_stay (fixture->plan, "stay-programmer", DAY (2021, 7, 1), &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_OVERLAP);
}

/* A stay without any end is shown up to the next one, and that is what is dragged. */
static void
test_stretch_of_an_open_stay_pulls (Fixture       *fixture,
                                    gconstpointer  data)
{
  rung_test_commit (fixture->plan, rung_edit_set_field (fixture->plan, RUNG_KIND_STAY, "stay-engineer",
                                                        RUNG_STAY_EXPECTED_END, NULL, &fixture->error));
  rung_test_commit (fixture->plan,
                    rung_edit_stretch_stay (fixture->plan, "stay-engineer", DAY (2026, 12, 31), &fixture->error));
  assert_stays (fixture, "engineer", "2021-07-01 2026-12-31");
  assert_stays (fixture, "architect", "*2027-01-01 2030-12-31");
}

static void
test_projected_roles_are_planned_as_shown (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autofree char *uid = NULL;
  RungChangeset *plan_role;

  remove_stays (fixture, "stay-architect", "stay-manager", "stay-cto", NULL);
  plan_role = rung_edit_plan_role (fixture->plan, "manager", DAY (2035, 12, 31), RUNG_TEST_TODAY, &fixture->error);
  rung_test_assert_label (plan_role, RUNG_LABEL_ADD_STAY, "Technical manager");
  uid = rung_test_commit_new (fixture->plan, plan_role);
  g_assert_cmpstr (rung_record_get_text (rung_plan_find_record (fixture->plan, RUNG_KIND_STAY, uid), RUNG_STAY_ROLE),
                   ==, "manager");
  assert_stays (fixture, "architect", "*2027-04-01 2031-03-31");
  assert_stays (fixture, "manager", "*2031-04-01 2035-12-31");
  assert_stays (fixture, "cto", "");
  /* Now it has a stay, whose end moves. */
  rung_test_commit (fixture->plan, rung_edit_plan_role (fixture->plan, "architect", DAY (2030, 3, 31), RUNG_TEST_TODAY,
                                                        &fixture->error));
  assert_stays (fixture, "architect", "*2027-04-01 2030-03-31");
  assert_stays (fixture, "manager", "*2030-04-01 2034-12-31");
}

static void
test_only_what_is_ahead_is_planned (Fixture       *fixture,
                                    gconstpointer  data)
{
  guint32 today = RUNG_TEST_TODAY;

  rung_test_assert_refused (rung_edit_plan_role (fixture->plan, "programmer", today, today, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  rung_test_assert_refused (rung_edit_plan_role (fixture->plan, "nobody", today, today, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  remove_stays (fixture, "stay-cto", NULL);
  rung_test_assert_refused (rung_edit_plan_role (fixture->plan, "cto", today, today, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_SPAN);
}

/* --- Gaps ----------------------------------------------------------------- */

static RungChangeset *
add_gap (Fixture *fixture,
         guint32  first_day,
         guint32  last_day)
{
  return rung_edit_add_gap (fixture->plan, NULL, first_day, last_day, &fixture->error);
}

static void
test_gap_splits_a_past_stay (Fixture       *fixture,
                             gconstpointer  data)
{
  RungChangeset *gap = add_gap (fixture, DAY (2020, 3, 1), DAY (2020, 9, 30));

  rung_test_assert_label (gap, RUNG_LABEL_ADD_GAP, "2020-03-01 – 2020-09-30");
  rung_test_commit (fixture->plan, gap);
  assert_stays (fixture, "programmer", "=2018-07-01 2020-02-29, =2020-10-01 2021-06-30");
  assert_stays (fixture, "engineer", "2021-07-01 2027-03-31");
  rung_test_assert_refused (add_gap (fixture, DAY (2020, 4, 1), DAY (2020, 4, 30)), fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (add_gap (fixture, DAY (2010, 4, 1), DAY (2010, 4, 30)), fixture->error, RUNG_PLAN_ERROR_NOTHING);
  /* From both sides. */
  rung_test_commit (fixture->plan, add_gap (fixture, DAY (2020, 2, 1), DAY (2020, 12, 31)));
  assert_stays (fixture, "programmer", "=2018-07-01 2020-01-31, =2021-01-01 2021-06-30");
}

static void
test_gap_leaves_every_stay_a_day (Fixture       *fixture,
                                  gconstpointer  data)
{
  rung_test_assert_refused (add_gap (fixture, DAY (2018, 7, 1), DAY (2021, 6, 30)), fixture->error, RUNG_PLAN_ERROR_OVERLAP);
  rung_test_commit (fixture->plan, add_gap (fixture, DAY (2018, 7, 2), DAY (2021, 6, 30)));
  assert_stays (fixture, "programmer", "=2018-07-01 2018-07-01");
}

static void
test_gap_does_not_cut_the_current_stay (Fixture       *fixture,
                                        gconstpointer  data)
{
  rung_test_assert_refused (add_gap (fixture, DAY (2025, 1, 1), DAY (2025, 6, 30)), fixture->error, RUNG_PLAN_ERROR_OVERLAP);
  rung_test_assert_refused (add_gap (fixture, DAY (2021, 6, 1), DAY (2021, 7, 1)), fixture->error, RUNG_PLAN_ERROR_OVERLAP);
  rung_test_assert_refused (add_gap (fixture, DAY (2027, 3, 31), DAY (2027, 6, 30)), fixture->error, RUNG_PLAN_ERROR_OVERLAP);
  rung_test_commit (fixture->plan, add_gap (fixture, DAY (2021, 6, 1), DAY (2021, 6, 30)));
  assert_stays (fixture, "programmer", "=2018-07-01 2021-05-31");
}

static void
test_gap_moves_what_is_planned (Fixture       *fixture,
                                gconstpointer  data)
{
  rung_test_commit (fixture->plan, add_gap (fixture, DAY (2027, 4, 1), DAY (2027, 9, 30)));
  assert_stays (fixture, "engineer", "2021-07-01 2027-03-31");
  assert_stays (fixture, "architect", "*2027-10-01 2031-09-30");
  assert_stays (fixture, "manager", "*2031-10-01 2034-09-30");
  assert_stays (fixture, "cto", "*2034-10-01 …");
  /* The end of one and the start of the next. */
  rung_test_commit (fixture->plan, add_gap (fixture, DAY (2031, 7, 1), DAY (2031, 12, 31)));
  assert_stays (fixture, "architect", "*2027-10-01 2031-06-30");
  assert_stays (fixture, "manager", "*2032-01-01 2034-12-31");
  assert_stays (fixture, "cto", "*2035-01-01 …");
  /* Out of the middle of one that has no end. */
  rung_test_commit (fixture->plan, add_gap (fixture, DAY (2040, 1, 1), DAY (2040, 12, 31)));
  assert_stays (fixture, "cto", "*2035-01-01 2039-12-31, *2041-01-01 …");
}

static void
test_gap_needs_its_days (Fixture       *fixture,
                         gconstpointer  data)
{
  rung_test_assert_refused (add_gap (fixture, 0, DAY (2020, 1, 1)), fixture->error, RUNG_PLAN_ERROR_MISSING);
  rung_test_assert_refused (add_gap (fixture, DAY (2020, 1, 1), 0), fixture->error, RUNG_PLAN_ERROR_MISSING);
  rung_test_assert_refused (add_gap (fixture, DAY (2020, 1, 2), DAY (2020, 1, 1)), fixture->error, RUNG_PLAN_ERROR_SPAN);
}

static void
test_gap_is_in_one_track (Fixture       *fixture,
                          gconstpointer  data)
{
  guint32 first = DAY (2022, 1, 1), last = DAY (2022, 12, 31);

  rung_test_commit (fixture->plan, rung_edit_set_field (fixture->plan, RUNG_KIND_ROLE, "programmer", RUNG_ROLE_TRACK,
                                                        g_variant_new_string ("beside"), &fixture->error));
  rung_test_commit (fixture->plan, rung_edit_change_stay (fixture->plan, "stay-programmer", DAY (2021, 1, 1),
                                                          DAY (2023, 12, 31), 0, FALSE, &fixture->error));
  rung_test_assert_refused (add_gap (fixture, first, last), fixture->error, RUNG_PLAN_ERROR_OVERLAP);
  rung_test_commit (fixture->plan, rung_edit_add_gap (fixture->plan, "beside", first, last, &fixture->error));
  assert_stays (fixture, "programmer", "=2021-01-01 2021-12-31, =2023-01-01 2023-12-31");
  assert_stays (fixture, "engineer", "2021-07-01 2027-03-31");
  /* Without a current stay there is no saying which one is meant. */
  remove_stays (fixture, "stay-engineer", NULL);
  rung_test_assert_refused (add_gap (fixture, first, last), fixture->error, RUNG_PLAN_ERROR_MISSING);
}

/* --- Side moves ----------------------------------------------------------- */

static void
give_side_moves (Fixture *fixture)
{
  GVariant *moves = g_variant_new_parsed ("[{'en': 'Product manager', 'zh-CN': '产品经理'}, {'en': 'Architect'}]");

  rung_test_commit (fixture->plan, rung_edit_set_field (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_SIDE_MOVES,
                                                        moves, &fixture->error));
}

static RungRecord *
get_role_of_stay (Fixture    *fixture,
                  const char *uid)
{
  RungRecord *stay = rung_plan_find_record (fixture->plan, RUNG_KIND_STAY, uid);

  return rung_plan_find_record (fixture->plan, RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));
}

static void
test_side_move_is_a_role_beside (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *uid = NULL;
  RungChangeset *note;
  RungRecord *role;

  give_side_moves (fixture);
  note = rung_edit_note_side_move (fixture->plan, "engineer", 0, DAY (2027, 1, 1), &fixture->error);
  rung_test_assert_label (note, RUNG_LABEL_NOTE_SIDE_MOVE, "Product manager");
  g_assert_cmpuint (rung_changeset_get_size (note), ==, 2);
  uid = rung_test_commit_new (fixture->plan, note);
  role = get_role_of_stay (fixture, uid);
  g_assert_cmpstr (rung_record_title (role, "zh-CN"), ==, "产品经理");
  g_assert_cmpstr (rung_record_get_text (role, RUNG_ROLE_TRACK), ==, "Product manager");
  g_assert_cmpint (rung_record_get_integer (role, RUNG_ROLE_ORDINAL), ==, 5);
  assert_stays (fixture, rung_record_get_uid (role), "*2027-01-01 2029-12-31");
  assert_stays (fixture, "engineer", "2021-07-01 2027-03-31");
}

static void
test_side_move_is_noted_once (Fixture       *fixture,
                              gconstpointer  data)
{
  RungRecord *engineer, *side;
  guint32 from = DAY (2027, 1, 1);
  g_autofree char *uid = NULL;

  give_side_moves (fixture);
  engineer = rung_plan_find_record (fixture->plan, RUNG_KIND_ROLE, "engineer");
  g_assert_false (rung_edit_is_side_move_noted (fixture->plan, engineer, 0));
  uid = rung_test_commit_new (fixture->plan, rung_edit_note_side_move (fixture->plan, "engineer", 0, from, &fixture->error));
  g_assert_true (rung_edit_is_side_move_noted (fixture->plan, engineer, 0));
  rung_test_assert_refused (rung_edit_note_side_move (fixture->plan, "engineer", 0, from, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_DUPLICATE);
  side = get_role_of_stay (fixture, uid);
  rung_test_commit (fixture->plan, rung_edit_hide_role (fixture->plan, rung_record_get_uid (side), TRUE, &fixture->error));
  rung_test_assert_refused (rung_edit_note_side_move (fixture->plan, "engineer", 0, from, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_DUPLICATE);
  /* One of the same name up the ladder is another matter. */
  g_assert_false (rung_edit_is_side_move_noted (fixture->plan, engineer, 1));
  rung_test_commit (fixture->plan, rung_edit_note_side_move (fixture->plan, "engineer", 1, from, &fixture->error));
}

static void
test_side_move_has_to_be_one (Fixture       *fixture,
                              gconstpointer  data)
{
  guint32 from = DAY (2027, 1, 1);

  rung_test_assert_refused (rung_edit_note_side_move (fixture->plan, "engineer", 0, from, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  give_side_moves (fixture);
  rung_test_assert_refused (rung_edit_note_side_move (fixture->plan, "engineer", 2, from, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  rung_test_assert_refused (rung_edit_note_side_move (fixture->plan, "nobody", 0, from, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  rung_test_assert_refused (rung_edit_note_side_move (fixture->plan, "engineer", 0, RUNG_NO_DAY, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_MISSING);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/edit-schedule/both-days-of-a-goal-change-in-one-step", test_both_days_in_one_step);
  ADD ("/edit-schedule/the-day-a-goal-was-done-stays", test_done_day_stays);
  ADD ("/edit-schedule/stretching-a-stay-moves-what-follows", test_stretch_moves_what_follows);
  ADD ("/edit-schedule/stretching-the-past-moves-its-end-only", test_stretch_of_the_past_moves_its_end);
  ADD ("/edit-schedule/stretching-an-open-stay-pulls-what-follows", test_stretch_of_an_open_stay_pulls);
  ADD ("/edit-schedule/projected-roles-are-planned-as-shown", test_projected_roles_are_planned_as_shown);
  ADD ("/edit-schedule/only-what-is-ahead-is-planned", test_only_what_is_ahead_is_planned);
  ADD ("/edit-schedule/a-gap-splits-a-past-stay", test_gap_splits_a_past_stay);
  ADD ("/edit-schedule/a-gap-leaves-every-stay-a-day", test_gap_leaves_every_stay_a_day);
  ADD ("/edit-schedule/a-gap-does-not-cut-the-current-stay", test_gap_does_not_cut_the_current_stay);
  ADD ("/edit-schedule/a-gap-moves-what-is-planned", test_gap_moves_what_is_planned);
  ADD ("/edit-schedule/a-gap-needs-its-days", test_gap_needs_its_days);
  ADD ("/edit-schedule/a-gap-is-in-one-track", test_gap_is_in_one_track);
  ADD ("/edit-schedule/a-side-move-is-a-role-beside-the-others", test_side_move_is_a_role_beside);
  ADD ("/edit-schedule/a-side-move-is-noted-once", test_side_move_is_noted_once);
  ADD ("/edit-schedule/a-side-move-has-to-be-named-by-the-role", test_side_move_has_to_be_one);
  return g_test_run ();
}
