/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans as files: open one for looking or for work, start, rename, delete, back
 * up, restore, check. */

#include "rung-cli-table.h"

#include <string.h>

#include "rung-day.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-plan-json.h"
#include "rung-text.h"

/* --- What all commands use --- */

char *
rung_cli_find_plan (RungCli  *cli,
                    GError  **error)
{
  return rung_workspace_find_plan (rung_cli_operand (cli, 0), error);
}

RungPlan *
rung_cli_read_plan (RungCli  *cli,
                    GError  **error)
{
  g_autofree char *path = rung_cli_find_plan (cli, error);
  g_autoptr(RungSnapshot) snapshot = path != NULL ? rung_workspace_read (path, error) : NULL;

  return snapshot != NULL ? rung_plan_new (snapshot) : NULL;
}

RungStore *
rung_cli_open_plan (RungCli  *cli,
                    GError  **error)
{
  g_autofree char *path = rung_cli_find_plan (cli, error);
  RungStore *store = path != NULL ? rung_workspace_open (path, error) : NULL;
  const GError *backup_error = store != NULL ? rung_workspace_get_backup_error (store) : NULL;

  if (backup_error != NULL)
    {
      g_autofree char *reason = rung_workspace_explain (cli->words, backup_error);

      rung_cli_say (rung_words_get (cli->words, "Today’s backup could not be made: %s"), reason);
    }
  return store;
}

gboolean
rung_cli_commit (RungStore      *store,
                 RungChangeset  *edit,
                 GError        **error)
{
  g_autoptr(RungChangeset) owned = edit;

  return owned != NULL && rung_store_commit (store, owned, RUNG_ORIGIN_USER, error);
}

gboolean
rung_cli_commit_created (RungStore      *store,
                         RungChangeset  *edit,
                         GError        **error)
{
  g_autofree char *uid = edit != NULL ? g_strdup (rung_changeset_get_created_uid (edit)) : NULL;

  return rung_cli_commit (store, edit, error) && (uid == NULL || rung_cli_print_line (uid, error));
}

RungRecord *
rung_cli_find_operand (RungCli     *cli,
                       RungPlan    *plan,
                       RungKind     kind,
                       guint        position,
                       GError     **error)
{
  return rung_workspace_find_record (plan, kind, rung_cli_operand (cli, position), error);
}

/* --- new --- */

/* The uid of a role an option names; NULL without error when it is not given. */
static gboolean
find_role_option (RungCli       *cli,
                  RungSnapshot  *ladder,
                  const char    *option,
                  const char   **uid,
                  GError       **error)
{
  const char *name = rung_cli_option (cli, option);
  RungRecord *role;

  *uid = NULL;
  if (name == NULL)
    return TRUE;
  role = rung_workspace_find_in_ladder (ladder, RUNG_KIND_ROLE, name, error);
  if (role == NULL)
    return FALSE;
  *uid = rung_record_get_uid (role);
  return TRUE;
}

static char *
make_title (RungCli *cli)
{
  const char *title = rung_cli_option (cli, "title");
  const char *owner = rung_cli_option (cli, "owner");

  if (title != NULL)
    return g_strdup (title);
  if (owner != NULL)
    return g_strdup_printf (rung_words_get (cli->words, "%s’s plan"), owner);
  return g_strdup (rung_words_get (cli->words, "My plan"));
}

static gboolean
read_settings (RungCli       *cli,
               RungSnapshot  *ladder,
               RungNewPlan   *settings,
               GError       **error)
{
  int kind;

  settings->owner = rung_cli_option (cli, "owner");
  settings->mentor = rung_cli_option (cli, "mentor");
  settings->language = cli->language;
  if (!find_role_option (cli, ladder, "role", &settings->role, error) ||
      !find_role_option (cli, ladder, "target", &settings->target_role, error) ||
      !rung_cli_day_option (cli, "since", &settings->since, error) ||
      !rung_cli_day_option (cli, "target-by", &settings->target_day, error) ||
      !rung_cli_day_option (cli, "career-start", &settings->career_start, error) ||
      !rung_cli_enum_option (cli, "kind", RUNG_KIND_PLAN, RUNG_PLAN_KIND, &kind, error))
    return FALSE;
  settings->kind = kind;
  return TRUE;
}

gboolean
rung_cli_new (RungCli  *cli,
              GError  **error)
{
  const char *name = rung_cli_has (cli, "ladder") ? rung_cli_option (cli, "ladder") : "software";
  g_autoptr(RungSnapshot) ladder = rung_library_find_ladder (name, error);
  g_autofree char *title = make_title (cli);
  g_autoptr(RungStore) store = NULL;
  RungNewPlan settings = { .title = title };

  if (ladder == NULL || !read_settings (cli, ladder, &settings, error))
    return FALSE;
  store = rung_workspace_create (name, &settings, error);
  return store != NULL && rung_cli_print_line (rung_plan_get_uid (rung_store_get_plan (store)), error);
}

