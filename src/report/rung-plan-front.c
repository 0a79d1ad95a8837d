/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first page: whose plan, where they stand, the timeline, and what comes next. */

#include "rung-plan-report-private.h"
#include "rung-timeline-drawing-private.h"

#define NEXT_DAYS 90
#define MAX_NEXT 20
/* What stands above and below the timeline, and each row of the table there: the
 * first page is filled, and the table stays on it unless it is long. */
#define TIMELINE_RESERVE 265.0
#define NEXT_ROW_HEIGHT 25.0
#define TIMELINE_LEAST_HEIGHT 260.0
#define TIMELINE_MOST_HEIGHT 400.0

static char *
phrase_way (RungDoc *self)
{
  g_autofree char *name = rung_doc_dup_name (self);

  if (self->role != NULL && self->target != NULL && self->target != self->role)
    return g_strdup_printf ("%s · %s → %s", name, rung_doc_get_title (self, self->role), rung_doc_get_title (self, self->target));
  if (self->role != NULL || self->target != NULL)
    return g_strdup_printf ("%s · %s", name, rung_doc_get_title (self, self->role != NULL ? self->role : self->target));
  return g_steal_pointer (&name);
}

static void
add_title (RungDoc *self)
{
  double width = rung_flow_get_width (self->flow);
  const char *title = rung_words_get (self->words, "Development plan");
  g_autofree char *way = phrase_way (self);
  g_autofree char *today = rung_words_format_day (self->words, self->today, RUNG_DATE_FULL);

  rung_flow_begin_row (self->flow, 0);
  rung_flow_text (self->flow, RUNG_STYLE_TITLE, RUNG_INK_TEXT, 0, 0, width - 180, 0, 2, title);
  rung_flow_set_tag (self->flow, RUNG_TAG_H1);
  rung_flow_set_outline (self->flow, 0, title);
  rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, width - 170, 4, 170, 1, 1, today);
  /* Translators: on the first page of a document that leaves out what is private */
  rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, width - 170, 16, 170, 1, 1,
                  rung_words_get (self->words, "without private notes"));
  rung_flow_end_heading (self->flow);

  rung_flow_begin_row (self->flow, 0);
  rung_flow_text (self->flow, RUNG_STYLE_BODY, RUNG_INK_DIM, 0, 0, width, 0, 2, way);
  rung_flow_end_heading (self->flow);

  rung_flow_begin_row (self->flow, 8);
  rung_flow_mark (self->flow, (RungMark) { RUNG_MARK_LINE, RUNG_INK_ACCENT, 1.6 }, 0, 0, width, 2);
  rung_flow_end_heading (self->flow);
}

/* --- Facts --------------------------------------------------------------------- */

/* A fact: its name, and two lines of what it is. */
typedef struct
{
  const char *name;
  char       *value, *note;
} Fact;

static Fact
find_role (RungDoc *self)
{
  Fact fact = { rung_words_get_in_context (self->words, "plan report", "Present role"), NULL, NULL };

  if (self->role == NULL)
    return fact;
  fact.value = g_strdup (rung_doc_get_title (self, self->role));
  if (self->stay != NULL)
    fact.note = rung_phrase_stay (self->words, self->stay, self->today);
  return fact;
}

static Fact
find_target (RungDoc *self)
{
  Fact fact = { rung_words_get_in_context (self->words, "plan report", "Target"), NULL, NULL };
  guint32 day = self->record != NULL ? rung_record_get_day (self->record, RUNG_PLAN_TARGET_DAY) : RUNG_NO_DAY;

  if (self->target == NULL)
    {
      fact.value = g_strdup (rung_words_get (self->words, "no target role yet"));
      return fact;
    }
  fact.value = g_strdup (rung_doc_get_title (self, self->target));
  if (day != RUNG_NO_DAY)
    {
      g_autofree char *month = rung_words_format_day (self->words, day, RUNG_DATE_MONTH);

      /* Translators: the month the target role is wanted by: "by March 2027" */
      fact.note = g_strdup_printf (rung_words_get_in_context (self->words, "plan report", "by %s"), month);
    }
  return fact;
}

/* When the present role typically ends, and the duration on the ladder that says so. */
static Fact
find_range (RungDoc *self)
{
  Fact fact = { rung_words_get_in_context (self->words, "plan report", "Typical end of the present role"), NULL, NULL };
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gint64 least, most;
  guint32 start;

  if (self->role == NULL)
    return fact;
  least = rung_record_get_integer (self->role, RUNG_ROLE_MONTHS_MIN);
  most = rung_record_get_integer (self->role, RUNG_ROLE_MONTHS_MAX);
  if (self->stay == NULL || least <= 0 || most <= 0 || rung_record_get_boolean (self->role, RUNG_ROLE_OPEN_ENDED))
    {
      fact.value = rung_phrase_duration (self->words, self->role);
      return fact;
    }
  fact.note = rung_phrase_duration (self->words, self->role);
  start = rung_record_get_day (self->stay, RUNG_STAY_START);
  from = rung_words_format_day (self->words, rung_day_add_months (start, (int) MIN (least, 1200)), RUNG_DATE_MONTH);
  to = rung_words_format_day (self->words, rung_day_add_months (start, (int) MIN (most, 1200)), RUNG_DATE_MONTH);
  if (least == most)
    fact.value = g_steal_pointer (&from);
  else
    /* Translators: from one month to another, "July 2018 – June 2021" */
    fact.value = g_strdup_printf (rung_words_get (self->words, "%s – %s"), from, to);
  return fact;
}

