/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of stays: when a person is in which role.
 *
 * 1. A stay that is past has an end; one that is current or planned has at most an
 *    expected one.
 * 2. When a stay comes to end on another day, the planned stays of its track that
 *    followed it directly, or that it would run into, move along and keep their lengths.
 */

#include "rung-edit-private.h"

#include <glib/gi18n.h>

#include "rung-day.h"
#include "rung-uid.h"

const char *
rung_edit_get_track (RungPlan   *plan,
                     const char *role_uid)
{
  RungRecord *role = rung_plan_find_record (plan, RUNG_KIND_ROLE, role_uid);
  const char *track = role ? rung_record_get_text (role, RUNG_ROLE_TRACK) : NULL;

  return track ? track : "";
}

GPtrArray *
rung_edit_list_stays_of_track (RungPlan   *plan,
                               const char *track)
{
  g_autoptr(GPtrArray) all = rung_plan_list_stays (plan);
  GPtrArray *stays = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (rung_edit_get_track (plan, rung_record_get_text (all->pdata[i], RUNG_STAY_ROLE)), track) == 0)
      g_ptr_array_add (stays, all->pdata[i]);
  return stays;
}

static gboolean
is_planned (RungRecord *stay)
{
  return rung_record_get_boolean (stay, RUNG_STAY_PLANNED);
}

static const char *
get_role_title (RungPlan   *plan,
                const char *role_uid)
{
  return rung_edit_get_title (plan, rung_plan_find_record (plan, RUNG_KIND_ROLE, role_uid));
}

/* Where a span ends when it comes to start on another day: whole months stay months, so
 * that plans by the month do not slip by a day or two. */
static guint32
move_last_day (guint32 start,
               guint32 last,
               guint32 new_start)
{
  int months;

  if (last == RUNG_NO_DAY)
    return RUNG_NO_DAY;
  months = rung_day_months_between (start, last + 1);
  if (rung_day_add_months (start, months) == last + 1)
    return rung_day_add_months (new_start, months) - 1;
  return new_start + (last - start);
}

static RungRecord *
stay_at (RungRecord *stay,
         guint32     start,
         guint32     expected_end)
{
  RungRecordBuilder builder;

  rung_record_builder_init_from (&builder, stay);
  rung_record_builder_set_day (&builder, RUNG_STAY_START, start);
  rung_record_builder_set_day (&builder, RUNG_STAY_EXPECTED_END, expected_end);
  return rung_record_builder_end (&builder);
}

void
rung_edit_move_along (RungChangeset *changeset,
                      GPtrArray     *planned,
                      guint32        old_last,
                      guint32        new_last)
{
  for (guint i = 0; i < planned->len; i++)
    {
      RungRecord *stay = planned->pdata[i];
      guint32 start = rung_record_get_day (stay, RUNG_STAY_START);
      guint32 expected_end = rung_record_get_day (stay, RUNG_STAY_EXPECTED_END);
      gboolean touches = old_last != RUNG_NO_DAY && start == old_last + 1;
      guint32 new_start = touches || start <= new_last ? new_last + 1 : start;

      rung_edit_replace (changeset, stay,
                         stay_at (stay, new_start, move_last_day (start, expected_end, new_start)));

      /* Without an expected end it lasts until the next one starts. */
      old_last = expected_end;
      if (old_last == RUNG_NO_DAY && i + 1 < planned->len)
        old_last = rung_record_get_day (planned->pdata[i + 1], RUNG_STAY_START) - 1;
      new_last = move_last_day (start, old_last, new_start);
    }
}

GPtrArray *
rung_edit_list_planned_after (RungPlan   *plan,
                              RungRecord *stay)
{
  const char *track = rung_edit_get_track (plan, rung_record_get_text (stay, RUNG_STAY_ROLE));
  g_autoptr(GPtrArray) stays = rung_edit_list_stays_of_track (plan, track);
  GPtrArray *planned = g_ptr_array_new ();

  for (guint i = 0; i < stays->len; i++)
    if (stays->pdata[i] != stay && is_planned (stays->pdata[i]) &&
        rung_record_get_day (stays->pdata[i], RUNG_STAY_START) > rung_record_get_day (stay, RUNG_STAY_START))
      g_ptr_array_add (planned, stays->pdata[i]);
  return planned;
}

