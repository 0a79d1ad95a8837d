/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which goals a list shows, in which groups and order, and that following a changeset
 * arrives where making it anew does. */

#include "rung-goal-order.h"

#include "rung-day.h"
#include "rung-edit.h"
#include "rung-random-plan.h"
#include "rung-test-plan.h"

/* "[Overdue] runbook [Later] clinic" */
static char *
describe (const RungGoalOrder *order,
          RungPlan            *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rung_goal_order_get_n_lines (order); i++)
    {
      guint group;
      RungRecord *goal = rung_goal_order_get_line (order, i, &group);
      g_autofree char *title = rung_goal_group_dup_title (rung_goal_order_get_group (order, group), plan,
                                                          rung_words_get_english (), RUNG_TEST_TODAY);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (goal == NULL)
        g_string_append_printf (text, "[%s]", title);
      else
        g_string_append (text, rung_record_get_uid (goal));
    }
  return g_string_free (text, FALSE);
}

static void
assert_view (RungPlan       *plan,
             RungGoalSort    sort,
             RungGoalFilter  filter,
             const char     *text,
             const char     *expected)
{
  RungGoalView view = { .today = RUNG_TEST_TODAY, .filter = filter, .sort = sort, .text = text };
  g_autoptr(RungGoalOrder) order = rung_goal_order_new (plan, &view);
  g_autofree char *found = describe (order, plan);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_groups_follow_the_sort (void)
{
  static const struct { RungGoalSort sort; const char *expected; } cases[] = {
    /* The paused one was due in October and is not late. */
    { RUNG_GOAL_SORT_DUE, "[Overdue] runbook [Due by 31 Dec] book review [Later] clinic [Done] rewrite [Dropped] talk" },
    { RUNG_GOAL_SORT_PRIORITY, "[High Priority] runbook [Normal Priority] book review clinic [Done] rewrite [Dropped] talk" },
    /* The runbook serves two, and stands under the first. */
    { RUNG_GOAL_SORT_RESPONSIBILITY, "[Code the core features] runbook review [Settle the key needs] book "
                                     "[For No Responsibility] clinic [Done] rewrite [Dropped] talk" },
    { RUNG_GOAL_SORT_PROGRESS, "[Under Way] runbook review clinic [Not Begun] book [Done] rewrite [Dropped] talk" },
    { RUNG_GOAL_SORT_ORDER, "[My Order] runbook review clinic book [Done] rewrite [Dropped] talk" },
  };
  g_autoptr(RungPlan) plan = rung_test_plan_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_view (plan, cases[i].sort, RUNG_GOAL_FILTER_ALL, NULL, cases[i].expected);
}

static void
test_filters_and_their_counts (void)
{
  static const struct { RungGoalFilter filter; guint count; const char *expected; } cases[] = {
    { RUNG_GOAL_FILTER_ALL, 6, "[Overdue] runbook [Due by 31 Dec] book review [Later] clinic [Done] rewrite [Dropped] talk" },
    { RUNG_GOAL_FILTER_OPEN, 4, "[Overdue] runbook [Due by 31 Dec] book review [Later] clinic" },
    { RUNG_GOAL_FILTER_OVERDUE, 1, "[Overdue] runbook" },
    { RUNG_GOAL_FILTER_QUARTER, 3, "[Overdue] runbook [Due by 31 Dec] book review" },
    { RUNG_GOAL_FILTER_DONE, 1, "[Done] rewrite" },
  };
  g_autoptr(RungPlan) plan = rung_test_plan_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RungGoalView view = { .today = RUNG_TEST_TODAY, .filter = RUNG_GOAL_FILTER_DONE };
      g_autoptr(RungGoalOrder) order = rung_goal_order_new (plan, &view);

      assert_view (plan, RUNG_GOAL_SORT_DUE, cases[i].filter, NULL, cases[i].expected);
      g_assert_cmpuint (rung_goal_order_get_count (order, cases[i].filter), ==, cases[i].count);
    }
}

static void
set_text (RungPlan   *plan,
          const char *uid,
          guint       field,
          const char *text)
{
  rung_test_commit (plan, rung_edit_set_field (plan, RUNG_KIND_GOAL, uid, field, g_variant_new_string (text), NULL));
}

static void
test_text_is_found_whatever_its_case_and_width (void)
{
  static const struct { const char *text; const char *expected; } cases[] = {
    { "RUNBOOK", "[Overdue] runbook" },
    { " ｒｕｎｂｏｏｋ ", "[Overdue] runbook" },
    { "straße", "[Later] clinic" },
    { "STRASSE", "[Later] clinic" },
    { "Ｐ９９", "[Due by 31 Dec] review" },
    { "职责", "[Due by 31 Dec] book" },
    { "the", "[Overdue] runbook [Due by 31 Dec] book [Done] rewrite" },
    { "%", "" },
    { "  ", "[Overdue] runbook [Due by 31 Dec] book review [Later] clinic [Done] rewrite [Dropped] talk" },
  };
  g_autoptr(RungPlan) plan = rung_test_plan_new ();

  set_text (plan, "clinic", RUNG_GOAL_NOTE, "In der Straße");
  set_text (plan, "review", RUNG_GOAL_DONE_WHEN, "ｐ９９ is low");
  set_text (plan, "book", RUNG_GOAL_WHY, "为了我的职责");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_view (plan, RUNG_GOAL_SORT_DUE, RUNG_GOAL_FILTER_ALL, cases[i].text, cases[i].expected);
}

