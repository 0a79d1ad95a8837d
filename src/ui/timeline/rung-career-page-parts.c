/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the career page is made of, and which of it has room where.
 *
 *  1. Below NARROW_PX the ladder is a list of cards until the person asks for the timeline;
 *     above it is always the timeline.  What has no room is not there for anybody; the
 *     choice depends on the width alone, so that it cannot change the page's own size.
 *  2. The page does not scroll: timeline and list do, each in its own window.
 */

#include "rung-career-page-private.h"

#include <glib/gi18n.h>

#include "rung-career-list.h"
#include "rung-names.h"
#include "rung-timeline-canvas.h"
#include "rung-timeline-overview.h"
#include "rung-timeline-table.h"
#include "rung-ui.h"
#include "rung-undated-tray.h"
#include "rung-zoom-bar.h"

#define NARROW_PX 600
#define BESIDE_PX 860 /* from here on the zoom stands beside the title */
#define MARGIN_PX 18
#define NARROW_MARGIN_PX 12
#define SPACING_PX 6
#define LEAST_BODY_PX 160

/* --- Parts ---------------------------------------------------------------------- */

static void
append_legend (GtkWidget  *legend,
               const char *css_class,
               const char *text)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = g_object_new (GTK_TYPE_BOX, "css-name", "swatch", "valign", GTK_ALIGN_CENTER,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (swatch, css_class);
  gtk_box_append (GTK_BOX (item), swatch);
  gtk_box_append (GTK_BOX (item), gtk_label_new (text));
  gtk_box_append (GTK_BOX (legend), item);
}

static GtkWidget *
make_legend (void)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_widget_add_css_class (legend, "legend");
  /* Translators: these five explain the signs on the timeline. */
  append_legend (legend, "done", C_("legend", "Goal done"));
  append_legend (legend, "active", C_("legend", "Goal in progress"));
  append_legend (legend, "late", C_("legend", "Goal late"));
  append_legend (legend, "planned", C_("legend", "Role planned"));
  append_legend (legend, "watch", C_("legend", "Watch point"));
  return legend;
}

static void
list_toggled_cb (RungCareerPage *self)
{
  /* Whichever of the two one wants, it is not the table. */
  if (self->is_table)
    gtk_widget_activate_action (GTK_WIDGET (self), "timeline.show-table", NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static GtkWidget *
make_scroller (GtkWidget  *child,
               const char *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  rung_ui_set_name (scroller, name);
  return scroller;
}

static void
make_head (RungCareerPage *self)
{
  self->title = rung_ui_new_label (NULL, "title-2");
  self->line = rung_ui_new_label (NULL, "dim-label");
  self->zoom_bar = rung_zoom_bar_new (RUNG_TIMELINE_CANVAS (self->canvas));
  self->hints = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->zoom_bar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->hints, GTK_WIDGET (self));
}

static void
make_narrow_head (RungCareerPage *self)
{
  GtkWidget *choice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr(GMenuModel) menu = rung_zoom_bar_make_menu ();

  self->narrow_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
  /* Translators: the two ways to see the career in a narrow window. */
  self->list_button = gtk_toggle_button_new_with_label (C_("view", "List"));
  self->timeline_button = gtk_toggle_button_new_with_label (C_("view", "Timeline"));
  self->zoom_button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "menu-model", menu, "hexpand", TRUE,
                                    "halign", GTK_ALIGN_END, "tooltip-text", _("Zoom"), NULL);
  rung_names_mend (self->zoom_button, _("Zoom"));
  gtk_widget_add_css_class (choice, "linked");
  gtk_box_append (GTK_BOX (choice), self->list_button);
  gtk_box_append (GTK_BOX (choice), self->timeline_button);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->timeline_button), GTK_TOGGLE_BUTTON (self->list_button));
  g_signal_connect_swapped (self->list_button, "toggled", G_CALLBACK (list_toggled_cb), self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->list_button), TRUE);
  gtk_box_append (GTK_BOX (self->narrow_bar), choice);
  gtk_box_append (GTK_BOX (self->narrow_bar), self->zoom_button);
  self->narrow_hints = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);
  gtk_widget_set_parent (self->narrow_bar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->narrow_hints, GTK_WIDGET (self));
}

static void
make_below (RungCareerPage *self)
{
  self->overview = rung_timeline_overview_new ();
  self->tray = rung_undated_tray_new ();
  rung_timeline_overview_set_pane (RUNG_TIMELINE_OVERVIEW (self->overview), RUNG_TIME_PANE (self->canvas));
  rung_undated_tray_set_pane (RUNG_UNDATED_TRAY (self->tray), RUNG_TIME_PANE (self->canvas));
  gtk_box_append (GTK_BOX (self->below), self->overview);
  gtk_box_append (GTK_BOX (self->below), self->tray);
}

static void
make_body (RungCareerPage *self)
{
  GtkWidget *empty = rung_ui_new_label (NULL, "dim-label");

  /* A ladder whose roles are all hidden, or that has none. */
  gtk_label_set_label (GTK_LABEL (empty), _("This plan’s ladder shows no roles. Add one, or show a hidden one again, in the plan’s ladder."));
  gtk_label_set_yalign (GTK_LABEL (empty), 0);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_scroller (self->canvas, _("Timeline")), "timeline");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  self->table = rung_timeline_table_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->table, "table");
  self->list = rung_career_list_new ();
  self->list_window = make_scroller (self->list, _("Timeline"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->list_window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  self->below = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);
  make_below (self);
  self->legend = make_legend ();
  gtk_widget_set_parent (self->list_window, GTK_WIDGET (self));
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_widget_set_parent (self->below, GTK_WIDGET (self));
  gtk_widget_set_parent (self->legend, GTK_WIDGET (self));
}

