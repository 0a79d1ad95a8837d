/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-reminders.h"

#include "rung-phrases.h"
#include "rung-test-plan.h"

#define ENGLISH      (rung_words_get_english ())
#define DAY(y, m, d) g_variant_new_int64 (rung_day_new (y, m, d))
#define INTEGER(n)   g_variant_new_int64 (n)
#define YES          g_variant_new_boolean (TRUE)
#define NUMBER(n)    g_variant_new_double (n)
#define TEXT(text)   g_variant_new_string (text)

#define ALL ((1u << RUNG_N_REMINDER_KINDS) - 1)

static RungReminderRules
only (RungReminderKind kind)
{
  return (RungReminderRules) { .kinds = 1u << kind, .days_before = 3, .review_day = 1, .with_titles = TRUE };
}

/* Sets a field of a record that is there, or adds the record; both are taken. */
static void
put (RungPlan   *plan,
     RungRecord *record)
{
  g_autoptr(RungChangeset) changeset = rung_changeset_new (RUNG_LABEL_NONE, NULL);
  g_autoptr(RungRecord) owned = record;
  RungRecord *before = rung_plan_find_record (plan, rung_record_get_kind (record), rung_record_get_uid (record));

  rung_changeset_add (changeset, before, owned);
  rung_plan_apply (plan, changeset);
}

static void
set (RungPlan   *plan,
     const char *goal_uid,
     guint       field,
     GVariant   *value)
{
  g_autoptr(GVariant) owned = g_variant_ref_sink (value);
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, goal_uid);

  put (plan, rung_record_with (goal, field, owned));
}

static void
pause_career (RungPlan *plan,
              guint32   first,
              guint32   last,
              double    pace)
{
  put (plan, rung_test_record_new (RUNG_KIND_PAUSE, "pause", RUNG_PAUSE_START, INTEGER (first), RUNG_PAUSE_END, INTEGER (last),
                                   RUNG_PAUSE_PACE, NUMBER (pace), -1));
}

/* The keys of what is told on a day for the first time, joined by spaces. */
static void
assert_told (RungPlan          *plan,
             RungReminderRules  rules,
             guint32            today,
             const char        *expected)
{
  g_autoptr(GPtrArray) list = rung_reminders_list (plan, &rules, today);
  g_autoptr(GString) told = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *key = rung_reminder_dup_key (list->pdata[i]);

      if (rung_reminder_get_next (list->pdata[i], NULL, plan, today) == today)
        g_string_append_printf (told, "%s%s", told->len > 0 ? " " : "", key);
    }
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_due_soon_from_some_days_before_to_the_day (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = only (RUNG_REMIND_DUE_SOON);

  assert_told (plan, rules, rung_day_new (2026, 12, 14), "");
  assert_told (plan, rules, rung_day_new (2026, 12, 15), "due-soon:2026-12-18:review");
  assert_told (plan, rules, rung_day_new (2026, 12, 18), "due-soon:2026-12-18:review");
  assert_told (plan, rules, rung_day_new (2026, 12, 19), "");
  rules.days_before = 0;
  assert_told (plan, rules, rung_day_new (2026, 12, 17), "");
  assert_told (plan, rules, rung_day_new (2026, 12, 18), "due-soon:2026-12-18:review");
}

static void
test_overdue_from_the_day_after (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = only (RUNG_REMIND_OVERDUE);

  assert_told (plan, rules, rung_day_new (2026, 11, 14), "");
  assert_told (plan, rules, rung_day_new (2026, 11, 15), "overdue:2026-11-14:runbook");
  assert_told (plan, rules, rung_day_new (2026, 12, 18), "overdue:2026-11-14:runbook");
}

