/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-record.h"

G_BEGIN_DECLS

/* Canonical JSON, two spaces a level, LF.  On the stack. */
typedef struct
{
  GString  *text;
  guint     depth;
  gboolean  first; /* nothing stands in the open bracket yet */
} RungJsonWriter;

void    rung_json_writer_init        (RungJsonWriter   *self);
GBytes *rung_json_writer_end         (RungJsonWriter   *self) G_GNUC_WARN_UNUSED_RESULT;
void    rung_json_writer_open        (RungJsonWriter   *self,
                                      const char       *name,
                                      char              bracket);
void    rung_json_writer_close       (RungJsonWriter   *self,
                                      char              bracket);
void    rung_json_writer_add_text    (RungJsonWriter   *self,
                                      const char       *name,
                                      const char       *text);
void    rung_json_writer_add_integer (RungJsonWriter   *self,
                                      const char       *name,
                                      gint64            value);
void    rung_json_writer_add_field   (RungJsonWriter   *self,
                                      const char       *name,
                                      const RungRecord *record,
                                      guint             field);

G_END_DECLS
