/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of text onto a surface: Pango's own way, but for fonts of the format CFF in a PDF.
 *
 * Cairo 1.16 takes such a font apart to embed only the glyphs that are used, and
 * miscounts the hints of some of them (cairo_cff_parse_charstring() does not reset its
 * count of values after lines and curves): a subroutine is left out and the character
 * prints blank, though its text is still found.  In Noto Sans CJK 如 is one of them.
 *
 * A font that is synthesized is not taken apart: Cairo writes the outlines it draws
 * itself, and the text beside them as before.  So runs in such a font are shown with a
 * face of the same file that is marked as synthesized in a way that changes nothing.
 * That makes smaller files, too, as a subset of a CJK font carries all of its hints.
 *
 * 1. The face is not Pango's, or its fonts would be taken for ours.
 * 2. All sizes of a font share a face, so that they share one subset in the file. */

#include "rung-glyphs.h"

#include <cairo-ft.h>
#include <pango/pangofc-font.h>

/* Neither CAIRO_FT_SYNTHESIZE_BOLD nor CAIRO_FT_SYNTHESIZE_OBLIQUE. */
#define SYNTHESIZE_NOTHING (1 << 7)

struct _RungGlyphs
{
  GHashTable *faces; /* "file:index" -> cairo_font_face_t */
  GHashTable *fonts; /* PangoFont -> cairo_scaled_font_t; NULL: Pango's will do */
  GArray     *glyphs; /* of cairo_glyph_t, of one run */
  GArray     *clusters; /* of cairo_text_cluster_t */
};

static void
clear_font (gpointer font)
{
  if (font != NULL)
    cairo_scaled_font_destroy (font);
}

RungGlyphs *
rung_glyphs_new (void)
{
  RungGlyphs *self = g_new0 (RungGlyphs, 1);

  self->faces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cairo_font_face_destroy);
  self->fonts = g_hash_table_new_full (NULL, NULL, g_object_unref, clear_font);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  return self;
}

void
rung_glyphs_free (RungGlyphs *self)
{
  g_hash_table_unref (self->fonts);
  g_hash_table_unref (self->faces);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  g_free (self);
}

/* --- Fonts ------------------------------------------------------------------- */

/* Cairo shares a face among those who ask for the same options.  That for the pixels of
 * liquid crystals has no meaning on paper, so ours is one that Pango does not ask for. */
static int
choose_filter (FcPattern *pangos)
{
  int filter;

  if (FcPatternGetInteger (pangos, FC_LCD_FILTER, 0, &filter) == FcResultMatch && filter == FC_LCD_LEGACY)
    return FC_LCD_LIGHT;
  return FC_LCD_LEGACY;
}

static cairo_font_face_t *
get_face (RungGlyphs *self,
          FcPattern  *pangos,
          const char *file,
          int         index)
{
  g_autofree char *key = g_strdup_printf ("%s:%d", file, index);
  cairo_font_face_t *face = g_hash_table_lookup (self->faces, key);
  FcPattern *pattern;

  if (face != NULL)
    return face;
  pattern = FcPatternCreate ();
  FcPatternAddString (pattern, FC_FILE, (const FcChar8 *) file);
  FcPatternAddInteger (pattern, FC_INDEX, index);
  FcPatternAddInteger (pattern, FC_LCD_FILTER, choose_filter (pangos));
  face = cairo_ft_font_face_create_for_pattern (pattern);
  FcPatternDestroy (pattern);
  cairo_ft_font_face_set_synthesize (face, SYNTHESIZE_NOTHING);
  g_hash_table_insert (self->faces, g_steal_pointer (&key), face);
  return face;
}

/* The size and options of @font with a face of our own, or NULL if it needs none. */
static cairo_scaled_font_t *
create_font (RungGlyphs *self,
             PangoFont  *font)
{
  cairo_scaled_font_t *pangos = PANGO_IS_FC_FONT (font) ? pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)) : NULL;
  cairo_scaled_font_t *result;
  cairo_font_options_t *options;
  cairo_matrix_t font_matrix, ctm;
  FcPattern *pattern;
  FcChar8 *format, *file;
  FcBool is_bold = FcFalse;
  int index = 0;

  if (pangos == NULL)
    return NULL;
  pattern = pango_fc_font_get_pattern (PANGO_FC_FONT (font));
  if (FcPatternGetString (pattern, FC_FONTFORMAT, 0, &format) != FcResultMatch || strcmp ((char *) format, "CFF") != 0 ||
      FcPatternGetString (pattern, FC_FILE, 0, &file) != FcResultMatch)
    return NULL;
  /* Made bold by Cairo: synthesized as it is. */
  if (FcPatternGetBool (pattern, FC_EMBOLDEN, 0, &is_bold) == FcResultMatch && is_bold)
    return NULL;
  FcPatternGetInteger (pattern, FC_INDEX, 0, &index);

  options = cairo_font_options_create ();
  cairo_scaled_font_get_font_options (pangos, options);
  cairo_scaled_font_get_font_matrix (pangos, &font_matrix);
  cairo_scaled_font_get_ctm (pangos, &ctm);
  result = cairo_scaled_font_create (get_face (self, pattern, (const char *) file, index), &font_matrix, &ctm, options);
  cairo_font_options_destroy (options);
  if (cairo_scaled_font_status (result) == CAIRO_STATUS_SUCCESS)
    return result;
  cairo_scaled_font_destroy (result);
  return NULL;
}

