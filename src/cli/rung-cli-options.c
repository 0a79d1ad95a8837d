/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line, taken apart: the command's words, its operands, and options
 * anywhere among them.
 *
 * 1. An option has one meaning in the whole program, so the line can be taken
 *    apart before the command is known; whether the command takes it is asked
 *    afterwards.
 * 2. "--" ends the options.  A number such as -3 is an operand, never an option; so is a
 *    line of a list, "- Draft it". */

#include "rung-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rung-day.h"

static const RungCliOption options[] = {
  /* These are taken everywhere. */
  { "data-dir", 0, "DIR", N_("Where plans live (also: RUNG_DATA_DIR)") },
  { "today", 0, "YYYY-MM-DD", N_("Take this for today (also: RUNG_TODAY)") },
  { "lang", 0, "TAG", N_("Language of texts, such as en or zh-CN") },
  { "format", 0, "text|json|csv", N_("How lists are printed") },
  { "help", 'h', NULL, N_("Say how a command is used") },
  { "version", 'V', NULL, N_("Print the version") },
  /* These belong to commands. */
  { "after", 0, "ROLE", N_("Put it after this role") },
  { "all", 0, NULL, N_("Show hidden ones too") },
  { "at", 0, "N", N_("Only the item at this place of a list, counted from 1; an empty value removes it") },
  { "basis", 0, "saw|result|told|guess", N_("How the level is known") },
  { "before", 0, "ROLE|RESP|STEP", N_("Put it before this one") },
  { "before", 0, "ROLE|RESP|GOAL", N_("Put it before this one") },
  { "by", 0, "self|mentor", N_("Who rates") },
  { "career-start", 0, "DATE", N_("First day of the career") },
  { "dark", 0, NULL, N_("Light words on a dark ground") },
  { "day", 0, "DATE", N_("The day it happened; today if not given") },
  { "days", 0, "N", N_("So many days later, or earlier if negative; or how far to look ahead") },
  { "done-when", 0, "TEXT", N_("How one can tell that the goal is reached") },
  { "due", 0, "DATE", N_("When it should be done") },
  { "expected", 0, "DATE", N_("Expected last day") },
  { "file", 0, "FILE", N_("Keep a copy of this file as evidence") },
  { "filter", 0, "open|overdue|quarter|done", N_("Only goals that are open, overdue, open and due by the end of this quarter, or done") },
  { "for", 0, "RESP", N_("The responsibility, or for evidence also the goal, it serves") },
  { "from", 0, "DATE", N_("First day") },
  { "goal", 0, "GOAL", N_("Only what is about this goal") },
  { "goal", 0, "GOAL", N_("Only what changed of this goal, with the details; it may be deleted") },
  { "height", 0, "PIXELS", N_("Height of the picture") },
  { "kind", 0, "KIND", N_("Whose plan it is, own or mentee; or what a pause is for") },
  { "ladder", 0, "NAME", N_("The ladder to start from; “software” if not given") },
  { "limit", 0, "N", N_("At most so many, the newest") },
  { "link", 0, "FILE", N_("Link to this file as evidence; no copy is kept") },
  { "list", 0, NULL, N_("List the backups there are") },
  { "mentor", 0, "NAME", N_("Name of the mentor") },
  { "note", 0, "TEXT", N_("A note") },
  { "once", 0, NULL, N_("One round, then end") },
  { "output", 'o', "FILE", N_("Where to write; - for standard output") },
  { "owner", 0, "NAME", N_("Name of the person") },
  { "pace", 0, "0..1", N_("Share of full pace during a pause; 0, all clocks stop, if not given") },
  { "paper", 0, "A4|Letter", N_("Size of the paper") },
  { "parse", 0, NULL, N_("Only say what was understood") },
  { "percent", 0, "N", N_("How much is done, 0 to 100") },
  { "plan", 0, "PLAN", N_("Only in this plan") },
  { "planned", 0, NULL, N_("The stay is planned, not yet real") },
  { "preview", 0, NULL, N_("Only say what would happen") },
  { "priority", 0, "low|normal|high", N_("How much it matters") },
  { "private", 0, NULL, N_("Others may not see it") },
  { "public", 0, NULL, N_("Others may see the pause") },
  { "real", 0, NULL, N_("The stay is real, no longer planned") },
  { "reason", 0, "TEXT", N_("Why") },
  { "role", 0, "ROLE", N_("A role of the ladder") },
  { "since", 0, "DATE", N_("First day in the role; today if not given") },
  { "sort", 0, "due|priority|responsibility|progress|order", N_("How goals are sorted; by the person’s own order if not given") },
  { "start", 0, "DATE", N_("When work on it starts") },
  { "status", 0, "STATUS", N_("Only planned, active, paused, done or dropped goals") },
  { "target", 0, "ROLE", N_("The role aimed at") },
  { "target-by", 0, "DATE", N_("When to be there") },
  { "text", 0, "TEXT", N_("More about the evidence than its title") },
  { "title", 0, "TEXT", N_("What to call it") },
  { "to", 0, "DATE", N_("Last day") },
  { "track", 0, "TRACK", N_("A track of the ladder; that of the current role if not given") },
  { "undo", 0, NULL, N_("Show it again") },
  { "unlinked", 0, NULL, N_("Only what is linked to nothing: wins") },
  { "uri", 0, "URI", N_("A link") },
  { "way", 0, "do|people|study", N_("How it is learned") },
  { "why", 0, "TEXT", N_("What it is good for") },
  { "width", 0, "PIXELS", N_("Width of the picture") },
  { "with-files", 0, NULL, N_("Also write the kept files, into a folder beside it") },
  { "without-private", 0, NULL, N_("Leave private records out") },
  { "witness", 0, "NAME", N_("Who saw it") },
  { "witness-day", 0, "DATE", N_("When the witness said so") },
  { "words", 0, "TEXT", N_("What the witness said, word for word") },
  { "zoom", 0, "career|role|year|quarter", N_("How much time is shown; the whole career if not given") },
};

