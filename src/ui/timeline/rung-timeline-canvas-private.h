/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-bar-pool.h"
#include "rung-timeline-canvas.h"
#include "rung-timeline-layout.h"

G_BEGIN_DECLS

struct _RungTimelineCanvas
{
  RungTimePane        parent_instance;

  RungPlan           *plan;
  RungTimeline       *timeline;
  RungTimelineMetrics metrics;
  RungTimelineStack  *stack;  /* nullable until it is measured */
  RungTimelineLayout *layout; /* of what is in view */

  GPtrArray          *rungs;     /* of RungRungButton, borrowed, per rung */
  GPtrArray          *summaries; /* of GtkLabel, per rung */
  GPtrArray          *flags;     /* of RungWatchFlag, per flag */
  GPtrArray          *gaps;      /* of GtkButton, per gap */
  GPtrArray          *sums;      /* of RungSumBar: a pool */
  RungBarPool        *bars;
  gboolean            sums_are_stale;
};

/* rung-timeline-canvas-place.c */
double   rung_timeline_canvas_measure_content (RungTimePane        *pane,
                                               double               width,
                                               double               height,
                                               double               per_day);
void     rung_timeline_canvas_place           (RungTimePane        *pane,
                                               const RungTimescale *scale,
                                               double               top,
                                               double               bottom);
gboolean rung_timeline_canvas_pick            (RungTimePane        *pane,
                                               double               x,
                                               double               y,
                                               RungTimeTarget      *target);
GtkWidget *rung_timeline_canvas_find_sum      (RungTimelineCanvas  *self,
                                               guint                rung,
                                               guint                position); /* nullable: not in view */

/* rung-timeline-canvas-focus.c */
gboolean rung_timeline_canvas_move_focus      (RungTimePane        *pane,
                                               GtkDirectionType     direction);
gboolean rung_timeline_canvas_focus_rung      (RungTimelineCanvas  *self,
                                               guint                rung);
void     rung_timeline_canvas_mend_focus      (RungTimelineCanvas  *self);

static inline const RungTimelineRung *
rung_timeline_canvas_get_rung (RungTimelineCanvas *self,
                               guint               position)
{
  return &g_array_index (self->timeline->rungs, RungTimelineRung, position);
}

G_END_DECLS
