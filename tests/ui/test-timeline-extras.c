/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands around the timeline: its table, the overview, the tray of goals without a
 * date, cards, menus, pictures. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "rung-career-page.h"
#include "rung-committer.h"
#include "rung-destroy-window.h"
#include "rung-edit.h"
#include "rung-hover-card.h"
#include "rung-library.h"
#include "rung-paths.h"
#include "rung-role-page.h"
#include "rung-sketch.h"
#include "rung-timeline-menu.h"
#include "rung-timeline-overview.h"
#include "rung-timeline-picture.h"
#include "rung-timeline-table.h"
#include "rung-timeline-view.h"
#include "rung-ui.h"
#include "rung-uid.h"
#include "rung-undated-tray.h"
#include "rung-watch-popover.h"

#define TODAY "2026-11-23"
#define NOW_USEC G_GINT64_CONSTANT (1795428000000000)

/* --- A window that commits ---------------------------------------------------------- */

#define TEST_TYPE_WINDOW (test_window_get_type ())
G_DECLARE_FINAL_TYPE (TestWindow, test_window, TEST, WINDOW, GtkWindow)

struct _TestWindow
{
  GtkWindow  parent_instance;

  RungStore *store; /* borrowed */
  guint      n_undo_toasts;
  guint      n_messages;
};

static RungStore *
test_window_get_store (RungCommitter *committer)
{
  return TEST_WINDOW (committer)->store;
}

static void
test_window_tell (RungCommitter *committer,
                  const char    *message)
{
  TEST_WINDOW (committer)->n_messages++;
  g_test_message ("%s", message);
}

static void
test_window_tell_with_undo (RungCommitter *committer,
                            const char    *message)
{
  TEST_WINDOW (committer)->n_undo_toasts++;
}

static void
test_window_committer_init (RungCommitterInterface *iface)
{
  iface->get_store = test_window_get_store;
  iface->tell = test_window_tell;
  iface->tell_with_undo = test_window_tell_with_undo;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestWindow, test_window, GTK_TYPE_WINDOW,
                               G_IMPLEMENT_INTERFACE (RUNG_TYPE_COMMITTER, test_window_committer_init))

static void
test_window_class_init (TestWindowClass *klass)
{
}

static void
test_window_init (TestWindow *self)
{
}

/* --- A plan on a screen ----------------------------------------------------------- */

typedef struct
{
  char       *folder;
  char       *path;
  RungStore  *store;
  TestWindow *window;
  GtkWidget  *view;
  char       *engineer, *architect; /* uids */
  char       *responsibility;       /* the engineer's first */
} Fixture;

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
  fixture->architect = find_uid (ladder, RUNG_KIND_ROLE, RUNG_ROLE_ID, "architect");
  fixture->responsibility = find_uid (ladder, RUNG_KIND_RESPONSIBILITY, RUNG_RESPONSIBILITY_ID, "engineer.core-features");
  settings.role = fixture->engineer;
  plan = rung_edit_new_plan (ladder, &settings, rung_day_from_text (TODAY), &error);
  g_assert_no_error (error);
  return plan;
}

static void
add_goal_records (GPtrArray  *records,
                  const char *responsibility,
                  guint       position,
                  gboolean    is_dated)
{
  guint32 today = rung_day_from_text (TODAY);
  g_autofree char *uid = rung_uid_new ();
  g_autofree char *link = rung_uid_new ();
  g_autofree char *title = g_strdup_printf ("Goal number %u", position);
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_GOAL, uid);
  rung_record_builder_set_integer (&builder, RUNG_GOAL_CREATED, is_dated ? NOW_USEC : 0);
  rung_record_builder_set_text (&builder, RUNG_GOAL_TITLE, title);
  rung_record_builder_set_integer (&builder, RUNG_GOAL_STATUS, RUNG_GOAL_ACTIVE);
  if (is_dated)
    {
      rung_record_builder_set_day (&builder, RUNG_GOAL_START, today - 1000 + position % 900);
      rung_record_builder_set_day (&builder, RUNG_GOAL_DUE, today - 400 + position % 900);
    }
  rung_record_builder_set_integer (&builder, RUNG_GOAL_ORDINAL, position);
  g_ptr_array_add (records, rung_record_builder_end (&builder));
  rung_record_builder_init (&builder, RUNG_KIND_GOAL_LINK, link);
  rung_record_builder_set_text (&builder, RUNG_GOAL_LINK_GOAL, uid);
  rung_record_builder_set_text (&builder, RUNG_GOAL_LINK_RESPONSIBILITY, responsibility);
  g_ptr_array_add (records, rung_record_builder_end (&builder));
}

/* The plan with goals of the engineer's first responsibility. */
static RungSnapshot *
make_full_plan (Fixture *fixture,
                guint    n_dated,
                guint    n_undated)
{
  g_autoptr(RungSnapshot) plan = make_plan (fixture);
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);

  for (guint i = 0; i < rung_snapshot_get_size (plan); i++)
    g_ptr_array_add (records, rung_record_ref (rung_snapshot_get (plan, i)));
  for (guint i = 0; i < n_dated + n_undated; i++)
    add_goal_records (records, fixture->responsibility, i, i < n_dated);
  return rung_snapshot_new_take (records);
}

