/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-plan.h"
#include "rung-time-pane.h"

G_BEGIN_DECLS

/* The first page of the timeline: title, what to do first, the ladder, the legend.
 * Actions: "timeline.zoom" (s), "timeline.zoom-in", "timeline.zoom-out",
 * "timeline.zoom-fit", "timeline.today". */
#define RUNG_TYPE_CAREER_PAGE (rung_career_page_get_type ())
G_DECLARE_FINAL_TYPE (RungCareerPage, rung_career_page, RUNG, CAREER_PAGE, GtkWidget)

GtkWidget *rung_career_page_new        (void);
void       rung_career_page_show       (RungCareerPage *self,
                                        RungPlan       *plan,
                                        guint32         today);
/* The next plan that is shown is another one: it opens as a whole, with the present role in sight. */
void       rung_career_page_open       (RungCareerPage *self);
gboolean   rung_career_page_focus_role (RungCareerPage *self,
                                        const char     *role_uid);
void       rung_career_page_set_table   (RungCareerPage *self,
                                         gboolean        is_table);
RungTimePane *rung_career_page_get_pane (RungCareerPage *self);

G_END_DECLS
