/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each character of a document leaves ink where it stands: pages are rendered by
 * poppler and looked at, because a font whose outlines were damaged on the way into
 * the PDF still has its text found by every search. */

#include <string.h>

#include "report-tools.h"
#include "rung-flow.h"
#include "rung-report-pdf.h"

#define DPI 144
#define N_COLUMNS 24
#define CELL_WIDTH 20.0

/* The commonest characters of written Chinese, about half of any text. */
static const char common[] =
  "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";

static gboolean
is_han (gunichar character)
{
  return character >= 0x3400 && character <= 0x9fff;
}

static void
add_characters (GHashTable *characters,
                const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_han (g_utf8_get_char (p)))
      g_hash_table_add (characters, GUINT_TO_POINTER (g_utf8_get_char (p)));
}

static int
compare_characters (gconstpointer a,
                    gconstpointer b)
{
  return GPOINTER_TO_INT (*(gpointer *) a) - GPOINTER_TO_INT (*(gpointer *) b);
}

/* Every character of the Chinese samples, and the commonest there are. */
static GPtrArray *
list_characters (void)
{
  static const char *const names[] = { "programmer.zh-CN.json", "engineer.zh-CN.json", "manager.zh-CN.json" };
  g_autoptr(GHashTable) characters = g_hash_table_new (NULL, NULL);
  GPtrArray *result = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer character;

  add_characters (characters, common);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("RUNG_SAMPLES"), names[i], NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      add_characters (characters, text);
    }
  g_hash_table_iter_init (&iter, characters);
  while (g_hash_table_iter_next (&iter, &character, NULL))
    g_ptr_array_add (result, character);
  g_ptr_array_sort (result, compare_characters);
  return result;
}

static cairo_status_t
append_cb (void                *data,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
watch_cb (const RungPlaced *placed,
          gpointer          data)
{
  if (placed->kind == RUNG_PLACED_TEXT)
    g_array_append_vals (data, placed, 1);
}

/* A table of single characters; @boxes tells where each of them stands. */
static void
write_table (GPtrArray  *characters,
             RungStyle   style,
             const char *path,
             GArray     *boxes)
{
  const RungPaper *paper = rung_paper_find ("A4");
  g_autoptr(RungTypesetter) typesetter = rung_typesetter_new ("zh-CN");
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = rung_report_pdf_new (paper, "Characters", NULL, 739943, append_cb, bytes);
  cairo_t *cr = cairo_create (surface);
  g_autoptr(RungFlow) flow = rung_flow_new (paper, typesetter, cr);

  rung_flow_set_watch_func (flow, watch_cb, boxes);
  for (guint i = 0; i < characters->len; i += N_COLUMNS)
    {
      rung_flow_begin_row (flow, 2);
      for (guint k = i; k < MIN (i + N_COLUMNS, characters->len); k++)
        {
          char text[8] = { 0 };

          g_unichar_to_utf8 (GPOINTER_TO_UINT (characters->pdata[k]), text);
          rung_flow_text (flow, style, RUNG_INK_TEXT, (k - i) * CELL_WIDTH, 0, CELL_WIDTH, 0, 1, text);
        }
      rung_flow_end_row (flow);
    }
  rung_flow_finish (flow);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_assert_true (g_file_set_contents (path, (char *) bytes->data, bytes->len, NULL));
}

/* --- Pixels ------------------------------------------------------------------ */

typedef struct
{
  guint8 *data; /* grey, one byte each */
  int     width, height;
} Pixels;

/* One page, rendered into @folder as a portable grey map: "P5 width height 255 data". */
static Pixels
render_page (Folder     *folder,
             const char *pdf,
             guint       page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *root = folder_path (folder, "page");
  g_autofree char *path = g_strconcat (root, ".pgm", NULL);
  g_autofree char *dpi = g_strdup_printf ("%d", DPI);
  Pixels pixels;
  gsize length;
  char *file;

  g_free (run_tool ("pdftoppm", "-gray", "-r", dpi, "-f", number, "-l", number, "-singlefile", pdf, root, NULL));
  g_assert_true (g_file_get_contents (path, &file, &length, NULL));
  g_assert_cmpint (sscanf (file, "P5 %d %d 255", &pixels.width, &pixels.height), ==, 2);
  g_assert_cmpuint (length, >, (gsize) pixels.width * pixels.height);
  pixels.data = g_memdup2 (file + length - (gsize) pixels.width * pixels.height, (gsize) pixels.width * pixels.height);
  g_free (file);
  return pixels;
}

static guint
count_dark (const Pixels *pixels,
            double        x,
            double        y,
            double        width,
            double        height)
{
  double scale = DPI / 72.0;
  guint n_dark = 0;

  for (int py = (int) (y * scale); py < (int) ((y + height) * scale) && py < pixels->height; py++)
    for (int px = (int) (x * scale); px < (int) ((x + width) * scale) && px < pixels->width; px++)
      n_dark += pixels->data[py * pixels->width + px] < 128;
  return n_dark;
}

/* The characters without ink. */
static char *
find_blank (Folder     *folder,
            const char *pdf,
            GPtrArray  *characters,
            GArray     *boxes)
{
  GString *blank = g_string_new (NULL);
  Pixels pixels = { NULL };
  guint page = 0;

  g_assert_cmpuint (boxes->len, ==, characters->len);
  for (guint i = 0; i < boxes->len; i++)
    {
      const RungPlaced *box = &g_array_index (boxes, RungPlaced, i);

      if (box->page != page)
        {
          g_free (pixels.data);
          page = box->page;
          pixels = render_page (folder, pdf, page);
        }
      /* 一 is one stroke, at least 16 dots long. */
      if (count_dark (&pixels, box->x, box->y, box->width, box->height) < 10)
        g_string_append_unichar (blank, GPOINTER_TO_UINT (characters->pdata[i]));
    }
  g_free (pixels.data);
  return g_string_free (blank, FALSE);
}

static void
test_each_character_has_ink (gconstpointer data)
{
  RungStyle style = GPOINTER_TO_INT (data);
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "characters.pdf");
  g_autoptr(GPtrArray) characters = list_characters ();
  g_autoptr(GArray) boxes = g_array_new (FALSE, FALSE, sizeof (RungPlaced));
  g_autofree char *blank = NULL;

  g_assert_cmpuint (characters->len, >, 700);
  write_table (characters, style, path, boxes);
  blank = find_blank (folder, path, characters, boxes);
  g_assert_cmpstr (blank, ==, "");
}

