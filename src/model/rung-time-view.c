/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Zooming, panning and snapping, without a widget.
 *
 *  1. A view lies within its limits; one that is longer than they are is cut to them.
 *  2. Zooming keeps the day at the anchor where it is, unless a limit is in the way.
 *  3. What is dragged snaps to what can be told apart: days where a day is wide enough
 *     to be aimed at, then weeks, then months.
 */

#include "rung-time-view.h"

#include <math.h>

/* How wide a day, or a week, has to be to be aimed at, in the scale's unit. */
#define LEAST_SNAP_LENGTH 5.0

/**
 * rung_time_view_of_days:
 * @first_day: the first day in view
 * @last_day: the last day in view, inclusive; not before @first_day
 *
 * Returns: a view of whole days
 */
RungTimeView
rung_time_view_of_days (guint32 first_day,
                        guint32 last_day)
{
  return (RungTimeView) { first_day, (double) last_day - first_day + 1 };
}

RungTimescale
rung_time_view_get_scale (RungTimeView self,
                          double       length)
{
  return (RungTimescale) { self.start, self.days, length };
}

/* The same to the eye: to less than a minute. */
gboolean
rung_time_view_is_equal (RungTimeView a,
                         RungTimeView b)
{
  return fabs (a.start - b.start) < 5e-4 && fabs (a.days - b.days) < 5e-4;
}

/**
 * rung_time_view_clamp:
 * @self: any view
 * @limits: what may be looked at at all
 *
 * Returns: the view that is nearest to @self, not closer than a week, and within @limits
 */
RungTimeView
rung_time_view_clamp (RungTimeView self,
                      RungTimeView limits)
{
  double days = CLAMP (self.days, RUNG_TIME_VIEW_LEAST_DAYS, MAX (limits.days, RUNG_TIME_VIEW_LEAST_DAYS));
  double last_start = MAX (limits.start + limits.days - days, limits.start);

  return (RungTimeView) { CLAMP (self.start, limits.start, last_start), days };
}

RungTimeView
rung_time_view_pan (RungTimeView self,
                    RungTimeView limits,
                    double       days)
{
  self.start += days;
  return rung_time_view_clamp (self, limits);
}

/**
 * rung_time_view_zoom:
 * @self: a view
 * @limits: what may be looked at at all
 * @factor: > 1 to look closer
 * @anchor_fraction: what stays in place: 0 the leading edge, 1 the trailing one
 *
 * Looks closer or from farther away.
 *
 * Returns: the new view, in which the day at the anchor is the same if @limits let it
 */
RungTimeView
rung_time_view_zoom (RungTimeView self,
                     RungTimeView limits,
                     double       factor,
                     double       anchor_fraction)
{
  double days = CLAMP (self.days / factor, RUNG_TIME_VIEW_LEAST_DAYS, MAX (limits.days, RUNG_TIME_VIEW_LEAST_DAYS));
  RungTimeView zoomed = { self.start + anchor_fraction * (self.days - days), days };

  return rung_time_view_clamp (zoomed, limits);
}

/**
 * rung_time_view_show_day:
 * @self: a view
 * @limits: what may be looked at at all
 * @day: a day that has to be in view
 * @margin_fraction: how far from the edges, of what is in view; less than a half
 *
 * Pans as little as needed.
 *
 * Returns: a view with @day in it
 */
RungTimeView
rung_time_view_show_day (RungTimeView self,
                         RungTimeView limits,
                         guint32      day,
                         double       margin_fraction)
{
  double margin = self.days * margin_fraction;

  self.start = MIN (self.start, day - margin);
  self.start = MAX (self.start, day + 1 + margin - self.days);
  return rung_time_view_clamp (self, limits);
}

RungTimeView
rung_time_view_centre (RungTimeView self,
                       RungTimeView limits,
                       guint32      day)
{
  self.start = day + 0.5 - self.days / 2;
  return rung_time_view_clamp (self, limits);
}

/* --- Snapping ------------------------------------------------------------------- */

/**
 * rung_timescale_choose_snap:
 * @scale: a scale in pixels
 *
 * Returns: the finest unit that a hand can aim at
 */
RungSnap
rung_timescale_choose_snap (const RungTimescale *scale)
{
  double day = rung_timescale_length_per_day (scale);

  if (day >= LEAST_SNAP_LENGTH)
    return RUNG_SNAP_DAY;
  return day * 7 >= LEAST_SNAP_LENGTH ? RUNG_SNAP_WEEK : RUNG_SNAP_MONTH;
}

/* The first day of the unit that a day lies in. */
static guint32
find_start (RungSnap snap,
            guint32  day)
{
  int year, month, day_of_month;

  switch (snap)
    {
    case RUNG_SNAP_WEEK:
      return day - MIN ((guint32) rung_day_get_weekday (day) - 1, day - 1);
    case RUNG_SNAP_MONTH:
      rung_day_get (day, &year, &month, &day_of_month);
      return rung_day_new (year, month, 1);
    case RUNG_SNAP_DAY:
    default:
      return day;
    }
}

static guint32
find_next_start (RungSnap snap,
                 guint32  start)
{
  switch (snap)
    {
    case RUNG_SNAP_WEEK:
      return start + 7;
    case RUNG_SNAP_MONTH:
      return rung_day_add_months (start, 1);
    case RUNG_SNAP_DAY:
    default:
      return start + 1;
    }
}

/**
 * rung_snap_start:
 * @snap: a unit
 * @day: a Julian day, its fraction a part of that day
 *
 * Returns: the first day of a unit whose beginning is nearest to @day
 */
guint32
rung_snap_start (RungSnap snap,
                 double   day)
{
  guint32 start = find_start (snap, (guint32) MAX (floor (day), 1));
  guint32 next = find_next_start (snap, start);

  return day - start <= next - day ? start : next;
}

/**
 * rung_snap_end:
 * @snap: a unit
 * @day: a Julian day, its fraction a part of that day
 *
 * Returns: the last day, inclusive, of a unit whose end is nearest to @day
 */
guint32
rung_snap_end (RungSnap snap,
               double   day)
{
  return MAX (rung_snap_start (snap, day), 2) - 1;
}

/**
 * rung_snap_step:
 * @snap: a unit
 * @day: a day
 * @steps: how many units to go on; may be negative
 *
 * Moves a day by whole units, as keys do: a month on is the same day of the next month.
 *
 * Returns: the day
 */
guint32
rung_snap_step (RungSnap snap,
                guint32  day,
                int      steps)
{
  gint64 moved = (gint64) day + (gint64) steps * (snap == RUNG_SNAP_WEEK ? 7 : 1);

  if (snap == RUNG_SNAP_MONTH)
    return rung_day_add_months (day, steps);
  return moved >= 1 ? (guint32) moved : 1;
}
