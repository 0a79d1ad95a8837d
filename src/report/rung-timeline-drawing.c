/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stepped timeline on any Cairo surface: rungs on a time axis, drawn from the
 * value and the geometry that the window shares.
 *
 * A rung's state is colour and form: the past is filled with a thin line, the
 * present has a thick line, what is planned is dashed and hatched, and an open end has
 * no end line but an arrow.  A legend puts the forms into words. */

#include "rung-timeline-drawing-private.h"

#include <math.h>

#include "rung-ink.h"
#include "rung-phrases.h"
#include "rung-timeline-layout.h"

#define LEGEND_HEIGHT 20.0
#define AXIS_HEIGHT 32.0
#define PILL_HEIGHT 13.0
#define RING_SIZE 8.5
#define RING_GAP 3.0
#define LEAST_TICK_DISTANCE 44.0

typedef struct
{
  cairo_t            *cr;
  const RungTimeline *timeline;
  RungTimelineStack  *stack;
  RungTimelineLayout *layout;
  RungWords          *words;
  RungTypesetter     *typesetter;
  double              width, height; /* without the legend */
} Work;

static const RungTimelineRung *
get_rung (const Work *self,
          guint       position)
{
  return &g_array_index (self->timeline->rungs, RungTimelineRung, position);
}

static double
get_leading (const Work *self)
{
  return rung_typesetter_get_leading (self->typesetter, RUNG_STYLE_TINY);
}

/* --- Measures ------------------------------------------------------------------ */

static char *
dup_role_title (const Work             *self,
                const RungTimelineRung *rung)
{
  const char *title = rung_record_title (rung->role, self->words->language);
  char *cleaned = rung_typesetter_clean (title, TRUE);

  return cleaned != NULL ? cleaned : g_strdup (title);
}

static void
measure_label_cb (const RungTimelineRung *rung,
                  double                 *width,
                  double                 *height,
                  gpointer                data)
{
  const Work *self = data;
  g_autofree char *title = dup_role_title (self, rung);
  g_autofree char *met = rung_phrase_met (self->words, rung->met);

  *width = MAX (rung_typesetter_get_width (self->typesetter, RUNG_STYLE_TINY_STRONG, title),
                RING_SIZE + RING_GAP + rung_typesetter_get_width (self->typesetter, RUNG_STYLE_TINY, met));
  *height = 2 * get_leading (self);
}

static char *
phrase_flag (const Work             *self,
             const RungTimelineFlag *flag)
{
  guint year = (guint) rung_record_get_integer (flag->role, RUNG_ROLE_WATCH_MONTH) / 12 + 1;

  /* Translators: beside a small flag on the timeline; %u counts the years of a career */
  return g_strdup_printf (rung_words_get (self->words, "year %u: watch point"), year);
}

static double
measure_flags (const Work *self)
{
  double width = 0;

  for (guint i = 0; i < self->timeline->flags->len; i++)
    {
      g_autofree char *text = phrase_flag (self, &g_array_index (self->timeline->flags, RungTimelineFlag, i));

      width = MAX (width, rung_typesetter_get_width (self->typesetter, RUNG_STYLE_TINY, text));
    }
  return width + 14;
}

static double
measure_summaries (const Work *self)
{
  double width = 0;

  for (guint i = 0; i < self->timeline->rungs->len; i++)
    if (get_rung (self, i)->goals.total > 0)
      {
        g_autofree char *text = rung_phrase_goals (self->words, get_rung (self, i)->goals);

        width = MAX (width, rung_typesetter_get_width (self->typesetter, RUNG_STYLE_TINY, text));
      }
  return width + 1;
}

static void
lay_out (Work *self)
{
  RungTimelineMetrics metrics = {
    .width = self->width,
    .height = self->height,
    .fits_height = TRUE,
    .axis_height = AXIS_HEIGHT,
    .least_rung_width = 12,
    .rung_height = 2 * get_leading (self) + 6,
    .bar_height = 4.5,
    .bar_gap = 2.5,
    .least_bar_width = 3,
    .most_bars = 200,
    .label_gap = 3.5,
    .flag_width = measure_flags (self),
    .flag_height = get_leading (self) + 2,
    .summary_width = measure_summaries (self),
    .summary_height = get_leading (self),
    .measure_label = measure_label_cb,
    .data = self,
  };
  RungTimescale scale = rung_timescale_new (self->timeline->first_day, self->timeline->last_day, self->width);

  self->stack = rung_timeline_stack_new (self->timeline, &metrics, rung_timescale_length_per_day (&scale));
  self->layout = rung_timeline_layout_new (self->timeline, &metrics, self->stack, &scale, 0, self->stack->height);
}

