/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The field table: what a plan is made of, said once.  Properties of entities,
 * columns of tables, members of JSON, differences and printed columns all come
 * from here.
 *
 * 1. A field's position never changes and none is taken away: plan files and
 *    journals hold positions.  New fields go to the end of their kind.
 * 2. Unset is a value of every field.  A getter gives the default for it.
 */

#include "rung-fields.h"

#include <string.h>

#define ENUM_NAMES(name, ...) static const char *const name[] = { __VA_ARGS__, NULL }

ENUM_NAMES (plan_kinds, "own", "mentee");
ENUM_NAMES (role_levels, "execution", "independent", "lead", "management", "senior_management", "executive");
ENUM_NAMES (goal_statuses, "planned", "active", "paused", "done", "dropped");
ENUM_NAMES (priorities, "low", "normal", "high");
ENUM_NAMES (ways, "do", "people", "study");
ENUM_NAMES (progress_bys, "steps", "hand", "measure");
ENUM_NAMES (step_owners, "me", "mentor");
ENUM_NAMES (evidence_kinds, "text", "link", "file");
ENUM_NAMES (rating_bys, "self", "mentor");
ENUM_NAMES (bases, "saw", "result", "told", "guess");
ENUM_NAMES (scripts, "first_meeting", "agreement", "grow", "rating_talk", "stuck_goal", "promotion", "mid_point", "closing");
ENUM_NAMES (session_states, "planned", "held", "cancelled");
ENUM_NAMES (action_owners, "mentee", "mentor");
ENUM_NAMES (action_states, "open", "done", "moved", "dropped");
ENUM_NAMES (pause_kinds, "parental_leave", "illness", "study", "part_time", "sabbatical", "other");

#define TEXT(n)             { .name = n, .type = RUNG_FIELD_TEXT }
#define REQUIRED_TEXT(n)    { .name = n, .type = RUNG_FIELD_TEXT, .flags = RUNG_FIELD_REQUIRED }
#define PRIVATE_TEXT(n)     { .name = n, .type = RUNG_FIELD_TEXT, .flags = RUNG_FIELD_PRIVATE }
#define CODE(n)             { .name = n, .type = RUNG_FIELD_TEXT, .flags = RUNG_FIELD_CODE }
#define REQUIRED_CODE(n)    { .name = n, .type = RUNG_FIELD_TEXT, .flags = RUNG_FIELD_REQUIRED | RUNG_FIELD_CODE }
#define LOCALIZED(n)        { .name = n, .type = RUNG_FIELD_LOCALIZED }
#define REQUIRED_LOCALIZED(n) { .name = n, .type = RUNG_FIELD_LOCALIZED, .flags = RUNG_FIELD_REQUIRED }
#define LIST(n)             { .name = n, .type = RUNG_FIELD_LOCALIZED_LIST }
#define INTEGER(n, lo, hi)  { .name = n, .type = RUNG_FIELD_INTEGER, .minimum = lo, .maximum = hi }
#define ORDINAL             INTEGER ("ordinal", 0, G_MAXINT32)
#define DAY(n)              { .name = n, .type = RUNG_FIELD_DAY }
#define REQUIRED_DAY(n)     { .name = n, .type = RUNG_FIELD_DAY, .flags = RUNG_FIELD_REQUIRED }
#define INSTANT(n)          { .name = n, .type = RUNG_FIELD_INSTANT }
#define NUMBER(n)           { .name = n, .type = RUNG_FIELD_NUMBER }
#define FRACTION(n)         { .name = n, .type = RUNG_FIELD_FRACTION }
#define BOOLEAN(n)          { .name = n, .type = RUNG_FIELD_BOOLEAN }
#define PRIVATE_SWITCH(d)   { .name = "private", .type = RUNG_FIELD_BOOLEAN, .flags = RUNG_FIELD_PRIVATE_SWITCH, .default_value = d }
#define ENUM(n, list, d)    { .name = n, .type = RUNG_FIELD_ENUM, .names = list, .default_value = d }
#define REFERENCE(n, k)     { .name = n, .type = RUNG_FIELD_REFERENCE, .target = k }
#define OWNER(n, k)         { .name = n, .type = RUNG_FIELD_REFERENCE, .target = k, .flags = RUNG_FIELD_OWNER | RUNG_FIELD_REQUIRED }
#define OWNER_IF_SET(n, k)  { .name = n, .type = RUNG_FIELD_REFERENCE, .target = k, .flags = RUNG_FIELD_OWNER }
#define BYTES(n)            { .name = n, .type = RUNG_FIELD_BYTES }

