/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where timelines of any kind stand on canvases of any size, at any zoom. */

#include <math.h>

#include "rung-sketch.h"
#include "rung-timeline-layout.h"

#define HAIR 1e-6

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

static double
measure_title_cb (const RungTimelineBar *bar,
                  gpointer               data)
{
  const double *widths = data;

  return widths[bar->span.first % 16] / 2;
}

static RungTimelineMetrics
make_metrics (double  width,
              double  height,
              double *label_widths)
{
  return (RungTimelineMetrics) {
    .width = width, .height = height, .axis_height = 30, .least_rung_width = 24, .rung_height = 54,
    .bar_height = 9, .bar_gap = 3, .titled_bar_height = 22, .titled_least_per_day = 0.35,
    .least_bar_width = 4, .most_bars = 80, .label_gap = 12, .flag_width = 140, .flag_height = 18,
    .summary_width = 110, .summary_height = 16, .measure_label = measure_label_cb,
    .measure_title = measure_title_cb, .data = label_widths,
  };
}

typedef struct
{
  RungTimeline        *timeline;
  RungTimelineMetrics  metrics;
  RungTimelineStack   *stack;
  RungTimelineLayout  *layout;
} Canvas;

static Canvas
lay_out (RungTimeline        *timeline,
         RungTimelineMetrics  metrics,
         RungTimeView         view)
{
  Canvas canvas = { timeline, metrics };
  RungTimescale scale = rung_time_view_get_scale (view, metrics.width);

  canvas.stack = rung_timeline_stack_new (timeline, &metrics, rung_timescale_length_per_day (&scale));
  canvas.layout = rung_timeline_layout_new (timeline, &metrics, canvas.stack, &scale, 0, canvas.stack->height);
  return canvas;
}

static Canvas
lay_out_career (RungTimeline        *timeline,
                RungTimelineMetrics  metrics)
{
  return lay_out (timeline, metrics, rung_timeline_get_zoom (timeline, RUNG_ZOOM_CAREER, timeline->today));
}

static void
canvas_clear (Canvas *self)
{
  rung_timeline_layout_free (self->layout);
  rung_timeline_stack_free (self->stack);
}

static gboolean
is_shown (RungBox box)
{
  return box.width > 0 && box.height > 0;
}

/* @overhang: how far beyond the canvas it may reach at its sides. */
static void
assert_inside (const Canvas *canvas,
               RungBox       box,
               double        overhang)
{
  g_assert_cmpfloat (box.width, >=, 0);
  g_assert_cmpfloat (box.height, >=, 0);
  if (!is_shown (box))
    return;
  g_assert_cmpfloat (box.x, >=, -HAIR - overhang);
  g_assert_cmpfloat (box.x + box.width, <=, canvas->metrics.width + overhang + HAIR);
  g_assert_cmpfloat (box.y, >=, canvas->metrics.axis_height - HAIR);
  g_assert_cmpfloat (box.y + box.height, <=, canvas->stack->height + HAIR);
}

static gboolean
is_over (RungBox a,
         RungBox b)
{
  return is_shown (a) && is_shown (b) &&
         a.x + HAIR < b.x + b.width && b.x + HAIR < a.x + a.width &&
         a.y + HAIR < b.y + b.height && b.y + HAIR < a.y + a.height;
}

/* All boxes that must not meet: of rungs, labels outside, words, flags, bars, titles, sums. */
static GArray *
list_boxes (const Canvas *canvas)
{
  const RungTimelineLayout *layout = canvas->layout;
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (RungBox));

  g_array_append_vals (boxes, layout->rungs, layout->n_rungs);
  g_array_append_vals (boxes, layout->summaries, layout->n_rungs);
  for (guint i = 0; i < layout->n_rungs; i++)
    if (canvas->stack->bands[i].label_place != RUNG_LABEL_INSIDE)
      g_array_append_val (boxes, layout->labels[i]);
  for (guint i = 0; i < layout->n_flags; i++)
    if (canvas->stack->bands[g_array_index (canvas->timeline->flags, RungTimelineFlag, i).rung].is_flag_above)
      g_array_append_val (boxes, layout->flags[i]);
  for (guint i = 0; i < layout->bars->len; i++)
    {
      const RungPlacedBar *bar = &g_array_index (layout->bars, RungPlacedBar, i);

      g_array_append_val (boxes, bar->track);
      /* On the track it is a part of it. */
      if (!is_over (bar->title, bar->track))
        g_array_append_val (boxes, bar->title);
    }
  for (guint i = 0; i < layout->sums->len; i++)
    g_array_append_val (boxes, g_array_index (layout->sums, RungPlacedSum, i).track);
  return boxes;
}

