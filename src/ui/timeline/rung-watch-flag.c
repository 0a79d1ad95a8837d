/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The watch point of a role.  It says the year on the axis, and in its popover, kindly,
 * what the ladder says about it and which moves to the side there are. */

#include "rung-watch-flag.h"

#include <glib/gi18n.h>

#include "rung-text.h"
#include "rung-ui.h"

struct _RungWatchFlag
{
  GtkButton  parent_instance;

  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *box; /* in the popover */
};

G_DEFINE_FINAL_TYPE (RungWatchFlag, rung_watch_flag, GTK_TYPE_BUTTON)

static void
rung_watch_flag_clicked (GtkButton *button)
{
  gtk_popover_popup (GTK_POPOVER (RUNG_WATCH_FLAG (button)->popover));
}

static void
rung_watch_flag_dispose (GObject *object)
{
  g_clear_pointer (&RUNG_WATCH_FLAG (object)->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (rung_watch_flag_parent_class)->dispose (object);
}

static void
rung_watch_flag_class_init (RungWatchFlagClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rung_watch_flag_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = rung_watch_flag_clicked;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "watchflag");
}

static void
rung_watch_flag_init (RungWatchFlag *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *pole = g_object_new (GTK_TYPE_BOX, "css-name", "pole",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *pennant = g_object_new (GTK_TYPE_BOX, "css-name", "pennant",
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (pennant, GTK_ALIGN_START);
  gtk_widget_set_valign (self->label, GTK_ALIGN_START);
  gtk_box_set_spacing (GTK_BOX (row), 0);
  gtk_box_append (GTK_BOX (row), pole);
  gtk_box_append (GTK_BOX (row), pennant);
  gtk_box_append (GTK_BOX (row), self->label);
  gtk_button_set_child (GTK_BUTTON (self), row);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->box, "watch-point");
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->box);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

GtkWidget *
rung_watch_flag_new (void)
{
  return g_object_new (RUNG_TYPE_WATCH_FLAG, NULL);
}

static void
add_words (RungWatchFlag *self,
           const char    *text,
           const char    *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 42);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
add_side_moves (RungWatchFlag *self,
                RungRecord    *role)
{
  g_autoptr(GVariant) list = rung_record_dup_value (role, RUNG_ROLE_SIDE_MOVES);
  g_auto(GStrv) moves = list != NULL ? rung_text_list_pick (list, rung_ui_get_language ()) : NULL;

  if (moves == NULL || moves[0] == NULL)
    return;
  add_words (self, _("Moves to the side"), "heading");
  for (guint i = 0; moves[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("• %s", moves[i]);

      add_words (self, line, NULL);
    }
}

/**
 * rung_watch_flag_set_role:
 * @self: a flag
 * @role: a ROLE record with a watch point
 *
 * Shows a role's watch point.
 */
void
rung_watch_flag_set_role (RungWatchFlag *self,
                          RungRecord    *role)
{
  int year = (int) rung_record_get_integer (role, RUNG_ROLE_WATCH_MONTH) / 12 + 1;
  gboolean has_moves = rung_record_has (role, RUNG_ROLE_SIDE_MOVES);
  const char *point = rung_text_pick (rung_record_get_variant (role, RUNG_ROLE_WATCH_POINT), rung_ui_get_language ());
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  GtkWidget *child;

  g_return_if_fail (RUNG_IS_WATCH_FLAG (self));

  /* Translators: a flag on the timeline, at a year of the career in which many wonder. */
  title = g_strdup_printf (has_moves ? _("Year %d: stay or turn?") : _("Year %d: worth a thought"), year);
  /* Translators: what a screen reader says for the flag; %s is “Year 5: stay or turn?” */
  name = g_strdup_printf (_("Watch point: %s"), title);
  gtk_label_set_label (GTK_LABEL (self->label), title);
  rung_ui_set_name (self, name);

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  add_words (self, title, "title-4");
  add_words (self, point != NULL ? point : "", NULL);
  add_side_moves (self, role);
}
