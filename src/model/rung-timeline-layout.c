/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a timeline's rungs, labels, bars and flags stand on a canvas of any size.
 *
 *  1. Each rung has a band of the height to itself, the first at the bottom: what belongs
 *     to one rung never meets what belongs to another, however the career went.
 *  2. In a band, from its top: the label if it stands above, the flag, the rung, the bars.
 *     A label stands inside its rung if it fits, else above it, else beside it; it is made
 *     narrower, or lower, before it would leave the canvas.
 *  3. When the height is short, first rows of bars go but for two, then labels move from
 *     above to beside, then the last rows go, then flags into their rungs, then the rungs
 *     get lower.  When it is ample, the air between the bands grows.
 *  4. Bars are packed by where they are drawn, not by days, since even the shortest has to
 *     be seen; where rows are few, those that matter most come first.
 *  5. All is reckoned left to right and mirrored at the end.
 *  6. The work grows with rungs and their bars, of which a timeline holds a bounded number.
 */

#include "rung-timeline.h"

#include <math.h>

#include "rung-lanes.h"

#define MOST_BAR_ROWS 6
#define LEAST_BAR_ROWS 2 /* before labels move to make room for them */

typedef struct
{
  const RungTimeline        *timeline;
  const RungTimelineMetrics *metrics;
  RungTimelineLayout        *layout;
  RungBox                   *measured; /* per rung: the label's own size */
  guint                     *bar_rows; /* per bar */
  guint                     *n_rows;   /* per rung */
  int                       *flag_of;  /* per rung; -1: none */

  /* What is shown, decided by how much height there is. */
  guint    row_limit;
  gboolean labels_above, flags_above;
  double   rung_height;
} Work;

static const RungTimelineRung *
get_rung (const Work *self,
          guint       position)
{
  return &g_array_index (self->timeline->rungs, RungTimelineRung, position);
}

static const RungTimelineBar *
get_bar (const Work *self,
         guint       position)
{
  return &g_array_index (self->timeline->bars, RungTimelineBar, position);
}

/* --- Along the axis ------------------------------------------------------------ */

/* The stretch of a span, at least so wide and never off the canvas. */
static void
place_span (const Work *self,
            RungSpan    span,
            double      least_width,
            RungBox    *box)
{
  double width = self->metrics->width;
  double start = CLAMP (rung_timescale_position (&self->layout->scale, span.first), 0, width);
  double end = span.end == RUNG_DAY_FOREVER ? width : CLAMP (rung_timescale_position (&self->layout->scale, span.end), 0, width);

  box->width = MIN (MAX (end - start, least_width), width);
  box->x = MAX (MIN (start, width - box->width), 0);
}

static void
place_rungs_along (Work *self)
{
  for (guint i = 0; i < self->layout->n_rungs; i++)
    {
      RungBox *size = &self->measured[i];

      place_span (self, get_rung (self, i)->span, self->metrics->least_rung_width, &self->layout->rungs[i]);
      if (self->metrics->measure_label != NULL)
        self->metrics->measure_label (get_rung (self, i), &size->width, &size->height, self->metrics->data);
      size->width = MIN (size->width, self->metrics->width);
    }
}

/* The bars of a rung stand together; [first, end) of it. */
static guint
find_end_of_rung (const Work *self,
                  guint       first)
{
  guint end = first;

  while (end < self->layout->n_bars && get_bar (self, end)->rung == get_bar (self, first)->rung)
    end++;
  return end;
}

static void
pack_bars_along (Work *self)
{
  g_autofree RungSpan *spans = g_new (RungSpan, self->layout->n_bars);

  for (guint i = 0; i < self->layout->n_bars; i++)
    {
      RungBox *box = &self->layout->bars[i];

      place_span (self, get_bar (self, i)->span, self->metrics->bar_height, box);
      spans[i].first = (guint32) floor (box->x);
      spans[i].end = (guint32) ceil (box->x + box->width + self->metrics->bar_gap);
    }
  for (guint first = 0, end; first < self->layout->n_bars; first = end)
    {
      end = find_end_of_rung (self, first);
      self->n_rows[get_bar (self, first)->rung] = rung_lanes_pack (spans + first, end - first, self->bar_rows + first);
    }
}

/* --- How much height each band takes ------------------------------------------- */

