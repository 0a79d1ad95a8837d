/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where things are: RUNG_DATA_DIR or the user's data folder + "rung"; folders
 * are made with mode 0700 when first asked for.  And the day: RUNG_TODAY. */
void        rung_paths_set_data_dir  (const char *path); /* --data-dir; before any other call */
const char *rung_paths_get_data_dir  (void);
const char *rung_paths_get_plans_dir (void);
const char *rung_paths_get_backup_dir (void);
const char *rung_paths_get_ladder_dir (void);
const char *rung_paths_get_cache_dir (void);
char       *rung_paths_plan_file     (const char *uid) G_GNUC_WARN_UNUSED_RESULT;
char       *rung_paths_plan_files_dir (const char *uid) G_GNUC_WARN_UNUSED_RESULT; /* attachments */

void        rung_clock_set_today     (guint32 day);   /* --today; 0 = follow the clock */
guint32     rung_clock_get_today     (void);          /* RUNG_TODAY, or the local calendar day */
gint64      rung_clock_get_now_usec  (void);

G_END_DECLS
