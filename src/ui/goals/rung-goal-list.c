/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goals in groups by how soon they are due.
 *
 * 1. A line lives as long as its goal is in the list, so a view keeps its place.
 * 2. After each commit the list is made anew and compared: what is the same at both
 *    ends is left alone and the middle is told as one change.  10,000 goals take some
 *    milliseconds, and an edit that moves nothing tells no change of items at all.
 * 3. GtkSortListModel is not used: it keeps the keys of items that changed, and 4.8
 *    has no sections. */

#include "rung-goal-list.h"

#include <string.h>

#include "rung-day.h"
#include "rung-paths.h"
#include "rung-progress.h"

struct _RungGoalLine
{
  GObject     parent_instance;

  char       *uid;
  RungRecord *record; /* what was shown last, to notice a change */
  RungGroup   group;
  guint       count;
  gboolean    is_first;
  gboolean    is_last;
  gboolean    is_shown;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungGoalLine, rung_goal_line, G_TYPE_OBJECT)

static void
rung_goal_line_finalize (GObject *object)
{
  RungGoalLine *self = RUNG_GOAL_LINE (object);

  g_free (self->uid);
  g_clear_pointer (&self->record, rung_record_unref);
  G_OBJECT_CLASS (rung_goal_line_parent_class)->finalize (object);
}

static void
rung_goal_line_class_init (RungGoalLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_goal_line_finalize;
  signals[CHANGED] = g_signal_new ("changed", RUNG_TYPE_GOAL_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rung_goal_line_init (RungGoalLine *self)
{
}

const char *
rung_goal_line_get_uid (RungGoalLine *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LINE (self), NULL);

  return self->uid;
}

RungGroup
rung_goal_line_get_group (RungGoalLine *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LINE (self), RUNG_GROUP_NO_DATE);

  return self->group;
}

guint
rung_goal_line_get_count (RungGoalLine *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LINE (self), 0);

  return self->count;
}

gboolean
rung_goal_line_is_first (RungGoalLine *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LINE (self), FALSE);

  return self->is_first;
}

gboolean
rung_goal_line_is_last (RungGoalLine *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LINE (self), FALSE);

  return self->is_last;
}

gboolean
rung_goal_line_is_shown (RungGoalLine *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LINE (self), FALSE);

  return self->is_shown;
}

/* --- the list --- */

struct _RungGoalList
{
  GObject       parent_instance;

  RungStore    *store;
  GSignalGroup *store_signals;
  GPtrArray    *lines;                 /* of RungGoalLine, as shown */
  GHashTable   *by_uid;                /* uid -> RungGoalLine, borrowed from lines */
  RungGoalLine *heads[RUNG_N_GROUPS];
  char         *shown_uid;
};

static void rung_goal_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RungGoalList, rung_goal_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rung_goal_list_model_init))

/* What a goal is sorted by, looked up once. */
typedef struct
{
  RungRecord *goal;
  RungGroup   group;
  guint32     day;
  gint64      priority;
  gint64      ordinal;
} SortKey;

static RungGroup
group_of (RungRecord *goal,
          guint32     today,
          guint32     quarter_end)
{
  guint32 due = rung_record_get_day (goal, RUNG_GOAL_DUE);

  if (!rung_goal_is_open (goal))
    return RUNG_GROUP_DONE;
  if (due == RUNG_NO_DAY)
    return RUNG_GROUP_NO_DATE;
  if (rung_goal_is_overdue (goal, today))
    return RUNG_GROUP_OVERDUE;
  return due <= quarter_end ? RUNG_GROUP_QUARTER : RUNG_GROUP_LATER;
}

static void
fill_key (SortKey    *key,
          RungRecord *goal,
          guint32     today,
          guint32     quarter_end)
{
  key->goal = goal;
  key->group = group_of (goal, today, quarter_end);
  key->day = rung_record_get_day (goal, key->group == RUNG_GROUP_DONE ? RUNG_GOAL_DONE_DAY : RUNG_GOAL_DUE);
  key->priority = rung_record_get_integer (goal, RUNG_GOAL_PRIORITY);
  key->ordinal = rung_record_get_integer (goal, RUNG_GOAL_ORDINAL);
}

/* By group, then by due day (done: newest first), then the important ones, then as the
 * person ordered them. */
static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const SortKey *x = a;
  const SortKey *y = b;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->day != y->day)
    return (x->day < y->day) == (x->group != RUNG_GROUP_DONE) ? -1 : 1;
  if (x->priority != y->priority)
    return x->priority > y->priority ? -1 : 1;
  if (x->ordinal != y->ordinal)
    return x->ordinal < y->ordinal ? -1 : 1;
  return strcmp (rung_record_get_uid (x->goal), rung_record_get_uid (y->goal));
}

