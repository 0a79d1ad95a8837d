/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-edit.h"

#include "rung-day.h"
#include "rung-phrases.h"
#include "rung-test-plan.h"
#include "rung-text.h"

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

static RungRecord *
get (Fixture    *fixture,
     RungKind    kind,
     const char *uid)
{
  return rung_plan_find_record (fixture->plan, kind, uid);
}

static RungChangeset *
set (Fixture    *fixture,
     RungKind    kind,
     const char *uid,
     guint       field,
     GVariant   *value)
{
  return rung_edit_set_field (fixture->plan, kind, uid, field, value, &fixture->error);
}

#define TEXT(text)    g_variant_new_string (text)
#define INTEGER(n)    g_variant_new_int64 (n)
#define YES           g_variant_new_boolean (TRUE)
#define NO            g_variant_new_boolean (FALSE)
#define COMMIT(edit)  rung_test_commit (fixture->plan, edit)
#define REFUSED(edit, code) rung_test_assert_refused (edit, fixture->error, RUNG_PLAN_ERROR_##code)

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  RungChangeset *edit = set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_DONE_WHEN, TEXT ("  Two\nlines "));

  rung_test_assert_label (edit, RUNG_LABEL_EDIT_GOAL, "Design review for search");
  COMMIT (edit);
  g_assert_cmpstr (rung_record_get_text (get (fixture, RUNG_KIND_GOAL, "review"), RUNG_GOAL_DONE_WHEN), ==, "Two\nlines");
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_DONE_WHEN, TEXT ("Two\nlines")), NOTHING);
  COMMIT (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_DONE_WHEN, TEXT (" \n ")));
  g_assert_false (rung_record_has (get (fixture, RUNG_KIND_GOAL, "review"), RUNG_GOAL_DONE_WHEN));
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_DONE_WHEN, NULL), NOTHING);
  COMMIT (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_TITLE, TEXT (" One\nline ")));
  g_assert_cmpstr (rung_record_get_text (get (fixture, RUNG_KIND_GOAL, "review"), RUNG_GOAL_TITLE), ==, "One line");
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_TITLE, TEXT (" ")), TEXT);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_TITLE, NULL), MISSING);
}

static void
test_borrowed_value_stays_the_callers (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autoptr(GVariant) value = g_variant_ref_sink (TEXT ("Why not"));

  COMMIT (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_WHY, value));
  g_assert_cmpstr (g_variant_get_string (value, NULL), ==, "Why not");
}

static void
test_defaults_change_nothing (Fixture       *fixture,
                              gconstpointer  data)
{
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_PRIORITY, INTEGER (RUNG_PRIORITY_NORMAL)), NOTHING);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_PRIVATE, NO), NOTHING);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "talk", RUNG_GOAL_DUE, INTEGER (RUNG_NO_DAY)), NOTHING);
  COMMIT (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_PRIVATE, YES));
  COMMIT (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_PRIVATE, NO));
  g_assert_false (rung_record_has (get (fixture, RUNG_KIND_GOAL, "review"), RUNG_GOAL_PRIVATE));
}

static void
test_values_are_held_against_the_table (Fixture       *fixture,
                                        gconstpointer  data)
{
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_DUE, TEXT ("tomorrow")), RANGE);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_TITLE, INTEGER (5)), RANGE);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_PRIORITY, INTEGER (7)), RANGE);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_PERCENT, INTEGER (101)), RANGE);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_EFFORT_HOURS, g_variant_new_double (1.0 / 0.0)), RANGE);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "runbook", RUNG_GOAL_DUE, INTEGER (rung_day_new (2025, 1, 1))), SPAN);
  REFUSED (set (fixture, RUNG_KIND_PLAN, "plan", RUNG_PLAN_TARGET_ROLE, TEXT ("nowhere")), DANGLING);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "nowhere", RUNG_GOAL_WHY, TEXT ("T")), NOT_FOUND);
}

static void
test_status_is_not_set_to_done (Fixture       *fixture,
                                gconstpointer  data)
{
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_DONE)), DONE_DAY);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_DONE_DAY, INTEGER (RUNG_TEST_TODAY)), DONE_DAY);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "rewrite", RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_ACTIVE)), DONE_DAY);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "rewrite", RUNG_GOAL_STATUS, NULL), DONE_DAY);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "rewrite", RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_DONE)), NOTHING);
  REFUSED (set (fixture, RUNG_KIND_GOAL, "rewrite", RUNG_GOAL_DONE_DAY, NULL), DONE_DAY);
  /* The day of what is done can be put right. */
  COMMIT (set (fixture, RUNG_KIND_GOAL, "rewrite", RUNG_GOAL_DONE_DAY, INTEGER (rung_day_new (2026, 5, 1))));
}

