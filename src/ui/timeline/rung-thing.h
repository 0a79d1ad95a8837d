/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-timeline.h"

G_BEGIN_DECLS

/* What one can point at on a timeline, on its table or in its tray. */
typedef enum
{
  RUNG_THING_BACKGROUND,
  RUNG_THING_GOAL,
  RUNG_THING_RUNG,
  RUNG_THING_RESPONSIBILITY,
  RUNG_THING_PAUSE,
  RUNG_THING_GAP,
  RUNG_THING_FLAG,
  RUNG_N_THINGS
} RungThingKind;

typedef struct
{
  RungThingKind kind;
  char         *uid;      /* of the goal, the role, the responsibility, the pause; a flag's and a gap's is that of the role */
  char         *stay_uid; /* (nullable): of a rung */
  RungSpan      span;     /* of a gap or a rung; empty: not known */
  guint32       day;      /* where one points; RUNG_NO_DAY without an axis */
} RungThing;

void     rung_thing_clear        (RungThing       *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RungThing, rung_thing_clear)
void     rung_thing_copy         (const RungThing *self,
                                  RungThing       *copy);
gboolean rung_thing_equal        (const RungThing *a,
                                  const RungThing *b);   /* the same thing, wherever one points */
/* What a widget is or stands in; clear it. */
void     rung_thing_find         (GtkWidget       *widget,
                                  RungThing       *thing);
/* What is at a point of a widget, and the day there. */
void     rung_thing_find_at      (GtkWidget       *widget,
                                  double           x,
                                  double           y,
                                  RungThing       *thing);

/* What it is in one sentence, what is said about it in lines (the first is its title), and
 * whether the plan still has it. */
RungRecord *rung_thing_find_record (const RungThing *self,
                                    RungPlan        *plan); /* nullable; of a gap and a flag that of the role */
gboolean rung_thing_is_there     (const RungThing *self,
                                  RungPlan        *plan);
char    *rung_thing_dup_sentence (const RungThing *self,
                                  RungPlan        *plan,
                                  guint32          today) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
GStrv    rung_thing_dup_lines    (const RungThing *self,
                                  RungPlan        *plan,
                                  guint32          today) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
char    *rung_thing_dup_goal_state (RungPlan      *plan,
                                    RungRecord    *goal,
                                    guint32        today) G_GNUC_WARN_UNUSED_RESULT;
/* What its bar says: the phrase of a goal and how much evidence there is for it. */
char    *rung_thing_dup_goal_sentence (RungPlan   *plan,
                                       RungRecord *goal,
                                       guint       n_evidence,
                                       guint32     today) G_GNUC_WARN_UNUSED_RESULT;
/* What its band says. */
char    *rung_thing_dup_pause_sentence (RungRecord *pause) G_GNUC_WARN_UNUSED_RESULT;
/* Years and what the flag asks: "Year 5: stay or turn?" */
char    *rung_thing_dup_flag_title (RungRecord    *role) G_GNUC_WARN_UNUSED_RESULT;
/* A rung's record of the last time in it, if it does not say which. */
RungRecord *rung_thing_find_stay (const RungThing *self,
                                  RungPlan        *plan); /* nullable */

G_END_DECLS
