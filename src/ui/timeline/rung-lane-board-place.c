/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the board's children stand: the model's stack and layout, fed with what the lanes
 * measure and rounded to pixels.  Nothing here grows with the goals; what grows with the
 * number of lanes is kept until the plan, the width or the font changes. */

#include "rung-lane-board-private.h"

#include <math.h>

#include "rung-lane.h"
#include "rung-sum-bar.h"
#include "rung-ui.h"

#define LANE_GAP_PX 8
#define BAR_GAP_PX 6
#define LEAST_BAR_WIDTH_PX 4
#define MOST_BARS 80
#define OVERHANG_PX 12
/* When a strip is opened: so wide is a goal of usual length then. */
#define OPENED_BAR_WIDTH_PX 48

/* --- Measures ------------------------------------------------------------------- */

/* By a lane that is never seen: those in view show others. */
static void
measure_heights (RungLaneBoard *self)
{
  GtkWidget *gauge;
  guint font = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  int width = (int) self->metrics.width;

  if (self->heights->len == self->role->lanes->len && self->heights_width == width && self->heights_font == font)
    return;
  self->heights_width = width;
  self->heights_font = font;
  g_array_set_size (self->heights, self->role->lanes->len);
  gauge = rung_lane_new ();
  rung_time_pane_add_child (RUNG_TIME_PANE (self), gauge);
  for (guint i = 0; i < self->role->lanes->len; i++)
    {
      RungLaneHeights *heights = &g_array_index (self->heights, RungLaneHeights, i);

      rung_lane_show (RUNG_LANE (gauge), self->role->plan, rung_lane_board_get_lane (self, i), self->role->today);
      rung_lane_measure_parts (RUNG_LANE (gauge), width, &heights->header, &heights->footer);
    }
  gtk_widget_unparent (gauge);
}

/* An empty lane has room for one bar, to draw a goal there. */
static void
measure_lane_cb (const RungRoleLane *lane,
                 double             *header,
                 double             *footer,
                 gpointer            data)
{
  RungLaneBoard *self = data;
  guint position = (guint) (lane - rung_lane_board_get_lane (self, 0));
  RungLaneHeights heights = g_array_index (self->heights, RungLaneHeights, position);

  *header = heights.header;
  if (rung_bar_set_get_n_bars (lane->bars) == 0)
    *header += self->metrics.bar_height + self->metrics.bar_gap;
  *footer = heights.footer;
}

static double
measure_title_cb (const RungTimelineBar *bar,
                  gpointer               data)
{
  return rung_bar_pool_measure_title (((RungLaneBoard *) data)->bars, bar);
}

static void
make_metrics (RungLaneBoard *self,
              double         width,
              double         height)
{
  self->metrics = (RungLaneMetrics) {
    .width = width + 2 * RUNG_LANE_PADDING_PX,
    .height = height,
    .right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
    .axis_height = rung_time_pane_get_axis_height (RUNG_TIME_PANE (self)),
    .padding = RUNG_LANE_PADDING_PX,
    .lane_gap = LANE_GAP_PX,
    .bar_height = rung_bar_pool_get_titled_height (self->bars),
    .bar_gap = BAR_GAP_PX,
    .least_bar_width = LEAST_BAR_WIDTH_PX,
    .most_bars = MOST_BARS,
    .measure_lane = measure_lane_cb,
    .measure_title = measure_title_cb,
    .data = self,
  };
  measure_heights (self);
}

double
rung_lane_board_measure_content (RungTimePane *pane,
                                 double        width,
                                 double        height,
                                 double        per_day)
{
  RungLaneBoard *self = RUNG_LANE_BOARD (pane);

  g_clear_pointer (&self->layout, rung_lane_layout_free);
  g_clear_pointer (&self->stack, rung_lane_stack_free);
  if (self->role == NULL)
    return 0;
  make_metrics (self, width, height);
  self->stack = rung_lane_stack_new (self->role, &self->metrics, per_day);
  return ceil (self->stack->height);
}

/* --- Lanes ---------------------------------------------------------------------- */

