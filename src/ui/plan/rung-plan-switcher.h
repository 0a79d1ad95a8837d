/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-library.h"

G_BEGIN_DECLS

/* The popover of the header's plan button: every plan on this machine. */
#define RUNG_TYPE_PLAN_SWITCHER (rung_plan_switcher_get_type ())
G_DECLARE_FINAL_TYPE (RungPlanSwitcher, rung_plan_switcher, RUNG, PLAN_SWITCHER, GtkPopover)
/* Signal ::plan-chosen (const char *path) */

GtkWidget *rung_plan_switcher_new         (RungLibrary      *library);
void       rung_plan_switcher_set_current (RungPlanSwitcher *self,
                                           const char       *path);

G_END_DECLS
