/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the canvas' children stand: the model's stack and layout, fed with what the children
 * measure and rounded to pixels.  Nothing here grows with the plan but the number of rungs. */

#include "rung-timeline-canvas-private.h"

#include <math.h>

#include "rung-rung-button.h"
#include "rung-sum-bar.h"
#include "rung-ui.h"

#define LEAST_RUNG_WIDTH_PX 22
#define LEAST_RUNG_HEIGHT_PX 54
#define LABEL_PADDING_PX 8
#define BAR_HEIGHT_PX 9
#define BAR_GAP_PX 4
#define LEAST_BAR_WIDTH_PX 4
#define MOST_BARS 80
#define LABEL_GAP_PX 12
/* How long a day is when titles begin to have room: a year in 440 pixels. */
#define TITLED_LEAST_PER_DAY_PX 0.7
#define RUNG_END_PX 8

/* --- Measures ------------------------------------------------------------------- */

static void
measure_label_cb (const RungTimelineRung *rung,
                  double                 *width,
                  double                 *height,
                  gpointer                data)
{
  RungTimelineCanvas *self = data;

  rung_rung_button_measure_label (g_ptr_array_index (self->rungs, rung->step), width, height);
}

static double
measure_title_cb (const RungTimelineBar *bar,
                  gpointer               data)
{
  return rung_bar_pool_measure_title (((RungTimelineCanvas *) data)->bars, bar);
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

/* Everything grows with the size of the text, so that 200 % text still fits. */
static void
make_metrics (RungTimelineCanvas *self,
              double              width,
              double              height)
{
  RungTimelineMetrics *metrics = &self->metrics;
  double label_width, label_height = 0;

  if (self->rungs->len > 0)
    rung_rung_button_measure_label (g_ptr_array_index (self->rungs, 0), &label_width, &label_height);
  *metrics = (RungTimelineMetrics) {
    .width = width,
    .height = height,
    .right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
    .axis_height = rung_time_pane_get_axis_height (RUNG_TIME_PANE (self)),
    .least_rung_width = LEAST_RUNG_WIDTH_PX,
    .rung_height = MAX (LEAST_RUNG_HEIGHT_PX, label_height + 2 * LABEL_PADDING_PX),
    .bar_height = BAR_HEIGHT_PX,
    .bar_gap = BAR_GAP_PX,
    .titled_bar_height = rung_bar_pool_get_titled_height (self->bars),
    .titled_least_per_day = TITLED_LEAST_PER_DAY_PX,
    .least_bar_width = LEAST_BAR_WIDTH_PX,
    .most_bars = MOST_BARS,
    .label_gap = LABEL_GAP_PX,
    .mark_width = RUNG_RUNG_BUTTON_MARK_WIDTH_PX,
    .measure_label = measure_label_cb,
    .measure_title = measure_title_cb,
    .data = self,
  };
  measure_widest (self->flags, &metrics->flag_width, &metrics->flag_height);
  measure_widest (self->summaries, &metrics->summary_width, &metrics->summary_height);
}

double
rung_timeline_canvas_measure_content (RungTimePane *pane,
                                      double        width,
                                      double        height,
                                      double        per_day)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (pane);

  g_clear_pointer (&self->layout, rung_timeline_layout_free);
  g_clear_pointer (&self->stack, rung_timeline_stack_free);
  if (self->timeline == NULL)
    return 0;
  make_metrics (self, width, height);
  self->stack = rung_timeline_stack_new (self->timeline, &self->metrics, per_day);
  return ceil (self->stack->height);
}

/* --- Placing -------------------------------------------------------------------- */

static GtkAllocation
round_box (const RungBox *box)
{
  int x = (int) floor (box->x), y = (int) floor (box->y);

  return (GtkAllocation) { x, y, MAX ((int) floor (box->x + box->width) - x, 1), MAX ((int) floor (box->y + box->height) - y, 1) };
}

static void
place_in_box (RungTimelineCanvas *self,
              GtkWidget          *child,
              const RungBox      *box)
{
  GtkAllocation place = round_box (box);

  if (box->width > 0)
    rung_time_pane_place_child (RUNG_TIME_PANE (self), child, place.x, place.y, place.width, place.height);
}

/* A span that is dragged, instead of the plan's. */
static void
stretch (RungTimelineCanvas *self,
         RungSpan            span,
         RungBox            *box)
{
  RungTimePane *pane = RUNG_TIME_PANE (self);
  double a = rung_time_pane_get_x (pane, span.first);
  double b = span.end != RUNG_DAY_FOREVER ? rung_time_pane_get_x (pane, span.end)
                                          : (self->metrics.right_to_left ? 0 : self->metrics.width);

  box->x = CLAMP (MIN (a, b), -LABEL_GAP_PX, self->metrics.width);
  box->width = CLAMP (MAX (a, b), 1, self->metrics.width + LABEL_GAP_PX) - box->x;
}

