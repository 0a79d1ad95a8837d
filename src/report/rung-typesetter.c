/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text styles on top of Pango.
 *
 * 1. Every line of a style has the same height, whatever fonts its characters
 *    came from: the height of a text is its number of lines times the leading.
 * 2. So a text that surely fits on one line needs no Pango to be measured.  Whether
 *    it does is told by a table of advances of plain characters, filled as they
 *    come; anything else (joined scripts, emoji, near misses) asks Pango.
 * 3. Layouts are used again: making one costs more than setting its text.
 * 4. Short texts of a document come again and again: days, percents, names of columns.
 *    Their layouts are kept and shared, a bounded number of them.
 * 5. Pango breaks one endless run into lines in quadratic time, so a long text is laid
 *    out in parts, each of which goes on where the last whole line of the one before
 *    ended: the lines are the same.
 * 6. Sizes do not depend on a surface: no hinting, 72 dots an inch. */

#include "rung-typesetter.h"

#include "rung-glyphs.h"

/* More bytes than this are laid out in parts. */
#define PART_LENGTH 4000
/* Texts up to so many bytes are shared, up to so many of them. */
#define SHARED_LENGTH 40
#define MAX_SHARED 256
/* No line of text on a sheet has more bytes that can be seen. */
#define LINE_LENGTH 800

/* Plain characters: Latin, Greek and Cyrillic have a table each entry of which is
 * measured once; Han and its punctuation all have the advance of one. */
#define N_PLAIN 0x530

typedef struct
{
  PangoFontDescription *description;
  double                leading, baseline;
  float                 advances[N_PLAIN]; /* 0: not measured yet */
  float                 han_advance;
} StyleData;

typedef struct
{
  RungStyle   style;
  const char *text; /* of a key in the table: the layout's own */
} SharedKey;

struct _RungTypesetter
{
  GHashTable   *shared; /* SharedKey -> PangoLayout */
  GQuark        shared_mark; /* on each of them */
  PangoContext *context;
  GPtrArray    *pool; /* of PangoLayout, not in use */
  RungGlyphs   *glyphs;
  StyleData     styles[RUNG_N_STYLES];
  gboolean      is_watching;
  guint         n_unknown;
};

static const struct
{
  double      size_pt, leading_pt;
  PangoWeight weight;
} style_infos[RUNG_N_STYLES] = {
  [RUNG_STYLE_TITLE] = { 22, 28, PANGO_WEIGHT_BOLD },
  [RUNG_STYLE_HEADING] = { 15, 20, PANGO_WEIGHT_BOLD },
  [RUNG_STYLE_SUBHEADING] = { 11.5, 16, PANGO_WEIGHT_BOLD },
  [RUNG_STYLE_FIGURE] = { 17, 22, PANGO_WEIGHT_BOLD },
  [RUNG_STYLE_STRONG] = { 9.5, 13.5, PANGO_WEIGHT_BOLD },
  [RUNG_STYLE_BODY] = { 9.5, 13.5, PANGO_WEIGHT_NORMAL },
  [RUNG_STYLE_SMALL] = { 8.5, 12, PANGO_WEIGHT_NORMAL },
  [RUNG_STYLE_SMALL_STRONG] = { 8.5, 12, PANGO_WEIGHT_BOLD },
  [RUNG_STYLE_TINY] = { 7.5, 10.5, PANGO_WEIGHT_NORMAL },
  [RUNG_STYLE_TINY_STRONG] = { 7.5, 10.5, PANGO_WEIGHT_BOLD },
};

/* Fontconfig takes the first family that has a character; a Chinese family has to
 * be named, or the Japanese forms of Han may be taken. */
#define FAMILIES "Cantarell, Noto Sans, Noto Sans CJK SC, Source Han Sans SC, sans-serif"

static guint
hash_key (gconstpointer key)
{
  const SharedKey *self = key;

  return g_str_hash (self->text) * RUNG_N_STYLES + self->style;
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const SharedKey *x = a, *y = b;

  return x->style == y->style && strcmp (x->text, y->text) == 0;
}

static void
init_style (RungTypesetter *self,
            RungStyle       style)
{
  StyleData *data = &self->styles[style];
  PangoFontMetrics *metrics;
  double ascent, descent;

  data->description = pango_font_description_from_string (FAMILIES);
  pango_font_description_set_weight (data->description, style_infos[style].weight);
  pango_font_description_set_absolute_size (data->description, style_infos[style].size_pt * PANGO_SCALE);

  metrics = pango_context_get_metrics (self->context, data->description, pango_language_from_string ("en"));
  ascent = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  descent = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  data->leading = style_infos[style].leading_pt;
  data->baseline = (data->leading - ascent - descent) / 2 + ascent;
}

