/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The career as rising steps.
 *
 *  1. What can be pointed at is a child widget: rungs, watch flags, goal bars.  The canvas
 *     itself draws only lines: ticks and the way from a rung to the next.
 *  2. All geometry comes from rung_timeline_layout_new(); the canvas rounds it to pixels.
 *  3. The number of children is bounded by the timeline value, not by the plan.
 *  4. The focus walks in time order, whatever stands higher: Tab and left/right from one
 *     thing to the next, up and down from rung to rung.
 */

#include "rung-timeline-canvas.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rung-compat.h"
#include "rung-goal-bar.h"
#include "rung-phrases.h"
#include "rung-rung-button.h"
#include "rung-timeline-axis.h"
#include "rung-ui.h"
#include "rung-watch-flag.h"

#define LEAST_RUNG_WIDTH_PX 22
#define LEAST_RUNG_HEIGHT_PX 54
#define LABEL_PADDING_PX 8
#define BAR_HEIGHT_PX 9
#define BAR_GAP_PX 4
#define LABEL_GAP_PX 12
#define TODAY_GAP_PX 4

struct _RungTimelineCanvas
{
  GtkWidget           parent_instance;

  RungPlan           *plan;
  RungTimeline       *timeline;
  RungTimelineLayout *layout;
  RungTimelineAxis   *axis;

  GPtrArray          *rungs;     /* of RungRungButton, borrowed, per rung */
  GPtrArray          *summaries; /* of GtkLabel, per rung */
  GPtrArray          *flags;     /* of RungWatchFlag, per flag */
  GPtrArray          *pauses;    /* of the bands, per pause */
  GPtrArray          *pause_labels;
  GHashTable         *bars;      /* goal uid -> RungGoalBar, borrowed */
  GtkWidget          *today_line;
  GtkWidget          *today_label;
  int                 label_height_px; /* of the axis */
};

G_DEFINE_FINAL_TYPE (RungTimelineCanvas, rung_timeline_canvas, GTK_TYPE_WIDGET)

static const RungTimelineRung *
get_rung (RungTimelineCanvas *self,
          guint               position)
{
  return &g_array_index (self->timeline->rungs, RungTimelineRung, position);
}

static const RungTimelineBar *
get_bar (RungTimelineCanvas *self,
         guint               position)
{
  return &g_array_index (self->timeline->bars, RungTimelineBar, position);
}

static GtkWidget *
get_bar_widget (RungTimelineCanvas *self,
                guint               position)
{
  return g_hash_table_lookup (self->bars, rung_record_get_uid (get_bar (self, position)->goal));
}

/* --- Size ----------------------------------------------------------------------- */

static void
measure_label_cb (const RungTimelineRung *rung,
                  double                 *width,
                  double                 *height,
                  gpointer                data)
{
  RungTimelineCanvas *self = data;

  rung_rung_button_measure_label (g_ptr_array_index (self->rungs, rung->step), width, height);
}

static void
measure_widest (GPtrArray *widgets,
                double    *width,
                double    *height)
{
  *width = *height = 0;
  for (guint i = 0; i < widgets->len; i++)
    {
      int natural_width, natural_height;

      gtk_widget_measure (g_ptr_array_index (widgets, i), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural_width, NULL, NULL);
      gtk_widget_measure (g_ptr_array_index (widgets, i), GTK_ORIENTATION_VERTICAL, -1, NULL, &natural_height, NULL, NULL);
      *width = MAX (*width, natural_width);
      *height = MAX (*height, natural_height);
    }
}

