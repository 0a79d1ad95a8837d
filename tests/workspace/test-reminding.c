/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rounds, what is remembered between them, turns, and the helper's autostart entry. */

#include "test-data.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "rung-autostart.h"
#include "rung-day.h"
#include "rung-notifier.h"
#include "rung-paths.h"
#include "rung-reminding.h"

#define ENGLISH (rung_words_get_english ())

static const RungReminderRules rules = { .kinds = 1u << RUNG_REMIND_OVERDUE, .days_before = 3, .review_day = 1, .with_titles = TRUE };

/* A plan with a goal that was due on 14 November; the goal's uid. */
static char *
create_late_goal (RungStore **store)
{
  g_autoptr(GError) error = NULL;
  char *uid;

  *store = test_create_plan ("Alex");
  test_add_goal (*store, "Late");
  /* The edit puts another record in the place of this one. */
  uid = g_strdup (rung_record_get_uid (test_find (*store, RUNG_KIND_GOAL, "Late")));
  test_commit (*store, rung_edit_schedule_goal (rung_store_get_plan (*store), uid, 0, rung_day_new (2026, 11, 14), &error));
  return uid;
}

static RungRound *
look_with (const RungReminderRules *wanted,
           guint32                  today,
           RungRoundMode            mode)
{
  g_autoptr(GError) error = NULL;
  RungRound *round = rung_reminding_look (wanted, ENGLISH, today, mode, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (round->errors->len, ==, 0);
  return round;
}

static void
assert_round (guint32        today,
              RungRoundMode  mode,
              guint          n_told,
              guint32        next_day)
{
  g_autoptr(RungRound) round = look_with (&rules, today, mode);

  g_assert_cmpuint (round->tell->len, ==, n_told);
  g_assert_cmpuint (round->next_day, ==, next_day);
}

static guint32
november (guint day)
{
  return rung_day_new (2026, 11, day);
}

static void
test_two_rounds_tell_once (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(RungStore) store = NULL;
  g_autofree char *goal = create_late_goal (&store);

  assert_round (november (23), RUNG_ROUND_QUIET, 0, november (23));
  assert_round (november (23), RUNG_ROUND_DAILY, 1, november (30));
  assert_round (november (23), RUNG_ROUND_DAILY, 0, november (30));
  assert_round (november (23), RUNG_ROUND_ALWAYS, 0, november (30));
  assert_round (november (29), RUNG_ROUND_DAILY, 0, november (30));
  assert_round (november (30), RUNG_ROUND_DAILY, 1, rung_day_new (2026, 12, 7));
}

static void
test_put_off_is_told_tomorrow (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr(RungStore) store = NULL;
  g_autofree char *goal = create_late_goal (&store);
  g_autoptr(RungRound) round = look_with (&rules, november (23), RUNG_ROUND_DAILY);
  g_autoptr(GError) error = NULL;

  g_assert_true (rung_notifier_put_off (((RungNotice *) round->tell->pdata[0])->id, &error));
  g_assert_no_error (error);
  assert_round (november (23), RUNG_ROUND_ALWAYS, 0, november (24));
  assert_round (november (24), RUNG_ROUND_DAILY, 1, rung_day_new (2026, 12, 1));
}

static void
test_what_is_done_is_taken_back (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(RungStore) store = NULL;
  g_autofree char *goal = create_late_goal (&store);
  g_autoptr(RungRound) round = look_with (&rules, november (23), RUNG_ROUND_DAILY);
  g_autoptr(RungRound) after = NULL;
  g_autoptr(GError) error = NULL;
  const char *plan = rung_plan_get_uid (rung_store_get_plan (store));

  g_assert_true (rung_notifier_complete (plan, goal, &error));
  g_assert_true (rung_notifier_complete (plan, goal, &error)); /* pressed twice */
  after = look_with (&rules, november (23), RUNG_ROUND_QUIET);
  g_assert_cmpuint (after->withdraw->len, ==, 1);
  g_assert_cmpstr (after->withdraw->pdata[0], ==, ((RungNotice *) round->tell->pdata[0])->id);
  g_assert_cmpuint (after->next_day, ==, RUNG_NO_DAY);
}

static void
test_names_of_plans_are_never_paths (Fixture       *fixture,
                                     gconstpointer  data)
{
  const char *names[] = { "", "..", "../../etc/passwd", "/etc/passwd", "11111111-1111-4111-8111-111111111111" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (rung_notifier_complete (names[i], "goal", &error));
      g_assert_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_NOT_FOUND);
    }
}

static void
test_a_kind_switched_on_later_is_told_the_same_day (Fixture       *fixture,
                                                    gconstpointer  data)
{
  g_autoptr(RungStore) store = NULL;
  g_autofree char *goal = create_late_goal (&store);
  RungReminderRules soon = rules;
  g_autoptr(RungRound) first = NULL;
  g_autoptr(RungRound) second = NULL;

  soon.kinds = 1u << RUNG_REMIND_DUE_SOON;
  first = look_with (&soon, november (23), RUNG_ROUND_DAILY);
  g_assert_cmpuint (first->tell->len, ==, 0);
  soon.kinds |= 1u << RUNG_REMIND_OVERDUE;
  second = look_with (&soon, november (23), RUNG_ROUND_DAILY);
  g_assert_cmpuint (second->tell->len, ==, 1);
}

