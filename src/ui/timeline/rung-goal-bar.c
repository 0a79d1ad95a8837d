/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A goal's bar.
 *
 *  1. The track is the time from start to due day, the fill the share that is done.  State
 *     is colour, form (a late bar has a rim, a paused one is dashed, a planned one hollow,
 *     one without a due day fades out) and word (the name and the tooltip).
 *  2. Track, fill and title stand where the model's layout says; the button covers track
 *     and title.  A track that is cut off at the canvas' edge is filled as the whole one.
 *  3. A goal that has evidence bears a small mark where there is room, and says how much.
 *  4. A bar is bound to goal after goal while one pans: binding asks for no new size of
 *     anything.  That is why the title is drawn and no label.
 */

#include "rung-goal-bar.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "rung-compat.h"
#include "rung-phrases.h"
#include "rung-thing.h"
#include "rung-ui.h"

#define EVIDENCE_PX 7
#define EVIDENCE_INSET_PX 3
#define LEAST_MARKED_WIDTH_PX 24
#define LEAST_MARKED_HEIGHT_PX 14

struct _RungGoalBar
{
  GtkButton    parent_instance;

  GtkWidget   *track, *fill;
  GtkWidget   *evidence;  /* NULL until it is needed */
  PangoLayout *title;     /* NULL until it is needed */
  char        *text;      /* of the title */
  char        *sentence;
  RungRecord  *goal;
  double       fraction;
  guint        n_evidence;

  GtkAllocation track_box, fill_box, title_box; /* in the button; width 0: none */
};

G_DEFINE_FINAL_TYPE (RungGoalBar, rung_goal_bar, GTK_TYPE_BUTTON)

/* --- Size ----------------------------------------------------------------------- */

static PangoLayout *
get_title (RungGoalBar *self)
{
  if (self->title != NULL)
    return self->title;
  self->title = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text != NULL ? self->text : "");
  pango_layout_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->title, TRUE);
  return self->title;
}

/* The parent decides how wide a bar is, by days; only the title has a size of its own. */
static void
rung_goal_bar_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  PangoLayout *title = get_title (RUNG_GOAL_BAR (widget));

  *minimum = 0;
  pango_layout_set_width (title, -1);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    pango_layout_get_pixel_size (title, natural, NULL);
  else
    pango_layout_get_pixel_size (title, NULL, natural);
}

static void
allocate_part (GtkWidget           *part,
               const GtkAllocation *box)
{
  gtk_widget_set_child_visible (part, box->width > 0);
  if (box->width > 0)
    gtk_widget_size_allocate (part, box, -1);
}

/* In the corner where the track ends. */
static GtkAllocation
find_evidence_box (RungGoalBar *self,
                   int          height)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation box = { 0, EVIDENCE_INSET_PX, EVIDENCE_PX, EVIDENCE_PX };

  box.x = is_mirrored ? self->track_box.x + EVIDENCE_INSET_PX
                      : self->track_box.x + self->track_box.width - EVIDENCE_INSET_PX - EVIDENCE_PX;
  if (self->n_evidence == 0 || height < LEAST_MARKED_HEIGHT_PX || self->track_box.width < LEAST_MARKED_WIDTH_PX)
    box.width = 0;
  return box;
}

static void
rung_goal_bar_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  RungGoalBar *self = RUNG_GOAL_BAR (widget);

  allocate_part (self->track, &self->track_box);
  allocate_part (self->fill, &self->fill_box);
  if (self->evidence != NULL)
    {
      GtkAllocation evidence = find_evidence_box (self, height);

      allocate_part (self->evidence, &evidence);
    }
}

