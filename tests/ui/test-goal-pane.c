/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane of a goal in a window: each field, step and check-in is edited where it stands,
 * and what is long or looks like markup is shown as it is. */

#include <adwaita.h>
#include <string.h>

#include "rung-check-in-row.h"
#include "rung-committer.h"
#include "rung-day.h"
#include "rung-destroy-window.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-goal-hints.h"
#include "rung-goal-pane.h"
#include "rung-paths.h"
#include "rung-progress.h"
#include "rung-section.h"
#include "rung-start-page.h"
#include "rung-step-popover.h"
#include "rung-text-row.h"
#include "rung-ui.h"
#include "rung-window.h"
#include "test-folder.h"

#define LONG 100000

typedef struct
{
  char         *folder;
  RungWindow   *window;
  RungGoalPane *pane;
  char         *uid;
} Fixture;

/* --- Looking --- */

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

static GtkWidget *
find_class (GtkWidget  *root,
            const char *name)
{
  GtkWidget *found = gtk_widget_has_css_class (root, name) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_class (child, name);
  return found;
}

static GtkWidget *
find_row (gpointer    root,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (root) && g_strcmp0 (adw_preferences_row_get_title (root), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

/* Whether a label there shows exactly that. */
static gboolean
says (GtkWidget  *root,
      const char *text)
{
  gboolean is_said = GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !is_said;
       child = gtk_widget_get_next_sibling (child))
    is_said = says (child, text);
  return is_said;
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static GtkWidget *
get_row (Fixture    *fixture,
         const char *title)
{
  GtkWidget *row = find_row (fixture->pane, title);

  if (row == NULL)
    g_error ("no row “%s”", title);
  return row;
}

static RungPlan *
get_plan (Fixture *fixture)
{
  return rung_store_get_plan (rung_window_get_store (fixture->window));
}

static RungRecord *
get_goal (Fixture *fixture)
{
  return rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, fixture->uid);
}

/* "First, Second" */
static char *
list_steps (Fixture *fixture)
{
  g_autoptr(GPtrArray) steps = rung_plan_list_steps (get_plan (fixture), fixture->uid);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", rung_record_get_text (steps->pdata[i], RUNG_STEP_TITLE));
  return g_string_free (text, FALSE);
}

/* What is pasted comes from the display server, which may take its time. */
static void
assert_steps (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *text = list_steps (fixture);

  for (guint i = 0; i < 50 && g_strcmp0 (text, expected) != 0; i++)
    {
      spin (100);
      g_free (text);
      text = list_steps (fixture);
    }
  g_assert_cmpstr (text, ==, expected);
}

static gboolean
has_focus (Fixture   *fixture,
           GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Until what is below and above has its height: GTK scrolls to what gets the focus once. */
static void
settle (GtkWidget *widget)
{
  GtkWidget *view = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view));
  double before_px = -1;

  spin (200);
  for (guint i = 0; i < 20 && gtk_adjustment_get_upper (adjustment) != before_px; i++)
    {
      before_px = gtk_adjustment_get_upper (adjustment);
      spin (200);
    }
}

static gboolean
is_in_view (GtkWidget *widget)
{
  GtkWidget *view = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  double y_px;

  return gtk_widget_translate_coordinates (widget, view, 0, 0, NULL, &y_px) && y_px >= 0 &&
         y_px + gtk_widget_get_height (widget) <= gtk_widget_get_height (view);
}

/* Scrolling takes its time, and more of it on a busy machine. */
static void
assert_in_view (GtkWidget *widget)
{
  for (guint i = 0; i < 50 && !is_in_view (widget); i++)
    spin (100);
  g_assert_true (is_in_view (widget));
}

/* --- Doing --- */

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  spin (20);
}

static void
press (GtkWidget  *root,
       const char *label)
{
  GtkWidget *button = find_button (root, label);

  if (button == NULL)
    g_error ("no button “%s”", label);
  g_signal_emit_by_name (button, "clicked");
  spin (20);
}

static void
press_key (GtkWidget       *widget,
           guint            keyval,
           GdkModifierType  state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &is_handled);
    }
  g_assert_true (is_handled);
  spin (20);
}

