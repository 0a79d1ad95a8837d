/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of text and marks into pages, as a stream.
 *
 * A document is a sequence of rows.  A row has cells side by side and is as high as
 * its highest cell.  Rows are glued into groups: a heading to what follows it, the
 * rows of a block to each other.  As soon as a group is complete it is placed and
 * forgotten, so a document of any length needs the memory of one group.
 *
 * 1. A group that fits on a page is never split.
 * 2. A longer group breaks between rows, but never after a heading.
 * 3. A row longer than a page breaks between lines.
 * 4. A gap stands between two rows of a page, never at its top.
 * 5. Without a Cairo context nothing is drawn, and the same rows give the same
 *    pages: that is how pages are counted before they are drawn.  Texts that
 *    surely fit on a line are then not even laid out.
 */

#include "rung-flow-private.h"

/* Characters of a title in the outline. */
#define OUTLINE_LENGTH 120

static void
clear_cell (gpointer data)
{
  RungCell *cell = data;

  g_clear_pointer (&cell->link, g_free);
  g_clear_pointer (&cell->parts, g_array_unref);
}

static RungRow *
new_row (void)
{
  RungRow *row = g_new0 (RungRow, 1);

  row->cells = g_array_new (FALSE, TRUE, sizeof (RungCell));
  g_array_set_clear_func (row->cells, clear_cell);
  return row;
}

void
rung_flow_free_row (gpointer data)
{
  RungRow *row = data;

  for (guint i = 0; i < row->cells->len; i++)
    {
      RungCell *cell = &g_array_index (row->cells, RungCell, i);

      g_clear_object (&cell->layout);
      for (guint n = 0; cell->parts != NULL && n < cell->parts->len; n++)
        g_object_unref (g_array_index (cell->parts, RungPart, n).layout);
    }
  g_array_unref (row->cells);
  g_free (row->destination);
  g_free (row->outline);
  g_free (row);
}

static RungRow *
take_row (RungFlow *self)
{
  if (self->pool->len > 0)
    return g_ptr_array_steal_index_fast (self->pool, self->pool->len - 1);
  return new_row ();
}

void
rung_flow_give_back_row (RungFlow *self,
                         RungRow  *row)
{
  GArray *cells = row->cells;

  for (guint i = 0; i < cells->len; i++)
    {
      RungCell *cell = &g_array_index (cells, RungCell, i);

      if (cell->layout != NULL)
        rung_typesetter_give_back (self->typesetter, g_steal_pointer (&cell->layout));
      for (guint n = 0; cell->parts != NULL && n < cell->parts->len; n++)
        rung_typesetter_give_back (self->typesetter, g_array_index (cell->parts, RungPart, n).layout);
    }
  g_array_set_size (cells, 0);
  g_free (row->destination);
  g_free (row->outline);
  *row = (RungRow) { .cells = cells };
  g_ptr_array_add (self->pool, row);
}

/**
 * rung_flow_new:
 * @paper: the sheet
 * @typesetter: (transfer none): fonts; has to outlive the flow
 * @cr: (nullable): where to draw; %NULL only counts pages
 *
 * Begins a document.
 *
 * Returns: (transfer full): a flow
 */
RungFlow *
rung_flow_new (const RungPaper *paper,
               RungTypesetter  *typesetter,
               cairo_t         *cr)
{
  RungFlow *self = g_new0 (RungFlow, 1);

  self->paper = paper;
  self->typesetter = typesetter;
  self->cr = cr;
  self->is_pdf = cr != NULL && cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
  self->pending = g_ptr_array_new_with_free_func (rung_flow_free_row);
  self->pool = g_ptr_array_new_with_free_func (rung_flow_free_row);
  return self;
}

void
rung_flow_free (RungFlow *self)
{
  g_clear_pointer (&self->row, rung_flow_free_row);
  g_ptr_array_unref (self->pending);
  g_ptr_array_unref (self->pool);
  g_free (self);
}

void
rung_flow_set_page_func (RungFlow         *self,
                         RungFlowPageFunc  func,
                         gpointer          data)
{
  self->page_func = func;
  self->page_data = data;
}