/* Whoever has the turn is waited for. */
static gpointer
hold_turn (gpointer data)
{
  g_autofree char *path = g_build_filename (rung_paths_get_data_dir (), "reminders.lock", NULL);
  int fd = g_open (path, O_RDWR | O_CREAT, 0600);

  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  g_atomic_int_set ((int *) data, 1);
  g_usleep (300 * 1000);
  g_atomic_int_set ((int *) data, 2);
  close (fd);
  return NULL;
}

static void
test_a_round_waits_for_its_turn (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(RungStore) store = NULL;
  g_autofree char *goal = create_late_goal (&store);
  int state = 0;
  GThread *thread = g_thread_new ("turn", hold_turn, &state);

  while (g_atomic_int_get (&state) == 0)
    g_usleep (1000);
  assert_round (november (23), RUNG_ROUND_DAILY, 1, november (30));
  g_assert_cmpint (g_atomic_int_get (&state), ==, 2);
  g_thread_join (thread);
}

static void
test_what_cannot_be_remembered_is_not_told (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autoptr(RungStore) store = NULL;
  g_autofree char *goal = create_late_goal (&store);
  g_autofree char *path = g_build_filename (rung_paths_get_data_dir (), "reminders.ini", NULL);
  g_autofree char *inside = g_build_filename (path, "x", NULL);
  g_autoptr(GError) error = NULL;

  /* A folder in its place: even root cannot write that. */
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_null (rung_reminding_look (&rules, ENGLISH, november (23), RUNG_ROUND_DAILY, &error));
  g_assert_nonnull (error);
}

static void
test_moment_is_as_far_as_its_day (Fixture       *fixture,
                                  gconstpointer  data)
{
  guint minute = rung_reminding_get_minute ();
  gint64 wait_usec = rung_reminding_get_wait_usec (november (24), minute);

  /* The day is fixed on the 23rd, whatever the clock says. */
  g_assert_cmpint (ABS (wait_usec - G_TIME_SPAN_DAY), <=, 2 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (rung_reminding_get_wait_usec (november (22), 0), ==, 0);
}

/* --- Autostart --- */

static void
test_entry_survives_odd_paths (Fixture       *fixture,
                               gconstpointer  data)
{
  const char *paths[] = { "/usr/bin/rungctl", "/opt/my apps/100% \"rung\" $HOME `x` \\y/rungctl" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *text = rung_autostart_build_entry (paths[i]);
      g_autoptr(GKeyFile) entry = g_key_file_new ();
      g_autofree char *exec = NULL;
      g_autofree char *program = NULL;
      g_auto(GStrv) argv = NULL;
      GString *without_codes;

      g_assert_true (g_key_file_load_from_data (entry, text, -1, G_KEY_FILE_NONE, NULL));
      exec = g_key_file_get_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, NULL);
      program = g_key_file_get_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TRY_EXEC, NULL);
      without_codes = g_string_new (exec);
      g_string_replace (without_codes, "%%", "%", 0);
      g_assert_true (g_shell_parse_argv (without_codes->str, NULL, &argv, NULL));
      g_string_free (without_codes, TRUE);
      g_assert_cmpstr (argv[0], ==, paths[i]);
      g_assert_cmpstr (argv[1], ==, "remind");
      g_assert_cmpstr (program, ==, paths[i]);
    }
}

static void
test_an_entry_that_is_switched_off_is_off (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autofree char *path = rung_autostart_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = rung_autostart_build_entry ("/usr/bin/rungctl");
  g_autofree char *off = g_strconcat (text, "Hidden=true\n", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (rung_autostart_is_on ());
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  test_write_file (path, text);
  g_assert_true (rung_autostart_is_on ());
  test_write_file (path, off);
  g_assert_false (rung_autostart_is_on ());
  g_assert_true (rung_autostart_set (FALSE, NULL, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (rung_autostart_set (FALSE, NULL, &error));
}

/* Where the folder cannot be made nothing is written, it is told, and the switch is off. */
static void
test_an_entry_that_cannot_be_written_is_told (Fixture       *fixture,
                                              gconstpointer  data)
{
  g_autofree char *path = rung_autostart_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *above = g_path_get_dirname (folder);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (above, 0700), ==, 0);
  test_write_file (folder, "not a folder");
  g_assert_false (rung_autostart_set (TRUE, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (rung_autostart_is_on ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("reminding/two-rounds-tell-once", test_two_rounds_tell_once);
  ADD ("reminding/put-off-is-told-tomorrow", test_put_off_is_told_tomorrow);
  ADD ("reminding/what-is-done-is-taken-back", test_what_is_done_is_taken_back);
  ADD ("reminding/names-of-plans-are-never-paths", test_names_of_plans_are_never_paths);
  ADD ("reminding/a-kind-switched-on-later-is-told-the-same-day", test_a_kind_switched_on_later_is_told_the_same_day);
  ADD ("reminding/a-round-waits-for-its-turn", test_a_round_waits_for_its_turn);
  ADD ("reminding/what-cannot-be-remembered-is-not-told", test_what_cannot_be_remembered_is_not_told);
  ADD ("reminding/moment-is-as-far-as-its-day", test_moment_is_as_far_as_its_day);
  ADD ("reminding/entry-survives-odd-paths", test_entry_survives_odd_paths);
  ADD ("reminding/an-entry-that-is-switched-off-is-off", test_an_entry_that_is_switched_off_is_off);
  ADD ("reminding/an-entry-that-cannot-be-written-is-told", test_an_entry_that_cannot_be_written_is_told);
  return g_test_run ();
}
