/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours and the small drawings that stand beside text: check boxes, progress
 * bars, level dots.  Each leaves the context as it found it, but for the path and
 * the source. */

#include "rung-ink.h"

static const guint32 inks[RUNG_N_INKS] = {
  [RUNG_INK_TEXT] = 0x1e1e1e,
  [RUNG_INK_DIM] = 0x5a5a5e,
  [RUNG_INK_RULE] = 0xd0d0d4,
  [RUNG_INK_GRID] = 0xe6e6ea,
  [RUNG_INK_TRACK] = 0xdcdce0,
  [RUNG_INK_BAND] = 0xeff3fb,
  [RUNG_INK_ACCENT] = 0x1a63bd,
  [RUNG_INK_ACCENT_SOFT] = 0xdbe8f8,
  [RUNG_INK_MENTOR] = 0x813d9c,
  [RUNG_INK_DONE] = 0x1f8a57,
  [RUNG_INK_DONE_SOFT] = 0xdaf1e5,
  [RUNG_INK_LATE] = 0xb81a25,
  [RUNG_INK_WATCH] = 0x8a6100,
  [RUNG_INK_PAPER] = 0xffffff,
};

void
rung_ink_set (cairo_t *cr,
              RungInk  ink)
{
  guint32 rgb = inks[ink];

  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

void
rung_ink_rounded_box (cairo_t *cr,
                      double   x,
                      double   y,
                      double   width,
                      double   height,
                      double   radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_check_box (cairo_t *cr,
                RungInk  ink,
                double   value,
                double   x,
                double   y,
                double   size)
{
  cairo_set_line_width (cr, size * 0.1);
  rung_ink_rounded_box (cr, x + size * 0.05, y + size * 0.05, size * 0.9, size * 0.9, size * 0.2);
  if (value <= 0)
    {
      rung_ink_set (cr, RUNG_INK_DIM);
      cairo_stroke (cr);
      if (value < 0)
        {
          cairo_move_to (cr, x + size * 0.28, y + size * 0.5);
          cairo_line_to (cr, x + size * 0.72, y + size * 0.5);
          cairo_stroke (cr);
        }
      return;
    }
  rung_ink_set (cr, ink);
  cairo_fill (cr);
  rung_ink_set (cr, RUNG_INK_PAPER);
  cairo_set_line_width (cr, size * 0.14);
  cairo_move_to (cr, x + size * 0.25, y + size * 0.52);
  cairo_line_to (cr, x + size * 0.43, y + size * 0.70);
  cairo_line_to (cr, x + size * 0.76, y + size * 0.32);
  cairo_stroke (cr);
}

static void
draw_bar (cairo_t *cr,
          RungInk  ink,
          double   fraction,
          double   x,
          double   y,
          double   width,
          double   height)
{
  rung_ink_set (cr, RUNG_INK_TRACK);
  rung_ink_rounded_box (cr, x, y, width, height, height / 2);
  cairo_fill (cr);
  if (fraction <= 0)
    return;
  rung_ink_set (cr, ink);
  rung_ink_rounded_box (cr, x, y, MAX (height, width * MIN (fraction, 1)), height, height / 2);
  cairo_fill (cr);
}

/* Four dots: filled up to the level.  Not rated is outlines only, which looks
 * different from level 0; no opportunity yet is four short lines. */
static void
draw_dots (cairo_t *cr,
           RungInk  ink,
           double   value,
           double   x,
           double   y,
           double   width,
           double   height)
{
  double radius = height / 2;
  double pitch = (width - height) / 3;

  cairo_set_line_width (cr, height * 0.1);
  for (int i = 0; i < 4; i++)
    {
      double center_x = x + radius + i * pitch;

      if (value == -2)
        {
          rung_ink_set (cr, RUNG_INK_DIM);
          cairo_move_to (cr, center_x - radius * 0.6, y + radius);
          cairo_line_to (cr, center_x + radius * 0.6, y + radius);
          cairo_stroke (cr);
          continue;
        }
      cairo_new_sub_path (cr);
      cairo_arc (cr, center_x, y + radius, value == -1 ? radius * 0.85 : radius, 0, 2 * G_PI);
      rung_ink_set (cr, value == -1 ? RUNG_INK_DIM : i < value ? ink : RUNG_INK_RULE);
      if (value == -1)
        cairo_stroke (cr);
      else
        cairo_fill (cr);
    }
}

/* Draws @mark into the box at @x, @y. */
void
rung_mark_draw (const RungMark *mark,
                cairo_t        *cr,
                double          x,
                double          y,
                double          width,
                double          height)
{
  switch (mark->kind)
    {
    case RUNG_MARK_CHECK_BOX:
      draw_check_box (cr, mark->ink, mark->value, x, y, height);
      break;
    case RUNG_MARK_BAR:
      draw_bar (cr, mark->ink, mark->value, x, y, width, height);
      break;
    case RUNG_MARK_DOTS:
      draw_dots (cr, mark->ink, mark->value, x, y, width, height);
      break;
    case RUNG_MARK_LINE:
      rung_ink_set (cr, mark->ink);
      cairo_rectangle (cr, x, y, width, mark->value);
      cairo_fill (cr);
      break;
    default:
      g_assert_not_reached ();
    }
}
