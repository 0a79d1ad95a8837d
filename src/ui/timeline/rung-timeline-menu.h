/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-thing.h"

G_BEGIN_DECLS

/* What can be done with a thing of the timeline, of the actions that
 * rung-timeline-actions.c and the window have. */
GMenuModel *rung_timeline_menu_new   (const RungThing *thing,
                                      RungPlan        *plan,
                                      guint32          today) G_GNUC_WARN_UNUSED_RESULT;
/* Shows it over a page of the timeline; NULL if there is nothing to do. */
GtkWidget  *rung_timeline_menu_popup (GtkWidget       *over,
                                      const RungThing *thing,
                                      double           x,
                                      double           y);

G_END_DECLS
