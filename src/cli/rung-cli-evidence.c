/* SPDX-License-Identifier: GPL-3.0-or-later */

/* evidence ...: what shows that something is met, its files and its witnesses. */

#include "rung-cli-table.h"

#include <string.h>

#include "rung-day.h"
#include "rung-phrases.h"

/* --- What it shows --- */

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

/* --- Adding --- */

typedef struct
{
  RungNewEvidence  settings;
  const char      *file; /* of which a copy is kept; nullable */
  char            *uri;  /* of a file that is linked to; owned, nullable */
} Addition;

static void
addition_clear (Addition *self)
{
  g_free (self->uri);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Addition, addition_clear)

/* A link, a linked file or a kept file; what names itself needs no title. */
static gboolean
read_what_it_is (RungCli   *cli,
                 Addition  *addition,
                 GError   **error)
{
  guint n_given = rung_cli_has (cli, "uri") + rung_cli_has (cli, "file") + rung_cli_has (cli, "link");

  if (n_given > 1)
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "Evidence is a link or a file, not both."));
      return FALSE;
    }
  if (n_given == 0 && rung_cli_require_option (cli, "title", error) == NULL)
    return FALSE;
  addition->settings.title = rung_cli_option (cli, "title");
  addition->settings.uri = rung_cli_option (cli, "uri");
  addition->file = rung_cli_option (cli, "file");
  if (!rung_cli_has (cli, "link"))
    return TRUE;
  addition->uri = rung_workspace_dup_file_uri (rung_cli_option (cli, "link"), error);
  addition->settings.uri = addition->uri;
  return addition->uri != NULL;
}

static gboolean
read_addition (RungCli   *cli,
               Addition  *addition,
               GError   **error)
{
  RungNewEvidence *settings = &addition->settings;

  settings->text = rung_cli_option (cli, "text");
  settings->witness = rung_cli_option (cli, "witness");
  settings->witness_words = rung_cli_option (cli, "words");
  settings->private_ = rung_cli_has (cli, "private");
  if (!rung_cli_day_option (cli, "day", &settings->day, error) ||
      !rung_cli_day_option (cli, "witness-day", &settings->witness_day, error))
    return FALSE;
  if (settings->day == RUNG_NO_DAY)
    settings->day = cli->today;
  return read_what_it_is (cli, addition, error);
}

gboolean
rung_cli_evidence (RungCli  *cli,
                   GError  **error)
{
  const char *name = rung_cli_require_option (cli, "for", error);
  g_auto(Addition) addition = { 0 };
  gboolean is_read = name != NULL && read_addition (cli, &addition, error);
  g_autoptr(RungStore) store = is_read ? rung_cli_open_plan (cli, error) : NULL;
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  RungRecord *target = plan != NULL ? find_target (cli, plan, name, error) : NULL;
  g_autofree char *uid = NULL;

  if (target == NULL)
    return FALSE;
  addition.settings.target_kind = rung_record_get_kind (target);
  addition.settings.target_uid = rung_record_get_uid (target);
  if (addition.file == NULL)
    return rung_cli_commit_created (store, rung_edit_note_evidence (plan, &addition.settings, error), error);
  uid = rung_workspace_keep_evidence (store, &addition.settings, addition.file, error);
  return uid != NULL && rung_cli_print_line (uid, error);
}

/* --- Listing --- */

static RungCliTable *
new_evidence_table (RungCli *cli)
{
  RungCliTable *table = rung_cli_table_new (cli);

  rung_cli_table_add_kind (table, RUNG_KIND_EVIDENCE);
  rung_cli_table_add_names (table, "shows", "age_days", "file_state", NULL);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Evidence"), FALSE);
  rung_cli_table_add_heading (table, rung_phrase_field (cli->words, RUNG_KIND_EVIDENCE, RUNG_EVIDENCE_KIND), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Shown"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Shows"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "File"), FALSE);
  return table;
}

static GStrv
list_ids (GPtrArray *targets)
{
  GStrv ids = g_new0 (char *, targets->len + 1);

  for (guint i = 0; i < targets->len; i++)
    ids[i] = g_strdup (rung_cli_get_public_id (targets->pdata[i]));
  return ids;
}

static char *
join_titles (RungCli   *cli,
             GPtrArray *targets)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < targets->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? rung_words_get_in_context (cli->words, "between parts", ", ") : "",
                            rung_record_title (targets->pdata[i], cli->language));
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static void
add_cells_for_programs (RungCli       *cli,
                        RungCliTable  *table,
                        RungRecord    *evidence,
                        GPtrArray     *targets,
                        RungFileState  state)
{
  guint32 day = rung_record_get_day (evidence, RUNG_EVIDENCE_DAY);

  rung_cli_table_record (table, evidence, NULL);
  rung_cli_table_take_texts (table, "shows", list_ids (targets));
  if (day != RUNG_NO_DAY)
    rung_cli_table_integer (table, "age_days", (gint64) cli->today - day);
  rung_cli_table_text (table, "file_state", rung_workspace_name_file_state (state));
}

