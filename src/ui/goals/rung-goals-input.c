/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys, clicks and the context menu of the list.
 *
 * The list view has bindings of its own for some of these keys, and a click in it opens
 * the goal: so both are looked at before they reach it. */

#include "rung-goals-page-private.h"

#include <glib/gi18n.h>

#include "rung-progress.h"

#define UID_KEY "rung-goal-uid" /* of a menu: whose it is */

/* --- The menu --- */

static void
add (GMenu      *section,
     const char *label,
     const char *action)
{
  g_menu_append (section, label, action);
}

static GMenu *
add_section (GMenu      *menu,
             const char *label)
{
  g_autoptr(GMenu) section = g_menu_new ();

  if (label != NULL)
    g_menu_append_submenu (menu, label, G_MENU_MODEL (section));
  else
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return section;
}

static void
add_states (GMenu      *section,
            RungRecord *goal)
{
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);

  if (!rung_goal_is_open (goal))
    {
      add (section, _("_Reopen"), "goals.reopen");
      return;
    }
  add (section, _("_Complete"), "goals.complete");
  if (status == RUNG_GOAL_PLANNED)
    add (section, _("_Start"), "goals.start");
  if (status == RUNG_GOAL_PAUSED)
    add (section, _("_Go On"), "goals.reopen");
  else
    add (section, _("_Pause"), "goals.pause");
  add (section, _("_Drop"), "goals.drop");
}

static GMenuModel *
new_menu (RungRecord *goal,
          const char *uid)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = add_section (menu, NULL);
  g_autofree char *toggle = g_strdup_printf ("goals.toggle-selected::%s", uid);

  add (section, _("_Open"), "goals.open");
  add (section, _("Se_lect"), toggle);
  add_states (add_section (menu, NULL), goal);
  section = add_section (menu, NULL);
  {
    GMenu *due = add_section (section, _("Move D_ue Date"));
    GMenu *priority = add_section (section, _("Pr_iority"));

    add (due, _("One _Week Later"), "goals.shift((7,0))");
    add (due, _("One _Month Later"), "goals.shift((0,1))");
    add (due, _("_End of This Quarter"), "goals.due(uint32 0)");
    add (priority, C_("priority", "_High"), "goals.priority(2)");
    add (priority, C_("priority", "_Normal"), "goals.priority(1)");
    add (priority, C_("priority", "_Low"), "goals.priority(0)");
  }
  section = add_section (menu, NULL);
  add (section, _("Move Up"), "goals.move-up");
  add (section, _("Move Down"), "goals.move-down");
  section = add_section (menu, NULL);
  add (section, _("De_lete"), "goals.delete");
  return G_MENU_MODEL (menu);
}

static gboolean
unparent_cb (gpointer data)
{
  gtk_widget_unparent (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* GTK would give the focus to the first thing of the window.  The item that was chosen
 * does its action after the menu has closed. */
static void
closed_cb (GtkWidget *menu)
{
  GtkWidget *page = gtk_widget_get_parent (menu);

  if (RUNG_IS_GOALS_PAGE (page))
    rung_goals_page_focus_uid (RUNG_GOALS_PAGE (page), g_object_get_data (G_OBJECT (menu), UID_KEY));
  g_idle_add (unparent_cb, g_object_ref (menu));
}

static gboolean
popup_menu (RungGoalsPage *self,
            RungGoalRow   *row,
            double         x,
            double         y)
{
  RungGoalLine *line = rung_goal_row_get_line (row);
  const char *uid = line != NULL ? rung_goal_line_get_uid (line) : NULL;
  RungRecord *goal = uid != NULL ? rung_plan_find_record (rung_goals_page_get_plan (self), RUNG_KIND_GOAL, uid) : NULL;
  g_autoptr(GMenuModel) model = NULL;
  GtkWidget *menu;
  graphene_point_t point;

  if (goal == NULL || !gtk_widget_compute_point (GTK_WIDGET (row), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return FALSE;
  model = new_menu (goal, uid);
  menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_popover_set_position (GTK_POPOVER (menu), GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (menu), UID_KEY, g_strdup (uid), g_free);
  g_signal_connect (menu, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_widget_set_parent (menu, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (menu));
  return TRUE;
}

/* --- Clicks --- */

/* With Ctrl one goal is selected, with Shift all up to it; without, the list opens it. */
static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            RungGoalRow     *row)
{
  RungGoalsPage *self = RUNG_GOALS_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (row), RUNG_TYPE_GOALS_PAGE));
  RungGoalLine *line = rung_goal_row_get_line (row);
  const char *uid = line != NULL ? rung_goal_line_get_uid (line) : NULL;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint position;

  if (self == NULL || uid == NULL || !(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) ||
      !rung_goal_list_find (self->goals, uid, &position))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (state & GDK_SHIFT_MASK)
    {
      guint anchor = self->is_selecting || self->anchor != 0 ? self->anchor : position;

      rung_goals_page_set_selecting (self, TRUE);
      rung_goal_list_select_range (self->goals, anchor, position);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "goals.toggle-selected", "s", uid);
  rung_goals_page_focus_line (self, position);
}

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 RungGoalRow     *row)
{
  RungGoalsPage *self = RUNG_GOALS_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (row), RUNG_TYPE_GOALS_PAGE));
  RungGoalLine *line = rung_goal_row_get_line (row);

  if (self == NULL || line == NULL || rung_goal_line_get_uid (line) == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  rung_goals_page_focus_uid (self, rung_goal_line_get_uid (line));
  popup_menu (self, row, x, y);
}

