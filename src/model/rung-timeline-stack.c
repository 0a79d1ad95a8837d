/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands over what on the career, at a zoom, wherever one has panned to.
 *
 *  1. Each rung has a band of the height to itself, the first of a track at the bottom, and
 *     tracks over one another: what belongs to one rung never meets what belongs to
 *     another, however the career went.
 *  2. In a band, from its top: the label if it stands above, the flag, the rung, the rows of
 *     goals.  A label stands inside its rung if it fits there at this zoom, else above it,
 *     else beside it.
 *  3. Goals are bars, with titles when a day is long enough; where they would be too
 *     narrow, too many on one another or too many in all, a strip for each responsibility.
 *  4. When the height is short, labels move from above to beside.  A window then scrolls.
 *     Paper does not: before that rows of bars go but for two, after it the last rows, then
 *     flags go into their rungs, then the rungs get lower.  When it is ample, the air
 *     between the bands grows.
 *  5. The work grows with the number of rungs, and with their bars only where these are few
 *     enough to be given room for their titles.
 */

#include "rung-timeline-layout.h"

#include <math.h>

#include "rung-bar-rows-private.h"

#define MOST_ROWS 6         /* of bars without titles */
#define MOST_TITLED_ROWS 12
#define LEAST_ROWS 2        /* before labels move to make room for them */

typedef struct
{
  const RungTimeline        *timeline;
  const RungTimelineMetrics *metrics;
  RungTimelineStack         *stack;
  gboolean                   may_have_titles;

  /* What is shown, decided by how much height there is. */
  guint                      row_limit;
  gboolean                   labels_above, flags_above, stairs_apart;
  double                     rung_height;
} Work;

static const RungTimelineRung *
get_rung (const Work *self,
          guint       position)
{
  return &g_array_index (self->timeline->rungs, RungTimelineRung, position);
}

/* --- How goals are shown ------------------------------------------------------------ */

static void
show_bars (RungBand   *band,
           RungBarSet *bars, /* taken */
           RungDetail  detail)
{
  g_clear_pointer (&band->bars, rung_bar_set_unref);
  band->bars = bars;
  band->detail = detail;
  band->n_rows = rung_bar_set_get_n_rows (bars);
}

static void
show_sums (const Work *self,
           guint       position)
{
  RungBand *band = &self->stack->bands[position];

  show_bars (band, rung_bar_set_ref (get_rung (self, position)->bars), RUNG_DETAIL_SUMS);
  band->n_rows = get_rung (self, position)->sums->len;
}

static void
show_titled_bars (const Work *self,
                  guint       position)
{
  RungBand *band = &self->stack->bands[position];
  RungBarSet *bars = get_rung (self, position)->bars;

  show_bars (band, rung_bar_rows_make_room (bars, self->stack->per_day, self->metrics->bar_gap,
                                            self->metrics->measure_title, self->metrics->data),
             RUNG_DETAIL_TITLED_BARS);
  if (band->n_rows > MOST_TITLED_ROWS)
    show_bars (band, rung_bar_set_ref (bars), RUNG_DETAIL_TITLED_BARS);
  if (band->n_rows > MOST_TITLED_ROWS)
    show_sums (self, position);
}

static void
choose_detail (const Work *self,
               guint       position)
{
  RungBand *band = &self->stack->bands[position];
  RungBarSet *bars = get_rung (self, position)->bars;

  band->bar_height = self->may_have_titles ? self->metrics->titled_bar_height : self->metrics->bar_height;
  if (rung_bar_set_get_n_bars (bars) == 0)
    show_bars (band, rung_bar_set_ref (bars), RUNG_DETAIL_NONE);
  else if (!rung_bar_rows_are_seen (bars, self->stack->per_day, self->metrics->least_bar_width))
    show_sums (self, position);
  else if (self->may_have_titles)
    show_titled_bars (self, position);
  else if (rung_bar_set_get_n_rows (bars) > MOST_ROWS)
    show_sums (self, position);
  else
    show_bars (band, rung_bar_set_ref (bars), RUNG_DETAIL_BARS);
}