static void
draw_title (RungGoalBar *self,
            GtkSnapshot *snapshot)
{
  PangoLayout *title = get_title (self);
  GdkRGBA colour;
  int height;

  pango_layout_set_width (title, self->title_box.width * PANGO_SCALE);
  pango_layout_get_pixel_size (title, NULL, &height);
  rung_compat_get_colour (GTK_WIDGET (self), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->title_box.x,
                                                          (float) ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, title, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
rung_goal_bar_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  RungGoalBar *self = RUNG_GOAL_BAR (widget);

  gtk_widget_snapshot_child (widget, self->track, snapshot);
  gtk_widget_snapshot_child (widget, self->fill, snapshot);
  if (self->title_box.width > 0)
    draw_title (self, snapshot);
  if (self->evidence != NULL)
    gtk_widget_snapshot_child (widget, self->evidence, snapshot);
}

/* --- Class ---------------------------------------------------------------------- */

static void
rung_goal_bar_clicked (GtkButton *button)
{
  gtk_widget_activate_action (GTK_WIDGET (button), "timeline.open-goal", "s", rung_goal_bar_get_uid (RUNG_GOAL_BAR (button)));
}

/* Another font makes another layout. */
static void
rung_goal_bar_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rung_goal_bar_parent_class)->css_changed (widget, change);
  g_clear_object (&RUNG_GOAL_BAR (widget)->title);
}

static void
rung_goal_bar_dispose (GObject *object)
{
  RungGoalBar *self = RUNG_GOAL_BAR (object);

  g_clear_pointer (&self->track, gtk_widget_unparent);
  g_clear_pointer (&self->fill, gtk_widget_unparent);
  g_clear_pointer (&self->evidence, gtk_widget_unparent);
  g_clear_object (&self->title);
  G_OBJECT_CLASS (rung_goal_bar_parent_class)->dispose (object);
}

static void
rung_goal_bar_finalize (GObject *object)
{
  RungGoalBar *self = RUNG_GOAL_BAR (object);

  g_clear_pointer (&self->goal, rung_record_unref);
  g_free (self->text);
  g_free (self->sentence);
  G_OBJECT_CLASS (rung_goal_bar_parent_class)->finalize (object);
}

static void
rung_goal_bar_class_init (RungGoalBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_goal_bar_dispose;
  object_class->finalize = rung_goal_bar_finalize;
  widget_class->measure = rung_goal_bar_measure;
  widget_class->size_allocate = rung_goal_bar_size_allocate;
  widget_class->snapshot = rung_goal_bar_snapshot;
  widget_class->css_changed = rung_goal_bar_css_changed;
  GTK_BUTTON_CLASS (klass)->clicked = rung_goal_bar_clicked;
  gtk_widget_class_set_css_name (widget_class, "goalbar");
}

static GtkWidget *
add_part (RungGoalBar *self,
          const char  *css_name)
{
  GtkWidget *part = g_object_new (GTK_TYPE_BOX, "css-name", css_name, "can-target", FALSE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_parent (part, GTK_WIDGET (self));
  return part;
}

static void
rung_goal_bar_init (RungGoalBar *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->track = add_part (self, "track");
  self->fill = add_part (self, "fill");
}

GtkWidget *
rung_goal_bar_new (void)
{
  return g_object_new (RUNG_TYPE_GOAL_BAR, NULL);
}

RungRecord *
rung_goal_bar_get_goal (RungGoalBar *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_BAR (self), NULL);

  return self->goal;
}

const char *
rung_goal_bar_get_uid (RungGoalBar *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_BAR (self), NULL);

  return self->goal != NULL ? rung_record_get_uid (self->goal) : NULL;
}

/* --- Binding -------------------------------------------------------------------- */

static void
set_state (RungGoalBar           *self,
           const RungTimelineBar *bar)
{
  static const char *const statuses[] = {
    [RUNG_GOAL_PLANNED] = "planned", [RUNG_GOAL_ACTIVE] = "active", [RUNG_GOAL_PAUSED] = "paused",
    [RUNG_GOAL_DONE] = "done", [RUNG_GOAL_DROPPED] = "dropped",
  };
  gint64 status = rung_record_get_integer (bar->goal, RUNG_GOAL_STATUS);
  const char *classes[5];
  guint n_classes = 0;

  if (status >= 0 && status < (gint64) G_N_ELEMENTS (statuses))
    classes[n_classes++] = statuses[status];
  if (bar->is_overdue)
    classes[n_classes++] = "late";
  if (bar->is_open_ended)
    classes[n_classes++] = "open-ended";
  if (self->title_box.width > 0)
    classes[n_classes++] = "titled";
  classes[n_classes] = NULL;
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
}

