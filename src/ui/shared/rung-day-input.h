/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint32 rung_day_input_parse  (const char *text,
                               guint32     today,
                               gboolean    is_end);
char   *rung_day_input_format (guint32     day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
