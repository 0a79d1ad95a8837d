/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of the search in this process: what is typed is answered, edits are found at once,
 * marks are more than a colour, and nothing is left behind. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "rung-destroy-window.h"
#include "rung-edit.h"
#include "rung-paths.h"
#include "rung-random-plan.h"
#include "rung-search-page.h"
#include "rung-search-row.h"
#include "rung-ui.h"

typedef struct
{
  char      *folder;
  RungStore *store;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_visible (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
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
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (10);
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rung-search-XXXXXX", &error);
  g_assert_no_error (error);
  rung_paths_set_data_dir (fixture->folder);
  path = g_build_filename (rung_paths_get_plans_dir (), "plan.rung", NULL);
  fixture->store = rung_store_create (path, snapshot, &error);
  g_assert_no_error (error);
  fixture->page = rung_search_page_new ();
  rung_search_page_set_store (RUNG_SEARCH_PAGE (fixture->page), fixture->store);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *page = g_object_ref (fixture->page);

  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  destroy_window (fixture->window);
  /* An answer that is still to come holds the page. */
  while (rung_search_page_is_asking (RUNG_SEARCH_PAGE (page)) || G_OBJECT (page)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (page);
  g_assert_finalize_object (fixture->store);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static RungSearchRow *
type (Fixture    *fixture,
      const char *text)
{
  GtkWidget *entry = find_type (fixture->page, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  /* GTK tells the change when it is back in its loop. */
  while (!rung_search_page_is_asking (RUNG_SEARCH_PAGE (fixture->page)))
    g_main_context_iteration (NULL, TRUE);
  while (rung_search_page_is_asking (RUNG_SEARCH_PAGE (fixture->page)))
    g_main_context_iteration (NULL, TRUE);
  return (RungSearchRow *) find_type (fixture->page, RUNG_TYPE_SEARCH_ROW);
}

static const char *
retitle_goal (Fixture    *fixture,
              const char *title)
{
  RungPlan *plan = rung_store_get_plan (fixture->store);
  RungRecord *goal = rung_plan_get_nth (plan, RUNG_KIND_GOAL, 0);
  g_autoptr(GError) error = NULL;
  g_autoptr(RungChangeset) edit = rung_edit_set_field (plan, RUNG_KIND_GOAL, rung_record_get_uid (goal), RUNG_GOAL_TITLE,
                                                       g_variant_new_string (title), &error);

  g_assert_no_error (error);
  rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, &error);
  g_assert_no_error (error);
  return g_intern_string (rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_GOAL, 0)));
}

static void
assert_found (Fixture    *fixture,
              const char *typed,
              const char *uid)
{
  RungSearchRow *row = type (fixture, typed);

  g_assert_nonnull (row);
  g_assert_nonnull (rung_search_row_get_found (row));
  g_assert_cmpstr (rung_search_row_get_found (row)->uid, ==, uid);
}

static void
test_edits_are_found_at_once (Fixture       *fixture,
                              gconstpointer  data)
{
  const char *uid;

  g_assert_null (type (fixture, "zebra"));
  uid = retitle_goal (fixture, "Zebras <b>&amp; 斑马</b>");
  assert_found (fixture, "zebra", uid);
  uid = retitle_goal (fixture, "Quagga 斑驴");
  g_assert_null (type (fixture, "zebras"));
  assert_found (fixture, "驴", uid);
  g_assert_true (rung_store_undo (fixture->store, NULL));
  assert_found (fixture, "斑马", uid);
}

static void
test_marks_are_bold_and_text_is_text (Fixture       *fixture,
                                      gconstpointer  data)
{
  GtkLabel *label;
  PangoAttrIterator *iterator;
  gboolean is_bold = FALSE;

  retitle_goal (fixture, "Zebras <b>&amp; 斑马</b>");
  label = GTK_LABEL (find_type (GTK_WIDGET (type (fixture, "斑马")), GTK_TYPE_LABEL));
  g_assert_cmpstr (gtk_label_get_text (label), ==, "Zebras <b>&amp; 斑马</b>");
  iterator = pango_attr_list_get_iterator (gtk_label_get_attributes (label));
  do
    {
      PangoAttribute *weight = pango_attr_iterator_get (iterator, PANGO_ATTR_WEIGHT);
      int start, end;

      pango_attr_iterator_range (iterator, &start, &end);
      if (weight != NULL)
        g_assert_cmpmem (gtk_label_get_text (label) + start, end - start, "斑马", 6);
      is_bold = is_bold || weight != NULL;
    }
  while (pango_attr_iterator_next (iterator));
  pango_attr_iterator_destroy (iterator);
  g_assert_true (is_bold);
}

/* Keys faster than answers: the last one counts, and the page may go meanwhile. */
static void
test_last_key_wins (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *entry = find_type (fixture->page, GTK_TYPE_SEARCH_ENTRY);
  const char *uid = retitle_goal (fixture, "Zebra");

  for (guint i = 0; i < 50; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), i % 2 ? "职" : "a");
      g_main_context_iteration (NULL, FALSE);
    }
  assert_found (fixture, "zeb", uid);
  gtk_editable_set_text (GTK_EDITABLE (entry), "a");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rung_ui_init_words ();
  adw_init ();
  rung_ui_init ();
  rung_ui_init_style ();
  g_test_add ("/ui/search/edits-are-found-at-once", Fixture, NULL, set_up, test_edits_are_found_at_once, tear_down);
  g_test_add ("/ui/search/marks-are-bold-and-text-is-text", Fixture, NULL, set_up, test_marks_are_bold_and_text_is_text, tear_down);
  g_test_add ("/ui/search/last-key-wins", Fixture, NULL, set_up, test_last_key_wins, tear_down);
  return g_test_run ();
}
