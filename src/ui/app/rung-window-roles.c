/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Roles over time: the dialogues in which they are added, changed and left. */

#include "rung-window-private.h"

#include "rung-gap-dialog.h"
#include "rung-new-role-dialog.h"
#include "rung-stay-dialog.h"

static RungPlan *
get_plan (RungWindow *self)
{
  return self->store != NULL ? rung_store_get_plan (self->store) : NULL;
}

static void
new_role_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  RungPlan *plan = get_plan (RUNG_WINDOW (widget));

  if (plan != NULL)
    rung_dialog_present (rung_new_role_dialog_new (plan), widget);
}

static void
add_stay_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  RungPlan *plan = get_plan (RUNG_WINDOW (widget));

  if (plan != NULL)
    rung_dialog_present (rung_stay_dialog_new (plan, NULL, NULL, 0, 0), widget);
}

static void
edit_stay_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  RungPlan *plan = get_plan (RUNG_WINDOW (widget));
  const char *uid = g_variant_get_string (parameter, NULL);

  /* Another window may have removed it. */
  if (plan != NULL && rung_plan_find_record (plan, RUNG_KIND_STAY, uid) != NULL)
    rung_dialog_present (rung_stay_dialog_new (plan, uid, NULL, 0, 0), widget);
}

static void
add_gap_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RungPlan *plan = get_plan (RUNG_WINDOW (widget));

  if (plan != NULL)
    rung_dialog_present (rung_gap_dialog_new (plan, 0, 0), widget);
}

void
rung_window_class_install_role_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-role", NULL, new_role_cb);
  gtk_widget_class_install_action (widget_class, "win.add-stay", NULL, add_stay_cb);
  gtk_widget_class_install_action (widget_class, "win.edit-stay", "s", edit_stay_cb);
  gtk_widget_class_install_action (widget_class, "win.add-gap", NULL, add_gap_cb);
}
