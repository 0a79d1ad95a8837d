/* SPDX-License-Identifier: GPL-3.0-or-later */

/* remind: the helper that reminds while the window is closed.  It has no window and needs no
 * display; an autostart entry, written by the preferences of `rung`, starts it with the
 * session.
 *
 * It sends as the application `rung`, so that the desktop shows its reminders as Rung's and
 * knows whom to call for a button.  Where the desktop calls the sender instead, the actions
 * are here too; those that need the window start it. */

#include "rung-cli-table.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "rung-autostart.h"
#include "rung-notifier.h"
#include "rung-reminder-service.h"

#define OBJECT_PATH "/io/github/rungapp/Rung"

typedef struct
{
  RungCli             *cli;
  GApplication        *application;
  RungReminderService *service;
  gboolean             was_running; /* another one reminds already */
} Helper;

static GApplication *
application_new (GError **error)
{
  g_autoptr(GApplication) application = g_application_new (RUNG_APPLICATION_ID, G_APPLICATION_NON_UNIQUE);

  if (!g_application_register (application, NULL, error))
    return NULL;
  if (g_application_get_dbus_connection (application) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "no session bus");
      return NULL;
    }
  return g_steal_pointer (&application);
}

static gboolean
explain_no_service (RungCli  *cli,
                    GError   *reason,
                    GError  **error)
{
  g_autoptr(GError) owned = reason;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               rung_words_get (cli->words, "There is nothing here that shows notifications, so nothing was told. (%s)"),
               owned->message);
  return FALSE;
}

/* --- One round --- */

static RungCliTable *
new_notice_table (RungCli *cli)
{
  RungCliTable *table = rung_cli_table_new (cli);

  rung_cli_table_add_names (table, "id", "kind", "plan", "goal", "goals", "title", "text", NULL);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Reminder"), FALSE);
  rung_cli_table_add_heading (table, rung_words_get (cli->words, "Why"), FALSE);
  return table;
}

static void
add_notice (RungCliTable     *table,
            const RungNotice *notice)
{
  rung_cli_table_begin_row (table);
  rung_cli_table_text (table, "id", notice->id);
  rung_cli_table_text (table, "kind", rung_reminder_kind_get_name (notice->kind));
  rung_cli_table_text (table, "plan", notice->plan_uid);
  rung_cli_table_text (table, "goal", notice->goal_uid);
  rung_cli_table_integer (table, "goals", notice->n_goals);
  rung_cli_table_text (table, "title", notice->title);
  rung_cli_table_text (table, "text", notice->body);
  rung_cli_table_cell (table, notice->title);
  rung_cli_table_cell (table, notice->body);
}

static void
say_errors (RungCli   *cli,
            GPtrArray *errors)
{
  for (guint i = 0; i < errors->len; i++)
    {
      g_autofree char *reason = rung_workspace_explain (cli->words, errors->pdata[i]);

      rung_cli_say ("rungctl: %s", reason);
    }
}

static gboolean
tell (RungCli       *cli,
      GApplication  *application,
      RungRound     *round,
      GError       **error)
{
  g_autoptr(RungCliTable) table = new_notice_table (cli);

  rung_notifier_take_back (application, round);
  for (guint i = 0; i < round->tell->len; i++)
    {
      rung_notifier_tell (application, cli->words, round->tell->pdata[i]);
      add_notice (table, round->tell->pdata[i]);
    }
  say_errors (cli, round->errors);
  /* What was sent is on its way before the program ends. */
  return g_dbus_connection_flush_sync (g_application_get_dbus_connection (application), NULL, error) &&
         rung_cli_table_print (table, error);
}

static gboolean
remind_once (RungCli  *cli,
             GError  **error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(GApplication) application = application_new (&reason);
  g_autoptr(RungRound) round = NULL;
  RungRemindSettings settings;

  rung_remind_settings_read (&settings);
  if (settings.rules.kinds == 0)
    rung_cli_say ("%s", rung_words_get (cli->words, "All kinds of reminders are switched off."));
  if (application == NULL || !rung_notifier_find_service (g_application_get_dbus_connection (application), &reason))
    return explain_no_service (cli, g_steal_pointer (&reason), error);
  round = rung_reminding_look (&settings.rules, cli->words, cli->today, RUNG_ROUND_ALWAYS, error);
  return round != NULL && tell (cli, application, round, error);
}

/* --- The window --- */

/* What the window is asked to do once it can be. */
typedef struct
{
  GDBusConnection *bus;
  GVariant        *call;
  guint            watch_id;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->bus);
  g_variant_unref (request->call);
  g_free (request);
}

static void
call_window (GDBusConnection     *bus,
             GVariant            *call,
             GAsyncReadyCallback  callback,
             gpointer             data)
{
  g_dbus_connection_call (bus, RUNG_APPLICATION_ID, OBJECT_PATH, "org.freedesktop.Application", "ActivateAction", call,
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, callback, data);
}

static void
window_appeared_cb (GDBusConnection *bus,
                    const char      *name,
                    const char      *owner,
                    gpointer         data)
{
  Request *request = data;

  call_window (bus, request->call, NULL, NULL);
  g_bus_unwatch_name (request->watch_id);
}

