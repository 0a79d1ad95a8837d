/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of quick-add, understood.  English and Chinese are read at once, whatever the
 * language of the screen: people mix them.
 *
 * 1. Nothing is lost: the title is the text without what was understood.  A #tag or !word
 *    that nothing is called, that several may be called, or that says something a second
 *    time, stays in it and is reported.
 * 2. #tag names a responsibility, !word a priority, and so do their full-width forms.
 *    Both begin a word ("C#" and "Done!" are words), or stand behind Chinese.  A lone ! or
 *    !! is high.
 * 3. What stands between quotation marks, and a word behind a backslash, is just words.
 *    The quotation marks stay, the backslash goes.
 * 4. Days: see rung-quick-mark.c for which are taken, rung-quick-date.c for what they mean.
 *    Where start and due day do not say their years, they are put in order.
 * 5. Any valid text is read in time proportional to its length.
 */

#include "rung-quick-private.h"

#include <string.h>

#include "rung-day.h"

/* A line with more tags is no line that somebody typed; the rest is text. */
#define MOST_TAGS 64
/* No date is longer, in tokens. */
#define LONGEST_DATE 18

/* A span while it is read. */
typedef struct
{
  guint           first, end; /* tokens */
  RungQuickPart   part;
  RungQuickState  state;
  GPtrArray      *found;      /* (nullable): responsibilities */
} Span;

typedef struct
{
  RungQuickReader  reader;
  RungPlan        *plan;
  RungQuickNames  *names;
  RungQuick       *quick;
  GArray          *spans; /* of Span */
  guint            n_tags;
  gboolean         has_priority, has_start, has_due;
  RungQuickDate    start, due;
  gboolean         is_before;
} Parser;

static RungToken *
get_token (Parser *self,
           guint   at)
{
  return &g_array_index (self->reader.tokens, RungToken, at);
}

static void
add_span (Parser         *self,
          guint           first,
          guint           end,
          RungQuickPart   part,
          RungQuickState  state,
          GPtrArray      *found)
{
  Span span = { first, end, part, state, found };

  for (guint i = first; i < end; i++)
    {
      get_token (self, i)->is_used = TRUE;
      get_token (self, i)->is_cut = state == RUNG_QUICK_UNDERSTOOD;
    }
  g_array_append_val (self->spans, span);
}

/* --- #responsibility and !priority --------------------------------------------- */

/* A mark begins a word, or stands behind Chinese, a bracket or another mark. */
static gboolean
begins_mark (Parser *self,
             guint   at)
{
  const RungToken *before = at > 0 ? get_token (self, at - 1) : NULL;

  if (before == NULL || before->is_used || before->type == RUNG_TOKEN_SPACE || before->type == RUNG_TOKEN_HAN)
    return TRUE;
  return before->type == RUNG_TOKEN_SIGN && g_utf8_strchr ("([{,;:（【，、；：。", -1, before->c) != NULL;
}

static gboolean
is_in_tag (Parser *self,
           guint   at)
{
  RungTokenType type = rung_quick_peek (&self->reader, at)->type;

  return type == RUNG_TOKEN_WORD || type == RUNG_TOKEN_NUMBER || type == RUNG_TOKEN_HAN;
}

/* Letters, digits, and the signs between two of them: "hard-bugs", "engineer.hard-bugs". */
static guint
find_end_of_tag (Parser *self,
                 guint   at)
{
  while (is_in_tag (self, at) ||
         (rung_quick_is_one_of (&self->reader, at, "-_.'’&/+") && is_in_tag (self, at + 1)))
    at++;
  return at;
}

static gboolean
is_number (Parser *self,
           guint   first,
           guint   end)
{
  return end == first + 1 && get_token (self, first)->type == RUNG_TOKEN_NUMBER;
}

static void
take_responsibility (Parser    *self,
                     GPtrArray *found)
{
  RungRecord *record = found->pdata[0];

  if (!g_ptr_array_find (self->quick->responsibilities, record, NULL))
    g_ptr_array_add (self->quick->responsibilities, rung_record_ref (record));
}

