/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-time-pane.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget    *child;
  GtkAllocation box; /* in the widget */
} RungTimePlace;

typedef struct
{
  RungTimeView  limits, view;
  guint32       today;
  int           inset_px;
  GPtrArray    *pauses; /* of RungRecord */

  GtkAdjustment *adjustments[2]; /* horizontal, vertical */
  GtkScrollablePolicy policies[2];
  gboolean      is_adjusting; /* the pane sets them itself */
  gboolean      is_revealing;

  /* What measure_content() was asked with. */
  double        measured_width, measured_height, measured_per_day;
  double        content_height;
  guint         font_serial;
  gboolean      needs_measure, needs_place;
  int           width, height; /* what was placed for */
  int           axis_height, label_height;
  GArray       *places;       /* of RungTimePlace */
  GHashTable   *is_placed;    /* of children, for this place() */
  GPtrArray    *grounds;      /* children that are drawn below all others, borrowed */
  GdkFrameClock *clock;       /* while realized */

  GtkWidget    *axis;
  GtkWidget    *today_line, *today_label, *today_button;
  GPtrArray    *pause_bands, *pause_labels; /* pools, borrowed */
  GArray       *pauses_in_view; /* of guint, by band */

  GtkWidget    *hint;         /* over everything */
  double        hint_x, hint_y;

  char         *preview_uid, *ghost_uid;
  RungSpan      preview_span, ghost_span;

  /* rung-time-pane-input.c */
  guint         move_tick, coast_tick;
  gint64        move_start_usec;
  RungTimeView  move_from, move_to;
  gint64        coast_usec;
  double        coast_x, coast_y; /* pixels a second */
  RungTimeView  gesture_view;
  double        gesture_values[2];
  gboolean      is_panning;
  double        pointer_x;    /* -1: not here */
} RungTimePanePrivate;

/* The adjustments. */
#define HORIZONTAL 0
#define VERTICAL 1

RungTimePanePrivate *rung_time_pane_get_private (RungTimePane *self);

static inline gboolean
rung_time_pane_is_mirrored (RungTimePane *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Of the scale: the width without the insets. */
static inline double
rung_time_pane_get_length (RungTimePanePrivate *priv)
{
  return MAX (priv->width - 2.0 * priv->inset_px, 1);
}

/* In pixels. */
static inline double
rung_time_pane_get_per_day (RungTimePanePrivate *priv)
{
  return rung_time_pane_get_length (priv) / priv->view.days;
}

void     rung_time_pane_configure_adjustments (RungTimePane  *self); /* to the view, the size and the content */

/* rung-time-pane-place.c */
void     rung_time_pane_class_init_place  (GtkWidgetClass    *widget_class);

/* rung-time-pane-input.c */
void     rung_time_pane_init_input        (RungTimePane      *self);
void     rung_time_pane_class_init_input  (GtkWidgetClass    *widget_class);
void     rung_time_pane_stop_moving       (RungTimePane      *self);

/* rung-time-pane-marks.c: today and the pauses */
void     rung_time_pane_init_marks        (RungTimePane      *self);
void     rung_time_pane_place_marks       (RungTimePane      *self);
void     rung_time_pane_snapshot_bands    (RungTimePane      *self,
                                           GtkSnapshot       *snapshot);
gboolean rung_time_pane_is_band           (RungTimePane      *self,
                                           GtkWidget         *child);
gboolean rung_time_pane_pick_pause        (RungTimePane      *self,
                                           double             x,
                                           double             y,
                                           RungTimeTarget    *target);
int      rung_time_pane_measure_marks     (RungTimePane      *self); /* the height of today's label */

G_END_DECLS
