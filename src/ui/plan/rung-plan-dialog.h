/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"
#include "rung-store.h"

G_BEGIN_DECLS

/* The plan's own properties, edited in place. */
#define RUNG_TYPE_PLAN_DIALOG (rung_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RungPlanDialog, rung_plan_dialog, RUNG, PLAN_DIALOG, RungDialog)

RungDialog *rung_plan_dialog_new (RungStore *store);

G_END_DECLS
