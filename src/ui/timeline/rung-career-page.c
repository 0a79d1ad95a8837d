/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The career, wide or narrow.
 *
 *  1. Below NARROW_PX the ladder is a list of cards, else steps on an axis.  Both follow
 *     the plan; only one is given room at a time, so the choice costs nothing and cannot
 *     change the page's own size.
 *  2. Who is new in a plan is told the first two things to do.
 */

#include "rung-career-page.h"

#include <glib/gi18n.h>

#include "rung-career-list.h"
#include "rung-phrases.h"
#include "rung-timeline-canvas.h"
#include "rung-ui.h"

#define NARROW_PX 600
#define MARGIN_PX 24
#define NARROW_MARGIN_PX 12

struct _RungCareerPage
{
  GtkWidget  parent_instance;

  GtkWidget *wide;   /* title, canvas, legend */
  GtkWidget *title;
  GtkWidget *line;
  GtkWidget *canvas;
  GtkWidget *empty;
  GtkWidget *legend;
  GtkWidget *narrow; /* hints, list */
  GtkWidget *list;
  GtkWidget *hints, *narrow_hints;
};

G_DEFINE_FINAL_TYPE (RungCareerPage, rung_career_page, GTK_TYPE_WIDGET)

/* --- Size ----------------------------------------------------------------------- */

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
  int ignored;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->narrow, orientation, -1, minimum, &ignored, NULL, NULL);
      gtk_widget_measure (self->wide, orientation, -1, &ignored, natural, NULL, NULL);
      *natural = MAX (*natural, *minimum);
      return;
    }
  gtk_widget_measure (is_narrow ? self->narrow : self->wide, orientation, for_size, minimum, natural, NULL, NULL);
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

static void
rung_career_page_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  RungCareerPage *self = RUNG_CAREER_PAGE (widget);
  gboolean is_narrow = width < NARROW_PX;
  GtkAllocation all = { 0, 0, width, height };

  give_room (self->narrow, is_narrow);
  give_room (self->wide, !is_narrow);
  gtk_widget_size_allocate (is_narrow ? self->narrow : self->wide, &all, -1);
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

static void
set_margins (GtkWidget *widget,
             int        margin)
{
  gtk_widget_set_margin_start (widget, margin);
  gtk_widget_set_margin_end (widget, margin);
  gtk_widget_set_margin_top (widget, margin);
  gtk_widget_set_margin_bottom (widget, margin / 2);
}

static void
make_wide (RungCareerPage *self)
{
  self->wide = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->title = make_label ("title-2");
  self->line = make_label ("dim-label");
  self->hints = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->canvas = rung_timeline_canvas_new ();
  self->legend = make_legend ();
  /* A ladder whose roles are all hidden, or that has none. */
  self->empty = make_label ("dim-label");
  gtk_label_set_label (GTK_LABEL (self->empty), _("This plan’s ladder shows no roles. Add one, or show a hidden one again, in the plan’s ladder."));
  gtk_widget_set_vexpand (self->canvas, TRUE);
  gtk_widget_set_margin_top (self->canvas, 6);
  set_margins (self->wide, MARGIN_PX);
  gtk_box_append (GTK_BOX (self->wide), self->title);
  gtk_box_append (GTK_BOX (self->wide), self->line);
  gtk_box_append (GTK_BOX (self->wide), self->hints);
  gtk_box_append (GTK_BOX (self->wide), self->empty);
  gtk_box_append (GTK_BOX (self->wide), self->canvas);
  gtk_box_append (GTK_BOX (self->wide), self->legend);
  gtk_widget_set_parent (self->wide, GTK_WIDGET (self));
}

static void
make_narrow (RungCareerPage *self)
{
  self->narrow = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->narrow_hints = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = rung_career_list_new ();
  set_margins (self->narrow, NARROW_MARGIN_PX);
  gtk_box_append (GTK_BOX (self->narrow), self->narrow_hints);
  gtk_box_append (GTK_BOX (self->narrow), self->list);
  gtk_widget_set_parent (self->narrow, GTK_WIDGET (self));
}

static void
rung_career_page_dispose (GObject *object)
{
  RungCareerPage *self = RUNG_CAREER_PAGE (object);

  g_clear_pointer (&self->wide, gtk_widget_unparent);
  g_clear_pointer (&self->narrow, gtk_widget_unparent);
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
  gtk_widget_class_set_css_name (widget_class, "careerpage");
}

static void
rung_career_page_init (RungCareerPage *self)
{
  make_wide (self);
  make_narrow (self);
}

GtkWidget *
rung_career_page_new (void)
{
  return g_object_new (RUNG_TYPE_CAREER_PAGE, NULL);
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
  gtk_widget_set_visible (self->empty, timeline->rungs->len == 0);
  rung_career_list_set (RUNG_CAREER_LIST (self->list), plan, timeline);
  rung_timeline_canvas_set (RUNG_TIMELINE_CANVAS (self->canvas), plan, timeline);
}

gboolean
rung_career_page_focus_role (RungCareerPage *self,
                             const char     *role_uid)
{
  g_return_val_if_fail (RUNG_IS_CAREER_PAGE (self), FALSE);

  if (gtk_widget_get_child_visible (self->narrow))
    return rung_career_list_focus_role (RUNG_CAREER_LIST (self->list), role_uid);
  return rung_timeline_canvas_focus_role (RUNG_TIMELINE_CANVAS (self->canvas), role_uid);
}

GtkWidget *
rung_career_page_get_current (RungCareerPage *self)
{
  g_return_val_if_fail (RUNG_IS_CAREER_PAGE (self), NULL);

  if (gtk_widget_get_child_visible (self->narrow))
    return rung_career_list_get_current (RUNG_CAREER_LIST (self->list));
  return rung_timeline_canvas_get_current (RUNG_TIMELINE_CANVAS (self->canvas));
}
