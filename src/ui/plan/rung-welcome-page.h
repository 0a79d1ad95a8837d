/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is shown while there is no plan: three ways to begin, all of them actions of
 * the window. */
#define RUNG_TYPE_WELCOME_PAGE (rung_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (RungWelcomePage, rung_welcome_page, RUNG, WELCOME_PAGE, GtkWidget)

GtkWidget *rung_welcome_page_new (void);

G_END_DECLS
