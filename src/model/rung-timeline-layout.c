/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a career's rungs, labels, bars and flags stand along the axis, of what is in view.
 *
 *  1. Heights come from the stack; here only what is in view is looked at, so that a frame
 *     costs the same for any plan.
 *  2. Labels stay on the canvas and with the part of their rung that is in view: who looks
 *     at the middle of a long role still reads which it is.  They are made narrower before
 *     they would leave the canvas, and go before they would say nothing.
 *  3. What goes on out of view is cut off a little beyond the edge.
 *  4. All is reckoned left to right and mirrored at the end.
 */

#include "rung-timeline-layout.h"

#include <math.h>

#include "rung-bar-rows-private.h"

#define LEAST_GAP_WIDTH 6 /* of a gap between rungs */

typedef struct
{
  const RungTimeline        *timeline;
  const RungTimelineMetrics *metrics;
  const RungTimelineStack   *stack;
  RungTimelineLayout        *layout;
  RungBarRows                rows;
  double                     top, bottom;
} Work;

static const RungTimelineRung *
get_rung (const Work *self,
          guint       position)
{
  return &g_array_index (self->timeline->rungs, RungTimelineRung, position);
}

static double
get_x (const Work *self,
       guint32     day)
{
  return rung_timescale_position (&self->layout->scale, day);
}

static double
clamp_to_canvas (const Work *self,
                 double      x)
{
  return CLAMP (x, 0, self->metrics->width);
}

/* The part of a box that is on the canvas. */
static RungBox
get_seen (const Work    *self,
          const RungBox *box)
{
  double start = clamp_to_canvas (self, box->x), end = clamp_to_canvas (self, box->x + box->width);

  return (RungBox) { start, box->y, end - start, box->height };
}

/* --- Rungs and labels --------------------------------------------------------------- */

static void
place_rung (const Work *self,
            guint       position)
{
  const RungBand *band = &self->stack->bands[position];
  RungBox *box = &self->layout->rungs[position];
  RungSpan span = get_rung (self, position)->span;
  double start = get_x (self, span.first);
  double end = span.end == RUNG_DAY_FOREVER ? G_MAXDOUBLE : get_x (self, span.end);
  double edge = self->metrics->label_gap;

  end = MAX (end, start + self->metrics->least_rung_width);
  box->y = band->rung_top;
  box->height = band->rung_height;
  if (end <= 0 || start >= self->metrics->width)
    return;
  box->x = MAX (start, -edge);
  /* What has no end ends where one looks. */
  box->width = (span.end == RUNG_DAY_FOREVER ? self->metrics->width : MIN (end, self->metrics->width + edge)) - box->x;
}

/* The words' width when they stand outside: without the mark, if the rung holds it. */
static double
get_outside_width (const Work *self,
                   guint       position)
{
  const RungBand *band = &self->stack->bands[position];
  double mark = self->metrics->mark_width;
  double width = self->layout->rungs[position].width >= mark ? MAX (band->measured_width - mark, 0) : band->measured_width;

  return MIN (width, self->metrics->width);
}

static RungBox
make_label_inside (const Work *self,
                   guint       position,
                   RungBox     seen)
{
  const RungBand *band = &self->stack->bands[position];
  double width = MIN (band->measured_width, seen.width - 2 * self->metrics->label_gap);
  double height = MIN (band->measured_height, seen.height);

  /* Less than the mark says nothing. */
  if (width < MIN (band->measured_width, MAX (self->metrics->mark_width, self->metrics->label_gap)))
    return (RungBox) { 0 };
  return (RungBox) { seen.x + self->metrics->label_gap, seen.y + (seen.height - height) / 2, width, height };
}

/* The line up to the next rung of the stairs, which a label keeps clear of. */
static double
find_limit (const Work *self,
            guint       position)
{
  double limit = self->metrics->width;

  if (position + 1 < self->stack->n_bands && get_rung (self, position + 1)->track == get_rung (self, position)->track)
    limit = MIN (limit, MAX (get_x (self, get_rung (self, position + 1)->span.first), self->layout->rungs[position].x));
  return limit;
}

/* Above it begins with the rung, or ends with it where it would run into the line up to
 * the next rung or over the edge. */
static RungBox
make_label_above (const Work *self,
                  guint       position,
                  RungBox     seen)
{
  const RungBand *band = &self->stack->bands[position];
  double width = get_outside_width (self, position);
  double x = seen.x;

  if (x + width > find_limit (self, position))
    x = seen.x + seen.width - width;
  x = CLAMP (x, 0, self->metrics->width - width);
  return (RungBox) { x, band->top, width, band->measured_height };
}

/* Today's line is not to run through the end of a label before its rung, if the label can
 * give way. */
