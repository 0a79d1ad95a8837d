/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan may not be: the only place that says so.
 *
 *  1. References point at records that exist, of the kind the field names.
 *  2. Required fields are set; a title is not empty; text is UTF-8.
 *  3. A span does not end before it starts.
 *  4. Stays of one track do not overlap; a stay without an end is taken to end
 *     the day before the next of its track starts.
 *  5. At most one current stay per track.
 *  6. Percent, levels, enumerations, days and numbers lie within their ranges.
 *  7. A goal is done if and only if it has a done day.
 *  8. Where progress is derived, no percent is given.
 *  9. Evidence is linked to exactly one thing; an agenda item to at most one.
 * 10. A uid stands once; one PLAN, at most one LADDER.
 *
 * A changeset is held against the plan without looking at the whole plan: what
 * costs time is in proportion to the change (stays, of which there are few, are
 * looked at together).
 */

#include "rung-plan-error.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "rung-day.h"
#include "rung-phrases.h"
#include "rung-uid.h"

/* A plan as it will be: a snapshot, or a plan with some records replaced. */
typedef struct
{
  RungSnapshot *snapshot;
  RungPlan     *plan;
  GHashTable   *changes; /* uid -> RungChange, with plan only */
} After;

static RungRecord *
find_after (const After *after,
            RungKind     kind,
            const char  *uid)
{
  const RungChange *change;
  RungRecord *record;

  if (after->snapshot != NULL)
    return rung_snapshot_find (after->snapshot, kind, uid);
  change = g_hash_table_lookup (after->changes, uid);
  if (change == NULL)
    return rung_plan_find_record (after->plan, kind, uid);
  record = change->after;
  return record != NULL && rung_record_get_kind (record) == kind ? record : NULL;
}

/* 9999-12-31 and 1-1-1 as instants, in microseconds. */
#define LAST_INSTANT_USEC (G_GINT64_CONSTANT (253402300799999999))
#define FIRST_INSTANT_USEC (-G_GINT64_CONSTANT (62135596800000000))
#define LAST_DAY 3652059

static gboolean
is_in_range (const RungFieldInfo *info,
             const RungRecord    *record,
             guint                field)
{
  gint64 value;

  if (info->type == RUNG_FIELD_NUMBER)
    return isfinite (rung_record_get_number (record, field));
  if (info->type == RUNG_FIELD_FRACTION)
    return rung_record_get_number (record, field) >= 0 && rung_record_get_number (record, field) <= 1;

  value = rung_record_get_integer (record, field);
  switch ((int) info->type)
    {
    case RUNG_FIELD_ENUM:
      return value >= 0 && value < g_strv_length ((char **) info->names);
    case RUNG_FIELD_BOOLEAN:
      return value == 0 || value == 1;
    case RUNG_FIELD_DAY:
      return value >= 1 && value <= LAST_DAY;
    case RUNG_FIELD_INSTANT:
      return value >= FIRST_INSTANT_USEC && value <= LAST_INSTANT_USEC;
    default:
      return (info->minimum == 0 && info->maximum == 0) || (value >= info->minimum && value <= info->maximum);
    }
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static gboolean
check_text (const RungRecord     *record,
            const RungFieldInfo  *info,
            guint                 field,
            GError              **error)
{
  const char *text = rung_record_get_text (record, field);

  if (!g_utf8_validate (text, -1, NULL))
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_TEXT, record,
                             NC_("plan error", "“%s” is not UTF-8"), "f", info->name);
  if ((info->flags & RUNG_FIELD_REQUIRED) && is_blank (text))
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_TEXT, record,
                             NC_("plan error", "“%s” is empty"), "f", info->name);
  return TRUE;
}

static gboolean
check_reference (const After          *after,
                 const RungRecord     *record,
                 const RungFieldInfo  *info,
                 guint                 field,
                 GError              **error)
{
  const char *uid = rung_record_get_text (record, field);

  if (find_after (after, info->target, uid) == NULL)
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_DANGLING, record,
                             NC_("plan error", "its %s %s is not in the plan"), "ft", info->name, uid);
  return TRUE;
}

