/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed, in words: the lines of a goal's history.
 *
 * 1. A line is short whatever was typed: texts are cut and stand on one line.
 * 2. Where a goal stands in the list is not told: it moves when others are moved.  That the
 *    steps were put in another order is told once.
 * 3. What follows from another line of the same edit is not told again: with a goal that
 *    goes, all that belongs to it goes. */

#include "rung-phrases.h"

#include <glib/gi18n.h>

/* Characters of a text that are told. */
#define TEXT_LENGTH 60

static char *
shorten (const char *text)
{
  return rung_phrase_shorten (text, TEXT_LENGTH);
}

static char *
phrase_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static char *
phrase_reference (RungWords  *words,
                  RungPlan   *plan,
                  RungKind    kind,
                  const char *uid)
{
  RungRecord *record = rung_plan_find_record (plan, kind, uid);

  if (record == NULL)
    return g_strdup (rung_words_get_in_context (words, "change", "something that is gone"));
  return shorten (rung_record_title (record, words->language));
}

static char *
phrase_value (RungWords  *words,
              RungPlan   *plan,
              RungRecord *record,
              guint       field)
{
  RungKind kind = rung_record_get_kind (record);
  const RungFieldInfo *info = rung_kind_get_field (kind, field);

  /* These have a value when they are unset too. */
  if (info->type == RUNG_FIELD_ENUM)
    return g_strdup (rung_phrase_enum (words, kind, field, rung_record_get_integer (record, field)));
  if (info->type == RUNG_FIELD_BOOLEAN)
    return g_strdup (rung_record_get_boolean (record, field) ? rung_words_get_in_context (words, "change", "yes")
                                                             : rung_words_get_in_context (words, "change", "no"));
  if (!rung_record_has (record, field))
    return g_strdup (rung_words_get_in_context (words, "change", "none"));
  switch ((int) info->type)
    {
    case RUNG_FIELD_TEXT:
      return shorten (rung_record_get_text (record, field));
    case RUNG_FIELD_DAY:
      return rung_words_format_day (words, rung_record_get_day (record, field), RUNG_DATE_MEDIUM);
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      return phrase_number (rung_record_get_number (record, field));
    case RUNG_FIELD_REFERENCE:
      return phrase_reference (words, plan, info->target, rung_record_get_text (record, field));
    case RUNG_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, rung_record_get_integer (record, field));
    default:
      return g_strdup ("");
    }
}

/* Instants stand beside days that say the same. */
static gboolean
is_told (RungKind kind,
         guint    field)
{
  const RungFieldInfo *info = rung_kind_get_field (kind, field);

  return info->type != RUNG_FIELD_INSTANT && !g_str_equal (info->name, "ordinal") && !g_str_equal (info->name, "sha256");
}

/* "Due: 14 Nov 2026 → 21 Nov 2026" */
static char *
phrase_field_change (RungWords        *words,
                     RungPlan         *plan,
                     const RungChange *change,
                     guint             field)
{
  g_autofree char *before = phrase_value (words, plan, change->before, field);
  g_autofree char *after = phrase_value (words, plan, change->after, field);
  const char *name = rung_phrase_field (words, rung_record_get_kind (change->after), field);

  /* Translators: a field, what it held and what it holds: "Due: 14 Nov 2026 → 21 Nov 2026" */
  return g_strdup_printf (rung_words_get_in_context (words, "change", "%s: %s → %s"), name, before, after);
}

/* What a record that is not the goal is called in a line: "Step “Draft it”". */
static char *
phrase_name (RungWords  *words,
             RungRecord *record)
{
  g_autofree char *title = shorten (rung_record_title (record, words->language));

  switch ((int) rung_record_get_kind (record))
    {
    case RUNG_KIND_STEP:
      return g_strdup_printf (rung_words_get_in_context (words, "change", "Step “%s”"), title);
    case RUNG_KIND_CHECK_IN:
      return g_strdup_printf (rung_words_get_in_context (words, "change", "Check-in “%s”"), title);
    case RUNG_KIND_EVIDENCE:
      return g_strdup_printf (rung_words_get_in_context (words, "change", "Evidence “%s”"), title);
    case RUNG_KIND_GOAL:
      return NULL;
    default:
      return g_strdup (rung_phrase_kind (words, rung_record_get_kind (record)));
    }
}

