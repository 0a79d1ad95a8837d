/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-time-pane.h"
#include "rung-timeline.h"

G_BEGIN_DECLS

/* The open goals that no axis can show: they have no day.  Not there without any. */
#define RUNG_TYPE_UNDATED_TRAY (rung_undated_tray_get_type ())
G_DECLARE_FINAL_TYPE (RungUndatedTray, rung_undated_tray, RUNG, UNDATED_TRAY, GtkWidget)

#define RUNG_UNDATED_TRAY_MOST_CHIPS 20

GtkWidget *rung_undated_tray_new      (void);
void       rung_undated_tray_set      (RungUndatedTray    *self,
                                       RungPlan           *plan,
                                       const RungTimeline *timeline); /* not kept */
void       rung_undated_tray_set_open (RungUndatedTray    *self,
                                       gboolean            is_open);
/* Goals may be dropped there: they begin on that day, and have a quarter of a year. */
void       rung_undated_tray_set_pane (RungUndatedTray    *self,
                                       RungTimePane       *pane);
/* What dropping a goal there does. */
gboolean   rung_undated_tray_drop     (GtkWidget          *pane,
                                       RungRecord         *goal,
                                       double              x);

G_END_DECLS
