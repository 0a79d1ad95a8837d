/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings the index up to date and asks it.
 *
 * 1. The plan that is open in a window is followed by its changes, handed over with a stamp of
 *    the file that holds exactly these.  All others are read when their stamp has changed.
 * 2. What is handed over waits in a queue of its own, so a window never waits for a search.
 * 3. A question that fails is asked again of an index made anew, then of one in memory. */

#include "rung-search-core-private.h"

#include <string.h>

#include "rung-paths.h"
#include "rung-workspace.h"

#define ATTEMPTS 3
#define TITLE_CHARACTERS 120
#define EXCERPT_CHARACTERS 100

/* What a window says of its plan. */
typedef struct
{
  char         *plan_path; /* NULL: nothing is open */
  char         *stamp;
  RungSnapshot *snapshot;  /* nullable: the whole plan, before the changes */
  GPtrArray    *changesets;
} News;

struct _RungSearchCore
{
  GMutex     index_lock;
  RungIndex *index;        /* opened when first asked */
  char      *written_path; /* of the last news in the index */
  char      *written_stamp;
  GMutex     news_lock;
  News       news;
};

static void
news_clear (News *self)
{
  g_clear_pointer (&self->plan_path, g_free);
  g_clear_pointer (&self->stamp, g_free);
  g_clear_pointer (&self->snapshot, rung_snapshot_unref);
  g_clear_pointer (&self->changesets, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (News, news_clear)

RungSearchCore *
rung_search_core_new (void)
{
  RungSearchCore *self = g_atomic_rc_box_new0 (RungSearchCore);

  g_mutex_init (&self->index_lock);
  g_mutex_init (&self->news_lock);
  return self;
}

RungSearchCore *
rung_search_core_ref (RungSearchCore *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_core (RungSearchCore *self)
{
  g_clear_pointer (&self->index, rung_index_free);
  news_clear (&self->news);
  g_free (self->written_path);
  g_free (self->written_stamp);
  g_mutex_clear (&self->index_lock);
  g_mutex_clear (&self->news_lock);
}

void
rung_search_core_unref (RungSearchCore *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_core);
}

/**
 * rung_search_core_follow:
 * @self: the core
 * @plan_path: (nullable): the plan that is open
 * @stamp: (transfer full) (nullable): of its file
 * @snapshot: (nullable): the whole plan at that stamp; what was handed over before is dropped
 * @changesets: (element-type RungChangeset) (nullable): without a snapshot, what changed since
 *   the last time
 *
 * Hands over what became of the plan that is open.
 */
void
rung_search_core_follow (RungSearchCore *self,
                         const char     *plan_path,
                         char           *stamp,
                         RungSnapshot   *snapshot,
                         GPtrArray      *changesets)
{
  g_autofree char *owned = stamp;

  g_mutex_lock (&self->news_lock);
  if (snapshot != NULL || g_strcmp0 (plan_path, self->news.plan_path) != 0)
    {
      news_clear (&self->news);
      self->news.plan_path = g_strdup (plan_path);
      self->news.snapshot = snapshot != NULL ? rung_snapshot_ref (snapshot) : NULL;
    }
  if (self->news.changesets == NULL)
    self->news.changesets = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; changesets != NULL && i < changesets->len; i++)
    g_ptr_array_add (self->news.changesets, g_object_ref (changesets->pdata[i]));
  g_free (self->news.stamp);
  self->news.stamp = g_steal_pointer (&owned);
  g_mutex_unlock (&self->news_lock);
}

static void
take_news (RungSearchCore *self,
           News           *news)
{
  g_mutex_lock (&self->news_lock);
  news->plan_path = g_strdup (self->news.plan_path);
  news->stamp = g_strdup (self->news.stamp);
  news->snapshot = g_steal_pointer (&self->news.snapshot);
  news->changesets = g_steal_pointer (&self->news.changesets);
  g_mutex_unlock (&self->news_lock);
}

/* --- bringing the index up to date --- */

/* A plan that cannot be read has nothing to find; one that is being written is left as it was. */
static gboolean
read_plan (RungSearchCore  *self,
           const char      *path,
           const char      *stamp,
           GError         **error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(RungSnapshot) snapshot = rung_workspace_read (path, &reason);

  if (g_error_matches (reason, RUNG_STORE_ERROR, RUNG_STORE_ERROR_BUSY))
    return TRUE;
  return rung_index_update (self->index, path, stamp, snapshot, error);
}

static gboolean
refresh_other (RungSearchCore  *self,
               const char      *path,
               GError         **error)
{
  g_autofree char *stamp = rung_index_dup_stamp (path);
  gboolean is_current;

  return rung_index_is_current (self->index, path, stamp, &is_current, error) &&
         (is_current || read_plan (self, path, stamp, error));
}

/* Whether the index holds what the news go on from. */
static gboolean
can_follow (RungSearchCore *self,
            const News     *news)
{
  gboolean is_there = FALSE;

  return news->snapshot == NULL && news->changesets != NULL && g_strcmp0 (self->written_path, news->plan_path) == 0 &&
         rung_index_is_current (self->index, news->plan_path, self->written_stamp, &is_there, NULL) && is_there;
}

static gboolean
write_news (RungSearchCore  *self,
            const News      *news,
            GError         **error)
{
  if (can_follow (self, news))
    return rung_index_follow (self->index, news->plan_path, news->stamp, news->changesets, error);
  if (news->snapshot == NULL)
    return read_plan (self, news->plan_path, news->stamp, error);
  return rung_index_update (self->index, news->plan_path, news->stamp, news->snapshot, error) &&
         (news->changesets == NULL || news->changesets->len == 0 ||
          rung_index_follow (self->index, news->plan_path, news->stamp, news->changesets, error));
}

static gboolean
refresh_open (RungSearchCore  *self,
              const News      *news,
              GError         **error)
{
  gboolean is_current;

  if (!rung_index_is_current (self->index, news->plan_path, news->stamp, &is_current, error) ||
      (!is_current && !write_news (self, news, error)))
    return FALSE;
  g_free (self->written_path);
  g_free (self->written_stamp);
  self->written_path = g_strdup (news->plan_path);
  self->written_stamp = g_strdup (news->stamp);
  return TRUE;
}

static GPtrArray *
list_plans (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *folder = rung_paths_get_plans_dir ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".rung") && name[0] != '.')
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

