/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the focus walks over the career: in time order, whatever stands higher.
 *
 *  1. It goes from stop to stop, each a thing of the plan and not a widget: a rung, then by
 *     their first days its flag, its pauses and its goals (one by one, or together the
 *     strips that sum them up), then the gap behind it and the next rung.  Tab and
 *     left/right go from one to the next, up and down from rung to rung.
 *  2. What comes next is brought into view and only then has a widget to be focused. */

#include "rung-timeline-canvas-private.h"

#include "rung-goal-bar.h"
#include "rung-rung-button.h"
#include "rung-sum-bar.h"
#include "rung-ui.h"

typedef enum { STOP_RUNG, STOP_FLAG, STOP_PAUSE, STOP_GOAL, STOP_GAP, N_STOP_KINDS } StopKind;

/* The `nth` of its kind that belongs to a rung. */
typedef struct
{
  guint    rung;
  StopKind kind;
  guint    nth;
} Stop;

/* --- What belongs to a rung ----------------------------------------------------- */

static int
find_flag (RungTimelineCanvas *self,
           guint               rung)
{
  for (guint i = 0; i < self->timeline->flags->len; i++)
    if (g_array_index (self->timeline->flags, RungTimelineFlag, i).rung == rung)
      return (int) i;
  return -1;
}

static int
find_gap (RungTimelineCanvas *self,
          guint               rung)
{
  for (guint i = 0; i < self->timeline->gaps->len; i++)
    if (g_array_index (self->timeline->gaps, RungTimelineGap, i).after == rung)
      return (int) i;
  return -1;
}

/* A pause belongs to the newest rung that had begun; the first rung has those before too. */
static guint
find_rung_of_pause (RungTimelineCanvas *self,
                    guint               pause)
{
  guint32 day = rung_record_get_day (rung_time_pane_get_pause (RUNG_TIME_PANE (self), pause), RUNG_PAUSE_START);
  guint found = 0;

  for (guint i = 1; i < self->timeline->rungs->len; i++)
    {
      guint32 first = rung_timeline_canvas_get_rung (self, i)->span.first;

      if (first <= day && first >= rung_timeline_canvas_get_rung (self, found)->span.first)
        found = i;
    }
  return found;
}

/* The nth pause of a rung; -1 beyond the last. */
static int
find_pause (RungTimelineCanvas *self,
            guint               rung,
            guint               nth)
{
  for (guint i = 0; i < rung_time_pane_get_n_pauses (RUNG_TIME_PANE (self)); i++)
    if (find_rung_of_pause (self, i) == rung && nth-- == 0)
      return (int) i;
  return -1;
}

static gboolean
has_sums (RungTimelineCanvas *self,
          guint               rung)
{
  return self->stack->bands[rung].detail == RUNG_DETAIL_SUMS;
}

static guint
count_goals (RungTimelineCanvas *self,
             guint               rung)
{
  return has_sums (self, rung) ? self->stack->bands[rung].n_rows : rung_bar_set_get_n_bars (self->stack->bands[rung].bars);
}

static guint
count (RungTimelineCanvas *self,
       guint               rung,
       StopKind            kind)
{
  guint n = 0;

  switch (kind)
    {
    case STOP_RUNG:
      return 1;
    case STOP_FLAG:
      return find_flag (self, rung) >= 0 ? 1 : 0;
    case STOP_PAUSE:
      while (find_pause (self, rung, n) >= 0)
        n++;
      return n;
    case STOP_GOAL:
      return count_goals (self, rung);
    case STOP_GAP:
      return find_gap (self, rung) >= 0 ? 1 : 0;
    case N_STOP_KINDS:
    default:
      g_assert_not_reached ();
    }
}

/* --- Where the focus is --------------------------------------------------------- */