static void
type (GtkWidget  *row,
      const char *text)
{
  if (RUNG_IS_TEXT_ROW (row))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (rung_text_row_get_view (RUNG_TEXT_ROW (row)))), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
enter (GtkWidget  *row,
       const char *text)
{
  type (row, text);
  if (RUNG_IS_TEXT_ROW (row))
    rung_text_row_commit (RUNG_TEXT_ROW (row));
  else
    g_signal_emit_by_name (row, "entry-activated");
  spin (5);
}

static char *
get_shown (GtkWidget *row)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (!RUNG_IS_TEXT_ROW (row))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (rung_text_row_get_view (RUNG_TEXT_ROW (row))));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
focus (GtkWidget *row)
{
  gtk_widget_grab_focus (RUNG_IS_TEXT_ROW (row) ? rung_text_row_get_view (RUNG_TEXT_ROW (row)) : row);
  spin (10);
}

static void
commit (Fixture       *fixture,
        RungChangeset *edit)
{
  g_assert_true (rung_committer_commit (GTK_WIDGET (fixture->window), edit, NULL));
  spin (20);
}

static void
set_goal (Fixture  *fixture,
          guint     field,
          GVariant *value)
{
  g_autoptr(GVariant) owned = g_variant_ref_sink (value);

  commit (fixture, rung_edit_set_field (get_plan (fixture), RUNG_KIND_GOAL, fixture->uid, field, owned, NULL));
}

static char *
add_goal (Fixture    *fixture,
          const char *title)
{
  g_autoptr(GPtrArray) all = rung_plan_list_responsibilities (get_plan (fixture), NULL, FALSE);
  RungNewGoal settings = { .title = title, .responsibility = rung_record_get_uid (all->pdata[0]),
                           .priority = RUNG_PRIORITY_NORMAL };
  g_autoptr(GError) error = NULL;
  RungChangeset *edit = rung_edit_add_goal (get_plan (fixture), &settings, rung_clock_get_now_usec (), &error);
  char *uid;

  g_assert_no_error (error);
  uid = g_strdup (rung_changeset_get_created_uid (edit));
  commit (fixture, edit);
  return uid;
}

/* --- Fixture --- */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *page;

  fixture->folder = test_folder_new ();
  rung_paths_set_data_dir (fixture->folder);
  fixture->window = RUNG_WINDOW (rung_window_new (NULL));
  rung_window_open_last (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  spin (50);
  act (fixture, "win.new-plan");
  page = find_type (GTK_WIDGET (fixture->window), RUNG_TYPE_START_PAGE);
  g_assert_true (gtk_widget_activate_action (page, "start.create", NULL));
  fixture->uid = add_goal (fixture, "Write the runbook");
  rung_window_show_goal (fixture->window, fixture->uid);
  fixture->pane = RUNG_GOAL_PANE (find_type (GTK_WIDGET (fixture->window), RUNG_TYPE_GOAL_PANE));
  spin (50);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  destroy_window (fixture->window);
  spin (20);
  test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->uid);
}

/* --- Fields --- */

static const struct
{
  guint       field;
  const char *title;
  const char *text;
  gint64      by; /* what progress goes by while the row is there */
} entries[] = {
  { RUNG_GOAL_TITLE, "Title", "Write a runbook", RUNG_PROGRESS_BY_STEPS },
  { RUNG_GOAL_DONE_WHEN, "Done when", "A new hire\nresolves a page alone", RUNG_PROGRESS_BY_STEPS },
  { RUNG_GOAL_WHY, "Why", "Nights are long", RUNG_PROGRESS_BY_STEPS },
  { RUNG_GOAL_DUE, "Due", "30 Nov 2026", RUNG_PROGRESS_BY_STEPS },
  { RUNG_GOAL_START, "Start", "2 Nov 2026", RUNG_PROGRESS_BY_STEPS },
  { RUNG_GOAL_EFFORT_HOURS, "Effort in hours", "12.5", RUNG_PROGRESS_BY_STEPS },
  { RUNG_GOAL_NOTE, "Note", "Two lines\nof a note", RUNG_PROGRESS_BY_STEPS },
  { RUNG_GOAL_PERCENT, "Percent", "40", RUNG_PROGRESS_BY_HAND },
  { RUNG_GOAL_MEASURE_NOW, "Measured now", "4", RUNG_PROGRESS_BY_MEASURE },
  { RUNG_GOAL_MEASURE_FROM, "Measured from", "2", RUNG_PROGRESS_BY_MEASURE },
  { RUNG_GOAL_MEASURE_TO, "Measured to", "10", RUNG_PROGRESS_BY_MEASURE },
  { RUNG_GOAL_UNIT, "Unit", "talks", RUNG_PROGRESS_BY_MEASURE },
};

