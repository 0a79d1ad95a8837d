/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-flow.h"
#include "rung-phrases.h"
#include "rung-plan-report.h"
#include "rung-plan.h"
#include "rung-progress.h"
#include "rung-timeline.h"

G_BEGIN_DECLS

/* A table: columns by their share of the width. */
typedef struct
{
  const char *title; /* translated */
  double      from, to; /* 0 to 1 */
  double      x_align;
} RungColumn;

/* One development plan on its way to paper: what its parts share.  Made once, laid
 * out twice (counted, then drawn). */
typedef struct
{
  const RungPaper *paper;
  RungWords       *words;
  guint32          today;
  GCancellable    *cancellable; /* nullable */

  RungPlan        *plan;        /* without private records */
  RungRecord      *record;      /* PLAN, nullable */
  RungRecord      *stay;        /* the current one, nullable */
  RungRecord      *role;        /* the current one, nullable */
  RungRecord      *target;      /* nullable */
  RungTimeline    *timeline;
  RungTypesetter  *typesetter;

  GPtrArray       *responsibilities;       /* of the sections, in order */
  GHashTable      *responsibility_numbers; /* uid -> number from 1 */
  GHashTable      *goal_numbers;           /* uid -> packed, see rung_doc_get_goal_number() */
  GPtrArray       *other_goals;            /* that serve no responsibility of the sections */
  GPtrArray       *evidence;               /* by day; the number is the position + 1 */
  GHashTable      *evidence_numbers;       /* uid -> number */

  RungFlow        *flow;        /* of the present pass */
  guint            n_pages;     /* 0 while counting */
  const RungColumn *columns;    /* of the present table */
  guint            n_columns;
} RungDoc;

/* rung-plan-doc.c */
void        rung_doc_init                (RungDoc *self, RungSnapshot *snapshot, const RungReportOptions *options);
void        rung_doc_clear               (RungDoc *self);
const char *rung_doc_get_title           (RungDoc *self, RungRecord *record); /* borrowed */
char       *rung_doc_dup_name            (RungDoc *self);                     /* of the plan, on one line and not endless */
guint       rung_doc_get_responsibility_number (RungDoc *self, RungRecord *responsibility); /* 0: none */
char       *rung_doc_dup_goal_number     (RungDoc *self, RungRecord *goal);   /* "1.2" */
gboolean    rung_doc_is_home             (RungDoc *self, RungRecord *goal, guint responsibility_number);
RungInk     rung_doc_get_goal_ink        (RungDoc *self, RungRecord *goal);
char       *rung_doc_dup_due             (RungDoc *self, RungRecord *goal, RungInk *ink); /* nullable */
void        rung_doc_add_heading         (RungDoc *self, double gap_pt, const char *title, guint outline_level);
void        rung_doc_add_evidence_numbers (RungDoc *self, const char *uid, double x, double gap_pt); /* a row, if there is any */

void        rung_doc_begin_table         (RungDoc *self, const RungColumn *columns, guint n_columns); /* @columns live until the end */
void        rung_doc_end_table           (RungDoc *self);
void        rung_doc_cell                (RungDoc *self, const RungColumn *column, RungStyle style, RungInk ink, double dy, guint n_lines_max, const char *text);

/* The parts, one file each. */
void        rung_doc_add_front           (RungDoc *self);
void        rung_doc_add_roles           (RungDoc *self);
void        rung_doc_add_gaps            (RungDoc *self);
void        rung_doc_add_evidence        (RungDoc *self);
void        rung_doc_add_agreed          (RungDoc *self);

G_END_DECLS
