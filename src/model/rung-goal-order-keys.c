/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which goals a view shows, and what each of them is sorted by. */

#include "rung-goal-order-private.h"

#include <math.h>
#include <string.h>

#include "rung-day.h"
#include "rung-progress.h"

/* --- What is looked for --- */

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;
  return TRUE;
}

/* Without differences of case, width and composition. */
char *
rung_goal_order_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : text, -1);
}

static gboolean
contains_ascii (const char *text,
                const char *needle)
{
  gsize length = strlen (needle);

  for (; *text != '\0'; text++)
    if (g_ascii_strncasecmp (text, needle, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
contains (const char *text,
          const char *needle)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  if (is_ascii (text))
    return contains_ascii (text, needle);
  folded = rung_goal_order_fold (text);
  return strstr (folded, needle) != NULL;
}

gboolean
rung_goal_order_has_text (const RungGoalOrder *self,
          RungRecord          *goal)
{
  static const guint fields[] = { RUNG_GOAL_TITLE, RUNG_GOAL_DONE_WHEN, RUNG_GOAL_WHY, RUNG_GOAL_NOTE };

  if (self->text == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (contains (rung_record_get_text (goal, fields[i]), self->text))
      return TRUE;
  return FALSE;
}

static gboolean
is_due_by (RungRecord *goal,
           guint32     day)
{
  guint32 due = rung_record_get_day (goal, RUNG_GOAL_DUE);

  return due != RUNG_NO_DAY && due <= day;
}

gboolean
rung_goal_order_takes (RungGoalFilter  filter,
       RungRecord     *goal,
       guint32         today,
       guint32         quarter_end)
{
  switch (filter)
    {
    case RUNG_GOAL_FILTER_OPEN:
      return rung_goal_is_open (goal);
    case RUNG_GOAL_FILTER_OVERDUE:
      return rung_goal_is_overdue (goal, today);
    case RUNG_GOAL_FILTER_QUARTER:
      return rung_goal_is_open (goal) && is_due_by (goal, quarter_end);
    case RUNG_GOAL_FILTER_DONE:
      return rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DONE;
    case RUNG_GOAL_FILTER_ALL:
    case RUNG_N_GOAL_FILTERS:
    default:
      return TRUE;
    }
}

/**
 * rung_goal_filter_takes:
 * @filter: a filter
 * @goal: a GOAL record
 * @today: the present day
 *
 * Returns: whether @filter shows @goal
 */
gboolean
rung_goal_filter_takes (RungGoalFilter  filter,
                        RungRecord     *goal,
                        guint32         today)
{
  return rung_goal_order_takes (filter, goal, today, rung_day_last_of_quarter (today));
}

/* --- What a goal is sorted by --- */

static RungGroup
get_due_group (const RungGoalOrder *self,
               RungRecord          *goal)
{
  if (!rung_record_has (goal, RUNG_GOAL_DUE))
    return RUNG_GROUP_NO_DATE;
  if (rung_goal_is_overdue (goal, self->today))
    return RUNG_GROUP_OVERDUE;
  return is_due_by (goal, self->quarter_end) ? RUNG_GROUP_QUARTER : RUNG_GROUP_LATER;
}

static RungGroup
get_priority_group (RungRecord *goal)
{
  switch (rung_record_get_integer (goal, RUNG_GOAL_PRIORITY))
    {
    case RUNG_PRIORITY_HIGH:
      return RUNG_GROUP_HIGH;
    case RUNG_PRIORITY_LOW:
      return RUNG_GROUP_LOW;
    case RUNG_PRIORITY_NORMAL:
    default:
      return RUNG_GROUP_NORMAL;
    }
}

/* The first of what the goal serves, by the ladder; the last rank when it serves none. */
static gint64
find_responsibility (const RungGoalOrder  *self,
                     RungPlan             *plan,
                     RungRecord           *goal,
                     const char          **uid)
{
  g_autoptr(GPtrArray) links =
    rung_plan_list_referrers (plan, RUNG_KIND_GOAL_LINK, RUNG_GOAL_LINK_GOAL, rung_record_get_uid (goal));
  gint64 least = G_MAXINT64;

  *uid = NULL;
  for (guint i = 0; i < links->len; i++)
    {
      gpointer key, rank;

      if (g_hash_table_lookup_extended (self->responsibility_ranks,
                                        rung_record_get_text (links->pdata[i], RUNG_GOAL_LINK_RESPONSIBILITY), &key, &rank) &&
          GPOINTER_TO_UINT (rank) < least)
        {
          least = GPOINTER_TO_UINT (rank);
          *uid = key;
        }
    }
  return least;
}

/* What is due first comes first, what has no day last. */
static gint64
get_due_rank (RungRecord *goal)
{
  return rung_record_has (goal, RUNG_GOAL_DUE) ? rung_record_get_day (goal, RUNG_GOAL_DUE) : G_MAXINT64;
}

/* Due day, priority, own order: whatever else a list of open goals is sorted by. */
static void
fill_usual_ranks (RungGoalKey        *key,
                  RungRecord *goal)
{
  key->ranks[0] = key->group;
  key->ranks[1] = get_due_rank (goal);
  key->ranks[2] = -rung_record_get_integer (goal, RUNG_GOAL_PRIORITY);
  key->ranks[3] = rung_record_get_integer (goal, RUNG_GOAL_ORDINAL);
}

static void
fill_closed_key (RungGoalKey        *key,
                 RungRecord *goal)
{
  gboolean is_done = rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DONE;

  key->group = is_done ? RUNG_GROUP_DONE : RUNG_GROUP_DROPPED;
  fill_usual_ranks (key, goal);
  key->ranks[1] = -(gint64) rung_record_get_day (goal, is_done ? RUNG_GOAL_DONE_DAY : RUNG_GOAL_DUE);
}

static void
fill_progress_key (RungGoalKey        *key,
                   RungPlan   *plan,
                   RungRecord *goal)
{
  /* As many steps of difference as a percent with three digits shows. */
  gint64 progress = (gint64) floor (rung_progress_of_goal (plan, goal) * 100000 + 0.5);

  key->group = progress > 0 ? RUNG_GROUP_UNDER_WAY : RUNG_GROUP_NOT_BEGUN;
  fill_usual_ranks (key, goal);
  key->ranks[4] = key->ranks[3];
  key->ranks[3] = key->ranks[2];
  key->ranks[2] = key->ranks[1];
  key->ranks[1] = -progress;
}

static void
fill_open_key (const RungGoalOrder *self,
               RungGoalKey                 *key,
               RungPlan            *plan,
               RungRecord          *goal)
{
  switch (self->sort)
    {
    case RUNG_GOAL_SORT_PRIORITY:
      key->group = get_priority_group (goal);
      fill_usual_ranks (key, goal);
      break;
    case RUNG_GOAL_SORT_RESPONSIBILITY:
      key->group = RUNG_GROUP_RESPONSIBILITY;
      fill_usual_ranks (key, goal);
      memmove (&key->ranks[2], &key->ranks[1], 3 * sizeof (gint64));
      key->ranks[1] = find_responsibility (self, plan, goal, &key->responsibility);
      break;
    case RUNG_GOAL_SORT_PROGRESS:
      fill_progress_key (key, plan, goal);
      break;
    case RUNG_GOAL_SORT_ORDER:
      key->group = RUNG_GROUP_OPEN;
      key->ranks[0] = key->group;
      key->ranks[1] = rung_record_get_integer (goal, RUNG_GOAL_ORDINAL);
      break;
    case RUNG_GOAL_SORT_DUE:
    case RUNG_N_GOAL_SORTS:
    default:
      key->group = get_due_group (self, goal);
      fill_usual_ranks (key, goal);
    }
}

void
rung_goal_key_fill (const RungGoalOrder *self,
          RungGoalKey                 *key,
          RungPlan            *plan,
          RungRecord          *goal)
{
  *key = (RungGoalKey) { .goal = goal };
  if (rung_goal_is_open (goal))
    fill_open_key (self, key, plan, goal);
  else
    fill_closed_key (key, goal);
}

int
rung_goal_key_compare (gconstpointer a,
              gconstpointer b)
{
  const RungGoalKey *x = a, *y = b;

  for (guint i = 0; i < RUNG_N_GOAL_RANKS; i++)
    if (x->ranks[i] != y->ranks[i])
      return x->ranks[i] < y->ranks[i] ? -1 : 1;
  return strcmp (rung_record_get_uid (x->goal), rung_record_get_uid (y->goal));
}
