/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words of one language, and the dates written in them.
 *
 * strftime() knows only the locales that are installed on a machine, and a document
 * may have a language that is not the screen's.  So month names and the order of the
 * parts of a date come from the catalogue like every other text: a pattern such as
 * "{day} {month} {year}", whose names may be moved but not translated. */

#include "rung-words.h"

#include "rung-day.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
english_lookup (RungWords  *self,
                const char *context,
                const char *msgid)
{
  return msgid;
}

static const char *
english_lookup_plural (RungWords  *self,
                       const char *msgid,
                       const char *msgid_plural,
                       gulong      n)
{
  return n == 1 ? msgid : msgid_plural;
}

static RungWords english = { english_lookup, english_lookup_plural, "en" };

static const char *const month_names[] = {
  NC_("month", "January"), NC_("month", "February"), NC_("month", "March"),
  NC_("month", "April"), NC_("month", "May"), NC_("month", "June"),
  NC_("month", "July"), NC_("month", "August"), NC_("month", "September"),
  NC_("month", "October"), NC_("month", "November"), NC_("month", "December"),
};

static const char *const short_month_names[] = {
  NC_("short month", "Jan"), NC_("short month", "Feb"), NC_("short month", "Mar"),
  NC_("short month", "Apr"), NC_("short month", "May"), NC_("short month", "Jun"),
  NC_("short month", "Jul"), NC_("short month", "Aug"), NC_("short month", "Sep"),
  NC_("short month", "Oct"), NC_("short month", "Nov"), NC_("short month", "Dec"),
};

static const char *
get_month_name (RungWords     *self,
                RungDateStyle  style,
                int            month)
{
  if (style == RUNG_DATE_FULL || style == RUNG_DATE_MONTH)
    return rung_words_get_in_context (self, "month", month_names[month - 1]);
  return rung_words_get_in_context (self, "short month", short_month_names[month - 1]);
}

static const char *
get_pattern (RungWords     *self,
             RungDateStyle  style)
{
  switch (style)
    {
    case RUNG_DATE_FULL:
      /* Translators: a date with the month's full name, "14 November 2026".  Move the
       * names in braces and put words around them, but leave them as they are. */
      return rung_words_get_in_context (self, "full date", "{day} {month} {year}");
    case RUNG_DATE_MEDIUM:
      /* Translators: a date with the month's short name, "14 Nov 2026" */
      return rung_words_get_in_context (self, "medium date", "{day} {month} {year}");
    case RUNG_DATE_SHORT:
      /* Translators: a day of this year with the month's short name, "14 Nov" */
      return rung_words_get_in_context (self, "short date", "{day} {month}");
    case RUNG_DATE_MONTH:
      /* Translators: the month's full name and the year, "November 2026" */
      return rung_words_get_in_context (self, "month and year", "{month} {year}");
    case RUNG_DATE_SHORT_MONTH:
      /* Translators: the month's short name and the year, "Nov 2026" */
      return rung_words_get_in_context (self, "short month and year", "{month} {year}");
    case RUNG_DATE_MONTH_NAME:
      return "{month}";
    case RUNG_DATE_YEAR:
      /* Translators: a year on the time axis, "2026" */
      return rung_words_get_in_context (self, "year", "{year}");
    default:
      g_assert_not_reached ();
    }
}

/* Unknown names in braces stay as they are: a catalogue is data, not a program. */
static char *
fill_pattern (const char *pattern,
              int         year,
              const char *month,
              int         day)
{
  GString *text = g_string_new (NULL);

  for (const char *at = pattern; *at != '\0';)
    if (g_str_has_prefix (at, "{year}"))
      {
        g_string_append_printf (text, "%d", year);
        at += strlen ("{year}");
      }
    else if (g_str_has_prefix (at, "{month}"))
      {
        g_string_append (text, month);
        at += strlen ("{month}");
      }
    else if (g_str_has_prefix (at, "{day}"))
      {
        g_string_append_printf (text, "%d", day);
        at += strlen ("{day}");
      }
    else
      g_string_append_c (text, *at++);
  return g_string_free (text, FALSE);
}

