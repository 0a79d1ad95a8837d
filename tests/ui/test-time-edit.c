/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Editing on the timeline by hand and by key: that it is one step of undo or nothing at
 * all, and that what cannot be says so. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "rung-committer.h"
#include "rung-destroy-window.h"
#include "rung-edit.h"
#include "rung-goal-bar.h"
#include "rung-lane.h"
#include "rung-lane-board.h"
#include "rung-library.h"
#include "rung-paths.h"
#include "rung-rung-button.h"
#include "rung-time-edit.h"
#include "rung-timeline-canvas.h"
#include "rung-timeline-view.h"
#include "rung-ui.h"
#include "rung-workspace.h"

#define TODAY "2026-11-23"
#define NOW_USEC G_GINT64_CONSTANT (1795428000000000)

/* --- Who commits ------------------------------------------------------------------ */

#define TEST_TYPE_HOUSE (test_house_get_type ())
G_DECLARE_FINAL_TYPE (TestHouse, test_house, TEST, HOUSE, GtkWidget)

struct _TestHouse
{
  GtkWidget  parent_instance;

  RungStore *store;
  char      *told;     /* what was said last */
  guint      n_undos;  /* times Undo was offered */
  char      *asked;    /* the last action that is the window's, and its target */
};

static RungStore *
get_store (RungCommitter *committer)
{
  return TEST_HOUSE (committer)->store;
}

static void
tell (RungCommitter *committer,
      const char    *message)
{
  g_free (TEST_HOUSE (committer)->told);
  TEST_HOUSE (committer)->told = g_strdup (message);
}

static void
tell_with_undo (RungCommitter *committer,
                const char    *message)
{
  tell (committer, message);
  TEST_HOUSE (committer)->n_undos++;
}

static void
committer_init (RungCommitterInterface *iface)
{
  iface->get_store = get_store;
  iface->tell = tell;
  iface->tell_with_undo = tell_with_undo;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestHouse, test_house, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (RUNG_TYPE_COMMITTER, committer_init))

static void
ask_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  g_free (TEST_HOUSE (widget)->asked);
  TEST_HOUSE (widget)->asked = g_strdup_printf ("%s %s", action, g_variant_get_string (parameter, NULL));
}

static void
test_house_dispose (GObject *object)
{
  TestHouse *self = TEST_HOUSE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->told, g_free);
  g_clear_pointer (&self->asked, g_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (test_house_parent_class)->dispose (object);
}

static void
test_house_class_init (TestHouseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = test_house_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.edit-pause", "s", ask_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.edit-stay", "s", ask_cb);
}

static void
test_house_init (TestHouse *self)
{
}

/* --- A plan on a screen ----------------------------------------------------------- */

typedef struct
{
  char         *folder, *path;
  GtkWidget    *window, *view;
  TestHouse    *house;
  RungStore    *store;
  RungTimePane *pane;
  RungTimeEdit *edit;
  char         *goal, *pause, *responsibility, *engineer, *architect, *programmer_stay, *engineer_stay, *architect_stay;
  char         *signalled; /* what the view asked for last */
} Fixture;

static guint32
day_of (const char *iso)
{
  return rung_day_from_text (iso);
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

static void
settle (Fixture *fixture)
{
  guint n_frames = 0;
  guint id = gtk_widget_add_tick_callback (fixture->window, count_frame_cb, &n_frames, NULL);
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (n_frames < 4 && g_get_monotonic_time () < until)
    {
      gtk_widget_queue_draw (fixture->window);
      g_main_context_iteration (NULL, TRUE);
    }
  gtk_widget_remove_tick_callback (fixture->window, id);
  g_assert_cmpuint (n_frames, >=, 4);
}

static RungPlan *
get_plan (Fixture *fixture)
{
  return rung_store_get_plan (fixture->store);
}

static RungRecord *
get_record (Fixture    *fixture,
            RungKind    kind,
            const char *uid)
{
  RungRecord *record = rung_plan_find_record (get_plan (fixture), kind, uid);

  g_assert_nonnull (record);
  return record;
}

static char *
commit (Fixture       *fixture,
        RungChangeset *changeset,
        GError        *error_of_edit)
{
  g_autoptr(RungChangeset) owned = changeset;
  g_autoptr(GError) error = NULL;

  g_assert_no_error (error_of_edit);
  rung_store_commit (fixture->store, owned, RUNG_ORIGIN_USER, &error);
  g_assert_no_error (error);
  return g_strdup (rung_changeset_get_created_uid (owned));
}

static RungStore *
make_store (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) ladder = rung_library_find_ladder ("software", &error);
  g_autoptr(RungSnapshot) snapshot = NULL;
  RungNewPlan settings = { .title = "My career", .since = day_of ("2021-07-01"), .career_start = day_of ("2018-07-01") };
  RungRecord *role = rung_workspace_find_in_ladder (ladder, RUNG_KIND_ROLE, "engineer", &error);
  RungStore *store;

  settings.role = rung_record_get_uid (role);
  snapshot = rung_edit_new_plan (ladder, &settings, day_of (TODAY), &error);
  g_assert_no_error (error);
  store = rung_store_create (fixture->path, snapshot, &error);
  g_assert_no_error (error);
  return store;
}

