/* SPDX-License-Identifier: GPL-3.0-or-later */

/* RUNG_PLAN_ERROR in the person's words.
 *
 * The lower floors speak plain English and a GError carries its sentence finished.  Here
 * the sentence is held against the forms it was made from, which gives its arguments
 * back; then it is said again in another language, with the words of that language for
 * kinds, fields and days.  A message of no known form is given as it is.  A test makes
 * every error there is and finds that it is known. */

#include "rung-phrases.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rung-day.h"

/* A text with %s for each argument, and what the arguments are: t a text, k the name of a
 * kind, f that of a field, d a day in ISO 8601. */
typedef struct
{
  const char *text;
  const char *arguments;
} Form;

/* Whole sentences. */
static const Form sentences[] = {
  { NC_("plan error", "There is no %s “%s” in this plan."), "kt" },
  { NC_("plan error", "A title cannot be empty."), "" },
  { NC_("plan error", "The text is not valid UTF-8."), "" },
  { NC_("plan error", "“%s” is not a language tag such as en or zh-CN."), "t" },
  { NC_("plan error", "There is nothing to change: “%s” is like that already."), "t" },
  { NC_("plan error", "“%s” is done; reopen it first."), "t" },
  { NC_("plan error", "“%s” is not done, so it has no done day; complete it on that day instead."), "t" },
  { NC_("plan error", "A goal is done by completing it, which keeps the day, not by setting its status."), "" },
  { NC_("plan error", "The percent of “%s” follows from its steps or measure; let its progress go by hand to give one."), "t" },
  { NC_("plan error", "The percent of “%s” is what its newest check-in says; add a check-in with the new percent."), "t" },
  { NC_("plan error", "A percent lies between 0 and 100, not at %s."), "t" },
  { NC_("plan error", "A level lies between 0 and 4, not at %s."), "t" },
  { NC_("plan error", "A check-in needs a text or a percent."), "" },
  { NC_("plan error", "“%s” does not serve “%s”."), "tt" },
  { NC_("plan error", "A stay needs its first day."), "" },
  { NC_("plan error", "The new role has to start after %s, the first day of “%s”."), "dt" },
  { NC_("plan error", "A rating is never changed; add a new one, and this one stays as history."), "" },
  { NC_("plan error", "The identifier of a ladder, a role or a responsibility never changes."), "" },
  { NC_("plan error", "“%s” cannot hold such a value."), "f" },
};

/* What is wrong with a record; the rules put the record's name in front. */
static const Form complaints[] = {
  { NC_("plan error", "“%s” is not UTF-8"), "f" },
  { NC_("plan error", "“%s” is empty"), "f" },
  { NC_("plan error", "“%s” is missing"), "f" },
  { NC_("plan error", "“%s” is out of range"), "f" },
  { NC_("plan error", "its %s %s is not in the plan"), "ft" },
  { NC_("plan error", "it ends before it starts"), "" },
  { NC_("plan error", "it is done but has no day"), "" },
  { NC_("plan error", "it has a done day but is not done"), "" },
  { NC_("plan error", "its percent follows from its steps or measure"), "" },
  { NC_("plan error", "its longest duration is under its shortest"), "" },
  { NC_("plan error", "it has to point at exactly one thing"), "" },
  { NC_("plan error", "it may point at one thing only"), "" },
  { NC_("plan error", "its uid is not one"), "" },
  { NC_("plan error", "it overlaps the stay of the same track that starts on %s"), "d" },
  { NC_("plan error", "another stay of its track is current too"), "" },
  { NC_("plan error", "it was changed meanwhile"), "" },
  { NC_("plan error", "its uid is taken by another record"), "" },
  { NC_("plan error", "its %s would be gone"), "f" },
  { NC_("plan error", "it stands twice in one change"), "" },
  { NC_("plan error", "its uid stands twice"), "" },
};

