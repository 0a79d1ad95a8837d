/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The laws of the store on random plans: the disk loses nothing, undo is exact, and
 * one change costs what it costs, however large the plan is. */

#include <sqlite3.h>
#include <string.h>

#include "rung-connection.h"
#include "rung-pack.h"
#include "rung-random-plan.h"
#include "store-fixture.h"

#define N_PLANS 25
#define N_WALKS 40
#define N_PACKS 400

static void
test_load_of_save_is_the_plan (Fixture       *fixture,
                               gconstpointer  data)
{
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.rung", fixture->folder, i);
      g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (g_test_rand_int_range (1, 20));
      g_autoptr(GError) error = NULL;
      g_autoptr(RungStore) store = rung_store_create (path, snapshot, &error);

      g_assert_no_error (error);
      assert_plan_is (store, snapshot);
      g_clear_object (&store);
      assert_file_holds (path, snapshot);
      store = rung_store_open (path, &error);
      g_assert_no_error (error);
      assert_plan_is (store, snapshot);
    }
}

static RungChangeset *
go_from_to (RungSnapshot *from,
            RungSnapshot *to)
{
  return rung_snapshot_diff (from, to, RUNG_LABEL_IMPORT, "there");
}

/* Commits, undoes, redoes; reopened after each step. */
static void
test_any_plan_to_any_plan (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(RungSnapshot) here = snapshot_of (fixture->store);

  for (guint i = 0; i < N_WALKS; i++)
    {
      /* Now a plan that has nothing in common, now a later state of this one. */
      g_autoptr(RungSnapshot) there = i % 2 ? rung_random_snapshot_new (g_test_rand_int_range (1, 12))
                                            : rung_random_snapshot_mutate (here);
      g_autoptr(RungChangeset) step = go_from_to (here, there);
      g_autoptr(GError) error = NULL;

      rung_store_commit (fixture->store, step, RUNG_ORIGIN_IMPORT, &error);
      g_assert_no_error (error);
      assert_plan_is (fixture->store, there);
      fixture_reopen (fixture);
      assert_plan_is (fixture->store, there);
      if (rung_changeset_get_size (step) == 0)
        continue;
      g_assert_true (rung_store_undo (fixture->store, &error));
      assert_plan_is (fixture->store, here);
      fixture_reopen (fixture);
      assert_plan_is (fixture->store, here);
      g_assert_true (rung_store_redo (fixture->store, &error));
      assert_plan_is (fixture->store, there);
      rung_snapshot_unref (here);
      here = rung_snapshot_ref (there);
    }
}

static void
test_undo_all_is_the_beginning (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_snapshot_unref);
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (states, snapshot_of (fixture->store));
  while (states->len < 30)
    {
      RungSnapshot *here = states->pdata[states->len - 1];
      g_autoptr(RungSnapshot) there = rung_random_snapshot_mutate (here);
      g_autoptr(RungChangeset) step = go_from_to (here, there);

      if (rung_changeset_get_size (step) == 0)
        continue;
      g_assert_true (rung_store_commit (fixture->store, step, RUNG_ORIGIN_USER, &error));
      g_ptr_array_add (states, g_steal_pointer (&there));
    }
  for (guint i = states->len - 1; i > 0; i--)
    {
      g_assert_true (rung_store_undo (fixture->store, &error));
      assert_plan_is (fixture->store, states->pdata[i - 1]);
    }
  g_assert_false (rung_store_can_undo (fixture->store));
  for (guint i = 1; i < states->len; i++)
    {
      g_assert_true (rung_store_redo (fixture->store, &error));
      assert_plan_is (fixture->store, states->pdata[i]);
    }
}

/* Two stores take turns at random and never disagree. */
static void
test_two_processes_take_turns (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr(RungStore) other = rung_store_open (fixture->path, NULL);
  RungStore *stores[] = { fixture->store, other };

  for (guint i = 0; i < 100; i++)
    {
      RungStore *store = stores[g_test_rand_int_range (0, 2)];
      g_autoptr(RungSnapshot) here = NULL;
      g_autoptr(RungSnapshot) there = NULL;
      g_autoptr(RungChangeset) step = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_true (rung_store_refresh (store, &error));
      here = snapshot_of (store);
      switch (g_test_rand_int_range (0, 3))
        {
        case 0:
          if (rung_store_can_undo (store))
            g_assert_true (rung_store_undo (store, &error));
          break;
        case 1:
          if (rung_store_can_redo (store))
            g_assert_true (rung_store_redo (store, &error));
          break;
        default:
          there = rung_random_snapshot_mutate (here);
          step = go_from_to (here, there);
          g_assert_true (rung_store_commit (store, step, RUNG_ORIGIN_USER, &error));
        }
      g_clear_pointer (&here, rung_snapshot_unref);
      here = snapshot_of (store);
      assert_file_holds (fixture->path, here);
    }
}

static gboolean
same_changes (RungChangeset *a,
              RungChangeset *b)
{
  if (rung_changeset_get_size (a) != rung_changeset_get_size (b))
    return FALSE;
  for (guint i = 0; i < rung_changeset_get_size (a); i++)
    {
      const RungChange *x = rung_changeset_get (a, i), *y = rung_changeset_get (b, i);

      if ((x->before == NULL) != (y->before == NULL) || (x->after == NULL) != (y->after == NULL) ||
          (x->before != NULL && !rung_record_equal (x->before, y->before)) ||
          (x->after != NULL && !rung_record_equal (x->after, y->after)))
        return FALSE;
    }
  return TRUE;
}

