/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every focusable thing of every window and dialogue has a role and a name.  The test
 * walks the widgets as they stand on the screen. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "../ui/rung-destroy-window.h"
#include "rung-evidence-dialog.h"
#include "rung-evidence-row.h"
#include "rung-export-dialog.h"
#include "rung-gap-dialog.h"
#include "rung-goal-dialog.h"
#include "rung-ladder-dialog.h"
#include "rung-level-chooser.h"
#include "rung-new-role-dialog.h"
#include "rung-paths.h"
#include "rung-pause-dialog.h"
#include "rung-plan-dialog.h"
#include "rung-quick-window.h"
#include "rung-plan-switcher.h"
#include "rung-section.h"
#include "rung-preferences-dialog.h"
#include "rung-shortcuts-dialog.h"
#include "rung-stay-dialog.h"
#include "rung-timeline-view.h"
#include "rung-ui.h"
#include "rung-wins-dialog.h"
#include "rung-window.h"
#include "rung-workspace.h"

static char *folder;
static GtkWidget *window;

static void
spin (guint n_ms)
{
  gint64 end = g_get_monotonic_time () + n_ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* A label that is an icon says "GtkImage" and is none; a tooltip is a description. */
static gboolean
has_label (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* What is focusable on behalf of something named: the button inside a menu button, the
 * text inside an entry. */
static gboolean
is_part_of_named (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_TEXT (widget))
    return gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) != NULL ||
           (parent != NULL && has_label (parent));
  return (GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent)) && has_label (parent);
}

static char *
describe (GtkWidget *widget)
{
  GString *path = g_string_new (NULL);
  int depth = 0;

  for (; widget != NULL && depth < 6; widget = gtk_widget_get_parent (widget), depth++)
    g_string_append_printf (path, "%s%s", path->len > 0 ? " in " : "", G_OBJECT_TYPE_NAME (widget));
  return g_string_free (path, FALSE);
}

static gboolean
is_hidden (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_test_accessible_has_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN) &&
        gtk_widget_get_visible (widget) && GTK_IS_LIST_VIEW (widget))
      return TRUE;
  return FALSE;
}

static void
check_widget (GtkWidget *widget,
              GPtrArray *unnamed)
{
  if (!gtk_widget_get_mapped (widget) || is_hidden (widget))
    return;
  /* What only its children can focus has nothing to say. */
  if (gtk_widget_get_focusable (widget) && gtk_widget_get_can_focus (widget) && !GTK_IS_WINDOW (widget) &&
      !GTK_IS_POPOVER (widget))
    {
      gboolean has_role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) != GTK_ACCESSIBLE_ROLE_NONE;

      if (!is_part_of_named (widget) && (!has_role || !has_label (widget)))
        g_ptr_array_add (unnamed, describe (widget));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_widget (child, unnamed);
}

static void
assert_all_named (gpointer root)
{
  g_autoptr(GPtrArray) unnamed = g_ptr_array_new_with_free_func (g_free);

  spin (150);
  check_widget (GTK_WIDGET (root), unnamed);
  for (guint i = 0; i < unnamed->len; i++)
    g_test_message ("no name: %s", (const char *) g_ptr_array_index (unnamed, i));
  g_assert_cmpuint (unnamed->len, ==, 0);
}

static RungStore *
get_store (void)
{
  return rung_window_get_store (RUNG_WINDOW (window));
}

static void
test_welcome_page_is_named (void)
{
  rung_window_open_last (RUNG_WINDOW (window));
  assert_all_named (window);
}

static void
test_start_page_is_named (void)
{
  g_assert_true (gtk_widget_activate_action (window, "win.new-plan", NULL));
  assert_all_named (window);
}

static void
test_fault_page_is_named (void)
{
  g_autofree char *path = g_build_filename (rung_paths_get_plans_dir (), "11111111-1111-4111-8111-111111111111.rung", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "no plan", -1, &error));
  g_assert_false (rung_window_open_path (RUNG_WINDOW (window), path));
  assert_all_named (window);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
