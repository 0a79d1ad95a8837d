/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window in this process: what is committed is seen, what fails is told and kept,
 * what another process does arrives. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "rung-committer.h"
#include "rung-day.h"
#include "rung-destroy-window.h"
#include "rung-drafts.h"
#include "rung-edit.h"
#include "rung-goal-dialog.h"
#include "rung-goal-pane.h"
#include "rung-level-chooser.h"
#include "rung-paths.h"
#include "rung-progress.h"
#include "rung-ring.h"
#include "rung-start-page.h"
#include "rung-text-row.h"
#include "rung-ui.h"
#include "rung-window.h"
#include "rung-workspace.h"

typedef struct
{
  char       *folder;
  RungWindow *window;
} Fixture;

/* --- looking at the window --- */

static void
spin (guint n_ms)
{
  gint64 end = g_get_monotonic_time () + n_ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
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

/* As find_type(), but not what is derived from it. */
static GtkWidget *
find_exact_type (GtkWidget *root,
                 GType      type)
{
  GtkWidget *found = G_OBJECT_TYPE (root) == type ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_exact_type (child, type);
  return found;
}

/* Finds a mapped label that says exactly @text. */
static gboolean
says (GtkWidget  *root,
      const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
wait_until_says (gpointer    root,
                 const char *text)
{
  for (int i = 0; i < 100 && !says (GTK_WIDGET (root), text); i++)
    spin (20);
  if (!says (GTK_WIDGET (root), text))
    g_error ("nothing says “%s”", text);
}

static GtkWidget *
find_row (GtkWidget  *root,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (root) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
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

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

/* --- fixture --- */

static void
start_plan (Fixture *fixture)
{
  GtkWidget *page;

  act (fixture, "win.new-plan");
  page = find_type (GTK_WIDGET (fixture->window), RUNG_TYPE_START_PAGE);
  g_assert_true (gtk_widget_activate_action (page, "start.create", NULL));
  g_assert_nonnull (get_store (fixture));
}

static char *
add_goal (Fixture    *fixture,
          const char *title,
          guint32     due)
{
  g_autoptr(GPtrArray) all = rung_plan_list_responsibilities (get_plan (fixture), NULL, FALSE);
  RungNewGoal settings = { .title = title, .responsibility = rung_record_get_uid (all->pdata[0]), .due = due,
                           .priority = RUNG_PRIORITY_NORMAL };
  g_autoptr(GError) error = NULL;
  RungChangeset *edit = rung_edit_add_goal (get_plan (fixture), &settings, rung_clock_get_now_usec (), &error);
  char *uid;

  g_assert_no_error (error);
  uid = g_strdup (rung_changeset_get_created_uid (edit));
  g_assert_true (rung_committer_commit (GTK_WIDGET (fixture->window), edit, NULL));
  return uid;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rung-window-XXXXXX", &error);
  g_assert_no_error (error);
  rung_paths_set_data_dir (fixture->folder);
  fixture->window = RUNG_WINDOW (rung_window_new (NULL));
  rung_window_open_last (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
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

/* --- claims --- */

static void
test_plan_starts_with_defaults (Fixture       *fixture,
                                gconstpointer  data)
{
  RungRecord *role, *stay;

  g_assert_true (says (GTK_WIDGET (fixture->window), "Plan Your Career"));
  start_plan (fixture);
  role = rung_plan_get_current_role (get_plan (fixture), rung_clock_get_today ());
  stay = rung_plan_get_current_stay (get_plan (fixture), rung_clock_get_today ());
  g_assert_cmpstr (rung_record_get_text (role, RUNG_ROLE_ID), ==, "programmer");
  g_assert_cmpuint (rung_record_get_day (stay, RUNG_STAY_START), ==, rung_day_from_text ("2026-11-01"));
  g_assert_cmpstr (rung_record_get_text (rung_plan_get_target_role (get_plan (fixture)), RUNG_ROLE_ID), ==, "engineer");
  wait_until_says (fixture->window, "My career");
}

/* What does not fit is said in the form, and nothing is made. */
static void
test_earlier_role_is_never_lost (Fixture       *fixture,
                                 gconstpointer  data)
{
  GtkWidget *page, *row;
  guint n_before_today = 0;

  act (fixture, "win.new-plan");
  page = find_type (GTK_WIDGET (fixture->window), RUNG_TYPE_START_PAGE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (page, "My role")), 1);
  gtk_editable_set_text (GTK_EDITABLE (find_row (page, "Since")), "July 2021");
  row = find_row (page, "Programmer since");
  gtk_editable_set_text (GTK_EDITABLE (row), "2025-01-01");
  gtk_widget_activate_action (page, "start.create", NULL);
  g_assert_null (get_store (fixture));
  wait_until_says (page, "“Programmer” since 1 Jan 2025 has to begin before “Engineer” since 1 Jul 2021.");
  g_assert_true (gtk_widget_has_css_class (row, "error"));

  gtk_editable_set_text (GTK_EDITABLE (row), "2018");
  row = find_row (page, "Career start");
  gtk_editable_set_text (GTK_EDITABLE (row), "2019-01-01");
  gtk_widget_activate_action (page, "start.create", NULL);
  g_assert_null (get_store (fixture));
  wait_until_says (page, "The first role begins on 1 Jan 2018, before this day.");
  gtk_editable_set_text (GTK_EDITABLE (row), "2027-01-01");
  gtk_widget_activate_action (page, "start.create", NULL);
  g_assert_null (get_store (fixture));
  wait_until_says (page, "This day is still to come. Give a day up to today.");

  gtk_editable_set_text (GTK_EDITABLE (row), "");
  gtk_widget_activate_action (page, "start.create", NULL);
  g_assert_nonnull (get_store (fixture));
  for (guint i = 0; i < rung_plan_get_n_records (get_plan (fixture), RUNG_KIND_STAY); i++)
    n_before_today += rung_record_get_day (rung_plan_get_nth (get_plan (fixture), RUNG_KIND_STAY, i), RUNG_STAY_START) < rung_clock_get_today ();
  g_assert_cmpuint (n_before_today, ==, 2);
  g_assert_cmpuint (rung_record_get_day (rung_plan_get_current_stay (get_plan (fixture), rung_clock_get_today ()), RUNG_STAY_START),
                    ==, rung_day_from_text ("2021-07-01"));
  wait_until_says (fixture->window, "My career");
}

static void
test_commit_becomes_visible_text (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autofree char *uid = NULL;

  start_plan (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "goals"));
  wait_until_says (fixture->window, "No Goals Yet");
  uid = add_goal (fixture, "Write the runbook", rung_day_from_text ("2026-11-14"));
  wait_until_says (fixture->window, "Write the runbook");
  wait_until_says (fixture->window, "Overdue · 1");
  act (fixture, "win.undo");
  wait_until_says (fixture->window, "No Goals Yet");
  wait_until_says (fixture->window, "Undone: Add the goal “Write the runbook”");
  act (fixture, "win.redo");
  wait_until_says (fixture->window, "Write the runbook");
}

static GtkTextBuffer *
get_buffer (GtkWidget *text_row)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (rung_text_row_get_view (RUNG_TEXT_ROW (text_row))));
}

static char *
dup_typed (GtkWidget *text_row)
{
  g_autofree char *text = NULL;

  g_object_get (get_buffer (text_row), "text", &text, NULL);
  return g_steal_pointer (&text);
}

static void
test_details_edit_in_place (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *uid = NULL;
  GtkWidget *pane, *row;
  RungRecord *goal;

  start_plan (fixture);
  uid = add_goal (fixture, "Write the runbook", 0);
  rung_window_show_goal (fixture->window, uid);
  pane = find_type (GTK_WIDGET (fixture->window), RUNG_TYPE_GOAL_PANE);
  row = find_row (pane, "Done when");
  gtk_text_buffer_set_text (get_buffer (row), "A new hire resolves a page alone", -1);
  g_assert_true (rung_text_row_commit (RUNG_TEXT_ROW (row)));
  row = find_row (pane, "Due");
  gtk_editable_set_text (GTK_EDITABLE (row), "Nov 30, 2026");
  g_signal_emit_by_name (row, "entry-activated");
  row = find_row (pane, "Add a step");
  gtk_editable_set_text (GTK_EDITABLE (row), "Collect\nDraft");
  g_signal_emit_by_name (row, "entry-activated");

  goal = rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, uid);
  g_assert_cmpstr (rung_record_get_text (goal, RUNG_GOAL_DONE_WHEN), ==, "A new hire resolves a page alone");
  g_assert_cmpuint (rung_record_get_day (goal, RUNG_GOAL_DUE), ==, rung_day_from_text ("2026-11-30"));
  g_assert_cmpuint (rung_plan_get_n_records (get_plan (fixture), RUNG_KIND_STEP), ==, 2);
  wait_until_says (fixture->window, "0 of 2 steps");
  g_assert_true (gtk_widget_activate_action (pane, "goal.complete", NULL));
  goal = rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, uid);
  g_assert_cmpint (rung_record_get_integer (goal, RUNG_GOAL_STATUS), ==, RUNG_GOAL_DONE);
  wait_until_says (fixture->window, "“Write the runbook” completed");
}

