/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each rule refuses with its own code, names the record, and changes nothing. */

#include <string.h>

#include "rung-day.h"
#include "rung-plan.h"
#include "rung-text.h"

static void
take (GPtrArray  *records,
      RungRecord *record)
{
  g_ptr_array_add (records, record);
}

static RungRecord *
with (RungRecord *record,
      guint       field,
      GVariant   *value)
{
  RungRecord *changed = rung_record_with (record, field, value);

  rung_record_unref (record);
  return changed;
}

static RungRecord *
make (RungKind    kind,
      const char *uid,
      guint       title_field)
{
  RungRecord *record = rung_record_new (kind, uid);

  if (rung_kind_get_field (kind, title_field)->type == RUNG_FIELD_LOCALIZED)
    return with (record, title_field, rung_text_new ("en", uid));
  return with (record, title_field, g_variant_new_string (uid));
}

static RungRecord *
make_stay (const char *uid,
           const char *role,
           const char *start,
           const char *end)
{
  RungRecord *stay = make (RUNG_KIND_STAY, uid, RUNG_STAY_ROLE);

  stay = with (stay, RUNG_STAY_ROLE, g_variant_new_string (role));
  stay = with (stay, RUNG_STAY_START, g_variant_new_int64 (rung_day_from_text (start)));
  if (end != NULL)
    stay = with (stay, RUNG_STAY_END, g_variant_new_int64 (rung_day_from_text (end)));
  return stay;
}

static RungPlan *
make_plan (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  g_autoptr(RungSnapshot) snapshot = NULL;
  g_autoptr(GPtrArray) errors = NULL;

  take (records, make (RUNG_KIND_PLAN, "plan", RUNG_PLAN_TITLE));
  take (records, make (RUNG_KIND_ROLE, "junior", RUNG_ROLE_TITLE));
  take (records, make (RUNG_KIND_ROLE, "senior", RUNG_ROLE_TITLE));
  take (records, with (make (RUNG_KIND_RESPONSIBILITY, "core", RUNG_RESPONSIBILITY_TITLE),
                       RUNG_RESPONSIBILITY_ROLE, g_variant_new_string ("senior")));
  take (records, make_stay ("past", "junior", "2018-01-01", "2020-12-31"));
  take (records, make_stay ("now", "senior", "2021-01-01", NULL));
  take (records, make (RUNG_KIND_GOAL, "goal", RUNG_GOAL_TITLE));
  take (records, with (make (RUNG_KIND_STEP, "step", RUNG_STEP_TITLE), RUNG_STEP_GOAL, g_variant_new_string ("goal")));
  snapshot = rung_snapshot_new_take (records);
  errors = rung_rules_check_snapshot (snapshot);
  g_assert_cmpuint (errors->len, ==, 0);
  return rung_plan_new (snapshot);
}

/* Takes both records. */
static void
assert_refused (RungPlan      *plan,
                RungRecord    *before,
                RungRecord    *after,
                RungPlanError  code)
{
  g_autoptr(RungChangeset) change = rung_changeset_new (RUNG_LABEL_NONE, NULL);
  g_autoptr(RungSnapshot) held = rung_plan_dup_snapshot (plan);
  g_autoptr(RungSnapshot) still = NULL;
  g_autoptr(GError) error = NULL;

  rung_changeset_take (change, before, after);
  g_assert_false (rung_plan_check (plan, change, &error));
  g_assert_error (error, RUNG_PLAN_ERROR, (int) code);
  still = rung_plan_dup_snapshot (plan);
  g_assert_true (rung_snapshot_equal (held, still));
}

static RungRecord *
find (RungPlan   *plan,
      RungKind    kind,
      const char *uid)
{
  return rung_record_ref (rung_plan_find_record (plan, kind, uid));
}

static void
refuse_change (RungKind       kind,
               const char    *uid,
               guint          field,
               GVariant      *value,
               RungPlanError  code)
{
  g_autoptr(RungPlan) plan = make_plan ();
  RungRecord *before = find (plan, kind, uid);

  assert_refused (plan, before, rung_record_with (before, field, value), code);
}

