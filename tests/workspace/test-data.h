/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-workspace.h"
#include "test-folder.h"

G_BEGIN_DECLS

/* A data folder of a test's own on 23 November 2026, and what the tests of the
 * workspace put into it. */
typedef struct
{
  char *folder; /* the data is in data/ below it */
} Fixture;

#define ARCHITECT "architect"
#define CORE "engineer.core-features"

void test_set_up (Fixture       *fixture,
                  gconstpointer  data);
void test_tear_down (Fixture       *fixture,
                     gconstpointer  data);
char *test_get_path (Fixture    *fixture,
                     const char *name);
RungStore *test_create_plan (const char *title);
char *test_create_closed_plan (const char *title);
void test_commit (RungStore     *store,
                  RungChangeset *edit);
RungRecord *test_find (RungStore  *store,
                       RungKind    kind,
                       const char *name);
void test_add_goal (RungStore  *store,
                    const char *title);
guint test_count_goals (RungStore *store);
void test_write_file (const char *path,
                      const char *text);
guint test_count_backups (void);
char *test_export_plan (Fixture    *fixture,
                        RungStore  *store,
                        const char *name);

#define ADD(path, func) g_test_add ("/workspace/" path, Fixture, NULL, test_set_up, func, test_tear_down)

G_END_DECLS
