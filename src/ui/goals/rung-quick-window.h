/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"

G_BEGIN_DECLS

/* A small window of its own to note a goal or a win down from anywhere. */
#define RUNG_TYPE_QUICK_WINDOW (rung_quick_window_get_type ())
G_DECLARE_FINAL_TYPE (RungQuickWindow, rung_quick_window, RUNG, QUICK_WINDOW, RungDialog)

/* NULL when there is no plan that can be opened. */
GtkWidget *rung_quick_window_new (GtkApplication *application);

G_END_DECLS
