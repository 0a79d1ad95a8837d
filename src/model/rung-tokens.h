/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-stem.h"

G_BEGIN_DECLS

/* What of a longer word counts. */
#define RUNG_TOKEN_MAX_BYTES 128

/* One thing that can be searched for: a word, or one character of a writing without spaces
 * between words.  The strings are good until the next token is read. */
typedef struct
{
  gsize       start; /* bytes of the text, half-open */
  gsize       end;
  const char *folded; /* without case, accents and width */
  const char *stem;   /* of an English word; else the same as folded */
  gboolean    is_word;
} RungToken;

/* Reads the tokens of a text one after the other; lives on the stack. */
typedef struct
{
  const char *text;
  gsize       length;
  gsize       at;
  guint       n_folded;
  gboolean    is_full;
  gboolean    is_english;
  char        folded[RUNG_TOKEN_MAX_BYTES + 8];
  char        stem[RUNG_STEM_MAX_LETTERS + 8];
} RungTokenReader;

void     rung_token_reader_init (RungTokenReader *self,
                                 const char      *text,
                                 gssize           length);
gboolean rung_token_reader_next (RungTokenReader *self,
                                 RungToken       *token);

G_END_DECLS