static gboolean
get_rung_preview (RungTimelineCanvas *self,
                  guint               position,
                  RungSpan           *span)
{
  const RungTimelineRung *rung = rung_timeline_canvas_get_rung (self, position);
  RungTimePane *pane = RUNG_TIME_PANE (self);

  return rung_time_pane_get_preview (pane, rung_record_get_uid (rung->role), span) ||
         (rung->stay != NULL && rung_time_pane_get_preview (pane, rung_record_get_uid (rung->stay), span));
}

/* Whole or not at all: the bars say the same. */
static void
place_summary (RungTimelineCanvas *self,
               guint               position)
{
  GtkWidget *label = g_ptr_array_index (self->summaries, position);
  RungBox box = self->layout->summaries[position];
  gboolean is_before = self->layout->summaries_before[position];
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int natural;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  if (box.width < natural)
    return;
  /* As wide as the words, at the bars' side of the box. */
  if (is_before != is_mirrored)
    box.x += box.width - natural;
  box.width = natural;
  place_in_box (self, label, &box);
}

static void
place_rung (RungTimelineCanvas *self,
            guint               position)
{
  GtkWidget *button = g_ptr_array_index (self->rungs, position);
  RungBox box = self->layout->rungs[position];
  RungBox label = self->layout->labels[position];
  GtkAllocation place;
  RungSpan span;

  if (box.width <= 0)
    return;
  if (get_rung_preview (self, position, &span))
    stretch (self, span, &box);
  rung_rung_button_place (RUNG_RUNG_BUTTON (button), &box, &label, &place);
  rung_time_pane_place_child (RUNG_TIME_PANE (self), button, place.x, place.y, place.width, place.height);
  place_summary (self, position);
}

static void
place_bar (RungTimelineCanvas  *self,
           const RungPlacedBar *at)
{
  RungPlacedBar placed = *at;
  RungSpan span;

  if (rung_time_pane_get_preview (RUNG_TIME_PANE (self), rung_record_get_uid (at->bar->goal), &span))
    {
      double left = placed.track.x;

      stretch (self, span, &placed.track);
      placed.whole_x = placed.track.x;
      placed.whole_width = placed.track.width;
      placed.title.x += placed.track.x - left;
    }
  rung_bar_pool_take (self->bars, &placed);
}

static void
place_bars (RungTimelineCanvas *self)
{
  rung_bar_pool_begin (self->bars);
  for (guint i = 0; i < self->layout->bars->len; i++)
    place_bar (self, &g_array_index (self->layout->bars, RungPlacedBar, i));
  rung_bar_pool_end (self->bars);
}

static const RungTimelineSum *
get_sum (RungTimelineCanvas *self,
         guint               rung,
         guint               position)
{
  return &g_array_index (rung_timeline_canvas_get_rung (self, rung)->sums, RungTimelineSum, position);
}

/* Strips are few: one is looked for by its responsibility, so that it keeps the focus. */
static GtkWidget *
take_sum (RungTimelineCanvas *self,
          const char         *uid,
          GHashTable         *taken)
{
  GtkWidget *waiting = NULL;

  for (guint i = 0; i < self->sums->len; i++)
    {
      GtkWidget *sum = g_ptr_array_index (self->sums, i);

      if (g_hash_table_contains (taken, sum))
        continue;
      if (g_strcmp0 (rung_sum_bar_get_uid (RUNG_SUM_BAR (sum)), uid) == 0)
        return sum;
      if (rung_ui_get_focus_child (GTK_WIDGET (self)) != sum)
        waiting = sum;
    }
  if (waiting != NULL)
    return waiting;
  waiting = rung_sum_bar_new ();
  rung_time_pane_add_child (RUNG_TIME_PANE (self), waiting);
  g_ptr_array_add (self->sums, waiting);
  return waiting;
}

/* Its words begin where it is seen. */
static RungBox
clip_to_canvas (RungTimelineCanvas *self,
                RungBox             box)
{
  double start = MAX (box.x, 0), end = MIN (box.x + box.width, self->metrics.width);

  return (RungBox) { start, box.y, MAX (end - start, 1), box.height };
}

