/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "rung-reminders.h"
#include "rung-words.h"

G_BEGIN_DECLS

/* When and of what the person is reminded: the settings, or quiet defaults. */
typedef struct
{
  RungReminderRules rules;
  guint             minute; /* of the day, local time, from which on it is told */
} RungRemindSettings;

/* (nullable), borrowed: NULL where the settings are not installed. */
GSettings *rung_remind_settings_get  (void);
void       rung_remind_settings_read (RungRemindSettings *settings);

/* One notification: an event, or several of one kind and plan summed up. */
typedef struct
{
  char             *id;       /* the same for each time it is told */
  RungReminderKind  kind;
  char             *plan_uid;
  char             *goal_uid; /* (nullable): the review, or a sum */
  guint             n_goals;
  char             *title;
  char             *body;
} RungNotice;

/* What one look at all plans has found. */
typedef struct
{
  GPtrArray *tell;     /* of RungNotice */
  GPtrArray *withdraw; /* of char *: ids that do not say the truth any more */
  GPtrArray *errors;   /* of GError: plans that could not be read */
  guint32    next_day; /* on which there is something to tell; RUNG_NO_DAY: none */
} RungRound;

typedef enum
{
  RUNG_ROUND_QUIET,  /* looks, and tells nothing */
  RUNG_ROUND_DAILY,  /* tells, if that was not done today already */
  RUNG_ROUND_ALWAYS, /* tells what was not told yet */
} RungRoundMode;

void       rung_round_free         (RungRound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungRound, rung_round_free)
RungRound *rung_reminding_look     (const RungReminderRules *rules,
                                    RungWords               *words,
                                    guint32                  today,
                                    RungRoundMode            mode,
                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   rung_reminding_has_told (void);
/* "Remind me tomorrow": of all that the notification told. */
gboolean   rung_reminding_put_off  (const char *notice_id,
                                    guint32     until,
                                    GError    **error);
/* How long it is until a minute of a day, by the clock of rung-paths.h; 0 when it is past. */
gint64     rung_reminding_get_wait_usec (guint32 day,
                                         guint   minute);
guint      rung_reminding_get_minute    (void); /* of the present day, local time */

G_END_DECLS
