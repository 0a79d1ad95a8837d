/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of several goals at once.
 *
 * 1. Each goal is edited as the edit of one goal would do it: no rule is written twice.
 * 2. A goal that the edit does not concern (it is done, or like that already) is passed
 *    over; when none is left the edit is refused with NOTHING.
 * 3. When one goal would break a rule, none is changed.
 * 4. An edit that comes down to one goal is the edit of that goal, label and all. */

#include "rung-edit-many.h"

#include <glib/gi18n.h>

#include "rung-day.h"
#include "rung-edit-private.h"
#include "rung-progress.h"

/* What is wished for every goal. */
typedef struct
{
  guint32       day;
  int           days, months;
  RungPriority  priority;
  const char   *text; /* a reason, or the uid of a responsibility */
} Wish;

/* NULL without an error: the goal is not concerned. */
typedef RungChangeset *(*EditOne) (RungPlan    *plan,
                                   RungRecord  *goal,
                                   const Wish  *wish,
                                   GError     **error);

static RungChangeset *
refuse_nothing (GError **error)
{
  rung_plan_refuse (error, RUNG_PLAN_ERROR_NOTHING, NULL,
                    NC_("plan error", "There is nothing to change in these goals."), "");
  return NULL;
}

/* Borrowed, each once, in the order of @uids. */
static GPtrArray *
find_goals (RungPlan           *plan,
            const char *const  *uids,
            GError            **error)
{
  g_autoptr(GPtrArray) goals = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; uids[i] != NULL; i++)
    {
      RungRecord *goal = rung_edit_find (plan, RUNG_KIND_GOAL, uids[i], error);

      if (goal == NULL)
        return NULL;
      if (g_hash_table_add (seen, goal))
        g_ptr_array_add (goals, goal);
    }
  return g_steal_pointer (&goals);
}

/* Only what changes something; NULL when one goal refuses. */
static GPtrArray *
edit_each (RungPlan    *plan,
           GPtrArray   *goals,
           EditOne      edit_one,
           const Wish  *wish,
           GError     **error)
{
  g_autoptr(GPtrArray) edits = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < goals->len; i++)
    {
      g_autoptr(GError) refusal = NULL;
      RungChangeset *edit = edit_one (plan, goals->pdata[i], wish, &refusal);

      if (edit != NULL)
        g_ptr_array_add (edits, edit);
      else if (refusal != NULL && !g_error_matches (refusal, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_NOTHING))
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return NULL;
        }
    }
  return g_steal_pointer (&edits);
}

static RungChangeset *
new_changeset (RungLabel label,
               guint     n_goals)
{
  g_autofree char *number = g_strdup_printf ("%u", n_goals);

  return rung_changeset_new (label, number);
}

/* The edits concern different records, so one after the other is all at once. */
static RungChangeset *
join (RungPlan   *plan,
      GPtrArray  *edits,
      RungLabel   label,
      GError    **error)
{
  RungChangeset *all;

  if (edits->len == 0)
    return refuse_nothing (error);
  if (edits->len == 1)
    return g_object_ref (edits->pdata[0]);
  all = new_changeset (label, edits->len);
  for (guint i = 0; i < edits->len; i++)
    for (guint j = 0; j < rung_changeset_get_size (edits->pdata[i]); j++)
      {
        const RungChange *change = rung_changeset_get (edits->pdata[i], j);

        rung_changeset_add (all, change->before, change->after);
      }
  return rung_edit_finish (plan, all, error);
}

static RungChangeset *
edit_many (RungPlan           *plan,
           const char *const  *uids,
           RungLabel           label,
           EditOne             edit_one,
           const Wish         *wish,
           GError            **error)
{
  g_autoptr(GPtrArray) goals = find_goals (plan, uids, error);
  g_autoptr(GPtrArray) edits = goals != NULL ? edit_each (plan, goals, edit_one, wish, error) : NULL;

  return edits != NULL ? join (plan, edits, label, error) : NULL;
}

static gboolean
is_done (RungRecord *goal)
{
  return rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DONE;
}

/* --- Status --- */

static RungChangeset *
complete_one (RungPlan    *plan,
              RungRecord  *goal,
              const Wish  *wish,
              GError     **error)
{
  return rung_edit_complete_goal (plan, rung_record_get_uid (goal), wish->day, error);
}

