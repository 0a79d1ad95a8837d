/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-store.h"

G_BEGIN_DECLS

/* A folder of its own for each test, and helpers that say what they hold against. */
typedef struct
{
  char      *folder;
  char      *path;   /* plan.rung in it */
  char      *backups;
  RungStore *store;  /* a small plan of every kind, with fixture_set_up_plan */
} Fixture;

void fixture_set_up        (Fixture *fixture, gconstpointer data);
void fixture_set_up_plan   (Fixture *fixture, gconstpointer data);
void fixture_tear_down     (Fixture *fixture, gconstpointer data);
void fixture_reopen        (Fixture *fixture);

RungSnapshot  *snapshot_of (RungStore *store);
void           assert_plan_is (RungStore *store, RungSnapshot *expected);
void           assert_file_holds (const char *path, RungSnapshot *expected);
RungChangeset *retitle_goal (RungStore *store, const char *title);
void           commit_title (RungStore *store, const char *title);
char          *goal_title (RungStore *store);
char          *file_bytes (const char *path, gsize *size);
guint          count_files (const char *folder);
char          *text_of (RungSnapshot *snapshot);

#define fixture_add(name, func) \
  g_test_add (name, Fixture, NULL, fixture_set_up_plan, func, fixture_tear_down)
#define fixture_add_empty(name, func) \
  g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

G_END_DECLS
