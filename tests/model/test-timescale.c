/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days on a line: that positions and days are each other's opposite, and that ticks
 * stand on calendar days in every unit. */

#include <math.h>

#include "rung-timescale.h"

static RungTimescale
make_scale (const char *first,
            const char *last,
            double      length)
{
  return rung_timescale_new (rung_day_from_text (first), rung_day_from_text (last), length);
}

static void
test_first_and_last_day_fill_the_length (void)
{
  RungTimescale scale = make_scale ("2026-01-01", "2026-12-31", 365);
  RungTimescale one_day = make_scale ("2024-02-29", "2024-02-29", 10);

  g_assert_cmpfloat (rung_timescale_position (&scale, rung_day_from_text ("2026-01-01")), ==, 0);
  g_assert_cmpfloat_with_epsilon (rung_timescale_position (&scale, rung_day_from_text ("2027-01-01")), 365, 1e-9);
  g_assert_cmpfloat_with_epsilon (rung_timescale_position (&scale, rung_day_from_text ("2025-12-31")), -1, 1e-9);
  g_assert_cmpfloat_with_epsilon (rung_timescale_position (&one_day, rung_day_from_text ("2024-03-01")), 10, 1e-9);
  g_assert_cmpuint (rung_timescale_day (&one_day, 9.99), ==, rung_day_from_text ("2024-02-29"));
}

static void
test_leap_year_is_one_day_longer (void)
{
  RungTimescale scale = make_scale ("2023-01-01", "2026-12-31", 1461);

  g_assert_cmpfloat_with_epsilon (rung_timescale_position (&scale, rung_day_from_text ("2024-01-01")), 365, 1e-6);
  g_assert_cmpfloat_with_epsilon (rung_timescale_position (&scale, rung_day_from_text ("2025-01-01")), 731, 1e-6);
}

static void
test_day_is_the_opposite_of_position (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      guint32 first = (guint32) g_test_rand_int_range (600000, 900000);
      RungTimescale scale = { first - g_test_rand_double (), g_test_rand_double_range (1, 40000),
                              g_test_rand_double_range (0.5, 5000) };
      guint32 day = first + (guint32) g_test_rand_int_range (-500, 40000);

      g_assert_cmpuint (rung_timescale_day (&scale, rung_timescale_position (&scale, day)), ==, day);
    }
}

static void
test_far_positions_stay_days (void)
{
  RungTimescale scale = make_scale ("2026-01-01", "2026-12-31", 100);

  g_assert_cmpuint (rung_timescale_day (&scale, -1e12), ==, 1);
  g_assert_cmpuint (rung_timescale_day (&scale, 1e300), <, RUNG_DAY_FOREVER);
}

