/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a timeline shows of careers of any kind, and where it stands on canvases of any
 * size. */

#include <math.h>

#include "rung-timeline.h"
#include "rung-text.h"

#define TODAY "2026-11-23"

/* --- A plan, written shortly ---------------------------------------------------- */

typedef struct
{
  GPtrArray *records;
  guint      n_goals;
} Sketch;

static RungRecord *
find_in_sketch (Sketch     *sketch,
                RungKind    kind,
                const char *uid)
{
  for (guint i = 0; i < sketch->records->len; i++)
    {
      RungRecord *record = g_ptr_array_index (sketch->records, i);

      if (rung_record_get_kind (record) == kind && g_str_equal (rung_record_get_uid (record), uid))
        return record;
    }
  return NULL;
}

static void
change_in_sketch (Sketch     *sketch,
                  RungKind    kind,
                  const char *uid,
                  guint       field,
                  GVariant   *value)
{
  RungRecord *record = find_in_sketch (sketch, kind, uid);

  g_ptr_array_add (sketch->records, rung_record_with (record, field, value));
  g_ptr_array_remove (sketch->records, record);
}

static Sketch *
sketch_new (void)
{
  Sketch *sketch = g_new0 (Sketch, 1);
  RungRecordBuilder builder;

  sketch->records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  rung_record_builder_init (&builder, RUNG_KIND_PLAN, "plan");
  rung_record_builder_set_text (&builder, RUNG_PLAN_TITLE, "My career");
  g_ptr_array_add (sketch->records, rung_record_builder_end (&builder));
  return sketch;
}

/* A role with one responsibility, "r-" and its uid. */
static void
add_role (Sketch     *sketch,
          const char *uid,
          gint64      ordinal,
          gint64      months)
{
  g_autoptr(GVariant) title = g_variant_ref_sink (rung_text_new ("en", uid));
  g_autofree char *responsibility = g_strconcat ("r-", uid, NULL);
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_ROLE, uid);
  rung_record_builder_set_text (&builder, RUNG_ROLE_ID, uid);
  rung_record_builder_set_integer (&builder, RUNG_ROLE_ORDINAL, ordinal);
  rung_record_builder_set_variant (&builder, RUNG_ROLE_TITLE, title);
  if (months > 0)
    rung_record_builder_set_integer (&builder, RUNG_ROLE_MONTHS_MIN, months);
  g_ptr_array_add (sketch->records, rung_record_builder_end (&builder));

  rung_record_builder_init (&builder, RUNG_KIND_RESPONSIBILITY, responsibility);
  rung_record_builder_set_text (&builder, RUNG_RESPONSIBILITY_ID, responsibility);
  rung_record_builder_set_text (&builder, RUNG_RESPONSIBILITY_ROLE, uid);
  rung_record_builder_set_variant (&builder, RUNG_RESPONSIBILITY_TITLE, title);
  g_ptr_array_add (sketch->records, rung_record_builder_end (&builder));
}

static void
add_stay (Sketch     *sketch,
          const char *role,
          const char *start,
          const char *end,
          const char *expected_end,
          gboolean    planned)
{
  g_autofree char *uid = g_strdup_printf ("stay-%02u", sketch->records->len);
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_STAY, uid);
  rung_record_builder_set_text (&builder, RUNG_STAY_ROLE, role);
  rung_record_builder_set_day (&builder, RUNG_STAY_START, rung_day_from_text (start));
  if (end != NULL)
    rung_record_builder_set_day (&builder, RUNG_STAY_END, rung_day_from_text (end));
  if (expected_end != NULL)
    rung_record_builder_set_day (&builder, RUNG_STAY_EXPECTED_END, rung_day_from_text (expected_end));
  if (planned)
    rung_record_builder_set_integer (&builder, RUNG_STAY_PLANNED, TRUE);
  g_ptr_array_add (sketch->records, rung_record_builder_end (&builder));
}

