/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The career as rising steps.
 *
 *  1. What can be pointed at is a child widget: rungs, watch flags, goal bars.  The canvas
 *     itself draws only lines: ticks and the way from a rung to the next.
 *  2. All geometry comes from rung_timeline_layout_new(); rung-timeline-canvas-place.c
 *     rounds it to pixels.
 *  3. The number of children is bounded by the timeline value, not by the plan.
 *  4. The focus walks in time order, whatever stands higher: Tab and left/right from one
 *     thing to the next, up and down from rung to rung.
 */

#include "rung-timeline-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rung-compat.h"
#include "rung-goal-bar.h"
#include "rung-phrases.h"
#include "rung-rung-button.h"
#include "rung-ui.h"
#include "rung-watch-flag.h"

G_DEFINE_FINAL_TYPE (RungTimelineCanvas, rung_timeline_canvas, GTK_TYPE_WIDGET)

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
  for (guint i = 0; i < self->layout->n_connectors; i++)
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
  rung_timeline_axis_snapshot_lines (RUNG_TIMELINE_AXIS (self->axis), snapshot, self->label_height_px, gtk_widget_get_height (widget));
  for (guint i = 0; i < self->pauses->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->pauses, i), snapshot);
  draw_connectors (self, snapshot);
  /* Below all words: it is told by its label, and must not strike out what it crosses. */
  gtk_widget_snapshot_child (widget, self->today_line, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (child != self->today_line && child != self->today_label && !g_ptr_array_find (self->pauses, child, NULL))
      gtk_widget_snapshot_child (widget, child, snapshot);
  gtk_widget_snapshot_child (widget, self->today_label, snapshot);
}

/* --- Focus ---------------------------------------------------------------------- */

/* All that can have the focus, in time order: each rung, its flag, its bars. */
static GPtrArray *
list_stops (RungTimelineCanvas *self)
{
  GPtrArray *stops = g_ptr_array_new ();
  for (guint i = 0; i < self->rungs->len; i++)
    {
      g_ptr_array_add (stops, g_ptr_array_index (self->rungs, i));
      for (guint j = 0; j < self->flags->len; j++)
        if (g_array_index (self->timeline->flags, RungTimelineFlag, j).rung == i)
          g_ptr_array_add (stops, g_ptr_array_index (self->flags, j));
      for (guint j = 0; j < rung_bar_set_get_n_bars (rung_timeline_canvas_get_rung (self, i)->bars); j++)
        {
          const RungBarSet *bars = rung_timeline_canvas_get_rung (self, i)->bars;
          RungRecord *goal = rung_bar_set_get (bars, rung_bar_set_get_nth_in_time (bars, j))->goal;
          GtkWidget *widget = g_hash_table_lookup (self->bars, rung_record_get_uid (goal));

          if (widget != NULL)
            g_ptr_array_add (stops, widget);
        }
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
  RungGoalCount goals = rung_timeline_canvas_get_rung (self, position)->goals;
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

/* What is shown one by one at Career zoom, at the most. */
static void
list_shown_bars (RungTimelineCanvas *self)
{
  g_array_set_size (self->shown_bars, 0);
  for (guint i = 0; i < self->timeline->rungs->len; i++)
    for (guint j = 0; j < MIN (rung_bar_set_get_n_bars (rung_timeline_canvas_get_rung (self, i)->bars), 40); j++)
      g_array_append_vals (self->shown_bars, rung_bar_set_get (rung_timeline_canvas_get_rung (self, i)->bars, j), 1);
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
  list_shown_bars (self);
  rung_goal_bars_update (GTK_WIDGET (self), self->today_line, self->bars, self->plan, self->shown_bars, timeline->today, FALSE);
  for (guint i = 0; i < timeline->rungs->len; i++)
    {
      rung_rung_button_set_rung (g_ptr_array_index (self->rungs, i), self->plan, rung_timeline_canvas_get_rung (self, i), timeline->today);
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
  g_clear_pointer (&self->stack, rung_timeline_stack_free);
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
  g_array_unref (self->shown_bars);
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
  gtk_widget_set_parent (self->axis, GTK_WIDGET (self));
  self->rungs = g_ptr_array_new ();
  self->summaries = g_ptr_array_new ();
  self->flags = g_ptr_array_new ();
  self->pauses = g_ptr_array_new ();
  self->pause_labels = g_ptr_array_new ();
  self->shown_bars = g_array_new (FALSE, FALSE, sizeof (RungTimelineBar));
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
  g_clear_pointer (&self->stack, rung_timeline_stack_free);
  g_clear_pointer (&self->timeline, rung_timeline_free);
  self->timeline = timeline;
  update_children (self);
  if (had_focus && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    rung_timeline_canvas_focus_role (self, NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * rung_timeline_canvas_get_current:
 * @self: a canvas
 *
 * Returns: (nullable) (transfer none): the rung of the role one is in
 */
GtkWidget *
rung_timeline_canvas_get_current (RungTimelineCanvas *self)
{
  g_return_val_if_fail (RUNG_IS_TIMELINE_CANVAS (self), NULL);

  for (guint i = 0; i < self->rungs->len; i++)
    if (rung_timeline_canvas_get_rung (self, i)->state == RUNG_RUNG_CURRENT)
      return g_ptr_array_index (self->rungs, i);
  return NULL;
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
    if (role_uid != NULL ? g_str_equal (rung_record_get_uid (rung_timeline_canvas_get_rung (self, i)->role), role_uid)
                         : rung_timeline_canvas_get_rung (self, i)->state == RUNG_RUNG_CURRENT)
      return gtk_widget_grab_focus (g_ptr_array_index (self->rungs, i));
  return self->rungs->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->rungs, 0));
}
