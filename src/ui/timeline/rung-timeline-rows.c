/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline as a list.
 *
 *  1. A timeline is a few parts: a rung with its goals, a gap, a pause.  Only they are kept;
 *     a row is made when somebody asks for it, so 100,000 goals cost no more than ten.
 *  2. As long as somebody holds a row it is the same object for the same thing, so a view
 *     keeps its place and its selection when the plan changes.
 *  3. What is the same at both ends is left alone and the middle is told as one change;
 *     while nobody looks, nothing is compared.
 */

#include "rung-timeline-rows.h"

/* --- Rows ------------------------------------------------------------------------- */

struct _RungTimelineRow
{
  GObject        parent_instance;

  RungThing      thing, part;
  RungRungState  state;
  RungGoalCount  goals;
  GHashTable    *live; /* of the list it is from */
  char          *key;  /* in it */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungTimelineRow, rung_timeline_row, G_TYPE_OBJECT)

static void
rung_timeline_row_finalize (GObject *object)
{
  RungTimelineRow *self = RUNG_TIMELINE_ROW (object);

  g_hash_table_remove (self->live, self->key);
  g_hash_table_unref (self->live);
  g_free (self->key);
  rung_thing_clear (&self->thing);
  rung_thing_clear (&self->part);
  G_OBJECT_CLASS (rung_timeline_row_parent_class)->finalize (object);
}

static void
rung_timeline_row_class_init (RungTimelineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_timeline_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", RUNG_TYPE_TIMELINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rung_timeline_row_init (RungTimelineRow *self)
{
}

const RungThing *
rung_timeline_row_get_thing (RungTimelineRow *self)
{
  g_return_val_if_fail (RUNG_IS_TIMELINE_ROW (self), NULL);

  return &self->thing;
}

const RungThing *
rung_timeline_row_get_part (RungTimelineRow *self)
{
  g_return_val_if_fail (RUNG_IS_TIMELINE_ROW (self), NULL);

  return &self->part;
}

RungRungState
rung_timeline_row_get_state (RungTimelineRow *self)
{
  g_return_val_if_fail (RUNG_IS_TIMELINE_ROW (self), RUNG_RUNG_PAST);

  return self->state;
}

RungGoalCount
rung_timeline_row_get_goals (RungTimelineRow *self)
{
  g_return_val_if_fail (RUNG_IS_TIMELINE_ROW (self), (RungGoalCount) { 0 });

  return self->goals;
}

/* --- Parts ------------------------------------------------------------------------ */

/* A thing and the goals under it. */
typedef struct
{
  RungThing      thing;   /* RUNG_THING_BACKGROUND: goals that stand nowhere */
  RungRungState  state;
  RungGoalCount  goals;
  guint32        day;     /* by which parts are in order */
  RungThing      flag;    /* a watch point of a rung; else the background */
  RungBarSet    *bars;    /* nullable */
  GPtrArray     *undated; /* of RungRecord; nullable */
  guint          first;   /* the position of its first row */
} Part;

static void
clear_part_cb (gpointer data)
{
  Part *part = data;

  rung_thing_clear (&part->thing);
  rung_thing_clear (&part->flag);
  g_clear_pointer (&part->bars, rung_bar_set_unref);
  g_clear_pointer (&part->undated, g_ptr_array_unref);
}

static GArray *
new_parts (void)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (Part));

  g_array_set_clear_func (parts, clear_part_cb);
  return parts;
}

static Part *
get_part (GArray *parts,
          guint   position)
{
  return &g_array_index (parts, Part, position);
}

static Part *
add_part (GArray        *parts,
          RungThingKind  kind,
          const char    *uid,
          guint32        day)
{
  Part part = { .thing = { .kind = kind, .uid = g_strdup (uid) }, .day = day };

  g_array_append_val (parts, part);
  return get_part (parts, parts->len - 1);
}

static guint
count_head (const Part *part)
{
  return part->thing.kind != RUNG_THING_BACKGROUND;
}

static guint
count_flag (const Part *part)
{
  return part->flag.kind != RUNG_THING_BACKGROUND;
}

static guint
count_bars (const Part *part)
{
  return part->bars != NULL ? rung_bar_set_get_n_bars (part->bars) : 0;
}

