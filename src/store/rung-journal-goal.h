/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-connection.h"

G_BEGIN_DECLS

/* What of a goal's history is wanted. */
typedef struct
{
  const char *goal_uid;
  guint       limit;    /* entries at most */
  gint64      after_id; /* only newer entries; 0: all */
} RungHistoryRequest;

GPtrArray    *rung_journal_goal_list      (RungConnection            *connection,
                                           const RungHistoryRequest  *request,
                                           gboolean                  *found, /* out, nullable */
                                           GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
RungSnapshot *rung_journal_goal_list_gone (RungConnection            *connection,
                                           GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
