/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-json-guard.h"

G_BEGIN_DECLS

/* Where the values of the outermost object's "format" and "version" begin;
 * NULL when there are none.  They point into the text that was checked. */
typedef struct
{
  const char *format;
  const char *version;
} RungJsonHead;

gboolean rung_json_guard_scan     (const char    *data,
                                   gsize          length,
                                   const char    *name,
                                   RungJsonHead  *head,
                                   GError       **error);
void     rung_json_skip_bom       (const char   **data,
                                   gsize         *length);
void     rung_json_count_position (const char    *data,
                                   const char    *where,
                                   guint         *line,
                                   guint         *column);

G_END_DECLS
