/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goals in groups, for a list view: a RungGoalOrder as a list of lines.
 *
 * 1. There is a line while somebody holds it, as views do for what is on screen, and then
 *    one for each goal: so a view keeps its place.
 * 2. After a commit the order follows the changeset, and only what moved is told; an edit
 *    that moves nothing tells no change of items at all.
 * 3. GtkSortListModel is not used: it keeps the keys of items that changed, and 4.8
 *    has no sections.
 * 4. What is selected is on the list: a goal that goes out of it is selected no longer.
 *    It is no GtkSelectionModel, because a list view that activates on a single click
 *    selects whatever the pointer is over. */

#include "rung-goal-list.h"

#include <string.h>

#include "rung-paths.h"
#include "rung-translator.h"

struct _RungGoalLine
{
  GObject       parent_instance;

  RungGoalList *list;   /* borrowed; NULL when it has gone */
  char         *key;    /* of the list's lines */
  char         *uid;    /* NULL: a head */
  RungRecord   *record; /* what was shown last, to notice a change */
  RungGoalGroup group;  /* its text is interned */
  gboolean      is_first;
  gboolean      is_last;
  gboolean      is_shown;
};

struct _RungGoalList
{
  GObject         parent_instance;

  RungStore      *store;
  GSignalGroup   *store_signals;
  RungGoalOrder  *order;    /* (nullable): without a store */
  RungGoalFilter  filter;
  RungGoalSort    sort;
  char           *text;
  GHashTable     *lines;    /* key -> RungGoalLine, both borrowed */
  GHashTable     *selected; /* uids */
  gboolean        is_choosable;
  char           *shown_uid;
};

enum
{
  CHANGED,
  N_LINE_SIGNALS
};
static guint line_signals[N_LINE_SIGNALS];

G_DEFINE_FINAL_TYPE (RungGoalLine, rung_goal_line, G_TYPE_OBJECT)

static void
rung_goal_line_finalize (GObject *object)
{
  RungGoalLine *self = RUNG_GOAL_LINE (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->lines, self->key);
  g_free (self->key);
  g_free (self->uid);
  g_clear_pointer (&self->record, rung_record_unref);
  G_OBJECT_CLASS (rung_goal_line_parent_class)->finalize (object);
}

static void
rung_goal_line_class_init (RungGoalLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_goal_line_finalize;
  line_signals[CHANGED] = g_signal_new ("changed", RUNG_TYPE_GOAL_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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

  return self->group.group;
}

/**
 * rung_goal_line_dup_title:
 * @self: a line
 *
 * Returns: (transfer full): what stands over its group, in the screen's language
 */
char *
rung_goal_line_dup_title (RungGoalLine *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LINE (self), NULL);

  if (self->list == NULL || self->list->store == NULL)
    return g_strdup ("");
  return rung_goal_group_dup_title (&self->group, rung_store_get_plan (self->list->store),
                                    rung_translator_get_screen (), rung_clock_get_today ());
}

guint
rung_goal_line_get_count (RungGoalLine *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LINE (self), 0);

  return self->group.n_goals;
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

gboolean
rung_goal_line_is_choosable (RungGoalLine *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LINE (self), FALSE);

  return self->list != NULL && self->list->is_choosable && self->uid != NULL;
}

gboolean
rung_goal_line_is_selected (RungGoalLine *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LINE (self), FALSE);

  return rung_goal_line_is_choosable (self) && rung_goal_list_is_selected (self->list, self->uid);
}

/* --- The list --- */

enum
{
  UPDATING,
  UPDATED,
  SELECTION_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void rung_goal_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RungGoalList, rung_goal_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rung_goal_list_model_init))

static guint
get_n_lines (RungGoalList *self)
{
  return self->order != NULL ? rung_goal_order_get_n_lines (self->order) : 0;
}

/* Gives a line what the order says now.  Returns: whether that is something else. */
static gboolean
fill_line (RungGoalLine        *line,
           RungRecord          *goal,
           const RungGoalGroup *group,
           guint                place)
{
  RungGoalGroup before = line->group;
  gboolean is_first = goal != NULL && place == group->first;
  gboolean is_last = goal != NULL && place + 1 == group->first + group->n_goals;
  gboolean is_same = line->record == goal && before.group == group->group && line->is_first == is_first && line->is_last == is_last &&
                     (goal != NULL || before.n_goals == group->n_goals);

  line->group = *group;
  line->group.responsibility = g_intern_string (group->responsibility);
  line->is_first = is_first;
  line->is_last = is_last;
  g_clear_pointer (&line->record, rung_record_unref);
  line->record = goal != NULL ? rung_record_ref (goal) : NULL;
  return !is_same;
}

