/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of the plan as a whole, and how a plan comes to be. */

#include "rung-edit-private.h"

#include "rung-day.h"
#include "rung-phrases.h"
#include "rung-uid.h"

/**
 * rung_edit_rename_plan:
 * @plan: a plan
 * @title: its new title
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Renames a plan.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_rename_plan (RungPlan    *plan,
                       const char  *title,
                       GError     **error)
{
  RungRecord *record = rung_edit_find (plan, RUNG_KIND_PLAN, rung_plan_get_uid (plan), error);
  g_autofree char *clean = record ? rung_edit_clean_title (title, error) : NULL;

  if (clean == NULL)
    return NULL;
  return rung_edit_finish_one (plan, RUNG_LABEL_RENAME_PLAN, clean, record,
                               rung_record_with (record, RUNG_PLAN_TITLE, g_variant_new_string (clean)), error);
}

/**
 * rung_edit_set_target:
 * @plan: a plan
 * @role_uid: (nullable): the role the person wants, or %NULL for none
 * @target_day: by when, or %RUNG_NO_DAY
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Sets both the role a person wants and the day.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_set_target (RungPlan    *plan,
                      const char  *role_uid,
                      guint32      target_day,
                      GError     **error)
{
  RungRecord *record = rung_edit_find (plan, RUNG_KIND_PLAN, rung_plan_get_uid (plan), error);
  RungRecord *role = NULL;
  RungRecordBuilder builder;

  if (record == NULL)
    return NULL;
  if (role_uid != NULL && (role = rung_edit_find (plan, RUNG_KIND_ROLE, role_uid, error)) == NULL)
    return NULL;
  rung_record_builder_init_from (&builder, record);
  rung_record_builder_set_text (&builder, RUNG_PLAN_TARGET_ROLE, role_uid);
  rung_record_builder_set_day (&builder, RUNG_PLAN_TARGET_DAY, target_day);
  return rung_edit_finish_one (plan,
                               role ? RUNG_LABEL_SET_TARGET : RUNG_LABEL_EDIT_PLAN,
                               rung_edit_get_title (plan, role ? role : record),
                               record, rung_record_builder_end (&builder), error);
}

/* --- A new plan ----------------------------------------------------------- */

static RungRecord *
find_role (RungSnapshot  *ladder,
           const char    *uid,
           GError       **error)
{
  RungRecord *role = rung_snapshot_find (ladder, RUNG_KIND_ROLE, uid);

  if (role == NULL)
    rung_edit_refuse_unknown (RUNG_KIND_ROLE, uid, error);
  return role;
}

static int
compare_roles_cb (gconstpointer a,
                  gconstpointer b)
{
  RungRecord *role_a = *(RungRecord *const *) a;
  RungRecord *role_b = *(RungRecord *const *) b;
  gint64 ordinal_a = rung_record_get_integer (role_a, RUNG_ROLE_ORDINAL);
  gint64 ordinal_b = rung_record_get_integer (role_b, RUNG_ROLE_ORDINAL);

  if (ordinal_a != ordinal_b)
    return ordinal_a < ordinal_b ? -1 : 1;
  return rung_record_compare (role_a, role_b);
}

/* The rungs above @role on its track, from the next one up. */
static GPtrArray *
list_later_roles (RungSnapshot *ladder,
                  RungRecord   *role)
{
  GPtrArray *roles = g_ptr_array_new ();
  guint first, n_roles;

  rung_snapshot_get_range (ladder, RUNG_KIND_ROLE, &first, &n_roles);
  for (guint i = 0; i < n_roles; i++)
    {
      RungRecord *other = rung_snapshot_get (ladder, first + i);

      if (compare_roles_cb (&other, &role) > 0 &&
          !rung_record_get_boolean (other, RUNG_ROLE_HIDDEN) &&
          g_strcmp0 (rung_record_get_text (other, RUNG_ROLE_TRACK), rung_record_get_text (role, RUNG_ROLE_TRACK)) == 0)
        g_ptr_array_add (roles, other);
    }
  g_ptr_array_sort (roles, compare_roles_cb);
  return roles;
}

static RungRecord *
new_stay (RungRecord *role,
          guint32     start,
          guint32     expected_end,
          gboolean    planned)
{
  g_autofree char *uid = rung_uid_new ();
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_STAY, uid);
  rung_record_builder_set_text (&builder, RUNG_STAY_ROLE, rung_record_get_uid (role));
  rung_record_builder_set_day (&builder, RUNG_STAY_START, start);
  rung_record_builder_set_day (&builder, RUNG_STAY_EXPECTED_END, expected_end);
  if (planned)
    rung_record_builder_set_integer (&builder, RUNG_STAY_PLANNED, TRUE);
  return rung_record_builder_end (&builder);
}

/* Somebody who has been in a role for longer than is typical will not be out of it
 * yesterday: the longest typical time counts then, and after that the end of the
 * quarter after next quarter's start. */
