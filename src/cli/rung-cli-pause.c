/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pause ...: leave, illness, study, part-time, and what they do to the clocks. */

#include "rung-cli-table.h"

#include "rung-day.h"
#include "rung-edit.h"
#include "rung-phrases.h"

static RungCliTable *
new_pause_table (RungCli *cli)
{
  RungCliTable *table = rung_cli_table_new (cli);

  rung_cli_table_add_kind (table, RUNG_KIND_PAUSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Pause"), FALSE);
  rung_cli_table_add_heading (table, rung_phrase_field (cli->words, RUNG_KIND_PAUSE, RUNG_PAUSE_NOTE), FALSE);
  return table;
}

/* What it is stands in one sentence, which says in words what a column could only mark. */
static void
add_pause (RungCli      *cli,
           RungCliTable *table,
           RungRecord   *pause)
{
  g_autofree char *sentence = rung_phrase_pause (cli->words, pause);

  rung_cli_table_begin_row (table);
  rung_cli_table_record (table, pause, NULL);
  rung_cli_table_cell (table, sentence);
  rung_cli_table_cell (table, rung_record_get_text (pause, RUNG_PAUSE_NOTE));
}

gboolean
rung_cli_pause_list (RungCli  *cli,
                     GError  **error)
{
  g_autoptr(RungPlan) plan = rung_cli_read_plan (cli, error);
  g_autoptr(RungCliTable) table = new_pause_table (cli);
  g_autoptr(GPtrArray) pauses = NULL;

  if (plan == NULL)
    return FALSE;
  pauses = rung_plan_list_pauses (plan);
  for (guint i = 0; i < pauses->len; i++)
    add_pause (cli, table, pauses->pdata[i]);
  return rung_cli_table_print (table, error);
}

/* What was not given stays as it is; an empty text unsets. */
static gboolean
read_day (RungCli     *cli,
          const char  *option,
          guint32     *day,
          GError     **error)
{
  const char *text = rung_cli_option (cli, option);

  if (text == NULL)
    return TRUE;
  *day = RUNG_NO_DAY;
  return text[0] == '\0' || rung_cli_parse_day (cli, text, day, error);
}

static gboolean
read_kind (RungCli        *cli,
           RungPauseKind  *kind,
           GError        **error)
{
  int value;

  if (!rung_cli_has (cli, "kind"))
    return TRUE;
  if (!rung_cli_enum_option (cli, "kind", RUNG_KIND_PAUSE, RUNG_PAUSE_KIND, &value, error))
    return FALSE;
  *kind = value;
  return TRUE;
}

static gboolean
read_pace (RungCli  *cli,
           double   *pace,
           GError  **error)
{
  const char *text = rung_cli_option (cli, "pace");
  char *end = NULL;
  double number;

  if (text == NULL)
    return TRUE;
  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(number >= 0 && number <= 1))
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” is not a number from 0 to 1."), text);
      return FALSE;
    }
  *pace = number;
  return TRUE;
}

static gboolean
read_privacy (RungCli   *cli,
              gboolean  *is_private,
              GError   **error)
{
  if (rung_cli_has (cli, "public") && rung_cli_has (cli, "private"))
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "A pause is public or private, not both."));
      return FALSE;
    }
  if (rung_cli_has (cli, "public") || rung_cli_has (cli, "private"))
    *is_private = rung_cli_has (cli, "private");
  return TRUE;
}

/* @settings hold what is meant where nothing is said. */
static gboolean
read_settings (RungCli       *cli,
               RungNewPause  *settings,
               GError       **error)
{
  if (rung_cli_has (cli, "note"))
    settings->note = rung_cli_option (cli, "note");
  return read_kind (cli, &settings->kind, error) &&
         read_day (cli, "from", &settings->start, error) &&
         read_day (cli, "to", &settings->end, error) &&
         read_pace (cli, &settings->pace, error) &&
         read_privacy (cli, &settings->private_, error);
}

gboolean
rung_cli_pause_add (RungCli  *cli,
                    GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungNewPause settings = { .kind = RUNG_PAUSE_OTHER, .private_ = TRUE };

  return store != NULL &&
         rung_cli_require_option (cli, "kind", error) != NULL &&
         rung_cli_require_option (cli, "from", error) != NULL &&
         read_settings (cli, &settings, error) &&
         rung_cli_commit_created (store, rung_edit_add_pause (rung_store_get_plan (store), &settings, error), error);
}

gboolean
rung_cli_pause_set (RungCli  *cli,
                    GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *pause = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_PAUSE, 1, error) : NULL;
  RungNewPause settings;

  if (pause == NULL)
    return FALSE;
  rung_edit_read_pause (pause, &settings);
  return read_settings (cli, &settings, error) &&
         rung_cli_commit (store, rung_edit_change_pause (plan, rung_record_get_uid (pause), &settings, error), error);
}

gboolean
rung_cli_pause_remove (RungCli  *cli,
                       GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *pause = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_PAUSE, 1, error) : NULL;

  return pause != NULL && rung_cli_commit (store, rung_edit_remove_pause (plan, rung_record_get_uid (pause), error), error);
}