/**
 * rung_edit_complete_goals:
 * @plan: a plan
 * @uids: (array zero-terminated=1): goals
 * @day: the day they were done
 * @error: return location for a %RUNG_PLAN_ERROR; %RUNG_PLAN_ERROR_NOTHING when all are
 *   done already
 *
 * Completes all of them that are not done.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_complete_goals (RungPlan           *plan,
                          const char *const  *uids,
                          guint32             day,
                          GError            **error)
{
  Wish wish = { .day = day };

  return edit_many (plan, uids, RUNG_LABEL_COMPLETE_GOALS, complete_one, &wish, error);
}

static RungChangeset *
drop_one (RungPlan    *plan,
          RungRecord  *goal,
          const Wish  *wish,
          GError     **error)
{
  return is_done (goal) ? NULL : rung_edit_drop_goal (plan, rung_record_get_uid (goal), wish->text, error);
}

/**
 * rung_edit_drop_goals:
 * @plan: a plan
 * @uids: (array zero-terminated=1): goals
 * @reason: (nullable): why, of all of them
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Drops all of them that are not done; of those that are dropped it changes the reason.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_drop_goals (RungPlan           *plan,
                      const char *const  *uids,
                      const char         *reason,
                      GError            **error)
{
  Wish wish = { .text = reason };

  return edit_many (plan, uids, RUNG_LABEL_DROP_GOALS, drop_one, &wish, error);
}

static RungChangeset *
pause_one (RungPlan    *plan,
           RungRecord  *goal,
           const Wish  *wish,
           GError     **error)
{
  return rung_goal_is_open (goal) ? rung_edit_pause_goal (plan, rung_record_get_uid (goal), wish->text, error) : NULL;
}

/**
 * rung_edit_pause_goals:
 * @plan: a plan
 * @uids: (array zero-terminated=1): goals
 * @reason: (nullable): why, of all of them
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Pauses all of them that are open.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_pause_goals (RungPlan           *plan,
                       const char *const  *uids,
                       const char         *reason,
                       GError            **error)
{
  Wish wish = { .text = reason };

  return edit_many (plan, uids, RUNG_LABEL_EDIT_GOALS, pause_one, &wish, error);
}

static RungChangeset *
start_one (RungPlan    *plan,
           RungRecord  *goal,
           const Wish  *wish,
           GError     **error)
{
  return is_done (goal) ? NULL : rung_edit_start_goal (plan, rung_record_get_uid (goal), wish->day, error);
}

/**
 * rung_edit_start_goals:
 * @plan: a plan
 * @uids: (array zero-terminated=1): goals
 * @today: the present day
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Begins all of them that are not done, as rung_edit_start_goal() does.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_start_goals (RungPlan           *plan,
                       const char *const  *uids,
                       guint32             today,
                       GError            **error)
{
  Wish wish = { .day = today };

  return edit_many (plan, uids, RUNG_LABEL_EDIT_GOALS, start_one, &wish, error);
}

static RungChangeset *
reopen_one (RungPlan    *plan,
            RungRecord  *goal,
            const Wish  *wish,
            GError     **error)
{
  return rung_edit_reopen_goal (plan, rung_record_get_uid (goal), error);
}

/**
 * rung_edit_reopen_goals:
 * @plan: a plan
 * @uids: (array zero-terminated=1): goals
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Takes up again all of them that are done, dropped or paused.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_reopen_goals (RungPlan           *plan,
                        const char *const  *uids,
                        GError            **error)
{
  Wish wish = { 0 };

  return edit_many (plan, uids, RUNG_LABEL_EDIT_GOALS, reopen_one, &wish, error);
}

/* --- Due days --- */

static RungChangeset *
put_due_day (RungPlan    *plan,
             RungRecord  *goal,
             guint32      due,
             GError     **error)
{
  return rung_edit_schedule_goal (plan, rung_record_get_uid (goal), rung_record_get_day (goal, RUNG_GOAL_START), due, error);
}

static RungChangeset *
set_due_of_one (RungPlan    *plan,
                RungRecord  *goal,
                const Wish  *wish,
                GError     **error)
{
  return rung_goal_is_open (goal) ? put_due_day (plan, goal, wish->day, error) : NULL;
}

