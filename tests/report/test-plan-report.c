/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The development plan, looked at with programs that know nothing of how it is made. */

#define _GNU_SOURCE /* memmem */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report-tools.h"
#include "rung-day.h"
#include "rung-phrases.h"
#include "rung-random-plan.h"
#include "rung-translator.h"
#include "rung-typesetter.h"

static const char *const samples[] = { "engineer", "manager" };
static const char *const languages[] = { "en", "zh-CN" };

static RungWords *
get_english (void)
{
  return rung_words_get_english ();
}

/* --- What stands on the pages --------------------------------------------------- */

static void
test_every_goal_is_told_once (void)
{
  g_autoptr(Folder) folder = folder_new ();

  for (guint n = 0; n < G_N_ELEMENTS (samples) * G_N_ELEMENTS (languages); n++)
    {
      g_autoptr(RungSnapshot) whole = read_sample (samples[n / 2], languages[n % 2]);
      g_autoptr(RungSnapshot) snapshot = rung_snapshot_without_private (whole);
      g_autoptr(GBytes) pdf = make_pdf (whole, get_english (), "A4", NULL);
      g_autofree char *text = read_pdf_text (pdf, folder, 0);
      guint first, n_goals;

      rung_snapshot_get_range (snapshot, RUNG_KIND_GOAL, &first, &n_goals);
      g_assert_cmpuint (n_goals, >, 3);
      for (guint i = first; i < first + n_goals; i++)
        {
          g_autofree char *title = g_regex_escape_string (rung_record_get_text (rung_snapshot_get (snapshot, i), RUNG_GOAL_TITLE), -1);
          g_autofree char *pattern = g_strdup_printf ("^([0-9]+\\.[0-9]+ +)?%s( (Done|Due|Planned|Paused|Dropped|Start|Not) ?.*)?\\n(Done when|Reason|[0-9]+ %%)", title);

          if (count_matches (text, pattern) != 1)
            g_test_message ("“%s” in %s", title, text);
          g_assert_cmpuint (count_matches (text, pattern), ==, 1);
        }
    }
}

static void
test_each_page_says_its_number (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", "en");
  guint n_pages = 0;
  g_autoptr(GBytes) pdf = make_pdf (snapshot, get_english (), "Letter", &n_pages);

  g_assert_cmpuint (n_pages, >=, 4);
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *text = read_pdf_text (pdf, folder, (int) page);
      g_autofree char *number = g_strdup_printf ("Page %u of %u$", page, n_pages);

      g_assert_cmpuint (count_matches (text, number), ==, 1);
      g_assert_cmpuint (count_matches (text, "^23 November 2026"), >=, 1);
    }
}

static void
test_parts_are_there (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", "en");
  g_autoptr(GBytes) pdf = make_pdf (snapshot, get_english (), "A4", NULL);
  g_autofree char *text = read_pdf_text (pdf, folder, 0);
  static const char *const lines[] = {
    "^Development plan", "without private notes", "^responsibilities met", "^Next 90 days$", "^Engineer$", "^Architect$",
    "^Gap overview: Architect$", "^Evidence$", "^Agreed next steps$", "^Plan owner", "^Signature",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_cmpuint (count_matches (text, lines[i]), >=, 1);
    }
}