static guint
count_rows (const Part *part)
{
  return count_head (part) + count_flag (part) + count_bars (part) + (part->undated != NULL ? part->undated->len : 0);
}

static void
add_goals (Part       *part,
           RungBarSet *bars)
{
  part->bars = rung_bar_set_ref (bars);
  part->undated = g_ptr_array_ref (rung_bar_set_get_undated (bars));
}

static void
add_rung (GArray                 *parts,
          const RungTimelineRung *rung)
{
  Part *part = add_part (parts, RUNG_THING_RUNG, rung_record_get_uid (rung->role), rung->span.first);

  part->thing.stay_uid = rung->stay != NULL ? g_strdup (rung_record_get_uid (rung->stay)) : NULL;
  part->thing.span = rung->span;
  part->state = rung->state;
  part->goals = rung->goals;
  add_goals (part, rung->bars);
}

static void
add_gap (GArray                *parts,
         const RungTimeline    *timeline,
         const RungTimelineGap *gap)
{
  RungRecord *role = g_array_index (timeline->rungs, RungTimelineRung, gap->after).role;

  add_part (parts, RUNG_THING_GAP, rung_record_get_uid (role), gap->span.first)->thing.span = gap->span;
}

/* Next to its rung, before the goals. */
static void
add_flag (Part                   *part,
          const RungTimelineFlag *flag)
{
  part->flag = (RungThing) { .kind = RUNG_THING_FLAG, .uid = g_strdup (rung_record_get_uid (flag->role)),
                             .span = { flag->day, flag->day + 1 } };
}

static void
add_pauses (GArray    *parts,
            GPtrArray *pauses)
{
  for (guint i = 0; i < pauses->len; i++)
    {
      RungRecord *pause = g_ptr_array_index (pauses, i);

      add_part (parts, RUNG_THING_PAUSE, rung_record_get_uid (pause), rung_record_get_day (pause, RUNG_PAUSE_START));
    }
}

/* Goals of the tray that stand under no rung. */
static void
add_homeless (GArray             *parts,
              const RungTimeline *timeline)
{
  g_autoptr(GHashTable) at_home = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) homeless = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);

  for (guint i = 0; i < parts->len; i++)
    for (guint j = 0; get_part (parts, i)->undated != NULL && j < get_part (parts, i)->undated->len; j++)
      g_hash_table_add (at_home, g_ptr_array_index (get_part (parts, i)->undated, j));
  for (guint i = 0; i < timeline->undated->len; i++)
    if (!g_hash_table_contains (at_home, g_ptr_array_index (timeline->undated, i)))
      g_ptr_array_add (homeless, rung_record_ref (g_ptr_array_index (timeline->undated, i)));
  if (homeless->len > 0)
    add_part (parts, RUNG_THING_BACKGROUND, NULL, RUNG_DAY_FOREVER)->undated = g_ptr_array_ref (homeless);
}

static int
compare_parts_cb (gconstpointer a,
                  gconstpointer b)
{
  const Part *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return (int) x->thing.kind - (int) y->thing.kind;
}

static void
number (GArray *parts)
{
  guint n_rows = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      get_part (parts, i)->first = n_rows;
      n_rows += count_rows (get_part (parts, i));
    }
}

static GArray *
list_parts (const RungTimeline *timeline)
{
  GArray *parts = new_parts ();

  for (guint i = 0; i < timeline->rungs->len; i++)
    add_rung (parts, &g_array_index (timeline->rungs, RungTimelineRung, i));
  for (guint i = 0; i < timeline->flags->len; i++)
    {
      const RungTimelineFlag *flag = &g_array_index (timeline->flags, RungTimelineFlag, i);

      add_flag (get_part (parts, flag->rung), flag);
    }
  for (guint i = 0; i < timeline->gaps->len; i++)
    add_gap (parts, timeline, &g_array_index (timeline->gaps, RungTimelineGap, i));
  add_pauses (parts, timeline->pauses);
  add_homeless (parts, timeline);
  g_array_sort (parts, compare_parts_cb);
  number (parts);
  return parts;
}

static GArray *
list_parts_of_role (const RungRoleTimeline *role)
{
  GArray *parts = new_parts ();

  for (guint i = 0; i < role->lanes->len; i++)
    {
      const RungRoleLane *lane = &g_array_index (role->lanes, RungRoleLane, i);

      add_goals (add_part (parts, RUNG_THING_RESPONSIBILITY, rung_record_get_uid (lane->responsibility), RUNG_NO_DAY), lane->bars);
    }
  add_pauses (parts, role->pauses);
  number (parts);
  return parts;
}

