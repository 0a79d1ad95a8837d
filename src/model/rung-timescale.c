/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days on a line, and the ticks that make the line readable.
 *
 *  1. A day is a stretch, not a point: it begins at its position and ends where the
 *     next one begins, so that the last day ends at the scale's length.
 *  2. Ticks stand on the first day of a calendar unit, whatever day the scale begins
 *     with, so that a line does not wander when the scale moves.
 *  3. Nothing here grows but with the number of ticks asked for.
 */

#include "rung-timescale.h"

#include <math.h>

/* The months of a unit, and the fewest days it may have: that a February fits means
 * that every month does.  Weeks are no part of months and count days. */
static const struct
{
  int     months;
  guint32 least_days;
} units[] = {
  [RUNG_TICK_DAY] = { 0, 1 },          [RUNG_TICK_WEEK] = { 0, 7 },
  [RUNG_TICK_MONTH] = { 1, 28 },
  [RUNG_TICK_QUARTER] = { 3, 90 },     [RUNG_TICK_HALF_YEAR] = { 6, 181 },
  [RUNG_TICK_YEAR] = { 12, 365 },      [RUNG_TICK_2_YEARS] = { 24, 730 },
  [RUNG_TICK_5_YEARS] = { 60, 1826 },  [RUNG_TICK_10_YEARS] = { 120, 3652 },
};

/**
 * rung_timescale_new:
 * @first_day: the day that begins at position 0
 * @last_day: the day that ends at @length; not before @first_day
 * @length: > 0, in pixels or points
 *
 * Makes a scale of whole days.
 *
 * Returns: the scale
 */
RungTimescale
rung_timescale_new (guint32 first_day,
                    guint32 last_day,
                    double  length)
{
  return (RungTimescale) { first_day, (double) last_day - first_day + 1, length };
}

/**
 * rung_timescale_length_per_day:
 * @self: a scale
 *
 * Returns: how long a day is, in the unit of @self's length
 */
double
rung_timescale_length_per_day (const RungTimescale *self)
{
  return self->length / self->days;
}

/**
 * rung_timescale_position:
 * @self: a scale
 * @day: a Julian day number, as g_date_get_julian() gives it
 *
 * Finds where a day begins.
 *
 * Returns: the distance from the start of the scale to the first moment of
 *   @day, in the unit of @self's length; negative for earlier days and more
 *   than the length for later ones
 */
double
rung_timescale_position (const RungTimescale *self,
                         guint32              day)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (self->days > 0, 0);

  return (day - self->start) * rung_timescale_length_per_day (self);
}

/**
 * rung_timescale_day:
 * @self: a scale
 * @position: a distance from the start of the scale, in the unit of its length
 *
 * Finds the day that a position falls into: the opposite of
 * rung_timescale_position(), for positions beyond both ends too.
 *
 * Returns: a Julian day, at least 1
 */
guint32
rung_timescale_day (const RungTimescale *self,
                    double               position)
{
  double day;

  g_return_val_if_fail (self != NULL, 1);
  g_return_val_if_fail (self->days > 0, 1);

  /* A hair is added, or the position of a day would now and then fall into the day before:
   * about a second, which is more than a Julian day's double loses. */
  day = self->start + position / rung_timescale_length_per_day (self) + 1e-5;
  if (!(day >= 1))
    return 1;
  return day >= RUNG_DAY_FOREVER ? RUNG_DAY_FOREVER - 1 : (guint32) day;
}

/**
 * rung_timescale_choose:
 * @self: a scale
 * @least_label_distance: how far apart labels have to stand, in the unit of the scale's length
 *
 * Chooses the finest calendar unit whose labels do not crowd.
 *
 * Returns: a unit; the coarsest there is when even that crowds
 */
