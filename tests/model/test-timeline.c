/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a timeline shows of careers of any kind. */

#include "rung-sketch.h"
#include "rung-text.h"

/* "role state first end" of each rung, lowest first. */
static char *
print_rungs (const RungTimeline *timeline)
{
  static const char *const states[] = { "past", "current", "planned" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < timeline->rungs->len; i++)
    {
      const RungTimelineRung *rung = &g_array_index (timeline->rungs, RungTimelineRung, i);
      g_autofree char *first = rung_day_to_text (rung->span.first);
      g_autofree char *end = rung->span.end == RUNG_DAY_FOREVER ? g_strdup ("open") : rung_day_to_text (rung->span.end);

      g_assert_cmpuint (rung->step, ==, i);
      g_string_append_printf (text, "%s%s %s %s %s", i > 0 ? "; " : "", rung_record_get_uid (rung->role), states[rung->state], first, end);
    }
  return g_string_free (text, FALSE);
}

static void
assert_rungs (Sketch     *sketch,
              const char *expected)
{
  g_autoptr(RungTimeline) timeline = sketch_end_timeline (sketch);
  g_autofree char *rungs = print_rungs (timeline);

  g_assert_cmpstr (rungs, ==, expected);
  g_assert_cmpuint (timeline->first_day, <=, timeline->today);
  g_assert_cmpuint (timeline->last_day, >=, timeline->today);
}

static Sketch *
sketch_of_three_roles (void)
{
  Sketch *sketch = sketch_new ();

  sketch_add_role (sketch, "junior", 0, 36);
  sketch_add_role (sketch, "senior", 1, 48);
  sketch_add_role (sketch, "chief", 2, 0);
  return sketch;
}

/* --- Careers -------------------------------------------------------------------- */

static void
test_without_stays_all_roles_are_ahead (void)
{
  assert_rungs (sketch_of_three_roles (),
                "junior planned 2026-11-23 2029-11-23; senior planned 2029-11-23 2033-11-23; "
                "chief planned 2033-11-23 2036-11-23");
}

static void
test_a_career_may_start_in_the_future (void)
{
  Sketch *sketch = sketch_of_three_roles ();

  sketch_change (sketch, RUNG_KIND_PLAN, "plan", RUNG_PLAN_CAREER_START,
                    g_variant_new_int64 (rung_day_from_text ("2028-02-29")));
  assert_rungs (sketch, "junior planned 2028-02-29 2031-02-28; senior planned 2031-02-28 2035-02-28; "
                        "chief planned 2035-02-28 2038-02-28");
}

static void
test_a_stay_that_begins_later_is_planned (void)
{
  Sketch *sketch = sketch_of_three_roles ();

  sketch_add_stay (sketch, "chief", "2027-01-01", NULL, "2029-12-31", FALSE);
  assert_rungs (sketch, "chief planned 2027-01-01 2030-01-01");
}

static void
test_roles_below_that_were_never_held_are_left_out (void)
{
  Sketch *sketch = sketch_of_three_roles ();

  sketch_add_stay (sketch, "senior", "2024-11-23", NULL, NULL, FALSE);
  assert_rungs (sketch, "senior current 2024-11-23 2028-11-23; chief planned 2028-11-23 2031-11-23");
}

static void
test_who_is_still_in_a_role_is_in_it_today (void)
{
  Sketch *sketch = sketch_of_three_roles ();

  sketch_add_stay (sketch, "senior", "2015-01-01", NULL, "2020-12-31", FALSE);
  assert_rungs (sketch, "senior current 2015-01-01 2026-11-24; chief planned 2026-11-24 2029-11-24");
}

static void
test_a_current_stay_ends_when_the_next_begins (void)
{
  Sketch *sketch = sketch_of_three_roles ();

  sketch_add_stay (sketch, "junior", "2018-07-01", "2021-06-30", NULL, FALSE);
  sketch_add_stay (sketch, "senior", "2021-07-01", NULL, NULL, FALSE);
  sketch_add_stay (sketch, "chief", "2027-04-01", NULL, NULL, TRUE);
  assert_rungs (sketch, "junior past 2018-07-01 2021-07-01; senior current 2021-07-01 2027-04-01; "
                        "chief planned 2027-04-01 2030-04-01");
}

