/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reminders and the window: what the buttons of a notification do here, and reminding while
 * the window is open.
 *
 * The desktop may start the program just for a button; then only "Open" shows a window.  What
 * can be done without one is done as the helper does it, unless the window has the plan open:
 * there the person sees it happen and can take it back. */

#include "rung-application-private.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-notifier.h"
#include "rung-paths.h"
#include "rung-progress.h"
#include "rung-reminder-service.h"
#include "rung-ui.h"
#include "rung-workspace.h"

/* The window comes first. */
#define START_DELAY_S 3

static RungWindow *
open_plan (GApplication *application,
           const char   *plan_uid)
{
  RungWindow *window = rung_application_ensure_window (application);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = rung_workspace_find_plan_of_uid (plan_uid, &error);

  if (path == NULL)
    rung_committer_tell_error (GTK_WIDGET (window), error);
  return path != NULL && rung_window_open_path (window, path) ? window : NULL;
}

static void
show_goals (RungWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "goals");
}

static void
open_goal_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  const char *plan_uid, *goal_uid;
  RungWindow *window;

  g_variant_get (parameter, "(&s&s)", &plan_uid, &goal_uid);
  window = open_plan (data, plan_uid);
  if (window == NULL)
    return;
  if (*goal_uid == '\0')
    show_goals (window);
  else if (rung_plan_find_record (rung_store_get_plan (rung_window_get_store (window)), RUNG_KIND_GOAL, goal_uid) != NULL)
    rung_window_show_goal (window, goal_uid);
  else
    rung_committer_tell (GTK_WIDGET (window), _("The goal is not in the plan any more."));
}

static void
open_review_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  RungWindow *window = open_plan (data, g_variant_get_string (parameter, NULL));

  if (window != NULL)
    show_goals (window);
}

static void
tell_failure (GApplication *application,
              const GError *error)
{
  RungWindow *window = rung_application_find_window (application);

  if (window != NULL)
    rung_committer_tell_error (GTK_WIDGET (window), error);
  else
    rung_notifier_tell_error (application, rung_ui_get_words (), error);
}

/* The window that has the plan open. */
static RungWindow *
find_window_of (GApplication *application,
                const char   *plan_uid)
{
  RungWindow *window = rung_application_find_window (application);
  RungStore *store = window != NULL ? rung_window_get_store (window) : NULL;

  return store != NULL && g_str_equal (rung_plan_get_uid (rung_store_get_plan (store)), plan_uid) ? window : NULL;
}

static void
complete_in_window (RungWindow *window,
                    const char *goal_uid)
{
  RungPlan *plan = rung_store_get_plan (rung_window_get_store (window));
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, goal_uid);
  g_autoptr(GError) error = NULL;
  RungChangeset *edit;

  if (goal != NULL && !rung_goal_is_open (goal))
    return;
  edit = rung_edit_complete_goal (plan, goal_uid, rung_clock_get_today (), &error);
  rung_committer_commit_telling (GTK_WIDGET (window), edit, error);
}

static void
complete_goal_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  const char *plan_uid, *goal_uid;
  g_autoptr(GError) error = NULL;
  RungWindow *window;

  g_variant_get (parameter, "(&s&s)", &plan_uid, &goal_uid);
  window = find_window_of (data, plan_uid);
  if (window != NULL)
    complete_in_window (window, goal_uid);
  else if (!rung_notifier_complete (plan_uid, goal_uid, &error))
    tell_failure (data, error);
}

static void
remind_tomorrow_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  const char *notice_id;
  g_autoptr(GError) error = NULL;

  g_variant_get (parameter, "(s&s)", NULL, &notice_id);
  if (!rung_notifier_put_off (notice_id, &error))
    tell_failure (data, error);
}

static const GActionEntry actions[] = {
  { "open-goal", open_goal_cb, "(ss)" },
  { "open-review", open_review_cb, "s" },
  { "complete-goal", complete_goal_cb, "(ss)" },
  { "remind-tomorrow", remind_tomorrow_cb, "(ss)" },
};

static gboolean
start_cb (gpointer data)
{
  RungReminderService *service = data;

  rung_reminder_service_start (service);
  return G_SOURCE_REMOVE;
}

/* Once; a program that was started for a button only does not remind by itself. */
static void
window_added_cb (GApplication *application,
                 GtkWindow    *window)
{
  RungReminderService *service;

  if (g_object_get_data (G_OBJECT (application), "reminder-service") != NULL)
    return;
  service = rung_reminder_service_new (application, rung_ui_get_words ());
  g_object_set_data_full (G_OBJECT (application), "reminder-service", service, g_object_unref);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, START_DELAY_S, start_cb, g_object_ref (service), g_object_unref);
}

/**
 * rung_application_add_reminders:
 * @application: the application, starting
 *
 * Adds the actions of notifications, and reminds as soon as there is a window.
 */
void
rung_application_add_reminders (GApplication *application)
{
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
}
