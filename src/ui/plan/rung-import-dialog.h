/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"
#include "rung-workspace.h"

G_BEGIN_DECLS

/* Says what an import would do before it is done. */
#define RUNG_TYPE_IMPORT_DIALOG (rung_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RungImportDialog, rung_import_dialog, RUNG, IMPORT_DIALOG, RungDialog)
/* Signal ::imported (const char *uid, gboolean is_ladder, gboolean is_new) */

RungDialog *rung_import_dialog_new (RungImport *import);

G_END_DECLS
