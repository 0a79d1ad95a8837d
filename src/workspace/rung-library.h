/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "rung-backup.h"
#include "rung-progress.h"
#include "rung-store.h"

G_BEGIN_DECLS

/* One plan on this machine, without opening it whole: enough for a switcher row. */
#define RUNG_TYPE_PLAN_SUMMARY (rung_plan_summary_get_type ())
G_DECLARE_FINAL_TYPE (RungPlanSummary, rung_plan_summary, RUNG, PLAN_SUMMARY, GObject)
const char  *rung_plan_summary_get_uid   (RungPlanSummary *self);
const char  *rung_plan_summary_get_path  (RungPlanSummary *self);
const char  *rung_plan_summary_get_title (RungPlanSummary *self);
const char  *rung_plan_summary_get_owner (RungPlanSummary *self); /* nullable */
const char  *rung_plan_summary_get_role_title (RungPlanSummary *self, const char *language); /* nullable */
RungMetCount rung_plan_summary_get_met   (RungPlanSummary *self); /* of the current role */
guint        rung_plan_summary_get_overdue (RungPlanSummary *self);
gboolean     rung_plan_summary_is_sample (RungPlanSummary *self);
gboolean     rung_plan_summary_is_mentee (RungPlanSummary *self);
/* A file that could not be read stays in the list with its error (borrowed, nullable). */
const GError *rung_plan_summary_get_error (RungPlanSummary *self);

#define RUNG_TYPE_LIBRARY (rung_library_get_type ())
G_DECLARE_FINAL_TYPE (RungLibrary, rung_library, RUNG, LIBRARY, GObject)
/* Is a GListModel of RungPlanSummary, own plans first, by title. */
RungLibrary *rung_library_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void         rung_library_reload  (RungLibrary *self);

/* Ladders: built in (a resource) and the person's own (ladders/). */
typedef struct
{
  char *name;     /* "software": what --ladder takes */
  char *path;     /* nullable: built in */
  RungSnapshot *snapshot;
} RungLadderEntry;
void          rung_ladder_entry_free (RungLadderEntry *self);
GPtrArray    *rung_library_list_ladders (GError **error) G_GNUC_WARN_UNUSED_RESULT; /* of RungLadderEntry */
/* Files of ladders/ that are no ladder: array of GError, empty when all is well. */
GPtrArray    *rung_library_list_ladder_errors (void) G_GNUC_WARN_UNUSED_RESULT;
RungSnapshot *rung_library_find_ladder  (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Samples, built in: "programmer", "engineer", "manager"; language zh-CN or en. */
const char *const *rung_library_list_samples (void);
GBytes            *rung_library_get_sample   (const char *name, const char *language, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
