/* SPDX-License-Identifier: GPL-3.0-or-later */

/* report, export, import, sample: what goes out and what comes in. */

#include "rung-cli-table.h"

#include <string.h>

#include "rung-phrases.h"
#include "rung-plan-json.h"

static gboolean
is_stdout (const char *path)
{
  return strcmp (path, "-") == 0;
}

static gboolean
write_bytes (GBytes      *bytes,
             const char  *path, /* nullable: stdout */
             GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (path == NULL || is_stdout (path))
    return rung_cli_write (data, length, error);
  return rung_workspace_save_file (path, bytes, error);
}

/* A pipe or a device: there is nothing to put a file in the place of. */
static gboolean
is_stream (const char *path)
{
  return is_stdout (path) ||
         (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR | G_FILE_TEST_IS_DIR));
}

/* --- report --- */

static RungSnapshot *
read_snapshot (RungCli   *cli,
               char     **path,
               GError   **error)
{
  g_autofree char *found = rung_cli_find_plan (cli, error);
  RungSnapshot *snapshot = found != NULL ? rung_workspace_read (found, error) : NULL;

  if (snapshot != NULL && path != NULL)
    *path = g_steal_pointer (&found);
  return snapshot;
}

static gboolean
read_paper (RungCli           *cli,
            const RungPaper  **paper,
            GError           **error)
{
  const char *name = rung_cli_has (cli, "paper") ? rung_cli_option (cli, "paper") : "A4";

  *paper = rung_paper_find (name);
  if (*paper == NULL)
    rung_cli_set_misuse (error, rung_words_get (cli->words, "There is no paper “%s”; there are A4 and Letter."), name);
  return *paper != NULL;
}

gboolean
rung_cli_report (RungCli  *cli,
                 GError  **error)
{
  const char *output = rung_cli_require_option (cli, "output", error);
  RungReportOptions options = { .words = cli->words, .today = cli->today };
  g_autoptr(RungSnapshot) snapshot = NULL;
  guint n_pages = 0;

  if (output == NULL || !read_paper (cli, &options.paper, error) ||
      (snapshot = read_snapshot (cli, NULL, error)) == NULL)
    return FALSE;
  if (is_stream (output))
    {
      g_autoptr(GBytes) bytes = rung_plan_report_to_bytes (snapshot, &options, &n_pages, error);

      return bytes != NULL && write_bytes (bytes, output, error);
    }
  if (!rung_plan_report_write (snapshot, &options, output, &n_pages, NULL, error))
    return FALSE;
  rung_cli_say (rung_words_get_plural (cli->words, "Wrote %u page to “%s”.", "Wrote %u pages to “%s”.", n_pages),
                n_pages, output);
  return TRUE;
}

/* --- export --- */

gboolean
rung_cli_export (RungCli  *cli,
                 GError  **error)
{
  const char *output = rung_cli_option (cli, "output");
  gboolean with_files = rung_cli_has (cli, "with-files");
  gboolean without_private = rung_cli_has (cli, "without-private");
  g_autofree char *path = NULL;
  g_autoptr(RungSnapshot) snapshot = read_snapshot (cli, &path, error);
  g_autoptr(RungSnapshot) shared = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (snapshot == NULL)
    return FALSE;
  if (output != NULL && !is_stdout (output))
    return rung_workspace_export_snapshot (snapshot, path, output, with_files, without_private, error);
  if (with_files)
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "--with-files needs a file to put them beside: -o FILE."));
      return FALSE;
    }
  shared = without_private ? rung_snapshot_without_private (snapshot) : rung_snapshot_ref (snapshot);
  bytes = rung_plan_json_write (shared);
  return write_bytes (bytes, NULL, error);
}

/* --- import --- */

/* A record without a title of its own goes by that of what it belongs to. */
static const char *
get_title (RungCli      *cli,
           RungSnapshot *incoming,
           RungRecord   *record)
{
  const char *title = rung_record_title (record, cli->language);
  const RungKindInfo *info = rung_kind_get_info (rung_record_get_kind (record));

  for (guint i = 0; title[0] == '\0' && i < info->n_fields; i++)
    if (info->fields[i].type == RUNG_FIELD_REFERENCE && rung_record_has (record, i))
      {
        RungRecord *owner = rung_snapshot_find (incoming, info->fields[i].target, rung_record_get_text (record, i));

        if (owner != NULL)
          title = rung_record_title (owner, cli->language);
      }
  return title;
}

static void
add_change (RungCli          *cli,
            RungCliTable     *table,
            RungSnapshot     *incoming,
            const RungChange *change)
{
  RungRecord *record = change->after != NULL ? change->after : change->before;
  RungKind kind = rung_record_get_kind (record);
  const char *what = change->before == NULL ? "added" : change->after == NULL ? "removed" : "changed";
  const char *title = get_title (cli, incoming, record);
  const char *mark = change->before == NULL ? "+" : change->after == NULL ? "−" : "~";

  rung_cli_table_begin_row (table);
  rung_cli_table_text (table, "change", what);
  rung_cli_table_text (table, "kind", rung_kind_get_info (kind)->name);
  rung_cli_table_text (table, "uid", rung_record_get_uid (record));
  rung_cli_table_text (table, "title", title);
  rung_cli_table_cell (table, mark);
  rung_cli_table_cell (table, rung_phrase_kind (cli->words, kind));
  rung_cli_table_cell (table, title);
}

