/* SPDX-License-Identifier: GPL-3.0-or-later */

/* ladders, ladder, responsibilities, role ..., responsibility ...: what is
 * expected of whom. */

#include "rung-cli-table.h"

#include "rung-phrases.h"

/* --- ladders --- */

static RungRecord *
get_first (RungSnapshot *snapshot,
           RungKind      kind,
           guint        *n_records)
{
  guint first;

  rung_snapshot_get_range (snapshot, kind, &first, n_records);
  return *n_records > 0 ? rung_snapshot_get (snapshot, first) : NULL;
}

static void
add_ladder (RungCli         *cli,
            RungCliTable    *table,
            RungLadderEntry *entry)
{
  guint n_ladders, n_roles, n_responsibilities;
  RungRecord *ladder = get_first (entry->snapshot, RUNG_KIND_LADDER, &n_ladders);

  get_first (entry->snapshot, RUNG_KIND_ROLE, &n_roles);
  get_first (entry->snapshot, RUNG_KIND_RESPONSIBILITY, &n_responsibilities);
  rung_cli_table_begin_row (table);
  rung_cli_table_text (table, "name", entry->name);
  if (ladder != NULL)
    rung_cli_table_record (table, ladder, NULL);
  rung_cli_table_integer (table, "roles", n_roles);
  rung_cli_table_integer (table, "responsibilities", n_responsibilities);
  rung_cli_table_text (table, "path", entry->path);

  rung_cli_table_cell (table, entry->name);
  rung_cli_table_cell (table, ladder != NULL ? rung_record_title (ladder, cli->language) : NULL);
  rung_cli_table_cellf (table, "%u", n_roles);
  rung_cli_table_cellf (table, "%u", n_responsibilities);
}

static void
tell_broken_ladders (RungCli *cli)
{
  g_autoptr(GPtrArray) errors = rung_library_list_ladder_errors ();

  for (guint i = 0; i < errors->len; i++)
    {
      g_autofree char *reason = rung_workspace_explain (cli->words, errors->pdata[i]);

      rung_cli_say ("%s", reason);
    }
}

gboolean
rung_cli_ladders (RungCli  *cli,
                  GError  **error)
{
  g_autoptr(GPtrArray) entries = rung_library_list_ladders (error);
  g_autoptr(RungCliTable) table = rung_cli_table_new (cli);

  if (entries == NULL)
    return FALSE;
  rung_cli_table_add_names (table, "name", NULL);
  rung_cli_table_add_kind (table, RUNG_KIND_LADDER);
  rung_cli_table_add_names (table, "roles", "responsibilities", "path", NULL);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Name"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Ladder"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Roles"), TRUE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Responsibilities"), TRUE);
  for (guint i = 0; i < entries->len; i++)
    add_ladder (cli, table, entries->pdata[i]);
  tell_broken_ladders (cli);
  return rung_cli_table_print (table, error);
}

/* --- ladder --- */

/* Records of a ladder that is in no plan, in the ladder's order. */
static int
compare_ordinals (gconstpointer a,
                  gconstpointer b)
{
  RungRecord *first = *(RungRecord *const *) a;
  RungRecord *second = *(RungRecord *const *) b;
  guint field = rung_record_get_kind (first) == RUNG_KIND_ROLE ? RUNG_ROLE_ORDINAL : RUNG_RESPONSIBILITY_ORDINAL;
  gint64 difference = rung_record_get_integer (first, field) - rung_record_get_integer (second, field);

  return difference < 0 ? -1 : difference > 0;
}

static GPtrArray *
list_ordered (RungSnapshot *snapshot,
              RungKind      kind,
              const char   *role_uid)
{
  GPtrArray *records = g_ptr_array_new ();
  guint first, n_records;

  rung_snapshot_get_range (snapshot, kind, &first, &n_records);
  for (guint i = first; i < first + n_records; i++)
    {
      RungRecord *record = rung_snapshot_get (snapshot, i);

      if (role_uid == NULL || g_strcmp0 (rung_record_get_text (record, RUNG_RESPONSIBILITY_ROLE), role_uid) == 0)
        g_ptr_array_add (records, record);
    }
  g_ptr_array_sort (records, compare_ordinals);
  return records;
}

static RungCliTable *
list_duties (RungCli      *cli,
             RungSnapshot *ladder,
             RungRecord   *role)
{
  RungCliTable *table = rung_cli_table_new (cli);
  g_autoptr(GPtrArray) records = list_ordered (ladder, RUNG_KIND_RESPONSIBILITY, rung_record_get_uid (role));

  rung_cli_table_add_kind (table, RUNG_KIND_RESPONSIBILITY);
  for (guint i = 0; i < records->len; i++)
    {
      rung_cli_table_begin_row (table);
      rung_cli_table_record (table, records->pdata[i], NULL);
      rung_cli_table_text (table, "role", rung_cli_get_public_id (role));
    }
  return table;
}

