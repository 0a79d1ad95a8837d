/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line of quick-add in a window of the test's own, which opens the plan itself. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "rung-day.h"
#include "rung-destroy-window.h"
#include "rung-paths.h"
#include "rung-quick-add.h"
#include "rung-quick-window.h"
#include "rung-ui.h"
#include "rung-workspace.h"

typedef struct
{
  char         *folder;
  char         *path;
  GtkWidget    *window;
  RungQuickAdd *line;
  GtkWidget    *entry;
  char         *added; /* what the signal said last */
} Fixture;

static void
spin (guint n_ms)
{
  gint64 end = g_get_monotonic_time () + n_ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static GtkWidget *
find (GtkWidget *root,
      GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gboolean
says (GtkWidget  *root,
      const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
type_text (Fixture    *fixture,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), text);
  spin (30);
}

static const char *
get_text (Fixture *fixture)
{
  return gtk_editable_get_text (GTK_EDITABLE (fixture->entry));
}

static RungSnapshot *
read_plan (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  RungSnapshot *snapshot = rung_workspace_read (fixture->path, &error);

  g_assert_no_error (error);
  return snapshot;
}

static void
added_cb (Fixture    *fixture,
          const char *uid)
{
  g_free (fixture->added);
  fixture->added = g_strdup (uid);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungStore) store = NULL;

  fixture->folder = g_dir_make_tmp ("rung-quick-XXXXXX", NULL);
  rung_paths_set_data_dir (fixture->folder);
  store = rung_workspace_open_sample ("engineer", "en", &error);
  g_assert_no_error (error);
  fixture->path = g_strdup (rung_store_get_path (store));
  g_clear_object (&store);

  fixture->window = rung_quick_window_new (NULL);
  g_assert_nonnull (fixture->window);
  rung_dialog_present (RUNG_DIALOG (fixture->window), NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  fixture->line = RUNG_QUICK_ADD (find (fixture->window, RUNG_TYPE_QUICK_ADD));
  fixture->entry = find (GTK_WIDGET (fixture->line), GTK_TYPE_ENTRY);
  g_signal_connect_swapped (fixture->line, "added", G_CALLBACK (added_cb), fixture);
  spin (100);
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
  if (fixture->window != NULL)
    destroy_window (fixture->window);
  spin (20);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->added);
}

static void
test_says_what_it_understands (Fixture       *fixture,
                               gconstpointer  data)
{
  g_assert_false (rung_quick_add_is_ready (fixture->line));
  type_text (fixture, "Write runbook by 14 Dec !high #bugs #nobody");
  g_assert_true (rung_quick_add_is_ready (fixture->line));
  g_assert_true (says (fixture->window, "Due 14 Dec · in 21 days"));
  g_assert_true (says (fixture->window, "Priority: High"));
  g_assert_true (says (fixture->window, "Solve the hardest bugs"));
  g_assert_true (says (fixture->window, "No responsibility is called “#nobody”"));
  type_text (fixture, "by tomorrow");
  g_assert_false (rung_quick_add_is_ready (fixture->line));
  g_assert_false (says (fixture->window, "Priority: High"));
}

static void
test_enter_adds_and_empties_the_line (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = NULL;
  RungRecord *goal;

  type_text (fixture, "Write runbook by 14 Dec");
  g_signal_emit_by_name (fixture->entry, "activate");
  g_assert_nonnull (fixture->added);
  g_assert_cmpstr (get_text (fixture), ==, "");
  snapshot = read_plan (fixture);
  goal = rung_snapshot_find (snapshot, RUNG_KIND_GOAL, fixture->added);
  g_assert_nonnull (goal);
  g_assert_cmpstr (rung_record_get_text (goal, RUNG_GOAL_TITLE), ==, "Write runbook");
  spin (100);
  g_assert_true (says (fixture->window, "Goal “Write runbook” added"));
  spin (2000);
  g_assert_null (fixture->window);
}

static void
test_what_is_refused_stays (Fixture       *fixture,
                            gconstpointer  data)
{
  type_text (fixture, "Ship from 1 Dec 2027 by 1 Dec 2026");
  g_assert_true (says (fixture->window, "It is due before it starts"));
  g_assert_false (rung_quick_add_submit (fixture->line));
  g_assert_cmpstr (get_text (fixture), ==, "Ship from 1 Dec 2027 by 1 Dec 2026");
  g_assert_null (fixture->added);
}

static void
test_win_is_evidence (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = NULL;
  RungRecord *win;

  rung_quick_add_set_kind (fixture->line, RUNG_QUICK_WIN);
  type_text (fixture, "昨天保住了发布 #bugs");
  g_assert_true (rung_quick_add_submit (fixture->line));
  snapshot = read_plan (fixture);
  win = rung_snapshot_find (snapshot, RUNG_KIND_EVIDENCE, fixture->added);
  g_assert_nonnull (win);
  g_assert_cmpstr (rung_record_get_text (win, RUNG_EVIDENCE_TITLE), ==, "保住了发布");
  g_assert_cmpuint (rung_record_get_day (win, RUNG_EVIDENCE_DAY), ==, rung_day_new (2026, 11, 22));
}

static void
test_markup_is_text (Fixture       *fixture,
                     gconstpointer  data)
{
  type_text (fixture, "<b>Ship</b> & run #<b>x !x&y");
  g_assert_true (says (fixture->window, "“!x&y” is no priority"));
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

  ADD ("/ui/quick-add/says-what-it-understands", test_says_what_it_understands);
  ADD ("/ui/quick-add/enter-adds-and-empties-the-line", test_enter_adds_and_empties_the_line);
  ADD ("/ui/quick-add/what-is-refused-stays", test_what_is_refused_stays);
  ADD ("/ui/quick-add/win-is-evidence", test_win_is_evidence);
  ADD ("/ui/quick-add/markup-is-text", test_markup_is_text);
  return g_test_run ();
}
