/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Setting any field of any record: what the rows of the window and `goal set` use.
 *
 * 1. What a field needs beside it is set with it (a reason goes when a goal is active).
 * 2. What has an edit of its own is refused with the name of that edit: completing is
 *    more than a status.
 * 3. Blank text is no text; a value that is the default anyway changes nothing.
 */

#include "rung-edit-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rung-day.h"
#include "rung-phrases.h"
#include "rung-progress.h"
#include "rung-text.h"

/* --- What may not be set -------------------------------------------------- */

static gboolean
may_set_status (RungRecord  *goal,
                GVariant    *value,
                GError     **error)
{
  gboolean is_done = rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DONE;
  gboolean to_done = value != NULL && g_variant_get_int64 (value) == RUNG_GOAL_DONE;

  if (to_done && !is_done)
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_DONE_DAY, NULL,
                             NC_("plan error", "A goal is done by completing it, which keeps the day, not by setting its status."), "");
  return !is_done || to_done || rung_edit_refuse_done (rung_record_title (goal, NULL), error);
}

static gboolean
may_set_done_day (RungRecord  *goal,
                  GVariant    *value,
                  GError     **error)
{
  gboolean is_done = rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DONE;

  if (is_done == (value != NULL))
    return TRUE;
  if (is_done)
    return rung_edit_refuse_done (rung_record_title (goal, NULL), error);
  return rung_plan_refuse (error, RUNG_PLAN_ERROR_DONE_DAY, NULL,
                           NC_("plan error", "“%s” is not done, so it has no done day; complete it on that day instead."),
                           "t", rung_record_title (goal, NULL));
}

static gboolean
may_set_percent (RungPlan    *plan,
                 RungRecord  *goal,
                 GError     **error)
{
  gboolean by_hand = rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY) == RUNG_PROGRESS_BY_HAND;

  if (by_hand && rung_progress_newest_percent (plan, rung_record_get_uid (goal)) == NULL)
    return TRUE;
  if (!by_hand)
    return rung_edit_refuse_derived (rung_record_title (goal, NULL), error);
  return rung_plan_refuse (error, RUNG_PLAN_ERROR_DERIVED, NULL,
                           NC_("plan error", "The percent of “%s” is what its newest check-in says; add a check-in with the new percent."),
                           "t", rung_record_title (goal, NULL));
}

static gboolean
may_set_check_in_percent (RungPlan    *plan,
                          RungRecord  *check_in,
                          GError     **error)
{
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, rung_record_get_text (check_in, RUNG_CHECK_IN_GOAL));

  if (goal == NULL || rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY) == RUNG_PROGRESS_BY_HAND)
    return TRUE;
  return rung_edit_refuse_derived (rung_record_title (goal, NULL), error);
}

/* A check-in that says nothing at all is none: it is removed instead. */
static gboolean
may_empty_check_in (RungRecord  *check_in,
                    guint        field,
                    GError     **error)
{
  guint other = field == RUNG_CHECK_IN_TEXT ? RUNG_CHECK_IN_PERCENT : RUNG_CHECK_IN_TEXT;

  return rung_record_has (check_in, other) || !rung_record_has (check_in, field) ||
         rung_edit_refuse_empty_check_in (error);
}

/* What it is follows from what it has: a kept file, a link. */
static gboolean
may_set_what_evidence_is (RungRecord  *evidence,
                          guint        field,
                          GVariant    *value,
                          GError     **error)
{
  gint64 kind = field == RUNG_EVIDENCE_KIND ? g_variant_get_int64 (value) : RUNG_EVIDENCE_IS_FILE;

  if (field == RUNG_EVIDENCE_SHA256)
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_FIXED, NULL,
                             NC_("plan error", "The checksum of a kept file is never typed; attach the file instead."), "");
  if ((kind != RUNG_EVIDENCE_IS_FILE || rung_record_has (evidence, RUNG_EVIDENCE_SHA256)) &&
      (kind != RUNG_EVIDENCE_IS_LINK || rung_record_has (evidence, RUNG_EVIDENCE_URI)))
    return TRUE;
  return rung_plan_refuse (error, RUNG_PLAN_ERROR_MISSING, NULL,
                           NC_("plan error", "“%s” has no file and no link that would make it one; attach a file or set its link first."),
                           "t", rung_record_title (evidence, NULL));
}