static void
add_role_for_people (RungCli      *cli,
                     RungCliTable *table,
                     RungSnapshot *ladder,
                     RungRecord   *role)
{
  g_autoptr(GPtrArray) records = list_ordered (ladder, RUNG_KIND_RESPONSIBILITY, rung_record_get_uid (role));
  g_autofree char *duration = rung_phrase_duration (cli->words, role);

  rung_cli_table_begin_row (table);
  rung_cli_table_cell (table, rung_cli_get_public_id (role));
  rung_cli_table_cell (table, rung_record_title (role, cli->language));
  rung_cli_table_cell (table, duration);
  for (guint i = 0; i < records->len; i++)
    {
      rung_cli_table_begin_row (table);
      rung_cli_table_cellf (table, "  %s", rung_cli_get_public_id (records->pdata[i]));
      rung_cli_table_cellf (table, "  %s", rung_record_title (records->pdata[i], cli->language));
    }
}

gboolean
rung_cli_ladder (RungCli  *cli,
                 GError  **error)
{
  g_autoptr(RungSnapshot) ladder = rung_library_find_ladder (rung_cli_operand (cli, 0), error);
  g_autoptr(RungCliTable) table = rung_cli_table_new (cli);
  g_autoptr(GPtrArray) roles = NULL;

  if (ladder == NULL)
    return FALSE;
  rung_cli_table_add_kind (table, RUNG_KIND_ROLE);
  rung_cli_table_add_names (table, "responsibilities", NULL);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Identifier"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Role"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Duration"), FALSE);
  roles = list_ordered (ladder, RUNG_KIND_ROLE, NULL);
  for (guint i = 0; i < roles->len; i++)
    {
      if (cli->format == RUNG_CLI_TEXT)
        {
          add_role_for_people (cli, table, ladder, roles->pdata[i]);
          continue;
        }
      rung_cli_table_begin_row (table);
      rung_cli_table_record (table, roles->pdata[i], NULL);
      rung_cli_table_take_table (table, "responsibilities", list_duties (cli, ladder, roles->pdata[i]));
    }
  return rung_cli_table_print (table, error);
}

/* --- responsibilities --- */

static void
add_level (RungCli      *cli,
           RungCliTable *table,
           RungPlan     *plan,
           const char   *uid,
           RungRatingBy  by)
{
  RungRecord *rating = rung_rating_newest (plan, uid, by);
  const char *name = by == RUNG_RATING_BY_SELF ? "level_self" : "level_mentor";

  if (rating == NULL)
    {
      rung_cli_table_cell (table, "–");
      return;
    }
  if (rung_record_has (rating, RUNG_RATING_LEVEL))
    {
      int level = (int) rung_record_get_integer (rating, RUNG_RATING_LEVEL);

      rung_cli_table_integer (table, name, level);
      rung_cli_table_cellf (table, "%d %s", level, rung_phrase_level (cli->words, level));
    }
  else
    {
      rung_cli_table_text (table, name, "none");
      rung_cli_table_cell (table, rung_phrase_level (cli->words, -1));
    }
}

static void
add_responsibility (RungCli      *cli,
                    RungCliTable *table,
                    RungPlan     *plan,
                    RungRecord   *record)
{
  static const char *const names[] = {
    [RUNG_MET_UNRATED] = "unrated", [RUNG_MET_NOT_YET] = "not_yet",
    [RUNG_MET_MET] = "met", [RUNG_MET_NO_OPPORTUNITY] = "no_opportunity",
  };
  const char *uid = rung_record_get_uid (record);
  RungRecord *role = rung_plan_find_record (plan, RUNG_KIND_ROLE, rung_record_get_text (record, RUNG_RESPONSIBILITY_ROLE));
  RungMet met = rung_progress_of_responsibility (plan, uid);
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (plan, uid);

  rung_cli_table_begin_row (table);
  rung_cli_table_cell (table, rung_cli_get_public_id (record));
  rung_cli_table_cell (table, rung_record_title (record, cli->language));
  rung_cli_table_cell (table, role != NULL ? rung_record_title (role, cli->language) : NULL);

  rung_cli_table_record (table, record, plan);
  add_level (cli, table, plan, uid, RUNG_RATING_BY_SELF);
  add_level (cli, table, plan, uid, RUNG_RATING_BY_MENTOR);
  rung_cli_table_boolean (table, "met", met == RUNG_MET_MET);
  rung_cli_table_text (table, "state", names[met]);
  rung_cli_table_integer (table, "goals", goals->len);

  rung_cli_table_cell (table, met == RUNG_MET_MET ? "✓" : "");
  rung_cli_table_cellf (table, "%u", goals->len);
}

