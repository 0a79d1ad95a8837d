/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-sketch.h"

#include "rung-text.h"

static RungRecord *
find_record (Sketch     *sketch,
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

void
sketch_change (Sketch     *sketch,
               RungKind    kind,
               const char *uid,
               guint       field,
               GVariant   *value)
{
  RungRecord *record = find_record (sketch, kind, uid);

  g_ptr_array_add (sketch->records, rung_record_with (record, field, value));
  g_ptr_array_remove (sketch->records, record);
}

Sketch *
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
void
sketch_add_role (Sketch     *sketch,
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

void
sketch_add_stay (Sketch     *sketch,
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

void
sketch_add_goal (Sketch         *sketch,
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

void
sketch_add_pause (Sketch     *sketch,
                  const char *start,
                  const char *end)
{
  g_autofree char *uid = g_strdup_printf ("pause-%02u", sketch->records->len);
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_PAUSE, uid);
  rung_record_builder_set_day (&builder, RUNG_PAUSE_START, rung_day_from_text (start));
  if (end != NULL)
    rung_record_builder_set_day (&builder, RUNG_PAUSE_END, rung_day_from_text (end));
  g_ptr_array_add (sketch->records, rung_record_builder_end (&builder));
}

RungPlan *
sketch_end (Sketch *sketch)
{
  g_autoptr(RungSnapshot) snapshot = rung_snapshot_new_take (g_steal_pointer (&sketch->records));

  g_free (sketch);
  return rung_plan_new (snapshot);
}

RungTimeline *
sketch_end_timeline (Sketch *sketch)
{
  g_autoptr(RungPlan) plan = sketch_end (sketch);

  return rung_timeline_new (plan, rung_day_from_text (SKETCH_TODAY));
}

static char *
random_day (const char *first,
            int         days)
{
  return rung_day_to_text (rung_day_from_text (first) + (guint32) g_test_rand_int_range (0, days));
}

RungTimeline *
sketch_random_timeline (void)
{
  int n_roles = g_test_rand_int_range (1, 41), n_lived = g_test_rand_int_range (0, n_roles + 1);
  guint32 day = rung_day_from_text ("1990-01-01") + (guint32) g_test_rand_int_range (0, 14000);
  int n_tracks = g_test_rand_bit () ? 1 : g_test_rand_int_range (1, 4);
  Sketch *sketch = sketch_new ();

  for (int i = 0; i < n_roles; i++)
    {
      g_autofree char *uid = g_strdup_printf ("role-%02d", i);
      int n_goals = g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (1, 60) : 0;

      sketch_add_role (sketch, uid, i, g_test_rand_int_range (0, 120));
      if (n_tracks > 1)
        sketch_change (sketch, RUNG_KIND_ROLE, uid, RUNG_ROLE_TRACK,
                       g_variant_new_take_string (g_strdup_printf ("track-%d", g_test_rand_int_range (0, n_tracks))));
      if (g_test_rand_bit ())
        {
          sketch_change (sketch, RUNG_KIND_ROLE, uid, RUNG_ROLE_WATCH_POINT, rung_text_new ("en", "Look"));
          sketch_change (sketch, RUNG_KIND_ROLE, uid, RUNG_ROLE_WATCH_MONTH, g_variant_new_int64 (i * 30));
        }
      if (i < n_lived)
        {
          g_autofree char *start = rung_day_to_text (day);
          g_autofree char *end = NULL;

          day += (guint32) g_test_rand_int_range (0, 2000);
          end = rung_day_to_text (day);
          sketch_add_stay (sketch, uid, start, i + 1 < n_lived ? end : NULL, NULL, FALSE);
          day++;
        }
      for (int j = 0; j < n_goals; j++)
        {
          g_autofree char *start = random_day ("2015-01-01", 5000);
          g_autofree char *due = random_day (start, 400);

          sketch_add_goal (sketch, uid, j % 2 ? RUNG_GOAL_ACTIVE : RUNG_GOAL_DONE, start, due);
        }
    }
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      g_autofree char *start = random_day ("2010-01-01", 6000);
      g_autofree char *end = random_day (start, 300);

      sketch_add_pause (sketch, start, g_test_rand_bit () ? end : NULL);
    }
  if (g_test_rand_bit ())
    {
      g_autofree char *last = g_strdup_printf ("role-%02d", n_roles - 1);

      sketch_change (sketch, RUNG_KIND_ROLE, last, RUNG_ROLE_OPEN_ENDED, g_variant_new_boolean (TRUE));
    }
  return sketch_end_timeline (sketch);
}
