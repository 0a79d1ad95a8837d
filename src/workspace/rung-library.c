/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plans of this machine, a line each: a list model over the plans folder.
 *
 * 1. A file is read again only when it, its write-ahead log, or the day changed;
 *    until then its line is the same object, so a view of the list keeps still.
 * 2. A file that cannot be read keeps its line, with the reason. */

#include "rung-library.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rung-paths.h"
#include "rung-plan-summary-private.h"
#include "rung-workspace.h"

struct _RungLibrary
{
  GObject    parent_instance;
  GPtrArray *summaries; /* of RungPlanSummary, own plans first, by title */
};

static GType
get_item_type (GListModel *list)
{
  return RUNG_TYPE_PLAN_SUMMARY;
}

static guint
get_n_items (GListModel *list)
{
  return RUNG_LIBRARY (list)->summaries->len;
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  RungLibrary *self = RUNG_LIBRARY (list);

  return position < self->summaries->len ? g_object_ref (self->summaries->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RungLibrary, rung_library, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
append_file_stamp (GString    *stamp,
                   const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) == 0)
    g_string_append_printf (stamp, "%" G_GINT64_FORMAT ".%09ld %" G_GINT64_FORMAT " ",
                            (gint64) info.st_mtim.tv_sec, (long) info.st_mtim.tv_nsec, (gint64) info.st_size);
  else
    g_string_append (stamp, "- ");
}

static char *
build_stamp (const char *path,
             guint32     today)
{
  GString *stamp = g_string_new (NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  append_file_stamp (stamp, path);
  append_file_stamp (stamp, log);
  g_string_append_printf (stamp, "%u", today);
  return g_string_free (stamp, FALSE);
}

static RungPlanSummary *
find_unchanged (RungLibrary *self,
                const char  *path,
                const char  *stamp)
{
  for (guint i = 0; i < self->summaries->len; i++)
    {
      RungPlanSummary *summary = self->summaries->pdata[i];

      if (strcmp (rung_plan_summary_get_path (summary), path) == 0)
        return strcmp (rung_plan_summary_get_stamp (summary), stamp) == 0 ? g_object_ref (summary) : NULL;
    }
  return NULL;
}

static RungPlanSummary *
read_summary (RungLibrary *self,
              const char  *path,
              guint32      today)
{
  g_autofree char *stamp = build_stamp (path, today);
  g_autoptr(RungSnapshot) snapshot = NULL;
  g_autoptr(GError) error = NULL;
  RungPlanSummary *unchanged = find_unchanged (self, path, stamp);

  if (unchanged != NULL)
    return unchanged;
  snapshot = rung_workspace_read (path, &error);
  return rung_plan_summary_new (path, stamp, snapshot, error, today);
}

/* Own plans, then mentees', then samples; by title, then by uid. */
static int
compare_summaries (gconstpointer a,
                   gconstpointer b)
{
  RungPlanSummary *first = *(RungPlanSummary *const *) a;
  RungPlanSummary *second = *(RungPlanSummary *const *) b;
  int order;

  order = rung_plan_summary_is_sample (first) - rung_plan_summary_is_sample (second);
  if (order == 0)
    order = rung_plan_summary_is_mentee (first) - rung_plan_summary_is_mentee (second);
  if (order == 0)
    order = g_utf8_collate (rung_plan_summary_get_title (first), rung_plan_summary_get_title (second));
  if (order == 0)
    order = strcmp (rung_plan_summary_get_path (first), rung_plan_summary_get_path (second));
  return order;
}

static GPtrArray *
read_summaries (RungLibrary *self)
{
  const char *folder = rung_paths_get_plans_dir ();
  guint32 today = rung_clock_get_today ();
  GPtrArray *summaries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".rung") && name[0] != '.')
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_ptr_array_add (summaries, read_summary (self, path, today));
      }
  g_ptr_array_sort (summaries, compare_summaries);
  return summaries;
}

/* Only what lies between the lines that stayed at both ends has changed. */
static void
splice (RungLibrary *self,
        GPtrArray   *summaries)
{
  g_autoptr(GPtrArray) old = g_steal_pointer (&self->summaries);
  guint before = 0;
  guint after = 0;
  guint least = MIN (old->len, summaries->len);

  while (before < least && old->pdata[before] == summaries->pdata[before])
    before++;
  while (after < least - before &&
         old->pdata[old->len - 1 - after] == summaries->pdata[summaries->len - 1 - after])
    after++;

  self->summaries = summaries;
  if (old->len - before - after > 0 || summaries->len - before - after > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before,
                                old->len - before - after, summaries->len - before - after);
}

static void
rung_library_finalize (GObject *object)
{
  RungLibrary *self = RUNG_LIBRARY (object);

  g_ptr_array_unref (self->summaries);

  G_OBJECT_CLASS (rung_library_parent_class)->finalize (object);
}

static void
rung_library_class_init (RungLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_library_finalize;
}

static void
rung_library_init (RungLibrary *self)
{
  self->summaries = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * rung_library_new:
 *
 * Reads the plans folder.
 *
 * Returns: (transfer full): a #GListModel of #RungPlanSummary
 */
RungLibrary *
rung_library_new (void)
{
  RungLibrary *self = g_object_new (RUNG_TYPE_LIBRARY, NULL);

  rung_library_reload (self);
  return self;
}

/**
 * rung_library_reload:
 * @self: a library
 *
 * Looks at the plans folder again.
 */
void
rung_library_reload (RungLibrary *self)
{
  g_return_if_fail (RUNG_IS_LIBRARY (self));

  splice (self, read_summaries (self));
}
