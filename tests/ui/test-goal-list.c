/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list behind the Goals view, and dates as people type them: no window needed. */

#include <glib/gstdio.h>

#include "rung-day-input.h"
#include "rung-day.h"
#include "rung-edit.h"
#include "rung-goal-list.h"
#include "rung-library.h"
#include "rung-paths.h"
#include "rung-ui.h"

#define TODAY "2026-11-23"
#define N_MANY 10000

typedef struct
{
  char         *folder;
  char         *path;
  RungStore    *store;
  RungGoalList *list;
  GString      *log; /* of items-changed: "position-removed+added " */
} Fixture;

static guint32
day (const char *iso)
{
  return rung_day_from_text (iso);
}

static const char *
find_responsibility (RungPlan *plan)
{
  return rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_RESPONSIBILITY, 0));
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

static char *
add_goal (Fixture    *fixture,
          const char *title,
          const char *due)
{
  RungPlan *plan = rung_store_get_plan (fixture->store);
  RungNewGoal settings = { .title = title, .responsibility = find_responsibility (plan),
                           .due = due != NULL ? day (due) : RUNG_NO_DAY, .priority = RUNG_PRIORITY_NORMAL };
  g_autoptr(GError) error = NULL;
  RungChangeset *edit = rung_edit_add_goal (plan, &settings, rung_clock_get_now_usec (), &error);
  char *uid;

  g_assert_no_error (error);
  uid = g_strdup (rung_changeset_get_created_uid (edit));
  commit (fixture, edit);
  return uid;
}

/* The list as text: "[overdue 1] Late [quarter 2] …" */
static char *
describe (Fixture *fixture)
{
  static const char *const groups[RUNG_N_GROUPS] = {
    [RUNG_GROUP_OVERDUE] = "overdue", [RUNG_GROUP_QUARTER] = "quarter", [RUNG_GROUP_LATER] = "later", [RUNG_GROUP_NO_DATE] = "no date",
    [RUNG_GROUP_OPEN] = "open", [RUNG_GROUP_DONE] = "done", [RUNG_GROUP_DROPPED] = "dropped",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr(RungGoalLine) line = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
      const char *uid = rung_goal_line_get_uid (line);

      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (uid == NULL)
        g_string_append_printf (text, "[%s %u]", groups[rung_goal_line_get_group (line)], rung_goal_line_get_count (line));
      else
        g_string_append (text, rung_record_get_text (rung_plan_find_record (rung_store_get_plan (fixture->store),
                                                                            RUNG_KIND_GOAL, uid), RUNG_GOAL_TITLE));
    }
  return g_string_free (text, FALSE);
}

static void
assert_list (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *text = describe (fixture);

  g_assert_cmpstr (text, ==, expected);
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GString    *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) ladder = rung_library_find_ladder ("software", &error);
  RungNewPlan settings = { .title = "My career" };
  g_autoptr(RungSnapshot) plan = rung_edit_new_plan (ladder, &settings, day (TODAY), &error);

  g_assert_no_error (error);
  fixture->folder = g_dir_make_tmp ("rung-goal-list-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "plan.rung", NULL);
  fixture->store = rung_store_create (fixture->path, plan, &error);
  g_assert_no_error (error);
  fixture->list = rung_goal_list_new ();
  fixture->log = g_string_new (NULL);
  rung_goal_list_set_store (fixture->list, fixture->store);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture->log);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (fixture->path, endings[i], NULL);

      g_remove (file);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_string_free (fixture->log, TRUE);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
test_goals_stand_by_due_day (Fixture       *fixture,
                             gconstpointer  data)
{
  static const struct { const char *title; const char *due; } goals[] = {
    { "Someday", NULL }, { "Far", "2027-01-01" }, { "Near", "2026-12-31" }, { "Today", TODAY }, { "Later", "2026-11-01" },
  };
  g_autofree char *late = add_goal (fixture, "Late", "2026-11-22");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    g_free (add_goal (fixture, goals[i].title, goals[i].due));
  /* Due today is not late; the quarter's last day belongs to it. */
  assert_list (fixture, "[overdue 2] Later Late [quarter 2] Today Near [later 1] Far [no date 1] Someday");
  commit (fixture, rung_edit_complete_goal (rung_store_get_plan (fixture->store), late, day (TODAY), &error));
  assert_list (fixture, "[overdue 1] Later [quarter 2] Today Near [later 1] Far [no date 1] Someday [done 1] Late");
}

