/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Doing things to things.
 *
 *  1. Each action takes the thing's uid, asks rung-edit for a changeset and commits it; what
 *     was done is told with Undo.
 *  2. What one points at is found where it was asked, whatever widget shows it
 *     (rung-thing.c): bar, row, chip or card have the same menu.
 */

#include "rung-timeline-actions.h"

#include <glib/gi18n.h>

#include "rung-career-page.h"
#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-gap-dialog.h"
#include "rung-hover-card.h"
#include "rung-paths.h"
#include "rung-pause-dialog.h"
#include "rung-rating-button.h"
#include "rung-role-page.h"
#include "rung-stay-dialog.h"
#include "rung-timeline-menu.h"
#include "rung-watch-popover.h"

#define DATED_MONTHS 3

static RungPlan *
get_plan (GtkWidget *widget)
{
  RungStore *store = rung_committer_get_store (widget);

  return store != NULL ? rung_store_get_plan (store) : NULL;
}

/* --- Goals ------------------------------------------------------------------------ */

/* A goal without a day gets the quarter of a year from today on. */
static RungChangeset *
date_goal (RungPlan    *plan,
           const char  *uid,
           guint32      today,
           GError     **error)
{
  return rung_edit_schedule_goal (plan, uid, today, rung_day_add_months (today, DATED_MONTHS) - 1, error);
}

static RungChangeset *
change_goal (RungPlan    *plan,
             const char  *action,
             const char  *uid,
             GError     **error)
{
  guint32 today = rung_clock_get_today ();

  if (g_str_equal (action, "timeline.complete-goal"))
    return rung_edit_complete_goal (plan, uid, today, error);
  if (g_str_equal (action, "timeline.start-goal"))
    return rung_edit_start_goal (plan, uid, today, error);
  if (g_str_equal (action, "timeline.pause-goal"))
    return rung_edit_pause_goal (plan, uid, NULL, error);
  if (g_str_equal (action, "timeline.drop-goal"))
    return rung_edit_drop_goal (plan, uid, NULL, error);
  if (g_str_equal (action, "timeline.reopen-goal"))
    return rung_edit_reopen_goal (plan, uid, error);
  if (g_str_equal (action, "timeline.date-goal"))
    return date_goal (plan, uid, today, error);
  return rung_edit_delete_goal (plan, uid, error);
}

static void
change_goal_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  RungPlan *plan = get_plan (widget);
  g_autoptr(GError) error = NULL;

  if (plan != NULL)
    {
      RungChangeset *edit = change_goal (plan, action, g_variant_get_string (parameter, NULL), &error);

      rung_committer_commit_telling (widget, edit, error);
    }
}

/* --- Roles and pauses ------------------------------------------------------------- */

static RungChangeset *
change_other (RungPlan    *plan,
              const char  *action,
              const char  *uid,
              GError     **error)
{
  if (g_str_equal (action, "timeline.hide-role"))
    return rung_edit_hide_role (plan, uid, TRUE, error);
  if (g_str_equal (action, "timeline.got-role"))
    return rung_edit_new_role (plan, uid, rung_clock_get_today (), error);
  if (g_str_equal (action, "timeline.remove-stay"))
    return rung_edit_remove_stay (plan, uid, error);
  return rung_edit_remove_pause (plan, uid, error);
}

static void
change_other_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  RungPlan *plan = get_plan (widget);
  g_autoptr(GError) error = NULL;

  if (plan != NULL)
    {
      RungChangeset *edit = change_other (plan, action, g_variant_get_string (parameter, NULL), &error);

      rung_committer_commit_telling (widget, edit, error);
    }
}

static void
set_pause_private_cb (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  RungPlan *plan = get_plan (widget);
  g_autoptr(GError) error = NULL;
  const char *uid;
  gboolean is_private;

  g_variant_get (parameter, "(&sb)", &uid, &is_private);
  if (plan != NULL)
    {
      RungChangeset *edit = rung_edit_set_field (plan, RUNG_KIND_PAUSE, uid, RUNG_PAUSE_PRIVATE,
                                                 g_variant_new_boolean (is_private), &error);

      rung_committer_commit_telling (widget, edit, error);
    }
}

static void
ask_between_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  RungPlan *plan = get_plan (widget);
  guint32 first, last;

  g_variant_get (parameter, "(uu)", &first, &last);
  if (plan == NULL)
    return;
  if (g_str_equal (action, "timeline.add-stay-between"))
    rung_dialog_present (rung_stay_dialog_new (plan, NULL, NULL, first, last), widget);
  else if (g_str_equal (action, "timeline.add-gap-between"))
    rung_dialog_present (rung_gap_dialog_new (plan, first, last), widget);
  else
    rung_dialog_present (rung_pause_dialog_new (plan, NULL, first, last), widget);
}