static int
measure_height (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* Everything grows with the size of the text, so that 200 % text still fits. */
static RungTimelineMetrics
make_metrics (RungTimelineCanvas *self,
              double              width,
              double              height)
{
  RungTimelineMetrics metrics = { 0 };
  double label_width, label_height = 0;

  if (self->rungs->len > 0)
    rung_rung_button_measure_label (g_ptr_array_index (self->rungs, 0), &label_width, &label_height);
  metrics.width = width;
  metrics.height = height;
  self->label_height_px = rung_timeline_axis_get_label_height (GTK_WIDGET (self));
  metrics.axis_height = self->label_height_px + measure_height (self->today_label) + 2 * TODAY_GAP_PX;
  metrics.least_rung_width = LEAST_RUNG_WIDTH_PX;
  metrics.rung_height = MAX (LEAST_RUNG_HEIGHT_PX, label_height + 2 * LABEL_PADDING_PX);
  metrics.bar_height = BAR_HEIGHT_PX;
  metrics.bar_gap = BAR_GAP_PX;
  metrics.label_gap = LABEL_GAP_PX;
  metrics.mark_width = RUNG_RUNG_BUTTON_MARK_WIDTH_PX;
  metrics.right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  metrics.measure_label = measure_label_cb;
  metrics.data = self;
  measure_widest (self->flags, &metrics.flag_width, &metrics.flag_height);
  measure_widest (self->summaries, &metrics.summary_width, &metrics.summary_height);
  return metrics;
}

static void
rung_timeline_canvas_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (widget);
  RungTimelineMetrics metrics;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = 900;
      return;
    }
  *minimum = *natural = 0;
  if (self->timeline == NULL)
    return;
  metrics = make_metrics (self, 1, 1);
  *minimum = (int) ceil (rung_timeline_layout_get_least_height (self->timeline, &metrics));
  *natural = MAX (*minimum, 480);
}

/* --- Placing -------------------------------------------------------------------- */

static GtkAllocation
round_box (const RungBox *box)
{
  int x = (int) floor (box->x), y = (int) floor (box->y);

  return (GtkAllocation) { x, y, MAX ((int) floor (box->x + box->width) - x, 1), MAX ((int) floor (box->y + box->height) - y, 1) };
}

static void
place_or_hide (GtkWidget     *widget,
               GtkAllocation  box,
               gboolean       shown)
{
  int least_width, least_height;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  shown = shown && box.width >= least_width && box.height >= least_height;
  gtk_widget_set_child_visible (widget, shown);
  if (shown)
    gtk_widget_size_allocate (widget, &box, -1);
}

static void
place_rungs (RungTimelineCanvas *self)
{
  for (guint i = 0; i < self->layout->n_rungs; i++)
    {
      GtkAllocation place;

      rung_rung_button_place (g_ptr_array_index (self->rungs, i), &self->layout->rungs[i], &self->layout->labels[i], &place);
      gtk_widget_size_allocate (g_ptr_array_index (self->rungs, i), &place, -1);
      place_or_hide (g_ptr_array_index (self->summaries, i), round_box (&self->layout->summaries[i]),
                     self->layout->summaries[i].width > 0);
    }
}

static void
place_bars (RungTimelineCanvas *self)
{
  for (guint i = 0; i < self->layout->n_bars; i++)
    {
      GtkWidget *bar = get_bar_widget (self, i);
      GtkAllocation place = round_box (&self->layout->bars[i]);

      rung_goal_bar_set_track (RUNG_GOAL_BAR (bar), 0, place.width);
      place_or_hide (bar, place, self->layout->bars[i].width > 0);
    }
}

static double
get_x (RungTimelineCanvas *self,
       guint32             day)
{
  double width = self->layout->scale.length;
  double x = CLAMP (rung_timescale_position (&self->layout->scale, day), 0, width);

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - x : x;
}

/* A label that is centred at a place and stays on the canvas; -1 when it would run into
 * what is taken already. */
static int
centre_label (GtkWidget *label,
              double     x,
              int        width,
              int       *label_width)
{
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, label_width, NULL, NULL);
  return (int) CLAMP (x - *label_width / 2.0, 0, MAX (width - *label_width, 0));
}

/* Bands over the whole height, their words at the foot of the axis' labels; of two that
 * are close only the first has words, the other its tooltip. */
