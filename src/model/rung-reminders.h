/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-day.h"
#include "rung-plan.h"

G_BEGIN_DECLS

/* What a plan may remind of.  The order is the one in which a round tells. */
typedef enum
{
  RUNG_REMIND_OVERDUE,  /* a goal's due day has passed: the day after, then weekly */
  RUNG_REMIND_DUE_SOON, /* some days before the due day, once */
  RUNG_REMIND_STALLED,  /* an active goal has not moved for four weeks: then, and every four weeks */
  RUNG_REMIND_REVIEW,   /* what moved in the month before: once a month */
} RungReminderKind;

#define RUNG_N_REMINDER_KINDS (RUNG_REMIND_REVIEW + 1)

#define RUNG_REMIND_MAX_DAYS_BEFORE 60
/* More than so many of one kind and plan are told as one. */
#define RUNG_REMIND_MAX_SINGLE 3

/* What the person wants to be reminded of. */
typedef struct
{
  guint    kinds;       /* bit n is set: the kind n is told */
  guint    days_before; /* a due day, 0 to RUNG_REMIND_MAX_DAYS_BEFORE */
  guint    review_day;  /* of a month, 1 to 31; the last day of a shorter month */
  gboolean with_titles; /* of goals; those of private goals are never told */
} RungReminderRules;

/* Something that is told in a span of days, while nothing changes. */
typedef struct
{
  RungReminderKind kind;
  char            *goal_uid;    /* (nullable): the plan as a whole */
  guint32          since;       /* the due day, the day of the last move, the day the review looks back to */
  guint32          first, last; /* days on which it may be told, inclusive; last may be RUNG_DAY_FOREVER */
  guint            repeat_days; /* told again after so many days; 0: never */
} RungReminder;

/* What is remembered of one that was told. */
typedef struct
{
  guint32 told_day; /* the last time */
  guint32 wait_day; /* "remind me tomorrow": not before this day, but then; 0: nobody asked */
} RungReminderMark;

const char *rung_reminder_kind_get_name (RungReminderKind kind); /* "due-soon" */
gboolean    rung_reminder_kind_from_name (const char       *name,
                                          RungReminderKind *kind);
void        rung_reminder_free          (RungReminder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungReminder, rung_reminder_free)

/* (element-type RungReminder): those told today or later, by kind, then first day. */
GPtrArray  *rung_reminders_list         (RungPlan                *plan,
                                         const RungReminderRules *rules,
                                         guint32                  today) G_GNUC_WARN_UNUSED_RESULT;
/* The name of the event: the same goal with another due day is another one. */
char       *rung_reminder_dup_key       (const RungReminder     *self) G_GNUC_WARN_UNUSED_RESULT;
/* The first day from @from on which it is told; RUNG_NO_DAY: none. */
guint32     rung_reminder_get_next      (const RungReminder     *self,
                                         const RungReminderMark *mark, /* nullable: never told */
                                         RungPlan               *plan,
                                         guint32                 from);
gboolean    rung_reminder_stands        (const RungReminder     *self,
                                         guint32                 today);
/* Whether the clocks of the career stand still, so that nothing is told. */
gboolean    rung_reminders_are_silent   (RungPlan               *plan,
                                         guint32                 day);

/* What one review looks back on: the days before it, a month. */
typedef struct
{
  guint n_done;  /* goals that were done */
  guint n_moved; /* others with a step ticked, a check-in or evidence */
} RungReviewCount;

RungReviewCount rung_reminders_count_moved (RungPlan *plan,
                                            RungSpan  span);

G_END_DECLS