open_sample (void)
{
  if (get_store () == NULL)
    g_assert_true (gtk_widget_activate_action (window, "win.sample", "s", "engineer"));
  g_assert_nonnull (get_store ());
}

static void
test_timeline_is_named (void)
{
  open_sample ();
  assert_all_named (window);
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static void
test_opened_role_is_named (void)
{
  RungRecord *role;
  GtkWidget *view;

  open_sample ();
  role = rung_plan_get_current_role (rung_store_get_plan (get_store ()), rung_clock_get_today ());
  view = find_type (window, RUNG_TYPE_TIMELINE_VIEW);
  rung_timeline_view_open_role (RUNG_TIMELINE_VIEW (view), rung_record_get_uid (role));
  assert_all_named (window);
}

/* The same as tables: the career, and the role that is open in it. */
static void
test_tables_are_named (void)
{
  GtkWidget *view;

  open_sample ();
  view = find_type (window, RUNG_TYPE_TIMELINE_VIEW);
  g_assert_true (gtk_widget_activate_action (view, "timeline.show-table", NULL));
  assert_all_named (window);
  rung_timeline_view_open_role (RUNG_TIMELINE_VIEW (view), rung_record_get_uid (rung_plan_get_current_role (rung_store_get_plan (get_store ()), rung_clock_get_today ())));
  assert_all_named (window);
  g_assert_true (gtk_widget_activate_action (view, "timeline.show-table", NULL));
}

static void
test_goals_are_named (void)
{
  open_sample ();
  g_assert_true (gtk_widget_activate_action (window, "win.view", "s", "goals"));
  assert_all_named (window);
}

static void
test_details_are_named (void)
{
  RungPlan *plan;

  open_sample ();
  plan = rung_store_get_plan (get_store ());
  for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_GOAL); i++)
    {
      rung_window_show_goal (RUNG_WINDOW (window), rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_GOAL, i)));
      if (i % 6 == 0)
        assert_all_named (window);
    }
  assert_all_named (window);
  g_assert_true (gtk_widget_activate_action (window, "win.back", NULL));
}

static void
check_dialog (RungDialog *dialog)
{
  rung_dialog_present (dialog, window);
  assert_all_named (dialog);
  destroy_window (dialog);
}

static const char *
get_first_stay (void)
{
  return rung_record_get_uid (rung_plan_get_nth (rung_store_get_plan (get_store ()), RUNG_KIND_STAY, 0));
}

static void
test_dialogs_are_named (void)
{
  RungPlan *plan;
  RungDialog *ladder;
  RungRecord *responsibility;

  open_sample ();
  plan = rung_store_get_plan (get_store ());
  responsibility = rung_plan_get_nth (plan, RUNG_KIND_RESPONSIBILITY, 0);
  check_dialog (rung_goal_dialog_new (plan, NULL, NULL));
  check_dialog (rung_new_role_dialog_new (plan));
  check_dialog (rung_pause_dialog_new (plan, NULL, 0, 0));
  check_dialog (rung_pause_dialog_new (plan, rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_PAUSE, 0)), 0, 0));
  check_dialog (rung_stay_dialog_new (plan, NULL, NULL, 0, 0));
  check_dialog (rung_stay_dialog_new (plan, get_first_stay (), NULL, 0, 0));
  check_dialog (rung_gap_dialog_new (plan, 0, 0));
  check_dialog (rung_plan_dialog_new (get_store ()));
  check_dialog (rung_export_dialog_new (get_store ()));
  check_dialog (rung_shortcuts_dialog_new ());
  check_dialog (RUNG_DIALOG (rung_quick_window_new (NULL)));
  check_dialog (rung_preferences_dialog_new ());

  ladder = rung_ladder_dialog_new (get_store ());
  rung_dialog_present (ladder, window);
  assert_all_named (ladder);
  rung_ladder_dialog_show_role (RUNG_LADDER_DIALOG (ladder),
                                rung_record_get_text (responsibility, RUNG_RESPONSIBILITY_ROLE));
  assert_all_named (ladder);
  rung_ladder_dialog_show_responsibility (RUNG_LADDER_DIALOG (ladder), rung_record_get_uid (responsibility));
  assert_all_named (ladder);
  destroy_window (ladder);
}