static void
place_pauses (RungTimelineCanvas *self,
              int                 width,
              int                 height,
              int                 top)
{
  int taken = 0, taken_end = 0;

  for (guint i = 0; i < self->pauses->len; i++)
    {
      RungRecord *pause = g_ptr_array_index (self->timeline->pauses, i);
      GtkWidget *label = g_ptr_array_index (self->pause_labels, i);
      guint32 last = rung_record_get_day (pause, RUNG_PAUSE_END);
      double a = get_x (self, rung_record_get_day (pause, RUNG_PAUSE_START));
      double b = get_x (self, last != RUNG_NO_DAY ? last + 1 : self->timeline->last_day);
      GtkAllocation band = { (int) MIN (a, b), top, MAX ((int) fabs (b - a), 2), height - top };
      GtkAllocation text = { 0, top, 0, measure_height (label) };
      gboolean is_free;

      text.x = centre_label (label, band.x + band.width / 2.0, width, &text.width);
      is_free = taken_end == 0 || text.x >= taken_end || text.x + text.width <= taken;
      place_or_hide (label, text, is_free);
      if (is_free)
        {
          taken = text.x;
          taken_end = text.x + text.width;
        }
      band.y += text.height;
      band.height = MAX (band.height - text.height, 1);
      place_or_hide (g_ptr_array_index (self->pauses, i), band, TRUE);
    }
}

static void
place_today (RungTimelineCanvas *self,
             int                 width,
             int                 height)
{
  int x = (int) floor (self->layout->today_x);
  GtkAllocation label = { 0, self->label_height_px + TODAY_GAP_PX, 0, measure_height (self->today_label) };
  GtkAllocation line = { CLAMP (x - 1, 0, MAX (width - 2, 0)), label.y + label.height, 2, 0 };

  label.x = centre_label (self->today_label, x, width, &label.width);
  line.height = MAX (height - line.y, 1);
  place_or_hide (self->today_label, label, label.width <= width);
  place_or_hide (self->today_line, line, TRUE);
}

static void
rung_timeline_canvas_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (widget);
  RungTimelineMetrics metrics;

  g_clear_pointer (&self->layout, rung_timeline_layout_free);
  if (self->timeline == NULL || width <= 0 || height <= 0)
    return;
  metrics = make_metrics (self, width, height);
  self->layout = rung_timeline_layout_new (self->timeline, &metrics);
  rung_timeline_axis_update (self->axis, widget, &self->layout->scale, 0);
  place_rungs (self);
  place_bars (self);
  for (guint i = 0; i < self->flags->len; i++)
    place_or_hide (g_ptr_array_index (self->flags, i), round_box (&self->layout->flags[i]), TRUE);
  place_pauses (self, width, height, (int) metrics.axis_height - TODAY_GAP_PX);
  place_today (self, width, height);
}

/* --- Drawing -------------------------------------------------------------------- */

static void
draw_line (GtkSnapshot   *snapshot,
           const GdkRGBA *colour,
           double         x,
           double         y,
           double         width,
           double         height)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float) floor (x), (float) floor (y), (float) ceil (width), (float) ceil (height)));
}

static void
draw_connectors (RungTimelineCanvas *self,
                 GtkSnapshot        *snapshot)
{
  GdkRGBA colour;

  rung_compat_get_colour (GTK_WIDGET (self), &colour);
  colour.alpha *= 0.22f;
  for (guint i = 0; i + 1 < self->layout->n_rungs; i++)
    {
      RungConnector line = self->layout->connectors[i];

      draw_line (snapshot, &colour, MIN (line.x1, line.x2), line.y1 - 1, fabs (line.x2 - line.x1), 2);
      draw_line (snapshot, &colour, line.x2 - 1, line.y2, 2, MAX (line.y1 + 1 - line.y2, 0));
    }
}

