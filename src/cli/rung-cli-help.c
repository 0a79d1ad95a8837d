/* SPDX-License-Identifier: GPL-3.0-or-later */

/* help: everything it says comes from the table of commands and the table of
 * options, so it cannot promise what there is not. */

#include "rung-cli-table.h"

#include <string.h>

/* "goal" begins "goal add", but not "goals". */
static gboolean
is_group_of (const char *group,
             const char *name)
{
  gsize length = strlen (group);

  return strncmp (group, name, length) == 0 && name[length] == ' ';
}

static void
append_options (RungCli    *cli,
                const char *heading,
                const char *names, /* a space between */
                GString    *out)
{
  g_auto(GStrv) list = g_strsplit (names, " ", -1);
  g_autoptr(RungCliTable) table = rung_cli_table_new (cli);

  rung_cli_table_add_heading (table, "", FALSE);
  rung_cli_table_add_heading (table, "", FALSE);
  for (guint i = 0; list[i] != NULL; i++)
    {
      const RungCliOption *option = list[i][0] != '\0' ? rung_cli_find_option (list[i]) : NULL;
      g_autofree char *letter = NULL;

      if (option == NULL)
        continue;
      letter = option->letter != 0 ? g_strdup_printf ("-%c, ", option->letter) : g_strdup ("");
      rung_cli_table_begin_row (table);
      rung_cli_table_cellf (table, "%s--%s%s%s", letter, option->name, option->value != NULL ? " " : "",
                            option->value != NULL ? option->value : "");
      rung_cli_table_cell (table, rung_words_get (cli->words, option->summary));
    }
  if (rung_cli_table_get_n_rows (table) == 0)
    return;
  g_string_append_printf (out, "\n%s\n", heading);
  rung_cli_table_to_text (table, 2, out);
}

static void
append_usage (const RungCliCommand *command,
              GString              *out)
{
  g_string_append_printf (out, "  rungctl %s%s%s\n", command->name, command->usage[0] != '\0' ? " " : "", command->usage);
}

static void
append_command (RungCli              *cli,
                const RungCliCommand *command,
                GString              *out)
{
  g_string_append_printf (out, "%s\n\n", rung_words_get (cli->words, command->summary));
  append_usage (command, out);
  append_options (cli, rung_words_get (cli->words, "Options"), command->options, out);
}

static void
append_group (RungCli    *cli,
              const char *group,
              GString    *out)
{
  guint n_commands;
  const RungCliCommand *commands = rung_cli_list_commands (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    if (is_group_of (group, commands[i].name))
      {
        if (out->len > 0)
          g_string_append_c (out, '\n');
        append_command (cli, &commands[i], out);
      }
}

static void
append_all (RungCli *cli,
            GString *out)
{
  guint n_commands;
  const RungCliCommand *commands = rung_cli_list_commands (&n_commands);
  g_autoptr(RungCliTable) table = rung_cli_table_new (cli);

  rung_cli_table_add_heading (table, "", FALSE);
  rung_cli_table_add_heading (table, "", FALSE);
  for (guint i = 0; i < n_commands; i++)
    {
      rung_cli_table_begin_row (table);
      rung_cli_table_cell (table, commands[i].name);
      rung_cli_table_cell (table, rung_words_get (cli->words, commands[i].summary));
    }
  g_string_append_printf (out, "%s\n\n", rung_words_get (cli->words, "Work on career plans from the terminal."));
  g_string_append_printf (out, "  rungctl %s\n", rung_words_get (cli->words, "COMMAND [OPTION…]"));
  g_string_append_printf (out, "\n%s\n", rung_words_get (cli->words, "Commands"));
  rung_cli_table_to_text (table, 2, out);
  append_options (cli, rung_words_get (cli->words, "Options of every command"),
                  "data-dir today lang format help version", out);
  g_string_append_printf (out, "\n%s\n", rung_words_get (cli->words,
    "PLAN is a file, an identifier, or the beginning of a title. GOAL, STEP, ROLE and RESP are an identifier or the "
    "beginning of a title. “rungctl help COMMAND” says more."));
}

static const RungCliCommand *
find_command (const char *name)
{
  guint n_commands;
  const RungCliCommand *commands = rung_cli_list_commands (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

gboolean
rung_cli_print_help (RungCli     *cli,
                     const char  *name,
                     GError     **error)
{
  g_autoptr(GString) out = g_string_new (NULL);
  const RungCliCommand *command = name != NULL ? find_command (name) : NULL;

  /* Help is text in whatever format lists are asked for. */
  cli->format = RUNG_CLI_TEXT;
  if (name == NULL)
    append_all (cli, out);
  else if (command != NULL)
    append_command (cli, command, out);
  else
    append_group (cli, name, out);
  if (out->len == 0)
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "There is no command “%s”."), name);
      return FALSE;
    }
  return rung_cli_write (out->str, out->len, error);
}

gboolean
rung_cli_help (RungCli  *cli,
               GError  **error)
{
  g_autofree char *name = NULL;

  if (cli->operands->len > 1)
    name = g_strjoin (" ", rung_cli_operand (cli, 0), rung_cli_operand (cli, 1), NULL);
  else
    name = g_strdup (rung_cli_operand (cli, 0));
  return rung_cli_print_help (cli, name, error);
}
