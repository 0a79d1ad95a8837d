/* SPDX-License-Identifier: GPL-3.0-or-later */

/* rungctl: the terminal's door to plans.  No display, nothing that asks.
 *
 * Exit status: 0 done, 1 failed, 2 misused.  Data goes to stdout, words to stderr.
 * A command is a line in the table below and a function; its words and options
 * come from there, for the parser and for the help alike. */

#include "rung-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "rung-day.h"
#include "rung-paths.h"
#include "rung-translator.h"

enum
{
  EXIT_DONE = 0,
  EXIT_FAILED = 1,
  EXIT_MISUSED = 2,
};

static const RungCliCommand commands[] = {
  { "ladders", "", N_("List the ladders a plan can start from"), rung_cli_ladders, 0, 0, "" },
  { "ladder", "NAME", N_("Show a ladder’s roles and responsibilities"), rung_cli_ladder, 1, 1, "" },
  { "new", "[--ladder NAME] [--role ROLE] [--since DATE] [--target ROLE] [--target-by DATE] [--owner NAME] [--title TEXT] [--career-start DATE] [--mentor NAME] [--kind own|mentee]",
    N_("Start a plan"), rung_cli_new, 0, 0, "ladder role since target target-by owner title career-start mentor kind" },
  { "plans", "", N_("List the plans"), rung_cli_plans, 0, 0, "" },
  { "show", "PLAN", N_("Show a plan at a glance"), rung_cli_show, 1, 1, "" },
  { "goals", "PLAN [--status STATUS] [--role ROLE] [--for RESP] [--filter open|overdue|quarter|done] [--sort due|priority|responsibility|progress|order]", N_("List the goals of a plan"), rung_cli_goals, 1, 1, "status role for filter sort" },
  { "rename", "PLAN TITLE", N_("Give a plan another title"), rung_cli_rename, 2, 2, "" },
  { "set", "PLAN FIELD VALUE", N_("Set a field of the plan itself; an empty value unsets it"), rung_cli_set, 3, 3, "" },
  { "delete", "PLAN", N_("Delete a plan; it is kept among the backups"), rung_cli_delete, 1, 1, "" },
  { "responsibilities", "PLAN [--role ROLE] [--all]", N_("List the responsibilities with their levels"), rung_cli_responsibilities, 1, 1, "role all" },
  { "goal add", "PLAN --for RESP --title TEXT [--due DATE] [--start DATE] [--done-when TEXT] [--why TEXT] [--priority low|normal|high] [--way do|people|study] [--note TEXT]",
    N_("Add a goal to a responsibility"), rung_cli_goal_add, 1, 1, "for title due start done-when why priority way note" },
  { "goal quick", "PLAN TEXT [--parse]", N_("Add a goal from one line: “Write runbook by 14 Nov !high #bugs”"), rung_cli_goal_quick, 2, 2, "parse" },
  { "goal start", "PLAN GOAL...", N_("Begin work on a planned goal"), rung_cli_goal_start, 2, G_MAXUINT, "" },
  { "goal done", "PLAN GOAL... [--day DATE]", N_("Complete a goal"), rung_cli_goal_done, 2, G_MAXUINT, "day" },
  { "goal drop", "PLAN GOAL... [--reason TEXT]", N_("Drop a goal"), rung_cli_goal_drop, 2, G_MAXUINT, "reason" },
  { "goal pause", "PLAN GOAL... [--reason TEXT]", N_("Pause a goal"), rung_cli_goal_pause, 2, G_MAXUINT, "reason" },
  { "goal reopen", "PLAN GOAL...", N_("Take a done, dropped or paused goal up again"), rung_cli_goal_reopen, 2, G_MAXUINT, "" },
  { "goal delete", "PLAN GOAL...", N_("Delete a goal with its steps and check-ins"), rung_cli_goal_delete, 2, G_MAXUINT, "" },
  { "goal set", "PLAN GOAL FIELD VALUE", N_("Set a field of a goal; an empty value unsets it"), rung_cli_goal_set, 4, 4, "" },
  { "goal move", "PLAN GOAL [--start DATE] [--due DATE] | --days N", N_("Move a goal in time: to other days, or by so many days"), rung_cli_goal_move, 2, 2, "start due days" },
  { "goal order", "PLAN GOAL... [--before GOAL]", N_("Put goals at another place of your own order; last if none is named"), rung_cli_goal_order, 2, G_MAXUINT, "before" },
  { "goal link", "PLAN GOAL RESP", N_("Let a goal serve one more responsibility"), rung_cli_goal_link, 3, 3, "" },
  { "goal unlink", "PLAN GOAL RESP", N_("Let a goal serve a responsibility no longer"), rung_cli_goal_unlink, 3, 3, "" },
  { "link", "PLAN GOAL RESP", N_("Let a goal serve one more responsibility"), rung_cli_goal_link, 3, 3, "" },
  { "unlink", "PLAN GOAL RESP", N_("Let a goal serve a responsibility no longer"), rung_cli_goal_unlink, 3, 3, "" },
  { "goal back", "PLAN GOAL ENTRY", N_("Make a goal, or a deleted one, what it was after an entry of the history"), rung_cli_goal_back, 3, 3, "" },
  { "step add", "PLAN GOAL TEXT|- [--before STEP]", N_("Add steps to a goal, one a line; - reads them from standard input"), rung_cli_step_add, 3, 3, "before" },
  { "step set", "PLAN STEP FIELD VALUE", N_("Set a field of a step, such as owner or due; an empty value unsets it"), rung_cli_step_set, 4, 4, "" },
  { "step move", "PLAN STEP [--before STEP]", N_("Put a step at another place among those of its goal; last if none is named"), rung_cli_step_move, 2, 2, "before" },
  { "step done", "PLAN STEP [--day DATE]", N_("Tick a step off"), rung_cli_step_done, 2, 2, "day" },
  { "step undone", "PLAN STEP", N_("Take the tick off a step"), rung_cli_step_undone, 2, 2, "" },
  { "step remove", "PLAN STEP", N_("Remove a step"), rung_cli_step_remove, 2, 2, "" },
  { "checkin", "PLAN GOAL TEXT [--percent N] [--day DATE] [--private]", N_("Note how a goal goes"), rung_cli_checkin, 3, 3, "percent day private" },
  { "checkin list", "PLAN GOAL", N_("List the check-ins of a goal, the newest first"), rung_cli_checkin_list, 2, 2, "" },
  { "checkin set", "PLAN CHECKIN FIELD VALUE", N_("Set a field of a check-in; an empty value unsets it"), rung_cli_checkin_set, 4, 4, "" },
  { "checkin remove", "PLAN CHECKIN", N_("Remove a check-in"), rung_cli_checkin_remove, 2, 2, "" },
  { "hints", "PLAN [--goal GOAL]", N_("Say what may be worth a thought: no date, no measure, too much, nothing moved"), rung_cli_hints, 1, 1, "goal" },
  { "evidence", "PLAN --for RESP|GOAL [--title TEXT] [--uri URI|--file FILE|--link FILE] [--day DATE] [--text TEXT] [--witness NAME] [--words TEXT] [--witness-day DATE] [--private]",
    N_("Add what shows that something is met"), rung_cli_evidence, 1, 1, "for title uri file link day text witness words witness-day private" },
  { "evidence list", "PLAN [--for RESP|GOAL] [--unlinked]", N_("List the evidence, newest first, with its age and whether its files are there"), rung_cli_evidence_list, 1, 1, "for unlinked" },
  { "evidence set", "PLAN EVIDENCE FIELD VALUE", N_("Set a field of evidence; an empty value unsets it"), rung_cli_evidence_set, 4, 4, "" },
  { "evidence link", "PLAN EVIDENCE RESP|GOAL", N_("Let evidence show one more responsibility or goal"), rung_cli_evidence_link, 3, 3, "" },
  { "evidence unlink", "PLAN EVIDENCE RESP|GOAL", N_("Let evidence show it no longer; the evidence stays"), rung_cli_evidence_unlink, 3, 3, "" },
  { "evidence remove", "PLAN EVIDENCE", N_("Remove evidence with all its links"), rung_cli_evidence_remove, 2, 2, "" },
  { "evidence save", "PLAN EVIDENCE -o FILE", N_("Write a copy of a file that evidence keeps"), rung_cli_evidence_save, 2, 2, "output" },
  { "win", "PLAN TEXT [--for RESP] [--day DATE] [--parse]", N_("Log a win from one line: “Saved the release yesterday #bugs”"), rung_cli_win, 2, 2, "for day parse" },
  { "rate", "PLAN RESP LEVEL|none [--by self|mentor] [--basis saw|result|told|guess] [--day DATE] [--note TEXT]",
    N_("Rate a responsibility from 0 to 4; none means no opportunity yet"), rung_cli_rate, 3, 3, "by basis day note" },
  { "stay list", "PLAN", N_("List the stays: which role when"), rung_cli_stay_list, 1, 1, "" },
  { "stay add", "PLAN ROLE --from DATE [--to DATE] [--expected DATE] [--planned]", N_("Add a stay"), rung_cli_stay_add, 2, 2, "from to expected planned" },
  { "stay set", "PLAN STAY [--from DATE] [--to DATE] [--expected DATE] [--planned|--real]", N_("Change a stay"), rung_cli_stay_set, 2, 2, "from to expected planned real" },
  { "stay remove", "PLAN STAY", N_("Remove a stay"), rung_cli_stay_remove, 2, 2, "" },
  { "stay stretch", "PLAN STAY|ROLE --to DATE", N_("Move the end of a stay, and later planned ones along; plans a role that has none yet"), rung_cli_stay_stretch, 2, 2, "to" },
  { "gap add", "PLAN --from DATE --to DATE [--track TRACK]", N_("Add a time without a role: stays end before it, planned ones move behind it"), rung_cli_gap_add, 1, 1, "from to track" },
  { "side-move", "PLAN ROLE MOVE [--from DATE]", N_("Note a side move of a role down, by its number or text, as a planned stay"), rung_cli_side_move, 3, 3, "from" },
  { "new-role", "PLAN ROLE [--from DATE]", N_("End the present stay and start the next: I got a new role"), rung_cli_new_role, 2, 2, "from" },
  { "pause list", "PLAN", N_("List the pauses: leave, illness, study, part-time"), rung_cli_pause_list, 1, 1, "" },
  { "pause add", "PLAN --kind parental-leave|illness|study|part-time|sabbatical|other --from DATE [--to DATE] [--pace 0..1] [--public] [--note TEXT]",
    N_("Add a pause; it is private unless --public is given"), rung_cli_pause_add, 1, 1, "kind from to pace public note" },
  { "pause set", "PLAN PAUSE [--kind KIND] [--from DATE] [--to DATE] [--pace 0..1] [--public|--private] [--note TEXT]",
    N_("Change a pause"), rung_cli_pause_set, 2, 2, "kind from to pace public private note" },
  { "pause remove", "PLAN PAUSE", N_("Remove a pause"), rung_cli_pause_remove, 2, 2, "" },
  { "role edit", "PLAN ROLE FIELD VALUE [--at N]", N_("Change a role in this plan’s ladder; --lang says which language"), rung_cli_role_edit, 4, 4, "at" },
  { "role move", "PLAN ROLE [--before ROLE]", N_("Put a role at another place of this plan’s ladder; on top if none is named"), rung_cli_role_move, 2, 2, "before" },
  { "role add", "PLAN TITLE [--after ROLE]", N_("Add a role to this plan’s ladder"), rung_cli_role_add, 2, 2, "after" },
  { "role hide", "PLAN ROLE [--undo]", N_("Hide a role, or show it again"), rung_cli_role_hide, 2, 2, "undo" },
  { "responsibility edit", "PLAN RESP FIELD VALUE [--at N]", N_("Change a responsibility in this plan’s ladder; --lang says which language"), rung_cli_responsibility_edit, 4, 4, "at" },
  { "responsibility move", "PLAN RESP [--before RESP]", N_("Put a responsibility at another place among those of its role; last if none is named"), rung_cli_responsibility_move, 2, 2, "before" },
  { "responsibility add", "PLAN ROLE TITLE", N_("Add a responsibility to a role"), rung_cli_responsibility_add, 3, 3, "" },
  { "responsibility hide", "PLAN RESP [--undo]", N_("Hide a responsibility, or show it again"), rung_cli_responsibility_hide, 2, 2, "undo" },
  { "undo", "PLAN", N_("Take the last edit back"), rung_cli_undo, 1, 1, "" },
  { "redo", "PLAN", N_("Do again what was taken back"), rung_cli_redo, 1, 1, "" },
  { "history", "PLAN [--goal GOAL] [--limit N]", N_("List what changed when"), rung_cli_history, 1, 1, "goal limit" },
  { "report", "PLAN -o FILE.pdf [--paper A4|Letter]", N_("Write the development plan as PDF, without private records"), rung_cli_report, 1, 1, "output paper" },
  { "timeline", "PLAN [-o FILE.png|FILE.svg|FILE.json] [--zoom career|role|year|quarter] [--from DATE] [--to DATE] [--role ROLE] [--dark] [--width PIXELS] [--height PIXELS]", N_("Draw the timeline, or say what is on it (--format json), without private records"), rung_cli_timeline, 1, 1, "output zoom from to role dark width height" },
  { "export", "PLAN [-o FILE.json] [--with-files] [--without-private]", N_("Write the whole plan as JSON"), rung_cli_export, 1, 1, "output with-files without-private" },
  { "import", "FILE [--preview]", N_("Take a plan or a ladder in"), rung_cli_import, 1, 1, "preview" },
  { "check", "PLAN|FILE", N_("Look whether a plan or a file is all right"), rung_cli_check, 1, 1, "" },
  { "backup", "PLAN", N_("Make a backup and print where it is"), rung_cli_backup, 1, 1, "" },
  { "restore", "PLAN [BACKUP] [--list]", N_("Put a backup in place of the plan; the newest if none is named"), rung_cli_restore, 1, 2, "list" },
  { "due", "[PLAN] [--days N]", N_("List the goals that are overdue or due soon, of all plans if none is named"), rung_cli_due, 0, 1, "days" },
  { "remind", "[--once]", N_("Remind of goals by notifications of the desktop, until it is stopped"), rung_cli_remind, 0, 0, "once" },
  { "sample", "[NAME] [-o FILE]", N_("Print a sample plan, to be imported"), rung_cli_sample, 0, 1, "output" },
  { "search", "WORDS… [--plan PLAN]", N_("Find words in goals, steps, check-ins, evidence and all other texts, of one plan or of all"), rung_cli_search, 1, 99, "plan" },
  { "help", "[COMMAND]", N_("Say how a command is used"), rung_cli_help, 0, 2, "" },
};

