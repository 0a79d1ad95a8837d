/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where one may look on a timeline, and what the named zooms show. */

#include "rung-timeline-private.h"

#define LEAST_LIMIT_DAYS 366 /* how far one may pan beyond the career */

/**
 * rung_timeline_find_current:
 * @self: a timeline
 *
 * Returns: the rung of the role one is in, of several the one that began last; -1 for none
 */
int
rung_timeline_find_current (const RungTimeline *self)
{
  int found = -1;

  for (guint i = 0; i < self->rungs->len; i++)
    if (get_rung (self, i)->state == RUNG_RUNG_CURRENT &&
        (found < 0 || get_rung (self, i)->span.first >= get_rung (self, found)->span.first))
      found = (int) i;
  return found;
}

int
rung_timeline_find_role (const RungTimeline *self,
                         const char         *role_uid)
{
  for (guint i = self->rungs->len; i > 0; i--)
    if (g_str_equal (rung_record_get_uid (get_rung (self, i - 1)->role), role_uid))
      return (int) i - 1;
  return -1;
}

RungTimeView
rung_timeline_make_limits (double first,
                           double end)
{
  double air = MAX ((end - first) / 10, LEAST_LIMIT_DAYS);
  double start = MAX (first - air, 1);

  return (RungTimeView) { start, end + air - start };
}

/**
 * rung_timeline_get_limits:
 * @self: a timeline
 *
 * Says where one may pan and zoom to: the career, all its goals and pauses, and some
 * time around.
 *
 * Returns: the limits of a view
 */
RungTimeView
rung_timeline_get_limits (const RungTimeline *self)
{
  double first = self->first_day, end = self->last_day + 1.0;

  for (guint i = 0; i < self->rungs->len; i++)
    {
      const RungBarSet *bars = get_rung (self, i)->bars;

      if (rung_bar_set_get_n_bars (bars) == 0)
        continue;
      first = MIN (first, rung_bar_set_get_span (bars).first);
      end = MAX (end, rung_bar_set_get_span (bars).end);
    }
  for (guint i = 0; i < self->pauses->len; i++)
    {
      RungRecord *pause = g_ptr_array_index (self->pauses, i);

      first = MIN (first, rung_record_get_day (pause, RUNG_PAUSE_START));
      /* One without an end is reached by its start. */
      end = MAX (end, MAX (rung_record_get_day (pause, RUNG_PAUSE_START), rung_record_get_day (pause, RUNG_PAUSE_END)));
    }
  return rung_timeline_make_limits (first, end);
}

/**
 * rung_timeline_find_rung_at:
 * @self: a timeline
 * @day: any day
 *
 * Returns: the rung that @day is in, rather the present one, else the one whose beginning is
 *   nearest; -1 if there is no rung
 */
int
rung_timeline_find_rung_at (const RungTimeline *self,
                            guint32             day)
{
  int current = rung_timeline_find_current (self), found = -1;

  if (current >= 0 && rung_span_contains (get_rung (self, current)->span, day))
    return current;
  for (guint i = 0; i < self->rungs->len; i++)
    {
      const RungTimelineRung *rung = get_rung (self, i);

      if (rung_span_contains (rung->span, day))
        return (int) i;
      if (found < 0 || ABS ((gint64) rung->span.first - day) < ABS ((gint64) get_rung (self, found)->span.first - day))
        found = (int) i;
    }
  return found;
}

static RungTimeView
show_rung (const RungTimeline *self,
           int                 position)
{
  RungSpan span = position >= 0 ? get_rung (self, position)->span : (RungSpan) { self->first_day, self->last_day + 1 };
  double end = MIN (span.end, self->last_day + 1), air;

  air = MAX ((end - span.first) / 12, 14);
  return (RungTimeView) { span.first - air, end - span.first + 2 * air };
}

/**
 * rung_timeline_get_zoom:
 * @self: a timeline
 * @zoom: one of the named zooms
 * @around_day: what is looked at: a year and a quarter are shown around it, and the role
 *   that was held on it
 *
 * Returns: what that zoom shows, within the limits
 */
RungTimeView
rung_timeline_get_zoom (const RungTimeline *self,
                        RungZoom            zoom,
                        guint32             around_day)
{
  RungTimeView limits = rung_timeline_get_limits (self);

  switch (zoom)
    {
    case RUNG_ZOOM_ROLE:
      return rung_time_view_clamp (show_rung (self, rung_timeline_find_rung_at (self, around_day)), limits);
    case RUNG_ZOOM_YEAR:
      return rung_time_view_centre ((RungTimeView) { 0, 366 }, limits, around_day);
    case RUNG_ZOOM_QUARTER:
      return rung_time_view_centre ((RungTimeView) { 0, 92 }, limits, around_day);
    case RUNG_ZOOM_CAREER:
    case RUNG_N_ZOOMS:
    default:
      return rung_time_view_of_days (self->first_day, self->last_day);
    }
}
