/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Spans in rows: none overlap, and there are no more rows than have to be. */

#include "rung-lanes.h"

static void
test_spans_find_their_rows (void)
{
  static const struct
  {
    const char *what;
    guint       n_spans;
    RungSpan    spans[5];
    guint       n_rows;
    guint       rows[5];
  } cases[] = {
    { "none", 0, { { 0 } }, 0, { 0 } },
    { "one", 1, { { 5, 9 } }, 1, { 0 } },
    { "touching spans share a row", 2, { { 1, 5 }, { 5, 9 } }, 1, { 0, 0 } },
    { "one day shared needs two rows", 2, { { 1, 6 }, { 5, 9 } }, 2, { 0, 1 } },
    { "the same day twice", 2, { { 7, 8 }, { 7, 8 } }, 2, { 0, 1 } },
    { "an empty span takes its day", 2, { { 7, 7 }, { 7, 8 } }, 2, { 1, 0 } },
    { "open ends never give their row back", 3, { { 1, RUNG_DAY_FOREVER }, { 9, RUNG_DAY_FOREVER }, { 20, 30 } }, 3, { 0, 1, 2 } },
    { "the order given does not matter", 3, { { 20, 30 }, { 1, 10 }, { 5, 25 } }, 2, { 0, 0, 1 } },
    { "the lowest free row is taken", 4, { { 1, 9 }, { 2, 5 }, { 3, 6 }, { 7, 8 } }, 3, { 0, 1, 2, 1 } },
    { "of two that begin together the longer is lower", 2, { { 3, 5 }, { 3, 9 } }, 2, { 1, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint rows[5];

      g_test_message ("%s", cases[i].what);
      g_assert_cmpuint (rung_lanes_pack (cases[i].spans, cases[i].n_spans, rows), ==, cases[i].n_rows);
      for (guint j = 0; j < cases[i].n_spans; j++)
        g_assert_cmpuint (rows[j], ==, cases[i].rows[j]);
    }
}

/* How many spans a day has, at its most: no packing can do with fewer rows. */
static guint
count_deepest (const RungSpan *spans,
               guint           n_spans)
{
  guint deepest = 0;

  for (guint i = 0; i < n_spans; i++)
    {
      guint depth = 0;

      for (guint j = 0; j < n_spans; j++)
        depth += spans[j].first <= spans[i].first && spans[i].first < spans[j].end;
      deepest = MAX (deepest, depth);
    }
  return deepest;
}

static void
test_random_spans_never_overlap_and_take_the_fewest_rows (void)
{
  for (guint round = 0; round < 500; round++)
    {
      guint n_spans = (guint) g_test_rand_int_range (1, 60);
      g_autofree RungSpan *spans = g_new (RungSpan, n_spans);
      g_autofree guint *rows = g_new (guint, n_spans);
      guint n_rows;

      for (guint i = 0; i < n_spans; i++)
        {
          spans[i].first = (guint32) g_test_rand_int_range (1, 100);
          spans[i].end = g_test_rand_int_range (0, 20) == 0 ? RUNG_DAY_FOREVER
                                                            : spans[i].first + (guint32) g_test_rand_int_range (1, 30);
        }
      n_rows = rung_lanes_pack (spans, n_spans, rows);
      g_assert_cmpuint (n_rows, ==, count_deepest (spans, n_spans));
      for (guint i = 0; i < n_spans; i++)
        {
          g_assert_cmpuint (rows[i], <, n_rows);
          for (guint j = 0; j < i; j++)
            g_assert_false (rows[i] == rows[j] && rung_span_overlaps (spans[i], spans[j]));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/spans-find-their-rows", test_spans_find_their_rows);
  g_test_add_func ("/lanes/random-spans-never-overlap-and-take-the-fewest-rows", test_random_spans_never_overlap_and_take_the_fewest_rows);
  return g_test_run ();
}
