/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said about a thing on the timeline: as one sentence, and as the lines of a card. */

#include "rung-thing.h"

#include <glib/gi18n.h>

#include "rung-phrases.h"
#include "rung-progress.h"
#include "rung-text.h"
#include "rung-ui.h"

static RungKind
get_kind (const RungThing *self)
{
  static const RungKind kinds[RUNG_N_THINGS] = {
    [RUNG_THING_GOAL] = RUNG_KIND_GOAL, [RUNG_THING_RUNG] = RUNG_KIND_ROLE, [RUNG_THING_RESPONSIBILITY] = RUNG_KIND_RESPONSIBILITY,
    [RUNG_THING_PAUSE] = RUNG_KIND_PAUSE, [RUNG_THING_GAP] = RUNG_KIND_ROLE, [RUNG_THING_FLAG] = RUNG_KIND_ROLE,
  };

  return kinds[self->kind];
}

/**
 * rung_thing_find_record:
 * @self: a thing
 * @plan: the plan it is of
 *
 * Returns: (transfer none) (nullable): its record; of a gap and a flag that of the role
 */
RungRecord *
rung_thing_find_record (const RungThing *self,
                        RungPlan        *plan)
{
  return self->uid != NULL ? rung_plan_find_record (plan, get_kind (self), self->uid) : NULL;
}

/**
 * rung_thing_is_there:
 * @self: a thing
 * @plan: the plan it is of
 *
 * Returns: whether the plan still has it; the background it always has
 */
gboolean
rung_thing_is_there (const RungThing *self,
                     RungPlan        *plan)
{
  return self->kind == RUNG_THING_BACKGROUND || rung_thing_find_record (self, plan) != NULL;
}

/**
 * rung_thing_find_stay:
 * @self: a rung
 * @plan: the plan it is of
 *
 * Finds the time in a role: the rung's own, or the last in its role.
 *
 * Returns: (transfer none) (nullable): a STAY
 */
RungRecord *
rung_thing_find_stay (const RungThing *self,
                      RungPlan        *plan)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (plan);

  if (self->stay_uid != NULL)
    return rung_plan_find_record (plan, RUNG_KIND_STAY, self->stay_uid);
  for (guint i = stays->len; i > 0; i--)
    if (g_strcmp0 (rung_record_get_text (g_ptr_array_index (stays, i - 1), RUNG_STAY_ROLE), self->uid) == 0)
      return g_ptr_array_index (stays, i - 1);
  return NULL;
}

/**
 * rung_thing_dup_flag_title:
 * @role: a ROLE with a watch point
 *
 * Returns: (transfer full): what its flag asks
 */
char *
rung_thing_dup_flag_title (RungRecord *role)
{
  int year = (int) rung_record_get_integer (role, RUNG_ROLE_WATCH_MONTH) / 12 + 1;

  /* Translators: a flag on the timeline, at a year of the career in which many wonder. */
  return g_strdup_printf (rung_record_has (role, RUNG_ROLE_SIDE_MOVES) ? _("Year %d: stay or turn?")
                                                                       : _("Year %d: worth a thought"), year);
}

static char *
dup_flag_sentence (RungRecord *role)
{
  g_autofree char *title = rung_thing_dup_flag_title (role);

  /* Translators: what a screen reader says for the flag; %s is “Year 5: stay or turn?” */
  return g_strdup_printf (_("Watch point: %s"), title);
}

/**
 * rung_thing_dup_goal_sentence:
 * @plan: the plan
 * @goal: a GOAL of it
 * @n_evidence: how much evidence it has
 * @today: the day it is
 *
 * Returns: (transfer full): "Goal: Write the on-call runbook, 80 percent, 2 pieces of evidence"
 */
