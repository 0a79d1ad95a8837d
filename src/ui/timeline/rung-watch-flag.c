/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The watch point of a role.  It says the year on the axis; its popover explains. */

#include "rung-watch-flag.h"

#include <glib/gi18n.h>

#include "rung-thing.h"
#include "rung-ui.h"
#include "rung-watch-popover.h"

struct _RungWatchFlag
{
  GtkButton  parent_instance;

  GtkWidget *label;
  GtkWidget *popover;
  char      *role_uid;
};

G_DEFINE_FINAL_TYPE (RungWatchFlag, rung_watch_flag, GTK_TYPE_BUTTON)

static void
rung_watch_flag_clicked (GtkButton *button)
{
  /* The popover takes the focus to its first button, and gives it back to who had it. */
  gtk_widget_grab_focus (GTK_WIDGET (button));
  gtk_popover_popup (GTK_POPOVER (RUNG_WATCH_FLAG (button)->popover));
}

static void
rung_watch_flag_dispose (GObject *object)
{
  RungWatchFlag *self = RUNG_WATCH_FLAG (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (rung_watch_flag_parent_class)->dispose (object);
}

static void
rung_watch_flag_finalize (GObject *object)
{
  g_free (RUNG_WATCH_FLAG (object)->role_uid);
  G_OBJECT_CLASS (rung_watch_flag_parent_class)->finalize (object);
}

static void
rung_watch_flag_class_init (RungWatchFlagClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rung_watch_flag_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_watch_flag_finalize;
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

  self->popover = rung_watch_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

GtkWidget *
rung_watch_flag_new (void)
{
  return g_object_new (RUNG_TYPE_WATCH_FLAG, NULL);
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
  g_autofree char *title = rung_thing_dup_flag_title (role);
  g_autofree char *name = NULL;

  g_return_if_fail (RUNG_IS_WATCH_FLAG (self));

  /* Translators: what a screen reader says for the flag; %s is “Year 5: stay or turn?” */
  name = g_strdup_printf (_("Watch point: %s"), title);
  gtk_label_set_label (GTK_LABEL (self->label), title);
  rung_ui_set_name (self, name);
  g_free (self->role_uid);
  self->role_uid = g_strdup (rung_record_get_uid (role));
  rung_watch_popover_set_role (RUNG_WATCH_POPOVER (self->popover), role);
}

const char *
rung_watch_flag_get_role_uid (RungWatchFlag *self)
{
  g_return_val_if_fail (RUNG_IS_WATCH_FLAG (self), NULL);

  return self->role_uid;
}