void
rung_flow_set_watch_func (RungFlow          *self,
                          RungFlowWatchFunc  func,
                          gpointer           data)
{
  self->watch_func = func;
  self->watch_data = data;
}

const RungPaper *
rung_flow_get_paper (RungFlow *self)
{
  return self->paper;
}

RungTypesetter *
rung_flow_get_typesetter (RungFlow *self)
{
  return self->typesetter;
}

gboolean
rung_flow_is_drawing (RungFlow *self)
{
  return self->cr != NULL;
}

double
rung_flow_get_width (RungFlow *self)
{
  return self->paper->width_pt - 2 * self->paper->margin_pt;
}

double
rung_flow_get_height (RungFlow *self)
{
  return self->paper->height_pt - 2 * self->paper->margin_pt;
}

guint
rung_flow_get_page (RungFlow *self)
{
  return self->page;
}

void
rung_flow_begin_row (RungFlow *self,
                     double    gap_pt)
{
  g_return_if_fail (self->row == NULL);

  self->row = take_row (self);
  self->row->gap = gap_pt;
}

static void
take_parts (RungFlow   *self,
            RungCell   *cell,
            const char *text)
{
  cell->parts = g_array_new (FALSE, FALSE, sizeof (RungPart));
  while (*text != '\0')
    {
      RungPart part;
      gsize n_bytes;

      part.layout = rung_typesetter_take_part (self->typesetter, cell->style, text, cell->width, &n_bytes, &part.n_lines);
      g_array_append_val (cell->parts, part);
      cell->n_lines += part.n_lines;
      text += n_bytes;
    }
}

/**
 * rung_flow_text:
 * @self: a flow, with a row begun
 * @style: how it looks
 * @ink: its colour
 * @x: from the left margin
 * @dy: from the top of the row
 * @width: where lines wrap
 * @x_align: 0 left, 1 right
 * @n_lines_max: at most so many lines, the last one cut with “…”; 0: any number
 * @text: valid UTF-8; never read as markup
 *
 * Puts a text into the row.
 *
 * Returns: its height
 */
double
rung_flow_text (RungFlow   *self,
                RungStyle   style,
                RungInk     ink,
                double      x,
                double      dy,
                double      width,
                double      x_align,
                guint       n_lines_max,
                const char *text)
{
  g_autofree char *cleaned = rung_typesetter_clean (text, n_lines_max > 0);
  RungCell cell = { .kind = RUNG_CELL_TEXT, .x = x, .dy = dy, .width = width, .style = style, .ink = ink, .x_align = x_align };

  g_return_val_if_fail (self->row != NULL, 0);

  if (self->is_stopped)
    text = "";
  else if (cleaned != NULL)
    text = cleaned;
  if (self->cr != NULL && n_lines_max == 0 && rung_typesetter_is_long (text))
    take_parts (self, &cell, text);
  else if (self->cr != NULL)
    {
      cell.layout = rung_typesetter_take (self->typesetter, style, text, width, n_lines_max);
      cell.n_lines = pango_layout_get_line_count (cell.layout);
    }
  else
    cell.n_lines = rung_typesetter_count_lines (self->typesetter, style, text, width, n_lines_max);
  cell.height = cell.n_lines * rung_typesetter_get_leading (self->typesetter, style);
  g_array_append_val (self->row->cells, cell);
  return cell.height;
}

/* The value of an attribute of a Cairo tag stands in single quotes, where a
 * backslash goes before a quote and a backslash. */
static char *
quote_attribute (const char *text)
{
  GString *quoted = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *p);
    }
  return g_string_free (quoted, FALSE);
}

/* Cairo 1.16 writes an address into the PDF as it comes, between parentheses.  Whatever
 * RFC 3986 has no place for is percent-encoded, and so are parentheses and quotes, which
 * would end it: an address may come from anywhere. */
static char *
encode_address (const char *uri)
{
  return g_uri_escape_string (uri, ":/?#[]@!$&*+,;=%", FALSE);
}

/**
 * rung_flow_link:
 * @self: a flow, right after rung_flow_text()
 * @destination: (nullable): a name given with rung_flow_set_destination()
 * @uri: (nullable): or an address outside the document
 *
 * Makes the text before a link.
 */
