/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every field of a goal, its steps and its check-ins, edited in the pane of a window. */

#include "rung-destroy-window.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "rung-check-in-row.h"
#include "rung-choice-row.h"
#include "rung-day.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-goal-fields.h"
#include "rung-goal-hints.h"
#include "rung-goal-pane.h"
#include "rung-measure-chart.h"
#include "rung-paths.h"
#include "rung-section.h"
#include "rung-switch-row.h"
#include "rung-text-row.h"
#include "rung-ui.h"
#include "rung-window.h"

typedef struct
{
  RungStore  *store;
  GtkWidget  *window;
  GtkWidget  *pane;
  GtkWidget  *fields;
  const char *goal;  /* "Trace the p99 latency spikes": by a measure, active */
  const char *other; /* "Design review for search": by hand, active */
} Fixture;

static void
spin (void)
{
  for (int i = 0; i < 60; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static RungPlan *
get_plan (Fixture *fixture)
{
  return rung_store_get_plan (fixture->store);
}

static RungRecord *
find_goal (Fixture    *fixture,
           const char *title)
{
  for (guint i = 0; i < rung_plan_get_n_records (get_plan (fixture), RUNG_KIND_GOAL); i++)
    {
      RungRecord *goal = rung_plan_get_nth (get_plan (fixture), RUNG_KIND_GOAL, i);

      if (g_strcmp0 (rung_record_get_text (goal, RUNG_GOAL_TITLE), title) == 0)
        return goal;
    }
  g_assert_not_reached ();
}

static RungRecord *
get_goal (Fixture *fixture)
{
  return rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, rung_goal_pane_get_goal (RUNG_GOAL_PANE (fixture->pane)));
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

/* A row, a section by their title. */
static GtkWidget *
find_titled (GtkWidget  *root,
             const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (root) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  if (RUNG_IS_SECTION (root) && g_strcmp0 (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_titled (child, title);
  return found;
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

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = rung_window_new (NULL);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.sample", "s", "engineer"));
  fixture->store = g_object_ref (rung_window_get_store (RUNG_WINDOW (fixture->window)));
  fixture->goal = rung_record_get_uid (find_goal (fixture, "Trace the p99 latency spikes"));
  fixture->other = rung_record_get_uid (find_goal (fixture, "Design review for search"));
  gtk_window_present (GTK_WINDOW (fixture->window));
  rung_window_show_goal (RUNG_WINDOW (fixture->window), fixture->goal);
  fixture->pane = find_type (fixture->window, RUNG_TYPE_GOAL_PANE);
  fixture->fields = find_type (fixture->pane, RUNG_TYPE_GOAL_FIELDS);
  spin ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  destroy_window (fixture->window);
  spin ();
  /* Each test begins with the sample as it was. */
  while (rung_store_can_undo (fixture->store))
    g_assert_true (rung_store_undo (fixture->store, NULL));
  g_clear_object (&fixture->store);
}

static void
undo (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (rung_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  spin ();
}

/* --- Fields --- */

static GtkTextBuffer *
get_buffer (GtkWidget *row)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (rung_text_row_get_view (RUNG_TEXT_ROW (row))));
}

/* What a row shows, whatever sort of row it is. */
static char *
dup_shown (GtkWidget *row)
{
  char *text = NULL;

  if (RUNG_IS_FIELD_ROW (row))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  if (ADW_IS_COMBO_ROW (row))
    return g_strdup_printf ("%u", adw_combo_row_get_selected (ADW_COMBO_ROW (row)));
  if (RUNG_IS_SWITCH_ROW (row))
    return g_strdup (gtk_switch_get_active (GTK_SWITCH (find_type (row, GTK_TYPE_SWITCH))) ? "1" : "0");
  g_object_get (get_buffer (row), "text", &text, NULL);
  return text;
}

static void
enter (GtkWidget  *row,
       const char *text)
{
  if (RUNG_IS_FIELD_ROW (row))
    {
      gtk_editable_set_text (GTK_EDITABLE (row), text);
      rung_field_row_commit (RUNG_FIELD_ROW (row));
    }
  else if (ADW_IS_COMBO_ROW (row))
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) g_ascii_strtoll (text, NULL, 10));
  else if (RUNG_IS_SWITCH_ROW (row))
    gtk_switch_set_active (GTK_SWITCH (find_type (row, GTK_TYPE_SWITCH)), *text == '1');
  else
    {
      gtk_text_buffer_set_text (get_buffer (row), text, -1);
      rung_text_row_commit (RUNG_TEXT_ROW (row));
    }
}

static const struct { const char *goal; guint field; const char *text; } entered[] = {
  { "Trace the p99 latency spikes", RUNG_GOAL_TITLE, "Trace them all" },
  { "Trace the p99 latency spikes", RUNG_GOAL_WHY, "Users wait.\nThey leave." },
  { "Trace the p99 latency spikes", RUNG_GOAL_DONE_WHEN, "Below 300 ms\nfor a week" },
  { "Trace the p99 latency spikes", RUNG_GOAL_STATUS, "2" },
  { "Weekly debugging clinic", RUNG_GOAL_REASON, "The team is on leave" },
  { "Trace the p99 latency spikes", RUNG_GOAL_PRIORITY, "0" },
  { "Trace the p99 latency spikes", RUNG_GOAL_WAY, "2" },
  { "Trace the p99 latency spikes", RUNG_GOAL_START, "1 Oct 2026" },
  { "Trace the p99 latency spikes", RUNG_GOAL_DUE, "1 Mar 2027" },
  { "Own the billing rewrite", RUNG_GOAL_DONE_DAY, "2 May 2026" },
  { "Trace the p99 latency spikes", RUNG_GOAL_PROGRESS_BY, "1" },
  { "Trace the p99 latency spikes", RUNG_GOAL_MEASURE_FROM, "950" },
  { "Trace the p99 latency spikes", RUNG_GOAL_MEASURE_TO, "250" },
  { "Trace the p99 latency spikes", RUNG_GOAL_MEASURE_NOW, "500" },
  { "Trace the p99 latency spikes", RUNG_GOAL_UNIT, "milliseconds" },
  { "Trace the p99 latency spikes", RUNG_GOAL_EFFORT_HOURS, "12.5" },
  { "Trace the p99 latency spikes", RUNG_GOAL_PRIVATE, "1" },
  { "Trace the p99 latency spikes", RUNG_GOAL_NOTE, "Ask Sam.\nAsk again." },
};

static void
test_every_field_commits_and_is_undone (Fixture       *fixture,
                                        gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (entered); i++)
    {
      GtkWidget *row = rung_goal_fields_get_row (RUNG_GOAL_FIELDS (fixture->fields), entered[i].field);
      g_autofree char *before = NULL, *shown = NULL, *after = NULL;
      g_autoptr(RungRecord) record = NULL;

      g_test_message ("%s", rung_kind_get_field (RUNG_KIND_GOAL, entered[i].field)->name);
      rung_window_show_goal (RUNG_WINDOW (fixture->window), rung_record_get_uid (find_goal (fixture, entered[i].goal)));
      record = rung_record_ref (get_goal (fixture));
      g_assert_true (gtk_widget_get_visible (row));
      before = dup_shown (row);
      enter (row, entered[i].text);
      g_assert_false (rung_record_field_equal (record, get_goal (fixture), entered[i].field));
      shown = dup_shown (row);
      if (!g_str_equal (rung_kind_get_field (RUNG_KIND_GOAL, entered[i].field)->name, "due") &&
          rung_kind_get_field (RUNG_KIND_GOAL, entered[i].field)->type != RUNG_FIELD_DAY)
        g_assert_cmpstr (shown, ==, entered[i].text);
      undo (fixture);
      g_assert_true (rung_record_equal (record, get_goal (fixture)));
      after = dup_shown (row);
      g_assert_cmpstr (after, ==, before);
    }
}