static char *
find_uid (Fixture    *fixture,
          RungKind    kind,
          const char *name)
{
  g_autoptr(GError) error = NULL;
  RungRecord *record = rung_workspace_find_record (get_plan (fixture), kind, name, &error);

  g_assert_no_error (error);
  return g_strdup (rung_record_get_uid (record));
}

static char *
find_stay (Fixture    *fixture,
           const char *role_uid)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (get_plan (fixture));

  for (guint i = 0; i < stays->len; i++)
    if (g_strcmp0 (rung_record_get_text (stays->pdata[i], RUNG_STAY_ROLE), role_uid) == 0)
      return g_strdup (rung_record_get_uid (stays->pdata[i]));
  return NULL;
}

static char *
add_goal (Fixture *fixture,
          guint32  start,
          guint32  due)
{
  RungNewGoal settings = { .title = "Write the runbook", .responsibility = fixture->responsibility, .start = start, .due = due,
                           .today = day_of (TODAY), .priority = RUNG_PRIORITY_NORMAL };
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset = rung_edit_add_goal (get_plan (fixture), &settings, NOW_USEC, &error);

  return commit (fixture, changeset, error);
}

static void
fill_plan (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  RungNewPause pause = { .start = day_of ("2026-12-07"), .end = day_of ("2026-12-20"), .kind = RUNG_PAUSE_STUDY, .pace = 0.5,
                         .private_ = FALSE, .note = "Evening school" };
  g_autofree char *programmer = find_uid (fixture, RUNG_KIND_ROLE, "programmer");
  RungChangeset *changeset;

  fixture->engineer = find_uid (fixture, RUNG_KIND_ROLE, "engineer");
  fixture->architect = find_uid (fixture, RUNG_KIND_ROLE, "architect");
  fixture->responsibility = find_uid (fixture, RUNG_KIND_RESPONSIBILITY, "engineer.core-features");
  changeset = rung_edit_add_stay (get_plan (fixture), programmer, day_of ("2018-07-01"), day_of ("2021-06-30"), 0, FALSE, &error);
  fixture->programmer_stay = commit (fixture, changeset, error);
  fixture->engineer_stay = find_stay (fixture, fixture->engineer);
  fixture->architect_stay = find_stay (fixture, fixture->architect);
  fixture->goal = add_goal (fixture, day_of ("2026-11-02"), day_of ("2026-11-29"));
  changeset = rung_edit_add_pause (get_plan (fixture), &pause, &error);
  fixture->pause = commit (fixture, changeset, error);
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static void
use_pane (Fixture *fixture,
          GType    type)
{
  fixture->pane = RUNG_TIME_PANE (find_type (fixture->view, type));
  fixture->edit = rung_time_edit_get (fixture->pane);
  g_assert_nonnull (fixture->edit);
}

/* Looks at so many days around today. */
static void
look_at (Fixture *fixture,
         guint    days)
{
  rung_time_pane_set_view (fixture->pane, (RungTimeView) { day_of (TODAY) - days / 2, days });
  settle (fixture);
}

static void
open_role (Fixture *fixture)
{
  rung_timeline_view_open_role (RUNG_TIMELINE_VIEW (fixture->view), fixture->engineer);
  settle (fixture);
  use_pane (fixture, RUNG_TYPE_LANE_BOARD);
  look_at (fixture, 60);
}

static void
goal_edit_cb (GtkWidget  *view,
              const char *uid,
              Fixture    *fixture)
{
  g_free (fixture->signalled);
  fixture->signalled = g_strdup_printf ("goal-edit %s", uid);
}

static void
add_goal_between_cb (GtkWidget  *view,
                     const char *responsibility,
                     const char *title,
                     guint       start,
                     guint       due,
                     Fixture    *fixture)
{
  g_autofree char *from = rung_day_to_text (start);
  g_autofree char *to = rung_day_to_text (due);

  g_assert_cmpstr (responsibility, ==, fixture->responsibility);
  g_free (fixture->signalled);
  fixture->signalled = g_strdup_printf ("add-goal-between %s %s", from, to);
}

static void
show (Fixture   *fixture,
      RungStore *store)
{
  fixture->store = fixture->house->store = store;
  rung_timeline_view_set_store (RUNG_TIMELINE_VIEW (fixture->view), store);
  settle (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rung-time-edit-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "plan.rung", NULL);
  fixture->window = gtk_window_new ();
  fixture->house = g_object_new (TEST_TYPE_HOUSE, NULL);
  fixture->view = rung_timeline_view_new ();
  gtk_widget_set_parent (fixture->view, GTK_WIDGET (fixture->house));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->house));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  g_signal_connect (fixture->view, "goal-edit", G_CALLBACK (goal_edit_cb), fixture);
  g_signal_connect (fixture->view, "add-goal-between", G_CALLBACK (add_goal_between_cb), fixture);
  fixture->store = make_store (fixture);
  fill_plan (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  show (fixture, fixture->store);
  use_pane (fixture, RUNG_TYPE_TIMELINE_CANVAS);
  look_at (fixture, 60);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = NULL;
  RungTimeEdit *edit = fixture->edit;
  const char *name;

  g_object_add_weak_pointer (G_OBJECT (edit), (gpointer *) &edit);
  destroy_window (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (edit);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->goal);
  g_free (fixture->pause);
  g_free (fixture->responsibility);
  g_free (fixture->engineer);
  g_free (fixture->architect);
  g_free (fixture->programmer_stay);
  g_free (fixture->engineer_stay);
  g_free (fixture->architect_stay);
  g_free (fixture->signalled);
}

