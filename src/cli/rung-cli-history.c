/* SPDX-License-Identifier: GPL-3.0-or-later */

/* undo, redo, history, goal back: the plan's own journal, the same line for every door. */

#include "rung-cli-table.h"

#include "rung-day.h"
#include "rung-phrases.h"

#define DEFAULT_LIMIT 50

typedef RungHistoryEntry *(*PeekFunc) (RungStore *store);
typedef gboolean (*StepFunc) (RungStore  *store,
                              GError    **error);

static gboolean
step (RungCli     *cli,
      PeekFunc     peek,
      StepFunc     take,
      const char  *format, /* translated; %s is the edit */
      GError     **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungHistoryEntry *entry = store != NULL ? peek (store) : NULL;
  gboolean done = store != NULL && take (store, error);

  if (done && entry != NULL)
    {
      g_autofree char *label = rung_phrase_label (cli->words, entry->label, entry->argument);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      rung_cli_say (format, label);
#pragma GCC diagnostic pop
    }
  g_clear_pointer (&entry, rung_history_entry_free);
  return done;
}

gboolean
rung_cli_undo (RungCli  *cli,
               GError  **error)
{
  return step (cli, rung_store_peek_undo, rung_store_undo, rung_words_get (cli->words, "Undone: %s"), error);
}

gboolean
rung_cli_redo (RungCli  *cli,
               GError  **error)
{
  return step (cli, rung_store_peek_redo, rung_store_redo, rung_words_get (cli->words, "Done again: %s"), error);
}

static const char *
get_origin_name (RungOrigin origin)
{
  static const char *const names[] = {
    [RUNG_ORIGIN_USER] = "user", [RUNG_ORIGIN_UNDO] = "undo", [RUNG_ORIGIN_REDO] = "redo",
    [RUNG_ORIGIN_IMPORT] = "import", [RUNG_ORIGIN_OUTSIDE] = "outside",
  };

  return (guint) origin < G_N_ELEMENTS (names) ? names[origin] : "user";
}

static const char *
get_origin_words (RungCli          *cli,
                  RungHistoryEntry *entry)
{
  if (entry->origin == RUNG_ORIGIN_UNDO)
    return rung_words_get (cli->words, "Undone");
  if (entry->origin == RUNG_ORIGIN_REDO)
    return rung_words_get (cli->words, "Done again");
  return entry->undone ? rung_words_get (cli->words, "Taken back") : "";
}

static void
add_entry (RungCli          *cli,
           RungCliTable     *table,
           RungHistoryEntry *entry)
{
  g_autofree char *label = rung_phrase_label (cli->words, entry->label, entry->argument);
  g_autofree char *instant = rung_instant_to_text (entry->instant_usec);
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (entry->instant_usec / G_USEC_PER_SEC);
  g_autofree char *local_time = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;

  rung_cli_table_begin_row (table);
  rung_cli_table_integer (table, "id", entry->id);
  rung_cli_table_text (table, "instant", instant);
  rung_cli_table_text (table, "origin", get_origin_name (entry->origin));
  rung_cli_table_text (table, "label", label);
  rung_cli_table_text (table, "argument", entry->argument);
  rung_cli_table_boolean (table, "undone", entry->undone);
  rung_cli_table_integer (table, "changes", entry->n_changes);

  rung_cli_table_cellf (table, "%" G_GINT64_FORMAT, entry->id);
  rung_cli_table_cell (table, local_time);
  rung_cli_table_cell (table, label);
  rung_cli_table_cell (table, get_origin_words (cli, entry));
}

/* What changed of the goal: a list for programs, a line each for people. */
static void
add_details (RungCli          *cli,
             RungCliTable     *table,
             RungPlan         *plan,
             RungHistoryEntry *entry)
{
  GStrv details = rung_phrase_changes (cli->words, plan, entry->changes);

  if (cli->format == RUNG_CLI_TEXT)
    for (guint i = 0; details[i] != NULL; i++)
      {
        rung_cli_table_begin_row (table);
        rung_cli_table_cell (table, "");
        rung_cli_table_cell (table, "");
        rung_cli_table_cellf (table, "  %s", details[i]);
      }
  rung_cli_table_take_texts (table, "details", details);
}

static RungCliTable *
make_table (RungCli *cli)
{
  RungCliTable *table = rung_cli_table_new (cli);

  rung_cli_table_add_names (table, "id", "instant", "origin", "label", "argument", "undone", "changes", NULL);
  rung_cli_table_add_heading (table, rung_words_get_in_context (cli->words, "number of an entry", "Entry"), TRUE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "When"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "What"), FALSE);
  rung_cli_table_add_heading (table, "", FALSE);
  return table;
}

static gboolean
print_goal_history (RungCli     *cli,
                    const char  *path,
                    int          limit,
                    GError     **error)
{
  g_autoptr(RungPlan) plan = rung_cli_read_plan (cli, error);
  g_autoptr(RungRecord) goal = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(RungCliTable) table = make_table (cli);

  if (plan != NULL)
    goal = rung_workspace_find_goal_ever (plan, path, rung_cli_option (cli, "goal"), error);
  if (goal != NULL)
    entries = rung_workspace_read_goal_history (path, rung_record_get_uid (goal), limit, error);
  if (entries == NULL)
    return FALSE;
  rung_cli_table_add_names (table, "details", NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      add_entry (cli, table, entries->pdata[i]);
      add_details (cli, table, plan, entries->pdata[i]);
    }
  return rung_cli_table_print (table, error);
}

static gboolean
print_history (RungCli     *cli,
               const char  *path,
               int          limit,
               GError     **error)
{
  g_autoptr(RungCliTable) table = make_table (cli);
  g_autoptr(GPtrArray) entries = rung_workspace_read_history (path, limit, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    add_entry (cli, table, entries->pdata[i]);
  return rung_cli_table_print (table, error);
}

gboolean
rung_cli_history (RungCli  *cli,
                  GError  **error)
{
  g_autofree char *path = rung_cli_find_plan (cli, error);
  int limit = DEFAULT_LIMIT;

  if (path == NULL || !rung_cli_integer_option (cli, "limit", 1, G_MAXINT, &limit, error))
    return FALSE;
  return rung_cli_has (cli, "goal") ? print_goal_history (cli, path, limit, error)
                                    : print_history (cli, path, limit, error);
}

/* --- goal back --- */

/* The file is looked at before it is opened. */
static char *
find_goal_ever (RungCli  *cli,
                GError  **error)
{
  g_autofree char *path = rung_cli_find_plan (cli, error);
  g_autoptr(RungPlan) plan = path != NULL ? rung_cli_read_plan (cli, error) : NULL;
  g_autoptr(RungRecord) goal = NULL;

  if (plan != NULL)
    goal = rung_workspace_find_goal_ever (plan, path, rung_cli_operand (cli, 1), error);
  return goal != NULL ? g_strdup (rung_record_get_uid (goal)) : NULL;
}

gboolean
rung_cli_goal_back (RungCli  *cli,
                    GError  **error)
{
  g_autofree char *uid = find_goal_ever (cli, error);
  g_autoptr(RungStore) store = NULL;
  int entry_id;

  if (uid == NULL || !rung_cli_parse_integer (cli, rung_cli_operand (cli, 2), 1, G_MAXINT, &entry_id, error))
    return FALSE;
  store = rung_cli_open_plan (cli, error);
  return store != NULL && rung_cli_commit (store, rung_store_edit_go_back (store, uid, entry_id, error), error);
}