static void
read_tag (Parser *self,
          guint   at)
{
  guint end = find_end_of_tag (self, at + 1);
  gsize start = get_token (self, at)->end;
  g_autoptr(GPtrArray) found = NULL;
  RungQuickState state;

  if (end == at + 1 || self->n_tags++ >= MOST_TAGS)
    return;
  if (self->names == NULL && self->plan != NULL)
    self->names = rung_quick_names_new (self->plan, self->reader.today);
  if (self->names != NULL)
    found = rung_quick_names_find (self->names, self->reader.text + start, get_token (self, end - 1)->end - start);
  if (found == NULL || found->len == 0)
    {
      /* "#123" is a ticket. */
      if (!is_number (self, at + 1, end))
        add_span (self, at, end, RUNG_QUICK_RESPONSIBILITY, RUNG_QUICK_UNKNOWN, NULL);
      return;
    }
  state = found->len == 1 ? RUNG_QUICK_UNDERSTOOD : RUNG_QUICK_AMBIGUOUS;
  if (state == RUNG_QUICK_UNDERSTOOD)
    take_responsibility (self, found);
  add_span (self, at, end, RUNG_QUICK_RESPONSIBILITY, state, g_steal_pointer (&found));
}

/* -1: none. */
static int
find_priority (Parser *self,
               guint   first,
               guint   end)
{
  static const struct { const char *word; RungPriority priority; } words[] = {
    { "high", RUNG_PRIORITY_HIGH }, { "hi", RUNG_PRIORITY_HIGH }, { "h", RUNG_PRIORITY_HIGH }, { "normal", RUNG_PRIORITY_NORMAL },
    { "medium", RUNG_PRIORITY_NORMAL }, { "low", RUNG_PRIORITY_LOW }, { "lo", RUNG_PRIORITY_LOW }, { "l", RUNG_PRIORITY_LOW },
    { "高", RUNG_PRIORITY_HIGH }, { "高优先级", RUNG_PRIORITY_HIGH }, { "重要", RUNG_PRIORITY_HIGH }, { "紧急", RUNG_PRIORITY_HIGH },
    { "中", RUNG_PRIORITY_NORMAL }, { "普通", RUNG_PRIORITY_NORMAL }, { "一般", RUNG_PRIORITY_NORMAL }, { "低", RUNG_PRIORITY_LOW },
    { "低优先级", RUNG_PRIORITY_LOW },
  };
  gsize start = get_token (self, first)->start;
  gsize length = get_token (self, end - 1)->end - start;
  g_autofree char *word = length <= 32 ? rung_quick_fold (self->reader.text + start, length) : NULL;

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i].word) == 0)
      return words[i].priority;
  return -1;
}

static void
take_priority (Parser *self,
               guint   first,
               guint   end,
               int     priority)
{
  add_span (self, first, end, RUNG_QUICK_PRIORITY, self->has_priority ? RUNG_QUICK_REPEATED : RUNG_QUICK_UNDERSTOOD, NULL);
  if (!self->has_priority)
    self->quick->priority = priority;
  self->has_priority = TRUE;
}

/* "!!" alone; "Done!" ends a sentence, and so does "Done !" where that is the custom. */
static gboolean
stands_alone (Parser *self,
              guint   first,
              guint   end)
{
  return end - first <= 3 && (first == 0 || get_token (self, first - 1)->type == RUNG_TOKEN_SPACE ||
                              get_token (self, first - 1)->is_used) &&
         (end == self->reader.tokens->len || get_token (self, end)->type == RUNG_TOKEN_SPACE || get_token (self, end)->is_used);
}

static void
read_priority (Parser *self,
               guint  *at)
{
  guint begin = *at, end;
  int priority;

  while (rung_quick_is_sign (&self->reader, *at + 1, '!'))
    ++*at;
  end = find_end_of_tag (self, *at + 1);
  if (end == *at + 1)
    {
      if (stands_alone (self, begin, end))
        take_priority (self, begin, end, RUNG_PRIORITY_HIGH);
      return;
    }
  priority = find_priority (self, *at + 1, end);
  if (priority >= 0)
    take_priority (self, begin, end, priority);
  /* Behind Chinese a full-width ! ends a sentence, unless what follows is a priority. */
  else if (begin == 0 || get_token (self, begin - 1)->type == RUNG_TOKEN_SPACE)
    add_span (self, begin, end, RUNG_QUICK_PRIORITY, RUNG_QUICK_UNKNOWN, NULL);
}

static void
read_marks (Parser *self)
{
  for (guint i = 0; i < self->reader.tokens->len; i++)
    if (rung_quick_is_sign (&self->reader, i, '#') && begins_mark (self, i))
      read_tag (self, i);
    else if (rung_quick_is_sign (&self->reader, i, '!') && self->quick->kind == RUNG_QUICK_GOAL && begins_mark (self, i))
      read_priority (self, &i);
}

