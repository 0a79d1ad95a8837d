/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goals in groups and in order.
 *
 * 1. Each goal stands once.  By responsibility it stands under the first it serves, like
 *    in the development plan.
 * 2. Done and dropped goals have the last two groups, newest first, however the others
 *    are sorted: the order is about what is still to do.
 * 3. The counts follow the text that is looked for and not the filter, so that they tell
 *    under which filter it would be found.
 * 4. To follow a changeset arrives where making the order anew would.  What a goal is
 *    sorted by is looked up once and kept: it may hang on records that are gone by then. */

#include "rung-goal-order-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rung-day.h"
#include "rung-phrases.h"

/* Beyond so many goals it is cheaper to sort all of them again. */
#define MOST_TO_FOLLOW 16

static RungGoalKey *
get_key (const RungGoalOrder *self,
         guint                place)
{
  return &g_array_index (self->keys, RungGoalKey, place);
}

static void
count (RungGoalOrder *self,
       RungRecord    *goal,
       int            difference)
{
  if (!rung_goal_order_has_text (self, goal))
    return;
  for (guint filter = 0; filter < RUNG_N_GOAL_FILTERS; filter++)
    if (rung_goal_order_takes (filter, goal, self->today, self->quarter_end))
      self->counts[filter] += difference;
}

/* --- All of it --- */

static void
clear_key (gpointer data)
{
  g_clear_pointer (&((RungGoalKey *) data)->goal, rung_record_unref);
}

static void
rank_responsibilities (RungGoalOrder *self,
                       RungPlan      *plan)
{
  g_autoptr(GPtrArray) all = NULL;

  g_clear_pointer (&self->responsibility_ranks, g_hash_table_unref);
  if (self->sort != RUNG_GOAL_SORT_RESPONSIBILITY)
    return;
  all = rung_plan_list_responsibilities (plan, NULL, TRUE);
  self->responsibility_ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < all->len; i++)
    g_hash_table_insert (self->responsibility_ranks, g_strdup (rung_record_get_uid (all->pdata[i])), GUINT_TO_POINTER (i));
}

static gboolean
shows (const RungGoalOrder *self,
       RungRecord          *goal)
{
  return rung_goal_order_takes (self->filter, goal, self->today, self->quarter_end) && rung_goal_order_has_text (self, goal);
}

static gboolean
is_same_group (const RungGoalKey           *key,
               const RungGoalGroup *group)
{
  return key->group == group->group && key->responsibility == group->responsibility;
}

static void
find_groups (RungGoalOrder *self)
{
  g_array_set_size (self->groups, 0);
  for (guint i = 0; i < self->keys->len; i++)
    {
      const RungGoalKey *key = get_key (self, i);
      RungGoalGroup *last = self->groups->len > 0 ? &g_array_index (self->groups, RungGoalGroup, self->groups->len - 1) : NULL;

      if (last == NULL || !is_same_group (key, last))
        {
          RungGoalGroup group = { key->group, key->responsibility, i, 0 };

          g_array_append_val (self->groups, group);
          last = &g_array_index (self->groups, RungGoalGroup, self->groups->len - 1);
        }
      last->n_goals++;
    }
}

static void
build (RungGoalOrder *self,
       RungPlan      *plan)
{
  guint n_goals = rung_plan_get_n_records (plan, RUNG_KIND_GOAL);

  rank_responsibilities (self, plan);
  memset (self->counts, 0, sizeof (self->counts));
  g_array_set_size (self->keys, 0);
  for (guint i = 0; i < n_goals; i++)
    {
      RungRecord *goal = rung_plan_get_nth (plan, RUNG_KIND_GOAL, i);
      RungGoalKey key;

      count (self, goal, 1);
      if (!shows (self, goal))
        continue;
      rung_goal_key_fill (self, &key, plan, rung_record_ref (goal));
      g_array_append_val (self->keys, key);
    }
  g_array_sort (self->keys, rung_goal_key_compare);
  find_groups (self);
}

/* Blanks around it are of somebody who is not done typing. */
static char *
dup_needle (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *bare != '\0' ? rung_goal_order_fold (bare) : NULL;
}

/**
 * rung_goal_order_new:
 * @plan: a plan
 * @view: which goals and how
 *
 * Returns: (transfer full): the goals of @plan as they are now
 */
RungGoalOrder *
rung_goal_order_new (RungPlan           *plan,
                     const RungGoalView *view)
{
  RungGoalOrder *self = g_new0 (RungGoalOrder, 1);

  self->today = view->today;
  self->quarter_end = rung_day_last_of_quarter (view->today);
  self->filter = view->filter;
  self->sort = view->sort;
  self->text = dup_needle (view->text);
  self->keys = g_array_new (FALSE, FALSE, sizeof (RungGoalKey));
  g_array_set_clear_func (self->keys, clear_key);
  self->groups = g_array_new (FALSE, FALSE, sizeof (RungGoalGroup));
  build (self, plan);
  return self;
}