static void
test_counts_follow_the_text (void)
{
  RungGoalView view = { .today = RUNG_TEST_TODAY, .filter = RUNG_GOAL_FILTER_OPEN, .text = "rewrite" };
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  g_autoptr(RungGoalOrder) order = rung_goal_order_new (plan, &view);

  g_assert_cmpuint (rung_goal_order_get_n_lines (order), ==, 0);
  g_assert_cmpuint (rung_goal_order_get_count (order, RUNG_GOAL_FILTER_OPEN), ==, 0);
  g_assert_cmpuint (rung_goal_order_get_count (order, RUNG_GOAL_FILTER_DONE), ==, 1);
}

static void
test_places_and_lines (void)
{
  RungGoalView view = { .today = RUNG_TEST_TODAY };
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  g_autoptr(RungGoalOrder) order = rung_goal_order_new (plan, &view);
  guint place, group;

  g_assert_true (rung_goal_order_find (order, plan, "clinic", &place));
  g_assert_cmpuint (place, ==, 3);
  g_assert_cmpuint (rung_goal_order_find_group (order, place), ==, 2);
  g_assert_cmpuint (rung_goal_order_get_line_of (order, place), ==, 6);
  g_assert_cmpstr (rung_record_get_uid (rung_goal_order_get_line (order, 6, &group)), ==, "clinic");
  g_assert_false (rung_goal_order_find (order, plan, "nowhere", &place));
}

/* --- The law --- */

#define N_PLANS 60
#define N_STEPS 12

static GPtrArray *
list_lines (const RungGoalOrder *order)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rung_goal_order_get_n_lines (order); i++)
    {
      guint number;
      RungRecord *goal = rung_goal_order_get_line (order, i, &number);
      const RungGoalGroup *group = rung_goal_order_get_group (order, number);

      g_ptr_array_add (lines, goal != NULL ? g_strdup (rung_record_get_uid (goal))
                                           : g_strdup_printf ("[%u %s]", group->group, group->responsibility));
    }
  return lines;
}

static void
assert_lines (GPtrArray *a,
              GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_cmpstr (a->pdata[i], ==, b->pdata[i]);
}

/* What the change says, done to the lines there were, gives the lines there are. */
static void
assert_change (GPtrArray            *before,
               GPtrArray            *after,
               const RungLineChange *change)
{
  g_assert_cmpuint (change->position + change->n_removed, <=, before->len);
  if (change->n_removed > 0)
    g_ptr_array_remove_range (before, change->position, change->n_removed);
  for (guint i = 0; i < change->n_added; i++)
    g_ptr_array_insert (before, change->position + i, g_strdup (after->pdata[change->position + i]));
  assert_lines (before, after);
}

static void
assert_counts (const RungGoalOrder *order,
               RungPlan            *plan,
               guint32              today,
               gboolean             is_all)
{
  for (guint filter = 0; is_all && filter < RUNG_N_GOAL_FILTERS; filter++)
    {
      guint n = 0;

      for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_GOAL); i++)
        n += rung_goal_filter_takes (filter, rung_plan_get_nth (plan, RUNG_KIND_GOAL, i), today);
      g_assert_cmpuint (rung_goal_order_get_count (order, filter), ==, n);
    }
}

static void
assert_same (const RungGoalOrder *order,
             RungPlan            *plan,
             const RungGoalView  *view)
{
  g_autoptr(RungGoalOrder) fresh = rung_goal_order_new (plan, view);
  g_autoptr(GPtrArray) have = list_lines (order);
  g_autoptr(GPtrArray) expected = list_lines (fresh);

  assert_lines (have, expected);
  for (guint i = 0; i < rung_goal_order_get_n_goals (order); i++)
    {
      RungRecord *goal = rung_goal_order_get_goal (order, i);
      guint place;

      g_assert_true (goal == rung_goal_order_get_goal (fresh, i));
      g_assert_true (rung_goal_order_find (order, plan, rung_record_get_uid (goal), &place));
      g_assert_cmpuint (place, ==, i);
    }
  for (guint filter = 0; filter < RUNG_N_GOAL_FILTERS; filter++)
    g_assert_cmpuint (rung_goal_order_get_count (order, filter), ==, rung_goal_order_get_count (fresh, filter));
  assert_counts (order, plan, view->today, view->text == NULL);
}

