/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts live as long as the program: a field that is shown again shows its draft. */

#include "rung-drafts.h"

static GHashTable *
get_drafts (void)
{
  static GHashTable *drafts;

  if (drafts == NULL)
    drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return drafts;
}

static char *
make_key (const char *uid,
          const char *field)
{
  return g_strconcat (uid, "/", field, NULL);
}

void
rung_drafts_keep (const char *uid,
                  const char *field,
                  const char *text)
{
  g_hash_table_replace (get_drafts (), make_key (uid, field), g_strdup (text));
}

const char *
rung_drafts_find (const char *uid,
                  const char *field)
{
  g_autofree char *key = make_key (uid, field);

  return g_hash_table_lookup (get_drafts (), key);
}

void
rung_drafts_drop (const char *uid,
                  const char *field)
{
  g_autofree char *key = make_key (uid, field);

  g_hash_table_remove (get_drafts (), key);
}

guint
rung_drafts_count (void)
{
  return g_hash_table_size (get_drafts ());
}
