/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all edits share.  An edit looks at a plan, changes nothing and gives a changeset.
 *
 * 1. A changeset that an edit gives is not empty and has passed the rules of the plan.
 * 2. It names what was done (label) and to what (argument), for Undo and the history.
 * 3. What goes takes with it all that belongs to it, and no reference to it is left.
 */

#include "rung-edit-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rung-day.h"
#include "rung-phrases.h"
#include "rung-text.h"

/* Where the ladder says nothing about a role. */
#define TYPICAL_MONTHS 36

void
rung_edit_refuse_unknown (RungKind     kind,
                          const char  *uid,
                          GError     **error)
{
  g_autofree char *name = g_strdelimit (g_strdup (rung_kind_get_info (kind)->name), "_", ' ');

  rung_plan_refuse (error, RUNG_PLAN_ERROR_NOT_FOUND, NULL,
                    NC_("plan error", "There is no %s “%s” in this plan."), "kt", name, uid);
}

gboolean
rung_edit_refuse_done (const char  *goal_title,
                       GError     **error)
{
  return rung_plan_refuse (error, RUNG_PLAN_ERROR_DONE_DAY, NULL,
                           NC_("plan error", "“%s” is done; reopen it first."), "t", goal_title);
}

gboolean
rung_edit_refuse_derived (const char  *goal_title,
                          GError     **error)
{
  return rung_plan_refuse (error, RUNG_PLAN_ERROR_DERIVED, NULL,
                           NC_("plan error", "The percent of “%s” follows from its steps or measure; let its progress go by hand to give one."),
                           "t", goal_title);
}

RungRecord *
rung_edit_find (RungPlan    *plan,
                RungKind     kind,
                const char  *uid,
                GError     **error)
{
  RungRecord *record = rung_plan_find_record (plan, kind, uid);

  if (record == NULL)
    rung_edit_refuse_unknown (kind, uid, error);
  return record;
}

gboolean
rung_edit_is_language (const char  *language,
                       GError     **error)
{
  return rung_text_is_language (language) ||
         rung_plan_refuse (error, RUNG_PLAN_ERROR_RANGE, NULL,
                           NC_("plan error", "“%s” is not a language tag such as en or zh-CN."), "t", language);
}

const char *
rung_edit_get_language (RungPlan *plan)
{
  RungRecord *record = rung_plan_get_record (plan);
  const char *language = record ? rung_record_get_text (record, RUNG_PLAN_LANGUAGE) : NULL;

  /* A plan from elsewhere may hold anything there. */
  return rung_text_is_language (language) ? language : "en";
}

const char *
rung_edit_get_title (RungPlan   *plan,
                     RungRecord *record)
{
  return rung_record_title (record, rung_edit_get_language (plan));
}

char *
rung_edit_clean_text (const char *text)
{
  g_autofree char *copy = g_strdup (text ? text : "");

  g_strstrip (copy);
  return *copy != '\0' ? g_steal_pointer (&copy) : NULL;
}

char *
rung_edit_clean_title (const char  *title,
                       GError     **error)
{
  g_autofree char *copy = rung_edit_clean_text (title);

  if (copy == NULL)
    {
      rung_plan_refuse (error, RUNG_PLAN_ERROR_TEXT, NULL, NC_("plan error", "A title cannot be empty."), "");
      return NULL;
    }
  if (!g_utf8_validate (copy, -1, NULL))
    {
      rung_plan_refuse (error, RUNG_PLAN_ERROR_TEXT, NULL, NC_("plan error", "The text is not valid UTF-8."), "");
      return NULL;
    }
  /* A title stands on one line wherever it is shown. */
  g_strdelimit (copy, "\r\n\t\v\f", ' ');
  return g_steal_pointer (&copy);
}

void
rung_edit_replace (RungChangeset *changeset,
                   RungRecord    *before,
                   RungRecord    *after)
{
  if (rung_record_equal (before, after))
    rung_record_unref (after);
  else
    rung_changeset_take (changeset, rung_record_ref (before), after);
}

RungChangeset *
rung_edit_finish (RungPlan       *plan,
                  RungChangeset  *changeset,
                  GError        **error)
{
  g_autoptr(RungChangeset) owned = changeset;

  if (rung_changeset_get_size (owned) == 0)
    {
      rung_plan_refuse (error, RUNG_PLAN_ERROR_NOTHING, NULL,
                        NC_("plan error", "There is nothing to change: “%s” is like that already."), "t",
                        rung_changeset_get_argument (owned));
      return NULL;
    }
  if (!rung_plan_check (plan, owned, error))
    return NULL;
  return g_steal_pointer (&owned);
}

