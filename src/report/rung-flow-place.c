/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the rows of a flow stand: groups onto pages, and what to do with a group or a
 * row that no page holds.  The rules are those of rung-flow.c. */

#include "rung-flow-private.h"

void
rung_flow_close_page (RungFlow *self)
{
  if (!self->is_page_open)
    return;
  self->is_page_open = FALSE;
  if (self->cr == NULL)
    return;
  rung_flow_close_tag (self);
  cairo_show_page (self->cr);
}

void
rung_flow_open_page (RungFlow *self)
{
  if (self->is_page_open || self->is_stopped)
    return;
  self->is_page_open = TRUE;
  self->page++;
  self->y = 0;
  if (self->cr != NULL && self->page_func != NULL)
    self->page_func (self, self->cr, self->page, self->page_data);
  if (self->is_table_placed)
    {
      self->in_head = TRUE;
      self->head_func (self, self->head_data);
      self->in_head = FALSE;
    }
}

double
rung_flow_get_room (RungFlow *self)
{
  return self->is_page_open ? rung_flow_get_height (self) - self->y : 0;
}

static gboolean
is_at_top (RungFlow *self)
{
  return self->is_page_open && self->y <= (self->is_table_placed ? self->head_height : 0);
}

/* Below a table's repeated head, as at the top of a page, a gap has no use. */
static double
get_gap (RungFlow      *self,
         const RungRow *row)
{
  return !self->is_page_open || is_at_top (self) ? 0 : row->gap;
}

/* A hundredth of a point may be lost in adding up. */
static gboolean
fits (double height,
      double room)
{
  return height <= room + 0.01;
}

/* Lines of a text that fit into @height below its own dy. */
static guint
count_lines_in (RungFlow       *self,
                const RungCell *cell,
                double          height)
{
  double leading = rung_typesetter_get_leading (self->typesetter, cell->style);

  return height < leading ? 0 : (guint) (height / leading + 0.001);
}

/* A row longer than a page: as many lines as fit, a page at a time.  Cells with
 * fewer lines stand in the first slices. */
static void
place_sliced (RungFlow *self,
              RungRow  *row)
{
  guint first_line = 0, n_lines_total = 0;

  for (guint i = 0; i < row->cells->len; i++)
    n_lines_total = MAX (n_lines_total, g_array_index (row->cells, RungCell, i).n_lines);

  while (first_line < n_lines_total && !self->is_stopped)
    {
      double height = 0;
      guint n_lines = n_lines_total;

      rung_flow_open_page (self);
      for (guint i = 0; i < row->cells->len; i++)
        {
          const RungCell *cell = &g_array_index (row->cells, RungCell, i);

          if (cell->kind == RUNG_CELL_TEXT && cell->n_lines > first_line)
            n_lines = MIN (n_lines, count_lines_in (self, cell, rung_flow_get_room (self) - cell->dy));
        }
      n_lines = MIN (n_lines, n_lines_total - first_line);
      if (n_lines == 0 && !is_at_top (self))
        {
          rung_flow_close_page (self);
          continue;
        }
      n_lines = MAX (n_lines, 1);
      for (guint i = 0; i < row->cells->len; i++)
        {
          const RungCell *cell = &g_array_index (row->cells, RungCell, i);
          double leading = rung_typesetter_get_leading (self->typesetter, cell->style);

          if (cell->kind == RUNG_CELL_TEXT && cell->n_lines > first_line)
            height = MAX (height, cell->dy + leading * MIN (n_lines, cell->n_lines - first_line));
        }
      rung_flow_draw_row (self, row, self->y, first_line, n_lines, height);
      self->y += height;
      first_line += n_lines;
      if (first_line < n_lines_total)
        rung_flow_close_page (self);
    }
}

static void
place_row (RungFlow *self,
           RungRow  *row)
{
  double gap;

  rung_flow_open_page (self);
  if (self->is_stopped)
    return;
  gap = get_gap (self, row);
  if (!fits (gap + row->height, rung_flow_get_room (self)) && row->height > rung_flow_get_height (self) - self->head_height)
    {
      self->y += gap;
      place_sliced (self, row);
      return;
    }
  if (!fits (gap + row->height, rung_flow_get_room (self)) && !is_at_top (self))
    {
      rung_flow_close_page (self);
      rung_flow_open_page (self);
      gap = 0;
    }
  self->y += gap;
  rung_flow_draw_row (self, row, self->y, 0, G_MAXUINT, row->height);
  self->y += row->height;
  if (row->starts_table)
    self->is_table_placed = TRUE;
}

/* The height of the first @n_rows rows, without the first one's gap. */
static double
get_height_of (GPtrArray *rows,
               guint      n_rows)
{
  double height = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      const RungRow *row = g_ptr_array_index (rows, i);

      height += row->height + (i > 0 ? row->gap : 0);
    }
  return height;
}

static void
place_first (RungFlow *self,
             guint     n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    place_row (self, g_ptr_array_index (self->pending, i));
  for (guint i = 0; i < n_rows; i++)
    rung_flow_give_back_row (self, g_ptr_array_index (self->pending, i));
  g_ptr_array_set_free_func (self->pending, NULL);
  g_ptr_array_remove_range (self->pending, 0, n_rows);
  g_ptr_array_set_free_func (self->pending, rung_flow_free_row);
  self->pending_height = get_height_of (self->pending, self->pending->len);
}

/* Rows that may not be parted even in a long group: headings and the row after
 * them.  0 if the last of them has not come yet. */
static guint
count_chain (RungFlow *self)
{
  for (guint i = 0; i < self->pending->len; i++)
    if (((RungRow *) g_ptr_array_index (self->pending, i))->glue != RUNG_GLUE_HEADING)
      return i + 1;
  return 0;
}

/* Starts a new page when the first @n_rows do not fit on this one but would on
 * an empty one. */
static void
make_room (RungFlow *self,
           guint     n_rows)
{
  double height = get_height_of (self->pending, n_rows);
  double gap = get_gap (self, g_ptr_array_index (self->pending, 0));

  if (self->is_page_open && !is_at_top (self) && !fits (gap + height, rung_flow_get_room (self)))
    rung_flow_close_page (self);
}

void
rung_flow_place_chains (RungFlow *self)
{
  guint n_rows;

  while ((n_rows = count_chain (self)) > 0)
    {
      make_room (self, n_rows);
      place_first (self, n_rows);
    }
}

/* The group is complete. */
void
rung_flow_place_group (RungFlow *self)
{
  if (self->pending->len == 0)
    {
      self->is_splitting = FALSE;
      return;
    }
  if (self->is_splitting)
    rung_flow_place_chains (self);
  else
    make_room (self, self->pending->len);
  place_first (self, self->pending->len);
  self->is_splitting = FALSE;
}