static void
plan_role_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  RungPlan *plan = get_plan (widget);
  const char *uid;
  guint32 first, last;

  g_variant_get (parameter, "(&suu)", &uid, &first, &last);
  if (plan != NULL && rung_plan_find_record (plan, RUNG_KIND_ROLE, uid) != NULL)
    rung_dialog_present (rung_stay_dialog_new (plan, NULL, uid, first, last), widget);
}

static GtkWidget *
find_rating_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (RUNG_IS_RATING_BUTTON (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_rating_button (child);
  return found;
}

/* The role's page is where its responsibilities are rated. */
static void
rate_role_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  GtkWidget *button;

  gtk_widget_activate_action_variant (widget, "timeline.open-role", parameter);
  button = find_rating_button (widget);
  if (button != NULL)
    gtk_widget_grab_focus (button);
}

/* --- Looking ---------------------------------------------------------------------- */

/* What was asked about last, and where. */
typedef struct
{
  RungThing thing;
  double    x, y;
} Asked;

static void
free_asked (gpointer data)
{
  rung_thing_clear (&((Asked *) data)->thing);
  g_free (data);
}

static Asked *
get_asked (GtkWidget *view)
{
  return g_object_get_data (G_OBJECT (view), "timeline-asked");
}

static void
remember (GtkWidget       *view,
          const RungThing *thing,
          double           x,
          double           y)
{
  Asked *asked = g_new0 (Asked, 1);

  rung_thing_copy (thing, &asked->thing);
  asked->x = x;
  asked->y = y;
  g_object_set_data_full (G_OBJECT (view), "timeline-asked", asked, free_asked);
}

static void
show_details_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  Asked *asked = get_asked (widget);

  if (asked != NULL)
    rung_hover_card_popup (widget, &asked->thing, asked->x, asked->y);
}

static gboolean
unparent_cb (gpointer data)
{
  gtk_widget_unparent (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add (unparent_cb, g_object_ref (popover));
}

static gboolean
find_focus_point (GtkWidget *view,
                  GtkWidget *focus,
                  double    *x,
                  double    *y)
{
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_compute_bounds (focus, view, &bounds))
    return FALSE;
  *x = CLAMP (bounds.origin.x + bounds.size.width / 2, 0, gtk_widget_get_width (view));
  *y = CLAMP (bounds.origin.y + bounds.size.height / 2, 0, gtk_widget_get_height (view));
  return TRUE;
}

static GtkWidget *
get_focus (GtkWidget *view)
{
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, view) ? focus : NULL;
}

/* From a row there is no flag to explain itself. */
static void
show_flag_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  RungPlan *plan = get_plan (widget);
  RungRecord *role = plan != NULL ? rung_plan_find_record (plan, RUNG_KIND_ROLE, g_variant_get_string (parameter, NULL)) : NULL;
  double x = gtk_widget_get_width (widget) / 2., y = gtk_widget_get_height (widget) / 2.;
  GtkWidget *popover;

  if (role == NULL)
    return;
  find_focus_point (widget, get_focus (widget), &x, &y);
  popover = rung_watch_popover_new ();
  rung_watch_popover_set_role (RUNG_WATCH_POPOVER (popover), role);
  gtk_widget_set_parent (popover, widget);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* --- Asking ----------------------------------------------------------------------- */

/* The zooms are actions of the page, so the menu has to stand within it. */
static GtkWidget *
find_page (GtkWidget *widget)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, RUNG_TYPE_CAREER_PAGE);

  return page != NULL ? page : gtk_widget_get_ancestor (widget, RUNG_TYPE_ROLE_PAGE);
}

static void
menu_closed_cb (GtkWidget *view)
{
  gtk_widget_set_has_tooltip (view, TRUE);
}

static void
popup_menu (GtkWidget       *view,
            GtkWidget       *at,
            const RungThing *thing,
            double           x,
            double           y)
{
  GtkWidget *page = at != NULL ? find_page (at) : NULL;
  GtkWidget *menu;
  double page_x, page_y;

  remember (view, thing, x, y);
  if (page == NULL || !gtk_widget_translate_coordinates (view, page, x, y, &page_x, &page_y))
    return;
  menu = rung_timeline_menu_popup (page, thing, page_x, page_y);
  if (menu == NULL)
    return;
  /* No card comes up over the menu. */
  gtk_widget_set_has_tooltip (view, FALSE);
  g_signal_connect_object (menu, "closed", G_CALLBACK (menu_closed_cb), view, G_CONNECT_SWAPPED);
}

