/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words for people: those of the screen, which gettext gives, and those of any language
 * tag, which are read from the installed catalogues, because a document may have a
 * language that is not the screen's.  Where there is no catalogue the words are English;
 * the language stays what was asked for, so that a ladder's own texts still come in it. */

#include "rung-translator.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "rung-catalogue.h"

typedef struct
{
  RungWords      words;
  RungCatalogue *catalogue; /* nullable */
} TagWords;

/* --- Where catalogues are ------------------------------------------------- */

static const char *
get_locale_dir (void)
{
  const char *dir = g_getenv ("RUNG_LOCALE_DIR");

  return dir && *dir ? dir : RUNG_LOCALE_DIR;
}

/* <dir>/zh_CN/LC_MESSAGES/rung.mo */
static char *
make_path (const char *locale)
{
  return g_build_filename (get_locale_dir (), locale, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
}

static gboolean
has_catalogue (const char *locale)
{
  g_autofree char *path = make_path (locale);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* "zh_CN.UTF-8@pinyin" -> "zh-CN"; what is no tag, such as a path, gives NULL. */
static char *
make_tag (const char *locale)
{
  g_autofree char *tag = g_strndup (locale, strcspn (locale, ".@"));

  g_strdelimit (tag, "_", '-');
  if (!g_ascii_isalpha (tag[0]))
    return NULL;
  for (const char *at = tag; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      return NULL;
  return g_steal_pointer (&tag);
}

/* "zh-hans-cn" -> zh_CN: catalogues are named by language and, in capitals, country. */
static char *
make_locale (const char *tag)
{
  g_auto(GStrv) parts = g_strsplit (tag, "-", -1);
  g_autofree char *language = g_ascii_strdown (parts[0], -1);

  for (guint i = 1; parts[i] != NULL; i++)
    if (strlen (parts[i]) == 2)
      {
        g_autofree char *country = g_ascii_strup (parts[i], -1);

        return g_strdup_printf ("%s_%s", language, country);
      }
  return g_steal_pointer (&language);
}

/* --- Words of a tag ------------------------------------------------------- */

static const char *
tag_lookup (RungWords  *words,
            const char *context,
            const char *msgid)
{
  TagWords *self = (TagWords *) words;
  const char *text = self->catalogue ? rung_catalogue_lookup (self->catalogue, context, msgid) : NULL;

  return text ? text : msgid;
}

static const char *
tag_lookup_plural (RungWords  *words,
                   const char *msgid,
                   const char *msgid_plural,
                   gulong      n)
{
  TagWords *self = (TagWords *) words;
  const char *text = self->catalogue ? rung_catalogue_lookup_plural (self->catalogue, msgid, n) : NULL;

  if (text != NULL)
    return text;
  return n == 1 ? msgid : msgid_plural;
}

static RungCatalogue *
load_catalogue (const char *locale)
{
  g_autofree char *path = make_path (locale);
  g_autoptr(GError) error = NULL;
  RungCatalogue *catalogue;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  catalogue = rung_catalogue_load (path, &error);
  /* English is better than no document; whoever installed the file wants to know. */
  if (catalogue == NULL)
    g_info ("%s cannot be used: %s", path, error->message);
  return catalogue;
}

/* Asked for "zh" or "zh-Hans", mainland China's is the catalogue there is. */
static RungCatalogue *
load_nearest (const char *tag)
{
  g_autofree char *locale = make_locale (tag);
  g_autofree char *language = g_strndup (locale, strcspn (locale, "_"));
  RungCatalogue *catalogue = load_catalogue (locale);

  if (catalogue == NULL && strcmp (language, locale) != 0)
    catalogue = load_catalogue (language);
  if (catalogue == NULL && (g_ascii_strcasecmp (tag, "zh") == 0 || g_ascii_strncasecmp (tag, "zh-Hans", 7) == 0))
    catalogue = load_catalogue ("zh_CN");
  return catalogue;
}

static RungWords *
make_tag_words (const char *tag)
{
  TagWords *self = g_new0 (TagWords, 1);

  self->words.lookup = tag_lookup;
  self->words.lookup_plural = tag_lookup_plural;
  self->words.language = g_strdup (tag);
  self->catalogue = load_nearest (tag);
  return &self->words;
}

/**
 * rung_translator_get:
 * @language: (nullable): a BCP 47 tag such as "zh-CN"; "zh_CN.UTF-8" will do too; %NULL or
 *   what is no tag gives English
 *
 * Gets the words of a language, from the catalogue of the tag, then of its language alone
 * (zh-CN, zh), or else in English.  A catalogue that is damaged counts as none.
 *
 * Any thread may call this and use the words.
 *
 * Returns: (transfer none): the words; made once a tag and kept
 */
RungWords *
rung_translator_get (const char *language)
{
  static GMutex mutex;
  static GHashTable *made = NULL; /* folder and tag -> RungWords */
  g_autofree char *tag = language ? make_tag (language) : NULL;
  g_autofree char *key = NULL;
  RungWords *words;

  if (tag == NULL)
    return rung_words_get_english ();
  /* A test, or a program started by one, may have another folder of catalogues. */
  key = g_strdup_printf ("%s\n%s", get_locale_dir (), tag);

  g_mutex_lock (&mutex);
  if (made == NULL)
    made = g_hash_table_new (g_str_hash, g_str_equal);
  words = g_hash_table_lookup (made, key);
  if (words == NULL)
    {
      words = make_tag_words (tag);
      g_hash_table_insert (made, g_steal_pointer (&key), words);
    }
  g_mutex_unlock (&mutex);
  return words;
}

/* --- Words of the screen -------------------------------------------------- */

static const char *
screen_lookup (RungWords  *words,
               const char *context,
               const char *msgid)
{
  /* gettext gives the head of the catalogue for an empty text. */
  if (*msgid == '\0')
    return msgid;
  if (context != NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, context, msgid);
  return dgettext (GETTEXT_PACKAGE, msgid);
}

static const char *
screen_lookup_plural (RungWords  *words,
                      const char *msgid,
                      const char *msgid_plural,
                      gulong      n)
{
  return dngettext (GETTEXT_PACKAGE, msgid, msgid_plural, n);
}

/* In the locale C gettext translates nothing, whatever LANGUAGE says. */
static gboolean
is_plain_c (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  return locale == NULL || strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0;
}

/* In C.UTF-8 newer C libraries translate nothing either; there the head of a catalogue
 * comes as empty as it went.  Speaking half another language would be worse than English. */
static gboolean
is_translating (void)
{
  return *dgettext (GETTEXT_PACKAGE, "") != '\0';
}

/* The first language of the person's list that there is a catalogue for, because that is
 * the one gettext speaks; else the first of the list. */
static char *
find_screen_language (void)
{
  const char *const *names = g_get_language_names ();
  char *first = NULL;

  if (is_plain_c ())
    return g_strdup ("en");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *tag = strcmp (names[i], "C") != 0 ? make_tag (names[i]) : NULL;
      g_autofree char *locale = NULL;

      if (tag == NULL || strcmp (tag, "C") == 0 || strcmp (tag, "POSIX") == 0)
        continue;
      locale = make_locale (tag);
      if (first == NULL)
        first = g_strdup (tag);
      if (has_catalogue (locale))
        {
          g_free (first);
          return is_translating () ? g_steal_pointer (&tag) : g_strdup ("en");
        }
    }
  return first ? first : g_strdup ("en");
}

/**
 * rung_translator_get_screen:
 *
 * Gets the words of the screen's language: those of the process's gettext.  The program
 * has called setlocale() before.  Binds the domain to the folder of catalogues.
 *
 * Any thread may use the words; the first call belongs to the start of the program.
 *
 * Returns: (transfer none): the words; static
 */
RungWords *
rung_translator_get_screen (void)
{
  static RungWords screen = { screen_lookup, screen_lookup_plural, NULL };
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      bindtextdomain (GETTEXT_PACKAGE, get_locale_dir ());
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      screen.language = find_screen_language ();
      g_once_init_leave (&made, 1);
    }
  return &screen;
}
