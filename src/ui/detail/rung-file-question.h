/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-fields.h"

G_BEGIN_DECLS

/* Files that are to become evidence: of each a row asks whether a copy is kept or only
 * the link.  Hidden while there is none. */
#define RUNG_TYPE_FILE_QUESTION (rung_file_question_get_type ())
G_DECLARE_FINAL_TYPE (RungFileQuestion, rung_file_question, RUNG, FILE_QUESTION, GtkWidget)

GtkWidget *rung_file_question_new    (void);
void       rung_file_question_ask    (RungFileQuestion *self,
                                      RungKind          target_kind,
                                      const char       *target_uid, /* (nullable): a win */
                                      GFile            *file);
/* Whoever goes on without an answer wants a copy to be kept. */
void       rung_file_question_settle (RungFileQuestion *self);

G_END_DECLS
