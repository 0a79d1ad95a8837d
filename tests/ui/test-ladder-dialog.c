/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Roles and responsibilities in the window: everything shown, everything edited, in every
 * language, and nothing that is being typed lost. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "rung-destroy-window.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-ladder-dialog.h"
#include "rung-order-row.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-text-row.h"
#include "rung-text.h"
#include "rung-ui.h"
#include "rung-watch-row.h"
#include "rung-window.h"
#include "rung-workspace.h"

typedef struct
{
  char       *folder;
  GtkWidget  *window;
  RungDialog *dialog;
  RungStore  *store;
  RungPlan   *plan;
} Fixture;

static void
spin (guint n_ms)
{
  gint64 end = g_get_monotonic_time () + n_ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static RungRecord *
find_id (Fixture    *fixture,
         RungKind    kind,
         guint       field,
         const char *id)
{
  for (guint i = 0; i < rung_plan_get_n_records (fixture->plan, kind); i++)
    {
      RungRecord *record = rung_plan_get_nth (fixture->plan, kind, i);

      if (g_strcmp0 (rung_record_get_text (record, field), id) == 0)
        return record;
    }
  return NULL;
}

static RungRecord *
get_engineer (Fixture *fixture)
{
  return find_id (fixture, RUNG_KIND_ROLE, RUNG_ROLE_ID, "engineer");
}

static RungRecord *
get_bugs (Fixture *fixture)
{
  return find_id (fixture, RUNG_KIND_RESPONSIBILITY, RUNG_RESPONSIBILITY_ID, "engineer.hard-bugs");
}

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rung-ladder-dialog-XXXXXX", &error);
  g_assert_no_error (error);
  rung_paths_set_data_dir (fixture->folder);
  fixture->window = rung_window_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.sample", "s", "engineer"));
  fixture->store = rung_window_get_store (RUNG_WINDOW (fixture->window));
  fixture->plan = rung_store_get_plan (fixture->store);
  fixture->dialog = rung_ladder_dialog_new (fixture->store);
  rung_dialog_present (fixture->dialog, fixture->window);
  spin (50);
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
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  destroy_window (fixture->dialog);
  destroy_window (fixture->window);
  spin (20);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
show_engineer (Fixture *fixture)
{
  rung_ladder_dialog_show_role (RUNG_LADDER_DIALOG (fixture->dialog), rung_record_get_uid (get_engineer (fixture)));
  spin (20);
}

static void
show_bugs (Fixture *fixture)
{
  rung_ladder_dialog_show_responsibility (RUNG_LADDER_DIALOG (fixture->dialog), rung_record_get_uid (get_bugs (fixture)));
  spin (20);
}

typedef gboolean (*Matches) (GtkWidget  *widget,
                             const char *text);

static GtkWidget *
find (gpointer    root,
      Matches     matches,
      const char *text)
{
  GtkWidget *found = matches (root, text) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, matches, text);
  return found;
}

static gboolean
has_title (GtkWidget  *widget,
           const char *text)
{
  return ADW_IS_PREFERENCES_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), text) == 0;
}

static gboolean
has_tooltip (GtkWidget  *widget,
             const char *text)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  g_autofree char *content = NULL;

  if (GTK_IS_TEXT_VIEW (widget))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &content, NULL);
  else if (GTK_IS_EDITABLE (widget))
    content = g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (GTK_IS_LABEL (widget))
    content = g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  return content != NULL && g_strcmp0 (content, text) == 0;
}

static GtkWidget *
find_row (Fixture    *fixture,
          const char *title)
{
  GtkWidget *row = find (fixture->dialog, has_title, title);

  if (row == NULL)
    g_error ("no row “%s”", title);
  return row;
}

static void
press (Fixture    *fixture,
       const char *name)
{
  GtkWidget *button = find (fixture->dialog, has_tooltip, name);

  if (button == NULL)
    g_error ("no button “%s”", name);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  spin (20);
}

