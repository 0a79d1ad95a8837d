/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pause from the window: added, edited and removed in one step each, and what cannot
 * be is said at its row. */

#include "rung-destroy-window.h"
#include "rung-pause-dialog.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "rung-day.h"
#include "rung-edit.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-ui.h"
#include "rung-window.h"
#include "rung-workspace.h"

typedef struct
{
  RungStore  *store;
  GtkWidget  *window;
  RungDialog *dialog;
} Fixture;

static char *folder;

static void
spin (void)
{
  for (int i = 0; i < 30; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static RungPlan *
get_plan (Fixture *fixture)
{
  return rung_store_get_plan (fixture->store);
}

/* The sample has one pause; the tests begin without any. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = rung_window_new (NULL);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.sample", "s", "engineer"));
  fixture->store = g_object_ref (rung_window_get_store (RUNG_WINDOW (fixture->window)));
  while (rung_plan_get_n_records (get_plan (fixture), RUNG_KIND_PAUSE) > 0)
    {
      const char *uid = rung_record_get_uid (rung_plan_get_nth (get_plan (fixture), RUNG_KIND_PAUSE, 0));
      g_autoptr(RungChangeset) edit = rung_edit_remove_pause (get_plan (fixture), uid, NULL);

      g_assert_true (rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, NULL));
    }
  gtk_window_present (GTK_WINDOW (fixture->window));
  spin ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  destroy_window (fixture->window);
  spin ();
  g_clear_object (&fixture->store);
}

/* The dialogue that an action of the window opened. */
static void
open_dialog (Fixture    *fixture,
             const char *uid)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  fixture->dialog = NULL;
  if (uid != NULL)
    g_assert_true (gtk_widget_activate_action (fixture->window, "win.edit-pause", "s", uid));
  else
    g_assert_true (gtk_widget_activate_action (fixture->window, "win.add-pause", NULL));
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (RUNG_IS_PAUSE_DIALOG (window))
        fixture->dialog = RUNG_DIALOG (window);
    }
  if (fixture->dialog != NULL)
    g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  spin ();
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

static GtkWidget *
get_row (Fixture    *fixture,
         const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->dialog), title);

  g_assert_nonnull (row);
  return row;
}

static void
type (Fixture    *fixture,
      const char *title,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, title)), text);
}

static GtkSpinButton *
get_spin (Fixture *fixture)
{
  return GTK_SPIN_BUTTON (find_type (GTK_WIDGET (fixture->dialog), GTK_TYPE_SPIN_BUTTON));
}

static void
choose (Fixture       *fixture,
        RungPauseKind  kind)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "Kind")), kind);
}

static void
accept (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "dialog.accept", NULL);
  spin ();
}

/* The only pause there is. */
static RungRecord *
get_pause (Fixture *fixture)
{
  g_assert_cmpuint (rung_plan_get_n_records (get_plan (fixture), RUNG_KIND_PAUSE), ==, 1);
  return rung_plan_get_nth (get_plan (fixture), RUNG_KIND_PAUSE, 0);
}