static void
test_change_tells_only_the_middle (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autofree char *a = add_goal (fixture, "A", "2026-12-01");
  g_autofree char *b = add_goal (fixture, "B", "2026-12-02");
  g_autofree char *c = add_goal (fixture, "C", "2026-12-03");
  g_autoptr(GError) error = NULL;

  /* A goal that keeps its place moves nothing. */
  g_string_truncate (fixture->log, 0);
  commit (fixture, rung_edit_set_field (rung_store_get_plan (fixture->store), RUNG_KIND_GOAL, b, RUNG_GOAL_TITLE,
                                        g_variant_new_string ("B2"), &error));
  g_assert_cmpstr (fixture->log->str, ==, "");
  assert_list (fixture, "[quarter 3] A B2 C");

  /* One that goes away tells of itself only. */
  commit (fixture, rung_edit_delete_goal (rung_store_get_plan (fixture->store), b, &error));
  g_assert_cmpstr (fixture->log->str, ==, "2-1+0 ");
  g_assert_no_error (error);
}

static void
test_lines_outlive_changes (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *uid = add_goal (fixture, "A", "2026-12-01");
  g_autoptr(RungGoalLine) before = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);
  g_autoptr(RungGoalLine) after = NULL;
  g_autoptr(GError) error = NULL;

  commit (fixture, rung_edit_complete_goal (rung_store_get_plan (fixture->store), uid, day (TODAY), &error));
  after = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);
  g_assert_true (before == after);
  g_assert_cmpint (rung_goal_line_get_group (after), ==, RUNG_GROUP_DONE);
}

static void
count_cb (guint *n)
{
  *n += 1;
}

static void
test_steps_change_their_goal (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *uid = add_goal (fixture, "A", NULL);
  g_autoptr(RungGoalLine) line = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);
  g_autoptr(GError) error = NULL;
  guint n_changes = 0;

  g_signal_connect_swapped (line, "changed", G_CALLBACK (count_cb), &n_changes);
  commit (fixture, rung_edit_add_step (rung_store_get_plan (fixture->store), uid, "First", &error));
  g_assert_cmpuint (n_changes, ==, 1);
}

/* One edit among 10,000 goals costs the list less than a frame of 16 ms by far; the bound
 * leaves room for sanitizers. */
static void
test_many_goals_stay_smooth (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = rung_plan_dup_snapshot (rung_store_get_plan (fixture->store));
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  g_autoptr(RungSnapshot) many = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *uid = NULL;
  gint64 start;
  double elapsed_ms;

  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    g_ptr_array_add (records, rung_record_ref (rung_snapshot_get (snapshot, i)));
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *goal_uid = g_strdup_printf ("00000000-0000-4000-8000-%012u", i);
      g_autofree char *title = g_strdup_printf ("Goal %u", i);
      RungRecordBuilder builder;

      rung_record_builder_init (&builder, RUNG_KIND_GOAL, goal_uid);
      rung_record_builder_set_integer (&builder, RUNG_GOAL_CREATED, 1);
      rung_record_builder_set_text (&builder, RUNG_GOAL_TITLE, title);
      rung_record_builder_set_integer (&builder, RUNG_GOAL_ORDINAL, i);
      rung_record_builder_set_day (&builder, RUNG_GOAL_DUE, day (TODAY) - 500 + i % 1000);
      g_ptr_array_add (records, rung_record_builder_end (&builder));
    }
  many = rung_snapshot_new_take (g_steal_pointer (&records));
  commit (fixture, rung_snapshot_diff (snapshot, many, RUNG_LABEL_IMPORT, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_MANY + 3);

  rung_goal_list_set_store (fixture->list, NULL);
  start = g_get_monotonic_time ();
  rung_goal_list_set_store (fixture->list, fixture->store);
  elapsed_ms = (g_get_monotonic_time () - start) / 1000.0;
  g_test_minimized_result (elapsed_ms, "listing %d goals: %.1f ms", N_MANY, elapsed_ms);
  g_assert_cmpfloat (elapsed_ms, <, 1000);
}

static void
test_selection_is_of_what_is_listed (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *a = add_goal (fixture, "A", "2026-12-01");
  g_autofree char *b = add_goal (fixture, "B", "2026-12-02");
  g_autofree char *c = add_goal (fixture, "C", "2027-12-03");
  g_auto(GStrv) selected = NULL;
  g_autoptr(GError) error = NULL;

  rung_goal_list_set_view (fixture->list, RUNG_GOAL_FILTER_OPEN, RUNG_GOAL_SORT_DUE, NULL);
  rung_goal_list_select (fixture->list, a, TRUE);
  g_assert_cmpuint (rung_goal_list_get_n_selected (fixture->list), ==, 0);
  rung_goal_list_set_choosable (fixture->list, TRUE);
  rung_goal_list_select_range (fixture->list, 4, 0);
  selected = rung_goal_list_dup_selected (fixture->list);
  g_assert_cmpstrv (selected, ((const char *const[]) { a, b, c, NULL }));
  commit (fixture, rung_edit_complete_goal (rung_store_get_plan (fixture->store), b, day (TODAY), &error));
  g_assert_cmpuint (rung_goal_list_get_n_selected (fixture->list), ==, 2);
  rung_goal_list_set_view (fixture->list, RUNG_GOAL_FILTER_QUARTER, RUNG_GOAL_SORT_DUE, NULL);
  g_assert_cmpuint (rung_goal_list_get_n_selected (fixture->list), ==, 1);
  g_assert_true (rung_goal_list_is_selected (fixture->list, a));
  rung_goal_list_set_choosable (fixture->list, FALSE);
  g_assert_cmpuint (rung_goal_list_get_n_selected (fixture->list), ==, 0);
}