/* An edit as people make them, or a whole other state of the plan. */
static RungChangeset *
draw_change (RungPlan *plan)
{
  guint n_goals = rung_plan_get_n_records (plan, RUNG_KIND_GOAL);
  guint n_responsibilities = rung_plan_get_n_records (plan, RUNG_KIND_RESPONSIBILITY);
  const char *uid = n_goals > 0 ? rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_GOAL, g_test_rand_int_range (0, n_goals))) : "";
  const char *responsibility =
    n_responsibilities > 0 ? rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_RESPONSIBILITY, g_test_rand_int_range (0, n_responsibilities))) : "";
  guint32 due = rung_day_new (2026, 9, 1) + g_test_rand_int_range (0, 200);
  RungNewGoal settings = { .title = "Write", .due = due, .priority = g_test_rand_int_range (0, 3), .responsibility = responsibility };

  switch (g_test_rand_int_range (0, 10))
    {
    case 0: return rung_edit_complete_goal (plan, uid, due, NULL);
    case 1: return rung_edit_reopen_goal (plan, uid, NULL);
    case 2: return rung_edit_schedule_goal (plan, uid, 0, due, NULL);
    case 3: return rung_edit_delete_goal (plan, uid, NULL);
    case 4: return rung_edit_move_goal (plan, uid, NULL, NULL);
    case 5: return rung_edit_link_goal (plan, uid, responsibility, NULL);
    case 6: return rung_edit_add_step (plan, uid, "Step", NULL);
    case 7: return rung_edit_add_goal (plan, &settings, RUNG_TEST_NOW_USEC, NULL);
    case 8: return rung_edit_set_field (plan, RUNG_KIND_GOAL, uid, RUNG_GOAL_TITLE, g_variant_new_string ("Write or not"), NULL);
    default:
      {
        g_autoptr(RungSnapshot) here = rung_plan_dup_snapshot (plan);
        g_autoptr(RungSnapshot) there = rung_random_snapshot_mutate (here);

        return rung_snapshot_diff (here, there, RUNG_LABEL_IMPORT, NULL);
      }
    }
}

static void
follow (RungGoalOrder      *order,
        RungPlan           *plan,
        const RungGoalView *view,
        RungChangeset      *changeset)
{
  g_autoptr(GPtrArray) before = list_lines (order);
  g_autoptr(GPtrArray) after = NULL;
  RungLineChange change;
  gboolean is_changed;

  rung_plan_apply (plan, changeset);
  is_changed = rung_goal_order_follow (order, plan, changeset, &change);
  g_assert_cmpint (is_changed, ==, change.n_removed > 0 || change.n_added > 0);
  after = list_lines (order);
  assert_change (before, after, &change);
  assert_same (order, plan, view);
}

static void
test_following_is_making_anew (void)
{
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (g_test_rand_int_range (0, 20));
      g_autoptr(RungPlan) plan = rung_plan_new (snapshot);
      RungGoalView view = { .today = RUNG_TEST_TODAY, .filter = g_test_rand_int_range (0, RUNG_N_GOAL_FILTERS),
                            .sort = g_test_rand_int_range (0, RUNG_N_GOAL_SORTS),
                            .text = g_test_rand_int_range (0, 3) == 0 ? "write" : NULL };
      g_autoptr(RungGoalOrder) order = rung_goal_order_new (plan, &view);

      assert_same (order, plan, &view);
      for (guint step = 0; step < N_STEPS; step++)
        {
          g_autoptr(RungChangeset) changeset = draw_change (plan);
          g_autoptr(RungChangeset) inverse = changeset != NULL ? rung_changeset_invert (changeset) : NULL;

          if (changeset == NULL)
            continue;
          follow (order, plan, &view, changeset);
          if (g_test_rand_int_range (0, 2) == 0)
            follow (order, plan, &view, inverse);
        }
    }
}

static void
test_goal_that_keeps_its_place_is_no_change (void)
{
  RungGoalView view = { .today = RUNG_TEST_TODAY };
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  g_autoptr(RungGoalOrder) order = rung_goal_order_new (plan, &view);
  g_autoptr(RungChangeset) later = rung_edit_schedule_goal (plan, "review", 0, rung_day_new (2026, 12, 19), NULL);
  g_autoptr(RungChangeset) gone = NULL;
  RungLineChange change;

  rung_plan_apply (plan, later);
  g_assert_false (rung_goal_order_follow (order, plan, later, &change));
  gone = rung_edit_delete_goal (plan, "clinic", NULL);
  rung_plan_apply (plan, gone);
  /* The only one of its group goes with the head. */
  g_assert_true (rung_goal_order_follow (order, plan, gone, &change));
  g_assert_cmpuint (change.position, ==, 5);
  g_assert_cmpuint (change.n_removed - change.n_added, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-order/groups-follow-the-sort", test_groups_follow_the_sort);
  g_test_add_func ("/goal-order/filters-and-their-counts", test_filters_and_their_counts);
  g_test_add_func ("/goal-order/text-is-found-whatever-its-case-and-width", test_text_is_found_whatever_its_case_and_width);
  g_test_add_func ("/goal-order/counts-follow-the-text", test_counts_follow_the_text);
  g_test_add_func ("/goal-order/places-and-lines", test_places_and_lines);
  g_test_add_func ("/goal-order/following-is-making-anew", test_following_is_making_anew);
  g_test_add_func ("/goal-order/goal-that-keeps-its-place-is-no-change", test_goal_that_keeps_its_place_is_no_change);
  return g_test_run ();
}