static GArray *
make_keys (RungPlan *plan)
{
  guint32 today = rung_clock_get_today ();
  guint32 quarter_end = rung_day_last_of_quarter (today);
  guint n_goals = rung_plan_get_n_records (plan, RUNG_KIND_GOAL);
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (SortKey), n_goals);

  g_array_set_size (keys, n_goals);
  for (guint i = 0; i < n_goals; i++)
    fill_key (&g_array_index (keys, SortKey, i), rung_plan_get_nth (plan, RUNG_KIND_GOAL, i), today, quarter_end);
  g_array_sort (keys, compare_keys);
  return keys;
}

static RungGoalLine *
ref_line (RungGoalList *self,
          const SortKey *key)
{
  RungGoalLine *line = g_hash_table_lookup (self->by_uid, rung_record_get_uid (key->goal));

  if (line != NULL)
    return g_object_ref (line);
  line = g_object_new (RUNG_TYPE_GOAL_LINE, NULL);
  line->uid = g_strdup (rung_record_get_uid (key->goal));
  line->group = key->group;
  line->is_shown = g_strcmp0 (line->uid, self->shown_uid) == 0;
  return line;
}

static RungGoalLine *
ref_head (RungGoalList *self,
          RungGroup     group)
{
  if (self->heads[group] == NULL)
    {
      self->heads[group] = g_object_new (RUNG_TYPE_GOAL_LINE, NULL);
      self->heads[group]->group = group;
    }
  return g_object_ref (self->heads[group]);
}

/* Lines and what they have to say now; `changed` collects those that say something else. */
static void
update_line (RungGoalLine  *line,
             const SortKey *key,
             gboolean       is_first,
             gboolean       is_last,
             GPtrArray     *changed)
{
  if (line->record == key->goal && line->group == key->group &&
      line->is_first == is_first && line->is_last == is_last)
    return;
  g_clear_pointer (&line->record, rung_record_unref);
  line->record = rung_record_ref (key->goal);
  line->group = key->group;
  line->is_first = is_first;
  line->is_last = is_last;
  g_ptr_array_add (changed, line);
}

static GPtrArray *
make_lines (RungGoalList *self,
            GArray       *keys,
            GPtrArray    *changed)
{
  GPtrArray *lines = g_ptr_array_new_full (keys->len + RUNG_N_GROUPS, g_object_unref);
  guint start = 0;

  while (start < keys->len)
    {
      RungGroup group = g_array_index (keys, SortKey, start).group;
      RungGoalLine *head = ref_head (self, group);
      guint end = start;

      while (end < keys->len && g_array_index (keys, SortKey, end).group == group)
        end++;
      g_ptr_array_add (lines, head);
      if (head->count != end - start)
        {
          head->count = end - start;
          g_ptr_array_add (changed, head);
        }
      for (guint i = start; i < end; i++)
        {
          const SortKey *key = &g_array_index (keys, SortKey, i);
          RungGoalLine *line = ref_line (self, key);

          update_line (line, key, i == start, i + 1 == end, changed);
          g_ptr_array_add (lines, line);
        }
      start = end;
    }
  return lines;
}

static void
tell_difference (RungGoalList *self,
                 GPtrArray    *before,
                 GPtrArray    *after)
{
  guint least = MIN (before->len, after->len);
  guint head = 0, tail = 0;

  while (head < least && before->pdata[head] == after->pdata[head])
    head++;
  while (tail < least - head && before->pdata[before->len - 1 - tail] == after->pdata[after->len - 1 - tail])
    tail++;
  if (before->len - head - tail > 0 || after->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail, after->len - head - tail);
}

/* Anything a row shows may hang on other records (steps, links), so a commit that
 * touches them makes the goal say it changed. */
static void
tell_changed (RungGoalList  *self,
              RungChangeset *changeset,
              GPtrArray     *changed)
{
  g_autoptr(GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint i = 0; changeset != NULL && i < rung_changeset_get_size (changeset); i++)
    {
      const RungChange *change = rung_changeset_get (changeset, i);
      RungRecord *record = change->after != NULL ? change->after : change->before;
      const char *uid = NULL;

      if (rung_record_get_kind (record) == RUNG_KIND_STEP)
        uid = rung_record_get_text (record, RUNG_STEP_GOAL);
      else if (rung_record_get_kind (record) == RUNG_KIND_GOAL_LINK)
        uid = rung_record_get_text (record, RUNG_GOAL_LINK_GOAL);
      else if (rung_record_get_kind (record) == RUNG_KIND_CHECK_IN)
        uid = rung_record_get_text (record, RUNG_CHECK_IN_GOAL);
      else if (rung_record_get_kind (record) == RUNG_KIND_RESPONSIBILITY)
        g_ptr_array_extend (changed, self->lines, NULL, NULL);
      if (uid != NULL && g_hash_table_contains (self->by_uid, uid))
        g_ptr_array_add (changed, g_hash_table_lookup (self->by_uid, uid));
    }
  for (guint i = 0; i < changed->len; i++)
    if (g_hash_table_add (told, changed->pdata[i]))
      g_signal_emit (changed->pdata[i], signals[CHANGED], 0);
}

