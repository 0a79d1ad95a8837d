/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline on a screen: that everything on it is a named widget in time order, that
 * it follows the plan, and that a large plan costs no more than a small one. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "rung-destroy-window.h"
#include "rung-edit.h"
#include "rung-goal-bar.h"
#include "rung-idea-button.h"
#include "rung-lane.h"
#include "rung-library.h"
#include "rung-paths.h"
#include "rung-random-plan.h"
#include "rung-rung-button.h"
#include "rung-sum-bar.h"
#include "rung-timeline-canvas.h"
#include "rung-timeline-view.h"
#include "rung-ui.h"
#include "rung-uid.h"
#include "rung-watch-flag.h"

#define TODAY "2026-11-23"
#define NOW_USEC G_GINT64_CONSTANT (1795428000000000)

typedef struct
{
  char      *folder;
  char      *path;
  RungStore *store;
  GtkWidget *window;
  GtkWidget *view;
  char      *engineer;       /* uids */
  char      *responsibility; /* the engineer's first */
} Fixture;

/* --- A plan on a screen ----------------------------------------------------------- */

static char *
find_uid (RungSnapshot *snapshot,
          RungKind      kind,
          guint         id_field,
          const char   *id)
{
  guint first, n_records;

  rung_snapshot_get_range (snapshot, kind, &first, &n_records);
  for (guint i = first; i < first + n_records; i++)
    if (g_strcmp0 (rung_record_get_text (rung_snapshot_get (snapshot, i), id_field), id) == 0)
      return g_strdup (rung_record_get_uid (rung_snapshot_get (snapshot, i)));
  g_assert_not_reached ();
}

static RungSnapshot *
make_plan (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) ladder = rung_library_find_ladder ("software", &error);
  RungNewPlan settings = { .title = "My career", .since = rung_day_from_text ("2021-07-01"),
                           .career_start = rung_day_from_text ("2018-07-01") };
  RungSnapshot *plan;

  g_assert_no_error (error);
  fixture->engineer = find_uid (ladder, RUNG_KIND_ROLE, RUNG_ROLE_ID, "engineer");
  fixture->responsibility = find_uid (ladder, RUNG_KIND_RESPONSIBILITY, RUNG_RESPONSIBILITY_ID, "engineer.core-features");
  settings.role = fixture->engineer;
  plan = rung_edit_new_plan (ladder, &settings, rung_day_from_text (TODAY), &error);
  g_assert_no_error (error);
  return plan;
}

/* The same plan with that many goals of the engineer's first responsibility. */
static RungSnapshot *
add_goals (Fixture      *fixture,
           RungSnapshot *plan,
           guint         n_goals)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  guint32 today = rung_day_from_text (TODAY);

  for (guint i = 0; i < rung_snapshot_get_size (plan); i++)
    g_ptr_array_add (records, rung_record_ref (rung_snapshot_get (plan, i)));
  for (guint i = 0; i < n_goals; i++)
    {
      g_autofree char *uid = rung_uid_new ();
      g_autofree char *link = rung_uid_new ();
      g_autofree char *title = g_strdup_printf ("Goal number %u", i);
      RungRecordBuilder builder;

      rung_record_builder_init (&builder, RUNG_KIND_GOAL, uid);
      rung_record_builder_set_integer (&builder, RUNG_GOAL_CREATED, NOW_USEC);
      rung_record_builder_set_text (&builder, RUNG_GOAL_TITLE, title);
      rung_record_builder_set_integer (&builder, RUNG_GOAL_STATUS, RUNG_GOAL_ACTIVE);
      rung_record_builder_set_day (&builder, RUNG_GOAL_START, today - 1000 + i % 900);
      rung_record_builder_set_day (&builder, RUNG_GOAL_DUE, today - 400 + i % 900);
      rung_record_builder_set_integer (&builder, RUNG_GOAL_ORDINAL, i);
      g_ptr_array_add (records, rung_record_builder_end (&builder));
      rung_record_builder_init (&builder, RUNG_KIND_GOAL_LINK, link);
      rung_record_builder_set_text (&builder, RUNG_GOAL_LINK_GOAL, uid);
      rung_record_builder_set_text (&builder, RUNG_GOAL_LINK_RESPONSIBILITY, fixture->responsibility);
      g_ptr_array_add (records, rung_record_builder_end (&builder));
    }
  return rung_snapshot_new_take (records);
}

static gboolean
count_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  guint *n_frames = data;

  (*n_frames)++;
  return G_SOURCE_CONTINUE;
}

