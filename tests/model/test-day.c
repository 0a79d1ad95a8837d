/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days, instants and spans by tables: leap days, year ends, bad dates. */

#include "rung-day.h"

static void
test_iso_days_round_trip (void)
{
  static const char *const days[] = { "0001-01-01", "1970-01-01", "1999-12-31", "2000-02-29", "2024-02-29",
                                      "2026-11-23", "2100-02-28", "9999-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      guint32 day = rung_day_from_text (days[i]);
      g_autofree char *text = rung_day_to_text (day);

      g_assert_cmpuint (day, !=, RUNG_NO_DAY);
      g_assert_cmpstr (text, ==, days[i]);
    }
}

static void
test_no_such_day_is_refused (void)
{
  static const char *const bad[] = { "", "2026", "2026-11", "2026-11-31", "2025-02-29", "2100-02-29", "2026-13-01",
                                     "2026-00-10", "2026-1-1", "2026-11-23 ", " 2026-11-23", "20261123", "2026-11-23T",
                                     "-026-11-23", "0000-01-01", "x", "２０２６-11-23" };

  g_assert_cmpuint (rung_day_from_text (NULL), ==, RUNG_NO_DAY);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (rung_day_from_text (bad[i]), ==, RUNG_NO_DAY);
}

static void
test_months_end_where_the_calendar_does (void)
{
  static const struct { const char *from; int months; const char *to; } cases[] = {
    { "2026-01-31", 1, "2026-02-28" }, { "2024-01-31", 1, "2024-02-29" }, { "2024-02-29", 12, "2025-02-28" },
    { "2024-02-29", 48, "2028-02-29" }, { "2026-12-31", 1, "2027-01-31" }, { "2026-01-15", -1, "2025-12-15" },
    { "2026-03-31", -1, "2026-02-28" }, { "2026-11-23", 0, "2026-11-23" }, { "2026-11-23", 120, "2036-11-23" },
    { "9999-12-31", 1, "9999-12-31" }, { "0001-01-01", -1, "0001-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *to = rung_day_to_text (rung_day_add_months (rung_day_from_text (cases[i].from), cases[i].months));

      g_assert_cmpstr (to, ==, cases[i].to);
    }
}

static void
test_whole_months_between (void)
{
  static const struct { const char *from, *to; int months; } cases[] = {
    { "2026-01-01", "2026-01-31", 0 }, { "2026-01-01", "2026-02-01", 1 }, { "2026-01-31", "2026-02-28", 0 },
    { "2021-07-01", "2026-11-23", 64 }, { "2024-02-29", "2025-02-28", 11 }, { "2025-12-31", "2026-01-01", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (rung_day_months_between (rung_day_from_text (cases[i].from), rung_day_from_text (cases[i].to)),
                     ==, cases[i].months);
}

static void
test_weekdays_and_quarters (void)
{
  g_autofree char *q1 = rung_day_to_text (rung_day_last_of_quarter (rung_day_from_text ("2024-01-01")));
  g_autofree char *q4 = rung_day_to_text (rung_day_last_of_quarter (rung_day_from_text ("2026-11-23")));
  g_autofree char *q2 = rung_day_to_text (rung_day_last_of_quarter (rung_day_from_text ("2026-06-30")));

  g_assert_cmpint (rung_day_get_weekday (rung_day_from_text ("2026-11-23")), ==, 1);
  g_assert_cmpint (rung_day_get_weekday (rung_day_from_text ("2024-02-29")), ==, 4);
  g_assert_cmpint (rung_day_get_weekday (rung_day_from_text ("2000-01-02")), ==, 7);
  g_assert_cmpstr (q1, ==, "2024-03-31");
  g_assert_cmpstr (q4, ==, "2026-12-31");
  g_assert_cmpstr (q2, ==, "2026-06-30");
}

static void
test_instants_round_trip (void)
{
  static const struct { const char *text; gint64 usec; const char *canonical; } cases[] = {
    { "1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00.000000Z" },
    { "1970-01-01T00:00:00.000001Z", 1, "1970-01-01T00:00:00.000001Z" },
    { "1969-12-31T23:59:59.999999Z", -1, "1969-12-31T23:59:59.999999Z" },
    { "2024-02-29T12:34:56.5Z", 1709210096500000, "2024-02-29T12:34:56.500000Z" },
    { "0001-01-01T00:00:00Z", -G_GINT64_CONSTANT (62135596800000000), "0001-01-01T00:00:00.000000Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 usec = 42;
      g_autofree char *text = NULL;

      g_assert_true (rung_instant_from_text (cases[i].text, &usec));
      g_assert_cmpint (usec, ==, cases[i].usec);
      text = rung_instant_to_text (usec);
      g_assert_cmpstr (text, ==, cases[i].canonical);
    }
}

static void
test_no_such_instant_is_refused (void)
{
  static const char *const bad[] = { "2026-11-23", "2026-11-23T08:00Z", "2026-11-23T24:00:00Z", "2026-11-23T08:00:60Z",
                                     "2026-11-23T08:00:00", "2026-11-23T08:00:00+01:00", "2026-11-23T08:00:00.Z",
                                     "2026-11-23T08:00:00.1234567Z", "2026-02-30T08:00:00Z" };
  gint64 usec;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (rung_instant_from_text (bad[i], &usec));
}

static void
test_spans (void)
{
  RungSpan one_day = rung_span_new (100, 100), week = rung_span_new (101, 107), open = rung_span_new (105, RUNG_NO_DAY);

  g_assert_cmpuint (rung_span_get_length (one_day), ==, 1);
  g_assert_cmpuint (rung_span_get_length (week), ==, 7);
  g_assert_cmpuint (rung_span_get_length (open), ==, RUNG_DAY_FOREVER);
  g_assert_true (rung_span_touches (one_day, week));
  g_assert_true (rung_span_touches (week, one_day));
  g_assert_false (rung_span_overlaps (one_day, week));
  g_assert_true (rung_span_overlaps (week, open));
  g_assert_true (rung_span_contains (open, 1000000));
  g_assert_false (rung_span_contains (one_day, 101));
  g_assert_cmpuint (rung_span_get_length (rung_span_new (100, 90)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day/iso-days-round-trip", test_iso_days_round_trip);
  g_test_add_func ("/day/no-such-day-is-refused", test_no_such_day_is_refused);
  g_test_add_func ("/day/months-end-where-the-calendar-does", test_months_end_where_the_calendar_does);
  g_test_add_func ("/day/whole-months-between", test_whole_months_between);
  g_test_add_func ("/day/weekdays-and-quarters", test_weekdays_and_quarters);
  g_test_add_func ("/day/instants-round-trip", test_instants_round_trip);
  g_test_add_func ("/day/no-such-instant-is-refused", test_no_such_instant_is_refused);
  g_test_add_func ("/day/spans-count-both-ends", test_spans);
  return g_test_run ();
}