static void
test_a_role_held_twice_has_two_rungs (void)
{
  Sketch *sketch = sketch_of_three_roles ();
  g_autoptr(RungTimeline) timeline = NULL;
  g_autofree char *rungs = NULL;

  sketch_add_stay (sketch, "senior", "2015-01-01", "2016-12-31", NULL, FALSE);
  sketch_add_stay (sketch, "chief", "2017-01-01", "2019-12-31", NULL, FALSE);
  sketch_add_stay (sketch, "senior", "2020-01-01", NULL, "2027-12-31", FALSE);
  sketch_add_goal (sketch, "senior", RUNG_GOAL_DONE, "2016-02-01", "2016-02-29");
  sketch_add_goal (sketch, "senior", RUNG_GOAL_ACTIVE, "2026-02-01", "2026-12-31");
  sketch_add_goal (sketch, "chief", RUNG_GOAL_ACTIVE, "2026-02-01", "2026-12-31");
  timeline = sketch_end_timeline (sketch);
  rungs = print_rungs (timeline);
  g_assert_cmpstr (rungs, ==, "senior past 2015-01-01 2017-01-01; chief past 2017-01-01 2020-01-01; "
                              "senior current 2020-01-01 2028-01-01");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (g_array_index (timeline->rungs, RungTimelineRung, i).goals.total, ==, 1);
  g_assert_cmpuint (rung_bar_set_get_n_bars (g_array_index (timeline->rungs, RungTimelineRung, 0).bars), ==, 1);
}

static void
test_hidden_roles_show_only_where_they_were_lived (void)
{
  Sketch *sketch = sketch_of_three_roles ();

  sketch_change (sketch, RUNG_KIND_ROLE, "junior", RUNG_ROLE_HIDDEN, g_variant_new_boolean (TRUE));
  sketch_change (sketch, RUNG_KIND_ROLE, "senior", RUNG_ROLE_HIDDEN, g_variant_new_boolean (TRUE));
  sketch_add_stay (sketch, "junior", "2025-01-01", NULL, "2027-12-31", FALSE);
  assert_rungs (sketch, "junior current 2025-01-01 2028-01-01; chief planned 2028-01-01 2031-01-01");
}

static void
test_side_tracks_run_beside (void)
{
  Sketch *sketch = sketch_of_three_roles ();

  sketch_add_role (sketch, "teacher", 3, 12);
  sketch_change (sketch, RUNG_KIND_ROLE, "teacher", RUNG_ROLE_TRACK, g_variant_new_string ("side"));
  sketch_add_stay (sketch, "senior", "2022-01-01", NULL, NULL, FALSE);
  sketch_add_stay (sketch, "teacher", "2025-01-01", NULL, "2026-12-31", FALSE);
  sketch_add_stay (sketch, "chief", "2028-01-01", NULL, "2029-12-31", TRUE);
  /* The side track's start does not end the main track's stay. */
  assert_rungs (sketch, "senior current 2022-01-01 2028-01-01; chief planned 2028-01-01 2030-01-01; "
                        "teacher current 2025-01-01 2027-01-01");
}

static void
test_the_last_rung_may_be_open (void)
{
  Sketch *sketch = sketch_of_three_roles ();
  Sketch *ended = sketch_of_three_roles ();

  sketch_change (sketch, RUNG_KIND_ROLE, "chief", RUNG_ROLE_OPEN_ENDED, g_variant_new_boolean (TRUE));
  sketch_change (ended, RUNG_KIND_ROLE, "chief", RUNG_ROLE_OPEN_ENDED, g_variant_new_boolean (TRUE));
  sketch_add_stay (sketch, "chief", "2001-01-01", NULL, NULL, FALSE);
  sketch_add_stay (ended, "chief", "2001-01-01", "2010-12-31", NULL, FALSE);
  assert_rungs (sketch, "chief current 2001-01-01 open");
  assert_rungs (ended, "chief past 2001-01-01 2011-01-01");
}