static gboolean
check_field (const After       *after,
             const RungRecord  *record,
             guint              field,
             GError           **error)
{
  const RungFieldInfo *info = rung_kind_get_field (rung_record_get_kind (record), field);

  if (!rung_record_has (record, field))
    return !(info->flags & RUNG_FIELD_REQUIRED) ||
           rung_plan_refuse (error, RUNG_PLAN_ERROR_MISSING, record,
                             NC_("plan error", "“%s” is missing"), "f", info->name);
  switch ((int) info->type)
    {
    case RUNG_FIELD_TEXT:
      return check_text (record, info, field, error);
    case RUNG_FIELD_REFERENCE:
      return check_reference (after, record, info, field, error);
    case RUNG_FIELD_LOCALIZED:
      return !(info->flags & RUNG_FIELD_REQUIRED) ||
             g_variant_n_children (rung_record_get_variant (record, field)) > 0 ||
             rung_plan_refuse (error, RUNG_PLAN_ERROR_TEXT, record,
                               NC_("plan error", "“%s” is empty"), "f", info->name);
    case RUNG_FIELD_LOCALIZED_LIST:
    case RUNG_FIELD_BYTES:
      return TRUE;
    default:
      return is_in_range (info, record, field) ||
             rung_plan_refuse (error, RUNG_PLAN_ERROR_RANGE, record,
                               NC_("plan error", "“%s” is out of range"), "f", info->name);
    }
}

static gboolean
check_span (const RungRecord  *record,
            guint              first,
            guint              last,
            GError           **error)
{
  if (rung_record_has (record, first) && rung_record_has (record, last) &&
      rung_record_get_day (record, last) < rung_record_get_day (record, first))
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_SPAN, record,
                             NC_("plan error", "it ends before it starts"), "");
  return TRUE;
}

static gboolean
check_goal (const RungRecord  *goal,
            GError           **error)
{
  gboolean is_done = rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DONE;

  if (is_done != rung_record_has (goal, RUNG_GOAL_DONE_DAY))
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_DONE_DAY, goal,
                             is_done ? NC_("plan error", "it is done but has no day")
                                     : NC_("plan error", "it has a done day but is not done"), "");
  if (rung_record_has (goal, RUNG_GOAL_PERCENT) &&
      rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY) != RUNG_PROGRESS_BY_HAND)
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_DERIVED, goal,
                             NC_("plan error", "its percent follows from its steps or measure"), "");
  return check_span (goal, RUNG_GOAL_START, RUNG_GOAL_DUE, error);
}

static gboolean
check_targets (const RungRecord  *record,
               const guint       *fields,
               guint              n_fields,
               guint              least,
               GError           **error)
{
  guint n_set = 0;

  for (guint i = 0; i < n_fields; i++)
    n_set += rung_record_has (record, fields[i]);
  if (n_set < least || n_set > 1)
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_EXACTLY_ONE, record,
                             least ? NC_("plan error", "it has to point at exactly one thing")
                                   : NC_("plan error", "it may point at one thing only"), "");
  return TRUE;
}

static gboolean
check_kind (const RungRecord  *record,
            GError           **error)
{
  static const guint evidence_targets[] = { RUNG_EVIDENCE_LINK_RESPONSIBILITY, RUNG_EVIDENCE_LINK_GOAL };
  static const guint agenda_targets[] = { RUNG_AGENDA_ITEM_GOAL, RUNG_AGENDA_ITEM_RESPONSIBILITY,
                                          RUNG_AGENDA_ITEM_ACTION };

  switch ((int) rung_record_get_kind (record))
    {
    case RUNG_KIND_ROLE:
      if (rung_record_has (record, RUNG_ROLE_MONTHS_MIN) && rung_record_has (record, RUNG_ROLE_MONTHS_MAX) &&
          rung_record_get_integer (record, RUNG_ROLE_MONTHS_MAX) < rung_record_get_integer (record, RUNG_ROLE_MONTHS_MIN))
        return rung_plan_refuse (error, RUNG_PLAN_ERROR_SPAN, record,
                                 NC_("plan error", "its longest duration is under its shortest"), "");
      return TRUE;
    case RUNG_KIND_STAY:
      return check_span (record, RUNG_STAY_START, RUNG_STAY_END, error) &&
             check_span (record, RUNG_STAY_START, RUNG_STAY_EXPECTED_END, error);
    case RUNG_KIND_PAUSE:
      return check_span (record, RUNG_PAUSE_START, RUNG_PAUSE_END, error);
    case RUNG_KIND_GOAL:
      return check_goal (record, error);
    case RUNG_KIND_EVIDENCE_LINK:
      return check_targets (record, evidence_targets, G_N_ELEMENTS (evidence_targets), 1, error);
    case RUNG_KIND_AGENDA_ITEM:
      return check_targets (record, agenda_targets, G_N_ELEMENTS (agenda_targets), 0, error);
    default:
      return TRUE;
    }
}