static void
assert_nothing_meets (const Canvas *canvas)
{
  g_autoptr(GArray) boxes = list_boxes (canvas);

  for (guint i = 0; i < boxes->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (is_over (g_array_index (boxes, RungBox, i), g_array_index (boxes, RungBox, j)));
  for (guint i = 0; i < canvas->layout->n_rungs; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (is_over (canvas->layout->labels[i], canvas->layout->labels[j]));
}

static void
assert_rungs_rise (const Canvas *canvas)
{
  const RungTimelineLayout *layout = canvas->layout;

  for (guint i = 1; i < layout->n_rungs; i++)
    {
      gboolean is_of_one = g_array_index (canvas->timeline->rungs, RungTimelineRung, i).track ==
                           g_array_index (canvas->timeline->rungs, RungTimelineRung, i - 1).track;

      /* Each wholly above the one before, and on in time. */
      g_assert_cmpfloat (layout->rungs[i].y + layout->rungs[i].height, <=, layout->rungs[i - 1].y + HAIR);
      if (!canvas->metrics.right_to_left && is_of_one && is_shown (layout->rungs[i]) && is_shown (layout->rungs[i - 1]))
        g_assert_cmpfloat (layout->rungs[i].x, >=, layout->rungs[i - 1].x - HAIR);
    }
}

/* The line up to a rung keeps clear of the words behind the rung's goals, if there is room. */
static void
assert_no_line_in_words (const Canvas *canvas)
{
  const RungTimelineLayout *layout = canvas->layout;

  for (guint i = 0; i < layout->n_connectors; i++)
    {
      guint to = g_array_index (canvas->timeline->links, RungTimelineLink, i).to;
      RungBox box = layout->summaries[to];
      double x = layout->connectors[i].x2;

      if (layout->connectors[i].is_visible && is_shown (box) && !layout->summaries_before[to] &&
          x + canvas->metrics.label_gap / 2 + box.width <= canvas->metrics.width)
        g_assert_false (x > box.x - HAIR && x < box.x + box.width + HAIR);
    }
}

/* So does today's line of the end of a label before its rung. */
static void
assert_today_clears_labels (const Canvas *canvas)
{
  const RungTimelineLayout *layout = canvas->layout;
  double gap = canvas->metrics.label_gap / 2;

  for (guint i = 0; i < layout->n_rungs; i++)
    {
      RungBox label = layout->labels[i];
      double middle = label.x + label.width / 2;

      if (canvas->stack->bands[i].label_place == RUNG_LABEL_BESIDE && label.x < layout->rungs[i].x && layout->today_x - gap >= label.width)
        g_assert_false (layout->today_x > middle + HAIR && layout->today_x < label.x + label.width + gap - HAIR);
    }
}

static void
assert_laws (const Canvas *canvas)
{
  const RungTimelineLayout *layout = canvas->layout;
  double overhang = canvas->metrics.label_gap;

  for (guint i = 0; i < layout->n_rungs; i++)
    {
      assert_inside (canvas, layout->rungs[i], overhang);
      assert_inside (canvas, layout->labels[i], 0);
      assert_inside (canvas, layout->summaries[i], 0);
      g_assert_cmpfloat (layout->rungs[i].height, >, 0);
    }
  for (guint i = 0; i < layout->bars->len; i++)
    {
      assert_inside (canvas, g_array_index (layout->bars, RungPlacedBar, i).track, overhang);
      assert_inside (canvas, g_array_index (layout->bars, RungPlacedBar, i).title, 0);
    }
  for (guint i = 0; i < layout->sums->len; i++)
    assert_inside (canvas, g_array_index (layout->sums, RungPlacedSum, i).track, overhang);
  for (guint i = 0; i < layout->n_flags; i++)
    assert_inside (canvas, layout->flags[i], 0);
  for (guint i = 0; i < layout->n_gaps; i++)
    assert_inside (canvas, layout->gaps[i], 0);
  assert_rungs_rise (canvas);
  assert_nothing_meets (canvas);
  if (canvas->metrics.right_to_left)
    return;
  assert_no_line_in_words (canvas);
  assert_today_clears_labels (canvas);
}

static void
fill_widths (double *widths)
{
  for (guint i = 0; i < 16; i++)
    widths[i] = g_test_rand_double_range (30, 400);
}

/* From a week to all there is, anywhere. */
static RungTimeView
make_random_view (const RungTimeline *timeline)
{
  RungTimeView limits = rung_timeline_get_limits (timeline);
  double days = exp (g_test_rand_double_range (log (7), log (limits.days)));

  return rung_time_view_clamp ((RungTimeView) { limits.start + g_test_rand_double () * limits.days, days }, limits);
}

static void
test_nothing_overlaps_at_any_zoom (void)
{
  for (guint round = 0; round < 120; round++)
    {
      g_autoptr(RungTimeline) timeline = sketch_random_timeline ();
      double widths[16];

      fill_widths (widths);
      for (guint i = 0; i < 8; i++)
        {
          RungTimelineMetrics metrics = make_metrics (g_test_rand_double_range (300, 3000), g_test_rand_double_range (80, 1600), widths);
          Canvas canvas;

          metrics.right_to_left = g_test_rand_bit ();
          metrics.mark_width = g_test_rand_bit () ? 38 : 0;
          canvas = lay_out (timeline, metrics, i == 0 ? rung_timeline_get_zoom (timeline, RUNG_ZOOM_CAREER, timeline->today)
                                                      : make_random_view (timeline));
          assert_laws (&canvas);
          canvas_clear (&canvas);
        }
    }
}

/* Paper has no more height than it has. */
static void
test_paper_keeps_to_its_height (void)
{
  for (guint round = 0; round < 120; round++)
    {
      g_autoptr(RungTimeline) timeline = sketch_random_timeline ();
      double widths[16];
      RungTimelineMetrics metrics = make_metrics (g_test_rand_double_range (300, 1500), g_test_rand_double_range (80, 900), widths);
      Canvas canvas;

      fill_widths (widths);
      metrics.fits_height = TRUE;
      metrics.titled_bar_height = 0;
      canvas = lay_out_career (timeline, metrics);
      g_assert_cmpfloat (canvas.stack->height, <=, metrics.height + HAIR);
      assert_laws (&canvas);
      canvas_clear (&canvas);
    }
}

/* What is in view does not depend on what is not: panning moves things and changes no height. */
static void
test_panning_changes_no_height (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr(RungTimeline) timeline = sketch_random_timeline ();
      RungTimeView limits = rung_timeline_get_limits (timeline), view = make_random_view (timeline);
      double widths[16] = { 60, 90, 120, 70, 80, 140, 60, 100, 110, 75, 200, 66, 60, 90, 88, 99 };
      RungTimelineMetrics metrics = make_metrics (900, 600, widths);
      Canvas here = lay_out (timeline, metrics, view);
      Canvas there = lay_out (timeline, metrics, rung_time_view_pan (view, limits, g_test_rand_double_range (-2000, 2000)));

      g_assert_cmpfloat (here.stack->height, ==, there.stack->height);
      for (guint i = 0; i < here.layout->n_rungs; i++)
        g_assert_cmpfloat (here.layout->rungs[i].y, ==, there.layout->rungs[i].y);
      canvas_clear (&here);
      canvas_clear (&there);
    }
}

/* Every bar that meets the view is placed, once, unless it is summed up. */
static void
test_all_bars_in_view_are_placed (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr(RungTimeline) timeline = sketch_random_timeline ();
      RungTimeView view = make_random_view (timeline);
      double widths[16] = { 60, 90, 120, 70, 80, 140, 60, 100, 110, 75, 200, 66, 60, 90, 88, 99 };
      Canvas canvas = lay_out (timeline, make_metrics (900, 600, widths), view);
      g_autoptr(GHashTable) placed = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < canvas.layout->bars->len; i++)
        g_assert_true (g_hash_table_add (placed, g_array_index (canvas.layout->bars, RungPlacedBar, i).bar->goal));
      for (guint i = 0; i < timeline->rungs->len; i++)
        {
          const RungBarSet *bars = g_array_index (timeline->rungs, RungTimelineRung, i).bars;

          if (canvas.stack->bands[i].detail < RUNG_DETAIL_BARS)
            continue;
          for (guint j = 0; j < rung_bar_set_get_n_bars (bars); j++)
            if (rung_bar_set_get (bars, j)->span.first < view.start + view.days && rung_bar_set_get (bars, j)->span.end > view.start)
              g_assert_true (g_hash_table_contains (placed, rung_bar_set_get (bars, j)->goal));
        }
      canvas_clear (&canvas);
    }
}