static void
test_paper_fonts_outline_and_metadata (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "plan.pdf");
  static const struct { const char *paper, *size; } sheets[] = { { "A4", "595.276 x 841.89 pts" }, { "Letter", "612 x 792 pts" } };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", languages[i]);
      g_autoptr(GBytes) pdf = make_pdf (snapshot, rung_translator_get (languages[i]), sheets[i].paper, NULL);
      g_autoptr(GBytes) unpacked = unpack_pdf (pdf, folder);
      g_autofree char *info = NULL;
      g_autofree char *fonts = NULL;
      g_autofree char *destinations = NULL;

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL));
      info = run_tool ("pdfinfo", path, NULL);
      fonts = run_tool ("pdffonts", path, NULL);
      destinations = run_tool ("pdfinfo", "-dests", path, NULL);
      g_assert_nonnull (strstr (info, sheets[i].size));
      g_assert_cmpuint (count_matches (info, "^CreationDate: +Mon Nov 23 00:00:00 2026 UTC$"), ==, 1);
      g_assert_cmpuint (count_matches (info, "^Creator: +Rung$"), ==, 1);
      g_assert_cmpuint (count_matches (info, "^Title: +.+ – .+$"), ==, 1);
      g_assert_cmpuint (count_matches (fonts, " yes yes (yes|no) +[0-9]+ +0$"), >=, 2);
      g_assert_cmpuint (count_matches (fonts, "^.* (no|yes) (no|yes) (no|yes) +[0-9]+ +0$"), ==,
                        count_matches (fonts, " yes (no|yes) (no|yes) +[0-9]+ +0$"));
      g_assert_nonnull (strstr (destinations, "\"evidence-1\""));
      g_assert_true (g_strstr_len (g_bytes_get_data (pdf, NULL), 1, "%") != NULL);
      g_assert_nonnull (memmem (g_bytes_get_data (unpacked, NULL), g_bytes_get_size (unpacked), "/Type /Outlines", 15));
    }
}

/* Every line that poppler finds in the documents is set once more, by a typesetter
 * that counts characters no font has. */
static void
test_no_character_is_missing (void)
{
  g_autoptr(Folder) folder = folder_new ();

  for (guint n = 0; n < G_N_ELEMENTS (samples) * G_N_ELEMENTS (languages); n++)
    {
      RungWords *words = rung_translator_get (languages[n % 2]);
      g_autoptr(RungSnapshot) snapshot = read_sample (samples[n / 2], languages[n % 2]);
      g_autoptr(GBytes) pdf = make_pdf (snapshot, words, "A4", NULL);
      g_autofree char *text = read_pdf_text (pdf, folder, 0);
      g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
      g_autoptr(RungTypesetter) typesetter = rung_typesetter_new (words->language);

      rung_typesetter_watch_unknown (typesetter);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_autofree char *cleaned = rung_typesetter_clean (lines[i], TRUE);

          rung_typesetter_get_width (typesetter, RUNG_STYLE_BODY, cleaned != NULL ? cleaned : lines[i]);
          if (rung_typesetter_get_n_unknown (typesetter) > 0)
            g_test_message ("in “%s”", lines[i]);
          g_assert_cmpuint (rung_typesetter_get_n_unknown (typesetter), ==, 0);
        }
    }
}

static void
test_unknown_characters_are_counted (void)
{
  g_autoptr(RungTypesetter) typesetter = rung_typesetter_new ("en");

  rung_typesetter_watch_unknown (typesetter);
  rung_typesetter_get_width (typesetter, RUNG_STYLE_BODY, "\U000ffff0");
  g_assert_cmpuint (rung_typesetter_get_n_unknown (typesetter), ==, 1);
}

/* Han characters have forms of their own in each country; 骨 and 直 differ most.  The
 * document does not name its fonts (rung-glyphs.c), so this asks the typesetter. */
static void
test_chinese_has_chinese_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (RungStyle style = 0; style < RUNG_N_STYLES; style++)
      {
        g_autoptr(RungTypesetter) typesetter = rung_typesetter_new (languages[i]);
        PangoLayout *layout = rung_typesetter_take (typesetter, style, "骨直与", -1, 0);
        PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);

        for (GSList *l = line->runs; l != NULL; l = l->next)
          {
            PangoFontDescription *font = pango_font_describe (((PangoGlyphItem *) l->data)->item->analysis.font);

            g_assert_true (g_str_has_suffix (pango_font_description_get_family (font), " SC"));
            pango_font_description_free (font);
          }
        rung_typesetter_give_back (typesetter, layout);
      }
}

/* --- The same bytes -------------------------------------------------------------- */