/**
 * rung_edit_set_due_days:
 * @plan: a plan
 * @uids: (array zero-terminated=1): goals
 * @due: the day, or %RUNG_NO_DAY for none
 * @error: return location for a %RUNG_PLAN_ERROR; %RUNG_PLAN_ERROR_SPAN when one starts
 *   later than that
 *
 * Gives one due day to all of them that are open.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_set_due_days (RungPlan           *plan,
                        const char *const  *uids,
                        guint32             due,
                        GError            **error)
{
  Wish wish = { .day = due };

  return edit_many (plan, uids, RUNG_LABEL_MOVE_GOALS, set_due_of_one, &wish, error);
}

static RungChangeset *
shift_one (RungPlan    *plan,
           RungRecord  *goal,
           const Wish  *wish,
           GError     **error)
{
  gint64 due = rung_record_get_day (goal, RUNG_GOAL_DUE);

  if (due == RUNG_NO_DAY || !rung_goal_is_open (goal))
    return NULL;
  if (wish->months != 0)
    due = rung_day_add_months (due, wish->months);
  due += wish->days;
  /* The rules refuse a day so far off, where 0 would be no day. */
  return put_due_day (plan, goal, due > 0 && due < G_MAXUINT32 ? due : G_MAXUINT32, error);
}

/**
 * rung_edit_shift_due_days:
 * @plan: a plan
 * @uids: (array zero-terminated=1): goals
 * @days: so many days later; less than 0 is earlier
 * @months: so many months later, before the days are counted
 * @error: return location for a %RUNG_PLAN_ERROR; %RUNG_PLAN_ERROR_SPAN when one would be
 *   due before it starts
 *
 * Moves the due day of all of them that are open and have one.  Starts stay.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_shift_due_days (RungPlan           *plan,
                          const char *const  *uids,
                          int                 days,
                          int                 months,
                          GError            **error)
{
  Wish wish = { .days = days, .months = months };

  return edit_many (plan, uids, RUNG_LABEL_MOVE_GOALS, shift_one, &wish, error);
}

/* --- Priority, links --- */

static RungChangeset *
prioritize_one (RungPlan    *plan,
                RungRecord  *goal,
                const Wish  *wish,
                GError     **error)
{
  if (rung_record_get_integer (goal, RUNG_GOAL_PRIORITY) == wish->priority)
    return NULL;
  return rung_edit_set_field (plan, RUNG_KIND_GOAL, rung_record_get_uid (goal), RUNG_GOAL_PRIORITY,
                              g_variant_new_int64 (wish->priority), error);
}

/**
 * rung_edit_set_priorities:
 * @plan: a plan
 * @uids: (array zero-terminated=1): goals
 * @priority: of all of them
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Gives one priority to all of them, open or not.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_set_priorities (RungPlan           *plan,
                          const char *const  *uids,
                          RungPriority        priority,
                          GError            **error)
{
  Wish wish = { .priority = priority };

  return edit_many (plan, uids, RUNG_LABEL_EDIT_GOALS, prioritize_one, &wish, error);
}

static RungChangeset *
link_one (RungPlan    *plan,
          RungRecord  *goal,
          const Wish  *wish,
          GError     **error)
{
  return rung_edit_link_goal (plan, rung_record_get_uid (goal), wish->text, error);
}

/**
 * rung_edit_link_goals:
 * @plan: a plan
 * @uids: (array zero-terminated=1): goals
 * @responsibility_uid: what they are to serve too
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Lets all of them serve one more responsibility.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_link_goals (RungPlan           *plan,
                      const char *const  *uids,
                      const char         *responsibility_uid,
                      GError            **error)
{
  Wish wish = { .text = responsibility_uid };

  if (rung_edit_find (plan, RUNG_KIND_RESPONSIBILITY, responsibility_uid, error) == NULL)
    return NULL;
  return edit_many (plan, uids, RUNG_LABEL_EDIT_GOALS, link_one, &wish, error);
}

/* --- Deleting, order --- */