/**
 * rung_typesetter_new:
 * @language: (nullable): the language of the document, BCP 47
 *
 * Makes a typesetter, for one thread: Pango keeps fonts per thread.
 *
 * Returns: (transfer full): a typesetter
 */
RungTypesetter *
rung_typesetter_new (const char *language)
{
  RungTypesetter *self = g_new0 (RungTypesetter, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string (language != NULL ? language : "en"));
  self->pool = g_ptr_array_new_with_free_func (g_object_unref);
  self->glyphs = rung_glyphs_new ();
  self->shared_mark = g_quark_from_static_string ("rung-typesetter-shared");
  self->shared = g_hash_table_new_full (hash_key, equal_keys, g_free, g_object_unref);
  for (RungStyle style = 0; style < RUNG_N_STYLES; style++)
    init_style (self, style);

  cairo_font_options_destroy (options);
  return self;
}

void
rung_typesetter_free (RungTypesetter *self)
{
  for (RungStyle style = 0; style < RUNG_N_STYLES; style++)
    pango_font_description_free (self->styles[style].description);
  g_ptr_array_unref (self->pool);
  g_hash_table_unref (self->shared);
  rung_glyphs_free (self->glyphs);
  g_object_unref (self->context);
  g_free (self);
}

double
rung_typesetter_get_leading (RungTypesetter *self,
                             RungStyle       style)
{
  return self->styles[style].leading;
}

double
rung_typesetter_get_baseline (RungTypesetter *self,
                              RungStyle       style)
{
  return self->styles[style].baseline;
}

/* The length of the beginning of @text that ends with a whole character. */
static int
cut_length (const char *text,
            gsize       n_bytes_max)
{
  gsize length = strnlen (text, n_bytes_max);

  while (length > 0 && text[length] != '\0' && ((guchar) text[length] & 0xc0) == 0x80)
    length--;
  return (int) length;
}