static void
add_goal (Sketch         *sketch,
          const char     *role,
          RungGoalStatus  status,
          const char     *start,
          const char     *due)
{
  g_autofree char *uid = g_strdup_printf ("goal-%05u", sketch->n_goals++);
  g_autofree char *link = g_strconcat ("link-", uid, NULL);
  g_autofree char *responsibility = g_strconcat ("r-", role, NULL);
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_GOAL, uid);
  rung_record_builder_set_text (&builder, RUNG_GOAL_TITLE, uid);
  rung_record_builder_set_integer (&builder, RUNG_GOAL_STATUS, status);
  if (start != NULL)
    rung_record_builder_set_day (&builder, RUNG_GOAL_START, rung_day_from_text (start));
  if (due != NULL)
    rung_record_builder_set_day (&builder, status == RUNG_GOAL_DONE ? RUNG_GOAL_DONE_DAY : RUNG_GOAL_DUE, rung_day_from_text (due));
  g_ptr_array_add (sketch->records, rung_record_builder_end (&builder));

  rung_record_builder_init (&builder, RUNG_KIND_GOAL_LINK, link);
  rung_record_builder_set_text (&builder, RUNG_GOAL_LINK_GOAL, uid);
  rung_record_builder_set_text (&builder, RUNG_GOAL_LINK_RESPONSIBILITY, responsibility);
  g_ptr_array_add (sketch->records, rung_record_builder_end (&builder));
}

/* Takes the sketch. */
static RungTimeline *
make_timeline (Sketch *sketch)
{
  g_autoptr(RungSnapshot) snapshot = rung_snapshot_new_take (g_steal_pointer (&sketch->records));
  g_autoptr(RungPlan) plan = rung_plan_new (snapshot);

  g_free (sketch);
  return rung_timeline_new (plan, rung_day_from_text (TODAY));
}

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
  g_autoptr(RungTimeline) timeline = make_timeline (sketch);
  g_autofree char *rungs = print_rungs (timeline);

  g_assert_cmpstr (rungs, ==, expected);
  g_assert_cmpuint (timeline->first_day, <=, timeline->today);
  g_assert_cmpuint (timeline->last_day, >=, timeline->today);
}

static Sketch *
sketch_of_three_roles (void)
{
  Sketch *sketch = sketch_new ();

  add_role (sketch, "junior", 0, 36);
  add_role (sketch, "senior", 1, 48);
  add_role (sketch, "chief", 2, 0);
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

  change_in_sketch (sketch, RUNG_KIND_PLAN, "plan", RUNG_PLAN_CAREER_START,
                    g_variant_new_int64 (rung_day_from_text ("2028-02-29")));
  assert_rungs (sketch, "junior planned 2028-02-29 2031-02-28; senior planned 2031-02-28 2035-02-28; "
                        "chief planned 2035-02-28 2038-02-28");
}

static void
test_a_stay_that_begins_later_is_planned (void)
{
  Sketch *sketch = sketch_of_three_roles ();

  add_stay (sketch, "chief", "2027-01-01", NULL, "2029-12-31", FALSE);
  assert_rungs (sketch, "chief planned 2027-01-01 2030-01-01");
}

static void
test_roles_below_that_were_never_held_are_left_out (void)
{
  Sketch *sketch = sketch_of_three_roles ();

  add_stay (sketch, "senior", "2024-11-23", NULL, NULL, FALSE);
  assert_rungs (sketch, "senior current 2024-11-23 2028-11-23; chief planned 2028-11-23 2031-11-23");
}

static void
test_who_is_still_in_a_role_is_in_it_today (void)
{
  Sketch *sketch = sketch_of_three_roles ();

  add_stay (sketch, "senior", "2015-01-01", NULL, "2020-12-31", FALSE);
  assert_rungs (sketch, "senior current 2015-01-01 2026-11-24; chief planned 2026-11-24 2029-11-24");
}

