/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What there is to find in a record: every text in every language that is for people, from
 * the field table.  Private text is among it: the person searches their own plans. */

#include "rung-search-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rung-day.h"
#include "rung-phrases.h"
#include "rung-text.h"

/* --- texts --- */

static void
append_line (GString    *lines,
             const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, text);
}

static void
append_localized (GString  *lines,
                  GVariant *localized)
{
  GVariantIter iter;
  const char *text;

  g_variant_iter_init (&iter, localized);
  while (g_variant_iter_next (&iter, "{&s&s}", NULL, &text))
    append_line (lines, text);
}

static void
append_list (GString  *lines,
             GVariant *list)
{
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr(GVariant) item = g_variant_get_child_value (list, i);

      append_localized (lines, item);
    }
}

static void
append_field (GString          *lines,
              const RungRecord *record,
              guint             field)
{
  const RungFieldInfo *info = rung_kind_get_field (rung_record_get_kind (record), field);

  if (!rung_record_has (record, field) || (info->flags & RUNG_FIELD_CODE) != 0)
    return;
  if (info->type == RUNG_FIELD_TEXT)
    append_line (lines, rung_record_get_text (record, field));
  else if (info->type == RUNG_FIELD_LOCALIZED)
    append_localized (lines, rung_record_get_variant (record, field));
  else if (info->type == RUNG_FIELD_LOCALIZED_LIST)
    append_list (lines, rung_record_get_variant (record, field));
}

static char *
collect_text (const RungRecord *record,
              int               title_field)
{
  RungKind kind = rung_record_get_kind (record);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < rung_kind_get_info (kind)->n_fields; i++)
    if ((int) i != title_field)
      append_field (lines, record, i);
  return g_string_free (lines, FALSE);
}

/* --- titles --- */

/* One line for each language, whatever a title holds. */
static char *
join_titles (GVariant *localized)
{
  GString *lines = g_string_new (NULL);
  GVariantIter iter;
  const char *text;
  gboolean is_first = TRUE;

  g_variant_iter_init (&iter, localized);
  while (g_variant_iter_next (&iter, "{&s&s}", NULL, &text))
    {
      g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r", ' ');

      g_string_append_printf (lines, "%s%s", is_first ? "" : "\n", line);
      is_first = FALSE;
    }
  return g_string_free (lines, FALSE);
}

static void
take_title (RungSearchText   *self,
            const RungRecord *record,
            int               field)
{
  GVariant *localized;
  g_auto(GStrv) languages = NULL;

  if (field < 0 || !rung_record_has (record, field))
    {
      self->title = g_strdup ("");
      return;
    }
  if (rung_kind_get_field (rung_record_get_kind (record), field)->type != RUNG_FIELD_LOCALIZED)
    {
      self->title = g_strdup (rung_record_get_text (record, field));
      return;
    }
  localized = rung_record_get_variant (record, field);
  languages = rung_text_dup_languages (localized);
  self->title = join_titles (localized);
  self->languages = g_strjoinv (" ", languages);
}

/**
 * rung_search_text_pick:
 * @title: what #RungSearchText has as its title
 * @languages: (nullable): and as its languages
 * @language: (nullable): a BCP 47 tag
 *
 * Returns: (transfer full): the title in that language, or the nearest there is
 */
char *
rung_search_text_pick (const char *title,
                       const char *languages,
                       const char *language)
{
  g_auto(GStrv) tags = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GVariant) localized = NULL;
  GVariantBuilder builder;

  if (languages == NULL)
    return g_strdup (title);
  tags = g_strsplit (languages, " ", -1);
  lines = g_strsplit (title, "\n", -1);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; tags[i] != NULL && lines[i] != NULL; i++)
    g_variant_builder_add (&builder, "{ss}", tags[i], lines[i]);
  localized = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_strdup (rung_text_pick (localized, language));
}

/* --- what it belongs to, and its place among its like --- */

static const char *
find_owner (const RungRecord *record)
{
  const RungKindInfo *info = rung_kind_get_info (rung_record_get_kind (record));

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & RUNG_FIELD_OWNER) != 0 && rung_record_has (record, i))
      return rung_record_get_text (record, i);
  return NULL;
}

static RungSearchState
get_state (const RungRecord *record)
{
  gint64 status;

  switch (rung_record_get_kind (record))
    {
    case RUNG_KIND_GOAL:
      status = rung_record_get_integer (record, RUNG_GOAL_STATUS);
      return status == RUNG_GOAL_DONE || status == RUNG_GOAL_DROPPED ? RUNG_SEARCH_DONE : RUNG_SEARCH_OPEN;
    case RUNG_KIND_STEP:
      return rung_record_has (record, RUNG_STEP_DONE_DAY) ? RUNG_SEARCH_DONE : RUNG_SEARCH_OPEN;
    case RUNG_KIND_ACTION:
      return rung_record_get_integer (record, RUNG_ACTION_STATE) == RUNG_ACTION_OPEN ? RUNG_SEARCH_OPEN : RUNG_SEARCH_DONE;
    case RUNG_KIND_ROLE:
      return rung_record_get_boolean (record, RUNG_ROLE_HIDDEN) ? RUNG_SEARCH_HIDDEN : RUNG_SEARCH_OPEN;
    case RUNG_KIND_RESPONSIBILITY:
      return rung_record_get_boolean (record, RUNG_RESPONSIBILITY_HIDDEN) ? RUNG_SEARCH_HIDDEN : RUNG_SEARCH_OPEN;
    default:
      return RUNG_SEARCH_OPEN;
    }
}

