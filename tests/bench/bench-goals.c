/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the list of goals costs while it is scrolled, and what groups and counts
 * cost after an edit and after it is taken back, for plans of any size: milliseconds of
 * the processor in layout and snapshot, without what the renderer does with the nodes.
 *
 * usage: bench-goals   (on a display; GSK_RENDERER=cairo) */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "bench-plan.h"
#include "rung-edit.h"
#include "rung-goal-order.h"
#include "rung-goals-page-private.h"
#include "rung-ui.h"

#define TODAY 739943
#define FRAMES 240
#define EDITS 40
#define WIDTH 1100
#define HEIGHT 700
#define STEP_PX 60

typedef struct
{
  GtkWidget     *window;
  RungGoalsPage *page;
  GtkAdjustment *adjustment;
  double         begun_ms;
  double         spent_ms; /* of the last frame */
  guint          n_frames;
} Bench;

static double
read_cpu_ms (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return spent.tv_sec * 1000.0 + spent.tv_nsec / 1e6;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_quantile (GArray *times,
              double  fraction)
{
  g_array_sort (times, compare_cb);
  return g_array_index (times, double, (guint) floor (fraction * (times->len - 1)));
}

static void
say (const char *what,
     guint       n_goals,
     GArray     *times,
     const char *goal)
{
  g_autofree char *name = g_strdup_printf ("%s, %u goals", what, n_goals);

  printf ("%-46s %9.2f ms (median) %7.2f ms (p99)   %s\n", name, get_quantile (times, 0.5), get_quantile (times, 0.99), goal);
  fflush (stdout);
}

/* --- Frames --- */

static void
before_paint_cb (GdkFrameClock *clock,
                 Bench         *self)
{
  self->begun_ms = read_cpu_ms ();
}

/* As in bench-timeline: everything has its place now, and the snapshot is taken here. */
static void
after_layout_cb (GdkFrameClock *clock,
                 Bench         *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gtk_widget_snapshot_child (self->window, GTK_WIDGET (self->page), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_clear_pointer (&node, gsk_render_node_unref);
  self->spent_ms = read_cpu_ms () - self->begun_ms;
  self->n_frames++;
}

static void
draw_frame (Bench *self)
{
  guint n_before = self->n_frames;

  gtk_widget_queue_draw (GTK_WIDGET (self->page->list_view));
  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (self->window), GDK_FRAME_CLOCK_PHASE_LAYOUT);
  while (self->n_frames == n_before)
    g_main_context_iteration (NULL, TRUE);
}

/* Down and up again; rows come and go at both ends.  The rows are bound when the list
 * is scrolled, which counts for the frame. */
static void
bench_scrolling (Bench *self,
                 guint  n_goals)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < FRAMES; i++)
    {
      double start = read_cpu_ms (), spent;

      gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + (i / 60 % 2 ? -STEP_PX : STEP_PX));
      spent = read_cpu_ms () - start;
      draw_frame (self);
      spent += self->spent_ms;
      if (i >= 60)
        g_array_append_val (times, spent);
    }
  say ("frame while scrolling the goals", n_goals, times, "<= 4 and <= 8 ms");
}

static void
bench_window (RungStore *store,
              guint      n_goals)
{
  Bench bench = { .window = gtk_window_new (), .page = RUNG_GOALS_PAGE (rung_goals_page_new ()) };
  GdkFrameClock *clock;

  gtk_window_set_child (GTK_WINDOW (bench.window), GTK_WIDGET (bench.page));
  gtk_window_set_default_size (GTK_WINDOW (bench.window), WIDTH, HEIGHT);
  rung_goals_page_set_store (bench.page, store);
  gtk_window_present (GTK_WINDOW (bench.window));
  gtk_widget_activate_action (GTK_WIDGET (bench.page), "goals.filter", "s", "all");
  bench.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench.page->list_view));
  clock = gtk_widget_get_frame_clock (bench.window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &bench);
  g_signal_connect (clock, "layout", G_CALLBACK (after_layout_cb), &bench);
  draw_frame (&bench);
  bench_scrolling (&bench, n_goals);
  g_signal_handlers_disconnect_by_data (clock, &bench);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* --- Groups and counts --- */

static void
follow (RungGoalOrder *order,
        RungPlan      *plan,
        RungChangeset *changeset,
        GArray        *times)
{
  RungLineChange change;
  double start, spent;

  rung_plan_apply (plan, changeset);
  start = read_cpu_ms ();
  rung_goal_order_follow (order, plan, changeset, &change);
  spent = read_cpu_ms () - start;
  g_array_append_val (times, spent);
}

static void
bench_groups (RungPlan *plan,
              guint     n_goals)
{
  RungGoalView view = { .today = TODAY };
  g_autoptr(GArray) made = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) edited = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) undone = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(RungGoalOrder) order = rung_goal_order_new (plan, &view);

  for (guint i = 0; i < EDITS; i++)
    {
      const char *uid = rung_record_get_uid (rung_plan_get_nth (plan, RUNG_KIND_GOAL, (guint64) n_goals * i / EDITS));
      g_autoptr(RungChangeset) edit = rung_edit_schedule_goal (plan, uid, 0, TODAY + 7 + i, NULL);
      g_autoptr(RungChangeset) undo = edit != NULL ? rung_changeset_invert (edit) : NULL;
      double start = read_cpu_ms (), spent;

      rung_goal_order_free (rung_goal_order_new (plan, &view));
      spent = read_cpu_ms () - start;
      g_array_append_val (made, spent);
      if (edit == NULL)
        continue;
      follow (order, plan, edit, edited);
      follow (order, plan, undo, undone);
    }
  say ("groups and counts made anew", n_goals, made, "");
  say ("groups and counts after an edit", n_goals, edited, "<= 4 ms up to 10000");
  say ("groups and counts after undo", n_goals, undone, "<= 4 ms up to 10000");
}

static void
bench (guint n_goals)
{
  g_autoptr(RungSnapshot) snapshot = bench_plan_new (n_goals);
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("rung-bench-goals-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "plan.rung", NULL);
  g_autoptr(RungPlan) plan = rung_plan_new (snapshot);
  RungStore *store = rung_store_create (path, snapshot, &error);

  g_assert_no_error (error);
  bench_window (store, n_goals);
  bench_groups (plan, n_goals);
  g_object_unref (store);
  g_remove (path);
  g_rmdir (folder);
}

int
main (void)
{
  static const guint sizes[] = { 100, 1000, 10000, 100000 };

  gtk_init ();
  adw_init ();
  rung_ui_init ();
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    bench (sizes[i]);
  return EXIT_SUCCESS;
}