void
rung_flow_link (RungFlow   *self,
                const char *destination,
                const char *uri)
{
  g_autofree char *quoted = NULL;
  g_autofree char *address = NULL;
  RungCell *cell;

  g_return_if_fail (self->row != NULL && self->row->cells->len > 0);

  if (!self->is_pdf)
    return;
  cell = &g_array_index (self->row->cells, RungCell, self->row->cells->len - 1);
  address = destination == NULL ? encode_address (uri) : NULL;
  quoted = quote_attribute (destination != NULL ? destination : address);
  g_free (cell->link);
  cell->link = g_strdup_printf (destination != NULL ? "dest='%s'" : "uri='%s'", quoted);
}

void
rung_flow_mark (RungFlow *self,
                RungMark  mark,
                double    x,
                double    dy,
                double    width,
                double    height)
{
  RungCell cell = { .kind = RUNG_CELL_MARK, .x = x, .dy = dy, .width = width, .height = height, .mark = mark };

  g_return_if_fail (self->row != NULL);

  g_array_append_val (self->row->cells, cell);
}

/**
 * rung_flow_picture:
 * @self: a flow, with a row begun
 * @x: from the left margin
 * @dy: from the top of the row
 * @width: its width
 * @height: its height, not more than a page
 * @func: draws it, with the origin at its top left corner
 * @data: for @func; has to live until rung_flow_finish()
 *
 * Puts a picture into the row.
 */
void
rung_flow_picture (RungFlow         *self,
                   double            x,
                   double            dy,
                   double            width,
                   double            height,
                   RungFlowDrawFunc  func,
                   gpointer          data)
{
  RungCell cell = { .kind = RUNG_CELL_PICTURE, .x = x, .dy = dy, .width = width, .height = height, .draw = func, .draw_data = data };

  g_return_if_fail (self->row != NULL);

  g_array_append_val (self->row->cells, cell);
}

void
rung_flow_set_band (RungFlow *self,
                    RungInk   ink)
{
  g_return_if_fail (self->row != NULL);

  self->row->has_band = TRUE;
  self->row->band = ink;
}

void
rung_flow_set_padding (RungFlow *self,
                       double    bottom_pt)
{
  g_return_if_fail (self->row != NULL);

  self->row->padding = bottom_pt;
}

void
rung_flow_set_rule (RungFlow *self,
                    RungInk   ink)
{
  g_return_if_fail (self->row != NULL);

  self->row->has_rule = TRUE;
  self->row->rule = ink;
}

void
rung_flow_set_tag (RungFlow *self,
                   RungTag   tag)
{
  g_return_if_fail (self->row != NULL);

  self->row->tag = tag;
}

void
rung_flow_set_destination (RungFlow   *self,
                           const char *name)
{
  g_return_if_fail (self->row != NULL);

  if (self->is_pdf)
    self->row->destination = quote_attribute (name);
}

/**
 * rung_flow_set_outline:
 * @self: a flow, with a row begun
 * @level: 0 for the parts of the document, then 1, 2 ...
 * @title: its title there
 *
 * Puts the row into the outline, below the last one of a lower level.
 */
void
rung_flow_set_outline (RungFlow   *self,
                       guint       level,
                       const char *title)
{
  g_autofree char *cleaned = NULL;

  g_return_if_fail (self->row != NULL);
  g_return_if_fail (level < RUNG_OUTLINE_LEVELS);

  if (!self->is_pdf)
    return;
  cleaned = rung_typesetter_clean (title, TRUE);
  if (cleaned != NULL)
    title = cleaned;
  g_free (self->row->outline);
  if (g_utf8_strlen (title, -1) > OUTLINE_LENGTH)
    self->row->outline = g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (title, OUTLINE_LENGTH) - title), title);
  else
    self->row->outline = g_strdup (title);
  self->row->outline_level = level;
}

