/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of a development plan share: who is who, the numbers of
 * responsibilities, goals and evidence, and the forms that return.
 *
 * Each goal is told once, under the first responsibility of the document it serves;
 * elsewhere its number leads there. */

#include "rung-plan-report-private.h"

#include <string.h>

/* The most of a title that a header, an outline or the document's metadata takes. */
#define NAME_LENGTH 160
/* Numbers of a goal packed into a pointer: its responsibility's, and its own. */
#define POSITION_BITS 20

static void
number_goals_of (RungDoc    *self,
                 RungRecord *responsibility,
                 guint       number)
{
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (self->plan, rung_record_get_uid (responsibility));
  guint position = 0;

  for (guint i = 0; i < goals->len; i++)
    {
      const char *uid = rung_record_get_uid (g_ptr_array_index (goals, i));

      if (!g_hash_table_contains (self->goal_numbers, uid))
        g_hash_table_insert (self->goal_numbers, (gpointer) uid, GSIZE_TO_POINTER ((gsize) number << POSITION_BITS | ++position));
    }
}

static void
number_responsibilities_of (RungDoc    *self,
                            RungRecord *role)
{
  g_autoptr(GPtrArray) responsibilities = rung_plan_list_responsibilities (self->plan, rung_record_get_uid (role), FALSE);

  for (guint i = 0; i < responsibilities->len; i++)
    {
      RungRecord *responsibility = g_ptr_array_index (responsibilities, i);

      g_ptr_array_add (self->responsibilities, responsibility);
      g_hash_table_insert (self->responsibility_numbers, (gpointer) rung_record_get_uid (responsibility),
                           GUINT_TO_POINTER (self->responsibilities->len));
      number_goals_of (self, responsibility, self->responsibilities->len);
    }
}

static void
number_other_goals (RungDoc *self)
{
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (self->plan, NULL);

  for (guint i = 0; i < goals->len; i++)
    {
      RungRecord *goal = g_ptr_array_index (goals, i);
      const char *uid = rung_record_get_uid (goal);

      if (g_hash_table_contains (self->goal_numbers, uid))
        continue;
      g_ptr_array_add (self->other_goals, goal);
      g_hash_table_insert (self->goal_numbers, (gpointer) uid, GSIZE_TO_POINTER (self->other_goals->len));
    }
}

static int
compare_evidence_cb (gconstpointer a,
                     gconstpointer b)
{
  RungRecord *x = *(RungRecord *const *) a, *y = *(RungRecord *const *) b;
  guint32 x_day = rung_record_get_day (x, RUNG_EVIDENCE_DAY), y_day = rung_record_get_day (y, RUNG_EVIDENCE_DAY);

  if (x_day != y_day)
    return x_day < y_day ? -1 : 1;
  return strcmp (rung_record_get_uid (x), rung_record_get_uid (y));
}

static void
number_evidence (RungDoc *self)
{
  guint n = rung_plan_get_n_records (self->plan, RUNG_KIND_EVIDENCE);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->evidence, rung_plan_get_nth (self->plan, RUNG_KIND_EVIDENCE, i));
  g_ptr_array_sort (self->evidence, compare_evidence_cb);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (self->evidence_numbers, (gpointer) rung_record_get_uid (g_ptr_array_index (self->evidence, i)),
                         GUINT_TO_POINTER (i + 1));
}

/* Most records of a long plan are notes that the document does not tell; an index of
 * them would be the most of its memory.  A check-in counts only by its percent. */
static gboolean
is_needed (const RungRecord *record)
{
  switch (rung_record_get_kind (record))
    {
    case RUNG_KIND_CHECK_IN:
      return rung_record_has (record, RUNG_CHECK_IN_PERCENT);
    case RUNG_KIND_SESSION:
    case RUNG_KIND_AGENDA_ITEM:
    case RUNG_KIND_ACTION:
    case RUNG_KIND_AGREEMENT:
      return FALSE;
    default:
      return TRUE;
    }
}

static RungPlan *
create_plan (RungSnapshot *snapshot)
{
  g_autoptr(RungSnapshot) open = rung_snapshot_without_private (snapshot);
  g_autoptr(RungSnapshot) needed = NULL;
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);

  for (guint i = 0; i < rung_snapshot_get_size (open); i++)
    if (is_needed (rung_snapshot_get (open, i)))
      g_ptr_array_add (records, rung_record_ref (rung_snapshot_get (open, i)));
  needed = rung_snapshot_new_take (records);
  return rung_plan_new (needed);
}

