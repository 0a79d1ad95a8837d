/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is shown in the place of a plan that can't be opened: what happened, that the
 * file is kept, and what can be done. */
#define RUNG_TYPE_FAULT_PAGE (rung_fault_page_get_type ())
G_DECLARE_FINAL_TYPE (RungFaultPage, rung_fault_page, RUNG, FAULT_PAGE, GtkWidget)
/* Signal ::restore (const char *backup_path, const char *plan_path) */

GtkWidget *rung_fault_page_new       (void);
void       rung_fault_page_set_fault (RungFaultPage *self,
                                      const char    *path,
                                      const GError  *error);

G_END_DECLS