static void
test_an_empty_ladder_has_no_rungs (void)
{
  assert_rungs (sketch_new (), "");
}

static void
test_watch_points_stand_in_the_right_year (void)
{
  Sketch *sketch = sketch_of_three_roles ();
  g_autoptr(RungTimeline) timeline = NULL;
  const RungTimelineFlag *flag;

  sketch_change (sketch, RUNG_KIND_ROLE, "senior", RUNG_ROLE_WATCH_POINT, rung_text_new ("en", "Stay or turn?"));
  sketch_change (sketch, RUNG_KIND_ROLE, "senior", RUNG_ROLE_WATCH_MONTH, g_variant_new_int64 (48));
  sketch_change (sketch, RUNG_KIND_ROLE, "chief", RUNG_ROLE_WATCH_POINT, rung_text_new ("en", "Long past"));
  sketch_change (sketch, RUNG_KIND_ROLE, "chief", RUNG_ROLE_WATCH_MONTH, g_variant_new_int64 (1));
  sketch_add_stay (sketch, "junior", "2020-02-29", "2023-12-31", NULL, FALSE);
  sketch_add_stay (sketch, "senior", "2024-01-01", NULL, "2028-12-31", FALSE);
  timeline = sketch_end_timeline (sketch);
  g_assert_cmpuint (timeline->flags->len, ==, 1);
  flag = &g_array_index (timeline->flags, RungTimelineFlag, 0);
  g_assert_cmpuint (flag->day, ==, rung_day_from_text ("2024-02-29"));
  g_assert_cmpuint (flag->rung, ==, 1);
}

/* --- Goals ---------------------------------------------------------------------- */

