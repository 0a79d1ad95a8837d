/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a plan reminds of what.
 *
 * 1. A reminder is an event with the days on which it may be told.  It follows from the
 *    plan, the rules and today alone; what was told already is a mark beside it, and the
 *    two together say the next day.
 * 2. An event is named by what it counts from: a goal with a new due day, or one that
 *    moved, is a new event, and the old one stands no longer.
 * 3. Nothing is told to somebody whose career rests: days under a pause that stops the
 *    clocks are silent, and a goal cannot stall in them.  Goals at rest are silent too.
 * 4. Sample plans never remind. */

#include "rung-reminders.h"

#include <string.h>

#include "rung-progress.h"

#define STALLED_DAYS        28
#define REPEAT_OVERDUE_DAYS 7
#define REPEAT_STALLED_DAYS 28
/* A review that was missed for longer is not made up for. */
#define REVIEW_LASTS_DAYS   7

static const char *const kind_names[] = { "overdue", "due-soon", "stalled", "review" };

G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == RUNG_N_REMINDER_KINDS);

const char *
rung_reminder_kind_get_name (RungReminderKind kind)
{
  g_return_val_if_fail (kind < RUNG_N_REMINDER_KINDS, NULL);

  return kind_names[kind];
}

/**
 * rung_reminder_kind_from_name:
 * @name: what rung_reminder_kind_get_name() gave
 * @kind: (out): the kind
 *
 * Returns: whether there is such a kind
 */
