/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The time axis that the career and the lanes of a role share.
 *
 *  1. Labels are laid out once per text and font, never per frame: they are kept by day and
 *     style, and those not seen for long are dropped.
 *  2. A label stands over its tick, but stays on the axis; it fades as its tick leaves and
 *     where another word is in its way, so that time glides and no word is ever cut.
 *  3. What the labels do not say (the year, or month and year) stands at the beginning of
 *     the axis; the next label that says it pushes it out.
 */

#include "rung-timeline-axis.h"

#include <math.h>

#include "rung-compat.h"
#include "rung-ui.h"

#define LINES_PER_LABEL 5 /* labels stand that many times their height apart */
#define LEAST_LINE_DISTANCE_PX 12
#define LABEL_GAP_PX 8
#define LABEL_TOP_PX 2
#define MOST_LABELS 160
#define FADE_PX 10

typedef struct
{
  PangoLayout *layout;
  int          width;
  guint        used; /* in which round */
} Label;

typedef struct
{
  float  x; /* in the widget */
  gboolean major;
  const Label *label; /* nullable, of the cache */
  float  label_x;
  float  alpha; /* of the label */
} Mark;

struct _RungTimelineAxis
{
  GtkWidget   parent_instance;

  GArray     *marks;  /* of Mark */
  GHashTable *labels; /* gint64 key -> Label */
  guint       round;
  guint       font_serial;
  int         label_height;

  RungTimescale scale;
  double      inset;
  double      width;
  const Label *context; /* nullable */
  double      context_start; /* from the leading edge */
};

G_DEFINE_FINAL_TYPE (RungTimelineAxis, rung_timeline_axis, GTK_TYPE_WIDGET)

/* --- Labels --------------------------------------------------------------------- */

typedef enum { STYLE_TICK, STYLE_TICK_WITH_YEAR, STYLE_CONTEXT, N_STYLES } Style;

static void
free_label_cb (gpointer data)
{
  Label *label = data;

  g_object_unref (label->layout);
  g_free (label);
}

static PangoLayout *
make_layout (GtkWidget  *widget,
             const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.87));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static char *
format_label (guint32      day,
              RungTickUnit unit,
              Style        style)
{
  RungWords *words = rung_ui_get_words ();

  if (style == STYLE_CONTEXT)
    return rung_words_format_tick_context (words, day, unit);
  return rung_words_format_tick (words, day, unit, style == STYLE_TICK_WITH_YEAR);
}

static const Label *
find_label (RungTimelineAxis *self,
            guint32           day,
            RungTickUnit      unit,
            Style             style)
{
  gint64 key = ((gint64) day << 8) | (unit * N_STYLES + style);
  Label *label = g_hash_table_lookup (self->labels, &key);

  if (label == NULL)
    {
      g_autofree char *text = format_label (day, unit, style);
      gint64 *kept = g_new (gint64, 1);

      *kept = key;
      label = g_new0 (Label, 1);
      label->layout = make_layout (GTK_WIDGET (self), text);
      pango_layout_get_pixel_size (label->layout, &label->width, NULL);
      g_hash_table_insert (self->labels, kept, label);
    }
  label->used = self->round;
  return label;
}

static gboolean
is_unused_cb (gpointer key,
              gpointer value,
              gpointer data)
{
  return ((Label *) value)->used != GPOINTER_TO_UINT (data);
}

/* Another font, size of text or language of the widget makes other labels. */
static void
check_font (RungTimelineAxis *self)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  g_autoptr(PangoLayout) layout = NULL;

  if (serial == self->font_serial)
    return;
  g_array_set_size (self->marks, 0);
  g_hash_table_remove_all (self->labels);
  self->context = NULL;
  layout = make_layout (GTK_WIDGET (self), "2026");
  pango_layout_get_pixel_size (layout, NULL, &self->label_height);
  self->font_serial = serial;
}

/* --- Places --------------------------------------------------------------------- */

static gboolean
says_context (guint32      day,
              RungTickUnit unit)
{
  int year, month, day_of_month;

  if (unit >= RUNG_TICK_YEAR)
    return FALSE;
  rung_day_get (day, &year, &month, &day_of_month);
  if (unit == RUNG_TICK_DAY)
    return day_of_month == 1;
  return month == 1 && day_of_month <= (unit == RUNG_TICK_WEEK ? 7 : 1);
}

