/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two palettes: words can be read on all that they stand on. */

#include <cairo.h>
#include <math.h>

#include "rung-ink.h"

/* WCAG 2.1, relative luminance. */
static double
get_luminance (guint32 rgb)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (int i = 0; i < 3; i++)
    {
      double part = ((rgb >> (16 - 8 * i)) & 0xff) / 255.0;

      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }
  return sum;
}

static double
get_contrast (RungPalette palette,
              RungInk     a,
              RungInk     b)
{
  double la = get_luminance (rung_ink_get_rgb (palette, a)), lb = get_luminance (rung_ink_get_rgb (palette, b));

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

static void
test_words_can_be_read (void)
{
  static const struct
  {
    RungInk ink, behind;
  } words[] = {
    { RUNG_INK_TEXT, RUNG_INK_PAPER }, { RUNG_INK_TEXT, RUNG_INK_BAND },
    { RUNG_INK_TEXT, RUNG_INK_ACCENT_SOFT }, { RUNG_INK_TEXT, RUNG_INK_DONE_SOFT },
    { RUNG_INK_TEXT, RUNG_INK_TRACK }, { RUNG_INK_TEXT, RUNG_INK_ACCENT_FILL },
    { RUNG_INK_TEXT, RUNG_INK_DONE_FILL }, { RUNG_INK_TEXT, RUNG_INK_LATE_FILL },
    { RUNG_INK_DIM, RUNG_INK_PAPER }, { RUNG_INK_DIM, RUNG_INK_BAND },
    { RUNG_INK_DIM, RUNG_INK_ACCENT_SOFT }, { RUNG_INK_DIM, RUNG_INK_DONE_SOFT },
    { RUNG_INK_LATE, RUNG_INK_PAPER }, { RUNG_INK_WATCH, RUNG_INK_PAPER },
    { RUNG_INK_ACCENT, RUNG_INK_PAPER }, { RUNG_INK_MENTOR, RUNG_INK_PAPER },
    { RUNG_INK_PAPER, RUNG_INK_LATE }, /* today's pill */
  };

  for (RungPalette palette = 0; palette < RUNG_N_PALETTES; palette++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      {
        g_test_message ("palette %u: ink %u on %u", palette, words[i].ink, words[i].behind);
        g_assert_cmpfloat (get_contrast (palette, words[i].ink, words[i].behind), >=, 4.5);
      }
}

/* WCAG 2.1, 1.4.11: forms that say something, against what lies beside them. */
static void
test_forms_can_be_told_apart (void)
{
  static const RungInk forms[] = { RUNG_INK_ACCENT, RUNG_INK_DONE, RUNG_INK_LATE, RUNG_INK_WATCH, RUNG_INK_MENTOR, RUNG_INK_DIM };

  for (RungPalette palette = 0; palette < RUNG_N_PALETTES; palette++)
    for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
      {
        g_test_message ("palette %u: ink %u", palette, forms[i]);
        g_assert_cmpfloat (get_contrast (palette, forms[i], RUNG_INK_PAPER), >=, 3);
        g_assert_cmpfloat (get_contrast (palette, forms[i], RUNG_INK_TRACK), >=, 3);
      }
}

static void
test_context_is_light_until_told (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixel = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);

  rung_ink_set (cr, RUNG_INK_PAPER);
  cairo_paint (cr);
  cairo_surface_flush (surface);
  g_assert_cmphex (*pixel & 0xffffff, ==, rung_ink_get_rgb (RUNG_PALETTE_LIGHT, RUNG_INK_PAPER));
  rung_ink_set_palette (cr, RUNG_PALETTE_DARK);
  rung_ink_set (cr, RUNG_INK_PAPER);
  cairo_paint (cr);
  cairo_surface_flush (surface);
  g_assert_cmphex (*pixel & 0xffffff, ==, rung_ink_get_rgb (RUNG_PALETTE_DARK, RUNG_INK_PAPER));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/ink/words-can-be-read", test_words_can_be_read);
  g_test_add_func ("/report/ink/forms-can-be-told-apart", test_forms_can_be_told_apart);
  g_test_add_func ("/report/ink/context-is-light-until-told", test_context_is_light_until_told);
  return g_test_run ();
}