char *
rung_thing_dup_goal_sentence (RungPlan   *plan,
                              RungRecord *goal,
                              guint       n_evidence,
                              guint32     today)
{
  char *sentence = rung_phrase_goal_sentence (rung_ui_get_words (), plan, goal, today);
  g_autofree char *phrase = NULL;
  g_autofree char *evidence = NULL;

  if (n_evidence == 0)
    return sentence;
  phrase = sentence;
  evidence = g_strdup_printf (ngettext ("%u piece of evidence", "%u pieces of evidence", n_evidence), n_evidence);
  /* Translators: a goal’s sentence, and how much evidence it has. */
  return g_strdup_printf (C_("evidence", "%s, %s"), phrase, evidence);
}

/**
 * rung_thing_dup_pause_sentence:
 * @pause: a PAUSE
 *
 * Returns: (transfer full): what it is, when, and whether others may know
 */
char *
rung_thing_dup_pause_sentence (RungRecord *pause)
{
  g_autofree char *sentence = rung_phrase_pause (rung_ui_get_words (), pause);

  /* Translators: a band on the timeline; %s is "Parental leave, 1 Mar 2024 – 31 Aug 2024, clocks stopped, private". */
  return g_strdup_printf (_("Pause: %s"), sentence);
}

static guint
count_evidence (RungPlan   *plan,
                RungRecord *goal)
{
  g_autoptr(GPtrArray) evidence = rung_plan_list_evidence (plan, rung_record_get_uid (goal));

  return evidence->len;
}

/**
 * rung_thing_dup_sentence:
 * @self: a thing
 * @plan: the plan it is of
 * @today: the day it is
 *
 * Returns: (transfer full) (nullable): what it is, as a sentence; %NULL if it is nothing
 *   or not there any more
 */
char *
rung_thing_dup_sentence (const RungThing *self,
                         RungPlan        *plan,
                         guint32          today)
{
  RungWords *words = rung_ui_get_words ();
  RungRecord *record = rung_thing_find_record (self, plan);

  if (record == NULL)
    return NULL;
  switch (self->kind)
    {
    case RUNG_THING_GOAL:
      return rung_thing_dup_goal_sentence (plan, record, count_evidence (plan, record), today);
    case RUNG_THING_RUNG:
      return rung_phrase_role_sentence (words, plan, record, rung_thing_find_stay (self, plan), today);
    case RUNG_THING_RESPONSIBILITY:
      /* Translators: %s is a responsibility. */
      return g_strdup_printf (_("Responsibility: %s"), rung_record_title (record, words->language));
    case RUNG_THING_PAUSE:
      return rung_thing_dup_pause_sentence (record);
    case RUNG_THING_GAP:
      return rung_phrase_gap (words, self->span);
    case RUNG_THING_FLAG:
      return dup_flag_sentence (record);
    case RUNG_THING_BACKGROUND:
    case RUNG_N_THINGS:
    default:
      return NULL;
    }
}

/* --- Lines ----------------------------------------------------------------------- */

static void
add_take (GStrvBuilder *lines,
          char         *line)
{
  if (line != NULL && *line != '\0')
    g_strv_builder_add (lines, line);
  g_free (line);
}

static void
add_labelled (GStrvBuilder *lines,
              const char   *label,
              const char   *text)
{
  if (text != NULL && *text != '\0')
    /* Translators: a label and what it is: "Done when: the team uses it". */
    add_take (lines, g_strdup_printf (_("%s: %s"), label, text));
}

static char *
dup_days (RungRecord *goal)
{
  RungWords *words = rung_ui_get_words ();
  gboolean is_done = rung_record_has (goal, RUNG_GOAL_DONE_DAY);
  guint32 start = rung_record_get_day (goal, RUNG_GOAL_START);
  guint32 end = rung_record_get_day (goal, is_done ? RUNG_GOAL_DONE_DAY : RUNG_GOAL_DUE);
  g_autofree char *from = start != RUNG_NO_DAY ? rung_words_format_day (words, start, RUNG_DATE_MEDIUM) : NULL;
  g_autofree char *to = end != RUNG_NO_DAY ? rung_words_format_day (words, end, RUNG_DATE_MEDIUM) : NULL;

  if (from != NULL && to != NULL)
    return g_strdup_printf ("%s – %s", from, to);
  if (from != NULL)
    /* Translators: of a goal that has no due day. */
    return g_strdup_printf (_("from %s"), from);
  /* Translators: of a goal that has no first day. */
  return to != NULL ? g_strdup_printf (_("until %s"), to) : g_strdup (_("No date"));
}

