/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history at the end of a goal's pane. */

#include <glib/gstdio.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-goal-history.h"
#include "rung-random-plan.h"
#include "rung-ui.h"

/* Holds a plan and hears what is told, as a window does. */
#define TEST_TYPE_COMMITTER (test_committer_get_type ())
G_DECLARE_FINAL_TYPE (TestCommitter, test_committer, TEST, COMMITTER, AdwBin)

struct _TestCommitter
{
  AdwBin     parent_instance;
  RungStore *store;
  GString   *told;
};

static RungStore *
get_store (RungCommitter *committer)
{
  return TEST_COMMITTER (committer)->store;
}

static void
tell (RungCommitter *committer,
      const char    *message)
{
  g_string_append_printf (TEST_COMMITTER (committer)->told, "%s;", message);
}

static void
test_committer_init_iface (RungCommitterInterface *iface)
{
  iface->get_store = get_store;
  iface->tell = tell;
  iface->tell_with_undo = tell;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestCommitter, test_committer, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (RUNG_TYPE_COMMITTER, test_committer_init_iface))

static void
test_committer_finalize (GObject *object)
{
  g_string_free (TEST_COMMITTER (object)->told, TRUE);
  G_OBJECT_CLASS (test_committer_parent_class)->finalize (object);
}

static void
test_committer_class_init (TestCommitterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_committer_finalize;
}

static void
test_committer_init (TestCommitter *self)
{
  self->told = g_string_new (NULL);
}

typedef struct
{
  char            *folder;
  char            *path;
  RungStore       *store;
  char            *goal;
  GtkWindow       *window;
  TestCommitter   *committer;
  RungGoalHistory *history;
} Fixture;

static void
settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (5);
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rung-history-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "plan.rung", NULL);
  fixture->store = rung_store_create (fixture->path, snapshot, &error);
  g_assert_no_error (error);
  fixture->goal = g_strdup (rung_record_get_uid (rung_plan_get_nth (rung_store_get_plan (fixture->store), RUNG_KIND_GOAL, 0)));
  fixture->committer = g_object_new (TEST_TYPE_COMMITTER, NULL);
  fixture->committer->store = fixture->store;
  fixture->history = RUNG_GOAL_HISTORY (rung_goal_history_new ());
  adw_bin_set_child (ADW_BIN (fixture->committer), GTK_WIDGET (fixture->history));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->committer));
  rung_goal_history_set_store (fixture->history, fixture->store);
  rung_goal_history_set_goal (fixture->history, fixture->goal);
  gtk_window_present (fixture->window);
  settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  gtk_window_destroy (fixture->window);
  settle ();
  g_assert_finalize_object (fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (fixture->folder, name, NULL);

      g_remove (file);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->goal);
}

static void
set_note (Fixture    *fixture,
          const char *note)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungChangeset) edit =
    rung_edit_set_field (rung_store_get_plan (fixture->store), RUNG_KIND_GOAL, fixture->goal, RUNG_GOAL_NOTE,
                         g_variant_new_string (note), &error);

  g_assert_no_error (error);
  rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, &error);
  g_assert_no_error (error);
}

static const char *
get_note (Fixture *fixture)
{
  return rung_record_get_text (rung_plan_find_record (rung_store_get_plan (fixture->store), RUNG_KIND_GOAL, fixture->goal),
                               RUNG_GOAL_NOTE);
}

typedef void (*Visit) (GtkWidget *widget, gpointer data);

static void
walk (GtkWidget *widget,
      Visit      visit,
      gpointer   data)
{
  visit (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    walk (child, visit, data);
}

static void
add_subtitle (GtkWidget *widget,
              gpointer   data)
{
  if (ADW_IS_ACTION_ROW (widget) && *adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)) != '\0')
    g_string_append_printf (data, "%s;", adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)));
}

static char *
describe (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  settle ();
  walk (GTK_WIDGET (fixture->history), add_subtitle, text);
  return g_string_free (text, FALSE);
}

static void
add_button (GtkWidget *widget,
            gpointer   data)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Go Back to This") == 0)
    g_ptr_array_add (data, widget);
}

static void
add_more (GtkWidget *widget,
          gpointer   data)
{
  if (ADW_IS_ACTION_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "Show More"))
    *(GtkWidget **) data = widget;
}

static GPtrArray *
list_buttons (Fixture *fixture)
{
  GPtrArray *buttons = g_ptr_array_new ();

  settle ();
  walk (GTK_WIDGET (fixture->history), add_button, buttons);
  return buttons;
}

static void
find_expander (GtkWidget *widget,
               gpointer   data)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    *(GtkWidget **) data = widget;
}

static void
expand (Fixture *fixture)
{
  GtkWidget *expander = NULL;

  walk (GTK_WIDGET (fixture->history), find_expander, &expander);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  settle ();
}

static void
test_nothing_is_read_before_it_is_unfolded (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autofree char *folded = NULL;
  g_autofree char *unfolded = NULL;

  set_note (fixture, "one <b>&amp;</b>");
  set_note (fixture, "two");
  folded = describe (fixture);
  g_assert_cmpstr (folded, ==, "");
  expand (fixture);
  unfolded = describe (fixture);
  g_assert_nonnull (strstr (unfolded, "Note: one <b>&amp;</b> → two;"));
}

static void
test_it_follows_the_plan (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *text = NULL;

  expand (fixture);
  set_note (fixture, "one");
  text = describe (fixture);
  g_assert_true (g_str_has_suffix (text, "→ one;"));
}

static void
test_button_goes_back_and_tells_it (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr(GPtrArray) buttons = NULL;

  set_note (fixture, "one");
  set_note (fixture, "two");
  set_note (fixture, "three");
  expand (fixture);
  buttons = list_buttons (fixture);
  g_assert_cmpuint (buttons->len, ==, 2); /* not of the newest */
  g_signal_emit_by_name (buttons->pdata[1], "clicked");
  g_assert_cmpstr (get_note (fixture), ==, "one");
  g_assert_nonnull (strstr (fixture->committer->told->str, "is as it was"));
  settle ();
  g_assert_true (rung_store_undo (fixture->store, NULL));
  g_assert_cmpstr (get_note (fixture), ==, "three");
  settle ();
}

static void
test_twenty_are_shown_then_more (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(GPtrArray) first = NULL;
  g_autoptr(GPtrArray) more = NULL;
  GtkWidget *row = NULL;

  for (guint i = 0; i < 25; i++)
    set_note (fixture, i % 2 ? "odd" : "even");
  expand (fixture);
  first = list_buttons (fixture);
  g_assert_cmpuint (first->len, ==, 19);
  walk (GTK_WIDGET (fixture->history), add_more, &row);
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  more = list_buttons (fixture);
  g_assert_cmpuint (more->len, ==, 24);
}

static void
test_another_goal_is_folded_away (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autofree char *text = NULL;

  set_note (fixture, "one");
  expand (fixture);
  rung_goal_history_set_goal (fixture->history, "another");
  text = describe (fixture);
  g_assert_cmpstr (text, ==, "");
}

#define ADD(name, func) g_test_add ("/goal-history/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  rung_ui_init ();

  ADD ("nothing-is-read-before-it-is-unfolded", test_nothing_is_read_before_it_is_unfolded);
  ADD ("it-follows-the-plan", test_it_follows_the_plan);
  ADD ("button-goes-back-and-tells-it", test_button_goes_back_and_tells_it);
  ADD ("twenty-are-shown-then-more", test_twenty_are_shown_then_more);
  ADD ("another-goal-is-folded-away", test_another_goal_is_folded_away);
  return g_test_run ();
}