static void
test_bars_span_what_is_known_of_a_goal (void)
{
  static const struct
  {
    const char     *start, *due;
    RungGoalStatus  status;
    const char     *first, *last; /* NULL: no bar */
  } cases[] = {
    { "2026-02-01", "2026-03-31", RUNG_GOAL_ACTIVE, "2026-02-01", "2026-03-31" },
    { "2026-02-01", NULL, RUNG_GOAL_ACTIVE, "2026-02-01", "2026-04-30" },
    { NULL, "2026-03-31", RUNG_GOAL_PLANNED, "2026-03-31", "2026-03-31" },
    { "2026-03-31", "2026-03-31", RUNG_GOAL_DONE, "2026-03-31", "2026-03-31" },
    { "2026-05-01", "2026-03-31", RUNG_GOAL_DONE, "2026-03-31", "2026-03-31" },
    { "2026-02-01", "2026-03-31", RUNG_GOAL_DROPPED, NULL, NULL },
    { NULL, NULL, RUNG_GOAL_PLANNED, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sketch *sketch = sketch_of_three_roles ();
      g_autoptr(RungTimeline) timeline = NULL;
      const RungTimelineRung *senior;
      const RungTimelineBar *bar;

      sketch_add_goal (sketch, "senior", cases[i].status, cases[i].start, cases[i].due);
      timeline = sketch_end_timeline (sketch);
      senior = &g_array_index (timeline->rungs, RungTimelineRung, 1);
      g_assert_cmpuint (senior->goals.total, ==, 1);
      g_assert_cmpuint (rung_bar_set_get_n_bars (senior->bars), ==, cases[i].first != NULL ? 1 : 0);
      g_assert_cmpuint (senior->sums->len, ==, cases[i].first != NULL ? 1 : 0);
      if (cases[i].first == NULL)
        continue;
      bar = rung_bar_set_get (senior->bars, 0);
      g_assert_cmpuint (bar->span.first, ==, rung_day_from_text (cases[i].first));
      g_assert_cmpuint (bar->span.end, ==, rung_day_from_text (cases[i].last) + 1);
      g_assert_cmpint (bar->is_open_ended, ==, cases[i].due == NULL);
    }
}

static void
test_open_goals_without_any_day_are_kept_apart (void)
{
  Sketch *sketch = sketch_of_three_roles ();
  g_autoptr(RungTimeline) timeline = NULL;

  sketch_add_goal (sketch, "senior", RUNG_GOAL_PLANNED, NULL, NULL);
  sketch_add_goal (sketch, "senior", RUNG_GOAL_DROPPED, NULL, NULL);
  sketch_add_goal (sketch, "senior", RUNG_GOAL_ACTIVE, "2026-01-01", NULL);
  timeline = sketch_end_timeline (sketch);
  g_assert_cmpuint (timeline->undated->len, ==, 1);
  g_assert_cmpstr (rung_record_get_uid (g_ptr_array_index (timeline->undated, 0)), ==, "goal-00000");
  g_assert_cmpuint (rung_bar_set_get_undated (g_array_index (timeline->rungs, RungTimelineRung, 1).bars)->len, ==, 1);
}

static void
test_goals_are_counted_and_summed_up (void)
{
  Sketch *sketch = sketch_of_three_roles ();
  g_autoptr(RungTimeline) timeline = NULL;
  const RungTimelineRung *junior;
  const RungTimelineSum *sum;

  for (guint i = 0; i < 100; i++)
    sketch_add_goal (sketch, "junior", RUNG_GOAL_DONE, "2020-01-01", "2020-01-31");
  for (guint i = 0; i < 30; i++)
    sketch_add_goal (sketch, "junior", RUNG_GOAL_ACTIVE, "2026-01-01", "2027-01-31");
  for (guint i = 0; i < 8; i++)
    sketch_add_goal (sketch, "junior", RUNG_GOAL_ACTIVE, "2026-01-01", "2026-01-31");
  sketch_add_goal (sketch, "chief", RUNG_GOAL_ACTIVE, "2030-01-01", "2030-01-31");
  timeline = sketch_end_timeline (sketch);
  junior = &g_array_index (timeline->rungs, RungTimelineRung, 0);
  g_assert_cmpuint (junior->goals.total, ==, 138);
  g_assert_cmpuint (junior->goals.done, ==, 100);
  g_assert_cmpuint (junior->goals.open, ==, 38);
  g_assert_cmpuint (junior->goals.overdue, ==, 8);
  g_assert_cmpuint (rung_bar_set_get_n_bars (junior->bars), ==, 138);
  g_assert_cmpuint (rung_bar_set_get_n_rows (junior->bars), ==, 100);
  g_assert_cmpuint (junior->sums->len, ==, 1);
  sum = &g_array_index (junior->sums, RungTimelineSum, 0);
  g_assert_cmpuint (sum->span.first, ==, rung_day_from_text ("2020-01-01"));
  g_assert_cmpuint (sum->span.end, ==, rung_day_from_text ("2027-02-01"));
  g_assert_cmpuint (sum->count.total, ==, 138);
  g_assert_null (sum->only);
  g_assert_nonnull (g_array_index (g_array_index (timeline->rungs, RungTimelineRung, 2).sums, RungTimelineSum, 0).only);
}

/* --- Links, gaps, zooms ------------------------------------------------------------ */

static char *
print_links (const RungTimeline *timeline)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < timeline->links->len; i++)
    {
      const RungTimelineLink *link = &g_array_index (timeline->links, RungTimelineLink, i);

      g_string_append_printf (text, "%s%u%s%u", i > 0 ? " " : "", link->from, link->is_branch ? "~" : "-", link->to);
    }
  return g_string_free (text, FALSE);
}

