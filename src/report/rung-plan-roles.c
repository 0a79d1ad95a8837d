/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A section for each role that matters, the present one and the target: every
 * responsibility with its ratings, and its goals.  Goals of other roles follow at the
 * end, so that every goal is told once. */

#include "rung-plan-report-private.h"
#include "rung-text.h"

#define INDENT 24.0
#define DUE_WIDTH 150.0
#define DOTS_WIDTH 40.0
#define LEAST_ROOM 0.4 /* of a page, or a section begins a new one */

/* --- Ratings ------------------------------------------------------------------- */

static int
get_level (RungRecord *rating)
{
  if (rating == NULL)
    return -1;
  return rung_record_has (rating, RUNG_RATING_LEVEL) ? (int) rung_record_get_integer (rating, RUNG_RATING_LEVEL) : -2;
}

static const char *
get_name_of (RungDoc      *self,
             RungRatingBy  by)
{
  return by == RUNG_RATING_BY_SELF ? rung_words_get_in_context (self->words, "rating", "Self")
                                   : rung_words_get_in_context (self->words, "rating", "Mentor");
}

/* "Self 3": the figure beside the dots. */
static char *
phrase_figure (RungDoc      *self,
               RungRatingBy  by,
               int           level)
{
  if (level < 0)
    return g_strdup_printf ("%s –", get_name_of (self, by));
  return g_strdup_printf ("%s %d", get_name_of (self, by), level);
}

static void
add_dots (RungDoc      *self,
          RungRatingBy  by,
          RungRecord   *rating,
          double        dy)
{
  double x = rung_flow_get_width (self->flow) - 112;
  int level = get_level (rating);
  RungMark dots = { RUNG_MARK_DOTS, by == RUNG_RATING_BY_SELF ? RUNG_INK_ACCENT : RUNG_INK_MENTOR, level };
  g_autofree char *figure = phrase_figure (self, by, level);

  rung_flow_mark (self->flow, dots, x, dy + 1.7, DOTS_WIDTH, 7);
  rung_flow_text (self->flow, RUNG_STYLE_TINY, RUNG_INK_DIM, x + DOTS_WIDTH + 8, dy, 60, 0, 1, figure);
}

/* Inside a sentence. */
static const char *
get_basis (RungDoc        *self,
           RungRatingBasis basis)
{
  switch (basis)
    {
    case RUNG_BASIS_SAW:
      return rung_words_get_in_context (self->words, "how a rating is known", "saw it");
    case RUNG_BASIS_RESULT:
      return rung_words_get_in_context (self->words, "how a rating is known", "saw the result");
    case RUNG_BASIS_TOLD:
      return rung_words_get_in_context (self->words, "how a rating is known", "was told");
    case RUNG_BASIS_GUESS:
    default:
      return rung_words_get_in_context (self->words, "how a rating is known", "guess");
    }
}

/* "Mentor: On my own (saw the result, 12 Mar 2026)": the level in words and how it is known. */
static char *
phrase_rating (RungDoc      *self,
               RungRatingBy  by,
               RungRecord   *rating)
{
  g_autofree char *day = rung_words_format_day (self->words, rung_record_get_day (rating, RUNG_RATING_DAY), RUNG_DATE_MEDIUM);
  int level = get_level (rating);

  if (level < 0 || !rung_record_has (rating, RUNG_RATING_BASIS))
    /* Translators: who, which level in words, and when: "Mentor: No opportunity yet (12 Mar 2026)" */
    return g_strdup_printf (rung_words_get (self->words, "%s: %s (%s)"), get_name_of (self, by),
                            rung_phrase_level (self->words, level < 0 ? -1 : level), day);
  /* Translators: who, which level in words, how it is known, and when: "Mentor: On my own (saw the result, 12 Mar 2026)" */
  return g_strdup_printf (rung_words_get (self->words, "%s: %s (%s, %s)"), get_name_of (self, by),
                          rung_phrase_level (self->words, level),
                          get_basis (self, rung_record_get_integer (rating, RUNG_RATING_BASIS)), day);
}

