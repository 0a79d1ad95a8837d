/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline in a window of its own, for looking at: timeline-demo [FILE|SAMPLE] [ROLE]. */

#include <adwaita.h>
#include <string.h>

#include "rung-timeline-view.h"
#include "rung-ui.h"
#include "rung-workspace.h"

static void
tell_cb (GtkWidget  *view,
         const char *uid)
{
  g_print ("%s\n", uid != NULL ? uid : "-");
}

static RungStore *
open_store (const char *name)
{
  g_autoptr(GError) error = NULL;
  RungStore *store = strchr (name, '/') != NULL ? rung_workspace_open (name, &error)
                                                : rung_workspace_open_sample (name, rung_ui_get_language (), &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static void
activate_cb (GtkApplication *application,
             char          **argv)
{
  g_autoptr(RungStore) store = open_store (argv[1] != NULL ? argv[1] : "engineer");
  GtkWidget *window, *view;

  if (g_getenv ("DPI") != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", atoi (g_getenv ("DPI")) * 1024, NULL);
  if (g_getenv ("RTL") != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = gtk_application_window_new (application);
  view = rung_timeline_view_new ();
  rung_ui_init_style ();
  rung_timeline_view_set_store (RUNG_TIMELINE_VIEW (view), store);
  g_signal_connect (view, "goal-activated", G_CALLBACK (tell_cb), NULL);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), g_getenv ("WIDTH") != NULL ? atoi (g_getenv ("WIDTH")) : 1240, 740);
  gtk_window_present (GTK_WINDOW (window));
  if (argv[1] != NULL && argv[2] != NULL)
    {
      RungRecord *role = rung_workspace_find_record (rung_store_get_plan (store), RUNG_KIND_ROLE, argv[2], NULL);

      rung_timeline_view_open_role (RUNG_TIMELINE_VIEW (view), rung_record_get_uid (role));
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(AdwApplication) application = NULL;

  rung_ui_init_words ();
  rung_ui_init ();
  application = adw_application_new (NULL, G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), argv);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