static Fact
find_ladder (RungDoc *self)
{
  Fact fact = { rung_words_get_in_context (self->words, "plan report", "Ladder"), NULL, NULL };
  RungRecord *ladder = rung_plan_get_ladder (self->plan);
  const char *version = ladder != NULL ? rung_record_get_text (ladder, RUNG_LADDER_VERSION) : NULL;

  if (ladder != NULL)
    fact.value = g_strdup (rung_doc_get_title (self, ladder));
  if (version != NULL)
    /* Translators: of a ladder */
    fact.note = g_strdup_printf (rung_words_get (self->words, "version %s"), version);
  return fact;
}

static Fact
find_person (RungDoc    *self,
             guint       field,
             const char *name)
{
  Fact fact = { name, NULL, NULL };

  if (self->record != NULL)
    fact.value = g_strdup (rung_record_get_text (self->record, field));
  return fact;
}

static void
add_fact (RungDoc *self,
          guint    column,
          Fact     fact)
{
  double width = rung_flow_get_width (self->flow) / 3, x = column * width;
  double dy = rung_typesetter_get_leading (self->typesetter, RUNG_STYLE_TINY);

  if (column == 0)
    rung_flow_begin_row (self->flow, 9);
  rung_flow_text (self->flow, RUNG_STYLE_TINY, RUNG_INK_DIM, x, 0, width - 12, 0, 1, fact.name);
  dy += rung_flow_text (self->flow, RUNG_STYLE_SMALL_STRONG, RUNG_INK_TEXT, x, dy, width - 12, 0, 2,
                        fact.value != NULL && *fact.value != '\0' ? fact.value : "–");
  if (fact.note != NULL)
    rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, x, dy, width - 12, 0, 2, fact.note);
  if (column == 2)
    {
      rung_flow_end_row (self->flow);
    }
  g_free (fact.value);
  g_free (fact.note);
}

static void
add_facts (RungDoc *self)
{
  add_fact (self, 0, find_person (self, RUNG_PLAN_OWNER, rung_words_get_in_context (self->words, "plan report", "Plan of")));
  add_fact (self, 1, find_role (self));
  add_fact (self, 2, find_target (self));
  add_fact (self, 0, find_person (self, RUNG_PLAN_MENTOR, rung_words_get_in_context (self->words, "plan report", "Mentor")));
  add_fact (self, 1, find_range (self));
  add_fact (self, 2, find_ladder (self));
}

/* --- Four figures -------------------------------------------------------------- */

static void
add_figure (RungDoc    *self,
            guint       position,
            RungInk     ink,
            const char *figure,
            const char *caption)
{
  double width = rung_flow_get_width (self->flow) / 4;
  double leading = rung_typesetter_get_leading (self->typesetter, RUNG_STYLE_FIGURE);

  rung_flow_text (self->flow, RUNG_STYLE_FIGURE, ink, position * width, 0, width - 8, 0, 1, figure);
  rung_flow_text (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, position * width, leading, width - 8, 0, 2, caption);
}

static char *
phrase_of (RungDoc *self,
           guint    n,
           guint    total)
{
  if (total == 0)
    return g_strdup ("–");
  /* Translators: a large figure, "3 of 6" */
  return g_strdup_printf (rung_words_get (self->words, "%u of %u"), n, total);
}

static void
add_figures (RungDoc *self)
{
  RungMetCount here = self->role != NULL ? rung_progress_of_role (self->plan, rung_record_get_uid (self->role)) : (RungMetCount) { 0 };
  RungMetCount there = self->target != NULL ? rung_progress_of_role (self->plan, rung_record_get_uid (self->target)) : (RungMetCount) { 0 };
  RungGoalCount goals = rung_progress_count_goals (self->plan, NULL, self->today);
  g_autofree char *met = phrase_of (self, here.met, here.total);
  g_autofree char *done = phrase_of (self, goals.done, goals.done + goals.open);
  g_autofree char *late = g_strdup_printf ("%u", goals.overdue);
  g_autofree char *target_met = phrase_of (self, there.met, there.total);
  g_autofree char *of_target = NULL;

  /* Translators: %s is a role; stands below "0 of 3" */
  of_target = g_strdup_printf (rung_words_get (self->words, "of %s met"),
                               self->target != NULL ? rung_doc_get_title (self, self->target) : "–");
  rung_flow_begin_row (self->flow, 14);
  add_figure (self, 0, RUNG_INK_ACCENT, met, rung_words_get (self->words, "responsibilities met"));
  add_figure (self, 1, RUNG_INK_ACCENT, done, rung_words_get (self->words, "goals done"));
  add_figure (self, 2, goals.overdue > 0 ? RUNG_INK_LATE : RUNG_INK_ACCENT, late,
              rung_words_get_plural (self->words, "goal late", "goals late", goals.overdue));
  add_figure (self, 3, RUNG_INK_ACCENT, target_met,
              self->target != NULL ? of_target : rung_words_get (self->words, "no target role yet"));
  rung_flow_end_row (self->flow);
}