/* The expression a message of a form matches, with a group for each argument. */
static GRegex *
make_expression (const char *text)
{
  g_auto(GStrv) literals = g_strsplit (text, "%s", -1);
  g_autoptr(GString) pattern = g_string_new ("^");

  for (guint i = 0; literals[i] != NULL; i++)
    {
      g_autofree char *escaped = g_regex_escape_string (literals[i], -1);

      if (i > 0)
        g_string_append (pattern, "(.*?)");
      g_string_append (pattern, escaped);
    }
  g_string_append_c (pattern, '$');
  return g_regex_new (pattern->str, G_REGEX_DOTALL | G_REGEX_DOLLAR_ENDONLY, 0, NULL);
}

/* The arguments of @message, from the second group on as g_match_info_fetch_all() gives
 * them, or NULL if it does not have that form.  An invalid title in it matches nothing. */
static GStrv
take_apart (const char *text,
            const char *message)
{
  g_autoptr(GRegex) expression = make_expression (text);
  g_autoptr(GMatchInfo) match = NULL;

  if (expression == NULL || !g_utf8_validate (message, -1, NULL) ||
      !g_regex_match (expression, message, 0, &match))
    return NULL;
  return g_match_info_fetch_all (match);
}

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

/* Puts arguments, which start at the second of @groups, into a translated form.  "%2$s"
 * is understood, because the order of words differs between languages. */
static char *
put_together (RungWords  *words,
              const Form *form,
              guint       kind,
              GStrv       groups)
{
  const char *at = rung_words_get_in_context (words, "plan error", form->text);
  guint n_arguments = strlen (form->arguments);
  guint next = 0;
  GString *sentence = g_string_new (NULL);

  while (*at != '\0')
    {
      guint which = next;

      if (at[0] == '%' && g_ascii_isdigit (at[1]) && at[2] == '$' && at[3] == 's')
        {
          which = at[1] - '1';
          at += strlen ("%1$s");
        }
      else if (at[0] == '%' && at[1] == 's')
        {
          next++;
          at += strlen ("%s");
        }
      else
        {
          g_string_append_c (sentence, *at++);
          continue;
        }
      if (which < n_arguments)
        {
          g_autofree char *argument = phrase_argument (words, form->arguments[which], kind, groups[which + 1]);

          g_string_append (sentence, argument);
        }
    }
  return g_string_free (sentence, FALSE);
}

static char *
say_again (RungWords  *words,
           const Form *forms,
           guint       n_forms,
           guint       kind,
           const char *message)
{
  for (guint i = 0; i < n_forms; i++)
    {
      g_auto(GStrv) groups = take_apart (forms[i].text, message);

      if (groups != NULL)
        return put_together (words, &forms[i], kind, groups);
    }
  return NULL;
}

/* "goal “Write the runbook” (uid): it ends before it starts", or "stay uid: ..." */
static char *
say_complaint (RungWords  *words,
               const char *message)
{
  g_auto(GStrv) named = take_apart ("%s “%s” (%s): %s", message);
  g_auto(GStrv) unnamed = named ? NULL : take_apart ("%s %s: %s", message);
  g_autofree char *what = NULL;
  const char *kind_name;
  RungKind kind;

  if (named == NULL && unnamed == NULL)
    return NULL;
  kind_name = named ? named[1] : unnamed[1];
  if (!rung_kind_from_name (kind_name, &kind))
    return NULL;
  what = say_again (words, complaints, G_N_ELEMENTS (complaints), kind, named ? named[4] : unnamed[3]);
  if (what == NULL)
    return NULL;
  if (named == NULL)
    /* Translators: a kind of record and what is wrong with one, "Stay: it ends before it
     * starts" */
    return g_strdup_printf (rung_words_get (words, "%s: %s"), rung_phrase_kind (words, kind), what);
  /* Translators: a kind, a title, and what is wrong: "Goal “Write the runbook”: it ends
   * before it starts" */
  return g_strdup_printf (rung_words_get (words, "%s “%s”: %s"), rung_phrase_kind (words, kind), named[2], what);
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
  char *sentence = NULL;

  if (error->domain == RUNG_PLAN_ERROR)
    {
      sentence = say_again (words, sentences, G_N_ELEMENTS (sentences), RUNG_N_KINDS, error->message);
      if (sentence == NULL)
        sentence = say_complaint (words, error->message);
    }
  return sentence ? sentence : g_strdup (error->message);
}
