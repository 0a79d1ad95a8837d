/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours and the small drawings that stand beside text: check boxes, progress
 * bars, level dots.  Path, source, line width and join of the context are free to
 * be changed; all else is left as it was.
 *
 * A context draws in the light palette until it is told otherwise, so what draws
 * names inks and never asks which palette it is. */

#include "rung-ink.h"

static const guint32 inks[RUNG_N_PALETTES][RUNG_N_INKS] = {
  [RUNG_PALETTE_LIGHT] = {
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
    [RUNG_INK_ACCENT_FILL] = 0x8fb8ea,
    [RUNG_INK_DONE_FILL] = 0x86d3ac,
    [RUNG_INK_LATE_FILL] = 0xec9a9d,
    [RUNG_INK_PAPER] = 0xffffff,
  },
  [RUNG_PALETTE_DARK] = {
    [RUNG_INK_TEXT] = 0xf4f4f5,
    [RUNG_INK_DIM] = 0xb9b9bf,
    [RUNG_INK_RULE] = 0x4d4d53,
    [RUNG_INK_GRID] = 0x323236,
    [RUNG_INK_TRACK] = 0x47474d,
    [RUNG_INK_BAND] = 0x2a2e38,
    [RUNG_INK_ACCENT] = 0x78aeed,
    [RUNG_INK_ACCENT_SOFT] = 0x1f3450,
    [RUNG_INK_MENTOR] = 0xd4a0ea,
    [RUNG_INK_DONE] = 0x5ccb95,
    [RUNG_INK_DONE_SOFT] = 0x1c3b2d,
    [RUNG_INK_LATE] = 0xff8b80,
    [RUNG_INK_WATCH] = 0xe8bd5c,
    [RUNG_INK_ACCENT_FILL] = 0x22508c,
    [RUNG_INK_DONE_FILL] = 0x1d6644,
    [RUNG_INK_LATE_FILL] = 0x8c2f33,
    [RUNG_INK_PAPER] = 0x1e1e21,
  },
};

/* A context keeps its palette, as it keeps its line width. */
static const cairo_user_data_key_t palette_key;

guint32
rung_ink_get_rgb (RungPalette palette,
                  RungInk     ink)
{
  return inks[palette][ink];
}

void
rung_ink_set_palette (cairo_t     *cr,
                      RungPalette  palette)
{
  cairo_set_user_data (cr, &palette_key, GUINT_TO_POINTER (palette), NULL);
}

void
rung_ink_set (cairo_t *cr,
              RungInk  ink)
{
  RungPalette palette = GPOINTER_TO_UINT (cairo_get_user_data (cr, &palette_key));
  guint32 rgb = inks[palette][ink];

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

/* The forms are thick lines with round ends and corners, of which a document has
 * thousands: a line takes a twentieth of the bytes of its outline in curves. */
static void
draw_check_box (cairo_t *cr,
                RungInk  ink,
                double   value,
                double   x,
                double   y,
                double   size)
{
  double line_width = size * 0.1, inset = value > 0 ? size * 0.12 : line_width;

  rung_ink_set (cr, value > 0 ? ink : RUNG_INK_DIM);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, value > 0 ? 2 * inset : line_width);
  cairo_rectangle (cr, x + inset, y + inset, size - 2 * inset, size - 2 * inset);
  if (value > 0)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);

  if (value == 0)
    return;
  if (value > 0)
    {
      rung_ink_set (cr, RUNG_INK_PAPER);
      cairo_set_line_width (cr, size * 0.14);
      cairo_move_to (cr, x + size * 0.25, y + size * 0.52);
      cairo_line_to (cr, x + size * 0.43, y + size * 0.70);
      cairo_line_to (cr, x + size * 0.76, y + size * 0.32);
    }
  else
    {
      cairo_move_to (cr, x + size * 0.28, y + size * 0.5);
      cairo_line_to (cr, x + size * 0.72, y + size * 0.5);
    }
  cairo_stroke (cr);
}

static void
draw_round_line (cairo_t *cr,
                 RungInk  ink,
                 double   x,
                 double   y,
                 double   width,
                 double   height)
{
  rung_ink_set (cr, ink);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, height);
  cairo_move_to (cr, x + height / 2, y + height / 2);
  cairo_line_to (cr, x + MAX (width, height) - height / 2, y + height / 2);
  cairo_stroke (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
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
  if (fraction < 1)
    draw_round_line (cr, RUNG_INK_TRACK, x, y, width, height);
  if (fraction > 0)
    draw_round_line (cr, ink, x, y, width * MIN (fraction, 1), height);
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

  for (int i = 0; i < 4; i++)
    {
      double center_x = x + radius + i * pitch;

      if (value >= 0)
        {
          draw_round_line (cr, i < value ? ink : RUNG_INK_RULE, center_x - radius, y, height, height);
          continue;
        }
      rung_ink_set (cr, RUNG_INK_DIM);
      cairo_set_line_width (cr, height * 0.1);
      if (value == -2)
        {
          cairo_move_to (cr, center_x - radius * 0.6, y + radius);
          cairo_line_to (cr, center_x + radius * 0.6, y + radius);
        }
      else
        {
          cairo_new_sub_path (cr);
          cairo_arc (cr, center_x, y + radius, radius * 0.85, 0, 2 * G_PI);
        }
      cairo_stroke (cr);
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
