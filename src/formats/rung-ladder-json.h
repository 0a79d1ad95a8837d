/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-json-guard.h"
#include "rung-snapshot.h"

G_BEGIN_DECLS

/* "format": "rung-ladder", "version": 1.  Read gives a snapshot of LADDER, ROLE and
 * RESPONSIBILITY records only, uids by rung_uid_new_for_item (ladder id, item id);
 * write takes those of any snapshot and leaves the rest. */
#define RUNG_LADDER_JSON_VERSION 1

RungSnapshot *rung_ladder_json_read  (GBytes *bytes, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes       *rung_ladder_json_write (RungSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