static gpointer
make_pdf_cb (gpointer data)
{
  return make_pdf (data, get_english (), "A4", NULL);
}

static void
test_equal_plans_give_equal_bytes (void)
{
  g_autoptr(RungSnapshot) snapshot = read_sample ("manager", "en");
  g_autoptr(RungSnapshot) again = read_sample ("manager", "en");
  g_autoptr(GBytes) first = make_pdf (snapshot, get_english (), "A4", NULL);
  g_autoptr(GBytes) second = NULL;
  g_autoptr(GBytes) threaded = NULL;

  g_usleep (1100 * 1000); /* another second on the clock */
  second = make_pdf (again, get_english (), "A4", NULL);
  threaded = g_thread_join (g_thread_new ("report", make_pdf_cb, snapshot));
  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (g_bytes_equal (first, threaded));
}

/* --- Odd plans ------------------------------------------------------------------- */

static void
test_empty_plans_have_a_page (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) nothing = rung_snapshot_new_empty ();
  g_autoptr(RungSnapshot) bare = make_small_plan ("Bare");
  guint n_pages = 0;
  g_autoptr(GBytes) pdf = make_pdf (nothing, get_english (), "A4", &n_pages);
  g_autoptr(GBytes) bare_pdf = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (n_pages, ==, 1);
  bare_pdf = make_pdf (bare, get_english (), "Letter", &n_pages);
  g_assert_cmpuint (n_pages, ==, 1);
  text = read_pdf_text (bare_pdf, folder, 0);
  g_assert_nonnull (strstr (text, "Bare"));
  g_assert_nonnull (strstr (text, "no target role yet"));
  g_assert_nonnull (strstr (text, "Page 1 of 1"));
}

static RungRecord *
make_goal (guint       n,
           const char *title,
           const char *done_when)
{
  g_autofree char *uid = g_strdup_printf ("00000000-0000-4000-8001-%012u", n);
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_GOAL, uid);
  rung_record_builder_set_text (&builder, RUNG_GOAL_TITLE, title);
  rung_record_builder_set_text (&builder, RUNG_GOAL_DONE_WHEN, done_when);
  return rung_record_builder_end (&builder);
}

static void
test_text_is_text (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) bare = make_small_plan ("<b>Plan</b> & 'quotes' \\ \"more\"");
  g_autoptr(RungSnapshot) snapshot =
    with_records (bare, make_goal (1, "<i>not markup</i> &amp; %s %n", "a\u202eright\u2066 to left\u2069"),
                  make_goal (2, "emoji \U0001f680\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1e9\U0001f1ea", "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627"), NULL);
  g_autoptr(GBytes) pdf = make_pdf (snapshot, get_english (), "A4", NULL);
  g_autofree char *text = read_pdf_text (pdf, folder, 0);

  g_assert_nonnull (strstr (text, "<b>Plan</b> & 'quotes' \\ \"more\""));
  g_assert_nonnull (strstr (text, "<i>not markup</i> &amp; %s %n"));
  g_assert_nonnull (strstr (text, "a[RLO]right[LRI] to left[PDI]"));
}

/* Cairo 1.16 writes an address into the PDF as it comes: a parenthesis would end it, and
 * what follows would be taken for the document's own orders. */
static void
test_address_gives_no_orders (void)
{
  static const char hostile[] = "https://x/\u00e9 \\) /S /JavaScript /JS (app.alert(1)' uri='y";
  static const char encoded[] = "/URI (https://x/%C3%A9%20%5C%29%20/S%20/JavaScript%20/JS%20%28app.alert%281%29%27%20uri=%27y)";
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) bare = make_small_plan ("Plan");
  g_autoptr(RungRecord) blank = rung_record_new (RUNG_KIND_EVIDENCE, "evidence");
  g_autoptr(RungRecord) titled = rung_record_with (blank, RUNG_EVIDENCE_TITLE, g_variant_new_string ("Proof"));
  g_autoptr(RungSnapshot) snapshot =
    with_records (bare, rung_record_with (titled, RUNG_EVIDENCE_URI, g_variant_new_string (hostile)), NULL);
  g_autoptr(GBytes) pdf = make_pdf (snapshot, get_english (), "A4", NULL);
  g_autoptr(GBytes) unpacked = unpack_pdf (pdf, folder);
  gsize length;
  const char *data = g_bytes_get_data (unpacked, &length);

  g_assert_nonnull (memmem (data, length, encoded, strlen (encoded)));
}