static gboolean
is_identifier (RungKind kind,
               guint    field)
{
  return (kind == RUNG_KIND_LADDER && field == RUNG_LADDER_ID) ||
         (kind == RUNG_KIND_ROLE && field == RUNG_ROLE_ID) ||
         (kind == RUNG_KIND_RESPONSIBILITY && field == RUNG_RESPONSIBILITY_ID);
}

/* @value has the form of the field's type. */
static gboolean
may_set (RungPlan    *plan,
         RungRecord  *record,
         guint        field,
         GVariant    *value,
         GError     **error)
{
  RungKind kind = rung_record_get_kind (record);

  if (kind == RUNG_KIND_RATING)
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_FIXED, NULL,
                             NC_("plan error", "A rating is never changed; add a new one, and this one stays as history."), "");
  if (is_identifier (kind, field))
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_FIXED, NULL,
                             NC_("plan error", "The identifier of a ladder, a role or a responsibility never changes."), "");
  if (kind == RUNG_KIND_EVIDENCE && (field == RUNG_EVIDENCE_SHA256 || (field == RUNG_EVIDENCE_KIND && value != NULL)))
    return may_set_what_evidence_is (record, field, value, error);
  if (kind == RUNG_KIND_PLAN && field == RUNG_PLAN_LANGUAGE && value != NULL)
    return rung_edit_is_language (g_variant_get_string (value, NULL), error);
  if (kind == RUNG_KIND_GOAL && field == RUNG_GOAL_STATUS)
    return may_set_status (record, value, error);
  if (kind == RUNG_KIND_GOAL && field == RUNG_GOAL_DONE_DAY)
    return may_set_done_day (record, value, error);
  if (kind == RUNG_KIND_GOAL && field == RUNG_GOAL_PERCENT && value != NULL)
    return may_set_percent (plan, record, error);
  if (kind == RUNG_KIND_CHECK_IN && field == RUNG_CHECK_IN_PERCENT && value != NULL)
    return may_set_check_in_percent (plan, record, error);
  if (kind == RUNG_KIND_CHECK_IN && value == NULL && (field == RUNG_CHECK_IN_TEXT || field == RUNG_CHECK_IN_PERCENT))
    return may_empty_check_in (record, field, error);
  return TRUE;
}

/* --- Values --------------------------------------------------------------- */

static GVariant *
clean_localized (GVariant *localized)
{
  g_autoptr(GVariant) result = rung_text_normalize (localized);
  GVariantIter iter;
  const char *language, *text;

  g_variant_iter_init (&iter, localized);
  while (g_variant_iter_next (&iter, "{&s&s}", &language, &text))
    {
      g_autofree char *clean = rung_edit_clean_text (text);
      GVariant *cleaned = g_variant_ref_sink (rung_text_with (result, language, clean));

      g_variant_unref (result);
      result = cleaned;
    }
  if (g_variant_n_children (result) == 0)
    return NULL;
  return g_steal_pointer (&result);
}

/* What says nothing is no item of a list, except where the place is what it is about. */
static GVariant *
clean_list (GVariant *list,
            gboolean  keep_places)
{
  GVariantBuilder builder;
  gboolean says_something = FALSE;
  g_autoptr(GVariant) result = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{ss}"));
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr(GVariant) item = g_variant_get_child_value (list, i);
      g_autoptr(GVariant) clean = clean_localized (item);

      if (clean != NULL)
        g_variant_builder_add_value (&builder, clean);
      else if (keep_places)
        g_variant_builder_add (&builder, "a{ss}", NULL);
      says_something |= clean != NULL;
    }
  result = g_variant_ref_sink (g_variant_builder_end (&builder));
  if (!says_something)
    return NULL;
  return g_steal_pointer (&result);
}

