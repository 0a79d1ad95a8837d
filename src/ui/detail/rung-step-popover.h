/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* What a step has beside its title: who does it, until when, and its place. */
#define RUNG_TYPE_STEP_POPOVER (rung_step_popover_get_type ())
G_DECLARE_FINAL_TYPE (RungStepPopover, rung_step_popover, RUNG, STEP_POPOVER, GtkPopover)
/* Signal ::moved (int), when the step is to go up (-1) or down (1). */

GtkWidget *rung_step_popover_new  (void);
void       rung_step_popover_show (RungStepPopover *self,
                                   RungPlan        *plan,
                                   RungRecord      *step);

G_END_DECLS
