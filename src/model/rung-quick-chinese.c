/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates as people write them in Chinese: 明天, 下周三, 月底, 明年3月, 2027年3月1日, 三天后.
 * Numbers may be digits of either width or characters up to 九十九. */

#include "rung-quick-private.h"

#include <string.h>

#include "rung-day.h"

typedef struct
{
  const char *text;
  int         value;
} Word;

/* The first that stands here; longer ones come before their beginnings. */
static const Word *
take_any (const RungQuickReader *self,
          guint                 *at,
          const Word            *words,
          guint                  n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (rung_quick_take_han (self, at, words[i].text))
      return &words[i];
  return NULL;
}

#define TAKE_ANY(self, at, words) take_any (self, at, words, G_N_ELEMENTS (words))

/* --- Numbers ---------------------------------------------------------------- */

/* 0 to 10; -1: none. */
static int
find_numeral (const RungToken *token)
{
  static const gunichar numerals[] = { 0x96f6, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341 };

  if (token->type != RUNG_TOKEN_HAN)
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    if (numerals[i] == token->c)
      return i;
  return token->c == 0x4e24 ? 2 : -1; /* 两 */
}

/* 三, 十, 十一, 二十, 二十五, 25; 0: none. */
static int
take_number (const RungQuickReader *self,
             guint                 *at)
{
  const RungToken *token = rung_quick_peek (self, *at);
  int number, ones;

  if (token->type == RUNG_TOKEN_NUMBER && token->n_digits <= 3)
    {
      ++*at;
      return token->number;
    }
  number = find_numeral (token);
  if (number <= 0)
    return 0;
  ++*at;
  if (number < 10 && find_numeral (rung_quick_peek (self, *at)) != 10)
    return number;
  if (number < 10)
    {
      number *= 10;
      ++*at;
    }
  ones = find_numeral (rung_quick_peek (self, *at));
  if (ones <= 0 || ones == 10)
    return number;
  ++*at;
  return number + ones;
}

/* --- Near days -------------------------------------------------------------- */

static gboolean
read_near_day (const RungQuickReader *self,
               guint                  at,
               RungQuickDate         *date)
{
  static const Word words[] = {
    { "今天", 0 }, { "今日", 0 }, { "今晚", 0 }, { "明天", 1 }, { "明日", 1 }, { "明晚", 1 }, { "大后天", 3 }, { "后天", 2 },
    { "昨天", -1 }, { "昨日", -1 }, { "昨晚", -1 }, { "大前天", -3 }, { "前天", -2 },
  };
  const Word *word = TAKE_ANY (self, &at, words);

  if (word == NULL || (word->value < 0 && self->kind != RUNG_QUICK_WIN))
    return FALSE;
  rung_quick_set_day (date, self->today + word->value);
  date->end = at;
  return TRUE;
}

/* --- Weeks, months, quarters ------------------------------------------------- */

#define NO_OFFSET 99

/* 下下, 下个, 下, 这个, 这, 本, 上个, 上; nothing said: NO_OFFSET. */
static int
take_offset (const RungQuickReader *self,
             guint                 *at)
{
  static const Word words[] = {
    { "下下个", 2 }, { "下下", 2 }, { "下个", 1 }, { "下一个", 1 }, { "下", 1 }, { "这个", 0 }, { "这", 0 }, { "本", 0 },
    { "上个", -1 }, { "上一个", -1 }, { "上", -1 },
  };
  const Word *word = TAKE_ANY (self, at, words);

  return word != NULL ? word->value : NO_OFFSET;
}

static RungQuickEdge
take_edge (const RungQuickReader *self,
           guint                 *at)
{
  static const Word words[] = { { "底", RUNG_EDGE_LAST }, { "末", RUNG_EDGE_LAST }, { "初", RUNG_EDGE_FIRST } };
  const Word *word = TAKE_ANY (self, at, words);

  return word != NULL ? word->value : RUNG_EDGE_NONE;
}