static gboolean
count_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  (*(guint *) data)++;
  return G_SOURCE_CONTINUE;
}

/* Until all that was asked for is laid out, however slow the machine: a few frames. */
static void
settle (Fixture *fixture)
{
  guint n_frames = 0;
  guint id = gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), count_frame_cb, &n_frames, NULL);
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (n_frames < 4 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (GTK_WIDGET (fixture->window), id);
  g_assert_cmpuint (n_frames, >=, 4);
}

static void
show (Fixture *fixture,
      guint    n_dated,
      guint    n_undated,
      int      width)
{
  g_autoptr(RungSnapshot) plan = make_full_plan (fixture, n_dated, n_undated);
  g_autoptr(GError) error = NULL;

  fixture->store = rung_store_create (fixture->path, plan, &error);
  g_assert_no_error (error);
  fixture->window->store = fixture->store;
  rung_timeline_view_set_store (RUNG_TIMELINE_VIEW (fixture->view), fixture->store);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rung-timeline-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "plan.rung", NULL);
  fixture->window = g_object_new (TEST_TYPE_WINDOW, NULL);
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
  g_free (fixture->architect);
  g_free (fixture->responsibility);
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

static RungPlan *
get_plan (Fixture *fixture)
{
  return rung_store_get_plan (fixture->store);
}

static RungRecord *
get_goal (Fixture *fixture)
{
  return rung_plan_get_nth (get_plan (fixture), RUNG_KIND_GOAL, 0);
}

/* --- Rows ------------------------------------------------------------------------- */

static guint
count_of (GListModel    *rows,
          RungThingKind  kind)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(RungTimelineRow) row = g_list_model_get_item (rows, i);

      count += rung_timeline_row_get_thing (row)->kind == kind;
    }
  return count;
}

static guint
count_bars (RungTimeline *timeline)
{
  guint count = 0;

  for (guint i = 0; i < timeline->rungs->len; i++)
    count += rung_bar_set_get_n_bars (g_array_index (timeline->rungs, RungTimelineRung, i).bars);
  return count;
}

static guint32
get_day (RungTimelineRow *row,
         RungPlan        *plan)
{
  const RungThing *thing = rung_timeline_row_get_thing (row);

  if (thing->kind == RUNG_THING_PAUSE)
    return rung_record_get_day (rung_thing_find_record (thing, plan), RUNG_PAUSE_START);
  return thing->span.first;
}

/* Heads are in the order of time; what is under a rung stands behind it. */
static void
assert_order (GListModel *rows,
              RungPlan   *plan)
{
  g_autoptr(RungTimelineRow) head = NULL;
  guint32 last_day = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(RungTimelineRow) row = g_list_model_get_item (rows, i);
      RungThingKind kind = rung_timeline_row_get_thing (row)->kind;

      if (kind == RUNG_THING_GOAL || kind == RUNG_THING_FLAG)
        {
          if (rung_timeline_row_get_part (row)->kind != RUNG_THING_BACKGROUND)
            g_assert_true (rung_thing_equal (rung_timeline_row_get_part (row), rung_timeline_row_get_thing (head)));
          continue;
        }
      g_set_object (&head, row);
      g_assert_cmpuint (get_day (row, plan), >=, last_day);
      last_day = get_day (row, plan);
    }
}

static void
test_rows_are_what_the_timeline_has (void)
{
  for (int i = 0; i < 60; i++)
    {
      g_autoptr(RungTimeline) timeline = sketch_random_timeline ();
      g_autoptr(RungTimelineRows) rows = rung_timeline_rows_new ();

      rung_timeline_rows_set (rows, timeline);
      g_assert_cmpuint (count_of (G_LIST_MODEL (rows), RUNG_THING_RUNG), ==, timeline->rungs->len);
      g_assert_cmpuint (count_of (G_LIST_MODEL (rows), RUNG_THING_GOAL), ==, count_bars (timeline) + timeline->undated->len);
      g_assert_cmpuint (count_of (G_LIST_MODEL (rows), RUNG_THING_PAUSE), ==, timeline->pauses->len);
      g_assert_cmpuint (count_of (G_LIST_MODEL (rows), RUNG_THING_GAP), ==, timeline->gaps->len);
      g_assert_cmpuint (count_of (G_LIST_MODEL (rows), RUNG_THING_FLAG), ==, timeline->flags->len);
      assert_order (G_LIST_MODEL (rows), timeline->plan);
      g_assert_cmpuint (rung_timeline_rows_get_n_live (rows), ==, 0);
    }
}

typedef struct { guint position, n_removed, n_added, n_changes; } Change;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  gpointer    data)
{
  Change *change = data;

  change->position = position;
  change->n_removed = n_removed;
  change->n_added = n_added;
  change->n_changes++;
}