static const RungFieldInfo plan_fields[] = {
  [RUNG_PLAN_TITLE] = REQUIRED_TEXT ("title"),
  [RUNG_PLAN_OWNER] = TEXT ("owner"),
  [RUNG_PLAN_MENTOR] = TEXT ("mentor"),
  [RUNG_PLAN_KIND] = ENUM ("kind", plan_kinds, RUNG_PLAN_OWN),
  [RUNG_PLAN_LANGUAGE] = CODE ("language"),
  [RUNG_PLAN_SAMPLE] = BOOLEAN ("sample"),
  [RUNG_PLAN_CAREER_START] = DAY ("career_start"),
  [RUNG_PLAN_HOURS_PER_WEEK] = NUMBER ("hours_per_week"),
  [RUNG_PLAN_TARGET_ROLE] = REFERENCE ("target_role", RUNG_KIND_ROLE),
  [RUNG_PLAN_TARGET_DAY] = DAY ("target_day"),
  [RUNG_PLAN_VISION] = TEXT ("vision"),
  [RUNG_PLAN_NOTE] = TEXT ("note"),
};

static const RungFieldInfo ladder_fields[] = {
  [RUNG_LADDER_ID] = REQUIRED_CODE ("id"),
  [RUNG_LADDER_TITLE] = REQUIRED_LOCALIZED ("title"),
  [RUNG_LADDER_SUMMARY] = LOCALIZED ("summary"),
  [RUNG_LADDER_VERSION] = CODE ("version"),
  [RUNG_LADDER_SOURCE] = LOCALIZED ("source"),
  [RUNG_LADDER_LICENCE] = CODE ("licence"),
};

static const RungFieldInfo role_fields[] = {
  [RUNG_ROLE_ID] = CODE ("id"),
  [RUNG_ROLE_ORDINAL] = ORDINAL,
  [RUNG_ROLE_TRACK] = CODE ("track"),
  [RUNG_ROLE_TITLE] = REQUIRED_LOCALIZED ("title"),
  [RUNG_ROLE_ALIASES] = LIST ("aliases"),
  [RUNG_ROLE_LEVEL] = ENUM ("level", role_levels, RUNG_ROLE_LEVEL_EXECUTION),
  [RUNG_ROLE_SUMMARY] = LOCALIZED ("summary"),
  [RUNG_ROLE_EXPECTATIONS] = LIST ("expectations"),
  [RUNG_ROLE_CONDITION] = LOCALIZED ("condition"),
  [RUNG_ROLE_MONTHS_MIN] = INTEGER ("months_min", 0, 1200),
  [RUNG_ROLE_MONTHS_MAX] = INTEGER ("months_max", 0, 1200),
  [RUNG_ROLE_ESTIMATED] = BOOLEAN ("estimated"),
  [RUNG_ROLE_OPEN_ENDED] = BOOLEAN ("open_ended"),
  [RUNG_ROLE_WATCH_POINT] = LOCALIZED ("watch_point"),
  [RUNG_ROLE_WATCH_MONTH] = INTEGER ("watch_month", 0, 1200),
  [RUNG_ROLE_SIDE_MOVES] = LIST ("side_moves"),
  [RUNG_ROLE_VARIANTS] = LIST ("variants"),
  [RUNG_ROLE_HIDDEN] = BOOLEAN ("hidden"),
};

static const RungFieldInfo responsibility_fields[] = {
  [RUNG_RESPONSIBILITY_ID] = CODE ("id"),
  [RUNG_RESPONSIBILITY_ROLE] = OWNER ("role", RUNG_KIND_ROLE),
  [RUNG_RESPONSIBILITY_ORDINAL] = ORDINAL,
  [RUNG_RESPONSIBILITY_TITLE] = REQUIRED_LOCALIZED ("title"),
  [RUNG_RESPONSIBILITY_DETAIL] = LOCALIZED ("detail"),
  [RUNG_RESPONSIBILITY_CATEGORY] = LOCALIZED ("category"),
  [RUNG_RESPONSIBILITY_DESCRIPTORS] = LIST ("descriptors"),
  [RUNG_RESPONSIBILITY_IDEAS] = LIST ("ideas"),
  [RUNG_RESPONSIBILITY_HIDDEN] = BOOLEAN ("hidden"),
};

