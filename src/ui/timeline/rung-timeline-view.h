/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-store.h"

G_BEGIN_DECLS

/* The timeline: the first screen of a plan.  Signals: "goal-activated" (goal uid),
 * "add-goal" (responsibility uid or NULL, title to start from or NULL),
 * "role-edit" (role uid), "responsibility-edit" (responsibility uid). */
#define RUNG_TYPE_TIMELINE_VIEW (rung_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (RungTimelineView, rung_timeline_view, RUNG, TIMELINE_VIEW, GtkWidget)

GtkWidget *rung_timeline_view_new       (void);
void       rung_timeline_view_set_store (RungTimelineView *self,
                                         RungStore        *store);
void       rung_timeline_view_open_role (RungTimelineView *self,
                                         const char       *role_uid);
void       rung_timeline_view_refresh   (RungTimelineView *self);

G_END_DECLS
