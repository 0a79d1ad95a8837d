/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Localized text: what a ladder says, in every language it says it.
 *
 * 1. The tags of a localized text are in strcmp order, each stands once.
 * 2. A text without any language is not stored: the field is unset.
 */

#include "rung-text.h"

#include <string.h>

/**
 * rung_text_is_language:
 * @tag: (nullable): what may be a language tag
 *
 * Returns: whether @tag has the form of a BCP 47 tag, such as en or zh-CN
 */
gboolean
rung_text_is_language (const char *tag)
{
  if (tag == NULL || !g_ascii_isalpha (tag[0]) || !g_ascii_isalpha (tag[1]))
    return FALSE;
  for (const char *at = tag; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      return FALSE;
  return TRUE;
}

static const char *
look_up (GVariant   *localized,
         const char *tag,
         gsize       tag_length)
{
  GVariantIter iter;
  const char *key, *text;

  g_variant_iter_init (&iter, localized);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &text))
    if (strlen (key) == tag_length && g_ascii_strncasecmp (key, tag, tag_length) == 0)
      return text;
  return NULL;
}

/* zh-Hans-CN, then zh-Hans, then zh, then any zh-…: a text in another country's
 * form of the language is nearer than one in another language. */
static const char *
pick_language (GVariant   *localized,
               const char *tag)
{
  gsize length = strlen (tag);
  GVariantIter iter;
  const char *key, *text;

  for (gsize n = length; n > 0; n--)
    if (n == length || tag[n] == '-')
      if ((text = look_up (localized, tag, n)) != NULL)
        return text;

  length = strcspn (tag, "-");
  g_variant_iter_init (&iter, localized);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &text))
    if (g_ascii_strncasecmp (key, tag, length) == 0 && key[length] == '-')
      return text;
  return NULL;
}

/**
 * rung_text_pick:
 * @localized: (nullable): localized text (a{ss})
 * @language: (nullable): a BCP 47 tag
 *
 * Picks the text for a language: the tag, then its shorter forms, then English,
 * then the first there is.
 *
 * Returns: (nullable): the text, which lives as long as @localized, or %NULL if
 *   it holds none
 */
const char *
rung_text_pick (GVariant   *localized,
                const char *language)
{
  const char *text = NULL;

  if (localized == NULL || g_variant_n_children (localized) == 0)
    return NULL;
  if (language != NULL)
    text = pick_language (localized, language);
  if (text == NULL)
    text = pick_language (localized, "en");
  if (text == NULL)
    g_variant_get_child (localized, 0, "{&s&s}", NULL, &text);
  return text;
}

/**
 * rung_text_new:
 * @language: a BCP 47 tag
 * @text: the text
 *
 * Returns: (transfer floating): localized text in one language
 */
GVariant *
rung_text_new (const char *language,
               const char *text)
{
  return rung_text_with (NULL, language, text);
}

static void
append_rest (GVariantBuilder *builder,
             GVariant        *localized,
             const char      *language,
             const char      *text)
{
  gboolean placed = text == NULL;
  GVariantIter iter;
  const char *key, *value;

  g_variant_iter_init (&iter, localized);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    {
      int order = strcmp (key, language);

      if (!placed && order >= 0)
        {
          g_variant_builder_add (builder, "{ss}", language, text);
          placed = TRUE;
        }
      if (order != 0)
        g_variant_builder_add (builder, "{ss}", key, value);
    }
  if (!placed)
    g_variant_builder_add (builder, "{ss}", language, text);
}

/**
 * rung_text_with:
 * @localized: (nullable): localized text
 * @language: a BCP 47 tag
 * @text: (nullable): the text of that language; %NULL takes the language away
 *
 * Returns: (transfer floating): a changed copy; may be empty
 */
GVariant *
rung_text_with (GVariant   *localized,
                const char *language,
                const char *text)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  if (localized != NULL)
    append_rest (&builder, localized, language, text);
  else if (text != NULL)
    g_variant_builder_add (&builder, "{ss}", language, text);
  return g_variant_builder_end (&builder);
}

/**
 * rung_text_normalize:
 * @localized: localized text with its tags in any order; a tag that stands twice
 *   counts with its last text
 *
 * Returns: (transfer full): the same with its tags in order
 */
