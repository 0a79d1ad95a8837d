/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about a plan that many ask, in the order that people expect. */

#include "rung-plan.h"

#include <string.h>

#include "rung-day.h"
#include "rung-text.h"

static int
compare_integers (RungRecord *a,
                  RungRecord *b,
                  guint       field)
{
  gint64 x = rung_record_get_integer (a, field), y = rung_record_get_integer (b, field);

  return x < y ? -1 : x > y ? 1 : rung_record_compare (a, b);
}

#define DEFINE_COMPARE(name, field)                                                      \
  static int                                                                             \
  name (gconstpointer a,                                                                 \
        gconstpointer b)                                                                 \
  {                                                                                      \
    return compare_integers (*(RungRecord *const *) a, *(RungRecord *const *) b, field); \
  }

DEFINE_COMPARE (compare_roles, RUNG_ROLE_ORDINAL)
DEFINE_COMPARE (compare_responsibilities, RUNG_RESPONSIBILITY_ORDINAL)
DEFINE_COMPARE (compare_stays, RUNG_STAY_START)
DEFINE_COMPARE (compare_pauses, RUNG_PAUSE_START)
DEFINE_COMPARE (compare_goals, RUNG_GOAL_ORDINAL)
DEFINE_COMPARE (compare_steps, RUNG_STEP_ORDINAL)
DEFINE_COMPARE (compare_evidence, RUNG_EVIDENCE_DAY)

/* By day, then by instant, newest first. */
static int
compare_check_ins (gconstpointer a,
                   gconstpointer b)
{
  RungRecord *x = *(RungRecord *const *) a, *y = *(RungRecord *const *) b;
  gint64 day_x = rung_record_get_integer (x, RUNG_CHECK_IN_DAY), day_y = rung_record_get_integer (y, RUNG_CHECK_IN_DAY);

  if (day_x != day_y)
    return day_x > day_y ? -1 : 1;
  return -compare_integers (x, y, RUNG_CHECK_IN_INSTANT);
}

/* By day, newest first; what has none comes last. */
static int
compare_evidence_from_newest (gconstpointer a,
                              gconstpointer b)
{
  RungRecord *x = *(RungRecord *const *) a, *y = *(RungRecord *const *) b;
  gint64 day_x = rung_record_get_integer (x, RUNG_EVIDENCE_DAY), day_y = rung_record_get_integer (y, RUNG_EVIDENCE_DAY);

  if (day_x != day_y)
    return day_x > day_y ? -1 : 1;
  return rung_record_compare (x, y);
}

static GPtrArray *
list_all (RungPlan *plan,
          RungKind  kind)
{
  guint n_records = rung_plan_get_n_records (plan, kind);
  GPtrArray *result = g_ptr_array_sized_new (n_records);

  for (guint i = 0; i < n_records; i++)
    g_ptr_array_add (result, rung_plan_get_nth (plan, kind, i));
  return result;
}

static GPtrArray *
sort (GPtrArray    *records,
      GCompareFunc  compare)
{
  g_ptr_array_sort (records, compare);
  return records;
}

static GPtrArray *
drop_hidden (GPtrArray *records,
             guint      hidden_field)
{
  GPtrArray *result = g_ptr_array_sized_new (records->len);

  for (guint i = 0; i < records->len; i++)
    if (!rung_record_get_boolean (records->pdata[i], hidden_field))
      g_ptr_array_add (result, records->pdata[i]);
  g_ptr_array_unref (records);
  return result;
}

/**
 * rung_plan_list_roles:
 * @self: a plan
 * @with_hidden: whether roles hidden in this plan are wanted too
 *
 * Returns: (transfer container) (element-type RungRecord): the ladder's roles
 *   from the lowest to the highest
 */
GPtrArray *
rung_plan_list_roles (RungPlan *self,
                      gboolean  with_hidden)
{
  GPtrArray *roles = sort (list_all (self, RUNG_KIND_ROLE), compare_roles);

  return with_hidden ? roles : drop_hidden (roles, RUNG_ROLE_HIDDEN);
}