static void
rebuild (RungGoalList  *self,
         RungChangeset *changeset)
{
  g_autoptr(GArray) keys = NULL;
  g_autoptr(GPtrArray) changed = g_ptr_array_new ();
  g_autoptr(GPtrArray) before = g_steal_pointer (&self->lines);

  if (self->store != NULL)
    keys = make_keys (rung_store_get_plan (self->store));
  else
    keys = g_array_new (FALSE, FALSE, sizeof (SortKey));
  self->lines = make_lines (self, keys, changed);

  g_hash_table_remove_all (self->by_uid);
  for (guint i = 0; i < self->lines->len; i++)
    {
      RungGoalLine *line = g_ptr_array_index (self->lines, i);

      if (line->uid != NULL)
        g_hash_table_insert (self->by_uid, line->uid, line);
    }
  tell_difference (self, before, self->lines);
  tell_changed (self, changeset, changed);
}

static void
committed_cb (RungGoalList  *self,
              RungChangeset *changeset)
{
  rebuild (self, changeset);
}

static GType
rung_goal_list_get_item_type (GListModel *model)
{
  return RUNG_TYPE_GOAL_LINE;
}

static guint
rung_goal_list_get_n_items (GListModel *model)
{
  return RUNG_GOAL_LIST (model)->lines->len;
}

static gpointer
rung_goal_list_get_item (GListModel *model,
                         guint       position)
{
  RungGoalList *self = RUNG_GOAL_LIST (model);

  return position < self->lines->len ? g_object_ref (self->lines->pdata[position]) : NULL;
}

static void
rung_goal_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rung_goal_list_get_item_type;
  iface->get_n_items = rung_goal_list_get_n_items;
  iface->get_item = rung_goal_list_get_item;
}

static void
rung_goal_list_dispose (GObject *object)
{
  RungGoalList *self = RUNG_GOAL_LIST (object);

  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  for (guint i = 0; i < RUNG_N_GROUPS; i++)
    g_clear_object (&self->heads[i]);
  G_OBJECT_CLASS (rung_goal_list_parent_class)->dispose (object);
}

static void
rung_goal_list_finalize (GObject *object)
{
  RungGoalList *self = RUNG_GOAL_LIST (object);

  g_hash_table_unref (self->by_uid);
  g_ptr_array_unref (self->lines);
  g_free (self->shown_uid);
  G_OBJECT_CLASS (rung_goal_list_parent_class)->finalize (object);
}

static void
rung_goal_list_class_init (RungGoalListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rung_goal_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_goal_list_finalize;
}

static void
rung_goal_list_init (RungGoalList *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  self->store_signals = g_signal_group_new (RUNG_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "committed", G_CALLBACK (committed_cb), self);
}

/**
 * rung_goal_list_new:
 *
 * Creates an empty list.
 *
 * Returns: (transfer full): a list of #RungGoalLine
 */
RungGoalList *
rung_goal_list_new (void)
{
  return g_object_new (RUNG_TYPE_GOAL_LIST, NULL);
}

/**
 * rung_goal_list_set_store:
 * @self: a list
 * @store: (nullable): whose plan to list and to follow
 *
 * Shows the goals of another plan.
 */
void
rung_goal_list_set_store (RungGoalList *self,
                          RungStore    *store)
{
  g_return_if_fail (RUNG_IS_GOAL_LIST (self));

  if (!g_set_object (&self->store, store))
    return;
  g_signal_group_set_target (self->store_signals, store);
  rebuild (self, NULL);
}

RungStore *
rung_goal_list_get_store (RungGoalList *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LIST (self), NULL);

  return self->store;
}

static void
mark_shown (RungGoalList *self,
            const char   *uid,
            gboolean      is_shown)
{
  RungGoalLine *line = uid != NULL ? g_hash_table_lookup (self->by_uid, uid) : NULL;

  if (line == NULL)
    return;
  line->is_shown = is_shown;
  g_signal_emit (line, signals[CHANGED], 0);
}

/**
 * rung_goal_list_set_shown:
 * @self: a list
 * @uid: (nullable): the goal that is shown beside the list
 *
 * Marks the line of a goal, and no other.  This is not a selection: a list view that
 * activates on a single click selects whatever the pointer is over.
 */
void
rung_goal_list_set_shown (RungGoalList *self,
                          const char   *uid)
{
  g_autofree char *before = NULL;

  g_return_if_fail (RUNG_IS_GOAL_LIST (self));

  if (g_strcmp0 (self->shown_uid, uid) == 0)
    return;
  before = g_steal_pointer (&self->shown_uid);
  self->shown_uid = g_strdup (uid);
  mark_shown (self, before, FALSE);
  mark_shown (self, uid, TRUE);
}
