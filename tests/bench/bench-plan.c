/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plans that benchmarks work on.  Hardly a text comes twice, and neighbours have
 * days far apart: what remembers texts must not look better here than in a real plan. */

#include "bench-plan.h"

#include "rung-day.h"
#include "rung-text.h"

#define FIRST_DAY 738000 /* in August 2021 */
#define SCATTER(n) ((n) * 7919u % 2000)

static char *
make_uid (const char *kind,
          guint       n)
{
  /* Scattered like random uids, so that rows are not written in order. */
  return g_strdup_printf ("%08x-%s-%08x", (guint32) (n * 2654435761u), kind, n);
}

static void
add (GPtrArray         *records,
     RungRecordBuilder *builder)
{
  g_ptr_array_add (records, rung_record_builder_end (builder));
}

static void
add_head (GPtrArray *records)
{
  RungRecordBuilder b;
  g_autoptr(GVariant) title = g_variant_ref_sink (rung_text_with (rung_text_new ("en", "Engineer"), "zh-CN", "工程师"));

  rung_record_builder_init (&b, RUNG_KIND_PLAN, "bench-plan");
  rung_record_builder_set_text (&b, RUNG_PLAN_TITLE, "A long career");
  rung_record_builder_set_text (&b, RUNG_PLAN_OWNER, "Alex");
  add (records, &b);
  rung_record_builder_init (&b, RUNG_KIND_ROLE, "bench-role");
  rung_record_builder_set_variant (&b, RUNG_ROLE_TITLE, title);
  rung_record_builder_set_text (&b, RUNG_ROLE_ID, "engineer");
  add (records, &b);
  rung_record_builder_init (&b, RUNG_KIND_STAY, "bench-stay");
  rung_record_builder_set_text (&b, RUNG_STAY_ROLE, "bench-role");
  rung_record_builder_set_day (&b, RUNG_STAY_START, FIRST_DAY);
  add (records, &b);
  for (guint i = 0; i < 2; i++)
    {
      rung_record_builder_init (&b, RUNG_KIND_RESPONSIBILITY, i ? "bench-resp-1" : "bench-resp-0");
      rung_record_builder_set_text (&b, RUNG_RESPONSIBILITY_ROLE, "bench-role");
      rung_record_builder_set_integer (&b, RUNG_RESPONSIBILITY_ORDINAL, i);
      rung_record_builder_set_variant (&b, RUNG_RESPONSIBILITY_TITLE, title);
      add (records, &b);
    }
}

static void
add_goal (GPtrArray *records,
          guint      n)
{
  g_autofree char *uid = make_uid ("goal", n);
  g_autofree char *link = make_uid ("link", n);
  g_autofree char *title = g_strdup_printf ("Make service %u answer within 300 ms", n);
  g_autofree char *done_when = g_strdup_printf ("p99 of service %u stays below 300 ms for four weeks in a row", n);
  guint32 start = FIRST_DAY + SCATTER (n);
  RungRecordBuilder b;

  rung_record_builder_init (&b, RUNG_KIND_GOAL, uid);
  rung_record_builder_set_text (&b, RUNG_GOAL_TITLE, title);
  rung_record_builder_set_text (&b, RUNG_GOAL_DONE_WHEN, done_when);
  rung_record_builder_set_integer (&b, RUNG_GOAL_STATUS, n % 3 ? RUNG_GOAL_ACTIVE : RUNG_GOAL_DONE);
  rung_record_builder_set_integer (&b, RUNG_GOAL_CREATED, G_GINT64_CONSTANT (1600000000000000) + n);
  rung_record_builder_set_day (&b, RUNG_GOAL_START, start);
  rung_record_builder_set_day (&b, RUNG_GOAL_DUE, start + 60);
  rung_record_builder_set_day (&b, RUNG_GOAL_DONE_DAY, n % 3 ? 0 : start + 50);
  rung_record_builder_set_integer (&b, RUNG_GOAL_ORDINAL, n);
  add (records, &b);
  rung_record_builder_init (&b, RUNG_KIND_GOAL_LINK, link);
  rung_record_builder_set_text (&b, RUNG_GOAL_LINK_GOAL, uid);
  rung_record_builder_set_text (&b, RUNG_GOAL_LINK_RESPONSIBILITY, n % 2 ? "bench-resp-1" : "bench-resp-0");
  add (records, &b);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *step = make_uid (i ? "stepb" : "stepa", n);
      g_autofree char *name = g_strdup_printf (i ? "Trace the slowest path of service %u" : "Collect a week of traces of service %u", n);

      rung_record_builder_init (&b, RUNG_KIND_STEP, step);
      rung_record_builder_set_text (&b, RUNG_STEP_GOAL, uid);
      rung_record_builder_set_integer (&b, RUNG_STEP_ORDINAL, i);
      rung_record_builder_set_text (&b, RUNG_STEP_TITLE, name);
      rung_record_builder_set_day (&b, i ? RUNG_STEP_DUE : RUNG_STEP_DONE_DAY, start + 20 + i * 15);
      add (records, &b);
    }
}

static RungRecord *
make_check_in (const char *goal,
               const char *kind,
               guint       n)
{
  g_autofree char *uid = make_uid (kind, n);
  g_autofree char *text = g_strdup_printf ("Found two locks held too long in trace %u; one is gone, p99 fell by a fifth.", n);
  RungRecordBuilder b;

  rung_record_builder_init (&b, RUNG_KIND_CHECK_IN, uid);
  rung_record_builder_set_text (&b, RUNG_CHECK_IN_GOAL, goal);
  rung_record_builder_set_day (&b, RUNG_CHECK_IN_DAY, FIRST_DAY + n % 2000);
  rung_record_builder_set_integer (&b, RUNG_CHECK_IN_INSTANT, G_GINT64_CONSTANT (1600000000000000) + n);
  rung_record_builder_set_text (&b, RUNG_CHECK_IN_TEXT, text);
  return rung_record_builder_end (&b);
}

RungSnapshot *
bench_plan_new (guint n_goals)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);

  add_head (records);
  for (guint n = 0; n < n_goals; n++)
    {
      g_autofree char *goal = make_uid ("goal", n);

      add_goal (records, n);
      for (guint i = 0; i < 5; i++)
        g_ptr_array_add (records, make_check_in (goal, "checkin", n * 5 + i));
    }
  return rung_snapshot_new_take (records);
}

RungChangeset *
bench_check_ins_new (RungSnapshot *snapshot,
                     guint         n_check_ins)
{
  RungChangeset *changeset = rung_changeset_new (RUNG_LABEL_IMPORT, NULL);
  guint first, n_goals;

  rung_snapshot_get_range (snapshot, RUNG_KIND_GOAL, &first, &n_goals);
  for (guint n = 0; n < n_check_ins; n++)
    rung_changeset_take (changeset, NULL,
                         make_check_in (rung_record_get_uid (rung_snapshot_get (snapshot, first + n % n_goals)), "bulk", n));
  return changeset;
}
