/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goals as bars, packed in rows once and asked at each frame.
 *
 *  1. No two bars of a row overlap, and each is given at least the typical (median) length
 *     of the set: so those that are shorter can be drawn as wide as it takes to see them,
 *     at any zoom at which the typical bar is seen.
 *  2. Bars stand by row and in a row by first day, so that a row's part in view is found
 *     by halving.
 *  3. A set never changes.  What is drawn holds on to it and need not fear the next edit.
 */

#include "rung-bar-set.h"

#include <math.h>
#include <string.h>

#include "rung-lanes.h"

#define GOAL_WITHOUT_END_MONTHS 3

struct _RungBarSet
{
  gatomicrefcount  ref_count;
  GArray          *bars;       /* of RungTimelineBar */
  guint           *row_starts; /* n_rows + 1 positions */
  guint            n_rows;
  guint           *in_time;    /* positions by first day */
  guint           *place_in_time;
  GPtrArray       *undated;    /* of RungRecord, owned */
  RungGoalCount    count;
  RungSpan         span;
  double           typical_days;
};

/* --- One goal -------------------------------------------------------------------- */

/**
 * rung_goal_get_bar_span:
 * @goal: a GOAL record
 * @is_open_ended: (out) (optional): whether it has no day by which it is to be done
 *
 * Says which days a goal's bar covers: from its start, or the day it was written down, to
 * the day it was done or is due.  Without a due day it is given a quarter.
 *
 * Returns: a half-open span; an empty one, with first %RUNG_NO_DAY, for a goal that was
 *   dropped or that says no day
 */
RungSpan
rung_goal_get_bar_span (RungRecord *goal,
                        gboolean   *is_open_ended)
{
  guint32 first = rung_record_get_day (goal, RUNG_GOAL_START);
  guint32 last = rung_record_get_day (goal, RUNG_GOAL_DONE_DAY);

  if (last == RUNG_NO_DAY)
    last = rung_record_get_day (goal, RUNG_GOAL_DUE);
  if (is_open_ended != NULL)
    *is_open_ended = last == RUNG_NO_DAY;
  if (rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DROPPED ||
      (first == RUNG_NO_DAY && last == RUNG_NO_DAY))
    return (RungSpan) { RUNG_NO_DAY, RUNG_NO_DAY };
  if (first == RUNG_NO_DAY && rung_record_has (goal, RUNG_GOAL_CREATED))
    first = rung_instant_get_day (rung_record_get_integer (goal, RUNG_GOAL_CREATED));
  if (first == RUNG_NO_DAY)
    first = last;
  if (last == RUNG_NO_DAY)
    last = rung_day_add_months (first, GOAL_WITHOUT_END_MONTHS) - 1;
  /* Written down after it was due, or done before it was to start: one day, the last. */
  return (RungSpan) { MIN (first, last), MAX (last, MIN (first, last)) + 1 };
}

/* --- Packing --------------------------------------------------------------------- */

static void
clear_bar_cb (gpointer data)
{
  rung_record_unref (((RungTimelineBar *) data)->goal);
}

