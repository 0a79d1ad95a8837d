/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a day in a line is for, and whether it is one to be understood.
 *
 * 1. With a word that says what for, a date is taken anywhere: "by", "due", "until",
 *    "before", "from", "starting", 从 … 到 …, … 前, … 起.  "By Friday" is Friday, "before
 *    Friday" is Thursday; 周五前 takes Friday in, as the law does with 以前.
 * 2. Without one it is taken at the end only, and not where the words before it need it:
 *    "Plan for tomorrow", "Black Friday", "Plan next year".
 * 3. Chinese says the day first, where English says it last: a day at the very beginning
 *    is taken too, but a week or a year only with a blank or a comma behind it.
 */

#include "rung-quick-private.h"

#include <string.h>

/* --- The words before a date --------------------------------------------------- */

typedef struct
{
  const char    *words;
  RungQuickPart  part;
  gboolean       is_before;
} Marker;

static const Marker english_markers[] = {
  { "no later than", RUNG_QUICK_DUE }, { "due by", RUNG_QUICK_DUE }, { "due before", RUNG_QUICK_DUE, TRUE },
  { "due", RUNG_QUICK_DUE }, { "deadline", RUNG_QUICK_DUE }, { "by", RUNG_QUICK_DUE }, { "until", RUNG_QUICK_DUE },
  { "till", RUNG_QUICK_DUE }, { "before", RUNG_QUICK_DUE, TRUE }, { "starting from", RUNG_QUICK_START },
  { "starting", RUNG_QUICK_START }, { "beginning", RUNG_QUICK_START }, { "starts", RUNG_QUICK_START },
  { "from", RUNG_QUICK_START },
};

static const Marker chinese_markers[] = {
  { "截止到", RUNG_QUICK_DUE }, { "截至到", RUNG_QUICK_DUE }, { "截止", RUNG_QUICK_DUE }, { "截至", RUNG_QUICK_DUE },
  { "直到", RUNG_QUICK_DUE }, { "到", RUNG_QUICK_DUE }, { "至", RUNG_QUICK_DUE }, { "从", RUNG_QUICK_START },
  { "自", RUNG_QUICK_START },
};

static const Marker *
take_english_marker (const RungQuickReader *self,
                     guint                 *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (english_markers); i++)
    {
      guint here = *at;
      gboolean has_colon;

      if (!rung_quick_take_words (self, &here, english_markers[i].words))
        continue;
      has_colon = rung_quick_take_sign (self, &here, ':');
      if (!rung_quick_take_space (self, &here) && !has_colon)
        continue;
      *at = here;
      return &english_markers[i];
    }
  return NULL;
}

static const Marker *
take_chinese_marker (const RungQuickReader *self,
                     guint                 *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (chinese_markers); i++)
    if (rung_quick_take_han (self, at, chinese_markers[i].words))
      {
        rung_quick_take_sign (self, at, ':');
        *at = rung_quick_skip_space (self, *at);
        return &chinese_markers[i];
      }
  return NULL;
}

/* Of wins only "on", which says nothing that would not be clear without it. */
static const Marker *
take_marker (const RungQuickReader *self,
             guint                 *at)
{
  static const Marker on = { "on", RUNG_QUICK_DAY };
  const Marker *marker;

  if (self->kind == RUNG_QUICK_WIN)
    return rung_quick_take_words (self, at, "on") && rung_quick_take_space (self, at) ? &on : NULL;
  marker = take_english_marker (self, at);
  return marker != NULL ? marker : take_chinese_marker (self, at);
}

/* --- The words behind ------------------------------------------------------------ */

typedef struct
{
  const char    *text;
  RungQuickPart  part;
  const char    *not_before; /* with one of these it is another word: 前端, 起草 */
} Ending;

