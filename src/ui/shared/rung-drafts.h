/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text that could not be committed, kept for the field it was typed into. */
void        rung_drafts_keep  (const char *uid,
                               const char *field,
                               const char *text);
const char *rung_drafts_find  (const char *uid,
                               const char *field); /* (nullable), borrowed */
guint       rung_drafts_count (void);
void        rung_drafts_drop  (const char *uid,
                               const char *field);

G_END_DECLS
