/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ladders and sample plans there are: those compiled in, and the person's own
 * ladder files.  A ladder file of one's own with the id of a built-in one stands
 * in its place. */

#include "rung-library.h"

#include <string.h>

#include "rung-ladder-json.h"
#include "rung-paths.h"
#include "rung-resources.h"
#include "rung-workspace-private.h"

#define LADDER_PREFIX "/io/github/rungapp/Rung/ladders/"
#define SAMPLE_PREFIX "/io/github/rungapp/Rung/samples/"

void
rung_ladder_entry_free (RungLadderEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->path);
  g_clear_pointer (&self->snapshot, rung_snapshot_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungLadderEntry, rung_ladder_entry_free)

static const char *
get_ladder_id (RungSnapshot *snapshot)
{
  guint first, n_records;

  rung_snapshot_get_range (snapshot, RUNG_KIND_LADDER, &first, &n_records);
  return n_records > 0 ? rung_record_get_text (rung_snapshot_get (snapshot, first), RUNG_LADDER_ID) : NULL;
}

static RungLadderEntry *
read_entry (const char  *name,
            const char  *path,
            GBytes      *bytes,
            GError     **error)
{
  g_autoptr(RungLadderEntry) entry = g_new0 (RungLadderEntry, 1);

  entry->name = g_strdup (name);
  entry->path = g_strdup (path);
  entry->snapshot = rung_ladder_json_read (bytes, path != NULL ? path : name, error);
  return entry->snapshot != NULL ? g_steal_pointer (&entry) : NULL;
}

static char *
strip_ending (const char *file_name)
{
  return g_strndup (file_name, strlen (file_name) - strlen (".json"));
}

static gboolean
add_built_in (GPtrArray  *entries,
              GError    **error)
{
  g_auto(GStrv) names = g_resource_enumerate_children (rung_data_get_resource (), LADDER_PREFIX, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (LADDER_PREFIX, names[i], NULL);
      g_autofree char *name = strip_ending (names[i]);
      g_autoptr(GBytes) bytes = g_resource_lookup_data (rung_data_get_resource (), path, 0, error);
      RungLadderEntry *entry = bytes != NULL ? read_entry (name, NULL, bytes, error) : NULL;

      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (entries, entry);
    }
  return TRUE;
}

static void
add_own (GPtrArray       *entries,
         RungLadderEntry *entry)
{
  for (guint i = 0; i < entries->len; i++)
    {
      RungLadderEntry *other = entries->pdata[i];

      if (other->path == NULL && g_strcmp0 (get_ladder_id (other->snapshot), get_ladder_id (entry->snapshot)) == 0)
        {
          rung_ladder_entry_free (other);
          entries->pdata[i] = entry;
          return;
        }
    }
  g_ptr_array_add (entries, entry);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_file_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* One broken file of the person's does not hide the other ladders. */
static void
read_own (GPtrArray *entries,
          GPtrArray *errors)
{
  const char *folder = rung_paths_get_ladder_dir ();
  g_autoptr(GPtrArray) names = list_file_names (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *name = strip_ending (names->pdata[i]);
      g_autoptr(GBytes) bytes = rung_workspace_load_file (path, &error);
      RungLadderEntry *entry = bytes != NULL ? read_entry (name, path, bytes, &error) : NULL;

      if (entry == NULL && errors != NULL)
        g_ptr_array_add (errors, g_steal_pointer (&error));
      else if (entry != NULL && entries != NULL)
        add_own (entries, entry);
      else
        rung_ladder_entry_free (entry);
    }
}

/**
 * rung_library_list_ladders:
 * @error: return location
 *
 * Lists the ladders a plan can start from.  Files of ladders/ that cannot be read
 * are left out here; rung_library_list_ladder_errors() says which and why.
 *
 * Returns: (transfer full) (element-type RungLadderEntry): the ladders, built-in
 *   ones first, then by file name
 */
GPtrArray *
rung_library_list_ladders (GError **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_ladder_entry_free);

  if (!add_built_in (entries, error))
    return NULL;
  read_own (entries, NULL);
  return g_steal_pointer (&entries);
}

GPtrArray *
rung_library_list_ladder_errors (void)
{
  GPtrArray *errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);

  read_own (NULL, errors);
  return errors;
}

/* The common case, without reading every ladder there is. */
static RungSnapshot *
find_built_in (const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".json", NULL);
  g_autofree char *own = g_build_filename (rung_paths_get_ladder_dir (), file_name, NULL);
  g_autofree char *path = g_strconcat (LADDER_PREFIX, file_name, NULL);
  g_autoptr(GBytes) bytes = NULL;

  if (strchr (name, '/') != NULL || g_file_test (own, G_FILE_TEST_EXISTS))
    return NULL;
  bytes = g_resource_lookup_data (rung_data_get_resource (), path, 0, NULL);
  return bytes != NULL ? rung_ladder_json_read (bytes, name, NULL) : NULL;
}

static gboolean
own_is_broken (const char  *name,
               GError     **error)
{
  g_autofree char *file_name = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (rung_paths_get_ladder_dir (), file_name, NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(RungSnapshot) snapshot = NULL;

  if (strchr (name, '/') != NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  bytes = rung_workspace_load_file (path, error);
  snapshot = bytes != NULL ? rung_ladder_json_read (bytes, path, error) : NULL;
  return snapshot == NULL;
}

/**
 * rung_library_find_ladder:
 * @name: a ladder's short name ("software") or its id
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the records of the ladder
 */
RungSnapshot *
rung_library_find_ladder (const char  *name,
                          GError     **error)
{
  g_autoptr(GPtrArray) entries = NULL;
  RungSnapshot *built_in = find_built_in (name);

  if (built_in != NULL)
    return built_in;
  entries = rung_library_list_ladders (error);
  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      RungLadderEntry *entry = entries->pdata[i];

      if (strcmp (entry->name, name) == 0 || g_strcmp0 (get_ladder_id (entry->snapshot), name) == 0)
        return rung_snapshot_ref (entry->snapshot);
    }
  if (!own_is_broken (name, error))
    rung_workspace_set_error (error, RUNG_WORKSPACE_ERROR_NOT_FOUND, RUNG_WANTED_LADDER, RUNG_KIND_LADDER, name, NULL);
  return NULL;
}

/**
 * rung_library_list_samples:
 *
 * Returns: (array zero-terminated=1): the names of the sample plans
 */
const char *const *
rung_library_list_samples (void)
{
  static const char *const names[] = { "programmer", "engineer", "manager", NULL };

  return names;
}

/**
 * rung_library_get_sample:
 * @name: of a sample plan
 * @language: (nullable): a language tag; whatever begins with zh is Chinese, all
 *   else English
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plan as JSON
 */
GBytes *
rung_library_get_sample (const char  *name,
                         const char  *language,
                         GError     **error)
{
  const char *tag = language != NULL && g_str_has_prefix (language, "zh") ? "zh-CN" : "en";
  g_autofree char *path = g_strdup_printf (SAMPLE_PREFIX "%s.%s.json", name, tag);

  if (!g_strv_contains (rung_library_list_samples (), name))
    {
      rung_workspace_set_error (error, RUNG_WORKSPACE_ERROR_NOT_FOUND, RUNG_WANTED_SAMPLE, RUNG_KIND_PLAN, name, NULL);
      return NULL;
    }
  return g_resource_lookup_data (rung_data_get_resource (), path, 0, error);
}