/* --- Days ------------------------------------------------------------------------- */

static gboolean
has_start (RungQuickPart part)
{
  return part == RUNG_QUICK_START || part == RUNG_QUICK_START_AND_DUE;
}

static gboolean
has_due (RungQuickPart part)
{
  return part != RUNG_QUICK_START;
}

/* A day that makes no sense for what it is for is part of the title. */
static gboolean
makes_sense (Parser          *self,
             RungQuickMarked *marked)
{
  guint32 first_day, last_day;
  RungQuickPart part = marked->part == RUNG_QUICK_DAY ? RUNG_QUICK_DAY : RUNG_QUICK_DUE;

  return (!has_start (marked->part) ||
          rung_quick_date_place (&marked->start, RUNG_QUICK_START, self->reader.today, &first_day, &last_day)) &&
         (!has_due (marked->part) ||
          rung_quick_date_place (&marked->due, part, self->reader.today, &first_day, &last_day));
}

static gboolean
take_marked (Parser          *self,
             RungQuickMarked *marked)
{
  gboolean is_repeated = (has_start (marked->part) && self->has_start) || (has_due (marked->part) && self->has_due);

  if (!makes_sense (self, marked))
    return FALSE;
  add_span (self, marked->first, marked->end, marked->part, is_repeated ? RUNG_QUICK_REPEATED : RUNG_QUICK_UNDERSTOOD, NULL);
  if (is_repeated)
    return TRUE;
  if (has_start (marked->part))
    {
      self->has_start = TRUE;
      self->start = marked->start;
    }
  if (has_due (marked->part))
    {
      self->has_due = TRUE;
      self->due = marked->due;
      self->is_before = marked->is_before;
    }
  return TRUE;
}

static void
read_marked_days (Parser *self)
{
  RungQuickMarked marked;

  for (guint i = 0; i < self->reader.tokens->len; i++)
    if (rung_quick_read_marked (&self->reader, i, &marked) && take_marked (self, &marked))
      i = marked.end - 1;
}

/* Behind the last token that is no blank and not cut already. */
static guint
find_tail (Parser *self)
{
  guint tail = self->reader.tokens->len;

  while (tail > 0 && (get_token (self, tail - 1)->is_cut || get_token (self, tail - 1)->type == RUNG_TOKEN_SPACE))
    tail--;
  return tail;
}

/* A date that was refused for the words before it is not taken by its half: "plan for 14
 * December 2027" is not due in December. */
static gboolean
read_day_before (Parser *self,
                 guint   tail)
{
  RungQuickMarked marked;
  RungQuickDate date = { 0 };

  for (guint i = tail > LONGEST_DATE ? tail - LONGEST_DATE : 0; i < tail; i++)
    {
      if (rung_quick_read_at_end (&self->reader, i, tail, &marked) && take_marked (self, &marked))
        return TRUE;
      if (rung_quick_read_date (&self->reader, i, &date) && date.end == tail)
        return FALSE;
    }
  return FALSE;
}

/* A full stop may follow; that of 14.11. is part of it. */
static void
read_day_at_end (Parser *self)
{
  guint tail = find_tail (self);

  if (!read_day_before (self, tail) && tail > 0 && rung_quick_is_one_of (&self->reader, tail - 1, ".!。"))
    read_day_before (self, tail - 1);
}

static void
read_day_at_start (Parser *self)
{
  guint at = 0;
  RungQuickMarked marked;

  while (at < self->reader.tokens->len && (get_token (self, at)->is_cut || get_token (self, at)->type == RUNG_TOKEN_SPACE))
    at++;
  if (rung_quick_read_at_start (&self->reader, at, &marked))
    take_marked (self, &marked);
}

static void
read_days (Parser *self)
{
  read_marked_days (self);
  if (!self->has_due)
    read_day_at_end (self);
  if (!self->has_due)
    read_day_at_start (self);
}

static guint32
place_due (Parser  *self,
           guint32  today)
{
  guint32 first_day, last_day;

  if (!rung_quick_date_place (&self->due, RUNG_QUICK_DUE, today, &first_day, &last_day))
    return RUNG_NO_DAY;
  if (!self->is_before || self->due.edge == RUNG_EDGE_LAST)
    return last_day;
  return first_day - 1;
}

/* "From 1 February to 1 March", "from 1 March to 14 December 2026": the one that knows its
 * year says that of the other. */