/* Until all that was asked for is laid out, however slow the machine: a few frames. */
static void
settle (Fixture *fixture)
{
  guint n_frames = 0;
  guint id = gtk_widget_add_tick_callback (fixture->window, count_frame_cb, &n_frames, NULL);
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (n_frames < 4 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (fixture->window, id);
  g_assert_cmpuint (n_frames, >=, 4);
}

static void
show_at (Fixture *fixture,
         guint    n_goals,
         int      width,
         int      height)
{
  g_autoptr(RungSnapshot) plan = make_plan (fixture);
  g_autoptr(RungSnapshot) full = add_goals (fixture, plan, n_goals);
  g_autoptr(GError) error = NULL;

  fixture->store = rung_store_create (fixture->path, full, &error);
  g_assert_no_error (error);
  rung_timeline_view_set_store (RUNG_TIMELINE_VIEW (fixture->view), fixture->store);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static void
show (Fixture *fixture,
      guint    n_goals,
      int      width)
{
  show_at (fixture, n_goals, width, 700);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rung-timeline-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "plan.rung", NULL);
  fixture->window = gtk_window_new ();
  fixture->view = rung_timeline_view_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  destroy_window (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (fixture->view);
  if (fixture->store != NULL)
    g_assert_finalize_object (fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->engineer);
  g_free (fixture->responsibility);
}

/* All widgets of a type that are on the screen, in the order of the tree. */
static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (type != GTK_TYPE_WIDGET || gtk_widget_get_visible (widget)) &&
      (type == GTK_TYPE_WIDGET || gtk_widget_get_mapped (widget)))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
list_widgets (Fixture *fixture,
              GType    type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (fixture->view, type, found);
  return found;
}

static void
assert_name (gpointer    widget,
             const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  g_assert_cmpstr (other, ==, NULL);
}

static void
commit (Fixture       *fixture,
        RungChangeset *changeset,
        GError        *edit_error)
{
  g_autoptr(GError) error = NULL;

  g_assert_no_error (edit_error);
  rung_store_commit (fixture->store, changeset, RUNG_ORIGIN_USER, &error);
  g_assert_no_error (error);
  g_object_unref (changeset);
  settle (fixture);
}

/* Gives the new goal's uid. */
static char *
commit_goal_on (Fixture    *fixture,
                const char *title,
                const char *start,
                const char *due)
{
  RungNewGoal settings = { .title = title, .responsibility = fixture->responsibility,
                           .start = rung_day_from_text (start), .due = rung_day_from_text (due),
                           .priority = RUNG_PRIORITY_NORMAL };
  GError *error = NULL;
  RungChangeset *changeset = rung_edit_add_goal (rung_store_get_plan (fixture->store), &settings, NOW_USEC, &error);
  char *uid = g_strdup (rung_changeset_get_created_uid (changeset));

  commit (fixture, changeset, error);
  return uid;
}

static char *
commit_goal (Fixture    *fixture,
             const char *title)
{
  return commit_goal_on (fixture, title, "2026-02-01", "2026-11-14");
}

/* --- Career ----------------------------------------------------------------------- */

static void
test_rungs_say_their_sentences (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(GPtrArray) rungs = NULL;
  g_autoptr(GPtrArray) flags = NULL;

  show (fixture, 0, 1200);
  rungs = list_widgets (fixture, RUNG_TYPE_RUNG_BUTTON);
  flags = list_widgets (fixture, RUNG_TYPE_WATCH_FLAG);
  g_assert_cmpuint (rungs->len, ==, 5);
  g_assert_cmpuint (flags->len, ==, 1);
  assert_name (g_ptr_array_index (rungs, 0), "Role: Engineer, current, since July 2021, expected until March 2027, 0 of 2 responsibilities met");
  for (guint i = 0; i < rungs->len; i++)
    {
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (g_ptr_array_index (rungs, i)), GTK_ACCESSIBLE_ROLE_BUTTON);
      g_assert_true (gtk_widget_get_focusable (g_ptr_array_index (rungs, i)));
    }
  assert_name (g_ptr_array_index (flags, 0), "Watch point: Year 5: stay or turn?");
}

static void
test_a_commit_is_seen (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *uid = NULL;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) added = NULL;
  g_autoptr(GPtrArray) undone = NULL;
  GtkWidget *bar;
  GError *error = NULL;

  show (fixture, 0, 1200);
  before = list_widgets (fixture, RUNG_TYPE_GOAL_BAR);
  g_assert_cmpuint (before->len, ==, 0);

  uid = commit_goal (fixture, "Write the on-call runbook");
  added = list_widgets (fixture, RUNG_TYPE_GOAL_BAR);
  g_assert_cmpuint (added->len, ==, 1);
  bar = g_ptr_array_index (added, 0);
  g_assert_cmpstr (rung_goal_bar_get_uid (RUNG_GOAL_BAR (bar)), ==, uid);
  g_assert_true (gtk_widget_has_css_class (bar, "late"));
  gtk_widget_grab_focus (bar);

  commit (fixture, rung_edit_complete_goal (rung_store_get_plan (fixture->store), uid, rung_day_from_text (TODAY), &error), error);
  g_assert_true (gtk_widget_has_css_class (bar, "done"));
  g_assert_false (gtk_widget_has_css_class (bar, "late"));
  /* The same widget still, and the focus on it. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == bar);

  g_assert_true (rung_store_undo (fixture->store, &error));
  g_assert_true (rung_store_undo (fixture->store, &error));
  settle (fixture);
  undone = list_widgets (fixture, RUNG_TYPE_GOAL_BAR);
  g_assert_cmpuint (undone->len, ==, 0);
  /* Its bar is gone, the focus is not; it moves on a later frame when the machine is busy. */
  for (int i = 0; i < 50 && !RUNG_IS_RUNG_BUTTON (gtk_window_get_focus (GTK_WINDOW (fixture->window))); i++)
    settle (fixture);
  g_assert_true (RUNG_IS_RUNG_BUTTON (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
}

static void
remember_cb (GtkWidget  *view,
             const char *text,
             gpointer    data)
{
  char **remembered = data;

  g_free (*remembered);
  *remembered = g_strdup (text);
}

static void
remember_two_cb (GtkWidget  *view,
                 const char *first,
                 const char *second,
                 gpointer    data)
{
  char **remembered = data;

  g_free (*remembered);
  *remembered = g_strdup_printf ("%s %s", first != NULL ? first : "-", second != NULL ? second : "-");
}

static void
test_a_bar_says_which_goal (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *uid = NULL;
  g_autofree char *activated = NULL;
  g_autoptr(GPtrArray) bars = NULL;

  show (fixture, 0, 1200);
  uid = commit_goal (fixture, "Write the on-call runbook");
  g_signal_connect (fixture->view, "goal-activated", G_CALLBACK (remember_cb), &activated);
  bars = list_widgets (fixture, RUNG_TYPE_GOAL_BAR);
  g_signal_emit_by_name (g_ptr_array_index (bars, 0), "clicked");
  g_assert_cmpstr (activated, ==, uid);
}

static guint
count_widgets (guint n_goals,
               gboolean in_role)
{
  Fixture fixture = { 0 };
  guint n_widgets;

  set_up (&fixture, NULL);
  show (&fixture, n_goals, 1200);
  if (in_role)
    rung_timeline_view_open_role (RUNG_TIMELINE_VIEW (fixture.view), fixture.engineer);
  {
    g_autoptr(GPtrArray) widgets = list_widgets (&fixture, GTK_TYPE_WIDGET);

    n_widgets = widgets->len;
  }
  tear_down (&fixture, NULL);
  return n_widgets;
}

static void
test_ten_thousand_goals_cost_no_more_widgets_than_a_hundred (void)
{
  guint few = count_widgets (100, TRUE);

  g_assert_cmpuint (count_widgets (10000, TRUE), <=, few + 10);
  g_assert_cmpuint (few, <, 1000);
}

/* --- Zoom and pan ----------------------------------------------------------------- */

static RungTimePane *
get_canvas (Fixture *fixture)
{
  g_autoptr(GPtrArray) canvases = list_widgets (fixture, RUNG_TYPE_TIMELINE_CANVAS);

  g_assert_cmpuint (canvases->len, ==, 1);
  return g_ptr_array_index (canvases, 0);
}

/* All of them, seen or not. */
static guint
count_children (gpointer widget)
{
  guint n_children = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_children++;
  return n_children;
}

static void
zoom_to (Fixture    *fixture,
         const char *zoom)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_canvas (fixture)), "timeline.zoom", "s", zoom));
  settle (fixture);
}