static void
test_refused_text_is_kept_and_told (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autofree char *uid = NULL;
  g_autofree char *other = NULL;
  GtkWidget *pane, *row;

  start_plan (fixture);
  uid = add_goal (fixture, "Write the runbook", 0);
  other = add_goal (fixture, "Another", 0);
  rung_window_show_goal (fixture->window, uid);
  pane = find_type (GTK_WIDGET (fixture->window), RUNG_TYPE_GOAL_PANE);
  row = find_row (pane, "Due");
  gtk_editable_set_text (GTK_EDITABLE (row), "when pigs fly");
  g_signal_emit_by_name (row, "entry-activated");
  wait_until_says (fixture->window, "“when pigs fly” is not a date. Write it like “23 Nov 2026” or “2026-11-23”.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "when pigs fly");
  g_assert_true (gtk_widget_has_css_class (row, "error"));

  /* Another goal is looked at; the draft is shown again with its own. */
  rung_window_show_goal (fixture->window, other);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  rung_window_show_goal (fixture->window, uid);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "when pigs fly");
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpuint (rung_drafts_count (), ==, 0);
}

static void
test_empty_title_is_refused (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *uid = NULL;
  GtkWidget *pane, *row;

  start_plan (fixture);
  uid = add_goal (fixture, "Write the runbook", 0);
  rung_window_show_goal (fixture->window, uid);
  pane = find_type (GTK_WIDGET (fixture->window), RUNG_TYPE_GOAL_PANE);
  row = find_row (pane, "Title");
  gtk_editable_set_text (GTK_EDITABLE (row), "  ");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (rung_record_get_text (rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, uid), RUNG_GOAL_TITLE),
                   ==, "Write the runbook");
  gtk_editable_set_text (GTK_EDITABLE (row), "Write it");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpuint (rung_drafts_count (), ==, 0);
}

