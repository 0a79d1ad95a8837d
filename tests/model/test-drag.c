/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-drag.h"

static RungSpan
span_of (const char *first,
         const char *last)
{
  return rung_span_new (rung_day_from_text (first), rung_day_from_text (last));
}

static void
assert_span (RungSpan    span,
             const char *first,
             const char *last)
{
  g_autofree char *from = rung_day_to_text (span.first);
  g_autofree char *to = rung_day_to_text (span.end - 1);

  g_assert_cmpstr (from, ==, first);
  g_assert_cmpstr (to, ==, last);
}

/* Days know no left and right: that a right-to-left axis is mirrored is the pane's business. */

/* --- A hand ----------------------------------------------------------------------- */

static const struct
{
  RungDragPart part;
  RungSnap     snap;
  double       days; /* that the hand moves */
  const char  *first, *last;
} pulls[] = {
  /* A goal from Wednesday 4 March to Tuesday 10 March 2026. */
  { RUNG_DRAG_BODY, RUNG_SNAP_DAY, 0.4, "2026-03-04", "2026-03-10" },
  { RUNG_DRAG_BODY, RUNG_SNAP_DAY, 0.6, "2026-03-05", "2026-03-11" },
  { RUNG_DRAG_BODY, RUNG_SNAP_DAY, -3, "2026-03-01", "2026-03-07" },
  { RUNG_DRAG_BODY, RUNG_SNAP_WEEK, 3.4, "2026-03-04", "2026-03-10" },
  { RUNG_DRAG_BODY, RUNG_SNAP_WEEK, 4, "2026-03-09", "2026-03-15" },
  { RUNG_DRAG_BODY, RUNG_SNAP_MONTH, 15, "2026-03-04", "2026-03-10" },
  { RUNG_DRAG_BODY, RUNG_SNAP_MONTH, 20, "2026-04-01", "2026-04-07" },
  { RUNG_DRAG_BODY, RUNG_SNAP_MONTH, -25, "2026-02-01", "2026-02-07" },
  { RUNG_DRAG_START, RUNG_SNAP_DAY, 2, "2026-03-06", "2026-03-10" },
  { RUNG_DRAG_START, RUNG_SNAP_WEEK, -4, "2026-03-02", "2026-03-10" },
  { RUNG_DRAG_START, RUNG_SNAP_MONTH, -40, "2026-02-01", "2026-03-10" },
  { RUNG_DRAG_END, RUNG_SNAP_DAY, 2, "2026-03-04", "2026-03-12" },
  { RUNG_DRAG_END, RUNG_SNAP_WEEK, 4, "2026-03-04", "2026-03-15" },
  { RUNG_DRAG_END, RUNG_SNAP_MONTH, 16, "2026-03-04", "2026-03-31" },
  { RUNG_DRAG_END, RUNG_SNAP_MONTH, 47, "2026-03-04", "2026-04-30" },
  /* An end does not pass the other. */
  { RUNG_DRAG_START, RUNG_SNAP_DAY, 100, "2026-03-10", "2026-03-10" },
  { RUNG_DRAG_END, RUNG_SNAP_DAY, -100, "2026-03-04", "2026-03-04" },
  { RUNG_DRAG_START, RUNG_SNAP_MONTH, 100, "2026-03-10", "2026-03-10" },
  { RUNG_DRAG_END, RUNG_SNAP_MONTH, -100, "2026-03-04", "2026-03-04" },
};

static void
test_a_hand_moves_to_the_nearest_border (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pulls); i++)
    {
      RungDrag drag = { RUNG_DRAG_GOAL, pulls[i].part, span_of ("2026-03-04", "2026-03-10"), pulls[i].snap };

      assert_span (rung_drag_pull (&drag, drag.span.first + 2.3, drag.span.first + 2.3 + pulls[i].days),
                   pulls[i].first, pulls[i].last);
    }
}

