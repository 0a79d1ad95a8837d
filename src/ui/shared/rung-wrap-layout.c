/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts buttons side by side and goes on below where there is no room left.  GtkFlowBox
 * would put each in a box that takes the focus itself. */

#include "rung-wrap-layout.h"

#define SPACING_PX 6

struct _RungWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RungWrapLayout, rung_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
get_size (GtkWidget *child,
          int       *width,
          int       *height)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, width, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *width, NULL, height, NULL, NULL);
}

static void
put (GtkWidget *widget,
     GtkWidget *child,
     int        x,
     int        y,
     int        width,
     int        height,
     int        all_width)
{
  gboolean is_right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (child, &(GtkAllocation) { is_right_to_left ? all_width - x - width : x, y, width, height }, -1);
}

/* Returns the height; without @is_real only that. */
static int
place (GtkWidget *widget,
       int        all_width,
       gboolean   is_real)
{
  int x = 0, y = 0, row_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width, height;

      if (!gtk_widget_should_layout (child))
        continue;
      get_size (child, &width, &height);
      if (x > 0 && x + width > all_width)
        {
          x = 0;
          y += row_height + SPACING_PX;
          row_height = 0;
        }
      if (is_real)
        put (widget, child, x, y, MIN (width, MAX (all_width, 1)), height, all_width);
      x += width + SPACING_PX;
      row_height = MAX (row_height, height);
    }
  return y + row_height;
}

static GtkSizeRequestMode
rung_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rung_wrap_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  int most = 0, sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width, height;

      if (!gtk_widget_should_layout (child))
        continue;
      get_size (child, &width, &height);
      most = MAX (most, width);
      sum += width + (sum > 0 ? SPACING_PX : 0);
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = place (widget, for_size >= 0 ? for_size : sum, FALSE);
  else
    {
      *minimum = most;
      *natural = sum;
    }
}

static void
rung_wrap_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  place (widget, width, TRUE);
}

static void
rung_wrap_layout_class_init (RungWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = rung_wrap_layout_get_request_mode;
  layout_class->measure = rung_wrap_layout_measure;
  layout_class->allocate = rung_wrap_layout_allocate;
}

static void
rung_wrap_layout_init (RungWrapLayout *self)
{
}