static void
test_a_current_stay_ends_when_the_next_begins (void)
{
  Sketch *sketch = sketch_of_three_roles ();

  add_stay (sketch, "junior", "2018-07-01", "2021-06-30", NULL, FALSE);
  add_stay (sketch, "senior", "2021-07-01", NULL, NULL, FALSE);
  add_stay (sketch, "chief", "2027-04-01", NULL, NULL, TRUE);
  assert_rungs (sketch, "junior past 2018-07-01 2021-07-01; senior current 2021-07-01 2027-04-01; "
                        "chief planned 2027-04-01 2030-04-01");
}

static void
test_a_role_held_twice_has_two_rungs (void)
{
  Sketch *sketch = sketch_of_three_roles ();
  g_autoptr(RungTimeline) timeline = NULL;
  g_autofree char *rungs = NULL;

  add_stay (sketch, "senior", "2015-01-01", "2016-12-31", NULL, FALSE);
  add_stay (sketch, "chief", "2017-01-01", "2019-12-31", NULL, FALSE);
  add_stay (sketch, "senior", "2020-01-01", NULL, "2027-12-31", FALSE);
  add_goal (sketch, "senior", RUNG_GOAL_DONE, "2016-02-01", "2016-02-29");
  add_goal (sketch, "senior", RUNG_GOAL_ACTIVE, "2026-02-01", "2026-12-31");
  add_goal (sketch, "chief", RUNG_GOAL_ACTIVE, "2026-02-01", "2026-12-31");
  timeline = make_timeline (sketch);
  rungs = print_rungs (timeline);
  g_assert_cmpstr (rungs, ==, "senior past 2015-01-01 2017-01-01; chief past 2017-01-01 2020-01-01; "
                              "senior current 2020-01-01 2028-01-01");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (g_array_index (timeline->rungs, RungTimelineRung, i).goals.total, ==, 1);
  g_assert_cmpuint (g_array_index (timeline->bars, RungTimelineBar, 0).rung, ==, 0);
}

static void
test_hidden_roles_show_only_where_they_were_lived (void)
{
  Sketch *sketch = sketch_of_three_roles ();

  change_in_sketch (sketch, RUNG_KIND_ROLE, "junior", RUNG_ROLE_HIDDEN, g_variant_new_boolean (TRUE));
  change_in_sketch (sketch, RUNG_KIND_ROLE, "senior", RUNG_ROLE_HIDDEN, g_variant_new_boolean (TRUE));
  add_stay (sketch, "junior", "2025-01-01", NULL, "2027-12-31", FALSE);
  assert_rungs (sketch, "junior current 2025-01-01 2028-01-01; chief planned 2028-01-01 2031-01-01");
}

static void
test_side_tracks_run_beside (void)
{
  Sketch *sketch = sketch_of_three_roles ();

  add_role (sketch, "teacher", 3, 12);
  change_in_sketch (sketch, RUNG_KIND_ROLE, "teacher", RUNG_ROLE_TRACK, g_variant_new_string ("side"));
  add_stay (sketch, "senior", "2022-01-01", NULL, NULL, FALSE);
  add_stay (sketch, "teacher", "2025-01-01", NULL, "2026-12-31", FALSE);
  add_stay (sketch, "chief", "2028-01-01", NULL, "2029-12-31", TRUE);
  /* The side track's start does not end the main track's stay. */
  assert_rungs (sketch, "senior current 2022-01-01 2028-01-01; teacher current 2025-01-01 2027-01-01; "
                        "chief planned 2028-01-01 2030-01-01");
}