/* @snapshot is the whole plan: private records are left out here. */
void
rung_doc_init (RungDoc                 *self,
               RungSnapshot            *snapshot,
               const RungReportOptions *options)
{
  *self = (RungDoc) { .paper = options->paper, .words = options->words, .today = options->today };
  self->plan = create_plan (snapshot);
  self->record = rung_plan_get_record (self->plan);
  self->stay = rung_plan_get_current_stay (self->plan, self->today);
  self->role = rung_plan_get_current_role (self->plan, self->today);
  self->target = rung_plan_get_target_role (self->plan);
  self->timeline = rung_timeline_new (self->plan, self->today);
  self->typesetter = rung_typesetter_new (self->words->language);
  self->responsibilities = g_ptr_array_new ();
  self->responsibility_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->goal_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->other_goals = g_ptr_array_new ();
  self->evidence = g_ptr_array_new ();
  self->evidence_numbers = g_hash_table_new (g_str_hash, g_str_equal);

  if (self->role != NULL)
    number_responsibilities_of (self, self->role);
  if (self->target != NULL && self->target != self->role)
    number_responsibilities_of (self, self->target);
  number_other_goals (self);
  number_evidence (self);
}

void
rung_doc_clear (RungDoc *self)
{
  g_ptr_array_unref (self->responsibilities);
  g_hash_table_unref (self->responsibility_numbers);
  g_hash_table_unref (self->goal_numbers);
  g_ptr_array_unref (self->other_goals);
  g_ptr_array_unref (self->evidence);
  g_hash_table_unref (self->evidence_numbers);
  rung_typesetter_free (self->typesetter);
  rung_timeline_free (self->timeline);
  g_object_unref (self->plan);
}

const char *
rung_doc_get_title (RungDoc    *self,
                    RungRecord *record)
{
  return rung_record_title (record, self->words->language);
}

char *
rung_doc_dup_name (RungDoc *self)
{
  const char *title = rung_doc_get_title (self, self->record);
  g_autofree char *cleaned = NULL;

  if (*title == '\0')
    title = rung_words_get (self->words, "Development plan");
  cleaned = rung_typesetter_clean (title, TRUE);
  if (cleaned != NULL)
    title = cleaned;
  if (g_utf8_strlen (title, -1) <= NAME_LENGTH)
    return g_strdup (title);
  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (title, NAME_LENGTH - 1) - title), title);
}

guint
rung_doc_get_responsibility_number (RungDoc    *self,
                                    RungRecord *responsibility)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->responsibility_numbers, rung_record_get_uid (responsibility)));
}

static gsize
get_packed_number (RungDoc    *self,
                   RungRecord *goal)
{
  return GPOINTER_TO_SIZE (g_hash_table_lookup (self->goal_numbers, rung_record_get_uid (goal)));
}

char *
rung_doc_dup_goal_number (RungDoc    *self,
                          RungRecord *goal)
{
  gsize packed = get_packed_number (self, goal);

  return g_strdup_printf ("%u.%u", (guint) (packed >> POSITION_BITS), (guint) (packed & ((1u << POSITION_BITS) - 1)));
}

/* Whether the goal is told under the responsibility of that number. */
gboolean
rung_doc_is_home (RungDoc    *self,
                  RungRecord *goal,
                  guint       responsibility_number)
{
  return get_packed_number (self, goal) >> POSITION_BITS == responsibility_number;
}

RungInk
rung_doc_get_goal_ink (RungDoc    *self,
                       RungRecord *goal)
{
  if (rung_goal_is_overdue (goal, self->today))
    return RUNG_INK_LATE;
  return rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DONE ? RUNG_INK_DONE : RUNG_INK_ACCENT;
}

/* "Due 18 Dec · in 25 days", "Done 30 May 2026", "Paused": late is said in words too. */
char *
rung_doc_dup_due (RungDoc    *self,
                  RungRecord *goal,
                  RungInk    *ink)
{
  RungGoalStatus status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);
  g_autofree char *day = NULL;

  *ink = rung_goal_is_overdue (goal, self->today) ? RUNG_INK_LATE : RUNG_INK_DIM;
  if (status == RUNG_GOAL_DONE && rung_record_has (goal, RUNG_GOAL_DONE_DAY))
    {
      day = rung_words_format_day (self->words, rung_record_get_day (goal, RUNG_GOAL_DONE_DAY), RUNG_DATE_MEDIUM);
      /* Translators: %s is a day, beside a goal that is done */
      return g_strdup_printf (rung_words_get (self->words, "Done %s"), day);
    }
  if (status == RUNG_GOAL_DONE || status == RUNG_GOAL_DROPPED || status == RUNG_GOAL_PAUSED)
    return g_strdup (rung_phrase_enum (self->words, RUNG_KIND_GOAL, RUNG_GOAL_STATUS, status));
  day = rung_phrase_due (self->words, goal, self->today);
  if (day == NULL)
    return NULL;
  /* Translators: %s is a day, beside a goal: "Due 14 Nov · 9 days late" */
  return g_strdup_printf (rung_words_get (self->words, "Due %s"), day);
}