static void
set_stay (RungRecordBuilder *builder,
          guint32            start,
          guint32            end,
          guint32            expected_end,
          gboolean           planned)
{
  rung_record_builder_set_day (builder, RUNG_STAY_START, start);
  rung_record_builder_set_day (builder, RUNG_STAY_END, planned ? RUNG_NO_DAY : end);
  if (planned && expected_end == RUNG_NO_DAY)
    expected_end = end;
  rung_record_builder_set_day (builder, RUNG_STAY_EXPECTED_END,
                               !planned && end != RUNG_NO_DAY ? RUNG_NO_DAY : expected_end);
  if (planned)
    rung_record_builder_set_integer (builder, RUNG_STAY_PLANNED, TRUE);
  else
    rung_record_builder_unset (builder, RUNG_STAY_PLANNED);
}

static gboolean
needs_start (guint32   start,
             GError  **error)
{
  return start != RUNG_NO_DAY ||
         rung_plan_refuse (error, RUNG_PLAN_ERROR_MISSING, NULL, NC_("plan error", "A stay needs its first day."), "");
}

/**
 * rung_edit_add_stay:
 * @plan: a plan
 * @role_uid: a role
 * @start: first day, inclusive
 * @end: last day, inclusive; %RUNG_NO_DAY makes it the current stay, unless @planned
 * @expected_end: last day that is expected, or %RUNG_NO_DAY
 * @planned: whether it is yet to come; @end then counts as @expected_end
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Adds a stay.  It has to fit in between those of its track.
 *
 * Returns: (transfer full): the changeset, whose created uid is the stay's; or %NULL
 */
RungChangeset *
rung_edit_add_stay (RungPlan    *plan,
                    const char  *role_uid,
                    guint32      start,
                    guint32      end,
                    guint32      expected_end,
                    gboolean     planned,
                    GError     **error)
{
  g_autofree char *uid = rung_uid_new ();
  RungRecordBuilder builder;

  if (rung_edit_find (plan, RUNG_KIND_ROLE, role_uid, error) == NULL || !needs_start (start, error))
    return NULL;
  rung_record_builder_init (&builder, RUNG_KIND_STAY, uid);
  rung_record_builder_set_text (&builder, RUNG_STAY_ROLE, role_uid);
  set_stay (&builder, start, end, expected_end, planned);
  return rung_edit_finish_one (plan, RUNG_LABEL_ADD_STAY, get_role_title (plan, role_uid),
                               NULL, rung_record_builder_end (&builder), error);
}

guint32
rung_edit_get_last_day (RungRecord *stay)
{
  guint32 end = rung_record_get_day (stay, RUNG_STAY_END);

  return end != RUNG_NO_DAY ? end : rung_record_get_day (stay, RUNG_STAY_EXPECTED_END);
}

/* @after is taken. */
static RungChangeset *
change_stay (RungPlan    *plan,
             RungLabel    label,
             RungRecord  *stay,
             RungRecord  *after,
             GError     **error)
{
  g_autoptr(RungRecord) owned = after;
  const char *role_uid = rung_record_get_text (stay, RUNG_STAY_ROLE);
  RungChangeset *changeset = rung_changeset_new (label, get_role_title (plan, role_uid));
  g_autoptr(GPtrArray) planned = rung_edit_list_planned_after (plan, stay);
  guint32 old_last = rung_edit_get_last_day (stay);
  guint32 new_last = rung_edit_get_last_day (owned);

  rung_edit_replace (changeset, stay, rung_record_ref (owned));
  /* A stay that ends for good pushes what it runs into, but pulls nothing nearer: a
   * person who left a role does not start in the next one the day after. */
  if (new_last != RUNG_NO_DAY && new_last != old_last)
    rung_edit_move_along (changeset, planned, rung_record_has (owned, RUNG_STAY_END) ? RUNG_NO_DAY : old_last, new_last);
  return rung_edit_finish (plan, changeset, error);
}