static double
expect_bars (const Work *self,
             guint       position)
{
  RungDetail detail = self->stack->bands[position].detail;

  if (detail != RUNG_DETAIL_BARS && detail != RUNG_DETAIL_TITLED_BARS)
    return 0;
  return rung_bar_rows_expect (get_rung (self, position)->bars, self->metrics->width / self->stack->per_day);
}

/* While there would be too many bars in view, the rung with the most is summed up. */
static void
limit_bars (const Work *self)
{
  double total = 0;

  for (guint i = 0; i < self->stack->n_bands; i++)
    total += expect_bars (self, i);
  while (self->metrics->most_bars > 0 && total > self->metrics->most_bars)
    {
      guint most = 0;

      for (guint i = 1; i < self->stack->n_bands; i++)
        if (expect_bars (self, i) > expect_bars (self, most))
          most = i;
      total -= expect_bars (self, most);
      show_sums (self, most);
    }
}

/* --- How much height each band takes ------------------------------------------------ */

static double
get_rung_width (const Work *self,
                guint       position)
{
  RungSpan span = get_rung (self, position)->span;

  if (span.end == RUNG_DAY_FOREVER)
    return G_MAXDOUBLE;
  return MAX ((span.end - span.first) * self->stack->per_day, self->metrics->least_rung_width);
}

static gboolean
fits_inside (const Work *self,
             guint       position)
{
  return self->stack->bands[position].measured_width + 2 * self->metrics->label_gap <= get_rung_width (self, position);
}

static double
get_least_air (const Work *self)
{
  return 2 * self->metrics->bar_gap;
}

static double
get_air_below (const Work *self,
               guint       position)
{
  if (!self->stairs_apart || position == 0 || get_rung (self, position)->track == get_rung (self, position - 1)->track)
    return 0;
  return 2 * self->metrics->label_gap;
}

static double
get_label_height (const Work *self,
                  guint       position)
{
  if (!self->labels_above || fits_inside (self, position))
    return 0;
  return self->stack->bands[position].measured_height + self->metrics->bar_gap;
}

static double
get_flag_height (const Work *self,
                 guint       position)
{
  return self->flags_above && self->stack->bands[position].flag >= 0 ? self->metrics->flag_height : 0;
}

static guint
get_n_rows (const Work *self,
            guint       position)
{
  const RungBand *band = &self->stack->bands[position];

  /* More rows than there is room for are summed up. */
  if (band->n_rows > self->row_limit)
    return MIN (get_rung (self, position)->sums->len, self->row_limit);
  return band->n_rows;
}

static double
get_height_below (const Work *self,
                  guint       position)
{
  guint rows = get_n_rows (self, position);

  if (self->row_limit == 0 || get_rung (self, position)->goals.total == 0)
    return 0;
  return self->metrics->bar_gap + MAX (rows * (self->stack->bands[position].bar_height + self->metrics->bar_gap),
                                       self->metrics->summary_height);
}

static double
get_band_height (const Work *self,
                 guint       position)
{
  return get_label_height (self, position) + get_flag_height (self, position) + self->rung_height +
         get_height_below (self, position);
}

static double
get_needed_height (const Work *self)
{
  double needed = 0;

  for (guint i = 0; i < self->stack->n_bands; i++)
    needed += get_least_air (self) + get_air_below (self, i) + get_band_height (self, i);
  return needed;
}

static void
shrink (Work   *self,
        double  room)
{
  double least_air = get_least_air (self) * self->stack->n_bands;

  while (self->row_limit > 0 && get_needed_height (self) > room)
    self->row_limit--;
  if (get_needed_height (self) > room)
    self->flags_above = FALSE;
  if (get_needed_height (self) > room)
    self->stairs_apart = FALSE;
  if (get_needed_height (self) > room)
    self->rung_height = (room > 2 * least_air ? room - least_air : room / 2) / self->stack->n_bands;
}

static void
decide_heights (Work   *self,
                double  room)
{
  self->row_limit = self->metrics->fits_height ? MOST_TITLED_ROWS : G_MAXUINT;
  self->labels_above = self->flags_above = self->stairs_apart = TRUE;
  self->rung_height = self->metrics->rung_height;

  while (self->metrics->fits_height && self->row_limit > LEAST_ROWS && get_needed_height (self) > room)
    self->row_limit--;
  if (get_needed_height (self) > room)
    self->labels_above = FALSE;
  if (self->metrics->fits_height)
    shrink (self, room);
}

