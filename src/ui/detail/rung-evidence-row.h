/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* One piece of evidence: what it is, how old, whether its file is all right; opened, each
 * field is edited in place. */
#define RUNG_TYPE_EVIDENCE_ROW (rung_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (RungEvidenceRow, rung_evidence_row, RUNG, EVIDENCE_ROW, AdwExpanderRow)

GtkWidget *rung_evidence_row_new    (void);
/* Once it is in a window, and again whenever the plan has changed. */
void       rung_evidence_row_show   (RungEvidenceRow *self,
                                     RungPlan        *plan,
                                     RungRecord      *evidence);

G_END_DECLS