/* Opened, with a file about which there is a question. */
static void
test_evidence_is_named (void)
{
  g_autoptr(GFile) file = g_file_new_build_filename (folder, "proof.txt", NULL);
  RungRecord *responsibility;
  RungDialog *dialog;

  open_sample ();
  responsibility = rung_plan_get_nth (rung_store_get_plan (get_store ()), RUNG_KIND_RESPONSIBILITY, 0);
  dialog = rung_evidence_dialog_new (get_store (), rung_record_get_uid (responsibility));
  rung_dialog_present (dialog, window);
  rung_evidence_section_offer_file (RUNG_SECTION (find_type (GTK_WIDGET (dialog), RUNG_TYPE_SECTION)), file);
  assert_all_named (dialog);
  destroy_window (dialog);

  dialog = rung_wins_dialog_new (get_store ());
  rung_dialog_present (dialog, window);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_type (GTK_WIDGET (dialog), RUNG_TYPE_EVIDENCE_ROW)), TRUE);
  assert_all_named (dialog);
  destroy_window (dialog);
}

static void
test_popovers_are_named (void)
{
  RungPlan *plan;
  GtkWidget *chooser = rung_level_chooser_new ();

  open_sample ();
  plan = rung_store_get_plan (get_store ());
  rung_level_chooser_set_responsibility (RUNG_LEVEL_CHOOSER (chooser),
                                         rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_RESPONSIBILITY, 0)));
  gtk_widget_set_parent (chooser, window);
  gtk_popover_popup (GTK_POPOVER (chooser));
  assert_all_named (chooser);
  gtk_popover_popdown (GTK_POPOVER (chooser));
  gtk_widget_unparent (chooser);

  g_assert_true (gtk_widget_activate_action (window, "win.choose-plan", NULL));
  assert_all_named (window);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rung-names-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("GSETTINGS_SCHEMA_DIR", SCHEMA_DIR, TRUE);
  g_setenv ("RUNG_TODAY", "2026-11-23", TRUE);
  rung_paths_set_data_dir (folder);
  rung_ui_init_words ();
  adw_init ();
  rung_ui_init ();
  rung_ui_init_style ();
  window = rung_window_new (NULL);
  gtk_window_present (GTK_WINDOW (window));

  g_test_add_func ("/a11y/names/welcome-page-is-named", test_welcome_page_is_named);
  g_test_add_func ("/a11y/names/start-page-is-named", test_start_page_is_named);
  g_test_add_func ("/a11y/names/fault-page-is-named", test_fault_page_is_named);
  g_test_add_func ("/a11y/names/timeline-is-named", test_timeline_is_named);
  g_test_add_func ("/a11y/names/tables-are-named", test_tables_are_named);
  g_test_add_func ("/a11y/names/opened-role-is-named", test_opened_role_is_named);
  g_test_add_func ("/a11y/names/goals-are-named", test_goals_are_named);
  g_test_add_func ("/a11y/names/details-are-named", test_details_are_named);
  g_test_add_func ("/a11y/names/dialogs-are-named", test_dialogs_are_named);
  g_test_add_func ("/a11y/names/evidence-is-named", test_evidence_is_named);
  g_test_add_func ("/a11y/names/popovers-are-named", test_popovers_are_named);
  result = g_test_run ();
  destroy_window (window);
  remove_tree (folder);
  g_free (folder);
  return result;
}
