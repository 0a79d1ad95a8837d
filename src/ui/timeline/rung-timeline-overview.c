/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in the career, or in a role, one looks.
 *
 *  1. Rungs are small steps, of the colour and the form of the large ones, and lanes reach
 *     from their first goal to the last; today is a line; what is in view stands in a
 *     frame.  A frame costs as much as there are rungs or lanes, not goals.
 *  2. The strip follows its pane, and moves it: by dragging, by a click, by keys.
 *  3. Whether it is there and what it is called is settled after the layout, since the pane
 *     tells of a new view within its own.
 */

#include "rung-timeline-overview.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rung-rung-button.h"
#include "rung-ui.h"

#define HEIGHT_PX 34
#define STEP_PX 5
#define INSET_PX 4
#define LEAST_FRAME_PX 10
#define OF_USE_FRACTION 0.9
#define KEY_FRACTION 0.1
#define PAGE_FRACTION 0.9
#define NAME_DELAY_MS 250

typedef struct
{
  RungSpan span;
  guint    step;
} Step;

struct _RungTimelineOverview
{
  GtkWidget     parent_instance;

  RungTimePane *pane;
  GArray       *steps;     /* of Step */
  GPtrArray    *segments;  /* of GtkWidget, borrowed, per step */
  GtkWidget    *today_line, *frame;
  guint32       today;
  double        whole_days;
  guint         n_levels;

  double        grab_x;    /* where it was taken hold of */
  double        grab_days; /* from the start of the view to where it was taken hold of */
  guint         settle_id, name_id;
};

G_DEFINE_FINAL_TYPE (RungTimelineOverview, rung_timeline_overview, GTK_TYPE_WIDGET)

/**
 * rung_timeline_overview_is_of_use:
 * @view: what is in view
 * @whole_days: how long the whole is
 *
 * Returns: whether part of it is out of view
 */
gboolean
rung_timeline_overview_is_of_use (RungTimeView view,
                                  double       whole_days)
{
  return view.days < OF_USE_FRACTION * whole_days;
}

/* --- Where what stands ------------------------------------------------------------ */

static gboolean
is_mirrored (RungTimelineOverview *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double
get_x (RungTimelineOverview *self,
       double                day)
{
  RungTimeView limits = rung_time_pane_get_limits (self->pane);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double x = (day - limits.start) / limits.days * width;

  return is_mirrored (self) ? width - x : x;
}

static double
get_day (RungTimelineOverview *self,
         double                x)
{
  RungTimeView limits = rung_time_pane_get_limits (self->pane);
  double width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);

  return limits.start + (is_mirrored (self) ? width - x : x) / width * limits.days;
}

static GtkAllocation
find_box (RungTimelineOverview *self,
          double                from,
          double                to,
          int                   least_width)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double a = CLAMP (get_x (self, from), 0, width), b = CLAMP (get_x (self, to), 0, width);
  int left = (int) floor (MIN (a, b)), right = (int) ceil (MAX (a, b));

  if (right - left < least_width)
    left = CLAMP ((left + right - least_width) / 2, 0, MAX (width - least_width, 0));
  return (GtkAllocation) { left, 0, MAX (right - left, least_width), 0 };
}

static void
place_step (RungTimelineOverview *self,
            guint                 position,
            int                   height)
{
  const Step *step = &g_array_index (self->steps, Step, position);
  RungTimeView limits = rung_time_pane_get_limits (self->pane);
  double end = step->span.end != RUNG_DAY_FOREVER ? step->span.end : limits.start + limits.days;
  GtkAllocation box = find_box (self, step->span.first, end, 2);
  int room = MAX (height - 2 * INSET_PX - STEP_PX, 0);

  /* The first step stands lowest. */
  box.y = INSET_PX + room - (self->n_levels > 1 ? (int) (room * step->step / (self->n_levels - 1)) : room / 2);
  box.height = STEP_PX;
  gtk_widget_size_allocate (g_ptr_array_index (self->segments, position), &box, -1);
}

static void
rung_timeline_overview_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  RungTimelineOverview *self = RUNG_TIMELINE_OVERVIEW (widget);
  RungTimeView view;
  GtkAllocation box;

  if (self->pane == NULL)
    return;
  view = rung_time_pane_get_view (self->pane);
  for (guint i = 0; i < self->steps->len; i++)
    place_step (self, i, height);
  box = find_box (self, self->today, self->today, 2);
  box.height = height;
  gtk_widget_size_allocate (self->today_line, &box, -1);
  box = find_box (self, view.start, view.start + view.days, LEAST_FRAME_PX);
  box.height = height;
  gtk_widget_size_allocate (self->frame, &box, -1);
}

static void
rung_timeline_overview_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : 0;
}

/* --- Following the pane ----------------------------------------------------------- */

