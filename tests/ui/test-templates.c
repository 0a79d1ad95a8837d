/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every template builds, binds its children, and leaves nothing behind. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "rung-destroy-window.h"
#include "rung-edit.h"
#include "rung-export-dialog.h"
#include "rung-fault-page.h"
#include "rung-gap-dialog.h"
#include "rung-goal-dialog.h"
#include "rung-goal-pane.h"
#include "rung-goal-row.h"
#include "rung-goals-page.h"
#include "rung-import-dialog.h"
#include "rung-ladder-dialog.h"
#include "rung-level-chooser.h"
#include "rung-library.h"
#include "rung-new-role-dialog.h"
#include "rung-paths.h"
#include "rung-pause-dialog.h"
#include "rung-plan-dialog.h"
#include "rung-plan-switcher.h"
#include "rung-ring.h"
#include "rung-shortcuts-dialog.h"
#include "rung-start-page.h"
#include "rung-stay-dialog.h"
#include "rung-ui.h"
#include "rung-welcome-page.h"
#include "rung-window.h"
#include "rung-workspace.h"

static char *folder;

static RungStore *
open_sample (void)
{
  g_autoptr(GError) error = NULL;
  RungStore *store = rung_workspace_open_sample ("engineer", "en", &error);

  g_assert_no_error (error);
  return store;
}

static void
spin (void)
{
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
}

/* What an idle source or a frame may still hold is let go first. */
static void
assert_finalizes (gpointer object)
{
  spin ();
  g_assert_finalize_object (object);
}

static void
check_widget (GtkWidget *widget)
{
  g_object_ref_sink (widget);
  g_assert_nonnull (gtk_widget_get_first_child (widget));
  assert_finalizes (widget);
}

static void
check_window (gpointer window)
{
  g_object_ref (window);
  gtk_window_present (GTK_WINDOW (window));
  spin ();
  destroy_window (window);
  assert_finalizes (window);
}

static void
test_pages_leave_nothing (void)
{
  GtkWidget *start = rung_start_page_new ();

  check_widget (rung_welcome_page_new ());
  check_widget (rung_fault_page_new ());
  check_widget (rung_goals_page_new ());
  check_widget (rung_goal_row_new ());
  check_widget (rung_goal_pane_new ());
  check_widget (rung_level_chooser_new ());
  rung_start_page_reset (RUNG_START_PAGE (start));
  check_widget (start);
}

static void
test_switcher_leaves_nothing (void)
{
  g_autoptr(RungLibrary) library = rung_library_new ();

  check_widget (rung_plan_switcher_new (library));
}

static void
test_filled_pages_leave_nothing (void)
{
  g_autoptr(RungStore) store = open_sample ();
  GtkWidget *goals = rung_goals_page_new ();
  GtkWidget *pane = rung_goal_pane_new ();
  RungRecord *goal = rung_plan_get_nth (rung_store_get_plan (store), RUNG_KIND_GOAL, 0);

  rung_goals_page_set_store (RUNG_GOALS_PAGE (goals), store);
  rung_goals_page_set_shown (RUNG_GOALS_PAGE (goals), rung_record_get_uid (goal));
  check_widget (goals);
  rung_goal_pane_set_store (RUNG_GOAL_PANE (pane), store);
  rung_goal_pane_set_goal (RUNG_GOAL_PANE (pane), rung_record_get_uid (goal));
  g_assert_cmpstr (rung_goal_pane_get_goal (RUNG_GOAL_PANE (pane)), ==, rung_record_get_uid (goal));
  check_widget (pane);
}

static void
test_dialogs_leave_nothing (void)
{
  g_autoptr(RungStore) store = open_sample ();
  RungPlan *plan = rung_store_get_plan (store);
  RungDialog *ladder = rung_ladder_dialog_new (store);
  RungRecord *responsibility = rung_plan_get_nth (plan, RUNG_KIND_RESPONSIBILITY, 0);

  check_window (rung_goal_dialog_new (plan, NULL, NULL));
  check_window (rung_goal_dialog_new (plan, rung_record_get_uid (responsibility), "An idea"));
  check_window (rung_new_role_dialog_new (plan));
  check_window (rung_pause_dialog_new (plan, NULL, 0, 0));
  check_window (rung_pause_dialog_new (plan, rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_PAUSE, 0)), 0, 0));
  check_window (rung_stay_dialog_new (plan, NULL, NULL, 0, 0));
  check_window (rung_stay_dialog_new (plan, rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_STAY, 0)), NULL, 0, 0));
  check_window (rung_gap_dialog_new (plan, 0, 0));
  check_window (rung_plan_dialog_new (store));
  check_window (rung_export_dialog_new (store));
  check_window (rung_shortcuts_dialog_new ());
  rung_ladder_dialog_show_responsibility (RUNG_LADDER_DIALOG (ladder), rung_record_get_uid (responsibility));
  rung_ladder_dialog_show_role (RUNG_LADDER_DIALOG (ladder),
                                rung_record_get_text (responsibility, RUNG_RESPONSIBILITY_ROLE));
  check_window (ladder);
}

static void
test_import_dialog_leaves_nothing (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = rung_library_get_sample ("programmer", "en", &error);
  g_autofree char *file = g_build_filename (folder, "sent.json", NULL);
  RungImport *import;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error));
  import = rung_workspace_preview_import (file, &error);
  g_assert_no_error (error);
  check_window (rung_import_dialog_new (import));
  g_assert_cmpint (g_unlink (file), ==, 0);
}

static void
test_window_leaves_nothing (void)
{
  GtkWidget *window = rung_window_new (NULL);

  rung_window_open_last (RUNG_WINDOW (window));
  check_window (window);
}

static void
test_ring_keeps_within_its_range (void)
{
  GtkWidget *ring = g_object_ref_sink (rung_ring_new ());
  RungMetCount half = { .met = 1, .total = 2 };
  RungMetCount none = { 0 };

  rung_ring_set_count (RUNG_RING (ring), half);
  g_assert_cmpfloat (rung_ring_get_fraction (RUNG_RING (ring)), ==, 0.5);
  rung_ring_set_count (RUNG_RING (ring), none);
  g_assert_cmpfloat (rung_ring_get_fraction (RUNG_RING (ring)), ==, 0);
  rung_ring_set_fraction (RUNG_RING (ring), 7);
  g_assert_cmpfloat (rung_ring_get_fraction (RUNG_RING (ring)), ==, 1);
  assert_finalizes (ring);
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
  folder = g_dir_make_tmp ("rung-templates-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("RUNG_TODAY", "2026-11-23", TRUE);
  rung_paths_set_data_dir (folder);
  rung_ui_init_words ();
  adw_init ();
  rung_ui_init ();
  rung_ui_init_style ();

  g_test_add_func ("/ui/templates/pages-leave-nothing", test_pages_leave_nothing);
  g_test_add_func ("/ui/templates/switcher-leaves-nothing", test_switcher_leaves_nothing);
  g_test_add_func ("/ui/templates/filled-pages-leave-nothing", test_filled_pages_leave_nothing);
  g_test_add_func ("/ui/templates/dialogs-leave-nothing", test_dialogs_leave_nothing);
  g_test_add_func ("/ui/templates/import-dialog-leaves-nothing", test_import_dialog_leaves_nothing);
  g_test_add_func ("/ui/templates/window-leaves-nothing", test_window_leaves_nothing);
  g_test_add_func ("/ui/templates/ring-keeps-within-its-range", test_ring_keeps_within_its_range);
  result = g_test_run ();
  remove_tree (folder);
  g_free (folder);
  return result;
}