static double
clear_today (const Work *self,
             double      end,
             double      width)
{
  double today = get_x (self, self->timeline->today), gap = self->metrics->label_gap / 2;
  double clear = today - gap;

  if (today >= end + gap || today < end - width / 2 || clear < width)
    return end;
  return clear;
}

/* Beside it stands before the rung, where no line runs, unless there is more room behind;
 * there it keeps clear of the line up to the next rung. */
static RungBox
make_label_beside (const Work *self,
                   guint       position,
                   RungBox     seen)
{
  const RungBand *band = &self->stack->bands[position];
  double before = MAX (seen.x - self->metrics->label_gap, 0);
  double behind_x = seen.x + seen.width + 2 * self->metrics->label_gap;
  double behind = MAX (self->metrics->width - behind_x, 0);
  double wanted = get_outside_width (self, position);
  gboolean is_before = before >= wanted || before >= behind;
  double width = MIN (wanted, is_before ? before : behind);
  double height = MIN (band->measured_height, seen.height);

  if (width < MIN (wanted, self->metrics->label_gap))
    return (RungBox) { 0 };
  return (RungBox) { is_before ? clear_today (self, before, width) - width : behind_x, seen.y + (seen.height - height) / 2, width, height };
}

static void
place_label (const Work *self,
             guint       position)
{
  const RungBox *rung = &self->layout->rungs[position];
  RungBox *label = &self->layout->labels[position];

  if (rung->width <= 0)
    return;
  switch (self->stack->bands[position].label_place)
    {
    case RUNG_LABEL_INSIDE:
      *label = make_label_inside (self, position, get_seen (self, rung));
      break;
    case RUNG_LABEL_ABOVE:
      *label = make_label_above (self, position, get_seen (self, rung));
      break;
    case RUNG_LABEL_BESIDE:
    default:
      *label = make_label_beside (self, position, get_seen (self, rung));
    }
}

static void
place_flag (const Work *self,
            guint       position)
{
  const RungTimelineFlag *flag = &g_array_index (self->timeline->flags, RungTimelineFlag, position);
  const RungBand *band = &self->stack->bands[flag->rung];
  RungBox *box = &self->layout->flags[position];
  double x = get_x (self, flag->day);

  if (self->metrics->flag_height <= 0 || x < 0 || x >= self->metrics->width)
    return;
  box->height = band->is_flag_above ? self->metrics->flag_height : MIN (self->metrics->flag_height, band->rung_height);
  box->y = band->is_flag_above ? band->rung_top - box->height : band->rung_top;
  box->x = x;
  box->width = MIN (self->metrics->flag_width, self->metrics->width - x);
}

/* At the height of the rung before it, where the way leads over it. */
static void
place_gap (const Work *self,
           guint       position)
{
  const RungTimelineGap *gap = &g_array_index (self->timeline->gaps, RungTimelineGap, position);
  const RungBand *band = &self->stack->bands[gap->after];
  double start = get_x (self, gap->span.first);
  double end = MAX (get_x (self, gap->span.end), start + LEAST_GAP_WIDTH);
  RungBox box = { start, band->rung_top, end - start, band->rung_height };

  if (end > 0 && start < self->metrics->width)
    self->layout->gaps[position] = get_seen (self, &box);
}

/* --- Goals ----------------------------------------------------------------------------- */

static void
place_sums (const Work *self,
            guint       position)
{
  const RungBand *band = &self->stack->bands[position];

  for (guint i = 0; i < band->n_rows; i++)
    {
      RungSpan span = g_array_index (get_rung (self, position)->sums, RungTimelineSum, i).span;
      RungPlacedSum sum = { position, i };
      double whole_x, whole_width;

      sum.track.y = band->rows_top + i * (band->bar_height + self->metrics->bar_gap);
      sum.track.height = band->bar_height;
      if (rung_bar_rows_place_span (&self->rows, span, &sum.track, &whole_x, &whole_width))
        g_array_append_val (self->layout->sums, sum);
    }
}

static void
place_goals (Work  *self,
             guint  position)
{
  const RungBand *band = &self->stack->bands[position];

  if (band->top + band->height <= self->top || band->top >= self->bottom || band->n_rows == 0)
    return;
  if (band->detail == RUNG_DETAIL_SUMS)
    {
      place_sums (self, position);
      return;
    }
  self->rows.has_titles = band->detail == RUNG_DETAIL_TITLED_BARS;
  rung_bar_rows_place (&self->rows, band->bars, position, band->rows_top, band->n_rows, band->bar_height,
                       self->metrics->bar_gap, self->top, self->bottom, self->layout->bars);
}

