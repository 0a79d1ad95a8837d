/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the program remembers for the person: the last plan and the window's size. */
char *rung_settings_dup_last_plan  (void) G_GNUC_WARN_UNUSED_RESULT;
void  rung_settings_set_last_plan  (const char *uid);
void  rung_settings_restore_window (GtkWindow  *window);
void  rung_settings_save_window    (GtkWindow  *window);

G_END_DECLS