static void
add_gesture (RungGoalRow *row,
             guint        button,
             GCallback    callback)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", callback, row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (gesture));
}

void
rung_goals_page_add_clicks (RungGoalsPage *self,
                            RungGoalRow   *row)
{
  add_gesture (row, GDK_BUTTON_PRIMARY, G_CALLBACK (pressed_cb));
  add_gesture (row, GDK_BUTTON_SECONDARY, G_CALLBACK (menu_pressed_cb));
}

/* --- Keys --- */

/* The next goal in a direction, over heads. */
static gboolean
find_goal_beside (RungGoalsPage *self,
                  guint          position,
                  int            step,
                  guint         *found)
{
  guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (self->goals));

  for (gint64 i = (gint64) position + step; i >= 0 && i < n_lines; i += step)
    if (rung_goal_list_get_uid_at (self->goals, i) != NULL)
      {
        *found = i;
        return TRUE;
      }
  return FALSE;
}

static void
extend (RungGoalsPage *self,
        const char    *uid,
        int            step)
{
  guint position, next;

  if (!rung_goal_list_find (self->goals, uid, &position))
    return;
  if (!self->is_selecting)
    {
      rung_goals_page_set_selecting (self, TRUE);
      self->anchor = position;
    }
  rung_goal_list_select (self->goals, uid, TRUE);
  if (!find_goal_beside (self, position, step, &next))
    return;
  rung_goal_list_select_range (self->goals, position, next);
  rung_goals_page_focus_line (self, next);
}

static void
press_space (RungGoalsPage *self,
             const char    *uid)
{
  gtk_widget_activate_action (GTK_WIDGET (self), self->is_selecting ? "goals.toggle-selected" : "goals.toggle-done", "s", uid);
}

static gboolean
do_key (RungGoalsPage   *self,
        RungGoalRow     *row,
        const char      *uid,
        guint            key,
        GdkModifierType  state)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (key == GDK_KEY_space && state == 0)
    press_space (self, uid);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && state == GDK_CONTROL_MASK)
    gtk_widget_activate_action (widget, "goals.complete", NULL);
  else if ((key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete) && state == 0)
    gtk_widget_activate_action (widget, "goals.delete", NULL);
  else if ((key == GDK_KEY_Up || key == GDK_KEY_KP_Up) && state == GDK_ALT_MASK)
    gtk_widget_activate_action (widget, "goals.move-up", NULL);
  else if ((key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && state == GDK_ALT_MASK)
    gtk_widget_activate_action (widget, "goals.move-down", NULL);
  else if ((key == GDK_KEY_Up || key == GDK_KEY_KP_Up) && state == GDK_SHIFT_MASK)
    extend (self, uid, -1);
  else if ((key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && state == GDK_SHIFT_MASK)
    extend (self, uid, 1);
  else if ((key == GDK_KEY_F10 && state == GDK_SHIFT_MASK) || (key == GDK_KEY_Menu && state == 0))
    return popup_menu (self, row, 48, gtk_widget_get_height (GTK_WIDGET (row)) / 2.0);
  else
    return FALSE;
  return TRUE;
}

static gboolean
list_key_cb (GtkEventControllerKey *controller,
             guint                  key,
             guint                  keycode,
             GdkModifierType        state,
             RungGoalsPage         *self)
{
  RungGoalRow *row = rung_goals_page_get_focus_row (self);
  const char *uid = rung_goals_page_get_focus_uid (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  state &= gtk_accelerator_get_default_mod_mask ();
  if (gdk_keyval_to_lower (key) == GDK_KEY_a && state == GDK_CONTROL_MASK)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "goals.select-all", NULL);
      return GDK_EVENT_STOP;
    }
  /* A check button that has the focus is ticked by itself. */
  if (uid == NULL || (key == GDK_KEY_space && GTK_IS_CHECK_BUTTON (gtk_root_get_focus (root))))
    return GDK_EVENT_PROPAGATE;
  return do_key (self, row, uid, key, state) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* Escape ends the selection before it goes back in the window. */
static gboolean
page_key_cb (GtkEventControllerKey *controller,
             guint                  key,
             guint                  keycode,
             GdkModifierType        state,
             RungGoalsPage         *self)
{
  if (key != GDK_KEY_Escape || !self->is_selecting)
    return GDK_EVENT_PROPAGATE;
  rung_goals_page_set_selecting (self, FALSE);
  return GDK_EVENT_STOP;
}

void
rung_goals_page_add_keys (RungGoalsPage *self)
{
  GtkEventController *of_list = gtk_event_controller_key_new ();
  GtkEventController *of_page = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (of_list, GTK_PHASE_CAPTURE);
  g_signal_connect (of_list, "key-pressed", G_CALLBACK (list_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), of_list);
  g_signal_connect (of_page, "key-pressed", G_CALLBACK (page_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), of_page);
}