static void
add_row (RungFlow *self,
         RungGlue  glue)
{
  RungRow *row = g_steal_pointer (&self->row);

  if (self->is_stopped)
    {
      rung_flow_give_back_row (self, row);
      return;
    }
  row->glue = glue;
  row->block = self->keep_depth > 0 ? self->n_blocks : 0;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const RungCell *cell = &g_array_index (row->cells, RungCell, i);

      row->height = MAX (row->height, cell->dy + cell->height);
    }
  row->height += row->padding;
  if (self->in_head)
    {
      row->gap = 0;
      rung_flow_draw_row (self, row, self->y, 0, G_MAXUINT, row->height);
      self->y += row->height;
      rung_flow_give_back_row (self, row);
      return;
    }

  self->pending_height += row->height + (self->pending->len > 0 ? row->gap : 0);
  g_ptr_array_add (self->pending, row);
  if (glue == RUNG_GLUE_NONE)
    rung_flow_place_group (self);
  else if (self->is_splitting || self->pending_height > rung_flow_get_height (self) - self->head_height)
    {
      self->is_splitting = TRUE;
      rung_flow_place_chains (self);
    }
}

void
rung_flow_end_row (RungFlow *self)
{
  g_return_if_fail (self->row != NULL);

  add_row (self, self->keep_depth > 0 ? RUNG_GLUE_KEEP : RUNG_GLUE_NONE);
}

void
rung_flow_end_heading (RungFlow *self)
{
  g_return_if_fail (self->row != NULL);

  add_row (self, RUNG_GLUE_HEADING);
}

void
rung_flow_paragraph (RungFlow   *self,
                     RungStyle   style,
                     RungInk     ink,
                     double      gap_pt,
                     const char *text)
{
  rung_flow_begin_row (self, gap_pt);
  rung_flow_text (self, style, ink, 0, 0, rung_flow_get_width (self), 0, 0, text);
  rung_flow_end_row (self);
}

void
rung_flow_begin_keep (RungFlow *self)
{
  if (self->keep_depth++ == 0)
    self->n_blocks++;
}

void
rung_flow_end_keep (RungFlow *self)
{
  g_return_if_fail (self->keep_depth > 0);

  if (--self->keep_depth > 0)
    return;
  /* A heading at the end of a block still waits for what it heads. */
  if (self->pending->len > 0 &&
      ((RungRow *) g_ptr_array_index (self->pending, self->pending->len - 1))->glue == RUNG_GLUE_HEADING)
    return;
  rung_flow_place_group (self);
}

/**
 * rung_flow_begin_table:
 * @self: a flow
 * @func: adds the rows of the head, each ended with rung_flow_end_heading()
 * @data: for @func; has to live until rung_flow_end_table()
 *
 * Begins a table: its head comes now, with the first row below it, and again at
 * the top of each page.
 */
void
rung_flow_begin_table (RungFlow         *self,
                       RungFlowHeadFunc  func,
                       gpointer          data)
{
  guint first = self->pending->len;

  g_return_if_fail (self->head_func == NULL);

  func (self, data);
  g_return_if_fail (self->pending->len > first);

  self->head_func = func;
  self->head_data = data;
  for (guint i = first; i < self->pending->len; i++)
    self->head_height += ((RungRow *) g_ptr_array_index (self->pending, i))->height;
  ((RungRow *) g_ptr_array_index (self->pending, self->pending->len - 1))->starts_table = TRUE;
}

void
rung_flow_end_table (RungFlow *self)
{
  g_return_if_fail (self->keep_depth == 0);

  rung_flow_place_group (self);
  self->head_func = NULL;
  self->head_height = 0;
  self->is_table_placed = FALSE;
}

void
rung_flow_break_page (RungFlow *self)
{
  rung_flow_place_group (self);
  rung_flow_close_page (self);
}

void
rung_flow_need_room (RungFlow *self,
                     double    height_pt)
{
  rung_flow_place_group (self);
  if (rung_flow_get_room (self) < height_pt)
    rung_flow_close_page (self);
}

/**
 * rung_flow_stop:
 * @self: a flow
 *
 * Gives up: what is added from now on is not laid out.  For a document that nobody
 * waits for any more; may be called while a page is begun.
 */
void
rung_flow_stop (RungFlow *self)
{
  self->is_stopped = TRUE;
}

guint
rung_flow_finish (RungFlow *self)
{
  g_return_val_if_fail (self->row == NULL, 0);

  rung_flow_place_group (self);
  if (self->page == 0)
    rung_flow_open_page (self);
  rung_flow_close_page (self);
  return self->page;
}
