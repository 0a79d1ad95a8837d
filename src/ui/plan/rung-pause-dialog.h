/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"
#include "rung-plan.h"

G_BEGIN_DECLS

/* A pause: leave, illness, study, part-time.  Asks for a new one, or edits or removes
 * one there is. */
#define RUNG_TYPE_PAUSE_DIALOG (rung_pause_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RungPauseDialog, rung_pause_dialog, RUNG, PAUSE_DIALOG, RungDialog)

RungDialog *rung_pause_dialog_new (RungPlan   *plan,
                                   const char *uid,        /* (nullable): a new one */
                                   guint32     first_day,  /* of a new one; 0: today */
                                   guint32     last_day);  /* of a new one; 0: still going on */

G_END_DECLS