static gboolean
check_record (const After       *after,
              const RungRecord  *record,
              GError           **error)
{
  guint n_fields = rung_kind_get_info (rung_record_get_kind (record))->n_fields;

  if (!rung_uid_is_valid (rung_record_get_uid (record)))
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_RANGE, record,
                             NC_("plan error", "its uid is not one"), "");
  for (guint field = 0; field < n_fields; field++)
    if (!check_field (after, record, field, error))
      return FALSE;
  return check_kind (record, error);
}

/* --- Stays ---------------------------------------------------------------- */

static const char *
get_track (const After      *after,
           const RungRecord *stay)
{
  RungRecord *role = find_after (after, RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));
  const char *track = role ? rung_record_get_text (role, RUNG_ROLE_TRACK) : NULL;

  return track ? track : "";
}

static gboolean
is_open (const RungRecord *stay)
{
  return !rung_record_get_boolean (stay, RUNG_STAY_PLANNED) && !rung_record_has (stay, RUNG_STAY_END);
}

/* A planned stay counts up to its expected end; a current one has no end yet. */
static guint32
get_last_day (const RungRecord *stay)
{
  guint32 end = rung_record_get_day (stay, RUNG_STAY_END);

  if (end == RUNG_NO_DAY && rung_record_get_boolean (stay, RUNG_STAY_PLANNED))
    end = rung_record_get_day (stay, RUNG_STAY_EXPECTED_END);
  return end;
}

static gboolean
check_neighbours (const RungRecord  *stay,
                  const RungRecord  *next,
                  GError           **error)
{
  guint32 start = rung_record_get_day (next, RUNG_STAY_START);
  guint32 last = get_last_day (stay);
  g_autofree char *day = rung_day_to_text (start);

  if (start == rung_record_get_day (stay, RUNG_STAY_START) || (last != RUNG_NO_DAY && last >= start))
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_OVERLAP, stay,
                             NC_("plan error", "it overlaps the stay of the same track that starts on %s"), "d", day);
  return TRUE;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  RungRecord *x = *(RungRecord *const *) a, *y = *(RungRecord *const *) b;
  guint32 start_x = rung_record_get_day (x, RUNG_STAY_START), start_y = rung_record_get_day (y, RUNG_STAY_START);

  return start_x < start_y ? -1 : start_x > start_y ? 1 : rung_record_compare (x, y);
}

/* @stays: all of the plan, any order. */
static gboolean
check_stays (const After  *after,
             GPtrArray    *stays,
             GError      **error)
{
  g_autoptr(GHashTable) last_of_track = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) current_of_track = g_hash_table_new (g_str_hash, g_str_equal);

  g_ptr_array_sort (stays, compare_starts);
  for (guint i = 0; i < stays->len; i++)
    {
      RungRecord *stay = stays->pdata[i];
      const char *track = get_track (after, stay);
      RungRecord *previous = g_hash_table_lookup (last_of_track, track);

      if (previous != NULL && !check_neighbours (previous, stay, error))
        return FALSE;
      if (is_open (stay) && !g_hash_table_add (current_of_track, (gpointer) track))
        return rung_plan_refuse (error, RUNG_PLAN_ERROR_TWO_CURRENT, stay,
                                 NC_("plan error", "another stay of its track is current too"), "");
      g_hash_table_insert (last_of_track, (gpointer) track, stay);
    }
  return TRUE;
}

/* --- A changeset ---------------------------------------------------------- */

static const RungRecord *
any_of (const RungChange *change)
{
  return change->after ? change->after : change->before;
}