/**
 * rung_edit_change_stay:
 * @plan: a plan
 * @uid: a stay
 * @start: first day, inclusive
 * @end: last day, inclusive, or %RUNG_NO_DAY
 * @expected_end: last day that is expected, or %RUNG_NO_DAY
 * @planned: whether it is yet to come
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Changes when a stay is.  Planned stays that followed it directly, or that it would run
 * into, move along.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_change_stay (RungPlan    *plan,
                       const char  *uid,
                       guint32      start,
                       guint32      end,
                       guint32      expected_end,
                       gboolean     planned,
                       GError     **error)
{
  RungRecord *stay = rung_edit_find (plan, RUNG_KIND_STAY, uid, error);
  RungRecordBuilder builder;

  if (stay == NULL || !needs_start (start, error))
    return NULL;
  rung_record_builder_init_from (&builder, stay);
  set_stay (&builder, start, end, expected_end, planned);
  return change_stay (plan, RUNG_LABEL_EDIT_STAY, stay, rung_record_builder_end (&builder), error);
}

/**
 * rung_edit_end_stay:
 * @plan: a plan
 * @uid: a stay
 * @end: its last day, inclusive
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Ends a stay.  Planned stays that it would run into move along; others keep their days.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_end_stay (RungPlan    *plan,
                    const char  *uid,
                    guint32      end,
                    GError     **error)
{
  RungRecord *stay = rung_edit_find (plan, RUNG_KIND_STAY, uid, error);
  RungRecordBuilder builder;

  if (stay == NULL)
    return NULL;
  rung_record_builder_init_from (&builder, stay);
  set_stay (&builder, rung_record_get_day (stay, RUNG_STAY_START), end, RUNG_NO_DAY, FALSE);
  return change_stay (plan, RUNG_LABEL_END_STAY, stay, rung_record_builder_end (&builder), error);
}

/**
 * rung_edit_remove_stay:
 * @plan: a plan
 * @uid: a stay
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Removes a stay; the others keep their days.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_remove_stay (RungPlan    *plan,
                       const char  *uid,
                       GError     **error)
{
  RungRecord *stay = rung_edit_find (plan, RUNG_KIND_STAY, uid, error);

  if (stay == NULL)
    return NULL;
  return rung_edit_delete (plan, RUNG_LABEL_REMOVE_STAY,
                           get_role_title (plan, rung_record_get_text (stay, RUNG_STAY_ROLE)), stay, error);
}

/* --- "I got a new role" --------------------------------------------------- */

static RungRecord *
find_current (GPtrArray *stays)
{
  RungRecord *current = NULL;

  for (guint i = 0; i < stays->len; i++)
    if (!is_planned (stays->pdata[i]) && !rung_record_has (stays->pdata[i], RUNG_STAY_END))
      current = stays->pdata[i];
  return current;
}

static RungRecord *
find_planned_of_role (GPtrArray  *stays,
                      const char *role_uid)
{
  for (guint i = 0; i < stays->len; i++)
    if (is_planned (stays->pdata[i]) &&
        g_strcmp0 (rung_record_get_text (stays->pdata[i], RUNG_STAY_ROLE), role_uid) == 0)
      return stays->pdata[i];
  return NULL;
}

static gboolean
end_present (RungPlan       *plan,
             RungChangeset  *changeset,
             RungRecord     *current,
             guint32         from,
             GError        **error)
{
  guint32 start = rung_record_get_day (current, RUNG_STAY_START);
  RungRecordBuilder builder;

  if (from <= start)
    {
      g_autofree char *day = rung_day_to_text (start);

      return rung_plan_refuse (error, RUNG_PLAN_ERROR_SPAN, NULL,
                               NC_("plan error", "The new role has to start after %s, the first day of “%s”."), "dt", day,
                               get_role_title (plan, rung_record_get_text (current, RUNG_STAY_ROLE)));
    }
  rung_record_builder_init_from (&builder, current);
  set_stay (&builder, start, from - 1, RUNG_NO_DAY, FALSE);
  rung_edit_replace (changeset, current, rung_record_builder_end (&builder));
  return TRUE;
}

/* A stay planned for a rung below the new one has been skipped. */
static gboolean
is_skipped (RungPlan   *plan,
            RungRecord *stay,
            RungRecord *new_role)
{
  RungRecord *role = rung_plan_find_record (plan, RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));

  return role != NULL &&
         rung_record_get_integer (role, RUNG_ROLE_ORDINAL) < rung_record_get_integer (new_role, RUNG_ROLE_ORDINAL);
}

