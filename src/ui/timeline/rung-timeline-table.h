/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-timeline-rows.h"

G_BEGIN_DECLS

/* The timeline as a table: for who reads rather than looks. */
#define RUNG_TYPE_TIMELINE_TABLE (rung_timeline_table_get_type ())
G_DECLARE_FINAL_TYPE (RungTimelineTable, rung_timeline_table, RUNG, TIMELINE_TABLE, GtkWidget)

GtkWidget       *rung_timeline_table_new      (void);
void             rung_timeline_table_set      (RungTimelineTable      *self,
                                               RungPlan               *plan,
                                               const RungTimeline     *timeline); /* not kept */
void             rung_timeline_table_set_role (RungTimelineTable      *self,
                                               RungPlan               *plan,
                                               const RungRoleTimeline *role);     /* not kept */
GListModel      *rung_timeline_table_get_rows (RungTimelineTable      *self);     /* of RungTimelineRow */
/* A button that shows tables instead of axes, and back. */
GtkWidget       *rung_timeline_table_new_button (void);
/* The row a widget shows, where it is one of the table's. */
RungTimelineRow *rung_timeline_table_get_row  (GtkWidget              *widget);   /* nullable */

G_END_DECLS
