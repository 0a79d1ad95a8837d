/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An opened role on paper: a lane a responsibility, with its levels in dots and words,
 * its goals below. */

#include "rung-timeline-drawing-private.h"

#include "rung-phrases.h"

#define PADDING 8.0
#define LANE_GAP 8.0
#define BAR_HEIGHT 12.5
#define BAR_GAP 3.5
#define LEAST_BAR_WIDTH 3.0
#define MOST_BARS 300
#define DOTS_WIDTH 28.0
#define DOT_SIZE 5.5
#define DOTS_GAP 5.0
#define HEADER_AIR 4.0
/* A lane this wide rather cuts a long title than puts the levels below it. */
#define WIDE_LANE 420.0

static const RungRoleLane *
get_lane (const RungLaneDrawing *self,
          guint                  position)
{
  return &g_array_index (self->role->lanes, RungRoleLane, position);
}

/* --- Levels -------------------------------------------------------------------- */

static RungRecord *
get_rating (const RungLaneDrawing *self,
            const RungRoleLane    *lane,
            RungRatingBy           by)
{
  return rung_rating_newest (self->canvas.plan, rung_record_get_uid (lane->responsibility), by);
}

/* As RUNG_MARK_DOTS takes it. */
static int
get_level (RungRecord *rating)
{
  if (rating == NULL)
    return -1;
  return rung_record_has (rating, RUNG_RATING_LEVEL) ? (int) rung_record_get_integer (rating, RUNG_RATING_LEVEL) : -2;
}

/* "Mentor: On my own" */
static char *
phrase_level (const RungLaneDrawing *self,
              RungRatingBy           by,
              int                    level)
{
  RungWords *words = self->canvas.words;
  const char *who = by == RUNG_RATING_BY_SELF ? rung_words_get_in_context (words, "rating", "Self")
                                              : rung_words_get_in_context (words, "rating", "Mentor");
  const char *what = level == -1 ? rung_words_get_in_context (words, "gap", "not rated yet")
                                 : rung_phrase_level (words, MAX (level, -1));

  /* Translators: who rated, and the level in words: "Mentor: On my own" */
  return g_strdup_printf (rung_words_get_in_context (words, "rating", "%s: %s"), who, what);
}

static double
measure_levels (const RungLaneDrawing *self,
                const RungRoleLane    *lane)
{
  double width = 0;

  for (RungRatingBy by = RUNG_RATING_BY_SELF; by <= RUNG_RATING_BY_MENTOR; by++)
    {
      g_autofree char *text = phrase_level (self, by, get_level (get_rating (self, lane, by)));

      width = MAX (width, rung_canvas_measure (&self->canvas, RUNG_STYLE_TINY, text));
    }
  return DOTS_WIDTH + DOTS_GAP + width;
}

static double
get_inner_width (const RungLaneDrawing *self)
{
  return MAX (self->canvas.width - 2 * PADDING, 1);
}

static gboolean
has_levels_beside (const RungLaneDrawing *self,
                   const RungRoleLane    *lane)
{
  g_autofree char *title = NULL;
  double inner = get_inner_width (self);

  if (inner >= WIDE_LANE)
    return TRUE;
  title = rung_canvas_dup_title (&self->canvas, lane->responsibility);
  return rung_canvas_measure (&self->canvas, RUNG_STYLE_TINY_STRONG, title) + PADDING + measure_levels (self, lane) <= inner;
}

static void
draw_level (const RungLaneDrawing *self,
            const RungRoleLane    *lane,
            RungRatingBy           by,
            const RungBox         *box)
{
  int level = get_level (get_rating (self, lane, by));
  RungMark dots = { RUNG_MARK_DOTS, by == RUNG_RATING_BY_SELF ? RUNG_INK_ACCENT : RUNG_INK_MENTOR, level };
  g_autofree char *text = phrase_level (self, by, level);

  rung_canvas_begin_form (&self->canvas, box);
  rung_mark_draw (&dots, self->canvas.cr, box->x, box->y + (box->height - DOT_SIZE) / 2, DOTS_WIDTH, DOT_SIZE);
  rung_canvas_end_form (&self->canvas);
  rung_ink_set (self->canvas.cr, RUNG_INK_DIM);
  rung_canvas_draw_text (&self->canvas, RUNG_STYLE_TINY, text, box, DOTS_WIDTH + DOTS_GAP, box->y);
}

/* --- Measures ------------------------------------------------------------------ */

