/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-ink.h"
#include "rung-timeline-layout.h"
#include "rung-typesetter.h"

G_BEGIN_DECLS

/* What the career and the lanes of a role are drawn on: a time axis and words. */
typedef struct
{
  RungWords      *words;
  RungTypesetter *typesetter;
  RungPlan       *plan;          /* for what is only reckoned of what is drawn */
  guint32         today;
  gboolean        right_to_left;
  double          width, height; /* without the legend */
  double          inset;         /* days begin so far from both edges */
  RungTimescale   scale;
  double          today_x;
  cairo_t        *cr;            /* while drawing */
} RungCanvas;

/* A line of the axis. */
typedef struct
{
  guint32  day;
  double   x;
  gboolean is_major;
  char    *label; /* (nullable): of some that are major; owned */
} RungAxisTick;

/* rung-timeline-canvas.c */
void    rung_canvas_init          (RungCanvas *self, RungPlan *plan, guint32 today, RungWords *words, RungTypesetter *typesetter);
double  rung_canvas_get_leading   (const RungCanvas *self);
double  rung_canvas_get_axis_height (const RungCanvas *self, guint n_pauses);
double  rung_canvas_get_x         (const RungCanvas *self, double position); /* of a position on the scale */
GArray *rung_canvas_list_ticks    (const RungCanvas *self) G_GNUC_WARN_UNUSED_RESULT; /* of RungAxisTick, by day */
void    rung_canvas_draw_axis     (const RungCanvas *self);
void    rung_canvas_draw_pauses   (const RungCanvas *self, GPtrArray *pauses);
void    rung_canvas_draw_today    (const RungCanvas *self);

double  rung_canvas_measure       (const RungCanvas *self, RungStyle style, const char *text);
char   *rung_canvas_dup_title     (const RungCanvas *self, RungRecord *record) G_GNUC_WARN_UNUSED_RESULT; /* on one line, as it may stand on paper */
/* At the leading edge of the box, `dx` from it; never wider than the box. */
void    rung_canvas_draw_text     (const RungCanvas *self, RungStyle style, const char *text, const RungBox *box, double dx, double y);
void    rung_canvas_clear_behind  (const RungCanvas *self, const RungBox *box); /* grid and hatching do not run through words */
void    rung_canvas_hatch         (const RungCanvas *self, const RungBox *box, double pitch);
/* Forms are drawn for left to right; between these two they are mirrored if need be. */
void    rung_canvas_begin_form    (const RungCanvas *self, const RungBox *box);
void    rung_canvas_end_form      (const RungCanvas *self);

/* rung-timeline-bars.c */
char   *rung_canvas_dup_bar_title (const RungCanvas *self, const RungTimelineBar *bar) G_GNUC_WARN_UNUSED_RESULT; /* with its state in words */
double  rung_canvas_measure_bar   (const RungCanvas *self, const RungTimelineBar *bar);
double  rung_canvas_get_bar_fraction (const RungCanvas *self, const RungTimelineBar *bar);
void    rung_canvas_draw_bar      (const RungCanvas *self, const RungPlacedBar *placed, gboolean is_titled);
void    rung_canvas_draw_bar_title (const RungCanvas *self, const RungPlacedBar *placed);
void    rung_canvas_draw_sum      (const RungCanvas *self, const RungBox *track, RungGoalCount count);
void    rung_canvas_draw_sum_words (const RungCanvas *self, const RungBox *track, RungGoalCount count); /* if there is room */

/* rung-timeline-legend.c: the forms in words. */
typedef enum
{
  RUNG_LEGEND_PAST,
  RUNG_LEGEND_CURRENT,
  RUNG_LEGEND_PLANNED,
  RUNG_LEGEND_GOAL,
  RUNG_LEGEND_LATE,
  RUNG_LEGEND_OPEN_ENDED,
  RUNG_LEGEND_SUM,
  RUNG_LEGEND_BRANCH,
  RUNG_LEGEND_FLAG,
  RUNG_N_LEGENDS
} RungLegend;

double  rung_canvas_get_legend_height (const RungCanvas *self, guint legends); /* a bit each */
void    rung_canvas_draw_legend   (const RungCanvas *self, guint legends); /* below the height */
guint   rung_legend_of_bar        (const RungTimelineBar *bar) G_GNUC_PURE;

/* rung-timeline-rungs.c */
void    rung_canvas_draw_rung_box (const RungCanvas *self, const RungBox *box, RungRungState state, gboolean is_open);
void    rung_canvas_draw_ring     (const RungCanvas *self, const RungTimelineRung *rung, const RungBox *box);
void    rung_canvas_draw_connector (const RungCanvas *self, const RungConnector *line);
void    rung_canvas_draw_gap      (const RungCanvas *self, const RungBox *box);
void    rung_canvas_draw_flag_form (const RungCanvas *self, const RungBox *box);

G_END_DECLS