static int
compare_lengths_cb (gconstpointer a,
                    gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

static double
find_typical_days (GArray *bars)
{
  g_autofree guint32 *lengths = g_new (guint32, bars->len);

  if (bars->len == 0)
    return 0;
  for (guint i = 0; i < bars->len; i++)
    lengths[i] = rung_span_get_length (g_array_index (bars, RungTimelineBar, i).span);
  qsort (lengths, bars->len, sizeof (guint32), compare_lengths_cb);
  return lengths[bars->len / 2];
}

static int
compare_bars_cb (gconstpointer a,
                 gconstpointer b)
{
  const RungTimelineBar *x = a, *y = b;

  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  if (x->span.first != y->span.first)
    return x->span.first < y->span.first ? -1 : 1;
  return strcmp (rung_record_get_uid (x->goal), rung_record_get_uid (y->goal));
}

static int
compare_in_time_cb (gconstpointer a,
                    gconstpointer b,
                    gpointer      data)
{
  GArray *bars = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  guint32 x = g_array_index (bars, RungTimelineBar, i).span.first;
  guint32 y = g_array_index (bars, RungTimelineBar, j).span.first;

  if (x != y)
    return x < y ? -1 : 1;
  return i < j ? -1 : i > j;
}

/* Where each row starts; a bar's row never skips one, since a row is only opened when needed. */
static void
index_rows (RungBarSet *self)
{
  guint position = 0;

  self->row_starts = g_new (guint, self->n_rows + 1);
  for (guint row = 0; row < self->n_rows; row++)
    {
      self->row_starts[row] = position;
      while (position < self->bars->len && g_array_index (self->bars, RungTimelineBar, position).row == row)
        position++;
    }
  self->row_starts[self->n_rows] = self->bars->len;
}

static void
index_time (RungBarSet *self)
{
  self->in_time = g_new (guint, self->bars->len);
  self->place_in_time = g_new (guint, self->bars->len);
  for (guint i = 0; i < self->bars->len; i++)
    self->in_time[i] = i;
  g_qsort_with_data (self->in_time, (int) self->bars->len, sizeof (guint), compare_in_time_cb, self->bars);
  for (guint i = 0; i < self->bars->len; i++)
    self->place_in_time[self->in_time[i]] = i;
}

static void
pack (RungBarSet   *self,
      const double *room_days)
{
  g_autofree RungSpan *spans = g_new (RungSpan, self->bars->len);
  g_autofree guint *rows = g_new (guint, self->bars->len);

  for (guint i = 0; i < self->bars->len; i++)
    {
      RungSpan span = g_array_index (self->bars, RungTimelineBar, i).span;
      double end = MAX ((double) span.end, span.first + self->typical_days);

      if (room_days != NULL)
        end = MAX (end, span.end + room_days[i]);
      spans[i] = (RungSpan) { span.first, (guint32) MIN (ceil (end), (double) RUNG_DAY_FOREVER - 1) };
    }
  self->n_rows = rung_lanes_pack (spans, self->bars->len, rows);
  for (guint i = 0; i < self->bars->len; i++)
    g_array_index (self->bars, RungTimelineBar, i).row = rows[i];
  g_array_sort (self->bars, compare_bars_cb);
  index_rows (self);
  index_time (self);
}

/* --- Making ---------------------------------------------------------------------- */

static RungBarSet *
new_empty (void)
{
  RungBarSet *self = g_new0 (RungBarSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->bars = g_array_new (FALSE, FALSE, sizeof (RungTimelineBar));
  self->undated = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  g_array_set_clear_func (self->bars, clear_bar_cb);
  return self;
}

static void
add_goal (RungBarSet *self,
          RungRecord *goal,
          guint32     today)
{
  RungTimelineBar bar = { goal };

  rung_goal_count_add (&self->count, goal, today);
  bar.span = rung_goal_get_bar_span (goal, &bar.is_open_ended);
  if (bar.span.first == RUNG_NO_DAY)
    {
      if (rung_goal_is_open (goal))
        g_ptr_array_add (self->undated, rung_record_ref (goal));
      return;
    }
  bar.is_overdue = rung_goal_is_overdue (goal, today);
  rung_record_ref (goal);
  if (self->bars->len == 0)
    self->span = bar.span;
  self->span.first = MIN (self->span.first, bar.span.first);
  self->span.end = MAX (self->span.end, bar.span.end);
  g_array_append_val (self->bars, bar);
}

/**
 * rung_bar_set_new:
 * @goals: (element-type RungRecord): GOAL records, in the person's order
 * @today: the day it is
 *
 * Makes bars of goals and packs them in as few rows as can be.  Takes O(n log n).
 *
 * Returns: (transfer full): free with rung_bar_set_unref(); any thread may read it
 */
RungBarSet *
rung_bar_set_new (GPtrArray *goals,
                  guint32    today)
{
  RungBarSet *self = new_empty ();

  for (guint i = 0; i < goals->len; i++)
    add_goal (self, g_ptr_array_index (goals, i), today);
  self->typical_days = find_typical_days (self->bars);
  pack (self, NULL);
  return self;
}

/**
 * rung_bar_set_new_roomy:
 * @self: a set
 * @room_days: (array): how many days to keep free behind each bar, by position
 *
 * Packs the same bars so that words have room behind those that are too short for them.
 *
 * Returns: (transfer full): another set, in which bars may stand at other positions
 */
RungBarSet *
rung_bar_set_new_roomy (RungBarSet   *self,
                        const double *room_days)
{
  RungBarSet *roomy = new_empty ();

  for (guint i = 0; i < self->bars->len; i++)
    {
      RungTimelineBar bar = g_array_index (self->bars, RungTimelineBar, i);

      rung_record_ref (bar.goal);
      g_array_append_val (roomy->bars, bar);
    }
  for (guint i = 0; i < self->undated->len; i++)
    g_ptr_array_add (roomy->undated, rung_record_ref (g_ptr_array_index (self->undated, i)));
  roomy->count = self->count;
  roomy->span = self->span;
  roomy->typical_days = self->typical_days;
  pack (roomy, room_days);
  return roomy;
}

RungBarSet *
rung_bar_set_ref (RungBarSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rung_bar_set_unref (RungBarSet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->bars);
  g_ptr_array_unref (self->undated);
  g_free (self->row_starts);
  g_free (self->in_time);
  g_free (self->place_in_time);
  g_free (self);
}

/* --- Asking ---------------------------------------------------------------------- */

guint
rung_bar_set_get_n_bars (const RungBarSet *self)
{
  return self->bars->len;
}

guint
rung_bar_set_get_n_rows (const RungBarSet *self)
{
  return self->n_rows;
}

RungGoalCount
rung_bar_set_get_count (const RungBarSet *self)
{
  return self->count;
}

RungSpan
rung_bar_set_get_span (const RungBarSet *self)
{
  return self->span;
}

double
rung_bar_set_get_typical_days (const RungBarSet *self)
{
  return self->typical_days;
}

const RungTimelineBar *
rung_bar_set_get (const RungBarSet *self,
                  guint             position)
{
  g_return_val_if_fail (position < self->bars->len, NULL);

  return &g_array_index (self->bars, RungTimelineBar, position);
}

void
rung_bar_set_get_row (const RungBarSet *self,
                      guint             row,
                      guint            *first,
                      guint            *end)
{
  g_return_if_fail (row < self->n_rows);

  *first = self->row_starts[row];
  *end = self->row_starts[row + 1];
}

/* The first position of [first, end) whose bar ends after a day, or only begins at or
 * after it: in a row both days grow with the position. */
static guint
search_row (const RungBarSet *self,
            guint             first,
            guint             end,
            double            day,
            gboolean          by_end)
{
  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      RungSpan span = g_array_index (self->bars, RungTimelineBar, middle).span;

      if (by_end ? span.end > day : span.first >= day)
        end = middle;
      else
        first = middle + 1;
    }
  return first;
}

/**
 * rung_bar_set_find:
 * @self: a set
 * @row: one of its rows
 * @from: a Julian day, its fraction a part of that day
 * @to: likewise, later
 * @first: (out): the first position
 * @end: (out): the one behind the last; @first when there is none
 *
 * Finds the bars of a row that meet the days [@from, @to).  Takes O(log n).
 */
void
rung_bar_set_find (const RungBarSet *self,
                   guint             row,
                   double            from,
                   double            to,
                   guint            *first,
                   guint            *end)
{
  guint row_first, row_end;

  g_return_if_fail (row < self->n_rows);

  rung_bar_set_get_row (self, row, &row_first, &row_end);
  *first = search_row (self, row_first, row_end, from, TRUE);
  *end = search_row (self, *first, row_end, to, FALSE);
}

guint
rung_bar_set_get_nth_in_time (const RungBarSet *self,
                              guint             n)
{
  g_return_val_if_fail (n < self->bars->len, 0);

  return self->in_time[n];
}

guint
rung_bar_set_get_place_in_time (const RungBarSet *self,
                                guint             position)
{
  g_return_val_if_fail (position < self->bars->len, 0);

  return self->place_in_time[position];
}

int
rung_bar_set_find_goal (const RungBarSet *self,
                        const char       *goal_uid)
{
  for (guint i = 0; i < self->bars->len; i++)
    if (g_str_equal (rung_record_get_uid (g_array_index (self->bars, RungTimelineBar, i).goal), goal_uid))
      return (int) i;
  return -1;
}

/**
 * rung_bar_set_get_undated:
 * @self: a set
 *
 * Returns: (transfer none) (element-type RungRecord): open goals that say no day, in the
 *   order they were given; may be empty
 */
GPtrArray *
rung_bar_set_get_undated (const RungBarSet *self)
{
  return self->undated;
}
