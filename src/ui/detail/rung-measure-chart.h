/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-record.h"

G_BEGIN_DECLS

/* A small picture of a goal that goes by a measure: the line it was meant to take and
 * where it is today, with a sentence that says the same. */
#define RUNG_TYPE_MEASURE_CHART (rung_measure_chart_get_type ())
G_DECLARE_FINAL_TYPE (RungMeasureChart, rung_measure_chart, RUNG, MEASURE_CHART, GtkWidget)

GtkWidget *rung_measure_chart_new  (void);
gboolean   rung_measure_chart_show (RungMeasureChart *self,
                                    RungRecord       *goal,
                                    guint32           today);

G_END_DECLS
