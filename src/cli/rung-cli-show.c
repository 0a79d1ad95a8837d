/* SPDX-License-Identifier: GPL-3.0-or-later */

/* show: one plan at a glance. Where am I, what is next, what is late. */

#include "rung-cli-goals.h"

#include "rung-day.h"
#include "rung-phrases.h"

/* What comes up in this time is "next": a quarter. */
#define DAYS_AHEAD 90

typedef struct
{
  RungCliTable  *stays;
  RungCliTable  *overdue;
  RungCliTable  *next;
  RungRecord    *role;   /* the current one, borrowed, nullable */
  RungRecord    *target; /* borrowed, nullable */
  RungGoalCount  goals;
  RungMetCount   met;
} Glance;

static void
split_next (RungCli  *cli,
            RungPlan *plan,
            Glance   *glance)
{
  g_autoptr(GPtrArray) goals = rung_progress_list_next (plan, cli->today, DAYS_AHEAD);

  for (guint i = 0; i < goals->len; i++)
    rung_cli_add_goal (cli, rung_goal_is_overdue (goals->pdata[i], cli->today) ? glance->overdue : glance->next,
                       plan, goals->pdata[i]);
}

static void
glance_init (Glance   *self,
             RungCli  *cli,
             RungPlan *plan)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (plan);

  *self = (Glance) {
    .stays = rung_cli_new_stay_table (cli, plan),
    .overdue = rung_cli_new_goal_table (cli),
    .next = rung_cli_new_goal_table (cli),
    .role = rung_plan_get_current_role (plan, cli->today),
    .target = rung_plan_get_target_role (plan),
    .goals = rung_progress_count_goals (plan, NULL, cli->today),
  };
  if (self->role != NULL)
    self->met = rung_progress_of_role (plan, rung_record_get_uid (self->role));
  for (guint i = 0; i < stays->len; i++)
    rung_cli_add_stay (cli, self->stays, plan, stays->pdata[i]);
  split_next (cli, plan, self);
}

static void
glance_clear (Glance *self)
{
  rung_cli_table_free (self->stays);
  rung_cli_table_free (self->overdue);
  rung_cli_table_free (self->next);
}

/* --- For programs --- */

static void
named_integer (RungCliJson *json,
               const char  *name,
               gint64       value)
{
  rung_cli_json_name (json, name);
  rung_cli_json_integer (json, value);
}

static void
counts_to_json (const Glance *glance,
                RungCliJson  *json)
{
  rung_cli_json_name (json, "counts");
  rung_cli_json_begin (json, '{');
  rung_cli_json_name (json, "goals");
  rung_cli_json_begin (json, '{');
  named_integer (json, "open", glance->goals.open);
  named_integer (json, "overdue", glance->goals.overdue);
  named_integer (json, "done", glance->goals.done);
  named_integer (json, "dropped", glance->goals.dropped);
  named_integer (json, "total", glance->goals.total);
  rung_cli_json_end (json, '}');
  rung_cli_json_name (json, "responsibilities");
  rung_cli_json_begin (json, '{');
  named_integer (json, "met", glance->met.met);
  named_integer (json, "total", glance->met.total);
  named_integer (json, "no_opportunity", glance->met.no_opportunity);
  named_integer (json, "unrated", glance->met.unrated);
  rung_cli_json_end (json, '}');
  rung_cli_json_end (json, '}');
}

static void
role_to_json (RungCli     *cli,
              RungCliJson *json,
              RungRecord  *role)
{
  rung_cli_json_name (json, "uid");
  rung_cli_json_text (json, rung_record_get_uid (role));
  if (rung_record_has (role, RUNG_ROLE_ID))
    {
      rung_cli_json_name (json, "id");
      rung_cli_json_text (json, rung_record_get_text (role, RUNG_ROLE_ID));
    }
  rung_cli_json_name (json, "title");
  rung_cli_json_text (json, rung_record_title (role, cli->language));
}

