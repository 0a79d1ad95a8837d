/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what was written to days of the calendar.
 *
 * 1. A week begins on Monday and ends on Sunday; a quarter is one of the calendar.
 * 2. A day without a year that is due is the next such day, today included.  One on which
 *    something starts may lie up to half a year back: what began in October is noted down
 *    in November.  That of a win is the last such day, today included.
 * 3. A goal is not due, and does not start, more than a year ago: such days are part of
 *    what a title tells.  A win is not of tomorrow.
 */

#include "rung-quick-private.h"

#include "rung-day.h"

#define HALF_YEAR_DAYS 183
#define YEAR_DAYS 366
#define LAST_DAY 3652059 /* 9999-12-31 */
#define MOST_YEARS 8     /* from one 29 February to the next */

/* Years that a person plans for, or looks back on. */
gboolean
rung_quick_is_year (const RungToken *token)
{
  return token->type == RUNG_TOKEN_NUMBER && token->n_digits == 4 && token->number >= 1900 && token->number < 2200;
}

void
rung_quick_set_day (RungQuickDate *date,
                    guint32        day)
{
  date->first_day = date->last_day = day;
}

void
rung_quick_set_weekday (const RungQuickReader *self,
                        RungQuickDate         *date,
                        int                    weekday)
{
  int days = (weekday - rung_day_get_weekday (self->today) + 7) % 7;

  if (self->kind == RUNG_QUICK_WIN)
    rung_quick_set_day (date, self->today + days - 7);
  else
    rung_quick_set_day (date, self->today + (days > 0 ? days : 7));
}

void
rung_quick_set_weekday_of (const RungQuickReader *self,
                           RungQuickDate         *date,
                           int                    weekday,
                           int                    weeks)
{
  rung_quick_set_day (date, self->today - rung_day_get_weekday (self->today) + weekday + weeks * 7);
}

static void
set_months (RungQuickDate *date,
            guint32        first_day,
            int            n_months)
{
  date->first_day = first_day;
  date->last_day = rung_day_add_months (first_day, n_months) - 1;
}

void
rung_quick_set_period (const RungQuickReader *self,
                       RungQuickDate         *date,
                       RungQuickUnit          unit,
                       int                    offset)
{
  int year, month;

  rung_day_get (self->today, &year, &month, NULL);
  date->is_period = unit != RUNG_UNIT_DAY;
  switch (unit)
    {
    case RUNG_UNIT_WEEK:
      rung_quick_set_weekday_of (self, date, 1, offset);
      date->last_day = date->first_day + 6;
      break;
    case RUNG_UNIT_MONTH:
      set_months (date, rung_day_add_months (rung_day_new (year, month, 1), offset), 1);
      break;
    case RUNG_UNIT_QUARTER:
      set_months (date, rung_day_add_months (rung_day_new (year, (month - 1) / 3 * 3 + 1, 1), offset * 3), 3);
      break;
    case RUNG_UNIT_YEAR:
      set_months (date, rung_day_new (year + offset, 1, 1), 12);
      break;
    case RUNG_UNIT_DAY:
    case RUNG_UNIT_NONE:
    default:
      rung_quick_set_day (date, self->today + offset);
    }
}

/* "In three weeks", and with a negative count "three weeks ago". */
gboolean
rung_quick_set_distance (const RungQuickReader *self,
                         RungQuickDate         *date,
                         RungQuickUnit          unit,
                         int                    count)
{
  guint32 day = self->today;

  if (unit == RUNG_UNIT_NONE || count < -999 || count > 999)
    return FALSE;
  if (unit == RUNG_UNIT_DAY || unit == RUNG_UNIT_WEEK)
    day += unit == RUNG_UNIT_DAY ? count : count * 7;
  else
    day = rung_day_add_months (day, count * (unit == RUNG_UNIT_MONTH ? 1 : unit == RUNG_UNIT_QUARTER ? 3 : 12));
  rung_quick_set_day (date, day);
  return TRUE;
}

/* --- Placing what is said without a year, or without a month ---------------- */

