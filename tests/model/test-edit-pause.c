/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-edit.h"

#include "rung-day.h"
#include "rung-phrases.h"
#include "rung-snapshot.h"
#include "rung-test-plan.h"

#define ENGLISH (rung_words_get_english ())

typedef struct
{
  RungPlan *plan;
  GError   *error;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->plan = rung_test_plan_new ();
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_no_error (fixture->error);
  g_clear_object (&fixture->plan);
}

/* Half a year of parental leave. */
static RungNewPause
leave (void)
{
  return (RungNewPause) {
    .start = rung_day_new (2024, 3, 1), .end = rung_day_new (2024, 8, 31),
    .kind = RUNG_PAUSE_PARENTAL_LEAVE, .private_ = TRUE,
  };
}

static char *
add (Fixture      *fixture,
     RungNewPause  settings)
{
  return rung_test_commit_new (fixture->plan, rung_edit_add_pause (fixture->plan, &settings, &fixture->error));
}

static RungRecord *
get_pause (Fixture    *fixture,
           const char *uid)
{
  RungRecord *pause = rung_plan_find_record (fixture->plan, RUNG_KIND_PAUSE, uid);

  g_assert_nonnull (pause);
  return pause;
}

static void
assert_says (Fixture    *fixture,
             const char *uid,
             const char *expected)
{
  g_autofree char *sentence = rung_phrase_pause (ENGLISH, get_pause (fixture, uid));

  g_assert_cmpstr (sentence, ==, expected);
}

/* What somebody else may see of the plan. */
static gboolean
is_seen_by_others (Fixture    *fixture,
                   const char *uid)
{
  g_autoptr(RungSnapshot) all = rung_plan_dup_snapshot (fixture->plan);
  g_autoptr(RungSnapshot) public_ = rung_snapshot_without_private (all);

  g_assert_nonnull (rung_snapshot_find (all, RUNG_KIND_PAUSE, uid));
  return rung_snapshot_find (public_, RUNG_KIND_PAUSE, uid) != NULL;
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  RungNewPause settings = leave ();
  RungChangeset *edit = rung_edit_add_pause (fixture->plan, &settings, &fixture->error);
  g_autofree char *uid = NULL;

  rung_test_assert_label (edit, RUNG_LABEL_ADD_PAUSE, "parental_leave");
  uid = rung_test_commit_new (fixture->plan, edit);
  assert_says (fixture, uid, "Parental leave, 1 Mar 2024 – 31 Aug 2024, clocks stopped, private");
}

static void
test_defaults_are_left_unset (Fixture       *fixture,
                              gconstpointer  data)
{
  RungNewPause settings = { .start = RUNG_TEST_TODAY, .kind = RUNG_PAUSE_OTHER, .private_ = TRUE, .note = "  " };
  g_autofree char *uid = add (fixture, settings);
  RungRecord *pause = get_pause (fixture, uid);

  for (guint field = 0; field < RUNG_PAUSE_N_FIELDS; field++)
    g_assert_cmpint (rung_record_has (pause, field), ==, field == RUNG_PAUSE_START);
  assert_says (fixture, uid, "Other, from 23 Nov 2026, clocks stopped, private");
}

static void
test_what_says_nothing_is_private (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autofree char *uid = add (fixture, leave ());
  RungNewPause settings = leave ();

  g_assert_false (rung_record_has (get_pause (fixture, uid), RUNG_PAUSE_PRIVATE));
  g_assert_true (rung_record_is_private (get_pause (fixture, uid)));
  g_assert_false (is_seen_by_others (fixture, uid));

  settings.private_ = FALSE;
  rung_test_commit (fixture->plan, rung_edit_change_pause (fixture->plan, uid, &settings, &fixture->error));
  g_assert_true (is_seen_by_others (fixture, uid));
  rung_test_commit (fixture->plan, rung_edit_set_field (fixture->plan, RUNG_KIND_PAUSE, uid, RUNG_PAUSE_PRIVATE, NULL,
                                                        &fixture->error));
  g_assert_false (is_seen_by_others (fixture, uid));
}

