/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Puts lines of text onto a surface, see rung-glyphs.c. */
typedef struct _RungGlyphs RungGlyphs;

RungGlyphs *rung_glyphs_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void        rung_glyphs_free      (RungGlyphs *self);
/* The line begins at the current point; it has no attributes. */
void        rung_glyphs_show_line (RungGlyphs *self, cairo_t *cr, PangoLayoutLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungGlyphs, rung_glyphs_free)

G_END_DECLS
