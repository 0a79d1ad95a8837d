/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-dialog.h"
#include "rung-store.h"

G_BEGIN_DECLS

/* What shows that a responsibility is met. */
#define RUNG_TYPE_EVIDENCE_DIALOG (rung_evidence_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RungEvidenceDialog, rung_evidence_dialog, RUNG, EVIDENCE_DIALOG, RungDialog)

RungDialog *rung_evidence_dialog_new (RungStore  *store,
                                      const char *responsibility_uid);

G_END_DECLS