static const char everywhere[] = "data-dir today lang format help version";

const RungCliOption *
rung_cli_list_options (guint *n_options)
{
  *n_options = G_N_ELEMENTS (options);
  return options;
}

const RungCliOption *
rung_cli_find_option (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (strcmp (options[i].name, name) == 0)
      return &options[i];
  return NULL;
}

static gboolean
has_word (const char *words,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (words, word); at != NULL; at = strstr (at + 1, word))
    if ((at == words || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
      return TRUE;
  return FALSE;
}

gboolean
rung_cli_takes_option (const RungCliCommand *command,
                       const char           *name)
{
  return has_word (everywhere, name) || has_word (command->options, name);
}

/* --- Taking the line apart --- */

static const RungCliOption *
find_letter (char letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].letter == letter)
      return &options[i];
  return NULL;
}

static gboolean
is_option (const char *argument)
{
  return argument[0] == '-' && argument[1] != '\0' && !g_ascii_isdigit (argument[1]) && argument[1] != '.' &&
         !g_ascii_isspace (argument[1]);
}

static gboolean
is_path (const RungCliOption *option)
{
  return g_strcmp0 (option->value, "FILE") == 0 || g_strcmp0 (option->value, "DIR") == 0;
}

static gboolean
take_value (RungCli              *cli,
            const RungCliOption  *option,
            const char           *attached,
            const char           *next,
            gboolean             *took_next,
            GError              **error)
{
  *took_next = FALSE;
  if (option->value == NULL && attached != NULL)
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "--%s takes no value."), option->name);
      return FALSE;
    }
  if (option->value != NULL && attached == NULL)
    {
      if (next == NULL)
        {
          rung_cli_set_misuse (error, rung_words_get (cli->words, "--%s needs a value: %s."), option->name, option->value);
          return FALSE;
        }
      attached = next;
      *took_next = TRUE;
    }
  /* A path is any bytes; everything else is kept, and has to be text. */
  if (attached != NULL && !is_path (option) && !g_utf8_validate (attached, -1, NULL))
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "The value of --%s is not text in UTF-8."), option->name);
      return FALSE;
    }
  g_hash_table_insert (cli->options, (gpointer) option->name, (gpointer) (attached != NULL ? attached : ""));
  return TRUE;
}

static gboolean
take_option (RungCli     *cli,
             const char  *argument,
             const char  *next,
             gboolean    *took_next,
             GError     **error)
{
  const RungCliOption *option;
  const char *attached = NULL;

  if (argument[1] == '-')
    {
      const char *equals = strchr (argument, '=');
      g_autofree char *name = equals != NULL ? g_strndup (argument + 2, equals - argument - 2) : g_strdup (argument + 2);

      option = rung_cli_find_option (name);
      attached = equals != NULL ? equals + 1 : NULL;
    }
  else
    {
      option = find_letter (argument[1]);
      attached = argument[2] != '\0' ? argument + 2 : NULL;
    }
  if (option == NULL)
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "There is no option “%s”."), argument);
      return FALSE;
    }
  return take_value (cli, option, attached, next, took_next, error);
}

