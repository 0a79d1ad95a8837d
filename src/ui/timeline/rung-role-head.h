/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-record.h"

G_BEGIN_DECLS

/* The head of an opened role: the way back, its title, what one can do with it, the zooms. */
#define RUNG_TYPE_ROLE_HEAD (rung_role_head_get_type ())
G_DECLARE_FINAL_TYPE (RungRoleHead, rung_role_head, RUNG, ROLE_HEAD, GtkWidget)

GtkWidget *rung_role_head_new        (void);
void       rung_role_head_set_role   (RungRoleHead *self,
                                      RungRecord   *role);
void       rung_role_head_focus_back (RungRoleHead *self);

G_END_DECLS