static void
measure_lane_cb (const RungRoleLane *lane,
                 double             *header,
                 double             *footer,
                 gpointer            data)
{
  const RungLaneDrawing *self = data;
  guint n_lines = has_levels_beside (self, lane) ? 2 : 4;

  *header = n_lines * rung_canvas_get_leading (&self->canvas) + 2 * HEADER_AIR;
  *footer = HEADER_AIR;
}

static double
measure_title_cb (const RungTimelineBar *bar,
                  gpointer               data)
{
  const RungLaneDrawing *self = data;

  return rung_canvas_measure_bar (&self->canvas, bar);
}

/* --- Drawing ------------------------------------------------------------------- */

/* Lines of the axis stop where words are, and go on beside them. */
static void
draw_header_line (const RungLaneDrawing *self,
                  RungStyle              style,
                  RungInk                ink,
                  const char            *text,
                  const RungBox         *box)
{
  double width = MIN (rung_canvas_measure (&self->canvas, style, text) + 2, box->width);

  rung_canvas_clear_behind (&self->canvas, &(RungBox) { self->canvas.right_to_left ? box->x + box->width - width : box->x, box->y, width, box->height });
  rung_ink_set (self->canvas.cr, ink);
  rung_canvas_draw_text (&self->canvas, style, text, box, 0, box->y);
}

/* Title over "6 goals · 1 late". */
static void
draw_header_words (const RungLaneDrawing *self,
                   const RungRoleLane    *lane,
                   RungBox               *box)
{
  RungGoalCount count = rung_bar_set_get_count (lane->bars);
  g_autofree char *title = rung_canvas_dup_title (&self->canvas, lane->responsibility);
  g_autofree char *goals = count.total > 0 ? rung_phrase_goals (self->canvas.words, count)
                                           : g_strdup (rung_words_get (self->canvas.words, "No goals here yet."));

  draw_header_line (self, RUNG_STYLE_TINY_STRONG, RUNG_INK_TEXT, title, box);
  box->y += box->height;
  draw_header_line (self, RUNG_STYLE_TINY, count.overdue > 0 ? RUNG_INK_LATE : RUNG_INK_DIM, goals, box);
}

/* The levels at the far end or below. */
static void
draw_header (const RungLaneDrawing *self,
             guint                  position)
{
  const RungRoleLane *lane = get_lane (self, position);
  double leading = rung_canvas_get_leading (&self->canvas), inner = get_inner_width (self);
  gboolean is_beside = has_levels_beside (self, lane);
  double levels = MIN (measure_levels (self, lane), inner);
  RungBox words = { PADDING, self->stack->lanes[position].top + HEADER_AIR, is_beside ? inner - levels - PADDING : inner, leading };
  RungBox level = { is_beside ? PADDING + inner - levels : PADDING, is_beside ? words.y : words.y + 2 * leading, levels, leading };

  if (self->canvas.right_to_left)
    {
      words.x = self->canvas.width - words.x - words.width;
      level.x = self->canvas.width - level.x - level.width;
    }
  draw_header_words (self, lane, &words);
  rung_canvas_clear_behind (&self->canvas, &(RungBox) { level.x, level.y, level.width, 2 * leading });
  draw_level (self, lane, RUNG_RATING_BY_SELF, &level);
  level.y += leading;
  draw_level (self, lane, RUNG_RATING_BY_MENTOR, &level);
}

static void
draw_card (const RungLaneDrawing *self,
           guint                  position)
{
  const RungLaneBand *band = &self->stack->lanes[position];

  rung_ink_set (self->canvas.cr, RUNG_INK_RULE);
  cairo_set_line_width (self->canvas.cr, 0.9);
  rung_ink_rounded_box (self->canvas.cr, 0.5, band->top, self->canvas.width - 1, band->height, 6);
  cairo_stroke (self->canvas.cr);
}

/* Bars end where the days do, not in the padding. */
static void
clip_to_days (const RungLaneDrawing *self)
{
  cairo_rectangle (self->canvas.cr, PADDING - 1, 0, get_inner_width (self) + 2, self->canvas.height);
  cairo_clip (self->canvas.cr);
}

static void
draw_goals (const RungLaneDrawing *self)
{
  cairo_save (self->canvas.cr);
  clip_to_days (self);
  for (guint i = 0; i < self->layout->sums->len; i++)
    {
      const RungPlacedSum *placed = &g_array_index (self->layout->sums, RungPlacedSum, i);

      rung_canvas_draw_sum (&self->canvas, &placed->track, rung_bar_set_get_count (get_lane (self, placed->group)->bars));
    }
  for (guint i = 0; i < self->layout->bars->len; i++)
    rung_canvas_draw_bar (&self->canvas, &g_array_index (self->layout->bars, RungPlacedBar, i), TRUE);
  cairo_restore (self->canvas.cr);
}