static void
add_rating_words (RungDoc    *self,
                  RungRecord *self_rating,
                  RungRecord *mentor_rating)
{
  g_autofree char *first = self_rating != NULL ? phrase_rating (self, RUNG_RATING_BY_SELF, self_rating) : NULL;
  g_autofree char *second = mentor_rating != NULL ? phrase_rating (self, RUNG_RATING_BY_MENTOR, mentor_rating) : NULL;
  g_autofree char *line = NULL;

  if (first == NULL && second == NULL)
    return;
  line = first != NULL && second != NULL ? g_strdup_printf ("%s · %s", first, second) : g_strdup (first != NULL ? first : second);
  rung_flow_begin_row (self->flow, 2);
  rung_flow_text (self->flow, RUNG_STYLE_TINY, RUNG_INK_DIM, 9, 0, rung_flow_get_width (self->flow) - 9, 0, 0, line);
  rung_flow_end_heading (self->flow);
}

/* --- Goals --------------------------------------------------------------------- */

static int
get_check (RungRecord *goal)
{
  switch ((RungGoalStatus) rung_record_get_integer (goal, RUNG_GOAL_STATUS))
    {
    case RUNG_GOAL_DONE:
      return 1;
    case RUNG_GOAL_DROPPED:
      return -1;
    case RUNG_GOAL_PLANNED:
    case RUNG_GOAL_ACTIVE:
    case RUNG_GOAL_PAUSED:
    default:
      return 0;
    }
}

static void
add_goal_title (RungDoc    *self,
                RungRecord *goal,
                guint       responsibility_number,
                gboolean    is_referred_to)
{
  double width = rung_flow_get_width (self->flow);
  g_autofree char *number = rung_doc_dup_goal_number (self, goal);
  g_autofree char *title = responsibility_number > 0 ? g_strdup_printf ("%s  %s", number, rung_doc_get_title (self, goal))
                                                     : g_strdup (rung_doc_get_title (self, goal));
  RungMark check = { RUNG_MARK_CHECK_BOX, RUNG_INK_ACCENT, get_check (goal) };
  RungInk ink;
  g_autofree char *due = rung_doc_dup_due (self, goal, &ink);

  rung_flow_begin_row (self->flow, 10);
  rung_flow_mark (self->flow, check, 9, 2.2, 9, 9);
  rung_flow_text (self->flow, RUNG_STYLE_STRONG, RUNG_INK_TEXT, INDENT, 0, width - INDENT - DUE_WIDTH - 10, 0, 0, title);
  if (due != NULL)
    rung_flow_text (self->flow, RUNG_STYLE_SMALL, ink, width - DUE_WIDTH, 0.8, DUE_WIDTH, 1, 1, due);
  if (is_referred_to)
    {
      g_autofree char *destination = g_strdup_printf ("goal-%s", number);

      rung_flow_set_destination (self->flow, destination);
    }
  rung_flow_end_heading (self->flow);
}

static void
add_goal_line (RungDoc    *self,
               const char *text)
{
  rung_flow_begin_row (self->flow, 1);
  rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, INDENT, 0, rung_flow_get_width (self->flow) - INDENT, 0, 0, text);
  rung_flow_end_row (self->flow);
}

static void
add_goal_words (RungDoc    *self,
                RungRecord *goal)
{
  const char *done_when = rung_record_get_text (goal, RUNG_GOAL_DONE_WHEN);
  const char *reason = rung_record_get_text (goal, RUNG_GOAL_REASON);

  if (done_when != NULL && *done_when != '\0')
    {
      /* Translators: %s is the measure of a goal's success */
      g_autofree char *line = g_strdup_printf (rung_words_get (self->words, "Done when: %s"), done_when);

      add_goal_line (self, line);
    }
  if (reason != NULL && *reason != '\0')
    {
      /* Translators: %s says why a goal was paused or dropped */
      g_autofree char *line = g_strdup_printf (rung_words_get (self->words, "Reason: %s"), reason);

      add_goal_line (self, line);
    }
}