static guint32
expect_end_of_present (RungRecord *role,
                       guint32     since,
                       guint32     today)
{
  guint32 expected_end = rung_edit_typical_end (role, since);
  int months_max = rung_record_get_integer (role, RUNG_ROLE_MONTHS_MAX);

  if (expected_end <= today && months_max > 0)
    expected_end = rung_day_add_months (since, months_max) - 1;
  if (expected_end <= today)
    expected_end = rung_day_last_of_quarter (rung_day_add_months (today, 3));
  return expected_end;
}

static void
add_stays (GPtrArray    *records,
           RungSnapshot *ladder,
           RungRecord   *role,
           guint32       since,
           guint32       today)
{
  g_autoptr(GPtrArray) later = list_later_roles (ladder, role);
  gboolean is_last = rung_record_get_boolean (role, RUNG_ROLE_OPEN_ENDED) || later->len == 0;
  guint32 last = expect_end_of_present (role, since, today);

  g_ptr_array_add (records, new_stay (role, since, is_last ? RUNG_NO_DAY : last, FALSE));
  for (guint i = 0; i < later->len; i++)
    {
      RungRecord *next = later->pdata[i];
      guint32 start = last + 1;
      gboolean open_ended = rung_record_get_boolean (next, RUNG_ROLE_OPEN_ENDED);

      last = rung_edit_typical_end (next, start);
      g_ptr_array_add (records, new_stay (next, start, open_ended ? RUNG_NO_DAY : last, TRUE));
    }
}

static const char *
choose_title (RungSnapshot      *ladder,
              const RungNewPlan *settings)
{
  guint first, n_ladders;

  if (settings->title != NULL)
    return settings->title;
  if (settings->owner != NULL)
    return settings->owner;
  rung_snapshot_get_range (ladder, RUNG_KIND_LADDER, &first, &n_ladders);
  return n_ladders > 0 ? rung_record_title (rung_snapshot_get (ladder, first), settings->language) : NULL;
}

static RungRecord *
new_head (const char        *title,
          const RungNewPlan *settings)
{
  g_autofree char *uid = rung_uid_new ();
  g_autofree char *owner = rung_edit_clean_text (settings->owner);
  g_autofree char *mentor = rung_edit_clean_text (settings->mentor);
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_PLAN, uid);
  rung_record_builder_set_text (&builder, RUNG_PLAN_TITLE, title);
  rung_record_builder_set_text (&builder, RUNG_PLAN_OWNER, owner);
  rung_record_builder_set_text (&builder, RUNG_PLAN_MENTOR, mentor);
  if (settings->kind != RUNG_PLAN_OWN)
    rung_record_builder_set_integer (&builder, RUNG_PLAN_KIND, settings->kind);
  rung_record_builder_set_text (&builder, RUNG_PLAN_LANGUAGE, settings->language);
  rung_record_builder_set_day (&builder, RUNG_PLAN_CAREER_START, settings->career_start);
  rung_record_builder_set_text (&builder, RUNG_PLAN_TARGET_ROLE, settings->target_role);
  rung_record_builder_set_day (&builder, RUNG_PLAN_TARGET_DAY, settings->target_day);
  return rung_record_builder_end (&builder);
}

/**
 * rung_edit_new_plan:
 * @ladder: a ladder: its LADDER, ROLE and RESPONSIBILITY records
 * @settings: what the person said
 * @today: the present day
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Makes a plan: the ladder's records, which keep their uids; the PLAN record; and, if the
 * present role is given, the current stay and planned ones in the later roles of its
 * track, of typical length (the mean of the ladder's months, three years where it says
 * nothing), the open-ended one without expected end.  A current stay that is longer than
 * typical already is expected to last until the end of the quarter three months on.  For
 * earlier roles nothing is made up.
 *
 * Returns: (transfer full): the plan as a value, or %NULL
 */
RungSnapshot *
rung_edit_new_plan (RungSnapshot       *ladder,
                    const RungNewPlan  *settings,
                    guint32             today,
                    GError            **error)
{
  g_autofree char *title = rung_edit_clean_title (choose_title (ladder, settings), error);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(RungSnapshot) snapshot = NULL;
  RungRecord *role = NULL;

  if (title == NULL)
    return NULL;
  if (settings->role != NULL && (role = find_role (ladder, settings->role, error)) == NULL)
    return NULL;
  if (settings->target_role != NULL && find_role (ladder, settings->target_role, error) == NULL)
    return NULL;

  for (guint i = 0; i < rung_snapshot_get_size (ladder); i++)
    g_ptr_array_add (records, rung_record_ref (rung_snapshot_get (ladder, i)));
  g_ptr_array_add (records, new_head (title, settings));
  if (role != NULL)
    add_stays (records, ladder, role, settings->since ? settings->since : today, today);
  snapshot = rung_snapshot_new_take (g_steal_pointer (&records));

  problems = rung_rules_check_snapshot (snapshot);
  if (problems->len > 0)
    {
      g_propagate_error (error, g_error_copy (problems->pdata[0]));
      return NULL;
    }
  return g_steal_pointer (&snapshot);
}
