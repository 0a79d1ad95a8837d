/* SPDX-License-Identifier: GPL-3.0-or-later */

/* evidence, rate: what shows how far somebody is. */

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

/* --- evidence --- */

static gboolean
is_exact (RungRecord *record,
          const char *name)
{
  return strcmp (rung_record_get_uid (record), name) == 0 || strcmp (rung_cli_get_public_id (record), name) == 0;
}

/* Either kind may be meant; what only one of them has is that one. */
static RungRecord *
find_target (RungCli     *cli,
             RungPlan    *plan,
             const char  *name,
             GError     **error)
{
  g_autoptr(GError) no_responsibility = NULL;
  g_autoptr(GError) no_goal = NULL;
  RungRecord *responsibility = rung_workspace_find_record (plan, RUNG_KIND_RESPONSIBILITY, name, &no_responsibility);
  RungRecord *goal = rung_workspace_find_record (plan, RUNG_KIND_GOAL, name, &no_goal);

  if (responsibility != NULL && is_exact (responsibility, name))
    return responsibility;
  if (goal != NULL && is_exact (goal, name))
    return goal;
  if (responsibility != NULL && goal != NULL)
    {
      g_autofree char *candidates = g_strdup_printf ("  %s  %s\n  %s  %s",
                                                     rung_cli_get_public_id (responsibility),
                                                     rung_record_title (responsibility, cli->language),
                                                     rung_record_get_uid (goal), rung_record_title (goal, cli->language));

      g_set_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_AMBIGUOUS,
                   rung_words_get (cli->words, "“%s” may be any of these; say more of it, or use the first column:\n%s"),
                   name, candidates);
      return NULL;
    }
  /* Ambiguous among one kind is ambiguous, whatever the other has. */
  if (g_error_matches (no_responsibility, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_AMBIGUOUS))
    g_propagate_error (error, g_steal_pointer (&no_responsibility));
  else if (g_error_matches (no_goal, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_AMBIGUOUS))
    g_propagate_error (error, g_steal_pointer (&no_goal));
  else if (responsibility != NULL || goal != NULL)
    return responsibility != NULL ? responsibility : goal;
  else
    g_set_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_NOT_FOUND,
                 rung_words_get (cli->words, "There is neither a responsibility nor a goal “%s”."), name);
  return NULL;
}

gboolean
rung_cli_evidence (RungCli  *cli,
                   GError  **error)
{
  const char *name = rung_cli_require_option (cli, "for", error);
  const char *title = name != NULL ? rung_cli_require_option (cli, "title", error) : NULL;
  g_autoptr(RungStore) store = title != NULL ? rung_cli_open_plan (cli, error) : NULL;
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *target = plan != NULL ? find_target (cli, plan, name, error) : NULL;
  const char *file = rung_cli_option (cli, "file");
  g_autofree char *uid = NULL;
  guint32 day;

  if (target == NULL || !get_day (cli, &day, error))
    return FALSE;
  if (file == NULL)
    return rung_cli_commit_created (store, rung_edit_add_evidence (plan, rung_record_get_kind (target),
                                                                   rung_record_get_uid (target), title,
                                                                   rung_cli_option (cli, "uri"), day, error), error);
  if (rung_cli_has (cli, "uri"))
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "Evidence is a link or a file, not both."));
      return FALSE;
    }
  uid = rung_workspace_attach_file (store, rung_record_get_kind (target), rung_record_get_uid (target), title, file, day, error);
  return uid != NULL && rung_cli_print_line (uid, error);
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
