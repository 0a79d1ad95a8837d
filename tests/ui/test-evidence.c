/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence in the window: what is typed becomes a sentence, a link or a question about a
 * file; a missing or changed file is marked; links come and go; wins are seen. */

#include "rung-destroy-window.h"
#include "rung-evidence-dialog.h"
#include "rung-wins-dialog.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rung-day.h"
#include "rung-evidence-row.h"
#include "rung-file-question.h"
#include "rung-paths.h"
#include "rung-section.h"
#include "rung-ui.h"
#include "rung-window.h"
#include "rung-workspace.h"

typedef struct
{
  RungStore  *store;
  GtkWidget  *window;
  GtkWidget  *dialog;
  const char *responsibility;
  char       *file;
} Fixture;

static char *folder;

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
find_button (GtkWidget  *root,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0 ||
                               g_strcmp0 (gtk_widget_get_tooltip_text (root), label) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
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

static void
press (GtkWidget  *root,
       const char *label)
{
  GtkWidget *button = find_button (root, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  spin ();
}

static void
commit (Fixture       *fixture,
        RungChangeset *changeset)
{
  g_autoptr(RungChangeset) owned = changeset;
  g_autoptr(GError) error = NULL;

  g_assert_true (rung_store_commit (fixture->store, owned, RUNG_ORIGIN_USER, &error));
  g_assert_no_error (error);
}

static void
present (Fixture    *fixture,
         RungDialog *dialog)
{
  fixture->dialog = GTK_WIDGET (dialog);
  rung_dialog_present (dialog, fixture->window);
  spin ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = rung_window_new (NULL);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.sample", "s", "engineer"));
  fixture->store = g_object_ref (rung_window_get_store (RUNG_WINDOW (fixture->window)));
  fixture->responsibility = rung_record_get_uid (rung_plan_get_nth (get_plan (fixture), RUNG_KIND_RESPONSIBILITY, 0));
  fixture->file = g_build_filename (folder, "proof of work.txt", NULL);
  g_assert_true (g_file_set_contents (fixture->file, "proof", -1, NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
  present (fixture, rung_evidence_dialog_new (fixture->store, fixture->responsibility));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  destroy_window (fixture->dialog);
  destroy_window (fixture->window);
  spin ();
  /* Each test begins with the sample as it was. */
  while (rung_store_can_undo (fixture->store))
    g_assert_true (rung_store_undo (fixture->store, NULL));
  g_clear_object (&fixture->store);
  g_free (fixture->file);
}

static RungSection *
get_section (Fixture *fixture)
{
  return RUNG_SECTION (find_type (fixture->dialog, RUNG_TYPE_SECTION));
}

static void
type (Fixture    *fixture,
      const char *text)
{
  GtkWidget *row = rung_section_get_add_row (get_section (fixture));

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "entry-activated");
  spin ();
}

static GPtrArray *
list_shown (Fixture *fixture)
{
  return rung_plan_list_evidence (get_plan (fixture), fixture->responsibility);
}

/* The only evidence there is. */
static RungRecord *
get_only (Fixture *fixture)
{
  g_autoptr(GPtrArray) evidence = list_shown (fixture);

  g_assert_cmpuint (evidence->len, ==, 1);
  return evidence->pdata[0];
}

static void
assert_subtitle (Fixture    *fixture,
                 const char *part)
{
  GtkWidget *row = find_type (fixture->dialog, RUNG_TYPE_EVIDENCE_ROW);
  gint64 end = g_get_monotonic_time () + 3 * G_USEC_PER_SEC;

  /* Files are read in a thread. */
  while (g_get_monotonic_time () < end &&
         strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), part) == NULL)
    spin ();
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), part));
}

/* --- Adding --- */

static void
test_sentence_and_link (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GPtrArray) evidence = NULL;

  type (fixture, "Two nights on call");
  type (fixture, "https://example.org/review");
  evidence = list_shown (fixture);
  g_assert_cmpuint (evidence->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      gboolean is_link = rung_record_get_text (evidence->pdata[i], RUNG_EVIDENCE_URI) != NULL;

      g_assert_cmpint (rung_record_get_integer (evidence->pdata[i], RUNG_EVIDENCE_KIND), ==,
                       is_link ? RUNG_EVIDENCE_IS_LINK : RUNG_EVIDENCE_IS_TEXT);
    }
  assert_subtitle (fixture, "today");
}

