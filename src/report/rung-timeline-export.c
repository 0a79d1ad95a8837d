/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline as a picture file. */

#include <cairo-svg.h>

#include "rung-report-file.h"
#include "rung-timeline-scene.h"

/* A gibibyte of pixels: larger ones are refused before the memory is asked for. */
#define MOST_AREA_PX 2.5e8

static cairo_surface_t *
create_surface (const char              *path,
                RungReportFile          *file,
                const RungTimelineScene *scene)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  cairo_surface_t *surface;

  if (!g_str_has_suffix (lower, ".svg"))
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, scene->width_px, scene->height_px);
  surface = cairo_svg_surface_create_for_stream (rung_report_file_write, file, scene->width_px, scene->height_px);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  return surface;
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

static cairo_status_t
draw (RungTimelineScene *scene,
      const char        *path,
      RungReportFile    *file)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  if ((double) scene->width_px * scene->height_px > MOST_AREA_PX)
    return CAIRO_STATUS_NO_MEMORY;
  surface = create_surface (path, file, scene);
  cr = cairo_create (surface);
  rung_timeline_scene_draw (scene, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = finish_surface (surface, file);
  cairo_surface_destroy (surface);
  return status;
}

/**
 * rung_timeline_export:
 * @snapshot: a plan; its private records are left out
 * @words: the language
 * @today: the present day
 * @picture: what to show
 * @path: where it goes; its ending, .png or .svg, says what it is
 * @error: return location for a #RungReportError
 *
 * Writes the timeline as a picture.  Any thread.
 *
 * Returns: %FALSE if that failed; what was at @path is then still there
 */
gboolean
rung_timeline_export (RungSnapshot               *snapshot,
                      RungWords                  *words,
                      guint32                     today,
                      const RungTimelinePicture  *picture,
                      const char                 *path,
                      GError                    **error)
{
  g_autoptr(RungTimelineScene) scene = NULL;
  g_autoptr(RungReportFile) file = NULL;

  if (!has_known_ending (path))
    {
      g_set_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_FORMAT,
                   "“%s” does not end in .png or .svg, so it is not clear what to write", path);
      return FALSE;
    }
  scene = rung_timeline_scene_new (snapshot, words, today, picture, error);
  file = scene != NULL ? rung_report_file_open (path, error) : NULL;
  return file != NULL && rung_report_file_commit_drawn (file, draw (scene, path, file), error);
}
