/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small plan of rung-test-plan.h. */

#include "rung-test-plan.h"

#include <stdarg.h>

#include "rung-day.h"
#include "rung-text.h"

#define TEXT(text)       g_variant_new_string (text)
#define NUMBER(number)   g_variant_new_double (number)
#define INTEGER(value)   g_variant_new_int64 (value)
#define DAY(y, m, d)     g_variant_new_int64 (rung_day_new (y, m, d))
#define YES              g_variant_new_boolean (TRUE)
#define BOTH(en, zh)     rung_text_with (rung_text_new ("en", en), "zh-CN", zh)

RungRecord *
rung_test_record_new (RungKind    kind,
                      const char *uid,
                      ...)
{
  RungRecord *record = rung_record_new (kind, uid);
  va_list args;
  int field;

  va_start (args, uid);
  while ((field = va_arg (args, int)) >= 0)
    {
      g_autoptr(GVariant) value = g_variant_ref_sink (va_arg (args, GVariant *));
      RungRecord *longer = rung_record_with (record, field, value);

      rung_record_unref (record);
      record = longer;
    }
  va_end (args);
  return record;
}

#define ADD(kind, uid, ...) \
  g_ptr_array_add (records, rung_test_record_new (RUNG_KIND_##kind, uid, __VA_ARGS__, -1))

static void
add_ladder (GPtrArray *records)
{
  ADD (LADDER, "ladder", RUNG_LADDER_ID, TEXT ("test"), RUNG_LADDER_TITLE, BOTH ("Software", "软件"));
  ADD (ROLE, "programmer", RUNG_ROLE_ID, TEXT ("programmer"), RUNG_ROLE_TRACK, TEXT ("technical"),
       RUNG_ROLE_TITLE, BOTH ("Programmer", "程序员"), RUNG_ROLE_ORDINAL, INTEGER (0),
       RUNG_ROLE_MONTHS_MIN, INTEGER (36), RUNG_ROLE_MONTHS_MAX, INTEGER (36));
  ADD (ROLE, "engineer", RUNG_ROLE_ID, TEXT ("engineer"), RUNG_ROLE_TRACK, TEXT ("technical"),
       RUNG_ROLE_TITLE, BOTH ("Engineer", "工程师"), RUNG_ROLE_ORDINAL, INTEGER (1),
       RUNG_ROLE_MONTHS_MIN, INTEGER (48), RUNG_ROLE_MONTHS_MAX, INTEGER (60));
  ADD (ROLE, "architect", RUNG_ROLE_ID, TEXT ("architect"), RUNG_ROLE_TRACK, TEXT ("technical"),
       RUNG_ROLE_TITLE, BOTH ("Architect", "架构师"), RUNG_ROLE_ORDINAL, INTEGER (2),
       RUNG_ROLE_MONTHS_MIN, INTEGER (36), RUNG_ROLE_MONTHS_MAX, INTEGER (60), RUNG_ROLE_ESTIMATED, YES);
  ADD (ROLE, "manager", RUNG_ROLE_ID, TEXT ("manager"), RUNG_ROLE_TRACK, TEXT ("technical"),
       RUNG_ROLE_TITLE, BOTH ("Technical manager", "技术经理"), RUNG_ROLE_ORDINAL, INTEGER (3));
  ADD (ROLE, "cto", RUNG_ROLE_ID, TEXT ("cto"), RUNG_ROLE_TRACK, TEXT ("technical"),
       RUNG_ROLE_TITLE, BOTH ("CTO", "首席技术官"), RUNG_ROLE_ORDINAL, INTEGER (4), RUNG_ROLE_OPEN_ENDED, YES);
  ADD (RESPONSIBILITY, "features", RUNG_RESPONSIBILITY_ID, TEXT ("engineer.features"),
       RUNG_RESPONSIBILITY_ROLE, TEXT ("engineer"), RUNG_RESPONSIBILITY_ORDINAL, INTEGER (0),
       RUNG_RESPONSIBILITY_TITLE, BOTH ("Code the core features", "编写核心功能"));
  ADD (RESPONSIBILITY, "bugs", RUNG_RESPONSIBILITY_ID, TEXT ("engineer.bugs"),
       RUNG_RESPONSIBILITY_ROLE, TEXT ("engineer"), RUNG_RESPONSIBILITY_ORDINAL, INTEGER (1),
       RUNG_RESPONSIBILITY_TITLE, BOTH ("Fix the hardest faults", "解决最难的缺陷"));
  ADD (RESPONSIBILITY, "needs", RUNG_RESPONSIBILITY_ID, TEXT ("architect.needs"),
       RUNG_RESPONSIBILITY_ROLE, TEXT ("architect"), RUNG_RESPONSIBILITY_ORDINAL, INTEGER (0),
       RUNG_RESPONSIBILITY_TITLE, BOTH ("Settle the key needs", "确定关键需求"));
}

static void
add_stays (GPtrArray *records)
{
  ADD (STAY, "stay-programmer", RUNG_STAY_ROLE, TEXT ("programmer"),
       RUNG_STAY_START, DAY (2018, 7, 1), RUNG_STAY_END, DAY (2021, 6, 30));
  ADD (STAY, "stay-engineer", RUNG_STAY_ROLE, TEXT ("engineer"),
       RUNG_STAY_START, DAY (2021, 7, 1), RUNG_STAY_EXPECTED_END, DAY (2027, 3, 31));
  ADD (STAY, "stay-architect", RUNG_STAY_ROLE, TEXT ("architect"), RUNG_STAY_PLANNED, YES,
       RUNG_STAY_START, DAY (2027, 4, 1), RUNG_STAY_EXPECTED_END, DAY (2031, 3, 31));
  ADD (STAY, "stay-manager", RUNG_STAY_ROLE, TEXT ("manager"), RUNG_STAY_PLANNED, YES,
       RUNG_STAY_START, DAY (2031, 4, 1), RUNG_STAY_EXPECTED_END, DAY (2034, 3, 31));
  ADD (STAY, "stay-cto", RUNG_STAY_ROLE, TEXT ("cto"), RUNG_STAY_PLANNED, YES, RUNG_STAY_START, DAY (2034, 4, 1));
}

static void
add_goals (GPtrArray *records)
{
  ADD (GOAL, "runbook", RUNG_GOAL_TITLE, TEXT ("Write the on-call runbook"), RUNG_GOAL_ORDINAL, INTEGER (0),
       RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_ACTIVE), RUNG_GOAL_PRIORITY, INTEGER (RUNG_PRIORITY_HIGH),
       RUNG_GOAL_START, DAY (2026, 1, 5), RUNG_GOAL_DUE, DAY (2026, 11, 14));
  ADD (GOAL, "review", RUNG_GOAL_TITLE, TEXT ("Design review for search"), RUNG_GOAL_ORDINAL, INTEGER (1),
       RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_ACTIVE), RUNG_GOAL_DUE, DAY (2026, 12, 18),
       RUNG_GOAL_PROGRESS_BY, INTEGER (RUNG_PROGRESS_BY_HAND), RUNG_GOAL_PERCENT, INTEGER (62));
  ADD (GOAL, "clinic", RUNG_GOAL_TITLE, TEXT ("Weekly debugging clinic"), RUNG_GOAL_ORDINAL, INTEGER (2),
       RUNG_GOAL_DUE, DAY (2027, 3, 31), RUNG_GOAL_PROGRESS_BY, INTEGER (RUNG_PROGRESS_BY_MEASURE),
       RUNG_GOAL_MEASURE_FROM, NUMBER (0), RUNG_GOAL_MEASURE_TO, NUMBER (28), RUNG_GOAL_MEASURE_NOW, NUMBER (14));
  ADD (GOAL, "rewrite", RUNG_GOAL_TITLE, TEXT ("Own the billing rewrite"), RUNG_GOAL_ORDINAL, INTEGER (3),
       RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_DONE), RUNG_GOAL_DONE_DAY, DAY (2026, 6, 1),
       RUNG_GOAL_START, DAY (2026, 1, 1), RUNG_GOAL_DUE, DAY (2026, 6, 15));
  ADD (GOAL, "talk", RUNG_GOAL_TITLE, TEXT ("Talk at a meet-up"), RUNG_GOAL_ORDINAL, INTEGER (4),
       RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_DROPPED), RUNG_GOAL_REASON, TEXT ("No time"));
  ADD (GOAL, "book", RUNG_GOAL_TITLE, TEXT ("Read the book"), RUNG_GOAL_ORDINAL, INTEGER (5),
       RUNG_GOAL_STATUS, INTEGER (RUNG_GOAL_PAUSED), RUNG_GOAL_REASON, TEXT ("Leave"),
       RUNG_GOAL_DUE, DAY (2026, 10, 1));
  /* The first serves two responsibilities of one role. */
  ADD (GOAL_LINK, "link-1", RUNG_GOAL_LINK_GOAL, TEXT ("runbook"), RUNG_GOAL_LINK_RESPONSIBILITY, TEXT ("bugs"));
  ADD (GOAL_LINK, "link-2", RUNG_GOAL_LINK_GOAL, TEXT ("runbook"), RUNG_GOAL_LINK_RESPONSIBILITY, TEXT ("features"));
  ADD (GOAL_LINK, "link-3", RUNG_GOAL_LINK_GOAL, TEXT ("review"), RUNG_GOAL_LINK_RESPONSIBILITY, TEXT ("features"));
  ADD (GOAL_LINK, "link-4", RUNG_GOAL_LINK_GOAL, TEXT ("rewrite"), RUNG_GOAL_LINK_RESPONSIBILITY, TEXT ("features"));
  ADD (GOAL_LINK, "link-5", RUNG_GOAL_LINK_GOAL, TEXT ("talk"), RUNG_GOAL_LINK_RESPONSIBILITY, TEXT ("features"));
  ADD (GOAL_LINK, "link-6", RUNG_GOAL_LINK_GOAL, TEXT ("book"), RUNG_GOAL_LINK_RESPONSIBILITY, TEXT ("needs"));
  ADD (STEP, "step-1", RUNG_STEP_GOAL, TEXT ("runbook"), RUNG_STEP_ORDINAL, INTEGER (0),
       RUNG_STEP_TITLE, TEXT ("Collect the ten worst pages"), RUNG_STEP_DONE_DAY, DAY (2026, 3, 3));
  ADD (STEP, "step-2", RUNG_STEP_GOAL, TEXT ("runbook"), RUNG_STEP_ORDINAL, INTEGER (1),
       RUNG_STEP_TITLE, TEXT ("Draft it"), RUNG_STEP_DONE_DAY, DAY (2026, 6, 20));
  ADD (STEP, "step-3", RUNG_STEP_GOAL, TEXT ("runbook"), RUNG_STEP_ORDINAL, INTEGER (2),
       RUNG_STEP_TITLE, TEXT ("Dry run"), RUNG_STEP_DONE_DAY, DAY (2026, 10, 2));
  ADD (STEP, "step-4", RUNG_STEP_GOAL, TEXT ("runbook"), RUNG_STEP_ORDINAL, INTEGER (3),
       RUNG_STEP_TITLE, TEXT ("Publish"));
}

