/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-phrases.h"
#include "rung-plan.h"
#include "rung-timescale.h"

G_BEGIN_DECLS

/* What a timeline shows, as a value, and where it stands: pure functions that the
 * window and the paper share. */
typedef enum
{
  RUNG_RUNG_PAST,
  RUNG_RUNG_CURRENT,
  RUNG_RUNG_PLANNED,
} RungRungState;

typedef struct
{
  RungRecord    *role;        /* owned by the timeline */
  RungRecord    *stay;        /* nullable: a role that has no stay yet is projected by its typical duration */
  RungRungState  state;
  RungSpan       span;        /* end == RUNG_DAY_FOREVER when open-ended */
  RungMetCount   met;
  RungGoalCount  goals;
  guint          step;        /* 0 is the lowest rung */
} RungTimelineRung;

typedef struct
{
  RungRecord *goal;
  RungSpan    span;           /* start (or created day) to due (or done day, or one quarter) */
  double      progress_fraction;
  gboolean    overdue;
  guint       rung;           /* index of the rung it stands under */
  guint       row;            /* packed row under that rung */
} RungTimelineBar;

typedef struct
{
  RungRecord *role;
  guint32     day;
  guint       rung;
} RungTimelineFlag; /* a watch point */

typedef struct
{
  GArray  *rungs; /* of RungTimelineRung, by step */
  GArray  *bars;  /* of RungTimelineBar */
  GArray  *flags; /* of RungTimelineFlag */
  GPtrArray *pauses; /* of RungRecord */
  guint32  first_day, last_day; /* what Career zoom shows, both inclusive, with a margin */
  guint32  today;
} RungTimeline;

RungTimeline *rung_timeline_new  (RungPlan *plan, guint32 today) G_GNUC_WARN_UNUSED_RESULT;
void          rung_timeline_free (RungTimeline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungTimeline, rung_timeline_free)

typedef struct { double x, y, width, height; } RungBox;

/* Measures are the caller's: the window's pixels or the paper's points. */
typedef struct
{
  double width, height;
  double axis_height;        /* the band of year labels at the top */
  double least_rung_width;
  double rung_height;        /* the most a rung may have; shrinks when room is short */
  double bar_height, bar_gap;
  double label_gap;          /* between a rung and a label beside it */
  gboolean right_to_left;
  /* How wide and high a rung's label is (title over "1 of 2 met"). */
  void (*measure_label) (const RungTimelineRung *rung, double *width, double *height, gpointer data);
  gpointer data;
} RungTimelineMetrics;

typedef enum { RUNG_LABEL_INSIDE, RUNG_LABEL_ABOVE, RUNG_LABEL_BESIDE } RungLabelPlace;

typedef struct
{
  RungTimescale   scale;
  guint           n_rungs, n_bars, n_flags;
  RungBox        *rungs;        /* per rung */
  RungBox        *labels;       /* per rung; never outside the canvas, never over one another */
  RungLabelPlace *label_places; /* per rung */
  RungBox        *bars;         /* per bar */
  RungBox        *flags;        /* per flag */
  double          today_x;
} RungTimelineLayout;

RungTimelineLayout *rung_timeline_layout_new  (const RungTimeline *timeline, const RungTimelineMetrics *metrics) G_GNUC_WARN_UNUSED_RESULT;
void                rung_timeline_layout_free (RungTimelineLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungTimelineLayout, rung_timeline_layout_free)

G_END_DECLS
