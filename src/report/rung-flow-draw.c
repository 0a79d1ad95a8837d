/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws a row of a flow where it was placed, with its tags: structure, links,
 * destinations and the outline. */

#include "rung-flow-private.h"

#include <cairo-pdf.h>

static void
tell (RungFlow       *self,
      RungPlacedKind  kind,
      const RungRow  *row,
      double          x,
      double          y,
      double          width,
      double          height)
{
  RungPlaced placed = { kind, self->page, row->glue == RUNG_GLUE_HEADING, x, y, width, height };

  if (self->watch_func != NULL)
    self->watch_func (&placed, self->watch_data);
}

static double
get_line_width (PangoLayoutLine *line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/* Lines @first_line and on of a layout, down to @n_lines. */
static void
draw_lines (RungFlow       *self,
            const RungCell *cell,
            PangoLayout    *layout,
            double          x,
            double          y,
            guint           first_line,
            guint           n_lines)
{
  double leading = rung_typesetter_get_leading (self->typesetter, cell->style);
  double baseline = y + rung_typesetter_get_baseline (self->typesetter, cell->style);
  GSList *lines = pango_layout_get_lines_readonly (layout);

  for (GSList *l = g_slist_nth (lines, first_line); l != NULL && n_lines > 0; l = l->next, n_lines--)
    {
      PangoLayoutLine *line = l->data;
      double align = cell->x_align, shift = 0;

      /* Right-to-left text begins at the right, and what is aligned right at the left. */
      if (line->resolved_dir == PANGO_DIRECTION_RTL)
        align = 1 - align;
      if (align > 0)
        shift = (cell->width - get_line_width (line)) * align;
      cairo_move_to (self->cr, x + shift, baseline);
      rung_typesetter_show_line (self->typesetter, self->cr, line);
      baseline += leading;
    }
}

static void
draw_cell_lines (RungFlow       *self,
                 const RungCell *cell,
                 double          x,
                 double          y,
                 guint           first_line,
                 guint           n_lines)
{
  rung_ink_set (self->cr, cell->ink);
  if (cell->parts == NULL)
    {
      draw_lines (self, cell, cell->layout, x, y, first_line, n_lines);
      return;
    }
  for (guint i = 0; i < cell->parts->len && n_lines > 0; i++)
    {
      const RungPart *part = &g_array_index (cell->parts, RungPart, i);
      guint n = part->n_lines > first_line ? MIN (part->n_lines - first_line, n_lines) : 0;

      if (n > 0)
        draw_lines (self, cell, part->layout, x, y, first_line, n);
      first_line -= MIN (first_line, part->n_lines);
      n_lines -= n;
      y += n * rung_typesetter_get_leading (self->typesetter, cell->style);
    }
}

static const char *const tag_names[] = {
  [RUNG_TAG_PARAGRAPH] = "P",
  [RUNG_TAG_H1] = "H1",
  [RUNG_TAG_H2] = "H2",
};

void
rung_flow_close_tag (RungFlow *self)
{
  if (self->open_tag != NULL)
    cairo_tag_end (self->cr, self->open_tag);
  self->open_tag = NULL;
}

/* A block is one paragraph of the document's structure, and so is a row outside of
 * blocks: a tag for each text would cost more memory than all else in a long document. */
static void
open_tag (RungFlow *self,
          RungTag   tag,
          guint     block)
{
  if (!self->is_pdf || (tag_names[tag] == self->open_tag && block != 0 && block == self->open_block))
    return;
  rung_flow_close_tag (self);
  cairo_tag_begin (self->cr, tag_names[tag], NULL);
  self->open_tag = tag_names[tag];
  self->open_block = block;
}

static void
draw_text (RungFlow       *self,
           const RungCell *cell,
           double          x,
           double          y,
           guint           first_line,
           guint           n_lines)
{
  if (cell->link != NULL)
    cairo_tag_begin (self->cr, CAIRO_TAG_LINK, cell->link);
  draw_cell_lines (self, cell, x, y, first_line, n_lines);
  if (cell->link != NULL)
    cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

static void
draw_cell (RungFlow       *self,
           const RungRow  *row,
           const RungCell *cell,
           double          y,
           guint           first_line,
           guint           n_lines)
{
  double x = self->paper->margin_pt + cell->x;

  y += cell->dy;
  if (cell->kind == RUNG_CELL_TEXT)
    {
      if (cell->n_lines <= first_line)
        return;
      n_lines = MIN (n_lines, cell->n_lines - first_line);
      tell (self, RUNG_PLACED_TEXT, row, x, y, cell->width,
            n_lines * rung_typesetter_get_leading (self->typesetter, cell->style));
      if (self->cr != NULL)
        draw_text (self, cell, x, y, first_line, n_lines);
      return;
    }

  if (first_line > 0)
    return;
  tell (self, RUNG_PLACED_MARK, row, x, y, cell->width, cell->height);
  if (self->cr == NULL)
    return;
  if (cell->kind == RUNG_CELL_MARK)
    {
      rung_mark_draw (&cell->mark, self->cr, x, y, cell->width, cell->height);
      return;
    }
  cairo_save (self->cr);
  cairo_translate (self->cr, x, y);
  cell->draw (self, self->cr, cell->width, cell->height, cell->draw_data);
  cairo_restore (self->cr);
}

/* Where an outline entry or a destination leads: a little above the row. */
static void
draw_marks_of_place (RungFlow      *self,
                     const RungRow *row,
                     double         y)
{
  char position[G_ASCII_DTOSTR_BUF_SIZE];
  double above = MAX (0, y - 6);

  if (!self->is_pdf)
    return;
  if (row->outline != NULL)
    {
      g_autofree char *attributes = NULL;
      int parent = row->outline_level > 0 ? self->outlines[row->outline_level - 1] : CAIRO_PDF_OUTLINE_ROOT;

      g_ascii_formatd (position, sizeof position, "%.1f", above);
      attributes = g_strdup_printf ("page=%u pos=[0 %s]", self->page, position);
      self->outlines[row->outline_level] =
        cairo_pdf_surface_add_outline (cairo_get_target (self->cr), parent, row->outline, attributes,
                                       row->outline_level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    }
  if (row->destination != NULL)
    {
      g_autofree char *attributes = NULL;

      g_ascii_formatd (position, sizeof position, "%.1f", above);
      attributes = g_strdup_printf ("name='%s' x=0 y=%s", row->destination, position);
      cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes);
      cairo_tag_end (self->cr, CAIRO_TAG_DEST);
    }
}

/* Draws lines @first_line to @first_line + @n_lines - 1 of each text of @row, and the
 * rest of the row with the first of them, @y below the top margin. */
void
rung_flow_draw_row (RungFlow *self,
                    RungRow  *row,
                    double    y,
                    guint     first_line,
                    guint     n_lines,
                    double    height)
{
  double x = self->paper->margin_pt, width = rung_flow_get_width (self);

  y += self->paper->margin_pt;
  tell (self, RUNG_PLACED_ROW, row, x, y, width, height);
  if (self->cr != NULL && first_line == 0)
    draw_marks_of_place (self, row, y);
  if (self->cr != NULL && row->has_band)
    {
      rung_ink_set (self->cr, row->band);
      rung_ink_rounded_box (self->cr, x, y, width, height, 4);
      cairo_fill (self->cr);
    }
  open_tag (self, row->tag, row->block);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const RungCell *cell = &g_array_index (row->cells, RungCell, i);

      draw_cell (self, row, cell, y, first_line, n_lines);
      /* What stands beside a heading is not part of it. */
      if (row->tag != RUNG_TAG_PARAGRAPH && cell->kind == RUNG_CELL_TEXT && i + 1 < row->cells->len)
        open_tag (self, RUNG_TAG_PARAGRAPH, row->block);
    }
  if (self->cr != NULL && row->has_rule)
    {
      rung_ink_set (self->cr, row->rule);
      cairo_rectangle (self->cr, x, y + height - 0.6, width, 0.6);
      cairo_fill (self->cr);
    }
}