void
rung_goal_order_free (RungGoalOrder *self)
{
  g_array_unref (self->keys);
  g_array_unref (self->groups);
  g_clear_pointer (&self->responsibility_ranks, g_hash_table_unref);
  g_free (self->text);
  g_free (self);
}

/* --- Following a changeset --- */

/* The goal whose place may be another now that @record is; NULL: none. */
static const char *
find_goal_of (RungRecord *record)
{
  switch ((int) rung_record_get_kind (record))
    {
    case RUNG_KIND_GOAL:
      return rung_record_get_uid (record);
    case RUNG_KIND_STEP:
      return rung_record_get_text (record, RUNG_STEP_GOAL);
    case RUNG_KIND_CHECK_IN:
      return rung_record_get_text (record, RUNG_CHECK_IN_GOAL);
    case RUNG_KIND_GOAL_LINK:
      return rung_record_get_text (record, RUNG_GOAL_LINK_GOAL);
    default:
      return NULL;
    }
}

static void
add_goal_of (GPtrArray  *uids,
             GHashTable *seen,
             RungRecord *record)
{
  const char *uid = record != NULL ? find_goal_of (record) : NULL;

  if (uid != NULL && g_hash_table_add (seen, (gpointer) uid))
    g_ptr_array_add (uids, (gpointer) uid);
}

static gboolean
is_of_ladder (const RungChange *change)
{
  RungKind kind = rung_record_get_kind (change->after != NULL ? change->after : change->before);

  return kind == RUNG_KIND_ROLE || kind == RUNG_KIND_RESPONSIBILITY;
}

/* Uids of the goals whose place or count may be another now; NULL: of too many. */
static GPtrArray *
list_touched (RungChangeset *changeset)
{
  g_autoptr(GPtrArray) uids = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    {
      const RungChange *change = rung_changeset_get (changeset, i);

      if (is_of_ladder (change))
        return NULL;
      add_goal_of (uids, seen, change->before);
      add_goal_of (uids, seen, change->after);
      if (uids->len > MOST_TO_FOLLOW)
        return NULL;
    }
  return g_steal_pointer (&uids);
}

/* What has not been touched: so many goals at the start and at the end. */
typedef struct
{
  guint    head;
  guint    tail;
  gboolean is_all;
} Rest;

static void
touch (Rest  *rest,
       guint  place,
       guint  n_goals)
{
  rest->head = MIN (rest->head, place);
  rest->tail = MIN (rest->tail, n_goals - 1 - place);
  rest->is_all = FALSE;
}

static gboolean
is_among (GPtrArray  *uids,
          RungRecord *goal)
{
  const char *uid = rung_record_get_uid (goal);

  for (guint i = 0; i < uids->len; i++)
    if (strcmp (uids->pdata[i], uid) == 0)
      return TRUE;
  return FALSE;
}

/* Where a key belongs, or stands. */
static guint
find_place (const RungGoalOrder *self,
            const RungGoalKey           *key)
{
  guint least = 0, most = self->keys->len;

  while (least < most)
    {
      guint middle = least + (most - least) / 2;

      if (rung_goal_key_compare (get_key (self, middle), key) < 0)
        least = middle + 1;
      else
        most = middle;
    }
  return least;
}

/* Whether a goal with another key stays where it is, between the same two. */
static gboolean
keeps_place (const RungGoalOrder *self,
             guint                place,
             const RungGoalKey   *key)
{
  const RungGoalKey *old = get_key (self, place);

  return old->group == key->group && old->responsibility == key->responsibility &&
         (place == 0 || rung_goal_key_compare (get_key (self, place - 1), key) < 0) &&
         (place + 1 == self->keys->len || rung_goal_key_compare (key, get_key (self, place + 1)) < 0);
}

static gboolean
replace (RungGoalOrder *self,
         RungPlan      *plan,
         guint          place,
         GHashTable    *kept)
{
  RungRecord *now = rung_plan_find_record (plan, RUNG_KIND_GOAL, rung_record_get_uid (get_key (self, place)->goal));
  RungGoalKey key;

  if (now == NULL || !shows (self, now))
    return FALSE;
  rung_goal_key_fill (self, &key, plan, now);
  if (!keeps_place (self, place, &key))
    return FALSE;
  rung_record_ref (now);
  rung_record_unref (get_key (self, place)->goal);
  *get_key (self, place) = key;
  g_hash_table_add (kept, now);
  return TRUE;
}

