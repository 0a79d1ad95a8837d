/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-record.h"

G_BEGIN_DECLS

/* What an edit was, for the Undo menu and the history.  The words stand in
 * rung-phrases.c; %s there is the changeset's argument, mostly a title.
 * The numbers are stored in plan files: append, never reorder. */
typedef enum
{
  RUNG_LABEL_NONE,
  RUNG_LABEL_CREATE_PLAN,
  RUNG_LABEL_RENAME_PLAN,
  RUNG_LABEL_EDIT_PLAN,
  RUNG_LABEL_SET_TARGET,
  RUNG_LABEL_ADD_STAY,
  RUNG_LABEL_EDIT_STAY,
  RUNG_LABEL_END_STAY,
  RUNG_LABEL_REMOVE_STAY,
  RUNG_LABEL_NEW_ROLE,
  RUNG_LABEL_ADD_GOAL,
  RUNG_LABEL_EDIT_GOAL,
  RUNG_LABEL_MOVE_GOAL,
  RUNG_LABEL_COMPLETE_GOAL,
  RUNG_LABEL_REOPEN_GOAL,
  RUNG_LABEL_DROP_GOAL,
  RUNG_LABEL_PAUSE_GOAL,
  RUNG_LABEL_START_GOAL,
  RUNG_LABEL_DELETE_GOAL,
  RUNG_LABEL_LINK_GOAL,
  RUNG_LABEL_UNLINK_GOAL,
  RUNG_LABEL_ADD_STEP,
  RUNG_LABEL_EDIT_STEP,
  RUNG_LABEL_TICK_STEP,
  RUNG_LABEL_UNTICK_STEP,
  RUNG_LABEL_REMOVE_STEP,
  RUNG_LABEL_ADD_CHECK_IN,
  RUNG_LABEL_REMOVE_CHECK_IN,
  RUNG_LABEL_ADD_EVIDENCE,
  RUNG_LABEL_REMOVE_EVIDENCE,
  RUNG_LABEL_RATE,
  RUNG_LABEL_ADD_ROLE,
  RUNG_LABEL_EDIT_ROLE,
  RUNG_LABEL_HIDE_ROLE,
  RUNG_LABEL_SHOW_ROLE,
  RUNG_LABEL_ADD_RESPONSIBILITY,
  RUNG_LABEL_EDIT_RESPONSIBILITY,
  RUNG_LABEL_HIDE_RESPONSIBILITY,
  RUNG_LABEL_SHOW_RESPONSIBILITY,
  RUNG_LABEL_IMPORT,
  RUNG_LABEL_RESTORE,
  RUNG_LABEL_OUTSIDE,
  RUNG_LABEL_EDIT_CHECK_IN,
  RUNG_LABEL_EDIT_EVIDENCE,
  RUNG_LABEL_EDIT_LADDER,
  RUNG_LABEL_EDIT_RECORD, /* of a kind that has no label of its own */
  RUNG_LABEL_ADD_PAUSE,    /* the argument of these three is the name of the pause's kind */
  RUNG_LABEL_EDIT_PAUSE,
  RUNG_LABEL_REMOVE_PAUSE,
  RUNG_LABEL_ADD_GAP,
  RUNG_LABEL_NOTE_SIDE_MOVE,
  RUNG_LABEL_COMPLETE_GOALS, /* the argument of these five is how many, two or more */
  RUNG_LABEL_MOVE_GOALS,
  RUNG_LABEL_DROP_GOALS,
  RUNG_LABEL_EDIT_GOALS,
  RUNG_LABEL_DELETE_GOALS,
  RUNG_LABEL_ADD_STEPS,      /* so is that of this one */
  RUNG_LABEL_MOVE_STEP,
  RUNG_LABEL_LOG_WIN,
  RUNG_LABEL_LINK_EVIDENCE,
  RUNG_LABEL_UNLINK_EVIDENCE,
  RUNG_LABEL_GO_BACK,
  RUNG_N_LABELS
} RungLabel;

#define RUNG_TYPE_CHANGESET (rung_changeset_get_type ())
G_DECLARE_FINAL_TYPE (RungChangeset, rung_changeset, RUNG, CHANGESET, GObject)

/* One record before and after; at most one of the two is NULL. */
typedef struct
{
  RungRecord *before;
  RungRecord *after;
} RungChange;

RungChangeset    *rung_changeset_new          (RungLabel       label,
                                               const char     *argument) G_GNUC_WARN_UNUSED_RESULT;
void              rung_changeset_add          (RungChangeset  *self,
                                               RungRecord     *before,
                                               RungRecord     *after);
void              rung_changeset_take         (RungChangeset  *self,
                                               RungRecord     *before,
                                               RungRecord     *after);
guint             rung_changeset_get_size     (RungChangeset  *self);
const RungChange *rung_changeset_get          (RungChangeset  *self,
                                               guint           position);
RungLabel         rung_changeset_get_label    (RungChangeset  *self);
const char       *rung_changeset_get_argument (RungChangeset  *self);
const char       *rung_changeset_get_created_uid (RungChangeset *self);
void              rung_changeset_set_created_uid (RungChangeset *self,
                                                  const char    *uid);
RungChangeset    *rung_changeset_invert       (RungChangeset  *self) G_GNUC_WARN_UNUSED_RESULT;

int               rung_change_compare         (gconstpointer   a,
                                               gconstpointer   b);

G_END_DECLS
