/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *rung_uid_new        (void) G_GNUC_WARN_UNUSED_RESULT;   /* random, RFC 9562 version 4 */
char    *rung_uid_new_for_item (const char *ladder_id,
                                const char *item_id) G_GNUC_WARN_UNUSED_RESULT; /* version 5 */
gboolean rung_uid_is_valid   (const char *text);

G_END_DECLS
