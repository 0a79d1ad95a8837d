/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal bars of a pane.
 *
 *  1. A bar stays with its goal as long as that is in view, so that focus and hover survive
 *     an edit; then it waits to be bound to the next one.
 *  2. The one that has the focus stays with its goal out of view too.
 *  3. Titles are measured once: their widths are kept until the plan or the font changes.
 */

#include "rung-bar-pool.h"

#include "rung-ui.h"

#define WIDEST_TITLE_CHARS 40
#define TITLE_PADDING_PX 3
#define MOST_WAITING 40

struct _RungBarPool
{
  RungTimePane *pane;
  GtkWidget    *gauge; /* borrowed */
  RungPlan     *plan; /* borrowed: the pane's owner keeps it */
  guint32       today;
  gboolean      by_group;

  GHashTable   *bars;    /* key -> RungGoalBar, borrowed */
  GPtrArray    *waiting; /* of RungGoalBar, borrowed */
  GHashTable   *taken;   /* of keys, borrowed from `bars`, for this place() */
  GHashTable   *stale;   /* of RungGoalBar that have to be bound anew */

  GHashTable   *widths;  /* RungRecord, owned -> width */
  PangoLayout  *scratch; /* to measure with */
  double        widest;
  guint         font_serial;
};

typedef struct
{
  char  *uid;
  guint  group;
} Key;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->uid) ^ (key->group * 2654435761u);
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *x = a, *y = b;

  return x->group == y->group && g_str_equal (x->uid, y->uid);
}

static void
free_key (gpointer data)
{
  g_free (((Key *) data)->uid);
  g_free (data);
}

RungBarPool *
rung_bar_pool_new (RungTimePane *pane)
{
  RungBarPool *self = g_new0 (RungBarPool, 1);

  self->pane = pane;
  self->gauge = rung_goal_bar_new ();
  gtk_widget_set_focusable (self->gauge, FALSE);
  rung_time_pane_add_child (pane, self->gauge);
  self->bars = g_hash_table_new_full (hash_key, equal_keys, free_key, NULL);
  self->waiting = g_ptr_array_new ();
  self->taken = g_hash_table_new (hash_key, equal_keys);
  self->stale = g_hash_table_new (NULL, NULL);
  self->widths = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) rung_record_unref, NULL);
  return self;
}

void
rung_bar_pool_free (RungBarPool *self)
{
  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->bars);
  g_hash_table_unref (self->stale);
  g_hash_table_unref (self->widths);
  g_ptr_array_unref (self->waiting);
  g_clear_object (&self->scratch);
  g_free (self);
}

void
rung_bar_pool_set_by_group (RungBarPool *self,
                            gboolean     by_group)
{
  self->by_group = by_group;
}

void
rung_bar_pool_reset (RungBarPool *self,
                     RungPlan    *plan,
                     guint32      today)
{
  GHashTableIter iter;
  gpointer bar;

  self->plan = plan;
  self->today = today;
  g_hash_table_remove_all (self->widths);
  g_hash_table_iter_init (&iter, self->bars);
  while (g_hash_table_iter_next (&iter, NULL, &bar))
    g_hash_table_add (self->stale, bar);
}

void
rung_bar_pool_begin (RungBarPool *self)
{
  g_hash_table_remove_all (self->taken);
}

static GtkWidget *
make_bar (RungBarPool *self)
{
  GtkWidget *bar;

  if (self->waiting->len > 0)
    return g_ptr_array_steal_index_fast (self->waiting, self->waiting->len - 1);
  bar = rung_goal_bar_new ();
  rung_time_pane_add_child (self->pane, bar);
  return bar;
}

/**
 * rung_bar_pool_take:
 * @self: a pool, between begin and end
 * @placed: a bar in view
 *
 * Shows a bar: binds a widget and gives it its place in the pane.
 *
 * Returns: (transfer none): the widget
 */
