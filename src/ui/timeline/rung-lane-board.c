/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lane for each responsibility of a role, on one axis.
 *
 *  1. The axis shows the days that the goals' bars need, with today if it is near; without
 *     goals the year around today, or the time of a role that is over or far ahead.
 *  2. Ticks and today's line are drawn behind the lanes; each lane draws the line over
 *     its bars. */

#include "rung-lane-board.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rung-lane.h"
#include "rung-timeline-axis.h"
#include "rung-ui.h"

#define LANE_GAP_PX 10
#define TODAY_GAP_PX 4
#define NEAR_DAYS 400
#define LEAST_RANGE_DAYS 120

struct _RungLaneBoard
{
  GtkWidget         parent_instance;

  GPtrArray        *lanes; /* of RungLane, borrowed */
  GtkWidget        *axis;
  GtkWidget        *today_line;
  GtkWidget        *today_label;
  guint32           first_day, last_day, today;
  int               label_height_px;
};

G_DEFINE_FINAL_TYPE (RungLaneBoard, rung_lane_board, GTK_TYPE_WIDGET)

static gboolean
is_today_shown (RungLaneBoard *self)
{
  return self->today >= self->first_day && self->today <= self->last_day;
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_axis_height (RungLaneBoard *self)
{
  return self->label_height_px + TODAY_GAP_PX + measure_height (self->today_label, -1) + TODAY_GAP_PX;
}

static GtkSizeRequestMode
rung_lane_board_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rung_lane_board_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  RungLaneBoard *self = RUNG_LANE_BOARD (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      self->label_height_px = rung_timeline_axis_get_label_height (RUNG_TIMELINE_AXIS (self->axis));
      *minimum = *natural = get_axis_height (self);
    }
  for (guint i = 0; i < self->lanes->len; i++)
    {
      int lane_minimum, lane_natural;

      gtk_widget_measure (g_ptr_array_index (self->lanes, i), orientation, for_size, &lane_minimum, &lane_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum = MAX (*minimum, lane_minimum);
          *natural = MAX (*natural, lane_natural);
          continue;
        }
      *minimum += lane_natural + LANE_GAP_PX;
      *natural = *minimum;
    }
}

static void
place_today (RungLaneBoard       *self,
             const RungTimescale *scale,
             int                  width,
             int                  height)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double position = RUNG_LANE_PADDING_PX + rung_timescale_position (scale, self->today);
  int x = (int) floor (is_mirrored ? width - position : position);
  int top = self->label_height_px + TODAY_GAP_PX;
  GtkAllocation label = { 0, top, 0, measure_height (self->today_label, -1) };
  GtkAllocation line = { CLAMP (x - 1, 0, MAX (width - 2, 0)), top + label.height, 2, MAX (height - top - label.height, 1) };

  gtk_widget_set_child_visible (self->today_line, is_today_shown (self));
  gtk_widget_set_child_visible (self->today_label, is_today_shown (self));
  if (!is_today_shown (self))
    return;
  gtk_widget_measure (self->today_label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &label.width, NULL, NULL);
  label.x = CLAMP (x - label.width / 2, 0, MAX (width - label.width, 0));
  gtk_widget_size_allocate (self->today_label, &label, -1);
  gtk_widget_size_allocate (self->today_line, &line, -1);
}

static void
rung_lane_board_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  RungLaneBoard *self = RUNG_LANE_BOARD (widget);
  RungTimescale scale = rung_timescale_new (self->first_day, self->last_day, MAX (width - 2 * RUNG_LANE_PADDING_PX, 1));
  int y = get_axis_height (self);

  rung_timeline_axis_set_scale (RUNG_TIMELINE_AXIS (self->axis), &scale, RUNG_LANE_PADDING_PX);
  gtk_widget_size_allocate (self->axis, &(GtkAllocation) { 0, 0, width, self->label_height_px }, -1);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      GtkWidget *lane = g_ptr_array_index (self->lanes, i);
      GtkAllocation box = { 0, y, width, measure_height (lane, width) };

      gtk_widget_size_allocate (lane, &box, -1);
      y += box.height + LANE_GAP_PX;
    }
  place_today (self, &scale, width, height);
}

static void
rung_lane_board_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  RungLaneBoard *self = RUNG_LANE_BOARD (widget);

  rung_timeline_axis_snapshot_lines (RUNG_TIMELINE_AXIS (self->axis), snapshot, self->label_height_px, gtk_widget_get_height (widget));
  GTK_WIDGET_CLASS (rung_lane_board_parent_class)->snapshot (widget, snapshot);
}

static void
rung_lane_board_dispose (GObject *object)
{
  RungLaneBoard *self = RUNG_LANE_BOARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->lanes, 0);
  G_OBJECT_CLASS (rung_lane_board_parent_class)->dispose (object);
}

static void
rung_lane_board_finalize (GObject *object)
{
  RungLaneBoard *self = RUNG_LANE_BOARD (object);

  g_ptr_array_unref (self->lanes);
  G_OBJECT_CLASS (rung_lane_board_parent_class)->finalize (object);
}