static Style
choose_style (guint32      day,
              RungTickUnit unit)
{
  int year, month, day_of_month;

  if (!says_context (day, unit))
    return STYLE_TICK;
  rung_day_get (day, &year, &month, &day_of_month);
  return month == 1 ? STYLE_TICK_WITH_YEAR : STYLE_TICK;
}

static RungTickUnit
choose_lines (const RungTimescale *scale,
              RungTickUnit         labels)
{
  RungTickUnit lines = rung_timescale_finer (labels);
  RungTickUnit finest = rung_timescale_choose (scale, LEAST_LINE_DISTANCE_PX);

  return finest <= lines ? lines : labels;
}

/* A scale of a little more than is seen, so that labels glide in and out: its positions
 * are those of the first one, moved on by `more`. */
static RungTimescale
widen (const RungTimescale *scale,
       double               more)
{
  double days = more / rung_timescale_length_per_day (scale);

  return (RungTimescale) { scale->start - days, scale->days + 2 * days, scale->length + 2 * more };
}

static float
mirror (RungTimelineAxis *self,
        double            start,
        double            width)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return (float) floor (is_mirrored ? self->width - start - width : start);
}

/* Of what stands in the way: at this distance and less it fades. */
static float
find_alpha (double distance)
{
  return (float) CLAMP (distance / FADE_PX, 0, 1);
}

/* All days of a month, or of a year, have one context: it is laid out once. */
static guint32
find_context_day (guint32      day,
                  RungTickUnit unit)
{
  int year, month, day_of_month;

  rung_day_get (day, &year, &month, &day_of_month);
  return rung_day_new (year, unit == RUNG_TICK_DAY ? month : 1, 1);
}

/* The context stands first, unless a label that says as much comes from the right. */
static double
place_context (RungTimelineAxis *self,
               GArray           *ticks,
               double            more,
               RungTickUnit      unit)
{
  guint32 first_day = rung_timescale_day (&self->scale, -self->inset);

  self->context = NULL;
  self->context_start = 0;
  if (unit >= RUNG_TICK_YEAR)
    return 0;
  self->context = find_label (self, find_context_day (first_day, unit), unit, STYLE_CONTEXT);
  for (guint i = 0; i < ticks->len; i++)
    {
      const RungTick *tick = &g_array_index (ticks, RungTick, i);

      if (tick->major && tick->day > first_day && says_context (tick->day, unit))
        {
          const Label *label = find_label (self, tick->day, unit, choose_style (tick->day, unit));
          double start = self->inset + tick->position - more - label->width / 2.0;

          self->context_start = MIN (start - LABEL_GAP_PX - self->context->width, 0);
          break;
        }
    }
  return MAX (self->context_start + self->context->width, 0);
}

static void
place_label (RungTimelineAxis *self,
             const RungTick   *tick,
             RungTickUnit      unit,
             double            position,
             double            first,
             double           *taken,
             Mark             *mark)
{
  const Label *label = find_label (self, tick->day, unit, choose_style (tick->day, unit));
  double start = CLAMP (position - label->width / 2.0, 0, MAX (self->width - label->width, 0));
  double from_edge = MIN (position, self->width - position);

  if (start < *taken || from_edge <= 0)
    return;
  mark->label = label;
  mark->label_x = mirror (self, start, label->width);
  mark->alpha = find_alpha (from_edge) * (first > 0 ? find_alpha (start - first) : 1);
  if (mark->alpha <= 0)
    return;
  *taken = start + label->width + LABEL_GAP_PX;
}

static void
place_marks (RungTimelineAxis *self)
{
  double distance = LINES_PER_LABEL * self->label_height;
  RungTickUnit unit = rung_timescale_choose (&self->scale, distance);
  double more = self->inset + distance;
  RungTimescale wide = widen (&self->scale, more);
  g_autoptr(GArray) ticks = rung_timescale_list_ticks (&wide, unit, choose_lines (&self->scale, unit));
  double first = place_context (self, ticks, more, unit);
  double taken = -G_MAXDOUBLE;

  for (guint i = 0; i < ticks->len; i++)
    {
      const RungTick *tick = &g_array_index (ticks, RungTick, i);
      double position = self->inset + tick->position - more;
      Mark mark = { mirror (self, position, 1), tick->major, NULL, 0, 0 };

      if (tick->major)
        place_label (self, tick, unit, position, first, &taken, &mark);
      if (mark.label != NULL || (position >= 0 && position < self->width))
        g_array_append_val (self->marks, mark);
    }
}