/* --- Axis and what lies behind ------------------------------------------------- */

static void
draw_vertical (const Work *self,
               double      x,
               double      top,
               RungInk     ink,
               double      line_width)
{
  rung_ink_set (self->cr, ink);
  cairo_set_line_width (self->cr, line_width);
  cairo_move_to (self->cr, x, top);
  cairo_line_to (self->cr, x, self->height);
  cairo_stroke (self->cr);
}

static void
draw_tick_label (const Work *self,
                 RungTick    tick,
                 RungTickUnit unit)
{
  RungDateStyle style = unit >= RUNG_TICK_YEAR ? RUNG_DATE_YEAR : unit <= RUNG_TICK_WEEK ? RUNG_DATE_SHORT : RUNG_DATE_SHORT_MONTH;
  g_autofree char *text = rung_words_format_day (self->words, tick.day, style);
  double half = rung_typesetter_get_width (self->typesetter, RUNG_STYLE_TINY_STRONG, text) / 2;

  /* Half a label at an edge says less than none. */
  if (tick.position < half || tick.position > self->width - half)
    return;
  rung_ink_set (self->cr, RUNG_INK_DIM);
  rung_typesetter_draw (self->typesetter, self->cr, RUNG_STYLE_TINY_STRONG, text, tick.position, 0, -1, 0.5);
}

static void
draw_axis (const Work *self)
{
  RungTickUnit major = rung_timescale_choose (&self->layout->scale, LEAST_TICK_DISTANCE);
  g_autoptr(GArray) ticks = rung_timescale_list_ticks (&self->layout->scale, major, rung_timescale_finer (major));

  for (guint i = 0; i < ticks->len; i++)
    {
      RungTick tick = g_array_index (ticks, RungTick, i);

      if (tick.position < 0 || tick.position > self->width)
        continue;
      draw_vertical (self, tick.position, get_leading (self) + 4, tick.major ? RUNG_INK_RULE : RUNG_INK_GRID, tick.major ? 0.8 : 0.5);
      if (tick.major)
        draw_tick_label (self, tick, major);
    }
  rung_ink_set (self->cr, RUNG_INK_RULE);
  cairo_set_line_width (self->cr, 0.8);
  cairo_move_to (self->cr, 0, self->height);
  cairo_line_to (self->cr, self->width, self->height);
  cairo_stroke (self->cr);
}

/* Slanting lines over the present clip. */
static void
hatch (cairo_t *cr,
       double   x,
       double   y,
       double   width,
       double   height,
       double   pitch)
{
  rung_ink_set (cr, RUNG_INK_RULE);
  cairo_set_line_width (cr, 0.6);
  for (double at = x - height; at < x + width; at += pitch)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + height, y);
    }
  cairo_stroke (cr);
}

/* Below the axis; before the band where the line of today would run through it. */
static void
draw_pause_words (const Work *self,
                  RungRecord *pause,
                  double      x,
                  double      end)
{
  const char *kind = rung_phrase_enum (self->words, RUNG_KIND_PAUSE, RUNG_PAUSE_KIND, rung_record_get_integer (pause, RUNG_PAUSE_KIND));
  double width = rung_typesetter_get_width (self->typesetter, RUNG_STYLE_TINY, kind);
  gboolean is_before = x + width + 2 > self->width ||
                       (x <= self->layout->today_x && self->layout->today_x < x + width + 4);

  if (is_before && end - width - 2 < 0)
    return;
  rung_ink_set (self->cr, RUNG_INK_DIM);
  rung_typesetter_draw (self->typesetter, self->cr, RUNG_STYLE_TINY, kind, is_before ? x - 2 : x + 2, AXIS_HEIGHT - 3, -1, is_before);
}

