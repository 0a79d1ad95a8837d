/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-timeline.h"

G_BEGIN_DECLS

/* A plan, written shortly: roles with one responsibility each, stays, goals. */
typedef struct
{
  GPtrArray *records;
  guint      n_goals;
} Sketch;

#define SKETCH_TODAY "2026-11-23"

Sketch       *sketch_new            (void);
void          sketch_change         (Sketch *sketch, RungKind kind, const char *uid, guint field, GVariant *value);
void          sketch_add_role       (Sketch *sketch, const char *uid, gint64 ordinal, gint64 months);
void          sketch_add_stay       (Sketch *sketch, const char *role, const char *start, const char *end,
                                     const char *expected_end, gboolean planned);
void          sketch_add_goal       (Sketch *sketch, const char *role, RungGoalStatus status, const char *start, const char *due);
void          sketch_add_pause      (Sketch *sketch, const char *start, const char *end);
/* These take the sketch. */
RungPlan     *sketch_end            (Sketch *sketch) G_GNUC_WARN_UNUSED_RESULT;
RungTimeline *sketch_end_timeline   (Sketch *sketch) G_GNUC_WARN_UNUSED_RESULT;

/* A ladder of 1 to 40 roles on one to three tracks, each of a month to ten years, some
 * lived, some with goals, with pauses and watch points. */
RungTimeline *sketch_random_timeline (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
