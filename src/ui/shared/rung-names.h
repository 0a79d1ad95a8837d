/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names the focusable parts that libadwaita and GTK put inside their own widgets. */
void rung_names_mend (GtkWidget  *root,
                      const char *name);

G_END_DECLS
