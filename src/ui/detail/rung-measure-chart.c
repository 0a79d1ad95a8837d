/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A measured goal over time.  The plan is dashed, as all that is planned is on the
 * timeline; what is behind the plan is told by the sentence as well as by the colour. */

#include "rung-measure-chart.h"

#include <glib/gi18n.h>

#include "rung-compat.h"
#include "rung-measure.h"
#include "rung-ui.h"

#define PLOT_HEIGHT_PX 72
#define DOT_RADIUS_PX 5.0

/* Room for the dot at the ends. */
#define MARGIN_PX (DOT_RADIUS_PX + 1)

struct _RungMeasureChart
{
  GtkWidget    parent_instance;

  GtkWidget   *plot;
  GtkLabel    *first_label;
  GtkLabel    *last_label;
  GtkLabel    *sentence_label;
  RungMeasure  measure;
  gboolean     has_measure;
};

G_DEFINE_FINAL_TYPE (RungMeasureChart, rung_measure_chart, GTK_TYPE_WIDGET)

/* --- Drawing --- */

typedef struct
{
  cairo_t  *cr;
  double    width_px, height_px;
  gboolean  is_mirrored;
} Plot;

static double
get_x (const Plot *plot,
       double      fraction)
{
  double x = MARGIN_PX + fraction * (plot->width_px - 2 * MARGIN_PX);

  return plot->is_mirrored ? plot->width_px - x : x;
}

static double
get_y (const Plot *plot,
       double      fraction)
{
  return plot->height_px - MARGIN_PX - fraction * (plot->height_px - 2 * MARGIN_PX);
}

static void
set_source (const Plot    *plot,
            const GdkRGBA *colour,
            double         alpha)
{
  cairo_set_source_rgba (plot->cr, colour->red, colour->green, colour->blue, colour->alpha * alpha);
}

static void
draw_line (const Plot *plot,
           double      from_x,
           double      from_y,
           double      to_x,
           double      to_y)
{
  cairo_move_to (plot->cr, get_x (plot, from_x), get_y (plot, from_y));
  cairo_line_to (plot->cr, get_x (plot, to_x), get_y (plot, to_y));
  cairo_stroke (plot->cr);
}

/* What frames the picture, and the day it is. */
static void
draw_frame (const Plot        *plot,
            const RungMeasure *measure,
            const GdkRGBA     *colour)
{
  cairo_set_line_width (plot->cr, 1);
  set_source (plot, colour, 0.2);
  draw_line (plot, 0, 0, 1, 0);
  draw_line (plot, 0, measure->due_y_fraction, 1, measure->due_y_fraction);
  set_source (plot, colour, 0.45);
  draw_line (plot, measure->today_x_fraction, 0, measure->today_x_fraction, 1);
}

static void
draw_plan (const Plot        *plot,
           const RungMeasure *measure,
           const GdkRGBA     *colour)
{
  const double dashes[] = { 5, 4 };

  cairo_set_line_width (plot->cr, 2);
  cairo_set_dash (plot->cr, dashes, G_N_ELEMENTS (dashes), 0);
  set_source (plot, colour, 0.6);
  draw_line (plot, measure->start_x_fraction, measure->start_y_fraction, measure->due_x_fraction, measure->due_y_fraction);
  cairo_set_dash (plot->cr, NULL, 0, 0);
}

static void
draw_now (const Plot        *plot,
          const RungMeasure *measure,
          const GdkRGBA     *colour)
{
  cairo_set_line_width (plot->cr, 3);
  set_source (plot, colour, 1);
  draw_line (plot, measure->start_x_fraction, measure->start_y_fraction, measure->today_x_fraction, measure->now_y_fraction);
  cairo_arc (plot->cr, get_x (plot, measure->today_x_fraction), get_y (plot, measure->now_y_fraction), DOT_RADIUS_PX, 0,
             2 * G_PI);
  cairo_fill (plot->cr);
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width_px,
         int             height_px,
         gpointer        data)
{
  RungMeasureChart *self = data;
  Plot plot = { cr, width_px, height_px, gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL };
  GdkRGBA text, mark;

  if (!self->has_measure)
    return;
  rung_compat_get_colour (GTK_WIDGET (self), &text);
  rung_compat_get_colour (self->plot, &mark);
  draw_frame (&plot, &self->measure, &text);
  draw_plan (&plot, &self->measure, &text);
  draw_now (&plot, &self->measure, &mark);
}

/* --- The widget --- */

static void
rung_measure_chart_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rung_measure_chart_parent_class)->dispose (object);
}

static void
rung_measure_chart_class_init (RungMeasureChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_measure_chart_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "measurechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GtkWidget *
add_days (RungMeasureChart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->first_label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE,
                                               "css-classes", (const char *[]) { "caption", "dim-label", NULL }, NULL));
  self->last_label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 1.0,
                                              "css-classes", (const char *[]) { "caption", "dim-label", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->first_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->last_label));
  return box;
}

static void
rung_measure_chart_init (RungMeasureChart *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->sentence_label = GTK_LABEL (rung_ui_new_label ("", NULL));
  self->plot = g_object_new (GTK_TYPE_DRAWING_AREA, "content-height", PLOT_HEIGHT_PX,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "css-classes", (const char *[]) { "plot", NULL }, NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->plot), draw_cb, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->sentence_label), GTK_WIDGET (self));
  gtk_widget_set_parent (self->plot, GTK_WIDGET (self));
  gtk_widget_set_parent (add_days (self), GTK_WIDGET (self));
}

GtkWidget *
rung_measure_chart_new (void)
{
  return g_object_new (RUNG_TYPE_MEASURE_CHART, NULL);
}

static void
show_days (RungMeasureChart *self)
{
  RungWords *words = rung_ui_get_words ();
  g_autofree char *first = rung_words_format_day (words, self->measure.first_day, RUNG_DATE_MEDIUM);
  g_autofree char *last = rung_words_format_day (words, self->measure.last_day, RUNG_DATE_MEDIUM);

  gtk_label_set_label (self->first_label, first);
  gtk_label_set_label (self->last_label, last);
}

static void
show_sentence (RungMeasureChart *self,
               RungRecord       *goal)
{
  g_autofree char *sentence = rung_phrase_measure (rung_ui_get_words (), goal, &self->measure);

  gtk_label_set_label (self->sentence_label, sentence);
  rung_ui_set_name (self, sentence);
  if (self->measure.is_behind)
    gtk_widget_add_css_class (GTK_WIDGET (self), "behind");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "behind");
}

/**
 * rung_measure_chart_show:
 * @self: a chart
 * @goal: a goal
 * @today: the present day
 *
 * Draws a goal.
 *
 * Returns: whether there is something to see; see rung_measure_init()
 */
gboolean
rung_measure_chart_show (RungMeasureChart *self,
                         RungRecord       *goal,
                         guint32           today)
{
  g_return_val_if_fail (RUNG_IS_MEASURE_CHART (self), FALSE);

  self->has_measure = rung_measure_init (&self->measure, goal, today);
  if (self->has_measure)
    {
      show_days (self);
      show_sentence (self, goal);
    }
  gtk_widget_queue_draw (self->plot);
  return self->has_measure;
}
