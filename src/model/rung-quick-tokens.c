/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line in pieces.  Each piece is read once, so whatever stands in the line, reading it
 * takes time in proportion to its length.
 *
 * What stands between quotation marks, and a word behind a backslash, is literal: the
 * grammars do not see it.  Title marks of Chinese (《》) count as quotation marks. */

#include "rung-quick-private.h"

#include <string.h>

static const RungToken nothing = { .type = RUNG_TOKEN_NONE };

/* Full-width signs, letters and digits are written with other bytes and mean the same. */
static gunichar
to_half_width (gunichar c)
{
  return c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
}

static RungTokenType
get_type (gunichar c)
{
  gunichar plain = to_half_width (c);

  if (g_unichar_isspace (c))
    return RUNG_TOKEN_SPACE;
  if (plain < 0x80 && g_ascii_isdigit (plain))
    return RUNG_TOKEN_NUMBER;
  if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN)
    return RUNG_TOKEN_HAN;
  if (g_unichar_isalpha (c) || g_unichar_ismark (c))
    return RUNG_TOKEN_WORD;
  return RUNG_TOKEN_SIGN;
}

static void
add_letter (RungToken *token,
            guint      position,
            gunichar   c)
{
  gunichar small = g_unichar_tolower (to_half_width (c));

  if (position == 0)
    token->is_capital = g_unichar_isupper (c);
  if (position < sizeof token->word - 1 && small < 0x80 && (position == 0 || token->word[0] != '\0'))
    token->word[position] = small;
  else
    token->word[0] = '\0';
}

static void
add_digit (RungToken *token,
           gunichar   c)
{
  token->n_digits++;
  token->number = token->n_digits > 6 ? -1 : token->number * 10 + (int) (to_half_width (c) - '0');
}

static const char *
read_token (const char *text,
            const char *p,
            RungToken  *token)
{
  guint n_read = 0;

  *token = (RungToken) { .start = p - text, .type = get_type (g_utf8_get_char (p)) };
  token->c = to_half_width (g_utf8_get_char (p));
  do
    {
      if (token->type == RUNG_TOKEN_WORD)
        add_letter (token, n_read, g_utf8_get_char (p));
      else if (token->type == RUNG_TOKEN_NUMBER)
        add_digit (token, g_utf8_get_char (p));
      n_read++;
      p = g_utf8_next_char (p);
    }
  while (*p != '\0' && token->type != RUNG_TOKEN_HAN && token->type != RUNG_TOKEN_SIGN &&
         get_type (g_utf8_get_char (p)) == token->type);
  token->end = p - text;
  return p;
}

/* --- What is literal ------------------------------------------------------ */

static gunichar
get_closing (gunichar c)
{
  static const struct { gunichar opening, closing; } pairs[] = {
    { '"', '"' }, { 0x201c, 0x201d }, { 0x201e, 0x201c }, { 0x2018, 0x2019 }, { 0xab, 0xbb }, { 0x300a, 0x300b },
    { 0x3008, 0x3009 }, { 0x300c, 0x300d }, { 0x300e, 0x300f }, { '`', '`' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].opening == c)
      return pairs[i].closing;
  return 0;
}

/* For each kind of closing mark the last place where one stands, so that an opening mark
 * without one need not look for it through the whole line, time and again. */
static gboolean
has_behind (GHashTable *last_places,
            gunichar    c,
            guint       at)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (last_places, GUINT_TO_POINTER (c))) > at;
}

static void
mark_literal (GArray *tokens,
              guint   first,
              guint   end)
{
  for (guint i = first; i < end; i++)
    g_array_index (tokens, RungToken, i).is_literal = TRUE;
}

static void
mark_quotes (GArray *tokens)
{
  g_autoptr(GHashTable) last_places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < tokens->len; i++)
    if (g_array_index (tokens, RungToken, i).type == RUNG_TOKEN_SIGN)
      g_hash_table_insert (last_places, GUINT_TO_POINTER (g_array_index (tokens, RungToken, i).c), GUINT_TO_POINTER (i));
  for (guint i = 0; i < tokens->len; i++)
    {
      RungToken *token = &g_array_index (tokens, RungToken, i);
      gunichar closing = token->type == RUNG_TOKEN_SIGN ? get_closing (token->c) : 0;
      guint end = i + 1;

      if (closing == 0 || !has_behind (last_places, closing, i))
        continue;
      while (g_array_index (tokens, RungToken, end).c != closing ||
             g_array_index (tokens, RungToken, end).type != RUNG_TOKEN_SIGN)
        end++;
      mark_literal (tokens, i, end + 1);
      i = end;
    }
}

static gboolean
can_be_escaped (const RungToken *token)
{
  return token->type == RUNG_TOKEN_WORD || token->type == RUNG_TOKEN_NUMBER || token->type == RUNG_TOKEN_HAN ||
         (token->type == RUNG_TOKEN_SIGN && (token->c == '#' || token->c == '!'));
}