static void
rung_lane_board_class_init (RungLaneBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_lane_board_dispose;
  object_class->finalize = rung_lane_board_finalize;
  widget_class->get_request_mode = rung_lane_board_get_request_mode;
  widget_class->measure = rung_lane_board_measure;
  widget_class->size_allocate = rung_lane_board_size_allocate;
  widget_class->snapshot = rung_lane_board_snapshot;
  gtk_widget_class_set_css_name (widget_class, "laneboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rung_lane_board_init (RungLaneBoard *self)
{
  self->lanes = g_ptr_array_new ();
  self->axis = rung_timeline_axis_new ();
  gtk_widget_set_parent (self->axis, GTK_WIDGET (self));
  self->first_day = self->last_day = self->today = 1;
  self->today_line = g_object_new (GTK_TYPE_BOX, "css-name", "todayline", "can-target", FALSE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->today_label = gtk_label_new (_("Today"));
  gtk_widget_add_css_class (self->today_label, "today");
  gtk_widget_set_can_target (self->today_label, FALSE);
  gtk_widget_set_parent (self->today_line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->today_label, GTK_WIDGET (self));
  rung_ui_set_name (self, _("Responsibilities"));
}

GtkWidget *
rung_lane_board_new (void)
{
  return g_object_new (RUNG_TYPE_LANE_BOARD, NULL);
}

static void
set_n_lanes (RungLaneBoard *self,
             guint          n_lanes)
{
  while (self->lanes->len > n_lanes)
    gtk_widget_unparent (g_ptr_array_steal_index (self->lanes, self->lanes->len - 1));
  while (self->lanes->len < n_lanes)
    {
      GtkWidget *lane = rung_lane_new ();

      gtk_widget_set_parent (lane, GTK_WIDGET (self));
      g_ptr_array_add (self->lanes, lane);
    }
}

static gboolean
is_near (guint32 first,
         guint32 end,
         guint32 today)
{
  return today + NEAR_DAYS >= first && today <= end + NEAR_DAYS;
}

/* What the axis shows: all bars, today if it is near them, and a little air. */
static void
find_range (RungLaneBoard *self,
            GPtrArray     *bars_of_lanes,
            RungRecord    *stay)
{
  guint32 first = RUNG_DAY_FOREVER, end = 0, air;

  for (guint i = 0; i < bars_of_lanes->len; i++)
    {
      GArray *bars = g_ptr_array_index (bars_of_lanes, i);

      for (guint j = 0; j < bars->len; j++)
        {
          first = MIN (first, g_array_index (bars, RungTimelineBar, j).span.first);
          end = MAX (end, g_array_index (bars, RungTimelineBar, j).span.end);
        }
    }
  if (end == 0 && stay != NULL)
    {
      guint32 last = rung_record_get_day (stay, RUNG_STAY_END);

      first = rung_record_get_day (stay, RUNG_STAY_START);
      end = last != RUNG_NO_DAY ? last + 1 : first + NEAR_DAYS;
      /* Who is in the role looks at the months around today, not at years without goals. */
      if (last == RUNG_NO_DAY && first <= self->today)
        first = end = self->today;
    }
  if (end == 0)
    first = end = self->today;
  if (is_near (first, end, self->today))
    {
      first = MIN (first, self->today);
      end = MAX (end, self->today + 1);
    }
  air = MAX ((end - first) / 24, end - first < LEAST_RANGE_DAYS ? LEAST_RANGE_DAYS : 14);
  self->first_day = first > air ? first - air : 1;
  self->last_day = end + air;
}

static void
clear_bar_cb (gpointer data)
{
  rung_record_unref (((RungTimelineBar *) data)->goal);
}

static GArray *
list_bars (GPtrArray *goals,
           guint32    today)
{
  g_autoptr(RungBarSet) set = rung_bar_set_new (goals, today);
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (RungTimelineBar));

  g_array_set_clear_func (bars, clear_bar_cb);
  for (guint i = 0; i < MIN (rung_bar_set_get_n_bars (set), RUNG_LANE_MAX_BARS); i++)
    {
      RungTimelineBar bar = *rung_bar_set_get (set, rung_bar_set_get_nth_in_time (set, i));

      rung_record_ref (bar.goal);
      g_array_append_val (bars, bar);
    }
  return bars;
}

/**
 * rung_lane_board_show:
 * @self: a board
 * @plan: the plan
 * @role: a ROLE of it
 * @stay: (nullable): a STAY in it
 * @today: the day it is
 *
 * Shows a role's responsibilities and their goals.
 */
void
rung_lane_board_show (RungLaneBoard *self,
                      RungPlan      *plan,
                      RungRecord    *role,
                      RungRecord    *stay,
                      guint32        today)
{
  g_autoptr(GPtrArray) responsibilities = rung_plan_list_responsibilities (plan, rung_record_get_uid (role), FALSE);
  g_autoptr(GPtrArray) bars_of_lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  g_return_if_fail (RUNG_IS_LANE_BOARD (self));

  self->today = today;
  set_n_lanes (self, responsibilities->len);
  for (guint i = 0; i < responsibilities->len; i++)
    {
      RungRecord *responsibility = g_ptr_array_index (responsibilities, i);
      g_autoptr(GPtrArray) goals = rung_plan_list_goals (plan, rung_record_get_uid (responsibility));
      GArray *bars = list_bars (goals, today);
      guint n_more = goals->len > RUNG_LANE_MAX_BARS ? goals->len - bars->len : 0;

      g_ptr_array_add (bars_of_lanes, bars);
      rung_lane_show (g_ptr_array_index (self->lanes, i), plan, responsibility, bars, n_more, today);
    }
  find_range (self, bars_of_lanes, stay);
  for (guint i = 0; i < self->lanes->len; i++)
    rung_lane_set_range (g_ptr_array_index (self->lanes, i), self->first_day, self->last_day);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
