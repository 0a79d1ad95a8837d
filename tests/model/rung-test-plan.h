/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-plan.h"

G_BEGIN_DECLS

/* A small plan by hand, as of 23 November 2026: Ada, an engineer since July 2021.  The
 * uids are words ("engineer", "runbook"), so that a test reads like a story; see the .c
 * for all of them. */
#define RUNG_TEST_TODAY (rung_day_new (2026, 11, 23))
#define RUNG_TEST_NOW_USEC (G_GINT64_CONSTANT (1795424400000000)) /* 2026-11-23T09:00Z */

RungSnapshot *rung_test_snapshot_new (void) G_GNUC_WARN_UNUSED_RESULT;
RungPlan     *rung_test_plan_new     (void) G_GNUC_WARN_UNUSED_RESULT;
/* A record from pairs of field and value, which end with -1. */
RungRecord   *rung_test_record_new   (RungKind    kind,
                                      const char *uid,
                                      ...) G_GNUC_WARN_UNUSED_RESULT;
/* Commits an edit, which is taken, as a store would: it has to be there, to pass the
 * rules and to be undone exactly. */
void          rung_test_commit       (RungPlan      *plan,
                                      RungChangeset *changeset);
/* The same, and the uid of what it made. */
char         *rung_test_commit_new   (RungPlan      *plan,
                                      RungChangeset *changeset) G_GNUC_WARN_UNUSED_RESULT;
/* Asserts that an edit of one record keeps a label and names what it is about. */
void          rung_test_assert_label (RungChangeset *changeset,
                                      RungLabel      label,
                                      const char    *argument);

/* The edit gives nothing but this error. */
#define rung_test_assert_refused(edit, error, code)        \
  G_STMT_START {                                           \
    g_assert_null (edit);                                  \
    g_assert_error (error, RUNG_PLAN_ERROR, (int) (code)); \
    g_clear_error (&(error));                              \
  } G_STMT_END

G_END_DECLS
