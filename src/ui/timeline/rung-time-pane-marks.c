/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every pane shows besides its content: today's line, and pauses as bands.
 *
 *  1. A band is a button over the whole height, that does "win.edit-pause"; its word stands
 *     at the foot of the axis, where it fits: of two that are close only the first has one.
 *  2. When today is out of view a small button at that side leads there.
 */

#include "rung-time-pane-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rung-phrases.h"
#include "rung-thing.h"
#include "rung-ui.h"

#define LEAST_BAND_PX 2
#define LABEL_GAP_PX 6
#define AXIS_GAP_PX 4
#define HINT_GAP_PX 14

static RungRecord *
get_pause_of (GtkWidget *band)
{
  return g_object_get_data (G_OBJECT (band), "pause");
}

static void
edit_pause_cb (GtkWidget *band)
{
  gtk_widget_activate_action (band, "win.edit-pause", "s", rung_record_get_uid (get_pause_of (band)));
}

static gboolean
is_mirrored (RungTimePane *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
make_band (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  GtkWidget *band = g_object_new (GTK_TYPE_BUTTON, "css-name", "pause", NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "css-classes", (const char *[]) { "pause-label", NULL }, "can-target", FALSE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_insert_after (band, GTK_WIDGET (self), NULL);
  gtk_widget_insert_before (label, GTK_WIDGET (self), priv->today_label);
  g_signal_connect (band, "clicked", G_CALLBACK (edit_pause_cb), NULL);
  g_ptr_array_add (priv->pause_bands, band);
  g_ptr_array_add (priv->pause_labels, label);
}

static RungSpan
get_span (RungTimePane *self,
          RungRecord   *pause)
{
  RungSpan span = rung_span_new (rung_record_get_day (pause, RUNG_PAUSE_START), rung_record_get_day (pause, RUNG_PAUSE_END));

  rung_time_pane_get_preview (self, rung_record_get_uid (pause), &span);
  return span;
}

static void
bind (RungTimePane *self,
      guint         which,
      RungRecord   *pause)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  GtkWidget *band = g_ptr_array_index (priv->pause_bands, which);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  if (get_pause_of (band) == pause)
    return;
  g_object_set_data_full (G_OBJECT (band), "pause", rung_record_ref (pause), (GDestroyNotify) rung_record_unref);
  name = rung_thing_dup_pause_sentence (pause);
  label = rung_phrase_pause_label (rung_ui_get_words (), pause);
  gtk_label_set_label (g_ptr_array_index (priv->pause_labels, which), label);
  rung_ui_set_name (band, name);
}

/* A band stays with its pause as long as it can, and the focus with both. */
static guint
take_band (RungTimePane *self,
           RungRecord   *pause)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  GtkWidget *focus = rung_ui_get_focus_child (GTK_WIDGET (self));
  guint free = priv->pause_bands->len;

  for (guint i = 0; i < priv->pause_bands->len; i++)
    {
      GtkWidget *band = g_ptr_array_index (priv->pause_bands, i);
      RungRecord *other = get_pause_of (band);

      if (other != NULL && g_str_equal (rung_record_get_uid (other), rung_record_get_uid (pause)))
        return i;
      if (!g_hash_table_contains (priv->is_placed, band) && band != focus)
        free = i;
    }
  if (free == priv->pause_bands->len)
    make_band (self);
  return free;
}

/* The axis does not scroll: its row of words is given by the widget's height. */
static void
place_on_axis (RungTimePane *self,
               GtkWidget    *child,
               double        x,
               int           width,
               int           height)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  int y = priv->label_height + AXIS_GAP_PX;

  rung_time_pane_place_child (self, child, (int) floor (x), y + (int) floor (rung_time_pane_get_top (self)), width, height);
}

static void
measure_label (GtkWidget *label,
               int       *width,
               int       *height)
{
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, width, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, -1, NULL, height, NULL, NULL);
}

/* What is taken of the row of words already. */
typedef struct
{
  double from, to;
} Stretch;

static gboolean
meets (Stretch taken,
       double  x,
       int     width)
{
  return taken.from < taken.to && x < taken.to + LABEL_GAP_PX && x + width > taken.from - LABEL_GAP_PX;
}