/* What the goals of a rung cover on the canvas; an empty box at the rung's start without any. */
static RungBox
find_covered (const Work *self,
              guint       position)
{
  RungSpan span = rung_bar_set_get_span (self->stack->bands[position].bars);
  RungBox covered = { 0 };
  double end;

  if (span.end <= span.first || self->stack->bands[position].n_rows == 0)
    {
      covered.x = clamp_to_canvas (self, get_x (self, get_rung (self, position)->span.first)) - self->metrics->label_gap;
      return covered;
    }
  covered.x = clamp_to_canvas (self, get_x (self, span.first));
  end = clamp_to_canvas (self, MAX (get_x (self, span.end), get_x (self, span.first) + self->metrics->least_bar_width));
  covered.width = end - covered.x;
  return covered;
}

/* Titles run on behind the bars: where they do, the words stand clear of them. */
static void
cover_titles (const Work *self,
              guint       position,
              RungBox    *covered)
{
  for (guint i = self->layout->bars->len; i > 0; i--)
    {
      const RungPlacedBar *bar = &g_array_index (self->layout->bars, RungPlacedBar, i - 1);
      double end = MAX (covered->x + covered->width, bar->title.x + bar->title.width);

      if (bar->group != position)
        return;
      if (bar->title.width <= 0)
        continue;
      covered->x = MIN (covered->x, bar->title.x);
      covered->width = end - covered->x;
    }
}

/* The words stand behind the bars, or before them when the edge is near. */
static void
place_summary (const Work *self,
               guint       position)
{
  const RungBand *band = &self->stack->bands[position];
  RungBox *box = &self->layout->summaries[position];
  RungBox covered = find_covered (self, position);
  double gap = self->metrics->label_gap, below = band->top + band->height - band->rows_top;
  double behind, before;
  gboolean is_before;

  if (self->layout->rungs[position].width <= 0 || below <= 0 || self->metrics->summary_width <= 0 ||
      get_rung (self, position)->goals.total == 0)
    return;
  cover_titles (self, position, &covered);
  behind = MAX (self->metrics->width - (covered.x + covered.width + gap), 0);
  before = MAX (covered.x - gap, 0);
  box->height = MIN (self->metrics->summary_height, below);
  box->y = band->rows_top + (below - box->height) / 2;
  is_before = behind < self->metrics->summary_width && behind < before;
  box->width = MIN (self->metrics->summary_width, is_before ? before : behind);
  box->x = is_before ? before - box->width : self->metrics->width - behind;
  self->layout->summaries_before[position] = is_before;
}

/* --- Lines, and the mirror --------------------------------------------------------------- */

/* From the middle of a rung's end along to where the next has begun, then up.  A rung
 * that is still going on when the next begins, or that branches, is left by its top. */
static void
place_connector (const Work *self,
                 guint       position)
{
  const RungTimelineLink *link = &g_array_index (self->timeline->links, RungTimelineLink, position);
  const RungBand *from = &self->stack->bands[link->from], *to = &self->stack->bands[link->to];
  RungSpan left = get_rung (self, link->from)->span, entered = get_rung (self, link->to)->span;
  RungConnector *line = &self->layout->connectors[position];
  double least_end = get_x (self, left.first) + self->metrics->least_rung_width;
  double end = left.end == RUNG_DAY_FOREVER ? G_MAXDOUBLE : MAX (get_x (self, left.end), least_end);
  double far = self->metrics->label_gap;

  line->is_branch = link->is_branch;
  line->x2 = get_x (self, entered.first) + MIN (far, self->metrics->least_rung_width / 2);
  line->y2 = to->rung_top + to->rung_height;
  line->x1 = end;
  line->y1 = from->rung_top + from->rung_height / 2;
  if (line->x2 < line->x1)
    {
      line->x1 = line->x2;
      line->y1 = from->rung_top;
    }
  line->is_visible = MAX (line->x1, line->x2) > 0 && MIN (line->x1, line->x2) < self->metrics->width;
  line->x1 = CLAMP (line->x1, -far, self->metrics->width + far);
  line->x2 = CLAMP (line->x2, -far, self->metrics->width + far);
}

/* The line up to a rung passes by its goals: the words behind them start after it. */
static void
clear_connector (const Work *self,
                 guint       position)
{
  const RungConnector *line = &self->layout->connectors[position];
  guint to = g_array_index (self->timeline->links, RungTimelineLink, position).to;
  RungBox *box = &self->layout->summaries[to];
  double start = line->x2 + self->metrics->label_gap / 2;

  if (!line->is_visible || self->layout->summaries_before[to] || line->x2 < box->x || line->x2 > box->x + box->width)
    return;
  if (start + box->width <= self->metrics->width)
    box->x = start;
}

