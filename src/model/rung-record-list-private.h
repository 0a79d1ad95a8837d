/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "rung-changeset.h"
#include "rung-entity.h"

G_BEGIN_DECLS

#define RUNG_TYPE_RECORD_LIST (rung_record_list_get_type ())
G_DECLARE_FINAL_TYPE (RungRecordList, rung_record_list, RUNG, RECORD_LIST, GObject)

RungRecordList *rung_record_list_new    (RungKind         kind) G_GNUC_WARN_UNUSED_RESULT;
void            rung_record_list_append (RungRecordList  *self,
                                         RungRecord      *record); /* only while filling, in order */
guint           rung_record_list_get_size (RungRecordList *self);
RungRecord     *rung_record_list_get    (RungRecordList  *self,
                                         guint            position);
gboolean        rung_record_list_find   (RungRecordList  *self,
                                         const char      *uid,
                                         guint           *position);
void            rung_record_list_splice (RungRecordList  *self,
                                         GPtrArray       *changes);
void            rung_record_list_tell   (RungRecordList  *self);

G_END_DECLS