static void
test_outside_change_arrives (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(RungStore) outside = NULL;
  g_autoptr(RungChangeset) edit = NULL;
  g_autoptr(GError) error = NULL;

  start_plan (fixture);
  outside = rung_store_open (rung_store_get_path (get_store (fixture)), &error);
  g_assert_no_error (error);
  edit = rung_edit_rename_plan (rung_store_get_plan (outside), "Renamed elsewhere", &error);
  g_assert_true (rung_store_commit (outside, edit, RUNG_ORIGIN_USER, &error));
  wait_until_says (fixture->window, "Renamed elsewhere");
}

static void
test_deleted_plan_comes_back (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *uid = NULL;
  GtkWidget *button;

  start_plan (fixture);
  uid = add_goal (fixture, "Write the runbook", 0);
  path = g_strdup (rung_store_get_path (get_store (fixture)));
  act (fixture, "win.delete-plan");
  g_assert_null (get_store (fixture));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  wait_until_says (fixture->window, "“My career” deleted");
  button = find_type (GTK_WIDGET (fixture->window), g_type_from_name ("AdwToastWidget"));
  button = find_type (button, GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (get_store (fixture));
  g_assert_nonnull (rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, uid));
}

static guint
count_toasts (GtkWidget *root)
{
  guint n = G_OBJECT_TYPE (root) == g_type_from_name ("AdwToastWidget");

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_toasts (child);
  return n;
}

