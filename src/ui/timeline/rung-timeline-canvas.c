/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The career as rising steps.
 *
 *  1. What can be pointed at is a child widget: rungs, watch flags, gaps, goal bars and the
 *     strips that sum them up.  The canvas itself draws only the way from rung to rung.
 *  2. All geometry comes from the model: rung_timeline_stack_new() when plan, size, zoom or
 *     font change, rung_timeline_layout_new() of what is in view (rung-timeline-canvas-place.c).
 *  3. The focus walks in time order (rung-timeline-canvas-focus.c).
 */

#include "rung-timeline-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rung-compat.h"
#include "rung-phrases.h"
#include "rung-rung-button.h"
#include "rung-time-edit.h"
#include "rung-ui.h"
#include "rung-watch-flag.h"

#define DASH_PX 6

G_DEFINE_FINAL_TYPE (RungTimelineCanvas, rung_timeline_canvas, RUNG_TYPE_TIME_PANE)

/* --- Drawing -------------------------------------------------------------------- */

/* Two pixels wide; a branch is dashed. */
static void
draw_line (GtkSnapshot   *snapshot,
           const GdkRGBA *colour,
           graphene_rect_t line,
           gboolean       is_dashed)
{
  gboolean is_flat = line.size.width > line.size.height;
  float length = is_flat ? line.size.width : line.size.height;
  float dash = is_dashed ? DASH_PX : length;

  for (float at = 0; at < length; at += 2 * dash)
    {
      graphene_rect_t part = line;

      if (is_flat)
        {
          part.origin.x += at;
          part.size.width = MIN (dash, length - at);
        }
      else
        {
          part.origin.y += at;
          part.size.height = MIN (dash, length - at);
        }
      gtk_snapshot_append_color (snapshot, colour, &part);
    }
}

static void
draw_connector (GtkSnapshot         *snapshot,
                const GdkRGBA       *colour,
                const RungConnector *line,
                double               top)
{
  float y1 = (float) floor (line->y1 - top), y2 = (float) floor (line->y2 - top);
  float from = (float) floor (MIN (line->x1, line->x2)), to = (float) floor (MAX (line->x1, line->x2));

  if (to > from)
    draw_line (snapshot, colour, GRAPHENE_RECT_INIT (from, y1 - 1, to - from, 2), line->is_branch);
  if (y1 > y2)
    draw_line (snapshot, colour, GRAPHENE_RECT_INIT ((float) floor (line->x2) - 1, y2, 2, y1 + 1 - y2), line->is_branch);
}

static void
rung_timeline_canvas_draw (RungTimePane *pane,
                           GtkSnapshot  *snapshot)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (pane);
  GdkRGBA colour;

  if (self->layout == NULL)
    return;
  rung_compat_get_colour (GTK_WIDGET (self), &colour);
  colour.alpha *= 0.22f;
  for (guint i = 0; i < self->layout->n_connectors; i++)
    if (self->layout->connectors[i].is_visible)
      draw_connector (snapshot, &colour, &self->layout->connectors[i], rung_time_pane_get_top (pane));
}

/* --- Children ------------------------------------------------------------------- */

static GtkWidget *
make_summary (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_add_css_class (label, "summary");
  return label;
}

static void
fill_gap_cb (GtkWidget *gap)
{
  gtk_widget_activate_action (gap, "win.add-stay", NULL);
}