static const Ending endings[] = {
  { "之前", RUNG_QUICK_DUE, "" }, { "以前", RUNG_QUICK_DUE, "" }, { "前", RUNG_QUICK_DUE, "端台沿言辈景往进提置瞻期" },
  { "截止", RUNG_QUICK_DUE, "" }, { "到期", RUNG_QUICK_DUE, "" }, { "为止", RUNG_QUICK_DUE, "" }, { "止", RUNG_QUICK_DUE, "损血痛" },
  { "开始", RUNG_QUICK_START, "" }, { "起", RUNG_QUICK_START, "草飞步点诉床来因源名码" },
};

static const Ending *
take_ending (const RungQuickReader *self,
             guint                 *at)
{
  guint begin = rung_quick_skip_space (self, *at);

  if (self->kind == RUNG_QUICK_WIN)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      guint here = begin;

      if (!rung_quick_take_han (self, &here, endings[i].text) || rung_quick_is_one_of (self, here, endings[i].not_before))
        continue;
      *at = here;
      return &endings[i];
    }
  return NULL;
}

static gboolean
take_connector (const RungQuickReader *self,
                guint                 *at)
{
  static const char *const words[] = { "to", "until", "till", "through", "thru" };
  guint here = rung_quick_skip_space (self, *at);
  gboolean is_there = FALSE;

  if (rung_quick_is_one_of (self, here, "到至-–—~〜"))
    {
      here++;
      is_there = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words) && !is_there; i++)
    is_there = rung_quick_take_word (self, &here, words[i]);
  if (is_there)
    *at = rung_quick_skip_space (self, here);
  return is_there;
}

/* --- Together -------------------------------------------------------------------- */

/* The date as it is, or behind a little word: "due on Friday", "by the 14th of May". */
static gboolean
read_date_of_marker (const RungQuickReader *self,
                     guint                  at,
                     RungQuickDate         *date)
{
  static const char *const words[] = { "on", "in", "at", "the" };

  if (rung_quick_read_date (self, at, date))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint here = at;

      if (rung_quick_take_word (self, &here, words[i]) && rung_quick_take_space (self, &here))
        return rung_quick_read_date (self, here, date);
    }
  return FALSE;
}

/* Nothing but signs and what is understood already. */
static gboolean
is_end (const RungQuickReader *self,
        guint                  at)
{
  for (; at < self->tokens->len; at++)
    {
      const RungToken *token = &g_array_index (self->tokens, RungToken, at);

      if (!token->is_cut && token->type != RUNG_TOKEN_SPACE && token->type != RUNG_TOKEN_SIGN)
        return FALSE;
    }
  return TRUE;
}

/* A capitalized word behind "May" makes it a person, and 的 makes a day that of something. */
static gboolean
goes_on (const RungQuickReader *self,
         const RungQuickDate   *date,
         guint                  end)
{
  const RungToken *next = rung_quick_peek (self, rung_quick_skip_space (self, end));

  return (date->may_be_name && next->type == RUNG_TOKEN_WORD && next->is_capital) ||
         (date->must_end && next->type != RUNG_TOKEN_NONE && next->type != RUNG_TOKEN_SIGN) || rung_quick_is_one_of (self, end, "的");
}

static gboolean
read_rest_of_range (const RungQuickReader *self,
                    RungQuickMarked       *marked)
{
  guint at = marked->end;
  RungQuickDate last;

  if (!take_connector (self, &at) || !rung_quick_read_date (self, at, &last))
    return FALSE;
  marked->start = marked->due;
  marked->due = last;
  marked->part = RUNG_QUICK_START_AND_DUE;
  marked->end = last.end;
  /* 到3月底止, 到3月底前: said twice. */
  take_ending (self, &marked->end);
  return !goes_on (self, &last, marked->end);
}

static gboolean
apply_ending (const RungQuickReader *self,
              RungQuickMarked       *marked)
{
  const Ending *ending = take_ending (self, &marked->end);

  if (ending == NULL)
    return FALSE;
  marked->part = ending->part;
  marked->is_before = ending->part == RUNG_QUICK_DUE && marked->due.is_period;
  return TRUE;
}

