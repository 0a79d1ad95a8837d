/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children one after the other, in as many rows as they need. */
#define RUNG_TYPE_WRAP_LAYOUT (rung_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (RungWrapLayout, rung_wrap_layout, RUNG, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