static GtkWidget *
make_gap (void)
{
  GtkWidget *gap = g_object_new (GTK_TYPE_BUTTON, "css-name", "gap", NULL);

  g_signal_connect (gap, "clicked", G_CALLBACK (fill_gap_cb), NULL);
  return gap;
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

      rung_time_pane_add_child (RUNG_TIME_PANE (self), child);
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
set_gap (RungTimelineCanvas *self,
         guint               position)
{
  GtkWidget *gap = g_ptr_array_index (self->gaps, position);
  RungSpan span = g_array_index (self->timeline->gaps, RungTimelineGap, position).span;
  g_autofree char *name = rung_phrase_gap (rung_ui_get_words (), span);

  gtk_widget_set_tooltip_text (gap, name);
  rung_ui_set_name (gap, name);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (gap), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
update_children (RungTimelineCanvas *self)
{
  RungTimeline *timeline = self->timeline;

  set_n_children (self, self->gaps, timeline->gaps->len, make_gap);
  set_n_children (self, self->summaries, timeline->rungs->len, make_summary);
  set_n_children (self, self->rungs, timeline->rungs->len, rung_rung_button_new);
  set_n_children (self, self->flags, timeline->flags->len, rung_watch_flag_new);
  for (guint i = 0; i < timeline->rungs->len; i++)
    {
      rung_rung_button_set_rung (g_ptr_array_index (self->rungs, i), self->plan, rung_timeline_canvas_get_rung (self, i), timeline->today);
      set_summary (self, i);
    }
  for (guint i = 0; i < timeline->flags->len; i++)
    rung_watch_flag_set_role (g_ptr_array_index (self->flags, i), g_array_index (timeline->flags, RungTimelineFlag, i).role);
  for (guint i = 0; i < timeline->gaps->len; i++)
    set_gap (self, i);
}

/* --- Class ---------------------------------------------------------------------- */

static void
rung_timeline_canvas_dispose (GObject *object)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (object);

  g_ptr_array_set_size (self->rungs, 0);
  g_ptr_array_set_size (self->summaries, 0);
  g_ptr_array_set_size (self->flags, 0);
  g_ptr_array_set_size (self->gaps, 0);
  g_ptr_array_set_size (self->sums, 0);
  g_clear_pointer (&self->layout, rung_timeline_layout_free);
  g_clear_pointer (&self->stack, rung_timeline_stack_free);
  G_OBJECT_CLASS (rung_timeline_canvas_parent_class)->dispose (object);
  g_clear_pointer (&self->timeline, rung_timeline_free);
  g_clear_object (&self->plan);
}

static void
rung_timeline_canvas_finalize (GObject *object)
{
  RungTimelineCanvas *self = RUNG_TIMELINE_CANVAS (object);

  g_ptr_array_unref (self->rungs);
  g_ptr_array_unref (self->summaries);
  g_ptr_array_unref (self->flags);
  g_ptr_array_unref (self->gaps);
  g_ptr_array_unref (self->sums);
  rung_bar_pool_free (self->bars);
  G_OBJECT_CLASS (rung_timeline_canvas_parent_class)->finalize (object);
}

static void
rung_timeline_canvas_class_init (RungTimelineCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RungTimePaneClass *pane_class = RUNG_TIME_PANE_CLASS (klass);

  object_class->dispose = rung_timeline_canvas_dispose;
  object_class->finalize = rung_timeline_canvas_finalize;
  pane_class->measure_content = rung_timeline_canvas_measure_content;
  pane_class->place = rung_timeline_canvas_place;
  pane_class->draw = rung_timeline_canvas_draw;
  pane_class->pick = rung_timeline_canvas_pick;
  pane_class->move_focus = rung_timeline_canvas_move_focus;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "timeline");
}

