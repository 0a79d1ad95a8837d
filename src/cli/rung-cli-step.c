/* SPDX-License-Identifier: GPL-3.0-or-later */

/* step ..., checkin ...: what belongs to a goal. */

#include "rung-cli-table.h"

#include <stdio.h>

#include "rung-phrases.h"

/* More is no list of steps; the same limit as for a plan that is read. */
#define MOST_BYTES (1024 * 1024)

/* A plan that is open, and one of its records. */
typedef struct
{
  RungStore  *store;
  RungPlan   *plan;
  RungRecord *record;
} Target;

static gboolean
open_target (RungCli   *cli,
             RungKind   kind,
             Target    *target,
             GError   **error)
{
  target->store = rung_cli_open_plan (cli, error);
  target->plan = target->store != NULL ? rung_store_get_plan (target->store) : NULL;
  target->record = target->plan != NULL ? rung_cli_find_operand (cli, target->plan, kind, 1, error) : NULL;
  return target->record != NULL;
}

static void
close_target (Target *target)
{
  g_clear_object (&target->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, close_target)

/* --- step add, set, move --- */

/* What stands on the command line, or for "-" what comes from standard input. */
static char *
read_text (RungCli     *cli,
           const char  *operand,
           GError     **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  char buffer[4096];
  gsize length;

  if (!g_str_equal (operand, "-"))
    return g_strdup (operand);
  while (text->len <= MOST_BYTES && (length = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    g_string_append_len (text, buffer, length);
  if (text->len <= MOST_BYTES)
    return g_string_free (g_steal_pointer (&text), FALSE);
  rung_cli_set_misuse (error, rung_words_get (cli->words, "Standard input is too long for a text."));
  return NULL;
}

/* Another step of the plan, by its option; NULL without the option. */
static gboolean
find_before (RungCli     *cli,
             RungPlan    *plan,
             const char **uid,
             GError     **error)
{
  const char *name = rung_cli_option (cli, "before");
  RungRecord *step;

  *uid = NULL;
  if (name == NULL)
    return TRUE;
  step = rung_workspace_find_record (plan, RUNG_KIND_STEP, name, error);
  if (step != NULL)
    *uid = rung_record_get_uid (step);
  return step != NULL;
}

gboolean
rung_cli_step_add (RungCli  *cli,
                   GError  **error)
{
  g_auto(Target) goal = { 0 };
  g_autofree char *text = NULL;
  const char *before;

  return open_target (cli, RUNG_KIND_GOAL, &goal, error) &&
         find_before (cli, goal.plan, &before, error) &&
         (text = read_text (cli, rung_cli_operand (cli, 2), error)) != NULL &&
         rung_cli_commit_created (goal.store,
                                  rung_edit_add_steps (goal.plan, rung_record_get_uid (goal.record), text, before,
                                                       cli->today, error), error);
}

static gboolean
set_field (RungCli   *cli,
           RungKind   kind,
           GError   **error)
{
  g_auto(Target) target = { 0 };

  return open_target (cli, kind, &target, error) &&
         rung_cli_commit (target.store, rung_cli_edit_field (cli, target.plan, target.record, rung_cli_operand (cli, 2),
                                                             rung_cli_operand (cli, 3), error), error);
}

gboolean
rung_cli_step_set (RungCli  *cli,
                   GError  **error)
{
  return set_field (cli, RUNG_KIND_STEP, error);
}

gboolean
rung_cli_step_move (RungCli  *cli,
                    GError  **error)
{
  g_auto(Target) step = { 0 };
  const char *before;

  return open_target (cli, RUNG_KIND_STEP, &step, error) &&
         find_before (cli, step.plan, &before, error) &&
         rung_cli_commit (step.store, rung_edit_move_step (step.plan, rung_record_get_uid (step.record), before, error), error);
}

/* --- step done, undone, remove --- */

gboolean
rung_cli_step_done (RungCli  *cli,
                    GError  **error)
{
  g_auto(Target) step = { 0 };
  guint32 day;

  return open_target (cli, RUNG_KIND_STEP, &step, error) &&
         rung_cli_day_option (cli, "day", &day, error) &&
         rung_cli_commit (step.store, rung_edit_tick_step (step.plan, rung_record_get_uid (step.record),
                                                           day != 0 ? day : cli->today, error), error);
}

gboolean
rung_cli_step_undone (RungCli  *cli,
                      GError  **error)
{
  g_auto(Target) step = { 0 };

  return open_target (cli, RUNG_KIND_STEP, &step, error) &&
         rung_cli_commit (step.store, rung_edit_untick_step (step.plan, rung_record_get_uid (step.record), error), error);
}

gboolean
rung_cli_step_remove (RungCli  *cli,
                      GError  **error)
{
  g_auto(Target) step = { 0 };

  return open_target (cli, RUNG_KIND_STEP, &step, error) &&
         rung_cli_commit (step.store, rung_edit_remove_step (step.plan, rung_record_get_uid (step.record), error), error);
}

/* --- checkin --- */

gboolean
rung_cli_checkin (RungCli  *cli,
                  GError  **error)
{
  g_auto(Target) goal = { 0 };
  RungNewCheckIn settings = { .percent = -1, .private_ = rung_cli_has (cli, "private") };

  if (!open_target (cli, RUNG_KIND_GOAL, &goal, error) ||
      !rung_cli_integer_option (cli, "percent", 0, 100, &settings.percent, error) ||
      !rung_cli_day_option (cli, "day", &settings.day, error))
    return FALSE;
  settings.goal = rung_record_get_uid (goal.record);
  settings.text = rung_cli_operand (cli, 2);
  if (settings.day == 0)
    settings.day = cli->today;
  return rung_cli_commit_created (goal.store, rung_edit_note_check_in (goal.plan, &settings, cli->now_usec, error), error);
}

gboolean
rung_cli_checkin_set (RungCli  *cli,
                      GError  **error)
{
  return set_field (cli, RUNG_KIND_CHECK_IN, error);
}

gboolean
rung_cli_checkin_remove (RungCli  *cli,
                         GError  **error)
{
  g_auto(Target) target = { 0 };

  return open_target (cli, RUNG_KIND_CHECK_IN, &target, error) &&
         rung_cli_commit (target.store, rung_edit_remove_check_in (target.plan, rung_record_get_uid (target.record), error), error);
}

static void
add_check_in (RungCli      *cli,
              RungCliTable *table,
              RungPlan     *plan,
              RungRecord   *check_in)
{
  g_autofree char *day = rung_words_format_near_day (cli->words, rung_record_get_day (check_in, RUNG_CHECK_IN_DAY), cli->today);

  rung_cli_table_begin_row (table);
  rung_cli_table_record (table, check_in, plan);
  rung_cli_table_cell (table, day);
  if (rung_record_has (check_in, RUNG_CHECK_IN_PERCENT))
    rung_cli_table_cellf (table, "%d %%", (int) rung_record_get_integer (check_in, RUNG_CHECK_IN_PERCENT));
  else
    rung_cli_table_cell (table, NULL);
  rung_cli_table_cell (table, rung_record_get_text (check_in, RUNG_CHECK_IN_TEXT));
}

gboolean
rung_cli_checkin_list (RungCli  *cli,
                       GError  **error)
{
  g_autoptr(RungPlan) plan = rung_cli_read_plan (cli, error);
  g_autoptr(RungCliTable) table = rung_cli_table_new (cli);
  RungRecord *goal = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_GOAL, 1, error) : NULL;
  g_autoptr(GPtrArray) check_ins = NULL;

  if (goal == NULL)
    return FALSE;
  rung_cli_table_add_kind (table, RUNG_KIND_CHECK_IN);
  rung_cli_table_add_heading (table, rung_phrase_field (cli->words, RUNG_KIND_CHECK_IN, RUNG_CHECK_IN_DAY), FALSE);
  rung_cli_table_add_heading (table, rung_phrase_field (cli->words, RUNG_KIND_CHECK_IN, RUNG_CHECK_IN_PERCENT), TRUE);
  rung_cli_table_add_heading (table, rung_phrase_field (cli->words, RUNG_KIND_CHECK_IN, RUNG_CHECK_IN_TEXT), FALSE);
  check_ins = rung_plan_list_check_ins (plan, rung_record_get_uid (goal));
  for (guint i = 0; i < check_ins->len; i++)
    add_check_in (cli, table, plan, g_ptr_array_index (check_ins, i));
  return rung_cli_table_print (table, error);
}
