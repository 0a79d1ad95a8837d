/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be searched for in a text: the one rule that the index, the words typed and the
 * marks in what was found are made by.
 *
 * 1. A character of Chinese, Japanese or Korean is a token of its own, so that a query of any
 *    part of a sentence, one character or two, is found as a phrase.  So is a symbol: C++, C#
 *    and 🎯 can be searched for.
 * 2. A run of other letters and digits is a word.  It counts without case, accents and width,
 *    and an English one by its stem too.
 * 3. Characters that are not seen (joiners, bidi marks, soft hyphens, variants) are as if they
 *    were not there; everything else, control characters and broken bytes too, is a gap.
 */

#include "rung-tokens.h"

#include <string.h>

typedef enum
{
  IS_GAP,
  IS_UNSEEN,
  IS_SINGLE,
  IS_WORD,
} Class;

typedef struct
{
  gunichar first, last;
} Range;

/* Blocks of the Unicode Character Database whose characters stand alone, in order. */
static const Range singles[] = {
  { 0x2e80, 0x2fdf },   /* radicals */
  { 0x3005, 0x3007 },   /* 々 〆 〇 */
  { 0x3021, 0x3029 },   /* Hangzhou numerals */
  { 0x3040, 0x3098 },   /* Hiragana */
  { 0x309b, 0x30fa },   /* and Katakana, without the marks between them */
  { 0x30fc, 0x318f },   /* ー, Bopomofo, Hangul letters */
  { 0x31a0, 0x31ff },   /* Bopomofo and Katakana, extended */
  { 0x3400, 0x4dbf },   /* Han, extension A */
  { 0x4e00, 0x9fff },   /* Han */
  { 0xac00, 0xd7a3 },   /* Hangul syllables */
  { 0xf900, 0xfaff },   /* Han, for compatibility */
  { 0xff66, 0xff9d },   /* Katakana, half-width */
  { 0x1b000, 0x1b16f }, /* Kana, supplement */
  { 0x20000, 0x323af }, /* Han, extensions B to H */
};

static const Range unseen[] = {
  { 0x0300, 0x036f },   /* accents */
  { 0x1ab0, 0x1aff },
  { 0x1dc0, 0x1dff },
  { 0x20d0, 0x20ff },
  { 0x3099, 0x309a },   /* voicing of Kana */
  { 0xfe00, 0xfe0f },   /* variants */
  { 0xfe20, 0xfe2f },
  { 0xff9e, 0xff9f },
  { 0x1f3fb, 0x1f3ff }, /* colours of skin */
  { 0xe0000, 0xe01ef }, /* tags and variants */
};

static gboolean
is_in (gunichar     c,
       const Range *ranges,
       gsize        n_ranges)
{
  for (gsize i = 0; i < n_ranges && c >= ranges[i].first; i++)
    if (c <= ranges[i].last)
      return TRUE;
  return FALSE;
}

static Class
classify_ascii (char c)
{
  if (g_ascii_isalnum (c))
    return IS_WORD;
  return c != '\0' && strchr ("#%&@+<=>|~$", c) != NULL ? IS_SINGLE : IS_GAP;
}

static Class
classify (gunichar c)
{
  if (c < 0x80)
    return classify_ascii (c);
  if (is_in (c, unseen, G_N_ELEMENTS (unseen)))
    return IS_UNSEEN;
  if (is_in (c, singles, G_N_ELEMENTS (singles)))
    return IS_SINGLE;
  switch (g_unichar_type (c))
    {
    case G_UNICODE_FORMAT:
      return IS_UNSEEN;
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_MATH_SYMBOL:
    case G_UNICODE_OTHER_SYMBOL:
      return IS_SINGLE;
    default:
      return g_unichar_isalnum (c) || g_unichar_ismark (c) ? IS_WORD : IS_GAP;
    }
}

/* The character at a place and how many bytes it has; a broken byte is a gap. */
static Class
look (const RungTokenReader *self,
      gsize                  at,
      gunichar              *c,
      gsize                 *n_bytes)
{
  *c = (guchar) self->text[at];
  *n_bytes = 1;
  if (*c < 0x80)
    return classify_ascii (*c);
  *c = g_utf8_get_char_validated (self->text + at, self->length - at);
  if (*c == (gunichar) -1 || *c == (gunichar) -2)
    return IS_GAP;
  *n_bytes = g_utf8_skip[(guchar) self->text[at]];
  return classify (*c);
}

