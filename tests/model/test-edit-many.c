/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of several goals: one step of undo, nothing by halves. */

#include "rung-edit-many.h"

#include "rung-day.h"
#include "rung-test-plan.h"

#define GOALS(...) ((const char *const[]) { __VA_ARGS__, NULL })

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
  return rung_plan_find_record (fixture->plan, RUNG_KIND_GOAL, uid);
}

static gint64
get_status (Fixture    *fixture,
            const char *uid)
{
  return rung_record_get_integer (get_goal (fixture, uid), RUNG_GOAL_STATUS);
}

static guint32
get_due (Fixture    *fixture,
         const char *uid)
{
  return rung_record_get_day (get_goal (fixture, uid), RUNG_GOAL_DUE);
}

/* "runbook review …" */
static char *
describe_order (Fixture *fixture)
{
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (fixture->plan, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < goals->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", rung_record_get_uid (goals->pdata[i]));
  return g_string_free (text, FALSE);
}

static void
assert_order (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *order = describe_order (fixture);

  g_assert_cmpstr (order, ==, expected);
}

static void
test_completes_what_is_not_done (Fixture       *fixture,
                                 gconstpointer  data)
{
  RungChangeset *edit = rung_edit_complete_goals (fixture->plan, GOALS ("runbook", "rewrite", "review", "runbook"),
                                                  RUNG_TEST_TODAY, &fixture->error);

  rung_test_assert_label (edit, RUNG_LABEL_COMPLETE_GOALS, "2");
  rung_test_commit (fixture->plan, edit);
  g_assert_cmpint (get_status (fixture, "runbook"), ==, RUNG_GOAL_DONE);
  g_assert_cmpint (get_status (fixture, "review"), ==, RUNG_GOAL_DONE);
  g_assert_cmpuint (rung_record_get_day (get_goal (fixture, "rewrite"), RUNG_GOAL_DONE_DAY), ==, rung_day_new (2026, 6, 1));
  rung_test_assert_refused (rung_edit_complete_goals (fixture->plan, GOALS ("runbook", "rewrite"), RUNG_TEST_TODAY, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
}

static void
test_one_goal_is_the_edit_of_one (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(RungChangeset) done = rung_edit_complete_goals (fixture->plan, GOALS ("runbook", "rewrite"), RUNG_TEST_TODAY, NULL);
  g_autoptr(RungChangeset) gone = rung_edit_delete_goals (fixture->plan, GOALS ("runbook"), NULL);
  g_autoptr(RungChangeset) moved = rung_edit_move_goals (fixture->plan, GOALS ("clinic"), "runbook", NULL);
  g_autoptr(RungChangeset) served = rung_edit_link_goals (fixture->plan, GOALS ("runbook", "review"), "bugs", NULL);

  rung_test_assert_label (done, RUNG_LABEL_COMPLETE_GOAL, "Write the on-call runbook");
  rung_test_assert_label (gone, RUNG_LABEL_DELETE_GOAL, "Write the on-call runbook");
  rung_test_assert_label (moved, RUNG_LABEL_MOVE_GOAL, "Weekly debugging clinic");
  rung_test_assert_label (served, RUNG_LABEL_LINK_GOAL, "Design review for search");
}

static void
test_nothing_of_nothing (Fixture       *fixture,
                         gconstpointer  data)
{
  static const char *const none[] = { NULL };

  rung_test_assert_refused (rung_edit_complete_goals (fixture->plan, none, RUNG_TEST_TODAY, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_delete_goals (fixture->plan, none, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_move_goals (fixture->plan, none, NULL, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_drop_goals (fixture->plan, GOALS ("runbook", "nowhere"), NULL, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  rung_test_assert_refused (rung_edit_link_goals (fixture->plan, GOALS ("runbook"), "nowhere", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
}

static void
test_due_days_are_set_and_shifted (Fixture       *fixture,
                                   gconstpointer  data)
{
  RungChangeset *shift = rung_edit_shift_due_days (fixture->plan, GOALS ("runbook", "clinic", "talk", "rewrite"), 7, 0, &fixture->error);

  /* Neither the dropped one nor the done one. */
  rung_test_assert_label (shift, RUNG_LABEL_MOVE_GOALS, "2");
  rung_test_commit (fixture->plan, shift);
  g_assert_cmpuint (get_due (fixture, "runbook"), ==, rung_day_new (2026, 11, 21));
  g_assert_cmpuint (get_due (fixture, "clinic"), ==, rung_day_new (2027, 4, 7));
  g_assert_cmpuint (get_due (fixture, "rewrite"), ==, rung_day_new (2026, 6, 15));

  rung_test_commit (fixture->plan, rung_edit_shift_due_days (fixture->plan, GOALS ("review", "clinic"), 0, 1, &fixture->error));
  g_assert_cmpuint (get_due (fixture, "review"), ==, rung_day_new (2027, 1, 18));

  rung_test_commit (fixture->plan, rung_edit_set_due_days (fixture->plan, GOALS ("runbook", "book"), RUNG_TEST_TODAY, &fixture->error));
  g_assert_cmpuint (get_due (fixture, "runbook"), ==, RUNG_TEST_TODAY);
  g_assert_cmpuint (get_due (fixture, "book"), ==, RUNG_TEST_TODAY);
  rung_test_commit (fixture->plan, rung_edit_set_due_days (fixture->plan, GOALS ("runbook", "book"), RUNG_NO_DAY, &fixture->error));
  g_assert_false (rung_record_has (get_goal (fixture, "book"), RUNG_GOAL_DUE));
  rung_test_assert_refused (rung_edit_shift_due_days (fixture->plan, GOALS ("runbook", "book"), 7, 0, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
}

static void
test_broken_rule_changes_none (Fixture       *fixture,
                               gconstpointer  data)
{
  /* One of them starts in January. */
  rung_test_assert_refused (rung_edit_set_due_days (fixture->plan, GOALS ("review", "runbook"), rung_day_new (2025, 12, 1), &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_SPAN);
  rung_test_assert_refused (rung_edit_shift_due_days (fixture->plan, GOALS ("review", "clinic"), G_MININT, 0, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_RANGE);
  rung_test_assert_refused (rung_edit_shift_due_days (fixture->plan, GOALS ("review", "clinic"), G_MAXINT, 0, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_RANGE);
}

static void
test_status_of_many (Fixture       *fixture,
                     gconstpointer  data)
{
  RungChangeset *drop = rung_edit_drop_goals (fixture->plan, GOALS ("runbook", "rewrite", "book"), " Other plans ", &fixture->error);

  rung_test_assert_label (drop, RUNG_LABEL_DROP_GOALS, "2");
  rung_test_commit (fixture->plan, drop);
  g_assert_cmpstr (rung_record_get_text (get_goal (fixture, "book"), RUNG_GOAL_REASON), ==, "Other plans");
  g_assert_cmpint (get_status (fixture, "rewrite"), ==, RUNG_GOAL_DONE);

  rung_test_commit (fixture->plan, rung_edit_reopen_goals (fixture->plan, GOALS ("runbook", "rewrite", "review"), &fixture->error));
  g_assert_cmpint (get_status (fixture, "rewrite"), ==, RUNG_GOAL_ACTIVE);
  rung_test_commit (fixture->plan, rung_edit_pause_goals (fixture->plan, GOALS ("runbook", "review", "talk"), NULL, &fixture->error));
  g_assert_cmpint (get_status (fixture, "talk"), ==, RUNG_GOAL_DROPPED);
  rung_test_commit (fixture->plan, rung_edit_start_goals (fixture->plan, GOALS ("runbook", "clinic"), RUNG_TEST_TODAY, &fixture->error));
  g_assert_cmpint (get_status (fixture, "clinic"), ==, RUNG_GOAL_ACTIVE);
  g_assert_cmpint (get_status (fixture, "runbook"), ==, RUNG_GOAL_ACTIVE);
}

static void
test_priority_and_links (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(GPtrArray) served = NULL;
  RungChangeset *edit = rung_edit_set_priorities (fixture->plan, GOALS ("runbook", "review", "clinic"), RUNG_PRIORITY_HIGH, &fixture->error);

  rung_test_assert_label (edit, RUNG_LABEL_EDIT_GOALS, "2");
  rung_test_commit (fixture->plan, edit);
  g_assert_cmpint (rung_record_get_integer (get_goal (fixture, "clinic"), RUNG_GOAL_PRIORITY), ==, RUNG_PRIORITY_HIGH);
  rung_test_commit (fixture->plan, rung_edit_set_priorities (fixture->plan, GOALS ("review", "clinic"), RUNG_PRIORITY_NORMAL, &fixture->error));

  rung_test_commit (fixture->plan, rung_edit_link_goals (fixture->plan, GOALS ("clinic", "book", "runbook"), "bugs", &fixture->error));
  served = rung_plan_list_goals (fixture->plan, "bugs");
  g_assert_cmpuint (served->len, ==, 3);
}

static void
test_deletes_what_nothing_shows_any_more (Fixture       *fixture,
                                          gconstpointer  data)
{
  RungChangeset *edit;

  /* Evidence of two goals goes with the second of them. */
  rung_test_commit (fixture->plan, rung_edit_add_evidence (fixture->plan, RUNG_KIND_GOAL, "review", "Minutes", NULL, RUNG_TEST_TODAY, &fixture->error));
  {
    RungRecord *minutes = rung_plan_get_nth (fixture->plan, RUNG_KIND_EVIDENCE, 0);
    g_autoptr(RungRecord) link = NULL;
    RungChangeset *share = rung_changeset_new (RUNG_LABEL_LINK_EVIDENCE, "Minutes");

    for (guint i = 0; g_strcmp0 (rung_record_get_text (minutes, RUNG_EVIDENCE_TITLE), "Minutes") != 0; i++)
      minutes = rung_plan_get_nth (fixture->plan, RUNG_KIND_EVIDENCE, i);
    link = rung_test_record_new (RUNG_KIND_EVIDENCE_LINK, "shared",
                                 RUNG_EVIDENCE_LINK_EVIDENCE, g_variant_new_string (rung_record_get_uid (minutes)),
                                 RUNG_EVIDENCE_LINK_GOAL, g_variant_new_string ("runbook"), -1);
    rung_changeset_add (share, NULL, link);
    rung_test_commit (fixture->plan, share);
  }
  g_assert_cmpuint (rung_plan_get_n_records (fixture->plan, RUNG_KIND_EVIDENCE), ==, 3);
  edit = rung_edit_delete_goals (fixture->plan, GOALS ("runbook", "review"), &fixture->error);
  rung_test_assert_label (edit, RUNG_LABEL_DELETE_GOALS, "2");
  rung_test_commit (fixture->plan, edit);
  g_assert_null (get_goal (fixture, "runbook"));
  g_assert_cmpuint (rung_plan_get_n_records (fixture->plan, RUNG_KIND_EVIDENCE), ==, 1);
  g_assert_nonnull (rung_plan_find_record (fixture->plan, RUNG_KIND_EVIDENCE, "file"));
  g_assert_cmpuint (rung_plan_get_n_records (fixture->plan, RUNG_KIND_STEP), ==, 0);
}

static void
test_block_moves_together (Fixture       *fixture,
                           gconstpointer  data)
{
  RungChangeset *edit = rung_edit_move_goals (fixture->plan, GOALS ("talk", "review"), "runbook", &fixture->error);

  assert_order (fixture, "runbook review clinic rewrite talk book");
  rung_test_assert_label (edit, RUNG_LABEL_MOVE_GOALS, "2");
  rung_test_commit (fixture->plan, edit);
  assert_order (fixture, "review talk runbook clinic rewrite book");
  rung_test_commit (fixture->plan, rung_edit_move_goals (fixture->plan, GOALS ("review", "clinic"), NULL, &fixture->error));
  assert_order (fixture, "talk runbook rewrite book review clinic");
  /* Before one of themselves: they come together there. */
  rung_test_commit (fixture->plan, rung_edit_move_goals (fixture->plan, GOALS ("talk", "rewrite"), "rewrite", &fixture->error));
  assert_order (fixture, "runbook talk rewrite book review clinic");
  rung_test_assert_refused (rung_edit_move_goals (fixture->plan, GOALS ("talk", "rewrite"), "book", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_move_goals (fixture->plan, GOALS ("talk", "rewrite"), "nowhere", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
}

static void
test_block_finds_room_at_the_end_of_numbers (Fixture       *fixture,
                                             gconstpointer  data)
{
  rung_test_commit (fixture->plan, rung_edit_set_field (fixture->plan, RUNG_KIND_GOAL, "book", RUNG_GOAL_ORDINAL,
                                                        g_variant_new_int64 (G_MAXINT32), &fixture->error));
  rung_test_commit (fixture->plan, rung_edit_move_goals (fixture->plan, GOALS ("runbook", "review"), NULL, &fixture->error));
  assert_order (fixture, "clinic rewrite talk book runbook review");
}

/* On any order, a block of any goals goes where it is told, and the rest keeps its order. */
static void
test_any_block_goes_anywhere (Fixture       *fixture,
                              gconstpointer  data)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr(GPtrArray) before = rung_plan_list_goals (fixture->plan, NULL);
      g_autoptr(GPtrArray) block = g_ptr_array_new ();
      g_autoptr(GString) expected = g_string_new (NULL);
      guint place = g_test_rand_int_range (0, before->len + 1);
      guint chosen = g_test_rand_int_range (1, 1 << before->len);
      RungChangeset *edit;

      for (guint turn = 0; turn < 3; turn++)
        for (guint i = 0; i < before->len; i++)
          if (turn == 1 ? (chosen >> i & 1) != 0 : (chosen >> i & 1) == 0 && (i < place) == (turn == 0))
            g_string_append_printf (expected, "%s%s", expected->len > 0 ? " " : "", rung_record_get_uid (before->pdata[i]));
      for (guint i = 0; i < before->len; i++)
        if (chosen >> i & 1)
          g_ptr_array_add (block, (gpointer) rung_record_get_uid (before->pdata[i]));
      g_ptr_array_add (block, NULL);
      edit = rung_edit_move_goals (fixture->plan, (const char *const *) block->pdata,
                                   place < before->len ? rung_record_get_uid (before->pdata[place]) : NULL, NULL);
      if (edit != NULL)
        rung_test_commit (fixture->plan, edit);
      assert_order (fixture, expected->str);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(claim, function) g_test_add ("/edit-many/" claim, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("completes-what-is-not-done", test_completes_what_is_not_done);
  ADD ("one-goal-is-the-edit-of-one", test_one_goal_is_the_edit_of_one);
  ADD ("nothing-of-nothing", test_nothing_of_nothing);
  ADD ("due-days-are-set-and-shifted", test_due_days_are_set_and_shifted);
  ADD ("broken-rule-changes-none", test_broken_rule_changes_none);
  ADD ("status-of-many", test_status_of_many);
  ADD ("priority-and-links", test_priority_and_links);
  ADD ("deletes-what-nothing-shows-any-more", test_deletes_what_nothing_shows_any_more);
  ADD ("block-moves-together", test_block_moves_together);
  ADD ("block-finds-room-at-the-end-of-numbers", test_block_finds_room_at_the_end_of_numbers);
  ADD ("any-block-goes-anywhere", test_any_block_goes_anywhere);
  return g_test_run ();
}
