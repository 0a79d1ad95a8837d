/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-fields.h"

G_BEGIN_DECLS

/* A popover that rates one responsibility: give it to a GtkMenuButton, or set a
 * parent and pop it up.  It fills itself when it is shown and commits by itself. */
#define RUNG_TYPE_LEVEL_CHOOSER (rung_level_chooser_get_type ())
G_DECLARE_FINAL_TYPE (RungLevelChooser, rung_level_chooser, RUNG, LEVEL_CHOOSER, GtkPopover)

GtkWidget  *rung_level_chooser_new                (void);
const char *rung_level_chooser_get_responsibility (RungLevelChooser *self);
void        rung_level_chooser_set_responsibility (RungLevelChooser *self,
                                                   const char       *uid);
void        rung_level_chooser_set_by             (RungLevelChooser *self,
                                                   RungRatingBy      by);

G_END_DECLS
