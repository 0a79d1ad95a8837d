/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings that may be missing: a program run from its build folder, whose schema is
 * not installed, has defaults instead of an abort. */

#include "rung-settings.h"

#include <gio/gio.h>

#define DEFAULT_WIDTH_PX 1180
#define DEFAULT_HEIGHT_PX 780

static GSettings *
get_settings (void)
{
  static GSettings *settings;
  static gboolean is_looked_up;

  if (!is_looked_up)
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr(GSettingsSchema) schema = NULL;

      is_looked_up = TRUE;
      if (source != NULL)
        schema = g_settings_schema_source_lookup (source, RUNG_APPLICATION_ID, TRUE);
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
    }
  return settings;
}

/**
 * rung_settings_dup_last_plan:
 *
 * Gets the plan that was open last.
 *
 * Returns: (transfer full): its uid; empty for none
 */
char *
rung_settings_dup_last_plan (void)
{
  GSettings *settings = get_settings ();

  return settings != NULL ? g_settings_get_string (settings, "last-plan") : g_strdup ("");
}

void
rung_settings_set_last_plan (const char *uid)
{
  GSettings *settings = get_settings ();

  if (settings != NULL)
    g_settings_set_string (settings, "last-plan", uid);
}

void
rung_settings_restore_window (GtkWindow *window)
{
  GSettings *settings = get_settings ();

  if (settings == NULL)
    {
      gtk_window_set_default_size (window, DEFAULT_WIDTH_PX, DEFAULT_HEIGHT_PX);
      return;
    }
  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "maximized"))
    gtk_window_maximize (window);
}

void
rung_settings_save_window (GtkWindow *window)
{
  GSettings *settings = get_settings ();
  int width = 0, height = 0;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (window, &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, "window-width", CLAMP (width, 360, 10000));
      g_settings_set_int (settings, "window-height", CLAMP (height, 294, 10000));
    }
  g_settings_set_boolean (settings, "maximized", gtk_window_is_maximized (window));
}