const RungCliCommand *
rung_cli_list_commands (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

/* --- Finding the command --- */

static const RungCliCommand *
find_exactly (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

/* The longest name wins, and its words leave the operands. */
static const RungCliCommand *
take_command (RungCli *cli)
{
  const char *first = rung_cli_operand (cli, 0);
  const char *second = rung_cli_operand (cli, 1);
  g_autofree char *both = second != NULL ? g_strjoin (" ", first, second, NULL) : NULL;
  const RungCliCommand *command = both != NULL ? find_exactly (both) : NULL;

  if (command != NULL)
    {
      g_ptr_array_remove_range (cli->operands, 0, 2);
      return command;
    }
  command = find_exactly (first);
  if (command != NULL)
    g_ptr_array_remove_index (cli->operands, 0);
  return command;
}

static gboolean
check_operands (RungCli  *cli,
                GError  **error)
{
  const RungCliCommand *command = cli->command;

  if (cli->operands->len >= command->n_least && cli->operands->len <= command->n_most)
    return TRUE;
  rung_cli_set_misuse (error, rung_words_get (cli->words, "Usage: rungctl %s %s"), command->name, command->usage);
  return FALSE;
}

static gboolean
check_options (RungCli  *cli,
               GError  **error)
{
  GHashTableIter iter;
  const char *name;

  g_hash_table_iter_init (&iter, cli->options);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, NULL))
    if (!rung_cli_takes_option (cli->command, name))
      {
        rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” has no option --%s."), cli->command->name, name);
        return FALSE;
      }
  return TRUE;
}