/* 收到3月账单 is about a bill; 学到年底 says until when. */
static gboolean
is_part_of_verb (const RungQuickReader *self,
                 const Marker          *marker,
                 guint                  first)
{
  return (strcmp (marker->words, "到") == 0 || strcmp (marker->words, "至") == 0 || strcmp (marker->words, "自") == 0) &&
         first > 0 && rung_quick_peek (self, first - 1)->type == RUNG_TOKEN_HAN;
}

static void
put_start_in_its_place (RungQuickMarked *marked)
{
  if (marked->part == RUNG_QUICK_START)
    marked->start = marked->due;
}

/**
 * rung_quick_read_marked:
 * @self: a reader
 * @at: a token
 * @marked: (out): what was read
 *
 * Reads a date with a word that says what it is for, beginning with a token.
 *
 * Returns: whether there is one
 */
gboolean
rung_quick_read_marked (const RungQuickReader *self,
                        guint                  at,
                        RungQuickMarked       *marked)
{
  const Marker *marker;
  gboolean is_clear;

  *marked = (RungQuickMarked) { .first = at, .part = self->kind == RUNG_QUICK_WIN ? RUNG_QUICK_DAY : RUNG_QUICK_DUE };
  marker = take_marker (self, &at);
  if (!(marker != NULL ? read_date_of_marker (self, at, &marked->due) : rung_quick_read_date (self, at, &marked->due)))
    return FALSE;
  marked->end = marked->due.end;
  if (marker != NULL && is_part_of_verb (self, marker, marked->first) && !is_end (self, marked->end))
    return FALSE;
  if (self->kind == RUNG_QUICK_GOAL && (marker == NULL || marker->part == RUNG_QUICK_START) &&
      read_rest_of_range (self, marked))
    return TRUE;
  if (goes_on (self, &marked->due, marked->end))
    return FALSE;
  is_clear = apply_ending (self, marked) || marked->due.is_marked;
  if (marker != NULL)
    {
      marked->part = marker->part;
      marked->is_before |= marker->is_before;
    }
  put_start_in_its_place (marked);
  return (marker != NULL || is_clear) && !rung_quick_is_one_of (self, marked->end, "的");
}

/* --- Without such a word ----------------------------------------------------------- */

static const RungToken *
peek_before (const RungQuickReader *self,
             guint                  at)
{
  while (at > 0 && rung_quick_peek (self, at - 1)->type == RUNG_TOKEN_SPACE)
    at--;
  return rung_quick_peek (self, at > 0 ? at - 1 : G_MAXUINT);
}

/* Words that would be left hanging, or that make the date part of what they say. */
static gboolean
needs_what_follows (const RungToken *token)
{
  static const char *const words[] = {
    "for", "of", "about", "since", "after", "the", "a", "an", "and", "or", "than", "every", "each", "any", "per", "with", "to", "vs",
    "versus", "like", "is", "was", "are", "as", "my", "our", "your", "his", "her", "their", "all", "black", "good", "cyber", "casual",
    "between", "during", "around", "via", "until", "past", "into", "version", "v", "this", "next", "last", "not", "no", "without", "under",
    "over", "by", "from", "before", "be",
  };

  for (guint i = 0; token->type == RUNG_TOKEN_WORD && i < G_N_ELEMENTS (words); i++)
    if (strcmp (token->word, words[i]) == 0)
      return TRUE;
  return token->type == RUNG_TOKEN_SIGN && (token->c == '&' || token->c == '+' || token->c == '/');
}

/* Words, or characters of Chinese, before a place; more than two are not counted. */
static guint
count_words_before (const RungQuickReader *self,
                    guint                  at)
{
  guint n_words = 0;

  for (guint i = at; i > 0 && n_words < 2; i--)
    {
      const RungToken *token = &g_array_index (self->tokens, RungToken, i - 1);

      if (!token->is_cut)
        n_words += token->type == RUNG_TOKEN_WORD || token->type == RUNG_TOKEN_HAN || token->type == RUNG_TOKEN_NUMBER;
    }
  return n_words;
}

