/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-record.h"

G_BEGIN_DECLS

/* An entry row for one field of a record: text, localized text, a day, a number.
 * With a record it commits by itself; without one it is an input of a form. */
#define RUNG_TYPE_FIELD_ROW (rung_field_row_get_type ())
G_DECLARE_FINAL_TYPE (RungFieldRow, rung_field_row, RUNG, FIELD_ROW, AdwEntryRow)

GtkWidget *rung_field_row_new        (const char    *field,     /* "goal.done_when" */
                                      const char    *language); /* (nullable) */
const char *rung_field_row_get_uid   (RungFieldRow  *self);
void       rung_field_row_set_record (RungFieldRow  *self,
                                      RungRecord    *record);
gboolean   rung_field_row_is_dirty   (RungFieldRow  *self);
gboolean   rung_field_row_commit     (RungFieldRow  *self);
guint32    rung_field_row_get_day    (RungFieldRow  *self);
void       rung_field_row_set_day    (RungFieldRow  *self,
                                      guint32        day);
/* FALSE, and marked, when what is typed can't be understood. */
gboolean   rung_field_row_is_valid   (RungFieldRow  *self);
void       rung_field_row_set_problem (RungFieldRow *self,
                                       const char   *message); /* (nullable) */

G_END_DECLS