static gboolean
refresh_all (RungSearchCore  *self,
             const News      *news,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr(GPtrArray) paths = list_plans ();

  for (guint i = 0; i < paths->len; i++)
    if (!g_cancellable_is_cancelled (cancellable) && g_strcmp0 (paths->pdata[i], news->plan_path) != 0 &&
        !refresh_other (self, paths->pdata[i], error))
      return FALSE;
  if (news->plan_path != NULL)
    g_ptr_array_add (paths, g_strdup (news->plan_path));
  return rung_index_keep_only (self->index, paths, error);
}

static gboolean
refresh (RungSearchCore  *self,
         const News      *news,
         const char      *plan_path,
         GCancellable    *cancellable,
         GError         **error)
{
  if (news->plan_path != NULL && !refresh_open (self, news, error))
    return FALSE;
  if (plan_path == NULL)
    return refresh_all (self, news, cancellable, error);
  return g_strcmp0 (plan_path, news->plan_path) == 0 || refresh_other (self, plan_path, error);
}

/* --- what is shown of a hit --- */

void
rung_found_free (RungFound *self)
{
  g_free (self->plan_path);
  g_free (self->plan_uid);
  g_free (self->plan_title);
  g_free (self->uid);
  g_free (self->owner_uid);
  g_free (self->owner_title);
  g_free (self->title);
  g_free (self->excerpt);
  g_free (self);
}

static char *
dup_one_line (const char *text)
{
  const char *end = text + strcspn (text, "\r\n");

  if (g_utf8_strlen (text, end - text) > TITLE_CHARACTERS)
    {
      g_autofree char *cut = g_utf8_substring (text, 0, TITLE_CHARACTERS);

      return g_strconcat (cut, "…", NULL);
    }
  return *end == '\0' ? g_strdup (text) : g_strdup_printf ("%.*s…", (int) (end - text), text);
}

