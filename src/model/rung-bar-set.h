/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-day.h"
#include "rung-plan.h"
#include "rung-progress.h"

G_BEGIN_DECLS

/* A goal as a bar. */
typedef struct
{
  RungRecord *goal;      /* owned by the set */
  RungSpan    span;      /* start (or created day) to due (or done day, or one quarter) */
  guint       row;
  gboolean    is_overdue;
  gboolean    is_open_ended; /* has no due day: its end is a guess */
} RungTimelineBar;

/* The days of a goal's bar; empty when it has none: dropped, or without any day. */
RungSpan       rung_goal_get_bar_span     (RungRecord       *goal,
                                           gboolean         *is_open_ended);

/* The goals of a rung or of a responsibility, packed in rows: made once for a plan,
 * asked at each frame.  Immutable and counted. */
typedef struct _RungBarSet RungBarSet;

RungBarSet    *rung_bar_set_new           (GPtrArray        *goals,
                                           guint32           today) G_GNUC_WARN_UNUSED_RESULT;
/* The same bars in rows that also leave room behind each: `room_days` by bar. */
RungBarSet    *rung_bar_set_new_roomy     (RungBarSet       *self,
                                           const double     *room_days) G_GNUC_WARN_UNUSED_RESULT;
RungBarSet    *rung_bar_set_ref           (RungBarSet       *self) G_GNUC_WARN_UNUSED_RESULT;
void           rung_bar_set_unref         (RungBarSet       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungBarSet, rung_bar_set_unref)

guint          rung_bar_set_get_n_bars    (const RungBarSet *self);
guint          rung_bar_set_get_n_rows    (const RungBarSet *self);
RungGoalCount  rung_bar_set_get_count     (const RungBarSet *self); /* of all the goals, those without a bar too */
RungSpan       rung_bar_set_get_span      (const RungBarSet *self); /* of all bars; empty without any */
double         rung_bar_set_get_typical_days (const RungBarSet *self); /* the median length of a bar; 0 without any */
/* Bars stand by row, in a row by first day; positions are 0 … n_bars - 1. */
const RungTimelineBar *rung_bar_set_get   (const RungBarSet *self,
                                           guint             position);
/* The positions of a row's bars are [*first, *end). */
void           rung_bar_set_get_row       (const RungBarSet *self,
                                           guint             row,
                                           guint            *first,
                                           guint            *end);
/* Those of a row that meet [from, to): positions [*first, *end).  O(log n). */
void           rung_bar_set_find          (const RungBarSet *self,
                                           guint             row,
                                           double            from,
                                           double            to,
                                           guint            *first,
                                           guint            *end);
/* Time order: the n-th bar by first day, and the place of a bar in that order. */
guint          rung_bar_set_get_nth_in_time (const RungBarSet *self,
                                             guint             n);
guint          rung_bar_set_get_place_in_time (const RungBarSet *self,
                                               guint             position);
/* The position of a goal's bar, -1 if it has none.  O(n): not for a frame. */
int            rung_bar_set_find_goal     (const RungBarSet *self,
                                           const char       *goal_uid);
/* Goals with neither a start nor an end: they have no bar. */
GPtrArray     *rung_bar_set_get_undated   (const RungBarSet *self); /* of RungRecord, borrowed */

G_END_DECLS