static void
test_the_last_rung_may_be_open (void)
{
  Sketch *sketch = sketch_of_three_roles ();
  Sketch *ended = sketch_of_three_roles ();

  change_in_sketch (sketch, RUNG_KIND_ROLE, "chief", RUNG_ROLE_OPEN_ENDED, g_variant_new_boolean (TRUE));
  change_in_sketch (ended, RUNG_KIND_ROLE, "chief", RUNG_ROLE_OPEN_ENDED, g_variant_new_boolean (TRUE));
  add_stay (sketch, "chief", "2001-01-01", NULL, NULL, FALSE);
  add_stay (ended, "chief", "2001-01-01", "2010-12-31", NULL, FALSE);
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

  change_in_sketch (sketch, RUNG_KIND_ROLE, "senior", RUNG_ROLE_WATCH_POINT, rung_text_new ("en", "Stay or turn?"));
  change_in_sketch (sketch, RUNG_KIND_ROLE, "senior", RUNG_ROLE_WATCH_MONTH, g_variant_new_int64 (48));
  change_in_sketch (sketch, RUNG_KIND_ROLE, "chief", RUNG_ROLE_WATCH_POINT, rung_text_new ("en", "Long past"));
  change_in_sketch (sketch, RUNG_KIND_ROLE, "chief", RUNG_ROLE_WATCH_MONTH, g_variant_new_int64 (1));
  add_stay (sketch, "junior", "2020-02-29", "2023-12-31", NULL, FALSE);
  add_stay (sketch, "senior", "2024-01-01", NULL, "2028-12-31", FALSE);
  timeline = make_timeline (sketch);
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
      const RungTimelineBar *bar;

      add_goal (sketch, "senior", cases[i].status, cases[i].start, cases[i].due);
      timeline = make_timeline (sketch);
      g_assert_cmpuint (g_array_index (timeline->rungs, RungTimelineRung, 1).goals.total, ==, 1);
      g_assert_cmpuint (timeline->bars->len, ==, cases[i].first != NULL ? 1 : 0);
      if (cases[i].first == NULL)
        continue;
      bar = &g_array_index (timeline->bars, RungTimelineBar, 0);
      g_assert_cmpuint (bar->rung, ==, 1);
      g_assert_cmpuint (bar->span.first, ==, rung_day_from_text (cases[i].first));
      g_assert_cmpuint (bar->span.end, ==, rung_day_from_text (cases[i].last) + 1);
    }
}

static void
test_the_goals_that_matter_most_have_bars (void)
{
  Sketch *sketch = sketch_of_three_roles ();
  g_autoptr(RungTimeline) timeline = NULL;
  const RungTimelineRung *junior;
  guint n_late = 0, n_open = 0;

  for (guint i = 0; i < 100; i++)
    add_goal (sketch, "junior", RUNG_GOAL_DONE, "2020-01-01", "2020-01-31");
  for (guint i = 0; i < 30; i++)
    add_goal (sketch, "junior", RUNG_GOAL_ACTIVE, "2026-01-01", "2027-01-31");
  for (guint i = 0; i < 8; i++)
    add_goal (sketch, "junior", RUNG_GOAL_ACTIVE, "2026-01-01", "2026-01-31");
  timeline = make_timeline (sketch);
  junior = &g_array_index (timeline->rungs, RungTimelineRung, 0);
  g_assert_cmpuint (junior->goals.total, ==, 138);
  g_assert_cmpuint (junior->goals.done, ==, 100);
  g_assert_cmpuint (junior->goals.open, ==, 38);
  g_assert_cmpuint (junior->goals.overdue, ==, 8);
  g_assert_cmpuint (timeline->bars->len, ==, RUNG_TIMELINE_MAX_BARS);
  for (guint i = 0; i < timeline->bars->len; i++)
    {
      const RungTimelineBar *bar = &g_array_index (timeline->bars, RungTimelineBar, i);

      n_late += bar->overdue;
      n_open += rung_goal_is_open (bar->goal);
      g_assert_cmpint (bar->overdue, ==, bar->rank < 8);
    }
  g_assert_cmpuint (n_late, ==, 8);
  g_assert_cmpuint (n_open, ==, 38);
}

/* --- The layout's laws ---------------------------------------------------------- */

static void
measure_label_cb (const RungTimelineRung *rung,
                  double                 *width,
                  double                 *height,
                  gpointer                data)
{
  const double *widths = data;

  *width = widths[rung->step % 16];
  *height = 34;
}

