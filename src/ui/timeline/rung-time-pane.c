/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Time that one zooms and pans.
 *
 *  1. The state is a RungTimeView within limits.  The horizontal adjustment shows the same
 *     in pixels of all the limits at the present zoom; in right-to-left it runs from the
 *     other end, as a viewport's does.
 *  2. Children before the axis are cut off at its foot: content scrolls under it.
 */

#include "rung-time-pane-private.h"

#include "rung-timeline-axis.h"

typedef enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} RungTimePaneProperty;

static void scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (RungTimePane, rung_time_pane, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (RungTimePane)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

RungTimePanePrivate *
rung_time_pane_get_private (RungTimePane *self)
{
  return rung_time_pane_get_instance_private (self);
}

/* --- Adjustments ---------------------------------------------------------------- */

static void
configure_horizontal (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  double per_day = rung_time_pane_get_per_day (priv), page = rung_time_pane_get_length (priv);
  double upper = MAX (priv->limits.days * per_day, page);
  double value = (priv->view.start - priv->limits.start) * per_day;

  gtk_adjustment_configure (priv->adjustments[HORIZONTAL], rung_time_pane_is_mirrored (self) ? upper - page - value : value,
                            0, upper, page * 0.1, page * 0.9, page);
}

static void
configure_vertical (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  double upper = MAX (priv->content_height, priv->height);
  double value = gtk_adjustment_get_value (priv->adjustments[VERTICAL]);

  gtk_adjustment_configure (priv->adjustments[VERTICAL], CLAMP (value, 0, upper - priv->height),
                            0, upper, priv->height * 0.1, MAX (priv->height - priv->axis_height, 1), priv->height);
}

void
rung_time_pane_configure_adjustments (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  priv->is_adjusting = TRUE;
  if (priv->adjustments[HORIZONTAL] != NULL)
    configure_horizontal (self);
  if (priv->adjustments[VERTICAL] != NULL)
    configure_vertical (self);
  priv->is_adjusting = FALSE;
}

/* Scrolled by somebody else: a scrollbar, a touchpad. */
static void
value_changed_cb (GtkAdjustment *adjustment,
                  RungTimePane  *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  RungTimeView view = priv->view;
  double value = gtk_adjustment_get_value (adjustment);

  if (priv->is_adjusting)
    return;
  if (!priv->is_revealing)
    rung_time_pane_stop_moving (self);
  if (adjustment == priv->adjustments[VERTICAL])
    {
      rung_time_pane_queue_place (self);
      return;
    }
  if (rung_time_pane_is_mirrored (self))
    value = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - value;
  view.start = priv->limits.start + value / rung_time_pane_get_per_day (priv);
  rung_time_pane_set_view (self, view);
}

static void
set_adjustment (RungTimePane  *self,
                int            which,
                GtkAdjustment *adjustment)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  if (adjustment != NULL && adjustment == priv->adjustments[which])
    return;
  if (priv->adjustments[which] != NULL)
    g_signal_handlers_disconnect_by_func (priv->adjustments[which], value_changed_cb, self);
  g_clear_object (&priv->adjustments[which]);
  priv->adjustments[which] = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect (priv->adjustments[which], "value-changed", G_CALLBACK (value_changed_cb), self);
  rung_time_pane_queue_place (self);
}

static gboolean
rung_time_pane_get_border (GtkScrollable *scrollable,
                           GtkBorder     *border)
{
  *border = (GtkBorder) { .top = (gint16) rung_time_pane_get_axis_height (RUNG_TIME_PANE (scrollable)) };
  return TRUE;
}

static void
scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = rung_time_pane_get_border;
}

/* --- Drawing -------------------------------------------------------------------- */

static void
snapshot_content (RungTimePane *self,
                  GtkSnapshot  *snapshot)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  GtkWidget *widget = GTK_WIDGET (self);

  rung_timeline_axis_snapshot_lines (RUNG_TIMELINE_AXIS (priv->axis), snapshot, priv->label_height, priv->height);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float) priv->axis_height, (float) priv->width,
                                                         (float) MAX (priv->height - priv->axis_height, 0)));
  for (guint i = 0; i < priv->grounds->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (priv->grounds, i), snapshot);
  rung_time_pane_snapshot_bands (self, snapshot);
  if (RUNG_TIME_PANE_GET_CLASS (self)->draw != NULL)
    RUNG_TIME_PANE_GET_CLASS (self)->draw (self, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != priv->axis; child = gtk_widget_get_next_sibling (child))
    if (!rung_time_pane_is_band (self, child) && !g_ptr_array_find (priv->grounds, child, NULL))
      gtk_widget_snapshot_child (widget, child, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
rung_time_pane_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  RungTimePane *self = RUNG_TIME_PANE (widget);
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  if (priv->width <= 0)
    return;
  snapshot_content (self, snapshot);
  for (GtkWidget *child = priv->axis; child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

/* --- Class ---------------------------------------------------------------------- */

static gboolean
rung_time_pane_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  RungTimePane *self = RUNG_TIME_PANE (widget);

  return RUNG_TIME_PANE_GET_CLASS (self)->move_focus (self, direction);
}

static void
rung_time_pane_direction_changed (GtkWidget        *widget,
                                  GtkTextDirection  previous)
{
  rung_time_pane_queue_measure (RUNG_TIME_PANE (widget));
}

/* Before the frame's layout. */
static void
update_cb (GdkFrameClock *clock,
           RungTimePane  *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  if (priv->needs_place)
    rung_time_pane_place_now (self);
}

static void
rung_time_pane_realize (GtkWidget *widget)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (RUNG_TIME_PANE (widget));

  GTK_WIDGET_CLASS (rung_time_pane_parent_class)->realize (widget);
  priv->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  g_signal_connect (priv->clock, "update", G_CALLBACK (update_cb), widget);
}

