/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "rung-query.h"
#include "rung-search-text.h"
#include "rung-store.h"

G_BEGIN_DECLS

/* One record that was found, in the words it is shown with. */
typedef struct
{
  char            *plan_path;
  char            *plan_uid;
  char            *plan_title;
  RungKind         kind;
  char            *uid;
  char            *owner_uid;   /* (nullable): the goal, responsibility, ... it belongs to */
  int              owner_kind;  /* a #RungKind; -1 without an owner */
  char            *owner_title; /* (nullable) */
  RungSearchState  state;
  gboolean         has_more;    /* the last of its kind, and there are more than were asked for */
  char            *title;       /* may be cut; may be empty */
  char            *excerpt;     /* (nullable): where it was found besides the title */
} RungFound;
void rung_found_free (RungFound *self);

/* The search of one window: follows its plan, and asks in the background. */
#define RUNG_TYPE_SEARCH (rung_search_get_type ())
G_DECLARE_FINAL_TYPE (RungSearch, rung_search, RUNG, SEARCH, GObject)

RungSearch *rung_search_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void        rung_search_set_store   (RungSearch           *self,
                                     RungStore            *store); /* nullable */
/* In the store's plan, or in all plans.  An empty query finds nothing but makes ready. */
void        rung_search_find_async  (RungSearch           *self,
                                     RungQuery            *query,
                                     gboolean              in_all_plans,
                                     guint                 n_per_group,
                                     const char           *language,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              data);
GPtrArray  *rung_search_find_finish (RungSearch           *self,
                                     GAsyncResult         *result,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT; /* of RungFound */

/* For the terminal: in one plan, or (NULL) in all.  Array of RungFound, kind by kind, best first. */
GPtrArray  *rung_workspace_search   (RungQuery            *query,
                                     const char           *plan_path,
                                     guint                 n_per_group,
                                     const char           *language,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
