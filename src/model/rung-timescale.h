/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "rung-day.h"

G_BEGIN_DECLS

/* Days run along a line of some length.  Pixels on screen, points on paper: the
 * scale does not care, it gives back the unit it was given. */
typedef struct
{
  double start;  /* at position 0: a Julian day, its fraction a part of that day */
  double days;   /* how many days the length takes, > 0 */
  double length; /* > 0, in pixels or points */
} RungTimescale;

typedef enum
{
  RUNG_TICK_DAY,
  RUNG_TICK_WEEK,
  RUNG_TICK_MONTH,
  RUNG_TICK_QUARTER,
  RUNG_TICK_HALF_YEAR,
  RUNG_TICK_YEAR,
  RUNG_TICK_2_YEARS,
  RUNG_TICK_5_YEARS,
  RUNG_TICK_10_YEARS,
} RungTickUnit;

typedef struct
{
  guint32  day;   /* first day of the unit */
  double   position;
  gboolean major; /* has a label */
} RungTick;

RungTimescale rung_timescale_new       (guint32 first_day, guint32 last_day, double length); /* both inclusive */
double       rung_timescale_position   (const RungTimescale *self, guint32 day);
double       rung_timescale_length_per_day (const RungTimescale *self);
guint32      rung_timescale_day        (const RungTimescale *self, double position);
RungTickUnit rung_timescale_choose     (const RungTimescale *self, double least_label_distance);
RungTickUnit rung_timescale_finer      (RungTickUnit unit); /* for the lines between labels */
GArray      *rung_timescale_list_ticks (const RungTimescale *self, RungTickUnit major, RungTickUnit minor) G_GNUC_WARN_UNUSED_RESULT; /* of RungTick, by day */

G_END_DECLS