static void
assert_entry (Fixture    *fixture,
              guint       i,
              const char *expected,
              gboolean    is_set)
{
  g_autofree char *shown = get_shown (get_row (fixture, entries[i].title));

  g_assert_cmpstr (shown, ==, expected);
  if (rung_record_has (get_goal (fixture), entries[i].field) != is_set)
    g_error ("“%s” is %s", entries[i].title, is_set ? "not set" : "set");
}

static void
test_each_entry_commits_and_comes_back (Fixture       *fixture,
                                        gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GtkWidget *row = get_row (fixture, entries[i].title);
      GtkWidget *by = get_row (fixture, "Progress by");
      g_autofree char *before = get_shown (row);
      gboolean was_set = rung_record_has (get_goal (fixture), entries[i].field);
      g_autofree char *kept = NULL;

      adw_combo_row_set_selected (ADW_COMBO_ROW (by), entries[i].by);
      g_assert_true (gtk_widget_get_visible (row));
      enter (row, entries[i].text);
      kept = get_shown (row);
      g_assert_cmpstr (kept, !=, before);
      assert_entry (fixture, i, kept, TRUE);
      act (fixture, "win.undo");
      assert_entry (fixture, i, before, was_set);
      act (fixture, "win.redo");
      assert_entry (fixture, i, kept, TRUE);
    }
  g_assert_cmpuint (rung_record_get_day (get_goal (fixture), RUNG_GOAL_DUE), ==, rung_day_from_text ("2026-11-30"));
  g_assert_cmpuint (rung_record_get_day (get_goal (fixture), RUNG_GOAL_START), ==, rung_day_from_text ("2026-11-02"));
  g_assert_cmpstr (rung_record_get_text (get_goal (fixture), RUNG_GOAL_DONE_WHEN), ==, entries[1].text);
  g_assert_cmpfloat (rung_record_get_number (get_goal (fixture), RUNG_GOAL_EFFORT_HOURS), ==, 12.5);
}