static PangoLayout *
take_layout (RungTypesetter *self,
             RungStyle       style,
             const char     *text,
             int             length,
             double          width_pt,
             guint           n_lines_max)
{
  PangoLayout *layout;

  if (self->pool->len > 0)
    layout = g_ptr_array_steal_index_fast (self->pool, self->pool->len - 1);
  else
    {
      layout = pango_layout_new (self->context);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_set_font_description (layout, self->styles[style].description);
  pango_layout_set_width (layout, width_pt < 0 ? -1 : (int) (width_pt * PANGO_SCALE));
  pango_layout_set_height (layout, n_lines_max > 0 ? - (int) n_lines_max : -1);
  pango_layout_set_ellipsize (layout, n_lines_max > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_single_paragraph_mode (layout, n_lines_max > 0);
  pango_layout_set_text (layout, text, length);
  if (self->is_watching)
    self->n_unknown += pango_layout_get_unknown_glyphs_count (layout);
  return layout;
}

/* @text surely fits on its line, so it is laid out without a width. */
static PangoLayout *
take_shared (RungTypesetter *self,
             RungStyle       style,
             const char     *text)
{
  SharedKey key = { style, text };
  PangoLayout *layout = g_hash_table_lookup (self->shared, &key);
  SharedKey *kept;

  if (layout != NULL)
    return g_object_ref (layout);

  /* Who holds one of these goes on holding it. */
  if (g_hash_table_size (self->shared) >= MAX_SHARED)
    g_hash_table_remove_all (self->shared);
  layout = take_layout (self, style, text, -1, -1, 0);
  g_object_set_qdata (G_OBJECT (layout), self->shared_mark, GINT_TO_POINTER (TRUE));
  kept = g_new (SharedKey, 1);
  *kept = (SharedKey) { style, pango_layout_get_text (layout) };
  g_hash_table_insert (self->shared, kept, layout);
  return g_object_ref (layout);
}

/**
 * rung_typesetter_take:
 * @self: a typesetter
 * @style: how it looks
 * @text: valid UTF-8, cleaned
 * @width_pt: where lines wrap, or less than 0 for never
 * @n_lines_max: at most so many lines, the last one cut with “…”; 0: any number
 *
 * Lays out a text.  Only line breaks and glyphs of the layout count: lines are
 * drawn one leading apart.
 *
 * Returns: (transfer full): a layout for rung_typesetter_give_back()
 */
PangoLayout *
rung_typesetter_take (RungTypesetter *self,
                      RungStyle       style,
                      const char     *text,
                      double          width_pt,
                      guint           n_lines_max)
{
  gsize n_bytes = n_lines_max > 0 ? (gsize) n_lines_max * LINE_LENGTH : G_MAXINT;

  if (strnlen (text, SHARED_LENGTH + 1) <= SHARED_LENGTH &&
      rung_typesetter_fits_line (self, style, text, width_pt < 0 ? G_MAXDOUBLE : width_pt))
    return take_shared (self, style, text);
  return take_layout (self, style, text, cut_length (text, n_bytes), width_pt, n_lines_max);
}

gboolean
rung_typesetter_is_long (const char *text)
{
  return strnlen (text, PART_LENGTH + 1) > PART_LENGTH;
}

/**
 * rung_typesetter_take_part:
 * @self: a typesetter
 * @style: how it looks
 * @text: valid UTF-8, cleaned
 * @width_pt: where lines wrap
 * @n_bytes: (out): how much of @text the lines hold; the whole of a short text
 * @n_lines: (out): how many lines of the layout count
 *
 * Lays out the beginning of a text that may be long.
 *
 * Returns: (transfer full): a layout for rung_typesetter_give_back()
 */
PangoLayout *
rung_typesetter_take_part (RungTypesetter *self,
                           RungStyle       style,
                           const char     *text,
                           double          width_pt,
                           gsize          *n_bytes,
                           guint          *n_lines)
{
  int length = cut_length (text, PART_LENGTH);
  PangoLayout *layout = take_layout (self, style, text, length, width_pt, 0);
  PangoLayoutLine *last;

  *n_lines = pango_layout_get_line_count (layout);
  *n_bytes = length;
  if (text[length] == '\0' || *n_lines < 2)
    return layout;
  last = pango_layout_get_line_readonly (layout, *n_lines - 1);
  if (last->start_index > 0)
    {
      *n_bytes = last->start_index;
      *n_lines -= 1;
    }
  return layout;
}

/**
 * rung_typesetter_give_back:
 * @self: a typesetter
 * @layout: (transfer full): what rung_typesetter_take() gave
 *
 * Keeps a layout for the next text.
 */
void
rung_typesetter_give_back (RungTypesetter *self,
                           PangoLayout    *layout)
{
  if (g_object_get_qdata (G_OBJECT (layout), self->shared_mark) != NULL)
    g_object_unref (layout);
  else
    g_ptr_array_add (self->pool, layout);
}

static double
measure_character (RungTypesetter *self,
                   RungStyle       style,
                   gunichar        character)
{
  char text[8] = { 0 };
  PangoLayout *layout;
  int width;

  g_unichar_to_utf8 (character, text);
  layout = take_layout (self, style, text, -1, -1, 0);
  pango_layout_get_size (layout, &width, NULL);
  rung_typesetter_give_back (self, layout);
  return (double) width / PANGO_SCALE;
}

/* The advance of a character, or less than 0 for one that is not plain. */
static double
get_advance (RungTypesetter *self,
             RungStyle       style,
             gunichar        character)
{
  StyleData *data = &self->styles[style];

  if (character < N_PLAIN)
    {
      if (character < 0x20 || (character >= 0x300 && character < 0x370))
        return -1;
      if (data->advances[character] == 0)
        data->advances[character] = measure_character (self, style, character);
      return data->advances[character];
    }
  if ((character >= 0x2010 && character <= 0x2026) ||
      (character >= 0x3000 && character <= 0x30ff) ||
      (character >= 0x4e00 && character <= 0x9fff) ||
      (character >= 0xff01 && character <= 0xff60))
    {
      if (data->han_advance == 0)
        data->han_advance = measure_character (self, style, 0x4e00);
      return data->han_advance;
    }
  return -1;
}

/**
 * rung_typesetter_fits_line:
 * @self: a typesetter
 * @style: how it looks
 * @text: valid UTF-8, cleaned
 * @width_pt: the length of a line
 *
 * Tells cheaply whether a text needs one line only.  Kerning is not known here, so
 * a few percent are kept free.
 *
 * Returns: %TRUE if it surely fits; %FALSE if that is not known
 */
gboolean
rung_typesetter_fits_line (RungTypesetter *self,
                           RungStyle       style,
                           const char     *text,
                           double          width_pt)
{
  double sum = 0;

  width_pt *= 0.97;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      double advance = get_advance (self, style, g_utf8_get_char (p));

      if (advance < 0)
        return FALSE;
      sum += advance;
      if (sum > width_pt)
        return FALSE;
    }
  return TRUE;
}

guint
rung_typesetter_count_lines (RungTypesetter *self,
                             RungStyle       style,
                             const char     *text,
                             double          width_pt,
                             guint           n_lines_max)
{
  PangoLayout *layout;
  guint n_lines;

  if (n_lines_max == 1 || rung_typesetter_fits_line (self, style, text, width_pt))
    return 1;
  if (n_lines_max == 0 && rung_typesetter_is_long (text))
    {
      guint total = 0;
      gsize n_bytes;

      for (; *text != '\0'; text += n_bytes, total += n_lines)
        rung_typesetter_give_back (self, rung_typesetter_take_part (self, style, text, width_pt, &n_bytes, &n_lines));
      return total;
    }
  layout = rung_typesetter_take (self, style, text, width_pt, n_lines_max);
  n_lines = pango_layout_get_line_count (layout);
  rung_typesetter_give_back (self, layout);
  return n_lines;
}

/* A word for a character that orders text around and must not be obeyed. */
static const char *
name_bidi_control (gunichar character)
{
  switch (character)
    {
    case 0x202a:
      return "[LRE]";
    case 0x202b:
      return "[RLE]";
    case 0x202c:
      return "[PDF]";
    case 0x202d:
      return "[LRO]";
    case 0x202e:
      return "[RLO]";
    case 0x2066:
      return "[LRI]";
    case 0x2067:
      return "[RLI]";
    case 0x2068:
      return "[FSI]";
    case 0x2069:
      return "[PDI]";
    default:
      return NULL;
    }
}

static gboolean
is_clean (const char *text,
          gboolean    one_line)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if ((*p < 0x20 && (one_line || *p != '\n')) || *p == 0x7f ||
        (*p == 0xe2 && (p[1] == 0x80 || p[1] == 0x81)) || (*p == 0xc2 && p[1] < 0xa0))
      return FALSE;
  return TRUE;
}