/* --- Timeline and the next days ------------------------------------------------ */

static void
draw_timeline_cb (RungFlow *flow,
                  cairo_t  *cr,
                  double    width,
                  double    height,
                  gpointer  data)
{
  RungDoc *self = data;

  rung_timeline_draw_with (cr, self->timeline, self->words, self->typesetter, width, height);
}

static void
add_timeline (RungDoc *self,
              guint    n_next)
{
  double room = rung_flow_get_height (self->flow) - TIMELINE_RESERVE - n_next * NEXT_ROW_HEIGHT;
  double height = CLAMP (room, TIMELINE_LEAST_HEIGHT, TIMELINE_MOST_HEIGHT);

  if (self->timeline->rungs->len == 0)
    return;
  rung_flow_begin_row (self->flow, 14);
  rung_flow_picture (self->flow, 0, 0, rung_flow_get_width (self->flow), height, draw_timeline_cb, self);
  rung_flow_end_row (self->flow);
}

static void
add_next_row (RungDoc          *self,
              const RungColumn *columns,
              RungRecord       *goal)
{
  g_autoptr(GPtrArray) responsibilities = rung_plan_list_responsibilities_of_goal (self->plan, rung_record_get_uid (goal));
  g_autofree char *due = rung_phrase_due (self->words, goal, self->today);
  RungMark bar = { RUNG_MARK_BAR, rung_doc_get_goal_ink (self, goal), rung_progress_of_goal (self->plan, goal) };
  double width = rung_flow_get_width (self->flow);
  gboolean is_late = rung_goal_is_overdue (goal, self->today);

  rung_flow_begin_row (self->flow, 0);
  rung_doc_cell (self, &columns[0], RUNG_STYLE_SMALL_STRONG, RUNG_INK_TEXT, 3, 2, rung_doc_get_title (self, goal));
  if (responsibilities->len > 0)
    rung_doc_cell (self, &columns[1], RUNG_STYLE_SMALL, RUNG_INK_DIM, 3, 2,
                   rung_doc_get_title (self, g_ptr_array_index (responsibilities, 0)));
  rung_flow_mark (self->flow, bar, columns[2].from * width, 7, (columns[2].to - columns[2].from) * width, 4.5);
  if (due != NULL)
    rung_doc_cell (self, &columns[3], RUNG_STYLE_SMALL, is_late ? RUNG_INK_LATE : RUNG_INK_TEXT, 3, 1, due);
  rung_flow_set_padding (self->flow, 3);
  rung_flow_set_rule (self->flow, RUNG_INK_GRID);
  rung_flow_end_row (self->flow);
}

static void
add_next (RungDoc   *self,
          GPtrArray *goals)
{
  const char *title = rung_words_get (self->words, "Next 90 days");
  const RungColumn columns[] = {
    { rung_words_get_in_context (self->words, "table head", "Goal"), 0, 0.38, 0 },
    { rung_words_get_in_context (self->words, "table head", "Responsibility"), 0.40, 0.66, 0 },
    { rung_words_get_in_context (self->words, "table head", "Progress"), 0.68, 0.77, 0 },
    { rung_words_get_in_context (self->words, "table head", "Due"), 0.78, 1, 1 },
  };

  rung_doc_add_heading (self, 16, title, 1);
  if (goals->len == 0)
    {
      rung_flow_paragraph (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, 0,
                           rung_words_get (self->words, "No goal is late or due in the next 90 days."));
      return;
    }
  rung_doc_begin_table (self, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < MIN (goals->len, MAX_NEXT); i++)
    add_next_row (self, columns, g_ptr_array_index (goals, i));
  rung_doc_end_table (self);
  if (goals->len > MAX_NEXT)
    {
      guint n_more = goals->len - MAX_NEXT;
      g_autofree char *more = g_strdup_printf (rung_words_get_plural (self->words, "and %u more goal on the pages that follow",
                                                                      "and %u more goals on the pages that follow", n_more), n_more);

      rung_flow_paragraph (self->flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, 4, more);
    }
}

void
rung_doc_add_front (RungDoc *self)
{
  g_autoptr(GPtrArray) next = rung_progress_list_next (self->plan, self->today, NEXT_DAYS);

  add_title (self);
  add_facts (self);
  add_figures (self);
  add_timeline (self, MIN (next->len, MAX_NEXT));
  add_next (self, next);
}
