/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a notification says.  A lock screen may show it to others: private goals are told
 * without their title, and all of them are when the person wants it so. */

#include "rung-phrases.h"

/* So many titles are named where several goals are told as one. */
#define N_NAMED 2

static gboolean
may_name (RungRecord              *goal,
          const RungReminderRules *rules)
{
  return rules->with_titles && !rung_record_get_boolean (goal, RUNG_GOAL_PRIVATE);
}

static char *
phrase_goal (RungWords               *words,
             RungRecord              *goal,
             const RungReminderRules *rules)
{
  if (may_name (goal, rules))
    return g_strdup (rung_record_get_text (goal, RUNG_GOAL_TITLE));
  return g_strdup (rung_words_get (words, "One of your goals"));
}

/**
 * rung_phrase_reminder_title:
 * @words: the language
 * @plan: the plan the reminder is of
 * @reminder: a reminder
 * @rules: whether titles may be told
 *
 * Says what a reminder is about: the goal's title, or the question of the review.
 *
 * Returns: (transfer full): one line
 */
char *
rung_phrase_reminder_title (RungWords               *words,
                            RungPlan                *plan,
                            const RungReminder      *reminder,
                            const RungReminderRules *rules)
{
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, reminder->goal_uid);

  if (goal == NULL)
    return g_strdup (rung_words_get (words, "What moved last month?"));
  return phrase_goal (words, goal, rules);
}

static char *
phrase_due_soon (RungWords          *words,
                 const RungReminder *reminder,
                 guint32             today)
{
  guint days = reminder->since > today ? reminder->since - today : 0;

  if (days == 0)
    return g_strdup (rung_words_get (words, "Due today"));
  if (days == 1)
    return g_strdup (rung_words_get (words, "Due tomorrow"));
  return g_strdup_printf (rung_words_get_plural (words, "Due in %u day", "Due in %u days", days), days);
}

static char *
phrase_overdue (RungWords          *words,
                const RungReminder *reminder,
                guint32             today)
{
  guint days = today - reminder->since;

  return g_strdup_printf (rung_words_get_plural (words, "Was due %u day ago", "Was due %u days ago", days), days);
}

static char *
phrase_stalled (RungWords          *words,
                const RungReminder *reminder,
                guint32             today)
{
  guint weeks = (today - reminder->since) / 7;

  return g_strdup_printf (rung_words_get_plural (words, "Nothing has moved for %u week", "Nothing has moved for %u weeks", weeks),
                          weeks);
}

static char *
phrase_review (RungWords          *words,
               RungPlan           *plan,
               const RungReminder *reminder,
               guint32             today)
{
  RungReviewCount count = rung_reminders_count_moved (plan, rung_span_new (reminder->since, reminder->first - 1));
  g_autofree char *since = rung_words_format_near_day (words, reminder->since, today);
  g_autofree char *done = NULL;
  g_autofree char *moved = NULL;

  if (count.n_done == 0 && count.n_moved == 0)
    /* Translators: %s is a day, "1 Nov". */
    return g_strdup_printf (rung_words_get (words, "Nothing is noted down since %s. A good moment to look ahead."), since);
  done = g_strdup_printf (rung_words_get_plural (words, "%u goal done", "%u goals done", count.n_done), count.n_done);
  moved = g_strdup_printf (rung_words_get_plural (words, "%u more moved", "%u more moved", count.n_moved), count.n_moved);
  /* Translators: a day, "2 goals done", "3 more moved". */
  return g_strdup_printf (rung_words_get (words, "Since %s: %s, %s"), since, done, moved);
}

/**
 * rung_phrase_reminder_body:
 * @words: the language
 * @plan: the plan the reminder is of
 * @reminder: a reminder that stands on @today
 * @today: the present day
 *
 * Says why the person is told, "Due in 3 days".
 *
 * Returns: (transfer full): one line
 */
char *
rung_phrase_reminder_body (RungWords          *words,
                           RungPlan           *plan,
                           const RungReminder *reminder,
                           guint32             today)
{
  switch (reminder->kind)
    {
    case RUNG_REMIND_OVERDUE:
      return phrase_overdue (words, reminder, today);
    case RUNG_REMIND_STALLED:
      return phrase_stalled (words, reminder, today);
    case RUNG_REMIND_REVIEW:
      return phrase_review (words, plan, reminder, today);
    case RUNG_REMIND_DUE_SOON:
    default:
      return phrase_due_soon (words, reminder, today);
    }
}

/**
 * rung_phrase_reminders_title:
 * @words: the language
 * @kind: a kind of goals
 * @n_goals: how many are told as one
 *
 * Returns: (transfer full): "5 goals are overdue"
 */
char *
rung_phrase_reminders_title (RungWords        *words,
                             RungReminderKind  kind,
                             guint             n_goals)
{
  const char *format;

  switch (kind)
    {
    case RUNG_REMIND_OVERDUE:
      format = rung_words_get_plural (words, "%u goal is overdue", "%u goals are overdue", n_goals);
      break;
    case RUNG_REMIND_STALLED:
      format = rung_words_get_plural (words, "%u goal has not moved for a while", "%u goals have not moved for a while", n_goals);
      break;
    case RUNG_REMIND_DUE_SOON:
    case RUNG_REMIND_REVIEW:
    default:
      format = rung_words_get_plural (words, "%u goal is due soon", "%u goals are due soon", n_goals);
      break;
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, n_goals);
#pragma GCC diagnostic pop
}

/**
 * rung_phrase_reminders_body:
 * @words: the language
 * @plan: the plan they are of
 * @reminders: (element-type RungReminder): of goals, told as one
 * @rules: whether titles may be told
 *
 * Names the first of them, "“Write the runbook”, “Talk” and 3 more".
 *
 * Returns: (transfer full): one line; empty when no title may be told
 */
char *
rung_phrase_reminders_body (RungWords               *words,
                            RungPlan                *plan,
                            GPtrArray               *reminders,
                            const RungReminderRules *rules)
{
  const char *names[N_NAMED] = { NULL };
  guint n_named = 0;
  guint n_more;

  for (guint i = 0; i < reminders->len && n_named < N_NAMED; i++)
    {
      const RungReminder *reminder = reminders->pdata[i];
      RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, reminder->goal_uid);

      if (goal != NULL && may_name (goal, rules))
        names[n_named++] = rung_record_get_text (goal, RUNG_GOAL_TITLE);
    }
  if (n_named < N_NAMED)
    return g_strdup ("");
  n_more = reminders->len - n_named;
  /* Translators: titles of two goals, and how many there are besides. */
  return g_strdup_printf (rung_words_get_plural (words, "“%s”, “%s” and %u more", "“%s”, “%s” and %u more", n_more),
                          names[0], names[1], n_more);
}
