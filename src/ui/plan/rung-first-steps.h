/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-store.h"

G_BEGIN_DECLS

/* The first two things to do with a new plan; gone when they are done. */
#define RUNG_TYPE_FIRST_STEPS (rung_first_steps_get_type ())
G_DECLARE_FINAL_TYPE (RungFirstSteps, rung_first_steps, RUNG, FIRST_STEPS, GtkWidget)

GtkWidget *rung_first_steps_new       (void);
void       rung_first_steps_set_store (RungFirstSteps *self,
                                       RungStore      *store);

G_END_DECLS
