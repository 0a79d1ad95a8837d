/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stepped timeline on any Cairo surface: rungs on a time axis, drawn from the
 * value and the geometry that the window shares.
 *
 * What has a place is drawn there; nothing is moved or left out here but words that
 * would be cut to nothing.  The forms are in rung-timeline-rungs.c and -bars.c. */

#include "rung-timeline-drawing-private.h"

#include "rung-phrases.h"

#define RING_SIZE 8.5
#define RING_GAP 3.0
#define BAR_HEIGHT 4.5
#define TITLED_BAR_HEIGHT 11.5
#define BAR_GAP 2.5
#define LEAST_BAR_WIDTH 2.5
#define MOST_BARS 300
/* A goal of a season is then wide enough for most titles. */
#define TITLED_LEAST_PER_DAY 1.2
#define LEAST_FLAG_WORDS 30
#define CROP_AIR 6.0

static const RungTimelineRung *
get_rung (const RungCareerDrawing *self,
          guint                    position)
{
  return &g_array_index (self->timeline->rungs, RungTimelineRung, position);
}

/* --- Measures ------------------------------------------------------------------ */

static void
measure_label_cb (const RungTimelineRung *rung,
                  double                 *width,
                  double                 *height,
                  gpointer                data)
{
  const RungCareerDrawing *self = data;
  g_autofree char *title = rung_canvas_dup_title (&self->canvas, rung->role);
  g_autofree char *met = rung_phrase_met (self->canvas.words, rung->met);

  *width = MAX (rung_canvas_measure (&self->canvas, RUNG_STYLE_TINY_STRONG, title),
                RING_SIZE + RING_GAP + rung_canvas_measure (&self->canvas, RUNG_STYLE_TINY, met));
  *height = 2 * rung_canvas_get_leading (&self->canvas);
}

static double
measure_title_cb (const RungTimelineBar *bar,
                  gpointer               data)
{
  const RungCareerDrawing *self = data;

  return rung_canvas_measure_bar (&self->canvas, bar);
}

static char *
phrase_flag (const RungCareerDrawing *self,
             const RungTimelineFlag  *flag)
{
  guint year = (guint) rung_record_get_integer (flag->role, RUNG_ROLE_WATCH_MONTH) / 12 + 1;

  /* Translators: beside a small flag on the timeline; %u counts the years of a career */
  return g_strdup_printf (rung_words_get (self->canvas.words, "year %u: watch point"), year);
}

static double
measure_flags (const RungCareerDrawing *self)
{
  double width = 0;

  for (guint i = 0; i < self->timeline->flags->len; i++)
    {
      g_autofree char *text = phrase_flag (self, &g_array_index (self->timeline->flags, RungTimelineFlag, i));

      width = MAX (width, rung_canvas_measure (&self->canvas, RUNG_STYLE_TINY, text));
    }
  return width + 14;
}

static double
measure_summaries (const RungCareerDrawing *self)
{
  double width = 0;

  for (guint i = 0; i < self->timeline->rungs->len; i++)
    if (get_rung (self, i)->goals.total > 0)
      {
        g_autofree char *text = rung_phrase_goals (self->canvas.words, get_rung (self, i)->goals);

        width = MAX (width, rung_canvas_measure (&self->canvas, RUNG_STYLE_TINY, text));
      }
  return width + 1;
}

static RungTimelineMetrics
make_metrics (RungCareerDrawing *self,
              gboolean           fits_height)
{
  double leading = rung_canvas_get_leading (&self->canvas);

  return (RungTimelineMetrics) {
    .width = self->canvas.width,
    .height = self->canvas.height,
    .fits_height = fits_height,
    .right_to_left = self->canvas.right_to_left,
    .axis_height = rung_canvas_get_axis_height (&self->canvas, self->timeline->pauses->len),
    .least_rung_width = 12,
    .rung_height = 2 * leading + 6,
    .bar_height = BAR_HEIGHT,
    .bar_gap = BAR_GAP,
    .titled_bar_height = TITLED_BAR_HEIGHT,
    .titled_least_per_day = TITLED_LEAST_PER_DAY,
    .least_bar_width = LEAST_BAR_WIDTH,
    .most_bars = MOST_BARS,
    .label_gap = 3.5,
    .flag_width = measure_flags (self),
    .flag_height = leading + 2,
    .summary_width = measure_summaries (self),
    .summary_height = leading,
    .measure_label = measure_label_cb,
    .measure_title = measure_title_cb,
    .data = self,
  };
}