/* Over the middle of the band, or beside today's label when that is there. */
static double
find_label_x (double  middle,
              int     width,
              int     widget_width,
              Stretch today)
{
  double x = CLAMP (middle - width / 2.0, 0, MAX (widget_width - width, 0));

  if (!meets (today, x, width))
    return x;
  return middle < (today.from + today.to) / 2 ? today.from - LABEL_GAP_PX - width : today.to + LABEL_GAP_PX;
}

static void
place_label (RungTimePane *self,
             guint         which,
             double        left,
             double        right,
             Stretch       today,
             Stretch      *taken)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  GtkWidget *label = g_ptr_array_index (priv->pause_labels, which);
  int width, height;
  double x;

  measure_label (label, &width, &height);
  x = find_label_x ((MAX (left, 0) + MIN (right, priv->width)) / 2, width, priv->width, today);
  if (x < 0 || x + width > priv->width || meets (*taken, x, width))
    return;
  place_on_axis (self, label, x, width, height);
  *taken = (Stretch) { x, x + width };
}

/* From where to where a pause is, in the widget from the left. */
static void
find_edges (RungTimePane *self,
            RungSpan      span,
            double       *left,
            double       *right)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  double a = rung_time_pane_get_x (self, span.first);
  double end = span.end != RUNG_DAY_FOREVER ? span.end : MAX (priv->limits.start + priv->limits.days, span.first);
  double b = rung_time_pane_get_x (self, end);

  *left = MIN (a, b);
  *right = MAX (a, b);
}

static gboolean
place_pause (RungTimePane *self,
             RungRecord   *pause,
             Stretch       today,
             Stretch      *taken)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  int top = priv->axis_height + (int) floor (rung_time_pane_get_top (self));
  double left, right;
  guint which;

  find_edges (self, get_span (self, pause), &left, &right);
  if (right < 0 || left > priv->width)
    return FALSE;
  which = take_band (self, pause);
  bind (self, which, pause);
  left = CLAMP (left, -1, priv->width);
  right = CLAMP (right, 0, priv->width + 1);
  rung_time_pane_place_child (self, g_ptr_array_index (priv->pause_bands, which), (int) floor (left), top,
                              MAX ((int) floor (right) - (int) floor (left), LEAST_BAND_PX), MAX (priv->height - priv->axis_height, 1));
  place_label (self, which, left, right, today, taken);
  return TRUE;
}

static void
place_pauses (RungTimePane *self,
              Stretch       today)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  Stretch taken = { 0, 0 };

  g_array_set_size (priv->pauses_in_view, 0);
  for (guint i = 0; priv->pauses != NULL && i < priv->pauses->len; i++)
    if (place_pause (self, g_ptr_array_index (priv->pauses, i), today, &taken))
      g_array_append_val (priv->pauses_in_view, i);
}

/* The icons turn around with the direction of the script; the same one again would ask for
 * a new size of all that is around it. */
static void
point_to_today (RungTimePane *self,
                gboolean      to_left)
{
  GtkButton *button = GTK_BUTTON (rung_time_pane_get_private (self)->today_button);
  const char *icon = to_left != is_mirrored (self) ? "pan-start-symbolic" : "pan-end-symbolic";

  if (g_strcmp0 (gtk_button_get_icon_name (button), icon) != 0)
    gtk_button_set_icon_name (button, icon);
}

/* Gives the stretch of the row of words that it takes. */
static Stretch
place_today (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  double x = floor (rung_time_pane_get_x (self, priv->today)), label_x;
  gboolean is_in_view = x >= 0 && x < priv->width;
  GtkWidget *label = is_in_view ? priv->today_label : priv->today_button;
  int width, height;

  if (priv->today == RUNG_NO_DAY)
    return (Stretch) { 0, 0 };
  measure_label (label, &width, &height);
  label_x = CLAMP (x - width / 2.0, 0, MAX (priv->width - width, 0));
  place_on_axis (self, label, label_x, width, height);
  if (is_in_view)
    rung_time_pane_place_child (self, priv->today_line, CLAMP ((int) x - 1, 0, MAX (priv->width - 2, 0)),
                                (int) floor (rung_time_pane_get_top (self)), 2, priv->height);
  else
    point_to_today (self, x < 0);
  return (Stretch) { label_x, label_x + width };
}