static void
test_status_takes_the_reason_along (Fixture       *fixture,
                                    gconstpointer  data)
{
  COMMIT (set (fixture, RUNG_KIND_GOAL, "talk", RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_PAUSED)));
  g_assert_true (rung_record_has (get (fixture, RUNG_KIND_GOAL, "talk"), RUNG_GOAL_REASON));
  COMMIT (set (fixture, RUNG_KIND_GOAL, "talk", RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_ACTIVE)));
  g_assert_false (rung_record_has (get (fixture, RUNG_KIND_GOAL, "talk"), RUNG_GOAL_REASON));
}

static void
test_derived_percent_is_refused (Fixture       *fixture,
                                 gconstpointer  data)
{
  REFUSED (set (fixture, RUNG_KIND_GOAL, "runbook", RUNG_GOAL_PERCENT, INTEGER (50)), DERIVED);
  REFUSED (set (fixture, RUNG_KIND_CHECK_IN, "check-in", RUNG_CHECK_IN_PERCENT, INTEGER (50)), DERIVED);
  COMMIT (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_PERCENT, INTEGER (70)));
  COMMIT (rung_edit_add_check_in (fixture->plan, "review", NULL, 80, RUNG_TEST_TODAY, RUNG_TEST_NOW_USEC, &fixture->error));
  REFUSED (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_PERCENT, INTEGER (90)), DERIVED);

  COMMIT (set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_PROGRESS_BY, INTEGER (RUNG_PROGRESS_BY_STEPS)));
  g_assert_false (rung_record_has (get (fixture, RUNG_KIND_GOAL, "review"), RUNG_GOAL_PERCENT));
}

static void
test_ratings_and_identifiers_never_change (Fixture       *fixture,
                                           gconstpointer  data)
{
  REFUSED (set (fixture, RUNG_KIND_RATING, "rating-1", RUNG_RATING_LEVEL, INTEGER (4)), FIXED);
  REFUSED (set (fixture, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_ID, TEXT ("x")), FIXED);
  REFUSED (set (fixture, RUNG_KIND_RESPONSIBILITY, "bugs", RUNG_RESPONSIBILITY_ID, TEXT ("x")), FIXED);
  REFUSED (set (fixture, RUNG_KIND_LADDER, "ladder", RUNG_LADDER_ID, TEXT ("x")), FIXED);
}

static void
test_stays_move_along (Fixture       *fixture,
                       gconstpointer  data)
{
  COMMIT (set (fixture, RUNG_KIND_STAY, "stay-engineer", RUNG_STAY_EXPECTED_END, INTEGER (rung_day_new (2027, 4, 30))));
  g_assert_cmpuint (rung_record_get_day (get (fixture, RUNG_KIND_STAY, "stay-architect"), RUNG_STAY_START),
                    ==, rung_day_new (2027, 5, 1));
  COMMIT (set (fixture, RUNG_KIND_STAY, "stay-architect", RUNG_STAY_END, INTEGER (rung_day_new (2031, 4, 30))));
  g_assert_false (rung_record_get_boolean (get (fixture, RUNG_KIND_STAY, "stay-architect"), RUNG_STAY_PLANNED));
  REFUSED (set (fixture, RUNG_KIND_STAY, "stay-engineer", RUNG_STAY_START, NULL), MISSING);
  REFUSED (set (fixture, RUNG_KIND_STAY, "stay-engineer", RUNG_STAY_PLANNED, NO), NOTHING);
}

static void
test_evidence_becomes_a_link (Fixture       *fixture,
                              gconstpointer  data)
{
  COMMIT (set (fixture, RUNG_KIND_EVIDENCE, "notes", RUNG_EVIDENCE_URI, TEXT ("https://example.org")));
  g_assert_cmpint (rung_record_get_integer (get (fixture, RUNG_KIND_EVIDENCE, "notes"), RUNG_EVIDENCE_KIND), ==, RUNG_EVIDENCE_IS_LINK);
  COMMIT (set (fixture, RUNG_KIND_EVIDENCE, "notes", RUNG_EVIDENCE_URI, NULL));
  g_assert_cmpint (rung_record_get_integer (get (fixture, RUNG_KIND_EVIDENCE, "notes"), RUNG_EVIDENCE_KIND), ==, RUNG_EVIDENCE_IS_TEXT);
}

