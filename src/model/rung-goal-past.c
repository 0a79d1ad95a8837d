/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a goal was: a fold of inverse changes, from the present backwards.
 *
 * 1. What names the goal as its owner belongs to it, and so does the evidence that one of
 *    its links names, for as long as the link is there.
 * 2. A change put back is the record as it was before; so the state after an entry of the
 *    history is the present with all later entries put back, newest first.
 * 3. Evidence that was changed while no link of the goal named it is not known to the fold
 *    as it was then: it stays as it is.
 */

#include "rung-goal-past.h"

/**
 * rung_goal_past_belongs:
 * @record: (nullable): a record
 * @goal_uid: the uid of a goal
 *
 * Returns: whether it is the goal itself or names it as its owner; evidence does not, see
 *   rung_goal_past_get_shown_by()
 */
gboolean
rung_goal_past_belongs (const RungRecord *record,
                        const char       *goal_uid)
{
  if (record == NULL)
    return FALSE;
  switch ((int) rung_record_get_kind (record))
    {
    case RUNG_KIND_GOAL:
      return g_str_equal (rung_record_get_uid (record), goal_uid);
    case RUNG_KIND_GOAL_LINK:
      return g_strcmp0 (rung_record_get_text (record, RUNG_GOAL_LINK_GOAL), goal_uid) == 0;
    case RUNG_KIND_STEP:
      return g_strcmp0 (rung_record_get_text (record, RUNG_STEP_GOAL), goal_uid) == 0;
    case RUNG_KIND_CHECK_IN:
      return g_strcmp0 (rung_record_get_text (record, RUNG_CHECK_IN_GOAL), goal_uid) == 0;
    case RUNG_KIND_EVIDENCE_LINK:
      return g_strcmp0 (rung_record_get_text (record, RUNG_EVIDENCE_LINK_GOAL), goal_uid) == 0;
    default:
      return FALSE;
    }
}

/**
 * rung_goal_past_get_shown_by:
 * @record: (nullable): a record
 * @goal_uid: the uid of a goal
 *
 * Returns: (transfer none) (nullable): the uid of the evidence that shows the goal, if
 *   @record is a link that says so
 */
const char *
rung_goal_past_get_shown_by (const RungRecord *record,
                             const char       *goal_uid)
{
  if (record == NULL || rung_record_get_kind (record) != RUNG_KIND_EVIDENCE_LINK ||
      !rung_goal_past_belongs (record, goal_uid))
    return NULL;
  return rung_record_get_text (record, RUNG_EVIDENCE_LINK_EVIDENCE);
}

static void
add_referrers (GPtrArray  *records,
               RungPlan   *plan,
               RungKind    kind,
               guint       field,
               const char *goal_uid)
{
  g_autoptr(GPtrArray) referrers = rung_plan_list_referrers (plan, kind, field, goal_uid);

  for (guint i = 0; i < referrers->len; i++)
    g_ptr_array_add (records, rung_record_ref (referrers->pdata[i]));
}

static void
add_evidence (GPtrArray  *records,
              RungPlan   *plan,
              const char *goal_uid)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_records = records->len;

  for (guint i = 0; i < n_records; i++)
    {
      const char *uid = rung_goal_past_get_shown_by (records->pdata[i], goal_uid);
      RungRecord *evidence = uid != NULL ? rung_plan_find_record (plan, RUNG_KIND_EVIDENCE, uid) : NULL;

      if (evidence != NULL && g_hash_table_add (seen, (gpointer) uid))
        g_ptr_array_add (records, rung_record_ref (evidence));
    }
}

/**
 * rung_goal_past_get_present:
 * @plan: a plan
 * @goal_uid: the uid of a goal, which may be gone
 *
 * Returns: (transfer full): the goal and what belongs to it; empty when it is gone
 */
RungSnapshot *
rung_goal_past_get_present (RungPlan   *plan,
                            const char *goal_uid)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, goal_uid);

  if (goal != NULL)
    {
      g_ptr_array_add (records, rung_record_ref (goal));
      add_referrers (records, plan, RUNG_KIND_GOAL_LINK, RUNG_GOAL_LINK_GOAL, goal_uid);
      add_referrers (records, plan, RUNG_KIND_STEP, RUNG_STEP_GOAL, goal_uid);
      add_referrers (records, plan, RUNG_KIND_CHECK_IN, RUNG_CHECK_IN_GOAL, goal_uid);
      add_referrers (records, plan, RUNG_KIND_EVIDENCE_LINK, RUNG_EVIDENCE_LINK_GOAL, goal_uid);
      add_evidence (records, plan, goal_uid);
    }
  return rung_snapshot_new_take (records);
}

/* Whether links to evidence came or went. */
static gboolean
put_back (GHashTable    *state, /* of RungRecord by uid */
          RungChangeset *changeset)
{
  gboolean has_links = FALSE;

  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    {
      const RungChange *change = rung_changeset_get (changeset, i);

      has_links = has_links || rung_record_get_kind (change->before ? change->before : change->after) == RUNG_KIND_EVIDENCE_LINK;
      if (change->before == NULL)
        g_hash_table_remove (state, rung_record_get_uid (change->after));
      else
        g_hash_table_replace (state, (gpointer) rung_record_get_uid (change->before), rung_record_ref (change->before));
    }
  return has_links;
}

/* The uids of the evidence that links of this state name. */
static GHashTable *
list_shown_by (GHashTable *state,
               const char *goal_uid)
{
  GHashTable *shown_by = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  RungRecord *record;

  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &record))
    {
      const char *evidence = rung_goal_past_get_shown_by (record, goal_uid);

      if (evidence != NULL)
        g_hash_table_add (shown_by, (gpointer) evidence);
    }
  return shown_by;
}

/* Evidence belonged for as long as a link named it. */
static void
forget_strangers (GHashTable *state,
                  const char *goal_uid)
{
  g_autoptr(GHashTable) shown_by = list_shown_by (state, goal_uid);
  GHashTableIter iter;
  RungRecord *record;

  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &record))
    if (!rung_goal_past_belongs (record, goal_uid) &&
        !(rung_record_get_kind (record) == RUNG_KIND_EVIDENCE &&
          g_hash_table_contains (shown_by, rung_record_get_uid (record))))
      g_hash_table_iter_remove (&iter);
}

/**
 * rung_goal_past_rewind:
 * @present: the goal and what belongs to it, rung_goal_past_get_present()
 * @goal_uid: the uid of the goal
 * @changesets: (element-type RungChangeset): what changed since, newest first, as it went;
 *   changes of other things in them do no harm
 *
 * Finds what the goal and what belongs to it were before all of these.
 *
 * Returns: (transfer full): that state; without the goal if it was not there yet
 */
RungSnapshot *
rung_goal_past_rewind (RungSnapshot *present,
                       const char   *goal_uid,
                       GPtrArray    *changesets)
{
  g_autoptr(GHashTable) state = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) rung_record_unref);
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  GHashTableIter iter;
  RungRecord *record;

  for (guint i = 0; i < rung_snapshot_get_size (present); i++)
    {
      record = rung_record_ref (rung_snapshot_get (present, i));
      g_hash_table_insert (state, (gpointer) rung_record_get_uid (record), record);
    }
  for (guint i = 0; i < changesets->len; i++)
    if (put_back (state, changesets->pdata[i]))
      forget_strangers (state, goal_uid);
  forget_strangers (state, goal_uid);

  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &record))
    g_ptr_array_add (records, rung_record_ref (record));
  return rung_snapshot_new_take (records);
}
