/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the lanes of an opened role stand, and the bars in them.
 *
 *  1. Lanes stand under one another, each as high as its rows: nothing that belongs to one
 *     meets what belongs to another.
 *  2. A lane shows its goals one by one with their titles; where they would be too short to
 *     be seen, or too many at once, one strip sums them up.
 */

#include "rung-timeline-layout.h"

#include <math.h>

#include "rung-bar-rows-private.h"

/* --- What stands over what ---------------------------------------------------------- */

/* How many bars of a lane are in view at a time, about: of its rows only as many as fit
 * on the canvas. */
static double
expect_bars (const RungLaneMetrics *metrics,
             const RungBarSet      *bars,
             double                 per_day)
{
  double rows_in_view = MAX (metrics->height, 1) / (metrics->bar_height + metrics->bar_gap);
  double expected = rung_bar_rows_expect (bars, metrics->width / per_day);

  return expected * MIN (1, rows_in_view / MAX (rung_bar_set_get_n_rows (bars), 1));
}

static RungDetail
choose_detail (const RungLaneMetrics *metrics,
               const RungBarSet      *bars,
               double                 per_day)
{
  if (rung_bar_set_get_n_bars (bars) == 0)
    return RUNG_DETAIL_NONE;
  if (!rung_bar_rows_are_seen (bars, per_day, metrics->least_bar_width) ||
      expect_bars (metrics, bars, per_day) > metrics->most_bars)
    return RUNG_DETAIL_SUMS;
  return RUNG_DETAIL_TITLED_BARS;
}

static double
stack_lane (RungLaneBand          *band,
            const RungRoleLane    *lane,
            const RungLaneMetrics *metrics,
            double                 per_day,
            double                 top)
{
  double header = 0, footer = 0;

  if (metrics->measure_lane != NULL)
    metrics->measure_lane (lane, &header, &footer, metrics->data);
  band->top = top;
  band->detail = choose_detail (metrics, lane->bars, per_day);
  if (band->detail == RUNG_DETAIL_TITLED_BARS)
    band->bars = rung_bar_rows_make_room (lane->bars, per_day, metrics->bar_gap, metrics->measure_title, metrics->data);
  else
    band->bars = rung_bar_set_ref (lane->bars);
  band->n_rows = band->detail == RUNG_DETAIL_NONE ? 0 : band->detail == RUNG_DETAIL_SUMS ? 1 : rung_bar_set_get_n_rows (band->bars);
  band->rows_top = top + header;
  band->footer_top = band->rows_top + band->n_rows * (metrics->bar_height + metrics->bar_gap);
  band->height = band->footer_top + footer - top;
  return top + band->height;
}

/**
 * rung_lane_stack_new:
 * @role: an opened role
 * @metrics: the size of the canvas and of what stands on it, all in one unit
 * @per_day: the zoom: how long a day is, in that unit
 *
 * Finds how high each lane is and where it stands.  Grows with the number of lanes, and
 * with their bars where these are few enough to be given room for their titles.
 *
 * Returns: (transfer full): free with rung_lane_stack_free()
 */
RungLaneStack *
rung_lane_stack_new (const RungRoleTimeline *role,
                     const RungLaneMetrics  *metrics,
                     double                  per_day)
{
  RungLaneStack *self = g_new0 (RungLaneStack, 1);
  double top = metrics->axis_height;

  g_return_val_if_fail (per_day > 0, self);

  self->n_lanes = role->lanes->len;
  self->lanes = g_new0 (RungLaneBand, self->n_lanes);
  self->per_day = per_day;
  for (guint i = 0; i < self->n_lanes; i++)
    top = stack_lane (&self->lanes[i], &g_array_index (role->lanes, RungRoleLane, i), metrics, per_day, top) + metrics->lane_gap;
  self->height = top;
  return self;
}

void
rung_lane_stack_free (RungLaneStack *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_lanes; i++)
    g_clear_pointer (&self->lanes[i].bars, rung_bar_set_unref);
  g_free (self->lanes);
  g_free (self);
}

/* --- What is in view ---------------------------------------------------------------- */

static void
place_sum (const RungBarRows  *rows,
           const RungLaneBand *band,
           guint               group,
           double              bar_height,
           GArray             *placed)
{
  RungPlacedSum sum = { group };
  double whole_x, whole_width;

  if (!rung_bar_rows_place_span (rows, rung_bar_set_get_span (band->bars), &sum.track, &whole_x, &whole_width))
    return;
  sum.track.y = band->rows_top;
  sum.track.height = bar_height;
  g_array_append_val (placed, sum);
}

/**
 * rung_lane_layout_new:
 * @role: an opened role
 * @metrics: as for rung_lane_stack_new()
 * @stack: made of the two above, at the zoom of @scale
 * @scale: the days in view, along the width within the lanes' padding
 * @top: what is seen of the content's height begins here
 * @bottom: and ends here
 *
 * Finds where the bars in view stand.  Grows with their number only.
 *
 * Returns: (transfer full): free with rung_lane_layout_free()
 */
RungLaneLayout *
rung_lane_layout_new (const RungRoleTimeline *role,
                      const RungLaneMetrics  *metrics,
                      const RungLaneStack    *stack,
                      const RungTimescale    *scale,
                      double                  top,
                      double                  bottom)
{
  RungLaneLayout *self = g_new0 (RungLaneLayout, 1);
  RungBarRows rows = { *scale, metrics->padding, metrics->padding, metrics->width - metrics->padding, metrics->padding,
                       metrics->least_bar_width, metrics->bar_gap, metrics->bar_gap, TRUE, metrics->measure_title, metrics->data };

  self->scale = *scale;
  self->bars = g_array_new (FALSE, FALSE, sizeof (RungPlacedBar));
  self->sums = g_array_new (FALSE, FALSE, sizeof (RungPlacedSum));
  self->today_x = metrics->padding + rung_timescale_position (scale, role->today);
  for (guint i = 0; i < stack->n_lanes; i++)
    {
      const RungLaneBand *band = &stack->lanes[i];

      if (band->top + band->height <= top || band->top >= bottom)
        continue;
      if (band->detail == RUNG_DETAIL_SUMS)
        place_sum (&rows, band, i, metrics->bar_height, self->sums);
      else
        rung_bar_rows_place (&rows, band->bars, i, band->rows_top, band->n_rows, metrics->bar_height, metrics->bar_gap,
                             top, bottom, self->bars);
    }
  if (metrics->right_to_left)
    {
      rung_bar_rows_mirror (self->bars, self->sums, metrics->width);
      self->today_x = metrics->width - self->today_x;
    }
  return self;
}

void
rung_lane_layout_free (RungLaneLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->bars);
  g_array_unref (self->sums);
  g_free (self);
}