static const struct
{
  RungDragPart part;
  RungSnap     snap;
  int          steps;
  const char  *first, *last;
} steps[] = {
  /* From 31 January to 28 February 2026. */
  { RUNG_DRAG_BODY, RUNG_SNAP_DAY, 1, "2026-02-01", "2026-03-01" },
  { RUNG_DRAG_BODY, RUNG_SNAP_WEEK, -1, "2026-01-24", "2026-02-21" },
  { RUNG_DRAG_BODY, RUNG_SNAP_MONTH, 1, "2026-02-28", "2026-03-28" },
  { RUNG_DRAG_BODY, RUNG_SNAP_MONTH, 2, "2026-03-31", "2026-04-28" },
  { RUNG_DRAG_START, RUNG_SNAP_WEEK, 2, "2026-02-14", "2026-02-28" },
  { RUNG_DRAG_START, RUNG_SNAP_MONTH, 3, "2026-02-28", "2026-02-28" },
  { RUNG_DRAG_END, RUNG_SNAP_DAY, -1, "2026-01-31", "2026-02-27" },
  /* The last of a month goes to the last of the next. */
  { RUNG_DRAG_END, RUNG_SNAP_MONTH, 1, "2026-01-31", "2026-03-31" },
  { RUNG_DRAG_END, RUNG_SNAP_MONTH, -2, "2026-01-31", "2026-01-31" },
};

static void
test_a_key_moves_by_whole_units (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      RungDrag drag = { RUNG_DRAG_PAUSE, steps[i].part, span_of ("2026-01-31", "2026-02-28"), steps[i].snap };

      assert_span (rung_drag_step (&drag, steps[i].steps), steps[i].first, steps[i].last);
    }
}

/* --- What can be moved ------------------------------------------------------------ */

static void
test_what_has_happened_stays (void)
{
  static const gboolean possible[][3] = {
    [RUNG_DRAG_GOAL] = { TRUE, TRUE, TRUE },
    [RUNG_DRAG_DONE_GOAL] = { FALSE, TRUE, FALSE },
    [RUNG_DRAG_PAUSE] = { TRUE, TRUE, TRUE },
    [RUNG_DRAG_STAY] = { FALSE, FALSE, TRUE },
    [RUNG_DRAG_PAST_STAY] = { FALSE, FALSE, FALSE },
  };

  for (guint thing = 0; thing < G_N_ELEMENTS (possible); thing++)
    for (guint part = 0; part < 3; part++)
      {
        RungDrag drag = { thing, part, span_of ("2026-03-04", "2026-03-10"), RUNG_SNAP_DAY };
        RungSpan pulled = rung_drag_pull (&drag, drag.span.first, drag.span.first + 5);

        g_assert_cmpint (rung_drag_is_possible (&drag), ==, possible[thing][part]);
        g_assert_cmpint (pulled.first != drag.span.first || pulled.end != drag.span.end, ==, possible[thing][part]);
      }
}

static void
test_what_goes_on_has_no_end_to_move (void)
{
  RungDrag drag = { RUNG_DRAG_PAUSE, RUNG_DRAG_END, span_of ("2026-03-04", NULL), RUNG_SNAP_DAY };

  g_assert_cmpuint (drag.span.end, ==, RUNG_DAY_FOREVER);
  g_assert_false (rung_drag_is_possible (&drag));
  g_assert_cmpuint (rung_drag_step (&drag, 3).end, ==, RUNG_DAY_FOREVER);
  drag.part = RUNG_DRAG_BODY;
  g_assert_cmpuint (rung_drag_step (&drag, 3).first, ==, drag.span.first + 3);
  g_assert_cmpuint (rung_drag_step (&drag, 3).end, ==, RUNG_DAY_FOREVER);
}

/* --- Laws ------------------------------------------------------------------------- */

static RungDrag
draw_drag (void)
{
  guint32 first = rung_day_new (2015, 1, 1) + (guint32) g_test_rand_int_range (0, 6000);

  return (RungDrag) { RUNG_DRAG_GOAL, g_test_rand_int_range (0, 3),
                      { first, first + (guint32) g_test_rand_int_range (1, 900) }, g_test_rand_int_range (0, 3) };
}