/* --- Legend -------------------------------------------------------------------- */

/* What is in view, no more. */
static guint
list_legends (const RungCareerDrawing *self)
{
  guint legends = self->layout->sums->len > 0 ? 1u << RUNG_LEGEND_SUM : 0;

  for (guint i = 0; i < self->layout->n_rungs; i++)
    if (self->layout->rungs[i].width > 0)
      legends |= 1u << get_rung (self, i)->state;
  for (guint i = 0; i < self->layout->n_connectors; i++)
    if (self->layout->connectors[i].is_visible && self->layout->connectors[i].is_branch)
      legends |= 1u << RUNG_LEGEND_BRANCH;
  for (guint i = 0; i < self->layout->n_flags; i++)
    if (self->layout->flags[i].width > 0)
      legends |= 1u << RUNG_LEGEND_FLAG;
  for (guint i = 0; i < self->layout->bars->len; i++)
    legends |= rung_legend_of_bar (g_array_index (self->layout->bars, RungPlacedBar, i).bar);
  return legends;
}

/* --- Drawing ------------------------------------------------------------------- */

static void
draw_behind (const RungCareerDrawing *self)
{
  rung_canvas_draw_axis (&self->canvas);
  rung_canvas_draw_pauses (&self->canvas, self->timeline->pauses);
  for (guint i = 0; i < self->layout->n_gaps; i++)
    rung_canvas_draw_gap (&self->canvas, &self->layout->gaps[i]);
  for (guint i = 0; i < self->layout->n_connectors; i++)
    rung_canvas_draw_connector (&self->canvas, &self->layout->connectors[i]);
}

static void
draw_rungs (const RungCareerDrawing *self)
{
  for (guint i = 0; i < self->layout->n_rungs; i++)
    {
      const RungTimelineRung *rung = get_rung (self, i);

      if (self->layout->rungs[i].width > 0)
        rung_canvas_draw_rung_box (&self->canvas, &self->layout->rungs[i], rung->state, rung->span.end == RUNG_DAY_FOREVER);
    }
}

static const RungTimelineSum *
get_sum (const RungCareerDrawing *self,
         const RungPlacedSum     *placed)
{
  return &g_array_index (get_rung (self, placed->group)->sums, RungTimelineSum, placed->position);
}

static void
draw_goals (const RungCareerDrawing *self)
{
  for (guint i = 0; i < self->layout->sums->len; i++)
    {
      const RungPlacedSum *placed = &g_array_index (self->layout->sums, RungPlacedSum, i);

      rung_canvas_draw_sum (&self->canvas, &placed->track, get_sum (self, placed)->count);
    }
  for (guint i = 0; i < self->layout->bars->len; i++)
    {
      const RungPlacedBar *placed = &g_array_index (self->layout->bars, RungPlacedBar, i);

      rung_canvas_draw_bar (&self->canvas, placed, self->stack->bands[placed->group].detail == RUNG_DETAIL_TITLED_BARS);
    }
}

