/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "rung-paper.h"
#include "rung-snapshot.h"
#include "rung-words.h"

G_BEGIN_DECLS

#define RUNG_REPORT_ERROR (rung_report_error_quark ())
typedef enum
{
  RUNG_REPORT_ERROR_WRITE,   /* the file could not be written; no half file is left */
  RUNG_REPORT_ERROR_FORMAT,  /* unknown file ending */
  RUNG_REPORT_ERROR_ROLE,    /* a role that the plan does not have */
} RungReportError;
GQuark rung_report_error_quark (void);

typedef struct
{
  const RungPaper *paper;
  RungWords       *words;   /* language of the document; used from the calling thread only */
  guint32          today;
} RungReportOptions;

/* The development plan as PDF, written beside and renamed.  Private records are
 * left out by this function itself.  Any thread; cancellable.  @n_pages (out) (optional). */
gboolean rung_plan_report_write (RungSnapshot *snapshot, const RungReportOptions *options, const char *path, guint *n_pages, GCancellable *cancellable, GError **error);
GBytes  *rung_plan_report_to_bytes (RungSnapshot *snapshot, const RungReportOptions *options, guint *n_pages, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
