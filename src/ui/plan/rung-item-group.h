/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-record.h"

G_BEGIN_DECLS

/* A list of a role or a responsibility: for each item a row a language, with buttons that
 * move and remove it, and a row that adds one.  Without @add_title it is the five
 * descriptors, which are neither more nor fewer. */
#define RUNG_TYPE_ITEM_GROUP (rung_item_group_get_type ())
G_DECLARE_FINAL_TYPE (RungItemGroup, rung_item_group, RUNG, ITEM_GROUP, AdwPreferencesGroup)

GtkWidget *rung_item_group_new        (const char         *field,      /* "role.aliases" */
                                       const char *const  *languages,
                                       const char         *add_title); /* (nullable) */
void       rung_item_group_set_record (RungItemGroup      *self,
                                       RungRecord         *record);

G_END_DECLS