static void
draw_label (const RungCareerDrawing *self,
            guint                    position)
{
  const RungTimelineRung *rung = get_rung (self, position);
  const RungBox *box = &self->layout->labels[position];
  g_autofree char *title = rung_canvas_dup_title (&self->canvas, rung->role);
  g_autofree char *met = rung_phrase_met (self->canvas.words, rung->met);
  double leading = rung_canvas_get_leading (&self->canvas);
  double y = box->y + (box->height - CLAMP (box->height, leading, 2 * leading)) / 2;
  RungBox ring = { box->x, y + leading + (leading - RING_SIZE) / 2, RING_SIZE, RING_SIZE };

  if (self->stack->bands[position].label_place != RUNG_LABEL_INSIDE)
    rung_canvas_clear_behind (&self->canvas, box);
  rung_ink_set (self->canvas.cr, RUNG_INK_TEXT);
  rung_canvas_draw_text (&self->canvas, RUNG_STYLE_TINY_STRONG, title, box, 0, y);
  if (box->height < 1.8 * leading || box->width < RING_SIZE)
    return;
  if (self->canvas.right_to_left)
    ring.x = box->x + box->width - RING_SIZE;
  rung_canvas_draw_ring (&self->canvas, rung, &ring);
  rung_ink_set (self->canvas.cr, RUNG_INK_DIM);
  if (box->width > RING_SIZE + RING_GAP + leading)
    rung_canvas_draw_text (&self->canvas, RUNG_STYLE_TINY, met, box, RING_SIZE + RING_GAP, y + leading);
}

static void
draw_summary (const RungCareerDrawing *self,
              guint                    position)
{
  const RungBox *box = &self->layout->summaries[position];
  RungGoalCount goals = get_rung (self, position)->goals;
  g_autofree char *text = NULL;
  double width;

  if (box->width <= 8)
    return;
  text = rung_phrase_goals (self->canvas.words, goals);
  width = rung_canvas_measure (&self->canvas, RUNG_STYLE_TINY, text);
  /* Cut off they say little, and beside bars and strips that have words not much is lost. */
  if (self->stack->per_day >= TITLED_LEAST_PER_DAY && width > box->width + 0.5)
    return;
  rung_ink_set (self->canvas.cr, goals.overdue > 0 ? RUNG_INK_LATE : RUNG_INK_DIM);
  rung_canvas_draw_text (&self->canvas, RUNG_STYLE_TINY, text, box,
                         self->layout->summaries_before[position] ? MAX (box->width - width, 0) : 0, box->y);
}

static void
draw_flag (const RungCareerDrawing *self,
           guint                    position)
{
  const RungBox *box = &self->layout->flags[position];
  const RungTimelineFlag *flag = &g_array_index (self->timeline->flags, RungTimelineFlag, position);
  g_autofree char *text = phrase_flag (self, flag);
  gboolean has_words = box->width > LEAST_FLAG_WORDS && self->stack->bands[flag->rung].is_flag_above;

  if (box->width <= 0)
    return;
  if (has_words)
    rung_canvas_clear_behind (&self->canvas, &(RungBox) { self->canvas.right_to_left ? box->x : box->x + 9, box->y, box->width - 9, box->height - 2 });
  rung_canvas_draw_flag_form (&self->canvas, box);
  rung_ink_set (self->canvas.cr, RUNG_INK_WATCH);
  if (has_words)
    rung_canvas_draw_text (&self->canvas, RUNG_STYLE_TINY, text, box, 11, box->y - 1);
}

static void
draw_words (const RungCareerDrawing *self)
{
  for (guint i = 0; i < self->layout->bars->len; i++)
    rung_canvas_draw_bar_title (&self->canvas, &g_array_index (self->layout->bars, RungPlacedBar, i));
  for (guint i = 0; i < self->layout->sums->len; i++)
    {
      const RungPlacedSum *placed = &g_array_index (self->layout->sums, RungPlacedSum, i);

      rung_canvas_draw_sum_words (&self->canvas, &placed->track, get_sum (self, placed)->count);
    }
  for (guint i = 0; i < self->layout->n_rungs; i++)
    {
      draw_summary (self, i);
      if (self->layout->labels[i].width > 0)
        draw_label (self, i);
    }
  for (guint i = 0; i < self->layout->n_flags; i++)
    draw_flag (self, i);
}