static void
rung_time_pane_unrealize (GtkWidget *widget)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (RUNG_TIME_PANE (widget));

  rung_time_pane_stop_moving (RUNG_TIME_PANE (widget));
  g_signal_handlers_disconnect_by_func (priv->clock, update_cb, widget);
  g_clear_object (&priv->clock);
  GTK_WIDGET_CLASS (rung_time_pane_parent_class)->unrealize (widget);
}

static void
rung_time_pane_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (RUNG_TIME_PANE (object));

  switch ((RungTimePaneProperty) prop_id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, priv->adjustments[prop_id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, priv->policies[prop_id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_time_pane_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (RUNG_TIME_PANE (object));

  switch ((RungTimePaneProperty) prop_id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (RUNG_TIME_PANE (object), (int) prop_id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      priv->policies[prop_id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_time_pane_dispose (GObject *object)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (RUNG_TIME_PANE (object));
  GtkWidget *child;

  g_array_set_size (priv->places, 0);
  g_ptr_array_set_size (priv->grounds, 0);
  g_ptr_array_set_size (priv->pause_bands, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < G_N_ELEMENTS (priv->adjustments); i++)
    {
      if (priv->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_func (priv->adjustments[i], value_changed_cb, object);
      g_clear_object (&priv->adjustments[i]);
    }
  G_OBJECT_CLASS (rung_time_pane_parent_class)->dispose (object);
}

static void
rung_time_pane_finalize (GObject *object)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (RUNG_TIME_PANE (object));

  g_array_unref (priv->places);
  g_hash_table_unref (priv->is_placed);
  g_ptr_array_unref (priv->grounds);
  g_clear_pointer (&priv->pauses, g_ptr_array_unref);
  g_ptr_array_unref (priv->pause_bands);
  g_ptr_array_unref (priv->pause_labels);
  g_array_unref (priv->pauses_in_view);
  g_free (priv->preview_uid);
  g_free (priv->ghost_uid);
  G_OBJECT_CLASS (rung_time_pane_parent_class)->finalize (object);
}

static void
rung_time_pane_class_init (RungTimePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_time_pane_dispose;
  object_class->finalize = rung_time_pane_finalize;
  object_class->get_property = rung_time_pane_get_property;
  object_class->set_property = rung_time_pane_set_property;
  widget_class->snapshot = rung_time_pane_snapshot;
  widget_class->focus = rung_time_pane_focus;
  widget_class->direction_changed = rung_time_pane_direction_changed;
  widget_class->realize = rung_time_pane_realize;
  widget_class->unrealize = rung_time_pane_unrealize;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  g_signal_new ("view-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  rung_time_pane_class_init_place (widget_class);
  rung_time_pane_class_init_input (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rung_time_pane_init (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  priv->limits = priv->view = (RungTimeView) { 1, RUNG_TIME_VIEW_LEAST_DAYS };
  priv->places = g_array_new (FALSE, FALSE, sizeof (RungTimePlace));
  priv->is_placed = g_hash_table_new (NULL, NULL);
  priv->grounds = g_ptr_array_new ();
  priv->needs_measure = priv->needs_place = TRUE;
  priv->axis = rung_timeline_axis_new ();
  gtk_widget_set_parent (priv->axis, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  set_adjustment (self, HORIZONTAL, NULL);
  set_adjustment (self, VERTICAL, NULL);
  rung_time_pane_init_marks (self);
  rung_time_pane_init_input (self);
}

/* --- For subclasses ------------------------------------------------------------- */

void
rung_time_pane_set_inset (RungTimePane *self,
                          int           inset_px)
{
  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  rung_time_pane_get_private (self)->inset_px = inset_px;
  rung_time_pane_queue_measure (self);
}

RungTimescale
rung_time_pane_get_scale (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  return rung_time_view_get_scale (priv->view, rung_time_pane_get_length (priv));
}

double
rung_time_pane_get_x (RungTimePane *self,
                      double        day)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  double along = priv->inset_px + (day - priv->view.start) * rung_time_pane_get_per_day (priv);

  return rung_time_pane_is_mirrored (self) ? priv->width - along : along;
}

double
rung_time_pane_get_day (RungTimePane *self,
                        double        x)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  double along = rung_time_pane_is_mirrored (self) ? priv->width - x : x;

  return priv->view.start + (along - priv->inset_px) / rung_time_pane_get_per_day (priv);
}

double
rung_time_pane_get_top (RungTimePane *self)
{
  return gtk_adjustment_get_value (rung_time_pane_get_private (self)->adjustments[VERTICAL]);
}
