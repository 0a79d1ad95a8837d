/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody searches for.  Immutable: any thread may ask it. */
typedef struct _RungQuery RungQuery;

/* Bytes of a text that were searched for, half-open. */
typedef struct
{
  gsize start;
  gsize end;
} RungMark;

RungQuery  *rung_query_new            (const char      *typed) G_GNUC_WARN_UNUSED_RESULT;
RungQuery  *rung_query_ref            (RungQuery       *self);
void        rung_query_unref          (RungQuery       *self);
gboolean    rung_query_is_empty       (const RungQuery *self);
/* Of FTS5, with the tokenizer of the index; "" if empty. */
const char *rung_query_get_expression (const RungQuery *self);
/* The same for whole words only. */
const char *rung_query_get_whole_expression (const RungQuery *self);
GArray     *rung_query_find_marks     (const RungQuery *self,
                                       const char      *text,
                                       guint            limit) G_GNUC_WARN_UNUSED_RESULT; /* of RungMark, in order, apart from each other */
gboolean    rung_query_matches        (const RungQuery *self,
                                       const char      *text);
char       *rung_query_dup_excerpt    (const RungQuery *self,
                                       const char      *text,
                                       guint            n_characters) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungQuery, rung_query_unref)

G_END_DECLS
