/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The context menu of the timeline.  What makes no sense for a thing is not in its menu;
 * what may not be written is there and grey. */

#include "rung-timeline-menu.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-paths.h"
#include "rung-progress.h"
#include "rung-role-page.h"
#include "rung-ui.h"
#include "rung-zoom-bar.h"

#define NEW_SPAN_MONTHS 3
#define FOCUS_KEY "rung-focus-before"

/* --- Items ------------------------------------------------------------------------ */

static void
add (GMenu      *section,
     const char *label,
     const char *action,
     GVariant   *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (section, item);
}

static void
add_of (GMenu           *section,
        const char      *label,
        const char      *action,
        const RungThing *thing)
{
  add (section, label, action, g_variant_new_string (thing->uid));
}

static GMenu *
add_section (GMenu *menu)
{
  g_autoptr(GMenu) section = g_menu_new ();

  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return section;
}

static void
add_details (GMenu *section)
{
  add (section, _("De_tails"), "timeline.show-details", NULL);
}

/* --- Menus ------------------------------------------------------------------------ */

static void
add_goal_states (GMenu           *section,
                 const RungThing *thing,
                 RungRecord      *goal)
{
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);

  if (!rung_goal_is_open (goal))
    {
      add_of (section, _("_Reopen"), "timeline.reopen-goal", thing);
      return;
    }
  add_of (section, _("_Complete"), "timeline.complete-goal", thing);
  if (status == RUNG_GOAL_PLANNED)
    add_of (section, _("_Start"), "timeline.start-goal", thing);
  if (status == RUNG_GOAL_PAUSED)
    add_of (section, _("_Go On"), "timeline.reopen-goal", thing);
  else
    add_of (section, _("_Pause"), "timeline.pause-goal", thing);
  add_of (section, _("_Drop"), "timeline.drop-goal", thing);
}

static gboolean
has_no_date (RungRecord *goal)
{
  return rung_goal_is_open (goal) && !rung_record_has (goal, RUNG_GOAL_START) && !rung_record_has (goal, RUNG_GOAL_DUE);
}

static void
fill_goal (GMenu           *menu,
           const RungThing *thing,
           RungRecord      *goal)
{
  GMenu *section = add_section (menu);

  add_of (section, _("_Open"), "timeline.open-goal", thing);
  add_details (section);
  add_goal_states (add_section (menu), thing, goal);
  section = add_section (menu);
  if (has_no_date (goal))
    add_of (section, _("_Give It Dates Around Today"), "timeline.date-goal", thing);
  add_of (section, _("_Edit Dates…"), "win.edit-goal-dates", thing);
  add_of (section, _("De_lete"), "timeline.delete-goal", thing);
}

static void
add_time_in_role (GMenu           *section,
                  const RungThing *thing,
                  RungRecord      *stay,
                  guint32          today)
{
  gboolean is_to_come = stay == NULL || rung_stay_is_to_come (stay, today);
  guint32 last_day = thing->span.end != RUNG_DAY_FOREVER && thing->span.end > thing->span.first ? thing->span.end - 1 : RUNG_NO_DAY;

  if (stay != NULL)
    add (section, _("Edit _Time in Role…"), "win.edit-stay", g_variant_new_string (rung_record_get_uid (stay)));
  else
    add (section, _("_Plan This Role…"), "timeline.plan-role", g_variant_new ("(suu)", thing->uid, thing->span.first, last_day));
  if (is_to_come)
    add_of (section, _("I _Got This Role"), "timeline.got-role", thing);
  else if (rung_stay_is_current (stay, today))
    add (section, _("I _Got a New Role…"), "win.new-role", NULL);
  if (stay != NULL && is_to_come)
    add (section, _("Re_move Planned Time"), "timeline.remove-stay", g_variant_new_string (rung_record_get_uid (stay)));
}