static gboolean
fits_inside (const Work *self,
             guint       position)
{
  return self->measured[position].width + 2 * self->metrics->label_gap <= self->layout->rungs[position].width;
}

/* The words' width when they stand outside: without the mark, if the rung holds it. */
static double
get_outside_width (const Work *self,
                   guint       position)
{
  double mark = self->metrics->mark_width;

  return self->layout->rungs[position].width >= mark ? MAX (self->measured[position].width - mark, 0)
                                                     : self->measured[position].width;
}

static double
get_least_air (const Work *self)
{
  return 2 * self->metrics->bar_gap;
}

static double
get_height_above (const Work *self,
                  guint       position)
{
  double height = 0;

  if (self->labels_above && !fits_inside (self, position))
    height += self->measured[position].height + self->metrics->bar_gap;
  if (self->flags_above && self->flag_of[position] >= 0)
    height += self->metrics->flag_height;
  return height;
}

static double
get_height_below (const Work *self,
                  guint       position)
{
  guint rows = MIN (self->n_rows[position], self->row_limit);

  if (self->row_limit == 0 || get_rung (self, position)->goals.total == 0)
    return 0;
  return self->metrics->bar_gap +
         MAX (rows * (self->metrics->bar_height + self->metrics->bar_gap), self->metrics->summary_height);
}

static double
get_needed_height (const Work *self)
{
  double needed = 0;

  for (guint i = 0; i < self->layout->n_rungs; i++)
    needed += get_least_air (self) + get_height_above (self, i) + self->rung_height + get_height_below (self, i);
  return needed;
}

static void
decide_heights (Work   *self,
                double  room)
{
  double least_air = get_least_air (self) * self->layout->n_rungs;

  self->row_limit = MOST_BAR_ROWS;
  self->labels_above = self->flags_above = TRUE;
  self->rung_height = self->metrics->rung_height;

  while (self->row_limit > LEAST_BAR_ROWS && get_needed_height (self) > room)
    self->row_limit--;
  if (get_needed_height (self) > room)
    self->labels_above = FALSE;
  while (self->row_limit > 0 && get_needed_height (self) > room)
    self->row_limit--;
  if (get_needed_height (self) > room)
    self->flags_above = FALSE;
  if (get_needed_height (self) > room)
    self->rung_height = room > 2 * least_air ? (room - least_air) / self->layout->n_rungs
                                             : room / 2 / self->layout->n_rungs;
}

/* --- Inside a band ------------------------------------------------------------- */

static void
place_label_inside (const Work *self,
                    guint       position)
{
  const RungBox *rung = &self->layout->rungs[position];
  RungBox *label = &self->layout->labels[position];

  label->x = rung->x + self->metrics->label_gap;
  label->width = self->measured[position].width;
  label->height = MIN (self->measured[position].height, rung->height);
  label->y = rung->y + (rung->height - label->height) / 2;
  self->layout->label_places[position] = RUNG_LABEL_INSIDE;
}

/* Above it begins with the rung, or ends with it where it would run into the
 * line up to the next rung or over the edge. */
static void
place_label_above (const Work *self,
                   guint       position,
                   double      bottom)
{
  const RungBox *rung = &self->layout->rungs[position];
  RungBox *label = &self->layout->labels[position];
  double limit = self->metrics->width;

  if (position + 1 < self->layout->n_rungs)
    limit = MIN (limit, MAX (self->layout->rungs[position + 1].x, rung->x));
  label->width = get_outside_width (self, position);
  label->height = self->measured[position].height;
  label->x = rung->x;
  if (label->x + label->width > limit)
    label->x = MAX (MIN (rung->x + rung->width, self->metrics->width) - label->width, 0);
  label->y = bottom - self->metrics->bar_gap - label->height;
  self->layout->label_places[position] = RUNG_LABEL_ABOVE;
}

/* Beside it stands before the rung, where no line runs, unless there is more room behind;
 * there it keeps clear of the line up to the next rung. */
