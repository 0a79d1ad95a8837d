/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-phrases.h"
#include "rung-plan-error.h"

#include <string.h>

#include "rung-day.h"
#include "rung-edit.h"
#include "rung-test-plan.h"

#define ENGLISH (rung_words_get_english ())

/* Takes @text. */
static void
assert_text (char       *text,
             const char *expected)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, expected);
}

static RungRecord *
get (RungPlan   *plan,
     RungKind    kind,
     const char *uid)
{
  RungRecord *record = rung_plan_find_record (plan, kind, uid);

  g_assert_nonnull (record);
  return record;
}

static RungRecord *
get_goal (RungPlan   *plan,
          const char *uid)
{
  return get (plan, RUNG_KIND_GOAL, uid);
}

static void
test_every_field_has_words (void)
{
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    {
      g_assert_cmpstr (rung_phrase_kind (ENGLISH, kind), !=, "");
      for (guint field = 0; field < rung_kind_get_info (kind)->n_fields; field++)
        g_assert_cmpstr (rung_phrase_field (ENGLISH, kind, field), !=, "");
    }
}

static void
test_every_value_has_words (void)
{
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    for (guint field = 0; field < rung_kind_get_info (kind)->n_fields; field++)
      {
        const RungFieldInfo *info = rung_kind_get_field (kind, field);
        guint n_values = info->type == RUNG_FIELD_ENUM ? g_strv_length ((char **) info->names) : 0;

        for (guint value = 0; value < n_values; value++)
          g_assert_cmpstr (rung_phrase_enum (ENGLISH, kind, field, value), !=, "");
        g_assert_cmpstr (rung_phrase_enum (ENGLISH, kind, field, n_values), ==, "");
        g_assert_cmpstr (rung_phrase_enum (ENGLISH, kind, field, -1), ==, "");
      }
}

static void
test_values_of_a_field_differ (void)
{
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    for (guint field = 0; field < rung_kind_get_info (kind)->n_fields; field++)
      {
        const RungFieldInfo *info = rung_kind_get_field (kind, field);
        g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

        for (guint value = 0; info->type == RUNG_FIELD_ENUM && info->names[value] != NULL; value++)
          g_assert_true (g_hash_table_add (seen, (gpointer) rung_phrase_enum (ENGLISH, kind, field, value)));
      }
}

static void
test_every_label_has_words (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint label = 0; label < RUNG_N_LABELS; label++)
    {
      char *words = rung_phrase_label (ENGLISH, label, "X");

      g_assert_cmpstr (words, !=, "");
      g_assert_null (strchr (words, '%'));
      g_assert_true (g_hash_table_add (seen, words));
    }
}

static void
test_labels (void)
{
  assert_text (rung_phrase_label (ENGLISH, RUNG_LABEL_COMPLETE_GOAL, "Write the runbook"),
               "Complete “Write the runbook”");
  assert_text (rung_phrase_label (ENGLISH, RUNG_LABEL_COMPLETE_GOAL, "100 %s %d"), "Complete “100 %s %d”");
  assert_text (rung_phrase_label (ENGLISH, RUNG_LABEL_COMPLETE_GOAL, NULL), "Complete “Untitled”");
  assert_text (rung_phrase_label_done (ENGLISH, RUNG_LABEL_COMPLETE_GOAL, "A"), "“A” completed");
  assert_text (rung_phrase_label (ENGLISH, RUNG_LABEL_ADD_GAP, "2020-03-01 – 2020-09-30"), "Add the gap 1 Mar 2020 – 30 Sep 2020");
  assert_text (rung_phrase_label_done (ENGLISH, RUNG_LABEL_ADD_GAP, "2020-03-01 – later"), "Gap 2020-03-01 – later added");
  assert_text (rung_phrase_label_done (ENGLISH, RUNG_LABEL_DROP_GOAL, NULL), "“Untitled” dropped");
  assert_text (rung_phrase_label_done (ENGLISH, RUNG_LABEL_ADD_GOAL, "A"), "Add the goal “A”");
  assert_text (rung_phrase_label (ENGLISH, RUNG_LABEL_COMPLETE_GOAL, ""), "Complete “Untitled”");
  assert_text (rung_phrase_label (ENGLISH, RUNG_LABEL_OUTSIDE, "X"), "Change from another window or program");
  /* From the history of a newer version. */
  assert_text (rung_phrase_label (ENGLISH, 9999, "X"), "Change");
}