void
rung_doc_add_heading (RungDoc    *self,
                      double      gap_pt,
                      const char *title,
                      guint       outline_level)
{
  RungStyle style = outline_level == 0 ? RUNG_STYLE_HEADING : RUNG_STYLE_SUBHEADING;

  rung_flow_begin_row (self->flow, gap_pt);
  rung_flow_text (self->flow, style, RUNG_INK_TEXT, 0, 0, rung_flow_get_width (self->flow), 0, 0, title);
  rung_flow_set_tag (self->flow, outline_level == 0 ? RUNG_TAG_H1 : RUNG_TAG_H2);
  rung_flow_set_outline (self->flow, outline_level, title);
  rung_flow_set_padding (self->flow, 4);
  rung_flow_end_heading (self->flow);
}

/* "Evidence 3 7", each number a link to the list. */
void
rung_doc_add_evidence_numbers (RungDoc    *self,
                               const char *uid,
                               double      x,
                               double      gap_pt)
{
  g_autoptr(GPtrArray) list = rung_plan_list_evidence (self->plan, uid);
  const char *word = rung_words_get (self->words, "Evidence");
  double right = rung_flow_get_width (self->flow), at = x;
  double leading = rung_typesetter_get_leading (self->typesetter, RUNG_STYLE_TINY), dy = 0;

  if (list->len == 0)
    return;
  rung_flow_begin_row (self->flow, gap_pt);
  rung_flow_text (self->flow, RUNG_STYLE_TINY, RUNG_INK_DIM, x, 0, right - x, 0, 1, word);
  at += rung_typesetter_get_width (self->typesetter, RUNG_STYLE_TINY, word) + 5;
  for (guint i = 0; i < list->len; i++)
    {
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->evidence_numbers, rung_record_get_uid (g_ptr_array_index (list, i))));
      g_autofree char *text = g_strdup_printf ("[%u]", number);
      g_autofree char *destination = g_strdup_printf ("evidence-%u", number);
      double width = rung_typesetter_get_width (self->typesetter, RUNG_STYLE_TINY, text) + 1;

      if (at + width > right)
        {
          at = x;
          dy += leading;
        }
      rung_flow_text (self->flow, RUNG_STYLE_TINY, RUNG_INK_ACCENT, at, dy, width, 0, 1, text);
      rung_flow_link (self->flow, destination, NULL);
      at += width + 3;
    }
  rung_flow_end_row (self->flow);
}

/* --- Tables -------------------------------------------------------------------- */

static void
add_head_cb (RungFlow *flow,
             gpointer  data)
{
  RungDoc *self = data;

  rung_flow_begin_row (flow, 2);
  for (guint i = 0; i < self->n_columns; i++)
    rung_doc_cell (self, &self->columns[i], RUNG_STYLE_TINY_STRONG, RUNG_INK_DIM, 2, 1, self->columns[i].title);
  rung_flow_set_padding (flow, 4);
  rung_flow_set_rule (flow, RUNG_INK_RULE);
  rung_flow_end_heading (flow);
}

void
rung_doc_begin_table (RungDoc          *self,
                      const RungColumn *columns,
                      guint             n_columns)
{
  self->columns = columns;
  self->n_columns = n_columns;
  rung_flow_begin_table (self->flow, add_head_cb, self);
}

void
rung_doc_end_table (RungDoc *self)
{
  rung_flow_end_table (self->flow);
}

void
rung_doc_cell (RungDoc          *self,
               const RungColumn *column,
               RungStyle         style,
               RungInk           ink,
               double            dy,
               guint             n_lines_max,
               const char       *text)
{
  double width = rung_flow_get_width (self->flow);

  rung_flow_text (self->flow, style, ink, column->from * width, dy, (column->to - column->from) * width,
                  column->x_align, n_lines_max, text);
}
