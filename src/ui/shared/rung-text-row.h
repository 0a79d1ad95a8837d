/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-record.h"

G_BEGIN_DECLS

/* A row of several lines for one text of a record: plain, in one language, or one item of
 * a list in one language.  Long lines wrap and the row grows. */
#define RUNG_TYPE_TEXT_ROW (rung_text_row_get_type ())
G_DECLARE_FINAL_TYPE (RungTextRow, rung_text_row, RUNG, TEXT_ROW, AdwPreferencesRow)

#define RUNG_TEXT_ROW_NO_LIST (-1)

GtkWidget *rung_text_row_new        (const char  *field,     /* "role.summary" */
                                     const char  *language,  /* (nullable) */
                                     int          position); /* of a list's item, else RUNG_TEXT_ROW_NO_LIST */
void       rung_text_row_add_suffix (RungTextRow *self,
                                     GtkWidget   *widget);   /* beside the title */
GtkWidget *rung_text_row_get_view   (RungTextRow *self);
void       rung_text_row_set_record (RungTextRow *self,
                                     RungRecord  *record);   /* (nullable) */
gboolean   rung_text_row_is_dirty   (RungTextRow *self);
gboolean   rung_text_row_commit     (RungTextRow *self);

G_END_DECLS
