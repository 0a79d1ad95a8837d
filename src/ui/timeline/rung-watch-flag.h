/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-record.h"

G_BEGIN_DECLS

/* A small flag at the year of a career in which it is good to stop and think: a button
 * that explains itself. */
#define RUNG_TYPE_WATCH_FLAG (rung_watch_flag_get_type ())
G_DECLARE_FINAL_TYPE (RungWatchFlag, rung_watch_flag, RUNG, WATCH_FLAG, GtkButton)

GtkWidget *rung_watch_flag_new      (void);
void       rung_watch_flag_set_role (RungWatchFlag *self,
                                     RungRecord    *role);
const char *rung_watch_flag_get_role_uid (RungWatchFlag *self); /* nullable until set */

G_END_DECLS
