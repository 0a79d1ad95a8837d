/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-cli-json.h"
#include "rung-cli.h"

G_BEGIN_DECLS

/* A list to be printed: for people a few columns with headings, for programs every
 * cell under its name.  Which of the two is filled in depends on the format asked
 * for, and callers need not know: what is not wanted is dropped. */
typedef struct _RungCliTable RungCliTable;

RungCliTable *rung_cli_table_new      (RungCli      *cli) G_GNUC_WARN_UNUSED_RESULT;
void          rung_cli_table_free     (RungCliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungCliTable, rung_cli_table_free)

/* Names of cells, in the order they are printed.  All names are borrowed. */
void     rung_cli_table_add_names   (RungCliTable *self,
                                     ...) G_GNUC_NULL_TERMINATED;
void     rung_cli_table_add_kind    (RungCliTable *self,
                                     RungKind      kind); /* uid and the fields of the field table */
/* Columns for people; the text is translated already.  Numbers are set right. */
void     rung_cli_table_add_heading (RungCliTable *self,
                                     const char   *heading,
                                     gboolean      is_number);

void     rung_cli_table_begin_row   (RungCliTable *self);
void     rung_cli_table_text        (RungCliTable *self,
                                     const char   *name,
                                     const char   *text); /* nullable: unset */
void     rung_cli_table_integer     (RungCliTable *self,
                                     const char   *name,
                                     gint64        value);
void     rung_cli_table_number      (RungCliTable *self,
                                     const char   *name,
                                     double        value);
void     rung_cli_table_boolean     (RungCliTable *self,
                                     const char   *name,
                                     gboolean      value);
void     rung_cli_table_take_texts  (RungCliTable *self,
                                     const char   *name,
                                     GStrv         texts);
void     rung_cli_table_take_table  (RungCliTable *self,
                                     const char   *name,
                                     RungCliTable *rows);
/* Every field of a record: days and instants ISO 8601, enumerations by name,
 * localized texts in the language asked for, references to roles and
 * responsibilities by the ladder's id where there is one. */
void     rung_cli_table_record      (RungCliTable *self,
                                     RungRecord   *record,
                                     RungPlan     *plan); /* nullable */
/* The next cell for people; nullable is empty. */
void     rung_cli_table_cell        (RungCliTable *self,
                                     const char   *text);
void     rung_cli_table_cellf       (RungCliTable *self,
                                     const char   *format,
                                     ...) G_GNUC_PRINTF (2, 3);

gboolean rung_cli_table_print       (RungCliTable *self,
                                     GError      **error);
/* Parts of something larger. */
void     rung_cli_table_to_text     (RungCliTable *self,
                                     guint         indent,
                                     GString      *out);
void     rung_cli_table_to_json     (RungCliTable *self,
                                     RungCliJson  *json);
void     rung_cli_table_row_to_json (RungCliTable *self,
                                     guint         row,
                                     RungCliJson  *json);
guint    rung_cli_table_get_n_rows  (RungCliTable *self);

/* NULL when the cells of records are not wanted. */
const char *rung_cli_table_get_language (RungCliTable *self);

/* What a reference is called outside: the ladder's id of what it points at, else the uid. */
const char *rung_cli_get_public_id  (RungRecord   *record);

/* Columns a text takes on a terminal: Chinese takes two a character. */
guint    rung_cli_get_width         (const char   *text);

G_END_DECLS