static void
test_fields (void)
{
  refuse_change (RUNG_KIND_GOAL, "goal", RUNG_GOAL_TITLE, NULL, RUNG_PLAN_ERROR_MISSING);
  refuse_change (RUNG_KIND_GOAL, "goal", RUNG_GOAL_TITLE, g_variant_new_string ("  \u3000"), RUNG_PLAN_ERROR_TEXT);
  refuse_change (RUNG_KIND_GOAL, "goal", RUNG_GOAL_PERCENT, g_variant_new_int64 (101), RUNG_PLAN_ERROR_RANGE);
  refuse_change (RUNG_KIND_GOAL, "goal", RUNG_GOAL_PERCENT, g_variant_new_int64 (-1), RUNG_PLAN_ERROR_RANGE);
  refuse_change (RUNG_KIND_GOAL, "goal", RUNG_GOAL_STATUS, g_variant_new_int64 (5), RUNG_PLAN_ERROR_RANGE);
  refuse_change (RUNG_KIND_GOAL, "goal", RUNG_GOAL_DUE, g_variant_new_int64 (0), RUNG_PLAN_ERROR_RANGE);
  refuse_change (RUNG_KIND_GOAL, "goal", RUNG_GOAL_MEASURE_TO, g_variant_new_double (1.0 / 0.0), RUNG_PLAN_ERROR_RANGE);
  refuse_change (RUNG_KIND_STEP, "step", RUNG_STEP_GOAL, g_variant_new_string ("nowhere"), RUNG_PLAN_ERROR_DANGLING);
  refuse_change (RUNG_KIND_STEP, "step", RUNG_STEP_GOAL, g_variant_new_string ("core"), RUNG_PLAN_ERROR_DANGLING);
}

static void
test_goal_done_needs_its_day (void)
{
  refuse_change (RUNG_KIND_GOAL, "goal", RUNG_GOAL_STATUS, g_variant_new_int64 (RUNG_GOAL_DONE), RUNG_PLAN_ERROR_DONE_DAY);
  refuse_change (RUNG_KIND_GOAL, "goal", RUNG_GOAL_DONE_DAY, g_variant_new_int64 (738000), RUNG_PLAN_ERROR_DONE_DAY);
  refuse_change (RUNG_KIND_GOAL, "goal", RUNG_GOAL_PERCENT, g_variant_new_int64 (50), RUNG_PLAN_ERROR_DERIVED);
}

static void
test_span_does_not_end_before_it_starts (void)
{
  refuse_change (RUNG_KIND_STAY, "past", RUNG_STAY_END, g_variant_new_int64 (rung_day_from_text ("2017-12-31")),
                 RUNG_PLAN_ERROR_SPAN);
  refuse_change (RUNG_KIND_STAY, "now", RUNG_STAY_EXPECTED_END, g_variant_new_int64 (rung_day_from_text ("2020-12-31")),
                 RUNG_PLAN_ERROR_SPAN);
}

static void
test_stays_of_a_track_do_not_overlap (void)
{
  g_autoptr(RungPlan) plan = make_plan ();

  refuse_change (RUNG_KIND_STAY, "past", RUNG_STAY_END, g_variant_new_int64 (rung_day_from_text ("2021-01-01")),
                 RUNG_PLAN_ERROR_OVERLAP);
  assert_refused (plan, NULL, make_stay ("twin", "junior", "2021-01-01", "2021-01-01"), RUNG_PLAN_ERROR_OVERLAP);
  assert_refused (plan, NULL, make_stay ("second", "junior", "2022-01-01", NULL), RUNG_PLAN_ERROR_TWO_CURRENT);
}

static void
test_a_current_stay_ends_where_the_next_starts (void)
{
  g_autoptr(RungPlan) plan = make_plan ();
  g_autoptr(RungChangeset) change = rung_changeset_new (RUNG_LABEL_ADD_STAY, NULL);
  g_autoptr(GError) error = NULL;
  RungRecord *planned = with (make_stay ("later", "junior", "2030-01-01", NULL), RUNG_STAY_PLANNED,
                              g_variant_new_boolean (TRUE));

  rung_changeset_take (change, NULL, planned);
  g_assert_true (rung_plan_check (plan, change, &error));
  g_assert_no_error (error);
}

static void
test_other_tracks_may_overlap (void)
{
  g_autoptr(RungPlan) plan = make_plan ();
  g_autoptr(RungChangeset) change = rung_changeset_new (RUNG_LABEL_ADD_STAY, NULL);
  g_autoptr(GError) error = NULL;

  rung_changeset_take (change, NULL, with (make (RUNG_KIND_ROLE, "teacher", RUNG_ROLE_TITLE), RUNG_ROLE_TRACK,
                                           g_variant_new_string ("teaching")));
  rung_changeset_take (change, NULL, make_stay ("lecture", "teacher", "2019-01-01", NULL));
  g_assert_true (rung_plan_check (plan, change, &error));
  g_assert_no_error (error);
}

