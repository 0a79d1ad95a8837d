/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goals without a date.  The strip says how many there are and opens to a chip for each of
 * the first ones; a chip opens its goal, or is dragged to the day on which it begins (its
 * menu gives it dates without a pointer). */

#include "rung-undated-tray.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-phrases.h"
#include "rung-ui.h"

#define CHIP_CHARS 28
#define DATED_MONTHS 3

struct _RungUndatedTray
{
  GtkWidget  parent_instance;

  GtkWidget *head, *arrow, *label;
  GtkWidget *box;  /* a GtkFlowBox of chips */
  guint      n_goals;
};

G_DEFINE_FINAL_TYPE (RungUndatedTray, rung_undated_tray, GTK_TYPE_WIDGET)

static gboolean
is_open (RungUndatedTray *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->head));
}

static void
toggled_cb (RungUndatedTray *self)
{
  gtk_widget_set_visible (self->box, is_open (self));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), is_open (self) ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED, is_open (self), -1);
}

/* --- Dragging --------------------------------------------------------------------- */

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            GtkWidget     *chip)
{
  return gdk_content_provider_new_typed (RUNG_TYPE_RECORD, g_object_get_data (G_OBJECT (chip), "goal"));
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               GtkWidget     *chip)
{
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (chip);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
add_drag_source (GtkWidget *chip)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), chip);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), chip);
  gtk_widget_add_controller (chip, GTK_EVENT_CONTROLLER (source));
}

/**
 * rung_undated_tray_drop:
 * @pane: a pane of time
 * @goal: a GOAL of its plan
 * @x: where it was dropped, in @pane
 *
 * Gives a goal dates: it begins where it was dropped, and has a quarter of a year.
 *
 * Returns: whether the plan has it there now
 */
gboolean
rung_undated_tray_drop (GtkWidget  *pane,
                        RungRecord *goal,
                        double      x)
{
  RungStore *store = rung_committer_get_store (pane);
  RungTimescale scale = rung_time_pane_get_scale (RUNG_TIME_PANE (pane));
  guint32 start = rung_snap_start (rung_timescale_choose_snap (&scale), rung_time_pane_get_day (RUNG_TIME_PANE (pane), x));
  g_autoptr(GError) error = NULL;
  RungChangeset *edit;

  if (store == NULL || rung_record_get_kind (goal) != RUNG_KIND_GOAL)
    return FALSE;
  edit = rung_edit_schedule_goal (rung_store_get_plan (store), rung_record_get_uid (goal), start,
                                  rung_day_add_months (start, DATED_MONTHS) - 1, &error);
  return rung_committer_commit_telling (pane, edit, error);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         GtkWidget     *pane)
{
  return rung_undated_tray_drop (pane, g_value_get_boxed (value), x);
}

/**
 * rung_undated_tray_set_pane:
 * @self: a tray
 * @pane: where its goals may be dropped
 *
 * Lets goals be dragged to a day.
 */
void
rung_undated_tray_set_pane (RungUndatedTray *self,
                            RungTimePane    *pane)
{
  GtkDropTarget *target = gtk_drop_target_new (RUNG_TYPE_RECORD, GDK_ACTION_MOVE);

  g_return_if_fail (RUNG_IS_UNDATED_TRAY (self) && RUNG_IS_TIME_PANE (pane));

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), pane);
  gtk_widget_add_controller (GTK_WIDGET (pane), GTK_EVENT_CONTROLLER (target));
}

/* --- Chips ------------------------------------------------------------------------ */

static void
append (RungUndatedTray *self,
        GtkWidget       *button)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  /* The button is what is focused, once. */
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->box), child);
}

static GtkWidget *
new_button (const char *text)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHIP_CHARS);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "chip");
  return button;
}

static void
add_chip (RungUndatedTray *self,
          RungPlan        *plan,
          RungRecord      *goal,
          guint32          today)
{
  g_autofree char *title = rung_phrase_title (goal, rung_ui_get_language ());
  GtkWidget *chip = new_button (title);
  g_autofree char *sentence = rung_phrase_goal_sentence (rung_ui_get_words (), plan, goal, today);

  g_object_set_data_full (G_OBJECT (chip), "goal", rung_record_ref (goal), (GDestroyNotify) rung_record_unref);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", rung_record_get_uid (goal));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "timeline.open-goal");
  rung_ui_set_name (chip, sentence);
  add_drag_source (chip);
  append (self, chip);
}

static void
add_rest (RungUndatedTray *self,
          guint            n_more)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more, in Goals", "and %u more, in Goals", n_more), n_more);
  GtkWidget *button = new_button (text);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "goals");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.view");
  gtk_widget_add_css_class (button, "flat");
  append (self, button);
}

/* --- Class ------------------------------------------------------------------------ */

static void
rung_undated_tray_dispose (GObject *object)
{
  RungUndatedTray *self = RUNG_UNDATED_TRAY (object);

  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rung_undated_tray_parent_class)->dispose (object);
}

static void
rung_undated_tray_class_init (RungUndatedTrayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_undated_tray_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "undatedtray");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
make_head (RungUndatedTray *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->head = gtk_toggle_button_new ();
  self->arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");
  self->label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (row), self->arrow);
  gtk_box_append (GTK_BOX (row), self->label);
  gtk_button_set_child (GTK_BUTTON (self->head), row);
  gtk_widget_add_css_class (self->head, "flat");
  gtk_widget_set_halign (self->head, GTK_ALIGN_START);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

static void
rung_undated_tray_init (RungUndatedTray *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  make_head (self);
  self->box = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->box), RUNG_UNDATED_TRAY_MOST_CHIPS);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->box), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->box), 6);
  rung_ui_set_name (self->box, _("Goals without a date"));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->head, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  toggled_cb (self);
  rung_ui_set_name (self, _("Goals without a date"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
rung_undated_tray_new (void)
{
  return g_object_new (RUNG_TYPE_UNDATED_TRAY, NULL);
}

static void
fill (RungUndatedTray    *self,
      RungPlan           *plan,
      const RungTimeline *timeline)
{
  guint n_chips = MIN (timeline->undated->len, RUNG_UNDATED_TRAY_MOST_CHIPS);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->box), child);
  for (guint i = 0; i < n_chips; i++)
    add_chip (self, plan, g_ptr_array_index (timeline->undated, i), timeline->today);
  if (timeline->undated->len > n_chips)
    add_rest (self, timeline->undated->len - n_chips);
}

/**
 * rung_undated_tray_set:
 * @self: a tray
 * @plan: the plan
 * @timeline: what to show of it; not kept
 *
 * Shows the goals of a timeline that have no day.
 */
void
rung_undated_tray_set (RungUndatedTray    *self,
                       RungPlan           *plan,
                       const RungTimeline *timeline)
{
  guint n_goals = timeline->undated->len;
  gboolean had_focus = rung_ui_get_focus_child (self->box) != NULL;
  g_autofree char *text = g_strdup_printf (ngettext ("No date: %u goal", "No date: %u goals", n_goals), n_goals);

  g_return_if_fail (RUNG_IS_UNDATED_TRAY (self));

  gtk_label_set_label (GTK_LABEL (self->label), text);
  rung_ui_set_name (self->head, text);
  gtk_widget_set_visible (GTK_WIDGET (self), n_goals > 0);
  fill (self, plan, timeline);
  if (had_focus && n_goals > 0)
    gtk_widget_grab_focus (self->head);
}

void
rung_undated_tray_set_open (RungUndatedTray *self,
                            gboolean         is_to_open)
{
  g_return_if_fail (RUNG_IS_UNDATED_TRAY (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->head), is_to_open);
}
