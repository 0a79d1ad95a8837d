/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The career, wide or narrow.
 *
 *  1. Below NARROW_PX the ladder is a list of cards until the person asks for the timeline;
 *     above it is always the timeline.  What has no room is not there for anybody; the
 *     choice depends on the width alone, so that it cannot change the page's own size.
 *  2. The page does not scroll: timeline and list do, each in its own window.
 *  3. Zoom and place stay over edits.  A plan that is opened shows its whole career, with
 *     the role one is in in sight; who looks at the whole goes on doing so when it grows.
 *  4. Who is new in a plan is told the first two things to do.
 */

#include "rung-career-page.h"

#include <glib/gi18n.h>

#include "rung-career-list.h"
#include "rung-names.h"
#include "rung-phrases.h"
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
#define SCROLL_MARGIN_PX 60
#define FRAMES_UNTIL_REST 3

struct _RungCareerPage
{
  GtkWidget  parent_instance;

  GtkWidget *title, *line;
  GtkWidget *zoom_bar;
  GtkWidget *hints;
  GtkWidget *stack;  /* "timeline", "empty"; more ways to see the same go in here */
  GtkWidget *canvas;
  GtkWidget *table;  /* the same as "table" */
  GtkWidget *below;  /* what belongs to the timeline and stands below it */
  GtkWidget *overview, *tray; /* in it */
  GtkWidget *legend;

  GtkWidget *narrow_bar, *list_button, *timeline_button, *zoom_button;
  GtkWidget *narrow_hints;
  GtkWidget *list_window, *list;

  gboolean   is_narrow;
  gboolean   is_table;
  gboolean   is_opening;
  guint      frames_until_scroll;
  guint      scroll_tick, follow_tick;
  int        frames_until_rest;
  gpointer   focus_before; /* only to compare */
};

G_DEFINE_FINAL_TYPE (RungCareerPage, rung_career_page, GTK_TYPE_WIDGET)

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

/* The form that has no room is not there for anybody, screen readers included. */
static void
give_room (GtkWidget *form,
           gboolean   has_room)
{
  if (gtk_widget_get_child_visible (form) == has_room)
    return;
  gtk_widget_set_child_visible (form, has_room);
  gtk_accessible_update_state (GTK_ACCESSIBLE (form), GTK_ACCESSIBLE_STATE_HIDDEN, !has_room, -1);
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

  give_room (self->list_window, has_list);
  give_room (self->stack, !has_list);
  give_room (self->below, has_below);
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
    give_room (wide[i], !self->is_narrow);
  for (guint i = 0; i < G_N_ELEMENTS (narrow); i++)
    give_room (narrow[i], self->is_narrow);
  /* A table says in words what the legend explains. */
  if (self->is_table)
    give_room (self->legend, FALSE);
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

/* --- Actions -------------------------------------------------------------------- */

static GtkWidget *
get_focus (RungCareerPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* Bands are of other heights at another zoom, and the overview takes its strip after that:
 * until all is where it stays, or the focus goes on, the role is kept in sight. */
static gboolean
follow_zoom_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  RungCareerPage *self = RUNG_CAREER_PAGE (widget);
  gboolean is_over = get_focus (self) != self->focus_before;

  if (!is_over)
    {
      rung_timeline_canvas_show_looked_at (RUNG_TIMELINE_CANVAS (self->canvas));
      gtk_widget_queue_draw (widget);
      is_over = !rung_time_pane_is_moving (RUNG_TIME_PANE (self->canvas)) && self->frames_until_rest-- <= 0;
    }
  if (!is_over)
    return G_SOURCE_CONTINUE;
  self->follow_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
zoom_to (RungCareerPage *self,
         RungZoom        zoom)
{
  rung_timeline_canvas_zoom_to (RUNG_TIMELINE_CANVAS (self->canvas), zoom);
  self->frames_until_rest = FRAMES_UNTIL_REST;
  self->focus_before = get_focus (self);
  if (self->follow_tick == 0)
    self->follow_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_zoom_cb, NULL, NULL);
}

static void
zoom_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RungCareerPage *self = RUNG_CAREER_PAGE (widget);
  RungZoom zoom = rung_zoom_from_text (g_variant_get_string (parameter, NULL));

  if (zoom == RUNG_N_ZOOMS)
    return;
  /* A list has nothing to zoom. */
  if (self->is_narrow)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->timeline_button), TRUE);
  zoom_to (self, zoom);
}

