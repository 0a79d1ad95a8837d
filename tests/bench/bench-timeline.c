/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the timeline costs while it is panned and zoomed, and its first frame,
 * for plans of any size: milliseconds of the processor in layout and snapshot, without
 * what the renderer does with the nodes.
 *
 * usage: bench-timeline   (on a display; GSK_RENDERER=cairo) */

#include <adwaita.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "bench-plan.h"
#include "rung-lane-board.h"
#include "rung-timeline-canvas.h"
#include "rung-ui.h"

#define TODAY 739943
#define FRAMES 240
#define WIDTH 1100
#define HEIGHT 700

typedef struct
{
  GtkWidget  *window;
  GtkWidget  *scroller;
  GtkWidget  *pane;
  GArray     *frames;   /* of double, milliseconds; NULL: not counted */
  double      begun_ms;
  guint       n_frames;
} Bench;

static double
read_cpu_ms (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return spent.tv_sec * 1000.0 + spent.tv_nsec / 1e6;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Bench         *self)
{
  self->begun_ms = read_cpu_ms ();
}

/* GTK's own handler of this signal came first: everything has its place now.  The
 * snapshot is taken here; GTK finds its nodes still good and only renders them. */
static void
after_layout_cb (GdkFrameClock *clock,
                 Bench         *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  double spent;

  gtk_widget_snapshot_child (self->window, self->scroller, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_clear_pointer (&node, gsk_render_node_unref);
  spent = read_cpu_ms () - self->begun_ms;
  self->n_frames++;
  if (self->frames != NULL)
    g_array_append_val (self->frames, spent);
}

static void
draw_frame (Bench *self)
{
  guint n_before = self->n_frames;

  gtk_widget_queue_draw (self->pane);
  /* A view that is at its limit asks for no layout. */
  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (self->pane), GDK_FRAME_CLOCK_PHASE_LAYOUT);
  while (self->n_frames == n_before)
    g_main_context_iteration (NULL, TRUE);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_quantile (GArray *frames,
              double  fraction)
{
  g_array_sort (frames, compare_cb);
  return g_array_index (frames, double, (guint) floor (fraction * (frames->len - 1)));
}

static guint
count_widgets (GtkWidget *widget)
{
  guint n = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child);
  return n;
}

/* --- What is done --------------------------------------------------------------------- */

static void
pan (Bench *self,
     guint  step)
{
  RungTimePane *pane = RUNG_TIME_PANE (self->pane);

  /* There and back, so that the limits are never reached; some of it is up and down. */
  rung_time_pane_pan_by (pane, rung_time_pane_get_view (pane).days * (step / 60 % 2 ? -0.008 : 0.008));
  if (step % 3 == 0)
    {
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (pane));

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + (step / 60 % 2 ? -9 : 9));
    }
}

static void
zoom (Bench *self,
      guint  step)
{
  rung_time_pane_zoom_by (RUNG_TIME_PANE (self->pane), step / 60 % 2 ? 1 / 1.05 : 1.05, WIDTH / 2.0);
}

static void
measure (Bench      *self,
         const char *what,
         guint       n_goals,
         void      (*act) (Bench *self, guint step))
{
  g_autoptr(GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *name = g_strdup_printf ("%s, %u goals", what, n_goals);

  for (guint i = 0; i < 120; i++) /* warm-up: there and back once */
    {
      act (self, i);
      draw_frame (self);
    }
  self->frames = frames;
  for (guint i = 0; i < FRAMES; i++)
    {
      act (self, i);
      draw_frame (self);
    }
  self->frames = NULL;
  printf ("%-46s %9.2f ms (median) %7.2f ms (p99)  %4u widgets   <= 4 and <= 8 ms\n", name, get_quantile (frames, 0.5),
          get_quantile (frames, 0.99), count_widgets (self->pane));
  fflush (stdout);
}

/* --- Windows ---------------------------------------------------------------------------- */

static void
bench_init (Bench     *self,
            GtkWidget *pane)
{
  GdkFrameClock *clock;

  *self = (Bench) { .pane = pane };
  self->window = gtk_window_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), pane);
  gtk_window_set_child (GTK_WINDOW (self->window), self->scroller);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (self->window));
  clock = gtk_widget_get_frame_clock (self->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect (clock, "layout", G_CALLBACK (after_layout_cb), self);
}