static void
draw_words (const RungLaneDrawing *self)
{
  for (guint i = 0; i < self->layout->sums->len; i++)
    {
      const RungPlacedSum *placed = &g_array_index (self->layout->sums, RungPlacedSum, i);

      rung_canvas_draw_sum_words (&self->canvas, &placed->track, rung_bar_set_get_count (get_lane (self, placed->group)->bars));
    }
  for (guint i = 0; i < self->layout->bars->len; i++)
    rung_canvas_draw_bar_title (&self->canvas, &g_array_index (self->layout->bars, RungPlacedBar, i));
  for (guint i = 0; i < self->stack->n_lanes; i++)
    draw_header (self, i);
}

static void
draw_nothing (const RungLaneDrawing *self)
{
  RungBox box = { PADDING, self->metrics.axis_height + HEADER_AIR, get_inner_width (self), rung_canvas_get_leading (&self->canvas) };

  rung_ink_set (self->canvas.cr, RUNG_INK_DIM);
  rung_canvas_draw_text (&self->canvas, RUNG_STYLE_TINY,
                         rung_words_get (self->canvas.words, "This role has no responsibilities yet."), &box, 0, box.y);
}

static guint
list_legends (const RungLaneDrawing *self)
{
  guint legends = self->layout->sums->len > 0 ? 1u << RUNG_LEGEND_SUM : 0;

  for (guint i = 0; i < self->layout->bars->len; i++)
    legends |= rung_legend_of_bar (g_array_index (self->layout->bars, RungPlacedBar, i).bar);
  return legends;
}

static RungLaneMetrics
make_metrics (RungLaneDrawing *self)
{
  return (RungLaneMetrics) {
    .width = self->canvas.width,
    .height = self->canvas.width, /* it may grow as it has to */
    .right_to_left = self->canvas.right_to_left,
    .axis_height = rung_canvas_get_axis_height (&self->canvas, self->role->pauses->len) + HEADER_AIR,
    .padding = PADDING,
    .lane_gap = LANE_GAP,
    .bar_height = BAR_HEIGHT,
    .bar_gap = BAR_GAP,
    .least_bar_width = LEAST_BAR_WIDTH,
    .most_bars = MOST_BARS,
    .measure_lane = measure_lane_cb,
    .measure_title = measure_title_cb,
    .data = self,
  };
}

void
rung_lane_drawing_init (RungLaneDrawing        *self,
                        const RungRoleTimeline *role,
                        RungWords              *words,
                        RungTypesetter         *typesetter,
                        RungTimeView            view,
                        double                  width)
{
  *self = (RungLaneDrawing) { .role = role };
  rung_canvas_init (&self->canvas, role->plan, role->today, words, typesetter);
  self->canvas.width = width;
  self->canvas.inset = PADDING;
  self->canvas.scale = rung_time_view_get_scale (view, get_inner_width (self));
  self->metrics = make_metrics (self);
  self->stack = rung_lane_stack_new (role, &self->metrics, rung_timescale_length_per_day (&self->canvas.scale));
  self->canvas.height = MAX (self->stack->height, self->metrics.axis_height + 3 * rung_canvas_get_leading (&self->canvas));
  self->layout = rung_lane_layout_new (role, &self->metrics, self->stack, &self->canvas.scale, 0, self->canvas.height);
  self->canvas.today_x = self->layout->today_x;
  self->height = self->canvas.height + rung_canvas_get_legend_height (&self->canvas, list_legends (self));
}

void
rung_lane_drawing_draw (RungLaneDrawing *self,
                        cairo_t         *cr)
{
  self->canvas.cr = cr;
  cairo_save (cr);
  cairo_save (cr);
  cairo_rectangle (cr, 0, -1, self->canvas.width, self->canvas.height + 2);
  cairo_clip (cr);
  rung_canvas_draw_axis (&self->canvas);
  rung_canvas_draw_pauses (&self->canvas, self->role->pauses);
  for (guint i = 0; i < self->stack->n_lanes; i++)
    draw_card (self, i);
  draw_goals (self);
  rung_canvas_draw_today (&self->canvas);
  draw_words (self);
  if (self->stack->n_lanes == 0)
    draw_nothing (self);
  cairo_restore (cr);
  rung_canvas_draw_legend (&self->canvas, list_legends (self));
  cairo_restore (cr);
}

void
rung_lane_drawing_clear (RungLaneDrawing *self)
{
  g_clear_pointer (&self->layout, rung_lane_layout_free);
  g_clear_pointer (&self->stack, rung_lane_stack_free);
}
