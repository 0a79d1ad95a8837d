/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands at the top of a goal's pane.  It shows; the pane acts. */

#include "rung-goal-head.h"

#include <glib/gi18n.h>

#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-progress.h"
#include "rung-ui.h"

struct _RungGoalHead
{
  GtkWidget       parent_instance;

  GtkLabel       *title_label;
  GtkLabel       *subtitle_label;
  GtkLabel       *due_label;
  GtkLabel       *status_label;
  GtkProgressBar *progress_bar;
  GtkLabel       *progress_label;
  GtkWidget      *close_button;
  GtkWidget      *complete_button;
  GtkWidget      *reopen_button;
};

G_DEFINE_FINAL_TYPE (RungGoalHead, rung_goal_head, GTK_TYPE_WIDGET)

static void
set_late (GtkWidget *widget,
          gboolean   is_late)
{
  if (is_late)
    gtk_widget_add_css_class (widget, "late");
  else
    gtk_widget_remove_css_class (widget, "late");
}

static void
show_pills (RungGoalHead *self,
            RungRecord   *goal)
{
  RungWords *words = rung_ui_get_words ();
  guint32 today = rung_clock_get_today ();
  g_autofree char *lateness = rung_goal_is_open (goal) ? rung_phrase_lateness (words, goal, today) : NULL;
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);

  gtk_label_set_label (self->status_label, rung_phrase_enum (words, RUNG_KIND_GOAL, RUNG_GOAL_STATUS, status));
  gtk_label_set_label (self->due_label, lateness != NULL ? lateness : "");
  gtk_widget_set_visible (GTK_WIDGET (self->due_label), lateness != NULL);
  set_late (GTK_WIDGET (self->due_label), rung_goal_is_overdue (goal, today));
  set_late (GTK_WIDGET (self->progress_bar), rung_goal_is_overdue (goal, today));
}

static void
show_progress (RungGoalHead *self,
               RungPlan     *plan,
               RungRecord   *goal)
{
  double fraction = rung_progress_of_goal (plan, goal);
  g_autoptr(GPtrArray) steps = rung_plan_list_steps (plan, rung_record_get_uid (goal));
  g_autofree char *text = NULL;
  guint done = 0;

  for (guint i = 0; i < steps->len; i++)
    done += rung_record_has (g_ptr_array_index (steps, i), RUNG_STEP_DONE_DAY);
  if (rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY) == RUNG_PROGRESS_BY_STEPS && steps->len > 0)
    text = rung_phrase_steps (rung_ui_get_words (), done, steps->len);
  else
    /* Translators: the progress of a goal. */
    text = g_strdup_printf (_("%d %%"), (int) (fraction * 100 + 0.5));
  gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  gtk_label_set_label (self->progress_label, text);
}

static void
rung_goal_head_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rung_goal_head_parent_class)->dispose (object);
}

static void
rung_goal_head_class_init (RungGoalHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_goal_head_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-goal-head.ui");
  gtk_widget_class_bind_template_child (widget_class, RungGoalHead, title_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalHead, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalHead, due_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalHead, status_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalHead, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, RungGoalHead, progress_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalHead, close_button);
  gtk_widget_class_bind_template_child (widget_class, RungGoalHead, complete_button);
  gtk_widget_class_bind_template_child (widget_class, RungGoalHead, reopen_button);
}

static void
rung_goal_head_init (RungGoalHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rung_goal_head_show:
 * @self: a head
 * @plan: the plan
 * @goal: a goal of @plan
 *
 * Shows how a goal stands now.
 */
void
rung_goal_head_show (RungGoalHead *self,
                     RungPlan     *plan,
                     RungRecord   *goal)
{
  g_autoptr(GPtrArray) served = rung_plan_list_responsibilities_of_goal (plan, rung_record_get_uid (goal));
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *title = rung_phrase_title (goal, NULL);
  gboolean can_reopen = !rung_goal_is_open (goal) || rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_PAUSED;

  g_return_if_fail (RUNG_IS_GOAL_HEAD (self));

  for (guint i = 0; i < served->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " · " : "",
                            rung_record_title (g_ptr_array_index (served, i), rung_ui_get_language ()));
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->subtitle_label, names->str);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), names->len > 0);
  gtk_widget_set_visible (self->complete_button, rung_goal_is_open (goal));
  gtk_widget_set_visible (self->reopen_button, can_reopen);
  show_pills (self, goal);
  show_progress (self, plan, goal);
}

void
rung_goal_head_set_closable (RungGoalHead *self,
                             gboolean      is_closable)
{
  g_return_if_fail (RUNG_IS_GOAL_HEAD (self));

  gtk_widget_set_visible (self->close_button, is_closable);
}

/**
 * rung_goal_head_focus:
 * @self: a head
 *
 * Puts the focus on what is next to do with the goal: to complete it, or to reopen it.
 */
void
rung_goal_head_focus (RungGoalHead *self)
{
  g_return_if_fail (RUNG_IS_GOAL_HEAD (self));

  gtk_widget_grab_focus (gtk_widget_get_visible (self->complete_button) ? self->complete_button : self->reopen_button);
}