static void
test_what_goes_is_not_referred_to (void)
{
  g_autoptr(RungPlan) plan = make_plan ();

  assert_refused (plan, find (plan, RUNG_KIND_GOAL, "goal"), NULL, RUNG_PLAN_ERROR_DANGLING);
  assert_refused (plan, find (plan, RUNG_KIND_ROLE, "senior"), NULL, RUNG_PLAN_ERROR_DANGLING);
  assert_refused (plan, find (plan, RUNG_KIND_PLAN, "plan"), NULL, RUNG_PLAN_ERROR_DUPLICATE);
}

static void
test_stale_edit_is_a_conflict (void)
{
  g_autoptr(RungPlan) plan = make_plan ();
  g_autoptr(RungRecord) goal = find (plan, RUNG_KIND_GOAL, "goal");
  RungRecord *stale = rung_record_with (goal, RUNG_GOAL_NOTE, g_variant_new_string ("never there"));

  assert_refused (plan, stale, rung_record_ref (goal), RUNG_PLAN_ERROR_CONFLICT);
  assert_refused (plan, NULL, rung_record_ref (goal), RUNG_PLAN_ERROR_CONFLICT);
}

static void
test_a_uid_stands_once (void)
{
  g_autoptr(RungPlan) plan = make_plan ();

  assert_refused (plan, NULL, make (RUNG_KIND_GOAL, "core", RUNG_GOAL_TITLE), RUNG_PLAN_ERROR_DUPLICATE);
  assert_refused (plan, NULL, make (RUNG_KIND_PLAN, "plan-2", RUNG_PLAN_TITLE), RUNG_PLAN_ERROR_DUPLICATE);
  assert_refused (plan, NULL, make (RUNG_KIND_GOAL, "no spaces", RUNG_GOAL_TITLE), RUNG_PLAN_ERROR_RANGE);
}

static void
test_links_point_at_one_thing (void)
{
  g_autoptr(RungPlan) plan = make_plan ();
  g_autoptr(RungChangeset) change = rung_changeset_new (RUNG_LABEL_NONE, NULL);
  g_autoptr(GError) error = NULL;
  RungRecord *link = with (rung_record_new (RUNG_KIND_EVIDENCE_LINK, "link"), RUNG_EVIDENCE_LINK_EVIDENCE,
                           g_variant_new_string ("proof"));

  rung_changeset_take (change, NULL, make (RUNG_KIND_EVIDENCE, "proof", RUNG_EVIDENCE_TITLE));
  rung_changeset_take (change, NULL, link);
  g_assert_false (rung_plan_check (plan, change, &error));
  g_assert_error (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_EXACTLY_ONE);
}

static void
test_error_names_the_record (void)
{
  g_autoptr(RungPlan) plan = make_plan ();
  g_autoptr(RungChangeset) change = rung_changeset_new (RUNG_LABEL_NONE, NULL);
  g_autoptr(GError) error = NULL;
  RungRecord *goal = find (plan, RUNG_KIND_GOAL, "goal");

  rung_changeset_take (change, goal, rung_record_with (goal, RUNG_GOAL_DONE_DAY, g_variant_new_int64 (738000)));
  g_assert_false (rung_plan_check (plan, change, &error));
  g_assert_nonnull (strstr (error->message, "goal"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/fields-lie-in-their-ranges", test_fields);
  g_test_add_func ("/rules/goal-is-done-only-with-its-day", test_goal_done_needs_its_day);
  g_test_add_func ("/rules/span-does-not-end-before-it-starts", test_span_does_not_end_before_it_starts);
  g_test_add_func ("/rules/stays-of-a-track-do-not-overlap", test_stays_of_a_track_do_not_overlap);
  g_test_add_func ("/rules/current-stay-ends-where-the-next-starts", test_a_current_stay_ends_where_the_next_starts);
  g_test_add_func ("/rules/other-tracks-may-overlap", test_other_tracks_may_overlap);
  g_test_add_func ("/rules/what-goes-is-not-referred-to", test_what_goes_is_not_referred_to);
  g_test_add_func ("/rules/stale-edit-is-a-conflict", test_stale_edit_is_a_conflict);
  g_test_add_func ("/rules/a-uid-stands-once", test_a_uid_stands_once);
  g_test_add_func ("/rules/links-point-at-one-thing", test_links_point_at_one_thing);
  g_test_add_func ("/rules/error-names-the-record", test_error_names_the_record);
  return g_test_run ();
}
