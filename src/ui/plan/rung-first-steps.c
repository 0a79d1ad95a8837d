/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A card over the timeline of a plan that has no ratings or no goals yet. */

#include "rung-first-steps.h"

#include <glib/gi18n.h>

#include "rung-paths.h"
#include "rung-progress.h"

struct _RungFirstSteps
{
  GtkWidget     parent_instance;

  GtkWidget    *rate_child;
  GtkLabel     *rate_label;
  GtkWidget    *goal_child;

  RungStore    *store;
  GSignalGroup *store_signals;
  gboolean      is_dismissed;
};

G_DEFINE_FINAL_TYPE (RungFirstSteps, rung_first_steps, GTK_TYPE_WIDGET)

static guint
count_unrated (RungPlan *plan)
{
  RungRecord *role = rung_plan_get_current_role (plan, rung_clock_get_today ());

  /* One rating is enough to know how it is done. */
  if (role == NULL || rung_plan_get_n_records (plan, RUNG_KIND_RATING) > 0)
    return 0;
  return rung_progress_of_role (plan, rung_record_get_uid (role)).unrated;
}

static void
update (RungFirstSteps *self)
{
  RungPlan *plan = self->store != NULL ? rung_store_get_plan (self->store) : NULL;
  guint unrated = plan != NULL ? count_unrated (plan) : 0;
  gboolean needs_goal = plan != NULL && rung_plan_get_n_records (plan, RUNG_KIND_GOAL) == 0;
  g_autofree char *text = g_strdup_printf (ngettext ("Rate yourself on %u responsibility",
                                                     "Rate yourself on %u responsibilities", unrated), unrated);

  gtk_label_set_label (self->rate_label, text);
  gtk_widget_set_visible (self->rate_child, unrated > 0);
  gtk_widget_set_visible (self->goal_child, needs_goal);
  gtk_widget_set_visible (GTK_WIDGET (self), !self->is_dismissed && (unrated > 0 || needs_goal));
}

static void
dismiss_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RungFirstSteps *self = RUNG_FIRST_STEPS (widget);

  gtk_widget_child_focus (gtk_widget_get_parent (widget), GTK_DIR_TAB_FORWARD);
  self->is_dismissed = TRUE;
  update (self);
}

static void
rung_first_steps_dispose (GObject *object)
{
  RungFirstSteps *self = RUNG_FIRST_STEPS (object);

  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_FIRST_STEPS);
  G_OBJECT_CLASS (rung_first_steps_parent_class)->dispose (object);
}

static void
rung_first_steps_class_init (RungFirstStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_first_steps_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-first-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, RungFirstSteps, rate_child);
  gtk_widget_class_bind_template_child (widget_class, RungFirstSteps, rate_label);
  gtk_widget_class_bind_template_child (widget_class, RungFirstSteps, goal_child);
  gtk_widget_class_install_action (widget_class, "steps.dismiss", NULL, dismiss_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rung_first_steps_init (RungFirstSteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->store_signals = g_signal_group_new (RUNG_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "committed", G_CALLBACK (update), self);
}

GtkWidget *
rung_first_steps_new (void)
{
  return g_object_new (RUNG_TYPE_FIRST_STEPS, NULL);
}

void
rung_first_steps_set_store (RungFirstSteps *self,
                            RungStore      *store)
{
  g_return_if_fail (RUNG_IS_FIRST_STEPS (self));

  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  self->is_dismissed = FALSE;
  update (self);
}