static void
test_path_asks_and_keeps_a_copy (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(GPtrArray) before = NULL;

  type (fixture, fixture->file);
  before = list_shown (fixture);
  g_assert_cmpuint (before->len, ==, 0);
  press (fixture->dialog, "_Keep a Copy");
  for (int i = 0; i < 40; i++)
    spin ();
  g_assert_cmpstr (rung_record_get_text (get_only (fixture), RUNG_EVIDENCE_FILE_NAME), ==, "proof of work.txt");
  g_assert_cmpint (rung_workspace_get_file_state (rung_store_get_path (fixture->store), get_only (fixture)), ==, RUNG_FILE_OK);
}

static void
test_path_asks_and_links (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *uri = g_filename_to_uri (fixture->file, NULL, NULL);

  type (fixture, uri);
  press (fixture->dialog, "Only the _Link");
  g_assert_null (rung_record_get_text (get_only (fixture), RUNG_EVIDENCE_SHA256));
  g_assert_cmpstr (rung_record_get_text (get_only (fixture), RUNG_EVIDENCE_URI), ==, uri);
  g_assert_cmpstr (rung_record_get_text (get_only (fixture), RUNG_EVIDENCE_TITLE), ==, "proof of work.txt");
}

/* The evidence may be removed elsewhere while its path is shown. */
static void
test_row_goes_while_its_path_is_shown (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autofree char *uri = g_filename_to_uri (fixture->file, NULL, NULL);
  g_autofree char *uid = NULL;

  type (fixture, uri);
  press (fixture->dialog, "Only the _Link");
  uid = g_strdup (rung_record_get_uid (get_only (fixture)));
  press (fixture->dialog, "Open “proof of work.txt”");
  g_assert_nonnull (find_button (fixture->dialog, "Open This File"));
  commit (fixture, rung_edit_remove_evidence (get_plan (fixture), uid, NULL));
  for (int i = 0; i < 20; i++)
    spin ();
  g_assert_null (find_button (fixture->dialog, "Open This File"));
}

static void
test_question_can_be_left (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(GPtrArray) evidence = NULL;

  type (fixture, fixture->file);
  press (fixture->dialog, "Do Not Add It");
  evidence = list_shown (fixture);
  g_assert_cmpuint (evidence->len, ==, 0);
  g_assert_false (gtk_widget_get_visible (find_type (fixture->dialog, RUNG_TYPE_FILE_QUESTION)));
}

static void
test_many_files_are_asked_about (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(GFile) file = g_file_new_for_path (fixture->file);

  rung_evidence_section_offer_file (get_section (fixture), file);
  rung_evidence_section_offer_file (get_section (fixture), file);
  press (fixture->dialog, "Only the _Link");
  press (fixture->dialog, "Only the _Link");
  g_assert_null (find_button (fixture->dialog, "Only the _Link"));
}

/* --- Files --- */

static void
keep (Fixture *fixture)
{
  RungNewEvidence settings = {
    .title = "Proof", .target_kind = RUNG_KIND_RESPONSIBILITY, .target_uid = fixture->responsibility,
    .day = RUNG_NO_DAY,
  };
  g_autofree char *uid = rung_workspace_keep_evidence (fixture->store, &settings, fixture->file, NULL);

  g_assert_nonnull (uid);
  spin ();
}

static void
look_again (Fixture *fixture)
{
  gtk_widget_set_visible (fixture->dialog, FALSE);
  spin ();
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  spin ();
}

static void
test_missing_and_changed_are_marked (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *kept = NULL;

  keep (fixture);
  kept = rung_workspace_dup_file_path (rung_store_get_path (fixture->store), get_only (fixture));
  g_assert_true (g_file_set_contents (kept, "rotten", -1, NULL));
  look_again (fixture);
  assert_subtitle (fixture, "file changed");
  g_unlink (kept);
  look_again (fixture);
  assert_subtitle (fixture, "file missing");
}

/* --- Editing --- */