/* --- Doing and looking ------------------------------------------------------------ */

static guint
count_history (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) history = rung_store_list_history (fixture->store, 1000, &error);

  g_assert_no_error (error);
  return history->len;
}

static void
assert_days (Fixture    *fixture,
             RungKind    kind,
             const char *uid,
             guint       first_field,
             guint       last_field,
             const char *first,
             const char *last)
{
  RungRecord *record = get_record (fixture, kind, uid);
  g_autofree char *from = rung_day_to_text (rung_record_get_day (record, first_field));
  g_autofree char *to = rung_day_to_text (rung_record_get_day (record, last_field));

  g_assert_cmpstr (from, ==, first);
  g_assert_cmpstr (to, ==, last);
}

static void
assert_goal (Fixture    *fixture,
             const char *start,
             const char *due)
{
  assert_days (fixture, RUNG_KIND_GOAL, fixture->goal, RUNG_GOAL_START, RUNG_GOAL_DUE, start, due);
}

static gboolean
begin (Fixture            *fixture,
       RungTimeTargetKind  kind,
       RungTimePart        part,
       const char         *uid,
       const char         *stay_uid,
       RungSpan            span,
       const char         *day)
{
  RungTimeTarget target = { kind, part, uid, stay_uid, 0, span };

  return rung_time_edit_begin (fixture->edit, &target, day_of (day));
}

/* Takes hold of the goal and pulls it so many days. */
static void
pull_goal (Fixture      *fixture,
           RungTimePart  part,
           double        days)
{
  g_assert_true (begin (fixture, RUNG_TIME_TARGET_BAR, part, fixture->goal, NULL, (RungSpan) { 0, 0 }, "2026-11-10"));
  rung_time_edit_update (fixture->edit, day_of ("2026-11-10") + days);
}

static gboolean
pull_end_of_rung (Fixture    *fixture,
                  const char *role_uid,
                  const char *stay_uid,
                  const char *last_day,
                  double      days)
{
  RungSpan span = { day_of (last_day) - 300, day_of (last_day) + 1 };

  if (!begin (fixture, RUNG_TIME_TARGET_RUNG_END, RUNG_TIME_PART_END, role_uid, stay_uid, span, last_day))
    return FALSE;
  rung_time_edit_update (fixture->edit, day_of (last_day) + days);
  return TRUE;
}

static void
undo (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  rung_store_undo (fixture->store, &error);
  g_assert_no_error (error);
}

/* A key as it reaches the pane before anybody else has seen it. */
static gboolean
press (Fixture         *fixture,
       const char      *signal,
       guint            keyval,
       GdkModifierType  state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->pane));
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      if (g_str_equal (signal, "key-pressed"))
        g_signal_emit_by_name (controller, signal, keyval, 0, state, &is_handled);
      else
        g_signal_emit_by_name (controller, signal, keyval, 0, state);
    }
  return is_handled;
}

static gboolean
press_key (Fixture         *fixture,
           guint            keyval,
           GdkModifierType  state)
{
  return press (fixture, "key-pressed", keyval, state);
}

static void
release_alt (Fixture *fixture)
{
  press (fixture, "key-released", GDK_KEY_Alt_L, GDK_ALT_MASK);
}

static GtkWidget *
focus_bar (Fixture *fixture)
{
  GtkWidget *bar = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->pane)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (RUNG_IS_GOAL_BAR (child) && g_strcmp0 (rung_goal_bar_get_uid (RUNG_GOAL_BAR (child)), fixture->goal) == 0 &&
        gtk_widget_get_child_visible (child))
      bar = child;
  g_assert_nonnull (bar);
  g_assert_true (gtk_widget_grab_focus (bar));
  return bar;
}

static void
focus_rung (Fixture    *fixture,
            const char *stay_uid)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->pane)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (RUNG_IS_RUNG_BUTTON (child) && g_strcmp0 (rung_rung_button_get_stay_uid (RUNG_RUNG_BUTTON (child)), stay_uid) == 0)
      {
        gtk_widget_grab_focus (child);
        g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == child);
        return;
      }
  g_assert_not_reached ();
}

