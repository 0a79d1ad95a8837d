/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"
#include "rung-store.h"

G_BEGIN_DECLS

/* Writes the development plan as PDF. */
#define RUNG_TYPE_EXPORT_DIALOG (rung_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RungExportDialog, rung_export_dialog, RUNG, EXPORT_DIALOG, RungDialog)
/* Signal ::exported (GFile *file, guint n_pages) */

RungDialog *rung_export_dialog_new (RungStore *store);

G_END_DECLS