/* A head's key is its group: no uid begins like that. */
static char *
dup_key (RungRecord          *goal,
         const RungGoalGroup *group)
{
  if (goal != NULL)
    return g_strdup (rung_record_get_uid (goal));
  return g_strdup_printf ("#%u %s", group->group, group->responsibility != NULL ? group->responsibility : "");
}

static RungGoalLine *
ref_line (RungGoalList *self,
          guint         position)
{
  guint number;
  RungRecord *goal = rung_goal_order_get_line (self->order, position, &number);
  const RungGoalGroup *group = rung_goal_order_get_group (self->order, number);
  g_autofree char *key = dup_key (goal, group);
  RungGoalLine *line = g_hash_table_lookup (self->lines, key);

  if (line != NULL)
    return g_object_ref (line);
  line = g_object_new (RUNG_TYPE_GOAL_LINE, NULL);
  line->list = self;
  line->key = g_steal_pointer (&key);
  line->uid = goal != NULL ? g_strdup (line->key) : NULL;
  line->is_shown = goal != NULL && g_strcmp0 (line->uid, self->shown_uid) == 0;
  fill_line (line, goal, group, goal != NULL ? position - number - 1 : 0);
  g_hash_table_insert (self->lines, line->key, line);
  return line;
}

static gboolean
update_goal (RungGoalList *self,
             RungGoalLine *line)
{
  guint place;

  if (!rung_goal_order_find (self->order, rung_store_get_plan (self->store), line->uid, &place))
    return FALSE;
  return fill_line (line, rung_goal_order_get_goal (self->order, place),
                    rung_goal_order_get_group (self->order, rung_goal_order_find_group (self->order, place)), place);
}

static gboolean
update_head (RungGoalList *self,
             RungGoalLine *line)
{
  for (guint i = 0; i < rung_goal_order_get_n_groups (self->order); i++)
    {
      const RungGoalGroup *group = rung_goal_order_get_group (self->order, i);

      if (group->group == line->group.group && g_strcmp0 (group->responsibility, line->group.responsibility) == 0)
        return fill_line (line, NULL, group, 0);
    }
  return FALSE;
}

/* Those that say something else now. */
static GPtrArray *
update_lines (RungGoalList *self)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  RungGoalLine *line;

  g_hash_table_iter_init (&iter, self->lines);
  while (self->order != NULL && g_hash_table_iter_next (&iter, NULL, (gpointer *) &line))
    if (line->uid != NULL ? update_goal (self, line) : update_head (self, line))
      g_ptr_array_add (changed, g_object_ref (line));
  return changed;
}

static void
add_line_of (RungGoalList *self,
             GPtrArray    *changed,
             const char   *uid)
{
  RungGoalLine *line = uid != NULL ? g_hash_table_lookup (self->lines, uid) : NULL;

  if (line != NULL && !g_ptr_array_find (changed, line, NULL))
    g_ptr_array_add (changed, g_object_ref (line));
}

static void
add_all_lines (RungGoalList *self,
               GPtrArray    *changed)
{
  GHashTableIter iter;
  RungGoalLine *line;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &line))
    if (!g_ptr_array_find (changed, line, NULL))
      g_ptr_array_add (changed, g_object_ref (line));
}

/* Anything a row shows may hang on other records (steps, links), so a commit that
 * touches them makes the goal say it changed. */
static void
add_lines_of (RungGoalList *self,
              RungRecord   *record,
              GPtrArray    *changed)
{
  switch ((int) rung_record_get_kind (record))
    {
    case RUNG_KIND_STEP:
      add_line_of (self, changed, rung_record_get_text (record, RUNG_STEP_GOAL));
      break;
    case RUNG_KIND_GOAL_LINK:
      add_line_of (self, changed, rung_record_get_text (record, RUNG_GOAL_LINK_GOAL));
      break;
    case RUNG_KIND_CHECK_IN:
      add_line_of (self, changed, rung_record_get_text (record, RUNG_CHECK_IN_GOAL));
      break;
    case RUNG_KIND_RESPONSIBILITY:
      add_all_lines (self, changed);
      break;
    default:
      break;
    }
}

static void
tell_lines (GPtrArray *changed)
{
  for (guint i = 0; i < changed->len; i++)
    g_signal_emit (changed->pdata[i], line_signals[CHANGED], 0);
}

