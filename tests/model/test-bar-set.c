/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-bar-set.h"

static GPtrArray *
make_goals (int n_goals)
{
  GPtrArray *goals = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);

  for (int i = 0; i < n_goals; i++)
    {
      g_autofree char *uid = g_strdup_printf ("goal-%05d", i);
      guint32 start = 738000 + (guint32) g_test_rand_int_range (0, 3000);
      RungRecordBuilder builder;

      rung_record_builder_init (&builder, RUNG_KIND_GOAL, uid);
      rung_record_builder_set_text (&builder, RUNG_GOAL_TITLE, uid);
      rung_record_builder_set_day (&builder, RUNG_GOAL_START, start);
      rung_record_builder_set_day (&builder, RUNG_GOAL_DUE, start + (guint32) g_test_rand_int_range (0, 200));
      g_ptr_array_add (goals, rung_record_builder_end (&builder));
    }
  return goals;
}

/* Rows hold no two bars at once, in order, with the room that was asked for. */
static void
assert_rows (const RungBarSet *set,
             double            room)
{
  guint n_seen = 0;

  for (guint row = 0; row < rung_bar_set_get_n_rows (set); row++)
    {
      guint first, end;

      rung_bar_set_get_row (set, row, &first, &end);
      g_assert_cmpuint (end, >, first);
      n_seen += end - first;
      for (guint i = first; i < end; i++)
        {
          const RungTimelineBar *bar = rung_bar_set_get (set, i), *before = i > first ? rung_bar_set_get (set, i - 1) : NULL;

          g_assert_cmpuint (bar->row, ==, row);
          if (before == NULL)
            continue;
          g_assert_cmpfloat (bar->span.first, >=, before->span.end + room);
          g_assert_cmpfloat (bar->span.first, >=, before->span.first + rung_bar_set_get_typical_days (set));
        }
    }
  g_assert_cmpuint (n_seen, ==, rung_bar_set_get_n_bars (set));
}

static void
test_rows_are_packed (void)
{
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr(GPtrArray) goals = make_goals (g_test_rand_int_range (0, 120));
      g_autoptr(RungBarSet) set = rung_bar_set_new (goals, 739000);

      g_assert_cmpuint (rung_bar_set_get_n_bars (set), ==, goals->len);
      g_assert_cmpuint (rung_bar_set_get_count (set).total, ==, goals->len);
      assert_rows (set, 0);
    }
}

static void
test_roomy_rows_leave_room (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr(GPtrArray) goals = make_goals (g_test_rand_int_range (1, 80));
      g_autoptr(RungBarSet) set = rung_bar_set_new (goals, 739000);
      g_autofree double *room = g_new (double, goals->len);
      g_autoptr(RungBarSet) roomy = NULL;

      for (guint i = 0; i < goals->len; i++)
        room[i] = 40.5;
      roomy = rung_bar_set_new_roomy (set, room);
      g_assert_cmpuint (rung_bar_set_get_n_bars (roomy), ==, goals->len);
      g_assert_cmpuint (rung_bar_set_get_n_rows (roomy), >=, rung_bar_set_get_n_rows (set));
      assert_rows (roomy, 40.5);
    }
}

static void
test_what_meets_a_stretch_is_found (void)
{
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr(GPtrArray) goals = make_goals (g_test_rand_int_range (1, 150));
      g_autoptr(RungBarSet) set = rung_bar_set_new (goals, 739000);
      double from = g_test_rand_double_range (737900, 741300), to = from + g_test_rand_double_range (0.5, 500);

      for (guint row = 0; row < rung_bar_set_get_n_rows (set); row++)
        {
          guint first, end, row_first, row_end;

          rung_bar_set_find (set, row, from, to, &first, &end);
          rung_bar_set_get_row (set, row, &row_first, &row_end);
          for (guint i = row_first; i < row_end; i++)
            {
              RungSpan span = rung_bar_set_get (set, i)->span;

              g_assert_cmpint (i >= first && i < end, ==, span.first < to && span.end > from);
            }
        }
    }
}

static void
test_time_order_is_an_order (void)
{
  g_autoptr(GPtrArray) goals = make_goals (200);
  g_autoptr(RungBarSet) set = rung_bar_set_new (goals, 739000);

  for (guint i = 0; i < 200; i++)
    {
      guint position = rung_bar_set_get_nth_in_time (set, i);

      g_assert_cmpuint (rung_bar_set_get_place_in_time (set, position), ==, i);
      if (i > 0)
        g_assert_cmpuint (rung_bar_set_get (set, position)->span.first, >=,
                          rung_bar_set_get (set, rung_bar_set_get_nth_in_time (set, i - 1))->span.first);
      g_assert_cmpint (rung_bar_set_find_goal (set, rung_record_get_uid (rung_bar_set_get (set, position)->goal)), ==, (int) position);
    }
  g_assert_cmpint (rung_bar_set_find_goal (set, "nobody"), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bar-set/rows-are-packed", test_rows_are_packed);
  g_test_add_func ("/bar-set/roomy-rows-leave-room", test_roomy_rows_leave_room);
  g_test_add_func ("/bar-set/what-meets-a-stretch-is-found", test_what_meets_a_stretch_is_found);
  g_test_add_func ("/bar-set/time-order-is-an-order", test_time_order_is_an_order);
  return g_test_run ();
}