static gboolean
has_form_of (GVariant            *value,
             const RungFieldInfo *info)
{
  static const char *const forms[] = {
    [RUNG_FIELD_TEXT] = "s",     [RUNG_FIELD_LOCALIZED] = "a{ss}", [RUNG_FIELD_LOCALIZED_LIST] = "aa{ss}",
    [RUNG_FIELD_INTEGER] = "x",  [RUNG_FIELD_DAY] = "x",           [RUNG_FIELD_INSTANT] = "x",
    [RUNG_FIELD_NUMBER] = "d",   [RUNG_FIELD_FRACTION] = "d",      [RUNG_FIELD_BOOLEAN] = "b",
    [RUNG_FIELD_ENUM] = "x",     [RUNG_FIELD_REFERENCE] = "s",     [RUNG_FIELD_BYTES] = "ay",
  };

  return g_variant_is_of_type (value, G_VARIANT_TYPE (forms[info->type]));
}

/* The value as it is stored: without blanks around text, nothing for blank text, day 0
 * and "no" where no is the default.  @clean is owned, NULL to unset. */
static gboolean
clean_value (RungKind    kind,
             guint       field,
             GVariant   *value,
             GVariant  **clean,
             GError    **error)
{
  const RungFieldInfo *info = rung_kind_get_field (kind, field);
  g_autofree char *text = NULL;

  *clean = NULL;
  if (value == NULL)
    return TRUE;
  if (!has_form_of (value, info))
    return rung_plan_refuse (error, RUNG_PLAN_ERROR_RANGE, NULL,
                             NC_("plan error", "“%s” cannot hold such a value."), "f", info->name);
  switch (info->type)
    {
    case RUNG_FIELD_TEXT:
      if (info->flags & RUNG_FIELD_REQUIRED)
        text = rung_edit_clean_title (g_variant_get_string (value, NULL), error);
      else
        text = rung_edit_clean_text (g_variant_get_string (value, NULL));
      if (text == NULL && (info->flags & RUNG_FIELD_REQUIRED))
        return FALSE;
      *clean = text ? g_variant_ref_sink (g_variant_new_string (text)) : NULL;
      return TRUE;
    case RUNG_FIELD_LOCALIZED:
      *clean = clean_localized (value);
      return TRUE;
    case RUNG_FIELD_LOCALIZED_LIST:
      *clean = clean_list (value, rung_edit_has_places (kind, field));
      return TRUE;
    case RUNG_FIELD_DAY:
      *clean = g_variant_get_int64 (value) != RUNG_NO_DAY ? g_variant_ref (value) : NULL;
      return TRUE;
    case RUNG_FIELD_BOOLEAN:
      *clean = g_variant_get_boolean (value) != (info->default_value != 0) ? g_variant_ref (value) : NULL;
      return TRUE;
    case RUNG_FIELD_INTEGER:
    case RUNG_FIELD_INSTANT:
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
    case RUNG_FIELD_ENUM:
    case RUNG_FIELD_REFERENCE:
    case RUNG_FIELD_BYTES:
    default:
      *clean = g_variant_ref (value);
      return TRUE;
    }
}

/* Setting what an unset field reads as anyway. */
static gboolean
is_default_already (RungRecord *record,
                    guint       field,
                    GVariant   *value)
{
  const RungFieldInfo *info = rung_kind_get_field (rung_record_get_kind (record), field);

  if (value == NULL)
    return info->type == RUNG_FIELD_BOOLEAN &&
           rung_record_get_integer (record, field) == info->default_value;
  return info->type == RUNG_FIELD_ENUM && !rung_record_has (record, field) &&
         g_variant_get_int64 (value) == info->default_value;
}

/* --- Companions ----------------------------------------------------------- */

static RungRecord *
unset_with (RungRecord *after,
            guint       field)
{
  g_autoptr(RungRecord) owned = after;

  return rung_record_without (owned, field);
}

