/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "rung-store.h"

G_BEGIN_DECLS

typedef enum
{
  RUNG_GROUP_OVERDUE,
  RUNG_GROUP_QUARTER, /* due by the end of this quarter */
  RUNG_GROUP_LATER,
  RUNG_GROUP_NO_DATE,
  RUNG_GROUP_DONE,    /* and dropped */
  RUNG_N_GROUPS
} RungGroup;

/* One line of the list: a goal, or the head of a group. */
#define RUNG_TYPE_GOAL_LINE (rung_goal_line_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalLine, rung_goal_line, RUNG, GOAL_LINE, GObject)
/* Signal ::changed (), when what it shows did. */

const char *rung_goal_line_get_uid   (RungGoalLine *self); /* (nullable): a head */
RungGroup   rung_goal_line_get_group (RungGoalLine *self);
guint       rung_goal_line_get_count (RungGoalLine *self); /* of a head: its goals */
gboolean    rung_goal_line_is_first  (RungGoalLine *self); /* of its group */
gboolean    rung_goal_line_is_last   (RungGoalLine *self);
gboolean    rung_goal_line_is_shown  (RungGoalLine *self); /* in the detail pane */

/* The goals of a plan, grouped and sorted, as a flat GListModel of RungGoalLine. */
#define RUNG_TYPE_GOAL_LIST (rung_goal_list_get_type ())
G_DECLARE_FINAL_TYPE (RungGoalList, rung_goal_list, RUNG, GOAL_LIST, GObject)

RungGoalList *rung_goal_list_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void          rung_goal_list_set_store (RungGoalList *self,
                                        RungStore    *store);
RungStore    *rung_goal_list_get_store (RungGoalList *self);
void          rung_goal_list_set_shown (RungGoalList *self,
                                        const char   *uid);

G_END_DECLS
