/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-translator.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "rung-catalogue.h"
#include "rung-day.h"

#define CHINESE                                                                     \
  "msgid \"\"\n"                                                                    \
  "msgstr \"Content-Type: text/plain; charset=UTF-8\\n"                             \
  "Plural-Forms: nplurals=1; plural=0;\\n\"\n"                                      \
  "msgid \"Goal\"\nmsgstr \"目标\"\n"                                               \
  "msgctxt \"level\"\nmsgid \"Goal\"\nmsgstr \"等级目标\"\n"                        \
  "msgctxt \"month\"\nmsgid \"July\"\nmsgstr \"7 月\"\n"                            \
  "msgctxt \"month and year\"\nmsgid \"{month} {year}\"\nmsgstr \"{year} 年 {month}\"\n" \
  "msgid \"Not yet translated\"\nmsgstr \"\"\n"                                     \
  "msgid \"%u of %u met\"\nmsgid_plural \"%u of %u met\"\n"                         \
  "msgstr[0] \"%2$u 项中已达成 %1$u 项\"\n"                                         \
  "msgid \"%s is late\"\nmsgstr \"%d 逾期\"\n"

#define POLISH                                                                      \
  "msgid \"\"\n"                                                                    \
  "msgstr \"Content-Type: text/plain; charset=UTF-8\\n"                             \
  "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n\"\n" \
  "msgid \"one day\"\nmsgid_plural \"%u days\"\n"                                   \
  "msgstr[0] \"jeden dzień\"\nmsgstr[1] \"%u dni\"\nmsgstr[2] \"%u dnia\"\n"

typedef struct
{
  char *dir;
} Fixture;

