/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "rung-goal-order.h"
#include "rung-store.h"

G_BEGIN_DECLS

/* One line of the list: a goal, or the head of a group. */
#define RUNG_TYPE_GOAL_LINE (rung_goal_line_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalLine, rung_goal_line, RUNG, GOAL_LINE, GObject)
/* Signal ::changed (), when what it shows did. */

const char *rung_goal_line_get_uid     (RungGoalLine *self); /* (nullable): a head */
RungGroup   rung_goal_line_get_group   (RungGoalLine *self);
char       *rung_goal_line_dup_title   (RungGoalLine *self) G_GNUC_WARN_UNUSED_RESULT; /* of its group */
guint       rung_goal_line_get_count   (RungGoalLine *self); /* the goals of its group */
gboolean    rung_goal_line_is_first    (RungGoalLine *self); /* of its group */
gboolean    rung_goal_line_is_last     (RungGoalLine *self);
gboolean    rung_goal_line_is_shown    (RungGoalLine *self); /* in the detail pane */
gboolean    rung_goal_line_is_choosable (RungGoalLine *self); /* several are being selected */
gboolean    rung_goal_line_is_selected (RungGoalLine *self);

/* The goals of a plan, grouped and sorted, as a flat GListModel of RungGoalLine. */
#define RUNG_TYPE_GOAL_LIST (rung_goal_list_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalList, rung_goal_list, RUNG, GOAL_LIST, GObject)
/* Signals ::updating () before lines or counts change, ::updated () after that, and
 * ::selection-changed (). */

RungGoalList *rung_goal_list_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void          rung_goal_list_set_store (RungGoalList   *self,
                                        RungStore      *store);
RungStore    *rung_goal_list_get_store (RungGoalList   *self);
void          rung_goal_list_set_view  (RungGoalList   *self,
                                        RungGoalFilter  filter,
                                        RungGoalSort    sort,
                                        const char     *text);
void          rung_goal_list_set_shown (RungGoalList   *self,
                                        const char     *uid);
guint         rung_goal_list_get_count (RungGoalList   *self,
                                        RungGoalFilter  filter);
gboolean      rung_goal_list_find      (RungGoalList   *self,
                                        const char     *uid,
                                        guint          *position); /* of its line */
const char   *rung_goal_list_get_uid_at (RungGoalList  *self,
                                         guint          position); /* (nullable) */

/* Which are selected; only while they are choosable. */
void          rung_goal_list_set_choosable   (RungGoalList *self,
                                              gboolean      is_choosable);
void          rung_goal_list_select          (RungGoalList *self,
                                              const char   *uid,
                                              gboolean      is_selected);
void          rung_goal_list_select_range    (RungGoalList *self,
                                              guint         from,
                                              guint         to);
gboolean      rung_goal_list_is_selected     (RungGoalList *self,
                                              const char   *uid);
GStrv         rung_goal_list_dup_selected    (RungGoalList *self) G_GNUC_WARN_UNUSED_RESULT; /* in order */
guint         rung_goal_list_get_n_selected  (RungGoalList *self);

G_END_DECLS