static void
test_right_to_left_is_a_mirror (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr(RungTimeline) timeline = sketch_random_timeline ();
      double widths[16] = { 60, 90, 120, 70, 80, 140, 60, 100, 110, 75, 200, 66, 60, 90, 88, 99 };
      RungTimelineMetrics metrics = make_metrics (1200, 700, widths);
      RungTimeView view = make_random_view (timeline);
      Canvas left = lay_out (timeline, metrics, view), right;

      metrics.right_to_left = TRUE;
      right = lay_out (timeline, metrics, view);
      g_assert_cmpfloat_with_epsilon (left.layout->today_x + right.layout->today_x, metrics.width, 1e-3);
      for (guint i = 0; i < left.layout->n_rungs; i++)
        {
          RungBox a = left.layout->rungs[i], b = right.layout->rungs[i], c = left.layout->labels[i], d = right.layout->labels[i];

          g_assert_cmpfloat_with_epsilon (a.x + a.width + b.x, metrics.width, 1e-6);
          g_assert_cmpfloat_with_epsilon (c.x + c.width + d.x, metrics.width, 1e-6);
          g_assert_cmpfloat (c.y, ==, d.y);
        }
      for (guint i = 0; i < left.layout->bars->len; i++)
        {
          RungBox a = g_array_index (left.layout->bars, RungPlacedBar, i).track, b = g_array_index (right.layout->bars, RungPlacedBar, i).track;

          g_assert_cmpfloat_with_epsilon (a.x + a.width + b.x, metrics.width, 1e-6);
        }
      canvas_clear (&left);
      canvas_clear (&right);
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
      Sketch *sketch = sketch_new ();
      g_autoptr(RungTimeline) timeline = NULL;
      Canvas canvas;

      for (guint i = 0; i < G_N_ELEMENTS (uids); i++)
        sketch_add_role (sketch, uids[i], i, months[i]);
      sketch_add_stay (sketch, "a", "2018-07-01", "2021-06-30", NULL, FALSE);
      sketch_add_stay (sketch, "b", "2021-07-01", NULL, "2027-03-31", FALSE);
      timeline = sketch_end_timeline (sketch);
      canvas = lay_out_career (timeline, make_metrics (width, 620, label_widths));
      assert_laws (&canvas);
      for (guint i = 0; i < canvas.layout->n_rungs; i++)
        {
          g_assert_cmpfloat (canvas.layout->labels[i].width, ==, label_widths[i]);
          g_assert_cmpfloat (canvas.layout->labels[i].height, ==, 34);
        }
      canvas_clear (&canvas);
    }
}