static void
bench_clear (Bench *self)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (self->window), self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_plan (GtkWidget *canvas,
          RungPlan  *plan)
{
  rung_timeline_canvas_set (RUNG_TIMELINE_CANVAS (canvas), plan, rung_timeline_new (plan, TODAY));
}

/* From a plan to its first frame: milliseconds of the processor, the least of some. */
static double
measure_first_frame (guint n_goals)
{
  g_autoptr(RungSnapshot) snapshot = bench_plan_new (n_goals);
  g_autoptr(RungPlan) plan = rung_plan_new (snapshot);
  double least = HUGE_VAL;

  for (guint i = 0; i < 5; i++)
    {
      Bench bench;
      double start, spent;

      bench_init (&bench, rung_timeline_canvas_new ());
      draw_frame (&bench);
      start = read_cpu_ms ();
      set_plan (bench.pane, plan);
      draw_frame (&bench);
      spent = read_cpu_ms () - start;
      least = MIN (least, spent);
      bench_clear (&bench);
    }
  return least;
}

static void
bench_first_frame (void)
{
  double empty = measure_first_frame (0), full = measure_first_frame (10000);

  printf ("%-46s %9.2f ms %9.2f ms        +%.1f ms (<= +60 ms)\n", "timeline's first frame, 10000 goals and none", full, empty,
          full - empty);
}

static void
bench_career (guint n_goals)
{
  static const struct { RungZoom zoom; const char *name; } zooms[] = {
    { RUNG_ZOOM_CAREER, "career" }, { RUNG_ZOOM_ROLE, "role" }, { RUNG_ZOOM_YEAR, "year" }, { RUNG_ZOOM_QUARTER, "quarter" },
  };
  g_autoptr(RungSnapshot) snapshot = bench_plan_new (n_goals);
  g_autoptr(RungPlan) plan = rung_plan_new (snapshot);
  g_autoptr(RungTimeline) timeline = rung_timeline_new (plan, TODAY);
  Bench bench;

  bench_init (&bench, rung_timeline_canvas_new ());
  set_plan (bench.pane, plan);
  draw_frame (&bench);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autofree char *panned = g_strdup_printf ("frame while panning, %s", zooms[i].name);
      g_autofree char *zoomed = g_strdup_printf ("frame while zooming, from %s", zooms[i].name);

      rung_time_pane_set_view (RUNG_TIME_PANE (bench.pane), rung_timeline_get_zoom (timeline, zooms[i].zoom, TODAY));
      measure (&bench, panned, n_goals, pan);
      measure (&bench, zoomed, n_goals, zoom);
    }
  bench_clear (&bench);
}

/* An opened role: a year in view. */
static void
bench_role (guint n_goals)
{
  g_autoptr(RungSnapshot) snapshot = bench_plan_new (n_goals);
  g_autoptr(RungPlan) plan = rung_plan_new (snapshot);
  Bench bench;

  bench_init (&bench, rung_lane_board_new ());
  rung_lane_board_show (RUNG_LANE_BOARD (bench.pane), rung_role_timeline_new (plan, "bench-role", TODAY));
  draw_frame (&bench);
  for (guint i = 0; i < 2; i++)
    {
      rung_time_pane_set_view (RUNG_TIME_PANE (bench.pane), rung_time_view_of_days (TODAY - 300, TODAY - 300 + (i ? 92 : 366)));
      measure (&bench, i ? "role opened, panning a quarter" : "role opened, panning a year", n_goals, pan);
      measure (&bench, i ? "role opened, zooming from a quarter" : "role opened, zooming from a year", n_goals, zoom);
    }
  bench_clear (&bench);
}

int
main (void)
{
  static const guint sizes[] = { 100, 1000, 10000, 100000 };

  gtk_init ();
  adw_init ();
  rung_ui_init ();
  bench_first_frame ();
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    bench_career (sizes[i]);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    bench_role (sizes[i]);
  return EXIT_SUCCESS;
}
