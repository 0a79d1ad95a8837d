/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-timeline-layout.h"

G_BEGIN_DECLS

/* What the career and the lanes share: rows of bars on a canvas, left to right. */
typedef struct
{
  RungTimescale scale;
  double        start_x;       /* where the scale begins on the canvas */
  double        left, right;   /* between which titles stay */
  double        overhang;      /* how far beyond those tracks may reach */
  double        least_bar_width;
  double        gap;           /* between a title and the next bar */
  double        inset;         /* of a title on its track */
  gboolean      has_titles;
  double      (*measure_title) (const RungTimelineBar *bar, gpointer data);
  gpointer      data;
} RungBarRows;

/* Up to so many bars get rows with room for their titles. */
#define RUNG_MOST_TITLED_BARS 60

/* Where a span stands on the canvas, at least so wide; FALSE when it is out of view. */
gboolean    rung_bar_rows_place_span (const RungBarRows *self, RungSpan span, RungBox *box, double *whole_x, double *whole_width);
/* Appends the bars of rows [0, n_rows) that are in view between top and bottom. */
void        rung_bar_rows_place      (const RungBarRows *self, const RungBarSet *bars, guint group, double rows_top,
                                      guint n_rows, double bar_height, double bar_gap, double top, double bottom, GArray *placed);
/* The same bars with room for the titles of those that are too short for theirs; or the same set. */
RungBarSet *rung_bar_rows_make_room  (RungBarSet *bars, double per_day, double gap,
                                      double (*measure_title) (const RungTimelineBar *bar, gpointer data), gpointer data) G_GNUC_WARN_UNUSED_RESULT;
/* About how many bars of a set are in view at a zoom, wherever one has panned to. */
double      rung_bar_rows_expect     (const RungBarSet *bars, double days_in_view);
gboolean    rung_bar_rows_are_seen   (const RungBarSet *bars, double per_day, double least_bar_width);
void        rung_bar_rows_mirror     (GArray *bars, GArray *sums, double width);
RungBox     rung_box_mirror          (RungBox box, double width);

G_END_DECLS