/* "Anna Friday", "Black Friday": a name, unless the capital only begins the line. */
static gboolean
is_name_before (const RungQuickReader *self,
                guint                  at)
{
  const RungToken *before = peek_before (self, at);

  return before->type == RUNG_TOKEN_WORD && before->is_capital && count_words_before (self, at) > 1;
}

static gboolean
may_stand_alone (const RungQuickReader *self,
                 guint                  at,
                 const RungQuickDate   *date)
{
  const RungToken *before = rung_quick_peek (self, at > 0 ? at - 1 : G_MAXUINT);

  if (date->needs_marker || needs_what_follows (peek_before (self, at)) || (date->is_weekday && is_name_before (self, at)))
    return FALSE;
  /* 总结2027年: the object of a verb, for all that can be known. */
  if (date->is_chinese && (before->type == RUNG_TOKEN_HAN || before->type == RUNG_TOKEN_WORD))
    return FALSE;
  return count_words_before (self, at) >= (date->is_period ? 2 : 1);
}

/**
 * rung_quick_read_at_end:
 * @self: a reader
 * @at: a token
 * @end: the token behind the last that counts
 * @marked: (out): what was read
 *
 * Reads a date that needs no word, or only "on", "in" or "at", since the line ends with it.
 *
 * Returns: whether there is one from @at to @end
 */
gboolean
rung_quick_read_at_end (const RungQuickReader *self,
                        guint                  at,
                        guint                  end,
                        RungQuickMarked       *marked)
{
  static const char *const words[] = { "on", "in", "at", "around" };
  gboolean has_word = FALSE;

  *marked = (RungQuickMarked) { .first = at, .part = self->kind == RUNG_QUICK_WIN ? RUNG_QUICK_DAY : RUNG_QUICK_DUE };
  if (rung_quick_read_date (self, at, &marked->due) && marked->due.end == end)
    {
      marked->end = end;
      return may_stand_alone (self, at, &marked->due);
    }
  for (guint i = 0; i < G_N_ELEMENTS (words) && !has_word; i++)
    has_word = rung_quick_take_word (self, &at, words[i]) && rung_quick_take_space (self, &at);
  marked->end = end;
  return has_word && rung_quick_read_date (self, at, &marked->due) && marked->due.end == end &&
         count_words_before (self, marked->first) > 0;
}

/**
 * rung_quick_read_at_start:
 * @self: a reader
 * @at: the first token that counts
 * @marked: (out): what was read
 *
 * Returns: whether a Chinese line begins with a day
 */
gboolean
rung_quick_read_at_start (const RungQuickReader *self,
                          guint                  at,
                          RungQuickMarked       *marked)
{
  RungQuickDate *date = &marked->due;
  const RungToken *next;
  guint behind;

  *marked = (RungQuickMarked) { .first = at, .part = self->kind == RUNG_QUICK_WIN ? RUNG_QUICK_DAY : RUNG_QUICK_DUE };
  if (!rung_quick_read_date (self, at, date) || !date->is_chinese || date->needs_marker)
    return FALSE;
  marked->end = behind = date->end;
  if (is_end (self, date->end) || take_ending (self, &behind) != NULL)
    return FALSE;
  next = rung_quick_peek (self, date->end);
  if (next->type == RUNG_TOKEN_SPACE || rung_quick_is_one_of (self, date->end, ",:，：、"))
    return TRUE;
  /* 明天会更好 is a song. */
  return !date->is_period && next->type != RUNG_TOKEN_SIGN && !rung_quick_is_one_of (self, date->end, "的会是和与及之不就")
         && next->type != RUNG_TOKEN_NONE;
}
