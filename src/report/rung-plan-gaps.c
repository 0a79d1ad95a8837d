/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the target role asks for against what is there, as one table: levels by both
 * sides, how far it is to “met”, and how many goals work on it. */

#include "rung-plan-report-private.h"

#define MET_LEVEL 3

static int
get_level (RungRecord *rating)
{
  return rating != NULL && rung_record_has (rating, RUNG_RATING_LEVEL) ? (int) rung_record_get_integer (rating, RUNG_RATING_LEVEL) : -1;
}

static void
add_level (RungDoc          *self,
           const RungColumn *column,
           RungInk           ink,
           RungRecord       *rating)
{
  int level = get_level (rating);
  RungMark dots = { RUNG_MARK_DOTS, ink, rating == NULL ? -1 : level < 0 ? -2 : level };
  double x = column->from * rung_flow_get_width (self->flow);
  g_autofree char *text = level < 0 ? g_strdup ("–") : g_strdup_printf ("%d", level);

  rung_flow_mark (self->flow, dots, x, 6, 36, 6.5);
  rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, x + 42, 3, 14, 0, 1, text);
}

static char *
phrase_gap (RungDoc    *self,
            RungRecord *responsibility)
{
  const char *uid = rung_record_get_uid (responsibility);
  guint n_levels;

  switch (rung_progress_of_responsibility (self->plan, uid))
    {
    case RUNG_MET_MET:
      return g_strdup (rung_words_get_in_context (self->words, "gap", "met"));
    case RUNG_MET_NO_OPPORTUNITY:
      return g_strdup (rung_words_get_in_context (self->words, "gap", "no opportunity yet"));
    case RUNG_MET_NOT_YET:
      n_levels = MET_LEVEL - MAX (get_level (rung_rating_that_counts (self->plan, uid)), 0);
      return g_strdup_printf (rung_words_get_plural (self->words, "%u level to go", "%u levels to go", n_levels), n_levels);
    case RUNG_MET_UNRATED:
    default:
      return g_strdup (rung_words_get_in_context (self->words, "gap", "not rated yet"));
    }
}

/* "1 of 3 done", without dropped goals. */
static char *
phrase_goals (RungDoc    *self,
              RungRecord *responsibility)
{
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (self->plan, rung_record_get_uid (responsibility));
  guint n_done = 0, n_goals = 0;

  for (guint i = 0; i < goals->len; i++)
    {
      RungGoalStatus status = rung_record_get_integer (g_ptr_array_index (goals, i), RUNG_GOAL_STATUS);

      n_done += status == RUNG_GOAL_DONE;
      n_goals += status != RUNG_GOAL_DROPPED;
    }
  if (n_goals == 0)
    return g_strdup (rung_words_get_in_context (self->words, "gap", "no goals"));
  return g_strdup_printf (rung_words_get_plural (self->words, "%u of %u done", "%u of %u done", n_goals), n_done, n_goals);
}

static void
add_row (RungDoc          *self,
         const RungColumn *columns,
         RungRecord       *responsibility)
{
  const char *uid = rung_record_get_uid (responsibility);
  g_autofree char *gap = phrase_gap (self, responsibility);
  g_autofree char *goals = phrase_goals (self, responsibility);
  g_autofree char *title = g_strdup_printf ("%u  %s", rung_doc_get_responsibility_number (self, responsibility),
                                            rung_doc_get_title (self, responsibility));

  rung_flow_begin_row (self->flow, 0);
  rung_doc_cell (self, &columns[0], RUNG_STYLE_SMALL_STRONG, RUNG_INK_TEXT, 3, 0, title);
  add_level (self, &columns[1], RUNG_INK_ACCENT, rung_rating_newest (self->plan, uid, RUNG_RATING_BY_SELF));
  add_level (self, &columns[2], RUNG_INK_MENTOR, rung_rating_newest (self->plan, uid, RUNG_RATING_BY_MENTOR));
  rung_doc_cell (self, &columns[3], RUNG_STYLE_SMALL, RUNG_INK_TEXT, 3, 2, gap);
  rung_doc_cell (self, &columns[4], RUNG_STYLE_SMALL, RUNG_INK_DIM, 3, 1, goals);
  rung_flow_set_padding (self->flow, 4);
  rung_flow_set_rule (self->flow, RUNG_INK_GRID);
  rung_flow_end_row (self->flow);
}

/* What the numbers mean, in words. */
static void
add_levels (RungDoc *self)
{
  GString *text = g_string_new (rung_words_get (self->words, "Levels:"));

  for (int level = 0; level <= 4; level++)
    g_string_append_printf (text, "%s%d %s", level > 0 ? " · " : " ", level, rung_phrase_level (self->words, level));
  g_string_append_printf (text, "\n%s", rung_words_get (self->words, "A responsibility is met at level 3; the mentor’s newest rating counts before the person’s own unless that is more than a year newer."));
  rung_flow_paragraph (self->flow, RUNG_STYLE_TINY, RUNG_INK_DIM, 6, text->str);
  g_string_free (text, TRUE);
}

void
rung_doc_add_gaps (RungDoc *self)
{
  g_autoptr(GPtrArray) responsibilities = NULL;
  g_autofree char *title = NULL;
  const RungColumn columns[] = {
    { rung_words_get_in_context (self->words, "table head", "Responsibility"), 0, 0.44, 0 },
    { rung_words_get_in_context (self->words, "table head", "Self"), 0.46, 0.58, 0 },
    { rung_words_get_in_context (self->words, "table head", "Mentor"), 0.59, 0.71, 0 },
    { rung_words_get_in_context (self->words, "table head", "Gap"), 0.72, 0.87, 0 },
    { rung_words_get_in_context (self->words, "table head", "Goals"), 0.87, 1, 1 },
  };

  if (self->target == NULL)
    return;
  responsibilities = rung_plan_list_responsibilities (self->plan, rung_record_get_uid (self->target), FALSE);
  if (responsibilities->len == 0)
    return;
  /* Translators: %s is a role */
  title = g_strdup_printf (rung_words_get (self->words, "Gap overview: %s"), rung_doc_get_title (self, self->target));
  rung_doc_add_heading (self, 28, title, 0);
  rung_doc_begin_table (self, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < responsibilities->len; i++)
    add_row (self, columns, g_ptr_array_index (responsibilities, i));
  rung_doc_end_table (self);
  add_levels (self);
}
