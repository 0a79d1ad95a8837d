/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An opened role on a screen: that its widgets are bounded and named, that keys walk in
 * time order and bring what comes next into view, that what is dragged is shown. */

#include <adwaita.h>

#include "rung-destroy-window.h"
#include "rung-goal-bar.h"
#include "rung-lane-board.h"
#include "rung-lane.h"
#include "rung-role-page.h"
#include "rung-sketch.h"
#include "rung-sum-bar.h"
#include "rung-text.h"
#include "rung-ui.h"

#define LONG_TITLE                                                                                                  \
  "Write down for everybody who comes after us how the whole of the billing system is deployed, watched, repaired " \
  "and rolled back, with all that may go wrong on a Friday evening, and have it tried out"

typedef struct
{
  RungPlan  *plan;
  GtkWidget *window;
  GtkWidget *page;
  RungTimePane *board;
} Fixture;

/* --- An opened role ----------------------------------------------------------------- */

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

static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
list_widgets (Fixture *fixture,
              GType    type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (fixture->page, type, found);
  return found;
}

static guint
count_all (GtkWidget *widget)
{
  guint n = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_all (child);
  return n;
}

/* "r-engineer" and "r-other" are the engineer's responsibilities. */
static Sketch *
sketch_engineer (void)
{
  Sketch *sketch = sketch_new ();
  g_autoptr(GVariant) title = g_variant_ref_sink (rung_text_new ("en", "Solve the hardest bugs"));
  RungRecordBuilder builder;

  sketch_add_role (sketch, "engineer", 1, 48);
  sketch_add_role (sketch, "senior", 2, 48);
  sketch_add_stay (sketch, "engineer", "2022-01-01", NULL, "2027-12-31", FALSE);
  rung_record_builder_init (&builder, RUNG_KIND_RESPONSIBILITY, "r-other");
  rung_record_builder_set_text (&builder, RUNG_RESPONSIBILITY_ID, "r-other");
  rung_record_builder_set_text (&builder, RUNG_RESPONSIBILITY_ROLE, "engineer");
  rung_record_builder_set_integer (&builder, RUNG_RESPONSIBILITY_ORDINAL, 1);
  rung_record_builder_set_variant (&builder, RUNG_RESPONSIBILITY_TITLE, title);
  g_ptr_array_add (sketch->records, rung_record_builder_end (&builder));
  return sketch;
}

static void
add_evidence (Sketch     *sketch,
              const char *uid,
              const char *goal)
{
  g_autofree char *link = g_strconcat ("link-", uid, NULL);
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_EVIDENCE, uid);
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_TITLE, uid);
  g_ptr_array_add (sketch->records, rung_record_builder_end (&builder));
  rung_record_builder_init (&builder, RUNG_KIND_EVIDENCE_LINK, link);
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_LINK_EVIDENCE, uid);
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_LINK_GOAL, goal);
  g_ptr_array_add (sketch->records, rung_record_builder_end (&builder));
}

static void
rename_goal (Sketch     *sketch,
             const char *uid,
             const char *title)
{
  sketch_change (sketch, RUNG_KIND_GOAL, uid, RUNG_GOAL_TITLE, g_variant_new_string (title));
}

/* What the timeline's view does; without it buttons would be insensitive. */
static void
add_actions (GtkWidget *window)
{
  static const GActionEntry entries[] = { { .name = "open-goal", .parameter_type = "s" },
                                          { .name = "edit-role", .parameter_type = "s" },
                                          { .name = "edit-responsibility", .parameter_type = "s" } };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (window, "timeline", G_ACTION_GROUP (group));
}

static void
show (Fixture *fixture,
      Sketch  *sketch,
      int      width,
      int      height)
{
  g_autoptr(GPtrArray) boards = NULL;

  fixture->plan = sketch_end (sketch);
  fixture->window = gtk_window_new ();
  add_actions (fixture->window);
  fixture->page = rung_role_page_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  g_assert_true (rung_role_page_show (RUNG_ROLE_PAGE (fixture->page), fixture->plan, "engineer", rung_day_from_text (SKETCH_TODAY)));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
  boards = list_widgets (fixture, RUNG_TYPE_LANE_BOARD);
  g_assert_cmpuint (boards->len, ==, 1);
  fixture->board = g_ptr_array_index (boards, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  destroy_window (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (fixture->page);
  g_assert_finalize_object (fixture->plan);
}

static GtkWidget *
find_bar (Fixture    *fixture,
          const char *uid)
{
  g_autoptr(GPtrArray) bars = list_widgets (fixture, RUNG_TYPE_GOAL_BAR);

  for (guint i = 0; i < bars->len; i++)
    if (g_strcmp0 (rung_goal_bar_get_uid (g_ptr_array_index (bars, i)), uid) == 0)
      return g_ptr_array_index (bars, i);
  return NULL;
}

static graphene_rect_t
get_bounds (Fixture   *fixture,
            GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->board), &bounds));
  return bounds;
}