static RungTimeline *
make_timeline_of_goals (guint       n_goals,
                        const char *due)
{
  Sketch *sketch = sketch_new ();

  sketch_add_role (sketch, "junior", 0, 36);
  sketch_add_stay (sketch, "junior", "2024-01-01", NULL, "2027-12-31", FALSE);
  for (guint i = 0; i < n_goals; i++)
    sketch_add_goal (sketch, "junior", RUNG_GOAL_DONE, "2026-02-01", due);
  return sketch_end_timeline (sketch);
}

static void
assert_detail (RungTimeline *timeline,
               RungZoom      zoom,
               RungDetail    detail)
{
  double widths[16] = { 80, };
  Canvas canvas = lay_out (timeline, make_metrics (900, 600, widths), rung_timeline_get_zoom (timeline, zoom, timeline->today));

  g_assert_cmpint (canvas.stack->bands[0].detail, ==, detail);
  canvas_clear (&canvas);
}

static void
test_what_is_too_narrow_is_summed_up (void)
{
  g_autoptr(RungTimeline) none = make_timeline_of_goals (0, NULL);
  g_autoptr(RungTimeline) one = make_timeline_of_goals (1, "2026-02-01");
  g_autoptr(RungTimeline) days = make_timeline_of_goals (5, "2026-02-02");
  g_autoptr(RungTimeline) months = make_timeline_of_goals (5, "2026-08-31");
  g_autoptr(RungTimeline) crowd = make_timeline_of_goals (500, "2026-08-31");

  assert_detail (none, RUNG_ZOOM_CAREER, RUNG_DETAIL_NONE);
  /* There is nothing to sum up. */
  assert_detail (one, RUNG_ZOOM_CAREER, RUNG_DETAIL_TITLED_BARS);
  assert_detail (days, RUNG_ZOOM_CAREER, RUNG_DETAIL_SUMS);
  assert_detail (days, RUNG_ZOOM_QUARTER, RUNG_DETAIL_TITLED_BARS);
  assert_detail (months, RUNG_ZOOM_CAREER, RUNG_DETAIL_TITLED_BARS);
  assert_detail (crowd, RUNG_ZOOM_QUARTER, RUNG_DETAIL_SUMS);
}