/* --- plans --- */

static void
add_plan (RungCli         *cli,
          RungCliTable    *table,
          RungPlanSummary *summary)
{
  const char *role = rung_plan_summary_get_role_title (summary, cli->language);
  const GError *error = rung_plan_summary_get_error (summary);
  RungMetCount met = rung_plan_summary_get_met (summary);
  g_autofree char *met_words = role != NULL ? rung_phrase_met (cli->words, met) : NULL;
  g_autofree char *problem = error != NULL ? rung_workspace_explain (cli->words, error) : NULL;

  if (problem != NULL && cli->format == RUNG_CLI_TEXT)
    rung_cli_say ("%s", problem);
  rung_cli_table_begin_row (table);
  rung_cli_table_text (table, "uid", rung_plan_summary_get_uid (summary));
  rung_cli_table_text (table, "title", rung_plan_summary_get_title (summary));
  rung_cli_table_text (table, "owner", rung_plan_summary_get_owner (summary));
  rung_cli_table_text (table, "kind", rung_plan_summary_is_mentee (summary) ? "mentee" : "own");
  rung_cli_table_boolean (table, "sample", rung_plan_summary_is_sample (summary));
  rung_cli_table_text (table, "role", role);
  rung_cli_table_integer (table, "met", met.met);
  rung_cli_table_integer (table, "total", met.total);
  rung_cli_table_integer (table, "overdue", rung_plan_summary_get_overdue (summary));
  rung_cli_table_text (table, "path", rung_plan_summary_get_path (summary));
  rung_cli_table_text (table, "error", problem);

  rung_cli_table_cell (table, rung_plan_summary_get_title (summary));
  rung_cli_table_cell (table, role);
  rung_cli_table_cell (table, problem != NULL ? rung_words_get (cli->words, "cannot be read") : met_words);
  rung_cli_table_cellf (table, "%u", rung_plan_summary_get_overdue (summary));
  rung_cli_table_cell (table, rung_plan_summary_get_uid (summary));
}

gboolean
rung_cli_plans (RungCli  *cli,
                GError  **error)
{
  g_autoptr(RungLibrary) library = rung_library_new ();
  g_autoptr(RungCliTable) table = rung_cli_table_new (cli);

  rung_cli_table_add_names (table, "uid", "title", "owner", "kind", "sample", "role", "met", "total",
                            "overdue", "path", "error", NULL);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Plan"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Role"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Responsibilities"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Late"), TRUE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Identifier"), FALSE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr(RungPlanSummary) summary = g_list_model_get_item (G_LIST_MODEL (library), i);

      add_plan (cli, table, summary);
    }
  if (rung_cli_table_get_n_rows (table) == 0)
    rung_cli_say ("%s", rung_words_get (cli->words, "There is no plan yet. “rungctl new --role ROLE” starts one."));
  return rung_cli_table_print (table, error);
}

/* --- rename, set, delete --- */

gboolean
rung_cli_rename (RungCli  *cli,
                 GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);

  return store != NULL &&
         rung_cli_commit (store, rung_edit_rename_plan (rung_store_get_plan (store), rung_cli_operand (cli, 1), error), error);
}

gboolean
rung_cli_set (RungCli  *cli,
              GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;

  return plan != NULL &&
         rung_cli_commit (store, rung_cli_edit_field (cli, plan, rung_plan_get_record (plan), rung_cli_operand (cli, 1),
                                                      rung_cli_operand (cli, 2), error), error);
}

gboolean
rung_cli_delete (RungCli  *cli,
                 GError  **error)
{
  g_autofree char *path = rung_cli_find_plan (cli, error);
  g_autofree char *backup = path != NULL ? rung_workspace_delete (path, error) : NULL;

  if (backup == NULL)
    return FALSE;
  /* What could not be read was moved as it is, and is no backup. */
  if (g_str_has_suffix (backup, ".rung"))
    rung_cli_say (rung_words_get (cli->words, "Deleted. It is kept as “%s”; “rungctl restore” brings it back."), backup);
  else
    rung_cli_say (rung_words_get (cli->words, "Deleted. It could not be read and is kept as it was: “%s”."), backup);
  return TRUE;
}

/* --- backup, restore --- */

