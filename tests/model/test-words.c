/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-words.h"

#include <string.h>

#include "rung-day.h"

/* A language that tells everything it was asked: "‹context|text›". */
static const char *
echo_lookup (RungWords  *self,
             const char *context,
             const char *msgid)
{
  g_autofree char *text = g_strdup_printf ("‹%s|%s›", context ? context : "", msgid);

  return g_intern_string (text);
}

static const char *
echo_lookup_plural (RungWords  *self,
                    const char *msgid,
                    const char *msgid_plural,
                    gulong      n)
{
  return n == 1 ? msgid : msgid_plural;
}

/* What a Chinese catalogue says of dates. */
static const char *
chinese_lookup (RungWords  *self,
                const char *context,
                const char *msgid)
{
  if (strcmp (msgid, "{day} {month} {year}") == 0)
    return "{year} 年 {month} {day} 日";
  if (strcmp (msgid, "{month} {year}") == 0)
    return "{year} 年 {month}";
  if (strcmp (msgid, "July") == 0 || strcmp (msgid, "Jul") == 0)
    return "7 月";
  return msgid;
}

static const char *
broken_lookup (RungWords  *self,
               const char *context,
               const char *msgid)
{
  return "{jahr} {day {month}%s%n{";
}

static void
test_styles (void)
{
  static const struct
  {
    RungDateStyle style;
    const char   *text;
  } cases[] = {
    { RUNG_DATE_FULL, "14 November 2026" },
    { RUNG_DATE_MEDIUM, "14 Nov 2026" },
    { RUNG_DATE_SHORT, "14 Nov" },
    { RUNG_DATE_MONTH, "November 2026" },
    { RUNG_DATE_SHORT_MONTH, "Nov 2026" },
    { RUNG_DATE_MONTH_NAME, "Nov" },
    { RUNG_DATE_YEAR, "2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        rung_words_format_day (rung_words_get_english (), rung_day_new (2026, 11, 14), cases[i].style);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_every_month_has_its_name (void)
{
  static const char *const names[] = {
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
  };

  for (int month = 1; month <= 12; month++)
    {
      guint32 day = rung_day_new (2024, month, 29);
      g_autofree char *full = rung_words_format_day (rung_words_get_english (), day, RUNG_DATE_MONTH);
      g_autofree char *brief = rung_words_format_day (rung_words_get_english (), day, RUNG_DATE_MONTH_NAME);
      g_autofree char *expected = g_strdup_printf ("%s 2024", names[month - 1]);

      g_assert_cmpstr (full, ==, expected);
      g_assert_cmpuint (strlen (brief), ==, 3);
      g_assert_true (g_str_has_prefix (full, brief));
    }
}

static void
test_catalogue_orders_the_parts (void)
{
  RungWords chinese = { chinese_lookup, echo_lookup_plural, "zh-CN" };
  guint32 day = rung_day_new (2021, 7, 1);
  g_autofree char *month = rung_words_format_day (&chinese, day, RUNG_DATE_MONTH);
  g_autofree char *full = rung_words_format_day (&chinese, day, RUNG_DATE_FULL);

  g_assert_cmpstr (month, ==, "2021 年 7 月");
  g_assert_cmpstr (full, ==, "2021 年 7 月 1 日");
}

static void
test_month_names_have_contexts (void)
{
  RungWords echo = { echo_lookup, echo_lookup_plural, "xx" };
  g_autofree char *may = rung_words_format_day (&echo, rung_day_new (2021, 5, 1), RUNG_DATE_MONTH_NAME);

  g_assert_cmpstr (may, ==, "‹short month|May›");
}

static void
test_broken_pattern_does_no_harm (void)
{
  RungWords broken = { broken_lookup, echo_lookup_plural, "xx" };
  g_autofree char *text = rung_words_format_day (&broken, rung_day_new (2021, 5, 1), RUNG_DATE_FULL);

  g_assert_cmpstr (text, ==, "{jahr} {day {jahr} {day {month}%s%n{%s%n{");
}

static void
test_near_days_leave_the_year_out (void)
{
  guint32 today = rung_day_new (2026, 11, 23);
  static const struct
  {
    int         year, month, day;
    const char *text;
  } cases[] = {
    { 2026, 1, 1, "1 Jan" },
    { 2026, 12, 31, "31 Dec" },
    { 2025, 12, 31, "31 Dec 2025" },
    { 2027, 1, 1, "1 Jan 2027" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 day = rung_day_new (cases[i].year, cases[i].month, cases[i].day);
      g_autofree char *text = rung_words_format_near_day (rung_words_get_english (), day, today);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_no_day_is_no_text (void)
{
  g_autofree char *none = rung_words_format_day (rung_words_get_english (), RUNG_NO_DAY, RUNG_DATE_FULL);
  g_autofree char *forever = rung_words_format_day (rung_words_get_english (), RUNG_DAY_FOREVER, RUNG_DATE_YEAR);
  g_autofree char *near = rung_words_format_near_day (rung_words_get_english (), RUNG_NO_DAY, RUNG_NO_DAY);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (forever, ==, "");
  g_assert_cmpstr (near, ==, "");
}

static void
test_english_plural (void)
{
  RungWords *english = rung_words_get_english ();

  g_assert_cmpstr (english->language, ==, "en");
  g_assert_cmpstr (rung_words_get (english, "Text"), ==, "Text");
  g_assert_cmpstr (rung_words_get_in_context (english, "somewhere", "Text"), ==, "Text");
  g_assert_cmpstr (rung_words_get_plural (english, "one", "many", 0), ==, "many");
  g_assert_cmpstr (rung_words_get_plural (english, "one", "many", 1), ==, "one");
  g_assert_cmpstr (rung_words_get_plural (english, "one", "many", 2), ==, "many");
}

static void
assert_tick (const char   *iso,
             RungTickUnit  unit,
             gboolean      with_year,
             const char   *expected)
{
  g_autofree char *text = rung_words_format_tick (rung_words_get_english (), rung_day_from_text (iso), unit, with_year);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_tick_says_what_its_unit_needs (void)
{
  assert_tick ("2020-01-01", RUNG_TICK_10_YEARS, FALSE, "2020");
  assert_tick ("2026-01-01", RUNG_TICK_YEAR, TRUE, "2026");
  assert_tick ("2026-07-01", RUNG_TICK_HALF_YEAR, FALSE, "Jul");
  assert_tick ("2026-01-01", RUNG_TICK_QUARTER, TRUE, "Jan 2026");
  assert_tick ("2026-11-01", RUNG_TICK_MONTH, FALSE, "Nov");
  assert_tick ("2026-11-23", RUNG_TICK_WEEK, FALSE, "23 Nov");
  assert_tick ("2026-01-05", RUNG_TICK_WEEK, TRUE, "5 Jan 2026");
  assert_tick ("2026-11-23", RUNG_TICK_DAY, FALSE, "Mon 23");
  assert_tick ("2026-12-01", RUNG_TICK_DAY, FALSE, "1 Dec");
  assert_tick ("2027-01-01", RUNG_TICK_DAY, TRUE, "1 Jan 2027");
}

static void
test_the_context_says_what_ticks_leave_out (void)
{
  RungWords *english = rung_words_get_english ();
  guint32 day = rung_day_from_text ("2026-11-23");
  g_autofree char *of_years = rung_words_format_tick_context (english, day, RUNG_TICK_YEAR);
  g_autofree char *of_months = rung_words_format_tick_context (english, day, RUNG_TICK_MONTH);
  g_autofree char *of_weeks = rung_words_format_tick_context (english, day, RUNG_TICK_WEEK);
  g_autofree char *of_days = rung_words_format_tick_context (english, day, RUNG_TICK_DAY);

  g_assert_null (of_years);
  g_assert_cmpstr (of_months, ==, "2026");
  g_assert_cmpstr (of_weeks, ==, "2026");
  g_assert_cmpstr (of_days, ==, "Nov 2026");
}

static void
test_direction_is_the_languages (void)
{
  static const struct
  {
    const char *tag;
    gboolean    is_right_to_left;
  } cases[] = {
    { "en", FALSE }, { "zh-CN", FALSE }, { "zh-Hans-CN", FALSE }, { "", FALSE }, { "arn", FALSE },
    { "ar", TRUE }, { "AR", TRUE }, { "ar-EG", TRUE }, { "he-IL", TRUE }, { "fa", TRUE }, { "ckb", TRUE },
    { "pa-Arab-PK", TRUE }, { "pa-PK", FALSE }, { "ar-Latn", FALSE }, { "uz_Arab", TRUE }, { "de-1996", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RungWords words = *rung_words_get_english ();

      words.language = cases[i].tag;
      g_test_message ("%s", cases[i].tag);
      g_assert_cmpint (rung_words_is_right_to_left (&words), ==, cases[i].is_right_to_left);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/a-day-is-written-in-each-style", test_styles);
  g_test_add_func ("/words/every-month-has-its-name", test_every_month_has_its_name);
  g_test_add_func ("/words/the-catalogue-orders-the-parts", test_catalogue_orders_the_parts);
  g_test_add_func ("/words/month-names-have-contexts", test_month_names_have_contexts);
  g_test_add_func ("/words/a-broken-pattern-does-no-harm", test_broken_pattern_does_no_harm);
  g_test_add_func ("/words/near-days-leave-the-year-out", test_near_days_leave_the_year_out);
  g_test_add_func ("/words/no-day-is-no-text", test_no_day_is_no_text);
  g_test_add_func ("/words/a-tick-says-what-its-unit-needs", test_a_tick_says_what_its_unit_needs);
  g_test_add_func ("/words/the-context-says-what-ticks-leave-out", test_the_context_says_what_ticks_leave_out);
  g_test_add_func ("/words/english-needs-no-catalogue", test_english_plural);
  g_test_add_func ("/words/the-direction-is-the-languages", test_direction_is_the_languages);
  return g_test_run ();
}