static void
put_in_order (Parser *self)
{
  guint32 first_day, last_day;

  if (self->quick->due >= self->quick->start)
    return;
  if (self->due.first_day == RUNG_NO_DAY && self->due.year == 0)
    self->quick->due = place_due (self, self->quick->start);
  else if (self->start.first_day == RUNG_NO_DAY && self->start.year == 0 &&
           rung_quick_date_place (&self->start, RUNG_QUICK_DAY, self->quick->due, &first_day, &last_day))
    self->quick->start = first_day;
}

static void
settle_days (Parser *self)
{
  guint32 first_day, last_day;

  if (self->quick->kind == RUNG_QUICK_WIN)
    {
      if (self->has_due && rung_quick_date_place (&self->due, RUNG_QUICK_DAY, self->reader.today, &first_day, &last_day))
        self->quick->day = MIN (last_day, self->reader.today);
      return;
    }
  if (self->has_start && rung_quick_date_place (&self->start, RUNG_QUICK_START, self->reader.today, &first_day, &last_day))
    self->quick->start = first_day;
  if (self->has_due)
    self->quick->due = place_due (self, self->reader.today);
  if (self->has_start && self->has_due)
    put_in_order (self);
}

/* --- The title ---------------------------------------------------------------------- */

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const Span *x = a, *y = b;

  return x->first < y->first ? -1 : x->first > y->first;
}

static gboolean
is_comma (Parser *self,
          guint   at)
{
  const RungToken *token = get_token (self, at);

  return token->type == RUNG_TOKEN_SIGN && !token->is_used && !token->is_literal &&
         g_utf8_strchr (",;:、–—-", -1, token->c) != NULL;
}

static void
cut (Parser *self,
     guint   first,
     guint   end)
{
  for (guint i = first; i < end; i++)
    get_token (self, i)->is_used = get_token (self, i)->is_cut = TRUE;
}

static gboolean
take_brackets (Parser *self,
               Span   *span)
{
  static const char *const pairs[] = { "()", "[]", "【】" };

  if (span->first == 0 || span->end >= self->reader.tokens->len)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (rung_quick_is_sign (&self->reader, span->first - 1, g_utf8_get_char (pairs[i])) &&
        rung_quick_is_sign (&self->reader, span->end, g_utf8_get_char (g_utf8_next_char (pairs[i]))))
      {
        span->first--;
        span->end++;
        cut (self, span->first, span->end);
        return TRUE;
      }
  return FALSE;
}

/* The comma that led to it, when nothing follows. */
static void
take_comma_before (Parser *self,
                   Span   *span)
{
  guint at = span->first;

  while (at > 0 && (get_token (self, at - 1)->type == RUNG_TOKEN_SPACE && !get_token (self, at - 1)->is_used))
    at--;
  if (at == 0 || !is_comma (self, at - 1))
    return;
  cut (self, at - 1, span->first);
  span->first = at - 1;
}

static void
take_comma_behind (Parser *self,
                   Span   *span)
{
  if (span->end >= self->reader.tokens->len || !is_comma (self, span->end))
    return;
  cut (self, span->end, span->end + 1);
  span->end++;
}

/* What only held an understood span to its neighbours goes with it. */
static void
take_signs_around (Parser *self)
{
  guint tail = self->reader.tokens->len;
  guint head = 0;

  for (guint i = self->spans->len; i > 0; i--)
    {
      Span *span = &g_array_index (self->spans, Span, i - 1);

      if (span->state != RUNG_QUICK_UNDERSTOOD || span->part == RUNG_QUICK_LITERAL)
        continue;
      take_brackets (self, span);
      while (tail > 0 && (get_token (self, tail - 1)->is_cut || get_token (self, tail - 1)->type == RUNG_TOKEN_SPACE))
        tail--;
      if (tail <= span->first)
        take_comma_before (self, span);
    }
  for (guint i = 0; i < self->spans->len; i++)
    {
      Span *span = &g_array_index (self->spans, Span, i);

      while (head < self->reader.tokens->len &&
             (get_token (self, head)->is_cut || get_token (self, head)->type == RUNG_TOKEN_SPACE))
        head++;
      if (span->state == RUNG_QUICK_UNDERSTOOD && span->part != RUNG_QUICK_LITERAL && head >= span->end)
        take_comma_behind (self, span);
    }
}

static gboolean
is_blank_at (Parser *self,
             guint   at)
{
  return at >= self->reader.tokens->len || get_token (self, at)->type == RUNG_TOKEN_SPACE || get_token (self, at)->is_cut;
}

