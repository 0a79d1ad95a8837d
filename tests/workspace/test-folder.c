/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each test makes and removes its own folder; "nothing changed" is a comparison of
 * two descriptions of it. */

#include "test-folder.h"

#include <glib/gstdio.h>
#include <string.h>

char *
test_folder_new (void)
{
  g_autoptr(GError) error = NULL;
  char *path = g_dir_make_tmp ("rung-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

void
test_folder_remove (const char *path)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      test_folder_remove (child);
    }
  g_remove (path);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
describe (const char *path,
          const char *shown,
          GString    *out)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *data = NULL;
  gsize length = 0;
  const char *name;
  GStatBuf info;

  g_assert_cmpint (g_lstat (path, &info), ==, 0);
  if (dir == NULL)
    {
      g_autofree char *sum = NULL;

      g_file_get_contents (path, &data, &length, NULL);
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) (data != NULL ? data : ""), length);
      g_string_append_printf (out, "%s %o %s\n", shown, (guint) info.st_mode, sum);
      return;
    }
  g_string_append_printf (out, "%s/ %o\n", shown, (guint) info.st_mode);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *child = g_build_filename (path, names->pdata[i], NULL);
      g_autofree char *child_shown = g_build_filename (shown, names->pdata[i], NULL);

      describe (child, child_shown, out);
    }
}

char *
test_folder_describe (const char *path)
{
  GString *out = g_string_new (NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    describe (path, ".", out);
  return g_string_free (out, FALSE);
}