static void
assert_lawful (const RungDrag *drag,
               RungSpan        after)
{
  g_assert_cmpuint (after.end, >, after.first);
  switch (drag->part)
    {
    case RUNG_DRAG_BODY:
      g_assert_cmpuint (rung_span_get_length (after), ==, rung_span_get_length (drag->span));
      break;
    case RUNG_DRAG_START:
      g_assert_cmpuint (after.end, ==, drag->span.end);
      break;
    case RUNG_DRAG_END:
    default:
      g_assert_cmpuint (after.first, ==, drag->span.first);
    }
}

static void
test_lengths_are_kept_and_nothing_is_empty (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      RungDrag drag = draw_drag ();
      double from = drag.span.first + g_test_rand_double_range (0, 900);

      assert_lawful (&drag, rung_drag_pull (&drag, from, from + g_test_rand_double_range (-2000, 2000)));
      assert_lawful (&drag, rung_drag_step (&drag, g_test_rand_int_range (-40, 40)));
      assert_lawful (&drag, rung_drag_pull (&drag, from, -1e6));
      assert_lawful (&drag, rung_drag_pull (&drag, from, 1e8));
    }
}

static void
test_there_and_back_is_where_it_was (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      RungDrag drag = draw_drag ();
      double from = drag.span.first + g_test_rand_double_range (0, 900);
      RungSpan back = rung_drag_pull (&drag, from, from);
      RungDrag there = drag;

      g_assert_true (back.first == drag.span.first && back.end == drag.span.end);
      /* A second drag by as much undoes the first, where days are what counts. */
      there.snap = drag.snap = RUNG_SNAP_DAY;
      there.part = drag.part = RUNG_DRAG_BODY;
      there.span = rung_drag_pull (&drag, from, from + 400.25);
      back = rung_drag_pull (&there, from + 400.25, from);
      g_assert_true (back.first == drag.span.first && back.end == drag.span.end);
    }
}

/* --- Drawing ---------------------------------------------------------------------- */

static void
test_what_is_drawn_has_whole_units (void)
{
  guint32 day = rung_day_from_text ("2026-03-04");

  assert_span (rung_drag_draw (RUNG_SNAP_DAY, day + 0.1, day + 2.9), "2026-03-04", "2026-03-06");
  assert_span (rung_drag_draw (RUNG_SNAP_DAY, day + 2.9, day + 0.1), "2026-03-04", "2026-03-06");
  assert_span (rung_drag_draw (RUNG_SNAP_WEEK, day, day + 4), "2026-03-02", "2026-03-08");
  assert_span (rung_drag_draw (RUNG_SNAP_MONTH, day, day + 60), "2026-03-01", "2026-04-30");
  /* Half a unit is enough for one. */
  assert_span (rung_drag_draw (RUNG_SNAP_DAY, day + 0.6, day + 1.2), "2026-03-05", "2026-03-05");
  g_assert_cmpuint (rung_drag_draw (RUNG_SNAP_DAY, day + 0.1, day + 0.5).end, ==, RUNG_NO_DAY);
  g_assert_cmpuint (rung_drag_draw (RUNG_SNAP_MONTH, day, day + 10).end, ==, RUNG_NO_DAY);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drag/a-hand-moves-to-the-nearest-border", test_a_hand_moves_to_the_nearest_border);
  g_test_add_func ("/drag/a-key-moves-by-whole-units", test_a_key_moves_by_whole_units);
  g_test_add_func ("/drag/what-has-happened-stays", test_what_has_happened_stays);
  g_test_add_func ("/drag/what-goes-on-has-no-end-to-move", test_what_goes_on_has_no_end_to_move);
  g_test_add_func ("/drag/lengths-are-kept-and-nothing-is-empty", test_lengths_are_kept_and_nothing_is_empty);
  g_test_add_func ("/drag/there-and-back-is-where-it-was", test_there_and_back_is_where_it_was);
  g_test_add_func ("/drag/what-is-drawn-has-whole-units", test_what_is_drawn_has_whole_units);
  return g_test_run ();
}