/* Whatever the two timelines are, what is told leads from the one to the other. */
static void
test_rows_tell_the_difference (void)
{
  for (int i = 0; i < 30; i++)
    {
      g_autoptr(RungTimeline) before = sketch_random_timeline (), after = sketch_random_timeline ();
      g_autoptr(RungTimelineRows) rows = rung_timeline_rows_new ();
      g_autoptr(RungTimelineRow) held = NULL;
      Change change = { 0 };
      guint n_before;

      rung_timeline_rows_set (rows, before);
      n_before = g_list_model_get_n_items (G_LIST_MODEL (rows));
      held = g_list_model_get_item (G_LIST_MODEL (rows), 0);
      g_signal_connect (rows, "items-changed", G_CALLBACK (items_changed_cb), &change);
      rung_timeline_rows_set (rows, after);
      g_assert_cmpuint (change.n_changes, <=, 1);
      g_assert_cmpuint (n_before - change.n_removed + change.n_added, ==, g_list_model_get_n_items (G_LIST_MODEL (rows)));
      change.n_changes = 0;
      g_clear_object (&held);
      held = g_list_model_get_item (G_LIST_MODEL (rows), 0);
      rung_timeline_rows_set (rows, after);
      g_assert_cmpuint (change.n_changes, ==, 0);
    }
}

static void
count_cb (gpointer  row,
          guint    *count)
{
  (*count)++;
}

static void
test_a_row_stays_with_its_thing (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungTimelineRow) held = NULL, again = NULL;
  g_autoptr(RungChangeset) changeset = NULL;
  GListModel *rows;
  Change change = { 0 };
  guint n_changed = 0;

  show (fixture, 5, 0, 1200);
  rows = rung_timeline_table_get_rows (RUNG_TIMELINE_TABLE (find_child (fixture->view, RUNG_TYPE_TIMELINE_TABLE)));
  held = g_list_model_get_item (rows, 3);
  g_assert_cmpint (rung_timeline_row_get_thing (held)->kind, ==, RUNG_THING_GOAL);
  g_signal_connect (held, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect (rows, "items-changed", G_CALLBACK (items_changed_cb), &change);

  /* Completed, it is where it was. */
  changeset = rung_edit_set_field (get_plan (fixture), RUNG_KIND_GOAL, rung_timeline_row_get_thing (held)->uid, RUNG_GOAL_TITLE,
                                   g_variant_new_string ("Another title"), &error);
  g_assert_no_error (error);
  g_assert_true (rung_store_commit (fixture->store, changeset, RUNG_ORIGIN_USER, &error));
  g_assert_cmpuint (change.n_changes, ==, 0);
  g_assert_cmpuint (n_changed, ==, 1);
  again = g_list_model_get_item (rows, 3);
  g_assert_true (again == held);
}

static void
show_table (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->view, "timeline.show-table", NULL);
  settle (fixture);
}

static GtkSelectionModel *
get_selection (Fixture *fixture)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (find_child (fixture->view, GTK_TYPE_COLUMN_VIEW)));
}

static void
test_selection_stays_over_commits (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungChangeset) changeset = NULL;
  g_autofree char *uid = NULL;
  GtkSelectionModel *selection;
  RungTimelineRow *row;

  show (fixture, 8, 0, 1200);
  show_table (fixture);
  selection = get_selection (fixture);
  gtk_selection_model_select_item (selection, 6, TRUE);
  row = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (selection));
  uid = g_strdup (rung_timeline_row_get_thing (row)->uid);

  /* One before it goes. */
  {
    g_autoptr(RungTimelineRow) other = g_list_model_get_item (G_LIST_MODEL (selection), 3);

    changeset = rung_edit_delete_goal (get_plan (fixture), rung_timeline_row_get_thing (other)->uid, &error);
  }
  g_assert_no_error (error);
  g_assert_true (rung_store_commit (fixture->store, changeset, RUNG_ORIGIN_USER, &error));
  settle (fixture);
  row = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (selection));
  g_assert_nonnull (row);
  g_assert_cmpstr (rung_timeline_row_get_thing (row)->uid, ==, uid);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (selection)), ==, 5);
}

static void
test_a_hundred_thousand_goals_are_few_rows (Fixture       *fixture,
                                            gconstpointer  data)
{
  GListModel *rows;

  show (fixture, 100000, 0, 1200);
  rows = rung_timeline_table_get_rows (RUNG_TIMELINE_TABLE (find_child (fixture->view, RUNG_TYPE_TIMELINE_TABLE)));
  g_assert_cmpuint (g_list_model_get_n_items (rows), >=, 100000);
  g_assert_cmpuint (rung_timeline_rows_get_n_live (RUNG_TIMELINE_ROWS (rows)), ==, 0);
  show_table (fixture);
  g_assert_cmpuint (rung_timeline_rows_get_n_live (RUNG_TIMELINE_ROWS (rows)), >, 0);
  g_assert_cmpuint (rung_timeline_rows_get_n_live (RUNG_TIMELINE_ROWS (rows)), <, 400);
}

/* --- The table -------------------------------------------------------------------- */

