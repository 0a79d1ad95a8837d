/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with the things on a timeline: "timeline.…" actions that a menu, a key
 * or a row asks for, one step of undo each; and the ways to ask: a right click, a long
 * press, the Menu key, Ctrl+I for details. */
void rung_timeline_actions_install         (GtkWidgetClass *widget_class);
void rung_timeline_actions_attach          (GtkWidget      *view);
/* Before the first question and when another plan is shown: what may be written. */
void rung_timeline_actions_set_writable    (GtkWidget      *view,
                                            gboolean        is_writable);

G_END_DECLS