/**
 * rung_words_get_english:
 *
 * Gets the words as they stand in the program, without any catalogue.
 *
 * Returns: (transfer none): static words; any thread may use them
 */
RungWords *
rung_words_get_english (void)
{
  return &english;
}

/**
 * rung_words_get:
 * @self: words
 * @msgid: a text marked with N_()
 *
 * Looks up a text.
 *
 * Returns: the translation, or @msgid itself when there is none; it lives as
 *   long as @self
 */
const char *
rung_words_get (RungWords  *self,
                const char *msgid)
{
  return self->lookup (self, NULL, msgid);
}

/**
 * rung_words_get_in_context:
 * @self: words
 * @context: tells apart texts that are the same in English
 * @msgid: a text marked with NC_()
 *
 * Looks up a text in its context.
 *
 * Returns: the translation, or @msgid itself when there is none
 */
const char *
rung_words_get_in_context (RungWords  *self,
                           const char *context,
                           const char *msgid)
{
  return self->lookup (self, context, msgid);
}

/**
 * rung_words_get_plural:
 * @self: words
 * @msgid: the text for one
 * @msgid_plural: the text for many
 * @n: how many
 *
 * Looks up the form of a text that goes with a number.
 *
 * Returns: the translation, or one of the two texts when there is none
 */
const char *
rung_words_get_plural (RungWords  *self,
                       const char *msgid,
                       const char *msgid_plural,
                       gulong      n)
{
  return self->lookup_plural (self, msgid, msgid_plural, n);
}

/**
 * rung_words_is_right_to_left:
 * @self: words
 *
 * Asks the language tag: the script if it names one, else the language.  A time axis
 * runs the way the language is read.
 *
 * Returns: whether the language is written from right to left
 */
gboolean
rung_words_is_right_to_left (RungWords *self)
{
  /* CLDR's scriptMetadata: scripts of that direction in use, and languages whose likely
   * script is one of them. */
  static const char *const scripts[] = { "adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa", NULL };
  static const char *const languages[] = {
    "ar", "arc", "azb", "bal", "bgn", "ckb", "dv", "fa", "glk", "he", "iw", "khw", "ks", "lrc", "luz",
    "mzn", "nqo", "ps", "rhg", "sd", "sdh", "skr", "syr", "ug", "ur", "yi", NULL
  };
  g_autofree char *lower = g_ascii_strdown (self->language, -1);
  g_auto(GStrv) parts = g_strsplit_set (lower, "-_", -1);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (strlen (parts[i]) == 4 && g_ascii_isalpha (parts[i][0]))
      return g_strv_contains (scripts, parts[i]);
  return parts[0] != NULL && g_strv_contains (languages, parts[0]);
}

/**
 * rung_words_format_day:
 * @self: words
 * @day: a Julian day
 * @style: how long it is written
 *
 * Writes a day.
 *
 * Returns: (transfer full): the text; empty for no day and for ever
 */
char *
rung_words_format_day (RungWords     *self,
                       guint32        day,
                       RungDateStyle  style)
{
  int year, month, day_of_month;

  if (day == RUNG_NO_DAY || day == RUNG_DAY_FOREVER)
    return g_strdup ("");
  rung_day_get (day, &year, &month, &day_of_month);
  return fill_pattern (get_pattern (self, style), year, get_month_name (self, style, month), day_of_month);
}

/**
 * rung_words_format_near_day:
 * @self: words
 * @day: a Julian day
 * @today: the present day
 *
 * Writes a day without its year when that is the year of @today.
 *
 * Returns: (transfer full): the text; empty for no day and for ever
 */
char *
rung_words_format_near_day (RungWords *self,
                            guint32    day,
                            guint32    today)
{
  int year = 0, this_year = 0, month, day_of_month;

  if (day != RUNG_NO_DAY && day != RUNG_DAY_FOREVER)
    rung_day_get (day, &year, &month, &day_of_month);
  if (today != RUNG_NO_DAY)
    rung_day_get (today, &this_year, &month, &day_of_month);
  return rung_words_format_day (self, day, year == this_year ? RUNG_DATE_SHORT : RUNG_DATE_MEDIUM);
}