static const RungFieldInfo stay_fields[] = {
  [RUNG_STAY_ROLE] = OWNER ("role", RUNG_KIND_ROLE),
  [RUNG_STAY_START] = REQUIRED_DAY ("start"),
  [RUNG_STAY_END] = DAY ("end"),
  [RUNG_STAY_EXPECTED_END] = DAY ("expected_end"),
  [RUNG_STAY_PLANNED] = BOOLEAN ("planned"),
};

static const RungFieldInfo goal_fields[] = {
  [RUNG_GOAL_CREATED] = INSTANT ("created"),
  [RUNG_GOAL_TITLE] = REQUIRED_TEXT ("title"),
  [RUNG_GOAL_WHY] = TEXT ("why"),
  [RUNG_GOAL_DONE_WHEN] = TEXT ("done_when"),
  [RUNG_GOAL_STATUS] = ENUM ("status", goal_statuses, RUNG_GOAL_PLANNED),
  [RUNG_GOAL_REASON] = TEXT ("reason"),
  [RUNG_GOAL_PRIORITY] = ENUM ("priority", priorities, RUNG_PRIORITY_NORMAL),
  [RUNG_GOAL_WAY] = ENUM ("way", ways, RUNG_WAY_DO),
  [RUNG_GOAL_START] = DAY ("start"),
  [RUNG_GOAL_DUE] = DAY ("due"),
  [RUNG_GOAL_DONE_DAY] = DAY ("done_day"),
  [RUNG_GOAL_PROGRESS_BY] = ENUM ("progress_by", progress_bys, RUNG_PROGRESS_BY_STEPS),
  [RUNG_GOAL_PERCENT] = INTEGER ("percent", 0, 100),
  [RUNG_GOAL_MEASURE_FROM] = NUMBER ("measure_from"),
  [RUNG_GOAL_MEASURE_TO] = NUMBER ("measure_to"),
  [RUNG_GOAL_MEASURE_NOW] = NUMBER ("measure_now"),
  [RUNG_GOAL_UNIT] = TEXT ("unit"),
  [RUNG_GOAL_EFFORT_HOURS] = NUMBER ("effort_hours"),
  [RUNG_GOAL_ORDINAL] = ORDINAL,
  [RUNG_GOAL_PRIVATE] = PRIVATE_SWITCH (FALSE),
  [RUNG_GOAL_NOTE] = TEXT ("note"),
};

static const RungFieldInfo goal_link_fields[] = {
  [RUNG_GOAL_LINK_GOAL] = OWNER ("goal", RUNG_KIND_GOAL),
  [RUNG_GOAL_LINK_RESPONSIBILITY] = OWNER ("responsibility", RUNG_KIND_RESPONSIBILITY),
};

static const RungFieldInfo step_fields[] = {
  [RUNG_STEP_GOAL] = OWNER ("goal", RUNG_KIND_GOAL),
  [RUNG_STEP_ORDINAL] = ORDINAL,
  [RUNG_STEP_TITLE] = REQUIRED_TEXT ("title"),
  [RUNG_STEP_OWNER] = ENUM ("owner", step_owners, RUNG_STEP_OWNER_ME),
  [RUNG_STEP_DUE] = DAY ("due"),
  [RUNG_STEP_DONE_DAY] = DAY ("done_day"),
};

static const RungFieldInfo check_in_fields[] = {
  [RUNG_CHECK_IN_GOAL] = OWNER ("goal", RUNG_KIND_GOAL),
  [RUNG_CHECK_IN_DAY] = REQUIRED_DAY ("day"),
  [RUNG_CHECK_IN_INSTANT] = INSTANT ("instant"),
  [RUNG_CHECK_IN_TEXT] = TEXT ("text"),
  [RUNG_CHECK_IN_PERCENT] = INTEGER ("percent", 0, 100),
  [RUNG_CHECK_IN_PRIVATE] = PRIVATE_SWITCH (FALSE),
};

