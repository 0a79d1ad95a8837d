/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the ladder says about a role, in the screen's language: summary, other names, what
 * is expected, when it is needed, how long, where it differs, and what to watch for. */

#include "rung-role-about.h"

#include <glib/gi18n.h>

#include "rung-phrases.h"
#include "rung-text.h"
#include "rung-ui.h"

static void
add_words (GtkBox     *box,
           const char *heading,
           const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (heading != NULL)
    gtk_box_append (box, rung_ui_new_label (heading, "heading"));
  gtk_box_append (box, rung_ui_new_label (text, NULL));
}

static void
add_localized (GtkBox     *box,
               RungRecord *role,
               const char *heading,
               guint       field)
{
  add_words (box, heading, rung_text_pick (rung_record_get_variant (role, field), rung_ui_get_language ()));
}

static void
add_list (GtkBox     *box,
          RungRecord *role,
          const char *heading,
          guint       field)
{
  GVariant *list = rung_record_get_variant (role, field);
  g_auto(GStrv) texts = list != NULL ? rung_text_list_pick (list, rung_ui_get_language ()) : NULL;
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    g_string_append_printf (lines, "%s• %s", i > 0 ? "\n" : "", texts[i]);
  add_words (box, heading, lines->str);
}

static void
add_time (GtkBox     *box,
          RungRecord *role)
{
  RungWords *words = rung_ui_get_words ();
  g_autofree char *duration = rung_phrase_duration (words, role);

  add_words (box, rung_phrase_field (words, RUNG_KIND_ROLE, RUNG_ROLE_LEVEL),
             rung_phrase_enum (words, RUNG_KIND_ROLE, RUNG_ROLE_LEVEL, rung_record_get_integer (role, RUNG_ROLE_LEVEL)));
  add_words (box, _("Time in This Role"), duration);
}

static void
add_watch_point (GtkBox     *box,
                 RungRecord *role)
{
  int year = (int) rung_record_get_integer (role, RUNG_ROLE_WATCH_MONTH) / 12 + 1;
  /* Translators: a heading; %d counts the years of a career. */
  g_autofree char *heading = g_strdup_printf (_("Watch point, year %d of the career"), year);

  add_localized (box, role, rung_record_has (role, RUNG_ROLE_WATCH_MONTH) ? heading : _("Watch point"), RUNG_ROLE_WATCH_POINT);
}

/**
 * rung_role_about_fill:
 * @box: a box; what it holds is replaced
 * @role: a ROLE
 *
 * Says what there is to say about a role; the box stays empty if that is nothing.
 */
void
rung_role_about_fill (GtkBox     *box,
                      RungRecord *role)
{
  RungWords *words = rung_ui_get_words ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  add_localized (box, role, NULL, RUNG_ROLE_SUMMARY);
  add_list (box, role, rung_phrase_field (words, RUNG_KIND_ROLE, RUNG_ROLE_ALIASES), RUNG_ROLE_ALIASES);
  add_list (box, role, _("What is expected"), RUNG_ROLE_EXPECTATIONS);
  add_localized (box, role, _("When the role is needed"), RUNG_ROLE_CONDITION);
  add_time (box, role);
  add_list (box, role, _("In different places"), RUNG_ROLE_VARIANTS);
  add_watch_point (box, role);
  add_list (box, role, _("Moves to the side"), RUNG_ROLE_SIDE_MOVES);
}