/* What is not on the list is not selected. */
static void
prune_selected (RungGoalList *self)
{
  guint n_before = g_hash_table_size (self->selected);
  GHashTableIter iter;
  const char *uid;
  guint position;

  g_hash_table_iter_init (&iter, self->selected);
  while (g_hash_table_iter_next (&iter, (gpointer *) &uid, NULL))
    if (!rung_goal_list_find (self, uid, &position))
      g_hash_table_iter_remove (&iter);
  if (g_hash_table_size (self->selected) != n_before)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
finish_update (RungGoalList   *self,
               RungLineChange *change,
               GPtrArray      *changed)
{
  if (change->n_removed > 0 || change->n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), change->position, change->n_removed, change->n_added);
  tell_lines (changed);
  prune_selected (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
committed_cb (RungGoalList  *self,
              RungChangeset *changeset)
{
  g_autoptr(GPtrArray) changed = NULL;
  RungLineChange change;

  g_signal_emit (self, signals[UPDATING], 0);
  rung_goal_order_follow (self->order, rung_store_get_plan (self->store), changeset, &change);
  changed = update_lines (self);
  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    {
      const RungChange *each = rung_changeset_get (changeset, i);

      add_lines_of (self, each->after != NULL ? each->after : each->before, changed);
    }
  finish_update (self, &change, changed);
}

static void
rebuild (RungGoalList *self)
{
  RungGoalView view = { .today = rung_clock_get_today (), .filter = self->filter, .sort = self->sort, .text = self->text };
  RungLineChange change = { .n_removed = get_n_lines (self) };
  g_autoptr(GPtrArray) changed = NULL;

  g_signal_emit (self, signals[UPDATING], 0);
  g_clear_pointer (&self->order, rung_goal_order_free);
  if (self->store != NULL)
    self->order = rung_goal_order_new (rung_store_get_plan (self->store), &view);
  change.n_added = get_n_lines (self);
  changed = update_lines (self);
  finish_update (self, &change, changed);
}

static GType
rung_goal_list_get_item_type (GListModel *model)
{
  return RUNG_TYPE_GOAL_LINE;
}

static guint
rung_goal_list_get_n_items (GListModel *model)
{
  return get_n_lines (RUNG_GOAL_LIST (model));
}

static gpointer
rung_goal_list_get_item (GListModel *model,
                         guint       position)
{
  RungGoalList *self = RUNG_GOAL_LIST (model);

  return position < get_n_lines (self) ? ref_line (self, position) : NULL;
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
  GHashTableIter iter;
  RungGoalLine *line;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &line))
    line->list = NULL;
  g_hash_table_remove_all (self->lines);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (rung_goal_list_parent_class)->dispose (object);
}

static void
rung_goal_list_finalize (GObject *object)
{
  RungGoalList *self = RUNG_GOAL_LIST (object);

  g_clear_pointer (&self->order, rung_goal_order_free);
  g_hash_table_unref (self->lines);
  g_hash_table_unref (self->selected);
  g_free (self->text);
  g_free (self->shown_uid);
  G_OBJECT_CLASS (rung_goal_list_parent_class)->finalize (object);
}

