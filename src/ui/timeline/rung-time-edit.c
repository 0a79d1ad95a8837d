/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days that are dragged on a pane of time, or moved by key.
 *
 *  1. While something is edited only the pane's preview changes.  The end of it is one
 *     changeset, and so one step of undo; whatever else ends it leaves all as it was.
 *  2. The steps of keys add up to one edit, until Alt is let go: rung-time-edit-input.c.
 *  3. What cannot be moved says why, and stays: what has happened, and ends there are none of.
 *  4. Nothing of the plan is kept over an edit but uids: another program may change it
 *     meanwhile, and then the commit finds what it finds.  See rung-time-edit-plan.c.
 */

#include "rung-time-edit-private.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-phrases.h"
#include "rung-ui.h"

#define DATA_KEY "rung-time-edit"
#define HINT_BELOW_FOCUS_PX 8

G_DEFINE_FINAL_TYPE (RungTimeEdit, rung_time_edit, G_TYPE_OBJECT)

G_STATIC_ASSERT ((int) RUNG_TIME_PART_BODY == (int) RUNG_DRAG_BODY);
G_STATIC_ASSERT ((int) RUNG_TIME_PART_START == (int) RUNG_DRAG_START);
G_STATIC_ASSERT ((int) RUNG_TIME_PART_END == (int) RUNG_DRAG_END);

/* --- Showing ---------------------------------------------------------------------- */

static const char *
get_shown_uid (const RungTimeGrip *grip)
{
  return grip->stay_uid != NULL ? grip->stay_uid : grip->uid;
}

static RungSnap
choose_snap (RungTimeEdit *self)
{
  RungTimescale scale = rung_time_pane_get_scale (self->pane);

  return rung_timescale_choose_snap (&scale);
}

/* Why a part stays where it is. */
static const char *
explain (const RungDrag *drag)
{
  switch (drag->thing)
    {
    case RUNG_DRAG_DONE_GOAL:
      return _("It was done on that day. Only its start can be moved.");
    case RUNG_DRAG_PAST_STAY:
      return _("This time is over. Press F2 to change its days.");
    case RUNG_DRAG_STAY:
      if (drag->part != RUNG_DRAG_END)
        return _("Only its end can be moved. Press F2 to change when it begins.");
      return _("It has no end that could be moved.");
    case RUNG_DRAG_GOAL:
    case RUNG_DRAG_PAUSE:
    default:
      return _("It goes on and has no end yet. Press F2 to set one.");
    }
}

static void
show_span (RungTimeEdit *self)
{
  if (self->mode == RUNG_TIME_EDIT_DRAW && self->span.end > self->span.first)
    rung_time_pane_set_ghost (self->pane, self->grip.uid, self->span);
  else if (self->mode == RUNG_TIME_EDIT_DRAW)
    rung_time_pane_clear_preview (self->pane);
  else
    rung_time_pane_set_preview (self->pane, get_shown_uid (&self->grip), self->span);
}

static char *
dup_hint (RungTimeEdit *self)
{
  if (self->mode == RUNG_TIME_EDIT_DRAW && self->span.end <= self->span.first)
    return NULL;
  if (self->mode == RUNG_TIME_EDIT_PULL && !rung_drag_is_possible (&self->drag))
    return g_strdup (explain (&self->drag));
  return rung_phrase_days (rung_ui_get_words (), self->span);
}

static void
show_hint (RungTimeEdit *self)
{
  g_autofree char *hint = dup_hint (self);

  rung_time_pane_set_hint (self->pane, hint, self->pointer_x, self->pointer_y);
}

/* What keys move may be out of view; up and down it stays where it is. */
static void
reveal_what_moves (RungTimeEdit *self)
{
  RungSpan span = self->span;
  double middle = rung_time_pane_get_top (self->pane) + gtk_widget_get_height (GTK_WIDGET (self->pane)) / 2.0;

  if (self->drag.part == RUNG_DRAG_START)
    span.end = span.first + 1;
  else if (self->drag.part == RUNG_DRAG_END)
    span.first = span.end - 1;
  rung_time_pane_reveal (self->pane, span, middle, middle);
}

