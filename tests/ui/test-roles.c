/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Roles over time in the window: earlier ones, gaps, moves to the side, drawn goals. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "rung-committer.h"
#include "rung-day.h"
#include "rung-destroy-window.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-gap-dialog.h"
#include "rung-goal-dialog.h"
#include "rung-new-role-dialog.h"
#include "rung-paths.h"
#include "rung-stay-dialog.h"
#include "rung-ui.h"
#include "rung-watch-flag.h"
#include "rung-window.h"
#include "rung-workspace.h"

typedef struct
{
  char       *folder;
  RungWindow *window;
} Fixture;

static void
spin (guint n_ms)
{
  gint64 end = g_get_monotonic_time () + n_ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

typedef gboolean (*Match) (GtkWidget  *widget,
                           const char *text);

static GtkWidget *
find (gpointer    root,
      Match       match,
      const char *text)
{
  GtkWidget *found = match (root, text) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, match, text);
  return found;
}

static gboolean
has_title (GtkWidget  *widget,
           const char *title)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
is_button_named (GtkWidget  *widget,
                 const char *name)
{
  g_autofree char *difference = NULL;

  if (!GTK_IS_BUTTON (widget) || !gtk_widget_get_mapped (widget))
    return FALSE;
  difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return difference == NULL;
}

static gboolean
is_flag (GtkWidget  *widget,
         const char *text)
{
  return RUNG_IS_WATCH_FLAG (widget) && gtk_widget_get_mapped (widget);
}

static RungStore *
get_store (Fixture *fixture)
{
  return rung_window_get_store (fixture->window);
}

static RungPlan *
get_plan (Fixture *fixture)
{
  return rung_store_get_plan (get_store (fixture));
}

static RungDialog *
present (Fixture    *fixture,
         RungDialog *dialog)
{
  rung_dialog_present (dialog, GTK_WIDGET (fixture->window));
  spin (50);
  return dialog;
}

/* The one that an action has opened. */
static RungDialog *
find_open_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (RUNG_IS_DIALOG (window))
        return RUNG_DIALOG (window);
    }
  return NULL;
}

static guint32
get_day (RungDialog *dialog,
         const char *title)
{
  GtkWidget *row = find (dialog, has_title, title);

  g_assert_nonnull (row);
  return rung_field_row_get_day (RUNG_FIELD_ROW (row));
}

static void
set_day (RungDialog *dialog,
         const char *title,
         guint32     day)
{
  rung_field_row_set_day (RUNG_FIELD_ROW (find (dialog, has_title, title)), day);
}

static guint
count_stays (Fixture *fixture)
{
  return rung_plan_get_n_records (get_plan (fixture), RUNG_KIND_STAY);
}

static RungRecord *
get_stay (Fixture *fixture,
          guint    position)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (get_plan (fixture));

  return position < stays->len ? g_ptr_array_index (stays, position) : NULL;
}

static const char *
get_role_title (Fixture    *fixture,
                RungRecord *stay)
{
  RungRecord *role = rung_plan_find_record (get_plan (fixture), RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));

  return rung_record_title (role, "en");
}

static RungRecord *
get_current_stay (Fixture *fixture)
{
  return rung_plan_get_current_stay (get_plan (fixture), rung_clock_get_today ());
}

static void
undo (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
}

/* Takes the past away, so that there is something to add. */
static void
remove_past (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  while (rung_record_has (get_stay (fixture, 0), RUNG_STAY_END))
    {
      g_autoptr(RungChangeset) gone =
        rung_edit_remove_stay (get_plan (fixture), rung_record_get_uid (get_stay (fixture, 0)), &error);

      g_assert_true (rung_store_commit (get_store (fixture), gone, RUNG_ORIGIN_USER, &error));
    }
  g_assert_no_error (error);
}

/* --- Stays --- */

static void
test_earlier_role_is_proposed_and_added (Fixture       *fixture,
                                         gconstpointer  data)
{
  RungDialog *dialog;
  guint n_stays;
  guint32 start;

  remove_past (fixture);
  n_stays = count_stays (fixture);
  start = rung_record_get_day (get_stay (fixture, 0), RUNG_STAY_START);
  dialog = present (fixture, rung_stay_dialog_new (get_plan (fixture), NULL, NULL, 0, 0));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Add an Earlier Role");
  g_assert_cmpuint (get_day (dialog, "Last day (empty: still going on)"), ==, start - 1);
  g_assert_false (gtk_widget_get_visible (find (dialog, has_title, "Expected last day (may stay empty)")));
  rung_dialog_accept (dialog);
  g_assert_cmpuint (count_stays (fixture), ==, n_stays + 1);
  g_assert_cmpstr (get_role_title (fixture, get_stay (fixture, 0)), ==, "Programmer");
  g_assert_cmpuint (rung_record_get_day (get_stay (fixture, 0), RUNG_STAY_END), ==, start - 1);
  undo (fixture);
  g_assert_cmpuint (count_stays (fixture), ==, n_stays);
}

