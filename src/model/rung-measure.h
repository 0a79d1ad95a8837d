/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-record.h"
#include "rung-words.h"

G_BEGIN_DECLS

/* The shape of a goal that goes by a measure: a line from (start, from) to (due, to), and
 * where it is today.  Fractions are of the picture: 0 is its left and bottom, 1 its right
 * and top; the bottom is the smaller of the values, whichever way the goal goes. */
typedef struct
{
  guint32  first_day, last_day; /* of the picture; last_day > first_day */
  double   planned;             /* the value of the line today */
  double   now;                 /* the value there is; that of the start where none is noted */
  gboolean is_behind;           /* the value has not come as far as the line */

  double   start_x_fraction, start_y_fraction;
  double   due_x_fraction, due_y_fraction;
  double   today_x_fraction;
  double   now_y_fraction;
} RungMeasure;

gboolean rung_measure_init   (RungMeasure *self,
                              RungRecord  *goal,
                              guint32      today);
char    *rung_phrase_measure (RungWords         *words,
                              RungRecord        *goal,
                              const RungMeasure *measure) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
