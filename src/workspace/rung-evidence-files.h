/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "rung-edit.h"
#include "rung-store.h"
#include "rung-words.h"

G_BEGIN_DECLS

/* The files of evidence: keeping them, looking whether they are still what they were,
 * opening them.  A plan is named by the path of its file, since all but attaching works
 * on a plan that is only looked at, and in threads. */

/* A copy of more is not kept; a link to the file can be. */
#define RUNG_KEPT_FILE_MAX_BYTES (G_GINT64_CONSTANT (1) << 30)

typedef enum
{
  RUNG_FILE_NONE,      /* evidence has no file on this machine: a text, an address */
  RUNG_FILE_UNCHECKED, /* it is there, but what is in it has not been looked at */
  RUNG_FILE_OK,
  RUNG_FILE_MISSING,   /* not there, or cannot be read */
  RUNG_FILE_CHANGED,   /* kept, but no longer what was put there */
} RungFileState;

/* Looks, and reads the whole file where nobody did before: for the terminal and threads. */
RungFileState rung_workspace_get_file_state    (const char  *plan_path,
                                                RungRecord  *evidence);
/* What is known without reading: for the window. */
RungFileState rung_workspace_peek_file_state   (const char  *plan_path,
                                                RungRecord  *evidence);
/* Reads what is UNCHECKED in a thread; afterwards peeking knows it. */
void          rung_workspace_check_files_async (const char          *plan_path,
                                                GPtrArray           *evidence, /* of RungRecord */
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             data);
gboolean      rung_workspace_check_files_finish (GAsyncResult *result,
                                                 GError      **error);
const char   *rung_workspace_phrase_file_state (RungWords    *words,
                                                RungFileState state); /* "missing", "changed"; NULL when all is well */
const char   *rung_workspace_name_file_state   (RungFileState state); /* "ok", for programs; NULL for none */
/* Where the file of evidence is, kept or linked; NULL if it has none here. */
char         *rung_workspace_dup_file_path     (const char *plan_path,
                                                RungRecord *evidence) G_GNUC_WARN_UNUSED_RESULT;

/* --- Keeping --- */
typedef struct
{
  char     *sha256;
  char     *file_name; /* valid UTF-8 */
  char     *path;      /* of the copy */
  gboolean  was_there; /* other evidence had it already */
} RungKeptFile;

void          rung_kept_file_free              (RungKeptFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungKeptFile, rung_kept_file_free)

RungKeptFile *rung_workspace_keep_file         (const char  *plan_path,
                                                const char  *file,
                                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void          rung_workspace_keep_file_async   (const char          *plan_path,
                                                const char          *file,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             data);
RungKeptFile *rung_workspace_keep_file_finish  (GAsyncResult *result,
                                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* When the edit that was to name it failed: takes the copy away unless it was there before. */
void          rung_workspace_unkeep_file       (RungKeptFile *kept);

/* Adds evidence that is a file of which a copy is kept: @settings without sha256 and
 * file_name.  Returns the evidence's uid. */
char         *rung_workspace_keep_evidence     (RungStore             *store,
                                                const RungNewEvidence *settings,
                                                const char            *file,
                                                GError               **error) G_GNUC_WARN_UNUSED_RESULT;
char         *rung_workspace_attach_file       (RungStore   *store,
                                                RungKind     target_kind,
                                                const char  *target_uid,
                                                const char  *title,
                                                const char  *file,
                                                guint32      day,
                                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* The address of a file that is only linked to; an error if there is no such file. */
char         *rung_workspace_dup_file_uri      (const char  *file,
                                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- Opening --- */
/* Only http, https, mailto and file addresses are followed. */
gboolean      rung_workspace_may_open_uri      (const char *uri);
/* The path that a file address names on this machine, else NULL. */
char         *rung_workspace_dup_local_path    (const char *uri) G_GNUC_WARN_UNUSED_RESULT;
/* A file name as it may stand in a folder: one part, no control characters, not hidden. */
char         *rung_workspace_dup_safe_name     (const char *file_name /* nullable */) G_GNUC_WARN_UNUSED_RESULT;
/* A read-only copy of a kept file under its own name, so that the right program opens it. */
char         *rung_workspace_copy_for_opening  (const char  *plan_path,
                                                RungRecord  *evidence,
                                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void          rung_workspace_copy_for_opening_async  (const char          *plan_path,
                                                      RungRecord          *evidence,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             data);
char         *rung_workspace_copy_for_opening_finish (GAsyncResult *result,
                                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* "Save a Copy…" */
gboolean      rung_workspace_save_kept_file    (const char  *plan_path,
                                                RungRecord  *evidence,
                                                const char  *to,
                                                GError     **error);

G_END_DECLS