static char *
make_path (const char *dir,
           const char *locale)
{
  return g_build_filename (dir, locale, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
}

/* Compiles a catalogue with msgfmt, as an installation does. */
static void
install (const char *dir,
         const char *locale,
         const char *po)
{
  g_autofree char *path = make_path (dir, locale);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *source = g_build_filename (dir, "source.po", NULL);
  const char *const command[] = { "msgfmt", "-o", path, source, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (source, po, -1, &error));
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->dir = g_dir_make_tmp ("rung-translator-XXXXXX", NULL);
  g_assert_nonnull (fixture->dir);
  install (fixture->dir, "zh_CN", CHINESE);
  install (fixture->dir, "pl", POLISH);
  g_setenv ("RUNG_LOCALE_DIR", fixture->dir, TRUE);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  remove_tree (fixture->dir);
  g_clear_pointer (&fixture->dir, g_free);
}

static void
test_tag_is_read_from_its_catalogue (Fixture       *fixture,
                                     gconstpointer  data)
{
  RungWords *chinese = rung_translator_get ("zh-CN");
  g_autofree char *met = NULL;
  g_autofree char *month = rung_words_format_day (chinese, rung_day_new (2021, 7, 1), RUNG_DATE_MONTH);

  g_assert_cmpstr (chinese->language, ==, "zh-CN");
  g_assert_cmpstr (rung_words_get (chinese, "Goal"), ==, "目标");
  g_assert_cmpstr (rung_words_get_in_context (chinese, "level", "Goal"), ==, "等级目标");
  g_assert_cmpstr (rung_words_get_in_context (chinese, "other", "Goal"), ==, "Goal");
  g_assert_cmpstr (rung_words_get (chinese, "Not yet translated"), ==, "Not yet translated");
  g_assert_cmpstr (rung_words_get (chinese, "Nowhere"), ==, "Nowhere");
  g_assert_cmpstr (rung_words_get (chinese, ""), ==, "");
  met = g_strdup_printf (rung_words_get_plural (chinese, "%u of %u met", "%u of %u met", 7), 2, 7);
  g_assert_cmpstr (met, ==, "7 项中已达成 2 项");
  g_assert_cmpstr (month, ==, "2021 年 7 月");
}

static void
test_fallback (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *tag, *language, *goal;
  } cases[] = {
    { "zh_CN.UTF-8", "zh-CN", "目标" }, { "zh-cn", "zh-cn", "目标" },  { "zh-Hans-CN", "zh-Hans-CN", "目标" },
    { "zh", "zh", "目标" },             { "zh-Hans", "zh-Hans", "目标" },
    { "zh-TW", "zh-TW", "Goal" },       { "en-GB", "en-GB", "Goal" },  { "fr", "fr", "Goal" },
    { "pl-PL", "pl-PL", "Goal" },
    { NULL, "en", "Goal" },             { "", "en", "Goal" },          { "../../zh_CN", "en", "Goal" },
    { "zh/CN", "en", "Goal" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RungWords *words = rung_translator_get (cases[i].tag);

      g_assert_cmpstr (words->language, ==, cases[i].language);
      g_assert_cmpstr (rung_words_get (words, "Goal"), ==, cases[i].goal);
    }
  g_assert_cmpstr (rung_words_get_plural (rung_translator_get ("pl-PL"), "one day", "%u days", 1), ==, "jeden dzień");
  g_assert_true (rung_translator_get ("zh-CN") == rung_translator_get ("zh-CN"));
}

static void
test_plural_forms (Fixture       *fixture,
                   gconstpointer  data)
{
  RungWords *polish = rung_translator_get ("pl");
  RungWords *none = rung_translator_get ("de");
  static const struct
  {
    gulong      n;
    const char *text;
  } cases[] = {
    { 0, "%u dnia" }, { 1, "jeden dzień" }, { 2, "%u dni" },   { 4, "%u dni" },     { 5, "%u dnia" },
    { 12, "%u dnia" }, { 22, "%u dni" },     { 112, "%u dnia" }, { G_MAXULONG, "%u dnia" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (rung_words_get_plural (polish, "one day", "%u days", cases[i].n), ==, cases[i].text);
  g_assert_cmpstr (rung_words_get_plural (none, "one day", "%u days", 1), ==, "one day");
  g_assert_cmpstr (rung_words_get_plural (none, "one day", "%u days", 0), ==, "%u days");
}

static void
test_plural_expressions (void)
{
  static const struct
  {
    const char *expression;
    gulong      n;
    int         form; /* -1: none */
  } cases[] = {
    { "0", 5, 0 }, { "n", 5, 5 }, { "n != 1", 1, 0 }, { "n!=1;", 2, 1 }, { "n>1", 1, 0 }, { " ( n ) ", 7, 7 },
    { "n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2", 21, 0 }, { "n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2", 11, 1 },
    { "n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2", 0, 2 },
    { "n==1||n==2", 2, 1 }, { "!n", 0, 1 }, { "!n", 3, 0 }, { "!!n", 3, 1 }, { "n+2*3", 1, 7 }, { "(n+2)*3", 1, 9 },
    { "n-1", 3, 2 }, { "n/2", 5, 2 }, { "n>=2", 2, 1 }, { "n<=2", 3, 0 }, { "n<2", 1, 1 }, { "1<2<3", 0, 1 },
    { "", 1, -1 }, { "m", 1, -1 }, { "n n", 1, -1 }, { "n==", 1, -1 }, { "(n", 1, -1 }, { "n)", 1, -1 },
    { "n?1", 1, -1 }, { "n/0", 1, -1 }, { "n%(n-n)", 1, -1 }, { "99999999999999999999", 1, -1 }, { "n=1", 1, -1 },
    { "system(n)", 1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gulong form = 0;
      gboolean good = rung_plural_evaluate (cases[i].expression, cases[i].n, &form);

      g_test_message ("%s", cases[i].expression);
      g_assert_cmpint (good, ==, cases[i].form >= 0);
      if (good)
        g_assert_cmpuint (form, ==, cases[i].form);
    }
}

static void
test_deep_expression_is_refused (void)
{
  static const char *const parts[] = { "(", "!", "n?", "n?n:", "-" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr(GString) deep = g_string_new (NULL);
      gulong form;

      for (guint j = 0; j < 100000; j++)
        g_string_append (deep, parts[i]);
      g_string_append_c (deep, 'n');
      g_assert_false (rung_plural_evaluate (deep->str, 1, &form));
    }
}

static void
test_formats (void)
{
  static const struct
  {
    const char *original, *translation;
    gboolean    is_like;
  } cases[] = {
    { "%s", "%s", TRUE }, { "%u of %u", "%2$u / %1$u", TRUE }, { "%s %u", "%2$u %1$s", TRUE },
    { "%u days", "一天", TRUE }, { "%s, estimated", "%s（估计）", TRUE }, { "%u percent", "%u%%", TRUE },
    { "100 % done", "完成 100 %", TRUE }, { "50%% of %s", "%s 的 50%%", TRUE }, { "%lu", "%lu", TRUE },
    { "%s", "%d", FALSE }, { "%u", "%s", FALSE }, { "%u", "%lu", FALSE }, { "no arguments", "%s", FALSE },
    { "%s", "%s %s", FALSE }, { "%s %u", "%u %s", FALSE }, { "%s %s", "%2$s", FALSE }, { "%s", "%n", FALSE },
    { "%u", "%*u", FALSE }, { "%s", "%3$s", FALSE }, { "%s", "%0$s", FALSE }, { "%s", "%10$s", FALSE }, { "%s", "%s %m", FALSE }, { "%s", "%s 100 %", FALSE },
    { "%u", "% d", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s -> %s", cases[i].original, cases[i].translation);
      g_assert_cmpint (rung_format_is_like (cases[i].translation, cases[i].original), ==, cases[i].is_like);
    }
}

static void
test_unfit_translation_is_not_used (Fixture       *fixture,
                                    gconstpointer  data)
{
  RungWords *chinese = rung_translator_get ("zh-CN");

  g_assert_cmpstr (rung_words_get (chinese, "%s is late"), ==, "%s is late");
}

/* --- Damage --------------------------------------------------------------- */

static GBytes *
read_catalogue (Fixture *fixture)
{
  g_autofree char *path = make_path (fixture->dir, "pl");
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

/* A heap copy of exactly that size, so that a sanitizer sees the first byte too far. */
static void
look_at (const guint8 *data,
         gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(RungCatalogue) catalogue = rung_catalogue_new (bytes, NULL);
  const char *text;

  if (catalogue == NULL)
    return;
  for (gulong n = 0; n < 7; n++)
    if ((text = rung_catalogue_lookup_plural (catalogue, "one day", n)) != NULL)
      g_assert_true (rung_format_is_like (text, "%u days"));
  if ((text = rung_catalogue_lookup (catalogue, "level", "Goal")) != NULL)
    g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
test_damaged_catalogue (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GBytes) whole = read_catalogue (fixture);
  gsize size;
  const guint8 *original = g_bytes_get_data (whole, &size);
  g_autofree guint8 *copy = g_memdup2 (original, size);

  for (gsize length = 0; length <= size; length++)
    look_at (original, length);
  for (gsize i = 0; i < size * 8; i++)
    {
      copy[i / 8] ^= 1 << (i % 8);
      look_at (copy, size);
      copy[i / 8] ^= 1 << (i % 8);
    }
  for (guint round = 0; round < 2000; round++)
    {
      for (guint i = 0; i < 8; i++)
        copy[g_test_rand_int_range (0, size)] = g_test_rand_int ();
      look_at (copy, size);
      memcpy (copy, original, size);
    }
}

static void
test_damaged_file_means_english (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *path = make_path (fixture->dir, "zh_CN");
  RungWords *words;

  g_assert_true (g_file_set_contents (path, "\xde\x12\x04\x95 and then nothing", -1, NULL));
  words = rung_translator_get ("zh-CN");
  g_assert_cmpstr (words->language, ==, "zh-CN");
  g_assert_cmpstr (rung_words_get (words, "Goal"), ==, "Goal");
}

static void
test_other_byte_order (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GBytes) whole = read_catalogue (fixture);
  gsize size;
  const guint8 *original = g_bytes_get_data (whole, &size);
  g_autofree guint8 *copy = g_memdup2 (original, size);
  g_autoptr(GBytes) swapped = NULL;
  g_autoptr(RungCatalogue) catalogue = NULL;
  guint32 n_entries, table;

  memcpy (&n_entries, original + 8, 4);
  for (guint i = 0; i < 7; i++)
    for (guint j = 0; j < 4; j++)
      copy[i * 4 + j] = original[i * 4 + 3 - j];
  for (guint t = 0; t < 2; t++)
    {
      memcpy (&table, original + 12 + 4 * t, 4);
      for (guint i = 0; i < n_entries * 2; i++)
        for (guint j = 0; j < 4; j++)
          copy[table + i * 4 + j] = original[table + i * 4 + 3 - j];
    }
  swapped = g_bytes_new (copy, size);
  catalogue = rung_catalogue_new (swapped, NULL);
  g_assert_nonnull (catalogue);
  g_assert_cmpstr (rung_catalogue_lookup_plural (catalogue, "one day", 2), ==, "%u dni");
}

/* --- The screen ----------------------------------------------------------- */

/* The process's language is settled once, so each case is a process of its own. */
static void
test_screen_child (void)
{
  RungWords *screen;

  setlocale (LC_ALL, "");
  screen = rung_translator_get_screen ();
  g_print ("%s|%s|%s|%s|%s\n", screen->language, rung_words_get (screen, "Goal"),
           rung_words_get_in_context (screen, "level", "Goal"),
           rung_words_get_plural (screen, "%u of %u met", "%u of %u met", 2), rung_words_get (screen, ""));
}

static char *
run_screen (const char *lang,
            const char *language)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr(GSubprocess) child = NULL;
  g_autoptr(GError) error = NULL;
  char *output = NULL;

  g_subprocess_launcher_unsetenv (launcher, "LC_ALL");
  g_subprocess_launcher_setenv (launcher, "LANG", lang, TRUE);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", language, TRUE);
  child = g_subprocess_launcher_spawn (launcher, &error, program, "--screen", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error));
  g_test_message ("%s", output);
  return output;
}

static void
test_screen (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *language, *lang, *line;
  } cases[] = {
    { "zh_CN", "en_US.UTF-8", "zh-CN|目标|等级目标|%2$u 项中已达成 %1$u 项|" },
    { "fr:zh_CN:en", "en_US.UTF-8", "zh-CN|目标|等级目标|%2$u 项中已达成 %1$u 项|" },
    { "fr", "en_US.UTF-8", "fr|Goal|Goal|%u of %u met|" },
    { "en", "en_US.UTF-8", "en|Goal|Goal|%u of %u met|" },
    { "", "C.UTF-8", "en|Goal|Goal|%u of %u met|" },
    { "en", "C.UTF-8", "en|Goal|Goal|%u of %u met|" },
    { "zh_CN", "C", "en|Goal|Goal|%u of %u met|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *output = run_screen (cases[i].lang, cases[i].language);

      g_assert_nonnull (strstr (output, cases[i].line));
    }
}

/* Whether gettext translates in C.UTF-8 is the C library's affair; but the names of roles
 * and the words around them are of one language. */
static void
test_screen_speaks_one_language (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *output = run_screen ("C.UTF-8", "zh_CN");

  g_assert_true (strstr (output, "zh-CN|目标|等级目标|%2$u 项中已达成 %1$u 项|") != NULL ||
                 strstr (output, "en|Goal|Goal|%u of %u met|") != NULL);
}

#define ADD(name, function) \
  g_test_add ("/translator/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  /* The child of the test of the screen; no test of its own. */
  if (argc > 1 && strcmp (argv[1], "--screen") == 0)
    {
      test_screen_child ();
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  ADD ("a-tag-is-read-from-its-catalogue", test_tag_is_read_from_its_catalogue);
  ADD ("a-tag-without-catalogue-is-english", test_fallback);
  ADD ("plural-forms-follow-the-rule", test_plural_forms);
  g_test_add_func ("/translator/plural-rules-are-worked-out", test_plural_expressions);
  g_test_add_func ("/translator/a-deep-rule-is-refused", test_deep_expression_is_refused);
  g_test_add_func ("/translator/a-format-takes-the-same-arguments", test_formats);
  ADD ("an-unfit-translation-is-not-used", test_unfit_translation_is_not_used);
  ADD ("damage-never-crashes", test_damaged_catalogue);
  ADD ("a-damaged-file-means-english", test_damaged_file_means_english);
  ADD ("the-other-byte-order-is-read", test_other_byte_order);
  ADD ("the-screen-speaks-the-processs-language", test_screen);
  ADD ("the-screen-speaks-one-language", test_screen_speaks_one_language);
  return g_test_run ();
}