static void
test_what_is_refused_is_said_at_its_row (Fixture       *fixture,
                                         gconstpointer  data)
{
  RungDialog *dialog = present (fixture, rung_stay_dialog_new (get_plan (fixture), NULL, NULL, 0, 0));
  GtkWidget *start = find (dialog, has_title, "First day");
  GtkWidget *end = find (dialog, has_title, "Last day (empty: still going on)");
  guint n_stays = count_stays (fixture);

  set_day (dialog, "First day", rung_day_new (2015, 5, 1));
  set_day (dialog, "Last day (empty: still going on)", rung_day_new (2015, 4, 1));
  rung_dialog_accept (dialog);
  g_assert_true (gtk_widget_has_css_class (end, "error"));
  set_day (dialog, "First day", RUNG_NO_DAY);
  rung_dialog_accept (dialog);
  g_assert_true (gtk_widget_has_css_class (start, "error"));
  g_assert_nonnull (find (dialog, says, "A stay needs its first day."));
  g_assert_cmpuint (count_stays (fixture), ==, n_stays);
  destroy_window (dialog);
}

static void
test_planned_time_has_an_expected_end (Fixture       *fixture,
                                       gconstpointer  data)
{
  RungDialog *dialog = present (fixture, rung_stay_dialog_new (get_plan (fixture), NULL, NULL, rung_day_new (2060, 1, 1),
                                                               rung_day_new (2062, 12, 31)));
  guint n_stays = count_stays (fixture);
  RungRecord *stay;

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Plan a Role");
  g_assert_false (gtk_widget_get_visible (find (dialog, has_title, "Last day (empty: still going on)")));
  g_assert_cmpuint (get_day (dialog, "Expected last day (may stay empty)"), ==, rung_day_new (2062, 12, 31));
  rung_dialog_accept (dialog);
  g_assert_cmpuint (count_stays (fixture), ==, n_stays + 1);
  stay = get_stay (fixture, n_stays);
  g_assert_true (rung_record_get_boolean (stay, RUNG_STAY_PLANNED));
  g_assert_false (rung_record_has (stay, RUNG_STAY_END));
}

static void
test_time_in_a_role_is_changed_and_removed (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autofree char *uid = g_strdup (rung_record_get_uid (get_current_stay (fixture)));
  RungDialog *dialog = present (fixture, rung_stay_dialog_new (get_plan (fixture), uid, NULL, 0, 0));
  guint n_stays = count_stays (fixture);

  g_assert_nonnull (find (dialog, says, "Engineer"));
  g_assert_false (gtk_widget_get_visible (find (dialog, has_title, "Role")));
  set_day (dialog, "Expected last day (may stay empty)", rung_day_new (2028, 6, 30));
  rung_dialog_accept (dialog);
  g_assert_cmpuint (rung_record_get_day (get_current_stay (fixture), RUNG_STAY_EXPECTED_END), ==, rung_day_new (2028, 6, 30));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.edit-stay", "s", uid));
  spin (50);
  dialog = find_open_dialog ();
  g_assert_nonnull (dialog);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "stay.remove", NULL));
  g_assert_cmpuint (count_stays (fixture), ==, n_stays - 1);
  undo (fixture);
  g_assert_cmpuint (count_stays (fixture), ==, n_stays);
}

/* --- Gaps --- */

static void
test_gap_says_what_it_will_do (Fixture       *fixture,
                               gconstpointer  data)
{
  RungDialog *dialog = present (fixture, rung_gap_dialog_new (get_plan (fixture), 0, 0));
  guint32 end = rung_record_get_day (get_stay (fixture, 0), RUNG_STAY_END);
  guint n_stays = count_stays (fixture);

  g_assert_cmpuint (end, !=, RUNG_NO_DAY);
  g_assert_false (gtk_widget_get_visible (find (dialog, has_title, "Track")));
  set_day (dialog, "From", end - 400);
  set_day (dialog, "Until", end - 100);
  g_assert_nonnull (find (dialog, says, "Gap: "));
  g_assert_nonnull (find (dialog, says, "Interrupted or shortened: Programmer"));
  /* Into the role somebody has. */
  set_day (dialog, "Until", rung_clock_get_today ());
  g_assert_nonnull (find (dialog, says, "change its last day first"));
  rung_dialog_accept (dialog);
  g_assert_true (gtk_widget_has_css_class (find (dialog, has_title, "Until"), "error"));
  set_day (dialog, "Until", end - 100);
  rung_dialog_accept (dialog);
  g_assert_cmpuint (count_stays (fixture), ==, n_stays + 1);
  g_assert_cmpuint (rung_record_get_day (get_stay (fixture, 0), RUNG_STAY_END), ==, end - 401);
  undo (fixture);
  g_assert_cmpuint (count_stays (fixture), ==, n_stays);
}

/* --- Goals --- */

