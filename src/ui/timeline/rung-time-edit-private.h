/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-changeset.h"
#include "rung-drag.h"
#include "rung-plan.h"
#include "rung-time-edit.h"

G_BEGIN_DECLS

typedef enum
{
  RUNG_TIME_EDIT_IDLE,
  RUNG_TIME_EDIT_PULL, /* by hand */
  RUNG_TIME_EDIT_DRAW, /* by hand, on an empty lane */
  RUNG_TIME_EDIT_STEP, /* by key */
} RungTimeEditMode;

/* What is being edited. */
typedef struct
{
  RungTimeTargetKind kind;
  char              *uid;       /* of the goal, the role, the pause, the lane's responsibility */
  char              *stay_uid;  /* nullable */
  RungDragThing      thing;
  RungSpan           span;      /* as the plan has it */
  gboolean           is_end_guessed; /* a goal without a due day */
} RungTimeGrip;

struct _RungTimeEdit
{
  GObject           parent_instance;

  RungTimePane     *pane; /* owns us; NULL when it goes */
  RungTimeEditMode  mode;
  RungTimeGrip      grip;
  RungDrag          drag;
  double            from_day;
  int               steps;
  RungSpan          span;           /* what it would become */
  gboolean          keeps_guess;    /* only the start was moved of what has no end of its own */
  GtkWidget        *stepped;        /* weak: what has the focus while keys move it */

  /* rung-time-edit-input.c */
  GtkEventController *keys;         /* on the window, while a hand drags */
  GtkWidget        *keys_on;        /* weak */
  RungTimeTarget    pressed;        /* where the button went down; its texts are `pressed_uids` */
  char             *pressed_uids[2];
  double            pressed_day;
  double            pointer_x, pointer_y;
  guint             autoscroll_tick, release_timeout;
  gint64            autoscroll_usec;
};

/* rung-time-edit-plan.c */
void           rung_time_edit_clear_grip     (RungTimeGrip  *grip);
gboolean       rung_time_edit_complete_grip  (RungTimeEdit  *self,
                                              RungTimeGrip  *grip);
gboolean       rung_time_edit_grip_focus     (RungTimeEdit  *self,
                                              RungTimeGrip  *grip);
gboolean       rung_time_edit_is_past        (RungTimeEdit  *self,
                                              const char    *stay_uid); /* nullable */
RungPlan      *rung_time_edit_get_plan       (RungTimeEdit  *self); /* nullable */
RungChangeset *rung_time_edit_make_changeset (RungTimeEdit  *self,
                                              RungPlan      *plan,
                                              GError       **error);

/* rung-time-edit-input.c */
void           rung_time_edit_init_input     (RungTimeEdit  *self);
void           rung_time_edit_start_input    (RungTimeEdit  *self); /* by hand or by key, something is edited */
void           rung_time_edit_stop_input     (RungTimeEdit  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RungTimeGrip, rung_time_edit_clear_grip)

G_END_DECLS
