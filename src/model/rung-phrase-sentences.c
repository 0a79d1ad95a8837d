/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole sentences: what a screen reader says of a goal or a rung, and the one line a
 * plan is told by. */

#include "rung-phrases.h"

#include "rung-day.h"

/* As in rung-phrases.c: further away a date says more than a count. */
#define FAR_DAYS 60

static void
add_part (GString    *sentence,
          RungWords  *words,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (sentence->len > 0)
    /* Translators: stands between the parts of a sentence such as "Goal: Write the
     * on-call runbook, 80 percent, 9 days late" */
    g_string_append (sentence, rung_words_get_in_context (words, "between parts", ", "));
  g_string_append (sentence, part);
}

static void
add_part_take (GString   *sentence,
               RungWords *words,
               char      *part)
{
  g_autofree char *owned = part;

  add_part (sentence, words, owned);
}

static const char *
phrase_rest (RungWords  *words,
             RungRecord *goal)
{
  switch ((RungGoalStatus) rung_record_get_integer (goal, RUNG_GOAL_STATUS))
    {
    case RUNG_GOAL_PLANNED:
      return rung_words_get_in_context (words, "goal in a sentence", "planned");
    case RUNG_GOAL_PAUSED:
      return rung_words_get_in_context (words, "goal in a sentence", "paused");
    case RUNG_GOAL_DROPPED:
      return rung_words_get_in_context (words, "goal in a sentence", "dropped");
    case RUNG_GOAL_ACTIVE:
    case RUNG_GOAL_DONE:
    default:
      return NULL;
    }
}

static char *
phrase_done (RungWords  *words,
             RungRecord *goal)
{
  g_autofree char *day =
    rung_words_format_day (words, rung_record_get_day (goal, RUNG_GOAL_DONE_DAY), RUNG_DATE_FULL);

  if (*day == '\0')
    return g_strdup (rung_words_get_in_context (words, "goal in a sentence", "done"));
  /* Translators: %s is a date */
  return g_strdup_printf (rung_words_get (words, "done on %s"), day);
}

/* "9 days late", "due today", "due in 25 days", "due 28 February 2027" */
static char *
phrase_due_in_sentence (RungWords  *words,
                        RungRecord *goal,
                        guint32     today)
{
  int days_late = rung_goal_get_days_late (goal, today);
  g_autofree char *day = NULL;

  if (days_late == G_MININT || !rung_goal_is_open (goal))
    return NULL;
  if (rung_record_get_integer (goal, RUNG_GOAL_STATUS) != RUNG_GOAL_PAUSED)
    {
      if (days_late > 0)
        return rung_phrase_lateness (words, goal, today);
      if (days_late == 0)
        return g_strdup (rung_words_get (words, "due today"));
      if (days_late == -1)
        return g_strdup (rung_words_get (words, "due tomorrow"));
      if (-days_late <= FAR_DAYS)
        return g_strdup_printf (rung_words_get_plural (words, "due in %u day", "due in %u days", -days_late),
                                (guint) -days_late);
    }
  day = rung_words_format_day (words, rung_record_get_day (goal, RUNG_GOAL_DUE), RUNG_DATE_FULL);
  /* Translators: %s is a date */
  return g_strdup_printf (rung_words_get (words, "due %s"), day);
}

/**
 * rung_phrase_goal_sentence:
 * @words: the language
 * @plan: the plan the goal is of
 * @goal: a GOAL record
 * @today: the present day
 *
 * Says what a goal is and how it stands: "Goal: Write the on-call runbook, 80 percent, 9
 * days late".
 *
 * Returns: (transfer full): the sentence
 */
char *
rung_phrase_goal_sentence (RungWords  *words,
                           RungPlan   *plan,
                           RungRecord *goal,
                           guint32     today)
{
  GString *sentence = g_string_new (NULL);
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);
  g_autofree char *title = rung_phrase_title (goal, words->language);
  /* Down, so that 100 percent is said of what is whole only. */
  guint percent = (guint) (rung_progress_of_goal (plan, goal) * 100 + 1e-9);

  add_part_take (sentence, words, g_strdup_printf (rung_words_get (words, "Goal: %s"), title));
  if (status == RUNG_GOAL_DONE)
    {
      add_part_take (sentence, words, phrase_done (words, goal));
      return g_string_free (sentence, FALSE);
    }
  add_part (sentence, words, phrase_rest (words, goal));
  if (status != RUNG_GOAL_DROPPED)
    add_part_take (sentence, words,
                   g_strdup_printf (rung_words_get_plural (words, "%u percent", "%u percent", percent), percent));
  add_part_take (sentence, words, phrase_due_in_sentence (words, goal, today));
  return g_string_free (sentence, FALSE);
}

static char *
phrase_responsibilities_met (RungWords    *words,
                             RungMetCount  count)
{
  return g_strdup_printf (rung_words_get_plural (words,
                                                 "%u of %u responsibility met",
                                                 "%u of %u responsibilities met", count.total),
                          count.met, count.total);
}