static void
ask_at (GtkWidget *view,
        double     x,
        double     y)
{
  g_auto(RungThing) thing = { RUNG_THING_BACKGROUND };

  rung_thing_find_at (view, x, y, &thing);
  popup_menu (view, gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT), &thing, x, y);
}

static void
pressed_cb (GtkGesture *gesture,
            int         n_presses,
            double      x,
            double      y,
            GtkWidget  *view)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ask_at (view, x, y);
}

static void
long_pressed_cb (GtkGesture *gesture,
                 double      x,
                 double      y,
                 GtkWidget  *view)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ask_at (view, x, y);
}

/* What has the focus, and where it is. */
static gboolean
find_focused (GtkWidget *view,
              RungThing *thing,
              double    *x,
              double    *y)
{
  GtkWidget *focus = get_focus (view);

  *thing = (RungThing) { RUNG_THING_BACKGROUND };
  if (!find_focus_point (view, focus, x, y))
    return FALSE;
  rung_thing_find (focus, thing);
  return TRUE;
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  g_auto(RungThing) thing = { RUNG_THING_BACKGROUND };
  double x, y;

  if (!find_focused (widget, &thing, &x, &y))
    return GDK_EVENT_PROPAGATE;
  popup_menu (widget, get_focus (widget), &thing, x, y);
  return GDK_EVENT_STOP;
}

static gboolean
details_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   data)
{
  g_auto(RungThing) thing = { RUNG_THING_BACKGROUND };
  double x, y;

  if (!find_focused (widget, &thing, &x, &y))
    return GDK_EVENT_PROPAGATE;
  rung_hover_card_popup (widget, &thing, x, y);
  return GDK_EVENT_STOP;
}

/* --- The view --------------------------------------------------------------------- */

static const char *const of_goals[] = {
  "timeline.complete-goal", "timeline.start-goal", "timeline.pause-goal", "timeline.drop-goal",
  "timeline.reopen-goal", "timeline.date-goal", "timeline.delete-goal",
};
static const char *const of_others[] = { "timeline.hide-role", "timeline.got-role", "timeline.remove-stay", "timeline.remove-pause" };
static const char *const between[] = { "timeline.add-stay-between", "timeline.add-gap-between", "timeline.add-pause-between" };

/**
 * rung_timeline_actions_install:
 * @widget_class: the timeline's view
 *
 * Adds actions and keys to a class.
 */
void
rung_timeline_actions_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_goals); i++)
    gtk_widget_class_install_action (widget_class, of_goals[i], "s", change_goal_cb);
  for (guint i = 0; i < G_N_ELEMENTS (of_others); i++)
    gtk_widget_class_install_action (widget_class, of_others[i], "s", change_other_cb);
  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    gtk_widget_class_install_action (widget_class, between[i], "(uu)", ask_between_cb);
  gtk_widget_class_install_action (widget_class, "timeline.set-pause-private", "(sb)", set_pause_private_cb);
  gtk_widget_class_install_action (widget_class, "timeline.plan-role", "(suu)", plan_role_cb);
  gtk_widget_class_install_action (widget_class, "timeline.rate-role", "s", rate_role_cb);
  gtk_widget_class_install_action (widget_class, "timeline.show-flag", "s", show_flag_cb);
  gtk_widget_class_install_action (widget_class, "timeline.show-details", NULL, show_details_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, details_key_cb, NULL);
}

/**
 * rung_timeline_actions_attach:
 * @view: the timeline's view
 *
 * Adds the gestures that ask for a menu, and the cards.
 */
void
rung_timeline_actions_attach (GtkWidget *view)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  /* Bars and panes have gestures of their own for the other button. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), view);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), view);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (press));
  rung_hover_card_attach (view);
}

/**
 * rung_timeline_actions_set_writable:
 * @view: the timeline's view
 * @is_writable: whether its plan may be changed
 *
 * Greys out what would change a plan that may only be looked at.
 */
void
rung_timeline_actions_set_writable (GtkWidget *view,
                                    gboolean   is_writable)
{
  static const char *const others[] = { "timeline.set-pause-private", "timeline.plan-role", "timeline.add-goal" };

  for (guint i = 0; i < G_N_ELEMENTS (of_goals); i++)
    gtk_widget_action_set_enabled (view, of_goals[i], is_writable);
  for (guint i = 0; i < G_N_ELEMENTS (of_others); i++)
    gtk_widget_action_set_enabled (view, of_others[i], is_writable);
  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    gtk_widget_action_set_enabled (view, between[i], is_writable);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_widget_action_set_enabled (view, others[i], is_writable);
}
