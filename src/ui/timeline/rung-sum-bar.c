/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many goals in one strip: what is done, what is late and what is still open, one after the
 * other by their shares.  Late goals have a rim, open ones are hollow.  A strip that is high
 * enough says in words what it is. */

#include "rung-sum-bar.h"

#include <glib/gi18n.h>

#include "rung-compat.h"
#include "rung-ui.h"

#define LEAST_SEGMENT_PX 2
#define TITLE_INSET_PX 4
#define LEAST_TITLE_PX 60

enum { DONE, LATE, OPEN, N_SEGMENTS };

struct _RungSumBar
{
  GtkButton  parent_instance;

  GtkWidget *segments[N_SEGMENTS];
  guint      counts[N_SEGMENTS];
  char      *uid;
  char      *role_uid;
  char      *goal_uid; /* nullable */
  char      *sentence;
  PangoLayout *title; /* of the sentence; NULL until it is needed */
};

G_DEFINE_FINAL_TYPE (RungSumBar, rung_sum_bar, GTK_TYPE_BUTTON)

static void
rung_sum_bar_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = 0;
}

static gboolean
has_title (RungSumBar *self,
           int         width,
           int         height)
{
  int title_height;

  if (self->title == NULL)
    {
      self->title = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->sentence);
      pango_layout_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (self->title, TRUE);
    }
  pango_layout_get_pixel_size (self->title, NULL, &title_height);
  return width >= LEAST_TITLE_PX && height >= title_height;
}

/* Paler where words stand on it. */
static void
set_titled (GtkWidget *widget,
            gboolean   is_titled)
{
  if (is_titled)
    gtk_widget_add_css_class (widget, "titled");
  else
    gtk_widget_remove_css_class (widget, "titled");
}

/* What is there is seen, however small its share. */
static void
rung_sum_bar_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  RungSumBar *self = RUNG_SUM_BAR (widget);
  guint total = self->counts[DONE] + self->counts[LATE] + self->counts[OPEN], before = 0;
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  set_titled (widget, has_title (self, width, height));
  for (guint i = 0; i < N_SEGMENTS; i++)
    {
      int start = total > 0 ? (int) (width * (double) before / total) : 0;
      int end = total > 0 ? (int) (width * (double) (before + self->counts[i]) / total) : 0;
      GtkAllocation box = { start, 0, MIN (MAX (end - start, LEAST_SEGMENT_PX), width), height };

      box.x = MIN (box.x, width - box.width);
      if (is_mirrored)
        box.x = width - box.x - box.width;
      gtk_widget_set_child_visible (self->segments[i], self->counts[i] > 0);
      if (self->counts[i] > 0)
        gtk_widget_size_allocate (self->segments[i], &box, -1);
      before += self->counts[i];
    }
}