static void
place_sums (RungTimelineCanvas *self)
{
  g_autoptr(GHashTable) taken = NULL;

  if (self->layout->sums->len == 0)
    return;
  taken = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->layout->sums->len; i++)
    {
      const RungPlacedSum *placed = &g_array_index (self->layout->sums, RungPlacedSum, i);
      const RungTimelineSum *sum = get_sum (self, placed->group, placed->position);
      const char *uid = rung_record_get_uid (sum->responsibility);
      GtkWidget *widget = take_sum (self, uid, taken);
      RungBox track;

      if (self->sums_are_stale || g_strcmp0 (rung_sum_bar_get_uid (RUNG_SUM_BAR (widget)), uid) != 0)
        rung_sum_bar_bind (RUNG_SUM_BAR (widget), sum, rung_record_get_uid (rung_timeline_canvas_get_rung (self, placed->group)->role));
      g_hash_table_add (taken, widget);
      track = clip_to_canvas (self, placed->track);
      place_in_box (self, widget, &track);
    }
}

void
rung_timeline_canvas_place (RungTimePane        *pane,
                            const RungTimescale *scale,
                            double               top,
                            double               bottom)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (pane);

  g_clear_pointer (&self->layout, rung_timeline_layout_free);
  if (self->stack == NULL)
    return;
  self->layout = rung_timeline_layout_new (self->timeline, &self->metrics, self->stack, scale, top, bottom);
  for (guint i = 0; i < self->layout->n_rungs; i++)
    place_rung (self, i);
  for (guint i = 0; i < self->layout->n_flags; i++)
    place_in_box (self, g_ptr_array_index (self->flags, i), &self->layout->flags[i]);
  for (guint i = 0; i < self->layout->n_gaps; i++)
    place_in_box (self, g_ptr_array_index (self->gaps, i), &self->layout->gaps[i]);
  place_bars (self);
  place_sums (self);
  self->sums_are_stale = FALSE;
}

GtkWidget *
rung_timeline_canvas_find_sum (RungTimelineCanvas *self,
                               guint               rung,
                               guint               position)
{
  const char *uid = rung_record_get_uid (get_sum (self, rung, position)->responsibility);

  for (guint i = 0; i < self->sums->len; i++)
    if (g_strcmp0 (rung_sum_bar_get_uid (g_ptr_array_index (self->sums, i)), uid) == 0 &&
        gtk_widget_get_child_visible (g_ptr_array_index (self->sums, i)))
      return g_ptr_array_index (self->sums, i);
  return NULL;
}

/* --- What is under a point ------------------------------------------------------ */

static gboolean
is_inside (const RungBox *box,
           double         x,
           double         y)
{
  return box->width > 0 && x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}

static gboolean
pick_bar (RungTimelineCanvas *self,
          double              x,
          double              y,
          RungTimeTarget     *target)
{
  for (guint i = 0; i < self->layout->bars->len; i++)
    {
      const RungPlacedBar *placed = &g_array_index (self->layout->bars, RungPlacedBar, i);

      if (!is_inside (&placed->track, x, y) && !is_inside (&placed->title, x, y))
        continue;
      *target = (RungTimeTarget) { RUNG_TIME_TARGET_BAR, RUNG_TIME_PART_BODY, rung_record_get_uid (placed->bar->goal), NULL,
                                   placed->group, placed->bar->span };
      if (is_inside (&placed->track, x, y))
        target->part = rung_time_pane_find_part (RUNG_TIME_PANE (self), placed->whole_x, placed->whole_width, x);
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_at_end (RungTimelineCanvas *self,
           RungSpan            span,
           double              x)
{
  return span.end != RUNG_DAY_FOREVER && fabs (x - rung_time_pane_get_x (RUNG_TIME_PANE (self), span.end)) <= RUNG_END_PX;
}

static gboolean
pick_rung (RungTimelineCanvas *self,
           double              x,
           double              y,
           RungTimeTarget     *target)
{
  for (guint i = 0; i < self->layout->n_rungs; i++)
    {
      const RungTimelineRung *rung = rung_timeline_canvas_get_rung (self, i);
      RungBox box = self->layout->rungs[i];

      /* The end is taken hold of from both its sides. */
      box.x -= box.width > 0 ? RUNG_END_PX : 0;
      box.width += box.width > 0 ? 2 * RUNG_END_PX : 0;
      if (!is_inside (&box, x, y))
        continue;
      if (is_at_end (self, rung->span, x))
        *target = (RungTimeTarget) { RUNG_TIME_TARGET_RUNG_END, RUNG_TIME_PART_END, rung_record_get_uid (rung->role),
                                     rung->stay != NULL ? rung_record_get_uid (rung->stay) : NULL, i, rung->span };
      return target->kind != RUNG_TIME_TARGET_NONE || is_inside (&self->layout->rungs[i], x, y);
    }
  return FALSE;
}

gboolean
rung_timeline_canvas_pick (RungTimePane   *pane,
                           double          x,
                           double          y,
                           RungTimeTarget *target)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (pane);

  y += rung_time_pane_get_top (pane);
  return self->layout != NULL && (pick_bar (self, x, y, target) || pick_rung (self, x, y, target));
}
