/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"

G_BEGIN_DECLS

/* The keyboard shortcuts, from the accelerator table. */
#define RUNG_TYPE_SHORTCUTS_DIALOG (rung_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RungShortcutsDialog, rung_shortcuts_dialog, RUNG, SHORTCUTS_DIALOG, RungDialog)

RungDialog *rung_shortcuts_dialog_new (void);

G_END_DECLS