/* --- Options of every command --- */

/* An empty one is a script's unset variable: the person's own plans must not be meant. */
static gboolean
apply_data_dir (RungCli  *cli,
                GError  **error)
{
  const char *path = rung_cli_option (cli, "data-dir");

  if (path != NULL && path[0] == '\0')
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "--%s needs a value: %s."), "data-dir", "DIR");
      return FALSE;
    }
  if (path != NULL)
    rung_paths_set_data_dir (path);
  return TRUE;
}

static gboolean
apply_format (RungCli  *cli,
              GError  **error)
{
  const char *format = rung_cli_option (cli, "format");

  if (format == NULL || strcmp (format, "text") == 0)
    cli->format = RUNG_CLI_TEXT;
  else if (strcmp (format, "json") == 0)
    cli->format = RUNG_CLI_JSON;
  else if (strcmp (format, "csv") == 0)
    cli->format = RUNG_CLI_CSV;
  else
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "--%s takes one of these: %s."), "format", "text, json, csv");
      return FALSE;
    }
  return TRUE;
}

static gboolean
apply_today (RungCli  *cli,
             GError  **error)
{
  const char *text = rung_cli_option (cli, "today");
  guint32 day;

  if (text == NULL)
    text = g_getenv ("RUNG_TODAY");
  if (text != NULL && text[0] != '\0')
    {
      day = rung_day_from_text (text);
      if (day == RUNG_NO_DAY)
        {
          rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” is not a day; write it as 2026-11-23."), text);
          return FALSE;
        }
      rung_clock_set_today (day);
    }
  cli->today = rung_clock_get_today ();
  cli->now_usec = rung_clock_get_now_usec ();
  return TRUE;
}