gboolean
rung_cli_backup (RungCli  *cli,
                 GError  **error)
{
  g_autofree char *path = rung_cli_find_plan (cli, error);
  g_autoptr(RungStore) store = path != NULL ? rung_store_open (path, error) : NULL;
  g_autofree char *backup = NULL;

  if (store == NULL)
    return FALSE;
  backup = rung_backup_make (store, rung_paths_get_backup_dir (), cli->now_usec, error);
  return backup != NULL && rung_cli_print_line (backup, error);
}

static char *
dup_title_of_backup (const RungBackup *backup)
{
  g_autoptr(RungSnapshot) snapshot = rung_workspace_read (backup->path, NULL);
  guint first, n_records;

  if (snapshot == NULL)
    return NULL;
  rung_snapshot_get_range (snapshot, RUNG_KIND_PLAN, &first, &n_records);
  return n_records > 0 ? g_strdup (rung_record_get_text (rung_snapshot_get (snapshot, first), RUNG_PLAN_TITLE)) : NULL;
}

static gboolean
begins_with (const char *title,
             const char *name)
{
  g_autofree char *folded_title = title != NULL ? g_utf8_casefold (title, -1) : NULL;
  g_autofree char *folded_name = g_utf8_casefold (name, -1);

  return folded_title != NULL && folded_name[0] != '\0' && g_str_has_prefix (folded_title, folded_name);
}

/* A deleted plan is called by the title its newest backup has. */
static char *
find_deleted_plan (RungCli     *cli,
                   const char  *name,
                   GError     **error)
{
  g_autoptr(GPtrArray) backups = rung_backup_list (rung_paths_get_backup_dir (), NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) candidates = g_string_new (NULL);
  const char *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      const RungBackup *backup = backups->pdata[i];
      g_autofree char *title = NULL;

      if (!g_hash_table_add (seen, backup->plan_uid))
        continue;
      if (strcmp (backup->plan_uid, name) == 0)
        return g_strdup (name);
      title = dup_title_of_backup (backup);
      if (!begins_with (title, name))
        continue;
      found = backup->plan_uid;
      g_string_append_printf (candidates, "%s  %s  %s", n_found++ > 0 ? "\n" : "", found, title);
    }
  if (n_found == 1)
    return g_strdup (found);
  if (n_found > 1)
    g_set_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_AMBIGUOUS,
                 rung_words_get (cli->words, "“%s” may be any of these; say more of it, or use the first column:\n%s"),
                 name, candidates->str);
  return NULL;
}

/* A plan that cannot be read any more still has its name. */
static char *
dup_uid_of_plan (const char *path)
{
  g_autoptr(RungSnapshot) snapshot = rung_workspace_read (path, NULL);
  g_autofree char *base = NULL;
  guint first, n_records = 0;

  if (snapshot != NULL)
    rung_snapshot_get_range (snapshot, RUNG_KIND_PLAN, &first, &n_records);
  if (n_records > 0)
    return g_strdup (rung_record_get_uid (rung_snapshot_get (snapshot, first)));
  base = g_path_get_basename (path);
  if (g_str_has_suffix (base, ".rung"))
    base[strlen (base) - strlen (".rung")] = '\0';
  return g_steal_pointer (&base);
}

/* The plan a person means, one that is here or one that was: its uid, and the file that
 * a backup would take the place of. */
static char *
find_place (RungCli  *cli,
            char    **path,
            GError  **error)
{
  const char *name = rung_cli_operand (cli, 0);
  g_autoptr(GError) reason = NULL;
  g_autofree char *uid = NULL;

  *path = rung_workspace_find_plan (name, &reason);
  if (*path != NULL)
    return dup_uid_of_plan (*path);
  if (g_error_matches (reason, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_NOT_FOUND))
    uid = find_deleted_plan (cli, name, error);
  if (uid != NULL)
    *path = rung_paths_plan_file (uid);
  else if (error == NULL || *error == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return g_steal_pointer (&uid);
}

static gboolean
list_backups (RungCli    *cli,
              GPtrArray  *backups,
              GError    **error)
{
  g_autoptr(RungCliTable) table = rung_cli_table_new (cli);

  rung_cli_table_add_names (table, "instant", "path", NULL);
  rung_cli_table_add_heading (table, "", FALSE);
  for (guint i = 0; i < backups->len; i++)
    {
      const RungBackup *backup = backups->pdata[i];
      g_autofree char *instant = rung_instant_to_text (backup->instant_usec);

      rung_cli_table_begin_row (table);
      rung_cli_table_text (table, "instant", instant);
      rung_cli_table_text (table, "path", backup->path);
      rung_cli_table_cell (table, backup->path);
    }
  return rung_cli_table_print (table, error);
}

/* A path, or the name a backup has in its folder; without either the newest. */
static char *
choose_backup (RungCli     *cli,
               GPtrArray   *backups,
               const char  *uid,
               GError     **error)
{
  const char *name = rung_cli_operand (cli, 1);

  if (name == NULL && backups->len > 0)
    return g_strdup (((RungBackup *) backups->pdata[0])->path);
  if (name != NULL && strchr (name, G_DIR_SEPARATOR) != NULL && g_file_test (name, G_FILE_TEST_IS_REGULAR))
    return g_strdup (name);
  for (guint i = 0; name != NULL && i < backups->len; i++)
    {
      const RungBackup *backup = backups->pdata[i];
      g_autofree char *base = g_path_get_basename (backup->path);

      if (strcmp (base, name) == 0)
        return g_strdup (backup->path);
    }
  if (name != NULL)
    g_set_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_NOT_FOUND,
                 rung_words_get (cli->words, "There is no backup “%s”."), name);
  else
    g_set_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_NOT_FOUND,
                 rung_words_get (cli->words, "There is no backup of the plan “%s”."), uid);
  return NULL;
}