RungTickUnit
rung_timescale_choose (const RungTimescale *self,
                       double               least_label_distance)
{
  g_return_val_if_fail (self != NULL, RUNG_TICK_YEAR);

  for (RungTickUnit unit = RUNG_TICK_DAY; unit < RUNG_TICK_10_YEARS; unit++)
    if (units[unit].least_days * rung_timescale_length_per_day (self) >= least_label_distance)
      return unit;
  return RUNG_TICK_10_YEARS;
}

/**
 * rung_timescale_finer:
 * @unit: the unit that has labels
 *
 * Gives the unit of the fainter lines between two labels: one that divides @unit
 * into a number of parts that can be counted at a glance.
 *
 * Returns: the finer unit; days have none and give themselves
 */
RungTickUnit
rung_timescale_finer (RungTickUnit unit)
{
  switch (unit)
    {
    case RUNG_TICK_DAY:
    case RUNG_TICK_WEEK:
      return RUNG_TICK_DAY;
    case RUNG_TICK_MONTH:
      return RUNG_TICK_WEEK;
    case RUNG_TICK_QUARTER:
    case RUNG_TICK_HALF_YEAR:
      return RUNG_TICK_MONTH;
    case RUNG_TICK_YEAR:
      return RUNG_TICK_QUARTER;
    case RUNG_TICK_2_YEARS:
    case RUNG_TICK_5_YEARS:
      return RUNG_TICK_YEAR;
    case RUNG_TICK_10_YEARS:
    default:
      return RUNG_TICK_2_YEARS;
    }
}

/* The first day of the unit that begins on or after a day; RUNG_NO_DAY beyond the calendar. */
static guint32
find_unit_start (guint32      day,
                 RungTickUnit unit)
{
  int year, month, day_of_month, index, months;

  if (unit == RUNG_TICK_DAY)
    return day;
  if (unit == RUNG_TICK_WEEK)
    return day + (8 - rung_day_get_weekday (day)) % 7;

  rung_day_get (day, &year, &month, &day_of_month);
  index = year * 12 + month - 1 + (day_of_month > 1 ? 1 : 0);
  months = units[unit].months;
  index = (index + months - 1) / months * months;
  return rung_day_new (index / 12, index % 12 + 1, 1);
}

static void
append_unit (const RungTimescale *self,
             RungTickUnit         unit,
             gboolean             major,
             GArray              *ticks)
{
  double end = self->start + self->days;
  guint32 day = find_unit_start ((guint32) MAX (ceil (self->start), 1), unit);

  while (day != RUNG_NO_DAY && day < end)
    {
      RungTick tick = { day, rung_timescale_position (self, day), major };

      g_array_append_val (ticks, tick);
      day = find_unit_start (day + 1, unit);
    }
}

static int
compare_ticks_cb (gconstpointer a,
                  gconstpointer b)
{
  const RungTick *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return (y->major ? 1 : 0) - (x->major ? 1 : 0);
}

/**
 * rung_timescale_list_ticks:
 * @self: a scale
 * @major: the unit that has labels
 * @minor: the unit of the lines between; the same as @major for none
 *
 * Lists the ticks of a scale.  A day on which both units begin is there once, as a
 * major one; weeks need not begin where months do.
 *
 * Returns: (transfer full) (element-type RungTick): the ticks by day; may be empty
 */
GArray *
rung_timescale_list_ticks (const RungTimescale *self,
                           RungTickUnit         major,
                           RungTickUnit         minor)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (RungTick));
  guint kept = 0;

  g_return_val_if_fail (self != NULL, ticks);
  g_return_val_if_fail (self->days > 0, ticks);

  append_unit (self, major, TRUE, ticks);
  if (minor != major)
    append_unit (self, minor, FALSE, ticks);
  g_array_sort (ticks, compare_ticks_cb);

  for (guint i = 0; i < ticks->len; i++)
    {
      RungTick tick = g_array_index (ticks, RungTick, i);

      if (kept == 0 || g_array_index (ticks, RungTick, kept - 1).day != tick.day)
        g_array_index (ticks, RungTick, kept++) = tick;
    }
  g_array_set_size (ticks, kept);
  return ticks;
}