/**
 * rung_edit_delete_goals:
 * @plan: a plan
 * @uids: (array zero-terminated=1): goals
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Deletes them with what belongs to them, as rung_edit_delete_goal() does; also evidence
 * that showed nothing but these goals.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_delete_goals (RungPlan           *plan,
                        const char *const  *uids,
                        GError            **error)
{
  g_autoptr(GPtrArray) goals = find_goals (plan, uids, error);
  RungChangeset *changeset;

  if (goals == NULL)
    return NULL;
  if (goals->len == 0)
    return refuse_nothing (error);
  if (goals->len == 1)
    return rung_edit_delete_goal (plan, rung_record_get_uid (goals->pdata[0]), error);
  changeset = new_changeset (RUNG_LABEL_DELETE_GOALS, goals->len);
  return rung_edit_delete_all (plan, changeset, goals, error);
}

/* The rest without @block and then the block before @next, which may be in it: then it
 * stands before the first behind that is not. */
static GPtrArray *
put_block (GPtrArray  *all,
           GHashTable *block,
           RungRecord *next,
           guint      *first)
{
  GPtrArray *order = g_ptr_array_sized_new (all->len);
  guint place = all->len;

  if (next != NULL)
    g_ptr_array_find (all, next, &place);
  for (guint i = 0; i < place; i++)
    if (!g_hash_table_contains (block, all->pdata[i]))
      g_ptr_array_add (order, all->pdata[i]);
  *first = order->len;
  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_contains (block, all->pdata[i]))
      g_ptr_array_add (order, all->pdata[i]);
  for (guint i = place; i < all->len; i++)
    if (!g_hash_table_contains (block, all->pdata[i]))
      g_ptr_array_add (order, all->pdata[i]);
  return order;
}

static void
set_ordinal (RungChangeset *changeset,
             RungRecord    *goal,
             gint64         ordinal)
{
  rung_edit_replace (changeset, goal, rung_record_with (goal, RUNG_GOAL_ORDINAL, g_variant_new_int64 (ordinal)));
}

static gint64
get_ordinal (RungRecord *goal)
{
  return rung_record_get_integer (goal, RUNG_GOAL_ORDINAL);
}

/* The block follows on what stands before it; those behind move up where they have to. */
static void
number_block (RungChangeset *changeset,
              GPtrArray     *order,
              guint          first,
              guint          n_block)
{
  gint64 last = first > 0 ? get_ordinal (order->pdata[first - 1]) : -1;
  /* No room is left at the end of the numbers (a strange file): count anew. */
  gboolean is_full = last > G_MAXINT32 - (gint64) order->len - 1;

  if (is_full)
    for (last = -1; last + 1 < first; last++)
      set_ordinal (changeset, order->pdata[last + 1], last + 1);
  for (guint i = first; i < order->len; i++)
    {
      if (!is_full && i >= first + n_block && get_ordinal (order->pdata[i]) > last)
        return;
      set_ordinal (changeset, order->pdata[i], ++last);
    }
}

static gboolean
is_same_order (GPtrArray *a,
               GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (a->pdata[i] != b->pdata[i])
      return FALSE;
  return TRUE;
}

/**
 * rung_edit_move_goals:
 * @plan: a plan
 * @uids: (array zero-terminated=1): goals
 * @before_uid: (nullable): the goal they come to stand before, or %NULL for the end
 * @error: return location for a %RUNG_PLAN_ERROR; %RUNG_PLAN_ERROR_NOTHING when they stand
 *   there already
 *
 * Moves goals to one place, in the order they have among themselves.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_move_goals (RungPlan           *plan,
                      const char *const  *uids,
                      const char         *before_uid,
                      GError            **error)
{
  g_autoptr(GPtrArray) goals = find_goals (plan, uids, error);
  g_autoptr(GHashTable) block = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) order = NULL;
  RungRecord *next = NULL;
  RungChangeset *changeset;
  guint first;

  if (goals == NULL || (before_uid != NULL && (next = rung_edit_find (plan, RUNG_KIND_GOAL, before_uid, error)) == NULL))
    return NULL;
  if (goals->len == 1)
    return rung_edit_move_goal (plan, rung_record_get_uid (goals->pdata[0]), before_uid, error);
  for (guint i = 0; i < goals->len; i++)
    g_hash_table_add (block, goals->pdata[i]);
  all = rung_plan_list_goals (plan, NULL);
  order = put_block (all, block, next, &first);
  if (is_same_order (all, order))
    return refuse_nothing (error);
  changeset = new_changeset (RUNG_LABEL_MOVE_GOALS, goals->len);
  number_block (changeset, order, first, goals->len);
  return rung_edit_finish (plan, changeset, error);
}