static const RungFieldInfo evidence_fields[] = {
  [RUNG_EVIDENCE_TITLE] = REQUIRED_TEXT ("title"),
  [RUNG_EVIDENCE_KIND] = ENUM ("kind", evidence_kinds, RUNG_EVIDENCE_IS_TEXT),
  [RUNG_EVIDENCE_TEXT] = TEXT ("text"),
  [RUNG_EVIDENCE_URI] = TEXT ("uri"),
  [RUNG_EVIDENCE_DAY] = DAY ("day"),
  [RUNG_EVIDENCE_WITNESS] = TEXT ("witness"),
  [RUNG_EVIDENCE_WITNESS_WORDS] = TEXT ("witness_words"),
  [RUNG_EVIDENCE_WITNESS_DAY] = DAY ("witness_day"),
  [RUNG_EVIDENCE_SHA256] = CODE ("sha256"),
  [RUNG_EVIDENCE_FILE_NAME] = TEXT ("file_name"),
  [RUNG_EVIDENCE_PRIVATE] = PRIVATE_SWITCH (FALSE),
};

static const RungFieldInfo evidence_link_fields[] = {
  [RUNG_EVIDENCE_LINK_EVIDENCE] = OWNER ("evidence", RUNG_KIND_EVIDENCE),
  [RUNG_EVIDENCE_LINK_RESPONSIBILITY] = OWNER_IF_SET ("responsibility", RUNG_KIND_RESPONSIBILITY),
  [RUNG_EVIDENCE_LINK_GOAL] = OWNER_IF_SET ("goal", RUNG_KIND_GOAL),
};

static const RungFieldInfo rating_fields[] = {
  [RUNG_RATING_RESPONSIBILITY] = OWNER ("responsibility", RUNG_KIND_RESPONSIBILITY),
  [RUNG_RATING_BY] = ENUM ("by", rating_bys, RUNG_RATING_BY_SELF),
  [RUNG_RATING_NAME] = TEXT ("name"),
  [RUNG_RATING_LEVEL] = INTEGER ("level", 0, 4),
  [RUNG_RATING_BASIS] = ENUM ("basis", bases, RUNG_BASIS_GUESS),
  [RUNG_RATING_DAY] = REQUIRED_DAY ("day"),
  [RUNG_RATING_INSTANT] = INSTANT ("instant"),
  [RUNG_RATING_NOTE] = TEXT ("note"),
  [RUNG_RATING_SESSION] = REFERENCE ("session", RUNG_KIND_SESSION),
};

static const RungFieldInfo session_fields[] = {
  [RUNG_SESSION_START] = INSTANT ("start"),
  [RUNG_SESSION_MINUTES] = INTEGER ("minutes", 0, 1440),
  [RUNG_SESSION_PLACE] = TEXT ("place"),
  [RUNG_SESSION_SCRIPT] = ENUM ("script", scripts, RUNG_SCRIPT_GROW),
  [RUNG_SESSION_STATE] = ENUM ("state", session_states, RUNG_SESSION_PLANNED),
  [RUNG_SESSION_CHECK_IN] = TEXT ("check_in"),
  [RUNG_SESSION_GOAL] = TEXT ("goal"),
  [RUNG_SESSION_REALITY] = TEXT ("reality"),
  [RUNG_SESSION_OPTIONS] = TEXT ("options"),
  [RUNG_SESSION_WAY_FORWARD] = TEXT ("way_forward"),
  [RUNG_SESSION_COMMITMENT] = INTEGER ("commitment", 1, 10),
  [RUNG_SESSION_SUMMARY] = TEXT ("summary"),
  [RUNG_SESSION_USEFUL_MENTEE] = INTEGER ("useful_mentee", 1, 5),
  [RUNG_SESSION_USEFUL_MENTOR] = INTEGER ("useful_mentor", 1, 5),
  [RUNG_SESSION_NOTES_MENTEE] = PRIVATE_TEXT ("notes_mentee"),
  [RUNG_SESSION_NOTES_MENTOR] = PRIVATE_TEXT ("notes_mentor"),
};

