/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A gettext catalogue (.mo) as a value: texts and the rule for plural forms. */
typedef struct _RungCatalogue RungCatalogue;

RungCatalogue *rung_catalogue_new           (GBytes               *bytes,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
RungCatalogue *rung_catalogue_load          (const char           *path,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void           rung_catalogue_free          (RungCatalogue        *self);
const char    *rung_catalogue_lookup        (RungCatalogue        *self,
                                             const char           *context,
                                             const char           *msgid);
const char    *rung_catalogue_lookup_plural (RungCatalogue        *self,
                                             const char           *msgid,
                                             gulong                n);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungCatalogue, rung_catalogue_free)

/* The rule for plural forms, an expression of C in n. */
gboolean       rung_plural_evaluate         (const char           *expression,
                                             gulong                n,
                                             gulong               *form);
/* Whether printf() takes the same arguments from both texts. */
gboolean       rung_format_is_like          (const char           *format,
                                             const char           *original);

G_END_DECLS
