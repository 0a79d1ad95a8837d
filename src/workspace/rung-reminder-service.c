/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reminds while a program runs: the window, or the helper that has none.
 *
 * 1. It sleeps until the next moment at which there is something to tell, by a timer of the
 *    real clock, which also goes off when the computer wakes up and when the clock is set.
 *    Without such a moment there is no timer at all.
 * 2. A change of the settings, of a plan, and the coming of a service that shows notifications
 *    make it look again.
 * 3. Plans are read in a thread; one look at a time. */

#include "rung-reminder-service.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "rung-notifier.h"
#include "rung-paths.h"

/* Edits come in bursts, and each as several events. */
#define SETTLE_MS 1500
/* No two looks by the timer are nearer than this, whatever the clock does. */
#define MIN_SLEEP_USEC (60 * G_USEC_PER_SEC)

/* Who shows notifications. */
static const char *const services[] = { "org.gtk.Notifications", "org.freedesktop.Notifications" };

#define N_SERVICES G_N_ELEMENTS (services)

struct _RungReminderService
{
  GObject       parent_instance;

  GApplication *application; /* borrowed: it owns the service */
  RungWords    *words;
  GSettings    *settings;    /* (nullable) */
  GFileMonitor *monitor;
  guint         watch_ids[N_SERVICES];
  gboolean      is_there[N_SERVICES];
  guint         settle_id;
  int           timer_fd;    /* -1: none */
  guint         timer_id;
  gboolean      is_looking;
  gboolean      is_to_look_again;
};

G_DEFINE_FINAL_TYPE (RungReminderService, rung_reminder_service, G_TYPE_OBJECT)

