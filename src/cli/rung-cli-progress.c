/* SPDX-License-Identifier: GPL-3.0-or-later */

/* rate: how far somebody is. */

#include "rung-cli-table.h"

#include <string.h>

#include "rung-phrases.h"

static gboolean
get_day (RungCli   *cli,
         guint32   *day,
         GError   **error)
{
  if (!rung_cli_day_option (cli, "day", day, error))
    return FALSE;
  if (*day == 0)
    *day = cli->today;
  return TRUE;
}

/* --- rate --- */

static gboolean
parse_level (RungCli  *cli,
             int      *level,
             GError  **error)
{
  const char *text = rung_cli_operand (cli, 2);

  if (strcmp (text, "none") == 0)
    {
      *level = -1;
      return TRUE;
    }
  if (rung_cli_parse_integer (cli, text, 0, 4, level, NULL))
    return TRUE;
  rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” is no level: 0 to 4, or none for no opportunity yet."), text);
  return FALSE;
}

gboolean
rung_cli_rate (RungCli  *cli,
               GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *record = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_RESPONSIBILITY, 1, error) : NULL;
  int level, by, basis;
  guint32 day;

  return record != NULL &&
         parse_level (cli, &level, error) &&
         rung_cli_enum_option (cli, "by", RUNG_KIND_RATING, RUNG_RATING_BY, &by, error) &&
         rung_cli_enum_option (cli, "basis", RUNG_KIND_RATING, RUNG_RATING_BASIS, &basis, error) &&
         get_day (cli, &day, error) &&
         rung_cli_commit_created (store, rung_edit_rate (plan, rung_record_get_uid (record), level, by, basis,
                                                         rung_cli_option (cli, "note"), day, cli->now_usec, error), error);
}
