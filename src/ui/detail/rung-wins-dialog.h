/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"
#include "rung-store.h"

G_BEGIN_DECLS

/* All evidence of a plan, also what is linked to nothing: its wins. */
#define RUNG_TYPE_WINS_DIALOG (rung_wins_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RungWinsDialog, rung_wins_dialog, RUNG, WINS_DIALOG, RungDialog)

RungDialog *rung_wins_dialog_new (RungStore *store);

G_END_DECLS
