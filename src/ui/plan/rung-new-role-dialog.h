/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"
#include "rung-plan.h"

G_BEGIN_DECLS

/* "I got a new role": ends the present stay and starts the next in one step. */
#define RUNG_TYPE_NEW_ROLE_DIALOG (rung_new_role_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RungNewRoleDialog, rung_new_role_dialog, RUNG, NEW_ROLE_DIALOG, RungDialog)

RungDialog *rung_new_role_dialog_new      (RungPlan          *plan);
void        rung_new_role_dialog_set_role (RungNewRoleDialog *self,
                                           const char        *role_uid);

G_END_DECLS
