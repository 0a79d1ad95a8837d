/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page that is made anew puts the focus where it was: on what has the same key. */

#include "rung-focus-key.h"

#define FOCUS_KEY "rung-focus-key"

void
rung_focus_key_set (GtkWidget  *widget,
                           const char *key)
{
  g_object_set_data_full (G_OBJECT (widget), FOCUS_KEY, g_strdup (key), g_free);
}

const char *
rung_focus_key_get (GtkWidget *widget)
{
  const char *key = NULL;

  for (; widget != NULL && key == NULL; widget = gtk_widget_get_parent (widget))
    key = g_object_get_data (G_OBJECT (widget), FOCUS_KEY);
  return key;
}

GtkWidget *
rung_focus_key_find (GtkWidget  *root,
                            const char *key)
{
  GtkWidget *found = g_strcmp0 (g_object_get_data (G_OBJECT (root), FOCUS_KEY), key) == 0 ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = rung_focus_key_find (child, key);
  return found;
}