static void
zoom_in_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  rung_time_pane_step_zoom (RUNG_TIME_PANE (RUNG_CAREER_PAGE (widget)->canvas), 1);
}

static void
zoom_out_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  rung_time_pane_step_zoom (RUNG_TIME_PANE (RUNG_CAREER_PAGE (widget)->canvas), -1);
}

static void
zoom_fit_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  zoom_to (RUNG_CAREER_PAGE (widget), RUNG_ZOOM_CAREER);
}

static void
today_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RungTimePane *pane = RUNG_TIME_PANE (RUNG_CAREER_PAGE (widget)->canvas);

  rung_time_pane_show_day (pane, rung_time_pane_get_today (pane));
}

static void
list_toggled_cb (RungCareerPage *self)
{
  /* Whichever of the two one wants, it is not the table. */
  if (self->is_table)
    gtk_widget_activate_action (GTK_WIDGET (self), "timeline.show-table", NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

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
add_hint (GtkWidget  *hints,
          const char *text,
          const char *action,
          GVariant   *target)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_add_css_class (button, "first-step");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (hints), button);
}

static void
fill_hints (GtkWidget *hints,
            RungPlan  *plan,
            guint32    today)
{
  RungRecord *role = rung_plan_get_current_role (plan, today);
  guint n_unrated = role != NULL ? rung_progress_of_role (plan, rung_record_get_uid (role)).unrated : 0;
  gboolean has_goals = rung_plan_get_n_records (plan, RUNG_KIND_GOAL) > 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (hints)) != NULL)
    gtk_box_remove (GTK_BOX (hints), child);
  if (n_unrated > 0 && rung_plan_get_n_records (plan, RUNG_KIND_RATING) == 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("Rate yourself on %u responsibility",
                                                         "Rate yourself on %u responsibilities", n_unrated), n_unrated);

      add_hint (hints, text, "timeline.open-role", g_variant_new_string (rung_record_get_uid (role)));
    }
  if (!has_goals && rung_plan_get_n_records (plan, RUNG_KIND_RESPONSIBILITY) > 0)
    add_hint (hints, _("Set your first goal"), "timeline.add-goal", g_variant_new ("(ss)", "", ""));
  gtk_widget_set_visible (hints, gtk_widget_get_first_child (hints) != NULL);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
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
  self->title = make_label ("title-2");
  self->line = make_label ("dim-label");
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
  GtkWidget *empty = make_label ("dim-label");

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

static void
rung_career_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rung_career_page_parent_class)->dispose (object);
}

static void
rung_career_page_class_init (RungCareerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_career_page_dispose;
  widget_class->get_request_mode = rung_career_page_get_request_mode;
  widget_class->measure = rung_career_page_measure;
  widget_class->size_allocate = rung_career_page_size_allocate;
  gtk_widget_class_install_action (widget_class, "timeline.zoom", "s", zoom_cb);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-fit", NULL, zoom_fit_cb);
  gtk_widget_class_install_action (widget_class, "timeline.today", NULL, today_cb);
  rung_zoom_bar_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "careerpage");
}

static void
rung_career_page_init (RungCareerPage *self)
{
  self->canvas = rung_timeline_canvas_new ();
  make_head (self);
  make_narrow_head (self);
  make_body (self);
  self->is_opening = TRUE;
}

GtkWidget *
rung_career_page_new (void)
{
  return g_object_new (RUNG_TYPE_CAREER_PAGE, NULL);
}

/* --- What is shown -------------------------------------------------------------- */

static void
scroll_list (RungCareerPage *self)
{
  GtkWidget *current = rung_career_list_get_current (RUNG_CAREER_LIST (self->list));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->list_window));
  graphene_rect_t bounds;

  if (current != NULL && gtk_widget_compute_bounds (current, self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - SCROLL_MARGIN_PX,
                               bounds.origin.y + bounds.size.height + SCROLL_MARGIN_PX);
}

/* A frame after the plan came: ticks come before the layout, so only the second one
 * knows what stands where. */
static gboolean
scroll_to_current_cb (GtkWidget     *widget,
                      GdkFrameClock *clock,
                      gpointer       data)
{
  RungCareerPage *self = RUNG_CAREER_PAGE (widget);

  if (gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;
  if (self->frames_until_scroll > 0)
    {
      self->frames_until_scroll--;
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }
  scroll_list (self);
  rung_timeline_canvas_show_current (RUNG_TIMELINE_CANVAS (self->canvas));
  self->scroll_tick = 0;
  return G_SOURCE_REMOVE;
}

void
rung_career_page_open (RungCareerPage *self)
{
  g_return_if_fail (RUNG_IS_CAREER_PAGE (self));

  self->is_opening = TRUE;
}

static void
choose_way (RungCareerPage *self)
{
  RungTimeline *timeline = rung_timeline_canvas_get_timeline (RUNG_TIMELINE_CANVAS (self->canvas));
  gboolean is_empty = timeline != NULL && timeline->rungs->len == 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), is_empty ? "empty" : self->is_table ? "table" : "timeline");
}