static void
draw_pause (const Work *self,
            RungRecord *pause)
{
  guint32 last = rung_record_get_day (pause, RUNG_PAUSE_END);
  double top = get_leading (self) + 4;
  double x = CLAMP (rung_timescale_position (&self->layout->scale, rung_record_get_day (pause, RUNG_PAUSE_START)), 0, self->width);
  double end = last == RUNG_NO_DAY ? self->width : CLAMP (rung_timescale_position (&self->layout->scale, last + 1), 0, self->width);

  if (end - x < 0.5)
    return;
  cairo_save (self->cr);
  cairo_rectangle (self->cr, x, top, end - x, self->height - top);
  cairo_clip (self->cr);
  hatch (self->cr, x, top, end - x, self->height - top, 5);
  cairo_restore (self->cr);
  draw_pause_words (self, pause, x, end);
}

static void
draw_connectors (const Work *self)
{
  rung_ink_set (self->cr, RUNG_INK_RULE);
  cairo_set_line_width (self->cr, 1.2);
  for (guint i = 0; i < self->layout->n_connectors; i++)
    {
      const RungConnector *line = &self->layout->connectors[i];

      cairo_move_to (self->cr, line->x1, line->y1);
      cairo_line_to (self->cr, line->x2, line->y1);
      cairo_line_to (self->cr, line->x2, line->y2);
      cairo_stroke (self->cr);
    }
}

/* --- Rungs --------------------------------------------------------------------- */

/* A rounded box without its right side, for what has no end. */
static void
trace_open_box (cairo_t       *cr,
                const RungBox *box,
                double         radius)
{
  cairo_move_to (cr, box->x + box->width, box->y);
  cairo_line_to (cr, box->x + radius, box->y);
  cairo_arc_negative (cr, box->x + radius, box->y + radius, radius, 3 * G_PI_2, G_PI);
  cairo_arc_negative (cr, box->x + radius, box->y + box->height - radius, radius, G_PI, G_PI_2);
  cairo_line_to (cr, box->x + box->width, box->y + box->height);
}

static void
draw_arrow (cairo_t       *cr,
            const RungBox *box)
{
  double middle = box->y + box->height / 2, tip = box->x + box->width - 2;

  cairo_set_line_width (cr, 1.3);
  cairo_move_to (cr, tip - 5, middle - 5);
  cairo_line_to (cr, tip, middle);
  cairo_line_to (cr, tip - 5, middle + 5);
  cairo_stroke (cr);
}

static void
trace_rung (cairo_t       *cr,
            const RungBox *box,
            gboolean       is_open)
{
  double radius = MIN (5, MIN (box->width, box->height) / 2);

  if (is_open)
    trace_open_box (cr, box, radius);
  else
    rung_ink_rounded_box (cr, box->x, box->y, box->width, box->height, radius);
}

static void
draw_rung_box (cairo_t       *cr,
               const RungBox *box,
               RungRungState  state,
               gboolean       is_open)
{
  static const double dashes[] = { 3.5, 2.5 };
  static const struct { RungInk fill, line; double line_width; } looks[] = {
    [RUNG_RUNG_PAST] = { RUNG_INK_DONE_SOFT, RUNG_INK_DONE, 0.8 },
    [RUNG_RUNG_CURRENT] = { RUNG_INK_ACCENT_SOFT, RUNG_INK_ACCENT, 1.7 },
    [RUNG_RUNG_PLANNED] = { RUNG_INK_PAPER, RUNG_INK_DIM, 0.9 },
  };

  cairo_save (cr);
  trace_rung (cr, box, is_open);
  rung_ink_set (cr, looks[state].fill);
  cairo_fill_preserve (cr);
  if (state == RUNG_RUNG_PLANNED)
    {
      cairo_clip (cr);
      hatch (cr, box->x, box->y, box->width, box->height, 6);
    }
  cairo_restore (cr);

  cairo_save (cr);
  cairo_new_path (cr);
  trace_rung (cr, box, is_open);
  rung_ink_set (cr, looks[state].line);
  cairo_set_line_width (cr, looks[state].line_width);
  if (state == RUNG_RUNG_PLANNED && !is_open)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (is_open)
    draw_arrow (cr, box);
  cairo_restore (cr);
}