/* Takes out what goes or moves; what keeps its place gets its new record there. */
static void
take_out (RungGoalOrder *self,
          RungPlan      *plan,
          GPtrArray     *uids,
          GHashTable    *kept,
          Rest          *rest)
{
  for (guint i = self->keys->len; i > 0; i--)
    {
      if (!is_among (uids, get_key (self, i - 1)->goal) || replace (self, plan, i - 1, kept))
        continue;
      touch (rest, i - 1, self->keys->len);
      g_array_remove_index (self->keys, i - 1);
    }
}

static void
put_in (RungGoalOrder *self,
        RungPlan      *plan,
        GPtrArray     *uids,
        GHashTable    *kept,
        Rest          *rest)
{
  for (guint i = 0; i < uids->len; i++)
    {
      RungRecord *now = rung_plan_find_record (plan, RUNG_KIND_GOAL, uids->pdata[i]);
      guint place;
      RungGoalKey key;

      if (now == NULL || !shows (self, now) || g_hash_table_contains (kept, now))
        continue;
      rung_goal_key_fill (self, &key, plan, rung_record_ref (now));
      place = find_place (self, &key);
      g_array_insert_val (self->keys, place, key);
      touch (rest, place, self->keys->len);
    }
}

static void
count_changes (RungGoalOrder *self,
               RungChangeset *changeset)
{
  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    {
      const RungChange *change = rung_changeset_get (changeset, i);

      if (change->before != NULL && rung_record_get_kind (change->before) == RUNG_KIND_GOAL)
        count (self, change->before, -1);
      if (change->after != NULL && rung_record_get_kind (change->after) == RUNG_KIND_GOAL)
        count (self, change->after, 1);
    }
}

/* Heads above the goals that come first, and those between the goals that come last. */
static guint
count_heads_within (const RungGoalOrder *self,
                    guint                n_first)
{
  guint n = 0;

  while (n < self->groups->len && rung_goal_order_get_group (self, n)->first < n_first)
    n++;
  return n;
}

static guint
count_heads_behind (const RungGoalOrder *self,
                    guint                place)
{
  return self->groups->len - count_heads_within (self, place + 1);
}

static void
follow_all (RungGoalOrder  *self,
            RungPlan       *plan,
            RungLineChange *change)
{
  change->position = 0;
  change->n_removed = rung_goal_order_get_n_lines (self);
  build (self, plan);
  change->n_added = rung_goal_order_get_n_lines (self);
}

/**
 * rung_goal_order_follow:
 * @self: an order
 * @plan: its plan, after @changeset was applied to it
 * @changeset: what changed since the order was right
 * @change: (out): what became of the lines; a goal that keeps its place is no change
 *
 * Brings the order up to date, for few goals without sorting all of them.
 *
 * Returns: whether lines went, came or moved
 */
gboolean
rung_goal_order_follow (RungGoalOrder  *self,
                        RungPlan       *plan,
                        RungChangeset  *changeset,
                        RungLineChange *change)
{
  g_autoptr(GPtrArray) uids = list_touched (changeset);
  g_autoptr(GHashTable) kept = g_hash_table_new (NULL, NULL);
  Rest rest = { self->keys->len, self->keys->len, TRUE };
  guint n_before, tail_lines;

  if (uids == NULL)
    {
      follow_all (self, plan, change);
      return change->n_removed > 0 || change->n_added > 0;
    }
  n_before = rung_goal_order_get_n_lines (self);
  count_changes (self, changeset);
  take_out (self, plan, uids, kept, &rest);
  put_in (self, plan, uids, kept, &rest);
  find_groups (self);
  if (rest.is_all)
    {
      *change = (RungLineChange) { 0 };
      return FALSE;
    }
  change->position = rest.head + count_heads_within (self, rest.head);
  tail_lines = rest.tail > 0 ? rest.tail + count_heads_behind (self, self->keys->len - rest.tail) : 0;
  change->n_removed = n_before - change->position - tail_lines;
  change->n_added = rung_goal_order_get_n_lines (self) - change->position - tail_lines;
  return TRUE;
}

/* --- Questions --- */

guint
rung_goal_order_get_count (const RungGoalOrder *self,
                           RungGoalFilter       filter)
{
  g_return_val_if_fail (filter < RUNG_N_GOAL_FILTERS, 0);

  return self->counts[filter];
}

guint
rung_goal_order_get_n_goals (const RungGoalOrder *self)
{
  return self->keys->len;
}

RungRecord *
rung_goal_order_get_goal (const RungGoalOrder *self,
                          guint                place)
{
  g_return_val_if_fail (place < self->keys->len, NULL);

  return get_key (self, place)->goal;
}

guint
rung_goal_order_get_n_groups (const RungGoalOrder *self)
{
  return self->groups->len;
}

