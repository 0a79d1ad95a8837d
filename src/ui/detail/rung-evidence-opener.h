/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* What is done with the files and links of evidence; what goes wrong is told. */

gboolean rung_evidence_can_open     (RungRecord *evidence);
/* A kept file by its own program, an address by the browser; of a linked file the path
 * is shown at @button first. */
void     rung_evidence_open         (GtkWidget  *button,
                                     RungRecord *evidence);
void     rung_evidence_save_copy    (GtkWidget  *widget,
                                     RungRecord *evidence);
void     rung_evidence_show_folder  (GtkWidget  *widget,
                                     RungRecord *evidence);

/* Adds a file as evidence of @target_uid (nullable: a win) when it is copied, which may
 * take a while; @keep_copy FALSE: only its address. */
void     rung_evidence_add_file     (GtkWidget  *widget,
                                     RungKind    target_kind,
                                     const char *target_uid,
                                     GFile      *file,
                                     gboolean    keep_copy);

G_END_DECLS
