/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a measured goal is on its way. */

#include "rung-measure.h"

#include "rung-day.h"

#define START 2460000
#define DUE (START + 100)

static RungRecord *
new_goal (double from,
          double to,
          double now)
{
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_GOAL, "g1");
  rung_record_builder_set_text (&builder, RUNG_GOAL_TITLE, "Talk");
  rung_record_builder_set_text (&builder, RUNG_GOAL_UNIT, "talks");
  rung_record_builder_set_day (&builder, RUNG_GOAL_START, START);
  rung_record_builder_set_day (&builder, RUNG_GOAL_DUE, DUE);
  rung_record_builder_set_number (&builder, RUNG_GOAL_MEASURE_FROM, from);
  rung_record_builder_set_number (&builder, RUNG_GOAL_MEASURE_TO, to);
  rung_record_builder_set_number (&builder, RUNG_GOAL_MEASURE_NOW, now);
  return rung_record_builder_end (&builder);
}

static void
test_halfway (void)
{
  g_autoptr(RungRecord) goal = new_goal (0, 10, 4);
  RungMeasure measure;

  g_assert_true (rung_measure_init (&measure, goal, START + 50));
  g_assert_cmpfloat (measure.planned, ==, 5);
  g_assert_true (measure.is_behind);
  g_assert_cmpfloat (measure.today_x_fraction, ==, 0.5);
  g_assert_cmpfloat (measure.now_y_fraction, ==, 0.4);
  g_assert_cmpfloat (measure.due_y_fraction, ==, 1);
}

static void
test_downward (void)
{
  g_autoptr(RungRecord) goal = new_goal (30, 10, 15);
  RungMeasure measure;

  g_assert_true (rung_measure_init (&measure, goal, START + 50));
  g_assert_cmpfloat (measure.planned, ==, 20);
  g_assert_false (measure.is_behind);
  g_assert_cmpfloat (measure.start_y_fraction, ==, 1);
  g_assert_cmpfloat (measure.now_y_fraction, ==, 0.25);
}

/* The picture grows with what is outside: a late day, a value beyond. */
static void
test_outside (void)
{
  g_autoptr(RungRecord) goal = new_goal (0, 10, 20);
  RungMeasure measure;

  g_assert_true (rung_measure_init (&measure, goal, DUE + 100));
  g_assert_cmpfloat (measure.planned, ==, 10);
  g_assert_cmpfloat (measure.due_x_fraction, ==, 0.5);
  g_assert_cmpfloat (measure.due_y_fraction, ==, 0.5);
  g_assert_cmpfloat (measure.now_y_fraction, ==, 1);
}

static void
test_nothing_to_draw (void)
{
  g_autoptr(RungRecord) goal = new_goal (0, 10, 4);
  g_autoptr(RungRecord) undated = rung_record_without (goal, RUNG_GOAL_DUE);
  g_autoptr(RungRecord) aimless = rung_record_without (goal, RUNG_GOAL_MEASURE_TO);
  g_autoptr(RungRecord) level = new_goal (3, 3, 3);
  RungMeasure measure;

  g_assert_false (rung_measure_init (&measure, undated, START));
  g_assert_false (rung_measure_init (&measure, aimless, START));
  g_assert_false (rung_measure_init (&measure, level, START));
}

static void
test_sentence (void)
{
  g_autoptr(RungRecord) goal = new_goal (0, 10, 4);
  RungWords *words = rung_words_get_english ();
  g_autofree char *sentence = NULL;
  RungMeasure measure;

  g_assert_true (rung_measure_init (&measure, goal, START + 75));
  sentence = rung_phrase_measure (words, goal, &measure);
  g_assert_cmpstr (sentence, ==, "Now 4, on the way to 10 talks; the plan for today is 7.5.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/halfway-is-half-the-way", test_halfway);
  g_test_add_func ("/measure/downward-goals-stand-on-their-head", test_downward);
  g_test_add_func ("/measure/picture-holds-what-is-outside", test_outside);
  g_test_add_func ("/measure/nothing-without-ends-and-dates", test_nothing_to_draw);
  g_test_add_func ("/measure/sentence", test_sentence);
  return g_test_run ();
}