/* By hand, of a goal without check-ins: the newest of those would win. */
static void
test_percent_is_edited_where_it_is_by_hand (Fixture       *fixture,
                                            gconstpointer  data)
{
  GtkWidget *by = rung_goal_fields_get_row (RUNG_GOAL_FIELDS (fixture->fields), RUNG_GOAL_PROGRESS_BY);
  GtkWidget *row = rung_goal_fields_get_row (RUNG_GOAL_FIELDS (fixture->fields), RUNG_GOAL_PERCENT);

  rung_window_show_goal (RUNG_WINDOW (fixture->window), rung_record_get_uid (find_goal (fixture, "Lead the checkout redesign")));
  g_assert_false (gtk_widget_get_visible (row));
  adw_combo_row_set_selected (ADW_COMBO_ROW (by), RUNG_PROGRESS_BY_HAND);
  g_assert_true (gtk_widget_get_visible (row));
  enter (row, "40 %");
  g_assert_cmpint (rung_record_get_integer (get_goal (fixture), RUNG_GOAL_PERCENT), ==, 40);
}

static void
test_failed_write_keeps_the_text (Fixture       *fixture,
                                  gconstpointer  data)
{
  GtkWidget *row = rung_goal_fields_get_row (RUNG_GOAL_FIELDS (fixture->fields), RUNG_GOAL_NOTE);
  g_autofree char *typed = NULL;
  struct rlimit before, none;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  none = before;
  none.rlim_cur = 1;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
  enter (row, "Not yet");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  typed = dup_shown (row);
  g_assert_cmpstr (typed, ==, "Not yet");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (rung_record_get_text (get_goal (fixture), RUNG_GOAL_NOTE), !=, "Not yet");
  g_assert_true (rung_text_row_commit (RUNG_TEXT_ROW (row)));
  g_assert_cmpstr (rung_record_get_text (get_goal (fixture), RUNG_GOAL_NOTE), ==, "Not yet");
}