static cairo_scaled_font_t *
get_font (RungGlyphs *self,
          PangoFont  *font)
{
  gpointer result;

  if (!g_hash_table_lookup_extended (self->fonts, font, NULL, &result))
    {
      result = create_font (self, font);
      g_hash_table_insert (self->fonts, g_object_ref (font), result);
    }
  return result;
}

/* --- Runs -------------------------------------------------------------------- */

/* FALSE if there is a character that the font does not have. */
static gboolean
list_glyphs (RungGlyphs             *self,
             const PangoGlyphString *string,
             double                  x,
             double                  y)
{
  int position = 0;

  g_array_set_size (self->glyphs, 0);
  for (int i = 0; i < string->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &string->glyphs[i];
      cairo_glyph_t glyph = {
        info->glyph,
        x + (double) (position + info->geometry.x_offset) / PANGO_SCALE,
        y + (double) info->geometry.y_offset / PANGO_SCALE,
      };

      if (info->glyph != PANGO_GLYPH_EMPTY && (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
        return FALSE;
      if (info->glyph != PANGO_GLYPH_EMPTY)
        g_array_append_val (self->glyphs, glyph);
      position += info->geometry.width;
    }
  return TRUE;
}

/* Which glyphs stand for which bytes of the text. */
static void
list_clusters (RungGlyphs     *self,
               PangoGlyphItem *run,
               const char     *text,
               gboolean        is_backward)
{
  PangoGlyphItemIter iter;
  gboolean has_cluster;

  g_array_set_size (self->clusters, 0);
  for (has_cluster = pango_glyph_item_iter_init_start (&iter, run, text); has_cluster;
       has_cluster = pango_glyph_item_iter_next_cluster (&iter))
    {
      int first = is_backward ? iter.end_glyph + 1 : iter.start_glyph;
      int end = is_backward ? iter.start_glyph + 1 : iter.end_glyph;
      cairo_text_cluster_t cluster = { iter.end_index - iter.start_index, end - first };

      for (int i = first; i < end; i++)
        if (run->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY)
          cluster.num_glyphs--;
      g_array_append_val (self->clusters, cluster);
    }
}

static void
show_run (RungGlyphs     *self,
          cairo_t        *cr,
          PangoGlyphItem *run,
          const char     *text,
          double          x,
          double          y)
{
  cairo_scaled_font_t *font = get_font (self, run->item->analysis.font);
  gboolean is_backward = run->item->analysis.level % 2 == 1;

  if (font == NULL || !list_glyphs (self, run->glyphs, x, y))
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_glyph_item (cr, text, run);
      return;
    }
  list_clusters (self, run, text, is_backward);
  cairo_set_scaled_font (cr, font);
  cairo_show_text_glyphs (cr, text + run->item->offset, run->item->length,
                          (cairo_glyph_t *) self->glyphs->data, self->glyphs->len,
                          (cairo_text_cluster_t *) self->clusters->data, self->clusters->len,
                          is_backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

static gboolean
has_own_font (RungGlyphs            *self,
              const PangoLayoutLine *line)
{
  for (GSList *l = line->runs; l != NULL; l = l->next)
    if (get_font (self, ((PangoGlyphItem *) l->data)->item->analysis.font) != NULL)
      return TRUE;
  return FALSE;
}

void
rung_glyphs_show_line (RungGlyphs      *self,
                       cairo_t         *cr,
                       PangoLayoutLine *line)
{
  const char *text;
  double x, y;

  if (cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_PDF || !has_own_font (self, line))
    {
      pango_cairo_show_layout_line (cr, line);
      return;
    }
  text = pango_layout_get_text (line->layout);
  cairo_get_current_point (cr, &x, &y);
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;

      show_run (self, cr, run, text, x, y);
      x += (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
    }
}
