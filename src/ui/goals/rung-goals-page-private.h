/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-goal-list.h"
#include "rung-goal-row.h"
#include "rung-goals-page.h"
#include "rung-quick-add.h"

G_BEGIN_DECLS

/* Shared by rung-goals-page.c (what is shown), rung-goals-actions.c (what can be done with
 * goals), rung-goals-input.c (keys, clicks, the menu) and rung-goals-order.c (dragging). */
struct _RungGoalsPage
{
  GtkWidget       parent_instance;

  GtkWidget      *tool_clamp;
  AdwBin         *quick_add_bin;
  RungQuickAdd   *quick_add; /* (nullable) until the page is first seen */
  GtkBox         *tool_box;
  GtkSearchEntry *search_entry;
  GtkWidget      *chip_box;
  GtkMenuButton  *sort_button;
  GtkToggleButton *select_button;
  GtkStack       *stack;
  AdwStatusPage  *nothing_page;
  GtkListView    *list_view;
  GtkRevealer    *bar_revealer;
  GtkLabel       *selected_label;
  GtkWidget      *bar_box;
  GtkMenuButton  *due_button;
  GtkEntry       *due_entry;
  GtkMenuButton  *drop_button;
  GtkEntry       *reason_entry;

  RungGoalList   *goals;
  RungStore      *store; /* listed when the page is first seen */
  RungGoalFilter  filter;
  RungGoalSort    sort;
  gboolean        is_narrow;
  gboolean        is_selecting;
  guint           anchor;       /* the line that a range of selected ones starts from */

  /* Where the focus was before the list changed. */
  gboolean        had_focus;
  char           *focus_uid;
  RungGroup       focus_group;
  char           *next_uid;
  char           *previous_uid;
};

/* --- rung-goals-page.c --- */
RungGoalRow *rung_goals_page_get_focus_row (RungGoalsPage *self); /* (nullable) */
const char  *rung_goals_page_get_focus_uid (RungGoalsPage *self); /* (nullable) */
gboolean     rung_goals_page_focus_line    (RungGoalsPage *self,
                                            guint          position);
void         rung_goals_page_focus_uid     (RungGoalsPage *self,
                                            const char    *uid);
void         rung_goals_page_set_selecting (RungGoalsPage *self,
                                            gboolean       is_selecting);
RungPlan    *rung_goals_page_get_plan      (RungGoalsPage *self); /* (nullable) */

/* --- rung-goals-actions.c --- */
void         rung_goals_page_install_actions (GtkWidgetClass *widget_class);
void         rung_goals_page_update_actions  (RungGoalsPage  *self);
void         rung_goals_page_due_day_entered (RungGoalsPage  *self);
void         rung_goals_page_reason_entered  (RungGoalsPage  *self);
/* The selected ones, or else the one with the focus; ends with NULL. */
GStrv        rung_goals_page_dup_targets     (RungGoalsPage  *self) G_GNUC_WARN_UNUSED_RESULT;

/* --- rung-goals-input.c --- */
void         rung_goals_page_add_keys        (RungGoalsPage  *self);
void         rung_goals_page_add_clicks      (RungGoalsPage  *self,
                                              RungGoalRow    *row);

/* --- rung-goals-order.c --- */
void         rung_goals_page_add_drag        (RungGoalsPage  *self,
                                              RungGoalRow    *row);
void         rung_goals_page_move_by         (RungGoalsPage  *self,
                                              int             n_lines);

G_END_DECLS
