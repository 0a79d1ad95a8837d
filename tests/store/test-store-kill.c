/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A process that commits is killed at random moments.  What it acknowledged is there
 * afterwards, and the file can be read.  200 rounds; RUNG_SOAK=1 makes it 5,000. */

#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store-fixture.h"

#define N_ROUNDS 200
#define N_SOAK_ROUNDS 5000

/* The child: counts up from where the plan is, a commit each, and says so once it is
 * durable.  The texts are long now and then, so that the log is moved into the file. */
static int
count_up (const char *path)
{
  g_autoptr(RungStore) store = rung_store_open (path, NULL);
  g_autofree char *title = NULL;

  if (store == NULL)
    return 1;
  title = goal_title (store);
  for (int n = atoi (title) + 1;; n++)
    {
      g_autofree char *next = g_strdup_printf ("%d", n);
      g_autofree char *long_text = g_strnfill (n % 7 == 0 ? 100000 : 100, 'x');
      RungRecord *goal = rung_plan_get_nth (rung_store_get_plan (store), RUNG_KIND_GOAL, 0);
      g_autoptr(RungRecord) titled = rung_record_with (goal, RUNG_GOAL_TITLE, g_variant_new_string (next));
      g_autoptr(RungRecord) noted = rung_record_with (titled, RUNG_GOAL_NOTE, g_variant_new_string (long_text));
      g_autoptr(RungChangeset) edit = rung_changeset_new (RUNG_LABEL_EDIT_GOAL, next);

      rung_changeset_add (edit, goal, noted);
      if (!rung_store_commit (store, edit, RUNG_ORIGIN_USER, NULL))
        return 1;
      printf ("%d\n", n);
      fflush (stdout);
    }
}

static int
get_count (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) snapshot = rung_store_read (path, &error);
  guint first, n_goals;

  g_assert_no_error (error);
  rung_snapshot_get_range (snapshot, RUNG_KIND_GOAL, &first, &n_goals);
  return atoi (rung_record_get_text (rung_snapshot_get (snapshot, first), RUNG_GOAL_TITLE));
}

static gboolean
read_count (GDataInputStream *lines,
            int              *count)
{
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

  if (line != NULL)
    *count = atoi (line);
  return line != NULL;
}

/* Kills the child at a random moment, half the time not before it has committed once.
 * Gives the last it has said, also what was still in the pipe when it died. */
static int
kill_at_random (GSubprocess *child,
                gboolean     wait_for_first,
                int          before)
{
  g_autoptr(GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  int last = before;

  if (wait_for_first)
    g_assert_true (read_count (lines, &last));
  g_usleep (g_test_rand_int_range (0, 25000));
  g_subprocess_send_signal (child, SIGKILL);
  while (read_count (lines, &last))
    ;
  return last;
}

static void
test_killed_process_loses_nothing_acknowledged (Fixture       *fixture,
                                                gconstpointer  data)
{
  guint n_rounds = g_getenv ("RUNG_SOAK") != NULL ? N_SOAK_ROUNDS : N_ROUNDS;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr(GPtrArray) complaints = NULL;
  guint n_commits = 0;
  int count = 0;

  commit_title (fixture->store, "0");
  g_clear_object (&fixture->store);
  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                       self, "--count-up", fixture->path, NULL);
      int acknowledged, now;

      g_assert_no_error (error);
      acknowledged = kill_at_random (child, round % 2, count);
      g_subprocess_wait (child, NULL, NULL);
      g_assert_true (g_subprocess_get_if_signaled (child));
      now = get_count (fixture->path);
      /* One commit may have become durable without being told any more. */
      g_assert_cmpint (now, >=, acknowledged);
      g_assert_cmpint (now, <=, acknowledged + 1);
      n_commits += now - count;
      count = now;
    }
  g_test_message ("%u rounds, %u commits", n_rounds, n_commits);
  g_assert_cmpuint (n_commits, >=, n_rounds / 2);
  fixture_reopen (fixture);
  g_assert_true (rung_store_undo (fixture->store, NULL));
  complaints = rung_store_check_file (fixture->path, NULL);
  g_assert_cmpuint (complaints->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--count-up") == 0)
    return count_up (argv[2]);
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/killed-process-loses-nothing-acknowledged", test_killed_process_loses_nothing_acknowledged);
  return g_test_run ();
}
