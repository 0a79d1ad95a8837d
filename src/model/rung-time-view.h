/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-timescale.h"

G_BEGIN_DECLS

/* The part of the time that is looked at: what zooming and panning change. */
typedef struct
{
  double start; /* at the leading edge: a Julian day, its fraction a part of that day */
  double days;  /* how many are in view, > 0 */
} RungTimeView;

/* Nobody plans by the hour. */
#define RUNG_TIME_VIEW_LEAST_DAYS 7.0

typedef enum { RUNG_ZOOM_CAREER, RUNG_ZOOM_ROLE, RUNG_ZOOM_YEAR, RUNG_ZOOM_QUARTER, RUNG_N_ZOOMS } RungZoom;

/* What dragged days snap to. */
typedef enum { RUNG_SNAP_DAY, RUNG_SNAP_WEEK, RUNG_SNAP_MONTH } RungSnap;

RungTimeView  rung_time_view_of_days    (guint32 first_day, guint32 last_day); /* both inclusive */
RungTimescale rung_time_view_get_scale  (RungTimeView self, double length);
gboolean      rung_time_view_is_equal   (RungTimeView a, RungTimeView b);
RungTimeView  rung_time_view_clamp      (RungTimeView self, RungTimeView limits);
RungTimeView  rung_time_view_pan        (RungTimeView self, RungTimeView limits, double days);
RungTimeView  rung_time_view_zoom       (RungTimeView self, RungTimeView limits, double factor, double anchor_fraction);
RungTimeView  rung_time_view_show_day   (RungTimeView self, RungTimeView limits, guint32 day, double margin_fraction);
RungTimeView  rung_time_view_centre     (RungTimeView self, RungTimeView limits, guint32 day);

RungSnap      rung_timescale_choose_snap (const RungTimescale *scale);
guint32       rung_snap_start           (RungSnap snap, double day); /* the nearest day on which a unit begins */
guint32       rung_snap_end             (RungSnap snap, double day); /* likewise on which one ends, inclusive */
guint32       rung_snap_step            (RungSnap snap, guint32 day, int steps); /* so many units on */

G_END_DECLS