static void
fill_rung (GMenu           *menu,
           const RungThing *thing,
           RungPlan        *plan,
           guint32          today)
{
  GMenu *section = add_section (menu);

  add_of (section, _("_Open Role"), "timeline.open-role", thing);
  add_details (section);
  section = add_section (menu);
  if (rung_progress_of_role (plan, thing->uid).total > 0)
    add_of (section, _("_Rate…"), "timeline.rate-role", thing);
  add (section, _("_Add a Goal…"), "timeline.add-goal", g_variant_new ("(ss)", "", ""));
  add_time_in_role (add_section (menu), thing, rung_thing_find_stay (thing, plan), today);
  section = add_section (menu);
  add_of (section, _("_Edit Role…"), "timeline.edit-role", thing);
  add_of (section, _("_Hide Role"), "timeline.hide-role", thing);
}

static void
fill_responsibility (GMenu           *menu,
                     const RungThing *thing)
{
  GMenu *section = add_section (menu);

  add (section, _("_Add a Goal…"), "timeline.add-goal", g_variant_new ("(ss)", thing->uid, ""));
  add_of (section, _("E_vidence…"), "win.show-evidence", thing);
  add_of (section, _("_Edit Responsibility…"), "timeline.edit-responsibility", thing);
  add_details (section);
}

static void
fill_gap (GMenu           *menu,
          const RungThing *thing)
{
  GMenu *section = add_section (menu);
  guint32 first = thing->span.first, last = thing->span.end - 1;

  add (section, _("_Add a Role Here…"), "timeline.add-stay-between", g_variant_new ("(uu)", first, last));
  add (section, _("_Note as a Pause…"), "timeline.add-pause-between", g_variant_new ("(uu)", first, last));
  add_details (section);
}

static void
fill_pause (GMenu           *menu,
            const RungThing *thing,
            RungRecord      *pause)
{
  GMenu *section = add_section (menu);
  gboolean is_private = rung_record_is_private (pause);

  add_of (section, _("_Edit…"), "win.edit-pause", thing);
  add_details (section);
  section = add_section (menu);
  add (section, is_private ? _("_Make Public") : _("_Make Private"), "timeline.set-pause-private",
       g_variant_new ("(sb)", thing->uid, !is_private));
  add_of (section, _("_Remove"), "timeline.remove-pause", thing);
}

static void
fill_flag (GMenu           *menu,
           const RungThing *thing)
{
  GMenu *section = add_section (menu);

  add_of (section, _("_Show"), "timeline.show-flag", thing);
  add_of (section, _("_Open Role"), "timeline.open-role", thing);
}

static void
fill_background (GMenu           *menu,
                 const RungThing *thing,
                 guint32          today)
{
  GMenu *section = add_section (menu);
  guint32 first = thing->day != RUNG_NO_DAY ? thing->day : today;
  guint32 last = rung_day_add_months (first, NEW_SPAN_MONTHS) - 1;

  add (section, _("_Add a Goal…"), "timeline.add-goal", g_variant_new ("(ss)", "", ""));
  add (section, _("Add a _Pause Here…"), "timeline.add-pause-between", g_variant_new ("(uu)", first, last));
  add (section, _("Add an _Earlier Role…"), "win.add-stay", NULL);
  add (section, _("Add a _Gap…"), "timeline.add-gap-between", g_variant_new ("(uu)", first, last));
}

/**
 * rung_timeline_menu_new:
 * @thing: what the menu is for
 * @plan: the plan
 * @today: the day it is
 *
 * Lists what can be done with @thing.
 *
 * Returns: (transfer full): the menu; empty if the plan does not have it any more
 */
