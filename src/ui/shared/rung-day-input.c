/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days as people type them.  What rung_day_input_format() writes is always understood. */

#include "rung-day-input.h"

#include "rung-day.h"
#include "rung-ui.h"

/* Collects up to three runs of digits; returns how many there are. */
static guint
collect_numbers (const char *text,
                 int         numbers[3])
{
  guint n = 0;

  while (*text != '\0')
    if (g_ascii_isdigit (*text))
      {
        char *end;
        guint64 value = g_ascii_strtoull (text, &end, 10);

        if (n < 3)
          numbers[n] = (int) MIN (value, G_MAXINT);
        n++;
        text = end;
      }
    else
      text = g_utf8_next_char (text);
  return n;
}

/* The month a text names, in the screen's language or in English; 0 for none. */
static int
find_month (const char *text)
{
  RungWords *words[] = { rung_ui_get_words (), rung_words_get_english () };
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (int month = 1; month <= 12; month++)
      {
        g_autofree char *name = rung_words_format_day (words[i], rung_day_new (2026, month, 1), RUNG_DATE_MONTH_NAME);
        g_autofree char *folded_name = g_utf8_casefold (name, -1);

        /* A name made of digits, as in Chinese, would match too much. */
        if (!g_ascii_isdigit (*name) && strstr (folded, folded_name) != NULL)
          return month;
      }
  return 0;
}

/* Whether nothing but a date of digits is there: "2021-07", "2021年7月", "2018". */
static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (!g_unichar_isdigit (letter) && !g_unichar_isspace (letter) &&
          g_utf8_strchr ("-/.年月", -1, letter) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* A month, or a year with @month 0: its first day, or its last. */
static guint32
from_period (int      year,
             int      month,
             gboolean is_end)
{
  guint32 first = rung_day_new (year, month != 0 ? month : 1, 1);

  if (first == RUNG_NO_DAY || !is_end)
    return first;
  return rung_day_add_months (first, month != 0 ? 1 : 12) - 1;
}

/* 4 numbers and more are no date; a year has four digits. */
static guint32
from_numbers (const int numbers[3],
              guint     n,
              int       month,
              int       this_year)
{
  if (month != 0 && n == 2)
    return numbers[0] > 31 ? rung_day_new (numbers[0], month, numbers[1]) : rung_day_new (numbers[1], month, numbers[0]);
  if (month != 0 && n == 1)
    return rung_day_new (this_year, month, numbers[0]);
  if (month == 0 && n == 3 && numbers[0] >= 1000)
    return rung_day_new (numbers[0], numbers[1], numbers[2]);
  return RUNG_NO_DAY;
}

/**
 * rung_day_input_parse:
 * @text: what was typed: "2026-11-14", "14 Nov 2026", "Nov 14", "2026年11月14日", or a
 *   month or a year: "July 2021", "2021-07", "2021年7月", "2018"
 * @today: the day whose year is meant where none is given
 * @is_end: whether the last day of a month or a year is meant, not the first
 *
 * Understands a date.  Dates of digits alone have to start with the year, because
 * 3/4/2026 is two different days.
 *
 * Returns: the day; %RUNG_NO_DAY when @text is no date
 */
guint32
rung_day_input_parse (const char *text,
                      guint32     today,
                      gboolean    is_end)
{
  int numbers[3] = { 0 };
  guint n = collect_numbers (text, numbers);
  int month, year, month_today, day_today;

  if (n == 0 || n > 3)
    return RUNG_NO_DAY;
  month = n == 3 ? 0 : find_month (text);
  if (n == 1 && numbers[0] >= 1000 && (month != 0 || is_plain (text)))
    return from_period (numbers[0], month, is_end);
  if (n == 2 && month == 0 && numbers[0] >= 1000 && numbers[1] >= 1 && is_plain (text))
    return from_period (numbers[0], numbers[1], is_end);
  rung_day_get (today, &year, &month_today, &day_today);
  return from_numbers (numbers, n, month, year);
}

/**
 * rung_day_input_format:
 * @day: a day, or %RUNG_NO_DAY
 *
 * Writes a day for an entry.
 *
 * Returns: (transfer full): the text; empty for no day
 */
char *
rung_day_input_format (guint32 day)
{
  if (day == RUNG_NO_DAY)
    return g_strdup ("");
  return rung_words_format_day (rung_ui_get_words (), day, RUNG_DATE_MEDIUM);
}