static void
test_goals_at_rest_done_or_dropped_are_not_told (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = { .kinds = ALL & ~(1u << RUNG_REMIND_REVIEW), .days_before = 3, .review_day = 1 };

  set (plan, "runbook", RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_PAUSED));
  set (plan, "review", RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_DROPPED));
  set (plan, "clinic", RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_PAUSED));
  assert_told (plan, rules, rung_day_new (2026, 12, 18), "");
  assert_told (plan, rules, rung_day_new (2027, 12, 18), "");
}

static void
test_stalled_after_four_weeks_without_a_move (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = only (RUNG_REMIND_STALLED);

  /* The runbook moved on 2 October; the review neither started nor says when it was made. */
  assert_told (plan, rules, rung_day_new (2026, 10, 29), "");
  assert_told (plan, rules, rung_day_new (2026, 10, 30), "stalled:2026-10-02:runbook");
  set (plan, "runbook", RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_PLANNED));
  assert_told (plan, rules, rung_day_new (2026, 10, 30), "");
}

static void
test_a_move_is_a_new_start (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = only (RUNG_REMIND_STALLED);

  put (plan, rung_test_record_new (RUNG_KIND_CHECK_IN, "new", RUNG_CHECK_IN_GOAL, TEXT ("runbook"),
                                   RUNG_CHECK_IN_DAY, DAY (2026, 11, 1), RUNG_CHECK_IN_TEXT, TEXT ("On"), -1));
  assert_told (plan, rules, rung_day_new (2026, 11, 28), "");
  assert_told (plan, rules, rung_day_new (2026, 11, 29), "stalled:2026-11-01:runbook");
}

static void
test_review_on_its_day_and_a_week_after (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = only (RUNG_REMIND_REVIEW);

  assert_told (plan, rules, rung_day_new (2026, 10, 31), "");
  assert_told (plan, rules, rung_day_new (2026, 11, 1), "review:2026-10-01");
  assert_told (plan, rules, rung_day_new (2026, 11, 7), "review:2026-10-01");
  assert_told (plan, rules, rung_day_new (2026, 11, 8), "");
  assert_told (plan, rules, rung_day_new (2027, 1, 1), "review:2026-12-01");
}

static void
test_review_day_is_the_last_of_short_months (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = only (RUNG_REMIND_REVIEW);

  rules.review_day = 31;
  assert_told (plan, rules, rung_day_new (2027, 2, 27), "");
  assert_told (plan, rules, rung_day_new (2027, 2, 28), "review:2027-01-31");
  assert_told (plan, rules, rung_day_new (2028, 2, 28), "");
  assert_told (plan, rules, rung_day_new (2028, 2, 29), "review:2028-01-31");
  assert_told (plan, rules, rung_day_new (2026, 11, 30), "review:2026-10-31");
  /* It still stands when the next month has begun. */
  assert_told (plan, rules, rung_day_new (2026, 12, 6), "review:2026-10-31");
  assert_told (plan, rules, rung_day_new (2026, 12, 7), "");
}

static void
test_nothing_is_told_in_a_pause_that_stops_the_clocks (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = only (RUNG_REMIND_OVERDUE);
  g_autoptr(GPtrArray) list = NULL;

  pause_career (plan, rung_day_new (2026, 11, 1), rung_day_new (2026, 11, 30), 0);
  assert_told (plan, rules, rung_day_new (2026, 11, 23), "");
  g_assert_true (rung_reminders_are_silent (plan, rung_day_new (2026, 11, 30)));
  g_assert_false (rung_reminders_are_silent (plan, rung_day_new (2026, 12, 1)));
  list = rung_reminders_list (plan, &rules, rung_day_new (2026, 11, 23));
  g_assert_cmpuint (rung_reminder_get_next (list->pdata[0], NULL, plan, rung_day_new (2026, 11, 23)), ==,
                    rung_day_new (2026, 12, 1));
  pause_career (plan, rung_day_new (2026, 11, 1), rung_day_new (2026, 11, 30), 0.5);
  assert_told (plan, rules, rung_day_new (2026, 11, 23), "overdue:2026-11-14:runbook");
}

