/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: one instance, one window, files given to it. */

#include "rung-application-private.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-compat.h"
#include "rung-preferences-dialog.h"
#include "rung-quick-window.h"
#include "rung-shortcuts-dialog.h"
#include "rung-shortcuts.h"
#include "rung-ui.h"

struct _RungApplication
{
  AdwApplication parent_instance;

  gboolean is_started_quick; /* with --quick-add: the window itself is not wanted */
};

G_DEFINE_FINAL_TYPE (RungApplication, rung_application, ADW_TYPE_APPLICATION)

RungWindow *
rung_application_find_window (GApplication *application)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    if (RUNG_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

RungWindow *
rung_application_ensure_window (GApplication *application)
{
  RungWindow *window = rung_application_find_window (application);

  if (window == NULL)
    {
      window = RUNG_WINDOW (rung_window_new (GTK_APPLICATION (application)));
      rung_window_open_last (window);
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
new_plan_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  gtk_widget_activate_action (GTK_WIDGET (rung_application_ensure_window (data)), "win.new-plan", NULL);
}

/* One is enough: asked for again, it comes to the front. */
static GtkWidget *
find_quick_window (GApplication *application)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    if (RUNG_IS_QUICK_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
quick_add_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  GtkWidget *window = find_quick_window (data);

  if (window == NULL)
    window = rung_quick_window_new (data);
  if (window != NULL)
    rung_dialog_present (RUNG_DIALOG (window), NULL);
  else
    rung_application_ensure_window (data);
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  rung_dialog_present (rung_shortcuts_dialog_new (), GTK_WIDGET (rung_application_ensure_window (data)));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  rung_dialog_present (rung_preferences_dialog_new (), GTK_WIDGET (rung_application_ensure_window (data)));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  rung_compat_show_about (GTK_WINDOW (rung_application_ensure_window (data)));
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GApplication) application = data;
  RungWindow *window = rung_application_find_window (application);

  if (!g_app_info_launch_default_for_uri_finish (result, NULL) && window != NULL)
    rung_committer_tell (GTK_WIDGET (window), _("There is no program here that can open this."));
  g_application_release (application);
}

static void
launch (GApplication *application,
        const char   *uri)
{
  g_application_hold (application);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, launched_cb, g_object_ref (application));
}

static void
help_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  launch (data, "help:rung");
}

static void
open_uri_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  launch (data, g_variant_get_string (parameter, NULL));
}

/* Quitting is closing: what is typed is committed on the way. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  RungWindow *window = rung_application_find_window (data);
  GtkWidget *quick = find_quick_window (data);

  if (quick != NULL)
    gtk_window_destroy (GTK_WINDOW (quick));
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (data);
}

static const GActionEntry actions[] = {
  { "new-plan", new_plan_cb },
  { "quick-add", quick_add_cb },
  { "shortcuts", shortcuts_cb },
  { "preferences", preferences_cb },
  { "about", about_cb },
  { "help", help_cb },
  { "open-uri", open_uri_cb, "s" },
  { "quit", quit_cb },
};

static void
rung_application_startup (GApplication *application)
{
  /* AdwApplication adds style.css, and style-hc.css when it is wanted. */
  G_APPLICATION_CLASS (rung_application_parent_class)->startup (application);

  rung_ui_init_direction ();
  gtk_window_set_default_icon_name (RUNG_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  rung_application_add_reminders (application);
  rung_shortcuts_apply (GTK_APPLICATION (application));
}

static void
rung_application_activate (GApplication *application)
{
  RungWindow *window = rung_application_find_window (application);
  gboolean is_quick = RUNG_APPLICATION (application)->is_started_quick;

  RUNG_APPLICATION (application)->is_started_quick = FALSE;
  if (is_quick)
    return;
  if (window == NULL)
    {
      window = RUNG_WINDOW (rung_window_new (GTK_APPLICATION (application)));
      rung_window_start (window);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
rung_application_open (GApplication  *application,
                       GFile        **files,
                       int            n_files,
                       const char    *hint)
{
  rung_window_import_file (rung_application_ensure_window (application), files[0]);
}

/* An action that the command line asks for: of the program that runs already, or of this
 * one.  The result is what GApplication takes for an exit status, -1 for going on. */
static int
start_with_action (GApplication *application,
                   const char   *action)
{
  g_autoptr(GError) error = NULL;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), action, NULL);
  return g_application_get_is_remote (application) ? 0 : -1;
}

static int
rung_application_handle_local_options (GApplication *application,
                                       GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("rung %s\n", RUNG_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "new-plan"))
    return start_with_action (application, "new-plan");
  RUNG_APPLICATION (application)->is_started_quick = g_variant_dict_contains (options, "quick-add");
  return RUNG_APPLICATION (application)->is_started_quick ? start_with_action (application, "quick-add") : -1;
}

static void
rung_application_class_init (RungApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = rung_application_startup;
  application_class->activate = rung_application_activate;
  application_class->open = rung_application_open;
  application_class->handle_local_options = rung_application_handle_local_options;
}

static void
rung_application_init (RungApplication *self)
{
  static const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { "new-plan", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Start a new plan"), NULL },
    { "quick-add", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Add a goal or a win in a small window"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE]"));
  g_application_set_option_context_summary (G_APPLICATION (self), _("Plan a career on a ladder of roles."));
}

RungApplication *
rung_application_new (void)
{
  return g_object_new (RUNG_TYPE_APPLICATION,
                       "application-id", RUNG_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
