/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what a person calls something to the thing itself.  A plan is a uid, a
 * file, or the beginning of a title; a record is a uid, the id its ladder gives
 * it, or the beginning of its title in any language.
 *
 * 1. An exact match wins over any beginning: "Engineer" is never ambiguous only
 *    because there is an "Engineering manager".
 * 2. Two that match alike are refused with both named; nothing is guessed. */

#include "rung-workspace-private.h"

#include <string.h>

#include "rung-day.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-text.h"
#include "rung-translator.h"
#include "rung-uid.h"

/* More than anybody reads. */
#define MOST_CANDIDATES 20

typedef struct
{
  RungWanted  wanted;
  RungKind    kind;
  char       *name;
  char       *candidates;
} RungWorkspaceErrorPrivate;

static void
rung_workspace_error_private_init (RungWorkspaceErrorPrivate *priv)
{
}

static void
rung_workspace_error_private_copy (const RungWorkspaceErrorPrivate *from,
                                   RungWorkspaceErrorPrivate       *to)
{
  to->wanted = from->wanted;
  to->kind = from->kind;
  to->name = g_strdup (from->name);
  to->candidates = g_strdup (from->candidates);
}

static void
rung_workspace_error_private_clear (RungWorkspaceErrorPrivate *priv)
{
  g_free (priv->name);
  g_free (priv->candidates);
}

G_DEFINE_EXTENDED_ERROR (RungWorkspaceError, rung_workspace_error)

static const char *
get_plain_word (RungWanted wanted,
                RungKind   kind)
{
  switch (wanted)
    {
    case RUNG_WANTED_PLAN:
      return "plan";
    case RUNG_WANTED_LADDER:
      return "ladder";
    case RUNG_WANTED_SAMPLE:
      return "sample";
    case RUNG_WANTED_BACKUP:
      return "backup";
    case RUNG_WANTED_FILE:
      return "file";
    case RUNG_WANTED_RECORD:
    default:
      return rung_kind_get_info (kind)->name;
    }
}

void
rung_workspace_set_error (GError             **error,
                          RungWorkspaceError   code,
                          RungWanted           wanted,
                          RungKind             kind,
                          const char          *name,
                          const char          *candidates)
{
  RungWorkspaceErrorPrivate *priv;
  const char *word = get_plain_word (wanted, kind);

  if (error == NULL)
    return;
  if (code == RUNG_WORKSPACE_ERROR_AMBIGUOUS)
    g_set_error (error, RUNG_WORKSPACE_ERROR, code, "“%s” may be more than one %s:\n%s", name, word, candidates);
  else
    g_set_error (error, RUNG_WORKSPACE_ERROR, code, "There is no %s “%s”.", word, name);

  priv = rung_workspace_error_get_private (*error);
  priv->wanted = wanted;
  priv->kind = kind;
  priv->name = g_strdup (name);
  priv->candidates = g_strdup (candidates);
}

gboolean
rung_workspace_error_get_args (const GError  *error,
                               RungWanted    *wanted,
                               RungKind      *kind,
                               const char   **name,
                               const char   **candidates)
{
  RungWorkspaceErrorPrivate *priv;

  g_return_val_if_fail (error->domain == RUNG_WORKSPACE_ERROR, FALSE);

  priv = rung_workspace_error_get_private (error);
  if (priv->name == NULL)
    return FALSE;
  *wanted = priv->wanted;
  *kind = priv->kind;
  *name = priv->name;
  *candidates = priv->candidates;
  return TRUE;
}

/* Full-width letters and their plain forms are one letter to a person. */
char *
rung_name_fold (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return plain != NULL ? g_utf8_casefold (plain, -1) : NULL;
}

guint
rung_name_match (const char *text,
                 const char *folded_name)
{
  g_autofree char *folded = NULL;

  if (text == NULL || folded_name == NULL || folded_name[0] == '\0')
    return 0;
  folded = rung_name_fold (text);
  if (folded == NULL || !g_str_has_prefix (folded, folded_name))
    return 0;
  return folded[strlen (folded_name)] == '\0' ? 3 : 2;
}

/* Everything that matched best so far. */
typedef struct
{
  guint      score;
  GPtrArray *matches; /* of whatever is looked for, borrowed */
} Search;

static void
offer (Search   *search,
       gpointer  match,
       guint     score)
{
  if (score == 0 || score < search->score)
    return;
  if (score > search->score)
    g_ptr_array_set_size (search->matches, 0);
  search->score = score;
  g_ptr_array_add (search->matches, match);
}

/* --- Records --- */

static guint
match_localized (GVariant   *localized,
                 const char *folded_name)
{
  guint best = 0;
  GVariantIter iter;
  const char *text;

  if (localized == NULL)
    return 0;
  g_variant_iter_init (&iter, localized);
  while (g_variant_iter_next (&iter, "{&s&s}", NULL, &text))
    best = MAX (best, rung_name_match (text, folded_name));
  return best;
}