static void
test_an_open_pause_is_silent_for_good (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = only (RUNG_REMIND_OVERDUE);
  g_autoptr(GPtrArray) list = NULL;

  put (plan, rung_test_record_new (RUNG_KIND_PAUSE, "pause", RUNG_PAUSE_START, DAY (2026, 11, 1), -1));
  list = rung_reminders_list (plan, &rules, rung_day_new (2026, 11, 23));
  g_assert_cmpuint (rung_reminder_get_next (list->pdata[0], NULL, plan, rung_day_new (2026, 11, 23)), ==, RUNG_NO_DAY);
}

static void
test_a_goal_does_not_stall_in_a_pause (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = only (RUNG_REMIND_STALLED);

  pause_career (plan, rung_day_new (2026, 10, 10), rung_day_new (2026, 11, 30), 0);
  assert_told (plan, rules, rung_day_new (2026, 12, 1), "");
  assert_told (plan, rules, rung_day_new (2026, 12, 29), "stalled:2026-12-01:runbook");
}

static void
test_samples_and_unwanted_kinds_are_silent (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = { .kinds = 0, .days_before = 3, .review_day = 1 };
  g_autoptr(GVariant) yes = g_variant_ref_sink (YES);

  assert_told (plan, rules, rung_day_new (2026, 12, 1), "");
  rules.kinds = ALL;
  assert_told (plan, rules, rung_day_new (2026, 12, 1), "overdue:2026-11-14:runbook stalled:2026-10-02:runbook review:2026-11-01");
  put (plan, rung_record_with (rung_plan_get_record (plan), RUNG_PLAN_SAMPLE, yes));
  assert_told (plan, rules, rung_day_new (2026, 12, 1), "");
}

static void
test_marks_say_when_it_is_told_again (void)
{
  static const struct
  {
    RungReminderKind kind;
    guint            told, wait, from; /* days after the first one */
    int              next;             /* -1: never */
  } cases[] = {
    { RUNG_REMIND_OVERDUE, 0, 0, 0, 7 },   /* weekly at most */
    { RUNG_REMIND_OVERDUE, 0, 0, 9, 9 },   /* made up for when the computer was off */
    { RUNG_REMIND_OVERDUE, 7, 0, 8, 14 },
    { RUNG_REMIND_OVERDUE, 0, 1, 0, 1 },   /* tomorrow */
    { RUNG_REMIND_OVERDUE, 0, 1, 3, 3 },
    { RUNG_REMIND_STALLED, 0, 0, 1, 28 },
    { RUNG_REMIND_DUE_SOON, 0, 0, 0, -1 }, /* once */
    { RUNG_REMIND_DUE_SOON, 0, 1, 0, 1 },
    { RUNG_REMIND_DUE_SOON, 2, 4, 0, -1 }, /* by then it is not soon any more */
    { RUNG_REMIND_REVIEW, 0, 0, 0, -1 },
  };
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  guint32 first = rung_day_new (2026, 12, 15);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RungReminder reminder = {
        .kind = cases[i].kind,
        .first = first,
        .last = cases[i].kind == RUNG_REMIND_DUE_SOON ? first + 3 : RUNG_DAY_FOREVER,
        .repeat_days = cases[i].kind == RUNG_REMIND_OVERDUE ? 7 : cases[i].kind == RUNG_REMIND_STALLED ? 28 : 0,
      };
      RungReminderMark mark = { first + cases[i].told, cases[i].wait > 0 ? first + cases[i].wait : 0 };

      g_test_message ("case %u", i);
      g_assert_cmpuint (rung_reminder_get_next (&reminder, &mark, plan, first + cases[i].from), ==,
                        cases[i].next < 0 ? RUNG_NO_DAY : first + cases[i].next);
    }
}