static void
test_languages_stay_apart (Fixture       *fixture,
                           gconstpointer  data)
{
  RungChangeset *edit = rung_edit_set_localized (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_TITLE, "de",
                                                 " Ingenieurin ", &fixture->error);
  GVariant *title;

  rung_test_assert_label (edit, RUNG_LABEL_EDIT_ROLE, "Engineer");
  COMMIT (edit);
  title = rung_record_get_variant (get (fixture, RUNG_KIND_ROLE, "engineer"), RUNG_ROLE_TITLE);
  g_assert_cmpstr (rung_text_pick (title, "de"), ==, "Ingenieurin");
  g_assert_cmpstr (rung_text_pick (title, "zh-CN"), ==, "工程师");
  REFUSED (rung_edit_set_localized (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_TITLE, "de", "Ingenieurin",
                                    &fixture->error), NOTHING);
  REFUSED (rung_edit_set_localized (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_TITLE, "../x", "T",
                                    &fixture->error), RANGE);
  COMMIT (rung_edit_set_localized (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_TITLE, "de", NULL, &fixture->error));
  COMMIT (rung_edit_set_localized (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_TITLE, "zh-CN", NULL, &fixture->error));
  REFUSED (rung_edit_set_localized (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_TITLE, NULL, " ",
                                    &fixture->error), MISSING);
}

static void
test_lists_lose_blank_items (Fixture       *fixture,
                             gconstpointer  data)
{
  GVariant *list;

  COMMIT (set (fixture, RUNG_KIND_RESPONSIBILITY, "bugs", RUNG_RESPONSIBILITY_IDEAS,
               g_variant_new_parsed ("[{'zh-CN': ' 想法 ', 'en': 'Idea'}, {'en': ' '}, @a{ss} {}]")));
  list = rung_record_get_variant (get (fixture, RUNG_KIND_RESPONSIBILITY, "bugs"), RUNG_RESPONSIBILITY_IDEAS);
  g_assert_true (g_variant_equal (list, g_variant_new_parsed ("[{'en': 'Idea', 'zh-CN': '想法'}]")));
  COMMIT (set (fixture, RUNG_KIND_RESPONSIBILITY, "bugs", RUNG_RESPONSIBILITY_IDEAS, g_variant_new_parsed ("[{'en': ''}]")));
  g_assert_false (rung_record_has (get (fixture, RUNG_KIND_RESPONSIBILITY, "bugs"), RUNG_RESPONSIBILITY_IDEAS));
}

static void
test_plan (Fixture       *fixture,
           gconstpointer  data)
{
  RungChangeset *rename = rung_edit_rename_plan (fixture->plan, " New name ", &fixture->error);
  RungChangeset *target;

  rung_test_assert_label (rename, RUNG_LABEL_RENAME_PLAN, "New name");
  COMMIT (rename);
  REFUSED (rung_edit_rename_plan (fixture->plan, "New name", &fixture->error), NOTHING);
  REFUSED (rung_edit_rename_plan (fixture->plan, " ", &fixture->error), TEXT);

  target = rung_edit_set_target (fixture->plan, "architect", rung_day_new (2028, 1, 1), &fixture->error);
  rung_test_assert_label (target, RUNG_LABEL_SET_TARGET, "Architect");
  COMMIT (target);
  g_assert_cmpstr (rung_record_get_uid (rung_plan_get_target_role (fixture->plan)), ==, "architect");
  REFUSED (rung_edit_set_target (fixture->plan, "nowhere", 0, &fixture->error), NOT_FOUND);
  COMMIT (rung_edit_set_target (fixture->plan, NULL, RUNG_NO_DAY, &fixture->error));
  g_assert_null (rung_plan_get_target_role (fixture->plan));
  REFUSED (rung_edit_set_target (fixture->plan, NULL, RUNG_NO_DAY, &fixture->error), NOTHING);
}

/* --- Errors in the person's words ----------------------------------------- */

/* Marks what was looked up, so that a text that was not looked up shows. */
static const char *
mark_lookup (RungWords  *self,
             const char *context,
             const char *msgid)
{
  g_autofree char *text = g_strconcat ("✓", msgid, NULL);

  return g_intern_string (text);
}

static const char *
mark_lookup_plural (RungWords  *self,
                    const char *msgid,
                    const char *msgid_plural,
                    gulong      n)
{
  return mark_lookup (self, NULL, n == 1 ? msgid : msgid_plural);
}

static void
assert_known (Fixture       *fixture,
              RungChangeset *edit)
{
  RungWords marks = { mark_lookup, mark_lookup_plural, "xx" };
  g_autofree char *text = NULL;

  g_assert_null (edit);
  g_assert_nonnull (fixture->error);
  text = rung_phrase_error (&marks, fixture->error);
  if (!g_str_has_prefix (text, "✓"))
    g_error ("no words for “%s”", fixture->error->message);
  g_clear_error (&fixture->error);
}

