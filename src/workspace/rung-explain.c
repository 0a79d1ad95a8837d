/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Errors of every floor in the person's words: what happened, what it means for
 * their plan, what they can do.  What the floor itself said, in plain English with
 * file and place, follows in brackets: it is for whoever helps them. */

#include "rung-workspace-private.h"

#include <glib/gi18n.h>

#include "rung-json-guard.h"
#include "rung-phrases.h"
#include "rung-translator.h"

typedef struct
{
  int         code;
  const char *sentence;
} Sentence;

static const Sentence store_sentences[] = {
  { RUNG_STORE_ERROR_FAILED, N_("The plan could not be saved or read; nothing was changed. Try again.") },
  { RUNG_STORE_ERROR_INVALID, N_("That would break a rule of plans, so nothing was changed.") },
  { RUNG_STORE_ERROR_CONFLICT, N_("The plan was changed somewhere else in the meantime. It has been read again; look at it and repeat what you did.") },
  { RUNG_STORE_ERROR_DAMAGED, N_("The file is not a plan, or it is damaged. It is kept as it is; a backup can be restored in its place.") },
  { RUNG_STORE_ERROR_NEWER, N_("The plan was made by a newer Rung. It is kept as it is; update Rung to open it.") },
  { RUNG_STORE_ERROR_FULL, N_("The disk is full, so nothing was changed. Make some room and try again.") },
  { RUNG_STORE_ERROR_READ_ONLY, N_("The plan can be read but not changed. Check who may write to its file and folder.") },
  { RUNG_STORE_ERROR_BUSY, N_("Another program is working on the plan just now. Try again in a moment.") },
  { RUNG_STORE_ERROR_NOT_FOUND, N_("The file of the plan is not there.") },
  { RUNG_STORE_ERROR_EXISTS, N_("There is a plan of that name already; it was left as it is.") },
  { RUNG_STORE_ERROR_NOTHING, N_("There is nothing to undo or redo.") },
  { RUNG_STORE_ERROR_OTHER_PLAN, N_("That is a backup of another plan; nothing was changed.") },
};

static const Sentence format_sentences[] = {
  { RUNG_FORMAT_ERROR_SYNTAX, N_("The file is not well-formed JSON.") },
  { RUNG_FORMAT_ERROR_SIZE, N_("The file is larger or deeper than any plan may be.") },
  { RUNG_FORMAT_ERROR_ENCODING, N_("The file is not text in UTF-8.") },
  { RUNG_FORMAT_ERROR_FORMAT, N_("The file is neither a plan nor a ladder.") },
  { RUNG_FORMAT_ERROR_NEWER, N_("The file was made by a newer Rung. Update Rung to read it.") },
  { RUNG_FORMAT_ERROR_VALUE, N_("Something in the file has a value that it cannot have.") },
  { RUNG_FORMAT_ERROR_INVALID, N_("What the file says breaks a rule of plans.") },
};

static const Sentence report_sentences[] = {
  { RUNG_REPORT_ERROR_WRITE, N_("The document could not be written; no half file was left behind.") },
  { RUNG_REPORT_ERROR_FORMAT, N_("The file name has to end in .png or .svg.") },
  { RUNG_REPORT_ERROR_ROLE, N_("The role is not in the plan any more.") },
};

static const char *
find_sentence (RungWords      *words,
               const Sentence *sentences,
               guint           n_sentences,
               int             code)
{
  for (guint i = 0; i < n_sentences; i++)
    if (sentences[i].code == code)
      return rung_words_get (words, sentences[i].sentence);
  return NULL;
}

static const char *
find_sentence_of_domain (RungWords    *words,
                         const GError *error)
{
  if (error->domain == RUNG_STORE_ERROR)
    return find_sentence (words, store_sentences, G_N_ELEMENTS (store_sentences), error->code);
  if (error->domain == RUNG_FORMAT_ERROR)
    return find_sentence (words, format_sentences, G_N_ELEMENTS (format_sentences), error->code);
  if (error->domain == RUNG_REPORT_ERROR)
    return find_sentence (words, report_sentences, G_N_ELEMENTS (report_sentences), error->code);
  if (error->domain == G_FILE_ERROR)
    return error->code == G_FILE_ERROR_NOSPC ? find_sentence_of_domain (words, &(GError) { RUNG_STORE_ERROR, RUNG_STORE_ERROR_FULL, NULL })
                                             : rung_words_get (words, "A file could not be read or written.");
  return NULL;
}

