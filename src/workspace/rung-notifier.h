/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-reminding.h"

G_BEGIN_DECLS

/* Reminders as notifications of the desktop.  The buttons are actions of the application,
 * which both the window and the helper have:
 *
 *   app.open-goal (ss)        uid of the plan, of the goal; without a goal: all goals
 *   app.complete-goal (ss)    uid of the plan, of the goal
 *   app.remind-tomorrow (ss)  uid of the plan, id of the notification
 *   app.open-review (s)       uid of the plan */
gboolean rung_notifier_find_service (GDBusConnection  *bus,
                                     GError          **error);
void     rung_notifier_tell         (GApplication     *application,
                                     RungWords        *words,
                                     const RungNotice *notice);
void     rung_notifier_tell_error   (GApplication     *application,
                                     RungWords        *words,
                                     const GError     *error);
void     rung_notifier_tell_test    (GApplication     *application,
                                     RungWords        *words);
void     rung_notifier_take_back    (GApplication     *application,
                                     RungRound        *round);

/* What the buttons do where no window is needed. */
gboolean rung_notifier_complete     (const char       *plan_uid,
                                     const char       *goal_uid,
                                     GError          **error);
gboolean rung_notifier_put_off      (const char       *notice_id,
                                     GError          **error);

G_END_DECLS
