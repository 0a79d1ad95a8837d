/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates as people write them in English: "tomorrow", "in two weeks", "next Friday", "14
 * Nov", "November 14th, 2027", "the end of next quarter", "Q1 2027". */

#include "rung-quick-private.h"

#include <string.h>

#include "rung-day.h"

/* 1 to 12; 0: none. */
static int
find_month (const RungToken *token)
{
  static const char *const names[] = { "january", "february", "march", "april", "may", "june", "july", "august",
                                       "september", "october", "november", "december" };

  if (token->type != RUNG_TOKEN_WORD || strlen (token->word) < 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (token->word, names[i]) == 0 ||
        (strlen (token->word) == 3 && strncmp (token->word, names[i], 3) == 0))
      return i + 1;
  return strcmp (token->word, "sept") == 0 ? 9 : 0;
}

/* 1 Monday to 7 Sunday; 0: none. */
static int
find_weekday (const RungToken *token)
{
  static const char *const names[] = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "tues", "weds", "thur", "", "", "", "", "", "", "thurs",
  };

  for (guint i = 0; token->type == RUNG_TOKEN_WORD && token->word[0] != '\0' && i < G_N_ELEMENTS (names); i++)
    if (i != 14 && strcmp (token->word, names[i]) == 0)
      return i % 7 + 1;
  return 0;
}

static RungQuickUnit
find_unit (const RungToken *token)
{
  static const char *const names[] = { "", "day", "week", "month", "quarter", "year" };

  for (guint i = RUNG_UNIT_DAY; token->type == RUNG_TOKEN_WORD && i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if (strncmp (token->word, names[i], length) == 0 &&
          (token->word[length] == '\0' || strcmp (token->word + length, "s") == 0))
        return i;
    }
  return RUNG_UNIT_NONE;
}