RungChangeset *
rung_edit_finish_one (RungPlan    *plan,
                      RungLabel    label,
                      const char  *argument,
                      RungRecord  *before,
                      RungRecord  *after,
                      GError     **error)
{
  RungChangeset *changeset = rung_changeset_new (label, argument);

  if (before != NULL)
    rung_edit_replace (changeset, before, after);
  else
    {
      rung_changeset_set_created_uid (changeset, rung_record_get_uid (after));
      rung_changeset_take (changeset, NULL, after);
    }
  return rung_edit_finish (plan, changeset, error);
}

/* --- Deleting ------------------------------------------------------------- */

/* What goes: the records in the order they were found, and the same by uid. */
typedef struct
{
  RungPlan   *plan;
  GPtrArray  *records; /* of borrowed RungRecord */
  GHashTable *uids;
} Gone;

/* Calls @visit for every record that refers to @target by a field with (or without) the
 * owner flag. */
static void
for_each_referrer (Gone        *gone,
                   RungRecord  *target,
                   gboolean     owned,
                   void       (*visit) (Gone *gone, RungRecord *referrer, guint field, gpointer data),
                   gpointer     data)
{
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    for (guint field = 0; field < rung_kind_get_info (kind)->n_fields; field++)
      {
        const RungFieldInfo *info = rung_kind_get_field (kind, field);
        g_autoptr(GPtrArray) referrers = NULL;

        if (info->type != RUNG_FIELD_REFERENCE || info->target != rung_record_get_kind (target) ||
            ((info->flags & RUNG_FIELD_OWNER) != 0) != owned)
          continue;
        referrers = rung_plan_list_referrers (gone->plan, kind, field, rung_record_get_uid (target));
        for (guint i = 0; i < referrers->len; i++)
          visit (gone, referrers->pdata[i], field, data);
      }
}

static gboolean
is_gone (Gone       *gone,
         RungRecord *record)
{
  return g_hash_table_contains (gone->uids, rung_record_get_uid (record));
}

static void
add_gone (Gone       *gone,
          RungRecord *record,
          guint       field,
          gpointer    data)
{
  if (g_hash_table_add (gone->uids, (gpointer) rung_record_get_uid (record)))
    g_ptr_array_add (gone->records, record);
}

/* The list grows while it is walked: what belongs to what belongs to it, and so on. */
static void
follow_owners (Gone  *gone,
               guint  from)
{
  for (guint i = from; i < gone->records->len; i++)
    for_each_referrer (gone, gone->records->pdata[i], TRUE, add_gone, NULL);
}

static gboolean
has_links_left (Gone       *gone,
                const char *evidence_uid)
{
  g_autoptr(GPtrArray) links =
    rung_plan_list_referrers (gone->plan, RUNG_KIND_EVIDENCE_LINK, RUNG_EVIDENCE_LINK_EVIDENCE, evidence_uid);

  for (guint i = 0; i < links->len; i++)
    if (!is_gone (gone, links->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Evidence that shows only what goes now goes with it; what was never linked is a win and stays. */
static void
add_evidence_without_links (Gone *gone)
{
  guint n_records = gone->records->len;

  for (guint i = 0; i < n_records; i++)
    {
      RungRecord *link = gone->records->pdata[i];
      RungRecord *evidence;

      if (rung_record_get_kind (link) != RUNG_KIND_EVIDENCE_LINK)
        continue;
      evidence = rung_plan_find_record (gone->plan, RUNG_KIND_EVIDENCE,
                                        rung_record_get_text (link, RUNG_EVIDENCE_LINK_EVIDENCE));
      if (evidence != NULL && !has_links_left (gone, rung_record_get_uid (evidence)))
        add_gone (gone, evidence, 0, NULL);
    }
  follow_owners (gone, n_records);
}

static void
clear_reference (Gone       *gone,
                 RungRecord *referrer,
                 guint       field,
                 gpointer    data)
{
  GHashTable *cleared = data;
  RungRecord *now;

  if (is_gone (gone, referrer))
    return;
  now = g_hash_table_lookup (cleared, referrer);
  g_hash_table_insert (cleared, referrer, rung_record_without (now ? now : referrer, field));
}

static int
compare_records_cb (gconstpointer a,
                    gconstpointer b)
{
  return rung_record_compare (*(RungRecord *const *) a, *(RungRecord *const *) b);
}

static void
add_cleared (RungChangeset *changeset,
             GHashTable    *cleared)
{
  g_autoptr(GPtrArray) befores = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer before;

  g_hash_table_iter_init (&iter, cleared);
  while (g_hash_table_iter_next (&iter, &before, NULL))
    g_ptr_array_add (befores, before);
  g_ptr_array_sort (befores, compare_records_cb);
  for (guint i = 0; i < befores->len; i++)
    rung_changeset_add (changeset, befores->pdata[i], g_hash_table_lookup (cleared, befores->pdata[i]));
}

RungChangeset *
rung_edit_delete_all (RungPlan       *plan,
                      RungChangeset  *changeset,
                      GPtrArray      *roots,
                      GError        **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autoptr(GHashTable) uids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) cleared = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) rung_record_unref);
  Gone gone = { plan, records, uids };

  for (guint i = 0; i < roots->len; i++)
    add_gone (&gone, roots->pdata[i], 0, NULL);
  follow_owners (&gone, 0);
  add_evidence_without_links (&gone);
  for (guint i = 0; i < records->len; i++)
    for_each_referrer (&gone, records->pdata[i], FALSE, clear_reference, cleared);

  g_ptr_array_sort (records, compare_records_cb);
  for (guint i = 0; i < records->len; i++)
    rung_changeset_add (changeset, records->pdata[i], NULL);
  add_cleared (changeset, cleared);
  return rung_edit_finish (plan, changeset, error);
}

