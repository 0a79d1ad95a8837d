/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-index.h"
#include "rung-search.h"

G_BEGIN_DECLS

/* What a window's search and its threads share.  Counted; any thread may ask it. */
typedef struct _RungSearchCore RungSearchCore;

typedef struct
{
  RungQuery *query;
  char      *plan_path; /* (nullable): all plans */
  char      *language;
  guint      n_per_group;
} RungSearchQuestion;

RungSearchCore *rung_search_core_new   (void) G_GNUC_WARN_UNUSED_RESULT;
RungSearchCore *rung_search_core_ref   (RungSearchCore           *self);
void            rung_search_core_unref (RungSearchCore           *self);
void            rung_search_core_follow (RungSearchCore          *self,
                                         const char              *plan_path,
                                         char                    *stamp,
                                         RungSnapshot            *snapshot,
                                         GPtrArray               *changesets);
GPtrArray      *rung_search_core_find  (RungSearchCore           *self,
                                        const RungSearchQuestion *question,
                                        GCancellable             *cancellable,
                                        GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungSearchCore, rung_search_core_unref)

G_END_DECLS
