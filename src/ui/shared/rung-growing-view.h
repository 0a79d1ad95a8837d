/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text view that is as high as its text, without scrolling. */
#define RUNG_TYPE_GROWING_VIEW (rung_growing_view_get_type ())
G_DECLARE_FINAL_TYPE (RungGrowingView, rung_growing_view, RUNG, GROWING_VIEW, GtkTextView)

G_END_DECLS
