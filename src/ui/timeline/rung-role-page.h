/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-plan.h"
#include "rung-time-pane.h"

G_BEGIN_DECLS

/* A role opened: its title with the way back, what the ladder says about it, its lanes. */
#define RUNG_TYPE_ROLE_PAGE (rung_role_page_get_type ())
G_DECLARE_FINAL_TYPE (RungRolePage, rung_role_page, RUNG, ROLE_PAGE, GtkWidget)

GtkWidget *rung_role_page_new  (void);
gboolean   rung_role_page_show (RungRolePage *self,
                                RungPlan     *plan,
                                const char   *role_uid,
                                guint32       today);
void       rung_role_page_set_table (RungRolePage *self,
                                     gboolean      is_table);
void       rung_role_page_focus_back (RungRolePage *self);
RungTimePane *rung_role_page_get_pane (RungRolePage *self);

G_END_DECLS