static void
test_unpack_of_pack_is_the_changeset (void)
{
  g_autoptr(RungSnapshot) here = rung_random_snapshot_new (6);

  for (guint i = 0; i < N_PACKS; i++)
    {
      g_autoptr(RungSnapshot) there = i % 8 ? rung_random_snapshot_mutate (here) : rung_random_snapshot_new (6);
      g_autoptr(RungChangeset) step = go_from_to (here, there);
      g_autoptr(GByteArray) bytes = rung_pack_changes (step);
      g_autoptr(RungChangeset) back = rung_changeset_new (RUNG_LABEL_NONE, NULL);
      g_autoptr(GError) error = NULL;

      g_assert_true (rung_unpack_changes (back, bytes->data, bytes->len, &error));
      g_assert_true (same_changes (step, back));
      rung_snapshot_unref (here);
      here = g_steal_pointer (&there);
    }
}

/* Whatever the bytes are: an error or a changeset, never a crash. */
static void
test_unpack_believes_nothing (void)
{
  g_autoptr(RungSnapshot) here = rung_random_snapshot_new (2);
  g_autoptr(RungSnapshot) there = rung_random_snapshot_new (2);
  g_autoptr(RungChangeset) step = go_from_to (here, there);
  g_autoptr(GByteArray) bytes = rung_pack_changes (step);

  for (guint size = 0; size < bytes->len; size++)
    {
      g_autoptr(RungChangeset) back = rung_changeset_new (RUNG_LABEL_NONE, NULL);
      g_autofree guint8 *cut = g_memdup2 (bytes->data, size);
      g_autoptr(GError) error = NULL;

      g_assert_false (rung_unpack_changes (back, cut, size, &error));
      g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED);
    }
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(RungChangeset) back = rung_changeset_new (RUNG_LABEL_NONE, NULL);
      guint place = g_test_rand_int_range (0, bytes->len);
      guint8 kept = bytes->data[place];

      bytes->data[place] ^= 1 << g_test_rand_int_range (0, 8);
      rung_unpack_changes (back, bytes->data, bytes->len, NULL);
      bytes->data[place] = kept;
    }
}

/* Counted, not timed: the steps of SQLite's machine for writing and deleting a whole
 * plan grow as its records do. */
static gint64 n_steps;

static int
count_step_cb (void *data)
{
  n_steps++;
  return 0;
}

static void
write_all (RungConnection *connection,
           RungChangeset  *changeset)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (rung_sqlite_exec (connection->db, "BEGIN", "test", &error));
  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    rung_rows_write (connection->rows, rung_changeset_get (changeset, i), &error);
  g_assert_no_error (error);
  g_assert_true (rung_sqlite_exec (connection->db, "COMMIT", "test", &error));
}

/* Steps a record, there and back. */
static gint64
count_steps_of_growth (Fixture *fixture,
                       guint    size)
{
  g_autofree char *path = g_strdup_printf ("%s/%u.rung", fixture->folder, size);
  g_autoptr(RungSnapshot) loaded = NULL;
  g_autoptr(RungConnection) connection = NULL;
  g_autoptr(RungSnapshot) large = rung_random_snapshot_new (size);
  g_autoptr(RungSnapshot) small = rung_random_snapshot_new (1);
  g_autoptr(RungChangeset) there = go_from_to (small, large);
  g_autoptr(RungChangeset) back = rung_changeset_invert (there);
  g_autoptr(GError) error = NULL;

  g_assert_true (rung_connection_create (path, rung_schema_get_current (), small, &error));
  connection = rung_connection_open (path, rung_schema_get_current (), &loaded, &error);
  g_assert_no_error (error);
  sqlite3_progress_handler (connection->db, 1, count_step_cb, NULL);
  n_steps = 0;
  write_all (connection, there);
  write_all (connection, back);
  sqlite3_progress_handler (connection->db, 0, NULL, NULL);
  return n_steps / rung_changeset_get_size (there);
}

static void
test_writing_is_linear (Fixture       *fixture,
                        gconstpointer  data)
{
  gint64 small = count_steps_of_growth (fixture, 20);
  gint64 large = count_steps_of_growth (fixture, 2000);

  g_test_message ("steps a record: %" G_GINT64_FORMAT " of few, %" G_GINT64_FORMAT " of many", small, large);
  g_assert_cmpint (large, <, small * 3 / 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add_empty ("/store/load-of-save-is-the-plan", test_load_of_save_is_the_plan);
  fixture_add ("/store/any-plan-to-any-plan", test_any_plan_to_any_plan);
  fixture_add ("/store/undo-all-is-the-beginning", test_undo_all_is_the_beginning);
  fixture_add ("/store/two-processes-take-turns", test_two_processes_take_turns);
  g_test_add_func ("/store/unpack-of-pack-is-the-changeset", test_unpack_of_pack_is_the_changeset);
  g_test_add_func ("/store/unpack-believes-nothing", test_unpack_believes_nothing);
  fixture_add_empty ("/store/writing-is-linear", test_writing_is_linear);
  return g_test_run ();
}
