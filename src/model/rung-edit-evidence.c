/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of evidence: what shows that a goal or a responsibility is met.
 *
 * 1. Evidence that is linked to nothing is a win: it stays, and stands among all
 *    evidence.  Taking a link away is therefore not removing the evidence.
 * 2. What only a private goal showed stays private when that link goes: an edit of
 *    links never makes public what was not.
 * 3. A witness's words are kept as they were said; only blanks around them go. */

#include "rung-edit-private.h"

#include <glib/gi18n.h>

#include "rung-day.h"
#include "rung-uid.h"

/* --- Records -------------------------------------------------------------- */

static RungEvidenceKind
choose_kind (const char *sha256,
             const char *uri)
{
  if (sha256 != NULL)
    return RUNG_EVIDENCE_IS_FILE;
  return uri != NULL ? RUNG_EVIDENCE_IS_LINK : RUNG_EVIDENCE_IS_TEXT;
}

static void
set_what_it_is (RungRecordBuilder *builder,
                const char        *sha256,
                const char        *file_name,
                const char        *uri)
{
  static const guint fields[] = { RUNG_EVIDENCE_SHA256, RUNG_EVIDENCE_FILE_NAME, RUNG_EVIDENCE_URI };
  const char *const texts[] = { sha256, file_name, uri };
  RungEvidenceKind kind = choose_kind (sha256, uri);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    rung_record_builder_set_text (builder, fields[i], texts[i]);
  if (kind != RUNG_EVIDENCE_IS_TEXT)
    rung_record_builder_set_integer (builder, RUNG_EVIDENCE_KIND, kind);
  else
    rung_record_builder_unset (builder, RUNG_EVIDENCE_KIND);
}

static RungRecord *
new_evidence (const RungNewEvidence *settings,
              const char            *uid,
              const char            *title)
{
  /* The builder only borrows them. */
  g_autofree char *uri = rung_edit_clean_text (settings->uri);
  g_autofree char *text = rung_edit_clean_text (settings->text);
  g_autofree char *witness = rung_edit_clean_text (settings->witness);
  g_autofree char *witness_words = rung_edit_clean_text (settings->witness_words);
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_EVIDENCE, uid);
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_TITLE, title);
  set_what_it_is (&builder, settings->sha256, settings->file_name, uri);
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_TEXT, text);
  rung_record_builder_set_day (&builder, RUNG_EVIDENCE_DAY, settings->day);
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_WITNESS, witness);
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_WITNESS_WORDS, witness_words);
  rung_record_builder_set_day (&builder, RUNG_EVIDENCE_WITNESS_DAY, settings->witness_day);
  if (settings->private_)
    rung_record_builder_set_integer (&builder, RUNG_EVIDENCE_PRIVATE, TRUE);
  return rung_record_builder_end (&builder);
}

static guint
choose_target_field (RungKind target_kind)
{
  return target_kind == RUNG_KIND_GOAL ? RUNG_EVIDENCE_LINK_GOAL : RUNG_EVIDENCE_LINK_RESPONSIBILITY;
}

static RungRecord *
new_link (const char *evidence_uid,
          RungKind    target_kind,
          const char *target_uid)
{
  g_autofree char *uid = rung_uid_new ();
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_EVIDENCE_LINK, uid);
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_LINK_EVIDENCE, evidence_uid);
  rung_record_builder_set_text (&builder, choose_target_field (target_kind), target_uid);
  return rung_record_builder_end (&builder);
}

/* --- Adding and removing -------------------------------------------------- */

/* What names itself needs no title. */
static char *
choose_title (const RungNewEvidence  *settings,
              GError                **error)
{
  const char *const titles[] = { settings->title, settings->file_name, settings->uri, settings->text };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *clean = rung_edit_clean_text (titles[i]);

      if (clean != NULL)
        return rung_edit_clean_title (clean, error);
    }
  return rung_edit_clean_title (NULL, error);
}

/* Texts that are no title are held against the rules only when they reach the store. */
static gboolean
are_texts_valid (const RungNewEvidence  *settings,
                 GError                **error)
{
  const char *const texts[] = { settings->text, settings->uri, settings->witness, settings->witness_words, settings->file_name };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !g_utf8_validate (texts[i], -1, NULL))
      return rung_plan_refuse (error, RUNG_PLAN_ERROR_TEXT, NULL, NC_("plan error", "The text is not valid UTF-8."), "");
  return TRUE;
}