static void
test_every_field_is_in_place (Fixture       *fixture,
                              gconstpointer  data)
{
  static const char *const titles[] = { "Title", "Text", "Link", "Day", "Witness", "Words of the witness",
                                        "Day of the witness", "Private" };
  GtkWidget *row;

  type (fixture, "Two nights on call");
  row = find_type (fixture->dialog, RUNG_TYPE_EVIDENCE_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  spin ();
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_nonnull (find_row (row, titles[i]));
  gtk_editable_set_text (GTK_EDITABLE (find_row (row, "Witness")), "Grace");
  g_signal_emit_by_name (find_row (row, "Witness"), "entry-activated");
  spin ();
  g_assert_cmpstr (rung_record_get_text (get_only (fixture), RUNG_EVIDENCE_WITNESS), ==, "Grace");
  assert_subtitle (fixture, "Witness: Grace");
}

static void
test_unlinked_is_a_win_and_seen (Fixture       *fixture,
                                 gconstpointer  data)
{
  RungRecord *responsibility;
  g_autofree char *unlink = NULL;
  GtkWidget *row;

  type (fixture, "Two nights on call");
  responsibility = rung_plan_find_record (get_plan (fixture), RUNG_KIND_RESPONSIBILITY, fixture->responsibility);
  unlink = g_strdup_printf ("Unlink “%s”", rung_record_title (responsibility, "en"));
  row = find_type (fixture->dialog, RUNG_TYPE_EVIDENCE_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  spin ();
  press (row, unlink);
  g_assert_null (find_type (fixture->dialog, RUNG_TYPE_EVIDENCE_ROW));
  destroy_window (fixture->dialog);
  present (fixture, rung_wins_dialog_new (fixture->store));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (fixture->dialog, "Which")), 1);
  spin ();
  g_assert_nonnull (find_row (fixture->dialog, "Two nights on call"));
}

static void
test_win_is_logged_and_found (Fixture       *fixture,
                              gconstpointer  data)
{
  GtkWidget *entry, *search;

  destroy_window (fixture->dialog);
  present (fixture, rung_wins_dialog_new (fixture->store));
  entry = find_row (fixture->dialog, "Log a win");
  gtk_editable_set_text (GTK_EDITABLE (entry), "The prize of the year");
  g_signal_emit_by_name (entry, "entry-activated");
  spin ();
  g_assert_nonnull (find_row (fixture->dialog, "The prize of the year"));
  search = find_type (fixture->dialog, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "PRIZE");
  for (int i = 0; i < 10; i++)
    spin ();
  g_assert_nonnull (find_row (fixture->dialog, "The prize of the year"));
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing like it");
  for (int i = 0; i < 10; i++)
    spin ();
  g_assert_null (find_type (fixture->dialog, RUNG_TYPE_EVIDENCE_ROW));
}

static void
test_actions_open_the_dialogues (Fixture       *fixture,
                                 gconstpointer  data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n_before = g_list_model_get_n_items (toplevels);

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.evidence", NULL));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-evidence", "s", fixture->responsibility));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-evidence", "s", "no such thing"));
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, n_before + 2);
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

#define ADD(path, func) g_test_add ("/ui/evidence/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rung-evidence-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("RUNG_TODAY", "2026-11-23", TRUE);
  rung_paths_set_data_dir (folder);
  rung_ui_init_words ();
  adw_init ();
  rung_ui_init ();

  ADD ("a-sentence-and-a-link-are-added", test_sentence_and_link);
  ADD ("a-path-asks-and-keeps-a-copy", test_path_asks_and_keeps_a_copy);
  ADD ("a-path-asks-and-links", test_path_asks_and_links);
  ADD ("a-row-goes-while-its-path-is-shown", test_row_goes_while_its_path_is_shown);
  ADD ("a-question-can-be-left", test_question_can_be_left);
  ADD ("many-files-are-asked-about", test_many_files_are_asked_about);
  ADD ("missing-and-changed-are-marked", test_missing_and_changed_are_marked);
  ADD ("every-field-is-edited-in-place", test_every_field_is_in_place);
  ADD ("unlinked-is-a-win-and-seen", test_unlinked_is_a_win_and_seen);
  ADD ("a-win-is-logged-and-found", test_win_is_logged_and_found);
  ADD ("actions-open-the-dialogues", test_actions_open_the_dialogues);
  result = g_test_run ();
  remove_tree (folder);
  g_free (folder);
  return result;
}