static void
mirror_boxes (RungBox *boxes,
              guint    n_boxes,
              double   width)
{
  for (guint i = 0; i < n_boxes; i++)
    boxes[i] = rung_box_mirror (boxes[i], width);
}

static void
mirror (RungTimelineLayout *self,
        double              width)
{
  mirror_boxes (self->rungs, self->n_rungs, width);
  mirror_boxes (self->labels, self->n_rungs, width);
  mirror_boxes (self->summaries, self->n_rungs, width);
  mirror_boxes (self->flags, self->n_flags, width);
  mirror_boxes (self->gaps, self->n_gaps, width);
  rung_bar_rows_mirror (self->bars, self->sums, width);
  for (guint i = 0; i < self->n_connectors; i++)
    {
      self->connectors[i].x1 = width - self->connectors[i].x1;
      self->connectors[i].x2 = width - self->connectors[i].x2;
    }
  self->today_x = width - self->today_x;
}

static RungTimelineLayout *
new_empty (const RungTimeline  *timeline,
           const RungTimescale *scale)
{
  RungTimelineLayout *self = g_new0 (RungTimelineLayout, 1);

  self->scale = *scale;
  self->n_rungs = timeline->rungs->len;
  self->n_flags = timeline->flags->len;
  self->n_gaps = timeline->gaps->len;
  self->n_connectors = timeline->links->len;
  self->rungs = g_new0 (RungBox, self->n_rungs);
  self->labels = g_new0 (RungBox, self->n_rungs);
  self->summaries = g_new0 (RungBox, self->n_rungs);
  self->summaries_before = g_new0 (gboolean, self->n_rungs);
  self->flags = g_new0 (RungBox, self->n_flags);
  self->gaps = g_new0 (RungBox, self->n_gaps);
  self->connectors = g_new0 (RungConnector, self->n_connectors);
  self->bars = g_array_new (FALSE, FALSE, sizeof (RungPlacedBar));
  self->sums = g_array_new (FALSE, FALSE, sizeof (RungPlacedSum));
  return self;
}

static void
place_all (Work *self)
{
  for (guint i = 0; i < self->stack->n_bands; i++)
    {
      place_rung (self, i);
      place_label (self, i);
      place_goals (self, i);
      place_summary (self, i);
    }
  for (guint i = 0; i < self->layout->n_flags; i++)
    place_flag (self, i);
  for (guint i = 0; i < self->layout->n_gaps; i++)
    place_gap (self, i);
  for (guint i = 0; i < self->layout->n_connectors; i++)
    {
      place_connector (self, i);
      clear_connector (self, i);
    }
}

/**
 * rung_timeline_layout_new:
 * @timeline: what to show
 * @metrics: as for rung_timeline_stack_new()
 * @stack: made of the two above, at the zoom of @scale
 * @scale: the days in view, along the canvas' width
 * @top: what is seen of the content's height begins here
 * @bottom: and ends here
 *
 * Finds where everything in view stands.  Of any timeline, zoom and canvas: labels do not
 * meet and stay on the canvas, and each rung is higher than the one before it in its
 * stairs.  Grows with the number of rungs and of bars in view only.
 *
 * Returns: (transfer full): free with rung_timeline_layout_free()
 */
RungTimelineLayout *
rung_timeline_layout_new (const RungTimeline        *timeline,
                          const RungTimelineMetrics *metrics,
                          const RungTimelineStack   *stack,
                          const RungTimescale       *scale,
                          double                     top,
                          double                     bottom)
{
  RungTimelineLayout *layout;
  Work work = { timeline, metrics, stack };

  g_return_val_if_fail (timeline != NULL && stack != NULL && scale != NULL, NULL);
  g_return_val_if_fail (metrics != NULL && metrics->width > 0, NULL);
  g_return_val_if_fail (stack->n_bands == timeline->rungs->len, NULL);

  layout = work.layout = new_empty (timeline, scale);
  work.rows = (RungBarRows) { *scale, 0, 0, metrics->width, metrics->label_gap, metrics->least_bar_width, metrics->bar_gap,
                              metrics->bar_gap, FALSE, metrics->measure_title, metrics->data };
  work.top = top;
  work.bottom = bottom;
  place_all (&work);
  layout->today_x = rung_timescale_position (scale, timeline->today);
  if (metrics->right_to_left)
    mirror (layout, metrics->width);
  return layout;
}

void
rung_timeline_layout_free (RungTimelineLayout *self)
{
  if (self == NULL)
    return;
  g_free (self->rungs);
  g_free (self->labels);
  g_free (self->summaries);
  g_free (self->summaries_before);
  g_free (self->flags);
  g_free (self->gaps);
  g_free (self->connectors);
  g_array_unref (self->bars);
  g_array_unref (self->sums);
  g_free (self);
}
