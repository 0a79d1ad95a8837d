/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much room the canvas wants, and where its children stand: the model's layout,
 * fed with what the children measure and rounded to pixels. */

#include "rung-timeline-canvas-private.h"

#include <math.h>

#include "rung-goal-bar.h"
#include "rung-rung-button.h"

#define LEAST_RUNG_WIDTH_PX 22
#define LEAST_RUNG_HEIGHT_PX 54
#define LABEL_PADDING_PX 8
#define BAR_HEIGHT_PX 9
#define BAR_GAP_PX 4
#define LABEL_GAP_PX 12
#define TODAY_GAP_PX 4

/* --- Size ----------------------------------------------------------------------- */

static void
measure_label_cb (const RungTimelineRung *rung,
                  double                 *width,
                  double                 *height,
                  gpointer                data)
{
  RungTimelineCanvas *self = data;

  rung_rung_button_measure_label (g_ptr_array_index (self->rungs, rung->step), width, height);
}

static void
measure_widest (GPtrArray *widgets,
                double    *width,
                double    *height)
{
  *width = *height = 0;
  for (guint i = 0; i < widgets->len; i++)
    {
      int natural_width, natural_height;

      gtk_widget_measure (g_ptr_array_index (widgets, i), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural_width, NULL, NULL);
      gtk_widget_measure (g_ptr_array_index (widgets, i), GTK_ORIENTATION_VERTICAL, -1, NULL, &natural_height, NULL, NULL);
      *width = MAX (*width, natural_width);
      *height = MAX (*height, natural_height);
    }
}

static int
measure_height (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* Everything grows with the size of the text, so that 200 % text still fits. */
static RungTimelineMetrics
make_metrics (RungTimelineCanvas *self,
              double              width,
              double              height)
{
  RungTimelineMetrics metrics = { 0 };
  double label_width, label_height = 0;

  if (self->rungs->len > 0)
    rung_rung_button_measure_label (g_ptr_array_index (self->rungs, 0), &label_width, &label_height);
  metrics.width = width;
  metrics.height = height;
  self->label_height_px = rung_timeline_axis_get_label_height (RUNG_TIMELINE_AXIS (self->axis));
  metrics.axis_height = self->label_height_px + measure_height (self->today_label) + 2 * TODAY_GAP_PX;
  metrics.least_rung_width = LEAST_RUNG_WIDTH_PX;
  metrics.rung_height = MAX (LEAST_RUNG_HEIGHT_PX, label_height + 2 * LABEL_PADDING_PX);
  metrics.bar_height = BAR_HEIGHT_PX;
  metrics.bar_gap = BAR_GAP_PX;
  metrics.least_bar_width = 4;
  metrics.most_bars = 80;
  metrics.label_gap = LABEL_GAP_PX;
  metrics.mark_width = RUNG_RUNG_BUTTON_MARK_WIDTH_PX;
  metrics.right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  metrics.measure_label = measure_label_cb;
  metrics.data = self;
  measure_widest (self->flags, &metrics.flag_width, &metrics.flag_height);
  measure_widest (self->summaries, &metrics.summary_width, &metrics.summary_height);
  return metrics;
}

void
rung_timeline_canvas_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (widget);
  RungTimelineMetrics metrics;
  g_autoptr(RungTimelineStack) stack = NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = 900;
      return;
    }
  *minimum = *natural = 0;
  if (self->timeline == NULL)
    return;
  metrics = make_metrics (self, MAX (for_size, 600), 1);
  stack = rung_timeline_stack_new (self->timeline, &metrics,
                                   metrics.width / (self->timeline->last_day - self->timeline->first_day + 1.0));
  *minimum = (int) ceil (stack->height);
  *natural = MAX (*minimum, 480);
}

/* --- Placing -------------------------------------------------------------------- */

static GtkAllocation
round_box (const RungBox *box)
{
  int x = (int) floor (box->x), y = (int) floor (box->y);

  return (GtkAllocation) { x, y, MAX ((int) floor (box->x + box->width) - x, 1), MAX ((int) floor (box->y + box->height) - y, 1) };
}

static void
place_or_hide (GtkWidget     *widget,
               GtkAllocation  box,
               gboolean       shown)
{
  int least_width, least_height;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  shown = shown && box.width >= least_width && box.height >= least_height;
  gtk_widget_set_child_visible (widget, shown);
  if (shown)
    gtk_widget_size_allocate (widget, &box, -1);
}

static void
place_rungs (RungTimelineCanvas *self)
{
  for (guint i = 0; i < self->layout->n_rungs; i++)
    {
      GtkAllocation place;

      rung_rung_button_place (g_ptr_array_index (self->rungs, i), &self->layout->rungs[i], &self->layout->labels[i], &place);
      gtk_widget_size_allocate (g_ptr_array_index (self->rungs, i), &place, -1);
      place_or_hide (g_ptr_array_index (self->summaries, i), round_box (&self->layout->summaries[i]),
                     self->layout->summaries[i].width > 0);
    }
}