static void
test_what_cannot_be_is_refused (Fixture       *fixture,
                                gconstpointer  data)
{
  RungNewPause settings = leave ();

  settings.end = settings.start - 1;
  rung_test_assert_refused (rung_edit_add_pause (fixture->plan, &settings, &fixture->error), fixture->error, RUNG_PLAN_ERROR_SPAN);
  settings = leave ();
  settings.start = RUNG_NO_DAY;
  rung_test_assert_refused (rung_edit_add_pause (fixture->plan, &settings, &fixture->error), fixture->error, RUNG_PLAN_ERROR_MISSING);
  settings = leave ();
  settings.pace = 1.01;
  rung_test_assert_refused (rung_edit_add_pause (fixture->plan, &settings, &fixture->error), fixture->error, RUNG_PLAN_ERROR_RANGE);
  settings.pace = -0.1;
  rung_test_assert_refused (rung_edit_add_pause (fixture->plan, &settings, &fixture->error), fixture->error, RUNG_PLAN_ERROR_RANGE);
  settings = leave ();
  settings.kind = RUNG_PAUSE_OTHER + 1;
  rung_test_assert_refused (rung_edit_add_pause (fixture->plan, &settings, &fixture->error), fixture->error, RUNG_PLAN_ERROR_RANGE);
  settings = leave ();
  rung_test_assert_refused (rung_edit_change_pause (fixture->plan, "none", &settings, &fixture->error), fixture->error,
                            RUNG_PLAN_ERROR_NOT_FOUND);
  rung_test_assert_refused (rung_edit_remove_pause (fixture->plan, "none", &fixture->error), fixture->error,
                            RUNG_PLAN_ERROR_NOT_FOUND);
}

static void
test_change_is_one_step (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *uid = add (fixture, leave ());
  RungNewPause settings = {
    .start = rung_day_new (2026, 1, 1), .kind = RUNG_PAUSE_PART_TIME, .pace = 0.5, .note = " Mondays off ",
  };
  RungChangeset *edit = rung_edit_change_pause (fixture->plan, uid, &settings, &fixture->error);

  rung_test_assert_label (edit, RUNG_LABEL_EDIT_PAUSE, "part_time");
  rung_test_commit (fixture->plan, edit);
  assert_says (fixture, uid, "Part-time, from 1 Jan 2026, at 50 percent of full pace");
  g_assert_cmpstr (rung_record_get_text (get_pause (fixture, uid), RUNG_PAUSE_NOTE), ==, "Mondays off");

  settings.start = settings.end = rung_day_new (2026, 5, 3);
  settings.pace = 1;
  settings.note = NULL;
  rung_test_commit (fixture->plan, rung_edit_change_pause (fixture->plan, uid, &settings, &fixture->error));
  assert_says (fixture, uid, "Part-time, 3 May 2026, at full pace");
  settings.end--;
  rung_test_assert_refused (rung_edit_change_pause (fixture->plan, uid, &settings, &fixture->error), fixture->error,
                            RUNG_PLAN_ERROR_SPAN);
}

/* Also where the record says in so many words what it would mean anyway. */
static void
test_equal_is_nothing (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *uid = add (fixture, leave ());
  RungChangeset *wordy = rung_changeset_new (RUNG_LABEL_IMPORT, "x");
  RungNewPause settings;

  rung_edit_read_pause (get_pause (fixture, uid), &settings);
  rung_test_assert_refused (rung_edit_change_pause (fixture->plan, uid, &settings, &fixture->error), fixture->error,
                            RUNG_PLAN_ERROR_NOTHING);

  rung_changeset_take (wordy, NULL, rung_test_record_new (RUNG_KIND_PAUSE, "wordy",
                                                          RUNG_PAUSE_START, g_variant_new_int64 (RUNG_TEST_TODAY),
                                                          RUNG_PAUSE_KIND, g_variant_new_int64 (RUNG_PAUSE_OTHER),
                                                          RUNG_PAUSE_PACE, g_variant_new_double (0),
                                                          RUNG_PAUSE_PRIVATE, g_variant_new_boolean (TRUE), -1));
  rung_test_commit (fixture->plan, wordy);
  rung_edit_read_pause (get_pause (fixture, "wordy"), &settings);
  rung_test_assert_refused (rung_edit_change_pause (fixture->plan, "wordy", &settings, &fixture->error), fixture->error,
                            RUNG_PLAN_ERROR_NOTHING);
}

