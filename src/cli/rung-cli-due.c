/* SPDX-License-Identifier: GPL-3.0-or-later */

/* due: what is late and what comes next, of one plan or of all. */

#include "rung-cli-goals.h"

#include "rung-phrases.h"

#define DEFAULT_DAYS 7
#define MOST_DAYS    36500

static void
add_plan (RungCli      *cli,
          RungCliTable *table,
          RungPlan     *plan,
          guint         days)
{
  g_autoptr(GPtrArray) goals = rung_progress_list_next (plan, cli->today, days);
  const char *title = rung_record_get_text (rung_plan_get_record (plan), RUNG_PLAN_TITLE);

  for (guint i = 0; i < goals->len; i++)
    {
      rung_cli_add_goal (cli, table, plan, goals->pdata[i]);
      rung_cli_table_text (table, "plan", rung_plan_get_uid (plan));
      rung_cli_table_text (table, "plan_title", title);
      if (cli->format == RUNG_CLI_TEXT)
        rung_cli_table_cell (table, title);
    }
}

/* A plan that cannot be read is told, and the others are listed. */
static void
add_plan_file (RungCli         *cli,
               RungCliTable    *table,
               RungPlanSummary *summary,
               guint            days)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) snapshot = rung_workspace_read (rung_plan_summary_get_path (summary), &error);
  g_autoptr(RungPlan) plan = snapshot != NULL ? rung_plan_new (snapshot) : NULL;
  g_autofree char *reason = error != NULL ? rung_workspace_explain (cli->words, error) : NULL;

  if (plan != NULL)
    add_plan (cli, table, plan, days);
  else
    rung_cli_say ("rungctl: %s: %s", rung_plan_summary_get_path (summary), reason);
}

static void
add_all_plans (RungCli      *cli,
               RungCliTable *table,
               guint         days)
{
  g_autoptr(RungLibrary) library = rung_library_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr(RungPlanSummary) summary = g_list_model_get_item (G_LIST_MODEL (library), i);

      if (!rung_plan_summary_is_sample (summary))
        add_plan_file (cli, table, summary, days);
    }
}

gboolean
rung_cli_due (RungCli  *cli,
              GError  **error)
{
  g_autoptr(RungCliTable) table = rung_cli_new_goal_table (cli);
  int days = DEFAULT_DAYS;

  rung_cli_table_add_names (table, "plan", "plan_title", NULL);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Plan"), FALSE);
  if (!rung_cli_integer_option (cli, "days", 0, MOST_DAYS, &days, error))
    return FALSE;
  if (rung_cli_operand (cli, 0) != NULL)
    {
      g_autoptr(RungPlan) plan = rung_cli_read_plan (cli, error);

      if (plan == NULL)
        return FALSE;
      add_plan (cli, table, plan, days);
    }
  else
    add_all_plans (cli, table, days);
  return rung_cli_table_print (table, error);
}
