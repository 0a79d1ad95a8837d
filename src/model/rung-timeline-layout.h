/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-timeline.h"

G_BEGIN_DECLS

/* Where a timeline stands on a canvas: pure functions that the window and the paper
 * share.  In two steps, since the first does not depend on where one has panned to:
 *
 *   RungTimelineStack    what stands over what: of a plan, a width, a zoom
 *   RungTimelineLayout   where along the axis, of what is in view
 *
 * Heights and vertical places are of the whole content, whose top `axis_height` is left
 * free; horizontal ones are of the canvas that is seen, 0 to its width.  Right-to-left
 * results are mirrored.  Room is left for what comes later: half a `bar_gap` behind a bar
 * for the shadow of a baseline, and the gap at a rung's end for a forecast's whisker. */

typedef struct { double x, y, width, height; } RungBox;

/* Measures are the caller's: the window's pixels or the paper's points. */
typedef struct
{
  double   width;                 /* of the canvas */
  double   height;                /* room there is: bands spread over it; they are higher together if they must, unless fits_height */
  gboolean fits_height;           /* paper: never higher than `height` */
  gboolean right_to_left;
  double   axis_height;           /* at the top */
  double   least_rung_width;
  double   rung_height;
  double   bar_height, bar_gap;   /* of bars without titles */
  double   titled_bar_height;     /* of bars with titles; 0: bars never have any */
  double   titled_least_per_day;  /* a day has to be so long for bars to have titles */
  double   least_bar_width;       /* narrower bars are summed up */
  guint    most_bars;             /* about so many in view before they are summed up */
  double   label_gap;             /* between a rung and a label beside it */
  double   mark_width;            /* of the label's width, what stays inside the rung when the words stand outside it: a ring */
  double   flag_width, flag_height;       /* of a watch point over its rung; 0: no flags */
  double   summary_width, summary_height; /* of the words beside the bars, "6 goals · 1 late"; 0: no words */
  /* How wide and high a rung's label is (title over "1 of 2 met"). */
  void   (*measure_label) (const RungTimelineRung *rung, double *width, double *height, gpointer data);
  /* How wide a bar's title is; asked for a bounded number of bars, at each step of the zoom. */
  double (*measure_title) (const RungTimelineBar *bar, gpointer data);
  gpointer data;
} RungTimelineMetrics;

typedef enum { RUNG_LABEL_INSIDE, RUNG_LABEL_ABOVE, RUNG_LABEL_BESIDE } RungLabelPlace;

/* How the goals of a rung or a lane are shown. */
typedef enum { RUNG_DETAIL_NONE, RUNG_DETAIL_SUMS, RUNG_DETAIL_BARS, RUNG_DETAIL_TITLED_BARS } RungDetail;

/* All that stands over one another for one rung; from its top: label, flag, rung, rows. */
typedef struct
{
  double         top, height;       /* all of it */
  double         label_height;      /* 0 if the label does not stand above */
  double         rung_top, rung_height;
  double         rows_top;
  guint          n_rows;
  double         bar_height;        /* of a bar or a strip in its row; the next row is a bar_gap lower */
  RungLabelPlace label_place;
  RungDetail     detail;
  RungBarSet    *bars;              /* the rung's, in the rows that are shown; owned */
  double         measured_width, measured_height; /* of the label */
  int            flag;              /* its watch point, -1 without */
  gboolean       is_flag_above;
} RungBand;

typedef struct
{
  guint     n_bands; /* one a rung, the first at the bottom */
  RungBand *bands;
  double    height;  /* of the content, the axis included */
  double    per_day; /* the zoom it was made for */
} RungTimelineStack;

RungTimelineStack *rung_timeline_stack_new  (const RungTimeline *timeline, const RungTimelineMetrics *metrics, double per_day) G_GNUC_WARN_UNUSED_RESULT;
void               rung_timeline_stack_free (RungTimelineStack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungTimelineStack, rung_timeline_stack_free)

