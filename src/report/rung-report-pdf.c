/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The PDF file around the pages.  Cairo would write the present moment into it; the
 * document's own day stands there instead, so that equal plans give equal bytes. */

#include "rung-report-pdf.h"

#include <cairo-pdf.h>

#include "rung-day.h"

cairo_surface_t *
rung_report_pdf_new (const RungPaper    *paper,
                     const char         *title,
                     const char         *author,
                     guint32             day,
                     cairo_write_func_t  write,
                     gpointer            data)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write, data, paper->width_pt, paper->height_pt);
  g_autofree char *iso = rung_day_to_text (day);
  g_autofree char *instant = g_strdup_printf ("%sT00:00:00Z", iso);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Rung");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, instant);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, instant);
  return surface;
}