static void
test_counts_follow_edits_and_undo (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autofree char *late = add_goal (fixture, "Late", "2026-11-01");
  g_autofree char *soon = add_goal (fixture, "Soon", "2026-12-02");
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (rung_goal_list_get_count (fixture->list, RUNG_GOAL_FILTER_OPEN), ==, 2);
  g_assert_cmpuint (rung_goal_list_get_count (fixture->list, RUNG_GOAL_FILTER_OVERDUE), ==, 1);
  commit (fixture, rung_edit_complete_goal (rung_store_get_plan (fixture->store), late, day (TODAY), &error));
  g_assert_cmpuint (rung_goal_list_get_count (fixture->list, RUNG_GOAL_FILTER_OVERDUE), ==, 0);
  g_assert_cmpuint (rung_goal_list_get_count (fixture->list, RUNG_GOAL_FILTER_DONE), ==, 1);
  g_assert_true (rung_store_undo (fixture->store, &error));
  g_assert_cmpuint (rung_goal_list_get_count (fixture->list, RUNG_GOAL_FILTER_OVERDUE), ==, 1);
  g_assert_cmpuint (rung_goal_list_get_count (fixture->list, RUNG_GOAL_FILTER_DONE), ==, 0);
  assert_list (fixture, "[overdue 1] Late [quarter 1] Soon");
}

static void
test_dates_are_understood (void)
{
  static const struct { const char *text; const char *iso; } cases[] = {
    { "2026-11-14", "2026-11-14" },
    { " 2026/11/14 ", "2026-11-14" },
    { "14 Nov 2026", NULL },
    { "2026年11月14日", "2026-11-14" },
    { "14 Nov", "2026-11-14" },
    { "Nov 30", "2026-11-30" },
    { "3/4/2026", "" },
    { "2026-02-29", "" },
    { "2028-02-29", "2028-02-29" },
    { "2026-13-01", "" },
    { "July 2021", "2021-07-01" },
    { "Jul 2021", "2021-07-01" },
    { "2021-07", "2021-07-01" },
    { "2021年7月", "2021-07-01" },
    { "2021年7月1日", "2021-07-01" },
    { "2018", "2018-01-01" },
    { "2021-13", "" },
    { "2021-00", "" },
    { "room 2018", "" },
    { "soon", "" },
    { "14", "" },
    { "", "" },
    { "1-2-3-4", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 found = rung_day_input_parse (cases[i].text, day (TODAY), FALSE);
      const char *iso = cases[i].iso != NULL ? cases[i].iso : "2026-11-14";

      if (found != (*iso != '\0' ? day (iso) : RUNG_NO_DAY))
        g_error ("“%s” is understood as %u", cases[i].text, found);
    }
}

/* By 2027 is by its last day. */
static void
test_periods_end_on_their_last_day (void)
{
  g_assert_cmpuint (rung_day_input_parse ("2027", day (TODAY), TRUE), ==, day ("2027-12-31"));
  g_assert_cmpuint (rung_day_input_parse ("2028-02", day (TODAY), TRUE), ==, day ("2028-02-29"));
  g_assert_cmpuint (rung_day_input_parse ("Dec 2027", day (TODAY), TRUE), ==, day ("2027-12-31"));
}

static void
test_written_dates_are_understood (void)
{
  for (guint32 d = day ("2024-01-01"); d < day ("2029-01-01"); d += 3)
    {
      g_autofree char *text = rung_day_input_format (d);

      g_assert_cmpuint (rung_day_input_parse (text, day (TODAY), FALSE), ==, d);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("RUNG_TODAY", TODAY, TRUE);
  rung_ui_init_words ();

#define ADD(claim, function) g_test_add ("/ui/goal-list/" claim, Fixture, NULL, set_up, function, tear_down)
  ADD ("goals-stand-by-due-day", test_goals_stand_by_due_day);
  ADD ("change-tells-only-the-middle", test_change_tells_only_the_middle);
  ADD ("lines-outlive-changes", test_lines_outlive_changes);
  ADD ("steps-change-their-goal", test_steps_change_their_goal);
  ADD ("selection-is-of-what-is-listed", test_selection_is_of_what_is_listed);
  ADD ("counts-follow-edits-and-undo", test_counts_follow_edits_and_undo);
  ADD ("many-goals-stay-smooth", test_many_goals_stay_smooth);
  g_test_add_func ("/ui/day-input/dates-are-understood", test_dates_are_understood);
  g_test_add_func ("/ui/day-input/written-dates-are-understood", test_written_dates_are_understood);
  g_test_add_func ("/ui/day-input/periods-end-on-their-last-day", test_periods_end_on_their_last_day);
  return g_test_run ();
}
