/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-snapshot.h"
#include "rung-sqlite.h"

G_BEGIN_DECLS

/* Records as rows of one connection, with the statements for it prepared once. */
typedef struct _RungRows RungRows;

RungRows     *rung_rows_new   (sqlite3           *db) G_GNUC_WARN_UNUSED_RESULT;
void          rung_rows_free  (RungRows          *self);
RungSnapshot *rung_rows_load  (RungRows          *self,
                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      rung_rows_write (RungRows          *self,
                               const RungChange  *change,
                               GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungRows, rung_rows_free)

G_END_DECLS