/* Above its point, or below where there is no room. */
static void
place_hint (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  int width, height;
  double x, y;

  if (!gtk_widget_get_visible (priv->hint))
    return;
  measure_label (priv->hint, &width, &height);
  width = MIN (width, priv->width);
  x = CLAMP (priv->hint_x - width / 2.0, 0, priv->width - width);
  y = priv->hint_y - HINT_GAP_PX - height;
  if (y < 0)
    y = priv->hint_y + 2 * HINT_GAP_PX;
  rung_time_pane_place_child (self, priv->hint, (int) floor (x), (int) floor (y) + (int) floor (rung_time_pane_get_top (self)),
                              width, height);
}

void
rung_time_pane_place_marks (RungTimePane *self)
{
  place_pauses (self, place_today (self));
  place_hint (self);
}

void
rung_time_pane_snapshot_bands (RungTimePane *self,
                               GtkSnapshot  *snapshot)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  for (guint i = 0; i < priv->pause_bands->len; i++)
    gtk_widget_snapshot_child (GTK_WIDGET (self), g_ptr_array_index (priv->pause_bands, i), snapshot);
  /* Below all words: it is told by its label, and must not strike out what it crosses. */
  gtk_widget_snapshot_child (GTK_WIDGET (self), priv->today_line, snapshot);
}

/* What is drawn by rung_time_pane_snapshot_bands(). */
gboolean
rung_time_pane_is_band (RungTimePane *self,
                        GtkWidget    *child)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  return child == priv->today_line || g_ptr_array_find (priv->pause_bands, child, NULL);
}

int
rung_time_pane_measure_marks (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  int width, height, other;

  measure_label (priv->today_label, &width, &height);
  measure_label (priv->today_button, &width, &other);
  return MAX (height, other);
}

gboolean
rung_time_pane_pick_pause (RungTimePane   *self,
                           double          x,
                           double          y,
                           RungTimeTarget *target)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  for (guint i = 0; i < priv->pauses_in_view->len; i++)
    {
      RungRecord *pause = g_ptr_array_index (priv->pauses, g_array_index (priv->pauses_in_view, guint, i));
      RungSpan span = rung_span_new (rung_record_get_day (pause, RUNG_PAUSE_START), rung_record_get_day (pause, RUNG_PAUSE_END));
      double left, right;

      find_edges (self, span, &left, &right);
      if (x < left || x >= right)
        continue;
      *target = (RungTimeTarget) { RUNG_TIME_TARGET_PAUSE, rung_time_pane_find_part (self, left, right - left, x),
                                   rung_record_get_uid (pause), NULL, 0, span };
      return TRUE;
    }
  return FALSE;
}

static void
show_today_cb (GtkButton    *button,
               RungTimePane *self)
{
  rung_time_pane_show_day (self, rung_time_pane_get_today (self));
}

void
rung_time_pane_init_marks (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  priv->pause_bands = g_ptr_array_new ();
  priv->pause_labels = g_ptr_array_new ();
  priv->pauses_in_view = g_array_new (FALSE, FALSE, sizeof (guint));
  priv->today_line = g_object_new (GTK_TYPE_BOX, "css-name", "todayline", "can-target", FALSE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  priv->today_label = gtk_label_new (_("Today"));
  gtk_widget_add_css_class (priv->today_label, "today");
  gtk_widget_set_can_target (priv->today_label, FALSE);
  /* The pointer's own way: keys have Home. */
  priv->today_button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "pan-start-symbolic", "focusable", FALSE,
                                     "tooltip-text", _("Today is there"), NULL);
  rung_ui_set_name (priv->today_button, _("Today is there"));
  gtk_widget_set_css_classes (priv->today_button, (const char *[]) { "today-away", NULL });
  g_signal_connect (priv->today_button, "clicked", G_CALLBACK (show_today_cb), self);
  gtk_widget_insert_before (priv->today_line, GTK_WIDGET (self), priv->axis);
  gtk_widget_insert_before (priv->today_label, GTK_WIDGET (self), NULL);
  gtk_widget_insert_before (priv->today_button, GTK_WIDGET (self), NULL);
  /* What has the focus says it itself. */
  priv->hint = g_object_new (GTK_TYPE_LABEL, "css-classes", (const char *[]) { "osd", "time-hint", NULL }, "can-target", FALSE,
                             "ellipsize", PANGO_ELLIPSIZE_END, "visible", FALSE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_insert_before (priv->hint, GTK_WIDGET (self), NULL);
}

/* --- Public --------------------------------------------------------------------- */

void
rung_time_pane_set_today (RungTimePane *self,
                          guint32       today)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  if (priv->today == today)
    return;
  priv->today = today;
  rung_time_pane_queue_place (self);
}

