/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "test-folder.h"

G_BEGIN_DECLS

/* A data folder of a test's own, and rungctl run on it without a display on
 * 23 November 2026. */
typedef struct
{
  char *folder;   /* the test's own */
  char *data_dir; /* in it */
  char *out;      /* of the last run */
  char *err;
} Fixture;

void  test_set_up    (Fixture       *fixture,
                      gconstpointer  data);
void  test_tear_down (Fixture       *fixture,
                      gconstpointer  data);

/* Runs rungctl with the arguments up to NULL and holds the exit status against what
 * is expected.  Returns stdout without its last line end, the fixture's until the
 * next run. */
const char *test_run  (Fixture    *fixture,
                       int         status,
                       ...) G_GNUC_NULL_TERMINATED;
const char *test_runv (Fixture           *fixture,
                       int                status,
                       const char *const *arguments);
/* A line of shell in which $RUNGCTL is the program. */
const char *test_shell (Fixture    *fixture,
                        int         status,
                        const char *line);
/* Runs with --format json and parses what comes. */
JsonNode   *test_json (Fixture    *fixture,
                       ...) G_GNUC_NULL_TERMINATED;
char       *test_path (Fixture    *fixture,
                       const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* An engineer's plan "Alex"; its uid. */
char       *test_new_plan (Fixture *fixture) G_GNUC_WARN_UNUSED_RESULT;

/* The n-th object of an array. */
JsonObject *test_nth  (JsonNode   *array,
                       guint       position);
void        test_assert_contains     (const char *text,
                                      const char *part);
void        test_assert_contains_not (const char *text,
                                      const char *part);

#define TEST_ADD(path, func) g_test_add (path, Fixture, NULL, test_set_up, func, test_tear_down)

G_END_DECLS
