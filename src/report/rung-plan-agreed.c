/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of the plan: what both sides agreed to do next, and where they sign. */

#include "rung-plan-report-private.h"

static RungRecord *
find_next_step (RungDoc    *self,
                RungRecord *goal)
{
  g_autoptr(GPtrArray) steps = rung_plan_list_steps (self->plan, rung_record_get_uid (goal));

  for (guint i = 0; i < steps->len; i++)
    if (!rung_record_has (g_ptr_array_index (steps, i), RUNG_STEP_DONE_DAY))
      return g_ptr_array_index (steps, i);
  return NULL;
}

static const char *
get_owner (RungDoc    *self,
           RungRecord *step)
{
  const char *name;

  if (rung_record_get_integer (step, RUNG_STEP_OWNER) == RUNG_STEP_OWNER_MENTOR)
    return rung_words_get_in_context (self->words, "rating", "Mentor");
  name = self->record != NULL ? rung_record_get_text (self->record, RUNG_PLAN_OWNER) : NULL;
  return name != NULL && *name != '\0' ? name : rung_words_get_in_context (self->words, "plan report", "Plan owner");
}

static void
add_step (RungDoc          *self,
          const RungColumn *columns,
          RungRecord       *goal,
          RungRecord       *step)
{
  guint32 due = rung_record_get_day (step, RUNG_STEP_DUE);
  g_autofree char *date = NULL;

  if (due == RUNG_NO_DAY)
    due = rung_record_get_day (goal, RUNG_GOAL_DUE);
  date = due != RUNG_NO_DAY ? rung_words_format_near_day (self->words, due, self->today) : g_strdup ("–");

  rung_flow_begin_row (self->flow, 0);
  rung_doc_cell (self, &columns[0], RUNG_STYLE_SMALL_STRONG, RUNG_INK_TEXT, 3, 3, rung_doc_get_title (self, step));
  rung_doc_cell (self, &columns[1], RUNG_STYLE_SMALL, RUNG_INK_DIM, 3, 2, rung_doc_get_title (self, goal));
  rung_doc_cell (self, &columns[2], RUNG_STYLE_SMALL, RUNG_INK_DIM, 3, 1, get_owner (self, step));
  rung_doc_cell (self, &columns[3], RUNG_STYLE_SMALL, RUNG_INK_TEXT, 3, 1, date);
  rung_flow_set_padding (self->flow, 3);
  rung_flow_set_rule (self->flow, RUNG_INK_GRID);
  rung_flow_end_row (self->flow);
}

static void
add_steps (RungDoc *self)
{
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (self->plan, NULL);
  gboolean has_steps = FALSE;
  const RungColumn columns[] = {
    { rung_words_get_in_context (self->words, "table head", "Step"), 0, 0.38, 0 },
    { rung_words_get_in_context (self->words, "table head", "Goal"), 0.40, 0.66, 0 },
    { rung_words_get_in_context (self->words, "table head", "Who"), 0.68, 0.81, 0 },
    { rung_words_get_in_context (self->words, "table head", "Due"), 0.82, 1, 1 },
  };

  for (guint i = 0; i < goals->len; i++)
    {
      RungRecord *goal = g_ptr_array_index (goals, i);
      RungRecord *step = rung_goal_is_open (goal) && rung_record_get_integer (goal, RUNG_GOAL_STATUS) != RUNG_GOAL_PAUSED
                         ? find_next_step (self, goal) : NULL;

      if (step == NULL)
        continue;
      if (!has_steps)
        rung_doc_begin_table (self, columns, G_N_ELEMENTS (columns));
      has_steps = TRUE;
      add_step (self, columns, goal, step);
    }
  if (has_steps)
    rung_doc_end_table (self);
  else
    rung_flow_paragraph (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, 0,
                         rung_words_get (self->words, "No goal has an open step. Write below what was agreed:"));
}

/* --- Signatures ---------------------------------------------------------------- */

static void
add_blank_lines (RungDoc *self)
{
  RungMark line = { RUNG_MARK_LINE, RUNG_INK_RULE, 0.7 };

  for (guint i = 0; i < 3; i++)
    {
      rung_flow_begin_row (self->flow, 22);
      rung_flow_mark (self->flow, line, 0, 0, rung_flow_get_width (self->flow), 1);
      rung_flow_end_row (self->flow);
    }
}

/* Three lines to write on for each side: name (printed when known), date, signature. */
static void
add_signature (RungDoc    *self,
               double      x,
               double      width,
               const char *role,
               const char *name)
{
  RungMark line = { RUNG_MARK_LINE, RUNG_INK_DIM, 0.7 };
  const char *captions[] = {
    rung_words_get_in_context (self->words, "signature", "Name"),
    rung_words_get_in_context (self->words, "signature", "Date"),
    rung_words_get_in_context (self->words, "signature", "Signature"),
  };

  rung_flow_text (self->flow, RUNG_STYLE_SMALL_STRONG, RUNG_INK_TEXT, x, 0, width, 0, 1, role);
  if (name != NULL && *name != '\0')
    rung_flow_text (self->flow, RUNG_STYLE_BODY, RUNG_INK_TEXT, x, 20, width, 0, 1, name);
  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    {
      rung_flow_mark (self->flow, line, x, 35 + i * 38, width, 1);
      rung_flow_text (self->flow, RUNG_STYLE_TINY, RUNG_INK_DIM, x, 37 + i * 38, width, 0, 1, captions[i]);
    }
}

static void
add_signatures (RungDoc *self)
{
  double width = rung_flow_get_width (self->flow);

  rung_flow_begin_row (self->flow, 22);
  add_signature (self, 0, width * 0.46, rung_words_get_in_context (self->words, "plan report", "Plan owner"),
                 self->record != NULL ? rung_record_get_text (self->record, RUNG_PLAN_OWNER) : NULL);
  add_signature (self, width * 0.54, width * 0.46, rung_words_get_in_context (self->words, "rating", "Mentor"),
                 self->record != NULL ? rung_record_get_text (self->record, RUNG_PLAN_MENTOR) : NULL);
  rung_flow_end_row (self->flow);
}

void
rung_doc_add_agreed (RungDoc *self)
{
  rung_doc_add_heading (self, 28, rung_words_get (self->words, "Agreed next steps"), 0);
  add_steps (self);
  rung_flow_begin_keep (self->flow);
  add_blank_lines (self);
  add_signatures (self);
  rung_flow_end_keep (self->flow);
}
