/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

#include "rung-paper.h"

G_BEGIN_DECLS

/* A PDF surface with its metadata; the day is the only time in it. */
cairo_surface_t *rung_report_pdf_new (const RungPaper *paper, const char *title, const char *author, guint32 day, cairo_write_func_t write, gpointer data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
