/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes of a plan file that this process may have open through SQLite. */
gboolean rung_raw_read (const char  *path,
                        guint8      *buffer,
                        gsize        size,
                        goffset     *file_size,
                        GError     **error);
gboolean rung_raw_copy (const char  *path,
                        const char  *to,
                        GError     **error);

G_END_DECLS
