/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How time is zoomed and panned by hand and by key.
 *
 *  1. A drag of the primary button pans unless somebody claims the press before: who drags
 *     what stands on the pane does so in the capture phase.  A click stays a click.
 *  2. Whatever the person does ends a movement that is under way.
 *  3. Without animations everything is where it goes at once.
 */

#include "rung-time-pane-private.h"
#include "rung-ui.h"

#include <math.h>

#define WHEEL_FACTOR 1.2
#define STEP_FACTOR 1.5
#define PIXELS_PER_WHEEL_STEP 40.0
#define PAN_FRACTION 0.1
#define PAGE_FRACTION 0.9
#define MOVE_USEC (200 * G_TIME_SPAN_MILLISECOND)
#define FRICTION 4.0 /* a second */
#define LEAST_SPEED_PX 20.0


static gboolean
is_animated (RungTimePane *self)
{
  gboolean wanted;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &wanted, NULL);
  return wanted && gtk_widget_get_mapped (GTK_WIDGET (self));
}

/* --- Moving --------------------------------------------------------------------- */

void
rung_time_pane_stop_moving (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  if (priv->move_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), priv->move_tick);
  if (priv->coast_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), priv->coast_tick);
  priv->move_tick = priv->coast_tick = 0;
}

/* As if one looked closer at a place: what lies there stays while the rest moves. */
static RungTimeView
find_between (RungTimeView from,
              RungTimeView to,
              double       t)
{
  double days = from.days * pow (to.days / from.days, t);
  double share = fabs (to.days - from.days) > 1e-3 ? (days - from.days) / (to.days - from.days) : t;

  return (RungTimeView) { from.start + (to.start - from.start) * share, days };
}

static gboolean
move_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  RungTimePane *self = RUNG_TIME_PANE (widget);
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  double t = (double) (gdk_frame_clock_get_frame_time (clock) - priv->move_start_usec) / MOVE_USEC;
  double eased = 1 - pow (1 - CLAMP (t, 0, 1), 3);

  rung_time_pane_set_view (self, t >= 1 ? priv->move_to : find_between (priv->move_from, priv->move_to, eased));
  rung_time_pane_place_now (self);
  if (t < 1)
    return G_SOURCE_CONTINUE;
  priv->move_tick = 0;
  return G_SOURCE_REMOVE;
}

/**
 * rung_time_pane_show_view:
 * @self: a pane
 * @view: what to look at; cut to the limits
 *
 * Goes to a part of the time, so that the eye can follow if the person wants animations.
 */
void
rung_time_pane_show_view (RungTimePane *self,
                          RungTimeView  view)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  rung_time_pane_stop_moving (self);
  view = rung_time_view_clamp (view, priv->limits);
  if (!is_animated (self) || rung_time_view_is_equal (view, priv->view))
    {
      rung_time_pane_set_view (self, view);
      return;
    }
  priv->move_from = priv->view;
  priv->move_to = view;
  priv->move_start_usec = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  priv->move_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), move_cb, NULL, NULL);
}

static gboolean
scroll_by (GtkAdjustment *adjustment,
           double         pixels)
{
  double before = gtk_adjustment_get_value (adjustment);

  gtk_adjustment_set_value (adjustment, before + pixels);
  return gtk_adjustment_get_value (adjustment) != before;
}

/* The same at any frame rate: the way of a speed that falls exponentially. */
static gboolean
coast_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  RungTimePane *self = RUNG_TIME_PANE (widget);
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (double) (now - priv->coast_usec) / G_USEC_PER_SEC;
  double kept = exp (-FRICTION * seconds), way = (1 - kept) / FRICTION;
  guint tick = priv->coast_tick;
  gboolean moved;

  priv->coast_usec = now;
  if (seconds <= 0)
    return G_SOURCE_CONTINUE;
  /* Its own scrolling must not end it. */
  priv->coast_tick = 0;
  moved = scroll_by (priv->adjustments[HORIZONTAL], -priv->coast_x * way);
  moved |= scroll_by (priv->adjustments[VERTICAL], -priv->coast_y * way);
  rung_time_pane_place_now (self);
  priv->coast_x *= kept;
  priv->coast_y *= kept;
  if (!moved || hypot (priv->coast_x, priv->coast_y) < LEAST_SPEED_PX)
    return G_SOURCE_REMOVE;
  priv->coast_tick = tick;
  return G_SOURCE_CONTINUE;
}

