/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-plan.h"

G_BEGIN_DECLS

#define RUNG_STORE_ERROR (rung_store_error_quark ())
typedef enum
{
  RUNG_STORE_ERROR_FAILED,     /* SQLite or the disk said no; nothing changed */
  RUNG_STORE_ERROR_INVALID,    /* a rule is broken; wraps the RUNG_PLAN_ERROR message */
  RUNG_STORE_ERROR_CONFLICT,   /* the plan changed meanwhile; it has been reloaded */
  RUNG_STORE_ERROR_DAMAGED,    /* not a plan, or damaged; the file is kept */
  RUNG_STORE_ERROR_NEWER,      /* made by a newer Rung; the message names both versions */
  RUNG_STORE_ERROR_FULL,       /* no space left */
  RUNG_STORE_ERROR_READ_ONLY,
  RUNG_STORE_ERROR_BUSY,
  RUNG_STORE_ERROR_NOT_FOUND,
  RUNG_STORE_ERROR_EXISTS,
  RUNG_STORE_ERROR_NOTHING,    /* nothing to undo or redo */
  RUNG_STORE_ERROR_OTHER_PLAN, /* a backup of another plan than the one there */
} RungStoreError;
GQuark rung_store_error_quark (void);

typedef enum { RUNG_ORIGIN_USER, RUNG_ORIGIN_UNDO, RUNG_ORIGIN_REDO, RUNG_ORIGIN_IMPORT, RUNG_ORIGIN_OUTSIDE } RungOrigin;

/* The format this program writes: PRAGMA user_version. */
#define RUNG_STORE_VERSION 1

/* One line of the history: what changed when. */
typedef struct
{
  gint64     id;
  gint64     instant_usec;
  RungOrigin origin;
  RungLabel  label;
  char      *argument; /* nullable */
  gboolean   undone;
  guint      n_changes;
  /* In the history of a goal: what of it is about the goal and what belongs to it, as it
   * went (of an undo, the opposite of the edit); else NULL. */
  RungChangeset *changes;
} RungHistoryEntry;
void rung_history_entry_free (RungHistoryEntry *self);

#define RUNG_TYPE_STORE (rung_store_get_type ())
G_DECLARE_FINAL_TYPE (RungStore, rung_store, RUNG, STORE, GObject)
/* Signal ::committed (RungChangeset *changeset, RungOrigin origin), after the plan changed. */

RungStore     *rung_store_create       (const char *path, RungSnapshot *snapshot, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* 0600; EXISTS if there is a file */
RungStore     *rung_store_open         (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A plan that may not be written: every change is refused with READ_ONLY. */
RungStore     *rung_store_open_to_look (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       rung_store_is_read_only (RungStore *self);
/* For looking only: never changes a byte beside or in the file. */
RungSnapshot  *rung_store_read         (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *rung_store_read_history (const char *path, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungPlan      *rung_store_get_plan     (RungStore *self); /* borrowed, the same object for the store's life */
const char    *rung_store_get_path     (RungStore *self);
gboolean       rung_store_commit       (RungStore *self, RungChangeset *changeset, RungOrigin origin, GError **error);
gboolean       rung_store_refresh      (RungStore *self, GError **error); /* follows outside changes */
gboolean       rung_store_can_undo     (RungStore *self);
gboolean       rung_store_can_redo     (RungStore *self);
/* (transfer full) (nullable): the entry that undo / redo would take. */
RungHistoryEntry *rung_store_peek_undo (RungStore *self);
RungHistoryEntry *rung_store_peek_redo (RungStore *self);
gboolean       rung_store_undo         (RungStore *self, GError **error);
gboolean       rung_store_redo         (RungStore *self, GError **error);
GPtrArray     *rung_store_list_history (RungStore *self, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* of RungHistoryEntry, newest first */
/* The same of one goal, there or gone, with what each entry changed of it and of what belongs to it. */
GPtrArray     *rung_store_list_goal_history (RungStore *self, const char *goal_uid, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *rung_store_read_goal_history (const char *path, const char *goal_uid, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The goals that were deleted, as they were last. */
RungSnapshot  *rung_store_read_gone_goals (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The edit that makes a goal what it was after an entry of the history. */
RungChangeset *rung_store_edit_go_back (RungStore *self, const char *goal_uid, gint64 entry_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A whole consistent copy (VACUUM INTO / backup API, written beside then renamed), 0600. */
gboolean       rung_store_copy_to      (RungStore *self, const char *path, GError **error);
/* The value of a PRAGMA quick_check and of the rules: array of char *, empty when all is well. */
GPtrArray     *rung_store_check_file   (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       rung_store_was_changed_since (RungStore *self, gint64 instant_usec);

G_END_DECLS
