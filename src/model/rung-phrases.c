/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small pieces of speech about a plan: counts, due days, durations, stays.  Window,
 * terminal and paper say them in the same words.  Whole sentences are put together in
 * rung-phrase-sentences.c, single words stand in rung-phrase-tables.c. */

#include "rung-phrases.h"

#include "rung-day.h"
#include "rung-text.h"

/* A due day further away than this is said as a date only: "in 25 days" helps, "in 412
 * days" does not. */
#define FAR_DAYS 60

/* Characters of a title that are shown where it is not edited. */
#define TITLE_LENGTH 300

/**
 * rung_phrase_met:
 * @words: the language
 * @count: responsibilities of a role
 *
 * Says how many responsibilities are met, "1 of 2 met".
 *
 * Returns: (transfer full): the words
 */
char *
rung_phrase_met (RungWords    *words,
                 RungMetCount  count)
{
  return g_strdup_printf (rung_words_get_plural (words, "%u of %u met", "%u of %u met", count.total),
                          count.met, count.total);
}

/**
 * rung_phrase_lateness:
 * @words: the language
 * @goal: a GOAL record
 * @today: the present day
 *
 * Says how a goal stands against its due day: "9 days late", "today", "tomorrow", "in 25
 * days".
 *
 * Returns: (transfer full) (nullable): the words, or %NULL for a goal that has no due
 *   day, rests, or is done or dropped
 */
char *
rung_phrase_lateness (RungWords  *words,
                      RungRecord *goal,
                      guint32     today)
{
  int days_late = rung_goal_get_days_late (goal, today);

  if (days_late == G_MININT || !rung_goal_is_open (goal) ||
      rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_PAUSED)
    return NULL;
  if (days_late > 0)
    return g_strdup_printf (rung_words_get_plural (words, "%u day late", "%u days late", days_late),
                            (guint) days_late);
  if (days_late == 0)
    return g_strdup (rung_words_get (words, "today"));
  if (days_late == -1)
    return g_strdup (rung_words_get (words, "tomorrow"));
  return g_strdup_printf (rung_words_get_plural (words, "in %u day", "in %u days", -days_late),
                          (guint) -days_late);
}

/**
 * rung_phrase_due:
 * @words: the language
 * @goal: a GOAL record
 * @today: the present day
 *
 * Says when a goal is due, "14 Nov · 9 days late".  A day more than two months away, and
 * that of a goal at rest, is said as a date only.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL without due day
 */
char *
rung_phrase_due (RungWords  *words,
                 RungRecord *goal,
                 guint32     today)
{
  guint32 due = rung_record_get_day (goal, RUNG_GOAL_DUE);
  g_autofree char *date = NULL;
  g_autofree char *lateness = NULL;

  if (due == RUNG_NO_DAY)
    return NULL;
  date = rung_words_format_near_day (words, due, today);
  if (due <= today || due - today <= FAR_DAYS)
    lateness = rung_phrase_lateness (words, goal, today);
  if (lateness == NULL)
    return g_steal_pointer (&date);
  return g_strdup_printf ("%s · %s", date, lateness);
}

/**
 * rung_phrase_steps:
 * @words: the language
 * @done: steps that are ticked
 * @total: all steps
 *
 * Says how many steps are done, "3 of 4 steps".
 *
 * Returns: (transfer full): the words
 */
char *
rung_phrase_steps (RungWords *words,
                   guint      done,
                   guint      total)
{
  if (total == 0)
    return g_strdup (rung_words_get (words, "no steps yet"));
  return g_strdup_printf (rung_words_get_plural (words, "%u of %u step", "%u of %u steps", total),
                          done, total);
}

/**
 * rung_phrase_goals:
 * @words: the language
 * @count: goals of a role or a plan
 *
 * Says how many goals there are, "6 goals · 1 late".  Dropped ones are not counted.
 *
 * Returns: (transfer full): the words
 */
char *
rung_phrase_goals (RungWords     *words,
                   RungGoalCount  count)
{
  guint n_goals = count.open + count.done;
  g_autofree char *goals = NULL;
  g_autofree char *late = NULL;

  if (n_goals == 0)
    return g_strdup (rung_words_get (words, "no goals yet"));
  goals = g_strdup_printf (rung_words_get_plural (words, "%u goal", "%u goals", n_goals), n_goals);
  if (count.overdue == 0)
    return g_steal_pointer (&goals);
  late = g_strdup_printf (rung_words_get_plural (words, "%u late", "%u late", count.overdue), count.overdue);
  return g_strdup_printf ("%s · %s", goals, late);
}