/* 0: none. */
static int
find_count (const RungToken *token)
{
  static const char *const names[] = { "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                                       "eleven", "twelve" };

  if (token->type == RUNG_TOKEN_NUMBER)
    return token->n_digits <= 3 ? token->number : 0;
  if (token->type != RUNG_TOKEN_WORD)
    return 0;
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    if (strcmp (token->word, names[i]) == 0)
      return i;
  return strcmp (token->word, "a") == 0 || strcmp (token->word, "an") == 0;
}

/* --- Near days -------------------------------------------------------------- */

static gboolean
read_near_day (const RungQuickReader *self,
               guint                  at,
               RungQuickDate         *date)
{
  static const struct { const char *words; int days; } names[] = {
    { "today", 0 }, { "tonight", 0 }, { "tomorrow", 1 }, { "tmr", 1 }, { "tmrw", 1 }, { "the day after tomorrow", 2 },
    { "day after tomorrow", 2 }, { "eod", 0 }, { "end of day", 0 }, { "end of the day", 0 }, { "yesterday", -1 },
    { "the day before yesterday", -2 }, { "day before yesterday", -2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (rung_quick_take_words (self, &at, names[i].words))
      {
        rung_quick_set_day (date, self->today + names[i].days);
        date->end = at;
        return names[i].days >= 0 || self->kind == RUNG_QUICK_WIN;
      }
  return FALSE;
}

/* "In two weeks", "within 3 days"; of wins "two weeks ago". */
static gboolean
read_distance (const RungQuickReader *self,
               guint                  at,
               RungQuickDate         *date)
{
  gboolean is_within = rung_quick_take_word (self, &at, "within");
  gboolean is_in = is_within || rung_quick_take_word (self, &at, "in");
  RungQuickUnit unit;
  int count;

  if (is_in && !rung_quick_take_space (self, &at))
    return FALSE;
  count = find_count (rung_quick_peek (self, at++));
  if (count == 0 || !rung_quick_take_space (self, &at))
    return FALSE;
  unit = find_unit (rung_quick_peek (self, at++));
  if (!is_in)
    {
      if (self->kind != RUNG_QUICK_WIN || !rung_quick_take_space (self, &at) || !rung_quick_take_word (self, &at, "ago"))
        return FALSE;
      count = -count;
    }
  date->is_marked = is_within || count < 0;
  date->end = at;
  return rung_quick_set_distance (self, date, unit, count);
}

/* --- Weeks, months, quarters and years from here ------------------------------ */

static gboolean
read_offset (const RungQuickReader *self,
             guint                 *at,
             int                   *offset)
{
  if (rung_quick_take_word (self, at, "this"))
    *offset = 0;
  else if (rung_quick_take_word (self, at, "next"))
    *offset = 1;
  else if (self->kind == RUNG_QUICK_WIN && rung_quick_take_word (self, at, "last"))
    *offset = -1;
  else
    return FALSE;
  return rung_quick_take_space (self, at);
}

static gboolean
read_period (const RungQuickReader *self,
             guint                  at,
             RungQuickDate         *date)
{
  const RungToken *token;
  RungQuickUnit unit;
  int offset, weekday;

  if (!read_offset (self, &at, &offset))
    return FALSE;
  token = rung_quick_peek (self, at);
  unit = find_unit (token);
  weekday = strcmp (token->word, "weekend") == 0 ? 7 : find_weekday (token);
  date->end = at + 1;
  if (weekday != 0 && offset < 0)
    /* "Last Friday" is the one before today, in whichever week. */
    rung_quick_set_weekday (self, date, weekday);
  else if (weekday != 0)
    rung_quick_set_weekday_of (self, date, weekday, offset);
  else if (unit > RUNG_UNIT_DAY)
    rung_quick_set_period (self, date, unit, offset);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_abbreviated_end (const RungQuickReader *self,
                      guint                  at,
                      RungQuickDate         *date)
{
  static const struct { const char *word; RungQuickUnit unit; } names[] = {
    { "eow", RUNG_UNIT_WEEK }, { "eom", RUNG_UNIT_MONTH }, { "eoq", RUNG_UNIT_QUARTER }, { "eoy", RUNG_UNIT_YEAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (rung_quick_take_word (self, &at, names[i].word))
      {
        rung_quick_set_period (self, date, names[i].unit, 0);
        date->edge = RUNG_EDGE_LAST;
        date->is_period = FALSE;
        date->end = at;
        return TRUE;
      }
  return FALSE;
}

/* --- Days of the calendar ---------------------------------------------------- */

/* A year that follows, with a blank or a comma between. */
static void
take_year (const RungQuickReader *self,
           guint                 *at,
           RungQuickDate         *date)
{
  guint here = *at;

  rung_quick_take_sign (self, &here, ',');
  if (rung_quick_take_space (self, &here) && rung_quick_is_year (rung_quick_peek (self, here)))
    {
      date->year = rung_quick_peek (self, here)->number;
      *at = here + 1;
    }
}

/* "14", "14th"; 0: no day of a month. */
static int
take_day (const RungQuickReader *self,
          guint                 *at)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };
  const RungToken *token = rung_quick_peek (self, *at);

  if (token->type != RUNG_TOKEN_NUMBER || token->n_digits > 2 || token->number < 1 || token->number > 31)
    return 0;
  ++*at;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (rung_quick_take_word (self, at, endings[i]))
      break;
  return token->number;
}

static int
take_month (const RungQuickReader *self,
            guint                 *at)
{
  const RungToken *token = rung_quick_peek (self, *at);
  int month = find_month (token);

  if (month == 0)
    return 0;
  ++*at;
  /* The point of an abbreviation, unless it ends the sentence. */
  if (strlen (token->word) <= 4 && rung_quick_is_sign (self, *at, '.') &&
      rung_quick_peek (self, *at + 1)->type == RUNG_TOKEN_SPACE)
    ++*at;
  return month;
}

static gboolean
read_day_and_month (const RungQuickReader *self,
                    guint                  at,
                    RungQuickDate         *date)
{
  guint here;

  date->day = take_day (self, &at);
  if (date->day == 0 || !rung_quick_take_space (self, &at))
    return FALSE;
  here = at;
  if (rung_quick_take_word (self, &here, "of") && rung_quick_take_space (self, &here))
    at = here;
  date->month = take_month (self, &at);
  if (date->month == 0 || rung_day_new (2000, date->month, date->day) == RUNG_NO_DAY)
    return FALSE;
  take_year (self, &at, date);
  date->end = at;
  return TRUE;
}

static gboolean
is_word_like (const RungToken *token)
{
  return token->type == RUNG_TOKEN_WORD || token->type == RUNG_TOKEN_NUMBER;
}

/* "Nov 14", "March 2027", "March". */
static gboolean
read_month_and_day (const RungQuickReader *self,
                    guint                  at,
                    RungQuickDate         *date)
{
  guint here;

  date->month = take_month (self, &at);
  if (date->month == 0)
    return FALSE;
  here = at;
  if (rung_quick_take_space (self, &here) && (date->day = take_day (self, &here)) != 0 &&
      !is_word_like (rung_quick_peek (self, here)))
    {
      take_year (self, &here, date);
      date->end = here;
      return rung_day_new (2000, date->month, date->day) != RUNG_NO_DAY;
    }
  date->day = 0;
  date->is_period = TRUE;
  take_year (self, &at, date);
  date->needs_marker = date->may_be_name = date->year == 0;
  date->end = at;
  return TRUE;
}

static gboolean
read_weekday (const RungQuickReader *self,
              guint                  at,
              RungQuickDate         *date)
{
  const RungToken *token = rung_quick_peek (self, at);
  int weekday = find_weekday (token);
  RungQuickDate exact = { 0 };
  guint here = at + 1;

  if (weekday == 0)
    return FALSE;
  rung_quick_take_sign (self, &here, '.');
  rung_quick_take_sign (self, &here, ',');
  if (rung_quick_take_space (self, &here) &&
      (read_day_and_month (self, here, &exact) || (read_month_and_day (self, here, &exact) && exact.day != 0)))
    {
      *date = exact;
      return TRUE;
    }
  rung_quick_set_weekday (self, date, weekday);
  /* "The sun", "we wed": an abbreviation in small letters is no day of its own accord. */
  date->is_weekday = TRUE;
  date->needs_marker = strlen (token->word) <= 3 && !token->is_capital;
  date->end = at + 1;
  return TRUE;
}

/* "Q1 2027", "2027 Q1", "Q1". */
static gboolean
read_quarter (const RungQuickReader *self,
              guint                  at,
              RungQuickDate         *date)
{
  const RungToken *number;

  if (rung_quick_is_year (rung_quick_peek (self, at)))
    {
      date->year = rung_quick_peek (self, at++)->number;
      at = rung_quick_skip_space (self, at);
    }
  if (!rung_quick_take_word (self, &at, "q"))
    return FALSE;
  number = rung_quick_peek (self, at++);
  if (number->type != RUNG_TOKEN_NUMBER || number->n_digits != 1 || number->number < 1 || number->number > 4)
    return FALSE;
  date->month = number->number * 3 - 2;
  date->last_month = date->month + 2;
  date->is_period = TRUE;
  if (date->year == 0)
    take_year (self, &at, date);
  date->needs_marker = date->year == 0;
  date->end = at;
  return TRUE;
}

static gboolean
read_year (const RungQuickReader *self,
           guint                  at,
           RungQuickDate         *date)
{
  const RungToken *token = rung_quick_peek (self, at);

  if (!rung_quick_is_year (token))
    return FALSE;
  *date = (RungQuickDate) { .year = token->number, .month = 1, .last_month = 12, .is_period = TRUE,
                            .needs_marker = TRUE, .must_end = TRUE, .end = at + 1 };
  return TRUE;
}

/* "End of week", "the end of next month", "the beginning of March", "end of Q1 2027". */
static gboolean
read_edge (const RungQuickReader *self,
           guint                  at,
           RungQuickDate         *date)
{
  RungQuickUnit unit;
  RungQuickEdge edge;
  guint here;

  if (rung_quick_take_word (self, &at, "the") && !rung_quick_take_space (self, &at))
    return FALSE;
  if (rung_quick_take_words (self, &at, "end of"))
    edge = RUNG_EDGE_LAST;
  else if (rung_quick_take_words (self, &at, "beginning of") || rung_quick_take_words (self, &at, "start of"))
    edge = RUNG_EDGE_FIRST;
  else
    return FALSE;
  if (!rung_quick_take_space (self, &at))
    return FALSE;
  here = at;
  if (rung_quick_take_word (self, &here, "the") && rung_quick_take_space (self, &here))
    at = here;
  unit = find_unit (rung_quick_peek (self, at));
  if (unit > RUNG_UNIT_DAY)
    {
      rung_quick_set_period (self, date, unit, 0);
      date->end = at + 1;
    }
  else
    {
      static gboolean (*const readers[]) (const RungQuickReader *, guint, RungQuickDate *) = {
        read_period, read_quarter, read_month_and_day, read_year,
      };
      guint i;

      for (i = 0; i < G_N_ELEMENTS (readers); i++)
        {
          *date = (RungQuickDate) { 0 };
          if (readers[i] (self, at, date))
            break;
        }
      if (i == G_N_ELEMENTS (readers) || !date->is_period)
        return FALSE;
    }
  date->edge = edge;
  date->is_period = date->needs_marker = date->may_be_name = date->must_end = FALSE;
  return TRUE;
}

gboolean
rung_quick_read_english (const RungQuickReader *self,
                         guint                  at,
                         RungQuickDate         *date)
{
  static gboolean (*const readers[]) (const RungQuickReader *, guint, RungQuickDate *) = {
    read_near_day, read_distance, read_period, read_edge, read_abbreviated_end, read_weekday, read_day_and_month,
    read_month_and_day, read_quarter, read_year,
  };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      *date = (RungQuickDate) { 0 };
      if (readers[i] (self, at, date))
        return TRUE;
    }
  return FALSE;
}
