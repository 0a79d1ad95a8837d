/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The buttons of zooming.  Of the named zooms the one that is looked at is pressed; after
 * zooming freely none is. */

#include "rung-zoom-bar.h"

#include <glib/gi18n.h>

#include "rung-timeline-table.h"
#include "rung-ui.h"

static const struct
{
  const char *id;
  const char *title;
  const char *tooltip;
} zooms[RUNG_N_ZOOMS] = {
  /* Translators: how much of the time the timeline shows. */
  [RUNG_ZOOM_CAREER] = { "career", NC_("zoom", "Career"), N_("Show the Whole Career") },
  [RUNG_ZOOM_ROLE] = { "role", NC_("zoom", "Role"), N_("Show the Time in One Role") },
  [RUNG_ZOOM_YEAR] = { "year", NC_("zoom", "Year"), N_("Show a Year") },
  [RUNG_ZOOM_QUARTER] = { "quarter", NC_("zoom", "Quarter"), N_("Show a Quarter") },
};

struct _RungZoomBar
{
  GtkWidget           parent_instance;

  RungTimelineCanvas *canvas;
  GtkWidget          *buttons[RUNG_N_ZOOMS];
  gboolean            is_updating;
};

G_DEFINE_FINAL_TYPE (RungZoomBar, rung_zoom_bar, GTK_TYPE_WIDGET)

static void
update (RungZoomBar *self)
{
  RungZoom current = rung_timeline_canvas_get_zoom (self->canvas);

  self->is_updating = TRUE;
  for (RungZoom zoom = 0; zoom < RUNG_N_ZOOMS; zoom++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[zoom]), zoom == current);
  self->is_updating = FALSE;
}

/* Pressing the pressed one again goes there again, it does not leave it. */
static void
toggled_cb (GtkWidget   *button,
            RungZoomBar *self)
{
  if (self->is_updating)
    return;
  for (RungZoom zoom = 0; zoom < RUNG_N_ZOOMS; zoom++)
    if (self->buttons[zoom] == button)
      gtk_widget_activate_action (GTK_WIDGET (self), "timeline.zoom", "s", zooms[zoom].id);
  update (self);
}

static GtkWidget *
make_zooms (RungZoomBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (RungZoom zoom = 0; zoom < RUNG_N_ZOOMS; zoom++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "zoom", zooms[zoom].title));

      gtk_widget_set_tooltip_text (button, _(zooms[zoom].tooltip));
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
      self->buttons[zoom] = button;
    }
  return box;
}

static GtkWidget *
make_button (const char *icon,
             const char *name,
             const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  rung_ui_set_name (button, name);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
rung_zoom_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rung_zoom_bar_parent_class)->dispose (object);
}

static void
rung_zoom_bar_class_init (RungZoomBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rung_zoom_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "zoombar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rung_zoom_bar_init (RungZoomBar *self)
{
  GtkWidget *today = gtk_button_new_with_label (_("Today"));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  gtk_widget_add_css_class (today, "flat");
  gtk_widget_set_tooltip_text (today, _("Go to Today"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (today), "timeline.today");
  gtk_widget_set_parent (today, GTK_WIDGET (self));
  gtk_widget_set_parent (make_button ("zoom-out-symbolic", _("Zoom Out"), "timeline.zoom-out"), GTK_WIDGET (self));
  gtk_widget_set_parent (make_button ("zoom-in-symbolic", _("Zoom In"), "timeline.zoom-in"), GTK_WIDGET (self));
  gtk_widget_set_parent (make_zooms (self), GTK_WIDGET (self));
  gtk_widget_set_parent (rung_timeline_table_new_button (), GTK_WIDGET (self));
  gtk_widget_set_parent (make_button ("image-x-generic-symbolic", _("Export Picture"), "timeline.export"), GTK_WIDGET (self));
  rung_ui_set_name (self, _("Zoom"));
}

GtkWidget *
rung_zoom_bar_new (RungTimelineCanvas *canvas)
{
  RungZoomBar *self = g_object_new (RUNG_TYPE_ZOOM_BAR, NULL);

  self->canvas = canvas;
  g_signal_connect_object (canvas, "view-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
rung_zoom_bar_set_can_zoom (RungZoomBar *self,
                            gboolean     can_zoom)
{
  g_return_if_fail (RUNG_IS_ZOOM_BAR (self));

  for (RungZoom zoom = 0; zoom < RUNG_N_ZOOMS; zoom++)
    gtk_widget_set_sensitive (self->buttons[zoom], can_zoom);
}

GMenuModel *
rung_zoom_bar_make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) named = g_menu_new ();
  g_autoptr(GMenu) free_zoom = g_menu_new ();
  g_autoptr(GMenu) others = g_menu_new ();

  for (RungZoom zoom = 0; zoom < RUNG_N_ZOOMS; zoom++)
    {
      g_autofree char *action = g_strdup_printf ("timeline.zoom::%s", zooms[zoom].id);

      g_menu_append (named, g_dpgettext2 (NULL, "zoom", zooms[zoom].title), action);
    }
  g_menu_append (free_zoom, _("Zoom In"), "timeline.zoom-in");
  g_menu_append (free_zoom, _("Zoom Out"), "timeline.zoom-out");
  g_menu_append (free_zoom, _("Today"), "timeline.today");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (named));
  g_menu_append (others, _("Show as Table"), "timeline.show-table");
  g_menu_append (others, _("Export Picture…"), "timeline.export");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (free_zoom));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (menu);
}

RungZoom
rung_zoom_from_text (const char *text)
{
  RungZoom zoom = 0;

  while (zoom < RUNG_N_ZOOMS && g_strcmp0 (zooms[zoom].id, text) != 0)
    zoom++;
  return zoom;
}

/**
 * rung_zoom_bar_add_keys:
 * @page_class: the class of the page whose actions the bar activates
 *
 * Lets the keys of the zoom work while a button of the page has the focus: what is on the
 * pane of time itself has them already.
 */
void
rung_zoom_bar_add_keys (GtkWidgetClass *page_class)
{
  static const struct { guint key; const char *action; } keys[] = {
    { GDK_KEY_plus, "timeline.zoom-in" },   { GDK_KEY_equal, "timeline.zoom-in" },       { GDK_KEY_KP_Add, "timeline.zoom-in" },
    { GDK_KEY_minus, "timeline.zoom-out" }, { GDK_KEY_KP_Subtract, "timeline.zoom-out" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding_action (page_class, keys[i].key, 0, keys[i].action, NULL);
      gtk_widget_class_add_binding_action (page_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
    }
  gtk_widget_class_add_binding_action (page_class, GDK_KEY_0, GDK_CONTROL_MASK, "timeline.zoom-fit", NULL);
  gtk_widget_class_add_binding_action (page_class, GDK_KEY_Home, 0, "timeline.today", NULL);
}
