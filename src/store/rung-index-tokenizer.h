/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-sqlite.h"

G_BEGIN_DECLS

/* Makes the tokenizer "rung" known to FTS5 on one connection. */
gboolean rung_index_tokenizer_register (sqlite3  *db,
                                        GError  **error);

G_END_DECLS
