/* SPDX-License-Identifier: GPL-3.0-or-later */

/* “Go back to this”: one goal as it was, and all else as it is.
 *
 * 1. The goal's own records become what they were: itself, its steps, check-ins and links,
 *    and the evidence that shows nothing else.  What came since goes, what went comes back.
 * 2. Its place among the other goals stays: that is about the list, not about the goal.
 * 3. Evidence that something else shows as well belongs to both, and stays as it is.
 * 4. What refers to something that is gone from the plan is left out, or the reference
 *    alone where the record can do without.
 */

#include "rung-edit-private.h"

#include <glib/gi18n.h>

#include "rung-goal-past.h"

typedef struct
{
  RungPlan     *plan;
  const char   *goal_uid;
  RungSnapshot *now, *then; /* of the goal and what belongs to it */
} GoBack;

/* Whether evidence shows anything besides the goal. */
static gboolean
is_shared (GoBack     *self,
           const char *evidence_uid)
{
  g_autoptr(GPtrArray) links =
    rung_plan_list_referrers (self->plan, RUNG_KIND_EVIDENCE_LINK, RUNG_EVIDENCE_LINK_EVIDENCE, evidence_uid);

  for (guint i = 0; i < links->len; i++)
    if (!rung_goal_past_belongs (links->pdata[i], self->goal_uid))
      return TRUE;
  return FALSE;
}

/* Whether a link of then names evidence, as it was then or not. */
static gboolean
was_shown_by (GoBack     *self,
              const char *evidence_uid)
{
  guint first, n_links;

  rung_snapshot_get_range (self->then, RUNG_KIND_EVIDENCE_LINK, &first, &n_links);
  for (guint i = first; i < first + n_links; i++)
    if (g_strcmp0 (rung_goal_past_get_shown_by (rung_snapshot_get (self->then, i), self->goal_uid), evidence_uid) == 0)
      return TRUE;
  return FALSE;
}

/* Evidence of the plan that is shared, that the goal does not show now, or of which
 * nothing is known but that it was shown. */
static gboolean
is_left_alone (GoBack     *self,
               RungRecord *record)
{
  const char *uid = rung_record_get_uid (record);

  if (rung_record_get_kind (record) != RUNG_KIND_EVIDENCE ||
      rung_plan_find_record (self->plan, RUNG_KIND_EVIDENCE, uid) == NULL)
    return FALSE;
  return is_shared (self, uid) || rung_snapshot_find (self->now, RUNG_KIND_EVIDENCE, uid) == NULL ||
         (rung_snapshot_find (self->then, RUNG_KIND_EVIDENCE, uid) == NULL && was_shown_by (self, uid));
}

static gboolean
is_there (GoBack     *self,
          RungKind    kind,
          const char *uid)
{
  return rung_snapshot_find (self->then, kind, uid) != NULL || rung_plan_find_record (self->plan, kind, uid) != NULL;
}

/* A record without references to what is gone; NULL when it cannot be without. */
static RungRecord *
dup_without_gone (GoBack     *self,
                  RungRecord *record)
{
  const RungKindInfo *info = rung_kind_get_info (rung_record_get_kind (record));
  RungRecordBuilder builder;

  rung_record_builder_init_from (&builder, record);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const RungFieldInfo *field = &info->fields[i];

      if (field->type != RUNG_FIELD_REFERENCE || !rung_record_has (record, i) ||
          is_there (self, field->target, rung_record_get_text (record, i)))
        continue;
      if (field->flags & RUNG_FIELD_OWNER)
        return NULL;
      rung_record_builder_unset (&builder, i);
    }
  return rung_record_builder_end (&builder);
}

static RungRecord *
dup_in_its_place (GoBack     *self,
                  RungRecord *goal)
{
  RungRecord *present = rung_snapshot_find (self->now, RUNG_KIND_GOAL, self->goal_uid);

  if (present == NULL)
    return rung_record_ref (goal);
  if (!rung_record_has (present, RUNG_GOAL_ORDINAL))
    return rung_record_without (goal, RUNG_GOAL_ORDINAL);
  return rung_record_with (goal, RUNG_GOAL_ORDINAL,
                           g_variant_new_int64 (rung_record_get_integer (present, RUNG_GOAL_ORDINAL)));
}

static RungSnapshot *
list_wanted (GoBack *self)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);

  for (guint i = 0; i < rung_snapshot_get_size (self->then); i++)
    {
      RungRecord *record = rung_snapshot_get (self->then, i);
      RungRecord *copy = NULL;

      if (rung_record_get_kind (record) == RUNG_KIND_GOAL)
        copy = dup_in_its_place (self, record);
      else if (!is_left_alone (self, record))
        copy = dup_without_gone (self, record);
      if (copy != NULL)
        g_ptr_array_add (wanted, copy);
    }
  return rung_snapshot_new_take (wanted);
}

static RungSnapshot *
list_replaced (GoBack *self)
{
  GPtrArray *replaced = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);

  for (guint i = 0; i < rung_snapshot_get_size (self->now); i++)
    if (!is_left_alone (self, rung_snapshot_get (self->now, i)))
      g_ptr_array_add (replaced, rung_record_ref (rung_snapshot_get (self->now, i)));
  return rung_snapshot_new_take (replaced);
}

/**
 * rung_edit_go_back:
 * @plan: a plan
 * @goal_uid: the uid of a goal, which may be gone from the plan
 * @then: (nullable): the goal and what belonged to it, rung_goal_past_rewind(); %NULL
 *   when the history does not know
 * @error: return location for %RUNG_PLAN_ERROR_NOT_FOUND when that is not known or there
 *   was no such goal then, %RUNG_PLAN_ERROR_NOTHING when it is like that already
 *
 * Makes a goal what it was.
 *
 * Returns: (transfer full): the edit, or %NULL
 */
RungChangeset *
rung_edit_go_back (RungPlan      *plan,
                   const char    *goal_uid,
                   RungSnapshot  *then,
                   GError       **error)
{
  g_autoptr(RungSnapshot) now = rung_goal_past_get_present (plan, goal_uid);
  RungRecord *goal = then != NULL ? rung_snapshot_find (then, RUNG_KIND_GOAL, goal_uid) : NULL;
  GoBack self = { plan, goal_uid, now, then };
  g_autoptr(RungSnapshot) replaced = NULL;
  g_autoptr(RungSnapshot) wanted = NULL;

  if (goal == NULL)
    {
      rung_plan_refuse (error, RUNG_PLAN_ERROR_NOT_FOUND, NULL,
                        then != NULL ? NC_("plan error", "At that time there was no such goal.")
                                     : NC_("plan error", "The history has no such entry, or no longer has it."), "");
      return NULL;
    }
  replaced = list_replaced (&self);
  wanted = list_wanted (&self);
  return rung_edit_finish (plan, rung_snapshot_diff (replaced, wanted, RUNG_LABEL_GO_BACK,
                                                     rung_edit_get_title (plan, goal)), error);
}