/* Wins are evidence that is linked to nothing. */
static void
test_wins_and_witnesses_are_told (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) bare = make_small_plan ("Plan");
  RungRecordBuilder win, secret, linked;
  g_autoptr(RungSnapshot) snapshot = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  rung_record_builder_init (&win, RUNG_KIND_EVIDENCE, "win");
  rung_record_builder_set_text (&win, RUNG_EVIDENCE_TITLE, "The prize of the year");
  rung_record_builder_set_text (&win, RUNG_EVIDENCE_WITNESS, "Grace");
  rung_record_builder_set_text (&win, RUNG_EVIDENCE_WITNESS_WORDS, "It saved my night");
  rung_record_builder_init (&secret, RUNG_KIND_EVIDENCE, "secret");
  rung_record_builder_set_text (&secret, RUNG_EVIDENCE_TITLE, "A private win");
  rung_record_builder_set_integer (&secret, RUNG_EVIDENCE_PRIVATE, TRUE);
  rung_record_builder_init (&linked, RUNG_KIND_EVIDENCE, "linked");
  rung_record_builder_set_text (&linked, RUNG_EVIDENCE_TITLE, "A linked file");
  rung_record_builder_set_text (&linked, RUNG_EVIDENCE_URI, "file:///home/somebody/runbook.md");
  snapshot = with_records (bare, rung_record_builder_end (&win), rung_record_builder_end (&secret),
                           rung_record_builder_end (&linked), NULL);
  pdf = make_pdf (snapshot, get_english (), "A4", NULL);
  text = read_pdf_text (pdf, folder, 0);

  g_assert_cmpuint (count_matches (text, "The prize of the year"), ==, 1);
  g_assert_cmpuint (count_matches (text, "“It saved my night” – Grace"), ==, 1);
  g_assert_cmpuint (count_matches (text, "A private win"), ==, 0);
  g_assert_cmpuint (count_matches (text, "runbook.md"), ==, 1);
  g_assert_cmpuint (count_matches (text, "somebody"), ==, 0);
}

static char *
repeat (const char *text,
        gsize       length)
{
  GString *result = g_string_sized_new (length);

  while (result->len < length)
    g_string_append (result, text);
  return g_string_free (result, FALSE);
}

static char *
make_numbered_words (guint n_words)
{
  GString *result = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (result, "w%06u ", i);
  return g_string_free (result, FALSE);
}

static void
test_endless_titles_are_told_whole (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *title = make_numbered_words (12500); /* 100,000 characters */
  g_autofree char *block = repeat ("unbroken", 6000);
  g_autofree char *longish = repeat ("two hundred ", 200);
  g_autoptr(RungSnapshot) bare = make_small_plan (block);
  g_autoptr(RungSnapshot) snapshot = with_records (bare, make_goal (1, title, block), make_goal (2, longish, longish), NULL);
  guint n_pages = 0;
  g_autoptr(GBytes) pdf = make_pdf (snapshot, get_english (), "A4", &n_pages);
  g_autofree char *text = read_pdf_text (pdf, folder, 0);
  const char *at = text;

  g_assert_cmpuint (n_pages, >, 20);
  for (guint i = 0; i < 12500; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%06u", i);

      at = strstr (at, word);
      if (at == NULL)
        g_test_message ("%s is missing or not in its place", word);
      g_assert_nonnull (at);
    }
}

