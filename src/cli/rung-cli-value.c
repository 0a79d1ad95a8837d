/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody typed, as the value of a field: the field table says what it has
 * to be.  An empty text unsets. */

#include "rung-cli.h"

#include <math.h>
#include <string.h>

#include "rung-day.h"
#include "rung-phrases.h"
#include "rung-text.h"

static gboolean
same_words (const char *a,
            const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return strcmp (first, second) == 0;
}

/* "due", "done-when", or the label the window shows for it. */
gboolean
rung_cli_find_field (RungCli     *cli,
                     RungKind     kind,
                     const char  *name,
                     guint       *field,
                     GError     **error)
{
  const RungKindInfo *info = rung_kind_get_info (kind);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (rung_kind_find_field (kind, name, field))
    return TRUE;
  for (guint i = 0; i < info->n_fields; i++)
    {
      const char *label = rung_phrase_field (cli->words, kind, i);

      if (label != NULL && same_words (label, name))
        {
          *field = i;
          return TRUE;
        }
      g_ptr_array_add (names, (gpointer) info->fields[i].name);
    }
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (GStrv) names->pdata);
  rung_cli_set_misuse (error, rung_words_get (cli->words, "There is no field “%s”. There are: %s."), name, list);
  return FALSE;
}

static GVariant *
parse_boolean (RungCli     *cli,
               const char  *text,
               GError     **error)
{
  static const char *const yes[] = { "yes", "true", "1", "on", "y", NULL };
  static const char *const no[] = { "no", "false", "0", "off", "n", NULL };
  g_autofree char *small = g_ascii_strdown (text, -1);

  if (g_strv_contains (yes, small))
    return g_variant_new_boolean (TRUE);
  if (g_strv_contains (no, small))
    return g_variant_new_boolean (FALSE);
  rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” is neither yes nor no."), text);
  return NULL;
}

static GVariant *
parse_enum (RungCli             *cli,
            RungKind             kind,
            guint                field,
            const RungFieldInfo *info,
            const char          *text,
            GError             **error)
{
  int value = rung_field_value_from_name (info, text);
  g_autofree char *names = NULL;

  for (int i = 0; value < 0 && info->names[i] != NULL; i++)
    if (same_words (rung_phrase_enum (cli->words, kind, field, i), text))
      value = i;
  if (value >= 0)
    return g_variant_new_int64 (value);
  names = g_strjoinv (", ", (GStrv) info->names);
  rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” is none of these: %s."), text, names);
  return NULL;
}

static GVariant *
parse_integer (RungCli             *cli,
               const RungFieldInfo *info,
               const char          *text,
               GError             **error)
{
  gboolean is_limited = info->minimum != 0 || info->maximum != 0;
  int value;

  if (!rung_cli_parse_integer (cli, text,
                               is_limited ? (int) info->minimum : G_MININT,
                               is_limited ? (int) info->maximum : G_MAXINT, &value, error))
    return NULL;
  return g_variant_new_int64 (value);
}

static GVariant *
parse_number (RungCli     *cli,
              const char  *text,
              GError     **error)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (*end == '\0' && end != text && isfinite (value))
    return g_variant_new_double (value);
  rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” is not a number; write it as 2.5."), text);
  return NULL;
}

static GVariant *
parse_day (RungCli     *cli,
           const char  *text,
           GError     **error)
{
  guint32 day;

  return rung_cli_parse_day (cli, text, &day, error) ? g_variant_new_int64 (day) : NULL;
}

static GVariant *
parse_instant (RungCli     *cli,
               const char  *text,
               GError     **error)
{
  gint64 instant_usec;

  if (rung_instant_from_text (text, &instant_usec))
    return g_variant_new_int64 (instant_usec);
  rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” is not an instant; write it as 2026-11-23T08:58:00Z."), text);
  return NULL;
}

/* An item a line, in the language of the command; the other languages stay. */
static GVariant *
parse_list (RungCli    *cli,
            RungRecord *record,
            guint       field,
            const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  return rung_text_list_with (rung_record_get_variant (record, field), cli->language, (const char *const *) lines);
}