static void
add_rest (GPtrArray *records)
{
  ADD (CHECK_IN, "check-in", RUNG_CHECK_IN_GOAL, TEXT ("runbook"), RUNG_CHECK_IN_DAY, DAY (2026, 10, 2),
       RUNG_CHECK_IN_TEXT, TEXT ("The dry run found three gaps."));
  ADD (EVIDENCE, "notes", RUNG_EVIDENCE_TITLE, TEXT ("Notes of the dry run"), RUNG_EVIDENCE_DAY, DAY (2026, 10, 2));
  ADD (EVIDENCE, "file", RUNG_EVIDENCE_TITLE, TEXT ("runbook.md"), RUNG_EVIDENCE_DAY, DAY (2026, 10, 2));
  /* The notes show this goal only, the file a responsibility too. */
  ADD (EVIDENCE_LINK, "show-1", RUNG_EVIDENCE_LINK_EVIDENCE, TEXT ("notes"), RUNG_EVIDENCE_LINK_GOAL, TEXT ("runbook"));
  ADD (EVIDENCE_LINK, "show-2", RUNG_EVIDENCE_LINK_EVIDENCE, TEXT ("file"), RUNG_EVIDENCE_LINK_GOAL, TEXT ("runbook"));
  ADD (EVIDENCE_LINK, "show-3", RUNG_EVIDENCE_LINK_EVIDENCE, TEXT ("file"),
       RUNG_EVIDENCE_LINK_RESPONSIBILITY, TEXT ("bugs"));
  ADD (RATING, "rating-1", RUNG_RATING_RESPONSIBILITY, TEXT ("features"), RUNG_RATING_LEVEL, INTEGER (2),
       RUNG_RATING_DAY, DAY (2026, 9, 1));
  ADD (RATING, "rating-2", RUNG_RATING_RESPONSIBILITY, TEXT ("features"), RUNG_RATING_LEVEL, INTEGER (3),
       RUNG_RATING_BY, INTEGER (RUNG_RATING_BY_MENTOR), RUNG_RATING_DAY, DAY (2026, 6, 1));
  ADD (SESSION, "session", RUNG_SESSION_PLACE, TEXT ("Room 4"));
  ADD (AGENDA_ITEM, "item", RUNG_AGENDA_ITEM_SESSION, TEXT ("session"),
       RUNG_AGENDA_ITEM_TITLE, TEXT ("The runbook"), RUNG_AGENDA_ITEM_GOAL, TEXT ("runbook"));
  ADD (ACTION, "action", RUNG_ACTION_SESSION, TEXT ("session"),
       RUNG_ACTION_TITLE, TEXT ("Ask the team"), RUNG_ACTION_GOAL, TEXT ("runbook"));
}