static gboolean
try_year (const RungQuickDate *date,
          int                  year,
          guint32             *first_day,
          guint32             *last_day)
{
  int last_month = date->last_month != 0 ? date->last_month : date->month;

  *first_day = rung_day_new (year, date->month, date->day != 0 ? date->day : 1);
  if (*first_day == RUNG_NO_DAY)
    return FALSE;
  *last_day = *first_day;
  if (date->day == 0)
    *last_day = rung_day_add_months (rung_day_new (year, last_month, 1), 1) - 1;
  return TRUE;
}

static gboolean
suits (RungQuickPart part,
       guint32       today,
       guint32       first_day,
       guint32       last_day)
{
  switch ((int) part)
    {
    case RUNG_QUICK_START:
      return first_day + HALF_YEAR_DAYS >= today;
    case RUNG_QUICK_DAY:
      return first_day <= today;
    default:
      return last_day >= today;
    }
}

static gboolean
place_year (const RungQuickDate *date,
            RungQuickPart        part,
            guint32              today,
            guint32             *first_day,
            guint32             *last_day)
{
  int step = part == RUNG_QUICK_DAY ? -1 : 1;
  int year;

  rung_day_get (today, &year, NULL, NULL);
  /* A start may be of last year. */
  year -= part == RUNG_QUICK_START;
  for (int i = 0; i <= MOST_YEARS; i++, year += step)
    if (try_year (date, year, first_day, last_day) && suits (part, today, *first_day, *last_day))
      return TRUE;
  return FALSE;
}

/* 25号: of this month or the next that has one. */
static gboolean
place_month (const RungQuickDate *date,
             RungQuickPart        part,
             guint32              today,
             guint32             *first_day,
             guint32             *last_day)
{
  int year, month;

  rung_day_get (today, &year, &month, NULL);
  for (int i = 0; i <= 12; i++)
    {
      int number = year * 12 + month - 1 + (part == RUNG_QUICK_DAY ? -i : i);

      *first_day = *last_day = rung_day_new (number / 12, number % 12 + 1, date->day);
      if (*first_day != RUNG_NO_DAY && (part == RUNG_QUICK_DAY ? *first_day <= today : *first_day >= today))
        return TRUE;
    }
  return FALSE;
}

static gboolean
place (const RungQuickDate *date,
       RungQuickPart        part,
       guint32              today,
       guint32             *first_day,
       guint32             *last_day)
{
  if (date->first_day != RUNG_NO_DAY)
    {
      *first_day = date->first_day;
      *last_day = date->last_day;
      return TRUE;
    }
  if (date->month == 0)
    return place_month (date, part, today, first_day, last_day);
  if (date->year != 0)
    return try_year (date, date->year, first_day, last_day);
  return place_year (date, part, today, first_day, last_day);
}

/**
 * rung_quick_date_place:
 * @date: what was written
 * @part: what for
 * @today: the day that days without a year are counted from
 * @first_day: (out): its first day
 * @last_day: (out): its last day
 *
 * Returns: whether the calendar has such a day, and it makes sense for @part
 */
gboolean
rung_quick_date_place (RungQuickDate *date,
                       RungQuickPart  part,
                       guint32        today,
                       guint32       *first_day,
                       guint32       *last_day)
{
  if (!place (date, part, today, first_day, last_day))
    return FALSE;
  if (date->edge == RUNG_EDGE_FIRST)
    *last_day = *first_day;
  else if (date->edge == RUNG_EDGE_LAST)
    *first_day = *last_day;
  if (*first_day == RUNG_NO_DAY || *last_day > LAST_DAY)
    return FALSE;
  return part == RUNG_QUICK_DAY ? *first_day <= today : *last_day + YEAR_DAYS >= today;
}

/* --- Numbers alone: 2026-11-14, 2026/11/14, 2026.11.14, 14.11.2026, 14.11. ----- */

static int
read_number (const RungQuickReader *self,
             guint                  at,
             guint                  n_digits)
{
  const RungToken *token = rung_quick_peek (self, at);

  return token->type == RUNG_TOKEN_NUMBER && token->n_digits <= n_digits ? token->number : 0;
}

static gboolean
read_year_first (const RungQuickReader *self,
                 guint                  at,
                 RungQuickDate         *date)
{
  const RungToken *sign = rung_quick_peek (self, at + 1);

  if (!rung_quick_is_year (rung_quick_peek (self, at)) || !rung_quick_is_one_of (self, at + 1, "-/.") ||
      !rung_quick_is_sign (self, at + 3, sign->c))
    return FALSE;
  date->year = rung_quick_peek (self, at)->number;
  date->month = read_number (self, at + 2, 2);
  date->day = read_number (self, at + 4, 2);
  date->end = at + 5;
  return rung_day_new (date->year, date->month, date->day) != RUNG_NO_DAY;
}

