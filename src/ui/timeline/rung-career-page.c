/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The career, wide or narrow: what the page shows and does.
 *
 *  1. Zoom and place stay over edits.  A plan that is opened shows its whole career, with
 *     the role one is in in sight; who looks at the whole goes on doing so when it grows.
 *  2. Who is new in a plan is told the first two things to do.
 */

#include "rung-career-page-private.h"

#include <glib/gi18n.h>

#include "rung-career-list.h"
#include "rung-phrases.h"
#include "rung-timeline-canvas.h"
#include "rung-timeline-overview.h"
#include "rung-timeline-table.h"
#include "rung-ui.h"
#include "rung-undated-tray.h"
#include "rung-zoom-bar.h"

#define SCROLL_MARGIN_PX 60
#define FRAMES_UNTIL_REST 3

G_DEFINE_FINAL_TYPE (RungCareerPage, rung_career_page, GTK_TYPE_WIDGET)

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

/* --- Class ---------------------------------------------------------------------- */

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
  rung_career_page_class_init_parts (widget_class);
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
  rung_career_page_init_parts (self);
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
