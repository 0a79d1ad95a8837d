/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The helper that reminds while the window is closed: `rungctl remind`, started with the
 * session by an entry in the person's autostart folder. */
#define RUNG_REMINDERS_BUS_NAME RUNG_APPLICATION_ID ".Reminders"

gboolean  rung_autostart_is_on        (void);
/* Writes or removes the entry, and starts or stops the helper. */
gboolean  rung_autostart_set          (gboolean          is_on,
                                       GDBusConnection  *bus, /* nullable */
                                       GError          **error);
char     *rung_autostart_dup_path     (void) G_GNUC_WARN_UNUSED_RESULT;
/* The text of the entry for a program. */
char     *rung_autostart_build_entry  (const char       *program) G_GNUC_WARN_UNUSED_RESULT;
/* One of the two programs, beside this one, in the build folder, or on the path; nullable. */
char     *rung_autostart_find_program (const char       *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
