/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-timeline-layout.h"

G_BEGIN_DECLS

/* The width of a rung that holds its ring when the words stand outside. */
#define RUNG_RUNG_BUTTON_MARK_WIDTH_PX 38

/* A rung of the ladder: a button that says the role's sentence and does "timeline.open-role". */
#define RUNG_TYPE_RUNG_BUTTON (rung_rung_button_get_type ())
G_DECLARE_FINAL_TYPE (RungRungButton, rung_rung_button, RUNG, RUNG_BUTTON, GtkButton)

GtkWidget  *rung_rung_button_new           (void);
const char *rung_rung_button_get_role_uid  (RungRungButton         *self);
const char *rung_rung_button_get_stay_uid  (RungRungButton         *self); /* nullable: of a role that has no stay yet */
RungSpan    rung_rung_button_get_span      (RungRungButton         *self);
void        rung_rung_button_set_rung      (RungRungButton         *self,
                                            RungPlan               *plan,
                                            const RungTimelineRung *rung,
                                            guint32                 today);
void        rung_rung_button_measure_label (RungRungButton         *self,
                                            double                 *width,
                                            double                 *height);
void        rung_rung_button_place         (RungRungButton         *self,
                                            const RungBox          *body,
                                            const RungBox          *label,
                                            GtkAllocation          *place);

/* What a rung's state is called, for CSS: "past", "current", "planned". */
const char *rung_rung_state_get_css_class  (RungRungState           state);

G_END_DECLS