/**
 * rung_thing_dup_goal_state:
 * @plan: the plan
 * @goal: a GOAL of it
 * @today: the day it is
 *
 * Returns: (transfer full): "In progress · 80 % · 9 days late"
 */
char *
rung_thing_dup_goal_state (RungPlan   *plan,
                           RungRecord *goal,
                           guint32     today)
{
  RungWords *words = rung_ui_get_words ();
  int percent = (int) (rung_progress_of_goal (plan, goal) * 100 + 1e-9);
  const char *status = rung_phrase_enum (words, RUNG_KIND_GOAL, RUNG_GOAL_STATUS, rung_record_get_integer (goal, RUNG_GOAL_STATUS));
  g_autofree char *lateness = rung_goal_is_overdue (goal, today) ? rung_phrase_lateness (words, goal, today) : NULL;

  if (!rung_goal_is_open (goal))
    return g_strdup (status);
  if (lateness != NULL)
    /* Translators: how a goal stands: its status, its progress, how late it is. */
    return g_strdup_printf (_("%s · %d %% · %s"), status, percent, lateness);
  /* Translators: how a goal stands: its status, its progress. */
  return g_strdup_printf (_("%s · %d %%"), status, percent);
}

static const char *
find_next_step (RungPlan   *plan,
                RungRecord *goal)
{
  g_autoptr(GPtrArray) steps = rung_plan_list_steps (plan, rung_record_get_uid (goal));

  for (guint i = 0; i < steps->len; i++)
    if (!rung_record_has (g_ptr_array_index (steps, i), RUNG_STEP_DONE_DAY))
      return rung_record_get_text (g_ptr_array_index (steps, i), RUNG_STEP_TITLE);
  return NULL;
}

static void
add_served (GStrvBuilder *lines,
            RungPlan     *plan,
            RungRecord   *goal)
{
  g_autoptr(GPtrArray) served = rung_plan_list_responsibilities_of_goal (plan, rung_record_get_uid (goal));

  for (guint i = 0; i < served->len; i++)
    g_strv_builder_add (lines, rung_record_title (g_ptr_array_index (served, i), rung_ui_get_language ()));
}

static void
add_goal (GStrvBuilder *lines,
          RungPlan     *plan,
          RungRecord   *goal,
          guint32       today)
{
  g_autoptr(GPtrArray) evidence = rung_plan_list_evidence (plan, rung_record_get_uid (goal));
  RungWords *words = rung_ui_get_words ();

  add_take (lines, rung_phrase_title (goal, words->language));
  add_served (lines, plan, goal);
  add_take (lines, dup_days (goal));
  add_take (lines, rung_thing_dup_goal_state (plan, goal, today));
  add_labelled (lines, rung_phrase_field (words, RUNG_KIND_GOAL, RUNG_GOAL_DONE_WHEN), rung_record_get_text (goal, RUNG_GOAL_DONE_WHEN));
  if (rung_goal_is_open (goal))
    add_labelled (lines, _("Next step"), find_next_step (plan, goal));
  if (evidence->len > 0)
    add_take (lines, g_strdup_printf (ngettext ("%u piece of evidence", "%u pieces of evidence", evidence->len), evidence->len));
}

static const char *
find_next_unrated (RungPlan   *plan,
                   const char *role_uid)
{
  g_autoptr(GPtrArray) responsibilities = rung_plan_list_responsibilities (plan, role_uid, FALSE);

  for (guint i = 0; i < responsibilities->len; i++)
    {
      RungRecord *responsibility = g_ptr_array_index (responsibilities, i);

      if (rung_progress_of_responsibility (plan, rung_record_get_uid (responsibility)) == RUNG_MET_UNRATED)
        return rung_record_title (responsibility, rung_ui_get_language ());
    }
  return NULL;
}