static void
place_label_beside (const Work *self,
                    guint       position)
{
  const RungBox *rung = &self->layout->rungs[position];
  RungBox *label = &self->layout->labels[position];
  double before = MAX (rung->x - self->metrics->label_gap, 0);
  double behind_x = rung->x + rung->width + 2 * self->metrics->label_gap;
  double behind = MAX (self->metrics->width - behind_x, 0);
  double width = get_outside_width (self, position);
  gboolean is_before = before >= width || before >= behind;

  label->width = MIN (width, is_before ? before : behind);
  label->height = MIN (self->measured[position].height, rung->height);
  label->x = is_before ? before - label->width : behind_x;
  label->x = MIN (label->x, self->metrics->width - label->width);
  label->y = rung->y + (rung->height - label->height) / 2;
  self->layout->label_places[position] = RUNG_LABEL_BESIDE;
}

static void
place_flag (const Work *self,
            guint       position)
{
  const RungBox *rung = &self->layout->rungs[position];
  const RungTimelineFlag *flag = &g_array_index (self->timeline->flags, RungTimelineFlag, self->flag_of[position]);
  RungBox *box = &self->layout->flags[self->flag_of[position]];
  double x = rung_timescale_position (&self->layout->scale, flag->day);

  box->height = self->flags_above ? self->metrics->flag_height : MIN (self->metrics->flag_height, rung->height);
  box->y = self->flags_above ? rung->y - box->height : rung->y;
  box->x = MIN (CLAMP (x, rung->x, rung->x + rung->width), MAX (self->metrics->width - self->metrics->flag_height, 0));
  box->width = MIN (self->metrics->flag_width, self->metrics->width - box->x);
}

static void
place_band (const Work *self,
            guint       position,
            double      bottom)
{
  RungBox *rung = &self->layout->rungs[position];
  double top;

  rung->height = self->rung_height;
  rung->y = bottom - get_height_below (self, position) - rung->height;
  top = rung->y;
  if (self->flag_of[position] >= 0)
    {
      place_flag (self, position);
      top = self->layout->flags[self->flag_of[position]].y;
    }
  if (fits_inside (self, position))
    place_label_inside (self, position);
  else if (self->labels_above)
    place_label_above (self, position, MIN (top, rung->y));
  else
    place_label_beside (self, position);
}

static void
place_bands (Work *self)
{
  double room = MAX (self->metrics->height - self->metrics->axis_height, 0);
  double bottom = self->metrics->height;
  double air, most_air;

  if (self->layout->n_rungs == 0)
    return;
  decide_heights (self, room);
  air = MAX (room - (get_needed_height (self) - get_least_air (self) * self->layout->n_rungs), 0) / self->layout->n_rungs;
  /* Two rungs on a tall sheet are still steps, not the floor and the ceiling. */
  most_air = 2 * self->metrics->rung_height + self->metrics->bar_gap;
  if (air > most_air)
    {
      bottom -= (air - most_air) * self->layout->n_rungs / 2;
      air = most_air;
    }
  bottom -= air / 3;
  for (guint i = 0; i < self->layout->n_rungs; i++)
    {
      place_band (self, i, bottom);
      bottom -= get_height_below (self, i) + self->rung_height + get_height_above (self, i) + air;
    }
}

/* --- Bars ---------------------------------------------------------------------- */

static gboolean
is_row_free (const Work *self,
             guint       first,
             guint       end,
             guint       row,
             RungBox     box)
{
  for (guint i = first; i < end; i++)
    {
      const RungBox *other = &self->layout->bars[i];

      if (self->bar_rows[i] == row && other->x < box.x + box.width + self->metrics->bar_gap &&
          box.x < other->x + other->width + self->metrics->bar_gap)
        return FALSE;
    }
  return TRUE;
}

/* More rows than there is room for: by rank, into the lowest row that is free. */
static void
repack_by_rank (Work  *self,
                guint  first,
                guint  end)
{
  for (guint i = first; i < end; i++)
    self->bar_rows[i] = G_MAXUINT;
  for (guint rank = 0; rank < end - first; rank++)
    for (guint i = first; i < end; i++)
      if (get_bar (self, i)->rank == rank)
        for (guint row = 0; row < self->row_limit; row++)
          if (is_row_free (self, first, end, row, self->layout->bars[i]))
            {
              self->bar_rows[i] = row;
              break;
            }
}

