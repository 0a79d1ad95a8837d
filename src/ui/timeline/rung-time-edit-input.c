/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How hands and keys reach an edit.
 *
 *  1. A press is claimed only when it has become a drag: a click still activates what is
 *     under it, and what cannot be dragged pans.
 *  2. Esc ends a drag wherever the focus is, so it is listened for on the window.
 *  3. Keys are one edit as long as Alt is held.  That it was let go may happen in another
 *     window, so the keyboard is asked too: every now and then.
 */

#include "rung-time-edit-private.h"

#define AUTOSCROLL_EDGE_PX 40
#define AUTOSCROLL_SPEED 10.0 /* pixels a second, by pixel that the pointer is within the edge */
#define RELEASE_MSEC 600

static gboolean
is_mirrored (RungTimeEdit *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self->pane)) == GTK_TEXT_DIR_RTL;
}

/* --- Scrolling at the edges ------------------------------------------------------- */

/* How far the pointer is within an edge, in pixels; < 0: the one with the earlier days. */
static double
find_push (RungTimeEdit *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->pane)), push = 0;

  if (self->pointer_x < AUTOSCROLL_EDGE_PX)
    push = MAX (self->pointer_x, 0) - AUTOSCROLL_EDGE_PX;
  else if (self->pointer_x > width - AUTOSCROLL_EDGE_PX)
    push = MIN (self->pointer_x, width) - (width - AUTOSCROLL_EDGE_PX);
  return is_mirrored (self) ? -push : push;
}

static gboolean
autoscroll_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       data)
{
  RungTimeEdit *self = data;
  RungTimescale scale = rung_time_pane_get_scale (self->pane);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = self->autoscroll_usec > 0 ? (double) (now - self->autoscroll_usec) / G_USEC_PER_SEC : 0;
  double days = find_push (self) * AUTOSCROLL_SPEED * MIN (seconds, 0.1) / rung_timescale_length_per_day (&scale);

  self->autoscroll_usec = now;
  if (days == 0)
    return G_SOURCE_CONTINUE;
  rung_time_pane_set_view (self->pane, rung_time_view_pan (rung_time_pane_get_view (self->pane),
                                                           rung_time_pane_get_limits (self->pane), days));
  rung_time_edit_update (self, rung_time_pane_get_day (self->pane, self->pointer_x));
  return G_SOURCE_CONTINUE;
}

/* --- Esc, while a hand drags ------------------------------------------------------ */

static gboolean
window_key_cb (GtkEventControllerKey *controller,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        state,
               RungTimeEdit          *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  rung_time_edit_cancel (self);
  return GDK_EVENT_STOP;
}

static void
listen_for_escape (RungTimeEdit *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->pane));

  if (root == NULL)
    return;
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (window_key_cb), self);
  g_set_weak_pointer (&self->keys_on, GTK_WIDGET (root));
  gtk_widget_add_controller (GTK_WIDGET (root), self->keys);
}

/* --- Alt, while keys move --------------------------------------------------------- */

static gboolean
is_alt_held (RungTimeEdit *self)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self->pane)));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  return keyboard != NULL && (gdk_device_get_modifier_state (keyboard) & GDK_ALT_MASK) != 0;
}

static gboolean
release_cb (gpointer data)
{
  RungTimeEdit *self = data;

  if (is_alt_held (self))
    return G_SOURCE_CONTINUE;
  self->release_timeout = 0;
  rung_time_edit_end (self);
  return G_SOURCE_REMOVE;
}

/* --- Both ------------------------------------------------------------------------- */

void
rung_time_edit_start_input (RungTimeEdit *self)
{
  if (self->mode == RUNG_TIME_EDIT_STEP)
    {
      self->release_timeout = g_timeout_add (RELEASE_MSEC, release_cb, self);
      return;
    }
  listen_for_escape (self);
}

