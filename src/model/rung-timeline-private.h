/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-timeline.h"

G_BEGIN_DECLS

/* What the parts of the timeline's value share. */

static inline const RungTimelineRung *
get_rung (const RungTimeline *self,
          guint               position)
{
  return &g_array_index (self->rungs, RungTimelineRung, position);
}

static inline GArray *
rung_timeline_new_array (guint          size,
                         GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, size);

  g_array_set_clear_func (array, clear);
  return array;
}

/* By first day; owned records. */
GPtrArray   *rung_timeline_list_pauses (RungPlan     *plan) G_GNUC_WARN_UNUSED_RESULT;
/* Puts each goal under its rung (rung-timeline-goals.c). */
void         rung_timeline_add_goals   (RungTimeline *self);
/* All of that, and a year or a tenth around it: there is room to plan in. */
RungTimeView rung_timeline_make_limits (double        first,
                                        double        end);

G_END_DECLS
