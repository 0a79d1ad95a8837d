/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-words.h"

G_BEGIN_DECLS

/* Registers templates, style and words; before the first widget. */
void        rung_ui_init         (void);
void        rung_ui_init_words   (void);
void        rung_ui_init_direction   (void);
void        rung_ui_init_style   (void);

RungWords  *rung_ui_get_words    (void);
const char *rung_ui_get_language (void);

/* The name that assistive technology says for a widget. */
void        rung_ui_set_name     (gpointer    widget,
                                  const char *name);

/* The child of a widget that has the window's focus in it, or NULL: also while another
 * window is active, when GTK forgets the way to it. */
GtkWidget  *rung_ui_get_focus_child (GtkWidget *parent);

/* A child that has no place is not there for anybody, screen readers included. */
void        rung_ui_give_place   (GtkWidget  *child,
                                  gboolean    has_place);

/* A label of running text. */
GtkWidget  *rung_ui_new_label    (const char *text,
                                  const char *css_class);

G_END_DECLS