static void
add_rung (GStrvBuilder    *lines,
          const RungThing *self,
          RungPlan        *plan,
          RungRecord      *role,
          guint32          today)
{
  RungWords *words = rung_ui_get_words ();
  RungRecord *stay = rung_thing_find_stay (self, plan);
  RungMetCount met = rung_progress_of_role (plan, self->uid);
  RungGoalCount goals = rung_progress_count_goals (plan, self->uid, today);

  g_strv_builder_add (lines, rung_record_title (role, words->language));
  add_take (lines, stay != NULL ? rung_phrase_stay (words, stay, today) : NULL);
  add_take (lines, rung_phrase_duration (words, role));
  if (met.total > 0)
    add_take (lines, rung_phrase_met (words, met));
  if (goals.total > 0)
    add_take (lines, rung_phrase_goals (words, goals));
  /* Translators: a responsibility that nobody has rated yet follows. */
  add_labelled (lines, _("Not rated yet"), find_next_unrated (plan, self->uid));
}

static void
add_flag (GStrvBuilder *lines,
          RungRecord   *role)
{
  const char *language = rung_ui_get_language ();
  GVariant *list = rung_record_get_variant (role, RUNG_ROLE_SIDE_MOVES);
  g_auto(GStrv) moves = list != NULL ? rung_text_list_pick (list, language) : NULL;

  add_take (lines, rung_thing_dup_flag_title (role));
  add_take (lines, g_strdup (rung_text_pick (rung_record_get_variant (role, RUNG_ROLE_WATCH_POINT), language)));
  for (guint i = 0; moves != NULL && moves[i] != NULL; i++)
    add_take (lines, g_strdup_printf ("• %s", moves[i]));
}

static void
add_pause (GStrvBuilder *lines,
           RungRecord   *pause)
{
  RungWords *words = rung_ui_get_words ();

  add_take (lines, rung_phrase_pause (words, pause));
  add_take (lines, g_strdup (rung_record_get_text (pause, RUNG_PAUSE_NOTE)));
}

static void
add_responsibility (GStrvBuilder *lines,
                    RungRecord   *responsibility)
{
  const char *language = rung_ui_get_language ();

  g_strv_builder_add (lines, rung_record_title (responsibility, language));
  add_take (lines, g_strdup (rung_text_pick (rung_record_get_variant (responsibility, RUNG_RESPONSIBILITY_DETAIL), language)));
}

/**
 * rung_thing_dup_lines:
 * @self: a thing
 * @plan: the plan it is of
 * @today: the day it is
 *
 * Returns: (transfer full) (nullable): what a card says about it, its title first; %NULL if
 *   it is nothing or not there any more
 */
GStrv
rung_thing_dup_lines (const RungThing *self,
                      RungPlan        *plan,
                      guint32          today)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  RungRecord *record = rung_thing_find_record (self, plan);

  if (record == NULL)
    return NULL;
  switch (self->kind)
    {
    case RUNG_THING_GOAL:
      add_goal (lines, plan, record, today);
      break;
    case RUNG_THING_RUNG:
      add_rung (lines, self, plan, record, today);
      break;
    case RUNG_THING_RESPONSIBILITY:
      add_responsibility (lines, record);
      break;
    case RUNG_THING_PAUSE:
      add_pause (lines, record);
      break;
    case RUNG_THING_GAP:
      add_take (lines, rung_phrase_gap (rung_ui_get_words (), self->span));
      break;
    case RUNG_THING_FLAG:
      add_flag (lines, record);
      break;
    case RUNG_THING_BACKGROUND:
    case RUNG_N_THINGS:
    default:
      break;
    }
  return g_strv_builder_end (lines);
}
