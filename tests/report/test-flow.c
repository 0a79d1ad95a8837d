/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of boxes: random documents are laid on paper while every box is written
 * down; then the rules of rung-flow.c are held against the boxes. */

#include <cairo-pdf.h>
#include <math.h>

#include "rung-flow.h"
#include "rung-ink.h"

typedef struct
{
  GArray *placed; /* of RungPlaced */
  guint   n_heads;
} Watch;

static void
note_cb (const RungPlaced *placed,
         gpointer          data)
{
  g_array_append_vals (((Watch *) data)->placed, placed, 1);
}

static char *
make_words (GRand *rand,
            guint  n_words)
{
  static const char *const words[] = { "review", "the", "design", "of", "billing", "a", "latency", "职责", "成果证据，", "on-call" };
  GString *text = g_string_new ("");

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static void
add_text_row (RungFlow *flow,
              GRand    *rand,
              guint     n_words,
              gboolean  is_heading)
{
  g_autofree char *left = make_words (rand, n_words);
  g_autofree char *right = make_words (rand, 2);

  rung_flow_begin_row (flow, g_rand_int_range (rand, 0, 12));
  rung_flow_text (flow, is_heading ? RUNG_STYLE_HEADING : RUNG_STYLE_BODY, RUNG_INK_TEXT, 0, 0, 380, 0, 0, left);
  rung_flow_text (flow, RUNG_STYLE_SMALL, RUNG_INK_DIM, 390, 0, 100, 1, 1, right);
  if (is_heading)
    rung_flow_end_heading (flow);
  else
    rung_flow_end_row (flow);
}

static void
head_cb (RungFlow *flow,
         gpointer  data)
{
  ((Watch *) data)->n_heads++;
  rung_flow_begin_row (flow, 4);
  rung_flow_text (flow, RUNG_STYLE_TINY_STRONG, RUNG_INK_DIM, 0, 0, 200, 0, 1, "Goal");
  rung_flow_end_heading (flow);
}

static guint
make_document (GRand          *rand,
               RungTypesetter *typesetter,
               cairo_t        *cr,
               const RungPaper *paper,
               Watch          *watch)
{
  g_autoptr(RungFlow) flow = rung_flow_new (paper, typesetter, cr);
  guint n_parts = g_rand_int_range (rand, 5, 30);

  rung_flow_set_watch_func (flow, note_cb, watch);
  for (guint i = 0; i < n_parts; i++)
    switch (g_rand_int_range (rand, 0, 6))
      {
      case 0:
        add_text_row (flow, rand, 4, TRUE);
        add_text_row (flow, rand, 30, FALSE);
        break;
      case 1:
        rung_flow_begin_keep (flow);
        for (int n = g_rand_int_range (rand, 1, 12); n > 0; n--)
          add_text_row (flow, rand, g_rand_int_range (rand, 1, 60), FALSE);
        rung_flow_end_keep (flow);
        break;
      case 2:
        rung_flow_begin_table (flow, head_cb, watch);
        for (int n = g_rand_int_range (rand, 1, 80); n > 0; n--)
          add_text_row (flow, rand, 5, FALSE);
        rung_flow_end_table (flow);
        break;
      case 3:
        add_text_row (flow, rand, g_rand_int_range (rand, 1, 1200), FALSE);
        break;
      case 4:
        rung_flow_begin_row (flow, 6);
        rung_flow_mark (flow, (RungMark) { RUNG_MARK_BAR, RUNG_INK_ACCENT, 0.4 }, 0, 0, 200, 4);
        rung_flow_end_row (flow);
        break;
      default:
        add_text_row (flow, rand, 4, TRUE);
        rung_flow_begin_keep (flow);
        for (int n = g_rand_int_range (rand, 1, 90); n > 0; n--)
          add_text_row (flow, rand, g_rand_int_range (rand, 1, 20), n % 10 == 0);
        add_text_row (flow, rand, 5, FALSE);
        rung_flow_end_keep (flow);
        break;
      }
  return rung_flow_finish (flow);
}

static void
assert_rules (const RungPaper *paper,
              GArray          *placed)
{
  const RungPlaced *last = NULL;
  double bottom = paper->height_pt - paper->margin_pt, right = paper->width_pt - paper->margin_pt;

  for (guint i = 0; i < placed->len; i++)
    {
      const RungPlaced *box = &g_array_index (placed, RungPlaced, i);

      g_assert_cmpfloat (box->x, >=, paper->margin_pt - 0.01);
      g_assert_cmpfloat (box->y, >=, paper->margin_pt - 0.01);
      g_assert_cmpfloat (box->x + box->width, <=, right + 0.01);
      g_assert_cmpfloat (box->y + box->height, <=, bottom + 0.02);
      if (box->kind != RUNG_PLACED_ROW)
        continue;
      if (last != NULL && last->page == box->page)
        g_assert_cmpfloat (box->y, >=, last->y + last->height - 0.01);
      else if (last != NULL)
        {
          g_assert_cmpuint (box->page, ==, last->page + 1);
          /* no heading without its first lines */
          g_assert_false (last->is_heading && last->y + last->height < bottom);
        }
      last = box;
    }
}

static Watch *
watch_new (void)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->placed = g_array_new (FALSE, FALSE, sizeof (RungPlaced));
  return watch;
}