/**
 * rung_edit_note_evidence:
 * @plan: a plan
 * @settings: what it is and what it shows
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Adds evidence with all that is known of it and links it to what it shows, if to
 * anything.  Without a title it is called by its file, its link or its text.
 *
 * Returns: (transfer full): the changeset, whose created uid is the evidence's; or %NULL
 */
RungChangeset *
rung_edit_note_evidence (RungPlan               *plan,
                         const RungNewEvidence  *settings,
                         GError                **error)
{
  g_autofree char *title = are_texts_valid (settings, error) ? choose_title (settings, error) : NULL;
  g_autofree char *uid = rung_uid_new ();
  RungChangeset *changeset;

  g_return_val_if_fail (settings->target_uid == NULL || settings->target_kind == RUNG_KIND_GOAL ||
                          settings->target_kind == RUNG_KIND_RESPONSIBILITY, NULL);

  if (title == NULL ||
      (settings->target_uid != NULL && rung_edit_find (plan, settings->target_kind, settings->target_uid, error) == NULL))
    return NULL;
  changeset = rung_changeset_new (settings->target_uid != NULL ? RUNG_LABEL_ADD_EVIDENCE : RUNG_LABEL_LOG_WIN, title);
  rung_changeset_set_created_uid (changeset, uid);
  rung_changeset_take (changeset, NULL, new_evidence (settings, uid, title));
  if (settings->target_uid != NULL)
    rung_changeset_take (changeset, NULL, new_link (uid, settings->target_kind, settings->target_uid));
  return rung_edit_finish (plan, changeset, error);
}

/**
 * rung_edit_add_evidence:
 * @plan: a plan
 * @target_kind: %RUNG_KIND_GOAL or %RUNG_KIND_RESPONSIBILITY
 * @target_uid: what it shows
 * @title: what it is; may be blank when a link is given, which then is the title
 * @uri: (nullable): a link
 * @day: the day it is of, or %RUNG_NO_DAY
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Adds evidence of which no more is known yet; rung_edit_note_evidence() adds the rest.
 *
 * Returns: (transfer full): the changeset, whose created uid is the evidence's; or %NULL
 */
RungChangeset *
rung_edit_add_evidence (RungPlan    *plan,
                        RungKind     target_kind,
                        const char  *target_uid,
                        const char  *title,
                        const char  *uri,
                        guint32      day,
                        GError     **error)
{
  const RungNewEvidence settings = {
    .title = title, .target_kind = target_kind, .target_uid = target_uid, .uri = uri, .day = day,
  };

  g_return_val_if_fail (target_uid != NULL, NULL);

  return rung_edit_note_evidence (plan, &settings, error);
}

/**
 * rung_edit_remove_evidence:
 * @plan: a plan
 * @uid: evidence
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Removes evidence with all its links.  A kept file stays where it is, since undo has to
 * be able to bring the evidence back.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_remove_evidence (RungPlan    *plan,
                           const char  *uid,
                           GError     **error)
{
  RungRecord *evidence = rung_edit_find (plan, RUNG_KIND_EVIDENCE, uid, error);

  if (evidence == NULL)
    return NULL;
  return rung_edit_delete (plan, RUNG_LABEL_REMOVE_EVIDENCE, rung_edit_get_title (plan, evidence), evidence, error);
}

/**
 * rung_edit_set_evidence_file:
 * @plan: a plan
 * @uid: evidence
 * @sha256: (nullable): of the file that is kept from now on
 * @file_name: (nullable): what the file is called
 * @uri: (nullable): a link
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Gives evidence another file or link, or none of both, in one step.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_set_evidence_file (RungPlan    *plan,
                             const char  *uid,
                             const char  *sha256,
                             const char  *file_name,
                             const char  *uri,
                             GError     **error)
{
  RungRecord *evidence = rung_edit_find (plan, RUNG_KIND_EVIDENCE, uid, error);
  RungRecordBuilder builder;

  if (evidence == NULL)
    return NULL;
  rung_record_builder_init_from (&builder, evidence);
  set_what_it_is (&builder, sha256, file_name, uri);
  return rung_edit_finish_one (plan, RUNG_LABEL_EDIT_EVIDENCE, rung_edit_get_title (plan, evidence), evidence,
                               rung_record_builder_end (&builder), error);
}

/* --- Links ---------------------------------------------------------------- */

