/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "rung-changeset.h"
#include "rung-entity.h"
#include "rung-snapshot.h"

G_BEGIN_DECLS

/* What a plan may not be.  Every error's message is plain English and names the
 * record; rung_phrase_error() says it in the person's language. */
#define RUNG_PLAN_ERROR (rung_plan_error_quark ())
typedef enum
{
  RUNG_PLAN_ERROR_CONFLICT,     /* `before` is not what the plan holds */
  RUNG_PLAN_ERROR_NOT_FOUND,    /* what was named is not in the plan */
  RUNG_PLAN_ERROR_DANGLING,     /* a reference points at nothing */
  RUNG_PLAN_ERROR_MISSING,      /* a required field is unset */
  RUNG_PLAN_ERROR_SPAN,         /* a span ends before it starts */
  RUNG_PLAN_ERROR_OVERLAP,      /* stays of one track overlap */
  RUNG_PLAN_ERROR_TWO_CURRENT,  /* two current stays in one track */
  RUNG_PLAN_ERROR_RANGE,        /* percent, level, basis or enumeration outside its list */
  RUNG_PLAN_ERROR_DONE_DAY,     /* done without a day, or a day without done */
  RUNG_PLAN_ERROR_DERIVED,      /* a percent where the percent is derived */
  RUNG_PLAN_ERROR_EXACTLY_ONE,  /* evidence link, agenda item: too many or no targets */
  RUNG_PLAN_ERROR_DUPLICATE,    /* a uid stands twice, or a second PLAN or LADDER */
  RUNG_PLAN_ERROR_TEXT,         /* an empty title, or text that is not UTF-8 */
  RUNG_PLAN_ERROR_NOTHING,      /* the edit changes nothing */
  RUNG_PLAN_ERROR_FIXED,        /* what is never edited: a rating, an identifier */
} RungPlanError;
GQuark rung_plan_error_quark (void);

#define RUNG_TYPE_PLAN (rung_plan_get_type ())
G_DECLARE_FINAL_TYPE (RungPlan, rung_plan, RUNG, PLAN, GObject)

RungPlan     *rung_plan_new              (RungSnapshot  *snapshot) G_GNUC_WARN_UNUSED_RESULT;
RungSnapshot *rung_plan_dup_snapshot     (RungPlan      *self) G_GNUC_WARN_UNUSED_RESULT;
const char   *rung_plan_get_uid          (RungPlan      *self); /* of the PLAN record */
RungRecord   *rung_plan_get_record       (RungPlan      *self);  /* the PLAN record, borrowed */
RungRecord   *rung_plan_get_ladder       (RungPlan      *self);  /* the LADDER record, borrowed, nullable */
GListModel   *rung_plan_get_list         (RungPlan      *self,
                                          RungKind       kind);  /* of RungEntity, uid order, borrowed */
guint         rung_plan_get_n_records    (RungPlan      *self,
                                          RungKind       kind);
RungRecord   *rung_plan_get_nth          (RungPlan      *self,
                                          RungKind       kind,
                                          guint          position); /* borrowed */
RungRecord   *rung_plan_find_record      (RungPlan      *self,
                                          RungKind       kind,
                                          const char    *uid);   /* borrowed, nullable; uid may be NULL */
RungEntity   *rung_plan_find             (RungPlan      *self,
                                          const char    *uid);   /* borrowed, nullable, any kind */
GPtrArray    *rung_plan_list_referrers   (RungPlan      *self,
                                          RungKind       kind,
                                          guint          field,
                                          const char    *uid) G_GNUC_WARN_UNUSED_RESULT; /* (transfer container) of borrowed RungRecord, uid order; never NULL */
gboolean      rung_plan_check            (RungPlan      *self,
                                          RungChangeset *changeset,
                                          GError       **error);
void          rung_plan_apply            (RungPlan      *self,
                                          RungChangeset *changeset);

/* Questions that many ask, all borrowed records; sorted where said. */
GStrv         rung_plan_dup_languages         (RungPlan   *self) G_GNUC_WARN_UNUSED_RESULT; /* of its ladder, tags in order */
GPtrArray    *rung_plan_list_roles            (RungPlan   *self,
                                               gboolean    with_hidden) G_GNUC_WARN_UNUSED_RESULT; /* by ordinal */
GPtrArray    *rung_plan_list_responsibilities (RungPlan   *self,
                                               const char *role_uid, /* nullable: all, by role then ordinal */
                                               gboolean    with_hidden) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *rung_plan_list_stays            (RungPlan   *self) G_GNUC_WARN_UNUSED_RESULT; /* by start */
GPtrArray    *rung_plan_list_pauses           (RungPlan   *self) G_GNUC_WARN_UNUSED_RESULT; /* by start */
GPtrArray    *rung_plan_list_goals            (RungPlan   *self,
                                               const char *responsibility_uid /* nullable: all */) G_GNUC_WARN_UNUSED_RESULT; /* by ordinal */
GPtrArray    *rung_plan_list_responsibilities_of_goal (RungPlan   *self,
                                                       const char *goal_uid) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *rung_plan_list_steps            (RungPlan   *self,
                                               const char *goal_uid) G_GNUC_WARN_UNUSED_RESULT; /* by ordinal */
GPtrArray    *rung_plan_list_check_ins        (RungPlan   *self,
                                               const char *goal_uid) G_GNUC_WARN_UNUSED_RESULT; /* newest first */
GPtrArray    *rung_plan_list_evidence         (RungPlan   *self,
                                               const char *uid /* goal or responsibility */) G_GNUC_WARN_UNUSED_RESULT; /* by day */
GPtrArray    *rung_plan_list_all_evidence     (RungPlan   *self) G_GNUC_WARN_UNUSED_RESULT; /* with wins, newest first */
GPtrArray    *rung_plan_list_shown_by         (RungPlan   *self,
                                               const char *evidence_uid) G_GNUC_WARN_UNUSED_RESULT; /* responsibilities, then goals */
gboolean      rung_stay_is_current            (RungRecord *stay,
                                               guint32     today);
gboolean      rung_stay_is_to_come            (RungRecord *stay,
                                               guint32     today);
RungRecord   *rung_plan_get_current_stay      (RungPlan   *self,
                                               guint32     today); /* the newest where several tracks have one; nullable */
RungRecord   *rung_plan_get_current_role      (RungPlan   *self,
                                               guint32     today); /* nullable */
RungRecord   *rung_plan_get_target_role       (RungPlan   *self);  /* nullable */

/* The whole plan held against the rules (rung-rules.c).  Returns an array of
 * GError, empty when all is well. */
GPtrArray    *rung_rules_check_snapshot       (RungSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
