/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of one goal in the journal of the whole plan. */

#include <sqlite3.h>

#include "rung-edit.h"
#include "rung-goal-past.h"
#include "store-fixture.h"

static const char *
nth_goal (Fixture *fixture,
          guint    position)
{
  return rung_record_get_uid (rung_plan_get_nth (rung_store_get_plan (fixture->store), RUNG_KIND_GOAL, position));
}

static void
commit (Fixture       *fixture,
        RungChangeset *changeset)
{
  g_autoptr(RungChangeset) owned = changeset;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (owned);
  rung_store_commit (fixture->store, owned, RUNG_ORIGIN_USER, &error);
  g_assert_no_error (error);
}

static void
set_note (Fixture    *fixture,
          const char *goal,
          const char *note)
{
  g_autoptr(GError) error = NULL;

  commit (fixture, rung_edit_set_field (rung_store_get_plan (fixture->store), RUNG_KIND_GOAL, goal, RUNG_GOAL_NOTE,
                                        g_variant_new_string (note), &error));
}

static GPtrArray *
list (Fixture    *fixture,
      const char *goal,
      guint       limit)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *entries = rung_store_list_goal_history (fixture->store, goal, limit, &error);

  g_assert_no_error (error);
  return entries;
}

static RungHistoryEntry *
nth (GPtrArray *entries,
     guint      position)
{
  g_assert_cmpuint (position, <, entries->len);
  return entries->pdata[position];
}

static void
test_only_entries_of_the_goal_are_listed (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autofree char *goal = g_strdup (nth_goal (fixture, 0));
  g_autofree char *other = g_strdup (nth_goal (fixture, 1));
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) newest = NULL;

  set_note (fixture, goal, "one");
  set_note (fixture, other, "two");
  set_note (fixture, goal, "three");
  entries = list (fixture, goal, 100);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpuint (rung_changeset_get_size (nth (entries, 0)->changes), ==, 1);
  g_assert_cmpstr (rung_record_get_text (rung_changeset_get (nth (entries, 0)->changes, 0)->after, RUNG_GOAL_NOTE), ==, "three");
  newest = list (fixture, goal, 1);
  g_assert_cmpuint (newest->len, ==, 1);
  g_assert_cmpint (nth (newest, 0)->id, ==, nth (entries, 0)->id);
}

static void
test_undo_is_told_as_it_went (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *goal = g_strdup (nth_goal (fixture, 0));
  g_autoptr(GPtrArray) entries = NULL;
  const RungChange *change;

  set_note (fixture, goal, "one");
  set_note (fixture, goal, "two");
  g_assert_true (rung_store_undo (fixture->store, NULL));
  entries = list (fixture, goal, 100);
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_cmpint (nth (entries, 0)->origin, ==, RUNG_ORIGIN_UNDO);
  g_assert_true (nth (entries, 1)->undone);
  change = rung_changeset_get (nth (entries, 0)->changes, 0);
  g_assert_cmpstr (rung_record_get_text (change->before, RUNG_GOAL_NOTE), ==, "two");
  g_assert_cmpstr (rung_record_get_text (change->after, RUNG_GOAL_NOTE), ==, "one");
}

static void
test_evidence_counts_while_it_is_linked (Fixture       *fixture,
                                         gconstpointer  data)
{
  RungPlan *plan = rung_store_get_plan (fixture->store);
  g_autofree char *goal = g_strdup (nth_goal (fixture, 0));
  g_autofree char *uid = NULL;
  g_autoptr(GError) error = NULL;
  RungChangeset *add = rung_edit_add_evidence (plan, RUNG_KIND_GOAL, goal, "Shown", NULL, 2461000, &error);
  g_autoptr(GPtrArray) linked = NULL;
  g_autoptr(GPtrArray) removed = NULL;

  g_assert_no_error (error);
  uid = g_strdup (rung_changeset_get_created_uid (add));
  commit (fixture, add);
  commit (fixture, rung_edit_set_field (plan, RUNG_KIND_EVIDENCE, uid, RUNG_EVIDENCE_TEXT, g_variant_new_string ("More"), &error));
  linked = list (fixture, goal, 100);
  g_assert_cmpuint (linked->len, ==, 2);
  commit (fixture, rung_edit_remove_evidence (plan, uid, &error));
  removed = list (fixture, goal, 100);
  g_assert_cmpuint (removed->len, ==, 3);
}

static void
test_moves_of_others_are_not_its_history (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autofree char *goal = g_strdup (nth_goal (fixture, 0));
  RungRecord *record = rung_plan_find_record (rung_store_get_plan (fixture->store), RUNG_KIND_GOAL, goal);
  RungChangeset *moved = rung_changeset_new (RUNG_LABEL_MOVE_GOAL, NULL);
  g_autoptr(GPtrArray) entries = NULL;

  rung_changeset_take (moved, rung_record_ref (record), rung_record_with (record, RUNG_GOAL_ORDINAL, g_variant_new_int64 (77)));
  commit (fixture, moved);
  entries = list (fixture, goal, 100);
  g_assert_cmpuint (entries->len, ==, 0);
}

