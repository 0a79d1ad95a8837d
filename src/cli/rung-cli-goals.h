/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-cli-table.h"

G_BEGIN_DECLS

/* Goals as every list of them shows them. */
RungCliTable *rung_cli_new_goal_table (RungCli      *cli) G_GNUC_WARN_UNUSED_RESULT;
void          rung_cli_add_goal       (RungCli      *cli,
                                       RungCliTable *table,
                                       RungPlan     *plan,
                                       RungRecord   *goal);
RungCliTable *rung_cli_new_stay_table (RungCli      *cli,
                                       RungPlan     *plan) G_GNUC_WARN_UNUSED_RESULT;
void          rung_cli_add_stay       (RungCli      *cli,
                                       RungCliTable *table,
                                       RungPlan     *plan,
                                       RungRecord   *stay);

G_END_DECLS
