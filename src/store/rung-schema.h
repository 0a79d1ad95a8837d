/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-sqlite.h"

G_BEGIN_DECLS

/* PRAGMA application_id of a plan file: "Rung". */
#define RUNG_SCHEMA_APPLICATION_ID 0x52756e67

/* One step of a format to the next: what makes format n of format n - 1. */
typedef struct
{
  const char *const *steps; /* SQL of format 1, 2, ... */
  int                version; /* how many there are */
} RungSchema;

const RungSchema *rung_schema_get_current (void);
gboolean          rung_schema_check_header (const char        *path,
                                            const RungSchema  *schema,
                                            int               *version,
                                            GError           **error);
gboolean          rung_schema_get_version (sqlite3           *db,
                                           const RungSchema  *schema,
                                           int               *version,
                                           GError           **error);
gboolean          rung_schema_create      (sqlite3           *db,
                                           const RungSchema  *schema,
                                           GError           **error);
gboolean          rung_schema_migrate     (sqlite3           *db,
                                           const RungSchema  *schema,
                                           int                version,
                                           GError           **error);

G_END_DECLS