/* The ring: how many of the responsibilities are met, clockwise from the top. */
static void
draw_ring (cairo_t                *cr,
           const RungTimelineRung *rung,
           double                  x,
           double                  y)
{
  double radius = RING_SIZE / 2 - 1;
  double center_x = x + RING_SIZE / 2, center_y = y + RING_SIZE / 2;

  cairo_set_line_width (cr, 1.8);
  rung_ink_set (cr, RUNG_INK_TRACK);
  cairo_new_path (cr);
  cairo_arc (cr, center_x, center_y, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (rung->met.met == 0 || rung->met.total == 0)
    return;
  rung_ink_set (cr, rung->state == RUNG_RUNG_CURRENT ? RUNG_INK_ACCENT : RUNG_INK_DONE);
  cairo_arc (cr, center_x, center_y, radius, -G_PI_2, -G_PI_2 + 2 * G_PI * MIN (1.0, (double) rung->met.met / rung->met.total));
  cairo_stroke (cr);
}

/* Grid and hatching do not run through words. */
static void
clear_behind (const Work    *self,
              const RungBox *box)
{
  rung_ink_set (self->cr, RUNG_INK_PAPER);
  cairo_rectangle (self->cr, box->x, box->y, box->width, box->height);
  cairo_fill (self->cr);
}

static void
draw_label (const Work *self,
            guint       position)
{
  const RungTimelineRung *rung = get_rung (self, position);
  const RungBox *box = &self->layout->labels[position];
  g_autofree char *title = dup_role_title (self, rung);
  g_autofree char *met = rung_phrase_met (self->words, rung->met);
  double leading = get_leading (self);
  double y = box->y + (box->height - MIN (box->height, 2 * leading)) / 2;

  if (self->stack->bands[position].label_place != RUNG_LABEL_INSIDE)
    clear_behind (self, box);
  rung_ink_set (self->cr, RUNG_INK_TEXT);
  rung_typesetter_draw (self->typesetter, self->cr, RUNG_STYLE_TINY_STRONG, title, box->x, y, box->width + 0.5, 0);
  if (box->height < 1.8 * leading)
    return;
  y += leading;
  draw_ring (self->cr, rung, box->x, y + (leading - RING_SIZE) / 2);
  rung_ink_set (self->cr, RUNG_INK_DIM);
  if (box->width > RING_SIZE + RING_GAP + leading)
    rung_typesetter_draw (self->typesetter, self->cr, RUNG_STYLE_TINY, met, box->x + RING_SIZE + RING_GAP, y,
                          box->width - RING_SIZE - RING_GAP + 0.5, 0);
}

/* --- Goals, flags, today ------------------------------------------------------- */

static RungInk
get_bar_ink (const RungTimelineBar *bar)
{
  if (rung_record_get_integer (bar->goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DONE)
    return RUNG_INK_DONE;
  return bar->is_overdue ? RUNG_INK_LATE : RUNG_INK_ACCENT;
}

static void
draw_bar (const Work    *self,
          const RungBox *box,
          RungInk        ink,
          double         fraction,
          gboolean       is_late)
{
  RungMark mark = { RUNG_MARK_BAR, ink, fraction };

  rung_mark_draw (&mark, self->cr, box->x, box->y, box->width, box->height);
  if (!is_late)
    return;
  /* Late is a form too: a line around the whole bar. */
  rung_ink_set (self->cr, RUNG_INK_LATE);
  cairo_set_line_width (self->cr, 0.7);
  rung_ink_rounded_box (self->cr, box->x, box->y, box->width, box->height, box->height / 2);
  cairo_stroke (self->cr);
}

static void
draw_bars (const Work *self)
{
  for (guint i = 0; i < self->layout->bars->len; i++)
    {
      const RungPlacedBar *placed = &g_array_index (self->layout->bars, RungPlacedBar, i);

      draw_bar (self, &placed->track, get_bar_ink (placed->bar), rung_progress_of_goal (self->timeline->plan, placed->bar->goal),
                placed->bar->is_overdue);
    }
  for (guint i = 0; i < self->layout->sums->len; i++)
    {
      const RungPlacedSum *placed = &g_array_index (self->layout->sums, RungPlacedSum, i);
      const RungTimelineSum *sum = &g_array_index (get_rung (self, placed->group)->sums, RungTimelineSum, placed->position);

      draw_bar (self, &placed->track, RUNG_INK_DONE, (double) sum->count.done / MAX (sum->count.total, 1), sum->count.overdue > 0);
    }
  for (guint i = 0; i < self->layout->n_rungs; i++)
    {
      const RungBox *box = &self->layout->summaries[i];
      g_autofree char *text = NULL;

      if (box->width <= 8)
        continue;
      text = rung_phrase_goals (self->words, get_rung (self, i)->goals);
      rung_ink_set (self->cr, get_rung (self, i)->goals.overdue > 0 ? RUNG_INK_LATE : RUNG_INK_DIM);
      rung_typesetter_draw (self->typesetter, self->cr, RUNG_STYLE_TINY, text, box->x, box->y, box->width + 0.5, 0);
    }
}

static void
draw_flag_form (cairo_t *cr,
                double   x,
                double   y,
                double   height)
{
  rung_ink_set (cr, RUNG_INK_WATCH);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, x, y + height);
  cairo_line_to (cr, x, y);
  cairo_stroke (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + 7.5, y + 3);
  cairo_line_to (cr, x, y + 6);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_flags (const Work *self)
{
  for (guint i = 0; i < self->layout->n_flags; i++)
    {
      const RungBox *box = &self->layout->flags[i];
      g_autofree char *text = phrase_flag (self, &g_array_index (self->timeline->flags, RungTimelineFlag, i));

      if (box->width <= 0)
        continue;
      if (box->width > 30)
        clear_behind (self, &(RungBox) { box->x + 9, box->y, box->width - 9, box->height - 2 });
      draw_flag_form (self->cr, box->x, box->y, box->height);
      if (box->width > 30)
        rung_typesetter_draw (self->typesetter, self->cr, RUNG_STYLE_TINY, text, box->x + 11, box->y - 1, box->width - 10, 0);
    }
}

static void
draw_today (const Work *self)
{
  const char *text = rung_words_get (self->words, "Today");
  double text_width = rung_typesetter_get_width (self->typesetter, RUNG_STYLE_TINY_STRONG, text);
  double width = text_width + 12, x;

  if (self->layout->today_x < 0 || self->layout->today_x > self->width || width > self->width)
    return;
  draw_vertical (self, self->layout->today_x, AXIS_HEIGHT - PILL_HEIGHT - 3, RUNG_INK_LATE, 1.2);
  x = CLAMP (self->layout->today_x - width / 2, 0, self->width - width);
  rung_ink_rounded_box (self->cr, x, AXIS_HEIGHT - PILL_HEIGHT - 3, width, PILL_HEIGHT, 4);
  cairo_fill (self->cr);
  rung_ink_set (self->cr, RUNG_INK_PAPER);
  rung_typesetter_draw (self->typesetter, self->cr, RUNG_STYLE_TINY_STRONG, text, x + width / 2,
                        AXIS_HEIGHT - PILL_HEIGHT - 3 + (PILL_HEIGHT - get_leading (self)) / 2, -1, 0.5);
}

/* --- Legend -------------------------------------------------------------------- */

typedef enum { LEGEND_PAST, LEGEND_CURRENT, LEGEND_PLANNED, LEGEND_GOAL, LEGEND_LATE, LEGEND_FLAG, N_LEGENDS } Legend;

static gboolean
has_legend (const Work *self,
            Legend      legend)
{
  switch (legend)
    {
    case LEGEND_PAST:
    case LEGEND_CURRENT:
    case LEGEND_PLANNED:
      for (guint i = 0; i < self->timeline->rungs->len; i++)
        if ((guint) get_rung (self, i)->state == (guint) legend)
          return TRUE;
      return FALSE;
    case LEGEND_GOAL:
      return self->layout->bars->len + self->layout->sums->len > 0;
    case LEGEND_LATE:
      for (guint i = 0; i < self->timeline->rungs->len; i++)
        if (get_rung (self, i)->goals.overdue > 0)
          return TRUE;
      return FALSE;
    case LEGEND_FLAG:
      return self->timeline->flags->len > 0;
    case N_LEGENDS:
    default:
      return FALSE;
    }
}

static void
draw_legend_form (const Work *self,
                  Legend      legend,
                  double      x,
                  double      y,
                  double      width)
{
  RungBox box = { x, y, width, 8 };
  RungMark goal = { RUNG_MARK_BAR, RUNG_INK_ACCENT, 0.6 };

  switch (legend)
    {
    case LEGEND_PAST:
    case LEGEND_CURRENT:
    case LEGEND_PLANNED:
      draw_rung_box (self->cr, &box, (RungRungState) legend, FALSE);
      break;
    case LEGEND_GOAL:
      rung_mark_draw (&goal, self->cr, x, y + 2, width, 4.5);
      break;
    case LEGEND_LATE:
      goal.ink = RUNG_INK_LATE;
      rung_mark_draw (&goal, self->cr, x, y + 2, width, 4.5);
      rung_ink_rounded_box (self->cr, x, y + 2, width, 4.5, 2.25);
      cairo_set_line_width (self->cr, 0.7);
      cairo_stroke (self->cr);
      break;
    case LEGEND_FLAG:
      draw_flag_form (self->cr, x + 3, y - 1, 10);
      break;
    case N_LEGENDS:
    default:
      break;
    }
}

static void
draw_legend (const Work *self)
{
  const char *texts[N_LEGENDS] = {
    [LEGEND_PAST] = rung_words_get_in_context (self->words, "legend", "past role"),
    [LEGEND_CURRENT] = rung_words_get_in_context (self->words, "legend", "present role"),
    [LEGEND_PLANNED] = rung_words_get_in_context (self->words, "legend", "planned role"),
    [LEGEND_GOAL] = rung_words_get_in_context (self->words, "legend", "goal"),
    [LEGEND_LATE] = rung_words_get_in_context (self->words, "legend", "late goal"),
    [LEGEND_FLAG] = rung_words_get_in_context (self->words, "legend", "watch point"),
  };
  double x = 0, y = self->height + LEGEND_HEIGHT - get_leading (self);

  for (Legend legend = 0; legend < N_LEGENDS; legend++)
    {
      double form_width = legend == LEGEND_FLAG ? 12 : 18;

      if (!has_legend (self, legend))
        continue;
      if (x + form_width + 4 + rung_typesetter_get_width (self->typesetter, RUNG_STYLE_TINY, texts[legend]) > self->width)
        return;
      draw_legend_form (self, legend, x + 0.5, y + 1.5, form_width);
      x += form_width + 5;
      rung_ink_set (self->cr, RUNG_INK_DIM);
      x += rung_typesetter_draw (self->typesetter, self->cr, RUNG_STYLE_TINY, texts[legend], x, y, -1, 0) + 14;
    }
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
  Work self = { cr, timeline, NULL, NULL, words, typesetter, width, MAX (height - LEGEND_HEIGHT, 1) };

  lay_out (&self);

  cairo_save (cr);
  /* What goes on out of view is cut off at the edge. */
  cairo_rectangle (cr, -1, -1, width + 2, height + 2);
  cairo_clip (cr);
  draw_axis (&self);
  for (guint i = 0; i < timeline->pauses->len; i++)
    draw_pause (&self, g_ptr_array_index (timeline->pauses, i));
  draw_connectors (&self);
  for (guint i = 0; i < self.layout->n_rungs; i++)
    draw_rung_box (cr, &self.layout->rungs[i], get_rung (&self, i)->state, get_rung (&self, i)->span.end == RUNG_DAY_FOREVER);
  draw_bars (&self);
  draw_today (&self);
  for (guint i = 0; i < self.layout->n_rungs; i++)
    draw_label (&self, i);
  draw_flags (&self);
  draw_legend (&self);
  cairo_restore (cr);
  rung_timeline_layout_free (self.layout);
  rung_timeline_stack_free (self.stack);
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
 * Draws a timeline.  Nothing is painted behind it.
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