static void
append (RungTokenReader *self,
        gunichar         c)
{
  self->is_full = self->is_full || self->n_folded + 6 > RUNG_TOKEN_MAX_BYTES;
  if (!self->is_full)
    self->n_folded += g_unichar_to_utf8 (c, self->folded + self->n_folded);
}

static void
append_small (RungTokenReader *self,
              gunichar         c)
{
  c = g_unichar_tolower (c);
  if (c == 0x00df) /* ß */
    {
      append (self, 's');
      c = 's';
    }
  append (self, c == 0x03c2 ? 0x03c3 : c); /* the sigma that ends a word is a sigma */
}

/* Kana and Hangul syllables would come apart into what they are made of. */
static gboolean
stays_whole (gunichar c)
{
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0xac00 && c <= 0xd7a3);
}

static void
append_folded (RungTokenReader *self,
               gunichar         c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = 1;

  if (c < 0x80)
    {
      self->is_english = self->is_english && g_ascii_isalpha (c);
      append (self, g_ascii_tolower (c));
      return;
    }
  parts[0] = c;
  if (!stays_whole (c))
    n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    {
      if (is_in (parts[i], unseen, G_N_ELEMENTS (unseen)))
        continue;
      self->is_english = self->is_english && parts[i] < 0x80 && g_ascii_isalpha (parts[i]);
      append_small (self, parts[i]);
    }
}

static const char *
find_stem (RungTokenReader *self)
{
  gsize length = self->n_folded;

  if (!self->is_english || length < 3 || length > RUNG_STEM_MAX_LETTERS)
    return self->folded;
  memcpy (self->stem, self->folded, length);
  length = rung_stem_english (self->stem, length);
  self->stem[length] = '\0';
  return strcmp (self->stem, self->folded) != 0 ? self->stem : self->folded;
}

/* From the first character to the end of its token.  Accents and variants belong to what they
 * follow; a bidi mark behind a word does not. */
static void
read_token (RungTokenReader *self,
            Class            first,
            gsize           *end)
{
  gunichar c;
  gsize n_bytes;
  Class class = look (self, self->at, &c, &n_bytes);

  do
    {
      if (class != IS_UNSEEN)
        append_folded (self, c);
      self->at += n_bytes;
      if (class != IS_UNSEEN || g_unichar_type (c) != G_UNICODE_FORMAT)
        *end = self->at;
      class = self->at < self->length ? look (self, self->at, &c, &n_bytes) : IS_GAP;
    }
  while (class == IS_UNSEEN || (class == IS_WORD && first == IS_WORD));
}

/**
 * rung_token_reader_init:
 * @self: a reader
 * @text: what is read; has to live as long as the reader
 * @length: its bytes, or -1 if it ends in NUL
 */
void
rung_token_reader_init (RungTokenReader *self,
                        const char      *text,
                        gssize           length)
{
  self->text = text;
  self->length = length >= 0 ? (gsize) length : strlen (text);
  self->at = 0;
}

/**
 * rung_token_reader_next:
 * @self: a reader
 * @token: (out): the next token, if there is one
 *
 * Returns: whether there is one
 */
gboolean
rung_token_reader_next (RungTokenReader *self,
                        RungToken       *token)
{
  while (self->at < self->length)
    {
      gunichar c;
      gsize n_bytes;
      Class class = look (self, self->at, &c, &n_bytes);

      if (class == IS_GAP || class == IS_UNSEEN)
        {
          self->at += n_bytes;
          continue;
        }
      self->n_folded = 0;
      self->is_full = FALSE;
      self->is_english = class == IS_WORD;
      token->start = self->at;
      read_token (self, class, &token->end);
      self->folded[self->n_folded] = '\0';
      if (self->n_folded == 0)
        continue;
      token->folded = self->folded;
      token->stem = find_stem (self);
      token->is_word = class == IS_WORD;
      return TRUE;
    }
  return FALSE;
}