static void
assert_name (gpointer    widget,
             const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  g_assert_cmpstr (other, ==, NULL);
}

static const char *
get_focus_goal (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return RUNG_IS_GOAL_BAR (focus) ? rung_goal_bar_get_uid (RUNG_GOAL_BAR (focus)) : NULL;
}

static gboolean
move (Fixture          *fixture,
      GtkDirectionType  direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (fixture->board), direction);
}

/* --- Tests -------------------------------------------------------------------------- */

static void
add_many_goals (Sketch *sketch,
                guint   n_goals)
{
  for (guint i = 0; i < n_goals; i++)
    {
      g_autofree char *start = g_strdup_printf ("%u-%02u-%02u", 2022 + i % 5, 1 + i % 12, 1 + i % 28);
      g_autofree char *due = g_strdup_printf ("%u-%02u-%02u", 2022 + i % 5 + (i % 12 >= 9 ? 1 : 0), 1 + (i + 3) % 12, 1 + i % 28);

      sketch_add_goal (sketch, i % 3 == 0 ? "other" : "engineer", RUNG_GOAL_ACTIVE, start, due);
    }
}

static void
test_widgets_are_bounded (Fixture       *fixture,
                          gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();
  RungTimeView limits;

  add_many_goals (sketch, 10000);
  show (fixture, sketch, 1000, 700);
  limits = rung_time_pane_get_limits (fixture->board);
  g_assert_cmpuint (count_all (fixture->page), <, 1000);
  for (guint i = 0; i < 40; i++)
    {
      rung_time_pane_set_view (fixture->board, (RungTimeView) { limits.start + limits.days * i / 40, MAX (limits.days / (1 << (i % 9)), 7) });
      rung_time_pane_place_now (fixture->board);
      settle (fixture);
    }
  g_assert_cmpuint (count_all (fixture->page), <, 1500);
}

static void
test_many_goals_are_summed_up_and_opened (Fixture       *fixture,
                                          gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();
  g_autoptr(GPtrArray) sums = NULL;
  g_autoptr(GPtrArray) bars = NULL;

  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *day = g_strdup_printf ("%u-%02u-%02u", 2022 + i % 5, 1 + (i / 5) % 12, 1 + i / 60);

      sketch_add_goal (sketch, "other", i % 2 == 0 ? RUNG_GOAL_DONE : RUNG_GOAL_ACTIVE, day, day);
    }
  show (fixture, sketch, 1000, 700);
  sums = list_widgets (fixture, RUNG_TYPE_SUM_BAR);
  g_assert_cmpuint (sums->len, ==, 1);
  assert_name (g_ptr_array_index (sums, 0), "Solve the hardest bugs: 600 goals, 300 done, 290 late");
  g_signal_emit_by_name (g_ptr_array_index (sums, 0), "clicked");
  settle (fixture);
  bars = list_widgets (fixture, RUNG_TYPE_GOAL_BAR);
  g_assert_cmpuint (bars->len, >, 0);
}

