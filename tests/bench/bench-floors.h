/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "rung-snapshot.h"

/* What the same work costs without Rung. */
void floor_read_rows    (const char *path);                       /* every row into a C struct */
void floor_open_edits   (const char *path);
void floor_edit         (guint n);                                /* one durable transaction */
void floor_close_edits  (void);
void floor_insert       (const char *path, RungChangeset *changeset); /* all rows in one transaction */
void floor_json_parse   (GBytes *bytes);
gpointer floor_json_load (GBytes *bytes);
void floor_json_generate (gpointer node);
GPtrArray *floor_texts_new (RungSnapshot *snapshot);
void floor_pdf          (GPtrArray *texts, guint n_pages, const char *path); /* the texts of the plan, on as many pages */
