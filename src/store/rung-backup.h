/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-store.h"

G_BEGIN_DECLS

/* Backups of plans in one folder: <uid>-<YYYYMMDDTHHMMSSZ>[-n].rung, and beside each
 * the folder .files when the plan keeps attachments (hard links or copies).
 * Keep the newest 7, then one a week for 8 weeks; `today` decides. */
typedef struct
{
  char   *path;
  char   *plan_uid;
  gint64  instant_usec;
} RungBackup;
void       rung_backup_free   (RungBackup *self);

/* (transfer full) path of the new backup. */
char      *rung_backup_make   (RungStore *store, const char *backup_dir, gint64 now_usec, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* At most one a day, and only when the plan changed since the newest; NULL without error when none was due. */
char      *rung_backup_make_if_due (RungStore *store, const char *backup_dir, gint64 now_usec, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rung_backup_list   (const char *backup_dir, const char *plan_uid /* nullable: all */) G_GNUC_WARN_UNUSED_RESULT; /* newest first */
/* (nullable) the plan a backup is of, from its name. */
char      *rung_backup_dup_plan_uid (const char *backup_path) G_GNUC_WARN_UNUSED_RESULT;
void       rung_backup_prune  (const char *backup_dir, const char *plan_uid, guint32 today);
/* Puts a backup in the place of the plan file; what is there now (even damaged) is first
 * kept as a backup.  The plan must not be open in this process. */
gboolean   rung_backup_restore (const char *backup_path, const char *plan_path, const char *backup_dir, gint64 now_usec, GError **error);

G_END_DECLS