static void
test_tracks_are_stairs_and_side_moves_branches (void)
{
  Sketch *sketch = sketch_of_three_roles ();
  g_autoptr(RungTimeline) timeline = NULL;
  g_autofree char *rungs = NULL, *links = NULL;

  sketch_add_role (sketch, "teacher", 3, 12);
  sketch_add_role (sketch, "dean", 4, 12);
  sketch_change (sketch, RUNG_KIND_ROLE, "teacher", RUNG_ROLE_TRACK, g_variant_new_string ("side"));
  sketch_change (sketch, RUNG_KIND_ROLE, "dean", RUNG_ROLE_TRACK, g_variant_new_string ("side"));
  sketch_add_stay (sketch, "junior", "2018-01-01", "2021-12-31", NULL, FALSE);
  sketch_add_stay (sketch, "senior", "2022-01-01", NULL, "2027-12-31", FALSE);
  sketch_add_stay (sketch, "teacher", "2025-01-01", NULL, "2026-12-31", FALSE);
  timeline = sketch_end_timeline (sketch);
  rungs = print_rungs (timeline);
  links = print_links (timeline);
  g_assert_cmpstr (rungs, ==, "junior past 2018-01-01 2022-01-01; senior current 2022-01-01 2028-01-01; "
                              "chief planned 2028-01-01 2031-01-01; teacher current 2025-01-01 2027-01-01; "
                              "dean planned 2027-01-01 2028-01-01");
  g_assert_cmpstr (links, ==, "0-1 1-2 1~3 3-4");
  g_assert_cmpuint (timeline->tracks->len, ==, 2);
  g_assert_cmpint (rung_timeline_find_current (timeline), ==, 3);
}

static void
test_a_track_not_yet_taken_branches_from_the_present (void)
{
  Sketch *sketch = sketch_of_three_roles ();
  g_autoptr(RungTimeline) timeline = NULL;
  g_autofree char *rungs = NULL, *links = NULL;

  sketch_add_role (sketch, "manager", 2, 24);
  sketch_change (sketch, RUNG_KIND_ROLE, "manager", RUNG_ROLE_TRACK, g_variant_new_string ("management"));
  sketch_add_stay (sketch, "senior", "2022-01-01", NULL, "2027-12-31", FALSE);
  timeline = sketch_end_timeline (sketch);
  rungs = print_rungs (timeline);
  links = print_links (timeline);
  g_assert_cmpstr (rungs, ==, "senior current 2022-01-01 2028-01-01; chief planned 2028-01-01 2031-01-01; "
                              "manager planned 2028-01-01 2030-01-01");
  g_assert_cmpstr (links, ==, "0-1 0~2");
}

static void
test_gaps_are_told_but_not_weekends (void)
{
  Sketch *sketch = sketch_of_three_roles ();
  g_autoptr(RungTimeline) timeline = NULL;
  const RungTimelineGap *gap;

  sketch_add_stay (sketch, "junior", "2018-01-01", "2020-02-29", NULL, FALSE);
  sketch_add_stay (sketch, "senior", "2020-10-01", "2023-12-29", NULL, FALSE);
  sketch_add_stay (sketch, "chief", "2024-01-01", NULL, NULL, FALSE);
  timeline = sketch_end_timeline (sketch);
  g_assert_cmpuint (timeline->gaps->len, ==, 1);
  gap = &g_array_index (timeline->gaps, RungTimelineGap, 0);
  g_assert_cmpuint (gap->after, ==, 0);
  g_assert_cmpuint (gap->span.first, ==, rung_day_from_text ("2020-03-01"));
  g_assert_cmpuint (gap->span.end, ==, rung_day_from_text ("2020-10-01"));
}