guint32
rung_time_pane_get_today (RungTimePane *self)
{
  return rung_time_pane_get_private (self)->today;
}

/**
 * rung_time_pane_set_pauses:
 * @self: a pane
 * @pauses: (element-type RungRecord): PAUSE records by first day; referred to
 *
 * Shows pauses of life.
 */
void
rung_time_pane_set_pauses (RungTimePane *self,
                           GPtrArray    *pauses)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  g_return_if_fail (RUNG_IS_TIME_PANE (self));
  g_return_if_fail (pauses != NULL);

  g_ptr_array_ref (pauses);
  g_clear_pointer (&priv->pauses, g_ptr_array_unref);
  priv->pauses = pauses;
  /* Until they are placed, none of them is under the pointer. */
  g_array_set_size (priv->pauses_in_view, 0);
  rung_time_pane_queue_place (self);
}

guint
rung_time_pane_get_n_pauses (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  return priv->pauses != NULL ? priv->pauses->len : 0;
}

RungRecord *
rung_time_pane_get_pause (RungTimePane *self,
                          guint         position)
{
  return g_ptr_array_index (rung_time_pane_get_private (self)->pauses, position);
}

void
rung_time_pane_set_hint (RungTimePane *self,
                         const char   *text,
                         double        x,
                         double        y)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  gtk_widget_set_visible (priv->hint, text != NULL);
  gtk_label_set_label (GTK_LABEL (priv->hint), text != NULL ? text : "");
  priv->hint_x = x;
  priv->hint_y = y;
  rung_time_pane_queue_place (self);
}

/* The band that stands for a pause; NULL when it is out of view. */
static GtkWidget *
find_band (RungTimePane *self,
           RungRecord   *pause)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  for (guint i = 0; i < priv->pause_bands->len; i++)
    if (get_pause_of (g_ptr_array_index (priv->pause_bands, i)) == pause)
      return g_ptr_array_index (priv->pause_bands, i);
  return NULL;
}

/**
 * rung_time_pane_focus_pause:
 * @self: a pane
 * @position: which of its pauses
 *
 * Moves the focus to a pause, and brings it into view.
 *
 * Returns: whether it did
 */
gboolean
rung_time_pane_focus_pause (RungTimePane *self,
                            guint         position)
{
  double top = rung_time_pane_get_top (self) + rung_time_pane_get_axis_height (self);
  GtkWidget *band;

  g_return_val_if_fail (RUNG_IS_TIME_PANE (self), FALSE);
  g_return_val_if_fail (position < rung_time_pane_get_n_pauses (self), FALSE);

  rung_time_pane_reveal (self, get_span (self, rung_time_pane_get_pause (self, position)), top, top);
  rung_time_pane_place_now (self);
  band = find_band (self, rung_time_pane_get_pause (self, position));
  return band != NULL && gtk_widget_grab_focus (band);
}

int
rung_time_pane_get_focus_pause (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  GtkWidget *focus = rung_ui_get_focus_child (GTK_WIDGET (self));
  RungRecord *pause = focus != NULL ? get_pause_of (focus) : NULL;

  for (guint i = 0; pause != NULL && i < rung_time_pane_get_n_pauses (self); i++)
    if (g_str_equal (rung_record_get_uid (g_ptr_array_index (priv->pauses, i)), rung_record_get_uid (pause)))
      return (int) i;
  return -1;
}