/* Day and month with points as in German.  11/14 and 11.12 may be anything, and 1.2. at
 * the end of a sentence is a version. */
static gboolean
read_day_first (const RungQuickReader *self,
                guint                  at,
                RungQuickDate         *date)
{
  date->day = read_number (self, at, 2);
  date->month = read_number (self, at + 2, 2);
  if (!rung_quick_is_sign (self, at + 1, '.') || !rung_quick_is_sign (self, at + 3, '.') ||
      rung_day_new (2000, date->month, date->day) == RUNG_NO_DAY)
    return FALSE;
  date->end = at + 4;
  date->needs_marker = rung_quick_peek (self, at)->n_digits < 2 || rung_quick_peek (self, at + 2)->n_digits < 2;
  if (rung_quick_is_year (rung_quick_peek (self, at + 4)))
    {
      date->year = rung_quick_peek (self, at + 4)->number;
      date->end = at + 5;
      date->needs_marker = FALSE;
    }
  return TRUE;
}

/* --- Any of them ------------------------------------------------------------ */

/* "v14", "x/14", "sub-14": no beginning. */
static gboolean
begins_well (const RungQuickReader *self,
             guint                  at)
{
  const RungToken *token = &g_array_index (self->tokens, RungToken, at);
  const RungToken *before = at > 0 ? &g_array_index (self->tokens, RungToken, at - 1) : NULL;

  if (before == NULL || token->type == RUNG_TOKEN_HAN || before->is_cut)
    return TRUE;
  return before->type == RUNG_TOKEN_SPACE || before->type == RUNG_TOKEN_HAN ||
         (before->type == RUNG_TOKEN_SIGN && g_utf8_strchr ("([{,;:，；：。、—–（【", -1, before->c) != NULL);
}

/* "Friday’s", "14 Nov-ish": no end.  Neither is 今天的: the day of something. */
static gboolean
ends_well (const RungQuickReader *self,
           guint                  end)
{
  const RungToken *last = &g_array_index (self->tokens, RungToken, end - 1);
  const RungToken *next = rung_quick_peek (self, end);

  if (last->type == RUNG_TOKEN_HAN || next->type == RUNG_TOKEN_NONE)
    return TRUE;
  if (next->type == RUNG_TOKEN_WORD || next->type == RUNG_TOKEN_NUMBER)
    return FALSE;
  if (next->type == RUNG_TOKEN_SIGN && g_utf8_strchr ("-/_@%+*=$&'’\\", -1, next->c) != NULL)
    return FALSE;
  /* A point or a colon between two figures or letters ends nothing. */
  return next->type != RUNG_TOKEN_SIGN || (next->c != '.' && next->c != ':') ||
         (rung_quick_peek (self, end + 1)->type != RUNG_TOKEN_WORD &&
          rung_quick_peek (self, end + 1)->type != RUNG_TOKEN_NUMBER);
}

typedef gboolean (*Reader) (const RungQuickReader *self,
                            guint                  at,
                            RungQuickDate         *date);

/**
 * rung_quick_read_date:
 * @self: a reader
 * @at: a token
 * @date: (out): the date
 *
 * Reads the date that begins with a token, if there is one.  It looks at few tokens, so
 * it may be asked about each.
 *
 * Returns: whether there is one
 */
gboolean
rung_quick_read_date (const RungQuickReader *self,
                      guint                  at,
                      RungQuickDate         *date)
{
  static const Reader readers[] = { read_year_first, read_day_first, rung_quick_read_chinese, rung_quick_read_english };
  RungTokenType type = rung_quick_peek (self, at)->type;

  if ((type != RUNG_TOKEN_WORD && type != RUNG_TOKEN_NUMBER && type != RUNG_TOKEN_HAN) || !begins_well (self, at))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      *date = (RungQuickDate) { 0 };
      if (readers[i] (self, at, date) && ends_well (self, date->end))
        return TRUE;
    }
  return FALSE;
}
