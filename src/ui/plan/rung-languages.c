/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The languages a ladder is edited in: all it is written in, the person's own, and what
 * they asked for.  None goes while a dialogue is open, so that no row vanishes because its
 * text was emptied. */

#include "rung-languages.h"

#include "rung-ui.h"

/**
 * rung_language_get_name:
 * @tag: a BCP 47 tag
 *
 * Returns: what the language calls itself, which is why it is not translated, or @tag
 */
const char *
rung_language_get_name (const char *tag)
{
  static const char *const names[][2] = {
    { "ar", "العربية" },      { "de", "Deutsch" },    { "en", "English" },     { "es", "Español" },
    { "fr", "Français" },     { "it", "Italiano" },   { "ja", "日本語" },      { "ko", "한국어" },
    { "nl", "Nederlands" },   { "pl", "Polski" },     { "pt", "Português" },   { "ru", "Русский" },
    { "sv", "Svenska" },      { "tr", "Türkçe" },     { "uk", "Українська" },  { "vi", "Tiếng Việt" },
    { "zh-CN", "简体中文" },  { "zh-TW", "繁體中文" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i][0], tag) == 0)
      return names[i][1];
  return tag;
}

static gboolean
has_language (GPtrArray  *languages,
              const char *tag)
{
  for (guint i = 0; i < languages->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (languages, i), tag) == 0)
      return TRUE;
  return FALSE;
}

void
rung_languages_add (GPtrArray  *languages,
                    const char *tag)
{
  if (!has_language (languages, tag))
    g_ptr_array_add (languages, g_strdup (tag));
}

gboolean
rung_languages_follow (GPtrArray *languages,
                       RungPlan  *plan)
{
  g_auto(GStrv) tags = rung_plan_dup_languages (plan);
  guint n_before = languages->len;

  for (guint i = 0; tags[i] != NULL; i++)
    rung_languages_add (languages, tags[i]);
  rung_languages_add (languages, rung_ui_get_language ());
  return languages->len > n_before;
}