static gboolean
check_before (RungPlan          *plan,
              const RungChange  *change,
              GError           **error)
{
  const RungRecord *record = any_of (change);
  RungRecord *present = rung_plan_find_record (plan, rung_record_get_kind (record), rung_record_get_uid (record));

  if ((present == NULL) != (change->before == NULL) ||
      (present != NULL && !rung_record_equal (present, change->before)))
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_CONFLICT, record,
                             NC_("plan error", "it was changed meanwhile"), "");
  return TRUE;
}

static gboolean
check_new_uid (RungPlan          *plan,
               const RungChange  *change,
               GError           **error)
{
  const char *uid = rung_record_get_uid (any_of (change));

  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    if (kind != rung_record_get_kind (any_of (change)) && rung_plan_find_record (plan, kind, uid) != NULL)
      return rung_plan_refuse (error, RUNG_PLAN_ERROR_DUPLICATE, any_of (change),
                               NC_("plan error", "its uid is taken by another record"), "");
  return TRUE;
}

/* Nothing may still point at what goes. */
static gboolean
check_no_referrers (const After       *after,
                    const RungRecord  *gone,
                    GError           **error)
{
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    {
      const RungKindInfo *info = rung_kind_get_info (kind);

      for (guint field = 0; field < info->n_fields; field++)
        {
          g_autoptr(GPtrArray) referrers = NULL;

          if (info->fields[field].type != RUNG_FIELD_REFERENCE ||
              info->fields[field].target != rung_record_get_kind (gone) ||
              rung_plan_get_n_records (after->plan, kind) == 0)
            continue;
          referrers = rung_plan_list_referrers (after->plan, kind, field, rung_record_get_uid (gone));
          for (guint i = 0; i < referrers->len; i++)
            {
              RungRecord *now = find_after (after, kind, rung_record_get_uid (referrers->pdata[i]));

              if (now != NULL && g_strcmp0 (rung_record_get_text (now, field), rung_record_get_uid (gone)) == 0)
                return rung_plan_refuse (error, RUNG_PLAN_ERROR_DANGLING, now,
                                         NC_("plan error", "its %s would be gone"), "f", info->fields[field].name);
            }
        }
    }
  return TRUE;
}

static gboolean
check_change (const After       *after,
              const RungChange  *change,
              GError           **error)
{
  if (!check_before (after->plan, change, error))
    return FALSE;
  if (change->before == NULL && !check_new_uid (after->plan, change, error))
    return FALSE;
  return change->after ? check_record (after, change->after, error)
                       : check_no_referrers (after, change->before, error);
}

static GHashTable *
index_changes (RungChangeset  *changeset,
               GError        **error)
{
  g_autoptr(GHashTable) changes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    {
      const RungChange *change = rung_changeset_get (changeset, i);

      if (!g_hash_table_insert (changes, (gpointer) rung_record_get_uid (any_of (change)), (gpointer) change))
        {
          rung_plan_refuse (error, RUNG_PLAN_ERROR_DUPLICATE, any_of (change),
                            NC_("plan error", "it stands twice in one change"), "");
          return NULL;
        }
    }
  return g_steal_pointer (&changes);
}

static GPtrArray *
list_stays_after (const After   *after,
                  RungChangeset *changeset)
{
  GPtrArray *stays = g_ptr_array_new ();

  for (guint i = 0; i < rung_plan_get_n_records (after->plan, RUNG_KIND_STAY); i++)
    {
      RungRecord *stay = rung_plan_get_nth (after->plan, RUNG_KIND_STAY, i);

      if (!g_hash_table_contains (after->changes, rung_record_get_uid (stay)))
        g_ptr_array_add (stays, stay);
    }
  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    {
      RungRecord *record = rung_changeset_get (changeset, i)->after;

      if (record != NULL && rung_record_get_kind (record) == RUNG_KIND_STAY)
        g_ptr_array_add (stays, record);
    }
  return stays;
}

static gboolean
refuse_heads (GError **error)
{
  return rung_plan_refuse (error, RUNG_PLAN_ERROR_DUPLICATE, NULL,
                           NC_("plan error", "A plan has exactly one head record and at most one ladder."), "");
}