static int
take_weekday (const RungQuickReader *self,
              guint                 *at)
{
  static const Word words[] = {
    { "一", 1 }, { "二", 2 }, { "三", 3 }, { "四", 4 }, { "五", 5 }, { "六", 6 }, { "日", 7 }, { "天", 7 }, { "末", 7 },
  };
  const RungToken *token = rung_quick_peek (self, *at);
  guint here = *at;
  const Word *word;

  if (token->type == RUNG_TOKEN_NUMBER && token->n_digits == 1 && token->number >= 1 && token->number <= 7)
    {
      ++*at;
      return token->number;
    }
  word = TAKE_ANY (self, &here, words);
  /* 下周三个人评审: three people, next week. */
  if (word == NULL || rung_quick_is_one_of (self, here, "个次场条项位份件篇"))
    return 0;
  *at = here;
  return word->value;
}

static gboolean
read_week (const RungQuickReader *self,
           guint                  at,
           int                    offset,
           RungQuickDate         *date)
{
  static const Word words[] = { { "周", 0 }, { "星期", 0 }, { "礼拜", 0 } };
  int weekday;

  if (TAKE_ANY (self, &at, words) == NULL)
    return FALSE;
  weekday = take_weekday (self, &at);
  date->end = at;
  if (weekday == 0)
    {
      rung_quick_set_period (self, date, RUNG_UNIT_WEEK, offset);
      return offset != NO_OFFSET;
    }
  if (offset != NO_OFFSET)
    rung_quick_set_weekday_of (self, date, weekday, offset);
  else
    rung_quick_set_weekday (self, date, weekday);
  return TRUE;
}

/* 下个月, 本月底, 月底, 下季度, 季度末; only the ends go without saying which. */
/* 下个月5号; a month that is shorter has its last day. */
static gboolean
read_day_of_near_month (const RungQuickReader *self,
                        guint                  at,
                        int                    offset,
                        RungQuickDate         *date)
{
  int year, month, day = take_number (self, &at);
  guint32 first_day, last_day;

  if (day < 1 || day > 31 || (!rung_quick_take_han (self, &at, "号") && !rung_quick_take_han (self, &at, "日")))
    return FALSE;
  rung_day_get (self->today, &year, &month, NULL);
  first_day = rung_day_add_months (rung_day_new (year, month, 1), offset);
  last_day = rung_day_add_months (first_day, 1) - 1;
  rung_quick_set_day (date, MIN (first_day + day - 1, last_day));
  date->end = at;
  return TRUE;
}

static gboolean
read_month_or_quarter (const RungQuickReader *self,
                       guint                  at,
                       int                    offset,
                       RungQuickDate         *date)
{
  static const Word words[] = { { "季度", RUNG_UNIT_QUARTER }, { "季", RUNG_UNIT_QUARTER }, { "月", RUNG_UNIT_MONTH } };
  const Word *word = TAKE_ANY (self, &at, words);

  if (word == NULL)
    return FALSE;
  if (word->value == RUNG_UNIT_MONTH && offset != NO_OFFSET && read_day_of_near_month (self, at, offset, date))
    return TRUE;
  date->edge = take_edge (self, &at);
  if (offset == NO_OFFSET && date->edge == RUNG_EDGE_NONE)
    return FALSE;
  rung_quick_set_period (self, date, word->value, offset != NO_OFFSET ? offset : 0);
  date->is_period = date->edge == RUNG_EDGE_NONE;
  date->end = at;
  return TRUE;
}

static gboolean
read_period (const RungQuickReader *self,
             guint                  at,
             RungQuickDate         *date)
{
  int offset = take_offset (self, &at);

  if (offset == -1 && self->kind != RUNG_QUICK_WIN)
    return FALSE;
  return read_week (self, at, offset, date) || read_month_or_quarter (self, at, offset, date);
}

/* --- Days of the calendar ----------------------------------------------------- */