static guint
match_title (RungRecord *record,
             const char *folded_name)
{
  RungKind kind = rung_record_get_kind (record);
  guint field;

  if (!rung_kind_find_field (kind, kind == RUNG_KIND_CHECK_IN ? "text" : "title", &field))
    return 0;
  if (rung_kind_get_field (kind, field)->type == RUNG_FIELD_LOCALIZED)
    return match_localized (rung_record_get_variant (record, field), folded_name);
  return rung_name_match (rung_record_get_text (record, field), folded_name);
}

static const char *
get_ladder_id (RungRecord *record)
{
  switch ((int) rung_record_get_kind (record))
    {
    case RUNG_KIND_LADDER:
      return rung_record_get_text (record, RUNG_LADDER_ID);
    case RUNG_KIND_ROLE:
      return rung_record_get_text (record, RUNG_ROLE_ID);
    case RUNG_KIND_RESPONSIBILITY:
      return rung_record_get_text (record, RUNG_RESPONSIBILITY_ID);
    default:
      return NULL;
    }
}

static guint
match_record (RungRecord *record,
              const char *name,
              const char *folded_name)
{
  if (strcmp (rung_record_get_uid (record), name) == 0)
    return 5;
  if (g_strcmp0 (get_ladder_id (record), name) == 0)
    return 4;
  return match_title (record, folded_name);
}

static int
compare_titles (gconstpointer a,
                gconstpointer b,
                gpointer      language)
{
  return g_utf8_collate (rung_record_title (*(RungRecord *const *) a, language),
                         rung_record_title (*(RungRecord *const *) b, language));
}

static char *
name_candidate (RungRecord *record)
{
  RungWords *words = rung_translator_get_screen ();

  if (rung_record_get_kind (record) == RUNG_KIND_PAUSE)
    return rung_phrase_pause (words, record);
  return g_strdup (rung_record_title (record, words->language));
}

static char *
list_candidates (GPtrArray *records)
{
  const char *language = rung_translator_get_screen ()->language;
  GString *lines = g_string_new (NULL);

  g_ptr_array_sort_with_data (records, compare_titles, (gpointer) language);
  for (guint i = 0; i < MIN (records->len, MOST_CANDIDATES); i++)
    {
      RungRecord *record = records->pdata[i];
      const char *id = get_ladder_id (record);
      g_autofree char *title = name_candidate (record);

      g_string_append_printf (lines, "%s  %s  %s", i > 0 ? "\n" : "",
                              id != NULL ? id : rung_record_get_uid (record),
                              title);
    }
  if (records->len > MOST_CANDIDATES)
    g_string_append (lines, "\n  …");
  return g_string_free (lines, FALSE);
}

static RungRecord *
settle (Search      *search,
        RungKind     kind,
        const char  *name,
        GError     **error)
{
  g_autofree char *candidates = NULL;

  if (search->matches->len == 1)
    return search->matches->pdata[0];
  if (search->matches->len > 1)
    candidates = list_candidates (search->matches);
  rung_workspace_set_error (error,
                            candidates != NULL ? RUNG_WORKSPACE_ERROR_AMBIGUOUS : RUNG_WORKSPACE_ERROR_NOT_FOUND,
                            RUNG_WANTED_RECORD, kind, name, candidates);
  return NULL;
}

/* A stay has no title of its own: it is called by its role. */
static guint
match_stay (RungPlan   *plan,
            RungRecord *stay,
            const char *name,
            const char *folded_name)
{
  RungRecord *role;

  if (strcmp (rung_record_get_uid (stay), name) == 0)
    return 5;
  role = rung_plan_find_record (plan, RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));
  return role != NULL ? match_record (role, name, folded_name) : 0;
}

/* A pause is called by its kind, in the field table's words or the screen's, or by its
 * first day. */
static guint
match_pause (RungRecord *pause,
             const char *name,
             const char *folded_name)
{
  gint64 kind = rung_record_get_integer (pause, RUNG_PAUSE_KIND);
  const RungFieldInfo *info = rung_kind_get_field (RUNG_KIND_PAUSE, RUNG_PAUSE_KIND);
  guint32 day = rung_day_from_text (name);

  if (strcmp (rung_record_get_uid (pause), name) == 0)
    return 5;
  if (rung_field_value_from_name (info, name) == kind ||
      (day != RUNG_NO_DAY && day == rung_record_get_day (pause, RUNG_PAUSE_START)))
    return 4;
  return rung_name_match (rung_phrase_enum (rung_translator_get_screen (), RUNG_KIND_PAUSE, RUNG_PAUSE_KIND, kind),
                          folded_name);
}

static guint
match (RungPlan   *plan,
       RungRecord *record,
       const char *name,
       const char *folded_name)
{
  switch ((int) rung_record_get_kind (record))
    {
    case RUNG_KIND_STAY:
      return match_stay (plan, record, name, folded_name);
    case RUNG_KIND_PAUSE:
      return match_pause (record, name, folded_name);
    default:
      return match_record (record, name, folded_name);
    }
}