static void
rung_timeline_canvas_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (widget);

  if (self->layout == NULL)
    return;
  rung_timeline_axis_snapshot (self->axis, widget, snapshot, self->label_height_px);
  for (guint i = 0; i < self->pauses->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->pauses, i), snapshot);
  draw_connectors (self, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (child != self->today_line && child != self->today_label && !g_ptr_array_find (self->pauses, child, NULL))
      gtk_widget_snapshot_child (widget, child, snapshot);
  gtk_widget_snapshot_child (widget, self->today_line, snapshot);
  gtk_widget_snapshot_child (widget, self->today_label, snapshot);
}

/* --- Focus ---------------------------------------------------------------------- */

/* All that can have the focus, in time order: each rung, its flag, its bars. */
static GPtrArray *
list_stops (RungTimelineCanvas *self)
{
  GPtrArray *stops = g_ptr_array_new ();
  guint bar = 0;

  for (guint i = 0; i < self->rungs->len; i++)
    {
      g_ptr_array_add (stops, g_ptr_array_index (self->rungs, i));
      for (guint j = 0; j < self->flags->len; j++)
        if (g_array_index (self->timeline->flags, RungTimelineFlag, j).rung == i)
          g_ptr_array_add (stops, g_ptr_array_index (self->flags, j));
      for (; bar < self->timeline->bars->len && get_bar (self, bar)->rung == i; bar++)
        g_ptr_array_add (stops, get_bar_widget (self, bar));
    }
  return stops;
}

static gboolean
focus_stop (GtkWidget        *stop,
            GtkDirectionType  direction)
{
  return gtk_widget_get_child_visible (stop) && gtk_widget_child_focus (stop, direction);
}

/* Up and down: to the rung above, to the rung below, from a bar first to its own rung. */
static gboolean
walk_rungs (RungTimelineCanvas *self,
            GPtrArray          *stops,
            int                 at,
            GtkDirectionType    direction)
{
  int step = direction == GTK_DIR_UP ? 1 : -1;

  if (!RUNG_IS_RUNG_BUTTON (g_ptr_array_index (stops, at)) && direction == GTK_DIR_UP)
    step = -1; /* the bar's own rung stands before it */
  for (int i = at + step; i >= 0 && i < (int) stops->len; i += step)
    if (RUNG_IS_RUNG_BUTTON (g_ptr_array_index (stops, i)) &&
        focus_stop (g_ptr_array_index (stops, i), GTK_DIR_TAB_FORWARD))
      return TRUE;
  /* There is nothing beyond: the focus stays. */
  return TRUE;
}

static gboolean
rung_timeline_canvas_focus (GtkWidget        *widget,
                            GtkDirectionType  direction)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (widget);
  g_autoptr(GPtrArray) stops = self->timeline != NULL ? list_stops (self) : g_ptr_array_new ();
  GtkWidget *current = gtk_widget_get_focus_child (widget);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  gboolean is_forward = direction == GTK_DIR_TAB_FORWARD || direction == (is_mirrored ? GTK_DIR_LEFT : GTK_DIR_RIGHT);
  int at = is_forward ? -1 : (int) stops->len;
  guint found;

  if (current != NULL && g_ptr_array_find (stops, current, &found))
    {
      at = (int) found;
      if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
        return walk_rungs (self, stops, at, direction);
    }
  else if (!is_tab)
    at = -1, is_forward = TRUE;
  for (int i = at + (is_forward ? 1 : -1); i >= 0 && i < (int) stops->len; i += is_forward ? 1 : -1)
    if (focus_stop (g_ptr_array_index (stops, i), is_tab ? direction : GTK_DIR_TAB_FORWARD))
      return TRUE;
  return !is_tab && current != NULL;
}

/* --- Children ------------------------------------------------------------------- */

static GtkWidget *
make_rung (void)
{
  return rung_rung_button_new ();
}

static GtkWidget *
make_summary (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "summary");
  return label;
}

static GtkWidget *
make_flag (void)
{
  return rung_watch_flag_new ();
}

