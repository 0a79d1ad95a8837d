/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-thing.h"

G_BEGIN_DECLS

/* What there is to know about a thing at a glance. */
#define RUNG_TYPE_HOVER_CARD (rung_hover_card_get_type ())
G_DECLARE_FINAL_TYPE (RungHoverCard, rung_hover_card, RUNG, HOVER_CARD, GtkWidget)

GtkWidget *rung_hover_card_new       (void);
void       rung_hover_card_set_lines (RungHoverCard   *self,
                                      GStrv            lines); /* the first is the title */
/* Shows cards where the pointer rests within a widget, as its tooltips. */
void       rung_hover_card_attach    (GtkWidget       *widget);
/* Shows a card over a widget until it is dismissed: for keys and fingers. */
void       rung_hover_card_popup     (GtkWidget       *over,
                                      const RungThing *thing,
                                      double           x,
                                      double           y);

G_END_DECLS