/* --- Layout -------------------------------------------------------------------- */

static void
include (const RungBox *box,
         double        *top,
         double        *bottom)
{
  if (box->width <= 0)
    return;
  *top = MIN (*top, box->y);
  *bottom = MAX (*bottom, box->y + box->height);
}

/* From where to where something is in view: all of a band that has anything in it. */
static void
find_seen (const RungCareerDrawing *self,
           double                  *top,
           double                  *bottom)
{
  *top = G_MAXDOUBLE;
  *bottom = -G_MAXDOUBLE;
  for (guint i = 0; i < self->layout->n_rungs; i++)
    {
      const RungBand *band = &self->stack->bands[i];

      if (self->layout->rungs[i].width > 0)
        include (&(RungBox) { 0, band->top, 1, band->height }, top, bottom);
      include (&self->layout->labels[i], top, bottom);
    }
  for (guint i = 0; i < self->layout->n_gaps; i++)
    include (&self->layout->gaps[i], top, bottom);
  for (guint i = 0; i < self->layout->bars->len; i++)
    include (&g_array_index (self->layout->bars, RungPlacedBar, i).track, top, bottom);
  for (guint i = 0; i < self->layout->sums->len; i++)
    include (&g_array_index (self->layout->sums, RungPlacedSum, i).track, top, bottom);
}

static void
move_boxes (RungBox *boxes,
            guint    n_boxes,
            double   dy)
{
  for (guint i = 0; i < n_boxes; i++)
    boxes[i].y += dy;
}

static void
move_layout (RungTimelineLayout *layout,
             double              dy)
{
  move_boxes (layout->rungs, layout->n_rungs, dy);
  move_boxes (layout->labels, layout->n_rungs, dy);
  move_boxes (layout->summaries, layout->n_rungs, dy);
  move_boxes (layout->flags, layout->n_flags, dy);
  move_boxes (layout->gaps, layout->n_gaps, dy);
  for (guint i = 0; i < layout->n_connectors; i++)
    {
      layout->connectors[i].y1 += dy;
      layout->connectors[i].y2 += dy;
    }
  for (guint i = 0; i < layout->bars->len; i++)
    {
      g_array_index (layout->bars, RungPlacedBar, i).track.y += dy;
      g_array_index (layout->bars, RungPlacedBar, i).title.y += dy;
    }
  for (guint i = 0; i < layout->sums->len; i++)
    g_array_index (layout->sums, RungPlacedSum, i).track.y += dy;
}

/* One scrolls to what is seen in a window; a picture leaves out the height above and below. */
static void
crop (RungCareerDrawing *self)
{
  double top, bottom, air = self->metrics.axis_height + CROP_AIR;

  find_seen (self, &top, &bottom);
  if (top > bottom)
    {
      self->canvas.height = air + CROP_AIR;
      return;
    }
  if (top > air)
    {
      move_layout (self->layout, air - top);
      bottom += air - top;
    }
  self->canvas.height = MIN (self->canvas.height, bottom + CROP_AIR);
}

static void
lay_out (RungCareerDrawing *self,
         double             height,
         gboolean           fits_height)
{
  rung_career_drawing_clear (self);
  self->canvas.height = MAX (height, 1);
  self->metrics = make_metrics (self, fits_height);
  self->stack = rung_timeline_stack_new (self->timeline, &self->metrics, rung_timescale_length_per_day (&self->canvas.scale));
  if (!fits_height)
    self->canvas.height = MAX (self->canvas.height, self->stack->height);
  self->layout = rung_timeline_layout_new (self->timeline, &self->metrics, self->stack, &self->canvas.scale, 0, self->canvas.height);
  self->canvas.today_x = self->layout->today_x;
  if (!fits_height)
    crop (self);
}

