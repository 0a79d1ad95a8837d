/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of the accelerator table: what the application binds and the shortcuts
 * window shows. */
typedef struct
{
  const char *group;  /* N_(): the first line of a group names it; else NULL */
  const char *title;  /* N_() */
  const char *action; /* detailed; NULL: bound elsewhere, only shown */
  const char *accels[3];
  gboolean    is_either; /* two keys, not all from the first to the second */
} RungShortcut;

const RungShortcut *rung_shortcuts_get   (guint          *n_shortcuts);
void                rung_shortcuts_apply (GtkApplication *application);

G_END_DECLS