/* Floating, or NULL and an error. */
static GVariant *
parse_value (RungCli     *cli,
             RungPlan    *plan,
             RungRecord  *record,
             guint        field,
             const char  *text,
             GError     **error)
{
  RungKind kind = rung_record_get_kind (record);
  const RungFieldInfo *info = rung_kind_get_field (kind, field);
  RungRecord *target;

  switch (info->type)
    {
    case RUNG_FIELD_TEXT:
      return g_variant_new_string (text);
    case RUNG_FIELD_REFERENCE:
      target = rung_workspace_find_record (plan, info->target, text, error);
      return target != NULL ? g_variant_new_string (rung_record_get_uid (target)) : NULL;
    case RUNG_FIELD_LOCALIZED_LIST:
      return parse_list (cli, record, field, text);
    case RUNG_FIELD_INTEGER:
      return parse_integer (cli, info, text, error);
    case RUNG_FIELD_DAY:
      return parse_day (cli, text, error);
    case RUNG_FIELD_INSTANT:
      return parse_instant (cli, text, error);
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      return parse_number (cli, text, error);
    case RUNG_FIELD_BOOLEAN:
      return parse_boolean (cli, text, error);
    case RUNG_FIELD_ENUM:
      return parse_enum (cli, kind, field, info, text, error);
    case RUNG_FIELD_LOCALIZED:
    case RUNG_FIELD_BYTES:
    default:
      rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” cannot be set here."), info->name);
      return NULL;
    }
}

/* A status is more than a value: done has a day, and what is paused or dropped
 * goes through the same edit as "goal done" and the like. */
static RungChangeset *
edit_status (RungCli     *cli,
             RungPlan    *plan,
             RungRecord  *goal,
             int          status,
             GError     **error)
{
  const char *uid = rung_record_get_uid (goal);

  switch (status)
    {
    case RUNG_GOAL_DONE:
      return rung_edit_complete_goal (plan, uid, cli->today, error);
    case RUNG_GOAL_DROPPED:
      return rung_edit_drop_goal (plan, uid, NULL, error);
    case RUNG_GOAL_PAUSED:
      return rung_edit_pause_goal (plan, uid, NULL, error);
    case RUNG_GOAL_ACTIVE:
      if (rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_PLANNED)
        return rung_edit_start_goal (plan, uid, cli->today, error);
      return rung_edit_reopen_goal (plan, uid, error);
    default:
      return rung_edit_set_field (plan, RUNG_KIND_GOAL, uid, RUNG_GOAL_STATUS, g_variant_new_int64 (status), error);
    }
}

/**
 * rung_cli_edit_field:
 * @cli: the run
 * @plan: a plan
 * @record: one of its records
 * @field_name: a field, by name or label
 * @text: what was typed; empty unsets
 * @error: return location; a misuse, or RUNG_PLAN_ERROR
 *
 * Makes the edit that sets one field.  Localized text is set in the language of
 * the command.
 *
 * Returns: (transfer full) (nullable): the edit
 */
RungChangeset *
rung_cli_edit_field (RungCli     *cli,
                     RungPlan    *plan,
                     RungRecord  *record,
                     const char  *field_name,
                     const char  *text,
                     GError     **error)
{
  RungKind kind = rung_record_get_kind (record);
  const char *uid = rung_record_get_uid (record);
  GVariant *value = NULL;
  guint field;

  if (!rung_cli_find_field (cli, kind, field_name, &field, error))
    return NULL;
  if (rung_kind_get_field (kind, field)->type == RUNG_FIELD_LOCALIZED)
    return rung_edit_set_localized (plan, kind, uid, field, cli->language, text[0] != '\0' ? text : NULL, error);
  if (text[0] != '\0')
    {
      value = parse_value (cli, plan, record, field, text, error);
      if (value == NULL)
        return NULL;
    }
  if (kind == RUNG_KIND_GOAL && field == RUNG_GOAL_STATUS && value != NULL)
    {
      g_autoptr(GVariant) owned = g_variant_ref_sink (value);

      return edit_status (cli, plan, record, (int) g_variant_get_int64 (owned), error);
    }
  return rung_edit_set_field (plan, kind, uid, field, value, error);
}

/**
 * rung_cli_edit_item:
 * @cli: the run
 * @plan: a plan
 * @record: one of its records
 * @field_name: a field that is a list, by name or label
 * @place: an item, counted from 1; one more than there are adds one
 * @text: what it says in the language of the command; empty removes the item
 * @error: return location; a misuse, or RUNG_PLAN_ERROR
 *
 * Makes the edit that sets or removes one item of a list.
 *
 * Returns: (transfer full) (nullable): the edit
 */
RungChangeset *
rung_cli_edit_item (RungCli     *cli,
                    RungPlan    *plan,
                    RungRecord  *record,
                    const char  *field_name,
                    int          place,
                    const char  *text,
                    GError     **error)
{
  RungKind kind = rung_record_get_kind (record);
  const char *uid = rung_record_get_uid (record);
  guint field;

  if (!rung_cli_find_field (cli, kind, field_name, &field, error))
    return NULL;
  if (rung_kind_get_field (kind, field)->type != RUNG_FIELD_LOCALIZED_LIST)
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "“%s” is no list."), field_name);
      return NULL;
    }
  if (text[0] == '\0')
    return rung_edit_remove_list_item (plan, kind, uid, field, place - 1, error);
  return rung_edit_set_list_item (plan, kind, uid, field, place - 1, cli->language, text, error);
}
