/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with the goals of the list: with all that are selected, or else with
 * the one that has the focus.  Each is one step of undo and is told with a way back; what
 * it was done with is selected no longer. */

#include "rung-goals-page-private.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-day-input.h"
#include "rung-day.h"
#include "rung-edit-many.h"
#include "rung-paths.h"
#include "rung-progress.h"

GStrv
rung_goals_page_dup_targets (RungGoalsPage *self)
{
  g_autoptr(GStrvBuilder) uids = g_strv_builder_new ();
  const char *uid;

  if (self->is_selecting)
    return rung_goal_list_dup_selected (self->goals);
  uid = rung_goals_page_get_focus_uid (self);
  if (uid != NULL)
    g_strv_builder_add (uids, uid);
  return g_strv_builder_end (uids);
}

static gboolean
commit (RungGoalsPage *self,
        RungChangeset *edit,
        GError        *error)
{
  if (edit == NULL && g_error_matches (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_NOTHING))
    {
      rung_committer_tell_error (GTK_WIDGET (self), error);
      return FALSE;
    }
  if (!rung_committer_commit_telling (GTK_WIDGET (self), edit, error))
    return FALSE;
  if (self->is_selecting)
    rung_goals_page_set_selecting (self, FALSE);
  return TRUE;
}

typedef RungChangeset *(*EditMany) (RungPlan            *plan,
                                    const char *const   *uids,
                                    GVariant            *parameter,
                                    GError             **error);

static gboolean
edit_targets (GtkWidget *widget,
              EditMany   edit_many,
              GVariant  *parameter)
{
  RungGoalsPage *self = RUNG_GOALS_PAGE (widget);
  g_auto(GStrv) uids = rung_goals_page_dup_targets (self);
  g_autoptr(GError) error = NULL;
  RungChangeset *edit;

  if (uids[0] == NULL || rung_goals_page_get_plan (self) == NULL)
    return FALSE;
  edit = edit_many (rung_goals_page_get_plan (self), (const char *const *) uids, parameter, &error);
  return commit (self, edit, error);
}

/* --- The edits --- */

static RungChangeset *
complete (RungPlan           *plan,
          const char *const  *uids,
          GVariant           *parameter,
          GError            **error)
{
  return rung_edit_complete_goals (plan, uids, rung_clock_get_today (), error);
}

static RungChangeset *
start (RungPlan           *plan,
       const char *const  *uids,
       GVariant           *parameter,
       GError            **error)
{
  return rung_edit_start_goals (plan, uids, rung_clock_get_today (), error);
}

static RungChangeset *
pause_ (RungPlan           *plan,
        const char *const  *uids,
        GVariant           *parameter,
        GError            **error)
{
  return rung_edit_pause_goals (plan, uids, NULL, error);
}

static RungChangeset *
reopen (RungPlan           *plan,
        const char *const  *uids,
        GVariant           *parameter,
        GError            **error)
{
  return rung_edit_reopen_goals (plan, uids, error);
}

static RungChangeset *
drop (RungPlan           *plan,
      const char *const  *uids,
      GVariant           *parameter,
      GError            **error)
{
  return rung_edit_drop_goals (plan, uids, parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL, error);
}

static RungChangeset *
delete (RungPlan           *plan,
        const char *const  *uids,
        GVariant           *parameter,
        GError            **error)
{
  return rung_edit_delete_goals (plan, uids, error);
}

static RungChangeset *
prioritize (RungPlan           *plan,
            const char *const  *uids,
            GVariant           *parameter,
            GError            **error)
{
  return rung_edit_set_priorities (plan, uids, (RungPriority) g_variant_get_int32 (parameter), error);
}

/* Days and months. */
static RungChangeset *
shift (RungPlan           *plan,
       const char *const  *uids,
       GVariant           *parameter,
       GError            **error)
{
  int days, months;

  g_variant_get (parameter, "(ii)", &days, &months);
  return rung_edit_shift_due_days (plan, uids, days, months, error);
}

/* 0: the end of the quarter. */
static RungChangeset *
set_due (RungPlan           *plan,
         const char *const  *uids,
         GVariant           *parameter,
         GError            **error)
{
  guint32 day = g_variant_get_uint32 (parameter);

  return rung_edit_set_due_days (plan, uids, day != RUNG_NO_DAY ? day : rung_day_last_of_quarter (rung_clock_get_today ()), error);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  static const struct { const char *action; EditMany edit; } edits[] = {
    { "goals.complete", complete }, { "goals.start", start }, { "goals.pause", pause_ }, { "goals.reopen", reopen },
    { "goals.drop", drop }, { "goals.delete", delete }, { "goals.priority", prioritize }, { "goals.shift", shift },
    { "goals.due", set_due },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (edits[i].action, action))
      edit_targets (widget, edits[i].edit, parameter);
}

