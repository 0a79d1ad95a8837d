/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report-tools.h"

#include <glib/gstdio.h>

#include "rung-plan-json.h"

#define TODAY 739943 /* 23 November 2026 */

Folder *
folder_new (void)
{
  Folder *self = g_new0 (Folder, 1);
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("rung-report-XXXXXX", &error);
  g_assert_no_error (error);
  return self;
}

void
folder_free (Folder *self)
{
  GDir *dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = folder_path (self, name);

      g_remove (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}

char *
folder_path (Folder     *self,
             const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

guint
folder_count (Folder *self)
{
  GDir *dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);
  return n;
}

RungSnapshot *
read_sample (const char *name,
             const char *language)
{
  g_autofree char *file = g_strdup_printf ("%s.%s.json", name, language);
  g_autofree char *path = g_build_filename (g_getenv ("RUNG_SAMPLES"), file, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  RungSnapshot *snapshot;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, length);
  snapshot = rung_plan_json_read (bytes, path, &error);
  g_assert_no_error (error);
  return snapshot;
}

RungSnapshot *
make_small_plan (const char *title)
{
  RungRecordBuilder builder;
  g_autoptr(RungSnapshot) empty = rung_snapshot_new_empty ();

  rung_record_builder_init (&builder, RUNG_KIND_PLAN, "00000000-0000-4000-8000-000000000001");
  rung_record_builder_set_text (&builder, RUNG_PLAN_TITLE, title);
  return with_records (empty, rung_record_builder_end (&builder), NULL);
}

RungSnapshot *
with_records (RungSnapshot *snapshot,
              RungRecord   *first,
              ...)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  va_list args;

  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    g_ptr_array_add (records, rung_record_ref (rung_snapshot_get (snapshot, i)));
  va_start (args, first);
  for (RungRecord *record = first; record != NULL; record = va_arg (args, RungRecord *))
    g_ptr_array_add (records, record);
  va_end (args);
  return rung_snapshot_new_take (records);
}

char *
run_tool (const char *first,
          ...)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  char *output = NULL;
  va_list args;

  va_start (args, first);
  for (const char *arg = first; arg != NULL; arg = va_arg (args, const char *))
    g_ptr_array_add (argv, (gpointer) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

GBytes *
make_pdf (RungSnapshot *snapshot,
          RungWords    *words,
          const char   *paper,
          guint        *n_pages)
{
  RungReportOptions options = { rung_paper_find (paper), words, TODAY };
  g_autoptr(GError) error = NULL;
  GBytes *pdf = rung_plan_report_to_bytes (snapshot, &options, n_pages, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pdf);
  return pdf;
}

/* Since 1.18 Cairo packs the objects themselves, texts and all, not only the pages. */
GBytes *
unpack_pdf (GBytes *pdf,
            Folder *folder)
{
  g_autofree char *packed = folder_path (folder, "packed.pdf");
  g_autofree char *unpacked = folder_path (folder, "unpacked.pdf");
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;
  char *data;
  gsize length;

  g_file_set_contents (packed, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  output = run_tool ("qpdf", "--qdf", "--object-streams=disable", packed, unpacked, NULL);
  g_file_get_contents (unpacked, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

char *
read_pdf_text (GBytes *pdf,
               Folder *folder,
               int     page)
{
  g_autofree char *path = folder_path (folder, "text.pdf");
  g_autofree char *first = g_strdup_printf ("%d", page > 0 ? page : 1);
  g_autofree char *last = g_strdup_printf ("%d", page > 0 ? page : 1000000);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  return run_tool ("pdftotext", "-raw", "-f", first, "-l", last, path, "-", NULL);
}

guint
count_matches (const char *text,
               const char *pattern)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE, 0, &error);
  g_autoptr(GMatchInfo) match = NULL;
  guint n = 0;

  g_assert_no_error (error);
  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    n++;
  return n;
}