GVariant *
rung_text_normalize (GVariant *localized)
{
  g_autoptr(GVariant) result = g_variant_ref_sink (g_variant_new ("a{ss}", NULL));
  GVariantIter iter;
  const char *key, *text;

  g_variant_iter_init (&iter, localized);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &text))
    {
      GVariant *longer = g_variant_ref_sink (rung_text_with (result, key, text));

      g_variant_unref (result);
      result = longer;
    }
  return g_steal_pointer (&result);
}

/**
 * rung_text_dup_languages:
 * @localized: (nullable): localized text
 *
 * Returns: (transfer full) (array zero-terminated=1): its language tags in order
 */
char **
rung_text_dup_languages (GVariant *localized)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  GVariantIter iter;
  const char *key;

  if (localized == NULL)
    return g_strv_builder_end (builder);
  g_variant_iter_init (&iter, localized);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, NULL))
    g_strv_builder_add (builder, key);
  return g_strv_builder_end (builder);
}

/**
 * rung_text_list_pick:
 * @list: (nullable): list of localized texts (aa{ss})
 * @language: (nullable): a BCP 47 tag
 *
 * Returns: (transfer full) (array zero-terminated=1): each item's text in that
 *   language, in the order of the list; items without any text are left out
 */
GStrv
rung_text_list_pick (GVariant   *list,
                     const char *language)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gsize n_items = list ? g_variant_n_children (list) : 0;

  for (gsize i = 0; i < n_items; i++)
    {
      g_autoptr(GVariant) item = g_variant_get_child_value (list, i);
      const char *text = rung_text_pick (item, language);

      if (text != NULL)
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

/**
 * rung_text_list_pick_places:
 * @list: (nullable): list of localized texts
 * @language: (nullable): a BCP 47 tag
 *
 * As rung_text_list_pick(), for lists in which a place means something (the third
 * descriptor is what level 2 looks like).
 *
 * Returns: (transfer full) (array zero-terminated=1): a text for each item of the list, the
 *   empty string for one without any
 */
GStrv
rung_text_list_pick_places (GVariant   *list,
                            const char *language)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gsize n_items = list ? g_variant_n_children (list) : 0;

  for (gsize i = 0; i < n_items; i++)
    {
      g_autoptr(GVariant) item = g_variant_get_child_value (list, i);
      const char *text = rung_text_pick (item, language);

      g_strv_builder_add (builder, text != NULL ? text : "");
    }
  return g_strv_builder_end (builder);
}

/**
 * rung_text_list_dup:
 * @list: (nullable): list of localized texts
 * @position: a place, from 0
 * @language: a BCP 47 tag
 *
 * Returns: (transfer full) (nullable): what an item says in exactly that language, or %NULL
 *   where it says nothing in it or there is no such item
 */
char *
rung_text_list_dup (GVariant   *list,
                    guint       position,
                    const char *language)
{
  g_autoptr(GVariant) item = NULL;
  const char *text = NULL;

  if (list == NULL || position >= g_variant_n_children (list))
    return NULL;
  item = g_variant_get_child_value (list, position);
  g_variant_lookup (item, language, "&s", &text);
  return g_strdup (text);
}

/**
 * rung_text_list_with:
 * @list: (nullable): list of localized texts
 * @language: a BCP 47 tag
 * @texts: (array zero-terminated=1): one text an item, in order; the empty
 *   string takes the language away from that item
 *
 * Sets one language of a whole list.  Items beyond @texts lose that language;
 * items without any language left are dropped.
 *
 * Returns: (transfer floating): a changed copy
 */
GVariant *
rung_text_list_with (GVariant          *list,
                     const char        *language,
                     const char *const *texts)
{
  GVariantBuilder builder;
  gsize n_old = list ? g_variant_n_children (list) : 0;
  gsize n_texts = g_strv_length ((char **) texts);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{ss}"));
  for (gsize i = 0; i < MAX (n_old, n_texts); i++)
    {
      g_autoptr(GVariant) old = i < n_old ? g_variant_get_child_value (list, i) : NULL;
      const char *text = i < n_texts && *texts[i] != '\0' ? texts[i] : NULL;
      g_autoptr(GVariant) item = g_variant_ref_sink (rung_text_with (old, language, text));

      if (g_variant_n_children (item) > 0)
        g_variant_builder_add_value (&builder, item);
    }
  return g_variant_builder_end (&builder);
}
