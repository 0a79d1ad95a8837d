/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-run.h"

#include <gio/gio.h>
#include <string.h>

void
test_set_up (Fixture       *fixture,
             gconstpointer  data)
{
  fixture->folder = test_folder_new ();
  fixture->data_dir = g_build_filename (fixture->folder, "data", NULL);
}

void
test_tear_down (Fixture       *fixture,
                gconstpointer  data)
{
  test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->data_dir);
  g_free (fixture->out);
  g_free (fixture->err);
}

char *
test_path (Fixture    *fixture,
           const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static GSubprocessLauncher *
make_launcher (Fixture *fixture)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);

  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_setenv (launcher, "RUNG_DATA_DIR", fixture->data_dir, TRUE);
  g_subprocess_launcher_setenv (launcher, "RUNG_TODAY", "2026-11-23", TRUE);
  g_subprocess_launcher_setenv (launcher, "RUNGCTL", RUNGCTL, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", "en", TRUE);
  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  return launcher;
}

/* No bytes are no NULL. */
static char *
dup_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 0 ? g_strndup (data, length) : g_strdup ("");
}

static const char *
run (Fixture           *fixture,
     int                status,
     const char *const *argv)
{
  g_autoptr(GSubprocessLauncher) launcher = make_launcher (fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_autoptr(GBytes) out = NULL, err = NULL;
  gsize length;

  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_free (fixture->out);
  g_free (fixture->err);
  fixture->out = dup_text (out);
  fixture->err = dup_text (err);
  if (!g_subprocess_get_if_exited (process) || g_subprocess_get_exit_status (process) != status)
    {
      g_autofree char *line = g_strjoinv (" ", (char **) argv);

      g_printerr ("rungctl%s: expected exit status %d\n%s%s\n", line + strlen (argv[0]), status, fixture->out, fixture->err);
      g_assert_not_reached ();
    }
  length = strlen (fixture->out);
  if (length > 0 && fixture->out[length - 1] == '\n')
    fixture->out[length - 1] = '\0';
  return fixture->out;
}

const char *
test_runv (Fixture           *fixture,
           int                status,
           const char *const *arguments)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (gpointer) RUNGCTL);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  return run (fixture, status, (const char *const *) argv->pdata);
}

static const char *
run_va_list (Fixture    *fixture,
             int         status,
             const char *format,
             va_list     args)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  const char *argument;

  while ((argument = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (arguments, (gpointer) argument);
  if (format != NULL)
    {
      g_ptr_array_add (arguments, (gpointer) "--format");
      g_ptr_array_add (arguments, (gpointer) format);
    }
  g_ptr_array_add (arguments, NULL);
  return test_runv (fixture, status, (const char *const *) arguments->pdata);
}

const char *
test_run (Fixture *fixture,
          int      status,
          ...)
{
  va_list args;
  const char *out;

  va_start (args, status);
  out = run_va_list (fixture, status, NULL, args);
  va_end (args);
  return out;
}

const char *
test_shell (Fixture    *fixture,
            int         status,
            const char *line)
{
  const char *const argv[] = { "sh", "-c", line, NULL };

  return run (fixture, status, argv);
}

JsonNode *
test_json (Fixture *fixture,
           ...)
{
  g_autoptr(GError) error = NULL;
  va_list args;
  const char *out;
  JsonNode *node;

  va_start (args, fixture);
  out = run_va_list (fixture, 0, "json", args);
  va_end (args);
  node = json_from_string (out, &error);
  g_assert_no_error (error);
  return node;
}

char *
test_new_plan (Fixture *fixture)
{
  return g_strdup (test_run (fixture, 0, "new", "--ladder", "software", "--role", "engineer", "--since", "2021-07-01",
                             "--target", "architect", "--target-by", "2028-03-31", "--owner", "Alex Chen",
                             "--title", "Alex", "--career-start", "2018-07-01", NULL));
}

JsonObject *
test_nth (JsonNode *array,
          guint     position)
{
  g_assert_true (JSON_NODE_HOLDS_ARRAY (array));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (array)), >, position);
  return json_array_get_object_element (json_node_get_array (array), position);
}

void
test_assert_contains (const char *text,
                      const char *part)
{
  if (strstr (text, part) != NULL)
    return;
  g_printerr ("“%s” is not in:\n%s\n", part, text);
  g_assert_not_reached ();
}

void
test_assert_contains_not (const char *text,
                          const char *part)
{
  if (strstr (text, part) == NULL)
    return;
  g_printerr ("“%s” is in:\n%s\n", part, text);
  g_assert_not_reached ();
}