static GtkWidget *
make_pause (void)
{
  return g_object_new (GTK_TYPE_BOX, "css-name", "pause", "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
}

static GtkWidget *
make_pause_label (void)
{
  return g_object_new (GTK_TYPE_LABEL, "css-classes", (const char *[]) { "pause-label", NULL },
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static void
set_n_children (RungTimelineCanvas *self,
                GPtrArray          *children,
                guint               n_children,
                GtkWidget        *(*make) (void))
{
  while (children->len > n_children)
    gtk_widget_unparent (g_ptr_array_steal_index (children, children->len - 1));
  while (children->len < n_children)
    {
      GtkWidget *child = make ();

      gtk_widget_insert_before (child, GTK_WIDGET (self), self->today_line);
      g_ptr_array_add (children, child);
    }
}

static void
set_summary (RungTimelineCanvas *self,
             guint               position)
{
  GtkWidget *label = g_ptr_array_index (self->summaries, position);
  RungGoalCount goals = get_rung (self, position)->goals;
  g_autofree char *text = goals.total > 0 ? rung_phrase_goals (rung_ui_get_words (), goals) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, goals.total > 0);
  if (goals.overdue > 0)
    gtk_widget_add_css_class (label, "late");
  else
    gtk_widget_remove_css_class (label, "late");
}

static void
set_pause (RungTimelineCanvas *self,
           guint               position)
{
  RungWords *words = rung_ui_get_words ();
  RungRecord *pause = g_ptr_array_index (self->timeline->pauses, position);
  guint32 first_day = rung_record_get_day (pause, RUNG_PAUSE_START), last_day = rung_record_get_day (pause, RUNG_PAUSE_END);
  const char *kind = rung_phrase_enum (words, RUNG_KIND_PAUSE, RUNG_PAUSE_KIND, rung_record_get_integer (pause, RUNG_PAUSE_KIND));
  g_autofree char *first = rung_words_format_day (words, first_day, RUNG_DATE_MEDIUM);
  g_autofree char *last = last_day != RUNG_NO_DAY ? rung_words_format_day (words, last_day, RUNG_DATE_MEDIUM) : g_strdup ("");
  /* Translators: a pause of life on the timeline: its kind, first and last day. */
  g_autofree char *name = g_strdup_printf (_("Pause: %s, %s – %s"), kind, first, last);

  gtk_label_set_label (g_ptr_array_index (self->pause_labels, position), kind);
  gtk_widget_set_tooltip_text (g_ptr_array_index (self->pauses, position), name);
  rung_ui_set_name (g_ptr_array_index (self->pauses, position), name);
}

static void
update_children (RungTimelineCanvas *self)
{
  RungTimeline *timeline = self->timeline;

  set_n_children (self, self->pauses, timeline->pauses->len, make_pause);
  set_n_children (self, self->pause_labels, timeline->pauses->len, make_pause_label);
  set_n_children (self, self->rungs, timeline->rungs->len, make_rung);
  set_n_children (self, self->summaries, timeline->rungs->len, make_summary);
  set_n_children (self, self->flags, timeline->flags->len, make_flag);
  rung_goal_bars_update (GTK_WIDGET (self), self->today_line, self->bars, self->plan, timeline->bars, timeline->today, FALSE);
  for (guint i = 0; i < timeline->rungs->len; i++)
    {
      rung_rung_button_set_rung (g_ptr_array_index (self->rungs, i), self->plan, get_rung (self, i), timeline->today);
      set_summary (self, i);
    }
  for (guint i = 0; i < timeline->flags->len; i++)
    rung_watch_flag_set_role (g_ptr_array_index (self->flags, i), g_array_index (timeline->flags, RungTimelineFlag, i).role);
  for (guint i = 0; i < timeline->pauses->len; i++)
    set_pause (self, i);
}

static void
rung_timeline_canvas_dispose (GObject *object)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->rungs, 0);
  g_ptr_array_set_size (self->flags, 0);
  g_clear_pointer (&self->layout, rung_timeline_layout_free);
  g_clear_pointer (&self->timeline, rung_timeline_free);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (rung_timeline_canvas_parent_class)->dispose (object);
}