static void
test_undo_takes_back_a_deletion (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *uid = NULL;

  start_plan (fixture);
  uid = add_goal (fixture, "Write the runbook", 0);
  act (fixture, "win.delete-plan");
  wait_until_says (fixture->window, "Plan Your Career");
  act (fixture, "win.undo");
  g_assert_nonnull (get_store (fixture));
  g_assert_nonnull (rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, uid));
  /* It is back: the next one is an edit of the plan again. */
  act (fixture, "win.undo");
  g_assert_null (rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, uid));
}

/* "Undone" does not come back from behind a later message. */
static void
test_newer_message_replaces_older (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autofree char *uid = NULL;
  g_autofree char *other = NULL;

  start_plan (fixture);
  uid = add_goal (fixture, "Write the runbook", 0);
  act (fixture, "win.undo");
  wait_until_says (fixture->window, "Undone: Add the goal “Write the runbook”");
  rung_committer_tell (GTK_WIDGET (fixture->window), "Something newer");
  wait_until_says (fixture->window, "Something newer");
  spin (500);
  g_assert_cmpuint (count_toasts (GTK_WIDGET (fixture->window)), ==, 1);
  act (fixture, "win.redo");
  wait_until_says (fixture->window, "Done again: Add the goal “Write the runbook”");
  other = add_goal (fixture, "Another", 0);
  spin (1500);
  g_assert_cmpuint (count_toasts (GTK_WIDGET (fixture->window)), ==, 0);
}

static void
test_damaged_plan_offers_its_backup (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *wal = NULL;
  g_autofree char *uid = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *button;

  start_plan (fixture);
  uid = add_goal (fixture, "Write the runbook", 0);
  path = g_strdup (rung_store_get_path (get_store (fixture)));
  backup = rung_backup_make (get_store (fixture), rung_paths_get_backup_dir (), rung_clock_get_now_usec (), &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sample", "s", "programmer"));
  g_assert_true (g_file_set_contents (path, "this is no plan", -1, &error));
  wal = g_strconcat (path, "-wal", NULL);
  g_remove (wal);

  g_assert_false (rung_window_open_path (fixture->window, path));
  wait_until_says (fixture->window, "This Plan Can’t Be Opened");
  wait_until_says (fixture->window, path);
  button = find_type (GTK_WIDGET (fixture->window), g_type_from_name ("RungFaultPage"));
  g_assert_true (gtk_widget_activate_action (button, "fault.restore", NULL));
  g_assert_nonnull (get_store (fixture));
  g_assert_nonnull (rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, uid));
}

static char *
make_plan_file (void)
{
  RungNewPlan settings = { .title = "Read beside the window", .language = "en" };
  g_autoptr(GError) error = NULL;
  g_autoptr(RungStore) store = rung_workspace_create ("software", &settings, &error);

  g_assert_no_error (error);
  return g_strdup (rung_store_get_path (store));
}

/* The real user id decides what access() says, also to root. */
static void
test_plan_that_may_not_be_written_is_shown (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autofree char *path = make_plan_file ();
  g_autoptr(GError) error = NULL;
  RungChangeset *edit;
  GtkWidget *toast;
  uid_t me = getuid ();

  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  if (me == 0)
    g_assert_cmpint (setreuid (65534, (uid_t) -1), ==, 0);
  g_assert_true (rung_window_open_path (fixture->window, path));
  if (me == 0)
    g_assert_cmpint (setreuid (0, (uid_t) -1), ==, 0);
  g_assert_true (rung_store_is_read_only (get_store (fixture)));
  wait_until_says (fixture->window, "Read beside the window");
  wait_until_says (fixture->window, "This plan can be looked at but not changed: its file or folder is read-only.");

  edit = rung_edit_rename_plan (get_plan (fixture), "Renamed", &error);
  g_assert_no_error (error);
  g_assert_false (rung_committer_commit (GTK_WIDGET (fixture->window), edit, NULL));
  spin (100);
  toast = find_type (GTK_WIDGET (fixture->window), g_type_from_name ("AdwToastWidget"));
  g_assert_nonnull (toast);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (find_exact_type (toast, GTK_TYPE_LABEL))),
                            "The plan can be read but not changed."));
  g_assert_true (rung_store_refresh (get_store (fixture), &error));
  g_assert_no_error (error);
  g_assert_true (says (GTK_WIDGET (fixture->window), "Read beside the window"));
}

