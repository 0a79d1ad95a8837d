/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tokens of the model (rung-tokens.h) for FTS5, whose own tokenizers find no Chinese word
 * of two characters.
 *
 * 1. A text gives each word as it is, folded, and its stem at the same position.
 * 2. A query gives stems; one that ends in a star gives words as they are, for a stem does
 *    not begin the way its word goes on: "deployi" begins "deploying", not "deploi". */

#include "rung-index-tokenizer.h"

#include <string.h>

#include "rung-tokens.h"

typedef int (*TakeToken) (void       *context,
                          int         flags,
                          const char *token,
                          int         n_bytes,
                          int         start,
                          int         end);

static int
create_tokenizer (void           *context,
                  const char    **arguments,
                  int             n_arguments,
                  Fts5Tokenizer **tokenizer)
{
  /* It has no state, but FTS5 takes NULL for no memory. */
  *tokenizer = (Fts5Tokenizer *) g_new0 (char, 1);
  return SQLITE_OK;
}

static void
delete_tokenizer (Fts5Tokenizer *tokenizer)
{
  g_free (tokenizer);
}

static int
give (void            *context,
      TakeToken        take,
      int              flags,
      const char      *word,
      const RungToken *token)
{
  return take (context, flags, word, strlen (word), token->start, token->end);
}

static int
give_token (void            *context,
            TakeToken        take,
            int              purpose,
            const RungToken *token)
{
  int result;

  if ((purpose & FTS5_TOKENIZE_PREFIX) != 0)
    return give (context, take, 0, token->folded, token);
  if ((purpose & FTS5_TOKENIZE_QUERY) != 0)
    return give (context, take, 0, token->stem, token);
  result = give (context, take, 0, token->folded, token);
  if (result == SQLITE_OK && token->stem != token->folded)
    result = give (context, take, FTS5_TOKEN_COLOCATED, token->stem, token);
  return result;
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void          *context,
          int            purpose,
          const char    *text,
          int            n_bytes,
          TakeToken      take)
{
  RungTokenReader reader;
  RungToken token;
  int result = SQLITE_OK;

  rung_token_reader_init (&reader, text, n_bytes);
  while (result == SQLITE_OK && rung_token_reader_next (&reader, &token))
    result = give_token (context, take, purpose, &token);
  return result;
}

static fts5_api *
find_api (sqlite3  *db,
          GError  **error)
{
  g_autoptr(sqlite3_stmt) stmt = rung_sqlite_prepare (db, "SELECT fts5(?1)", "search in", error);
  fts5_api *api = NULL;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_pointer (stmt, 1, &api, "fts5_api_ptr", NULL);
  rung_sqlite_step (stmt, "search in", error);
  return api;
}

gboolean
rung_index_tokenizer_register (sqlite3  *db,
                               GError  **error)
{
  fts5_tokenizer tokenizer = { create_tokenizer, delete_tokenizer, tokenize };
  fts5_api *api = find_api (db, error);

  if (api == NULL)
    return FALSE;
  if (api->xCreateTokenizer (api, "rung", NULL, &tokenizer, NULL) == SQLITE_OK)
    return TRUE;
  rung_sqlite_set_error (error, db, "search in");
  return FALSE;
}
