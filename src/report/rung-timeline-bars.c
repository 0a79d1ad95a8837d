/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goals as bars, and strips that stand for several of them.
 *
 * A bar's state is colour, form and word: done is full, late has a line around it and
 * says how late, an end that is only a guess falls to pieces, and a strip of several goals
 * has corners where a goal is round. */

#include "rung-timeline-canvas-private.h"

#include "rung-phrases.h"

/* A title may be a paragraph; this much of one tells which goal it is. */
#define MOST_TITLE_WIDTH 210.0
#define TITLE_PADDING 4.0

static gboolean
is_done (RungRecord *goal)
{
  return rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DONE;
}

static RungInk
get_ink (const RungTimelineBar *bar)
{
  if (is_done (bar->goal))
    return RUNG_INK_DONE;
  return bar->is_overdue ? RUNG_INK_LATE : RUNG_INK_ACCENT;
}

static RungInk
get_fill (const RungTimelineBar *bar)
{
  if (is_done (bar->goal))
    return RUNG_INK_DONE_FILL;
  return bar->is_overdue ? RUNG_INK_LATE_FILL : RUNG_INK_ACCENT_FILL;
}

double
rung_canvas_get_bar_fraction (const RungCanvas      *self,
                              const RungTimelineBar *bar)
{
  return rung_progress_of_goal (self->plan, bar->goal);
}

/* --- Words --------------------------------------------------------------------- */

char *
rung_canvas_dup_bar_title (const RungCanvas      *self,
                           const RungTimelineBar *bar)
{
  gint64 status = rung_record_get_integer (bar->goal, RUNG_GOAL_STATUS);
  g_autofree char *title = rung_canvas_dup_title (self, bar->goal);
  g_autofree char *state = NULL;

  if (bar->is_overdue)
    state = rung_phrase_lateness (self->words, bar->goal, self->today);
  else if (status == RUNG_GOAL_DONE || status == RUNG_GOAL_PAUSED)
    state = g_strdup (rung_phrase_enum (self->words, RUNG_KIND_GOAL, RUNG_GOAL_STATUS, status));
  return state != NULL ? g_strdup_printf ("%s · %s", title, state) : g_steal_pointer (&title);
}

double
rung_canvas_measure_bar (const RungCanvas      *self,
                         const RungTimelineBar *bar)
{
  g_autofree char *title = rung_canvas_dup_bar_title (self, bar);

  return MIN (rung_canvas_measure (self, RUNG_STYLE_TINY, title), MOST_TITLE_WIDTH) + 2 * TITLE_PADDING;
}

static gboolean
is_within (const RungBox *inner,
           const RungBox *outer)
{
  return inner->x >= outer->x - 0.5 && inner->x + inner->width <= outer->x + outer->width + 0.5;
}

void
rung_canvas_draw_bar_title (const RungCanvas    *self,
                            const RungPlacedBar *placed)
{
  g_autofree char *title = NULL;
  RungBox box = placed->title;

  if (box.width <= 2 * TITLE_PADDING)
    return;
  title = rung_canvas_dup_bar_title (self, placed->bar);
  if (!is_within (&box, &placed->track))
    rung_canvas_clear_behind (self, &box);
  box.x += TITLE_PADDING;
  box.width -= 2 * TITLE_PADDING;
  rung_ink_set (self->cr, RUNG_INK_TEXT);
  rung_canvas_draw_text (self, RUNG_STYLE_TINY, title, &box, 0, box.y + (box.height - rung_canvas_get_leading (self)) / 2);
}

/* --- Forms --------------------------------------------------------------------- */

/* Cuts the end of a bar into pieces: nobody has said that it ends there. */
static void
break_end (const RungCanvas *self,
           const RungBox    *track)
{
  double pitch = MIN (3, track->width / 6);

  rung_ink_set (self->cr, RUNG_INK_PAPER);
  cairo_set_line_width (self->cr, pitch / 3);
  for (int i = 1; i <= 3; i++)
    {
      cairo_move_to (self->cr, track->x + track->width - i * pitch, track->y);
      cairo_line_to (self->cr, track->x + track->width - i * pitch, track->y + track->height);
    }
  cairo_stroke (self->cr);
}

