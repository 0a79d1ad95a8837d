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

static const char *const weekday_names[] = {
  NC_("short weekday", "Mon"), NC_("short weekday", "Tue"), NC_("short weekday", "Wed"), NC_("short weekday", "Thu"),
  NC_("short weekday", "Fri"), NC_("short weekday", "Sat"), NC_("short weekday", "Sun"),
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
              int         day,
              const char *weekday)
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
    else if (g_str_has_prefix (at, "{weekday}"))
      {
        g_string_append (text, weekday);
        at += strlen ("{weekday}");
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
  return fill_pattern (get_pattern (self, style), year, get_month_name (self, style, month), day_of_month, "");
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

static char *
format_weekday (RungWords *self,
                guint32    day)
{
  int year, month, day_of_month;
  const char *weekday = rung_words_get_in_context (self, "short weekday", weekday_names[rung_day_get_weekday (day) - 1]);

  rung_day_get (day, &year, &month, &day_of_month);
  /* Translators: a day on the time axis where the month is said beside it, "Mon 23" */
  return fill_pattern (rung_words_get_in_context (self, "day on the axis", "{weekday} {day}"), year, "", day_of_month, weekday);
}

/**
 * rung_words_format_tick:
 * @self: words
 * @day: the day the unit begins with
 * @unit: the unit of the labels of an axis
 * @with_year: whether the year has to be said, where the unit is less than a year
 *
 * Writes the label of a tick.  Half years and quarters are called by their first month,
 * weeks by their first day.  A day says its month where one begins.
 *
 * Returns: (transfer full): the label
 */
char *
rung_words_format_tick (RungWords    *self,
                        guint32       day,
                        RungTickUnit  unit,
                        gboolean      with_year)
{
  int year, month, day_of_month;

  rung_day_get (day, &year, &month, &day_of_month);
  if (unit >= RUNG_TICK_YEAR)
    return rung_words_format_day (self, day, RUNG_DATE_YEAR);
  if (unit >= RUNG_TICK_MONTH)
    return rung_words_format_day (self, day, with_year ? RUNG_DATE_SHORT_MONTH : RUNG_DATE_MONTH_NAME);
  if (with_year)
    return rung_words_format_day (self, day, RUNG_DATE_MEDIUM);
  if (unit == RUNG_TICK_WEEK || day_of_month == 1)
    return rung_words_format_day (self, day, RUNG_DATE_SHORT);
  return format_weekday (self, day);
}

/**
 * rung_words_format_tick_context:
 * @self: words
 * @day: a day
 * @unit: the unit of the labels of an axis
 *
 * Writes what stands at the beginning of an axis: what the labels after it do not say.
 *
 * Returns: (transfer full) (nullable): the label; %NULL when years say themselves
 */
char *
rung_words_format_tick_context (RungWords    *self,
                                guint32       day,
                                RungTickUnit  unit)
{
  if (unit >= RUNG_TICK_YEAR)
    return NULL;
  return rung_words_format_day (self, day, unit == RUNG_TICK_DAY ? RUNG_DATE_SHORT_MONTH : RUNG_DATE_YEAR);
}
