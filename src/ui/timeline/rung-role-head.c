/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The head of an opened role.  The zooms stand beside the title, or below it where the
 * window is narrow; all its buttons are actions of the page around it. */

#include "rung-role-head.h"

#include <glib/gi18n.h>

#include "rung-timeline-table.h"
#include "rung-ui.h"

#define GAP_PX 12
#define LEAST_TITLE_PX 240 /* beside the zooms; or these stand below */

struct _RungRoleHead
{
  GtkWidget  parent_instance;

  GtkWidget *title_box; /* with the four next */
  GtkWidget *back, *title, *edit;
  GtkWidget *zooms;
};

G_DEFINE_FINAL_TYPE (RungRoleHead, rung_role_head, GTK_TYPE_WIDGET)

/* --- Layout ----------------------------------------------------------------------- */

static int
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size,
               gboolean        least)
{
  int minimum, natural;

  gtk_widget_measure (child, orientation, for_size, &minimum, &natural, NULL, NULL);
  return least ? minimum : natural;
}

/* Whether the zooms have room beside the title. */
static gboolean
is_in_one_line (GtkWidget *title,
                GtkWidget *zooms,
                int        width)
{
  return width >= LEAST_TITLE_PX + GAP_PX + measure_child (zooms, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
}

static void
rung_role_head_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  RungRoleHead *self = RUNG_ROLE_HEAD (widget);
  GtkWidget *title = self->title_box, *zooms = self->zooms;
  int zooms_width = measure_child (zooms, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
  int zooms_height = measure_child (zooms, GTK_ORIENTATION_VERTICAL, -1, FALSE);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (measure_child (title, orientation, -1, TRUE), measure_child (zooms, orientation, -1, TRUE));
      *natural = measure_child (title, orientation, -1, FALSE) + GAP_PX + zooms_width;
    }
  else if (for_size < 0 || is_in_one_line (title, zooms, for_size))
    {
      int title_width = for_size < 0 ? measure_child (title, GTK_ORIENTATION_HORIZONTAL, -1, FALSE) : for_size - zooms_width - GAP_PX;

      *minimum = *natural = MAX (measure_child (title, orientation, title_width, FALSE), zooms_height);
    }
  else
    *minimum = *natural = measure_child (title, orientation, for_size, FALSE) + GAP_PX / 2 + zooms_height;
}

static void
rung_role_head_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  RungRoleHead *self = RUNG_ROLE_HEAD (widget);
  GtkWidget *title = self->title_box, *zooms = self->zooms;
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation title_box = { 0, 0, width, height }, zooms_box = { 0, 0, 0, 0 };

  zooms_box.width = MIN (measure_child (zooms, GTK_ORIENTATION_HORIZONTAL, -1, FALSE), width);
  zooms_box.height = measure_child (zooms, GTK_ORIENTATION_VERTICAL, -1, FALSE);
  if (is_in_one_line (title, zooms, width))
    {
      title_box.width -= zooms_box.width + GAP_PX;
      zooms_box.x = width - zooms_box.width;
      zooms_box.y = (height - zooms_box.height) / 2;
    }
  else
    {
      title_box.height -= zooms_box.height + GAP_PX / 2;
      zooms_box.y = height - zooms_box.height;
    }
  if (is_mirrored)
    {
      title_box.x = width - title_box.width;
      zooms_box.x = width - zooms_box.x - zooms_box.width;
    }
  gtk_widget_size_allocate (title, &title_box, -1);
  gtk_widget_size_allocate (zooms, &zooms_box, -1);
}

static GtkSizeRequestMode
rung_role_head_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- Parts ------------------------------------------------------------------------ */