/**
 * rung_cli_parse:
 * @cli: gets operands and options
 * @argc: length of @argv
 * @argv: as main() got it; borrowed
 * @error: return location; %RUNG_WORKSPACE_ERROR_MISUSE
 *
 * Takes the command line apart.  The command's own words are among the operands.
 *
 * Returns: whether it could
 */
gboolean
rung_cli_parse (RungCli  *cli,
                int       argc,
                char    **argv,
                GError  **error)
{
  gboolean options_ended = FALSE;

  for (int i = 1; i < argc; i++)
    {
      gboolean took_next;

      if (!g_utf8_validate (argv[i], -1, NULL))
        {
          rung_cli_set_misuse (error, rung_words_get (cli->words, "Argument %d is not text in UTF-8."), i);
          return FALSE;
        }
      if (!options_ended && strcmp (argv[i], "--") == 0)
        {
          options_ended = TRUE;
          continue;
        }
      if (options_ended || !is_option (argv[i]))
        {
          g_ptr_array_add (cli->operands, argv[i]);
          continue;
        }
      if (!take_option (cli, argv[i], i + 1 < argc ? argv[i + 1] : NULL, &took_next, error))
        return FALSE;
      i += took_next;
    }
  return TRUE;
}

/* --- Asking for them --- */

const char *
rung_cli_operand (RungCli *cli,
                  guint    position)
{
  return position < cli->operands->len ? cli->operands->pdata[position] : NULL;
}

const char *
rung_cli_option (RungCli    *cli,
                 const char *name)
{
  g_assert (rung_cli_find_option (name) != NULL);

  return g_hash_table_lookup (cli->options, name);
}

gboolean
rung_cli_has (RungCli    *cli,
              const char *name)
{
  return rung_cli_option (cli, name) != NULL;
}

const char *
rung_cli_require_option (RungCli     *cli,
                         const char  *name,
                         GError     **error)
{
  const char *value = rung_cli_option (cli, name);

  if (value == NULL)
    rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” needs --%s %s."),
                         cli->command->name, name, rung_cli_find_option (name)->value);
  return value;
}

gboolean
rung_cli_parse_day (RungCli     *cli,
                    const char  *text,
                    guint32     *day,
                    GError     **error)
{
  *day = strcmp (text, "today") == 0 ? cli->today : rung_day_from_text (text);
  if (*day == RUNG_NO_DAY)
    rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” is not a day; write it as 2026-11-23."), text);
  return *day != RUNG_NO_DAY;
}

gboolean
rung_cli_day_option (RungCli     *cli,
                     const char  *name,
                     guint32     *day,
                     GError     **error)
{
  const char *text = rung_cli_option (cli, name);

  *day = RUNG_NO_DAY;
  return text == NULL || rung_cli_parse_day (cli, text, day, error);
}

gboolean
rung_cli_change_day (RungCli     *cli,
                     const char  *name,
                     guint32     *day,
                     GError     **error)
{
  const char *text = rung_cli_option (cli, name);

  if (text == NULL)
    return TRUE;
  if (text[0] == '\0')
    {
      *day = RUNG_NO_DAY;
      return TRUE;
    }
  return rung_cli_parse_day (cli, text, day, error);
}

gboolean
rung_cli_enum_option (RungCli     *cli,
                      const char  *name,
                      RungKind     kind,
                      guint        field,
                      int         *value,
                      GError     **error)
{
  const RungFieldInfo *info = rung_kind_get_field (kind, field);
  const char *text = rung_cli_option (cli, name);
  g_autofree char *names = NULL;

  *value = text != NULL ? rung_field_value_from_name (info, text) : (int) info->default_value;
  if (*value >= 0)
    return TRUE;
  /* As the usage spells them: parental-leave. */
  names = g_strdelimit (g_strjoinv (", ", (GStrv) info->names), "_", '-');
  rung_cli_set_misuse (error, rung_words_get (cli->words, "--%s takes one of these: %s."), name, names);
  return FALSE;
}

gboolean
rung_cli_parse_integer (RungCli     *cli,
                        const char  *text,
                        int          least,
                        int          most,
                        int         *value,
                        GError     **error)
{
  gint64 number;

  if (g_ascii_string_to_signed (text, 10, least, most, &number, NULL))
    {
      *value = (int) number;
      return TRUE;
    }
  rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” is not a whole number from %d to %d."), text, least, most);
  return FALSE;
}

/* @value keeps what it has when the option is not given. */
gboolean
rung_cli_integer_option (RungCli     *cli,
                         const char  *name,
                         int          least,
                         int          most,
                         int         *value,
                         GError     **error)
{
  const char *text = rung_cli_option (cli, name);

  return text == NULL || rung_cli_parse_integer (cli, text, least, most, value, error);
}
