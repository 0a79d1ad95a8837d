/* SPDX-License-Identifier: GPL-3.0-or-later */

/* goals: the list, for people and for programs. */

#include "rung-cli-goals.h"

#include <math.h>

#include "rung-goal-order.h"
#include "rung-phrases.h"

/* Whole, and 100 only when all of it is done. */
static int
get_percent (double progress)
{
  return (int) floor (progress * 100 + 1e-9);
}

static RungCliTable *
list_steps (RungCli    *cli,
            RungPlan   *plan,
            const char *goal_uid)
{
  RungCliTable *table = rung_cli_table_new (cli);
  g_autoptr(GPtrArray) steps = rung_plan_list_steps (plan, goal_uid);

  rung_cli_table_add_kind (table, RUNG_KIND_STEP);
  for (guint i = 0; i < steps->len; i++)
    {
      rung_cli_table_begin_row (table);
      rung_cli_table_record (table, steps->pdata[i], plan);
    }
  return table;
}

static GStrv
list_responsibilities (RungPlan   *plan,
                       const char *goal_uid)
{
  g_autoptr(GPtrArray) records = rung_plan_list_responsibilities_of_goal (plan, goal_uid);
  GStrv ids = g_new0 (char *, records->len + 1);

  for (guint i = 0; i < records->len; i++)
    ids[i] = g_strdup (rung_cli_get_public_id (records->pdata[i]));
  return ids;
}

static char *
count_steps (RungCli    *cli,
             RungPlan   *plan,
             const char *goal_uid)
{
  g_autoptr(GPtrArray) steps = rung_plan_list_steps (plan, goal_uid);
  guint n_done = 0;

  for (guint i = 0; i < steps->len; i++)
    n_done += rung_record_has (steps->pdata[i], RUNG_STEP_DONE_DAY);
  return steps->len > 0 ? rung_phrase_steps (cli->words, n_done, steps->len) : NULL;
}

RungCliTable *
rung_cli_new_goal_table (RungCli *cli)
{
  RungCliTable *table = rung_cli_table_new (cli);

  rung_cli_table_add_kind (table, RUNG_KIND_GOAL);
  rung_cli_table_add_names (table, "responsibilities", "progress", "overdue", "days_late", "steps", NULL);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Goal"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Status"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Done"), TRUE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Due"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Steps"), FALSE);
  return table;
}

static void
add_cells_for_programs (RungCli      *cli,
                        RungCliTable *table,
                        RungPlan     *plan,
                        RungRecord   *goal)
{
  const char *uid = rung_record_get_uid (goal);
  double progress = rung_progress_of_goal (plan, goal);
  gboolean is_overdue = rung_goal_is_overdue (goal, cli->today);

  rung_cli_table_record (table, goal, plan);
  rung_cli_table_integer (table, "percent", get_percent (progress));
  rung_cli_table_take_texts (table, "responsibilities", list_responsibilities (plan, uid));
  rung_cli_table_number (table, "progress", progress);
  rung_cli_table_boolean (table, "overdue", is_overdue);
  rung_cli_table_integer (table, "days_late", is_overdue ? rung_goal_get_days_late (goal, cli->today) : 0);
  rung_cli_table_take_table (table, "steps", list_steps (cli, plan, uid));
}

static void
add_cells_for_people (RungCli      *cli,
                      RungCliTable *table,
                      RungPlan     *plan,
                      RungRecord   *goal)
{
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);
  g_autofree char *due = rung_phrase_due (cli->words, goal, cli->today);
  g_autofree char *steps = count_steps (cli, plan, rung_record_get_uid (goal));

  rung_cli_table_cell (table, rung_record_get_text (goal, RUNG_GOAL_TITLE));
  rung_cli_table_cell (table, rung_phrase_enum (cli->words, RUNG_KIND_GOAL, RUNG_GOAL_STATUS, status));
  rung_cli_table_cellf (table, "%d %%", get_percent (rung_progress_of_goal (plan, goal)));
  rung_cli_table_cell (table, due);
  rung_cli_table_cell (table, steps);
}

void
rung_cli_add_goal (RungCli      *cli,
                   RungCliTable *table,
                   RungPlan     *plan,
                   RungRecord   *goal)
{
  rung_cli_table_begin_row (table);
  if (cli->format == RUNG_CLI_TEXT)
    add_cells_for_people (cli, table, plan, goal);
  else
    add_cells_for_programs (cli, table, plan, goal);
}

/* --- The command --- */

typedef struct
{
  int         status;         /* -1: any */
  const char *role;           /* uid, nullable */
  const char *responsibility; /* uid, nullable */
} Filter;