static void
test_plan_made_elsewhere_is_noticed (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *path = NULL;

  g_assert_true (says (GTK_WIDGET (fixture->window), "Plan Your Career"));
  path = make_plan_file ();
  wait_until_says (fixture->window, "Read beside the window");
  g_assert_cmpstr (rung_store_get_path (get_store (fixture)), ==, path);
}

static void
test_plan_follows_the_window (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *path = make_plan_file ();

  rung_window_start (fixture->window);
  g_assert_null (get_store (fixture));
  wait_until_says (fixture->window, "Read beside the window");
  g_assert_cmpstr (rung_store_get_path (get_store (fixture)), ==, path);
}

static void
test_damage_is_told_when_it_is_read (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *path = make_plan_file ();
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "this is no plan", -1, &error));
  rung_window_start (fixture->window);
  wait_until_says (fixture->window, "This Plan Can’t Be Opened");
}

static void
test_what_is_asked_for_wins_over_the_last_plan (Fixture       *fixture,
                                                gconstpointer  data)
{
  g_autofree char *path = make_plan_file ();

  rung_window_start (fixture->window);
  act (fixture, "win.new-plan");
  spin (300);
  g_assert_null (get_store (fixture));
  g_assert_true (says (GTK_WIDGET (fixture->window), "Start a Plan"));
}

static void
test_window_may_close_while_its_plan_is_read (Fixture       *fixture,
                                              gconstpointer  data)
{
  g_autofree char *path = make_plan_file ();
  GtkWidget *other = rung_window_new (NULL);

  rung_window_start (RUNG_WINDOW (other));
  g_object_add_weak_pointer (G_OBJECT (other), (gpointer *) &other);
  destroy_window (other);
  for (int i = 0; i < 100 && other != NULL; i++)
    spin (20);
  g_assert_null (other);
}

static void
test_dialog_adds_a_goal (Fixture       *fixture,
                         gconstpointer  data)
{
  RungDialog *dialog;
  GtkWidget *title;

  start_plan (fixture);
  dialog = rung_goal_dialog_new (get_plan (fixture), NULL, NULL);
  rung_dialog_present (dialog, GTK_WIDGET (fixture->window));
  title = find_row (GTK_WIDGET (dialog), "What will you do?");
  gtk_editable_set_text (GTK_EDITABLE (title), "Teach a class");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.accept", NULL));
  g_assert_cmpuint (rung_plan_get_n_records (get_plan (fixture), RUNG_KIND_GOAL), ==, 1);
  g_assert_cmpstr (rung_record_get_text (rung_plan_get_nth (get_plan (fixture), RUNG_KIND_GOAL, 0), RUNG_GOAL_TITLE),
                   ==, "Teach a class");
}

static void
test_idea_never_replaces_a_typed_title (Fixture       *fixture,
                                        gconstpointer  data)
{
  RungDialog *dialog;
  GtkWidget *title, *idea;
  const char *text;

  start_plan (fixture);
  dialog = rung_goal_dialog_new (get_plan (fixture), NULL, NULL);
  rung_dialog_present (dialog, GTK_WIDGET (fixture->window));
  title = find_row (GTK_WIDGET (dialog), "What will you do?");
  idea = find_exact_type (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW);
  g_assert_nonnull (idea);
  gtk_editable_set_text (GTK_EDITABLE (title), "My own words");
  g_signal_emit_by_name (idea, "activated");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "My own words");
  gtk_editable_set_text (GTK_EDITABLE (title), "");
  g_signal_emit_by_name (idea, "activated");
  text = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (idea));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, text);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.accept", NULL));
}

