/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "rung-edit.h"
#include "rung-evidence-files.h"
#include "rung-library.h"
#include "rung-plan-report.h"
#include "rung-timeline-drawing.h"

G_BEGIN_DECLS

#define RUNG_WORKSPACE_ERROR (rung_workspace_error_quark ())
typedef enum
{
  RUNG_WORKSPACE_ERROR_NOT_FOUND,
  RUNG_WORKSPACE_ERROR_AMBIGUOUS,  /* the message lists the candidates, a line each */
  RUNG_WORKSPACE_ERROR_MISUSE,
  RUNG_WORKSPACE_ERROR_NO_FILE,    /* a folder, a device: nothing of which a copy is kept */
  RUNG_WORKSPACE_ERROR_TOO_LARGE,  /* for a copy to be kept */
  RUNG_WORKSPACE_ERROR_UNREADABLE,
} RungWorkspaceError;
GQuark rung_workspace_error_quark (void);

/* Use cases.  The synchronous form is for the terminal and for tests; the _async form runs
 * on snapshots in a GTask thread and calls back on the main context it was called from. */

/* uid, file path, or unique beginning of a title -> path of the plan file. */
char      *rung_workspace_find_plan   (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a uid that came from outside: never a path. */
char      *rung_workspace_find_plan_of_uid (const char *uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Opens; makes the daily backup when one is due. */
RungStore *rung_workspace_open        (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* For looking only: changes not a byte, and waits while others write. */
RungSnapshot *rung_workspace_read     (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *rung_workspace_read_history (const char *path, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* of RungHistoryEntry, newest first */
GPtrArray    *rung_workspace_read_goal_history (const char *path, const char *goal_uid, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* the same, with the changes of one goal */
/* A goal by uid or unique beginning of its title, of the plan or else of those that were deleted from it. */
RungRecord   *rung_workspace_find_goal_ever (RungPlan *plan, const char *path, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Why the daily backup on opening was not made (borrowed, nullable): opening goes on without it. */
const GError *rung_workspace_get_backup_error (RungStore *store);
RungStore *rung_workspace_create      (const char *ladder, const RungNewPlan *settings, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* To the backups, out of the plans; rung_workspace_undelete puts it back. Returns the backup's path. */
char      *rung_workspace_delete      (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungStore *rung_workspace_undelete    (const char *backup_path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The folder of the files kept for a plan, there or not. */
char      *rung_workspace_dup_files_dir  (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* A record by uid, ladder id, or unique beginning of its title in any language.  AMBIGUOUS lists candidates. Borrowed. */
RungRecord *rung_workspace_find_record (RungPlan *plan, RungKind kind, const char *name, GError **error);

/* The same among the roles or responsibilities of a ladder that is no plan yet. */
RungRecord *rung_workspace_find_in_ladder (RungSnapshot *ladder, RungKind kind, const char *name, GError **error);

/* What an import would do, before it is done. */
typedef struct
{
  gboolean       is_ladder;
  gboolean       is_new;      /* a plan that is not here yet, or a ladder */
  char          *title;
  char          *plan_uid;    /* of a plan */
  RungSnapshot  *incoming;
  RungChangeset *changes;     /* against the plan that is here; NULL when new */
  guint          n_added, n_changed, n_removed;
  char          *source;      /* the file */
  guint          n_files;         /* kept files that come with it */
  guint          n_files_missing; /* kept files it names that are neither there nor here */
} RungImport;
void        rung_import_free (RungImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungImport, rung_import_free)

/* A file that somebody handed over, compared with nothing. */
RungSnapshot *rung_workspace_read_incoming (const char *file, gboolean *is_ladder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungImport *rung_workspace_preview_import (const char *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Backs up first when it changes a plan; returns the uid of the plan or the name of the ladder. If @store (nullable) is the open plan, it is used. */
char       *rung_workspace_import         (RungImport *import, RungStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A file of the person's, written beside and renamed; a device is written into. */
gboolean    rung_workspace_save_file      (const char *path, GBytes *bytes, GError **error);
gboolean    rung_workspace_export         (RungStore *store, const char *file, gboolean with_files, gboolean without_private, GError **error);
gboolean    rung_workspace_export_snapshot (RungSnapshot *snapshot, const char *plan_path, const char *file, gboolean with_files, gboolean without_private, GError **error);
/* What is wrong with a plan's file and the files kept beside it: array of char *, empty when all is well. */
GPtrArray  *rung_workspace_check_plan     (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungStore  *rung_workspace_open_sample    (const char *name, const char *language, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void     rung_workspace_open_async    (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
RungStore *rung_workspace_open_finish  (GAsyncResult *result, GError **error);
void     rung_workspace_report_async  (RungStore *store, const RungReportOptions *options, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean rung_workspace_report_finish (GAsyncResult *result, guint *n_pages, GError **error);
void     rung_workspace_export_timeline_async  (RungStore *store, RungWords *words, guint32 today, const RungTimelinePicture *picture, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean rung_workspace_export_timeline_finish (GAsyncResult *result, GError **error);

/* An error of any floor in the person's words, with what can be done. */
char    *rung_workspace_explain (RungWords *words, const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
