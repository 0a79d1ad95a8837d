/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline as a picture: its ink stays on the canvas, and its files are what
 * their endings say. */

#include <cairo.h>
#include <string.h>

#include "report-tools.h"
#include "rung-phrases.h"
#include "rung-random-plan.h"
#include "rung-timeline-scene.h"
#include "rung-translator.h"

#define TODAY 739943

static void
assert_recorded_inside (cairo_surface_t *surface,
                        double           width,
                        double           height)
{
  double x, y, ink_width, ink_height;

  cairo_recording_surface_ink_extents (surface, &x, &y, &ink_width, &ink_height);
  g_test_message ("ink %g %g %g %g on %g %g", x, y, ink_width, ink_height, width, height);
  /* A line along an edge has half its width outside. */
  g_assert_cmpfloat (x, >=, -3);
  g_assert_cmpfloat (y, >=, -3);
  g_assert_cmpfloat (x + ink_width, <=, width + 3);
  g_assert_cmpfloat (y + ink_height, <=, height + 3);
}

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

  rung_timeline_draw (cr, timeline, words, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  assert_recorded_inside (surface, width, height);
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

/* --- Scenes ------------------------------------------------------------------------- */

/* Some picture of a plan: any zoom, some role, days near and far, narrow and wide. */
static RungTimelinePicture
draw_lots (RungSnapshot *snapshot)
{
  static const int widths[] = { 200, 360, 777, 1200, 2600 };
  RungTimelinePicture picture = { .zoom = g_test_rand_int_range (0, RUNG_N_ZOOMS) };
  guint first, n_roles;

  picture.width_px = widths[g_test_rand_int_range (0, G_N_ELEMENTS (widths))];
  picture.height_px = g_test_rand_bit () ? g_test_rand_int_range (150, 2000) : 0;
  picture.dark = g_test_rand_bit ();
  if (g_test_rand_bit ())
    picture.from = TODAY + g_test_rand_int_range (-6000, 6000);
  if (g_test_rand_bit ())
    picture.to = MAX (picture.from, TODAY) + g_test_rand_int_range (0, 4000);
  rung_snapshot_get_range (snapshot, RUNG_KIND_ROLE, &first, &n_roles);
  if (n_roles > 0 && g_test_rand_bit ())
    picture.role_uid = rung_record_get_uid (rung_snapshot_get (snapshot, first + g_test_rand_int_range (0, n_roles)));
  return picture;
}

/* The ground is part of a picture, so nothing of it is outside only if all ink is within. */
static void
assert_scene_inside (RungSnapshot              *snapshot,
                     RungWords                 *words,
                     const RungTimelinePicture *picture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungTimelineScene) scene = rung_timeline_scene_new (snapshot, words, TODAY, picture, &error);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  g_assert_no_error (error);
  g_test_message ("zoom %u role %s %u-%u %d x %d, is %d high", picture->zoom, picture->role_uid, picture->from, picture->to,
                  picture->width_px, picture->height_px, scene->height_px);
  g_assert_cmpint (scene->width_px, ==, picture->width_px);
  g_assert_cmpint (scene->height_px, >, 0);
  g_assert_cmpint (scene->height_px, <=, RUNG_PICTURE_MOST_PIXELS);
  if (picture->height_px > 0)
    g_assert_cmpint (scene->height_px, ==, picture->height_px);
  g_assert_cmpuint (scene->from, <=, scene->to);
  rung_timeline_scene_draw (scene, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  assert_recorded_inside (surface, scene->width_px, scene->height_px);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_any_picture_stays_on_its_canvas (void)
{
  static const char *const languages[] = { "en", "zh-CN", "ar" };

  for (guint round = 0; round < 120; round++)
    {
      g_autoptr(RungSnapshot) snapshot = round % 6 == 0 ? read_sample ("manager", "en")
                                                        : rung_random_snapshot_new (1 + (guint) g_test_rand_int_range (0, 60));
      g_autoptr(RungSnapshot) shared = rung_snapshot_without_private (snapshot);
      RungTimelinePicture picture = draw_lots (shared);

      assert_scene_inside (snapshot, rung_translator_get (languages[round % 3]), &picture);
    }
}

/* Labels of the axis are apart and in order, at any scale. */
static void
test_ticks_can_be_read (void)
{
  g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", "en");

  for (guint days = 1; days < 200 * 365; days = days * 2 + 3)
    {
      RungTimelinePicture picture = { .width_px = 1200, .from = TODAY, .to = TODAY + days - 1 };
      g_autoptr(RungTimelineScene) scene = rung_timeline_scene_new (snapshot, rung_words_get_english (), TODAY, &picture, NULL);
      g_autoptr(GArray) ticks = rung_timeline_scene_list_ticks (scene);
      guint n_labels = 0;

      for (guint i = 0; i < ticks->len; i++)
        {
          n_labels += g_array_index (ticks, RungSceneTick, i).label != NULL;
          g_assert_true (i == 0 || g_array_index (ticks, RungSceneTick, i).day > g_array_index (ticks, RungSceneTick, i - 1).day);
        }
      g_test_message ("%u days: %u labels", days, n_labels);
      g_assert_cmpuint (n_labels, >=, days < 4 ? 0 : 2);
      g_assert_cmpuint (n_labels, <=, 20);
    }
}

static void
test_role_that_is_not_there_is_told (void)
{
  g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", "en");
  RungTimelinePicture picture = { .width_px = 1200, .role_uid = "00000000-0000-4000-8000-000000000009" };
  g_autoptr(GError) error = NULL;

  g_assert_null (rung_timeline_scene_new (snapshot, rung_words_get_english (), TODAY, &picture, &error));
  g_assert_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_ROLE);
}

/* Days that were not asked for follow those that were. */
static void
test_half_a_range_is_completed (void)
{
  g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", "en");

  for (RungZoom zoom = RUNG_ZOOM_CAREER; zoom < RUNG_N_ZOOMS; zoom++)
    for (int years = -80; years <= 80; years += 40)
      {
        guint32 day = rung_day_add_months (TODAY, 12 * years);
        RungTimelinePicture begin = { .width_px = 800, .zoom = zoom, .from = day };
        RungTimelinePicture end = { .width_px = 800, .zoom = zoom, .to = day };
        g_autoptr(RungTimelineScene) from = rung_timeline_scene_new (snapshot, rung_words_get_english (), TODAY, &begin, NULL);
        g_autoptr(RungTimelineScene) to = rung_timeline_scene_new (snapshot, rung_words_get_english (), TODAY, &end, NULL);

        g_assert_cmpuint (from->from, ==, day);
        g_assert_cmpuint (from->to, >=, day);
        g_assert_cmpuint (to->to, ==, day);
        g_assert_cmpuint (to->from, <=, day);
      }
}

/* What is out of view takes no height. */
static void
test_closer_looks_are_no_higher_than_they_must_be (void)
{
  g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", "en");
  RungTimelinePicture all = { .width_px = 1200 };
  RungTimelinePicture quarter = { .width_px = 1200, .zoom = RUNG_ZOOM_QUARTER };
  g_autoptr(RungTimelineScene) career = rung_timeline_scene_new (snapshot, rung_words_get_english (), TODAY, &all, NULL);
  g_autoptr(RungTimelineScene) close = rung_timeline_scene_new (snapshot, rung_words_get_english (), TODAY, &quarter, NULL);

  g_assert_cmpint (close->height_px, <, career->height_px);
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
      RungTimelinePicture picture = { .width_px = 640 * scale, .height_px = 400 * scale };

      g_assert_true (rung_timeline_export (snapshot, rung_words_get_english (), TODAY, &picture, path, &error));
      g_assert_no_error (error);
      g_clear_pointer (&data, g_free);
      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      g_assert_cmpint (memcmp (data, "\x89PNG\r\n\x1a\n", 8), ==, 0);
      g_assert_cmpuint (read_big_endian (data + 16), ==, 640 * scale);
      g_assert_cmpuint (read_big_endian (data + 20), ==, 400 * scale);
    }
}