static void
add_button (GtkWidget  *box,
            const char *icon,
            const char *text,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, text);
  rung_ui_set_name (button, text);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_table_button (GtkWidget *box)
{
  GtkWidget *button = rung_timeline_table_new_button ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_title (RungRoleHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_valign (back, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "timeline.close-role");
  gtk_widget_set_tooltip_text (back, _("Back to the Timeline"));
  rung_ui_set_name (back, _("Back to the Timeline"));
  self->title = rung_ui_new_label (NULL, "title-2");
  self->edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_add_css_class (self->edit, "flat");
  gtk_widget_set_valign (self->edit, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->edit, _("Edit Role"));
  gtk_box_append (GTK_BOX (box), back);
  self->back = back;
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->edit);
  add_table_button (box);
  add_button (box, "image-x-generic-symbolic", _("Export Picture"), "timeline.export");
  return box;
}

/* With large text the words shorten before the window has to be wider. */
static void
let_shorten (GtkWidget *button)
{
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
}

static void
add_zoom (GtkWidget  *box,
          const char *text,
          const char *zoom)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (text);

  let_shorten (button);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", zoom);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "timeline.zoom");
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_named_zooms (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  /* Translators: how much of the time one sees: all of it, a year, a quarter. */
  add_zoom (box, C_("zoom", "All"), "all");
  add_zoom (box, C_("zoom", "Year"), "year");
  add_zoom (box, C_("zoom", "Quarter"), "quarter");
  return box;
}

/* As the career has them. */
static GtkWidget *
make_zooms (void)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "css-name", "zoombar", "spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *today = gtk_button_new_with_label (_("Today"));

  rung_ui_set_name (box, _("Zoom"));
  let_shorten (today);
  gtk_widget_add_css_class (today, "flat");
  gtk_widget_set_tooltip_text (today, _("Go to Today"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (today), "timeline.today");
  gtk_box_append (GTK_BOX (box), today);
  add_button (box, "zoom-out-symbolic", _("Zoom Out"), "timeline.zoom-out");
  add_button (box, "zoom-in-symbolic", _("Zoom In"), "timeline.zoom-in");
  gtk_box_append (GTK_BOX (box), make_named_zooms ());
  return box;
}

/* --- Class ------------------------------------------------------------------------ */

static void
rung_role_head_dispose (GObject *object)
{
  RungRoleHead *self = RUNG_ROLE_HEAD (object);

  g_clear_pointer (&self->title_box, gtk_widget_unparent);
  g_clear_pointer (&self->zooms, gtk_widget_unparent);
  G_OBJECT_CLASS (rung_role_head_parent_class)->dispose (object);
}

static void
rung_role_head_class_init (RungRoleHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_role_head_dispose;
  widget_class->get_request_mode = rung_role_head_get_request_mode;
  widget_class->measure = rung_role_head_measure;
  widget_class->size_allocate = rung_role_head_size_allocate;
}

static void
rung_role_head_init (RungRoleHead *self)
{
  self->title_box = make_title (self);
  self->zooms = make_zooms ();
  gtk_widget_set_parent (self->title_box, GTK_WIDGET (self));
  gtk_widget_set_parent (self->zooms, GTK_WIDGET (self));
}

GtkWidget *
rung_role_head_new (void)
{
  return g_object_new (RUNG_TYPE_ROLE_HEAD, NULL);
}

/**
 * rung_role_head_set_role:
 * @self: a head
 * @role: a ROLE
 *
 * Says which role is open.
 */
void
rung_role_head_set_role (RungRoleHead *self,
                         RungRecord   *role)
{
  const char *title;
  g_autofree char *edit = NULL;

  g_return_if_fail (RUNG_IS_ROLE_HEAD (self));

  title = rung_record_title (role, rung_ui_get_language ());
  /* Translators: the name of a button; %s is a role. */
  edit = g_strdup_printf (_("Edit role “%s”"), title);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "s", rung_record_get_uid (role));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit), "timeline.edit-role");
  rung_ui_set_name (self->edit, edit);
}

/**
 * rung_role_head_focus_back:
 * @self: a head that is shown
 *
 * Moves the focus to the way back to the timeline.
 */
void
rung_role_head_focus_back (RungRoleHead *self)
{
  g_return_if_fail (RUNG_IS_ROLE_HEAD (self));

  gtk_widget_grab_focus (self->back);
}