/* 今年, 明年, 2027年; 0: none. */
static int
take_year (const RungQuickReader *self,
           guint                 *at)
{
  static const Word words[] = { { "今年", 0 }, { "明年", 1 }, { "后年", 2 }, { "去年", -1 } };
  const RungToken *token = rung_quick_peek (self, *at);
  const Word *word;
  guint here = *at + 1;
  int year;

  if (rung_quick_is_year (token) && rung_quick_take_han (self, &here, "年"))
    {
      *at = here;
      return token->number;
    }
  word = TAKE_ANY (self, at, words);
  if (word == NULL || (word->value < 0 && self->kind != RUNG_QUICK_WIN))
    return 0;
  rung_day_get (self->today, &year, NULL, NULL);
  return year + word->value;
}

/* 11月14日, 11月14, 十一月十四日, 3月, 3月底. */
static gboolean
read_month (const RungQuickReader *self,
            guint                 *at,
            RungQuickDate         *date)
{
  static const Word ends[] = { { "日", 0 }, { "号", 0 } };
  guint here;
  gboolean has_digits;

  date->month = date->last_month = take_number (self, at);
  if (date->month < 1 || date->month > 12 || !rung_quick_take_han (self, at, "月"))
    return FALSE;
  here = *at;
  has_digits = rung_quick_peek (self, here)->type == RUNG_TOKEN_NUMBER;
  date->day = take_number (self, &here);
  if (date->day != 0 && (TAKE_ANY (self, &here, ends) != NULL || has_digits))
    {
      *at = here;
      return rung_day_new (2000, date->month, date->day) != RUNG_NO_DAY;
    }
  date->day = 0;
  rung_quick_take_han (self, at, "份");
  date->edge = take_edge (self, at);
  date->is_period = date->edge == RUNG_EDGE_NONE;
  date->needs_marker = date->is_period && date->year == 0;
  return TRUE;
}

/* 一季度, 第一季度, 上半年, 下半年. */
static gboolean
read_part_of_year (const RungQuickReader *self,
                   guint                 *at,
                   RungQuickDate         *date)
{
  static const Word quarters[] = { { "一季度", 1 }, { "二季度", 4 }, { "三季度", 7 }, { "四季度", 10 } };
  static const Word halves[] = { { "上半年", 1 }, { "下半年", 7 } };
  const Word *half = TAKE_ANY (self, at, halves);
  const Word *quarter = NULL;

  if (half == NULL)
    {
      rung_quick_take_han (self, at, "第");
      quarter = TAKE_ANY (self, at, quarters);
    }
  if (half == NULL && quarter == NULL)
    return FALSE;
  date->month = half != NULL ? half->value : quarter->value;
  date->last_month = date->month + (half != NULL ? 5 : 2);
  date->edge = take_edge (self, at);
  date->is_period = date->edge == RUNG_EDGE_NONE;
  date->needs_marker = date->is_period && date->year == 0;
  return TRUE;
}

/* 年底, 明年底, 明年, 2027年. */
static void
finish_year (const RungQuickReader *self,
             guint                 *at,
             RungQuickDate         *date)
{
  rung_quick_take_han (self, at, "年");
  date->month = 1;
  date->last_month = 12;
  date->day = 0;
  date->edge = take_edge (self, at);
  date->is_period = date->edge == RUNG_EDGE_NONE;
}

static gboolean
read_calendar_day (const RungQuickReader *self,
                   guint                  at,
                   RungQuickDate         *date)
{
  static gboolean (*const readers[]) (const RungQuickReader *, guint *, RungQuickDate *) = { read_month, read_part_of_year };
  guint here;
  int year = take_year (self, &at);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      here = at;
      *date = (RungQuickDate) { .year = year };
      if (readers[i] (self, &here, date))
        {
          date->end = here;
          return TRUE;
        }
    }
  *date = (RungQuickDate) { .year = year };
  here = at;
  finish_year (self, &here, date);
  date->end = here;
  /* 年底 goes without saying which. */
  return year != 0 || (date->edge != RUNG_EDGE_NONE && rung_quick_take_han (self, &at, "年"));
}