static const char *
phrase_time_of_role (RungWords  *words,
                     RungRecord *stay,
                     guint32     today)
{
  if (stay == NULL)
    return rung_words_get_in_context (words, "role in a sentence", "without dates");
  if (rung_stay_is_current (stay, today))
    return rung_words_get_in_context (words, "role in a sentence", "current");
  if (rung_stay_is_to_come (stay, today))
    return rung_words_get_in_context (words, "role in a sentence", "planned");
  return rung_words_get_in_context (words, "role in a sentence", "past");
}

/* "since July 2021, expected until March 2027" */
static void
add_current_stay (GString    *sentence,
                  RungWords  *words,
                  RungRecord *stay)
{
  guint32 end = rung_record_get_day (stay, RUNG_STAY_END);
  g_autofree char *from = rung_words_format_day (words, rung_record_get_day (stay, RUNG_STAY_START), RUNG_DATE_MONTH);
  g_autofree char *to =
    rung_words_format_day (words, end ? end : rung_record_get_day (stay, RUNG_STAY_EXPECTED_END), RUNG_DATE_MONTH);

  add_part_take (sentence, words, g_strdup_printf (rung_words_get (words, "since %s"), from));
  if (*to != '\0')
    /* Translators: %s is a month */
    add_part_take (sentence, words, g_strdup_printf (rung_words_get (words, "expected until %s"), to));
}

/**
 * rung_phrase_role_sentence:
 * @words: the language
 * @plan: the plan the role is of
 * @role: a ROLE record
 * @stay: (nullable): the stay in it that is meant
 * @today: the present day
 *
 * Says what a rung is and how it stands: "Role: Engineer, current, since July 2021,
 * expected until March 2027, 1 of 2 responsibilities met".
 *
 * Returns: (transfer full): the sentence
 */
char *
rung_phrase_role_sentence (RungWords  *words,
                           RungPlan   *plan,
                           RungRecord *role,
                           RungRecord *stay,
                           guint32     today)
{
  GString *sentence = g_string_new (NULL);
  RungMetCount count = rung_progress_of_role (plan, rung_record_get_uid (role));

  add_part_take (sentence, words,
                 g_strdup_printf (rung_words_get (words, "Role: %s"), rung_record_title (role, words->language)));
  add_part (sentence, words, phrase_time_of_role (words, stay, today));
  if (stay != NULL && rung_stay_is_current (stay, today))
    add_current_stay (sentence, words, stay);
  else if (stay != NULL)
    add_part_take (sentence, words, rung_phrase_stay (words, stay, today));
  if (count.total > 0)
    add_part_take (sentence, words, phrase_responsibilities_met (words, count));
  return g_string_free (sentence, FALSE);
}

/* "1 Mar 2024 – 31 Aug 2024", "from 1 Jan 2026", "3 May 2026" */
static char *
phrase_days_of_pause (RungWords  *words,
                      RungRecord *pause)
{
  guint32 start = rung_record_get_day (pause, RUNG_PAUSE_START);
  guint32 end = rung_record_get_day (pause, RUNG_PAUSE_END);
  g_autofree char *from = rung_words_format_day (words, start, RUNG_DATE_MEDIUM);
  g_autofree char *to = rung_words_format_day (words, end, RUNG_DATE_MEDIUM);

  if (end == RUNG_NO_DAY)
    return g_strdup_printf (rung_words_get (words, "from %s"), from);
  if (start == end)
    return g_steal_pointer (&from);
  return g_strdup_printf (rung_words_get (words, "%s – %s"), from, to);
}

/**
 * rung_phrase_pace:
 * @words: the language
 * @pace: share of full pace, 0 to 1
 *
 * Says what a pause does to the clocks of a career: "clocks stopped", "at 50 percent of
 * full pace", "at full pace".
 *
 * Returns: (transfer full): the words
 */
char *
rung_phrase_pace (RungWords *words,
                  double     pace)
{
  guint percent;

  /* Where no pace is given the record says NaN. */
  if (!(pace > 0))
    return g_strdup (rung_words_get_in_context (words, "pause in a sentence", "clocks stopped"));
  if (pace >= 1)
    return g_strdup (rung_words_get_in_context (words, "pause in a sentence", "at full pace"));
  /* Only what stops is said to stop, and only what is full to be full. */
  percent = (guint) CLAMP (pace * 100 + 0.5, 1, 99);
  return g_strdup_printf (rung_words_get_plural (words, "at %u percent of full pace", "at %u percent of full pace", percent),
                          percent);
}

/**
 * rung_phrase_pause_label:
 * @words: the language
 * @pause: a PAUSE record
 *
 * Names a pause where there is little room, with the share of full pace that is left:
 * "Part-time · 60 %"; one that stops the clocks by its kind alone.
 *
 * Returns: (transfer full): the words
 */
