/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"
#include "rung-plan.h"

G_BEGIN_DECLS

/* A time between roles: says what it does to them before it does it. */
#define RUNG_TYPE_GAP_DIALOG (rung_gap_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RungGapDialog, rung_gap_dialog, RUNG, GAP_DIALOG, RungDialog)

RungDialog *rung_gap_dialog_new (RungPlan *plan,
                                 guint32   first_day, /* 0: none yet */
                                 guint32   last_day);

G_END_DECLS