/* Whole sentences, so that each language can order them its way. */
static const char *
get_not_found (RungWords  *words,
               RungWanted  wanted,
               RungKind    kind)
{
  switch (wanted)
    {
    case RUNG_WANTED_PLAN:
      return rung_words_get (words, "There is no plan “%s”.");
    case RUNG_WANTED_LADDER:
      return rung_words_get (words, "There is no ladder “%s”.");
    case RUNG_WANTED_SAMPLE:
      return rung_words_get (words, "There is no sample plan “%s”.");
    case RUNG_WANTED_BACKUP:
      return rung_words_get (words, "There is no backup “%s”.");
    case RUNG_WANTED_FILE:
      return rung_words_get (words, "There is no file “%s”.");
    case RUNG_WANTED_RECORD:
    default:
      break;
    }
  switch ((int) kind)
    {
    case RUNG_KIND_ROLE:
      return rung_words_get (words, "There is no role “%s”.");
    case RUNG_KIND_RESPONSIBILITY:
      return rung_words_get (words, "There is no responsibility “%s”.");
    case RUNG_KIND_STAY:
      return rung_words_get (words, "There is no stay “%s”.");
    case RUNG_KIND_GOAL:
      return rung_words_get (words, "There is no goal “%s”.");
    case RUNG_KIND_STEP:
      return rung_words_get (words, "There is no step “%s”.");
    case RUNG_KIND_EVIDENCE:
      return rung_words_get (words, "There is no evidence “%s”.");
    default:
      return rung_words_get (words, "There is nothing called “%s”.");
    }
}

/* The sentence about a file that @code is the reason for; NULL for other codes. */
static const char *
get_about_file (RungWords *words,
                int        code)
{
  switch (code)
    {
    case RUNG_WORKSPACE_ERROR_NO_FILE:
      return rung_words_get (words, "“%s” is a folder or a device, not a file; choose a file.");
    case RUNG_WORKSPACE_ERROR_TOO_LARGE:
      return rung_words_get (words, "“%s” is larger than 1 GiB, too large to keep a copy; keep only the link.");
    case RUNG_WORKSPACE_ERROR_UNREADABLE:
      return rung_words_get (words, "“%s” may not be read; check who may read it.");
    default:
      return NULL;
    }
}

static char *
explain_name (RungWords    *words,
              const GError *error)
{
  RungWanted wanted;
  RungKind kind;
  const char *name, *candidates;

  if (!rung_workspace_error_get_args (error, &wanted, &kind, &name, &candidates))
    return g_strdup (error->message);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (error->code == RUNG_WORKSPACE_ERROR_AMBIGUOUS)
    return g_strdup_printf (rung_words_get (words, "“%s” may be any of these; say more of it, or use the first column:\n%s"),
                            name, candidates);
  if (get_about_file (words, error->code) != NULL)
    return g_strdup_printf (get_about_file (words, error->code), name);
  return g_strdup_printf (get_not_found (words, wanted, kind), name);
#pragma GCC diagnostic pop
}

/**
 * rung_workspace_explain:
 * @words: the person's
 * @error: of any floor
 *
 * Puts an error into words, with what can be done about it.
 *
 * Returns: (transfer full): a sentence or more, without a line end; the candidates of
 *   an ambiguous name stand in lines of their own
 */
char *
rung_workspace_explain (RungWords    *words,
                        const GError *error)
{
  const char *sentence;

  if (error->domain == RUNG_WORKSPACE_ERROR)
    return explain_name (words, error);
  if (error->domain == RUNG_PLAN_ERROR)
    return rung_phrase_error (words, error);
  sentence = find_sentence_of_domain (words, error);
  if (sentence == NULL)
    return g_strdup (error->message);
  /* Nothing to add: the sentence says it all. */
  if (g_error_matches (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NOTHING))
    return g_strdup (sentence);
  return g_strdup_printf ("%s (%s)", sentence, error->message);
}