/* Nobody claims by accident that they saw the result. */
static void
test_guess_is_preset (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *chooser = rung_level_chooser_new ();

  start_plan (fixture);
  rung_level_chooser_set_responsibility (RUNG_LEVEL_CHOOSER (chooser),
                                         rung_record_get_uid (rung_plan_get_nth (get_plan (fixture), RUNG_KIND_RESPONSIBILITY, 0)));
  gtk_widget_set_parent (chooser, GTK_WIDGET (fixture->window));
  gtk_popover_popup (GTK_POPOVER (chooser));
  spin (50);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_type (chooser, ADW_TYPE_COMBO_ROW))), ==, RUNG_BASIS_GUESS);
  gtk_widget_unparent (chooser);
}

static void
test_level_chooser_rates (Fixture       *fixture,
                          gconstpointer  data)
{
  GtkWidget *chooser = rung_level_chooser_new ();
  RungRecord *responsibility, *rating;
  const char *uid;

  start_plan (fixture);
  responsibility = rung_plan_get_nth (get_plan (fixture), RUNG_KIND_RESPONSIBILITY, 0);
  uid = rung_record_get_uid (responsibility);
  rung_level_chooser_set_responsibility (RUNG_LEVEL_CHOOSER (chooser), uid);
  rung_level_chooser_set_by (RUNG_LEVEL_CHOOSER (chooser), RUNG_RATING_BY_MENTOR);
  gtk_widget_set_parent (chooser, GTK_WIDGET (fixture->window));
  gtk_popover_popup (GTK_POPOVER (chooser));
  spin (50);

  /* Unrated is not level 0: nothing is chosen, so nothing can be saved. */
  gtk_widget_activate_action (chooser, "level.save", NULL);
  g_assert_null (rung_rating_newest (get_plan (fixture), uid, RUNG_RATING_BY_MENTOR));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_type (chooser, GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_assert_true (gtk_widget_activate_action (chooser, "level.save", NULL));
  rating = rung_rating_newest (get_plan (fixture), uid, RUNG_RATING_BY_MENTOR);
  g_assert_nonnull (rating);
  g_assert_true (rung_record_has (rating, RUNG_RATING_LEVEL));
  g_assert_cmpint (rung_record_get_integer (rating, RUNG_RATING_LEVEL), ==, 0);
  gtk_widget_unparent (chooser);
}

/* The disk is full as far as this process can tell: every file may have no byte more. */
static void
test_failed_write_keeps_typed_text (Fixture       *fixture,
                                    gconstpointer  data)
{
  struct rlimit before, none;
  g_autofree char *uid = NULL;
  g_autofree char *typed = NULL;
  GtkWidget *pane, *row;

  start_plan (fixture);
  uid = add_goal (fixture, "Write the runbook", 0);
  rung_window_show_goal (fixture->window, uid);
  pane = find_type (GTK_WIDGET (fixture->window), RUNG_TYPE_GOAL_PANE);
  row = find_row (pane, "Done when");
  gtk_text_buffer_set_text (get_buffer (row), "A new hire resolves a page alone", -1);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  none = before;
  none.rlim_cur = 1;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
  g_assert_false (rung_text_row_commit (RUNG_TEXT_ROW (row)));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_nonnull (find_type (GTK_WIDGET (fixture->window), g_type_from_name ("AdwToastWidget")));
  typed = dup_typed (row);
  g_assert_cmpstr (typed, ==, "A new hire resolves a page alone");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_false (rung_record_has (rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, uid), RUNG_GOAL_DONE_WHEN));
  /* Room again: to leave is enough. */
  g_assert_true (rung_text_row_commit (RUNG_TEXT_ROW (row)));
  g_assert_true (rung_record_has (rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, uid), RUNG_GOAL_DONE_WHEN));
  g_assert_cmpuint (rung_drafts_count (), ==, 0);
}