static void
test_fields_go_through_the_same_door (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autofree char *uid = add (fixture, leave ());
  RungChangeset *edit = rung_edit_set_field (fixture->plan, RUNG_KIND_PAUSE, uid, RUNG_PAUSE_END,
                                             g_variant_new_int64 (rung_day_new (2024, 9, 30)), &fixture->error);

  rung_test_assert_label (edit, RUNG_LABEL_EDIT_PAUSE, "parental_leave");
  rung_test_commit (fixture->plan, edit);
  rung_test_commit (fixture->plan, rung_edit_set_field (fixture->plan, RUNG_KIND_PAUSE, uid, RUNG_PAUSE_PACE,
                                                        g_variant_new_double (0.2), &fixture->error));
  rung_test_commit (fixture->plan, rung_edit_set_field (fixture->plan, RUNG_KIND_PAUSE, uid, RUNG_PAUSE_KIND,
                                                        g_variant_new_int64 (RUNG_PAUSE_STUDY), &fixture->error));
  rung_test_commit (fixture->plan, rung_edit_set_field (fixture->plan, RUNG_KIND_PAUSE, uid, RUNG_PAUSE_NOTE,
                                                        g_variant_new_string ("Evenings"), &fixture->error));
  assert_says (fixture, uid, "Study, 1 Mar 2024 – 30 Sep 2024, at 20 percent of full pace, private");
  rung_test_assert_refused (rung_edit_set_field (fixture->plan, RUNG_KIND_PAUSE, uid, RUNG_PAUSE_START, NULL, &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_MISSING);
  rung_test_assert_refused (rung_edit_set_field (fixture->plan, RUNG_KIND_PAUSE, uid, RUNG_PAUSE_KIND,
                                                 g_variant_new_int64 (-1), &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_RANGE);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *uid = add (fixture, leave ());
  RungChangeset *edit = rung_edit_remove_pause (fixture->plan, uid, &fixture->error);

  rung_test_assert_label (edit, RUNG_LABEL_REMOVE_PAUSE, "parental_leave");
  rung_test_commit (fixture->plan, edit);
  g_assert_null (rung_plan_find_record (fixture->plan, RUNG_KIND_PAUSE, uid));
}

static void
test_list_is_by_start (Fixture       *fixture,
                       gconstpointer  data)
{
  RungNewPause earlier = leave ();
  g_autofree char *second = add (fixture, leave ());
  g_autofree char *first = NULL;
  g_autoptr(GPtrArray) pauses = NULL;

  earlier.start -= 400;
  first = add (fixture, earlier);
  pauses = rung_plan_list_pauses (fixture->plan);
  g_assert_cmpuint (pauses->len, ==, 2);
  g_assert_cmpstr (rung_record_get_uid (pauses->pdata[0]), ==, first);
  g_assert_cmpstr (rung_record_get_uid (pauses->pdata[1]), ==, second);
}

/* Another language than that of whoever made the edit. */
static const char *
look_up_german (RungWords  *self,
                const char *context,
                const char *msgid)
{
  return g_str_equal (msgid, "Parental leave") ? "Elternzeit" : msgid;
}

static void
test_label_speaks_the_readers_language (Fixture       *fixture,
                                        gconstpointer  data)
{
  RungWords german = { .lookup = look_up_german, .language = "de" };
  g_autofree char *label = rung_phrase_label (&german, RUNG_LABEL_ADD_PAUSE, "parental_leave");
  g_autofree char *done = rung_phrase_label_done (&german, RUNG_LABEL_REMOVE_PAUSE, "parental_leave");
  g_autofree char *english = rung_phrase_label (ENGLISH, RUNG_LABEL_EDIT_PAUSE, "part_time");
  g_autofree char *newer = rung_phrase_label (ENGLISH, RUNG_LABEL_EDIT_PAUSE, "of a later version");
  g_autofree char *goal = rung_phrase_label (ENGLISH, RUNG_LABEL_ADD_GOAL, "study");

  g_assert_cmpstr (label, ==, "Add the pause “Elternzeit”");
  g_assert_cmpstr (done, ==, "Pause “Elternzeit” removed");
  g_assert_cmpstr (english, ==, "Edit the pause “Part-time”");
  g_assert_cmpstr (newer, ==, "Edit the pause “of a later version”");
  g_assert_cmpstr (goal, ==, "Add the goal “study”");
}

#define ADD(name, func) g_test_add ("/edit/pause/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("is-added", test_add);
  ADD ("defaults-are-left-unset", test_defaults_are_left_unset);
  ADD ("what-says-nothing-is-private", test_what_says_nothing_is_private);
  ADD ("what-cannot-be-is-refused", test_what_cannot_be_is_refused);
  ADD ("change-is-one-step", test_change_is_one_step);
  ADD ("equal-is-nothing", test_equal_is_nothing);
  ADD ("fields-go-through-the-same-door", test_fields_go_through_the_same_door);
  ADD ("is-removed", test_remove);
  ADD ("list-is-by-start", test_list_is_by_start);
  ADD ("label-speaks-the-readers-language", test_label_speaks_the_readers_language);
  return g_test_run ();
}
