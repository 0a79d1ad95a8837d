/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-edit.h"
#include "rung-plan-error.h"

G_BEGIN_DECLS

/* What the edit functions share. */

/* The record an edit is about; NOT_FOUND names what was asked for. */
RungRecord    *rung_edit_find        (RungPlan *plan, RungKind kind, const char *uid, GError **error);
/* Refusals of more than one edit; those that answer say FALSE. */
void           rung_edit_refuse_unknown (RungKind kind, const char *uid, GError **error);
gboolean       rung_edit_refuse_done    (const char *goal_title, GError **error);
gboolean       rung_edit_refuse_derived (const char *goal_title, GError **error);
gboolean       rung_edit_refuse_empty_check_in (GError **error);
/* Its title in the plan's language, for labels and errors. */
const char    *rung_edit_get_title   (RungPlan *plan, RungRecord *record);
/* The plan's own language: its field, or else English. */
const char    *rung_edit_get_language (RungPlan *plan);
/* One line without blanks around it; NULL and TEXT if nothing is left. */
char          *rung_edit_clean_title (const char *title, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Without blanks around it; NULL if nothing is left. */
char          *rung_edit_clean_text  (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* @after is taken; one that equals @before is left out. */
void           rung_edit_replace     (RungChangeset *changeset, RungRecord *before, RungRecord *after);
/* Holds a finished changeset, which is taken, against the rules; NOTHING if it is empty. */
RungChangeset *rung_edit_finish      (RungPlan *plan, RungChangeset *changeset, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for an edit of one record; @after is taken. */
RungChangeset *rung_edit_finish_one  (RungPlan *plan, RungLabel label, const char *argument,
                                      RungRecord *before, RungRecord *after, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A record and all that belongs to it goes; other references to it are cleared. */
RungChangeset *rung_edit_delete      (RungPlan *plan, RungLabel label, const char *argument,
                                      RungRecord *record, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for several; @changeset, which is taken, says what for. */
RungChangeset *rung_edit_delete_all  (RungPlan *plan, RungChangeset *changeset,
                                      GPtrArray *roots /* of RungRecord */, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The ordinal for a record that comes to stand at @position among @others, which are in
 * order; those behind it move up where they have to. */
gint64         rung_edit_make_room   (RungChangeset *changeset, GPtrArray *others, guint position, guint ordinal_field);
/* The same for @n_new records, which take that ordinal and those after it. */
gint64         rung_edit_make_room_for (RungChangeset *changeset, GPtrArray *others, guint position, guint n_new, guint ordinal_field);
/* Puts @record before @next, or at the end without one; @all holds both in order. */
RungChangeset *rung_edit_move        (RungPlan *plan, RungLabel label, RungRecord *record, RungRecord *next /* nullable */,
                                      GPtrArray *all, guint ordinal_field, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether an item's place in the list is what it is about (a descriptor's level). */
gboolean       rung_edit_has_places  (RungKind kind, guint field);
gboolean       rung_edit_is_language (const char *language, GError **error);
/* The last day of a typical stay that starts on @start: the mean of the role's months, or
 * three years where the ladder says nothing. */
guint32        rung_edit_typical_end (RungRecord *role, guint32 start);

/* --- Stays: rung-edit-stay.c */
const char    *rung_edit_get_track   (RungPlan *plan, const char *role_uid); /* "" where the role has none */
/* By start, borrowed. */
GPtrArray     *rung_edit_list_stays_of_track (RungPlan *plan, const char *track) G_GNUC_WARN_UNUSED_RESULT;
/* The planned stays of the same track that start later, by start, borrowed. */
GPtrArray     *rung_edit_list_planned_after  (RungPlan *plan, RungRecord *stay) G_GNUC_WARN_UNUSED_RESULT;
/* The end of a stay or, without one, the end that is expected. */
guint32        rung_edit_get_last_day (RungRecord *stay);
/* Moves @planned, stays in order, along with something that ended on @old_last and now
 * ends on @new_last: those that followed it directly or that it runs into. */
void           rung_edit_move_along  (RungChangeset *changeset, GPtrArray *planned, guint32 old_last, guint32 new_last);

G_END_DECLS
