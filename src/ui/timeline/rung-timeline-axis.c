/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The time axis that the career and the lanes of a role share: lines over the whole
 * height and labels on top.  Labels are laid out once per size and plan, never per frame;
 * one that would run into the label before it is left out. */

#include "rung-timeline-axis.h"

#include <math.h>

#include "rung-compat.h"
#include "rung-ui.h"

#define LEAST_LABEL_DISTANCE_PX 84
#define LEAST_LINE_DISTANCE_PX 12
#define LABEL_GAP_PX 8

typedef struct
{
  float        x;
  gboolean     major;
  PangoLayout *label; /* nullable */
  float        label_x;
} Mark;

struct _RungTimelineAxis
{
  GArray *marks; /* of Mark */
};

static void
clear_mark_cb (gpointer data)
{
  g_clear_object (&((Mark *) data)->label);
}

RungTimelineAxis *
rung_timeline_axis_new (void)
{
  RungTimelineAxis *self = g_new0 (RungTimelineAxis, 1);

  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (self->marks, clear_mark_cb);
  return self;
}

void
rung_timeline_axis_free (RungTimelineAxis *self)
{
  g_array_unref (self->marks);
  g_free (self);
}

void
rung_timeline_axis_clear (RungTimelineAxis *self)
{
  g_array_set_size (self->marks, 0);
}

static PangoLayout *
make_label (GtkWidget  *widget,
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

/* A year says itself; months say the year with January and at the start of the axis. */
static char *
format_tick (guint32      day,
             RungTickUnit unit,
             gboolean     is_first)
{
  RungWords *words = rung_ui_get_words ();
  int year, month, day_of_month;

  if (unit >= RUNG_TICK_YEAR)
    return rung_words_format_day (words, day, RUNG_DATE_YEAR);
  if (unit <= RUNG_TICK_WEEK)
    return rung_words_format_day (words, day, RUNG_DATE_SHORT);
  rung_day_get (day, &year, &month, &day_of_month);
  return rung_words_format_day (words, day, month == 1 || is_first ? RUNG_DATE_SHORT_MONTH : RUNG_DATE_MONTH_NAME);
}

static RungTickUnit
choose_lines (const RungTimescale *scale,
              RungTickUnit         labels)
{
  RungTickUnit lines = rung_timescale_finer (labels);
  RungTickUnit finest = rung_timescale_choose (scale, LEAST_LINE_DISTANCE_PX);

  return finest <= lines ? lines : labels;
}

/**
 * rung_timeline_axis_update:
 * @self: an axis
 * @widget: the widget it is drawn on: font, direction and width come from it
 * @scale: days along the axis, in pixels
 * @start_px: where the scale begins in the widget; it ends as far from the other side
 *
 * Finds ticks and lays out their labels.
 */
void
rung_timeline_axis_update (RungTimelineAxis    *self,
                           GtkWidget           *widget,
                           const RungTimescale *scale,
                           double               start_px)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  RungTickUnit unit = rung_timescale_choose (scale, LEAST_LABEL_DISTANCE_PX);
  g_autoptr(GArray) ticks = rung_timescale_list_ticks (scale, unit, choose_lines (scale, unit));
  double width = scale->length + 2 * start_px;
  double taken = 0;
  gboolean is_first = TRUE;

  rung_timeline_axis_clear (self);
  for (guint i = 0; i < ticks->len; i++)
    {
      const RungTick *tick = &g_array_index (ticks, RungTick, i);
      double position = start_px + tick->position;
      Mark mark = { 0 };

      mark.x = (float) floor (is_mirrored ? width - position : position);
      mark.major = tick->major;
      if (tick->major)
        {
          g_autofree char *text = format_tick (tick->day, unit, is_first);
          g_autoptr(PangoLayout) label = make_label (widget, text);
          double start;
          int label_width;

          pango_layout_get_pixel_size (label, &label_width, NULL);
          start = CLAMP (position - label_width / 2.0, 0, MAX (width - label_width, 0));
          if (is_first || start >= taken)
            {
              mark.label = g_steal_pointer (&label);
              mark.label_x = (float) floor (is_mirrored ? width - start - label_width : start);
              taken = start + label_width + LABEL_GAP_PX;
              is_first = FALSE;
            }
        }
      g_array_append_val (self->marks, mark);
    }
}

/**
 * rung_timeline_axis_snapshot:
 * @self: an axis
 * @widget: the widget it is drawn on
 * @snapshot: what to draw into
 * @lines_top_px: where the lines begin; they end with the widget
 *
 * Draws lines and labels in the widget's colour.
 */
void
rung_timeline_axis_snapshot (RungTimelineAxis *self,
                             GtkWidget        *widget,
                             GtkSnapshot      *snapshot,
                             double            lines_top_px)
{
  float height = gtk_widget_get_height (widget);
  GdkRGBA colour, major, minor;

  rung_compat_get_colour (widget, &colour);
  major = minor = colour;
  major.alpha *= 0.17f;
  minor.alpha *= 0.07f;
  colour.alpha *= 0.72f;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      gtk_snapshot_append_color (snapshot, mark->major ? &major : &minor,
                                 &GRAPHENE_RECT_INIT (mark->x, (float) lines_top_px, 1, height - (float) lines_top_px));
      if (mark->label == NULL)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (mark->label_x, 2));
      gtk_snapshot_append_layout (snapshot, mark->label, &colour);
      gtk_snapshot_restore (snapshot);
    }
}

int
rung_timeline_axis_get_label_height (GtkWidget *widget)
{
  g_autoptr(PangoLayout) layout = make_label (widget, "2026");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + 4;
}
