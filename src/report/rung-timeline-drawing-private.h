/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-timeline-canvas-private.h"
#include "rung-timeline-drawing.h"

G_BEGIN_DECLS

/* Drawings that know their size before they are drawn.  They stay where they are put:
 * their measures point at them. */
typedef struct
{
  RungCanvas           canvas;
  const RungTimeline  *timeline;
  RungTimelineMetrics  metrics;
  RungTimelineStack   *stack;
  RungTimelineLayout  *layout;
  guint                legends;
  double               height; /* with the legend */
} RungCareerDrawing;

typedef struct
{
  RungCanvas              canvas;
  const RungRoleTimeline *role;
  RungLaneMetrics         metrics;
  RungLaneStack          *stack;
  RungLaneLayout         *layout;
  double                  height; /* with the legend */
} RungLaneDrawing;

/* rung-timeline-drawing.c.  @height: what there is.  Unless @fits_height it may become more, if it
 * has to be, or less, where nothing is in view. */
void rung_career_drawing_init  (RungCareerDrawing *self, const RungTimeline *timeline, RungWords *words, RungTypesetter *typesetter,
                                RungTimeView view, double width, double height, gboolean fits_height);
gboolean rung_career_drawing_is_cramped (const RungCareerDrawing *self);
void rung_career_drawing_stretch (RungCareerDrawing *self, double height);
void rung_career_drawing_draw  (RungCareerDrawing *self, cairo_t *cr);
void rung_career_drawing_clear (RungCareerDrawing *self);

/* rung-timeline-lanes.c.  As high as it has to be. */
void rung_lane_drawing_init    (RungLaneDrawing *self, const RungRoleTimeline *role, RungWords *words, RungTypesetter *typesetter,
                                RungTimeView view, double width);
void rung_lane_drawing_draw    (RungLaneDrawing *self, cairo_t *cr);
void rung_lane_drawing_clear   (RungLaneDrawing *self);

void rung_timeline_draw_with   (cairo_t *cr, const RungTimeline *timeline, RungWords *words, RungTypesetter *typesetter, double width, double height);

G_END_DECLS