/* --- Gestures ------------------------------------------------------------------- */

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               RungTimePane   *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  rung_time_pane_stop_moving (self);
  priv->is_panning = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (priv->gesture_values); i++)
    priv->gesture_values[i] = gtk_adjustment_get_value (priv->adjustments[i]);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          x,
                double          y,
                RungTimePane   *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  if (!priv->is_panning && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) x, (int) y))
    return;
  if (!priv->is_panning)
    {
      priv->is_panning = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }
  gtk_adjustment_set_value (priv->adjustments[HORIZONTAL], priv->gesture_values[HORIZONTAL] - x);
  gtk_adjustment_set_value (priv->adjustments[VERTICAL], priv->gesture_values[VERTICAL] - y);
}

static void
drag_end_cb (GtkGesture       *gesture,
             GdkEventSequence *sequence,
             RungTimePane     *self)
{
  rung_time_pane_get_private (self)->is_panning = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
swipe_cb (GtkGestureSwipe *gesture,
          double           speed_x,
          double           speed_y,
          RungTimePane    *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  if (!priv->is_panning || !is_animated (self) || hypot (speed_x, speed_y) < LEAST_SPEED_PX)
    return;
  rung_time_pane_stop_moving (self);
  priv->coast_x = speed_x;
  priv->coast_y = speed_y;
  priv->coast_usec = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  priv->coast_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), coast_cb, NULL, NULL);
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                RungTimePane     *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  rung_time_pane_stop_moving (self);
  priv->gesture_view = priv->view;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* From where it began, or rounding would add up. */
static void
pinch_cb (GtkGestureZoom *gesture,
          double          scale,
          RungTimePane   *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  double x, y;

  if (scale <= 0 || !gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    return;
  rung_time_pane_zoom_by (self, priv->view.days * scale / priv->gesture_view.days, x);
}

static gboolean
can_scroll (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 0.5;
}

/* With Ctrl it zooms around the pointer.  A plain wheel goes up and down where there is
 * something to see there; if not, on in time.  The rest is the scrolled window's. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           RungTimePane             *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean is_wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;

  if ((state & GDK_CONTROL_MASK) != 0)
    {
      double steps = is_wheel ? dy : dy / PIXELS_PER_WHEEL_STEP;

      rung_time_pane_stop_moving (self);
      rung_time_pane_zoom_by (self, pow (WHEEL_FACTOR, -steps), priv->pointer_x >= 0 ? priv->pointer_x : priv->width / 2.0);
      return GDK_EVENT_STOP;
    }
  if (!is_wheel || dx != 0 || dy == 0 || (state & GDK_SHIFT_MASK) != 0 ||
      can_scroll (priv->adjustments[VERTICAL]) || !can_scroll (priv->adjustments[HORIZONTAL]))
    return GDK_EVENT_PROPAGATE;
  rung_time_pane_pan_by (self, dy * priv->view.days * PAN_FRACTION);
  return GDK_EVENT_STOP;
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           RungTimePane             *self)
{
  rung_time_pane_get_private (self)->pointer_x = x;
}

static void
leave_cb (GtkEventControllerMotion *controller,
          RungTimePane             *self)
{
  rung_time_pane_get_private (self)->pointer_x = -1;
}

static void
add_drag (RungTimePane *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *swipe = gtk_gesture_swipe_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  g_signal_connect_after (drag, "end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_after (drag, "cancel", G_CALLBACK (drag_end_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (swipe), GDK_BUTTON_PRIMARY);
  /* The swipe is told first: it asks whether this was a drag. */
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (swipe));
  gtk_gesture_group (drag, swipe);
}