static gboolean
says (GtkWidget  *root,
      const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* --- By hand ---------------------------------------------------------------------- */

static void
test_a_bar_is_moved_in_one_step (Fixture       *fixture,
                                 gconstpointer  data)
{
  guint before = count_history (fixture);
  RungSpan span;

  pull_goal (fixture, RUNG_TIME_PART_BODY, 3);
  rung_time_edit_update (fixture->edit, day_of ("2026-11-10") + 5.2);
  g_assert_true (rung_time_pane_get_preview (fixture->pane, fixture->goal, &span));
  g_assert_cmpuint (span.first, ==, day_of ("2026-11-07"));
  assert_goal (fixture, "2026-11-02", "2026-11-29");
  g_assert_true (rung_time_edit_end (fixture->edit));
  assert_goal (fixture, "2026-11-07", "2026-12-04");
  g_assert_cmpuint (count_history (fixture), ==, before + 1);
  g_assert_null (rung_time_pane_get_preview_uid (fixture->pane));
  undo (fixture);
  assert_goal (fixture, "2026-11-02", "2026-11-29");
}

static void
test_an_end_moves_alone (Fixture       *fixture,
                         gconstpointer  data)
{
  pull_goal (fixture, RUNG_TIME_PART_END, -2);
  g_assert_true (rung_time_edit_end (fixture->edit));
  assert_goal (fixture, "2026-11-02", "2026-11-27");
  pull_goal (fixture, RUNG_TIME_PART_START, -1);
  g_assert_true (rung_time_edit_end (fixture->edit));
  assert_goal (fixture, "2026-11-01", "2026-11-27");
  g_assert_cmpuint (fixture->house->n_undos, ==, 2);
}

static void
test_esc_restores (Fixture       *fixture,
                   gconstpointer  data)
{
  guint before = count_history (fixture);

  pull_goal (fixture, RUNG_TIME_PART_BODY, 9);
  settle (fixture);
  g_assert_true (says (fixture->window, "11 Nov – 8 Dec 2026 · 4 weeks"));
  rung_time_edit_cancel (fixture->edit);
  settle (fixture);
  g_assert_false (says (fixture->window, "11 Nov – 8 Dec 2026 · 4 weeks"));
  g_assert_false (rung_time_edit_is_active (fixture->edit));
  g_assert_null (rung_time_pane_get_preview_uid (fixture->pane));
  g_assert_false (rung_time_edit_end (fixture->edit));
  assert_goal (fixture, "2026-11-02", "2026-11-29");
  g_assert_cmpuint (count_history (fixture), ==, before);
}

static void
test_back_where_it_began_is_no_edit (Fixture       *fixture,
                                     gconstpointer  data)
{
  guint before = count_history (fixture);

  pull_goal (fixture, RUNG_TIME_PART_BODY, 9);
  rung_time_edit_update (fixture->edit, day_of ("2026-11-10") + 0.3);
  g_assert_false (rung_time_edit_end (fixture->edit));
  g_assert_cmpuint (count_history (fixture), ==, before);
  g_assert_null (fixture->house->told);
}

static void
test_snapping_follows_the_zoom (Fixture       *fixture,
                                gconstpointer  data)
{
  RungSpan span;

  look_at (fixture, 365);
  pull_goal (fixture, RUNG_TIME_PART_BODY, 5);
  g_assert_true (rung_time_edit_get_span (fixture->edit, &span));
  g_assert_cmpuint (span.first, ==, day_of ("2026-11-09")); /* a Monday */
  rung_time_edit_cancel (fixture->edit);
  rung_time_pane_set_view (fixture->pane, rung_time_pane_get_limits (fixture->pane));
  settle (fixture);
  pull_goal (fixture, RUNG_TIME_PART_BODY, 25);
  g_assert_true (rung_time_edit_get_span (fixture->edit, &span));
  g_assert_cmpuint (span.first, ==, day_of ("2026-12-01"));
  g_assert_cmpuint (rung_span_get_length (span), ==, 28);
}

static void
test_what_a_goal_does_not_have_is_not_made_up (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_free (fixture->goal);
  fixture->goal = add_goal (fixture, day_of ("2026-11-02"), RUNG_NO_DAY);
  settle (fixture);
  pull_goal (fixture, RUNG_TIME_PART_START, 4);
  g_assert_true (rung_time_edit_end (fixture->edit));
  g_assert_cmpuint (rung_record_get_day (get_record (fixture, RUNG_KIND_GOAL, fixture->goal), RUNG_GOAL_START), ==, day_of ("2026-11-06"));
  g_assert_false (rung_record_has (get_record (fixture, RUNG_KIND_GOAL, fixture->goal), RUNG_GOAL_DUE));
  /* Its shown end is 5 February: an end that is pulled becomes the goal's. */
  pull_goal (fixture, RUNG_TIME_PART_END, -5);
  g_assert_true (rung_time_edit_end (fixture->edit));
  assert_goal (fixture, "2026-11-06", "2027-01-31");
}

static void
test_a_body_sets_both_days (Fixture       *fixture,
                            gconstpointer  data)
{
  g_free (fixture->goal);
  fixture->goal = add_goal (fixture, day_of ("2026-11-02"), RUNG_NO_DAY);
  settle (fixture);
  pull_goal (fixture, RUNG_TIME_PART_BODY, 1);
  g_assert_true (rung_time_edit_end (fixture->edit));
  assert_goal (fixture, "2026-11-03", "2027-02-02");
}

static void
complete_goal (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset = rung_edit_complete_goal (get_plan (fixture), fixture->goal, day_of ("2026-11-20"), &error);

  g_free (commit (fixture, changeset, error));
  settle (fixture);
}

static void
test_a_done_day_stays (Fixture       *fixture,
                       gconstpointer  data)
{
  complete_goal (fixture);
  pull_goal (fixture, RUNG_TIME_PART_END, 4);
  settle (fixture);
  g_assert_true (says (fixture->window, "Only its start can be moved."));
  g_assert_false (rung_time_edit_end (fixture->edit));
  pull_goal (fixture, RUNG_TIME_PART_BODY, 4);
  g_assert_false (rung_time_edit_end (fixture->edit));
  assert_goal (fixture, "2026-11-02", "2026-11-29");
  pull_goal (fixture, RUNG_TIME_PART_START, 90);
  g_assert_true (rung_time_edit_end (fixture->edit));
  assert_goal (fixture, "2026-11-20", "2026-11-29");
}

static void
test_what_cannot_be_written_stays_and_is_told (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  RungStore *looking = rung_store_open_to_look (fixture->path, &error);

  g_assert_no_error (error);
  g_object_unref (fixture->store);
  show (fixture, looking);
  look_at (fixture, 60);
  pull_goal (fixture, RUNG_TIME_PART_BODY, 5);
  g_assert_false (rung_time_edit_end (fixture->edit));
  g_assert_nonnull (fixture->house->told);
  g_assert_cmpuint (fixture->house->n_undos, ==, 0);
  assert_goal (fixture, "2026-11-02", "2026-11-29");
  g_assert_null (rung_time_pane_get_preview_uid (fixture->pane));
}

static void
test_a_goal_that_is_gone_is_told (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  pull_goal (fixture, RUNG_TIME_PART_BODY, 5);
  changeset = rung_edit_delete_goal (get_plan (fixture), fixture->goal, &error);
  g_free (commit (fixture, changeset, error));
  g_assert_false (rung_time_edit_end (fixture->edit));
  g_assert_nonnull (fixture->house->told);
}

/* --- Rungs and pauses ------------------------------------------------------------- */

static guint32
get_stay_day (Fixture    *fixture,
              const char *uid,
              guint       field)
{
  return rung_record_get_day (get_record (fixture, RUNG_KIND_STAY, uid), field);
}

static void
test_the_end_of_a_rung_takes_later_ones_along (Fixture       *fixture,
                                               gconstpointer  data)
{
  guint32 end = get_stay_day (fixture, fixture->engineer_stay, RUNG_STAY_EXPECTED_END);
  guint32 next = get_stay_day (fixture, fixture->architect_stay, RUNG_STAY_START);
  g_autofree char *iso = rung_day_to_text (end);
  guint before = count_history (fixture);
  RungSpan span;

  g_assert_true (pull_end_of_rung (fixture, fixture->engineer, fixture->engineer_stay, iso, 30));
  g_assert_true (rung_time_pane_get_preview (fixture->pane, fixture->engineer_stay, &span));
  g_assert_cmpuint (span.end, ==, end + 31);
  g_assert_true (rung_time_edit_end (fixture->edit));
  g_assert_cmpuint (get_stay_day (fixture, fixture->engineer_stay, RUNG_STAY_EXPECTED_END), ==, end + 30);
  g_assert_cmpuint (get_stay_day (fixture, fixture->architect_stay, RUNG_STAY_START), ==, next + 30);
  g_assert_cmpuint (count_history (fixture), ==, before + 1);
  undo (fixture);
  g_assert_cmpuint (get_stay_day (fixture, fixture->architect_stay, RUNG_STAY_START), ==, next);
}

static void
test_a_past_rung_is_not_taken_hold_of (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autofree char *programmer = find_uid (fixture, RUNG_KIND_ROLE, "programmer");

  g_assert_false (pull_end_of_rung (fixture, programmer, fixture->programmer_stay, "2021-06-30", 30));
  g_assert_false (rung_time_edit_is_active (fixture->edit));
}

/* Then the timeline projects those roles. */
static void
remove_planned_stays (Fixture *fixture)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (get_plan (fixture));

  for (guint i = 0; i < stays->len; i++)
    if (rung_record_get_boolean (stays->pdata[i], RUNG_STAY_PLANNED))
      {
        g_autoptr(GError) error = NULL;
        RungChangeset *changeset = rung_edit_remove_stay (get_plan (fixture), rung_record_get_uid (stays->pdata[i]), &error);

        g_free (commit (fixture, changeset, error));
      }
  settle (fixture);
}