static void
target_to_json (RungCli     *cli,
                RungCliJson *json,
                RungPlan    *plan,
                RungRecord  *target)
{
  guint32 day = rung_record_get_day (rung_plan_get_record (plan), RUNG_PLAN_TARGET_DAY);
  g_autofree char *text = day != RUNG_NO_DAY ? rung_day_to_text (day) : NULL;

  rung_cli_json_name (json, "target");
  rung_cli_json_begin (json, '{');
  role_to_json (cli, json, target);
  if (text != NULL)
    {
      rung_cli_json_name (json, "day");
      rung_cli_json_text (json, text);
    }
  rung_cli_json_end (json, '}');
}

static void
plan_to_json (RungCli     *cli,
              RungCliJson *json,
              RungPlan    *plan)
{
  g_autoptr(RungCliTable) table = rung_cli_table_new (cli);

  rung_cli_table_add_kind (table, RUNG_KIND_PLAN);
  rung_cli_table_begin_row (table);
  rung_cli_table_record (table, rung_plan_get_record (plan), plan);
  rung_cli_json_name (json, "plan");
  rung_cli_table_row_to_json (table, 0, json);
}

static void
show_to_json (RungCli      *cli,
              RungPlan     *plan,
              const Glance *glance,
              GString      *out)
{
  RungCliJson json;

  rung_cli_json_init (&json, out);
  rung_cli_json_begin (&json, '{');
  plan_to_json (cli, &json, plan);
  if (glance->role != NULL)
    {
      rung_cli_json_name (&json, "role");
      rung_cli_json_begin (&json, '{');
      role_to_json (cli, &json, glance->role);
      rung_cli_json_end (&json, '}');
    }
  rung_cli_json_name (&json, "stays");
  rung_cli_table_to_json (glance->stays, &json);
  if (glance->target != NULL)
    target_to_json (cli, &json, plan, glance->target);
  counts_to_json (glance, &json);
  rung_cli_json_name (&json, "overdue");
  rung_cli_table_to_json (glance->overdue, &json);
  rung_cli_json_name (&json, "next");
  rung_cli_table_to_json (glance->next, &json);
  rung_cli_json_end (&json, '}');
  g_string_append_c (out, '\n');
}

/* --- For people --- */

static void
append_part (RungCliTable *table,
             const char   *heading,
             GString      *out)
{
  if (rung_cli_table_get_n_rows (table) == 0)
    return;
  g_string_append_printf (out, "\n%s\n", heading);
  rung_cli_table_to_text (table, 2, out);
}

static void
show_to_text (RungCli      *cli,
              RungPlan     *plan,
              const Glance *glance,
              GString      *out)
{
  RungRecord *record = rung_plan_get_record (plan);
  g_autofree char *line = rung_phrase_plan_line (cli->words, plan, cli->today);
  g_autofree char *goals = rung_phrase_goals (cli->words, glance->goals);
  g_autoptr(RungCliTable) title = rung_cli_table_new (cli);

  /* A list of one cell, so that the title is made printable like any other text. */
  rung_cli_table_add_heading (title, "", FALSE);
  rung_cli_table_begin_row (title);
  rung_cli_table_cell (title, rung_record_get_text (record, RUNG_PLAN_TITLE));
  rung_cli_table_begin_row (title);
  rung_cli_table_cell (title, line);
  rung_cli_table_begin_row (title);
  rung_cli_table_cell (title, goals);
  rung_cli_table_to_text (title, 0, out);

  append_part (glance->stays, rung_words_get (cli->words, "Roles"), out);
  append_part (glance->overdue, rung_words_get (cli->words, "Late"), out);
  append_part (glance->next, rung_words_get (cli->words, "The next 90 days"), out);
}

gboolean
rung_cli_show (RungCli  *cli,
               GError  **error)
{
  g_autoptr(RungPlan) plan = NULL;
  g_autoptr(GString) out = g_string_new (NULL);
  Glance glance;

  if (cli->format == RUNG_CLI_CSV)
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "--%s takes one of these: %s."), "format", "text, json");
      return FALSE;
    }
  plan = rung_cli_read_plan (cli, error);
  if (plan == NULL)
    return FALSE;
  glance_init (&glance, cli, plan);
  if (cli->format == RUNG_CLI_JSON)
    show_to_json (cli, plan, &glance, out);
  else
    show_to_text (cli, plan, &glance, out);
  glance_clear (&glance);
  return rung_cli_write (out->str, out->len, error);
}
