/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-record.h"

G_BEGIN_DECLS

/* The year of the career that a role's watch point belongs to, or the month of that year. */
#define RUNG_TYPE_WATCH_ROW (rung_watch_row_get_type ())
G_DECLARE_FINAL_TYPE (RungWatchRow, rung_watch_row, RUNG, WATCH_ROW, AdwActionRow)

GtkWidget *rung_watch_row_new        (gboolean      is_year);
void       rung_watch_row_set_record (RungWatchRow *self,
                                      RungRecord   *role);

G_END_DECLS
