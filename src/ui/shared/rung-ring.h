/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-progress.h"

G_BEGIN_DECLS

/* A ring that is full when every responsibility is met. */
#define RUNG_TYPE_RING (rung_ring_get_type ())
G_DECLARE_FINAL_TYPE (RungRing, rung_ring, RUNG, RING, GtkWidget)

GtkWidget *rung_ring_new          (void);
double     rung_ring_get_fraction (RungRing     *self);
void       rung_ring_set_fraction (RungRing     *self,
                                   double        fraction);
void       rung_ring_set_count    (RungRing     *self,
                                   RungMetCount  count);

G_END_DECLS