gboolean
rung_reminder_kind_from_name (const char       *name,
                              RungReminderKind *kind)
{
  for (guint i = 0; i < RUNG_N_REMINDER_KINDS; i++)
    if (strcmp (kind_names[i], name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

void
rung_reminder_free (RungReminder *self)
{
  g_free (self->goal_uid);
  g_free (self);
}

/* --- Pauses --- */

static gboolean
stops_clocks (RungRecord *pause)
{
  double pace = rung_record_get_number (pause, RUNG_PAUSE_PACE);

  /* Unset is not a number, and means 0. */
  return !(pace > 0);
}

static RungSpan
get_pause_span (RungRecord *pause)
{
  return rung_span_new (rung_record_get_day (pause, RUNG_PAUSE_START), rung_record_get_day (pause, RUNG_PAUSE_END));
}

/* The first day from @day that is not silent; RUNG_DAY_FOREVER when there is none. */
static guint32
skip_silence (RungPlan *plan,
              guint32   day)
{
  g_autoptr(GPtrArray) pauses = rung_plan_list_pauses (plan);

  /* By start: one that has been passed cannot become silent again by a later one. */
  for (guint i = 0; i < pauses->len; i++)
    if (stops_clocks (pauses->pdata[i]) && rung_span_contains (get_pause_span (pauses->pdata[i]), day))
      day = get_pause_span (pauses->pdata[i]).end;
  return day;
}

/**
 * rung_reminders_are_silent:
 * @plan: a plan
 * @day: a Julian day
 *
 * Returns: whether a pause that stops the clocks covers @day
 */
gboolean
rung_reminders_are_silent (RungPlan *plan,
                           guint32   day)
{
  return skip_silence (plan, day) != day;
}

/* A goal that stood still because everything did has not stalled. */
static guint32
skip_pauses_before (RungPlan *plan,
                    guint32   since,
                    guint32   today)
{
  g_autoptr(GPtrArray) pauses = rung_plan_list_pauses (plan);

  for (guint i = 0; i < pauses->len; i++)
    {
      guint32 end = get_pause_span (pauses->pdata[i]).end;

      if (stops_clocks (pauses->pdata[i]) && end <= today)
        since = MAX (since, end);
    }
  return since;
}

/* --- Events --- */

typedef struct
{
  RungPlan                *plan;
  const RungReminderRules *rules;
  guint32                  today;
  GPtrArray               *list;
} Search;

static gboolean
is_wanted (Search           *search,
           RungReminderKind  kind)
{
  return (search->rules->kinds & (1u << kind)) != 0;
}

static void
add (Search           *search,
     RungReminderKind  kind,
     RungRecord       *goal,
     guint32           since,
     RungSpan          span,
     guint             repeat_days)
{
  RungReminder *reminder;

  if (!is_wanted (search, kind) || span.end <= search->today || span.end <= span.first)
    return;
  reminder = g_new0 (RungReminder, 1);
  reminder->kind = kind;
  reminder->goal_uid = goal != NULL ? g_strdup (rung_record_get_uid (goal)) : NULL;
  reminder->since = since;
  reminder->first = span.first;
  reminder->last = span.end == RUNG_DAY_FOREVER ? RUNG_DAY_FOREVER : span.end - 1;
  reminder->repeat_days = repeat_days;
  g_ptr_array_add (search->list, reminder);
}

static void
add_due (Search     *search,
         RungRecord *goal)
{
  guint32 due = rung_record_get_day (goal, RUNG_GOAL_DUE);
  guint32 first;

  if (due == RUNG_NO_DAY)
    return;
  first = due > search->rules->days_before ? due - search->rules->days_before : 1;
  add (search, RUNG_REMIND_DUE_SOON, goal, due, rung_span_new (first, due), 0);
  add (search, RUNG_REMIND_OVERDUE, goal, due, rung_span_new (due + 1, 0), REPEAT_OVERDUE_DAYS);
}

static void
add_stalled (Search     *search,
             RungRecord *goal)
{
  guint32 since;

  if (rung_record_get_integer (goal, RUNG_GOAL_STATUS) != RUNG_GOAL_ACTIVE)
    return;
  since = rung_progress_get_last_moved (search->plan, goal);
  if (since == RUNG_NO_DAY)
    return;
  since = skip_pauses_before (search->plan, since, search->today);
  add (search, RUNG_REMIND_STALLED, goal, since, rung_span_new (since + STALLED_DAYS, 0), REPEAT_STALLED_DAYS);
}

static void
add_goals (Search *search)
{
  for (guint i = 0; i < rung_plan_get_n_records (search->plan, RUNG_KIND_GOAL); i++)
    {
      RungRecord *goal = rung_plan_get_nth (search->plan, RUNG_KIND_GOAL, i);

      if (!rung_goal_is_open (goal) || rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_PAUSED)
        continue;
      add_due (search, goal);
      add_stalled (search, goal);
    }
}

/* The day of the review in the month that lies @months after that of @day. */
static guint32
get_review_day (guint32 day,
                int     months,
                guint   review_day)
{
  int year, month;
  guint32 first;

  rung_day_get (day, &year, &month, NULL);
  first = rung_day_add_months (rung_day_new (year, month, 1), months);
  return MIN (first + CLAMP (review_day, 1, 31), rung_day_add_months (first, 1)) - 1;
}

static void
add_review (Search *search,
            int     months)
{
  guint32 day = get_review_day (search->today, months, search->rules->review_day);
  guint32 before = get_review_day (search->today, months - 1, search->rules->review_day);

  add (search, RUNG_REMIND_REVIEW, NULL, before, rung_span_new (day, day + REVIEW_LASTS_DAYS - 1), 0);
}

static int
compare_reminders (gconstpointer a,
                   gconstpointer b)
{
  const RungReminder *first = *(RungReminder *const *) a;
  const RungReminder *second = *(RungReminder *const *) b;

  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  return g_strcmp0 (first->goal_uid, second->goal_uid);
}

/**
 * rung_reminders_list:
 * @plan: a plan
 * @rules: what the person wants to be reminded of
 * @today: the present day
 *
 * Lists what there is to be told today or on a later day, as far as the plan is now.
 *
 * Returns: (transfer full) (element-type RungReminder): by kind, then first day; empty
 *   for a sample
 */
GPtrArray *
rung_reminders_list (RungPlan                *plan,
                     const RungReminderRules *rules,
                     guint32                  today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_reminder_free);
  Search search = { plan, rules, today, list };

  if (rung_record_get_boolean (rung_plan_get_record (plan), RUNG_PLAN_SAMPLE))
    return list;
  add_goals (&search);
  /* That of the month before may still stand in the first days of this one. */
  for (int months = -1; months <= 1; months++)
    add_review (&search, months);
  g_ptr_array_sort (list, compare_reminders);
  return list;
}

/**
 * rung_reminder_dup_key:
 * @self: a reminder
 *
 * Returns: (transfer full): a name of the event, unique in its plan
 */
char *
rung_reminder_dup_key (const RungReminder *self)
{
  g_autofree char *since = rung_day_to_text (self->since);

  return g_strjoin (":", kind_names[self->kind], since, self->goal_uid, NULL);
}

/**
 * rung_reminder_stands:
 * @self: a reminder
 * @today: the present day
 *
 * Returns: whether a notification of it still says the truth
 */
gboolean
rung_reminder_stands (const RungReminder *self,
                      guint32             today)
{
  return self->first <= today && today <= self->last;
}

static guint32
get_wish (const RungReminder     *self,
          const RungReminderMark *mark)
{
  if (mark == NULL)
    return self->first;
  if (mark->wait_day != RUNG_NO_DAY)
    return mark->wait_day;
  return self->repeat_days > 0 ? mark->told_day + self->repeat_days : RUNG_DAY_FOREVER;
}

/**
 * rung_reminder_get_next:
 * @self: a reminder
 * @mark: (nullable): what is remembered of it; %NULL if it was never told
 * @plan: the plan it is of, whose pauses are silent
 * @from: the first day that counts
 *
 * Finds the day on which it is to be told next.
 *
 * Returns: a Julian day, @from or later, or %RUNG_NO_DAY for never
 */
guint32
rung_reminder_get_next (const RungReminder     *self,
                        const RungReminderMark *mark,
                        RungPlan               *plan,
                        guint32                 from)
{
  guint32 day = MAX (get_wish (self, mark), from);

  if (day == RUNG_DAY_FOREVER)
    return RUNG_NO_DAY;
  day = skip_silence (plan, MAX (day, self->first));
  return day < RUNG_DAY_FOREVER && day <= self->last ? day : RUNG_NO_DAY;
}

/* --- The review --- */

static gboolean
has_day_in (GPtrArray *records,
            guint      field,
            RungSpan   span)
{
  for (guint i = 0; i < records->len; i++)
    if (rung_span_contains (span, rung_record_get_day (records->pdata[i], field)))
      return TRUE;
  return FALSE;
}

static gboolean
did_move (RungPlan   *plan,
          const char *goal_uid,
          RungSpan    span)
{
  g_autoptr(GPtrArray) steps = rung_plan_list_steps (plan, goal_uid);
  g_autoptr(GPtrArray) check_ins = rung_plan_list_check_ins (plan, goal_uid);
  g_autoptr(GPtrArray) evidence = rung_plan_list_evidence (plan, goal_uid);

  return has_day_in (steps, RUNG_STEP_DONE_DAY, span) || has_day_in (check_ins, RUNG_CHECK_IN_DAY, span) ||
         has_day_in (evidence, RUNG_EVIDENCE_DAY, span);
}

/**
 * rung_reminders_count_moved:
 * @plan: a plan
 * @span: days to look at
 *
 * Counts the goals that were done in those days, and the others that moved.
 *
 * Returns: the counts
 */
RungReviewCount
rung_reminders_count_moved (RungPlan *plan,
                            RungSpan  span)
{
  RungReviewCount count = { 0 };

  for (guint i = 0; i < rung_plan_get_n_records (plan, RUNG_KIND_GOAL); i++)
    {
      RungRecord *goal = rung_plan_get_nth (plan, RUNG_KIND_GOAL, i);

      if (rung_span_contains (span, rung_record_get_day (goal, RUNG_GOAL_DONE_DAY)))
        count.n_done++;
      else if (did_move (plan, rung_record_get_uid (goal), span))
        count.n_moved++;
    }
  return count;
}