/* Takes skipped stays out and gives those that are still to come. */
static GPtrArray *
sort_out_planned (RungPlan      *plan,
                  RungChangeset *changeset,
                  GPtrArray     *stays,
                  RungRecord    *own,
                  RungRecord    *new_role)
{
  GPtrArray *later = g_ptr_array_new ();

  for (guint i = 0; i < stays->len; i++)
    if (stays->pdata[i] == own || !is_planned (stays->pdata[i]))
      continue;
    else if (is_skipped (plan, stays->pdata[i], new_role))
      rung_changeset_add (changeset, stays->pdata[i], NULL);
    else
      g_ptr_array_add (later, stays->pdata[i]);
  return later;
}

static void
start_new (RungChangeset *changeset,
           RungRecord    *own,
           const char    *role_uid,
           guint32        from,
           guint32        expected_end)
{
  g_autofree char *uid = rung_uid_new ();
  RungRecordBuilder builder;

  if (own != NULL)
    rung_record_builder_init_from (&builder, own);
  else
    rung_record_builder_init (&builder, RUNG_KIND_STAY, uid);
  rung_record_builder_set_text (&builder, RUNG_STAY_ROLE, role_uid);
  set_stay (&builder, from, RUNG_NO_DAY, expected_end, FALSE);
  rung_changeset_set_created_uid (changeset, own ? rung_record_get_uid (own) : uid);
  rung_changeset_take (changeset, own ? rung_record_ref (own) : NULL, rung_record_builder_end (&builder));
}

/**
 * rung_edit_new_role:
 * @plan: a plan
 * @role_uid: the role a person got
 * @from: the first day in it
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Ends the current stay of the role's track the day before @from and starts the next: a
 * planned stay in that role becomes the current one and keeps its length, else a new one
 * is made, of typical length.  Planned stays in roles below the new one have been skipped
 * and go; the others move so that they follow.
 *
 * Returns: (transfer full): the changeset, whose created uid is the new current stay's;
 *   or %NULL, with %RUNG_PLAN_ERROR_NOTHING when the person is in that role
 */
RungChangeset *
rung_edit_new_role (RungPlan    *plan,
                    const char  *role_uid,
                    guint32      from,
                    GError     **error)
{
  RungRecord *role = rung_edit_find (plan, RUNG_KIND_ROLE, role_uid, error);
  g_autoptr(RungChangeset) changeset = NULL;
  g_autoptr(GPtrArray) stays = NULL;
  g_autoptr(GPtrArray) later = NULL;
  RungRecord *current, *own;
  guint32 old_last = RUNG_NO_DAY, new_last;

  if (role == NULL || !needs_start (from, error))
    return NULL;
  changeset = rung_changeset_new (RUNG_LABEL_NEW_ROLE, rung_edit_get_title (plan, role));
  stays = rung_edit_list_stays_of_track (plan, rung_edit_get_track (plan, role_uid));
  current = find_current (stays);
  if (current != NULL && g_strcmp0 (rung_record_get_text (current, RUNG_STAY_ROLE), role_uid) == 0)
    return rung_edit_finish (plan, g_steal_pointer (&changeset), error);
  if (current != NULL && !end_present (plan, changeset, current, from, error))
    return NULL;

  own = find_planned_of_role (stays, role_uid);
  later = sort_out_planned (plan, changeset, stays, own, role);
  new_last = rung_edit_typical_end (role, from);
  if (own != NULL)
    {
      old_last = rung_record_get_day (own, RUNG_STAY_EXPECTED_END);
      new_last = old_last ? move_last_day (rung_record_get_day (own, RUNG_STAY_START), old_last, from) : new_last;
    }
  start_new (changeset, own, role_uid, from,
             rung_record_get_boolean (role, RUNG_ROLE_OPEN_ENDED) && old_last == RUNG_NO_DAY ? RUNG_NO_DAY : new_last);
  rung_edit_move_along (changeset, later, old_last, new_last);
  return rung_edit_finish (plan, g_steal_pointer (&changeset), error);
}