static void
add_languages (GHashTable *languages,
               GVariant   *localized)
{
  g_auto(GStrv) tags = rung_text_dup_languages (localized);

  for (guint i = 0; tags[i] != NULL; i++)
    g_hash_table_add (languages, g_strdup (tags[i]));
}

static void
add_languages_of_list (GHashTable *languages,
                       GVariant   *list)
{
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr(GVariant) item = g_variant_get_child_value (list, i);

      add_languages (languages, item);
    }
}

static void
add_languages_of (GHashTable *languages,
                  RungRecord *record)
{
  const RungKindInfo *info = rung_kind_get_info (rung_record_get_kind (record));

  for (guint field = 0; field < info->n_fields; field++)
    if (!rung_record_has (record, field))
      continue;
    else if (info->fields[field].type == RUNG_FIELD_LOCALIZED)
      add_languages (languages, rung_record_get_variant (record, field));
    else if (info->fields[field].type == RUNG_FIELD_LOCALIZED_LIST)
      add_languages_of_list (languages, rung_record_get_variant (record, field));
}

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * rung_plan_dup_languages:
 * @self: a plan
 *
 * Finds the languages that anything of the plan's ladder is written in.
 *
 * Returns: (transfer full) (array zero-terminated=1): their BCP 47 tags in order; may be
 *   empty
 */
GStrv
rung_plan_dup_languages (RungPlan *self)
{
  static const RungKind kinds[] = { RUNG_KIND_LADDER, RUNG_KIND_ROLE, RUNG_KIND_RESPONSIBILITY };
  g_autoptr(GHashTable) languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) tags = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer tag;

  g_return_val_if_fail (RUNG_IS_PLAN (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < rung_plan_get_n_records (self, kinds[i]); j++)
      add_languages_of (languages, rung_plan_get_nth (self, kinds[i], j));

  g_hash_table_iter_init (&iter, languages);
  while (g_hash_table_iter_next (&iter, &tag, NULL))
    g_ptr_array_add (tags, tag);
  g_ptr_array_sort (tags, compare_tags);
  g_ptr_array_add (tags, NULL);
  return g_strdupv ((char **) tags->pdata);
}

static GPtrArray *
list_responsibilities_of_all (RungPlan *self,
                              gboolean  with_hidden)
{
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (self, with_hidden);
  GPtrArray *result = g_ptr_array_new ();

  for (guint i = 0; i < roles->len; i++)
    {
      g_autoptr(GPtrArray) some =
        rung_plan_list_responsibilities (self, rung_record_get_uid (roles->pdata[i]), with_hidden);

      g_ptr_array_extend (result, some, NULL, NULL);
    }
  return result;
}

/**
 * rung_plan_list_responsibilities:
 * @self: a plan
 * @role_uid: (nullable): a role, or %NULL for those of all roles, in order
 * @with_hidden: whether those hidden in this plan are wanted too
 *
 * Returns: (transfer container) (element-type RungRecord): responsibilities in
 *   the ladder's order
 */
GPtrArray *
rung_plan_list_responsibilities (RungPlan   *self,
                                 const char *role_uid,
                                 gboolean    with_hidden)
{
  GPtrArray *result;

  if (role_uid == NULL)
    return list_responsibilities_of_all (self, with_hidden);
  result = sort (rung_plan_list_referrers (self, RUNG_KIND_RESPONSIBILITY, RUNG_RESPONSIBILITY_ROLE, role_uid),
                 compare_responsibilities);
  return with_hidden ? result : drop_hidden (result, RUNG_RESPONSIBILITY_HIDDEN);
}

/**
 * rung_plan_list_stays:
 * @self: a plan
 *
 * Returns: (transfer container) (element-type RungRecord): all stays, by start
 */
GPtrArray *
rung_plan_list_stays (RungPlan *self)
{
  return sort (list_all (self, RUNG_KIND_STAY), compare_stays);
}