static void
test_random_plans_are_laid_out (void)
{
  g_autoptr(Folder) folder = folder_new ();

  for (guint round = 0; round < 4; round++)
    {
      g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (1 + round * 10);
      guint n_pages = 0;
      g_autoptr(GBytes) pdf = make_pdf (snapshot, rung_translator_get (languages[round % 2]), round % 3 == 0 ? "Letter" : "A4", &n_pages);
      g_autofree char *path = folder_path (folder, "random.pdf");
      g_autofree char *info = NULL;
      g_autofree char *expected = g_strdup_printf ("^Pages: +%u$", n_pages);

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL));
      info = run_tool ("pdfinfo", path, NULL);
      g_assert_cmpuint (count_matches (info, expected), ==, 1);
    }
}

static void
test_long_plan_counts_its_pages (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) snapshot = make_small_plan ("Long");
  guint n_pages = 0;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *last = NULL;
  g_autofree char *number = NULL;
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  g_autoptr(RungSnapshot) plan = NULL;

  g_ptr_array_add (records, rung_record_ref (rung_snapshot_get (snapshot, 0)));
  for (guint i = 0; i < 1200; i++)
    g_ptr_array_add (records, make_goal (i, i % 3 ? "One of many goals" : "One of many goals whose title is so long that it needs a second line of the page to be told", "it is done"));
  plan = rung_snapshot_new_take (records);
  pdf = make_pdf (plan, get_english (), "A4", &n_pages);
  g_assert_cmpuint (n_pages, >, 80);
  last = read_pdf_text (pdf, folder, (int) n_pages);
  number = g_strdup_printf ("Page %u of %u$", n_pages, n_pages);
  g_assert_cmpuint (count_matches (last, number), ==, 1);
}

/* --- Files ----------------------------------------------------------------------- */

static gboolean
write_pdf (RungSnapshot  *snapshot,
           const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  RungReportOptions options = { rung_paper_find ("A4"), get_english (), rung_day_new (2026, 11, 23) };
  guint n_pages;

  return rung_plan_report_write (snapshot, &options, path, &n_pages, cancellable, error);
}

static void
test_impossible_places_are_told (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) snapshot = read_sample ("programmer", "en");
  g_autofree char *missing = g_build_filename (folder->folder, "no", "such", "plan.pdf", NULL);
  g_autofree char *pipe_path = folder_path (folder, "pipe");
  g_autoptr(GError) error = NULL;
  GStatBuf status;

  g_assert_false (write_pdf (snapshot, missing, NULL, &error));
  g_assert_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, missing));
  g_clear_error (&error);
  g_assert_false (write_pdf (snapshot, folder->folder, NULL, &error));
  g_assert_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_WRITE);
  g_assert_cmpuint (folder_count (folder), ==, 0);
  g_clear_error (&error);

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_false (write_pdf (snapshot, pipe_path, NULL, &error));
  g_assert_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_WRITE);
  g_assert_cmpint (g_stat (pipe_path, &status), ==, 0);
  g_assert_true (S_ISFIFO (status.st_mode));
}

/* The process may write 20,000 bytes to a file and no more: as a full disk does, the
 * write fails in the middle. */