static void
count_evidence (RungGoalBar *self,
                RungPlan    *plan)
{
  g_autoptr(GPtrArray) evidence = rung_plan_list_evidence (plan, rung_record_get_uid (self->goal));

  self->n_evidence = evidence->len;
  if (self->n_evidence > 0 && self->evidence == NULL)
    self->evidence = add_part (self, "evidence");
}

char *
rung_goal_bar_dup_title (const RungTimelineBar *bar,
                         guint32                today)
{
  g_autofree char *title = rung_phrase_title (bar->goal, NULL);
  g_autofree char *lateness = NULL;

  if (!bar->is_overdue)
    return g_steal_pointer (&title);
  lateness = rung_phrase_lateness (rung_ui_get_words (), bar->goal, today);
  return g_strdup_printf ("%s · %s", title, lateness);
}

/**
 * rung_goal_bar_bind:
 * @self: a bar
 * @plan: the plan of the goal; not kept
 * @bar: what to show; not kept, its goal is
 * @today: the day it is
 *
 * Shows a goal.
 */
void
rung_goal_bar_bind (RungGoalBar           *self,
                    RungPlan              *plan,
                    const RungTimelineBar *bar,
                    guint32                today)
{
  RungRecord *goal;

  g_return_if_fail (RUNG_IS_GOAL_BAR (self));

  goal = rung_record_ref (bar->goal);
  g_clear_pointer (&self->goal, rung_record_unref);
  self->goal = goal;
  g_free (self->sentence);
  count_evidence (self, plan);
  self->sentence = rung_thing_dup_goal_sentence (plan, goal, self->n_evidence, today);
  g_free (self->text);
  self->text = rung_goal_bar_dup_title (bar, today);
  if (self->title != NULL)
    pango_layout_set_text (self->title, self->text, -1);
  self->fraction = rung_progress_of_goal (plan, goal);
  rung_ui_set_name (self, self->sentence);
  set_state (self, bar);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- Place ---------------------------------------------------------------------- */

static GtkAllocation
round_box (const RungBox *box)
{
  int x = (int) floor (box->x), y = (int) floor (box->y);

  return (GtkAllocation) { x, y, MAX ((int) floor (box->x + box->width) - x, 1), MAX ((int) floor (box->y + box->height) - y, 1) };
}

/* The share of the whole track that is done, as far as it is on the canvas. */
static GtkAllocation
find_fill (RungGoalBar         *self,
           const RungPlacedBar *placed,
           GtkAllocation        track)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double done = placed->whole_width * self->fraction;
  double from = is_mirrored ? placed->whole_x + placed->whole_width - done : placed->whole_x;
  int start = (int) CLAMP (from, track.x, track.x + track.width);
  int end = (int) CLAMP (from + done + 0.5, start, track.x + track.width);

  if (self->fraction >= 1)
    return track;
  return (GtkAllocation) { start, track.y, end - start, track.height };
}

/**
 * rung_goal_bar_place:
 * @self: a bar
 * @placed: where its parts stand, in the parent
 * @place: (out): where the parent has to put the button
 *
 * Takes the boxes of the model's layout.
 */
void
rung_goal_bar_place (RungGoalBar         *self,
                     const RungPlacedBar *placed,
                     GtkAllocation       *place)
{
  GtkAllocation track, fill, title = { 0 };
  gboolean has_title = placed->title.width >= 1;

  g_return_if_fail (RUNG_IS_GOAL_BAR (self));

  *place = track = round_box (&placed->track);
  fill = find_fill (self, placed, track);
  if (has_title)
    {
      title = round_box (&placed->title);
      title.width++; /* rounding must not cost the last letter */
      gdk_rectangle_union (place, &title, place);
    }
  track.x -= place->x;
  fill.x -= place->x;
  title.x -= has_title ? place->x : 0;
  track.y = fill.y = title.y = 0;
  if (memcmp (&track, &self->track_box, sizeof track) == 0 && memcmp (&fill, &self->fill_box, sizeof fill) == 0 &&
      memcmp (&title, &self->title_box, sizeof title) == 0)
    return;
  if ((title.width > 0) != (self->title_box.width > 0))
    {
      if (has_title)
        gtk_widget_add_css_class (GTK_WIDGET (self), "titled");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "titled");
    }
  self->track_box = track;
  self->fill_box = fill;
  self->title_box = title;
  /* The same place in the parent can still mean other boxes within. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