void
rung_time_edit_stop_input (RungTimeEdit *self)
{
  if (self->keys_on != NULL)
    gtk_widget_remove_controller (self->keys_on, self->keys);
  g_clear_weak_pointer (&self->keys_on);
  self->keys = NULL;
  g_clear_handle_id (&self->release_timeout, g_source_remove);
  if (self->autoscroll_tick != 0 && self->pane != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->pane), self->autoscroll_tick);
  self->autoscroll_tick = 0;
  if (self->pane != NULL)
    gtk_widget_set_cursor (GTK_WIDGET (self->pane), NULL);
}

/* --- A hand ----------------------------------------------------------------------- */

/* The end of a past rung looks like a place to take hold of, and is none. */
static gboolean
can_drag (RungTimeEdit         *self,
          const RungTimeTarget *target)
{
  switch (target->kind)
    {
    case RUNG_TIME_TARGET_BAR:
    case RUNG_TIME_TARGET_PAUSE:
    case RUNG_TIME_TARGET_LANE:
      return TRUE;
    case RUNG_TIME_TARGET_RUNG_END:
      return !rung_time_edit_is_past (self, target->stay_uid);
    case RUNG_TIME_TARGET_NONE:
    case RUNG_TIME_TARGET_AXIS:
    default:
      return FALSE;
    }
}

static const char *
find_cursor (RungTimeEdit         *self,
             const RungTimeTarget *target)
{
  if (!can_drag (self, target))
    return NULL;
  if (target->kind == RUNG_TIME_TARGET_LANE)
    return "copy"; /* an arrow with a plus */
  return target->part == RUNG_TIME_PART_BODY ? "grab" : "ew-resize";
}

static void
set_cursor (RungTimeEdit *self,
            const char   *name)
{
  GdkCursor *cursor = gtk_widget_get_cursor (GTK_WIDGET (self->pane));

  if (g_strcmp0 (cursor != NULL ? gdk_cursor_get_name (cursor) : NULL, name) != 0)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self->pane), name);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           RungTimeEdit             *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  RungTimeTarget target;

  if ((state & (GDK_BUTTON1_MASK | GDK_BUTTON2_MASK | GDK_BUTTON3_MASK)) != 0)
    return;
  rung_time_pane_pick (self->pane, x, y, &target);
  set_cursor (self, find_cursor (self, &target));
}

static void
leave_cb (GtkEventControllerMotion *controller,
          RungTimeEdit             *self)
{
  if (self->mode == RUNG_TIME_EDIT_IDLE)
    set_cursor (self, NULL);
}

/* What is picked lives only as long as what is shown. */
static void
remember_press (RungTimeEdit         *self,
                const RungTimeTarget *target)
{
  g_free (self->pressed_uids[0]);
  g_free (self->pressed_uids[1]);
  self->pressed = *target;
  self->pressed.uid = self->pressed_uids[0] = g_strdup (target->uid);
  self->pressed.stay_uid = self->pressed_uids[1] = g_strdup (target->stay_uid);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               RungTimeEdit   *self)
{
  RungTimeTarget target;

  rung_time_edit_end (self);
  rung_time_pane_pick (self->pane, x, y, &target);
  if (!can_drag (self, &target))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  remember_press (self, &target);
  self->pressed_day = rung_time_pane_get_day (self->pane, x);
}

static gboolean
start_drag (RungTimeEdit   *self,
            GtkGestureDrag *gesture)
{
  if (!rung_time_edit_begin (self, &self->pressed, self->pressed_day))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return FALSE;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  set_cursor (self, self->pressed.kind == RUNG_TIME_TARGET_LANE ? "copy"
                    : self->pressed.part == RUNG_TIME_PART_BODY ? "grabbing" : "ew-resize");
  self->autoscroll_usec = 0;
  self->autoscroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->pane), autoscroll_cb, self, NULL);
  return TRUE;
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                RungTimeEdit   *self)
{
  gboolean is_claimed = gtk_gesture_get_sequence_state (GTK_GESTURE (gesture), NULL) == GTK_EVENT_SEQUENCE_CLAIMED;
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->pointer_x = x + dx;
  /* Days go along: up and down the words stay with what they are about. */
  self->pointer_y = y;
  if (!is_claimed && (!gtk_drag_check_threshold (GTK_WIDGET (self->pane), 0, 0, (int) dx, (int) dy) || !start_drag (self, gesture)))
    return;
  rung_time_edit_update (self, rung_time_pane_get_day (self->pane, self->pointer_x));
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             RungTimeEdit   *self)
{
  if (self->mode == RUNG_TIME_EDIT_PULL || self->mode == RUNG_TIME_EDIT_DRAW)
    rung_time_edit_end (self);
}