/**
 * rung_workspace_find_record:
 * @plan: a plan
 * @kind: what is looked for
 * @name: a uid, the id a ladder gives, or a beginning of the title in any
 *   language; of a stay, its role's; of a pause, its kind or its first day
 * @error: return location
 *
 * Finds what a person named.  On %RUNG_WORKSPACE_ERROR_AMBIGUOUS the message
 * names the candidates, a line each.
 *
 * Returns: (transfer none) (nullable): the record
 */
RungRecord *
rung_workspace_find_record (RungPlan    *plan,
                            RungKind     kind,
                            const char  *name,
                            GError     **error)
{
  g_autoptr(GPtrArray) matches = g_ptr_array_new ();
  g_autofree char *folded = rung_name_fold (name);
  Search search = { 0, matches };
  RungRecord *exact = rung_plan_find_record (plan, kind, name);

  if (exact != NULL)
    return exact;
  for (guint i = 0; i < rung_plan_get_n_records (plan, kind); i++)
    {
      RungRecord *record = rung_plan_get_nth (plan, kind, i);

      offer (&search, record, match (plan, record, name, folded));
    }
  return settle (&search, kind, name, error);
}

/**
 * rung_workspace_find_in_ladder:
 * @ladder: the records of a ladder
 * @kind: %RUNG_KIND_ROLE or %RUNG_KIND_RESPONSIBILITY
 * @name: as for rung_workspace_find_record()
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the record
 */
RungRecord *
rung_workspace_find_in_ladder (RungSnapshot  *ladder,
                               RungKind       kind,
                               const char    *name,
                               GError       **error)
{
  g_autoptr(GPtrArray) matches = g_ptr_array_new ();
  g_autofree char *folded = rung_name_fold (name);
  Search search = { 0, matches };
  guint first, n_records;

  rung_snapshot_get_range (ladder, kind, &first, &n_records);
  for (guint i = first; i < first + n_records; i++)
    {
      RungRecord *record = rung_snapshot_get (ladder, i);

      offer (&search, record, match_record (record, name, folded));
    }
  return settle (&search, kind, name, error);
}

/* --- Plans --- */

static char *
list_candidate_plans (GPtrArray *summaries)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < summaries->len; i++)
    g_string_append_printf (lines, "%s  %s  %s", i > 0 ? "\n" : "",
                            rung_plan_summary_get_uid (summaries->pdata[i]),
                            rung_plan_summary_get_title (summaries->pdata[i]));
  return g_string_free (lines, FALSE);
}

static char *
find_plan_by_title (const char  *name,
                    GError     **error)
{
  g_autoptr(RungLibrary) library = rung_library_new ();
  g_autoptr(GPtrArray) matches = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folded = rung_name_fold (name);
  g_autofree char *candidates = NULL;
  Search search = { 0, matches };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr(RungPlanSummary) summary = g_list_model_get_item (G_LIST_MODEL (library), i);
      guint score = rung_name_match (rung_plan_summary_get_title (summary), folded);

      if (score > 0 && score >= search.score)
        offer (&search, g_object_ref (summary), score);
    }
  if (matches->len == 1)
    return g_strdup (rung_plan_summary_get_path (matches->pdata[0]));
  if (matches->len > 1)
    candidates = list_candidate_plans (matches);
  rung_workspace_set_error (error,
                            candidates != NULL ? RUNG_WORKSPACE_ERROR_AMBIGUOUS : RUNG_WORKSPACE_ERROR_NOT_FOUND,
                            RUNG_WANTED_PLAN, RUNG_KIND_PLAN, name, candidates);
  return NULL;
}

/**
 * rung_workspace_find_plan:
 * @name: a uid, a file, or a beginning of a title
 * @error: return location
 *
 * Finds the file of the plan a person named.  Titles are those of the plans
 * folder.
 *
 * Returns: (transfer full) (nullable): a path
 */
char *
rung_workspace_find_plan (const char  *name,
                          GError     **error)
{
  if (rung_uid_is_valid (name))
    {
      g_autofree char *path = rung_paths_plan_file (name);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  /* A file of the working folder has to end in .rung, lest a stray one hides a title. */
  if ((strchr (name, G_DIR_SEPARATOR) != NULL || g_str_has_suffix (name, ".rung")) &&
      g_file_test (name, G_FILE_TEST_IS_REGULAR))
    return g_canonicalize_filename (name, NULL);
  return find_plan_by_title (name, error);
}

/**
 * rung_workspace_find_plan_of_uid:
 * @uid: what another program calls the uid of a plan
 * @error: return location
 *
 * Finds the file of a plan of the plans folder.
 *
 * Returns: (transfer full) (nullable): a path
 */
char *
rung_workspace_find_plan_of_uid (const char  *uid,
                                 GError     **error)
{
  g_autofree char *path = rung_uid_is_valid (uid) ? rung_paths_plan_file (uid) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  rung_workspace_set_error (error, RUNG_WORKSPACE_ERROR_NOT_FOUND, RUNG_WANTED_PLAN, RUNG_KIND_PLAN, uid, NULL);
  return NULL;
}