static const char *const zooms[] = { "career", "role", "year", "quarter" };

static void
test_only_what_is_in_view_has_widgets (Fixture       *fixture,
                                       gconstpointer  data)
{
  RungTimePane *canvas;

  show (fixture, 10000, 1200);
  canvas = get_canvas (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      zoom_to (fixture, zooms[i]);
      for (guint j = 0; j < 6; j++)
        {
          rung_time_pane_pan_by (canvas, rung_time_pane_get_view (canvas).days * (j < 3 ? -0.4 : 0.4));
          settle (fixture);
          g_assert_cmpuint (count_children (canvas), <, 200);
        }
    }
}

/* The overview takes its strip after the zoom, and then too. */
static void
test_a_named_zoom_shows_the_role_with_its_goals (Fixture       *fixture,
                                                 gconstpointer  data)
{
  show_at (fixture, 0, 1000, 620);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  for (guint i = 0; i < 5; i++)
    g_free (commit_goal (fixture, "Write the on-call runbook"));
  for (guint i = 1; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autoptr(GPtrArray) bars = NULL;

      zoom_to (fixture, "career");
      zoom_to (fixture, zooms[i]);
      while (rung_time_pane_is_moving (get_canvas (fixture)))
        settle (fixture);
      settle (fixture);
      settle (fixture);
      g_assert_cmpint (rung_timeline_canvas_get_zoom (RUNG_TIMELINE_CANVAS (get_canvas (fixture))), ==, (int) i);
      bars = list_widgets (fixture, RUNG_TYPE_GOAL_BAR);
      g_assert_cmpuint (bars->len, ==, 5);
      for (guint j = 0; j < bars->len; j++)
        {
          GtkWidget *canvas = GTK_WIDGET (get_canvas (fixture));
          graphene_rect_t bounds;

          g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (bars, j), canvas, &bounds));
          g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (canvas));
        }
    }
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static void
test_zooming_keeps_the_day_under_the_pointer (Fixture       *fixture,
                                              gconstpointer  data)
{
  static const double factors[] = { 1.2, 3, 7, 0.4, 1 / 1.2 };
  RungTimePane *canvas;

  show (fixture, 50, 1200);
  for (guint direction = 0; direction < 2; direction++)
    {
      gtk_widget_set_default_direction (direction == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
      settle (fixture);
      zoom_to (fixture, "career");
      canvas = get_canvas (fixture);
      for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
        {
          double x = 400 + 50 * (double) i, day = rung_time_pane_get_day (canvas, x);

          rung_time_pane_zoom_by (canvas, factors[i], x);
          settle (fixture);
          g_assert_cmpfloat_with_epsilon (rung_time_pane_get_day (canvas, x), day, 1e-3);
        }
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_scrolling_is_panning (Fixture       *fixture,
                           gconstpointer  data)
{
  RungTimePane *canvas;
  GtkAdjustment *adjustment;

  show (fixture, 0, 1200);
  zoom_to (fixture, "year");
  canvas = get_canvas (fixture);
  adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (canvas));
  for (guint direction = 0; direction < 2; direction++)
    {
      double day, x = 300;

      gtk_widget_set_default_direction (direction == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
      settle (fixture);
      day = rung_time_pane_get_day (canvas, x);
      /* Content moves to the left in either direction of time. */
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 100);
      settle (fixture);
      g_assert_cmpfloat_with_epsilon (rung_time_pane_get_day (canvas, x - 100), day, 1e-3);
      rung_time_pane_set_view (canvas, rung_time_pane_get_limits (canvas));
      zoom_to (fixture, "year");
    }
  /* The beginning is at the right. */
  rung_time_pane_pan_by (canvas, -100000);
  settle (fixture);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment),
                                  gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment), 1e-3);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_zoom_and_place_stay_over_edits_and_roles (Fixture       *fixture,
                                               gconstpointer  data)
{
  RungTimePane *canvas;
  RungTimeView view;
  g_autofree char *uid = NULL;

  show (fixture, 20, 1200);
  zoom_to (fixture, "quarter");
  canvas = get_canvas (fixture);
  rung_time_pane_pan_by (canvas, 30);
  settle (fixture);
  view = rung_time_pane_get_view (canvas);
  uid = commit_goal (fixture, "Write the on-call runbook");
  g_assert_true (rung_time_view_is_equal (rung_time_pane_get_view (canvas), view));
  rung_timeline_view_open_role (RUNG_TIMELINE_VIEW (fixture->view), fixture->engineer);
  settle (fixture);
  gtk_widget_activate_action (fixture->view, "timeline.close-role", NULL);
  settle (fixture);
  g_assert_true (rung_time_view_is_equal (rung_time_pane_get_view (canvas), view));
}

static guint
count_pressed (Fixture *fixture)
{
  g_autoptr(GPtrArray) buttons = list_widgets (fixture, GTK_TYPE_TOGGLE_BUTTON);
  guint n_pressed = 0;

  for (guint i = 0; i < buttons->len; i++)
    n_pressed += gtk_toggle_button_get_active (g_ptr_array_index (buttons, i)) ? 1 : 0;
  return n_pressed;
}

