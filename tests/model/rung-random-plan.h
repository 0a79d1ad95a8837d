/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-snapshot.h"

G_BEGIN_DECLS

/* A plan that obeys the rules, with at least one record of every kind, about
 * `size` goals, and every field now set and now unset.  Drawn with
 * g_test_rand_int(), so that a failing run prints the seed to have it again. */
RungSnapshot *rung_random_snapshot_new    (guint size) G_GNUC_WARN_UNUSED_RESULT;

/* Another state of the same plan: some records gone (with what belongs to them),
 * some changed, some added. */
RungSnapshot *rung_random_snapshot_mutate (RungSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
