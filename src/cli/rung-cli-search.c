/* SPDX-License-Identifier: GPL-3.0-or-later */

/* search: what holds these words, in one plan or in all. */

#include "rung-cli-table.h"

#include <string.h>

#include "rung-search.h"

#define N_PER_GROUP 20

static char *
join_operands (RungCli *cli)
{
  GString *typed = g_string_new (NULL);

  for (guint i = 0; i < cli->operands->len; i++)
    g_string_append_printf (typed, "%s%s", i > 0 ? " " : "", rung_cli_operand (cli, i));
  return g_string_free (typed, FALSE);
}

static const char *
get_state_name (RungSearchState state)
{
  static const char *const names[] = {
    [RUNG_SEARCH_OPEN] = "open", [RUNG_SEARCH_DONE] = "done", [RUNG_SEARCH_HIDDEN] = "hidden",
  };

  return names[state];
}

static const char *
get_state_words (RungCli         *cli,
                 RungSearchState  state)
{
  switch (state)
    {
    case RUNG_SEARCH_DONE:
      return rung_words_get_in_context (cli->words, "search", "Done");
    case RUNG_SEARCH_HIDDEN:
      return rung_words_get_in_context (cli->words, "search", "Hidden");
    case RUNG_SEARCH_OPEN:
    default:
      return "";
    }
}

static RungCliTable *
new_table (RungCli *cli)
{
  RungCliTable *table = rung_cli_table_new (cli);

  rung_cli_table_add_names (table, "kind", "uid", "title", "excerpt", "state", "owner", "owner_kind", "owner_title", "plan",
                            "plan_title", "more", NULL);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "What"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get_in_context (cli->words, "search", "Found in"), FALSE);
  rung_cli_table_add_heading (table, "", FALSE);
  return table;
}

/* Of what it is, or of which plan. */
static const char *
get_place (RungCli         *cli,
           const RungFound *found)
{
  if (found->owner_title != NULL)
    return found->owner_title;
  return rung_cli_has (cli, "plan") ? "" : found->plan_title;
}

static void
add_found (RungCli         *cli,
           RungCliTable    *table,
           const RungFound *found)
{
  gboolean is_untitled = *found->title == '\0';

  rung_cli_table_begin_row (table);
  rung_cli_table_text (table, "kind", rung_kind_get_info (found->kind)->name);
  rung_cli_table_text (table, "uid", found->uid);
  rung_cli_table_text (table, "title", is_untitled ? NULL : found->title);
  rung_cli_table_text (table, "excerpt", found->excerpt);
  rung_cli_table_text (table, "state", get_state_name (found->state));
  rung_cli_table_text (table, "owner", found->owner_uid);
  rung_cli_table_text (table, "owner_kind", found->owner_kind >= 0 ? rung_kind_get_info (found->owner_kind)->name : NULL);
  rung_cli_table_text (table, "owner_title", found->owner_title);
  rung_cli_table_text (table, "plan", found->plan_uid);
  rung_cli_table_text (table, "plan_title", found->plan_title);
  rung_cli_table_boolean (table, "more", found->has_more);

  rung_cli_table_cell (table, is_untitled ? found->excerpt : found->title);
  rung_cli_table_cell (table, found->excerpt != NULL && !is_untitled ? found->excerpt : get_place (cli, found));
  rung_cli_table_cell (table, get_state_words (cli, found->state));
}

/* A list for each kind, under its name. */
static void
print_groups (RungCli    *cli,
              GPtrArray  *results,
              GString    *out)
{
  guint i = 0;

  while (i < results->len)
    {
      g_autoptr(RungCliTable) table = new_table (cli);
      const RungFound *found = results->pdata[i];
      RungKind kind = found->kind;
      gboolean has_more = FALSE;

      g_string_append_printf (out, "%s%s\n", i > 0 ? "\n" : "", rung_search_phrase_group (cli->words, kind));
      for (; i < results->len && (found = results->pdata[i])->kind == kind; i++)
        {
          add_found (cli, table, found);
          has_more = has_more || found->has_more;
        }
      rung_cli_table_to_text (table, 2, out);
      if (has_more)
        g_string_append_printf (out, "  %s\n", rung_words_get (cli->words, "… and more; say more words to find fewer."));
    }
}

static gboolean
print_results (RungCli    *cli,
               GPtrArray  *results,
               GError    **error)
{
  g_autoptr(RungCliTable) table = NULL;
  g_autoptr(GString) out = g_string_new (NULL);

  if (results->len == 0)
    rung_cli_say ("%s", rung_words_get (cli->words, "Nothing was found."));
  if (cli->format == RUNG_CLI_TEXT)
    {
      print_groups (cli, results, out);
      return rung_cli_write (out->str, out->len, error);
    }
  table = new_table (cli);
  for (guint i = 0; i < results->len; i++)
    add_found (cli, table, results->pdata[i]);
  return rung_cli_table_print (table, error);
}

gboolean
rung_cli_search (RungCli  *cli,
                 GError  **error)
{
  const char *plan = rung_cli_option (cli, "plan");
  g_autofree char *path = plan != NULL ? rung_workspace_find_plan (plan, error) : NULL;
  g_autofree char *typed = join_operands (cli);
  g_autoptr(RungQuery) query = rung_query_new (typed);
  g_autoptr(GPtrArray) results = NULL;

  if (plan != NULL && path == NULL)
    return FALSE;
  results = rung_workspace_search (query, path, N_PER_GROUP, cli->language, error);
  return results != NULL && print_results (cli, results, error);
}