static char *
phrase_years (RungWords *words,
              guint      least,
              guint      most)
{
  if (least == most)
    return g_strdup_printf (rung_words_get_plural (words, "typically %u year", "typically %u years", most), most);
  if (least == 0)
    return g_strdup_printf (rung_words_get_plural (words, "typically up to %u year", "typically up to %u years", most), most);
  if (most == 0)
    return g_strdup_printf (rung_words_get_plural (words, "typically %u year or more", "typically %u years or more", least), least);
  return g_strdup_printf (rung_words_get_plural (words, "typically %u to %u year", "typically %u to %u years", most), least, most);
}

static char *
phrase_months (RungWords *words,
               guint      least,
               guint      most)
{
  if (least == most)
    return g_strdup_printf (rung_words_get_plural (words, "typically %u month", "typically %u months", most), most);
  if (least == 0)
    return g_strdup_printf (rung_words_get_plural (words, "typically up to %u month", "typically up to %u months", most), most);
  if (most == 0)
    return g_strdup_printf (rung_words_get_plural (words, "typically %u month or more", "typically %u months or more", least), least);
  return g_strdup_printf (rung_words_get_plural (words, "typically %u to %u month", "typically %u to %u months", most), least, most);
}

/**
 * rung_phrase_duration:
 * @words: the language
 * @role: a ROLE record
 *
 * Says how long people typically stay in a role, "typically 4 to 5 years, estimated";
 * in months where years would not be exact.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL if the ladder says nothing
 */
char *
rung_phrase_duration (RungWords  *words,
                      RungRecord *role)
{
  guint least = rung_record_get_integer (role, RUNG_ROLE_MONTHS_MIN);
  guint most = rung_record_get_integer (role, RUNG_ROLE_MONTHS_MAX);
  g_autofree char *duration = NULL;

  if (rung_record_get_boolean (role, RUNG_ROLE_OPEN_ENDED))
    return g_strdup (rung_words_get (words, "open-ended"));
  if (least == 0 && most == 0)
    return NULL;
  if (least % 12 == 0 && most % 12 == 0)
    duration = phrase_years (words, least / 12, most / 12);
  else
    duration = phrase_months (words, least, most);
  if (!rung_record_get_boolean (role, RUNG_ROLE_ESTIMATED))
    return g_steal_pointer (&duration);
  /* Translators: %s is "typically 4 to 5 years" */
  return g_strdup_printf (rung_words_get (words, "%s, estimated"), duration);
}

/**
 * rung_phrase_stay:
 * @words: the language
 * @stay: a STAY record
 * @today: the present day
 *
 * Says when a stay is: "July 2018 – June 2021", "since July 2021", "July 2021 –
 * expected March 2027", "from April 2027"; "July 2018" when it is within one month.
 *
 * Returns: (transfer full): the words; empty for a stay without a first day
 */
char *
rung_phrase_stay (RungWords  *words,
                  RungRecord *stay,
                  guint32     today)
{
  guint32 start = rung_record_get_day (stay, RUNG_STAY_START);
  guint32 end = rung_record_get_day (stay, RUNG_STAY_END);
  guint32 expected_end = rung_record_get_day (stay, RUNG_STAY_EXPECTED_END);
  gboolean planned = rung_record_get_boolean (stay, RUNG_STAY_PLANNED);
  g_autofree char *from = rung_words_format_day (words, start, RUNG_DATE_MONTH);
  g_autofree char *to = rung_words_format_day (words, end ? end : expected_end, RUNG_DATE_MONTH);

  if (start == RUNG_NO_DAY)
    return g_strdup ("");
  if (end != RUNG_NO_DAY && g_str_equal (from, to))
    return g_steal_pointer (&from);
  if (end != RUNG_NO_DAY || (planned && expected_end != RUNG_NO_DAY))
    /* Translators: from one month to another, "July 2018 – June 2021" */
    return g_strdup_printf (rung_words_get (words, "%s – %s"), from, to);
  if (expected_end != RUNG_NO_DAY)
    /* Translators: "July 2021 – expected March 2027" */
    return g_strdup_printf (rung_words_get (words, "%s – expected %s"), from, to);
  if (planned || start > today)
    /* Translators: %s is a month that is yet to come, "from April 2027" */
    return g_strdup_printf (rung_words_get (words, "from %s"), from);
  /* Translators: %s is a month, "since July 2021" */
  return g_strdup_printf (rung_words_get (words, "since %s"), from);
}

/* "7 months", "15 days" */
static char *
phrase_length (RungWords *words,
               RungSpan   span)
{
  guint n_days = rung_span_get_length (span);
  guint n_months = rung_day_months_between (span.first, span.end);

  if (n_months == 0)
    return g_strdup_printf (rung_words_get_plural (words, "%u day", "%u days", n_days), n_days);
  return g_strdup_printf (rung_words_get_plural (words, "%u month", "%u months", n_months), n_months);
}