enum
{
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- The timer --- */

static gboolean
timer_cb (int          fd,
          GIOCondition condition,
          gpointer     data)
{
  guint64 n_times;
  /* It fails when the clock was set: as good a reason to look. */
  gssize n_bytes = read (fd, &n_times, sizeof n_times);

  if (n_bytes < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;
  rung_reminder_service_wake (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
ensure_timer (RungReminderService *self)
{
  if (self->timer_fd >= 0)
    return TRUE;
  self->timer_fd = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->timer_fd < 0)
    return FALSE;
  self->timer_id = g_unix_fd_add (self->timer_fd, G_IO_IN, timer_cb, self);
  return TRUE;
}

static void
sleep_until (RungReminderService *self,
             gint64               wait_usec)
{
  struct itimerspec when = { 0 };

  if (!ensure_timer (self))
    return;
  if (wait_usec != G_MAXINT64)
    when.it_value.tv_sec = (g_get_real_time () + MAX (wait_usec, MIN_SLEEP_USEC)) / G_USEC_PER_SEC + 1;
  /* Zero takes the alarm away. */
  (void) timerfd_settime (self->timer_fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL);
}

/* --- A look --- */

typedef struct
{
  RungRemindSettings settings;
  RungWords         *words;
  guint32            today;
  RungRoundMode      mode;
} Job;

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr(GError) error = NULL;
  RungRound *round = rung_reminding_look (&job->settings.rules, job->words, job->today, job->mode, &error);

  if (round != NULL)
    g_task_return_pointer (task, round, (GDestroyNotify) rung_round_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
tell_all (RungReminderService *self,
          RungRound           *round)
{
  rung_notifier_take_back (self->application, round);
  for (guint i = 0; i < round->tell->len; i++)
    rung_notifier_tell (self->application, self->words, round->tell->pdata[i]);
  for (guint i = 0; i < round->errors->len; i++)
    g_signal_emit (self, signals[FAILED], 0, round->errors->pdata[i]);
}

static gboolean
has_service (RungReminderService *self)
{
  for (guint i = 0; i < N_SERVICES; i++)
    if (self->is_there[i])
      return TRUE;
  return FALSE;
}

/* What nobody shows must not count as told. */
static RungRoundMode
choose_mode (RungReminderService      *self,
             const RungRemindSettings *settings)
{
  return has_service (self) && rung_reminding_get_minute () >= settings->minute ? RUNG_ROUND_DAILY : RUNG_ROUND_QUIET;
}

/* Without a service there is no moment to wait for: its coming is one. */
static gint64
choose_wait_usec (RungReminderService      *self,
                  const RungRemindSettings *settings,
                  guint32                   next_day)
{
  if (next_day == RUNG_NO_DAY || !has_service (self))
    return G_MAXINT64;
  return rung_reminding_get_wait_usec (next_day, settings->minute);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  RungReminderService *self = RUNG_REMINDER_SERVICE (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(RungRound) round = g_task_propagate_pointer (G_TASK (result), &error);
  guint32 next_day = round != NULL ? round->next_day : job->today + 1;

  self->is_looking = FALSE;
  if (round != NULL)
    tell_all (self, round);
  else
    g_signal_emit (self, signals[FAILED], 0, error);
  sleep_until (self, choose_wait_usec (self, &job->settings, next_day));
  if (self->is_to_look_again)
    {
      self->is_to_look_again = FALSE;
      rung_reminder_service_wake (self);
    }
}

/**
 * rung_reminder_service_wake:
 * @self: a service
 *
 * Looks whether there is something to tell or to take back, and sets the timer anew.
 */
void
rung_reminder_service_wake (RungReminderService *self)
{
  g_autoptr(GTask) task = NULL;
  RungRemindSettings settings;
  Job *job;

  g_return_if_fail (RUNG_IS_REMINDER_SERVICE (self));

  rung_remind_settings_read (&settings);
  /* Whoever never wanted to be reminded pays nothing for it. */
  if (settings.rules.kinds == 0 && !rung_reminding_has_told ())
    return;

  if (self->is_looking)
    {
      self->is_to_look_again = TRUE;
      return;
    }
  job = g_new0 (Job, 1);
  job->settings = settings;
  job->words = self->words;
  job->today = rung_clock_get_today ();
  job->mode = choose_mode (self, &job->settings);
  self->is_looking = TRUE;
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_task_data (task, job, g_free);
  g_task_run_in_thread (task, look_in_thread);
}

/* --- What may have changed --- */

static gboolean
settled_cb (gpointer data)
{
  RungReminderService *self = data;

  self->settle_id = 0;
  rung_reminder_service_wake (self);
  return G_SOURCE_REMOVE;
}

static void
something_changed_cb (RungReminderService *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static void
settings_changed_cb (RungReminderService *self,
                     const char          *key)
{
  if (g_str_has_prefix (key, "remind-"))
    something_changed_cb (self);
}

static void
note_service (RungReminderService *self,
              const char          *name,
              gboolean             is_there)
{
  for (guint i = 0; i < N_SERVICES; i++)
    if (g_str_equal (services[i], name))
      self->is_there[i] = is_there;
}

static void
service_appeared_cb (GDBusConnection *bus,
                     const char      *name,
                     const char      *owner,
                     gpointer         data)
{
  note_service (data, name, TRUE);
  rung_reminder_service_wake (data);
}

static void
service_vanished_cb (GDBusConnection *bus,
                     const char      *name,
                     gpointer         data)
{
  note_service (data, name, FALSE);
}

static void
watch_services (RungReminderService *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (self->application);

  for (guint i = 0; bus != NULL && i < N_SERVICES; i++)
    self->watch_ids[i] = g_bus_watch_name_on_connection (bus, services[i], G_BUS_NAME_WATCHER_FLAGS_AUTO_START,
                                                         service_appeared_cb, service_vanished_cb, self, NULL);
}

static void
watch_plans (RungReminderService *self)
{
  g_autoptr(GFile) folder = g_file_new_for_path (rung_paths_get_plans_dir ());

  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (something_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rung_reminder_service_start:
 * @self: a service whose application is registered
 *
 * Begins to remind.
 */
void
rung_reminder_service_start (RungReminderService *self)
{
  g_return_if_fail (RUNG_IS_REMINDER_SERVICE (self));

  g_set_object (&self->settings, rung_remind_settings_get ());
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  watch_plans (self);
  watch_services (self);
  rung_reminder_service_wake (self);
}

static void
rung_reminder_service_dispose (GObject *object)
{
  RungReminderService *self = RUNG_REMINDER_SERVICE (object);

  for (guint i = 0; i < N_SERVICES; i++)
    g_clear_handle_id (&self->watch_ids[i], g_bus_unwatch_name);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->timer_fd >= 0)
    close (self->timer_fd);
  self->timer_fd = -1;
  g_clear_object (&self->monitor);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (rung_reminder_service_parent_class)->dispose (object);
}

static void
rung_reminder_service_class_init (RungReminderServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rung_reminder_service_dispose;

  signals[FAILED] = g_signal_new ("failed", RUNG_TYPE_REMINDER_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
rung_reminder_service_init (RungReminderService *self)
{
  self->timer_fd = -1;
}

/**
 * rung_reminder_service_new:
 * @application: sends the notifications; has to live longer
 * @words: the language, kept
 *
 * Returns: (transfer full): a service that waits to be started
 */
RungReminderService *
rung_reminder_service_new (GApplication *application,
                           RungWords    *words)
{
  RungReminderService *self = g_object_new (RUNG_TYPE_REMINDER_SERVICE, NULL);

  self->application = application;
  self->words = words;
  return self;
}