static void
test_another_goal_commits_what_was_typed (Fixture       *fixture,
                                          gconstpointer  data)
{
  GtkWidget *note = rung_goal_fields_get_row (RUNG_GOAL_FIELDS (fixture->fields), RUNG_GOAL_NOTE);
  GtkWidget *unit = rung_goal_fields_get_row (RUNG_GOAL_FIELDS (fixture->fields), RUNG_GOAL_UNIT);
  RungRecord *goal;

  gtk_text_buffer_set_text (get_buffer (note), "Typed and left", -1);
  gtk_editable_set_text (GTK_EDITABLE (unit), "millis");
  rung_window_show_goal (RUNG_WINDOW (fixture->window), fixture->other);
  goal = rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, fixture->goal);
  g_assert_cmpstr (rung_record_get_text (goal, RUNG_GOAL_NOTE), ==, "Typed and left");
  g_assert_cmpstr (rung_record_get_text (goal, RUNG_GOAL_UNIT), ==, "millis");
  g_assert_cmpstr (rung_record_get_text (get_goal (fixture), RUNG_GOAL_NOTE), !=, "Typed and left");
}

static void
test_drop_asks_for_the_reason (Fixture       *fixture,
                               gconstpointer  data)
{
  GtkWidget *row = rung_goal_fields_get_row (RUNG_GOAL_FIELDS (fixture->fields), RUNG_GOAL_REASON);
  GtkWidget *view = rung_text_row_get_view (RUNG_TEXT_ROW (row));

  g_assert_false (gtk_widget_get_visible (row));
  g_assert_true (gtk_widget_activate_action (fixture->pane, "goal.drop", NULL));
  spin ();
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == view);
  enter (row, "No longer mine");
  g_assert_cmpstr (rung_record_get_text (get_goal (fixture), RUNG_GOAL_REASON), ==, "No longer mine");
  undo (fixture);
  undo (fixture);
  g_assert_false (gtk_widget_get_visible (row));
}

static void
test_hint_leads_to_the_date (Fixture       *fixture,
                             gconstpointer  data)
{
  GtkWidget *hints = find_type (fixture->pane, RUNG_TYPE_GOAL_HINTS);
  GtkWidget *due = rung_goal_fields_get_row (RUNG_GOAL_FIELDS (fixture->fields), RUNG_GOAL_DUE);
  GtkWidget *button;

  g_assert_null (find_button (hints, "Set a Date"));
  enter (due, "");
  button = find_button (hints, "Set a Date");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), due));
  enter (due, "1 Mar 2027");
  g_assert_null (find_button (hints, "Set a Date"));
}

static void
test_measure_is_drawn (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkWidget *chart = find_type (fixture->fields, RUNG_TYPE_MEASURE_CHART);

  g_assert_true (gtk_widget_get_mapped (chart));
  rung_window_show_goal (RUNG_WINDOW (fixture->window), fixture->other);
  spin ();
  g_assert_false (gtk_widget_get_mapped (chart));
}

/* --- Steps --- */

static GtkWidget *
get_add_row (Fixture    *fixture,
             const char *section)
{
  return rung_section_get_add_row (RUNG_SECTION (find_titled (fixture->pane, section)));
}