/* A bar in view. */
typedef struct
{
  guint                  group; /* the rung, or the lane */
  const RungTimelineBar *bar;
  guint                  position; /* in its set */
  RungBox                track; /* its days, cut off a little way beyond the canvas */
  double                 whole_x, whole_width; /* of the track before it was cut off, for its fill */
  RungBox                title; /* width 0: none.  On the track, or behind it, or before it; within the canvas */
} RungPlacedBar;

/* A strip in view that sums up the goals of a responsibility. */
typedef struct
{
  guint                  group;
  guint                  position; /* among the rung's sums; 0 in a lane */
  RungBox                track;
} RungPlacedSum;

/* The line of a link: along from (x1, y1) to x2, then up to y2. */
typedef struct { double x1, y1, x2, y2; gboolean is_branch, is_visible; } RungConnector;

typedef struct
{
  RungTimescale   scale;        /* positions from the left; right to left: width - position */
  guint           n_rungs, n_flags, n_connectors, n_gaps;
  RungBox        *rungs;        /* per rung; width 0: out of view.  Cut off a label_gap beyond the canvas, so that no end shows there */
  RungBox        *labels;       /* per rung; width 0: none.  Never outside the canvas, never over one another */
  RungBox        *summaries;    /* per rung: the words beside the bars; width 0: none */
  gboolean       *summaries_before; /* per rung: they stand before the bars, and end where their box ends */
  RungBox        *flags;        /* per flag: the pole stands at its start; width 0: out of view */
  RungBox        *gaps;         /* per gap; width 0: out of view */
  RungConnector  *connectors;   /* per link */
  GArray         *bars;         /* of RungPlacedBar */
  GArray         *sums;         /* of RungPlacedSum */
  double          today_x;      /* may be outside the canvas */
} RungTimelineLayout;

RungTimelineLayout *rung_timeline_layout_new  (const RungTimeline *timeline, const RungTimelineMetrics *metrics,
                                               const RungTimelineStack *stack, const RungTimescale *scale,
                                               double top, double bottom /* what is seen of the content's height: bars outside are left out */) G_GNUC_WARN_UNUSED_RESULT;
void                rung_timeline_layout_free (RungTimelineLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungTimelineLayout, rung_timeline_layout_free)

/* --- The lanes of an opened role --- */

typedef struct
{
  double   width, height;      /* height: what is in view, for how many rows that are */
  gboolean right_to_left;
  double   axis_height;
  double   padding;            /* at both ends of a lane, inside it */
  double   lane_gap;
  double   bar_height, bar_gap;
  double   least_bar_width;
  guint    most_bars;
  /* What a lane has over its rows and below them. */
  void   (*measure_lane)  (const RungRoleLane *lane, double *header, double *footer, gpointer data);
  double (*measure_title) (const RungTimelineBar *bar, gpointer data);
  gpointer data;
} RungLaneMetrics;

typedef struct
{
  double      top, height; /* all of it */
  double      rows_top;
  guint       n_rows;
  double      footer_top;
  RungDetail  detail;      /* none, sums or titled bars */
  RungBarSet *bars;        /* owned */
} RungLaneBand;

typedef struct
{
  guint         n_lanes;
  RungLaneBand *lanes;
  double        height;
  double        per_day;
} RungLaneStack;

RungLaneStack  *rung_lane_stack_new   (const RungRoleTimeline *role, const RungLaneMetrics *metrics, double per_day) G_GNUC_WARN_UNUSED_RESULT;
void            rung_lane_stack_free  (RungLaneStack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungLaneStack, rung_lane_stack_free)

typedef struct
{
  RungTimescale scale; /* along the inner width, `padding` from the canvas' edge on */
  GArray       *bars;  /* of RungPlacedBar, in view; x from the canvas' left edge */
  GArray       *sums;  /* of RungPlacedSum */
  double        today_x;
} RungLaneLayout;

RungLaneLayout *rung_lane_layout_new  (const RungRoleTimeline *role, const RungLaneMetrics *metrics,
                                       const RungLaneStack *stack, const RungTimescale *scale,
                                       double top, double bottom) G_GNUC_WARN_UNUSED_RESULT;
void            rung_lane_layout_free (RungLaneLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungLaneLayout, rung_lane_layout_free)

G_END_DECLS
