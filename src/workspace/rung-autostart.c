/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The helper's autostart entry: its being there is the setting, so that the desktop's own
 * list of startup programs and Rung never disagree. */

#include "rung-autostart.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rung-translator.h"
#include "rung-workspace-private.h"

#define ENTRY_NAME  RUNG_REMINDERS_BUS_NAME ".desktop"
#define OBJECT_PATH "/io/github/rungapp/Rung"

/**
 * rung_autostart_dup_path:
 *
 * Returns: (transfer full): where the entry is, or would be
 */
char *
rung_autostart_dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", ENTRY_NAME, NULL);
}

/**
 * rung_autostart_is_on:
 *
 * Returns: whether the helper starts with the session; other programs can switch an entry
 *   off without removing it
 */
gboolean
rung_autostart_is_on (void)
{
  g_autofree char *path = rung_autostart_dup_path ();
  g_autoptr(GKeyFile) entry = g_key_file_new ();
  g_autoptr(GError) error = NULL;

  if (!g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, NULL) ||
      g_key_file_get_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, NULL))
    return FALSE;
  return g_key_file_get_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-Autostart-enabled", &error) || error != NULL;
}

/* --- Programs --- */

static char *
find_beside (const char *folder,
             const char *name)
{
  /* Installed they stand side by side, in the build folder they do not. */
  const char *places[] = { "", "../cli", "../ui" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (folder, places[i], name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) && !g_file_test (path, G_FILE_TEST_IS_DIR))
        return g_canonicalize_filename (path, NULL);
    }
  return NULL;
}

/**
 * rung_autostart_find_program:
 * @name: `rung` or `rungctl`
 *
 * Finds the other program: that of this installation before any other.
 *
 * Returns: (transfer full) (nullable): an absolute path
 */
char *
rung_autostart_find_program (const char *name)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  char *path = folder != NULL ? find_beside (folder, name) : NULL;

  return path != NULL ? path : g_find_program_in_path (name);
}

/* --- The entry --- */

/* A word of Exec: in quotes, with what is special in them escaped; then the whole is a
 * string, in which a backslash is doubled, and a percent sign is a code.
 * Source: Desktop Entry Specification, "The Exec key". */
static char *
quote_exec (const char *program)
{
  GString *word = g_string_new ("\"");

  for (const char *c = program; *c != '\0'; c++)
    if (*c == '\\')
      g_string_append (word, "\\\\\\\\");
    else if (strchr ("\"`$", *c) != NULL)
      g_string_append_printf (word, "\\\\%c", *c);
    else if (*c == '%')
      g_string_append (word, "%%");
    else
      g_string_append_c (word, *c);
  g_string_append_c (word, '"');
  return g_string_free (word, FALSE);
}

/**
 * rung_autostart_build_entry:
 * @program: absolute path of rungctl
 *
 * Returns: (transfer full): the text of the desktop entry
 */
char *
rung_autostart_build_entry (const char *program)
{
  g_autoptr(GKeyFile) entry = g_key_file_new ();
  RungWords *chinese = rung_translator_get ("zh-CN");
  const char *name = N_("Rung Reminders");
  const char *comment = N_("Reminds of goals while Rung is closed");
  g_autofree char *quoted = quote_exec (program);
  g_autofree char *exec = g_strconcat (quoted, " remind", NULL);
  const char *group = G_KEY_FILE_DESKTOP_GROUP;

  g_key_file_set_string (entry, group, G_KEY_FILE_DESKTOP_KEY_TYPE, G_KEY_FILE_DESKTOP_TYPE_APPLICATION);
  g_key_file_set_string (entry, group, G_KEY_FILE_DESKTOP_KEY_NAME, name);
  g_key_file_set_locale_string (entry, group, G_KEY_FILE_DESKTOP_KEY_NAME, "zh_CN", rung_words_get (chinese, name));
  g_key_file_set_string (entry, group, G_KEY_FILE_DESKTOP_KEY_COMMENT, comment);
  g_key_file_set_locale_string (entry, group, G_KEY_FILE_DESKTOP_KEY_COMMENT, "zh_CN", rung_words_get (chinese, comment));
  g_key_file_set_value (entry, group, G_KEY_FILE_DESKTOP_KEY_EXEC, exec);
  /* A desktop starts nothing, instead of complaining, once Rung is removed. */
  g_key_file_set_string (entry, group, G_KEY_FILE_DESKTOP_KEY_TRY_EXEC, program);
  g_key_file_set_string (entry, group, G_KEY_FILE_DESKTOP_KEY_ICON, RUNG_APPLICATION_ID);
  g_key_file_set_boolean (entry, group, G_KEY_FILE_DESKTOP_KEY_TERMINAL, FALSE);
  g_key_file_set_boolean (entry, group, G_KEY_FILE_DESKTOP_KEY_NO_DISPLAY, TRUE);
  g_key_file_set_boolean (entry, group, "X-GNOME-Autostart-enabled", TRUE);
  return g_key_file_to_data (entry, NULL, NULL);
}

static gboolean
write_entry (const char  *program,
             GError     **error)
{
  g_autofree char *path = rung_autostart_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = rung_autostart_build_entry (program);

  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  return g_file_set_contents (path, text, -1, error);
}

static gboolean
remove_entry (GError **error)
{
  g_autofree char *path = rung_autostart_dup_path ();

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
  return FALSE;
}

/* --- The helper --- */

/* A second one ends by itself. */
static gboolean
start_helper (const char  *program,
              GError     **error)
{
  char *argv[] = { (char *) program, (char *) "remind", NULL };

  return g_spawn_async (NULL, argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, error);
}

static void
stop_helper (GDBusConnection *bus)
{
  g_dbus_connection_call (bus, RUNG_REMINDERS_BUS_NAME, OBJECT_PATH, "org.freedesktop.Application", "ActivateAction",
                          g_variant_new ("(sava{sv})", "quit", NULL, NULL), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          -1, NULL, NULL, NULL);
}

/**
 * rung_autostart_set:
 * @is_on: whether the helper is to start with the session
 * @bus: (nullable): the session bus
 * @error: return location; #G_FILE_ERROR, #G_SPAWN_ERROR, or %RUNG_WORKSPACE_ERROR_NOT_FOUND without rungctl
 *
 * Switches the helper on or off, now and for later.
 *
 * Returns: whether it is as it should be
 */
gboolean
rung_autostart_set (gboolean          is_on,
                    GDBusConnection  *bus,
                    GError          **error)
{
  g_autofree char *program = NULL;

  /* The entry is what says whether it is on: it goes before the helper does, and does not
   * stay when no helper could be started. */
  if (!is_on)
    {
      if (!remove_entry (error))
        return FALSE;
      if (bus != NULL)
        stop_helper (bus);
      return TRUE;
    }
  program = rung_autostart_find_program ("rungctl");
  if (program == NULL)
    {
      rung_workspace_set_error (error, RUNG_WORKSPACE_ERROR_NOT_FOUND, RUNG_WANTED_FILE, 0, "rungctl", NULL);
      return FALSE;
    }
  if (!write_entry (program, error))
    return FALSE;
  if (bus == NULL || start_helper (program, error))
    return TRUE;
  remove_entry (NULL);
  return FALSE;
}