static char *
format_month (double day)
{
  return rung_words_format_day (rung_ui_get_words (), (guint32) MAX (day, 1), RUNG_DATE_MEDIUM);
}

static char *
format_year (double day)
{
  return rung_words_format_day (rung_ui_get_words (), (guint32) MAX (day, 1), RUNG_DATE_YEAR);
}

static gboolean
name_cb (gpointer data)
{
  RungTimelineOverview *self = data;
  RungTimeView limits = rung_time_pane_get_limits (self->pane), view = rung_time_pane_get_view (self->pane);
  g_autofree char *from = format_month (view.start), *to = format_month (view.start + view.days - 1);
  g_autofree char *first = format_year (limits.start), *last = format_year (limits.start + limits.days - 1);
  /* Translators: the name of a strip below the timeline: two days, and two years. */
  g_autofree char *name = g_strdup_printf (_("Overview: %s – %s of %s – %s is in view"), from, to, first, last);

  self->name_id = 0;
  rung_ui_set_name (self, name);
  return G_SOURCE_REMOVE;
}

static void
settle (RungTimelineOverview *self)
{
  RungTimeView view = rung_time_pane_get_view (self->pane);

  gtk_widget_set_visible (GTK_WIDGET (self), rung_timeline_overview_is_of_use (view, self->whole_days));
}

static gboolean
settle_cb (gpointer data)
{
  RungTimelineOverview *self = data;

  self->settle_id = 0;
  settle (self);
  /* Not at each frame of a movement: a screen reader is told where it ends. */
  if (gtk_widget_get_visible (GTK_WIDGET (self)) && self->name_id == 0)
    self->name_id = g_timeout_add (NAME_DELAY_MS, name_cb, self);
  return G_SOURCE_REMOVE;
}

static void
view_changed_cb (RungTimelineOverview *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->settle_id == 0)
    self->settle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, self, NULL);
}

/* --- Moving the pane -------------------------------------------------------------- */

static void
show_start (RungTimelineOverview *self,
            double                start)
{
  RungTimeView view = rung_time_pane_get_view (self->pane);

  view.start = start;
  rung_time_pane_set_view (self->pane, rung_time_view_clamp (view, rung_time_pane_get_limits (self->pane)));
}

/* Outside the frame its middle comes to where one has pressed, and goes on from there. */
static void
drag_begin_cb (GtkGestureDrag       *gesture,
               double                x,
               double                y,
               RungTimelineOverview *self)
{
  RungTimeView view = rung_time_pane_get_view (self->pane);
  double day = get_day (self, x);
  gboolean is_inside = day >= view.start && day < view.start + view.days;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->grab_x = x;
  self->grab_days = is_inside ? day - view.start : view.days / 2;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!is_inside)
    show_start (self, day - self->grab_days);
}

static void
drag_update_cb (GtkGestureDrag       *gesture,
                double                offset_x,
                double                offset_y,
                RungTimelineOverview *self)
{
  show_start (self, get_day (self, self->grab_x + offset_x) - self->grab_days);
}

static gboolean
pan_key_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  RungTimelineOverview *self = RUNG_TIMELINE_OVERVIEW (widget);
  double sign = is_mirrored (self) ? -1 : 1;

  rung_time_pane_pan_by (self->pane, sign * g_variant_get_double (arguments) * rung_time_pane_get_view (self->pane).days);
  return GDK_EVENT_STOP;
}

/* A page is time, whatever the direction of the script. */
static gboolean
page_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  RungTimelineOverview *self = RUNG_TIMELINE_OVERVIEW (widget);

  rung_time_pane_pan_by (self->pane, g_variant_get_double (arguments) * rung_time_pane_get_view (self->pane).days);
  return GDK_EVENT_STOP;
}

static gboolean
end_key_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  RungTimelineOverview *self = RUNG_TIMELINE_OVERVIEW (widget);
  RungTimeView limits = rung_time_pane_get_limits (self->pane);
  RungTimeView view = rung_time_pane_get_view (self->pane);

  view.start = g_variant_get_boolean (arguments) ? limits.start + limits.days - view.days : limits.start;
  rung_time_pane_show_view (self->pane, rung_time_view_clamp (view, limits));
  return GDK_EVENT_STOP;
}

/* --- Class ------------------------------------------------------------------------ */

static void
rung_timeline_overview_dispose (GObject *object)
{
  RungTimelineOverview *self = RUNG_TIMELINE_OVERVIEW (object);
  GtkWidget *child;

  rung_timeline_overview_set_pane (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->segments, 0);
  G_OBJECT_CLASS (rung_timeline_overview_parent_class)->dispose (object);
}