static void
test_named_zooms_show_what_they_say (void)
{
  Sketch *sketch = sketch_of_three_roles ();
  guint32 today = rung_day_from_text (SKETCH_TODAY);
  g_autoptr(RungTimeline) timeline = NULL;
  RungTimeView view;

  sketch_add_stay (sketch, "junior", "2018-01-01", "2021-12-31", NULL, FALSE);
  sketch_add_stay (sketch, "senior", "2022-01-01", NULL, "2027-12-31", FALSE);
  sketch_add_goal (sketch, "junior", RUNG_GOAL_DONE, "2010-01-01", "2010-01-31");
  timeline = sketch_end_timeline (sketch);
  view = rung_timeline_get_zoom (timeline, RUNG_ZOOM_CAREER, today);
  g_assert_cmpfloat (view.start, ==, timeline->first_day);
  g_assert_cmpfloat (view.start + view.days, ==, timeline->last_day + 1.0);
  view = rung_timeline_get_zoom (timeline, RUNG_ZOOM_ROLE, today);
  g_assert_cmpfloat (view.start, <, rung_day_from_text ("2022-01-01"));
  g_assert_cmpfloat (view.start + view.days, >, rung_day_from_text ("2028-01-01"));
  g_assert_cmpfloat (view.days, <, 1.2 * 6 * 365);
  view = rung_timeline_get_zoom (timeline, RUNG_ZOOM_ROLE, rung_day_from_text ("2019-06-01"));
  g_assert_cmpfloat (view.start, <, rung_day_from_text ("2018-01-01"));
  view = rung_timeline_get_zoom (timeline, RUNG_ZOOM_QUARTER, today);
  g_assert_cmpfloat_with_epsilon (view.start + view.days / 2, today + 0.5, 1e-6);
  g_assert_cmpfloat (view.days, ==, 92);
  /* All there is can be reached. */
  view = rung_timeline_get_limits (timeline);
  g_assert_cmpfloat (view.start, <, rung_day_from_text ("2010-01-01"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/without-stays-all-roles-are-ahead", test_without_stays_all_roles_are_ahead);
  g_test_add_func ("/timeline/a-career-may-start-in-the-future", test_a_career_may_start_in_the_future);
  g_test_add_func ("/timeline/a-stay-that-begins-later-is-planned", test_a_stay_that_begins_later_is_planned);
  g_test_add_func ("/timeline/roles-below-that-were-never-held-are-left-out", test_roles_below_that_were_never_held_are_left_out);
  g_test_add_func ("/timeline/who-is-still-in-a-role-is-in-it-today", test_who_is_still_in_a_role_is_in_it_today);
  g_test_add_func ("/timeline/a-current-stay-ends-when-the-next-begins", test_a_current_stay_ends_when_the_next_begins);
  g_test_add_func ("/timeline/a-role-held-twice-has-two-rungs", test_a_role_held_twice_has_two_rungs);
  g_test_add_func ("/timeline/hidden-roles-show-only-where-they-were-lived", test_hidden_roles_show_only_where_they_were_lived);
  g_test_add_func ("/timeline/side-tracks-run-beside", test_side_tracks_run_beside);
  g_test_add_func ("/timeline/the-last-rung-may-be-open", test_the_last_rung_may_be_open);
  g_test_add_func ("/timeline/an-empty-ladder-has-no-rungs", test_an_empty_ladder_has_no_rungs);
  g_test_add_func ("/timeline/watch-points-stand-in-the-right-year", test_watch_points_stand_in_the_right_year);
  g_test_add_func ("/timeline/bars-span-what-is-known-of-a-goal", test_bars_span_what_is_known_of_a_goal);
  g_test_add_func ("/timeline/open-goals-without-any-day-are-kept-apart", test_open_goals_without_any_day_are_kept_apart);
  g_test_add_func ("/timeline/goals-are-counted-and-summed-up", test_goals_are_counted_and_summed_up);
  g_test_add_func ("/timeline/tracks-are-stairs-and-side-moves-branches", test_tracks_are_stairs_and_side_moves_branches);
  g_test_add_func ("/timeline/a-track-not-yet-taken-branches-from-the-present", test_a_track_not_yet_taken_branches_from_the_present);
  g_test_add_func ("/timeline/gaps-are-told-but-not-weekends", test_gaps_are_told_but_not_weekends);
  g_test_add_func ("/timeline/named-zooms-show-what-they-say", test_named_zooms_show_what_they_say);
  return g_test_run ();
}
