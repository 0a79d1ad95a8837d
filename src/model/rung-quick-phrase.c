/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was understood of a line, said in a few words; the window shows them as pills, and
 * the terminal prints them. */

#include "rung-quick.h"

#include <string.h>

#include "rung-day.h"
#include "rung-phrases.h"

#define MOST_CANDIDATES 4

static const char *const part_names[] = { "start", "due", "start-and-due", "day", "priority", "responsibility", "literal" };
static const char *const state_names[] = { "understood", "unknown", "ambiguous", "repeated" };

const char *
rung_quick_part_get_name (RungQuickPart part)
{
  return part_names[part];
}

const char *
rung_quick_state_get_name (RungQuickState state)
{
  return state_names[state];
}

/* "14 Nov · in 9 days": what a goal with that due day would say. */
static char *
phrase_due (RungWords *words,
            guint32    due,
            guint32    today)
{
  g_autoptr(RungRecord) blank = rung_record_new (RUNG_KIND_GOAL, "");
  g_autoptr(RungRecord) goal = rung_record_with (blank, RUNG_GOAL_DUE, g_variant_new_int64 (due));
  g_autofree char *when = rung_phrase_due (words, goal, today);

  /* Translators: of a goal, as “Due 14 Nov · in 9 days” */
  return g_strdup_printf (rung_words_get (words, "Due %s"), when);
}

static char *
phrase_understood (RungWords           *words,
                   const RungQuick     *self,
                   const RungQuickSpan *span,
                   guint32              today)
{
  g_autofree char *date = NULL;

  switch (span->part)
    {
    case RUNG_QUICK_START:
      /* Translators: of a goal, as “Starts 1 Dec” */
      date = rung_words_format_near_day (words, self->start, today);
      return g_strdup_printf (rung_words_get (words, "Starts %s"), date);
    case RUNG_QUICK_DUE:
      return phrase_due (words, self->due, today);
    case RUNG_QUICK_START_AND_DUE:
      return self->due >= self->start ? rung_phrase_days (words, rung_span_new (self->start, self->due))
                                      : phrase_due (words, self->due, today);
    case RUNG_QUICK_DAY:
      /* Translators: of a win, as “On 14 Nov” */
      date = rung_words_format_near_day (words, self->day, today);
      return g_strdup_printf (rung_words_get (words, "On %s"), date);
    case RUNG_QUICK_PRIORITY:
      /* Translators: as “Priority: High” */
      return g_strdup_printf (rung_words_get (words, "Priority: %s"),
                              rung_phrase_enum (words, RUNG_KIND_GOAL, RUNG_GOAL_PRIORITY, self->priority));
    case RUNG_QUICK_RESPONSIBILITY:
      return g_strdup (rung_record_title (span->responsibility, words->language));
    case RUNG_QUICK_LITERAL:
    default:
      return g_strdup (rung_words_get (words, "Just words"));
    }
}

/* “A”, “B” and “C”, as many as anybody reads. */
static char *
list_candidates (RungWords *words,
                 GPtrArray *candidates)
{
  GString *list = g_string_new (NULL);
  guint n_shown = MIN (candidates->len, MOST_CANDIDATES);

  for (guint i = 0; i < n_shown; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? rung_words_get (words, ", ") : "",
                            rung_record_title (candidates->pdata[i], words->language));
  if (candidates->len > n_shown)
    g_string_append (list, "…");
  return g_string_free (list, FALSE);
}

static char *
phrase_problem (RungWords           *words,
                const RungQuickSpan *span,
                const char          *word)
{
  g_autofree char *candidates = NULL;

  if (span->state == RUNG_QUICK_AMBIGUOUS)
    {
      candidates = list_candidates (words, span->candidates);
      return g_strdup_printf (rung_words_get (words, "“%s” may be: %s"), word, candidates);
    }
  if (span->state == RUNG_QUICK_REPEATED)
    return g_strdup_printf (rung_words_get (words, "“%s” comes second and stays text"), word);
  if (span->part == RUNG_QUICK_PRIORITY)
    return g_strdup_printf (rung_words_get (words, "“%s” is no priority; write !high, !normal or !low"), word);
  return g_strdup_printf (rung_words_get (words, "No responsibility is called “%s”"), word);
}

/**
 * rung_quick_phrase_span:
 * @words: the language
 * @self: what was understood
 * @span: one of its spans
 * @today: the present day
 *
 * Says what was understood, as “Due 14 Nov · in 9 days”, or what was not and why.
 *
 * Returns: (transfer full): the words
 */
char *
rung_quick_phrase_span (RungWords           *words,
                        const RungQuick     *self,
                        const RungQuickSpan *span,
                        guint32              today)
{
  g_autofree char *word = NULL;

  if (span->state == RUNG_QUICK_UNDERSTOOD)
    return phrase_understood (words, self, span, today);
  word = g_strndup (self->text + span->start, span->length);
  return phrase_problem (words, span, word);
}

/**
 * rung_quick_phrase_problem:
 * @words: the language
 * @self: what was understood
 *
 * Returns: (transfer none) (nullable): why a goal with these days cannot be, or %NULL
 */
const char *
rung_quick_phrase_problem (RungWords       *words,
                           const RungQuick *self)
{
  if (self->start == RUNG_NO_DAY || self->due == RUNG_NO_DAY || self->due >= self->start)
    return NULL;
  return rung_words_get (words, "It is due before it starts");
}