static void
add_cells_for_people (RungCli       *cli,
                      RungCliTable  *table,
                      RungRecord    *evidence,
                      GPtrArray     *targets,
                      RungFileState  state)
{
  g_autofree char *age = rung_phrase_age (cli->words, rung_record_get_day (evidence, RUNG_EVIDENCE_DAY), cli->today);
  g_autofree char *titles = join_titles (cli, targets);
  const char *trouble = rung_workspace_phrase_file_state (cli->words, state);
  const char *name = rung_record_get_text (evidence, RUNG_EVIDENCE_FILE_NAME);

  rung_cli_table_cell (table, rung_record_get_text (evidence, RUNG_EVIDENCE_TITLE));
  rung_cli_table_cell (table, rung_phrase_enum (cli->words, RUNG_KIND_EVIDENCE, RUNG_EVIDENCE_KIND,
                                                rung_record_get_integer (evidence, RUNG_EVIDENCE_KIND)));
  rung_cli_table_cell (table, age);
  rung_cli_table_cell (table, titles);
  if (trouble != NULL && name != NULL)
    rung_cli_table_cellf (table, "%s · %s", name, trouble);
  else
    rung_cli_table_cell (table, trouble != NULL ? trouble : name);
}

static void
add_evidence (RungCli      *cli,
              RungCliTable *table,
              RungPlan     *plan,
              const char   *path,
              RungRecord   *evidence)
{
  RungFileState state = rung_workspace_get_file_state (path, evidence);
  g_autoptr(GPtrArray) targets = rung_plan_list_shown_by (plan, rung_record_get_uid (evidence));

  rung_cli_table_begin_row (table);
  if (cli->format == RUNG_CLI_TEXT)
    add_cells_for_people (cli, table, evidence, targets, state);
  else
    add_cells_for_programs (cli, table, evidence, targets, state);
}

/* Newest first, of one thing or of the whole plan. */
static GPtrArray *
list_wanted (RungCli   *cli,
             RungPlan  *plan,
             GError   **error)
{
  const char *name = rung_cli_option (cli, "for");
  RungRecord *target = name != NULL ? find_target (cli, plan, name, error) : NULL;
  g_autoptr(GPtrArray) of_target = target != NULL ? rung_plan_list_evidence (plan, rung_record_get_uid (target)) : NULL;
  g_autoptr(GPtrArray) all = NULL;
  GPtrArray *wanted;

  if (name != NULL && target == NULL)
    return NULL;
  all = rung_plan_list_all_evidence (plan);
  wanted = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr(GPtrArray) shows = rung_plan_list_shown_by (plan, rung_record_get_uid (all->pdata[i]));

      if ((of_target == NULL || g_ptr_array_find (of_target, all->pdata[i], NULL)) &&
          (!rung_cli_has (cli, "unlinked") || shows->len == 0))
        g_ptr_array_add (wanted, all->pdata[i]);
    }
  return wanted;
}

gboolean
rung_cli_evidence_list (RungCli  *cli,
                        GError  **error)
{
  g_autofree char *path = rung_cli_find_plan (cli, error);
  g_autoptr(RungPlan) plan = path != NULL ? rung_cli_read_plan (cli, error) : NULL;
  g_autoptr(GPtrArray) wanted = plan != NULL ? list_wanted (cli, plan, error) : NULL;
  g_autoptr(RungCliTable) table = new_evidence_table (cli);

  if (wanted == NULL)
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    add_evidence (cli, table, plan, path, wanted->pdata[i]);
  return rung_cli_table_print (table, error);
}

/* --- Changing --- */

static RungRecord *
find_evidence (RungCli    *cli,
               RungStore  *store,
               GError    **error)
{
  return store != NULL ? rung_cli_find_operand (cli, rung_store_get_plan (store), RUNG_KIND_EVIDENCE, 1, error) : NULL;
}

gboolean
rung_cli_evidence_set (RungCli  *cli,
                       GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungRecord *evidence = find_evidence (cli, store, error);

  return evidence != NULL &&
         rung_cli_commit (store, rung_cli_edit_field (cli, rung_store_get_plan (store), evidence, rung_cli_operand (cli, 2),
                                                      rung_cli_operand (cli, 3), error), error);
}

static gboolean
edit_link (RungCli   *cli,
           gboolean   is_linked,
           GError   **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungRecord *evidence = find_evidence (cli, store, error);
  RungRecord *target = evidence != NULL ? find_target (cli, rung_store_get_plan (store), rung_cli_operand (cli, 2), error) : NULL;

  return target != NULL &&
         rung_cli_commit (store, (is_linked ? rung_edit_link_evidence : rung_edit_unlink_evidence) (
                                   rung_store_get_plan (store), rung_record_get_uid (evidence), rung_record_get_kind (target),
                                   rung_record_get_uid (target), error), error);
}

gboolean
rung_cli_evidence_link (RungCli  *cli,
                        GError  **error)
{
  return edit_link (cli, TRUE, error);
}

gboolean
rung_cli_evidence_unlink (RungCli  *cli,
                          GError  **error)
{
  return edit_link (cli, FALSE, error);
}

gboolean
rung_cli_evidence_remove (RungCli  *cli,
                          GError  **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungRecord *evidence = find_evidence (cli, store, error);

  return evidence != NULL &&
         rung_cli_commit (store, rung_edit_remove_evidence (rung_store_get_plan (store), rung_record_get_uid (evidence), error), error);
}

gboolean
rung_cli_evidence_save (RungCli  *cli,
                        GError  **error)
{
  const char *to = rung_cli_require_option (cli, "output", error);
  g_autofree char *path = to != NULL ? rung_cli_find_plan (cli, error) : NULL;
  g_autoptr(RungPlan) plan = path != NULL ? rung_cli_read_plan (cli, error) : NULL;
  RungRecord *evidence = plan != NULL ? rung_cli_find_operand (cli, plan, RUNG_KIND_EVIDENCE, 1, error) : NULL;

  return evidence != NULL && rung_workspace_save_kept_file (path, evidence, to, error);
}