/* --- The list --------------------------------------------------------------------- */

struct _RungTimelineRows
{
  GObject     parent_instance;

  GArray     *parts; /* of Part */
  GHashTable *live;  /* key -> RungTimelineRow, borrowed, while somebody holds it */
};

static void rung_timeline_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RungTimelineRows, rung_timeline_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rung_timeline_rows_list_model_init))

static guint
count_all (GArray *parts)
{
  const Part *last = parts->len > 0 ? get_part (parts, parts->len - 1) : NULL;

  return last != NULL ? last->first + count_rows (last) : 0;
}

/* The last part that begins at or before a position. */
static const Part *
find_part (GArray *parts,
           guint   position)
{
  guint first = 0, end = parts->len;

  while (end - first > 1)
    {
      guint middle = first + (end - first) / 2;

      if (get_part (parts, middle)->first <= position)
        first = middle;
      else
        end = middle;
    }
  return get_part (parts, first);
}

static gboolean
is_flag (const Part *part,
         guint       position)
{
  return count_flag (part) > 0 && position - part->first == count_head (part);
}

/* A goal's record; NULL for the part itself and its flag. */
static RungRecord *
find_goal (const Part *part,
           guint       position)
{
  guint offset = position - part->first, n_before = count_head (part) + count_flag (part);

  if (offset < n_before)
    return NULL;
  offset -= n_before;
  if (offset < count_bars (part))
    return rung_bar_set_get (part->bars, rung_bar_set_get_nth_in_time (part->bars, offset))->goal;
  return g_ptr_array_index (part->undated, offset - count_bars (part));
}

static gboolean
is_same (GArray *a,
         guint   position_a,
         GArray *b,
         guint   position_b)
{
  const Part *part_a = find_part (a, position_a), *part_b = find_part (b, position_b);
  RungRecord *goal_a = find_goal (part_a, position_a), *goal_b = find_goal (part_b, position_b);

  if (!rung_thing_equal (&part_a->thing, &part_b->thing) || is_flag (part_a, position_a) != is_flag (part_b, position_b))
    return FALSE;
  return goal_a == goal_b ||
         (goal_a != NULL && goal_b != NULL && g_str_equal (rung_record_get_uid (goal_a), rung_record_get_uid (goal_b)));
}

static void
fill_row (RungTimelineRow *row,
          const Part      *part,
          guint            position)
{
  RungRecord *goal = find_goal (part, position);

  rung_thing_clear (&row->thing);
  rung_thing_clear (&row->part);
  rung_thing_copy (&part->thing, &row->part);
  row->state = part->state;
  row->goals = part->goals;
  if (goal == NULL)
    rung_thing_copy (is_flag (part, position) ? &part->flag : &part->thing, &row->thing);
  else
    row->thing = (RungThing) { .kind = RUNG_THING_GOAL, .uid = g_strdup (rung_record_get_uid (goal)) };
}

/* One goal stands once for each responsibility it serves. */
static char *
dup_key (const Part *part,
         guint       position)
{
  RungRecord *goal = find_goal (part, position);

  return g_strdup_printf ("%d %s %s %u %s", part->thing.kind, part->thing.uid, part->thing.stay_uid,
                          part->thing.kind == RUNG_THING_GAP ? part->thing.span.first : 0,
                          goal != NULL ? rung_record_get_uid (goal) : is_flag (part, position) ? "flag" : "");
}

static RungTimelineRow *
new_row (RungTimelineRows *self,
         const Part       *part,
         guint             position,
         char             *key)
{
  RungTimelineRow *row = g_object_new (RUNG_TYPE_TIMELINE_ROW, NULL);

  row->live = g_hash_table_ref (self->live);
  row->key = key;
  g_hash_table_insert (self->live, row->key, row);
  fill_row (row, part, position);
  return row;
}