static void
place_bars (RungTimelineCanvas *self)
{
  g_autoptr(GHashTable) placed_goals = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->layout->bars->len; i++)
    {
      const RungPlacedBar *placed = &g_array_index (self->layout->bars, RungPlacedBar, i);
      GtkWidget *bar = g_hash_table_lookup (self->bars, rung_record_get_uid (placed->bar->goal));
      GtkAllocation place = round_box (&placed->track);

      if (bar == NULL)
        continue;
      g_hash_table_add (placed_goals, placed->bar->goal);
      rung_goal_bar_set_track (RUNG_GOAL_BAR (bar), 0, place.width);
      place_or_hide (bar, place, TRUE);
    }
  for (guint i = 0; i < self->shown_bars->len; i++)
    {
      RungRecord *goal = g_array_index (self->shown_bars, RungTimelineBar, i).goal;

      if (!g_hash_table_contains (placed_goals, goal))
        gtk_widget_set_child_visible (g_hash_table_lookup (self->bars, rung_record_get_uid (goal)), FALSE);
    }
}

static double
get_x (RungTimelineCanvas *self,
       guint32             day)
{
  double width = self->layout->scale.length;
  double x = CLAMP (rung_timescale_position (&self->layout->scale, day), 0, width);

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - x : x;
}

/* A label that is centred at a place and stays on the canvas; -1 when it would run into
 * what is taken already. */
static int
centre_label (GtkWidget *label,
              double     x,
              int        width,
              int       *label_width)
{
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, label_width, NULL, NULL);
  return (int) CLAMP (x - *label_width / 2.0, 0, MAX (width - *label_width, 0));
}

/* Bands over the whole height, their words at the foot of the axis' labels; of two that
 * are close only the first has words, the other its tooltip. */
static void
place_pauses (RungTimelineCanvas *self,
              int                 width,
              int                 height,
              int                 top)
{
  int taken = 0, taken_end = 0;

  for (guint i = 0; i < self->pauses->len; i++)
    {
      RungRecord *pause = g_ptr_array_index (self->timeline->pauses, i);
      GtkWidget *label = g_ptr_array_index (self->pause_labels, i);
      guint32 last = rung_record_get_day (pause, RUNG_PAUSE_END);
      double a = get_x (self, rung_record_get_day (pause, RUNG_PAUSE_START));
      double b = get_x (self, last != RUNG_NO_DAY ? last + 1 : self->timeline->last_day);
      GtkAllocation band = { (int) MIN (a, b), top, MAX ((int) fabs (b - a), 2), height - top };
      GtkAllocation text = { 0, top, 0, measure_height (label) };
      gboolean is_free;

      text.x = centre_label (label, band.x + band.width / 2.0, width, &text.width);
      is_free = taken_end == 0 || text.x >= taken_end || text.x + text.width <= taken;
      place_or_hide (label, text, is_free);
      if (is_free)
        {
          taken = text.x;
          taken_end = text.x + text.width;
        }
      band.y += text.height;
      band.height = MAX (band.height - text.height, 1);
      place_or_hide (g_ptr_array_index (self->pauses, i), band, TRUE);
    }
}

static void
place_today (RungTimelineCanvas *self,
             int                 width,
             int                 height)
{
  int x = (int) floor (self->layout->today_x);
  GtkAllocation label = { 0, self->label_height_px + TODAY_GAP_PX, 0, measure_height (self->today_label) };
  GtkAllocation line = { CLAMP (x - 1, 0, MAX (width - 2, 0)), label.y + label.height, 2, 0 };

  label.x = centre_label (self->today_label, x, width, &label.width);
  line.height = MAX (height - line.y, 1);
  place_or_hide (self->today_label, label, label.width <= width);
  place_or_hide (self->today_line, line, TRUE);
}

void
rung_timeline_canvas_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (widget);
  RungTimelineMetrics metrics;
  RungTimescale scale;

  g_clear_pointer (&self->layout, rung_timeline_layout_free);
  if (self->timeline == NULL || width <= 0 || height <= 0)
    return;
  metrics = make_metrics (self, width, height);
  scale = rung_timescale_new (self->timeline->first_day, self->timeline->last_day, width);
  g_clear_pointer (&self->stack, rung_timeline_stack_free);
  self->stack = rung_timeline_stack_new (self->timeline, &metrics, rung_timescale_length_per_day (&scale));
  self->layout = rung_timeline_layout_new (self->timeline, &metrics, self->stack, &scale, 0, height);
  rung_timeline_axis_set_scale (RUNG_TIMELINE_AXIS (self->axis), &self->layout->scale, 0);
  gtk_widget_size_allocate (self->axis, &(GtkAllocation) { 0, 0, width, self->label_height_px }, -1);
  place_rungs (self);
  place_bars (self);
  for (guint i = 0; i < self->flags->len; i++)
    place_or_hide (g_ptr_array_index (self->flags, i), round_box (&self->layout->flags[i]), TRUE);
  place_pauses (self, width, height, (int) metrics.axis_height - TODAY_GAP_PX);
  place_today (self, width, height);
}
