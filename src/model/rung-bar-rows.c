/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of bars on a canvas, as the career and the lanes of a role have them.
 *
 *  1. Only what is in view is looked at: rows between top and bottom, and of each row the
 *     bars that meet the days in view.
 *  2. A title stands on its track if it fits there; else behind it, before it, or still on
 *     it and shortened, wherever there is most room.  It never reaches the next bar of the
 *     row, nor the canvas' edge.
 *  3. A track that goes on out of view is cut off a little beyond the edge, so that no
 *     widget grows with the zoom.
 */

#include "rung-bar-rows-private.h"

#include <math.h>

gboolean
rung_bar_rows_place_span (const RungBarRows *self,
                          RungSpan           span,
                          RungBox           *box,
                          double            *whole_x,
                          double            *whole_width)
{
  double start = self->start_x + rung_timescale_position (&self->scale, span.first);
  double end = self->start_x + rung_timescale_position (&self->scale, span.end);

  end = MAX (end, start + self->least_bar_width);
  *whole_x = start;
  *whole_width = end - start;
  box->x = MAX (start, self->left - self->overhang);
  box->width = MIN (end, self->right + self->overhang) - box->x;
  return end > self->left && start < self->right;
}

/* Shortens a title to what there is; one that would be all dots is none. */
static RungBox
make_title (double start,
            double end,
            double wanted)
{
  double width = MIN (wanted, end - start);

  return (RungBox) { start, 0, width < MIN (wanted, 24) ? 0 : width, 0 };
}

static RungBox
place_title (const RungBarRows *self,
             const RungBox     *track,
             double             wanted,
             double             taken, /* by the bar before, up to here */
             double             limit) /* where the next bar begins */
{
  double start = MAX (track->x, self->left) + self->inset;
  double end = MIN (track->x + track->width, self->right) - self->inset;
  double behind = MIN (limit, self->right) - (end + self->inset + self->gap);
  double before = start - self->inset - self->gap - MAX (taken, self->left);
  double on = end - start;

  if (wanted <= on)
    return make_title (start, end, wanted);
  if (wanted <= behind || (behind >= on && behind >= before))
    return make_title (end + self->inset + self->gap, end + self->inset + self->gap + behind, wanted);
  if (wanted <= before || before > on)
    {
      double width = MIN (wanted, before);

      return make_title (start - self->inset - self->gap - width, start - self->inset - self->gap, width);
    }
  return make_title (start, end, wanted);
}

static double
get_start_of (const RungBarRows *self,
              const RungBarSet  *bars,
              guint              position)
{
  return self->start_x + rung_timescale_position (&self->scale, rung_bar_set_get (bars, position)->span.first);
}

static void
place_row (const RungBarRows *self,
           const RungBarSet  *bars,
           guint              group,
           guint              row,
           double             y,
           double             height,
           GArray            *placed)
{
  guint first, end, row_first, row_end;
  double taken = self->left - self->overhang;

  rung_bar_set_get_row (bars, row, &row_first, &row_end);
  rung_bar_set_find (bars, row, self->scale.start - self->start_x / rung_timescale_length_per_day (&self->scale),
                     self->scale.start + (self->right - self->start_x) / rung_timescale_length_per_day (&self->scale), &first, &end);
  /* Drawn wider than it is, one may be seen though its day is past the edge. */
  if (first > row_first)
    first--;
  for (guint i = first; i < end; i++)
    {
      RungPlacedBar bar = { group, rung_bar_set_get (bars, i), i };
      double limit = i + 1 < row_end ? get_start_of (self, bars, i + 1) - self->gap : G_MAXDOUBLE;

      if (!rung_bar_rows_place_span (self, bar.bar->span, &bar.track, &bar.whole_x, &bar.whole_width))
        continue;
      bar.track.y = y;
      bar.track.height = height;
      if (self->has_titles && self->measure_title != NULL)
        bar.title = place_title (self, &bar.track, self->measure_title (bar.bar, self->data), taken, limit);
      bar.title.y = y;
      bar.title.height = height;
      taken = MAX (bar.track.x + bar.track.width, bar.title.x + bar.title.width) + self->gap;
      g_array_append_val (placed, bar);
    }
}

void
rung_bar_rows_place (const RungBarRows *self,
                     const RungBarSet  *bars,
                     guint              group,
                     double             rows_top,
                     guint              n_rows,
                     double             bar_height,
                     double             bar_gap,
                     double             top,
                     double             bottom,
                     GArray            *placed)
{
  double pitch = bar_height + bar_gap;
  guint first = top > rows_top ? (guint) ((top - rows_top) / pitch) : 0;

  for (guint row = first; row < n_rows && rows_top + row * pitch < bottom; row++)
    place_row (self, bars, group, row, rows_top + row * pitch, bar_height, placed);
}

/* --- Zoom ------------------------------------------------------------------------- */

RungBarSet *
rung_bar_rows_make_room (RungBarSet *bars,
                         double      per_day,
                         double      gap,
                         double    (*measure_title) (const RungTimelineBar *bar, gpointer data),
                         gpointer    data)
{
  guint n_bars = rung_bar_set_get_n_bars (bars);
  g_autofree double *room = NULL;

  if (measure_title == NULL || n_bars > RUNG_MOST_TITLED_BARS)
    return rung_bar_set_ref (bars);
  room = g_new (double, n_bars);
  for (guint i = 0; i < n_bars; i++)
    {
      const RungTimelineBar *bar = rung_bar_set_get (bars, i);
      double title = measure_title (bar, data) + 2 * gap;

      room[i] = (title > rung_span_get_length (bar->span) * per_day ? title + gap : gap) / per_day;
    }
  return rung_bar_set_new_roomy (bars, room);
}

double
rung_bar_rows_expect (const RungBarSet *bars,
                      double            days_in_view)
{
  RungSpan span = rung_bar_set_get_span (bars);

  if (rung_bar_set_get_n_bars (bars) == 0)
    return 0;
  return rung_bar_set_get_n_bars (bars) * MIN (1, days_in_view / (span.end - span.first));
}

/* A single one is seen however short it is: there is nothing to sum up. */
gboolean
rung_bar_rows_are_seen (const RungBarSet *bars,
                        double            per_day,
                        double            least_bar_width)
{
  return rung_bar_set_get_n_bars (bars) <= 1 || rung_bar_set_get_typical_days (bars) * per_day >= least_bar_width;
}

/* --- Mirror ----------------------------------------------------------------------- */

RungBox
rung_box_mirror (RungBox box,
                 double  width)
{
  box.x = width - box.x - box.width;
  return box;
}

void
rung_bar_rows_mirror (GArray *bars,
                      GArray *sums,
                      double  width)
{
  for (guint i = 0; i < bars->len; i++)
    {
      RungPlacedBar *bar = &g_array_index (bars, RungPlacedBar, i);

      bar->track = rung_box_mirror (bar->track, width);
      bar->title = rung_box_mirror (bar->title, width);
      bar->whole_x = width - bar->whole_x - bar->whole_width;
    }
  for (guint i = 0; i < sums->len; i++)
    {
      RungPlacedSum *sum = &g_array_index (sums, RungPlacedSum, i);

      sum->track = rung_box_mirror (sum->track, width);
    }
}
