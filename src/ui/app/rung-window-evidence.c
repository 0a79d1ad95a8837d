/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When the window asks what shows that a goal is done: after a person has completed one
 * goal, wherever that was.  Several at once are not asked about.  The next edit takes the
 * question away, unless an answer is being typed. */

#include "rung-window-private.h"

#include "rung-progress.h"

static gboolean
is_done (RungWindow *self,
         const char *uid)
{
  RungRecord *goal = rung_plan_find_record (rung_store_get_plan (self->store), RUNG_KIND_GOAL, uid);

  return goal != NULL && rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DONE;
}

static void
ask (RungWindow *self,
     const char *uid)
{
  if (self->store != NULL && is_done (self, uid) && !rung_store_is_read_only (self->store))
    rung_evidence_ask_ask (self->evidence_ask,
                           rung_plan_find_record (rung_store_get_plan (self->store), RUNG_KIND_GOAL, uid));
}

static const char *
find_completed (RungChangeset *changeset)
{
  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    {
      const RungChange *change = rung_changeset_get (changeset, i);

      if (change->after != NULL && rung_record_get_kind (change->after) == RUNG_KIND_GOAL)
        return rung_record_get_uid (change->after);
    }
  return NULL;
}

void
rung_window_ask_after_commit (RungWindow    *self,
                              RungChangeset *changeset,
                              RungOrigin     origin)
{
  const char *asked = rung_evidence_ask_get_goal (self->evidence_ask);

  if (origin == RUNG_ORIGIN_USER && rung_changeset_get_label (changeset) == RUNG_LABEL_COMPLETE_GOAL)
    ask (self, find_completed (changeset));
  else if (asked != NULL && (!rung_evidence_ask_is_typed (self->evidence_ask) || !is_done (self, asked)))
    rung_evidence_ask_close (self->evidence_ask);
}

static void
ask_evidence_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  ask (RUNG_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
focus_evidence_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  rung_evidence_ask_focus (RUNG_WINDOW (widget)->evidence_ask);
}

void
rung_window_class_install_evidence_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.ask-evidence", "s", ask_evidence_cb);
  gtk_widget_class_install_action (widget_class, "win.focus-evidence", NULL, focus_evidence_cb);
}
