/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Adds a goal to a responsibility.  The ladder's ideas stand in a popover as titles to
 * start from, with "a goal of my own" first, made when they are asked for; a
 * responsibility without ideas starts an empty goal at once. */

#include "rung-idea-button.h"

#include <glib/gi18n.h>

#include "rung-phrases.h"
#include "rung-text.h"
#include "rung-ui.h"

struct _RungIdeaButton
{
  GtkButton  parent_instance;

  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *box; /* in the popover */
  char      *uid;
  GStrv      ideas;
};

G_DEFINE_FINAL_TYPE (RungIdeaButton, rung_idea_button, GTK_TYPE_BUTTON)

static void
choose_cb (GtkButton      *choice,
           RungIdeaButton *self)
{
  const char *title = g_object_get_data (G_OBJECT (choice), "title");

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "timeline.add-goal", "(ss)", self->uid, title);
}

static void
append_choice (RungIdeaButton *self,
               const char     *text,
               const char     *title)
{
  GtkWidget *choice = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (choice));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (choice, "flat");
  gtk_widget_add_css_class (choice, "idea");
  g_object_set_data_full (G_OBJECT (choice), "title", g_strdup (title), g_free);
  g_signal_connect_object (choice, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (self->box), choice);
}

static void
append_heading (RungIdeaButton *self)
{
  GtkWidget *heading = gtk_label_new (_("Ideas to start from"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_start (heading, 10);
  gtk_widget_set_margin_top (heading, 6);
  gtk_box_append (GTK_BOX (self->box), heading);
}

static guint
count_ideas (RungIdeaButton *self)
{
  return self->ideas != NULL ? g_strv_length (self->ideas) : 0;
}

static void
fill_popover (RungIdeaButton *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  append_choice (self, _("A goal of my own"), "");
  append_heading (self);
  for (guint i = 0; i < count_ideas (self); i++)
    append_choice (self, self->ideas[i], self->ideas[i]);
}

static void
rung_idea_button_clicked (GtkButton *button)
{
  RungIdeaButton *self = RUNG_IDEA_BUTTON (button);

  if (count_ideas (self) == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "timeline.add-goal", "(ss)", self->uid, "");
      return;
    }
  fill_popover (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
rung_idea_button_dispose (GObject *object)
{
  g_clear_pointer (&RUNG_IDEA_BUTTON (object)->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (rung_idea_button_parent_class)->dispose (object);
}

static void
rung_idea_button_finalize (GObject *object)
{
  g_free (RUNG_IDEA_BUTTON (object)->uid);
  g_strfreev (RUNG_IDEA_BUTTON (object)->ideas);
  G_OBJECT_CLASS (rung_idea_button_parent_class)->finalize (object);
}

static void
rung_idea_button_class_init (RungIdeaButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rung_idea_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_idea_button_finalize;
  GTK_BUTTON_CLASS (klass)->clicked = rung_idea_button_clicked;
}

static void
rung_idea_button_init (RungIdeaButton *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (self), self->label);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "accent");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->box);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

GtkWidget *
rung_idea_button_new (void)
{
  return g_object_new (RUNG_TYPE_IDEA_BUTTON, NULL);
}

static void
set_words (RungIdeaButton *self,
           RungRecord     *responsibility)
{
  guint n_ideas = count_ideas (self);
  g_autofree char *ideas = g_strdup_printf (ngettext ("Add a Goal · %u idea to start from", "Add a Goal · %u ideas to start from",
                                                      n_ideas), n_ideas);
  const char *text = n_ideas > 0 ? ideas : _("Add a Goal");
  g_autofree char *label = g_strconcat ("+ ", text, NULL);
  /* Translators: the name of a button; %s is a responsibility’s title. */
  g_autofree char *name = g_strdup_printf (_("Add a goal to “%s”"), rung_record_title (responsibility, rung_ui_get_language ()));

  gtk_label_set_label (GTK_LABEL (self->label), label);
  rung_ui_set_name (self, name);
}

/**
 * rung_idea_button_show:
 * @self: a button
 * @responsibility: what goals are added to
 *
 * Offers the ideas of a responsibility.
 */
void
rung_idea_button_show (RungIdeaButton *self,
                       RungRecord     *responsibility)
{
  GVariant *list = rung_record_get_variant (responsibility, RUNG_RESPONSIBILITY_IDEAS);

  g_return_if_fail (RUNG_IS_IDEA_BUTTON (self));

  g_free (self->uid);
  self->uid = g_strdup (rung_record_get_uid (responsibility));
  g_strfreev (self->ideas);
  self->ideas = list != NULL ? rung_text_list_pick (list, rung_ui_get_language ()) : NULL;
  set_words (self, responsibility);
}