static RungRecord *
set_kind_of_evidence (RungRecord       *after,
                      RungEvidenceKind  kind)
{
  g_autoptr(RungRecord) owned = after;

  return rung_record_with (owned, RUNG_EVIDENCE_KIND, g_variant_new_int64 (kind));
}

/* Sets what goes with the field that was set; @after is taken. */
static RungRecord *
with_companions (RungRecord *after,
                 guint       field)
{
  RungKind kind = rung_record_get_kind (after);

  if (kind == RUNG_KIND_GOAL && field == RUNG_GOAL_STATUS)
    {
      gint64 status = rung_record_get_integer (after, RUNG_GOAL_STATUS);

      return status == RUNG_GOAL_PLANNED || status == RUNG_GOAL_ACTIVE ? unset_with (after, RUNG_GOAL_REASON) : after;
    }
  if (kind == RUNG_KIND_GOAL && field == RUNG_GOAL_PROGRESS_BY)
    return rung_record_get_integer (after, RUNG_GOAL_PROGRESS_BY) != RUNG_PROGRESS_BY_HAND
             ? unset_with (after, RUNG_GOAL_PERCENT) : after;
  if (kind == RUNG_KIND_EVIDENCE && field == RUNG_EVIDENCE_URI)
    {
      gboolean has_uri = rung_record_has (after, RUNG_EVIDENCE_URI);
      gint64 evidence_kind = rung_record_get_integer (after, RUNG_EVIDENCE_KIND);

      if (has_uri && evidence_kind == RUNG_EVIDENCE_IS_TEXT)
        return set_kind_of_evidence (after, RUNG_EVIDENCE_IS_LINK);
      if (!has_uri && evidence_kind == RUNG_EVIDENCE_IS_LINK)
        return set_kind_of_evidence (after, RUNG_EVIDENCE_IS_TEXT);
    }
  return after;
}

/* --- Labels --------------------------------------------------------------- */

static RungLabel
choose_label (RungRecord *after,
              guint       field)
{
  switch (rung_record_get_kind (after))
    {
    case RUNG_KIND_PLAN:
      return field == RUNG_PLAN_TITLE ? RUNG_LABEL_RENAME_PLAN : RUNG_LABEL_EDIT_PLAN;
    case RUNG_KIND_LADDER:
      return RUNG_LABEL_EDIT_LADDER;
    case RUNG_KIND_ROLE:
      if (field != RUNG_ROLE_HIDDEN)
        return RUNG_LABEL_EDIT_ROLE;
      return rung_record_get_boolean (after, field) ? RUNG_LABEL_HIDE_ROLE : RUNG_LABEL_SHOW_ROLE;
    case RUNG_KIND_RESPONSIBILITY:
      if (field != RUNG_RESPONSIBILITY_HIDDEN)
        return RUNG_LABEL_EDIT_RESPONSIBILITY;
      return rung_record_get_boolean (after, field) ? RUNG_LABEL_HIDE_RESPONSIBILITY : RUNG_LABEL_SHOW_RESPONSIBILITY;
    case RUNG_KIND_STAY:
      return RUNG_LABEL_EDIT_STAY;
    case RUNG_KIND_GOAL:
    case RUNG_KIND_GOAL_LINK:
      return RUNG_LABEL_EDIT_GOAL;
    case RUNG_KIND_STEP:
      return RUNG_LABEL_EDIT_STEP;
    case RUNG_KIND_CHECK_IN:
      return RUNG_LABEL_EDIT_CHECK_IN;
    case RUNG_KIND_EVIDENCE:
    case RUNG_KIND_EVIDENCE_LINK:
      return RUNG_LABEL_EDIT_EVIDENCE;
    case RUNG_KIND_RATING:
    case RUNG_KIND_SESSION:
    case RUNG_KIND_AGENDA_ITEM:
    case RUNG_KIND_ACTION:
    case RUNG_KIND_AGREEMENT:
    case RUNG_KIND_PAUSE:
    case RUNG_KIND_BASELINE:
    default:
      return RUNG_LABEL_EDIT_RECORD;
    }
}