static RungTimelineMetrics
make_metrics (double  width,
              double  height,
              double *label_widths)
{
  return (RungTimelineMetrics) {
    .width = width, .height = height, .axis_height = 30, .least_rung_width = 24, .rung_height = 54,
    .bar_height = 9, .bar_gap = 3, .label_gap = 12, .flag_width = 140, .flag_height = 18,
    .summary_width = 110, .summary_height = 16, .measure_label = measure_label_cb, .data = label_widths,
  };
}

static void
assert_inside (RungBox                    box,
               const RungTimelineMetrics *metrics)
{
  const double hair = 1e-6;

  g_assert_cmpfloat (box.width, >=, 0);
  g_assert_cmpfloat (box.height, >=, 0);
  if (box.width <= 0 || box.height <= 0) /* not shown */
    return;
  g_assert_cmpfloat (box.x, >=, -hair);
  g_assert_cmpfloat (box.x + box.width, <=, metrics->width + hair);
  g_assert_cmpfloat (box.y, >=, metrics->axis_height - hair);
  g_assert_cmpfloat (box.y + box.height, <=, metrics->height + hair);
}

static gboolean
is_over (RungBox a,
         RungBox b)
{
  const double hair = 1e-6;

  return a.width > 0 && b.width > 0 && a.height > 0 && b.height > 0 &&
         a.x + hair < b.x + b.width && b.x + hair < a.x + a.width &&
         a.y + hair < b.y + b.height && b.y + hair < a.y + a.height;
}

static void
assert_nothing_meets (const RungTimeline       *timeline,
                      const RungTimelineLayout *layout)
{
  for (guint i = 0; i < layout->n_rungs; i++)
    for (guint j = 0; j < layout->n_rungs; j++)
      {
        g_assert_false (j < i && is_over (layout->labels[i], layout->labels[j]));
        g_assert_false (j < i && is_over (layout->rungs[i], layout->rungs[j]));
        g_assert_false ((i != j || layout->label_places[i] != RUNG_LABEL_INSIDE) && is_over (layout->labels[i], layout->rungs[j]));
        g_assert_false (is_over (layout->summaries[i], layout->labels[j]));
        g_assert_false (is_over (layout->summaries[i], layout->rungs[j]));
      }
  for (guint i = 0; i < layout->n_bars; i++)
    {
      for (guint j = 0; j < i; j++)
        g_assert_false (is_over (layout->bars[i], layout->bars[j]));
      for (guint j = 0; j < layout->n_rungs; j++)
        {
          g_assert_false (is_over (layout->bars[i], layout->rungs[j]));
          g_assert_false (is_over (layout->bars[i], layout->labels[j]));
          g_assert_false (is_over (layout->bars[i], layout->summaries[j]));
        }
    }
}

static void
assert_laws (const RungTimeline        *timeline,
             const RungTimelineLayout  *layout,
             const RungTimelineMetrics *metrics)
{
  for (guint i = 0; i < layout->n_rungs; i++)
    {
      assert_inside (layout->rungs[i], metrics);
      assert_inside (layout->labels[i], metrics);
      assert_inside (layout->summaries[i], metrics);
      g_assert_cmpfloat (layout->rungs[i].width, >, 0);
      g_assert_cmpfloat (layout->rungs[i].height, >, 0);
      if (i == 0)
        continue;
      /* Rungs rise, each wholly above the one before, and go on in time. */
      g_assert_cmpfloat (layout->rungs[i].y + layout->rungs[i].height, <=, layout->rungs[i - 1].y + 1e-6);
      if (!metrics->right_to_left)
        g_assert_cmpfloat (layout->rungs[i].x, >=, layout->rungs[i - 1].x - 1e-6);
    }
  for (guint i = 0; i < layout->n_bars; i++)
    assert_inside (layout->bars[i], metrics);
  for (guint i = 0; i < layout->n_flags; i++)
    assert_inside (layout->flags[i], metrics);
  g_assert_cmpfloat (layout->today_x, >=, 0);
  g_assert_cmpfloat (layout->today_x, <=, metrics->width);
  assert_nothing_meets (timeline, layout);
}

