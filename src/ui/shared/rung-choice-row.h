/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-record.h"

G_BEGIN_DECLS

/* A combo row for one enumerated field of a record, committed when it is chosen;
 * or, without a record, an input of a form. */
#define RUNG_TYPE_CHOICE_ROW (rung_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (RungChoiceRow, rung_choice_row, RUNG, CHOICE_ROW, AdwComboRow)

void rung_choice_row_set_record (RungChoiceRow *self,
                                 RungRecord    *record);

G_END_DECLS