static void
test_one_named_zoom_is_pressed_and_none_when_free (Fixture       *fixture,
                                                   gconstpointer  data)
{
  show (fixture, 20, 1200);
  g_assert_cmpuint (count_pressed (fixture), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      zoom_to (fixture, zooms[i]);
      g_assert_cmpuint (count_pressed (fixture), ==, 1);
      g_assert_cmpint (rung_timeline_canvas_get_zoom (RUNG_TIMELINE_CANVAS (get_canvas (fixture))), ==, i);
    }
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_canvas (fixture)), "timeline.zoom-in", NULL));
  settle (fixture);
  g_assert_cmpuint (count_pressed (fixture), ==, 0);
}

static gboolean
is_on_canvas (RungTimePane *canvas,
              GtkWidget    *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (canvas), &bounds));
  return bounds.origin.x + bounds.size.width > 0 && bounds.origin.x < gtk_widget_get_width (GTK_WIDGET (canvas)) &&
         bounds.origin.y + bounds.size.height > rung_time_pane_get_axis_height (canvas) &&
         bounds.origin.y < gtk_widget_get_height (GTK_WIDGET (canvas));
}

static void
test_focus_brings_what_comes_next_into_view (Fixture       *fixture,
                                             gconstpointer  data)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  g_autofree char *first_goal = NULL;
  RungTimePane *canvas;
  guint32 day = 0;
  guint n_bars = 0;

  show_at (fixture, 12, 1200, 500);
  zoom_to (fixture, "quarter");
  canvas = get_canvas (fixture);
  g_assert_true (rung_timeline_canvas_focus_role (RUNG_TIMELINE_CANVAS (canvas), NULL));
  for (guint i = 0; i < 14; i++)
    {
      GtkWidget *focus;

      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (canvas), GTK_DIR_RIGHT));
      settle (fixture);
      focus = gtk_window_get_focus (window);
      g_assert_nonnull (focus);
      g_assert_true (is_on_canvas (canvas, focus));
      if (!RUNG_IS_GOAL_BAR (focus))
        continue;
      g_assert_cmpuint (rung_record_get_day (rung_goal_bar_get_goal (RUNG_GOAL_BAR (focus)), RUNG_GOAL_START), >=, day);
      day = rung_record_get_day (rung_goal_bar_get_goal (RUNG_GOAL_BAR (focus)), RUNG_GOAL_START);
      n_bars++;
    }
  g_assert_cmpuint (n_bars, ==, 12);

  /* Panned away from, it is still what the next key goes on from. */
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (canvas), GTK_DIR_LEFT));
  settle (fixture);
  g_assert_true (RUNG_IS_GOAL_BAR (gtk_window_get_focus (window)));
  first_goal = g_strdup (rung_goal_bar_get_uid (RUNG_GOAL_BAR (gtk_window_get_focus (window))));
  rung_time_pane_pan_by (canvas, 3000);
  settle (fixture);
  g_assert_true (RUNG_IS_GOAL_BAR (gtk_window_get_focus (window)));
  g_assert_cmpstr (rung_goal_bar_get_uid (RUNG_GOAL_BAR (gtk_window_get_focus (window))), ==, first_goal);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (canvas), GTK_DIR_LEFT));
  settle (fixture);
  g_assert_true (is_on_canvas (canvas, gtk_window_get_focus (window)));
}

static void
test_many_goals_are_summed_up_in_a_sentence (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autoptr(GPtrArray) bars = NULL;
  g_autoptr(GPtrArray) sums = NULL;

  show (fixture, 300, 1200);
  bars = list_widgets (fixture, RUNG_TYPE_GOAL_BAR);
  sums = list_widgets (fixture, RUNG_TYPE_SUM_BAR);
  g_assert_cmpuint (bars->len, ==, 0);
  g_assert_cmpuint (sums->len, ==, 1);
  assert_name (g_ptr_array_index (sums, 0), "Design and build the core features: 300 goals, 300 late");
  g_signal_emit_by_name (g_ptr_array_index (sums, 0), "clicked");
  settle (fixture);
  {
    g_autoptr(GPtrArray) lanes = list_widgets (fixture, RUNG_TYPE_LANE);

    /* Of its lanes those in view are there: the first is high. */
    g_assert_cmpuint (lanes->len, >=, 1);
  }
}

/* Between a commit and the next frame the pointer may move, as when a dialogue goes. */
static void
test_what_is_gone_is_not_under_the_pointer (Fixture       *fixture,
                                            gconstpointer  data)
{
  RungNewPause settings = { .start = rung_day_from_text ("2024-01-08"), .end = rung_day_from_text ("2024-07-05"), .private_ = TRUE };
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(RungChangeset) pause = NULL;
  g_autoptr(GError) error = NULL;
  RungTimePane *canvas;
  RungTimeTarget target;

  show (fixture, 3, 1200);
  pause = rung_edit_add_pause (rung_store_get_plan (fixture->store), &settings, &error);
  g_assert_no_error (error);
  g_assert_true (rung_store_commit (fixture->store, pause, RUNG_ORIGIN_USER, &error));
  settle (fixture);
  canvas = get_canvas (fixture);
  g_assert_cmpuint (rung_time_pane_get_n_pauses (canvas), ==, 1);
  rung_time_pane_set_pauses (canvas, none);
  for (double x = 0; x < gtk_widget_get_width (GTK_WIDGET (canvas)); x += 2)
    {
      rung_time_pane_pick (canvas, x, rung_time_pane_get_axis_height (canvas) + 4, &target);
      g_assert_cmpint (target.kind, !=, RUNG_TIME_TARGET_PAUSE);
    }
}