static void
test_the_finest_unit_that_does_not_crowd_is_chosen (void)
{
  static const struct
  {
    const char  *first, *last;
    double       length, distance;
    RungTickUnit unit;
  } cases[] = {
    { "2026-11-23", "2026-11-29", 600, 60, RUNG_TICK_DAY },
    { "2026-11-23", "2026-11-29", 360, 60, RUNG_TICK_WEEK },
    { "2026-01-01", "2026-01-31", 1000, 60, RUNG_TICK_WEEK },
    { "2026-01-01", "2026-12-31", 1200, 60, RUNG_TICK_MONTH },
    { "2026-01-01", "2027-12-31", 1200, 100, RUNG_TICK_QUARTER },
    { "2026-01-01", "2029-12-31", 1000, 100, RUNG_TICK_HALF_YEAR },
    { "2026-01-01", "2035-12-31", 1200, 100, RUNG_TICK_YEAR },
    { "2018-01-01", "2046-12-31", 1170, 80, RUNG_TICK_2_YEARS },
    { "2018-01-01", "2046-12-31", 1170, 100, RUNG_TICK_5_YEARS },
    { "1980-01-01", "2039-12-31", 1000, 84, RUNG_TICK_10_YEARS },
    { "1980-01-01", "2060-12-31", 320, 30, RUNG_TICK_10_YEARS },
    { "1000-01-01", "2999-12-31", 100, 100, RUNG_TICK_10_YEARS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RungTimescale scale = make_scale (cases[i].first, cases[i].last, cases[i].length);

      g_assert_cmpint (rung_timescale_choose (&scale, cases[i].distance), ==, cases[i].unit);
    }
}

static void
test_finer_units_are_finer (void)
{
  for (RungTickUnit unit = RUNG_TICK_WEEK; unit <= RUNG_TICK_10_YEARS; unit++)
    g_assert_cmpint (rung_timescale_finer (unit), <, unit);
  g_assert_cmpint (rung_timescale_finer (RUNG_TICK_DAY), ==, RUNG_TICK_DAY);
  g_assert_cmpint (rung_timescale_finer (RUNG_TICK_5_YEARS), ==, RUNG_TICK_YEAR);
}

/* Days with a * are major. */
static char *
print_ticks (const char  *first,
             const char  *last,
             RungTickUnit major,
             RungTickUnit minor)
{
  RungTimescale scale = make_scale (first, last, 100);
  g_autoptr(GArray) ticks = rung_timescale_list_ticks (&scale, major, minor);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    {
      const RungTick *tick = &g_array_index (ticks, RungTick, i);
      g_autofree char *day = rung_day_to_text (tick->day);

      g_assert_cmpfloat (tick->position, ==, rung_timescale_position (&scale, tick->day));
      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", day, tick->major ? "*" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_ticks_stand_on_calendar_days (void)
{
  static const struct
  {
    const char  *first, *last;
    RungTickUnit major, minor;
    const char  *ticks;
  } cases[] = {
    /* A year's end, from both sides. */
    { "2026-12-31", "2027-01-01", RUNG_TICK_YEAR, RUNG_TICK_YEAR, "2027-01-01*" },
    { "2026-01-02", "2026-12-31", RUNG_TICK_YEAR, RUNG_TICK_YEAR, "" },
    { "2026-01-01", "2026-01-01", RUNG_TICK_YEAR, RUNG_TICK_MONTH, "2026-01-01*" },
    /* February of a leap year and of none. */
    { "2024-02-01", "2024-03-01", RUNG_TICK_MONTH, RUNG_TICK_MONTH, "2024-02-01* 2024-03-01*" },
    { "2024-02-29", "2024-02-29", RUNG_TICK_MONTH, RUNG_TICK_MONTH, "" },
    { "2025-02-28", "2025-03-02", RUNG_TICK_MONTH, RUNG_TICK_MONTH, "2025-03-01*" },
    { "2026-02-01", "2026-07-31", RUNG_TICK_QUARTER, RUNG_TICK_MONTH,
      "2026-02-01 2026-03-01 2026-04-01* 2026-05-01 2026-06-01 2026-07-01*" },
    { "2025-12-01", "2027-01-31", RUNG_TICK_HALF_YEAR, RUNG_TICK_HALF_YEAR, "2026-01-01* 2026-07-01* 2027-01-01*" },
    { "2023-06-01", "2028-06-01", RUNG_TICK_2_YEARS, RUNG_TICK_YEAR,
      "2024-01-01* 2025-01-01 2026-01-01* 2027-01-01 2028-01-01*" },
    { "2019-01-02", "2031-01-01", RUNG_TICK_5_YEARS, RUNG_TICK_5_YEARS, "2020-01-01* 2025-01-01* 2030-01-01*" },
    { "1999-01-01", "2021-01-01", RUNG_TICK_10_YEARS, RUNG_TICK_10_YEARS, "2000-01-01* 2010-01-01* 2020-01-01*" },
    { "2026-11-22", "2026-11-24", RUNG_TICK_WEEK, RUNG_TICK_DAY, "2026-11-22 2026-11-23* 2026-11-24" },
    /* Weeks begin on Mondays and need not agree with months. */
    { "2026-11-23", "2026-12-08", RUNG_TICK_MONTH, RUNG_TICK_WEEK, "2026-11-23 2026-11-30 2026-12-01* 2026-12-07" },
    { "2026-06-01", "2026-06-02", RUNG_TICK_MONTH, RUNG_TICK_WEEK, "2026-06-01*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ticks = print_ticks (cases[i].first, cases[i].last, cases[i].major, cases[i].minor);

      g_assert_cmpstr (ticks, ==, cases[i].ticks);
    }
}

static void
test_chosen_labels_keep_their_distance (void)
{
  for (guint i = 0; i < 500; i++)
    {
      guint32 first = (guint32) g_test_rand_int_range (700000, 760000);
      /* In 300 steps, 18 000 days leave the coarsest unit its room. */
      RungTimescale scale = { first + g_test_rand_double (), g_test_rand_double_range (3, 18000),
                              g_test_rand_double_range (300, 3000) };
      RungTickUnit unit = rung_timescale_choose (&scale, 60);
      g_autoptr(GArray) ticks = rung_timescale_list_ticks (&scale, unit, unit);

      for (guint j = 1; j < ticks->len; j++)
        g_assert_cmpfloat (g_array_index (ticks, RungTick, j).position - g_array_index (ticks, RungTick, j - 1).position, >=, 60 - 1e-6);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timescale/first-and-last-day-fill-the-length", test_first_and_last_day_fill_the_length);
  g_test_add_func ("/timescale/leap-year-is-one-day-longer", test_leap_year_is_one_day_longer);
  g_test_add_func ("/timescale/day-is-the-opposite-of-position", test_day_is_the_opposite_of_position);
  g_test_add_func ("/timescale/far-positions-stay-days", test_far_positions_stay_days);
  g_test_add_func ("/timescale/the-finest-unit-that-does-not-crowd-is-chosen", test_the_finest_unit_that_does_not_crowd_is_chosen);
  g_test_add_func ("/timescale/finer-units-are-finer", test_finer_units_are_finer);
  g_test_add_func ("/timescale/ticks-stand-on-calendar-days", test_ticks_stand_on_calendar_days);
  g_test_add_func ("/timescale/chosen-labels-keep-their-distance", test_chosen_labels_keep_their_distance);
  return g_test_run ();
}
