/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"
#include "rung-store.h"

G_BEGIN_DECLS

/* Roles and responsibilities of this plan's ladder: edit in every language there is,
 * add, hide, rate. */
#define RUNG_TYPE_LADDER_DIALOG (rung_ladder_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RungLadderDialog, rung_ladder_dialog, RUNG, LADDER_DIALOG, RungDialog)

RungDialog *rung_ladder_dialog_new                 (RungStore        *store);
void        rung_ladder_dialog_show_role           (RungLadderDialog *self,
                                                    const char       *role_uid);
void        rung_ladder_dialog_show_responsibility (RungLadderDialog *self,
                                                    const char       *uid);

G_END_DECLS