static void
test_levels (void)
{
  static const char *const levels[] = {
    "No opportunity yet", "Not yet", "Learning, with help", "With some help", "On my own", "Teaches others",
  };

  for (int level = -1; level <= 4; level++)
    g_assert_cmpstr (rung_phrase_level (ENGLISH, level), ==, levels[level + 1]);
  g_assert_cmpstr (rung_phrase_level (ENGLISH, 5), ==, "");
  g_assert_cmpstr (rung_phrase_level (ENGLISH, -2), ==, "");
}

static void
test_counts (void)
{
  assert_text (rung_phrase_met (ENGLISH, (RungMetCount) { .met = 1, .total = 2 }), "1 of 2 met");
  assert_text (rung_phrase_steps (ENGLISH, 3, 4), "3 of 4 steps");
  assert_text (rung_phrase_steps (ENGLISH, 0, 1), "0 of 1 step");
  assert_text (rung_phrase_steps (ENGLISH, 0, 0), "no steps yet");
  assert_text (rung_phrase_goals (ENGLISH, (RungGoalCount) { .open = 5, .done = 1, .overdue = 1, .dropped = 3 }),
               "6 goals · 1 late");
  assert_text (rung_phrase_goals (ENGLISH, (RungGoalCount) { .open = 1 }), "1 goal");
  assert_text (rung_phrase_goals (ENGLISH, (RungGoalCount) { .dropped = 3 }), "no goals yet");
}

static void
test_lateness (void)
{
  guint32 due = rung_day_new (2026, 11, 14);
  g_autoptr(RungRecord) goal = rung_test_record_new (RUNG_KIND_GOAL, "g", RUNG_GOAL_DUE, g_variant_new_int64 (due), -1);
  g_autoptr(RungRecord) someday = rung_record_new (RUNG_KIND_GOAL, "s");

  assert_text (rung_phrase_lateness (ENGLISH, goal, due + 9), "9 days late");
  assert_text (rung_phrase_lateness (ENGLISH, goal, due + 1), "1 day late");
  assert_text (rung_phrase_lateness (ENGLISH, goal, due), "today");
  assert_text (rung_phrase_lateness (ENGLISH, goal, due - 1), "tomorrow");
  assert_text (rung_phrase_lateness (ENGLISH, goal, due - 25), "in 25 days");
  assert_text (rung_phrase_lateness (ENGLISH, someday, due), NULL);
}

static void
test_due (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  g_autoptr(RungRecord) someday = rung_record_new (RUNG_KIND_GOAL, "s");
  guint32 today = RUNG_TEST_TODAY;

  assert_text (rung_phrase_due (ENGLISH, get_goal (plan, "runbook"), today), "14 Nov · 9 days late");
  assert_text (rung_phrase_due (ENGLISH, get_goal (plan, "review"), today), "18 Dec · in 25 days");
  assert_text (rung_phrase_due (ENGLISH, get_goal (plan, "clinic"), today), "31 Mar 2027"); /* far */
  assert_text (rung_phrase_due (ENGLISH, get_goal (plan, "rewrite"), today), "15 Jun");     /* done */
  assert_text (rung_phrase_due (ENGLISH, get_goal (plan, "book"), today), "1 Oct");         /* paused */
  assert_text (rung_phrase_due (ENGLISH, someday, today), NULL);
}

static void
test_durations (void)
{
  static const struct
  {
    int         least, most;
    gboolean    estimated, open_ended;
    const char *text;
  } cases[] = {
    { 36, 36, FALSE, FALSE, "typically 3 years" },
    { 48, 60, FALSE, FALSE, "typically 4 to 5 years" },
    { 48, 60, TRUE, FALSE, "typically 4 to 5 years, estimated" },
    { 12, 12, FALSE, FALSE, "typically 1 year" },
    { 18, 24, FALSE, FALSE, "typically 18 to 24 months" },
    { 24, 0, FALSE, FALSE, "typically 2 years or more" },
    { 0, 24, FALSE, FALSE, "typically up to 2 years" },
    { 7, 7, TRUE, FALSE, "typically 7 months, estimated" },
    { 0, 0, TRUE, TRUE, "open-ended" },
    { 0, 0, FALSE, FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RungRecord) role =
        rung_test_record_new (RUNG_KIND_ROLE, "role",
                              RUNG_ROLE_MONTHS_MIN, g_variant_new_int64 (cases[i].least),
                              RUNG_ROLE_MONTHS_MAX, g_variant_new_int64 (cases[i].most),
                              RUNG_ROLE_ESTIMATED, g_variant_new_boolean (cases[i].estimated),
                              RUNG_ROLE_OPEN_ENDED, g_variant_new_boolean (cases[i].open_ended), -1);

      assert_text (rung_phrase_duration (ENGLISH, role), cases[i].text);
    }
}

