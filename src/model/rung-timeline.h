/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-bar-set.h"
#include "rung-phrases.h"
#include "rung-plan.h"
#include "rung-time-view.h"

G_BEGIN_DECLS

/* What a timeline shows, as a value: pure functions that the window and the paper share.
 * Where it stands: rung-timeline-layout.h. */
typedef enum
{
  RUNG_RUNG_PAST,
  RUNG_RUNG_CURRENT,
  RUNG_RUNG_PLANNED,
} RungRungState;

/* The goals of one responsibility, told in one strip where there is no room for each. */
typedef struct
{
  RungRecord    *responsibility; /* owned */
  RungSpan       span;           /* of their bars */
  RungGoalCount  count;
  RungRecord    *only;           /* (nullable): the goal, where there is one; owned */
} RungTimelineSum;

typedef struct
{
  RungRecord    *role;        /* owned by the timeline */
  RungRecord    *stay;        /* nullable: a role that has no stay yet is projected by its typical duration */
  RungRungState  state;
  RungSpan       span;        /* end == RUNG_DAY_FOREVER when open-ended */
  RungMetCount   met;
  RungGoalCount  goals;       /* of this rung: each goal counts once, under its first responsibility */
  guint          step;        /* 0 is the lowest rung; the same as its place among the rungs */
  guint          track;       /* its stairs: index of RungTimeline.tracks */
  RungBarSet    *bars;        /* of its goals; never NULL */
  GArray        *sums;        /* of RungTimelineSum: its responsibilities that have bars, in their order */
} RungTimelineRung;

typedef struct
{
  RungRecord *role;
  guint32     day;
  guint       rung;
} RungTimelineFlag; /* a watch point */

/* From a rung to the next of its stairs; or a branch, from where one turned to the
 * side, to the first rung of other stairs. */
typedef struct
{
  guint    from, to; /* rungs */
  gboolean is_branch;
} RungTimelineLink;

/* Time between two rungs of one stairs in which no role was held. */
typedef struct
{
  RungSpan span;
  guint    after; /* the rung before it; the link from it leads over the gap */
} RungTimelineGap;

typedef struct
{
  RungPlan  *plan;   /* for what is only reckoned of what is seen */
  GPtrArray *tracks; /* of char *: the stairs, from the lowest */
  GArray    *rungs;  /* of RungTimelineRung: by stairs, in each by first day */
  GArray    *links;  /* of RungTimelineLink, by the rung they lead to */
  GArray    *gaps;   /* of RungTimelineGap, by rung */
  GArray    *flags;  /* of RungTimelineFlag, by day; at most one a rung */
  GPtrArray *pauses; /* of RungRecord, by first day */
  GPtrArray *undated; /* of RungRecord: open goals without any day, in the person's order */
  guint32    first_day, last_day; /* what Career zoom shows, both inclusive, with a margin */
  guint32    today;
} RungTimeline;

RungTimeline *rung_timeline_new  (RungPlan *plan, guint32 today) G_GNUC_WARN_UNUSED_RESULT;
void          rung_timeline_free (RungTimeline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungTimeline, rung_timeline_free)

/* Where one may pan and zoom to, and what the named zooms show. */
RungTimeView  rung_timeline_get_limits    (const RungTimeline *self);
RungTimeView  rung_timeline_get_zoom      (const RungTimeline *self, RungZoom zoom, guint32 around_day);
int           rung_timeline_find_current  (const RungTimeline *self); /* rung of the role one is in, the newest; -1 without */
int           rung_timeline_find_rung_at  (const RungTimeline *self,
                                           guint32             day);  /* that or the nearest; -1 without rungs */
int           rung_timeline_find_role     (const RungTimeline *self, const char *role_uid); /* its last rung; -1 */

/* One responsibility of an opened role. */
typedef struct
{
  RungRecord *responsibility; /* owned */
  RungBarSet *bars;           /* never NULL */
} RungRoleLane;

/* An opened role. */
typedef struct
{
  RungPlan   *plan;
  RungRecord *role;
  RungRecord *stay;   /* (nullable): the last time in it */
  GArray     *lanes;  /* of RungRoleLane, in the responsibilities' order, without hidden ones */
  GPtrArray  *pauses; /* of RungRecord, by first day */
  guint32     first_day, last_day; /* what it opens with, both inclusive: all goals, today if near */
  guint32     today;
} RungRoleTimeline;

RungRoleTimeline *rung_role_timeline_new  (RungPlan *plan, const char *role_uid, guint32 today) G_GNUC_WARN_UNUSED_RESULT; /* nullable: no such role */
void              rung_role_timeline_free (RungRoleTimeline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungRoleTimeline, rung_role_timeline_free)
RungTimeView      rung_role_timeline_get_limits (const RungRoleTimeline *self);

/* How long a role usually takes: the middle of its months, three years when it does not say. */
guint         rung_role_get_typical_months (RungRecord *role);

G_END_DECLS
