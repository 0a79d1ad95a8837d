/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody searches for, from what was typed.
 *
 * 1. What stands between spaces is a phrase: its tokens (rung-tokens.h) follow one another in
 *    the text.  So 评审 finds 设计评审会, and on-call finds "on call".  Quotes of any kind make a
 *    phrase of several words.  A text has to hold every phrase, in any order.
 * 2. Words are found by their stems.  The last one, while it is still being typed, is found
 *    by how it begins too.
 * 3. What the index finds and what is marked in a text follow from the same tokens, so
 *    nothing is found without a mark that says why. */

#include "rung-query.h"

#include <string.h>

#include "rung-tokens.h"

/* Nobody types more; what is pasted may be anything. */
#define MAX_TYPED_CHARACTERS 1000
#define MAX_PHRASES 16
#define MAX_TOKENS 64 /* of a phrase: a bit each */

typedef struct
{
  char *folded;
  char *stem;
} Word;

typedef struct
{
  char   *typed;
  GArray *words; /* of Word */
  gboolean is_beginning; /* the last word may go on */
} Phrase;

struct _RungQuery
{
  GPtrArray *phrases;
  char      *expression;
  char      *whole_expression;
};

static void
clear_word (Word *word)
{
  g_free (word->folded);
  g_free (word->stem);
}

static void
free_phrase (Phrase *phrase)
{
  g_free (phrase->typed);
  g_array_unref (phrase->words);
  g_free (phrase);
}

/* --- reading what was typed --- */

typedef enum
{
  IS_TEXT,
  IS_SPACE,
  IS_QUOTE,
  IS_OPENING,
  IS_CLOSING,
} Class;

static Class
classify (gunichar c)
{
  switch (c)
    {
    case '"':
    case 0xff02:
      return IS_QUOTE;
    case 0x201c: /* “ */
    case 0x201e: /* „ */
    case 0x00ab: /* « */
    case 0x300c: /* 「 */
    case 0x300e: /* 『 */
      return IS_OPENING;
    case 0x201d: /* ” */
    case 0x00bb: /* » */
    case 0x300d: /* 」 */
    case 0x300f: /* 』 */
      return IS_CLOSING;
    default:
      return g_unichar_isspace (c) || g_unichar_iscntrl (c) ? IS_SPACE : IS_TEXT;
    }
}

static void
take_phrase (RungQuery *self,
             GString   *typed,
             gboolean   is_beginning)
{
  Phrase *phrase = g_new0 (Phrase, 1);
  RungTokenReader reader;
  RungToken token = { 0 };

  phrase->typed = g_strdup (typed->str);
  phrase->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (phrase->words, (GDestroyNotify) clear_word);
  rung_token_reader_init (&reader, typed->str, typed->len);
  while (phrase->words->len < MAX_TOKENS && rung_token_reader_next (&reader, &token))
    {
      Word word = { g_strdup (token.folded), g_strdup (token.stem) };

      g_array_append_val (phrase->words, word);
      phrase->is_beginning = is_beginning && token.is_word;
    }
  /* What does not count any more must not count in the index either. */
  if (phrase->words->len > 0)
    phrase->typed[token.end] = '\0';
  if (phrase->words->len > 0 && self->phrases->len < MAX_PHRASES)
    g_ptr_array_add (self->phrases, phrase);
  else
    free_phrase (phrase);
  g_string_truncate (typed, 0);
}

static void
read_typed (RungQuery  *self,
            const char *typed)
{
  g_autoptr(GString) phrase = g_string_new (NULL);
  gboolean is_quoted = FALSE;
  guint n_characters = 0;

  for (const char *at = typed; *at != '\0' && n_characters < MAX_TYPED_CHARACTERS; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      Class class = classify (c);

      n_characters++;
      if (class == IS_TEXT || (class == IS_SPACE && is_quoted))
        {
          g_string_append_unichar (phrase, class == IS_TEXT ? c : ' ');
          continue;
        }
      take_phrase (self, phrase, FALSE);
      if (class != IS_SPACE)
        is_quoted = class == IS_QUOTE ? !is_quoted : class == IS_OPENING;
    }
  take_phrase (self, phrase, TRUE);
}

/* --- for the index --- */

static void
append_quoted (GString    *expression,
               const char *typed)
{
  g_string_append_c (expression, '"');
  for (const char *at = typed; *at != '\0'; at++)
    g_string_append_len (expression, *at == '"' ? "\"\"" : at, *at == '"' ? 2 : 1);
  g_string_append_c (expression, '"');
}

static gboolean
is_its_own_stem (const Phrase *phrase)
{
  for (guint i = 0; i < phrase->words->len; i++)
    {
      const Word *word = &g_array_index (phrase->words, Word, i);

      if (strcmp (word->folded, word->stem) != 0)
        return FALSE;
    }
  return TRUE;
}