static void
test_what_is_under_a_point_can_be_taken_hold_of (Fixture       *fixture,
                                                 gconstpointer  data)
{
  RungTimePane *canvas;
  RungTimeTarget target;
  g_autofree char *uid = NULL;
  g_autoptr(GPtrArray) bars = NULL;
  graphene_rect_t box;
  float x, y;

  show (fixture, 0, 1200);
  uid = commit_goal (fixture, "Write the on-call runbook");
  zoom_to (fixture, "role");
  canvas = get_canvas (fixture);
  bars = list_widgets (fixture, RUNG_TYPE_GOAL_BAR);
  g_assert_cmpuint (bars->len, ==, 1);
  g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (bars, 0), GTK_WIDGET (canvas), &box));
  x = box.origin.x, y = box.origin.y + box.size.height / 2;

  g_assert_true (rung_time_pane_pick (canvas, x + 1, y, &target));
  g_assert_cmpint (target.kind, ==, RUNG_TIME_TARGET_BAR);
  g_assert_cmpint (target.part, ==, RUNG_TIME_PART_START);
  g_assert_cmpstr (target.uid, ==, uid);
  g_assert_true (rung_time_pane_pick (canvas, x + box.size.width / 2, y, &target));
  g_assert_cmpint (target.part, ==, RUNG_TIME_PART_BODY);
  g_assert_false (rung_time_pane_pick (canvas, x, 3, &target));
  g_assert_cmpint (target.kind, ==, RUNG_TIME_TARGET_AXIS);

  /* A preview moves the bar; the plan stays. */
  rung_time_pane_set_preview (canvas, uid, (RungSpan) { target.span.first, target.span.first + 10 });
  rung_time_pane_set_preview (canvas, uid, (RungSpan) { rung_day_from_text ("2025-02-01"), rung_day_from_text ("2025-11-14") });
  settle (fixture);
  g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (bars, 0), GTK_WIDGET (canvas), &box));
  g_assert_cmpfloat (box.origin.x, <, x - 50);
  rung_time_pane_clear_preview (canvas);
  settle (fixture);
  g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (bars, 0), GTK_WIDGET (canvas), &box));
  g_assert_cmpfloat_with_epsilon (box.origin.x, x, 0.5);
}

/* --- Odd plans -------------------------------------------------------------------- */

typedef RungRecord *(*Change) (RungRecord *record); /* gives a new record, or NULL to leave it out */

static RungRecord *
drop_stays (RungRecord *record)
{
  return rung_record_get_kind (record) == RUNG_KIND_STAY ? NULL : rung_record_ref (record);
}

static RungRecord *
begin_in_ten_years (RungRecord *record)
{
  RungRecordBuilder builder;

  if (rung_record_get_kind (record) != RUNG_KIND_STAY)
    return rung_record_ref (record);
  rung_record_builder_init_from (&builder, record);
  rung_record_builder_set_day (&builder, RUNG_STAY_START, rung_day_add_months (rung_record_get_day (record, RUNG_STAY_START), 200));
  rung_record_builder_unset (&builder, RUNG_STAY_EXPECTED_END);
  rung_record_builder_set_integer (&builder, RUNG_STAY_PLANNED, 1);
  return rung_record_builder_end (&builder);
}

static RungRecord *
forget_durations (RungRecord *record)
{
  RungRecordBuilder builder;

  if (rung_record_get_kind (record) != RUNG_KIND_ROLE)
    return rung_record_ref (record);
  rung_record_builder_init_from (&builder, record);
  rung_record_builder_unset (&builder, RUNG_ROLE_MONTHS_MIN);
  rung_record_builder_unset (&builder, RUNG_ROLE_MONTHS_MAX);
  return rung_record_builder_end (&builder);
}

static RungRecord *
lengthen_titles (RungRecord *record)
{
  g_autoptr(GString) title = g_string_new (NULL);
  RungRecordBuilder builder;

  if (rung_record_get_kind (record) != RUNG_KIND_GOAL)
    return rung_record_ref (record);
  for (guint i = 0; i < 100; i++)
    g_string_append (title, "职责");
  rung_record_builder_init_from (&builder, record);
  rung_record_builder_set_text (&builder, RUNG_GOAL_TITLE, title->str);
  return rung_record_builder_end (&builder);
}

static RungSnapshot *
change_plan (RungSnapshot *plan,
             Change        change)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);

  for (guint i = 0; i < rung_snapshot_get_size (plan); i++)
    {
      RungRecord *record = change (rung_snapshot_get (plan, i));

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return rung_snapshot_new_take (records);
}

/* GTK warns of what is measured or placed wrongly, and a warning ends the test. */
static void
look_at_all_zooms (Fixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autoptr(GPtrArray) labels = NULL;
      RungTimePane *canvas;

      zoom_to (fixture, zooms[i]);
      canvas = get_canvas (fixture);
      labels = list_widgets (fixture, GTK_TYPE_LABEL);
      for (guint j = 0; j < labels->len; j++)
        {
          GtkWidget *label = g_ptr_array_index (labels, j);
          graphene_rect_t bounds;

          if (!gtk_widget_is_ancestor (label, GTK_WIDGET (canvas)) || gtk_widget_get_ancestor (label, GTK_TYPE_POPOVER) != NULL)
            continue;
          /* What has the focus is kept, far away from what is in view. */
          if (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != NULL &&
              gtk_widget_is_ancestor (label, gtk_window_get_focus (GTK_WINDOW (fixture->window))))
            continue;
          g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (canvas), &bounds));
          g_assert_cmpfloat (bounds.origin.x, >=, -1);
          g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (GTK_WIDGET (canvas)) + 1);
        }
      gtk_widget_child_focus (GTK_WIDGET (canvas), GTK_DIR_TAB_FORWARD);
      settle (fixture);
    }
}

static void
show_changed (Fixture *fixture,
              guint    n_goals,
              Change   change)
{
  g_autoptr(RungSnapshot) plan = make_plan (fixture);
  g_autoptr(RungSnapshot) full = add_goals (fixture, plan, n_goals);
  g_autoptr(RungSnapshot) changed = change_plan (full, change);
  g_autoptr(GError) error = NULL;

  fixture->store = rung_store_create (fixture->path, changed, &error);
  g_assert_no_error (error);
  rung_timeline_view_set_store (RUNG_TIMELINE_VIEW (fixture->view), fixture->store);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static void
test_odd_plans_are_shown (void)
{
  static const Change changes[] = { drop_stays, begin_in_ten_years, forget_durations, lengthen_titles, rung_record_ref };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      Fixture fixture = { 0 };

      g_test_message ("odd plan %u", i);
      set_up (&fixture, NULL);
      show_changed (&fixture, i == 4 ? 0 : 15, changes[i]);
      look_at_all_zooms (&fixture);
      tear_down (&fixture, NULL);
    }
}