static void
test_each_choice_commits_and_comes_back (Fixture       *fixture,
                                         gconstpointer  data)
{
  static const struct { guint field; const char *title; guint choice; } choices[] = {
    { RUNG_GOAL_PRIORITY, "Priority", RUNG_PRIORITY_HIGH },
    { RUNG_GOAL_WAY, "Way of learning", RUNG_WAY_STUDY },
    { RUNG_GOAL_PROGRESS_BY, "Progress by", RUNG_PROGRESS_BY_MEASURE },
    { RUNG_GOAL_STATUS, "Status", RUNG_GOAL_ACTIVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      AdwComboRow *row = ADW_COMBO_ROW (get_row (fixture, choices[i].title));
      guint before = adw_combo_row_get_selected (row);

      g_assert_cmpuint (before, !=, choices[i].choice);
      adw_combo_row_set_selected (row, choices[i].choice);
      g_assert_cmpint (rung_record_get_integer (get_goal (fixture), choices[i].field), ==, choices[i].choice);
      act (fixture, "win.undo");
      g_assert_cmpint (rung_record_get_integer (get_goal (fixture), choices[i].field), ==, before);
      g_assert_cmpuint (adw_combo_row_get_selected (row), ==, before);
    }
}

static void
test_private_commits_and_comes_back (Fixture       *fixture,
                                     gconstpointer  data)
{
  GtkSwitch *control = GTK_SWITCH (find_type (get_row (fixture, "Private"), GTK_TYPE_SWITCH));

  gtk_switch_set_active (control, TRUE);
  g_assert_true (rung_record_get_integer (get_goal (fixture), RUNG_GOAL_PRIVATE));
  act (fixture, "win.undo");
  g_assert_false (rung_record_get_integer (get_goal (fixture), RUNG_GOAL_PRIVATE));
  g_assert_false (gtk_switch_get_active (control));
}

static void
test_rows_follow_what_progress_goes_by (Fixture       *fixture,
                                        gconstpointer  data)
{
  AdwComboRow *by = ADW_COMBO_ROW (get_row (fixture, "Progress by"));

  g_assert_false (gtk_widget_get_visible (get_row (fixture, "Percent")));
  adw_combo_row_set_selected (by, RUNG_PROGRESS_BY_HAND);
  g_assert_true (gtk_widget_get_visible (get_row (fixture, "Percent")));
  adw_combo_row_set_selected (by, RUNG_PROGRESS_BY_MEASURE);
  g_assert_false (gtk_widget_get_visible (get_row (fixture, "Percent")));
  g_assert_true (gtk_widget_get_visible (get_row (fixture, "Measured to")));
  g_assert_false (gtk_widget_get_visible (get_row (fixture, "Measure over Time")));
  enter (get_row (fixture, "Measured from"), "0");
  enter (get_row (fixture, "Measured to"), "10");
  enter (get_row (fixture, "Due"), "30 Dec 2026");
  g_assert_true (gtk_widget_get_visible (get_row (fixture, "Measure over Time")));
}

/* What is typed belongs to the goal it was typed for. */
static void
test_another_goal_commits_what_was_typed (Fixture       *fixture,
                                          gconstpointer  data)
{
  static const char *const titles[] = { "Why", "Note", "Due" };
  g_autofree char *other = add_goal (fixture, "Other");
  RungRecord *record;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      rung_goal_pane_set_goal (fixture->pane, fixture->uid);
      focus (get_row (fixture, titles[i]));
      type (get_row (fixture, titles[i]), "5 Dec 2026");
      rung_goal_pane_set_goal (fixture->pane, other);
    }
  rung_goal_pane_set_goal (fixture->pane, fixture->uid);
  focus (get_row (fixture, "Add a step"));
  type (get_row (fixture, "Add a step"), "Left there");
  rung_goal_pane_set_goal (fixture->pane, other);

  record = get_goal (fixture);
  g_assert_cmpstr (rung_record_get_text (record, RUNG_GOAL_WHY), ==, "5 Dec 2026");
  g_assert_cmpstr (rung_record_get_text (record, RUNG_GOAL_NOTE), ==, "5 Dec 2026");
  g_assert_cmpuint (rung_record_get_day (record, RUNG_GOAL_DUE), ==, rung_day_from_text ("2026-12-05"));
  assert_steps (fixture, "Left there");
  record = rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, other);
  g_assert_false (rung_record_has (record, RUNG_GOAL_WHY));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, "Add a step"))), ==, "");
}

/* --- Steps --- */

static GtkWidget *
get_step_row (Fixture *fixture,
              guint    position)
{
  GtkWidget *list = gtk_widget_get_parent (get_row (fixture, "Add a step"));

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) position));
}