/* A screen reader says the description of what has the focus when that changes. */
static void
describe_focus (RungTimeEdit *self)
{
  g_autofree char *hint = dup_hint (self);
  graphene_rect_t bounds;

  reveal_what_moves (self);
  rung_time_pane_place_now (self->pane);
  if (self->stepped == NULL || !gtk_widget_compute_bounds (self->stepped, GTK_WIDGET (self->pane), &bounds))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stepped), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
  self->pointer_x = rung_time_pane_get_x (self->pane, self->drag.part == RUNG_DRAG_END ? self->span.end : self->span.first);
  self->pointer_y = bounds.origin.y + HINT_BELOW_FOCUS_PX;
  show_hint (self);
}

/* --- Ending ----------------------------------------------------------------------- */

static gboolean
is_moved (RungTimeEdit *self)
{
  if (self->mode == RUNG_TIME_EDIT_DRAW)
    return self->span.end > self->span.first;
  return self->span.first != self->grip.span.first || self->span.end != self->grip.span.end;
}

/* Nothing is shown of the edit any more. */
static void
leave (RungTimeEdit *self)
{
  rung_time_edit_stop_input (self);
  if (self->stepped != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->stepped), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_clear_weak_pointer (&self->stepped);
  self->mode = RUNG_TIME_EDIT_IDLE;
  if (self->pane == NULL)
    return;
  rung_time_pane_set_hint (self->pane, NULL, 0, 0);
  rung_time_pane_clear_preview (self->pane);
}

/**
 * rung_time_edit_end:
 * @self: an edit
 *
 * Makes what was shown true: one step of undo.  What was drawn on a lane asks for a goal.
 *
 * Returns: whether something was edited and the plan is now as it was shown
 */
gboolean
rung_time_edit_end (RungTimeEdit *self)
{
  gboolean is_drawn, is_wanted;
  g_autoptr(RungChangeset) changeset = NULL;
  g_autoptr(GError) error = NULL;
  RungPlan *plan;

  g_return_val_if_fail (RUNG_IS_TIME_EDIT (self), FALSE);

  if (self->mode == RUNG_TIME_EDIT_IDLE)
    return FALSE;
  is_drawn = self->mode == RUNG_TIME_EDIT_DRAW;
  is_wanted = is_moved (self);
  leave (self);
  plan = rung_time_edit_get_plan (self);
  if (!is_wanted || plan == NULL)
    return FALSE;
  if (is_drawn)
    return gtk_widget_activate_action (GTK_WIDGET (self->pane), "timeline.add-goal-between", "(ssuu)",
                                       self->grip.uid, "", self->span.first, self->span.end - 1);
  changeset = rung_time_edit_make_changeset (self, plan, &error);
  return rung_committer_commit_telling (GTK_WIDGET (self->pane), g_steal_pointer (&changeset), error);
}

/**
 * rung_time_edit_cancel:
 * @self: an edit
 *
 * Leaves all as it was.
 */
void
rung_time_edit_cancel (RungTimeEdit *self)
{
  g_return_if_fail (RUNG_IS_TIME_EDIT (self));

  if (self->mode != RUNG_TIME_EDIT_IDLE)
    leave (self);
}

/* --- By hand ---------------------------------------------------------------------- */

/* The start of what has no end of its own takes the guess along. */
static void
set_part (RungTimeEdit *self,
          RungTimePart  part)
{
  gboolean is_start_of_guess = self->grip.is_end_guessed && part == RUNG_TIME_PART_START;

  self->drag = (RungDrag) { self->grip.thing, is_start_of_guess ? RUNG_DRAG_BODY : (RungDragPart) part, self->span,
                            choose_snap (self) };
  self->keeps_guess = self->keeps_guess && is_start_of_guess;
}

