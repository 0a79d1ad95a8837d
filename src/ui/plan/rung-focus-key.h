/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        rung_focus_key_set  (GtkWidget  *widget,
                                 const char *key);
/* The key of @widget or of what is nearest above it. */
const char *rung_focus_key_get  (GtkWidget  *widget); /* (nullable) */
GtkWidget  *rung_focus_key_find (GtkWidget  *root,
                                 const char *key);    /* (nullable) */

G_END_DECLS
