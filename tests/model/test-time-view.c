/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-time-view.h"

#define SIXTY_YEARS 21915.0

static RungTimeView
make_view (void)
{
  return (RungTimeView) { g_test_rand_double_range (730000, 750000), g_test_rand_double_range (7, 15000) };
}

static RungTimeView
make_limits (void)
{
  return (RungTimeView) { g_test_rand_double_range (730000, 740000), g_test_rand_double_range (7, SIXTY_YEARS) };
}

static void
assert_within (RungTimeView view,
               RungTimeView limits)
{
  g_assert_cmpfloat (view.start, >=, limits.start - 1e-6);
  g_assert_cmpfloat (view.start + view.days, <=, limits.start + MAX (limits.days, RUNG_TIME_VIEW_LEAST_DAYS) + 1e-6);
  g_assert_cmpfloat (view.days, >=, RUNG_TIME_VIEW_LEAST_DAYS);
}

static void
test_no_view_leaves_its_limits (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      RungTimeView limits = make_limits ();
      RungTimeView view = rung_time_view_clamp (make_view (), limits);

      assert_within (view, limits);
      view = rung_time_view_zoom (view, limits, g_test_rand_double_range (0.01, 100), g_test_rand_double ());
      assert_within (view, limits);
      view = rung_time_view_pan (view, limits, g_test_rand_double_range (-9000, 9000));
      assert_within (view, limits);
      g_assert_true (rung_time_view_is_equal (view, rung_time_view_clamp (view, limits)));
    }
}

static void
test_zooming_keeps_the_day_under_the_pointer (void)
{
  RungTimeView limits = { 700000, SIXTY_YEARS * 4 };

  for (guint i = 0; i < 2000; i++)
    {
      RungTimeView view = { g_test_rand_double_range (735000, 745000), g_test_rand_double_range (100, 4000) };
      double anchor = g_test_rand_double ();
      RungTimeView zoomed = rung_time_view_zoom (view, limits, g_test_rand_double_range (0.1, 10), anchor);

      g_assert_cmpfloat_with_epsilon (zoomed.start + zoomed.days * anchor, view.start + view.days * anchor, 1e-6);
    }
}

static void
test_zooming_in_and_out_comes_back (void)
{
  RungTimeView limits = { 700000, 80000 };
  RungTimeView view = { 739000, 1000 };
  RungTimeView there = rung_time_view_zoom (view, limits, 1.7, 0.3);

  g_assert_true (rung_time_view_is_equal (view, rung_time_view_zoom (there, limits, 1 / 1.7, 0.3)));
}

static void
test_a_day_is_brought_into_view_by_the_shortest_way (void)
{
  RungTimeView limits = { 730000, 20000 };
  RungTimeView view = { 739000, 100 };

  g_assert_true (rung_time_view_is_equal (rung_time_view_show_day (view, limits, 739050, 0.1), view));
  g_assert_cmpfloat (rung_time_view_show_day (view, limits, 739200, 0.1).start, ==, 739200 + 1 + 10 - 100);
  g_assert_cmpfloat (rung_time_view_show_day (view, limits, 738000, 0.1).start, ==, 738000 - 10);
  g_assert_cmpfloat (rung_time_view_show_day (view, limits, 1, 0.1).start, ==, 730000);
  g_assert_cmpfloat (rung_time_view_centre (view, limits, 739200).start, ==, 739200.5 - 50);
}

static void
test_snapping_gets_finer_with_the_zoom (void)
{
  RungTimescale quarter = { 739000, 90, 900 }, year = { 739000, 365, 900 }, career = { 739000, 9000, 900 };

  g_assert_cmpint (rung_timescale_choose_snap (&quarter), ==, RUNG_SNAP_DAY);
  g_assert_cmpint (rung_timescale_choose_snap (&year), ==, RUNG_SNAP_WEEK);
  g_assert_cmpint (rung_timescale_choose_snap (&career), ==, RUNG_SNAP_MONTH);
}

static void
test_days_snap_to_the_nearest_unit (void)
{
  guint32 monday = rung_day_from_text ("2026-11-23"), february = rung_day_from_text ("2024-02-01");

  g_assert_cmpuint (rung_snap_start (RUNG_SNAP_DAY, monday + 0.4), ==, monday);
  g_assert_cmpuint (rung_snap_start (RUNG_SNAP_DAY, monday + 0.6), ==, monday + 1);
  g_assert_cmpuint (rung_snap_start (RUNG_SNAP_WEEK, monday + 3), ==, monday);
  g_assert_cmpuint (rung_snap_start (RUNG_SNAP_WEEK, monday + 4), ==, monday + 7);
  g_assert_cmpuint (rung_snap_start (RUNG_SNAP_MONTH, february + 14), ==, february);
  g_assert_cmpuint (rung_snap_start (RUNG_SNAP_MONTH, february + 15), ==, february + 29);
  g_assert_cmpuint (rung_snap_end (RUNG_SNAP_MONTH, february + 20), ==, february + 28);
  g_assert_cmpuint (rung_snap_end (RUNG_SNAP_WEEK, monday + 6), ==, monday + 6);
  g_assert_cmpuint (rung_snap_start (RUNG_SNAP_MONTH, -5), >=, 1);
}

static void
test_steps_are_whole_units (void)
{
  guint32 day = rung_day_from_text ("2026-01-31");
  g_autofree char *month = rung_day_to_text (rung_snap_step (RUNG_SNAP_MONTH, day, 1));

  g_assert_cmpstr (month, ==, "2026-02-28");
  g_assert_cmpuint (rung_snap_step (RUNG_SNAP_WEEK, day, -2), ==, day - 14);
  g_assert_cmpuint (rung_snap_step (RUNG_SNAP_DAY, day, 3), ==, day + 3);
  g_assert_cmpuint (rung_snap_step (RUNG_SNAP_DAY, 2, -5), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-view/no-view-leaves-its-limits", test_no_view_leaves_its_limits);
  g_test_add_func ("/time-view/zooming-keeps-the-day-under-the-pointer", test_zooming_keeps_the_day_under_the_pointer);
  g_test_add_func ("/time-view/zooming-in-and-out-comes-back", test_zooming_in_and_out_comes_back);
  g_test_add_func ("/time-view/a-day-is-brought-into-view-by-the-shortest-way", test_a_day_is_brought_into_view_by_the_shortest_way);
  g_test_add_func ("/time-view/snapping-gets-finer-with-the-zoom", test_snapping_gets_finer_with_the_zoom);
  g_test_add_func ("/time-view/days-snap-to-the-nearest-unit", test_days_snap_to_the_nearest_unit);
  g_test_add_func ("/time-view/steps-are-whole-units", test_steps_are_whole_units);
  return g_test_run ();
}