/* The grab was lost; this comes before drag-end. */
static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                RungTimeEdit     *self)
{
  rung_time_edit_cancel (self);
}

/* --- Keys ------------------------------------------------------------------------- */

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) || keyval == GDK_KEY_ISO_Level3_Shift;
}

static gboolean
is_alt (guint keyval)
{
  return keyval == GDK_KEY_Alt_L || keyval == GDK_KEY_Alt_R || keyval == GDK_KEY_Meta_L || keyval == GDK_KEY_Meta_R;
}

/* Left is earlier, or later where one reads from the right; 0: no such key. */
static int
find_direction (RungTimeEdit *self,
                guint         keyval)
{
  int right = is_mirrored (self) ? -1 : 1;

  if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    return right;
  return keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left ? -right : 0;
}

static gboolean
step (RungTimeEdit    *self,
      int              direction,
      GdkModifierType  modifiers)
{
  if (modifiers == GDK_ALT_MASK)
    return rung_time_edit_step (self, RUNG_TIME_PART_BODY, direction);
  if (modifiers == (GDK_ALT_MASK | GDK_SHIFT_MASK))
    return rung_time_edit_step (self, RUNG_TIME_PART_END, direction);
  if (modifiers == (GDK_ALT_MASK | GDK_CONTROL_MASK))
    return rung_time_edit_step (self, RUNG_TIME_PART_START, direction);
  return FALSE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        RungTimeEdit          *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  int direction = find_direction (self, keyval);

  if (is_modifier (keyval))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && self->mode == RUNG_TIME_EDIT_STEP)
    {
      rung_time_edit_cancel (self);
      return GDK_EVENT_STOP;
    }
  if (direction != 0 && step (self, direction, modifiers))
    return GDK_EVENT_STOP;
  /* Whatever else is done comes after what was moved. */
  if (self->mode == RUNG_TIME_EDIT_STEP)
    rung_time_edit_end (self);
  if (modifiers == 0 && keyval == GDK_KEY_F2)
    return rung_time_edit_open (self);
  if (modifiers == 0 && (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete))
    return rung_time_edit_delete (self);
  return GDK_EVENT_PROPAGATE;
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint                  keyval,
                 guint                  keycode,
                 GdkModifierType        state,
                 RungTimeEdit          *self)
{
  if (is_alt (keyval) && self->mode == RUNG_TIME_EDIT_STEP)
    rung_time_edit_end (self);
}

static void
focus_left_cb (GtkEventControllerFocus *controller,
               RungTimeEdit            *self)
{
  if (self->mode == RUNG_TIME_EDIT_STEP)
    rung_time_edit_end (self);
}

/* Out of sight nothing is dragged. */
static void
unmap_cb (GtkWidget    *widget,
          RungTimeEdit *self)
{
  rung_time_edit_cancel (self);
}

static void
add_drag (RungTimeEdit *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->pane), GTK_EVENT_CONTROLLER (drag));
}

static void
add_keys (RungTimeEdit *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->pane), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->pane), focus);
}

void
rung_time_edit_init_input (RungTimeEdit *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  add_drag (self);
  add_keys (self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->pane), motion);
  g_signal_connect (self->pane, "unmap", G_CALLBACK (unmap_cb), self);
}
