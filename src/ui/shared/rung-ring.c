/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ring of responsibilities met.  It is a picture beside words that say the same,
 * so assistive technology does not see it.  Its colour is the CSS `color` of the
 * node "ring"; the groove is the same colour, faint. */

#include "rung-ring.h"

#include "rung-compat.h"

#define LINE_SHARE 0.16 /* of the ring's diameter */

struct _RungRing
{
  GtkWidget parent_instance;

  double    fraction;
};

typedef enum
{
  PROP_FRACTION = 1,
} RungRingProperty;

static GParamSpec *properties[PROP_FRACTION + 1];

G_DEFINE_FINAL_TYPE (RungRing, rung_ring, GTK_TYPE_WIDGET)

static void
draw_arc (cairo_t       *cr,
          double         size,
          double         turns,
          const GdkRGBA *colour)
{
  double line = size * LINE_SHARE;
  double top = -G_PI / 2;

  cairo_set_line_width (cr, line);
  cairo_arc (cr, size / 2, size / 2, (size - line) / 2, top, top + turns * 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_stroke (cr);
}

static void
rung_ring_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  RungRing *self = RUNG_RING (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double size = MIN (width, height);
  GdkRGBA colour, groove;
  cairo_t *cr;

  rung_compat_get_colour (widget, &colour);
  groove = colour;
  groove.alpha *= 0.22f;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, (width - size) / 2, (height - size) / 2);
  /* The hand of a clock runs the same way in every script: not mirrored. */
  draw_arc (cr, size, 1, &groove);
  if (self->fraction > 0)
    draw_arc (cr, size, self->fraction, &colour);
  cairo_destroy (cr);
}

static void
rung_ring_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  *minimum = *natural = 16;
}

static void
rung_ring_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch ((RungRingProperty) prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, RUNG_RING (object)->fraction);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_ring_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch ((RungRingProperty) prop_id)
    {
    case PROP_FRACTION:
      rung_ring_set_fraction (RUNG_RING (object), g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_ring_class_init (RungRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rung_ring_get_property;
  object_class->set_property = rung_ring_set_property;
  widget_class->measure = rung_ring_measure;
  widget_class->snapshot = rung_ring_snapshot;

  properties[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rung_ring_init (RungRing *self)
{
}

GtkWidget *
rung_ring_new (void)
{
  return g_object_new (RUNG_TYPE_RING, NULL);
}

double
rung_ring_get_fraction (RungRing *self)
{
  g_return_val_if_fail (RUNG_IS_RING (self), 0);

  return self->fraction;
}

void
rung_ring_set_fraction (RungRing *self,
                        double    fraction)
{
  g_return_if_fail (RUNG_IS_RING (self));

  fraction = CLAMP (fraction, 0, 1);
  if (self->fraction == fraction)
    return;
  self->fraction = fraction;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

/**
 * rung_ring_set_count:
 * @self: a ring
 * @count: the responsibilities of a role
 *
 * Fills the ring by the share of responsibilities met.  A role whose responsibilities
 * are all met gets the style class "complete".
 */
void
rung_ring_set_count (RungRing     *self,
                     RungMetCount  count)
{
  double fraction = count.total > 0 ? (double) count.met / count.total : 0;

  rung_ring_set_fraction (self, fraction);
  if (fraction >= 1)
    gtk_widget_add_css_class (GTK_WIDGET (self), "complete");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "complete");
}