static void
test_enter_adds_a_step_and_stays (Fixture       *fixture,
                                  gconstpointer  data)
{
  GtkWidget *row = get_row (fixture, "Add a step");

  focus (row);
  enter (row, "First");
  g_assert_true (has_focus (fixture, row));
  enter (row, "Second");
  g_assert_true (has_focus (fixture, row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  assert_steps (fixture, "First, Second");
  act (fixture, "win.undo");
  assert_steps (fixture, "First");
}

/* The row that adds is pushed down by what it added. */
static void
test_many_steps_leave_the_entry_in_view (Fixture       *fixture,
                                         gconstpointer  data)
{
  GtkWidget *row = get_row (fixture, "Add a step");

  settle (row);
  focus (row);
  assert_in_view (row);
  for (guint i = 0; i < 12; i++)
    enter (row, "One more");
  assert_in_view (row);
}

static void
test_pasted_lines_are_one_edit (Fixture       *fixture,
                                gconstpointer  data)
{
  GtkWidget *row = get_row (fixture, "Add a step");
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (text), "Collect\nDraft\n\nReview");
  focus (row);
  g_assert_true (gtk_widget_activate_action (text, "clipboard.paste", NULL));
  spin (200);
  assert_steps (fixture, "Collect, Draft, Review");
  g_assert_true (has_focus (fixture, row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  act (fixture, "win.undo");
  assert_steps (fixture, "");
}

static GtkWidget *
open_details (GtkWidget *row)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (find_type (row, GTK_TYPE_MENU_BUTTON));

  /* Where it can be seen: what is scrolled away has no place on the screen. */
  settle (row);
  focus (row);
  assert_in_view (row);
  gtk_menu_button_popup (button);
  spin (50);
  return GTK_WIDGET (gtk_menu_button_get_popover (button));
}

static void
test_owner_and_due_of_a_step (Fixture       *fixture,
                              gconstpointer  data)
{
  GtkWidget *popover, *row;
  RungRecord *step;

  enter (get_row (fixture, "Add a step"), "Draft");
  row = get_step_row (fixture, 0);
  popover = open_details (row);
  g_assert_true (RUNG_IS_STEP_POPOVER (popover));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (popover, "Who does it")), 1);
  enter (find_row (popover, "Due"), "30 Nov 2026");
  g_assert_true (gtk_widget_get_mapped (popover));

  step = rung_plan_get_nth (get_plan (fixture), RUNG_KIND_STEP, 0);
  g_assert_cmpint (rung_record_get_integer (step, RUNG_STEP_OWNER), ==, 1);
  g_assert_cmpuint (rung_record_get_day (step, RUNG_STEP_DUE), ==, rung_day_from_text ("2026-11-30"));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Step · Mentor · due 30 Nov");
  act (fixture, "win.undo");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Step · Mentor");
}

static void
test_step_moves_by_key (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWidget *row;

  enter (get_row (fixture, "Add a step"), "One\nTwo\nThree");
  row = get_step_row (fixture, 0);
  focus (row);
  press_key (row, GDK_KEY_Down, GDK_ALT_MASK);
  assert_steps (fixture, "Two, One, Three");
  g_assert_true (row == get_step_row (fixture, 1));
  g_assert_true (has_focus (fixture, row));
  /* What is being typed comes along; past the end nothing moves. */
  type (row, "One more");
  press_key (row, GDK_KEY_Down, GDK_ALT_MASK);
  press_key (row, GDK_KEY_Down, GDK_ALT_MASK);
  assert_steps (fixture, "Two, Three, One more");
  press_key (row, GDK_KEY_Up, GDK_ALT_MASK);
  assert_steps (fixture, "Two, One more, Three");
  g_assert_true (has_focus (fixture, row));
}

static void
test_step_is_ticked_and_removed (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(GPtrArray) steps = NULL;
  GtkWidget *check;

  enter (get_row (fixture, "Add a step"), "One\nTwo");
  check = find_type (get_step_row (fixture, 0), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  steps = rung_plan_list_steps (get_plan (fixture), fixture->uid);
  g_assert_true (rung_record_has (steps->pdata[0], RUNG_STEP_DONE_DAY));
  act (fixture, "win.undo");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  focus (check);
  press_key (check, GDK_KEY_Delete, 0);
  assert_steps (fixture, "Two");
  g_assert_true (has_focus (fixture, get_step_row (fixture, 0)));
}

/* --- Rest --- */

static void
test_rest_asks_for_its_reason (Fixture       *fixture,
                               gconstpointer  data)
{
  GtkWidget *row = find_row (fixture->pane, "Why was it dropped?");

  g_assert_false (gtk_widget_get_visible (row));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "goal.pause", NULL));
  spin (20);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Why does it rest?");
  g_assert_true (has_focus (fixture, row));
  enter (row, "Waiting for the budget");
  g_assert_cmpstr (rung_record_get_text (get_goal (fixture), RUNG_GOAL_REASON), ==, "Waiting for the budget");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "goal.reopen", NULL));
  spin (20);
  g_assert_false (gtk_widget_get_visible (row));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "goal.drop", NULL));
  spin (20);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Why was it dropped?");
  g_assert_true (has_focus (fixture, row));
}