static const RungFieldInfo agenda_item_fields[] = {
  [RUNG_AGENDA_ITEM_SESSION] = OWNER ("session", RUNG_KIND_SESSION),
  [RUNG_AGENDA_ITEM_ORDINAL] = ORDINAL,
  [RUNG_AGENDA_ITEM_TITLE] = REQUIRED_TEXT ("title"),
  [RUNG_AGENDA_ITEM_GOAL] = REFERENCE ("goal", RUNG_KIND_GOAL),
  [RUNG_AGENDA_ITEM_RESPONSIBILITY] = REFERENCE ("responsibility", RUNG_KIND_RESPONSIBILITY),
  [RUNG_AGENDA_ITEM_ACTION] = REFERENCE ("action", RUNG_KIND_ACTION),
  [RUNG_AGENDA_ITEM_OUTCOME] = TEXT ("outcome"),
  [RUNG_AGENDA_ITEM_NOTE] = TEXT ("note"),
};

static const RungFieldInfo action_fields[] = {
  [RUNG_ACTION_SESSION] = OWNER ("session", RUNG_KIND_SESSION),
  [RUNG_ACTION_TITLE] = REQUIRED_TEXT ("title"),
  [RUNG_ACTION_OWNER] = ENUM ("owner", action_owners, RUNG_ACTION_OWNER_MENTEE),
  [RUNG_ACTION_DUE] = DAY ("due"),
  [RUNG_ACTION_STATE] = ENUM ("state", action_states, RUNG_ACTION_OPEN),
  [RUNG_ACTION_REASON] = TEXT ("reason"),
  [RUNG_ACTION_GOAL] = REFERENCE ("goal", RUNG_KIND_GOAL),
};

static const RungFieldInfo agreement_fields[] = {
  [RUNG_AGREEMENT_PURPOSE] = TEXT ("purpose"),
  [RUNG_AGREEMENT_RHYTHM] = TEXT ("rhythm"),
  [RUNG_AGREEMENT_PLACE] = TEXT ("place"),
  [RUNG_AGREEMENT_AGENDA_BY] = TEXT ("agenda_by"),
  [RUNG_AGREEMENT_CANCELLING] = TEXT ("cancelling"),
  [RUNG_AGREEMENT_CONFIDENTIALITY] = TEXT ("confidentiality"),
  [RUNG_AGREEMENT_ENDS_ON] = DAY ("ends_on"),
  [RUNG_AGREEMENT_SIGNED_MENTEE] = DAY ("signed_mentee"),
  [RUNG_AGREEMENT_SIGNED_MENTOR] = DAY ("signed_mentor"),
};

static const RungFieldInfo pause_fields[] = {
  [RUNG_PAUSE_START] = REQUIRED_DAY ("start"),
  [RUNG_PAUSE_END] = DAY ("end"),
  [RUNG_PAUSE_KIND] = ENUM ("kind", pause_kinds, RUNG_PAUSE_OTHER),
  [RUNG_PAUSE_PACE] = FRACTION ("pace"),
  [RUNG_PAUSE_PRIVATE] = PRIVATE_SWITCH (TRUE),
  [RUNG_PAUSE_NOTE] = TEXT ("note"),
};

static const RungFieldInfo baseline_fields[] = {
  [RUNG_BASELINE_DAY] = REQUIRED_DAY ("day"),
  [RUNG_BASELINE_TITLE] = REQUIRED_TEXT ("title"),
  [RUNG_BASELINE_SNAPSHOT] = BYTES ("snapshot"),
};

#define KIND(name, plural, fields) { name, plural, fields, G_N_ELEMENTS (fields) }

