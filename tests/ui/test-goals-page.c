/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Goals view: chips, selection, order and where the focus is, by its actions. */

#include <adwaita.h>

#include "rung-edit.h"
#include "rung-goals-page-private.h"
#include "rung-library.h"
#include "rung-paths.h"
#include "rung-progress.h"
#include "rung-ui.h"
#include "rung-window.h"
#include "rung-workspace.h"
#include "test-folder.h"

typedef struct
{
  char          *folder;
  RungStore     *store;
  GtkWidget     *window;
  RungGoalsPage *page;
} Fixture;

static void
spin (void)
{
  for (guint i = 0; i < 200 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = test_folder_new ();
  rung_paths_set_data_dir (fixture->folder);
  fixture->store = rung_workspace_open_sample ("engineer", "en", &error);
  g_assert_no_error (error);
  fixture->page = RUNG_GOALS_PAGE (rung_goals_page_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  rung_goals_page_set_store (fixture->page, fixture->store);
  gtk_window_present (GTK_WINDOW (fixture->window));
  spin ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin ();
  g_clear_object (&fixture->store);
  test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

/* "Open 6, Overdue 1, …" */
static void
assert_chips (Fixture    *fixture,
              const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);
  GtkWidget *chip = gtk_widget_get_first_child (fixture->page->chip_box);

  for (; chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", gtk_button_get_label (GTK_BUTTON (chip)));
  g_assert_cmpstr (text->str, ==, expected);
}

static const char *
get_title (Fixture    *fixture,
           const char *uid)
{
  return rung_record_get_text (rung_plan_find_record (rung_store_get_plan (fixture->store), RUNG_KIND_GOAL, uid), RUNG_GOAL_TITLE);
}

static const char *
find_uid (Fixture    *fixture,
          const char *title)
{
  RungPlan *plan = rung_store_get_plan (fixture->store);

  for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_GOAL); i++)
    if (g_str_equal (rung_record_get_text (rung_plan_get_nth (plan, RUNG_KIND_GOAL, i), RUNG_GOAL_TITLE), title))
      return rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_GOAL, i));
  g_assert_not_reached ();
}

static void
do_action (Fixture    *fixture,
           const char *action,
           const char *title)
{
  if (title != NULL)
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, "s", find_uid (fixture, title));
  else
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL);
  spin ();
}

/* The page stands in a plain window, which commits nothing: the edits are the store's. */
static void
commit (Fixture       *fixture,
        RungChangeset *changeset)
{
  g_autoptr(RungChangeset) owned = changeset;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (owned);
  rung_store_commit (fixture->store, owned, RUNG_ORIGIN_USER, &error);
  g_assert_no_error (error);
  spin ();
}

static void
test_chips_count_and_filter (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  assert_chips (fixture, "Open 6, Overdue 1, This quarter 2, Done 12, All 20");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->page->goals)), ==, 9);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "goals.filter", "s", "overdue");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->page->goals)), ==, 2);
  commit (fixture, rung_edit_complete_goal (rung_store_get_plan (fixture->store), find_uid (fixture, "Write the on-call runbook"),
                                            rung_clock_get_today (), &error));
  assert_chips (fixture, "Open 5, Overdue 0, This quarter 1, Done 13, All 20");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->page->stack), ==, "nothing");
  g_assert_true (rung_store_undo (fixture->store, &error));
  assert_chips (fixture, "Open 6, Overdue 1, This quarter 2, Done 12, All 20");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->page->stack), ==, "list");
}

static void
test_selection_shows_the_bar_and_its_count (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_assert_false (gtk_revealer_get_reveal_child (fixture->page->bar_revealer));
  do_action (fixture, "goals.toggle-selected", "Write the on-call runbook");
  do_action (fixture, "goals.toggle-selected", "Design review for search");
  g_assert_true (gtk_revealer_get_reveal_child (fixture->page->bar_revealer));
  g_assert_cmpstr (gtk_label_get_label (fixture->page->selected_label), ==, "2 goals selected");
  do_action (fixture, "goals.toggle-selected", "Design review for search");
  g_assert_cmpstr (gtk_label_get_label (fixture->page->selected_label), ==, "1 goal selected");
  do_action (fixture, "goals.select-all", NULL);
  g_assert_cmpuint (rung_goal_list_get_n_selected (fixture->page->goals), ==, 6);
  rung_goals_page_set_selecting (fixture->page, FALSE);
  g_assert_false (gtk_revealer_get_reveal_child (fixture->page->bar_revealer));
  g_assert_cmpuint (rung_goal_list_get_n_selected (fixture->page->goals), ==, 0);
}

static void
focus (Fixture    *fixture,
       const char *title)
{
  rung_goals_page_focus_uid (fixture->page, find_uid (fixture, title));
  g_assert_cmpstr (rung_goals_page_get_focus_uid (fixture->page), ==, find_uid (fixture, title));
}

static void
assert_focus (Fixture    *fixture,
              const char *title)
{
  const char *uid = rung_goals_page_get_focus_uid (fixture->page);

  g_assert_nonnull (uid);
  g_assert_cmpstr (get_title (fixture, uid), ==, title);
}

static void
test_focus_goes_to_the_next_goal (Fixture       *fixture,
                                  gconstpointer  data)
{
  RungPlan *plan = rung_store_get_plan (fixture->store);
  g_autoptr(GError) error = NULL;

  focus (fixture, "Write the on-call runbook");
  commit (fixture, rung_edit_complete_goal (plan, find_uid (fixture, "Write the on-call runbook"), rung_clock_get_today (), &error));
  assert_focus (fixture, "Design review for search");
  focus (fixture, "Lead the checkout redesign");
  commit (fixture, rung_edit_delete_goal (plan, find_uid (fixture, "Lead the checkout redesign"), &error));
  assert_focus (fixture, "Weekly debugging clinic");
  /* One that keeps its group keeps the focus, wherever it goes in it. */
  commit (fixture, rung_edit_schedule_goal (plan, find_uid (fixture, "Weekly debugging clinic"), 0, rung_clock_get_today () + 400, &error));
  assert_focus (fixture, "Weekly debugging clinic");
}

static void
test_own_order_has_one_group (Fixture       *fixture,
                              gconstpointer  data)
{
  RungPlan *plan = rung_store_get_plan (fixture->store);
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr(GError) error = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "goals.sort", "s", "order");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->page->goals)), ==, 7);
  first = g_strdup (rung_goal_list_get_uid_at (fixture->page->goals, 1));
  second = g_strdup (rung_goal_list_get_uid_at (fixture->page->goals, 2));
  rung_goals_page_focus_line (fixture->page, 2);
  commit (fixture, rung_edit_move_goal (plan, second, first, &error));
  g_assert_cmpstr (rung_goal_list_get_uid_at (fixture->page->goals, 1), ==, second);
  g_assert_cmpstr (rung_goals_page_get_focus_uid (fixture->page), ==, second);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("RUNG_TODAY", "2026-11-23", TRUE);
  gtk_init ();
  adw_init ();
  rung_ui_init ();

#define ADD(claim, function) g_test_add ("/ui/goals-page/" claim, Fixture, NULL, set_up, function, tear_down)
  ADD ("chips-count-and-filter", test_chips_count_and_filter);
  ADD ("selection-shows-the-bar-and-its-count", test_selection_shows_the_bar_and_its_count);
  ADD ("focus-goes-to-the-next-goal", test_focus_goes_to_the_next_goal);
  ADD ("own-order-has-one-group", test_own_order_has_one_group);
  return g_test_run ();
}