/* The window may be made as narrow as a phone, whatever it shows. */
static void
test_window_fits_a_phone (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *uid = NULL;
  int least = 0;
  gboolean is_narrow = FALSE;

  start_plan (fixture);
  uid = add_goal (fixture, "Write the on-call runbook of the search team", rung_day_from_text ("2026-11-14"));
  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 350, 640);
  for (int i = 0; i < 50 && !is_narrow; i++)
    {
      spin (20);
      g_object_get (fixture->window, "narrow", &is_narrow, NULL);
    }
  g_assert_true (is_narrow);
  rung_window_show_goal (fixture->window, uid);
  spin (50);
  /* The narrow form itself fits, it is not cut off. */
  gtk_widget_measure (gtk_widget_get_first_child (adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window))),
                      GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 350);
}

static void
test_window_mirrors_for_right_to_left (Fixture       *fixture,
                                       gconstpointer  data)
{
  graphene_rect_t bounds;
  GtkWidget *ring;

  start_plan (fixture);
  ring = find_type (GTK_WIDGET (fixture->window), RUNG_TYPE_RING);
  g_assert_true (gtk_widget_compute_bounds (ring, GTK_WIDGET (fixture->window), &bounds));
  g_assert_cmpfloat (bounds.origin.x, <, gtk_widget_get_width (GTK_WIDGET (fixture->window)) / 2.0);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  spin (200);
  g_assert_true (gtk_widget_compute_bounds (ring, GTK_WIDGET (fixture->window), &bounds));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_cmpfloat (bounds.origin.x, >, gtk_widget_get_width (GTK_WIDGET (fixture->window)) / 2.0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GApplication) application = g_application_new (NULL, G_APPLICATION_DEFAULT_FLAGS);

  g_test_init (&argc, &argv, NULL);
  g_setenv ("RUNG_TODAY", "2026-11-23", TRUE);
  rung_ui_init_words ();
  adw_init ();
  rung_ui_init ();
  rung_ui_init_style ();
  g_application_set_default (application);

#define ADD(claim, function) g_test_add ("/ui/window/" claim, Fixture, NULL, set_up, function, tear_down)
  ADD ("plan-starts-with-defaults", test_plan_starts_with_defaults);
  ADD ("earlier-role-is-never-lost", test_earlier_role_is_never_lost);
  ADD ("commit-becomes-visible-text", test_commit_becomes_visible_text);
  ADD ("details-edit-in-place", test_details_edit_in_place);
  ADD ("refused-text-is-kept-and-told", test_refused_text_is_kept_and_told);
  ADD ("empty-title-is-refused", test_empty_title_is_refused);
  ADD ("outside-change-arrives", test_outside_change_arrives);
  ADD ("deleted-plan-comes-back", test_deleted_plan_comes_back);
  ADD ("undo-takes-back-a-deletion", test_undo_takes_back_a_deletion);
  ADD ("newer-message-replaces-older", test_newer_message_replaces_older);
  ADD ("plan-that-may-not-be-written-is-shown", test_plan_that_may_not_be_written_is_shown);
  ADD ("plan-made-elsewhere-is-noticed", test_plan_made_elsewhere_is_noticed);
  ADD ("idea-never-replaces-a-typed-title", test_idea_never_replaces_a_typed_title);
  ADD ("damaged-plan-offers-its-backup", test_damaged_plan_offers_its_backup);
  ADD ("plan-follows-the-window", test_plan_follows_the_window);
  ADD ("damage-is-told-when-it-is-read", test_damage_is_told_when_it_is_read);
  ADD ("what-is-asked-for-wins-over-the-last-plan", test_what_is_asked_for_wins_over_the_last_plan);
  ADD ("window-may-close-while-its-plan-is-read", test_window_may_close_while_its_plan_is_read);
  ADD ("dialog-adds-a-goal", test_dialog_adds_a_goal);
  ADD ("guess-is-preset", test_guess_is_preset);
  ADD ("level-chooser-rates", test_level_chooser_rates);
  ADD ("failed-write-keeps-typed-text", test_failed_write_keeps_typed_text);
  ADD ("window-fits-a-phone", test_window_fits_a_phone);
  ADD ("window-mirrors-for-right-to-left", test_window_mirrors_for_right_to_left);
  return g_test_run ();
}
