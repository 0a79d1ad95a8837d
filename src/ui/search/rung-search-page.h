/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-search.h"

G_BEGIN_DECLS

/* One box over every text, and what was found below it.  Signals: "go" (a const RungFound *, to
 * be shown), "closed". */
#define RUNG_TYPE_SEARCH_PAGE (rung_search_page_get_type ())
G_DECLARE_FINAL_TYPE (RungSearchPage, rung_search_page, RUNG, SEARCH_PAGE, GtkWidget)

GtkWidget *rung_search_page_new       (void);
void       rung_search_page_set_store (RungSearchPage *self,
                                       RungStore      *store); /* nullable */
void       rung_search_page_start     (RungSearchPage *self);
gboolean   rung_search_page_is_asking (RungSearchPage *self);

G_END_DECLS