static void
rung_timeline_overview_finalize (GObject *object)
{
  g_array_unref (RUNG_TIMELINE_OVERVIEW (object)->steps);
  g_ptr_array_unref (RUNG_TIMELINE_OVERVIEW (object)->segments);
  G_OBJECT_CLASS (rung_timeline_overview_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, pan_key_cb, "d", -KEY_FRACTION);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, pan_key_cb, "d", KEY_FRACTION);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, page_key_cb, "d", -PAGE_FRACTION);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, page_key_cb, "d", PAGE_FRACTION);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, end_key_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, end_key_cb, "b", TRUE);
}

static void
rung_timeline_overview_class_init (RungTimelineOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_timeline_overview_dispose;
  object_class->finalize = rung_timeline_overview_finalize;
  widget_class->measure = rung_timeline_overview_measure;
  widget_class->size_allocate = rung_timeline_overview_size_allocate;
  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
}

static GtkWidget *
make_part (RungTimelineOverview *self,
           const char           *css_name)
{
  GtkWidget *part = g_object_new (GTK_TYPE_BOX, "css-name", css_name, "can-target", FALSE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_parent (part, GTK_WIDGET (self));
  return part;
}

static void
rung_timeline_overview_init (RungTimelineOverview *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  self->segments = g_ptr_array_new ();
  self->today_line = make_part (self, "todayline");
  self->frame = make_part (self, "frame");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  rung_ui_set_name (self, _("Overview"));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
rung_timeline_overview_new (void)
{
  return g_object_new (RUNG_TYPE_TIMELINE_OVERVIEW, NULL);
}

/**
 * rung_timeline_overview_set_pane:
 * @self: a strip
 * @pane: (nullable): what it shows a part of, and moves
 *
 * Follows a pane; without one the strip is not there.
 */
void
rung_timeline_overview_set_pane (RungTimelineOverview *self,
                                 RungTimePane         *pane)
{
  g_return_if_fail (RUNG_IS_TIMELINE_OVERVIEW (self));

  if (self->pane == pane)
    return;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->name_id, g_source_remove);
  if (self->pane != NULL)
    g_signal_handlers_disconnect_by_func (self->pane, view_changed_cb, self);
  g_set_object (&self->pane, pane);
  if (pane != NULL)
    g_signal_connect_object (pane, "view-changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
clear_segments (RungTimelineOverview *self)
{
  for (guint i = 0; i < self->segments->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->segments, i));
  g_ptr_array_set_size (self->segments, 0);
  g_array_set_size (self->steps, 0);
  self->n_levels = 0;
}

static void
add_segment (RungTimelineOverview *self,
             RungSpan              span,
             guint                 level,
             const char           *css_class)
{
  Step step = { span, level };
  GtkWidget *segment = make_part (self, "segment");

  gtk_widget_add_css_class (segment, css_class);
  gtk_widget_insert_before (segment, GTK_WIDGET (self), self->today_line);
  g_ptr_array_add (self->segments, segment);
  g_array_append_val (self->steps, step);
  self->n_levels = MAX (self->n_levels, level + 1);
}

static void
set_days (RungTimelineOverview *self,
          guint32               first_day,
          guint32               last_day,
          guint32               today)
{
  self->today = today;
  self->whole_days = (double) last_day - first_day + 1;
  if (self->pane != NULL)
    view_changed_cb (self);
}

/**
 * rung_timeline_overview_set:
 * @self: a strip with a pane
 * @timeline: what its pane shows; not kept
 *
 * Shows the rungs of a timeline.
 */
void
rung_timeline_overview_set (RungTimelineOverview *self,
                            const RungTimeline   *timeline)
{
  g_return_if_fail (RUNG_IS_TIMELINE_OVERVIEW (self));

  clear_segments (self);
  for (guint i = 0; i < timeline->rungs->len; i++)
    {
      const RungTimelineRung *rung = &g_array_index (timeline->rungs, RungTimelineRung, i);

      add_segment (self, rung->span, rung->step, rung_rung_state_get_css_class (rung->state));
    }
  set_days (self, timeline->first_day, timeline->last_day, timeline->today);
}

/**
 * rung_timeline_overview_set_role:
 * @self: a strip with a pane
 * @role: what its pane shows; not kept
 *
 * Shows from when to when each responsibility of a role has goals, the first at the top.
 */
void
rung_timeline_overview_set_role (RungTimelineOverview   *self,
                                 const RungRoleTimeline *role)
{
  g_return_if_fail (RUNG_IS_TIMELINE_OVERVIEW (self));

  clear_segments (self);
  for (guint i = 0; i < role->lanes->len; i++)
    {
      RungSpan span = rung_bar_set_get_span (g_array_index (role->lanes, RungRoleLane, i).bars);

      if (span.end > span.first)
        add_segment (self, span, role->lanes->len - 1 - i, "lane");
    }
  self->n_levels = role->lanes->len;
  set_days (self, role->first_day, role->last_day, role->today);
}