static GtkWidget *
find_row_widget (GtkWidget     *widget,
                 RungThingKind  kind)
{
  GtkWidget *found = NULL;
  RungTimelineRow *row = rung_timeline_table_get_row (widget);

  if (row != NULL && gtk_widget_get_focusable (widget) && rung_timeline_row_get_thing (row)->kind == kind)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row_widget (child, kind);
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
test_rows_say_sentences (Fixture       *fixture,
                         gconstpointer  data)
{
  GtkWidget *row;

  show (fixture, 3, 0, 1200);
  show_table (fixture);
  row = find_row_widget (fixture->view, RUNG_THING_RUNG);
  g_assert_nonnull (row);
  assert_name (row, "Role: Engineer, current, since July 2021, expected until March 2027, 0 of 2 responsibilities met");
  row = find_row_widget (fixture->view, RUNG_THING_GOAL);
  g_assert_nonnull (row);
  assert_name (row, "Goal: Goal number 0, 0 percent, 400 days late");
  row = find_row_widget (fixture->view, RUNG_THING_FLAG);
  g_assert_nonnull (row);
  assert_name (row, "Watch point: Year 5: stay or turn?");
}

static void
remember_cb (GtkWidget   *view,
             const char  *text,
             char       **remembered)
{
  g_free (*remembered);
  *remembered = g_strdup (text);
}

static void
test_a_row_opens_its_goal (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *opened = NULL;
  GtkWidget *view;

  show (fixture, 3, 0, 1200);
  show_table (fixture);
  g_signal_connect (fixture->view, "goal-activated", G_CALLBACK (remember_cb), &opened);
  view = find_child (fixture->view, GTK_TYPE_COLUMN_VIEW);
  g_signal_emit_by_name (view, "activate", 2);
  g_assert_cmpstr (opened, !=, NULL);
  g_assert_nonnull (rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, opened));
}

static guint
count_visible_columns (Fixture *fixture)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (find_child (fixture->view, GTK_TYPE_COLUMN_VIEW)));
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      count += gtk_column_view_column_get_visible (column);
    }
  return count;
}

static void
test_a_narrow_table_has_fewer_columns (Fixture       *fixture,
                                       gconstpointer  data)
{
  show (fixture, 3, 0, 360);
  show_table (fixture);
  g_assert_true (gtk_widget_get_mapped (find_child (fixture->view, RUNG_TYPE_TIMELINE_TABLE)));
  g_assert_cmpuint (count_visible_columns (fixture), ==, 2);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  settle (fixture);
  settle (fixture);
  g_assert_cmpuint (count_visible_columns (fixture), ==, 5);
}

static void
test_a_role_is_a_table_too (Fixture       *fixture,
                            gconstpointer  data)
{
  gboolean shows_table = FALSE;

  show (fixture, 3, 0, 1200);
  rung_timeline_view_open_role (RUNG_TIMELINE_VIEW (fixture->view), fixture->engineer);
  show_table (fixture);
  g_object_get (fixture->view, "show-table", &shows_table, NULL);
  g_assert_true (shows_table);
  g_assert_nonnull (find_row_widget (fixture->view, RUNG_THING_RESPONSIBILITY));
}

/* --- The overview ----------------------------------------------------------------- */

static RungTimePane *
get_pane (Fixture *fixture)
{
  return rung_career_page_get_pane (RUNG_CAREER_PAGE (find_child (fixture->view, RUNG_TYPE_CAREER_PAGE)));
}

static GtkWidget *
get_overview (Fixture *fixture)
{
  return find_child (fixture->view, RUNG_TYPE_TIMELINE_OVERVIEW);
}

static void
look_at (Fixture    *fixture,
         const char *day,
         double      days)
{
  rung_time_pane_set_view (get_pane (fixture), (RungTimeView) { rung_day_from_text (day), days });
  settle (fixture);
}

static void
test_overview_is_there_when_zoomed_in (Fixture       *fixture,
                                       gconstpointer  data)
{
  show (fixture, 3, 0, 1200);
  g_assert_false (gtk_widget_get_visible (get_overview (fixture)));
  look_at (fixture, "2026-01-01", 365);
  g_assert_true (gtk_widget_get_mapped (get_overview (fixture)));
  rung_time_pane_set_view (get_pane (fixture), rung_time_pane_get_limits (get_pane (fixture)));
  settle (fixture);
  g_assert_false (gtk_widget_get_visible (get_overview (fixture)));
}

static GtkEventController *
find_drag (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return controller;
    }
  g_assert_not_reached ();
}

/* Where a day is on the strip. */
static double
get_strip_x (Fixture *fixture,
             double   day)
{
  RungTimeView limits = rung_time_pane_get_limits (get_pane (fixture));
  double x = (day - limits.start) / limits.days * gtk_widget_get_width (get_overview (fixture));

  return gtk_widget_get_direction (get_overview (fixture)) == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (get_overview (fixture)) - x : x;
}

