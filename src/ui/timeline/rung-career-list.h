/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-timeline.h"

G_BEGIN_DECLS

/* The ladder as a list of cards, the highest role on top: what a narrow window shows. */
#define RUNG_TYPE_CAREER_LIST (rung_career_list_get_type ())
G_DECLARE_FINAL_TYPE (RungCareerList, rung_career_list, RUNG, CAREER_LIST, GtkWidget)

GtkWidget *rung_career_list_new        (void);
void       rung_career_list_set        (RungCareerList *self,
                                        RungPlan       *plan,
                                        RungTimeline   *timeline);
gboolean   rung_career_list_focus_role (RungCareerList *self,
                                        const char     *role_uid);

GtkWidget *rung_career_list_get_current (RungCareerList *self); /* nullable, the card of the role one is in */

G_END_DECLS