void
rung_time_pane_init_input (RungTimePane *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  rung_time_pane_get_private (self)->pointer_x = -1;
  add_drag (self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}

/* --- Keys ----------------------------------------------------------------------- */

/* Where the person looks: at what has the focus, else at today, else at the middle. */
static double
find_anchor_day (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  GtkWidget *focus = rung_ui_get_focus_child (GTK_WIDGET (self));
  RungTimeView view = rung_time_pane_get_view (self);
  graphene_rect_t bounds;

  if (focus != NULL && gtk_widget_get_visible (focus) && gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    {
      double from = MAX (bounds.origin.x, 0), to = MIN (bounds.origin.x + bounds.size.width, priv->width);

      if (to > from)
        return rung_time_pane_get_day (self, (from + to) / 2);
    }
  if (priv->today >= view.start && priv->today < view.start + view.days)
    return priv->today;
  return view.start + view.days / 2;
}

/**
 * rung_time_pane_step_zoom:
 * @self: a pane
 * @steps: how many steps closer; negative for farther away
 *
 * Zooms around what the person looks at.
 */
void
rung_time_pane_step_zoom (RungTimePane *self,
                          int           steps)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  RungTimeView view;
  double anchor;

  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  view = rung_time_pane_get_view (self);
  anchor = (find_anchor_day (self) - view.start) / view.days;
  rung_time_pane_show_view (self, rung_time_view_zoom (view, priv->limits, pow (STEP_FACTOR, steps), CLAMP (anchor, 0, 1)));
}

static gboolean
zoom_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  rung_time_pane_step_zoom (RUNG_TIME_PANE (widget), g_variant_get_int32 (arguments));
  return GDK_EVENT_STOP;
}

static gboolean
fit_key_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  RungTimePane *self = RUNG_TIME_PANE (widget);

  /* Who has the pane may know what fits better than its limits do. */
  if (!gtk_widget_activate_action (widget, "timeline.zoom-fit", NULL))
    rung_time_pane_show_view (self, rung_time_pane_get_limits (self));
  return GDK_EVENT_STOP;
}

/* By tenths of what is in view; to the left and to the right as the eye sees it. */
static gboolean
pan_key_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  RungTimePane *self = RUNG_TIME_PANE (widget);
  double sign = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -1 : 1;

  rung_time_pane_pan_by (self, sign * g_variant_get_double (arguments) * rung_time_pane_get_view (self).days);
  return GDK_EVENT_STOP;
}

static gboolean
scroll_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   data)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (RUNG_TIME_PANE (widget));

  scroll_by (priv->adjustments[VERTICAL], g_variant_get_double (arguments) * priv->height);
  return GDK_EVENT_STOP;
}

/* A page is time, whatever the direction of the script. */
static gboolean
page_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  RungTimePane *self = RUNG_TIME_PANE (widget);

  rung_time_pane_pan_by (self, g_variant_get_double (arguments) * rung_time_pane_get_view (self).days);
  return GDK_EVENT_STOP;
}

static gboolean
today_key_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  rung_time_pane_show_day (RUNG_TIME_PANE (widget), rung_time_pane_get_today (RUNG_TIME_PANE (widget)));
  return GDK_EVENT_STOP;
}

static gboolean
end_key_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  RungTimePane *self = RUNG_TIME_PANE (widget);
  RungTimeView limits = rung_time_pane_get_limits (self);

  rung_time_pane_show_day (self, (guint32) (limits.start + limits.days) - 1);
  return GDK_EVENT_STOP;
}

static void
add_zoom_keys (GtkWidgetClass *widget_class)
{
  static const guint closer[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };
  static const guint farther[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };
  static const GdkModifierType modifiers[] = { 0, GDK_CONTROL_MASK };

  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (closer); j++)
        gtk_widget_class_add_binding (widget_class, closer[j], modifiers[i], zoom_key_cb, "i", 1);
      for (guint j = 0; j < G_N_ELEMENTS (farther); j++)
        gtk_widget_class_add_binding (widget_class, farther[j], modifiers[i], zoom_key_cb, "i", -1);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, fit_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0, GDK_CONTROL_MASK, fit_key_cb, NULL);
}

void
rung_time_pane_class_init_input (GtkWidgetClass *widget_class)
{
  add_zoom_keys (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK, pan_key_cb, "d", -PAN_FRACTION);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK, pan_key_cb, "d", PAN_FRACTION);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_SHIFT_MASK, scroll_key_cb, "d", -PAN_FRACTION);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_SHIFT_MASK, scroll_key_cb, "d", PAN_FRACTION);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, page_key_cb, "d", -PAGE_FRACTION);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, page_key_cb, "d", PAGE_FRACTION);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, today_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Home, 0, today_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, end_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_End, 0, end_key_cb, NULL);
}
