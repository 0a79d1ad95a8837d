/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of days that are dragged.
 *
 *  1. The result depends on where a drag began and where it is now, never on its way:
 *     back where it began all is as it was.
 *  2. A body keeps its length in days; an end never passes the other, a day is left.
 *  3. Less than half a unit is an unsteady hand and changes nothing: a span that does not
 *     lie on the borders of units stays off them until it is really moved.
 */

#include "rung-drag.h"

#include <math.h>

#define DAYS_A_MONTH 30.436875

static double
get_unit_days (RungSnap snap)
{
  switch (snap)
    {
    case RUNG_SNAP_MONTH:
      return DAYS_A_MONTH;
    case RUNG_SNAP_WEEK:
      return 7;
    case RUNG_SNAP_DAY:
    default:
      return 1;
    }
}

/* The days that can be written down. */
static guint32
hold_day (guint32 day)
{
  return CLAMP (day, 1, rung_day_new (9999, 12, 31));
}

/**
 * rung_drag_is_possible:
 * @self: a drag
 *
 * Tells whether a part can be moved at all.  What has happened cannot: the day a goal was
 * done, the time in a past role.  Neither can an end that there is not.
 *
 * Returns: whether it can
 */
gboolean
rung_drag_is_possible (const RungDrag *self)
{
  if (self->part == RUNG_DRAG_END && self->span.end == RUNG_DAY_FOREVER)
    return FALSE;
  switch (self->thing)
    {
    case RUNG_DRAG_DONE_GOAL:
      return self->part == RUNG_DRAG_START;
    case RUNG_DRAG_STAY:
      return self->part == RUNG_DRAG_END;
    case RUNG_DRAG_PAST_STAY:
      return FALSE;
    case RUNG_DRAG_GOAL:
    case RUNG_DRAG_PAUSE:
    default:
      return TRUE;
    }
}

static RungSpan
move_body (RungSpan span,
           guint32  first)
{
  if (span.end == RUNG_DAY_FOREVER)
    return (RungSpan) { first, span.end };
  return (RungSpan) { first, first + rung_span_get_length (span) };
}

/* @border: the first day of the thing, or for the end the day after its last */
static RungSpan
move_part (const RungDrag *self,
           guint32         border)
{
  RungSpan span = self->span;

  border = hold_day (border);
  switch (self->part)
    {
    case RUNG_DRAG_START:
      return (RungSpan) { MIN (border, span.end - 1), span.end };
    case RUNG_DRAG_END:
      return (RungSpan) { span.first, MAX (border, span.first + 1) };
    case RUNG_DRAG_BODY:
    default:
      return move_body (span, border);
    }
}

static guint32
get_border (const RungDrag *self)
{
  return self->part == RUNG_DRAG_END ? self->span.end : self->span.first;
}

/**
 * rung_drag_pull:
 * @self: a drag
 * @from_day: where it began
 * @to_day: where it is now
 *
 * Finds the days of a thing while a hand pulls at it: its start, or for the end the end
 * of its last day, goes to the border of a unit that is nearest.
 *
 * Returns: the span; the one before when the drag is not possible
 */
RungSpan
rung_drag_pull (const RungDrag *self,
                double          from_day,
                double          to_day)
{
  double moved = to_day - from_day;

  if (!rung_drag_is_possible (self) || fabs (moved) < get_unit_days (self->snap) / 2)
    return self->span;
  return move_part (self, rung_snap_start (self->snap, MAX (get_border (self) + moved, 1)));
}

/**
 * rung_drag_step:
 * @self: a drag
 * @steps: how many units later; negative for earlier
 *
 * Finds the days of a thing after steps by key.  They are whole units from where it was: a
 * month on is the same day of the next month.
 *
 * Returns: the span; the one before when the drag is not possible
 */
RungSpan
rung_drag_step (const RungDrag *self,
                int             steps)
{
  if (!rung_drag_is_possible (self) || steps == 0)
    return self->span;
  return move_part (self, rung_snap_step (self->snap, get_border (self), steps));
}

/**
 * rung_drag_draw:
 * @snap: a unit
 * @from_day: where the hand came down
 * @to_day: where it is now; may be earlier
 *
 * Finds the days that are drawn on an empty place, in whole units.
 *
 * Returns: the span; an empty one as long as less than half a unit is drawn
 */
RungSpan
rung_drag_draw (RungSnap snap,
                double   from_day,
                double   to_day)
{
  double low = MIN (from_day, to_day), high = MAX (from_day, to_day);
  guint32 first, end;

  if (high - low < get_unit_days (snap) / 2)
    return (RungSpan) { RUNG_NO_DAY, RUNG_NO_DAY };
  first = rung_snap_start (snap, MAX (low, 1));
  end = rung_snap_start (snap, MAX (high, 1));
  return (RungSpan) { hold_day (first), hold_day (MAX (end, rung_snap_step (snap, first, 1))) };
}
