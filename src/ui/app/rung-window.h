/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-store.h"

G_BEGIN_DECLS

/* The main window: one plan at a time. */
#define RUNG_TYPE_WINDOW (rung_window_get_type ())
G_DECLARE_FINAL_TYPE (RungWindow, rung_window, RUNG, WINDOW, AdwApplicationWindow)

GtkWidget *rung_window_new           (GtkApplication *application);
void       rung_window_start         (RungWindow     *self);
void       rung_window_open_last     (RungWindow     *self);
gboolean   rung_window_open_path     (RungWindow     *self,
                                      const char     *path);
void       rung_window_import_file   (RungWindow     *self,
                                      GFile          *file);
RungStore *rung_window_get_store     (RungWindow     *self);
void       rung_window_show_goal     (RungWindow     *self,
                                      const char     *goal_uid);

G_END_DECLS