static gboolean
check_counts (RungPlan       *plan,
              RungChangeset  *changeset,
              GError        **error)
{
  int n_plans = rung_plan_get_n_records (plan, RUNG_KIND_PLAN);
  int n_ladders = rung_plan_get_n_records (plan, RUNG_KIND_LADDER);

  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    {
      const RungChange *change = rung_changeset_get (changeset, i);
      int difference = (change->after != NULL) - (change->before != NULL);
      RungKind kind = rung_record_get_kind (any_of (change));

      n_plans += kind == RUNG_KIND_PLAN ? difference : 0;
      n_ladders += kind == RUNG_KIND_LADDER ? difference : 0;
    }
  if (n_plans == 1 && n_ladders <= 1)
    return TRUE;
  return refuse_heads (error);
}

static gboolean
touches_stays (RungChangeset *changeset)
{
  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    {
      RungKind kind = rung_record_get_kind (any_of (rung_changeset_get (changeset, i)));

      if (kind == RUNG_KIND_STAY || kind == RUNG_KIND_ROLE)
        return TRUE;
    }
  return FALSE;
}

/**
 * rung_plan_check:
 * @self: a plan
 * @changeset: what somebody wants to change
 * @error: return location for a %RUNG_PLAN_ERROR; %RUNG_PLAN_ERROR_CONFLICT when
 *   a record's before is not what @self holds, else the code of the broken rule
 *
 * Returns: whether the plan would obey all rules after rung_plan_apply()
 */
gboolean
rung_plan_check (RungPlan       *self,
                 RungChangeset  *changeset,
                 GError        **error)
{
  g_autoptr(GHashTable) changes = NULL;
  g_autoptr(GPtrArray) stays = NULL;
  After after;

  g_return_val_if_fail (RUNG_IS_PLAN (self), FALSE);
  g_return_val_if_fail (RUNG_IS_CHANGESET (changeset), FALSE);

  changes = index_changes (changeset, error);
  if (changes == NULL)
    return FALSE;
  after = (After) { .plan = self, .changes = changes };
  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    if (!check_change (&after, rung_changeset_get (changeset, i), error))
      return FALSE;
  if (!check_counts (self, changeset, error))
    return FALSE;
  if (!touches_stays (changeset))
    return TRUE;
  stays = list_stays_after (&after, changeset);
  return check_stays (&after, stays, error);
}

/* --- A whole plan --------------------------------------------------------- */

static void
keep (GPtrArray *errors,
      GError    *error)
{
  if (error != NULL)
    g_ptr_array_add (errors, error);
}

static void
check_uids (RungSnapshot *snapshot,
            GPtrArray    *errors)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GError *error = NULL;

  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    {
      RungRecord *record = rung_snapshot_get (snapshot, i);

      if (g_hash_table_add (seen, (gpointer) rung_record_get_uid (record)))
        continue;
      rung_plan_refuse (&error, RUNG_PLAN_ERROR_DUPLICATE, record,
                        NC_("plan error", "its uid stands twice"), "");
      keep (errors, g_steal_pointer (&error));
    }
}

/**
 * rung_rules_check_snapshot:
 * @snapshot: a whole plan
 *
 * Returns: (transfer full) (element-type GError): what is wrong with it, a
 *   %RUNG_PLAN_ERROR each; empty when all is well
 */
GPtrArray *
rung_rules_check_snapshot (RungSnapshot *snapshot)
{
  GPtrArray *errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr(GPtrArray) stays = g_ptr_array_new ();
  After after = { .snapshot = snapshot };
  GError *error = NULL;
  guint first, n_plans, n_ladders;

  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    {
      RungRecord *record = rung_snapshot_get (snapshot, i);

      check_record (&after, record, &error);
      keep (errors, g_steal_pointer (&error));
      if (rung_record_get_kind (record) == RUNG_KIND_STAY && rung_record_has (record, RUNG_STAY_START) &&
          rung_record_has (record, RUNG_STAY_ROLE))
        g_ptr_array_add (stays, record);
    }
  check_uids (snapshot, errors);
  check_stays (&after, stays, &error);
  keep (errors, g_steal_pointer (&error));
  rung_snapshot_get_range (snapshot, RUNG_KIND_PLAN, &first, &n_plans);
  rung_snapshot_get_range (snapshot, RUNG_KIND_LADDER, &first, &n_ladders);
  if (n_plans != 1 || n_ladders > 1)
    {
      refuse_heads (&error);
      keep (errors, g_steal_pointer (&error));
    }
  return errors;
}
