/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calendar days, instants and spans.  Spans are shown and stored with both ends
 * inclusive and turned half-open here, in rung_span_new(), and nowhere else. */

#include "rung-day.h"

#include <stdio.h>
#include <string.h>

/**
 * rung_day_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the Julian day, or %RUNG_NO_DAY if the calendar has no such day
 */
guint32
rung_day_new (int year,
              int month,
              int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy (day, month, year))
    return RUNG_NO_DAY;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

/* The last day of the year 9999, the last that ISO 8601 writes with four digits. */
#define LAST_JULIAN 3652059

/**
 * rung_day_get:
 * @day: a Julian day from 1 to 9999-12-31
 * @year: (out) (optional): its year
 * @month: (out) (optional): 1 to 12
 * @day_of_month: (out) (optional): 1 to 31
 */
void
rung_day_get (guint32  day,
              int     *year,
              int     *month,
              int     *day_of_month)
{
  GDate date;

  g_return_if_fail (day != RUNG_NO_DAY);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, MIN (day, LAST_JULIAN));
  if (year)
    *year = g_date_get_year (&date);
  if (month)
    *month = g_date_get_month (&date);
  if (day_of_month)
    *day_of_month = g_date_get_day (&date);
}

static gboolean
read_digits (const char **text,
             int          n_digits,
             int         *value)
{
  *value = 0;
  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      *value = *value * 10 + ((*text)[i] - '0');
    }
  *text += n_digits;
  return TRUE;
}

static gboolean
skip (const char **text,
      char         expected)
{
  if (**text != expected)
    return FALSE;
  (*text)++;
  return TRUE;
}

static guint32
read_day (const char **text)
{
  int year, month, day;

  if (!read_digits (text, 4, &year) || !skip (text, '-') ||
      !read_digits (text, 2, &month) || !skip (text, '-') ||
      !read_digits (text, 2, &day))
    return RUNG_NO_DAY;
  return rung_day_new (year, month, day);
}

/**
 * rung_day_from_text:
 * @iso: (nullable): "2026-11-23" (ISO 8601, extended)
 *
 * Returns: the Julian day, or %RUNG_NO_DAY if the text is anything else
 */
guint32
rung_day_from_text (const char *iso)
{
  guint32 day = iso ? read_day (&iso) : RUNG_NO_DAY;

  return day != RUNG_NO_DAY && *iso == '\0' ? day : RUNG_NO_DAY;
}

/**
 * rung_day_to_text:
 * @day: a Julian day
 *
 * Returns: (transfer full): "2026-11-23"
 */
