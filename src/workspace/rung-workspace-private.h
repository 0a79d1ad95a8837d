/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-workspace.h"

G_BEGIN_DECLS

/* A RUNG_WORKSPACE_ERROR keeps what was asked for, so that the edge can say it in
 * the person's language. */
typedef enum
{
  RUNG_WANTED_PLAN,
  RUNG_WANTED_LADDER,
  RUNG_WANTED_SAMPLE,
  RUNG_WANTED_BACKUP,
  RUNG_WANTED_FILE,
  RUNG_WANTED_RECORD, /* of .kind */
} RungWanted;

void        rung_workspace_set_error      (GError            **error,
                                           RungWorkspaceError  code,
                                           RungWanted          wanted,
                                           RungKind            kind,
                                           const char         *name,
                                           const char         *candidates);
/* FALSE when the error carries no arguments.  The strings are the error's. */
gboolean    rung_workspace_error_get_args (const GError       *error,
                                           RungWanted         *wanted,
                                           RungKind           *kind,
                                           const char        **name,
                                           const char        **candidates);

/* Names: 3 the whole text, 2 its beginning, 0 no match.  Letter case and
 * width do not matter. */
guint       rung_name_match               (const char         *text,
                                           const char         *folded_name);
char       *rung_name_fold                (const char         *text) G_GNUC_WARN_UNUSED_RESULT;

/* Attachments: files kept beside a plan under their SHA-256. */
GPtrArray  *rung_attachments_list_hashes        (RungSnapshot       *snapshot) G_GNUC_WARN_UNUSED_RESULT;
gboolean    rung_attachments_is_hash            (const char         *text);
char       *rung_attachments_hash               (const char         *path,
                                           GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    rung_attachments_copy               (const char         *from,
                                           const char         *to_dir,
                                           const char         *hash,
                                           GError            **error);
/* A copy under the hash that is found while copying; a damaged one of that name is mended. */
char       *rung_attachments_keep               (const char         *from,
                                           const char         *to_dir,
                                           gboolean           *was_there,
                                           GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same bytes at another place, for the owner only; what is there is replaced. */
gboolean    rung_attachments_copy_to            (const char         *from,
                                           const char         *to,
                                           int                 mode,
                                           GError            **error);
void        rung_attachments_remove_dir         (const char         *path);

/* A file of the person's, whole; refused above RUNG_JSON_MAX_BYTES. */
GBytes     *rung_workspace_load_file      (const char         *path,
                                           GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    rung_workspace_is_plan_file   (const char         *path);

G_END_DECLS
