/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A goal's bar.
 *
 *  1. The track is the time from start to due day, the fill the share that is done.  State
 *     is colour, form (a late bar has a rim, a paused one is dashed, a planned one hollow)
 *     and word (the name and the tooltip).
 *  2. The title stands on the track if it fits and runs on behind it if not; the button is
 *     as wide as both, the track a part of it.
 */

#include "rung-goal-bar.h"

#include "rung-phrases.h"
#include "rung-ui.h"

#define TITLE_INSET_PX 8
#define WIDEST_TITLE_CHARS 40

struct _RungGoalBar
{
  GtkButton  parent_instance;

  GtkWidget *area; /* holds the three */
  GtkWidget *track;
  GtkWidget *fill;
  GtkWidget *title;

  char      *uid;
  double     fraction;
  int        track_x_px, track_width_px;
};

G_DEFINE_FINAL_TYPE (RungGoalBar, rung_goal_bar, GTK_TYPE_BUTTON)

/* The parent decides how wide a bar is, by days; only the title has a height of its own. */
static void
measure_area_cb (GtkWidget      *area,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  RungGoalBar *self = RUNG_GOAL_BAR (gtk_widget_get_parent (area));

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && gtk_widget_get_visible (self->title))
    gtk_widget_measure (self->title, orientation, -1, minimum, natural, NULL, NULL);
}

/* The title begins with the track, or takes what is beside it, without the insets. */
static GtkAllocation
find_title_box (RungGoalBar   *self,
                GtkAllocation  track,
                int            width,
                gboolean       is_mirrored)
{
  GtkAllocation box = track;
  gboolean is_on_left = is_mirrored ? track.x + track.width >= width : track.x > 0;

  if (rung_goal_bar_get_title_width (self) > track.width)
    {
      box.x = is_on_left ? 0 : track.x + track.width;
      box.width = is_on_left ? track.x : width - box.x;
    }
  box.x += TITLE_INSET_PX;
  box.width -= 2 * TITLE_INSET_PX;
  return box;
}

static void
allocate_area_cb (GtkWidget *area,
                  int        width,
                  int        height,
                  int        baseline)
{
  RungGoalBar *self = RUNG_GOAL_BAR (gtk_widget_get_parent (area));
  gboolean is_mirrored = gtk_widget_get_direction (area) == GTK_TEXT_DIR_RTL;
  int track_width = MIN (self->track_width_px, width);
  GtkAllocation track = { CLAMP (self->track_x_px, 0, width - track_width), 0, track_width, height };
  GtkAllocation fill = track, title = find_title_box (self, track, width, is_mirrored);
  int least_width;

  fill.width = (int) (track_width * self->fraction + 0.5);
  if (is_mirrored)
    fill.x = track.x + track.width - fill.width;
  gtk_widget_size_allocate (self->track, &track, -1);
  gtk_widget_set_child_visible (self->fill, fill.width > 0);
  if (fill.width > 0)
    gtk_widget_size_allocate (self->fill, &fill, -1);

  gtk_widget_measure (self->title, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_set_child_visible (self->title, title.width >= least_width);
  if (gtk_widget_get_visible (self->title) && title.width >= least_width)
    gtk_widget_size_allocate (self->title, &title, -1);
}

static void
rung_goal_bar_finalize (GObject *object)
{
  g_free (RUNG_GOAL_BAR (object)->uid);
  G_OBJECT_CLASS (rung_goal_bar_parent_class)->finalize (object);
}

static void
rung_goal_bar_class_init (RungGoalBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_goal_bar_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "goalbar");
}

static GtkWidget *
add_part (RungGoalBar *self,
          const char  *css_name)
{
  GtkWidget *part = g_object_new (GTK_TYPE_BOX, "css-name", css_name,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (self->area), part);
  return part;
}

static void
rung_goal_bar_init (RungGoalBar *self)
{
  self->area = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_layout_manager (self->area, gtk_custom_layout_new (NULL, measure_area_cb, allocate_area_cb));
  self->track = add_part (self, "track");
  self->fill = add_part (self, "fill");
  self->title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), WIDEST_TITLE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_box_append (GTK_BOX (self->area), self->title);
  gtk_button_set_child (GTK_BUTTON (self), self->area);
}

GtkWidget *
rung_goal_bar_new (void)
{
  return g_object_new (RUNG_TYPE_GOAL_BAR, NULL);
}

