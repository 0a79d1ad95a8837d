/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting goals in another order: by dragging and by key.
 *
 * Only the person's own order can be changed by hand.  In another one, and for goals that
 * are closed, the gesture says why it does nothing. */

#include "rung-goals-page-private.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit-many.h"
#include "rung-progress.h"

static gboolean
can_be_moved (RungGoalsPage *self,
              const char    *uid)
{
  RungRecord *goal = rung_plan_find_record (rung_goals_page_get_plan (self), RUNG_KIND_GOAL, uid);

  if (self->sort != RUNG_GOAL_SORT_ORDER)
    {
      rung_committer_tell (GTK_WIDGET (self), _("Sort by “My Order” to move goals up and down."));
      return FALSE;
    }
  if (goal == NULL || !rung_goal_is_open (goal))
    {
      rung_committer_tell (GTK_WIDGET (self), _("Only goals that are still open can be moved up and down."));
      return FALSE;
    }
  return TRUE;
}

/* The goal that comes next in the whole order, shown or not, and does not move itself. */
static const char *
find_next (RungGoalsPage      *self,
           const char         *uid,
           const char *const  *moved)
{
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (rung_goals_page_get_plan (self), NULL);
  gboolean is_behind = FALSE;

  for (guint i = 0; i < goals->len; i++)
    {
      const char *each = rung_record_get_uid (goals->pdata[i]);

      if (is_behind && !g_strv_contains (moved, each))
        return each;
      is_behind |= g_str_equal (each, uid);
    }
  return NULL;
}

static void
move_to (RungGoalsPage      *self,
         const char *const  *uids,
         const char         *before_uid)
{
  g_autoptr(GError) error = NULL;
  RungChangeset *edit = rung_edit_move_goals (rung_goals_page_get_plan (self), uids, before_uid, &error);

  rung_committer_commit_telling (GTK_WIDGET (self), edit, error);
}

/* --- By key --- */

static gboolean
is_movable_at (RungGoalsPage *self,
               guint          position,
               const char   **uid)
{
  RungRecord *goal;

  *uid = rung_goal_list_get_uid_at (self->goals, position);
  goal = *uid != NULL ? rung_plan_find_record (rung_goals_page_get_plan (self), RUNG_KIND_GOAL, *uid) : NULL;
  return goal != NULL && rung_goal_is_open (goal);
}

/**
 * rung_goals_page_move_by:
 * @self: a page
 * @n_lines: -1 up, 1 down
 *
 * Moves the goal with the focus, or all that are selected, past the goal that stands
 * before or behind them.
 */
void
rung_goals_page_move_by (RungGoalsPage *self,
                         int            n_lines)
{
  g_auto(GStrv) uids = rung_goals_page_dup_targets (self);
  const char *const *moved = (const char *const *) uids;
  guint n_uids = g_strv_length (uids), position;
  const char *over;

  if (n_uids == 0 || !can_be_moved (self, uids[0]) ||
      !rung_goal_list_find (self->goals, uids[n_lines < 0 ? 0 : n_uids - 1], &position) ||
      !is_movable_at (self, position + n_lines, &over))
    return;
  move_to (self, moved, n_lines < 0 ? over : find_next (self, over, moved));
}

/* --- By dragging --- */

static RungGoalsPage *
get_page (RungGoalRow *row)
{
  return RUNG_GOALS_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (row), RUNG_TYPE_GOALS_PAGE));
}

static const char *
get_uid (RungGoalRow *row)
{
  RungGoalLine *line = rung_goal_row_get_line (row);

  return line != NULL ? rung_goal_line_get_uid (line) : NULL;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            RungGoalRow   *row)
{
  RungGoalsPage *self = get_page (row);
  const char *uid = get_uid (row);

  if (self == NULL || uid == NULL)
    return NULL;
  if (!can_be_moved (self, uid))
    {
      /* Letting go is no click that opens the goal. */
      gtk_gesture_set_state (GTK_GESTURE (source), GTK_EVENT_SEQUENCE_CLAIMED);
      return NULL;
    }
  return gdk_content_provider_new_typed (RUNG_TYPE_GOAL_LINE, rung_goal_row_get_line (row));
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               RungGoalRow   *row)
{
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (row));

  gtk_drag_source_set_icon (source, picture, 0, 0);
  gtk_widget_add_css_class (GTK_WIDGET (row), "dragged");
}

static void
drag_end_cb (GtkDragSource *source,
             GdkDrag       *drag,
             gboolean       is_deleted,
             RungGoalRow   *row)
{
  gtk_widget_remove_css_class (GTK_WIDGET (row), "dragged");
}

static gboolean
is_lower_half (RungGoalRow *row,
               double       y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (row)) / 2.0;
}

static gboolean
takes_drop (RungGoalRow *row)
{
  RungGoalLine *line = rung_goal_row_get_line (row);

  return line != NULL && rung_goal_line_get_uid (line) != NULL && rung_goal_line_get_group (line) == RUNG_GROUP_OPEN;
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           RungGoalRow   *row)
{
  gboolean is_taken = takes_drop (row), is_lower = is_lower_half (row, y);

  rung_goal_row_set_drop (row, is_taken && !is_lower, is_taken && is_lower);
  return is_taken ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (GtkDropTarget *target,
          RungGoalRow   *row)
{
  rung_goal_row_set_drop (row, FALSE, FALSE);
}

/* One of several that are selected takes the others along. */
static GStrv
dup_dragged (RungGoalsPage *self,
             const char    *uid)
{
  GStrv uids;

  if (self->is_selecting && rung_goal_list_is_selected (self->goals, uid))
    return rung_goal_list_dup_selected (self->goals);
  uids = g_new0 (char *, 2);
  uids[0] = g_strdup (uid);
  return uids;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         RungGoalRow   *row)
{
  RungGoalLine *line = g_value_get_object (value);
  RungGoalsPage *self = get_page (row);
  g_auto(GStrv) uids = NULL;
  const char *over = get_uid (row);

  rung_goal_row_set_drop (row, FALSE, FALSE);
  if (self == NULL || line == NULL || rung_goal_line_get_uid (line) == NULL || !takes_drop (row))
    return FALSE;
  uids = dup_dragged (self, rung_goal_line_get_uid (line));
  if (is_lower_half (row, y))
    over = find_next (self, over, (const char *const *) uids);
  move_to (self, (const char *const *) uids, over);
  return TRUE;
}

void
rung_goals_page_add_drag (RungGoalsPage *self,
                          RungGoalRow   *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (RUNG_TYPE_GOAL_LINE, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), row);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), row);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), row);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), row);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}