static void
watch_free (Watch *watch)
{
  g_array_unref (watch->placed);
  g_free (watch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Watch, watch_free)

static void
test_nothing_overlaps (void)
{
  g_autoptr(RungTypesetter) typesetter = rung_typesetter_new ("en");

  for (guint round = 0; round < 6; round++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(Watch) watch = watch_new ();
      const RungPaper *paper = rung_paper_find (round % 2 == 0 ? "A4" : "letter");

      g_test_message ("seed %u", seed);
      make_document (rand, typesetter, NULL, paper, watch);
      assert_rules (paper, watch->placed);
    }
}

static cairo_status_t
ignore_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  return CAIRO_STATUS_SUCCESS;
}

static void
test_counting_agrees_with_drawing (void)
{
  g_autoptr(RungTypesetter) typesetter = rung_typesetter_new ("zh-CN");
  const RungPaper *paper = rung_paper_find ("A4");

  for (guint round = 0; round < 2; round++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr(GRand) counting_rand = g_rand_new_with_seed (seed);
      g_autoptr(GRand) drawing_rand = g_rand_new_with_seed (seed);
      g_autoptr(Watch) counted = watch_new ();
      g_autoptr(Watch) drawn = watch_new ();
      cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (ignore_cb, NULL, paper->width_pt, paper->height_pt);
      cairo_t *cr = cairo_create (surface);

      g_test_message ("seed %u", seed);
      g_assert_cmpuint (make_document (counting_rand, typesetter, NULL, paper, counted), ==,
                        make_document (drawing_rand, typesetter, cr, paper, drawn));
      g_assert_cmpuint (counted->placed->len, ==, drawn->placed->len);
      for (guint i = 0; i < counted->placed->len; i++)
        {
          const RungPlaced *a = &g_array_index (counted->placed, RungPlaced, i);
          const RungPlaced *b = &g_array_index (drawn->placed, RungPlaced, i);

          g_assert_cmpuint (a->page, ==, b->page);
          g_assert_cmpfloat (a->y, ==, b->y);
          g_assert_cmpfloat (a->height, ==, b->height);
        }
      cairo_destroy (cr);
      cairo_surface_finish (surface);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
    }
}

static void
add_lines (RungFlow *flow,
           guint     n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    rung_flow_paragraph (flow, RUNG_STYLE_BODY, RUNG_INK_TEXT, 0, "one line");
}

static void
test_block_moves_whole (void)
{
  g_autoptr(RungTypesetter) typesetter = rung_typesetter_new ("en");
  g_autoptr(Watch) watch = watch_new ();
  g_autoptr(RungFlow) flow = rung_flow_new (rung_paper_find ("A4"), typesetter, NULL);

  rung_flow_set_watch_func (flow, note_cb, watch);
  add_lines (flow, 50);
  rung_flow_begin_row (flow, 10);
  rung_flow_text (flow, RUNG_STYLE_HEADING, RUNG_INK_TEXT, 0, 0, 300, 0, 0, "Heading");
  rung_flow_end_heading (flow);
  rung_flow_begin_keep (flow);
  add_lines (flow, 10);
  rung_flow_end_keep (flow);
  g_assert_cmpuint (rung_flow_finish (flow), ==, 2);
  for (guint i = 0; i < watch->placed->len; i++)
    {
      const RungPlaced *box = &g_array_index (watch->placed, RungPlaced, i);

      g_assert_cmpuint (box->page, ==, i < 100 ? 1 : 2);
    }
  g_assert_true (g_array_index (watch->placed, RungPlaced, 100).is_heading);
}

static void
test_table_head_comes_once_a_page (void)
{
  g_autoptr(RungTypesetter) typesetter = rung_typesetter_new ("en");

  for (guint n_before = 0; n_before < 56; n_before += 11)
    {
      g_autoptr(Watch) watch = watch_new ();
      g_autoptr(RungFlow) flow = rung_flow_new (rung_paper_find ("A4"), typesetter, NULL);
      guint first_page, n_pages;

      add_lines (flow, n_before);
      rung_flow_begin_table (flow, head_cb, watch);
      rung_flow_set_watch_func (flow, note_cb, watch);
      add_lines (flow, 150);
      rung_flow_end_table (flow);
      n_pages = rung_flow_finish (flow);
      first_page = g_array_index (watch->placed, RungPlaced, 0).page;
      g_assert_cmpuint (watch->n_heads, ==, n_pages - first_page + 1);
    }
}

