/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The details of a step.  It stays open while several are changed. */

#include "rung-step-popover.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rung-choice-row.h"
#include "rung-field-row.h"
#include "rung-names.h"
#include "rung-ui.h"

#define WIDTH_PX 280

struct _RungStepPopover
{
  GtkPopover     parent_instance;

  RungChoiceRow *owner_row;
  RungFieldRow  *due_row;
  RungFieldRow  *done_day_row;
  GtkWidget     *up_button;
  GtkWidget     *down_button;
};

enum
{
  MOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungStepPopover, rung_step_popover, GTK_TYPE_POPOVER)

static void
up_cb (RungStepPopover *self)
{
  g_signal_emit (self, signals[MOVED], 0, -1);
}

static void
down_cb (RungStepPopover *self)
{
  g_signal_emit (self, signals[MOVED], 0, 1);
}

static void
rung_step_popover_class_init (RungStepPopoverClass *klass)
{
  signals[MOVED] = g_signal_new ("moved", RUNG_TYPE_STEP_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkWidget *
add_button (RungStepPopover *self,
            GtkWidget       *box,
            const char      *label,
            void           (*clicked) (RungStepPopover *self))
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", label, "hexpand", TRUE, NULL);

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_buttons (RungStepPopover *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 6, "homogeneous", TRUE, NULL);

  self->up_button = add_button (self, box, _("Move Up"), up_cb);
  self->down_button = add_button (self, box, _("Move Down"), down_cb);
  return box;
}

static GtkWidget *
make_list (RungStepPopover *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->owner_row = g_object_new (RUNG_TYPE_CHOICE_ROW, "field", "step.owner", NULL);
  self->due_row = RUNG_FIELD_ROW (rung_field_row_new ("step.due", NULL));
  self->done_day_row = RUNG_FIELD_ROW (rung_field_row_new ("step.done_day", NULL));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->owner_row));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->due_row));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->done_day_row));
  return list;
}

static void
rung_step_popover_init (RungStepPopover *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9,
                                 "width-request", WIDTH_PX, "margin-start", 3, "margin-end", 3, "margin-top", 3,
                                 "margin-bottom", 3, NULL);

  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  rung_ui_set_name (self, _("Details of the Step"));
  rung_names_mend (GTK_WIDGET (self), _("Details of the Step"));
}

GtkWidget *
rung_step_popover_new (void)
{
  return g_object_new (RUNG_TYPE_STEP_POPOVER, NULL);
}

/**
 * rung_step_popover_show:
 * @self: a popover in a window
 * @plan: the plan
 * @step: a step of @plan
 *
 * Shows a step as it is now.
 */
void
rung_step_popover_show (RungStepPopover *self,
                        RungPlan        *plan,
                        RungRecord      *step)
{
  g_autoptr(GPtrArray) steps = rung_plan_list_steps (plan, rung_record_get_text (step, RUNG_STEP_GOAL));

  g_return_if_fail (RUNG_IS_STEP_POPOVER (self));

  rung_choice_row_set_record (self->owner_row, step);
  rung_field_row_set_record (self->due_row, step);
  rung_field_row_set_record (self->done_day_row, step);
  gtk_widget_set_visible (GTK_WIDGET (self->done_day_row), rung_record_has (step, RUNG_STEP_DONE_DAY));
  gtk_widget_set_sensitive (self->up_button, steps->len > 0 && steps->pdata[0] != step);
  gtk_widget_set_sensitive (self->down_button, steps->len > 0 && steps->pdata[steps->len - 1] != step);
}
