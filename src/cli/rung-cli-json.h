/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes JSON, two spaces a level.  Values follow one another; inside an object
 * each is preceded by its name. */
typedef struct
{
  GString *out;
  guint    depth;
  gboolean has_value; /* the open object or array has one already */
  gboolean has_name;
} RungCliJson;

void rung_cli_json_init    (RungCliJson *self,
                            GString     *out);
void rung_cli_json_begin   (RungCliJson *self,
                            char         bracket); /* { or [ */
void rung_cli_json_end     (RungCliJson *self,
                            char         bracket); /* } or ] */
void rung_cli_json_name    (RungCliJson *self,
                            const char  *name);
void rung_cli_json_text    (RungCliJson *self,
                            const char  *text);
void rung_cli_json_integer (RungCliJson *self,
                            gint64       value);
void rung_cli_json_number  (RungCliJson *self,
                            double       value);
void rung_cli_json_boolean (RungCliJson *self,
                            gboolean     value);
void rung_cli_json_null    (RungCliJson *self);

/* The shortest text that reads as the same number. */
const char *rung_cli_format_number (char   *buffer,
                                    gsize   size,
                                    double  value);

G_END_DECLS