/* --- Check-ins --- */

static void
test_check_in_has_percent_day_and_privacy (Fixture       *fixture,
                                           gconstpointer  data)
{
  GtkWidget *row = get_row (fixture, "How is it going?");
  g_autoptr(GPtrArray) check_ins = NULL;
  GtkWidget *popover;

  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "Progress by")), RUNG_PROGRESS_BY_HAND);
  type (row, "Draft is out");
  popover = open_details (row);
  type (find_row (popover, "Percent after it"), "60");
  type (find_row (popover, "Day"), "20 Nov 2026");
  gtk_switch_set_active (GTK_SWITCH (find_type (popover, GTK_TYPE_SWITCH)), TRUE);
  press (popover, "Add Check-in");

  check_ins = rung_plan_list_check_ins (get_plan (fixture), fixture->uid);
  g_assert_cmpuint (check_ins->len, ==, 1);
  g_assert_cmpstr (rung_record_get_text (check_ins->pdata[0], RUNG_CHECK_IN_TEXT), ==, "Draft is out");
  g_assert_cmpint (rung_record_get_integer (check_ins->pdata[0], RUNG_CHECK_IN_PERCENT), ==, 60);
  g_assert_cmpuint (rung_record_get_day (check_ins->pdata[0], RUNG_CHECK_IN_DAY), ==, rung_day_from_text ("2026-11-20"));
  g_assert_true (rung_record_get_integer (check_ins->pdata[0], RUNG_CHECK_IN_PRIVATE));
  g_assert_cmpfloat (rung_progress_of_goal (get_plan (fixture), get_goal (fixture)), ==, 0.6);
  g_assert_true (has_focus (fixture, row));
  /* The next begins anew. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (popover, "Percent after it"))), ==, "");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (find_type (popover, GTK_TYPE_SWITCH))));
}

static void
test_percent_is_taken_from_the_note (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr(GPtrArray) check_ins = NULL;
  GtkWidget *row;

  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "Progress by")), RUNG_PROGRESS_BY_HAND);
  enter (get_row (fixture, "How is it going?"), "Half is there, 50 %");
  check_ins = rung_plan_list_check_ins (get_plan (fixture), fixture->uid);
  g_assert_cmpuint (check_ins->len, ==, 1);
  g_assert_cmpstr (rung_record_get_text (check_ins->pdata[0], RUNG_CHECK_IN_TEXT), ==, "Half is there");
  g_assert_cmpfloat (rung_progress_of_goal (get_plan (fixture), get_goal (fixture)), ==, 0.5);
  /* It is corrected where it stands. */
  row = find_type (GTK_WIDGET (fixture->pane), RUNG_TYPE_CHECK_IN_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  enter (find_row (row, "Text"), "Three quarters are");
  enter (find_row (row, "Percent after it"), "75");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Three quarters are");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "23 Nov · 75 %");
}

/* --- Hints --- */

static void
test_hint_leads_to_its_row (Fixture       *fixture,
                            gconstpointer  data)
{
  GtkWidget *hints = find_type (GTK_WIDGET (fixture->pane), RUNG_TYPE_GOAL_HINTS);

  g_assert_true (gtk_widget_get_visible (hints));
  press (hints, "Say When");
  g_assert_true (has_focus (fixture, get_row (fixture, "Done when")));
  press (hints, "Set a Date");
  g_assert_true (has_focus (fixture, get_row (fixture, "Due")));
  enter (get_row (fixture, "Done when"), "It is read");
  g_assert_null (find_button (hints, "Say When"));
  enter (get_row (fixture, "Due"), "30 Nov 2026");
  g_assert_false (gtk_widget_get_visible (hints));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "goal.complete", NULL));
  spin (20);
  g_assert_true (gtk_widget_get_visible (hints));
  press (hints, "Add Evidence");
  g_assert_true (has_focus (fixture, get_row (fixture, "What shows it? A sentence, a link or a file")));
}