/* What the label names: the record, or what it belongs to where it has no title. */
static const char *
choose_argument (RungPlan   *plan,
                 RungRecord *after)
{
  RungRecord *named = after;

  switch ((int) rung_record_get_kind (after))
    {
    case RUNG_KIND_STAY:
      named = rung_plan_find_record (plan, RUNG_KIND_ROLE, rung_record_get_text (after, RUNG_STAY_ROLE));
      break;
    case RUNG_KIND_GOAL_LINK:
      named = rung_plan_find_record (plan, RUNG_KIND_GOAL, rung_record_get_text (after, RUNG_GOAL_LINK_GOAL));
      break;
    case RUNG_KIND_CHECK_IN:
      named = rung_plan_find_record (plan, RUNG_KIND_GOAL, rung_record_get_text (after, RUNG_CHECK_IN_GOAL));
      break;
    case RUNG_KIND_EVIDENCE_LINK:
      named = rung_plan_find_record (plan, RUNG_KIND_EVIDENCE,
                                     rung_record_get_text (after, RUNG_EVIDENCE_LINK_EVIDENCE));
      break;
    default:
      break;
    }
  return rung_edit_get_title (plan, named);
}

/* --- The two doors -------------------------------------------------------- */

/* The days of a stay depend on one another, and other stays on them. */
static RungChangeset *
set_stay_field (RungPlan    *plan,
                RungRecord  *stay,
                guint        field,
                GVariant    *value,
                GError     **error)
{
  guint32 start = rung_record_get_day (stay, RUNG_STAY_START);
  guint32 end = rung_record_get_day (stay, RUNG_STAY_END);
  guint32 expected_end = rung_record_get_day (stay, RUNG_STAY_EXPECTED_END);
  gboolean planned = rung_record_get_boolean (stay, RUNG_STAY_PLANNED);

  if (field == RUNG_STAY_PLANNED)
    planned = value != NULL && g_variant_get_boolean (value);
  else
    {
      guint32 day = value != NULL ? CLAMP (g_variant_get_int64 (value), 0, G_MAXINT32) : RUNG_NO_DAY;

      if (field == RUNG_STAY_START)
        start = day;
      else if (field == RUNG_STAY_END)
        end = day;
      else
        expected_end = day;
      /* A stay that has ended is not planned any more. */
      if (field == RUNG_STAY_END && day != RUNG_NO_DAY)
        planned = FALSE;
    }
  return rung_edit_change_stay (plan, rung_record_get_uid (stay), start, end, expected_end, planned, error);
}

/* A pause has one door, whichever way somebody comes to it. */
static RungChangeset *
set_pause_field (RungPlan    *plan,
                 RungRecord  *pause,
                 guint        field,
                 GVariant    *value,
                 GError     **error)
{
  gint64 day = field <= RUNG_PAUSE_END && value != NULL ? g_variant_get_int64 (value) : RUNG_NO_DAY;
  RungNewPause settings;

  rung_edit_read_pause (pause, &settings);
  if (field == RUNG_PAUSE_START)
    settings.start = CLAMP (day, 0, G_MAXINT32);
  else if (field == RUNG_PAUSE_END)
    settings.end = CLAMP (day, 0, G_MAXINT32);
  else if (field == RUNG_PAUSE_KIND)
    settings.kind = value != NULL ? CLAMP (g_variant_get_int64 (value), -1, G_MAXINT32) : RUNG_PAUSE_OTHER;
  else if (field == RUNG_PAUSE_PACE)
    settings.pace = value != NULL ? g_variant_get_double (value) : 0;
  else if (field == RUNG_PAUSE_PRIVATE)
    settings.private_ = value == NULL || g_variant_get_boolean (value);
  else
    settings.note = value != NULL ? g_variant_get_string (value, NULL) : NULL;
  return rung_edit_change_pause (plan, rung_record_get_uid (pause), &settings, error);
}

