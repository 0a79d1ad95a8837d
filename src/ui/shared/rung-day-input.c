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
 * @text: what was typed: "2026-11-14", "14 Nov 2026", "Nov 14", "2026年11月14日"
 * @today: the day whose year is meant where none is given
 *
 * Understands a date.  Dates of digits alone have to start with the year, because
 * 3/4/2026 is two different days.
 *
 * Returns: the day; %RUNG_NO_DAY when @text is no date
 */
guint32
rung_day_input_parse (const char *text,
                      guint32     today)
{
  int numbers[3] = { 0 };
  guint n = collect_numbers (text, numbers);
  int year, month, day;

  if (n == 0 || n > 3)
    return RUNG_NO_DAY;
  rung_day_get (today, &year, &month, &day);
  return from_numbers (numbers, n, n == 3 ? 0 : find_month (text), year);
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