static void
rung_goal_list_class_init (RungGoalListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_goal_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_goal_list_finalize;
  signals[UPDATING] = g_signal_new ("updating", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[UPDATED] = g_signal_new ("updated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rung_goal_list_init (RungGoalList *self)
{
  self->lines = g_hash_table_new (g_str_hash, g_str_equal);
  self->selected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  rebuild (self);
}

RungStore *
rung_goal_list_get_store (RungGoalList *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LIST (self), NULL);

  return self->store;
}

/**
 * rung_goal_list_set_view:
 * @self: a list
 * @filter: which goals
 * @sort: in which groups and order
 * @text: (nullable): only those with this text
 *
 * Shows the goals in another way.
 */
void
rung_goal_list_set_view (RungGoalList   *self,
                         RungGoalFilter  filter,
                         RungGoalSort    sort,
                         const char     *text)
{
  g_return_if_fail (RUNG_IS_GOAL_LIST (self));

  if (self->filter == filter && self->sort == sort && g_strcmp0 (self->text, text) == 0)
    return;
  self->filter = filter;
  self->sort = sort;
  g_free (self->text);
  self->text = g_strdup (text);
  rebuild (self);
}

static void
mark_shown (RungGoalList *self,
            const char   *uid,
            gboolean      is_shown)
{
  RungGoalLine *line = uid != NULL ? g_hash_table_lookup (self->lines, uid) : NULL;

  if (line == NULL)
    return;
  line->is_shown = is_shown;
  g_signal_emit (line, line_signals[CHANGED], 0);
}

/**
 * rung_goal_list_set_shown:
 * @self: a list
 * @uid: (nullable): the goal that is shown beside the list
 *
 * Marks the line of a goal, and no other.  This is no selection.
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

guint
rung_goal_list_get_count (RungGoalList   *self,
                          RungGoalFilter  filter)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LIST (self), 0);

  return self->order != NULL ? rung_goal_order_get_count (self->order, filter) : 0;
}

gboolean
rung_goal_list_find (RungGoalList *self,
                     const char   *uid,
                     guint        *position)
{
  guint place;

  g_return_val_if_fail (RUNG_IS_GOAL_LIST (self), FALSE);

  if (self->order == NULL || self->store == NULL || uid == NULL ||
      !rung_goal_order_find (self->order, rung_store_get_plan (self->store), uid, &place))
    return FALSE;
  *position = rung_goal_order_get_line_of (self->order, place);
  return TRUE;
}

const char *
rung_goal_list_get_uid_at (RungGoalList *self,
                           guint         position)
{
  guint group;
  RungRecord *goal;

  g_return_val_if_fail (RUNG_IS_GOAL_LIST (self), NULL);

  if (position >= get_n_lines (self))
    return NULL;
  goal = rung_goal_order_get_line (self->order, position, &group);
  return goal != NULL ? rung_record_get_uid (goal) : NULL;
}

/* --- What is selected --- */

static void
tell_all_lines (RungGoalList *self)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  add_all_lines (self, all);
  tell_lines (all);
}

/**
 * rung_goal_list_set_choosable:
 * @self: a list
 * @is_choosable: whether several goals are being selected
 *
 * Begins or ends a selection; at the end nothing is selected.
 */
void
rung_goal_list_set_choosable (RungGoalList *self,
                              gboolean      is_choosable)
{
  g_return_if_fail (RUNG_IS_GOAL_LIST (self));

  if (self->is_choosable == is_choosable)
    return;
  self->is_choosable = is_choosable;
  g_hash_table_remove_all (self->selected);
  tell_all_lines (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static gboolean
set_selected (RungGoalList *self,
              const char   *uid,
              gboolean      is_selected)
{
  if (!is_selected)
    return g_hash_table_remove (self->selected, uid);
  if (g_hash_table_contains (self->selected, uid))
    return FALSE;
  return g_hash_table_add (self->selected, g_strdup (uid));
}

void
rung_goal_list_select (RungGoalList *self,
                       const char   *uid,
                       gboolean      is_selected)
{
  RungGoalLine *line;

  g_return_if_fail (RUNG_IS_GOAL_LIST (self) && uid != NULL);

  if (!self->is_choosable || !set_selected (self, uid, is_selected))
    return;
  line = g_hash_table_lookup (self->lines, uid);
  if (line != NULL)
    g_signal_emit (line, line_signals[CHANGED], 0);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/**
 * rung_goal_list_select_range:
 * @self: a list
 * @from: the position of a line
 * @to: that of another, before or behind it
 *
 * Selects the goals from one line to another, both included.
 */
void
rung_goal_list_select_range (RungGoalList *self,
                             guint         from,
                             guint         to)
{
  g_return_if_fail (RUNG_IS_GOAL_LIST (self));

  if (!self->is_choosable)
    return;
  for (guint i = MIN (from, to); i <= MAX (from, to) && i < get_n_lines (self); i++)
    {
      const char *uid = rung_goal_list_get_uid_at (self, i);

      if (uid != NULL)
        set_selected (self, uid, TRUE);
    }
  tell_all_lines (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

gboolean
rung_goal_list_is_selected (RungGoalList *self,
                            const char   *uid)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LIST (self), FALSE);

  return g_hash_table_contains (self->selected, uid);
}

GStrv
rung_goal_list_dup_selected (RungGoalList *self)
{
  g_autoptr(GStrvBuilder) uids = g_strv_builder_new ();

  g_return_val_if_fail (RUNG_IS_GOAL_LIST (self), NULL);

  for (guint i = 0; g_hash_table_size (self->selected) > 0 && i < get_n_lines (self); i++)
    {
      const char *uid = rung_goal_list_get_uid_at (self, i);

      if (uid != NULL && rung_goal_list_is_selected (self, uid))
        g_strv_builder_add (uids, uid);
    }
  return g_strv_builder_end (uids);
}

guint
rung_goal_list_get_n_selected (RungGoalList *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_LIST (self), 0);

  return g_hash_table_size (self->selected);
}