static void
test_deleted_goal_has_a_history_and_comes_back (Fixture       *fixture,
                                                gconstpointer  data)
{
  g_autofree char *goal = g_strdup (nth_goal (fixture, 0));
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(RungSnapshot) gone = NULL;
  g_autoptr(RungSnapshot) before = NULL;
  g_autoptr(RungSnapshot) after = NULL;
  g_autoptr(GError) error = NULL;

  set_note (fixture, goal, "one");
  before = rung_goal_past_get_present (rung_store_get_plan (fixture->store), goal);
  commit (fixture, rung_edit_delete_goal (rung_store_get_plan (fixture->store), goal, &error));
  entries = list (fixture, goal, 100);
  g_assert_cmpuint (entries->len, ==, 2);
  commit (fixture, rung_store_edit_go_back (fixture->store, goal, nth (entries, 1)->id, &error));
  after = rung_goal_past_get_present (rung_store_get_plan (fixture->store), goal);
  g_assert_cmpuint (rung_snapshot_get_size (after), ==, rung_snapshot_get_size (before));

  g_assert_true (rung_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  gone = rung_store_read_gone_goals (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rung_snapshot_get_size (gone), ==, 1);
  g_assert_nonnull (rung_snapshot_find (gone, RUNG_KIND_GOAL, goal));
}

static void
test_looking_gives_the_same (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *goal = g_strdup (nth_goal (fixture, 0));
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) looked_at = NULL;
  g_autoptr(GError) error = NULL;

  set_note (fixture, goal, "one");
  entries = list (fixture, goal, 100);
  looked_at = rung_store_read_goal_history (fixture->path, goal, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (looked_at->len, ==, entries->len);
  g_assert_cmpint (nth (looked_at, 0)->id, ==, nth (entries, 0)->id);
}

static void
test_entry_that_is_not_there_is_refused (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autofree char *goal = g_strdup (nth_goal (fixture, 0));
  g_autoptr(GError) error = NULL;

  set_note (fixture, goal, "one");
  g_assert_null (rung_store_edit_go_back (fixture->store, goal, 4711, &error));
  g_assert_error (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_NOT_FOUND);
}

static void
spoil_newest_entry (Fixture *fixture)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE journal SET changeset = substr (changeset, 1, length (changeset) - 1) "
                                     "WHERE id = (SELECT max (id) FROM journal)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_entry_that_cannot_be_read_is_told (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autofree char *goal = g_strdup (nth_goal (fixture, 0));
  g_autoptr(GError) error = NULL;

  set_note (fixture, goal, "one");
  g_clear_object (&fixture->store);
  spoil_newest_entry (fixture);
  fixture->store = rung_store_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_null (rung_store_list_goal_history (fixture->store, goal, 100, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED);
}

/* In the bytes of most entries the goal does not occur; told, not timed. */
static void
test_long_history_is_walked (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *goal = g_strdup (nth_goal (fixture, 0));
  g_autofree char *other = g_strdup (nth_goal (fixture, 1));
  g_autoptr(GPtrArray) entries = NULL;
  guint n_edits = g_test_slow () ? 10000 : 300;
  gint64 start_usec;

  set_note (fixture, goal, "one");
  for (guint i = 0; i < n_edits; i++)
    set_note (fixture, other, i % 2 ? "odd" : "even");
  start_usec = g_get_monotonic_time ();
  entries = list (fixture, goal, 20);
  g_test_message ("%u entries: %.1f ms", n_edits, (g_get_monotonic_time () - start_usec) / 1000.);
  g_assert_cmpuint (entries->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/goal-history/only-entries-of-the-goal-are-listed", test_only_entries_of_the_goal_are_listed);
  fixture_add ("/goal-history/undo-is-told-as-it-went", test_undo_is_told_as_it_went);
  fixture_add ("/goal-history/evidence-counts-while-it-is-linked", test_evidence_counts_while_it_is_linked);
  fixture_add ("/goal-history/moves-of-others-are-not-its-history", test_moves_of_others_are_not_its_history);
  fixture_add ("/goal-history/deleted-goal-has-a-history-and-comes-back", test_deleted_goal_has_a_history_and_comes_back);
  fixture_add ("/goal-history/looking-gives-the-same", test_looking_gives_the_same);
  fixture_add ("/goal-history/entry-that-is-not-there-is-refused", test_entry_that_is_not_there_is_refused);
  fixture_add ("/goal-history/entry-that-cannot-be-read-is-told", test_entry_that_cannot_be_read_is_told);
  fixture_add ("/goal-history/long-history-is-walked", test_long_history_is_walked);
  return g_test_run ();
}