static void
rung_timeline_canvas_init (RungTimelineCanvas *self)
{
  self->rungs = g_ptr_array_new ();
  self->summaries = g_ptr_array_new ();
  self->flags = g_ptr_array_new ();
  self->gaps = g_ptr_array_new ();
  self->sums = g_ptr_array_new ();
  self->bars = rung_bar_pool_new (RUNG_TIME_PANE (self));
  rung_ui_set_name (self, _("Timeline"));
  rung_time_edit_attach (RUNG_TIME_PANE (self));
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
 * the focused one goes, the focus moves to a rung.  What is looked at stays.
 */
void
rung_timeline_canvas_set (RungTimelineCanvas *self,
                          RungPlan           *plan,
                          RungTimeline       *timeline)
{
  RungTimePane *pane = RUNG_TIME_PANE (self);
  gboolean had_focus;

  g_return_if_fail (RUNG_IS_TIMELINE_CANVAS (self));
  g_return_if_fail (RUNG_IS_PLAN (plan) && timeline != NULL);

  had_focus = rung_ui_get_focus_child (GTK_WIDGET (self)) != NULL;
  g_set_object (&self->plan, plan);
  g_clear_pointer (&self->layout, rung_timeline_layout_free);
  g_clear_pointer (&self->stack, rung_timeline_stack_free);
  g_clear_pointer (&self->timeline, rung_timeline_free);
  self->timeline = timeline;
  self->sums_are_stale = TRUE;
  rung_bar_pool_reset (self->bars, plan, timeline->today);
  update_children (self);
  rung_time_pane_set_limits (pane, rung_timeline_get_limits (timeline));
  rung_time_pane_set_today (pane, timeline->today);
  rung_time_pane_set_pauses (pane, timeline->pauses);
  rung_time_pane_queue_measure (pane);
  if (had_focus)
    rung_timeline_canvas_mend_focus (self);
}

RungTimeline *
rung_timeline_canvas_get_timeline (RungTimelineCanvas *self)
{
  g_return_val_if_fail (RUNG_IS_TIMELINE_CANVAS (self), NULL);

  return self->timeline;
}

/* --- Zoom ----------------------------------------------------------------------- */

/* What is looked at: the middle, unless it is all of it or today is in view. */
static guint32
find_looked_at (RungTimelineCanvas *self)
{
  RungTimeView view = rung_time_pane_get_view (RUNG_TIME_PANE (self));
  guint32 today = self->timeline->today;

  if (today >= view.start && today < view.start + view.days)
    return today;
  return (guint32) MAX (view.start + view.days / 2, 1);
}

void
rung_timeline_canvas_zoom_to (RungTimelineCanvas *self,
                              RungZoom            zoom)
{
  g_return_if_fail (RUNG_IS_TIMELINE_CANVAS (self));

  if (self->timeline != NULL)
    rung_time_pane_show_view (RUNG_TIME_PANE (self), rung_timeline_get_zoom (self->timeline, zoom, find_looked_at (self)));
}

RungZoom
rung_timeline_canvas_get_zoom (RungTimelineCanvas *self)
{
  RungTimeView view;

  g_return_val_if_fail (RUNG_IS_TIMELINE_CANVAS (self), RUNG_N_ZOOMS);

  if (self->timeline == NULL)
    return RUNG_N_ZOOMS;
  view = rung_time_pane_get_view (RUNG_TIME_PANE (self));
  for (RungZoom zoom = 0; zoom < RUNG_N_ZOOMS; zoom++)
    if (fabs (rung_timeline_get_zoom (self->timeline, zoom, find_looked_at (self)).days - view.days) < 0.5)
      return zoom;
  return RUNG_N_ZOOMS;
}

/* --- The role one is in --------------------------------------------------------- */

GtkWidget *
rung_timeline_canvas_get_current (RungTimelineCanvas *self)
{
  int current;

  g_return_val_if_fail (RUNG_IS_TIMELINE_CANVAS (self), NULL);

  current = self->timeline != NULL ? rung_timeline_find_current (self->timeline) : -1;
  return current >= 0 ? g_ptr_array_index (self->rungs, current) : NULL;
}

static void
scroll_to_rung (RungTimelineCanvas *self,
                int                 rung)
{
  const RungBand *band;

  rung_time_pane_place_now (RUNG_TIME_PANE (self));
  if (rung < 0 || self->stack == NULL)
    return;
  band = &self->stack->bands[rung];
  rung_time_pane_reveal (RUNG_TIME_PANE (self), (RungSpan) { 0 }, band->top, band->top + band->height);
}

/**
 * rung_timeline_canvas_show_current:
 * @self: a canvas
 *
 * Scrolls to the role one is in, and the goals below it as far as there is room.
 */
void
rung_timeline_canvas_show_current (RungTimelineCanvas *self)
{
  g_return_if_fail (RUNG_IS_TIMELINE_CANVAS (self));

  if (self->timeline != NULL)
    scroll_to_rung (self, rung_timeline_find_current (self->timeline));
}

/**
 * rung_timeline_canvas_show_looked_at:
 * @self: a canvas
 *
 * The same for the role of the time that is looked at: that of today if it is in view.
 */
void
rung_timeline_canvas_show_looked_at (RungTimelineCanvas *self)
{
  g_return_if_fail (RUNG_IS_TIMELINE_CANVAS (self));

  if (self->timeline != NULL)
    scroll_to_rung (self, rung_timeline_find_rung_at (self->timeline, find_looked_at (self)));
}

/**
 * rung_timeline_canvas_focus_role:
 * @self: a canvas
 * @role_uid: (nullable): a role; %NULL for the current one
 *
 * Moves the focus to a role's rung, and brings it into view.
 *
 * Returns: whether it did
 */
gboolean
rung_timeline_canvas_focus_role (RungTimelineCanvas *self,
                                 const char         *role_uid)
{
  int rung;

  g_return_val_if_fail (RUNG_IS_TIMELINE_CANVAS (self), FALSE);

  if (self->timeline == NULL || self->timeline->rungs->len == 0)
    return FALSE;
  rung = role_uid != NULL ? rung_timeline_find_role (self->timeline, role_uid) : rung_timeline_find_current (self->timeline);
  return rung_timeline_canvas_focus_rung (self, (guint) MAX (rung, 0));
}