static gpointer
rung_timeline_rows_get_item (GListModel *model,
                             guint       position)
{
  RungTimelineRows *self = RUNG_TIMELINE_ROWS (model);
  g_autofree char *key = NULL;
  RungTimelineRow *row;
  const Part *part;

  if (position >= count_all (self->parts))
    return NULL;
  part = find_part (self->parts, position);
  key = dup_key (part, position);
  row = g_hash_table_lookup (self->live, key);
  return row != NULL ? g_object_ref (row) : new_row (self, part, position, g_steal_pointer (&key));
}

static guint
rung_timeline_rows_get_n_items (GListModel *model)
{
  return count_all (RUNG_TIMELINE_ROWS (model)->parts);
}

static GType
rung_timeline_rows_get_item_type (GListModel *model)
{
  return RUNG_TYPE_TIMELINE_ROW;
}

static void
rung_timeline_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item = rung_timeline_rows_get_item;
  iface->get_n_items = rung_timeline_rows_get_n_items;
  iface->get_item_type = rung_timeline_rows_get_item_type;
}

static void
rung_timeline_rows_finalize (GObject *object)
{
  RungTimelineRows *self = RUNG_TIMELINE_ROWS (object);

  g_array_unref (self->parts);
  g_hash_table_unref (self->live);
  G_OBJECT_CLASS (rung_timeline_rows_parent_class)->finalize (object);
}

static void
rung_timeline_rows_class_init (RungTimelineRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_timeline_rows_finalize;
}

static void
rung_timeline_rows_init (RungTimelineRows *self)
{
  self->parts = new_parts ();
  self->live = g_hash_table_new (g_str_hash, g_str_equal);
}

RungTimelineRows *
rung_timeline_rows_new (void)
{
  return g_object_new (RUNG_TYPE_TIMELINE_ROWS, NULL);
}

/* What is known of a rung may be another now. */
static void
refill_row (RungTimelineRows *self,
            RungTimelineRow  *row)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = get_part (self->parts, i);

      if (!rung_thing_equal (&part->thing, &row->part))
        continue;
      row->part.span = part->thing.span;
      row->state = part->state;
      row->goals = part->goals;
      if (row->thing.kind == part->thing.kind)
        row->thing.span = part->thing.span;
      else if (row->thing.kind == RUNG_THING_FLAG)
        row->thing.span = part->flag.span;
      return;
    }
}

static void
refill_live_rows (RungTimelineRows *self)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, g_object_ref (row));
  for (guint i = 0; i < rows->len; i++)
    refill_row (self, g_ptr_array_index (rows, i));
  for (guint i = 0; i < rows->len; i++)
    g_signal_emit (g_ptr_array_index (rows, i), signals[CHANGED], 0);
}

static void
take_parts (RungTimelineRows *self,
            GArray           *parts)
{
  g_autoptr(GArray) before = g_steal_pointer (&self->parts);
  guint n_before = count_all (before), n_after = count_all (parts), least = MIN (n_before, n_after);
  guint head = 0, tail = 0;

  self->parts = parts;
  /* What nobody holds need not be kept apart. */
  if (g_hash_table_size (self->live) == 0)
    least = 0;
  while (head < least && is_same (before, head, parts, head))
    head++;
  while (tail < least - head && is_same (before, n_before - 1 - tail, parts, n_after - 1 - tail))
    tail++;
  refill_live_rows (self);
  if (n_before - head - tail > 0 || n_after - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_before - head - tail, n_after - head - tail);
}

/**
 * rung_timeline_rows_set:
 * @self: a list
 * @timeline: what to list
 *
 * Lists a timeline, and tells what is different from before.
 */
void
rung_timeline_rows_set (RungTimelineRows   *self,
                        const RungTimeline *timeline)
{
  g_return_if_fail (RUNG_IS_TIMELINE_ROWS (self));

  take_parts (self, list_parts (timeline));
}

/**
 * rung_timeline_rows_set_role:
 * @self: a list
 * @role: what to list
 *
 * Lists the lanes of a role, and tells what is different from before.
 */
void
rung_timeline_rows_set_role (RungTimelineRows       *self,
                             const RungRoleTimeline *role)
{
  g_return_if_fail (RUNG_IS_TIMELINE_ROWS (self));

  take_parts (self, list_parts_of_role (role));
}

guint
rung_timeline_rows_get_n_live (RungTimelineRows *self)
{
  g_return_val_if_fail (RUNG_IS_TIMELINE_ROWS (self), 0);

  return g_hash_table_size (self->live);
}