/**
 * rung_plan_list_pauses:
 * @self: a plan
 *
 * Returns: (transfer container) (element-type RungRecord): all pauses, by start
 */
GPtrArray *
rung_plan_list_pauses (RungPlan *self)
{
  return sort (list_all (self, RUNG_KIND_PAUSE), compare_pauses);
}

/* The records that links name, each once, in the order of the links. */
static GPtrArray *
follow_links (RungPlan  *self,
              GPtrArray *links,
              guint      field,
              RungKind   kind)
{
  GPtrArray *result = g_ptr_array_sized_new (links->len);

  for (guint i = 0; i < links->len; i++)
    {
      RungRecord *record = rung_plan_find_record (self, kind, rung_record_get_text (links->pdata[i], field));

      if (record != NULL && !g_ptr_array_find (result, record, NULL))
        g_ptr_array_add (result, record);
    }
  return result;
}

/**
 * rung_plan_list_goals:
 * @self: a plan
 * @responsibility_uid: (nullable): a responsibility, or %NULL for all goals
 *
 * Returns: (transfer container) (element-type RungRecord): goals in the order
 *   the person gave them
 */
GPtrArray *
rung_plan_list_goals (RungPlan   *self,
                      const char *responsibility_uid)
{
  g_autoptr(GPtrArray) links = NULL;

  if (responsibility_uid == NULL)
    return sort (list_all (self, RUNG_KIND_GOAL), compare_goals);
  links = rung_plan_list_referrers (self, RUNG_KIND_GOAL_LINK, RUNG_GOAL_LINK_RESPONSIBILITY, responsibility_uid);
  return sort (follow_links (self, links, RUNG_GOAL_LINK_GOAL, RUNG_KIND_GOAL), compare_goals);
}

/**
 * rung_plan_list_responsibilities_of_goal:
 * @self: a plan
 * @goal_uid: a goal
 *
 * Returns: (transfer container) (element-type RungRecord): what the goal serves,
 *   in the ladder's order within a role
 */
GPtrArray *
rung_plan_list_responsibilities_of_goal (RungPlan   *self,
                                         const char *goal_uid)
{
  g_autoptr(GPtrArray) links =
    rung_plan_list_referrers (self, RUNG_KIND_GOAL_LINK, RUNG_GOAL_LINK_GOAL, goal_uid);

  return sort (follow_links (self, links, RUNG_GOAL_LINK_RESPONSIBILITY, RUNG_KIND_RESPONSIBILITY),
               compare_responsibilities);
}

/**
 * rung_plan_list_steps:
 * @self: a plan
 * @goal_uid: a goal
 *
 * Returns: (transfer container) (element-type RungRecord): its steps in order
 */
GPtrArray *
rung_plan_list_steps (RungPlan   *self,
                      const char *goal_uid)
{
  return sort (rung_plan_list_referrers (self, RUNG_KIND_STEP, RUNG_STEP_GOAL, goal_uid), compare_steps);
}

/**
 * rung_plan_list_check_ins:
 * @self: a plan
 * @goal_uid: a goal
 *
 * Returns: (transfer container) (element-type RungRecord): its check-ins, newest first
 */
GPtrArray *
rung_plan_list_check_ins (RungPlan   *self,
                          const char *goal_uid)
{
  return sort (rung_plan_list_referrers (self, RUNG_KIND_CHECK_IN, RUNG_CHECK_IN_GOAL, goal_uid), compare_check_ins);
}

/**
 * rung_plan_list_evidence:
 * @self: a plan
 * @uid: a goal or a responsibility
 *
 * Returns: (transfer container) (element-type RungRecord): what shows it, by day
 */
GPtrArray *
rung_plan_list_evidence (RungPlan   *self,
                         const char *uid)
{
  g_autoptr(GPtrArray) links =
    rung_plan_list_referrers (self, RUNG_KIND_EVIDENCE_LINK, RUNG_EVIDENCE_LINK_GOAL, uid);
  g_autoptr(GPtrArray) others =
    rung_plan_list_referrers (self, RUNG_KIND_EVIDENCE_LINK, RUNG_EVIDENCE_LINK_RESPONSIBILITY, uid);

  g_ptr_array_extend (links, others, NULL, NULL);
  return sort (follow_links (self, links, RUNG_EVIDENCE_LINK_EVIDENCE, RUNG_KIND_EVIDENCE), compare_evidence);
}

