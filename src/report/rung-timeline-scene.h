/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-timeline-drawing.h"
#include "rung-timeline-layout.h"

G_BEGIN_DECLS

/* A label of the time axis. */
typedef struct
{
  guint32  day;
  gboolean is_major;
  char    *label; /* nullable */
} RungSceneTick;

/* All that a picture shows, laid out and not yet drawn. */
typedef struct
{
  RungPlan                 *plan;        /* without private records */
  guint32                   from, to;    /* both inclusive */
  RungZoom                  zoom;
  int                       width_px, height_px;

  RungTimeline             *timeline;
  const RungTimelineStack  *stack;       /* NULL with a role */
  const RungTimelineLayout *layout;

  RungRoleTimeline         *role;        /* nullable */
  const RungLaneStack      *lane_stack;  /* NULL without a role */
  const RungLaneLayout     *lane_layout;
} RungTimelineScene;

RungTimelineScene *rung_timeline_scene_new        (RungSnapshot *snapshot, RungWords *words, guint32 today, const RungTimelinePicture *picture, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void               rung_timeline_scene_free       (RungTimelineScene *self);
GArray            *rung_timeline_scene_list_ticks (const RungTimelineScene *self) G_GNUC_WARN_UNUSED_RESULT; /* of RungSceneTick, by day */
void               rung_timeline_scene_draw       (RungTimelineScene *self, cairo_t *cr); /* in pixels, from the origin */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungTimelineScene, rung_timeline_scene_free)

G_END_DECLS
