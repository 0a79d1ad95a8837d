/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new goal needs a title and a responsibility; all else can come later in the pane. */

#include "rung-goal-dialog.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-day.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-paths.h"
#include "rung-responsibility-list.h"
#include "rung-text.h"
#include "rung-ui.h"

struct _RungGoalDialog
{
  RungDialog           parent_instance;

  AdwEntryRow         *title_row;
  AdwComboRow         *responsibility_row;
  RungFieldRow        *start_row; /* folded away unless days were drawn */
  RungFieldRow        *due_row;
  AdwEntryRow         *done_when_row;
  AdwPreferencesGroup *idea_group;

  RungPlan            *plan;
  GPtrArray           *uids;  /* of char *, beside the responsibility row's items */
  GPtrArray           *ideas; /* of the idea rows, borrowed */
  char                *idea;  /* (nullable): the one that was taken last */
};

enum
{
  ADDED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungGoalDialog, rung_goal_dialog, RUNG_TYPE_DIALOG)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static const char *
get_responsibility (RungGoalDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->responsibility_row);

  return self->uids != NULL && selected < self->uids->len ? g_ptr_array_index (self->uids, selected) : NULL;
}

/* What a person has typed is theirs; nothing, or an idea, may be replaced by another. */
static gboolean
is_title_replaceable (RungGoalDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (get_text (self->title_row)));

  return *title == '\0' || g_strcmp0 (title, self->idea) == 0;
}

static void
idea_activated_cb (RungGoalDialog *self,
                   AdwActionRow   *row)
{
  if (!is_title_replaceable (self))
    {
      rung_committer_tell (GTK_WIDGET (self), _("Your own title stays. Empty it to take an idea."));
      gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
      return;
    }
  g_free (self->idea);
  self->idea = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), self->idea);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  gtk_editable_set_position (GTK_EDITABLE (self->title_row), -1);
}

static void
add_idea (RungGoalDialog *self,
          const char     *idea)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "title", idea,
                                 "use-markup", FALSE,
                                 "title-lines", 0,
                                 "activatable", TRUE,
                                 NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (idea_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->idea_group, row);
  g_ptr_array_add (self->ideas, row);
}

static void
responsibility_selected_cb (RungGoalDialog *self)
{
  RungRecord *record;
  GVariant *list;
  g_auto(GStrv) ideas = NULL;

  if (self->plan == NULL)
    return;
  for (guint i = 0; i < self->ideas->len; i++)
    adw_preferences_group_remove (self->idea_group, g_ptr_array_index (self->ideas, i));
  g_ptr_array_set_size (self->ideas, 0);

  record = rung_plan_find_record (self->plan, RUNG_KIND_RESPONSIBILITY, get_responsibility (self));
  list = record != NULL ? rung_record_get_variant (record, RUNG_RESPONSIBILITY_IDEAS) : NULL;
  if (list != NULL)
    ideas = rung_text_list_pick (list, rung_ui_get_language ());
  for (guint i = 0; ideas != NULL && ideas[i] != NULL; i++)
    add_idea (self, ideas[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->idea_group), self->ideas->len > 0);
}

static void
title_changed_cb (RungGoalDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (get_text (self->title_row)));

  rung_dialog_set_accept_enabled (RUNG_DIALOG (self), *title != '\0' && self->uids->len > 0);
}

static RungChangeset *
make_edit (RungGoalDialog  *self,
           RungPlan        *plan,
           GError         **error)
{
  g_autofree char *title = g_strstrip (g_strdup (get_text (self->title_row)));
  g_autofree char *done_when = g_strstrip (g_strdup (get_text (self->done_when_row)));
  RungNewGoal settings = {
    .title = title,
    .responsibility = get_responsibility (self),
    .done_when = *done_when != '\0' ? done_when : NULL,
    .start = rung_field_row_get_day (self->start_row),
    .due = rung_field_row_get_day (self->due_row),
    .today = rung_clock_get_today (),
    .priority = RUNG_PRIORITY_NORMAL,
    .way = RUNG_WAY_DO,
    .progress_by = RUNG_PROGRESS_BY_STEPS,
  };

  return rung_edit_add_goal (plan, &settings, rung_clock_get_now_usec (), error);
}