static void
check_dragging (Fixture *fixture)
{
  GtkEventController *drag = find_drag (get_overview (fixture));
  RungTimeView limits = rung_time_pane_get_limits (get_pane (fixture));
  double start = rung_day_from_text ("2026-01-01"), half = 182.5;
  double x = get_strip_x (fixture, start + half), to = get_strip_x (fixture, start + half + 1000);

  /* Taken hold of in its middle, the frame goes along. */
  g_signal_emit_by_name (drag, "drag-begin", x, 10.);
  g_assert_cmpfloat_with_epsilon (rung_time_pane_get_view (get_pane (fixture)).start, start, 1);
  g_signal_emit_by_name (drag, "drag-update", to - x, 0.);
  g_assert_cmpfloat_with_epsilon (rung_time_pane_get_view (get_pane (fixture)).start, start + 1000, 2);
  /* Not beyond what there is. */
  g_signal_emit_by_name (drag, "drag-update", get_strip_x (fixture, limits.start + 3 * limits.days) - x, 0.);
  g_assert_cmpfloat_with_epsilon (rung_time_pane_get_view (get_pane (fixture)).start, limits.start + limits.days - 365, 2);
  /* Pressed elsewhere it comes there. */
  g_signal_emit_by_name (drag, "drag-begin", get_strip_x (fixture, start), 10.);
  g_assert_cmpfloat_with_epsilon (rung_time_pane_get_view (get_pane (fixture)).start, start - half, 2);
}

static void
test_dragging_the_overview_pans (Fixture       *fixture,
                                 gconstpointer  data)
{
  show (fixture, 3, 0, 1200);
  look_at (fixture, "2026-01-01", 365);
  check_dragging (fixture);
}

static void
test_overview_is_mirrored (Fixture       *fixture,
                           gconstpointer  data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  show (fixture, 3, 0, 1200);
  look_at (fixture, "2026-01-01", 365);
  check_dragging (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The name follows when the movement has ended. */
static void
test_overview_says_what_is_in_view (Fixture       *fixture,
                                    gconstpointer  data)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  g_autofree char *other = NULL;

  show (fixture, 3, 0, 1200);
  look_at (fixture, "2026-01-01", 365);
  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_free (other);
      other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (get_overview (fixture)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                  "Overview: 1 Jan 2026 – 31 Dec 2026 of 2018 – 2047 is in view");
    }
  while (other != NULL && g_get_monotonic_time () < until);
  g_assert_cmpstr (other, ==, NULL);
}

/* --- The tray --------------------------------------------------------------------- */

static GtkWidget *
get_tray (Fixture *fixture)
{
  return find_child (fixture->view, RUNG_TYPE_UNDATED_TRAY);
}

static guint
count_chips (Fixture *fixture)
{
  GtkWidget *box = find_child (get_tray (fixture), GTK_TYPE_FLOW_BOX);
  guint count = 0;

  while (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (box), (int) count) != NULL)
    count++;
  return count;
}

static void
test_tray_has_what_has_no_date (Fixture       *fixture,
                                gconstpointer  data)
{
  show (fixture, 2, 3, 1200);
  g_assert_true (gtk_widget_get_mapped (get_tray (fixture)));
  g_assert_cmpuint (count_chips (fixture), ==, 3);
  g_assert_false (gtk_widget_get_mapped (find_child (get_tray (fixture), GTK_TYPE_FLOW_BOX)));
  rung_undated_tray_set_open (RUNG_UNDATED_TRAY (get_tray (fixture)), TRUE);
  settle (fixture);
  g_assert_true (gtk_widget_get_mapped (find_child (get_tray (fixture), GTK_TYPE_FLOW_BOX)));
}

static void
test_tray_is_not_there_without_any (Fixture       *fixture,
                                    gconstpointer  data)
{
  show (fixture, 2, 0, 1200);
  g_assert_false (gtk_widget_get_visible (get_tray (fixture)));
}

static void
test_tray_holds_so_many (Fixture       *fixture,
                         gconstpointer  data)
{
  show (fixture, 0, 500, 1200);
  g_assert_cmpuint (count_chips (fixture), ==, RUNG_UNDATED_TRAY_MOST_CHIPS + 1);
}

static void
test_dropping_a_goal_gives_it_dates (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr(RungSnapshot) before = NULL, after = NULL;
  g_autoptr(GError) error = NULL;
  guint32 day = rung_day_from_text ("2026-06-10");
  RungRecord *goal;

  show (fixture, 0, 1, 1200);
  before = rung_plan_dup_snapshot (get_plan (fixture));
  look_at (fixture, "2026-05-15", 60);
  g_assert_true (rung_undated_tray_drop (GTK_WIDGET (get_pane (fixture)), get_goal (fixture), rung_time_pane_get_x (get_pane (fixture), day + .2)));
  goal = get_goal (fixture);
  g_assert_cmpint (ABS ((int) rung_record_get_day (goal, RUNG_GOAL_START) - (int) day), <=, 4);
  g_assert_cmpuint (rung_record_get_day (goal, RUNG_GOAL_DUE), ==, rung_day_add_months (rung_record_get_day (goal, RUNG_GOAL_START), 3) - 1);
  g_assert_cmpuint (fixture->window->n_undo_toasts, ==, 1);
  g_assert_false (gtk_widget_get_visible (get_tray (fixture)));
  g_assert_true (rung_store_undo (fixture->store, &error));
  after = rung_plan_dup_snapshot (get_plan (fixture));
  g_assert_true (rung_snapshot_equal (before, after));
}

/* --- Menus ------------------------------------------------------------------------ */

