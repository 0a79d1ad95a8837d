/* SPDX-License-Identifier: GPL-3.0-or-later */

/* goal move, stay stretch, gap add and side-move: what the timeline does by hand.  Each is
 * one edit, so that one undo takes it back. */

#include "rung-cli.h"

#include <string.h>

#include "rung-day.h"
#include "rung-edit.h"
#include "rung-phrases.h"
#include "rung-text.h"

/* --- goal move --- */

#define MOST_DAYS 36500 /* a hundred years either way */

static guint32
shift (guint32 day,
       int     n_days)
{
  return day != RUNG_NO_DAY ? day + n_days : RUNG_NO_DAY;
}

static gboolean
read_days (RungCli     *cli,
           RungRecord  *goal,
           guint32     *start,
           guint32     *due,
           GError     **error)
{
  gboolean has_days = rung_cli_has (cli, "start") || rung_cli_has (cli, "due");
  int n_days = 0;

  if (has_days == rung_cli_has (cli, "days"))
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” needs --start, --due or both, or else --days."),
                           cli->command->name);
      return FALSE;
    }
  if (!rung_cli_integer_option (cli, "days", -MOST_DAYS, MOST_DAYS, &n_days, error))
    return FALSE;
  *start = shift (rung_record_get_day (goal, RUNG_GOAL_START), n_days);
  *due = shift (rung_record_get_day (goal, RUNG_GOAL_DUE), n_days);
  return rung_cli_change_day (cli, "start", start, error) && rung_cli_change_day (cli, "due", due, error);
}

gboolean
rung_cli_goal_move (RungCli  *cli,
                    GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *goal = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_GOAL, 1, error) : NULL;
  guint32 start, due;

  return goal != NULL && read_days (cli, goal, &start, &due, error) &&
         rung_cli_commit (store, rung_edit_schedule_goal (plan, rung_record_get_uid (goal), start, due, error), error);
}

/* --- stay stretch --- */

static RungChangeset *
plan_role (RungCli   *cli,
           RungPlan  *plan,
           guint32    last_day,
           GError   **error)
{
  RungRecord *role = rung_cli_find_operand (cli, plan, RUNG_KIND_ROLE, 1, error);

  return role != NULL ? rung_edit_plan_role (plan, rung_record_get_uid (role), last_day, cli->today, error) : NULL;
}

/* A role that has no stay yet is planned as the timeline projects it. */
static RungChangeset *
stretch (RungCli   *cli,
         RungPlan  *plan,
         guint32    last_day,
         GError   **error)
{
  g_autoptr(GError) reason = NULL;
  RungRecord *stay = rung_cli_find_operand (cli, plan, RUNG_KIND_STAY, 1, &reason);

  if (stay != NULL)
    return rung_edit_stretch_stay (plan, rung_record_get_uid (stay), last_day, error);
  if (g_error_matches (reason, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_NOT_FOUND))
    return plan_role (cli, plan, last_day, error);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

gboolean
rung_cli_stay_stretch (RungCli  *cli,
                       GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  guint32 last_day;

  return store != NULL &&
         rung_cli_require_option (cli, "to", error) != NULL &&
         rung_cli_day_option (cli, "to", &last_day, error) &&
         rung_cli_commit (store, stretch (cli, rung_store_get_plan (store), last_day, error), error);
}

/* --- gap add --- */

gboolean
rung_cli_gap_add (RungCli  *cli,
                  GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  guint32 first_day, last_day;

  return store != NULL &&
         rung_cli_require_option (cli, "from", error) != NULL &&
         rung_cli_require_option (cli, "to", error) != NULL &&
         rung_cli_day_option (cli, "from", &first_day, error) &&
         rung_cli_day_option (cli, "to", &last_day, error) &&
         rung_cli_commit (store, rung_edit_add_gap (rung_store_get_plan (store), rung_cli_option (cli, "track"),
                                                    first_day, last_day, error), error);
}

/* --- side-move --- */

static gboolean
begins_with (const char *text,
             const char *beginning)
{
  g_autofree char *folded_text = g_utf8_casefold (text, -1);
  g_autofree char *folded_beginning = g_utf8_casefold (beginning, -1);

  return g_str_has_prefix (folded_text, folded_beginning);
}

static gboolean
is_called (GVariant   *localized,
           const char *name)
{
  GVariantIter iter;
  const char *text;

  g_variant_iter_init (&iter, localized);
  while (g_variant_iter_next (&iter, "{&s&s}", NULL, &text))
    if (begins_with (text, name))
      return TRUE;
  return FALSE;
}

static void
refuse_side_move (RungCli     *cli,
                  RungRecord  *role,
                  GError     **error)
{
  const char *title = rung_record_title (role, cli->language);
  GVariant *moves = rung_record_get_variant (role, RUNG_ROLE_SIDE_MOVES);
  g_auto(GStrv) texts = moves != NULL ? rung_text_list_pick (moves, cli->language) : NULL;
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    g_string_append_printf (list, "\n  %u  %s", i + 1, texts[i]);
  if (list->len > 0)
    rung_cli_set_misuse (error, rung_words_get (cli->words, "Say which side move of “%s”:%s"), title, list->str);
  else
    rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” names no side moves."), title);
}

/* By its number, from 1, or a beginning of its text in any language. */
static gboolean
find_side_move (RungCli     *cli,
                RungRecord  *role,
                const char  *name,
                guint       *position,
                GError     **error)
{
  GVariant *moves = rung_record_get_variant (role, RUNG_ROLE_SIDE_MOVES);
  gsize n_moves = moves != NULL ? g_variant_n_children (moves) : 0;
  gint64 number;
  guint n_found = 0;

  if (n_moves > 0 && g_ascii_string_to_signed (name, 10, 1, (gint64) n_moves, &number, NULL))
    {
      *position = (guint) number - 1;
      return TRUE;
    }
  for (gsize i = 0; i < n_moves && *name != '\0'; i++)
    {
      g_autoptr(GVariant) move = g_variant_get_child_value (moves, i);

      if (!is_called (move, name))
        continue;
      *position = i;
      n_found++;
    }
  if (n_found != 1)
    refuse_side_move (cli, role, error);
  return n_found == 1;
}

gboolean
rung_cli_side_move (RungCli  *cli,
                    GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *role = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_ROLE, 1, error) : NULL;
  guint position = 0;
  guint32 from;

  if (role == NULL || !find_side_move (cli, role, rung_cli_operand (cli, 2), &position, error) ||
      !rung_cli_day_option (cli, "from", &from, error))
    return FALSE;
  return rung_cli_commit_created (store, rung_edit_note_side_move (plan, rung_record_get_uid (role), position,
                                                                   from != RUNG_NO_DAY ? from : cli->today, error), error);
}
