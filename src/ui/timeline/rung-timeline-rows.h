/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-thing.h"

G_BEGIN_DECLS

/* One thing of the timeline, as a row of its table.  Signal "changed": what is said about
 * it may be another. */
#define RUNG_TYPE_TIMELINE_ROW (rung_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (RungTimelineRow, rung_timeline_row, RUNG, TIMELINE_ROW, GObject)

const RungThing *rung_timeline_row_get_thing (RungTimelineRow *self);
/* The rung, the gap or the responsibility a row stands under, or itself. */
const RungThing *rung_timeline_row_get_part  (RungTimelineRow *self);
RungRungState    rung_timeline_row_get_state (RungTimelineRow *self); /* of a rung */
RungGoalCount    rung_timeline_row_get_goals (RungTimelineRow *self); /* likewise */

/* All that is on a timeline, in the order of time, goals under their rungs. */
#define RUNG_TYPE_TIMELINE_ROWS (rung_timeline_rows_get_type ())
G_DECLARE_FINAL_TYPE (RungTimelineRows, rung_timeline_rows, RUNG, TIMELINE_ROWS, GObject)

RungTimelineRows *rung_timeline_rows_new       (void);
void              rung_timeline_rows_set       (RungTimelineRows       *self,
                                                const RungTimeline     *timeline); /* not kept */
void              rung_timeline_rows_set_role  (RungTimelineRows       *self,
                                                const RungRoleTimeline *role);     /* not kept */
guint             rung_timeline_rows_get_n_live (RungTimelineRows      *self); /* how many rows there are in memory */

G_END_DECLS