static void
draw_title (RungSumBar  *self,
            GtkSnapshot *snapshot,
            int          width,
            int          height)
{
  GdkRGBA colour;
  int title_height;

  pango_layout_set_width (self->title, (width - 2 * TITLE_INSET_PX) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->title, NULL, &title_height);
  rung_compat_get_colour (GTK_WIDGET (self), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (TITLE_INSET_PX, (float) ((height - title_height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->title, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
rung_sum_bar_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  RungSumBar *self = RUNG_SUM_BAR (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  for (guint i = 0; i < N_SEGMENTS; i++)
    gtk_widget_snapshot_child (widget, self->segments[i], snapshot);
  if (has_title (self, width, height))
    draw_title (self, snapshot, width, height);
}

/* Another font makes another layout. */
static void
rung_sum_bar_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rung_sum_bar_parent_class)->css_changed (widget, change);
  g_clear_object (&RUNG_SUM_BAR (widget)->title);
}

static void
rung_sum_bar_clicked (GtkButton *button)
{
  RungSumBar *self = RUNG_SUM_BAR (button);

  if (self->goal_uid != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "timeline.open-goal", "s", self->goal_uid);
  else if (self->role_uid != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "timeline.open-role", "s", self->role_uid);
}

static gboolean
rung_sum_bar_query_tooltip (GtkWidget  *widget,
                            int         x,
                            int         y,
                            gboolean    by_keyboard,
                            GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, RUNG_SUM_BAR (widget)->sentence);
  return TRUE;
}

static void
rung_sum_bar_dispose (GObject *object)
{
  g_clear_object (&RUNG_SUM_BAR (object)->title);
  for (guint i = 0; i < N_SEGMENTS; i++)
    g_clear_pointer (&RUNG_SUM_BAR (object)->segments[i], gtk_widget_unparent);
  G_OBJECT_CLASS (rung_sum_bar_parent_class)->dispose (object);
}

static void
rung_sum_bar_finalize (GObject *object)
{
  RungSumBar *self = RUNG_SUM_BAR (object);

  g_free (self->uid);
  g_free (self->role_uid);
  g_free (self->goal_uid);
  g_free (self->sentence);
  G_OBJECT_CLASS (rung_sum_bar_parent_class)->finalize (object);
}

static void
rung_sum_bar_class_init (RungSumBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_sum_bar_dispose;
  object_class->finalize = rung_sum_bar_finalize;
  widget_class->measure = rung_sum_bar_measure;
  widget_class->size_allocate = rung_sum_bar_size_allocate;
  widget_class->snapshot = rung_sum_bar_snapshot;
  widget_class->css_changed = rung_sum_bar_css_changed;
  widget_class->query_tooltip = rung_sum_bar_query_tooltip;
  GTK_BUTTON_CLASS (klass)->clicked = rung_sum_bar_clicked;
  gtk_widget_class_set_css_name (widget_class, "sumbar");
}

static void
rung_sum_bar_init (RungSumBar *self)
{
  static const char *const classes[] = { [DONE] = "done", [LATE] = "late", [OPEN] = "open" };

  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  for (guint i = 0; i < N_SEGMENTS; i++)
    {
      self->segments[i] = g_object_new (GTK_TYPE_BOX, "css-name", "segment", "can-target", FALSE,
                                        "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_add_css_class (self->segments[i], classes[i]);
      gtk_widget_set_parent (self->segments[i], GTK_WIDGET (self));
    }
}

GtkWidget *
rung_sum_bar_new (void)
{
  return g_object_new (RUNG_TYPE_SUM_BAR, NULL);
}

const char *
rung_sum_bar_get_uid (RungSumBar *self)
{
  g_return_val_if_fail (RUNG_IS_SUM_BAR (self), NULL);

  return self->uid;
}

/* "Design the core features: 34 goals, 20 done, 2 late" */
static char *
dup_sentence (const RungTimelineSum *sum)
{
  RungGoalCount count = sum->count;
  guint n_goals = count.open + count.done;
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u goal", "%u goals", n_goals), n_goals);
  if (count.done > 0)
    {
      /* Translators: between the parts of "34 goals, 20 done, 2 late". */
      g_string_append (text, C_("counts", ", "));
      g_string_append_printf (text, ngettext ("%u done", "%u done", count.done), count.done);
    }
  if (count.overdue > 0)
    {
      g_string_append (text, C_("counts", ", "));
      g_string_append_printf (text, ngettext ("%u late", "%u late", count.overdue), count.overdue);
    }
  /* Translators: a responsibility, and how many goals it has: "Design the core features: 34 goals, 20 done". */
  return g_strdup_printf (_("%s: %s"), rung_record_title (sum->responsibility, rung_ui_get_language ()), text->str);
}

/**
 * rung_sum_bar_bind:
 * @self: a strip
 * @sum: what to show; not kept
 * @role_uid: (nullable): the role it opens; who shows that role already listens to "clicked"
 *
 * Shows the goals of a responsibility.
 */
void
rung_sum_bar_bind (RungSumBar            *self,
                   const RungTimelineSum *sum,
                   const char            *role_uid)
{
  g_return_if_fail (RUNG_IS_SUM_BAR (self));

  g_free (self->uid);
  self->uid = g_strdup (rung_record_get_uid (sum->responsibility));
  g_free (self->role_uid);
  self->role_uid = g_strdup (role_uid);
  g_free (self->goal_uid);
  self->goal_uid = sum->only != NULL ? g_strdup (rung_record_get_uid (sum->only)) : NULL;
  g_free (self->sentence);
  self->sentence = dup_sentence (sum);
  self->counts[DONE] = sum->count.done;
  self->counts[LATE] = sum->count.overdue;
  self->counts[OPEN] = sum->count.open - sum->count.overdue;
  rung_ui_set_name (self, self->sentence);
  g_clear_object (&self->title);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