static gboolean
read_filter (RungCli   *cli,
             RungPlan  *plan,
             Filter    *filter,
             GError   **error)
{
  RungRecord *record;

  *filter = (Filter) { .status = -1 };
  if (rung_cli_has (cli, "status") &&
      !rung_cli_enum_option (cli, "status", RUNG_KIND_GOAL, RUNG_GOAL_STATUS, &filter->status, error))
    return FALSE;
  if (rung_cli_has (cli, "role"))
    {
      record = rung_workspace_find_record (plan, RUNG_KIND_ROLE, rung_cli_option (cli, "role"), error);
      if (record == NULL)
        return FALSE;
      filter->role = rung_record_get_uid (record);
    }
  if (rung_cli_has (cli, "for"))
    {
      record = rung_workspace_find_record (plan, RUNG_KIND_RESPONSIBILITY, rung_cli_option (cli, "for"), error);
      if (record == NULL)
        return FALSE;
      filter->responsibility = rung_record_get_uid (record);
    }
  return TRUE;
}

static gboolean
serves (RungPlan     *plan,
        RungRecord   *goal,
        const Filter *filter)
{
  g_autoptr(GPtrArray) records = NULL;

  if (filter->role == NULL && filter->responsibility == NULL)
    return TRUE;
  records = rung_plan_list_responsibilities_of_goal (plan, rung_record_get_uid (goal));
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (rung_record_get_text (records->pdata[i], RUNG_RESPONSIBILITY_ROLE), filter->role) == 0 ||
        g_strcmp0 (rung_record_get_uid (records->pdata[i]), filter->responsibility) == 0)
      return TRUE;
  return FALSE;
}

/* The option's value among names, which end with NULL; 0 when it is not given. */
static gboolean
read_name (RungCli            *cli,
           const char         *option,
           const char *const  *names,
           guint              *value,
           GError            **error)
{
  const char *text = rung_cli_option (cli, option);
  g_autofree char *all = NULL;

  *value = 0;
  if (text == NULL)
    return TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], text))
      {
        *value = i;
        return TRUE;
      }
  all = g_strjoinv (", ", (GStrv) names);
  rung_cli_set_misuse (error, rung_words_get (cli->words, "--%s takes one of these: %s."), option, all);
  return FALSE;
}

/* As the list of the window has them; in the own order done goals stay among the others. */
static GPtrArray *
list_goals (RungCli   *cli,
            RungPlan  *plan,
            GError   **error)
{
  static const char *const filters[] = { "all", "open", "overdue", "quarter", "done", NULL };
  static const char *const sorts[] = { "order", "due", "priority", "responsibility", "progress", NULL };
  static const RungGoalSort meant[] = { RUNG_GOAL_SORT_ORDER, RUNG_GOAL_SORT_DUE, RUNG_GOAL_SORT_PRIORITY,
                                        RUNG_GOAL_SORT_RESPONSIBILITY, RUNG_GOAL_SORT_PROGRESS };
  RungGoalView view = { .today = cli->today };
  g_autoptr(RungGoalOrder) order = NULL;
  g_autoptr(GPtrArray) goals = g_ptr_array_new ();
  guint filter, sort;

  if (!read_name (cli, "filter", filters, &filter, error) || !read_name (cli, "sort", sorts, &sort, error))
    return NULL;
  if (filter == RUNG_GOAL_FILTER_ALL && sort == 0)
    return rung_plan_list_goals (plan, NULL);
  view.filter = filter;
  view.sort = meant[sort];
  order = rung_goal_order_new (plan, &view);
  for (guint i = 0; i < rung_goal_order_get_n_goals (order); i++)
    g_ptr_array_add (goals, rung_goal_order_get_goal (order, i));
  return g_steal_pointer (&goals);
}

gboolean
rung_cli_goals (RungCli  *cli,
                GError  **error)
{
  g_autoptr(RungPlan) plan = rung_cli_read_plan (cli, error);
  g_autoptr(RungCliTable) table = rung_cli_new_goal_table (cli);
  g_autoptr(GPtrArray) goals = NULL;
  Filter filter;

  if (plan == NULL || !read_filter (cli, plan, &filter, error))
    return FALSE;
  goals = list_goals (cli, plan, error);
  if (goals == NULL)
    return FALSE;
  for (guint i = 0; i < goals->len; i++)
    if ((filter.status < 0 || rung_record_get_integer (goals->pdata[i], RUNG_GOAL_STATUS) == filter.status) &&
        serves (plan, goals->pdata[i], &filter))
      rung_cli_add_goal (cli, table, plan, goals->pdata[i]);
  return rung_cli_table_print (table, error);
}
