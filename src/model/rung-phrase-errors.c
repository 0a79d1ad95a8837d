/* SPDX-License-Identifier: GPL-3.0-or-later */

/* RUNG_PLAN_ERROR in the person's words: the form it was made from, translated, with the
 * words of that language for kinds, fields and days. */

#include "rung-phrases.h"

#include "rung-day.h"
#include "rung-plan-error.h"

static char *
phrase_kind_name (RungWords  *words,
                  const char *name)
{
  g_autofree char *table_name = g_strdelimit (g_strdup (name), " ", '_');
  const char *word;
  RungKind kind;

  if (!rung_kind_from_name (table_name, &kind))
    return g_strdup (name);
  /* In the middle of a sentence English keeps its small letter. */
  word = rung_phrase_kind (words, kind);
  return g_strdup (g_ascii_strcasecmp (word, name) == 0 ? name : word);
}

/* @kind: RUNG_N_KINDS where it is not known; then any kind that has such a field will do. */
static char *
phrase_field_name (RungWords  *words,
                   guint       kind,
                   const char *name)
{
  guint field;

  if (kind < RUNG_N_KINDS)
    return g_strdup (rung_kind_find_field (kind, name, &field) ? rung_phrase_field (words, kind, field) : name);
  for (kind = 0; kind < RUNG_N_KINDS; kind++)
    if (rung_kind_find_field (kind, name, &field))
      return g_strdup (rung_phrase_field (words, kind, field));
  return g_strdup (name);
}

static char *
phrase_argument (RungWords  *words,
                 char        type,
                 guint       kind,
                 const char *argument)
{
  guint32 day;

  switch (type)
    {
    case 'k':
      return phrase_kind_name (words, argument);
    case 'f':
      return phrase_field_name (words, kind, argument);
    case 'd':
      day = rung_day_from_text (argument);
      return day ? rung_words_format_day (words, day, RUNG_DATE_FULL) : g_strdup (argument);
    default:
      return g_strdup (argument);
    }
}

static char *
phrase_sentence (RungWords                  *words,
                 const RungPlanErrorPrivate *parts)
{
  guint n_arguments = g_strv_length (parts->arguments);
  g_auto(GStrv) phrased = g_new0 (char *, n_arguments + 1);

  for (guint i = 0; i < n_arguments; i++)
    phrased[i] = phrase_argument (words, parts->types[i], parts->kind, parts->arguments[i]);
  return rung_plan_error_fill_in (rung_words_get_in_context (words, "plan error", parts->form),
                                  (const char *const *) phrased);
}

/**
 * rung_phrase_error:
 * @words: the language
 * @error: an error
 *
 * Says an error of the domain %RUNG_PLAN_ERROR in the person's words; the messages of
 * other domains are given as they are.
 *
 * Returns: (transfer full): the words
 */
char *
rung_phrase_error (RungWords    *words,
                   const GError *error)
{
  const RungPlanErrorPrivate *parts = error->domain == RUNG_PLAN_ERROR ? rung_plan_error_get_parts (error) : NULL;
  g_autofree char *sentence = NULL;

  if (parts == NULL || parts->form == NULL)
    return g_strdup (error->message);
  sentence = phrase_sentence (words, parts);
  if (parts->kind == RUNG_N_KINDS)
    return g_steal_pointer (&sentence);
  if (parts->title[0] == '\0')
    /* Translators: a kind of record and what is wrong with one, "Stay: it ends before it
     * starts" */
    return g_strdup_printf (rung_words_get (words, "%s: %s"), rung_phrase_kind (words, parts->kind), sentence);
  /* Translators: a kind, a title, and what is wrong: "Goal “Write the runbook”: it ends
   * before it starts" */
  return g_strdup_printf (rung_words_get (words, "%s “%s”: %s"), rung_phrase_kind (words, parts->kind), parts->title, sentence);
}