/* Whether some item of a menu does an action. */
static gboolean
has_action (GMenuModel *menu,
            const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *name = NULL;
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name);
      if (g_strcmp0 (name, action) == 0 || (section != NULL && has_action (section, action)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
can (Fixture         *fixture,
     const RungThing *thing,
     const char      *action)
{
  g_autoptr(GMenuModel) menu = rung_timeline_menu_new (thing, get_plan (fixture), rung_day_from_text (TODAY));

  return has_action (menu, action);
}

static void
test_a_goals_menu_has_what_makes_sense (Fixture       *fixture,
                                        gconstpointer  data)
{
  RungThing thing = { RUNG_THING_GOAL };

  show (fixture, 0, 1, 1200);
  thing.uid = g_strdup (rung_record_get_uid (get_goal (fixture)));
  g_assert_true (can (fixture, &thing, "timeline.complete-goal"));
  g_assert_true (can (fixture, &thing, "timeline.date-goal"));
  g_assert_false (can (fixture, &thing, "timeline.reopen-goal"));
  g_assert_false (can (fixture, &thing, "timeline.start-goal"));
  gtk_widget_activate_action (fixture->view, "timeline.date-goal", "s", thing.uid);
  g_assert_false (can (fixture, &thing, "timeline.date-goal"));
  gtk_widget_activate_action (fixture->view, "timeline.complete-goal", "s", thing.uid);
  g_assert_false (can (fixture, &thing, "timeline.complete-goal"));
  g_assert_true (can (fixture, &thing, "timeline.reopen-goal"));
  gtk_widget_activate_action (fixture->view, "timeline.delete-goal", "s", thing.uid);
  g_assert_false (can (fixture, &thing, "timeline.open-goal"));
  rung_thing_clear (&thing);
}

static void
test_a_rungs_menu_has_what_makes_sense (Fixture       *fixture,
                                        gconstpointer  data)
{
  RungThing now = { RUNG_THING_RUNG }, later = { RUNG_THING_RUNG };

  show (fixture, 0, 0, 1200);
  now.uid = fixture->engineer;
  later.uid = fixture->architect;
  g_assert_true (can (fixture, &now, "win.new-role"));
  g_assert_true (can (fixture, &now, "win.edit-stay"));
  g_assert_false (can (fixture, &now, "timeline.got-role"));
  g_assert_false (can (fixture, &now, "timeline.remove-stay"));
  g_assert_true (can (fixture, &later, "timeline.got-role"));
  g_assert_false (can (fixture, &later, "win.new-role"));
  g_assert_true (can (fixture, &later, rung_thing_find_stay (&later, get_plan (fixture)) != NULL ? "timeline.remove-stay" : "timeline.plan-role"));
}

static char *
add_pause (Fixture *fixture)
{
  RungNewPause settings = { .start = rung_day_from_text ("2024-03-01"), .end = rung_day_from_text ("2024-08-31"),
                            .kind = RUNG_PAUSE_PARENTAL_LEAVE, .private_ = TRUE };
  g_autoptr(GError) error = NULL;
  g_autoptr(RungChangeset) changeset = rung_edit_add_pause (get_plan (fixture), &settings, &error);

  g_assert_no_error (error);
  g_assert_true (rung_store_commit (fixture->store, changeset, RUNG_ORIGIN_USER, &error));
  return g_strdup (rung_changeset_get_created_uid (changeset));
}

/* Does it, sees that it did something, and that one Undo takes it back. */
static void
check_one_step (Fixture    *fixture,
                const char *action,
                GVariant   *target)
{
  g_autoptr(RungSnapshot) before = rung_plan_dup_snapshot (get_plan (fixture)), after = NULL, undone = NULL;
  g_autoptr(GError) error = NULL;

  g_test_message ("%s", action);
  fixture->window->n_undo_toasts = 0;
  g_assert_true (gtk_widget_activate_action_variant (fixture->view, action, target));
  after = rung_plan_dup_snapshot (get_plan (fixture));
  g_assert_false (rung_snapshot_equal (before, after));
  g_assert_cmpuint (fixture->window->n_undo_toasts, ==, 1);
  g_assert_true (rung_store_undo (fixture->store, &error));
  undone = rung_plan_dup_snapshot (get_plan (fixture));
  g_assert_true (rung_snapshot_equal (before, undone));
}

static void
test_each_action_is_one_step (Fixture       *fixture,
                              gconstpointer  data)
{
  static const char *const of_goals[] = {
    "timeline.complete-goal", "timeline.pause-goal", "timeline.drop-goal", "timeline.date-goal", "timeline.delete-goal",
  };
  g_autofree char *pause = NULL;
  RungThing later = { RUNG_THING_RUNG };

  show (fixture, 0, 1, 1200);
  pause = add_pause (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (of_goals); i++)
    check_one_step (fixture, of_goals[i], g_variant_new_string (rung_record_get_uid (get_goal (fixture))));
  check_one_step (fixture, "timeline.hide-role", g_variant_new_string (fixture->architect));
  check_one_step (fixture, "timeline.got-role", g_variant_new_string (fixture->architect));
  later.uid = fixture->architect;
  if (rung_thing_find_stay (&later, get_plan (fixture)) != NULL)
    check_one_step (fixture, "timeline.remove-stay",
                    g_variant_new_string (rung_record_get_uid (rung_thing_find_stay (&later, get_plan (fixture)))));
  check_one_step (fixture, "timeline.set-pause-private", g_variant_new ("(sb)", pause, FALSE));
  check_one_step (fixture, "timeline.remove-pause", g_variant_new_string (pause));
  g_assert_cmpuint (fixture->window->n_messages, ==, 0);
}

static void
test_menu_comes_and_goes (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_auto(RungThing) thing = { RUNG_THING_BACKGROUND };
  GtkWidget *menu;

  show (fixture, 1, 0, 1200);
  rung_thing_find (gtk_window_get_focus (GTK_WINDOW (fixture->window)), &thing);
  menu = rung_timeline_menu_popup (find_child (fixture->view, RUNG_TYPE_CAREER_PAGE), &thing, 100, 100);
  settle (fixture);
  g_assert_true (gtk_widget_get_mapped (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  settle (fixture);
}

/* The tear-down sees that all goes. */
static void
test_what_is_open_goes_with_the_window (Fixture       *fixture,
                                        gconstpointer  data)
{
  RungThing role = { RUNG_THING_RUNG };

  show (fixture, 1, 0, 1200);
  role.uid = fixture->engineer;
  rung_hover_card_popup (fixture->view, &role, 50, 50);
  rung_timeline_menu_popup (find_child (fixture->view, RUNG_TYPE_ROLE_PAGE), &role, 10, 10);
  settle (fixture);
}

/* --- Things and cards -------------------------------------------------------------- */

static void
test_what_is_pointed_at_is_found (Fixture       *fixture,
                                  gconstpointer  data)
{
  RungTimePane *pane;
  double x, y;
  gboolean has_goal = FALSE, has_rung = FALSE, has_background = FALSE;

  show (fixture, 12, 0, 1200);
  look_at (fixture, "2025-06-01", 600);
  pane = get_pane (fixture);
  for (double at = 0; at < gtk_widget_get_height (GTK_WIDGET (pane)); at += 4)
    {
      g_auto(RungThing) thing = { RUNG_THING_BACKGROUND };

      gtk_widget_translate_coordinates (GTK_WIDGET (pane), fixture->view, 150, at, &x, &y);
      rung_thing_find_at (fixture->view, x, y, &thing);
      has_goal |= thing.kind == RUNG_THING_GOAL;
      has_rung |= thing.kind == RUNG_THING_RUNG && g_strcmp0 (thing.uid, fixture->engineer) == 0 && thing.stay_uid != NULL;
      has_background |= thing.kind == RUNG_THING_BACKGROUND && thing.day == (guint32) rung_time_pane_get_day (pane, 150);
    }
  g_assert_true (has_goal && has_rung && has_background);
}

static void
test_a_card_says_what_matters (Fixture       *fixture,
                               gconstpointer  data)
{
  RungThing goal = { RUNG_THING_GOAL }, role = { RUNG_THING_RUNG };
  g_auto(GStrv) of_goal = NULL, of_role = NULL;

  show (fixture, 1, 0, 1200);
  goal.uid = (char *) rung_record_get_uid (get_goal (fixture));
  role.uid = fixture->engineer;
  of_goal = rung_thing_dup_lines (&goal, get_plan (fixture), rung_day_from_text (TODAY));
  of_role = rung_thing_dup_lines (&role, get_plan (fixture), rung_day_from_text (TODAY));
  g_assert_cmpstr (of_goal[0], ==, "Goal number 0");
  g_assert_cmpstr (of_goal[2], ==, "27 Feb 2024 – 19 Oct 2025");
  g_assert_cmpstr (of_goal[3], ==, "In progress · 0 % · 400 days late");
  g_assert_cmpstr (of_role[0], ==, "Engineer");
  g_assert_cmpstr (of_role[1], ==, "July 2021 – expected March 2027");
  g_assert_true (g_str_has_prefix (of_role[g_strv_length (of_role) - 1], "Not rated yet: "));
}

static void
test_details_come_and_go (Fixture       *fixture,
                          gconstpointer  data)
{
  RungThing role = { RUNG_THING_RUNG };
  GtkWidget *popover;

  show (fixture, 1, 0, 1200);
  role.uid = fixture->engineer;
  rung_hover_card_popup (fixture->view, &role, 50, 50);
  settle (fixture);
  popover = gtk_widget_get_ancestor (find_child (fixture->view, RUNG_TYPE_HOVER_CARD), GTK_TYPE_POPOVER);
  g_assert_true (gtk_widget_get_mapped (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle (fixture);
  g_assert_null (find_child (fixture->view, RUNG_TYPE_HOVER_CARD));
}

static void
test_a_flag_is_explained_from_anywhere (Fixture       *fixture,
                                        gconstpointer  data)
{
  GtkWidget *popover = NULL;

  show (fixture, 1, 0, 1200);
  show_table (fixture);
  gtk_widget_activate_action (fixture->view, "timeline.show-flag", "s", fixture->engineer);
  settle (fixture);
  for (GtkWidget *child = gtk_widget_get_first_child (fixture->view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (RUNG_IS_WATCH_POPOVER (child))
      popover = child;
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_mapped (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle (fixture);
}

/* --- Pictures --------------------------------------------------------------------- */

static void
written_cb (GtkWidget *widget,
            GFile     *file)
{
  g_object_set_data_full (G_OBJECT (widget), "written", g_object_ref (file), g_object_unref);
}

static GBytes *
write_picture (Fixture    *fixture,
               const char *name)
{
  RungTimelinePicture picture = rung_timeline_picture_of_pane (get_pane (fixture), NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  GFile *written;
  char *contents = NULL;
  gsize length = 0;

  g_object_set_data (G_OBJECT (fixture->view), "written", NULL);
  rung_timeline_picture_write (&picture, file, written_cb, fixture->view);
  while (g_object_get_data (G_OBJECT (fixture->view), "written") == NULL && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  written = g_object_get_data (G_OBJECT (fixture->view), "written");
  g_assert_nonnull (written);
  g_assert_true (g_file_load_contents (written, NULL, &contents, &length, NULL, NULL));
  return g_bytes_new_take (contents, length);
}

static gboolean
begins_with (GBytes     *bytes,
             const char *text)
{
  return g_bytes_get_size (bytes) > strlen (text) && memcmp (g_bytes_get_data (bytes, NULL), text, strlen (text)) == 0;
}

static void
test_a_picture_is_of_what_is_seen (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(GBytes) whole = NULL, year = NULL, again = NULL, drawing = NULL, plain = NULL;

  show (fixture, 3, 0, 1200);
  whole = write_picture (fixture, "whole.png");
  look_at (fixture, "2026-01-01", 365);
  year = write_picture (fixture, "year.png");
  again = write_picture (fixture, "again.png");
  drawing = write_picture (fixture, "drawing.svg");
  plain = write_picture (fixture, "without-an-ending");
  g_assert_false (g_bytes_equal (whole, year));
  g_assert_true (g_bytes_equal (year, again));
  g_assert_true (g_bytes_equal (year, plain));
  g_assert_true (begins_with (year, "\x89PNG"));
  g_assert_true (begins_with (drawing, "<?xml"));
}

static void
test_a_picture_that_cannot_be_is_told (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr(GFile) file = NULL;
  RungTimelinePicture picture;
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  show (fixture, 1, 0, 1200);
  path = g_build_filename (fixture->folder, "picture.doc", NULL);
  file = g_file_new_for_path (path);
  picture = rung_timeline_picture_of_pane (get_pane (fixture), NULL);
  rung_timeline_picture_write (&picture, file, written_cb, fixture->view);
  while (fixture->window->n_messages == 0 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->window->n_messages, ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

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
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, test) g_test_add ("/timeline-extras/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_add_func ("/timeline-extras/rows-are-what-the-timeline-has", test_rows_are_what_the_timeline_has);
  g_test_add_func ("/timeline-extras/rows-tell-the-difference", test_rows_tell_the_difference);
  ADD ("a-row-stays-with-its-thing", test_a_row_stays_with_its_thing);
  ADD ("the-selection-stays-over-commits", test_selection_stays_over_commits);
  ADD ("a-hundred-thousand-goals-are-few-rows", test_a_hundred_thousand_goals_are_few_rows);
  ADD ("rows-say-sentences", test_rows_say_sentences);
  ADD ("a-row-opens-its-goal", test_a_row_opens_its_goal);
  ADD ("a-narrow-table-has-fewer-columns", test_a_narrow_table_has_fewer_columns);
  ADD ("a-role-is-a-table-too", test_a_role_is_a_table_too);
  ADD ("the-overview-is-there-when-zoomed-in", test_overview_is_there_when_zoomed_in);
  ADD ("dragging-the-overview-pans", test_dragging_the_overview_pans);
  ADD ("the-overview-is-mirrored", test_overview_is_mirrored);
  ADD ("the-overview-says-what-is-in-view", test_overview_says_what_is_in_view);
  ADD ("the-tray-has-what-has-no-date", test_tray_has_what_has_no_date);
  ADD ("the-tray-is-not-there-without-any", test_tray_is_not_there_without_any);
  ADD ("the-tray-holds-so-many", test_tray_holds_so_many);
  ADD ("dropping-a-goal-gives-it-dates", test_dropping_a_goal_gives_it_dates);
  ADD ("a-goals-menu-has-what-makes-sense", test_a_goals_menu_has_what_makes_sense);
  ADD ("a-rungs-menu-has-what-makes-sense", test_a_rungs_menu_has_what_makes_sense);
  ADD ("each-action-is-one-step", test_each_action_is_one_step);
  ADD ("the-menu-comes-and-goes", test_menu_comes_and_goes);
  ADD ("what-is-open-goes-with-the-window", test_what_is_open_goes_with_the_window);
  ADD ("what-is-pointed-at-is-found", test_what_is_pointed_at_is_found);
  ADD ("a-card-says-what-matters", test_a_card_says_what_matters);
  ADD ("details-come-and-go", test_details_come_and_go);
  ADD ("a-flag-is-explained-from-anywhere", test_a_flag_is_explained_from_anywhere);
  ADD ("a-picture-is-of-what-is-seen", test_a_picture_is_of_what_is_seen);
  ADD ("a-picture-that-cannot-be-is-told", test_a_picture_that_cannot_be_is_told);
#undef ADD
  return g_test_run ();
}
