/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The geometry of the small picture of a measured goal, and its sentence. */

#include "rung-measure.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rung-day.h"

static guint32
find_start (RungRecord *goal)
{
  guint32 start = rung_record_get_day (goal, RUNG_GOAL_START);

  if (start == RUNG_NO_DAY && rung_record_has (goal, RUNG_GOAL_CREATED))
    start = rung_instant_get_day (rung_record_get_integer (goal, RUNG_GOAL_CREATED));
  return start;
}

/* Both bounds are in the picture, and so is @value. */
static double
get_fraction (double value,
              double low,
              double high)
{
  return (value - low) / (high - low);
}

static double
get_share_of_time (guint32 start,
                   guint32 due,
                   guint32 today)
{
  return CLAMP (((double) today - start) / ((double) due - start), 0, 1);
}

static void
place (RungMeasure *self,
       guint32      start,
       guint32      due,
       guint32      today,
       double       from,
       double       to)
{
  double low = MIN (MIN (from, to), self->now);
  double high = MAX (MAX (from, to), self->now);

  self->first_day = MIN (start, today);
  self->last_day = MAX (due, today);
  self->start_x_fraction = get_fraction (start, self->first_day, self->last_day);
  self->due_x_fraction = get_fraction (due, self->first_day, self->last_day);
  self->today_x_fraction = get_fraction (today, self->first_day, self->last_day);
  self->start_y_fraction = get_fraction (from, low, high);
  self->due_y_fraction = get_fraction (to, low, high);
  self->now_y_fraction = get_fraction (self->now, low, high);
}

/**
 * rung_measure_init:
 * @self: (out caller-allocates): the shape
 * @goal: a goal
 * @today: the present day
 *
 * Finds out where a measured goal is and where it was meant to be.  A goal without a
 * start began on the day it was added.
 *
 * Returns: whether there is anything to draw: a value to come from, another to come to,
 *   and a due day behind the start
 */
gboolean
rung_measure_init (RungMeasure *self,
                   RungRecord  *goal,
                   guint32      today)
{
  double from = rung_record_get_number (goal, RUNG_GOAL_MEASURE_FROM);
  double to = rung_record_get_number (goal, RUNG_GOAL_MEASURE_TO);
  guint32 start = find_start (goal);
  guint32 due = rung_record_get_day (goal, RUNG_GOAL_DUE);

  if (isnan (from) || isnan (to) || from == to || start == RUNG_NO_DAY || due == RUNG_NO_DAY || due <= start)
    return FALSE;
  self->now = rung_record_get_number (goal, RUNG_GOAL_MEASURE_NOW);
  if (isnan (self->now))
    self->now = from;
  self->planned = from + (to - from) * get_share_of_time (start, due, today);
  self->is_behind = to > from ? self->now < self->planned : self->now > self->planned;
  place (self, start, due, today, from, to);
  return TRUE;
}

static char *
format_value (double value)
{
  return g_strdup_printf ("%.10g", round (value * 10) / 10);
}

/* "10 talks" */
static char *
format_with_unit (RungWords  *words,
                  RungRecord *goal,
                  double      value)
{
  g_autofree char *number = format_value (value);
  const char *unit = rung_record_get_text (goal, RUNG_GOAL_UNIT);

  if (unit == NULL)
    return g_steal_pointer (&number);
  /* Translators: a number and its unit: "10 talks". */
  return g_strdup_printf (rung_words_get (words, "%s %s"), number, unit);
}

/**
 * rung_phrase_measure:
 * @words: the language
 * @goal: a goal
 * @measure: its shape
 *
 * Says what the picture of a measured goal shows.
 *
 * Returns: (transfer full): "6 of 10 talks; the plan for today is 7.5."
 */
char *
rung_phrase_measure (RungWords         *words,
                     RungRecord        *goal,
                     const RungMeasure *measure)
{
  g_autofree char *now = format_value (measure->now);
  g_autofree char *planned = format_value (measure->planned);
  g_autofree char *to = format_with_unit (words, goal, rung_record_get_number (goal, RUNG_GOAL_MEASURE_TO));

  /* Translators: the first %s is a number, the second one with a unit: “10 talks”, the third a number. */
  return g_strdup_printf (rung_words_get (words, "Now %s, on the way to %s; the plan for today is %s."), now, to, planned);
}
