/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int      rung_json_read_hex4     (const char *p,
                                  const char *end);
guint32  rung_json_string_hash   (const char *json);
gboolean rung_json_strings_equal (const char *a,
                                  const char *b);
gboolean rung_json_string_equal  (const char *json,
                                  const char *text);

G_END_DECLS