static gboolean
find_goal_stop (RungTimelineCanvas *self,
                const char         *uid,
                Stop               *stop)
{
  for (guint i = 0; i < self->timeline->rungs->len; i++)
    {
      const RungBarSet *bars = self->stack->bands[i].bars;
      int position = rung_bar_set_find_goal (bars, uid);

      if (position < 0)
        continue;
      /* Its bar may have become a part of a strip meanwhile. */
      *stop = (Stop) { i, STOP_GOAL, has_sums (self, i) ? 0 : rung_bar_set_get_place_in_time (bars, (guint) position) };
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_sum_stop (RungTimelineCanvas *self,
               const char         *uid,
               Stop               *stop)
{
  for (guint i = 0; i < self->timeline->rungs->len; i++)
    for (guint j = 0; j < rung_timeline_canvas_get_rung (self, i)->sums->len; j++)
      if (g_strcmp0 (rung_record_get_uid (g_array_index (rung_timeline_canvas_get_rung (self, i)->sums, RungTimelineSum, j).responsibility), uid) == 0)
        {
          *stop = (Stop) { i, STOP_GOAL, has_sums (self, i) ? j : 0 };
          return TRUE;
        }
  return FALSE;
}

static gboolean
find_stop (RungTimelineCanvas *self,
           GtkWidget          *focus,
           Stop               *stop)
{
  int pause = rung_time_pane_get_focus_pause (RUNG_TIME_PANE (self));
  guint at;

  if (RUNG_IS_GOAL_BAR (focus))
    return find_goal_stop (self, rung_goal_bar_get_uid (RUNG_GOAL_BAR (focus)), stop);
  if (RUNG_IS_SUM_BAR (focus))
    return find_sum_stop (self, rung_sum_bar_get_uid (RUNG_SUM_BAR (focus)), stop);
  if (g_ptr_array_find (self->rungs, focus, &at))
    *stop = (Stop) { at, STOP_RUNG, 0 };
  else if (g_ptr_array_find (self->flags, focus, &at))
    *stop = (Stop) { g_array_index (self->timeline->flags, RungTimelineFlag, at).rung, STOP_FLAG, 0 };
  else if (g_ptr_array_find (self->gaps, focus, &at))
    *stop = (Stop) { g_array_index (self->timeline->gaps, RungTimelineGap, at).after, STOP_GAP, 0 };
  else if (pause >= 0)
    {
      *stop = (Stop) { find_rung_of_pause (self, (guint) pause), STOP_PAUSE, 0 };
      while (find_pause (self, stop->rung, stop->nth) != pause)
        stop->nth++;
    }
  else
    return FALSE;
  return TRUE;
}

/* --- From stop to stop ---------------------------------------------------------- */

static guint32
get_first_day_of_sums (RungTimelineCanvas *self,
                       guint               rung)
{
  GArray *sums = rung_timeline_canvas_get_rung (self, rung)->sums;
  guint32 day = G_MAXUINT32;

  for (guint i = 0; i < sums->len; i++)
    day = MIN (day, g_array_index (sums, RungTimelineSum, i).span.first);
  return day;
}

/* The day at which a stop stands among those of its rung. */
static guint32
get_day (RungTimelineCanvas *self,
         Stop                stop)
{
  const RungBarSet *bars;

  switch (stop.kind)
    {
    case STOP_RUNG:
      return 0;
    case STOP_FLAG:
      return g_array_index (self->timeline->flags, RungTimelineFlag, find_flag (self, stop.rung)).day;
    case STOP_PAUSE:
      return rung_record_get_day (rung_time_pane_get_pause (RUNG_TIME_PANE (self), (guint) find_pause (self, stop.rung, stop.nth)),
                                  RUNG_PAUSE_START);
    case STOP_GOAL:
      bars = self->stack->bands[stop.rung].bars;
      return has_sums (self, stop.rung) ? get_first_day_of_sums (self, stop.rung)
                                        : rung_bar_set_get (bars, rung_bar_set_get_nth_in_time (bars, stop.nth))->span.first;
    case STOP_GAP:
    case N_STOP_KINDS:
    default:
      return G_MAXUINT32;
    }
}

/* Of two stops of one rung. */
static int
compare (RungTimelineCanvas *self,
         Stop                a,
         Stop                b)
{
  guint32 day_a = get_day (self, a), day_b = get_day (self, b);

  if (day_a != day_b)
    return day_a < day_b ? -1 : 1;
  if (a.kind != b.kind)
    return a.kind < b.kind ? -1 : 1;
  return a.nth < b.nth ? -1 : a.nth > b.nth;
}

/* How many stops of a kind come before @stop in its rung, or up to it; each kind is in
 * time order by itself, and there may be many goals. */
static guint
count_before (RungTimelineCanvas *self,
              Stop                stop,
              StopKind            kind,
              gboolean            is_inclusive)
{
  guint low = 0, high = count (self, stop.rung, kind);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare (self, (Stop) { stop.rung, kind, middle }, stop) < (is_inclusive ? 1 : 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
go_on (RungTimelineCanvas *self,
       Stop               *stop)
{
  Stop found = { stop->rung + 1, STOP_RUNG, 0 };

  for (StopKind kind = STOP_FLAG; kind < N_STOP_KINDS; kind++)
    {
      Stop next = { stop->rung, kind, count_before (self, *stop, kind, TRUE) };

      if (next.nth < count (self, next.rung, kind) && (found.rung != next.rung || compare (self, next, found) < 0))
        found = next;
    }
  if (found.rung >= self->timeline->rungs->len)
    return FALSE;
  *stop = found;
  return TRUE;
}

/* From a rung to the last stop of the rung before. */
static gboolean
go_back (RungTimelineCanvas *self,
         Stop               *stop)
{
  Stop from = *stop, found;

  if (from.kind == STOP_RUNG && from.rung == 0)
    return FALSE;
  if (from.kind == STOP_RUNG)
    from = (Stop) { from.rung - 1, N_STOP_KINDS, 0 };
  found = (Stop) { from.rung, STOP_RUNG, 0 };
  for (StopKind kind = STOP_FLAG; kind < N_STOP_KINDS; kind++)
    {
      guint n = count_before (self, from, kind, FALSE);

      if (n > 0 && compare (self, (Stop) { from.rung, kind, n - 1 }, found) > 0)
        found = (Stop) { from.rung, kind, n - 1 };
    }
  *stop = found;
  return TRUE;
}

static double
get_row_top (const RungBand *band,
             double          gap,
             guint           row)
{
  return band->rows_top + row * (band->bar_height + gap);
}

static void
reveal_row (RungTimelineCanvas *self,
            guint               rung,
            guint               row,
            RungSpan            span)
{
  const RungBand *band = &self->stack->bands[rung];
  double top = get_row_top (band, self->metrics.bar_gap, row);

  rung_time_pane_reveal (RUNG_TIME_PANE (self), span, top, top + band->bar_height);
  rung_time_pane_place_now (RUNG_TIME_PANE (self));
}

static void
reveal_band (RungTimelineCanvas *self,
             guint               rung,
             RungSpan            span)
{
  const RungBand *band = &self->stack->bands[rung];

  rung_time_pane_reveal (RUNG_TIME_PANE (self), span, band->top, band->rung_top + band->rung_height);
  rung_time_pane_place_now (RUNG_TIME_PANE (self));
}

static gboolean
focus_goal (RungTimelineCanvas *self,
            Stop                stop)
{
  const RungBand *band = &self->stack->bands[stop.rung];
  const RungTimelineBar *bar;
  GtkWidget *widget;

  if (has_sums (self, stop.rung))
    {
      reveal_row (self, stop.rung, stop.nth, g_array_index (rung_timeline_canvas_get_rung (self, stop.rung)->sums, RungTimelineSum, stop.nth).span);
      widget = rung_timeline_canvas_find_sum (self, stop.rung, stop.nth);
    }
  else
    {
      bar = rung_bar_set_get (band->bars, rung_bar_set_get_nth_in_time (band->bars, stop.nth));
      reveal_row (self, stop.rung, bar->row, bar->span);
      widget = rung_bar_pool_find (self->bars, rung_record_get_uid (bar->goal), stop.rung);
    }
  return widget != NULL && gtk_widget_grab_focus (widget);
}

static gboolean
focus_stop (RungTimelineCanvas *self,
            Stop                stop)
{
  const RungTimelineFlag *flag;
  const RungTimelineGap *gap;

  switch (stop.kind)
    {
    case STOP_RUNG:
      reveal_band (self, stop.rung, rung_timeline_canvas_get_rung (self, stop.rung)->span);
      return gtk_widget_grab_focus (g_ptr_array_index (self->rungs, stop.rung));
    case STOP_FLAG:
      flag = &g_array_index (self->timeline->flags, RungTimelineFlag, find_flag (self, stop.rung));
      reveal_band (self, stop.rung, (RungSpan) { flag->day, flag->day + 1 });
      return gtk_widget_grab_focus (g_ptr_array_index (self->flags, find_flag (self, stop.rung)));
    case STOP_PAUSE:
      return rung_time_pane_focus_pause (RUNG_TIME_PANE (self), (guint) find_pause (self, stop.rung, stop.nth));
    case STOP_GOAL:
      return focus_goal (self, stop);
    case STOP_GAP:
      gap = &g_array_index (self->timeline->gaps, RungTimelineGap, find_gap (self, stop.rung));
      reveal_band (self, stop.rung, gap->span);
      return gtk_widget_grab_focus (g_ptr_array_index (self->gaps, find_gap (self, stop.rung)));
    case N_STOP_KINDS:
    default:
      return FALSE;
    }
}

/* A stop that cannot be seen, a flag without room, is passed over. */
static gboolean
walk (RungTimelineCanvas *self,
      Stop                stop,
      gboolean            is_forward)
{
  while (is_forward ? go_on (self, &stop) : go_back (self, &stop))
    if (focus_stop (self, stop))
      return TRUE;
  return FALSE;
}

/* Up and down: to the rung above, to the rung below, from a bar first to its own rung. */
static gboolean
walk_rungs (RungTimelineCanvas *self,
            Stop                stop,
            gboolean            is_up)
{
  if (stop.kind != STOP_RUNG && is_up)
    return focus_stop (self, (Stop) { stop.rung, STOP_RUNG, 0 });
  if (is_up ? stop.rung + 1 < self->timeline->rungs->len : stop.rung > 0)
    return focus_stop (self, (Stop) { is_up ? stop.rung + 1 : stop.rung - 1, STOP_RUNG, 0 });
  /* There is nothing beyond: the focus stays. */
  return TRUE;
}

/* Where one looks, not where the plan begins. */
static gboolean
enter (RungTimelineCanvas *self,
       gboolean            is_forward)
{
  int n_rungs = (int) self->timeline->rungs->len;

  for (int i = is_forward ? 0 : n_rungs - 1; i >= 0 && i < n_rungs; i += is_forward ? 1 : -1)
    if (self->layout != NULL && self->layout->rungs[i].width > 0)
      return focus_stop (self, (Stop) { (guint) i, STOP_RUNG, 0 });
  return n_rungs > 0 && focus_stop (self, (Stop) { is_forward ? 0 : (guint) n_rungs - 1, STOP_RUNG, 0 });
}

gboolean
rung_timeline_canvas_move_focus (RungTimePane     *pane,
                                 GtkDirectionType  direction)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (pane);
  GtkWidget *focus = rung_ui_get_focus_child (GTK_WIDGET (pane));
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (pane)) == GTK_TEXT_DIR_RTL;
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  gboolean is_forward = direction == GTK_DIR_TAB_FORWARD || direction == (is_mirrored ? GTK_DIR_LEFT : GTK_DIR_RIGHT);
  Stop stop;

  if (self->timeline == NULL || self->stack == NULL)
    return FALSE;
  if (focus == NULL || !find_stop (self, focus, &stop))
    return enter (self, direction != GTK_DIR_TAB_BACKWARD);
  if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    return walk_rungs (self, stop, direction == GTK_DIR_UP);
  return walk (self, stop, is_forward) || !is_tab;
}

gboolean
rung_timeline_canvas_focus_rung (RungTimelineCanvas *self,
                                 guint               rung)
{
  return self->stack != NULL && focus_stop (self, (Stop) { rung, STOP_RUNG, 0 });
}

/* What had the focus may be gone from the plan: then a rung has it. */
void
rung_timeline_canvas_mend_focus (RungTimelineCanvas *self)
{
  GtkWidget *focus;
  Stop stop;

  rung_time_pane_place_now (RUNG_TIME_PANE (self));
  focus = rung_ui_get_focus_child (GTK_WIDGET (self));
  if (self->stack != NULL && (focus == NULL || !find_stop (self, focus, &stop)))
    rung_timeline_canvas_focus_role (self, NULL);
}

/**
 * rung_timeline_canvas_focus_goal:
 * @self: a canvas
 * @goal_uid: a goal
 *
 * Moves the focus to a goal's bar, or to the strip it is a part of, and brings it into view.
 *
 * Returns: whether it did
 */
gboolean
rung_timeline_canvas_focus_goal (RungTimelineCanvas *self,
                                 const char         *goal_uid)
{
  Stop stop;

  g_return_val_if_fail (RUNG_IS_TIMELINE_CANVAS (self), FALSE);

  return self->stack != NULL && find_goal_stop (self, goal_uid, &stop) && focus_stop (self, stop);
}