/* In a query that ends in a star the tokenizer of the index gives words as they are, in
 * others their stems; the index holds both. */
static void
append_phrase (GString      *expression,
               const Phrase *phrase,
               gboolean      is_beginning)
{
  gboolean both = is_beginning && !is_its_own_stem (phrase);

  if (both)
    g_string_append_c (expression, '(');
  append_quoted (expression, phrase->typed);
  if (both)
    {
      g_string_append (expression, " OR ");
      append_quoted (expression, phrase->typed);
    }
  if (is_beginning)
    g_string_append_c (expression, '*');
  if (both)
    g_string_append_c (expression, ')');
}

static char *
build_expression (GPtrArray *phrases,
                  gboolean   with_beginnings)
{
  GString *expression = g_string_new (NULL);

  for (guint i = 0; i < phrases->len; i++)
    {
      if (i > 0)
        g_string_append (expression, " AND ");
      append_phrase (expression, phrases->pdata[i], with_beginnings && ((Phrase *) phrases->pdata[i])->is_beginning);
    }
  return g_string_free (expression, FALSE);
}

/**
 * rung_query_new:
 * @typed: what was typed; may be anything
 *
 * Returns: (transfer full): what it asks for
 */
RungQuery *
rung_query_new (const char *typed)
{
  RungQuery *self = g_atomic_rc_box_new0 (RungQuery);
  g_autofree char *valid = g_utf8_make_valid (typed, -1);

  self->phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) free_phrase);
  read_typed (self, valid);
  self->expression = build_expression (self->phrases, TRUE);
  self->whole_expression = build_expression (self->phrases, FALSE);
  return self;
}

RungQuery *
rung_query_ref (RungQuery *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_query (RungQuery *self)
{
  g_ptr_array_unref (self->phrases);
  g_free (self->expression);
  g_free (self->whole_expression);
}

void
rung_query_unref (RungQuery *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_query);
}

/**
 * rung_query_is_empty:
 * @self: a query
 *
 * Returns: whether there is nothing in it to search for, only spaces and punctuation
 */
gboolean
rung_query_is_empty (const RungQuery *self)
{
  return self->phrases->len == 0;
}

const char *
rung_query_get_expression (const RungQuery *self)
{
  return self->expression;
}

const char *
rung_query_get_whole_expression (const RungQuery *self)
{
  return self->whole_expression;
}

/* --- marks --- */

/* A phrase is followed along a text: bit n says that its first n + 1 words end here
 * (R. Baeza-Yates and G. H. Gonnet, "A new approach to text searching", 1992). */
typedef struct
{
  const Phrase *phrase;
  gboolean      by_beginning;
  guint64       ends_here;
  gsize         starts[MAX_TOKENS]; /* of the last tokens, in a ring */
} Follower;

static gboolean
is_same_word (const Follower  *self,
              guint            position,
              const RungToken *token)
{
  const Word *word = &g_array_index (self->phrase->words, Word, position);

  if (!self->by_beginning)
    return strcmp (word->stem, token->stem) == 0 || strcmp (word->stem, token->folded) == 0;
  if (position + 1 < self->phrase->words->len)
    return strcmp (word->folded, token->folded) == 0 || strcmp (word->folded, token->stem) == 0;
  return g_str_has_prefix (token->folded, word->folded) || g_str_has_prefix (token->stem, word->folded);
}

/* Whether the phrase ends with this token. */
static gboolean
follow (Follower        *self,
        guint            n_read,
        const RungToken *token,
        RungMark        *mark)
{
  guint n_words = self->phrase->words->len;
  guint64 may_go_on = (self->ends_here << 1) | 1;

  self->ends_here = 0;
  self->starts[n_read % MAX_TOKENS] = token->start;
  for (guint i = 0; i < n_words; i++)
    if ((may_go_on & (G_GUINT64_CONSTANT (1) << i)) != 0 && is_same_word (self, i, token))
      self->ends_here |= G_GUINT64_CONSTANT (1) << i;
  if ((self->ends_here & (G_GUINT64_CONSTANT (1) << (n_words - 1))) == 0)
    return FALSE;
  mark->start = self->starts[(n_read + MAX_TOKENS - (n_words - 1)) % MAX_TOKENS];
  mark->end = token->end;
  return TRUE;
}

static Follower *
start_followers (const RungQuery *self,
                 guint           *n_followers)
{
  Follower *followers = g_new0 (Follower, self->phrases->len + 1);

  *n_followers = 0;
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const Phrase *phrase = self->phrases->pdata[i];

      followers[(*n_followers)++].phrase = phrase;
      /* Only the last phrase can be one of these. */
      if (!phrase->is_beginning)
        continue;
      followers[*n_followers].phrase = phrase;
      followers[(*n_followers)++].by_beginning = TRUE;
    }
  return followers;
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const RungMark *first = a;
  const RungMark *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* Marks that touch or overlap are one. */
