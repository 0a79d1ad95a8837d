/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the pane's children stand.
 *
 *  1. A change of the view only asks for a place(); that happens once a frame, before the
 *     frame's layout, so that children may be bound anew there.  size_allocate() then puts
 *     them where place() said.
 *  2. The child that has the focus keeps being a child, in view or not.
 */

#include "rung-time-pane-private.h"

#include <math.h>

#include "rung-timeline-axis.h"
#include "rung-ui.h"

#define AXIS_GAP_PX 4
#define NATURAL_WIDTH_PX 900
#define NATURAL_HEIGHT_PX 480
#define OUT_OF_VIEW_PX (-10000)

/* --- Measures ------------------------------------------------------------------- */

static void
measure_axis (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  priv->label_height = rung_timeline_axis_get_label_height (RUNG_TIMELINE_AXIS (priv->axis));
  priv->axis_height = priv->label_height + rung_time_pane_measure_marks (self) + 2 * AXIS_GAP_PX;
}

static void
measure_if_needed (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  double length = rung_time_pane_get_length (priv), per_day = rung_time_pane_get_per_day (priv);
  guint font = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));

  if (!priv->needs_measure && priv->measured_width == length && priv->measured_height == priv->height &&
      priv->measured_per_day == per_day && priv->font_serial == font)
    return;
  measure_axis (self);
  priv->needs_measure = FALSE;
  priv->measured_width = length;
  priv->measured_height = priv->height;
  priv->measured_per_day = per_day;
  priv->font_serial = font;
  priv->content_height = RUNG_TIME_PANE_GET_CLASS (self)->measure_content (self, length, priv->height, per_day);
}

/* --- Placing -------------------------------------------------------------------- */

static void
hide_what_has_no_place (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!g_hash_table_contains (priv->is_placed, child) && !GTK_IS_NATIVE (child))
      rung_ui_give_place (child, FALSE);
}

/* Out of view, but there: the next arrow goes on from it. */
static void
keep_focus (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  GtkWidget *focus = rung_ui_get_focus_child (GTK_WIDGET (self));
  RungTimePlace place = { focus, { OUT_OF_VIEW_PX, OUT_OF_VIEW_PX, 1, 1 } };

  if (focus == NULL || g_hash_table_contains (priv->is_placed, focus))
    return;
  gtk_widget_measure (focus, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.box.width, NULL, NULL);
  gtk_widget_measure (focus, GTK_ORIENTATION_VERTICAL, -1, NULL, &place.box.height, NULL, NULL);
  g_hash_table_add (priv->is_placed, focus);
  g_array_append_val (priv->places, place);
}

static void
place_axis (RungTimePane        *self,
            const RungTimescale *scale)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  RungTimePlace place = { priv->axis, { 0, 0, priv->width, priv->axis_height } };

  rung_timeline_axis_set_scale (RUNG_TIMELINE_AXIS (priv->axis), scale, priv->inset_px);
  g_array_append_val (priv->places, place);
  g_hash_table_add (priv->is_placed, priv->axis);
}

static void
place (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  RungTimescale scale;

  priv->needs_place = FALSE;
  priv->view = rung_time_view_clamp (priv->view, priv->limits);
  scale = rung_time_pane_get_scale (self);
  measure_if_needed (self);
  rung_time_pane_configure_adjustments (self);
  g_array_set_size (priv->places, 0);
  g_hash_table_remove_all (priv->is_placed);
  place_axis (self, &scale);
  rung_time_pane_place_marks (self);
  RUNG_TIME_PANE_GET_CLASS (self)->place (self, &scale, rung_time_pane_get_top (self),
                                          rung_time_pane_get_top (self) + priv->height);
  keep_focus (self);
  hide_what_has_no_place (self);
}

static void
rung_time_pane_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  RungTimePane *self = RUNG_TIME_PANE (widget);
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  guint font = pango_context_get_serial (gtk_widget_get_pango_context (widget));

  if (priv->needs_place || width != priv->width || height != priv->height || font != priv->font_serial)
    {
      priv->width = width;
      priv->height = height;
      place (self);
    }
  for (guint i = 0; i < priv->places->len; i++)
    {
      const RungTimePlace *at = &g_array_index (priv->places, RungTimePlace, i);

      gtk_widget_size_allocate (at->child, &at->box, -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
rung_time_pane_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH_PX : NATURAL_HEIGHT_PX;
}

void
rung_time_pane_class_init_place (GtkWidgetClass *widget_class)
{
  widget_class->measure = rung_time_pane_measure;
  widget_class->size_allocate = rung_time_pane_size_allocate;
}

/* --- For subclasses ------------------------------------------------------------- */

double
rung_time_pane_get_axis_height (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  if (priv->axis_height == 0)
    measure_axis (self);
  return priv->axis_height;
}

/* Takes a child that is hidden until it has its place. */
void
rung_time_pane_add_child (RungTimePane *self,
                          GtkWidget    *child)
{
  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  rung_ui_give_place (child, FALSE);
  gtk_widget_insert_before (child, GTK_WIDGET (self), rung_time_pane_get_private (self)->axis);
}

void
rung_time_pane_add_ground (RungTimePane *self,
                           GtkWidget    *child)
{
  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  gtk_widget_set_child_visible (child, FALSE);
  gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
  g_ptr_array_add (rung_time_pane_get_private (self)->grounds, child);
}

/**
 * rung_time_pane_place_child:
 * @self: a pane, within place()
 * @child: a child of it
 * @x: in the widget
 * @y: of the content
 * @width: in pixels
 * @height: in pixels
 *
 * Gives a child its place for this frame.  One that needs more room than it gets is not seen.
 */
void
rung_time_pane_place_child (RungTimePane *self,
                            GtkWidget    *child,
                            int           x,
                            int           y,
                            int           width,
                            int           height)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  RungTimePlace at = { child, { x, y - (int) floor (rung_time_pane_get_top (self)), width, height } };
  int least_width, least_height;

  if (width <= 0 || height <= 0 || !gtk_widget_get_visible (child))
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  if (width < least_width || height < least_height)
    return;
  rung_ui_give_place (child, TRUE);
  g_hash_table_add (priv->is_placed, child);
  g_array_append_val (priv->places, at);
}

void
rung_time_pane_queue_measure (RungTimePane *self)
{
  rung_time_pane_get_private (self)->needs_measure = TRUE;
  rung_time_pane_queue_place (self);
}

void
rung_time_pane_queue_place (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  priv->needs_place = TRUE;
  if (priv->clock != NULL)
    gdk_frame_clock_request_phase (priv->clock, GDK_FRAME_CLOCK_PHASE_UPDATE);
  /* Asked for by somebody else's update it is done in this frame's layout. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rung_time_pane_place_now:
 * @self: a pane
 *
 * Binds and places children at once, for who wants to look at one of them before the next
 * frame.  Does nothing for a pane that has no size yet.
 */
void
rung_time_pane_place_now (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  if (priv->width <= 0 || priv->height <= 0)
    return;
  place (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