/* A tag of letters, digits and hyphens: it becomes part of a file name. */
static gboolean
apply_language (RungCli  *cli,
                GError  **error)
{
  const char *tag = rung_cli_option (cli, "lang");

  if (tag == NULL)
    return TRUE;
  if (tag[0] == '\0' || strspn (tag, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_") != strlen (tag))
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” is no language tag; write it as en or zh-CN."), tag);
      return FALSE;
    }
  cli->words = rung_translator_get (tag);
  cli->language = cli->words->language;
  return TRUE;
}

static gboolean
apply_global_options (RungCli  *cli,
                      GError  **error)
{
  return apply_data_dir (cli, error) && apply_language (cli, error) && apply_today (cli, error) && apply_format (cli, error);
}

/* --- Running --- */

/* "rungctl goal" says which words may follow. */
static void
set_unknown_command (RungCli     *cli,
                     const char  *first,
                     GError     **error)
{
  g_autoptr(GString) rest = g_string_new (NULL);
  gsize length = strlen (first);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strncmp (commands[i].name, first, length) == 0 && commands[i].name[length] == ' ')
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? ", " : "", commands[i].name + length + 1);
  if (rest->len > 0)
    rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” is followed by one of these: %s."), first, rest->str);
  else
    rung_cli_set_misuse (error, rung_words_get (cli->words, "There is no command “%s”; “rungctl help” lists what there is."), first);
}

