/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline as a picture: its ink stays on the canvas, and its files are what
 * their endings say. */

#include <cairo.h>
#include <string.h>

#include "report-tools.h"
#include "rung-phrases.h"
#include "rung-random-plan.h"
#include "rung-timeline-drawing.h"
#include "rung-translator.h"

#define TODAY 739943

static void
assert_ink_inside (RungPlan   *plan,
                   guint32     today,
                   RungWords  *words,
                   double      width,
                   double      height)
{
  g_autoptr(RungTimeline) timeline = rung_timeline_new (plan, today);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, ink_width, ink_height;

  rung_timeline_draw (cr, timeline, words, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (surface, &x, &y, &ink_width, &ink_height);
  g_test_message ("ink %g %g %g %g on %g %g", x, y, ink_width, ink_height, width, height);
  /* A line along an edge has half its width outside. */
  g_assert_cmpfloat (x, >=, -3);
  g_assert_cmpfloat (y, >=, -3);
  g_assert_cmpfloat (x + ink_width, <=, width + 3);
  g_assert_cmpfloat (y + ink_height, <=, height + 3);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_ink_stays_on_the_canvas (void)
{
  static const double sizes[][2] = { { 495, 380 }, { 760, 400 }, { 300, 240 }, { 1400, 200 } };

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr(RungSnapshot) snapshot = round < 3 ? read_sample ("engineer", round % 2 ? "zh-CN" : "en") : rung_random_snapshot_new (15);
      g_autoptr(RungPlan) plan = rung_plan_new (snapshot);

      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        assert_ink_inside (plan, TODAY, rung_translator_get (round % 2 ? "zh-CN" : "en"), sizes[i][0], sizes[i][1]);
    }
}

static void
test_empty_plan_can_be_drawn (void)
{
  g_autoptr(RungSnapshot) nothing = rung_snapshot_new_empty ();
  g_autoptr(RungPlan) plan = rung_plan_new (nothing);

  assert_ink_inside (plan, TODAY, rung_words_get_english (), 400, 300);
  assert_ink_inside (plan, TODAY, rung_words_get_english (), 1, 1);
}

/* --- Files -------------------------------------------------------------------------- */

static guint32
read_big_endian (const char *data)
{
  guint32 value;

  memcpy (&value, data, sizeof value);
  return GUINT32_FROM_BE (value);
}

static void
test_png_has_its_size (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) snapshot = read_sample ("manager", "en");
  g_autofree char *path = folder_path (folder, "t.png");
  g_autofree char *data = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  for (int scale = 1; scale <= 3; scale++)
    {
      g_assert_true (rung_timeline_export (snapshot, rung_words_get_english (), TODAY, 640 * scale, 400 * scale, path, &error));
      g_assert_no_error (error);
      g_clear_pointer (&data, g_free);
      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      g_assert_cmpint (memcmp (data, "\x89PNG\r\n\x1a\n", 8), ==, 0);
      g_assert_cmpuint (read_big_endian (data + 16), ==, 640 * scale);
      g_assert_cmpuint (read_big_endian (data + 20), ==, 400 * scale);
    }
}

static void
test_svg_is_well_formed (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", "zh-CN");
  g_autofree char *path = folder_path (folder, "t.svg");
  g_autofree char *data = NULL;
  g_autoptr(GError) error = NULL;
  GMarkupParser parser = { 0 };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  gsize length;

  g_assert_true (rung_timeline_export (snapshot, rung_translator_get ("zh-CN"), TODAY, 1200, 700, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_true (g_markup_parse_context_parse (context, data, (gssize) length, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_nonnull (strstr (data, "width=\"1200px\" height=\"700px\""));
  g_markup_parse_context_free (context);
}

static void
test_unknown_ending_is_refused (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", "en");
  g_autofree char *path = folder_path (folder, "t.gif");
  g_autofree char *missing = g_build_filename (folder->folder, "no", "t.png", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (rung_timeline_export (snapshot, rung_words_get_english (), TODAY, 800, 400, path, &error));
  g_assert_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_false (rung_timeline_export (snapshot, rung_words_get_english (), TODAY, 800, 400, missing, &error));
  g_assert_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_WRITE);
  g_assert_cmpuint (folder_count (folder), ==, 0);
}

/* Larger than any image Cairo makes: the error is told and no file left. */
static void
test_too_large_picture_is_told (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", "en");
  g_autofree char *path = folder_path (folder, "t.png");
  g_autoptr(GError) error = NULL;

  g_assert_false (rung_timeline_export (snapshot, rung_words_get_english (), TODAY, 40000, 40000, path, &error));
  g_assert_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_WRITE);
  g_assert_cmpuint (folder_count (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/timeline/ink-stays-on-the-canvas", test_ink_stays_on_the_canvas);
  g_test_add_func ("/report/timeline/empty-plan-can-be-drawn", test_empty_plan_can_be_drawn);
  g_test_add_func ("/report/timeline/png-has-its-size", test_png_has_its_size);
  g_test_add_func ("/report/timeline/svg-is-well-formed", test_svg_is_well_formed);
  g_test_add_func ("/report/timeline/unknown-ending-is-refused", test_unknown_ending_is_refused);
  g_test_add_func ("/report/timeline/too-large-picture-is-told", test_too_large_picture_is_told);
  return g_test_run ();
}