static void
add_lane (RungLaneBoard *self)
{
  GtkWidget *lane = rung_lane_new ();
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "css-name", "lanecard", "can-target", FALSE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  /* Before the bars, which stand on it. */
  rung_time_pane_add_child (RUNG_TIME_PANE (self), lane);
  gtk_widget_insert_before (lane, GTK_WIDGET (self), self->ghost);
  rung_time_pane_add_ground (RUNG_TIME_PANE (self), card);
  g_ptr_array_add (self->lanes, lane);
  g_ptr_array_add (self->cards, card);
}

static gboolean
is_in_view (const RungLaneStack *stack,
            guint                position,
            double               top,
            double               bottom)
{
  return stack->lanes[position].top < bottom && stack->lanes[position].top + stack->lanes[position].height > top;
}

/* The widget of a lane: its own, so that it keeps the focus, or one that nobody needs. */
static guint
take_lane (RungLaneBoard *self,
           const char    *uid,
           GHashTable    *taken)
{
  guint waiting = self->lanes->len;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      GtkWidget *lane = g_ptr_array_index (self->lanes, i);

      if (g_strcmp0 (rung_lane_get_uid (RUNG_LANE (lane)), uid) == 0)
        return i;
      if (!g_hash_table_contains (taken, lane) && rung_ui_get_focus_child (GTK_WIDGET (self)) != lane)
        waiting = i;
    }
  if (waiting == self->lanes->len)
    add_lane (self);
  return waiting;
}

static void
bind_lane (RungLaneBoard *self,
           GtkWidget     *lane,
           guint          position)
{
  if (g_hash_table_contains (self->fresh, lane) &&
      g_strcmp0 (rung_lane_get_uid (RUNG_LANE (lane)), rung_lane_board_get_lane_uid (self, position)) == 0)
    return;
  rung_lane_show (RUNG_LANE (lane), self->role->plan, rung_lane_board_get_lane (self, position), self->role->today);
  g_hash_table_add (self->fresh, lane);
}

static void
place_lane (RungLaneBoard *self,
            guint          position,
            GHashTable    *taken)
{
  const RungLaneBand *band = &self->stack->lanes[position];
  guint which = take_lane (self, rung_lane_board_get_lane_uid (self, position), taken);
  GtkWidget *lane = g_ptr_array_index (self->lanes, which);
  int top = (int) floor (band->top), height = (int) floor (band->top + band->height) - top;

  bind_lane (self, lane, position);
  g_hash_table_add (taken, lane);
  rung_time_pane_place_child (RUNG_TIME_PANE (self), lane, 0, top, (int) self->metrics.width, height);
  /* The card's rim is outside of it. */
  rung_time_pane_place_child (RUNG_TIME_PANE (self), g_ptr_array_index (self->cards, which), 1, top,
                              (int) self->metrics.width - 2, height);
}

/* First those that have their widget already, or another would take it from them. */
static void
place_lanes (RungLaneBoard *self,
             double         top,
             double         bottom)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->stack->n_lanes; i++)
    if (is_in_view (self->stack, i, top, bottom))
      {
        GtkWidget *lane = rung_lane_board_find_lane (self, i);

        if (lane != NULL)
          g_hash_table_add (taken, lane);
      }
  for (guint i = 0; i < self->stack->n_lanes; i++)
    if (is_in_view (self->stack, i, top, bottom))
      place_lane (self, i, taken);
}

GtkWidget *
rung_lane_board_find_lane (RungLaneBoard *self,
                           guint          position)
{
  for (guint i = 0; i < self->lanes->len; i++)
    if (g_strcmp0 (rung_lane_get_uid (g_ptr_array_index (self->lanes, i)), rung_lane_board_get_lane_uid (self, position)) == 0)
      return g_ptr_array_index (self->lanes, i);
  return NULL;
}

/* --- Bars ----------------------------------------------------------------------- */