static void
test_forty_roles_are_shown (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(GPtrArray) rungs = NULL;

  show (fixture, 10, 1200);
  for (guint i = 0; i < 35; i++)
    {
      g_autofree char *title = g_strdup_printf ("A role of which nobody has heard yet, number %u", i);
      g_autoptr(GError) error = NULL;
      g_autoptr(RungChangeset) changeset = rung_edit_add_role (rung_store_get_plan (fixture->store), title, "en", NULL, &error);

      g_assert_no_error (error);
      g_assert_true (rung_store_commit (fixture->store, changeset, RUNG_ORIGIN_USER, &error));
    }
  rung_timeline_view_set_store (RUNG_TIMELINE_VIEW (fixture->view), NULL);
  rung_timeline_view_set_store (RUNG_TIMELINE_VIEW (fixture->view), fixture->store);
  settle (fixture);
  g_assert_true (is_on_canvas (get_canvas (fixture), rung_timeline_canvas_get_current (RUNG_TIMELINE_CANVAS (get_canvas (fixture)))));
  look_at_all_zooms (fixture);
  zoom_to (fixture, "career");
  g_assert_true (rung_timeline_canvas_focus_role (RUNG_TIMELINE_CANVAS (get_canvas (fixture)), NULL));
  for (guint i = 0; i < 39; i++)
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (get_canvas (fixture)), GTK_DIR_UP));
  settle (fixture);
  g_assert_true (is_on_canvas (get_canvas (fixture), gtk_window_get_focus (GTK_WINDOW (fixture->window))));
}

static void
test_focus_walks_in_time_order (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(GPtrArray) canvases = NULL;
  g_autoptr(GPtrArray) rungs = NULL;
  g_autofree char *uid = NULL;
  GtkWidget *canvas;
  GtkWindow *window = GTK_WINDOW (fixture->window);

  show (fixture, 0, 1200);
  uid = commit_goal (fixture, "Write the on-call runbook");
  canvases = list_widgets (fixture, RUNG_TYPE_TIMELINE_CANVAS);
  canvas = g_ptr_array_index (canvases, 0);
  rungs = list_widgets (fixture, RUNG_TYPE_RUNG_BUTTON);

  gtk_window_set_focus (window, NULL);
  g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (window) == g_ptr_array_index (rungs, 0));
  g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_RIGHT));
  g_assert_true (RUNG_IS_WATCH_FLAG (gtk_window_get_focus (window)));
  g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD));
  g_assert_true (RUNG_IS_GOAL_BAR (gtk_window_get_focus (window)));
  g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_UP));
  g_assert_true (gtk_window_get_focus (window) == g_ptr_array_index (rungs, 0));
  for (guint i = 1; i < rungs->len; i++)
    {
      g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_UP));
      g_assert_true (gtk_window_get_focus (window) == g_ptr_array_index (rungs, i));
    }
  /* Arrows stay on the canvas, Tab leaves it. */
  g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_UP));
  g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_RIGHT));
  g_assert_true (gtk_window_get_focus (window) == g_ptr_array_index (rungs, rungs->len - 1));
  g_assert_false (gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_DOWN));
  g_assert_true (gtk_window_get_focus (window) == g_ptr_array_index (rungs, rungs->len - 2));
}

/* Whatever kind of thing each is. */
static void
test_things_of_a_rung_follow_their_days (Fixture       *fixture,
                                         gconstpointer  data)
{
  RungNewPause pause = { .start = rung_day_from_text ("2024-01-08"), .end = rung_day_from_text ("2024-07-05") };
  g_autoptr(GPtrArray) canvases = NULL;
  g_autofree char *late = NULL;
  g_autofree char *early = NULL;
  RungChangeset *changeset;
  GError *error = NULL;
  GtkWindow *window = GTK_WINDOW (fixture->window);
  GtkWidget *canvas;

  show (fixture, 0, 1200);
  late = commit_goal (fixture, "Late");
  early = commit_goal_on (fixture, "Early", "2021-09-01", "2022-02-01");
  changeset = rung_edit_add_pause (rung_store_get_plan (fixture->store), &pause, &error);
  commit (fixture, changeset, error);
  canvases = list_widgets (fixture, RUNG_TYPE_TIMELINE_CANVAS);
  canvas = g_ptr_array_index (canvases, 0);
  g_assert_true (rung_timeline_canvas_focus_role (RUNG_TIMELINE_CANVAS (canvas), NULL));
  for (int way = 0; way < 2; way++)
    {
      GtkDirectionType direction = way == 0 ? GTK_DIR_RIGHT : GTK_DIR_LEFT;
      const char *goals[] = { way == 0 ? early : late, way == 0 ? late : early };

      g_assert_true (gtk_widget_child_focus (canvas, direction));
      g_assert_cmpstr (rung_goal_bar_get_uid (RUNG_GOAL_BAR (gtk_window_get_focus (window))), ==, goals[0]);
      g_assert_true (gtk_widget_child_focus (canvas, direction));
      g_assert_true (RUNG_IS_WATCH_FLAG (gtk_window_get_focus (window)) == (way == 0));
      g_assert_true (gtk_widget_child_focus (canvas, direction));
      g_assert_true (RUNG_IS_WATCH_FLAG (gtk_window_get_focus (window)) == (way == 1));
      g_assert_true (gtk_widget_child_focus (canvas, direction));
      g_assert_cmpstr (rung_goal_bar_get_uid (RUNG_GOAL_BAR (gtk_window_get_focus (window))), ==, goals[1]);
      g_assert_true (gtk_widget_child_focus (canvas, direction));
      g_assert_true (RUNG_IS_RUNG_BUTTON (gtk_window_get_focus (window)));
    }
}

static void
assert_steps_rise (Fixture *fixture,
                   gboolean is_mirrored)
{
  g_autoptr(GPtrArray) rungs = list_widgets (fixture, RUNG_TYPE_RUNG_BUTTON);
  graphene_rect_t before, after;

  g_assert_cmpuint (rungs->len, ==, 5);
  for (guint i = 1; i < rungs->len; i++)
    {
      g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (rungs, i - 1), fixture->view, &before));
      g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (rungs, i), fixture->view, &after));
      g_assert_cmpfloat (after.origin.y, <, before.origin.y);
      if (is_mirrored)
        g_assert_cmpfloat (after.origin.x, <, before.origin.x);
      else
        g_assert_cmpfloat (after.origin.x, >, before.origin.x);
    }
}

