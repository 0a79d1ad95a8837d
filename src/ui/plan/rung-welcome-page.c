/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first thing a person sees.  It only points at the window's actions. */

#include "rung-welcome-page.h"

#include <glib/gi18n.h>

#include "rung-names.h"

struct _RungWelcomePage
{
  GtkWidget  parent_instance;

  GtkWidget *status_page;
  GtkWidget *start_button;
};

G_DEFINE_FINAL_TYPE (RungWelcomePage, rung_welcome_page, GTK_TYPE_WIDGET)

static gboolean
rung_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RUNG_WELCOME_PAGE (widget)->start_button);
}

static void
rung_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (rung_welcome_page_parent_class)->dispose (object);
}

static void
rung_welcome_page_class_init (RungWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_welcome_page_dispose;
  widget_class->grab_focus = rung_welcome_page_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RungWelcomePage, status_page);
  gtk_widget_class_bind_template_child (widget_class, RungWelcomePage, start_button);
}

static void
rung_welcome_page_init (RungWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rung_names_mend (GTK_WIDGET (self), _("Plan Your Career"));
}

GtkWidget *
rung_welcome_page_new (void)
{
  return g_object_new (RUNG_TYPE_WELCOME_PAGE, NULL);
}