static void
test_a_projected_rung_gets_its_stay (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *stay = NULL;
  guint before;

  remove_planned_stays (fixture);
  before = count_history (fixture);
  g_assert_true (pull_end_of_rung (fixture, fixture->architect, NULL, "2032-03-31", 30));
  g_assert_true (rung_time_edit_end (fixture->edit));
  stay = find_stay (fixture, fixture->architect);
  g_assert_nonnull (stay);
  g_assert_cmpuint (get_stay_day (fixture, stay, RUNG_STAY_EXPECTED_END), ==, day_of ("2032-04-30"));
  g_assert_cmpuint (count_history (fixture), ==, before + 1);
}

static void
test_a_pause_keeps_what_it_is (Fixture       *fixture,
                               gconstpointer  data)
{
  RungRecord *pause;

  g_assert_true (begin (fixture, RUNG_TIME_TARGET_PAUSE, RUNG_TIME_PART_BODY, fixture->pause, NULL, (RungSpan) { 0, 0 }, "2026-12-10"));
  rung_time_edit_update (fixture->edit, day_of ("2026-12-12"));
  g_assert_true (rung_time_edit_end (fixture->edit));
  assert_days (fixture, RUNG_KIND_PAUSE, fixture->pause, RUNG_PAUSE_START, RUNG_PAUSE_END, "2026-12-09", "2026-12-22");
  pause = get_record (fixture, RUNG_KIND_PAUSE, fixture->pause);
  g_assert_cmpint (rung_record_get_integer (pause, RUNG_PAUSE_KIND), ==, RUNG_PAUSE_STUDY);
  g_assert_cmpfloat (rung_record_get_number (pause, RUNG_PAUSE_PACE), ==, 0.5);
  g_assert_false (rung_record_is_private (pause));
  g_assert_cmpstr (rung_record_get_text (pause, RUNG_PAUSE_NOTE), ==, "Evening school");
}

