/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-edit.h"
#include "rung-words.h"

G_BEGIN_DECLS

/* A line such as "Write runbook by 14 Nov !high #debugging", understood: what is a day, a
 * priority or a responsibility is cut out, and the rest is the title.  See rung-quick.c
 * for what is understood and how a person says that a word is just a word. */
typedef enum
{
  RUNG_QUICK_GOAL, /* days lie ahead: start and due */
  RUNG_QUICK_WIN,  /* the day lies behind, and there is no priority */
} RungQuickKind;

typedef enum
{
  RUNG_QUICK_START,
  RUNG_QUICK_DUE,
  RUNG_QUICK_START_AND_DUE,
  RUNG_QUICK_DAY, /* of a win */
  RUNG_QUICK_PRIORITY,
  RUNG_QUICK_RESPONSIBILITY,
  RUNG_QUICK_LITERAL, /* the backslash before a word that is just a word */
} RungQuickPart;

typedef enum
{
  RUNG_QUICK_UNDERSTOOD, /* and cut out; all else stays in the title */
  RUNG_QUICK_UNKNOWN,    /* a #tag or !word that nothing is called */
  RUNG_QUICK_AMBIGUOUS,  /* a #tag that several responsibilities may be called */
  RUNG_QUICK_REPEATED,   /* a second due day, start or priority */
} RungQuickState;

typedef struct
{
  gsize           start, length; /* bytes of the text */
  RungQuickPart   part;
  RungQuickState  state;
  RungRecord     *responsibility; /* (nullable), the quick's */
  GPtrArray      *candidates;     /* (nullable) (element-type RungRecord): of an ambiguous one */
} RungQuickSpan;

typedef struct
{
  RungQuickKind  kind;
  char          *text;  /* as it was given */
  char          *title; /* in one line; may be empty */
  char          *body;  /* the same with its line ends */
  guint32        start, due; /* RUNG_NO_DAY: none */
  guint32        day;        /* of a win; RUNG_NO_DAY: not said */
  RungPriority   priority;
  GPtrArray     *responsibilities; /* (element-type RungRecord), each once, as named */
  GArray        *spans;            /* (element-type RungQuickSpan), by start */
} RungQuick;

RungQuick  *rung_quick_parse (RungPlan      *plan, /* (nullable) */
                              RungQuickKind  kind,
                              const char    *text,
                              guint32        today) G_GNUC_WARN_UNUSED_RESULT;
void        rung_quick_free  (RungQuick     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungQuick, rung_quick_free)

/* What was understood of a span, or what is wrong with it, in a few words. */
char       *rung_quick_phrase_span (RungWords           *words,
                                    const RungQuick     *self,
                                    const RungQuickSpan *span,
                                    guint32              today) G_GNUC_WARN_UNUSED_RESULT;
/* A due day before the start cannot be: the words for it, or NULL. */
const char *rung_quick_phrase_problem (RungWords       *words,
                                       const RungQuick *self);
const char *rung_quick_part_get_name  (RungQuickPart   part);  /* "due", for programs */
const char *rung_quick_state_get_name (RungQuickState  state); /* "understood" */

/* The goal or the win, and all its links, in one changeset. */
RungChangeset *rung_edit_add_quick_goal (RungPlan         *plan,
                                         const RungQuick  *quick,
                                         guint32           today,
                                         gint64            now_usec,
                                         GError          **error) G_GNUC_WARN_UNUSED_RESULT;
RungChangeset *rung_edit_log_quick_win  (RungPlan         *plan,
                                         const RungQuick  *quick,
                                         guint32           today,
                                         GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
