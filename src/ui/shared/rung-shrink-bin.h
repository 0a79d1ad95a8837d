/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets a window become narrower than its present contents need, so that it can notice
 * and show the narrow form. */
#define RUNG_TYPE_SHRINK_BIN (rung_shrink_bin_get_type ())
G_DECLARE_FINAL_TYPE (RungShrinkBin, rung_shrink_bin, RUNG, SHRINK_BIN, GtkWidget)

void rung_shrink_bin_set_child (RungShrinkBin *self,
                                GtkWidget     *child);

G_END_DECLS