/* --- Long and odd texts --- */

static char *
repeat (const char *word)
{
  GString *text = g_string_sized_new (LONG);

  while (text->len < LONG)
    g_string_append (text, word);
  g_string_truncate (text, LONG - 1);
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

static void
test_long_texts_are_shown_and_kept (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autofree char *title = repeat ("runbook ");
  g_autofree char *note = repeat ("a line of it\n");
  gint64 start = g_get_monotonic_time ();
  GtkWidget *head;

  set_goal (fixture, RUNG_GOAL_TITLE, g_variant_new_string (title));
  set_goal (fixture, RUNG_GOAL_NOTE, g_variant_new_string (note));
  spin (300);
  head = find_class (GTK_WIDGET (fixture->pane), "title-2");
  g_assert_cmpint (g_utf8_strlen (gtk_label_get_text (GTK_LABEL (head)), -1), <=, 301);
  g_assert_cmpint (gtk_widget_get_height (head), <, 600);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);

  /* Leaving rows that show it changes nothing. */
  focus (get_row (fixture, "Title"));
  focus (get_row (fixture, "Note"));
  focus (get_row (fixture, "Why"));
  g_assert_true (g_str_equal (rung_record_get_text (get_goal (fixture), RUNG_GOAL_TITLE), title));
  g_assert_true (g_str_equal (rung_record_get_text (get_goal (fixture), RUNG_GOAL_NOTE), note));
}

static void
test_markup_is_text (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *odd = "<b>A & B</b> &lt; _x";
  GtkWidget *head;

  enter (get_row (fixture, "Title"), odd);
  enter (get_row (fixture, "Why"), odd);
  enter (get_row (fixture, "Add a step"), odd);
  enter (get_row (fixture, "How is it going?"), odd);
  head = find_class (GTK_WIDGET (fixture->pane), "title-2");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (head)), ==, odd);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_step_row (fixture, 0))), ==, odd);
  g_assert_cmpstr (rung_record_get_text (get_goal (fixture), RUNG_GOAL_WHY), ==, odd);
  g_assert_true (says (find_type (GTK_WIDGET (fixture->pane), RUNG_TYPE_CHECK_IN_ROW), odd));
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

#define ADD(claim, function) g_test_add ("/ui/goal-pane/" claim, Fixture, NULL, set_up, function, tear_down)
  ADD ("each-entry-commits-and-comes-back", test_each_entry_commits_and_comes_back);
  ADD ("each-choice-commits-and-comes-back", test_each_choice_commits_and_comes_back);
  ADD ("private-commits-and-comes-back", test_private_commits_and_comes_back);
  ADD ("rows-follow-what-progress-goes-by", test_rows_follow_what_progress_goes_by);
  ADD ("another-goal-commits-what-was-typed", test_another_goal_commits_what_was_typed);
  ADD ("enter-adds-a-step-and-stays", test_enter_adds_a_step_and_stays);
  ADD ("many-steps-leave-the-entry-in-view", test_many_steps_leave_the_entry_in_view);
  ADD ("pasted-lines-are-one-edit", test_pasted_lines_are_one_edit);
  ADD ("owner-and-due-of-a-step", test_owner_and_due_of_a_step);
  ADD ("step-moves-by-key", test_step_moves_by_key);
  ADD ("step-is-ticked-and-removed", test_step_is_ticked_and_removed);
  ADD ("rest-asks-for-its-reason", test_rest_asks_for_its_reason);
  ADD ("check-in-has-percent-day-and-privacy", test_check_in_has_percent_day_and_privacy);
  ADD ("percent-is-taken-from-the-note", test_percent_is_taken_from_the_note);
  ADD ("hint-leads-to-its-row", test_hint_leads_to_its_row);
  ADD ("long-texts-are-shown-and-kept", test_long_texts_are_shown_and_kept);
  ADD ("markup-is-text", test_markup_is_text);
  return g_test_run ();
}
