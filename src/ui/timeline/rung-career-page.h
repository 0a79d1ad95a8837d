/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* The first page of the timeline: title, what to do first, the ladder, the legend. */
#define RUNG_TYPE_CAREER_PAGE (rung_career_page_get_type ())
G_DECLARE_FINAL_TYPE (RungCareerPage, rung_career_page, RUNG, CAREER_PAGE, GtkWidget)

GtkWidget *rung_career_page_new        (void);
void       rung_career_page_show       (RungCareerPage *self,
                                        RungPlan       *plan,
                                        guint32         today);
gboolean   rung_career_page_focus_role (RungCareerPage *self,
                                        const char     *role_uid);

GtkWidget *rung_career_page_get_current (RungCareerPage *self); /* nullable, what shows the role one is in */

G_END_DECLS