static void
test_stays (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  g_autoptr(RungRecord) open =
    rung_test_record_new (RUNG_KIND_STAY, "open", RUNG_STAY_START, g_variant_new_int64 (RUNG_TEST_TODAY), -1);
  g_autoptr(RungRecord) short_one =
    rung_test_record_new (RUNG_KIND_STAY, "short", RUNG_STAY_START, g_variant_new_int64 (RUNG_TEST_TODAY - 1),
                          RUNG_STAY_END, g_variant_new_int64 (RUNG_TEST_TODAY), -1);
  static const struct
  {
    const char *uid;
    const char *text;
  } cases[] = {
    { "stay-programmer", "July 2018 – June 2021" },
    { "stay-engineer", "July 2021 – expected March 2027" },
    { "stay-architect", "April 2027 – March 2031" },
    { "stay-cto", "from April 2034" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (rung_phrase_stay (ENGLISH, get (plan, RUNG_KIND_STAY, cases[i].uid), RUNG_TEST_TODAY), cases[i].text);
  assert_text (rung_phrase_stay (ENGLISH, open, RUNG_TEST_TODAY), "since November 2026");
  assert_text (rung_phrase_stay (ENGLISH, open, RUNG_TEST_TODAY - 1), "from November 2026");
  assert_text (rung_phrase_stay (ENGLISH, short_one, RUNG_TEST_TODAY), "November 2026");
}

static void
test_gaps (void)
{
  guint32 first = rung_day_new (2020, 3, 1);

  assert_text (rung_phrase_gap (ENGLISH, rung_span_new (first, rung_day_new (2020, 9, 30))),
               "Gap: March 2020 – September 2020, 7 months");
  assert_text (rung_phrase_gap (ENGLISH, rung_span_new (first, rung_day_new (2020, 3, 31))), "Gap: March 2020, 1 month");
  assert_text (rung_phrase_gap (ENGLISH, rung_span_new (first + 2, first + 16)), "Gap: 3 March 2020 – 17 March 2020, 15 days");
  assert_text (rung_phrase_gap (ENGLISH, rung_span_new (first, first)), "Gap: 1 March 2020, 1 day");
}

static void
test_days (void)
{
  guint32 day = rung_day_new (2026, 3, 4);

  assert_text (rung_phrase_days (ENGLISH, (RungSpan) { day - 1, rung_day_new (2026, 11, 15) }), "3 Mar – 14 Nov 2026 · 37 weeks");
  assert_text (rung_phrase_days (ENGLISH, (RungSpan) { day, day + 1 }), "4 Mar 2026 · 1 day");
  assert_text (rung_phrase_days (ENGLISH, (RungSpan) { day, day + 13 }), "4 Mar – 16 Mar 2026 · 13 days");
  assert_text (rung_phrase_days (ENGLISH, (RungSpan) { day, day + 14 }), "4 Mar – 17 Mar 2026 · 2 weeks");
  assert_text (rung_phrase_days (ENGLISH, (RungSpan) { rung_day_new (2026, 10, 1), rung_day_new (2027, 1, 1) }),
               "1 Oct – 31 Dec 2026 · 13 weeks");
  assert_text (rung_phrase_days (ENGLISH, (RungSpan) { rung_day_new (2026, 12, 1), rung_day_new (2027, 2, 1) }),
               "1 Dec 2026 – 31 Jan 2027 · 9 weeks");
  assert_text (rung_phrase_days (ENGLISH, (RungSpan) { rung_day_new (2026, 1, 1), rung_day_new (2030, 1, 1) }),
               "1 Jan 2026 – 31 Dec 2029 · 48 months");
  assert_text (rung_phrase_days (ENGLISH, (RungSpan) { day, RUNG_DAY_FOREVER }), "from 4 Mar 2026");
}

static void
test_goal_sentences (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  static const struct
  {
    const char *uid;
    const char *text;
  } cases[] = {
    { "runbook", "Goal: Write the on-call runbook, 75 percent, 9 days late" },
    { "review", "Goal: Design review for search, 62 percent, due in 25 days" },
    { "clinic", "Goal: Weekly debugging clinic, planned, 50 percent, due 31 March 2027" },
    { "rewrite", "Goal: Own the billing rewrite, done on 1 June 2026" },
    { "talk", "Goal: Talk at a meet-up, dropped" },
    { "book", "Goal: Read the book, paused, 0 percent, due 1 October 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (rung_phrase_goal_sentence (ENGLISH, plan, get_goal (plan, cases[i].uid), RUNG_TEST_TODAY),
                 cases[i].text);
  assert_text (rung_phrase_goal_sentence (ENGLISH, plan, get_goal (plan, "review"), rung_day_new (2026, 12, 18)),
               "Goal: Design review for search, 62 percent, due today");
  assert_text (rung_phrase_goal_sentence (ENGLISH, plan, get_goal (plan, "review"), rung_day_new (2026, 12, 17)),
               "Goal: Design review for search, 62 percent, due tomorrow");
}

static void
test_role_sentences (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  static const struct
  {
    const char *role, *stay;
    const char *text;
  } cases[] = {
    { "programmer", "stay-programmer", "Role: Programmer, past, July 2018 – June 2021" },
    { "engineer", "stay-engineer",
      "Role: Engineer, current, since July 2021, expected until March 2027, 1 of 2 responsibilities met" },
    { "architect", "stay-architect", "Role: Architect, planned, April 2027 – March 2031, 0 of 1 responsibility met" },
    { "manager", NULL, "Role: Technical manager, without dates" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (rung_phrase_role_sentence (ENGLISH, plan, get (plan, RUNG_KIND_ROLE, cases[i].role),
                                            rung_plan_find_record (plan, RUNG_KIND_STAY, cases[i].stay),
                                            RUNG_TEST_TODAY),
                 cases[i].text);
}

static void
test_plan_line (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  g_autoptr(RungChangeset) nothing_left = rung_changeset_new (RUNG_LABEL_NONE, NULL);
  GError *error = NULL;

  assert_text (rung_phrase_plan_line (ENGLISH, plan, RUNG_TEST_TODAY),
               "Engineer since July 2021 · 1 of 2 responsibilities met · next: Architect");
  /* What is planned beside the ladder is not the next rung of it. */
  rung_test_commit (plan, rung_edit_set_field (plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_SIDE_MOVES,
                                               g_variant_new_parsed ("[{'en': 'Product manager'}]"), &error));
  rung_test_commit (plan, rung_edit_note_side_move (plan, "engineer", 0, RUNG_TEST_TODAY + 1, &error));
  assert_text (rung_phrase_plan_line (ENGLISH, plan, RUNG_TEST_TODAY),
               "Engineer since July 2021 · 1 of 2 responsibilities met · next: Architect");
  for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_STAY); i++)
    rung_changeset_add (nothing_left, rung_plan_get_nth (plan, RUNG_KIND_STAY, i), NULL);
  rung_plan_apply (plan, nothing_left);
  assert_text (rung_phrase_plan_line (ENGLISH, plan, RUNG_TEST_TODAY), "no role at present");
}

static void
test_titles (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();

  g_assert_cmpstr (rung_record_title (get (plan, RUNG_KIND_ROLE, "engineer"), "zh-CN"), ==, "工程师");
  g_assert_cmpstr (rung_record_title (get (plan, RUNG_KIND_ROLE, "engineer"), "fr"), ==, "Engineer");
  g_assert_cmpstr (rung_record_title (get (plan, RUNG_KIND_STEP, "step-4"), NULL), ==, "Publish");
  g_assert_cmpstr (rung_record_title (get (plan, RUNG_KIND_STAY, "stay-cto"), "en"), ==, "");
  g_assert_cmpstr (rung_record_title (NULL, "en"), ==, "");
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    {
      g_autoptr(RungRecord) blank = rung_record_new (kind, "blank");

      g_assert_cmpstr (rung_record_title (blank, "en"), ==, "");
    }
}

/* The message is English for logs; the words are of the person. */
static void
assert_error (GError     *error, /* taken */
              const char *message,
              const char *expected)
{
  g_autoptr(GError) original = error;
  g_autoptr(GError) copy = g_error_copy (original);

  g_assert_cmpstr (copy->message, ==, message);
  g_clear_error (&original);
  assert_text (rung_phrase_error (ENGLISH, copy), expected);
}

static void
test_errors (void)
{
  g_autoptr(RungRecord) goal = rung_test_record_new (RUNG_KIND_GOAL, "u-1", RUNG_GOAL_TITLE, g_variant_new_string ("A (b): %s"), -1);
  g_autoptr(RungRecord) stay = rung_record_new (RUNG_KIND_STAY, "u-2");
  g_autoptr(RungRecord) link = rung_record_new (RUNG_KIND_GOAL_LINK, "u-3");
  GError *error = NULL;

  g_assert_false (rung_plan_refuse (NULL, RUNG_PLAN_ERROR_SPAN, goal, "it ends before it starts", ""));
  g_assert_false (rung_plan_refuse (&error, RUNG_PLAN_ERROR_SPAN, goal, "it ends before it starts", ""));
  g_assert_error (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_SPAN);
  assert_error (g_steal_pointer (&error), "goal “A (b): %s” (u-1): it ends before it starts",
                "Goal “A (b): %s”: it ends before it starts");
  rung_plan_refuse (&error, RUNG_PLAN_ERROR_OVERLAP, stay, "it overlaps the stay of the same track that starts on %s", "d", "2027-04-01");
  assert_error (g_steal_pointer (&error), "stay u-2: it overlaps the stay of the same track that starts on 2027-04-01",
                "Stay: it overlaps the stay of the same track that starts on 1 April 2027");
  rung_plan_refuse (&error, RUNG_PLAN_ERROR_MISSING, link, "“%s” is missing", "f", "responsibility");
  assert_error (g_steal_pointer (&error), "goal_link u-3: “responsibility” is missing",
                "Link of a goal to a responsibility: “Responsibility” is missing");
  rung_plan_refuse (&error, RUNG_PLAN_ERROR_NOT_FOUND, NULL, "There is no %s “%s” in this plan.", "kt", "goal", "%s");
  assert_error (g_steal_pointer (&error), "There is no goal “%s” in this plan.", "There is no goal “%s” in this plan.");
  assert_error (g_error_new_literal (RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_RANGE, "something quite new"),
                "something quite new", "something quite new");
  assert_error (g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_ACCES, "goal x: it ends before it starts"),
                "goal x: it ends before it starts", "goal x: it ends before it starts");
}

/* Languages order their words differently. */
static void
test_arguments_find_their_places (void)
{
  static const char *const arguments[] = { "one", "two", NULL };
  static const struct
  {
    const char *form;
    const char *text;
  } cases[] = {
    { "%s before %s", "one before two" },
    { "%2$s after %1$s", "two after one" },
    { "%s, %s, %s: 100 %", "one, two, : 100 %" },
    { "%3$s%9$s%d %", "%d %" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (rung_plan_error_fill_in (cases[i].form, arguments), cases[i].text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrases/every-field-has-words", test_every_field_has_words);
  g_test_add_func ("/phrases/every-value-has-words", test_every_value_has_words);
  g_test_add_func ("/phrases/the-values-of-a-field-differ", test_values_of_a_field_differ);
  g_test_add_func ("/phrases/every-label-has-words-of-its-own", test_every_label_has_words);
  g_test_add_func ("/phrases/a-label-names-what-it-was-about", test_labels);
  g_test_add_func ("/phrases/arguments-find-their-places", test_arguments_find_their_places);
  g_test_add_func ("/phrases/every-level-has-words", test_levels);
  g_test_add_func ("/phrases/counts-read-well", test_counts);
  g_test_add_func ("/phrases/lateness-counts-days", test_lateness);
  g_test_add_func ("/phrases/a-due-day-says-how-near-it-is", test_due);
  g_test_add_func ("/phrases/durations-are-in-years-where-they-can", test_durations);
  g_test_add_func ("/phrases/a-stay-tells-what-is-known", test_stays);
  g_test_add_func ("/phrases/a-gap-says-when-and-how-long", test_gaps);
  g_test_add_func ("/phrases/days-say-how-long-they-are", test_days);
  g_test_add_func ("/phrases/a-goal-reads-like-a-sentence", test_goal_sentences);
  g_test_add_func ("/phrases/a-role-reads-like-a-sentence", test_role_sentences);
  g_test_add_func ("/phrases/a-plan-is-told-in-one-line", test_plan_line);
  g_test_add_func ("/phrases/a-title-comes-in-the-language", test_titles);
  g_test_add_func ("/phrases/errors-are-said-in-the-persons-words", test_errors);
  return g_test_run ();
}
