/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notifications go through GApplication, so that the desktop shows them as Rung's.  GNOME
 * takes them by org.gtk.Notifications and calls the program `rung` for a button, starting it
 * if need be; other desktops take them by org.freedesktop.Notifications and call whoever sent
 * them.  Hence the same actions in both programs. */

#include "rung-notifier.h"

#include <glib/gi18n.h>

#include "rung-paths.h"
#include "rung-uid.h"
#include "rung-workspace.h"

/* A service that does not answer is shown plain text. */
#define PATIENCE_MS 2000

static gboolean
has_owner (GDBusConnection *bus,
           const char      *name)
{
  g_autoptr(GVariant) reply =
    g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                                 g_variant_new ("(s)", name), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean answer = FALSE;

  if (reply != NULL)
    g_variant_get (reply, "(b)", &answer);
  return answer;
}

/**
 * rung_notifier_find_service:
 * @bus: the session bus
 * @error: return location
 *
 * Looks whether somebody shows notifications, and starts who can be started.  Sending tells
 * nothing about success, so this is asked before anything is remembered as told.
 *
 * Returns: whether there is somebody
 */
gboolean
rung_notifier_find_service (GDBusConnection  *bus,
                            GError          **error)
{
  g_autoptr(GVariant) reply = NULL;

  if (has_owner (bus, "org.gtk.Notifications") || has_owner (bus, "org.freedesktop.Notifications"))
    return TRUE;
  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "StartServiceByName", g_variant_new ("(su)", "org.freedesktop.Notifications", 0),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, error);
  return reply != NULL;
}

static void
add_buttons (GNotification    *notification,
             RungWords        *words,
             const RungNotice *notice)
{
  const char *goal = notice->goal_uid != NULL ? notice->goal_uid : "";

  if (notice->kind == RUNG_REMIND_REVIEW)
    {
      g_notification_set_default_action_and_target (notification, "app.open-review", "s", notice->plan_uid);
      g_notification_add_button_with_target (notification, rung_words_get_in_context (words, "reminder", "Open"),
                                             "app.open-review", "s", notice->plan_uid);
    }
  else
    {
      g_notification_set_default_action_and_target (notification, "app.open-goal", "(ss)", notice->plan_uid, goal);
      g_notification_add_button_with_target (notification, rung_words_get_in_context (words, "reminder", "Open"),
                                             "app.open-goal", "(ss)", notice->plan_uid, goal);
    }
  if (notice->goal_uid != NULL)
    g_notification_add_button_with_target (notification, rung_words_get_in_context (words, "reminder", "Done"),
                                           "app.complete-goal", "(ss)", notice->plan_uid, goal);
  g_notification_add_button_with_target (notification, rung_words_get (words, "Remind Me Tomorrow"),
                                         "app.remind-tomorrow", "(ss)", notice->plan_uid, notice->id);
}

/* Whether a body is read as markup: GNOME's own service shows text as text, those of other
 * desktops mostly do not, and GNotification tells them no difference.
 * https://specifications.freedesktop.org/notification-spec, "Markup". */
static gboolean
reads_markup (GDBusConnection *bus)
{
  g_autoptr(GVariant) reply = NULL;
  g_autofree const char **capabilities = NULL;

  if (bus == NULL || has_owner (bus, "org.gtk.Notifications"))
    return FALSE;
  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                                       "org.freedesktop.Notifications", "GetCapabilities", NULL, G_VARIANT_TYPE ("(as)"),
                                       G_DBUS_CALL_FLAGS_NONE, PATIENCE_MS, NULL, NULL);
  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(^a&s)", &capabilities);
  return g_strv_contains (capabilities, "body-markup");
}

