/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the focus walks over the lanes.
 *
 *  1. It goes from stop to stop, each a thing of the plan and not a widget: of a lane its
 *     levels, its edit button, its goals (or the strip that sums them up), "Add a Goal",
 *     the goals without a day; behind the last lane the pauses.
 *  2. Tab takes all goals of a lane as one, or the way to the next lane would be long.
 *     Left and right go through a lane in time order, up and down to the same of the next
 *     lane: of goals the one nearest in time.
 *  3. What comes next is brought into view and only then has a widget to be focused.
 */

#include "rung-lane-board-private.h"

#include "rung-goal-bar.h"
#include "rung-lane.h"
#include "rung-sum-bar.h"
#include "rung-ui.h"

typedef enum { STOP_RATING, STOP_EDIT, STOP_GOAL, STOP_ADD, STOP_CHIP, STOP_PAUSE, N_STOP_KINDS } StopKind;

/* The `nth` of its kind in a lane; pauses belong to the lane behind the last. */
typedef struct
{
  guint    lane;
  StopKind kind;
  guint    nth;
} Stop;

/* --- What belongs to a lane ------------------------------------------------------- */

static gboolean
has_sum (RungLaneBoard *self,
         guint          lane)
{
  return self->stack->lanes[lane].detail == RUNG_DETAIL_SUMS;
}

static guint
count (RungLaneBoard *self,
       guint          lane,
       StopKind       kind)
{
  if (lane == self->stack->n_lanes)
    return kind == STOP_PAUSE ? rung_time_pane_get_n_pauses (RUNG_TIME_PANE (self)) : 0;
  switch (kind)
    {
    case STOP_RATING:
    case STOP_EDIT:
    case STOP_ADD:
      return 1;
    case STOP_GOAL:
      return has_sum (self, lane) ? 1 : rung_bar_set_get_n_bars (self->stack->lanes[lane].bars);
    case STOP_CHIP:
      return rung_lane_count_chips (rung_lane_board_get_lane (self, lane));
    case STOP_PAUSE:
    case N_STOP_KINDS:
    default:
      return 0;
    }
}

static const RungTimelineBar *
get_bar (RungLaneBoard *self,
         guint          lane,
         guint          nth)
{
  const RungBarSet *bars = self->stack->lanes[lane].bars;

  return rung_bar_set_get (bars, rung_bar_set_get_nth_in_time (bars, nth));
}

/* The first goal of a lane that is in view or comes after it; the last one without any. */
static guint
find_goal_in_view (RungLaneBoard *self,
                   guint          lane)
{
  double start = rung_time_pane_get_view (RUNG_TIME_PANE (self)).start;
  guint n = count (self, lane, STOP_GOAL), nth = 0;

  if (has_sum (self, lane))
    return 0;
  while (nth + 1 < n && get_bar (self, lane, nth)->span.end <= start)
    nth++;
  return nth;
}

static guint
find_goal_at (RungLaneBoard *self,
              guint          lane,
              guint32        day)
{
  guint n = count (self, lane, STOP_GOAL), nth = 0;

  if (has_sum (self, lane))
    return 0;
  while (nth + 1 < n && get_bar (self, lane, nth + 1)->span.first <= day)
    nth++;
  if (nth + 1 < n && get_bar (self, lane, nth + 1)->span.first - day < day - MIN (get_bar (self, lane, nth)->span.first, day))
    nth++;
  return nth;
}

/* --- Where the focus is --------------------------------------------------------- */

static gboolean
find_goal_stop (RungLaneBoard *self,
                guint          lane,
                const char    *uid,
                Stop          *stop)
{
  const RungBarSet *bars = self->stack->lanes[lane].bars;
  int position = rung_bar_set_find_goal (bars, uid);

  if (position < 0)
    return FALSE;
  /* Its bar may have become a part of a strip meanwhile. */
  *stop = (Stop) { lane, STOP_GOAL, has_sum (self, lane) ? 0 : rung_bar_set_get_place_in_time (bars, (guint) position) };
  return TRUE;
}

static gboolean
find_bar_stop (RungLaneBoard *self,
               GtkWidget     *bar,
               Stop          *stop)
{
  const char *uid = rung_goal_bar_get_uid (RUNG_GOAL_BAR (bar));

  for (guint i = 0; i < self->stack->n_lanes; i++)
    if (rung_bar_pool_find (self->bars, uid, i) == bar)
      return find_goal_stop (self, i, uid, stop);
  return FALSE;
}

