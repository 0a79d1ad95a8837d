/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Chooses a responsibility or a goal that evidence shows, by typing part of its name. */
#define RUNG_TYPE_TARGET_POPOVER (rung_target_popover_get_type ())
G_DECLARE_FINAL_TYPE (RungTargetPopover, rung_target_popover, RUNG, TARGET_POPOVER, GtkPopover)

/* Emits "chosen" with the kind (int) and the uid. */
GtkWidget *rung_target_popover_new (const char *evidence_uid);

G_END_DECLS