/* Where in a title it was found, if there; else how it begins. */
static char *
show_title (const RungQuery *query,
            const char      *title)
{
  char *excerpt = rung_query_dup_excerpt (query, title, 2 * TITLE_CHARACTERS);

  return excerpt != NULL ? excerpt : dup_one_line (title);
}

/* The other texts, and the title in another language than the one it is shown in. */
static char *
show_excerpt (const RungQuery    *query,
              const RungIndexHit *hit,
              const char         *shown_title)
{
  char *excerpt = rung_query_dup_excerpt (query, hit->text, EXCERPT_CHARACTERS);

  if (excerpt != NULL || hit->languages == NULL || rung_query_matches (query, shown_title))
    return excerpt;
  return rung_query_dup_excerpt (query, hit->title, EXCERPT_CHARACTERS);
}

static RungFound *
show_hit (const RungSearchQuestion *question,
          RungIndexHit             *hit)
{
  RungFound *found = g_new0 (RungFound, 1);
  g_autofree char *title = rung_search_text_pick (hit->title, hit->languages, question->language);

  found->plan_path = g_steal_pointer (&hit->plan_path);
  found->plan_uid = g_steal_pointer (&hit->plan_uid);
  found->plan_title = g_steal_pointer (&hit->plan_title);
  found->kind = hit->kind;
  found->uid = g_steal_pointer (&hit->uid);
  found->owner_uid = g_steal_pointer (&hit->owner);
  found->owner_kind = hit->owner_kind;
  if (hit->owner_title != NULL)
    found->owner_title = rung_search_text_pick (hit->owner_title, hit->owner_languages, question->language);
  found->state = hit->state;
  found->has_more = hit->has_more;
  found->title = show_title (question->query, title);
  found->excerpt = show_excerpt (question->query, hit, found->title);
  return found;
}

static GPtrArray *
ask (RungSearchCore            *self,
     const RungSearchQuestion  *question,
     GError                   **error)
{
  g_autoptr(GPtrArray) hits = rung_index_find (self->index, question->query, question->plan_path,
                                               question->n_per_group, error);
  GPtrArray *found;

  if (hits == NULL)
    return NULL;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_found_free);
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (found, show_hit (question, hits->pdata[i]));
  return found;
}

static GPtrArray *
find_locked (RungSearchCore            *self,
             const RungSearchQuestion  *question,
             GCancellable              *cancellable,
             GError                   **error)
{
  g_auto(News) news = { 0 };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (self->index == NULL)
    {
      g_autofree char *path = g_build_filename (rung_paths_get_cache_dir (), "search.db", NULL);

      self->index = rung_index_open (path);
    }
  take_news (self, &news);
  for (guint attempt = 1;; attempt++)
    {
      g_autoptr(GError) reason = NULL;
      GPtrArray *found = NULL;

      if (refresh (self, &news, question->plan_path, cancellable, &reason))
        found = ask (self, question, &reason);
      if (found != NULL)
        return found;
      if (attempt == ATTEMPTS)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      rung_index_start_over (self->index, reason);
    }
}

/**
 * rung_search_core_find:
 * @self: the core
 * @question: what is asked
 * @cancellable: (nullable): a question that nobody wants to know any more
 * @error: return location
 *
 * Brings the index up to date and asks it.  Blocks; other threads that ask wait.
 *
 * Returns: (transfer full) (element-type RungFound) (nullable): what was found
 */
GPtrArray *
rung_search_core_find (RungSearchCore            *self,
                       const RungSearchQuestion  *question,
                       GCancellable              *cancellable,
                       GError                   **error)
{
  GPtrArray *found;

  g_mutex_lock (&self->index_lock);
  found = find_locked (self, question, cancellable, error);
  g_mutex_unlock (&self->index_lock);
  return found;
}