static void
test_keys_walk_in_time_order (Fixture       *fixture,
                              gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();

  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2026-06-01", "2026-09-30");
  sketch_add_goal (sketch, "engineer", RUNG_GOAL_DONE, "2022-02-01", "2022-05-31");
  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2024-01-01", "2024-12-31");
  sketch_add_goal (sketch, "other", RUNG_GOAL_ACTIVE, "2023-12-01", "2024-10-31");
  sketch_add_goal (sketch, "other", RUNG_GOAL_ACTIVE, "2026-12-01", "2027-03-31");
  show (fixture, sketch, 1000, 700);
  g_assert_true (move (fixture, GTK_DIR_TAB_FORWARD));
  g_assert_true (move (fixture, GTK_DIR_TAB_FORWARD));
  g_assert_true (move (fixture, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (get_focus_goal (fixture), ==, "goal-00001");
  g_assert_true (move (fixture, GTK_DIR_RIGHT));
  g_assert_cmpstr (get_focus_goal (fixture), ==, "goal-00002");
  g_assert_true (move (fixture, GTK_DIR_DOWN));
  g_assert_cmpstr (get_focus_goal (fixture), ==, "goal-00003");
  g_assert_true (move (fixture, GTK_DIR_RIGHT));
  g_assert_cmpstr (get_focus_goal (fixture), ==, "goal-00004");
  g_assert_true (move (fixture, GTK_DIR_UP));
  g_assert_cmpstr (get_focus_goal (fixture), ==, "goal-00000");
  g_assert_true (move (fixture, GTK_DIR_LEFT));
  g_assert_cmpstr (get_focus_goal (fixture), ==, "goal-00002");
  /* All of a lane's goals are one stop of Tab; then comes what adds one. */
  g_assert_true (move (fixture, GTK_DIR_TAB_FORWARD));
  g_assert_null (get_focus_goal (fixture));
  assert_name (gtk_window_get_focus (GTK_WINDOW (fixture->window)), "Add a goal to “engineer”");
}

/* Closer than anything else: what comes next is culled, and comes into view. */
static void
test_keys_bring_into_view (Fixture       *fixture,
                           gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();
  graphene_rect_t bounds;

  sketch_add_goal (sketch, "engineer", RUNG_GOAL_DONE, "2022-02-01", "2022-02-10");
  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2026-06-01", "2026-06-10");
  show (fixture, sketch, 800, 600);
  g_assert_true (rung_lane_board_focus_goal (RUNG_LANE_BOARD (fixture->board), "goal-00000"));
  rung_time_pane_set_view (fixture->board, (RungTimeView) { rung_day_from_text ("2022-01-25"), 60 });
  settle (fixture);
  g_assert_null (find_bar (fixture, "goal-00001"));
  g_assert_true (move (fixture, GTK_DIR_RIGHT));
  settle (fixture);
  g_assert_cmpstr (get_focus_goal (fixture), ==, "goal-00001");
  bounds = get_bounds (fixture, find_bar (fixture, "goal-00001"));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (GTK_WIDGET (fixture->board)));
}

static void
test_tab_walks_all_lanes_and_leaves (Fixture       *fixture,
                                     gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();
  guint n_stops = 0;

  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2026-06-01", "2026-09-30");
  sketch_add_goal (sketch, "other", RUNG_GOAL_ACTIVE, NULL, NULL);
  sketch_add_pause (sketch, "2024-01-08", "2024-07-05");
  show (fixture, sketch, 360, 420);
  while (move (fixture, GTK_DIR_TAB_FORWARD))
    {
      graphene_rect_t bounds;

      settle (fixture);
      bounds = get_bounds (fixture, gtk_window_get_focus (GTK_WINDOW (fixture->window)));
      g_test_message ("%s at %g", G_OBJECT_TYPE_NAME (gtk_window_get_focus (GTK_WINDOW (fixture->window))), bounds.origin.y);
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (GTK_WIDGET (fixture->board)));
      n_stops++;
      g_assert_cmpuint (n_stops, <, 20);
    }
  /* Levels, edit, goal, add; levels, edit, add, the goal without a day; the pause. */
  g_assert_cmpuint (n_stops, ==, 9);
  n_stops = 0;
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  while (move (fixture, GTK_DIR_TAB_BACKWARD))
    g_assert_cmpuint (++n_stops, <, 20);
  g_assert_cmpuint (n_stops, ==, 9);
}

static void
test_a_role_without_responsibilities_says_so (Fixture       *fixture,
                                              gconstpointer  data)
{
  Sketch *sketch = sketch_new ();
  g_autoptr(GPtrArray) lanes = NULL;

  sketch_add_role (sketch, "engineer", 1, 48);
  sketch_change (sketch, RUNG_KIND_RESPONSIBILITY, "r-engineer", RUNG_RESPONSIBILITY_HIDDEN, g_variant_new_boolean (TRUE));
  show (fixture, sketch, 600, 400);
  lanes = list_widgets (fixture, RUNG_TYPE_LANE);
  g_assert_cmpuint (lanes->len, ==, 0);
  g_assert_false (move (fixture, GTK_DIR_TAB_FORWARD));
}