static const RungKindInfo kinds[RUNG_N_KINDS] = {
  [RUNG_KIND_PLAN] = KIND ("plan", "plans", plan_fields),
  [RUNG_KIND_LADDER] = KIND ("ladder", "ladders", ladder_fields),
  [RUNG_KIND_ROLE] = KIND ("role", "roles", role_fields),
  [RUNG_KIND_RESPONSIBILITY] = KIND ("responsibility", "responsibilities", responsibility_fields),
  [RUNG_KIND_STAY] = KIND ("stay", "stays", stay_fields),
  [RUNG_KIND_GOAL] = KIND ("goal", "goals", goal_fields),
  [RUNG_KIND_GOAL_LINK] = KIND ("goal_link", "goal_links", goal_link_fields),
  [RUNG_KIND_STEP] = KIND ("step", "steps", step_fields),
  [RUNG_KIND_CHECK_IN] = KIND ("check_in", "check_ins", check_in_fields),
  [RUNG_KIND_EVIDENCE] = KIND ("evidence", "evidence", evidence_fields),
  [RUNG_KIND_EVIDENCE_LINK] = KIND ("evidence_link", "evidence_links", evidence_link_fields),
  [RUNG_KIND_RATING] = KIND ("rating", "ratings", rating_fields),
  [RUNG_KIND_SESSION] = KIND ("session", "sessions", session_fields),
  [RUNG_KIND_AGENDA_ITEM] = KIND ("agenda_item", "agenda_items", agenda_item_fields),
  [RUNG_KIND_ACTION] = KIND ("action", "actions", action_fields),
  [RUNG_KIND_AGREEMENT] = KIND ("agreement", "agreements", agreement_fields),
  [RUNG_KIND_PAUSE] = KIND ("pause", "pauses", pause_fields),
  [RUNG_KIND_BASELINE] = KIND ("baseline", "baselines", baseline_fields),
};

G_STATIC_ASSERT (G_N_ELEMENTS (goal_fields) == RUNG_GOAL_N_FIELDS);
G_STATIC_ASSERT (RUNG_GOAL_N_FIELDS <= RUNG_MAX_FIELDS);

/**
 * rung_kind_get_info:
 * @kind: a kind of record
 *
 * Returns: (transfer none): its row of the field table, static
 */
const RungKindInfo *
rung_kind_get_info (RungKind kind)
{
  g_return_val_if_fail ((guint) kind < RUNG_N_KINDS, NULL);

  return &kinds[kind];
}

/**
 * rung_kind_get_field:
 * @kind: a kind of record
 * @field: the position of one of its fields
 *
 * Returns: (transfer none): the field, static
 */
const RungFieldInfo *
rung_kind_get_field (RungKind kind,
                     guint    field)
{
  g_return_val_if_fail ((guint) kind < RUNG_N_KINDS, NULL);
  g_return_val_if_fail (field < kinds[kind].n_fields, NULL);

  return &kinds[kind].fields[field];
}

/**
 * rung_kind_from_name:
 * @name: a singular name such as "goal_link"
 * @kind: (out): the kind
 *
 * Returns: whether there is such a kind
 */
gboolean
rung_kind_from_name (const char *name,
                     RungKind   *kind)
{
  for (guint i = 0; i < RUNG_N_KINDS; i++)
    if (strcmp (kinds[i].name, name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/* "done-when" and "done_when" are the same name. */
static gboolean
same_name (const char *a,
           const char *b)
{
  for (; *a != '\0' && *b != '\0'; a++, b++)
    if (*a != *b && !((*a == '-' || *a == '_') && (*b == '-' || *b == '_')))
      return FALSE;
  return *a == *b;
}

/**
 * rung_kind_find_field:
 * @kind: a kind of record
 * @name: a field's name, with `_` or `-`
 * @field: (out): its position
 *
 * Returns: whether the kind has such a field
 */
gboolean
rung_kind_find_field (RungKind    kind,
                      const char *name,
                      guint      *field)
{
  const RungKindInfo *info = rung_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (same_name (info->fields[i].name, name))
      {
        *field = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * rung_field_value_from_name:
 * @info: a field of type %RUNG_FIELD_ENUM
 * @name: a value's name, with `_` or `-`
 *
 * Returns: the value, or -1 if the field has none of that name
 */
int
rung_field_value_from_name (const RungFieldInfo *info,
                            const char          *name)
{
  g_return_val_if_fail (info->type == RUNG_FIELD_ENUM, -1);

  for (int i = 0; info->names[i] != NULL; i++)
    if (same_name (info->names[i], name))
      return i;
  return -1;
}

/**
 * rung_field_type_is_text:
 * @type: a type of field
 *
 * Returns: whether a record holds a plain string for it
 */
gboolean
rung_field_type_is_text (RungFieldType type)
{
  return type == RUNG_FIELD_TEXT || type == RUNG_FIELD_REFERENCE;
}
