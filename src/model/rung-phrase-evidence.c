/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of evidence: how old it is, and who saw it. */

#include "rung-phrases.h"

#include "rung-day.h"

#define DAYS_A_WEEK 7
/* Up to here the smaller unit says more: "13 days", "8 weeks", "23 months". */
#define LAST_IN_DAYS (2 * DAYS_A_WEEK - 1)
#define LAST_IN_WEEKS (9 * DAYS_A_WEEK - 1)
#define LAST_IN_MONTHS 23
#define MONTHS_A_YEAR 12

static char *
phrase_past (RungWords *words,
             guint32    day,
             guint32    today)
{
  guint days = today - day;
  guint months = rung_day_months_between (day, today);

  if (days <= LAST_IN_DAYS)
    return g_strdup_printf (rung_words_get_plural (words, "%u day ago", "%u days ago", days), days);
  if (days <= LAST_IN_WEEKS)
    return g_strdup_printf (rung_words_get_plural (words, "%u week ago", "%u weeks ago", days / DAYS_A_WEEK), days / DAYS_A_WEEK);
  if (months <= LAST_IN_MONTHS)
    return g_strdup_printf (rung_words_get_plural (words, "%u month ago", "%u months ago", months), months);
  return g_strdup_printf (rung_words_get_plural (words, "%u year ago", "%u years ago", months / MONTHS_A_YEAR),
                          months / MONTHS_A_YEAR);
}

/**
 * rung_phrase_age:
 * @words: the language
 * @day: a day
 * @today: the present day
 *
 * Says how long ago a day was, in the unit that says most: "today", "yesterday", "3 weeks
 * ago", "14 months ago".  A day to come is said as a date.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL for %RUNG_NO_DAY
 */
char *
rung_phrase_age (RungWords *words,
                 guint32    day,
                 guint32    today)
{
  if (day == RUNG_NO_DAY)
    return NULL;
  if (day > today)
    return rung_words_format_near_day (words, day, today);
  if (day == today)
    return g_strdup (rung_words_get (words, "today"));
  if (today - day == 1)
    return g_strdup (rung_words_get (words, "yesterday"));
  return phrase_past (words, day, today);
}

/**
 * rung_phrase_evidence_age:
 * @words: the language
 * @day: the day of the newest evidence
 * @today: the present day
 *
 * Says how long ago something was shown: "last shown 14 months ago".
 *
 * Returns: (transfer full) (nullable): the words, or %NULL for %RUNG_NO_DAY
 */
char *
rung_phrase_evidence_age (RungWords *words,
                          guint32    day,
                          guint32    today)
{
  g_autofree char *age = rung_phrase_age (words, day, today);

  if (age == NULL)
    return NULL;
  /* Translators: %s is "today", "3 weeks ago", "14 months ago" */
  return g_strdup_printf (rung_words_get (words, "last shown %s"), age);
}

/**
 * rung_phrase_witness:
 * @words: the language
 * @evidence: an EVIDENCE record
 *
 * Says who saw it and in which words: "“It saved my night” – Grace · 3 Mar 2026".
 *
 * Returns: (transfer full) (nullable): the words, or %NULL without a witness
 */
char *
rung_phrase_witness (RungWords  *words,
                     RungRecord *evidence)
{
  const char *name = rung_record_get_text (evidence, RUNG_EVIDENCE_WITNESS);
  const char *said = rung_record_get_text (evidence, RUNG_EVIDENCE_WITNESS_WORDS);
  guint32 day = rung_record_get_day (evidence, RUNG_EVIDENCE_WITNESS_DAY);
  g_autofree char *date = day != RUNG_NO_DAY ? rung_words_format_day (words, day, RUNG_DATE_MEDIUM) : g_strdup ("");
  g_autofree char *who = NULL;

  if (name == NULL && said == NULL)
    return NULL;
  who = g_strdup_printf ("%s%s%s", name != NULL ? name : "", name != NULL && *date != '\0' ? " · " : "", date);
  if (said == NULL)
    /* Translators: %s is a name and perhaps a day */
    return g_strdup_printf (rung_words_get (words, "Witness: %s"), who);
  if (*who == '\0')
    /* Translators: somebody’s exact words */
    return g_strdup_printf (rung_words_get_in_context (words, "witness", "“%s”"), said);
  /* Translators: somebody’s exact words, and who said them */
  return g_strdup_printf (rung_words_get (words, "“%s” – %s"), said, who);
}