static void
test_steps_rise_and_mirror (Fixture       *fixture,
                            gconstpointer  data)
{
  show (fixture, 0, 1200);
  assert_steps_rise (fixture, FALSE);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  settle (fixture);
  assert_steps_rise (fixture, TRUE);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_a_narrow_window_shows_cards (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(GPtrArray) rungs = NULL;
  g_autoptr(GPtrArray) buttons = NULL;
  guint n_cards = 0;
  float above = -1;

  show (fixture, 0, 360);
  g_assert_cmpint (gtk_widget_get_width (fixture->view), ==, 360);
  rungs = list_widgets (fixture, RUNG_TYPE_RUNG_BUTTON);
  g_assert_cmpuint (rungs->len, ==, 0);
  buttons = list_widgets (fixture, GTK_TYPE_BUTTON);
  for (guint i = 0; i < buttons->len; i++)
    if (gtk_widget_has_css_class (g_ptr_array_index (buttons, i), "rung-card"))
      {
        graphene_rect_t bounds;

        g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (buttons, i), fixture->view, &bounds));
        g_assert_cmpfloat (bounds.origin.y, >, above);
        above = bounds.origin.y;
        n_cards++;
        /* The highest role on top. */
        g_assert_cmpint (gtk_widget_has_css_class (g_ptr_array_index (buttons, i), "current"), ==, n_cards == 5);
      }
  g_assert_cmpuint (n_cards, ==, 5);
}

static void
test_the_present_role_is_in_sight (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(GPtrArray) buttons = NULL;
  graphene_rect_t bounds = { 0 };

  show_at (fixture, 0, 360, 300);
  g_assert_cmpint (gtk_widget_get_height (fixture->view), <, 400);
  buttons = list_widgets (fixture, GTK_TYPE_BUTTON);
  for (guint i = 0; i < buttons->len; i++)
    if (gtk_widget_has_css_class (g_ptr_array_index (buttons, i), "current"))
      g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (buttons, i), fixture->view, &bounds));
  g_assert_cmpfloat (bounds.size.height, >, 0);
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (fixture->view));
}

static void
test_a_narrow_window_shows_the_timeline_when_asked (Fixture       *fixture,
                                                    gconstpointer  data)
{
  g_autoptr(GPtrArray) buttons = NULL;
  g_autoptr(GPtrArray) rungs = NULL;

  show (fixture, 5, 360);
  buttons = list_widgets (fixture, GTK_TYPE_TOGGLE_BUTTON);
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (buttons, i)), "Timeline") == 0)
      gtk_toggle_button_set_active (g_ptr_array_index (buttons, i), TRUE);
  settle (fixture);
  g_assert_cmpint (gtk_widget_get_width (fixture->view), ==, 360);
  rungs = list_widgets (fixture, RUNG_TYPE_RUNG_BUTTON);
  g_assert_cmpuint (rungs->len, ==, 5);
  look_at_all_zooms (fixture);
}

/* GTK warns of what is measured or placed wrongly, and a warning ends the test. */
static void
test_any_plan_fits_any_window (void)
{
  static const int widths[] = { 1240, 620, 360 } /* no wider than the display, as newer GTK sees to itself */;

  for (guint i = 0; i < 12; i++)
    {
      Fixture fixture = { 0 };
      g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (30);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) roles = NULL;

      set_up (&fixture, NULL);
      fixture.store = rung_store_create (fixture.path, snapshot, &error);
      g_assert_no_error (error);
      rung_timeline_view_set_store (RUNG_TIMELINE_VIEW (fixture.view), fixture.store);
      gtk_window_set_default_size (GTK_WINDOW (fixture.window), widths[i % 3], 300 + 100 * (int) (i % 5));
      gtk_window_present (GTK_WINDOW (fixture.window));
      settle (&fixture);
      g_assert_cmpint (gtk_widget_get_width (fixture.view), ==, widths[i % 3]);
      roles = rung_plan_list_roles (rung_store_get_plan (fixture.store), TRUE);
      for (guint j = 0; j < roles->len; j++)
        {
          rung_timeline_view_open_role (RUNG_TIMELINE_VIEW (fixture.view), rung_record_get_uid (g_ptr_array_index (roles, j)));
          settle (&fixture);
        }
      tear_down (&fixture, NULL);
    }
}

/* --- A role opened ------------------------------------------------------------------ */

static void
test_a_rung_opens_its_lanes_and_closes_again (Fixture       *fixture,
                                              gconstpointer  data)
{
  g_autoptr(GPtrArray) rungs = NULL;
  g_autoptr(GPtrArray) lanes = NULL;

  show (fixture, 0, 1200);
  rungs = list_widgets (fixture, RUNG_TYPE_RUNG_BUTTON);
  g_signal_emit_by_name (g_ptr_array_index (rungs, 0), "clicked");
  settle (fixture);
  lanes = list_widgets (fixture, RUNG_TYPE_LANE);
  g_assert_cmpuint (lanes->len, ==, 2);
  g_assert_true (gtk_widget_get_child_visible (g_ptr_array_index (lanes, 0)));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (fixture->window)));
  g_assert_false (RUNG_IS_RUNG_BUTTON (gtk_window_get_focus (GTK_WINDOW (fixture->window))));

  gtk_widget_activate_action (fixture->view, "timeline.close-role", NULL);
  settle (fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == g_ptr_array_index (rungs, 0));
}

