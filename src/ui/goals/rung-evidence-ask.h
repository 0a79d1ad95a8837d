/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-store.h"

G_BEGIN_DECLS

/* "What shows it?", asked after a goal was completed: a bar with one line that may stay
 * empty. */
#define RUNG_TYPE_EVIDENCE_ASK (rung_evidence_ask_get_type ())
G_DECLARE_FINAL_TYPE (RungEvidenceAsk, rung_evidence_ask, RUNG, EVIDENCE_ASK, GtkWidget)

void        rung_evidence_ask_ask    (RungEvidenceAsk *self,
                                      RungRecord      *goal);
void        rung_evidence_ask_close  (RungEvidenceAsk *self);
const char *rung_evidence_ask_get_goal (RungEvidenceAsk *self); /* uid; NULL: nothing is asked */
gboolean    rung_evidence_ask_is_typed (RungEvidenceAsk *self);
void        rung_evidence_ask_focus  (RungEvidenceAsk *self);
void        rung_evidence_ask_set_narrow (RungEvidenceAsk *self,
                                          gboolean         is_narrow);

G_END_DECLS