GMenuModel *
rung_timeline_menu_new (const RungThing *thing,
                        RungPlan        *plan,
                        guint32          today)
{
  GMenu *menu = g_menu_new ();
  RungRecord *record = rung_thing_find_record (thing, plan);

  if (!rung_thing_is_there (thing, plan))
    return G_MENU_MODEL (menu);
  switch (thing->kind)
    {
    case RUNG_THING_GOAL:
      fill_goal (menu, thing, record);
      break;
    case RUNG_THING_RUNG:
      fill_rung (menu, thing, plan, today);
      break;
    case RUNG_THING_RESPONSIBILITY:
      fill_responsibility (menu, thing);
      break;
    case RUNG_THING_GAP:
      fill_gap (menu, thing);
      break;
    case RUNG_THING_PAUSE:
      fill_pause (menu, thing, record);
      break;
    case RUNG_THING_FLAG:
      fill_flag (menu, thing);
      break;
    case RUNG_THING_BACKGROUND:
    case RUNG_N_THINGS:
    default:
      fill_background (menu, thing, today);
      break;
    }
  return G_MENU_MODEL (menu);
}

/* An opened role has zooms of its own; the table and the picture are in both. */
static GMenuModel *
new_view_menu (gboolean is_role)
{
  g_autoptr(GMenu) menu = NULL;
  GMenu *section;

  if (!is_role)
    return rung_zoom_bar_make_menu ();
  menu = g_menu_new ();
  section = add_section (menu);
  add (section, C_("zoom", "All"), "timeline.zoom", g_variant_new_string ("all"));
  add (section, C_("zoom", "Year"), "timeline.zoom", g_variant_new_string ("year"));
  add (section, C_("zoom", "Quarter"), "timeline.zoom", g_variant_new_string ("quarter"));
  section = add_section (menu);
  add (section, _("Show as Table"), "timeline.show-table", NULL);
  add (section, _("Export Picture…"), "timeline.export", NULL);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* --- Showing ---------------------------------------------------------------------- */

static gboolean
unparent_cb (gpointer data)
{
  gtk_widget_unparent (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* GTK would give the focus to the first thing of the window.  When the window itself goes
 * there is nothing to give it back to. */
static void
give_focus_back (GtkWidget *menu)
{
  GtkWidget *focus = g_object_get_data (G_OBJECT (menu), FOCUS_KEY);

  if (focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_visible (focus))
    gtk_widget_grab_focus (focus);
}

/* The item that was chosen does its action after the menu has closed. */
static void
closed_cb (GtkWidget *menu)
{
  give_focus_back (menu);
  g_idle_add (unparent_cb, g_object_ref (menu));
}

static void
remember_focus (GtkWidget *menu,
                GtkWidget *over)
{
  GtkRoot *root = gtk_widget_get_root (over);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL)
    g_object_set_data_full (G_OBJECT (menu), FOCUS_KEY, g_object_ref (focus), g_object_unref);
}

/**
 * rung_timeline_menu_popup:
 * @over: a page of the timeline
 * @thing: what was pointed at
 * @x: where, in @over
 * @y: likewise
 *
 * Shows what can be done with a thing.
 *
 * Returns: (transfer none) (nullable): the menu; %NULL if there is nothing to do
 */
GtkWidget *
rung_timeline_menu_popup (GtkWidget       *over,
                          const RungThing *thing,
                          double           x,
                          double           y)
{
  RungStore *store = rung_committer_get_store (over);
  GdkRectangle point = { (int) x, (int) y, 1, 1 };
  g_autoptr(GMenuModel) model = NULL;
  GtkWidget *menu;

  if (store == NULL)
    return NULL;
  model = rung_timeline_menu_new (thing, rung_store_get_plan (store), rung_clock_get_today ());
  if (g_menu_model_get_n_items (model) == 0)
    return NULL;
  if (thing->kind == RUNG_THING_BACKGROUND)
    {
      g_autoptr(GMenuModel) view = new_view_menu (RUNG_IS_ROLE_PAGE (over));

      g_menu_append_submenu (add_section (G_MENU (model)), _("_View"), view);
    }
  menu = gtk_popover_menu_new_from_model (model);
  rung_ui_set_name (menu, _("What can be done"));
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, gtk_widget_get_direction (over) == GTK_TEXT_DIR_RTL ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_set_parent (menu, over);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &point);
  g_signal_connect (menu, "closed", G_CALLBACK (closed_cb), NULL);
  remember_focus (menu, over);
  gtk_popover_popup (GTK_POPOVER (menu));
  return menu;
}