/* Another span than the plan's: the one that is dragged. */
static void
stretch (RungLaneBoard *self,
         RungSpan       span,
         RungPlacedBar *placed)
{
  double a = rung_time_pane_get_x (RUNG_TIME_PANE (self), span.first);
  double b = rung_time_pane_get_x (RUNG_TIME_PANE (self), span.end);

  placed->whole_x = MIN (a, b);
  placed->whole_width = MAX (fabs (b - a), LEAST_BAR_WIDTH_PX);
  placed->track.x = CLAMP (placed->whole_x, -OVERHANG_PX, self->metrics.width);
  placed->track.width = CLAMP (placed->whole_x + placed->whole_width, placed->track.x + 1, self->metrics.width + OVERHANG_PX) - placed->track.x;
}

/* The title goes along with the end that it stands at. */
static void
stretch_with_title (RungLaneBoard *self,
                    RungSpan       span,
                    RungPlacedBar *placed)
{
  RungBox old = placed->track;

  stretch (self, span, placed);
  if (placed->title.x >= old.x + old.width)
    placed->title.x += placed->track.x + placed->track.width - old.x - old.width;
  else
    placed->title.x += placed->track.x - old.x;
}

static double
get_row_top (RungLaneBoard *self,
             guint          lane,
             guint          row)
{
  return self->stack->lanes[lane].rows_top + row * (self->metrics.bar_height + self->metrics.bar_gap);
}

/* A bar that is dragged and whose days in the plan are out of view: it is looked for only
 * then, since that takes longer with many goals. */
static void
place_preview (RungLaneBoard *self,
               const char    *uid,
               double         top,
               double         bottom)
{
  for (guint i = 0; i < self->stack->n_lanes; i++)
    {
      const RungLaneBand *band = &self->stack->lanes[i];
      int position = band->detail == RUNG_DETAIL_TITLED_BARS ? rung_bar_set_find_goal (band->bars, uid) : -1;
      RungPlacedBar placed = { i };
      RungSpan span;

      if (position < 0 || !is_in_view (self->stack, i, top, bottom) || !rung_time_pane_get_preview (RUNG_TIME_PANE (self), uid, &span))
        continue;
      placed.bar = rung_bar_set_get (band->bars, (guint) position);
      placed.position = (guint) position;
      placed.track.y = get_row_top (self, i, placed.bar->row);
      placed.track.height = self->metrics.bar_height;
      stretch (self, span, &placed);
      placed.title = (RungBox) { placed.track.x + BAR_GAP_PX, placed.track.y, MAX (placed.track.width - 2 * BAR_GAP_PX, 0), placed.track.height };
      rung_bar_pool_take (self->bars, &placed);
    }
}

static void
place_bars (RungLaneBoard *self,
            double         top,
            double         bottom)
{
  const char *preview = rung_time_pane_get_preview_uid (RUNG_TIME_PANE (self));
  gboolean is_preview_placed = preview == NULL;

  rung_bar_pool_begin (self->bars);
  for (guint i = 0; i < self->layout->bars->len; i++)
    {
      RungPlacedBar placed = g_array_index (self->layout->bars, RungPlacedBar, i);
      RungSpan span;

      if (preview != NULL && rung_time_pane_get_preview (RUNG_TIME_PANE (self), rung_record_get_uid (placed.bar->goal), &span))
        {
          stretch_with_title (self, span, &placed);
          is_preview_placed = TRUE;
        }
      rung_bar_pool_take (self->bars, &placed);
    }
  if (!is_preview_placed)
    place_preview (self, preview, top, bottom);
  rung_bar_pool_end (self->bars);
}

/* --- A goal that is being drawn --------------------------------------------------- */

/* The first row that is free at that time; below all rows if none is. */
static double
find_ghost_top (RungLaneBoard *self,
                guint          lane,
                RungSpan       span)
{
  const RungLaneBand *band = &self->stack->lanes[lane];
  guint row = 0, first, end;

  if (band->detail == RUNG_DETAIL_NONE)
    return band->rows_top - self->metrics.bar_height - self->metrics.bar_gap;
  for (; band->detail == RUNG_DETAIL_TITLED_BARS && row < band->n_rows; row++)
    {
      rung_bar_set_find (band->bars, row, span.first, span.end, &first, &end);
      if (first >= end)
        return get_row_top (self, lane, row);
    }
  return get_row_top (self, lane, band->n_rows);
}