gboolean
rung_cli_restore (RungCli  *cli,
                  GError  **error)
{
  g_autofree char *path = NULL;
  g_autofree char *uid = find_place (cli, &path, error);
  g_autoptr(GPtrArray) backups = NULL;
  g_autofree char *backup = NULL;
  gboolean replaces;

  if (uid == NULL)
    return FALSE;
  backups = rung_backup_list (rung_paths_get_backup_dir (), uid);
  if (rung_cli_has (cli, "list"))
    return list_backups (cli, backups, error);
  backup = choose_backup (cli, backups, uid, error);
  replaces = g_file_test (path, G_FILE_TEST_EXISTS);
  if (backup == NULL ||
      !rung_backup_restore (backup, path, rung_paths_get_backup_dir (), cli->now_usec, error))
    return FALSE;
  if (replaces)
    rung_cli_say (rung_words_get (cli->words, "Restored from “%s”. What was there before is kept as a backup."), backup);
  else
    rung_cli_say (rung_words_get (cli->words, "Restored from “%s”."), backup);
  return TRUE;
}

/* --- check --- */

/* A file that is no plan is one problem; one that cannot be read is a failure. */
static GPtrArray *
check_json (RungCli     *cli,
            const char  *path,
            GError     **error)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) broken = NULL;
  g_autoptr(GError) reason = NULL;
  gboolean is_ladder;
  g_autoptr(RungSnapshot) snapshot = rung_workspace_read_incoming (path, &is_ladder, &reason);

  if (snapshot == NULL && reason->domain != RUNG_FORMAT_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (snapshot == NULL)
    g_ptr_array_add (problems, rung_workspace_explain (cli->words, reason));
  else if (!is_ladder)
    broken = rung_rules_check_snapshot (snapshot);
  for (guint i = 0; broken != NULL && i < broken->len; i++)
    g_ptr_array_add (problems, rung_workspace_explain (cli->words, broken->pdata[i]));
  return g_steal_pointer (&problems);
}

static gboolean
print_problems (GPtrArray  *problems,
                GError    **error)
{
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = rung_cli_dup_printable (problems->pdata[i], TRUE);

      g_string_append_printf (out, "%s\n", line);
    }
  return rung_cli_write (out->str, out->len, error);
}

/* A file that is not named as a plan's: what is exchanged, then. */
static gboolean
is_other_file (const char *name)
{
  return (strchr (name, G_DIR_SEPARATOR) != NULL || g_str_has_suffix (name, ".json")) &&
         !g_str_has_suffix (name, ".rung") && g_file_test (name, G_FILE_TEST_IS_REGULAR);
}

gboolean
rung_cli_check (RungCli  *cli,
                GError  **error)
{
  const char *name = rung_cli_operand (cli, 0);
  gboolean is_json = is_other_file (name);
  g_autofree char *path = is_json ? g_strdup (name) : rung_cli_find_plan (cli, error);
  g_autoptr(GPtrArray) problems = NULL;

  if (path == NULL)
    return FALSE;
  problems = is_json ? check_json (cli, path, error) : rung_workspace_check_plan (path, error);
  if (problems == NULL || !print_problems (problems, error))
    return FALSE;
  if (problems->len == 0)
    {
      rung_cli_say (rung_words_get (cli->words, "“%s” is all right."), path);
      return TRUE;
    }
  g_set_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_NOT_FOUND,
               rung_words_get_plural (cli->words, "“%s” has %u problem.", "“%s” has %u problems.", problems->len),
               path, problems->len);
  return FALSE;
}