static char *
random_day (const char *first,
            int         days)
{
  return rung_day_to_text (rung_day_from_text (first) + (guint32) g_test_rand_int_range (0, days));
}

/* A ladder of 1 to 40 roles, each of a month to ten years, some lived, some with goals. */
static RungTimeline *
make_random_timeline (void)
{
  int n_roles = g_test_rand_int_range (1, 41), n_lived = g_test_rand_int_range (0, n_roles + 1);
  guint32 day = rung_day_from_text ("1990-01-01") + (guint32) g_test_rand_int_range (0, 14000);
  Sketch *sketch = sketch_new ();

  for (int i = 0; i < n_roles; i++)
    {
      g_autofree char *uid = g_strdup_printf ("role-%02d", i);
      int n_goals = g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (1, 60) : 0;

      add_role (sketch, uid, i, g_test_rand_int_range (0, 120));
      if (g_test_rand_bit ())
        {
          change_in_sketch (sketch, RUNG_KIND_ROLE, uid, RUNG_ROLE_WATCH_POINT, rung_text_new ("en", "Look"));
          change_in_sketch (sketch, RUNG_KIND_ROLE, uid, RUNG_ROLE_WATCH_MONTH, g_variant_new_int64 (i * 30));
        }
      if (i < n_lived)
        {
          g_autofree char *start = rung_day_to_text (day);
          g_autofree char *end = NULL;

          day += (guint32) g_test_rand_int_range (0, 2000);
          end = rung_day_to_text (day);
          add_stay (sketch, uid, start, i + 1 < n_lived ? end : NULL, NULL, FALSE);
          day++;
        }
      for (int j = 0; j < n_goals; j++)
        {
          g_autofree char *start = random_day ("2015-01-01", 5000);
          g_autofree char *due = random_day (start, 400);

          add_goal (sketch, uid, j % 2 ? RUNG_GOAL_ACTIVE : RUNG_GOAL_DONE, start, due);
        }
    }
  if (g_test_rand_bit ())
    {
      g_autofree char *last = g_strdup_printf ("role-%02d", n_roles - 1);

      change_in_sketch (sketch, RUNG_KIND_ROLE, last, RUNG_ROLE_OPEN_ENDED, g_variant_new_boolean (TRUE));
    }
  return make_timeline (sketch);
}

static void
test_nothing_overlaps_on_any_canvas (void)
{
  for (guint round = 0; round < 150; round++)
    {
      g_autoptr(RungTimeline) timeline = make_random_timeline ();
      double label_widths[16];

      for (guint i = 0; i < 16; i++)
        label_widths[i] = g_test_rand_double_range (30, 400);
      for (guint i = 0; i < 6; i++)
        {
          RungTimelineMetrics metrics = make_metrics (g_test_rand_double_range (300, 3000),
                                                      g_test_rand_double_range (80, 1600), label_widths);
          g_autoptr(RungTimelineLayout) layout = NULL;

          metrics.right_to_left = g_test_rand_bit ();
          metrics.mark_width = g_test_rand_bit () ? 38 : 0;
          layout = rung_timeline_layout_new (timeline, &metrics);
          assert_laws (timeline, layout, &metrics);
        }
    }
}

static void
test_right_to_left_is_a_mirror (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr(RungTimeline) timeline = make_random_timeline ();
      double label_widths[16] = { 60, 90, 120, 70, 80, 140, 60, 100, 110, 75, 200, 66, 60, 90, 88, 99 };
      RungTimelineMetrics metrics = make_metrics (1200, 700, label_widths);
      g_autoptr(RungTimelineLayout) left = rung_timeline_layout_new (timeline, &metrics);
      g_autoptr(RungTimelineLayout) right = NULL;

      metrics.right_to_left = TRUE;
      right = rung_timeline_layout_new (timeline, &metrics);
      g_assert_cmpfloat_with_epsilon (left->today_x + right->today_x, metrics.width, 1e-6);
      for (guint i = 0; i < left->n_rungs; i++)
        {
          g_assert_cmpfloat_with_epsilon (left->rungs[i].x + left->rungs[i].width + right->rungs[i].x, metrics.width, 1e-6);
          g_assert_cmpfloat_with_epsilon (left->labels[i].x + left->labels[i].width + right->labels[i].x, metrics.width, 1e-6);
          g_assert_cmpfloat (left->labels[i].y, ==, right->labels[i].y);
        }
      for (guint i = 0; i < left->n_bars; i++)
        if (left->bars[i].width > 0)
          g_assert_cmpfloat_with_epsilon (left->bars[i].x + left->bars[i].width + right->bars[i].x, metrics.width, 1e-6);
    }
}