static gboolean
find_lane_stop (RungLaneBoard *self,
                GtkWidget     *widget,
                guint          lane,
                Stop          *stop)
{
  static const StopKind kinds[] = { STOP_RATING, STOP_EDIT, STOP_ADD, STOP_CHIP };
  int part = rung_lane_get_focus (RUNG_LANE (widget));

  if (part < 0)
    return FALSE;
  *stop = (Stop) { lane, kinds[MIN (part, RUNG_LANE_CHIPS)], part > RUNG_LANE_CHIPS ? (guint) part - RUNG_LANE_CHIPS : 0 };
  return TRUE;
}

static gboolean
find_stop (RungLaneBoard *self,
           GtkWidget     *focus,
           Stop          *stop)
{
  int pause = rung_time_pane_get_focus_pause (RUNG_TIME_PANE (self));

  if (RUNG_IS_GOAL_BAR (focus))
    return find_bar_stop (self, focus, stop);
  for (guint i = 0; i < self->stack->n_lanes; i++)
    {
      if (rung_lane_board_find_lane (self, i) == focus)
        return find_lane_stop (self, focus, i, stop);
      if (rung_lane_board_find_sum (self, i) != focus)
        continue;
      *stop = (Stop) { i, STOP_GOAL, has_sum (self, i) ? 0 : find_goal_in_view (self, i) };
      return count (self, i, STOP_GOAL) > 0;
    }
  if (pause < 0)
    return FALSE;
  *stop = (Stop) { self->stack->n_lanes, STOP_PAUSE, (guint) pause };
  return TRUE;
}

/* --- Giving it the focus ---------------------------------------------------------- */

static void
reveal_stop (RungLaneBoard *self,
             Stop           stop,
             RungSpan       span,
             guint          row)
{
  const RungLaneBand *band = &self->stack->lanes[stop.lane];
  double top = band->top, bottom = band->rows_top;

  if (stop.kind == STOP_GOAL)
    {
      top = band->rows_top + row * (self->metrics.bar_height + self->metrics.bar_gap);
      bottom = top + self->metrics.bar_height;
    }
  else if (stop.kind == STOP_ADD || stop.kind == STOP_CHIP)
    {
      top = band->footer_top;
      bottom = band->top + band->height;
    }
  rung_time_pane_reveal (RUNG_TIME_PANE (self), span, top, bottom);
  rung_time_pane_place_now (RUNG_TIME_PANE (self));
}

static GtkWidget *
reveal_goal (RungLaneBoard *self,
             Stop           stop)
{
  g_autofree char *uid = NULL;
  const RungTimelineBar *bar;

  if (has_sum (self, stop.lane))
    {
      reveal_stop (self, stop, rung_bar_set_get_span (self->stack->lanes[stop.lane].bars), 0);
      return rung_lane_board_find_sum (self, stop.lane);
    }
  bar = get_bar (self, stop.lane, stop.nth);
  uid = g_strdup (rung_record_get_uid (bar->goal));
  reveal_stop (self, stop, bar->span, bar->row);
  return rung_bar_pool_find (self->bars, uid, stop.lane);
}

static GtkWidget *
reveal_part (RungLaneBoard *self,
             Stop           stop)
{
  static const guint parts[] = {
    [STOP_RATING] = RUNG_LANE_RATING, [STOP_EDIT] = RUNG_LANE_EDIT, [STOP_ADD] = RUNG_LANE_ADD, [STOP_CHIP] = RUNG_LANE_CHIPS,
  };
  GtkWidget *lane;

  reveal_stop (self, stop, (RungSpan) { 0, 0 }, 0);
  lane = rung_lane_board_find_lane (self, stop.lane);
  return lane != NULL ? rung_lane_get_part (RUNG_LANE (lane), parts[stop.kind] + stop.nth) : NULL;
}

static gboolean
focus_stop (RungLaneBoard *self,
            Stop           stop)
{
  GtkWidget *widget;

  if (stop.kind == STOP_PAUSE)
    return rung_time_pane_focus_pause (RUNG_TIME_PANE (self), stop.nth);
  widget = stop.kind == STOP_GOAL ? reveal_goal (self, stop) : reveal_part (self, stop);
  return widget != NULL && gtk_widget_grab_focus (widget);
}

/* --- From stop to stop ---------------------------------------------------------- */