static void
join_marks (GArray *marks)
{
  guint n_marks = 0;

  g_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len; i++)
    {
      RungMark mark = g_array_index (marks, RungMark, i);
      RungMark *last = n_marks > 0 ? &g_array_index (marks, RungMark, n_marks - 1) : NULL;

      if (last != NULL && mark.start <= last->end)
        last->end = MAX (last->end, mark.end);
      else
        g_array_index (marks, RungMark, n_marks++) = mark;
    }
  g_array_set_size (marks, n_marks);
}

/**
 * rung_query_find_marks:
 * @self: a query
 * @text: a text
 * @limit: after how many finds it may stop; there are fewer marks where some overlap
 *
 * Finds what of a text was searched for.
 *
 * Returns: (transfer full) (element-type RungMark): bytes of @text, in order, none touching
 *   the next; may be empty
 */
GArray *
rung_query_find_marks (const RungQuery *self,
                       const char      *text,
                       guint            limit)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (RungMark));
  guint n_followers;
  g_autofree Follower *followers = start_followers (self, &n_followers);
  RungTokenReader reader;
  RungToken token;
  RungMark mark;

  rung_token_reader_init (&reader, text, -1);
  for (guint n = 0; n_followers > 0 && marks->len < limit && rung_token_reader_next (&reader, &token); n++)
    for (guint i = 0; i < n_followers; i++)
      if (follow (&followers[i], n, &token, &mark))
        g_array_append_val (marks, mark);
  join_marks (marks);
  return marks;
}

/**
 * rung_query_matches:
 * @self: a query
 * @text: a text
 *
 * Returns: whether something of @text was searched for
 */
gboolean
rung_query_matches (const RungQuery *self,
                    const char      *text)
{
  g_autoptr(GArray) marks = rung_query_find_marks (self, text, 1);

  return marks->len > 0;
}

/* --- excerpts --- */

static gboolean
ends_line (char c)
{
  return c == '\n' || c == '\r';
}

/* Moves back by some characters, and not into the middle of a word. */
static const char *
go_back (const char *start,
         const char *from,
         guint       n_characters)
{
  const char *at = from;

  while (at > start && n_characters-- > 0)
    at = g_utf8_prev_char (at);
  if (at == start)
    return start;
  /* Writings without spaces (from U+2E80 on) can be cut anywhere. */
  while (at < from && g_unichar_isalnum (g_utf8_get_char (at)) && g_utf8_get_char (at) < 0x2e80)
    at = g_utf8_next_char (at);
  while (at < from && !g_unichar_isalnum (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static const char *
go_on (const char *from,
       const char *end,
       guint       n_characters)
{
  while (from < end && n_characters-- > 0)
    from = g_utf8_next_char (from);
  return from;
}

static char *
cut_out (const char *line_start,
         const char *line_end,
         const char *found,
         guint       n_characters)
{
  glong length = g_utf8_strlen (line_start, line_end - line_start);
  gboolean is_near = g_utf8_strlen (line_start, found - line_start) <= (glong) n_characters / 4;
  /* What was found has to be seen where there is room for half of it too. */
  gboolean fits = length <= (glong) (is_near ? n_characters : n_characters / 2);
  const char *start = fits ? line_start : go_back (line_start, found, n_characters / 4);
  const char *end = go_on (start, line_end, n_characters);
  GString *excerpt = g_string_new (start > line_start ? "…" : "");

  g_string_append_len (excerpt, start, end - start);
  if (end < line_end)
    g_string_append (excerpt, "…");
  for (char *at = excerpt->str; *at != '\0'; at++)
    if (*at == '\t')
      *at = ' ';
  return g_string_free (excerpt, FALSE);
}

/**
 * rung_query_dup_excerpt:
 * @self: a query
 * @text: a text of any length
 * @n_characters: how long an excerpt may be
 *
 * Cuts out where the first thing that was searched for stands, within its line.  It is in the
 * first half of the excerpt.
 *
 * Returns: (transfer full) (nullable): the excerpt, with … where something is left out;
 *   %NULL if nothing of @text was searched for
 */
char *
rung_query_dup_excerpt (const RungQuery *self,
                        const char      *text,
                        guint            n_characters)
{
  g_autoptr(GArray) marks = rung_query_find_marks (self, text, 1);
  const char *found, *start, *end;

  if (marks->len == 0)
    return NULL;
  found = text + g_array_index (marks, RungMark, 0).start;
  for (start = found; start > text && !ends_line (start[-1]); start--)
    ;
  for (end = found; *end != '\0' && !ends_line (*end); end++)
    ;
  while (start < found && g_ascii_isspace (*start))
    start++;
  return cut_out (start, end, found, n_characters);
}