static GPtrArray *
list_steps (Fixture *fixture)
{
  return rung_plan_list_steps (get_plan (fixture), rung_goal_pane_get_goal (RUNG_GOAL_PANE (fixture->pane)));
}

static void
assert_step (Fixture    *fixture,
             int         place_from_end,
             const char *title)
{
  g_autoptr(GPtrArray) steps = list_steps (fixture);

  g_assert_cmpstr (rung_record_get_text (steps->pdata[(int) steps->len - place_from_end], RUNG_STEP_TITLE), ==, title);
}

static void
test_enter_adds_the_next_step (Fixture       *fixture,
                               gconstpointer  data)
{
  GtkWidget *row = get_add_row (fixture, "Steps");

  gtk_widget_grab_focus (row);
  for (int i = 0; i < 2; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), i == 0 ? "Measure" : "Mend");
      g_signal_emit_by_name (row, "entry-activated");
      spin ();
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), row));
    }
  assert_step (fixture, 2, "Measure");
  assert_step (fixture, 1, "Mend");
}

static void
test_pasted_lines_are_one_step_of_undo (Fixture       *fixture,
                                        gconstpointer  data)
{
  GtkWidget *row = get_add_row (fixture, "Steps");
  g_autoptr(GPtrArray) before = list_steps (fixture);
  g_autoptr(GPtrArray) with_three = NULL;
  g_autoptr(GPtrArray) after = NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), "- Measure\n- [x] Mend\n\n- Tell\n");
  spin ();
  with_three = list_steps (fixture);
  g_assert_cmpuint (with_three->len, ==, before->len + 3);
  g_assert_true (rung_record_has (with_three->pdata[with_three->len - 2], RUNG_STEP_DONE_DAY));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  g_assert_nonnull (find_type (fixture->window, g_type_from_name ("AdwToastWidget")));
  undo (fixture);
  after = list_steps (fixture);
  g_assert_cmpuint (after->len, ==, before->len);
}

static GtkWidget *
find_step_row (Fixture    *fixture,
               const char *title)
{
  GtkWidget *list = gtk_widget_get_ancestor (get_add_row (fixture, "Steps"), GTK_TYPE_LIST_BOX);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (RUNG_IS_FIELD_ROW (row) && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), title) == 0)
      return row;
  g_assert_not_reached ();
}

static void
test_step_has_owner_and_due_day (Fixture       *fixture,
                                 gconstpointer  data)
{
  GtkWidget *add = get_add_row (fixture, "Steps");
  GtkWidget *row, *popover;
  g_autoptr(GPtrArray) steps = NULL;
  RungRecord *step;

  gtk_editable_set_text (GTK_EDITABLE (add), "Measure");
  g_signal_emit_by_name (add, "entry-activated");
  spin ();
  row = find_step_row (fixture, "Measure");
  /* A popover wants its button on the screen. */
  gtk_widget_grab_focus (row);
  spin ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (find_type (row, GTK_TYPE_MENU_BUTTON)));
  spin ();
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (find_type (row, GTK_TYPE_MENU_BUTTON))));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_type (popover, RUNG_TYPE_CHOICE_ROW)), RUNG_STEP_OWNER_MENTOR);
  enter (find_titled (popover, "Due"), "4 Dec 2026");
  steps = list_steps (fixture);
  step = steps->pdata[steps->len - 1];
  g_assert_cmpint (rung_record_get_integer (step, RUNG_STEP_OWNER), ==, RUNG_STEP_OWNER_MENTOR);
  g_assert_cmpuint (rung_record_get_day (step, RUNG_STEP_DUE), ==, rung_day_from_text ("2026-12-04"));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Step · Mentor · due 4 Dec");
}

/* As the menu of a step does it; the same function serves Alt+Up. */
static void
test_step_moves_and_keeps_the_focus (Fixture       *fixture,
                                     gconstpointer  data)
{
  GtkWidget *add = get_add_row (fixture, "Steps");
  GtkWidget *row;
  GtkWidget *menu;

  gtk_editable_set_text (GTK_EDITABLE (add), "Measure\nMend");
  spin ();
  row = find_step_row (fixture, "Mend");
  gtk_widget_grab_focus (row);
  spin ();
  menu = find_type (row, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  g_signal_emit_by_name (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)), "moved", -1);
  spin ();
  assert_step (fixture, 2, "Mend");
  assert_step (fixture, 1, "Measure");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), row));
}

