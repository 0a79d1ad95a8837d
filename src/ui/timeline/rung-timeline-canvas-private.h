/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-timeline-axis.h"
#include "rung-timeline-canvas.h"
#include "rung-timeline-layout.h"

G_BEGIN_DECLS

struct _RungTimelineCanvas
{
  GtkWidget           parent_instance;

  RungPlan           *plan;
  RungTimeline       *timeline;
  RungTimelineStack  *stack;
  RungTimelineLayout *layout;
  GArray             *shown_bars; /* of RungTimelineBar: those that have widgets */
  GtkWidget          *axis;

  GPtrArray          *rungs;     /* of RungRungButton, borrowed, per rung */
  GPtrArray          *summaries; /* of GtkLabel, per rung */
  GPtrArray          *flags;     /* of RungWatchFlag, per flag */
  GPtrArray          *pauses;    /* of the bands, per pause */
  GPtrArray          *pause_labels;
  GHashTable         *bars;      /* goal uid -> RungGoalBar, borrowed */
  GtkWidget          *today_line;
  GtkWidget          *today_label;
  int                 label_height_px; /* of the axis */
};

/* rung-timeline-canvas-place.c */
void rung_timeline_canvas_measure       (GtkWidget      *widget,
                                         GtkOrientation  orientation,
                                         int             for_size,
                                         int            *minimum,
                                         int            *natural,
                                         int            *minimum_baseline,
                                         int            *natural_baseline);
void rung_timeline_canvas_size_allocate (GtkWidget      *widget,
                                         int             width,
                                         int             height,
                                         int             baseline);

static inline const RungTimelineRung *
rung_timeline_canvas_get_rung (RungTimelineCanvas *self,
                               guint               position)
{
  return &g_array_index (self->timeline->rungs, RungTimelineRung, position);
}

G_END_DECLS
