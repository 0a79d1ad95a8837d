/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that were read become a snapshot, if they keep the rules of plans. */

#include "rung-json-reader-private.h"

#include "rung-plan.h"

/* How many uids may share a hash; among a million random ones three do. */
#define MAX_UIDS_OF_A_HASH 32

static const RungRecord *
find_repeated (const RungSnapshot *snapshot)
{
  for (guint i = 1; i < rung_snapshot_get_size (snapshot); i++)
    if (rung_record_compare (rung_snapshot_get (snapshot, i - 1), rung_snapshot_get (snapshot, i)) == 0)
      return rung_snapshot_get (snapshot, i);
  return NULL;
}

static int
compare_hashes (gconstpointer a,
                gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/* Plans look records up in hash tables by g_str_hash(), which has no key: a file
 * of a million uids made to collide would take hours.  No program names records
 * like that. */
static gboolean
has_aimed_uids (const RungSnapshot *snapshot)
{
  g_autoptr(GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_equal = 0;

  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    {
      guint hash = g_str_hash (rung_record_get_uid (rung_snapshot_get (snapshot, i)));

      g_array_append_val (hashes, hash);
    }
  g_array_sort (hashes, compare_hashes);
  for (guint i = 1; i < hashes->len; i++)
    {
      n_equal = g_array_index (hashes, guint, i) == g_array_index (hashes, guint, i - 1) ? n_equal + 1 : 0;
      if (n_equal >= MAX_UIDS_OF_A_HASH)
        return TRUE;
    }
  return FALSE;
}

/* The rules are those of a plan; a ladder is held against them as part of one
 * that has nothing else. */
static RungSnapshot *
make_plan_around (RungSnapshot *snapshot)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  RungRecordBuilder builder;
  guint first, n_plans;

  rung_snapshot_get_range (snapshot, RUNG_KIND_PLAN, &first, &n_plans);
  if (n_plans > 0)
    return rung_snapshot_ref (snapshot);
  rung_record_builder_init (&builder, RUNG_KIND_PLAN, "plan");
  rung_record_builder_set_text (&builder, RUNG_PLAN_TITLE, "plan");
  g_ptr_array_add (records, rung_record_builder_end (&builder));
  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    g_ptr_array_add (records, rung_record_ref (rung_snapshot_get (snapshot, i)));
  return rung_snapshot_new_take (g_steal_pointer (&records));
}

/**
 * rung_json_make_snapshot:
 * @records: (transfer full) (element-type RungRecord): what was read
 * @name: (nullable): the file's name, for messages
 * @error: return location
 *
 * Holds what a file says against the rules of plans.
 *
 * Returns: (transfer full) (nullable): the snapshot, or %NULL and
 *   %RUNG_FORMAT_ERROR_INVALID with the first broken rules, one a line
 */
RungSnapshot *
rung_json_make_snapshot (GPtrArray   *records,
                         const char  *name,
                         GError     **error)
{
  g_autoptr(RungSnapshot) snapshot = rung_snapshot_new_take (records);
  g_autoptr(RungSnapshot) plan = NULL;
  const RungRecord *repeated = find_repeated (snapshot);
  g_autoptr(GPtrArray) broken = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (name == NULL)
    name = "the text";
  if (repeated != NULL)
    {
      g_set_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_INVALID, "%s: the %s %s stands twice; remove one of the two",
                   name, rung_kind_get_info (rung_record_get_kind (repeated))->name, rung_record_get_uid (repeated));
      return NULL;
    }
  if (has_aimed_uids (snapshot))
    {
      g_set_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SIZE,
                   "%s: more than %d uids have the same hash; name records by UUIDs", name, MAX_UIDS_OF_A_HASH);
      return NULL;
    }
  plan = make_plan_around (snapshot);
  broken = rung_rules_check_snapshot (plan);
  if (broken->len == 0)
    return g_steal_pointer (&snapshot);
  for (guint i = 0; i < MIN (broken->len, RUNG_JSON_MAX_PROBLEMS); i++)
    g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", name,
                            ((GError *) g_ptr_array_index (broken, i))->message);
  if (broken->len > RUNG_JSON_MAX_PROBLEMS)
    g_string_append_printf (text, "\n… and %u more", broken->len - RUNG_JSON_MAX_PROBLEMS);
  g_set_error_literal (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_INVALID, text->str);
  return NULL;
}