static void
type_into (GtkWidget  *row,
           const char *text)
{
  GtkWidget *view = rung_text_row_get_view (RUNG_TEXT_ROW (row));

  gtk_widget_grab_focus (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
leave (Fixture *fixture)
{
  gtk_window_set_focus (GTK_WINDOW (fixture->dialog), NULL);
  spin (20);
}

static void
add (Fixture    *fixture,
     const char *title,
     const char *text)
{
  GtkWidget *row = find_row (fixture, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
  spin (20);
}

static void
assert_list (RungRecord *record,
             guint       field,
             const char *language,
             const char *expected)
{
  g_auto(GStrv) texts = rung_text_list_pick_places (rung_record_get_variant (record, field), language);
  g_autofree char *text = g_strjoinv ("|", texts);

  g_assert_cmpstr (text, ==, expected);
}

/* Every text of the records, in both languages, is on the page. */
static void
assert_shows_all (Fixture    *fixture,
                  RungRecord *record)
{
  const RungKindInfo *info = rung_kind_get_info (rung_record_get_kind (record));

  for (guint field = 0; field < info->n_fields; field++)
    {
      gboolean is_localized = info->fields[field].type == RUNG_FIELD_LOCALIZED || info->fields[field].type == RUNG_FIELD_LOCALIZED_LIST;
      GVariant *value = is_localized && rung_record_has (record, field) ? rung_record_get_variant (record, field) : NULL;
      gsize n_items = info->fields[field].type == RUNG_FIELD_LOCALIZED_LIST && value != NULL ? g_variant_n_children (value) : 0;

      for (gsize i = 0; i < n_items; i++)
        {
          g_autofree char *english = rung_text_list_dup (value, i, "en");
          g_autofree char *chinese = rung_text_list_dup (value, i, "zh-CN");

          g_assert_nonnull (find (fixture->dialog, says, english));
          g_assert_nonnull (find (fixture->dialog, says, chinese));
        }
      if (info->fields[field].type == RUNG_FIELD_LOCALIZED && value != NULL)
        {
          g_assert_nonnull (find (fixture->dialog, says, rung_text_pick (value, "en")));
          g_assert_nonnull (find (fixture->dialog, says, rung_text_pick (value, "zh-CN")));
        }
      if (info->fields[field].type == RUNG_FIELD_TEXT)
        g_assert_nonnull (find (fixture->dialog, says, rung_record_get_text (record, field)));
    }
}

static void
test_every_text_is_shown_in_every_language (Fixture       *fixture,
                                            gconstpointer  data)
{
  assert_shows_all (fixture, rung_plan_get_ladder (fixture->plan));
  show_engineer (fixture);
  assert_shows_all (fixture, get_engineer (fixture));
  show_bugs (fixture);
  assert_shows_all (fixture, get_bugs (fixture));
}

static void
test_long_text_is_committed_on_leaving (Fixture       *fixture,
                                        gconstpointer  data)
{
  GtkWidget *row;
  RungRecord *role;

  show_engineer (fixture);
  row = find_row (fixture, "Summary · 简体中文");
  type_into (row, "第一行\n第二行");
  g_assert_true (rung_text_row_is_dirty (RUNG_TEXT_ROW (row)));
  leave (fixture);
  role = get_engineer (fixture);
  g_assert_cmpstr (rung_text_pick (rung_record_get_variant (role, RUNG_ROLE_SUMMARY), "zh-CN"), ==, "第一行\n第二行");
  g_assert_false (rung_text_row_is_dirty (RUNG_TEXT_ROW (row)));
  g_assert_true (rung_store_undo (fixture->store, NULL));
  g_assert_null (find (fixture->dialog, says, "第一行\n第二行"));
}

static void
test_items_are_added_moved_and_removed (Fixture       *fixture,
                                        gconstpointer  data)
{
  show_engineer (fixture);
  add (fixture, "Add another name", "Builder");
  add (fixture, "Add another name", "Maker");
  assert_list (get_engineer (fixture), RUNG_ROLE_ALIASES, "en", "Developer|Builder|Maker");
  press (fixture, "Move “Maker” Up");
  assert_list (get_engineer (fixture), RUNG_ROLE_ALIASES, "en", "Developer|Maker|Builder");
  press (fixture, "Remove “Developer”");
  assert_list (get_engineer (fixture), RUNG_ROLE_ALIASES, "en", "Maker|Builder");
  /* The other languages went and moved along. */
  assert_list (get_engineer (fixture), RUNG_ROLE_ALIASES, "zh-CN", "Maker|Builder");
}

/* The focus is where a person looks next. */
static void
test_focus_follows_the_item (Fixture       *fixture,
                             gconstpointer  data)
{
  GtkWindow *dialog = GTK_WINDOW (fixture->dialog);

  show_engineer (fixture);
  press (fixture, "Move “Product manager” Down");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (gtk_window_get_focus (dialog)), ==, "Move “Product manager” Down");
  press (fixture, "Move “Product manager” Down");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (gtk_window_get_focus (dialog)), ==, "Move “Product manager” Up");
  press (fixture, "Remove “Product manager”");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (gtk_window_get_focus (dialog)), ==, "Remove “After-sales support”");
}