RungChangeset *
rung_edit_delete (RungPlan    *plan,
                  RungLabel    label,
                  const char  *argument,
                  RungRecord  *record,
                  GError     **error)
{
  g_autoptr(GPtrArray) roots = g_ptr_array_new ();

  g_ptr_array_add (roots, record);
  return rung_edit_delete_all (plan, rung_changeset_new (label, argument), roots, error);
}

/* --- Order ---------------------------------------------------------------- */

static void
set_ordinal (RungChangeset *changeset,
             RungRecord    *record,
             guint          ordinal_field,
             gint64         ordinal)
{
  rung_edit_replace (changeset, record, rung_record_with (record, ordinal_field, g_variant_new_int64 (ordinal)));
}

gint64
rung_edit_make_room_for (RungChangeset *changeset,
                         GPtrArray     *others,
                         guint          position,
                         guint          n_new,
                         guint          ordinal_field)
{
  gint64 previous = position > 0 ? rung_record_get_integer (others->pdata[position - 1], ordinal_field) : -1;
  gint64 last = previous + n_new;

  /* No room is left at the end of the numbers (a strange file): count anew. */
  if (previous > G_MAXINT32 - (gint64) others->len - n_new)
    {
      for (guint i = 0; i < others->len; i++)
        set_ordinal (changeset, others->pdata[i], ordinal_field, i < position ? i : i + n_new);
      return position;
    }
  for (guint i = position; i < others->len; i++)
    {
      if (rung_record_get_integer (others->pdata[i], ordinal_field) > last)
        break;
      set_ordinal (changeset, others->pdata[i], ordinal_field, ++last);
    }
  return previous + 1;
}

gint64
rung_edit_make_room (RungChangeset *changeset,
                     GPtrArray     *others,
                     guint          position,
                     guint          ordinal_field)
{
  return rung_edit_make_room_for (changeset, others, position, 1, ordinal_field);
}

RungChangeset *
rung_edit_move (RungPlan    *plan,
                RungLabel    label,
                RungRecord  *record,
                RungRecord  *next,
                GPtrArray   *all,
                guint        ordinal_field,
                GError     **error)
{
  RungChangeset *changeset = rung_changeset_new (label, rung_edit_get_title (plan, record));
  guint here = 0, there;

  g_ptr_array_find (all, record, &here);
  g_ptr_array_remove_index (all, here);
  there = all->len;
  if (next != NULL && next != record)
    g_ptr_array_find (all, next, &there);
  if (here != there && next != record)
    {
      gint64 ordinal = rung_edit_make_room (changeset, all, there, ordinal_field);

      set_ordinal (changeset, record, ordinal_field, ordinal);
    }
  return rung_edit_finish (plan, changeset, error);
}

/* --- Durations ------------------------------------------------------------ */

guint32
rung_edit_typical_end (RungRecord *role,
                       guint32     start)
{
  int least = rung_record_get_integer (role, RUNG_ROLE_MONTHS_MIN);
  int most = rung_record_get_integer (role, RUNG_ROLE_MONTHS_MAX);
  int months = least > 0 && most > 0 ? (least + most + 1) / 2 : MAX (least, most);

  return rung_day_add_months (start, months > 0 ? months : TYPICAL_MONTHS) - 1;
}
