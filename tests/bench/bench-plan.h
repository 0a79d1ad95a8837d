/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-snapshot.h"

/* A plan of `n_goals` goals on two responsibilities, five check-ins and two steps
 * each: the same every time, so that runs compare. */
RungSnapshot *bench_plan_new (guint n_goals);

/* Five check-ins a goal and nothing else, as what a change of many records adds. */
RungChangeset *bench_check_ins_new (RungSnapshot *snapshot, guint n_check_ins);
