/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Four questions, each with a good answer given, and a new plan. */
#define RUNG_TYPE_START_PAGE (rung_start_page_get_type ())
G_DECLARE_FINAL_TYPE (RungStartPage, rung_start_page, RUNG, START_PAGE, GtkWidget)
/* Signal ::created (RungStore *store) */

GtkWidget *rung_start_page_new   (void);
void       rung_start_page_reset (RungStartPage *self);

G_END_DECLS
