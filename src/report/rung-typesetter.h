/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  RUNG_STYLE_TITLE,      /* the document's */
  RUNG_STYLE_HEADING,    /* a part's */
  RUNG_STYLE_SUBHEADING, /* a group's */
  RUNG_STYLE_FIGURE,     /* a large number */
  RUNG_STYLE_STRONG,
  RUNG_STYLE_BODY,
  RUNG_STYLE_SMALL,
  RUNG_STYLE_SMALL_STRONG,
  RUNG_STYLE_TINY,
  RUNG_STYLE_TINY_STRONG,
  RUNG_N_STYLES
} RungStyle;

typedef struct _RungTypesetter RungTypesetter;

RungTypesetter *rung_typesetter_new          (const char     *language) G_GNUC_WARN_UNUSED_RESULT;
void            rung_typesetter_free         (RungTypesetter *self);
/* Distance between the tops of two lines, and from a line's top to its baseline. */
double          rung_typesetter_get_leading  (RungTypesetter *self, RungStyle style);
double          rung_typesetter_get_baseline (RungTypesetter *self, RungStyle style);
/* At most @n_lines_max lines (0: any number), the last one ellipsized; width_pt < 0 never wraps. */
PangoLayout    *rung_typesetter_take         (RungTypesetter *self, RungStyle style, const char *text, double width_pt, guint n_lines_max) G_GNUC_WARN_UNUSED_RESULT;
/* The first lines of a long text: *n_lines lines of the layout count, and they end after *n_bytes. */
PangoLayout    *rung_typesetter_take_part    (RungTypesetter *self, RungStyle style, const char *text, double width_pt, gsize *n_bytes, guint *n_lines) G_GNUC_WARN_UNUSED_RESULT;
gboolean        rung_typesetter_is_long      (const char *text); /* better taken in parts */
void            rung_typesetter_give_back    (RungTypesetter *self, PangoLayout *layout);
/* TRUE only if @text surely takes one line of @width_pt; FALSE says nothing. */
gboolean        rung_typesetter_fits_line    (RungTypesetter *self, RungStyle style, const char *text, double width_pt);
guint           rung_typesetter_count_lines  (RungTypesetter *self, RungStyle style, const char *text, double width_pt, guint n_lines_max);
/* Text of a person's as it may stand on paper; NULL if @text is good as it is. */
char           *rung_typesetter_clean        (const char *text, gboolean one_line) G_GNUC_WARN_UNUSED_RESULT;
/* Characters no font had, over all texts so far that were drawn or measured by Pango. */
guint           rung_typesetter_get_n_unknown (RungTypesetter *self);
void            rung_typesetter_watch_unknown (RungTypesetter *self);
/* A line of a layout; it begins at the current point. */
void            rung_typesetter_show_line    (RungTypesetter *self, cairo_t *cr, PangoLayoutLine *line);
/* One line of text whose top left (right, if x_align is 1) corner is at @x, @y; returns its width. */
double          rung_typesetter_draw         (RungTypesetter *self, cairo_t *cr, RungStyle style, const char *text, double x, double y, double width_pt, double x_align);
double          rung_typesetter_get_width    (RungTypesetter *self, RungStyle style, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungTypesetter, rung_typesetter_free)

G_END_DECLS