static void
test_an_empty_lane_asks_for_a_goal (Fixture       *fixture,
                                    gconstpointer  data)
{
  guint before = count_history (fixture);
  RungSpan span;

  open_role (fixture);
  g_assert_true (begin (fixture, RUNG_TIME_TARGET_LANE, RUNG_TIME_PART_BODY, fixture->responsibility, NULL, (RungSpan) { 0, 0 }, "2026-12-01"));
  rung_time_edit_update (fixture->edit, day_of ("2026-12-01") + 0.3);
  g_assert_null (rung_time_pane_get_ghost (fixture->pane, &span));
  g_assert_false (rung_time_edit_end (fixture->edit));
  g_assert_null (fixture->signalled);

  g_assert_true (begin (fixture, RUNG_TIME_TARGET_LANE, RUNG_TIME_PART_BODY, fixture->responsibility, NULL, (RungSpan) { 0, 0 }, "2026-12-15"));
  rung_time_edit_update (fixture->edit, day_of ("2026-12-05"));
  g_assert_cmpstr (rung_time_pane_get_ghost (fixture->pane, &span), ==, fixture->responsibility);
  g_assert_true (rung_time_edit_end (fixture->edit));
  g_assert_null (rung_time_pane_get_ghost (fixture->pane, &span));
  g_assert_cmpstr (fixture->signalled, ==, "add-goal-between 2026-12-05 2026-12-14");
  g_assert_cmpuint (count_history (fixture), ==, before);
}

/* --- By key ----------------------------------------------------------------------- */