/* 25号 is a day, but also the number of a house: only with a word that says so. */
static gboolean
read_day_of_month (const RungQuickReader *self,
                   guint                  at,
                   RungQuickDate         *date)
{
  date->day = take_number (self, &at);
  if (date->day < 1 || date->day > 31 || !rung_quick_take_han (self, &at, "号"))
    return FALSE;
  date->needs_marker = TRUE;
  date->end = at;
  return TRUE;
}

/* --- 三天后, 两周内, 半年内; of wins 三天前 ---------------------------------------- */

static RungQuickUnit
take_unit (const RungQuickReader *self,
           guint                 *at)
{
  static const Word words[] = {
    { "个工作日", RUNG_UNIT_NONE }, { "天", RUNG_UNIT_DAY }, { "日", RUNG_UNIT_DAY }, { "个星期", RUNG_UNIT_WEEK },
    { "星期", RUNG_UNIT_WEEK }, { "个礼拜", RUNG_UNIT_WEEK }, { "礼拜", RUNG_UNIT_WEEK }, { "周", RUNG_UNIT_WEEK },
    { "个月", RUNG_UNIT_MONTH }, { "个季度", RUNG_UNIT_QUARTER }, { "季度", RUNG_UNIT_QUARTER }, { "年", RUNG_UNIT_YEAR },
  };
  const Word *word = TAKE_ANY (self, at, words);

  return word != NULL ? (RungQuickUnit) word->value : RUNG_UNIT_NONE;
}

/* 内容 is content and 后端 a back end: the word goes on. */
static gboolean
take_side (const RungQuickReader *self,
           guint                 *at,
           gboolean              *is_ago)
{
  static const Word words[] = {
    { "之后", 0 }, { "以后", 0 }, { "后", 0 }, { "之内", 0 }, { "以内", 0 }, { "内", 0 }, { "之前", 1 }, { "以前", 1 }, { "前", 1 },
  };
  guint here = *at;
  const Word *word = TAKE_ANY (self, &here, words);

  if (word == NULL || (word->value && self->kind != RUNG_QUICK_WIN) ||
      rung_quick_is_one_of (self, here, "端台续备勤面容部存网测核审训沿言"))
    return FALSE;
  *is_ago = word->value;
  *at = here;
  return TRUE;
}

static gboolean
read_distance (const RungQuickReader *self,
               guint                  at,
               RungQuickDate         *date)
{
  static const Word halves[] = { { "半年", 6 }, { "半个月", 0 } };
  const Word *half = TAKE_ANY (self, &at, halves);
  gboolean is_ago;
  RungQuickUnit unit;
  int count;

  if (half != NULL)
    {
      unit = half->value > 0 ? RUNG_UNIT_MONTH : RUNG_UNIT_DAY;
      count = half->value > 0 ? half->value : 15;
    }
  else
    {
      count = take_number (self, &at);
      unit = count > 0 ? take_unit (self, &at) : RUNG_UNIT_NONE;
    }
  if (unit == RUNG_UNIT_NONE || !take_side (self, &at, &is_ago))
    return FALSE;
  date->is_marked = TRUE;
  date->end = at;
  return rung_quick_set_distance (self, date, unit, is_ago ? -count : count);
}

gboolean
rung_quick_read_chinese (const RungQuickReader *self,
                         guint                  at,
                         RungQuickDate         *date)
{
  static gboolean (*const readers[]) (const RungQuickReader *, guint, RungQuickDate *) = {
    read_near_day, read_distance, read_period, read_calendar_day, read_day_of_month,
  };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      *date = (RungQuickDate) { 0 };
      if (readers[i] (self, at, date))
        {
          date->is_chinese = TRUE;
          return TRUE;
        }
    }
  return FALSE;
}