static void
test_goals_without_a_day_are_chips (Fixture       *fixture,
                                    gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();
  g_autoptr(GPtrArray) buttons = NULL;
  g_autoptr(GPtrArray) labels = NULL;
  guint n_chips = 0, n_more = 0;

  for (guint i = 0; i < 8; i++)
    sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, NULL, NULL);
  show (fixture, sketch, 1000, 700);
  buttons = list_widgets (fixture, GTK_TYPE_BUTTON);
  for (guint i = 0; i < buttons->len; i++)
    if (gtk_widget_has_css_class (g_ptr_array_index (buttons, i), "chip"))
      n_chips++;
  labels = list_widgets (fixture, GTK_TYPE_LABEL);
  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (gtk_label_get_label (g_ptr_array_index (labels, i)), "and 5 more"))
      n_more++;
  g_assert_cmpuint (n_chips, ==, 3);
  g_assert_cmpuint (n_more, ==, 1);
}

static void
assert_all_fits (Fixture *fixture)
{
  static const int widths[] = { 1200, 620, 360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr(GPtrArray) bars = NULL;

      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 640);
      settle (fixture);
      g_assert_cmpint (gtk_widget_get_width (fixture->page), ==, widths[i]);
      bars = list_widgets (fixture, RUNG_TYPE_GOAL_BAR);
      g_assert_cmpuint (bars->len, ==, 3);
      for (guint j = 0; j < bars->len; j++)
        {
          graphene_rect_t bounds = get_bounds (fixture, g_ptr_array_index (bars, j));

          g_assert_cmpfloat (bounds.origin.x, >=, 0);
          g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (GTK_WIDGET (fixture->board)));
          for (guint k = 0; k < j; k++)
            {
              graphene_rect_t other = get_bounds (fixture, g_ptr_array_index (bars, k));

              g_assert_false (graphene_rect_intersection (&bounds, &other, NULL));
            }
        }
    }
}