/* The built-in ladder's shape on the window's usual size: every label whole. */
static void
test_six_roles_have_whole_labels (void)
{
  static const char *const uids[] = { "a", "b", "c", "d", "e", "f" };
  static const int months[] = { 36, 54, 48, 48, 48, 0 };

  for (double width = 560; width < 2000; width += 20)
    {
      double label_widths[16] = { 110, 100, 100, 165, 165, 90, };
      RungTimelineMetrics metrics = make_metrics (width, 620, label_widths);
      Sketch *sketch = sketch_new ();
      g_autoptr(RungTimeline) timeline = NULL;
      g_autoptr(RungTimelineLayout) layout = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (uids); i++)
        add_role (sketch, uids[i], i, months[i]);
      add_stay (sketch, "a", "2018-07-01", "2021-06-30", NULL, FALSE);
      add_stay (sketch, "b", "2021-07-01", NULL, "2027-03-31", FALSE);
      timeline = make_timeline (sketch);
      layout = rung_timeline_layout_new (timeline, &metrics);
      assert_laws (timeline, layout, &metrics);
      for (guint i = 0; i < layout->n_rungs; i++)
        {
          g_assert_cmpfloat (layout->labels[i].width, ==, label_widths[i]);
          g_assert_cmpfloat (layout->labels[i].height, ==, 34);
        }
    }
}

static void
test_few_rows_show_what_is_late (void)
{
  Sketch *sketch = sketch_of_three_roles ();
  double label_widths[16] = { 80, 80, 80, };
  RungTimelineMetrics metrics = make_metrics (900, 30 + 3 * 60 + 40, label_widths);
  g_autoptr(RungTimeline) timeline = NULL;
  g_autoptr(RungTimelineLayout) layout = NULL;
  guint n_shown = 0;

  add_stay (sketch, "junior", "2024-01-01", NULL, "2027-12-31", FALSE);
  for (guint i = 0; i < 30; i++)
    add_goal (sketch, "junior", RUNG_GOAL_DONE, "2024-02-01", "2026-12-31");
  add_goal (sketch, "junior", RUNG_GOAL_ACTIVE, "2026-01-01", "2026-01-31");
  timeline = make_timeline (sketch);
  layout = rung_timeline_layout_new (timeline, &metrics);
  assert_laws (timeline, layout, &metrics);
  for (guint i = 0; i < layout->n_bars; i++)
    {
      n_shown += layout->bars[i].width > 0;
      if (g_array_index (timeline->bars, RungTimelineBar, i).overdue)
        g_assert_cmpfloat (layout->bars[i].width, >, 0);
    }
  g_assert_cmpuint (n_shown, <, layout->n_bars);
  g_assert_cmpfloat (layout->summaries[0].width, >, 0);
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
  g_test_add_func ("/timeline/the-goals-that-matter-most-have-bars", test_the_goals_that_matter_most_have_bars);
  g_test_add_func ("/timeline/nothing-overlaps-on-any-canvas", test_nothing_overlaps_on_any_canvas);
  g_test_add_func ("/timeline/right-to-left-is-a-mirror", test_right_to_left_is_a_mirror);
  g_test_add_func ("/timeline/six-roles-have-whole-labels", test_six_roles_have_whole_labels);
  g_test_add_func ("/timeline/few-rows-show-what-is-late", test_few_rows_show_what_is_late);
  return g_test_run ();
}
