/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* The colours of a document.  None carries a meaning alone: a word or a form
 * always says the same, so that a grey copy loses nothing. */
typedef enum
{
  RUNG_INK_TEXT,
  RUNG_INK_DIM,     /* second-rank text; 4.5:1 on white and on the band */
  RUNG_INK_RULE,
  RUNG_INK_GRID,    /* thin lines behind a picture */
  RUNG_INK_TRACK,   /* the part of a bar that is not filled yet */
  RUNG_INK_BAND,    /* behind a heading */
  RUNG_INK_ACCENT,
  RUNG_INK_ACCENT_SOFT,
  RUNG_INK_MENTOR,
  RUNG_INK_DONE,
  RUNG_INK_DONE_SOFT,
  RUNG_INK_LATE,
  RUNG_INK_WATCH,
  RUNG_INK_ACCENT_FILL, /* behind words, where a bar has its title on it */
  RUNG_INK_DONE_FILL,
  RUNG_INK_LATE_FILL,
  RUNG_INK_PAPER,
  RUNG_N_INKS
} RungInk;

/* Paper is light; a picture may be dark. */
typedef enum
{
  RUNG_PALETTE_LIGHT,
  RUNG_PALETTE_DARK,
  RUNG_N_PALETTES
} RungPalette;

/* Small drawings that stand beside text. */
typedef enum
{
  RUNG_MARK_CHECK_BOX, /* value: 0 empty, 1 ticked, -1 crossed out */
  RUNG_MARK_BAR,       /* value: 0 to 1 */
  RUNG_MARK_DOTS,      /* value: level 0 to 4; -1 not rated; -2 no opportunity yet */
  RUNG_MARK_LINE,      /* a line along the top of its box; value: its width */
} RungMarkKind;

typedef struct
{
  RungMarkKind kind;
  RungInk      ink;
  double       value;
} RungMark;

guint32 rung_ink_get_rgb    (RungPalette palette, RungInk ink) G_GNUC_CONST; /* 0xrrggbb */
void rung_ink_set_palette   (cairo_t *cr, RungPalette palette);
void rung_ink_set           (cairo_t *cr, RungInk ink);
void rung_ink_rounded_box   (cairo_t *cr, double x, double y, double width, double height, double radius);
void rung_mark_draw         (const RungMark *mark, cairo_t *cr, double x, double y, double width, double height);

G_END_DECLS