GtkWidget *
rung_bar_pool_take (RungBarPool         *self,
                    const RungPlacedBar *placed)
{
  Key wanted = { (char *) rung_record_get_uid (placed->bar->goal), self->by_group ? placed->group : 0 };
  gpointer key, bar;
  GtkAllocation box;

  if (!g_hash_table_lookup_extended (self->bars, &wanted, &key, &bar))
    {
      Key *kept = g_new (Key, 1);

      *kept = (Key) { g_strdup (wanted.uid), wanted.group };
      key = kept;
      bar = make_bar (self);
      g_hash_table_insert (self->bars, key, bar);
      g_hash_table_add (self->stale, bar);
    }
  if (g_hash_table_remove (self->stale, bar))
    rung_goal_bar_bind (bar, self->plan, placed->bar, self->today);
  g_hash_table_add (self->taken, key);
  rung_goal_bar_place (bar, placed, &box);
  rung_time_pane_place_child (self->pane, bar, box.x, box.y, box.width, box.height);
  return bar;
}

/* Out of view, but there: the next arrow goes on from it. */
static gboolean
keeps_focus (RungBarPool *self,
             GtkWidget   *bar)
{
  return rung_ui_get_focus_child (GTK_WIDGET (self->pane)) == bar &&
         rung_plan_find (self->plan, rung_goal_bar_get_uid (RUNG_GOAL_BAR (bar))) != NULL;
}

static gboolean
is_left_cb (gpointer key,
            gpointer value,
            gpointer data)
{
  RungBarPool *self = data;

  if (g_hash_table_contains (self->taken, key) || keeps_focus (self, value))
    return FALSE;
  g_hash_table_remove (self->stale, value);
  if (self->waiting->len < MOST_WAITING)
    g_ptr_array_add (self->waiting, value);
  else
    gtk_widget_unparent (value);
  return TRUE;
}

void
rung_bar_pool_end (RungBarPool *self)
{
  if (g_hash_table_size (self->taken) < g_hash_table_size (self->bars))
    g_hash_table_foreach_remove (self->bars, is_left_cb, self);
}

GtkWidget *
rung_bar_pool_find (RungBarPool *self,
                    const char  *goal_uid,
                    guint        group)
{
  Key key = { (char *) goal_uid, self->by_group ? group : 0 };

  return g_hash_table_lookup (self->bars, &key);
}

/* --- Titles --------------------------------------------------------------------- */

/* A bar that is never seen tells the font, which the style sheet gives to bars only. */
static void
check_font (RungBarPool *self)
{
  PangoContext *context = gtk_widget_get_pango_context (self->gauge);
  guint serial = pango_context_get_serial (context);
  PangoFontMetrics *metrics;

  if (self->scratch != NULL && self->font_serial == serial)
    return;
  g_clear_object (&self->scratch);
  g_hash_table_remove_all (self->widths);
  self->scratch = pango_layout_new (context);
  pango_layout_set_single_paragraph_mode (self->scratch, TRUE);
  self->font_serial = serial;
  metrics = pango_context_get_metrics (context, NULL, NULL);
  self->widest = (double) WIDEST_TITLE_CHARS * pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
}

double
rung_bar_pool_measure_title (RungBarPool           *self,
                             const RungTimelineBar *bar)
{
  int width = GPOINTER_TO_INT (g_hash_table_lookup (self->widths, bar->goal));
  g_autofree char *title = NULL;

  if (width > 0)
    return width;
  title = rung_goal_bar_dup_title (bar, self->today);
  pango_layout_set_text (self->scratch, title, -1);
  pango_layout_get_pixel_size (self->scratch, &width, NULL);
  width = (int) MIN (MAX (width, 1), self->widest);
  g_hash_table_insert (self->widths, rung_record_ref (bar->goal), GINT_TO_POINTER (width));
  return width;
}

double
rung_bar_pool_get_titled_height (RungBarPool *self)
{
  int height;

  check_font (self);
  pango_layout_set_text (self->scratch, "X", -1);
  pango_layout_get_pixel_size (self->scratch, NULL, &height);
  return height + 2 * TITLE_PADDING_PX;
}
