/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* A check-in: what was said and when; opened, all of it is edited in place. */
#define RUNG_TYPE_CHECK_IN_ROW (rung_check_in_row_get_type ())
G_DECLARE_FINAL_TYPE (RungCheckInRow, rung_check_in_row, RUNG, CHECK_IN_ROW, AdwExpanderRow)

GtkWidget *rung_check_in_row_new  (void);
void       rung_check_in_row_show (RungCheckInRow *self,
                                   RungPlan       *plan,
                                   RungRecord     *check_in);

G_END_DECLS