/* Where the bus does not know how to start the window, the program is started by its name. */
static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Request *request = data;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autofree char *program = reply == NULL ? rung_autostart_find_program ("rung") : NULL;
  char *argv[] = { program, (char *) "--gapplication-service", NULL };

  if (program == NULL || !g_spawn_async (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL))
    {
      request_free (request);
      return;
    }
  request->watch_id = g_bus_watch_name_on_connection (request->bus, RUNG_APPLICATION_ID, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                      window_appeared_cb, NULL, request, request_free);
}

static void
ask_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  Helper *helper = data;
  Request *request = g_new0 (Request, 1);
  g_autoptr(GVariantBuilder) parameters = g_variant_builder_new (G_VARIANT_TYPE ("av"));

  g_variant_builder_add (parameters, "v", parameter);
  request->bus = g_object_ref (g_application_get_dbus_connection (helper->application));
  request->call = g_variant_ref_sink (g_variant_new ("(sava{sv})", g_action_get_name (G_ACTION (action)), parameters, NULL));
  call_window (request->bus, request->call, called_cb, request);
}

/* --- What needs no window --- */

static void
tell_failure (Helper       *helper,
              const GError *error)
{
  g_autofree char *reason = rung_workspace_explain (helper->cli->words, error);

  rung_cli_say ("rungctl: %s", reason);
  rung_notifier_tell_error (helper->application, helper->cli->words, error);
}

static void
complete_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  g_autoptr(GError) error = NULL;
  const char *plan_uid, *goal_uid;

  g_variant_get (parameter, "(&s&s)", &plan_uid, &goal_uid);
  if (!rung_notifier_complete (plan_uid, goal_uid, &error))
    tell_failure (data, error);
}

static void
tomorrow_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  g_autoptr(GError) error = NULL;
  const char *notice_id;

  g_variant_get (parameter, "(s&s)", NULL, &notice_id);
  if (!rung_notifier_put_off (notice_id, &error))
    tell_failure (data, error);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  g_application_quit (((Helper *) data)->application);
}

static const GActionEntry actions[] = {
  { "open-goal", ask_window_cb, "(ss)" },
  { "open-review", ask_window_cb, "s" },
  { "complete-goal", complete_cb, "(ss)" },
  { "remind-tomorrow", tomorrow_cb, "(ss)" },
  { "quit", quit_cb },
};

/* --- Staying --- */

static void
failed_cb (RungReminderService *service,
           const GError        *error,
           Helper              *helper)
{
  g_autofree char *reason = rung_workspace_explain (helper->cli->words, error);

  rung_cli_say ("rungctl: %s", reason);
}

/* Only one reminds: the one whose name the bus knows. */
static void
name_lost_cb (GDBusConnection *bus,
              const char      *name,
              gpointer         data)
{
  Helper *helper = data;

  helper->was_running = TRUE;
  g_application_quit (helper->application);
}

static void
name_acquired_cb (GDBusConnection *bus,
                  const char      *name,
                  gpointer         data)
{
  rung_reminder_service_start (((Helper *) data)->service);
}

static gboolean
signal_cb (gpointer data)
{
  g_application_quit (data);
  return G_SOURCE_CONTINUE;
}

/* The application has no window to live for, and no file to open. */
static void
activate_cb (GApplication *application)
{
}

static void
run (Helper *helper)
{
  g_autoptr(RungReminderService) service = rung_reminder_service_new (helper->application, helper->cli->words);
  GDBusConnection *bus = g_application_get_dbus_connection (helper->application);
  guint term_id = g_unix_signal_add (SIGTERM, signal_cb, helper->application);
  guint int_id = g_unix_signal_add (SIGINT, signal_cb, helper->application);
  guint name_id;

  helper->service = service;
  g_signal_connect (service, "failed", G_CALLBACK (failed_cb), helper);
  g_signal_connect (helper->application, "activate", G_CALLBACK (activate_cb), NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (helper->application), actions, G_N_ELEMENTS (actions), helper);
  name_id = g_bus_own_name_on_connection (bus, RUNG_REMINDERS_BUS_NAME, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE,
                                          name_acquired_cb, name_lost_cb, helper, NULL);
  g_application_hold (helper->application);
  (void) g_application_run (helper->application, 0, NULL);
  g_bus_unown_name (name_id);
  g_source_remove (term_id);
  g_source_remove (int_id);
}

static gboolean
remind_on (RungCli  *cli,
           GError  **error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(GApplication) application = application_new (&reason);
  Helper helper = { cli, application };

  if (application == NULL)
    return explain_no_service (cli, g_steal_pointer (&reason), error);
  run (&helper);
  if (helper.was_running)
    rung_cli_say ("%s", rung_words_get (cli->words, "Rung reminds already."));
  return TRUE;
}

gboolean
rung_cli_remind (RungCli  *cli,
                 GError  **error)
{
  return rung_cli_has (cli, "once") ? remind_once (cli, error) : remind_on (cli, error);
}