static void
enter (RungTimeEdit     *self,
       RungTimeGrip     *grip,
       RungTimeEditMode  mode,
       RungTimePart      part)
{
  rung_time_edit_clear_grip (&self->grip);
  self->grip = *grip;
  *grip = (RungTimeGrip) { RUNG_TIME_TARGET_NONE };
  self->mode = mode;
  self->span = mode != RUNG_TIME_EDIT_DRAW ? self->grip.span : (RungSpan) { RUNG_NO_DAY, RUNG_NO_DAY };
  self->keeps_guess = self->grip.is_end_guessed;
  self->steps = 0;
  set_part (self, part);
  rung_time_edit_start_input (self);
}

/**
 * rung_time_edit_begin:
 * @self: an edit
 * @target: what was picked, as rung_time_pane_pick() gave it; not kept
 * @day: where the hand came down
 *
 * Takes hold of something.  The end of a past rung is not there to be taken hold of by
 * accident.
 *
 * Returns: whether there is something to drag
 */
gboolean
rung_time_edit_begin (RungTimeEdit         *self,
                      const RungTimeTarget *target,
                      double                day)
{
  g_auto(RungTimeGrip) grip = { target->kind, g_strdup (target->uid), g_strdup (target->stay_uid), RUNG_DRAG_GOAL, target->span, FALSE };

  g_return_val_if_fail (RUNG_IS_TIME_EDIT (self), FALSE);

  rung_time_edit_end (self);
  if (!rung_time_edit_complete_grip (self, &grip) || grip.thing == RUNG_DRAG_PAST_STAY)
    return FALSE;
  self->from_day = day;
  enter (self, &grip, target->kind == RUNG_TIME_TARGET_LANE ? RUNG_TIME_EDIT_DRAW : RUNG_TIME_EDIT_PULL, target->part);
  rung_time_edit_update (self, day);
  return TRUE;
}

/**
 * rung_time_edit_update:
 * @self: an edit that was begun
 * @day: where the hand is
 *
 * Shows what would become of it.  Does nothing when nothing is dragged.
 */
void
rung_time_edit_update (RungTimeEdit *self,
                       double        day)
{
  g_return_if_fail (RUNG_IS_TIME_EDIT (self));

  /* One may zoom with the other hand. */
  self->drag.snap = choose_snap (self);
  if (self->mode == RUNG_TIME_EDIT_PULL)
    self->span = rung_drag_pull (&self->drag, self->from_day, day);
  else if (self->mode == RUNG_TIME_EDIT_DRAW)
    self->span = rung_drag_draw (self->drag.snap, self->from_day, day);
  else
    return;
  show_span (self);
  show_hint (self);
}

/* --- By key ----------------------------------------------------------------------- */

static gboolean
is_same (const RungTimeGrip *a,
         const RungTimeGrip *b)
{
  return a->kind == b->kind && g_strcmp0 (a->uid, b->uid) == 0 && g_strcmp0 (a->stay_uid, b->stay_uid) == 0;
}

/* A rung has but one part that can move; whoever moves it means that. */
static RungTimePart
find_part (const RungTimeGrip *grip,
           RungTimePart        part)
{
  return grip->kind == RUNG_TIME_TARGET_RUNG_END && part == RUNG_TIME_PART_BODY ? RUNG_TIME_PART_END : part;
}

/* Goes on with what is edited, or begins anew. */
static void
prepare_step (RungTimeEdit *self,
              RungTimeGrip *grip,
              RungTimePart  part)
{
  if (self->mode == RUNG_TIME_EDIT_STEP && is_same (&self->grip, grip))
    {
      gboolean is_start_of_guess = self->grip.is_end_guessed && part == RUNG_TIME_PART_START;

      if (self->drag.part == (is_start_of_guess ? RUNG_DRAG_BODY : (RungDragPart) part) && self->drag.snap == choose_snap (self))
        return;
      /* Another part: on from where it is shown. */
      set_part (self, part);
      self->steps = 0;
      return;
    }
  rung_time_edit_end (self);
  enter (self, grip, RUNG_TIME_EDIT_STEP, part);
  g_set_weak_pointer (&self->stepped, rung_ui_get_focus_child (GTK_WIDGET (self->pane)));
}