RungSnapshot *
rung_test_snapshot_new (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);

  ADD (PLAN, "plan", RUNG_PLAN_TITLE, TEXT ("My career"), RUNG_PLAN_OWNER, TEXT ("Ada"),
       RUNG_PLAN_MENTOR, TEXT ("Grace"), RUNG_PLAN_LANGUAGE, TEXT ("en"));
  add_ladder (records);
  add_stays (records);
  add_goals (records);
  add_rest (records);
  return rung_snapshot_new_take (records);
}

RungPlan *
rung_test_plan_new (void)
{
  g_autoptr(RungSnapshot) snapshot = rung_test_snapshot_new ();

  return rung_plan_new (snapshot);
}

void
rung_test_commit (RungPlan      *plan,
                  RungChangeset *changeset)
{
  g_autoptr(RungChangeset) owned = changeset;
  g_autoptr(RungChangeset) undo = NULL;
  g_autoptr(RungSnapshot) before = rung_plan_dup_snapshot (plan);
  g_autoptr(RungSnapshot) after = NULL;
  g_autoptr(RungSnapshot) now = NULL;
  g_autoptr(RungSnapshot) undone = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (owned);
  g_assert_true (rung_plan_check (plan, owned, &error));
  g_assert_no_error (error);

  after = rung_snapshot_apply (before, owned, &error);
  g_assert_no_error (error);
  problems = rung_rules_check_snapshot (after);
  g_assert_cmpuint (problems->len, ==, 0);
  undo = rung_changeset_invert (owned);
  undone = rung_snapshot_apply (after, undo, &error);
  g_assert_no_error (error);
  g_assert_true (rung_snapshot_equal (before, undone));

  rung_plan_apply (plan, owned);
  now = rung_plan_dup_snapshot (plan);
  g_assert_true (rung_snapshot_equal (now, after));
}

char *
rung_test_commit_new (RungPlan      *plan,
                      RungChangeset *changeset)
{
  g_autofree char *uid = NULL;

  g_assert_nonnull (changeset);
  uid = g_strdup (rung_changeset_get_created_uid (changeset));
  g_assert_nonnull (uid);
  rung_test_commit (plan, changeset);
  g_assert_nonnull (rung_plan_find (plan, uid));
  return g_steal_pointer (&uid);
}

void
rung_test_assert_label (RungChangeset *changeset,
                        RungLabel      label,
                        const char    *argument)
{
  g_assert_nonnull (changeset);
  g_assert_cmpint (rung_changeset_get_label (changeset), ==, label);
  g_assert_cmpstr (rung_changeset_get_argument (changeset), ==, argument);
}