static void
add_goal_progress (RungDoc    *self,
                   RungRecord *goal)
{
  double fraction = rung_progress_of_goal (self->plan, goal);
  RungMark bar = { RUNG_MARK_BAR, rung_doc_get_goal_ink (self, goal), fraction };
  guint32 start = rung_record_get_day (goal, RUNG_GOAL_START);
  g_autofree char *percent = g_strdup_printf (rung_words_get (self->words, "%u %%"), (guint) (fraction * 100 + 0.5));

  rung_flow_begin_row (self->flow, 2);
  rung_flow_mark (self->flow, bar, INDENT, 3.5, 220, 4);
  rung_flow_text (self->flow, RUNG_STYLE_TINY, RUNG_INK_DIM, INDENT + 228, 0, 40, 0, 1, percent);
  if (start != RUNG_NO_DAY)
    {
      g_autofree char *day = rung_words_format_day (self->words, start, RUNG_DATE_MEDIUM);
      /* Translators: %s is a day, beside a goal */
      g_autofree char *from = g_strdup_printf (rung_words_get (self->words, "Start %s"), day);

      rung_flow_text (self->flow, RUNG_STYLE_TINY, RUNG_INK_DIM, rung_flow_get_width (self->flow) - DUE_WIDTH, 0, DUE_WIDTH, 1, 1, from);
    }
  rung_flow_end_row (self->flow);
}

static void
add_step (RungDoc    *self,
          RungRecord *step,
          double      gap_pt)
{
  gboolean is_done = rung_record_has (step, RUNG_STEP_DONE_DAY);
  RungMark check = { RUNG_MARK_CHECK_BOX, RUNG_INK_DIM, is_done };
  guint32 day = rung_record_get_day (step, is_done ? RUNG_STEP_DONE_DAY : RUNG_STEP_DUE);
  gboolean is_mentors = rung_record_get_integer (step, RUNG_STEP_OWNER) == RUNG_STEP_OWNER_MENTOR;
  double width = rung_flow_get_width (self->flow);

  rung_flow_begin_row (self->flow, gap_pt);
  rung_flow_mark (self->flow, check, INDENT, 2.4, 7, 7);
  rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_TEXT, INDENT + 13, 0, width - INDENT - 13 - DUE_WIDTH, 0, 0, rung_doc_get_title (self, step));
  if (day != RUNG_NO_DAY || is_mentors)
    {
      g_autofree char *date = day != RUNG_NO_DAY ? rung_words_format_near_day (self->words, day, self->today) : g_strdup ("");
      g_autofree char *both = g_strdup_printf ("%s%s%s", is_mentors ? get_name_of (self, RUNG_RATING_BY_MENTOR) : "",
                                               is_mentors && day != RUNG_NO_DAY ? " · " : "", date);

      rung_flow_text (self->flow, RUNG_STYLE_TINY, RUNG_INK_DIM, width - DUE_WIDTH + 10, 1, DUE_WIDTH - 10, 1, 1, both);
    }
  rung_flow_end_row (self->flow);
}

/* One goal, which stays on one page. */
static void
add_goal (RungDoc    *self,
          RungRecord *goal,
          guint       responsibility_number)
{
  g_autoptr(GPtrArray) responsibilities = rung_plan_list_responsibilities_of_goal (self->plan, rung_record_get_uid (goal));
  g_autoptr(GPtrArray) steps = rung_plan_list_steps (self->plan, rung_record_get_uid (goal));

  rung_flow_begin_keep (self->flow);
  add_goal_title (self, goal, responsibility_number, responsibilities->len > 1);
  add_goal_words (self, goal);
  add_goal_progress (self, goal);
  for (guint i = 0; i < steps->len; i++)
    add_step (self, g_ptr_array_index (steps, i), i == 0 ? 3 : 1);
  rung_doc_add_evidence_numbers (self, rung_record_get_uid (goal), INDENT, 2);
  rung_flow_end_keep (self->flow);
}