static GNotification *
notification_new (GApplication *application,
                  const char   *title,
                  const char   *body)
{
  GNotification *notification = g_notification_new (title);
  g_autoptr(GIcon) icon = g_themed_icon_new (RUNG_APPLICATION_ID);
  g_autofree char *escaped = g_markup_escape_text (body, -1);

  g_notification_set_body (notification, reads_markup (g_application_get_dbus_connection (application)) ? escaped : body);
  g_notification_set_icon (notification, icon);
  return notification;
}

/**
 * rung_notifier_tell:
 * @application: registered on the session bus
 * @words: the language
 * @notice: what to tell
 *
 * Shows a reminder; one of the same id is replaced.
 */
void
rung_notifier_tell (GApplication     *application,
                    RungWords        *words,
                    const RungNotice *notice)
{
  g_autoptr(GNotification) notification = notification_new (application, notice->title, notice->body);

  add_buttons (notification, words, notice);
  g_application_send_notification (application, notice->id, notification);
}

/**
 * rung_notifier_tell_error:
 * @application: registered on the session bus
 * @words: the language
 * @error: what went wrong after a button was pressed
 *
 * Says that something could not be done, where there is no window to say it in.
 */
void
rung_notifier_tell_error (GApplication *application,
                          RungWords    *words,
                          const GError *error)
{
  g_autofree char *sentence = rung_workspace_explain (words, error);
  g_autoptr(GNotification) notification = notification_new (application, rung_words_get (words, "Rung could not do that"), sentence);

  g_application_send_notification (application, "error", notification);
}

/**
 * rung_notifier_tell_test:
 * @application: registered on the session bus
 * @words: the language
 *
 * Shows what a reminder looks like.
 */
void
rung_notifier_tell_test (GApplication *application,
                         RungWords    *words)
{
  g_autoptr(GNotification) notification =
    notification_new (application, rung_words_get (words, "This is how Rung reminds you"),
                      rung_words_get (words, "The system’s settings say whether notifications are shown on the lock screen."));

  g_application_send_notification (application, "test", notification);
}

/**
 * rung_notifier_take_back:
 * @application: registered on the session bus
 * @round: what a look has found
 *
 * Takes notifications back that are no longer true.
 */
void
rung_notifier_take_back (GApplication *application,
                         RungRound    *round)
{
  for (guint i = 0; i < round->withdraw->len; i++)
    g_application_withdraw_notification (application, round->withdraw->pdata[i]);
}

/* A notification may be pressed long after it was shown. */
static gboolean
complete (RungStore   *store,
          const char  *goal_uid,
          GError     **error)
{
  RungPlan *plan = rung_store_get_plan (store);
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, goal_uid);
  g_autoptr(RungChangeset) edit = NULL;

  if (goal != NULL && !rung_goal_is_open (goal))
    return TRUE;
  edit = rung_edit_complete_goal (plan, goal_uid, rung_clock_get_today (), error);
  return edit != NULL && rung_store_commit (store, edit, RUNG_ORIGIN_USER, error);
}

/**
 * rung_notifier_complete:
 * @plan_uid: a plan of the plans folder
 * @goal_uid: a goal of it
 * @error: return location
 *
 * Completes a goal, today; one that is done or dropped already stays so.
 *
 * Returns: whether it is done
 */
gboolean
rung_notifier_complete (const char  *plan_uid,
                        const char  *goal_uid,
                        GError     **error)
{
  /* Whoever is on the bus may call: only a plan of the folder is meant. */
  g_autofree char *path = rung_workspace_find_plan_of_uid (plan_uid, error);
  g_autoptr(RungStore) store = path != NULL ? rung_workspace_open (path, error) : NULL;

  return store != NULL && complete (store, goal_uid, error);
}

/**
 * rung_notifier_put_off:
 * @notice_id: of a notification that was told
 * @error: return location
 *
 * Puts a reminder off to the day after the present one.
 *
 * Returns: whether that is remembered
 */
gboolean
rung_notifier_put_off (const char  *notice_id,
                       GError     **error)
{
  return rung_reminding_put_off (notice_id, rung_clock_get_today () + 1, error);
}
