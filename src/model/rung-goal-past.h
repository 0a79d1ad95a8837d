/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-plan.h"

G_BEGIN_DECLS

/* A goal and what belongs to it: its links, steps, check-ins and evidence.  A snapshot of
 * just these is what goes back to an earlier state. */
RungSnapshot *rung_goal_past_get_present (RungPlan         *plan,
                                          const char       *goal_uid) G_GNUC_WARN_UNUSED_RESULT;
RungSnapshot *rung_goal_past_rewind      (RungSnapshot     *present,
                                          const char       *goal_uid,
                                          GPtrArray        *changesets) G_GNUC_WARN_UNUSED_RESULT; /* of RungChangeset, newest first */
gboolean      rung_goal_past_belongs     (const RungRecord *record, /* nullable */
                                          const char       *goal_uid);
/* Of an evidence link of the goal, what it shows; NULL of any other record. */
const char   *rung_goal_past_get_shown_by (const RungRecord *record, /* nullable */
                                           const char       *goal_uid);

G_END_DECLS
