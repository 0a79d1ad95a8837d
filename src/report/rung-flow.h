/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "rung-ink.h"
#include "rung-paper.h"
#include "rung-typesetter.h"

G_BEGIN_DECLS

/* Rows of text and marks into pages, see rung-flow.c.  All lengths are points; x
 * counts from the left margin, dy from the top of the row. */
typedef struct _RungFlow RungFlow;

/* Draws what stands outside the margins of each page, or a picture in a row. */
typedef void (*RungFlowPageFunc) (RungFlow *flow, cairo_t *cr, guint page, gpointer data);
typedef void (*RungFlowDrawFunc) (RungFlow *flow, cairo_t *cr, double width, double height, gpointer data);
/* Adds the rows that stand at the top of each page of a table. */
typedef void (*RungFlowHeadFunc) (RungFlow *flow, gpointer data);

/* What a row is in the structure of the document. */
typedef enum { RUNG_TAG_PARAGRAPH, RUNG_TAG_H1, RUNG_TAG_H2 } RungTag;

typedef enum { RUNG_PLACED_ROW, RUNG_PLACED_TEXT, RUNG_PLACED_MARK } RungPlacedKind;

/* What was placed where, for tests: from the top left corner of the page. */
typedef struct
{
  RungPlacedKind kind;
  guint          page; /* from 1 */
  gboolean       is_heading;
  double         x, y, width, height;
} RungPlaced;

typedef void (*RungFlowWatchFunc) (const RungPlaced *placed, gpointer data);

RungFlow       *rung_flow_new            (const RungPaper *paper, RungTypesetter *typesetter, cairo_t *cr) G_GNUC_WARN_UNUSED_RESULT;
void            rung_flow_free           (RungFlow *self);
void            rung_flow_set_page_func  (RungFlow *self, RungFlowPageFunc func, gpointer data);
void            rung_flow_set_watch_func (RungFlow *self, RungFlowWatchFunc func, gpointer data);
const RungPaper *rung_flow_get_paper     (RungFlow *self);
RungTypesetter *rung_flow_get_typesetter (RungFlow *self);
gboolean        rung_flow_is_drawing     (RungFlow *self);
double          rung_flow_get_width      (RungFlow *self);
double          rung_flow_get_height     (RungFlow *self);
guint           rung_flow_get_page       (RungFlow *self); /* 0 before anything was placed */

/* A row: begin, what stands in it, end.  It keeps @gap_pt to the row above. */
void            rung_flow_begin_row      (RungFlow *self, double gap_pt);
double          rung_flow_text           (RungFlow *self, RungStyle style, RungInk ink, double x, double dy, double width, double x_align, guint n_lines_max, const char *text); /* returns the height */
void            rung_flow_link           (RungFlow *self, const char *destination, const char *uri); /* of the text before; one of the two */
void            rung_flow_mark           (RungFlow *self, RungMark mark, double x, double dy, double width, double height);
void            rung_flow_picture        (RungFlow *self, double x, double dy, double width, double height, RungFlowDrawFunc func, gpointer data);
void            rung_flow_set_band       (RungFlow *self, RungInk ink); /* behind the row */
void            rung_flow_set_padding    (RungFlow *self, double bottom_pt);
void            rung_flow_set_rule       (RungFlow *self, RungInk ink); /* a line below the row */
void            rung_flow_set_tag        (RungFlow *self, RungTag tag); /* of the first text; else a paragraph */
void            rung_flow_set_destination (RungFlow *self, const char *name);
void            rung_flow_set_outline    (RungFlow *self, guint level, const char *title);
void            rung_flow_end_row        (RungFlow *self);
/* The same, for a row that never stands alone at the foot of a page. */
void            rung_flow_end_heading    (RungFlow *self);

/* A paragraph over the whole width: a row with one text. */
void            rung_flow_paragraph      (RungFlow *self, RungStyle style, RungInk ink, double gap_pt, const char *text);

/* Rows between stay on one page unless they are longer than one.  May nest. */
void            rung_flow_begin_keep     (RungFlow *self);
void            rung_flow_end_keep       (RungFlow *self);
/* Head rows come now and again at the top of each page until the table ends. */
void            rung_flow_begin_table    (RungFlow *self, RungFlowHeadFunc func, gpointer data);
void            rung_flow_end_table      (RungFlow *self);
void            rung_flow_break_page     (RungFlow *self);
void            rung_flow_need_room      (RungFlow *self, double height_pt); /* a new page if there is less */
void            rung_flow_stop           (RungFlow *self); /* nothing more is placed */
guint           rung_flow_finish         (RungFlow *self); /* the number of pages, at least 1 */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungFlow, rung_flow_free)

G_END_DECLS
