/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of localized texts, an item at a time.
 *
 * 1. An item is one thing said in several languages: what moves or goes is all of it.
 * 2. An item that says nothing in any language is none, and goes.
 * 3. Descriptors are five places, one a level: they are emptied, never closed up.
 */

#include "rung-edit-private.h"

#include <glib/gi18n.h>

#include "rung-text.h"

#define N_LEVELS 5

gboolean
rung_edit_has_places (RungKind kind,
                      guint    field)
{
  return kind == RUNG_KIND_RESPONSIBILITY && field == RUNG_RESPONSIBILITY_DESCRIPTORS;
}

static GVariant *
new_empty_item (void)
{
  return g_variant_ref_sink (g_variant_new ("a{ss}", NULL));
}

/* The items as they stand, with all places where there are places. */
static GPtrArray *
list_items (RungRecord *record,
            guint       field)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  GVariant *list = rung_record_get_variant (record, field);

  for (gsize i = 0; list != NULL && i < g_variant_n_children (list); i++)
    g_ptr_array_add (items, g_variant_get_child_value (list, i));
  while (rung_edit_has_places (rung_record_get_kind (record), field) && items->len < N_LEVELS)
    g_ptr_array_add (items, new_empty_item ());
  return items;
}

static RungChangeset *
set_items (RungPlan    *plan,
           RungRecord  *record,
           guint        field,
           GPtrArray   *items,
           GError     **error)
{
  GVariant *list = g_variant_new_array (G_VARIANT_TYPE ("a{ss}"), (GVariant *const *) items->pdata, items->len);

  return rung_edit_set_field (plan, rung_record_get_kind (record), rung_record_get_uid (record), field, list, error);
}

static gboolean
is_item (GPtrArray   *items,
         guint        position,
         GError     **error)
{
  g_autofree char *number = NULL;

  if (position < items->len)
    return TRUE;
  number = g_strdup_printf ("%u", position + 1);
  return rung_plan_refuse (error, RUNG_PLAN_ERROR_RANGE, NULL,
                           NC_("plan error", "The list has no item %s."), "t", number);
}

/**
 * rung_edit_set_list_item:
 * @plan: a plan
 * @kind: a kind
 * @uid: a record of that kind
 * @field: one of its fields of type %RUNG_FIELD_LOCALIZED_LIST
 * @position: an item, from 0; the length of the list adds one at the end
 * @language: (nullable): BCP 47; %NULL for the plan's language
 * @text: (nullable): what it says in that language; %NULL or blank removes it
 * @error: return location for a %RUNG_PLAN_ERROR; %RUNG_PLAN_ERROR_RANGE when there is no
 *   such item
 *
 * Sets one language of one item.  An item that says nothing any more goes, except a
 * descriptor, of which there are always five.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_set_list_item (RungPlan    *plan,
                         RungKind     kind,
                         const char  *uid,
                         guint        field,
                         guint        position,
                         const char  *language,
                         const char  *text,
                         GError     **error)
{
  RungRecord *record = rung_edit_find (plan, kind, uid, error);
  g_autofree char *clean = rung_edit_clean_text (text);
  g_autoptr(GPtrArray) items = NULL;
  GVariant *item;

  g_return_val_if_fail (rung_kind_get_field (kind, field)->type == RUNG_FIELD_LOCALIZED_LIST, NULL);

  if (language == NULL)
    language = rung_edit_get_language (plan);
  if (record == NULL || !rung_edit_is_language (language, error))
    return NULL;
  if (clean != NULL && !g_utf8_validate (clean, -1, NULL))
    {
      rung_plan_refuse (error, RUNG_PLAN_ERROR_TEXT, NULL, NC_("plan error", "The text is not valid UTF-8."), "");
      return NULL;
    }
  items = list_items (record, field);
  if (position == items->len && !rung_edit_has_places (kind, field))
    g_ptr_array_add (items, new_empty_item ());
  if (!is_item (items, position, error))
    return NULL;

  item = g_variant_ref_sink (rung_text_with (items->pdata[position], language, clean));
  g_variant_unref (items->pdata[position]);
  items->pdata[position] = item;
  return set_items (plan, record, field, items, error);
}

/**
 * rung_edit_remove_list_item:
 * @plan: a plan
 * @kind: a kind
 * @uid: a record of that kind
 * @field: one of its fields of type %RUNG_FIELD_LOCALIZED_LIST
 * @position: an item, from 0
 * @error: return location for a %RUNG_PLAN_ERROR; %RUNG_PLAN_ERROR_RANGE when there is no
 *   such item
 *
 * Removes an item in every language.  A descriptor's place stays, empty.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_remove_list_item (RungPlan    *plan,
                            RungKind     kind,
                            const char  *uid,
                            guint        field,
                            guint        position,
                            GError     **error)
{
  RungRecord *record = rung_edit_find (plan, kind, uid, error);
  g_autoptr(GPtrArray) items = NULL;

  g_return_val_if_fail (rung_kind_get_field (kind, field)->type == RUNG_FIELD_LOCALIZED_LIST, NULL);

  if (record == NULL)
    return NULL;
  items = list_items (record, field);
  if (!is_item (items, position, error))
    return NULL;
  g_ptr_array_remove_index (items, position);
  if (rung_edit_has_places (kind, field))
    g_ptr_array_insert (items, position, new_empty_item ());
  return set_items (plan, record, field, items, error);
}

/**
 * rung_edit_move_list_item:
 * @plan: a plan
 * @kind: a kind
 * @uid: a record of that kind
 * @field: one of its fields of type %RUNG_FIELD_LOCALIZED_LIST
 * @from: an item, from 0
 * @to: where it is to stand afterwards
 * @error: return location for a %RUNG_PLAN_ERROR; %RUNG_PLAN_ERROR_RANGE when one of them
 *   is no item
 *
 * Changes the order of a list.
 *
 * Returns: (transfer full): the changeset, or %NULL
 */
RungChangeset *
rung_edit_move_list_item (RungPlan    *plan,
                          RungKind     kind,
                          const char  *uid,
                          guint        field,
                          guint        from,
                          guint        to,
                          GError     **error)
{
  RungRecord *record = rung_edit_find (plan, kind, uid, error);
  g_autoptr(GPtrArray) items = NULL;

  g_return_val_if_fail (rung_kind_get_field (kind, field)->type == RUNG_FIELD_LOCALIZED_LIST, NULL);

  if (record == NULL)
    return NULL;
  items = list_items (record, field);
  if (!is_item (items, from, error) || !is_item (items, to, error))
    return NULL;
  g_ptr_array_insert (items, to, g_ptr_array_steal_index (items, from));
  return set_items (plan, record, field, items, error);
}
