/* SPDX-License-Identifier: GPL-3.0-or-later */

/* goal ...: what a person does with a goal. */

#include "rung-cli.h"
#include "rung-edit-many.h"

/* An edit of one goal that needs nothing but the goal. */
typedef RungChangeset *(*GoalEdit) (RungCli     *cli,
                                    RungPlan    *plan,
                                    const char  *uid,
                                    GError     **error);

static gboolean
edit_record (RungCli   *cli,
             RungKind   kind,
             GoalEdit   edit,
             GError   **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *record = plan != NULL ? rung_cli_find_operand (cli, plan, kind, 1, error) : NULL;

  return record != NULL && rung_cli_commit (store, edit (cli, plan, rung_record_get_uid (record), error), error);
}

/* The same of several goals, in one step of undo. */
typedef RungChangeset *(*GoalsEdit) (RungCli            *cli,
                                     RungPlan           *plan,
                                     const char *const  *uids,
                                     GError            **error);

/* The goals that the operands behind the plan name; ends with NULL. */
static GPtrArray *
find_goals (RungCli   *cli,
            RungPlan  *plan,
            GError   **error)
{
  g_autoptr(GPtrArray) uids = g_ptr_array_new ();

  for (guint i = 1; i < cli->operands->len; i++)
    {
      RungRecord *goal = rung_cli_find_operand (cli, plan, RUNG_KIND_GOAL, i, error);

      if (goal == NULL)
        return NULL;
      g_ptr_array_add (uids, (gpointer) rung_record_get_uid (goal));
    }
  g_ptr_array_add (uids, NULL);
  return g_steal_pointer (&uids);
}

/* One goal says why it cannot be; of several those are passed over that it does not concern. */
static gboolean
edit_goals (RungCli    *cli,
            GoalEdit    edit_one,
            GoalsEdit   edit_many,
            GError    **error)
{
  g_autoptr(RungStore) store = NULL;
  g_autoptr(GPtrArray) uids = NULL;
  RungPlan *plan;

  if (cli->operands->len == 2)
    return edit_record (cli, RUNG_KIND_GOAL, edit_one, error);
  store = rung_cli_open_plan (cli, error);
  plan = store != NULL ? rung_store_get_plan (store) : NULL;
  uids = plan != NULL ? find_goals (cli, plan, error) : NULL;
  return uids != NULL &&
         rung_cli_commit (store, edit_many (cli, plan, (const char *const *) uids->pdata, error), error);
}

/* --- goal add --- */

static gboolean
read_settings (RungCli      *cli,
               RungPlan     *plan,
               RungNewGoal  *settings,
               GError      **error)
{
  const char *responsibility = rung_cli_require_option (cli, "for", error);
  RungRecord *record;
  int priority, way;

  if (responsibility == NULL || (settings->title = rung_cli_require_option (cli, "title", error)) == NULL)
    return FALSE;
  record = rung_workspace_find_record (plan, RUNG_KIND_RESPONSIBILITY, responsibility, error);
  if (record == NULL ||
      !rung_cli_day_option (cli, "start", &settings->start, error) ||
      !rung_cli_day_option (cli, "due", &settings->due, error) ||
      !rung_cli_enum_option (cli, "priority", RUNG_KIND_GOAL, RUNG_GOAL_PRIORITY, &priority, error) ||
      !rung_cli_enum_option (cli, "way", RUNG_KIND_GOAL, RUNG_GOAL_WAY, &way, error))
    return FALSE;
  settings->responsibility = rung_record_get_uid (record);
  settings->done_when = rung_cli_option (cli, "done-when");
  settings->why = rung_cli_option (cli, "why");
  settings->note = rung_cli_option (cli, "note");
  settings->priority = priority;
  settings->way = way;
  settings->today = cli->today;
  settings->progress_by = rung_kind_get_field (RUNG_KIND_GOAL, RUNG_GOAL_PROGRESS_BY)->default_value;
  return TRUE;
}

gboolean
rung_cli_goal_add (RungCli  *cli,
                   GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungNewGoal settings = { 0 };

  return plan != NULL && read_settings (cli, plan, &settings, error) &&
         rung_cli_commit_created (store, rung_edit_add_goal (plan, &settings, cli->now_usec, error), error);
}

/* --- goal start, done, drop, pause, reopen, delete --- */

static RungChangeset *
start_goal (RungCli     *cli,
            RungPlan    *plan,
            const char  *uid,
            GError     **error)
{
  return rung_edit_start_goal (plan, uid, cli->today, error);
}

static RungChangeset *
complete_goal (RungCli     *cli,
               RungPlan    *plan,
               const char  *uid,
               GError     **error)
{
  guint32 day;

  if (!rung_cli_day_option (cli, "day", &day, error))
    return NULL;
  return rung_edit_complete_goal (plan, uid, day != 0 ? day : cli->today, error);
}

static RungChangeset *
drop_goal (RungCli     *cli,
           RungPlan    *plan,
           const char  *uid,
           GError     **error)
{
  return rung_edit_drop_goal (plan, uid, rung_cli_option (cli, "reason"), error);
}

static RungChangeset *
pause_goal (RungCli     *cli,
            RungPlan    *plan,
            const char  *uid,
            GError     **error)
{
  return rung_edit_pause_goal (plan, uid, rung_cli_option (cli, "reason"), error);
}