static void
test_full_disk_leaves_the_old_file (void)
{
  g_autoptr(Folder) folder = NULL;
  g_autoptr(RungSnapshot) snapshot = NULL;
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  struct rlimit limit = { 20000, 20000 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  folder = folder_new ();
  snapshot = read_sample ("engineer", "en");
  path = folder_path (folder, "plan.pdf");
  g_assert_true (g_file_set_contents (path, "the old one", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  g_assert_false (write_pdf (snapshot, path, NULL, &error));
  g_assert_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_WRITE);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "the old one");
  g_assert_cmpuint (folder_count (folder), ==, 1);
}

static void
test_file_is_replaced_whole (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", "en");
  g_autofree char *path = folder_path (folder, "plan.pdf");
  g_autofree char *link = folder_path (folder, "link.pdf");
  g_autofree char *contents = NULL;
  g_autoptr(GBytes) expected = make_pdf (snapshot, get_english (), "A4", NULL);
  g_autoptr(GBytes) written = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf info;
  gsize length;

  g_assert_true (write_pdf (snapshot, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  written = g_bytes_new (contents, length);
  g_assert_true (g_bytes_equal (written, expected));

  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_true (write_pdf (snapshot, link, NULL, &error));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0644);
  g_assert_cmpuint (folder_count (folder), ==, 2);
}

static void
test_cancelling_leaves_nothing (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", "en");
  g_autofree char *path = folder_path (folder, "plan.pdf");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (write_pdf (snapshot, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (folder_count (folder), ==, 0);
}

/* Words that cancel the document when its third page begins. */
typedef struct
{
  RungWords     words;
  GCancellable *cancellable;
  guint         n_pages;
} CancellingWords;

static const char *
cancelling_lookup (RungWords  *words,
                   const char *context,
                   const char *msgid)
{
  CancellingWords *self = (CancellingWords *) words;

  if (g_str_equal (msgid, "Page %u of %u") && ++self->n_pages == 3)
    g_cancellable_cancel (self->cancellable);
  return msgid;
}

static void
test_cancelling_in_the_middle_stops (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", "en");
  g_autofree char *path = folder_path (folder, "plan.pdf");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  CancellingWords words = { { cancelling_lookup, get_english ()->lookup_plural, "en" }, cancellable, 0 };
  RungReportOptions options = { rung_paper_find ("A4"), &words.words, rung_day_new (2026, 11, 23) };

  g_assert_false (rung_plan_report_write (snapshot, &options, path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (words.n_pages, ==, 3);
  g_assert_cmpuint (folder_count (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/plan/every-goal-is-told-once", test_every_goal_is_told_once);
  g_test_add_func ("/report/plan/each-page-says-its-number", test_each_page_says_its_number);
  g_test_add_func ("/report/plan/parts-are-there", test_parts_are_there);
  g_test_add_func ("/report/plan/paper-fonts-outline-and-metadata", test_paper_fonts_outline_and_metadata);
  g_test_add_func ("/report/plan/no-character-is-missing", test_no_character_is_missing);
  g_test_add_func ("/report/plan/unknown-characters-are-counted", test_unknown_characters_are_counted);
  g_test_add_func ("/report/plan/chinese-has-chinese-forms", test_chinese_has_chinese_forms);
  g_test_add_func ("/report/plan/equal-plans-give-equal-bytes", test_equal_plans_give_equal_bytes);
  g_test_add_func ("/report/plan/empty-plans-have-a-page", test_empty_plans_have_a_page);
  g_test_add_func ("/report/plan/text-is-text", test_text_is_text);
  g_test_add_func ("/report/plan/address-gives-no-orders", test_address_gives_no_orders);
  g_test_add_func ("/report/plan/endless-titles-are-told-whole", test_endless_titles_are_told_whole);
  g_test_add_func ("/report/plan/random-plans-are-laid-out", test_random_plans_are_laid_out);
  g_test_add_func ("/report/plan/long-plan-counts-its-pages", test_long_plan_counts_its_pages);
  g_test_add_func ("/report/file/impossible-places-are-told", test_impossible_places_are_told);
  g_test_add_func ("/report/file/full-disk-leaves-the-old-file", test_full_disk_leaves_the_old_file);
  g_test_add_func ("/report/file/is-replaced-whole", test_file_is_replaced_whole);
  g_test_add_func ("/report/file/cancelling-leaves-nothing", test_cancelling_leaves_nothing);
  g_test_add_func ("/report/file/cancelling-in-the-middle-stops", test_cancelling_in_the_middle_stops);
  g_test_add_func ("/plan-report/wins-and-witnesses-are-told", test_wins_and_witnesses_are_told);
  return g_test_run ();
}
