/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Names the focusable parts that libadwaita and GTK put inside their own widgets. */
void rung_names_mend        (GtkWidget       *root,
                             const char      *name);
void rung_names_mend_toasts (AdwToastOverlay *overlay);

G_END_DECLS
