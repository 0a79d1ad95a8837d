/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-day.h"
#include "rung-plan.h"
#include "rung-progress.h"
#include "rung-reminders.h"
#include "rung-words.h"

G_BEGIN_DECLS

/* Every sentence about a plan that more than one door says. */
const char *rung_phrase_enum         (RungWords *words, RungKind kind, guint field, gint64 value); /* "In progress", "High" */
const char *rung_phrase_field        (RungWords *words, RungKind kind, guint field);               /* "Done when" */
const char *rung_phrase_kind         (RungWords *words, RungKind kind);                            /* "Goal" */
const char *rung_phrase_level        (RungWords *words, int level);    /* "On my own"; -1: "No opportunity yet" */
char       *rung_phrase_label        (RungWords *words, RungLabel label, const char *argument) G_GNUC_WARN_UNUSED_RESULT; /* "Complete “Write the runbook”" */
char       *rung_phrase_label_done   (RungWords *words, RungLabel label, const char *argument) G_GNUC_WARN_UNUSED_RESULT; /* "“Write the runbook” completed" */
char       *rung_phrase_met          (RungWords *words, RungMetCount count) G_GNUC_WARN_UNUSED_RESULT;       /* "1 of 2 met" */
char       *rung_phrase_due          (RungWords *words, RungRecord *goal, guint32 today) G_GNUC_WARN_UNUSED_RESULT; /* "14 Nov · 9 days late"; NULL without due day */
char       *rung_phrase_lateness     (RungWords *words, RungRecord *goal, guint32 today) G_GNUC_WARN_UNUSED_RESULT; /* "9 days late", "in 25 days", "today" */
char       *rung_phrase_steps        (RungWords *words, guint done, guint total) G_GNUC_WARN_UNUSED_RESULT;  /* "3 of 4 steps" */
char       *rung_phrase_goals        (RungWords *words, RungGoalCount count) G_GNUC_WARN_UNUSED_RESULT;      /* "6 goals · 1 late" */
char       *rung_phrase_duration     (RungWords *words, RungRecord *role) G_GNUC_WARN_UNUSED_RESULT;         /* "typically 4 to 5 years, estimated"; NULL if none */
char       *rung_phrase_stay         (RungWords *words, RungRecord *stay, guint32 today) G_GNUC_WARN_UNUSED_RESULT; /* "July 2021 – expected March 2027" */
char       *rung_phrase_days         (RungWords *words, RungSpan span) G_GNUC_WARN_UNUSED_RESULT; /* "3 Mar – 14 Nov 2026 · 37 weeks" */
char       *rung_phrase_pace         (RungWords *words, double pace) G_GNUC_WARN_UNUSED_RESULT;              /* "clocks stopped", "at 50 percent of full pace" */
char       *rung_phrase_pause_label  (RungWords *words, RungRecord *pause) G_GNUC_WARN_UNUSED_RESULT; /* "Part-time · 60 %" */
char       *rung_phrase_pause        (RungWords *words, RungRecord *pause) G_GNUC_WARN_UNUSED_RESULT; /* "Parental leave, 1 Mar 2024 – 31 Aug 2024, clocks stopped, private" */
char       *rung_phrase_gap          (RungWords *words, RungSpan span) G_GNUC_WARN_UNUSED_RESULT; /* "Gap: March 2020 – September 2020, 7 months" */
char       *rung_phrase_goal_sentence (RungWords *words, RungPlan *plan, RungRecord *goal, guint32 today) G_GNUC_WARN_UNUSED_RESULT; /* "Goal: Write the on-call runbook, 80 percent, 9 days late" */
char       *rung_phrase_role_sentence (RungWords *words, RungPlan *plan, RungRecord *role, RungRecord *stay /* nullable */, guint32 today) G_GNUC_WARN_UNUSED_RESULT; /* "Role: Engineer, current, since July 2021, 1 of 2 responsibilities met" */
char       *rung_phrase_plan_line    (RungWords *words, RungPlan *plan, guint32 today) G_GNUC_WARN_UNUSED_RESULT; /* "Engineer since July 2021 · 1 of 2 responsibilities met · next: Architect" */
char       *rung_phrase_age          (RungWords *words, guint32 day, guint32 today) G_GNUC_WARN_UNUSED_RESULT; /* "3 weeks ago", "today"; NULL without a day */
char       *rung_phrase_evidence_age (RungWords *words, guint32 day, guint32 today) G_GNUC_WARN_UNUSED_RESULT; /* "last shown 14 months ago"; NULL without a day */
char       *rung_phrase_witness      (RungWords *words, RungRecord *evidence) G_GNUC_WARN_UNUSED_RESULT; /* "“Exact words” – Grace · 3 Mar 2026"; NULL if none */
char       *rung_phrase_reminder_title (RungWords *words, RungPlan *plan, const RungReminder *reminder, const RungReminderRules *rules) G_GNUC_WARN_UNUSED_RESULT; /* "Write the on-call runbook" */
char       *rung_phrase_reminder_body (RungWords *words, RungPlan *plan, const RungReminder *reminder, guint32 today) G_GNUC_WARN_UNUSED_RESULT; /* "Due in 3 days" */
char       *rung_phrase_reminders_title (RungWords *words, RungReminderKind kind, guint n_goals) G_GNUC_WARN_UNUSED_RESULT; /* "5 goals are overdue" */
char       *rung_phrase_reminders_body (RungWords *words, RungPlan *plan, GPtrArray *reminders, const RungReminderRules *rules) G_GNUC_WARN_UNUSED_RESULT; /* "“Runbook”, “Talk” and 3 more" */
/* An error of RUNG_PLAN_ERROR in the person's words; others' messages as they are. */
char       *rung_phrase_error        (RungWords *words, const GError *error) G_GNUC_WARN_UNUSED_RESULT;
int         rung_kind_find_title (RungKind kind);
/* The beginning of what a person typed, fit to stand in a sentence. */
char       *rung_phrase_shorten      (const char *text, guint n_characters) G_GNUC_WARN_UNUSED_RESULT;
/* The same of a record's title, for where it is shown and not edited. */
char       *rung_phrase_title        (RungRecord *record, const char *language) G_GNUC_WARN_UNUSED_RESULT;
/* What a change did, a line for each field: "Due: 14 Nov 2026 → 21 Nov 2026"; empty if there
 * is nothing to say.  Of a whole edit, what follows from another line is left out. */
GStrv       rung_phrase_change       (RungWords *words, RungPlan *plan, const RungChange *change) G_GNUC_WARN_UNUSED_RESULT;
GStrv       rung_phrase_changes      (RungWords *words, RungPlan *plan, RungChangeset *changeset) G_GNUC_WARN_UNUSED_RESULT;
const char *rung_record_title        (RungRecord *record, const char *language); /* whatever the kind's title is; "" if none */

G_END_DECLS
