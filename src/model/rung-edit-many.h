/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-edit.h"

G_BEGIN_DECLS

/* Edits of several goals in one changeset, so that one undo takes all of it back.  @uids
 * ends with NULL; one that stands in it twice counts once. */

RungChangeset *rung_edit_complete_goals (RungPlan *plan, const char *const *uids, guint32 day, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_set_due_days   (RungPlan *plan, const char *const *uids, guint32 due /* 0: none */, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_shift_due_days (RungPlan *plan, const char *const *uids, int days, int months, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_drop_goals     (RungPlan *plan, const char *const *uids, const char *reason /* nullable */, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_pause_goals    (RungPlan *plan, const char *const *uids, const char *reason /* nullable */, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_start_goals    (RungPlan *plan, const char *const *uids, guint32 today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_reopen_goals   (RungPlan *plan, const char *const *uids, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_set_priorities (RungPlan *plan, const char *const *uids, RungPriority priority, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_link_goals     (RungPlan *plan, const char *const *uids, const char *responsibility_uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_delete_goals   (RungPlan *plan, const char *const *uids, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* As one block, in the order they have among themselves. */
RungChangeset *rung_edit_move_goals     (RungPlan *plan, const char *const *uids, const char *before_uid /* nullable: to the end */, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
