/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A document on its way to the disk: written beside its place, then renamed. */
typedef struct _RungReportFile RungReportFile;

RungReportFile *rung_report_file_open    (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
cairo_status_t  rung_report_file_write   (void *file, const unsigned char *data, unsigned int length); /* a cairo_write_func_t */
gboolean        rung_report_file_restart (RungReportFile *self, GError **error);
gboolean        rung_report_file_commit  (RungReportFile *self, GError **error);
/* The same, if drawing went well; else the status is the error. */
gboolean        rung_report_file_commit_drawn (RungReportFile *self, cairo_status_t status, GError **error);
void            rung_report_file_discard (RungReportFile *self); /* frees; removes what was not committed */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungReportFile, rung_report_file_discard)

G_END_DECLS
