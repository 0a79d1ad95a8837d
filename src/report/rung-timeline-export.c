/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline as a picture file.  It leaves the machine, so it is made from a
 * snapshot without private records. */

#include <cairo-svg.h>

#include "rung-phrases.h"
#include "rung-report-file.h"
#include "rung-timeline-drawing-private.h"
#include "rung-ink.h"

/* The width of the drawing in its own units: text of 7.5 units is easy to read in a
 * picture seen about this wide, and grows with a larger one. */
#define NATURAL_WIDTH 800.0
#define MARGIN 20.0

static cairo_surface_t *
create_surface (const char      *path,
                RungReportFile  *file,
                int              width_px,
                int              height_px)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  cairo_surface_t *surface;

  if (!g_str_has_suffix (lower, ".svg"))
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, width_px, height_px);
  surface = cairo_svg_surface_create_for_stream (rung_report_file_write, file, width_px, height_px);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  return surface;
}

static double
draw_title (cairo_t        *cr,
            RungPlan       *plan,
            RungWords      *words,
            RungTypesetter *typesetter,
            guint32         today,
            double          width)
{
  const char *title = rung_record_title (rung_plan_get_record (plan), words->language);
  g_autofree char *cleaned = rung_typesetter_clean (title, TRUE);
  g_autofree char *line = rung_phrase_plan_line (words, plan, today);
  double y = 0;

  rung_ink_set (cr, RUNG_INK_TEXT);
  rung_typesetter_draw (typesetter, cr, RUNG_STYLE_HEADING, cleaned != NULL ? cleaned : title, 0, y, width, 0);
  y += rung_typesetter_get_leading (typesetter, RUNG_STYLE_HEADING);
  rung_ink_set (cr, RUNG_INK_DIM);
  rung_typesetter_draw (typesetter, cr, RUNG_STYLE_SMALL, line, 0, y, width, 0);
  return y + rung_typesetter_get_leading (typesetter, RUNG_STYLE_SMALL) + 8;
}

static void
draw_picture (cairo_t      *cr,
              RungSnapshot *snapshot,
              RungWords    *words,
              guint32       today,
              int           width_px,
              int           height_px)
{
  g_autoptr(RungPlan) plan = rung_plan_new (snapshot);
  g_autoptr(RungTimeline) timeline = rung_timeline_new (plan, today);
  g_autoptr(RungTypesetter) typesetter = rung_typesetter_new (words->language);
  double scale = width_px / NATURAL_WIDTH;
  double width = NATURAL_WIDTH - 2 * MARGIN, height = height_px / scale - 2 * MARGIN;
  double top;

  rung_ink_set (cr, RUNG_INK_PAPER);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, MARGIN, MARGIN);
  top = draw_title (cr, plan, words, typesetter, today, width);
  cairo_translate (cr, 0, top);
  rung_timeline_draw_with (cr, timeline, words, typesetter, width, MAX (height - top, 60));
}

static cairo_status_t
finish_surface (cairo_surface_t *surface,
                RungReportFile  *file)
{
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE)
    status = cairo_surface_write_to_png_stream (surface, rung_report_file_write, file);
  cairo_surface_finish (surface);
  return status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status (surface);
}

static gboolean
has_known_ending (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".png") || g_str_has_suffix (lower, ".svg");
}

/**
 * rung_timeline_export:
 * @snapshot: a plan; its private records are left out
 * @words: the language
 * @today: the present day
 * @width_px: of the picture; text grows with it
 * @height_px: of the picture
 * @path: where it goes; its ending, .png or .svg, says what it is
 * @error: return location for a #RungReportError
 *
 * Writes the timeline as a picture.  Any thread.
 *
 * Returns: %FALSE if that failed; what was at @path is then still there
 */
gboolean
rung_timeline_export (RungSnapshot  *snapshot,
                      RungWords     *words,
                      guint32        today,
                      int            width_px,
                      int            height_px,
                      const char    *path,
                      GError       **error)
{
  g_autoptr(RungSnapshot) open = rung_snapshot_without_private (snapshot);
  g_autoptr(RungReportFile) file = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  g_return_val_if_fail (width_px > 0 && height_px > 0, FALSE);

  if (!has_known_ending (path))
    {
      g_set_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_FORMAT,
                   "“%s” does not end in .png or .svg, so it is not clear what to write", path);
      return FALSE;
    }
  file = rung_report_file_open (path, error);
  if (file == NULL)
    return FALSE;

  surface = create_surface (path, file, width_px, height_px);
  cr = cairo_create (surface);
  draw_picture (cr, open, words, today, width_px, height_px);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = finish_surface (surface, file);
  cairo_surface_destroy (surface);
  return rung_report_file_commit_drawn (file, status, error);
}
