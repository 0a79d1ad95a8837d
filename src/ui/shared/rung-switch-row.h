/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-record.h"

G_BEGIN_DECLS

/* A row with a switch for one yes-or-no field of a record, committed when it is turned. */
#define RUNG_TYPE_SWITCH_ROW (rung_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (RungSwitchRow, rung_switch_row, RUNG, SWITCH_ROW, AdwActionRow)

GtkWidget *rung_switch_row_new        (const char    *field);  /* "role.estimated" */
void       rung_switch_row_set_record (RungSwitchRow *self,
                                       RungRecord    *record); /* (nullable) */

G_END_DECLS