/* --- Where bands stand ---------------------------------------------------------------- */

static void
place_band (const Work *self,
            guint       position,
            double      bottom)
{
  RungBand *band = &self->stack->bands[position];
  guint n_rows = get_n_rows (self, position);

  band->height = get_band_height (self, position);
  band->top = bottom - band->height;
  band->label_height = get_label_height (self, position);
  band->is_flag_above = self->flags_above;
  band->rung_top = band->top + band->label_height + get_flag_height (self, position);
  band->rung_height = self->rung_height;
  band->rows_top = band->rung_top + band->rung_height + self->metrics->bar_gap;
  band->label_place = fits_inside (self, position) ? RUNG_LABEL_INSIDE
                      : self->labels_above        ? RUNG_LABEL_ABOVE
                                                  : RUNG_LABEL_BESIDE;
  if (n_rows != band->n_rows)
    show_sums (self, position);
  band->n_rows = n_rows;
}

/* Two rungs on a tall sheet are still steps, not the floor and the ceiling. */
static void
place_bands (Work *self)
{
  guint n_bands = self->stack->n_bands;
  double needed = get_needed_height (self);
  double room = MAX (self->metrics->height - self->metrics->axis_height, self->metrics->fits_height ? 0 : needed);
  double air = (MAX (room - needed, 0) + get_least_air (self) * n_bands) / MAX (n_bands, 1);
  double most_air = 2 * self->metrics->rung_height + self->metrics->bar_gap;
  double bottom = self->metrics->axis_height + room;

  self->stack->height = bottom;
  if (air > most_air)
    {
      bottom -= (air - most_air) * n_bands / 2;
      air = most_air;
    }
  /* A sheet with less height than the least air has none. */
  if (get_needed_height (self) > room)
    air = MAX (air - (needed - room) / MAX (n_bands, 1), 0);
  bottom -= air / 3;
  for (guint i = 0; i < n_bands; i++)
    {
      bottom -= get_air_below (self, i);
      place_band (self, i, bottom);
      bottom = self->stack->bands[i].top - air;
    }
}

/* --- The whole ------------------------------------------------------------------------ */

static void
measure_rungs (const Work *self)
{
  for (guint i = 0; i < self->stack->n_bands; i++)
    {
      RungBand *band = &self->stack->bands[i];

      band->flag = -1;
      if (self->metrics->measure_label != NULL)
        self->metrics->measure_label (get_rung (self, i), &band->measured_width, &band->measured_height, self->metrics->data);
    }
  for (guint i = 0; self->metrics->flag_height > 0 && i < self->timeline->flags->len; i++)
    self->stack->bands[g_array_index (self->timeline->flags, RungTimelineFlag, i).rung].flag = (int) i;
}

/**
 * rung_timeline_stack_new:
 * @timeline: what to show
 * @metrics: the size of the canvas and of what stands on it, all in one unit
 * @per_day: the zoom: how long a day is, in that unit
 *
 * Finds what stands over what.
 *
 * Returns: (transfer full): free with rung_timeline_stack_free()
 */
RungTimelineStack *
rung_timeline_stack_new (const RungTimeline        *timeline,
                         const RungTimelineMetrics *metrics,
                         double                     per_day)
{
  RungTimelineStack *stack = g_new0 (RungTimelineStack, 1);
  Work work = { timeline, metrics, stack };

  g_return_val_if_fail (per_day > 0, stack);

  stack->per_day = per_day;
  stack->n_bands = timeline->rungs->len;
  stack->bands = g_new0 (RungBand, stack->n_bands);
  work.may_have_titles = metrics->titled_bar_height > 0 && per_day >= metrics->titled_least_per_day;
  measure_rungs (&work);
  for (guint i = 0; i < stack->n_bands; i++)
    choose_detail (&work, i);
  limit_bars (&work);
  decide_heights (&work, MAX (metrics->height - metrics->axis_height, 0));
  place_bands (&work);
  return stack;
}

void
rung_timeline_stack_free (RungTimelineStack *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_bands; i++)
    g_clear_pointer (&self->bands[i].bars, rung_bar_set_unref);
  g_free (self->bands);
  g_free (self);
}