static void
test_drawn_goal_has_its_days (Fixture       *fixture,
                              gconstpointer  data)
{
  RungDialog *dialog = rung_goal_dialog_new (get_plan (fixture), NULL, "Drawn");
  guint n_goals = rung_plan_get_n_records (get_plan (fixture), RUNG_KIND_GOAL);
  guint32 start = rung_day_new (2027, 1, 4), due = rung_day_new (2027, 3, 5);
  g_autoptr(GPtrArray) goals = NULL;

  g_assert_false (gtk_widget_get_visible (find (dialog, has_title, "Start")));
  rung_goal_dialog_set_days (RUNG_GOAL_DIALOG (dialog), start, due);
  g_assert_true (gtk_widget_get_visible (find (dialog, has_title, "Start")));
  rung_dialog_accept (present (fixture, dialog));
  goals = rung_plan_list_goals (get_plan (fixture), NULL);
  g_assert_cmpuint (goals->len, ==, n_goals + 1);
  g_assert_cmpuint (rung_record_get_day (g_ptr_array_index (goals, n_goals), RUNG_GOAL_START), ==, start);
  g_assert_cmpuint (rung_record_get_day (g_ptr_array_index (goals, n_goals), RUNG_GOAL_DUE), ==, due);
}

static void
test_new_role_begins_with_the_one_asked_for (Fixture       *fixture,
                                             gconstpointer  data)
{
  RungDialog *dialog = rung_new_role_dialog_new (get_plan (fixture));
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (get_plan (fixture), FALSE);
  AdwComboRow *row = ADW_COMBO_ROW (find (dialog, has_title, "New role"));

  rung_new_role_dialog_set_role (RUNG_NEW_ROLE_DIALOG (dialog), rung_record_get_uid (g_ptr_array_index (roles, roles->len - 1)));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, roles->len - 2);
  rung_new_role_dialog_set_role (RUNG_NEW_ROLE_DIALOG (dialog), "no such role");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, roles->len - 2);
  destroy_window (dialog);
}

/* --- Side moves --- */

static void
test_side_move_is_noted_down_from_its_flag (Fixture       *fixture,
                                            gconstpointer  data)
{
  GtkWidget *flag, *button;
  guint n_stays = count_stays (fixture);
  RungRecord *stay;

  spin (200);
  flag = find (fixture->window, is_flag, NULL);
  g_assert_nonnull (flag);
  g_signal_emit_by_name (flag, "clicked");
  spin (100);
  button = find (flag, is_button_named, "Note down “Product manager”");
  g_assert_nonnull (button);
  /* Tab and Enter do it too. */
  g_assert_true (gtk_widget_is_focus (button));
  gtk_widget_child_focus (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_focus (find (flag, is_button_named, "Note down “Pre-sales support”")));
  g_assert_nonnull (find (flag, is_button_named, "Note down “Pre-sales support”"));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (count_stays (fixture), ==, n_stays + 1);
  for (guint i = 0; i < count_stays (fixture); i++)
    if (g_str_equal (get_role_title (fixture, stay = get_stay (fixture, i)), "Product manager"))
      g_assert_cmpuint (rung_record_get_day (stay, RUNG_STAY_START), >=, rung_clock_get_today ());

  spin (300);
  flag = find (fixture->window, is_flag, NULL);
  g_signal_emit_by_name (flag, "clicked");
  spin (100);
  g_assert_null (find (flag, is_button_named, "Note down “Product manager”"));
  g_assert_nonnull (find (flag, says, "Noted down"));
  undo (fixture);
  g_assert_cmpuint (count_stays (fixture), ==, n_stays);
}

/* --- Fixture --- */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rung-roles-XXXXXX", &error);
  g_assert_no_error (error);
  rung_paths_set_data_dir (fixture->folder);
  fixture->window = RUNG_WINDOW (rung_window_new (NULL));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sample", "s", "engineer"));
  spin (50);
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

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  destroy_window (fixture->window);
  spin (20);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("RUNG_TODAY", "2026-11-23", TRUE);
  rung_ui_init_words ();
  adw_init ();
  rung_ui_init ();
  rung_ui_init_style ();

  ADD ("/ui/roles/an-earlier-role-is-proposed-and-added", test_earlier_role_is_proposed_and_added);
  ADD ("/ui/roles/what-is-refused-is-said-at-its-row", test_what_is_refused_is_said_at_its_row);
  ADD ("/ui/roles/planned-time-has-an-expected-end", test_planned_time_has_an_expected_end);
  ADD ("/ui/roles/time-in-a-role-is-changed-and-removed", test_time_in_a_role_is_changed_and_removed);
  ADD ("/ui/roles/a-gap-says-what-it-will-do", test_gap_says_what_it_will_do);
  ADD ("/ui/roles/a-drawn-goal-has-its-days", test_drawn_goal_has_its_days);
  ADD ("/ui/roles/a-new-role-begins-with-the-one-asked-for", test_new_role_begins_with_the_one_asked_for);
  ADD ("/ui/roles/a-side-move-is-noted-down-from-its-flag", test_side_move_is_noted_down_from_its_flag);
  return g_test_run ();
}