/* A backslash before a word, up to the next blank.  Paths keep theirs. */
static void
mark_escaped (GArray *tokens)
{
  for (guint i = 0; i + 1 < tokens->len; i++)
    {
      RungToken *token = &g_array_index (tokens, RungToken, i);
      guint end = i + 1;

      if (token->type != RUNG_TOKEN_SIGN || token->c != '\\' || token->is_literal ||
          (i > 0 && g_array_index (tokens, RungToken, i - 1).type != RUNG_TOKEN_SPACE) ||
          !can_be_escaped (&g_array_index (tokens, RungToken, end)))
        continue;
      while (end < tokens->len && g_array_index (tokens, RungToken, end).type != RUNG_TOKEN_SPACE)
        end++;
      mark_literal (tokens, i + 1, end);
      token->is_cut = TRUE;
      token->is_used = TRUE;
      i = end - 1;
    }
}

/**
 * rung_quick_read_tokens:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type RungToken): the pieces, which are all of @text; a
 *   backslash that only says that a word is literal is cut already
 */
GArray *
rung_quick_read_tokens (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (RungToken));

  for (const char *p = text; *p != '\0';)
    {
      RungToken token;

      p = read_token (text, p, &token);
      g_array_append_val (tokens, token);
    }
  mark_quotes (tokens);
  mark_escaped (tokens);
  return tokens;
}

/* --- Reading them --------------------------------------------------------- */

const RungToken *
rung_quick_peek (const RungQuickReader *self,
                 guint                  at)
{
  const RungToken *token = at < self->tokens->len ? &g_array_index (self->tokens, RungToken, at) : &nothing;

  return token->is_literal || token->is_used ? &nothing : token;
}

gboolean
rung_quick_is_sign (const RungQuickReader *self,
                    guint                  at,
                    gunichar               c)
{
  const RungToken *token = rung_quick_peek (self, at);

  return token->type == RUNG_TOKEN_SIGN && token->c == c;
}

guint
rung_quick_skip_space (const RungQuickReader *self,
                       guint                  at)
{
  return rung_quick_peek (self, at)->type == RUNG_TOKEN_SPACE ? at + 1 : at;
}

gboolean
rung_quick_take_space (const RungQuickReader *self,
                       guint                 *at)
{
  if (rung_quick_peek (self, *at)->type != RUNG_TOKEN_SPACE)
    return FALSE;
  ++*at;
  return TRUE;
}

gboolean
rung_quick_take_sign (const RungQuickReader *self,
                      guint                 *at,
                      gunichar               c)
{
  if (!rung_quick_is_sign (self, *at, c))
    return FALSE;
  ++*at;
  return TRUE;
}

gboolean
rung_quick_take_word (const RungQuickReader *self,
                      guint                 *at,
                      const char            *word)
{
  const RungToken *token = rung_quick_peek (self, *at);

  if (token->type != RUNG_TOKEN_WORD || strcmp (token->word, word) != 0)
    return FALSE;
  ++*at;
  return TRUE;
}

gboolean
rung_quick_take_words (const RungQuickReader *self,
                       guint                 *at,
                       const char            *words)
{
  guint here = *at;

  for (const char *p = words; *p != '\0';)
    {
      const RungToken *token = rung_quick_peek (self, here);
      gsize length = strcspn (p, " ");

      if (token->type != RUNG_TOKEN_WORD || strncmp (token->word, p, length) != 0 || token->word[length] != '\0')
        return FALSE;
      here++;
      p += length;
      if (*p == ' ' && (p++, !rung_quick_take_space (self, &here)))
        return FALSE;
    }
  *at = here;
  return TRUE;
}

gboolean
rung_quick_take_han (const RungQuickReader *self,
                     guint                 *at,
                     const char            *characters)
{
  guint here = *at;

  for (const char *p = characters; *p != '\0'; p = g_utf8_next_char (p), here++)
    {
      const RungToken *token = rung_quick_peek (self, here);

      if (token->type != RUNG_TOKEN_HAN || token->c != g_utf8_get_char (p))
        return FALSE;
    }
  *at = here;
  return TRUE;
}

gboolean
rung_quick_is_one_of (const RungQuickReader *self,
                      guint                  at,
                      const char            *characters)
{
  const RungToken *token = rung_quick_peek (self, at);

  return (token->type == RUNG_TOKEN_HAN || token->type == RUNG_TOKEN_SIGN) &&
         g_utf8_strchr (characters, -1, token->c) != NULL;
}

/* Letters of any width and size are one letter; a hyphen stands for the blank that a tag
 * cannot have. */
char *
rung_quick_fold (const char *text,
                 gssize      length)
{
  g_autofree char *plain = g_utf8_normalize (text, length, G_NORMALIZE_ALL_COMPOSE);
  char *folded = plain != NULL ? g_utf8_casefold (plain, -1) : g_strdup ("");

  return g_strdelimit (folded, "-_", ' ');
}
