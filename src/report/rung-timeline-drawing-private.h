/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-timeline-drawing.h"
#include "rung-typesetter.h"

G_BEGIN_DECLS

void rung_timeline_draw_with (cairo_t *cr, const RungTimeline *timeline, RungWords *words, RungTypesetter *typesetter, double width, double height);

G_END_DECLS