/**
 * rung_plan_list_all_evidence:
 * @self: a plan
 *
 * Returns: (transfer container) (element-type RungRecord): all evidence, also what is
 *   linked to nothing, newest first; what has no day comes last
 */
GPtrArray *
rung_plan_list_all_evidence (RungPlan *self)
{
  return sort (list_all (self, RUNG_KIND_EVIDENCE), compare_evidence_from_newest);
}

/**
 * rung_plan_list_shown_by:
 * @self: a plan
 * @evidence_uid: evidence
 *
 * Returns: (transfer container) (element-type RungRecord): what it is linked to: the
 *   responsibilities in the order of the ladder, then the goals in theirs; empty for a win
 */
GPtrArray *
rung_plan_list_shown_by (RungPlan   *self,
                         const char *evidence_uid)
{
  g_autoptr(GPtrArray) links =
    rung_plan_list_referrers (self, RUNG_KIND_EVIDENCE_LINK, RUNG_EVIDENCE_LINK_EVIDENCE, evidence_uid);
  GPtrArray *result = sort (follow_links (self, links, RUNG_EVIDENCE_LINK_RESPONSIBILITY, RUNG_KIND_RESPONSIBILITY),
                            compare_responsibilities);
  g_autoptr(GPtrArray) goals =
    sort (follow_links (self, links, RUNG_EVIDENCE_LINK_GOAL, RUNG_KIND_GOAL), compare_goals);

  g_ptr_array_extend (result, goals, NULL, NULL);
  return result;
}

/**
 * rung_stay_is_current:
 * @stay: a STAY record
 * @today: a Julian day
 *
 * Returns: whether it is real and @today lies within it; its last day may be known
 */
gboolean
rung_stay_is_current (RungRecord *stay,
                      guint32     today)
{
  guint32 end = rung_record_get_day (stay, RUNG_STAY_END);

  return !rung_record_get_boolean (stay, RUNG_STAY_PLANNED) &&
         rung_record_get_day (stay, RUNG_STAY_START) <= today && (end == RUNG_NO_DAY || end >= today);
}

/**
 * rung_stay_is_to_come:
 * @stay: a STAY record
 * @today: a Julian day
 *
 * Returns: whether it is planned, or real and not begun
 */
gboolean
rung_stay_is_to_come (RungRecord *stay,
                      guint32     today)
{
  return rung_record_get_boolean (stay, RUNG_STAY_PLANNED) || rung_record_get_day (stay, RUNG_STAY_START) > today;
}

/**
 * rung_plan_get_current_stay:
 * @self: a plan
 * @today: a Julian day
 *
 * The current stay is the one today lies in: it has started, has not ended and is not
 * merely planned.  Where several tracks have one, the newest counts.
 *
 * Returns: (transfer none) (nullable): the stay, or %NULL: before a career, in a break
 */
RungRecord *
rung_plan_get_current_stay (RungPlan *self,
                            guint32   today)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (self);

  for (guint i = stays->len; i > 0; i--)
    if (rung_stay_is_current (stays->pdata[i - 1], today))
      return stays->pdata[i - 1];
  return NULL;
}

RungRecord *
rung_plan_get_current_role (RungPlan *self,
                            guint32   today)
{
  RungRecord *stay = rung_plan_get_current_stay (self, today);

  return stay ? rung_plan_find_record (self, RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE)) : NULL;
}

RungRecord *
rung_plan_get_target_role (RungPlan *self)
{
  RungRecord *record = rung_plan_get_record (self);

  return record ? rung_plan_find_record (self, RUNG_KIND_ROLE, rung_record_get_text (record, RUNG_PLAN_TARGET_ROLE))
                : NULL;
}