static void
show_timeline (RungCareerPage *self,
               RungPlan       *plan,
               RungTimeline   *timeline)
{
  RungTimelineCanvas *canvas = RUNG_TIMELINE_CANVAS (self->canvas);
  gboolean shows_all = self->is_opening || rung_timeline_canvas_get_zoom (canvas) == RUNG_ZOOM_CAREER;
  RungTimeView all = rung_timeline_get_zoom (timeline, RUNG_ZOOM_CAREER, timeline->today);
  gboolean is_empty = timeline->rungs->len == 0;

  rung_timeline_canvas_set (canvas, plan, timeline);
  if (shows_all)
    rung_time_pane_set_view (RUNG_TIME_PANE (canvas), all);
  choose_way (self);
  gtk_widget_set_sensitive (self->narrow_bar, !is_empty);
  gtk_widget_set_sensitive (self->zoom_bar, !is_empty);
  if (!self->is_opening)
    return;
  self->is_opening = FALSE;
  self->frames_until_scroll = 1;
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_current_cb, NULL, NULL);
}

/**
 * rung_career_page_show:
 * @self: a page
 * @plan: what to show
 * @today: the day it is
 *
 * Shows a plan as it is now.
 */
void
rung_career_page_show (RungCareerPage *self,
                       RungPlan       *plan,
                       guint32         today)
{
  RungTimeline *timeline;
  g_autofree char *line = NULL;

  g_return_if_fail (RUNG_IS_CAREER_PAGE (self));
  g_return_if_fail (RUNG_IS_PLAN (plan));

  timeline = rung_timeline_new (plan, today);
  line = rung_phrase_plan_line (rung_ui_get_words (), plan, today);
  gtk_label_set_label (GTK_LABEL (self->title), rung_record_title (rung_plan_get_record (plan), rung_ui_get_language ()));
  gtk_label_set_label (GTK_LABEL (self->line), line != NULL ? line : "");
  fill_hints (self->hints, plan, today);
  fill_hints (self->narrow_hints, plan, today);
  rung_career_list_set (RUNG_CAREER_LIST (self->list), plan, timeline);
  rung_timeline_table_set (RUNG_TIMELINE_TABLE (self->table), plan, timeline);
  rung_timeline_overview_set (RUNG_TIMELINE_OVERVIEW (self->overview), timeline);
  rung_undated_tray_set (RUNG_UNDATED_TRAY (self->tray), plan, timeline);
  show_timeline (self, plan, timeline);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
rung_career_page_focus_role (RungCareerPage *self,
                             const char     *role_uid)
{
  g_return_val_if_fail (RUNG_IS_CAREER_PAGE (self), FALSE);

  if (self->is_table)
    return gtk_widget_child_focus (self->table, GTK_DIR_TAB_FORWARD);
  if (gtk_widget_get_child_visible (self->list_window))
    return rung_career_list_focus_role (RUNG_CAREER_LIST (self->list), role_uid);
  return rung_timeline_canvas_focus_role (RUNG_TIMELINE_CANVAS (self->canvas), role_uid);
}

/**
 * rung_career_page_set_table:
 * @self: a page
 * @is_table: whether to show the table
 *
 * Shows the same as a table, or as the timeline again.
 */
void
rung_career_page_set_table (RungCareerPage *self,
                            gboolean        is_table)
{
  static const char *const actions[] = { "timeline.zoom", "timeline.zoom-in", "timeline.zoom-out", "timeline.zoom-fit", "timeline.today" };

  g_return_if_fail (RUNG_IS_CAREER_PAGE (self));

  self->is_table = is_table;
  choose_way (self);
  /* A table has nothing to zoom. */
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], !is_table);
  rung_zoom_bar_set_can_zoom (RUNG_ZOOM_BAR (self->zoom_bar), !is_table);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

RungTimePane *
rung_career_page_get_pane (RungCareerPage *self)
{
  g_return_val_if_fail (RUNG_IS_CAREER_PAGE (self), NULL);

  return RUNG_TIME_PANE (self->canvas);
}
