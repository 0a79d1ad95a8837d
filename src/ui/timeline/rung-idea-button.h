/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-record.h"

G_BEGIN_DECLS

/* "Add a goal" with ideas to start from; does "timeline.add-goal". */
#define RUNG_TYPE_IDEA_BUTTON (rung_idea_button_get_type ())
G_DECLARE_FINAL_TYPE (RungIdeaButton, rung_idea_button, RUNG, IDEA_BUTTON, GtkButton)

GtkWidget *rung_idea_button_new  (void);
void       rung_idea_button_show (RungIdeaButton *self,
                                  RungRecord     *responsibility);

G_END_DECLS
