/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search of one window: it gathers what is committed to the plan that is open, and hands
 * it over with each question, which is answered in a thread.
 *
 * The stamp of the file is taken first, then the store follows what others wrote: so what is
 * handed over is at least what the stamp says. */

#include "rung-search.h"

#include "rung-search-core-private.h"

/* Beyond that the whole plan is compared. */
#define MAX_CHANGESETS 200

struct _RungSearch
{
  GObject         parent_instance;
  RungSearchCore *core;
  RungStore      *store;
  GSignalGroup   *signals;
  GPtrArray      *changesets;
  gboolean        is_handed_over; /* the whole plan was; its changes are enough now */
};

G_DEFINE_FINAL_TYPE (RungSearch, rung_search, G_TYPE_OBJECT)

static void
committed_cb (RungSearch    *self,
              RungChangeset *changeset,
              int            origin)
{
  if (!self->is_handed_over)
    return;
  g_ptr_array_add (self->changesets, g_object_ref (changeset));
  if (self->changesets->len <= MAX_CHANGESETS)
    return;
  g_ptr_array_set_size (self->changesets, 0);
  self->is_handed_over = FALSE;
}

static void
rung_search_dispose (GObject *object)
{
  RungSearch *self = RUNG_SEARCH (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (rung_search_parent_class)->dispose (object);
}

static void
rung_search_finalize (GObject *object)
{
  RungSearch *self = RUNG_SEARCH (object);

  rung_search_core_unref (self->core);
  g_ptr_array_unref (self->changesets);
  G_OBJECT_CLASS (rung_search_parent_class)->finalize (object);
}

static void
rung_search_class_init (RungSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rung_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_search_finalize;
}

static void
rung_search_init (RungSearch *self)
{
  self->core = rung_search_core_new ();
  self->changesets = g_ptr_array_new_with_free_func (g_object_unref);
  self->signals = g_signal_group_new (RUNG_TYPE_STORE);
  g_signal_group_connect_object (self->signals, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
}

RungSearch *
rung_search_new (void)
{
  return g_object_new (RUNG_TYPE_SEARCH, NULL);
}

/**
 * rung_search_set_store:
 * @self: a search
 * @store: (nullable): the plan that is open
 *
 * Follows another plan.
 */
void
rung_search_set_store (RungSearch *self,
                       RungStore  *store)
{
  g_return_if_fail (RUNG_IS_SEARCH (self));

  if (!g_set_object (&self->store, store))
    return;
  g_ptr_array_set_size (self->changesets, 0);
  self->is_handed_over = FALSE;
  g_signal_group_set_target (self->signals, store);
}

/* A plan that may only be looked at is read like one that is not open. */
static gboolean
follows_store (RungSearch *self)
{
  return self->store != NULL && !rung_store_is_read_only (self->store);
}

static void
hand_over (RungSearch *self)
{
  const char *path;
  char *stamp;

  if (!follows_store (self))
    {
      rung_search_core_follow (self->core, NULL, NULL, NULL, NULL);
      return;
    }
  path = rung_store_get_path (self->store);
  stamp = rung_index_dup_stamp (path);
  rung_store_refresh (self->store, NULL);
  if (self->is_handed_over)
    {
      rung_search_core_follow (self->core, path, stamp, NULL, self->changesets);
    }
  else
    {
      g_autoptr(RungSnapshot) snapshot = rung_plan_dup_snapshot (rung_store_get_plan (self->store));

      rung_search_core_follow (self->core, path, stamp, snapshot, NULL);
    }
  self->is_handed_over = TRUE;
  g_ptr_array_set_size (self->changesets, 0);
}

/* --- questions --- */

typedef struct
{
  RungSearchCore     *core;
  RungSearchQuestion  question;
} Job;

static void
job_free (Job *job)
{
  rung_search_core_unref (job->core);
  rung_query_unref (job->question.query);
  g_free (job->question.plan_path);
  g_free (job->question.language);
  g_free (job);
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr(GError) error = NULL;
  GPtrArray *found = rung_search_core_find (job->core, &job->question, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * rung_search_find_async:
 * @self: a search
 * @query: what is searched for; an empty one only makes the search ready
 * @in_all_plans: not only in the plan that is open
 * @n_per_group: how many records of each kind are wanted
 * @language: picks titles
 * @cancellable: (nullable): cancelled when the answer is not wanted any more
 * @callback: told when there is an answer
 * @data: for @callback
 *
 * Searches in the background, in the plan as it is now.
 */
void
rung_search_find_async (RungSearch          *self,
                        RungQuery           *query,
                        gboolean             in_all_plans,
                        guint                n_per_group,
                        const char          *language,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  hand_over (self);
  job->core = rung_search_core_ref (self->core);
  job->question.query = rung_query_ref (query);
  job->question.plan_path = in_all_plans || self->store == NULL ? NULL : g_strdup (rung_store_get_path (self->store));
  job->question.n_per_group = n_per_group;
  job->question.language = g_strdup (language);
  g_task_set_source_tag (task, rung_search_find_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * rung_search_find_finish:
 * @self: a search
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (element-type RungFound) (nullable): kind by kind, the best of each
 *   first
 */
GPtrArray *
rung_search_find_finish (RungSearch    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rung_workspace_search:
 * @query: what is searched for
 * @plan_path: (nullable): in which plan; %NULL is all
 * @n_per_group: how many records of each kind are wanted
 * @language: picks titles
 * @error: return location
 *
 * Searches, and waits for the answer.  No plan is changed.
 *
 * Returns: (transfer full) (element-type RungFound) (nullable): kind by kind, the best of each
 *   first
 */
GPtrArray *
rung_workspace_search (RungQuery   *query,
                       const char  *plan_path,
                       guint        n_per_group,
                       const char  *language,
                       GError     **error)
{
  g_autoptr(RungSearchCore) core = rung_search_core_new ();
  RungSearchQuestion question = { query, (char *) plan_path, (char *) language, n_per_group };

  return rung_search_core_find (core, &question, NULL, error);
}
