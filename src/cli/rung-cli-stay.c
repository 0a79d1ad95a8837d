/* SPDX-License-Identifier: GPL-3.0-or-later */

/* stay ... and new-role: which role when. */

#include "rung-cli-goals.h"

#include <string.h>

#include "rung-day.h"
#include "rung-phrases.h"

static const char *
get_track (RungPlan   *plan,
           RungRecord *stay)
{
  RungRecord *role = rung_plan_find_record (plan, RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));
  const char *track = role != NULL ? rung_record_get_text (role, RUNG_ROLE_TRACK) : NULL;

  return track != NULL ? track : "";
}

/* With one track there is nothing to tell apart, and no column for it. */
static gboolean
has_several_tracks (RungPlan *plan)
{
  for (guint i = 1; i < rung_plan_get_n_records (plan, RUNG_KIND_STAY); i++)
    if (strcmp (get_track (plan, rung_plan_get_nth (plan, RUNG_KIND_STAY, i)),
                get_track (plan, rung_plan_get_nth (plan, RUNG_KIND_STAY, 0))) != 0)
      return TRUE;
  return FALSE;
}

RungCliTable *
rung_cli_new_stay_table (RungCli  *cli,
                         RungPlan *plan)
{
  RungCliTable *table = rung_cli_table_new (cli);

  rung_cli_table_add_kind (table, RUNG_KIND_STAY);
  rung_cli_table_add_names (table, "role_title", "track", "current", "met", "total", NULL);
  rung_cli_table_add_heading (table, "", FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Role"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Time"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Responsibilities"), FALSE);
  if (has_several_tracks (plan))
    rung_cli_table_add_heading (table, rung_phrase_field (cli->words, RUNG_KIND_ROLE, RUNG_ROLE_TRACK), FALSE);
  return table;
}

/* Past, current and yet to come differ in form, not only in colour. */
static const char *
get_mark (RungPlan   *plan,
          RungRecord *stay,
          guint32     today)
{
  if (stay == rung_plan_get_current_stay (plan, today))
    return "●";
  return rung_stay_is_to_come (stay, today) ? "○" : "✓";
}

void
rung_cli_add_stay (RungCli      *cli,
                   RungCliTable *table,
                   RungPlan     *plan,
                   RungRecord   *stay)
{
  RungRecord *role = rung_plan_find_record (plan, RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));
  const char *title = role != NULL ? rung_record_title (role, cli->language) : "";
  RungMetCount met = rung_progress_of_role (plan, rung_record_get_text (stay, RUNG_STAY_ROLE));
  g_autofree char *when = rung_phrase_stay (cli->words, stay, cli->today);
  g_autofree char *met_words = rung_phrase_met (cli->words, met);

  rung_cli_table_begin_row (table);
  rung_cli_table_record (table, stay, plan);
  rung_cli_table_text (table, "role_title", title);
  rung_cli_table_text (table, "track", get_track (plan, stay));
  rung_cli_table_boolean (table, "current", stay == rung_plan_get_current_stay (plan, cli->today));
  rung_cli_table_integer (table, "met", met.met);
  rung_cli_table_integer (table, "total", met.total);

  rung_cli_table_cell (table, get_mark (plan, stay, cli->today));
  rung_cli_table_cell (table, title);
  rung_cli_table_cell (table, when);
  rung_cli_table_cell (table, met_words);
  if (has_several_tracks (plan))
    rung_cli_table_cell (table, get_track (plan, stay));
}

gboolean
rung_cli_stay_list (RungCli  *cli,
                    GError  **error)
{
  g_autoptr(RungPlan) plan = rung_cli_read_plan (cli, error);
  g_autoptr(RungCliTable) table = NULL;
  g_autoptr(GPtrArray) stays = NULL;

  if (plan == NULL)
    return FALSE;
  table = rung_cli_new_stay_table (cli, plan);
  stays = rung_plan_list_stays (plan);
  for (guint i = 0; i < stays->len; i++)
    rung_cli_add_stay (cli, table, plan, stays->pdata[i]);
  return rung_cli_table_print (table, error);
}

static gboolean
read_span (RungCli   *cli,
           guint32   *start,
           guint32   *end,
           guint32   *expected_end,
           GError   **error)
{
  return rung_cli_change_day (cli, "from", start, error) &&
         rung_cli_change_day (cli, "to", end, error) &&
         rung_cli_change_day (cli, "expected", expected_end, error);
}

gboolean
rung_cli_stay_add (RungCli  *cli,
                   GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *role = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_ROLE, 1, error) : NULL;
  guint32 start = RUNG_NO_DAY, end = RUNG_NO_DAY, expected_end = RUNG_NO_DAY;

  return role != NULL &&
         rung_cli_require_option (cli, "from", error) != NULL &&
         read_span (cli, &start, &end, &expected_end, error) &&
         rung_cli_commit_created (store, rung_edit_add_stay (plan, rung_record_get_uid (role), start, end, expected_end,
                                                             rung_cli_has (cli, "planned"), error), error);
}

gboolean
rung_cli_stay_set (RungCli  *cli,
                   GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *stay = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_STAY, 1, error) : NULL;
  guint32 start, end, expected_end;
  gboolean is_planned;

  if (stay == NULL)
    return FALSE;
  start = rung_record_get_day (stay, RUNG_STAY_START);
  end = rung_record_get_day (stay, RUNG_STAY_END);
  expected_end = rung_record_get_day (stay, RUNG_STAY_EXPECTED_END);
  is_planned = rung_record_get_boolean (stay, RUNG_STAY_PLANNED);
  if (rung_cli_has (cli, "planned") && rung_cli_has (cli, "real"))
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "A stay is planned or real, not both."));
      return FALSE;
    }
  if (rung_cli_has (cli, "planned") || rung_cli_has (cli, "real"))
    is_planned = rung_cli_has (cli, "planned");
  return read_span (cli, &start, &end, &expected_end, error) &&
         rung_cli_commit (store, rung_edit_change_stay (plan, rung_record_get_uid (stay), start, end, expected_end,
                                                        is_planned, error), error);
}

gboolean
rung_cli_stay_remove (RungCli  *cli,
                      GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *stay = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_STAY, 1, error) : NULL;

  return stay != NULL && rung_cli_commit (store, rung_edit_remove_stay (plan, rung_record_get_uid (stay), error), error);
}

gboolean
rung_cli_new_role (RungCli  *cli,
                   GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *role = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_ROLE, 1, error) : NULL;
  guint32 from;

  if (role == NULL || !rung_cli_day_option (cli, "from", &from, error))
    return FALSE;
  return rung_cli_commit_created (store, rung_edit_new_role (plan, rung_record_get_uid (role),
                                                             from != RUNG_NO_DAY ? from : cli->today, error), error);
}