/* The same characters are found by who searches the document, in their order. */
static void
test_each_character_is_found (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "characters.pdf");
  g_autoptr(GPtrArray) characters = list_characters ();
  g_autoptr(GArray) boxes = g_array_new (FALSE, FALSE, sizeof (RungPlaced));
  g_autofree char *text = NULL;
  guint n_found = 0;

  write_table (characters, RUNG_STYLE_BODY, path, boxes);
  text = run_tool ("pdftotext", "-raw", path, "-", NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_han (g_utf8_get_char (p)))
      {
        g_assert_cmpuint (n_found, <, characters->len);
        g_assert_cmphex (g_utf8_get_char (p), ==, GPOINTER_TO_UINT (characters->pdata[n_found]));
        n_found++;
      }
  g_assert_cmpuint (n_found, ==, characters->len);
}

/* Text that the typesetter draws itself, as the picture of the timeline has it. */
static void
test_drawn_lines_have_ink (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "line.pdf");
  g_autoptr(RungTypesetter) typesetter = rung_typesetter_new ("zh-CN");
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = rung_report_pdf_new (rung_paper_find ("A4"), "Line", NULL, 739943, append_cb, bytes);
  cairo_t *cr = cairo_create (surface);
  Pixels pixels;

  /* A right edge of 100 leaves one character in the box that is looked at. */
  rung_typesetter_draw (typesetter, cr, RUNG_STYLE_TITLE, "如", 100, 50, 80, 1);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_assert_true (g_file_set_contents (path, (char *) bytes->data, bytes->len, NULL));
  pixels = render_page (folder, path, 1);
  g_assert_cmpuint (count_dark (&pixels, 78, 50, 22, 28), >, 100);
  g_assert_cmpuint (count_dark (&pixels, 0, 0, 78, 800), ==, 0);
  g_assert_cmpuint (count_dark (&pixels, 101, 0, 400, 800), ==, 0);
  g_free (pixels.data);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/report/glyphs/each-character-has-ink", GINT_TO_POINTER (RUNG_STYLE_BODY), test_each_character_has_ink);
  g_test_add_data_func ("/report/glyphs/each-bold-character-has-ink", GINT_TO_POINTER (RUNG_STYLE_STRONG), test_each_character_has_ink);
  g_test_add_func ("/report/glyphs/each-character-is-found", test_each_character_is_found);
  g_test_add_func ("/report/glyphs/drawn-lines-have-ink", test_drawn_lines_have_ink);
  return g_test_run ();
}
