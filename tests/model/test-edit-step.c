/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps pasted as lists, and their order. */

#include "rung-edit.h"

#include "rung-day.h"
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
test_bullets_are_no_part_of_titles (void)
{
  static const struct { const char *line, *expected; } cases[] = {
    { "- Draft", "Draft|" },           { "  * Draft  ", "Draft|" },    { "+ Draft", "Draft|" },
    { "• Draft", "Draft|" },           { "– Draft", "Draft|" },        { "1. Draft", "Draft|" },
    { "12) Draft", "Draft|" },         { "1、起草", "起草|" },          { "[ ] Draft", "Draft|" },
    { "- [ ] Draft", "Draft|" },       { "[] Draft", "Draft|" },       { "[x] Draft", "x Draft|" },
    { "- [X] Draft", "x Draft|" },     { "3. [x] Draft", "x Draft|" }, { "☑ Draft", "x Draft|" },
    { "☐ Draft", "Draft|" },           { "- - Draft", "- Draft|" },
    /* What only looks like one. */
    { "-5 degrees", "-5 degrees|" },   { "3.5 mm", "3.5 mm|" },        { "2026. A year", "2026. A year|" },
    { "*bold*", "*bold*|" },           { "[y] Draft", "[y] Draft|" },  { "[x]Draft", "[x]Draft|" },
    { "<b>&amp;", "<b>&amp;|" },
    /* Lines that say nothing are left out. */
    { "\n\r\n- \n*\n1.\n[ ]\n- Draft\n", "Draft|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture = { 0 };

      fixture_set_up (&fixture, NULL);
      rung_test_commit (fixture.plan, rung_edit_add_steps (fixture.plan, "review", cases[i].line, NULL, RUNG_TEST_TODAY,
                                                           &fixture.error));
      assert_steps (&fixture, "review", cases[i].expected);
      fixture_tear_down (&fixture, NULL);
    }
}

static void
test_many_lines_are_one_edit (Fixture       *fixture,
                              gconstpointer  data)
{
  RungChangeset *add = rung_edit_add_steps (fixture->plan, "review", "- One\n- [x] Two\n\n- Three", NULL, RUNG_TEST_TODAY,
                                            &fixture->error);
  g_autoptr(GPtrArray) steps = NULL;

  rung_test_assert_label (add, RUNG_LABEL_ADD_STEPS, "3");
  rung_test_commit (fixture->plan, add);
  assert_steps (fixture, "review", "One|x Two|Three|");
  steps = rung_plan_list_steps (fixture->plan, "review");
  g_assert_cmpuint (rung_record_get_day (steps->pdata[1], RUNG_STEP_DONE_DAY), ==, RUNG_TEST_TODAY);
  rung_test_assert_label (add = rung_edit_add_steps (fixture->plan, "review", "* Four", NULL, RUNG_TEST_TODAY, &fixture->error),
                          RUNG_LABEL_ADD_STEP, "Four");
  rung_test_commit (fixture->plan, add);
  assert_steps (fixture, "review", "One|x Two|Three|Four|");
}

static void
test_added_between_two (Fixture       *fixture,
                        gconstpointer  data)
{
  rung_test_commit (fixture->plan, rung_edit_add_steps (fixture->plan, "runbook", "A\nB\nC", "step-2", RUNG_NO_DAY, &fixture->error));
  assert_steps (fixture, "runbook", "x Collect the ten worst pages|A|B|C|x Draft it|x Dry run|Publish|");
  rung_test_commit (fixture->plan, rung_edit_add_steps (fixture->plan, "runbook", "[x] First", "step-1", RUNG_NO_DAY, &fixture->error));
  assert_steps (fixture, "runbook", "First|x Collect the ten worst pages|A|B|C|x Draft it|x Dry run|Publish|");
}

static void
test_nothing_to_add_is_refused (Fixture       *fixture,
                                gconstpointer  data)
{
  rung_test_assert_refused (rung_edit_add_steps (fixture->plan, "review", "- \n[ ]\n", NULL, RUNG_TEST_TODAY, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_TEXT);
  rung_test_assert_refused (rung_edit_add_steps (fixture->plan, "review", "\xff\xfe", NULL, RUNG_TEST_TODAY, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_TEXT);
  rung_test_assert_refused (rung_edit_add_steps (fixture->plan, "nowhere", "A", NULL, RUNG_TEST_TODAY, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  /* A step of another goal. */
  rung_test_assert_refused (rung_edit_add_steps (fixture->plan, "review", "A", "step-1", RUNG_TEST_TODAY, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
}

static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  RungChangeset *move = rung_edit_move_step (fixture->plan, "step-4", "step-1", &fixture->error);

  rung_test_assert_label (move, RUNG_LABEL_MOVE_STEP, "Publish");
  rung_test_commit (fixture->plan, move);
  assert_steps (fixture, "runbook", "Publish|x Collect the ten worst pages|x Draft it|x Dry run|");
  rung_test_commit (fixture->plan, rung_edit_move_step (fixture->plan, "step-1", NULL, &fixture->error));
  assert_steps (fixture, "runbook", "Publish|x Draft it|x Dry run|x Collect the ten worst pages|");
  rung_test_commit (fixture->plan, rung_edit_move_step (fixture->plan, "step-4", "step-3", &fixture->error));
  assert_steps (fixture, "runbook", "x Draft it|Publish|x Dry run|x Collect the ten worst pages|");
  rung_test_assert_refused (rung_edit_move_step (fixture->plan, "step-4", "step-3", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_move_step (fixture->plan, "step-4", "step-4", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_move_step (fixture->plan, "step-4", "nowhere", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  rung_test_assert_refused (rung_edit_move_step (fixture->plan, "nowhere", NULL, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
}

static void
test_owner_and_due (Fixture       *fixture,
                    gconstpointer  data)
{
  RungRecord *step;

  rung_test_commit (fixture->plan, rung_edit_set_field (fixture->plan, RUNG_KIND_STEP, "step-4", RUNG_STEP_OWNER,
                                                        g_variant_new_int64 (RUNG_STEP_OWNER_MENTOR), &fixture->error));
  rung_test_commit (fixture->plan, rung_edit_set_field (fixture->plan, RUNG_KIND_STEP, "step-4", RUNG_STEP_DUE,
                                                        g_variant_new_int64 (RUNG_TEST_TODAY), &fixture->error));
  step = rung_plan_find_record (fixture->plan, RUNG_KIND_STEP, "step-4");
  g_assert_cmpint (rung_record_get_integer (step, RUNG_STEP_OWNER), ==, RUNG_STEP_OWNER_MENTOR);
  g_assert_cmpuint (rung_record_get_day (step, RUNG_STEP_DUE), ==, RUNG_TEST_TODAY);
}

#define TEST(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-step/bullets-are-no-part-of-titles", test_bullets_are_no_part_of_titles);
  TEST ("/edit-step/many-lines-are-one-edit", test_many_lines_are_one_edit);
  TEST ("/edit-step/added-between-two", test_added_between_two);
  TEST ("/edit-step/nothing-to-add-is-refused", test_nothing_to_add_is_refused);
  TEST ("/edit-step/moved", test_moved);
  TEST ("/edit-step/owner-and-due", test_owner_and_due);

  return g_test_run ();
}