/* A run of blanks is one, or one line end; before a full stop it is none. */
static char *
build_text (Parser   *self,
            gboolean  keeps_lines)
{
  GString *out = g_string_sized_new (strlen (self->reader.text));
  gboolean was_cut = FALSE;
  const char *blank = NULL;

  for (guint i = 0; i < self->reader.tokens->len; i++)
    {
      RungToken *token = get_token (self, i);
      gsize length = token->end - token->start;

      if (token->is_cut)
        was_cut = TRUE;
      else if (token->type == RUNG_TOKEN_SPACE)
        {
          gboolean is_line = keeps_lines && memchr (self->reader.text + token->start, '\n', length) != NULL;

          blank = is_line || g_strcmp0 (blank, "\n") == 0 ? "\n" : " ";
        }
      else
        {
          gboolean is_closing = was_cut && is_blank_at (self, i + 1) && token->type == RUNG_TOKEN_SIGN &&
                                g_utf8_strchr (".,;:!?)。，；：！？）", -1, token->c) != NULL;

          if (blank != NULL && out->len > 0 && !is_closing)
            g_string_append (out, blank);
          g_string_append_len (out, self->reader.text + token->start, length);
          blank = NULL;
          was_cut = FALSE;
        }
    }
  return g_string_free (out, FALSE);
}

/* --- The whole ------------------------------------------------------------------------ */

static void
clear_span (gpointer data)
{
  RungQuickSpan *span = data;

  g_clear_pointer (&span->candidates, g_ptr_array_unref);
}

static void
hand_over_spans (Parser *self)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      Span *from = &g_array_index (self->spans, Span, i);
      RungQuickSpan span = { .start = get_token (self, from->first)->start, .part = from->part, .state = from->state };

      span.length = get_token (self, from->end - 1)->end - span.start;
      if (from->state == RUNG_QUICK_AMBIGUOUS)
        span.candidates = g_ptr_array_ref (from->found);
      else if (from->found != NULL)
        {
          guint position;

          g_ptr_array_find (self->quick->responsibilities, from->found->pdata[0], &position);
          span.responsibility = self->quick->responsibilities->pdata[position];
        }
      g_clear_pointer (&from->found, g_ptr_array_unref);
      g_array_append_val (self->quick->spans, span);
    }
}

static void
note_backslashes (Parser *self)
{
  for (guint i = 0; i < self->reader.tokens->len; i++)
    if (get_token (self, i)->is_cut)
      add_span (self, i, i + 1, RUNG_QUICK_LITERAL, RUNG_QUICK_UNDERSTOOD, NULL);
}

/**
 * rung_quick_parse:
 * @plan: (nullable): the plan whose responsibilities are meant by #tags
 * @kind: whether a goal or a win is noted down
 * @text: what was typed; bytes that are not UTF-8 are replaced
 * @today: the present day
 *
 * Understands a line of quick-add.
 *
 * Returns: (transfer full): what was understood
 */
RungQuick *
rung_quick_parse (RungPlan      *plan,
                  RungQuickKind  kind,
                  const char    *text,
                  guint32        today)
{
  Parser self = { .plan = plan };

  g_return_val_if_fail (plan == NULL || RUNG_IS_PLAN (plan), NULL);
  g_return_val_if_fail (today != RUNG_NO_DAY, NULL);

  self.quick = g_new0 (RungQuick, 1);
  self.quick->kind = kind;
  self.quick->text = g_utf8_make_valid (text != NULL ? text : "", -1);
  self.quick->priority = RUNG_PRIORITY_NORMAL;
  self.quick->responsibilities = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  self.quick->spans = g_array_new (FALSE, FALSE, sizeof (RungQuickSpan));
  g_array_set_clear_func (self.quick->spans, clear_span);
  self.spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self.reader = (RungQuickReader) { self.quick->text, rung_quick_read_tokens (self.quick->text), today, kind };

  note_backslashes (&self);
  read_marks (&self);
  read_days (&self);
  settle_days (&self);
  g_array_sort (self.spans, compare_spans);
  take_signs_around (&self);
  self.quick->title = build_text (&self, FALSE);
  self.quick->body = build_text (&self, TRUE);
  hand_over_spans (&self);

  g_clear_pointer (&self.names, rung_quick_names_free);
  g_array_unref (self.spans);
  g_array_unref (self.reader.tokens);
  return self.quick;
}

void
rung_quick_free (RungQuick *self)
{
  g_free (self->text);
  g_free (self->title);
  g_free (self->body);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->responsibilities);
  g_free (self);
}
