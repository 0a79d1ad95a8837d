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

/* The most bars that one rung gets: what a timeline costs does not grow with the
 * number of goals.  The words beside the bars count all of them. */
#define RUNG_TIMELINE_MAX_BARS 40

typedef struct
{
  RungRecord    *role;        /* owned by the timeline */
  RungRecord    *stay;        /* nullable: a role that has no stay yet is projected by its typical duration */
  RungRungState  state;
  RungSpan       span;        /* end == RUNG_DAY_FOREVER when open-ended */
  RungMetCount   met;
  RungGoalCount  goals;       /* of this rung: each goal counts once, under its first responsibility */
  guint          step;        /* 0 is the lowest rung */
} RungTimelineRung;

typedef struct
{
  RungRecord *goal;
  RungSpan    span;           /* start (or created day) to due (or done day, or one quarter) */
  double      progress_fraction;
  gboolean    overdue;
  guint       rung;           /* index of the rung it stands under */
  guint       row;            /* packed row under that rung, by days */
  guint       rank;           /* 0 is what matters most of its rung: late, then open by due day, then done, newest first */
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
  GArray  *bars;  /* of RungTimelineBar, by rung, then first day; at most RUNG_TIMELINE_MAX_BARS a rung */
  GArray  *flags; /* of RungTimelineFlag, by day; at most one a rung */
  GPtrArray *pauses; /* of RungRecord */
  guint32  first_day, last_day; /* what Career zoom shows, both inclusive, with a margin */
  guint32  today;
} RungTimeline;

RungTimeline *rung_timeline_new  (RungPlan *plan, guint32 today) G_GNUC_WARN_UNUSED_RESULT;
void          rung_timeline_free (RungTimeline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungTimeline, rung_timeline_free)

/* The bars of some goals (of a lane, say): the `max_bars` that matter most, by first day, packed. */
GArray       *rung_timeline_list_bars (RungPlan *plan, GPtrArray *goals, guint32 today, guint max_bars) G_GNUC_WARN_UNUSED_RESULT;
/* How long a role usually takes: the middle of its months, three years when it does not say. */
guint         rung_role_get_typical_months (RungRecord *role);

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
  double mark_width;         /* of the label's width, what stays inside the rung when the words stand outside it: a ring */
  double flag_width, flag_height;       /* of a watch point over its rung; 0: no flags */
  double summary_width, summary_height; /* of the words beside the bars, "6 goals · 1 late"; 0: no words */
  gboolean right_to_left;
  /* How wide and high a rung's label is (title over "1 of 2 met"). */
  void (*measure_label) (const RungTimelineRung *rung, double *width, double *height, gpointer data);
  gpointer data;
} RungTimelineMetrics;

typedef enum { RUNG_LABEL_INSIDE, RUNG_LABEL_ABOVE, RUNG_LABEL_BESIDE } RungLabelPlace;

/* The line from a rung to the next: along from (x1, y1) to x2, then up to y2. */
typedef struct { double x1, y1, x2, y2; } RungConnector;

typedef struct
{
  RungTimescale   scale;        /* positions from the left; right to left: width - position */
  guint           n_rungs, n_bars, n_flags;
  RungBox        *rungs;        /* per rung */
  RungBox        *labels;       /* per rung; never outside the canvas, never over one another; may be less than measured */
  RungLabelPlace *label_places; /* per rung */
  RungBox        *bars;         /* per bar; width 0: no room, it is counted in the words */
  RungBox        *summaries;    /* per rung: the words beside the bars; width 0: none */
  RungBox        *flags;        /* per flag: the pole stands at its start */
  RungConnector  *connectors;   /* per rung but the last */
  double          today_x;
} RungTimelineLayout;

RungTimelineLayout *rung_timeline_layout_new  (const RungTimeline *timeline, const RungTimelineMetrics *metrics) G_GNUC_WARN_UNUSED_RESULT;
void                rung_timeline_layout_free (RungTimelineLayout *self);
/* The height that gives each rung its full height and room for a label, whatever the width. */
double              rung_timeline_layout_get_least_height (const RungTimeline *timeline, const RungTimelineMetrics *metrics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungTimelineLayout, rung_timeline_layout_free)

G_END_DECLS