static gboolean
run_command (RungCli  *cli,
             GError  **error)
{
  const char *first = rung_cli_operand (cli, 0);

  if (rung_cli_has (cli, "version"))
    return rung_cli_print_line ("rungctl " RUNG_VERSION, error);
  if (first == NULL && rung_cli_has (cli, "help"))
    return rung_cli_print_help (cli, NULL, error);
  if (first == NULL)
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "Say what to do; “rungctl help” lists what there is."));
      return FALSE;
    }
  cli->command = take_command (cli);
  if (rung_cli_has (cli, "help"))
    return rung_cli_print_help (cli, cli->command != NULL ? cli->command->name : first, error);
  if (cli->command == NULL)
    {
      set_unknown_command (cli, first, error);
      return FALSE;
    }
  return check_operands (cli, error) && check_options (cli, error) && cli->command->func (cli, error);
}

static int
tell_error (RungCli      *cli,
            const GError *error)
{
  gboolean is_misuse = g_error_matches (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_MISUSE) ||
                       g_error_matches (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_AMBIGUOUS);
  g_autofree char *sentence = NULL;

  if (rung_cli_pipe_is_broken (error))
    return EXIT_FAILED;
  sentence = rung_workspace_explain (cli->words, error);
  rung_cli_say ("rungctl: %s", sentence);
  return is_misuse ? EXIT_MISUSED : EXIT_FAILED;
}

static void
set_up_languages (void)
{
  const char *folder = g_getenv ("RUNG_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : RUNG_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GPtrArray) operands = g_ptr_array_new ();
  g_autoptr(GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) error = NULL;
  RungCli cli = { .operands = operands, .options = options };

  /* A reader that goes away must not kill an edit half way. */
  signal (SIGPIPE, SIG_IGN);
  set_up_languages ();
  cli.words = rung_translator_get_screen ();
  cli.language = cli.words->language;

  if (!rung_cli_parse (&cli, argc, argv, &error) ||
      !apply_global_options (&cli, &error) ||
      !run_command (&cli, &error))
    return tell_error (&cli, error);
  return EXIT_DONE;
}
