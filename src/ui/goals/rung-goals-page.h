/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-store.h"

G_BEGIN_DECLS

/* All goals of the plan, grouped by how soon they are due. */
#define RUNG_TYPE_GOALS_PAGE (rung_goals_page_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalsPage, rung_goals_page, RUNG, GOALS_PAGE, GtkWidget)
/* Signal ::goal-activated (const char *goal_uid) */

GtkWidget *rung_goals_page_new       (void);
void       rung_goals_page_set_store (RungGoalsPage *self,
                                      RungStore     *store);
void       rung_goals_page_set_shown (RungGoalsPage *self,
                                      const char    *goal_uid);

G_END_DECLS