static void
draw_thin_bar (const RungCanvas      *self,
               const RungTimelineBar *bar,
               const RungBox         *track)
{
  RungMark mark = { RUNG_MARK_BAR, get_ink (bar), rung_canvas_get_bar_fraction (self, bar) };

  rung_mark_draw (&mark, self->cr, track->x, track->y, track->width, track->height);
  if (!bar->is_overdue)
    return;
  rung_ink_set (self->cr, RUNG_INK_LATE);
  cairo_set_line_width (self->cr, 0.7);
  rung_ink_rounded_box (self->cr, track->x, track->y, track->width, track->height, track->height / 2);
  cairo_stroke (self->cr);
}

static void
draw_thick_bar (const RungCanvas      *self,
                const RungTimelineBar *bar,
                const RungBox         *track)
{
  double fraction = is_done (bar->goal) ? 1 : rung_canvas_get_bar_fraction (self, bar);

  cairo_save (self->cr);
  rung_ink_rounded_box (self->cr, track->x, track->y, track->width, track->height, 3);
  rung_ink_set (self->cr, RUNG_INK_TRACK);
  cairo_fill_preserve (self->cr);
  cairo_clip (self->cr);
  rung_ink_set (self->cr, get_fill (bar));
  cairo_rectangle (self->cr, track->x, track->y, track->width * fraction, track->height);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
  if (!bar->is_overdue)
    return;
  rung_ink_set (self->cr, RUNG_INK_LATE);
  cairo_set_line_width (self->cr, 1);
  rung_ink_rounded_box (self->cr, track->x, track->y, track->width, track->height, 3);
  cairo_stroke (self->cr);
}

void
rung_canvas_draw_bar (const RungCanvas    *self,
                      const RungPlacedBar *placed,
                      gboolean             is_titled)
{
  rung_canvas_begin_form (self, &placed->track);
  if (is_titled)
    draw_thick_bar (self, placed->bar, &placed->track);
  else
    draw_thin_bar (self, placed->bar, &placed->track);
  if (placed->bar->is_open_ended)
    break_end (self, &placed->track);
  rung_canvas_end_form (self);
}

/* A strip for several goals: the share that is done, and a line around it if some are late. */
void
rung_canvas_draw_sum (const RungCanvas *self,
                      const RungBox    *track,
                      RungGoalCount     count)
{
  guint n_counted = count.open + count.done;
  gboolean has_words = track->height >= rung_canvas_get_leading (self);

  rung_canvas_begin_form (self, track);
  rung_ink_set (self->cr, RUNG_INK_TRACK);
  cairo_rectangle (self->cr, track->x, track->y, track->width, track->height);
  cairo_fill (self->cr);
  if (n_counted > 0)
    {
      rung_ink_set (self->cr, has_words ? RUNG_INK_DONE_FILL : RUNG_INK_DONE);
      cairo_rectangle (self->cr, track->x, track->y, track->width * count.done / n_counted, track->height);
      cairo_fill (self->cr);
    }
  rung_ink_set (self->cr, count.overdue > 0 ? RUNG_INK_LATE : RUNG_INK_DIM);
  cairo_set_line_width (self->cr, 0.7);
  cairo_rectangle (self->cr, track->x, track->y, track->width, track->height);
  cairo_stroke (self->cr);
  rung_canvas_end_form (self);
}

void
rung_canvas_draw_sum_words (const RungCanvas *self,
                            const RungBox    *track,
                            RungGoalCount     count)
{
  g_autofree char *text = NULL;
  double start = MAX (track->x, 0), end = MIN (track->x + track->width, self->width);
  RungBox seen = { start + TITLE_PADDING, track->y, end - start - 2 * TITLE_PADDING, track->height };

  if (track->height < rung_canvas_get_leading (self))
    return;
  text = rung_phrase_goals (self->words, count);
  if (rung_canvas_measure (self, RUNG_STYLE_TINY, text) > seen.width)
    return;
  rung_ink_set (self->cr, RUNG_INK_TEXT);
  rung_canvas_draw_text (self, RUNG_STYLE_TINY, text, &seen, 0, seen.y + (seen.height - rung_canvas_get_leading (self)) / 2);
}