/* --- Check-ins --- */

static void
test_check_in_has_percent_day_and_privacy (Fixture       *fixture,
                                           gconstpointer  data)
{
  GtkWidget *add, *popover;
  g_autoptr(GPtrArray) check_ins = NULL;
  RungRecord *newest;

  rung_window_show_goal (RUNG_WINDOW (fixture->window), fixture->other);
  add = get_add_row (fixture, "Check-ins");
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (find_type (add, GTK_TYPE_MENU_BUTTON))));
  gtk_editable_set_text (GTK_EDITABLE (add), "Half of it is read");
  gtk_editable_set_text (GTK_EDITABLE (find_titled (popover, "Percent after it")), "55");
  gtk_switch_set_active (GTK_SWITCH (find_type (popover, GTK_TYPE_SWITCH)), TRUE);
  g_signal_emit_by_name (find_button (popover, "Add Check-in"), "clicked");
  spin ();
  check_ins = rung_plan_list_check_ins (get_plan (fixture), fixture->other);
  newest = check_ins->pdata[0];
  g_assert_cmpstr (rung_record_get_text (newest, RUNG_CHECK_IN_TEXT), ==, "Half of it is read");
  g_assert_cmpint (rung_record_get_integer (newest, RUNG_CHECK_IN_PERCENT), ==, 55);
  g_assert_true (rung_record_get_boolean (newest, RUNG_CHECK_IN_PRIVATE));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add)), ==, "");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (find_type (popover, GTK_TYPE_SWITCH))));
}

static void
test_check_in_is_edited_in_place (Fixture       *fixture,
                                  gconstpointer  data)
{
  GtkWidget *row;
  g_autoptr(GPtrArray) check_ins = NULL;

  rung_window_show_goal (RUNG_WINDOW (fixture->window), fixture->other);
  spin ();
  row = find_type (find_titled (fixture->pane, "Check-ins"), RUNG_TYPE_CHECK_IN_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  enter (find_titled (row, "Text"), "It went\nwell");
  enter (find_titled (row, "Percent after it"), "65");
  check_ins = rung_plan_list_check_ins (get_plan (fixture), fixture->other);
  g_assert_cmpstr (rung_record_get_text (check_ins->pdata[0], RUNG_CHECK_IN_TEXT), ==, "It went\nwell");
  g_assert_cmpint (rung_record_get_integer (check_ins->pdata[0], RUNG_CHECK_IN_PERCENT), ==, 65);
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
  g_autofree char *folder = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rung-goal-pane-XXXXXX", &error);
  g_assert_no_error (error);
  rung_paths_set_data_dir (folder);
  g_setenv ("RUNG_TODAY", "2026-11-23", TRUE);
  rung_ui_init_words ();
  adw_init ();
  rung_ui_init ();

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/ui/goal-pane/every-field-commits-and-is-undone", test_every_field_commits_and_is_undone);
  TEST ("/ui/goal-pane/percent-is-edited-where-it-is-by-hand", test_percent_is_edited_where_it_is_by_hand);
  TEST ("/ui/goal-pane/failed-write-keeps-the-text", test_failed_write_keeps_the_text);
  TEST ("/ui/goal-pane/another-goal-commits-what-was-typed", test_another_goal_commits_what_was_typed);
  TEST ("/ui/goal-pane/drop-asks-for-the-reason", test_drop_asks_for_the_reason);
  TEST ("/ui/goal-pane/hint-leads-to-the-date", test_hint_leads_to_the_date);
  TEST ("/ui/goal-pane/measure-is-drawn", test_measure_is_drawn);
  TEST ("/ui/goal-pane/enter-adds-the-next-step", test_enter_adds_the_next_step);
  TEST ("/ui/goal-pane/pasted-lines-are-one-step-of-undo", test_pasted_lines_are_one_step_of_undo);
  TEST ("/ui/goal-pane/step-has-owner-and-due-day", test_step_has_owner_and_due_day);
  TEST ("/ui/goal-pane/step-moves-and-keeps-the-focus", test_step_moves_and_keeps_the_focus);
  TEST ("/ui/goal-pane/check-in-has-percent-day-and-privacy", test_check_in_has_percent_day_and_privacy);
  TEST ("/ui/goal-pane/check-in-is-edited-in-place", test_check_in_is_edited_in_place);
#undef TEST
  result = g_test_run ();
  remove_tree (folder);
  return result;
}