static void
test_paper_sums_up_what_has_no_room (void)
{
  g_autoptr(RungTimeline) timeline = make_timeline_of_goals (6, "2026-08-31");
  double widths[16] = { 80, };
  RungTimelineMetrics metrics = make_metrics (900, 30 + 54 + 34, widths);
  Canvas canvas;

  metrics.fits_height = TRUE;
  metrics.titled_bar_height = 0;
  canvas = lay_out_career (timeline, metrics);
  assert_laws (&canvas);
  g_assert_cmpint (canvas.stack->bands[0].detail, ==, RUNG_DETAIL_SUMS);
  g_assert_cmpuint (canvas.layout->sums->len, ==, 1);
  canvas_clear (&canvas);
}

/* --- Lanes ------------------------------------------------------------------------ */

static void
measure_lane_cb (const RungRoleLane *lane,
                 double             *header,
                 double             *footer,
                 gpointer            data)
{
  *header = 50;
  *footer = 30;
}

static void
assert_lane_laws (const RungLaneStack   *stack,
                  const RungLaneLayout  *layout,
                  const RungLaneMetrics *metrics)
{
  g_autoptr(GArray) boxes = g_array_new (FALSE, FALSE, sizeof (RungBox));

  for (guint i = 1; i < stack->n_lanes; i++)
    g_assert_cmpfloat (stack->lanes[i].top, >=, stack->lanes[i - 1].top + stack->lanes[i - 1].height);
  for (guint i = 0; i < layout->bars->len; i++)
    {
      const RungPlacedBar *bar = &g_array_index (layout->bars, RungPlacedBar, i);
      const RungLaneBand *band = &stack->lanes[bar->group];

      g_assert_cmpfloat (bar->track.x, >=, -HAIR);
      g_assert_cmpfloat (bar->track.x + bar->track.width, <=, metrics->width + HAIR);
      g_assert_cmpfloat (bar->track.y, >=, band->rows_top - HAIR);
      g_assert_cmpfloat (bar->track.y + bar->track.height, <=, band->footer_top + HAIR);
      if (is_shown (bar->title))
        {
          g_assert_cmpfloat (bar->title.x, >=, metrics->padding - HAIR);
          g_assert_cmpfloat (bar->title.x + bar->title.width, <=, metrics->width - metrics->padding + HAIR);
        }
      g_array_append_val (boxes, bar->track);
      if (!is_over (bar->title, bar->track))
        g_array_append_val (boxes, bar->title);
    }
  for (guint i = 0; i < boxes->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (is_over (g_array_index (boxes, RungBox, i), g_array_index (boxes, RungBox, j)));
}

static RungRoleTimeline *
make_random_role (void)
{
  Sketch *sketch = sketch_new ();
  g_autoptr(RungPlan) plan = NULL;

  sketch_add_role (sketch, "junior", 0, 36);
  for (int i = g_test_rand_int_range (0, 90); i > 0; i--)
    {
      guint32 first = rung_day_from_text ("2020-01-01") + (guint32) g_test_rand_int_range (0, 3000);
      g_autofree char *start = rung_day_to_text (first);
      g_autofree char *due = rung_day_to_text (first + (guint32) g_test_rand_int_range (0, 400));

      sketch_add_goal (sketch, "junior", RUNG_GOAL_ACTIVE, start, due);
    }
  plan = sketch_end (sketch);
  return rung_role_timeline_new (plan, "junior", rung_day_from_text (SKETCH_TODAY));
}

static void
test_nothing_overlaps_in_a_lane (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(RungRoleTimeline) role = make_random_role ();
      double widths[16];
      RungLaneMetrics metrics = {
        .width = g_test_rand_double_range (320, 2000), .height = 700, .axis_height = 40, .padding = 14, .lane_gap = 10,
        .right_to_left = g_test_rand_bit (), .bar_height = 22, .bar_gap = 6, .least_bar_width = 4, .most_bars = 80,
        .measure_lane = measure_lane_cb, .measure_title = measure_title_cb, .data = widths,
      };
      RungTimeView limits = rung_role_timeline_get_limits (role);
      double days = exp (g_test_rand_double_range (log (7), log (limits.days)));
      RungTimeView view = rung_time_view_clamp ((RungTimeView) { limits.start + g_test_rand_double () * limits.days, days }, limits);
      RungTimescale scale = rung_time_view_get_scale (view, metrics.width - 2 * metrics.padding);
      g_autoptr(RungLaneStack) stack = NULL;
      g_autoptr(RungLaneLayout) layout = NULL;

      fill_widths (widths);
      stack = rung_lane_stack_new (role, &metrics, rung_timescale_length_per_day (&scale));
      layout = rung_lane_layout_new (role, &metrics, stack, &scale, 0, stack->height);
      assert_lane_laws (stack, layout, &metrics);
    }
}

