/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-quick.h"
#include "rung-store.h"

G_BEGIN_DECLS

/* One line to note a goal or a win down, and below it what was understood of it. */
#define RUNG_TYPE_QUICK_ADD (rung_quick_add_get_type ())
G_DECLARE_FINAL_TYPE (RungQuickAdd, rung_quick_add, RUNG, QUICK_ADD, GtkWidget)
/* Signals: ::added (const char *uid), of the goal or of the win's evidence; ::changed () */

GtkWidget *rung_quick_add_new       (void);
/* The plan whose responsibilities are meant; edits go to the committer above. */
void       rung_quick_add_set_store (RungQuickAdd  *self,
                                     RungStore     *store); /* (nullable) */
void       rung_quick_add_set_kind  (RungQuickAdd  *self,
                                     RungQuickKind  kind);
gboolean   rung_quick_add_is_ready  (RungQuickAdd  *self);
/* What Enter does. */
gboolean   rung_quick_add_submit    (RungQuickAdd  *self);

G_END_DECLS
