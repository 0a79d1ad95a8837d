/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-query.h"
#include "rung-search-text.h"
#include "rung-snapshot.h"

G_BEGIN_DECLS

/* Every text of the plans of this machine, to search in: a cache that can be lost at any
 * time.  It belongs to one thread at a time. */
typedef struct _RungIndex RungIndex;

/* One record that was found. */
typedef struct
{
  char            *plan_path;
  char            *plan_uid;
  char            *plan_title;
  RungKind         kind;
  char            *uid;
  char            *owner;       /* (nullable): uid of what it belongs to; of evidence, what it shows first */
  char            *owner_title; /* (nullable): as #RungSearchText has titles */
  char            *owner_languages; /* (nullable) */
  int              owner_kind;  /* a #RungKind; -1 without an owner */
  RungSearchState  state;
  gboolean         is_in_title;
  gboolean         has_more;    /* the last of its group, and more were found than are given */
  char            *title;
  char            *languages;   /* (nullable) */
  char            *text;
} RungIndexHit;

RungIndex *rung_index_open        (const char     *path) G_GNUC_WARN_UNUSED_RESULT; /* nullable: in memory */
void       rung_index_free        (RungIndex      *self);
gboolean   rung_index_is_kept     (RungIndex      *self);
void       rung_index_start_over  (RungIndex      *self,
                                   const GError   *reason);
char      *rung_index_dup_stamp   (const char     *plan_path) G_GNUC_WARN_UNUSED_RESULT;
gboolean   rung_index_is_current  (RungIndex      *self,
                                   const char     *plan_path,
                                   const char     *stamp,
                                   gboolean       *is_current,
                                   GError        **error);
gboolean   rung_index_update      (RungIndex      *self,
                                   const char     *plan_path,
                                   const char     *stamp,
                                   RungSnapshot   *snapshot,
                                   GError        **error);
gboolean   rung_index_follow      (RungIndex      *self,
                                   const char     *plan_path,
                                   const char     *stamp,
                                   GPtrArray      *changesets,
                                   GError        **error);
gboolean   rung_index_keep_only   (RungIndex      *self,
                                   GPtrArray      *plan_paths,
                                   GError        **error);
GPtrArray *rung_index_find        (RungIndex      *self,
                                   const RungQuery *query,
                                   const char     *plan_path,
                                   guint           n_per_group,
                                   GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void       rung_index_hit_free    (RungIndexHit   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungIndex, rung_index_free)

G_END_DECLS