static RungCliTable *
list_changes (RungCli    *cli,
              RungImport *import)
{
  RungCliTable *table = rung_cli_table_new (cli);

  rung_cli_table_add_names (table, "change", "kind", "uid", "title", NULL);
  rung_cli_table_add_heading (table, "", FALSE);
  rung_cli_table_add_heading (table, "", FALSE);
  rung_cli_table_add_heading (table, "", FALSE);
  for (guint i = 0; import->changes != NULL && i < rung_changeset_get_size (import->changes); i++)
    add_change (cli, table, import->incoming, rung_changeset_get (import->changes, i));
  return table;
}

static const char *
get_import_sentence (RungCli    *cli,
                     RungImport *import)
{
  if (import->is_ladder)
    return rung_words_get (cli->words, "A ladder: “%s”");
  if (import->is_new)
    return rung_words_get (cli->words, "A new plan: “%s”");
  return rung_words_get (cli->words, "Changes to the plan “%s”");
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static void
preview_to_text (RungCli      *cli,
                 RungImport   *import,
                 RungCliTable *changes,
                 GString      *out)
{
  g_autofree char *title = rung_cli_dup_printable (import->title != NULL ? import->title : "", TRUE);

  g_string_append_printf (out, get_import_sentence (cli, import), title);
  g_string_append_c (out, '\n');
  g_string_append_printf (out, rung_words_get (cli->words, "added %u, changed %u, removed %u"),
                          import->n_added, import->n_changed, import->n_removed);
  g_string_append_c (out, '\n');
  if (import->n_files > 0)
    g_string_append_printf (out, rung_words_get_plural (cli->words, "%u kept file comes with it\n",
                                                        "%u kept files come with it\n", import->n_files), import->n_files);
  if (import->n_files_missing > 0)
    g_string_append_printf (out, rung_words_get_plural (cli->words, "%u kept file is missing\n",
                                                        "%u kept files are missing\n", import->n_files_missing),
                            import->n_files_missing);
  rung_cli_table_to_text (changes, 2, out);
}
#pragma GCC diagnostic pop

static void
named_integer (RungCliJson *json,
               const char  *name,
               gint64       value)
{
  rung_cli_json_name (json, name);
  rung_cli_json_integer (json, value);
}

static void
named_text (RungCliJson *json,
            const char  *name,
            const char  *text)
{
  if (text == NULL)
    return;
  rung_cli_json_name (json, name);
  rung_cli_json_text (json, text);
}

static void
preview_to_json (RungImport   *import,
                 RungCliTable *changes,
                 GString      *out)
{
  RungCliJson json;

  rung_cli_json_init (&json, out);
  rung_cli_json_begin (&json, '{');
  named_text (&json, "kind", import->is_ladder ? "ladder" : "plan");
  rung_cli_json_name (&json, "new");
  rung_cli_json_boolean (&json, import->is_new);
  named_text (&json, "title", import->title);
  named_text (&json, "uid", import->plan_uid);
  named_integer (&json, "added", import->n_added);
  named_integer (&json, "changed", import->n_changed);
  named_integer (&json, "removed", import->n_removed);
  named_integer (&json, "files", import->n_files);
  named_integer (&json, "files_missing", import->n_files_missing);
  rung_cli_json_name (&json, "changes");
  rung_cli_table_to_json (changes, &json);
  rung_cli_json_end (&json, '}');
  g_string_append_c (out, '\n');
}

static gboolean
print_preview (RungCli     *cli,
               RungImport  *import,
               GError     **error)
{
  g_autoptr(RungCliTable) changes = list_changes (cli, import);
  g_autoptr(GString) out = g_string_new (NULL);

  if (cli->format == RUNG_CLI_CSV)
    return rung_cli_table_print (changes, error);
  if (cli->format == RUNG_CLI_JSON)
    preview_to_json (import, changes, out);
  else
    preview_to_text (cli, import, changes, out);
  return rung_cli_write (out->str, out->len, error);
}

gboolean
rung_cli_import (RungCli  *cli,
                 GError  **error)
{
  g_autoptr(RungImport) import = rung_workspace_preview_import (rung_cli_operand (cli, 0), error);
  g_autofree char *name = NULL;

  if (import == NULL)
    return FALSE;
  if (rung_cli_has (cli, "preview"))
    return print_preview (cli, import, error);
  name = rung_workspace_import (import, NULL, error);
  if (name == NULL)
    return FALSE;
  if (import->n_files_missing > 0)
    rung_cli_say (rung_words_get_plural (cli->words, "%u kept file that the plan names did not come with it.",
                                         "%u kept files that the plan names did not come with it.", import->n_files_missing),
                  import->n_files_missing);
  return rung_cli_print_line (name, error);
}

/* --- sample --- */

static gboolean
list_samples (RungCli  *cli,
              GError  **error)
{
  const char *const *names = rung_library_list_samples ();
  g_autoptr(RungCliTable) table = rung_cli_table_new (cli);

  rung_cli_table_add_names (table, "name", NULL);
  rung_cli_table_add_heading (table, "", FALSE);
  for (guint i = 0; names[i] != NULL; i++)
    {
      rung_cli_table_begin_row (table);
      rung_cli_table_text (table, "name", names[i]);
      rung_cli_table_cell (table, names[i]);
    }
  return rung_cli_table_print (table, error);
}

gboolean
rung_cli_sample (RungCli  *cli,
                 GError  **error)
{
  const char *name = rung_cli_operand (cli, 0);
  g_autoptr(GBytes) bytes = NULL;

  if (name == NULL)
    return list_samples (cli, error);
  bytes = rung_library_get_sample (name, cli->language, error);
  return bytes != NULL && write_bytes (bytes, rung_cli_option (cli, "output"), error);
}