void
rung_career_page_init_parts (RungCareerPage *self)
{
  self->canvas = rung_timeline_canvas_new ();
  make_head (self);
  make_narrow_head (self);
  make_body (self);
}

/* --- Size ----------------------------------------------------------------------- */

static gboolean
shows_list (RungCareerPage *self)
{
  RungTimeline *timeline = rung_timeline_canvas_get_timeline (RUNG_TIMELINE_CANVAS (self->canvas));

  return self->is_narrow && !self->is_table && timeline != NULL && timeline->rungs->len > 0 &&
         gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_button));
}

static int
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size)
{
  int minimum, natural;

  if (!gtk_widget_get_visible (widget))
    return 0;
  gtk_widget_measure (widget, orientation, for_size, &minimum, &natural, NULL, NULL);
  return orientation == GTK_ORIENTATION_HORIZONTAL ? minimum : natural;
}

static GtkSizeRequestMode
rung_career_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rung_career_page_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  RungCareerPage *self = RUNG_CAREER_PAGE (widget);
  gboolean is_narrow = for_size >= 0 && for_size < NARROW_PX;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (measure (self->narrow_bar, orientation, -1), measure (self->list_window, orientation, -1));
      *minimum = MAX (*minimum, measure (self->narrow_hints, orientation, -1)) + 2 * NARROW_MARGIN_PX;
      *natural = MAX (*minimum, BESIDE_PX);
      return;
    }
  *minimum = is_narrow ? measure (self->narrow_bar, orientation, -1)
                       : measure (self->title, orientation, -1) + SPACING_PX + measure (self->line, orientation, -1);
  *minimum += LEAST_BODY_PX + 2 * NARROW_MARGIN_PX;
  *natural = *minimum + 480;
}

/* Takes a strip of the room that is left, from its top or its foot. */
static void
take (GtkWidget     *part,
      gboolean       from_top,
      GtkAllocation *room)
{
  GtkAllocation box = *room;

  if (!gtk_widget_get_visible (part))
    return;
  box.height = measure (part, GTK_ORIENTATION_VERTICAL, room->width);
  if (!from_top)
    box.y = room->y + room->height - box.height;
  gtk_widget_size_allocate (part, &box, -1);
  box.height += box.height > 0 ? SPACING_PX : 0;
  room->height = MAX (room->height - box.height, 1);
  if (from_top)
    room->y += box.height;
}

/* Title and zoom beside each other, or over one another.  The line below them has the whole
 * width, so that it need not be broken. */
static void
take_head (RungCareerPage *self,
           GtkAllocation  *room)
{
  GtkAllocation bar = *room, title = *room;
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int height;

  if (room->width < BESIDE_PX - 2 * MARGIN_PX)
    {
      take (self->title, TRUE, room);
      take (self->line, TRUE, room);
      take (self->zoom_bar, TRUE, room);
      return;
    }
  bar.width = measure (self->zoom_bar, GTK_ORIENTATION_HORIZONTAL, -1);
  bar.height = measure (self->zoom_bar, GTK_ORIENTATION_VERTICAL, bar.width);
  title.width -= bar.width + 2 * SPACING_PX;
  title.height = measure (self->title, GTK_ORIENTATION_VERTICAL, title.width);
  if (is_mirrored)
    title.x += bar.width + 2 * SPACING_PX;
  else
    bar.x += room->width - bar.width;
  gtk_widget_size_allocate (self->title, &title, -1);
  gtk_widget_size_allocate (self->zoom_bar, &bar, -1);
  height = MAX (title.height + SPACING_PX, bar.height);
  room->y += height;
  room->height = MAX (room->height - height, 1);
  take (self->line, TRUE, room);
}

static void
take_body (RungCareerPage *self,
           GtkAllocation   room)
{
  gboolean has_list = shows_list (self), has_below = !has_list && !self->is_table;

  rung_ui_give_place (self->list_window, has_list);
  rung_ui_give_place (self->stack, !has_list);
  rung_ui_give_place (self->below, has_below);
  if (has_list)
    {
      gtk_widget_size_allocate (self->list_window, &room, -1);
      return;
    }
  if (has_below)
    take (self->below, FALSE, &room);
  gtk_widget_size_allocate (self->stack, &room, -1);
}

static void
rung_career_page_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  RungCareerPage *self = RUNG_CAREER_PAGE (widget);
  int margin = width < NARROW_PX ? NARROW_MARGIN_PX : MARGIN_PX;
  GtkAllocation room = { margin, margin, MAX (width - 2 * margin, 1), MAX (height - margin - margin / 2, 1) };
  GtkWidget *const wide[] = { self->title, self->line, self->zoom_bar, self->hints, self->legend };
  GtkWidget *const narrow[] = { self->narrow_bar, self->narrow_hints };

  self->is_narrow = width < NARROW_PX;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    rung_ui_give_place (wide[i], !self->is_narrow);
  for (guint i = 0; i < G_N_ELEMENTS (narrow); i++)
    rung_ui_give_place (narrow[i], self->is_narrow);
  /* A table says in words what the legend explains. */
  if (self->is_table)
    rung_ui_give_place (self->legend, FALSE);
  if (self->is_narrow)
    {
      take (self->narrow_bar, TRUE, &room);
      take (self->narrow_hints, TRUE, &room);
    }
  else
    {
      take_head (self, &room);
      take (self->hints, TRUE, &room);
      if (!self->is_table)
        take (self->legend, FALSE, &room);
    }
  take_body (self, room);
}

void
rung_career_page_class_init_parts (GtkWidgetClass *widget_class)
{
  widget_class->get_request_mode = rung_career_page_get_request_mode;
  widget_class->measure = rung_career_page_measure;
  widget_class->size_allocate = rung_career_page_size_allocate;
}
