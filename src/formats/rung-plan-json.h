/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-json-guard.h"
#include "rung-snapshot.h"

G_BEGIN_DECLS

/* "format": "rung-plan", "version": 1.  Lossless and canonical. */
#define RUNG_PLAN_JSON_VERSION 1

typedef enum { RUNG_JSON_PLAN, RUNG_JSON_LADDER } RungJsonKind;

gboolean      rung_json_sniff      (GBytes *bytes, const char *name, RungJsonKind *kind, GError **error); /* guarded */
RungSnapshot *rung_plan_json_read  (GBytes *bytes, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes       *rung_plan_json_write (RungSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
