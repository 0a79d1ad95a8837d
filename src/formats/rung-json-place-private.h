/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One step from a value into one of its parts: a member (name set) or an
 * element of an array. */
typedef struct
{
  const char *member; /* nullable */
  guint       index;
} RungJsonStep;

const char *rung_json_find_place  (const char         *data,
                                   const RungJsonStep *steps,
                                   guint               n_steps);
char       *rung_json_dup_pointer (const RungJsonStep *steps,
                                   guint               n_steps) G_GNUC_WARN_UNUSED_RESULT;
char       *rung_json_dup_quoted  (const char         *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