const char *
rung_goal_bar_get_uid (RungGoalBar *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_BAR (self), NULL);

  return self->uid;
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
set_state (RungGoalBar           *self,
           const RungTimelineBar *bar)
{
  gint64 status = rung_record_get_integer (bar->goal, RUNG_GOAL_STATUS);

  set_class (GTK_WIDGET (self), "late", bar->is_overdue);
  set_class (GTK_WIDGET (self), "done", status == RUNG_GOAL_DONE);
  set_class (GTK_WIDGET (self), "paused", status == RUNG_GOAL_PAUSED);
  set_class (GTK_WIDGET (self), "planned", status == RUNG_GOAL_PLANNED);
}

/* "Write the runbook · 9 days late": what is late says so. */
static char *
dup_title (const RungTimelineBar *bar,
           guint32                today)
{
  const char *title = rung_record_get_text (bar->goal, RUNG_GOAL_TITLE);
  g_autofree char *lateness = NULL;

  if (!bar->is_overdue)
    return g_strdup (title);
  lateness = rung_phrase_lateness (rung_ui_get_words (), bar->goal, today);
  return g_strdup_printf ("%s · %s", title, lateness);
}

/**
 * rung_goal_bar_set_bar:
 * @self: a bar
 * @plan: the plan of the goal
 * @bar: what to show; not kept
 * @today: the day it is
 * @with_title: whether there is room for words
 *
 * Shows a goal.
 */
void
rung_goal_bar_set_bar (RungGoalBar           *self,
                       RungPlan              *plan,
                       const RungTimelineBar *bar,
                       guint32                today,
                       gboolean               with_title)
{
  g_autofree char *sentence = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (RUNG_IS_GOAL_BAR (self));

  sentence = rung_phrase_goal_sentence (rung_ui_get_words (), plan, bar->goal, today);
  title = dup_title (bar, today);
  g_free (self->uid);
  self->uid = g_strdup (rung_record_get_uid (bar->goal));
  self->fraction = rung_progress_of_goal (plan, bar->goal);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", self->uid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "timeline.open-goal");
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (self->title, with_title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
  rung_ui_set_name (self, sentence);
  /* Or it would be said twice: GTK describes a widget by its tooltip. */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  set_state (self, bar);
  gtk_widget_queue_allocate (self->area);
}

/**
 * rung_goal_bar_get_title_width:
 * @self: a bar
 *
 * Returns: how wide a track has to be for the title to fit on it, in pixels; 0 without a title
 */
int
rung_goal_bar_get_title_width (RungGoalBar *self)
{
  int natural;

  if (!gtk_widget_get_visible (self->title))
    return 0;
  gtk_widget_measure (self->title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural + 2 * TITLE_INSET_PX;
}

/* Where the track stands in the bar's own width. */
void
rung_goal_bar_set_track (RungGoalBar *self,
                         int          x,
                         int          width)
{
  g_return_if_fail (RUNG_IS_GOAL_BAR (self));

  if (self->track_x_px == x && self->track_width_px == width)
    return;
  self->track_x_px = x;
  self->track_width_px = width;
  gtk_widget_queue_allocate (self->area);
}

static gboolean
is_gone (gpointer key,
         gpointer value,
         gpointer data)
{
  if (g_hash_table_contains (data, key))
    return FALSE;
  gtk_widget_unparent (value);
  return TRUE;
}

/**
 * rung_goal_bars_update:
 * @parent: whose children the bars are
 * @before: (nullable): the child of it that new bars stand before
 * @widgets: (element-type utf8 RungGoalBar): its bars so far by the goal's uid
 * @plan: the plan
 * @bars: (element-type RungTimelineBar): the bars there should be
 * @today: the day it is
 * @with_title: whether bars show their titles
 *
 * Makes, changes and removes bars so that there is one for each of @bars.
 */
void
rung_goal_bars_update (GtkWidget  *parent,
                       GtkWidget  *before,
                       GHashTable *widgets,
                       RungPlan   *plan,
                       GArray     *bars,
                       guint32     today,
                       gboolean    with_title)
{
  g_autoptr(GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < bars->len; i++)
    g_hash_table_add (wanted, (gpointer) rung_record_get_uid (g_array_index (bars, RungTimelineBar, i).goal));
  g_hash_table_foreach_remove (widgets, is_gone, wanted);

  for (guint i = 0; i < bars->len; i++)
    {
      const RungTimelineBar *bar = &g_array_index (bars, RungTimelineBar, i);
      const char *uid = rung_record_get_uid (bar->goal);
      GtkWidget *widget = g_hash_table_lookup (widgets, uid);

      if (widget == NULL)
        {
          widget = rung_goal_bar_new ();
          gtk_widget_insert_before (widget, parent, before);
          g_hash_table_insert (widgets, g_strdup (uid), widget);
        }
      rung_goal_bar_set_bar (RUNG_GOAL_BAR (widget), plan, bar, today, with_title);
    }
}
