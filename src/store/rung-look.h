/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-journal-goal.h"
#include "rung-schema.h"
#include "rung-snapshot.h"

G_BEGIN_DECLS

RungSnapshot *rung_look       (const char        *path,
                               const RungSchema  *schema,
                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *rung_look_history (const char        *path,
                                 guint              limit,
                                 const RungSchema  *schema,
                                 GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *rung_look_check (const char        *path,
                               const RungSchema  *schema,
                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *rung_look_goal_history (const char                *path,
                                      const RungHistoryRequest  *request,
                                      const RungSchema          *schema,
                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
RungSnapshot *rung_look_gone_goals   (const char        *path,
                                      const RungSchema  *schema,
                                      GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