static void
test_every_error_has_words (Fixture       *fixture,
                            gconstpointer  data)
{
  RungNewGoal bytes = { .title = "\xff" };
  guint32 today = RUNG_TEST_TODAY;

  assert_known (fixture, rung_edit_complete_goal (fixture->plan, "nowhere", today, &fixture->error));
  assert_known (fixture, rung_edit_rename_plan (fixture->plan, "", &fixture->error));
  assert_known (fixture, rung_edit_rename_plan (fixture->plan, "My career", &fixture->error));
  assert_known (fixture, rung_edit_add_goal (fixture->plan, &bytes, 0, &fixture->error));
  assert_known (fixture, rung_edit_add_role (fixture->plan, "T", "1", NULL, &fixture->error));
  assert_known (fixture, rung_edit_drop_goal (fixture->plan, "rewrite", NULL, &fixture->error));
  assert_known (fixture, rung_edit_add_check_in (fixture->plan, "review", NULL, 200, today, 0, &fixture->error));
  assert_known (fixture, rung_edit_add_check_in (fixture->plan, "review", NULL, -1, today, 0, &fixture->error));
  assert_known (fixture, rung_edit_add_check_in (fixture->plan, "runbook", NULL, 20, today, 0, &fixture->error));
  assert_known (fixture, rung_edit_rate (fixture->plan, "bugs", 9, 0, 0, NULL, today, 0, &fixture->error));
  assert_known (fixture, rung_edit_rate (fixture->plan, "bugs", 1, 9, 0, NULL, today, 0, &fixture->error));
  assert_known (fixture, rung_edit_unlink_goal (fixture->plan, "review", "needs", &fixture->error));
  assert_known (fixture, rung_edit_add_stay (fixture->plan, "cto", 0, 0, 0, TRUE, &fixture->error));
  assert_known (fixture, rung_edit_add_stay (fixture->plan, "cto", rung_day_new (2019, 1, 1), today, 0, FALSE, &fixture->error));
  assert_known (fixture, rung_edit_add_stay (fixture->plan, "cto", today, today - 1, 0, FALSE, &fixture->error));
  assert_known (fixture, rung_edit_add_stay (fixture->plan, "cto", today, 0, 0, FALSE, &fixture->error));
  assert_known (fixture, rung_edit_new_role (fixture->plan, "architect", rung_day_new (2020, 1, 1), &fixture->error));
  assert_known (fixture, set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_DONE)));
  assert_known (fixture, set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_DONE_DAY, INTEGER (today)));
  assert_known (fixture, set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_DUE, YES));
  assert_known (fixture, set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_PERCENT, INTEGER (900)));
  assert_known (fixture, set (fixture, RUNG_KIND_GOAL, "review", RUNG_GOAL_TITLE, NULL));
  assert_known (fixture, set (fixture, RUNG_KIND_GOAL, "runbook", RUNG_GOAL_START, INTEGER (today)));
  assert_known (fixture, set (fixture, RUNG_KIND_STEP, "step-1", RUNG_STEP_GOAL, TEXT ("nowhere")));
  assert_known (fixture, set (fixture, RUNG_KIND_RATING, "rating-1", RUNG_RATING_NOTE, TEXT ("T")));
  assert_known (fixture, set (fixture, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_ID, TEXT ("T")));
  assert_known (fixture, set (fixture, RUNG_KIND_PLAN, rung_plan_get_uid (fixture->plan), RUNG_PLAN_LANGUAGE, TEXT ("x/y")));
  assert_known (fixture, set (fixture, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_MONTHS_MAX, INTEGER (1)));
  assert_known (fixture, set (fixture, RUNG_KIND_AGENDA_ITEM, "item", RUNG_AGENDA_ITEM_ACTION, TEXT ("action")));
  assert_known (fixture, set (fixture, RUNG_KIND_EVIDENCE_LINK, "show-1", RUNG_EVIDENCE_LINK_GOAL, NULL));
}

#define ADD(name, function) \
  g_test_add ("/edit/field/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("text-has-no-blanks-around-it", test_text);
  ADD ("a-borrowed-value-stays-the-callers", test_borrowed_value_stays_the_callers);
  ADD ("a-default-changes-nothing", test_defaults_change_nothing);
  ADD ("values-are-held-against-the-table", test_values_are_held_against_the_table);
  ADD ("a-status-is-not-set-to-done", test_status_is_not_set_to_done);
  ADD ("a-status-takes-the-reason-along", test_status_takes_the_reason_along);
  ADD ("a-derived-percent-is-refused", test_derived_percent_is_refused);
  ADD ("ratings-and-identifiers-never-change", test_ratings_and_identifiers_never_change);
  ADD ("stays-move-along", test_stays_move_along);
  ADD ("evidence-with-an-address-is-a-link", test_evidence_becomes_a_link);
  ADD ("languages-stay-apart", test_languages_stay_apart);
  ADD ("lists-lose-blank-items", test_lists_lose_blank_items);
  ADD ("a-plan-is-renamed-and-aimed", test_plan);
  ADD ("every-error-has-words", test_every_error_has_words);
  return g_test_run ();
}
