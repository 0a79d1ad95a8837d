/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"
#include "rung-plan.h"

G_BEGIN_DECLS

/* The time in one role: adds it, past or planned, or changes or removes it. */
#define RUNG_TYPE_STAY_DIALOG (rung_stay_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RungStayDialog, rung_stay_dialog, RUNG, STAY_DIALOG, RungDialog)

RungDialog *rung_stay_dialog_new (RungPlan   *plan,
                                  const char *uid,       /* (nullable): a new stay */
                                  const char *role_uid,  /* (nullable): one is proposed */
                                  guint32     first_day, /* of a new stay; 0: one is proposed */
                                  guint32     last_day);

G_END_DECLS
