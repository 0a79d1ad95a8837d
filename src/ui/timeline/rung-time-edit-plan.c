/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An edit and the plan: what is taken hold of, the changeset that makes true what is shown,
 * and what F2 and Delete do with what has the focus.
 *
 *  1. A grip is found anew each time, by uid; of the plan it keeps copies only.
 *  2. F2 and Delete move no days and act at once: only what they say is shown.
 */

#include "rung-time-edit-private.h"

#include <glib/gi18n.h>

#include "rung-bar-set.h"
#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-goal-bar.h"
#include "rung-rung-button.h"
#include "rung-ui.h"

RungPlan *
rung_time_edit_get_plan (RungTimeEdit *self)
{
  RungStore *store = self->pane != NULL ? rung_committer_get_store (GTK_WIDGET (self->pane)) : NULL;

  return store != NULL ? rung_store_get_plan (store) : NULL;
}

static RungRecord *
find_record (RungTimeEdit *self,
             RungKind      kind,
             const char   *uid)
{
  RungPlan *plan = rung_time_edit_get_plan (self);

  return plan != NULL && uid != NULL ? rung_plan_find_record (plan, kind, uid) : NULL;
}

/* --- What is taken hold of -------------------------------------------------------- */

void
rung_time_edit_clear_grip (RungTimeGrip *grip)
{
  g_free (grip->uid);
  g_free (grip->stay_uid);
  *grip = (RungTimeGrip) { RUNG_TIME_TARGET_NONE };
}

gboolean
rung_time_edit_is_past (RungTimeEdit *self,
                        const char   *stay_uid)
{
  RungRecord *stay = find_record (self, RUNG_KIND_STAY, stay_uid);

  return stay != NULL && rung_record_has (stay, RUNG_STAY_END);
}

static gboolean
grip_goal (RungTimeEdit *self,
           RungTimeGrip *grip)
{
  RungRecord *goal = find_record (self, RUNG_KIND_GOAL, grip->uid);

  if (goal == NULL)
    return FALSE;
  grip->thing = rung_record_has (goal, RUNG_GOAL_DONE_DAY) ? RUNG_DRAG_DONE_GOAL : RUNG_DRAG_GOAL;
  grip->span = rung_goal_get_bar_span (goal, &grip->is_end_guessed);
  return grip->span.end > grip->span.first;
}

static gboolean
grip_pause (RungTimeEdit *self,
            RungTimeGrip *grip)
{
  RungRecord *pause = find_record (self, RUNG_KIND_PAUSE, grip->uid);

  if (pause == NULL)
    return FALSE;
  grip->thing = RUNG_DRAG_PAUSE;
  grip->span = rung_span_new (rung_record_get_day (pause, RUNG_PAUSE_START), rung_record_get_day (pause, RUNG_PAUSE_END));
  return TRUE;
}

/* Fills in what the plan knows of it; FALSE when it has nothing to move. */
gboolean
rung_time_edit_complete_grip (RungTimeEdit *self,
                              RungTimeGrip *grip)
{
  switch (grip->kind)
    {
    case RUNG_TIME_TARGET_BAR:
      return grip_goal (self, grip);
    case RUNG_TIME_TARGET_PAUSE:
      return grip_pause (self, grip);
    case RUNG_TIME_TARGET_RUNG_END:
      grip->thing = rung_time_edit_is_past (self, grip->stay_uid) ? RUNG_DRAG_PAST_STAY : RUNG_DRAG_STAY;
      return rung_time_edit_get_plan (self) != NULL;
    case RUNG_TIME_TARGET_LANE:
      return rung_time_edit_get_plan (self) != NULL;
    case RUNG_TIME_TARGET_NONE:
    case RUNG_TIME_TARGET_AXIS:
    default:
      return FALSE;
    }
}

/* The thing that has the focus, whatever pane it stands on. */
gboolean
rung_time_edit_grip_focus (RungTimeEdit *self,
                           RungTimeGrip *grip)
{
  GtkWidget *focus = self->pane != NULL ? rung_ui_get_focus_child (GTK_WIDGET (self->pane)) : NULL;
  int pause = self->pane != NULL ? rung_time_pane_get_focus_pause (self->pane) : -1;

  if (pause >= 0)
    {
      grip->kind = RUNG_TIME_TARGET_PAUSE;
      grip->uid = g_strdup (rung_record_get_uid (rung_time_pane_get_pause (self->pane, (guint) pause)));
    }
  else if (focus != NULL && RUNG_IS_GOAL_BAR (focus))
    {
      grip->kind = RUNG_TIME_TARGET_BAR;
      grip->uid = g_strdup (rung_goal_bar_get_uid (RUNG_GOAL_BAR (focus)));
    }
  else if (focus != NULL && RUNG_IS_RUNG_BUTTON (focus))
    {
      grip->kind = RUNG_TIME_TARGET_RUNG_END;
      grip->uid = g_strdup (rung_rung_button_get_role_uid (RUNG_RUNG_BUTTON (focus)));
      grip->stay_uid = g_strdup (rung_rung_button_get_stay_uid (RUNG_RUNG_BUTTON (focus)));
      grip->span = rung_rung_button_get_span (RUNG_RUNG_BUTTON (focus));
    }
  return rung_time_edit_complete_grip (self, grip);
}

/* --- Making it true --------------------------------------------------------------- */

