/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of a goal, at the end of its pane.
 *
 * 1. Nothing is read before the row is unfolded, and no more than is shown: twenty entries,
 *    then as many again whenever more is asked for.
 * 2. It follows the plan while it is unfolded: after each edit, once all else is done.
 * 3. The newest entry is the goal as it is, so there is nothing to go back to; nor is there
 *    behind a deletion.
 */

#include "rung-goal-history.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-day.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-ui.h"
#include "rung-workspace.h"

#define ENTRIES_AT_ONCE 20
#define ENTRY_KEY "rung-history-entry"

struct _RungGoalHistory
{
  AdwPreferencesGroup  parent_instance;

  AdwExpanderRow      *expander;
  GPtrArray           *rows; /* of borrowed GtkWidget in the expander */
  RungStore           *store; /* (nullable) */
  char                *goal_uid; /* (nullable) */
  guint                n_wanted; /* entries */
  guint                reload_id;
};

G_DEFINE_FINAL_TYPE (RungGoalHistory, rung_goal_history, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (RungGoalHistory *self,
         GtkWidget       *row)
{
  adw_expander_row_add_row (self->expander, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (RungGoalHistory *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->expander, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/* --- An entry --- */

static char *
dup_label (RungGoalHistory  *self,
           RungHistoryEntry *entry)
{
  g_autofree char *label = rung_committer_dup_label (GTK_WIDGET (self), entry->label, entry->argument);

  if (entry->origin == RUNG_ORIGIN_UNDO)
    return g_strdup_printf (_("Undone: %s"), label);
  if (entry->origin == RUNG_ORIGIN_REDO)
    return g_strdup_printf (_("Done again: %s"), label);
  if (entry->undone)
    /* Translators: an edit that was undone later, “Complete “Write the runbook” (taken back)” */
    return g_strdup_printf (_("%s (taken back)"), label);
  return g_steal_pointer (&label);
}

static char *
dup_lines (RungGoalHistory  *self,
           RungHistoryEntry *entry)
{
  g_auto(GStrv) lines = rung_phrase_changes (rung_ui_get_words (), rung_store_get_plan (self->store), entry->changes);

  return g_strjoinv ("\n", lines);
}

static void
go_back_cb (RungGoalHistory *self,
            GtkButton       *button)
{
  gint64 *entry_id = g_object_get_data (G_OBJECT (button), ENTRY_KEY);
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (self->store == NULL || self->goal_uid == NULL)
    return;
  changeset = rung_store_edit_go_back (self->store, self->goal_uid, *entry_id, &error);
  if (g_error_matches (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_NOTHING))
    rung_committer_tell_error (GTK_WIDGET (self), error);
  rung_committer_commit_telling (GTK_WIDGET (self), changeset, error);
}

static GtkWidget *
make_button (RungGoalHistory  *self,
             RungHistoryEntry *entry,
             const char       *time,
             const char       *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  /* Translators: a time and what was done then: “Go back to this: 14:02, Edit “Write the runbook”” */
  g_autofree char *name = g_strdup_printf (_("Go back to this: %s, %s"), time, label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Go Back to This"));
  rung_ui_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), ENTRY_KEY, g_memdup2 (&entry->id, sizeof entry->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (go_back_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static gboolean
leaves_the_goal (RungHistoryEntry *entry)
{
  for (guint i = 0; i < rung_changeset_get_size (entry->changes); i++)
    {
      const RungChange *change = rung_changeset_get (entry->changes, i);

      if (change->after == NULL && rung_record_get_kind (change->before) == RUNG_KIND_GOAL)
        return FALSE;
    }
  return TRUE;
}

static GtkWidget *
make_entry_row (RungGoalHistory  *self,
                RungHistoryEntry *entry,
                GDateTime        *time,
                gboolean          is_newest)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, NULL);
  g_autofree char *clock = g_date_time_format (time, "%H:%M");
  g_autofree char *label = dup_label (self, entry);
  g_autofree char *lines = dup_lines (self, entry);
  GtkWidget *clock_label = gtk_label_new (clock);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lines);
  gtk_widget_add_css_class (clock_label, "dim-label");
  gtk_widget_add_css_class (clock_label, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), clock_label);
  if (!is_newest && leaves_the_goal (entry))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, entry, clock, label));
  return row;
}

static GtkWidget *
make_heading_row (const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = rung_ui_new_label (text, "heading");

  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  rung_ui_set_name (row, text);
  return row;
}

static GtkWidget *
make_message_row (const char *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_add_css_class (row, "dim-label");
  return row;
}

/* --- The list --- */

static void reload (RungGoalHistory *self);

static void
show_more_cb (RungGoalHistory *self)
{
  self->n_wanted += ENTRIES_AT_ONCE;
  reload (self);
}

static GtkWidget *
make_more_row (RungGoalHistory *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Show More"), "activatable", TRUE, NULL);

  g_signal_connect_object (row, "activated", G_CALLBACK (show_more_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_entries (RungGoalHistory *self,
              GPtrArray       *entries)
{
  guint32 last_day = RUNG_NO_DAY;

  for (guint i = 0; i < entries->len && i < self->n_wanted; i++)
    {
      RungHistoryEntry *entry = entries->pdata[i];
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (entry->instant_usec / G_USEC_PER_SEC);
      guint32 day;

      if (time == NULL)
        continue;
      day = rung_day_new (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time));
      if (day != last_day)
        {
          g_autofree char *heading = rung_words_format_near_day (rung_ui_get_words (), day, rung_clock_get_today ());

          add_row (self, make_heading_row (heading));
        }
      last_day = day;
      add_row (self, make_entry_row (self, entry, time, i == 0));
    }
  if (entries->len > self->n_wanted)
    add_row (self, make_more_row (self));
  if (entries->len == 0)
    add_row (self, make_message_row (_("Nothing has changed since the goal came into this plan")));
}

/* The position of the row that has the focus; -1 without. */
static int
find_focus (RungGoalHistory *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_focus_child (gtk_widget_get_parent (self->rows->pdata[i])) == self->rows->pdata[i])
      return i;
  return -1;
}

/* What had it has gone, or it would be at the first row of the pane. */
static void
give_focus_back (RungGoalHistory *self,
                 int              position)
{
  for (guint i = MIN ((guint) position, self->rows->len); i < self->rows->len; i++)
    if (gtk_widget_child_focus (self->rows->pdata[i], GTK_DIR_TAB_FORWARD))
      return;
  gtk_widget_child_focus (GTK_WIDGET (self->expander), GTK_DIR_TAB_FORWARD);
}

static void
reload (RungGoalHistory *self)
{
  int focus = find_focus (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  clear_rows (self);
  if (self->store == NULL || self->goal_uid == NULL)
    return;
  entries = rung_store_list_goal_history (self->store, self->goal_uid, self->n_wanted + 1, &error);
  if (entries != NULL)
    show_entries (self, entries);
  else
    {
      g_autofree char *message = rung_workspace_explain (rung_ui_get_words (), error);

      add_row (self, make_message_row (message));
    }
  if (focus >= 0)
    give_focus_back (self, focus);
}

static gboolean
reload_cb (gpointer data)
{
  RungGoalHistory *self = data;

  self->reload_id = 0;
  if (adw_expander_row_get_expanded (self->expander))
    reload (self);
  return G_SOURCE_REMOVE;
}

static void
queue_reload (RungGoalHistory *self)
{
  if (self->reload_id == 0)
    self->reload_id = g_idle_add (reload_cb, self);
}

static void
committed_cb (RungGoalHistory *self)
{
  if (adw_expander_row_get_expanded (self->expander))
    queue_reload (self);
}

static void
expanded_cb (RungGoalHistory *self)
{
  if (adw_expander_row_get_expanded (self->expander))
    reload (self);
  else
    {
      clear_rows (self);
      self->n_wanted = ENTRIES_AT_ONCE;
    }
}

static void
rung_goal_history_dispose (GObject *object)
{
  RungGoalHistory *self = RUNG_GOAL_HISTORY (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (rung_goal_history_parent_class)->dispose (object);
}

static void
rung_goal_history_finalize (GObject *object)
{
  RungGoalHistory *self = RUNG_GOAL_HISTORY (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->goal_uid, g_free);
  G_OBJECT_CLASS (rung_goal_history_parent_class)->finalize (object);
}

static void
rung_goal_history_class_init (RungGoalHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rung_goal_history_dispose;
  object_class->finalize = rung_goal_history_finalize;
}

static void
rung_goal_history_init (RungGoalHistory *self)
{
  self->rows = g_ptr_array_new ();
  self->n_wanted = ENTRIES_AT_ONCE;
  self->expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _("History"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->expander));
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rung_goal_history_new:
 *
 * Returns: (transfer floating): a history of no goal yet
 */
GtkWidget *
rung_goal_history_new (void)
{
  return g_object_new (RUNG_TYPE_GOAL_HISTORY, NULL);
}

/**
 * rung_goal_history_set_store:
 * @self: a history
 * @store: (nullable): the open plan
 */
void
rung_goal_history_set_store (RungGoalHistory *self,
                             RungStore       *store)
{
  g_return_if_fail (RUNG_IS_GOAL_HISTORY (self));

  if (self->store == store)
    return;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, committed_cb, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_set_expanded (self->expander, FALSE);
}

/**
 * rung_goal_history_set_goal:
 * @self: a history
 * @goal_uid: (nullable): whose
 *
 * Shows the history of another goal, folded away.
 */
void
rung_goal_history_set_goal (RungGoalHistory *self,
                            const char      *goal_uid)
{
  g_return_if_fail (RUNG_IS_GOAL_HISTORY (self));

  if (g_strcmp0 (self->goal_uid, goal_uid) == 0)
    return;
  g_free (self->goal_uid);
  self->goal_uid = g_strdup (goal_uid);
  adw_expander_row_set_expanded (self->expander, FALSE);
}
