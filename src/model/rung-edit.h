/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-plan.h"

G_BEGIN_DECLS

/* One function per thing a person can do.  Each looks at a plan and gives the
 * changeset that would do it; nothing is changed.  On failure NULL and
 * RUNG_PLAN_ERROR.  `today` and `now_usec` are arguments: the model has no clock.
 * The uid of what an edit creates: rung_changeset_get_created_uid(). */

/* A new plan: the ladder's records copied, one current stay (if role given),
 * planned stays for the later roles of the track up to the end of the ladder
 * (typical durations), the PLAN record. */
typedef struct
{
  const char *title;        /* nullable: the owner's or a default is the caller's */
  const char *owner;        /* nullable */
  const char *mentor;       /* nullable */
  const char *language;     /* nullable, BCP 47 */
  const char *role;         /* uid of the role now, nullable */
  guint32     since;        /* first day in that role, 0: today */
  const char *target_role;  /* uid, nullable */
  guint32     target_day;   /* 0: none */
  guint32     career_start; /* 0: none */
  RungPlanKind kind;
} RungNewPlan;

RungSnapshot  *rung_edit_new_plan        (RungSnapshot *ladder, const RungNewPlan *settings, guint32 today, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Any field of any record, checked and labelled: what `goal set` and the rows
 * of the window use.  value NULL unsets; a floating value is taken. */
RungChangeset *rung_edit_set_field       (RungPlan *plan, RungKind kind, const char *uid, guint field, GVariant *value, GError **error) G_GNUC_WARN_UNUSED_RESULT;

RungChangeset *rung_edit_rename_plan     (RungPlan *plan, const char *title, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_set_target      (RungPlan *plan, const char *role_uid, guint32 target_day, GError **error) G_GNUC_WARN_UNUSED_RESULT;

RungChangeset *rung_edit_add_stay        (RungPlan *plan, const char *role_uid, guint32 start, guint32 end, guint32 expected_end, gboolean planned, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_change_stay     (RungPlan *plan, const char *uid, guint32 start, guint32 end, guint32 expected_end, gboolean planned, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_end_stay        (RungPlan *plan, const char *uid, guint32 end, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_remove_stay     (RungPlan *plan, const char *uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Ends the current stay of the role's track the day before `from`, and starts the
 * next (a planned stay of that role becomes the current one; later planned stays shift). */
RungChangeset *rung_edit_new_role        (RungPlan *plan, const char *role_uid, guint32 from, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Time in which the clocks of a career stop or run slower. */
typedef struct
{
  guint32       start, end; /* inclusive; end 0: still going on */
  RungPauseKind kind;
  double        pace;       /* share of full pace, 0 to 1; 0: the clocks stop */
  gboolean      private_;
  const char   *note;       /* nullable */
} RungNewPause;

RungChangeset *rung_edit_add_pause       (RungPlan *plan, const RungNewPause *settings, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_change_pause    (RungPlan *plan, const char *uid, const RungNewPause *settings, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_remove_pause    (RungPlan *plan, const char *uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What a pause is now, to change part of it; the note is the record's. */
void           rung_edit_read_pause      (RungRecord *pause, RungNewPause *settings);
/* What is drawn on the timeline, one step of undo each.  The end of a stay, of one that
 * is only projected, and a time in which nobody holds a role of the track. */
RungChangeset *rung_edit_stretch_stay    (RungPlan *plan, const char *uid, guint32 last_day, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_plan_role       (RungPlan *plan, const char *role_uid, guint32 last_day, guint32 today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_add_gap         (RungPlan *plan, const char *track /* nullable: that of the current or the only stays */, guint32 first_day, guint32 last_day, GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  const char     *title;
  const char     *responsibility; /* uid; nullable */
  const char *const *also_serves; /* more of them, up to NULL; nullable */
  const char     *why, *done_when, *note; /* nullable */
  guint32         start, due;     /* 0: none */
  guint32         today;          /* says whether it has begun; 0: the day of now_usec in UTC */
  RungPriority    priority;
  RungWay         way;
  RungProgressBy  progress_by;
  gboolean        private_;
} RungNewGoal;

RungChangeset *rung_edit_add_goal        (RungPlan *plan, const RungNewGoal *settings, gint64 now_usec, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Both days at once; 0 unsets. */
RungChangeset *rung_edit_schedule_goal   (RungPlan *plan, const char *uid, guint32 start, guint32 due, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_move_goal       (RungPlan *plan, const char *uid, const char *before_uid /* nullable: to the end */, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_start_goal      (RungPlan *plan, const char *uid, guint32 today, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* planned -> active; start set to today if unset */
RungChangeset *rung_edit_complete_goal   (RungPlan *plan, const char *uid, guint32 day, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_drop_goal       (RungPlan *plan, const char *uid, const char *reason, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_pause_goal      (RungPlan *plan, const char *uid, const char *reason, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_reopen_goal     (RungPlan *plan, const char *uid, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* done, dropped, paused -> active */
/* Any status, by whichever of these it takes. */
RungChangeset *rung_edit_set_status      (RungPlan *plan, const char *uid, RungGoalStatus status, guint32 today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_delete_goal     (RungPlan *plan, const char *uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_link_goal       (RungPlan *plan, const char *goal_uid, const char *responsibility_uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_unlink_goal     (RungPlan *plan, const char *goal_uid, const char *responsibility_uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;

RungChangeset *rung_edit_add_step        (RungPlan *plan, const char *goal_uid, const char *title, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Steps as people write lists: one a line, with or without bullets, numbers and boxes. */
RungChangeset *rung_edit_add_steps       (RungPlan *plan, const char *goal_uid, const char *text, const char *before_uid /* nullable: at the end */, guint32 day /* of ticked ones; 0: none is ticked */, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_move_step       (RungPlan *plan, const char *uid, const char *before_uid /* nullable: to the end */, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_tick_step       (RungPlan *plan, const char *uid, guint32 day, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_untick_step     (RungPlan *plan, const char *uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_remove_step     (RungPlan *plan, const char *uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  const char *goal;    /* uid */
  const char *text;    /* nullable where there is a percent */
  int         percent; /* -1: none */
  guint32     day;
  gboolean    private_;
} RungNewCheckIn;

RungChangeset *rung_edit_note_check_in   (RungPlan *plan, const RungNewCheckIn *settings, gint64 now_usec, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_add_check_in    (RungPlan *plan, const char *goal_uid, const char *text, int percent /* -1: none */, guint32 day, gint64 now_usec, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_remove_check_in (RungPlan *plan, const char *uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_add_evidence    (RungPlan *plan, RungKind target_kind /* GOAL or RESPONSIBILITY */, const char *target_uid, const char *title, const char *uri /* nullable */, guint32 day, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What went well: evidence of kind text.  Its first line is the title; it shows the
 * responsibilities, of which there may be none. */
RungChangeset *rung_edit_log_win         (RungPlan *plan, const char *text, const char *const *responsibilities /* uids up to NULL; nullable */, guint32 day, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_remove_evidence (RungPlan *plan, const char *uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* All that evidence may say when it is added. */
typedef struct
{
  const char *title;         /* may be blank where a link or a file names itself */
  RungKind    target_kind;   /* GOAL or RESPONSIBILITY */
  const char *target_uid;    /* nullable: it is linked to nothing, a win */
  const char *text, *uri;    /* nullable */
  guint32     day;           /* RUNG_NO_DAY: none */
  const char *witness, *witness_words; /* nullable; the words exactly as they were */
  guint32     witness_day;   /* RUNG_NO_DAY: none */
  const char *sha256, *file_name; /* nullable; of a kept file */
  gboolean    private_;
} RungNewEvidence;

RungChangeset *rung_edit_note_evidence   (RungPlan *plan, const RungNewEvidence *settings, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_link_evidence   (RungPlan *plan, const char *uid, RungKind target_kind, const char *target_uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Only the link goes: evidence without any is a win. */
RungChangeset *rung_edit_unlink_evidence (RungPlan *plan, const char *uid, RungKind target_kind, const char *target_uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Another file, or none, in place of the one that evidence has; sha256 NULL: none is kept. */
RungChangeset *rung_edit_set_evidence_file (RungPlan *plan, const char *uid, const char *sha256, const char *file_name, const char *uri, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_rate            (RungPlan *plan, const char *responsibility_uid, int level /* 0 to 4, -1: no opportunity yet */, RungRatingBy by, RungRatingBasis basis, const char *note /* nullable */, guint32 day, gint64 now_usec, GError **error) G_GNUC_WARN_UNUSED_RESULT;

RungChangeset *rung_edit_add_role            (RungPlan *plan, const char *title, const char *language, const char *after_uid /* nullable: last */, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A sideways move that a role's watch point names: a role on a track of its own and a
 * planned stay in it from @from. */
RungChangeset *rung_edit_note_side_move      (RungPlan *plan, const char *role_uid, guint position /* of the role's side moves */, guint32 from, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a role on another track has the title of that side move already. */
gboolean       rung_edit_is_side_move_noted  (RungPlan *plan, RungRecord *role, guint position);
RungChangeset *rung_edit_hide_role           (RungPlan *plan, const char *uid, gboolean hidden, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_add_responsibility  (RungPlan *plan, const char *role_uid, const char *title, const char *language, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_hide_responsibility (RungPlan *plan, const char *uid, gboolean hidden, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One language of a localized field; text NULL removes that language. */
RungChangeset *rung_edit_set_localized       (RungPlan *plan, RungKind kind, const char *uid, guint field, const char *language, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One item of a list of localized texts, by its position from 0.  At position == length a
 * new one comes to the end; an item that says nothing in any language goes, except the
 * descriptors of a responsibility, whose five places are its levels. */
RungChangeset *rung_edit_set_list_item    (RungPlan *plan, RungKind kind, const char *uid, guint field, guint position, const char *language /* nullable: the plan's */, const char *text /* nullable */, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_remove_list_item (RungPlan *plan, RungKind kind, const char *uid, guint field, guint position, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_move_list_item   (RungPlan *plan, RungKind kind, const char *uid, guint field, guint from, guint to, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_move_role           (RungPlan *plan, const char *uid, const char *before_uid /* nullable: to the top */, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_move_responsibility (RungPlan *plan, const char *uid, const char *before_uid /* nullable: to the end */, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A goal as it was: @then is it and what belonged to it (rung-goal-past.h). */
RungChangeset *rung_edit_go_back         (RungPlan *plan, const char *goal_uid, RungSnapshot *then /* nullable: not known */, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
