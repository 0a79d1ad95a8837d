/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* A responsibility's newest ratings of both sides, as dots and words; opens the chooser. */
#define RUNG_TYPE_RATING_BUTTON (rung_rating_button_get_type ())
G_DECLARE_FINAL_TYPE (RungRatingButton, rung_rating_button, RUNG, RATING_BUTTON, GtkButton)

GtkWidget *rung_rating_button_new  (void);
void       rung_rating_button_show (RungRatingButton *self,
                                    RungPlan         *plan,
                                    RungRecord       *responsibility);

G_END_DECLS