static GPtrArray *
list_links (RungPlan   *plan,
            const char *uid)
{
  return rung_plan_list_referrers (plan, RUNG_KIND_EVIDENCE_LINK, RUNG_EVIDENCE_LINK_EVIDENCE, uid);
}

static RungRecord *
find_link (RungPlan   *plan,
           const char *uid,
           RungKind    target_kind,
           const char *target_uid)
{
  g_autoptr(GPtrArray) links = list_links (plan, uid);

  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (rung_record_get_text (links->pdata[i], choose_target_field (target_kind)), target_uid) == 0)
      return links->pdata[i];
  return NULL;
}

/**
 * rung_edit_link_evidence:
 * @plan: a plan
 * @uid: evidence
 * @target_kind: %RUNG_KIND_GOAL or %RUNG_KIND_RESPONSIBILITY
 * @target_uid: what it shows too
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Lets evidence show one more thing.
 *
 * Returns: (transfer full): the changeset, or %NULL with %RUNG_PLAN_ERROR_NOTHING when it
 *   shows that already
 */
RungChangeset *
rung_edit_link_evidence (RungPlan    *plan,
                         const char  *uid,
                         RungKind     target_kind,
                         const char  *target_uid,
                         GError     **error)
{
  RungRecord *evidence = rung_edit_find (plan, RUNG_KIND_EVIDENCE, uid, error);
  RungChangeset *changeset;

  g_return_val_if_fail (target_kind == RUNG_KIND_GOAL || target_kind == RUNG_KIND_RESPONSIBILITY, NULL);

  if (evidence == NULL || rung_edit_find (plan, target_kind, target_uid, error) == NULL)
    return NULL;
  changeset = rung_changeset_new (RUNG_LABEL_LINK_EVIDENCE, rung_edit_get_title (plan, evidence));
  if (find_link (plan, uid, target_kind, target_uid) == NULL)
    rung_changeset_take (changeset, NULL, new_link (uid, target_kind, target_uid));
  return rung_edit_finish (plan, changeset, error);
}

static gboolean
is_private_goal (RungPlan   *plan,
                 RungKind    target_kind,
                 const char *target_uid)
{
  RungRecord *target = rung_plan_find_record (plan, target_kind, target_uid);

  return target_kind == RUNG_KIND_GOAL && target != NULL && rung_record_is_private (target);
}

/**
 * rung_edit_unlink_evidence:
 * @plan: a plan
 * @uid: evidence
 * @target_kind: %RUNG_KIND_GOAL or %RUNG_KIND_RESPONSIBILITY
 * @target_uid: what it shows no longer
 * @error: return location for a %RUNG_PLAN_ERROR
 *
 * Takes one link of evidence away; the evidence stays, with its last link gone as a win.
 * When that link was to a private goal the evidence becomes private itself: nobody else
 * could see it until now.
 *
 * Returns: (transfer full): the changeset, or %NULL with %RUNG_PLAN_ERROR_NOTHING when it
 *   is not linked to that
 */
RungChangeset *
rung_edit_unlink_evidence (RungPlan    *plan,
                           const char  *uid,
                           RungKind     target_kind,
                           const char  *target_uid,
                           GError     **error)
{
  RungRecord *evidence = rung_edit_find (plan, RUNG_KIND_EVIDENCE, uid, error);
  g_autoptr(GPtrArray) links = NULL;
  RungChangeset *changeset;
  RungRecord *link;

  g_return_val_if_fail (target_kind == RUNG_KIND_GOAL || target_kind == RUNG_KIND_RESPONSIBILITY, NULL);

  if (evidence == NULL || rung_edit_find (plan, target_kind, target_uid, error) == NULL)
    return NULL;
  links = list_links (plan, uid);
  link = find_link (plan, uid, target_kind, target_uid);
  changeset = rung_changeset_new (RUNG_LABEL_UNLINK_EVIDENCE, rung_edit_get_title (plan, evidence));
  if (link != NULL)
    rung_changeset_add (changeset, link, NULL);
  if (link != NULL && links->len == 1 && !rung_record_is_private (evidence) && is_private_goal (plan, target_kind, target_uid))
    rung_edit_replace (changeset, evidence,
                       rung_record_with (evidence, RUNG_EVIDENCE_PRIVATE, g_variant_new_boolean (TRUE)));
  return rung_edit_finish (plan, changeset, error);
}
