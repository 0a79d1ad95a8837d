/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-day.h"
#include "rung-time-view.h"

G_BEGIN_DECLS

/* What a hand or a key does to the days of a thing on the timeline. */
typedef enum { RUNG_DRAG_BODY, RUNG_DRAG_START, RUNG_DRAG_END } RungDragPart;

typedef enum
{
  RUNG_DRAG_GOAL,
  RUNG_DRAG_DONE_GOAL, /* it ended on the day it was done */
  RUNG_DRAG_PAUSE,
  RUNG_DRAG_STAY,      /* current, planned or projected: its start is that of what came before */
  RUNG_DRAG_PAST_STAY,
} RungDragThing;

typedef struct
{
  RungDragThing thing;
  RungDragPart  part;
  RungSpan      span; /* before; not empty; end == RUNG_DAY_FOREVER when open */
  RungSnap      snap;
} RungDrag;

gboolean rung_drag_is_possible (const RungDrag *self);
/* The span after a pull from one place of the axis to another; days, their fraction a
 * part of that day. */
RungSpan rung_drag_pull        (const RungDrag *self,
                                double          from_day,
                                double          to_day);
/* The span after so many steps by key; > 0 is later. */
RungSpan rung_drag_step        (const RungDrag *self,
                                int             steps);
/* What is drawn where nothing was; empty when that is less than half a unit. */
RungSpan rung_drag_draw        (RungSnap        snap,
                                double          from_day,
                                double          to_day);

G_END_DECLS