static void
test_emptied_item_goes_when_no_language_is_left (Fixture       *fixture,
                                                 gconstpointer  data)
{
  show_engineer (fixture);
  type_into (find (fixture->dialog, has_title, "1 · English"), "");
  leave (fixture);
  assert_list (get_engineer (fixture), RUNG_ROLE_ALIASES, "en", "开发工程师");
  type_into (find (fixture->dialog, has_title, "1 · 简体中文"), "");
  leave (fixture);
  g_assert_false (rung_record_has (get_engineer (fixture), RUNG_ROLE_ALIASES));
  g_assert_null (find (fixture->dialog, has_tooltip, "Remove “Developer”"));
}

static void
test_descriptors_stay_with_their_levels (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autofree char *third = NULL, *still_third = NULL;

  show_bugs (fixture);
  third = rung_text_list_dup (rung_record_get_variant (get_bugs (fixture), RUNG_RESPONSIBILITY_DESCRIPTORS), 2, "en");
  type_into (find_row (fixture, "1 · Learning, with help · English"), "");
  leave (fixture);
  type_into (find_row (fixture, "1 · Learning, with help · 简体中文"), "");
  leave (fixture);
  still_third = rung_text_list_dup (rung_record_get_variant (get_bugs (fixture), RUNG_RESPONSIBILITY_DESCRIPTORS), 2, "en");
  g_assert_cmpstr (third, ==, still_third);
  type_into (find_row (fixture, "1 · Learning, with help · English"), "Watches");
  leave (fixture);
  g_assert_cmpuint (g_variant_n_children (rung_record_get_variant (get_bugs (fixture), RUNG_RESPONSIBILITY_DESCRIPTORS)), ==, 5);
}

static RungChangeset *
edit_engineer (Fixture *fixture,
               guint    position)
{
  return rung_edit_remove_list_item (fixture->plan, RUNG_KIND_ROLE, rung_record_get_uid (get_engineer (fixture)),
                                     RUNG_ROLE_SIDE_MOVES, position, NULL);
}

/* Somebody else takes the item before it away meanwhile. */
static void
test_typing_survives_a_change_elsewhere (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr(RungChangeset) edit = NULL;
  GtkWidget *view = NULL;

  show_engineer (fixture);
  view = find (fixture->dialog, says, "Pre-sales support");
  gtk_widget_grab_focus (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Sales engineering", -1);
  edit = edit_engineer (fixture, 0);
  g_assert_true (rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, NULL));
  g_assert_nonnull (find (fixture->dialog, says, "Sales engineering"));
  leave (fixture);
  assert_list (get_engineer (fixture), RUNG_ROLE_SIDE_MOVES, "en", "Sales engineering|After-sales support");
}