char *
rung_day_to_text (guint32 day)
{
  int year, month, day_of_month;

  g_return_val_if_fail (day != RUNG_NO_DAY, NULL);

  rung_day_get (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}

/**
 * rung_day_add_months:
 * @day: a Julian day
 * @months: how many months later; may be negative
 *
 * The same day of another month, or its last day where it is shorter: a month
 * after 31 January is 28 or 29 February.
 *
 * Returns: a Julian day within the years 1 to 9999
 */
guint32
rung_day_add_months (guint32 day,
                     int     months)
{
  int year, month, day_of_month, total;

  rung_day_get (day, &year, &month, &day_of_month);
  total = CLAMP (year * 12 + (month - 1) + months, 12, 9999 * 12 + 11);
  year = total / 12;
  month = total % 12 + 1;
  return rung_day_new (year, month, MIN (day_of_month, g_date_get_days_in_month (month, year)));
}

/**
 * rung_day_months_between:
 * @from: a Julian day
 * @to: a Julian day, not before @from
 *
 * Returns: how many whole months lie between the two
 */
int
rung_day_months_between (guint32 from,
                         guint32 to)
{
  int y1, m1, d1, y2, m2, d2;

  rung_day_get (from, &y1, &m1, &d1);
  rung_day_get (to, &y2, &m2, &d2);
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}

/**
 * rung_day_get_weekday:
 * @day: a Julian day
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
rung_day_get_weekday (guint32 day)
{
  return (day - 1) % 7 + 1;
}

/**
 * rung_day_last_of_quarter:
 * @day: a Julian day
 *
 * Returns: the last day of the calendar quarter that @day lies in
 */
guint32
rung_day_last_of_quarter (guint32 day)
{
  int year, month;

  rung_day_get (day, &year, &month, NULL);
  month = (month + 2) / 3 * 3;
  return rung_day_new (year, month, g_date_get_days_in_month (month, year));
}

#define USEC_PER_DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* 1970-01-01 */
#define EPOCH_JULIAN 719163

/**
 * rung_instant_from_text:
 * @iso: (nullable): "2026-11-23T08:58:00Z", with or without a fraction of up to
 *   six digits; UTC only
 * @instant_usec: (out): microseconds since 1970
 *
 * Returns: whether the text was such an instant
 */
gboolean
rung_instant_from_text (const char *iso,
                        gint64     *instant_usec)
{
  guint32 day = iso ? read_day (&iso) : RUNG_NO_DAY;
  int hour, minute, second, fraction = 0, unit = 100000;

  if (day == RUNG_NO_DAY || !skip (&iso, 'T') ||
      !read_digits (&iso, 2, &hour) || hour > 23 || !skip (&iso, ':') ||
      !read_digits (&iso, 2, &minute) || minute > 59 || !skip (&iso, ':') ||
      !read_digits (&iso, 2, &second) || second > 59)
    return FALSE;
  if (skip (&iso, '.'))
    {
      if (!g_ascii_isdigit (*iso))
        return FALSE;
      for (; g_ascii_isdigit (*iso); iso++, unit /= 10)
        {
          if (unit == 0)
            return FALSE;
          fraction += (*iso - '0') * unit;
        }
    }
  if (strcmp (iso, "Z") != 0)
    return FALSE;
  *instant_usec = ((gint64) day - EPOCH_JULIAN) * USEC_PER_DAY +
                  (hour * 3600 + minute * 60 + second) * (gint64) G_USEC_PER_SEC + fraction;
  return TRUE;
}

/**
 * rung_instant_get_day:
 * @instant_usec: microseconds since 1970, within the years 1 to 9999
 *
 * Returns: the Julian day it lies in, in UTC
 */
guint32
rung_instant_get_day (gint64 instant_usec)
{
  gint64 days = instant_usec / USEC_PER_DAY;

  if (instant_usec % USEC_PER_DAY < 0)
    days--;
  return (guint32) CLAMP (days + EPOCH_JULIAN, 1, LAST_JULIAN);
}

/**
 * rung_instant_to_text:
 * @instant_usec: microseconds since 1970, within the years 1 to 9999
 *
 * Returns: (transfer full): "2026-11-23T08:58:00.000000Z"
 */
char *
rung_instant_to_text (gint64 instant_usec)
{
  guint32 day = rung_instant_get_day (instant_usec);
  gint64 rest = instant_usec - ((gint64) day - EPOCH_JULIAN) * USEC_PER_DAY;
  g_autofree char *date = rung_day_to_text (day);
  int second = (int) (rest / G_USEC_PER_SEC);

  return g_strdup_printf ("%sT%02d:%02d:%02d.%06dZ", date, second / 3600, second / 60 % 60, second % 60,
                          (int) (rest % G_USEC_PER_SEC));
}

/**
 * rung_span_new:
 * @first: the first day, inclusive
 * @last: the last day, inclusive; %RUNG_NO_DAY for an open end
 *
 * Turns a span as people write it into one that is easy to reckon with.
 *
 * Returns: a half-open span; empty if @last is before @first
 */
RungSpan
rung_span_new (guint32 first,
               guint32 last)
{
  if (last == RUNG_NO_DAY || last == RUNG_DAY_FOREVER)
    return (RungSpan) { first, RUNG_DAY_FOREVER };
  return (RungSpan) { first, MAX (first, last + 1) };
}

/**
 * rung_span_get_length:
 * @span: a span
 *
 * Returns: how many days it has; %RUNG_DAY_FOREVER when the end is open
 */
guint32
rung_span_get_length (RungSpan span)
{
  return span.end == RUNG_DAY_FOREVER ? RUNG_DAY_FOREVER : span.end - span.first;
}

/**
 * rung_span_overlaps:
 *
 * Returns: whether there is a day that lies in both
 */
gboolean
rung_span_overlaps (RungSpan a,
                    RungSpan b)
{
  return MAX (a.first, b.first) < MIN (a.end, b.end);
}

/**
 * rung_span_touches:
 *
 * Returns: whether one starts the day after the other ends
 */
gboolean
rung_span_touches (RungSpan a,
                   RungSpan b)
{
  return a.end == b.first || b.end == a.first;
}

gboolean
rung_span_contains (RungSpan span,
                    guint32  day)
{
  return span.first <= day && day < span.end;
}