static void
place_ghost (RungLaneBoard *self)
{
  RungPlacedBar placed = { 0 };
  RungSpan span;
  const char *uid = rung_time_pane_get_ghost (RUNG_TIME_PANE (self), &span);

  for (guint i = 0; uid != NULL && i < self->stack->n_lanes; i++)
    if (g_str_equal (rung_lane_board_get_lane_uid (self, i), uid))
      {
        stretch (self, span, &placed);
        rung_time_pane_place_child (RUNG_TIME_PANE (self), self->ghost, (int) floor (placed.track.x), (int) floor (find_ghost_top (self, i, span)),
                                    MAX ((int) placed.track.width, LEAST_BAR_WIDTH_PX), (int) self->metrics.bar_height);
      }
}

/* --- Strips --------------------------------------------------------------------- */

/* Closer, until goals of usual length are seen one by one: around today if the goals are
 * now, else around their middle. */
static void
open_sum_cb (RungSumBar    *sum,
             RungLaneBoard *self)
{
  RungTimePane *pane = RUNG_TIME_PANE (self);
  double length = self->metrics.width - 2 * RUNG_LANE_PADDING_PX;

  for (guint i = 0; i < self->role->lanes->len; i++)
    {
      const RungBarSet *bars = rung_lane_board_get_lane (self, i)->bars;
      RungSpan span = rung_bar_set_get_span (bars);
      RungTimeView view = rung_time_pane_get_view (pane);
      guint32 day = rung_span_contains (span, self->role->today) ? self->role->today : span.first + (span.end - span.first) / 2;

      if (g_strcmp0 (rung_lane_board_get_lane_uid (self, i), rung_sum_bar_get_uid (sum)) != 0)
        continue;
      view.days = MIN (view.days / 2, length / OPENED_BAR_WIDTH_PX * rung_bar_set_get_typical_days (bars));
      view.days = MIN (view.days, (double) (span.end - span.first) * MOST_BARS / (2.0 * rung_bar_set_get_n_bars (bars)));
      view.days = MAX (view.days, RUNG_TIME_VIEW_LEAST_DAYS);
      rung_time_pane_show_view (pane, rung_time_view_centre (view, rung_time_pane_get_limits (pane), day));
    }
}

static GtkWidget *
take_sum (RungLaneBoard *self,
          const char    *uid,
          GHashTable    *taken)
{
  GtkWidget *waiting = NULL;

  for (guint i = 0; i < self->sums->len; i++)
    {
      GtkWidget *sum = g_ptr_array_index (self->sums, i);

      if (g_strcmp0 (rung_sum_bar_get_uid (RUNG_SUM_BAR (sum)), uid) == 0)
        return sum;
      if (!g_hash_table_contains (taken, sum) && rung_ui_get_focus_child (GTK_WIDGET (self)) != sum)
        waiting = sum;
    }
  if (waiting != NULL)
    return waiting;
  waiting = rung_sum_bar_new ();
  g_signal_connect_object (waiting, "clicked", G_CALLBACK (open_sum_cb), self, G_CONNECT_DEFAULT);
  rung_time_pane_add_child (RUNG_TIME_PANE (self), waiting);
  g_ptr_array_add (self->sums, waiting);
  return waiting;
}

static void
bind_sum (RungLaneBoard *self,
          GtkWidget     *widget,
          guint          lane)
{
  const RungBarSet *bars = rung_lane_board_get_lane (self, lane)->bars;
  RungTimelineSum sum = { rung_lane_board_get_lane (self, lane)->responsibility, rung_bar_set_get_span (bars),
                          rung_bar_set_get_count (bars), NULL };

  if (g_hash_table_contains (self->fresh, widget) &&
      g_strcmp0 (rung_sum_bar_get_uid (RUNG_SUM_BAR (widget)), rung_lane_board_get_lane_uid (self, lane)) == 0)
    return;
  rung_sum_bar_bind (RUNG_SUM_BAR (widget), &sum, NULL);
  g_hash_table_add (self->fresh, widget);
}