/* To the next kind that the lane has, or that a lane after it has. */
static gboolean
go_on (RungLaneBoard *self,
       Stop          *stop,
       gboolean       is_tab)
{
  int kind = (int) stop->kind + 1;
  gboolean is_one = is_tab && stop->kind == STOP_GOAL;

  if (!is_one && stop->nth + 1 < count (self, stop->lane, stop->kind))
    {
      stop->nth++;
      return TRUE;
    }
  for (guint lane = stop->lane; lane <= (is_tab ? self->stack->n_lanes : stop->lane); lane++, kind = 0)
    for (; kind < N_STOP_KINDS; kind++)
      if (count (self, lane, (StopKind) kind) > 0)
        {
          *stop = (Stop) { lane, (StopKind) kind, is_tab && kind == STOP_GOAL ? find_goal_in_view (self, lane) : 0 };
          return TRUE;
        }
  return FALSE;
}

static gboolean
go_back (RungLaneBoard *self,
         Stop          *stop,
         gboolean       is_tab)
{
  int kind = (int) stop->kind - 1;
  gboolean is_one = is_tab && stop->kind == STOP_GOAL;

  if (!is_one && stop->nth > 0)
    {
      stop->nth--;
      return TRUE;
    }
  for (int lane = (int) stop->lane; lane >= (is_tab ? 0 : (int) stop->lane); lane--, kind = N_STOP_KINDS - 1)
    for (; kind >= 0; kind--)
      {
        guint n = count (self, (guint) lane, (StopKind) kind);

        if (n == 0)
          continue;
        *stop = (Stop) { (guint) lane, (StopKind) kind, is_tab && kind == STOP_GOAL ? find_goal_in_view (self, (guint) lane) : n - 1 };
        return TRUE;
      }
  return FALSE;
}

static gboolean
walk (RungLaneBoard *self,
      Stop           stop,
      gboolean       is_forward,
      gboolean       is_tab)
{
  while (is_forward ? go_on (self, &stop, is_tab) : go_back (self, &stop, is_tab))
    if (focus_stop (self, stop))
      return TRUE;
  return FALSE;
}

/* The same of the lane above or below; where there is nothing beyond, the focus stays. */
static gboolean
walk_lanes (RungLaneBoard *self,
            Stop           stop,
            gboolean       is_up)
{
  guint n_lanes = self->stack->n_lanes;
  guint lane = is_up ? stop.lane - 1 : stop.lane + 1;
  StopKind kind = stop.kind == STOP_PAUSE ? STOP_ADD : stop.kind;
  guint nth = 0;

  if (is_up ? stop.lane == 0 : stop.lane + 1 >= n_lanes)
    return TRUE;
  if (count (self, lane, kind) == 0)
    kind = STOP_ADD;
  if (kind == STOP_GOAL)
    nth = has_sum (self, stop.lane) ? find_goal_in_view (self, lane)
                                    : find_goal_at (self, lane, get_bar (self, stop.lane, stop.nth)->span.first);
  return focus_stop (self, (Stop) { lane, kind, nth });
}

/* The lane that one looks at first, or last. */
static gboolean
enter (RungLaneBoard *self,
       gboolean       is_forward)
{
  Stop before = { 0, STOP_RATING, 0 }, behind = { self->stack->n_lanes, N_STOP_KINDS, 0 };

  if (is_forward && self->stack->n_lanes > 0)
    return focus_stop (self, before);
  return is_forward ? walk (self, (Stop) { 0, STOP_RATING, 0 }, TRUE, TRUE) : walk (self, behind, FALSE, TRUE);
}

gboolean
rung_lane_board_move_focus (RungTimePane     *pane,
                            GtkDirectionType  direction)
{
  RungLaneBoard *self = RUNG_LANE_BOARD (pane);
  GtkWidget *focus = rung_ui_get_focus_child (GTK_WIDGET (pane));
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (pane)) == GTK_TEXT_DIR_RTL;
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  gboolean is_forward = direction == GTK_DIR_TAB_FORWARD || direction == (is_mirrored ? GTK_DIR_LEFT : GTK_DIR_RIGHT);
  Stop stop;

  if (self->stack == NULL)
    return FALSE;
  if (focus == NULL || !find_stop (self, focus, &stop))
    return enter (self, direction != GTK_DIR_TAB_BACKWARD);
  if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    return walk_lanes (self, stop, direction == GTK_DIR_UP);
  return walk (self, stop, is_forward, is_tab) || !is_tab;
}

gboolean
rung_lane_board_focus_goal (RungLaneBoard *self,
                            const char    *goal_uid)
{
  Stop stop;

  g_return_val_if_fail (RUNG_IS_LANE_BOARD (self), FALSE);

  for (guint i = 0; self->stack != NULL && i < self->stack->n_lanes; i++)
    if (find_goal_stop (self, i, goal_uid, &stop))
      return focus_stop (self, stop);
  return FALSE;
}
