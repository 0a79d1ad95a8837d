/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The legend of a timeline: only forms that are there, in as many lines as they need. */

#include "rung-timeline-canvas-private.h"

#define FIRST_LINE_HEIGHT 20.0
#define LINE_HEIGHT 13.0
#define ENTRY_AIR 14.0
#define FORM_AIR 5.0
#define BAR_HEIGHT 4.5

static const char *
get_words (const RungCanvas *self,
           RungLegend        legend)
{
  switch (legend)
    {
    case RUNG_LEGEND_PAST:
      return rung_words_get_in_context (self->words, "legend", "past role");
    case RUNG_LEGEND_CURRENT:
      return rung_words_get_in_context (self->words, "legend", "present role");
    case RUNG_LEGEND_PLANNED:
      return rung_words_get_in_context (self->words, "legend", "planned role");
    case RUNG_LEGEND_GOAL:
      return rung_words_get_in_context (self->words, "legend", "goal");
    case RUNG_LEGEND_LATE:
      return rung_words_get_in_context (self->words, "legend", "late goal");
    case RUNG_LEGEND_OPEN_ENDED:
      return rung_words_get_in_context (self->words, "legend", "goal without a due date");
    case RUNG_LEGEND_SUM:
      return rung_words_get_in_context (self->words, "legend", "goals of a responsibility");
    case RUNG_LEGEND_BRANCH:
      return rung_words_get_in_context (self->words, "legend", "move to the side");
    case RUNG_LEGEND_FLAG:
      return rung_words_get_in_context (self->words, "legend", "watch point");
    case RUNG_N_LEGENDS:
    default:
      g_assert_not_reached ();
    }
}

static double
get_form_width (RungLegend legend)
{
  return legend == RUNG_LEGEND_FLAG ? 12 : 18;
}

static double
get_entry_width (const RungCanvas *self,
                 RungLegend        legend)
{
  return get_form_width (legend) + FORM_AIR + rung_canvas_measure (self, RUNG_STYLE_TINY, get_words (self, legend));
}

/* Where an entry stands: along its line, and in which line.  TRUE if it is there. */
static gboolean
place_entry (const RungCanvas *self,
             guint             legends,
             RungLegend        legend,
             double           *x,
             guint            *line)
{
  double width;

  if ((legends & (1u << legend)) == 0)
    return FALSE;
  width = get_entry_width (self, legend);
  if (*x > 0 && *x + width > self->width)
    {
      *x = 0;
      *line += 1;
    }
  return TRUE;
}

/**
 * rung_canvas_get_legend_height:
 * @self: a canvas whose width is set
 * @legends: a bit for each #RungLegend
 *
 * Returns: how much height the legend needs below the drawing
 */
double
rung_canvas_get_legend_height (const RungCanvas *self,
                               guint             legends)
{
  double x = 0;
  guint line = 0;

  for (RungLegend legend = 0; legend < RUNG_N_LEGENDS; legend++)
    if (place_entry (self, legends, legend, &x, &line))
      x += get_entry_width (self, legend) + ENTRY_AIR;
  return FIRST_LINE_HEIGHT + line * LINE_HEIGHT;
}

guint
rung_legend_of_bar (const RungTimelineBar *bar)
{
  return 1u << RUNG_LEGEND_GOAL |
         (bar->is_overdue ? 1u << RUNG_LEGEND_LATE : 0) |
         (bar->is_open_ended ? 1u << RUNG_LEGEND_OPEN_ENDED : 0);
}

static void
draw_bar_form (const RungCanvas *self,
               RungLegend        legend,
               const RungBox    *box)
{
  RungMark mark = { RUNG_MARK_BAR, legend == RUNG_LEGEND_LATE ? RUNG_INK_LATE : RUNG_INK_ACCENT, 0.6 };
  double y = box->y + (box->height - BAR_HEIGHT) / 2;

  rung_mark_draw (&mark, self->cr, box->x, y, box->width, BAR_HEIGHT);
  if (legend == RUNG_LEGEND_OPEN_ENDED)
    {
      rung_ink_set (self->cr, RUNG_INK_PAPER);
      cairo_set_line_width (self->cr, 1);
      for (int i = 1; i <= 3; i++)
        {
          cairo_move_to (self->cr, box->x + box->width - 3 * i, y);
          cairo_line_to (self->cr, box->x + box->width - 3 * i, y + BAR_HEIGHT);
        }
      cairo_stroke (self->cr);
    }
  if (legend != RUNG_LEGEND_LATE)
    return;
  rung_ink_rounded_box (self->cr, box->x, y, box->width, BAR_HEIGHT, BAR_HEIGHT / 2);
  cairo_set_line_width (self->cr, 0.7);
  cairo_stroke (self->cr);
}

static void
draw_form (const RungCanvas *self,
           RungLegend        legend,
           const RungBox    *box)
{
  switch (legend)
    {
    case RUNG_LEGEND_PAST:
    case RUNG_LEGEND_CURRENT:
    case RUNG_LEGEND_PLANNED:
      rung_canvas_draw_rung_box (self, box, (RungRungState) legend, FALSE);
      break;
    case RUNG_LEGEND_GOAL:
    case RUNG_LEGEND_LATE:
    case RUNG_LEGEND_OPEN_ENDED:
      rung_canvas_begin_form (self, box);
      draw_bar_form (self, legend, box);
      rung_canvas_end_form (self);
      break;
    case RUNG_LEGEND_SUM:
      rung_canvas_draw_sum (self, &(RungBox) { box->x, box->y + 1.5, box->width, BAR_HEIGHT }, (RungGoalCount) { .open = 1, .done = 1 });
      break;
    case RUNG_LEGEND_BRANCH:
      rung_canvas_draw_connector (self, &(RungConnector) { box->x, box->y + box->height, box->x + box->width, box->y, TRUE, TRUE });
      break;
    case RUNG_LEGEND_FLAG:
      rung_canvas_draw_flag_form (self, &(RungBox) { box->x + 3, box->y - 1, box->width - 3, 10 });
      break;
    case RUNG_N_LEGENDS:
    default:
      break;
    }
}

static void
draw_entry (const RungCanvas *self,
            RungLegend        legend,
            double            x,
            double            y)
{
  double width = get_entry_width (self, legend), form = get_form_width (legend);
  RungBox entry = { x + 0.5, y, MIN (width, self->width - x), rung_canvas_get_leading (self) };
  RungBox box;

  if (self->right_to_left)
    entry.x = self->width - entry.x - entry.width;
  box = (RungBox) { self->right_to_left ? entry.x + entry.width - form : entry.x, y + 1.5, form, 8 };
  draw_form (self, legend, &box);
  rung_ink_set (self->cr, RUNG_INK_DIM);
  rung_canvas_draw_text (self, RUNG_STYLE_TINY, get_words (self, legend), &entry, form + FORM_AIR, y);
}

void
rung_canvas_draw_legend (const RungCanvas *self,
                         guint             legends)
{
  double x = 0, top = self->height + FIRST_LINE_HEIGHT - rung_canvas_get_leading (self);
  guint line = 0;

  for (RungLegend legend = 0; legend < RUNG_N_LEGENDS; legend++)
    if (place_entry (self, legends, legend, &x, &line))
      {
        draw_entry (self, legend, x, top + line * LINE_HEIGHT);
        x += get_entry_width (self, legend) + ENTRY_AIR;
      }
}
