/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says it needs a phone’s width, whatever its child says, and gives the child what
 * the child needs.  The child is cut off for at most one frame: then the window has
 * changed it to the form that fits (what AdwBreakpointBin of libadwaita 1.4 does). */

#include "rung-shrink-bin.h"

/* 360 with the frame of a window that has no shadow. */
#define LEAST_WIDTH_PX 346
#define LEAST_HEIGHT_PX 294

struct _RungShrinkBin
{
  GtkWidget  parent_instance;

  GtkWidget *child;
};

static void rung_shrink_bin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RungShrinkBin, rung_shrink_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, rung_shrink_bin_buildable_init))

static GtkBuildableIface *parent_buildable;

static int
get_least (GtkWidget      *child,
           GtkOrientation  orientation,
           int             for_size)
{
  int minimum = 0;

  gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
rung_shrink_bin_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  RungShrinkBin *self = RUNG_SHRINK_BIN (widget);
  int least = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH_PX : LEAST_HEIGHT_PX;

  *minimum = *natural = least;
  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;
  if (for_size >= 0)
    for_size = MAX (for_size, get_least (self->child, !orientation, -1));
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  *minimum = MIN (*minimum, least);
}

static void
rung_shrink_bin_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  RungShrinkBin *self = RUNG_SHRINK_BIN (widget);
  int child_width, child_height;
  GskTransform *transform = NULL;

  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;
  child_width = MAX (width, get_least (self->child, GTK_ORIENTATION_HORIZONTAL, -1));
  child_height = MAX (height, get_least (self->child, GTK_ORIENTATION_VERTICAL, child_width));
  if (child_width > width && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (width - child_width, 0));
  gtk_widget_allocate (self->child, child_width, child_height, baseline, transform);
}

static void
rung_shrink_bin_dispose (GObject *object)
{
  rung_shrink_bin_set_child (RUNG_SHRINK_BIN (object), NULL);
  G_OBJECT_CLASS (rung_shrink_bin_parent_class)->dispose (object);
}

static void
rung_shrink_bin_add_child (GtkBuildable *buildable,
                           GtkBuilder   *builder,
                           GObject      *child,
                           const char   *type)
{
  if (GTK_IS_WIDGET (child))
    rung_shrink_bin_set_child (RUNG_SHRINK_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
rung_shrink_bin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = rung_shrink_bin_add_child;
}

static void
rung_shrink_bin_class_init (RungShrinkBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_shrink_bin_dispose;
  widget_class->measure = rung_shrink_bin_measure;
  widget_class->size_allocate = rung_shrink_bin_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
rung_shrink_bin_init (RungShrinkBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
rung_shrink_bin_set_child (RungShrinkBin *self,
                           GtkWidget     *child)
{
  g_return_if_fail (RUNG_IS_SHRINK_BIN (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}
