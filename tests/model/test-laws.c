/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The laws that hold the house up, on random plans of every kind of record:
 * apply (a, diff (a, b)) = b; apply (apply (a, c), invert (c)) = a; and that the
 * live plan and the snapshots agree about both.  (The third
 * law, load (save (a)) = a, is tested with each store and format.) */

#include <string.h>

#include "rung-plan.h"
#include "rung-random-plan.h"

#define N_PLANS 1000

static void
assert_obeys_rules (RungSnapshot *snapshot)
{
  g_autoptr(GPtrArray) errors = rung_rules_check_snapshot (snapshot);

  if (errors->len > 0)
    g_error ("%s", ((GError *) errors->pdata[0])->message);
}

static void
assert_equal (RungSnapshot *a,
              RungSnapshot *b)
{
  g_assert_true (rung_snapshot_equal (a, b));
}

static void
test_random_plans_have_every_kind (void)
{
  for (int i = 0; i < 50; i++)
    {
      g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (3);

      for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
        {
          guint first, n_records;

          rung_snapshot_get_range (snapshot, kind, &first, &n_records);
          g_assert_cmpuint (n_records, >, 0);
        }
      assert_obeys_rules (snapshot);
    }
}

static void
test_diff_then_apply_arrives (void)
{
  for (int i = 0; i < N_PLANS; i++)
    {
      g_autoptr(RungSnapshot) a = rung_random_snapshot_new (g_test_rand_int_range (1, 8));
      g_autoptr(RungSnapshot) b = i % 2 ? rung_random_snapshot_mutate (a) : rung_random_snapshot_new (4);
      g_autoptr(RungChangeset) difference = rung_snapshot_diff (a, b, RUNG_LABEL_NONE, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(RungSnapshot) there = rung_snapshot_apply (a, difference, &error);

      g_assert_no_error (error);
      assert_equal (there, b);
    }
}

static void
test_undo_is_exact (void)
{
  for (int i = 0; i < N_PLANS; i++)
    {
      g_autoptr(RungSnapshot) a = rung_random_snapshot_new (g_test_rand_int_range (1, 8));
      g_autoptr(RungSnapshot) b = rung_random_snapshot_mutate (a);
      g_autoptr(RungChangeset) change = rung_snapshot_diff (a, b, RUNG_LABEL_NONE, NULL);
      g_autoptr(RungChangeset) inverse = rung_changeset_invert (change);
      g_autoptr(RungSnapshot) there = rung_snapshot_apply (a, change, NULL);
      g_autoptr(RungSnapshot) back = rung_snapshot_apply (there, inverse, NULL);

      assert_equal (back, a);
    }
}

/* The model that lists tell their listeners about must be the one they hold. */
static void
follow_cb (GListModel *model,
           guint       position,
           guint       n_removed,
           guint       n_added,
           GPtrArray  *shadow)
{
  if (n_removed > 0)
    g_ptr_array_remove_range (shadow, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (shadow, position + i, g_list_model_get_item (model, position + i));
}

static void
assert_follows (GListModel *model,
                GPtrArray  *shadow)
{
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, shadow->len);
  for (guint i = 0; i < shadow->len; i++)
    {
      g_autoptr(RungEntity) entity = g_list_model_get_item (model, i);

      g_assert_true (entity == shadow->pdata[i]);
    }
}

static void
test_live_plan_follows_any_change (void)
{
  for (int i = 0; i < N_PLANS / 4; i++)
    {
      g_autoptr(RungSnapshot) a = rung_random_snapshot_new (g_test_rand_int_range (1, 40));
      g_autoptr(RungSnapshot) b = rung_random_snapshot_mutate (a);
      g_autoptr(RungChangeset) change = rung_snapshot_diff (a, b, RUNG_LABEL_NONE, NULL);
      g_autoptr(RungChangeset) inverse = rung_changeset_invert (change);
      g_autoptr(RungPlan) plan = rung_plan_new (a);
      g_autoptr(GPtrArray) shadows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      g_autoptr(RungSnapshot) there = NULL;
      g_autoptr(RungSnapshot) back = NULL;
      g_autoptr(GError) error = NULL;

      for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
        {
          GPtrArray *shadow = g_ptr_array_new_with_free_func (g_object_unref);
          GListModel *list = rung_plan_get_list (plan, kind);

          follow_cb (list, 0, 0, g_list_model_get_n_items (list), shadow);
          g_signal_connect (list, "items-changed", G_CALLBACK (follow_cb), shadow);
          g_ptr_array_add (shadows, shadow);
        }
      g_assert_true (rung_plan_check (plan, change, &error));
      g_assert_no_error (error);
      rung_plan_apply (plan, change);
      there = rung_plan_dup_snapshot (plan);
      assert_equal (there, b);
      g_assert_true (rung_plan_check (plan, inverse, &error));
      rung_plan_apply (plan, inverse);
      back = rung_plan_dup_snapshot (plan);
      assert_equal (back, a);
      for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
        assert_follows (rung_plan_get_list (plan, kind), shadows->pdata[kind]);
    }
}

static void
test_referrers_are_right_after_changes (void)
{
  for (int i = 0; i < 100; i++)
    {
      g_autoptr(RungSnapshot) a = rung_random_snapshot_new (5);
      g_autoptr(RungSnapshot) b = rung_random_snapshot_mutate (a);
      g_autoptr(RungChangeset) change = rung_snapshot_diff (a, b, RUNG_LABEL_NONE, NULL);
      g_autoptr(RungPlan) followed = rung_plan_new (a);
      g_autoptr(RungPlan) fresh = rung_plan_new (b);

      g_ptr_array_unref (rung_plan_list_referrers (followed, RUNG_KIND_STEP, RUNG_STEP_GOAL, "x")); /* builds the index */
      rung_plan_apply (followed, change);
      for (guint n = 0; n < rung_plan_get_n_records (fresh, RUNG_KIND_GOAL); n++)
        {
          const char *uid = rung_record_get_uid (rung_plan_get_nth (fresh, RUNG_KIND_GOAL, n));
          g_autoptr(GPtrArray) x = rung_plan_list_referrers (followed, RUNG_KIND_STEP, RUNG_STEP_GOAL, uid);
          g_autoptr(GPtrArray) y = rung_plan_list_referrers (fresh, RUNG_KIND_STEP, RUNG_STEP_GOAL, uid);

          g_assert_cmpuint (x->len, ==, y->len);
          for (guint k = 0; k < x->len; k++)
            g_assert_true (rung_record_equal (x->pdata[k], y->pdata[k]));
        }
    }
}

static void
test_without_private_is_a_valid_plan (void)
{
  for (int i = 0; i < N_PLANS / 4; i++)
    {
      g_autoptr(RungSnapshot) a = rung_random_snapshot_new (g_test_rand_int_range (1, 8));
      g_autoptr(RungSnapshot) shown = rung_snapshot_without_private (a);
      g_autoptr(RungSnapshot) again = rung_snapshot_without_private (shown);

      assert_obeys_rules (shown);
      assert_equal (again, shown);
      for (guint k = 0; k < rung_snapshot_get_size (shown); k++)
        {
          RungRecord *record = rung_snapshot_get (shown, k);

          g_assert_false (rung_record_is_private (record));
          g_assert_cmpint (rung_record_get_kind (record), !=, RUNG_KIND_BASELINE);
        }
    }
}

/* Linear in both: what is done for twice as much is about twice as much, counted
 * in comparisons of uids by the growth of the work, not by a clock: each record
 * is told about exactly once. */
static void
count_cb (GListModel *model,
          guint       position,
          guint       n_removed,
          guint       n_added,
          guint      *n_told)
{
  *n_told += 1;
}

static void
test_bulk_change_tells_each_list_once (void)
{
  g_autoptr(RungSnapshot) a = rung_random_snapshot_new (2);
  g_autoptr(RungPlan) plan = rung_plan_new (a);
  g_autoptr(RungChangeset) change = rung_changeset_new (RUNG_LABEL_IMPORT, NULL);
  g_autoptr(RungChangeset) inverse = NULL;
  g_autoptr(RungSnapshot) back = NULL;
  const char *goal = rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_GOAL, 0));
  g_autoptr(GError) error = NULL;
  guint n_told = 0;

  for (int i = 0; i < 50000; i++)
    {
      g_autofree char *uid = g_strdup_printf ("%08x-bulk", i * 2654435761u);
      RungRecordBuilder builder;

      rung_record_builder_init (&builder, RUNG_KIND_CHECK_IN, uid);
      rung_record_builder_set_text (&builder, RUNG_CHECK_IN_GOAL, goal);
      rung_record_builder_set_day (&builder, RUNG_CHECK_IN_DAY, 730000);
      rung_record_builder_set_text (&builder, RUNG_CHECK_IN_TEXT, "moved on");
      rung_changeset_take (change, NULL, rung_record_builder_end (&builder));
    }
  inverse = rung_changeset_invert (change);
  g_signal_connect (rung_plan_get_list (plan, RUNG_KIND_CHECK_IN), "items-changed", G_CALLBACK (count_cb), &n_told);
  g_assert_true (rung_plan_check (plan, change, &error));
  rung_plan_apply (plan, change);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_true (rung_plan_check (plan, inverse, &error));
  rung_plan_apply (plan, inverse);
  g_assert_cmpuint (n_told, ==, 2);
  back = rung_plan_dup_snapshot (plan);
  assert_equal (back, a);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/laws/random-plans-have-every-kind-and-obey-the-rules", test_random_plans_have_every_kind);
  g_test_add_func ("/laws/diff-then-apply-arrives", test_diff_then_apply_arrives);
  g_test_add_func ("/laws/undo-is-exact", test_undo_is_exact);
  g_test_add_func ("/laws/live-plan-follows-any-change", test_live_plan_follows_any_change);
  g_test_add_func ("/laws/referrers-are-right-after-changes", test_referrers_are_right_after_changes);
  g_test_add_func ("/laws/without-private-is-a-valid-plan", test_without_private_is_a_valid_plan);
  g_test_add_func ("/laws/bulk-change-tells-each-list-once", test_bulk_change_tells_each_list_once);
  return g_test_run ();
}