static RungChangeset *
set_value (RungPlan    *plan,
           RungRecord  *record,
           guint        field,
           GVariant    *value,
           GError     **error)
{
  RungKind kind = rung_record_get_kind (record);
  g_autoptr(GVariant) clean = NULL;
  RungRecord *after;

  if (!clean_value (kind, field, value, &clean, error) ||
      !may_set (plan, record, field, clean, error))
    return NULL;
  if (kind == RUNG_KIND_STAY && field != RUNG_STAY_ROLE)
    return set_stay_field (plan, record, field, clean, error);
  if (kind == RUNG_KIND_PAUSE)
    return set_pause_field (plan, record, field, clean, error);

  if (is_default_already (record, field, clean))
    after = rung_record_ref (record);
  else if (clean != NULL)
    after = with_companions (rung_record_with (record, field, clean), field);
  else
    after = with_companions (rung_record_without (record, field), field);
  return rung_edit_finish_one (plan, choose_label (after, field), choose_argument (plan, after), record, after, error);
}

/**
 * rung_edit_set_field:
 * @plan: a plan
 * @kind: a kind
 * @uid: a record of that kind
 * @field: one of its fields
 * @value: (nullable): the value in the form of the field's type; %NULL unsets; a floating
 *   value is taken
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Sets one field.  What goes with it is set too: a reason goes when a goal is planned or
 * active again, a percent when progress is derived from now on, planned stays move along.
 * What has an edit of its own is refused: a goal becomes done by
 * rung_edit_complete_goal() (%RUNG_PLAN_ERROR_DONE_DAY), a derived percent cannot be given
 * (%RUNG_PLAN_ERROR_DERIVED), ratings and identifiers never change
 * (%RUNG_PLAN_ERROR_FIXED).
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_set_field (RungPlan    *plan,
                     RungKind     kind,
                     const char  *uid,
                     guint        field,
                     GVariant    *value,
                     GError     **error)
{
  g_autoptr(GVariant) owned = value ? g_variant_ref_sink (value) : NULL;
  RungRecord *record;

  g_return_val_if_fail ((guint) kind < RUNG_N_KINDS && field < rung_kind_get_info (kind)->n_fields, NULL);

  record = rung_edit_find (plan, kind, uid, error);
  return record ? set_value (plan, record, field, owned, error) : NULL;
}

/**
 * rung_edit_set_localized:
 * @plan: a plan
 * @kind: a kind
 * @uid: a record of that kind
 * @field: one of its fields of type %RUNG_FIELD_LOCALIZED
 * @language: (nullable): BCP 47; %NULL for the plan's language
 * @text: (nullable): the text of that language; %NULL or blank removes it
 * @error: return location for a %RUNG_PLAN_ERROR; %RUNG_PLAN_ERROR_MISSING when a title
 *   would lose its last language
 *
 * Sets one language of a localized text; the others stay.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_set_localized (RungPlan    *plan,
                         RungKind     kind,
                         const char  *uid,
                         guint        field,
                         const char  *language,
                         const char  *text,
                         GError     **error)
{
  RungRecord *record = rung_edit_find (plan, kind, uid, error);
  g_autofree char *clean = rung_edit_clean_text (text);
  g_autoptr(GVariant) value = NULL;

  g_return_val_if_fail (rung_kind_get_field (kind, field)->type == RUNG_FIELD_LOCALIZED, NULL);

  if (language == NULL)
    language = rung_edit_get_language (plan);
  if (record == NULL || !rung_edit_is_language (language, error))
    return NULL;
  if (clean != NULL && !g_utf8_validate (clean, -1, NULL))
    {
      rung_plan_refuse (error, RUNG_PLAN_ERROR_TEXT, NULL, NC_("plan error", "The text is not valid UTF-8."), "");
      return NULL;
    }
  value = g_variant_ref_sink (rung_text_with (rung_record_get_variant (record, field), language, clean));
  return set_value (plan, record, field, value, error);
}