char *
rung_phrase_pause_label (RungWords  *words,
                         RungRecord *pause)
{
  const char *kind = rung_phrase_enum (words, RUNG_KIND_PAUSE, RUNG_PAUSE_KIND, rung_record_get_integer (pause, RUNG_PAUSE_KIND));
  double pace = rung_record_get_number (pause, RUNG_PAUSE_PACE);

  /* Where no pace is given the record says NaN. */
  if (!(pace > 0))
    return g_strdup (kind);
  return g_strdup_printf (rung_words_get (words, "%s · %d %%"), kind, (int) (pace * 100 + 0.5));
}

/**
 * rung_phrase_pause:
 * @words: the language
 * @pause: a PAUSE record
 *
 * Says what a pause is: "Parental leave, 1 Mar 2024 – 31 Aug 2024, clocks stopped,
 * private"; one without a last day goes on "from 1 Jan 2026".
 *
 * Returns: (transfer full): the sentence
 */
char *
rung_phrase_pause (RungWords  *words,
                   RungRecord *pause)
{
  GString *sentence = g_string_new (NULL);

  add_part (sentence, words, rung_phrase_enum (words, RUNG_KIND_PAUSE, RUNG_PAUSE_KIND,
                                               rung_record_get_integer (pause, RUNG_PAUSE_KIND)));
  add_part_take (sentence, words, phrase_days_of_pause (words, pause));
  add_part_take (sentence, words, rung_phrase_pace (words, rung_record_get_number (pause, RUNG_PAUSE_PACE)));
  if (rung_record_is_private (pause))
    add_part (sentence, words, rung_words_get_in_context (words, "pause in a sentence", "private"));
  return g_string_free (sentence, FALSE);
}

static gboolean
is_on_track_of (RungRecord *role,
                RungRecord *present)
{
  return present == NULL ||
         g_strcmp0 (rung_record_get_text (role, RUNG_ROLE_TRACK), rung_record_get_text (present, RUNG_ROLE_TRACK)) == 0;
}

/* The role of the next stay to come, or else the next role of the ladder; what is planned
 * beside the present role is not next. */
static RungRecord *
find_next_role (RungPlan   *plan,
                RungRecord *role,
                guint32     today)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (plan);
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (plan, FALSE);
  guint position;

  for (guint i = 0; i < stays->len; i++)
    {
      RungRecord *next = rung_plan_find_record (plan, RUNG_KIND_ROLE,
                                                rung_record_get_text (stays->pdata[i], RUNG_STAY_ROLE));

      if (rung_stay_is_to_come (stays->pdata[i], today) && next != NULL && next != role &&
          is_on_track_of (next, role) && !rung_record_get_boolean (next, RUNG_ROLE_HIDDEN))
        return next;
    }
  if (role == NULL || !g_ptr_array_find (roles, role, &position))
    return NULL;
  for (guint i = position + 1; i < roles->len; i++)
    if (is_on_track_of (roles->pdata[i], role))
      return roles->pdata[i];
  return NULL;
}

static char *
phrase_present_role (RungWords  *words,
                     RungRecord *role,
                     RungRecord *stay)
{
  g_autofree char *from =
    rung_words_format_day (words, rung_record_get_day (stay, RUNG_STAY_START), RUNG_DATE_MONTH);

  /* Translators: the present role and the month it began, "Engineer since July 2021" */
  return g_strdup_printf (rung_words_get (words, "%s since %s"), rung_record_title (role, words->language), from);
}

/**
 * rung_phrase_plan_line:
 * @words: the language
 * @plan: a plan
 * @today: the present day
 *
 * Tells a plan in one line: "Engineer since July 2021 · 1 of 2 responsibilities met ·
 * next: Architect".
 *
 * Returns: (transfer full): the line
 */
char *
rung_phrase_plan_line (RungWords *words,
                       RungPlan  *plan,
                       guint32    today)
{
  RungRecord *stay = rung_plan_get_current_stay (plan, today);
  RungRecord *role = rung_plan_get_current_role (plan, today);
  RungRecord *next = find_next_role (plan, role, today);
  GString *line = g_string_new (NULL);

  if (stay != NULL && role != NULL)
    {
      RungMetCount count = rung_progress_of_role (plan, rung_record_get_uid (role));
      g_autofree char *present = phrase_present_role (words, role, stay);
      g_autofree char *met = phrase_responsibilities_met (words, count);

      g_string_append (line, present);
      if (count.total > 0)
        g_string_append_printf (line, " · %s", met);
    }
  else
    g_string_append (line, rung_words_get (words, "no role at present"));
  if (next != NULL)
    {
      /* Translators: %s is a role */
      g_autofree char *next_words =
        g_strdup_printf (rung_words_get (words, "next: %s"), rung_record_title (next, words->language));

      g_string_append_printf (line, " · %s", next_words);
    }
  return g_string_free (line, FALSE);
}
