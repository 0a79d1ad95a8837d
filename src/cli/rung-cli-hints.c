/* SPDX-License-Identifier: GPL-3.0-or-later */

/* hints: what may be worth a thought. */

#include "rung-cli-table.h"

#include "rung-day.h"
#include "rung-hints.h"
#include "rung-phrases.h"

static RungCliTable *
new_hint_table (RungCli *cli)
{
  RungCliTable *table = rung_cli_table_new (cli);

  rung_cli_table_add_names (table, "kind", "goal", "title", "responsibility", "goals", "day", "hours", "hours_over", "text", NULL);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Goal"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Hint"), FALSE);
  return table;
}

/* Numbers and days only where the kind of hint has them. */
static void
add_numbers (RungCliTable   *table,
             RungPlan       *plan,
             const RungHint *hint)
{
  RungRecord *responsibility = rung_plan_find_record (plan, RUNG_KIND_RESPONSIBILITY, hint->responsibility_uid);

  if (responsibility != NULL)
    rung_cli_table_text (table, "responsibility", rung_cli_get_public_id (responsibility));
  if (hint->n_goals > 0)
    rung_cli_table_integer (table, "goals", hint->n_goals);
  if (hint->day != RUNG_NO_DAY)
    {
      g_autofree char *day = rung_day_to_text (hint->day);

      rung_cli_table_text (table, "day", day);
    }
  if (hint->kind == RUNG_HINT_TOO_MUCH)
    {
      rung_cli_table_number (table, "hours", hint->hours);
      rung_cli_table_number (table, "hours_over", hint->hours_over);
    }
}

static void
add_hint (RungCli        *cli,
          RungCliTable   *table,
          RungPlan       *plan,
          const RungHint *hint)
{
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, hint->goal_uid);
  g_autofree char *sentence = rung_phrase_hint (cli->words, plan, hint);
  const char *title = goal != NULL ? rung_record_get_text (goal, RUNG_GOAL_TITLE) : NULL;

  rung_cli_table_begin_row (table);
  rung_cli_table_text (table, "kind", rung_hint_kind_get_name (hint->kind));
  rung_cli_table_text (table, "goal", hint->goal_uid);
  rung_cli_table_text (table, "title", title);
  add_numbers (table, plan, hint);
  rung_cli_table_text (table, "text", sentence);
  /* Translators: stands in place of a goal where a hint is about all of them. */
  rung_cli_table_cell (table, title != NULL ? title : rung_words_get (cli->words, "The plan"));
  rung_cli_table_cell (table, sentence);
}

gboolean
rung_cli_hints (RungCli  *cli,
                GError  **error)
{
  g_autoptr(RungPlan) plan = rung_cli_read_plan (cli, error);
  g_autoptr(RungCliTable) table = new_hint_table (cli);
  const char *name = rung_cli_option (cli, "goal");
  RungRecord *goal = NULL;
  g_autoptr(GPtrArray) hints = NULL;

  if (plan == NULL ||
      (name != NULL && (goal = rung_workspace_find_record (plan, RUNG_KIND_GOAL, name, error)) == NULL))
    return FALSE;
  hints = rung_hints_list (plan, goal != NULL ? rung_record_get_uid (goal) : NULL, cli->today);
  for (guint i = 0; i < hints->len; i++)
    add_hint (cli, table, plan, g_ptr_array_index (hints, i));
  return rung_cli_table_print (table, error);
}
