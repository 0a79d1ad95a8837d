/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Responsibilities by what people call them in a hurry: #debugging, #hard-bugs, #缺陷.
 *
 * 1. Best first: the ladder’s id or its last part, the whole title, the beginning of the
 *    title, the beginning of one of its words.  Of Chinese, which has no blanks, any
 *    piece of the title counts as a word.
 * 2. Of those that match alike, the ones of the present role win; it is what one works on.
 * 3. Hidden ones have no name.
 */

#include "rung-quick-private.h"

#include <string.h>

#define MOST_BYTES 256 /* of a tag; whatever is longer is no name */

typedef struct
{
  RungRecord *record; /* borrowed */
  gboolean    is_of_present_role;
  char       *id;     /* folded, nullable */
  GPtrArray  *titles; /* of char *, folded, one a language */
} Name;

struct _RungQuickNames
{
  GPtrArray *names; /* of Name */
};

static void
free_name (gpointer data)
{
  Name *name = data;

  g_ptr_array_unref (name->titles);
  g_free (name->id);
  g_free (name);
}

static Name *
new_name (RungRecord *record,
          const char *present_role)
{
  GVariant *titles = rung_record_get_variant (record, RUNG_RESPONSIBILITY_TITLE);
  const char *id = rung_record_get_text (record, RUNG_RESPONSIBILITY_ID);
  Name *name = g_new0 (Name, 1);
  GVariantIter iter;
  const char *title;

  name->record = record;
  name->is_of_present_role = g_strcmp0 (rung_record_get_text (record, RUNG_RESPONSIBILITY_ROLE), present_role) == 0;
  name->id = id != NULL ? rung_quick_fold (id, -1) : NULL;
  name->titles = g_ptr_array_new_with_free_func (g_free);
  if (titles == NULL)
    return name;
  g_variant_iter_init (&iter, titles);
  while (g_variant_iter_next (&iter, "{&s&s}", NULL, &title))
    g_ptr_array_add (name->titles, rung_quick_fold (title, -1));
  return name;
}

RungQuickNames *
rung_quick_names_new (RungPlan *plan,
                      guint32   today)
{
  RungQuickNames *self = g_new0 (RungQuickNames, 1);
  g_autoptr(GPtrArray) records = rung_plan_list_responsibilities (plan, NULL, FALSE);
  RungRecord *role = rung_plan_get_current_role (plan, today);

  self->names = g_ptr_array_new_with_free_func (free_name);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (self->names, new_name (records->pdata[i], role != NULL ? rung_record_get_uid (role) : NULL));
  return self;
}

void
rung_quick_names_free (RungQuickNames *self)
{
  g_ptr_array_unref (self->names);
  g_free (self);
}

static gboolean
is_han (const char *text)
{
  return g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN;
}

static gboolean
begins_word (const char *title,
             const char *place)
{
  return is_han (place) || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (place)));
}

static int
match_title (const char *title,
             const char *tag)
{
  const char *place = strstr (title, tag);

  if (place == title)
    return title[strlen (tag)] == '\0' ? 4 : 3;
  for (; place != NULL; place = strstr (place + 1, tag))
    if (begins_word (title, place))
      return 2;
  return 0;
}

static int
match (const Name *name,
       const char *tag)
{
  const char *last_part = name->id != NULL ? strrchr (name->id, '.') : NULL;
  int best = 0;

  if (g_strcmp0 (name->id, tag) == 0 || (last_part != NULL && strcmp (last_part + 1, tag) == 0))
    return 5;
  for (guint i = 0; i < name->titles->len; i++)
    best = MAX (best, match_title (name->titles->pdata[i], tag));
  return best;
}

static void
keep_those_of_present_role (RungQuickNames *self,
                            GPtrArray      *found)
{
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; i < self->names->len; i++)
    {
      Name *name = self->names->pdata[i];

      if (name->is_of_present_role && g_ptr_array_find (found, name->record, NULL))
        g_ptr_array_add (kept, name->record);
    }
  if (kept->len == 0)
    return;
  g_ptr_array_set_size (found, 0);
  g_ptr_array_extend (found, kept, NULL, NULL);
}

GPtrArray *
rung_quick_names_find (RungQuickNames *self,
                       const char     *name,
                       gssize          length)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  g_autoptr(GPtrArray) best_ones = g_ptr_array_new ();
  g_autofree char *tag = NULL;
  int best = 1;

  if (length > MOST_BYTES)
    return found;
  tag = rung_quick_fold (name, length);
  if (*tag == '\0')
    return found;
  for (guint i = 0; i < self->names->len; i++)
    {
      Name *candidate = self->names->pdata[i];
      int score = match (candidate, tag);

      if (score < MAX (best, 2))
        continue;
      if (score > best)
        g_ptr_array_set_size (best_ones, 0);
      best = score;
      g_ptr_array_add (best_ones, candidate->record);
    }
  if (best_ones->len > 1)
    keep_those_of_present_role (self, best_ones);
  for (guint i = 0; i < best_ones->len; i++)
    g_ptr_array_add (found, rung_record_ref (best_ones->pdata[i]));
  return found;
}