void
rung_career_drawing_init (RungCareerDrawing  *self,
                          const RungTimeline *timeline,
                          RungWords          *words,
                          RungTypesetter     *typesetter,
                          RungTimeView        view,
                          double              width,
                          double              height,
                          gboolean            fits_height)
{
  double legend_height;

  *self = (RungCareerDrawing) { .timeline = timeline };
  rung_canvas_init (&self->canvas, timeline->plan, timeline->today, words, typesetter);
  self->canvas.width = width;
  self->canvas.scale = rung_time_view_get_scale (view, width);
  legend_height = rung_canvas_get_legend_height (&self->canvas, 0);
  lay_out (self, height - legend_height, fits_height);
  self->legends = list_legends (self);
  if (rung_canvas_get_legend_height (&self->canvas, self->legends) > legend_height)
    {
      legend_height = rung_canvas_get_legend_height (&self->canvas, self->legends);
      lay_out (self, height - legend_height, fits_height);
      /* With less height there may be less to explain, never another line. */
      self->legends &= list_legends (self);
    }
  self->height = self->canvas.height + legend_height;
}

/* Whether there is so little height that words would run into one another. */
gboolean
rung_career_drawing_is_cramped (const RungCareerDrawing *self)
{
  double leading = rung_canvas_get_leading (&self->canvas);

  for (guint i = 0; i < self->layout->n_rungs; i++)
    if (self->layout->labels[i].width > 0 && self->layout->labels[i].height < 0.8 * leading)
      return TRUE;
  return FALSE;
}

/* More height than is needed: half of it goes above what is in view. */
void
rung_career_drawing_stretch (RungCareerDrawing *self,
                             double             height)
{
  double more = height - self->height;

  move_layout (self->layout, more / 2);
  self->canvas.height += more;
  self->height = height;
}

/* What is cut off at an edge of the time does not stick out of it. */
void
rung_career_drawing_draw (RungCareerDrawing *self,
                          cairo_t           *cr)
{
  self->canvas.cr = cr;
  cairo_save (cr);
  cairo_save (cr);
  cairo_rectangle (cr, 0, -1, self->canvas.width, self->canvas.height + 2);
  cairo_clip (cr);
  draw_behind (self);
  draw_rungs (self);
  draw_goals (self);
  rung_canvas_draw_today (&self->canvas);
  draw_words (self);
  cairo_restore (cr);
  rung_canvas_draw_legend (&self->canvas, self->legends);
  cairo_restore (cr);
}

void
rung_career_drawing_clear (RungCareerDrawing *self)
{
  g_clear_pointer (&self->layout, rung_timeline_layout_free);
  g_clear_pointer (&self->stack, rung_timeline_stack_free);
}

/* The same as rung_timeline_draw(), with fonts that are there already. */
void
rung_timeline_draw_with (cairo_t            *cr,
                         const RungTimeline *timeline,
                         RungWords          *words,
                         RungTypesetter     *typesetter,
                         double              width,
                         double              height)
{
  RungTimeView career = rung_time_view_of_days (timeline->first_day, timeline->last_day);
  RungCareerDrawing drawing;

  rung_career_drawing_init (&drawing, timeline, words, typesetter, career, width, height, TRUE);
  rung_career_drawing_draw (&drawing, cr);
  rung_career_drawing_clear (&drawing);
}

/**
 * rung_timeline_draw:
 * @cr: where to draw, the origin at the top left corner
 * @timeline: what to draw; whoever lets it leave the machine has left private
 *   records out before
 * @words: the language
 * @width: in units of @cr, which should be about a point
 * @height: likewise, with the legend
 *
 * Draws the whole career.  Nothing is painted behind it.
 */
void
rung_timeline_draw (cairo_t            *cr,
                    const RungTimeline *timeline,
                    RungWords          *words,
                    double              width,
                    double              height)
{
  g_autoptr(RungTypesetter) typesetter = rung_typesetter_new (words->language);

  rung_timeline_draw_with (cr, timeline, words, typesetter, width, height);
}
