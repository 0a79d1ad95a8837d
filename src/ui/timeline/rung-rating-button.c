/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The levels of one responsibility, a line for each side.  Four dots, as many of them
 * full as the level says, and beside them its number and words.  Who has not rated has no
 * dots at all, so that "unrated" cannot be taken for level 0. */

#include "rung-rating-button.h"

#include <glib/gi18n.h>

#include "rung-level-chooser.h"
#include "rung-phrases.h"
#include "rung-progress.h"
#include "rung-ui.h"

#define N_DOTS 4
#define N_SIDES 2

typedef struct
{
  GtkWidget *dots;
  GtkWidget *words;
} Side;

struct _RungRatingButton
{
  GtkButton  parent_instance;

  GtkWidget *chooser;
  Side       sides[N_SIDES]; /* by RungRatingBy */
};

G_DEFINE_FINAL_TYPE (RungRatingButton, rung_rating_button, GTK_TYPE_BUTTON)

static void
rung_rating_button_clicked (GtkButton *button)
{
  gtk_popover_popup (GTK_POPOVER (RUNG_RATING_BUTTON (button)->chooser));
}

static void
rung_rating_button_dispose (GObject *object)
{
  g_clear_pointer (&RUNG_RATING_BUTTON (object)->chooser, gtk_widget_unparent);
  G_OBJECT_CLASS (rung_rating_button_parent_class)->dispose (object);
}

static void
rung_rating_button_class_init (RungRatingButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rung_rating_button_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = rung_rating_button_clicked;
}

static GtkWidget *
make_dots (const char *css_class)
{
  GtkWidget *dots = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (dots, "level-dots");
  gtk_widget_add_css_class (dots, css_class);
  gtk_widget_set_valign (dots, GTK_ALIGN_CENTER);
  for (guint i = 0; i < N_DOTS; i++)
    gtk_box_append (GTK_BOX (dots), g_object_new (GTK_TYPE_BOX, "css-name", "dot",
                                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  return dots;
}

static void
rung_rating_button_init (RungRatingButton *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  for (int i = 0; i < N_SIDES; i++)
    {
      self->sides[i].dots = make_dots (i == RUNG_RATING_BY_SELF ? "self" : "mentor");
      self->sides[i].words = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (self->sides[i].words), 0);
      gtk_label_set_ellipsize (GTK_LABEL (self->sides[i].words), PANGO_ELLIPSIZE_END);
      gtk_grid_attach (GTK_GRID (grid), self->sides[i].dots, 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), self->sides[i].words, 1, i, 1, 1);
    }
  gtk_button_set_child (GTK_BUTTON (self), grid);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "rating");

  self->chooser = rung_level_chooser_new ();
  gtk_widget_set_parent (self->chooser, GTK_WIDGET (self));
}

GtkWidget *
rung_rating_button_new (void)
{
  return g_object_new (RUNG_TYPE_RATING_BUTTON, NULL);
}

/* "Self 3 · On my own", "Mentor: not rated". */
static char *
dup_words (RungRatingBy  by,
           RungRecord   *rating)
{
  const char *level;

  if (rating == NULL)
    return g_strdup (by == RUNG_RATING_BY_SELF ? _("Not rated by myself") : _("Not rated by mentor"));
  if (!rung_record_has (rating, RUNG_RATING_LEVEL))
    return g_strdup (by == RUNG_RATING_BY_SELF ? _("Self: no opportunity yet") : _("Mentor: no opportunity yet"));
  level = rung_phrase_level (rung_ui_get_words (), (int) rung_record_get_integer (rating, RUNG_RATING_LEVEL));
  /* Translators: a level from 0 to 4 and its words: “Self 3 · On my own”. */
  return g_strdup_printf (by == RUNG_RATING_BY_SELF ? _("Self %d · %s") : _("Mentor %d · %s"),
                          (int) rung_record_get_integer (rating, RUNG_RATING_LEVEL), level);
}

static void
show_side (Side         *side,
           RungRatingBy  by,
           RungRecord   *rating)
{
  gboolean has_level = rating != NULL && rung_record_has (rating, RUNG_RATING_LEVEL);
  int level = has_level ? (int) rung_record_get_integer (rating, RUNG_RATING_LEVEL) : 0;
  g_autofree char *words = dup_words (by, rating);
  GtkWidget *dot = gtk_widget_get_first_child (side->dots);

  for (int i = 0; dot != NULL; i++, dot = gtk_widget_get_next_sibling (dot))
    if (i < level)
      gtk_widget_add_css_class (dot, "full");
    else
      gtk_widget_remove_css_class (dot, "full");
  gtk_widget_set_visible (side->dots, has_level);
  gtk_label_set_label (GTK_LABEL (side->words), words);
  if (has_level)
    gtk_widget_remove_css_class (side->words, "dim-label");
  else
    gtk_widget_add_css_class (side->words, "dim-label");
}

/**
 * rung_rating_button_show:
 * @self: a button
 * @plan: the plan
 * @responsibility: a RESPONSIBILITY of it
 *
 * Shows the newest ratings of a responsibility.
 */
void
rung_rating_button_show (RungRatingButton *self,
                         RungPlan         *plan,
                         RungRecord       *responsibility)
{
  const char *uid = rung_record_get_uid (responsibility);
  g_autofree char *name = NULL;

  g_return_if_fail (RUNG_IS_RATING_BUTTON (self));

  for (guint i = 0; i < N_SIDES; i++)
    show_side (&self->sides[i], i, rung_rating_newest (plan, uid, i));
  rung_level_chooser_set_responsibility (RUNG_LEVEL_CHOOSER (self->chooser), uid);
  /* Translators: the name of a button: the responsibility, then both sides’ ratings. */
  name = g_strdup_printf (_("Rate “%s”: %s, %s"), rung_record_title (responsibility, rung_ui_get_language ()),
                          gtk_label_get_label (GTK_LABEL (self->sides[RUNG_RATING_BY_SELF].words)),
                          gtk_label_get_label (GTK_LABEL (self->sides[RUNG_RATING_BY_MENTOR].words)));
  rung_ui_set_name (self, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Rate This Responsibility"));
}