static gint64
get_day_rank (const RungRecord *record,
              guint             day)
{
  return ((gint64) rung_record_get_day (record, day) - rung_day_new (1970, 1, 1)) * G_TIME_SPAN_DAY;
}

static gint64
get_age_rank (const RungRecord *record)
{
  switch (rung_record_get_kind (record))
    {
    case RUNG_KIND_GOAL:
      return rung_record_get_integer (record, RUNG_GOAL_CREATED);
    case RUNG_KIND_CHECK_IN:
      return get_day_rank (record, RUNG_CHECK_IN_DAY);
    case RUNG_KIND_EVIDENCE:
      return get_day_rank (record, RUNG_EVIDENCE_DAY);
    case RUNG_KIND_RATING:
      return get_day_rank (record, RUNG_RATING_DAY);
    case RUNG_KIND_SESSION:
      return rung_record_get_integer (record, RUNG_SESSION_START);
    case RUNG_KIND_PAUSE:
      return get_day_rank (record, RUNG_PAUSE_START);
    case RUNG_KIND_STEP:
      return -rung_record_get_integer (record, RUNG_STEP_ORDINAL);
    case RUNG_KIND_ROLE:
      return -rung_record_get_integer (record, RUNG_ROLE_ORDINAL);
    case RUNG_KIND_RESPONSIBILITY:
      return -rung_record_get_integer (record, RUNG_RESPONSIBILITY_ORDINAL);
    default:
      return 0;
    }
}

/**
 * rung_search_text_init:
 * @self: (out caller-allocates): what there is to find
 * @record: a record, which has to live as long
 *
 * Collects the texts of a record.
 *
 * Returns: whether there are any; if not, @self need not be cleared
 */
gboolean
rung_search_text_init (RungSearchText   *self,
                       const RungRecord *record)
{
  int title_field = rung_kind_find_title (rung_record_get_kind (record));

  *self = (RungSearchText) { .text = collect_text (record, title_field) };
  take_title (self, record, title_field);
  if (*self->title == '\0' && *self->text == '\0')
    {
      rung_search_text_clear (self);
      return FALSE;
    }
  self->owner = find_owner (record);
  self->state = get_state (record);
  self->age_rank = get_age_rank (record);
  return TRUE;
}

void
rung_search_text_clear (RungSearchText *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->languages, g_free);
  g_clear_pointer (&self->text, g_free);
}

/**
 * rung_search_get_group:
 * @kind: a kind of record
 *
 * Returns: the place of its group among what was found, from 0
 */
guint
rung_search_get_group (RungKind kind)
{
  static const guint8 groups[RUNG_N_KINDS] = {
    [RUNG_KIND_GOAL] = 0,
    [RUNG_KIND_STEP] = 1,
    [RUNG_KIND_CHECK_IN] = 2,
    [RUNG_KIND_EVIDENCE] = 3,
    [RUNG_KIND_RESPONSIBILITY] = 4,
    [RUNG_KIND_ROLE] = 5,
    [RUNG_KIND_RATING] = 6,
    [RUNG_KIND_SESSION] = 7,
    [RUNG_KIND_AGENDA_ITEM] = 8,
    [RUNG_KIND_ACTION] = 9,
    [RUNG_KIND_AGREEMENT] = 10,
    [RUNG_KIND_PAUSE] = 11,
    [RUNG_KIND_BASELINE] = 12,
    [RUNG_KIND_PLAN] = 13,
    [RUNG_KIND_LADDER] = 14,
    [RUNG_KIND_STAY] = 15,
    [RUNG_KIND_GOAL_LINK] = 16,
    [RUNG_KIND_EVIDENCE_LINK] = 17,
  };

  return groups[kind];
}

/**
 * rung_search_phrase_group:
 * @words: the language
 * @kind: a kind of record that holds texts
 *
 * Returns: (transfer none): what a group of such records is called
 */
const char *
rung_search_phrase_group (RungWords *words,
                          RungKind   kind)
{
  static const char *const names[RUNG_N_KINDS] = {
    [RUNG_KIND_GOAL] = NC_ ("search", "Goals"),
    [RUNG_KIND_STEP] = NC_ ("search", "Steps"),
    [RUNG_KIND_CHECK_IN] = NC_ ("search", "Check-ins"),
    [RUNG_KIND_EVIDENCE] = NC_ ("search", "Evidence"),
    [RUNG_KIND_RESPONSIBILITY] = NC_ ("search", "Responsibilities"),
    [RUNG_KIND_ROLE] = NC_ ("search", "Roles"),
    [RUNG_KIND_RATING] = NC_ ("search", "Ratings"),
    [RUNG_KIND_SESSION] = NC_ ("search", "Sessions"),
    [RUNG_KIND_AGENDA_ITEM] = NC_ ("search", "Agenda Items"),
    [RUNG_KIND_ACTION] = NC_ ("search", "Actions"),
    [RUNG_KIND_AGREEMENT] = NC_ ("search", "Agreement"),
    [RUNG_KIND_PAUSE] = NC_ ("search", "Pauses"),
    [RUNG_KIND_BASELINE] = NC_ ("search", "Baselines"),
    [RUNG_KIND_PLAN] = NC_ ("search", "Plan"),
    [RUNG_KIND_LADDER] = NC_ ("search", "Ladder"),
  };

  return names[kind] != NULL ? rung_words_get_in_context (words, "search", names[kind]) : "";
}