/* Gives what the shown bars of a rung cover along the axis; width < 0 when none is shown. */
static RungBox
place_bars_of_rung (Work  *self,
                    guint  first,
                    guint  end)
{
  const RungBox *rung = &self->layout->rungs[get_bar (self, first)->rung];
  RungBox covered = { self->metrics->width, 0, -1, 0 };
  double covered_end = 0;

  if (self->n_rows[get_bar (self, first)->rung] > self->row_limit)
    repack_by_rank (self, first, end);
  for (guint i = first; i < end; i++)
    {
      RungBox *bar = &self->layout->bars[i];

      bar->height = self->metrics->bar_height;
      bar->y = rung->y + rung->height + self->metrics->bar_gap;
      if (self->bar_rows[i] >= self->row_limit)
        {
          bar->width = bar->height = 0;
          continue;
        }
      bar->y += self->bar_rows[i] * (self->metrics->bar_height + self->metrics->bar_gap);
      covered.x = MIN (covered.x, bar->x);
      covered_end = MAX (covered_end, bar->x + bar->width);
      covered.width = covered_end - covered.x;
    }
  return covered;
}

/* The words stand behind the bars, or before them when the edge is near. */
static void
place_summary (const Work *self,
               guint       position,
               RungBox     covered)
{
  const RungBox *rung = &self->layout->rungs[position];
  RungBox *box = &self->layout->summaries[position];
  double gap = self->metrics->label_gap;
  double below = get_height_below (self, position);
  double behind, before;

  if (below <= 0 || self->metrics->summary_width <= 0 || self->metrics->summary_height <= 0)
    return;
  if (covered.width < 0)
    covered = (RungBox) { rung->x - gap, 0, 0, 0 };
  behind = MAX (self->metrics->width - (covered.x + covered.width + gap), 0);
  before = MAX (covered.x - gap, 0);
  box->height = MIN (self->metrics->summary_height, below - self->metrics->bar_gap);
  box->y = rung->y + rung->height + self->metrics->bar_gap + (below - self->metrics->bar_gap - box->height) / 2;
  if (behind >= self->metrics->summary_width || behind >= before)
    {
      box->width = MIN (behind, self->metrics->summary_width);
      box->x = self->metrics->width - behind;
    }
  else
    {
      box->width = MIN (before, self->metrics->summary_width);
      box->x = before - box->width;
    }
}

static void
place_bars (Work *self)
{
  g_autofree RungBox *covered = g_new (RungBox, self->layout->n_rungs);

  for (guint i = 0; i < self->layout->n_rungs; i++)
    covered[i] = (RungBox) { 0, 0, -1, 0 };
  for (guint first = 0, end; first < self->layout->n_bars; first = end)
    {
      end = find_end_of_rung (self, first);
      covered[get_bar (self, first)->rung] = place_bars_of_rung (self, first, end);
    }
  for (guint i = 0; i < self->layout->n_rungs; i++)
    place_summary (self, i, covered[i]);
}

/* --- Lines, and the mirror ----------------------------------------------------- */

/* From the middle of a rung's end along to where the next has begun, then up.  A rung
 * that is still going on when the next begins is left by its top. */
static void
place_connectors (Work *self)
{
  for (guint i = 0; i + 1 < self->layout->n_rungs; i++)
    {
      const RungBox *from = &self->layout->rungs[i], *to = &self->layout->rungs[i + 1];
      RungConnector *line = &self->layout->connectors[i];

      line->x2 = to->x + MIN (self->metrics->label_gap, to->width / 2);
      line->y2 = to->y + to->height;
      line->x1 = from->x + from->width;
      line->y1 = from->y + from->height / 2;
      if (line->x2 < line->x1)
        {
          line->x1 = line->x2;
          line->y1 = from->y;
        }
    }
}

static void
mirror_boxes (RungBox *boxes,
              guint    n_boxes,
              double   width)
{
  for (guint i = 0; i < n_boxes; i++)
    boxes[i].x = width - boxes[i].x - boxes[i].width;
}

static void
mirror (RungTimelineLayout *layout,
        double              width)
{
  mirror_boxes (layout->rungs, layout->n_rungs, width);
  mirror_boxes (layout->labels, layout->n_rungs, width);
  mirror_boxes (layout->summaries, layout->n_rungs, width);
  mirror_boxes (layout->bars, layout->n_bars, width);
  mirror_boxes (layout->flags, layout->n_flags, width);
  for (guint i = 0; i + 1 < layout->n_rungs; i++)
    {
      layout->connectors[i].x1 = width - layout->connectors[i].x1;
      layout->connectors[i].x2 = width - layout->connectors[i].x2;
    }
  layout->today_x = width - layout->today_x;
}