/**
 * rung_phrase_gap:
 * @words: the language
 * @span: a time without a role; it has an end
 *
 * Says when a gap is and how long: "Gap: March 2020 – September 2020, 7 months"; with
 * days where it is shorter than a month, "Gap: 3 March 2020 – 17 March 2020, 15 days".
 *
 * Returns: (transfer full): the words
 */
char *
rung_phrase_gap (RungWords *words,
                 RungSpan   span)
{
  gboolean is_short = rung_day_months_between (span.first, span.end) == 0;
  RungDateStyle style = is_short ? RUNG_DATE_FULL : RUNG_DATE_MONTH;
  g_autofree char *from = rung_words_format_day (words, span.first, style);
  g_autofree char *to = rung_words_format_day (words, span.end - 1, style);
  g_autofree char *length = phrase_length (words, span);
  g_autofree char *days = NULL;

  if (g_str_equal (from, to))
    days = g_steal_pointer (&from);
  else
    days = g_strdup_printf (rung_words_get (words, "%s – %s"), from, to);
  /* Translators: when, and how long: "Gap: March 2020 – September 2020, 7 months" */
  return g_strdup_printf (rung_words_get (words, "Gap: %s, %s"), days, length);
}

/* Rounded, so that a whole quarter is thirteen weeks and not twelve. */
static char *
phrase_rough_length (RungWords *words,
                     RungSpan   span)
{
  guint n_days = rung_span_get_length (span), n_weeks = (n_days + 3) / 7;
  guint n_months = rung_day_months_between (span.first, span.end + 15);

  if (n_days < 14)
    return g_strdup_printf (rung_words_get_plural (words, "%u day", "%u days", n_days), n_days);
  if (n_days <= 366)
    return g_strdup_printf (rung_words_get_plural (words, "%u week", "%u weeks", n_weeks), n_weeks);
  return g_strdup_printf (rung_words_get_plural (words, "%u month", "%u months", n_months), n_months);
}

/* Of two days of one year only one tells which. */
static char *
phrase_ends (RungWords *words,
             RungSpan   span)
{
  int first_year, last_year, month, day;
  /* Translators: which of two days of one year says the year?  Answer "first" or "last":
   * English says "3 Mar – 14 Nov 2026". */
  gboolean is_year_last = !g_str_equal (rung_words_get_in_context (words, "which day says the year", "last"), "first");
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gboolean is_one_year;

  rung_day_get (span.first, &first_year, &month, &day);
  rung_day_get (span.end - 1, &last_year, &month, &day);
  is_one_year = first_year == last_year;
  from = rung_words_format_day (words, span.first, is_one_year && is_year_last ? RUNG_DATE_SHORT : RUNG_DATE_MEDIUM);
  to = rung_words_format_day (words, span.end - 1, is_one_year && !is_year_last ? RUNG_DATE_SHORT : RUNG_DATE_MEDIUM);
  return g_strdup_printf (rung_words_get (words, "%s – %s"), from, to);
}

/**
 * rung_phrase_days:
 * @words: the language
 * @span: days; not empty
 *
 * Says which days something covers and about how long that is: "3 Mar – 14 Nov 2026 · 37
 * weeks", "4 Mar 2026 · 1 day"; without an end "from 3 Mar 2026".
 *
 * Returns: (transfer full): the words
 */
char *
rung_phrase_days (RungWords *words,
                  RungSpan   span)
{
  g_autofree char *first = rung_words_format_day (words, span.first, RUNG_DATE_MEDIUM);
  g_autofree char *ends = NULL;
  g_autofree char *length = NULL;

  if (span.end == RUNG_DAY_FOREVER)
    return g_strdup_printf (rung_words_get (words, "from %s"), first);
  ends = rung_span_get_length (span) > 1 ? phrase_ends (words, span) : g_steal_pointer (&first);
  length = phrase_rough_length (words, span);
  return g_strdup_printf ("%s · %s", ends, length);
}

/**
 * rung_kind_find_title:
 * @kind: a kind of record
 *
 * Returns: the field that names a record of that kind, or -1
 */