static void
test_lanes_offer_ideas (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GPtrArray) buttons = NULL;
  g_autoptr(GPtrArray) widgets = NULL;
  g_autofree char *added = NULL;
  guint n_ideas = 0;

  show (fixture, 0, 1200);
  rung_timeline_view_open_role (RUNG_TIMELINE_VIEW (fixture->view), fixture->engineer);
  g_signal_connect (fixture->view, "add-goal", G_CALLBACK (remember_two_cb), &added);
  settle (fixture);
  /* They are made when they are asked for. */
  buttons = list_widgets (fixture, RUNG_TYPE_IDEA_BUTTON);
  g_assert_cmpuint (buttons->len, ==, 2);
  for (guint i = 0; i < buttons->len; i++)
    g_signal_emit_by_name (g_ptr_array_index (buttons, i), "clicked");
  widgets = list_widgets (fixture, GTK_TYPE_WIDGET);
  for (guint i = 0; i < widgets->len; i++)
    if (GTK_IS_BUTTON (g_ptr_array_index (widgets, i)) && gtk_widget_has_css_class (g_ptr_array_index (widgets, i), "idea"))
      {
        g_signal_emit_by_name (g_ptr_array_index (widgets, i), "clicked");
        g_assert_nonnull (added);
        /* The first of each lane is the person's own, without a title. */
        g_assert_cmpint (g_str_has_suffix (added, " -"), ==, n_ideas % 4 == 0);
        n_ideas++;
      }
  g_assert_cmpuint (n_ideas, ==, 8);
  g_assert_false (g_str_has_prefix (added, "-"));
}

static void
test_a_role_that_is_gone_closes_its_page (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr(GPtrArray) rungs = NULL;
  GError *error = NULL;
  RungChangeset *changeset;
  const char *role;

  show (fixture, 0, 1200);
  changeset = rung_edit_add_role (rung_store_get_plan (fixture->store), "Fellow", "en", NULL, &error);
  g_assert_no_error (error);
  role = rung_changeset_get_created_uid (changeset);
  g_assert_true (rung_store_commit (fixture->store, changeset, RUNG_ORIGIN_USER, &error));
  rung_timeline_view_open_role (RUNG_TIMELINE_VIEW (fixture->view), role);
  g_assert_true (rung_store_undo (fixture->store, &error));
  settle (fixture);
  rungs = list_widgets (fixture, RUNG_TYPE_RUNG_BUTTON);
  g_assert_cmpuint (rungs->len, ==, 5);
  g_object_unref (changeset);
}

static void
test_what_can_be_focused_has_a_name (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr(GPtrArray) widgets = NULL;

  show (fixture, 20, 1200);
  rung_timeline_view_open_role (RUNG_TIMELINE_VIEW (fixture->view), fixture->engineer);
  widgets = list_widgets (fixture, GTK_TYPE_WIDGET);
  for (guint i = 0; i < widgets->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (widgets, i);

      if (!gtk_widget_get_focusable (widget) || gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL)
        continue;
      g_test_message ("%s", G_OBJECT_TYPE_NAME (widget));
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
                     gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    }
}

static void
test_without_a_plan_there_is_nothing_to_see (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autoptr(GPtrArray) rungs = NULL;

  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
  rungs = list_widgets (fixture, RUNG_TYPE_RUNG_BUTTON);
  g_assert_cmpuint (rungs->len, ==, 0);
  rung_timeline_view_open_role (RUNG_TIMELINE_VIEW (fixture->view), "no such role");
}

#define add(name, func) g_test_add ("/timeline-view/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("RUNG_TODAY", TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  rung_ui_init_words ();
  adw_init ();
  rung_ui_init ();
  rung_ui_init_style ();
  /* Crossfades would only make the tests wait. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  add ("without-a-plan-there-is-nothing-to-see", test_without_a_plan_there_is_nothing_to_see);
  add ("rungs-say-their-sentences", test_rungs_say_their_sentences);
  add ("a-commit-is-seen", test_a_commit_is_seen);
  add ("a-bar-says-which-goal", test_a_bar_says_which_goal);
  add ("focus-walks-in-time-order", test_focus_walks_in_time_order);
  add ("things-of-a-rung-follow-their-days", test_things_of_a_rung_follow_their_days);
  add ("steps-rise-and-mirror", test_steps_rise_and_mirror);
  add ("a-narrow-window-shows-cards", test_a_narrow_window_shows_cards);
  add ("the-present-role-is-in-sight", test_the_present_role_is_in_sight);
  add ("a-rung-opens-its-lanes-and-closes-again", test_a_rung_opens_its_lanes_and_closes_again);
  add ("lanes-offer-ideas", test_lanes_offer_ideas);
  add ("a-role-that-is-gone-closes-its-page", test_a_role_that_is_gone_closes_its_page);
  add ("what-can-be-focused-has-a-name", test_what_can_be_focused_has_a_name);
  add ("a-named-zoom-shows-the-role-with-its-goals", test_a_named_zoom_shows_the_role_with_its_goals);
  add ("zooming-keeps-the-day-under-the-pointer", test_zooming_keeps_the_day_under_the_pointer);
  add ("scrolling-is-panning", test_scrolling_is_panning);
  add ("zoom-and-place-stay-over-edits-and-roles", test_zoom_and_place_stay_over_edits_and_roles);
  add ("one-named-zoom-is-pressed-and-none-when-free", test_one_named_zoom_is_pressed_and_none_when_free);
  add ("only-what-is-in-view-has-widgets", test_only_what_is_in_view_has_widgets);
  add ("focus-brings-what-comes-next-into-view", test_focus_brings_what_comes_next_into_view);
  add ("many-goals-are-summed-up-in-a-sentence", test_many_goals_are_summed_up_in_a_sentence);
  add ("what-is-gone-is-not-under-the-pointer", test_what_is_gone_is_not_under_the_pointer);
  add ("what-is-under-a-point-can-be-taken-hold-of", test_what_is_under_a_point_can_be_taken_hold_of);
  add ("forty-roles-are-shown", test_forty_roles_are_shown);
  add ("a-narrow-window-shows-the-timeline-when-asked", test_a_narrow_window_shows_the_timeline_when_asked);
  g_test_add_func ("/timeline-view/odd-plans-are-shown", test_odd_plans_are_shown);
  g_test_add_func ("/timeline-view/any-plan-fits-any-window", test_any_plan_fits_any_window);
  g_test_add_func ("/timeline-view/ten-thousand-goals-cost-no-more-widgets-than-a-hundred",
                   test_ten_thousand_goals_cost_no_more_widgets_than_a_hundred);
  return g_test_run ();
}