static void
test_language_is_added (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWidget *row;

  show_engineer (fixture);
  add (fixture, "Add a Language…", "not a tag");
  g_assert_nonnull (find (fixture->dialog, says, "“not a tag” is not a language tag such as en or zh-CN."));
  add (fixture, "Add a Language…", "de");
  row = find_row (fixture, "Title · Deutsch");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)), row));
  gtk_editable_set_text (GTK_EDITABLE (row), "Ingenieur");
  g_assert_true (rung_field_row_commit (RUNG_FIELD_ROW (row)));
  g_assert_cmpstr (rung_text_pick (rung_record_get_variant (get_engineer (fixture), RUNG_ROLE_TITLE), "de"), ==, "Ingenieur");
  /* It is there on the other pages too, and does not go with its last text. */
  show_bugs (fixture);
  find_row (fixture, "Detail · Deutsch");
  g_assert_true (rung_store_undo (fixture->store, NULL));
  find_row (fixture, "Detail · Deutsch");
}

static gboolean
is_order_row (GtkWidget  *widget,
              const char *text)
{
  return RUNG_IS_ORDER_ROW (widget);
}

static void
test_order_is_changed (Fixture       *fixture,
                       gconstpointer  data)
{
  AdwActionRow *row;

  show_bugs (fixture);
  row = ADW_ACTION_ROW (find (fixture->dialog, is_order_row, NULL));
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "2 of 2");
  press (fixture, "Move “Solve the hardest bugs” before “Design and build the core features”");
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "1 of 2");
  show_engineer (fixture);
  press (fixture, "Move “Engineer” after “Architect”");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find (fixture->dialog, is_order_row, NULL))), ==, "3 of 6");
}

static gboolean
is_spin_of (GtkWidget  *widget,
            const char *title)
{
  return GTK_IS_SPIN_BUTTON (widget) && has_title (gtk_widget_get_ancestor (widget, RUNG_TYPE_WATCH_ROW), title);
}

static void
test_watch_point_has_a_year (Fixture       *fixture,
                             gconstpointer  data)
{
  GtkSpinButton *year, *month;

  show_engineer (fixture);
  year = GTK_SPIN_BUTTON (find (fixture->dialog, is_spin_of, "Year of the Career"));
  month = GTK_SPIN_BUTTON (find (fixture->dialog, is_spin_of, "Month of That Year"));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (year), ==, 5);
  gtk_spin_button_set_value (month, 3);
  gtk_spin_button_set_value (year, 6);
  g_assert_cmpint (rung_record_get_integer (get_engineer (fixture), RUNG_ROLE_WATCH_MONTH), ==, 62);
  gtk_spin_button_set_value (year, 0);
  g_assert_false (rung_record_has (get_engineer (fixture), RUNG_ROLE_WATCH_MONTH));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (year)), ==, "None");
}

static void
test_switches_and_levels_are_set (Fixture       *fixture,
                                  gconstpointer  data)
{
  show_engineer (fixture);
  adw_action_row_activate (ADW_ACTION_ROW (find_row (fixture, "Time is estimated")));
  /* A switch moves over before it is on. */
  for (int i = 0; i < 100 && !rung_record_get_boolean (get_engineer (fixture), RUNG_ROLE_ESTIMATED); i++)
    spin (20);
  g_assert_true (rung_record_get_boolean (get_engineer (fixture), RUNG_ROLE_ESTIMATED));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (fixture, "Level")), RUNG_ROLE_LEVEL_LEAD);
  g_assert_cmpint (rung_record_get_integer (get_engineer (fixture), RUNG_ROLE_LEVEL), ==, RUNG_ROLE_LEVEL_LEAD);
}

/* What the view's own controller makes of a key. */
static void
press_key (GtkWidget       *view,
           guint            keyval,
           GdkModifierType  state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (view);
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &is_handled);
    }
  g_assert_true (is_handled);
}

