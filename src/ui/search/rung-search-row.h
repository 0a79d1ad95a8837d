/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-search.h"

G_BEGIN_DECLS

/* One record that was found, or what leads to more of its kind. */
#define RUNG_TYPE_SEARCH_ROW (rung_search_row_get_type ())
G_DECLARE_FINAL_TYPE (RungSearchRow, rung_search_row, RUNG, SEARCH_ROW, GtkListBoxRow)

GtkWidget       *rung_search_row_new       (void);
void             rung_search_row_set_found (RungSearchRow   *self,
                                            const RungFound *found,
                                            const RungQuery *query,
                                            gboolean         with_plan);
void             rung_search_row_set_more  (RungSearchRow   *self,
                                            RungKind         kind,
                                            gboolean         can_show_more);
void             rung_search_row_clear     (RungSearchRow   *self);
const RungFound *rung_search_row_get_found (RungSearchRow   *self); /* NULL for a row of more */
RungKind         rung_search_row_get_kind  (RungSearchRow   *self);

G_END_DECLS