static void
test_any_title_fits (Fixture       *fixture,
                     gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();

  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2026-06-01", "2026-09-30");
  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2026-08-01", "2026-09-30");
  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2027-01-01", "2027-01-02");
  sketch_add_goal (sketch, "other", RUNG_GOAL_ACTIVE, NULL, NULL);
  rename_goal (sketch, "goal-00000", LONG_TITLE);
  rename_goal (sketch, "goal-00001", "为值班手册补全所有常见故障的处理步骤并请两位新同事独立演练一遍直到不再需要求助为止");
  rename_goal (sketch, "goal-00002", LONG_TITLE);
  rename_goal (sketch, "goal-00003", LONG_TITLE);
  show (fixture, sketch, 1200, 640);
  assert_all_fits (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  assert_all_fits (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_time_runs_to_the_left_in_right_to_left (Fixture       *fixture,
                                             gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();

  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2024-06-01", "2024-09-30");
  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2026-06-01", "2026-09-30");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  show (fixture, sketch, 1000, 640);
  g_assert_cmpfloat (get_bounds (fixture, find_bar (fixture, "goal-00001")).origin.x, <,
                     get_bounds (fixture, find_bar (fixture, "goal-00000")).origin.x);
  g_assert_true (rung_lane_board_focus_goal (RUNG_LANE_BOARD (fixture->board), "goal-00000"));
  g_assert_true (move (fixture, GTK_DIR_LEFT));
  g_assert_cmpstr (get_focus_goal (fixture), ==, "goal-00001");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_bars_say_their_evidence (Fixture       *fixture,
                              gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();
  g_autofree char *sentence = NULL;
  g_autofree char *name = NULL;

  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2026-06-01", "2026-12-31");
  add_evidence (sketch, "runbook", "goal-00000");
  add_evidence (sketch, "notes", "goal-00000");
  show (fixture, sketch, 1000, 640);
  sentence = rung_phrase_goal_sentence (rung_ui_get_words (), fixture->plan,
                                        rung_plan_find_record (fixture->plan, RUNG_KIND_GOAL, "goal-00000"), rung_day_from_text (SKETCH_TODAY));
  name = g_strconcat (sentence, ", 2 pieces of evidence", NULL);
  assert_name (find_bar (fixture, "goal-00000"), name);
}

static void
test_what_can_be_focused_has_a_name (Fixture       *fixture,
                                     gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();
  g_autoptr(GPtrArray) widgets = NULL;

  add_many_goals (sketch, 40);
  sketch_add_goal (sketch, "other", RUNG_GOAL_ACTIVE, NULL, NULL);
  show (fixture, sketch, 1000, 700);
  widgets = list_widgets (fixture, GTK_TYPE_WIDGET);
  for (guint i = 0; i < widgets->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (widgets, i);

      if (!gtk_widget_get_focusable (widget))
        continue;
      g_test_message ("%s", G_OBJECT_TYPE_NAME (widget));
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
                     gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    }
}

static void
test_a_preview_moves_its_bar (Fixture       *fixture,
                              gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();
  guint32 first = rung_day_from_text ("2026-06-01");
  graphene_rect_t before, after;

  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2026-06-01", "2026-09-30");
  show (fixture, sketch, 1000, 640);
  before = get_bounds (fixture, find_bar (fixture, "goal-00000"));
  rung_time_pane_set_preview (fixture->board, "goal-00000", (RungSpan) { first + 20, first + 150 });
  settle (fixture);
  after = get_bounds (fixture, find_bar (fixture, "goal-00000"));
  g_assert_cmpfloat_with_epsilon (after.origin.x, rung_time_pane_get_x (fixture->board, first + 20), 1);
  g_assert_cmpfloat (after.origin.x, >, before.origin.x);
  g_assert_cmpfloat (after.origin.y, ==, before.origin.y);
  /* Panned away from where it is in the plan, it is still where it is dragged to. */
  rung_time_pane_set_preview (fixture->board, "goal-00000", (RungSpan) { first + 250, first + 300 });
  rung_time_pane_set_view (fixture->board, (RungTimeView) { first + 240, 80 });
  settle (fixture);
  g_assert_nonnull (find_bar (fixture, "goal-00000"));
  rung_time_pane_clear_preview (fixture->board);
  settle (fixture);
  g_assert_null (find_bar (fixture, "goal-00000"));
}

static guint
count_ghosts (Fixture         *fixture,
              graphene_rect_t *bounds)
{
  guint n_ghosts = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->board)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_css_name (child), "ghostbar") && gtk_widget_get_child_visible (child))
      {
        *bounds = get_bounds (fixture, child);
        n_ghosts++;
      }
  return n_ghosts;
}

static void
test_a_ghost_stands_in_its_lane (Fixture       *fixture,
                                 gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();
  guint32 first = rung_day_from_text ("2026-10-01");
  g_autoptr(GPtrArray) lanes = NULL;
  graphene_rect_t ghost, lane;

  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2026-06-01", "2026-12-31");
  show (fixture, sketch, 1000, 640);
  g_assert_cmpuint (count_ghosts (fixture, &ghost), ==, 0);
  rung_time_pane_set_ghost (fixture->board, "r-other", (RungSpan) { first, first + 61 });
  settle (fixture);
  g_assert_cmpuint (count_ghosts (fixture, &ghost), ==, 1);
  lanes = list_widgets (fixture, RUNG_TYPE_LANE);
  g_assert_cmpuint (lanes->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    if (g_str_equal (rung_lane_get_uid (g_ptr_array_index (lanes, i)), "r-other"))
      lane = get_bounds (fixture, g_ptr_array_index (lanes, i));
  g_assert_true (graphene_rect_contains_rect (&lane, &ghost));
  g_assert_cmpfloat_with_epsilon (ghost.origin.x, rung_time_pane_get_x (fixture->board, first), 1);
  rung_time_pane_clear_preview (fixture->board);
  settle (fixture);
  g_assert_cmpuint (count_ghosts (fixture, &ghost), ==, 0);
}

static void
test_what_is_under_the_pointer (Fixture       *fixture,
                                gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();
  RungTimeTarget target;
  graphene_rect_t bar;
  double y;

  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2026-01-01", "2026-09-30");
  show (fixture, sketch, 1000, 640);
  bar = get_bounds (fixture, find_bar (fixture, "goal-00000"));
  y = bar.origin.y + bar.size.height / 2;
  g_assert_true (rung_time_pane_pick (fixture->board, bar.origin.x + 2, y, &target));
  g_assert_cmpint (target.kind, ==, RUNG_TIME_TARGET_BAR);
  g_assert_cmpint (target.part, ==, RUNG_TIME_PART_START);
  g_assert_cmpstr (target.uid, ==, "goal-00000");
  g_assert_true (rung_time_pane_pick (fixture->board, bar.origin.x + 40, y, &target));
  g_assert_cmpint (target.part, ==, RUNG_TIME_PART_BODY);
  g_assert_true (rung_time_pane_pick (fixture->board, 20, y, &target));
  g_assert_cmpint (target.kind, ==, RUNG_TIME_TARGET_LANE);
  g_assert_cmpstr (target.uid, ==, "r-engineer");
  g_assert_cmpuint (target.span.first, ==, (guint32) rung_time_pane_get_day (fixture->board, 20));
  /* A button of the lane is no empty place. */
  g_assert_true (move (fixture, GTK_DIR_TAB_FORWARD));
  bar = get_bounds (fixture, gtk_window_get_focus (GTK_WINDOW (fixture->window)));
  g_assert_false (rung_time_pane_pick (fixture->board, bar.origin.x + 5, bar.origin.y + 5, &target));
  g_assert_cmpint (target.kind, ==, RUNG_TIME_TARGET_NONE);
}

static void
test_the_view_stays_until_another_role_opens (Fixture       *fixture,
                                              gconstpointer  data)
{
  Sketch *sketch = sketch_engineer ();
  guint32 today = rung_day_from_text (SKETCH_TODAY);
  RungTimeView whole, view;
  g_autofree char *zoom = NULL;

  sketch_add_goal (sketch, "engineer", RUNG_GOAL_ACTIVE, "2024-01-01", "2026-09-30");
  show (fixture, sketch, 1000, 640);
  whole = rung_time_pane_get_view (fixture->board);
  gtk_widget_activate_action (fixture->page, "timeline.zoom", "s", "quarter");
  settle (fixture);
  view = rung_time_pane_get_view (fixture->board);
  g_assert_cmpfloat_with_epsilon (view.days, 92, 0.1);
  g_object_get (fixture->page, "zoom", &zoom, NULL);
  g_assert_cmpstr (zoom, ==, "quarter");
  g_assert_true (rung_role_page_show (RUNG_ROLE_PAGE (fixture->page), fixture->plan, "engineer", today));
  g_assert_true (rung_time_view_is_equal (rung_time_pane_get_view (fixture->board), view));
  g_assert_true (rung_role_page_show (RUNG_ROLE_PAGE (fixture->page), fixture->plan, "senior", today));
  g_assert_true (rung_role_page_show (RUNG_ROLE_PAGE (fixture->page), fixture->plan, "engineer", today));
  g_assert_true (rung_time_view_is_equal (rung_time_pane_get_view (fixture->board), whole));
}

/* A stack asks a page that it does not show how wide it is at its least height. */
static void
test_a_page_out_of_sight_holds_up_no_window (Fixture       *fixture,
                                             gconstpointer  data)
{
  int least_width, width;

  show (fixture, sketch_engineer (), 1000, 640);
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, 1, &width, NULL, NULL, NULL);
  g_assert_cmpint (least_width, <=, 360);
  g_assert_cmpint (width, ==, least_width);
}

#define add(name, func) g_test_add ("/lane-board/" name, Fixture, NULL, NULL, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  rung_ui_init_words ();
  adw_init ();
  rung_ui_init ();
  rung_ui_init_style ();
  /* Movements would only make the tests wait. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  add ("widgets-are-bounded", test_widgets_are_bounded);
  add ("many-goals-are-summed-up-and-opened", test_many_goals_are_summed_up_and_opened);
  add ("keys-walk-in-time-order", test_keys_walk_in_time_order);
  add ("keys-bring-into-view", test_keys_bring_into_view);
  add ("tab-walks-all-lanes-and-leaves", test_tab_walks_all_lanes_and_leaves);
  add ("a-role-without-responsibilities-says-so", test_a_role_without_responsibilities_says_so);
  add ("goals-without-a-day-are-chips", test_goals_without_a_day_are_chips);
  add ("any-title-fits", test_any_title_fits);
  add ("time-runs-to-the-left-in-right-to-left", test_time_runs_to_the_left_in_right_to_left);
  add ("bars-say-their-evidence", test_bars_say_their_evidence);
  add ("what-can-be-focused-has-a-name", test_what_can_be_focused_has_a_name);
  add ("a-preview-moves-its-bar", test_a_preview_moves_its_bar);
  add ("a-ghost-stands-in-its-lane", test_a_ghost_stands_in_its_lane);
  add ("what-is-under-the-pointer", test_what_is_under_the_pointer);
  add ("the-view-stays-until-another-role-opens", test_the_view_stays_until_another_role_opens);
  add ("a-page-out-of-sight-holds-up-no-window", test_a_page_out_of_sight_holds_up_no_window);
  return g_test_run ();
}