/**
 * rung_typesetter_clean:
 * @text: valid UTF-8
 * @one_line: whether line breaks become spaces
 *
 * Makes a person's text fit to stand beside others: control characters become
 * spaces, and characters that would turn the order of the text around are shown
 * as words instead of being obeyed.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if @text can stay as it is
 */
char *
rung_typesetter_clean (const char *text,
                       gboolean    one_line)
{
  GString *result;

  if (is_clean (text, one_line))
    return NULL;
  result = g_string_sized_new (strlen (text) + 16);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      const char *name = name_bidi_control (character);

      if (name != NULL)
        g_string_append (result, name);
      else if ((character == '\n' || character == 0x2028 || character == 0x2029) && !one_line)
        g_string_append_c (result, '\n');
      else if (g_unichar_iscntrl (character) || character == 0x2028 || character == 0x2029)
        g_string_append_c (result, ' ');
      else
        g_string_append_unichar (result, character);
    }
  return g_string_free (result, FALSE);
}

/* Counts characters without a glyph from now on; for tests, it costs a pass per text. */
void
rung_typesetter_watch_unknown (RungTypesetter *self)
{
  self->is_watching = TRUE;
}

guint
rung_typesetter_get_n_unknown (RungTypesetter *self)
{
  return self->n_unknown;
}

double
rung_typesetter_get_width (RungTypesetter *self,
                           RungStyle       style,
                           const char     *text)
{
  PangoLayout *layout = rung_typesetter_take (self, style, text, -1, 0);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  rung_typesetter_give_back (self, layout);
  return (double) width / PANGO_SCALE;
}

/* A line of a layout of ours, beginning at the current point. */
void
rung_typesetter_show_line (RungTypesetter  *self,
                           cairo_t         *cr,
                           PangoLayoutLine *line)
{
  rung_glyphs_show_line (self->glyphs, cr, line);
}

double
rung_typesetter_draw (RungTypesetter *self,
                      cairo_t        *cr,
                      RungStyle       style,
                      const char     *text,
                      double          x,
                      double          y,
                      double          width_pt,
                      double          x_align)
{
  PangoLayout *layout = rung_typesetter_take (self, style, text, width_pt, width_pt < 0 ? 0 : 1);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  PangoRectangle logical;
  double width;

  pango_layout_line_get_extents (line, NULL, &logical);
  width = (double) logical.width / PANGO_SCALE;
  cairo_move_to (cr, x - width * x_align, y + self->styles[style].baseline);
  rung_glyphs_show_line (self->glyphs, cr, line);
  rung_typesetter_give_back (self, layout);
  return width;
}