static void
test_endless_text_goes_on (void)
{
  g_autoptr(RungTypesetter) typesetter = rung_typesetter_new ("en");
  g_autoptr(Watch) watch = watch_new ();
  g_autoptr(RungFlow) flow = rung_flow_new (rung_paper_find ("A4"), typesetter, NULL);
  g_autofree char *text = g_strnfill (25000, 'w');
  double height = 0;

  rung_flow_set_watch_func (flow, note_cb, watch);
  rung_flow_paragraph (flow, RUNG_STYLE_BODY, RUNG_INK_TEXT, 0, text);
  g_assert_cmpuint (rung_flow_finish (flow), >, 5);
  assert_rules (rung_paper_find ("A4"), watch->placed);
  for (guint i = 0; i < watch->placed->len; i++)
    if (g_array_index (watch->placed, RungPlaced, i).kind == RUNG_PLACED_TEXT)
      height += g_array_index (watch->placed, RungPlaced, i).height;
  g_assert_cmpfloat (fabs (height - 13.5 * rung_typesetter_count_lines (typesetter, RUNG_STYLE_BODY, text, rung_flow_get_width (flow), 0)), <, 0.01);
}

static void
test_turning_characters_are_shown (void)
{
  g_autofree char *turned = rung_typesetter_clean ("a\u202eb\u2066c\x07" "d\ne", TRUE);
  g_autofree char *lines = rung_typesetter_clean ("a\tb\nc", FALSE);

  g_assert_cmpstr (turned, ==, "a[RLO]b[LRI]c d e");
  g_assert_cmpstr (lines, ==, "a b\nc");
  g_assert_null (rung_typesetter_clean ("<b>&amp; 职责 é", TRUE));
}

static void
test_paper_has_its_size (void)
{
  g_assert_cmpfloat (fabs (rung_paper_find ("a4")->width_pt - 210 / 25.4 * 72), <, 0.01);
  g_assert_cmpfloat (fabs (rung_paper_find ("A4")->height_pt - 297 / 25.4 * 72), <, 0.01);
  g_assert_cmpfloat (rung_paper_find ("LETTER")->width_pt, ==, 612);
  g_assert_cmpfloat (rung_paper_find ("Letter")->height_pt, ==, 792);
  g_assert_null (rung_paper_find ("A2½"));
}

/* Text leaves a point behind where it ended; a mark that follows must not be joined
 * to it by a line. */
static void
test_a_mark_draws_nothing_outside_its_box (void)
{
  static const double values[][2] = {
    { RUNG_MARK_CHECK_BOX, 0 }, { RUNG_MARK_CHECK_BOX, 1 }, { RUNG_MARK_CHECK_BOX, -1 }, { RUNG_MARK_BAR, 0.5 },
    { RUNG_MARK_DOTS, -1 }, { RUNG_MARK_DOTS, -2 }, { RUNG_MARK_DOTS, 0 }, { RUNG_MARK_DOTS, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      RungMark mark = { (RungMarkKind) values[i][0], RUNG_INK_ACCENT, values[i][1] };
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      cairo_move_to (cr, 10, 10);
      rung_mark_draw (&mark, cr, 200, 100, 40, 8);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_assert_cmpfloat (x, >=, 198);
      g_assert_cmpfloat (y, >=, 98);
      g_assert_cmpfloat (x + width, <=, 242);
      g_assert_cmpfloat (y + height, <=, 110);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/paper-has-its-size", test_paper_has_its_size);
  g_test_add_func ("/report/a-mark-draws-nothing-outside-its-box", test_a_mark_draws_nothing_outside_its_box);
  g_test_add_func ("/report/flow/nothing-overlaps-or-leaves-the-margins", test_nothing_overlaps);
  g_test_add_func ("/report/flow/counting-agrees-with-drawing", test_counting_agrees_with_drawing);
  g_test_add_func ("/report/flow/block-moves-whole-with-its-heading", test_block_moves_whole);
  g_test_add_func ("/report/flow/table-head-comes-once-a-page", test_table_head_comes_once_a_page);
  g_test_add_func ("/report/flow/endless-text-goes-on", test_endless_text_goes_on);
  g_test_add_func ("/report/flow/turning-characters-are-shown", test_turning_characters_are_shown);
  return g_test_run ();
}
