/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-career-page.h"

G_BEGIN_DECLS

struct _RungCareerPage
{
  GtkWidget  parent_instance;

  GtkWidget *title, *line;
  GtkWidget *zoom_bar;
  GtkWidget *hints;
  GtkWidget *stack;  /* "timeline", "empty"; more ways to see the same go in here */
  GtkWidget *canvas;
  GtkWidget *table;  /* the same as "table" */
  GtkWidget *below;  /* what belongs to the timeline and stands below it */
  GtkWidget *overview, *tray; /* in it */
  GtkWidget *legend;

  GtkWidget *narrow_bar, *list_button, *timeline_button, *zoom_button;
  GtkWidget *narrow_hints;
  GtkWidget *list_window, *list;

  gboolean   is_narrow;
  gboolean   is_table;
  gboolean   is_opening;
  guint      frames_until_scroll;
  guint      scroll_tick, follow_tick;
  int        frames_until_rest;
  gpointer   focus_before; /* only to compare */
};

/* rung-career-page-parts.c */
void rung_career_page_init_parts       (RungCareerPage *self);
void rung_career_page_class_init_parts (GtkWidgetClass *widget_class);

G_END_DECLS
