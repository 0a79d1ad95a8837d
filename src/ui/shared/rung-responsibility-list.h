/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* The responsibilities of a plan in the order to choose from, as uids (of char *), and
 * beside them their names for a drop-down: "Engineer · Diagnose the hardest faults". */
GPtrArray     *rung_responsibility_list_uids  (RungPlan   *plan,
                                               guint32     today) G_GNUC_WARN_UNUSED_RESULT;
GtkStringList *rung_responsibility_list_names (RungPlan   *plan,
                                               GPtrArray  *uids) G_GNUC_WARN_UNUSED_RESULT;
char          *rung_responsibility_list_name  (RungPlan   *plan,
                                               const char *uid) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