/* Cairo numbers the groups of an SVG through the life of the process: tests/cli has those. */
static void
test_equal_plans_give_equal_bytes (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(RungSnapshot) snapshot = read_sample ("engineer", "en");

  for (RungZoom zoom = RUNG_ZOOM_CAREER; zoom < RUNG_N_ZOOMS; zoom++)
    {
      RungTimelinePicture picture = { .width_px = 900, .zoom = zoom, .dark = zoom % 2 };
      char *data[2];
      gsize lengths[2];

      for (guint j = 0; j < 2; j++)
        {
          g_autofree char *name = g_strdup_printf ("%u.png", j);
          g_autofree char *path = folder_path (folder, name);

          g_assert_true (rung_timeline_export (snapshot, rung_words_get_english (), TODAY, &picture, path, NULL));
          g_assert_true (g_file_get_contents (path, &data[j], &lengths[j], NULL));
        }
      g_assert_cmpmem (data[0], lengths[0], data[1], lengths[1]);
      g_free (data[0]);
      g_free (data[1]);
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
  RungTimelinePicture picture = { .width_px = 1200, .height_px = 700 };
  gsize length;

  g_assert_true (rung_timeline_export (snapshot, rung_translator_get ("zh-CN"), TODAY, &picture, path, &error));
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
  RungTimelinePicture picture = { .width_px = 800 };
  g_autoptr(GError) error = NULL;

  g_assert_false (rung_timeline_export (snapshot, rung_words_get_english (), TODAY, &picture, path, &error));
  g_assert_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_false (rung_timeline_export (snapshot, rung_words_get_english (), TODAY, &picture, missing, &error));
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
  RungTimelinePicture picture = { .width_px = 40000, .height_px = 40000 };
  g_autoptr(GError) error = NULL;

  g_assert_false (rung_timeline_export (snapshot, rung_words_get_english (), TODAY, &picture, path, &error));
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
  g_test_add_func ("/report/timeline/any-picture-stays-on-its-canvas", test_any_picture_stays_on_its_canvas);
  g_test_add_func ("/report/timeline/ticks-can-be-read", test_ticks_can_be_read);
  g_test_add_func ("/report/timeline/role-that-is-not-there-is-told", test_role_that_is_not_there_is_told);
  g_test_add_func ("/report/timeline/half-a-range-is-completed", test_half_a_range_is_completed);
  g_test_add_func ("/report/timeline/closer-looks-are-no-higher-than-they-must-be", test_closer_looks_are_no_higher_than_they_must_be);
  g_test_add_func ("/report/timeline/equal-plans-give-equal-bytes", test_equal_plans_give_equal_bytes);
  g_test_add_func ("/report/timeline/png-has-its-size", test_png_has_its_size);
  g_test_add_func ("/report/timeline/svg-is-well-formed", test_svg_is_well_formed);
  g_test_add_func ("/report/timeline/unknown-ending-is-refused", test_unknown_ending_is_refused);
  g_test_add_func ("/report/timeline/too-large-picture-is-told", test_too_large_picture_is_told);
  return g_test_run ();
}
