/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* Where a role stands on its ladder, or a responsibility in its role, with buttons that
 * change it. */
#define RUNG_TYPE_ORDER_ROW (rung_order_row_get_type ())
G_DECLARE_FINAL_TYPE (RungOrderRow, rung_order_row, RUNG, ORDER_ROW, AdwActionRow)

GtkWidget *rung_order_row_new  (void);
void       rung_order_row_show (RungOrderRow *self,
                                RungPlan     *plan,
                                RungRecord   *record); /* a ROLE or a RESPONSIBILITY */

G_END_DECLS
