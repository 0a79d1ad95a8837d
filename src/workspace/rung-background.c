/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Use cases that take long enough to be felt, in a thread of their own.  They work
 * on snapshots and paths only: the store belongs to one thread.  A store that was opened
 * in the background is handed over with the result, and never touched there again. */

#include "rung-workspace.h"

typedef struct
{
  RungSnapshot      *snapshot;
  RungReportOptions  options;
  char              *path;
  guint              n_pages;
} ReportJob;

static void
report_job_free (ReportJob *job)
{
  rung_snapshot_unref (job->snapshot);
  g_free (job->path);
  g_free (job);
}

typedef struct
{
  RungSnapshot        *snapshot;
  RungWords           *words;
  guint32              today;
  RungTimelinePicture  picture; /* its role is the job's */
  char                *role_uid;
  char                *path;
} TimelineJob;

static void
timeline_job_free (TimelineJob *job)
{
  rung_snapshot_unref (job->snapshot);
  g_free (job->role_uid);
  g_free (job->path);
  g_free (job);
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  RungStore *store = rung_workspace_open (data, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * rung_workspace_open_async:
 * @path: a plan file
 * @cancellable: (nullable): gives up the wait, not the opening
 * @callback: told when it is open
 * @data: for @callback
 *
 * Does in the background what rung_workspace_open() does.
 */
void
rung_workspace_open_async (const char          *path,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, rung_workspace_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * rung_workspace_open_finish:
 * @result: what the callback got
 * @error: return location; RUNG_STORE_ERROR
 *
 * Takes the store over: from here on it belongs to the calling thread.
 *
 * Returns: (transfer full) (nullable): the plan's store
 */
RungStore *
rung_workspace_open_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
report_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  ReportJob *job = data;
  g_autoptr(GError) error = NULL;

  if (rung_plan_report_write (job->snapshot, &job->options, job->path, &job->n_pages, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * rung_workspace_report_async:
 * @store: an open plan
 * @options: copied; the words are used from the thread until it is done
 * @path: where to write the PDF
 * @cancellable: (nullable): stops the writing; no half file is left
 * @callback: told when it is written
 * @data: for @callback
 *
 * Writes the development plan in the background, as the plan is now.
 */
void
rung_workspace_report_async (RungStore               *store,
                             const RungReportOptions *options,
                             const char              *path,
                             GCancellable            *cancellable,
                             GAsyncReadyCallback      callback,
                             gpointer                 data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  ReportJob *job = g_new0 (ReportJob, 1);

  job->snapshot = rung_plan_dup_snapshot (rung_store_get_plan (store));
  job->options = *options;
  job->path = g_strdup (path);
  g_task_set_source_tag (task, rung_workspace_report_async);
  g_task_set_task_data (task, job, (GDestroyNotify) report_job_free);
  g_task_run_in_thread (task, report_in_thread);
}

/**
 * rung_workspace_report_finish:
 * @result: what the callback got
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location; RUNG_REPORT_ERROR
 *
 * Returns: whether the file is written
 */
gboolean
rung_workspace_report_finish (GAsyncResult  *result,
                              guint         *n_pages,
                              GError       **error)
{
  ReportJob *job;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (n_pages != NULL)
    *n_pages = job->n_pages;
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
export_timeline_in_thread (GTask        *task,
                           gpointer      source,
                           gpointer      data,
                           GCancellable *cancellable)
{
  TimelineJob *job = data;
  g_autoptr(GError) error = NULL;

  if (rung_timeline_export (job->snapshot, job->words, job->today, &job->picture, job->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * rung_workspace_export_timeline_async:
 * @store: an open plan
 * @words: the language; used from the thread until it is done
 * @today: the present day
 * @picture: what is seen; copied
 * @path: where to write the picture, .png or .svg
 * @cancellable: (nullable): gives up the wait, not the writing
 * @callback: told when it is written
 * @data: for @callback
 *
 * Writes the timeline as a picture in the background, as the plan is now and without
 * private records.
 */
void
rung_workspace_export_timeline_async (RungStore                 *store,
                                      RungWords                 *words,
                                      guint32                    today,
                                      const RungTimelinePicture *picture,
                                      const char                *path,
                                      GCancellable              *cancellable,
                                      GAsyncReadyCallback        callback,
                                      gpointer                   data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  TimelineJob *job = g_new0 (TimelineJob, 1);

  job->snapshot = rung_plan_dup_snapshot (rung_store_get_plan (store));
  job->words = words;
  job->today = today;
  job->picture = *picture;
  job->picture.role_uid = job->role_uid = g_strdup (picture->role_uid);
  job->path = g_strdup (path);
  g_task_set_source_tag (task, rung_workspace_export_timeline_async);
  g_task_set_task_data (task, job, (GDestroyNotify) timeline_job_free);
  g_task_run_in_thread (task, export_timeline_in_thread);
}

/**
 * rung_workspace_export_timeline_finish:
 * @result: what the callback got
 * @error: return location; RUNG_REPORT_ERROR
 *
 * Returns: whether the file is written
 */
gboolean
rung_workspace_export_timeline_finish (GAsyncResult  *result,
                                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
