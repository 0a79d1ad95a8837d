/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whole files, put in place so that there is never half of one. */
char    *rung_files_make_beside      (const char  *path,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rung_files_publish          (const char  *temporary,
                                      const char  *path,
                                      gboolean     replace,
                                      GError     **error);
gboolean rung_files_copy             (const char  *from,
                                      const char  *to,
                                      gboolean     durable,
                                      GError     **error);
gboolean rung_files_link_folder      (const char  *from,
                                      const char  *to,
                                      GError     **error);
void     rung_files_remove_log       (const char  *path);
void     rung_files_remove_database  (const char  *path);
void     rung_files_remove_folder    (const char  *path);
gboolean rung_files_exist            (const char  *path);
gboolean rung_files_have_log         (const char  *path);

G_END_DECLS