/* Before "Due: …" of anything but the goal stands what it is of. */
static void
add_about (GPtrArray  *lines,
           const char *name,
           char       *line)
{
  g_ptr_array_add (lines, name != NULL ? g_strdup_printf ("%s · %s", name, line) : g_strdup (line));
  g_free (line);
}

static gboolean
is_day_set_or_unset (const RungChange *change,
                     guint             field)
{
  return rung_record_has (change->before, field) != rung_record_has (change->after, field);
}

/* A step is ticked, not “Done on: none → 14 Nov”. */
static char *
phrase_step_change (RungWords        *words,
                    const RungChange *change,
                    guint             field)
{
  g_autofree char *title = shorten (rung_record_title (change->after, words->language));

  if (field == RUNG_STEP_ORDINAL)
    return g_strdup (rung_words_get_in_context (words, "change", "Steps put in another order"));
  if (field != RUNG_STEP_DONE_DAY || !is_day_set_or_unset (change, field))
    return NULL;
  if (rung_record_has (change->after, field))
    return g_strdup_printf (rung_words_get_in_context (words, "change", "Step “%s” ticked"), title);
  return g_strdup_printf (rung_words_get_in_context (words, "change", "Step “%s” unticked"), title);
}

static void
take_line_once (GPtrArray *lines,
                char      *line)
{
  if (g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
    g_free (line);
  else
    g_ptr_array_add (lines, line);
}

static void
add_changed (GPtrArray        *lines,
             RungWords        *words,
             RungPlan         *plan,
             const RungChange *change)
{
  RungKind kind = rung_record_get_kind (change->after);
  g_autofree char *name = phrase_name (words, change->before);

  for (guint i = 0; i < rung_kind_get_info (kind)->n_fields; i++)
    {
      char *line;

      if (rung_record_field_equal (change->before, change->after, i))
        continue;
      line = kind == RUNG_KIND_STEP ? phrase_step_change (words, change, i) : NULL;
      if (line != NULL)
        take_line_once (lines, line);
      else if (is_told (kind, i))
        add_about (lines, name, phrase_field_change (words, plan, change, i));
    }
}

/* Whole sentences, so that each language can order them its way. */
static const char *
get_added_form (RungWords *words,
                RungKind   kind)
{
  switch ((int) kind)
    {
    case RUNG_KIND_GOAL:
      return rung_words_get_in_context (words, "change", "Goal “%s” added");
    case RUNG_KIND_GOAL_LINK:
      return rung_words_get_in_context (words, "change", "Linked to “%s”");
    case RUNG_KIND_STEP:
      return rung_words_get_in_context (words, "change", "Step “%s” added");
    case RUNG_KIND_CHECK_IN:
      return rung_words_get_in_context (words, "change", "Check-in “%s” added");
    case RUNG_KIND_EVIDENCE:
      return rung_words_get_in_context (words, "change", "Evidence “%s” added");
    case RUNG_KIND_EVIDENCE_LINK:
      return rung_words_get_in_context (words, "change", "Evidence “%s” linked");
    default:
      return rung_words_get_in_context (words, "change", "“%s” added");
    }
}

static const char *
get_removed_form (RungWords *words,
                  RungKind   kind)
{
  switch ((int) kind)
    {
    case RUNG_KIND_GOAL:
      return rung_words_get_in_context (words, "change", "Goal “%s” deleted");
    case RUNG_KIND_GOAL_LINK:
      return rung_words_get_in_context (words, "change", "Link to “%s” removed");
    case RUNG_KIND_STEP:
      return rung_words_get_in_context (words, "change", "Step “%s” removed");
    case RUNG_KIND_CHECK_IN:
      return rung_words_get_in_context (words, "change", "Check-in “%s” removed");
    case RUNG_KIND_EVIDENCE:
      return rung_words_get_in_context (words, "change", "Evidence “%s” removed");
    case RUNG_KIND_EVIDENCE_LINK:
      return rung_words_get_in_context (words, "change", "Evidence “%s” unlinked");
    default:
      return rung_words_get_in_context (words, "change", "“%s” removed");
    }
}

/* A link is called by what is at its other end. */
static char *
phrase_called (RungWords  *words,
               RungPlan   *plan,
               RungRecord *record)
{
  RungKind kind = rung_record_get_kind (record);

  if (kind == RUNG_KIND_GOAL_LINK)
    return phrase_reference (words, plan, RUNG_KIND_RESPONSIBILITY, rung_record_get_text (record, RUNG_GOAL_LINK_RESPONSIBILITY));
  if (kind == RUNG_KIND_EVIDENCE_LINK)
    return phrase_reference (words, plan, RUNG_KIND_EVIDENCE, rung_record_get_text (record, RUNG_EVIDENCE_LINK_EVIDENCE));
  return shorten (rung_record_title (record, words->language));
}

static void
add_come_or_gone (GPtrArray        *lines,
                  RungWords        *words,
                  RungPlan         *plan,
                  const RungChange *change)
{
  RungRecord *record = change->after != NULL ? change->after : change->before;
  g_autofree char *called = phrase_called (words, plan, record);
  const char *form = change->after != NULL ? get_added_form (words, rung_record_get_kind (record))
                                           : get_removed_form (words, rung_record_get_kind (record));

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_ptr_array_add (lines, g_strdup_printf (form, called));
#pragma GCC diagnostic pop
}

static void
add_lines (GPtrArray        *lines,
           RungWords        *words,
           RungPlan         *plan,
           const RungChange *change)
{
  if (change->before != NULL && change->after != NULL)
    add_changed (lines, words, plan, change);
  else
    add_come_or_gone (lines, words, plan, change);
}

static GStrv
end_lines (GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  return (GStrv) g_ptr_array_free (lines, FALSE);
}

/**
 * rung_phrase_change:
 * @words: the language
 * @plan: a plan, which names what links lead to
 * @change: a change of a goal or of what belongs to it
 *
 * Says what changed: "Due: 14 Nov 2026 → 21 Nov 2026", "Step “Draft it” ticked".
 *
 * Returns: (transfer full): a line for each thing; empty if there is nothing to say
 */
GStrv
rung_phrase_change (RungWords        *words,
                    RungPlan         *plan,
                    const RungChange *change)
{
  GPtrArray *lines = g_ptr_array_new ();

  add_lines (lines, words, plan, change);
  return end_lines (lines);
}

/* The uids of the records that come or go, each to its change. */
static GHashTable *
list_come_and_gone (RungChangeset *changeset)
{
  GHashTable *changes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    {
      const RungChange *change = rung_changeset_get (changeset, i);

      if (change->before == NULL || change->after == NULL)
        g_hash_table_insert (changes, (gpointer) rung_record_get_uid (change->before ? change->before : change->after),
                             (gpointer) change);
    }
  return changes;
}

/* Whether a line about something this belongs to says it already: all that goes with a
 * goal, and the link of evidence that comes or goes itself. */
static gboolean
follows (const RungChange *change,
         GHashTable       *come_and_gone)
{
  RungRecord *record = change->before != NULL ? change->before : change->after;
  RungKind kind = rung_record_get_kind (record);

  if (change->before != NULL && change->after != NULL)
    return FALSE;
  for (guint i = 0; i < rung_kind_get_info (kind)->n_fields; i++)
    {
      const RungFieldInfo *field = rung_kind_get_field (kind, i);
      const RungChange *owner = (field->flags & RUNG_FIELD_OWNER) && rung_record_has (record, i)
                                  ? g_hash_table_lookup (come_and_gone, rung_record_get_text (record, i)) : NULL;

      if (owner != NULL && (owner->after == NULL || field->target == RUNG_KIND_EVIDENCE))
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
sort_changes (RungChangeset *changeset)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    g_ptr_array_add (sorted, (gpointer) rung_changeset_get (changeset, i));
  g_ptr_array_sort (sorted, rung_change_compare);
  return sorted;
}

/**
 * rung_phrase_changes:
 * @words: the language
 * @plan: a plan, which names what links lead to
 * @changeset: what an edit did to a goal and what belongs to it
 *
 * Returns: (transfer full): its lines, those of the goal first; empty if there is nothing
 *   to say
 */
GStrv
rung_phrase_changes (RungWords     *words,
                     RungPlan      *plan,
                     RungChangeset *changeset)
{
  g_autoptr(GPtrArray) sorted = sort_changes (changeset);
  g_autoptr(GHashTable) come_and_gone = list_come_and_gone (changeset);
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < sorted->len; i++)
    if (!follows (sorted->pdata[i], come_and_gone))
      add_lines (lines, words, plan, sorted->pdata[i]);
  return end_lines (lines);
}
