/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-record.h"

G_BEGIN_DECLS

/* What the ladder says about a role, as lines of a box. */
void rung_role_about_fill (GtkBox     *box,
                           RungRecord *role);

G_END_DECLS
