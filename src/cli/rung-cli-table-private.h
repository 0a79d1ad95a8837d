/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-cli-table.h"

G_BEGIN_DECLS

typedef enum
{
  RUNG_CLI_CELL_UNSET,
  RUNG_CLI_CELL_TEXT,
  RUNG_CLI_CELL_INTEGER,
  RUNG_CLI_CELL_NUMBER,
  RUNG_CLI_CELL_BOOLEAN,
  RUNG_CLI_CELL_TEXTS,
  RUNG_CLI_CELL_TABLE,
} RungCliCellType;

typedef struct
{
  RungCliCellType type;
  union
  {
    char         *text;
    gint64        integer;
    double        number;
    GStrv         texts;
    RungCliTable *table;
  };
} RungCliCell;

typedef struct
{
  char     *heading;
  gboolean  is_number;
} RungCliColumn;

struct _RungCliTable
{
  RungCli   *cli;
  GPtrArray *names;   /* of char *, borrowed */
  GArray    *columns; /* of RungCliColumn */
  GPtrArray *rows;    /* of GArray of RungCliCell; not for text */
  GPtrArray *lines;   /* of GPtrArray of char *; for text */
  guint      next;    /* where the next cell will most likely go */
};

gboolean rung_cli_table_is_for_people (RungCliTable *self);
void     rung_cli_table_to_csv        (RungCliTable *self,
                                       GString      *out);

G_END_DECLS