/* Goals that serve this responsibility too but are told under another: their numbers. */
static guint
add_references (RungDoc   *self,
                GPtrArray *goals,
                guint      responsibility_number)
{
  const char *word = rung_words_get (self->words, "See also goal");
  double right = rung_flow_get_width (self->flow);
  double x = 9 + rung_typesetter_get_width (self->typesetter, RUNG_STYLE_SMALL, word) + 5, at = x, dy = 0;
  guint n_references = 0;

  for (guint i = 0; i < goals->len; i++)
    {
      RungRecord *goal = g_ptr_array_index (goals, i);
      g_autofree char *number = NULL;
      g_autofree char *destination = NULL;
      double width;

      if (rung_doc_is_home (self, goal, responsibility_number))
        continue;
      if (n_references++ == 0)
        {
          rung_flow_begin_row (self->flow, 8);
          rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, 9, 0, right - 9, 0, 1, word);
        }
      number = rung_doc_dup_goal_number (self, goal);
      destination = g_strdup_printf ("goal-%s", number);
      width = rung_typesetter_get_width (self->typesetter, RUNG_STYLE_SMALL, number) + 1;
      if (at + width > right)
        {
          at = x;
          dy += rung_typesetter_get_leading (self->typesetter, RUNG_STYLE_SMALL);
        }
      rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_ACCENT, at, dy, width, 0, 1, number);
      rung_flow_link (self->flow, destination, NULL);
      at += width + 6;
    }
  if (n_references > 0)
    rung_flow_end_row (self->flow);
  return n_references;
}

/* --- Responsibilities ---------------------------------------------------------- */

static void
add_band (RungDoc    *self,
          RungRecord *responsibility,
          guint       number,
          RungRecord *self_rating,
          RungRecord *mentor_rating)
{
  g_autofree char *title = g_strdup_printf ("%u  %s", number, rung_doc_get_title (self, responsibility));

  rung_flow_begin_row (self->flow, 18);
  rung_flow_set_band (self->flow, RUNG_INK_BAND);
  rung_flow_text (self->flow, RUNG_STYLE_STRONG, RUNG_INK_TEXT, 9, 8.5, rung_flow_get_width (self->flow) - 135, 0, 0, title);
  add_dots (self, RUNG_RATING_BY_SELF, self_rating, 4.5);
  add_dots (self, RUNG_RATING_BY_MENTOR, mentor_rating, 15.5);
  rung_flow_set_padding (self->flow, 5);
  rung_flow_set_tag (self->flow, RUNG_TAG_H2);
  rung_flow_set_outline (self->flow, 1, title);
  rung_flow_end_heading (self->flow);
}

static void
add_responsibility (RungDoc    *self,
                    RungRecord *responsibility)
{
  const char *uid = rung_record_get_uid (responsibility);
  guint number = rung_doc_get_responsibility_number (self, responsibility);
  RungRecord *self_rating = rung_rating_newest (self->plan, uid, RUNG_RATING_BY_SELF);
  RungRecord *mentor_rating = rung_rating_newest (self->plan, uid, RUNG_RATING_BY_MENTOR);
  const char *detail = rung_text_pick (rung_record_get_variant (responsibility, RUNG_RESPONSIBILITY_DETAIL), self->words->language);
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (self->plan, uid);
  guint n_told = 0;

  add_band (self, responsibility, number, self_rating, mentor_rating);
  if (detail != NULL && *detail != '\0')
    {
      rung_flow_begin_row (self->flow, 4);
      rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_TEXT, 9, 0, rung_flow_get_width (self->flow) - 9, 0, 0, detail);
      rung_flow_end_heading (self->flow);
    }
  add_rating_words (self, self_rating, mentor_rating);

  for (guint i = 0; i < goals->len; i++)
    if (rung_doc_is_home (self, g_ptr_array_index (goals, i), number))
      {
        add_goal (self, g_ptr_array_index (goals, i), number);
        n_told++;
      }
  n_told += add_references (self, goals, number);
  if (n_told == 0)
    {
      rung_flow_begin_row (self->flow, 6);
      rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, 9, 0, 300, 0, 1, rung_words_get (self->words, "No goals here yet."));
      rung_flow_end_row (self->flow);
    }
  rung_doc_add_evidence_numbers (self, uid, 9, 10);
}

