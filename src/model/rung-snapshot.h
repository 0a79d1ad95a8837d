/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-changeset.h"
#include "rung-record.h"

G_BEGIN_DECLS

#define RUNG_TYPE_SNAPSHOT (rung_snapshot_get_type ())

/* All records of a plan (or, of a ladder file, just the ladder's), ordered by
 * kind and uid; immutable and atomically counted, so any thread may read it. */
typedef struct _RungSnapshot RungSnapshot;

GType          rung_snapshot_get_type  (void) G_GNUC_CONST;
RungSnapshot  *rung_snapshot_new_take  (GPtrArray          *records) G_GNUC_WARN_UNUSED_RESULT;
RungSnapshot  *rung_snapshot_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
RungSnapshot  *rung_snapshot_ref       (RungSnapshot       *self);
void           rung_snapshot_unref     (RungSnapshot       *self);
guint          rung_snapshot_get_size  (const RungSnapshot *self);
RungRecord    *rung_snapshot_get       (const RungSnapshot *self,
                                        guint               position);
void           rung_snapshot_get_range (const RungSnapshot *self,
                                        RungKind            kind,
                                        guint              *first,
                                        guint              *n_records);
RungRecord    *rung_snapshot_find      (const RungSnapshot *self,
                                        RungKind            kind,
                                        const char         *uid);
gboolean       rung_snapshot_equal     (const RungSnapshot *a,
                                        const RungSnapshot *b);
RungChangeset *rung_snapshot_diff      (const RungSnapshot *from,
                                        const RungSnapshot *to,
                                        RungLabel           label,
                                        const char         *argument) G_GNUC_WARN_UNUSED_RESULT;
RungSnapshot  *rung_snapshot_apply     (const RungSnapshot *self,
                                        RungChangeset      *changeset,
                                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;
RungSnapshot  *rung_snapshot_without_private (const RungSnapshot *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungSnapshot, rung_snapshot_unref)

G_END_DECLS
