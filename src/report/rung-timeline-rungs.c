/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forms of the ladder.  A rung's state is colour and form: the past is filled with
 * a thin line, the present has a thick line, what is planned is dashed and hatched, and
 * an open end has no end line but an arrow. */

#include "rung-timeline-canvas-private.h"

#include <math.h>

static const double dashes[] = { 3.5, 2.5 };
static const double dots[] = { 1, 2.5 };

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

  cairo_new_path (cr);
  if (is_open)
    trace_open_box (cr, box, radius);
  else
    rung_ink_rounded_box (cr, box->x, box->y, box->width, box->height, radius);
}

static void
fill_rung (const RungCanvas *self,
           const RungBox    *box,
           RungInk           fill,
           gboolean          is_hatched,
           gboolean          is_open)
{
  cairo_save (self->cr);
  trace_rung (self->cr, box, is_open);
  rung_ink_set (self->cr, fill);
  cairo_fill_preserve (self->cr);
  if (is_hatched)
    {
      cairo_clip (self->cr);
      rung_canvas_hatch (self, box, 6);
    }
  cairo_restore (self->cr);
}

void
rung_canvas_draw_rung_box (const RungCanvas *self,
                           const RungBox    *box,
                           RungRungState     state,
                           gboolean          is_open)
{
  static const struct { RungInk fill, line; double line_width; } looks[] = {
    [RUNG_RUNG_PAST] = { RUNG_INK_DONE_SOFT, RUNG_INK_DONE, 0.8 },
    [RUNG_RUNG_CURRENT] = { RUNG_INK_ACCENT_SOFT, RUNG_INK_ACCENT, 1.7 },
    [RUNG_RUNG_PLANNED] = { RUNG_INK_PAPER, RUNG_INK_DIM, 0.9 },
  };

  rung_canvas_begin_form (self, box);
  fill_rung (self, box, looks[state].fill, state == RUNG_RUNG_PLANNED, is_open);
  trace_rung (self->cr, box, is_open);
  rung_ink_set (self->cr, looks[state].line);
  cairo_set_line_width (self->cr, looks[state].line_width);
  if (state == RUNG_RUNG_PLANNED && !is_open)
    cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
  if (is_open)
    draw_arrow (self->cr, box);
  rung_canvas_end_form (self);
}

/* The ring: how many of the responsibilities are met, clockwise from the top. */
void
rung_canvas_draw_ring (const RungCanvas       *self,
                       const RungTimelineRung *rung,
                       const RungBox          *box)
{
  double radius = box->width / 2 - 1;
  double center_x = box->x + box->width / 2, center_y = box->y + box->height / 2;

  cairo_set_line_width (self->cr, 1.8);
  rung_ink_set (self->cr, RUNG_INK_TRACK);
  cairo_new_path (self->cr);
  cairo_arc (self->cr, center_x, center_y, radius, 0, 2 * G_PI);
  cairo_stroke (self->cr);
  if (rung->met.met == 0 || rung->met.total == 0)
    return;
  rung_ink_set (self->cr, rung->state == RUNG_RUNG_CURRENT ? RUNG_INK_ACCENT : RUNG_INK_DONE);
  cairo_arc (self->cr, center_x, center_y, radius, -G_PI_2, -G_PI_2 + 2 * G_PI * MIN (1.0, (double) rung->met.met / rung->met.total));
  cairo_stroke (self->cr);
}

void
rung_canvas_draw_connector (const RungCanvas    *self,
                            const RungConnector *line)
{
  if (!line->is_visible)
    return;
  rung_ink_set (self->cr, line->is_branch ? RUNG_INK_DIM : RUNG_INK_RULE);
  cairo_set_line_width (self->cr, 1.2);
  if (line->is_branch)
    cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (self->cr, line->x1, line->y1);
  cairo_line_to (self->cr, line->x2, line->y1);
  cairo_line_to (self->cr, line->x2, line->y2);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

/* Time without a role: dotted all around, with words if there is room for them over the
 * line that leads on through it. */
void
rung_canvas_draw_gap (const RungCanvas *self,
                      const RungBox    *box)
{
  const char *text = rung_words_get_in_context (self->words, "timeline", "no role");
  double width = rung_canvas_measure (self, RUNG_STYLE_TINY, text), leading = rung_canvas_get_leading (self);

  if (box->width <= 0)
    return;
  rung_ink_set (self->cr, RUNG_INK_DIM);
  cairo_set_line_width (self->cr, 0.9);
  cairo_set_dash (self->cr, dots, G_N_ELEMENTS (dots), 0);
  rung_ink_rounded_box (self->cr, box->x, box->y, box->width, box->height, 4);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
  if (width + 4 <= box->width && leading <= box->height / 2)
    rung_typesetter_draw (self->typesetter, self->cr, RUNG_STYLE_TINY, text, box->x + box->width / 2,
                          box->y + (box->height / 2 - leading) / 2, -1, 0.5);
}

void
rung_canvas_draw_flag_form (const RungCanvas *self,
                            const RungBox    *box)
{
  rung_canvas_begin_form (self, box);
  rung_ink_set (self->cr, RUNG_INK_WATCH);
  cairo_set_line_width (self->cr, 1);
  cairo_move_to (self->cr, box->x, box->y + box->height);
  cairo_line_to (self->cr, box->x, box->y);
  cairo_stroke (self->cr);
  cairo_move_to (self->cr, box->x, box->y);
  cairo_line_to (self->cr, box->x + 7.5, box->y + 3);
  cairo_line_to (self->cr, box->x, box->y + 6);
  cairo_close_path (self->cr);
  cairo_fill (self->cr);
  rung_canvas_end_form (self);
}
