/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Localized text is a GVariant a{ss}, language tag to text, tags in strcmp
 * order; a list of it is aa{ss}. */

gboolean    rung_text_is_language (const char *tag); /* (nullable) */
const char *rung_text_pick        (GVariant   *localized,
                                   const char *language); /* (nullable): never for a text that has any */
GVariant   *rung_text_new         (const char *language,
                                   const char *text) G_GNUC_WARN_UNUSED_RESULT; /* floating */
GVariant   *rung_text_with        (GVariant   *localized,
                                   const char *language,
                                   const char *text) G_GNUC_WARN_UNUSED_RESULT; /* floating; NULL text removes */
GVariant   *rung_text_normalize   (GVariant   *localized) G_GNUC_WARN_UNUSED_RESULT; /* sorted tags; full ref */
char      **rung_text_dup_languages (GVariant *localized) G_GNUC_WARN_UNUSED_RESULT;
GStrv       rung_text_list_pick   (GVariant   *list,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;
GStrv       rung_text_list_pick_places (GVariant   *list,
                                        const char *language) G_GNUC_WARN_UNUSED_RESULT; /* "" where an item says nothing */
char       *rung_text_list_dup    (GVariant   *list,
                                   guint       position,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;
GVariant   *rung_text_list_with   (GVariant   *list,
                                   const char *language,
                                   const char *const *texts) G_GNUC_WARN_UNUSED_RESULT; /* floating */

G_END_DECLS
