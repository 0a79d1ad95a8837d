/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-plan.h"
#include "rung-words.h"

G_BEGIN_DECLS

/* What may be worth a thought; never a block.  In the order they are told. */
typedef enum
{
  RUNG_HINT_NO_MEASURE, /* an open goal that does not say when it is done */
  RUNG_HINT_NO_SCALE,   /* progress goes by a measure that does not say from where or to where */
  RUNG_HINT_NO_DATE,    /* an open goal without a due day that does not rest */
  RUNG_HINT_NOT_MOVED,  /* an active goal of which nothing moved for four weeks */
  RUNG_HINT_MANY_HIGH,  /* more than three active goals of high priority */
  RUNG_HINT_ONLY_STUDY, /* open goals that are all study, none doing or with people */
  RUNG_HINT_TOO_MUCH,   /* a week that wants more hours than there are */
} RungHintKind;

#define RUNG_N_HINT_KINDS (RUNG_HINT_TOO_MUCH + 1)

typedef struct
{
  RungHintKind  kind;
  char         *goal_uid;           /* NULL: about the plan */
  char         *responsibility_uid; /* of ONLY_STUDY, where not all of the plan is meant; else NULL */
  guint         n_goals;            /* of MANY_HIGH and ONLY_STUDY: how many; else 0 */
  guint32       day;                /* of NOT_MOVED: when it last moved; of TOO_MUCH: the week's Monday; else none */
  double        hours;              /* of TOO_MUCH: what the week wants; else 0 */
  double        hours_over;         /* of TOO_MUCH: how many of them there are not; else 0 */
} RungHint;

GPtrArray  *rung_hints_list         (RungPlan     *plan,
                                     const char   *goal_uid, /* nullable: the whole plan */
                                     guint32       today) G_GNUC_WARN_UNUSED_RESULT; /* of RungHint */
void        rung_hint_free          (RungHint     *hint);
const char *rung_hint_kind_get_name (RungHintKind  kind); /* "no-measure": for programs */
char       *rung_phrase_hint        (RungWords      *words,
                                     RungPlan       *plan,
                                     const RungHint *hint) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungHint, rung_hint_free)

G_END_DECLS