/* Only what was moved becomes a day of the goal: the rest is shown but not its own. */
static RungChangeset *
schedule_goal (RungTimeEdit  *self,
               RungPlan      *plan,
               GError       **error)
{
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, self->grip.uid);
  guint32 start = goal != NULL ? rung_record_get_day (goal, RUNG_GOAL_START) : RUNG_NO_DAY;
  guint32 due = goal != NULL ? rung_record_get_day (goal, RUNG_GOAL_DUE) : RUNG_NO_DAY;

  if (self->span.first != self->grip.span.first)
    start = self->span.first;
  if (self->span.end != self->grip.span.end && !self->keeps_guess)
    due = self->span.end - 1;
  return rung_edit_schedule_goal (plan, self->grip.uid, start, due, error);
}

static RungChangeset *
change_pause (RungTimeEdit  *self,
              RungPlan      *plan,
              GError       **error)
{
  RungRecord *pause = rung_plan_find_record (plan, RUNG_KIND_PAUSE, self->grip.uid);
  RungNewPause settings = { 0 };

  if (pause != NULL)
    rung_edit_read_pause (pause, &settings);
  settings.start = self->span.first;
  settings.end = self->span.end != RUNG_DAY_FOREVER ? self->span.end - 1 : RUNG_NO_DAY;
  return rung_edit_change_pause (plan, self->grip.uid, &settings, error);
}

/* Of what was moved; what is drawn on a lane is no changeset but asks for a goal. */
RungChangeset *
rung_time_edit_make_changeset (RungTimeEdit  *self,
                               RungPlan      *plan,
                               GError       **error)
{
  switch (self->grip.kind)
    {
    case RUNG_TIME_TARGET_BAR:
      return schedule_goal (self, plan, error);
    case RUNG_TIME_TARGET_PAUSE:
      return change_pause (self, plan, error);
    case RUNG_TIME_TARGET_RUNG_END:
      if (self->grip.stay_uid != NULL)
        return rung_edit_stretch_stay (plan, self->grip.stay_uid, self->span.end - 1, error);
      return rung_edit_plan_role (plan, self->grip.uid, self->span.end - 1, rung_time_pane_get_today (self->pane), error);
    case RUNG_TIME_TARGET_NONE:
    case RUNG_TIME_TARGET_AXIS:
    case RUNG_TIME_TARGET_LANE:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
commit (RungTimeEdit  *self,
        RungChangeset *changeset,
        GError        *error)
{
  return rung_committer_commit_telling (GTK_WIDGET (self->pane), changeset, error);
}

/* --- F2 and Delete ---------------------------------------------------------------- */

/**
 * rung_time_edit_open:
 * @self: an edit
 *
 * Opens what has the focus where its fields are: a goal, a stay or a role, a pause.
 *
 * Returns: whether there is such a thing
 */
gboolean
rung_time_edit_open (RungTimeEdit *self)
{
  g_auto(RungTimeGrip) grip = { RUNG_TIME_TARGET_NONE };
  GtkWidget *pane;

  g_return_val_if_fail (RUNG_IS_TIME_EDIT (self), FALSE);

  rung_time_edit_end (self);
  if (!rung_time_edit_grip_focus (self, &grip))
    return FALSE;
  pane = GTK_WIDGET (self->pane);
  if (grip.kind == RUNG_TIME_TARGET_BAR)
    return gtk_widget_activate_action (pane, "timeline.edit-goal", "s", grip.uid);
  if (grip.kind == RUNG_TIME_TARGET_PAUSE)
    return gtk_widget_activate_action (pane, "win.edit-pause", "s", grip.uid);
  if (grip.stay_uid != NULL)
    return gtk_widget_activate_action (pane, "win.edit-stay", "s", grip.stay_uid);
  return gtk_widget_activate_action (pane, "timeline.edit-role", "s", grip.uid);
}

static void
delete_stay (RungTimeEdit *self,
             RungTimeGrip *grip)
{
  RungRecord *stay = find_record (self, RUNG_KIND_STAY, grip->stay_uid);
  g_autoptr(GError) error = NULL;

  if (stay == NULL)
    rung_committer_tell (GTK_WIDGET (self->pane), _("This time is only expected: there is nothing to delete. Press F2 to hide the role."));
  else if (!rung_record_get_boolean (stay, RUNG_STAY_PLANNED))
    rung_committer_tell (GTK_WIDGET (self->pane), _("Time that you have been in a role is not deleted by one key. Press F2 to change it."));
  else
    {
      RungChangeset *changeset = rung_edit_remove_stay (rung_time_edit_get_plan (self), grip->stay_uid, &error);

      commit (self, changeset, error);
    }
}

/**
 * rung_time_edit_delete:
 * @self: an edit
 *
 * Deletes the goal, the pause or the planned stay that has the focus; Undo brings it back.
 * What was or is the case stays, and that is said.
 *
 * Returns: whether there is such a thing
 */
gboolean
rung_time_edit_delete (RungTimeEdit *self)
{
  g_auto(RungTimeGrip) grip = { RUNG_TIME_TARGET_NONE };
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  g_return_val_if_fail (RUNG_IS_TIME_EDIT (self), FALSE);

  rung_time_edit_cancel (self);
  if (!rung_time_edit_grip_focus (self, &grip))
    return FALSE;
  if (grip.kind == RUNG_TIME_TARGET_RUNG_END)
    {
      delete_stay (self, &grip);
      return TRUE;
    }
  changeset = grip.kind == RUNG_TIME_TARGET_BAR ? rung_edit_delete_goal (rung_time_edit_get_plan (self), grip.uid, &error)
                                                : rung_edit_remove_pause (rung_time_edit_get_plan (self), grip.uid, &error);
  commit (self, changeset, error);
  return TRUE;
}