/**
 * rung_timeline_axis_set_scale:
 * @self: an axis
 * @scale: days along it, in pixels
 * @inset_px: where the scale begins in the widget; it ends as far from the other side
 *
 * Finds ticks, and the labels that are not there yet.
 */
void
rung_timeline_axis_set_scale (RungTimelineAxis    *self,
                              const RungTimescale *scale,
                              double               inset_px)
{
  g_return_if_fail (RUNG_IS_TIMELINE_AXIS (self));

  check_font (self);
  self->scale = *scale;
  self->inset = inset_px;
  self->width = scale->length + 2 * inset_px;
  self->round++;
  g_array_set_size (self->marks, 0);
  place_marks (self);
  if (g_hash_table_size (self->labels) > MOST_LABELS)
    g_hash_table_foreach_remove (self->labels, is_unused_cb, GUINT_TO_POINTER (self->round));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- Drawing -------------------------------------------------------------------- */

/**
 * rung_timeline_axis_snapshot_lines:
 * @self: an axis
 * @snapshot: what to draw into
 * @top_px: where the lines begin
 * @bottom_px: where they end
 *
 * Draws the ticks' lines in the widget's colour.
 */
void
rung_timeline_axis_snapshot_lines (RungTimelineAxis *self,
                                   GtkSnapshot      *snapshot,
                                   double            top_px,
                                   double            bottom_px)
{
  GdkRGBA major, minor;

  g_return_if_fail (RUNG_IS_TIMELINE_AXIS (self));

  rung_compat_get_colour (GTK_WIDGET (self), &major);
  minor = major;
  major.alpha *= 0.17f;
  minor.alpha *= 0.07f;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      gtk_snapshot_append_color (snapshot, mark->major ? &major : &minor,
                                 &GRAPHENE_RECT_INIT (mark->x, (float) top_px, 1, (float) (bottom_px - top_px)));
    }
}

static void
draw_label (GtkSnapshot   *snapshot,
            const Label   *label,
            float          x,
            const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, LABEL_TOP_PX));
  gtk_snapshot_append_layout (snapshot, label->layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
rung_timeline_axis_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  RungTimelineAxis *self = RUNG_TIMELINE_AXIS (widget);
  GdkRGBA colour, faded;

  rung_compat_get_colour (widget, &colour);
  if (self->context != NULL)
    {
      faded = colour;
      faded.alpha *= find_alpha (FADE_PX + self->context_start);
      draw_label (snapshot, self->context, mirror (self, self->context_start, self->context->width), &faded);
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->label == NULL || mark->alpha <= 0)
        continue;
      faded = colour;
      faded.alpha *= 0.72f * mark->alpha;
      draw_label (snapshot, mark->label, mark->label_x, &faded);
    }
}

/* --- Class ---------------------------------------------------------------------- */

static void
rung_timeline_axis_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = rung_timeline_axis_get_label_height (RUNG_TIMELINE_AXIS (widget));
}

static void
rung_timeline_axis_finalize (GObject *object)
{
  RungTimelineAxis *self = RUNG_TIMELINE_AXIS (object);

  g_array_unref (self->marks);
  g_hash_table_unref (self->labels);
  G_OBJECT_CLASS (rung_timeline_axis_parent_class)->finalize (object);
}

static void
rung_timeline_axis_class_init (RungTimelineAxisClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rung_timeline_axis_finalize;
  widget_class->measure = rung_timeline_axis_measure;
  widget_class->snapshot = rung_timeline_axis_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timeaxis");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rung_timeline_axis_init (RungTimelineAxis *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->labels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_label_cb);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
rung_timeline_axis_new (void)
{
  return g_object_new (RUNG_TYPE_TIMELINE_AXIS, NULL);
}

/* How high labels are, with a little air. */
int
rung_timeline_axis_get_label_height (RungTimelineAxis *self)
{
  g_return_val_if_fail (RUNG_IS_TIMELINE_AXIS (self), 0);

  check_font (self);
  return self->label_height + 2 * LABEL_TOP_PX;
}