static void
test_only_rows_in_view_are_placed (void)
{
  RungRoleTimeline *role = make_random_role ();
  double widths[16] = { 60, 90, 120, 70, 80, 140, 60, 100, 110, 75, 200, 66, 60, 90, 88, 99 };
  RungLaneMetrics metrics = {
    .width = 900, .height = 200, .axis_height = 40, .padding = 14, .bar_height = 22, .bar_gap = 6, .least_bar_width = 4,
    .most_bars = 1000, .measure_lane = measure_lane_cb, .measure_title = measure_title_cb, .data = widths,
  };
  RungTimeView view = rung_time_view_of_days (role->first_day, role->last_day);
  RungTimescale scale = rung_time_view_get_scale (view, 872);
  g_autoptr(RungLaneStack) stack = rung_lane_stack_new (role, &metrics, rung_timescale_length_per_day (&scale));
  g_autoptr(RungLaneLayout) layout = rung_lane_layout_new (role, &metrics, stack, &scale, 100, 200);

  for (guint i = 0; i < layout->bars->len; i++)
    {
      RungBox track = g_array_index (layout->bars, RungPlacedBar, i).track;

      g_assert_cmpfloat (track.y + track.height + metrics.bar_gap, >, 100);
      g_assert_cmpfloat (track.y, <, 200);
    }
  rung_role_timeline_free (role);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-layout/nothing-overlaps-at-any-zoom", test_nothing_overlaps_at_any_zoom);
  g_test_add_func ("/timeline-layout/paper-keeps-to-its-height", test_paper_keeps_to_its_height);
  g_test_add_func ("/timeline-layout/panning-changes-no-height", test_panning_changes_no_height);
  g_test_add_func ("/timeline-layout/all-bars-in-view-are-placed", test_all_bars_in_view_are_placed);
  g_test_add_func ("/timeline-layout/right-to-left-is-a-mirror", test_right_to_left_is_a_mirror);
  g_test_add_func ("/timeline-layout/six-roles-have-whole-labels", test_six_roles_have_whole_labels);
  g_test_add_func ("/timeline-layout/what-is-too-narrow-is-summed-up", test_what_is_too_narrow_is_summed_up);
  g_test_add_func ("/timeline-layout/paper-sums-up-what-has-no-room", test_paper_sums_up_what_has_no_room);
  g_test_add_func ("/timeline-layout/nothing-overlaps-in-a-lane", test_nothing_overlaps_in_a_lane);
  g_test_add_func ("/timeline-layout/only-rows-in-view-are-placed", test_only_rows_in_view_are_placed);
  return g_test_run ();
}