static void
test_list_repeats_as_the_rules_say (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = { .kinds = ALL, .days_before = 3, .review_day = 1 };
  g_autoptr(GPtrArray) list = rung_reminders_list (plan, &rules, rung_day_new (2026, 12, 1));
  static const guint repeats[] = { 7, 0, 28, 0 };

  for (guint i = 0; i < list->len; i++)
    g_assert_cmpuint (((RungReminder *) list->pdata[i])->repeat_days, ==, repeats[((RungReminder *) list->pdata[i])->kind]);
}

/* The plan is asked once; the helper sleeps until the answer. */
static void
test_next_day_is_the_first_that_tells (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = only (RUNG_REMIND_DUE_SOON);
  guint32 today = RUNG_TEST_TODAY;
  g_autoptr(GPtrArray) list = rung_reminders_list (plan, &rules, today);
  guint32 next = RUNG_DAY_FOREVER;

  for (guint i = 0; i < list->len; i++)
    next = MIN (next, rung_reminder_get_next (list->pdata[i], NULL, plan, today));
  g_assert_cmpuint (next, ==, rung_day_new (2026, 12, 15));
  for (guint32 day = today; day < next; day++)
    assert_told (plan, rules, day, "");
}

static void
test_kinds_have_names (void)
{
  RungReminderKind kind;

  for (guint i = 0; i < RUNG_N_REMINDER_KINDS; i++)
    {
      g_assert_true (rung_reminder_kind_from_name (rung_reminder_kind_get_name (i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }
  g_assert_false (rung_reminder_kind_from_name ("sessions", &kind));
}

/* --- Words --- */

static void
assert_words (RungPlan         *plan,
              RungReminderKind  kind,
              guint32           today,
              const char       *title,
              const char       *body)
{
  RungReminderRules rules = only (kind);
  g_autoptr(GPtrArray) list = rung_reminders_list (plan, &rules, today);
  g_autofree char *said_title = rung_phrase_reminder_title (ENGLISH, plan, list->pdata[0], &rules);
  g_autofree char *said_body = rung_phrase_reminder_body (ENGLISH, plan, list->pdata[0], today);

  g_assert_cmpstr (said_title, ==, title);
  g_assert_cmpstr (said_body, ==, body);
}

static void
test_words (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  const char *review = "Design review for search";
  const char *runbook = "Write the on-call runbook";

  assert_words (plan, RUNG_REMIND_DUE_SOON, rung_day_new (2026, 12, 15), review, "Due in 3 days");
  assert_words (plan, RUNG_REMIND_DUE_SOON, rung_day_new (2026, 12, 17), review, "Due tomorrow");
  assert_words (plan, RUNG_REMIND_DUE_SOON, rung_day_new (2026, 12, 18), review, "Due today");
  assert_words (plan, RUNG_REMIND_OVERDUE, rung_day_new (2026, 11, 15), runbook, "Was due 1 day ago");
  assert_words (plan, RUNG_REMIND_OVERDUE, rung_day_new (2026, 11, 23), runbook, "Was due 9 days ago");
  assert_words (plan, RUNG_REMIND_STALLED, rung_day_new (2026, 10, 30), runbook, "Nothing has moved for 4 weeks");
  assert_words (plan, RUNG_REMIND_REVIEW, rung_day_new (2026, 11, 1), "What moved last month?", "Since 1 Oct: 0 goals done, 1 more moved");
  assert_words (plan, RUNG_REMIND_REVIEW, rung_day_new (2026, 12, 1), "What moved last month?",
                "Nothing is noted down since 1 Nov. A good moment to look ahead.");
}

static void
test_titles_of_private_goals_are_not_told (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = only (RUNG_REMIND_OVERDUE);
  g_autoptr(GPtrArray) list = rung_reminders_list (plan, &rules, RUNG_TEST_TODAY);
  g_autofree char *title = NULL;

  assert_words (plan, RUNG_REMIND_OVERDUE, RUNG_TEST_TODAY, "Write the on-call runbook", "Was due 9 days ago");
  rules.with_titles = FALSE;
  title = rung_phrase_reminder_title (ENGLISH, plan, list->pdata[0], &rules);
  g_assert_cmpstr (title, ==, "One of your goals");
  set (plan, "runbook", RUNG_GOAL_PRIVATE, YES);
  assert_words (plan, RUNG_REMIND_OVERDUE, RUNG_TEST_TODAY, "One of your goals", "Was due 9 days ago");
}

static void
test_many_are_summed_up_without_private_titles (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  RungReminderRules rules = only (RUNG_REMIND_OVERDUE);
  g_autoptr(GPtrArray) list = NULL;
  g_autofree char *title = rung_phrase_reminders_title (ENGLISH, RUNG_REMIND_OVERDUE, 5);
  g_autofree char *body = NULL;
  g_autofree char *silent = NULL;

  g_assert_cmpstr (title, ==, "5 goals are overdue");
  set (plan, "runbook", RUNG_GOAL_PRIVATE, YES);
  list = rung_reminders_list (plan, &rules, rung_day_new (2028, 1, 1));
  g_assert_cmpuint (list->len, ==, 3);
  body = rung_phrase_reminders_body (ENGLISH, plan, list, &rules);
  g_assert_cmpstr (body, ==, "“Design review for search”, “Weekly debugging clinic” and 1 more");
  rules.with_titles = FALSE;
  silent = rung_phrase_reminders_body (ENGLISH, plan, list, &rules);
  g_assert_cmpstr (silent, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/reminders/due-soon-from-some-days-before-to-the-day", test_due_soon_from_some_days_before_to_the_day);
  g_test_add_func ("/model/reminders/overdue-from-the-day-after", test_overdue_from_the_day_after);
  g_test_add_func ("/model/reminders/goals-at-rest-done-or-dropped-are-not-told", test_goals_at_rest_done_or_dropped_are_not_told);
  g_test_add_func ("/model/reminders/stalled-after-four-weeks-without-a-move", test_stalled_after_four_weeks_without_a_move);
  g_test_add_func ("/model/reminders/a-move-is-a-new-start", test_a_move_is_a_new_start);
  g_test_add_func ("/model/reminders/review-on-its-day-and-a-week-after", test_review_on_its_day_and_a_week_after);
  g_test_add_func ("/model/reminders/review-day-is-the-last-of-short-months", test_review_day_is_the_last_of_short_months);
  g_test_add_func ("/model/reminders/nothing-is-told-in-a-pause-that-stops-the-clocks", test_nothing_is_told_in_a_pause_that_stops_the_clocks);
  g_test_add_func ("/model/reminders/an-open-pause-is-silent-for-good", test_an_open_pause_is_silent_for_good);
  g_test_add_func ("/model/reminders/a-goal-does-not-stall-in-a-pause", test_a_goal_does_not_stall_in_a_pause);
  g_test_add_func ("/model/reminders/samples-and-unwanted-kinds-are-silent", test_samples_and_unwanted_kinds_are_silent);
  g_test_add_func ("/model/reminders/marks-say-when-it-is-told-again", test_marks_say_when_it_is_told_again);
  g_test_add_func ("/model/reminders/list-repeats-as-the-rules-say", test_list_repeats_as_the_rules_say);
  g_test_add_func ("/model/reminders/next-day-is-the-first-that-tells", test_next_day_is_the_first_that_tells);
  g_test_add_func ("/model/reminders/kinds-have-names", test_kinds_have_names);
  g_test_add_func ("/model/reminders/words", test_words);
  g_test_add_func ("/model/reminders/titles-of-private-goals-are-not-told", test_titles_of_private_goals_are_not_told);
  g_test_add_func ("/model/reminders/many-are-summed-up-without-private-titles", test_many_are_summed_up_without_private_titles);
  return g_test_run ();
}