static void
assert_says (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *sentence = rung_phrase_pause (rung_ui_get_words (), get_pause (fixture));

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_new_one_starts_today_and_is_private (Fixture       *fixture,
                                          gconstpointer  data)
{
  open_dialog (fixture, NULL);
  accept (fixture);
  g_assert_null (fixture->dialog);
  assert_says (fixture, "Parental leave, from 23 Nov 2026, clocks stopped, private");
  g_assert_true (rung_store_undo (fixture->store, NULL));
  g_assert_cmpuint (rung_plan_get_n_records (get_plan (fixture), RUNG_KIND_PAUSE), ==, 0);
}

static void
test_all_of_it_is_one_step (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *uid = NULL;

  open_dialog (fixture, NULL);
  choose (fixture, RUNG_PAUSE_ILLNESS);
  type (fixture, "First day", "2026-01-05");
  type (fixture, "Last day (empty while it goes on)", "Feb 2026");
  accept (fixture);
  assert_says (fixture, "Illness, 5 Jan 2026 – 28 Feb 2026, clocks stopped, private");

  uid = g_strdup (rung_record_get_uid (get_pause (fixture)));
  open_dialog (fixture, uid);
  g_assert_cmpint (adw_combo_row_get_selected (ADW_COMBO_ROW (get_row (fixture, "Kind"))), ==, RUNG_PAUSE_ILLNESS);
  choose (fixture, RUNG_PAUSE_STUDY);
  /* As typed: Enter in the spin button's own text counts too. */
  gtk_editable_set_text (GTK_EDITABLE (get_spin (fixture)), "25");
  gtk_switch_set_active (GTK_SWITCH (find_type (GTK_WIDGET (fixture->dialog), GTK_TYPE_SWITCH)), FALSE);
  type (fixture, "Last day (empty while it goes on)", "");
  type (fixture, "Note (may stay empty)", "Evenings");
  accept (fixture);
  assert_says (fixture, "Study, from 5 Jan 2026, at 25 percent of full pace");
  g_assert_cmpstr (rung_record_get_text (get_pause (fixture), RUNG_PAUSE_NOTE), ==, "Evenings");
  g_assert_true (rung_store_undo (fixture->store, NULL));
  assert_says (fixture, "Illness, 5 Jan 2026 – 28 Feb 2026, clocks stopped, private");
}

static void
test_what_cannot_be_is_said_at_its_row (Fixture       *fixture,
                                        gconstpointer  data)
{
  GtkWidget *from, *to;

  open_dialog (fixture, NULL);
  from = get_row (fixture, "First day");
  to = get_row (fixture, "Last day (empty while it goes on)");

  type (fixture, "First day", "");
  accept (fixture);
  g_assert_true (gtk_widget_has_css_class (from, "error"));
  type (fixture, "First day", "some day");
  accept (fixture);
  g_assert_true (gtk_widget_has_css_class (from, "error"));
  type (fixture, "First day", "2026-03-01");
  type (fixture, "Last day (empty while it goes on)", "2026-02-01");
  accept (fixture);
  g_assert_false (gtk_widget_has_css_class (from, "error"));
  g_assert_true (gtk_widget_has_css_class (to, "error"));
  g_assert_cmpuint (rung_plan_get_n_records (get_plan (fixture), RUNG_KIND_PAUSE), ==, 0);

  /* What was typed is still there to be mended. */
  g_assert_nonnull (fixture->dialog);
  type (fixture, "Last day (empty while it goes on)", "2026-03-31");
  accept (fixture);
  assert_says (fixture, "Parental leave, 1 Mar 2026 – 31 Mar 2026, clocks stopped, private");
}

static void
test_part_time_offers_half_the_pace (Fixture       *fixture,
                                     gconstpointer  data)
{
  open_dialog (fixture, NULL);
  choose (fixture, RUNG_PAUSE_PART_TIME);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (get_spin (fixture)), ==, 50);
  choose (fixture, RUNG_PAUSE_ILLNESS);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (get_spin (fixture)), ==, 0);
  gtk_spin_button_set_value (get_spin (fixture), 80);
  choose (fixture, RUNG_PAUSE_PART_TIME);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (get_spin (fixture)), ==, 80);
  accept (fixture);
  assert_says (fixture, "Part-time, from 23 Nov 2026, at 80 percent of full pace, private");
}

static void
add_a_third (Fixture *fixture)
{
  RungNewPause settings = { .start = rung_day_new (2026, 1, 1), .kind = RUNG_PAUSE_PART_TIME, .pace = 1 / 3., .private_ = TRUE };
  g_autoptr(RungChangeset) edit = rung_edit_add_pause (get_plan (fixture), &settings, NULL);

  g_assert_true (rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, NULL));
}

static void
test_looking_changes_nothing (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(RungSnapshot) before = NULL;
  g_autoptr(RungSnapshot) after = NULL;

  add_a_third (fixture);
  before = rung_plan_dup_snapshot (get_plan (fixture));
  open_dialog (fixture, rung_record_get_uid (get_pause (fixture)));
  accept (fixture);
  g_assert_null (fixture->dialog);
  after = rung_plan_dup_snapshot (get_plan (fixture));
  g_assert_true (rung_snapshot_equal (before, after));
}

static void
test_remove_is_undone (Fixture       *fixture,
                       gconstpointer  data)
{
  add_a_third (fixture);
  open_dialog (fixture, rung_record_get_uid (get_pause (fixture)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "pause.remove", NULL));
  spin ();
  g_assert_null (fixture->dialog);
  g_assert_cmpuint (rung_plan_get_n_records (get_plan (fixture), RUNG_KIND_PAUSE), ==, 0);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.undo", NULL));
  assert_says (fixture, "Part-time, from 1 Jan 2026, at 33 percent of full pace, private");
}

static void
test_one_that_is_gone_opens_nothing (Fixture       *fixture,
                                     gconstpointer  data)
{
  open_dialog (fixture, "11111111-1111-4111-8111-111111111111");
  g_assert_null (fixture->dialog);
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

#define ADD(claim, function) g_test_add ("/ui/pause-dialog/" claim, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rung-pause-dialog-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("RUNG_TODAY", "2026-11-23", TRUE);
  rung_paths_set_data_dir (folder);
  rung_ui_init_words ();
  adw_init ();
  rung_ui_init ();
  rung_ui_init_style ();

  ADD ("new-one-starts-today-and-is-private", test_new_one_starts_today_and_is_private);
  ADD ("all-of-it-is-one-step", test_all_of_it_is_one_step);
  ADD ("what-cannot-be-is-said-at-its-row", test_what_cannot_be_is_said_at_its_row);
  ADD ("part-time-offers-half-the-pace", test_part_time_offers_half_the_pace);
  ADD ("looking-changes-nothing", test_looking_changes_nothing);
  ADD ("remove-is-undone", test_remove_is_undone);
  ADD ("one-that-is-gone-opens-nothing", test_one_that_is_gone_opens_nothing);
  result = g_test_run ();
  remove_tree (folder);
  g_free (folder);
  return result;
}
