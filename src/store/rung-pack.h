/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-changeset.h"

G_BEGIN_DECLS

/* Whether a change that has been read is wanted. */
typedef gboolean (*RungKeepFunc) (const RungChange *change,
                                  gpointer          data);

/* The changes of a changeset as bytes for the journal. */
GByteArray *rung_pack_changes   (RungChangeset  *changeset) G_GNUC_WARN_UNUSED_RESULT;
gboolean    rung_unpack_changes (RungChangeset  *changeset,
                                 const guint8   *bytes,
                                 gsize           size,
                                 GError        **error);
gboolean    rung_unpack_some_changes (RungChangeset  *changeset,
                                      RungKeepFunc    keep, /* nullable: all */
                                      gpointer        data,
                                      const guint8   *bytes,
                                      gsize           size,
                                      GError        **error);

G_END_DECLS
