/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "rung-json-place-private.h"
#include "rung-plan-json.h"
#include "rung-record.h"

G_BEGIN_DECLS

/* A guarded, parsed file, the place in it where the reading is, and what was
 * found wrong so far.  Reading goes on after a problem, so that one look tells
 * all (well, the first) places that need mending. */
typedef struct _RungJsonReader RungJsonReader;

/* How many problems a message lists. */
#define RUNG_JSON_MAX_PROBLEMS 8

RungJsonReader *rung_json_reader_new        (GBytes            *bytes,
                                             const char        *name,
                                             RungJsonKind       kind,
                                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void            rung_json_reader_free       (RungJsonReader    *self);
JsonObject     *rung_json_reader_get_root   (RungJsonReader    *self);

void            rung_json_reader_enter      (RungJsonReader    *self,
                                             const char        *member);
void            rung_json_reader_enter_nth  (RungJsonReader    *self,
                                             guint              index);
void            rung_json_reader_leave      (RungJsonReader    *self);
gboolean        rung_json_reader_complain   (RungJsonReader    *self,
                                             const char        *format,
                                             ...) G_GNUC_PRINTF (2, 3);
gboolean        rung_json_reader_complain_type (RungJsonReader *self,
                                             JsonNode          *node,
                                             const char        *expected);
gboolean        rung_json_reader_finish     (RungJsonReader    *self,
                                             GError           **error);

JsonObject     *rung_json_reader_get_object (RungJsonReader    *self,
                                             JsonNode          *node);
JsonArray      *rung_json_reader_get_array  (RungJsonReader    *self,
                                             JsonNode          *node);
const char     *rung_json_reader_get_text   (RungJsonReader    *self,
                                             JsonNode          *node);
const char     *rung_json_reader_get_uid    (RungJsonReader    *self,
                                             JsonNode          *node);
gboolean        rung_json_reader_get_field  (RungJsonReader    *self,
                                             RungRecordBuilder *builder,
                                             guint              field,
                                             JsonNode          *node);
gboolean        rung_json_reader_find_field (RungKind           kind,
                                             const char        *name,
                                             guint             *field);
void            rung_json_reader_need       (RungJsonReader    *self,
                                             RungKind           kind,
                                             guint32            seen);

/* A snapshot that keeps the rules, or RUNG_FORMAT_ERROR_INVALID with the first
 * that are broken. */
RungSnapshot   *rung_json_make_snapshot     (GPtrArray         *records,
                                             const char        *name,
                                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungJsonReader, rung_json_reader_free)

G_END_DECLS