int
rung_kind_find_title (RungKind kind)
{
  switch (kind)
    {
    case RUNG_KIND_PLAN:
      return RUNG_PLAN_TITLE;
    case RUNG_KIND_LADDER:
      return RUNG_LADDER_TITLE;
    case RUNG_KIND_ROLE:
      return RUNG_ROLE_TITLE;
    case RUNG_KIND_RESPONSIBILITY:
      return RUNG_RESPONSIBILITY_TITLE;
    case RUNG_KIND_GOAL:
      return RUNG_GOAL_TITLE;
    case RUNG_KIND_STEP:
      return RUNG_STEP_TITLE;
    case RUNG_KIND_CHECK_IN:
      return RUNG_CHECK_IN_TEXT;
    case RUNG_KIND_EVIDENCE:
      return RUNG_EVIDENCE_TITLE;
    case RUNG_KIND_SESSION:
      return RUNG_SESSION_SUMMARY;
    case RUNG_KIND_AGENDA_ITEM:
      return RUNG_AGENDA_ITEM_TITLE;
    case RUNG_KIND_ACTION:
      return RUNG_ACTION_TITLE;
    case RUNG_KIND_AGREEMENT:
      return RUNG_AGREEMENT_PURPOSE;
    case RUNG_KIND_BASELINE:
      return RUNG_BASELINE_TITLE;
    case RUNG_KIND_STAY:
    case RUNG_KIND_GOAL_LINK:
    case RUNG_KIND_EVIDENCE_LINK:
    case RUNG_KIND_RATING:
    case RUNG_KIND_PAUSE:
    default:
      return -1;
    }
}

/**
 * rung_record_title:
 * @record: (nullable): a record
 * @language: (nullable): BCP 47, picks localized text
 *
 * Finds what a person would call a record by.
 *
 * Returns: (transfer none): its title, or the text that serves as one; empty if the kind
 *   has none.  It lives as long as @record.
 */
const char *
rung_record_title (RungRecord *record,
                   const char *language)
{
  RungKind kind;
  int field;
  const char *title;

  if (record == NULL)
    return "";
  kind = rung_record_get_kind (record);
  field = rung_kind_find_title (kind);
  if (field < 0)
    return "";
  if (rung_kind_get_field (kind, field)->type == RUNG_FIELD_LOCALIZED)
    title = rung_text_pick (rung_record_get_variant (record, field), language);
  else
    title = rung_record_get_text (record, field);
  return title ? title : "";
}

/* What turns the order of the text around it, or starts a line. */
static gboolean
is_obeyed (gunichar character)
{
  return g_unichar_iscntrl (character) || (character >= 0x202a && character <= 0x202e) ||
         (character >= 0x2066 && character <= 0x2069) || character == 0x2028 || character == 0x2029;
}

/* Whether the text can be cut before @at: not inside what is one character to the eye. */
static gboolean
can_be_cut (const char *text,
            const char *at)
{
  gunichar next = g_utf8_get_char (at);
  gunichar previous = g_utf8_get_char (g_utf8_prev_char (at));

  return !g_unichar_ismark (next) && !g_unichar_iszerowidth (next) && previous != 0x200d &&
         !(next >= 0x1f3fb && next <= 0x1f3ff) && !(next >= 0x1f1e6 && next <= 0x1f1ff && previous >= 0x1f1e6 && previous <= 0x1f1ff);
}

static const char *
find_cut (const char *text,
          guint       n_characters)
{
  const char *end = g_utf8_offset_to_pointer (text, n_characters);

  for (const char *at = end; at > text; at = g_utf8_prev_char (at))
    if (can_be_cut (text, at))
      return at;
  return end;
}

static gboolean
is_longer (const char *text,
           guint       n_characters)
{
  for (; n_characters > 0 && *text != '\0'; n_characters--)
    text = g_utf8_next_char (text);
  return *text != '\0';
}

/**
 * rung_phrase_shorten:
 * @text: what a person typed, however long
 * @n_characters: how much of it to take at most
 *
 * Makes a text fit to stand in a sentence: on one line, cut with “…” between what are
 * characters to the eye, and with a replacement for each character that would turn the
 * order of the sentence around.
 *
 * Returns: (transfer full): the text, or its beginning
 */
char *
rung_phrase_shorten (const char *text,
                     guint       n_characters)
{
  gboolean is_cut = is_longer (text, n_characters);
  const char *end = is_cut ? find_cut (text, n_characters) : NULL;
  GString *shown = g_string_new (NULL);

  for (const char *at = text; *at != '\0' && at != end; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '\n' || character == '\r' || character == '\t' || character == '\v' || character == '\f' ||
          character == 0x2028 || character == 0x2029)
        g_string_append_c (shown, ' ');
      else
        g_string_append_unichar (shown, is_obeyed (character) ? 0xfffd : character);
    }
  if (is_cut)
    g_string_append (shown, "…");
  return g_string_free (shown, FALSE);
}

/**
 * rung_phrase_title:
 * @record: (nullable): a record
 * @language: (nullable): BCP 47, picks localized text
 *
 * Says what a record is called, for where that is shown and not edited: no place has room
 * for more of a title, and laying out a hundred thousand characters holds up the window.
 *
 * Returns: (transfer full): rung_record_title() as rung_phrase_shorten() makes it fit
 */
char *
rung_phrase_title (RungRecord *record,
                   const char *language)
{
  return rung_phrase_shorten (rung_record_title (record, language), TITLE_LENGTH);
}