/**
 * rung_time_edit_step:
 * @self: an edit
 * @part: what to move
 * @steps: how many units of the zoom later; negative for earlier
 *
 * Moves what has the focus.  Steps add up to one edit until rung_time_edit_end().  What
 * cannot be moved says so.
 *
 * Returns: whether the focus is on something that has days
 */
gboolean
rung_time_edit_step (RungTimeEdit *self,
                     RungTimePart  part,
                     int           steps)
{
  g_auto(RungTimeGrip) grip = { RUNG_TIME_TARGET_NONE };

  g_return_val_if_fail (RUNG_IS_TIME_EDIT (self), FALSE);

  if (!rung_time_edit_grip_focus (self, &grip))
    return FALSE;
  part = find_part (&grip, part);
  if (!rung_drag_is_possible (&(RungDrag) { grip.thing, (RungDragPart) part, grip.span, RUNG_SNAP_DAY }))
    {
      rung_committer_tell (GTK_WIDGET (self->pane),
                           explain (&(RungDrag) { grip.thing, (RungDragPart) part, grip.span, RUNG_SNAP_DAY }));
      return TRUE;
    }
  prepare_step (self, &grip, part);
  self->steps += steps;
  self->span = rung_drag_step (&self->drag, self->steps);
  show_span (self);
  describe_focus (self);
  return TRUE;
}

gboolean
rung_time_edit_is_active (RungTimeEdit *self)
{
  g_return_val_if_fail (RUNG_IS_TIME_EDIT (self), FALSE);

  return self->mode != RUNG_TIME_EDIT_IDLE;
}

/**
 * rung_time_edit_get_span:
 * @self: an edit
 * @span: (out): the days that would become true; empty while too little is drawn
 *
 * Returns: whether something is being edited
 */
gboolean
rung_time_edit_get_span (RungTimeEdit *self,
                         RungSpan     *span)
{
  g_return_val_if_fail (RUNG_IS_TIME_EDIT (self), FALSE);

  *span = self->span;
  return self->mode != RUNG_TIME_EDIT_IDLE;
}

/* --- Class ------------------------------------------------------------------------ */

/* Its children are gone already. */
static void
pane_destroyed_cb (RungTimePane *pane,
                   RungTimeEdit *self)
{
  self->pane = NULL;
  leave (self);
}

static void
rung_time_edit_finalize (GObject *object)
{
  RungTimeEdit *self = RUNG_TIME_EDIT (object);

  rung_time_edit_clear_grip (&self->grip);
  g_free (self->pressed_uids[0]);
  g_free (self->pressed_uids[1]);
  G_OBJECT_CLASS (rung_time_edit_parent_class)->finalize (object);
}

static void
rung_time_edit_class_init (RungTimeEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_time_edit_finalize;
}

static void
rung_time_edit_init (RungTimeEdit *self)
{
}

/**
 * rung_time_edit_attach:
 * @pane: a pane
 *
 * Lets a person edit on a pane.
 *
 * Returns: (transfer none): the edit, which lives as long as the pane
 */
RungTimeEdit *
rung_time_edit_attach (RungTimePane *pane)
{
  RungTimeEdit *self;

  g_return_val_if_fail (RUNG_IS_TIME_PANE (pane), NULL);
  g_return_val_if_fail (rung_time_edit_get (pane) == NULL, NULL);

  self = g_object_new (RUNG_TYPE_TIME_EDIT, NULL);
  self->pane = pane;
  g_signal_connect (pane, "destroy", G_CALLBACK (pane_destroyed_cb), self);
  g_object_set_data_full (G_OBJECT (pane), DATA_KEY, self, g_object_unref);
  rung_time_edit_init_input (self);
  return self;
}

RungTimeEdit *
rung_time_edit_get (RungTimePane *pane)
{
  g_return_val_if_fail (RUNG_IS_TIME_PANE (pane), NULL);

  return g_object_get_data (G_OBJECT (pane), DATA_KEY);
}
