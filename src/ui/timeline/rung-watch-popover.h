/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* What a watch point means, with the moves to the side that can be noted down. */
#define RUNG_TYPE_WATCH_POPOVER (rung_watch_popover_get_type ())
G_DECLARE_FINAL_TYPE (RungWatchPopover, rung_watch_popover, RUNG, WATCH_POPOVER, GtkPopover)

GtkWidget *rung_watch_popover_new      (void);
void       rung_watch_popover_set_role (RungWatchPopover *self,
                                        RungRecord       *role);

G_END_DECLS