gboolean
rung_cli_responsibilities (RungCli  *cli,
                           GError  **error)
{
  g_autoptr(RungPlan) plan = rung_cli_read_plan (cli, error);
  g_autoptr(RungCliTable) table = rung_cli_table_new (cli);
  const char *role_name = rung_cli_option (cli, "role");
  RungRecord *role = NULL;
  g_autoptr(GPtrArray) records = NULL;

  if (plan == NULL)
    return FALSE;
  if (role_name != NULL && (role = rung_workspace_find_record (plan, RUNG_KIND_ROLE, role_name, error)) == NULL)
    return FALSE;
  rung_cli_table_add_kind (table, RUNG_KIND_RESPONSIBILITY);
  rung_cli_table_add_names (table, "level_self", "level_mentor", "met", "state", "goals", NULL);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Identifier"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Responsibility"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Role"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Self"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Mentor"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Met"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Goals"), TRUE);
  records = rung_plan_list_responsibilities (plan, role != NULL ? rung_record_get_uid (role) : NULL,
                                             rung_cli_has (cli, "all"));
  for (guint i = 0; i < records->len; i++)
    add_responsibility (cli, table, plan, records->pdata[i]);
  return rung_cli_table_print (table, error);
}

/* --- role ..., responsibility ... --- */

static gboolean
edit_field (RungCli   *cli,
            RungKind   kind,
            GError   **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *record = plan != NULL ? rung_cli_find_operand (cli, plan, kind, 1, error) : NULL;
  const char *field = rung_cli_operand (cli, 2), *value = rung_cli_operand (cli, 3);
  int place = 0;

  if (record == NULL || !rung_cli_integer_option (cli, "at", 1, 10000, &place, error))
    return FALSE;
  if (rung_cli_has (cli, "at"))
    return rung_cli_commit (store, rung_cli_edit_item (cli, plan, record, field, place, value, error), error);
  return rung_cli_commit (store, rung_cli_edit_field (cli, plan, record, field, value, error), error);
}

static gboolean
move (RungCli   *cli,
      RungKind   kind,
      GError   **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *record = plan != NULL ? rung_cli_find_operand (cli, plan, kind, 1, error) : NULL;
  const char *next_name = rung_cli_option (cli, "before");
  const char *next_uid;
  RungRecord *next = NULL;

  if (record == NULL)
    return FALSE;
  if (next_name != NULL && (next = rung_workspace_find_record (plan, kind, next_name, error)) == NULL)
    return FALSE;
  next_uid = next != NULL ? rung_record_get_uid (next) : NULL;
  return rung_cli_commit (store, kind == RUNG_KIND_ROLE
                                   ? rung_edit_move_role (plan, rung_record_get_uid (record), next_uid, error)
                                   : rung_edit_move_responsibility (plan, rung_record_get_uid (record), next_uid, error),
                          error);
}

gboolean
rung_cli_role_move (RungCli  *cli,
                    GError  **error)
{
  return move (cli, RUNG_KIND_ROLE, error);
}

gboolean
rung_cli_responsibility_move (RungCli  *cli,
                              GError  **error)
{
  return move (cli, RUNG_KIND_RESPONSIBILITY, error);
}

gboolean
rung_cli_role_edit (RungCli  *cli,
                    GError  **error)
{
  return edit_field (cli, RUNG_KIND_ROLE, error);
}

gboolean
rung_cli_responsibility_edit (RungCli  *cli,
                              GError  **error)
{
  return edit_field (cli, RUNG_KIND_RESPONSIBILITY, error);
}

gboolean
rung_cli_role_add (RungCli  *cli,
                   GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  const char *after_name = rung_cli_option (cli, "after");
  RungRecord *after = NULL;

  if (plan == NULL)
    return FALSE;
  if (after_name != NULL && (after = rung_workspace_find_record (plan, RUNG_KIND_ROLE, after_name, error)) == NULL)
    return FALSE;
  return rung_cli_commit_created (store, rung_edit_add_role (plan, rung_cli_operand (cli, 1), cli->language,
                                                             after != NULL ? rung_record_get_uid (after) : NULL, error), error);
}

gboolean
rung_cli_responsibility_add (RungCli  *cli,
                             GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *role = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_ROLE, 1, error) : NULL;

  return role != NULL &&
         rung_cli_commit_created (store, rung_edit_add_responsibility (plan, rung_record_get_uid (role),
                                                                       rung_cli_operand (cli, 2), cli->language, error), error);
}

gboolean
rung_cli_role_hide (RungCli  *cli,
                    GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *role = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_ROLE, 1, error) : NULL;

  return role != NULL &&
         rung_cli_commit (store, rung_edit_hide_role (plan, rung_record_get_uid (role), !rung_cli_has (cli, "undo"), error), error);
}

gboolean
rung_cli_responsibility_hide (RungCli  *cli,
                              GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *record = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_RESPONSIBILITY, 1, error) : NULL;

  return record != NULL &&
         rung_cli_commit (store, rung_edit_hide_responsibility (plan, rung_record_get_uid (record),
                                                                !rung_cli_has (cli, "undo"), error), error);
}