/* --- Sections ------------------------------------------------------------------ */

/* The newest stay in a role that is not the current one: a planned one of the target. */
static RungRecord *
find_stay (RungDoc    *self,
           RungRecord *role)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (self->plan);
  RungRecord *found = NULL;

  for (guint i = 0; i < stays->len; i++)
    if (g_strcmp0 (rung_record_get_text (g_ptr_array_index (stays, i), RUNG_STAY_ROLE), rung_record_get_uid (role)) == 0)
      found = g_ptr_array_index (stays, i);
  return found;
}

/* The first page is for the overview alone; a section begins a page of its own when
 * little is left of the one before. */
static void
begin_section (RungDoc *self)
{
  if (rung_flow_get_page (self->flow) <= 1)
    rung_flow_break_page (self->flow);
  else
    rung_flow_need_room (self->flow, rung_flow_get_height (self->flow) * LEAST_ROOM);
}

static void
add_role (RungDoc    *self,
          RungRecord *role,
          RungRecord *stay,
          const char *eyebrow)
{
  g_autoptr(GPtrArray) responsibilities = rung_plan_list_responsibilities (self->plan, rung_record_get_uid (role), FALSE);
  g_autofree char *met = rung_phrase_met (self->words, rung_progress_of_role (self->plan, rung_record_get_uid (role)));
  g_autofree char *when = stay != NULL ? rung_phrase_stay (self->words, stay, self->today) : rung_phrase_duration (self->words, role);
  g_autofree char *line = when != NULL ? g_strdup_printf ("%s · %s", when, met) : g_strdup (met);
  const char *summary = rung_text_pick (rung_record_get_variant (role, RUNG_ROLE_SUMMARY), self->words->language);

  rung_flow_begin_row (self->flow, 34);
  rung_flow_text (self->flow, RUNG_STYLE_TINY_STRONG, RUNG_INK_ACCENT, 0, 0, 300, 0, 1, eyebrow);
  rung_flow_end_heading (self->flow);
  rung_doc_add_heading (self, 0, rung_doc_get_title (self, role), 0);
  rung_flow_begin_row (self->flow, 0);
  rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, 0, 0, rung_flow_get_width (self->flow), 0, 0, line);
  rung_flow_end_heading (self->flow);
  if (summary != NULL && *summary != '\0')
    rung_flow_paragraph (self->flow, RUNG_STYLE_SMALL, RUNG_INK_TEXT, 4, summary);
  for (guint i = 0; i < responsibilities->len; i++)
    add_responsibility (self, g_ptr_array_index (responsibilities, i));
  if (responsibilities->len == 0)
    rung_flow_paragraph (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, 6,
                         rung_words_get (self->words, "This role has no responsibilities yet."));
}

static void
add_other_goals (RungDoc *self)
{
  if (self->other_goals->len == 0)
    return;
  begin_section (self);
  rung_doc_add_heading (self, 34, rung_words_get (self->words, "Other goals"), 0);
  for (guint i = 0; i < self->other_goals->len; i++)
    add_goal (self, g_ptr_array_index (self->other_goals, i), 0);
}

void
rung_doc_add_roles (RungDoc *self)
{
  if (self->role != NULL)
    {
      begin_section (self);
      add_role (self, self->role, self->stay, rung_words_get_in_context (self->words, "plan report", "Present role"));
    }
  if (self->target != NULL && self->target != self->role)
    {
      begin_section (self);
      add_role (self, self->target, find_stay (self, self->target), rung_words_get_in_context (self->words, "plan report", "Target role"));
    }
  add_other_goals (self);
}