static RungTimelineLayout *
new_empty (const RungTimeline        *timeline,
           const RungTimelineMetrics *metrics)
{
  RungTimelineLayout *self = g_new0 (RungTimelineLayout, 1);

  self->scale = rung_timescale_new (timeline->first_day, timeline->last_day, metrics->width);
  self->n_rungs = timeline->rungs->len;
  self->n_bars = timeline->bars->len;
  self->n_flags = timeline->flags->len;
  self->rungs = g_new0 (RungBox, self->n_rungs);
  self->labels = g_new0 (RungBox, self->n_rungs);
  self->label_places = g_new0 (RungLabelPlace, self->n_rungs);
  self->summaries = g_new0 (RungBox, self->n_rungs);
  self->connectors = g_new0 (RungConnector, self->n_rungs);
  self->bars = g_new0 (RungBox, self->n_bars);
  self->flags = g_new0 (RungBox, self->n_flags);
  return self;
}

static void
find_flags (Work *self)
{
  for (guint i = 0; i < self->layout->n_rungs; i++)
    self->flag_of[i] = -1;
  if (self->metrics->flag_height <= 0)
    return;
  for (guint i = 0; i < self->layout->n_flags; i++)
    self->flag_of[g_array_index (self->timeline->flags, RungTimelineFlag, i).rung] = (int) i;
}

/**
 * rung_timeline_layout_new:
 * @timeline: what to show
 * @metrics: the size of the canvas and of what stands on it, all in one unit
 *
 * Finds where everything stands.  Of any timeline on any canvas: labels do not meet and
 * stay on the canvas, each rung is higher than the one before, and all is inside the
 * height.
 *
 * Returns: (transfer full): free with rung_timeline_layout_free()
 */
RungTimelineLayout *
rung_timeline_layout_new (const RungTimeline        *timeline,
                          const RungTimelineMetrics *metrics)
{
  RungTimelineLayout *layout;
  Work work = { timeline, metrics };

  g_return_val_if_fail (timeline != NULL, NULL);
  g_return_val_if_fail (metrics != NULL && metrics->width > 0 && metrics->height > 0, NULL);

  layout = work.layout = new_empty (timeline, metrics);
  work.measured = g_new0 (RungBox, layout->n_rungs);
  work.bar_rows = g_new0 (guint, layout->n_bars);
  work.n_rows = g_new0 (guint, layout->n_rungs);
  work.flag_of = g_new0 (int, layout->n_rungs);

  find_flags (&work);
  place_rungs_along (&work);
  pack_bars_along (&work);
  place_bands (&work);
  place_bars (&work);
  place_connectors (&work);
  layout->today_x = rung_timescale_position (&layout->scale, timeline->today);
  if (metrics->right_to_left)
    mirror (layout, metrics->width);

  g_free (work.measured);
  g_free (work.bar_rows);
  g_free (work.n_rows);
  g_free (work.flag_of);
  return layout;
}

void
rung_timeline_layout_free (RungTimelineLayout *self)
{
  if (self == NULL)
    return;
  g_free (self->rungs);
  g_free (self->labels);
  g_free (self->label_places);
  g_free (self->bars);
  g_free (self->summaries);
  g_free (self->flags);
  g_free (self->connectors);
  g_free (self);
}

/**
 * rung_timeline_layout_get_least_height:
 * @timeline: what to show
 * @metrics: as for rung_timeline_layout_new(); width and height are not looked at
 *
 * Reckons how much height there has to be so that no rung is lower than it should be,
 * that each rung with goals has two rows of bars, and that flags stand above.
 *
 * Returns: the height, the axis included
 */
double
rung_timeline_layout_get_least_height (const RungTimeline        *timeline,
                                       const RungTimelineMetrics *metrics)
{
  double height = metrics->axis_height;

  for (guint i = 0; i < timeline->rungs->len; i++)
    {
      height += metrics->rung_height + 2 * metrics->bar_gap;
      if (g_array_index (timeline->rungs, RungTimelineRung, i).goals.total > 0)
        height += metrics->bar_gap + MAX (2 * (metrics->bar_height + metrics->bar_gap), metrics->summary_height);
    }
  return height + timeline->flags->len * metrics->flag_height;
}