static void
test_escape_takes_back_and_enter_commits (Fixture       *fixture,
                                          gconstpointer  data)
{
  RungTextRow *row;

  show_engineer (fixture);
  row = RUNG_TEXT_ROW (find_row (fixture, "Summary · English"));
  type_into (GTK_WIDGET (row), "Nonsense");
  press_key (rung_text_row_get_view (row), GDK_KEY_Escape, 0);
  g_assert_false (rung_text_row_is_dirty (row));
  g_assert_false (says (rung_text_row_get_view (row), "Nonsense"));
  type_into (GTK_WIDGET (row), "Sense");
  press_key (rung_text_row_get_view (row), GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_cmpstr (rung_text_pick (rung_record_get_variant (get_engineer (fixture), RUNG_ROLE_SUMMARY), "en"), ==, "Sense");
}

static void
count_missed (GtkWidget  *widget,
              GHashTable *reached,
              guint      *n_missed)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if ((GTK_IS_TEXT_VIEW (widget) || (GTK_IS_BUTTON (widget) && gtk_widget_get_tooltip_text (widget) != NULL)) &&
      !g_hash_table_contains (reached, widget))
    {
      g_test_message ("missed: %s %s", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_tooltip_text (widget));
      (*n_missed)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count_missed (child, reached, n_missed);
}

static void
test_everything_is_reached_by_tab (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(GHashTable) reached = g_hash_table_new (NULL, NULL);
  guint n_missed = 0;

  show_engineer (fixture);
  for (guint i = 0; i < 200; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (fixture->dialog), GTK_DIR_TAB_FORWARD);
      g_hash_table_add (reached, gtk_window_get_focus (GTK_WINDOW (fixture->dialog)));
    }
  spin (50);
  count_missed (gtk_widget_get_ancestor (find_row (fixture, "Summary · English"), ADW_TYPE_PREFERENCES_PAGE), reached, &n_missed);
  g_assert_cmpuint (n_missed, ==, 0);
}

static void
test_dialog_fits_a_phone (Fixture       *fixture,
                          gconstpointer  data)
{
  int least;

  show_engineer (fixture);
  gtk_widget_measure (GTK_WIDGET (fixture->dialog), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  show_bugs (fixture);
  gtk_widget_measure (GTK_WIDGET (fixture->dialog), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
}

#define ADD(name, function) \
  g_test_add ("/ladder-dialog/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("RUNG_TODAY", "2026-11-23", TRUE);
  rung_ui_init_words ();
  adw_init ();
  rung_ui_init ();

  ADD ("every-text-is-shown-in-every-language", test_every_text_is_shown_in_every_language);
  ADD ("a-long-text-is-committed-on-leaving", test_long_text_is_committed_on_leaving);
  ADD ("items-are-added-moved-and-removed", test_items_are_added_moved_and_removed);
  ADD ("the-focus-follows-the-item", test_focus_follows_the_item);
  ADD ("an-emptied-item-goes-when-no-language-is-left", test_emptied_item_goes_when_no_language_is_left);
  ADD ("descriptors-stay-with-their-levels", test_descriptors_stay_with_their_levels);
  ADD ("typing-survives-a-change-elsewhere", test_typing_survives_a_change_elsewhere);
  ADD ("a-language-is-added", test_language_is_added);
  ADD ("the-order-is-changed", test_order_is_changed);
  ADD ("a-watch-point-has-a-year", test_watch_point_has_a_year);
  ADD ("switches-and-levels-are-set", test_switches_and_levels_are_set);
  ADD ("escape-takes-back-and-ctrl-enter-commits", test_escape_takes_back_and_enter_commits);
  ADD ("everything-is-reached-by-tab", test_everything_is_reached_by_tab);
  ADD ("the-dialogue-fits-a-phone", test_dialog_fits_a_phone);
  return g_test_run ();
}