static RungChangeset *
reopen_goal (RungCli     *cli,
             RungPlan    *plan,
             const char  *uid,
             GError     **error)
{
  return rung_edit_reopen_goal (plan, uid, error);
}

static RungChangeset *
delete_goal (RungCli     *cli,
             RungPlan    *plan,
             const char  *uid,
             GError     **error)
{
  return rung_edit_delete_goal (plan, uid, error);
}

static RungChangeset *
start_goals (RungCli            *cli,
             RungPlan           *plan,
             const char *const  *uids,
             GError            **error)
{
  return rung_edit_start_goals (plan, uids, cli->today, error);
}

static RungChangeset *
complete_goals (RungCli            *cli,
                RungPlan           *plan,
                const char *const  *uids,
                GError            **error)
{
  guint32 day;

  if (!rung_cli_day_option (cli, "day", &day, error))
    return NULL;
  return rung_edit_complete_goals (plan, uids, day != 0 ? day : cli->today, error);
}

static RungChangeset *
drop_goals (RungCli            *cli,
            RungPlan           *plan,
            const char *const  *uids,
            GError            **error)
{
  return rung_edit_drop_goals (plan, uids, rung_cli_option (cli, "reason"), error);
}

static RungChangeset *
pause_goals (RungCli            *cli,
             RungPlan           *plan,
             const char *const  *uids,
             GError            **error)
{
  return rung_edit_pause_goals (plan, uids, rung_cli_option (cli, "reason"), error);
}

static RungChangeset *
reopen_goals (RungCli            *cli,
              RungPlan           *plan,
              const char *const  *uids,
              GError            **error)
{
  return rung_edit_reopen_goals (plan, uids, error);
}

static RungChangeset *
delete_goals (RungCli            *cli,
              RungPlan           *plan,
              const char *const  *uids,
              GError            **error)
{
  return rung_edit_delete_goals (plan, uids, error);
}

gboolean
rung_cli_goal_start (RungCli  *cli,
                     GError  **error)
{
  return edit_goals (cli, start_goal, start_goals, error);
}

gboolean
rung_cli_goal_done (RungCli  *cli,
                    GError  **error)
{
  return edit_goals (cli, complete_goal, complete_goals, error);
}

gboolean
rung_cli_goal_drop (RungCli  *cli,
                    GError  **error)
{
  return edit_goals (cli, drop_goal, drop_goals, error);
}

gboolean
rung_cli_goal_pause (RungCli  *cli,
                     GError  **error)
{
  return edit_goals (cli, pause_goal, pause_goals, error);
}

gboolean
rung_cli_goal_reopen (RungCli  *cli,
                      GError  **error)
{
  return edit_goals (cli, reopen_goal, reopen_goals, error);
}

gboolean
rung_cli_goal_delete (RungCli  *cli,
                      GError  **error)
{
  return edit_goals (cli, delete_goal, delete_goals, error);
}

/* --- goal order --- */

static gboolean
find_next (RungCli     *cli,
           RungPlan    *plan,
           const char **uid,
           GError     **error)
{
  RungRecord *next;

  *uid = NULL;
  if (!rung_cli_has (cli, "before"))
    return TRUE;
  next = rung_workspace_find_record (plan, RUNG_KIND_GOAL, rung_cli_option (cli, "before"), error);
  if (next != NULL)
    *uid = rung_record_get_uid (next);
  return next != NULL;
}

gboolean
rung_cli_goal_order (RungCli  *cli,
                     GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  g_autoptr(GPtrArray) uids = plan != NULL ? find_goals (cli, plan, error) : NULL;
  const char *next;

  return uids != NULL && find_next (cli, plan, &next, error) &&
         rung_cli_commit (store, rung_edit_move_goals (plan, (const char *const *) uids->pdata, next, error), error);
}

/* --- goal set, link, unlink --- */

gboolean
rung_cli_goal_set (RungCli  *cli,
                   GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *goal = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_GOAL, 1, error) : NULL;

  return goal != NULL &&
         rung_cli_commit (store, rung_cli_edit_field (cli, plan, goal, rung_cli_operand (cli, 2),
                                                      rung_cli_operand (cli, 3), error), error);
}

static gboolean
edit_link (RungCli   *cli,
           gboolean   is_linked,
           GError   **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *goal = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_GOAL, 1, error) : NULL;
  RungRecord *target = goal != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_RESPONSIBILITY, 2, error) : NULL;
  const char *goal_uid, *target_uid;

  if (target == NULL)
    return FALSE;
  goal_uid = rung_record_get_uid (goal);
  target_uid = rung_record_get_uid (target);
  return rung_cli_commit (store, is_linked ? rung_edit_link_goal (plan, goal_uid, target_uid, error)
                                           : rung_edit_unlink_goal (plan, goal_uid, target_uid, error), error);
}

gboolean
rung_cli_goal_link (RungCli  *cli,
                    GError  **error)
{
  return edit_link (cli, TRUE, error);
}

gboolean
rung_cli_goal_unlink (RungCli  *cli,
                      GError  **error)
{
  return edit_link (cli, FALSE, error);
}
