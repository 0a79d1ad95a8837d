/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"

G_BEGIN_DECLS

/* What the person wants of the program as a whole: of what, when and how to be reminded. */
#define RUNG_TYPE_PREFERENCES_DIALOG (rung_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RungPreferencesDialog, rung_preferences_dialog, RUNG, PREFERENCES_DIALOG, RungDialog)

RungDialog *rung_preferences_dialog_new (void);

G_END_DECLS
