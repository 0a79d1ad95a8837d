/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-application.h"
#include "rung-window.h"

G_BEGIN_DECLS

/* Shared by rung-application.c and rung-application-reminders.c. */
RungWindow *rung_application_find_window   (GApplication *application); /* nullable */
RungWindow *rung_application_ensure_window (GApplication *application);
void        rung_application_add_reminders (GApplication *application);

G_END_DECLS
