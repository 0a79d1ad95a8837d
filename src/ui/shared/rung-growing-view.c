/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text view asks for the height of the lines it has laid out, which it does only when its
 * width is known; the request it makes then falls into the allocation and is forgotten.  So
 * after each new width it is asked again.
 *
 * It also keeps the keys of undo when it has nothing to undo; those are meant for the plan
 * then, as in an entry. */

#include "rung-growing-view.h"

/* What surrounds it may have its own idea of the height. */
#define MOST_TRIES 10

struct _RungGrowingView
{
  GtkTextView parent_instance;

  int         width_px;
  guint       n_tries_left;
};

G_DEFINE_FINAL_TYPE (RungGrowingView, rung_growing_view, GTK_TYPE_TEXT_VIEW)

static gboolean
measure_again_cb (GtkWidget     *widget,
                  GdkFrameClock *clock,
                  gpointer       data)
{
  RungGrowingView *self = RUNG_GROWING_VIEW (widget);
  int natural_height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (widget), NULL, &natural_height, NULL, NULL);
  if (gtk_widget_get_height (widget) == natural_height || --self->n_tries_left == 0)
    {
      self->n_tries_left = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_widget_queue_resize (widget);
  return G_SOURCE_CONTINUE;
}

static void
rung_growing_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  RungGrowingView *self = RUNG_GROWING_VIEW (widget);

  GTK_WIDGET_CLASS (rung_growing_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->width_px == width)
    return;
  self->width_px = width;
  if (self->n_tries_left == 0)
    gtk_widget_add_tick_callback (widget, measure_again_cb, NULL, NULL);
  self->n_tries_left = MOST_TRIES;
}

static void
rung_growing_view_class_init (RungGrowingViewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->size_allocate = rung_growing_view_size_allocate;
}

static gboolean
key_pressed_cb (RungGrowingView *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (gdk_keyval_to_lower (keyval) != GDK_KEY_z)
    return FALSE;
  if (modifiers == GDK_CONTROL_MASK && !gtk_text_buffer_get_can_undo (buffer))
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
  if (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && !gtk_text_buffer_get_can_redo (buffer))
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.redo", NULL);
  return FALSE;
}

static void
rung_growing_view_init (RungGrowingView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