static void
rung_timeline_canvas_finalize (GObject *object)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (object);

  g_ptr_array_unref (self->rungs);
  g_ptr_array_unref (self->summaries);
  g_ptr_array_unref (self->flags);
  g_ptr_array_unref (self->pauses);
  g_ptr_array_unref (self->pause_labels);
  g_hash_table_unref (self->bars);
  rung_timeline_axis_free (self->axis);
  G_OBJECT_CLASS (rung_timeline_canvas_parent_class)->finalize (object);
}

static void
rung_timeline_canvas_class_init (RungTimelineCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_timeline_canvas_dispose;
  object_class->finalize = rung_timeline_canvas_finalize;
  widget_class->measure = rung_timeline_canvas_measure;
  widget_class->size_allocate = rung_timeline_canvas_size_allocate;
  widget_class->snapshot = rung_timeline_canvas_snapshot;
  widget_class->focus = rung_timeline_canvas_focus;

  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rung_timeline_canvas_init (RungTimelineCanvas *self)
{
  self->axis = rung_timeline_axis_new ();
  self->rungs = g_ptr_array_new ();
  self->summaries = g_ptr_array_new ();
  self->flags = g_ptr_array_new ();
  self->pauses = g_ptr_array_new ();
  self->pause_labels = g_ptr_array_new ();
  self->bars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->today_line = g_object_new (GTK_TYPE_BOX, "css-name", "todayline", "can-target", FALSE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->today_label = gtk_label_new (_("Today"));
  gtk_widget_add_css_class (self->today_label, "today");
  gtk_widget_set_can_target (self->today_label, FALSE);
  gtk_widget_set_parent (self->today_line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->today_label, GTK_WIDGET (self));
  rung_ui_set_name (self, _("Timeline"));
}

GtkWidget *
rung_timeline_canvas_new (void)
{
  return g_object_new (RUNG_TYPE_TIMELINE_CANVAS, NULL);
}

/**
 * rung_timeline_canvas_set:
 * @self: a canvas
 * @plan: the plan
 * @timeline: (transfer full): what to show of it
 *
 * Shows a timeline.  Widgets that are still wanted stay, and with them the focus; when
 * the focused one goes, the focus moves to the rung of the role one is in.
 */
void
rung_timeline_canvas_set (RungTimelineCanvas *self,
                          RungPlan           *plan,
                          RungTimeline       *timeline)
{
  gboolean had_focus;

  g_return_if_fail (RUNG_IS_TIMELINE_CANVAS (self));
  g_return_if_fail (RUNG_IS_PLAN (plan) && timeline != NULL);

  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  g_set_object (&self->plan, plan);
  g_clear_pointer (&self->layout, rung_timeline_layout_free);
  g_clear_pointer (&self->timeline, rung_timeline_free);
  self->timeline = timeline;
  update_children (self);
  if (had_focus && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    rung_timeline_canvas_focus_role (self, NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * rung_timeline_canvas_focus_role:
 * @self: a canvas
 * @role_uid: (nullable): a role; %NULL for the current one
 *
 * Moves the focus to a role's rung.
 *
 * Returns: whether it did
 */
gboolean
rung_timeline_canvas_focus_role (RungTimelineCanvas *self,
                                 const char         *role_uid)
{
  g_return_val_if_fail (RUNG_IS_TIMELINE_CANVAS (self), FALSE);

  for (guint i = 0; i < self->rungs->len; i++)
    if (role_uid != NULL ? g_str_equal (rung_record_get_uid (get_rung (self, i)->role), role_uid)
                         : get_rung (self, i)->state == RUNG_RUNG_CURRENT)
      return gtk_widget_grab_focus (g_ptr_array_index (self->rungs, i));
  return self->rungs->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->rungs, 0));
}