static void
place_sums (RungLaneBoard *self)
{
  g_autoptr(GHashTable) taken = NULL;

  if (self->layout->sums->len == 0)
    return;
  taken = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->layout->sums->len; i++)
    {
      GtkWidget *sum = rung_lane_board_find_sum (self, g_array_index (self->layout->sums, RungPlacedSum, i).group);

      if (sum != NULL)
        g_hash_table_add (taken, sum);
    }
  for (guint i = 0; i < self->layout->sums->len; i++)
    {
      const RungPlacedSum *placed = &g_array_index (self->layout->sums, RungPlacedSum, i);
      GtkWidget *sum = take_sum (self, rung_lane_board_get_lane_uid (self, placed->group), taken);

      bind_sum (self, sum, placed->group);
      g_hash_table_add (taken, sum);
      rung_time_pane_place_child (RUNG_TIME_PANE (self), sum, (int) floor (placed->track.x), (int) floor (placed->track.y),
                                  MAX ((int) placed->track.width, 1), (int) placed->track.height);
    }
}

GtkWidget *
rung_lane_board_find_sum (RungLaneBoard *self,
                          guint          position)
{
  for (guint i = 0; i < self->sums->len; i++)
    if (g_strcmp0 (rung_sum_bar_get_uid (g_ptr_array_index (self->sums, i)), rung_lane_board_get_lane_uid (self, position)) == 0)
      return g_ptr_array_index (self->sums, i);
  return NULL;
}

void
rung_lane_board_place (RungTimePane        *pane,
                       const RungTimescale *scale,
                       double               top,
                       double               bottom)
{
  RungLaneBoard *self = RUNG_LANE_BOARD (pane);

  g_clear_pointer (&self->layout, rung_lane_layout_free);
  if (self->stack == NULL)
    return;
  self->layout = rung_lane_layout_new (self->role, &self->metrics, self->stack, scale, top, bottom);
  place_lanes (self, top, bottom);
  place_bars (self, top, bottom);
  place_sums (self);
  place_ghost (self);
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
pick_bar (RungLaneBoard  *self,
          double          x,
          double          y,
          RungTimeTarget *target)
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
is_at_sum (RungLaneBoard *self,
           double         x,
           double         y)
{
  for (guint i = 0; i < self->layout->sums->len; i++)
    if (is_inside (&g_array_index (self->layout->sums, RungPlacedSum, i).track, x, y))
      return TRUE;
  return FALSE;
}

static gboolean
pick_lane (RungLaneBoard  *self,
           double          x,
           double          y,
           RungTimeTarget *target)
{
  guint32 day = (guint32) MAX (rung_time_pane_get_day (RUNG_TIME_PANE (self), x), 1);

  for (guint i = 0; i < self->stack->n_lanes; i++)
    {
      const RungLaneBand *band = &self->stack->lanes[i];
      GtkWidget *lane;

      if (y < band->top || y >= band->top + band->height)
        continue;
      lane = rung_lane_board_find_lane (self, i);
      if (lane == NULL || !rung_lane_has_button_at (RUNG_LANE (lane), x, y - floor (band->top)))
        *target = (RungTimeTarget) { RUNG_TIME_TARGET_LANE, RUNG_TIME_PART_BODY, rung_lane_board_get_lane_uid (self, i), NULL, i,
                                     { day, day + 1 } };
      return TRUE;
    }
  return FALSE;
}

gboolean
rung_lane_board_pick (RungTimePane   *pane,
                      double          x,
                      double          y,
                      RungTimeTarget *target)
{
  RungLaneBoard *self = RUNG_LANE_BOARD (pane);

  y += rung_time_pane_get_top (pane);
  if (self->layout == NULL)
    return FALSE;
  return pick_bar (self, x, y, target) || is_at_sum (self, x, y) || pick_lane (self, x, y, target);
}