static gboolean
rung_goal_dialog_accept (RungDialog *dialog)
{
  RungGoalDialog *self = RUNG_GOAL_DIALOG (dialog);
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autofree char *uid = NULL;
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (store == NULL || !rung_field_row_is_valid (self->start_row) || !rung_field_row_is_valid (self->due_row))
    return FALSE;
  changeset = make_edit (self, rung_store_get_plan (store), &error);
  if (changeset != NULL)
    uid = g_strdup (rung_changeset_get_created_uid (changeset));
  if (!rung_committer_commit (GTK_WIDGET (self), changeset, error))
    return FALSE;
  g_signal_emit (self, signals[ADDED], 0, uid);
  return TRUE;
}

static void
rung_goal_dialog_dispose (GObject *object)
{
  RungGoalDialog *self = RUNG_GOAL_DIALOG (object);

  g_clear_object (&self->plan);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_GOAL_DIALOG);
  G_OBJECT_CLASS (rung_goal_dialog_parent_class)->dispose (object);
}

static void
rung_goal_dialog_finalize (GObject *object)
{
  RungGoalDialog *self = RUNG_GOAL_DIALOG (object);

  g_ptr_array_unref (self->uids);
  g_ptr_array_unref (self->ideas);
  g_free (self->idea);
  G_OBJECT_CLASS (rung_goal_dialog_parent_class)->finalize (object);
}

static void
rung_goal_dialog_class_init (RungGoalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_goal_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_goal_dialog_finalize;
  RUNG_DIALOG_CLASS (klass)->accept = rung_goal_dialog_accept;

  signals[ADDED] = g_signal_new ("added", RUNG_TYPE_GOAL_DIALOG, G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (RUNG_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-goal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RungGoalDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalDialog, responsibility_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalDialog, due_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalDialog, done_when_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalDialog, idea_group);
  gtk_widget_class_bind_template_callback (widget_class, responsibility_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
}

static void
rung_goal_dialog_init (RungGoalDialog *self)
{
  self->uids = g_ptr_array_new_with_free_func (g_free);
  self->ideas = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (RungGoalDialog *self,
      const char     *responsibility_uid)
{
  g_autoptr(GtkStringList) names = NULL;
  guint selected = 0;

  g_clear_pointer (&self->uids, g_ptr_array_unref);
  self->uids = rung_responsibility_list_uids (self->plan, rung_clock_get_today ());
  names = rung_responsibility_list_names (self->plan, self->uids);
  for (guint i = 0; i < self->uids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->uids, i), responsibility_uid) == 0)
      selected = i;
  adw_combo_row_set_model (self->responsibility_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->responsibility_row, selected);
  responsibility_selected_cb (self);
}

/**
 * rung_goal_dialog_new:
 * @plan: the plan to add to
 * @responsibility_uid: (nullable): the responsibility chosen at first
 * @title: (nullable): the title to begin with
 *
 * Creates the dialogue; the end of the next quarter is proposed as due day.
 *
 * Returns: (transfer none): a window; present it
 */
RungDialog *
rung_goal_dialog_new (RungPlan   *plan,
                      const char *responsibility_uid,
                      const char *title)
{
  RungGoalDialog *self = g_object_new (RUNG_TYPE_GOAL_DIALOG, NULL);
  guint32 quarter_end = rung_day_last_of_quarter (rung_clock_get_today ());

  self->plan = g_object_ref (plan);
  fill (self, responsibility_uid);
  rung_field_row_set_day (self->due_row, rung_day_last_of_quarter (quarter_end + 1));
  self->idea = g_strdup (title);
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), title != NULL ? title : "");
  title_changed_cb (self);
  return RUNG_DIALOG (self);
}

/**
 * rung_goal_dialog_set_days:
 * @self: the dialogue
 * @start: the day the goal starts, or %RUNG_NO_DAY
 * @due: the day it is due, inclusive, or %RUNG_NO_DAY
 *
 * Proposes days, and shows the first one, which a goal without drawn days can do without.
 */
void
rung_goal_dialog_set_days (RungGoalDialog *self,
                           guint32         start,
                           guint32         due)
{
  g_return_if_fail (RUNG_IS_GOAL_DIALOG (self));

  rung_field_row_set_day (self->start_row, start);
  rung_field_row_set_day (self->due_row, due);
  gtk_widget_set_visible (GTK_WIDGET (self->start_row), start != RUNG_NO_DAY);
}