const RungGoalGroup *
rung_goal_order_get_group (const RungGoalOrder *self,
                           guint                number)
{
  g_return_val_if_fail (number < self->groups->len, NULL);

  return &g_array_index (self->groups, RungGoalGroup, number);
}

/**
 * rung_goal_order_find:
 * @self: an order
 * @plan: its plan
 * @uid: a goal
 * @place: (out): its place among the goals of the order
 *
 * Returns: whether the goal is shown
 */
gboolean
rung_goal_order_find (const RungGoalOrder *self,
                      RungPlan            *plan,
                      const char          *uid,
                      guint               *place)
{
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, uid);
  RungGoalKey key;

  if (goal == NULL)
    return FALSE;
  rung_goal_key_fill (self, &key, plan, goal);
  *place = find_place (self, &key);
  return *place < self->keys->len && get_key (self, *place)->goal == goal;
}

guint
rung_goal_order_find_group (const RungGoalOrder *self,
                            guint                place)
{
  guint number = self->groups->len - 1;

  g_return_val_if_fail (place < self->keys->len, 0);

  while (rung_goal_order_get_group (self, number)->first > place)
    number--;
  return number;
}

guint
rung_goal_order_get_n_lines (const RungGoalOrder *self)
{
  return self->keys->len + self->groups->len;
}

guint
rung_goal_order_get_line_of (const RungGoalOrder *self,
                             guint                place)
{
  return place + rung_goal_order_find_group (self, place) + 1;
}

/**
 * rung_goal_order_get_line:
 * @self: an order
 * @line: less than the number of lines
 * @group: (out): the number of its group
 *
 * Returns: (transfer none) (nullable): the goal on that line, or %NULL for a group's head
 */
RungRecord *
rung_goal_order_get_line (const RungGoalOrder *self,
                          guint                line,
                          guint               *group)
{
  const RungGoalGroup *found;
  guint number = self->groups->len - 1;

  g_return_val_if_fail (line < rung_goal_order_get_n_lines (self), NULL);

  while (rung_goal_order_get_group (self, number)->first + number > line)
    number--;
  found = rung_goal_order_get_group (self, number);
  *group = number;
  return line == found->first + number ? NULL : get_key (self, line - number - 1)->goal;
}

static char *
dup_quarter_title (RungWords *words,
                   guint32    today)
{
  g_autofree char *day = rung_words_format_near_day (words, rung_day_last_of_quarter (today), today);

  /* Translators: the head of a group of goals; %s is a date. */
  return g_strdup_printf (rung_words_get (words, "Due by %s"), day);
}

static char *
dup_responsibility_title (const RungGoalGroup *group,
                          RungPlan            *plan,
                          RungWords           *words)
{
  RungRecord *responsibility = rung_plan_find_record (plan, RUNG_KIND_RESPONSIBILITY, group->responsibility);

  return g_strdup (responsibility != NULL ? rung_record_title (responsibility, words->language)
                                          : rung_words_get (words, "For No Responsibility"));
}

/**
 * rung_goal_group_dup_title:
 * @group: a group
 * @plan: its plan
 * @words: the words
 * @today: the present day
 *
 * Returns: (transfer full): what stands over the group
 */
char *
rung_goal_group_dup_title (const RungGoalGroup *group,
                           RungPlan            *plan,
                           RungWords           *words,
                           guint32              today)
{
  switch (group->group)
    {
    case RUNG_GROUP_OVERDUE:
      return g_strdup (rung_words_get (words, "Overdue"));
    case RUNG_GROUP_QUARTER:
      return dup_quarter_title (words, today);
    case RUNG_GROUP_LATER:
      return g_strdup (rung_words_get (words, "Later"));
    case RUNG_GROUP_NO_DATE:
      return g_strdup (rung_words_get (words, "No Date"));
    case RUNG_GROUP_HIGH:
      return g_strdup (rung_words_get (words, "High Priority"));
    case RUNG_GROUP_NORMAL:
      return g_strdup (rung_words_get (words, "Normal Priority"));
    case RUNG_GROUP_LOW:
      return g_strdup (rung_words_get (words, "Low Priority"));
    case RUNG_GROUP_UNDER_WAY:
      return g_strdup (rung_words_get (words, "Under Way"));
    case RUNG_GROUP_NOT_BEGUN:
      return g_strdup (rung_words_get (words, "Not Begun"));
    case RUNG_GROUP_RESPONSIBILITY:
      return dup_responsibility_title (group, plan, words);
    case RUNG_GROUP_OPEN:
      return g_strdup (rung_words_get (words, "My Order"));
    case RUNG_GROUP_DONE:
      return g_strdup (rung_words_get (words, "Done"));
    case RUNG_GROUP_DROPPED:
      return g_strdup (rung_words_get (words, "Dropped"));
    case RUNG_N_GROUPS:
    default:
      g_assert_not_reached ();
    }
}