/* The check button of a row, or its key. */
static void
toggle_done_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  RungGoalsPage *self = RUNG_GOALS_PAGE (widget);
  RungPlan *plan = rung_goals_page_get_plan (self);
  const char *uid = g_variant_get_string (parameter, NULL);
  RungRecord *goal = plan != NULL ? rung_plan_find_record (plan, RUNG_KIND_GOAL, uid) : NULL;
  g_autoptr(GError) error = NULL;
  RungChangeset *edit;

  if (goal == NULL)
    return;
  edit = rung_goal_is_open (goal) ? rung_edit_complete_goal (plan, uid, rung_clock_get_today (), &error)
                                  : rung_edit_reopen_goal (plan, uid, &error);
  rung_committer_commit_telling (widget, edit, error);
}

static void
toggle_selected_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  RungGoalsPage *self = RUNG_GOALS_PAGE (widget);
  const char *uid = g_variant_get_string (parameter, NULL);

  rung_goals_page_set_selecting (self, TRUE);
  rung_goal_list_find (self->goals, uid, &self->anchor);
  rung_goal_list_select (self->goals, uid, !rung_goal_list_is_selected (self->goals, uid));
}

static void
select_all_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  RungGoalsPage *self = RUNG_GOALS_PAGE (widget);
  guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (self->goals));

  rung_goals_page_set_selecting (self, TRUE);
  if (n_lines > 0)
    rung_goal_list_select_range (self->goals, 0, n_lines - 1);
}

static void
move_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  rung_goals_page_move_by (RUNG_GOALS_PAGE (widget), g_str_equal (action, "goals.move-up") ? -1 : 1);
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  const char *uid = rung_goals_page_get_focus_uid (RUNG_GOALS_PAGE (widget));

  if (uid != NULL)
    g_signal_emit_by_name (widget, "goal-activated", uid);
}

/* --- The popovers of the bar --- */

void
rung_goals_page_due_day_entered (RungGoalsPage *self)
{
  GtkWidget *entry = GTK_WIDGET (self->due_entry);
  guint32 day = rung_day_input_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), rung_clock_get_today (), TRUE);

  if (day == RUNG_NO_DAY)
    {
      gtk_widget_add_css_class (entry, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return;
    }
  gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
  if (edit_targets (GTK_WIDGET (self), set_due, g_variant_new_uint32 (day)))
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_menu_button_popdown (self->due_button);
}

void
rung_goals_page_reason_entered (RungGoalsPage *self)
{
  g_autoptr(GVariant) reason = g_variant_ref_sink (g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (self->reason_entry))));

  if (edit_targets (GTK_WIDGET (self), drop, reason))
    gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), "");
  gtk_menu_button_popdown (self->drop_button);
}

/* --- The table --- */

static const struct { const char *name; const char *type; } edits[] = {
  { "goals.complete", NULL }, { "goals.start", NULL }, { "goals.pause", NULL }, { "goals.reopen", NULL },
  { "goals.drop", NULL }, { "goals.delete", NULL }, { "goals.priority", "i" }, { "goals.shift", "(ii)" },
  { "goals.due", "u" },
};

void
rung_goals_page_update_actions (RungGoalsPage *self)
{
  gboolean can_write = self->store != NULL && !rung_store_is_read_only (self->store);
  gboolean has_targets = !self->is_selecting || rung_goal_list_get_n_selected (self->goals) > 0;

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), edits[i].name, can_write && has_targets);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.move-up", can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.move-down", can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->due_button), can_write && has_targets);
  gtk_widget_set_sensitive (GTK_WIDGET (self->drop_button), can_write && has_targets);
}

void
rung_goals_page_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_class_install_action (widget_class, edits[i].name, edits[i].type, edit_cb);
  gtk_widget_class_install_action (widget_class, "goals.toggle-done", "s", toggle_done_cb);
  gtk_widget_class_install_action (widget_class, "goals.toggle-selected", "s", toggle_selected_cb);
  gtk_widget_class_install_action (widget_class, "goals.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "goals.move-up", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "goals.move-down", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "goals.open", NULL, open_cb);
  gtk_widget_class_install_property_action (widget_class, "goals.filter", "filter");
  gtk_widget_class_install_property_action (widget_class, "goals.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "goals.selecting", "selecting");
}