static void
test_keys_add_up_until_alt_is_let_go (Fixture       *fixture,
                                      gconstpointer  data)
{
  guint before = count_history (fixture);
  GtkWidget *bar;

  bar = focus_bar (fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_true (press_key (fixture, GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_true (press_key (fixture, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_true (press_key (fixture, GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "4 Nov – 2 Dec 2026 · 4 weeks");
  g_assert_cmpuint (count_history (fixture), ==, before);
  release_alt (fixture);
  assert_goal (fixture, "2026-11-04", "2026-12-02");
  g_assert_cmpuint (count_history (fixture), ==, before + 1);
  settle (fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == bar);
  undo (fixture);
  assert_goal (fixture, "2026-11-02", "2026-11-29");
}

static void
test_ctrl_moves_the_start (Fixture       *fixture,
                           gconstpointer  data)
{
  focus_bar (fixture);
  g_assert_true (press_key (fixture, GDK_KEY_Left, GDK_ALT_MASK | GDK_CONTROL_MASK));
  release_alt (fixture);
  assert_goal (fixture, "2026-11-01", "2026-11-29");
}

static void
test_keys_are_mirrored (Fixture       *fixture,
                        gconstpointer  data)
{
  gtk_widget_set_direction (GTK_WIDGET (fixture->pane), GTK_TEXT_DIR_RTL);
  settle (fixture);
  focus_bar (fixture);
  g_assert_true (press_key (fixture, GDK_KEY_Left, GDK_ALT_MASK));
  release_alt (fixture);
  assert_goal (fixture, "2026-11-03", "2026-11-30");
}

/* The same way of the hand is the other way in time. */
static void
test_hands_are_mirrored (Fixture       *fixture,
                         gconstpointer  data)
{
  RungTimeTarget target = { RUNG_TIME_TARGET_BAR, RUNG_TIME_PART_BODY, fixture->goal, NULL, 0, { 0, 0 } };
  RungTimescale scale;
  double week;

  gtk_widget_set_direction (GTK_WIDGET (fixture->pane), GTK_TEXT_DIR_RTL);
  settle (fixture);
  scale = rung_time_pane_get_scale (fixture->pane);
  week = 7 * rung_timescale_length_per_day (&scale);
  g_assert_true (rung_time_edit_begin (fixture->edit, &target, rung_time_pane_get_day (fixture->pane, 500)));
  rung_time_edit_update (fixture->edit, rung_time_pane_get_day (fixture->pane, 500 - week));
  g_assert_true (rung_time_edit_end (fixture->edit));
  assert_goal (fixture, "2026-11-09", "2026-12-06");
}

static void
test_another_key_ends_the_steps (Fixture       *fixture,
                                 gconstpointer  data)
{
  focus_bar (fixture);
  press_key (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  /* Shift alone is on the way to Alt+Shift. */
  press_key (fixture, GDK_KEY_Shift_L, GDK_ALT_MASK);
  g_assert_true (rung_time_edit_is_active (fixture->edit));
  g_assert_false (press_key (fixture, GDK_KEY_2, GDK_ALT_MASK));
  assert_goal (fixture, "2026-11-03", "2026-11-30");
  press_key (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_true (press_key (fixture, GDK_KEY_Escape, GDK_ALT_MASK));
  assert_goal (fixture, "2026-11-03", "2026-11-30");
}

/* Alt may be let go where nobody sees it. */
static void
test_steps_end_by_themselves (Fixture       *fixture,
                              gconstpointer  data)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  focus_bar (fixture);
  press_key (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  while (rung_time_edit_is_active (fixture->edit) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  assert_goal (fixture, "2026-11-03", "2026-11-30");
}

static void
test_keys_without_a_bar_are_somebody_elses (Fixture       *fixture,
                                            gconstpointer  data)
{
  GtkWidget *lane;

  open_role (fixture);
  lane = gtk_widget_get_first_child (GTK_WIDGET (fixture->pane));
  while (!RUNG_IS_LANE (lane) || !gtk_widget_get_child_visible (lane))
    lane = gtk_widget_get_next_sibling (lane);
  g_assert_true (gtk_widget_child_focus (lane, GTK_DIR_TAB_FORWARD));
  g_assert_false (press_key (fixture, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_false (press_key (fixture, GDK_KEY_Delete, 0));
  g_assert_false (press_key (fixture, GDK_KEY_F2, 0));
}

static void
test_keys_move_bars_of_lanes_too (Fixture       *fixture,
                                  gconstpointer  data)
{
  open_role (fixture);
  focus_bar (fixture);
  g_assert_true (press_key (fixture, GDK_KEY_Right, GDK_ALT_MASK));
  release_alt (fixture);
  assert_goal (fixture, "2026-11-03", "2026-11-30");
}

static void
test_keys_say_what_cannot_be (Fixture       *fixture,
                              gconstpointer  data)
{
  guint before;

  complete_goal (fixture);
  before = count_history (fixture);
  focus_bar (fixture);
  g_assert_true (press_key (fixture, GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_cmpstr (fixture->house->told, ==, "It was done on that day. Only its start can be moved.");
  focus_rung (fixture, fixture->programmer_stay);
  g_assert_true (press_key (fixture, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_cmpstr (fixture->house->told, ==, "This time is over. Press F2 to change its days.");
  g_assert_false (rung_time_edit_is_active (fixture->edit));
  g_assert_cmpuint (count_history (fixture), ==, before);
}

static void
test_keys_move_the_end_of_a_rung (Fixture       *fixture,
                                  gconstpointer  data)
{
  guint32 end = get_stay_day (fixture, fixture->engineer_stay, RUNG_STAY_EXPECTED_END);

  focus_rung (fixture, fixture->engineer_stay);
  g_assert_true (press_key (fixture, GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_true (press_key (fixture, GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK));
  release_alt (fixture);
  g_assert_cmpuint (get_stay_day (fixture, fixture->engineer_stay, RUNG_STAY_EXPECTED_END), ==, end + 2);
  g_assert_true (press_key (fixture, GDK_KEY_Right, GDK_ALT_MASK | GDK_CONTROL_MASK));
  g_assert_cmpstr (fixture->house->told, ==, "Only its end can be moved. Press F2 to change when it begins.");
}

/* The focus went on while Alt was held. */
static void
test_steps_of_two_things_are_two_edits (Fixture       *fixture,
                                        gconstpointer  data)
{
  guint32 end = get_stay_day (fixture, fixture->engineer_stay, RUNG_STAY_EXPECTED_END);
  guint before = count_history (fixture);

  focus_bar (fixture);
  press_key (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  focus_rung (fixture, fixture->engineer_stay);
  press_key (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  assert_goal (fixture, "2026-11-03", "2026-11-30");
  g_assert_cmpuint (count_history (fixture), ==, before + 1);
  release_alt (fixture);
  g_assert_cmpuint (get_stay_day (fixture, fixture->engineer_stay, RUNG_STAY_EXPECTED_END), ==, end + 1);
  g_assert_cmpuint (count_history (fixture), ==, before + 2);
}

static void
test_what_keys_move_is_brought_into_view (Fixture       *fixture,
                                          gconstpointer  data)
{
  guint32 end = get_stay_day (fixture, fixture->engineer_stay, RUNG_STAY_EXPECTED_END);
  RungTimeView view;

  focus_rung (fixture, fixture->engineer_stay);
  view = rung_time_pane_get_view (fixture->pane);
  g_assert_cmpfloat (view.start + view.days, <, end);
  press_key (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  view = rung_time_pane_get_view (fixture->pane);
  g_assert_cmpfloat (view.start, <, end);
  g_assert_cmpfloat (view.start + view.days, >, end + 1);
}

static void
test_f2_opens_where_the_fields_are (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autofree char *goal = g_strdup_printf ("goal-edit %s", fixture->goal);
  g_autofree char *stay = g_strdup_printf ("win.edit-stay %s", fixture->engineer_stay);
  g_autofree char *pause = g_strdup_printf ("win.edit-pause %s", fixture->pause);

  focus_bar (fixture);
  g_assert_true (press_key (fixture, GDK_KEY_F2, 0));
  g_assert_cmpstr (fixture->signalled, ==, goal);
  focus_rung (fixture, fixture->engineer_stay);
  g_assert_true (press_key (fixture, GDK_KEY_F2, 0));
  g_assert_cmpstr (fixture->house->asked, ==, stay);
  g_assert_true (rung_time_pane_focus_pause (fixture->pane, 0));
  g_assert_true (press_key (fixture, GDK_KEY_F2, 0));
  g_assert_cmpstr (fixture->house->asked, ==, pause);
}

static void
test_delete_deletes_what_is_not_history (Fixture       *fixture,
                                         gconstpointer  data)
{
  guint before = count_history (fixture);

  focus_bar (fixture);
  g_assert_true (press_key (fixture, GDK_KEY_Delete, 0));
  g_assert_null (rung_plan_find_record (get_plan (fixture), RUNG_KIND_GOAL, fixture->goal));
  g_assert_cmpuint (fixture->house->n_undos, ==, 1);
  settle (fixture);
  g_assert_true (rung_time_pane_focus_pause (fixture->pane, 0));
  g_assert_true (press_key (fixture, GDK_KEY_Delete, 0));
  g_assert_null (rung_plan_find_record (get_plan (fixture), RUNG_KIND_PAUSE, fixture->pause));
  settle (fixture);
  focus_rung (fixture, fixture->programmer_stay);
  g_assert_true (press_key (fixture, GDK_KEY_Delete, 0));
  g_assert_nonnull (rung_plan_find_record (get_plan (fixture), RUNG_KIND_STAY, fixture->programmer_stay));
  g_assert_nonnull (strstr (fixture->house->told, "is not deleted by one key"));
  focus_rung (fixture, fixture->architect_stay);
  g_assert_true (press_key (fixture, GDK_KEY_Delete, 0));
  g_assert_null (rung_plan_find_record (get_plan (fixture), RUNG_KIND_STAY, fixture->architect_stay));
  g_assert_cmpuint (count_history (fixture), ==, before + 3);
}

static void
test_out_of_sight_nothing_is_dragged (Fixture       *fixture,
                                      gconstpointer  data)
{
  pull_goal (fixture, RUNG_TIME_PART_BODY, 5);
  gtk_widget_set_visible (fixture->view, FALSE);
  g_assert_false (rung_time_edit_is_active (fixture->edit));
  assert_goal (fixture, "2026-11-02", "2026-11-29");
  gtk_widget_set_visible (fixture->view, TRUE);
  settle (fixture);
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

#define ADD(claim, function) g_test_add ("/time-edit/" claim, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-bar-is-moved-in-one-step", test_a_bar_is_moved_in_one_step);
  ADD ("an-end-moves-alone", test_an_end_moves_alone);
  ADD ("esc-restores", test_esc_restores);
  ADD ("back-where-it-began-is-no-edit", test_back_where_it_began_is_no_edit);
  ADD ("snapping-follows-the-zoom", test_snapping_follows_the_zoom);
  ADD ("what-a-goal-does-not-have-is-not-made-up", test_what_a_goal_does_not_have_is_not_made_up);
  ADD ("a-body-sets-both-days", test_a_body_sets_both_days);
  ADD ("a-done-day-stays", test_a_done_day_stays);
  ADD ("what-cannot-be-written-stays-and-is-told", test_what_cannot_be_written_stays_and_is_told);
  ADD ("a-goal-that-is-gone-is-told", test_a_goal_that_is_gone_is_told);
  ADD ("the-end-of-a-rung-takes-later-ones-along", test_the_end_of_a_rung_takes_later_ones_along);
  ADD ("a-past-rung-is-not-taken-hold-of", test_a_past_rung_is_not_taken_hold_of);
  ADD ("a-projected-rung-gets-its-stay", test_a_projected_rung_gets_its_stay);
  ADD ("a-pause-keeps-what-it-is", test_a_pause_keeps_what_it_is);
  ADD ("an-empty-lane-asks-for-a-goal", test_an_empty_lane_asks_for_a_goal);
  ADD ("keys-add-up-until-alt-is-let-go", test_keys_add_up_until_alt_is_let_go);
  ADD ("ctrl-moves-the-start", test_ctrl_moves_the_start);
  ADD ("keys-are-mirrored", test_keys_are_mirrored);
  ADD ("hands-are-mirrored", test_hands_are_mirrored);
  ADD ("another-key-ends-the-steps", test_another_key_ends_the_steps);
  ADD ("steps-end-by-themselves", test_steps_end_by_themselves);
  ADD ("keys-without-a-bar-are-somebody-elses", test_keys_without_a_bar_are_somebody_elses);
  ADD ("keys-move-bars-of-lanes-too", test_keys_move_bars_of_lanes_too);
  ADD ("keys-say-what-cannot-be", test_keys_say_what_cannot_be);
  ADD ("keys-move-the-end-of-a-rung", test_keys_move_the_end_of_a_rung);
  ADD ("steps-of-two-things-are-two-edits", test_steps_of_two_things_are_two_edits);
  ADD ("what-keys-move-is-brought-into-view", test_what_keys_move_is_brought_into_view);
  ADD ("f2-opens-where-the-fields-are", test_f2_opens_where_the_fields_are);
  ADD ("delete-deletes-what-is-not-history", test_delete_deletes_what_is_not_history);
  ADD ("out-of-sight-nothing-is-dragged", test_out_of_sight_nothing_is_dragged);
  return g_test_run ();
}
