/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-flow.h"

G_BEGIN_DECLS

/* What holds a row to the one after it. */
typedef enum
{
  RUNG_GLUE_NONE,
  RUNG_GLUE_KEEP,    /* one block; breaks only when the block is longer than a page */
  RUNG_GLUE_HEADING, /* never breaks */
} RungGlue;

typedef enum { RUNG_CELL_TEXT, RUNG_CELL_MARK, RUNG_CELL_PICTURE } RungCellKind;

/* A part of a long text. */
typedef struct
{
  PangoLayout *layout;
  guint        n_lines;
} RungPart;

typedef struct
{
  RungCellKind kind;
  double       x, dy, width, height;
  /* Text */
  PangoLayout *layout; /* NULL while measuring, and for a long text */
  GArray      *parts;  /* of RungPart; of a long text */
  RungStyle    style;
  RungInk      ink;
  double       x_align;
  guint        n_lines;
  char        *link; /* nullable: attributes of a Cairo link tag */
  /* Mark, picture */
  RungMark         mark;
  RungFlowDrawFunc draw;
  gpointer         draw_data;
} RungCell;

typedef struct
{
  GArray     *cells; /* of RungCell */
  double      gap, height, padding;
  RungGlue    glue;
  gboolean    has_band, has_rule;
  gboolean    starts_table; /* the last row of a table's first head */
  RungInk     band, rule;
  RungTag     tag;
  guint       block;       /* rows of a block share a tag; 0: of none */
  char       *destination; /* nullable */
  char       *outline;     /* nullable */
  guint       outline_level;
} RungRow;

#define RUNG_OUTLINE_LEVELS 4

struct _RungFlow
{
  const RungPaper *paper;
  RungTypesetter  *typesetter; /* borrowed */
  cairo_t         *cr;         /* borrowed, nullable: only measuring */
  gboolean         is_pdf;
  RungFlowPageFunc page_func;
  gpointer         page_data;
  RungFlowWatchFunc watch_func;
  gpointer         watch_data;
  RungFlowHeadFunc head_func;
  gpointer         head_data;
  double           head_height;
  gboolean         in_head;
  gboolean         is_table_placed; /* so its head comes again on new pages */

  gboolean         is_stopped;
  guint            page;
  gboolean         is_page_open;
  double           y; /* from the top margin */

  RungRow         *row;     /* being built */
  GPtrArray       *pending; /* of RungRow: a group that is not complete */
  GPtrArray       *pool;    /* of RungRow, not in use */
  double           pending_height;
  guint            keep_depth;
  guint            n_blocks;
  const char      *open_tag; /* its name, static; nullable */
  guint            open_block;
  gboolean         is_splitting; /* the pending group is longer than a page */
  int              outlines[RUNG_OUTLINE_LEVELS];
};

/* rung-flow.c */
void   rung_flow_free_row      (gpointer row);
void   rung_flow_give_back_row (RungFlow *self, RungRow *row);

/* rung-flow-place.c */
void   rung_flow_open_page     (RungFlow *self);
void   rung_flow_close_page    (RungFlow *self);
double rung_flow_get_room      (RungFlow *self);
void   rung_flow_place_chains  (RungFlow *self); /* what is complete of a group longer than a page */
void   rung_flow_place_group   (RungFlow *self); /* all that waits */

/* rung-flow-draw.c */
void rung_flow_close_tag (RungFlow *self);
void rung_flow_draw_row (RungFlow *self, RungRow *row, double y, guint first_line, guint n_lines, double height);

G_END_DECLS
