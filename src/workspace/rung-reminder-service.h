/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-reminding.h"

G_BEGIN_DECLS

/* Reminds as long as it lives: sleeps until there is something to tell. */
#define RUNG_TYPE_REMINDER_SERVICE (rung_reminder_service_get_type ())
G_DECLARE_FINAL_TYPE (RungReminderService, rung_reminder_service, RUNG, REMINDER_SERVICE, GObject)
/* Signal ::failed (GError *error): a plan could not be read, or what was told not be remembered. */

RungReminderService *rung_reminder_service_new  (GApplication *application,
                                                 RungWords    *words) G_GNUC_WARN_UNUSED_RESULT;
/* Looks now, and whenever something may have changed from here on. */
void                 rung_reminder_service_start (RungReminderService *self);
void                 rung_reminder_service_wake  (RungReminderService *self);

G_END_DECLS
